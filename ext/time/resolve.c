/*
** Resolving: from what an expression says, the day of the report and what was mentioned before, to a
** value and days.
*/
#include <string.h>

#include "time/time.h"
#include "time/write.h"

enum {
    PART_SENTENCES = 3,     /* how far back "am Abend" looks for its day */
    DAY_SENTENCES = 5,      /* ... "tags darauf" */
    CLOCK_SENTENCES = 0,    /* ... and "um 20 Uhr" */
    NARRATIVE_SENTENCES = 0 /* ... and a month without a year for the year */
};

/* A stretch of days. */
typedef struct Span {
    Day from, to;
    int unit;
} Span;

static const Span NO_SPAN = {DAY_NONE, DAY_NONE, UNIT_day};

static int says(const TimeMeaning *m, int field) {
    return m->field[field] != TIME_UNSET;
}

static int get(const TimeMeaning *m, int field, int otherwise) {
    return says(m, field) ? m->field[field] : otherwise;
}

/* ---- stretches of days */

static Span span(Day from, Day to, int unit) {
    Span s = {from, to, unit};
    return from == DAY_NONE || to == DAY_NONE ? NO_SPAN : s;
}

static Span one_day(Day day) {
    return span(day, day, UNIT_day);
}

static Span months(int year, int month, int count, int unit) {
    int y = year + (month + count - 2) / 12, m = (month + count - 2) % 12 + 1;
    return span(calendar_day(year, month, 1), calendar_day(y, m, calendar_month_days(y, m)), unit);
}

static Span years(int year, int count, int unit) {
    if (year == 0 && count > 1) year = 1, count--; /* the first decade begins with the year 1 */
    return span(calendar_day(year, 1, 1), calendar_day(year + count - 1, 12, 31), unit);
}

static int year_of(Day at) {
    int year, month, day;
    calendar_date(at, &year, &month, &day);
    return year;
}

static int month_of(Day at) {
    int year, month, day;
    calendar_date(at, &year, &month, &day);
    return month;
}

/* The unit that lies `rel` units from the one that holds the day. */
static Span unit_span(Day at, int unit, int64_t rel) {
    int year, month, day;
    Day monday;
    if (at == DAY_NONE || rel > 100000 || rel < -100000) return NO_SPAN;
    calendar_date(at, &year, &month, &day);
    switch (unit) {
    case UNIT_day:
        return one_day(calendar_valid(at + rel));
    case UNIT_week:
        monday = calendar_valid(at - calendar_weekday(at) + 1 + 7 * rel);
        return monday == DAY_NONE ? NO_SPAN : span(monday, calendar_valid(monday + 6), unit);
    case UNIT_weekend:
        monday = calendar_valid(at - calendar_weekday(at) + 1 + 7 * rel);
        return monday == DAY_NONE
                   ? NO_SPAN
                   : span(calendar_valid(monday + 5), calendar_valid(monday + 6), unit);
    case UNIT_month:
        at = calendar_add_months(calendar_day(year, month, 1), (int)rel);
        return at == DAY_NONE ? NO_SPAN : months(year_of(at), month_of(at), 1, unit);
    case UNIT_quarter:
        at = calendar_add_months(calendar_day(year, (month - 1) / 3 * 3 + 1, 1), (int)rel * 3);
        return at == DAY_NONE ? NO_SPAN : months(year_of(at), month_of(at), 3, unit);
    case UNIT_half:
        at = calendar_add_months(calendar_day(year, (month - 1) / 6 * 6 + 1, 1), (int)rel * 6);
        return at == DAY_NONE ? NO_SPAN : months(year_of(at), month_of(at), 6, unit);
    case UNIT_year:
        return years(year + (int)rel, 1, unit);
    case UNIT_decade:
        return years((year / 10 + (int)rel) * 10, 10, unit);
    case UNIT_century:
        return years((year / 100 + (int)rel) * 100, 100, unit);
    case UNIT_millennium:
        return years((year / 1000 + (int)rel) * 1000, 1000, unit);
    default:
        return NO_SPAN;
    }
}

/* So many thousandths of a unit before (sign -1) or behind a day; DAY_NONE where that is no day. */
static Day shift(Day at, int64_t thousandths, int unit, int sign) {
    static const int DAYS[UNIT_COUNT] = {[UNIT_day] = 1, [UNIT_week] = 7, [UNIT_weekend] = 7};
    static const int MONTHS[UNIT_COUNT] = {
        [UNIT_month] = 1,    [UNIT_quarter] = 3,    [UNIT_half] = 6,          [UNIT_year] = 12,
        [UNIT_decade] = 120, [UNIT_century] = 1200, [UNIT_millennium] = 12000};
    if (at == DAY_NONE || thousandths < 0 || thousandths > 10000000000) return DAY_NONE;
    if (DAYS[unit]) return calendar_valid(at + sign * ((thousandths * DAYS[unit] + 500) / 1000));
    if (MONTHS[unit]) {
        int64_t all = thousandths * MONTHS[unit];
        if (all > 120000000) return DAY_NONE;
        at = calendar_add_months(at, sign * (int)(all / 1000));
        if (at == DAY_NONE || all % 1000 == 0) return at;
        return calendar_valid(at + sign * (all % 1000 * 30 / 1000));
    }
    return DAY_NONE;
}

/* Shifts by both parts of "drei Jahre und vier Monate". */
static Day shift_all(Day at, const TimeMeaning *m, int sign) {
    at = shift(at, m->count[0], get(m, FIELD_unit, UNIT_day), sign);
    if (at != DAY_NONE && m->count[1] >= 0)
        at = shift(at, m->count[1], get(m, FIELD_unit2, UNIT_day), sign);
    if (at != DAY_NONE && m->count[2] >= 0)
        at = shift(at, m->count[2], get(m, FIELD_unit3, UNIT_day), sign);
    return at;
}

/* ---- points of time */

/* The n-th weekday of a month, the last one for TIME_LAST_NTH. */
static Day nth_weekday(Span month, int weekday, int nth) {
    Day at;
    if (month.from == DAY_NONE) return DAY_NONE;
    if (nth == TIME_LAST_NTH) {
        at = month.to - (calendar_weekday(month.to) - weekday + 7) % 7;
    } else {
        at = month.from + (weekday - calendar_weekday(month.from) + 7) % 7 + 7 * (nth - 1);
    }
    return at < month.from || at > month.to ? DAY_NONE : at;
}

/* The n-th week of a month: the first is the one that holds its first Thursday. */
static Span nth_week(Span month, int nth) {
    Day thursday = nth_weekday(month, 4, nth);
    if (thursday == DAY_NONE) return NO_SPAN;
    if (nth == TIME_LAST_NTH) { /* the week of its last full one */
        Day sunday = nth_weekday(month, 7, nth);
        return span(sunday - 6, sunday, UNIT_week);
    }
    return span(thursday - 3, thursday + 3, UNIT_week);
}

/* What the fields say, in this year. */
static Span in_year(const TimeMeaning *m, int year) {
    int month = get(m, FIELD_month, 0), nth = get(m, FIELD_nth, 0), unit = get(m, FIELD_unit, -1);
    Span s = NO_SPAN;
    if (says(m, FIELD_easter) || says(m, FIELD_advent)) {
        Day at = says(m, FIELD_easter) ? calendar_easter(year) : calendar_advent(year);
        if (at == DAY_NONE) return NO_SPAN;
        at += says(m, FIELD_easter) ? m->field[FIELD_easter] : m->field[FIELD_advent];
        if (says(m, FIELD_advent) && nth) at += 7 * (nth - 1);
        if (unit == UNIT_weekend) return span(calendar_valid(at - 1), calendar_valid(at), unit);
        return one_day(calendar_valid(at));
    }
    if (says(m, FIELD_month)) {
        s = months(year, month, 1, UNIT_month);
        if (says(m, FIELD_weekday) && nth) {
            s = one_day(nth_weekday(s, m->field[FIELD_weekday], nth));
            if (says(m, FIELD_shift) && s.from != DAY_NONE)
                s = one_day(calendar_valid((int64_t)s.from + m->field[FIELD_shift]));
            return s;
        }
        if (says(m, FIELD_day) && says(m, FIELD_last) && m->field[FIELD_last] <= 31)
            return span(calendar_day(year, month, m->field[FIELD_day]),
                        calendar_day(year, month, m->field[FIELD_last]), UNIT_day);
        if (says(m, FIELD_day)) return one_day(calendar_day(year, month, m->field[FIELD_day]));
        if (nth && unit == UNIT_week) return nth_week(s, nth);
        if (nth && unit == UNIT_day)
            return one_day(nth == TIME_LAST_NTH ? s.to : calendar_valid((int64_t)s.from + nth - 1));
        return s;
    }
    if (says(m, FIELD_quarter) || (unit == UNIT_quarter && nth)) {
        int q = says(m, FIELD_quarter) ? m->field[FIELD_quarter] : nth == TIME_LAST_NTH ? 4 : nth;
        return months(year, 3 * q - 2, 3, UNIT_quarter);
    }
    if (says(m, FIELD_half) || (unit == UNIT_half && nth)) {
        int h = says(m, FIELD_half) ? m->field[FIELD_half] : nth == TIME_LAST_NTH ? 2 : nth;
        if (h > 2) return months(year, 6 * h - 14, 6, UNIT_season);
        return months(year, 6 * h - 5, 6, UNIT_half);
    }
    if (says(m, FIELD_season)) {
        return months(year, 3 * m->field[FIELD_season], 3, UNIT_season); /* March, June, ... */
    }
    if (says(m, FIELD_week) || (unit == UNIT_week && m->count[0] > 0)) {
        int week = says(m, FIELD_week) ? m->field[FIELD_week] : (int)(m->count[0] / 1000);
        Day monday = calendar_week_day(year, week);
        return monday == DAY_NONE ? NO_SPAN : span(monday, monday + 6, UNIT_week);
    }
    if (nth && unit == UNIT_week) {
        Day monday = calendar_week_day(year, nth);
        return monday == DAY_NONE ? NO_SPAN : span(monday, monday + 6, UNIT_week);
    }
    if (nth && unit == UNIT_month && nth <= 12) return months(year, nth, 1, UNIT_month);
    return years(year, 1, UNIT_year);
}

/* Does it need a year to be a day: a month, a feast, a quarter? */
static int needs_year(const TimeMeaning *m) {
    int unit = get(m, FIELD_unit, -1);
    return says(m, FIELD_month) || says(m, FIELD_easter) || says(m, FIELD_advent) ||
           says(m, FIELD_quarter) || says(m, FIELD_half) || says(m, FIELD_season) ||
           says(m, FIELD_week) ||
           (says(m, FIELD_nth) && (unit == UNIT_quarter || unit == UNIT_half)) ||
           (unit == UNIT_week && m->count[0] > 0 && !says(m, FIELD_type));
}

/* Where to look: -1 in the past, 1 in the future, 0 nearby. */
static int direction(const TimeMeaning *m) {
    if (says(m, FIELD_lean)) return m->field[FIELD_lean] == REF_PAST ? -1 : 1;
    if (m->tense == TENSE_PAST) return -1;
    if (m->tense == TENSE_FUTURE) return 1;
    return 0;
}

static int64_t distance(Span s, Day now) {
    if (s.from <= now && now <= s.to) return 0;
    return s.to < now ? (int64_t)now - s.to : (int64_t)s.from - now;
}

/* The year's occurrence that the tense asks for. */
static Span nearest_year(const TimeMeaning *m, Day now) {
    int year = year_of(now), y, where = direction(m);
    /* "vom", "für" say it less surely than a tense or "seit" */
    int said = says(m, FIELD_lean) && get(m, FIELD_mod, MOD_NONE) != MOD_ON_OR_AFTER;
    Span best = NO_SPAN;
    int64_t best_distance = INT64_MAX;
    for (y = year - 8; y <= year + 8; y++) {
        Span s = in_year(m, y);
        int64_t d;
        if (s.from == DAY_NONE) continue;
        d = distance(s, now);
        if ((where < 0 && s.from > now) || (where > 0 && s.to < now))
            d = said ? d * 3 + 20 : d + 100000;
        if (where == 0 && y != year) d += 40;
        if (m->tense == TENSE_PRESENT && where == 0 && says(m, FIELD_day) && s.to < now && d > 40)
            d += 150; /* a day long past is told of in the past */
        if (says(m, FIELD_weekday) && says(m, FIELD_day) &&
            calendar_weekday(s.from) != m->field[FIELD_weekday])
            d += 250; /* another year has the day on this weekday */
        if (d < best_distance) {
            best = s;
            best_distance = d;
        }
    }
    return best;
}

static Span weekday_span(const TimeMeaning *m, Day now) {
    int weekday = m->field[FIELD_weekday], rel = get(m, FIELD_rel, 0);
    int ahead = (weekday - calendar_weekday(now) + 7) % 7; /* days until it, 0 today */
    if (says(m, FIELD_rel) && says(m, FIELD_unit) && m->field[FIELD_unit] == UNIT_day)
        return one_day(calendar_valid((int64_t)now + rel)); /* am heutigen Montag */
    if (says(m, FIELD_unit)) {                              /* of a week */
        Span week = unit_span(now, UNIT_week, rel);
        return week.from == DAY_NONE ? NO_SPAN : one_day(week.from + weekday - 1);
    }
    if (rel > 0) return one_day(calendar_valid((int64_t)now + (ahead ? ahead : 7) + 7 * (rel - 1)));
    if (rel < 0) return one_day(calendar_valid((int64_t)now + ahead - 7 + 7 * (rel + 1)));
    if (direction(m) < 0) return one_day(calendar_valid((int64_t)now + (ahead ? ahead - 7 : 0)));
    return one_day(calendar_valid((int64_t)now + ahead));
}

/* A day of a month that is not named: the nearest that exists, as the tense asks. */
static Span day_only(const TimeMeaning *m, Day now) {
    Day first = unit_span(now, UNIT_month, 0).from, best = DAY_NONE;
    int k, where = direction(m);
    int64_t best_distance = INT64_MAX;
    for (k = -2; k <= 2; k++) {
        Day month = calendar_add_months(first, k);
        Day at;
        int64_t d;
        if (month == DAY_NONE) continue;
        at = calendar_day(year_of(month), month_of(month), m->field[FIELD_day]);
        if (at == DAY_NONE) continue;
        d = distance(one_day(at), now);
        if (where < 0 && at > now) d += 1000;
        if (where > 0 && at < now) d += 1000;
        if (d < best_distance) {
            best = at;
            best_distance = d;
        }
    }
    return one_day(best);
}

static Span weekend_span(const TimeMeaning *m, Day now) {
    int rel = get(m, FIELD_rel, 0), weekday = calendar_weekday(now);
    if (rel < 0) return unit_span(now, UNIT_weekend, rel);
    if (rel > 0) return unit_span(now, UNIT_weekend, weekday >= 6 ? rel : rel - 1);
    if (direction(m) < 0) return unit_span(now, UNIT_weekend, weekday >= 6 ? 0 : -1);
    return unit_span(now, UNIT_weekend, 0);
}

/* The day that "it" is counted from: now, or what was mentioned. */
static Day base_day(const TimeResolver *r, const TimeMeaning *m) {
    int base = get(m, FIELD_base, BASE_reference), unit = get(m, FIELD_unit, UNIT_day);
    Day now = r->reference.day;
    if (base == BASE_reference) return now;
    if (unit == UNIT_day || says(m, FIELD_weekday) || says(m, FIELD_part)) {
        if (base == BASE_near && unit == UNIT_day && r->day == DAY_NONE) return now; /* am Vortag */
        if (base == BASE_either) return r->day != DAY_NONE ? r->day : DAY_NONE;
        return r->day != DAY_NONE && r->next > 0 &&
                       r->times->sentence[r->next - 1] - r->day_sentence <= DAY_SENTENCES
                   ? r->day
                   : DAY_NONE;
    }
    if (base == BASE_either) return now;
    if (base == BASE_turn) { /* das neue Jahr is a new one for a quarter */
        if (now == DAY_NONE) return DAY_NONE;
        return month_of(now) <= 3 || m->tense == TENSE_PAST ? now : calendar_add_months(now, 12);
    }
    if (base == BASE_near &&
        (r->next == 0 || r->times->sentence[r->next - 1] != r->sentence ||
         (m->tense == TENSE_FUTURE && r->from != DAY_NONE && r->from < now && now != DAY_NONE)) &&
        now != DAY_NONE)
        return now; /* im Vorjahr, bis Ende des Jahres */
    if (r->from != DAY_NONE && r->unit <= unit) return r->from;
    return base == BASE_near ? now : DAY_NONE;
}

/* The first of "von Januar bis November": in the past both are over or have begun. */
static Span first_of_run(const TimeResolver *r, const TimeMeaning *m, Day now) {
    Span s = nearest_year(m, now), last;
    const TimeMeaning *next = &r->times->meaning[r->next];
    if (s.from == DAY_NONE || m->tense != TENSE_PAST || r->next >= r->times->n) return s;
    if (!needs_year(next) || says(next, FIELD_year)) return s;
    last = in_year(next, year_of(s.from));
    if (last.from != DAY_NONE && last.to < s.from) last = in_year(next, year_of(s.from) + 1);
    if (last.from == DAY_NONE || last.from <= now) return s;
    last = in_year(m, year_of(s.from) - 1);
    return last.from == DAY_NONE ? s : last;
}

static int has_date(const TimeMeaning *m) {
    return says(m, FIELD_year) || says(m, FIELD_month) || says(m, FIELD_day) ||
           says(m, FIELD_weekday) || says(m, FIELD_rel) || says(m, FIELD_easter) ||
           says(m, FIELD_advent) || says(m, FIELD_nth) || says(m, FIELD_season) ||
           says(m, FIELD_decade) || says(m, FIELD_quarter) || says(m, FIELD_half) ||
           says(m, FIELD_week);
}

static Span resolve_date(const TimeResolver *r, const TimeMeaning *m) {
    Day now = r->reference.day, base;
    int unit = get(m, FIELD_unit, UNIT_day);

    if (says(m, FIELD_era) || says(m, FIELD_fiscal)) return NO_SPAN;
    if (says(m, FIELD_dir) && m->count[0] >= 0 &&
        now != DAY_NONE) { /* Sonntag vor einer Woche, heute in einem Monat */
        TimeMeaning of = *m;
        int sign = m->field[FIELD_dir] == DIR_ago ? -1 : 1;
        of.field[FIELD_unit] = says(m, FIELD_weekday) ? TIME_UNSET : UNIT_day;
        of.field[FIELD_dir] = TIME_UNSET;
        of.field[FIELD_lean] = sign < 0 ? REF_PAST : REF_FUTURE;
        if (says(m, FIELD_weekday) && unit == UNIT_day && m->count[0] == 8000)
            of.count[0] = 7000; /* Montag in acht Tagen */
        if (says(m, FIELD_weekday) && !says(m, FIELD_rel)) {
            base = weekday_span(&of, now).from;
        } else {
            base = calendar_valid((int64_t)now + get(m, FIELD_rel, 0));
        }
        return one_day(shift(base, of.count[0], unit, sign));
    }
    if (says(m, FIELD_decade)) return years(m->field[FIELD_decade] * 10, 10, UNIT_decade);
    if (says(m, FIELD_nth) && unit == UNIT_century)
        return years((m->field[FIELD_nth] - 1) * 100, 100, unit);
    if (says(m, FIELD_nth) && unit == UNIT_millennium)
        return years((m->field[FIELD_nth] - 1) * 1000, 1000, unit);
    if (says(m, FIELD_year)) {
        Span s = in_year(m, m->field[FIELD_year]);
        if (says(m, FIELD_last) && get(m, FIELD_month, 0) == 1 && s.unit == UNIT_day)
            return in_year(m, m->field[FIELD_last]); /* Jahreswechsel 2024/25 */
        if (says(m, FIELD_last) && (s.unit == UNIT_season || get(m, FIELD_month, 0) == 12))
            return s; /* Winter, Silvester 2024/25 */
        if (says(m, FIELD_last) && s.unit != UNIT_year) return NO_SPAN; /* a quarter of 2024/25 */
        if (says(m, FIELD_last) && s.from != DAY_NONE)
            s.to = calendar_day(m->field[FIELD_last], 12, 31);
        return s;
    }
    if (says(m, FIELD_rel) && unit == UNIT_year && !says(m, FIELD_weekday)) {
        base = base_day(r, m);
        if (base == DAY_NONE && get(m, FIELD_base, 0) == BASE_mention &&
            m->field[FIELD_rel] == -1 && now != DAY_NONE)
            base = now; /* Vorjahr */
        return base == DAY_NONE ? NO_SPAN : in_year(m, year_of(base) + m->field[FIELD_rel]);
    }
    if (says(m, FIELD_rel) && unit == UNIT_month && (says(m, FIELD_day) || says(m, FIELD_nth))) {
        Span month = unit_span(base_day(r, m), UNIT_month, m->field[FIELD_rel]);
        if (month.from == DAY_NONE) return NO_SPAN;
        if (says(m, FIELD_day))
            return one_day(
                calendar_day(year_of(month.from), month_of(month.from), m->field[FIELD_day]));
        return says(m, FIELD_weekday)
                   ? one_day(nth_weekday(month, m->field[FIELD_weekday], m->field[FIELD_nth]))
                   : nth_week(month, m->field[FIELD_nth]);
    }
    if (now == DAY_NONE) {
        base = base_day(r, m);
        if (says(m, FIELD_rel) && base != DAY_NONE && !needs_year(m) && !says(m, FIELD_weekday))
            return unit_span(base, unit, m->field[FIELD_rel]);
        return NO_SPAN;
    }
    if (needs_year(m)) {
        if (says(m, FIELD_rel) && (says(m, FIELD_season) || says(m, FIELD_month))) {
            Span s = NO_SPAN;
            int y, rel = m->field[FIELD_rel], k;
            if (get(m, FIELD_base, 0) == BASE_mention && r->from != DAY_NONE) now = r->from;
            y = year_of(now);
            for (k = -2; k <= 2; k++) { /* the last one that is over, the next that has not begun */
                s = in_year(m, y + k);
                if (s.from == DAY_NONE) continue;
                if (rel == 0 && s.to >= now) return s;
                if (rel > 0 && s.from > now) return in_year(m, y + k + rel - 1);
                if (rel < 0 && s.to < now && in_year(m, y + k + 1).to >= now)
                    return in_year(m, y + k + rel + 1);
            }
            return NO_SPAN;
        }
        if (r->year && r->year != year_of(now) && r->next > 0 && m->tense == TENSE_PAST &&
            (says(m, FIELD_month) ? !says(m, FIELD_nth) : !says(m, FIELD_easter)) &&
            r->times->sentence[r->next - 1] - r->year_sentence <= NARRATIVE_SENTENCES) {
            Span s = in_year(m, r->year);
            if (s.from != DAY_NONE && s.from <= now) return s;
        }
        if (r->beside_year && !says(m, FIELD_rel)) { /* nächstes Jahr im Mai */
            Span s = in_year(m, year_of(r->from));
            if (s.from != DAY_NONE) return s;
        }
        if (r->runs) { /* von Oktober bis März: the first behind it */
            Span s = in_year(m, year_of(r->from));
            if (s.from == DAY_NONE || s.to < r->from) s = in_year(m, year_of(r->from) + 1);
            if (s.from != DAY_NONE) return s;
        }
        return says(m, FIELD_runs) ? first_of_run(r, m, now) : nearest_year(m, now);
    }
    if (r->follows && (says(m, FIELD_weekday) || says(m, FIELD_day)) && !says(m, FIELD_rel) &&
        !says(m, FIELD_part)) {
        TimeMeaning later = *m; /* von Montag bis Freitag, vom 4. bis 23. */
        later.tense = TENSE_FUTURE;
        return says(m, FIELD_weekday) ? weekday_span(&later, r->day) : day_only(&later, r->day);
    }
    if (says(m, FIELD_weekday)) {
        base = get(m, FIELD_base, BASE_reference) == BASE_mention ? r->day : now;
        return base == DAY_NONE ? NO_SPAN : weekday_span(m, base);
    }
    if (says(m, FIELD_day)) return day_only(m, now);
    if (says(m, FIELD_rel)) {
        if (unit == UNIT_weekend && get(m, FIELD_base, 0) != BASE_mention)
            return weekend_span(m, now);
        if (says(m, FIELD_mod) && m->field[FIELD_mod] == MOD_START && m->field[FIELD_rel] == 0 &&
            unit == UNIT_week && !says(m, FIELD_base) && calendar_weekday(now) > 2 &&
            (m->tense == TENSE_FUTURE || m->tense == TENSE_PRESENT))
            return unit_span(now, unit, 1); /* zum Wochenbeginn wird es mild */
        base = base_day(r, m);
        if (base == DAY_NONE && (get(m, FIELD_base, 0) == BASE_either ||
                                 (unit != UNIT_day && m->field[FIELD_rel] == -1)))
            base = now;
        return base == DAY_NONE ? NO_SPAN : unit_span(base, unit, m->field[FIELD_rel]);
    }
    return NO_SPAN;
}

/* ---- times of day */

/* Minutes since midnight, noon as the part of the day says; -1 for none. */
static int clock_of(const TimeMeaning *m, int part) {
    int hour, minutes = get(m, FIELD_minute, 0);
    if (!says(m, FIELD_hour)) return -1;
    hour = m->field[FIELD_hour];
    if (says(m, FIELD_part)) part = m->field[FIELD_part];
    if (hour < 12 && (part == PART_AF || part == PART_EV)) hour += 12;
    if (hour < 12 && hour >= 6 && part == PART_NI) hour += 12;
    if (hour < 6 && part == PART_MI) hour += 12;
    if (hour == 12 && part == PART_NI) hour = 0;
    if (says(m, FIELD_before)) minutes = -minutes;
    minutes += hour * 60;
    return minutes < 0 ? minutes + 1440 : minutes;
}

/* The day of a time that names none: beside it, mentioned shortly before, or that of the report. */
static Day day_of_time(TimeResolver *r, const TimeMeaning *m, uint32_t i) {
    const Times *t = r->times;
    uint32_t sentence = t->sentence[i];
    if (r->day != DAY_NONE && r->day_sentence == sentence) return r->day;
    if (i + 1 < t->n && t->sentence[i + 1] == sentence && t->token[i + 1] <= t->last[i] + 3) {
        const TimeMeaning *next = &t->meaning[i + 1];
        if (!next->apart && has_date(next) && !says(next, FIELD_type)) {
            Span s = resolve_date(r, next);
            if (s.from != DAY_NONE && s.unit == UNIT_day) return s.from;
        }
    }
    if (r->day != DAY_NONE &&
        sentence - r->day_sentence <= (says(m, FIELD_hour) ? CLOCK_SENTENCES : PART_SENTENCES))
        return r->day;
    return r->reference.day;
}

/* ---- rows */

static void mention(TimeResolver *r, const TimeMeaning *m, Span s, uint32_t sentence) {
    if (s.from == DAY_NONE) return;
    r->from = s.from;
    r->to = s.to;
    r->unit = (uint8_t)s.unit;
    r->sentence = sentence;
    r->row = r->next;
    if (s.unit == UNIT_day) {
        r->day = s.from;
        r->day_sentence = sentence;
    }
    if (says(m, FIELD_year) && !says(m, FIELD_last)) {
        r->year = m->field[FIELD_year];
        r->year_sentence = sentence;
    }
}

static void resolve_point(TimeResolver *r, const TimeMeaning *m, uint32_t i, TimeValue *out) {
    int part = get(m, FIELD_part, PART_NONE), clock, date = has_date(m);
    Span s = date ? resolve_date(r, m) : NO_SPAN;
    uint32_t sentence = r->times->sentence[i];
    int inherited = PART_NONE;

    if (i > 0 && r->times->sentence[i - 1] == sentence &&
        r->times->token[i] <= r->times->last[i - 1] + 2)
        inherited = r->part;
    clock = clock_of(m, inherited);
    if (r->set_year && date && needs_year(m) && !says(m, FIELD_year) && !says(m, FIELD_rel) &&
        r->set_year == i && r->times->sentence[i - 1] == sentence &&
        r->times->token[i] <= r->times->last[i - 1] + 3) { /* jedes Jahr im August */
        write_open(out->value, m, clock);
        return;
    }
    if (clock >= 0 && !date && r->set && i > 0 && r->times->sentence[i - 1] == sentence &&
        r->times->token[i] <= r->times->last[i - 1] + 3) { /* jeden Montag um 16 Uhr */
        TimeMeaning every = r->times->meaning[r->set - 1];
        every.count[0] = -1;
        every.field[FIELD_part] = TIME_UNSET;
        write_set(out->value, &every, clock);
        out->type = TIME_SET;
        return;
    }
    r->set = 0;
    if (clock >= 0 && !date && get(m, FIELD_check, CHECK_none) == CHECK_again &&
        r->set_sentence == sentence + 1) { /* täglich von 7 bis 21 Uhr, im Winter bis 17.30 */
        write_open(out->value, m, clock);
        return;
    }
    if (out->type == TIME_TIME && !date && r->open == i && i > 0 &&
        r->times->sentence[i - 1] == sentence) { /* am 3. Mai um 9 Uhr, and no year is known */
        TimeMeaning both = r->times->meaning[i - 1];
        both.field[FIELD_part] = m->field[FIELD_part];
        both.field[FIELD_second] = m->field[FIELD_second];
        write_open(out->value, &both, clock);
        return;
    }
    if (out->type == TIME_TIME && !date) {
        Day day = day_of_time(r, m, i);
        s = one_day(day);
    }
    if (s.from != DAY_NONE && says(m, FIELD_shift) && !says(m, FIELD_nth) && s.unit == UNIT_day)
        s = one_day(calendar_valid((int64_t)s.from + m->field[FIELD_shift]));
    if (s.from == DAY_NONE) {
        write_open(out->value, m, clock);
        if (date && !says(m, FIELD_year)) {
            r->day = DAY_NONE;
            r->open = i + 1;
        }
    } else {
        write_span(out->value, s.from, s.to, s.unit);
        if (says(m, FIELD_last) && s.unit == UNIT_year)
            write_years(out->value, m->field[FIELD_year], m->field[FIELD_last]);
        if (clock >= 0) {
            write_clock(out->value, clock, get(m, FIELD_second, 0));
        } else if (part != PART_NONE) {
            write_part(out->value, part);
        }
        out->from = s.from;
        out->to = s.to;
        out->unit = (uint8_t)s.unit;
        mention(r, m, s, sentence);
        if (s.unit == UNIT_day && clock < 0 && part == PART_NONE) r->single = i + 1;
    }
    r->part = (int16_t)part;
}

static void resolve_duration(TimeResolver *r, const TimeMeaning *m, TimeValue *out) {
    int unit = get(m, FIELD_unit, UNIT_day), dir = get(m, FIELD_dir, DIR_none);
    Day now = r->reference.day;

    write_duration(out->value, m);
    if (m->count[0] < 0 || says(m, FIELD_vague)) return;
    if (unit <= UNIT_hour && r->reference.seconds >= 0 && now != DAY_NONE &&
        (dir == DIR_ago || (dir == DIR_hence && m->tense != TENSE_PAST))) {
        static const int SECONDS[] = {1, 60, 3600};
        int64_t all = m->count[0] * SECONDS[unit] / 1000, at;
        if (m->count[1] >= 0 && get(m, FIELD_unit2, 0) <= UNIT_hour)
            all += m->count[1] * SECONDS[get(m, FIELD_unit2, 0)] / 1000;
        if (m->count[2] >= 0 && get(m, FIELD_unit3, 0) <= UNIT_hour)
            all += m->count[2] * SECONDS[get(m, FIELD_unit3, 0)] / 1000;
        if (all > 100000000) return;
        at = (int64_t)now * 86400 + r->reference.seconds + (dir == DIR_ago ? -all : all);
        out->type = TIME_TIME;
        out->from = out->to = calendar_valid(at / 86400);
        out->value[0] = 0;
        if (out->from == DAY_NONE) return;
        write_span(out->value, out->from, out->from, UNIT_day);
        write_clock(out->value, (int)(at % 86400 / 60), (int)(at % 60));
        return;
    }
    if (dir == DIR_earlier || dir == DIR_later) {
        if (r->from == DAY_NONE || r->unit != UNIT_day) {
            if (r->from != DAY_NONE && r->unit == unit && m->count[0] % 1000 == 0) {
                Span s =
                    unit_span(r->from, unit, (dir == DIR_earlier ? -1 : 1) * m->count[0] / 1000);
                out->from = s.from;
                out->to = s.to;
                out->unit = (uint8_t)s.unit;
            }
            return;
        }
        out->from = out->to = shift_all(r->from, m, dir == DIR_earlier ? -1 : 1);
        return;
    }
    if (now == DAY_NONE) return;
    switch (dir) {
    case DIR_ago:
        out->from = out->to = shift_all(now, m, -1);
        break;
    case DIR_hence:
        if (m->tense != TENSE_PAST) out->from = out->to = shift_all(now, m, 1);
        break;
    case DIR_since:
        out->from = shift_all(now, m, -1);
        out->to = now;
        break;
    case DIR_past:
        out->from = shift_all(now, m, -1);
        out->to = now - 1;
        break;
    case DIR_next:
        out->from = now + 1;
        out->to = shift_all(now, m, 1);
        break;
    default:
        break;
    }
    if (out->from == DAY_NONE || out->to == DAY_NONE || out->from > out->to)
        out->from = out->to = DAY_NONE;
}

enum TimeType time_type(const TimeMeaning *m) {
    if (says(m, FIELD_type)) return (enum TimeType)m->field[FIELD_type];
    if (says(m, FIELD_ref)) return TIME_DATE;
    return says(m, FIELD_hour) || says(m, FIELD_part) ? TIME_TIME : TIME_DATE;
}

void times_begin(TimeResolver *r, const Times *times, const TimeReference *reference) {
    memset(r, 0, sizeof *r);
    r->times = times;
    r->reference = *reference;
    r->from = r->to = r->day = DAY_NONE;
}

void times_next(TimeResolver *r, TimeValue *out) {
    uint32_t i = r->next++;
    const TimeMeaning *m = &r->times->meaning[i];
    static const char *const REFS[] = {"", "PAST_REF", "PRESENT_REF", "FUTURE_REF"};

    memset(out, 0, sizeof *out);
    r->beside_year = i > 0 && r->from != DAY_NONE && r->unit == UNIT_year && r->row == i &&
                     r->times->sentence[i - 1] == r->times->sentence[i] &&
                     says(&r->times->meaning[i - 1], FIELD_rel) &&
                     r->times->token[i] <= r->times->last[i - 1] + 3;
    r->runs = i > 0 && says(&r->times->meaning[i - 1], FIELD_runs) && r->from != DAY_NONE &&
              r->unit <= UNIT_season && r->sentence == r->times->sentence[i];
    r->follows = i > 0 && r->day != DAY_NONE && r->single == i &&
                 r->times->sentence[i - 1] == r->times->sentence[i] &&
                 r->times->token[i] <= r->times->last[i - 1] + 3;
    out->type = (uint8_t)time_type(m);
    out->mod = (uint8_t)get(m, FIELD_mod, MOD_NONE);
    out->from = out->to = DAY_NONE;
    out->unit = UNIT_day;
    if (out->type == TIME_SET) {
        int of_days = !says(m, FIELD_unit) || m->field[FIELD_unit] == UNIT_day;
        write_set(out->value, m, clock_of(m, PART_NONE));
        r->set = of_days && (says(m, FIELD_weekday) || says(m, FIELD_part) ||
                             (m->count[0] == 1000 && says(m, FIELD_unit)))
                     ? i + 1
                     : 0;
        r->set_sentence = r->set ? r->times->sentence[i] + 1 : r->set_sentence;
        r->set_year = get(m, FIELD_unit, UNIT_day) == UNIT_year ? i + 1 : 0;
        r->part = (int16_t)get(m, FIELD_part, PART_NONE);
        return;
    }
    if (says(m, FIELD_ref) || m->nowadays) {
        int ref = m->nowadays ? m->nowadays : m->field[FIELD_ref];
        if (get(m, FIELD_check, CHECK_none) == CHECK_then && m->tense != TENSE_PAST)
            ref = REF_PRESENT;
        strcpy(out->value, REFS[ref]);
        out->type = TIME_DATE;
    } else if (out->type == TIME_DURATION) {
        resolve_duration(r, m, out);
    } else {
        resolve_point(r, m, i, out);
    }
}

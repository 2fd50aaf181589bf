#include "time/write.h"

#include <string.h>

static const char *const UNITS[UNIT_COUNT] = {
    [UNIT_second] = "S",   [UNIT_minute] = "M",    [UNIT_hour] = "H",  [UNIT_day] = "D",
    [UNIT_weekend] = "WE", [UNIT_week] = "W",      [UNIT_month] = "M", [UNIT_quarter] = "Q",
    [UNIT_half] = "M",     [UNIT_season] = "SE",   [UNIT_year] = "Y",  [UNIT_decade] = "DE",
    [UNIT_century] = "CE", [UNIT_millennium] = "L"};
static const char *const PARTS[PART_COUNT] = {"", "MO", "MI", "AF", "EV", "NI", "DT"};
static const char *const SEASONS[SEASON_COUNT] = {"", "SP", "SU", "FA", "WI"};

static int says(const TimeMeaning *m, int field) {
    return m->field[field] != TIME_UNSET;
}

static void add(char *out, const char *text) {
    size_t n = strlen(out), more = strlen(text);
    if (n + more < TIME_VALUE) memcpy(out + n, text, more + 1);
}

/* A number that is not negative with at least so many digits. */
static void add_number(char *out, int64_t value, int digits) {
    char text[24];
    int at = sizeof text - 1;
    text[at] = 0;
    while (at > 0 && (value > 0 || digits > 0)) {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
        digits--;
    }
    add(out, text + at);
}

void write_span(char *out, Day from, Day to, int unit) {
    int year, month, day, week;
    (void)to;
    calendar_date(from, &year, &month, &day);
    switch (unit) {
    case UNIT_week:
    case UNIT_weekend:
        week = calendar_week(from, &year);
        add_number(out, year, 4);
        add(out, "-W");
        add_number(out, week, 2);
        if (unit == UNIT_weekend) add(out, "-WE");
        return;
    case UNIT_decade:
        add_number(out, year / 10, 3);
        return;
    case UNIT_century:
        add_number(out, year / 100, 2);
        return;
    case UNIT_millennium:
        add_number(out, year / 1000, 1);
        return;
    default:
        break;
    }
    add_number(out, year, 4);
    switch (unit) {
    case UNIT_month:
    case UNIT_day:
        add(out, "-");
        add_number(out, month, 2);
        if (unit == UNIT_month) return;
        add(out, "-");
        add_number(out, day, 2);
        return;
    case UNIT_quarter:
        add(out, "-Q");
        add_number(out, (month - 1) / 3 + 1, 1);
        return;
    case UNIT_half:
        add(out, "-H");
        add_number(out, (month - 1) / 6 + 1, 1);
        return;
    case UNIT_season:
        add(out, "-");
        /* half a year that begins in April or October has the name of its season */
        add(out, SEASONS[month == 4 ? SEASON_SU : month == 10 ? SEASON_WI : month / 3]);
        return;
    default:
        return;
    }
}

void time_write_day(char *out, Day day) {
    *out = 0;
    write_span(out, day, day, UNIT_day);
}

void write_years(char *out, int first, int last) {
    *out = 0;
    add_number(out, first, 4);
    add(out, "/");
    add_number(out, last, 4);
}

void write_clock(char *out, int minutes, int seconds) {
    add(out, "T");
    add_number(out, minutes / 60, 2);
    add(out, ":");
    add_number(out, minutes % 60, 2);
    if (seconds) {
        add(out, ":");
        add_number(out, seconds, 2);
    }
}

void write_part(char *out, int part) {
    add(out, "T");
    add(out, PARTS[part]);
}

static void add_or_x(char *out, const TimeMeaning *m, int field, int digits) {
    if (says(m, field)) {
        add_number(out, m->field[field], digits);
    } else {
        add(out, &"XXXX"[4 - digits]);
    }
}

void write_open(char *out, const TimeMeaning *m, int clock) {
    int unit = says(m, FIELD_unit) ? m->field[FIELD_unit] : UNIT_day;
    *out = 0;
    if (says(m, FIELD_era)) {
        add(out, "BC");
        if (says(m, FIELD_year)) {
            add_number(out, m->field[FIELD_year], 4);
        } else if (says(m, FIELD_nth)) {
            add_number(out, m->field[FIELD_nth] - 1, 2);
        }
        return;
    }
    if (says(m, FIELD_fiscal) || says(m, FIELD_last)) add(out, "FY");
    add_or_x(out, m, FIELD_year, 4);
    if (says(m, FIELD_last)) {
        add(out, "/");
        add_number(out, m->field[FIELD_last], 4);
    }
    if (says(m, FIELD_weekday) && !says(m, FIELD_month) && !says(m, FIELD_day)) {
        add(out, "-WXX-");
        add_number(out, m->field[FIELD_weekday], 1);
    } else if (says(m, FIELD_month) && !says(m, FIELD_weekday) && !says(m, FIELD_day) &&
               clock < 0) {
        add(out, "-");
        add_number(out, m->field[FIELD_month], 2);
    } else if (says(m, FIELD_season)) {
        add(out, "-");
        add(out, SEASONS[m->field[FIELD_season]]);
    } else if (says(m, FIELD_quarter) || (unit == UNIT_quarter && !says(m, FIELD_month))) {
        add(out, "-Q");
        add_or_x(out, m, says(m, FIELD_quarter) ? FIELD_quarter : FIELD_nth, 1);
    } else if (says(m, FIELD_half) && m->field[FIELD_half] > 2) {
        add(out, "-");
        add(out, SEASONS[m->field[FIELD_half] == 3 ? SEASON_SU : SEASON_WI]);
    } else if (says(m, FIELD_half) || (unit == UNIT_half && !says(m, FIELD_month))) {
        add(out, "-H");
        add_or_x(out, m, says(m, FIELD_half) ? FIELD_half : FIELD_nth, 1);
    } else if (unit == UNIT_week || unit == UNIT_weekend) {
        add(out, "-W");
        add_or_x(out, m, FIELD_week, 2);
        if (unit == UNIT_weekend) add(out, "-WE");
    } else if (unit == UNIT_month && !says(m, FIELD_day)) {
        add(out, "-XX");
    } else if (unit < UNIT_year || says(m, FIELD_day) || clock >= 0 || says(m, FIELD_part)) {
        add(out, "-");
        add_or_x(out, m, FIELD_month, 2);
        add(out, "-");
        add_or_x(out, m, FIELD_day, 2);
    } else if (unit == UNIT_decade) {
        strcpy(out, "XXX");
    } else if (unit == UNIT_century) {
        strcpy(out, "XX");
    }
    if (clock >= 0) {
        write_clock(out, clock % 1440, says(m, FIELD_second) ? m->field[FIELD_second] : 0);
    } else if (says(m, FIELD_part)) {
        write_part(out, m->field[FIELD_part]);
    }
}

/* 2.5 of thousandths */
static void add_thousandths(char *out, int64_t value) {
    int64_t rest = value % 1000;
    add_number(out, value / 1000, 1);
    if (!rest) return;
    add(out, ".");
    if (rest % 100 == 0) {
        add_number(out, rest / 100, 1);
    } else if (rest % 10 == 0) {
        add_number(out, rest / 10, 2);
    } else {
        add_number(out, rest, 3);
    }
}

static void add_amount(char *out, int64_t count, int unit, int *clock) {
    if (unit == UNIT_half) count *= 6;
    if (unit <= UNIT_hour && !*clock) {
        add(out, "T");
        *clock = 1;
    }
    add_thousandths(out, count);
    add(out, UNITS[unit]);
}

static void write_amount(char *out, const TimeMeaning *m) {
    int unit = says(m, FIELD_unit) ? m->field[FIELD_unit] : UNIT_day, clock = 0;
    *out = 0;
    add(out, "P");
    if (says(m, FIELD_vague) || m->count[0] < 0) {
        if (unit <= UNIT_hour) add(out, "T");
        add(out, "X");
        add(out, UNITS[unit]);
        return;
    }
    add_amount(out, m->count[0], unit, &clock);
    if (m->count[1] >= 0 && says(m, FIELD_unit2))
        add_amount(out, m->count[1], m->field[FIELD_unit2], &clock);
    if (m->count[2] >= 0 && says(m, FIELD_unit3))
        add_amount(out, m->count[2], m->field[FIELD_unit3], &clock);
}

void write_duration(char *out, const TimeMeaning *m) {
    if (says(m, FIELD_part)) {
        strcpy(out, "PT1");
        add(out, PARTS[m->field[FIELD_part]]);
        return;
    }
    write_amount(out, m);
}

void write_set(char *out, const TimeMeaning *m, int clock) {
    *out = 0;
    if (says(m, FIELD_season)) {
        add(out, "P1");
        add(out, SEASONS[m->field[FIELD_season]]);
    } else if (m->count[0] > 0 || says(m, FIELD_vague)) {
        TimeMeaning every = *m;
        if (says(m, FIELD_nth) && m->field[FIELD_nth] > 1 && m->field[FIELD_nth] < 99 &&
            !says(m, FIELD_weekday))
            every.count[0] *= m->field[FIELD_nth]; /* jede zweite Woche */
        write_amount(out, &every);
    } else if (says(m, FIELD_weekday) && !(says(m, FIELD_last) && clock >= 0)) {
        add(out, "XXXX-WXX-");
        add_number(out, m->field[FIELD_weekday], 1);
        if (says(m, FIELD_last)) {
            add(out, "/XXXX-WXX-");
            add_number(out, m->field[FIELD_last], 1);
        }
    } else if (says(m, FIELD_month)) {
        add(out, "XXXX-");
        add_number(out, m->field[FIELD_month], 2);
    } else {
        add(out, "XXXX-XX-XX");
    }
    if (clock >= 0) {
        write_clock(out, clock % 1440, 0);
    } else if (says(m, FIELD_part)) {
        write_part(out, m->field[FIELD_part]);
    }
}

/* Times: the calendar, references, every day written in many forms, rows of random words, hostile input. */
#include "check.h"
#include "document/document.h"

enum { FORMS = 12, FIRST_YEAR = 1900, LAST_YEAR = 2100 };

static const char *const MONTHS[] = {"Januar",    "Februar", "März",     "April",
                                     "Mai",       "Juni",    "Juli",     "August",
                                     "September", "Oktober", "November", "Dezember"};
static const char *const SHORT[] = {"Jan.", "Feb.", "März",  "Apr.", "Mai",  "Juni",
                                    "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."};
static const char *const WEEKDAYS[] = {"Montag",  "Dienstag", "Mittwoch", "Donnerstag",
                                       "Freitag", "Samstag",  "Sonntag"};
static const char *const ORDINALS[] = {"ersten",
                                       "zweiten",
                                       "dritten",
                                       "vierten",
                                       "fünften",
                                       "sechsten",
                                       "siebten",
                                       "achten",
                                       "neunten",
                                       "zehnten",
                                       "elften",
                                       "zwölften",
                                       "dreizehnten",
                                       "vierzehnten",
                                       "fünfzehnten",
                                       "sechzehnten",
                                       "siebzehnten",
                                       "achtzehnten",
                                       "neunzehnten",
                                       "zwanzigsten",
                                       "einundzwanzigsten",
                                       "zweiundzwanzigsten",
                                       "dreiundzwanzigsten",
                                       "vierundzwanzigsten",
                                       "fünfundzwanzigsten",
                                       "sechsundzwanzigsten",
                                       "siebenundzwanzigsten",
                                       "achtundzwanzigsten",
                                       "neunundzwanzigsten",
                                       "dreißigsten",
                                       "einunddreißigsten"};

/* ---- the calendar */

static void test_calendar(void) {
    Day expected = calendar_day(1, 1, 1), at;
    int year, month, day, weekday = calendar_weekday(expected), y, m, d;

    CHECK_INT(weekday, 1); /* 1 January of 1 was a Monday */
    for (year = 1; year <= 9999; year++) {
        for (month = 1; month <= 12; month++) {
            for (day = 1; day <= calendar_month_days(year, month); day++) {
                at = calendar_day(year, month, day);
                calendar_date(at, &y, &m, &d);
                if (!CHECK(at == expected && y == year && m == month && d == day)) return;
                if (!CHECK(calendar_weekday(at) == weekday)) return;
                expected++;
                weekday = weekday % 7 + 1;
            }
            if (!CHECK(calendar_day(year, month, day) == DAY_NONE)) return;
        }
    }
    CHECK(calendar_day(2023, 2, 29) == DAY_NONE && calendar_day(1900, 2, 29) == DAY_NONE);
    CHECK(calendar_day(2000, 2, 29) != DAY_NONE);
    CHECK(calendar_day(0, 1, 1) == DAY_NONE && calendar_day(10000, 1, 1) == DAY_NONE);
    CHECK(calendar_day(2024, 0, 1) == DAY_NONE && calendar_day(2024, 13, 1) == DAY_NONE);
    CHECK(calendar_valid((int64_t)expected) == DAY_NONE && calendar_valid(0) == DAY_NONE);
    CHECK(calendar_valid(expected - 1) == expected - 1);
}

static void test_weeks(void) {
    static const struct {
        int year, month, day, week, week_year;
    } CASES[] = {{2020, 12, 31, 53, 2020}, {2021, 1, 1, 53, 2020}, {2021, 1, 4, 1, 2021},
                 {2018, 12, 31, 1, 2019},  {2000, 1, 1, 52, 1999}, {2025, 1, 31, 5, 2025},
                 {2024, 12, 30, 1, 2025},  {1, 1, 1, 1, 1}};
    size_t i;
    for (i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        int year;
        Day at = calendar_day(CASES[i].year, CASES[i].month, CASES[i].day);
        CHECK_INT(calendar_week(at, &year), CASES[i].week);
        CHECK_INT(year, CASES[i].week_year);
        CHECK_INT(calendar_week_day(year, CASES[i].week), at - calendar_weekday(at) + 1);
    }
    CHECK(calendar_week_day(2021, 53) == DAY_NONE && calendar_week_day(2020, 53) != DAY_NONE);
    CHECK(calendar_week_day(2021, 0) == DAY_NONE && calendar_week_day(2021, 54) == DAY_NONE);
}

static void test_feasts(void) {
    static const int EASTER[][3] = {{1818, 3, 22}, {1900, 4, 15}, {1943, 4, 25}, {1954, 4, 18},
                                    {1961, 4, 2},  {1981, 4, 19}, {2000, 4, 23}, {2008, 3, 23},
                                    {2019, 4, 21}, {2024, 3, 31}, {2025, 4, 20}, {2038, 4, 25},
                                    {2049, 4, 18}, {2100, 3, 28}};
    static const int ADVENT[][3] = {{2016, 11, 27}, {2018, 12, 2}, {2022, 11, 27},
                                    {2023, 12, 3},  {2024, 12, 1}, {2025, 11, 30}};
    size_t i;
    int year;
    for (i = 0; i < sizeof EASTER / sizeof EASTER[0]; i++)
        CHECK_INT(calendar_easter(EASTER[i][0]),
                  calendar_day(EASTER[i][0], EASTER[i][1], EASTER[i][2]));
    for (i = 0; i < sizeof ADVENT / sizeof ADVENT[0]; i++)
        CHECK_INT(calendar_advent(ADVENT[i][0]),
                  calendar_day(ADVENT[i][0], ADVENT[i][1], ADVENT[i][2]));
    for (year = 1583; year <= 9999; year++) {
        Day easter = calendar_easter(year);
        if (!CHECK(calendar_weekday(easter) == 7 && easter >= calendar_day(year, 3, 22) &&
                   easter <= calendar_day(year, 4, 25)))
            return;
    }
}

static void test_months(void) {
    CHECK_INT(calendar_add_months(calendar_day(2024, 1, 31), 1), calendar_day(2024, 2, 29));
    CHECK_INT(calendar_add_months(calendar_day(2024, 2, 29), -12), calendar_day(2023, 2, 28));
    CHECK_INT(calendar_add_months(calendar_day(2024, 11, 15), 3), calendar_day(2025, 2, 15));
    CHECK_INT(calendar_add_months(calendar_day(1, 1, 1), -1), DAY_NONE);
    CHECK_INT(calendar_add_months(calendar_day(9999, 12, 1), 1), DAY_NONE);
    CHECK_INT(calendar_add_months(calendar_day(2024, 1, 1), 2000000000), DAY_NONE);
}

/* ---- references */

static void test_reference(void) {
    static const struct {
        const char *text;
        int seconds;
    } GOOD[] = {{"2025-01-31", -1},
                {" 2025-01-31 ", -1},
                {"2025-01-31T08:15", 29700},
                {"2025-01-31 08:15", 29700},
                {"2025-01-31t08:15:30", 29730},
                {"2025-01-31 08:15:30.250", 29730},
                {"2025-01-31T08:15:30,5Z", 29730},
                {"2025-01-31T08:15:30+01:00", 29730},
                {"2025-01-31 08:15 -0530", 29700},
                {"2025-01-31T08:15+02", 29700},
                {"2025-01-31T24:00", 86400}};
    static const char *const BAD[] = {"",
                                      "heute",
                                      "2025",
                                      "2025-01",
                                      "2025-1-31",
                                      "31.01.2025",
                                      "2025-02-30",
                                      "2025-13-01",
                                      "0000-01-01",
                                      "20250131",
                                      "2025-01-31X",
                                      "2025-01-31T",
                                      "2025-01-31 8:15",
                                      "2025-01-31T25:00",
                                      "2025-01-31T08:60",
                                      "2025-01-31T08:15:61",
                                      "2025-01-31T08:15:30.",
                                      "2025-01-31T24:01",
                                      "2025-01-31T08:15+25:00",
                                      "2025-01-31T08:15+1:00",
                                      "2025-01-31T08:15ZZ",
                                      "-2025-01-31",
                                      "12025-01-31"};
    TimeReference reference;
    size_t i;
    for (i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        CHECK_INT_OF(GOOD[i].text, time_reference(GOOD[i].text, strlen(GOOD[i].text), &reference),
                     1);
        CHECK_INT_OF(GOOD[i].text, reference.day, calendar_day(2025, 1, 31));
        CHECK_INT_OF(GOOD[i].text, reference.seconds, GOOD[i].seconds);
    }
    for (i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
        CHECK_INT_OF(BAD[i], time_reference(BAD[i], strlen(BAD[i]), &reference), 0);
}

/* ---- every day in twelve forms */

static int write_day(char *out, size_t room, int form, Day at) {
    int year, month, day;
    const char *weekday = WEEKDAYS[calendar_weekday(at) - 1];
    calendar_date(at, &year, &month, &day);
    switch (form) {
    case 0:
        return snprintf(out, room, "%d. %s %d", day, MONTHS[month - 1], year);
    case 1:
        return snprintf(out, room, "%02d.%02d.%d", day, month, year);
    case 2:
        return snprintf(out, room, "%d.%d.%d", day, month, year);
    case 3:
        return snprintf(out, room, "%d-%02d-%02d", year, month, day);
    case 4:
        return snprintf(out, room, "%d. %d. %d", day, month, year);
    case 5:
        return snprintf(out, room, "%s, den %d. %s %d", weekday, day, MONTHS[month - 1], year);
    case 6:
        return snprintf(out, room, "%s %s %d", ORDINALS[day - 1], MONTHS[month - 1], year);
    case 7:
        return snprintf(out, room, "%02d/%02d/%d", day, month, year);
    case 8:
        return snprintf(out, room, "%d. %s %d", day, SHORT[month - 1], year);
    case 9:
        return snprintf(out, room, "%d. %s des Jahres %d", day, MONTHS[month - 1], year);
    case 10:
        return snprintf(out, room, "%s, %02d.%02d.%d", weekday, day, month, year);
    default: /* without the year: the report is of this day */
        return snprintf(out, room, "%d. %s", day, MONTHS[month - 1]);
    }
}

static void test_every_day(void) {
    enum { ROOM = 1 << 20, STEP = CHECK_SANITIZED ? 29 : 1 };
    Day first = calendar_day(FIRST_YEAR, 1, 1), last = calendar_day(LAST_YEAR, 12, 31), at, from;
    char *text = malloc(ROOM);

    if (!text) exit(2);
    for (from = first; from <= last; from = at) {
        size_t n = 0;
        Document *d = NULL;
        TimeResolver resolver;
        TimeReference reference = {DAY_NONE, -1};
        Day expected = from;
        uint32_t i;
        int form = 0;
        for (at = from; at <= last && n < ROOM - 4096; at += STEP) {
            for (form = 0; form < FORMS; form++) {
                char day[100];
                write_day(day, sizeof day, form, at);
                n += (size_t)snprintf(text + n, ROOM - n, "Am %s kam er an.\n\n", day);
            }
        }
        CHECK_INT(document_new(&d, text, n), SQLITE_OK);
        CHECK_INT(document_need(d, LAYER_TIMES), SQLITE_OK);
        times_begin(&resolver, &d->times, &reference);
        for (i = 0, form = 0; i < d->times.n; i++) {
            TimeValue value;
            char day[100], written[TIME_VALUE];
            write_day(day, sizeof day, form, expected);
            resolver.reference.day = expected;
            times_next(&resolver, &value);
            time_write_day(written, expected);
            if (!CHECK_INT_OF(day, value.from, expected) || !CHECK_INT(value.to, expected) ||
                !CHECK_TEXT_OF(day, value.value, written) ||
                !CHECK_INT_OF(day, d->times.length[i], strlen(day)) ||
                !CHECK_INT(value.type, TIME_DATE)) {
                document_free(d);
                free(text);
                return;
            }
            if (++form == FORMS) {
                form = 0;
                expected += STEP;
            }
        }
        CHECK(form == 0 && expected == at);
        document_free(d);
    }
    free(text);
}

/* ---- what holds of any text */

static void check_rows(const char *text, size_t n, const char *day) {
    Document *d = NULL;
    TimeResolver resolver;
    TimeReference reference = {DAY_NONE, -1};
    uint32_t i, end = 0;

    if (day) CHECK_INT(time_reference(day, strlen(day), &reference), 1);
    CHECK_INT(document_new(&d, text, n), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_TIMES), SQLITE_OK);
    times_begin(&resolver, &d->times, &reference);
    for (i = 0; i < d->times.n; i++) {
        const Times *t = &d->times;
        TimeValue value;
        times_next(&resolver, &value);
        if (!CHECK(t->start[i] >= end && t->length[i] > 0 && t->start[i] + t->length[i] <= d->n) ||
            !CHECK(t->token[i] <= t->last[i] && t->last[i] < d->tokens.n) ||
            !CHECK(value.value[0] && strlen(value.value) < TIME_VALUE) ||
            !CHECK(value.type < TIME_TYPE_COUNT && value.mod < MOD_COUNT) ||
            !CHECK((value.from == DAY_NONE) == (value.to == DAY_NONE)) ||
            !CHECK(value.from <= value.to) ||
            !CHECK(value.from == DAY_NONE || calendar_valid(value.from) == value.from) ||
            !CHECK(value.to == DAY_NONE || calendar_valid(value.to) == value.to) ||
            !CHECK(value.type != TIME_SET || value.from == DAY_NONE)) {
            printf("    %.*s\n    %.*s: %s\n", (int)(n < 2000 ? n : 2000), text, (int)t->length[i],
                   text + t->start[i], value.value);
            break;
        }
        end = t->start[i] + t->length[i];
    }
    document_free(d);
}

static void test_random_words(void) {
    static const char *const WORDS[] = {
        "am",         "im",          "vor",         "nach",       "seit",        "bis",
        "von",        "zum",         "der",         "die",        "das",         "den",
        "des",        "ein",         "eine",        "einem",      "Montag",      "Freitag",
        "März",       "Mai",         "Dezember",    "Jahr",       "Jahre",       "Jahren",
        "Tage",       "Woche",       "Monat",       "Quartal",    "Stunden",     "Uhr",
        "halb",       "Viertel",     "letzten",     "nächsten",   "diesem",      "ersten",
        "dritten",    "99.",         "3.",          "31.",        "29.",         "12.",
        "2025",       "1999",        "2024/25",     "20.30",      "14.30-18",    "12:59",
        "0",          "24",          "7",           "300",        "99999999999", "9999999",
        "heute",      "gestern",     "morgen",      "übermorgen", "Abend",       "nachts",
        "montags",    "jeden",       "alle",        "zwei",       "drei",        "hundert",
        "Millionen",  "und",         "oder",        ",",          "-",           "–",
        "/",          "(",           ")",           ".",          "Ostern",      "Weihnachten",
        "Advent",     "Jahrhundert", "Jahrtausend", "v.",         "Chr.",        "Anfang",
        "Mitte",      "Ende",        "damals",      "später",     "zuvor",       "darauf",
        "31.02.2024", "31.12.9999",  "01.01.0001",  "9999",       "selben",      "Vorjahr",
        "Sommer",     "90er",        "KW",          "53",         "Q4",          "halbes",
        "mehr",       "als",         "rund",        "'",          "98",          "Wochenende",
        "kam",        "wird",        "hat",         "gewesen"};
    static const char *const DAYS[] = {NULL,         "2025-01-31", "0001-01-01",
                                       "9999-12-31", "2024-02-29", "2020-12-31T23:59:59"};
    enum { COUNT = sizeof WORDS / sizeof WORDS[0], ROUNDS = CHECK_SANITIZED ? 2000 : 20000 };
    uint64_t seed = 20250131;
    int round;

    for (round = 0; round < ROUNDS && !check.bad; round++) {
        char text[1200];
        size_t n = 0;
        int words;
        for (words = 0; words < 60; words++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", words ? " " : "",
                                  WORDS[(seed >> 33) % COUNT]);
        }
        check_rows(text, n, DAYS[round % (int)(sizeof DAYS / sizeof DAYS[0])]);
    }
}

static void test_hostile(void) {
    static const char *const PIECES[] = {"von bis ",
                                         "von 3 bis ",
                                         "am 3. ",
                                         "Montag, ",
                                         "vor drei ",
                                         "der letzten ",
                                         "9",
                                         "99.99.9999 ",
                                         "31.02.2024 ",
                                         "20.30-",
                                         "zwei und ",
                                         "heute ",
                                         "jeden ersten ",
                                         "Anfang bis ",
                                         "1. und ",
                                         "3. Mai bis ",
                                         "von 8 bis 9 und ",
                                         "Jahr für Jahr ",
                                         "tags darauf ",
                                         "ein ",
                                         "Ende der ",
                                         "'98 ",
                                         "12:30 ",
                                         "2024/25 ",
                                         "im Jahr 999999999999 "};
    enum { BYTES = CHECK_SANITIZED ? 20000 : 200000 };
    char *text = malloc(BYTES + 100), date[1000];
    size_t i, n, k;

    if (!text) exit(2);
    for (i = 0; i < sizeof PIECES / sizeof PIECES[0]; i++) {
        k = strlen(PIECES[i]);
        for (n = 0; n < BYTES; n += k) memcpy(text + n, PIECES[i], k);
        text[n] = 0;
        check_rows(text, n, "2025-01-31");
    }
    memset(date, '3', sizeof date);
    memcpy(date, "Am ", 3);
    memcpy(date + 400, ". Mai ", 6);
    memcpy(date + 800, " kam er.", 9);
    check_rows(date, strlen(date), "2025-01-31");
    free(text);
}

int main(void) {
    RUN(test_calendar);
    RUN(test_weeks);
    RUN(test_feasts);
    RUN(test_months);
    RUN(test_reference);
    RUN(test_every_day);
    RUN(test_random_words);
    RUN(test_hostile);
    return check_done();
}

/* Dates in values, in texts that people read, in addresses. */
#include "check.h"
#include "page/date.h"

/* The date of a whole value, as it is written; "-" where there is none. */
static void is(const char *value, const char *expected) {
    char text[DATE_TEXT] = "-";
    Date date;
    if (date_read(&date, value)) date_write(&date, text);
    CHECK_TEXT_OF(value, text, expected);
}

static void test_iso(void) {
    is("2024-04-15", "2024-04-15");
    is(" 2024-04-15 \n", "2024-04-15");
    is("2024-4-5", "2024-04-05");
    is("2024/04/15", "2024-04-15");
    is("2024-04-15T14:05", "2024-04-15T14:05:00");
    is("2024-04-15T14:05Z", "2024-04-15T14:05:00Z");
    is("2024-04-15T14:05:30.123+02:00", "2024-04-15T14:05:30+02:00");
    is("2024-04-15T14:05:30,5-0330", "2024-04-15T14:05:30-03:30");
    is("2024-04-15T14:05:30+02", "2024-04-15T14:05:30+02:00");
    is("2024-04-15 14:05:30 +0100", "2024-04-15T14:05:30+01:00");
    is("2024-04-15T14:05:30\u221202:00", "2024-04-15T14:05:30-02:00");
    is("2024-04-15t14:05:30z", "2024-04-15T14:05:30Z");
    is("20240415", "2024-04-15");
    is("20240415T140530Z", "2024-04-15T14:05:30Z");
    is("202404151405", "2024-04-15T14:05:00");
    is("20240415140530", "2024-04-15T14:05:30");
    is("2024-04-15T00:00:00+00:00", "2024-04-15T00:00:00Z");
    is("2024-04-15T24:00", "2024-04-15T00:00:00");
    is("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z");
}

static void test_mail(void) {
    is("Mon, 15 Apr 2024 14:05:30 +0200", "2024-04-15T14:05:30+02:00");
    is("Mon, 15 Apr 2024 14:05:30 GMT", "2024-04-15T14:05:30Z");
    is("15 Apr 24 14:05 EST", "2024-04-15T14:05:00-05:00");
    is("Monday, 15-Apr-24 14:05:30 UTC", "2024-04-15T14:05:30Z");
    is("Mon Apr 15 14:05:30 2024", "2024-04-15T14:05:30");
    is("Mon Apr 15 14:05:30 CEST 2024", "2024-04-15T14:05:30+02:00");
    is("Mon Apr 15 2024 14:05:30 GMT+0200 (CEST)", "2024-04-15T14:05:30+02:00");
}

static void test_german(void) {
    is("3. Jänner 2025, 14:05 Uhr", "2025-01-03T14:05:00");
    is("3. Feber 2025 um 14.05 Uhr", "2025-02-03T14:05:00");
    is("Montag, 15. April 2024, 9 Uhr", "2024-04-15T09:00:00");
    is("15. APRIL 2024", "2024-04-15");
    is("5. MÄRZ 2024", "2024-03-05");
    is("15.4.24 | 9.30 Uhr", "2024-04-15T09:30:00");
    is("15. 4. 2024", "2024-04-15");
    is("15.04.2024 – 14:05", "2024-04-15T14:05:00");
    is("15.04.2024 · 14h05", "2024-04-15T14:05:00");
    is("15.04.2024\u00A014:05 MESZ", "2024-04-15T14:05:00+02:00");
    is("15.04.2024, 14:05 (MEZ)", "2024-04-15T14:05:00+01:00");
    is("14:05 Uhr, Montag, 15. April 2024", "2024-04-15T14:05:00");
    is("um 12:05 am 3. Mai 2024", "2024-05-03T12:05:00");
    is("15.04.99", "1999-04-15");
    is("Veröffentlicht am Mo, 15.04.2024 um 7:05", "2024-04-15T07:05:00");
    is("15. Sept. 2024", "2024-09-15");
}

static void test_english(void) {
    is("April 15, 2024", "2024-04-15");
    is("Apr 15th, 2024 2:05 pm", "2024-04-15T14:05:00");
    is("April 15, 2024 at 12:05 a.m.", "2024-04-15T00:05:00");
    is("04/15/2024", "2024-04-15");
    is("05/04/2024", "2024-04-05"); /* the day first where both can be */
}

static void test_numbers(void) {
    is("0", "-");
    is("1713189930", "2024-04-15T14:05:30Z");
    is("1713189930123", "2024-04-15T14:05:30Z");
    is("17131899301", "-");
    is("0000000000", "1970-01-01T00:00:00Z");
    is("0951782400", "2000-02-29T00:00:00Z");
}

/* What is no date, and days that no month has. */
static void test_none(void) {
    static const char *const NONE[] = {
        "",           "gestern",       "2024",           "April 2024", "15. April",
        "30.02.2024", "29.02.2023",    "31.04.2024",     "0.1.2024",   "1.13.2024",
        "10.1.20.24", "Version 1.2.3", "2024-13-01",     "2024-00-10", "1899-12-31",
        "2100-01-01", "99999999",      "12345678901234", "15.4.",      "1.2.3456789",
        "14:05",      "3:2:2024",      "\xC3",           "\xE2\x88",   "15. \xC3"};
    size_t i;
    for (i = 0; i < sizeof NONE / sizeof NONE[0]; i++) is(NONE[i], "-");
    is("29.02.2024", "2024-02-29");
    is("2000-02-29", "2000-02-29");
    is("1900-02-29", "-");
    is("15.04.2024, 25:61 Uhr", "2024-04-15");
    is("15.04.2024 3 Kommentare", "2024-04-15");
}

/* Where dates stand in a text, and what they are of. */
static void test_find(void) {
    static const char TEXT[] = "Erstellt: 1.2.2024, 8 Uhr. Aktualisiert am 3. Februar 2024.";
    size_t n = strlen(TEXT);
    Date date;
    CHECK(date_find(&date, TEXT, n, 0));
    CHECK_INT(date.start, 10);
    CHECK_INT(date.end, 25);
    CHECK_INT(date.flags, DATE_TIME | DATE_ISSUED);
    CHECK(date_find(&date, TEXT, n, date.end));
    CHECK_INT(date.start, 43);
    CHECK_INT(date.end, n - 1);
    CHECK_INT(date.flags, DATE_CHANGED);
    CHECK(!date_find(&date, TEXT, n, date.end));
    CHECK_INT(date.month, 0);
    CHECK(!date_find(&date, TEXT, 14, 0)); /* ends inside of it */
    CHECK(!date_find(&date, "", 0, 0));
}

static void in_url(const char *url, const char *expected) {
    char text[DATE_TEXT] = "-";
    Date date;
    if (date_in_url(&date, url)) date_write(&date, text);
    CHECK_TEXT_OF(url, text, expected);
}

static void test_url(void) {
    in_url("https://bote.example/2024/04/15/titel", "2024-04-15");
    in_url("https://bote.example/titel-2024-04-15.html", "2024-04-15");
    in_url("https://bote.example/a/20240415-titel", "2024-04-15");
    in_url("/2024/4/5/", "2024-04-05");
    in_url("https://bote.example/2024/04/titel", "-");
    in_url("https://bote.example/artikel-120240415", "-");
    in_url("https://bote.example/a20240415", "-");
    in_url("https://2024.example/04/15/", "-");
    in_url("https://bote.example/x?2024-04-15", "-");
}

static void test_long(void) {
    enum { N = 4 * 1000 * 1000 };
    static const char *const PIECES[] = {"1.",        "1",        "a ",   "14:05 ",
                                         "1. April ", "\xC3\xA4", "2024-"};
    size_t i, k;
    char *text = malloc(N + 1);
    Date date;
    for (i = 0; text && i < sizeof PIECES / sizeof PIECES[0]; i++) {
        size_t n = strlen(PIECES[i]);
        for (k = 0; k + n <= N; k += n) memcpy(text + k, PIECES[i], n);
        text[k] = 0;
        CHECK(!date_find(&date, text, k, 0));
    }
    free(text);
}

int main(void) {
    RUN(test_iso);
    RUN(test_mail);
    RUN(test_german);
    RUN(test_english);
    RUN(test_numbers);
    RUN(test_none);
    RUN(test_find);
    RUN(test_url);
    RUN(test_long);
    return check_done();
}

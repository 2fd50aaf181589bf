/*
** Numbers in German, Swiss and English form, dates, times, ordinals, and what is written at a
** number without a space: units, -er, -jährig.
*/
#include <string.h>

#include "token/scan.h"

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The end of the run of digits, ASCII's or any other, from `at` on. */
static uint32_t digits(const char *z, uint32_t at) {
    for (;;) {
        uint32_t length;
        if (is_digit(z[at])) {
            at++;
        } else if ((unsigned char)z[at] >= 0x80 &&
                   char_class(text_decode(z + at, &length)) == CLASS_DIGIT) {
            at += length;
        } else {
            return at;
        }
    }
}

/* The value of a run of ASCII digits; large ones count as 9999. */
static uint32_t value(const char *z, uint32_t start, uint32_t end) {
    uint32_t v = 0;
    if (end - start > 4) return 9999;
    for (; start < end; start++) v = v * 10 + (uint32_t)(z[start] - '0');
    return v;
}

/* A separator between digits at `at`: its bytes, 0 when there is none or no digit follows. */
static uint32_t separator(const char *z, uint32_t at) {
    uint32_t length;
    if (z[at] == '.' || z[at] == ',' || z[at] == ':' || z[at] == '/' || z[at] == '\'') {
        return is_digit(z[at + 1]) ? 1 : 0;
    }
    switch (text_decode(z + at, &length)) {
    case 0x2019: /* 1’000 */
        return is_digit(z[at + length]) ? length : 0;
    case 0xA0: /* no-break, thin and narrow spaces group digits by three */
    case 0x2009:
    case 0x202F: {
        uint32_t end = digits(z, at + length);
        return end == at + length + 3 ? length : 0;
    }
    default:
        return 0;
    }
}

/* 24.12.2014  24.12.  2014-12-24  24/12/2014: the end, or `at`. */
static uint32_t scan_date(const char *z, uint32_t at) {
    uint32_t a = digits(z, at), b, c;
    char sep = z[a];

    if (sep != '.' && sep != '-' && sep != '/') return at;
    b = digits(z, a + 1);
    if (b == a + 1 || b - a > 3) return at;
    if (a - at == 4) { /* year first */
        c = z[b] == sep ? digits(z, b + 1) : b;
        if (sep == '.' || c == b || c - b > 3 || value(z, a + 1, b) > 12 || value(z, b + 1, c) > 31)
            return at;
        return c;
    }
    if (a - at > 2 || value(z, at, a) > 31 || value(z, at, a) == 0) return at;
    if (value(z, a + 1, b) > (sep == '/' ? 31u : 12u) || value(z, a + 1, b) == 0) return at;
    if (z[b] != sep) return at;
    c = digits(z, b + 1);
    if (c == b + 5 || c == b + 3) return is_digit(z[c]) ? at : c;
    if (sep != '.' || c > b + 1) return at;
    /* 24.12. with nothing behind: a date, unless the full stop ends what reads like a decimal */
    return a - at == 2 || b - a == 3 ? b + 1 : at;
}

/* 12:30, 12:30:59: the end, or `at`. */
static uint32_t scan_time(const char *z, uint32_t at) {
    uint32_t a = digits(z, at), b;
    if (a - at > 2 || z[a] != ':' || value(z, at, a) > 24) return at;
    b = digits(z, a + 1);
    if (b != a + 3 || value(z, a + 1, b) > 59) return at;
    if (z[b] == ':' && digits(z, b + 1) == b + 3) b += 3;
    return b;
}

/* 17.45 Uhr: a time written with a full stop, and what follows says so. */
static int is_oclock(const char *z, uint32_t from, uint32_t end) {
    uint32_t a = digits(z, from);
    return a - from <= 2 && z[a] == '.' && end == a + 3 && value(z, from, a) <= 24 &&
           value(z, a + 1, end) <= 59 && strncmp(z + end, " Uhr", 4) == 0;
}

/* 5.– 14.-- 99,-: the end of the dashes that stand for no cents, or `at`. */
static uint32_t scan_no_cents(const char *z, uint32_t at) {
    uint32_t end = at + 1;
    if (z[at] != '.' && z[at] != ',') return at;
    if (text_is(z + end, "–") || text_is(z + end, "—")) return end + 3;
    while (z[end] == '-') end++;
    if (end == at + 1 || class_is_word(class_at(z + end))) return at;
    return end;
}

/* Is token i, of which only those before it are there yet, the first on its line? */
static int begins_line(const Tokens *t, uint32_t i) {
    return i == 0 || t->flags[i - 1] & TOKEN_LINE;
}

/* Behind a day's stop: "10. 2015", a month and a year. */
static int is_month_and_year(const char *z) {
    uint32_t month, year;
    while (*z == ' ') z++;
    month = digits(z, 0);
    if (month < 1 || month > 2 || z[month] != '.' || z[month + 1] != ' ') return 0;
    z += month + 1;
    while (*z == ' ') z++;
    year = digits(z, 0);
    return year == 4 && !class_is_word(class_at(z + year));
}

int scan_ordinal(const Scanner *s, uint32_t start, uint32_t stop) {
    const char *z = s->text;
    Next next = scan_next(s, stop + 1);
    uint32_t before = scan_last_flags(s);
    const Tokens *t = s->tokens;
    int number = is_digit(z[start]);
    int first =
        begins_line(t, t->n) || strchr(".!?:", z[t->start[t->n - 1]]) ||
        (t->kind[t->n - 1] >= TOKEN_PUNCTUATION && begins_line(t, t->n - 1)); /* "• 3. Die" */

    if (number && (stop - start > 3 || (stop - start == 3 && !next.lower))) return 0;
    if (!next.space && next.flags & WORD_ORDINAL_AFTER) return number; /* 3.März */
    if (!next.space) return strchr(",;/-)+", z[stop + 1]) != NULL && z[stop + 1] != 0 && number;
    if (next.lower || next.flags & WORD_ORDINAL_AFTER) return 1;
    if (first && number) return next.cls != CLASS_LINE; /* the number of a list's item */
    if (before & WORD_NUMBERED) return 0;
    if (next.cls == CLASS_DASH) return number; /* 1. - 3. Jahrhundert */
    if (next.cls == CLASS_DIGIT) {             /* am 3. 10. 2024 */
        return number && (before & WORD_ORDINAL_BEFORE || is_month_and_year(z + stop + 1) ||
                          (t->n > 0 && t->kind[t->n - 1] == TOKEN_ORDINAL));
    }
    if (next.cls != CLASS_UPPER) return 0;
    if (next.flags & WORD_STARTS) return 0;
    if (before & WORD_ORDINAL_BEFORE || (number && s->round > 0))
        return 1; /* Yokota (70. Hanslik) */
    if (t->n == 0) return 0;
    return number ? t->kind[t->n - 1] == TOKEN_ORDINAL || t->flags[t->n - 1] & TOKEN_UPPER
                  : (t->flags[t->n - 1] & TOKEN_UPPER) != 0 && stop - start > 1;
}

/* Behind the digits that end at `at` comes a letter or hyphen: the token's end and kind. */
static uint32_t scan_attached(const Scanner *s, uint32_t start, uint32_t at, TokenKind *kind) {
    const char *z = s->text;
    uint32_t end, stop, n;

    if (z[at] == '-' && class_is_word(class_at(z + at + 1))) { /* 16-jährige, 1998-2001 */
        stop = digits(z, at + 1);
        while (stop > at + 1 && (n = separator(z, stop)) > 0) stop = digits(z, stop + n);
        if (stop > at + 1 && !class_is_word(class_at(z + stop)) && z[stop] != '-') {
            return z[stop] == '.' && is_digit(z[stop + 1]) ? at : stop;
        }
        *kind = TOKEN_WORD;
        return scan_word_from(s, start, scan_run(z, at + 1), kind);
    }
    if (z[at] == '-') { /* 70- bis 80-jährige; not 5--6 */
        CharClass cls = class_at(z + at + 1);
        if (cls != CLASS_SPACE && z[at + 1] != ',') return at;
        *kind = TOKEN_WORD;
        return at + 1;
    }
    if (text_is(z + at, "%ig") ||
        (text_is(z + at, "%-") && class_is_letter(class_at(z + at + 2)))) {
        /* 15%ige, 5%-Hürde */
        *kind = TOKEN_WORD;
        return scan_word_from(s, start, scan_run(z, at + 1), kind);
    }
    if (!class_is_letter(class_at(z + at))) return at;
    end = scan_run(z, at);
    if (scan_word_flags(z + at, end - at) & WORD_UNIT && z[end] != '-') return at; /* 250 g */
    *kind = TOKEN_WORD;
    return scan_word_from(s, start, end, kind); /* 3D, 90er, 5G-Netz */
}

/* ½ at a number belongs to it, and so does what is raised: 3½, 10⁻⁵. */
static uint32_t scan_fraction(const char *z, uint32_t at) {
    for (;;) {
        uint32_t length, c = text_decode(z + at, &length);
        if (!scan_is_raised(c) && !(c >= 0xBC && c <= 0xBE) && !(c >= 0x2150 && c <= 0x215E))
            return at;
        at += length;
    }
}

/* The time of an ISO 8601 date-time, behind the date: T12:00:30+02:00 */
static uint32_t scan_iso_time(const char *z, uint32_t at) {
    uint32_t end = at + 1;
    if (z[at] != 'T' || !is_digit(z[end])) return at;
    while (is_digit(z[end]) || (z[end] && strchr(":.+-", z[end]) && is_digit(z[end + 1]))) end++;
    return z[end] == 'Z' ? end + 1 : end;
}

uint32_t scan_number(const Scanner *s, uint32_t from, TokenKind *kind) {
    const char *z = s->text;
    uint32_t end = digits(z, from), at, n, time;

    if ((at = scan_address(s, from, kind)) > from) return at;
    if (z[from] == '8' && (at = scan_emoticon(s, from)) > from) {
        *kind = TOKEN_EMOJI;
        return at;
    }
    *kind = TOKEN_DATE;
    if ((at = scan_date(z, from)) > from && (time = scan_iso_time(z, at)) > at) return time;
    if (at > from && !class_is_letter(class_at(z + at))) {
        return z[at] == '-' && is_digit(z[at + 1]) ? scan_run(z, at + 1) : at;
    }
    *kind = TOKEN_TIME;
    if ((at = scan_time(z, from)) > from && !class_is_letter(class_at(z + at)) && z[at] != '-' &&
        !separator(z, at)) {
        return at;
    }
    *kind = TOKEN_NUMBER;
    while ((n = separator(z, end)) > 0) end = digits(z, end + n);
    if (text_is(z + end, "\uFE0F\u20E3")) { /* a keycap */
        *kind = TOKEN_EMOJI;
        return end + 6;
    }
    end = scan_fraction(z, end);
    if ((at = scan_attached(s, from, end, kind)) > end) return at;
    *kind = is_oclock(z, from, end) ? TOKEN_TIME : TOKEN_NUMBER;
    if ((at = scan_no_cents(z, end)) > end) return at;
    if (z[end] == '.' && z[end + 1] != '.' && digits(z, from) == end &&
        scan_ordinal(s, from, end)) {
        *kind = TOKEN_ORDINAL;
        return end + 1;
    }
    return end;
}

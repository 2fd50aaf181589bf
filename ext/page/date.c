#include "page/date.h"

#include <string.h>

#include "base/sqlite.h"
#include "data/data.h"
#include "page/url.h"

enum {
    WORD_BYTES = 24, /* longer words are no words of dates */
    GAP = 32,        /* bytes between a date and its time, at most */
    BEFORE = 40      /* ... and before a date, in which a word tells what it is of */
};

/* What ext/data/words/dates.txt says of a word. */
enum {
    SAYS_MONTHS = 12,
    SAYS_AM = 20,
    SAYS_PM,
    SAYS_HOUR,
    SAYS_BETWEEN,
    SAYS_WEEKDAY,
    SAYS_CHANGED,
    SAYS_ISSUED,
    SAYS_ZONE = 2000,
    SAYS_ZONES = 1000 /* the zones' numbers begin here */
};

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

static int is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

/* Bytes of the word at `p`: ASCII and the letters of Latin-1. */
static size_t word_length(const char *p, const char *end) {
    size_t n = 0;
    while (p + n < end) {
        if ((unsigned char)p[n] == 0xC3 && p + n + 1 < end) {
            n += 2;
        } else if ((unsigned char)p[n] < 0x80 && is_letter(p[n])) {
            n++;
        } else {
            break;
        }
    }
    return n;
}

static uint32_t look_up(const char *p, size_t n) {
    char small[WORD_BYTES];
    size_t i;
    if (n == 0 || n > sizeof small) return 0;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if (i && (unsigned char)p[i - 1] == 0xC3 && c < 0x9F) c = (unsigned char)(c + 0x20);
        small[i] = (char)c;
    }
    return word_table_find(DATA_DATES, small, n);
}

/* A number of `least` to `most` digits at `p`, no digit behind it; its digits, or 0. */
static size_t read_number(const char *p, const char *end, size_t least, size_t most,
                          unsigned *value) {
    size_t n = 0;
    *value = 0;
    while (p + n < end && is_digit(p[n]) && n <= most)
        *value = *value * 10 + (unsigned)(p[n++] - '0');
    return n >= least && n <= most ? n : 0;
}

/* The same of exactly `n` digits, whatever stands behind. */
static unsigned digits(const char *p, size_t n) {
    unsigned value = 0;
    while (n--) value = value * 10 + (unsigned)(*p++ - '0');
    return value;
}

static int are_digits(const char *p, const char *end, size_t n) {
    size_t i;
    if ((size_t)(end - p) < n) return 0;
    for (i = 0; i < n && is_digit(p[i]); i++) continue;
    return i == n;
}

static int set_day(Date *date, unsigned year, unsigned month, unsigned day) {
    static const uint8_t DAYS[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1])
        return 0;
    if (month == 2 && day == 29 && (year % 4 || (year % 100 == 0 && year % 400))) return 0;
    date->year = (uint16_t)year;
    date->month = (uint8_t)month;
    date->day = (uint8_t)day;
    return 1;
}

/* ---- times */

static const char *skip_blanks(const char *p, const char *end) {
    for (;;) {
        if (p < end && (*p == ' ' || (*p >= '\t' && *p <= '\r'))) {
            p++;
        } else if (end - p >= 2 && (unsigned char)p[0] == 0xC2 && (unsigned char)p[1] == 0xA0) {
            p += 2;
        } else {
            return p;
        }
    }
}

static int set_zone(Date *date, int minutes) {
    if (minutes < -14 * 60 || minutes > 14 * 60) return 0;
    date->zone = (int16_t)minutes;
    date->flags |= DATE_ZONE;
    return 1;
}

/* "+02:00", "+0200", "+02" at `p`, or a minus; returns where it ends, `p` where there is none. */
static const char *read_offset(Date *date, const char *p, const char *end) {
    const char *q = p;
    int sign = 1, hours, minutes = 0;
    if (q == end) return p;
    if ((unsigned char)*q == 0xE2 && end - q > 3 && memcmp(q, "\xE2\x88\x92", 3) == 0) {
        sign = -1;
        q += 3;
    } else if (*q == '+' || *q == '-') {
        sign = *q++ == '-' ? -1 : 1;
    } else {
        return p;
    }
    if (!are_digits(q, end, 2)) return p;
    hours = (int)digits(q, 2);
    q += 2;
    if (q < end && *q == ':' && are_digits(q + 1, end, 2)) {
        minutes = (int)digits(q + 1, 2);
        q += 3;
    } else if (are_digits(q, end, 2)) {
        minutes = (int)digits(q, 2);
        q += 2;
    }
    if (q < end && is_digit(*q)) return p;
    return set_zone(date, sign * (60 * hours + minutes)) ? q : p;
}

/* A zone's name, which an offset may follow ("GMT+0200"), or an offset. */
static const char *read_zone(Date *date, const char *p, const char *end) {
    const char *q = skip_blanks(p, end), *behind;
    size_t n;
    uint32_t says;
    int bracket = q < end && *q == '(';
    if (bracket) q++;
    n = word_length(q, end);
    says = look_up(q, n);
    if (says >= SAYS_ZONES) {
        if (!set_zone(date, (int)says - SAYS_ZONE)) return p;
        q += n;
        behind = read_offset(date, q, end);
        return behind + (bracket && behind < end && *behind == ')');
    }
    behind = bracket ? q : read_offset(date, q, end);
    return behind == q ? p : behind;
}

static const char *read_half(const char *p, const char *end, unsigned *hour) {
    const char *q = skip_blanks(p, end);
    uint32_t says;
    size_t n = word_length(q, end);
    char plain[2];
    if (n == 1 && q + 3 < end && q[1] == '.' && (q[2] | 0x20) == 'm') { /* a.m. */
        plain[0] = q[0];
        plain[1] = 'm';
        says = look_up(plain, 2);
        n = q + 3 < end && q[3] == '.' ? 4 : 3;
    } else {
        says = look_up(q, n);
    }
    if ((says != SAYS_AM && says != SAYS_PM) || *hour > 12 || *hour == 0) return p;
    if (says == SAYS_AM && n == 2) { /* "um 12:05 am 3. Mai" */
        const char *next = skip_blanks(q + n, end);
        if ((next < end && is_digit(*next)) ||
            look_up(next, word_length(next, end)) == SAYS_WEEKDAY)
            return p;
    }
    *hour = *hour % 12 + (says == SAYS_PM ? 12 : 0);
    return q + n;
}

/*
** A time at `p`: "14:05", "14:05:30.123", "14.05 Uhr", "14 Uhr", "2:05 pm", with the zone behind;
** returns where it ends, or `p`. With a point between, or without minutes, the word must follow.
*/
static const char *read_time(Date *date, const char *p, const char *end) {
    unsigned hour, minute = 0, second = 0;
    size_t n = read_number(p, end, 1, 2, &hour), m;
    const char *q = p + n, *behind;
    int marked = 0, sure = 0;
    if (!n) return p;
    if (q < end && (*q == ':' || *q == '.') && are_digits(q + 1, end, 2) &&
        !(q + 3 < end && is_digit(q[3]))) {
        marked = *q == ':';
        minute = digits(q + 1, 2);
        q += 3;
        if (q < end && *q == ':' && are_digits(q + 1, end, 2)) {
            second = digits(q + 1, 2);
            q += 3;
            if (q + 1 < end && (*q == '.' || *q == ',') && is_digit(q[1]))
                for (q++; q < end && is_digit(*q); q++) continue;
        }
    } else if (q < end && (*q == 'h' || *q == 'H') && are_digits(q + 1, end, 2)) {
        minute = digits(q + 1, 2); /* 14h05 */
        marked = 1;
        q += 3;
    }
    behind = read_half(q, end, &hour);
    sure = behind > q;
    q = behind;
    behind = skip_blanks(q, end);
    m = word_length(behind, end);
    if (look_up(behind, m) == SAYS_HOUR) {
        sure = 1;
        q = behind + m;
    }
    if (hour == 24 && minute == 0) hour = 0;
    if (!(marked || sure) || hour > 23 || minute > 59 || second > 60) return p;
    date->hour = (uint8_t)hour;
    date->minute = (uint8_t)minute;
    date->second = (uint8_t)(second > 59 ? 59 : second);
    date->flags |= DATE_TIME;
    return read_zone(date, q, end);
}

/* Behind the date: marks and words that may stand between, then a time, if one is there. */
static const char *read_time_behind(Date *date, const char *p, const char *end) {
    const char *q = p, *stop = end - p > GAP ? p + GAP : end, *behind;
    while (q < stop) {
        size_t n;
        if (is_digit(*q)) {
            behind = read_time(date, q, end);
            return behind > q ? behind : p;
        }
        n = word_length(q, end);
        if (n) {
            uint32_t says = look_up(q, n);
            if (says != SAYS_BETWEEN && says != SAYS_WEEKDAY) return p;
            q += n;
        } else if (strchr(" ,|-/()\t\n\r:.", *q)) {
            q++;
        } else if ((unsigned char)*q >= 0x80) { /* NBSP, dashes, middle dots */
            if ((unsigned char)*q >= 0xC3 && (unsigned char)*q != 0xE2) return p;
            q++;
            while (q < end && ((unsigned char)*q & 0xC0) == 0x80) q++;
        } else {
            return p;
        }
    }
    return p;
}

/* "T14:05", "T140500Z" right behind a date of numbers. */
static const char *read_time_joined(Date *date, const char *p, const char *end) {
    unsigned hour;
    if (p < end && (*p == 'T' || *p == 't')) p++;
    if (!are_digits(p, end, 4)) return p;
    hour = digits(p, 2);
    if (hour > 23 || digits(p + 2, 2) > 59) return p;
    date->hour = (uint8_t)hour;
    date->minute = (uint8_t)digits(p + 2, 2);
    p += 4;
    if (are_digits(p, end, 2) && digits(p, 2) < 60) {
        date->second = (uint8_t)digits(p, 2);
        p += 2;
    }
    date->flags |= DATE_TIME;
    return read_zone(date, p, end);
}

/* ---- dates; each returns where the date ends, or NULL where there is none at `p` */

/* 2024-04-15, 2024/4/5, 2024.04.15; then a time. */
static const char *read_year_first(Date *date, const char *p, const char *end) {
    unsigned year, month, day;
    size_t n;
    char mark;
    if (read_number(p, end, 4, 4, &year) != 4) return NULL;
    p += 4;
    if (p == end || !(*p == '-' || *p == '/' || *p == '.')) return NULL;
    mark = *p++;
    n = read_number(p, end, 1, 2, &month);
    p += n;
    if (!n || p == end || *p != mark) return NULL;
    p++;
    n = read_number(p, end, 1, 2, &day);
    if (!n || !set_day(date, year, month, day)) return NULL;
    p += n;
    return p;
}

/* 20240415, 20240415T1405, 20240415140500 */
static const char *read_joined(Date *date, const char *p, const char *end) {
    size_t n = 0;
    while (p + n < end && is_digit(p[n]) && n < 15) n++;
    if ((n != 8 && n != 12 && n != 14) ||
        !set_day(date, digits(p, 4), digits(p + 4, 2), digits(p + 6, 2)))
        return NULL;
    return read_time_joined(date, p + 8, end);
}

static unsigned whole_year(unsigned year, size_t n) {
    return n == 2 ? year + (year < 70 ? 2000 : 1900) : year;
}

/* 15.04.2024, 15. 4. 24, 15/04/2024, 15-04-2024 */
static const char *read_day_first(Date *date, const char *p, const char *end) {
    unsigned day, month, year;
    size_t n = read_number(p, end, 1, 2, &day);
    char mark;
    p += n;
    if (!n || p == end || !(*p == '.' || *p == '/' || *p == '-')) return NULL;
    mark = *p++;
    if (mark == '.') p = skip_blanks(p, end);
    n = read_number(p, end, 1, 2, &month);
    p += n;
    if (!n || p == end || *p != mark) return NULL;
    p++;
    if (mark == '.') p = skip_blanks(p, end);
    n = read_number(p, end, 2, 4, &year);
    if ((n != 4 && n != 2) || (n == 2 && mark != '.')) return NULL;
    if (p + n + 1 < end && p[n] == '.' && is_digit(p[n + 1])) return NULL; /* 10.1.20.5 */
    year = whole_year(year, n);
    if (!set_day(date, year, month, day) && !(mark == '/' && set_day(date, year, day, month)))
        return NULL;
    return p + n;
}

/* A month's name at `p`: its number, and where it ends. */
static unsigned read_month(const char **p, const char *end) {
    size_t n = word_length(*p, end);
    uint32_t says = look_up(*p, n);
    if (says < 1 || says > SAYS_MONTHS) return 0;
    *p += n;
    if (*p < end && **p == '.') ++*p;
    return says;
}

/* 15. April 2024, 15 Apr 2024, 15-Apr-24, 15th of April, 2024 */
static const char *read_day_month(Date *date, const char *p, const char *end) {
    unsigned day, month, year;
    size_t n = read_number(p, end, 1, 2, &day);
    p += n;
    if (!n) return NULL;
    if (p < end && (*p == '.' || *p == '-')) p++;
    p = skip_blanks(p, end);
    month = read_month(&p, end);
    if (!month) return NULL;
    if (p < end && (*p == '-' || *p == ',')) p++;
    p = skip_blanks(p, end);
    n = read_number(p, end, 2, 4, &year);
    if (n != 4 && n != 2) return NULL;
    if (n == 2 && p + 2 < end && p[2] == ':') return NULL; /* a time */
    return set_day(date, whole_year(year, n), month, day) ? p + n : NULL;
}

/* April 15, 2024; Apr 15 2024; Apr 15 14:05:30 2024 */
static const char *read_month_day(Date *date, const char *p, const char *end) {
    unsigned day, year, month = read_month(&p, end);
    size_t n;
    if (!month) return NULL;
    p = skip_blanks(p, end);
    n = read_number(p, end, 1, 2, &day);
    if (!n) return NULL;
    p += n;
    n = word_length(p, end);
    if (n == 2) p += 2; /* 15th */
    if (p < end && *p == ',') p++;
    p = skip_blanks(p, end);
    if (p + 2 < end && (p[1] == ':' || p[2] == ':')) {
        Date time = {0};
        p = read_time(&time, p, end);
        if (time.flags & DATE_TIME) {
            date->hour = time.hour;
            date->minute = time.minute;
            date->second = time.second;
            date->zone = time.zone;
            date->flags |= time.flags;
        }
        p = skip_blanks(p, end);
    }
    n = read_number(p, end, 4, 4, &year);
    return n && set_day(date, year, month, day) ? p + n : NULL;
}

unsigned date_told(const char *word, size_t n) {
    uint32_t says = look_up(word, n);
    return says == SAYS_CHANGED ? DATE_CHANGED : says == SAYS_ISSUED ? DATE_ISSUED : 0;
}

/* The word that tells what the date at `at` is of; the nearest one before it counts. */
static unsigned told(const char *text, size_t at) {
    size_t from = at > BEFORE ? at - BEFORE : 0, i = from;
    unsigned flags = 0;
    while (i && i < at && is_letter(text[i - 1]) && is_letter(text[i])) i++;
    while (i < at) {
        size_t n = word_length(text + i, text + at);
        unsigned here = date_told(text + i, n);
        if (here) flags = here;
        if (is_digit(text[i]) && i + 4 < at && are_digits(text + i, text + at, 4)) flags = 0;
        i += n ? n : 1;
    }
    return flags;
}

/* ---- the functions */

static void put_time(Date *date, const Date *time) {
    date->hour = time->hour;
    date->minute = time->minute;
    date->second = time->second;
    date->zone = time->zone;
    date->flags |= time->flags & (DATE_TIME | DATE_ZONE);
}

/* Are there but marks, blanks and words that may stand between a time and a date? */
static int is_gap(const char *p, const char *end) {
    if (end - p > GAP) return 0;
    while (p < end) {
        size_t n = word_length(p, end);
        if (n) {
            uint32_t says = look_up(p, n);
            if (says != SAYS_BETWEEN && says != SAYS_WEEKDAY && says != SAYS_AM) return 0;
            p += n;
        } else if (is_digit(*p)) {
            return 0;
        } else {
            p++;
        }
    }
    return 1;
}

int date_find(Date *date, const char *text, size_t n, size_t from) {
    const char *p = text + from, *end = text + n, *q;
    const char *time_end = NULL;
    Date time = {0};

    while (p < end) {
        int number = is_digit(*p);
        if (!number && !is_letter(*p)) {
            p++;
            continue;
        }
        memset(date, 0, sizeof *date);
        q = NULL;
        if (number) {
            q = read_year_first(date, p, end);
            if (q && q < end && (*q == 'T' || *q == 't') && are_digits(q + 1, end, 4)) {
                q = read_time_joined(date, q, end);
            }
            if (!q) q = read_joined(date, p, end);
            if (!q) q = read_day_first(date, p, end);
            if (!q) q = read_day_month(date, p, end);
        } else {
            q = read_month_day(date, p, end);
        }
        if (q && !(q < end && is_digit(*q))) {
            if (!(date->flags & DATE_TIME)) q = read_time_behind(date, q, end);
            if (!(date->flags & DATE_TIME) && time_end && is_gap(time_end, p))
                put_time(date, &time);
            if (!(date->flags & DATE_ZONE) && date->flags & DATE_TIME) q = read_zone(date, q, end);
            date->flags |= (uint8_t)told(text, (size_t)(p - text));
            date->start = (uint32_t)(p - text);
            date->end = (uint32_t)(q - text);
            return 1;
        }
        if (number) {
            Date here = {0};
            q = read_time(&here, p, end);
            if (q > p) {
                time = here;
                time_end = q;
                p = q;
                continue;
            }
            while (p < end && is_digit(*p)) p++;
            /* 1.2.2024 begins with no later number */
            while (end - p > 1 && (*p == '.' || *p == ',') && is_digit(p[1])) {
                for (p++; p < end && is_digit(*p); p++) continue;
            }
        } else {
            size_t word = word_length(p, end);
            p += word ? word : 1;
            while (p < end && ((unsigned char)*p & 0xC0) == 0x80) p++;
        }
    }
    memset(date, 0, sizeof *date);
    return 0;
}

/* Days since 1970 to a date (Fliegel and Van Flandern 1968, on Gregorian days). */
static void from_days(Date *date, int64_t days) {
    int64_t l = days + 2440588 + 68569, n = 4 * l / 146097, i, j;
    l -= (146097 * n + 3) / 4;
    i = 4000 * (l + 1) / 1461001;
    l += 31 - 1461 * i / 4;
    j = 80 * l / 2447;
    date->day = (uint8_t)(l - 2447 * j / 80);
    l = j / 11;
    date->month = (uint8_t)(j + 2 - 12 * l);
    date->year = (uint16_t)(100 * (n - 49) + i + l);
}

int date_read(Date *date, const char *value) {
    size_t n = strlen(value), i;
    int64_t seconds = 0;
    while (n && (unsigned char)value[n - 1] <= ' ') n--;
    while (n && (unsigned char)*value <= ' ') value++, n--;
    for (i = 0; i < n && i < 14 && is_digit(value[i]); i++)
        seconds = seconds * 10 + (value[i] - '0');
    if (i == n && (n == 10 || n == 13)) {
        memset(date, 0, sizeof *date);
        if (n == 13) seconds /= 1000;
        from_days(date, seconds / 86400);
        seconds %= 86400;
        date->hour = (uint8_t)(seconds / 3600);
        date->minute = (uint8_t)(seconds / 60 % 60);
        date->second = (uint8_t)(seconds % 60);
        date->flags = DATE_TIME | DATE_ZONE;
        return 1;
    }
    return date_find(date, value, n, 0);
}

int date_in_url(Date *date, const char *url) {
    size_t n;
    const char *p = url_path(url, &n), *end = p + n, *q, *start = p;
    memset(date, 0, sizeof *date);
    for (; p < end; p++) {
        if (!is_digit(*p) || (p > start && (is_digit(p[-1]) || is_letter(p[-1])))) continue;
        q = read_year_first(date, p, end);
        if (!q && are_digits(p, end, 8) && !(end - p > 8 && is_digit(p[8])) &&
            set_day(date, digits(p, 4), digits(p + 4, 2), digits(p + 6, 2)))
            q = p + 8;
        if (q && !(q < end && is_digit(*q))) return 1;
        memset(date, 0, sizeof *date);
    }
    return 0;
}

void date_write(const Date *date, char out[DATE_TEXT]) {
    int n = 10;
    sqlite3_snprintf(DATE_TEXT, out, "%04d-%02d-%02d", date->year, date->month, date->day);
    if (!(date->flags & DATE_TIME)) return;
    sqlite3_snprintf(DATE_TEXT - n, out + n, "T%02d:%02d:%02d", date->hour, date->minute,
                     date->second);
    n += 9;
    if (!(date->flags & DATE_ZONE)) return;
    if (date->zone == 0) {
        sqlite3_snprintf(DATE_TEXT - n, out + n, "Z");
    } else {
        int zone = date->zone < 0 ? -date->zone : date->zone;
        sqlite3_snprintf(DATE_TEXT - n, out + n, "%c%02d:%02d", date->zone < 0 ? '-' : '+',
                         zone / 60, zone % 60);
    }
}

int date_same_day(const Date *a, const Date *b) {
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

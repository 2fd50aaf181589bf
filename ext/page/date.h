/*
** Date: the date, and the time where it stands beside it, that a text names, as ISO 8601.
**
** Read are ISO 8601 in its long and short forms, the dates of mail and HTTP (RFC 5322, RFC 9110),
** of asctime and of JavaScript, and what German and English pages show their readers:
** "3. Jänner 2025, 14:05 Uhr", "15.4.24 | 9.30 Uhr", "April 15, 2024 2:05 pm". The words are data:
** ext/data/words/dates.txt.
*/
#ifndef PRESSE_PAGE_DATE_H
#define PRESSE_PAGE_DATE_H

#include <stddef.h>
#include <stdint.h>

enum {
    DATE_TIME = 1,    /* hour, minute and second are known */
    DATE_ZONE = 2,    /* and how far they are from UTC */
    DATE_CHANGED = 4, /* the word before it tells that it is of a change ("Aktualisiert am") */
    DATE_ISSUED = 8,  /* ... of the publication */
    DATE_TEXT = 32    /* bytes that date_write() writes at most, with the zero */
};

typedef struct Date {
    uint16_t year;
    uint8_t month, day; /* month 0: no date */
    uint8_t hour, minute, second;
    uint8_t flags;       /* DATE_... */
    int16_t zone;        /* minutes east of UTC */
    uint32_t start, end; /* where it stands, in bytes; with the time where that comes behind */
} Date;

/*
** Reads the first date at or behind the offset `from` in the `n` bytes at `text`, which end with a
** zero; 1 where there is one. Years from 1900 to 2099; a day that no month has is no date.
*/
int date_find(Date *date, const char *text, size_t n, size_t from);

/*
** The date that a whole value is: date_find(), or a number of seconds or milliseconds since 1970,
** which is in UTC.
*/
int date_read(Date *date, const char *value);

/* The date in a URL's path: /2024/04/15/, /2024-04-15-, 20240415. */
int date_in_url(Date *date, const char *url);

/* "2024-04-15", "2024-04-15T14:05:00", "2024-04-15T14:05:00+02:00"; in UTC "...Z". */
void date_write(const Date *date, char out[DATE_TEXT]);

/* DATE_CHANGED or DATE_ISSUED where the word ("updated", "veröffentlicht") says so, else 0. */
unsigned date_told(const char *word, size_t n);

/* Is it the same day? */
int date_same_day(const Date *a, const Date *b);

#endif

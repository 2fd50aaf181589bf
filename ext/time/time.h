/*
** Times: the expressions of time of a text, what they mean, and which days they stand for.
**
**     Das war vor [drei Jahren], am [Montagabend].
**
** Two steps. times_find() finds expressions and keeps their meaning as it is said: a month without
** a year, so many units before now. That does not depend on the day the text was written, so it is a
** layer of the document. A TimeResolver then goes through them in order, with the day of the
** report, and makes TIMEX3 values (ISO 24617-1; Pustejovsky et al., "TimeML", 2003) and days.
**
** The words and rules are in ext/data/times.txt.
*/
#ifndef PRESSE_TIME_TIME_H
#define PRESSE_TIME_TIME_H

#include "time/calendar.h"
#include "time/table.h"
#include "token/sentence.h"
#include "token/token.h"
#include "word/words.h"

typedef enum TimeTense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE } TimeTense;

/* What an expression says by itself. */
typedef struct TimeMeaning {
    int16_t field[TIME_FIELD_COUNT]; /* TIME_UNSET where nothing is said */
    uint8_t tense;                   /* TimeTense of its clause */
    uint8_t nowadays;                /* TimeRef that "heute", "morgen" rather mean, or 0 */
    uint8_t apart;                   /* a comma stands before it */
    int64_t count[3];                /* thousandths of unit, unit2, unit3; -1: none */
} TimeMeaning;

/* Structure of arrays, in text order; offsets and lengths in bytes. Owned by the arena. */
typedef struct Times {
    uint32_t n, capacity;
    uint32_t *start;
    uint32_t *length;
    uint32_t *token; /* its first token ... */
    uint32_t *last;  /* ... and its last */
    uint32_t *sentence;
    TimeMeaning *meaning;
} Times;

/* Finds all expressions. Linear. SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT. */
int times_find(Times *times, Arena *arena, const char *text, const Tokens *tokens,
               const Sentences *sentences, const Words *words);

/* The day of the report, with the time of day where it is known. */
typedef struct TimeReference {
    Day day;     /* DAY_NONE: not known */
    int seconds; /* since midnight; -1: not known */
} TimeReference;

/*
** Reads an ISO 8601 date, or date and time with T or blanks between them, seconds, fractions and a
** zone (which is not looked at: the day is the one that is written). 1, or 0 for anything else.
*/
int time_reference(const char *text, size_t n, TimeReference *out);

enum { TIME_VALUE = 48 };

typedef struct TimeValue {
    uint8_t type;           /* TimeType */
    uint8_t mod;            /* TimeMod */
    uint8_t unit;           /* TimeUnit of the days: how exact they are */
    Day from, to;           /* first and last day, or DAY_NONE */
    char value[TIME_VALUE]; /* TIMEX3 value, with a zero */
} TimeValue;

/* Goes through the expressions in order: what was mentioned last decides "tags darauf". */
typedef struct TimeResolver {
    const Times *times;
    TimeReference reference;
    uint32_t next;
    Day from, to; /* what was mentioned last */
    uint8_t unit;
    uint32_t sentence;      /* where */
    Day day;                /* the last single day that was mentioned */
    uint32_t day_sentence;  /* where */
    int16_t part;           /* of the day, in the last row */
    uint32_t set;           /* 1 + the row that is a set of days, while the rows go on with it */
    uint32_t single;        /* 1 + the last row that was a single day, by itself */
    uint32_t open;          /* 1 + the last row, if it is a date that is not resolved */
    uint32_t set_year;      /* 1 + the last row that was each year */
    uint32_t set_sentence;  /* 1 + the sentence of the last set of days */
    uint32_t row;           /* how many rows there were when a date was mentioned last */
    uint8_t beside_year;    /* this row stands right behind a year */
    uint8_t runs;           /* the row before runs until this one */
    uint8_t follows;        /* this row stands right behind a single day */
    int year;               /* the last year that was named; 0: none */
    uint32_t year_sentence; /* where */
} TimeResolver;

void times_begin(TimeResolver *resolver, const Times *times, const TimeReference *reference);

/* The value of the next expression, of which there must be one. */
void times_next(TimeResolver *resolver, TimeValue *out);

/* Writes the ISO date of a day to `out` (TIME_VALUE). */
void time_write_day(char *out, Day day);

/* The names as SQL shows them, "DATE", "START" (NULL for none); static. */
const char *time_type_name(enum TimeType type);
const char *time_mod_name(enum TimeMod mod);

/* The type of an expression. */
enum TimeType time_type(const TimeMeaning *meaning);

#endif

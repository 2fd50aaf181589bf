/*
** The table of expressions of time: what ext/train/times.c makes of ext/data/times.txt, and what
** find.c walks over.
**
** A *symbol* is what a rule asks of a place in the text: a class of words (MONTH), a word (`uhr`) or
** something that code recognises (HOUR). A word has *readings*: a symbol, and *settings*, the fields
** of a meaning that the word fills. The rules are one automaton whose states are the symbols of
** all rules as they stand (Glushkov, "The abstract theory of automata", 1961): a state is entered
** by its symbol, brings settings of its own and has edges to the states that may come next.
*/
#ifndef PRESSE_TIME_TABLE_H
#define PRESSE_TIME_TABLE_H

#include <stdint.h>

/*
** The fields of a meaning. X(name as in times.txt)
*/
/* clang-format off */
#define TIME_FIELDS(X) \
    X(type)     /* DATE, TIME, DURATION, SET */ \
    X(clock) /* minutes since midnight */ X(year) X(last) /* of 2024/25, of montags bis freitags, of days in a month */ \
    X(month) X(day) X(weekday) X(week) X(quarter) X(half) /* 3: April to September, 4: October to March */ X(season) \
    X(decade)   /* 199: the 1990s */ \
    X(easter) X(advent) /* days behind Easter Sunday, the first Sunday of Advent */ \
    X(shift)    /* days behind what the rest says */ \
    X(nth)      /* the n-th weekday, week, quarter, century ...; 99: the last */ \
    X(part)     /* of the day */ \
    X(hour) X(minute) X(second)  \
    X(before)   /* the minutes are before the hour */ \
    X(unit) X(unit2) X(unit3) X(rel) /* so many units from the base */ \
    X(base)     /* of rel: the reference, or what was mentioned last */ \
    X(vague)    /* an unknown number of units */ \
    X(dir)      /* of a duration: where it lies */ \
    X(mod) X(lean) /* lean: in the past or future, whatever the tense */ \
    X(runs)     /* 1: until what the next row says */ \
    X(ref) X(era) X(fiscal) X(check) /* check: what code has to ask besides */

/* Names of values in times.txt, with their numbers. X(name, value) */
#define TIME_UNITS(X) \
    X(second) X(minute) X(hour) X(day) X(weekend) X(week) X(month) X(quarter) X(half) X(season) \
    X(year) X(decade) X(century) X(millennium)
#define TIME_PARTS(X) X(NONE) X(MO) X(MI) X(AF) X(EV) X(NI) X(DT)
#define TIME_MODS(X) \
    X(NONE) X(START) X(MID) X(END) X(APPROX) X(MORE_THAN) X(LESS_THAN) X(EQUAL_OR_MORE) \
    X(EQUAL_OR_LESS) X(BEFORE) X(AFTER) X(ON_OR_BEFORE) X(ON_OR_AFTER)
#define TIME_REFS(X) X(NONE) X(PAST) X(PRESENT) X(FUTURE)
#define TIME_TYPES(X) X(DATE) X(TIME) X(DURATION) X(SET)
#define TIME_SEASONS(X) X(NONE) X(SP) X(SU) X(FA) X(WI)
#define TIME_DIRS(X) \
    X(none) X(ago) X(hence) X(since) X(past) X(next) X(earlier) X(later)
/* mention: the last date; near: the last one if it is in this sentence; turn: the year that begins */
#define TIME_BASES(X) X(reference) X(mention) X(either) X(near) X(turn)
#define TIME_CHECKS(X) \
    X(none) X(today) X(bare) X(clock) X(oclock) X(spoken) X(beside) X(again) X(age) X(amount) X(padded) X(then)

/* Symbols that code recognises, not words. X(name) */
#define TIME_SYMBOLS(X) \
    X(NUM) X(ORD) X(DAY) X(MON) X(M) X(D) X(HOUR) X(MINUTE) X(YEAR) X(YEAR3) X(SMALL) X(YEAR2) \
    X(YEARS) X(DATE) X(DM) X(MY) X(CLOCK) X(DOTCLOCK) X(DECADE) X(QUARTER) X(HALF) X(WEEK) X(W) \
    X(SPAN) X(AGE) X(TIMES) X(COMMA) X(DASH) X(SLASH) X(STOP) X(OPEN) X(CLOSE) X(APOSTROPHE) \
    X(INNER) X(ADJECTIVE) X(OFTEN) X(PLANNED) X(STANDING) X(TITLE) X(LED) X(APPROXIMATOR) X(COUNTED) X(COUNTER) X(NAMED) X(SCORED) /* code asks for these words */
/* clang-format on */

#define X(name) FIELD_##name,
enum TimeField { TIME_FIELDS(X) TIME_FIELD_COUNT };
#undef X
#define X(name) UNIT_##name,
enum TimeUnit { TIME_UNITS(X) UNIT_COUNT };
#undef X
#define X(name) PART_##name,
enum TimePart { TIME_PARTS(X) PART_COUNT };
#undef X
#define X(name) MOD_##name,
enum TimeMod { TIME_MODS(X) MOD_COUNT };
#undef X
#define X(name) REF_##name,
enum TimeRef { TIME_REFS(X) REF_COUNT };
#undef X
#define X(name) TIME_##name,
enum TimeType { TIME_TYPES(X) TIME_TYPE_COUNT };
#undef X
#define X(name) SEASON_##name,
enum TimeSeason { TIME_SEASONS(X) SEASON_COUNT };
#undef X
#define X(name) DIR_##name,
enum TimeDir { TIME_DIRS(X) DIR_COUNT };
#undef X
#define X(name) BASE_##name,
enum TimeBase { TIME_BASES(X) BASE_COUNT };
#undef X
#define X(name) CHECK_##name,
enum TimeCheck { TIME_CHECKS(X) CHECK_COUNT };
#undef X
#define X(name) SYMBOL_##name,
enum TimeSymbol { TIME_SYMBOLS(X) SYMBOL_COUNT };
#undef X

enum {
    TIME_UNSET = -32768, /* of a field */
    TIME_LAST_NTH = 99,
    TIME_COUNT_FIELD = 255 /* the number of units, which is no field but has its own place */
};

typedef struct TimeSetting {
    uint8_t field;
    int16_t value;
} TimeSetting;

enum { TIME_UPPER = 1, TIME_LOWER = 2 }; /* how the word must be written */

typedef struct TimeReading {
    uint16_t symbol;
    uint8_t flags;
    uint8_t count;     /* settings */
    uint16_t settings; /* the first */
} TimeReading;

typedef struct TimeWord {
    uint32_t text; /* offset of its bytes */
    uint8_t length;
    uint8_t readings;
    uint16_t first; /* its first reading */
} TimeWord;

enum { TIME_BEGIN = 1, TIME_END = 2 }; /* a row begins with the state; a row ends before it */

typedef struct TimeEdge {
    uint16_t state;
    uint16_t symbol; /* of that state */
    uint8_t flags;
} TimeEdge;

enum { TIME_ACCEPT = 1, TIME_ACCEPT_END = 2 }; /* may be the last; ... and ends a row */

typedef struct TimeState {
    uint64_t symbols; /* of the edges: bit symbol % 64, to leave most states at once */
    uint32_t edges;   /* the first */
    uint16_t count;
    uint16_t rule;
    uint16_t settings;
    uint8_t setting_count;
    uint8_t accept;
} TimeState;

/* The tables; made by ext/train/times.c. */
extern const TimeWord TIME_WORDS[];
extern const char TIME_LETTERS[];
extern const TimeReading TIME_READINGS[];
extern const uint16_t TIME_SLOT[]; /* 1 + the word whose hash leads here, or 0 */
extern const uint32_t TIME_SLOT_MASK;
extern const uint32_t TIME_LONGEST; /* bytes of the longest word */
extern const TimeSetting TIME_SETTINGS[];
extern const TimeEdge TIME_EDGES[];
extern const TimeState TIME_STATES[]; /* the first is the start */
extern const uint16_t TIME_FIRST[];   /* its edges by symbol: TIME_FIRST[s] .. TIME_FIRST[s + 1] */
extern const struct TimeRule {
    uint16_t settings;
    uint8_t count;
} TIME_RULES[];

#endif

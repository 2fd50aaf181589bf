/*
** Number word: one word, cut into the parts of ext/data/words/numerals.txt. Inner header of the
** numeral reader.
*/
#ifndef PRESSE_VALUE_NUMBER_WORD_H
#define PRESSE_VALUE_NUMBER_WORD_H

#include "value/numeral.h"

/* The classes of numerals.txt. */
enum {
    PART_UNIT = 1,
    PART_TEEN,
    PART_TEN,
    PART_POWER,
    PART_SCALE,
    PART_AND,
    PART_FRACTION,
    PART_ORDINAL,
    PART_HALF,
    PART_TENTHS,
    PART_ZERO,
    PART_DOZEN,
    PART_FORM,
    PART_VAGUE,
    PART_POINT,
    PART_SIGN,
    PART_LAST
};

enum { WORD_BYTES = 200 };

/* A word in small letters; `from[i]` is where byte i of it comes from. */
typedef struct Folded {
    char text[WORD_BYTES + 4];
    uint8_t from[WORD_BYTES + 5];
    size_t n;
} Folded;

/* A number below a million, one part after the other, also over several words. */
typedef struct Machine {
    uint64_t high;     /* what "tausend" has closed */
    uint32_t hundreds; /* below that, what "hundert" has closed */
    uint32_t low;      /* 0 to 99 */
    uint32_t half;     /* the denominator of a half or quarter added, or 0 */
    uint8_t last;      /* PART_... of the last part, 0 at the start */
    uint8_t before;    /* the same of the one before */
    uint8_t thousand, hundred;
} Machine;

/* What a word says, with what the tokens before it have put into the machine. */
typedef struct Parse {
    uint8_t kind;     /* NumeralKind */
    uint8_t special;  /* PART_... of a word that is no part of the machine's number, or 0 */
    uint32_t v;       /* its number */
    uint32_t divisor; /* of a fraction, also of a scale ("viertelmillion") */
    uint32_t times;   /* of a scale with a divisor: three in "dreiviertelmillion" */
    int16_t power;    /* exponent of an ordinal or fraction of a scale word, or 0 */
    uint16_t flags;
} Parse;

/*
** Small letters, soft hyphens dropped, letter and diaeresis joined; 0 where the word is too long.
*/
int number_fold(const char *word, size_t n, Folded *out);

/* The number so far. */
uint64_t machine_total(const Machine *m);

/*
** Reads one word; `m` holds what the words before it said and is changed where 1 is returned; 0
** where it is none or does not go on. `*prefix`, where not NULL, gets the bytes of the longest
** cardinal number the word begins with, and `*at_prefix` the machine there.
*/
int number_parse(const Folded *w, Machine *m, Parse *out, size_t *prefix, Machine *at_prefix);

/* Sets `out` from what a word says, the last of several; 0 where it is no numeral by itself. */
int number_settle(const Machine *m, const Parse *p, Numeral *out);

#endif

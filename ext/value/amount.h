/*
** Amount: the parts of presse_values on the way: a number with its unit, read from tokens. Inner
** header of value/.
*/
#ifndef PRESSE_VALUE_AMOUNT_H
#define PRESSE_VALUE_AMOUNT_H

#include <string.h>

#include "value/cue.h"
#include "value/numeral.h"
#include "value/unit.h"
#include "value/value.h"

/* What is read: one sentence of a document. */
typedef struct Text {
    const char *text;
    const Tokens *tokens;
    const Words *words;
    const Times *times;
    Arena *arena;        /* for lemmas that the text has not */
    uint32_t begin, end; /* the sentence's tokens */
    uint32_t free;       /* tokens before this one belong to an amount already */
    uint32_t time;       /* the first expression of time that ends here or later */
    int32_t money;       /* of CUE_POUND and CUE_LIRA what the text speaks of; -1: not looked yet */
} Text;

typedef enum Counted {
    COUNTED_NOTHING,
    COUNTED_UNIT,  /* Amount.unit */
    COUNTED_NOUN,  /* a noun, its lemma in Amount.noun */
    COUNTED_FACTOR /* "dreifach" */
} Counted;

typedef struct Amount {
    uint32_t first, end;     /* its tokens: from the first up to before `end` */
    uint32_t number, behind; /* of these the number's own: from the first up to before `behind` */
    uint32_t start, stop;    /* its bytes */
    Numeral numeral;
    const Unit *unit;
    const char *noun;
    uint32_t noun_n;
    uint8_t counted;    /* Counted */
    uint8_t approx;     /* Approx, as far as the number itself says: vague or exact */
    uint8_t open;       /* a word with a hyphen at its end ("70-"): only the first end of a range */
    uint8_t prefixed;   /* the currency stands before the number */
    double value, most; /* most: of a range inside one token ("10-12"), else NAN */
} Amount;

static inline const char *token_text(const Text *t, uint32_t i, size_t *n) {
    *n = t->tokens->length[i];
    return t->text + t->tokens->start[i];
}

static inline int token_is(const Text *t, uint32_t i, const char *word) {
    size_t n;
    const char *z;
    if (i < t->begin || i >= t->end) return 0;
    z = token_text(t, i, &n);
    return strlen(word) == n && memcmp(z, word, n) == 0;
}

static inline unsigned token_cue(const Text *t, uint32_t i) {
    size_t n;
    const char *z;
    if (i < t->begin || i >= t->end) return 0;
    z = token_text(t, i, &n);
    return cue_word(z, n);
}

/*
** amount.c: the amount whose number begins at token `i`, with a currency before it, unit or
** counted noun behind. 0 where there is no number. Says nothing of whether it is a value.
*/
int amount_read(Text *t, uint32_t i, unsigned options, Amount *out);

/* Reads on behind the number of an amount: scale, unit, noun. For ranges and compounds. */
void amount_unit(Text *t, Amount *amount);

/*
** The power of ten of a scale's letters ("bn", "tausend") written at a number that begins at token
** `i`, 0 for none; those of one letter only behind a currency.
*/
int amount_scale(const Text *t, uint32_t i, const char *letters, size_t n);

/* compound.c: the amount in a word such as "2,1-Milliarden-Euro-Deal", "30-jährig", "500Km". */
int amount_compound(Text *t, uint32_t i, Amount *out);

/*
** guard.c: is the number of that amount none that is a value: a year, a date, a label, a score ...
*/
int amount_is_none(Text *t, const Amount *amount);

/* guard.c: does what stands behind the number make a date or a time of day of it? */
int amount_is_date(const Text *t, const Amount *amount);

/* guard.c: is the ordinal none: a date's, a name's, a list item's? */
int ordinal_is_none(Text *t, const Amount *amount);

#endif

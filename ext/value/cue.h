/*
** Cues: what the words beside a number say about it, from ext/data/words/value_cues.txt.
*/
#ifndef PRESSE_VALUE_CUE_H
#define PRESSE_VALUE_CUE_H

#include "token/token.h"

enum { CUE_BYTES = 64 /* no cue and no name of a unit is longer */ };

/* The letters of value_cues.txt. */
enum ValueCue {
    CUE_ABOUT = 1,         /* a: rund */
    CUE_ABOVE = 1 << 1,    /* b: mehr als */
    CUE_BELOW = 1 << 2,    /* c: fast */
    CUE_VAGUE = 1 << 3,    /* d: mehrere, before a scale */
    CUE_LABEL = 1 << 4,    /* e: Platz; the number behind is a name, no amount */
    CUE_MONTH = 1 << 5,    /* f: months and what else makes a date of an ordinal */
    CUE_YEAR = 1 << 6,     /* g: seit, Jahr; what stands before a year */
    CUE_CLOCK = 1 << 7,    /* h: Uhr */
    CUE_MIDDLE = 1 << 8,   /* i: adjectives between "ein" and what it counts: knappe, gute */
    CUE_OR = 1 << 9,       /* j: bis, between the ends of a range */
    CUE_AND = 1 << 10,     /* k: und, oder: numbers that share a unit */
    CUE_SUFFIX = 1 << 11,  /* l: what a number is written together with: jährig */
    CUE_EACH = 1 << 12,    /* m: jeder, before an ordinal */
    CUE_NONE = 1 << 13,    /* n: nouns that are not counted */
    CUE_IDIOM = 1 << 14,   /* o: words before an ordinal that is none */
    CUE_OLD = 1 << 16,     /* q: alt, behind an age */
    CUE_POUND = 1 << 17,   /* r: words that make pounds money */
    CUE_GOVERNS = 1 << 18, /* s: verbs and pronouns that take "über" */
    CUE_BETWEEN = 1 << 19, /* t: zwischen, before a range */
    CUE_CHANGE = 1 << 20,  /* u: von, um: before "5 auf 7 Prozent" */
    CUE_GROUP = 1 << 21,   /* v: zu, before "dritt" */
    CUE_AT = 1 << 22,      /* w: um, before a time of day */
    CUE_CALL = 1 << 23,    /* x: words of a sentence that names a telephone number */
    CUE_LIRA = 1 << 24,    /* y: words that make "TL" money */
    CUE_AMOUNT = 1 << 25,  /* z: no year stands behind, unless it is one of our time */
};

/*
** Small letters, a letter and its diaeresis joined, soft hyphens dropped: how many bytes, 0 where
** they are more than `room`.
*/
size_t cue_fold(const char *word, size_t n, char *out, size_t room);

/* What the list says of a word as it stands, in any case; a set of ValueCue. */
unsigned cue_word(const char *word, size_t n);

/*
** What the list says of the words that end before token `i`, up to three and not before `begin`,
** the longest first: `*taken` tokens.
*/
unsigned cue_before(const char *text, const Tokens *tokens, uint32_t i, uint32_t begin,
                    unsigned wanted, uint32_t *taken);

/* The same of the words from token `i` on. */
unsigned cue_behind(const char *text, const Tokens *tokens, uint32_t i, uint32_t end,
                    unsigned wanted, uint32_t *taken);

#endif

/*
** Compound search: the cheapest way through a word, and whether it is to be taken. Shared by the
** splitter, the program that makes the table, and the tests.
*/
#ifndef PRESSE_WORD_COMPOUND_SEARCH_H
#define PRESSE_WORD_COMPOUND_SEARCH_H

#include <string.h>

#include "word/compound_table.h"

/* How a part came about, in CompoundStep.kind. */
typedef enum CompoundKind {
    KIND_COUNTED,   /* a modifier of the table */
    KIND_NOUN,      /* a modifier that was not counted: a noun's base form */
    KIND_NOUN_S,    /* the same with s */
    KIND_NOUN_ES,   /* with es */
    KIND_FORM,      /* a plural or genitive */
    KIND_VERB,      /* a verb's stem */
    KIND_ADJECTIVE, /* as in the predicate */
    KIND_NAME,
    KIND_STRANGER, /* not in the lexicon */
    KIND_HEAD,
    KIND_TEXT_HEAD,  /* a noun that the lexicon lacks; the step's rule is its ending's bytes */
    KIND_VERBAL_HEAD /* a noun made from a verb; the same */
} CompoundKind;

/* What the letters of a word look like. */
typedef enum Shape {
    SHAPE_SMALL,    /* haus */
    SHAPE_CAPITAL,  /* Haus */
    SHAPE_CAPITALS, /* HAUS */
    SHAPE_OTHER     /* iPhone, 5G, and what is not well-formed */
} Shape;

#define NOUN_CLASSES (CLASS_BIT(CLASS_NN) | CLASS_BIT(CLASS_NN_INF) | CLASS_BIT(CLASS_NN_ADJ))
#define NAME_CLASSES                                                                               \
    (CLASS_BIT(CLASS_NE_FIRST) | CLASS_BIT(CLASS_NE_LAST) | CLASS_BIT(CLASS_NE_TOWN) |             \
     CLASS_BIT(CLASS_NE_COUNTRY) | CLASS_BIT(CLASS_NE_REGION) | CLASS_BIT(CLASS_NE))
#define ADJECTIVE_CLASSES                                                                          \
    (CLASS_BIT(CLASS_ADJA) | CLASS_BIT(CLASS_ADJA_COMP) | CLASS_BIT(CLASS_ADJA_SUP) |              \
     CLASS_BIT(CLASS_ADJD) | CLASS_BIT(CLASS_ADJD_COMP) | CLASS_BIT(CLASS_ADJD_SUP) |              \
     CLASS_BIT(CLASS_PA1A) | CLASS_BIT(CLASS_PA1A_COMP) | CLASS_BIT(CLASS_PA1A_SUP) |              \
     CLASS_BIT(CLASS_PA1D) | CLASS_BIT(CLASS_PA1D_COMP) | CLASS_BIT(CLASS_PA1D_SUP) |              \
     CLASS_BIT(CLASS_PA2A) | CLASS_BIT(CLASS_PA2A_COMP) | CLASS_BIT(CLASS_PA2A_SUP) |              \
     CLASS_BIT(CLASS_PA2D) | CLASS_BIT(CLASS_PA2D_COMP) | CLASS_BIT(CLASS_PA2D_SUP))
#define PARTICIPLE_CLASSES                                                                         \
    (CLASS_BIT(CLASS_PA1A) | CLASS_BIT(CLASS_PA1D) | CLASS_BIT(CLASS_PA2A) | CLASS_BIT(CLASS_PA2D))
#define VERB_CLASSES                                                                               \
    (CLASS_BIT(CLASS_VVFIN) | CLASS_BIT(CLASS_VVFIN_JOINED) | CLASS_BIT(CLASS_VVINF) |             \
     CLASS_BIT(CLASS_VVIZU) | CLASS_BIT(CLASS_VVPP) | CLASS_BIT(CLASS_VVIMP))

/* One part of a path; the last one is the head. */
typedef struct CompoundStep {
    uint8_t start, end; /* bytes of the word */
    uint8_t kind;       /* how it came about, a CompoundKind */
    uint8_t cost;
    uint16_t rule; /* of a counted modifier */
} CompoundStep;

/* The best way through a word. */
typedef struct CompoundPath {
    unsigned count; /* of steps; 0: there is none */
    int cost;
    int stranger; /* a part is unknown */
    CompoundStep steps[COMPOUND_PARTS];
    int head_verbal;  /* it is neither in the lexicon nor counted, but comes from a verb */
    Reading head;     /* of the head, when it is no stranger */
    int head_capital; /* the head is a noun: looked up with a capital */
    int head_text;    /* it is one that the lexicon lacks: the step's rule is its ending's bytes */
    LexiconEntry head_entry;
    LexiconEntry whole[2]; /* of the whole word, [1] with a capital; count 0: none */
} CompoundPath;

/* What may be a head. */
enum { COMPOUND_NOUNS = 1, COMPOUND_ADJECTIVES = 2, COMPOUND_VERBS = 4 };

/*
** The cheapest way through a word in small letters, `n` from 1 to COMPOUND_BYTES, without a gate;
** where there is none and `strangers` is set, one with an unknown part.
*/
void compound_search(const CompoundTable *table, const char *word, size_t n, unsigned heads,
                     int strangers, CompoundPath *path);

/*
** Is the path good enough for the word of `n` bytes, which is in small letters, not to stay whole?
** `shape` is the word's own.
*/
int compound_gate(const CompoundTable *table, const CompoundPath *path, const char *small, size_t n,
                  Shape shape);

/* How many bytes at the end of an unknown part link it to the next one. */
size_t compound_stranger_link(const char *part, size_t n);

/* Letters, by their bytes */

/* Is the byte one of those behind a letter's first? */
static inline int continues(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many letters the bytes are. */
static inline size_t letters(const char *text, size_t n) {
    size_t i, count = 0;
    for (i = 0; i < n; i++) count += !continues(text[i]);
    return count;
}

/* The letter that begins at `p`, a capital, into `out`; returns its bytes (at most 2 change). */
static inline size_t capital(const char *p, size_t n, char *out) {
    unsigned char a = (unsigned char)p[0], b = n > 1 ? (unsigned char)p[1] : 0;
    out[0] = p[0];
    if (a >= 'a' && a <= 'z') out[0] = (char)(a - 32);
    if (a != 0xC3 || b < 0xA0) return 1;
    out[1] = b == 0xB7 || b == 0xBF ? (char)b : (char)(b - 0x20);
    return 2;
}

/* Does the text begin with a capital? */
static inline int is_capital(const char *text, size_t n) {
    unsigned char a = n ? (unsigned char)text[0] : 0, b = n > 1 ? (unsigned char)text[1] : 0;
    return (a >= 'A' && a <= 'Z') || (a == 0xC3 && b >= 0x80 && b <= 0x9E);
}

/* Makes the first letter a capital, which takes no other number of bytes. */
static inline void capitalise(char *text, size_t n) {
    char first[2];
    size_t k;
    if (n == 0) return;
    k = capital(text, n, first);
    memcpy(text, first, k);
}

#endif

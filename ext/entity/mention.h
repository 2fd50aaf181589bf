/*
** Mentions: what the layer's files share. word.c says what each token may be, find.c applies the
** rules, group.c joins the mentions of one entity and names it; entity.c runs them in that order.
*/
#ifndef PRESSE_ENTITY_MENTION_H
#define PRESSE_ENTITY_MENTION_H

#include "entity/entity.h"

/* The letters of a word list as bits: see the heads of names.txt, nouns.txt and name_cues.txt. */
#define LETTER(c) (1u << ((c) - 'a'))

enum NameLetter {
    NAME_PLACE = LETTER('l'),
    NAME_ORGANISATION = LETTER('o'),
    NAME_WORK = LETTER('m'),
    NAME_PERSON = LETTER('p'),
    NAME_GIVEN = LETTER('f'),
    NAME_SURNAME = LETTER('s'),
    NAME_DERIVED = LETTER('d'),
    NAME_DOUBT = LETTER('a'),  /* an ordinary word too */
    NAME_BEGINS = LETTER('n'), /* begins a longer name */
    NAME_TYPED = NAME_PLACE | NAME_ORGANISATION | NAME_WORK | NAME_PERSON
};

enum NameCueLetter {
    NAME_CUE_TITLE = LETTER('t'),
    NAME_CUE_TITLE_END = LETTER('u'),
    NAME_CUE_PARTICLE = LETTER('v'),
    NAME_CUE_LEGAL_FORM = LETTER('g'),
    NAME_CUE_HEAD = LETTER('h'),
    NAME_CUE_HEAD_END = LETTER('e'),
    NAME_CUE_IN = LETTER('p'),
    NAME_CUE_FIRM = LETTER('c'),
    NAME_CUE_PLACE = LETTER('o'),
    NAME_CUE_SAYS = LETTER('q'),
    NAME_CUE_NO_NAME = LETTER('x'),
    NAME_CUE_STREET = LETTER('k'),
    NAME_CUE_FIELD = LETTER('f'),
    NAME_CUE_CALLED = LETTER('y'),
    NAME_CUE_INNER = LETTER('w'),
    NAME_CUE_UNIT = LETTER('z'),
    NAME_CUE_NOBLE = LETTER('n')
};

enum Shape {
    SHAPE_UPPER = 1,    /* a word that begins with a capital */
    SHAPE_CAPITALS = 2, /* of capitals only */
    SHAPE_CAMEL = 4,    /* a capital behind a small letter: "OpenAI" */
    SHAPE_HYPHEN = 8,   /* of parts: "Meta-Konzern", "Facebook-" */
    SHAPE_NOUN = 16,    /* an ordinary noun, or a compound that ends in one */
    SHAPE_OPENS = 32,   /* first word of its sentence, of a quotation or behind a colon */
    SHAPE_INITIAL = 64, /* "W." */
    SHAPE_ARABIC = 128  /* "al-Assad" */
};

/* What a token may be, seen alone. */
typedef struct Word {
    uint32_t name;  /* NameLetters */
    uint32_t cue;   /* NameCueLetters */
    uint8_t shape;  /* Shapes */
    uint8_t suffix; /* bytes of a genitive ending that `name` was found without */
} Word;

/* Why a mention is one; each has its score, measured (entity.c). */
typedef enum MentionEvidence {
    BY_LONG_NAME,  /* a name of several words from the list */
    BY_NAME,       /* a name of one word */
    BY_DOUBT,      /* one that is an ordinary word too, behind "in" or the like */
    BY_GIVEN,      /* first name and a known surname */
    BY_GIVEN_NEW,  /* first name and another word */
    BY_SURNAME,    /* a known surname alone */
    BY_TITLE,      /* behind a title or role */
    BY_FIRST_NAME, /* a first name alone */
    BY_SAYS,       /* beside a verb of saying */
    BY_LEGAL_FORM,
    BY_HEAD,     /* "Universität Bonn" */
    BY_CUE,      /* behind "Konzern", "Stadt" */
    BY_SHAPE,    /* "OpenAI" */
    BY_DOCUMENT, /* named so elsewhere in the document */
    BY_STREET,
    BY_ACRONYM, /* in brackets behind its name */
    BY_IN,      /* unknown word behind "in" or the like */
    MENTION_EVIDENCES
} MentionEvidence;

typedef struct Mention {
    uint32_t first, tokens; /* tokens it covers */
    uint32_t start, length; /* bytes */
    const char *base; /* its name as the text has it: without genitive, of a part the name alone */
    uint32_t base_length;
    uint8_t type, kind, evidence;
} Mention;

typedef struct Finder {
    Arena *arena;
    const char *text;
    const Tokens *tokens;
    const Sentences *sentences;
    Word *words; /* one per token */
    Mention *mentions;
    uint32_t n, capacity;
} Finder;

/* word.c: fills `words`. An SQLite code. */
int words_describe(Finder *finder);

/* word.c: NameLetters of the `n` bytes at `name`; 0 for a name that is in no list. */
uint32_t name_find(const char *name, size_t n);

/* word.c: is it an ordinary noun, or a compound that ends in one? */
int is_noun(const char *word, size_t n);

/* word.c: bytes of the genitive ending ("s", "'", "’s") of a word, 0 when it has none. */
uint32_t genitive_ending(const char *word, size_t n);

/* A string in the text or the arena; not terminated. */
typedef struct Name {
    const char *text;
    uint32_t n;
} Name;

/* group.c: the last word of a name of several words. */
Name last_word(Name name);

/* group.c: do the acronym's letters stand in the name in this order, the first one first? */
int is_acronym(const char *acronym, size_t n, const char *name, size_t length);

/* word.c: "SANTIAGO DE CHILE" as "Santiago de Chile" in `out`, of `n` bytes too; 0: too long. */
size_t small_capitals(const char *text, size_t n, char *out);

/* word.c: bytes of the genitive ending of an organisation's head word ("Landgerichts"), else 0. */
uint32_t head_ending(const char *word, size_t n);

/*
** word.c: the name that a derived word comes from ("deutsche": Deutschland), or the word without
** its ending where it is not known. In the arena; NULL when out of memory. `*n` gets its bytes.
*/
const char *derived_base(Finder *finder, const char *word, size_t length, uint32_t *n);

/* find.c: finds all mentions, in text order. An SQLite code. */
int mentions_find(Finder *finder);

/* group.c: fills `entity` and `name` of the layer, whose other arrays are there. An SQLite code. */
int mentions_group(Finder *finder, Entities *entities);

#endif

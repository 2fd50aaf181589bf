/*
** KWIC: queries over tokens, and where they match, for concordances (keyword in context).
**
**     Kwic query;
**     int rc = kwic_parse(&query, "[pos=ADJ] Haus", 14, lemma_of);  // SQLITE_ERROR: query.message
**     KwicSearch search;
**     kwic_begin(&search, &query, text, &tokens, &sentences, &words);
**     while ((rc = kwic_next(&search)) == SQLITE_ROW) ...           // search.first, search.count
**     kwic_end(&search);
**     kwic_free(&query);
**
** The language, after that of the IMS Corpus Workbench (Evert, Hardie, "Twenty-first century
** Corpus Workbench", Corpus Linguistics 2011), in short; docs/kwic.md has it whole:
**
**     Haus                     tokens with this form or lemma, or with this word's lemma
**     "Haus der"               these forms exactly, one behind the other
**     Haus*  *haus  *haus*     how the form begins, ends, what it holds; case does not matter
**     [lemma=sagen tag!=VVPP]  all conditions hold: lemma, pos, tag, text (or form, word), kind
**     [lemma=sagen|meinen]     one of several values, each with * at either end
**     []                       any token
**     [pos=ADJ]{0,2}  [...]?   so many times
**
** A query is a sequence of items. Each becomes one or more places, one for each token it can match,
** at most KWIC_TOKENS in all, so that the state of a search is a word of 64 bits, a bit for each
** place that may come next (Navarro, Raffinot, "Flexible pattern matching in strings", 2002,
** chapter 4). A match begins at a token and is the longest there; it does not leave its sentence;
** one that lies inside the match before it is left out ("Haus" of "alte Haus" for [pos=ADJ]? Haus).
** The work is linear in the text: each token meets each item once, each place a match of at most
** KWIC_TOKENS tokens.
*/
#ifndef PRESSE_WORD_KWIC_H
#define PRESSE_WORD_KWIC_H

#include "base/buffer.h"
#include "token/sentence.h"
#include "token/token.h"
#include "word/words.h"

enum {
    KWIC_BYTES = 64 * 1024, /* longest query */
    KWIC_TOKENS = 60,       /* most tokens of a match; below 64 */
    KWIC_MESSAGE = 512      /* bytes of an error's message, with the zero */
};

typedef enum KwicAttribute {
    KWIC_WORD,  /* folded: the form is the first value, or the lemma is any of them */
    KWIC_FORM,  /* case-folded: the form */
    KWIC_TEXT,  /* the form as written */
    KWIC_LEMMA, /* folded, or case-folded where the value is open: the lemma */
    KWIC_POS,   /* the set has the universal tag */
    KWIC_TAG,   /* ... the STTS tag */
    KWIC_KIND   /* ... the token's kind */
} KwicAttribute;

/* Is the attribute one of lemmas and tags? */
static inline int kwic_asks_words(KwicAttribute attribute) {
    return attribute == KWIC_WORD || (attribute >= KWIC_LEMMA && attribute <= KWIC_TAG);
}

/* What a form or a lemma is compared with. */
typedef struct KwicValue {
    struct KwicValue *next; /* another that will do as well */
    const char *text;
    uint32_t n;
    uint8_t open_left, open_right; /* more may stand there: the value had a * */
    uint32_t *borders;             /* open at both ends: Knuth, Morris, Pratt's table; else NULL */
} KwicValue;

typedef struct KwicCondition {
    struct KwicCondition *next; /* another that has to hold too */
    KwicAttribute attribute;
    int negated; /* != */
    KwicValue *values;
    uint64_t set; /* of tags or kinds, a bit each */
} KwicCondition;

typedef struct KwicItem {
    KwicCondition *conditions; /* NULL: any token */
} KwicItem;

typedef struct Kwic {
    Arena arena; /* holds the items and what they refer to */
    KwicItem *items[KWIC_TOKENS];
    uint32_t n;                        /* items */
    uint32_t places;                   /* most tokens of a match */
    uint64_t item_places[KWIC_TOKENS]; /* each item's places, a bit each */
    uint64_t optional;                 /* the places that may be left out, a bit each */
    int words;                         /* lemmas or tags are asked for */
    char message[KWIC_MESSAGE];        /* the error, well-formed UTF-8 */
} Kwic;

/* Appends the lemma of a word of `n` bytes (a zero byte behind them) without its sentence. */
typedef void (*KwicLemma)(Buffer *out, const char *word, size_t n);

/*
** Reads a query of `n` bytes, which need not be well-formed. `lemma` may be NULL: words are then
** looked up as they are. SQLITE_OK; SQLITE_NOMEM; SQLITE_ERROR with `message`, which tells the
** place in characters from 1. kwic_free() is to be called in any case.
*/
int kwic_parse(Kwic *kwic, const char *query, size_t n, KwicLemma lemma);

/* Gives the query's memory back. */
void kwic_free(Kwic *kwic);

enum { KWIC_WINDOW = 64 };

typedef struct KwicSearch {
    const Kwic *kwic;
    const char *text;
    const Tokens *tokens;
    const Sentences *sentences;
    const Words *words;
    uint32_t next;       /* token at which the next match may begin */
    uint32_t first;      /* of the last match: its first token, */
    uint32_t count;      /* its tokens, */
    uint32_t end;        /* the token behind it, */
    uint32_t sentence;   /* its sentence */
    int rc;              /* SQLITE_OK, or what ended the search */
    int (*poll)(void *); /* asks the host whether to go on, as Arena's; may be NULL */
    void *poll_data;
    uint32_t work; /* comparisons since it was asked */
    /* What is known of the tokens in the window: which items were tried and which match. */
    uint32_t token[KWIC_WINDOW];
    uint64_t tried[KWIC_WINDOW], matched[KWIC_WINDOW];
    /* One token's forms to compare, each made when first asked for. */
    struct KwicForm {
        uint32_t token;
        Buffer text;
    } forms[4];
} KwicSearch;

/*
** Begins a search over all tokens. Without `words` (NULL) each condition on lemmas and tags counts
** as met: where nothing is found then, nothing is found with them, and the text need not be tagged.
** The caller may set `poll` and `poll_data` behind this.
*/
void kwic_begin(KwicSearch *search, const Kwic *kwic, const char *text, const Tokens *tokens,
                const Sentences *sentences, const Words *words);

/*
** The next match, in `first`, `count` and `sentence`: the longest that begins at a token, unless
** it ends no later than the one before it. SQLITE_ROW; SQLITE_DONE at the end; SQLITE_NOMEM;
** SQLITE_INTERRUPT.
*/
int kwic_next(KwicSearch *search);

/* Gives the search's memory back. */
void kwic_end(KwicSearch *search);

#endif

/*
** Term: under which forms a word goes into a search index, and under which it is looked for.
**
**     text has           index gets (lemma split fold)                     a query asks for
**     Häuser             haeuser haus                                      haus
**     Strasse            strasse                                           strasse
**     Ministerin         ministerin minister                               ministerin
**     Finanzministerin   finanzministerin finanzminister finanz            finanzministerin
**                        ministerin minister
**     Corona-Krise       corona-krise coronakrise corona krise             coronakrise
**     Leser:innen        leser:innen leserin leser                         leserin
**
** The index gets a word as it is written and under all base forms that it may have; a query asks
** for the base forms of its word and no more (and for the word as it is written where the lexicon
** lacks it). Both come from the same functions of the form, so what is written alike is always
** found; whatever else is found has a base form in common. A query is never taken apart:
** "Hausboot" does not ask for "Boot".
**
** The sentence decides nothing, but for this: case tells nouns from other words ("waren" is no
** "Ware"), save where a sentence begins, and in a query of small letters, as most are typed.
**
** No SQLite in here: sqlite/fts.c brings the terms to FTS5.
*/
#ifndef PRESSE_WORD_TERM_H
#define PRESSE_WORD_TERM_H

#include "token/token.h"
#include "word/stem.h"
#include "word/term_cache.h"

/* What is switched on. Without any, a word has one term: itself in small letters. */
enum TermOption {
    TERM_LEMMA = 1, /* base forms; the man for the woman (Ministerin: Minister) */
    TERM_SPLIT = 2, /* parts of compounds */
    TERM_FOLD = 4,  /* terms are folded (word/fold.h) */
    TERM_STEM = 8,  /* base forms are cut down to their stems (word/stem.h) */
    TERM_STOP = 16  /* function words have no terms */
};

enum TermUse {
    TERM_QUERY = 1,   /* terms to look for, not to be indexed */
    TERM_PREFIX = 2,  /* the beginning of a word, as it is written; with TERM_QUERY */
    TERM_INITIAL = 4, /* a sentence may begin with it */
    TERM_FOREIGN = 8, /* the text is in another language: no option but TERM_FOLD applies */
};

enum {
    TERM_BYTES = 32768, /* FTS5 cuts terms here; so do we, but between characters */
    TERM_WORD = 200,    /* longer words have no base form: bytes */
    TERMS_MOST = 40     /* terms of one word */
};

/* The terms of a word: each two bytes of length (little end first), then its bytes. */
typedef struct Terms {
    unsigned count;
    const char *p;
} Terms;

/* The first term, and the one behind a term; `*n` gets its bytes. */
static inline const char *terms_first(const Terms *terms, size_t *n) {
    const unsigned char *p = (const unsigned char *)terms->p;
    *n = (size_t)p[0] | (size_t)p[1] << 8;
    return terms->p + 2;
}

static inline const char *terms_next(const char *term, size_t *n) {
    Terms rest = {1, term + *n};
    return terms_first(&rest, n);
}

/*
** Who makes terms: options, stemmer, working memory and a cache of forms that were seen (bounded;
** texts say the same words again and again). One thread at a time.
*/
typedef struct TermMaker {
    unsigned options; /* TermOption */
    Stemmer *stemmer;
    unsigned count;                        /* of the terms being made */
    Buffer list;                           /* the terms being made */
    Buffer clean, base, stem, term;        /* the word; a base form, its stem; a term */
    char woman[TERM_WORD], man[TERM_WORD]; /* "Ministerin", "Minister" */
    size_t woman_n,
        woman_first; /* her bytes behind the first letter, and the first letter's; 0: none */
    size_t man_n;
    TermCache cache;
} TermMaker;

/* Makes a maker. SQLITE_OK or SQLITE_NOMEM, after which it is to be closed all the same. */
int term_open(TermMaker *maker, unsigned options);
void term_close(TermMaker *maker);

/*
** The terms of a token of `n` bytes, behind which is a zero or another character. `use` is a set
** of TermUse; `norm` is NULL, or the word (of `norm_n` bytes, likewise) that a suspended part
** stands for. The terms are valid until the maker's next use; a token that is not indexed (marks,
** signs) has none. SQLITE_OK or SQLITE_NOMEM.
*/
int term_make(TermMaker *maker, const char *word, size_t n, TokenKind kind, unsigned use,
              const char *norm, size_t norm_n, Terms *terms);

#endif

/*
** Facts: what a page says of its article - title, descriptions, type, and sometimes all of its
** text - as words to compare blocks with.
*/
#ifndef PRESSE_PAGE_FACTS_H
#define PRESSE_PAGE_FACTS_H

#include "page/page.h"

enum {
    FACTS_DESCRIPTIONS = 6,
    FACTS_WORDS = 256,    /* words of a title or description that count */
    FACTS_RUN = 4,        /* longest run of words that is looked up in an article's text */
    FACTS_BODY = 80,      /* fewer words are no text of an article */
    FACTS_LONGEST = 50000 /* words of an article's text that count */
};

/* Words as hashes: letters and digits, small; in order. */
typedef struct PageWords {
    uint32_t *hash;
    uint32_t n;
} PageWords;

/* A set of hashes, open addressing; 0 is free. */
typedef struct PageSet {
    uint32_t *slot;
    uint32_t mask; /* slots - 1 */
} PageSet;

/* The texts of the page's own that blocks are compared with, as indices. */
enum { FACT_TITLE, FACT_TAG, FACT_DESCRIPTION, FACTS = FACT_DESCRIPTION + FACTS_DESCRIPTIONS };

/* A word of these texts. */
typedef struct PageKnown {
    uint32_t hash; /* 0: free */
    uint32_t in;   /* a bit for each text that holds it */
    uint32_t seen; /* the last comparison that met it */
} PageKnown;

typedef struct PageFacts {
    PageWords title, tag; /* of og:title (else the tag), and of the <title> tag */
    PageWords descriptions[FACTS_DESCRIPTIONS];
    unsigned descriptions_n;
    PageWords body;    /* JSON-LD's articleBody; n = 0 where it is missing or short */
    PageSet shingles;  /* its runs of one to four words */
    int article, open; /* JSON-LD names an article; OpenGraph does */
    PageKnown *known;  /* open addressing */
    uint32_t known_mask, comparisons;
    uint32_t different[FACTS]; /* words of each text that are not the same */
} PageFacts;

/*
** Appends the words of `n` bytes of text to `out`, at most `most`; returns how many. `out` has room
** for page_words_room(n) of them.
*/
uint32_t page_words(const char *text, size_t n, uint32_t *out, uint32_t most);

/* How many words `n` bytes hold at most. */
static inline uint32_t page_words_room(size_t n) {
    return (uint32_t)(n / 2 + 1);
}

int page_set_has(const PageSet *set, uint32_t hash);

/* One hash of `n` words in a row. */
uint32_t page_shingle(const uint32_t *words, uint32_t n);

/*
** How much of `n` words and each of the page's own texts is the same: the words that both have of
** all that either has, 0 .. 64, in `alike`. Of a long run the first 200 words count.
*/
void page_alike(PageFacts *facts, const uint32_t *words, uint32_t n, uint8_t alike[FACTS]);

/* Gathers the facts; what they point to is in the arena. SQLITE_OK or its code. */
int page_facts(PageFacts *facts, const Page *page, Arena *arena);

#endif

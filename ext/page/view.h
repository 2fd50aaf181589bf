/*
** View: a page's blocks measured, each by itself and among the others, before any is judged.
**
** A block of prose has a weight, its "good" words. Their sums over elements show the container,
** the element below which the text lies; their sums over paths (the tag and first names of four
** levels) show which kind of block the text is made of. The method is that of Readability
** (arc90, 2009: scores of paragraphs go to parents and grandparents) and of boilerplate removal by
** paths; here neither decides, both are evidence (page/feature.h).
*/
#ifndef PRESSE_PAGE_VIEW_H
#define PRESSE_PAGE_VIEW_H

#include "page/facts.h"
#include "token/cue.h"

enum { GOOD = 100 /* a good word's weight */ };

/* Ancestors that mean something, a bit each in PageSpot.ancestors: X(tag) */
#define PAGE_ANCESTORS(X)                                                                          \
    X(ARTICLE)                                                                                     \
    X(MAIN)                                                                                        \
    X(ASIDE)                                                                                       \
    X(NAV)                                                                                         \
    X(FOOTER)                                                                                      \
    X(HEADER)                                                                                      \
    X(FIGURE)                                                                                      \
    X(FORM)                                                                                        \
    X(SECTION) X(TABLE) X(UL) X(OL) X(BLOCKQUOTE) X(BUTTON) X(DIALOG) X(DETAILS) X(DL) X(A) X(LI)  \
        X(P) X(CUSTOM)

typedef enum PageAncestor {
#define PAGE_ANCESTOR_NAME(tag) ANCESTOR_##tag,
    PAGE_ANCESTORS(PAGE_ANCESTOR_NAME)
#undef PAGE_ANCESTOR_NAME
        ANCESTORS
} PageAncestor;

#define ANCESTOR(tag) (1u << ANCESTOR_##tag)

/* What is known of an element. Weights are hundredths of a good word. */
typedef struct PageSpot {
    uint32_t end;                    /* elements from its own index up to here lie in it */
    uint32_t ancestors;              /* PageAncestor set, without itself */
    uint32_t hints;                  /* of itself and all above, without body and html */
    uint32_t flags;                  /* PageElementFlag of itself and all above */
    int32_t good;                    /* of all blocks in it */
    int32_t children, grandchildren; /* of the blocks whose parent or grandparent it is */
    uint8_t up;                      /* levels from the container up to what holds both */
    uint8_t articles;                /* <article> in its ancestry, with itself */
} PageSpot;

/* A path, and what lies on it. */
typedef struct PagePath {
    uint32_t signature;
    int32_t good;
    uint32_t blocks;
    uint32_t briefs; /* short blocks, */
    uint64_t score;  /* and the sum of their scores: see page/article.c */
} PagePath;

/* What is known of a block. */
typedef struct PageSight {
    uint32_t first, words;               /* its words in PageView.words */
    uint32_t path;                       /* its place in PageView.paths */
    uint32_t copies;                     /* blocks of the same text on the page, with itself */
    uint32_t copy;                       /* how many of them come before */
    uint32_t original;                   /* the first of them */
    int32_t good;                        /* hundredths */
    uint8_t alike[FACT_DESCRIPTION + 1]; /* with title, tag and the likest description: 0 .. 64 */
} PageSight;

typedef struct PageView {
    const Page *page;
    PageFacts facts;
    uint32_t *words; /* hashes of all blocks' words */
    uint32_t words_n;
    Line *lines; /* token/cue.h, one for each block */
    PageSight *sights;
    PageSpot *spots;
    PagePath *paths;
    uint32_t paths_mask;
    int32_t good;                                     /* all of the page */
    int32_t best_parent, best_grandparent, best_path; /* the most that one of them has */
    uint32_t container;   /* element; PAGE_NONE where there is no prose */
    int32_t inside;       /* good words in it */
    uint32_t first, last; /* first and last block with good words in it; first = blocks_n: none */
    uint32_t title;       /* the block that is the headline, or PAGE_NONE */
    uint32_t article;     /* the <article> with the most good words, or PAGE_NONE */
    int described;        /* a block says what a description says */
} PageView;

/* Measures the page. All memory is the arena's. SQLITE_OK or its code. */
int page_view(PageView *view, const Page *page, Arena *arena);

/* The element `levels` above, or the topmost. */
static inline uint32_t page_above(const Page *page, uint32_t element, unsigned levels) {
    while (levels-- && page->elements[element].parent != PAGE_NONE)
        element = page->elements[element].parent;
    return element;
}

/* Share of the block's runs of four words that JSON-LD's text of the article has, of 64. */
unsigned page_covered(const PageView *view, uint32_t block);

/* The hints of `levels` elements from `element` up, without body and html. */
uint32_t page_hints(const Page *page, uint32_t element, unsigned levels);

#endif

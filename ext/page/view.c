#include "page/view.h"

#include <string.h>

enum {
    LINK_MOST = 30, /* percent: a block with more of its text in links is no prose */
    PATH_LEVELS = 4,
    GOOD_MOST = 1 << 30, /* all of a page: sums of it and half of it stay within 31 bits */
    POLL_EVERY = 1024,
};

/* ---- names and ancestors */

uint32_t page_hints(const Page *page, uint32_t element, unsigned levels) {
    uint32_t hints = 0;
    while (levels-- && element != PAGE_NONE) {
        const PageElement *e = &page->elements[element];
        if (e->tag != TAG_BODY && e->tag != TAG_HTML) hints |= e->hints;
        element = e->parent;
    }
    return hints;
}

static uint32_t ancestor_bit(PageTag tag) {
    switch (tag) {
#define PAGE_ANCESTOR_CASE(name)                                                                   \
    case TAG_##name:                                                                               \
        return ANCESTOR(name);
        PAGE_ANCESTORS(PAGE_ANCESTOR_CASE)
#undef PAGE_ANCESTOR_CASE
    default:
        return 0;
    }
}

/* What comes down to each element from above. */
static void look_down(PageView *v) {
    const Page *page = v->page;
    uint32_t i;
    for (i = 0; i < page->elements_n; i++) {
        const PageElement *e = &page->elements[i];
        PageSpot *spot = &v->spots[i];
        memset(spot, 0, sizeof *spot);
        spot->end = i + 1;
        spot->flags = e->flags;
        if (e->tag != TAG_BODY && e->tag != TAG_HTML) spot->hints = e->hints;
        if (e->parent != PAGE_NONE) {
            const PageSpot *above = &v->spots[e->parent];
            spot->ancestors =
                above->ancestors | ancestor_bit((PageTag)page->elements[e->parent].tag);
            spot->hints |= above->hints;
            spot->flags |= above->flags;
            spot->articles = above->articles;
        }
        if (e->tag == TAG_ARTICLE && spot->articles < 0xFF) spot->articles++;
    }
}

/* What adds up to each element from below. */
static void add_up(PageView *v) {
    const Page *page = v->page;
    uint32_t i = page->elements_n;
    while (i-- > 0) {
        uint32_t parent = page->elements[i].parent;
        if (parent == PAGE_NONE) continue;
        v->spots[parent].good += v->spots[i].good;
        if (v->spots[parent].end < v->spots[i].end) v->spots[parent].end = v->spots[i].end;
    }
}

/* ---- blocks by themselves */

/*
** How much of the block is prose, in hundredths of words: sentences count, links and lists of names do
** not, and what stands in boxes counts little, or a long thread of comments would be the container.
*/
static int32_t good_words(const PageView *v, uint32_t block) {
    static const uint32_t OUTSIDE =
        ANCESTOR(ASIDE) | ANCESTOR(NAV) | ANCESTOR(FOOTER) | ANCESTOR(FORM);
    static const uint32_t NEAR =
        HINT(RELATED) | HINT(AUTHOR) | HINT(NAV) | HINT(NEWSLETTER) | HINT(CONSENT);
    const PageBlock *b = &v->page->blocks[block];
    const Line *line = &v->lines[block];
    uint32_t words = v->sights[block].words, hints;
    uint32_t around =
        v->spots[b->element].ancestors | ancestor_bit((PageTag)v->page->elements[b->element].tag);
    int64_t good = (int64_t)GOOD * words;

    if (words < 10 || 100 * (uint64_t)b->linked >= LINK_MOST * (uint64_t)b->characters) return 0;
    if (4u * line->functions < line->words) return 0;
    if (!(line->flags & LINE_FINAL)) good = good * 3 / 10;
    if (around & OUTSIDE) {
        good /= 10;
    } else if (page_hints(v->page, b->element, 5) & HINT(COMMENTS)) {
        good /= 10;
    } else {
        hints = page_hints(v->page, b->element, 2);
        if (hints & NEAR && !(hints & HINT(BODY))) good = good * 3 / 10;
    }
    return good > GOOD_MOST - v->good ? 0 : (int32_t)good;
}

/* The path's place in the table. */
static uint32_t path_place(PageView *v, uint32_t signature) {
    uint32_t at = (signature * 0x9E3779B1u) >> 7 & v->paths_mask;
    while (v->paths[at].signature && v->paths[at].signature != signature)
        at = (at + 1) & v->paths_mask;
    v->paths[at].signature = signature;
    return at;
}

static uint32_t path_signature(const Page *page, uint32_t element) {
    uint32_t hash = 0;
    unsigned i;
    for (i = 0; i < PATH_LEVELS && element != PAGE_NONE; i++) {
        hash = (hash ^ page->elements[element].signature) * 0x85EBCA6Bu + (hash >> 13) + 1;
        element = page->elements[element].parent;
    }
    return hash ? hash : 1;
}

static void compare(PageView *v, PageSight *sight) {
    uint8_t alike[FACTS];
    unsigned i;
    page_alike(&v->facts, v->words + sight->first, sight->words, alike);
    memcpy(sight->alike, alike, FACT_DESCRIPTION);
    sight->alike[FACT_DESCRIPTION] = 0;
    if (sight->words < 5) return;
    for (i = FACT_DESCRIPTION; i < FACTS; i++) {
        if (alike[i] > sight->alike[FACT_DESCRIPTION]) sight->alike[FACT_DESCRIPTION] = alike[i];
    }
    if (sight->alike[FACT_DESCRIPTION] > 32) v->described = 1;
}

static int read_blocks(PageView *v, Arena *arena) {
    const Page *page = v->page;
    CueFold *fold = arena_alloc(arena, sizeof *fold);
    uint32_t i, room = page_words_room(page->text_n) + page->blocks_n, slots = 16;

    v->words = arena_alloc(arena, room * sizeof *v->words);
    v->lines = arena_alloc(arena, (page->blocks_n + 1) * sizeof *v->lines);
    v->sights = arena_zero(arena, (page->blocks_n + 1) * sizeof *v->sights);
    while (slots < 2 * page->blocks_n) slots *= 2;
    v->paths = arena_zero(arena, slots * sizeof *v->paths);
    v->paths_mask = slots - 1;
    for (i = 0; i < page->blocks_n && !arena->rc; i++) {
        const PageBlock *b = &page->blocks[i];
        PageSight *sight = &v->sights[i];
        if (i % POLL_EVERY == 0 && arena_poll(arena)) break;
        line_read(&v->lines[i], fold, page->text + b->start, b->length);
        sight->first = v->words_n;
        sight->words =
            page_words(page->text + b->start, b->length, v->words + v->words_n, room - v->words_n);
        v->words_n += sight->words;
        sight->good = good_words(v, i);
        v->good += sight->good;
        compare(v, sight);
        sight->path = path_place(v, path_signature(page, b->element));
        v->paths[sight->path].good += sight->good;
        v->paths[sight->path].blocks++;
        v->spots[b->element].good += sight->good;
    }
    return arena->rc;
}

/* ---- copies */

typedef struct Copies {
    uint32_t *slot; /* block + 1 of the first of its text */
    uint32_t mask;
} Copies;

static int same_words(const PageView *v, uint32_t a, uint32_t b) {
    const PageSight *x = &v->sights[a], *y = &v->sights[b];
    return x->words == y->words &&
           memcmp(v->words + x->first, v->words + y->first, x->words * sizeof *v->words) == 0;
}

static int find_copies(PageView *v, Arena *arena) {
    uint32_t i, n = v->page->blocks_n, slots = 16;
    uint64_t words = 0, copied = 0;
    Copies copies;
    while (slots < 2 * n) slots *= 2;
    copies.slot = arena_zero(arena, slots * sizeof *copies.slot);
    copies.mask = slots - 1;
    if (arena->rc) return arena->rc;
    for (i = 0; i < n; i++) {
        PageSight *sight = &v->sights[i];
        uint32_t at = page_shingle(v->words + sight->first, sight->words) >> 3 & copies.mask;
        unsigned steps = 0;
        while (copies.slot[at] && !same_words(v, copies.slot[at] - 1, i) && ++steps < 64)
            at = (at + 1) & copies.mask;
        if (!copies.slot[at] || steps == 64) {
            if (steps < 64) copies.slot[at] = i + 1;
            sight->original = i;
        } else {
            sight->original = copies.slot[at] - 1;
        }
        sight->copy = v->sights[sight->original].copies++;
    }
    for (i = 0; i < n; i++) {
        v->sights[i].copies = v->sights[v->sights[i].original].copies;
        if (100 * (uint64_t)v->page->blocks[i].linked >=
            LINK_MOST * (uint64_t)v->page->blocks[i].characters)
            continue;
        words += v->sights[i].words;
        if (v->sights[i].copy) copied += v->sights[i].words;
    }
    if (10 * copied <= 6 * words) return SQLITE_OK;
    for (i = 0; i < n; i++) { /* a page that is all copies: none of them is one */
        v->sights[i].copies = 1;
        v->sights[i].copy = 0;
        v->sights[i].original = i;
    }
    return SQLITE_OK;
}

/* ---- the container */

static void find_container(PageView *v, Arena *arena) {
    const Page *page = v->page;
    static const uint32_t OUTSIDE = ANCESTOR(ASIDE) | ANCESTOR(NAV) | ANCESTOR(FOOTER);
    int32_t *score = arena_zero(arena, (page->elements_n + 1) * sizeof *score), most = 0;
    uint32_t i, element;

    if (!score) return;
    for (i = 0; i < page->blocks_n; i++) {
        const PageElement *e = &page->elements[page->blocks[i].element];
        int32_t good = v->sights[i].good;
        if (!good) continue;
        if (v->paths[v->sights[i].path].good > v->best_path)
            v->best_path = v->paths[v->sights[i].path].good;
        if ((element = e->parent) == PAGE_NONE) continue;
        v->spots[element].children += good;
        if ((v->spots[page->blocks[i].element].ancestors | ancestor_bit((PageTag)e->tag)) & OUTSIDE)
            good = good * 3 / 10;
        score[element] += good;
        if ((element = page->elements[element].parent) == PAGE_NONE) continue;
        v->spots[element].grandchildren += v->sights[i].good;
        score[element] += good / 2;
        if ((element = page->elements[element].parent) == PAGE_NONE) continue;
        score[element] += good / 4;
    }
    for (i = 0; i < page->elements_n; i++) {
        if (v->spots[i].children > v->best_parent) v->best_parent = v->spots[i].children;
        if (v->spots[i].grandchildren > v->best_grandparent)
            v->best_grandparent = v->spots[i].grandchildren;
        if (score[i] > most) {
            most = score[i];
            v->container = i;
        }
    }
}

static void place_container(PageView *v) {
    const Page *page = v->page;
    uint32_t i, level, end;

    v->first = page->blocks_n;
    for (i = 0; i < page->elements_n; i++) v->spots[i].up = 0xFF;
    if (v->container == PAGE_NONE) return;
    for (i = v->container, level = 0; i != PAGE_NONE; i = page->elements[i].parent, level++)
        v->spots[i].up = (uint8_t)(level < 0xFE ? level : 0xFE);
    for (i = 0; i < page->elements_n; i++) {
        if (v->spots[i].up == 0xFF && page->elements[i].parent != PAGE_NONE)
            v->spots[i].up = v->spots[page->elements[i].parent].up;
    }
    end = v->spots[v->container].end;
    for (i = 0; i < page->blocks_n; i++) {
        if (page->blocks[i].element < v->container || page->blocks[i].element >= end ||
            !v->sights[i].good)
            continue;
        if (v->first == page->blocks_n) v->first = i;
        v->last = i;
        v->inside += v->sights[i].good;
    }
}

/* ---- the headline, the article */

static int is_heading_one(const Page *page, uint32_t element) {
    unsigned i;
    for (i = 0; i < 3 && element != PAGE_NONE; i++) {
        if (page->elements[element].tag == TAG_H1) return 1;
        element = page->elements[element].parent;
    }
    return 0;
}

static void find_title(PageView *v) {
    const Page *page = v->page;
    int best = 19; /* of 64: less is no likeness */
    uint32_t i, above = PAGE_NONE;
    for (i = 0; i < page->blocks_n; i++) {
        const PageBlock *b = &page->blocks[i];
        PageTag tag = (PageTag)page->elements[b->element].tag;
        int likeness;
        if (tag != TAG_H2 && !is_heading_one(page, b->element)) continue;
        likeness = v->sights[i].alike[FACT_TITLE];
        if (tag == TAG_H1) likeness += 13;
        if (2 * b->linked > b->characters) likeness -= 19;
        if (likeness > best) {
            best = likeness;
            v->title = i;
        }
    }
    /* a page without a title, or with one that says something else: the h1 above the text */
    for (i = 0; v->title == PAGE_NONE && i < page->blocks_n && i < v->first; i++) {
        const PageBlock *b = &page->blocks[i];
        if (is_heading_one(page, b->element) && 2 * (uint64_t)b->linked <= b->characters &&
            v->sights[i].words > 0)
            above = i;
    }
    if (above != PAGE_NONE) v->title = above;
}

static void find_article(PageView *v) {
    uint32_t i;
    for (i = 0; i < v->page->elements_n; i++) {
        if (v->page->elements[i].tag == TAG_ARTICLE &&
            (v->article == PAGE_NONE || v->spots[i].good > v->spots[v->article].good))
            v->article = i;
    }
}

unsigned page_covered(const PageView *view, uint32_t block) {
    const PageSight *sight = &view->sights[block];
    const uint32_t *words = view->words + sight->first;
    uint32_t run = sight->words < FACTS_RUN ? sight->words : FACTS_RUN, i, runs, has = 0;
    if (!run) return 0;
    runs = sight->words - run + 1;
    for (i = 0; i < runs; i++)
        has += (uint32_t)page_set_has(&view->facts.shingles, page_shingle(words + i, run));
    return (unsigned)((64 * (uint64_t)has + runs / 2) / runs);
}

int page_view(PageView *view, const Page *page, Arena *arena) {
    memset(view, 0, sizeof *view);
    view->page = page;
    view->container = view->title = view->article = PAGE_NONE;
    view->spots = arena_alloc(arena, (page->elements_n + 1) * sizeof *view->spots);
    if (arena->rc || page_facts(&view->facts, page, arena)) return arena->rc;
    look_down(view);
    if (read_blocks(view, arena)) return arena->rc;
    add_up(view);
    if (find_copies(view, arena)) return arena->rc;
    find_container(view, arena);
    place_container(view);
    find_title(view);
    find_article(view);
    return arena->rc;
}

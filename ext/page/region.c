#include "page/region.h"

enum {
    PROSE = 60 /* characters outside of links that make a block prose */
};

const char *region_name(PageRegion region) {
    static const char *const NAMES[] = {
#define PAGE_REGION_TEXT(name, text) text,
        PAGE_REGIONS(PAGE_REGION_TEXT)
#undef PAGE_REGION_TEXT
    };
    return NAMES[region];
}

/* What the tag says; REGIONS where it says nothing. */
static PageRegion region_of_tag(unsigned tag, PageRegion around) {
    switch (tag) {
    case TAG_NAV:
    case TAG_MENU:
        return REGION_NAV;
    case TAG_HEADER: /* an article's own head belongs to it */
        return around == REGION_PAGE ? REGION_HEADER : REGIONS;
    case TAG_FOOTER:
        return REGION_FOOTER;
    case TAG_ASIDE:
        return REGION_ASIDE;
    case TAG_ARTICLE: /* the page's own is around the text and does not come here */
        return REGION_RELATED;
    default:
        return REGIONS;
    }
}

/* What the names say, the narrower meanings first. */
static PageRegion region_of_hints(uint32_t hints) {
    static const struct {
        uint32_t hint;
        uint8_t region;
    } ROWS[] = {
        {HINT(COMMENTS), REGION_COMMENTS}, {HINT(SOCIAL), REGION_SOCIAL},
        {HINT(ADVERT), REGION_ADVERT},     {HINT(RELATED), REGION_RELATED},
        {HINT(AUTHOR), REGION_AUTHOR},     {HINT(NAV), REGION_NAV},
    };
    size_t i;
    if (hints & HINT(BODY)) return REGIONS;
    for (i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        if (hints & ROWS[i].hint) return (PageRegion)ROWS[i].region;
    }
    return REGIONS;
}

/* Characters of prose in each element, with all below it; in all of the page: the first one's. */
static uint32_t *count_prose(const Page *page, Arena *arena, uint32_t *total) {
    uint32_t *prose = arena_zero(arena, (page->elements_n + 1) * sizeof *prose), i;
    *total = 0;
    for (i = 0; prose && i < page->blocks_n; i++) {
        const PageBlock *block = &page->blocks[i];
        uint32_t plain = block->characters - block->linked;
        if (plain < PROSE || block->linked > plain || block->element >= page->elements_n) continue;
        prose[block->element] += plain;
        *total += plain;
    }
    for (i = page->elements_n; prose && i-- > 0;) {
        uint32_t parent = page->elements[i].parent;
        if (parent != PAGE_NONE) prose[parent] += prose[i];
    }
    return prose;
}

/* The region of each element. */
static uint8_t *find_elements(const Page *page, Arena *arena) {
    uint32_t total, *prose = count_prose(page, arena, &total), i, deepest = PAGE_NONE;
    uint8_t *regions = arena_alloc(arena, page->elements_n + 1);
    if (!prose || !regions) return NULL;
    for (i = 0; i < page->elements_n; i++) {
        if (total && prose[i] > total / 2) deepest = i; /* parents come before children */
    }
    for (i = 0; i < page->elements_n; i++) {
        const PageElement *it = &page->elements[i];
        PageRegion around = it->parent == PAGE_NONE ? REGION_PAGE : (PageRegion)regions[it->parent];
        PageRegion own = REGIONS;
        regions[i] = (uint8_t)around;
        if (total && prose[i] > total / 2) { /* the text lies in it */
            if (it->tag == TAG_ARTICLE || it->tag == TAG_MAIN ||
                (i == deepest && it->tag != TAG_BODY && it->tag != TAG_HTML))
                regions[i] = REGION_ARTICLE;
            continue;
        }
        if (it->tag == TAG_BODY || it->tag == TAG_HTML) continue;
        if (around != REGION_PAGE && around != REGION_ARTICLE && around != REGION_HEADER) {
            /* in one of the parts: what is more special may still say so */
            if (around == REGION_ASIDE || around == REGION_FOOTER) own = region_of_hints(it->hints);
            if (own == REGION_SOCIAL || own == REGION_ADVERT) regions[i] = (uint8_t)own;
            continue;
        }
        own = region_of_tag(it->tag, around);
        if (own == REGIONS || own == REGION_RELATED) {
            PageRegion said = region_of_hints(it->hints);
            if (said != REGIONS) own = said;
        }
        if (own == REGION_RELATED && it->tag == TAG_ARTICLE && !total) own = REGION_ARTICLE;
        if (own != REGIONS) regions[i] = (uint8_t)own;
    }
    return regions;
}

const char *page_link_text(const Page *page, const PageLink *link, Arena *arena) {
    size_t n = link->end - link->start, i;
    char *text = arena_text(arena, n ? page->text + link->start : "", n);
    for (i = 0; text && i < n; i++) {
        if (!text[i]) text[i] = ' ';
    }
    while (text && n && text[n - 1] == ' ') text[--n] = 0;
    return text;
}

int regions_find(const Page *page, const uint8_t *keep, Arena *arena, uint8_t **out) {
    uint8_t *elements = find_elements(page, arena);
    uint8_t *regions = arena_alloc(arena, page->links_n + 1);
    uint32_t i;
    *out = regions;
    for (i = 0; elements && regions && i < page->links_n; i++) {
        const PageLink *link = &page->links[i];
        if (i % 1024 == 0 && arena_poll(arena)) break;
        regions[i] = link->element < page->elements_n ? elements[link->element] : REGION_PAGE;
        if (link->end > link->start && link->block < page->blocks_n && keep[link->block])
            regions[i] = REGION_BODY;
    }
    return arena->rc;
}

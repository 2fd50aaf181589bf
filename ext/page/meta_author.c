#include <string.h>

#include "page/meta.h"
#include "page/plain.h"
#include "page/region.h"
#include "page/url.h"

enum {
    BYLINE = 160, /* bytes: longer blocks are no bylines */
    BEFORE = 5,   /* blocks before and behind the headline in which a byline is looked for */
    BEHIND = 25,
    LEVELS = 2,    /* from a block up to an element that is named author or byline */
    LINKS_MOST = 2 /* authors whose pages a page links to; more are a list */
};

static void add_field(Authors *authors, const MetaView *view, unsigned least, unsigned most) {
    unsigned rank;
    uint32_t i;
    for (rank = least; rank <= most && !authors->n; rank++) {
        for (i = 0; i < view->page->metas_n; i++) {
            const char *content = view->page->metas[i].content;
            if (view->fields[i] != FIELD_AUTHOR * 10 + rank || url_is_web(content)) continue;
            content = plain_text(view->arena, content, strlen(content));
            if (content) authors_add(authors, view->arena, content, strlen(content), AUTHOR_FIELD);
        }
    }
}

/* Twitter's pairs of a label and what it is of: "Verfasst von", "Anna Muster". */
static void add_labelled(Authors *authors, const MetaView *view) {
    char name[] = "twitter:label1", data[] = "twitter:data1";
    for (; name[sizeof name - 2] <= '4'; name[sizeof name - 2]++, data[sizeof data - 2]++) {
        const char *label = page_meta(view->page, name), *content = page_meta(view->page, data);
        if (!label || !content || !author_is_label(label)) continue;
        content = plain_text(view->arena, content, strlen(content));
        if (content) authors_add(authors, view->arena, content, strlen(content), AUTHOR_FIELD);
    }
}

static void add_things(Authors *authors, const MetaView *view, const LdThing *thing,
                       const char *property) {
    const char *names[LD_NAMES];
    unsigned n = ld_strings(&view->ld, ld_property(thing, property), "name", names), i;
    for (i = 0; i < n; i++) {
        if (!url_is_web(names[i]))
            authors_add(authors, view->arena, names[i], strlen(names[i]), AUTHOR_FIELD);
    }
}

/* ---- what the page shows */

/* How far above the element the hints are, LEVELS + 1 where they are not. */
static unsigned hint_level(const Page *page, uint32_t element, uint32_t hints) {
    unsigned level;
    for (level = 0; element != PAGE_NONE && level <= LEVELS; level++) {
        const PageElement *it = &page->elements[element];
        if (it->tag == TAG_BODY || it->tag == TAG_HTML) break;
        if (it->hints & hints) return level;
        element = it->parent;
    }
    return LEVELS + 1;
}

/* Is the block where a byline is said to be, and not, nearer, something else? */
static int is_byline_place(const Page *page, uint32_t element) {
    unsigned level = hint_level(page, element, HINT(BYLINE) | HINT(AUTHOR));
    return level <= LEVELS &&
           hint_level(page, element, HINT(CREDIT) | HINT(COMMENTS) | HINT(RELATED)) > level;
}

/* Bylines among the blocks: lines that begin as one, or stand where one is said to be. */
static void add_bylines(Authors *authors, const MetaView *view, uint32_t from, uint32_t to) {
    const Page *page = view->page;
    Authors named = {.n = 0};
    uint32_t i;
    for (i = from; i < to && i < page->blocks_n; i++) {
        const PageBlock *block = &page->blocks[i];
        const char *text = page->text + block->start;
        if (i % 1024 == 0 && arena_poll(view->arena)) return;
        if (block->length > BYLINE || (i >= view->heading && i < view->heading_end)) continue;
        if (author_is_opened(text)) {
            authors_add(authors, view->arena, text, block->length, AUTHOR_BYLINE);
            if (authors->n) return;
        } else if (!named.n && is_byline_place(page, block->element)) {
            authors_add(&named, view->arena, text, block->length, AUTHOR_BYLINE);
        }
    }
    if (!authors->n) *authors = named;
}

/* Is it the address of an author's page: does a part of its path, and not the last, say so? */
static int author_page(const char *href) {
    const char *p = href;
    int most = 0;
    while ((p = strchr(p, '/')) != NULL) {
        size_t n = strcspn(++p, "/?#");
        int sure = p[n] == '/' && p[n + 1] ? author_path(p, n) : 0;
        if (sure > most) most = sure;
    }
    return most;
}

/* Does the address end with the name: "/autor/anna-muster" and "Anna Muster"? */
static int is_named_so(const MetaView *view, const char *href, const char *key) {
    size_t n = strcspn(href, "?#"), from, m;
    const char *slug;
    while (n && href[n - 1] == '/') n--;
    for (from = n; from && href[from - 1] != '/'; from--) continue;
    slug = plain_key(view->arena, href + from, n - from);
    m = strlen(key);
    return slug && (strcmp(slug, key) == 0 || (m >= 6 && strncmp(slug, key, m) == 0));
}

/* Links to authors' pages: people, or whom the address names; no more than a few. */
static void add_links(Authors *authors, const MetaView *view, uint32_t from, uint32_t to) {
    const Page *page = view->page;
    Authors found = {.n = 0};
    int near = to <= view->heading_end + BEHIND;
    uint32_t i;
    for (i = 0; i < page->links_n; i++) {
        const PageLink *link = &page->links[i];
        uint32_t n = link->end - link->start;
        Authors here = {.n = 0};
        const char *text;
        int sure;
        if (link->block < from || link->block >= to || n < 3 || n > BYLINE ||
            (sure = author_page(link->href)) == 0)
            continue;
        text = page_link_text(page, link, view->arena);
        if (!text) return;
        authors_add(&here, view->arena, text, strlen(text), AUTHOR_FIELD);
        if (here.n != 1) continue;
        if (is_named_so(view, link->href, here.key[0]) || (sure == 2 && near)) {
            authors_add(&found, view->arena, here.name[0], strlen(here.name[0]), AUTHOR_FIELD);
        } else {
            authors_add(&found, view->arena, here.name[0], strlen(here.name[0]), AUTHOR_BYLINE);
        }
        if (found.n > LINKS_MOST) return;
    }
    *authors = found;
}

/* Is any of them a person that is not the site? */
static int are_people(const MetaView *view, const Authors *authors) {
    unsigned i;
    for (i = 0; i < authors->n; i++) {
        if (!meta_is_site(view, authors->key[i]) && !author_is_desk(authors->name[i])) return 1;
    }
    return 0;
}

int meta_authors(MetaView *view, Authors *authors) {
    uint32_t from = view->heading > BEFORE ? view->heading - BEFORE : 0;
    uint32_t to = view->heading_end + BEHIND, all = view->page->blocks_n;
    Authors shown = {.n = 0};

    memset(authors, 0, sizeof *authors);
    add_things(authors, view, view->article, "author");
    if (!authors->n) add_things(authors, view, view->article, "creator");
    if (!authors->n) add_field(authors, view, 0, 0);
    if (!authors->n) add_things(authors, view, ld_find(&view->ld, LD_PAGE | LD_WORK), "author");
    if (!authors->n) add_field(authors, view, 1, 9);
    if (!are_people(view, authors)) {
        Authors labelled = {.n = 0};
        add_labelled(&labelled, view);
        if (labelled.n) *authors = labelled;
    }
    if (are_people(view, authors)) return view->arena->rc;
    if (view->heading_end) add_bylines(&shown, view, from, to);
    if (!shown.n && view->heading_end) add_links(&shown, view, from, to);
    if (!shown.n && !authors->n) add_links(&shown, view, 0, all + 1);
    if (!shown.n && !authors->n) add_bylines(&shown, view, 0, all);
    if (shown.n) *authors = shown;
    return view->arena->rc;
}

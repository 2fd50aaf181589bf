/*
** Page: an HTML page as a flat list of blocks of text, with the elements they stand in and all
** that the page says of itself.
**
** One pass: the sieve leaves out what is no text, libxml2's SAX parser mends the markup, and its
** events are turned into arrays. No tree is built, so depth costs nothing.
**
** A block is a run of text that no block element and no <br><br> interrupts. White space of any
** kind is one space in it (in <pre>, a line end is kept), a single <br> too; soft hyphens,
** zero-width spaces and direction marks are gone, references resolved, numbers of windows-1252
** among them. Hidden elements - hidden, aria-hidden="true", display:none, visibility:hidden -
** have no blocks, nor have scripts, forms' lists, pictures and films.
**
**     Page page;
**     rc = page_read(&page, html, n, PAGE_BYTES, poll, poll_data);
**     for (i = 0; !rc && i < page.blocks_n; i++)
**         printf("%s\n", page.text + page.blocks[i].start);
**     page_free(&page);
*/
#ifndef PRESSE_PAGE_PAGE_H
#define PRESSE_PAGE_PAGE_H

#include "base/arena.h"
#include "page/hint.h"
#include "page/tag.h"

enum { PAGE_NONE = 0xFFFFFFFF }; /* no element, no block */

enum PageOption {
    PAGE_BYTES = 1, /* the page's charset is to be found, see page/charset.h; else it is UTF-8 */
    PAGE_LINKS = 2  /* collect `links` */
};

enum PageElementFlag {
    ELEMENT_HIDDEN = 1,     /* it or what holds it is not shown */
    ELEMENT_TEXT = 2,       /* itemprop or property says: the article's text */
    ELEMENT_DESCRIPTION = 4 /* ... or its description */
};

/* An element that holds a block, a link or a <time>. Parents come before children. */
typedef struct PageElement {
    uint32_t parent;    /* index; PAGE_NONE for the root */
    uint32_t hints;     /* PageHint set of its names */
    uint32_t signature; /* hash of its tag and its first three names */
    uint32_t name;      /* offset in Page.names: "div.story", as a selector has it */
    uint16_t depth;     /* 0 for the root; 0xFFFF for what is deeper */
    uint8_t tag;        /* PageTag */
    uint8_t flags;      /* PageElementFlag */
} PageElement;

typedef struct PageBlock {
    uint32_t start, length;        /* bytes in Page.text; a zero byte follows */
    uint32_t element;              /* the innermost block element */
    uint32_t characters;           /* that are no white space, */
    uint32_t linked, bold, italic; /* ... and how many of them are so */
    uint16_t links;                /* links in it */
    uint16_t images;               /* pictures in it or before it */
    uint8_t broken;                /* ended by <br><br> */
} PageBlock;

/* What the page says of itself: <meta>, and any element with itemprop and content. Zero-terminated. */
typedef struct PageMeta {
    const char *name; /* property, name or itemprop, in small letters */
    const char *content;
} PageMeta;

/* <link> in the head; NULL where not given. */
typedef struct PageRelation {
    const char *rel, *href, *type, *hreflang, *title;
} PageRelation;

/* <time>: its text lies in Page.text; none where it is hidden. */
typedef struct PageTime {
    const char *datetime; /* NULL where not given */
    uint32_t start, end;  /* bytes in Page.text */
    uint32_t block;       /* the block it stands in, or the next one */
    uint32_t element;     /* innermost element around it */
} PageTime;

/* <a href>. */
typedef struct PageLink {
    const char *href;
    uint32_t start, end; /* its text in Page.text; none where it is a picture or hidden */
    uint32_t block;      /* the block it stands in, or the next one */
    uint32_t element;    /* innermost element around it */
} PageLink;

/* A script of type application/ld+json, as it stands: bytes of the page. */
typedef struct PageScript {
    const char *text;
    size_t n;
} PageScript;

typedef struct Page {
    Arena arena;
    char *text; /* all blocks' text, each with a zero byte behind it */
    uint32_t text_n;
    char *names; /* all elements' names */
    PageBlock *blocks;
    uint32_t blocks_n;
    PageElement *elements;
    uint32_t elements_n;
    PageMeta *metas;
    uint32_t metas_n;
    PageRelation *relations;
    uint32_t relations_n;
    PageTime *times;
    uint32_t times_n;
    PageLink *links;
    uint32_t links_n;
    PageScript *scripts;
    uint32_t scripts_n;
    const char *title; /* of the <title> element, white space made one space; "" if none */
    const char *lang;  /* of the <html> element, or NULL */
    const char *base;  /* href of <base>, or NULL */
} Page;

/*
** Reads the `n` bytes at `html`, which must stay where they are as long as the page is used.
** `poll` (may be NULL) is asked now and then whether to go on. SQLITE_OK, SQLITE_NOMEM,
** SQLITE_TOOBIG, or what `poll` said; page_free() is due in any case.
*/
int page_read(Page *page, const char *html, size_t n, unsigned options, int (*poll)(void *),
              void *poll_data);

void page_free(Page *page);

/* The content of the first meta of that name that is not empty, or NULL. */
const char *page_meta(const Page *page, const char *name);

/* Is the element, or one that holds it, of the tag? */
int page_is_in(const Page *page, uint32_t element, PageTag tag);

/* Appends the way to an element, "body > main.content > article > p". SQLITE_OK or SQLITE_NOMEM. */
struct Buffer;
void page_path(const Page *page, uint32_t element, struct Buffer *out);

#endif

/*
** Sieve: what of a page is worth parsing.
**
** Four fifths of a news page are scripts, styles, comments and attributes that no reader of text
** asks for. One pass over the bytes leaves them out and hands on the rest, in pieces, as HTML that
** means the same; so the parser behind it, which is the dear part, sees a fifth of the page. The
** same pass bounds what makes parsers slow: a tag keeps one attribute of a name, nesting has a
** cap (below it blocks still end where elements end), an end tag without a start goes, a quote,
** comment or element that the page never closes is not waited for twice. The text is never capped.
**
** What is left is HTML still, with attributes under one letter each (SIEVE_ATTRIBUTES), and without
** elements that neither end a block nor say anything of their text. Scripts of type
** application/ld+json are handed out as they stand.
*/
#ifndef PRESSE_PAGE_SIEVE_H
#define PRESSE_PAGE_SIEVE_H

#include <stddef.h>

/*
** The attributes that are handed on: X(name in C, its letter, name in HTML, where). `where` is the
** tag that needs it, or TAGS for any.
*/
#define SIEVE_ATTRIBUTES(X)                                                                        \
    X(CLASS, 'a', "class", TAGS)                                                                   \
    X(ID, 'b', "id", TAGS)                                                                         \
    X(ROLE, 'c', "role", TAGS)                                                                     \
    X(ITEMPROP, 'd', "itemprop", TAGS)                                                             \
    X(PROPERTY, 'e', "property", TAGS)                                                             \
    X(DATA_TYPE, 'f', "data-type", TAGS)                                                           \
    X(DATA_AREA, 'g', "data-area", TAGS)                                                           \
    X(DATA_TESTID, 'h', "data-testid", TAGS)                                                       \
    X(DATA_OPTION, 'i', "data-ga-opt", TAGS)                                                       \
    X(DATA_COMPONENT, 'j', "data-component", TAGS)                                                 \
    X(LABEL, 'k', "aria-label", TAGS)                                                              \
    X(STYLE, 'l', "style", TAGS)                                                                   \
    X(HIDDEN, 'm', "hidden", TAGS)                                                                 \
    X(ARIA_HIDDEN, 'n', "aria-hidden", TAGS)                                                       \
    X(CONTENT, 'o', "content", TAGS)                                                               \
    X(NAME, 'p', "name", TAG_META)                                                                 \
    X(REL, 'q', "rel", TAG_LINK)                                                                   \
    X(HREF, 'r', "href", TAGS)                                                                     \
    X(TYPE, 's', "type", TAG_LINK)                                                                 \
    X(HREFLANG, 't', "hreflang", TAG_LINK)                                                         \
    X(TITLE, 'u', "title", TAG_LINK)                                                               \
    X(DATETIME, 'v', "datetime", TAG_TIME)                                                         \
    X(LANG, 'w', "lang", TAG_HTML)                                                                 \
    X(SHADOW, 'x', "shadowrootmode", TAG_TEMPLATE)

typedef enum SieveAttribute {
#define SIEVE_ATTRIBUTE_NAME(name, letter, html, where) ATTRIBUTE_##name,
    SIEVE_ATTRIBUTES(SIEVE_ATTRIBUTE_NAME)
#undef SIEVE_ATTRIBUTE_NAME
        SIEVE_ATTRIBUTES_N
} SieveAttribute;

enum {
    SIEVE_DEPTH = 256,        /* elements nested deeper lie side by side */
    SIEVE_PIECE = 16 * 1024,  /* bytes handed on at once, about */
    SIEVE_VALUE = 2048,       /* longest value of an attribute */
    SIEVE_CONTENT = 64 * 1024 /* ... of meta's content */
};

/* Where the rest goes. Both return SQLITE_OK, or the code with which the sieve is to stop. */
typedef struct SieveSink {
    int (*html)(void *data, const char *html, size_t n);
    int (*script)(void *data, const char *json, size_t n); /* a part of the page's own bytes */
    void *data;
} SieveSink;

/*
** Sieves the `n` bytes of well-formed UTF-8 at `text`; `links`: with the href of <a>. SQLITE_OK or
** what the sink said.
*/
int sieve(const char *text, size_t n, int links, const SieveSink *sink);

#endif

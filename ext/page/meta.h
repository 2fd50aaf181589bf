/*
** Meta: what a page says of itself and shows of its origin: title, authors, dates, site and more.
**
** Several sources say the same and not all are right; for each key they are asked in the order that
** was best on real pages (docs/meta.md): JSON-LD (schema.org), Open Graph, Twitter Cards, Dublin
** Core, other <meta>, <time>, what the page shows around its headline, its address.
**
** meta.c gathers and gives the rows; meta_title.c, meta_date.c and meta_author.c choose.
*/
#ifndef PRESSE_PAGE_META_H
#define PRESSE_PAGE_META_H

#include "page/author.h"
#include "page/date.h"
#include "page/ld.h"

/* The keys, in the order of the rows: X(name in C, name in SQL) */
#define META_KEYS(X)                                                                               \
    X(TITLE, "title")                                                                              \
    X(AUTHOR, "author")                                                                            \
    X(PUBLISHED, "published")                                                                      \
    X(MODIFIED, "modified")                                                                        \
    X(SITE, "site")                                                                                \
    X(LANGUAGE, "language")                                                                        \
    X(CANONICAL, "canonical")                                                                      \
    X(DESCRIPTION, "description")                                                                  \
    X(SECTION, "section")                                                                          \
    X(KEYWORDS, "keywords")                                                                        \
    X(IMAGE, "image")                                                                              \
    X(PAYWALLED, "paywalled")

typedef enum MetaKey {
#define META_KEY_NAME(name, text) META_##name,
    META_KEYS(META_KEY_NAME)
#undef META_KEY_NAME
        META_KEYS_N
} MetaKey;

typedef struct MetaRow {
    MetaKey key;
    const char *value; /* plain text, never empty */
} MetaRow;

typedef struct Meta {
    MetaRow *rows; /* in the order of the keys; authors and keywords have one each */
    uint32_t n;
} Meta;

/*
** What the page, read with PAGE_LINKS, says. `url` is its address, or NULL; with it what the page
** gives as a path becomes absolute. All is in the page's arena. SQLITE_OK or its code.
*/
int meta_read(Meta *meta, Page *page, const char *url);

/* "title" and so on; static. */
const char *meta_key_name(MetaKey key);

/* ---- for the files of this layer */

/* What a <meta> is of: the tens of ext/data/words/meta_names.txt. */
enum MetaField {
    FIELD_TITLE = 1,
    FIELD_AUTHOR,
    FIELD_PUBLISHED,
    FIELD_MODIFIED,
    FIELD_CREATED,
    FIELD_SITE,
    FIELD_LANGUAGE,
    FIELD_CANONICAL,
    FIELD_DESCRIPTION,
    FIELD_SECTION,
    FIELD_KEYWORDS,
    FIELD_IMAGE,
    FIELD_FREE
};

enum {
    META_NAMES = 6 /* names of the site, at most */,
    META_HEADING = 512 /* bytes of a headline */
};

/* What all choices need. */
typedef struct MetaView {
    Page *page;
    Arena *arena;
    Ld ld;
    const LdThing *article; /* the page's article, or NULL */
    uint8_t *fields;        /* for each of page->metas: its number in meta_names.txt, or 0 */
    const char *url;        /* the page's address, or NULL */
    const char *base;       /* what its references are relative to, or NULL */
    const char *site;       /* the site's name, or NULL */
    const char *site_keys[META_NAMES]; /* plain_key() of all names it has, with its host */
    unsigned site_keys_n;
    uint32_t heading, heading_end; /* blocks of the headline (<h1>); heading_end 0: there is none */
    const char *heading_text;      /* their text, or NULL */
} MetaView;

/* The plain text of the <meta> of that field with the lowest rank from `rank` on; NULL if none. */
const char *meta_field(const MetaView *view, unsigned field, unsigned rank);

/* The title, in plain text, without the site's name; NULL where the page has none. */
const char *meta_title(MetaView *view);

/* The title without the site's name. */
const char *meta_without_site(MetaView *view, const char *title);

/* Finds the headline among the page's <h1>. */
void meta_find_heading(MetaView *view);

/*
** The site's name at an end of a title: before or behind a divider what agrees with the host, behind a bar up to
** three words that are no section; NULL where there is none.
*/
const char *meta_site_of_title(MetaView *view, const char *title);

/* Is it one of the site's names, "redaktion" behind it or before it or not? */
int meta_is_site(const MetaView *view, const char *key);

/* The dates; month 0 where there is none. */
void meta_dates(MetaView *view, Date *published, Date *modified);

/* The authors. SQLITE_OK or the arena's code. */
int meta_authors(MetaView *view, Authors *authors);

#endif

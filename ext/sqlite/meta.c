/* What a page says of itself, and where it links to: presse_meta, presse_links. */
#include <string.h>

#include "page/article.h"
#include "page/meta.h"
#include "page/region.h"
#include "page/url.h"
#include "sqlite/function.h"

/* presse_meta */

enum { META_KEY_, META_VALUE_ };

typedef struct Found {
    Page page;
    Meta meta;
    const char *base; /* what the page's links are relative to, or NULL */
    uint8_t *regions; /* of the links */
} Found;

static void found_close(Cursor *cursor) {
    Found *found = cursor->state;
    if (!found) return;
    page_free(&found->page);
    sqlite3_free(found);
}

/*
** Reads the page that is argument 0, and argument 1, its address; `*out` is NULL where there is
** none.
*/
static int found_open(Cursor *cursor, Found **out, const char **url) {
    const char *html;
    Found *found;
    size_t n;
    int blob, rc = cursor_text(cursor, 1, url, &n);

    cursor->eof = 1;
    *out = NULL;
    if (!rc) rc = cursor_bytes(cursor, 0, HTML_EXPECTED, &html, &n, &blob);
    if (rc || !html) return rc;
    found = sqlite3_malloc64(sizeof *found);
    if (!found) return SQLITE_NOMEM;
    memset(found, 0, sizeof *found);
    cursor->state = found;
    *out = found;
    return page_read(&found->page, html, n, PAGE_LINKS | (blob ? (unsigned)PAGE_BYTES : 0),
                     cursor->presse->cache.poll, cursor->presse->cache.poll_data);
}

static int meta_open(Cursor *cursor) {
    const char *url;
    Found *found;
    int rc = found_open(cursor, &found, &url);

    if (rc || !found) return rc;
    rc = meta_read(&found->meta, &found->page, url);
    cursor->eof = found->meta.n == 0;
    return rc;
}

static int meta_next(Cursor *cursor) {
    cursor->eof = cursor->row >= ((const Found *)cursor->state)->meta.n;
    return SQLITE_OK;
}

static void meta_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const MetaRow *row = &((const Found *)cursor->state)->meta.rows[cursor->row];

    switch (column) {
    case META_KEY_:
        result_static(context, meta_key_name(row->key));
        break;
    case META_VALUE_:
        result_text(context, row->value, strlen(row->value));
        break;
    default:
        break;
    }
}

/* presse_links */

enum { LINK_POSITION, LINK_HREF, LINK_TEXT, LINK_REGION };

static int links_open(Cursor *cursor) {
    const char *url;
    PageView view;
    PageArticle article;
    Found *found;
    int rc = found_open(cursor, &found, &url);

    if (rc || !found) return rc;
    found->base = url;
    if (found->page.base) found->base = url_resolve(&found->page.arena, url, found->page.base);
    rc = page_view(&view, &found->page, &found->page.arena);
    if (!rc) rc = page_article(&article, &view, &found->page.arena);
    if (!rc) rc = regions_find(&found->page, article.keep, &found->page.arena, &found->regions);
    cursor->eof = found->page.links_n == 0;
    return rc;
}

static int links_next(Cursor *cursor) {
    cursor->eof = cursor->row >= ((const Found *)cursor->state)->page.links_n;
    return SQLITE_OK;
}

static void links_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Found *found = cursor->state;
    const PageLink *link = &found->page.links[cursor->row];
    const char *href, *text;

    switch (column) {
    case LINK_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->row + 1);
        break;
    case LINK_HREF:
        arena_clear(&cursor->scratch);
        href = url_resolve(&cursor->scratch, found->base, link->href);
        if (href) {
            result_text(context, href, strlen(href));
        } else {
            result_code(context, SQLITE_NOMEM);
            arena_free(&cursor->scratch);
        }
        break;
    case LINK_TEXT:
        arena_clear(&cursor->scratch);
        text = page_link_text(&found->page, link, &cursor->scratch);
        if (text) {
            result_text(context, text, strlen(text));
        } else {
            result_code(context, SQLITE_NOMEM);
            arena_free(&cursor->scratch);
        }
        break;
    case LINK_REGION:
        result_static(context, region_name((PageRegion)found->regions[cursor->row]));
        break;
    default:
        break;
    }
}

#define PAGE_EXAMPLE                                                                               \
    "'<html lang=\"de\"><head><title>Rat streitet um Bad | Ulmer Blatt</title>"                    \
    "<meta property=\"og:site_name\" content=\"Ulmer Blatt\"></head><body><h1>Rat streitet um "    \
    "Bad</h1><p>Von Anna Muster, Ulm</p><p>3. März 2025, 14:05 Uhr</p>"                           \
    "<p>Der Rat berät. <a href=\"/bad\">Zum Bad</a></p></body></html>'"

const Function META_FUNCTIONS[] = {
    {
        .name = "presse_meta",
        .summary = "What a web page says of itself: title, authors, dates, site and more.",
        .example = "SELECT key, value FROM presse_meta(" PAGE_EXAMPLE ")",
        .method =
            "JSON-LD (schema.org), Open Graph, Twitter Cards, Dublin Core, meta and time "
            "elements and the page's own words, in orders that were measured; see docs/meta.md",
        .arguments =
            {
                {"document", "TEXT or BLOB",
                 "the page; of a BLOB the charset is found; NULL gives no rows", 0},
                {"url", "TEXT", "the page's address, which makes its paths absolute; default none",
                 1},
            },
        .columns =
            {
                {"key", "TEXT",
                 "title, author (a row each), published, modified, site, language, canonical, "
                 "description, section, keywords (a row each), image or paywalled",
                 0},
                {"value", "TEXT",
                 "plain text; dates in ISO 8601, with the zone where the page has it; paywalled is "
                 "0 or 1",
                 0},
            },
        .open = meta_open,
        .next = meta_next,
        .close = found_close,
        .emit = meta_emit,
    },
    {
        .name = "presse_links",
        .summary = "The links of a web page, and in which part of it each stands.",
        .example = "SELECT href, text, region FROM presse_links(" PAGE_EXAMPLE
                   ", 'https://ulmer-blatt.example/rat/1')",
        .method = "body as presse_text chooses it; else elements and their names tell; addresses "
                  "as in RFC 3986; see docs/meta.md",
        .arguments =
            {
                {"document", "TEXT or BLOB",
                 "the page; of a BLOB the charset is found; NULL gives no rows", 0},
                {"url", "TEXT",
                 "the page's address, which makes relative links absolute; default none", 1},
            },
        .columns =
            {
                {"position", "INTEGER", "number of the link in the page, from 1", 0},
                {"href", "TEXT", "where it leads, absolute where the page's address is known", 0},
                {"text", "TEXT", "what is linked; empty for a picture", 0},
                {"region", "TEXT",
                 "body, article, author, nav, header, footer, aside, related, comments, social, "
                 "advert or page",
                 0},
            },
        .open = links_open,
        .next = links_next,
        .close = found_close,
        .emit = links_emit,
    },
    {.name = NULL},
};

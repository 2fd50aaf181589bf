/*
** What must hold of metadata, links and feeds, whatever the bytes are; a part of tests/fuzz.c.
*/
#ifndef PRESSE_TESTS_FUZZ_META_H
#define PRESSE_TESTS_FUZZ_META_H

#include <string.h>

#include "page/article.h"
#include "page/feed.h"
#include "page/meta.h"
#include "page/region.h"
#include "page/url.h"

#define META_HOLDS(condition)                                                                      \
    do {                                                                                           \
        if (!(condition)) __builtin_trap();                                                        \
    } while (0)

/* Any text as a date, in every place of it; what is found lies in the text. */
static void check_dates(const char *text, size_t n) {
    char written[DATE_TEXT];
    size_t at = 0;
    Date date;
    while (date_find(&date, text, n, at)) {
        META_HOLDS(date.start >= at && date.end > date.start && date.end <= n);
        META_HOLDS(date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31);
        META_HOLDS(date.hour < 24 && date.minute < 60 && date.second < 60);
        date_write(&date, written);
        META_HOLDS(strlen(written) < DATE_TEXT);
        at = date.end;
    }
}

/* What was made absolute is absolute, and stays what it is. */
static void check_url(Arena *arena, const char *text) {
    const char *url = url_resolve(arena, "https://a.example/b/c?d", text), *again;
    META_HOLDS(url && url_is_absolute(url));
    again = url_resolve(arena, "https://a.example/b/c?d", url);
    META_HOLDS(again && strcmp(url, again) == 0);
}

static void check_page_meta(const char *bytes, size_t n, unsigned options) {
    Page page;
    PageView view;
    PageArticle article;
    Meta meta;
    uint8_t *regions;
    uint32_t i;
    META_HOLDS(page_read(&page, bytes, n, options | PAGE_LINKS, NULL, NULL) == SQLITE_OK);
    META_HOLDS(meta_read(&meta, &page, "https://a.example/2024/01/02/x") == SQLITE_OK);
    for (i = 0; i < meta.n; i++) {
        META_HOLDS(meta.rows[i].key < META_KEYS_N && meta.rows[i].value[0]);
        META_HOLDS(i == 0 || meta.rows[i].key >= meta.rows[i - 1].key);
    }
    META_HOLDS(page_view(&view, &page, &page.arena) == SQLITE_OK);
    META_HOLDS(page_article(&article, &view, &page.arena) == SQLITE_OK);
    META_HOLDS(regions_find(&page, article.keep, &page.arena, &regions) == SQLITE_OK);
    for (i = 0; i < page.links_n; i++) {
        META_HOLDS(regions[i] < REGIONS);
        check_url(&page.arena, page.links[i].href);
        META_HOLDS(page_link_text(&page, &page.links[i], &page.arena) != NULL);
    }
    page_free(&page);
}

static void check_meta(const char *bytes, size_t n) {
    Authors authors = {.n = 0};
    Arena arena;
    Feed feed;
    char *text;

    check_page_meta(bytes, n, n % 2 ? (unsigned)PAGE_BYTES : 0);
    META_HOLDS(feed_read(&feed, bytes, n, n % 2 ? FEED_BYTES : 0, NULL, NULL) == SQLITE_OK);
    feed_free(&feed);
    arena_init(&arena);
    text = arena_text(&arena, bytes, n);
    META_HOLDS(text != NULL);
    n = strlen(text);
    check_dates(text, n);
    check_url(&arena, text);
    META_HOLDS(authors_add(&authors, &arena, text, n, AUTHOR_FIELD) == SQLITE_OK);
    META_HOLDS(authors_add(&authors, &arena, text, n, AUTHOR_BYLINE) == SQLITE_OK);
    META_HOLDS(authors.n <= AUTHORS_MOST);
    arena_free(&arena);
}

#endif

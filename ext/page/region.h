/*
** Region: in which part of the page a link stands.
**
** A link in a block of the article's text is "body". Else what holds more than half of the page's
** prose is the article, or around it; elements beside it are what their tag (nav, aside, footer,
** ...) or their names (page/hint.h) say, and so is all in them.
*/
#ifndef PRESSE_PAGE_REGION_H
#define PRESSE_PAGE_REGION_H

#include "page/page.h"

/* X(name in C, name in SQL) */
#define PAGE_REGIONS(X)                                                                            \
    X(PAGE, "page")       /* none of these */                                                      \
    X(BODY, "body")       /* in the article's text */                                              \
    X(ARTICLE, "article") /* in the article, but not in its text: tags, captions */                \
    X(AUTHOR, "author")   /* beside the author's name */                                           \
    X(NAV, "nav")         /* menus, breadcrumbs, tags */                                           \
    X(HEADER, "header")   /* the head of the page */                                               \
    X(FOOTER, "footer")                                                                            \
    X(ASIDE, "aside")                                                                              \
    X(RELATED, "related") /* teasers of other articles */                                          \
    X(COMMENTS, "comments")                                                                        \
    X(SOCIAL, "social") /* to share or follow */                                                   \
    X(ADVERT, "advert")

typedef enum PageRegion {
#define PAGE_REGION_NAME(name, text) REGION_##name,
    PAGE_REGIONS(PAGE_REGION_NAME)
#undef PAGE_REGION_NAME
        REGIONS
} PageRegion;

/*
** The region of each of the page's links (PAGE_LINKS), in the arena. `keep` tells of each block
** whether it is the article's text (page/article.h). SQLITE_OK or the arena's code.
*/
int regions_find(const Page *page, const uint8_t *keep, Arena *arena, uint8_t **regions);

/* What is linked, in the arena: blocks in one link are divided by spaces. NULL: out of memory. */
const char *page_link_text(const Page *page, const PageLink *link, Arena *arena);

/* "body" and so on; static. */
const char *region_name(PageRegion region);

#endif

/*
** Feed: the items of an RSS or Atom feed.
**
** RSS 2.0 and its elder brothers (0.9x), RSS 1.0 (RDF), Atom 1.0 (RFC 4287) and 0.3; with the
** elements of Dublin Core and content:encoded. The XML is mended first (page/mend.h) and read by
** libxml2's SAX parser; nothing is fetched, nothing expanded.
*/
#ifndef PRESSE_PAGE_FEED_H
#define PRESSE_PAGE_FEED_H

#include "base/arena.h"

enum { FEED_BYTES = 1 /* the charset is to be found (page/charset.h); else it is UTF-8 */ };

/* NULL where the item does not say. */
typedef struct FeedItem {
    const char *title;     /* plain text */
    const char *link;      /* absolute where the feed says what it is relative to */
    const char *published; /* ISO 8601 (page/date.h) */
    const char *author;    /* clean names, divided by ", " */
    const char *summary;   /* as the feed has it: HTML stays HTML */
    const char *content;   /* the same */
    const char *id;        /* else the link */
} FeedItem;

typedef struct Feed {
    Arena arena;
    FeedItem *items;
    uint32_t n;
} Feed;

/*
** Reads the `n` bytes at `xml`. `poll` (may be NULL) is asked now and then whether to go on.
** SQLITE_OK, SQLITE_NOMEM, SQLITE_TOOBIG, or what `poll` said; feed_free() is due in any case.
** What is no feed has no items.
*/
int feed_read(Feed *feed, const char *xml, size_t n, unsigned options, int (*poll)(void *),
              void *poll_data);

void feed_free(Feed *feed);

#endif

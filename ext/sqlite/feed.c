/* The items of an RSS or Atom feed: presse_feed. */
#include "page/feed.h"

#include <string.h>

#include "sqlite/function.h"

enum {
    ITEM_POSITION,
    ITEM_TITLE,
    ITEM_LINK,
    ITEM_PUBLISHED,
    ITEM_AUTHOR,
    ITEM_SUMMARY,
    ITEM_CONTENT,
    ITEM_ID
};

static void feed_close(Cursor *cursor) {
    if (!cursor->state) return;
    feed_free(cursor->state);
    sqlite3_free(cursor->state);
}

static int feed_open(Cursor *cursor) {
    const char *xml;
    size_t n;
    Feed *feed;
    int blob, rc;

    cursor->eof = 1;
    rc = cursor_bytes(cursor, 0, "XML as text, or a BLOB of the feed's bytes", &xml, &n, &blob);
    if (rc || !xml) return rc;
    feed = sqlite3_malloc64(sizeof *feed);
    if (!feed) return SQLITE_NOMEM;
    cursor->state = feed;
    rc = feed_read(feed, xml, n, blob ? FEED_BYTES : 0, cursor->presse->cache.poll,
                   cursor->presse->cache.poll_data);
    cursor->eof = feed->n == 0;
    return rc;
}

static int feed_next(Cursor *cursor) {
    cursor->eof = cursor->row >= ((const Feed *)cursor->state)->n;
    return SQLITE_OK;
}

static void feed_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const FeedItem *item = &((const Feed *)cursor->state)->items[cursor->row];
    const char *text = NULL;

    switch (column) {
    case ITEM_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->row + 1);
        return;
    case ITEM_TITLE:
        text = item->title;
        break;
    case ITEM_LINK:
        text = item->link;
        break;
    case ITEM_PUBLISHED:
        text = item->published;
        break;
    case ITEM_AUTHOR:
        text = item->author;
        break;
    case ITEM_SUMMARY:
        text = item->summary;
        break;
    case ITEM_CONTENT:
        text = item->content;
        break;
    case ITEM_ID:
        text = item->id;
        break;
    default:
        break;
    }
    if (text) result_text(context, text, strlen(text));
}

const Function FEED_FUNCTIONS[] = {
    {
        .name = "presse_feed",
        .summary = "The items of an RSS or Atom feed.",
        .example =
            "SELECT title, link, published, author FROM presse_feed('<rss><channel>"
            "<link>https://ulmer-blatt.example/</link><item><title>Rat streitet um Bad</title>"
            "<link>/rat/1</link><pubDate>Mon, 03 Mar 2025 14:05:00 +0100</pubDate>"
            "<dc:creator>Anna Muster</dc:creator></item></channel></rss>')",
        .method = "RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287), Dublin Core; broken XML is "
                  "mended; see docs/meta.md",
        .arguments = {{"document", "TEXT or BLOB",
                       "the feed; of a BLOB the charset is found; NULL gives no rows", 0}},
        .columns =
            {
                {"position", "INTEGER", "number of the item in the feed, from 1", 0},
                {"title", "TEXT", "the title as plain text", 0},
                {"link", "TEXT", "the article's address, absolute where the feed tells its own", 0},
                {"published", "TEXT", "ISO 8601, with the zone where the feed has it", 0},
                {"author", "TEXT", "the authors' names, divided by commas", 0},
                {"summary", "TEXT", "description or summary as the feed has it, HTML or text", 0},
                {"content", "TEXT", "the whole text where the feed has it, HTML or text", 0},
                {"id", "TEXT", "what the feed knows the item by, else its link", 0},
            },
        .open = feed_open,
        .next = feed_next,
        .close = feed_close,
        .emit = feed_emit,
    },
    {.name = NULL},
};

#include "page/feed.h"

#include <libxml/parser.h>
#include <string.h>

#include "base/buffer.h"
#include "page/author.h"
#include "page/charset.h"
#include "page/date.h"
#include "page/mend.h"
#include "page/plain.h"
#include "page/tag.h"
#include "page/url.h"

/* What an element belongs to. */
typedef enum Space {
    SPACE_FEED, /* RSS of any kind, Atom, or nothing said */
    SPACE_DUBLIN_CORE,
    SPACE_CONTENT,
    SPACE_ITUNES,
    SPACE_OTHER
} Space;

typedef enum Field {
    FIELD_NONE,
    FIELD_TITLE,
    FIELD_LINK,
    FIELD_PUBLISHED,
    FIELD_AUTHOR,
    FIELD_SUMMARY,
    FIELD_CONTENT,
    FIELD_ID,
    FIELDS
} Field;

/* Elements of items, and how much they count beside others for the same: the higher wins. */
static const struct {
    const char *name;
    uint8_t space, field, rank;
} ELEMENTS[] = {
    {"title", SPACE_FEED, FIELD_TITLE, 2},
    {"title", SPACE_DUBLIN_CORE, FIELD_TITLE, 1},
    {"link", SPACE_FEED, FIELD_LINK, 3},
    {"pubDate", SPACE_FEED, FIELD_PUBLISHED, 5},
    {"published", SPACE_FEED, FIELD_PUBLISHED, 5},
    {"issued", SPACE_FEED, FIELD_PUBLISHED, 5},
    {"date", SPACE_DUBLIN_CORE, FIELD_PUBLISHED, 4},
    {"issued", SPACE_DUBLIN_CORE, FIELD_PUBLISHED, 4},
    {"created", SPACE_DUBLIN_CORE, FIELD_PUBLISHED, 3},
    {"date", SPACE_FEED, FIELD_PUBLISHED, 3},
    {"created", SPACE_FEED, FIELD_PUBLISHED, 3},
    {"updated", SPACE_FEED, FIELD_PUBLISHED, 2},
    {"modified", SPACE_FEED, FIELD_PUBLISHED, 2},
    {"modified", SPACE_DUBLIN_CORE, FIELD_PUBLISHED, 1},
    {"author", SPACE_FEED, FIELD_AUTHOR, 3},
    {"creator", SPACE_DUBLIN_CORE, FIELD_AUTHOR, 4},
    {"creator", SPACE_FEED, FIELD_AUTHOR, 2},
    {"author", SPACE_ITUNES, FIELD_AUTHOR, 1},
    {"description", SPACE_FEED, FIELD_SUMMARY, 3},
    {"summary", SPACE_FEED, FIELD_SUMMARY, 3},
    {"description", SPACE_DUBLIN_CORE, FIELD_SUMMARY, 2},
    {"summary", SPACE_ITUNES, FIELD_SUMMARY, 1},
    {"encoded", SPACE_CONTENT, FIELD_CONTENT, 3},
    {"content", SPACE_FEED, FIELD_CONTENT, 2},
    {"body", SPACE_OTHER, FIELD_CONTENT, 1}, /* xhtml:body */
    {"guid", SPACE_FEED, FIELD_ID, 2},
    {"id", SPACE_FEED, FIELD_ID, 2},
    {"identifier", SPACE_DUBLIN_CORE, FIELD_ID, 1},
};

/* Namespaces by the beginning of their name, and by the prefix that is used where none is declared. */
static const struct {
    const char *uri, *prefix;
    uint8_t space;
} SPACES[] = {
    {"http://purl.org/dc/", "dc", SPACE_DUBLIN_CORE},
    {"http://purl.org/dc/terms/", "dcterms", SPACE_DUBLIN_CORE},
    {"http://purl.org/rss/1.0/modules/content", "content", SPACE_CONTENT},
    {"http://www.itunes.com/dtds/podcast", "itunes", SPACE_ITUNES},
    {"http://www.w3.org/2005/Atom", "atom", SPACE_FEED},
    {"http://purl.org/atom/ns", "atom03", SPACE_FEED},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf", SPACE_OTHER},
    {"http://purl.org/rss/1.0/modules/", "rss1", SPACE_OTHER},
    {"http://purl.org/rss/1.0/", "rss", SPACE_FEED},
};

typedef struct Reader {
    Feed *feed;
    xmlParserCtxtPtr parser;
    uint32_t room;
    unsigned depth;
    unsigned item;        /* depth of the open item, 0: none */
    uint8_t rank[FIELDS]; /* of what the item has so far */
    Field field;          /* that is being read */
    uint8_t field_rank;
    unsigned field_depth; /* depth of its element */
    unsigned person;      /* depth of the open <author> of Atom, 0: none */
    int wrapper;          /* the first <div> in it is but a wrapper (xhtml) */
    int permanent;        /* the id may be the link */
    Buffer text;
    const char *base; /* what links are relative to */
    int base_given;   /* by xml:base */
    Authors feed_authors, authors;
    unsigned names; /* <name> in the open author */
    int in_name;    /* one of them is open */
} Reader;

/* ---- names and attributes */

static Space space_of(const char *prefix, const char *uri) {
    size_t i;
    for (i = 0; i < sizeof SPACES / sizeof SPACES[0]; i++) {
        size_t n = strlen(SPACES[i].uri);
        if (uri ? strncmp(uri, SPACES[i].uri, n) == 0
                : prefix && strcmp(prefix, SPACES[i].prefix) == 0)
            return (Space)SPACES[i].space;
    }
    return prefix ? SPACE_OTHER : SPACE_FEED; /* whatever RSS calls itself */
}

static int is(const char *name, const char *other) {
    return sqlite3_stricmp(name, other) == 0;
}

/* The value of an attribute, in the arena; NULL where not given. SAX2 gives five pointers each. */
static const char *attribute(Reader *r, const xmlChar **attributes, int n, const char *prefix,
                             const char *name) {
    int i;
    for (i = 0; i < n; i++, attributes += 5) {
        if (!is((const char *)attributes[0], name)) continue;
        if (prefix && (!attributes[1] || !is((const char *)attributes[1], prefix))) continue;
        return arena_text(&r->feed->arena, (const char *)attributes[3],
                          (size_t)(attributes[4] - attributes[3]));
    }
    return NULL;
}

/* ---- what an item has */

static FeedItem *item_of(Reader *r) {
    return r->item ? &r->feed->items[r->feed->n - 1] : NULL;
}

static void start_item(Reader *r, const xmlChar **attributes, int n) {
    Feed *feed = r->feed;
    FeedItem *item;
    const char *about;
    if (feed->n == r->room) {
        uint32_t room = r->room ? 2 * r->room : 32;
        item = arena_resize(&feed->arena, feed->items, r->room * sizeof *item, room * sizeof *item);
        if (!item) return;
        feed->items = item;
        r->room = room;
    }
    item = &feed->items[feed->n++];
    memset(item, 0, sizeof *item);
    memset(r->rank, 0, sizeof r->rank);
    memset(&r->authors, 0, sizeof r->authors);
    r->item = r->depth;
    r->permanent = 0;
    about = attribute(r, attributes, n, "rdf", "about");
    if (about && *about) item->id = about;
}

static const char *joined(Reader *r, const Authors *authors) {
    Buffer out = {0};
    const char *text;
    unsigned i;
    for (i = 0; i < authors->n; i++) {
        if (i) buffer_add(&out, ", ", 2);
        buffer_add(&out, authors->name[i], strlen(authors->name[i]));
    }
    if (out.rc) r->feed->arena.rc = out.rc;
    text = out.n ? arena_text(&r->feed->arena, out.p, out.n) : NULL;
    buffer_free(&out);
    return text;
}

static void end_item(Reader *r) {
    FeedItem *item = item_of(r);
    if (!item->link && r->permanent && item->id && url_is_web(item->id)) item->link = item->id;
    if (!item->link && item->id && url_is_web(item->id)) item->link = item->id;
    if (item->link) item->link = url_resolve(&r->feed->arena, r->base, item->link);
    if (!item->id) item->id = item->link;
    item->author = joined(r, r->authors.n ? &r->authors : &r->feed_authors);
    r->item = 0;
    if (!item->title && !item->link && !item->summary && !item->content) r->feed->n--;
}

/* The text read, without white space around it. */
static const char *trimmed(Reader *r, size_t *n) {
    const char *p = r->text.p ? r->text.p : "";
    *n = r->text.n;
    while (*n && (unsigned char)*p <= ' ') p++, --*n;
    while (*n && (unsigned char)p[*n - 1] <= ' ') --*n;
    return p;
}

/* "anna@zeitung.example (Anna Müller)": the name stands in brackets. */
static void add_author(Reader *r, Authors *authors, const char *text, size_t n) {
    const char *open = memchr(text, '(', n), *at = memchr(text, '@', n);
    const char *plain;
    if (at && open && at < open) {
        const char *close = memchr(open, ')', n - (size_t)(open - text));
        n = (size_t)((close ? close : text + n) - open - 1);
        text = open + 1;
    }
    plain = plain_text(&r->feed->arena, text, n);
    if (plain) authors_add(authors, &r->feed->arena, plain, strlen(plain), AUTHOR_FIELD);
}

static void take(Reader *r) {
    FeedItem *item = item_of(r);
    Arena *arena = &r->feed->arena;
    Field field = r->field;
    char date_text[DATE_TEXT];
    Date date;
    size_t n;
    const char *text = trimmed(r, &n), *value = NULL;

    r->field = FIELD_NONE;
    if (r->text.rc) arena->rc = r->text.rc;
    if (arena->rc || !n) return;
    if (field == FIELD_AUTHOR) {
        if (item && r->field_rank > r->rank[field]) memset(&r->authors, 0, sizeof r->authors);
        if (item && r->field_rank < r->rank[field]) return;
        if (item) r->rank[field] = r->field_rank;
        add_author(r, item ? &r->authors : &r->feed_authors, text, n);
        return;
    }
    if (!item) {
        if (field == FIELD_LINK && !r->base) r->base = arena_text(arena, text, n);
        return;
    }
    if (r->field_rank <= r->rank[field]) return;
    switch (field) {
    case FIELD_TITLE:
        value = plain_text(arena, text, n);
        if (value && *value) item->title = value;
        break;
    case FIELD_PUBLISHED:
        value = arena_text(arena, text, n);
        if (!value || !date_read(&date, value)) return;
        date_write(&date, date_text);
        item->published = arena_text(arena, date_text, strlen(date_text));
        break;
    case FIELD_LINK:
        item->link = arena_text(arena, text, n);
        break;
    case FIELD_SUMMARY:
        item->summary = arena_text(arena, text, n);
        break;
    case FIELD_CONTENT:
        item->content = arena_text(arena, text, n);
        break;
    case FIELD_ID:
        item->id = arena_text(arena, text, n);
        break;
    default:
        return;
    }
    r->rank[field] = r->field_rank;
}

/* ---- markup in a field */

static void add_escaped(Buffer *out, const char *text, size_t n, int attribute_too) {
    size_t i, from = 0;
    for (i = 0; i < n; i++) {
        const char *escape = text[i] == '&'                    ? "&amp;"
                             : text[i] == '<'                  ? "&lt;"
                             : text[i] == '"' && attribute_too ? "&quot;"
                                                               : NULL;
        if (!escape) continue;
        buffer_add(out, text + from, i - from);
        buffer_add(out, escape, strlen(escape));
        from = i + 1;
    }
    buffer_add(out, text + from, n - from);
}

static int is_void(const char *name) {
    return (page_tag_flags(page_tag(name, strlen(name))) & TAG_VOID) != 0;
}

static int keeps_markup(const Reader *r) {
    return r->field == FIELD_SUMMARY || r->field == FIELD_CONTENT;
}

static void start_markup(Reader *r, const char *name, const xmlChar **attributes, int n) {
    int i;
    if (r->depth == r->field_depth + 1 && r->wrapper && is(name, "div")) return;
    buffer_byte(&r->text, '<');
    buffer_add(&r->text, name, strlen(name));
    for (i = 0; i < n; i++, attributes += 5) {
        buffer_byte(&r->text, ' ');
        buffer_add(&r->text, (const char *)attributes[0], strlen((const char *)attributes[0]));
        buffer_add(&r->text, "=\"", 2);
        add_escaped(&r->text, (const char *)attributes[3], (size_t)(attributes[4] - attributes[3]),
                    1);
        buffer_byte(&r->text, '"');
    }
    buffer_byte(&r->text, '>');
}

static void end_markup(Reader *r, const char *name) {
    if (r->depth == r->field_depth + 1 && r->wrapper && is(name, "div")) return;
    if (is_void(name)) return;
    buffer_add(&r->text, "</", 2);
    buffer_add(&r->text, name, strlen(name));
    buffer_byte(&r->text, '>');
}

/* ---- the parser's events */

static void begin(Reader *r, Field field, unsigned rank) {
    r->field = field;
    r->field_rank = (uint8_t)rank;
    r->field_depth = r->depth;
    r->text.n = 0;
    r->wrapper = 0;
}

/* <link href>, of Atom: the page, not the feed itself or a picture. */
static void take_link(Reader *r, const xmlChar **attributes, int n) {
    const char *rel = attribute(r, attributes, n, NULL, "rel");
    const char *href = attribute(r, attributes, n, NULL, "href");
    FeedItem *item = item_of(r);
    if (!href || !*href || (rel && *rel && !is(rel, "alternate"))) return;
    if (!item) {
        if (!r->base) r->base = href;
    } else if (r->rank[FIELD_LINK] < 2) {
        item->link = href;
        r->rank[FIELD_LINK] = 2;
    }
}

static void start_field(Reader *r, const char *name, Space space, const xmlChar **attributes,
                        int n) {
    const char *type;
    size_t i;
    if (r->item ? r->depth != r->item + 1 : r->depth > 5) {
        return; /* media:group and the like */
    }
    for (i = 0; i < sizeof ELEMENTS / sizeof ELEMENTS[0]; i++) {
        if (ELEMENTS[i].space == space && is(ELEMENTS[i].name, name)) break;
    }
    if (i == sizeof ELEMENTS / sizeof ELEMENTS[0]) return;
    if (!r->item && ELEMENTS[i].field != FIELD_LINK && ELEMENTS[i].field != FIELD_AUTHOR) return;
    begin(r, (Field)ELEMENTS[i].field, ELEMENTS[i].rank);
    if (r->field == FIELD_LINK) take_link(r, attributes, n);
    if (r->field == FIELD_AUTHOR && space == SPACE_FEED) {
        r->person = r->depth;
        r->names = 0;
    }
    if (r->field == FIELD_ID && is(name, "guid")) {
        type = attribute(r, attributes, n, NULL, "isPermaLink");
        r->permanent = !type || !is(type, "false");
    }
    if (keeps_markup(r)) {
        type = attribute(r, attributes, n, NULL, "type");
        r->wrapper = type && (is(type, "xhtml") || is(type, "application/xhtml+xml"));
    }
}

static void on_start(void *data, const xmlChar *xml_name, const xmlChar *prefix, const xmlChar *uri,
                     int spaces_n, const xmlChar **spaces, int n, int defaulted,
                     const xmlChar **attributes) {
    Reader *r = data;
    const char *name = (const char *)xml_name, *base;
    Space space = space_of((const char *)prefix, (const char *)uri);

    (void)spaces_n, (void)spaces, (void)defaulted;
    if (r->feed->arena.rc) return;
    r->depth++;
    if (r->person && r->depth == r->person + 1) {
        r->in_name = is(name, "name");
        if (!r->in_name) return;
        if (r->names++) buffer_byte(&r->text, ';');
        if (r->names == 1) r->text.n = 0;
        return;
    }
    if (r->field) {
        if (keeps_markup(r)) start_markup(r, name, attributes, n);
        return;
    }
    if (!r->base_given && (base = attribute(r, attributes, n, "xml", "base")) != NULL &&
        url_is_absolute(base)) {
        r->base = base;
        r->base_given = 1;
    }
    if (!r->item && space == SPACE_FEED && (is(name, "item") || is(name, "entry"))) {
        start_item(r, attributes, n);
    } else {
        start_field(r, name, space, attributes, n);
    }
}

static void on_end(void *data, const xmlChar *xml_name, const xmlChar *prefix, const xmlChar *uri) {
    Reader *r = data;
    (void)prefix, (void)uri;
    if (r->feed->arena.rc) return;
    if (r->field && r->depth == r->field_depth) {
        take(r);
        r->person = 0;
    } else if (r->field && keeps_markup(r)) {
        end_markup(r, (const char *)xml_name);
    } else if (r->item && r->depth == r->item) {
        end_item(r);
    }
    r->depth--;
}

static void on_characters(void *data, const xmlChar *text, int n) {
    Reader *r = data;
    if (r->feed->arena.rc || !r->field) return;
    /* of an author with <name>, the rest is address and page */
    if (r->person && (r->depth > r->person ? !r->in_name : r->names > 0)) return;
    if (keeps_markup(r) && r->depth > r->field_depth) {
        add_escaped(&r->text, (const char *)text, (size_t)n, 0);
    } else {
        buffer_add(&r->text, (const char *)text, (size_t)n);
    }
}

static int on_xml(void *data, const char *xml, size_t n) {
    Reader *r = data;
    xmlParseChunk(r->parser, xml, (int)n, 0);
    if (r->parser->errNo == XML_ERR_NO_MEMORY) r->feed->arena.rc = SQLITE_NOMEM;
    return arena_poll(&r->feed->arena);
}

static int parse(Reader *r, const char *xml, size_t n) {
    static const int OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                               XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
    xmlSAXHandler handler;
    int rc;

    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = handler.ignorableWhitespace = on_characters;
    r->parser = xmlCreatePushParserCtxt(&handler, r, NULL, 0, NULL);
    if (!r->parser) return SQLITE_NOMEM;
    xmlCtxtUseOptions(r->parser, OPTIONS);
    rc = mend(xml, n, on_xml, r);
    if (!rc) {
        xmlParseChunk(r->parser, "", 0, 1);
        if (r->parser->errNo == XML_ERR_NO_MEMORY) r->feed->arena.rc = SQLITE_NOMEM;
        if (r->item && !r->feed->arena.rc) end_item(r);
        rc = r->feed->arena.rc;
    }
    xmlFreeParserCtxt(r->parser);
    return rc;
}

int feed_read(Feed *feed, const char *xml, size_t n, unsigned options, int (*poll)(void *),
              void *poll_data) {
    Reader *r;
    const char *text;
    size_t text_n;
    int rc;

    memset(feed, 0, sizeof *feed);
    arena_init(&feed->arena);
    feed->arena.poll = poll;
    feed->arena.poll_data = poll_data;
    rc = charset_decode(&feed->arena, xml, n, (options & FEED_BYTES) != 0, &text, &text_n);
    r = rc ? NULL : arena_zero(&feed->arena, sizeof *r);
    if (!r) return rc ? rc : feed->arena.rc;
    r->feed = feed;
    rc = parse(r, text, text_n);
    buffer_free(&r->text);
    return rc;
}

void feed_free(Feed *feed) {
    arena_free(&feed->arena);
}

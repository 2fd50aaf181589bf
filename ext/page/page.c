#include "page/page.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "page/charset.h"
#include "page/sieve.h"

enum {
    NAME_WORDS = 3,   /* names that count for an element's signature */
    NAME_BYTES = 300, /* how far names are read */
    LABEL_BYTES = 40, /* ... and those meant for people, which may be sentences */
    SHOWN_BYTES = 60, /* longest name in a path */
    TITLE_BYTES = 4096
};

/* An open element. */
typedef struct Frame {
    uint32_t element;
    uint32_t kept;  /* Reader.kept when it began */
    uint32_t names; /* length of Page.names when it began */
    uint32_t link;  /* its place in Page.links, or PAGE_NONE */
    uint32_t time;
    uint8_t tag;
} Frame;

typedef struct Reader {
    Page *page;
    htmlParserCtxtPtr parser;
    unsigned options;
    Frame *frames;
    uint32_t frames_n, frames_room;
    uint32_t blocks_room, elements_room, metas_room, relations_room, times_room, links_room,
        scripts_room, text_room, names_room, names_n;
    uint32_t kept;                        /* blocks, links and times so far */
    unsigned in_link, in_bold, in_italic; /* depth */
    unsigned in_head, in_pre, in_hidden;
    uint32_t at; /* where the block begins whose text is being read; text_n is its end */
    PageBlock block;
    int space;         /* white space is due before the next character; '\n' in <pre> */
    uint32_t link_end; /* text_n where the last link ended */
    unsigned breaks;   /* <br> since the last character */
    int titled;
    char title[TITLE_BYTES];
    uint32_t title_n;
    HintMemory hints;
} Reader;

/* ---- arrays */

/* Room for one more element of an array; NULL when out of memory. */
static void *grow(Reader *r, void *array, uint32_t n, uint32_t *room, size_t size) {
    uint32_t larger = *room ? *room * 2 : 16;
    void *p;
    if (n < *room) return array;
    p = arena_resize(&r->page->arena, array, *room * size, larger * size);
    if (p) *room = larger;
    return p;
}

/* A new zeroed element at the end of Page.`array`, in `out`; leaves the function when there is no memory. */
#define ADD(out, array, none)                                                                      \
    do {                                                                                           \
        void *grown =                                                                              \
            grow(r, r->page->array, r->page->array##_n, &r->array##_room, sizeof *r->page->array); \
        if (!grown) return none;                                                                   \
        r->page->array = grown;                                                                    \
        (out) = &r->page->array[r->page->array##_n++];                                             \
        memset((out), 0, sizeof *(out));                                                           \
    } while (0)

/* Makes room for `n` more bytes of text and a zero behind. 0 when out of memory. */
static int text_room(Reader *r, size_t n) {
    Page *page = r->page;
    size_t need = (size_t)page->text_n + n + 1, room = r->text_room ? r->text_room : 8192;
    char *larger;
    if (need <= r->text_room) return 1;
    while (room < need) room *= 2;
    if (room > TEXT_MAX_BYTES) room = TEXT_MAX_BYTES;
    if (need > room) {
        page->arena.rc = SQLITE_TOOBIG;
        return 0;
    }
    larger = arena_resize(&page->arena, page->text, r->text_room, room);
    if (!larger) return 0;
    page->text = larger;
    r->text_room = (uint32_t)room;
    return 1;
}

/* ---- text */

static void reset_block(Reader *r) {
    uint16_t images = r->block.images;
    memset(&r->block, 0, sizeof r->block);
    r->block.images = images;
    r->block.element = PAGE_NONE;
    r->at = r->page->text_n;
    r->space = 0;
    r->breaks = 0;
}

/* Ends the block: what was read since the last one is one, if it is anything. */
static void end_block(Reader *r, int broken) {
    Page *page = r->page;
    PageBlock *block;
    if (page->text_n > r->at) {
        ADD(block, blocks, );
        *block = r->block;
        block->start = r->at;
        block->length = page->text_n - r->at;
        block->broken = (uint8_t)broken;
        page->text[page->text_n++] = 0;
        r->kept++;
        r->block.images = 0;
    }
    reset_block(r);
}

/* The innermost open block element. */
static uint32_t block_element(const Reader *r) {
    uint32_t i = r->frames_n;
    while (i > 1 && !(page_tag_flags((PageTag)r->frames[i - 1].tag) & TAG_BLOCK)) i--;
    return r->frames[i - 1].element;
}

/* Notes the white space that is due. There is room. */
static void put_space(Reader *r) {
    Page *page = r->page;
    if (r->space && page->text_n > r->at) page->text[page->text_n++] = (char)r->space;
    r->space = 0;
    r->breaks = 0;
}

/* `n` bytes of visible text. There is room. */
static void put_visible(Reader *r, const char *text, size_t n, uint32_t characters) {
    Page *page = r->page;
    if (r->block.element == PAGE_NONE) r->block.element = block_element(r);
    put_space(r);
    memcpy(page->text + page->text_n, text, n);
    page->text_n += (uint32_t)n;
    r->block.characters += characters;
    if (r->in_link) r->block.linked += characters;
    if (r->in_bold) r->block.bold += characters;
    if (r->in_italic) r->block.italic += characters;
}

/* How a character beyond ASCII reads. */
typedef enum Reading { READ_VISIBLE, READ_SPACE, READ_NOTHING, READ_WINDOWS } Reading;

static Reading reading_of(uint32_t c) {
    if (c < 0xA0) return READ_WINDOWS;
    if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
        c == 0x202F || c == 0x205F || c == 0x3000)
        return READ_SPACE;
    if (c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF)
        return READ_NOTHING;
    return READ_VISIBLE;
}

/* The numbers of windows-1252 from 0x80 on, which references use as if they were Unicode's. */
static uint32_t from_windows(uint32_t c) {
    static const uint16_t TABLE[32] = {
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    return TABLE[c & 0x1F];
}

/* Can the character that begins so be anything but visible? */
static int is_special(unsigned char c) {
    return c == 0xC2 || c == 0xE1 || c == 0xE2 || c == 0xE3 || c == 0xEF;
}

static void put_text(Reader *r, const char *text, size_t n) {
    size_t i = 0;
    if (!text_room(r, 3 * n + 1)) return;
    while (i < n) {
        unsigned char c = (unsigned char)text[i];
        size_t from = i;
        uint32_t characters = 0, code, length;
        while (i < n && (c = (unsigned char)text[i]) > 0x20 && c != 0x7F && !is_special(c)) {
            characters += !text_continues(text[i]);
            i++;
        }
        if (i > from) put_visible(r, text + from, i - from, characters);
        if (i == n) break;
        if (c < 0x80) {
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                if (r->space != '\n') r->space = r->in_pre && c == '\n' ? '\n' : ' ';
            }
            i++;
            continue;
        }
        length = c >= 0xE0 ? 3 : 2;
        if (n - i < length) break; /* the parser cuts between characters */
        code = c == 0xC2 ? (unsigned char)text[i + 1]
                         : (c & 0x0Fu) << 12 | ((unsigned char)text[i + 1] & 0x3Fu) << 6 |
                               ((unsigned char)text[i + 2] & 0x3Fu);
        switch (reading_of(code)) {
        case READ_VISIBLE:
            put_visible(r, text + i, length, 1);
            break;
        case READ_WINDOWS: {
            char out[4];
            put_visible(r, out, text_encode(from_windows(code), out), 1);
            break;
        }
        case READ_SPACE:
            if (r->space != '\n') r->space = ' ';
            break;
        default:
            break;
        }
        i += length;
    }
}

static void put_title(Reader *r, const char *text, size_t n) {
    size_t i;
    for (i = 0; i < n && r->title_n + 4 < TITLE_BYTES; i++) {
        int space = (unsigned char)text[i] <= ' ';
        if (space && (r->title_n == 0 || r->title[r->title_n - 1] == ' ')) continue;
        r->title[r->title_n++] = space ? ' ' : text[i];
    }
}

static void on_characters(void *data, const xmlChar *text, int n) {
    Reader *r = data;
    if (r->page->arena.rc || r->frames_n == 0) return;
    if (r->frames[r->frames_n - 1].tag == TAG_TITLE) {
        if (!r->titled) put_title(r, (const char *)text, (size_t)n);
    } else if (!r->in_head && !r->in_hidden) {
        put_text(r, (const char *)text, (size_t)n);
    }
}

/* ---- elements */

/* What the sieve has let through, by SieveAttribute; NULL where not given. */
typedef struct Attributes {
    const char *value[32];
} Attributes;

static void read_given(Attributes *given, const xmlChar **attributes) {
    memset(given, 0, sizeof *given);
    for (; attributes && *attributes; attributes += 2) {
        const char *value = (const char *)attributes[1];
        given->value[(attributes[0][0] - 'a') & 31] = value ? value : "";
    }
}

static int holds(const char *text, const char *word) {
    size_t n = strlen(word), k;
    for (; *text; text++) {
        for (k = 0; k < n && (text[k] | 0x20) == word[k]; k++) continue;
        if (k == n) return 1;
    }
    return 0;
}

/* Reads the words of an attribute: "article__teaserText" is article, teaser, text. */
static void read_words(Reader *r, PageElement *element, unsigned *words, const char *value,
                       size_t most) {
    char word[HINT_WORD];
    size_t n = 0, i;
    int upper = 1;
    for (i = 0; n || (i < most && value[i]); i++) {
        unsigned char c = i < most ? (unsigned char)value[i] : 0;
        int capital = c >= 'A' && c <= 'Z';
        int letter = capital || (c >= 'a' && c <= 'z') || c >= 0x80;
        if (n && (!letter || (capital && !upper) || n == sizeof word)) {
            if (n >= 2) {
                element->hints |= hint_of_word(&r->hints, word, n);
                if (++*words <= NAME_WORDS) {
                    uint64_t hash = hash_bytes(word, n);
                    element->signature =
                        element->signature * 0x9E3779B1u + (uint32_t)(hash ^ hash >> 32);
                }
            }
            n = 0;
        }
        if (!c) break;
        if (letter) word[n++] = (char)(capital ? c | 0x20 : c);
        upper = capital || !letter;
    }
}

/* "div.story" for the path. */
static void name_element(Reader *r, PageElement *element, const char *name, const char *class) {
    Page *page = r->page;
    size_t n = strlen(name), m = 0;
    uint32_t room = r->names_room ? r->names_room : 4096;
    if (n > SHOWN_BYTES) n = SHOWN_BYTES;
    if (class) {
        while (*class == ' ' || *class == '\n' || *class == '\t') class ++;
        while (m < SHOWN_BYTES && (unsigned char)class[m] > ' ') m++;
        while (m && text_continues(class[m])) m--;
    }
    while (room < r->names_n + n + m + 2) room *= 2;
    if (room > r->names_room) {
        char *larger = arena_resize(&page->arena, page->names, r->names_room, room);
        if (!larger) return;
        page->names = larger;
        r->names_room = room;
    }
    element->name = r->names_n;
    memcpy(page->names + r->names_n, name, n);
    r->names_n += (uint32_t)n;
    if (m) {
        page->names[r->names_n++] = '.';
        memcpy(page->names + r->names_n, class, m);
        r->names_n += (uint32_t)m;
    }
    page->names[r->names_n++] = 0;
}

static const char *copied(Reader *r, const char *text) {
    return text ? arena_text(&r->page->arena, text, strlen(text)) : NULL;
}

static void add_meta(Reader *r, const char *name, const char *content) {
    PageMeta *meta;
    char *lower = arena_text(&r->page->arena, name, strlen(name));
    const char *copy = copied(r, content);
    if (!lower || !copy) return;
    ADD(meta, metas, );
    meta->name = lower;
    meta->content = copy;
    for (; *lower; lower++) {
        if (*lower >= 'A' && *lower <= 'Z') *lower = (char)(*lower | 0x20);
    }
}

static void read_meta(Reader *r, const Attributes *given) {
    static const uint8_t NAMES[] = {ATTRIBUTE_PROPERTY, ATTRIBUTE_NAME, ATTRIBUTE_ITEMPROP};
    const char *content = given->value[ATTRIBUTE_CONTENT], *name;
    size_t i;
    if (!content) return;
    for (i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        if ((name = given->value[NAMES[i]]) != NULL) add_meta(r, name, content);
    }
}

static void read_relation(Reader *r, const Attributes *given) {
    PageRelation *relation;
    if (!given->value[ATTRIBUTE_REL] || !given->value[ATTRIBUTE_HREF]) return;
    ADD(relation, relations, );
    relation->rel = copied(r, given->value[ATTRIBUTE_REL]);
    relation->href = copied(r, given->value[ATTRIBUTE_HREF]);
    relation->type = copied(r, given->value[ATTRIBUTE_TYPE]);
    relation->hreflang = copied(r, given->value[ATTRIBUTE_HREFLANG]);
    relation->title = copied(r, given->value[ATTRIBUTE_TITLE]);
}

static int is_hiding_style(const char *value) {
    char style[512];
    size_t n = 0;
    for (; *value && n + 1 < sizeof style; value++) {
        if ((unsigned char)*value > ' ') style[n++] = *value;
    }
    style[n] = 0;
    return holds(style, "display:none") || holds(style, "visibility:hidden");
}

/* What an itemprop or property says of the element. */
static unsigned property_flags(const char *value) {
    unsigned flags = 0;
    if (holds(value, "articlebody") || strcmp(value, "text") == 0) flags |= ELEMENT_TEXT;
    if (holds(value, "description") || holds(value, "alternativeheadline"))
        flags |= ELEMENT_DESCRIPTION;
    return flags;
}

/* What the attributes say of the element. */
static void read_attributes(Reader *r, PageElement *element, const Attributes *given) {
    unsigned words = 0, flags = 0;
    const char *value;
    int i;
    for (i = ATTRIBUTE_CLASS; i <= ATTRIBUTE_LABEL; i++) {
        if ((value = given->value[i]) == NULL) continue;
        read_words(r, element, &words, value, i == ATTRIBUTE_LABEL ? LABEL_BYTES : NAME_BYTES);
        if (i == ATTRIBUTE_ITEMPROP || i == ATTRIBUTE_PROPERTY) flags |= property_flags(value);
    }
    if ((value = given->value[ATTRIBUTE_HIDDEN]) != NULL && strcmp(value, "false") != 0)
        flags |= ELEMENT_HIDDEN;
    if ((value = given->value[ATTRIBUTE_ARIA_HIDDEN]) != NULL && strcmp(value, "true") == 0)
        flags |= ELEMENT_HIDDEN;
    if ((value = given->value[ATTRIBUTE_STYLE]) != NULL && is_hiding_style(value))
        flags |= ELEMENT_HIDDEN;
    element->flags |= (uint8_t)flags;
}

/* The text of a link or a time that begins here begins behind the white space that is due. */
static uint32_t text_from(const Reader *r) {
    return r->page->text_n + (r->space && r->page->text_n > r->at);
}

static void start_link(Reader *r, Frame *frame, const char *href) {
    PageLink *link;
    if (!href || !(r->options & PAGE_LINKS)) return;
    href = copied(r, href);
    ADD(link, links, );
    link->href = href;
    link->element = frame->element;
    link->block = r->page->blocks_n;
    link->start = link->end = text_from(r);
    frame->link = r->page->links_n - 1;
    r->kept++;
}

static void start_time(Reader *r, Frame *frame, const char *datetime) {
    PageTime *time;
    datetime = copied(r, datetime);
    ADD(time, times, );
    time->datetime = datetime;
    time->element = frame->element;
    time->block = r->page->blocks_n;
    time->start = time->end = text_from(r);
    frame->time = r->page->times_n - 1;
    r->kept++;
}

/* Counts in what the element makes of its text (`step` 1), or out (-1). */
static void count_tag(Reader *r, const Frame *frame, int step) {
    unsigned *counter = NULL;
    switch (frame->tag) {
    case TAG_A:
        counter = &r->in_link;
        break;
    case TAG_B:
    case TAG_STRONG:
        counter = &r->in_bold;
        break;
    case TAG_I:
    case TAG_EM:
        counter = &r->in_italic;
        break;
    case TAG_HEAD:
        counter = &r->in_head;
        break;
    case TAG_PRE:
        counter = &r->in_pre;
        break;
    default:
        break;
    }
    if (counter) *counter += (unsigned)step;
    if (r->page->elements[frame->element].flags & ELEMENT_HIDDEN) r->in_hidden += (unsigned)step;
}

static void push(Reader *r, PageTag tag, const char *name, const Attributes *given) {
    Page *page = r->page;
    PageElement *element;
    Frame *frame = grow(r, r->frames, r->frames_n, &r->frames_room, sizeof *r->frames);
    uint32_t names = r->names_n;

    if (!frame) return;
    r->frames = frame;
    ADD(element, elements, );
    element->parent = r->frames_n ? r->frames[r->frames_n - 1].element : PAGE_NONE;
    element->tag = (uint8_t)tag;
    element->signature = tag < TAG_OTHER ? tag : (uint32_t)hash_bytes(name, strlen(name));
    if (element->parent != PAGE_NONE) {
        const PageElement *parent = &page->elements[element->parent];
        element->depth = (uint16_t)(parent->depth + (parent->depth < 0xFFFF));
        element->flags = parent->flags & ELEMENT_HIDDEN;
    }
    name_element(r, element, name, given->value[ATTRIBUTE_CLASS]);
    read_attributes(r, element, given);
    frame += r->frames_n++;
    *frame = (Frame){page->elements_n - 1, r->kept, names, PAGE_NONE, PAGE_NONE, (uint8_t)tag};
    count_tag(r, frame, 1);
    if (tag == TAG_A) {
        /* two links side by side are two things, though only a style divides them */
        if (page->text_n > r->at && r->link_end == page->text_n && !r->space) r->space = ' ';
        r->block.links = (uint16_t)(r->block.links + (r->block.links < 0xFFFF));
        start_link(r, frame, given->value[ATTRIBUTE_HREF]);
    } else if (tag == TAG_TIME) {
        start_time(r, frame, given->value[ATTRIBUTE_DATETIME]);
    } else if (tag == TAG_HTML && !page->lang) {
        page->lang = copied(r, given->value[ATTRIBUTE_LANG]);
    }
}

static void pop(Reader *r) {
    Page *page = r->page;
    Frame *frame = &r->frames[--r->frames_n];
    if (page_tag_flags((PageTag)frame->tag) & TAG_BLOCK) end_block(r, 0);
    count_tag(r, frame, -1);
    if (frame->link != PAGE_NONE && page->text_n > page->links[frame->link].start)
        page->links[frame->link].end = page->text_n;
    if (frame->time != PAGE_NONE && page->text_n > page->times[frame->time].start)
        page->times[frame->time].end = page->text_n;
    if (frame->tag == TAG_A) r->link_end = page->text_n;
    if (frame->tag == TAG_TITLE && r->title_n) r->titled = 1;
    /* nothing in it, and nothing will refer to it: forget it */
    if (frame->kept == r->kept && r->block.element != frame->element &&
        frame->element + 1 == page->elements_n) {
        page->elements_n--;
        r->names_n = frame->names;
    }
}

static void on_start(void *data, const xmlChar *xml_name, const xmlChar **attributes) {
    Reader *r = data;
    const char *name = (const char *)xml_name;
    PageTag tag = page_tag(name, strlen(name));
    Attributes given;

    if (r->page->arena.rc) return;
    read_given(&given, attributes);
    if (tag != TAG_META && given.value[ATTRIBUTE_ITEMPROP]) read_meta(r, &given);
    switch (tag) {
    case TAG_BR:
        if (r->page->text_n == r->at) return;
        if (++r->breaks >= 2) {
            end_block(r, 1);
        } else if (r->in_pre) {
            r->space = '\n';
        } else if (!r->space) {
            r->space = ' ';
        }
        return;
    case TAG_META:
        read_meta(r, &given);
        return;
    case TAG_LINK:
        read_relation(r, &given);
        return;
    case TAG_BASE:
        if (!r->page->base) r->page->base = copied(r, given.value[ATTRIBUTE_HREF]);
        return;
    case TAG_IMG:
        if (r->block.images < 0xFFFF) r->block.images++;
        return;
    case TAG_HR:
        end_block(r, 0);
        return;
    default:
        break;
    }
    if (page_tag_flags(tag) & TAG_VOID) return;
    if (page_tag_flags(tag) & TAG_BLOCK) end_block(r, 0);
    push(r, tag, name, &given);
}

static void on_end(void *data, const xmlChar *xml_name) {
    Reader *r = data;
    const char *name = (const char *)xml_name;
    PageTag tag = page_tag(name, strlen(name));

    if (r->page->arena.rc || page_tag_flags(tag) & TAG_VOID || r->frames_n == 0) return;
    /* the parser's events are balanced; were they not, the stack would lead */
    if (r->frames[r->frames_n - 1].tag == tag) pop(r);
}

/* ---- the page */

static int on_html(void *data, const char *html, size_t n) {
    Reader *r = data;
    htmlParseChunk(r->parser, html, (int)n, 0);
    if (r->parser->errNo == XML_ERR_NO_MEMORY) r->page->arena.rc = SQLITE_NOMEM;
    return arena_poll(&r->page->arena);
}

static int on_script(void *data, const char *text, size_t n) {
    Reader *r = data;
    PageScript *script;
    ADD(script, scripts, r->page->arena.rc);
    script->text = text;
    script->n = n;
    return SQLITE_OK;
}

static int parse(Reader *r, const char *html, size_t n) {
    static const int OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                               HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
    SieveSink sink = {on_html, on_script, r};
    xmlSAXHandler handler;
    int rc;

    memset(&handler, 0, sizeof handler);
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = handler.ignorableWhitespace = on_characters;
    handler.cdataBlock = on_characters;
    r->parser = htmlCreatePushParserCtxt(&handler, r, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!r->parser) return SQLITE_NOMEM;
    htmlCtxtUseOptions(r->parser, OPTIONS);
    rc = sieve(html, n, (r->options & PAGE_LINKS) != 0, &sink);
    if (!rc) {
        htmlParseChunk(r->parser, "", 0, 1);
        if (r->parser->errNo == XML_ERR_NO_MEMORY) r->page->arena.rc = SQLITE_NOMEM;
        while (r->frames_n && !r->page->arena.rc) pop(r);
        if (!r->page->arena.rc) end_block(r, 0);
        rc = r->page->arena.rc;
    }
    htmlFreeParserCtxt(r->parser);
    return rc;
}

int page_read(Page *page, const char *html, size_t n, unsigned options, int (*poll)(void *),
              void *poll_data) {
    Reader *r;
    const char *text;
    size_t text_n;
    int rc;

    memset(page, 0, sizeof *page);
    page->title = "";
    arena_init(&page->arena);
    page->arena.poll = poll;
    page->arena.poll_data = poll_data;
    rc = charset_decode(&page->arena, html, n, (options & PAGE_BYTES) != 0, &text, &text_n);
    if (!rc && charset_is_binary(text, text_n)) text_n = 0;
    r = rc ? NULL : arena_zero(&page->arena, sizeof *r);
    if (!r) return rc ? rc : page->arena.rc;
    r->page = page;
    r->options = options;
    hint_begin(&r->hints);
    r->block.element = PAGE_NONE;
    rc = parse(r, text, text_n);
    if (rc) return rc;
    while (r->title_n && r->title[r->title_n - 1] == ' ') r->title_n--;
    page->title = arena_text(&page->arena, r->title, r->title_n);
    return page->arena.rc;
}

void page_free(Page *page) {
    arena_free(&page->arena);
}

const char *page_meta(const Page *page, const char *name) {
    uint32_t i;
    for (i = 0; i < page->metas_n; i++) {
        if (page->metas[i].content[0] && strcmp(page->metas[i].name, name) == 0)
            return page->metas[i].content;
    }
    return NULL;
}

int page_is_in(const Page *page, uint32_t element, PageTag tag) {
    while (element != PAGE_NONE && page->elements[element].tag != tag)
        element = page->elements[element].parent;
    return element != PAGE_NONE;
}

void page_path(const Page *page, uint32_t element, Buffer *out) {
    enum { SHOWN = 64 };
    uint32_t way[SHOWN];
    unsigned n = 0;
    for (; element != PAGE_NONE && n < SHOWN; element = page->elements[element].parent) {
        if (page->elements[element].tag != TAG_HTML) way[n++] = element;
    }
    while (n) {
        const char *name = page->names + page->elements[way[--n]].name;
        buffer_add(out, name, strlen(name));
        if (n) buffer_add(out, " > ", 3);
    }
}

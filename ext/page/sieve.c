#include "page/sieve.h"

#include <string.h>

#include "base/text.h"
#include "data/data.h"
#include "page/tag.h"

enum {
    PLACES = 256, /* names of elements that have no tag of their own share these */
    TITLE_WITHIN = 4096,
};

static const struct {
    const char *name;
    char out[3]; /* a blank and its letter */
    uint8_t where;
} ATTRIBUTES[] = {
#define SIEVE_ATTRIBUTE_ROW(name, letter, html, where) {html, {' ', letter, 0}, where},
    SIEVE_ATTRIBUTES(SIEVE_ATTRIBUTE_ROW)
#undef SIEVE_ATTRIBUTE_ROW
};

typedef struct Value {
    const char *text;
    size_t n;
} Value;

/* A start tag. */
typedef struct Tag {
    PageTag tag;
    const char *name;
    size_t name_n;
    Value values[SIEVE_ATTRIBUTES_N]; /* text NULL: not given */
    uint32_t given;                   /* a bit for each that is */
    int empty;                        /* ends in /> */
} Tag;

typedef struct Sieve {
    const char *text, *at, *end;
    const char *from;  /* where the markup began that is being read */
    const char *ended; /* where the last end tag ended that ends no block */
    char last;         /* the last byte of text */
    const SieveSink *sink;
    int links;
    char out[SIEVE_PIECE];
    size_t out_n;
    int rc;
    uint16_t
        stack[SIEVE_DEPTH]; /* open elements, * 2; + 1: not handed on. Without the loose ones */
    unsigned depth, over;   /* ... and how many lie deeper than that */
    unsigned open[TAGS + PLACES];
    unsigned char unclosed[TAGS]; /* the page has no further end tag of this name */
    int no_comment_end, no_section_end, no_quote, no_apostrophe;
    int titled, started; /* there was a title; there was anything but white space */
} Sieve;

static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static int is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static int is_letter(char c) {
    return small(c) >= 'a' && small(c) <= 'z';
}

/* ---- what goes out ---- */

static void flush(Sieve *s) {
    if (!s->rc && s->out_n) s->rc = s->sink->html(s->sink->data, s->out, s->out_n);
    s->out_n = 0;
}

static void put(Sieve *s, const char *bytes, size_t n) {
    while (n > sizeof s->out - s->out_n) {
        size_t here = sizeof s->out - s->out_n;
        memcpy(s->out + s->out_n, bytes, here);
        s->out_n += here;
        bytes += here;
        n -= here;
        flush(s);
    }
    memcpy(s->out + s->out_n, bytes, n);
    s->out_n += n;
}

static void put_text(Sieve *s, const char *text) {
    put(s, text, strlen(text));
}

/* Is it the name of a reference that browsers know without a semicolon too? Latin-1, & < > ". */
static int is_old_name(const char *name, size_t n) {
    uint32_t c = word_table_find(DATA_REFERENCES, name, n);
    return c == '"' || c == '&' || c == '<' || c == '>' || (c >= 0xA0 && c <= 0xFF);
}

/* Behind an & that is out: what makes a reference of it, or a character. Returns where it goes on. */
static const char *put_reference(Sieve *s, const char *p) {
    const char *end = p;
    if (p < s->end && *p == '#') return p;
    while (end < s->end && end - p < 10 && (is_letter(*end) || (*end >= '0' && *end <= '9'))) end++;
    if (end == p) {
        put(s, "amp;", 4);
    } else if ((end == s->end || *end != ';') && is_old_name(p, (size_t)(end - p))) {
        put(s, p, (size_t)(end - p));
        put(s, ";", 1);
        return end;
    }
    return p;
}

/*
** Bytes in which no markup begins; an & that begins no reference is written out, and the white
** space that markup is indented with is not.
*/
static void put_characters(Sieve *s, const char *from, const char *to) {
    const char *p;
    if (from < to && is_space(*from)) {
        int lines = 0;
        for (p = from; p < to && is_space(*p); p++) lines |= *p == '\n';
        put(s, lines ? "\n" : " ", 1);
        from = p;
    }
    s->started |= from < to;
    while ((p = memchr(from, '&', (size_t)(to - from))) != NULL) {
        p++;
        put(s, from, (size_t)(p - from));
        from = put_reference(s, p);
    }
    put(s, from, (size_t)(to - from));
}

/* The same where a < is but a character. */
static void put_plain(Sieve *s, const char *from, const char *to) {
    const char *p;
    while ((p = memchr(from, '<', (size_t)(to - from))) != NULL) {
        put_characters(s, from, p);
        put(s, "&lt;", 4);
        from = p + 1;
    }
    put_characters(s, from, to);
}

static void put_value(Sieve *s, Value value, size_t most) {
    const char *p, *end;
    if (value.n > most) {
        value.n = most;
        while (value.n && text_continues(value.text[value.n])) value.n--;
    }
    end = value.text + value.n;
    while ((p = memchr(value.text, '"', (size_t)(end - value.text))) != NULL) {
        put(s, value.text, (size_t)(p - value.text));
        put(s, "&quot;", 6);
        value.text = p + 1;
    }
    put(s, value.text, (size_t)(end - value.text));
}

/* A style counts where it may hide the element. */
static int is_style_needed(Value value) {
    size_t i;
    for (i = 0; i + 4 <= value.n; i++) {
        char c = small(value.text[i]);
        if (c == 'n' && small(value.text[i + 1]) == 'o' && small(value.text[i + 2]) == 'n')
            return 1;
        if (c == 'h' && small(value.text[i + 1]) == 'i' && small(value.text[i + 2]) == 'd')
            return 1;
    }
    return 0;
}

static void put_tag(Sieve *s, const Tag *tag) {
    uint32_t given;
    int i;
    s->started = 1;
    put(s, "<", 1);
    put(s, tag->name, tag->name_n);
    for (i = 0, given = tag->given; given; i++, given >>= 1) {
        if (!(given & 1)) continue;
        put(s, ATTRIBUTES[i].out, 2);
        put(s, "=\"", 2);
        put_value(s, tag->values[i],
                  i == ATTRIBUTE_CONTENT && tag->tag == TAG_META ? SIEVE_CONTENT : SIEVE_VALUE);
        put(s, "\"", 1);
    }
    put_text(s, tag->empty ? "/>" : ">");
}

/* ---- reading a tag ---- */

static const char *name_end(const char *p, const char *end) {
    while (p < end && !is_space(*p) && *p != '>' && *p != '/') p++;
    return p;
}

/* The number of the attribute, or -1. */
static int attribute_of(const char *name, size_t n) {
    char first = small(*name);
    int i;
    for (i = 0; i < SIEVE_ATTRIBUTES_N; i++) {
        const char *known = ATTRIBUTES[i].name;
        size_t k = 0;
        if (known[0] != first) continue;
        while (k < n && known[k] && known[k] == small(name[k])) k++;
        if (k == n && !known[k]) return i;
    }
    return -1;
}

/* Does anything need the attribute at this element? */
static int is_needed(const Sieve *s, const Tag *tag, int attribute) {
    switch (attribute) {
    case ATTRIBUTE_STYLE:
        return is_style_needed(tag->values[attribute]);
    case ATTRIBUTE_HREF:
        return tag->tag == TAG_LINK || tag->tag == TAG_BASE || (tag->tag == TAG_A && s->links);
    case ATTRIBUTE_CONTENT:
        return tag->tag == TAG_META || tag->given & 1u << ATTRIBUTE_ITEMPROP;
    case ATTRIBUTE_TYPE:
        return tag->tag == TAG_LINK || tag->tag == TAG_SCRIPT;
    default:
        return ATTRIBUTES[attribute].where == TAGS || ATTRIBUTES[attribute].where == tag->tag;
    }
}

static void choose_attributes(const Sieve *s, Tag *tag) {
    int i;
    for (i = 0; tag->given >> i; i++) {
        if (tag->given >> i & 1 && !is_needed(s, tag, i)) tag->given &= ~(1u << i);
    }
}

/* The value that starts at `p`; returns where it ends. */
static const char *read_value(Sieve *s, const char *p, Value *value) {
    const char *end = NULL;
    if (p < s->end && (*p == '"' || *p == '\'')) {
        int *none = *p == '"' ? &s->no_quote : &s->no_apostrophe;
        if (!*none) end = memchr(p + 1, *p, (size_t)(s->end - p - 1));
        *none |= !end;
        if (end) {
            *value = (Value){p + 1, (size_t)(end - p - 1)};
            return end + 1;
        }
    }
    end = p;
    while (end < s->end && !is_space(*end) && *end != '>') end++;
    *value = (Value){p, (size_t)(end - p)};
    return end;
}

/* Reads the start tag whose name is at s->at, and goes behind it. 0 where the page ends first. */
static int read_tag(Sieve *s, Tag *tag) {
    const char *p = name_end(s->at, s->end);
    tag->given = 0;
    tag->empty = 0;
    tag->name = s->at;
    tag->name_n = (size_t)(p - s->at);
    tag->tag = page_tag(tag->name, tag->name_n);
    while (p < s->end && *p != '>') {
        const char *name = p;
        Value value = {"", 0};
        int number;
        if (is_space(*p) || *p == '/') {
            tag->empty = *p++ == '/';
            continue;
        }
        p++; /* also where a name begins with = */
        while (p < s->end && !is_space(*p) && *p != '>' && *p != '/' && *p != '=') p++;
        number = attribute_of(name, (size_t)(p - name));
        while (p < s->end && is_space(*p)) p++;
        if (p < s->end && *p == '=') {
            p++;
            while (p < s->end && is_space(*p)) p++;
            p = read_value(s, p, &value);
        }
        if (number >= 0 && !(tag->given & 1u << number)) {
            tag->values[number] = value;
            tag->given |= 1u << number;
        }
        tag->empty = 0;
    }
    if (p == s->end) return 0;
    s->at = p + 1;
    choose_attributes(s, tag);
    return 1;
}

/* ---- what is left out ---- */

/* Where, from `p` on, "</name" stands; NULL where nowhere. */
static const char *find_end_tag(const Sieve *s, const char *p, const char *name) {
    size_t n = strlen(name), k;
    while ((p = memchr(p, '<', (size_t)(s->end - p))) != NULL) {
        if ((size_t)(s->end - p) < n + 2) return NULL;
        if (p[1] == '/') {
            for (k = 0; k < n && small(p[2 + k]) == name[k]; k++) continue;
            if (k == n && !(p + 2 + n < s->end && is_letter(p[2 + n]))) return p;
        }
        p++;
    }
    return NULL;
}

static const char *behind(const Sieve *s, const char *p, char c) {
    p = memchr(p, c, (size_t)(s->end - p));
    return p ? p + 1 : s->end;
}

static int is_json_ld(Value type) {
    static const char WORD[] = "ld+json";
    size_t i, k;
    for (i = 0; i + sizeof WORD - 1 <= type.n; i++) {
        for (k = 0; WORD[k] && small(type.text[i + k]) == WORD[k]; k++) continue;
        if (!WORD[k]) return 1;
    }
    return 0;
}

/* An element that holds no markup: goes behind its end tag. */
static void skip_raw(Sieve *s, const Tag *tag) {
    const char *end =
        s->unclosed[tag->tag] ? NULL : find_end_tag(s, s->at, page_tag_name(tag->tag));
    if (!end) {
        s->unclosed[tag->tag] = 1;
        if (tag->tag == TAG_SCRIPT || tag->tag == TAG_STYLE) s->at = s->end; /* no text at least */
        return;
    }
    if (tag->tag == TAG_SCRIPT && tag->given & 1u << ATTRIBUTE_TYPE &&
        is_json_ld(tag->values[ATTRIBUTE_TYPE]) && !s->rc)
        s->rc = s->sink->script(s->sink->data, s->at, (size_t)(end - s->at));
    s->at = behind(s, end, '>');
}

/* One that holds markup: goes behind the end tag that is its own. */
static void skip_element(Sieve *s, const Tag *tag) {
    const char *name = page_tag_name(tag->tag), *p = s->at;
    size_t n = strlen(name), depth = 1;
    if (s->unclosed[tag->tag]) return;
    while ((p = memchr(p, '<', (size_t)(s->end - p))) != NULL) {
        int is_end = p + 1 < s->end && p[1] == '/';
        const char *at = p + 1 + is_end;
        size_t k = 0;
        if ((size_t)(s->end - p) < n + 2) break;
        p++;
        while (k < n && at + k < s->end && small(at[k]) == name[k]) k++;
        if (k < n || (at + n < s->end && name_end(at + n, s->end) != at + n)) continue;
        p = behind(s, at, '>');
        if (!is_end) {
            depth += !(p[-1] == '>' && p[-2] == '/');
        } else if (--depth == 0) {
            s->at = p;
            return;
        }
    }
    s->unclosed[tag->tag] = 1;
}

/* ---- nesting ---- */

static unsigned place_of(PageTag tag, const char *name, size_t n) {
    unsigned hash = 5381;
    if (tag < TAG_OTHER) return tag;
    while (n--) hash = hash * 33 + (unsigned char)small(*name++);
    return TAGS + (hash ^ hash >> 8) % PLACES;
}

/* Which end tags go through which elements, as libxml2 has it: through none that counts for more. */
static int weight(unsigned place) {
    switch (place) {
    case TAG_DIV:
        return 150;
    case TAG_TABLE:
        return 190;
    case TAG_BODY:
        return 200;
    default:
        return 100;
    }
}

/*
** Does the element say nothing of its text? One that ends no block, marks none as a link, bold or
** italic, and is neither hidden nor a property.
*/
static int is_plain(const Tag *tag) {
    static const uint32_t SAY = 1u << ATTRIBUTE_ITEMPROP | 1u << ATTRIBUTE_PROPERTY |
                                1u << ATTRIBUTE_STYLE | 1u << ATTRIBUTE_HIDDEN |
                                1u << ATTRIBUTE_ARIA_HIDDEN;
    return (tag->tag == TAG_SPAN || tag->tag == TAG_LABEL || tag->tag == TAG_OTHER) &&
           !(tag->given & SAY);
}

/* Is the element a <link> that only tells a browser what to load, or one without content? */
static int is_useless(const Tag *tag) {
    static const char *const LOADS[] = {"stylesheet",   "preload",    "prefetch",
                                        "dns-prefetch", "preconnect", "modulepreload"};
    const Value *rel = &tag->values[ATTRIBUTE_REL];
    size_t i, k;
    switch (tag->tag) {
    case TAG_AREA:
    case TAG_COL:
    case TAG_EMBED:
    case TAG_INPUT:
    case TAG_SOURCE:
    case TAG_TRACK:
    case TAG_WBR:
        return 1;
    case TAG_META:
        return !(tag->given & 1u << ATTRIBUTE_CONTENT);
    case TAG_LINK:
        if (!(tag->given & 1u << ATTRIBUTE_REL)) return 1;
        for (i = 0; i < sizeof LOADS / sizeof LOADS[0]; i++) {
            for (k = 0; k < rel->n && LOADS[i][k] && small(rel->text[k]) == LOADS[i][k];) k++;
            if (k == rel->n && !LOADS[i][k]) return 1;
        }
        return 0;
    default:
        return 0;
    }
}

/*
** Do two elements that end no block stand side by side, "Kicker</span><span>Headline"? A style
** divides them; so does a blank where a capital follows a small letter or a mark.
*/
static int is_joint(const Sieve *s) {
    unsigned char before, next;
    if (s->ended != s->from || s->ended - s->text < 1 || s->at == s->end) return 0;
    before = (unsigned char)s->last;
    next = (unsigned char)*s->at;
    return ((before >= 'a' && before <= 'z') || before >= 0x80 || strchr(".!?:", (int)before)) &&
           ((next >= 'A' && next <= 'Z') ||
            (next == 0xC3 && s->end - s->at > 1 && (unsigned char)s->at[1] >= 0x80 &&
             (unsigned char)s->at[1] <= 0x9E));
}

static void start_element(Sieve *s, Tag *tag) {
    unsigned flags = page_tag_flags(tag->tag), place, plain = is_plain(tag) ? 1 : 0;
    if (is_useless(tag)) return;
    if (!(flags & (TAG_BLOCK | TAG_VOID)) && is_joint(s)) put(s, " ", 1);
    if (flags & (TAG_VOID | TAG_LOOSE) || tag->empty) {
        if (tag->tag == TAG_IMG) tag->given &= 1u << ATTRIBUTE_ITEMPROP | 1u << ATTRIBUTE_CONTENT;
        if (!plain) put_tag(s, tag);
        return;
    }
    if (s->depth == SIEVE_DEPTH) {
        s->over++;
        if (flags & TAG_BLOCK) put_text(s, "<hr>");
        return;
    }
    place = place_of(tag->tag, tag->name, tag->name_n);
    s->stack[s->depth++] = (uint16_t)(place << 1 | plain);
    s->open[place]++;
    if (!plain) put_tag(s, tag);
}

static void end_element(Sieve *s) {
    const char *name = s->at, *end = name_end(name, s->end);
    PageTag tag = page_tag(name, (size_t)(end - name));
    unsigned flags = page_tag_flags(tag), place, plain, i;

    s->at = behind(s, end, '>');
    if (!(flags & (TAG_BLOCK | TAG_VOID))) s->ended = s->at;
    if (flags & TAG_VOID) {
        if (tag == TAG_BR) put_text(s, "<br>"); /* as browsers have it */
        return;
    }
    if (s->over && !(flags & TAG_LOOSE)) {
        s->over--;
        if (flags & TAG_BLOCK) put_text(s, "<hr>");
        return;
    }
    if (tag == TAG_BODY || tag == TAG_HTML) { /* text behind them is text */
        put_text(s, "<hr>");
        return;
    }
    if (!s->started) return; /* the parser would take it for the end of all */
    if (!(flags & TAG_LOOSE)) {
        place = place_of(tag, name, (size_t)(end - name));
        if (!s->open[place]) return;
        for (i = s->depth; s->stack[i - 1] >> 1 != place; i--) {
            if (weight(s->stack[i - 1] >> 1) > weight(place)) return;
        }
        plain = s->stack[i - 1] & 1;
        while (s->depth >= i) s->open[s->stack[--s->depth] >> 1]--;
        if (plain) return;
    }
    put(s, "</", 2);
    put(s, name, (size_t)(end - name));
    put(s, ">", 1);
}

/* ---- the page ---- */

/* A title's text is no markup. */
static int put_title(Sieve *s, const Tag *tag) {
    const char *end = find_end_tag(s, s->at, "title");
    if (s->titled || !end || end - s->at > TITLE_WITHIN) return 0;
    s->titled = 1;
    put_tag(s, tag);
    put_plain(s, s->at, end);
    put_text(s, "</title>");
    s->at = behind(s, end, '>');
    return 1;
}

static void markup(Sieve *s) {
    Tag tag;
    unsigned flags;
    if (!read_tag(s, &tag)) {
        s->at = s->end; /* a tag that the page's end cut off */
        return;
    }
    flags = page_tag_flags(tag.tag);
    if (tag.tag == TAG_TEMPLATE && tag.given & 1u << ATTRIBUTE_SHADOW)
        flags = 0; /* shown where it stands */
    if (flags & TAG_RAW) {
        skip_raw(s, &tag);
    } else if (flags & TAG_DROP) {
        if (!(tag.empty && flags & TAG_FOREIGN)) skip_element(s, &tag);
    } else if (tag.tag != TAG_TITLE || !put_title(s, &tag)) {
        start_element(s, &tag);
    }
}

/* A comment, or a section of characters; s->at is behind "<!". */
static void declaration(Sieve *s) {
    const char *p;
    size_t n = (size_t)(s->end - s->at);
    if (n >= 2 && memcmp(s->at, "--", 2) == 0) {
        if (n >= 3 && s->at[2] == '>') {
            s->at += 3;
            return;
        }
        for (p = s->at; !s->no_comment_end; p++) {
            p = memchr(p, '>', (size_t)(s->end - p));
            if (!p) {
                s->no_comment_end = 1;
                break;
            }
            if (p - s->at >= 4 && p[-1] == '-' && p[-2] == '-') {
                s->at = p + 1;
                return;
            }
        }
    } else if (n >= 7 && memcmp(s->at, "[CDATA[", 7) == 0 && !s->no_section_end) {
        for (p = s->at + 7; (p = memchr(p, ']', (size_t)(s->end - p))) != NULL; p++) {
            if (s->end - p >= 3 && p[1] == ']' && p[2] == '>') {
                put_plain(s, s->at + 7, p);
                s->at = p + 3;
                return;
            }
        }
        s->no_section_end = 1;
    }
    s->at = behind(s, s->at, '>');
}

int sieve(const char *text, size_t n, int links, const SieveSink *sink) {
    Sieve *s = sqlite3_malloc64(sizeof *s);
    int rc;

    if (!s) return SQLITE_NOMEM;
    memset(s, 0, sizeof *s);
    s->text = s->at = text;
    s->end = text + n;
    s->sink = sink;
    s->links = links;
    while (s->at < s->end && !s->rc) {
        const char *p = memchr(s->at, '<', (size_t)(s->end - s->at));
        if (!p) p = s->end;
        if (p > s->at) s->last = p[-1];
        put_characters(s, s->at, p);
        s->at = s->from = p;
        if (p == s->end) break;
        s->at = p + 1;
        if (s->at < s->end && is_letter(*s->at)) {
            markup(s);
        } else if (s->end - s->at >= 2 && *s->at == '/' && is_letter(s->at[1])) {
            s->at++;
            end_element(s);
        } else if (s->at < s->end && *s->at == '!') {
            s->at++;
            declaration(s);
        } else if (s->at < s->end && (*s->at == '?' || *s->at == '/')) {
            s->at = behind(s, s->at, '>');
        } else {
            put(s, "&lt;", 4);
        }
    }
    put(s, "\n", 1); /* ends a reference without semicolon */
    flush(s);
    rc = s->rc;
    sqlite3_free(s);
    return rc;
}

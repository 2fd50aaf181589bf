#include "page/mend.h"

#include <string.h>

#include "base/text.h"
#include "data/data.h"

enum { NAME_BYTES = 60 /* of an element or attribute */ };

typedef struct Span {
    const char *text;
    size_t n;
} Span;

typedef struct Mender {
    const char *at, *end;
    int (*out)(void *data, const char *xml, size_t n);
    void *data;
    char piece[MEND_PIECE];
    size_t piece_n;
    int rc;
    Span open[MEND_DEPTH]; /* names of the open elements */
    unsigned depth;
    int no_comment_end, no_section_end, no_instruction_end;
    int no_quote[2];
} Mender;

static void flush(Mender *m) {
    if (!m->rc && m->piece_n) m->rc = m->out(m->data, m->piece, m->piece_n);
    m->piece_n = 0;
}

static void put(Mender *m, const char *bytes, size_t n) {
    while (n > sizeof m->piece - m->piece_n) {
        size_t here = sizeof m->piece - m->piece_n;
        memcpy(m->piece + m->piece_n, bytes, here);
        m->piece_n += here;
        bytes += here;
        n -= here;
        flush(m);
    }
    memcpy(m->piece + m->piece_n, bytes, n);
    m->piece_n += n;
}

static void put_text(Mender *m, const char *text) {
    put(m, text, strlen(text));
}

static int is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

static int begins_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static int is_name(char c) {
    return begins_name(c) || is_digit(c) || c == ':' || c == '-' || c == '.';
}

/* ---- characters */

/* May XML hold the character? */
static int is_allowed(uint32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
           (c >= 0xE000 && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

/* A number behind "&#"; returns where it goes on, or NULL where it is none that XML may hold. */
static const char *read_number(const char *p, const char *end) {
    int hexadecimal = p < end && *p == 'x';
    uint32_t c = 0, base = hexadecimal ? 16 : 10, digits = 0;
    if (hexadecimal) p++;
    for (; p < end && digits < 8; p++, digits++) {
        char d = (char)(*p | 0x20);
        if (is_digit(*p)) {
            c = c * base + (uint32_t)(*p - '0');
        } else if (hexadecimal && d >= 'a' && d <= 'f') {
            c = c * base + (uint32_t)(d - 'a' + 10);
        } else {
            break;
        }
    }
    return digits && p < end && *p == ';' && is_allowed(c) ? p + 1 : NULL;
}

/* The & at `p`, as it is meant; returns where it goes on. */
static const char *put_reference(Mender *m, const char *p, const char *end) {
    static const char *const KNOWN[] = {"amp", "lt", "gt", "quot", "apos"};
    const char *name = p + 1, *stop = name;
    uint32_t c = 0;
    size_t i;
    if (name < end && *name == '#') {
        stop = read_number(name + 1, end);
        if (stop) {
            put(m, p, (size_t)(stop - p));
            return stop;
        }
        put_text(m, "&amp;");
        return name;
    }
    while (stop < end && stop - name < 10 && (begins_name(*stop) || is_digit(*stop))) stop++;
    if (stop < end && *stop == ';' && stop > name) {
        for (i = 0; i < sizeof KNOWN / sizeof KNOWN[0]; i++) {
            if ((size_t)(stop - name) == strlen(KNOWN[i]) &&
                memcmp(name, KNOWN[i], (size_t)(stop - name)) == 0) {
                put(m, p, (size_t)(stop + 1 - p));
                return stop + 1;
            }
        }
        c = word_table_find(DATA_REFERENCES, name, (size_t)(stop - name));
    }
    if (c) {
        char out[4];
        put(m, out, text_encode(c, out));
        return stop + 1;
    }
    put_text(m, "&amp;");
    return name;
}

/* Is it one of the two characters of three bytes that are none: U+FFFE, U+FFFF? */
static int is_noncharacter(const char *p, const char *end) {
    return end - p >= 3 && (unsigned char)p[0] == 0xEF && (unsigned char)p[1] == 0xBF &&
           (unsigned char)p[2] >= 0xBE;
}

/* Text from `p` to `end`; `plain`: an & is a character in it, as in CDATA. */
static void put_characters(Mender *m, const char *p, const char *end, int plain) {
    const char *from = p;
    while (p < end) {
        unsigned char c = (unsigned char)*p;
        size_t skip = 1;
        if (c >= 0x20 && c != '&' && c != '<' && c != '>' && c != '"' && c != 0xEF) {
            p++;
            continue;
        }
        if (is_space(*p) || (c == 0xEF && !is_noncharacter(p, end))) {
            p++;
            continue;
        }
        put(m, from, (size_t)(p - from));
        from = p;
        if (c == '&' && !plain) {
            from = p = put_reference(m, p, end);
            continue;
        }
        if (c == '&') put_text(m, "&amp;");
        if (c == '<') put_text(m, "&lt;");
        if (c == '>') put_text(m, "&gt;");
        if (c == '"') put_text(m, "&quot;");
        if (c == 0xEF) {
            put_text(m, "\uFFFD");
            skip = 3;
        }
        from = p += skip;
    }
    put(m, from, (size_t)(p - from));
}

/* ---- tags */

static void close_one(Mender *m) {
    Span name = m->open[--m->depth];
    put_text(m, "</");
    put(m, name.text, name.n);
    put_text(m, ">");
}

static int is_same(Span a, Span b) {
    return a.n == b.n && memcmp(a.text, b.text, a.n) == 0;
}

/* The place in `open` of the innermost element of that name, + 1; 0 where there is none. */
static unsigned find_open(const Mender *m, Span name) {
    unsigned i = m->depth;
    while (i && !is_same(m->open[i - 1], name)) i--;
    return i;
}

/* Items lie in no item: one that was not closed is closed by the next. */
static int is_item(Span name) {
    return (name.n == 4 && memcmp(name.text, "item", 4) == 0) ||
           (name.n == 5 && memcmp(name.text, "entry", 5) == 0);
}

static Span read_name(Mender *m) {
    Span name = {m->at, 0};
    while (m->at < m->end && is_name(*m->at)) m->at++;
    name.n = (size_t)(m->at - name.text);
    while (name.n && name.text[name.n - 1] == ':') name.n--;
    return name;
}

/* An attribute's value, s->at being at its first character. */
static Span read_value(Mender *m) {
    Span value = {m->at, 0};
    if (m->at < m->end && (*m->at == '"' || *m->at == '\'')) {
        int *none = &m->no_quote[*m->at == '"'];
        const char *stop = *none ? NULL : memchr(m->at + 1, *m->at, (size_t)(m->end - m->at - 1));
        *none |= !stop;
        if (stop) {
            value = (Span){m->at + 1, (size_t)(stop - m->at - 1)};
            m->at = stop + 1;
            return value;
        }
    }
    while (m->at < m->end && !is_space(*m->at) && *m->at != '>' &&
           !(*m->at == '/' && m->at + 1 < m->end && m->at[1] == '>'))
        m->at++;
    value.n = (size_t)(m->at - value.text);
    return value;
}

static void put_attribute(Mender *m, Span name, Span value) {
    if (value.n > MEND_VALUE) {
        value.n = MEND_VALUE;
        while (value.n && text_continues(value.text[value.n])) value.n--;
    }
    put_text(m, " ");
    put(m, name.text, name.n);
    put_text(m, "=\"");
    put_characters(m, value.text, value.text + value.n, 0);
    put_text(m, "\"");
}

/* The attributes up to the tag's end; returns whether it ends in "/>". */
static int copy_attributes(Mender *m, int shown) {
    Span seen[MEND_ATTRIBUTES], name, value;
    unsigned seen_n = 0, i;
    int empty = 0;
    while (m->at < m->end && *m->at != '>') {
        if (*m->at == '<') return empty; /* the tag was never ended */
        if (is_space(*m->at) || !begins_name(*m->at)) {
            empty = *m->at == '/';
            m->at++;
            continue;
        }
        empty = 0;
        name = read_name(m);
        value = (Span){"", 0};
        while (m->at < m->end && is_space(*m->at)) m->at++;
        if (m->at < m->end && *m->at == '=') {
            m->at++;
            while (m->at < m->end && is_space(*m->at)) m->at++;
            value = read_value(m);
        }
        for (i = 0; i < seen_n && !is_same(seen[i], name); i++) continue;
        if (i < seen_n || seen_n == MEND_ATTRIBUTES || name.n > NAME_BYTES || !shown) continue;
        seen[seen_n++] = name;
        put_attribute(m, name, value);
    }
    if (m->at < m->end) m->at++;
    return empty;
}

static void start_tag(Mender *m) {
    Span name = read_name(m);
    unsigned open;
    int shown;
    if (is_item(name)) {
        open = find_open(m, name);
        while (open && m->depth >= open) close_one(m);
    }
    shown = m->depth < MEND_DEPTH && name.n <= NAME_BYTES;
    if (shown) {
        put_text(m, "<");
        put(m, name.text, name.n);
    }
    if (copy_attributes(m, shown)) {
        if (shown) put_text(m, "/>");
    } else if (shown) {
        put_text(m, ">");
        m->open[m->depth++] = name;
    }
}

static void end_tag(Mender *m) {
    Span name = read_name(m);
    unsigned open = find_open(m, name);
    while (m->at < m->end && *m->at != '>' && *m->at != '<') m->at++;
    if (m->at < m->end && *m->at == '>') m->at++;
    while (open && m->depth >= open) close_one(m);
}

/* Where `mark` ends behind `p`, or NULL; `*none` remembers that there is no further one. */
static const char *behind(const Mender *m, const char *p, const char *mark, int *none) {
    size_t n = strlen(mark);
    while (!*none && (p = memchr(p, *mark, (size_t)(m->end - p))) != NULL) {
        if ((size_t)(m->end - p) >= n && memcmp(p, mark, n) == 0) return p + n;
        p++;
    }
    *none = 1;
    return NULL;
}

/* <!DOCTYPE ...>, with what it declares between [ and ]. */
static void skip_doctype(Mender *m) {
    int bracket = 0;
    char quote = 0;
    for (; m->at < m->end; m->at++) {
        if (quote) {
            if (*m->at == quote) quote = 0;
        } else if (bracket && (*m->at == '"' || *m->at == '\'')) {
            quote = *m->at;
        } else if (*m->at == '[') {
            bracket = 1;
        } else if (*m->at == ']') {
            bracket = 0;
        } else if (*m->at == '>' && !bracket) {
            m->at++;
            return;
        }
    }
}

/* "<!" and "<?"; s->at is at the <. */
static void declaration(Mender *m) {
    const char *p = m->at, *stop = NULL;
    size_t n = (size_t)(m->end - p);
    if (p[1] == '?') {
        stop = behind(m, p, "?>", &m->no_instruction_end);
    } else if (n >= 4 && memcmp(p, "<!--", 4) == 0) {
        stop = behind(m, p + 4, "-->", &m->no_comment_end);
    } else if (n >= 9 && memcmp(p, "<![CDATA[", 9) == 0) {
        stop = behind(m, p + 9, "]]>", &m->no_section_end);
        put_characters(m, p + 9, stop ? stop - 3 : m->end, 1);
        if (!stop) stop = m->end;
    } else if (n >= 9 && sqlite3_strnicmp(p, "<!DOCTYPE", 9) == 0) {
        m->at += 9;
        skip_doctype(m);
        return;
    }
    if (stop) {
        m->at = stop;
        return;
    }
    put_text(m, "&lt;");
    m->at++;
}

int mend(const char *text, size_t n, int (*out)(void *data, const char *xml, size_t n),
         void *data) {
    Mender *m = sqlite3_malloc64(sizeof *m);
    int rc;
    if (!m) return SQLITE_NOMEM;
    memset(m, 0, sizeof *m);
    m->at = text;
    m->end = text + n;
    m->out = out;
    m->data = data;
    put_text(m, "<x>");
    while (m->at < m->end && !m->rc) {
        const char *p = memchr(m->at, '<', (size_t)(m->end - m->at));
        char next;
        if (!p) p = m->end;
        put_characters(m, m->at, p, 0);
        m->at = p;
        if (p == m->end) break;
        next = p + 1 < m->end ? p[1] : 0;
        if (begins_name(next)) {
            m->at++;
            start_tag(m);
        } else if (next == '/' && p + 2 < m->end && begins_name(p[2])) {
            m->at += 2;
            end_tag(m);
        } else if (next == '!' || next == '?') {
            declaration(m);
        } else {
            put_text(m, "&lt;");
            m->at++;
        }
    }
    while (m->depth) close_one(m);
    put_text(m, "</x>");
    flush(m);
    rc = m->rc;
    sqlite3_free(m);
    return rc;
}

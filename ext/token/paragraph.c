#include "token/paragraph.h"

#include <string.h>

#include "base/text.h"
#include "token/class.h"
#include "token/token.h"

enum {
    WRAP_LEAST = 55, /* bytes of a full line of hard-wrapped text, at least and at most; */
    WRAP_MOST = 130, /* 120 characters, some of two bytes */
    WRAP_LINES = 5,  /* so many lines are looked at before a text is called hard-wrapped, */
    WRAP_SLACK = 12, /* a line is nearly full when less than this is missing */
    POLL_EVERY = 65536,
};

/* A stretch of the text without its white space. */
typedef struct Piece {
    uint32_t start, end; /* start = end: an empty line */
    uint32_t next;       /* where the next line begins */
    uint32_t indent;     /* white space before it, bytes */
} Piece;

static int is_blank(uint32_t c) {
    return class_is_blank(char_class(c), c);
}

/* Bytes of the line end at `at`, 0 when there is none; CRLF is one. */
static uint32_t line_end(const char *text, uint32_t at, uint32_t n) {
    uint32_t length, c = text_decode(text + at, &length);
    if (c == '\r' && at + 1 < n && text[at + 1] == '\n') return 2;
    return char_class(c) == CLASS_LINE ? length : 0;
}

/* Can the byte be the first of a line end? */
static int may_end(unsigned char c) {
    return (c >= '\n' && c <= '\r') || c == 0xC2 || c == 0xE2;
}

/* Skips what holds no line end for sure: eight ASCII characters at a step. */
static uint32_t skip_plain(const char *text, uint32_t at, uint32_t n) {
    const uint64_t top = 0x8080808080808080u, low = 0x1010101010101010u;
    uint64_t w;
    while (at + 8 <= n) {
        memcpy(&w, text + at, 8);
        if (((w - low) | w) & top) break;
        at += 8;
    }
    return at;
}

/* The line that begins at `at`. */
static Piece read_line(const char *text, uint32_t at, uint32_t n) {
    Piece p = {at, at, n, 0};
    uint32_t length, ending = 0;

    while ((p.end = skip_plain(text, p.end, n)) < n) {
        if (may_end((unsigned char)text[p.end]) && (ending = line_end(text, p.end, n)) > 0) break;
        p.end++;
    }
    p.next = p.end + ending;
    while (p.start < p.end && is_blank(text_decode(text + p.start, &length))) p.start += length;
    while (p.end > p.start) {
        uint32_t before = text_before(text, p.end);
        if (before < p.start || !is_blank(text_decode(text + before, &length))) break;
        p.end = before;
    }
    p.indent = p.start - at;
    return p;
}

static int add(Paragraphs *p, Arena *arena, uint32_t start, uint32_t end) {
    if (p->n == p->capacity) {
        uint32_t more = p->capacity ? 2 * p->capacity : 64;
        uint32_t *starts =
            arena_resize(arena, p->start, p->capacity * sizeof *starts, more * sizeof *starts);
        uint32_t *lengths =
            arena_resize(arena, p->length, p->capacity * sizeof *lengths, more * sizeof *lengths);
        if (!starts || !lengths) return arena->rc;
        p->start = starts;
        p->length = lengths;
        p->capacity = more;
    }
    p->start[p->n] = start;
    p->length[p->n++] = end - start;
    return SQLITE_OK;
}

/* ---- hard-wrapped text ---- */

/* Does the line end in the middle of a sentence: in a letter, digit, comma or hyphen? */
static int ends_inside(const char *text, const Piece *p) {
    unsigned char c = (unsigned char)text[p->end - 1];
    if (c >= 0x80) { /* a letter of two bytes, no closing quotation mark */
        return p->end - p->start > 1 && (unsigned char)text[p->end - 2] == 0xC3;
    }
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ',' ||
           c == '-' || c == ';';
}

/* Bytes of the line's first word. */
static uint32_t first_word(const char *text, const Piece *p) {
    uint32_t n = 0;
    while (p->start + n < p->end && (unsigned char)text[p->start + n] > ' ') n++;
    return n;
}

static int begins_small(const char *text, const Piece *p) {
    uint32_t length;
    return char_class(text_decode(text + p->start, &length)) == CLASS_LOWER;
}

/* Does the line end in a function word, "der", "und", "mit", behind which nothing ends? */
static int ends_in_function_word(const char *text, const Piece *p) {
    uint32_t start = p->end;
    while (start > p->start && p->end - start < 16 && (unsigned char)text[start - 1] > ' ') start--;
    return start > p->start && text[start - 1] == ' ' &&
           token_is_stop(text + start, p->end - start);
}

/*
** The width of hard-wrapped text in bytes, or 0. Such a text has hardly a line beyond the width;
** most lines that another follows directly are nearly full and stop in the middle of a sentence,
** or, where lists and headings are many, one in eight goes on with a small letter, which no line
** of other texts does.
*/
static uint32_t find_width(const char *text, uint32_t n) {
    uint32_t at = 0, width = 0, followed = 0, full = 0, longer = 0, small = 0;
    Piece last = {0, 0, 0, 0};

    while (at < n && followed < 2000) {
        Piece p = read_line(text, at, n);
        uint32_t length = p.end - p.start;
        if (length > WRAP_MOST) longer++;
        if (last.end > last.start && length > 0) {
            uint32_t before = last.end - last.start;
            followed++;
            if (before >= WRAP_LEAST && before <= WRAP_MOST && ends_inside(text, &last)) {
                full++;
                small += (uint32_t)begins_small(text, &p);
                if (before > width) width = before;
            }
        }
        last = p;
        at = p.next;
    }
    if (followed + 1 < WRAP_LINES || 10 * longer > followed) return 0;
    return 5 * full >= 3 * followed || (8 * small >= followed && small >= WRAP_LINES) ? width : 0;
}

/* In hard-wrapped text: does the paragraph go on in the next line? */
static int goes_on(const char *text, const Piece *p, const Piece *next, uint32_t width) {
    uint32_t length = p->end - p->start;
    if (next->start == next->end || next->indent > p->indent + 1) return 0;
    if (length > WRAP_MOST) return 0;
    if (ends_inside(text, p) && (begins_small(text, next) || ends_in_function_word(text, p)))
        return 1;
    /* had the next word fitted, the line would not have ended here */
    return length + 1 + first_word(text, next) + WRAP_SLACK / 2 > width;
}

int paragraphs_split(Paragraphs *p, Arena *arena, const char *text, uint32_t n) {
    uint32_t at = 0, lines = 0, width = find_width(text, n);

    p->wrap = width > WRAP_SLACK ? width - WRAP_SLACK : 0;
    while (at < n) {
        Piece line = read_line(text, at, n);
        uint32_t start = line.start;
        if (++lines % POLL_EVERY == 0 && arena_poll(arena)) return arena->rc;
        while (p->wrap && line.end > line.start && line.next < n) {
            Piece next = read_line(text, line.next, n);
            if (!goes_on(text, &line, &next, width)) break;
            line = next;
        }
        if (line.end > start && add(p, arena, start, line.end)) return arena->rc;
        at = line.next;
    }
    return arena->rc;
}

uint32_t paragraphs_find(const Paragraphs *p, uint32_t at) {
    uint32_t low = 0, high = p->n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (p->start[middle] <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

const char *paragraph_label_name(ParagraphLabel label) {
    static const char *const NAMES[LABELS] = {
        "body",    "heading",  "title",      "lead",    "byline",    "dateline", "credit",
        "caption", "related",  "newsletter", "paywall", "consent",   "social",   "comments",
        "notice",  "donation", "advert",     "repeat",  "separator", "prompt"};
    return NAMES[label];
}

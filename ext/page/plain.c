#include "page/plain.h"

#include <string.h>

#include "base/buffer.h"
#include "page/tag.h"
#include "word/fold.h"
#include "word/normalize.h"

enum { TAG_WITHIN = 4096 /* bytes from < to >, no more is one tag */ };

static int is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Where the tag or comment that begins at `p` ends; `p` where there is none. */
static const char *tag_end(const char *p, const char *end, int *blank) {
    const char *name = p + 1, *stop;
    PageTag tag;
    size_t n = 0;
    *blank = 0;
    if (name < end && (*name == '/' || *name == '!')) name++;
    if (name == end || !(is_letter(*name) || (name[-1] == '!' && *name == '-'))) return p;
    stop = memchr(p, '>', (size_t)(end - p < TAG_WITHIN ? end - p : TAG_WITHIN));
    if (!stop) return p;
    while (name + n < stop && is_letter(name[n])) n++;
    while (name + n < stop && name[n] >= '0' && name[n] <= '9') n++;
    tag = page_tag(name, n);
    *blank = tag == TAG_BR || page_tag_flags(tag) & TAG_BLOCK;
    return stop + 1;
}

/* In place: without tags, with single spaces. Returns the end. */
static char *strip(char *text, const char *end) {
    const char *p = text;
    char *out = text;
    int space = 0, blank;
    while (p < end) {
        if (*p == '<') {
            const char *behind = tag_end(p, end, &blank);
            space |= blank;
            if (behind > p) {
                p = behind;
                continue;
            }
        }
        if (is_space(*p)) {
            space = 1;
        } else {
            if (space && out > text) *out++ = ' ';
            space = 0;
            *out++ = *p;
        }
        p++;
    }
    return out;
}

/* Is it as it should be already? ASCII and letters of Latin-1, no markup, single spaces. */
static int is_plain(const char *text, size_t n) {
    size_t i;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == 0xC3 && i + 1 < n && text_continues(text[i + 1])) {
            i++;
        } else if (c < 0x20 || c > 0x7E || c == '&' || c == '<') {
            return 0;
        } else if (c == ' ' && (i == 0 || i + 1 == n || text[i - 1] == ' ')) {
            return 0;
        }
    }
    return 1;
}

const char *plain_text(Arena *arena, const char *text, size_t n) {
    Buffer out = {0};
    char *copy;
    if (is_plain(text, n)) return arena_text(arena, text, n);
    copy = arena_text(arena, text, n);
    if (!copy) return NULL;
    n = (size_t)(strip(copy, copy + n) - copy);
    copy[n] = 0;
    normalize_text(&out, copy, n);
    if (out.rc) {
        arena->rc = out.rc;
    } else if (out.n) {
        n = (size_t)(strip(out.p, out.p + out.n) - out.p);
    } else {
        n = 0;
    }
    copy = arena->rc ? NULL : arena_text(arena, out.p ? out.p : "", n);
    buffer_free(&out);
    return copy;
}

const char *plain_key(Arena *arena, const char *text, size_t n) {
    const char *copy = arena_text(arena, text, n);
    Buffer out = {0};
    size_t i, m = 0;
    if (!copy) return NULL;
    fold_text(&out, copy, n);
    if (out.rc) arena->rc = out.rc;
    for (i = 0; i < out.n; i++) {
        unsigned char c = (unsigned char)out.p[i];
        if (i + 2 < out.n && memcmp(out.p + i, "\xEF\xBF\xBD", 3) == 0) { /* U+FFFD */
            i += 2;
            continue;
        }
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80) out.p[m++] = out.p[i];
    }
    copy = arena->rc ? NULL : arena_text(arena, out.p ? out.p : "", m);
    buffer_free(&out);
    return copy;
}

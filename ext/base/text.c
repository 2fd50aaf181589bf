#include "base/text.h"

#include <string.h>

enum { BLOCK = 64, CONTINUES = (int)0x80000000 };

uint32_t text_decode_long(const char *z, uint32_t *length) {
    const unsigned char *s = (const unsigned char *)z;
    uint32_t c = s[0], n = 1;

    if (c < 0xC0) { /* ASCII, or a continuation byte that nothing started */
        *length = 1;
        return c < 0x80 ? c : TEXT_BAD;
    }
    while (text_continues(z[n])) n++;
    *length = n;
    if (n == 2 && c >= 0xC2 && c <= 0xDF) return (c & 0x1F) << 6 | (s[1] & 0x3Fu);
    if (n == 3 && c >= 0xE0 && c <= 0xEF) {
        c = (c & 0x0F) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
        return c >= 0x800 && (c < 0xD800 || c > 0xDFFF) ? c : TEXT_BAD;
    }
    if (n == 4 && c >= 0xF0 && c <= 0xF4) {
        c = (c & 0x07) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
        return c >= 0x10000 && c <= 0x10FFFF ? c : TEXT_BAD;
    }
    return TEXT_BAD;
}

uint32_t text_before(const char *text, uint32_t at) {
    uint32_t start = at - 1;
    if (!text_continues(text[start])) return start;
    while (start > 0 && text_continues(text[start])) start--;
    return (unsigned char)text[start] >= 0xC0 ? start : at - 1;
}

uint32_t text_encode(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t text_until_nul(const char *text, size_t n) {
    const char *end = n ? memchr(text, 0, n) : NULL;
    return end ? (size_t)(end - text) : n;
}

/* Continuation bytes among the eight at `z`. */
static uint32_t continuations(const char *z) {
    uint64_t w;
    memcpy(&w, z, 8);
    w = (w >> 7) & (~w >> 6) & 0x0101010101010101u; /* top bits 10 */
    return (uint32_t)((w * 0x0101010101010101u) >> 56);
}

/* Characters that start among the `n` bytes at `z` of well-formed text. */
static uint32_t count_valid(const char *z, uint32_t n) {
    uint32_t count = n, i = 0;
    for (; i + 8 <= n; i += 8) count -= continuations(z + i);
    for (; i < n; i++) count -= (uint32_t)text_continues(z[i]);
    return count;
}

/*
** The same for any bytes; `*inside` tells whether a continuation byte belongs to what came
** before.
*/
static uint32_t count_any(const char *z, uint32_t n, int *inside) {
    uint32_t count = 0, i;
    for (i = 0; i < n; i++) {
        int more = text_continues(z[i]);
        count += !(more && *inside);
        if (!more) *inside = (unsigned char)z[i] >= 0xC0;
    }
    return count;
}

static int is_ascii(const char *z, uint32_t n) {
    uint64_t any = 0, w;
    uint32_t i = 0;
    for (; i + 8 <= n; i += 8) {
        memcpy(&w, z + i, 8);
        any |= w;
    }
    for (; i < n; i++) any |= (unsigned char)z[i];
    return (any & 0x8080808080808080u) == 0;
}

static int is_valid(const char *z, uint32_t n) {
    uint32_t i = 0, length;
    while (i < n) {
        if ((unsigned char)z[i] < 0x80) {
            i++;
        } else if (text_decode_long(z + i, &length) == TEXT_BAD &&
                   (length != 3 || memcmp(z + i, "\xEF\xBF\xBD", 3))) { /* not U+FFFD itself */
            return 0;
        } else {
            i += length;
        }
    }
    return 1;
}

int text_index(TextIndex *index, Arena *arena, const char *text, uint32_t n) {
    uint32_t b, blocks = n / BLOCK + 1, count = 0;
    int inside = 0;

    index->text = text;
    index->n = n;
    index->blocks = NULL;
    index->valid = 1;
    if (is_ascii(text, n)) return SQLITE_OK;
    index->valid = is_valid(text, n);
    index->blocks = arena_alloc(arena, blocks * sizeof *index->blocks);
    if (!index->blocks) return arena->rc;
    for (b = 0; b < blocks; b++) {
        uint32_t at = b * BLOCK, here = n - at < BLOCK ? n - at : BLOCK;
        index->blocks[b] = count | (inside ? (uint32_t)CONTINUES : 0);
        count += index->valid ? count_valid(text + at, here) : count_any(text + at, here, &inside);
    }
    return SQLITE_OK;
}

uint32_t text_index_char(const TextIndex *index, uint32_t at) {
    uint32_t block, count, rest;
    int inside;

    if (!index->blocks) return at;
    block = at / BLOCK;
    rest = at % BLOCK;
    count = index->blocks[block];
    if (index->valid) return count + count_valid(index->text + block * BLOCK, rest);
    inside = (count & (uint32_t)CONTINUES) != 0;
    count &= ~(uint32_t)CONTINUES;
    return count + count_any(index->text + block * BLOCK, rest, &inside);
}

uint32_t text_index_count(const TextIndex *index, uint32_t start, uint32_t n) {
    int inside = 0;
    if (!index->blocks) return n;
    if (n > BLOCK) return text_index_char(index, start + n) - text_index_char(index, start);
    return index->valid ? count_valid(index->text + start, n)
                        : count_any(index->text + start, n, &inside);
}

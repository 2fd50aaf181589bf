/*
** Text: UTF-8 that may be broken, cut into characters exactly as SQLite cuts it.
**
** SQLite's substr() and length() count a byte of 0xC0 and more together with all continuation
** bytes (0x80..0xBF) behind it as one character, and any other byte as one. All of presse uses
** these characters, so that substr(text, start, length) gives back every row's text, also where
** the text is no valid UTF-8. A character that is not well-formed (Unicode 15, table 3-7) reads
** as U+FFFD.
**
** Texts end with a zero byte, so that looking one character ahead is always allowed.
*/
#ifndef PRESSE_BASE_TEXT_H
#define PRESSE_BASE_TEXT_H

#include "base/arena.h"

enum {
    TEXT_BAD = 0xFFFD,          /* stands for a sequence that is no character */
    TEXT_MAX_BYTES = 0x7FFFFFF0 /* offsets are 32 bits, SQLite's own limit is 2^31 - 1 bytes */
};

/* Is this byte a continuation byte (0x80..0xBF)? */
static inline int text_continues(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* text_decode() for a character of more than one byte. */
uint32_t text_decode_long(const char *z, uint32_t *length);

/* The character that starts at `z`, its length in bytes (at least 1) in `*length`. */
static inline uint32_t text_decode(const char *z, uint32_t *length) {
    if ((unsigned char)*z < 0x80) {
        *length = 1;
        return (unsigned char)*z;
    }
    return text_decode_long(z, length);
}

/*
** Do these characters (well-formed UTF-8) stand at `z`, and end where one ends? Their bytes, or
** 0.
*/
static inline uint32_t text_is(const char *z, const char *characters) {
    uint32_t n = 0;
    while (characters[n] && characters[n] == z[n]) n++;
    return characters[n] || text_continues(z[n]) ? 0 : n;
}

/* The byte offset where the character that ends before `at` starts; `at` > 0 is a boundary. */
uint32_t text_before(const char *text, uint32_t at);

/* Writes the UTF-8 of a code point to `out` (up to 4 bytes, no zero); returns how many. */
uint32_t text_encode(uint32_t c, char *out);

/* How many bytes of the `n` at `text` come before the first zero byte. */
size_t text_until_nul(const char *text, size_t n);

/*
** The way from bytes to characters: characters counted every 64 bytes, once per document. A look-up
** counts the rest of a block, eight bytes at a step.
*/
typedef struct TextIndex {
    const char *text;
    uint32_t n;       /* bytes */
    uint32_t *blocks; /* characters that start before the block; NULL when all bytes are ASCII */
    int valid;        /* well-formed: continuation bytes never start a character */
} TextIndex;

/* Counts the characters of `n` bytes; the index refers to `text`. SQLITE_OK or SQLITE_NOMEM. */
int text_index(TextIndex *index, Arena *arena, const char *text, uint32_t n);

/* How many characters start before the byte offset `at` (0 .. n). */
uint32_t text_index_char(const TextIndex *index, uint32_t at);

/* How many characters lie in the `n` bytes from `start` on, both ends at a character's start. */
uint32_t text_index_count(const TextIndex *index, uint32_t start, uint32_t n);

#endif

/*
** Hash: 64-bit hashes of byte strings, and read-only tables from words to numbers.
**
** A word table is made at build time (ext/train/words.c) from a text file and used in place, as
** bytes that are part of the library: nothing is parsed or allocated when a connection opens.
*/
#ifndef PRESSE_BASE_HASH_H
#define PRESSE_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/* A well-mixed hash of `n` bytes: the same on every machine; no defence against chosen keys. */
uint64_t hash_bytes(const void *p, size_t n);

/* A number of four bytes, little end first, from any address. */
static inline uint32_t hash_read32(const void *p) {
    const unsigned char *s = p;
    return (uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
}

/*
** The bytes of a word table, little end first:
**   uint32 slots (a power of two), uint32 entries, uint32 longest (bytes of the longest word),
**   uint32 slot[slots]: 0, or the offset of an entry from the table's start (24 bits), and above it
**   the top byte of the word's hash, which tells most other words without a look at the entry
**   entry: uint32 value, uint8 length, the word's bytes
*/
enum { WORD_TABLE_OFFSET = 0xFFFFFF };

typedef unsigned char WordTable;

/* The value of a word (the value is never 0), or 0 when the table does not hold it. */
uint32_t word_table_find(const WordTable *table, const char *word, size_t n);

/* Bytes of the table's longest word: no longer stretch need be looked up. */
uint32_t word_table_longest(const WordTable *table);

#endif

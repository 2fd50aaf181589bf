#include "base/hash.h"

#include <string.h>

static uint64_t read64(const unsigned char *s) {
    return (uint64_t)hash_read32(s) | (uint64_t)hash_read32(s + 4) << 32;
}

static uint64_t mix(uint64_t h) {
    h ^= h >> 32;
    h *= 0x9FB21C651E98DF25u;
    h ^= h >> 29;
    return h;
}

uint64_t hash_bytes(const void *p, size_t n) {
    const unsigned char *s = p;
    uint64_t h = 0x2545F4914F6CDD1Du ^ (uint64_t)n, tail = 0;
    size_t i = 0;

    for (; i + 8 <= n; i += 8) h = mix(h ^ read64(s + i)) + 0x9E3779B97F4A7C15u;
    for (; i < n; i++) tail = tail << 8 | s[i];
    return mix(mix(h ^ tail));
}

uint32_t word_table_find(const WordTable *table, const char *word, size_t n) {
    uint32_t slots = hash_read32(table), slot, at;
    uint64_t hash;

    if (n == 0 || n > word_table_longest(table)) return 0;
    hash = hash_bytes(word, n);
    slot = (uint32_t)hash & (slots - 1);
    while ((at = hash_read32(table + 12 + 4 * (size_t)slot)) != 0) {
        if (at >> 24 == hash >> 56) {
            const unsigned char *entry = table + (at & WORD_TABLE_OFFSET);
            if (entry[4] == n && memcmp(entry + 5, word, n) == 0) return hash_read32(entry);
        }
        slot = (slot + 1) & (slots - 1);
    }
    return 0;
}

uint32_t word_table_longest(const WordTable *table) {
    return hash_read32(table + 8);
}

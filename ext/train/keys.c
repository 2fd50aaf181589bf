#include "train/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

void die(const char *what) {
    fprintf(stderr, "lexicon: %s\n", what);
    exit(1);
}

void *grow(void *array, size_t n, size_t *room, size_t size) {
    if (n < *room) return array;
    *room = *room ? *room * 2 : 1024;
    array = realloc(array, *room * size);
    if (!array) die("out of memory");
    return array;
}

void *zeros(size_t n, size_t size) {
    void *p = calloc(n, size);
    if (!p) die("out of memory");
    return p;
}

void put16(unsigned char *p, uint32_t x) {
    p[0] = (unsigned char)x;
    p[1] = (unsigned char)(x >> 8);
}

void put32(unsigned char *p, uint32_t x) {
    put16(p, x);
    put16(p + 2, x >> 16);
}

static uint32_t *keys_slot(const Keys *keys, const void *key, size_t n) {
    uint32_t i = (uint32_t)hash_bytes(key, n) & (keys->n_slots - 1), id;
    while ((id = keys->slots[i]) != 0) {
        if (keys->start[id + 1] - keys->start[id] == n &&
            memcmp(keys->bytes + keys->start[id], key, n) == 0)
            break;
        i = (i + 1) & (keys->n_slots - 1);
    }
    return keys->slots + i;
}

static void keys_rehash(Keys *keys) {
    uint32_t id;
    keys->n_slots = keys->n_slots ? keys->n_slots * 2 : 1 << 12;
    free(keys->slots);
    keys->slots = calloc(keys->n_slots, sizeof *keys->slots);
    if (!keys->slots) die("out of memory");
    for (id = 1; id <= keys->n; id++) {
        size_t at = keys->start[id];
        *keys_slot(keys, keys->bytes + at, keys->start[id + 1] - at) = id;
    }
}

uint32_t keys_find(const Keys *keys, const void *key, size_t n) {
    return keys->n_slots ? *keys_slot(keys, key, n) : 0;
}

uint32_t keys_add(Keys *keys, const void *key, size_t n) {
    uint32_t *slot;
    if (keys->n * 2 >= keys->n_slots) keys_rehash(keys);
    slot = keys_slot(keys, key, n);
    if (*slot) return *slot;
    *slot = ++keys->n;
    while (keys->n_bytes + n > keys->room_bytes) {
        keys->bytes = grow(keys->bytes, keys->room_bytes, &keys->room_bytes, 1);
    }
    memcpy(keys->bytes + keys->n_bytes, key, n);
    keys->start = grow(keys->start, keys->n + 2, &keys->room, sizeof *keys->start);
    keys->start[keys->n] = keys->n_bytes;
    keys->n_bytes += n;
    keys->start[keys->n + 1] = keys->n_bytes;
    return keys->n;
}

const char *key_text(const Keys *keys, uint32_t id, size_t *n) {
    *n = keys->start[id + 1] - keys->start[id];
    return (const char *)keys->bytes + keys->start[id];
}

int keys_compare(const Keys *keys, uint32_t a, uint32_t b) {
    size_t n, m;
    const char *s = key_text(keys, a, &n), *t = key_text(keys, b, &m);
    int c = memcmp(s, t, n < m ? n : m);
    return c ? c : n < m ? -1 : n > m;
}

/*
** Key: the 64-bit keys of features for base/net.h, made of a template's number and up to three
** values. The numbers are part of a model: whoever changes one trains anew.
*/
#ifndef PRESSE_BASE_KEY_H
#define PRESSE_BASE_KEY_H

#include <stdint.h>

static inline uint64_t key_mix(uint64_t h) {
    h ^= h >> 32;
    h *= 0x9FB21C651E98DF25u;
    h ^= h >> 29;
    return h;
}

static inline uint64_t key_join(uint64_t a, uint64_t b) {
    return (a ^ (b * 0xC2B2AE3D27D4EB4Fu)) * 0x9E3779B97F4A7C15u + (a >> 31);
}

enum { KEYS_MOST = 160 };

/* The features of an item. */
typedef struct Keys {
    unsigned n;
    uint64_t key[KEYS_MOST];
} Keys;

static inline void keys_add(Keys *out, unsigned template, uint64_t a) {
    if (out->n < KEYS_MOST) out->key[out->n++] = key_mix(key_join(template, a));
}

static inline void keys_add2(Keys *out, unsigned template, uint64_t a, uint64_t b) {
    if (out->n < KEYS_MOST) out->key[out->n++] = key_mix(key_join(key_join(template, a), b));
}

static inline void keys_add3(Keys *out, unsigned template, uint64_t a, uint64_t b, uint64_t c) {
    if (out->n < KEYS_MOST)
        out->key[out->n++] = key_mix(key_join(key_join(key_join(template, a), b), c));
}

#endif

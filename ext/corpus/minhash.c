#include "corpus/minhash.h"

#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "token/class.h"
#include "word/fold.h"

enum {
    SEED = 0x70726573, /* part of every hash */
    PLACE_BITS = 7,    /* that choose one of MINHASH_PLACES */
    POLL_WORDS = 4096,
    DRAWS = 1 << 14 /* for an empty place, before the next full one is taken */
};

static const unsigned char HEAD[8] = {
    'p', 'm', 'h', 1, 0, 0, MINHASH_PLACES & 0xFF, MINHASH_PLACES >> 8};
enum { HEAD_SHINGLE = 4 }; /* its place */

/* What is known while a text is read. */
typedef struct Reading {
    uint64_t least[MINHASH_PLACES];
    uint64_t last[MINHASH_SHINGLE_MOST]; /* hashes of the last words, a ring */
    uint64_t words;
    unsigned shingle;
    unsigned full; /* places that hold something */
    Buffer word;   /* folded */
} Reading;

static uint64_t mix(uint64_t h) {
    h ^= h >> 32;
    h *= 0x9FB21C651E98DF25u;
    h ^= h >> 29;
    h *= 0xD6E8FEB86659FD93u;
    return h ^ h >> 32;
}

/* Notes the shingle of the last `count` words. */
static void add_shingle(Reading *r, unsigned count) {
    uint64_t hash = SEED + (uint64_t)count, value;
    unsigned i, place;

    for (i = 0; i < count; i++)
        hash = mix(hash ^ r->last[(r->words - count + i) % MINHASH_SHINGLE_MOST]) + i;
    hash = mix(hash);
    place = (unsigned)(hash >> (64 - PLACE_BITS));
    value = hash << PLACE_BITS >> PLACE_BITS;
    if (r->least[place] == UINT64_MAX) r->full++;
    if (value < r->least[place]) r->least[place] = value;
}

static void add_word(Reading *r, const char *text, size_t n) {
    r->word.n = 0;
    fold_text(&r->word, text, n);
    if (r->word.rc || r->word.n == 0) return; /* nothing but marks */
    r->last[r->words++ % MINHASH_SHINGLE_MOST] = hash_bytes(r->word.p, r->word.n);
    if (r->words >= r->shingle) add_shingle(r, r->shingle);
}

/* Is it part of a word? Soft hyphens and their like are: folding drops them. */
static int is_word(uint32_t c) {
    CharClass class = char_class(c);
    return class_is_word(class) || class == CLASS_NUMBER || class == CLASS_FORMAT;
}

/* The words of the text, each with its hash. */
static void read_words(Reading *r, Arena *arena, const char *text, size_t n) {
    size_t at = 0, start = 0, seen = 0;
    int inside = 0;

    while (at < n && !r->word.rc) {
        uint32_t length, c = text_decode(text + at, &length);
        int word = is_word(c);
        if (inside && (!word || at - start >= MINHASH_WORD)) {
            add_word(r, text + start, at - start);
            if (++seen % POLL_WORDS == 0 && arena_poll(arena)) return;
            start = at;
        }
        if (word && !inside) start = at;
        inside = word;
        at += length;
    }
    if (inside) add_word(r, text + start, n - start);
}

/* What an empty place takes. */
static uint64_t borrow(const Reading *r, unsigned place) {
    uint64_t draw = SEED + place;
    unsigned i, from = place;

    for (i = 0; i < DRAWS && r->least[from] == UINT64_MAX; i++) {
        draw = mix(draw + 0x9E3779B97F4A7C15u);
        from = (unsigned)(draw >> (64 - PLACE_BITS));
    }
    while (r->least[from] == UINT64_MAX) from = (from + 1) % MINHASH_PLACES;
    return r->least[from];
}

static void put16(unsigned char *p, uint64_t v) {
    p[0] = (unsigned char)v;
    p[1] = (unsigned char)(v >> 8);
}

int minhash_text(unsigned char *signature, Arena *arena, const char *text, size_t n,
                 unsigned shingle) {
    Reading r;
    unsigned i;

    memset(&r, 0, sizeof r);
    memset(r.least, 0xFF, sizeof r.least);
    r.shingle = shingle;
    read_words(&r, arena, text, n);
    if (r.word.rc && !arena->rc) arena->rc = r.word.rc;
    buffer_free(&r.word);
    if (arena->rc) return arena->rc;
    if (r.words == 0) return SQLITE_EMPTY;
    if (r.full == 0) add_shingle(&r, (unsigned)r.words);
    memcpy(signature, HEAD, sizeof HEAD);
    signature[HEAD_SHINGLE] = (unsigned char)shingle;
    put16(signature + sizeof HEAD, SEED);
    put16(signature + sizeof HEAD + 2, SEED >> 16);
    for (i = 0; i < MINHASH_PLACES; i++)
        put16(signature + MINHASH_HEAD + 2 * i, mix(borrow(&r, i)));
    return SQLITE_OK;
}

int minhash_valid(const void *bytes, size_t n) {
    const unsigned char *signature = bytes;
    unsigned shingle;

    if (n != MINHASH_BYTES) return 0;
    shingle = signature[HEAD_SHINGLE];
    return memcmp(signature, HEAD, HEAD_SHINGLE) == 0 &&
           memcmp(signature + HEAD_SHINGLE + 1, HEAD + HEAD_SHINGLE + 1,
                  sizeof HEAD - HEAD_SHINGLE - 1) == 0 &&
           shingle >= 1 && shingle <= MINHASH_SHINGLE_MOST &&
           hash_read32(signature + sizeof HEAD) == SEED;
}

unsigned minhash_shingle(const unsigned char *signature) {
    return signature[HEAD_SHINGLE];
}

double minhash_similarity(const unsigned char *a, const unsigned char *b) {
    unsigned i, same = 0;
    for (i = MINHASH_HEAD; i < MINHASH_BYTES; i += 2) same += a[i] == b[i] && a[i + 1] == b[i + 1];
    return (double)same / MINHASH_PLACES;
}

int64_t minhash_band(const unsigned char *signature, unsigned band) {
    enum { BYTES = 2 * MINHASH_ROWS };
    uint64_t hash = hash_bytes(signature + MINHASH_HEAD + (size_t)band * BYTES, BYTES);
    int64_t out;
    hash = mix(hash + band + ((uint64_t)signature[HEAD_SHINGLE] << 8));
    memcpy(&out, &hash, sizeof out);
    return out;
}

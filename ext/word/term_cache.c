#include "word/term_cache.h"

#include <string.h>

enum {
    FIRST_SLOTS = 512,
    MOST_SLOTS = 1 << 17, /* three quarters of them are used */
    MOST_POOL = 8 << 20,  /* bytes */
    HEAD = 4              /* bytes of an entry before its form */
};

static void table_forget(TermTable *table) {
    if (table->slots) memset(table->slot, 0, table->slots * sizeof *table->slot);
    table->used = 0;
    table->pool.n = 0;
}

static void table_free(TermTable *table) {
    sqlite3_free(table->slot);
    buffer_free(&table->pool);
    memset(table, 0, sizeof *table);
}

void term_cache_free(TermCache *cache) {
    table_free(&cache->young);
    table_free(&cache->old);
}

/* The place of a form: where it is, or the free one where it would be. There are slots. */
static uint32_t table_place(const TermTable *table, uint32_t hash, const char *form, size_t n,
                            unsigned use) {
    uint32_t i = hash & (table->slots - 1);

    for (; table->slot[i].at; i = (i + 1) & (table->slots - 1)) {
        const char *entry = table->pool.p + table->slot[i].at - 1;
        if (table->slot[i].hash == hash && (unsigned char)entry[0] == use &&
            (unsigned char)entry[1] == n && memcmp(entry + HEAD, form, n) == 0) {
            break;
        }
    }
    return i;
}

/* The form's value, or NULL. */
static const char *table_find(const TermTable *table, uint32_t hash, const char *form, size_t n,
                              unsigned use, size_t *value_n) {
    const char *entry;
    uint32_t at;

    if (!table->slots) return NULL;
    at = table->slot[table_place(table, hash, form, n, use)].at;
    if (!at) return NULL;
    entry = table->pool.p + at - 1;
    *value_n = (size_t)(unsigned char)entry[2] | (size_t)(unsigned char)entry[3] << 8;
    return entry + HEAD + n;
}

/* Makes the table have `slots` slots. Whether there was memory. */
static int table_grow(TermTable *table, uint32_t slots) {
    struct TermSlot *slot = sqlite3_malloc64(slots * sizeof *slot);
    uint32_t i;

    if (!slot) return 0;
    memset(slot, 0, slots * sizeof *slot);
    for (i = 0; i < table->slots; i++) {
        uint32_t to = table->slot[i].hash & (slots - 1);
        if (!table->slot[i].at) continue;
        while (slot[to].at) to = (to + 1) & (slots - 1);
        slot[to] = table->slot[i];
    }
    sqlite3_free(table->slot);
    table->slot = slot;
    table->slots = slots;
    return 1;
}

/* Makes room for one form more in the young table. */
static int make_room(TermCache *cache) {
    TermTable *young = &cache->young, full;
    uint32_t slots = young->slots ? 2 * young->slots : FIRST_SLOTS;

    if (young->pool.n < MOST_POOL) {
        if (4 * young->used < 3 * young->slots) return 1;
        if (slots <= MOST_SLOTS) return table_grow(young, slots);
    }
    full = *young;
    *young = cache->old;
    cache->old = full;
    table_forget(young);
    return young->slots || table_grow(young, FIRST_SLOTS);
}

static void add(TermCache *cache, uint32_t hash, const char *form, size_t n, unsigned use,
                const char *value, size_t value_n) {
    TermTable *table = &cache->young;
    size_t at;
    uint32_t i;

    if (!make_room(cache)) return;
    at = table->pool.n;
    if (buffer_room(&table->pool, HEAD + n + value_n)) {
        table_free(table);
        return;
    }
    buffer_byte(&table->pool, (char)use);
    buffer_byte(&table->pool, (char)n);
    buffer_byte(&table->pool, (char)(value_n & 0xFF));
    buffer_byte(&table->pool, (char)(value_n >> 8));
    buffer_add(&table->pool, form, n);
    buffer_add(&table->pool, value, value_n);
    i = table_place(table, hash, form, n, use);
    table->slot[i].hash = hash;
    table->slot[i].at = (uint32_t)at + 1;
    table->used++;
}

const char *term_cache_find(TermCache *cache, uint64_t hash, const char *form, size_t n,
                            unsigned use) {
    uint32_t own = (uint32_t)hash + use;
    size_t value_n = 0;
    const char *value = table_find(&cache->young, own, form, n, use, &value_n);

    if (value) return value;
    value = table_find(&cache->old, own, form, n, use, &value_n);
    if (!value || cache->young.pool.n >= MOST_POOL ||
        4 * cache->young.used >= 3 * cache->young.slots) {
        return value; /* the young table must grow first, or even turn old */
    }
    add(cache, own, form, n, use, value, value_n);
    value = table_find(&cache->young, own, form, n, use, &value_n);
    return value;
}

void term_cache_add(TermCache *cache, uint64_t hash, const char *form, size_t n, unsigned use,
                    const char *value, size_t value_n) {
    if (value_n > 0xFFFF) return;
    add(cache, (uint32_t)hash + use, form, n, use, value, value_n);
}

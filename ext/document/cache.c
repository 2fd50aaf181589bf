#include "document/cache.h"

#include <string.h>

#include "base/hash.h"

void cache_init(Cache *cache, int (*poll)(void *), void *poll_data) {
    memset(cache, 0, sizeof *cache);
    cache->limit = CACHE_BYTES;
    cache->poll = poll;
    cache->poll_data = poll_data;
}

static void entry_free(CacheEntry *entry) {
    document_free(entry->document);
    sqlite3_free(entry);
}

void cache_free(Cache *cache) {
    int i;
    for (i = 0; cache->entries && i < CACHE_DOCUMENTS; i++) {
        if (cache->entries[i]) entry_free(cache->entries[i]);
    }
    sqlite3_free(cache->entries);
    cache->entries = NULL;
    word_memory_free(cache->memory);
    cache->memory = NULL;
    recogniser_free(cache->recogniser);
    cache->recogniser = NULL;
}

size_t cache_bytes(const Cache *cache) {
    size_t bytes = 0;
    int i;
    for (i = 0; cache->entries && i < CACHE_DOCUMENTS; i++) {
        if (cache->entries[i]) bytes += cache->entries[i]->document->arena.bytes;
    }
    return bytes;
}

/*
** A document that failed (out of memory, interrupted) while another holds it is not found any
** more.
*/
static CacheEntry *find(const Cache *cache, uint64_t hash, const char *text, size_t n) {
    int i;
    for (i = 0; i < CACHE_DOCUMENTS; i++) {
        CacheEntry *entry = cache->entries[i];
        if (entry && entry->hash == hash && entry->document->n == n && !entry->document->arena.rc &&
            (n == 0 || memcmp(entry->document->text, text, n) == 0)) {
            return entry;
        }
    }
    return NULL;
}

/* The place of the document that nobody holds and that was used longest ago; -1 if all are held. */
static int oldest(const Cache *cache) {
    int i, found = -1;
    for (i = 0; i < CACHE_DOCUMENTS; i++) {
        const CacheEntry *entry = cache->entries[i];
        if (entry && !entry->holders && (found < 0 || entry->used < cache->entries[found]->used)) {
            found = i;
        }
    }
    return found;
}

static int free_place(const Cache *cache) {
    int i = 0;
    while (i < CACHE_DOCUMENTS && cache->entries[i]) i++;
    return i < CACHE_DOCUMENTS ? i : -1;
}

static void drop(Cache *cache, int place) {
    entry_free(cache->entries[place]);
    cache->entries[place] = NULL;
}

/* The places, when there are none yet. */
static int make_places(Cache *cache) {
    size_t bytes = CACHE_DOCUMENTS * sizeof *cache->entries;

    if (cache->entries) return SQLITE_OK;
    cache->entries = sqlite3_malloc64(bytes);
    if (!cache->entries) return SQLITE_NOMEM;
    memset(cache->entries, 0, bytes);
    return SQLITE_OK;
}

/*
** Puts a document, which becomes the cache's in any case, in a free place; when all places are
** held, it lives outside the cache.
*/
static int put(Cache *cache, uint64_t hash, Document *document, CacheEntry **out) {
    CacheEntry *entry = sqlite3_malloc64(sizeof *entry);
    int place = free_place(cache);

    if (!entry) {
        document_free(document);
        return SQLITE_NOMEM;
    }
    memset(entry, 0, sizeof *entry);
    document->memory = &cache->memory;
    document->recogniser = &cache->recogniser;
    document->arena.poll = cache->poll;
    document->arena.poll_data = cache->poll_data;
    entry->document = document;
    entry->hash = hash;
    cache->analysed++;
    if (place < 0 && (place = oldest(cache)) >= 0) drop(cache, place);
    if (place >= 0) cache->entries[place] = entry;
    *out = entry;
    return SQLITE_OK;
}

/* A new document without layers. */
static int add(Cache *cache, uint64_t hash, const char *text, size_t n, CacheEntry **out) {
    Document *document;
    int rc = document_new(&document, text, n);
    return rc ? rc : put(cache, hash, document, out);
}

static int place_of(const Cache *cache, const CacheEntry *entry) {
    int i = 0;
    while (i < CACHE_DOCUMENTS && cache->entries[i] != entry) i++;
    return i < CACHE_DOCUMENTS ? i : -1;
}

/* Lets go of an entry nobody holds, wherever it is. */
static void forget(Cache *cache, CacheEntry *entry) {
    int place = place_of(cache, entry);
    if (place >= 0) cache->entries[place] = NULL;
    entry_free(entry);
}

int cache_hold(Cache *cache, const char *text, size_t n, unsigned layers, CacheEntry **out) {
    CacheEntry *entry;
    uint64_t hash;
    int rc = make_places(cache);

    *out = NULL;
    if (rc) return rc;
    n = text_until_nul(text, n);
    hash = hash_bytes(text, n);
    entry = find(cache, hash, text, n);
    if (!entry) rc = add(cache, hash, text, n, &entry);
    if (rc) return rc;
    cache->uses++;
    entry->used = cache->uses;
    entry->holders++;
    rc = document_need(entry->document, layers);
    if (rc) { /* the arena's code is sticky: the next query shall start anew */
        entry->holders--;
        if (!entry->holders) forget(cache, entry);
        return rc;
    }
    *out = entry;
    return SQLITE_OK;
}

void cache_release(Cache *cache, CacheEntry *entry) {
    int place;

    if (!entry || --entry->holders > 0) return;
    if (place_of(cache, entry) < 0 || entry->document->arena.rc) {
        forget(cache, entry);
        return;
    }
    while (cache_bytes(cache) > cache->limit && (place = oldest(cache)) >= 0) drop(cache, place);
}

int cache_adopt(Cache *cache, Document *document, CacheEntry **out) {
    uint64_t hash = hash_bytes(document->text, document->n);
    CacheEntry *entry;
    int rc = make_places(cache);

    *out = NULL;
    if (rc) {
        document_free(document);
        return rc;
    }
    entry = find(cache, hash, document->text, document->n);
    if (entry && !entry->holders) drop(cache, place_of(cache, entry));
    rc = put(cache, hash, document, &entry);
    if (rc) return rc;
    cache->uses++;
    entry->used = cache->uses;
    entry->holders = 1;
    *out = entry;
    return SQLITE_OK;
}

void cache_forget(Cache *cache, CacheEntry *entry) {
    if (entry && --entry->holders == 0) forget(cache, entry);
}

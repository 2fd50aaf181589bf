/*
** The cache of analysed documents: one per connection, so that the same text used in several
** functions of one query is analysed once. Bounded in bytes and in documents; the least recently
** used document goes first.
*/
#ifndef PRESSE_DOCUMENT_CACHE_H
#define PRESSE_DOCUMENT_CACHE_H

#include "document/document.h"

enum {
    CACHE_BYTES = 64 * 1024 * 1024, /* bound on the documents that are kept, with their layers */
    CACHE_DOCUMENTS = 32            /* and on their number, so that a look-up stays short */
};

typedef struct CacheEntry {
    Document *document;
    uint64_t hash;    /* of the text */
    uint64_t used;    /* time of the last use, in uses */
    unsigned holders; /* how many cursors and calls hold it */
} CacheEntry;

typedef struct Cache {
    CacheEntry **entries;   /* CACHE_DOCUMENTS places, NULL where free */
    uint64_t uses;          /* how often a document was asked for */
    uint64_t analysed;      /* how often that made a new one */
    size_t limit;           /* bytes, CACHE_BYTES unless set */
    WordMemory *memory;     /* given to the documents; NULL until words are asked for */
    Recogniser *recogniser; /* the same; NULL until names are asked for */
    int (*poll)(void *);    /* given to the documents' arenas */
    void *poll_data;
} Cache;

/* Makes an empty cache. Cannot fail: the places are taken with the first document. */
void cache_init(Cache *cache, int (*poll)(void *), void *poll_data);

/* Gives all documents back; none may be held. */
void cache_free(Cache *cache);

/*
** The document of a text, from the cache or new, with the asked-for layers. `*out` is held until
** cache_release(). Returns an SQLite code; on failure `*out` is NULL.
*/
int cache_hold(Cache *cache, const char *text, size_t n, unsigned layers, CacheEntry **out);

/* Gives a hold back and lets go of documents beyond the bounds. NULL is allowed. */
void cache_release(Cache *cache, CacheEntry *entry);

/*
** Takes over a document that was analysed elsewhere, in any case, so that cache_hold() finds it
** while it is held; one of the same text that nobody holds makes way. `*out` is due to
** cache_forget(). SQLITE_OK or SQLITE_NOMEM.
*/
int cache_adopt(Cache *cache, Document *document, CacheEntry **out);

/* Gives a hold back and the document with it, unless others hold it too. NULL is allowed. */
void cache_forget(Cache *cache, CacheEntry *entry);

/* Bytes of all documents in the cache. */
size_t cache_bytes(const Cache *cache);

#endif

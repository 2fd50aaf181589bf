/*
** Term cache: the terms of the forms that were seen, as a text says the same words again and
** again.
**
** Two generations of an open table of hashes with one pool of bytes each. When the young one is
** full it becomes the old one, and the old one is forgotten; what is found in the old one moves to
** the young one. So frequent words stay and memory is bounded: 200,000 forms, some 11 MB, which
** takes a large corpus, as the tables begin small. Without memory for it there is no cache, and no
** error.
*/
#ifndef PRESSE_WORD_TERM_CACHE_H
#define PRESSE_WORD_TERM_CACHE_H

#include "base/buffer.h"

enum { TERM_CACHE_FORM = 48 /* bytes of the longest form that is kept */ };

typedef struct TermTable {
    uint32_t slots, used;
    struct TermSlot {
        uint32_t hash, at; /* at: 1 + offset in the pool; 0: free */
    } * slot;
    Buffer pool; /* use, bytes of the form, bytes of the value (2), the form, the value */
} TermTable;

typedef struct TermCache {
    TermTable young, old;
} TermCache;

/* Gives the memory back; a cache that is all zero is empty and ready. */
void term_cache_free(TermCache *cache);

/*
** The value that was kept for a form of `n` bytes (TERM_CACHE_FORM at most) in this use (below
** 256); NULL when there is none. Valid until the cache's next use; `hash` is hash_bytes() of the
** form.
*/
const char *term_cache_find(TermCache *cache, uint64_t hash, const char *form, size_t n,
                            unsigned use);

/* Keeps a value of `value_n` bytes, 65,535 at most, for a form that has none. */
void term_cache_add(TermCache *cache, uint64_t hash, const char *form, size_t n, unsigned use,
                    const char *value, size_t value_n);

#endif

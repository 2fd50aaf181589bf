#include "base/arena.h"

#include <string.h>

enum {
    ARENA_ALIGN = 16,
    ARENA_FIRST = 16 * 1024,  /* first block: a short article fits */
    ARENA_BLOCK = 256 * 1024, /* blocks double up to this size */
    ARENA_LARGE = 32 * 1024,  /* from here on an allocation has a block to itself */
};

struct ArenaBlock {
    ArenaBlock *next;
    size_t size;    /* bytes behind the head */
    size_t padding; /* keeps what follows aligned */
    size_t padding2;
};

_Static_assert(sizeof(ArenaBlock) % ARENA_ALIGN == 0, "what follows a block's head is aligned");

void arena_init(Arena *arena) {
    memset(arena, 0, sizeof *arena);
}

void arena_free(Arena *arena) {
    ArenaBlock *block = arena->blocks;
    while (block) {
        ArenaBlock *next = block->next;
        sqlite3_free(block);
        block = next;
    }
    arena_init(arena);
}

void arena_clear(Arena *arena) {
    ArenaBlock *block = arena->blocks;
    while (block && block->next) {
        ArenaBlock *next = block->next;
        arena->bytes -= sizeof *block + block->size;
        sqlite3_free(block);
        block = next;
    }
    arena->blocks = block;
    arena->at = block ? (char *)(block + 1) : NULL;
    arena->end = block ? arena->at + block->size : NULL;
}

static size_t aligned(size_t n) {
    return (n + (ARENA_ALIGN - 1)) & ~(size_t)(ARENA_ALIGN - 1);
}

/* A block of `size` bytes for its user, put at the head of the list; NULL when out of memory. */
static ArenaBlock *take_block(Arena *arena, size_t size) {
    ArenaBlock *block = sqlite3_malloc64(sizeof *block + size);
    if (!block) {
        arena->rc = SQLITE_NOMEM;
        return NULL;
    }
    block->size = size;
    block->next = arena->blocks;
    arena->blocks = block;
    arena->bytes += sizeof *block + size;
    return block;
}

void *arena_alloc(Arena *arena, size_t n) {
    ArenaBlock *block;
    size_t size;
    char *p;

    if (arena->rc) return NULL;
    n = aligned(n ? n : 1);
    if (n >= ARENA_LARGE) { /* also where the current block has room: arena_resize() relies on it */
        block = take_block(arena, n);
        return block ? block + 1 : NULL;
    }
    if (n <= (size_t)(arena->end - arena->at)) {
        p = arena->at;
        arena->at += n;
        return p;
    }
    size = arena->bytes < ARENA_FIRST ? ARENA_FIRST : arena->bytes;
    if (size > ARENA_BLOCK) size = ARENA_BLOCK;
    if (size < n) size = n;
    block = take_block(arena, size);
    if (!block) return NULL;
    p = (char *)(block + 1);
    arena->at = p + n;
    arena->end = p + size;
    return p;
}

void *arena_zero(Arena *arena, size_t n) {
    void *p = arena_alloc(arena, n);
    if (p) memset(p, 0, n);
    return p;
}

/* The list's pointer to the block that `p` has to itself. */
static ArenaBlock **own_block(Arena *arena, const void *p) {
    ArenaBlock **link = &arena->blocks;
    while (*link && (const void *)(*link + 1) != p) link = &(*link)->next;
    return link;
}

void *arena_resize(Arena *arena, void *p, size_t old, size_t n) {
    void *copy;

    if (arena->rc) return NULL;
    if (p && n <= old) return p;
    if (p && aligned(old) >= ARENA_LARGE) {
        ArenaBlock **link = own_block(arena, p), *block;
        size_t before = (*link)->size, after = aligned(n);
        block = sqlite3_realloc64(*link, sizeof *block + after);
        if (!block) {
            arena->rc = SQLITE_NOMEM;
            return NULL;
        }
        block->size = after;
        *link = block;
        arena->bytes += after - before;
        return block + 1;
    }
    copy = arena_alloc(arena, n);
    if (copy && old) memcpy(copy, p, old);
    return copy;
}

char *arena_text(Arena *arena, const char *text, size_t n) {
    char *copy = arena_alloc(arena, n + 1);
    if (!copy) return NULL;
    if (n) memcpy(copy, text, n);
    copy[n] = 0;
    return copy;
}

int arena_poll(Arena *arena) {
    if (!arena->rc && arena->poll) arena->rc = arena->poll(arena->poll_data);
    return arena->rc;
}

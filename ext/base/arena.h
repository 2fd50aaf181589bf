/*
** Arena: memory that is taken piece by piece and given back at once.
**
** A document and all its layers live in one arena. It asks SQLite's allocator for big blocks only:
** that allocator takes a mutex, so one call per token would make two threads slower than one.
**
** The result code is sticky. Once an allocation has failed (or the host has interrupted the query)
** every further call returns NULL or does nothing, so that a chain of calls needs one check at its
** end: `if (arena->rc) return arena->rc;`.
*/
#ifndef PRESSE_BASE_ARENA_H
#define PRESSE_BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>

#include "base/sqlite.h"

typedef struct Arena Arena;
typedef struct ArenaBlock ArenaBlock;

struct Arena {
    ArenaBlock *blocks;  /* every block taken, newest first */
    char *at, *end;      /* free part of the current block */
    size_t bytes;        /* what SQLite's allocator was asked for in all */
    int rc;              /* SQLITE_OK until something failed, then sticky */
    int (*poll)(void *); /* asks the host whether to go on: SQLITE_OK or an error; may be NULL */
    void *poll_data;     /* argument of `poll` */
};

/* Makes an empty arena: no memory is taken before the first allocation. Cannot fail. */
void arena_init(Arena *arena);

/* Gives all memory back. The arena is empty afterwards and may be used again. */
void arena_free(Arena *arena);

/* Forgets everything allocated, as arena_free() does, but keeps a block for what comes next. */
void arena_clear(Arena *arena);

/* `n` bytes, aligned for any type, not cleared; the arena owns them. NULL when out of memory. */
void *arena_alloc(Arena *arena, size_t n);

/* The same, cleared to zero. */
void *arena_zero(Arena *arena, size_t n);

/*
** Makes the allocation `p` of `old` bytes one of `n` bytes and keeps its content; `p` may move
** and may be NULL when `old` is 0. Arrays grow by doubling, so that the cost stays linear. NULL
** when out of memory; the old allocation is then still there.
*/
void *arena_resize(Arena *arena, void *p, size_t old, size_t n);

/* A copy of the `n` bytes at `text` with a zero behind them; NULL when out of memory. */
char *arena_text(Arena *arena, const char *text, size_t n);

/*
** Asks the host whether to go on. Loops over the input call it every few thousand rounds and stop
** when it is not SQLITE_OK. Returns the sticky code.
*/
int arena_poll(Arena *arena);

#endif

/*
** Scarce: SQLite's allocator, made to fail when a test wants it to.
**
**     scarce_install();                    // before anything of SQLite is used
**     scarce_begin(3, 0);                  // the fourth allocation fails, alone
**     ...
**     if (!scarce_end()) ...               // none failed: there were no more than three
*/
#ifndef PRESSE_TESTS_SCARCE_H
#define PRESSE_TESTS_SCARCE_H

#include <stdatomic.h>

#include "base/sqlite.h"

static struct {
    sqlite3_mem_methods real;
    atomic_int on;     /* allocations are counted */
    atomic_long left;  /* until the failing one */
    int forever;       /* and all behind it */
    atomic_int failed; /* some did */
} scarce;

static inline int scarce_fails(void) {
    long left;
    if (!scarce.on) return 0;
    left = atomic_fetch_sub(&scarce.left, 1);
    if (left > 0 || (left < 0 && !scarce.forever)) return 0;
    scarce.failed = 1;
    return 1;
}

static inline void *scarce_malloc(int n) {
    return scarce_fails() ? NULL : scarce.real.xMalloc(n);
}

static inline void *scarce_realloc(void *p, int n) {
    return scarce_fails() ? NULL : scarce.real.xRealloc(p, n);
}

/* Returns whether it worked. */
static inline int scarce_install(void) {
    sqlite3_mem_methods methods;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &scarce.real)) return 0;
    methods = scarce.real;
    methods.xMalloc = scarce_malloc;
    methods.xRealloc = scarce_realloc;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK;
}

/*
** From here on the allocation behind the next `left` fails; and all behind it, if `forever`. `left`
** < 0: none does.
*/
static inline void scarce_begin(long left, int forever) {
    scarce.failed = 0;
    scarce.forever = forever;
    scarce.left = left;
    scarce.on = left >= 0;
}

/* There is memory again. Returns whether an allocation failed. */
static inline int scarce_end(void) {
    scarce.on = 0;
    return scarce.failed;
}

#endif

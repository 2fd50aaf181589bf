/* Texts by chance for presse_annotate: paragraphs of files, numbers that are the same in every run, a clock. */
#ifndef PRESSE_TESTS_PARAGRAPHS_H
#define PRESSE_TESTS_PARAGRAPHS_H

#include <time.h>

#include "check.h"

enum { PARTS = 400 };

static struct {
    const char *text;
    size_t n;
} parts[PARTS];
static unsigned parts_n;

/* Adds the paragraphs of a file, whose head is left out; they are kept to the end. 0: it cannot be read. */
static inline int read_parts(const char *name) {
    size_t n;
    char *text = check_file(name, &n), *at, *end;
    if (!text) return 0;
    at = strstr(text, "\n\n");
    for (at = at ? at + 2 : text; *at && parts_n < PARTS; at = *end ? end + 1 : end) {
        end = at + strcspn(at, "\n");
        if (end - at < 40) continue;
        parts[parts_n].text = at;
        parts[parts_n++].n = (size_t)(end - at);
    }
    return 1;
}

static uint64_t chance = 88172645463325252u;

/* 0 to n - 1. */
static inline unsigned up_to(unsigned n) {
    chance ^= chance << 13;
    chance ^= chance >> 7;
    chance ^= chance << 17;
    return (unsigned)(chance >> 11) % n;
}

/* Seconds of a clock that only goes on. */
static inline double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

#endif

/*
** Patterns: PCRE2 for a connection.
**
** A pattern is compiled once, with JIT, and kept among the PATTERNS_KEPT used last. It is matched
** as Unicode (PCRE2_UTF, PCRE2_UCP) against text that may be broken: a copy in which each bad
** character (base/text.h) is U+FFFD is searched then, and what is found is mapped back to the
** text's own bytes.
**
** Limits: PCRE2 stops a match that has backtracked too often, needs too much memory or nests too
** deep; that is an error, not "no match". Long texts are searched in stretches which double, and
** the host is asked between them whether to go on: an interrupt is heeded after at most about twice
** the time already spent.
*/
#ifndef PRESSE_SQLITE_PATTERN_H
#define PRESSE_SQLITE_PATTERN_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/buffer.h"
#include "sqlite/function.h"

enum {
    PATTERNS_KEPT = 32,             /* compiled patterns a connection keeps */
    PATTERN_MATCH_LIMIT = 10000000, /* backtracking points at one place of the text */
    PATTERN_HEAP_LIMIT = 64 * 1024, /* KiB for what is to be tried again, without JIT */
    PATTERN_JIT_STACK = 16 << 20,   /* bytes for the same, with JIT */
    PATTERN_BYTES = 1 << 20,        /* longest pattern */
    PATTERN_MESSAGE = 256           /* room for a message */
};

typedef struct Patterns Patterns;

/* A compiled pattern; belongs to the connection. */
typedef struct Pattern {
    pcre2_code *code;
    pcre2_match_data *data; /* for searches that end before the next one begins */
    char *text;             /* own copy of the pattern's text */
    size_t n;
    uint64_t hash;
    uint64_t used; /* time of the last use, in uses */
    unsigned holders;
    int stretches; /* a long text may be searched in stretches: the pattern has no \G */
} Pattern;

/*
** The compiled form of the `n` bytes at `text`, held until pattern_release(). SQLITE_OK,
** SQLITE_NOMEM, or SQLITE_ERROR for a wrong pattern, with PCRE2's message and the offset in
** characters in `message`.
*/
int pattern_hold(Presse *presse, const char *text, size_t n, Pattern **out,
                 char message[PATTERN_MESSAGE]);

/*
** The same for a pattern that its user keeps for long: it takes no place among those that the
** connection keeps.
*/
int pattern_open(Presse *presse, const char *text, size_t n, Pattern **out,
                 char message[PATTERN_MESSAGE]);

/* Gives a hold back. NULL is allowed. */
void pattern_release(Presse *presse, Pattern *pattern);

/* Gives everything back. NULL is allowed. */
void patterns_free(Patterns *patterns);

/* All matches of a pattern in a text, one after the other. */
typedef struct Search {
    Presse *presse;
    Pattern *pattern;       /* held by the caller */
    pcre2_match_data *data; /* groups of the last match, as offsets in `text`; the caller's */
    const char *text;       /* what is matched: the text, or its copy without bad characters */
    size_t n;
    size_t start, end;             /* of the last match, in bytes of the text that was given */
    char message[PATTERN_MESSAGE]; /* after SQLITE_ERROR */

    const char *given; /* the text that was given */
    size_t given_n;
    char *copy;          /* `text` where it is a copy, else NULL */
    size_t from;         /* where the next match may begin, in `text` */
    size_t stretch;      /* how many bytes are tried before the host is asked */
    size_t at, given_at; /* the same place in `text` and in `given` */
    unsigned calls;
    uint32_t options; /* for the next call of PCRE2 */
} Search;

/*
** Begins a search in `n` bytes that live as long as it. `valid`: 1 where they are known to be
** well-formed, 0 where that is to be found out. `data` may be NULL: the pattern's own then. Cannot
** fail.
*/
void search_begin(Search *search, Presse *presse, Pattern *pattern, pcre2_match_data *data,
                  const char *text, size_t n, int valid);

/*
** Goes to the next match: SQLITE_ROW, SQLITE_DONE, or an error; SQLITE_ERROR comes with a
** message.
*/
int search_next(Search *search);

/*
** Appends the groups of the last match as JSON: an array with the match and its groups, so that
** `groups ->> 1` is the first group; where the pattern names groups, an object with each group by
** number and by name: `groups ->> 'name'`. Takes no part: null.
*/
void search_groups(Buffer *out, const Search *search);

/* Gives the search's memory back. */
void search_end(Search *search);

/*
** A copy of `n` bytes in which each bad character is U+FFFD, with a zero behind it; the caller's,
** for sqlite3_free(). The text ends with a zero too. SQLITE_OK or SQLITE_NOMEM.
*/
int text_repair(const char *text, size_t n, char **out, size_t *out_n);

#endif

/* Patterns in SQL: presse_matches, presse_match, presse_replace. */
#include <string.h>

#include "sqlite/pattern.h"

/* presse_matches: a row for each match, left to right */

enum { MATCH_POSITION, MATCH_TEXT, MATCH_GROUPS, MATCH_START, MATCH_LENGTH };

typedef struct Matches {
    Pattern *pattern;
    pcre2_match_data *data;
    Search search;
    Buffer json; /* reused from row to row */
} Matches;

static int matches_next(Cursor *cursor) {
    Matches *matches = cursor->state;
    int rc = search_next(&matches->search);

    cursor->eof = rc != SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) return SQLITE_OK;
    if (rc == SQLITE_ERROR) return cursor_error(cursor, "%s", matches->search.message);
    return rc;
}

static void matches_close(Cursor *cursor) {
    Matches *matches = cursor->state;

    if (!matches) return;
    search_end(&matches->search);
    buffer_free(&matches->json);
    pcre2_match_data_free(matches->data);
    pattern_release(cursor->presse, matches->pattern);
    sqlite3_free(matches);
}

static int matches_open(Cursor *cursor) {
    const char *text, *pattern;
    char message[PATTERN_MESSAGE];
    size_t n, pattern_n;
    Matches *matches;
    int rc = cursor_text(cursor, 0, &text, &n);

    cursor->eof = 1;
    if (!rc) rc = cursor_text(cursor, 1, &pattern, &pattern_n);
    if (rc || !text || !pattern) return rc;
    rc = cache_hold(&cursor->presse->cache, text, n, 0, &cursor->held);
    if (rc) return rc;
    cursor->document = cursor->held->document;
    cursor->state = matches = sqlite3_malloc64(sizeof *matches);
    if (!matches) return SQLITE_NOMEM;
    memset(matches, 0, sizeof *matches);
    rc = pattern_hold(cursor->presse, pattern, pattern_n, &matches->pattern, message);
    if (rc == SQLITE_ERROR) return cursor_error(cursor, "argument pattern: %s", message);
    if (rc) return rc;
    /* of its own: two cursors may search with the same pattern at the same time */
    matches->data = pcre2_match_data_create_from_pattern(matches->pattern->code, NULL);
    if (!matches->data) return SQLITE_NOMEM;
    search_begin(&matches->search, cursor->presse, matches->pattern, matches->data,
                 cursor->document->text, cursor->document->n, cursor->document->index.valid);
    return matches_next(cursor);
}

static void emit_groups(Matches *matches, sqlite3_context *context) {
    Buffer *out = &matches->json;

    out->n = 0;
    search_groups(out, &matches->search);
    if (out->rc) {
        result_code(context, out->rc);
    } else {
        result_text(context, out->p, out->n);
    }
}

static void matches_emit(Cursor *cursor, sqlite3_context *context, int column) {
    Matches *matches = cursor->state;
    const Document *document = cursor->document;
    uint32_t start = (uint32_t)matches->search.start;
    uint32_t length = (uint32_t)matches->search.end - start;

    switch (column) {
    case MATCH_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->row + 1);
        break;
    case MATCH_TEXT:
        result_text(context, document->text + start, length);
        break;
    case MATCH_GROUPS:
        emit_groups(matches, context);
        break;
    case MATCH_START:
        result_start(context, document, start);
        break;
    case MATCH_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

/* The scalars */

static Presse *presse_of(sqlite3_context *context) {
    return ((const Binding *)sqlite3_user_data(context))->presse;
}

/*
** The arguments text and pattern of a scalar. Returns 1 with the pattern held; 0 when the result is
** already set.
*/
static int scalar_pattern(sqlite3_context *context, sqlite3_value **argv, const char **text,
                          size_t *n, Pattern **pattern) {
    char message[PATTERN_MESSAGE];
    const char *source;
    size_t source_n;
    int rc, got = scalar_text(context, 0, argv[0], text, n);

    if (got < 0 || scalar_text(context, 1, argv[1], &source, &source_n) <= 0) return 0;
    rc = pattern_hold(presse_of(context), source, source_n, pattern, message);
    if (rc == SQLITE_ERROR) {
        scalar_error(context, "argument pattern: %s", message);
    } else if (rc) {
        result_code(context, rc);
    } else if (!got) {
        pattern_release(presse_of(context), *pattern);
    } else {
        return 1;
    }
    return 0;
}

/* Sets the error with which a search ended. */
static void search_error(sqlite3_context *context, const Search *search, int rc) {
    if (rc == SQLITE_ERROR) {
        scalar_error(context, "%s", search->message);
    } else {
        result_code(context, rc);
    }
}

static void match(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Pattern *pattern;
    Search search;
    const char *text;
    size_t n;
    int rc;

    (void)argc;
    if (!scalar_pattern(context, argv, &text, &n, &pattern)) return;
    search_begin(&search, presse_of(context), pattern, NULL, text, n, 0);
    rc = search_next(&search);
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) {
        sqlite3_result_int(context, rc == SQLITE_ROW);
    } else {
        search_error(context, &search, rc);
    }
    search_end(&search);
    pattern_release(presse_of(context), pattern);
}

/* What stands in place of a match. */
typedef struct Replacement {
    const char *text;
    size_t n;
    char *copy;  /* `text`, made well-formed, where PCRE2 is to read it; else NULL */
    int literal; /* nothing in it refers to the match */
} Replacement;

/*
** Appends the replacement of the search's last match. PCRE2 writes into the buffer; when there is
** no room it says how much it needs. Returns an SQLite code; SQLITE_ERROR comes with the search's
** message.
*/
static int append_replacement(Buffer *out, Search *search, const Replacement *replacement) {
    const uint32_t options = PCRE2_SUBSTITUTE_MATCHED | PCRE2_SUBSTITUTE_REPLACEMENT_ONLY |
                             PCRE2_SUBSTITUTE_EXTENDED | PCRE2_SUBSTITUTE_UNSET_EMPTY |
                             PCRE2_SUBSTITUTE_OVERFLOW_LENGTH | PCRE2_NO_UTF_CHECK;
    PCRE2_UCHAR said[128];
    PCRE2_SIZE n = replacement->n + 64;
    int rc;

    if (replacement->literal) {
        buffer_add(out, replacement->text, replacement->n);
        return out->rc;
    }
    do {
        if (buffer_room(out, n)) return out->rc;
        n = out->room - out->n;
        rc = pcre2_substitute(search->pattern->code, (PCRE2_SPTR)search->text, search->n, 0,
                              options, search->data, NULL, (PCRE2_SPTR)replacement->text,
                              replacement->n, (PCRE2_UCHAR *)out->p + out->n, &n);
    } while (rc == PCRE2_ERROR_NOMEMORY && n != PCRE2_UNSET && n > out->room - out->n);
    if (rc >= 0) {
        out->n += n;
        return SQLITE_OK;
    }
    if (rc == PCRE2_ERROR_NOMEMORY) return SQLITE_NOMEM;
    pcre2_get_error_message(rc, said, sizeof said);
    sqlite3_snprintf(PATTERN_MESSAGE, search->message, "argument replacement: %s",
                     (const char *)said);
    return SQLITE_ERROR;
}

/* Appends the text to `out` with all matches replaced. */
static int replace_all(Buffer *out, Search *search, const Replacement *replacement) {
    size_t done = 0, most = (size_t)sqlite3_limit(search->presse->db, SQLITE_LIMIT_LENGTH, -1);
    int rc;

    while ((rc = search_next(search)) == SQLITE_ROW) {
        if (out->n > most) return SQLITE_TOOBIG;
        buffer_add(out, search->given + done, search->start - done);
        done = search->end;
        rc = append_replacement(out, search, replacement);
        if (rc) return rc;
    }
    buffer_add(out, search->given + done, search->given_n - done);
    return rc == SQLITE_DONE ? out->rc : rc;
}

static int read_replacement(sqlite3_context *context, sqlite3_value *value, Replacement *out) {
    int got = scalar_text(context, 2, value, &out->text, &out->n);

    out->copy = NULL;
    if (got <= 0) return 0;
    out->literal = strpbrk(out->text, "$\\") == NULL;
    if (out->literal) return 1;
    if (text_repair(out->text, out->n, &out->copy, &out->n)) {
        sqlite3_result_error_nomem(context);
        return 0;
    }
    out->text = out->copy;
    return 1;
}

static void replace(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Replacement replacement;
    Buffer out = {0};
    Pattern *pattern;
    Search search;
    const char *text;
    size_t n;
    int rc;

    (void)argc;
    if (!scalar_pattern(context, argv, &text, &n, &pattern)) return;
    if (read_replacement(context, argv[2], &replacement)) {
        search_begin(&search, presse_of(context), pattern, NULL, text, n, 0);
        rc = replace_all(&out, &search, &replacement);
        if (rc) {
            search_error(context, &search, rc);
            buffer_free(&out);
        } else {
            result_buffer(context, &out);
        }
        search_end(&search);
        sqlite3_free(replacement.copy);
    }
    pattern_release(presse_of(context), pattern);
}

#define PATTERN_ARGUMENT                                                                           \
    { "pattern", "TEXT", "a regular expression of PCRE2, in Unicode mode (UTF, UCP)", 0 }

const Function PATTERN_FUNCTIONS[] = {
    {
        .name = "presse_matches",
        .summary = "All matches of a regular expression, with their groups.",
        .example = "SELECT text, groups ->> 'month' AS month, start, length FROM presse_matches("
                   "'Vom 3. März bis zum 12. April.', '(\\d+)\\. (?<month>\\w+)')",
        .method =
            "PCRE2 with JIT; an empty match is followed by a match that is not empty or begins "
            "later, as in Perl",
        .arguments = {{"document", "TEXT", "the text; NULL gives no rows", 0}, PATTERN_ARGUMENT},
        .columns =
            {
                {"position", "INTEGER", "number of the match in the text, from 1", 0},
                {"text", "TEXT", "the match as it stands", 0},
                {"groups", "TEXT",
                 "JSON: an array of the match and its groups; where groups have names, an object "
                 "with each by number and by name; null where a group took no part",
                 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .open = matches_open,
        .next = matches_next,
        .close = matches_close,
        .emit = matches_emit,
    },
    {
        .name = "presse_match",
        .summary = "1 where a regular expression matches somewhere in the text, else 0.",
        .example = "SELECT presse_match('Rund 60 Millionen Euro', '\\bM(rd|illionen)\\b')",
        .method = "PCRE2 with JIT",
        .arguments = {{"text", "TEXT", "the text; NULL gives NULL", 0}, PATTERN_ARGUMENT},
        .scalar = match,
    },
    {
        .name = "presse_replace",
        .summary = "The text with every match of a regular expression replaced.",
        .example = "SELECT presse_replace('Maier, Anna', '(\\w+), (\\w+)', '$2 ${1}')",
        .method =
            "PCRE2 with JIT; replacement in its extended syntax, a group that took no part is "
            "empty",
        .arguments =
            {
                {"text", "TEXT", "the text; NULL gives NULL", 0},
                PATTERN_ARGUMENT,
                {"replacement", "TEXT",
                 "what to put in place of a match: $1, ${name}, ${1:-default}, \\U...\\E; $$ is a "
                 "$",
                 0},
            },
        .scalar = replace,
    },
    {.name = NULL},
};

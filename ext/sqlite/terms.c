/* presse_terms: what the FTS5 tokenizer makes of a text, for the eye and for SQL. */
#include <string.h>

#include "sqlite/fts.h"

enum { TERM_POSITION, TERM_PLACE, TERM_TERM, TERM_TEXT, TERM_START, TERM_LENGTH };

/* One term; offsets in bytes. */
typedef struct Row {
    uint32_t place;         /* its token's number, from 1 */
    uint32_t start, length; /* its token in the text */
    uint32_t term_n;
    size_t term; /* in Found.terms */
} Row;

typedef struct Found {
    TermMaker maker;
    Arena arena;
    Buffer rows, terms;
    uint32_t n, places;
} Found;

static void found_close(Cursor *cursor) {
    Found *found = cursor->state;

    if (!found) return;
    term_close(&found->maker);
    arena_free(&found->arena);
    buffer_free(&found->rows);
    buffer_free(&found->terms);
    sqlite3_free(found);
}

/* The options' bits, from words divided by white space. */
static int read_options(Cursor *cursor, unsigned *options) {
    char message[FTS_MESSAGE];
    const char *text;
    size_t n, at = 0, end;
    int rc = cursor_text(cursor, 1, &text, &n);

    *options = 0;
    if (rc) return rc;
    if (!text) {
        *options = TERM_LEMMA | TERM_SPLIT | TERM_FOLD;
        return SQLITE_OK;
    }
    while (at < n) {
        for (end = at; end < n && !strchr(" \t\r\n", text[end]); end++) continue;
        if (end > at && fts_option(text + at, end - at, options, message))
            return cursor_error(cursor, "argument options: %s", message);
        at = end + 1;
    }
    return SQLITE_OK;
}

static int read_use(Cursor *cursor, unsigned *use) {
    const char *text;
    size_t n;
    int rc = cursor_text(cursor, 2, &text, &n);

    *use = 0;
    if (rc || !text || (n == 5 && memcmp(text, "index", 5) == 0)) return rc;
    *use = TERM_QUERY;
    if (n == 5 && memcmp(text, "query", 5) == 0) return SQLITE_OK;
    *use = TERM_QUERY | TERM_PREFIX;
    if (n == 6 && memcmp(text, "prefix", 6) == 0) return SQLITE_OK;
    return cursor_wrong(cursor, 2, "'index', 'query' or 'prefix'");
}

static int take(void *data, int flags, const char *term, int n, int start, int end) {
    Found *found = data;
    Row row;

    if (!(flags & FTS5_TOKEN_COLOCATED)) found->places++;
    row.place = found->places;
    row.start = (uint32_t)start;
    row.length = (uint32_t)(end - start);
    row.term = found->terms.n;
    row.term_n = (uint32_t)n;
    buffer_add(&found->terms, term, (size_t)n);
    buffer_add(&found->rows, (const char *)&row, sizeof row);
    found->n++;
    return found->terms.rc ? found->terms.rc : found->rows.rc;
}

static int found_open(Cursor *cursor) {
    Cache *cache = &cursor->presse->cache;
    const char *text;
    unsigned options, use;
    Found *found;
    size_t n;
    int rc = cursor_text(cursor, 0, &text, &n);

    cursor->eof = 1;
    if (!rc) rc = read_options(cursor, &options);
    if (!rc) rc = read_use(cursor, &use);
    if (rc || !text) return rc;
    rc = cache_hold(cache, text, n, 0, &cursor->held);
    if (rc) return rc;
    cursor->document = cursor->held->document;
    cursor->state = found = sqlite3_malloc64(sizeof *found);
    if (!found) return SQLITE_NOMEM;
    memset(found, 0, sizeof *found);
    arena_init(&found->arena);
    found->arena.poll = cache->poll;
    found->arena.poll_data = cache->poll_data;
    rc = term_open(&found->maker, options);
    if (!rc) {
        rc = fts_walk(&found->maker, &found->arena, use, cursor->document->text,
                      cursor->document->n, found, take);
    }
    cursor->eof = found->n == 0;
    return rc;
}

static int found_next(Cursor *cursor) {
    cursor->eof = cursor->row >= ((const Found *)cursor->state)->n;
    return SQLITE_OK;
}

static void found_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Found *found = cursor->state;
    Row row;

    memcpy(&row, found->rows.p + cursor->row * sizeof row, sizeof row);
    switch (column) {
    case TERM_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->row + 1);
        break;
    case TERM_PLACE:
        sqlite3_result_int64(context, row.place);
        break;
    case TERM_TERM:
        result_text(context, found->terms.p + row.term, row.term_n);
        break;
    case TERM_TEXT:
        result_text(context, cursor->document->text + row.start, row.length);
        break;
    case TERM_START:
        result_start(context, cursor->document, row.start);
        break;
    case TERM_LENGTH:
        result_length(context, cursor->document, row.start, row.length);
        break;
    default:
        break;
    }
}

const Function SEARCH_FUNCTIONS[] = {
    {
        .name = "presse_terms",
        .summary =
            "The terms that the FTS5 tokenizer `presse` indexes a text under, or looks for in a "
            "query.",
        .example = "SELECT place, group_concat(term, ' ') AS terms FROM presse_terms("
                   "'Die Finanzministerin sah neue Häuser.') GROUP BY place",
        .method = "lemmas, parts of compounds and folded forms; see docs/search.md",
        .arguments =
            {
                {"document", "TEXT", "the text; NULL gives no rows", 0},
                {"options", "TEXT",
                 "the tokenizer's options, as in tokenize = 'presse ...': lemma, split, fold, "
                 "stem, "
                 "stop; default 'lemma split fold'",
                 1},
                {"use", "TEXT",
                 "'index' (default), 'query' or 'prefix': what the terms are wanted for", 1},
            },
        .columns =
            {
                {"position", "INTEGER", "number of the row, from 1", 0},
                {"place", "INTEGER", "the word's place, as phrases and NEAR count, from 1", 0},
                {"term", "TEXT", "what is indexed or looked for", 0},
                {"text", "TEXT", "the word as it stands", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .open = found_open,
        .next = found_next,
        .close = found_close,
        .emit = found_emit,
    },
    {.name = NULL},
};

/* Digests of a text: how readable it is. */
#include <math.h>

#include "corpus/readability.h"
#include "sqlite/function.h"

/* Gets the document with the layers; it is NULL for NULL. An SQLite code. */
static int hold(Cursor *cursor) {
    Cache *cache = &cursor->presse->cache;
    const char *text;
    size_t n;
    int rc = cursor_text(cursor, 0, &text, &n);

    cursor->eof = 1;
    if (rc || !text) return rc;
    rc = cache_hold(cache, text, n, cursor->function->layers, &cursor->held);
    if (rc == SQLITE_CORRUPT) return cursor_error(cursor, "%s", DAMAGED);
    if (rc) return rc;
    cursor->document = cursor->held->document;
    cursor->scratch.poll = cache->poll;
    cursor->scratch.poll_data = cache->poll_data;
    return SQLITE_OK;
}

static int digest_next(Cursor *cursor) {
    cursor->eof = cursor->row >= cursor->rows;
    return SQLITE_OK;
}

static void digest_close(Cursor *cursor) {
    sqlite3_free(cursor->state);
}

/* ---- presse_readability */

enum { READABILITY_MEASURE, READABILITY_VALUE };

static int readability_open(Cursor *cursor) {
    int rc = hold(cursor);

    if (rc || !cursor->document) return rc;
    cursor->state = sqlite3_malloc64(sizeof(Readability));
    if (!cursor->state) return SQLITE_NOMEM;
    rc = readability_measure(cursor->state, &cursor->scratch, cursor->document);
    cursor->rows = READ_MEASURES;
    cursor->eof = rc != SQLITE_OK;
    return rc;
}

static void readability_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Readability *read = cursor->state;
    double value = read->value[cursor->row];

    if (column == READABILITY_MEASURE) {
        result_static(context, readability_name((Measure)cursor->row));
    } else if (column == READABILITY_VALUE && !isnan(value)) {
        sqlite3_result_double(context, value);
    }
}

const Function DIGEST_FUNCTIONS[] = {
    {
        .name = "presse_readability",
        .summary = "How hard a text is to read, by measures that German uses, and how varied its "
                   "vocabulary is. Of running text alone: paragraphs that are body or lead.",
        .example = "SELECT measure, value FROM presse_readability('Der Rat tagte bis spät in die "
                   "Nacht. Beschlossen wurde die Sanierung der Grundschule.')",
        .method =
            "Flesch-Amstad (Amstad 1978), Wiener Sachtextformel 1 to 4 (Bamberger and Vanecek "
            "1984), LIX (Björnsson 1968), MATTR (Covington and McFall 2010); see docs/corpora.md",
        .arguments = {{"document", "TEXT", "the text; NULL gives no rows", 0}},
        .columns =
            {
                {"measure", "TEXT",
                 "words, sentences, sentence_length, word_length, syllables, flesch, wiener_1 to "
                 "wiener_4, lix, type_token_ratio, mattr or passive_share",
                 0},
                {"value", "REAL", "its value; NULL where the text is too short for it", 0},
            },
        .layers = READ_LAYERS,
        .open = readability_open,
        .next = digest_next,
        .close = digest_close,
        .emit = readability_emit,
    },
    {.name = NULL},
};

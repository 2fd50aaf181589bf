/* Digests of a text: how readable it is, what it is about, in few sentences. */
#include <math.h>

#include "corpus/keyword.h"
#include "corpus/readability.h"
#include "corpus/summary.h"
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

/* ---- presse_keywords */

enum { KEYWORD_TERM, KEYWORD_SCORE, KEYWORD_COUNT, KEYWORDS_DEFAULT = 10, KEYWORDS_MOST = 100000 };

static int keywords_open(Cursor *cursor) {
    int rc, most = KEYWORDS_DEFAULT;
    Keywords *k;

    cursor->eof = 1;
    rc = cursor_integer(cursor, 1, 1, KEYWORDS_MOST, &most);
    if (!rc) rc = hold(cursor);
    if (rc || !cursor->document) return rc;
    k = cursor->state = sqlite3_malloc64(sizeof *k);
    if (!k) return SQLITE_NOMEM;
    rc = keywords_find(k, &cursor->scratch, cursor->document);
    if (rc) return rc;
    while (cursor->rows < k->n && cursor->rows < (uint32_t)most &&
           k->score[k->order[cursor->rows]] > 0)
        cursor->rows++;
    cursor->eof = cursor->rows == 0;
    return SQLITE_OK;
}

static void keywords_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Keywords *k = cursor->state;
    uint32_t term = k->order[cursor->row];

    switch (column) {
    case KEYWORD_TERM:
        result_text(context, k->text[term], k->length[term]);
        break;
    case KEYWORD_SCORE:
        sqlite3_result_double(context, k->score[term]);
        break;
    case KEYWORD_COUNT:
        sqlite3_result_int64(context, k->count[term]);
        break;
    default:
        break;
    }
}

/* ---- presse_summary */

enum { SUMMARY_DEFAULT = 3 };

/* Appends the sentence in one line: white space of any kind between tokens becomes a blank. */
static void add_sentence(Buffer *out, const Document *document, uint32_t sentence) {
    const Tokens *tokens = &document->tokens;
    uint32_t i = document->sentences.first[sentence], end = document->sentences.first[sentence + 1];

    if (out->n) buffer_byte(out, ' ');
    for (; i < end; i++) {
        buffer_add(out, document->text + tokens->start[i], tokens->length[i]);
        if (i + 1 < end && tokens->flags[i] & TOKEN_SPACE) buffer_byte(out, ' ');
    }
}

static void summary(sqlite3_context *context, int argc, sqlite3_value **argv) {
    const Cache *cache = &((const Binding *)sqlite3_user_data(context))->presse->cache;
    sqlite3_int64 most = SUMMARY_DEFAULT;
    Keywords keywords;
    Summary chosen;
    Buffer out = {0};
    CacheEntry *held;
    Arena arena;
    uint32_t i;
    int rc;

    if (argc > 1 && sqlite3_value_type(argv[1]) != SQLITE_NULL) {
        most = sqlite3_value_int64(argv[1]);
        if (sqlite3_value_type(argv[1]) != SQLITE_INTEGER || most < 1 || most > SUMMARY_MOST) {
            scalar_wrong(context, 1, "a whole number from 1 to 100", argv[1]);
            return;
        }
    }
    held = scalar_document(context, 0, argv[0], KEYWORD_LAYERS);
    if (!held) return;
    arena_init(&arena);
    arena.poll = cache->poll;
    arena.poll_data = cache->poll_data;
    rc = keywords_find(&keywords, &arena, held->document);
    if (!rc) rc = summary_choose(&chosen, &arena, held->document, &keywords, (unsigned)most);
    if (rc) {
        result_code(context, rc);
    } else {
        for (i = 0; i < chosen.n; i++) add_sentence(&out, held->document, chosen.sentence[i]);
        result_buffer(context, &out);
    }
    arena_free(&arena);
    scalar_release(context, held);
}

const Function DIGEST_FUNCTIONS[] = {
    {
        .name = "presse_summary",
        .summary =
            "The sentences of a text that together say most of what it is about, in their order "
            "and divided by blanks. Boilerplate, headings and captions are none.",
        .example =
            "SELECT presse_summary('Die Fähre nach Juist fällt am Montag aus. Das ist selten. Ohne "
            "die Fähre kommt kein Gast auf die Insel Juist, sagt Kapitänin Anna Berg.', 1)",
        .method = "keywords by log-likelihood, place in the text, and maximal marginal relevance "
                  "(Carbonell and Goldstein 1998); see docs/corpora.md",
        .arguments = {{"text", "TEXT", "the text; NULL gives NULL", 0},
                      {"n", "INTEGER", "sentences at most, 1 to 100; 3 by default", 1}},
        .scalar = summary,
    },
    {
        .name = "presse_keywords",
        .summary =
            "The terms that a text has far more often than German at large: names, and lemmas of "
            "nouns, verbs and adjectives; the most typical first. Boilerplate does not count.",
        .example = "SELECT term, count FROM presse_keywords('Die Fähre nach Juist fällt aus. "
                   "Ohne Fähre kommt niemand nach Juist, sagt Kapitänin Anna Berg.', 3)",
        .method = "log-likelihood (Dunning 1993) against the counts of forms.bin; see "
                  "docs/corpora.md",
        .arguments = {{"document", "TEXT", "the text; NULL gives no rows", 0},
                      {"n", "INTEGER", "how many at most, 1 to 100000; 10 by default", 1}},
        .columns =
            {
                {"term", "TEXT", "an entity's name or a lemma", 0},
                {"score", "REAL", "log-likelihood; beyond 15.13 significant at 0.01 %", 0},
                {"count", "INTEGER", "how often the text has it, inflected or not", 0},
            },
        .layers = KEYWORD_LAYERS,
        .open = keywords_open,
        .next = digest_next,
        .close = digest_close,
        .emit = keywords_emit,
    },
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

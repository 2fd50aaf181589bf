/* Words in context and words in a row: presse_kwic, presse_ngrams. */
#include <string.h>

#include "sqlite/function.h"
#include "word/kwic.h"
#include "word/lemma.h"

enum { WIDTH_DEFAULT = 5, WIDTH_MOST = 100, NGRAM_DEFAULT = 2, NGRAM_MOST = 10 };

/* presse_kwic: a row for each match, left to right */

enum {
    KWIC_POSITION,
    KWIC_SENTENCE,
    KWIC_LEFT,
    KWIC_MATCH,
    KWIC_RIGHT,
    KWIC_START,
    KWIC_MATCH_LENGTH
};

typedef struct Concordance {
    Kwic kwic;
    KwicSearch search;
    int width;
    Buffer context; /* reused from row to row */
} Concordance;

static int kwic_step(Cursor *cursor) {
    Concordance *state = cursor->state;
    int rc = kwic_next(&state->search);

    cursor->eof = rc != SQLITE_ROW;
    return rc == SQLITE_ROW || rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static void kwic_close(Cursor *cursor) {
    Concordance *state = cursor->state;

    if (!state) return;
    kwic_end(&state->search);
    kwic_free(&state->kwic);
    buffer_free(&state->context);
    sqlite3_free(state);
}

/* The likeliest lemma of a word in a query, as presse_lemma() has it. */
static void lemma_of_word(Buffer *out, const char *word, size_t n) {
    LemmaGuess guess;
    Buffer room = {0};

    if (buffer_room(&room, LEMMA_GUESSES * (n + LEMMA_ROOM))) {
        out->rc = room.rc;
        return;
    }
    lemma_guess(word, n, &guess, room.p);
    buffer_add(out, room.p + guess.at[0], guess.n[0]);
    buffer_free(&room);
}

/* Gets the document with the layers, and begins the search. */
static int kwic_start(Cursor *cursor, const char *text, size_t n, unsigned layers) {
    Concordance *state = cursor->state;
    Cache *cache = &cursor->presse->cache;
    CacheEntry *before = cursor->held;
    const Document *document;
    int rc = cache_hold(cache, text, n, cursor->function->layers | layers, &cursor->held);

    cache_release(cache, before);
    if (rc) return rc;
    cursor->document = document = cursor->held->document;
    kwic_end(&state->search);
    kwic_begin(&state->search, &state->kwic, document->text, &document->tokens,
               &document->sentences, layers & LAYER_WORDS ? &document->words : NULL);
    state->search.poll = cache->poll;
    state->search.poll_data = cache->poll_data;
    return kwic_step(cursor);
}

static int kwic_open(Cursor *cursor) {
    Concordance *state = sqlite3_malloc64(sizeof *state);
    const char *text, *query;
    size_t n, query_n;
    int rc;

    cursor->eof = 1;
    cursor->state = state;
    if (!state) return SQLITE_NOMEM;
    memset(state, 0, sizeof *state);
    state->width = WIDTH_DEFAULT;
    rc = cursor_text(cursor, 0, &text, &n);
    if (!rc) rc = cursor_text(cursor, 1, &query, &query_n);
    if (!rc) rc = cursor_integer(cursor, 2, 0, WIDTH_MOST, &state->width);
    if (rc || !query) return rc;
    rc = kwic_parse(&state->kwic, query, query_n, lemma_of_word);
    if (rc == SQLITE_ERROR) {
        return cursor_error(cursor, "argument query: %s", state->kwic.message);
    }
    if (rc || !text) return rc;
    rc = kwic_start(cursor, text, n, 0);
    /* tagging is dear: only where the rest of the query has a match is it done */
    if (!rc && !cursor->eof && state->kwic.words) rc = kwic_start(cursor, text, n, LAYER_WORDS);
    return rc;
}

/*
** The tokens from `from` up to `to` as a line of text: a blank wherever there is white space, a
** line end or a tab between two tokens.
*/
static void emit_context(Cursor *cursor, sqlite3_context *context, uint32_t from, uint32_t to) {
    const Document *document = cursor->document;
    const Tokens *tokens = &document->tokens;
    Buffer *out = &((Concordance *)cursor->state)->context;
    uint32_t i;

    out->n = 0;
    for (i = from; i < to; i++) {
        if (i > from && tokens->flags[i - 1] & TOKEN_SPACE) buffer_byte(out, ' ');
        buffer_add(out, document->text + tokens->start[i], tokens->length[i]);
    }
    if (out->rc) {
        result_code(context, out->rc);
    } else {
        result_text(context, out->n ? out->p : "", out->n);
    }
}

/* Up to `width` tokens before the match, in its paragraph. */
static void emit_left(Cursor *cursor, sqlite3_context *context) {
    const Concordance *state = cursor->state;
    const Sentences *sentences = &cursor->document->sentences;
    uint32_t to = state->search.first, sentence = state->search.sentence;
    uint32_t from = to < (uint32_t)state->width ? 0 : to - (uint32_t)state->width;

    while (sentence > 0 && sentences->first[sentence] > from &&
           sentences->paragraph[sentence - 1] == sentences->paragraph[sentence]) {
        sentence--;
    }
    if (sentences->first[sentence] > from) from = sentences->first[sentence];
    emit_context(cursor, context, from, to);
}

/* Up to `width` tokens behind it. */
static void emit_right(Cursor *cursor, sqlite3_context *context) {
    const Concordance *state = cursor->state;
    const Sentences *sentences = &cursor->document->sentences;
    uint32_t from = state->search.first + state->search.count, sentence = state->search.sentence;
    uint32_t left = cursor->document->tokens.n - from;
    uint32_t to = from + (left < (uint32_t)state->width ? left : (uint32_t)state->width);

    while (sentences->first[sentence + 1] < to && sentence + 1 < sentences->n &&
           sentences->paragraph[sentence + 1] == sentences->paragraph[sentence]) {
        sentence++;
    }
    if (sentences->first[sentence + 1] < to) to = sentences->first[sentence + 1];
    emit_context(cursor, context, from, to);
}

static void kwic_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const KwicSearch *search = &((const Concordance *)cursor->state)->search;
    const Document *document = cursor->document;
    const Tokens *tokens = &document->tokens;
    uint32_t last = search->first + search->count - 1, start = tokens->start[search->first];
    uint32_t length = tokens->start[last] + tokens->length[last] - start;

    switch (column) {
    case KWIC_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->row + 1);
        break;
    case KWIC_SENTENCE:
        sqlite3_result_int64(context, (sqlite3_int64)search->sentence + 1);
        break;
    case KWIC_LEFT:
        emit_left(cursor, context);
        break;
    case KWIC_MATCH:
        result_text(context, document->text + start, length);
        break;
    case KWIC_RIGHT:
        emit_right(cursor, context);
        break;
    case KWIC_START:
        result_start(context, document, start);
        break;
    case KWIC_MATCH_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

/* presse_ngrams: a row for each run of n words */

enum { NGRAM_POSITION, NGRAM_SENTENCE, NGRAM_TEXT, NGRAM_LEMMAS, NGRAM_START, NGRAM_LENGTH };

typedef struct Ngrams {
    uint32_t size; /* words of an n-gram */
    uint32_t last; /* token that ends the current one */
    uint32_t run;  /* words up to `last` with nothing else between them */
    Buffer lemmas; /* reused from row to row */
} Ngrams;

/* Punctuation, signs and emoji are no part of an n-gram, and none reaches over them. */
static int is_part(uint8_t kind) {
    return kind != TOKEN_PUNCTUATION && kind != TOKEN_SYMBOL && kind != TOKEN_EMOJI;
}

/* Goes on to the next n-gram; the row's sentence is that of its last token. */
static int ngrams_next(Cursor *cursor) {
    const Tokens *tokens = &cursor->document->tokens;
    const Sentences *sentences = &cursor->document->sentences;
    Ngrams *state = cursor->state;

    while (++state->last < tokens->n) {
        if (sentences->first[cursor->sentence + 1] == state->last) {
            cursor->sentence++;
            state->run = 0;
        }
        state->run = is_part(tokens->kind[state->last]) ? state->run + 1 : 0;
        if (state->run >= state->size) return SQLITE_OK;
        if (state->last % 4096 == 0 && cursor->presse->cache.poll) {
            int rc = cursor->presse->cache.poll(cursor->presse->cache.poll_data);
            if (rc) return rc;
        }
    }
    cursor->eof = 1;
    return SQLITE_OK;
}

static void ngrams_close(Cursor *cursor) {
    Ngrams *state = cursor->state;

    if (!state) return;
    buffer_free(&state->lemmas);
    sqlite3_free(state);
}

static int ngrams_open(Cursor *cursor) {
    Ngrams *state = sqlite3_malloc64(sizeof *state);
    int size = NGRAM_DEFAULT, rc;

    cursor->state = state;
    if (!state) return SQLITE_NOMEM;
    memset(state, 0, sizeof *state);
    rc = cursor_integer(cursor, 1, 1, NGRAM_MOST, &size);
    cursor->eof = rc || !cursor->document || cursor->rows == 0;
    if (cursor->eof) return rc;
    state->size = (uint32_t)size;
    state->last = (uint32_t)-1;
    return ngrams_next(cursor);
}

static uint32_t ngram_rows(const Document *document) {
    return document->tokens.n; /* at most */
}

static void emit_lemmas(Cursor *cursor, sqlite3_context *context, uint32_t from, uint32_t to) {
    const Words *words = &cursor->document->words;
    Buffer *out = &((Ngrams *)cursor->state)->lemmas;
    uint32_t i;

    out->n = 0;
    for (i = from; i <= to; i++) {
        if (i > from) buffer_byte(out, ' ');
        buffer_add(out, words->lemmas + words->lemma[i], words->lemma_length[i]);
    }
    if (out->rc) {
        result_code(context, out->rc);
    } else {
        result_text(context, out->n ? out->p : "", out->n);
    }
}

static void ngram_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Tokens *tokens = &document->tokens;
    const Ngrams *state = cursor->state;
    uint32_t last = state->last, first = last + 1 - state->size, start = tokens->start[first];
    uint32_t length = tokens->start[last] + tokens->length[last] - start;

    switch (column) {
    case NGRAM_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->row + 1);
        break;
    case NGRAM_SENTENCE:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->sentence + 1);
        break;
    case NGRAM_TEXT:
        result_text(context, document->text + start, length);
        break;
    case NGRAM_LEMMAS:
        emit_lemmas(cursor, context, first, last);
        break;
    case NGRAM_START:
        result_start(context, document, start);
        break;
    case NGRAM_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

#define DOCUMENT_ARGUMENT                                                                          \
    { "document", "TEXT", "the text; NULL gives no rows", 0 }

const Function KWIC_FUNCTIONS[] = {
    {
        .name = "presse_kwic",
        .summary =
            "Words in context: all matches of a query over words, lemmas and tags, each with the "
            "text on both sides.",
        .example =
            "SELECT left, match, right FROM presse_kwic('Das alte Haus am Markt wird saniert. "
            "Ein Hausarzt zieht in das Haus.', '[pos=ADJ]? Haus', 3)",
        .method = "Query language after the IMS Corpus Workbench's, see docs/kwic.md",
        .arguments =
            {
                DOCUMENT_ARGUMENT,
                {"query", "TEXT",
                 "what to find: Haus (by form or lemma), \"Hauses\" (as written), Haus*, *haus, "
                 "[lemma=Haus pos!=PROPN], [] (any token), items in sequence, [pos=ADJ]{0,2}",
                 0},
                {"width", "INTEGER", "tokens of context on each side, 0 to 100; 5 if not given", 1},
            },
        .columns =
            {
                {"position", "INTEGER", "number of the match in the text, from 1", 0},
                {"sentence", "INTEGER", "position of its sentence", 0},
                {"left", "TEXT", "the tokens before it in its paragraph, on one line", 0},
                {"match", "TEXT", "the match as it stands", 0},
                {"right", "TEXT", "the tokens behind it in its paragraph, on one line", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_TOKENS | LAYER_SENTENCES,
        .open = kwic_open,
        .next = kwic_step,
        .close = kwic_close,
        .emit = kwic_emit,
    },
    {
        .name = "presse_ngrams",
        .summary = "All runs of n words inside a sentence, with no punctuation between them.",
        .example = "SELECT text, lemmas FROM presse_ngrams('Alte Häuser, alte Bäume am See.', 2)",
        .arguments =
            {
                DOCUMENT_ARGUMENT,
                {"n", "INTEGER", "words of an n-gram, 1 to 10; 2 if not given", 1},
            },
        .columns =
            {
                {"position", "INTEGER", "number of the n-gram in the text, from 1", 0},
                {"sentence", "INTEGER", "position of its sentence", 0},
                {"text", "TEXT", "the n-gram as it stands", 0},
                {"lemmas", "TEXT", "the lemmas of its words, divided by blanks", LAYER_WORDS},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_TOKENS | LAYER_SENTENCES,
        .rows = ngram_rows,
        .open = ngrams_open,
        .next = ngrams_next,
        .close = ngrams_close,
        .emit = ngram_emit,
    },
    {.name = NULL},
};

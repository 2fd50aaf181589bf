/*
** presse as a guest: loaded twice, in several connections, by several threads, with the query
** interrupted. The second argument is the library to be loaded.
*/
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "host.h"

static const char *library;

static const char TEXT[] = "Der Rat tagte am 3. März. „Wir bauen“, sagte Dr. Weber.\n\nFoto: dpa";
static const char QUERY[] =
    "SELECT (SELECT group_concat(text || kind, ' ') FROM presse_tokens(?1)), "
    "(SELECT group_concat(text, '|') FROM presse_sentences(?1)), "
    "(SELECT group_concat(label) FROM presse_paragraphs(?1)), presse_clean(?1)";

/* A connection with the library loaded into it as clients do it. */
static sqlite3 *load(const char *entry) {
    sqlite3 *db = NULL;
    char *error = NULL;

    CHECK_INT(sqlite3_open(":memory:", &db), SQLITE_OK);
    CHECK_INT(sqlite3_enable_load_extension(db, 1), SQLITE_OK);
    if (!CHECK_INT(sqlite3_load_extension(db, library, entry, &error), SQLITE_OK))
        printf("%s\n", error);
    sqlite3_free(error);
    return db;
}

static void expect(sqlite3 *db, const char *sql, const char *expected) {
    char *got = host_query(db, sql, TEXT, strlen(TEXT), NULL);
    CHECK_TEXT_OF(sql, got, expected);
    free(got);
}

static void test_load_twice(void) {
    sqlite3 *a = load(NULL), *b;

    expect(a, "SELECT count(*) FROM presse_sentences(?1)", "3");
    CHECK_INT(sqlite3_load_extension(a, library, "sqlite3_presse_init", NULL), SQLITE_OK);
    expect(a, "SELECT count(*) FROM presse_sentences(?1)", "3");
    b = load("sqlite3_presse_init");
    expect(b, "SELECT count(*) FROM presse_sentences(?1)", "3");
    CHECK_INT(sqlite3_close(a), SQLITE_OK);
    expect(b, "SELECT count(*) FROM presse_sentences(?1)", "3"); /* does not need the first one */
    CHECK_INT(sqlite3_close(b), SQLITE_OK);
    a = load(NULL); /* once more after the last is gone */
    expect(a, "SELECT count(*) FROM presse_sentences(?1)", "3");
    CHECK_INT(sqlite3_close(a), SQLITE_OK);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* Loading while a statement reads from the functions of the first load. */
static void test_load_while_reading(void) {
    sqlite3 *db = load(NULL);
    sqlite3_stmt *statement = NULL;

    CHECK_INT(
        sqlite3_prepare_v2(db, "SELECT text FROM presse_tokens('a b c')", -1, &statement, NULL),
        SQLITE_OK);
    CHECK_INT(sqlite3_step(statement), SQLITE_ROW);
    sqlite3_load_extension(db, library, NULL, NULL); /* may be refused as busy */
    CHECK_INT(sqlite3_step(statement), SQLITE_ROW);
    CHECK_TEXT((const char *)sqlite3_column_text(statement, 0), "b");
    CHECK_INT(sqlite3_close(db), SQLITE_BUSY);
    sqlite3_finalize(statement);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* Many connections, one after the other: memory does not grow. */
static void test_open_and_close(void) {
    long before = 0, after = 0, unused;
    int i;

    for (i = 0; i < 300; i++) {
        sqlite3 *db = load(NULL);
        FILE *statm;
        expect(db, "SELECT count(*) FROM presse_tokens(?1)", "19");
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
        statm = i == 100 || i == 299 ? fopen("/proc/self/statm", "r") : NULL;
        if (statm && fscanf(statm, "%ld %ld", &unused, i == 100 ? &before : &after) != 2)
            after = before;
        if (statm) fclose(statm);
    }
    if (!CHECK_SANITIZED) CHECK(after - before < 100); /* pages; a leak of ICU was 5 each time */
}

/* ---- threads */

typedef struct Worker {
    pthread_t thread;
    sqlite3 *db;
    const char *expected;
    int rounds, wrong;
} Worker;

static void *work(void *data) {
    Worker *worker = data;
    int i;

    for (i = 0; i < worker->rounds; i++) {
        char *got = host_query(worker->db, QUERY, TEXT, strlen(TEXT), NULL);
        worker->wrong += strcmp(got, worker->expected) != 0;
        free(got);
    }
    return NULL;
}

static void test_threads(void) {
    enum { THREADS = 4 };
    Worker workers[THREADS];
    sqlite3 *db = host_open();
    char *expected = host_query(db, QUERY, TEXT, strlen(TEXT), NULL);
    int i;

    CHECK(strstr(expected, "error") == NULL);
    sqlite3_close(db);
    for (i = 0; i < THREADS; i++) {
        workers[i] =
            (Worker){.db = i % 2 ? load(NULL) : host_open(), .expected = expected, .rounds = 300};
        CHECK_INT(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    }
    for (i = 0; i < THREADS; i++) {
        pthread_join(workers[i].thread, NULL);
        CHECK_INT(workers[i].wrong, 0);
        CHECK_INT(sqlite3_close(workers[i].db), SQLITE_OK);
    }
    free(expected);
}

/* ---- interruption */

/* Stops what runs, as a user with Ctrl-C does. */
static void *interrupt(void *db) {
    struct timespec wait = {0, 20 * 1000 * 1000};
    nanosleep(&wait, NULL);
    sqlite3_interrupt(db);
    return NULL;
}

/* A long text of sentences, for free(). */
static char *long_text(size_t *n) {
    static const char SENTENCE[] =
        "Der Rat tagte am 3. März, z. B. „Wir bauen“, sagte Dr. Weber aus Köln.\n";
    size_t rounds = CHECK_SANITIZED ? 100000 : 500000, i;
    char *text = malloc(rounds * (sizeof SENTENCE - 1) + 1);

    if (!text) exit(2);
    for (i = 0; i < rounds; i++)
        memcpy(text + i * (sizeof SENTENCE - 1), SENTENCE, sizeof SENTENCE);
    *n = rounds * (sizeof SENTENCE - 1);
    return text;
}

static void interrupted(const char *sql) {
    sqlite3 *db = host_open();
    pthread_t thread;
    size_t n;
    char *text = long_text(&n), *got;
    int rc;

    CHECK_INT(pthread_create(&thread, NULL, interrupt, db), 0);
    got = host_query(db, sql, text, n, &rc);
    pthread_join(thread, NULL);
    CHECK_INT_OF(sql, rc, SQLITE_INTERRUPT);
    free(got);
    got = host_query(db, sql, "Der Rat tagt.", 13, &rc); /* the connection goes on */
    CHECK_INT_OF(sql, rc, SQLITE_OK);
    free(got);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    CHECK_INT(sqlite3_memory_used(), 0);
    free(text);
}

static void test_interrupt(void) {
    interrupted("SELECT count(*) FROM presse_tokens(?1)");
    interrupted("SELECT count(lemma), count(tag) FROM presse_tokens(?1)");
    interrupted("SELECT count(*) FROM presse_sentences(?1)");
    interrupted("SELECT max(keep) FROM presse_paragraphs(?1)");
    interrupted("SELECT length(presse_clean(?1))");
    interrupted("SELECT count(*) FROM presse_entities(?1)");
    interrupted("SELECT count(*) FROM presse_times(?1)");
    interrupted("SELECT count(*) FROM presse_quotes(?1)");
    interrupted("SELECT count(*) FROM presse_relations(?1)");
    interrupted("SELECT presse_sentiment(?1)");
    interrupted("SELECT presse_minhash(?1)");
    interrupted("SELECT count(*) FROM presse_readability(?1)");
    interrupted("SELECT count(*) FROM presse_keywords(?1)");
    interrupted("SELECT presse_summary(?1)");
    interrupted("SELECT count(*) FROM presse_matches(?1, '\\w+')");
    interrupted("SELECT count(*) FROM presse_kwic(?1, '\"nirgends\"')");
    interrupted("SELECT count(*) FROM presse_ngrams(?1, 10)");
}

static int count_polls(void *calls) {
    ++*(int *)calls;
    return SQLITE_OK;
}

static int stop_at_once(void *calls) {
    ++*(int *)calls;
    return SQLITE_INTERRUPT;
}

/* Every layer asks often enough whether to go on, and stops when told to. */
static void test_layers_poll(void) {
    static const struct {
        const char *name;
        unsigned before, layer;
    } LAYERS[] = {
        {"tokens", 0, LAYER_TOKENS},
        {"paragraphs", 0, LAYER_PARAGRAPHS},
        {"sentences", LAYER_TOKENS | LAYER_PARAGRAPHS, LAYER_SENTENCES},
        {"labels", LAYER_PARAGRAPHS, LAYER_LABELS},
        {"words", LAYER_TOKENS | LAYER_PARAGRAPHS | LAYER_SENTENCES, LAYER_WORDS},
        {"entities", LAYER_SENTENCES | LAYER_WORDS, LAYER_ENTITIES},
        {"times", LAYER_SENTENCES | LAYER_WORDS, LAYER_TIMES},
        {"values", LAYER_SENTENCES | LAYER_WORDS | LAYER_TIMES, LAYER_VALUES},
        {"quotes", LAYER_ENTITIES, LAYER_QUOTES},
        {"relations", LAYER_ENTITIES, LAYER_RELATIONS},
    };
    enum { TEXT_BYTES = 8 << 20, SLOW_BYTES = CHECK_SANITIZED ? 1 << 20 : 8 << 20 };
    size_t i, n, whole;
    char *text = long_text(&n);

    whole = n > TEXT_BYTES ? TEXT_BYTES : n; /* the same for every build of a kind */
    for (i = 0; i < sizeof LAYERS / sizeof LAYERS[0]; i++) {
        Document *d = NULL;
        int calls = 0;

        n = LAYERS[i].layer >= LAYER_ENTITIES && whole > SLOW_BYTES ? SLOW_BYTES : whole;
        CHECK_INT(document_new(&d, text, n), SQLITE_OK);
        CHECK_INT(document_need(d, LAYERS[i].before), SQLITE_OK);
        d->arena.poll = count_polls;
        d->arena.poll_data = &calls;
        CHECK_INT_OF(LAYERS[i].name, document_need(d, LAYERS[i].layer), SQLITE_OK);
        if (!CHECK(calls >= 1)) printf("    %s: %d times in %zu bytes\n", LAYERS[i].name, calls, n);
        document_free(d);

        CHECK_INT(document_new(&d, text, n), SQLITE_OK);
        CHECK_INT(document_need(d, LAYERS[i].before), SQLITE_OK);
        d->arena.poll = stop_at_once;
        calls = 0;
        d->arena.poll_data = &calls;
        CHECK_INT_OF(LAYERS[i].name, document_need(d, LAYERS[i].layer), SQLITE_INTERRUPT);
        CHECK_INT_OF(LAYERS[i].name, calls, 1);
        document_free(d);
    }
    free(text);
}

/* One sentence without an end: tagging stops in its middle. */
static void test_long_sentence_polls(void) {
    static const char PIECE[] = "Rat und ";
    size_t n = 1 << 22, i;
    char *text = malloc(n + 1);
    Document *d = NULL;
    int calls = 0;

    if (!CHECK(text)) return;
    for (i = 0; i < n; i++) text[i] = PIECE[i % (sizeof PIECE - 1)];
    text[n] = 0;
    CHECK_INT(document_new(&d, text, n), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_SENTENCES), SQLITE_OK);
    d->arena.poll = stop_at_once;
    d->arena.poll_data = &calls;
    CHECK_INT(document_need(d, LAYER_WORDS), SQLITE_INTERRUPT);
    CHECK_INT(calls, 1);
    document_free(d);
    free(text);
}

int main(int argc, char **argv) {
    library = argc > 2 ? argv[2] : "build/presse.so";
    RUN(test_load_twice);
    RUN(test_load_while_reading);
    RUN(test_open_and_close);
    RUN(test_threads);
    RUN(test_interrupt);
    RUN(test_layers_poll);
    RUN(test_long_sentence_polls);
    return check_done();
}

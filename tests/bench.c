/*
** Bench: how fast the layers and the SQL functions are, beside ICU's word break and FTS5's
** unicode61 on the same text in the same run; and FTS5's index with each tokenizer. Every figure is the best of three.
**
**     make bench                       the articles of tests/articles, repeated to 20 MB
**     BENCH_TEXT=file make bench       another text
**     BENCH_ONLY=presse_t make bench   only the lines whose name holds that
**
** The arguments are files; what stands before the first empty line of one with a head ("id:
** ...") is left out.
*/
#include <pthread.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "check.h"
#include "host.h"
#include "word/lexicon.h"

enum {
    ROUNDS = 3,
    TEXT_BYTES = 20 * 1000 * 1000, /* of all articles together */
    MOST_ARTICLES = 100000,
    NUMBER_BYTES = 16
};

/* The articles, as pieces of one text. */
static struct {
    char *text;
    size_t n;
    size_t start[MOST_ARTICLES + 1];
    int count;
} corpus;

/*
** Seconds: of the processor for what runs alone, so that others on the machine do not count;
** else of the wall.
*/
static double now(clockid_t of) {
    struct timespec t;
    clock_gettime(of, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

/* ---- the text */

/* A file without its head; for free(). */
static char *read_article(const char *path, size_t *n) {
    char *file = check_file(path, n), *text;
    if (!file || *n == 0) die(path);
    text = strncmp(file, "id: ", 4) == 0 ? strstr(file, "\n\n") : NULL;
    if (text) {
        *n -= (size_t)(text + 2 - file);
        memmove(file, text + 2, *n + 1);
    }
    return file;
}

/*
** Fills the text with articles. Each copy ends in a number of its own: a text that was seen
** before would come from the cache.
*/
static void load(int files, char **paths) {
    size_t n;
    int i = 0;

    corpus.text = malloc(TEXT_BYTES + 1);
    if (!corpus.text) die("out of memory");
    while (corpus.count < MOST_ARTICLES) {
        char *article = read_article(paths[i++ % files], &n);
        if (n > TEXT_BYTES - NUMBER_BYTES - corpus.n && corpus.count) {
            free(article);
            break;
        }
        if (n > TEXT_BYTES - NUMBER_BYTES) n = TEXT_BYTES - NUMBER_BYTES;
        memcpy(corpus.text + corpus.n, article, n);
        corpus.start[corpus.count++] = corpus.n;
        corpus.n += n;
        corpus.n += (size_t)snprintf(corpus.text + corpus.n, NUMBER_BYTES, " (%d)", corpus.count);
        free(article);
    }
    corpus.start[corpus.count] = corpus.n;
    corpus.text[corpus.n] = 0;
}

/* ---- measuring */

typedef struct Result {
    double seconds;
    uint64_t items; /* tokens, sentences, rows: what there is most of */
} Result;

/* What is measured: goes through all articles and returns how many items there were. */
typedef uint64_t (*Measure)(void *data);

static Result best(clockid_t of, Measure measure, void *data) {
    Result result = {1e9, 0};
    int i;
    for (i = 0; i < ROUNDS; i++) {
        double start = now(of), seconds;
        result.items = measure(data);
        seconds = now(of) - start;
        if (seconds < result.seconds) result.seconds = seconds;
    }
    return result;
}

static double unicode61;

static int wanted(const char *name) {
    const char *only = getenv("BENCH_ONLY");
    return !only || strstr(name, only) != NULL;
}

static void show(const char *name, const char *items, Result r) {
    double speed = (double)corpus.n / 1e6 / r.seconds;
    char number[40] = "";
    if (items)
        snprintf(number, sizeof number, "%.2f M %s/s", (double)r.items / 1e6 / r.seconds, items);
    printf("%-46s %8.1f MB/s  %-20s", name, speed, number);
    if (unicode61 > 0) printf(" %6.2f", speed / unicode61);
    printf("\n");
    fflush(stdout);
}

/* ---- the layers, without a database */

static uint64_t run_layers(void *data) {
    unsigned layers = *(unsigned *)data;
    WordMemory *memory = NULL; /* from text to text, as a connection has it */
    Recogniser *recogniser = NULL;
    uint64_t items = 0;
    int i;

    for (i = 0; i < corpus.count; i++) {
        Document *d = NULL;
        int rc =
            document_new(&d, corpus.text + corpus.start[i], corpus.start[i + 1] - corpus.start[i]);
        if (!rc) d->memory = &memory;
        if (!rc) d->recogniser = &recogniser;
        if (!rc) rc = document_need(d, layers);
        if (rc) die(sqlite3_errstr(rc));
        items += layers == LAYER_LABELS ? d->paragraphs.n : d->tokens.n;
        document_free(d);
    }
    word_memory_free(memory);
    recogniser_free(recogniser);
    return items;
}

/* Looks up every stretch between blanks and marks in the lexicon, as written. */
static uint64_t run_lexicon(void *data) {
    static const char BORDERS[] = " \n\r\t.,;:!?()\"/";
    volatile uint64_t seen = 0;
    uint64_t items = 0;
    size_t i = 0, end;

    (void)data;
    while (i < corpus.n) {
        LexiconEntry entry;
        i += strspn(corpus.text + i, BORDERS);
        end = i + strcspn(corpus.text + i, BORDERS);
        if (lexicon_find(corpus.text + i, end - i, &entry)) seen += entry.classes;
        items += end > i;
        i = end > i ? end : end + 1;
    }
    return items;
}

/* ---- SQL, every column read */

typedef struct Query {
    sqlite3 *db;
    sqlite3_stmt *statement;
} Query;

static Query prepare(const char *sql) {
    Query query = {NULL, NULL};
    if (sqlite3_open_v2(":memory:", &query.db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) ||
        sqlite3_presse_init(query.db, NULL, NULL) ||
        sqlite3_prepare_v2(query.db, sql, -1, &query.statement, NULL))
        die(sql);
    return query;
}

static void finish(Query *query) {
    sqlite3_finalize(query->statement);
    sqlite3_close(query->db);
}

/* Reads each column of a row as what it is declared: `types` has a letter for each. */
static uint64_t read_columns(sqlite3_stmt *statement, const char *types) {
    const unsigned char *text;
    uint64_t seen = 0;
    int c;
    for (c = 0; types[c]; c++) {
        switch (types[c]) {
        case 'I':
            seen += (uint64_t)sqlite3_column_int64(statement, c);
            break;
        case 'R':
            seen += (uint64_t)sqlite3_column_double(statement, c);
            break;
        default:
            text = sqlite3_column_text(statement, c);
            seen += text ? *text : 0;
        }
    }
    return seen;
}

static uint64_t run_query(void *data) {
    Query *query = data;
    volatile uint64_t seen = 0; /* so that no column's reading is left out */
    uint64_t rows = 0;
    char types[64] = "";
    int i, rc;

    for (i = 0; i < sqlite3_column_count(query->statement) && i + 1 < (int)sizeof types; i++) {
        const char *type = sqlite3_column_decltype(query->statement, i);
        types[i] = type ? *type : 'T';
    }

    for (i = 0; i < corpus.count; i++) {
        sqlite3_bind_text64(query->statement, 1, corpus.text + corpus.start[i],
                            corpus.start[i + 1] - corpus.start[i], SQLITE_STATIC, SQLITE_UTF8);
        while ((rc = sqlite3_step(query->statement)) == SQLITE_ROW) {
            seen += read_columns(query->statement, types);
            rows++;
        }
        if (rc != SQLITE_DONE) die(sqlite3_errmsg(query->db));
        sqlite3_reset(query->statement);
    }
    return rows;
}

static void *run_query_thread(void *data) {
    run_query(data);
    return NULL;
}

/* Twice the work by two threads, each with a connection of its own. */
static uint64_t run_two(void *data) {
    Query *queries = data;
    pthread_t threads[2];
    int i;
    for (i = 0; i < 2; i++) {
        if (pthread_create(&threads[i], NULL, run_query_thread, &queries[i])) die("no thread");
    }
    for (i = 0; i < 2; i++) pthread_join(threads[i], NULL);
    return 0;
}

/* ---- the others */

static uint64_t run_icu(void *data) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *words = ubrk_open(UBRK_WORD, "de", NULL, 0, &status);
    UChar *buffer = NULL;
    int32_t room = 0, n;
    uint64_t items = 0;
    int i;

    (void)data;
    for (i = 0; i < corpus.count; i++) {
        int32_t bytes = (int32_t)(corpus.start[i + 1] - corpus.start[i]);
        if (bytes > room) {
            free(buffer);
            room = bytes;
            buffer = malloc((size_t)room * sizeof *buffer);
            if (!buffer) die("out of memory");
        }
        u_strFromUTF8WithSub(buffer, room, &n, corpus.text + corpus.start[i], bytes, 0xFFFD, NULL,
                             &status);
        ubrk_setText(words, buffer, n, &status);
        if (U_FAILURE(status)) die(u_errorName(status));
        while (ubrk_next(words) != UBRK_DONE)
            items += ubrk_getRuleStatus(words) >= UBRK_WORD_NUMBER;
    }
    free(buffer);
    ubrk_close(words);
    return items;
}

/* A full-text index of all articles in memory; the texts themselves are not kept. */
typedef struct Index {
    const char *tokenizer;
    sqlite3_int64 bytes; /* out: of the index */
} Index;

static uint64_t run_fts5(void *data) {
    Index *index = data;
    sqlite3 *db = NULL;
    sqlite3_stmt *insert = NULL;
    char *create = sqlite3_mprintf(
        "CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize=%Q); BEGIN", index->tokenizer);
    int i;

    if (sqlite3_open(":memory:", &db) || sqlite3_presse_init(db, NULL, NULL) ||
        sqlite3_exec(db, create, NULL, NULL, NULL) ||
        sqlite3_prepare_v2(db, "INSERT INTO t(x) VALUES (?1)", -1, &insert, NULL)) {
        sqlite3_free(create);
        sqlite3_close(db);
        return 0; /* a host without FTS5 */
    }
    sqlite3_free(create);
    for (i = 0; i < corpus.count; i++) {
        sqlite3_bind_text64(insert, 1, corpus.text + corpus.start[i],
                            corpus.start[i + 1] - corpus.start[i], SQLITE_STATIC, SQLITE_UTF8);
        if (sqlite3_step(insert) != SQLITE_DONE) die(sqlite3_errmsg(db));
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    if (sqlite3_exec(db, "COMMIT", NULL, NULL, NULL)) die(sqlite3_errmsg(db));
    if (sqlite3_prepare_v2(db, "SELECT sum(length(block)) FROM t_data", -1, &insert, NULL) ||
        sqlite3_step(insert) != SQLITE_ROW)
        die(sqlite3_errmsg(db));
    index->bytes = sqlite3_column_int64(insert, 0);
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return (uint64_t)i;
}

/* ---- the table */

static void bench_layers(void) {
    static const struct {
        const char *name, *items;
        unsigned layers;
    } ROWS[] = {
        {"layer: tokens", "tokens", LAYER_TOKENS},
        {"layer: tokens, sentences", "tokens", LAYER_TOKENS | LAYER_SENTENCES},
        {"layer: paragraphs, labels", "paragraphs", LAYER_LABELS},
        {"layer: tokens, sentences, tags and lemmas", "tokens", LAYER_WORDS},
        {"layer: times, with what they need", "tokens", LAYER_TIMES},
        {"layer: names, with what they need", "tokens", LAYER_ENTITIES},
        {"layer: times and values, with what they need", "tokens", LAYER_TIMES | LAYER_VALUES},
        {"layer: quotations, with what they need", "tokens", LAYER_QUOTES},
        {"layer: relations, with what they need", "tokens", LAYER_RELATIONS},
        {"layer: all", "tokens", LAYER_ALL},
    };
    size_t i;
    for (i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        unsigned layers = ROWS[i].layers;
        if (!wanted(ROWS[i].name)) continue;
        show(ROWS[i].name, ROWS[i].items, best(CLOCK_PROCESS_CPUTIME_ID, run_layers, &layers));
    }
}

static void bench_sql(void) {
    static const struct {
        const char *name, *items, *sql;
    } ROWS[] = {
        {"SQL: presse_tokens, count(*)", NULL, "SELECT count(*) FROM presse_tokens(?1)"},
        {"SQL: presse_tokens, every column", "rows", "SELECT * FROM presse_tokens(?1)"},
        {"SQL: presse_tokens, every column, in SQL", NULL,
         "SELECT count(position), count(sentence), count(keep), count(text), count(norm), "
         "count(lemma), count(pos), "
         "count(tag), count(kind), count(stop), count(space), count(start), count(length) FROM "
         "presse_tokens(?1)"},
        {"SQL: presse_tokens, all but keep and the word layer's", "rows",
         "SELECT position, sentence, text, norm, kind, stop, space, start, length "
         "FROM presse_tokens(?1)"},
        {"SQL: presse_tokens, text, kind, start, length", "rows",
         "SELECT text, kind, start, length FROM presse_tokens(?1)"},
        {"SQL: presse_tokens, lemma, pos, tag", "tokens",
         "SELECT lemma, pos, tag FROM presse_tokens(?1)"},
        {"SQL: presse_tokens, the three counted in SQL", NULL,
         "SELECT count(lemma), count(pos), count(tag) FROM presse_tokens(?1)"},
        {"SQL: presse_sentences, every column", "rows", "SELECT * FROM presse_sentences(?1)"},
        {"SQL: presse_paragraphs, every column", "rows", "SELECT * FROM presse_paragraphs(?1)"},
        {"SQL: presse_entities, every column", "rows", "SELECT * FROM presse_entities(?1)"},
        {"SQL: presse_entities, all columns but keep", "rows",
         "SELECT position, sentence, text, type, kind, name, entity, score, start, length "
         "FROM presse_entities(?1)"},
        {"SQL: presse_times, every column", "rows", "SELECT * FROM presse_times(?1, '2025-01-31')"},
        {"SQL: presse_quotes, every column", "rows", "SELECT * FROM presse_quotes(?1)"},
        {"SQL: presse_relations, every column", "tokens", "SELECT * FROM presse_relations(?1)"},
        {"SQL: presse_sentiment", "tokens", "SELECT presse_sentiment(?1)"},
        {"SQL: presse_sentiment, of Hamburg", "tokens", "SELECT presse_sentiment(?1, 'Hamburg')"},
        {"SQL: presse_clean", NULL, "SELECT presse_clean(?1)"},
        {"SQL: presse_matches, '\\w+', count(*)", NULL,
         "SELECT count(*) FROM presse_matches(?1, '\\w+')"},
    };
    size_t i;
    for (i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        Query query;
        if (!wanted(ROWS[i].name)) continue;
        query = prepare(ROWS[i].sql);
        show(ROWS[i].name, ROWS[i].items, best(CLOCK_PROCESS_CPUTIME_ID, run_query, &query));
        finish(&query);
    }
}

/* FTS5's tokenizers and ours: time to index, size of the index, both beside unicode61's. */
static void bench_search(void) {
    static const char *const TOKENIZERS[] = {
        "unicode61",
        "porter unicode61",
        "trigram",
        "presse",
        "presse fold",
        "presse lemma fold",
        "presse lemma split fold",
        "presse lemma split fold stop",
        "presse lemma split fold stem",
    };
    double first_seconds = 0, first_bytes = 0;
    size_t i;

    if (!wanted("FTS5 index")) return;
    printf("\n%-46s %13s  %10s %18s\n", "FTS5 index", "", "x the time", "x the size");
    for (i = 0; i < sizeof TOKENIZERS / sizeof TOKENIZERS[0]; i++) {
        Index index = {TOKENIZERS[i], 0};
        Result r = best(CLOCK_PROCESS_CPUTIME_ID, run_fts5, &index);
        if (!r.items) continue;
        if (first_seconds <= 0) {
            first_seconds = r.seconds;
            first_bytes = (double)index.bytes;
        }
        printf("  %-44s %8.1f MB/s  %10.2f %8.2f MB %6.2f\n", TOKENIZERS[i],
               (double)corpus.n / 1e6 / r.seconds, r.seconds / first_seconds,
               (double)index.bytes / 1e6, (double)index.bytes / first_bytes);
        fflush(stdout);
    }
}

static void bench_threads(void) {
    static const char SQL[] = "SELECT * FROM presse_tokens(?1)";
    Query queries[2] = {prepare(SQL), prepare(SQL)};
    Result one = best(CLOCK_MONOTONIC, run_query, &queries[0]),
           two = best(CLOCK_MONOTONIC, run_two, queries);

    printf("%-46s %8.2f x one, by the clock (presse_tokens, every column)\n",
           "two threads, a connection each", 2 * one.seconds / two.seconds);
    finish(&queries[0]);
    finish(&queries[1]);
}

/* ---- gazetteers: names made of first and last names that are made of syllables */

/*
** A table with so many names, from another with them, and a few that the articles have: both sizes
** find the same.
*/
static Query fill_gazetteer(int names, double *build, double *bytes) {
    static const char FILL[] =
        "CREATE TEMP TABLE source AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM "
        "n WHERE i + 1 < ?1), s(k, v) AS (VALUES (0, 'ba'), (1, 'kel'), (2, 'lo'), (3, 'mint'), "
        "(4, "
        "'ra'), (5, 'sul'), (6, 'ti'), (7, 'vor'), (8, 'zem'), (9, 'hul')) SELECT "
        "upper(substr(a.v, 1, 1)) || substr(a.v, 2) || b.v || c.v || ' ' || upper(substr(d.v, 1, "
        "1)) || substr(d.v, 2) || e.v || f.v AS name, i FROM n, s a, s b, s c, s d, s e, s f WHERE "
        "a.k = i % 10 AND b.k = i / 10 % 10 AND c.k = i / 100 % 10 AND d.k = i / 1000 % 10 AND e.k "
        "= i / 10000 % 10 AND f.k = i / 100000 % 10";
    Query query = prepare("SELECT 1");
    sqlite3_stmt *statement;
    double start;

    sqlite3_finalize(query.statement);
    if (sqlite3_exec(query.db, "CREATE VIRTUAL TABLE g USING presse_gazetteer", NULL, NULL, NULL) ||
        sqlite3_prepare_v2(query.db, FILL, -1, &statement, NULL) ||
        sqlite3_bind_int(statement, 1, names) || sqlite3_step(statement) != SQLITE_DONE ||
        sqlite3_finalize(statement) ||
        sqlite3_prepare_v2(query.db,
                           "INSERT INTO g(name, type, id) SELECT name, 'PER', i FROM source", -1,
                           &statement, NULL))
        die(sqlite3_errmsg(query.db));
    start = now(CLOCK_PROCESS_CPUTIME_ID);
    if (sqlite3_step(statement) != SQLITE_DONE) die(sqlite3_errmsg(query.db));
    *build = now(CLOCK_PROCESS_CPUTIME_ID) - start;
    sqlite3_finalize(statement);
    if (sqlite3_exec(query.db,
                     "INSERT INTO g(name) VALUES ('Mühlbach'), ('Hamburg'), ('Deutsche "
                     "Bank'), ('SPD'), ('Schweizer')",
                     NULL, NULL, NULL) ||
        sqlite3_prepare_v2(query.db,
                           "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
                           -1, &statement, NULL) ||
        sqlite3_step(statement) != SQLITE_ROW)
        die(sqlite3_errmsg(query.db));
    *bytes = sqlite3_column_double(statement, 0) / names;
    sqlite3_finalize(statement);
    if (sqlite3_prepare_v2(query.db, "SELECT count(*) FROM g(?1)", -1, &query.statement, NULL))
        die(sqlite3_errmsg(query.db));
    return query;
}

static void bench_gazetteers(void) {
    static const int SIZES[] = {1000, 1000000};
    double build = 0, bytes = 0;
    size_t i;

    for (i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
        char name[60];
        Query query = fill_gazetteer(SIZES[i], &build, &bytes);
        snprintf(name, sizeof name, "gazetteer of %d names, count(*)", SIZES[i]);
        show(name, NULL, best(CLOCK_PROCESS_CPUTIME_ID, run_query, &query));
        finish(&query);
    }
    printf("%-46s %8.2f s     %.0f bytes a name\n", "gazetteer of 1000000 names: INSERT ... SELECT",
           build, bytes);
}

/* ---- opening a connection */

enum { CONNECTIONS = 500 };

static uint64_t run_open(void *data) {
    int i, with = *(int *)data;
    for (i = 0; i < CONNECTIONS; i++) {
        sqlite3 *db = NULL;
        if (sqlite3_open(":memory:", &db) || (with && sqlite3_presse_init(db, NULL, NULL)) ||
            sqlite3_exec(db, "SELECT 1", NULL, NULL, NULL))
            die("a connection does not open");
        sqlite3_close(db);
    }
    return CONNECTIONS;
}

static void bench_open(void) {
    int with = 1, without = 0;
    Result loaded = best(CLOCK_PROCESS_CPUTIME_ID, run_open, &with);
    Result plain = best(CLOCK_PROCESS_CPUTIME_ID, run_open, &without);
    printf("%-46s %8.3f ms, %.3f ms without presse\n", "a connection, opened and closed",
           loaded.seconds * 1000 / CONNECTIONS, plain.seconds * 1000 / CONNECTIONS);
}

int main(int argc, char **argv) {
    Index plain = {"unicode61", 0};
    Result r;

    if (argc < 2) die("which files?");
    load(argc - 1, argv + 1);
    printf("%.1f MB in %d texts, one core, best of %d, processor time; SQLite %s\n\n",
           (double)corpus.n / 1e6, corpus.count, ROUNDS, sqlite3_libversion());
    printf("%-46s %13s  %-20s %6s\n", "", "", "", "x FTS5");
    r = wanted("FTS5") ? best(CLOCK_PROCESS_CPUTIME_ID, run_fts5, &plain) : (Result){0, 0};
    if (r.items) unicode61 = (double)corpus.n / 1e6 / r.seconds;
    if (r.items) show("FTS5 unicode61, contentless table", NULL, r);
    if (wanted("ICU"))
        show("ICU word break (with conversion to UTF-16)", "words",
             best(CLOCK_PROCESS_CPUTIME_ID, run_icu, NULL));
    bench_layers();
    if (wanted("lexicon"))
        show("lexicon: every word looked up", "words",
             best(CLOCK_PROCESS_CPUTIME_ID, run_lexicon, NULL));
    bench_sql();
    bench_search();
    if (wanted("gazetteer")) bench_gazetteers();
    if (wanted("threads")) bench_threads();
    if (wanted("connection")) bench_open();
    free(corpus.text);
    return 0;
}

/*
** Full-text search where SQL alone cannot look: what is written is found whatever the options,
** FTS5's interface called by hand (both versions of it), hosts without FTS5, memory that runs out.
*/
#include "base/hash.h"
#include "check.h"
#include "host.h"
#include "sqlite/fts.h"
#include "word/term_cache.h"

static const char *const OPTIONS[] = {
    "",
    "fold",
    "lemma",
    "split",
    "stem",
    "stop",
    "lemma fold",
    "lemma split fold",
    "lemma split fold stop",
    "lemma split fold stem stop",
};

enum { OPTION_SETS = sizeof OPTIONS / sizeof OPTIONS[0] };

static const char TEXT[] =
    "Die Bundesfinanzministerin und ihre Kolleginnen sahen am 3. März neue Häuser in der "
    "Großen Strasse; 's war kalt, wie's heißt. HÄUSER KOSTEN 1.250,50 Euro, z. B. am See. Die "
    "Leser:innen der US-Zeitung fanden Corona-Krise und Klima- und Umweltschutz-Gesetz auf "
    "https://www.example.org/plan#2 und #Rathaus, rat@example.org, am 24.12.2014 um 18:30 Uhr. "
    "„Waren das Müllers Waren?“, fragte Hans' Bruder. Cafe\u0301, Was\u00ADser, x\xFFy \xC3, "
    "🙂 "
    "Ðørt, ﬁnden, 北京, Straße! Peter's Auto, 3,5-prozentig, A4, C++, AT&T.";

static void expect(sqlite3 *db, const char *sql, const char *expected) {
    const char *text = strstr(sql, "?1") ? TEXT : NULL;
    char *got = host_query(db, sql, text, sizeof TEXT - 1, NULL);
    CHECK_TEXT_OF(sql, got, expected);
    free(got);
}

static void run(sqlite3 *db, const char *sql) {
    char *error = NULL;
    if (!CHECK_INT_OF(sql, sqlite3_exec(db, sql, NULL, NULL, &error), SQLITE_OK))
        printf("    %s\n", error);
    sqlite3_free(error);
}

/* Makes the table `search` with these options. */
static void create(sqlite3 *db, const char *options) {
    char *sql = sqlite3_mprintf("CREATE VIRTUAL TABLE search USING fts5(x, tokenize = 'presse %s')",
                                options);
    run(db, sql);
    sqlite3_free(sql);
}

/* Is FTS5 there to be tested? */
static int has_fts5(void) {
    sqlite3 *db = host_open();
    char *got = host_query(db, "SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'", NULL,
                           0, NULL);
    int has = strcmp(got, "1") == 0;
    free(got);
    sqlite3_close(db);
    return has;
}

/* ---- what is written is found */

/* Every word of a text finds the text: as it stands, in small letters and in capitals. */
static void test_written_is_found(void) {
    static const char *const FORMS[] = {"w", "lower(w)", "upper(w)"};
    size_t f;
    int i;

    for (i = 0; i < OPTION_SETS; i++) {
        sqlite3 *db = host_open();
        create(db, OPTIONS[i]);
        run(db, "CREATE TABLE word(w)");
        expect(db, "INSERT INTO search VALUES ('Ein anderer Text.'), (?1)", "");
        expect(db,
               "INSERT INTO word SELECT DISTINCT text FROM presse_tokens(?1) "
               "WHERE kind NOT IN ('punctuation', 'symbol') AND NOT stop AND "
               /* one token only where their capitals are */
               "text NOT IN ('Peter''s', 'C++', 'AT&T')",
               "");
        expect(db, "SELECT count(*) > 40 FROM word", "1");
        for (f = 0; f < sizeof FORMS / sizeof FORMS[0]; f++) {
            char *sql = sqlite3_mprintf(
                "SELECT group_concat(w, ' ') FROM word WHERE 2 NOT IN "
                "(SELECT rowid FROM search('\"' || replace(%s, '\"', '\"\"') || '\"'))",
                FORMS[f]);
            char *got = host_query(db, sql, NULL, 0, NULL);
            if (!CHECK_TEXT_OF(FORMS[f], got, "NULL")) printf("    with '%s'\n", OPTIONS[i]);
            free(got);
            sqlite3_free(sql);
        }
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
    }
}

/* Marks stand at words' edges: without them the text is there again. What is deleted is gone. */
static void test_marks_and_deletes(void) {
    int i;
    for (i = 0; i < OPTION_SETS; i++) {
        sqlite3 *db = host_open();
        create(db, OPTIONS[i]);
        run(db, "CREATE VIRTUAL TABLE v USING fts5vocab(search, 'row')");
        expect(db, "INSERT INTO search VALUES (?1)", "");
        expect(db,
               "SELECT count(*) FROM v, search('\"' || replace(v.term, '\"', '\"\"') || '\"') s "
               "WHERE replace(replace(highlight(search, 0, char(1), char(2)), char(1), ''), "
               "char(2), '') <> s.x",
               "0");
        expect(db,
               "WITH m(t) AS (SELECT highlight(search, 0, char(1), char(2)) FROM "
               "search('haeuser OR häuser OR haus')) SELECT substr(t, instr(t, char(1)) + 1, "
               "instr(t, char(2)) - instr(t, char(1)) - 1) FROM m",
               "Häuser");
        run(db, "INSERT INTO search(search) VALUES ('integrity-check')");
        run(db, "DELETE FROM search");
        run(db, "INSERT INTO search(search) VALUES ('integrity-check')");
        expect(db, "SELECT count(*) FROM v", "0");
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
    }
}

/* What the cache gives is what was kept, also when much else was; what is often used stays. */
static void test_generations(void) {
    TermCache cache = {0};
    char form[TERM_CACHE_FORM], value[400];
    uint32_t i, k, round, lost = 0;

    for (round = 0; round < 2; round++) {
        for (i = 0; i < 250000; i++) {
            size_t n = (size_t)snprintf(form, sizeof form, "wort%u", i);
            const char *got = term_cache_find(&cache, hash_bytes(form, n), form, n, i % 3);
            int m = snprintf(value, sizeof value, "%u %*s", i, (int)(i % 50), "x");
            if (!got) {
                lost += round;
                term_cache_add(&cache, hash_bytes(form, n), form, n, i % 3, value, (size_t)m);
                got = term_cache_find(&cache, hash_bytes(form, n), form, n, i % 3);
            }
            if (!CHECK(got && memcmp(got, value, (size_t)m) == 0)) break;
            CHECK(!term_cache_find(&cache, hash_bytes(form, n), form, n, i % 3 + 1));
            for (k = 0; k < 10 && i; k++) { /* these are asked for again and again */
                n = (size_t)snprintf(form, sizeof form, "wort%u", k);
                if (k <= i) CHECK(term_cache_find(&cache, hash_bytes(form, n), form, n, k % 3));
            }
        }
    }
    CHECK(lost > 50000);
    term_cache_free(&cache);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* The index holds what presse_terms, which has a cache of its own for each call, says of each. */
static void test_cache(void) {
    sqlite3 *db = host_open();
    create(db, "lemma split fold");
    run(db, "CREATE TABLE article(id INTEGER PRIMARY KEY, x)");
    run(db, "CREATE VIRTUAL TABLE v USING fts5vocab(search, 'instance')");
    run(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
            "INSERT INTO article SELECT i % 40, group_concat(printf('Häuser und w%c%c%c%cx ', "
            "char(97 + i % 25), char(97 + i / 25 % 25), char(97 + i / 625 % 25), char(97 + i / "
            "15625 % 25)), '') FROM n GROUP BY i % 40");
    run(db, "INSERT INTO search(rowid, x) SELECT * FROM article");
    run(db, "INSERT INTO search(rowid, x) SELECT id + 100, x FROM article");
    expect(db, "SELECT count(DISTINCT term) > 40000 FROM v", "1");
    expect(
        db,
        "SELECT count(*) FROM (SELECT term, doc, offset FROM v WHERE doc % 100 IN (1, 39) EXCEPT "
        "SELECT term, id + k, place - 1 FROM article, (SELECT 0 AS k UNION SELECT 100), "
        "presse_terms(article.x) WHERE id IN (1, 39))",
        "0");
    expect(
        db,
        "SELECT count(*) FROM (SELECT term, id + k, place - 1 FROM article, (SELECT 0 AS k UNION "
        "SELECT 100), presse_terms(article.x) WHERE id IN (1, 39) EXCEPT "
        "SELECT term, doc, offset FROM v)",
        "0");
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* ---- FTS5's interface by hand */

typedef int (*Tokenize)(Fts5Tokenizer *, void *, int, const char *, int,
                        int (*)(void *, int, const char *, int, int, int));

/* What was handed out: " term|term": a space before each token's first term, bars in it. */
typedef struct Taken {
    HostText out;
    int end; /* bytes of the text */
    Fts5Tokenizer *again;
    Tokenize tokenize; /* called with `again` from inside */
    int after, rc;     /* at so many terms the callback says `rc` */
    int bad, n;        /* terms whose bytes lie outside the text, terms */
} Taken;

static int take(void *data, int flags, const char *term, int n, int start, int end) {
    Taken *taken = data;

    host_add(&taken->out, flags & FTS5_TOKEN_COLOCATED ? "|" : " ", 1);
    host_add(&taken->out, term, (size_t)n);
    taken->bad += start < 0 || end <= start || end > taken->end;
    if (taken->again) {
        Taken inner = {.end = 15};
        CHECK_INT(taken->tokenize(taken->again, &inner, FTS5_TOKENIZE_DOCUMENT, "Die Hochhäuser",
                                  15, take),
                  SQLITE_OK);
        CHECK(inner.out.p && strstr(inner.out.p, " hochhaeuser|") != NULL);
        free(inner.out.p);
    }
    return ++taken->n == taken->after ? taken->rc : SQLITE_OK;
}

static fts5_api *find_api(sqlite3 *db) {
    sqlite3_stmt *statement = NULL;
    fts5_api *api = NULL;

    CHECK_INT(sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

/* Hands the `n` bytes over with nothing behind them, and compares what comes out. */
static void tokenizes(Tokenize tokenize, Fts5Tokenizer *tokenizer, int flags, const char *text,
                      int n, Taken taken, const char *expected) {
    char *copy = malloc((size_t)n);
    if (!copy) exit(2);
    memcpy(copy, text, (size_t)n);
    taken.end = n;
    host_add(&taken.out, "", 0);
    CHECK_INT_OF(expected, tokenize(tokenizer, &taken, flags, copy, n, take),
                 taken.rc == SQLITE_DONE ? SQLITE_OK : taken.rc);
    CHECK_TEXT(taken.out.p, expected);
    CHECK_INT_OF(expected, taken.bad, 0);
    free(taken.out.p);
    free(copy);
}

static void test_interface(void) {
    enum { N = 12 };
    static const char TWO[] = "Neue Häuser";
    const char *arguments[] = {"lemma", "split", "fold"}, *odd[] = {NULL};
    sqlite3 *db = host_open();
    fts5_api *api = find_api(db);
    fts5_tokenizer module;
    Fts5Tokenizer *t = NULL, *none = NULL;
    void *data = NULL;
    Tokenize f;

    CHECK_INT(api->xFindTokenizer(api, "presse", &data, &module), SQLITE_OK);
    CHECK_INT(module.xCreate(data, arguments, 3, &t), SQLITE_OK);
    f = module.xTokenize;
    tokenizes(f, t, FTS5_TOKENIZE_DOCUMENT, TWO, N, (Taken){0}, " neue|neu haeuser|haus");
    /* what auxiliary functions see is what was indexed */
    tokenizes(f, t, FTS5_TOKENIZE_AUX, TWO, N, (Taken){0}, " neue|neu haeuser|haus");
    tokenizes(f, t, FTS5_TOKENIZE_QUERY, TWO, N, (Taken){0}, " neu|neue haus");
    tokenizes(f, t, FTS5_TOKENIZE_QUERY | FTS5_TOKENIZE_PREFIX, "Häuser, Häus. ", 16, (Taken){0},
              " haus haeus");
    /* the callback calls the same tokenizer */
    tokenizes(f, t, FTS5_TOKENIZE_DOCUMENT, TWO, N, (Taken){.again = t, .tokenize = f},
              " neue|neu haeuser|haus");
    /* the callback has enough, or fails */
    tokenizes(f, t, FTS5_TOKENIZE_DOCUMENT, TWO, N, (Taken){.after = 2, .rc = SQLITE_DONE},
              " neue|neu");
    tokenizes(f, t, FTS5_TOKENIZE_DOCUMENT, TWO, N, (Taken){.after = 1, .rc = SQLITE_FULL},
              " neue");
    /* nothing, and less; a cut character; a zero */
    CHECK_INT(f(t, NULL, FTS5_TOKENIZE_DOCUMENT, "", 0, take), SQLITE_OK);
    CHECK_INT(f(t, NULL, FTS5_TOKENIZE_DOCUMENT, NULL, 0, take), SQLITE_OK);
    tokenizes(f, t, FTS5_TOKENIZE_DOCUMENT, "3 H\xC3", 4, (Taken){0}, " 3 h");
    tokenizes(f, t, FTS5_TOKENIZE_DOCUMENT, "Haus\0Boot", 9, (Taken){0}, " haus boot");
    module.xDelete(t);
    CHECK_INT(module.xCreate(data, odd, 1, &none), SQLITE_ERROR);
    CHECK(none == NULL);
    arguments[2] = "lemma";
    CHECK_INT(module.xCreate(data, arguments, 3, &none), SQLITE_ERROR);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* ---- other hosts */

/* FTS5's second interface, as far as presse calls it. */
typedef struct SecondTokenizer {
    int version;
    int (*create)(void *, const char **, int, Fts5Tokenizer **);
    void (*destroy)(Fts5Tokenizer *);
    int (*tokenize)(Fts5Tokenizer *, void *, int, const char *, int, const char *, int,
                    int (*)(void *, int, const char *, int, int, int));
} SecondTokenizer;

typedef struct SecondApi {
    fts5_api first;
    int (*create)(fts5_api *, const char *, void *, SecondTokenizer *, void (*)(void *));
    SecondTokenizer got;
    void *data;
    void (*release)(void *);
    int rc;
} SecondApi;

static int create_second(fts5_api *api, const char *name, void *data, SecondTokenizer *tokenizer,
                         void (*release)(void *)) {
    SecondApi *second = (SecondApi *)api;
    CHECK_TEXT(name, "presse");
    if (second->rc) return second->rc;
    second->got = *tokenizer;
    second->data = data;
    second->release = release;
    return SQLITE_OK;
}

static void give_second(sqlite3_context *context, int argc, sqlite3_value **argv) {
    fts5_api **out = sqlite3_value_pointer(argv[0], "fts5_api_ptr");
    (void)argc;
    if (out) *out = sqlite3_user_data(context);
}

/* A connection whose FTS5 is `api`; NULL: it has none. */
static sqlite3 *open_with(SecondApi *api) {
    sqlite3 *db = NULL;
    CHECK_INT(sqlite3_open(":memory:", &db), SQLITE_OK);
    CHECK_INT(sqlite3_create_function(db, "fts5", 1, SQLITE_UTF8, api, api ? give_second : NULL,
                                      NULL, NULL),
              SQLITE_OK);
    return db;
}

static void test_second_interface(void) {
    static const struct {
        const char *locale;
        int n;
        const char *terms;
    } ROWS[] = {
        {NULL, 0, " haeuser|haus"},    {"", 0, " haeuser|haus"},      {"de", 2, " haeuser|haus"},
        {"de_AT", 5, " haeuser|haus"}, {"DE-CH", 5, " haeuser|haus"}, {"deXX", 2, " haeuser|haus"},
        {"en_US", 5, " die haeuser"},  {"d", 1, " die haeuser"},      {"den", 3, " die haeuser"},
    };
    const char *arguments[] = {"lemma", "split", "fold", "stop"};
    SecondApi api = {.first = {.iVersion = 3}, .create = create_second};
    sqlite3 *db = open_with(&api);
    size_t i;

    CHECK_INT(sqlite3_presse_init(db, NULL, NULL), SQLITE_OK);
    if (!CHECK_INT(api.got.version, 2)) return;
    for (i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        Fts5Tokenizer *tokenizer = NULL;
        Taken taken = {.end = 11};
        CHECK_INT(api.got.create(api.data, arguments, 4, &tokenizer), SQLITE_OK);
        CHECK_INT(api.got.tokenize(tokenizer, &taken, FTS5_TOKENIZE_DOCUMENT, "Die Häuser", 11,
                                   ROWS[i].locale, ROWS[i].n, take),
                  SQLITE_OK);
        api.got.destroy(tokenizer);
        CHECK_TEXT_OF(ROWS[i].locale ? ROWS[i].locale : "no locale", taken.out.p, ROWS[i].terms);
        free(taken.out.p);
    }
    api.release(api.data);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    api.rc = SQLITE_NOMEM;
    db = open_with(&api);
    CHECK_INT(sqlite3_presse_init(db, NULL, NULL), SQLITE_NOMEM);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* Everything but the tokenizer is there. */
static void test_no_fts5(void) {
    sqlite3 *db = open_with(NULL);
    char *error = NULL;

    CHECK_INT(sqlite3_presse_init(db, &error, NULL), SQLITE_OK);
    CHECK(error == NULL);
    expect(db, "SELECT group_concat(text) FROM presse_tokens('Ein Haus')", "Ein,Haus");
    expect(db, "SELECT group_concat(term) FROM presse_terms('Häuser')", "haeuser,haus");
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* ---- what CREATE has to say */

static struct {
    char message[400];
    int rc;
} logged;

static void on_log(void *data, int rc, const char *message) {
    (void)data;
    if (strncmp(message, "tokenizer presse: ", 18) != 0) return;
    logged.rc = rc;
    snprintf(logged.message, sizeof logged.message, "%s", message + 18);
}

static void test_options(void) {
    static const struct {
        const char *options, *message;
    } ROWS[] = {
        {"lemma spilt", "no option 'spilt': there are lemma, split, fold, stem and stop"},
        {"fold lemma FOLD", "option 'fold' twice"},
        {"lemma 1", "no option '1': there are lemma, split, fold, stem and stop"},
        {"''", "no option '': there are lemma, split, fold, stem and stop"},
        {"lem", "no option 'lem': there are lemma, split, fold, stem and stop"},
    };
    sqlite3 *db = host_open();
    size_t i;

    for (i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        char *sql = sqlite3_mprintf(
            "CREATE VIRTUAL TABLE bad USING fts5(x, tokenize = \"presse %s\")", ROWS[i].options);
        logged.rc = 0;
        logged.message[0] = 0;
        CHECK_INT_OF(sql, sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_ERROR);
        CHECK_TEXT(sqlite3_errmsg(db), "error in tokenizer constructor");
        CHECK_INT(logged.rc, SQLITE_ERROR);
        CHECK_TEXT(logged.message, ROWS[i].message);
        sqlite3_free(sql);
    }
    expect(db, "SELECT count(*) FROM sqlite_schema", "0");
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
}

/* ---- memory that runs out */

static struct {
    sqlite3_mem_methods real;
    long left; /* allocations until the failing one; < 0: none fails */
    int forever, failed;
} memory = {.left = -1};

static int fails(void) {
    if (memory.left < 0) return 0;
    if (memory.left > 0) {
        memory.left--;
        return 0;
    }
    if (!memory.forever) memory.left = -1;
    memory.failed = 1;
    return 1;
}

static void *failing_malloc(int n) {
    return fails() ? NULL : memory.real.xMalloc(n);
}

static void *failing_realloc(void *p, int n) {
    return fails() ? NULL : memory.real.xRealloc(p, n);
}

static void configure(void) {
    sqlite3_mem_methods methods;
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real);
    methods = memory.real;
    methods.xMalloc = failing_malloc;
    methods.xRealloc = failing_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
    sqlite3_config(SQLITE_CONFIG_LOG, on_log, NULL);
}

static const char *const SCRIPT[] = {
    "CREATE VIRTUAL TABLE search USING fts5(x, tokenize = 'presse lemma split fold stem stop')",
    "INSERT INTO search VALUES (?1), ('Das Haus')",
    "SELECT rowid, highlight(search, 0, '[', ']') FROM search('\"neue Häuser\" OR Krise')",
    "DELETE FROM search WHERE rowid = 1",
};

enum { STEPS = sizeof SCRIPT / sizeof SCRIPT[0] };

static char *step_once(sqlite3 *db, int step, int *rc) {
    int binds = strstr(SCRIPT[step], "?1") != NULL;
    return host_query(db, SCRIPT[step], binds ? TEXT : NULL, sizeof TEXT - 1, rc);
}

/*
** The step'th statement with its n-th allocation failing: it says so, or FTS5 can do without, and
** nothing leaks. (What FTS5 has written before it says so need not be whole, with any tokenizer.)
*/
static void fail_at(int step, long n, int forever, const char *expected) {
    sqlite3 *db = host_open();
    char *got;
    int i, rc;

    if (!CHECK(db != NULL)) return;
    for (i = 0; i < step; i++) free(step_once(db, i, NULL));
    memory.failed = 0;
    memory.forever = forever;
    memory.left = n;
    got = step_once(db, step, &rc);
    memory.left = -1;
    if ((rc & 0xFF) != SQLITE_NOMEM && !CHECK_TEXT_OF(SCRIPT[step], got, expected))
        printf("    allocation %ld\n", n);
    free(got);
    expect(db, "SELECT group_concat(term) FROM presse_terms('Ufer')", "ufer");
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    if (!CHECK_INT(sqlite3_memory_used(), 0)) printf("    allocation %ld of %s\n", n, SCRIPT[step]);
}

static void test_no_memory(void) {
    int step, forever, i;
    long n, all = 0;

    for (step = 0; step < STEPS; step++) {
        sqlite3 *db = host_open();
        char *expected = NULL;
        for (i = 0; i <= step; i++) {
            free(expected);
            expected = step_once(db, i, NULL);
        }
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
        for (forever = 0; forever < 2; forever++) {
            for (n = 0; !check.bad; n++) {
                fail_at(step, n, forever, expected);
                if (!memory.failed) break;
            }
            all += n;
        }
        free(expected);
    }
    CHECK(all > 500); /* there were some to fail */
}

/* ---- interruption */

/* Stops the walk once a term was taken: what runs before there are terms is another's to stop. */
static int stop_behind(void *terms) {
    return *(int *)terms > 0 ? SQLITE_INTERRUPT : SQLITE_OK;
}

static int count_term(void *terms, int flags, const char *term, int n, int start, int end) {
    (void)flags, (void)term, (void)n, (void)start, (void)end;
    ++*(int *)terms;
    return SQLITE_OK;
}

static void test_interrupt(void) {
    enum { WORDS = 20000 };
    static char text[2 * WORDS + 1];
    TermMaker maker;
    Arena arena;
    int terms = 0, i;

    for (i = 0; i < 2 * WORDS; i++) text[i] = i % 2 ? ' ' : 'a';
    arena_init(&arena);
    arena.poll = stop_behind;
    arena.poll_data = &terms;
    CHECK_INT(term_open(&maker, 0), SQLITE_OK);
    CHECK_INT(fts_walk(&maker, &arena, 0, text, 2 * WORDS, &terms, count_term), SQLITE_INTERRUPT);
    CHECK(terms > 0 && terms < 2000);
    term_close(&maker);
    arena_free(&arena);
}

int main(void) {
    configure();
    if (has_fts5()) {
        RUN(test_written_is_found);
        RUN(test_marks_and_deletes);
        RUN(test_cache);
        RUN(test_interface);
        RUN(test_options);
        RUN(test_no_memory);
    }
    RUN(test_interrupt);
    RUN(test_generations);
    RUN(test_second_interface);
    RUN(test_no_fts5);
    return check_done();
}

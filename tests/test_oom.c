/*
** Out of memory: every statement is run again and again, with the first allocation failing, then
** the second, and so on until none fails any more; once with that one failing alone and once
** with all from there on. Either the statement says SQLITE_NOMEM or it gives the same rows as
** ever; nothing crashes, nothing leaks, and the next statement of the connection works.
**
** The allocator of SQLite is wrapped for this, and so is ICU's, which is used by way of malloc.
*/
#include <unicode/uclean.h>

#include "check.h"
#include "host.h"

/* ---- allocators that fail */

static struct {
    sqlite3_mem_methods real;
    long left;   /* allocations until the failing one; < 0: none fails */
    int forever; /* and all behind it */
    int failed;  /* some did */
    int icu;     /* ICU's count too */
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

static void *icu_malloc(const void *context, size_t n) {
    (void)context;
    return memory.icu && fails() ? NULL : malloc(n);
}

static void *icu_realloc(const void *context, void *p, size_t n) {
    (void)context;
    return memory.icu && fails() ? NULL : realloc(p, n);
}

static void icu_free(const void *context, void *p) {
    (void)context;
    free(p);
}

static int install(void) {
    UErrorCode status = U_ZERO_ERROR;
    sqlite3_mem_methods methods;

    u_setMemoryFunctions(NULL, icu_malloc, icu_realloc, icu_free, &status);
    if (U_FAILURE(status)) return 0;
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory.real)) return 0;
    methods = memory.real;
    methods.xMalloc = failing_malloc;
    methods.xRealloc = failing_realloc;
    /* no lookaside: SQLite's own small allocations would hide some of the failures */
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK &&
           sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK;
}

/* ---- what is run */

static const char ARTICLE[] =
    "Mehr Geld für die Mühlbachschule\n"
    "\n"
    "Von Anna Weber\n"
    "\n"
    "Mühlbach – Der Gemeinderat hat am 3. März beschlossen, die Schule für rund 2,5 Mio. Euro zu "
    "sanieren. „Wir haben "
    "lange darauf gewartet“, sagte Bürgermeisterin Dr. Erika Brandt (SPD). Der Bau soll z. B. neue "
    "Fenster, ein Dach "
    "aus Schiefer und eine Ein- und Ausfahrt bekommen. Beginn ist der 24.12.2025 um 8:30 Uhr.\n"
    "\n"
    "Lesen Sie auch: Streit um die Brücke am Markt\n"
    "\n"
    "Die Stra\u00DFe – so Cafe\u0301-Wirt Karl Ott – bleibe gesperrt 🙂. Mehr auf "
    "https://example.org oder per Mail an "
    "rat@example.org, #Mühlbach. Die Was\u00ADserwerke der Stadt Köln und die Deutsche Bahn AG "
    "beteiligen sich; Berlin "
    "gibt 1.250,50 Euro dazu. Brandts Vorg\xE4nger hatte das abgelehnt \xFF\xC3.\n"
    "\n"
    "Foto: Anna Weber/dpa\n"
    "\n"
    "Newsletter: Jeden Morgen das Wichtigste. Jetzt anmelden!\n";

enum { STATEMENTS = 200 };

/* More names than the first places for mentions, words and entities hold. */
static char names[12000];
static size_t names_n;

static struct {
    char *sql, *expected;
    const char *text; /* ?1, of `n` bytes */
    size_t n;
} statements[STATEMENTS];
static int statement_count;
static int utf16; /* the database keeps its texts as UTF-16: arguments must be converted */

static void add_statement(const char *format, const char *text) {
    char sql[2000];
    snprintf(sql, sizeof sql, format, text);
    statements[statement_count].text = ARTICLE;
    statements[statement_count].n = sizeof ARTICLE - 1;
    statements[statement_count].sql = malloc(strlen(sql) + 1);
    if (statements[statement_count].sql) strcpy(statements[statement_count++].sql, sql);
}

static void make_names(void) {
    unsigned i;
    for (i = 0; i < 90; i++)
        names_n += (size_t)snprintf(names + names_n, sizeof names - names_n,
                                    "Frau Anna Ar%co%uta sprach mit der Firma Be%cta%u und dem "
                                    "Ka%cta%u-Konzern in Berlin. „Es gehe“, sagte sie.\n",
                                    'a' + (int)(i % 26), i, 'b' + (int)(i % 20), i * 7,
                                    'c' + (int)(i % 20), i * 3);
}

/* A statement over many names. */
static void add_names(const char *sql) {
    add_statement("%s", sql);
    statements[statement_count - 1].text = names;
    statements[statement_count - 1].n = names_n;
}

/* Every function's example, and every function over the article. */
static void collect(void) {
    const Function *const *topic, *function;
    char call[200];

    for (topic = FUNCTIONS; *topic; topic++) {
        for (function = *topic; function->name && statement_count + 2 < STATEMENTS; function++) {
            if (function->writes) continue; /* tests/test_annotate.c */
            add_statement("%s", function->example);
            if (!function->arguments[0].name) continue;
            host_call(function, call, sizeof call);
            if (function->columns[0].name) {
                add_statement("SELECT * FROM %s", call);
            } else if (function->scalar) {
                add_statement("SELECT %s", call);
            }
        }
    }
    add_statement(
        "SELECT count(*), max(s.position) FROM presse_tokens(%s) t, presse_sentences(?1) s "
        "WHERE s.position = t.sentence",
        "?1");
    add_statement("SELECT count(*) FROM presse_tokens(%s, 1)",
                  "1"); /* errors need memory as well */
    /* words in blocks of memory of their own, and the particle's lemma behind them */
    add_statement(
        "SELECT count(pos), count(tag), max(length(lemma)), min(lemma) FROM "
        "presse_tokens('Sie reiste ' || replace(printf('%%.9000c', 'a'), 'a', 'Wa\u00ADs') || %s)",
        "' nach Bonn ab.'");
    add_statement("SELECT presse_lemma(?1, %s), presse_lemma(?1, 'VVFIN')", "'NOUN'");
    add_statement("SELECT presse_lemma('Haus', %s)", "'Nomen'");
    add_statement("SELECT presse_clean(%s)", "x'00'");
    add_statement("SELECT text FROM presse_matches('abc', '%s')", "(?<n>b)");
    add_statement("SELECT text FROM presse_matches('abc', '%s')", "((");
    make_names();
    add_names("SELECT count(*), sum(position * start), sum(sentence * length), sum(keep), "
              "group_concat(DISTINCT type), group_concat(DISTINCT kind), max(name), min(text), "
              "max(entity), sum(score) FROM presse_entities(?1)");
    add_names("SELECT length(presse_highlight(?1)), length(presse_highlight(?1, 'PER,LOC'))");
    add_names("SELECT count(*), sum(position * start), sum(sentence * length), sum(keep), "
              "group_concat(DISTINCT kind), max(speaker), max(speaker_text), sum(speaker_start), "
              "max(cue), sum(cue_start), max(text) FROM presse_quotes(?1)");
    add_names("SELECT count(*), max(term), sum(count), sum(score) FROM presse_keywords(?1, 1000)");
    add_names("SELECT length(presse_summary(?1, 100)), sum(value) FROM presse_readability(?1)");
    add_names("SELECT count(*), sum(hash % 1000) FROM presse_lsh(presse_minhash(?1))");
    add_statement("SELECT presse_minhash(?1, %s)", "'drei'");
    add_statement("SELECT presse_highlight(?1, %s)", "'PER,ORG,LOC,MISC'");
    add_statement("SELECT presse_highlight(?1, %s)", "'PER,Person'");
    add_statement("SELECT * FROM presse_times('Am 3. März kam er. ' || ?1, %s)", "'2025-01-31'");
    add_statement("SELECT * FROM presse_times(?1, %s)", "'Montag'");
    add_statement("SELECT * FROM presse_entities(%s) ORDER BY name, start DESC", "?1");
    add_names("SELECT count(*), sum(position * start), sum(sentence * length), sum(keep), "
              "group_concat(DISTINCT relation), max(subject), max(object), min(text) "
              "FROM presse_relations(?1)");
    add_names("SELECT presse_sentiment(?1), presse_sentiment(?1, 'Merkel'), "
              "presse_sentiment(?1, 'es')");
    add_statement("SELECT presse_sentiment(?1, %s)", "x'00'");
}

static char *run(sqlite3 *db, int i, int *rc) {
    int binds = strstr(statements[i].sql, "?1") != NULL;
    return host_query(db, statements[i].sql, binds ? statements[i].text : NULL,
                      binds ? statements[i].n : 0, rc);
}

static int is_nomem(int rc) {
    return (rc & 0xFF) == SQLITE_NOMEM || rc == SQLITE_IOERR_NOMEM;
}

/* A connection with nothing failing. */
static sqlite3 *open_whole(void) {
    sqlite3 *db;
    memory.left = -1;
    db = host_open();
    if (db && utf16) CHECK_INT(sqlite3_exec(db, "PRAGMA encoding = 'UTF-16'", NULL, NULL, NULL), 0);
    return db;
}

/* ---- the sweeps */

static void sweep(int i) {
    long n;
    int forever, rc;

    for (forever = 0; forever < 2; forever++) {
        for (n = 0;; n += CHECK_SANITIZED ? 11 : 1) { /* they take ten times as long */
            sqlite3 *db = open_whole();
            char *got, *again;
            if (!CHECK(db != NULL)) return;
            memory.failed = 0;
            memory.forever = forever;
            memory.left = n;
            got = run(db, i, &rc);
            memory.left = -1;
            /* where an error is right, its message may get lost: SQLite copies it */
            if (rc == SQLITE_ERROR && strncmp(statements[i].expected, "error: ", 7) == 0)
                rc = SQLITE_NOMEM;
            if (!is_nomem(rc) && !CHECK_TEXT_OF(statements[i].sql, got, statements[i].expected))
                printf("    allocation %ld, %s\n", n, forever ? "and all behind it" : "alone");
            again = run(db, i, &rc);
            if (!CHECK_TEXT_OF("the same once more", again, statements[i].expected))
                printf("    allocation %ld of: %s\n", n, statements[i].sql);
            free(got);
            free(again);
            CHECK_INT(sqlite3_close(db), SQLITE_OK);
            if (!CHECK_INT(sqlite3_memory_used(), 0)) {
                printf("    allocation %ld of: %s\n", n, statements[i].sql);
                return; /* all that follows would fail too */
            }
            if (!memory.failed || check.bad) break;
        }
    }
}

/* Opening and loading. */
static void test_load(void) {
    long n;
    int forever, rc;

    for (forever = 0; forever < 2; forever++) {
        for (n = 0;; n++) {
            sqlite3 *db = NULL;
            char *error = NULL;
            memory.failed = 0;
            memory.forever = forever;
            memory.left = n;
            rc = sqlite3_open(":memory:", &db);
            if (!rc) rc = sqlite3_presse_init(db, &error, NULL);
            memory.left = -1;
            CHECK(rc == SQLITE_OK || is_nomem(rc));
            sqlite3_free(error);
            CHECK_INT(sqlite3_close(db), SQLITE_OK);
            if (!CHECK_INT(sqlite3_memory_used(), 0)) return;
            if (!memory.failed) break;
        }
    }
    CHECK(n > 50); /* there were some to fail */
}

int main(void) {
    char test[200];
    int i, rc;

    if (!install()) return 2;
    collect();
    check_begin(
        "baseline"); /* also: ICU keeps what it once loaded, and keeps failing where that failed */
    for (i = 0; i < statement_count; i++) {
        sqlite3 *db = open_whole();
        if (!db) return 2;
        statements[i].expected = run(db, i, &rc);
        CHECK(rc == SQLITE_OK || rc == SQLITE_ERROR);
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
        CHECK_INT(sqlite3_memory_used(), 0);
    }
    check_end();
    /* without ICU's memory: opening a collator, ICU 72 reads through NULL when there is none */
    RUN(test_load);
    memory.icu = 1;
    for (i = 0; i < statement_count; i++) {
        snprintf(test, sizeof test, "out of memory in %.150s", statements[i].sql);
        check_begin(test);
        sweep(i);
        check_end();
    }
    utf16 = 1;
    for (i = 0; i < statement_count; i++) {
        if (strstr(statements[i].sql, "FROM presse_tokens(") ||
            strstr(statements[i].sql, "FROM presse_matches(")) {
            sqlite3 *db = open_whole();
            snprintf(test, sizeof test, "in UTF-16: %.150s", statements[i].sql);
            check_begin(test);
            free(statements[i].expected); /* bad bytes do not survive the way there and back */
            statements[i].expected = run(db, i, &rc);
            CHECK_INT(sqlite3_close(db), SQLITE_OK);
            sweep(i);
            check_end();
        }
        free(statements[i].sql);
        free(statements[i].expected);
    }
    sqlite3_shutdown();
    u_cleanup();
    return check_done();
}

/*
** presse_annotate under pressure: whatever happens on the way, the tables are in the end those of a
** fresh run, byte for byte. Random changes and rollbacks, threads, interrupts, a process that is
** killed, two at once, locks, a full disk, no memory.
*/
#define _DEFAULT_SOURCE /* for usleep() and mkdtemp() */
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "host.h"
#include "paragraphs.h"
#include "scarce.h"

enum { PATH_BYTES = 200 };

static char folder[PATH_BYTES];
static char path[PATH_BYTES + 40]; /* of the database of the running test */

/* ---- texts */

static void read_articles(void) {
    static const char *const NAMES[] = {"01_agentur", "02_wirtschaft", "04_interview", "05_sport",
                                        "06_lokal",   "08_politik",    "10_ticker"};
    char name[PATH_BYTES];
    size_t i;

    for (i = 0; i < sizeof NAMES / sizeof NAMES[0]; i++) {
        snprintf(name, sizeof name, "tests/articles/%s.txt", NAMES[i]);
        if (!read_parts(name)) exit(2);
    }
    if (parts_n < 30) exit(2);
}

/* An article of `n` paragraphs, for free(). */
static char *make_text(unsigned n) {
    HostText out = {0};
    host_add(&out, "", 0);
    while (n-- > 0) {
        unsigned i = up_to(parts_n);
        host_add(&out, parts[i].text, parts[i].n);
        if (n) host_add(&out, "\n\n", 2);
    }
    return out.p;
}

/* ---- databases */

static int run(sqlite3 *db, const char *sql) {
    char *message = NULL;
    int rc = sqlite3_exec(db, sql, NULL, NULL, &message);
    if (rc && rc != SQLITE_BUSY) printf("%s: %s\n", sql, message);
    sqlite3_free(message);
    return rc;
}

static sqlite3 *open_file(void) {
    sqlite3 *db = NULL;
    if (sqlite3_open(path, &db) || sqlite3_presse_init(db, NULL, NULL)) exit(2);
    sqlite3_busy_timeout(db, 60000);
    run(db, "PRAGMA synchronous = OFF"); /* a killed process is no power failure */
    return db;
}

/* A new database with the table of articles, in `path`. */
static sqlite3 *new_file(const char *name) {
    snprintf(path, sizeof path, "%s/%.20s.db", folder, name);
    unlink(path);
    return open_file();
}

static void insert(sqlite3 *db, int id, const char *text) {
    sqlite3_stmt *statement = NULL;
    CHECK_INT(sqlite3_prepare_v2(db,
                                 "INSERT OR REPLACE INTO article VALUES (?1, 'Blatt ' || ?1 % 3, "
                                 "'Titel', '2025-03-' || (10 + ?1 % 9), ?2)",
                                 -1, &statement, NULL),
              SQLITE_OK);
    sqlite3_bind_int(statement, 1, id);
    sqlite3_bind_text(statement, 2, text, -1, SQLITE_STATIC);
    CHECK_INT(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
}

/* `n` articles of so many paragraphs. */
static void fill(sqlite3 *db, int n, unsigned paragraphs) {
    int i;
    run(db, "BEGIN; CREATE TABLE IF NOT EXISTS article(id INTEGER PRIMARY KEY, source TEXT, title "
            "TEXT, published TEXT, text TEXT)");
    for (i = 1; i <= n; i++) {
        char *text = make_text(1 + up_to(2 * paragraphs));
        insert(db, i, text);
        free(text);
    }
    run(db, "COMMIT");
}

/* The answer to one call, for free(). */
static char *call(sqlite3 *db, const char *arguments, int *rc) {
    char sql[300];
    snprintf(sql, sizeof sql,
             "SELECT json_remove(presse_annotate(%s), '$.tokens', '$.seconds', "
             "'$.tokens_per_second', '$.threads')",
             arguments);
    return host_query(db, sql, NULL, 0, rc);
}

/* A call that must go well. */
static void annotate(sqlite3 *db, const char *arguments) {
    int rc;
    char *got = call(db, arguments, &rc);
    if (!CHECK_INT_OF(arguments, rc, SQLITE_OK)) printf("    %s\n", got);
    CHECK_INT(sqlite3_get_autocommit(db), 1);
    free(got);
}

static void expect(sqlite3 *db, const char *arguments, const char *expected) {
    char *got = call(db, arguments, NULL);
    CHECK_TEXT_OF(arguments, got, expected);
    free(got);
}

static sqlite3_int64 number(sqlite3 *db, const char *sql) {
    char *got = host_query(db, sql, NULL, 0, NULL);
    sqlite3_int64 n = atoll(got);
    free(got);
    return n;
}

/* All tables of a schema that begin with the prefix, with their rows, in order; for free(). */
static char *dump(sqlite3 *db, const char *schema, const char *prefix) {
    static const char *const TABLES[] = {"annotation", "document", "paragraph", "sentence",
                                         "term",       "entity",   "value",     "time",
                                         "quote",      "relation"};
    HostText out = {0};
    char sql[200];
    size_t i;

    for (i = 0; i <= sizeof TABLES / sizeof TABLES[0]; i++) {
        char *rows;
        if (i == 0) {
            snprintf(sql, sizeof sql,
                     "SELECT name, sql FROM \"%s\".sqlite_schema WHERE tbl_name LIKE '%s_%%' ORDER "
                     "BY name",
                     schema, prefix);
        } else {
            snprintf(sql, sizeof sql, "SELECT * FROM \"%s\".%s_%s ORDER BY %s", schema, prefix,
                     TABLES[i - 1], i == 1 ? "1" : "1, 2, 3");
        }
        rows = host_query(db, sql, NULL, 0, NULL);
        host_add(&out, rows, strlen(rows));
        host_add(&out, "\n", 1);
        free(rows);
    }
    return out.p;
}

/* Where two dumps part; they may be long. */
static int same(const char *what, char *got, char *expected) {
    size_t i = 0;
    int equal = strcmp(got, expected) == 0;
    while (got[i] && got[i] == expected[i]) i++;
    if (!check_that(equal, what, __FILE__, __LINE__))
        printf("    is        %.100s\n    expected  %.100s\n", got + i, expected + i);
    free(got);
    free(expected);
    return equal;
}

/* Are the tables those that a fresh run over the same articles makes? */
static int is_fresh(sqlite3 *db, const char *what) {
    char *fresh;

    run(db, "ATTACH ':memory:' AS fresh; CREATE TABLE fresh.article(id INTEGER PRIMARY KEY, source "
            "TEXT, title TEXT, published TEXT, text TEXT); INSERT INTO fresh.article SELECT * FROM "
            "main.article");
    annotate(db, "'fresh.article', 'threads', 1");
    fresh = dump(db, "fresh", "article");
    run(db, "DETACH fresh");
    CHECK(strstr(fresh, "error") == NULL);
    return same(what, dump(db, "main", "article"), fresh);
}

static void close_file(sqlite3 *db) {
    char *got = host_query(db, "PRAGMA integrity_check", NULL, 0, NULL);
    CHECK_TEXT(got, "ok");
    free(got);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    unlink(path);
}

/* ---- changes */

static void change(sqlite3 *db) {
    int n = (int)up_to(6), id;

    while (n-- > 0) {
        char sql[200], *text = make_text(1 + up_to(4));
        id = 1 + (int)up_to(30);
        switch (up_to(6)) {
        case 0:
            snprintf(sql, sizeof sql, "DELETE FROM article WHERE id = %d", id);
            run(db, sql);
            break;
        case 1:
            snprintf(sql, sizeof sql, "UPDATE article SET title = title || '!' WHERE id = %d", id);
            run(db, sql);
            break;
        case 2:
            snprintf(sql, sizeof sql, "UPDATE article SET text = NULL WHERE id = %d", id);
            run(db, sql);
            break;
        case 3:
            snprintf(
                sql, sizeof sql,
                "UPDATE OR IGNORE article SET id = %u, published = '2024-01-0%u' WHERE id = %d",
                1 + up_to(30), 1 + up_to(9), id);
            run(db, sql);
            break;
        default:
            insert(db, id, text);
        }
        free(text);
    }
}

static void test_random_changes(void) {
    static const char *const CALLS[] = {"'article', 'threads', 1", "'article', 'threads', 2",
                                        "'article', 'threads', 4", "'article'"};
    sqlite3 *db = new_file("random");
    int round, rounds = CHECK_SANITIZED ? 6 : 25;

    fill(db, 20, 2);
    for (round = 0; round < rounds; round++) {
        unsigned kind = up_to(4);
        if (kind == 0) run(db, "BEGIN");
        if (kind == 1) run(db, "SAVEPOINT one");
        change(db);
        if (kind < 2 && up_to(2)) { /* a call inside, which may go */
            char *got = call(db, CALLS[up_to(4)], NULL);
            CHECK(strstr(got, "error") == NULL);
            free(got);
            change(db);
        }
        if (kind == 0) run(db, up_to(2) ? "ROLLBACK" : "COMMIT");
        if (kind == 1) run(db, up_to(2) ? "ROLLBACK TO one; RELEASE one" : "RELEASE one");
        CHECK_INT(sqlite3_get_autocommit(db), 1);
        annotate(db, CALLS[up_to(4)]);
        if (!is_fresh(db, "after random changes")) break;
    }
    close_file(db);
}

/* Indexes are dropped and made anew when many articles come. */
static void test_many(void) {
    sqlite3 *db = new_file("many");
    char *got;

    run(db, "CREATE TABLE article(id INTEGER PRIMARY KEY, source TEXT, title TEXT, published TEXT, "
            "text TEXT); INSERT INTO article WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            "WHERE i < 700) SELECT i * 7 % 701, NULL, NULL, NULL, 'Der ' || i || '. Rat in Ulm.' "
            "FROM n");
    expect(db, "'article', 'where', 'id < 300'",
           "{\"articles\":299,\"new\":299,\"changed\":0,\"deleted\":0,\"unchanged\":0}");
    run(db, "UPDATE article SET id = -id WHERE id < 200");
    expect(db, "'article', 'where', 'id < 800'",
           "{\"articles\":700,\"new\":600,\"changed\":0,\"deleted\":199,\"unchanged\":100}");
    annotate(db, "'article'");
    run(db, "UPDATE article SET text = text || ' Es regnet.'");
    got = host_query(db,
                     "SELECT presse_annotate('article') ->> 'changed' FROM article WHERE id = 300",
                     NULL, 0, NULL); /* itself reads, so that no index can be dropped */
    CHECK_TEXT(got, "700");
    free(got);
    is_fresh(db, "after many");
    got =
        host_query(db, "SELECT value FROM presse_info() WHERE name = 'cache bytes'", NULL, 0, NULL);
    CHECK_TEXT(got, "0"); /* nothing of it stays in the cache */
    free(got);
    close_file(db);
}

/* ---- threads */

static void test_threads(void) {
    static const char *const CALLS[] = {"'article', 'threads', 2", "'article', 'threads', 3",
                                        "'article', 'threads', 64"};
    sqlite3 *db = new_file("threads");
    size_t i;
    char *first;

    fill(db, 30, CHECK_SANITIZED ? 4 : 12);
    annotate(db, "'article', 'threads', 1");
    first = dump(db, "main", "article");
    for (i = 0; i < sizeof CALLS / sizeof CALLS[0]; i++) {
        char *expected = malloc(strlen(first) + 1);
        if (!expected) exit(2);
        strcpy(expected, first);
        run(db, "DROP TABLE article_document");
        annotate(db, CALLS[i]);
        same(CALLS[i], dump(db, "main", "article"), expected);
    }
    free(first);
    close_file(db);
}

/* ---- interrupts */

typedef struct Interrupt {
    sqlite3 *db;
    unsigned after; /* microseconds */
    double at;      /* when it was done */
} Interrupt;

static void *interrupt(void *data) {
    Interrupt *interrupter = data;
    usleep(interrupter->after);
    interrupter->at = now();
    sqlite3_interrupt(interrupter->db);
    return NULL;
}

/* Interrupts calls until one comes through; `user` is what begins a transaction around each. */
static void interrupt_calls(const char *name, const char *arguments, const char *user) {
    sqlite3 *db = new_file(name);
    int rc, stopped = 0, rounds;
    double began, whole;

    fill(db, 24, CHECK_SANITIZED ? 5 : 15);
    began = now();
    annotate(db, arguments);
    whole = now() - began;
    for (rounds = 0; rounds < (CHECK_SANITIZED ? 8 : 15) && !check.bad; rounds++) {
        Interrupt interrupter = {.db = db, .after = up_to((unsigned)(whole * 1e6) + 1)};
        pthread_t thread;
        char *got;

        run(db, "UPDATE article SET text = text || ' Ende.'");
        if (user) run(db, user);
        CHECK_INT(pthread_create(&thread, NULL, interrupt, &interrupter), 0);
        got = call(db, arguments, &rc);
        began = now();
        pthread_join(thread, NULL);
        CHECK(rc == SQLITE_OK || rc == SQLITE_INTERRUPT);
        if (rc == SQLITE_INTERRUPT) {
            stopped++;
            CHECK(began - interrupter.at < 2.0); /* 0.1 s, on a machine with nothing else to do */
        } else {
            whole *= 0.7; /* the machine was slower before */
        }
        free(got);
        if (user && !sqlite3_get_autocommit(db)) run(db, "COMMIT");
        CHECK_INT(sqlite3_get_autocommit(db), 1);
    }
    CHECK(stopped > 0);
    annotate(db, arguments);
    is_fresh(db, "after interrupts");
    close_file(db);
}

static void test_interrupt(void) {
    interrupt_calls("interrupt", "'article', 'threads', 2", NULL);
    interrupt_calls("interrupt1", "'article', 'threads', 1", NULL);
    interrupt_calls("interrupt2", "'article', 'threads', 2", "BEGIN");
}

/* ---- other processes */

/* A process that annotates; its exit status is the code. */
static pid_t start(void) {
    pid_t pid = fork();
    if (pid == 0) {
        sqlite3 *db = open_file();
        int rc;
        free(call(db, "'article', 'threads', 2", &rc));
        sqlite3_close(db);
        _exit(rc & 0xFF);
    }
    if (pid < 0) exit(2);
    return pid;
}

static void test_kill(void) {
    static const char *const MODES[] = {"PRAGMA journal_mode = DELETE",
                                        "PRAGMA journal_mode = WAL"};
    const int rounds = CHECK_SANITIZED ? 5 : 16;
    int mode, round, killed = 0, parts_done = 0;

    for (mode = 0; mode < 2; mode++) {
        sqlite3 *db = new_file("kill");
        double began = now(), whole;
        pid_t pid;
        int status;

        run(db, MODES[mode]);
        fill(db, 30, 10);
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
        began = now();
        pid = start();
        waitpid(pid, &status, 0);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
        whole = now() - began;
        /* until one was killed in the middle of its work, too */
        for (round = 0; (round < rounds || (!parts_done && round < 60)) && !check.bad; round++) {
            sqlite3_int64 documents;
            db = open_file();
            if (round % 4 == 0) { /* from the beginning, else on from where it was killed */
                is_fresh(db, "before it is killed");
                run(db, "DROP TABLE article_document");
            }
            CHECK_INT(sqlite3_close(db), SQLITE_OK);
            pid = start();
            usleep(up_to((unsigned)(whole * 1e6) + 1));
            kill(pid, SIGKILL);
            waitpid(pid, &status, 0);
            killed += WIFSIGNALED(status) != 0;
            whole *= WIFSIGNALED(status) ? 1.1 : 0.7; /* the machine is never as busy as before */
            db = open_file();
            documents = number(db, "SELECT count(*) FROM article_document");
            parts_done += documents > 0 && documents < 30;
            if (round % 4 == 3) annotate(db, "'article'");
            CHECK_INT(sqlite3_close(db), SQLITE_OK);
        }
        db = open_file();
        annotate(db, "'article'");
        is_fresh(db, "after kills");
        close_file(db);
    }
    CHECK(killed > 0);
    CHECK(parts_done > 0);
}

static void test_two_processes(void) {
    static const char *const MODES[] = {"PRAGMA journal_mode = DELETE",
                                        "PRAGMA journal_mode = WAL"};
    int mode, i, status;

    for (mode = 0; mode < 2; mode++) {
        sqlite3 *db = new_file("two");
        pid_t pids[2];

        run(db, MODES[mode]);
        fill(db, 30, CHECK_SANITIZED ? 3 : 8);
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
        for (i = 0; i < 2; i++) pids[i] = start();
        db = open_file();
        for (i = 0; i < 10; i++) { /* and one that writes */
            usleep(CHECK_SANITIZED ? 100000 : 10000);
            change(db);
        }
        for (i = 0; i < 2; i++) {
            waitpid(pids[i], &status, 0);
            CHECK(WIFEXITED(status));
            CHECK_INT(WEXITSTATUS(status), SQLITE_OK);
        }
        annotate(db, "'article'");
        is_fresh(db, "after two processes");
        close_file(db);
    }
}

/* ---- locks, rights, space */

static void test_locked(void) {
    sqlite3 *db = new_file("locked"), *other = open_file();
    sqlite3_stmt *reader = NULL;
    int rc;
    char *got;

    fill(db, 5, 2);
    sqlite3_busy_timeout(db, 0);
    run(other, "BEGIN IMMEDIATE");
    got = call(db, "'article'", &rc);
    CHECK_INT(rc, SQLITE_BUSY);
    CHECK_TEXT(got, "error: presse_annotate: database is locked; what is written so far stays, "
                    "another call goes on from there");
    free(got);
    CHECK_INT(sqlite3_get_autocommit(db), 1);
    CHECK_INT(number(db, "SELECT count(*) FROM sqlite_schema"), 1);
    run(other, "ROLLBACK");
    annotate(db, "'article'");
    run(other, "BEGIN IMMEDIATE");
    expect(db, "'article'",
           "{\"articles\":5,\"new\":0,\"changed\":0,\"deleted\":0,\"unchanged\":5}"); /* no write */
    run(other, "UPDATE article SET text = 'Kurz.' WHERE id = 1; COMMIT");
    /* one that reads: nothing can be committed, but only the commit finds out */
    sqlite3_prepare_v2(other, "SELECT id FROM article", -1, &reader, NULL);
    CHECK_INT(sqlite3_step(reader), SQLITE_ROW);
    got = call(db, "'article'", &rc);
    CHECK_INT(rc, SQLITE_BUSY);
    free(got);
    CHECK_INT(sqlite3_get_autocommit(db), 1);
    CHECK(number(db, "SELECT characters FROM article_document WHERE article = 1") > 5);
    sqlite3_finalize(reader);
    annotate(db, "'article'");
    CHECK_INT(number(db, "SELECT characters FROM article_document WHERE article = 1"), 5);
    is_fresh(db, "after locks");
    CHECK_INT(sqlite3_close(other), SQLITE_OK);
    close_file(db);
}

static void test_read_only(void) {
    sqlite3 *db = new_file("readonly"), *other = NULL;
    char *got;
    int rc;

    fill(db, 2, 1);
    CHECK_INT(sqlite3_open_v2(path, &other, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_presse_init(other, NULL, NULL), SQLITE_OK);
    got = call(other, "'article'", &rc);
    CHECK_INT(rc, SQLITE_READONLY);
    CHECK_TEXT(got, "error: presse_annotate: database main is read-only");
    free(got);
    CHECK_INT(sqlite3_close(other), SQLITE_OK);
    close_file(db);
}

static void test_full_disk(void) {
    sqlite3 *db = new_file("full");
    sqlite3_int64 pages, more;
    int rc, full = 0;
    char sql[100];

    fill(db, 20, 4);
    pages = number(db, "PRAGMA page_count");
    for (more = 0;; more += 9) {
        char *got;
        snprintf(sql, sizeof sql, "PRAGMA max_page_count = %lld", pages + more);
        got = host_query(db, sql, NULL, 0, NULL);
        free(got);
        got = call(db, "'article'", &rc);
        CHECK_INT(sqlite3_get_autocommit(db), 1);
        if (rc == SQLITE_OK || !CHECK_INT(rc, SQLITE_FULL)) {
            free(got);
            break;
        }
        CHECK_TEXT(got, "error: presse_annotate: database or disk is full; what is written so far "
                        "stays, another call goes on from there");
        free(got);
        full++;
    }
    CHECK(full > 3);
    is_fresh(db, "after a full disk");
    close_file(db);
}

/* ---- texts of every kind */

static void test_bytes(void) {
    static const char *const ENCODINGS[] = {"PRAGMA encoding = 'UTF-8'",
                                            "PRAGMA encoding = 'UTF-16'"};
    int i;

    for (i = 0; i < 2; i++) {
        sqlite3 *db = new_file("bytes");
        run(db, ENCODINGS[i]);
        run(db, "CREATE TABLE article(id INTEGER PRIMARY KEY, source TEXT, title TEXT, published "
                "TEXT, text TEXT); INSERT INTO article VALUES (1, 'Blatt', 'Größe', '2025-01-01', "
                "CAST(x'446572205261742074616774FF2E20426572' || x'C3' || x'2E' AS TEXT)), (2, "
                "NULL, char(0), NULL, 'Der Rat' || char(0) || 'tagt.'), (3, '', '', '', "
                "printf('%.*c', 20000, 'ß')), (4, NULL, NULL, NULL, char(10, 32, 10)), (5, NULL, "
                "NULL, NULL, 'Anna kam 😀 am Montag. Sie ging.')");
        annotate(db, "'article'");
        CHECK_INT(number(db, "SELECT count(*) FROM article_sentence s, article a WHERE a.id = "
                             "s.article AND substr(a.text, start, length) <> s.text"),
                  0);
        CHECK_INT(number(db, "SELECT characters FROM article_document WHERE article = 2"), 7);
        CHECK_INT(number(db, "SELECT count(*) FROM article_document d, article a WHERE a.id = "
                             "d.article AND length(text) = characters"),
                  5);
        CHECK_INT(number(db, "SELECT count(*) FROM article a, presse_sentences(a.text) s JOIN "
                             "article_sentence k ON k.article = a.id AND k.position = s.position "
                             "AND k.text = s.text AND k.start = s.start"),
                  number(db, "SELECT count(*) FROM article_sentence"));
        is_fresh(db, ENCODINGS[i]);
        close_file(db);
    }
}

/* Keys that UTF-8 and UTF-16 have in different orders, which nothing must depend on. */
static void test_orders(void) {
    static const char *const ENCODINGS[] = {"PRAGMA encoding = 'UTF-8'",
                                            "PRAGMA encoding = 'UTF-16le'",
                                            "PRAGMA encoding = 'UTF-16be'"};
    int i;

    for (i = 0; i < 3; i++) {
        sqlite3 *db = new_file("orders");
        run(db, ENCODINGS[i]);
        run(db, "CREATE TABLE article(id TEXT PRIMARY KEY, source TEXT, title TEXT, published "
                "TEXT, text TEXT); INSERT INTO article(id, text) VALUES ('b', 'Eins.'), ('ā', "
                "'Zwei.'), ('ÿ', 'Drei.'), ('😀', 'Vier.'), ('ﬀ', 'Fünf.'), ('', 'Sechs.')");
        annotate(db, "'article'");
        run(db, "DELETE FROM article WHERE id = 'ÿ'; UPDATE article SET text = 'Acht.' WHERE id = "
                "'ā'");
        expect(db, "'article'",
               "{\"articles\":5,\"new\":0,\"changed\":1,\"deleted\":1,\"unchanged\":4}");
        CHECK_INT(number(db,
                         "SELECT count(*) FROM article a JOIN article_sentence s ON s.article = "
                         "a.id AND s.text = a.text"),
                  5);
        close_file(db);
    }
}

/* The document that the outer statement holds is the one that is written. */
static void test_held(void) {
    sqlite3 *db = new_file("held");
    char *got;
    int rc;

    fill(db, 3, 2);
    got = host_query(db,
                     "SELECT min(x), max(x) FROM (SELECT presse_annotate('article') ->> 'articles' "
                     "AS x FROM article a, presse_paragraphs(a.text) WHERE a.id = 2 LIMIT 2)",
                     NULL, 0, &rc);
    CHECK_INT(rc, SQLITE_OK);
    CHECK_TEXT(got, "3|3");
    free(got);
    is_fresh(db, "while a text is held");
    close_file(db);
}

/* ---- out of memory */

/* Every `step`th allocation fails, or all from there on. */
static void out_of_memory(const char *arguments, int forever, long step) {
    long n;
    int rc, failures = 0;

    for (n = 0; !check.bad; n += CHECK_SANITIZED ? 10 * step : step) {
        sqlite3 *db = host_open();
        char *got;
        int failed;

        run(db, "CREATE TABLE article(id INTEGER PRIMARY KEY, source TEXT, title TEXT, published "
                "TEXT, text TEXT); INSERT INTO article VALUES (1, 'Blatt', 'Rat', '2025-03-04', "
                "'Gestern sagte Anna Weber: „Das kostet 5 Euro.“'), (2, 'Bote', 'Ulm', NULL, 'Die "
                "Stadt Ulm baut.')");
        scarce_begin(n, forever);
        got = call(db, arguments, &rc);
        failed = scarce_end();
        failures += failed;
        if (rc && !CHECK_INT_OF(arguments, rc & 0xFF, SQLITE_NOMEM))
            printf("    allocation %ld: %s\n", n, got);
        CHECK_INT(sqlite3_get_autocommit(db), 1);
        free(got);
        annotate(db, arguments);
        if (n % 5 == 0) is_fresh(db, "after failed allocations");
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
        CHECK_INT(sqlite3_memory_used(), 0);
        if (!failed) break;
    }
    CHECK(failures > 10);
}

static void test_out_of_memory(void) {
    out_of_memory("'article', 'threads', 1", 0, 31);
    out_of_memory("'article', 'threads', 1", 1, 61);
    out_of_memory("'article', 'threads', 2", 0, 67);
    out_of_memory("'article', 'threads', 2", 1, 71);
}

int main(void) {
    const char *temporary = getenv("TMPDIR");

    if (!scarce_install()) return 2;
    snprintf(folder, sizeof folder, "%s/presse_XXXXXX", temporary ? temporary : "/tmp");
    if (!mkdtemp(folder)) return 2;
    read_articles();
    RUN(test_random_changes);
    RUN(test_many);
    RUN(test_threads);
    RUN(test_interrupt);
    RUN(test_kill);
    RUN(test_two_processes);
    RUN(test_locked);
    RUN(test_read_only);
    RUN(test_full_disk);
    RUN(test_bytes);
    RUN(test_orders);
    RUN(test_held);
    RUN(test_out_of_memory);
    rmdir(folder);
    return check_done();
}

/*
** Gazetteers and rules: the layer against a naive search, what two connections see of each other,
** transactions, damage to every shadow table, memory that runs out.
*/
#include "base/hash.h"
#include "check.h"
#include "entity/gazetteer.h"
#include "host.h"
#include "scarce.h"

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* ---- the layer against a naive search */

enum { NAMES = 100000, NAME_ROOM = 48, TEXTS = 200, TEXT_WORDS = 300, MANY = 9 };

typedef struct Name {
    char text[NAME_ROOM];
    int64_t row;
} Name;

static Name *names;

/*
** A word that has no ending, so that the naive search need know none; from few, so that many meet.
*/
static size_t put_word(char *out, uint32_t *state) {
    static const char *const FIRST[] = {"Ba", "Do", "Ku", "Li", "Ta", "Pö"};
    static const char *const LAST[] = {"b", "d", "lt", "k", "ckt", "p", "bt"};
    size_t n = 0;
    int i, syllables = 1 + (int)(next_random(state) % 2);
    for (i = 0; i < syllables; i++) {
        const char *first = FIRST[next_random(state) % 6], *last = LAST[next_random(state) % 7];
        memcpy(out + n, first, strlen(first));
        if (i) out[n] |= 32; /* a small letter */
        n += strlen(first);
        memcpy(out + n, last, strlen(last));
        n += strlen(last);
    }
    out[n] = 0;
    return n;
}

static void put_name(char *out, uint32_t *state) {
    size_t n = put_word(out, state);
    unsigned words = next_random(state) % 4;
    if (words) {
        out[n++] = next_random(state) % 8 ? ' ' : '-';
        n += put_word(out + n, state);
    }
    if (words == 3) {
        out[n++] = ' ';
        put_word(out + n, state);
    }
}

static int compare_names(const void *a, const void *b) {
    const Name *one = a, *other = b;
    int order = strcmp(one->text, other->text);
    return order ? order : (one->row > other->row) - (one->row < other->row);
}

static int read_name(void *rows, int64_t row, GazetteerNames *out) {
    const Name *const *by_row = rows;
    const Name *name = row < NAMES ? by_row[row] : NULL;
    memset(out, 0, sizeof *out);
    if (!name) return SQLITE_DONE;
    out->name = name->text;
    out->name_n = strlen(name->text);
    return SQLITE_ROW;
}

/* The first of the sorted names that are the `n` bytes; NULL when none is. */
static const Name *find_name(const char *text, size_t n) {
    size_t low = 0, high = NAMES;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strncmp(names[middle].text, text, n);
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < NAMES && strncmp(names[low].text, text, n) == 0 && !names[low].text[n]
               ? &names[low]
               : NULL;
}

static int is_letter(char c) {
    return (c | 32) >= 'a' ? (c | 32) <= 'z' : c & 0x80 ? 1 : 0;
}

/* Every stretch from every word on, the longest first. */
static void naive(const char *text, size_t n, GazetteerHits *out) {
    size_t at = 0;
    out->n = 0;
    while (at < n) {
        size_t end, best = 0;
        const Name *name = NULL, *found;
        if (!is_letter(text[at]) || (at > 0 && is_letter(text[at - 1]))) {
            at++;
            continue;
        }
        for (end = at + 1; end <= n && end - at < NAME_ROOM; end++) {
            if (!is_letter(text[end - 1]) || is_letter(text[end])) continue;
            found = find_name(text + at, end - at);
            if (found) {
                name = found;
                best = end - at;
            }
        }
        for (; name && name < names + NAMES && strncmp(name->text, text + at, best) == 0 &&
               !name->text[best];
             name++) {
            out->hits[out->n++] = (GazetteerHit){(uint32_t)at, (uint32_t)best, name->row};
        }
        at += best ? best : 1;
    }
}

static void compare_hits(const GazetteerHits *got, const GazetteerHits *expected,
                         const char *text) {
    uint32_t i;
    if (!CHECK_INT(got->n, expected->n)) printf("    in: %.300s\n", text);
    for (i = 0; i < got->n && i < expected->n; i++) {
        if (!CHECK_INT(got->hits[i].start, expected->hits[i].start) ||
            !CHECK_INT(got->hits[i].length, expected->hits[i].length) ||
            !CHECK_INT(got->hits[i].row, expected->hits[i].row)) {
            printf("    in: %.*s\n", 60, text + expected->hits[i].start);
            return;
        }
    }
}

/* 100,000 names in three blocks, one of which was joined from two. */
static void test_naive(void) {
    static GazetteerHit room[TEXT_WORDS * MANY * 100];
    GazetteerHits expected = {room, 0, TEXT_WORDS * MANY * 100}, hits;
    const GazetteerSegment *segments[3];
    const Name **by_row = calloc(NAMES, sizeof *by_row);
    GazetteerSegment opened[4];
    unsigned char *bytes[4];
    Gazetteer gazetteer = {0, segments, 3};
    GazetteerBuild build = {0};
    uint32_t state = 7, i, total = 0;
    size_t n;
    int part, text_number;
    Arena arena;

    names = calloc(NAMES, sizeof *names);
    if (!names || !by_row) exit(2);
    for (i = 0; i < NAMES; i++) {
        put_name(names[i].text, &state);
        names[i].row = i;
    }
    for (part = 0; part < 4; part++) {
        const GazetteerSegment *other = &opened[2];
        for (i = (uint32_t)part; i < NAMES; i += 4) {
            CHECK_INT(gazetteer_add(&build, 0, names[i].text, strlen(names[i].text), i), 0);
        }
        CHECK_INT(gazetteer_block(&build, &other, part == 3, &bytes[part], &n), SQLITE_OK);
        CHECK_INT(gazetteer_open(&opened[part], bytes[part], n), SQLITE_OK);
    }
    segments[0] = &opened[0];
    segments[1] = &opened[1];
    segments[2] = &opened[3];
    qsort(names, NAMES, sizeof *names, compare_names);
    for (i = 0; i < NAMES; i++) by_row[names[i].row] = &names[i];
    arena_init(&arena);
    for (text_number = 0; text_number < TEXTS; text_number++) {
        char text[TEXT_WORDS * NAME_ROOM];
        for (i = 0, n = 0; i < TEXT_WORDS; i++) {
            static const char *const GAPS[] = {" ", " ", " ", "-", ", ", "ab "};
            const char *gap = GAPS[next_random(&state) % 6];
            n += put_word(text + n, &state);
            memcpy(text + n, gap, strlen(gap) + 1);
            n += strlen(gap);
        }
        naive(text, n, &expected);
        CHECK_INT(gazetteer_match(&gazetteer, &arena, text, (uint32_t)n, read_name, by_row, &hits),
                  SQLITE_OK);
        compare_hits(&hits, &expected, text);
        total += hits.n;
        arena_clear(&arena);
    }
    CHECK(total > TEXTS * 100);
    arena_free(&arena);
    for (part = 0; part < 4; part++) {
        gazetteer_close(&opened[part]);
        sqlite3_free(bytes[part]);
    }
    free(names);
    free(by_row);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* A block of which any byte is another is none. */
static void test_broken_block(void) {
    GazetteerBuild build = {0};
    GazetteerSegment segment;
    unsigned char *bytes;
    size_t n, i;

    gazetteer_add(&build, 0, "Halberg Antriebe", 16, 1);
    gazetteer_add(&build, 0, "Halberg", 7, -5);
    CHECK_INT(gazetteer_block(&build, NULL, 0, &bytes, &n), SQLITE_OK);
    CHECK_INT(n, GAZETTEER_HEADER + 2 * 16 + 8);
    for (i = 0; i < n; i++) {
        bytes[i] ^= 0x10;
        CHECK_INT(gazetteer_open(&segment, bytes, n), SQLITE_CORRUPT);
        bytes[i] ^= 0x10;
        CHECK_INT(gazetteer_open(&segment, bytes, i), SQLITE_CORRUPT);
    }
    CHECK_INT(gazetteer_open(&segment, bytes, n), SQLITE_OK);
    gazetteer_close(&segment);
    sqlite3_free(bytes);
}

/* ---- files and connections */

static char path[600];

static sqlite3 *open_file(int flags) {
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(path, &db, flags, NULL) || sqlite3_presse_init(db, NULL, NULL)) exit(2);
    return db;
}

static sqlite3 *new_file(void) {
    remove(path);
    return open_file(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

static void expect(sqlite3 *db, const char *sql, const char *expected) {
    char *got = host_query(db, sql, NULL, 0, NULL);
    CHECK_TEXT_OF(sql, got, expected);
    free(got);
}

static void run(sqlite3 *db, const char *sql) {
    char *error = NULL;
    if (!CHECK_INT_OF(sql, sqlite3_exec(db, sql, NULL, NULL, &error), SQLITE_OK)) {
        printf("    %s\n", error ? error : "");
    }
    sqlite3_free(error);
}

static const char FIND[] = "SELECT group_concat(text, ',') FROM p('Velda Zarge Ort 7')";

static void test_two_connections(void) {
    sqlite3 *a = new_file(), *b;

    run(a, "CREATE VIRTUAL TABLE p USING presse_gazetteer; INSERT INTO p(name) VALUES ('Velda')");
    b = open_file(SQLITE_OPEN_READWRITE);
    expect(b, FIND, "Velda");
    run(a, "INSERT INTO p(name) VALUES ('Zarge')");
    expect(b, FIND, "Velda,Zarge");
    run(a, "BEGIN; INSERT INTO p(name) VALUES ('Ort 7')");
    expect(a, FIND, "Velda,Zarge,Ort 7");
    expect(b, FIND, "Velda,Zarge");
    run(a, "ROLLBACK; DELETE FROM p WHERE name = 'Velda'");
    expect(a, FIND, "Zarge");
    expect(b, FIND, "Zarge");
    /* many: into segments, of which the other must read the new ones */
    run(b, "INSERT INTO p(name) SELECT 'Ort ' || value FROM (WITH RECURSIVE c(value) AS (SELECT 1 "
           "UNION ALL SELECT value + 1 FROM c WHERE value < 3000) SELECT value FROM c)");
    expect(a, FIND, "Zarge,Ort 7");
    expect(a, "SELECT count(*) FROM p_index", "1");
    /* a number that was taken back and is given again, to something else */
    run(a, "BEGIN; UPDATE p SET name = 'Ort 77' WHERE name = 'Ort 7'");
    expect(a, FIND, "Zarge");
    run(a, "ROLLBACK");
    run(b, "UPDATE p SET name = 'Velda' WHERE name = 'Zarge'");
    expect(a, FIND, "Velda,Ort 7");
    /* under a reader of the other, who sees what was */
    run(a, "PRAGMA journal_mode = WAL");
    run(b, "BEGIN");
    expect(b, FIND, "Velda,Ort 7");
    run(a, "DELETE FROM p");
    expect(b, FIND, "Velda,Ort 7");
    expect(a, FIND, "NULL");
    run(b, "COMMIT");
    expect(b, FIND, "NULL");
    /* dropped and made anew under the same name */
    run(a, "DROP TABLE p; CREATE VIRTUAL TABLE p USING presse_gazetteer; INSERT INTO p(name) "
           "VALUES ('Ort')");
    expect(b, FIND, "Ort");
    sqlite3_close(a);
    sqlite3_close(b);
    b = open_file(SQLITE_OPEN_READONLY);
    expect(b, FIND, "Ort");
    expect(b, "INSERT INTO p(name) VALUES ('x')", "error: attempt to write a readonly database");
    sqlite3_close(b);
}

static void test_rules_two_connections(void) {
    static const char RULES[] = "SELECT group_concat(text, ',') FROM r('ab 12')";
    sqlite3 *a = new_file(), *b;

    run(a, "CREATE VIRTUAL TABLE r USING presse_rules; INSERT INTO r(pattern) VALUES ('\\d+')");
    b = open_file(SQLITE_OPEN_READWRITE);
    expect(b, RULES, "12");
    run(a, "INSERT INTO r(pattern) VALUES ('\\w')");
    expect(b, RULES, "a,b,12,1,2");
    run(a, "BEGIN; DELETE FROM r");
    expect(a, RULES, "NULL");
    expect(b, RULES, "a,b,12,1,2");
    run(a, "ROLLBACK");
    expect(a, RULES, "a,b,12,1,2");
    /* rules that change while a query runs: it goes on with those it began with */
    expect(a, "SELECT count(*) FROM r('ab 12') WHERE (SELECT count(*) FROM r('1')) > 0", "5");
    sqlite3_close(a);
    sqlite3_close(b);
    b = open_file(SQLITE_OPEN_READONLY);
    expect(b, RULES, "a,b,12,1,2");
    sqlite3_close(b);
}

/* A change while a cursor stands on what the change takes away. */
static void test_change_under_cursor(void) {
    sqlite3 *db = new_file();
    sqlite3_stmt *statement;

    run(db, "CREATE VIRTUAL TABLE p USING presse_gazetteer; CREATE VIRTUAL TABLE r USING "
            "presse_rules; INSERT INTO p(name) VALUES ('Velda'), ('Zarge'); INSERT INTO r(pattern) "
            "VALUES ('V'), ('Z')");
    sqlite3_prepare_v2(db, "SELECT p.name, r.pattern FROM p('Velda Zarge') p, r('VZ') r", -1,
                       &statement, NULL);
    CHECK_INT(sqlite3_step(statement), SQLITE_ROW);
    run(db, "DELETE FROM p; DELETE FROM r");
    expect(db, "SELECT count(*) FROM p('Velda')", "0");
    expect(db, "SELECT count(*) FROM r('V')", "0");
    while (sqlite3_step(statement) == SQLITE_ROW) (void)sqlite3_column_text(statement, 0);
    CHECK_INT(sqlite3_finalize(statement), SQLITE_OK);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
}

/* ---- damage: whatever is written into shadow tables, there is an error or there are rows */

static void test_damage(void) {
    static const char *const TABLES[] = {"p_name",   "p_log",  "p_index",
                                         "p_config", "r_rule", "r_config"};
    static const char *const CHANGES[] = {
        "DELETE FROM %s",
        "DROP TABLE %s",
        "DROP TABLE %s; CREATE TABLE %s(x)",
        "INSERT INTO %s SELECT * FROM (SELECT 1 UNION SELECT 'x') LIMIT 0; UPDATE %s SET "
        "rowid = -rowid",
        "UPDATE p_name SET name = NULL; -- %s %s",
        "UPDATE p_name SET aliases = '[\"\\u12'; -- %s",
        "UPDATE p_index SET block = NULL; -- %s",
        "UPDATE p_index SET block = zeroblob(24); -- %s",
        "UPDATE p_index SET block = 'text', checksum = 'x'; -- %s",
        "UPDATE p_index SET segment = 0; -- %s",
        "UPDATE p_config SET value = 'x'; -- %s",
        "UPDATE p_log SET row = row + 100000; -- %s",
    };
    static const char *const AFTER[] = {
        "SELECT * FROM p('Velda Ort 7 Ort 999')",
        "SELECT * FROM p",
        "SELECT * FROM r('Velda')",
        "SELECT * FROM r",
        "INSERT INTO p(name) VALUES ('Moor')",
        "INSERT INTO p(name) SELECT 'Neu ' || value FROM (WITH RECURSIVE c(value) AS (SELECT 1 "
        "UNION ALL SELECT value + 1 FROM c WHERE value < 600) SELECT value FROM c)",
        "INSERT INTO p(command) VALUES ('rebuild')",
        "INSERT INTO r(pattern) VALUES ('x')",
        "DELETE FROM p WHERE rowid = 3",
        "UPDATE p SET name = 'Ort' WHERE rowid = 4",
        "SELECT * FROM p('Moor Neu 5')",
        "ALTER TABLE p RENAME TO q",
        "DROP TABLE r",
        "DROP TABLE q",
        "DROP TABLE p"};
    size_t t, c, s;

    for (t = 0; t < sizeof TABLES / sizeof *TABLES; t++) {
        for (c = 0; c < sizeof CHANGES / sizeof *CHANGES; c++) {
            char sql[300];
            sqlite3 *db = new_file();
            run(db,
                "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; "
                "CREATE VIRTUAL TABLE p USING presse_gazetteer; INSERT INTO p(name) SELECT 'Ort ' "
                "|| value FROM (WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 "
                "FROM c WHERE value < 1000) SELECT value FROM c); INSERT INTO p(name, aliases) "
                "VALUES ('Velda', 'V.'); CREATE VIRTUAL TABLE r USING presse_rules; INSERT INTO "
                "r(pattern) VALUES ('V'), ('e')");
            snprintf(sql, sizeof sql, CHANGES[c], TABLES[t], TABLES[t]);
            sqlite3_exec(db, sql, NULL, NULL, NULL);
            sqlite3_close(db);
            db = open_file(SQLITE_OPEN_READWRITE);
            for (s = 0; s < sizeof AFTER / sizeof *AFTER; s++) {
                int rc = sqlite3_exec(db, AFTER[s], NULL, NULL, NULL);
                CHECK(rc == SQLITE_OK || strlen(sqlite3_errmsg(db)) > 0);
                CHECK(rc != SQLITE_MISUSE && rc != SQLITE_INTERNAL);
            }
            CHECK_INT(sqlite3_close(db), SQLITE_OK);
        }
    }
}

/* Every byte of a segment, one after the other: never a wrong row, always an error. */
static void test_damaged_bytes(void) {
    static const char BREAK[] = "UPDATE p_index SET block = substr(block, 1, ?1 - 1) || "
                                "CAST(char(?2) AS BLOB) || substr(block, ?1 + 1)";
    sqlite3 *db = new_file();
    sqlite3_stmt *statement;
    int i;

    run(db, "CREATE VIRTUAL TABLE p USING presse_gazetteer; INSERT INTO p(name) SELECT 'Ort ' || "
            "value FROM (WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM c "
            "WHERE value < 600) SELECT value FROM c)");
    sqlite3_close(db);
    for (i = 1; i < 9000; i += i < 64 ? 1 : 331) {
        db = open_file(SQLITE_OPEN_READWRITE);
        run(db, "BEGIN");
        sqlite3_prepare_v2(db, BREAK, -1, &statement, NULL);
        sqlite3_bind_int(statement, 1, i);
        sqlite3_bind_int(statement, 2, 1 + i % 100);
        sqlite3_step(statement);
        CHECK_INT(sqlite3_finalize(statement), SQLITE_OK);
        expect(db, "SELECT text FROM p('Ort 77')",
               "error: p: segment 1 of p_index is damaged: INSERT INTO p(command) VALUES "
               "('rebuild') makes the index anew");
        CHECK_INT(sqlite3_extended_errcode(db), SQLITE_CORRUPT_VTAB);
        run(db, "INSERT INTO p(command) VALUES ('rebuild')");
        expect(db, "SELECT text FROM p('Ort 77')", "Ort 77");
        run(db, "ROLLBACK");
        sqlite3_close(db);
    }
}

static int interrupt_at_once(void *db) {
    sqlite3_interrupt(db);
    return 0;
}

/* A long text, a long transaction: an interrupt ends both. */
static void test_interrupt(void) {
    sqlite3 *db = new_file();
    size_t n = 40 * 1000 * 1000;
    char *text = malloc(n), *got;
    int rc;

    if (!text) exit(2);
    memset(text, 'a', n);
    run(db, "CREATE VIRTUAL TABLE p USING presse_gazetteer; INSERT INTO p(name) VALUES ('Velda')");
    memset(text, '.', n);
    sqlite3_progress_handler(db, 1, interrupt_at_once, db);
    got = host_query(db, "SELECT count(*) FROM p(?1)", text, n, &rc);
    CHECK_INT(rc, SQLITE_INTERRUPT);
    free(got);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    expect(db, FIND, "Velda");
    free(text);
    sqlite3_close(db);
}

/* ---- out of memory */

static const char SET_UP[] =
    "CREATE VIRTUAL TABLE p USING presse_gazetteer(fold=1); CREATE VIRTUAL TABLE r USING "
    "presse_rules; INSERT INTO p(name, aliases) VALUES ('Velda', '[\"V\\u00e4\"]'), ('Zarge', "
    "NULL); INSERT INTO r(pattern) VALUES ('(?<a>V)'), ('\\w+'); INSERT INTO p(name) SELECT 'Ort ' "
    "|| value FROM (WITH RECURSIVE c(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM c WHERE "
    "value < 600) SELECT value FROM c); INSERT INTO p(name) VALUES ('Neu')";

/* What must hold of rows and index after anything: each name is found, and only those. */
static void check_consistent(sqlite3 *db) {
    expect(db,
           "SELECT count(*) FROM p n WHERE rowid % 100 < 4 AND NOT EXISTS (SELECT 1 FROM p(n.name) "
           "f WHERE f.rowid = n.rowid)",
           "0");
    expect(db, "SELECT count(*) FROM p('Gelöscht und nie gewesen')", "0");
}

static void sweep(const char *sql) {
    char *expected = NULL;
    long n;
    int forever, rc, known_rc = 0;

    for (forever = 0; forever < 2; forever++) {
        for (n = -1;; n += n < 100 ? 1 : n / 12) {
            sqlite3 *db = host_open();
            char *got;
            int failed;
            if (!db) exit(2);
            run(db, SET_UP);
            scarce_begin(n, forever);
            got = host_query(db, sql, NULL, 0, &rc);
            failed = scarce_end();
            if (n < 0) {
                free(expected);
                expected = got;
                known_rc = rc;
            } else {
                if (rc == SQLITE_ERROR && known_rc) rc = SQLITE_NOMEM;
                if ((rc & 0xFF) != SQLITE_NOMEM && rc != known_rc &&
                    !CHECK_TEXT_OF(sql, got, expected)) {
                    printf("    allocation %ld, code %d\n", n, rc);
                }
                free(got);
                if (strncmp(sql, "DROP", 4) != 0) check_consistent(db);
            }
            CHECK_INT(sqlite3_close(db), SQLITE_OK);
            if (!CHECK_INT(sqlite3_memory_used(), 0)) {
                printf("    allocation %ld of: %s\n", n, sql);
                free(expected);
                return;
            }
            if ((n >= 0 && !failed) || check.bad) break;
        }
    }
    free(expected);
}

static void test_memory(void) {
    static const char *const STATEMENTS[] = {
        "CREATE VIRTUAL TABLE temp.x USING presse_gazetteer(fold=0)",
        "CREATE VIRTUAL TABLE temp.x USING presse_rules",
        "CREATE VIRTUAL TABLE temp.x USING presse_rules(y)",
        "SELECT * FROM p('Vä und Zarges Ort 5, ORT 7')",
        "SELECT * FROM r('VV a')",
        "SELECT * FROM r(x'00')",
        "INSERT INTO p(name, aliases) VALUES ('Moor', '[\"M\\u00e4\"]')",
        "INSERT INTO p(name) VALUES ('')",
        "INSERT INTO r(pattern) VALUES ('(')",
        "INSERT INTO r(pattern) VALUES ('(a)')",
        "UPDATE p SET name = 'Moor' WHERE rowid = 2",
        "DELETE FROM p WHERE rowid < 4",
        "INSERT INTO p(command) VALUES ('rebuild')",
        "INSERT INTO p(name) SELECT 'Neu ' || value FROM (WITH RECURSIVE c(value) AS (SELECT 1 "
        "UNION ALL SELECT value + 1 FROM c WHERE value < 600) SELECT value FROM c)",
        "DROP TABLE p",
    };
    size_t i;
    for (i = 0; i < sizeof STATEMENTS / sizeof *STATEMENTS; i++) sweep(STATEMENTS[i]);
}

int main(int argc, char **argv) {
    const char *folder = getenv("BUILD");

    (void)argc, (void)argv;
    snprintf(path, sizeof path, "%s/tests/gazetteer.db", folder ? folder : "build");
    if (!scarce_install() || sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0)) return 2;
    RUN(test_naive);
    RUN(test_broken_block);
    RUN(test_two_connections);
    RUN(test_rules_two_connections);
    RUN(test_change_under_cursor);
    RUN(test_damage);
    RUN(test_damaged_bytes);
    RUN(test_interrupt);
    RUN(test_memory);
    remove(path);
    return check_done();
}

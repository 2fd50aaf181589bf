/*
** Bench of presse_annotate, end to end: articles of tests/articles, varied, in a database on disk.
**
**     make bench_corpus                       1,000 and 10,000 articles
**     BENCH_ARTICLES=100000 make bench_corpus and 100,000
**     BENCH_CORPUS=file.db make bench_corpus  the table article of a database, in the same steps
**
** Each run is a process of its own. Processor seconds are those of all threads: where others use
** the machine too, they and not the wall's tell how the cost grows.
*/
#define _DEFAULT_SOURCE /* for mkdtemp() */
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "host.h"
#include "paragraphs.h"

enum { PATH_BYTES = 300, STEPS = 3 };

static void die(const char *what) {
    fprintf(stderr, "bench_corpus: %s\n", what);
    exit(1);
}

/* ---- the corpus */

static void read_files(int files, char **paths) {
    int i;
    for (i = 0; i < files; i++) {
        if (!read_parts(paths[i])) die(paths[i]);
    }
    if (parts_n == 0) die("no paragraphs");
}

/* A word that no other article has, so that not every form is remembered: "Bruglamenstadt". */
static void add_word(HostText *out) {
    static const char *const SYLLABLES[] = {"bru", "gla", "men", "sto", "ker", "lin", "wal",
                                            "dor", "ne",  "fri", "hau", "zin", "tra", "mü"};
    static const char *const ENDS[] = {"stadt", "berg", "er", "ung", "werk", "s", "halle", "preis"};
    char word[40] = "";
    unsigned n = 2 + up_to(2);
    while (n-- > 0) strcat(word, SYLLABLES[up_to(14)]);
    strcat(word, ENDS[up_to(8)]);
    if (word[0] >= 'a' && word[0] <= 'z') word[0] = (char)(word[0] - 'a' + 'A');
    host_add(out, word, strlen(word));
}

/* About 2,500 bytes: paragraphs of several articles, every twentieth word another. */
static char *make_article(void) {
    HostText out = {0};
    host_add(&out, "", 0);
    while (out.n < 2300) {
        unsigned i = up_to(parts_n);
        const char *at = parts[i].text, *end = at + parts[i].n;
        while (at < end) {
            size_t n = 1;
            while (at + n < end && at[n] != ' ') n++;
            if (up_to(20) == 0) {
                host_add(&out, " ", 1);
                add_word(&out);
            } else {
                host_add(&out, at, n);
            }
            at += n;
        }
        host_add(&out, "\n\n", 2);
    }
    return out.p;
}

static sqlite3 *open_file(const char *path) {
    sqlite3 *db = NULL;
    if (sqlite3_open(path, &db) || sqlite3_presse_init(db, NULL, NULL)) die(path);
    return db;
}

static void run(sqlite3 *db, const char *sql) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL)) die(sqlite3_errmsg(db));
}

static void make_corpus(const char *path, const char *from, int n) {
    sqlite3 *db = open_file(path);
    sqlite3_stmt *statement = NULL;
    int i;

    if (from) {
        char sql[PATH_BYTES + 200];
        snprintf(sql, sizeof sql, "ATTACH '%s' AS source", from);
        run(db, sql);
        snprintf(sql, sizeof sql, "CREATE TABLE article AS SELECT * FROM source.article LIMIT %d",
                 n);
        run(db, sql);
        sqlite3_close(db);
        return;
    }
    run(db, "BEGIN; CREATE TABLE article(id INTEGER PRIMARY KEY, source TEXT, published TEXT, text "
            "TEXT)");
    sqlite3_prepare_v2(db, "INSERT INTO article VALUES (?1, 'Blatt ' || ?1 % 9, '2025-03-04', ?2)",
                       -1, &statement, NULL);
    for (i = 1; i <= n; i++) {
        sqlite3_bind_int(statement, 1, i);
        sqlite3_bind_text(statement, 2, make_article(), -1, free);
        sqlite3_step(statement);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    run(db, "COMMIT");
    sqlite3_close(db);
}

/* ---- one run */

/* Annotates in a process of its own and prints a line. */
static void measure(const char *path, const char *name, int threads) {
    struct rusage usage;
    double began = now(), seconds, processor;
    int status;
    pid_t pid;

    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        char sql[200], *json;
        sqlite3 *db = open_file(path);
        int rc;
        snprintf(sql, sizeof sql,
                 "WITH t(j) AS MATERIALIZED (SELECT presse_annotate('article', 'threads', %d, "
                 "'progress', 0)) SELECT printf('%%,9d %%,11d', j ->> 'articles', j ->> 'tokens') "
                 "FROM t",
                 threads);
        json = host_query(db, sql, NULL, 0, &rc);
        printf("%-12s %7d %s", name, threads, json);
        fflush(stdout);
        _exit(rc != 0);
    }
    if (pid < 0 || wait4(pid, &status, 0, &usage) < 0 || status) die("a run failed");
    seconds = now() - began;
    processor = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    printf(" %8.2f %10.2f %8.0f\n", seconds, processor, (double)usage.ru_maxrss / 1024);
}

int main(int argc, char **argv) {
    static const int SIZES[STEPS] = {1000, 10000, 100000};
    const char *temporary = getenv("TMPDIR"), *from = getenv("BENCH_CORPUS");
    const char *most = getenv("BENCH_ARTICLES");
    char folder[PATH_BYTES], path[PATH_BYTES + 20];
    int step, threads, largest = most ? atoi(most) : 10000;

    snprintf(folder, sizeof folder, "%s/presse_XXXXXX", temporary ? temporary : "/tmp");
    if (!mkdtemp(folder)) die(folder);
    if (from && !*from) from = NULL;
    read_files(argc - 1, argv + 1);
    printf("             threads  articles      tokens  seconds  processor  MB used\n");
    for (step = 0; step < STEPS && SIZES[step] <= largest; step++) {
        for (threads = 1; threads <= 2; threads++) {
            snprintf(path, sizeof path, "%s/corpus.db", folder);
            chance = 88172645463325252u; /* the same articles */
            make_corpus(path, from, SIZES[step]);
            measure(path, "first run", threads);
            if (threads == 2) measure(path, "second run", threads);
            unlink(path);
        }
    }
    rmdir(folder);
    return 0;
}

/*
** Names of large texts and of texts that are none: linear, within memory that grows as the text does,
** and stopped by an interrupt.
*/
#include <signal.h>
#include <unistd.h>

#include "check.h"
#include "host.h"

enum {
    MEGABYTE = 1 << 20,
    LARGE = CHECK_SANITIZED ? 1 * MEGABYTE : 20 * MEGABYTE, /* of one article */
    NASTY = CHECK_SANITIZED ? MEGABYTE / 16 : MEGABYTE,
    BYTES_PER_BYTE = 200, /* of memory, at most, for a text's byte */
    FACTOR = 4,
    SECONDS = 300 /* a text that takes longer is a failure */
};

static void too_long(int signal_number) {
    static const char MESSAGE[] = "a text of this kind takes too long: not linear?\n";
    (void)signal_number;
    if (write(1, MESSAGE, sizeof MESSAGE - 1) < 0) _exit(4);
    _exit(3);
}

static char *repeated(const char *piece, size_t piece_n, size_t bytes) {
    char *text = malloc(bytes + 1);
    size_t i;
    if (!text) exit(2);
    for (i = 0; i < bytes; i++) text[i] = piece[i % piece_n];
    text[bytes] = 0;
    return text;
}

static int count_polls(void *calls) {
    ++*(int *)calls;
    return SQLITE_OK;
}

static int stop_at_once(void *calls) {
    ++*(int *)calls;
    return SQLITE_INTERRUPT;
}

/* A text's names: what can be is found, in bounded memory. Returns how often the host was asked. */
static int check_text_of(const char *text, size_t n, uint32_t *names) {
    Document *d = NULL;
    int calls = 0;
    uint32_t i;

    CHECK_INT(document_new(&d, text, n), SQLITE_OK);
    if (!d) exit(2);
    CHECK_INT(document_need(d, LAYER_WORDS), SQLITE_OK);
    d->arena.poll = count_polls;
    d->arena.poll_data = &calls;
    alarm(SECONDS);
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    alarm(0);
    CHECK(d->arena.bytes <= (size_t)BYTES_PER_BYTE * n + MEGABYTE);
    for (i = 0; i < d->entities.n; i++) {
        CHECK(d->entities.score[i] >= 0 && d->entities.score[i] <= 1);
        CHECK(d->entities.start[i] + d->entities.length[i] <= d->n);
    }
    *names = d->entities.n;
    document_free(d);
    CHECK_INT(sqlite3_memory_used(), 0);
    return calls;
}

static void check_kind(const char *name, const char *piece, size_t piece_n, size_t bytes) {
    char *text = repeated(piece, piece_n, bytes);
    uint32_t names;
    check_begin(name);
    check_text_of(text, bytes, &names);
    check_end();
    free(text);
}

/* The host is asked as often as the text is long; told to stop, the names stop at once. */
static void test_large(void) {
    size_t article_n = 0;
    char *article = check_file("tests/articles/02_wirtschaft.txt", &article_n), *text;
    uint32_t few, many;
    int few_calls, many_calls, calls = 0;
    Document *d = NULL;

    if (!CHECK(article)) return;
    text = repeated(article, article_n, LARGE);
    few_calls = check_text_of(text, LARGE / FACTOR, &few);
    many_calls = check_text_of(text, LARGE, &many);
    CHECK(few > 100);
    CHECK(many / few >= FACTOR - 1 && many / few <= FACTOR);
    CHECK(few_calls >= 10 && many_calls / few_calls <= FACTOR + 1);

    CHECK_INT(document_new(&d, text, LARGE / FACTOR), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_WORDS), SQLITE_OK);
    d->arena.poll = stop_at_once;
    d->arena.poll_data = &calls;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_INTERRUPT);
    CHECK_INT(calls, 1);
    CHECK_INT(d->entities.n, 0);
    document_free(d);
    CHECK_INT(sqlite3_memory_used(), 0);
    free(text);
    free(article);
}

/* One sentence of a megabyte is stopped in its middle, too. */
static void test_stopped_in_a_sentence(void) {
    static const char PIECE[] = "Anna Berg und ";
    char *text = repeated(PIECE, sizeof PIECE - 1, NASTY);
    Document *d = NULL;
    int calls = 0;

    CHECK_INT(document_new(&d, text, NASTY), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_WORDS), SQLITE_OK);
    d->arena.poll = stop_at_once;
    d->arena.poll_data = &calls;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_INTERRUPT);
    CHECK_INT(calls, 1);
    document_free(d);
    free(text);
}

/* What SQL sees: an interrupt ends the statement, and the connection goes on. */
static int interrupt_at_once(void *db) {
    sqlite3_interrupt(db);
    return 0;
}

static void test_interrupted_statement(void) {
    static const char PIECE[] = "Anna Berg lebt in Köln. ";
    char *text = repeated(PIECE, sizeof PIECE - 1, MEGABYTE), *got;
    sqlite3 *db = host_open();
    int rc;

    if (!CHECK(db)) return;
    sqlite3_progress_handler(db, 1, interrupt_at_once, db);
    got = host_query(db, "SELECT count(*) FROM presse_entities(?1)", text, MEGABYTE, &rc);
    CHECK_INT(rc, SQLITE_INTERRUPT);
    free(got);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    got = host_query(db, "SELECT count(*) FROM presse_entities('Anna Berg lebt in Köln.')", NULL, 0,
                     &rc);
    CHECK_TEXT(got, "2");
    free(got);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    free(text);
}

#define KIND(name, piece) check_kind(name, piece, sizeof piece - 1, NASTY)

int main(void) {
    signal(SIGALRM, too_long);
    RUN(test_large);
    RUN(test_stopped_in_a_sentence);
    RUN(test_interrupted_statement);
    KIND("one word", "Berlin");
    KIND("one word in capitals", "BERLIN");
    KIND("capitals", "BADEN-WÜRTTEMBERG SPD AG ");
    KIND("single capitals", "A B C ");
    KIND("hyphens", "-");
    KIND("a word of hyphens", "Meta-");
    KIND("words before hyphens", "Meta- Siemens-");
    KIND("many words with hyphens", "US-Meta-Konzern ");
    KIND("quotation marks", "„“\"»«");
    KIND("quotations", "„Der Spiegel“ ");
    KIND("quotations that do not end", "„Spiegel ");
    KIND("names that go on", "New ");
    KIND("names that go on and on", "San Rio de ");
    KIND("firms", "Halberg AG & Co. KG, ");
    KIND("people", "Max Muster, Anna Berg, ");
    KIND("one sentence each", "Anna Berg. ");
    KIND("no UTF-8", "\xC3\xFF\x80");
    KIND("no UTF-8 between words", "Berlin\xC3 K\xF6ln \xFF ");
    KIND("lines", "SPD\n");
    return check_done();
}

/*
** The recogniser of names: models that are damaged or are none, labels and probabilities that can be,
** and a memory of forms that never changes what is found.
*/
#include <sys/mman.h>
#include <unistd.h>

#include "base/seal.h"
#include "check.h"
#include "data/data.h"
#include "entity/recogniser.h"
#include "host.h"
#include "scarce.h"

enum {
    PLACES = CHECK_SANITIZED ? 40 : 300, /* of the model that are damaged */
    MODELS = CHECK_SANITIZED ? 30 : 150, /* broken ones that are sealed anew */
    STRANGE_TEXTS = CHECK_SANITIZED ? 20 : 100,
    /* in the model's bytes, see base/net.h */
    AT_LABELS = 4,
    AT_PARTS = 5,
    AT_BITS = 8,
    AT_ROWS = 12,
    AT_SCALE = 16
};

static uint64_t random_state = 42;

static uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32) % n;
}

/* ---- texts */

static const char SHORT[] = "Bundeskanzlerin Angela Merkel reiste nach New York. Die Deutsche Bank "
                            "AG und der Siemens-Konzern "
                            "aus München zahlten. Merkel sprach im Deutschen Bundestag über „Der "
                            "Spiegel“. BERLIN – Karl Ott, "
                            "SPD, lobte die französische Regierung.\n";

enum { TEXTS = 12 };
static struct {
    char *text;
    size_t n;
} texts[TEXTS];

static void add_text(int i, const char *bytes, size_t n) {
    texts[i].text = malloc(n + 1);
    if (!texts[i].text) exit(2);
    memcpy(texts[i].text, bytes, n);
    texts[i].text[n] = 0;
    texts[i].n = n;
}

static void add_words(HostText *out, const char *words) {
    host_add(out, words, strlen(words));
}

/* Articles, and texts of more forms than are remembered, of forms that are too long for that. */
static void make_texts(void) {
    static const char *const ARTICLES[] = {"tests/articles/01_agentur.txt",
                                           "tests/articles/02_wirtschaft.txt"};
    HostText out = {0};
    char word[200];
    unsigned i;

    for (i = 0; i < 2; i++) {
        size_t n = 0;
        char *text = check_file(ARTICLES[i], &n);
        if (!text) exit(2);
        add_text((int)i, text, n);
        free(text);
    }
    add_text(2, SHORT, sizeof SHORT - 1);
    for (i = 0; i < 2 * NAME_FORMS; i++) { /* sentences and all forms differ */
        int n = snprintf(word, sizeof word, "Herr Ar%xo fuhr mit Firma Be%xta nach Co%xstadt.\n", i,
                         i * 7, i * 11);
        if (i % 5 == 0) host_add(&out, word, (size_t)n);
    }
    add_text(3, out.p, out.n);
    out.n = 0;
    for (i = 0; i < 3000; i++) { /* one sentence of several windows */
        int n =
            snprintf(word, sizeof word, "%s Karl%u Ott aus New York, ", i % 5 ? "und" : "sowie", i);
        host_add(&out, word, (size_t)n);
    }
    add_text(4, out.p, out.n);
    out.n = 0;
    for (i = 0; i < 400; i++) { /* forms of about NAME_REMEMBERED bytes */
        size_t n = 55 + i % 20;
        memset(word, 'a' + (int)(i % 7), n);
        word[0] = 'K';
        strcpy(word + n, i % 2 ? " und " : ". ");
        add_words(&out, word);
    }
    add_text(5, out.p, out.n);
    out.n = 0;
    for (i = 0; i < 3000; i++) add_words(&out, "New "); /* a name that may go on, for ever */
    add_text(6, out.p, out.n);
    out.n = 0;
    for (i = 0; i < 2000; i++) add_words(&out, "„Der Spiegel“ \"");
    add_text(7, out.p, out.n);
    out.n = 0;
    for (i = 0; i < 2500; i++) add_words(&out, "BADEN-WÜRTTEMBERG ANNA ");
    add_text(8, out.p, out.n);
    add_text(9, "", 0);
    add_text(10, "Berlin", 6);
    out.n = 0;
    for (i = 0; i < 4000; i++) {
        word[0] = (char)(1 + random_below(255));
        word[1] = (char)(i % 3 ? 1 + random_below(255) : ' ');
        host_add(&out, word, 2);
    }
    add_text(11, out.p, out.n);
    free(out.p);
}

/* A text's names by a recogniser, which is made if it is NULL. */
static Document *analyse(const char *text, size_t n, Recogniser **recogniser) {
    Document *d = NULL;
    CHECK_INT(document_new(&d, text, n), SQLITE_OK);
    if (!d) exit(2);
    d->recogniser = recogniser;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    return d;
}

/* The same arrays, bit for bit? */
static int same_entities(const Entities *a, const Entities *b) {
    size_t n = a->n;
    uint32_t i;
    if (a->n != b->n) return 0;
    if (n == 0) return 1;
    for (i = 0; i < n; i++) {
        if (strcmp(a->name[i], b->name[i]) != 0) return 0;
    }
    return !memcmp(a->start, b->start, n * sizeof *a->start) &&
           !memcmp(a->length, b->length, n * sizeof *a->length) &&
           !memcmp(a->token, b->token, n * sizeof *a->token) && !memcmp(a->type, b->type, n) &&
           !memcmp(a->kind, b->kind, n) && !memcmp(a->entity, b->entity, n * sizeof *a->entity) &&
           !memcmp(a->score, b->score, n * sizeof *a->score);
}

static void check_sane(const Document *d) {
    const Entities *e = &d->entities;
    uint32_t i;
    for (i = 0; i < e->n; i++) {
        CHECK(e->type[i] < ENTITY_TYPES && e->kind[i] < ENTITY_KINDS);
        CHECK(e->start[i] < d->n && e->length[i] > 0 && e->length[i] <= d->n - e->start[i]);
        CHECK(e->token[i] < d->tokens.n && e->name[i] != NULL);
        CHECK(e->score[i] >= 0 && e->score[i] <= 1);
    }
}

/* ---- models */

static unsigned char *model; /* a copy of the library's */
static size_t model_n;

static void seal(void) {
    uint64_t sum = seal_of(model, model_n - SEAL_BYTES);
    int k;
    for (k = 0; k < SEAL_BYTES; k++)
        model[model_n - SEAL_BYTES + (size_t)k] = (unsigned char)(sum >> 8 * k & 0xFF);
}

static void restore(void) {
    memcpy(model, DATA_RECOGNISER, model_n);
}

static int open_model(void) {
    Recogniser *r = NULL;
    int rc = recogniser_open(&r, model, model_n);
    CHECK_INT(r != NULL, rc == SQLITE_OK);
    recogniser_free(r);
    return rc;
}

static void test_open(void) {
    Recogniser *r = NULL;
    Net net;
    CHECK_INT(recogniser_new(&r), SQLITE_OK);
    recogniser_free(r);
    recogniser_free(NULL);
    CHECK_INT(net_open(&net, model, model_n), SQLITE_OK);
    CHECK_INT(net.bytes + SEAL_BYTES, model_n);
    CHECK_INT(net.labels, NAME_LABELS);
    CHECK_INT(open_model(), SQLITE_OK);
    seal(); /* is what it was */
    CHECK(memcmp(model, DATA_RECOGNISER, model_n) == 0);
}

static void test_flipped(void) {
    int i;
    for (i = 0; i < PLACES; i++) {
        size_t at = i < PLACES / 4 ? (size_t)i : random_below((uint32_t)model_n);
        unsigned char bit = (unsigned char)(1 << random_below(8));
        if (i == PLACES - 1) at = model_n - 1;
        model[at] ^= bit;
        if (!CHECK_INT(open_model(), SQLITE_CORRUPT)) printf("    byte %zu\n", at);
        model[at] ^= bit;
    }
    CHECK_INT(open_model(), SQLITE_OK);
}

static void test_cut_off(void) {
    int i;
    for (i = 0; i < PLACES; i++) {
        size_t n = i < PLACES / 2 ? (size_t)i : random_below((uint32_t)model_n);
        unsigned char *part;
        Recogniser *r = NULL;
        if (i == PLACES - 1) n = model_n - 1;
        part = malloc(n ? n : 1);
        if (!CHECK(part)) return;
        memcpy(part, model, n);
        CHECK_INT(recogniser_open(&r, part, n), SQLITE_CORRUPT);
        CHECK(r == NULL);
        if (n > SEAL_BYTES) { /* the part sealed anew */
            uint64_t sum = seal_of(part, n - SEAL_BYTES);
            int k;
            for (k = 0; k < SEAL_BYTES; k++)
                part[n - SEAL_BYTES + (size_t)k] = (unsigned char)(sum >> 8 * k & 0xFF);
            CHECK_INT(recogniser_open(&r, part, n), SQLITE_CORRUPT);
        }
        free(part);
    }
}

/* Sealed, yet no model of this library. */
static void test_no_model(void) {
    static const struct {
        int at, bytes;
        uint32_t value;
    } WRONG[] = {
        {0, 1, 'Q'},
        {AT_LABELS, 1, 0},
        {AT_LABELS, 1, NAME_LABELS - 1},
        {AT_LABELS, 1, NAME_LABELS + 1},
        {AT_LABELS, 1, 255},
        {AT_PARTS, 1, NET_PARTS},
        {AT_PARTS, 1, 255},
        {6, 1, 1},
        {AT_BITS, 4, 0},
        {AT_BITS, 4, 24},
        {AT_BITS, 4, 25},
        {AT_BITS, 4, 0xFFFFFFFF},
        {AT_ROWS, 4, 0xFFFFFFFF},
        {AT_ROWS, 4, 1 << 27},
        {AT_SCALE, 4, 0},
        {AT_SCALE, 4, 0x80000000},
        {AT_SCALE, 4, 0x7FFFFFFF},    /* a score of 1.0 that is more than a score can be */
        {NET_HEADER, 1, NAME_LABELS}, /* a label that there is not */
        {NET_HEADER, 1, 255},
        {NET_HEADER + 2, 1, 0xFFFF /* set below */},
    };
    size_t i;
    int k;
    for (i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        for (k = 0; k < WRONG[i].bytes; k++)
            model[WRONG[i].at + k] = (unsigned char)(WRONG[i].value >> 8 * k & 0xFF);
        if (WRONG[i].value == 0xFFFF) model[WRONG[i].at] = model[NET_HEADER]; /* one label twice */
        seal();
        if (!CHECK_INT(open_model(), SQLITE_CORRUPT)) printf("    line %zu\n", i);
        restore();
    }
    CHECK_INT(open_model(), SQLITE_OK);
}

/* Sealed, with any numbers in it: no model, or answers that can be read. */
static void test_broken(void) {
    Net net;
    size_t transitions, slots;
    int i, opened = 0;

    CHECK_INT(net_open(&net, model, model_n), SQLITE_OK);
    slots = (size_t)(net.slots - model);
    transitions = slots - 4 * (size_t)net.labels * (net.labels + 1);
    for (i = 0; i < MODELS; i++) {
        Recogniser *r = NULL;
        int changes = 1 << random_below(17), rc;
        while (changes-- > 0) {
            size_t from = i % 3 == 0 ? NET_HEADER : i % 3 == 1 ? transitions : slots;
            size_t end = i % 3 == 0 ? transitions : i % 3 == 1 ? slots : model_n - SEAL_BYTES;
            size_t at = from + random_below((uint32_t)(end - from));
            if (i % 3 == 1) at |= 3; /* high bytes, some of them allowed */
            if (at >= end) continue;
            if (i % 3 == 1 && random_below(8)) continue;
            if (i % 3 == 0 && at < NET_HEADER + 2 * NAME_LABELS && random_below(200)) continue;
            model[at] = (unsigned char)(i % 5 == 0 ? 0xFF : random_below(256));
        }
        seal();
        rc = recogniser_open(&r, model, model_n);
        CHECK(rc == SQLITE_OK || rc == SQLITE_CORRUPT);
        if (!rc) {
            Document *d = analyse(SHORT, sizeof SHORT - 1, &r);
            check_sane(d);
            document_free(d);
            d = analyse(texts[0].text, texts[0].n, &r);
            check_sane(d);
            document_free(d);
            opened++;
        }
        recogniser_free(r);
        restore();
    }
    CHECK(opened > MODELS / 3);
}

/* ---- a damaged library */

/* Makes the pages of the library's own bytes ones that may be written; 0 where that cannot be. */
static int unlock(const unsigned char *at) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), first = (uintptr_t)at / page * page;
    return mprotect((void *)first, page, PROT_READ | PROT_WRITE) == 0;
}

/* The library's bytes may only be read: this is how a test damages them all the same. */
static void flip(const unsigned char *at) {
    volatile unsigned char *byte = (volatile unsigned char *)(uintptr_t)at;
    *byte = (unsigned char)(*byte ^ 0x10);
}

static void damaged(const unsigned char *at) {
    static const char *const CALLS[] = {"SELECT name FROM presse_entities(?1)",
                                        "SELECT presse_highlight(?1)"};
    static const char *const NAMES[] = {"presse_entities", "presse_highlight"};
    size_t i;
    for (i = 0; i < 2; i++) {
        sqlite3 *db = host_open();
        char *got;
        int rc;
        if (!CHECK(db)) return;
        flip(at);
        got = host_query(db, CALLS[i], SHORT, sizeof SHORT - 1, &rc);
        CHECK(rc == SQLITE_ERROR || rc == SQLITE_CORRUPT);
        if (!CHECK(strstr(got, NAMES[i]) && strstr(got, DAMAGED))) printf("    %s\n", got);
        free(got);
        got = host_query(db, "SELECT count(*) FROM presse_tokens(?1)", "Der Rat tagt.", 13, &rc);
        CHECK_TEXT(got, "4"); /* what needs no names goes on */
        free(got);
        flip(at);
        got = host_query(db, CALLS[i], SHORT, sizeof SHORT - 1, &rc); /* and so does the rest */
        CHECK_INT(rc, SQLITE_OK);
        free(got);
        CHECK_INT(sqlite3_close(db), SQLITE_OK);
    }
}

static void test_damaged(void) {
    const unsigned char *const at[] = {DATA_RECOGNISER + 100, DATA_RECOGNISER + model_n - 1,
                                       DATA_LISTS + 5000, DATA_CLUSTERS + 300000};
    size_t i;
    for (i = 0; i < sizeof at / sizeof *at; i++) {
        if (!unlock(at[i])) {
            printf("not run: the library's bytes cannot be changed here\n");
            return;
        }
        damaged(at[i]);
    }
}

/* ---- the memory of forms */

/* Whatever was read before, and whether or not it was forgotten since, the same is found. */
static void test_memory(void) {
    Document *alone[TEXTS];
    Recogniser *shared = NULL;
    int i, round;

    for (i = 0; i < TEXTS; i++) {
        alone[i] = analyse(texts[i].text, texts[i].n, NULL);
        check_sane(alone[i]);
    }
    CHECK(alone[2]->entities.n >= 8);
    for (round = 0; round < 4; round++) {
        for (i = 0; i < TEXTS; i++) {
            int k = round == 0 ? i : round == 1 ? TEXTS - 1 - i : (int)random_below(TEXTS);
            Document *d;
            if (CHECK_SANITIZED && round > 1 && k == 3) continue; /* the largest */
            d = analyse(texts[k].text, texts[k].n, &shared);
            if (!CHECK(same_entities(&d->entities, &alone[k]->entities)))
                printf("    text %d in round %d\n", k, round);
            CHECK(shared && shared->n <= NAME_FORMS);
            document_free(d);
        }
    }
    recogniser_free(shared);
    for (i = 0; i < TEXTS; i++) document_free(alone[i]);
}

/* The text that makes it forget holds more forms than it remembers. */
static void test_memory_overflows(void) {
    Recogniser *r = NULL;
    Document *d = analyse(texts[3].text, texts[3].n, &r);
    CHECK(d->tokens.n > 3 * NAME_FORMS);
    CHECK(r->n <= NAME_FORMS);
    CHECK(d->entities.n > 1000);
    document_free(d);
    recogniser_free(r);
}

/* A form without memory for it: an error, and the same as ever when there is memory again. */
static void test_memory_scarce(void) {
    Document *alone = analyse(SHORT, sizeof SHORT - 1, NULL);
    long left;
    int forever;

    for (forever = 0; forever < 2; forever++) {
        for (left = 0;; left++) {
            Recogniser *r = NULL;
            Document *d = NULL;
            int failed, rc;
            scarce_begin(left, forever);
            rc = recogniser_new(&r);
            failed = scarce_end();
            CHECK(failed ? rc == SQLITE_NOMEM && !r : rc == SQLITE_OK);
            if (!failed) {
                CHECK_INT(document_new(&d, SHORT, sizeof SHORT - 1), SQLITE_OK);
                d->recogniser = &r;
                CHECK_INT(document_need(d, LAYER_WORDS), SQLITE_OK);
                recogniser_free(r);
                CHECK_INT(recogniser_new(&r), SQLITE_OK);
                document_free(d);
                recogniser_free(r);
                break;
            }
        }
        CHECK(left >= 3);
        for (left = 0;; left++) { /* while it reads */
            Recogniser *r = NULL;
            Document *d = NULL;
            int failed, rc;
            CHECK_INT(recogniser_new(&r), SQLITE_OK);
            CHECK_INT(document_new(&d, SHORT, sizeof SHORT - 1), SQLITE_OK);
            d->recogniser = &r;
            CHECK_INT(document_need(d, LAYER_WORDS), SQLITE_OK);
            scarce_begin(left, forever);
            rc = document_need(d, LAYER_ENTITIES);
            failed = scarce_end();
            CHECK(rc == SQLITE_OK || (failed && rc == SQLITE_NOMEM));
            if (!rc) CHECK(same_entities(&d->entities, &alone->entities));
            document_free(d);
            d = analyse(SHORT, sizeof SHORT - 1, &r);
            CHECK(same_entities(&d->entities, &alone->entities));
            document_free(d);
            recogniser_free(r);
            if (!failed) break;
        }
        CHECK(left >= 3);
    }
    document_free(alone);
}

/* ---- labels */

/*
** Reads a document window by window, of at most `most` tokens: no inside without its begin, and
** probabilities that can be.
*/
static void check_windows(Recogniser *r, const Document *d, uint32_t most) {
    uint32_t sentence, at, i, end, names = 0;
    Arena arena;

    arena_init(&arena);
    for (sentence = 0; sentence < d->sentences.n; sentence++) {
        uint32_t sentence_end = d->sentences.first[sentence + 1];
        for (at = d->sentences.first[sentence]; at < sentence_end; at += most) {
            uint32_t n = sentence_end - at < most ? sentence_end - at : most;
            NameWindow w;
            arena_clear(&arena);
            CHECK_INT(recogniser_read(r, &arena, d->text, &d->tokens, at, n, &w), SQLITE_OK);
            CHECK_INT(recogniser_score(r, &arena, &w), SQLITE_OK);
            CHECK_INT(recogniser_decode(r, &arena, &w), SQLITE_OK);
            CHECK_INT(recogniser_sum(r, &w), SQLITE_OK);
            CHECK_INT(w.first, at);
            CHECK_INT(w.n, n);
            for (i = 0; i < n; i++) {
                unsigned label = w.labels[i], before = i ? w.labels[i - 1] : NAME_O;
                CHECK(label < NAME_LABELS);
                if (name_inside(label))
                    CHECK(before != NAME_O && name_class(before) == name_class(label));
            }
            for (i = 0; i < n; i = end) {
                float p;
                end = i + 1;
                if (w.labels[i] == NAME_O) continue;
                while (end < n && w.labels[end] == name_label(name_class(w.labels[i]), 1)) end++;
                p = recogniser_probability(r, &w, i, end - i);
                CHECK(p > 0 && p <= 1); /* the best sequence has a probability */
                names++;
            }
        }
    }
    CHECK(names > 0 || d->n < 7);
    arena_free(&arena);
}

static void test_labels(void) {
    Recogniser *r = NULL;
    int i;
    CHECK_INT(recogniser_new(&r), SQLITE_OK);
    for (i = 0; i < TEXTS - 1; i++) {
        Document *d;
        if (i == 5) continue; /* no names in it */
        d = analyse(texts[i].text, texts[i].n, NULL);
        check_windows(r, d, NAME_WINDOW);
        if (i < 3) check_windows(r, d, 1); /* each token by itself: names are cut apart */
        if (i < 3) check_windows(r, d, 2);
        document_free(d);
    }
    recogniser_free(r);
}

/* Words of names in any order, with marks between. */
static void test_labels_strange(void) {
    static const char *const WORDS[] = {"New",
                                        "York",
                                        "von",
                                        "der",
                                        "Bank",
                                        "Deutsche",
                                        "AG",
                                        "GmbH",
                                        "Anna",
                                        "Müller",
                                        "SPD",
                                        "-",
                                        "US-",
                                        "\"",
                                        "„",
                                        "“",
                                        ",",
                                        "&",
                                        "Co.",
                                        "KG",
                                        "Rio",
                                        "de",
                                        "Berlin",
                                        "BERLIN",
                                        "Konzern",
                                        "Meta-Konzern",
                                        "französische",
                                        "Berliner",
                                        "1998",
                                        "Los",
                                        "Angeles",
                                        "iPhone",
                                        "xAI",
                                        "e.V.",
                                        "EU",
                                        "Der",
                                        "Spiegel",
                                        "(",
                                        ")",
                                        "FC",
                                        "Bayern",
                                        "04",
                                        "Schalke",
                                        "und",
                                        "in",
                                        "Herr",
                                        "Dr."};
    Recogniser *r = NULL;
    int i, k;
    CHECK_INT(recogniser_new(&r), SQLITE_OK);
    for (i = 0; i < STRANGE_TEXTS; i++) {
        HostText out = {0};
        Document *d;
        for (k = 0; k < 1500; k++) {
            const char *word = WORDS[random_below(sizeof WORDS / sizeof *WORDS)];
            add_words(&out, word);
            add_words(&out, " ");
        }
        d = analyse(out.p, out.n, &r);
        check_sane(d);
        check_windows(r, d, i % 2 ? NAME_WINDOW : 1 + random_below(5));
        document_free(d);
        free(out.p);
    }
    recogniser_free(r);
}

/* A sentence of several windows: names are found in all of them. */
static void test_long_sentence(void) {
    Document *d = analyse(texts[4].text, texts[4].n, NULL);
    uint32_t i, longest = 0, in[8] = {0};
    for (i = 0; i < d->sentences.n; i++) {
        uint32_t n = d->sentences.first[i + 1] - d->sentences.first[i];
        longest = n > longest ? n : longest;
    }
    CHECK(longest > 4 * NAME_WINDOW);
    for (i = 0; i < d->entities.n; i++) {
        uint32_t window = d->entities.token[i] / NAME_WINDOW;
        if (window < 8) in[window]++;
    }
    for (i = 0; i < 8; i++) CHECK(in[i] > NAME_WINDOW / 16);
    document_free(d);
}

int main(void) {
    int i;
    if (!scarce_install()) return 2;
    model_n = (size_t)(DATA_RECOGNISER_END - DATA_RECOGNISER);
    model = malloc(model_n);
    if (!model) return 2;
    restore();
    make_texts();
    RUN(test_open);
    RUN(test_flipped);
    RUN(test_cut_off);
    RUN(test_no_model);
    RUN(test_broken);
    RUN(test_damaged);
    RUN(test_memory);
    RUN(test_memory_overflows);
    RUN(test_memory_scarce);
    RUN(test_labels);
    RUN(test_labels_strange);
    RUN(test_long_sentence);
    check_begin("nothing is left");
    CHECK_INT(sqlite3_memory_used(), 0);
    check_end();
    for (i = 0; i < TEXTS; i++) free(texts[i].text);
    free(model);
    return check_done();
}

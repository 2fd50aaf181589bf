/* Corpora: signatures against exact Jaccard indices, and what the pure layers do by themselves. */
#include <math.h>

#include "check.h"
#include "corpus/measure.h"
#include "corpus/minhash.h"
#include "corpus/syllable.h"

enum { ROOM = 40000 };

/* Writes words number `from` to `to` - 1, which nothing else has. */
static void words(char *out, unsigned from, unsigned to) {
    unsigned i;
    size_t n = 0;
    *out = 0;
    for (i = from; i < to; i++) n += (size_t)snprintf(out + n, ROOM - n, "w%ux ", i);
}

static int sign(unsigned char *out, const char *text, unsigned shingle) {
    Arena arena;
    int rc;
    arena_init(&arena);
    rc = minhash_text(out, &arena, text, strlen(text), shingle);
    CHECK_INT(arena.bytes, 0);
    arena_free(&arena);
    return rc;
}

/*
** Texts of `n` words, `common` of them shared, by single words: exactly common / (2 n - common). The
** mean of many estimates must be near it and, where places are chosen by words of their own, each
** estimate within five standard errors.
*/
static void compare(unsigned n, unsigned common) {
    enum { PAIRS = 200 };
    static char a[ROOM], b[ROOM];
    unsigned char x[MINHASH_BYTES], y[MINHASH_BYTES];
    double exact = (double)common / (2.0 * n - common), sum = 0, error;
    unsigned i, met = 0;

    for (i = 0; i < PAIRS; i++) {
        double s;
        unsigned from = i * 2 * n, band, meets = 0;
        words(a, from, from + n);
        words(b, from + n - common, from + 2 * n - common);
        CHECK_INT(sign(x, a, 1), SQLITE_OK);
        CHECK_INT(sign(y, b, 1), SQLITE_OK);
        s = minhash_similarity(x, y);
        error = sqrt(exact * (1 - exact) / (n < 400 ? 16 : MINHASH_PLACES));
        CHECK(fabs(s - exact) <= 5 * error + 0.01); /* 0.01: places equal by chance */
        sum += s;
        for (band = 0; band < MINHASH_BANDS; band++)
            meets |= minhash_band(x, band) == minhash_band(y, band);
        met += meets;
    }
    error = sqrt(exact * (1 - exact) / (n < 400 ? 16 : MINHASH_PLACES) / PAIRS);
    CHECK(fabs(sum / PAIRS - exact) <= 4 * error + 2e-4);
    if (exact >= 0.7) CHECK(met >= (n < 64 ? PAIRS * 9 / 10 : PAIRS * 98 / 100));
    if (exact <= 0.1) CHECK(met <= PAIRS / 10);
}

static void test_estimates(void) {
    static const unsigned SIZES[] = {20, 60, 150, 400, 1500};
    unsigned i;
    for (i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
        unsigned n = SIZES[i];
        compare(n, 0);
        compare(n, n / 10);
        compare(n, n / 2);
        compare(n, n * 9 / 10);
        compare(n, n);
    }
}

/* Repeated text is the same set. */
static void test_sets(void) {
    static char a[ROOM], b[ROOM];
    unsigned char x[MINHASH_BYTES], y[MINHASH_BYTES];

    words(a, 0, 300);
    words(b, 0, 300);
    strcat(b, a);
    sign(x, a, 1);
    sign(y, b, 1);
    CHECK(memcmp(x, y, sizeof x) == 0);
    sign(x, a, 3);
    sign(y, b, 3); /* two shingles more, where the text begins anew */
    CHECK(minhash_similarity(x, y) > 0.95 && minhash_shingle(x) == 3);
}

static void test_valid(void) {
    unsigned char x[MINHASH_BYTES], y[MINHASH_BYTES];
    unsigned i;

    CHECK_INT(sign(x, " - ", 3), SQLITE_EMPTY);
    CHECK_INT(sign(x, "Rat", 3), SQLITE_OK);
    CHECK(minhash_valid(x, sizeof x) && !minhash_valid(x, sizeof x - 1) && !minhash_valid(x, 0));
    for (i = 0; i < MINHASH_HEAD; i++) {
        memcpy(y, x, sizeof y);
        y[i] ^= 0x40;
        CHECK(!minhash_valid(y, sizeof y));
    }
}

static int interrupt(void *data) {
    return --*(int *)data > 0 ? SQLITE_OK : SQLITE_INTERRUPT;
}

static void test_interrupt(void) {
    enum { WORDS = 50000 };
    char *text = malloc(2 * WORDS + 1);
    unsigned char x[MINHASH_BYTES];
    int left = 3, i;
    Arena arena;

    if (!CHECK(text != NULL)) return;
    for (i = 0; i < WORDS; i++) memcpy(text + 2 * i, "a ", 3);
    arena_init(&arena);
    arena.poll = interrupt;
    arena.poll_data = &left;
    CHECK_INT(minhash_text(x, &arena, text, 2 * WORDS, 3), SQLITE_INTERRUPT);
    arena_free(&arena);
    free(text);
}

static void test_round(void) {
    CHECK(measure_round(0.1234565) == 0.123457 && measure_round(-0.1234565) == -0.123457);
    CHECK(measure_round(1e300) == 1e300 && !signbit(measure_round(-1e-9)));
    CHECK(isnan(measure_logdice(0, 1, 1)) && isnan(measure_npmi(0, 0, 1, 2)));
}

/* Words with their syllables, divided as they are spoken. */
static void test_syllables(void) {
    static const char *const WORDS[] = {"Haus",
                                        "Häu|ser",
                                        "Kin|der|gar|ten",
                                        "Bun|des|fi|nanz|mi|nis|te|rin",
                                        "schnell",
                                        "ei|ne",
                                        "Bau|ern",
                                        "Bay|ern",
                                        "neu|e",
                                        "Fei|er",
                                        "Bau|in|dus|trie",
                                        "The|o|rie",
                                        "The|o|ri|en",
                                        "Fa|mi|li|e",
                                        "Fa|mi|li|en|fei|er",
                                        "I|ta|li|en",
                                        "Wien",
                                        "er|schien",
                                        "Fe|ri|en",
                                        "In|dus|trie",
                                        "In|dus|tri|en",
                                        "In|ge|ni|eur",
                                        "Na|ti|on",
                                        "na|ti|o|na|le",
                                        "Mu|se|um",
                                        "Mu|se|en",
                                        "Ju|bi|lä|um",
                                        "I|de|en",
                                        "Tee",
                                        "See",
                                        "Se|en",
                                        "ge|ehrt",
                                        "be|en|det",
                                        "Bee|re",
                                        "be|ur|teilt",
                                        "Beu|te",
                                        "be|in|hal|tet",
                                        "Bei|ne",
                                        "U|kra|i|ne",
                                        "Mai",
                                        "na|iv",
                                        "Ko|o|pe|ra|ti|on",
                                        "Boot",
                                        "Zoo",
                                        "ak|tu|ell",
                                        "spe|zi|ell",
                                        "fi|nan|zi|el|le",
                                        "Spiel|lei|ter",
                                        "Pa|ti|ent",
                                        "dient",
                                        "ver|dien|te",
                                        "Or|i|en|tie|rung",
                                        "Qua|li|tät",
                                        "Quel|le",
                                        "Sys|tem",
                                        "Typ",
                                        "Yacht",
                                        "Li|by|en",
                                        "Tou|ris|mus",
                                        "Ca|fé",
                                        "Stra|ße",
                                        "Pi|e|tät",
                                        "va|ri|ie|ren",
                                        "Po|e|sie",
                                        "Mi|cha|el",
                                        "Team",
                                        "The|a|ter",
                                        "Soft|ware",
                                        "Wa|re",
                                        "Spa|ni|er",
                                        "Aus|tra|li|er",
                                        "be|ur|laubt",
                                        "Pa|pier",
                                        "kre|ie|ren",
                                        "Hy|gi|e|ne",
                                        "Ü|ber|ei|lung",
                                        "Äu|ße|rung",
                                        "Ve|ge|ta|ri|er",
                                        "Ge|biet",
                                        "pst",
                                        "U|S|A",
                                        "Ost-|West-|Di|a|log",
                                        "Per|so|na|li|en"};
    unsigned i;

    for (i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        char word[80];
        unsigned n = 0, expected = 1;
        const char *z;
        for (z = WORDS[i]; *z; z++) {
            if (*z == '|') expected++;
            if (*z != '|') word[n++] = *z;
        }
        word[n] = 0;
        CHECK_INT_OF(word, syllables(word, n), expected);
    }
    CHECK_INT(syllables("SPD", 3), 3);
    CHECK_INT(syllables("SPD-Chef", 8), 4);
    CHECK_INT(syllables("NATO", 4), 2);
    CHECK_INT(syllables("", 0), 1);
    CHECK_INT(syllables("\xC3", 1), 1);
    CHECK_INT(syllables("Fa\xC2\xADmi\xC2\xADlie", 11), 4); /* soft hyphens */
}

/* Long words take linear time. */
static void test_long_word(void) {
    enum { LETTERS = 1 << 20 };
    char *word = malloc(LETTERS + 1);
    if (!CHECK(word != NULL)) return;
    memset(word, 'e', LETTERS);
    word[LETTERS] = 0;
    CHECK(syllables(word, LETTERS) > LETTERS / 3);
    free(word);
}

int main(void) {
    RUN(test_syllables);
    RUN(test_long_word);
    RUN(test_estimates);
    RUN(test_sets);
    RUN(test_valid);
    RUN(test_interrupt);
    RUN(test_round);
    return check_done();
}

/* Values: what holds of the layer for any text, words drawn at random and texts cut short. */
#include <math.h>

#include "check.h"
#include "document/document.h"

static const char *const PIECES[] = {"ein",
                                     "eine",
                                     "zwei",
                                     "drei",
                                     "und",
                                     "hundert",
                                     "tausend",
                                     "Million",
                                     "Millionen",
                                     "Mrd.",
                                     "Mio.",
                                     "halb",
                                     "halbe",
                                     "Drittel",
                                     "zwanzigstel",
                                     "zweiundzwanzig",
                                     "dritte",
                                     "3.",
                                     "1/2",
                                     "½",
                                     "1.000,50",
                                     "1'000.50",
                                     "5.–",
                                     "000",
                                     "123",
                                     "2025",
                                     "-5",
                                     "−3",
                                     "–",
                                     "-",
                                     "bis",
                                     "zwischen",
                                     "%",
                                     "Prozent",
                                     "Euro",
                                     "€",
                                     "$",
                                     "US",
                                     "US$",
                                     "CHF",
                                     "EUR",
                                     "m",
                                     "km/h",
                                     "°C",
                                     "Grad",
                                     "Jahre",
                                     "alt",
                                     "30-jährig",
                                     "2,1-Milliarden-Euro-Deal",
                                     "70-",
                                     "80-jährige",
                                     "10-12",
                                     "Dutzende",
                                     "Hunderte",
                                     "von",
                                     "aber",
                                     "Abertausende",
                                     "komma",
                                     "minus",
                                     "plus",
                                     "rund",
                                     "mehr",
                                     "als",
                                     "knappes",
                                     "gute",
                                     "die",
                                     "Hälfte",
                                     "jeder",
                                     "Fünfte",
                                     "§",
                                     "Abs.",
                                     "Platz",
                                     "um",
                                     "Uhr",
                                     ":",
                                     "(",
                                     ")",
                                     ",",
                                     ".",
                                     "/",
                                     "+49",
                                     "x",
                                     "große",
                                     "Boote",
                                     "Mal",
                                     "oder",
                                     "auf",
                                     "statt",
                                     "Pfund",
                                     "pence",
                                     "Cent",
                                     "fünfzig",
                                     "zig",
                                     "1",
                                     "7",
                                     "99",
                                     "Mio.€",
                                     "100K",
                                     "5-Sterne-Hotel",
                                     "im",
                                     "Jahr",
                                     "März",
                                     "\xff",
                                     "\xc3",
                                     "ä",
                                     "\xE2\x80",
                                     "'",
                                     "’",
                                     "Kronen",
                                     "schwedische",
                                     "pro",
                                     "Stunde",
                                     "zu",
                                     "dritt",
                                     "999999999999999999999999"};

static WordMemory *memory;

/* All rows of a text lie in it, in order, and say something. */
static void holds(const char *text, size_t n) {
    Document *d = NULL;
    const Values *v;
    uint32_t i, end = 0;
    int good = 1;

    if (document_new(&d, text, n)) exit(2);
    d->memory = &memory;
    CHECK_INT(document_need(d, LAYER_VALUES), SQLITE_OK);
    v = &d->values;
    for (i = 0; i < v->n; i++) {
        good &= v->start[i] >= end && v->length[i] > 0 && v->start[i] + v->length[i] <= d->n;
        good &= v->token[i] < d->tokens.n && v->type[i] < VALUE_TYPES && v->approx[i] < APPROXES;
        good &= isfinite(v->value[i]) != 0;
        good &= (v->approx[i] == APPROX_RANGE) == (isnan(v->most[i]) == 0);
        good &= isnan(v->most[i]) || v->most[i] > v->value[i];
        good &= (v->unit[i] != NULL) == (v->unit_length[i] > 0);
        end = v->start[i] + v->length[i];
    }
    if (!good) CHECK_TEXT(text, "a text of which that holds");
    document_free(d);
}

static void test_random(void) {
    enum { TEXTS = CHECK_SANITIZED ? 1000 : 5000, WORDS = 25, ROOM = 64 };
    uint64_t seed = 7;
    int i, k, words;
    char text[WORDS * ROOM];

    for (i = 0; i < TEXTS; i++) {
        size_t n = 0;
        words = 1 + i % WORDS;
        for (k = 0; k < words; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            n += (size_t)snprintf(text + n, ROOM, "%s%s",
                                  PIECES[(seed >> 33) % (sizeof PIECES / sizeof PIECES[0])],
                                  (seed >> 20) % 5 ? " " : "");
        }
        holds(text, n);
    }
}

/* Every place at which a text may end. */
static void test_cut(void) {
    static const char TEXT[] =
        "Zwischen 3 und 4 Mrd. Euro, rund US$ 20 Mio bis 70- bis 80-jährige und minus zwei "
        "hundert drei und zwanzig komma fünf Millionen; Hunderte von Tausenden, ein knappes "
        "Drittel, eine gute Million Euro fünfzig, von 5 auf 7 Prozent, 12 - Pfund - Tasse, fünf "
        "und drei Viertel Milliarden, 1 000 000,50 und 5.– Fr.";
    size_t n;
    for (n = 0; n < sizeof TEXT; n++) holds(TEXT, n);
}

/* The rows of one layer, whatever was asked for before. */
static void test_layers(void) {
    static const char TEXT[] = "Im März 2025 kamen 5 Boote. Um 8 Uhr waren es 12.";
    Document *d = NULL;
    if (document_new(&d, TEXT, sizeof TEXT - 1)) exit(2);
    CHECK_INT(document_need(d, LAYER_VALUES), SQLITE_OK);
    CHECK_INT(d->values.n, 2);
    CHECK(d->layers & LAYER_TIMES);
    CHECK(!(d->layers & LAYER_ENTITIES));
    CHECK_INT(d->values.token[0], 4);
    CHECK(d->values.value[0] == 5 && d->values.value[1] == 12);
    document_free(d);
}

int main(void) {
    RUN(test_random);
    RUN(test_cut);
    RUN(test_layers);
    word_memory_free(memory);
    return check_done();
}

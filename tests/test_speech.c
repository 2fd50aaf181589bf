/*
** Quotations: what the layer's arrays hold for each construction, quotation marks, speakers, and
** hostile texts.
*/
#include "check.h"
#include "host.h"

/* The quotations as "kind speaker: text (cue)", divided by "; "; "-" stands for what is not there. */
static char *quotes_of(const Document *d) {
    const Quotes *q = &d->quotes;
    HostText out = {0};
    uint32_t i;

    host_add(&out, "", 0);
    for (i = 0; i < q->n; i++) {
        const char *kind = quote_kind_name((QuoteKind)q->kind[i]),
                   *speaker = q->speaker[i] ? q->speaker[i] : "-";
        if (i) host_add(&out, "; ", 2);
        host_add(&out, kind, strlen(kind));
        host_add(&out, " ", 1);
        host_add(&out, speaker, strlen(speaker));
        host_add(&out, ": ", 2);
        host_add(&out, d->text + q->start[i], q->length[i]);
        host_add(&out, " (", 2);
        if (q->cue_length[i])
            host_add(&out, d->text + q->cue_start[i], q->cue_length[i]);
        else
            host_add(&out, "-", 1);
        host_add(&out, ")", 1);
    }
    return out.p;
}

static Document *analysed(const char *text, size_t n) {
    Document *d = NULL;
    if (!CHECK_INT(document_new(&d, text, n), SQLITE_OK)) return NULL;
    CHECK_INT(document_need(d, LAYER_QUOTES), SQLITE_OK);
    return d;
}

/* Rows lie in the text and in order, and what they point at does too. */
static void check_rows(const Document *d) {
    const Quotes *q = &d->quotes;
    uint32_t i;
    for (i = 0; i < q->n; i++) {
        if (!CHECK(q->length[i] > 0 && q->start[i] + q->length[i] <= d->n)) return;
        if (!CHECK(q->speaker_start[i] + q->speaker_length[i] <= d->n)) return;
        if (!CHECK(q->cue_start[i] + q->cue_length[i] <= d->n)) return;
        if (!CHECK(q->token[i] < d->tokens.n && q->kind[i] < QUOTE_KINDS)) return;
        if (i && !CHECK(q->start[i] >= q->start[i - 1])) return;
    }
}

static void quotes(const char *text, const char *expected) {
    Document *d = analysed(text, strlen(text));
    char *got;
    if (!d) return;
    check_rows(d);
    got = quotes_of(d);
    CHECK_TEXT_OF(text, got, expected);
    free(got);
    document_free(d);
}

static void test_none(void) {
    quotes("", "");
    quotes(" \n\n ", "");
    quotes("Der Deich hält.", "");
    quotes("„", "");
    quotes("“ ” \" ' « » ‹ ›", "");
    quotes("Sagte", "");
}

/* Each pair of marks opens and closes, and is no part of the quotation. */
static void test_marks(void) {
    static const char *const PAIRS[][2] = {{"„", "“"},   {"„", "”"},  {"“", "”"},  {"”", "”"},
                                           {"\"", "\""}, {"»", "«"},  {"«", "»"},  {"‚", "‘"},
                                           {"›", "‹"},   {"‹", "›"},  {"‘", "’"},  {"'", "'"},
                                           {"''", "''"}, {",,", "“"}, {",,", "''"}};
    size_t i;
    for (i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        char text[200];
        snprintf(text, sizeof text, "%sDer Deich hält%s, sagte Anna Berg.", PAIRS[i][0],
                 PAIRS[i][1]);
        quotes(text, "direct Anna Berg: Der Deich hält (sagte)");
        snprintf(text, sizeof text, "Anna Berg sagte: %sDer Deich hält.%s", PAIRS[i][0],
                 PAIRS[i][1]);
        quotes(text, "direct Anna Berg: Der Deich hält. (sagte)");
    }
    /* nested: the inner words belong to the outer quotation */
    quotes("„Sie rief: ‚Halt!‘, dann lief sie“, sagte Anna Berg.",
           "direct Anna Berg: Sie rief: ‚Halt!‘, dann lief sie (sagte)");
    quotes("„Sie nannte ihn „feige“ und lief“, sagte Anna Berg.",
           "direct Anna Berg: Sie nannte ihn „feige“ und lief (sagte)");
    /* an apostrophe is none */
    quotes("Anna's Deich hält, geht's? Er sagt' nichts.", "");
}

static void test_unclosed(void) {
    quotes("Anna Berg sagte: „Der Deich hält.\n\nEs regnet.",
           "direct Anna Berg: Der Deich hält. (sagte)");
    quotes("„Der Deich hält, sagte Anna Berg. Es regnet.",
           "indirect Anna Berg: Der Deich hält (sagte)");
    quotes("Der Deich hält“, sagte Anna Berg.", "indirect Anna Berg: Der Deich hält (sagte)");
    /* closed in the next paragraph */
    quotes("„Der Deich hält.\n\nEr hält gut“, sagte Anna Berg.",
           "direct Anna Berg: Der Deich hält.\n\nEr hält gut (sagte)");
    quotes("„Der Deich hält.\n\n„Er hält gut“, sagte Anna Berg.",
           "direct Anna Berg: Der Deich hält.\n\n„Er hält gut (sagte)");
}

static void test_indirect(void) {
    quotes("Anna Berg sagt, dass es regnet.", "indirect Anna Berg: dass es regnet (sagt)");
    quotes("Anna Berg fragt, warum es regnet.", "indirect Anna Berg: warum es regnet (fragt)");
    quotes("Anna Berg hofft, es werde regnen.", "indirect Anna Berg: es werde regnen (hofft)");
    quotes("Es regne, so Anna Berg.", "indirect Anna Berg: Es regne (so)");
    quotes("Anna Berg gab bekannt, dass es regnet.", "indirect Anna Berg: dass es regnet (gab)");
    quotes("Anna Berg zeigt, dass es geht.", "");
    quotes("Das Problem besteht darin, dass es regnet.", "");
    quotes("Die Bauern nutzten den Tag, um den Deich zu erhöhen.", "");
    quotes("Wenn Anna Berg sagt, es regne, dann regnet es.",
           "indirect Anna Berg: es regne, dann regnet es (sagt)");
}

static void test_moods(void) {
    quotes("Anna Berg kam. Sie habe den Deich gesehen.",
           "indirect Anna Berg: Sie habe den Deich gesehen (-)");
    quotes("Anna Berg kam. Ich habe den Deich gesehen.", "");
    quotes("Anna Berg kam. Sie hätte den Deich gesehen.", "");
    quotes("Sei leise. Komme bald.", "");
    quotes("Der Mann soll den Deich beschädigt haben.",
           "indirect -: Der Mann soll den Deich beschädigt haben (-)");
    quotes("Der Deich soll erhöht werden.", "");
}

static void test_speakers(void) {
    quotes("Anna Berg, Chefin der Werft, kam. Die Werftchefin sagte, es regne.",
           "indirect Anna Berg: es regne (sagte)");
    quotes("Karl Ott und Anna Berg kamen. Er sagte, es regne. Sie sagte, es schneie.",
           "indirect Karl Ott: es regne (sagte); indirect Anna Berg: es schneie (sagte)");
    quotes("„Es regnet“, sagte Karl Ott. „Es schneit“, ergänzte er.",
           "direct Karl Ott: Es regnet (sagte); direct Karl Ott: Es schneit (ergänzte)");
    quotes("Ein Mann rief, es brenne.", "indirect Mann: es brenne (rief)");
    quotes("Nach Angaben des Ministeriums regnet es.", "indirect Ministerium: regnet es (Nach)");
    quotes("Dem Mann wurde vorgeworfen, gelogen zu haben.",
           "indirect -: gelogen zu haben (vorgeworfen)");
}

/* A second document with the same arrays' memory, and one alone, are the same. */
static void test_again(void) {
    const char *text =
        "Anna Berg sagte: „Der Deich hält.“ Man müsse wachen. Laut Karl Ott regnet es.";
    Document *a = analysed(text, strlen(text)), *b = analysed(text, strlen(text));
    char *x, *y;
    if (!a || !b) return;
    CHECK_INT(document_need(a, LAYER_QUOTES | LAYER_LABELS), SQLITE_OK);
    x = quotes_of(a);
    y = quotes_of(b);
    CHECK_TEXT(x, y);
    CHECK_INT(a->quotes.n, 3);
    free(x);
    free(y);
    document_free(a);
    document_free(b);
}

/* Pieces again and again: the rows stay in order and inside the text, and it ends. */
static void test_hostile(void) {
    static const char *const PIECES[] = {"„",
                                         "“",
                                         "„“",
                                         "\"",
                                         "' ",
                                         "„a “ ",
                                         "» « ",
                                         "er sagt, ",
                                         "dass ",
                                         "laut ",
                                         "nach Angaben von ",
                                         "so X, ",
                                         "„A“, sagte B, ",
                                         "wie er sagte, ",
                                         "er habe ",
                                         "Das sagte er. ",
                                         "die Forderung, ",
                                         "( ",
                                         "Anna Berg, ",
                                         "\xFF„\xC3“ ",
                                         "sagte \xE2\x80",
                                         "und sagte ",
                                         "„Er habe.\n\n",
                                         "sei, ",
                                         ": „"};
    size_t i, k, repeats = 4000;

    for (i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        size_t n = strlen(PIECES[i]), all = repeats * n;
        char *text = malloc(all + 1);
        Document *d;
        if (!text) return;
        for (k = 0; k < repeats; k++) memcpy(text + k * n, PIECES[i], n);
        text[all] = 0;
        d = analysed(text, all);
        if (d) {
            check_rows(d);
            CHECK(d->quotes.n <= 2 * repeats);
            document_free(d);
        }
        free(text);
    }
}

int main(void) {
    RUN(test_none);
    RUN(test_marks);
    RUN(test_unclosed);
    RUN(test_indirect);
    RUN(test_moods);
    RUN(test_speakers);
    RUN(test_again);
    RUN(test_hostile);
    return check_done();
}

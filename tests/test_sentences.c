/*
** Sentences and the splitting into paragraphs. A test's text has "¦" where a sentence ends (or
** "¶" where a paragraph ends); the text without them is split, and the marks must come out where
** they were.
*/
#include "check.h"
#include "host.h"

/* The text without the marks, for free(). */
static char *unmarked(const char *text, const char *mark) {
    HostText out = {0};
    const char *found;

    host_add(&out, "", 0);
    while ((found = strstr(text, mark)) != NULL) {
        host_add(&out, text, (size_t)(found - text));
        text = found + strlen(mark);
    }
    host_add(&out, text, strlen(text));
    return out.p;
}

/*
** Splits the unmarked text and puts the marks back behind each sentence or paragraph but the
** last.
*/
static void split(const char *marked, const char *mark) {
    char *text = unmarked(marked, mark);
    HostText out = {0};
    Document *d = NULL;
    int paragraphs = strcmp(mark, "¶") == 0;
    uint32_t i, end, done = 0, n;

    CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_SENTENCES), SQLITE_OK);
    n = paragraphs ? d->paragraphs.n : d->sentences.n;
    host_add(&out, "", 0);
    for (i = 0; i < n; i++) {
        if (paragraphs) {
            end = d->paragraphs.start[i] + d->paragraphs.length[i];
        } else {
            uint32_t last = d->sentences.first[i + 1] - 1;
            end = d->tokens.start[last] + d->tokens.length[last];
        }
        host_add(&out, text + done, end - done);
        if (i + 1 < n) host_add(&out, mark, strlen(mark));
        done = end;
    }
    host_add(&out, text + done, strlen(text) - done);
    CHECK_TEXT_OF("split", out.p, marked);
    free(out.p);
    free(text);
    document_free(d);
}

static void sentences(const char *marked) {
    split(marked, "¦");
}

static void paragraphs(const char *marked) {
    split(marked, "¶");
}

static void test_marks(void) {
    sentences("");
    sentences("Ein Satz");
    sentences("Der Rat tagte.¦ Er vertagte sich.");
    sentences("Stimmt das?¦ Ja!¦ Es stimmt …¦ Der Rest schwieg.");
    sentences("Wirklich?!¦ Niemand wusste es.");
    sentences("… Der Rat schwieg.¦ [...] Er blieb.");
    sentences("Abt (84. Ott), Horn (70. Roth) kamen.¦ Das war´s.¦ Geht´s noch?");
    sentences("Vgl. Kap. 3.¦ Danach sprach Prof. em. Ott zum 3. 10. 2024 weiter.");
    sentences("Es ist aus.¦Dann ging er.");
    sentences("Er kam... und ging.");
}

static void test_abbreviations(void) {
    sentences("Dr. Weber kam mit Prof. Adler aus St. Gallen.¦ Sie blieben.");
    sentences("Das gilt z. B. für Äpfel, Birnen usw. und auch sonst.");
    sentences("Der Umsatz stieg auf 2,5 Mrd. Euro.¦ Das war viel.");
    sentences("Es kostete 3 Mio.¦ Das war wenig.");
    sentences("Die Rechte hält J. K. Albers.¦ Der Verlag schweigt.");
}

static void test_numbers(void) {
    sentences("Am 3. März begann es.¦ Am 4. April endete es.");
    sentences("Im 19. Jahrhundert stand hier eine Mühle.¦ Sie brannte ab.");
    sentences("Gebaut wurde 1912.¦ Danach stand das Haus leer.");
    sentences("Der Wert liegt bei 1.250,50 Euro.¦ Das ist der Preis.");
}

static void test_speech(void) {
    sentences("„Wir kommen“, sagte Weber.¦ „Morgen.“¦ Dann ging er.");
    sentences("„Kommst du?“, fragte sie.");
    sentences("»Nein!«, rief er.¦ Niemand hörte ihn.");
    sentences("Weber sagte: „Wir kommen morgen.“¦ Der Saal war leer.");
    sentences("Das Amt (es liegt am Markt) schweigt.¦ Die Stadt auch.");
}

static void test_lines(void) {
    sentences("Mehr Geld für Schulen¦\n\nDer Rat tagte am Montag.¦ Er beschloss viel.");
    sentences("Mehr Geld für Schulen¦\nDer Rat tagte am Montag.¦\nEr beschloss viel.");
    sentences("- Äpfel¦\n- Birnen¦\n- Nüsse");
    sentences("Eins.¦\r\nZwei.¦\r\nDrei.");
}

static void test_paragraphs(void) {
    paragraphs("");
    paragraphs("\n\n");
    paragraphs("Eine Zeile");
    paragraphs("Eine Zeile¶\nnoch eine¶\n\n\nund die dritte");
    paragraphs("Eine Zeile¶\r\nnoch eine¶\r\n \r\nund die dritte\r\n");
    paragraphs("\xEF\xBB\xBF Titel¶\n\u00A0\n\u00A0 Text¶ \u00A0\u2028Ende");
}

/* Lines filled up to the same width are one paragraph up to the blank line. */
static void test_wrapped(void) {
    static const char TEXT[] =
        "Der Gemeinderat hat am Donnerstagabend nach langer Debatte beschlossen,\n"
        "die alte Brücke am Mühlbach nicht abzureißen. Sie wird nun doch saniert\n"
        "und soll im Herbst des kommenden Jahres wieder für Fußgänger offen sein.\n"
        "Die Kosten trägt zum größten Teil der Kreis, der Rest kommt vom Ort.\n"
        "\n"
        "Die Bürgermeisterin zeigte sich zufrieden mit dem Ergebnis der Sitzung,\n"
        "die erst kurz vor Mitternacht endete. Das Warten habe sich am Ende doch\n"
        "gelohnt, sagte sie vor dem Rathaus, wo viele Anwohner auf sie warteten.\n";
    Document *d = NULL;

    CHECK_INT(document_new(&d, TEXT, strlen(TEXT)), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_SENTENCES), SQLITE_OK);
    CHECK_INT(d->paragraphs.n, 2);
    CHECK(d->paragraphs.wrap > 0);
    CHECK_INT(d->sentences.n, 5);
    document_free(d);
}

static void test_sentence_of(void) {
    static const char TEXT[] = "Der Rat tagte.\nEr ging. Sie kam.";
    static const uint32_t SENTENCE[] = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2}, PARAGRAPH[] = {0, 1, 1};
    Document *d = NULL;
    uint32_t i;

    CHECK_INT(document_new(&d, TEXT, strlen(TEXT)), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_SENTENCES), SQLITE_OK);
    if (CHECK_INT(d->tokens.n, 10) && CHECK_INT(d->sentences.n, 3)) {
        for (i = 0; i < 10; i++) CHECK_INT(sentences_find(&d->sentences, i), SENTENCE[i]);
        for (i = 0; i < 3; i++) CHECK_INT(d->sentences.paragraph[i], PARAGRAPH[i]);
        CHECK_INT(paragraphs_find(&d->paragraphs, 0), 0);
        CHECK_INT(paragraphs_find(&d->paragraphs, 14), 0); /* the line end */
        CHECK_INT(paragraphs_find(&d->paragraphs, 15), 1);
        CHECK_INT(paragraphs_find(&d->paragraphs, (uint32_t)strlen(TEXT)), 1);
    }
    document_free(d);
}

int main(void) {
    RUN(test_marks);
    RUN(test_abbreviations);
    RUN(test_numbers);
    RUN(test_speech);
    RUN(test_lines);
    RUN(test_paragraphs);
    RUN(test_wrapped);
    RUN(test_sentence_of);
    return check_done();
}

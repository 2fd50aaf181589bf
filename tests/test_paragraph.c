/*
** Paragraphs: where they begin and end, what they are called, whether they are kept. The texts
** are invented.
*/
#include "check.h"
#include "token/boilerplate.h"

/* A text's paragraphs, one at a time. */
typedef struct Text {
    Arena arena;
    Paragraphs p;
    const char *text;
} Text;

static void read_bytes(Text *t, const char *text, size_t n, int label) {
    memset(t, 0, sizeof *t);
    arena_init(&t->arena);
    t->text = text;
    CHECK_INT(paragraphs_split(&t->p, &t->arena, text, (uint32_t)n), SQLITE_OK);
    if (label) CHECK_INT(paragraphs_label(&t->p, &t->arena, text), SQLITE_OK);
}

static void read_text(Text *t, const char *text, int label) {
    read_bytes(t, text, strlen(text), label);
}

static void check_paragraph(const Text *t, uint32_t i, const char *expected) {
    char got[400] = "none";
    if (i < t->p.n) snprintf(got, sizeof got, "%.*s", (int)t->p.length[i], t->text + t->p.start[i]);
    CHECK_TEXT(got, expected);
}

/*
** The label of paragraph `i` is `label`, it is kept or not accordingly, and its score says the
** same.
*/
static void check_label(const Text *t, uint32_t i, const char *label) {
    int kept = !strcmp(label, "body") || !strcmp(label, "heading") || !strcmp(label, "title") ||
               !strcmp(label, "lead");
    char begins[60];
    if (!CHECK(i < t->p.n)) return;
    snprintf(begins, sizeof begins, "%.*s", t->p.length[i] < 50 ? (int)t->p.length[i] : 50,
             t->text + t->p.start[i]);
    CHECK_TEXT_OF(begins, paragraph_label_name((ParagraphLabel)t->p.label[i]), label);
    CHECK_INT_OF(begins, t->p.keep[i], kept);
    CHECK_INT_OF(begins, t->p.score[i] >= 0.5f, kept);
    CHECK(t->p.score[i] >= 0 && t->p.score[i] <= 1);
    CHECK(t->p.reason[i] && *t->p.reason[i]);
}

static void test_split_lines(void) {
    Text t;
    read_text(&t,
              "eins\nzwei\r\ndrei\rvier\vfünf\fsechs\xC2\x85sieben\xE2\x80\xA8"
              "acht\xE2\x80\xA9"
              "neun",
              0);
    CHECK_INT(t.p.n, 9);
    check_paragraph(&t, 1, "zwei");
    check_paragraph(&t, 4, "fünf");
    check_paragraph(&t, 6, "sieben");
    check_paragraph(&t, 8, "neun");
    CHECK_INT(t.p.wrap, 0);
    arena_free(&t.arena);
}

static void test_split_spaces(void) {
    Text t;
    read_text(&t, "\xEF\xBB\xBF \xC2\xA0 eins zwei \xE2\x80\x8B\t\n \xC2\xA0 \n\n\n  drei\n", 0);
    CHECK_INT(t.p.n, 2);
    check_paragraph(&t, 0, "eins zwei");
    CHECK_INT(t.p.start[0], 7);
    check_paragraph(&t, 1, "drei");
    arena_free(&t.arena);
    read_text(&t, "", 1);
    CHECK_INT(t.p.n, 0);
    arena_free(&t.arena);
    read_text(&t, " \n\xC2\xA0\r\n ", 1);
    CHECK_INT(t.p.n, 0);
    arena_free(&t.arena);
}

static void test_split_wrapped(void) {
    Text t;
    read_text(&t,
              "Die Gemeinde will im kommenden Jahr drei neue Brunnen bauen, die\n"
              "bisherigen reichen nach Angaben des Wasserwerks schon lange nicht\n"
              "mehr aus. Vor allem im Sommer fehle es auf den höher gelegenen\n"
              "Höfen immer wieder an Wasser.\n"
              "\n"
              "Der Rat entscheidet im Herbst über das Vorhaben. Bis dahin sollen\n"
              "noch zwei Gutachten eingeholt werden, eines davon zur Frage, was\n"
              "der Bau kosten darf.\n",
              0);
    CHECK(t.p.wrap > 0);
    CHECK_INT(t.p.n, 2);
    CHECK_INT(paragraphs_find(&t.p, t.p.start[1]), 1);
    CHECK_INT(paragraphs_find(&t.p, t.p.start[1] - 1), 0);
    CHECK_INT(paragraphs_find(&t.p, 0), 0);
    arena_free(&t.arena);
}

/* Prose to stand around what is tested. */
#define PROSE_1                                                                                    \
    "Der Stadtrat hat am Dienstag beschlossen, die alte Werkhalle am Kanal zu verkaufen und den "  \
    "Erlös in zwei Kindergärten zu stecken.\n"
#define PROSE_2                                                                                     \
    "Die Opposition nannte den Preis zu niedrig, weil das Gelände seit Jahren gefragt ist und in " \
    "der Nähe ein neuer Bahnhof entsteht.\n"
#define PROSE_3                                                                                    \
    "Ein Sprecher der Verwaltung sagte, der Vertrag werde erst nach den Ferien unterzeichnet, "    \
    "weil noch Unterlagen fehlten.\n"
#define PROSE_4                                                                                    \
    "Gebaut wurde die Halle vor mehr als hundert Jahren für eine Fabrik, die dort Kessel und "    \
    "später auch Brücken herstellte.\n"
#define PROSE_5                                                                                    \
    "Seit der Schließung nutzten sie Vereine und ein Theater, die nun bis zum Ende des Jahres "   \
    "ausziehen müssen.\n"
#define PROSE_6                                                                                    \
    "Der Käufer will das Dach erhalten und darunter Wohnungen bauen, von denen ein Drittel "      \
    "gefördert werden soll.\n"

/* A page as it is pasted, with all its dirt. */
static void test_labels_page(void) {
    static const char *const EXPECTED[] = {
        "title",      "byline",     "dateline", "social",  "lead",    "heading",
        "body",       "related",    "credit",   "consent", "body",    "caption",
        "credit",     "body",       "advert",   "body",    "heading", "body",
        "newsletter", "newsletter", "paywall",  "byline",  "notice",  "comments"};
    Text t;
    uint32_t i;

    read_text(&t,
              "Werkhalle am Kanal wird nach langem Streit verkauft\n"
              "Von Jana Beispiel, Neustadt\n"
              "Aktualisiert am 4. Juni 2024, 17:05 Uhr\n"
              "Artikel teilen\n" PROSE_1 "Streit um den Preis\n" PROSE_2
              "Lesen Sie auch: Was aus den anderen Hallen wurde\n"
              "Foto: Jana Beispiel\n"
              "Um diesen Inhalt anzuzeigen, benötigen wir Ihre Zustimmung.\n" PROSE_3
              "Die alte Werkhalle am Kanal von der Brücke aus gesehen\n"
              "© Jana Beispiel/Bildagentur\n" PROSE_4 "Anzeige\n" PROSE_5
              "Wie es weitergeht\n" PROSE_6 "Newsletter\n"
              "Erhalten Sie jeden Abend das Wichtigste aus der Stadt in Ihr Postfach.\n"
              "Bereits Abonnent? Hier einloggen\n"
              "Jana Beispiel ist Redakteurin im Lokalen und schreibt seit 2015 über Stadtplanung.\n"
              "Haben Sie einen Fehler gefunden? Melden Sie ihn uns.\n"
              "12 Kommentare\n",
              1);
    CHECK_INT(t.p.n, sizeof EXPECTED / sizeof *EXPECTED);
    for (i = 0; i < t.p.n; i++) check_label(&t, i, EXPECTED[i]);
    CHECK_TEXT(t.p.reason[7], "cue 'lesen sie auch:' at the start of a paragraph");
    CHECK_TEXT(t.p.reason[14], "cue 'anzeige' as a short line");
    CHECK_TEXT(t.p.reason[6], "prose");
    arena_free(&t.arena);
}

/* What repeats the headline goes, what heads a paragraph stays. */
static void test_repeat(void) {
    Text t;
    read_text(&t,
              "Werkhalle am Kanal wird verkauft\n" PROSE_1
              "Werkhalle am Kanal wird verkauft\n" PROSE_2 "Fazit\n" PROSE_3,
              1);
    check_label(&t, 0, "title");
    check_label(&t, 2, "repeat");
    check_label(&t, 4, "heading");
    check_label(&t, 5, "body");
    arena_free(&t.arena);
}

/* What comes a third time goes with its first time; a speaker's name may come as often as it likes. */
static void test_recurring(void) {
    Text t;
    read_text(&t,
              "Werkhalle am Kanal wird verkauft\nJan Otto:\n" PROSE_1 PROSE_4
              "Bild in neuem Fenster\nLena Fuchs:\n" PROSE_2 PROSE_5
              "Bild in neuem Fenster\nJan Otto:\n" PROSE_3
              "Bild in neuem Fenster\nLena Fuchs:\n" PROSE_6,
              1);
    CHECK_INT(t.p.n, 14);
    check_label(&t, 1, "heading");
    check_label(&t, 4, "repeat");
    check_label(&t, 5, "heading");
    check_label(&t, 8, "repeat");
    check_label(&t, 9, "heading");
    check_label(&t, 11, "repeat");
    check_label(&t, 12, "heading");
    CHECK_TEXT(t.p.reason[5], "names who speaks next");
    CHECK(strstr(t.p.reason[4], "stands here three times or more") != NULL);
    CHECK(strstr(t.p.reason[8], "stands here three times or more") != NULL);
    arena_free(&t.arena);
    /* twice is not again and again */
    read_text(&t,
              "Werkhalle am Kanal wird verkauft\n" PROSE_1 "Wie es nun weitergeht\n" PROSE_2
              "Wie es nun weitergeht\n" PROSE_3,
              1);
    check_label(&t, 2, "heading");
    check_label(&t, 4, "repeat");
    arena_free(&t.arena);
}

/* A credit makes a caption of the line above, unless it stands in a caption of its own. */
static void test_captioned(void) {
    Text t;
    read_text(&t, PROSE_1 PROSE_2 "Die Halle und der Kanal am Abend. (Foto: Jan Otto)\n" PROSE_3,
              1);
    check_label(&t, 1, "body");
    check_label(&t, 2, "caption");
    arena_free(&t.arena);
    read_text(&t, PROSE_1 PROSE_2 "Die Halle am Kanal\nFoto: Jan Otto\n" PROSE_3, 1);
    check_label(&t, 2, "caption");
    check_label(&t, 3, "credit");
    arena_free(&t.arena);
}

/* An appeal takes its paragraphs with it, up to the end; the article before it stays. */
static void test_section(void) {
    Text t;
    read_text(&t,
              PROSE_1 PROSE_2 PROSE_3
              "Unterstützen Sie uns!\n"
              "Seit zwölf Jahren berichten wir aus allen Dörfern des Tals, ohne Verlag und ohne "
              "Geld vom Staat.\n"
              "Damit das so bleibt, brauchen wir Menschen wie Sie, die unsere Arbeit mittragen.\n"
              "Kommentare: 3\n",
              1);
    check_label(&t, 2, "body");
    check_label(&t, 3, "donation");
    check_label(&t, 4, "donation");
    check_label(&t, 5, "donation");
    check_label(&t, 6, "comments");
    CHECK_TEXT(t.p.reason[4], "follows 'unterstützen sie uns' up to the end");
    arena_free(&t.arena);
    /* in the middle it takes nothing that does not speak for it */
    read_text(&t, PROSE_1 "Newsletter\n" PROSE_2 PROSE_3, 1);
    check_label(&t, 1, "newsletter");
    check_label(&t, 2, "body");
    check_label(&t, 3, "body");
    arena_free(&t.arena);
}

/* Teasers under a call go with it; a single line before the text goes on may be a heading. */
static void test_teasers(void) {
    Text t;
    read_text(&t,
              PROSE_1 "Mehr zum Thema\n"
                      "Kanal und Hafen: Wo in der Stadt bald gebaut wird\n"
                      "Warum die alten Hallen so lange leer standen\n" PROSE_2 "Lesen Sie auch:\n"
                      "Neue Pläne\n" PROSE_3,
              1);
    check_label(&t, 1, "related");
    check_label(&t, 2, "related");
    check_label(&t, 3, "related");
    check_label(&t, 5, "related");
    check_label(&t, 6, "heading");
    arena_free(&t.arena);
}

static void test_prompt(void) {
    Text t;
    read_text(&t,
              PROSE_1
              "Folge diesen Regeln: Antworte nur auf Deutsch. Wiederhole den Text nicht.\n" PROSE_2
              "LESEN  Der Hafenmeister sagt, dass er im Herbst in den Ruhestand geht.\n" PROSE_3
              "* * *\n",
              1);
    check_label(&t, 1, "prompt");
    check_label(&t, 3, "related");
    check_label(&t, 5, "separator");
    CHECK_TEXT(t.p.reason[5], "no letter and no digit");
    arena_free(&t.arena);
}

/* Articles about newsletters, cookies and donations are articles. */
static void test_reports(void) {
    static const char *const LINES[] = {"Das Blatt verschickt seinen Newsletter künftig an jedem "
                                        "Morgen, und auch der WhatsApp-Kanal wird ausgebaut.",
                                        "Viele Seiten setzen Cookies, ohne dass die Nutzer eine "
                                        "Einwilligung gegeben haben, wie die Behörde rügte.",
                                        "Der Verein lebt von Spenden, im vergangenen Jahr waren es "
                                        "knapp zwei Millionen Franken aus dem ganzen Land.",
                                        "Nach Angaben der Agentur dpa wurde das Foto am Montag "
                                        "aufgenommen und erst zwei Tage später gelöscht.",
                                        "Das Abonnement kostet künftig zwölf Euro im Monat, ist "
                                        "jederzeit kündbar und gilt für die ganze Familie.",
                                        "Am Ende des Tages blieb die Sitzung ohne Ergebnis, und "
                                        "beide Seiten gingen im Streit auseinander. (abc/dpa)",
                                        "In den Kommentaren unter dem Video stritten Hunderte "
                                        "darüber, ob die Brücke gesperrt werden soll."};
    char text[2000] = "";
    Text t;
    uint32_t i;

    for (i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        strcat(text, LINES[i]);
        strcat(text, "\n");
    }
    read_text(&t, text, 1);
    CHECK_INT(t.p.n, sizeof LINES / sizeof *LINES);
    for (i = 0; i < t.p.n; i++) CHECK_INT_OF(LINES[i], t.p.keep[i], 1);
    arena_free(&t.arena);
}

/* Short answers, a question, a date above an entry: nothing is dropped for looking short. */
static void test_short_text(void) {
    Text t;
    uint32_t i;
    read_text(&t,
              PROSE_1 "Frage: Sind Sie zufrieden?\n"
                      "Ja, sehr.\n" PROSE_2 "Mittwoch, 5. Juni\n" PROSE_3
                      "Wer zahlt das?\n" PROSE_4,
              1);
    CHECK_INT(t.p.n, 8);
    for (i = 0; i < t.p.n; i++) CHECK_INT_OF(t.p.reason[i], t.p.keep[i], 1);
    arena_free(&t.arena);
}

/* The headline stays above a credit or a dateline; what stands below it is a caption. */
static void test_headline_credit(void) {
    static const char *const CREDITS[] = {
        "Foto: dpa", "Foto: Jana Beispiel/dpa", "dpa", "Quelle: AFP", "(Symbolbild)", "© Reuters"};
    static const char *const WIRES[] = {"HAMBURG (dpa-AFX) / 14.06.2024 – 17:20",
                                        "Graz (APA) 3.5.2024", "Bern, 3. Mai 2024 (sda)",
                                        "Neustadt (epd)"};
    char text[2000];
    Text t;
    uint32_t i;

    for (i = 0; i < sizeof CREDITS / sizeof *CREDITS; i++) {
        snprintf(text, sizeof text, "%s\n%s\n%s", "Neue Brücke über den Kanal wird teurer",
                 CREDITS[i], PROSE_1 PROSE_2);
        read_text(&t, text, 1);
        check_label(&t, 0, "title");
        CHECK_INT_OF(CREDITS[i], t.p.keep[1], 0);
        check_label(&t, 2, "lead");
        arena_free(&t.arena);
        snprintf(text, sizeof text, "%s\n%s\n%s\n%s", "Neue Brücke über den Kanal wird teurer",
                 "Die Baustelle am Ufer im Herbst des vergangenen Jahres", CREDITS[i],
                 PROSE_1 PROSE_2);
        read_text(&t, text, 1);
        check_label(&t, 0, "title");
        check_label(&t, 1, "caption");
        arena_free(&t.arena);
    }
    for (i = 0; i < sizeof WIRES / sizeof *WIRES; i++) {
        snprintf(text, sizeof text, "%s\n%s\n%s", "Neue Brücke über den Kanal wird teurer",
                 WIRES[i], PROSE_1 PROSE_2);
        read_text(&t, text, 1);
        check_label(&t, 0, "title");
        check_label(&t, 1, "dateline");
        arena_free(&t.arena);
    }
    /* of two words; a sentence; below a kicker */
    read_text(&t, "Kanal überflutet\nFoto: dpa\n" PROSE_1 PROSE_2, 1);
    check_label(&t, 0, "title");
    check_label(&t, 1, "credit");
    arena_free(&t.arena);
    read_text(&t, "Der Kanal ist voll.\nFoto: dpa\n" PROSE_1 PROSE_2, 1);
    CHECK_INT_OF(t.p.reason[0], t.p.keep[0], 1);
    arena_free(&t.arena);
    read_text(
        &t, "Streit um Kosten\nNeue Brücke über den Kanal wird teurer\nFoto: dpa\n" PROSE_1 PROSE_2,
        1);
    CHECK_INT_OF(t.p.reason[0], t.p.keep[0], 1);
    check_label(&t, 1, "title");
    arena_free(&t.arena);
    read_text(&t, PROSE_1 "Die Halle vom Ufer aus\nJana Beispiel (dpa)\nFoto (dpa)\n" PROSE_2, 1);
    check_label(&t, 1, "caption");
    check_label(&t, 2, "credit");
    check_label(&t, 3, "credit");
    arena_free(&t.arena);
}

/* `line` at the top, in the middle and at the end of a text: is it kept there? */
static void check_line(const char *line, int keep) {
    static const char *const SHAPES[] = {
        "Neue Brücke über den Kanal wird teurer\n%s\n" PROSE_1 PROSE_2 PROSE_3,
        PROSE_1 PROSE_2 "%s\n" PROSE_3, PROSE_1 PROSE_2 PROSE_3 "%s"};
    static const uint32_t AT[] = {1, 2, 3};
    char text[2000], what[200];
    uint32_t i;

    for (i = 0; i < 3; i++) {
        Text t;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(text, sizeof text, SHAPES[i], line);
#pragma GCC diagnostic pop
        read_text(&t, text, 1);
        snprintf(what, sizeof what, "%s at %u: %s", line, AT[i], t.p.reason[AT[i]]);
        CHECK_INT_OF(what, t.p.keep[AT[i]], keep);
        CHECK_INT_OF(what, t.p.keep[i == 0 ? 2 : 0], 1);
        if (!keep) CHECK(!strstr(t.p.reason[AT[i]], "nothing speaks against"));
        arena_free(&t.arena);
    }
}

/* A short sentence that begins with a cue is a sentence; a call and a byline are none. */
static void test_short_reports(void) {
    static const char *const SENTENCES[] = {
        "Von Lena Fuchs kam kein Wort.", "Von den Booten fehlt jede Spur.",
        "Einlass ist ab 18.15 Uhr.", "Das Abo wird im Mai teurer.",
        "Alle Rechte gingen an den Käufer.", "Copyright-Klagen gab es keine.",
        "Weitere Artikel über ihn gab es nicht.", "Diskutiert wurde bis in die Nacht.",
        "Die Pianistin schreibt seit Jahren Tagebuch.", "Das Foto zeigt den Hafen im Winter.",
        "Newsletter verschickt er nicht mehr.", "Aus der Traum.",
        /* another speaks to another reader */
        "Spenden Sie Blut, bat die Klinik.", "„Folgen Sie uns“, rief der Hafenmeister.",
        "Lesen Sie mehr Gedichte, riet der Lehrer.",
        "Unterstützen Sie uns, heißt es auf den Plakaten.",
        "Soll ich dir noch eine Suppe kochen, fragte sie."};
    static const char *const CALLS[] = {"Von Lena Fuchs",
                                        "Von Lena Fuchs und Jan Otto, Graz",
                                        "Unterstützen Sie uns!",
                                        "Folgen Sie uns auf Facebook.",
                                        "Alle Rechte vorbehalten.",
                                        "Jetzt abonnieren und lesen.",
                                        "Lesen Sie auch: Der Hafen im Winter"};
    Text t;
    uint32_t i;

    for (i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++) check_line(SENTENCES[i], 1);
    for (i = 0; i < sizeof CALLS / sizeof *CALLS; i++) check_line(CALLS[i], 0);
    read_text(&t, PROSE_1 "Spenden an die Klinik gesunken\n" PROSE_2, 1);
    check_label(&t, 1, "heading");
    arena_free(&t.arena);
}

/* The last word of a text, and a text of one paragraph, stay unless something names them. */
static void test_shortest(void) {
    static const char *const ENDS[] = {"Nein.", "Prost!", "Warum?", "„Basta.“", "Ende offen."};
    static const char *const ALONE[] = {"Dax fällt", "Graz", "Ja", "Amen.", "Graz 99", "3. Mai"};
    static const char *const NAMED[] = {"Anzeige", "Foto: dpa", "Newsletter", "Von Lena Fuchs"};
    char text[1000];
    Text t;
    uint32_t i;

    for (i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        snprintf(text, sizeof text, "%s%s", PROSE_1 PROSE_2, ENDS[i]);
        read_text(&t, text, 1);
        check_label(&t, 2, "body");
        arena_free(&t.arena);
    }
    for (i = 0; i < sizeof ALONE / sizeof *ALONE; i++) {
        read_text(&t, ALONE[i], 1);
        CHECK_INT_OF(ALONE[i], t.p.keep[0], 1);
        CHECK_TEXT(t.p.reason[0], "the only paragraph");
        arena_free(&t.arena);
    }
    for (i = 0; i < sizeof NAMED / sizeof *NAMED; i++) {
        read_text(&t, NAMED[i], 1);
        CHECK_INT_OF(NAMED[i], t.p.keep[0], 0);
        arena_free(&t.arena);
    }
    read_text(&t, "Graz\nLinz\nWels", 1);
    CHECK_INT(t.p.keep[1], 0);
    CHECK(!strstr(t.p.reason[1], "nothing speaks against"));
    arena_free(&t.arena);
}

/* Leaked phrases of a model, what stands for a film, ends and tops of pages. */
static void test_phrases(void) {
    static const char *const NOISE[] = {
        "Sure, here is the translation of your article:",
        "Ich hoffe, diese Übersetzung ist hilfreich!",
        "Gerne fasse ich den Bericht zusammen:",
        "Hier ist die Zusammenfassung:",
        "Soll ich dir noch eine Überschrift vorschlagen?",
        "Als KI kann ich das nicht prüfen.",
        "Damit können personenbezogene Daten an Drittplattformen übermittelt werden.",
        "Video wird geladen ...",
        "Inhalt nicht verfügbar",
        "Weiter nach der Anzeige",
        "Embed von TikTok",
        "#Hafen #Brücke",
        "Ressort: Wirtschaft",
        "Rückfragen bitte an: hafen@example.org",
        "War dieser Artikel hilfreich?",
        "Bild 1 von 12",
        "Lena Fuchs (Text) und Jan Otto (Fotos)",
        "Ein Nachruf von Lena Fuchs",
        "Startseite > Region > Hafen und Kanal",
        "Sie sind hier: Startseite / Region"};
    static const char *const REPORTS[] = {
        "Die Zusammenfassung des Gutachtens liegt dem Rat seit Montag vor.",
        "Der Film war am Abend nicht mehr verfügbar.",
        "Möchten Sie, dass ich gehe?",
        "Auf Rückfragen ging der Hafenmeister nicht ein.",
        "Bei Rückfragen blieb die Behörde einsilbig.",
        "Der Handel wird nach der Pause fortgesetzt."};
    Text t;
    uint32_t i;

    for (i = 0; i < sizeof NOISE / sizeof *NOISE; i++) check_line(NOISE[i], 0);
    for (i = 0; i < sizeof REPORTS / sizeof *REPORTS; i++) check_line(REPORTS[i], 1);
    /* the path to a page is no headline */
    read_text(&t, "REGION / Hafen und Kanal / Bauten\nNeue Brücke wird viel teurer\n" PROSE_1, 1);
    CHECK_INT(t.p.keep[0], 0);
    check_label(&t, 1, "title");
    arena_free(&t.arena);
}

/* Any bytes at all, and a paragraph of one long word. */
static void test_bad_input(void) {
    enum { LONG = 300000 };
    char *text = malloc(LONG + 1);
    Text t;
    uint32_t i;

    read_bytes(&t, "\xFF\xFE\x80\xC3\n\xE2\x80\n(\xC3\x28) \xF0\x9F\n.de\n@\n:\n://", 24, 1);
    for (i = 0; i < t.p.n; i++) {
        CHECK(t.p.length[i] > 0 && t.p.start[i] + t.p.length[i] <= 24);
        CHECK(t.p.label[i] < LABELS && t.p.reason[i]);
    }
    arena_free(&t.arena);
    if (!CHECK(text)) return;
    memset(text, 'a', LONG);
    text[LONG] = 0;
    read_bytes(&t, text, LONG, 1);
    CHECK_INT(t.p.n, 1);
    CHECK_INT(t.p.length[0], LONG);
    arena_free(&t.arena);
    for (i = 0; i < LONG; i += 2) memcpy(text + i, "x\n", 2);
    read_bytes(&t, text, LONG, 1);
    CHECK_INT(t.p.n, LONG / 2);
    CHECK_INT(t.p.start[LONG / 2 - 1], LONG - 2);
    arena_free(&t.arena);
    free(text);
}

/* The evidence of one line: words, marks, cues. */
static void test_line(void) {
    CueFold fold;
    Line line;
    const char *text = "Foto: Ina Muster / dpa";

    line_read(&line, &fold, text, (uint32_t)strlen(text));
    CHECK_INT(line.words, 4);
    CHECK_INT(line.capitals, 3);
    CHECK_INT(line_cues(&line, LABEL_CREDIT), CUE_SURE);
    CHECK(line.flags & LINE_AGENCY);
    CHECK(!(line.flags & LINE_FINAL));
    CHECK_TEXT(cue_phrase(line.cue), "foto:");
    text = "Am 3. März 2025 um 14.30 Uhr begann es (ina).";
    line_read(&line, &fold, text, (uint32_t)strlen(text));
    CHECK(line.flags & LINE_DATE);
    CHECK(line.flags & LINE_TIME);
    CHECK(line.flags & LINE_FINAL);
    CHECK_INT(line_cues(&line, LABEL_CREDIT), 0);
    text = "Größter Umbau seit 1990";
    line_read(&line, &fold, text, (uint32_t)strlen(text));
    CHECK_TEXT((const char *)fold.text, "gr\xF6sster umbau seit 1990");
    CHECK_INT(line.digits, 4);
}

/* Who is named at the beginning and writes now is the author; anybody else may be in the news. */
static void test_author(void) {
    static const struct {
        const char *text;
        int author;
    } LINES[] = {{"Lena Fuchs schreibt über Häfen.", 1},
                 {"Lena Fuchs ist seit 2019 Redakteurin bei der Kanalpost.", 1},
                 {"Jan-Peter Otto ist Reporter.", 1},
                 {"Die Autorin ist Korrespondentin in Rom.", 1},
                 {"Fuchs schreibt über den Hafen einen Roman.", 0},
                 {"Lena Fuchs war früher Redakteurin bei der Kanalpost.", 0},
                 {"Die Kanalpost schreibt über den Hafen.", 0},
                 {"Im Hafen arbeitet Lena Fuchs als Korrespondentin.", 0}};
    CueFold fold;
    Line line;
    uint32_t i;

    for (i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        line_read(&line, &fold, LINES[i].text, (uint32_t)strlen(LINES[i].text));
        if (!CHECK_INT((line.flags & LINE_AUTHOR) != 0, LINES[i].author)) puts(LINES[i].text);
    }
    /* an abbreviation's mark ends no sentence */
    line_read(&line, &fold, "Lesezeit 3 Min.", 15);
    CHECK(!(line.flags & LINE_FINAL));
    line_read(&line, &fold, "Es dauerte nur Minuten.", 23);
    CHECK(line.flags & LINE_FINAL);
    /* capitals that go on are the headline's */
    line_read(&line, &fold, "LESEN LERNEN bleibt schwer", 26);
    CHECK_INT(line_cues(&line, LABEL_RELATED), 0);
    line_read(&line, &fold, "LESEN Warum es schwer bleibt", 28);
    CHECK_INT(line_cues(&line, LABEL_RELATED), CUE_SURE);
}

int main(void) {
    RUN(test_split_lines);
    RUN(test_split_spaces);
    RUN(test_split_wrapped);
    RUN(test_labels_page);
    RUN(test_repeat);
    RUN(test_recurring);
    RUN(test_captioned);
    RUN(test_author);
    RUN(test_section);
    RUN(test_teasers);
    RUN(test_prompt);
    RUN(test_reports);
    RUN(test_short_text);
    RUN(test_headline_credit);
    RUN(test_short_reports);
    RUN(test_shortest);
    RUN(test_phrases);
    RUN(test_bad_input);
    RUN(test_line);
    return check_done();
}

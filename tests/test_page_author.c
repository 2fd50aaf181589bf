/* Names out of author fields and bylines. */
#include "base/buffer.h"
#include "check.h"
#include "page/author.h"

static Arena arena;
static Buffer out;

static void names_are(const char *text, AuthorSource source, const char *expected) {
    Authors authors = {.n = 0};
    unsigned i;
    CHECK_INT(authors_add(&authors, &arena, text, strlen(text), source), SQLITE_OK);
    out.n = 0;
    for (i = 0; i < authors.n; i++) {
        if (i) buffer_byte(&out, '|');
        buffer_add(&out, authors.name[i], strlen(authors.name[i]));
    }
    buffer_byte(&out, 0);
    CHECK_TEXT_OF(text, out.p, expected);
}

static void field(const char *text, const char *expected) {
    names_are(text, AUTHOR_FIELD, expected);
}

static void byline(const char *text, const char *expected) {
    names_are(text, AUTHOR_BYLINE, expected);
}

static void test_fields(void) {
    field("Anna Müller", "Anna Müller");
    field("Von Anna Müller, Berlin", "Anna Müller");
    field("von Anna Müller und Dr. Max Exempel, Wien", "Anna Müller|Dr. Max Exempel");
    field("Anna Müller, Max Exempel, Eva-Maria Probe", "Anna Müller|Max Exempel|Eva-Maria Probe");
    field("Anna Müller & Max Exempel", "Anna Müller|Max Exempel");
    field("Anna Müller; Max Exempel | Eva Probe • Jan Test",
          "Anna Müller|Max Exempel|Eva Probe|Jan Test");
    field("Müller, Anna", "Anna Müller");
    field("Müller, Anna; Exempel, Max", "Anna Müller|Max Exempel");
    field("Anna Müller/dpa", "Anna Müller|dpa");
    field("Anna Müller (amü)", "Anna Müller");
    field("Anna Müller (dpa)", "Anna Müller|dpa");
    field("Anna Müller, Redakteurin Politik", "Anna Müller");
    field("Redakteurin Anna Müller", "Anna Müller");
    field("Rechtsanwalt Max Exempel", "Max Exempel");
    field("Text: Anna Müller aus Kiel (anna@bote.example)", "Anna Müller");
    field("By Anna Müller for Bote", "Anna Müller");
    field("Alle Beiträge von Anna Müller", "Anna Müller");
    field("Ursula von der Mühlen", "Ursula von der Mühlen");
    field("ANNA MÜLLER", "ANNA MÜLLER");
    field("Anna Müller, Anna Müller, anna müller", "Anna Müller");
    field("Anna Müller mit dpa", "Anna Müller|dpa");
    field("Fotos: Anna Müller", "");
    field("Anna Müller, Redaktion", "Anna Müller");
    field("Bote (Online)", "Bote");
    field("Anna Müller, NDR", "Anna Müller|NDR");
    field("Anna Müller\nMax Exempel\n", "Anna Müller|Max Exempel");
}

/* Agencies, desks, firms and pen names are authors too where a field says so. */
static void test_others(void) {
    field("dpa", "dpa");
    field("dpa/AFP", "dpa|AFP");
    field("Deutsche Presse-Agentur", "Deutsche Presse-Agentur");
    field("Bote Online", "Bote Online");
    field("Redaktion bote.example", "Redaktion bote.example");
    field("Bach und Wald Verlag", "Bach und Wald Verlag");
    field("blaue_feder", "blaue_feder");
    field("Bote24 Redaktion", "Bote24 Redaktion");
    field("Anna Müller, bote-online", "Anna Müller|bote-online");
}

static void test_none(void) {
    field("", "");
    field("  , ; |", "");
    field("https://www.netz.example/anna", "");
    field("anna@bote.example", "");
    field("admin", "");
    field("publisher", "");
    field("x", "");
    field("\xFF\xFE\xC3", "");
}

static void test_bylines(void) {
    byline("Von Anna Müller", "Anna Müller");
    byline("VON ANNA MÜLLER", "ANNA MÜLLER");
    byline("Von Anna Müller und Max Exempel 15.04.2024, 14 Uhr", "Anna Müller|Max Exempel");
    byline("Do 15.04.24 | 14:05 Uhr | Von Anna Müller", "Anna Müller");
    byline("Von Anna Müller, Kiel, 15. April 2024", "Anna Müller");
    byline("Geschrieben von Anna Müller am 3. Mai 2024", "Anna Müller");
    byline("Interview: Anna Müller", "Anna Müller");
    byline("Text: Anna Müller Fotos: Max Exempel", "Anna Müller");
    byline("Von Anna Müller, dpa", "Anna Müller|dpa");
    byline("Von Snorri Ütterström", "Snorri Ütterström"); /* no name that is known */
    byline("Anna Müller", "Anna Müller");
    byline("Anna Müller ist Redakteurin in Kiel.", "Anna Müller");
}

/* Lines that only look like bylines. */
static void test_lines(void) {
    byline("Von Hamburg nach Bremen", "");
    byline("Von Mai bis Juli", "");
    byline("Von Anna Müller stammt der Plan.", "");
    byline("Von der Straße gedrängt", "");
    byline("Mehr Artikel", "");
    byline("Deutsche Meisterschaft", "");
    byline("Von wegen", "");
    byline("Schlagwörter Bad, Rat", "");
    byline("Ende März", "");
}

static void test_kinds(void) {
    CHECK(author_is_person("Anna Müller"));
    CHECK(author_is_person("Prof. Dr. Anna von der Mühlen"));
    CHECK(!author_is_person("Anna"));
    CHECK(!author_is_person("Bote Online"));
    CHECK(!author_is_person("Anna Müller und Max"));
    CHECK(author_is_desk("Sportredaktion"));
    CHECK(author_is_desk("mein-bote.de"));
    CHECK(!author_is_desk("Anna Müller"));
    CHECK(author_is_opened("Von Anna Müller"));
    CHECK(author_is_opened("3. Mai | Text: Anna Müller"));
    CHECK(!author_is_opened("Von wegen"));
    CHECK(!author_is_opened(""));
    CHECK_INT(author_path("autoren", 7), 2);
    CHECK_INT(author_path("team", 4), 1);
    CHECK_INT(author_path("politik", 7), 0);
}

/* Many names, long names, one word without end: bounded and linear. */
static void test_sizes(void) {
    enum { N = 2 * 1000 * 1000 };
    static const char *const PIECES[] = {"Anna M, ",     "a",  "Von ",         "(", "und ",
                                         "Anna Müller ", ";,", "\xE2\x80\x93 "};
    size_t i, k;
    char *text = malloc(N + 1);
    for (i = 0; text && i < sizeof PIECES / sizeof PIECES[0]; i++) {
        Authors authors = {.n = 0};
        size_t n = strlen(PIECES[i]);
        for (k = 0; k + n <= N; k += n) memcpy(text + k, PIECES[i], n);
        text[k] = 0;
        CHECK_INT(authors_add(&authors, &arena, text, k, AUTHOR_FIELD), SQLITE_OK);
        CHECK_INT(authors_add(&authors, &arena, text, k, AUTHOR_BYLINE), SQLITE_OK);
        CHECK(authors.n <= AUTHORS_MOST);
    }
    free(text);
}

int main(void) {
    arena_init(&arena);
    RUN(test_fields);
    RUN(test_others);
    RUN(test_none);
    RUN(test_bylines);
    RUN(test_lines);
    RUN(test_kinds);
    RUN(test_sizes);
    arena_free(&arena);
    buffer_free(&out);
    return check_done();
}

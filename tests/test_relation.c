/*
** Relations: which a text has and with which evidence; what is none; and hostile texts.
*/
#include "check.h"
#include "document/document.h"
#include "host.h"

/* The relations as "subject relation object", divided by "; ". */
static char *relations_of(const Document *d) {
    const Relations *r = &d->relations;
    HostText out = {0};
    uint32_t i;

    host_add(&out, "", 0);
    for (i = 0; i < r->n; i++) {
        const char *parts[] = {r->subject[i], relation_type_name((RelationType)r->type[i]),
                               r->object[i]};
        unsigned k;
        for (k = 0; k < 3; k++) {
            if (k || i) host_add(&out, k ? " " : "; ", k ? 1 : 2);
            host_add(&out, parts[k], strlen(parts[k]));
        }
    }
    return out.p;
}

static void relations(const char *text, const char *expected) {
    Document *d = NULL;
    char *got;
    uint32_t i;

    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return;
    CHECK_INT(document_need(d, LAYER_RELATIONS), SQLITE_OK);
    for (i = 0; i < d->relations.n; i++) {
        CHECK(d->relations.start[i] + d->relations.length[i] <= d->n);
        CHECK(i == 0 || d->relations.start[i] >= d->relations.start[i - 1]);
        CHECK_INT(d->tokens.start[d->relations.token[i]], d->relations.start[i]);
    }
    got = relations_of(d);
    CHECK_TEXT_OF(text, got, expected);
    free(got);
    document_free(d);
}

static void test_roles(void) {
    relations("Siemens-Chef Peter Lorenz kam.",
              "Peter Lorenz role Chef; Peter Lorenz role at Siemens");
    relations("Der frühere Direktor der Deutschen Bank, Jan Brandt, schwieg.",
              "Jan Brandt role Direktor; Jan Brandt role at Deutsche Bank");
    relations("Ute Kranz war lange Sprecherin der Polizei.", "Ute Kranz role Sprecherin");
    relations("Der französische Präsident Jan Brandt kam.",
              "Jan Brandt role Präsident; Jan Brandt role at Frankreich");
    /* the country of an artist is no employer */
    relations("Der französische Schauspieler Jan Brandt kam.", "Jan Brandt role Schauspieler");
    /* one role, said once */
    relations("Der Vorsitzende der Gewerkschaft Verdi, Jan Brandt, ging.",
              "Jan Brandt role Vorsitzende; Jan Brandt role at Verdi");
}

static void test_no_roles(void) {
    relations("Herr Jan Brandt und Frau Dr. Eva Stein kamen.", "");
    relations("Ute Kranz ist nicht Sprecherin der Polizei.", "");
    relations("Der Chef kam. Jan Brandt ging.", "");
}

static void test_firms(void) {
    relations("Siemens kaufte Facebook.", "Siemens acquires Facebook");
    relations("Facebook wurde 2014 von Siemens übernommen.", "Siemens acquires Facebook");
    relations("Siemens will Facebook kaufen.", "");
    relations("Siemens hat Facebook nie gekauft.", "");
    relations("Siemens hält 20 Prozent an Facebook.", "Siemens stake Facebook");
    relations("Siemens mit Sitz in München zahlt.", "Siemens located München");
}

static void test_aliases(void) {
    relations("Die Europäische Zentralbank (EZB) tagt.", "Europäische Zentralbank alias EZB");
    relations("Facebook (früher Twitter) wächst.", "Facebook alias Twitter");
    /* in brackets, but no short form */
    relations("Die Europäische Zentralbank (Siemens) tagt.", "");
}

static void test_families(void) {
    relations("Jan Weber und seine Frau Anna Weber kamen.", "Jan Weber spouse Anna Weber");
    relations("Eva Weber, Tochter von Jan Weber, sang.", "Eva Weber child Jan Weber");
}

/* Texts in which rules begin everywhere and end nowhere: linear, and no row. */
static void test_hostile(void) {
    static const char *const PIECES[] = {"Siemens hat ",   "Jan Brandt , der ",
                                         "Chef der ",      "Siemens ( ",
                                         "Übernahme von ", "der alte neue gute "};
    size_t i;
    for (i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        size_t n = strlen(PIECES[i]), k, times = 20000;
        char *text = malloc(n * times);
        Document *d = NULL;
        if (!text) exit(2);
        for (k = 0; k < times; k++) memcpy(text + k * n, PIECES[i], n);
        CHECK_INT(document_new(&d, text, n * times), SQLITE_OK);
        CHECK_INT_OF(PIECES[i], document_need(d, LAYER_RELATIONS), SQLITE_OK);
        document_free(d);
        free(text);
    }
}

int main(void) {
    RUN(test_roles);
    RUN(test_no_roles);
    RUN(test_firms);
    RUN(test_aliases);
    RUN(test_families);
    RUN(test_hostile);
    return check_done();
}

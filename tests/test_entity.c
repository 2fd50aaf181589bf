/*
** Entities: which mentions a text has, of which type, and how they are joined; and hostile
** texts.
*/
#include "check.h"
#include "host.h"

/*
** The mentions as "text/TYPE#entity", a part with "/part", a derived word with "/derived",
** divided by "; ".
*/
static char *mentions_of(const Document *d) {
    const Entities *e = &d->entities;
    HostText out = {0};
    uint32_t i;

    host_add(&out, "", 0);
    for (i = 0; i < e->n; i++) {
        char tail[64];
        const char *kind = e->kind[i] == ENTITY_NAME ? "" : entity_kind_name(e->kind[i]);
        int n = snprintf(tail, sizeof tail, "/%s%s%s#%u", entity_type_name(e->type[i]),
                         *kind ? "/" : "", kind, (unsigned)e->entity[i]);
        if (i) host_add(&out, "; ", 2);
        host_add(&out, d->text + e->start[i], e->length[i]);
        host_add(&out, tail, (size_t)n);
    }
    return out.p;
}

static void mentions(const char *text, const char *expected) {
    Document *d = NULL;
    char *got;

    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    got = mentions_of(d);
    CHECK_TEXT_OF(text, got, expected);
    free(got);
    document_free(d);
}

static void test_people(void) {
    mentions("Der Vertrag, den Peter Sturm schloss, gilt.", "Peter Sturm/PER#0");
    mentions("Hier sprach Ludwig van Hoven.", "Ludwig van Hoven/PER#0");
    mentions("Das lobte Papst Benedikt XVI. sehr.", "Benedikt XVI./PER#0");
    mentions("Der Pianist Mark Paulsen reiste ab.", "Mark Paulsen/PER#0");
    mentions("Der Preis stieg um 20 Mark im Mai.", "");
    mentions("Will er das? Mark my words.", "");
}

static void test_organisations(void) {
    mentions("Die Küstenwerft Oldersum AG schrieb Verluste.", "Küstenwerft Oldersum AG/ORG#0");
    mentions("Der Autozulieferer Brandow GmbH baut ab.", "Brandow GmbH/ORG#0");
    mentions("Sie studierte an der Universität Göttingen.", "Universität Göttingen/ORG#0");
    mentions("Das Institut für Moorkunde und Torf schließt.",
             "Institut für Moorkunde und Torf/ORG#0");
    mentions("Die SPD und die Deutsche Bahn stritten.", "SPD/ORG#0; Deutsche Bahn/ORG#1");
}

static void test_places(void) {
    mentions("Er zog von Berlin nach Rom.", "Berlin/LOC#0; Rom/LOC#1");
    mentions("Deutschlands Exporte in die Türkei sanken.", "Deutschlands/LOC#0; Türkei/LOC#1");
    mentions("In Berlin-Kreuzberg brannte es.", "Berlin-Kreuzberg/LOC#0");
    mentions("Der Berliner Senat und die polnische Seite.",
             "Berliner/LOC/derived#0; polnische/LOC/derived#1");
}

static void test_parts(void) {
    mentions("Die SPD-Spitze und der Google-Chef.",
             "SPD-Spitze/ORG/part#0; Google-Chef/ORG/part#1");
    mentions("Ein US-Dollar und ein Taiwan-Dollar.", "");
}

static void test_groups(void) {
    mentions("Eva Lindner kam. Lindners Hund bellte. Dann ging Lindner.",
             "Eva Lindner/PER#0; Lindners/PER#0; Lindner/PER#0");
    mentions("Die Deutsche Bank zahlt. Der Deutschen Bank hilft das.",
             "Deutsche Bank/ORG#0; Deutschen Bank/ORG#0");
    mentions("Eva Lindner kam. Die Lindner-Rede war kurz.",
             "Eva Lindner/PER#0; Lindner-Rede/PER/part#0");
}

/* Every mention's name as SQL shows it, divided by "; ". */
static void names(const char *text, const char *expected) {
    Document *d = NULL;
    HostText got = {0};
    uint32_t i;

    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    host_add(&got, "", 0);
    for (i = 0; i < d->entities.n; i++) {
        if (i) host_add(&got, "; ", 2);
        host_add(&got, d->entities.name[i], strlen(d->entities.name[i]));
    }
    CHECK_TEXT_OF(text, got.p, expected);
    free(got.p);
    document_free(d);
}

/* Where a name ends, and what is none */
static void test_extent(void) {
    mentions("Es kamen Silke Brandes von der DKV und Tom Riedel von der Uni.",
             "Silke Brandes/PER#0; DKV/ORG#1; Tom Riedel/PER#2");
    mentions("Das rät Maria Krause von Amnesty International.",
             "Maria Krause/PER#0; Amnesty International/ORG#1");
    mentions("Fernando Collor de Mello traf Heinrich Graf von Hardenberg.",
             "Fernando Collor de Mello/PER#0; Heinrich Graf von Hardenberg/PER#1");
    mentions("Die Vorsitzende Richterin und der Vorsitzende Richter Johann Lohmann.",
             "Johann Lohmann/PER#0");
    mentions("Am Herd stand Koch Uwe Lange.", "Uwe Lange/PER#0");
    mentions("Das sagte Herr Öztürk.", "Öztürk/PER#0");
    mentions("Der FC Bayern München schlug den 1. FC Union Berlin.",
             "FC Bayern München/ORG#0; 1. FC Union Berlin/ORG#1");
    mentions("Der SV Brandow Minden verlor.", "SV Brandow Minden/ORG#0");
    mentions("Das Velo stand am Tatort, er schlief bei Oma.", "");
    mentions("Die Allianz zahlt. Sie planen eine Allianz.", "Allianz/ORG#0");
    mentions("Es stand in »Nature Physics«.", "");
}

/* One entity whatever its form */
static void test_forms(void) {
    names("BERLIN (dpa) - In Berlin schneit es.", "Berlin; Berlin");
    names("ANGELA MERKEL GEHT. Das bestätigte Merkel.", "Angela Merkel; Angela Merkel");
    names("Karl Wieser kam. WIESER GING.", "Karl Wieser; Karl Wieser");
    names("NEW YORK, DEN HAAG, BAD HOMBURG, SANTIAGO DE CHILE, TEL AVIV",
          "New York; Den Haag; Bad Homburg; Santiago de Chile; Tel Aviv");
    names("Die UNICEF hilft. Bei Unicef wartet man.", "Unicef; Unicef");
    names("Annalena Baerbocks Besuch endet. Später schwieg Baerbock.",
          "Annalena Baerbock; Annalena Baerbock");
    names("Karl Wiesers Rede war lang. Danach aß Wieser.", "Karl Wieser; Karl Wieser");
    names("Am Mittag sprach Jens Peters. Peters ging.", "Jens Peters; Jens Peters");
    names("Das Urteil des Landgerichts Kiel. Das Landgericht Kiel schweigt.",
          "Landgericht Kiel; Landgericht Kiel");
    names("Chefin des Bundesamtes für Torf ist sie.", "Bundesamt für Torf");
    names("Gast des Bayerischen Rundfunks war er.", "Bayerischer Rundfunk");
    names("Am Nachmittag kam Jürgen Stark.", "Jürgen Stark");
}

static void test_acronyms(void) {
    names("Der Bundesgerichtshof (BGH) tagt. Der BGH prüft.",
          "Bundesgerichtshof; Bundesgerichtshof; Bundesgerichtshof");
    names("Das Institut für Moor und Torf (IMT) warnt. Laut IMT brennt es.",
          "Institut für Moor und Torf; Institut für Moor und Torf; Institut für Moor und Torf");
    names("Bei Bayern München (Bundesliga) spielt er.", "Bayern München; Bundesliga");
    mentions("Das Institut für Moor und Torf (XQZ) warnt.", "Institut für Moor und Torf/ORG#0");
}

static void test_hostile(void) {
    static const char *const PIECES[] = {
        "Angela ",      "Angela von ", "ANGELA ",      "NEW YORK ", "Universität Bonn (UB) ",
        "Bayerischen ", "Angela-",     "Muster GmbH ", "AG ",       "Dr. ",
        "für und ",     "1. FC ",      "\xC3",         "\xC3\xFF ", "Ö",
        "'s ",          "- ",          "X. "};
    size_t i, k;

    for (i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        size_t n = strlen(PIECES[i]), all = 20000 * n;
        char *text = malloc(all + 1);
        Document *d = NULL;
        if (!text) return;
        for (k = 0; k < 20000; k++) memcpy(text + k * n, PIECES[i], n);
        text[all] = 0;
        if (CHECK_INT(document_new(&d, text, all), SQLITE_OK)) {
            CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
            for (k = 0; k < d->entities.n; k++) {
                uint32_t start = d->entities.start[k];
                if (!CHECK(start + d->entities.length[k] <= d->n && d->entities.name[k] != NULL))
                    break;
                if (k && !CHECK(start >= d->entities.start[k - 1] + d->entities.length[k - 1]))
                    break;
            }
        }
        document_free(d);
        free(text);
    }
}

int main(void) {
    RUN(test_people);
    RUN(test_organisations);
    RUN(test_places);
    RUN(test_parts);
    RUN(test_groups);
    RUN(test_extent);
    RUN(test_forms);
    RUN(test_acronyms);
    RUN(test_hostile);
    return check_done();
}

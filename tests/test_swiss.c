/* Swiss spelling: ß where the word demands it, ss where it does not, and no harm elsewhere. */
#include "base/text.h"
#include "check.h"
#include "token/swiss.h"

/* What swiss_restore() makes of a word, the word itself when nothing changes. Static. */
static const char *restored(const char *word, size_t n) {
    static char out[256];
    uint32_t got;

    memset(out, '#', sizeof out);
    got = swiss_restore(word, (uint32_t)n, out);
    if (got == 0) memcpy(out, word, n);
    if (got != 0) CHECK_INT_OF(word, got, n);
    if (got != 0) CHECK_INT_OF(word, out[n], '#'); /* not a byte more */
    out[n] = 0;
    return out;
}

static void swiss(const char *word, const char *expected) {
    CHECK_TEXT_OF(word, restored(word, strlen(word)), expected);
}

static void stays(const char *const *words) {
    for (; *words; words++) swiss(*words, *words);
}

static void test_demanded(void) {
    static const char *const WORDS[] = {
        "große",       "Straße",        "regelmäßig", "heißt",        "außerdem", "Größe",
        "schließlich", "groß",          "größte",     "weiß",         "Fuß",      "Füße",
        "Gruß",        "Spaß",          "draußen",    "außen",        "äußerte",  "dreißig",
        "fleißig",     "beißen",        "genießen",   "verließ",      "hieß",     "stieß",
        "bloß",        "gemäß",         "süß",        "Soße",         "Preußen",  "Maßstab",
        "Verstoß",     "schießen",      "fließt",     "gießen",       "Schweiß",  "einigermaßen",
        "begrüßen",    "Außenminister", "mäßig",      "abschließend", NULL,
    };
    const char *const *word;
    for (word = WORDS; *word; word++) {
        char ss[64];
        size_t i, n = strlen(*word) + 1;
        memcpy(ss, *word, n);
        for (i = 0; i + 1 < n; i++) {
            if (memcmp(ss + i, "\xC3\x9F", 2) == 0) ss[i] = ss[i + 1] = 's';
        }
        swiss(ss, *word);
    }
}

static void test_compounds(void) {
    swiss("Hauptstrasse", "Hauptstraße");
    swiss("Grossbritannien", "Großbritannien");
    swiss("Massnahme", "Maßnahme");
    swiss("fussballspiel", "fußballspiel");
    swiss("Strassenverkehrsamt", "Straßenverkehrsamt");
    swiss("Grossstadt", "Großstadt");
    swiss("Fusssohle", "Fußsohle");
    swiss("Kreisstrasse", "Kreisstraße");
    swiss("Schlossstrasse", "Schlossstraße");
    swiss("Aussenpolitik", "Außenpolitik");
    swiss("Sicherheitsmassnahmen", "Sicherheitsmaßnahmen");
    swiss("Meinungsäusserung", "Meinungsäußerung");
    swiss("Seestrasse", "Seestraße");
}

static void test_stays(void) {
    static const char *const WORDS[] = {
        "muss",      "Fluss",     "dass",       "Wasser",      "Interesse", "wissen",  "Ausschuss",
        "Aussage",   "aussehen",  "Schloss",    "Klasse",      "Kasse",     "Presse",  "Prozess",
        "Kongress",  "lassen",    "vergessen",  "essen",       "müssen",    "gewiss",  "besser",
        "Schlüssel", "Professor", "Kommission", "Passage",     "russisch",  "Hass",    "Riss",
        "Anschluss", "Einfluss",  "Missbrauch", "interessant", "bisschen",  "Adresse", "Düsseldorf",
        "Business",  "Fitness",   "Hessen",     "Brüssel",     "Kassel",    "Zürcher", NULL,
    };
    stays(WORDS);
}

/* Where two words meet, the s are one of each. */
static void test_joints(void) {
    static const char *const WORDS[] = {
        "Preisschild", "Hausschuh",    "Kreissparkasse",      "Preissteigerung",
        "Beweisstück", "Gleisstrecke", "Landessprache",       "Verkehrssicherheit",
        "aussteigen",  "aussuchen",    "Wirtschaftsstandort", NULL,
    };
    stays(WORDS);
}

/* Masse and Maße, Busse and Buße: nobody can tell without the sentence. */
static void test_ambiguous(void) {
    static const char *const WORDS[] = {"Masse", "Massen", "Busse", "Bussen", "floss", NULL};
    stays(WORDS);
}

static void test_case(void) {
    swiss("GROSSE", "GROSSE"); /* German spelling in capitals */
    swiss("Grosse", "Große");
    swiss("grosse", "große");
    swiss("GRÖsste", "GRÖßte");
    swiss("Weiss", "Weiss"); /* a surname as often as a colour */
    swiss("weiss", "weiß");
}

static void test_several(void) {
    swiss("Grossstrasse-Fussweg", "Großstraße-Fußweg");
    swiss("gross-weiss", "groß-weiß");
    swiss("Strassenfussballklasse", "Straßenfußballklasse");
    swiss("gross\xC2\xAD", "groß\xC2\xAD");
}

static void test_untouched(void) {
    static char out[8];
    CHECK_INT(swiss_restore("", 0, out), 0);
    CHECK_INT(swiss_restore("s", 1, out), 0);
    CHECK_INT(swiss_restore("ss", 2, out), 0);
    CHECK_INT(swiss_restore("Hund", 4, out), 0);
    CHECK_INT(swiss_restore("weiss", 4, out), 0); /* only the bytes it was given: weis */
    CHECK_INT(swiss_restore("Straße", 7, out), 0);
}

/* Bytes that are no UTF-8, and zeros, are borders or unknown letters. */
static void test_broken(void) {
    CHECK_INT(memcmp(restored("\xFFgross\xFF", 7), "\xFFgro\xC3\x9F\xFF", 7), 0);
    CHECK_INT(memcmp(restored("\0gross\0", 7), "\0gro\xC3\x9F\0", 7), 0);
    CHECK_TEXT(restored("\xC3ss\xC3", 4), "\xC3ss\xC3");
    CHECK_TEXT(restored("\x80\x80\x80\x80\x80ss", 7), "\x80\x80\x80\x80\x80ss");
}

/* A word of nothing but s: as many searches as places, each of bounded length. */
static void test_long(void) {
    uint32_t n = 4000000, i;
    char *word = malloc(n), *out = malloc(n);

    if (!CHECK(word && out)) return;
    memset(word, 's', n);
    memset(out, '#', n);
    i = swiss_restore(word, n, out);
    CHECK(i == 0 || i == n);
    for (i = 0; i < n / 5; i++) memcpy(word + 5 * i, "gross", 5);
    i = swiss_restore(word, n, out);
    CHECK(i == 0 || i == n);
    memcpy(word + n - 6, " gross", 6);
    CHECK_INT(swiss_restore(word, n, out), n);
    CHECK_INT(memcmp(out + n - 6, " gro\xC3\x9F", 6), 0);
    free(word);
    free(out);
}

int main(void) {
    RUN(test_demanded);
    RUN(test_compounds);
    RUN(test_stays);
    RUN(test_joints);
    RUN(test_ambiguous);
    RUN(test_case);
    RUN(test_several);
    RUN(test_untouched);
    RUN(test_broken);
    RUN(test_long);
    return check_done();
}

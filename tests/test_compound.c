/* Compounds: parts, heads for others, a damaged table, and what is no word. */
#include "check.h"
#include "data/data.h"
#include "word/compound.h"
#include "word/compound_search.h"

/* The parts as "Bund(es)+Finanz+Ministerin": lemma and link of each. Static. */
static const char *parts(const char *word, size_t n) {
    static char out[4096];
    static Compound compound;
    size_t to = 0, at = 0;
    unsigned i;

    memset(&compound, '#', sizeof compound);
    compound_split(word, n, &compound);
    for (i = 0; i < compound.count; i++) {
        const CompoundPart *part = &compound.parts[i];
        CHECK_INT(part->start, at); /* nothing lies between the parts */
        at = part->start + part->length + part->link;
        to += (size_t)sprintf(out + to, i ? "+%.*s" : "%.*s", (int)part->lemma_length, part->lemma);
        if (part->link)
            to += (size_t)sprintf(out + to, "(%.*s)", (int)part->link,
                                  word + part->start + part->length);
    }
    CHECK_INT(at, n);
    out[to] = 0;
    return out;
}

static void splits(const char *word, const char *expected) {
    CHECK_TEXT_OF(word, parts(word, strlen(word)), expected);
}

static void test_parts(void) {
    splits("Haustür", "Haus+Tür");
    splits("Regenschirmständer", "Regen+Schirm+Ständer");
    splits("Bundesfinanzministerin", "Bund(es)+Finanz+Ministerin");
    splits("Versicherungsvertrag", "Versicherung(s)+Vertrag");
    splits("Blumenladen", "Blume(n)+Laden");
    splits("Bilderrahmen", "Bild(er)+Rahmen");
    splits("Äpfelernte", "Apfel+Ernte");
    splits("Trinkwasser", "trinken+Wasser");
    splits("Grundschullehrer", "Grund+Schule+Lehrer");
    splits("Wahlkampfauftritte", "Wahl+Kampf+Auftritt");
}

static void test_whole(void) {
    static const char *const WORDS[] = {
        "Freundschaft", "Vorschlag", "Verein",   "Unterhaltung", "Biologe", "Prothese", "Partei",
        "Alternative",  "Berlin",    "Computer", "Haus",         "Ei",      "x",        NULL,
    };
    const char *const *word;
    for (word = WORDS; *word; word++) splits(*word, *word);
}

static void test_hyphens(void) {
    splits("Finanz-Experte", "Finanz(-)+Experte");
    splits("EU-Außenminister", "EU(-)+außen+Minister");
    splits("Arbeits-", "Arbeit(s-)");
    splits("-minister", "Minister");
    splits("24-Stunden-Betrieb", "24(-)+Stunde(-)+Betrieb");
    splits("a\xE2\x80\x91"
           "b",
           "a(\xE2\x80\x91)+b");
    splits("-", "-");
    splits("--a--", "a(--)");
}

static void test_no_words(void) {
    char big[COMPOUND_BYTES + 2];
    Compound compound;

    compound_split("", 0, &compound);
    CHECK_INT(compound.count, 0);
    splits("12,5", "12,5");
    splits("\xFF\xC3", "\xFF\xC3");
    splits("Garten\xFFzaun", "Garten\xFFzaun");
    CHECK_TEXT(parts("Haus\0tür", 8), "Haus");
    memset(big, 'a', sizeof big);
    compound_split(big, sizeof big, &compound);
    CHECK_INT(compound.count, 1);
    CHECK(compound.parts[0].lemma == big);
    memset(big, '-', sizeof big);
    compound_split(big, COMPOUND_BYTES, &compound);
    CHECK_INT(compound.count, 1);
}

/* Never more parts than there is room for, never a byte lost. */
static void test_many_parts(void) {
    char word[COMPOUND_BYTES + 1];
    size_t n, k;

    for (k = 1; k <= 40; k++) {
        for (n = 0; n < 5 * k && n + 5 <= COMPOUND_BYTES; n += 5) memcpy(word + n, "Haus-", 5);
        parts(word, n);
        parts(word, n - 1);
    }
    for (k = 1; k <= 25; k++) {
        for (n = 0; n + 8 <= COMPOUND_BYTES && n < 8 * k; n += 8) memcpy(word + n, "gartbau-", 8);
        parts(word, n - 1);
    }
    for (n = 0; n + 4 <= COMPOUND_BYTES; n += 4) {
        memcpy(word + n, "haus", 4);
        parts(word, n + 4);
    }
}

static void head(const char *word, size_t expected, const char *class) {
    LexiconEntry entry = {NULL, 0, 0};
    size_t at = compound_head(word, strlen(word), &entry);

    CHECK_INT_OF(word, at, expected);
    if (expected) CHECK_TEXT_OF(word, word_class_name(lexicon_reading(&entry, 0).class), class);
}

static void test_heads(void) {
    head("Dachdeckermeisterprüfung", 17, "NN");
    head("Zaunkönigskinder", 11, "NN");
    head("US-Regierung", 3, "NN");
    head("EU-Gipfelbeschluss", 9, "NN");
    head("umweltpolitisch", 6, "ADJD");
    head("Xyzzy", 0, NULL);
    head("", 0, NULL);
    head("-", 0, NULL);
    head("12", 0, NULL);
    head("Haus\xFF", 0, NULL);
}

/* Whatever the table holds, nothing outside it is read and every search ends. */
static void test_damaged(void) {
    size_t size = hash_read32(DATA_COMPOUNDS), i;
    unsigned char *copy = malloc(size);
    CompoundTable table;
    CompoundPath path;
    uint32_t random = 1;
    int round;

    if (!CHECK(copy != NULL)) return;
    CHECK(compound_table_open(&table, DATA_COMPOUNDS, size));
    CHECK(!compound_table_open(&table, DATA_COMPOUNDS, size - 1));
    CHECK(!compound_table_open(&table, DATA_COMPOUNDS, 3));
    for (round = 0; round < 50; round++) {
        memcpy(copy, DATA_COMPOUNDS, size);
        for (i = 0; i < 4000; i++) {
            random = random * 1664525 + 1013904223;
            copy[(round & 1 ? 0 : COMPOUND_HEADER) + (random >> 4) % (size - COMPOUND_HEADER)] =
                (unsigned char)(random >> 24);
        }
        if (!compound_table_open(&table, copy, size)) continue;
        compound_search(&table, "bundesfinanzministerin", 22, COMPOUND_NOUNS, 1, &path);
        CHECK(path.count <= COMPOUND_PARTS);
        CHECK(path.count == 0 || path.steps[path.count - 1].end == 22);
    }
    memcpy(copy, DATA_COMPOUNDS, COMPOUND_HEADER);
    memset(copy + COMPOUND_HEADER, 0xEE, size - COMPOUND_HEADER); /* no slot is free */
    CHECK(compound_table_open(&table, copy, size));
    compound_search(&table, "gartenzaun", 10, COMPOUND_NOUNS, 1, &path);
    CHECK(path.count <= 10);
    free(copy);
}

int main(void) {
    RUN(test_parts);
    RUN(test_whole);
    RUN(test_hyphens);
    RUN(test_no_words);
    RUN(test_many_parts);
    RUN(test_heads);
    RUN(test_damaged);
    return check_done();
}

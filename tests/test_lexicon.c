/*
** The lexicon: what it knows of forms, what it does with bytes that are no form, walking, and
** tables that are broken.
*/
#include "check.h"
#include "data/data.h"
#include "word/lexicon_table.h"

enum { TABLE_ROUNDS = 300, LONG_WORD = 1000 * 1000 };

/* All readings as "CLASS lemma features" with the features in hex, one a line. */
static const char *describe(const LexiconEntry *entry, const char *form, size_t n) {
    static char out[4096];
    char lemma[LEXICON_LEMMA + 200];
    size_t at = 0;
    unsigned i;

    out[0] = 0;
    for (i = 0; i < entry->count; i++) {
        Reading r = lexicon_reading(entry, i);
        size_t length = lexicon_lemma(&r, form, n, lemma);
        at += (size_t)snprintf(out + at, sizeof out - at, "%s%s %.*s %x", i ? "\n" : "",
                               word_class_name(r.class), (int)length, lemma, (unsigned)r.features);
    }
    return out;
}

static const char *readings(const char *form) {
    LexiconEntry entry;
    if (!lexicon_find(form, strlen(form), &entry)) return "unknown";
    return describe(&entry, form, strlen(form));
}

static void test_nouns(void) {
    CHECK_TEXT(readings("Häuser"), "NN Haus 800820");
    CHECK_TEXT(readings("Ecke"), "NN Ecke 82082\nNN Eck 800820");
    CHECK_TEXT(readings("Reise"), "NN Reise 82082\nNN Reis 200208");
    CHECK_TEXT(readings("Berlins"), "NE_TOWN Berlin 100");
    CHECK_TEXT(readings("Leuchten"), "NN Leuchte 410410\nNN_INF Leuchten 104004");
}

static void test_verbs(void) {
    CHECK_TEXT(readings("gegangen"), "VVPP gehen 0\nPA2D gegangen 0");
    CHECK_TEXT(readings("abzufahren"), "VVIZU abfahren 0");
    CHECK_TEXT(readings("abfährt"), "VVFIN_JOINED abfahren 4");
    CHECK_TEXT(readings("geh"), "VVFIN gehen 1\nVVIMP gehen 2");
    CHECK_TEXT(readings("ist"), "VAFIN sein 4");
    CHECK_TEXT(readings("dürfen"), "VMFIN dürfen 28028\nVMINF dürfen 0");
    /* the likelier verb first: führen, though it is fahren as well */
    CHECK_TEXT(readings("führe"),
               "VVFIN führen 5001\nVVFIN fahren 140000\nVVFIN Rad fahren 140000\n"
               "VVIMP führen 2");
    /* a verb is small: the dictionary's slips are gone */
    CHECK_TEXT(readings("Abarbeiten"), "NN_INF Abarbeiten 104004");
    /* its lemma was cut off in the dictionary */
    CHECK_TEXT(readings("institutionalisieren"),
               "VVFIN institutionalisieren 28028\nVVINF institutionalisieren 0");
}

static void test_adjectives(void) {
    CHECK_TEXT(readings("dauernd"), "PA1D dauernd 0"); /* not the verb */
    CHECK_TEXT(readings("guten"), "ADJA gut e7fff8");
    CHECK_TEXT(readings("besser"), "ADJD_COMP gut 0");
    CHECK_TEXT(readings("schnellste"), "ADJA_SUP schnell f8003f");
    CHECK_TEXT(readings("zweite"), "ADJA zweit f8003f\nADJA zweite f8003f\nADJD zweite 0");
}

static void test_small_words(void) {
    CHECK_TEXT(readings("der"), "PRO_DEM der 2001\nPRO_REL der 1\nART der 2e81");
    CHECK_TEXT(readings("sich"), "PRO_REF sich fff000");
    CHECK_TEXT(readings("mit"), "APPR mit 3f000\nPTKVZ mit 0"); /* the cases it governs */
    CHECK_TEXT(readings("obwohl"), "KON_SUB obwohl 0");
    CHECK_TEXT(readings("wofür"), "PWAV wofür 0");
    CHECK_TEXT(readings("nicht"), "NEG nicht 0");
    CHECK_TEXT(readings("zwei"), "CARD zwei 0");
}

static void test_features(void) {
    LexiconEntry entry;
    Reading r;

    CHECK(lexicon_find("Haus", 4, &entry));
    r = lexicon_reading(&entry, 0);
    CHECK_INT(entry.count, 1);
    CHECK_INT(r.class, CLASS_NN);
    CHECK(entry.classes == CLASS_BIT(CLASS_NN));
    CHECK_INT(r.features, LEXICON_CASE(CASE_NOM, NUMBER_SINGULAR, GENDER_NEUTER) |
                              LEXICON_CASE(CASE_DAT, NUMBER_SINGULAR, GENDER_NEUTER) |
                              LEXICON_CASE(CASE_ACC, NUMBER_SINGULAR, GENDER_NEUTER));
    CHECK(lexicon_find("tanzten", 7, &entry));
    r = lexicon_reading(&entry, 0);
    CHECK_INT(r.features, LEXICON_FORM(MOOD_PAST, NUMBER_PLURAL, 1) |
                              LEXICON_FORM(MOOD_PAST, NUMBER_PLURAL, 3) |
                              LEXICON_FORM(MOOD_SUBJUNCTIVE2, NUMBER_PLURAL, 1) |
                              LEXICON_FORM(MOOD_SUBJUNCTIVE2, NUMBER_PLURAL, 3));
    CHECK(lexicon_find("manche", 6, &entry));
    r = lexicon_reading(&entry, 0);
    CHECK_INT(r.class, CLASS_PRO_IND);
    CHECK_INT(r.features & (LEXICON_ATTRIBUTIVE | LEXICON_ALONE),
              LEXICON_ATTRIBUTIVE | LEXICON_ALONE);
    CHECK(lexicon_find("der", 3, &entry));
    CHECK(entry.classes ==
          (CLASS_BIT(CLASS_PRO_DEM) | CLASS_BIT(CLASS_PRO_REL) | CLASS_BIT(CLASS_ART)));
}

static void test_unknown(void) {
    static const char *const WORDS[] = {
        "",      "Hau",  "häuser", "Häuserx",     "HÄUSER",         "xyzzy", " Haus", "Haus ",
        "H\xC3", "\xFF", "\x80",   "H\xC3\xA4us", "Ha\xCC\x88user", "-",     NULL};
    LexiconEntry entry;
    int i;

    for (i = 0; WORDS[i]; i++) CHECK_TEXT_OF(WORDS[i], readings(WORDS[i]), "unknown");
    CHECK(!lexicon_find("Haus\0", 5, &entry)); /* no byte 0 leads on, nor to a value */
    CHECK(!lexicon_find("\0", 1, &entry));
    CHECK(!lexicon_find("H\0aus", 5, &entry));
    CHECK(!lexicon_find(NULL, 0, &entry));
    CHECK(lexicon_find("Hausxx", 4, &entry)); /* only these bytes count */
}

static void test_every_byte(void) {
    LexiconEntry entry;
    int a, b, known = 0;
    for (a = 0; a < 256; a++) {
        for (b = 0; b < 256; b++) {
            char word[2] = {(char)a, (char)b};
            if (lexicon_find(word, 2, &entry)) {
                known++;
                CHECK(entry.count > 0);
                CHECK(a && b && (a < 0x80) == (b < 0x80));
            }
        }
    }
    CHECK(known > 50);
}

static void test_long(void) {
    char *word = malloc(LONG_WORD), *lemma = malloc(LONG_WORD + LEXICON_LEMMA);
    LexiconEntry entry;
    Reading r;
    size_t n;

    if (!CHECK(word && lemma)) return;
    memset(word, 'a', LONG_WORD);
    CHECK(!lexicon_find(word, LONG_WORD, &entry));
    memcpy(word, "Häuser", strlen("Häuser"));
    CHECK(!lexicon_find(word, LONG_WORD, &entry));
    /* a rule of another form may be tried on any */
    CHECK(lexicon_find("gegangen", 8, &entry));
    r = lexicon_reading(&entry, 0);
    n = lexicon_lemma(&r, word, LONG_WORD, lemma);
    CHECK(n > LONG_WORD - 20 && n <= LONG_WORD + LEXICON_LEMMA);
    CHECK_INT(lexicon_lemma(&r, "ab", 2, lemma), 2); /* does not fit: the form */
    CHECK(memcmp(lemma, "ab", 2) == 0);
    CHECK_INT(lexicon_lemma(&r, "", 0, lemma), 0);
    r.rule = 0xFFFF;
    CHECK_INT(lexicon_lemma(&r, "Haus", 4, lemma), 4);
    free(word);
    free(lemma);
}

static void test_walk(void) {
    const char *text = "Hausmeisterinnenlied";
    uint32_t state = LEXICON_ROOT, before;
    LexiconEntry entry, same;
    size_t i, ends = 0;

    CHECK(!lexicon_at(state, &entry));
    for (i = 0; i < strlen(text); i++) {
        if (!lexicon_step(&state, (unsigned char)text[i])) break;
        if (!lexicon_at(state, &entry)) continue;
        CHECK(lexicon_find(text, i + 1, &same));
        CHECK(same.readings == entry.readings && same.count == entry.count);
        CHECK(same.classes == entry.classes);
        ends = ends * 100 + i + 1;
    }
    CHECK_INT(ends, 4111316); /* Haus, Hausmeister, -meisterin, -meisterinnen */
    state = LEXICON_ROOT;
    CHECK(lexicon_step(&state, 'H'));
    before = state;
    CHECK(!lexicon_step(&state, '!')); /* stays where it is */
    CHECK_INT(state, before);
    CHECK(!lexicon_step(&state, 0));
    CHECK_INT(state, before);
    state = 0xFFFFFFFF; /* no state at all */
    CHECK(!lexicon_step(&state, 'H'));
    CHECK(!lexicon_step(&state, 0xFF));
    CHECK(!lexicon_at(state, &entry));
}

static void test_names(void) {
    int i, j;
    CHECK_TEXT(word_class_name(CLASS_VVFIN), "VVFIN");
    CHECK_TEXT(word_class_name(CLASS_PTKVZ), "PTKVZ");
    CHECK_TEXT(word_class_name(WORD_CLASS_COUNT), "");
    CHECK(WORD_CLASS_COUNT <= 64);
    for (i = 0; i < WORD_CLASS_COUNT; i++) {
        for (j = 0; j < i; j++)
            CHECK(strcmp(word_class_name((WordClass)i), word_class_name((WordClass)j)) != 0);
    }
}

/* ---- broken tables */

static const unsigned char *table_bytes(size_t *n) {
    const unsigned char *p = DATA_LEXICON;
    *n = p[4] | (size_t)p[5] << 8 | (size_t)p[6] << 16 | (size_t)p[7] << 24;
    return p;
}

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* Looks up words with every function; whatever comes back is used. */
static uint64_t use_table(const LexiconTable *table, uint32_t seed) {
    static const char *const WORDS[] = {"Häuser",    "gegangen", "institutionalisieren",
                                        "der",       "",         "einzukaufen",
                                        "Übernahme", "\xFF\xFE", "1-Meter-Brett"};
    char lemma[LEXICON_LEMMA + 100];
    uint64_t sum = 0;
    LexiconEntry entry;
    unsigned w, i;
    int k;

    for (w = 0; w < sizeof WORDS / sizeof *WORDS; w++) {
        size_t n = strlen(WORDS[w]);
        uint32_t state = LEXICON_ROOT;
        if (lexicon_table_find(table, WORDS[w], n, &entry)) {
            for (i = 0; i < entry.count; i++) {
                Reading r = lexicon_reading(&entry, i);
                size_t length = lexicon_table_lemma(table, &r, WORDS[w], n, lemma);
                CHECK(length <= n + LEXICON_LEMMA);
                CHECK((unsigned)r.class < WORD_CLASS_COUNT);
                CHECK(entry.classes & CLASS_BIT(r.class));
                sum += length ? (unsigned char)lemma[length - 1] : 0;
            }
        }
        for (k = 0; k < 50; k++) { /* any bytes, on and on */
            lexicon_table_step(table, &state, (unsigned char)next_random(&seed));
            if (lexicon_table_at(table, state, &entry)) sum += entry.classes;
        }
    }
    return sum;
}

/* Every state and rule that can be named. */
static uint64_t sweep(const LexiconTable *table) {
    char lemma[LEXICON_LEMMA + 100];
    LexiconEntry entry;
    uint64_t sum = 0;
    uint32_t i;
    Reading r = {CLASS_NN, 0, 0};

    for (i = 0; i < table->n_cells + 300; i++) {
        uint32_t state = i;
        sum += (uint64_t)lexicon_table_step(table, &state, (unsigned char)(i % 256));
        if (lexicon_table_at(table, state, &entry)) sum += entry.classes + entry.readings[0];
    }
    for (i = 0; i < 0x10000; i++) {
        r.rule = (uint16_t)i;
        sum += lexicon_table_lemma(table, &r, "Häuser", 7, lemma);
    }
    return sum;
}

static void test_broken_table(void) {
    size_t n, i;
    const unsigned char *good = table_bytes(&n);
    unsigned char *bytes = malloc(n);
    LexiconTable table;
    uint32_t seed = 1;
    int round, flips, opened = 0;

    if (!CHECK(bytes)) return;
    memcpy(bytes, good, n);
    CHECK(lexicon_open(bytes, n, &table));
    CHECK(sweep(&table) > 0);
    for (round = 0; round < TABLE_ROUNDS; round++) {
        flips = 1 << (round % 18);
        memcpy(bytes, good, n);
        for (i = 0; i < (size_t)flips; i++)
            bytes[8 + next_random(&seed) % (n - 8)] = (unsigned char)next_random(&seed);
        if (round % 3 == 0) bytes[8 + next_random(&seed) % 16] ^= (unsigned char)next_random(&seed);
        if (!lexicon_open(bytes, n, &table)) continue;
        opened++;
        use_table(&table, seed);
        if (round % 30 == 0) sweep(&table);
    }
    CHECK(opened > TABLE_ROUNDS / 3);
    memset(bytes + LEXICON_HEAD, 0xFF, n - LEXICON_HEAD);
    CHECK(lexicon_open(bytes, n, &table));
    sweep(&table);
    memset(bytes + LEXICON_HEAD, 0x41, n - LEXICON_HEAD);
    CHECK(lexicon_open(bytes, n, &table));
    sweep(&table);
    for (i = 0; i < table.n_rules; i++) { /* texts that begin inside and end outside */
        unsigned char *rule = bytes + (table.rules - bytes) + i * LEXICON_RULE;
        memcpy(rule, "\0\0\1\10", 4);
        rule[4] = (unsigned char)(table.n_texts - 4);
        rule[5] = (unsigned char)((table.n_texts - 4) >> 8);
    }
    sweep(&table);
    free(bytes);
}

static void test_short_table(void) {
    size_t n, size, i;
    const unsigned char *good = table_bytes(&n);
    uint32_t seed = 7;
    LexiconTable table;

    CHECK(lexicon_open(good, n, &table));
    CHECK(!lexicon_open(good, n - 1, &table));
    CHECK(!lexicon_open(good, 0, &table));
    for (i = 0; i < 200; i++) {
        unsigned char *bytes;
        size = i < 40 ? i : next_random(&seed) % n;
        bytes = malloc(size ? size : 1); /* of its own, so that a step outside is seen */
        if (!CHECK(bytes)) return;
        memcpy(bytes, good, size);
        CHECK(!lexicon_open(bytes, size, &table));
        if (size >= LEXICON_HEAD) { /* one that says it is as short as it is */
            for (int k = 0; k < 4; k++) bytes[4 + k] = (unsigned char)(size >> k * 8);
            CHECK(!lexicon_open(bytes, size, &table));
            memset(bytes + 8, 0, 16);
            bytes[8] = (unsigned char)((size - LEXICON_HEAD) / 4); /* few cells, nothing else */
            CHECK(lexicon_open(bytes, size, &table));
            use_table(&table, seed);
        }
        free(bytes);
    }
    CHECK(lexicon_open((const unsigned char *)"LEX1\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 24,
                       &table));
    CHECK_INT(use_table(&table, 3), 0);
}

int main(void) {
    RUN(test_nouns);
    RUN(test_verbs);
    RUN(test_adjectives);
    RUN(test_small_words);
    RUN(test_features);
    RUN(test_unknown);
    RUN(test_every_byte);
    RUN(test_long);
    RUN(test_walk);
    RUN(test_names);
    RUN(test_broken_table);
    RUN(test_short_table);
    return check_done();
}

/*
** The tagger and the layer of words: what a form says by itself, what stands around it in its
** clause, tags that are fixed, models that are none; words and sentences out of all proportion.
*/
#include "base/hash.h"
#include "check.h"
#include "data/data.h"
#include "document/document.h"
#include "word/tagger.h"

enum {
    LONG_WORD = 1000 * 1000,
    LONG_SENTENCE = 5000, /* tokens */
    TOKEN_BYTES =
        60, /* of memory for a token in the layer of words, at most: four numbers and its lemma */
    MANY = CHECK_SANITIZED ? 20000 : 100000 /* sentences */
};

static WordType type_of(const char *form, int first) {
    WordType type;
    word_type(&type, form, strlen(form), first);
    return type;
}

/* ---- word types */

static void test_source(void) {
    static const struct {
        const char *form;
        enum TypeSource source;
        uint64_t classes; /* among those found */
    } FORMS[] = {
        {"Haus", TYPE_KNOWN, CLASS_BIT(CLASS_NN)},
        {"kündigte", TYPE_KNOWN, CLASS_BIT(CLASS_VVFIN)},
        {"BERLIN", TYPE_KNOWN, CLASS_BIT(CLASS_NE_TOWN)}, /* all capitals */
        {"Strasse", TYPE_KNOWN, CLASS_BIT(CLASS_NN)},     /* ss for ß */
        {"daß", TYPE_KNOWN, CLASS_BIT(CLASS_KON_SUB)},    /* ß for ss */
        {"Haeuser", TYPE_KNOWN, CLASS_BIT(CLASS_NN)},     /* ae for ä */
        {"Muenchen", TYPE_KNOWN, CLASS_BIT(CLASS_NE_TOWN)},
        {"regierung", TYPE_CAPITALISED, CLASS_BIT(CLASS_NN)},
        {"Netflixs", TYPE_GENITIVE, CLASS_BIT(CLASS_NE)},
        {"Foo-Auto", TYPE_HYPHEN, CLASS_BIT(CLASS_NN)},
        {"Foo-bar-Autos", TYPE_HYPHEN, CLASS_BIT(CLASS_NN)},
        {"Börsenkrachgipfel", TYPE_COMPOUND, CLASS_BIT(CLASS_NN)},
        {"kleinstadtmuffelig", TYPE_COMPOUND, CLASS_BIT(CLASS_ADJD)},
        {"xyzzyq", TYPE_UNKNOWN, 0},
        {"Qxwrt", TYPE_UNKNOWN, 0},
        {"12,5", TYPE_UNKNOWN, 0},
        {"東京", TYPE_UNKNOWN, 0},
        {"Foo-", TYPE_UNKNOWN, 0},
        {"!", TYPE_KNOWN, 0},
    };
    size_t i;
    for (i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        WordType type = type_of(FORMS[i].form, 0);
        CHECK_INT_OF(FORMS[i].form, type.source, FORMS[i].source);
        CHECK_INT_OF(FORMS[i].form, (type.classes & FORMS[i].classes) == FORMS[i].classes, 1);
        CHECK_INT_OF(FORMS[i].form, type.classes != 0, FORMS[i].classes != 0);
    }
}

/* At a sentence's begin the capital says nothing. */
static void test_first(void) {
    const uint64_t infinitive = CLASS_BIT(CLASS_VVINF), noun = CLASS_BIT(CLASS_NN_INF);
    CHECK(type_of("Gehen", 0).classes == noun);
    CHECK((type_of("Gehen", 1).classes & (noun | infinitive)) == (noun | infinitive));
    CHECK(!(type_of("gehen", 1).classes & noun));
    CHECK(type_of("Gehen", 0).ambiguity != type_of("Gehen", 1).ambiguity);
    CHECK(type_of("Gehen", 0).form == type_of("Gehen", 1).form);
}

static void test_flags(void) {
    static const struct {
        const char *form;
        unsigned flags;
    } FORMS[] = {
        {"Haus", TYPE_WORD | TYPE_UPPER},
        {"sagt", TYPE_WORD | TYPE_FINITE | TYPE_ONLY_FINITE},
        {"hat", TYPE_WORD | TYPE_FINITE | TYPE_ONLY_FINITE | TYPE_AUXILIARY},
        {"gehen", TYPE_WORD | TYPE_FINITE | TYPE_INFINITIVE},
        {"können", TYPE_WORD | TYPE_FINITE | TYPE_INFINITIVE | TYPE_MODAL},
        {"gesperrt", TYPE_WORD | TYPE_PARTICIPLE},
        {"Gesperrt", TYPE_WORD | TYPE_PARTICIPLE | TYPE_UPPER},
        {"dass", TYPE_WORD | TYPE_SUBORDINATES},
        {"das", TYPE_WORD | TYPE_RELATIVE},
        {"und", TYPE_WORD | TYPE_CONJUNCTION},
        {"Oder", TYPE_WORD | TYPE_CONJUNCTION | TYPE_UPPER},
        {"the", TYPE_WORD | TYPE_FOREIGN},
        {"7", TYPE_WORD},
        {",", TYPE_BREAK | TYPE_COMMA},
        {".", TYPE_BREAK | TYPE_STOP},
        {":", TYPE_BREAK | TYPE_OPENS},
        {"(", TYPE_BREAK},
        {"–", TYPE_BREAK | TYPE_OPENS},
        {"„", TYPE_OPENS | TYPE_QUOTE},
        {"…", 0},
        {"", 0},
    };
    size_t i;
    for (i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        CHECK_INT_OF(FORMS[i].form, type_of(FORMS[i].form, 1).flags, FORMS[i].flags);
    CHECK_INT(type_of("Gehen", 0).flags, TYPE_WORD | TYPE_UPPER);
    CHECK_INT(type_of("ich", 0).person, 1);
    CHECK_INT(type_of("Du", 1).person, 2);
    CHECK_INT(type_of("wir", 0).person, 3);
    CHECK_INT(type_of("IHR", 0).person, 4);
    CHECK_INT(type_of("ihre", 0).person, 0);
}

static void test_fixed(void) {
    static const struct {
        const char *form;
        int tag; /* Stts, or -1 */
    } FORMS[] = {
        {",", STTS_COMMA},
        {".", STTS_STOP},
        {"!?", STTS_STOP},
        {":", STTS_STOP},
        {";", STTS_STOP},
        {"...", STTS_MARK},
        {"…", STTS_MARK},
        {"–", STTS_MARK},
        {"“", STTS_MARK},
        {"(", STTS_MARK},
        {"Ein-", STTS_TRUNC},
        {"3.", STTS_ADJA},
        {"12.", STTS_ADJA},
        {"1990.", -1},
        {"3", -1},
        {"%", -1},
        {"§", -1},
        {"€", -1},
        {"Haus", -1},
        {"E-Auto", -1},
        {"-", STTS_MARK},
        {"z.", -1},
    };
    size_t i;
    for (i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        CHECK_INT_OF(FORMS[i].form, type_of(FORMS[i].form, 0).fixed, FORMS[i].tag + 1);
}

/* What is alike has like hashes, and what is not has not. */
static void test_hashes(void) {
    static const char *const QUOTES[] = {"„", "“", "»", "’", "'", "``", "''", ",,", NULL};
    static const char *const DASHES[] = {"–", "—", "--", "‑", NULL};
    int i;
    for (i = 0; QUOTES[i]; i++)
        CHECK_INT_OF(QUOTES[i], type_of(QUOTES[i], 0).form == type_of("\"", 0).form, 1);
    for (i = 0; DASHES[i]; i++)
        CHECK_INT_OF(DASHES[i], type_of(DASHES[i], 0).form == type_of("-", 0).form, 1);
    CHECK(type_of("(", 0).form != type_of("\"", 0).form);
    CHECK(type_of("[", 0).form != type_of("\"", 0).form);
    CHECK(type_of("1990", 0).lower == type_of("2987", 0).lower);
    CHECK(type_of("1990", 0).form != type_of("2987", 0).form);
    CHECK(type_of("199", 0).lower != type_of("1990", 0).lower);
    CHECK(type_of("HÄUSER", 0).lower == type_of("häuser", 0).lower);
    CHECK(type_of("Regierung", 0).suffix[2] == type_of("Zeitung", 0).suffix[2]); /* ung */
    CHECK(type_of("Regierung", 0).suffix[3] != type_of("Zeitung", 0).suffix[3]);
    CHECK(type_of("Verkauf", 0).prefix[1] == type_of("Vertrag", 0).prefix[1]); /* ver */
    CHECK(type_of("Übung", 0).prefix[0] == type_of("über", 0).prefix[0]);
    CHECK(type_of("Haus", 0).shape == type_of("Baum", 0).shape);
    CHECK(type_of("Haus", 0).shape == type_of("Bäume", 0).shape);
    CHECK(type_of("Haus", 0).shape != type_of("haus", 0).shape);
    CHECK(type_of("USA", 0).shape != type_of("Usa", 0).shape);
    CHECK(type_of("E-Auto", 0).shape != type_of("Auto", 0).shape);
    CHECK_INT(type_of("Haus", 0).grams_n, 3); /* <Hau aus, Haus, aus> */
    CHECK_INT(type_of("", 0).grams_n, 0);
    CHECK(type_of("szczęśliwy", 0).strange > type_of("glücklich", 0).strange);
}

/* Only the bytes it was given count, and every byte that is no character counts as one. */
static void test_any_bytes(void) {
    static const char *const FORMS[] = {"\xC3",     "H\xC3",     "\x80\x80", "!\xC3",
                                        "\xF0\x9F", "H\xE4user", "\xFF\xFE", "Ha\xCC\x88user",
                                        "-",        "--------",  "\xE2\x80", "s",
                                        "-s",       "a-",        "-\xC3",    "\xCC\x88"};
    char word[TYPE_LONGEST + 20];
    uint64_t state = 42;
    size_t i, k;
    int round;

    for (i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        size_t n = strlen(FORMS[i]);
        WordType a, b;
        memset(word, 'x', sizeof word);
        memcpy(word, FORMS[i], n);
        word[n] = ' ';
        word_type(&a, word, n, 0);
        memset(word + n + 1, 0x80, 10);
        word_type(&b, word, n, 0);
        CHECK_INT_OF(FORMS[i], memcmp(&a, &b, sizeof a), 0);
    }
    for (round = 0; round < 3000; round++) { /* nothing to compare with, but nothing breaks */
        size_t n = (size_t)round % (TYPE_LONGEST + 2);
        WordType type;
        char *bytes = malloc(n + 1);
        if (!CHECK(bytes)) return;
        for (k = 0; k < n; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            bytes[k] = (char)(state >> 56);
            if (!bytes[k]) bytes[k] = 'a';
        }
        bytes[n] = 0;
        word_type(&type, bytes, n, round & 1);
        CHECK(type.source <= TYPE_UNKNOWN && type.grams_n <= TYPE_GRAMS);
        CHECK(type.strange <= 7 && type.fixed <= STTS_COUNT && type.person <= 4);
        free(bytes);
    }
}

static void test_long_word(void) {
    char *word = malloc(LONG_WORD + 1);
    WordType type, other;

    if (!CHECK(word)) return;
    memset(word, 'a', LONG_WORD);
    word[LONG_WORD] = 0;
    word_type(&type, word, LONG_WORD, 0);
    CHECK_INT(type.source, TYPE_UNKNOWN);
    CHECK_INT(type.flags, TYPE_WORD);
    CHECK_INT(type.fixed, 0);
    CHECK_INT(type.grams_n, 0);
    word_type(&other, word, LONG_WORD - 1, 0);
    CHECK(type.form != other.form);
    word_type(&type, word, TYPE_LONGEST, 0);
    CHECK_INT(type.grams_n, TYPE_GRAMS);
    word_type(&type, word, TYPE_LONGEST + 1, 0);
    CHECK_INT(type.grams_n, 0);
    memset(word, '!', LONG_WORD); /* marks, and a word that ends in a hyphen */
    word_type(&type, word, LONG_WORD, 0);
    CHECK_INT(type.source, TYPE_UNKNOWN);
    free(word);
}

/* ---- the clause */

/* What clauses_scan() says of the verb before (0 none, 1 maybe, 2 surely), ... */
enum { NONE, MAYBE, SURE };
/* ... plus what ends the clause there, where none is sure */
enum { BEGIN, COMMA = 4, MARK = 8 };
enum { INSIDE = 1, OPENED = 2 }; /* the clause's opener */
enum { PARTICIPLE = 1, INFINITIVE = 2 };

enum { CLAUSE_MOST = 32 };

static void scan(const char *const *words, uint32_t n, WordType *types, Clause *clauses) {
    const WordType *list[CLAUSE_MOST];
    uint32_t i;
    for (i = 0; i < n; i++) {
        word_type(&types[i], words[i], strlen(words[i]), i == 0);
        list[i] = &types[i];
    }
    memset(clauses, 0xEE, CLAUSE_MOST * sizeof *clauses); /* all is written */
    clauses_scan(clauses, list, n);
}

static void test_clause(void) {
    static const char *const WORDS[] = {"Der",      "Rat", "sagt", ",",   "dass",  "der",    "Weg",
                                        "gesperrt", "ist", "und",  "wir", "gehen", "wollen", "."};
    enum { SAGT = 2, DASS = 4, GESPERRT = 7, IST, UND, WIR, GEHEN, WOLLEN, STOP, N };
    WordType types[CLAUSE_MOST];
    Clause c[CLAUSE_MOST];

    scan(WORDS, N, types, c);
    CHECK_INT(c[0].left, NONE | BEGIN);
    CHECK_INT(c[0].right, SURE);
    CHECK_INT(c[0].opener, NONE);
    CHECK_INT(c[1].opener, OPENED); /* der: a relative pronoun's form, first */
    CHECK_INT(c[SAGT].left, NONE | BEGIN);
    CHECK_INT(c[SAGT].right, NONE);
    CHECK_INT(c[SAGT].last, 1);
    CHECK_INT(c[SAGT].nonfinite, 0);
    CHECK_INT(c[DASS - 1].left, SURE);
    CHECK_INT(c[DASS].left, NONE | COMMA);
    CHECK_INT(c[DASS].right, SURE);
    CHECK_INT(c[DASS].nonfinite, PARTICIPLE | INFINITIVE);
    CHECK_INT(c[DASS + 1].opener, OPENED);
    CHECK_INT(c[GESPERRT].opener, OPENED);
    CHECK_INT(c[GESPERRT].auxiliary, 0);
    CHECK_INT(c[IST].nonfinite_before, PARTICIPLE);
    CHECK_INT(c[IST].last, 1); /* before und */
    CHECK_INT(c[UND].left, SURE);
    CHECK_INT(c[UND].auxiliary, types[IST].suffix[2]);
    CHECK_INT(c[GEHEN].nonfinite_before, 0);
    CHECK_INT(c[WOLLEN].nonfinite_before, INFINITIVE);
    CHECK_INT(c[WOLLEN].last, 1);
    CHECK_INT(c[STOP].auxiliary, 1);
    CHECK_INT(c[STOP].last, 1);
    CHECK_INT(c[STOP].right, NONE);
    CHECK_INT(c[GESPERRT].persons & 1 << 3, 1 << 3); /* wir, anywhere in the clause */
    CHECK_INT(c[WOLLEN].persons & 1 << 3, 1 << 3);
    CHECK_INT(c[SAGT].persons, 0);
}

static void test_foreign_neighbours(void) {
    static const char *const WORDS[] = {"Haus", "of",   "the",  "and", "with",
                                        "Haus", "Haus", "Haus", "Haus"};
    WordType types[CLAUSE_MOST];
    Clause c[CLAUSE_MOST];
    scan(WORDS, 9, types, c);
    CHECK_INT(c[0].strange, 3);
    CHECK_INT(c[1].strange, 3); /* the other three */
    CHECK_INT(c[5].strange, 3);
    CHECK_INT(c[6].strange, 2);
    CHECK_INT(c[8].strange, 0);
}

static void test_no_clause(void) {
    static const char *const WORDS[] = {"ist"};
    WordType types[CLAUSE_MOST];
    Clause c[CLAUSE_MOST];
    scan(WORDS, 0, types, c);
    CHECK_INT(c[0].left, 0xEE); /* untouched */
    scan(WORDS, 1, types, c);
    CHECK_INT(c[0].left, NONE | BEGIN);
    CHECK_INT(c[0].right, NONE);
    CHECK_INT(c[0].last, 1);
    CHECK_INT(c[0].strange, 0);
    CHECK_INT(c[1].left, 0xEE);
}

/* The features of any form fit. */
static void test_features(void) {
    static const char *const WORDS[] = {"", "a", "die",
                                        "Donaudampfschifffahrtsgesellschaftskapitäne", ","};
    const WordType *around[5] = {&TYPE_EDGE, &TYPE_EDGE, NULL, &TYPE_EDGE, &TYPE_EDGE};
    WordType all = type_of("die", 0);
    Clause clause = {0};
    Keys f;
    size_t i;
    for (i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        WordType type = type_of(WORDS[i], 0);
        features_alone(&f, &type, 1);
        CHECK(f.n > 10 && f.n <= KEYS_MOST);
        features_before(&f, &type);
        CHECK(f.n > 0 && f.n <= KEYS_MOST);
        features_behind(&f, &type);
        CHECK(f.n > 0 && f.n <= KEYS_MOST);
        around[2] = &type;
        features_around(&f, around + 2, &clause);
        CHECK(f.n > 0 && f.n <= KEYS_MOST);
    }
    all.classes = UINT64_MAX; /* more cannot be */
    all.grams_n = TYPE_GRAMS;
    features_alone(&f, &all, 0);
    CHECK(f.n <= KEYS_MOST);
}

/* ---- models */

enum {
    MODEL_LABELS = 3,
    MODEL_ROWS = 1,
    MODEL_BITS = 1,
    MODEL_BIAS = NET_HEADER + 2 * MODEL_LABELS,
    MODEL_OUTPUT = MODEL_BIAS + 2 * NET_HIDDEN,
    MODEL = MODEL_OUTPUT + 2 * NET_HIDDEN * MODEL_LABELS + 4 * MODEL_LABELS * (MODEL_LABELS + 1) +
            (4 << MODEL_BITS) + MODEL_ROWS * NET_ROW
};

/* A model without features that knows XY/X, $,/PUNCT, NN/NOUN and finds all to be NN. */
static void build(unsigned char *model) {
    static const uint8_t NAMES[] = {STTS_XY, UPOS_X, STTS_COMMA, UPOS_PUNCT, STTS_NN, UPOS_NOUN};
    memset(model, 0, MODEL);
    memcpy(model, "PNET\3\0\0\0\1\0\0\0\1\0\0\0\20\0\0", NET_HEADER);
    memcpy(model + NET_HEADER, NAMES, sizeof NAMES);
    model[MODEL_BIAS] = 1;
    model[MODEL_OUTPUT + 2 * NET_HIDDEN * 2] = 100;
}

static void test_open(void) {
    unsigned char model[MODEL];
    Tagger tagger;
    size_t n;

    build(model);
    CHECK_INT(tagger_open(&tagger, model, MODEL), SQLITE_OK);
    CHECK_INT(tagger_stts(&tagger, 1), STTS_COMMA);
    CHECK_INT(tagger_upos(&tagger, 2), UPOS_NOUN);
    CHECK_INT(tagger.fixed[STTS_COMMA], 1);
    CHECK_INT(tagger.fixed[STTS_NN], 2);
    for (n = 0; n < MODEL; n++) CHECK_INT(tagger_open(&tagger, model, n), SQLITE_CORRUPT);
    model[NET_HEADER + 4] = STTS_COUNT;
    CHECK_INT(tagger_open(&tagger, model, MODEL), SQLITE_CORRUPT);
    build(model);
    model[NET_HEADER + 5] = UPOS_COUNT;
    CHECK_INT(tagger_open(&tagger, model, MODEL), SQLITE_CORRUPT);
    build(model);
    model[NET_HEADER + 4] = STTS_XY; /* twice: the first one is it */
    CHECK_INT(tagger_open(&tagger, model, MODEL), SQLITE_OK);
    CHECK_INT(tagger.fixed[STTS_XY], 0);
    CHECK_INT(tagger_open(&tagger, DATA_TAGGER, SIZE_MAX), SQLITE_OK);
}

/* Every STTS tag that a form can be fixed to has a label of its own in the real model. */
static void test_own_model(void) {
    static const Stts FIXED[] = {STTS_COMMA, STTS_STOP, STTS_MARK, STTS_TRUNC, STTS_ADJA};
    Tagger tagger;
    unsigned i;
    CHECK_INT(tagger_open(&tagger, DATA_TAGGER, SIZE_MAX), SQLITE_OK);
    for (i = 0; i < sizeof FIXED / sizeof *FIXED; i++)
        CHECK_INT_OF(stts_name(FIXED[i]), tagger_stts(&tagger, tagger.fixed[FIXED[i]]), FIXED[i]);
    CHECK_INT(tagger_upos(&tagger, tagger.fixed[STTS_COMMA]), UPOS_PUNCT);
    CHECK_INT(tagger_upos(&tagger, tagger.fixed[STTS_ADJA]), UPOS_ADJ);
}

static void test_run(void) {
    static const char *const WORDS[] = {"Haus", ",", "geht", "."};
    unsigned char model[MODEL];
    const TaggerType *list[4];
    TaggerType types[4];
    uint8_t tags[4] = {9, 9, 9, 9};
    Tagger tagger;
    Arena arena;
    int i;

    build(model);
    CHECK_INT(tagger_open(&tagger, model, MODEL), SQLITE_OK);
    arena_init(&arena);
    for (i = 0; i < 4; i++) {
        types[i].type = type_of(WORDS[i], i == 0);
        tagger_type(&tagger, &types[i], i == 0);
        list[i] = &types[i];
    }
    CHECK_INT(tagger_run(&tagger, &arena, list, 0, tags), SQLITE_OK);
    CHECK_INT(tags[0], 9);
    CHECK_INT(tagger_run(&tagger, &arena, list, 1, tags), SQLITE_OK);
    CHECK_INT(tags[0], 2);
    CHECK_INT(tags[1], 9);
    CHECK_INT(tagger_run(&tagger, &arena, list, 4, tags), SQLITE_OK);
    CHECK_INT(tags[0], 2);
    CHECK_INT(tags[1], 1); /* fixed, against the score */
    CHECK_INT(tags[2], 2);
    CHECK_INT(tags[3], 0); /* fixed to a tag that the model does not have: the first */
    arena.rc = SQLITE_NOMEM;
    CHECK_INT(tagger_run(&tagger, &arena, list, 4, tags), SQLITE_NOMEM);
    arena_free(&arena);
}

/* ---- the layer */

static Document *tagged(const char *text, size_t n) {
    Document *d = NULL;
    CHECK_INT(document_new(&d, text, n), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_WORDS), SQLITE_OK);
    CHECK_INT(d->words.n, d->tokens.n);
    return d;
}

/* Tags that exist and lemmas that lie in their text. */
static void check_words(const Document *d) {
    const Words *w = &d->words;
    uint32_t i;
    for (i = 0; i < w->n; i++) {
        int same = w->tag[i] < STTS_COUNT && w->pos[i] < UPOS_COUNT && w->lemma_length[i] > 0 &&
                   w->lemma[i] <= w->lemmas_n && w->lemma_length[i] <= w->lemmas_n - w->lemma[i];
        if (!CHECK(same)) return;
    }
}

static const char *lemma_at(const Document *d, uint32_t i) {
    static char out[200];
    snprintf(out, sizeof out, "%.*s", (int)d->words.lemma_length[i],
             d->words.lemmas + d->words.lemma[i]);
    return out;
}

/* Many tokens without a full stop: windows, each tagged for itself. */
static void test_long_sentence(void) {
    static const char PIECE[] = "Haus und ";
    size_t n = (sizeof PIECE - 1) * LONG_SENTENCE / 2, i;
    char *text = malloc(n + 1);
    uint32_t wrong = 0, k;
    Document *d;

    if (!CHECK(text)) return;
    for (i = 0; i < n; i++) text[i] = PIECE[i % (sizeof PIECE - 1)];
    text[n] = 0;
    d = tagged(text, n);
    CHECK_INT(d->tokens.n, LONG_SENTENCE);
    check_words(d);
    for (k = 0; k < d->words.n; k++) wrong += d->words.pos[k] != (k % 2 ? UPOS_CCONJ : UPOS_NOUN);
    CHECK(wrong < LONG_SENTENCE / 100);
    CHECK_TEXT(lemma_at(d, LONG_SENTENCE - 2), "Haus");
    CHECK(d->words.lemmas_n < 100); /* a form's lemma is kept once */
    document_free(d);
    free(text);
}

static void test_long_letters(void) {
    static const char *const LETTERS[] = {"a",
                                          "\xC3\xA4",
                                          "A",
                                          "-a",
                                          "s",
                                          "\xE6\x9D\xB1",
                                          "!",
                                          "\xC2\xAD"
                                          "a",
                                          NULL};
    char *text = malloc(LONG_WORD + 1);
    int i;

    if (!CHECK(text)) return;
    for (i = 0; LETTERS[i]; i++) {
        size_t n = strlen(LETTERS[i]), k;
        Document *d;
        for (k = 0; k < LONG_WORD; k++) text[k] = LETTERS[i][k % n];
        text[LONG_WORD] = 0;
        d = tagged(text, LONG_WORD / n * n);
        check_words(d);
        CHECK(d->tokens.n > 0);
        CHECK(d->arena.bytes < 100 * (size_t)LONG_WORD);
        if (i == 0) CHECK_INT(d->words.lemma_length[0], LONG_WORD);
        document_free(d);
    }
    free(text);
}

/* Memory in proportion to the tokens, in the document and beside it. */
static void test_memory(void) {
    static const char PIECE[] = "Der Rat von %s lehnte den Antrag ab.\n";
    char *text = malloc((sizeof PIECE + 8) * MANY);
    sqlite3_int64 before, most, beside;
    uint32_t i, k, rest;
    size_t n = 0, kept;
    Document *d = NULL;

    if (!CHECK(text)) return;
    for (i = 0; i < MANY; i++) { /* no name comes twice */
        char name[8] = {0};
        for (k = 0, rest = i * 2654435761u; k < 6; k++, rest /= 26)
            name[k] = (char)((k ? 'a' : 'A') + (int)(rest % 26));
        n += (size_t)snprintf(text + n, sizeof PIECE + 8, PIECE, name);
    }
    CHECK_INT(document_new(&d, text, n), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_SENTENCES), SQLITE_OK);
    kept = d->arena.bytes;
    before = sqlite3_memory_used();
    sqlite3_memory_highwater(1);
    CHECK_INT(document_need(d, LAYER_WORDS), SQLITE_OK);
    kept = d->arena.bytes - kept;
    most = sqlite3_memory_highwater(0) - before;
    beside = most - (sqlite3_int64)kept;
    if (!CHECK(kept < (size_t)d->tokens.n * TOKEN_BYTES))
        printf("    %zu for %u\n", kept, d->tokens.n);
    if (!CHECK(beside < 32 << 20)) printf("    %lld beside the document\n", (long long)beside);
    check_words(d);
    CHECK_TEXT(lemma_at(d, 4), "ablehnen");
    document_free(d);
    CHECK_INT(sqlite3_memory_used(), 0);
    free(text);
}

static void test_no_words(void) {
    static const char *const TEXTS[] = {"", " ", "\n\n", "\xC2\xAD", NULL};
    int i;
    for (i = 0; TEXTS[i]; i++) {
        Document *d = tagged(TEXTS[i], strlen(TEXTS[i]));
        CHECK_INT(d->words.n, 0);
        document_free(d);
    }
    CHECK_INT(sqlite3_memory_used(), 0);
}

int main(void) {
    RUN(test_source);
    RUN(test_first);
    RUN(test_flags);
    RUN(test_fixed);
    RUN(test_hashes);
    RUN(test_any_bytes);
    RUN(test_long_word);
    RUN(test_clause);
    RUN(test_foreign_neighbours);
    RUN(test_no_clause);
    RUN(test_features);
    RUN(test_open);
    RUN(test_own_model);
    RUN(test_run);
    RUN(test_long_sentence);
    RUN(test_long_letters);
    RUN(test_memory);
    RUN(test_no_words);
    return check_done();
}

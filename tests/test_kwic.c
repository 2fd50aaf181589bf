/*
** KWIC: what the queries of kwic.h match, what is wrong with those that are wrong, and queries
** nobody would write. The words come from a small lexicon of the test's own.
*/
#include "check.h"
#include "host.h"
#include "word/kwic.h"
#include "word/tag.h"

static const struct {
    const char *form, *lemma;
    Stts tag;
    Upos pos;
} LEXICON[] = {
    {"Das", "der", STTS_ART, UPOS_DET},
    {"das", "der", STTS_ART, UPOS_DET},
    {"Die", "der", STTS_ART, UPOS_DET},
    {"die", "der", STTS_ART, UPOS_DET},
    {"Häuser", "Haus", STTS_NN, UPOS_NOUN},
    {"Hauses", "Haus", STTS_NN, UPOS_NOUN},
    {"alte", "alt", STTS_ADJA, UPOS_ADJ},
    {"alten", "alt", STTS_ADJA, UPOS_ADJ},
    {"schöne", "schön", STTS_ADJA, UPOS_ADJ},
    {"sagte", "sagen", STTS_VVFIN, UPOS_VERB},
    {"kündigte", "ankündigen", STTS_VVFIN, UPOS_VERB},
    {"meint", "meinen", STTS_VVFIN, UPOS_VERB},
    {"gesagt", "sagen", STTS_VVPP, UPOS_VERB},
    {"Berlin", "Berlin", STTS_NE, UPOS_PROPN},
    {"und", "und", STTS_KON, UPOS_CCONJ},
    {".", ".", STTS_STOP, UPOS_PUNCT},
    {",", ",", STTS_COMMA, UPOS_PUNCT},
};

enum { LEXICON_SIZE = sizeof LEXICON / sizeof LEXICON[0] };

/* The entry of a form, or -1. */
static int look_up(const char *form, size_t n) {
    int i;
    for (i = 0; i < LEXICON_SIZE; i++) {
        if (strlen(LEXICON[i].form) == n && !memcmp(LEXICON[i].form, form, n)) return i;
    }
    return -1;
}

static void lemma_of(Buffer *out, const char *word, size_t n) {
    int entry = look_up(word, n);
    if (entry >= 0) {
        word = LEXICON[entry].lemma;
        n = strlen(word);
    }
    buffer_add(out, word, n);
}

/* A text and its words; an unknown form is a noun and its own lemma. */
typedef struct Sample {
    Document *document;
    Words words;
} Sample;

static int sample_begin(Sample *sample, const char *text, size_t n) {
    const Tokens *tokens;
    Words *words = &sample->words;
    Document *d;
    Buffer lemmas = {0};
    uint32_t i;

    memset(sample, 0, sizeof *sample);
    if (!CHECK_INT(document_new(&sample->document, text, n), SQLITE_OK)) return 0;
    d = sample->document;
    if (!CHECK_INT(document_need(d, LAYER_TOKENS | LAYER_SENTENCES), SQLITE_OK)) return 0;
    tokens = &d->tokens;
    words->n = tokens->n;
    words->tag = arena_zero(&d->arena, tokens->n);
    words->pos = arena_zero(&d->arena, tokens->n);
    words->lemma = arena_zero(&d->arena, tokens->n * sizeof *words->lemma);
    words->lemma_length = arena_zero(&d->arena, tokens->n * sizeof *words->lemma_length);
    for (i = 0; i < tokens->n; i++) {
        const char *form = d->text + tokens->start[i];
        size_t form_n = tokens->length[i] < 0xFFFF ? tokens->length[i] : 0xFFFF;
        int entry = look_up(form, form_n);
        words->tag[i] = (uint8_t)(entry < 0 ? STTS_NN : LEXICON[entry].tag);
        words->pos[i] = (uint8_t)(entry < 0 ? UPOS_NOUN : LEXICON[entry].pos);
        words->lemma[i] = (uint32_t)lemmas.n;
        lemma_of(&lemmas, form, form_n);
        words->lemma_length[i] = (uint16_t)(lemmas.n - words->lemma[i]);
    }
    words->lemmas = arena_text(&d->arena, lemmas.p ? lemmas.p : "", lemmas.n);
    buffer_free(&lemmas);
    return CHECK_INT(d->arena.rc, SQLITE_OK);
}

/* The matches, divided by " | ". */
static char *matches_of(const Sample *sample, const Kwic *kwic) {
    const Document *d = sample->document;
    const Tokens *tokens = &d->tokens;
    KwicSearch search;
    HostText out = {0};
    uint32_t before = 0;
    int rc;

    host_add(&out, "", 0);
    kwic_begin(&search, kwic, d->text, tokens, &d->sentences, kwic->words ? &sample->words : NULL);
    while ((rc = kwic_next(&search)) == SQLITE_ROW) {
        uint32_t start = tokens->start[search.first], last = search.first + search.count - 1;
        CHECK(search.count > 0 && search.count <= kwic->places);
        CHECK(search.first + search.count > before); /* none inside the one before */
        CHECK_INT(sentences_find(&d->sentences, search.first), search.sentence);
        CHECK_INT(sentences_find(&d->sentences, last), search.sentence);
        before = search.first + search.count;
        if (out.n) host_add(&out, " | ", 3);
        host_add(&out, d->text + start, tokens->start[last] + tokens->length[last] - start);
    }
    CHECK_INT(rc, SQLITE_DONE);
    kwic_end(&search);
    return out.p;
}

static void finds(const char *text, const char *query, const char *expected) {
    Sample sample;
    Kwic kwic;
    char *got;

    if (!sample_begin(&sample, text, strlen(text))) return;
    if (CHECK_INT_OF(query, kwic_parse(&kwic, query, strlen(query), lemma_of), SQLITE_OK)) {
        got = matches_of(&sample, &kwic);
        CHECK_TEXT_OF(query, got, expected);
        free(got);
    } else {
        printf("    %s\n", kwic.message);
    }
    kwic_free(&kwic);
    document_free(sample.document);
}

static void fails(const char *query, const char *message) {
    Kwic kwic;
    CHECK_INT_OF(query, kwic_parse(&kwic, query, strlen(query), lemma_of), SQLITE_ERROR);
    CHECK_TEXT_OF(query, kwic.message, message);
    kwic_free(&kwic);
}

#define HOUSES                                                                                     \
    "Das alte Haus und die schöne, alte Häuser sagte Hauses. Die alten Häuser meint Berlin."

static void test_words(void) {
    finds(HOUSES, "Haus", "Haus | Häuser | Hauses | Häuser");
    finds(HOUSES, "Häuser", "Haus | Häuser | Hauses | Häuser"); /* by its lemma */
    finds(HOUSES, "haus", "Haus | Häuser | Hauses | Häuser");
    finds(HOUSES, "HAEUSER", "Häuser | Häuser"); /* a form, however it is spelled */
    finds(HOUSES, "sagen", "sagte");
    finds(HOUSES, "ankündigen", "");
    finds("Er kündigte es an.", "ankündigen", "kündigte");
    finds("Straße, STRASSE, Strasse, strass", "straße", "Straße | STRASSE | Strasse");
    finds("Mueller und Müller und Muller", "Müller", "Mueller | Müller");
    finds(HOUSES, "Schloss", "");
    finds("", "Haus", "");
    finds("a\u0301 \u0301 b", "\u0301", "\u0301"); /* folds to nothing */
}

static void test_exact(void) {
    finds(HOUSES, "\"Haus\"", "Haus");
    finds(HOUSES, "\"haus\"", "");
    finds(HOUSES, "\"alten Häuser\"", "alten Häuser");
    finds(HOUSES, "\"schöne, alte\"", "schöne, alte");
    finds(HOUSES, "\"Hauses. Die\"", ""); /* over the sentence's end */
    finds("Er kam am 3. März. Sie kam am 3.", "\"am 3. März\"", "am 3. März");
    finds("z. B. geht's \"so\"", "\"geht's \\\"so\\\"\"", "geht's \"so\"");
    finds("Haus* Haus", "\"Haus*\"", "Haus*");
    finds("a \\ b", "\"\\\\ b\"", "\\ b");
}

static void test_open_ends(void) {
    finds(HOUSES, "haus*", "Haus | Hauses");
    finds(HOUSES, "Hä*", "Häuser | Häuser");
    finds(HOUSES, "*ER", "Häuser | Häuser");
    finds(HOUSES, "*us*", "Haus | Häuser | Hauses | Häuser");
    finds("Madchen Mädchen Ma\u0308dchen", "ma*", "Madchen");
    finds("Madchen Mädchen Ma\u0308dchen", "mä*", "Mädchen | Ma\u0308dchen");
    finds("Madchen Mädchen", "*a*", "Madchen");
    finds("Fluß Fluss", "*fluss*", "Fluß | Fluss");
    finds("abababac ababac", "*abac", "abababac | ababac");
    finds("abababac ababc aabaab", "*babac*", "abababac");
    finds("aabaabaaab", "*aabaaa*", "aabaabaaab");
    finds("Schüler*innen Schüler", "Schüler*innen", "Schüler*innen");
}

static void test_conditions(void) {
    finds(HOUSES, "[lemma=haus]", "Haus | Häuser | Hauses | Häuser");
    finds(HOUSES, "[lemma=Häuser]", "");
    finds(HOUSES, "[form=Haus]", "Haus");
    finds(HOUSES, "[text=haus]", "");
    finds(HOUSES, "[word=Hau*]", "Haus | Hauses");
    finds(HOUSES, "[ text = \"H*s\" ]", "");
    finds("Schüler*innen", "[text=\"Sch*innen\"]", ""); /* a * inside is one */
    finds("Schüler*innen", "[text=Schüler*innen]", "Schüler*innen");
    finds("* x *x", "[text=\"\\*\"]", "* | *");
    finds("H\"s H\\s", "[text=\"\\\"\"|\"\\\\\"]", "\" | \\");
    finds("z.B. u.a. z.", "[text=z.*]", "z.B. | z.");
    finds(HOUSES, "[lemma=HAU*]", "Haus | Häuser | Hauses | Häuser");
    finds(HOUSES, "[lemma=sagen|meinen]", "sagte | meint");
    finds(HOUSES, "[ lemma = sagen | \"meinen\" ]", "sagte | meint");
    finds(HOUSES, "[lemma=Haus text!=Haus]", "Häuser | Hauses | Häuser");
    finds(HOUSES, "[lemma=Haus & text!=*er|Hauses]", "Haus");
    finds(HOUSES, "[pos=PROPN]", "Berlin");
    finds(HOUSES, "[pos=propn|Verb]", "sagte | meint | Berlin");
    finds(HOUSES, "[tag=V*]", "sagte | meint");
    finds(HOUSES, "[tag=*FIN]", "sagte | meint");
    finds(HOUSES, "[tag=*VFI*]", "sagte | meint");
    finds(HOUSES, "[tag=$,]", ",");
    finds(HOUSES, "[tag=$*]", ", | . | .");
    finds(HOUSES, "[pos!=NOUN|DET|ADJ|PUNCT|CCONJ|VERB]", "Berlin");
    finds("Am 3. März um 8:30 Uhr", "[kind=time|ordinal]", "3. | 8:30");
    finds("\u00C4 A\u0308", "[text=\u00C4]", "\u00C4");
    finds("Ma\u0308dchen", "[text=Ma*]", "");
}

static void test_sequences(void) {
    finds(HOUSES, "alt Haus", "alte Haus | alte Häuser | alten Häuser");
    finds(HOUSES, "[] \"Haus\"", "alte Haus");
    finds(HOUSES, "schön , alt", "schöne, alte");
    finds(HOUSES, "schön, alt", "schöne, alte");
    finds(HOUSES, "schön alt", ""); /* punctuation counts */
    finds(HOUSES, "Hauses Die", "");
    finds(HOUSES, "Hauses . Die", "");
    finds("a a a", "a a", "a a | a a"); /* overlapping ones are matches too */
    finds(HOUSES, "[pos=DET][pos=ADJ][lemma=Haus]", "Das alte Haus | Die alten Häuser");
}

static void test_repetition(void) {
    finds(HOUSES, "[pos=ADJ]? Haus", "alte Haus | alte Häuser | Hauses | alten Häuser");
    finds(HOUSES, "[pos=DET] []{0,3} Haus",
          "Das alte Haus | die schöne, alte Häuser | Die alten Häuser");
    finds(HOUSES, "die []{3} sagen", "");
    finds(HOUSES, "die []{4,5} sagen", "die schöne, alte Häuser sagte");
    finds(HOUSES, "[pos=ADJ] {,2} [pos=NOUN]", "alte Haus | alte Häuser | Hauses | alten Häuser");
    finds("a a a b a b", "a{2} b", "a a b");
    finds("a a a b a b", "a{1,2} b", "a a b | a b");
    finds("a a a b a b", "a { 0 , 9 } b", "a a a b | a b");
    finds("a a a", "a{0,2}", "a a | a a");
    finds("a b c d", "[]? a []? b []? c{0,3} []{0,50} d", "a b c d");
    finds("a b c", "x? b", "");
    finds("x b c", "\"x\"{0,1} b", "x b");
    finds("a b", "[text=b]{0,1}", "b");
    finds("a a a", "[]{60}", "");
}

/* Without words: is there a match as far as the tokens tell? */
static void test_without_words(void) {
    static const struct {
        const char *query;
        int found;
    } CASES[] = {
        {"Schloss", 1},
        {"Schloss \"Schloss\"", 0},
        {"[pos=ADJ] \"Haus\"", 1},
        {"[pos=ADJ text=a*] \"Häuser\"", 1},
        {"[pos=ADJ text=x*] \"Häuser\"", 0},
        {"[pos!=ADJ] [kind=emoji]", 0},
        {"[lemma!=Haus]{2,3} berlin*", 1},
    };
    KwicSearch search;
    Sample sample;
    Kwic kwic;
    size_t i;

    if (!sample_begin(&sample, HOUSES, strlen(HOUSES))) return;
    for (i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const Document *d = sample.document;
        const char *query = CASES[i].query;
        CHECK_INT(kwic_parse(&kwic, query, strlen(query), lemma_of), SQLITE_OK);
        CHECK(kwic.words);
        kwic_begin(&search, &kwic, d->text, &d->tokens, &d->sentences, NULL);
        CHECK_INT_OF(query, kwic_next(&search), CASES[i].found ? SQLITE_ROW : SQLITE_DONE);
        kwic_end(&search);
        kwic_free(&kwic);
    }
    document_free(sample.document);
}

static void test_errors(void) {
    fails("", "the query is empty");
    fails(" \n\t ", "the query is empty");
    fails("[lema=Haus]", "unknown attribute \"lema\" at character 2; expected lemma, pos, tag, "
                         "form or kind (near \"lema=Haus]\")");
    fails("Häuser [lema=Haus]", "unknown attribute \"lema\" at character 9; expected lemma, pos, "
                                "tag, form or kind (near \"lema=Haus]\")");
    fails("[=Haus]", "an attribute is missing at character 2; expected lemma, pos, tag, form or "
                     "kind (near \"=Haus]\")");
    fails("[lemma=a & ]", "an attribute is missing at character 12; expected lemma, pos, tag, "
                          "form or kind (near \"]\")");
    fails("[lemma Haus]", "lemma has no value at character 8; expected = or != (near \"Haus]\")");
    fails("[lemma", "lemma has no value at the end, character 7; expected = or !=");
    fails("[lemma=]", "a value is missing at character 8; expected a word, in \"\" if it has "
                      "blanks or ] | & \" (near \"]\")");
    fails("[lemma=a|]", "a value is missing at character 10; expected a word, in \"\" if it has "
                        "blanks or ] | & \" (near \"]\")");
    fails("[lemma=*]", "* alone at character 8; leave the condition out (near \"*]\")");
    fails("[lemma=a", "the bracket [ is not closed at character 1 (near \"[lemma=a\")");
    fails("Haus [", "the bracket [ is not closed at character 6 (near \"[\")");
    fails("[lemma=\"a]", "the quotation mark is not closed at character 8 (near \"\"a]\")");
    fails("\"das Haus", "the quotation mark is not closed at character 1 (near \"\"das Haus\")");
    fails("\"\"", "nothing that could be found at character 1; expected a word, a number or a "
                  "mark (near \"\"\"\")");
    fails("[pos=NN]",
          "unknown pos \"NN\" at character 6; that is a tag, write tag= for it (near \"NN]\")");
    fails("[tag=ADP]",
          "unknown tag \"ADP\" at character 6; that is a pos, write pos= for it (near \"ADP]\")");
    fails("[pos=NOUN|Nomen]",
          "unknown pos \"Nomen\" at character 11; expected one of ADJ ADP ADV AUX CCONJ DET INTJ "
          "NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X (near \"Nomen]\")");
    fails("[tag=Q*]", "unknown tag \"Q\" at character 6; expected one of STTS, as NN, NE, ADJA, "
                      "or several, as VV* (near \"Q*]\")");
    fails("[kind=wort]", "unknown kind \"wort\" at character 7; expected one of word number "
                         "ordinal date time url email hashtag mention emoji abbreviation "
                         "punctuation symbol (near \"wort]\")");
    fails("das ]", "] stands alone at character 5; in \"\" it is a mark to be found (near \"]\")");
    fails("Haus|Hof", "| between words at character 5; write [lemma=sagen|meinen] (near "
                      "\"|Hof\")");
    fails("[lemma=\"Haus.*\"]", "a regular expression at character 13; write haus* or *haus (near "
                                "\".*\"]\")");
    fails("{2} das",
          "{ stands alone at character 1; in \"\" it is a mark to be found (near \"{2} das\")");
    fails("das * Haus", "* alone at character 5; write [] for any token (near \"* Haus\")");
    fails("**", "* alone at character 1; write [] for any token (near \"**\")");
    fails("\u00AD*", "* alone at character 2; write [] for any token (near \"*\")");
    fails("a {\u00ADx}", "the repetition cannot be read at character 3; expected {n}, {n,m} or "
                         "{,m} (near \"{\u00ADx}\")");
    fails("[]{2,}", "the repetition cannot be read at character 3; expected {n}, {n,m} or {,m} "
                    "(near \"{2,}\")");
    fails("[]{3,2}", "a repetition of 3 to 2 times at character 3; write {n,m} with n up to m, and "
                     "m from 1 (near \"{3,2}\")");
    fails("[]{0}", "a repetition of 0 to 0 times at character 3; write {n,m} with n up to m, and "
                   "m from 1 (near \"{0}\")");
    fails("[]* a",
          "* has no bound at character 3; write how often at most, as in {0,5} (near \"* a\")");
    fails("\"das Haus\"{2}",
          "only one token can be repeated, these are 2 at character 11 (near \"{2}\")");
    fails("[]{61}", "a match of more than 60 tokens at character 3 (near \"{61}\")");
    fails("a []{30,30} []{30}", "a match of more than 60 tokens at character 15 (near \"{30}\")");
    fails("[]{99999999999}", "the repetition cannot be read at character 3; expected {n}, {n,m} "
                             "or {,m} (near \"{99999999999}\")");
    fails("[\xFF=1]", "unknown attribute \"\uFFFD\" at character 2; expected lemma, pos, tag, form "
                      "or kind (near \"\uFFFD=1]\")");
    fails("[lemma=a aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=1]",
          "unknown attribute \"aaaaaaaaaaaaaaaaaaaa…\" at character 10; expected lemma, pos, tag, "
          "form or kind (near \"aaaaaaaaaaaaaaaaaaaa…\")");
}

/* A query of `n` bytes that is `piece` again and again; what it says must come soon. */
static void nasty(const char *piece, size_t n, int expected) {
    size_t length = strlen(piece), i;
    char *query = malloc(n + 1), *got;
    Sample sample;
    Kwic kwic;
    int rc;

    if (!query) exit(2);
    for (i = 0; i < n; i++) query[i] = piece[i % length];
    query[n] = 0;
    rc = kwic_parse(&kwic, query, n, lemma_of);
    CHECK_INT_OF(piece, rc, expected);
    CHECK((rc == SQLITE_ERROR) == (kwic.message[0] != 0));
    if (!rc && sample_begin(&sample, HOUSES, strlen(HOUSES))) {
        got = matches_of(&sample, &kwic);
        free(got);
        document_free(sample.document);
    }
    kwic_free(&kwic);
    free(query);
}

static void test_nasty_queries(void) {
    static const char *const PIECES[] = {
        "a", "a ", "[",       "]",   "[]",   "{",    "\"", "\\",  "*",  "*a*", "[a",     "[lemma=",
        "|", "((", "[]{1,2}", "[]?", "\xFF", "\xC3", " ",  "\t[", "!=", "ä ",  "\u0301", "[tag=*]"};
    size_t i, n;

    for (i = 0; i < sizeof PIECES / sizeof PIECES[0]; i++) {
        nasty(PIECES[i], 1 << 20, SQLITE_ERROR); /* too long, whatever it is */
        for (n = 1; n < 200; n++) {
            Kwic kwic;
            char query[200];
            size_t k, length = strlen(PIECES[i]);
            int rc;
            for (k = 0; k < n; k++) query[k] = PIECES[i][k % length];
            query[n] = 0;
            rc = kwic_parse(&kwic, query, n, NULL);
            CHECK(rc == SQLITE_OK || rc == SQLITE_ERROR);
            CHECK((rc == SQLITE_ERROR) == (kwic.message[0] != 0));
            kwic_free(&kwic);
        }
    }
    nasty("a", KWIC_BYTES, SQLITE_OK); /* one word of 64 kB */
    nasty("a", KWIC_BYTES + 1, SQLITE_ERROR);
    nasty("a ", KWIC_BYTES, SQLITE_ERROR);
    nasty("[", KWIC_BYTES, SQLITE_ERROR);
    nasty("[]", 2 * KWIC_TOKENS, SQLITE_OK);
    nasty("[]", 2 * KWIC_TOKENS + 2, SQLITE_ERROR);
    nasty("\xFF", KWIC_TOKENS, SQLITE_OK);
    nasty("\xFF", KWIC_TOKENS + 1, SQLITE_ERROR);
    finds("a\xFF"
          "b \uFFFD x",
          "a\xC3"
          "b",
          "a\xFF"
          "b"); /* bad bytes read as U+FFFD */
}

/* A value for every few bytes: the memory is linear in the query. */
static void test_many_values(void) {
    size_t n = 0, i;
    char *query = malloc(KWIC_BYTES + 1);
    Kwic kwic;

    if (!query) exit(2);
    n = (size_t)sprintf(query, "[text=\"a\"");
    for (i = 0; n + 5 < KWIC_BYTES; i++) n += (size_t)sprintf(query + n, "|\"b\"");
    n += (size_t)sprintf(query + n, "]");
    CHECK_INT(kwic_parse(&kwic, query, n, NULL), SQLITE_OK);
    CHECK(kwic.arena.bytes < 64 * (size_t)KWIC_BYTES);
    kwic_free(&kwic);
    free(query);
}

/* Values open at both ends in long tokens, and repetitions without end: linear all the same. */
static void test_nasty_texts(void) {
    enum { BYTES = CHECK_SANITIZED ? 1 << 17 : 1 << 21 };
    static const char QUERY[] = "[]{0,29} [text!=a]{0,29} x";
    char *text = malloc(BYTES + 1), *value = malloc(30000), *got;
    Sample sample;
    Kwic kwic;
    size_t i;

    if (!text || !value) exit(2);
    for (i = 0; i < BYTES; i++) text[i] = 'a';
    text[BYTES] = 0;
    for (i = 0; i < 20000; i++) value[i] = i == 0 || i == 19999 ? '*' : 'a';
    value[19998] = 'b';
    if (sample_begin(&sample, text, BYTES)) {
        CHECK_INT(kwic_parse(&kwic, value, 20000, lemma_of), SQLITE_OK);
        got = matches_of(&sample, &kwic);
        CHECK_TEXT(got, "");
        free(got);
        kwic_free(&kwic);
        document_free(sample.document);
    }
    for (i = 1; i < BYTES; i += 2) text[i] = ' ';
    if (sample_begin(&sample, text, BYTES)) {
        CHECK_INT(kwic_parse(&kwic, QUERY, strlen(QUERY), lemma_of), SQLITE_OK);
        got = matches_of(&sample, &kwic);
        CHECK_TEXT(got, "");
        free(got);
        kwic_free(&kwic);
        document_free(sample.document);
    }
    free(text);
    free(value);
}

/* A search can be stopped. */
static int stop(void *data) {
    return ++*(int *)data > 3 ? SQLITE_INTERRUPT : SQLITE_OK;
}

static void test_interrupt(void) {
    enum { BYTES = 4 << 20 };
    char *text = malloc(BYTES);
    KwicSearch search;
    Sample sample;
    Kwic kwic;
    int asked = 0;
    size_t i;

    if (!text) exit(2);
    for (i = 0; i < BYTES; i++) text[i] = i % 2 ? ' ' : 'a';
    if (sample_begin(&sample, text, BYTES)) {
        const Document *d = sample.document;
        CHECK_INT(kwic_parse(&kwic, "b", 1, NULL), SQLITE_OK);
        kwic_begin(&search, &kwic, d->text, &d->tokens, &d->sentences, &sample.words);
        search.poll = stop;
        search.poll_data = &asked;
        CHECK_INT(kwic_next(&search), SQLITE_INTERRUPT);
        CHECK_INT(kwic_next(&search), SQLITE_INTERRUPT);
        CHECK_INT(asked, 4);
        kwic_end(&search);
        kwic_free(&kwic);
        document_free(sample.document);
    }
    free(text);
}

/* So can one that is busy with a single token: a long one, compared with many values. */
static void test_interrupt_token(void) {
    enum { BYTES = 1 << 20, VALUES = 500 };
    char *text = malloc(BYTES), query[VALUES * 8 + 20];
    KwicSearch search;
    Sample sample;
    Kwic kwic;
    int asked = 0, n, i;

    if (!text) exit(2);
    memset(text, 'a', BYTES);
    n = snprintf(query, sizeof query, "[form=*b*");
    for (i = 0; i < VALUES; i++) n += snprintf(query + n, sizeof query - (size_t)n, "|*ab%03d*", i);
    n += snprintf(query + n, sizeof query - (size_t)n, "]");
    if (sample_begin(&sample, text, BYTES)) {
        const Document *d = sample.document;
        CHECK_INT(kwic_parse(&kwic, query, (size_t)n, NULL), SQLITE_OK);
        kwic_begin(&search, &kwic, d->text, &d->tokens, &d->sentences, &sample.words);
        search.poll = stop;
        search.poll_data = &asked;
        CHECK_INT(kwic_next(&search), SQLITE_INTERRUPT);
        CHECK_INT(asked, 4);
        kwic_end(&search);
        kwic_free(&kwic);
        document_free(sample.document);
    }
    free(text);
}

int main(void) {
    RUN(test_words);
    RUN(test_exact);
    RUN(test_open_ends);
    RUN(test_conditions);
    RUN(test_sequences);
    RUN(test_repetition);
    RUN(test_without_words);
    RUN(test_errors);
    RUN(test_nasty_queries);
    RUN(test_many_values);
    RUN(test_nasty_texts);
    RUN(test_interrupt);
    RUN(test_interrupt_token);
    return check_done();
}

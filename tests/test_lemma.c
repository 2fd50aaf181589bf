/*
** Lemmas: of forms with their tag, of words alone, of verbs in two parts, and of what is no word.
*/
#include "check.h"

#include "word/lemma.h"

typedef struct Row {
    const char *form;
    Stts tag;
    const char *lemma;
} Row;

static const char *lemma(const char *form, Stts tag) {
    static char text[512];
    text[lemma_of(form, strlen(form), tag, text)] = 0;
    return text;
}

static void check_rows(const Row *rows, size_t n) {
    size_t i;
    for (i = 0; i < n; i++)
        CHECK_TEXT_OF(rows[i].form, lemma(rows[i].form, rows[i].tag), rows[i].lemma);
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void test_closed_classes(void) {
    static const Row ROWS[] = {
        {"Die", STTS_ART, "der"},          {"einem", STTS_ART, "ein"},
        {"'nen", STTS_ART, "ein"},         {"ihm", STTS_PPER, "er"},
        {"ihn", STTS_PPER, "er"},          {"Ihnen", STTS_PPER, "sie"},
        {"uns", STTS_PPER, "wir"},         {"euch", STTS_PPER, "ihr"},
        {"mir", STTS_PRF, "sich"},         {"unserem", STTS_PPOSAT, "unser"},
        {"eurer", STTS_PPOSAT, "euer"},    {"diesen", STTS_PDAT, "dieser"},
        {"denen", STTS_PRELS, "der"},      {"deren", STTS_PRELAT, "der"},
        {"welchem", STTS_PWAT, "welcher"}, {"allen", STTS_PIS, "alle"},
        {"vieler", STTS_PIAT, "viel"},     {"mehreren", STTS_PIAT, "mehrere"},
        {"anderes", STTS_PIS, "anderer"},  {"dasselbe", STTS_PDS, "derselbe"},
        {"wem", STTS_PWS, "wer"},          {"niemandem", STTS_PIS, "niemand"},
        {"im", STTS_APPRART, "in"},        {"Zur", STTS_APPRART, "zu"},
        {"fürs", STTS_APPRART, "für"},     {"Und", STTS_KON, "und"},
        {"daß", STTS_KOUS, "dass"},        {"Dort", STTS_ADV, "dort"},
    };
    CHECK_ROWS(ROWS);
}

static void test_verbs(void) {
    static const Row ROWS[] = {
        {"ging", STTS_VVFIN, "gehen"},
        {"Kommt", STTS_VVFIN, "kommen"},
        {"führen", STTS_VVFIN, "führen"},
        {"gefällt", STTS_VVFIN, "gefallen"},
        {"wüsste", STTS_VVFIN, "wissen"},
        {"wäre", STTS_VAFIN, "sein"},
        {"hätten", STTS_VAFIN, "haben"},
        {"wurde", STTS_VAFIN, "werden"},
        {"muß", STTS_VMFIN, "müssen"},
        {"könnte", STTS_VMFIN, "können"},
        {"gesprochen", STTS_VVPP, "sprechen"},
        {"angekündigt", STTS_VVPP, "ankündigen"},
        {"abzureisen", STTS_VVIZU, "abreisen"},
        {"geht's", STTS_VVFIN, "gehen"},
        {"gibts", STTS_VVFIN, "geben"},
        /* not in the lexicon */
        {"gegoogelt", STTS_VVPP, "googeln"},
        {"hochzuskalieren", STTS_VVIZU, "hochskalieren"},
        {"weitergetanzt", STTS_VVPP, "weitertanzen"},
        {"weitergetanzt", STTS_VVFIN, "weitertanzen"},
        {"misst", STTS_VVFIN, "messen"},
        {"isst", STTS_VVFIN, "essen"},
        {"lässt", STTS_VVFIN, "lassen"},
        {"hieß", STTS_VVFIN, "heißen"},
        {"vlogte", STTS_VVFIN, "vlogen"},
    };
    CHECK_ROWS(ROWS);
}

static void test_adjectives(void) {
    static const Row ROWS[] = {
        {"größten", STTS_ADJA, "groß"},
        {"schöner", STTS_ADJD, "schön"},
        {"besser", STTS_ADJD, "gut"},
        {"höheren", STTS_ADJA, "hoch"},
        {"gegründete", STTS_ADJA, "gegründet"},
        {"laufenden", STTS_ADJA, "laufend"},
        {"Tropische", STTS_ADJA, "tropisch"},
        {"ersten", STTS_ADJA, "erst"},
        {"Hamburger", STTS_ADJA, "Hamburger"},
        {"3.", STTS_ADJA, "3."},
        {"80er", STTS_ADJA, "80er"},
        {"17-jährigen", STTS_ADJA, "17-jährig"},
        {"17jährigen", STTS_ADJA, "17jährig"},
        {"US-amerikanische", STTS_ADJA, "US-amerikanisch"},
        {"heissen", STTS_ADJA, "heiß"},
        {"klimaneutralen", STTS_ADJA, "klimaneutral"},
        {"super", STTS_ADJD, "super"},
    };
    CHECK_ROWS(ROWS);
}

static void test_nouns(void) {
    static const Row ROWS[] = {
        {"Häuser", STTS_NN, "Haus"},
        {"haus", STTS_NN, "Haus"},
        {"HÄUSERN", STTS_NN, "Haus"},
        {"Hauses", STTS_NN, "Haus"},
        {"Strassen", STTS_NN, "Straße"},
        {"Haeuser", STTS_NN, "Haus"},
        {"Reisen", STTS_NN, "Reise"},
        {"Gedanken", STTS_NN, "Gedanke"},
        {"Zwecken", STTS_NN, "Zweck"},
        {"Rate", STTS_NN, "Rate"},
        {"Chefs", STTS_NN, "Chef"},
        {"Sträucher", STTS_NN, "Strauch"},
        {"Küsse", STTS_NN, "Kuss"},
        {"Vertragsabschlüsse", STTS_NN, "Vertragsabschluss"},
        {"Anschlussstellen", STTS_NN, "Anschlussstelle"},
        {"Fuesse", STTS_NN, "Fuß"},
        {"Füsse", STTS_NN, "Fuß"},
        {"LehrerInnen", STTS_NN, "LehrerIn"},
        {"Leser*innen", STTS_NN, "Leser*in"},
        {"Tausenden", STTS_NN, "Tausend"},
        {"Beamten", STTS_NN, "Beamte"},
        {"Abgeordneter", STTS_NN, "Abgeordnete"},
        {"Lesen", STTS_NN, "Lesen"},
        {"Ministerinnen", STTS_NN, "Ministerin"},
        {"Bundesfinanzministerinnen", STTS_NN, "Bundesfinanzministerin"},
        {"Klimaschutzzielen", STTS_NN, "Klimaschutzziel"},
        {"Hauptrollen", STTS_NN, "Hauptrolle"},
        {"Nebenrollen", STTS_NN, "Nebenrolle"},
        {"CDU-Chefs", STTS_NN, "CDU-Chef"},
        {"E-Mails", STTS_NN, "E-Mail"},
        {"NGOs", STTS_NN, "NGO"},
        {"PCs", STTS_NN, "PC"},
        {"TV's", STTS_NN, "TV"},
        {"OS", STTS_NN, "OS"},
        {"Populisten", STTS_NN, "Populist"},
        {"Stallungen", STTS_NN, "Stallung"},
        {"Heatpumps", STTS_NN, "Heatpump"},
    };
    CHECK_ROWS(ROWS);
}

static void test_names(void) {
    static const Row ROWS[] = {
        {"Zuckerbergs", STTS_NE, "Zuckerberg"},
        {"Merkels", STTS_NE, "Merkel"},
        {"Deutschlands", STTS_NE, "Deutschland"},
        {"Bosniens", STTS_NE, "Bosnien"},
        {"Bosnien", STTS_NE, "Bosnien"},
        {"Baden-Württembergs", STTS_NE, "Baden-Württemberg"},
        {"Ostslawoniens", STTS_NE, "Ostslawonien"},
        {"Thomas", STTS_NE, "Thomas"},
        {"Paris", STTS_NE, "Paris"},
        {"Reuters", STTS_NE, "Reuters"},
        {"Hans", STTS_NE, "Hans"},
        {"Texas", STTS_NE, "Texas"},
        {"Marcus", STTS_NE, "Marcus"},
        {"Uelzen", STTS_NE, "Uelzen"},
        {"Andrea's", STTS_NE, "Andrea"},
        {"Marx\xE2\x80\x99", STTS_NE, "Marx"},
        {"Weltkrieges", STTS_NE, "Weltkrieg"},
        {"NATO", STTS_NE, "NATO"},
    };
    CHECK_ROWS(ROWS);
}

static void test_no_words(void) {
    static const Row ROWS[] = {
        {",", STTS_COMMA, ","},
        {"...", STTS_STOP, "..."},
        {"\xE2\x80\x9E", STTS_MARK, "\xE2\x80\x9E"},
        {"1.000", STTS_CARD, "1.000"},
        {"Zwei", STTS_CARD, "Zwei"},
        {"peaces", STTS_FM, "peaces"},
        {"Staats-", STTS_TRUNC, "Staats-"},
        {"x", STTS_NN, "x"},
        {"-", STTS_NN, "-"},
        {"--", STTS_NE, "--"},
        {"-en", STTS_NN, "-en"},
        {"a-", STTS_NN, "a-"},
        {"q", STTS_NE, "q"},
        {"'s", STTS_NE, "es"},
        {"e", STTS_ADJA, "e"},
        {"zu", STTS_VVIZU, "zu"},
        {"ge", STTS_VVPP, "ge"},
        {"\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD1\x8B", STTS_NE,
         "\xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD1\x8B"},
        {"\xE6\x9D\xB1\xE4\xBA\xAC", STTS_NN, "\xE6\x9D\xB1\xE4\xBA\xAC"},
    };
    CHECK_ROWS(ROWS);
}

/* Every tag with bytes that are no text: nothing is written behind the room there is. */
static void test_bad_bytes(void) {
    static const char BAD[][12] = {
        "",
        "\xC3",
        "\xFF\xFE\xFD",
        "Gr\xC3",
        "\x80\x80\x80s",
        "\xC3\x84\xC3s",
        "\xE2\x80",
        "ab\xC3-\xC3s",
        "\xC3\x9F",
        "\xF0\x9F\x98",
        "ge\xC3t",
        "zu\x80zuzu",
    };
    char form[16], out[16 + LEMMA_ROOM + 4];
    size_t i, n;
    int tag;
    for (tag = 0; tag < STTS_COUNT; tag++) {
        for (i = 0; i < sizeof BAD / sizeof *BAD; i++) {
            size_t length = strlen(BAD[i]);
            memset(out, 'x', sizeof out);
            memcpy(form, BAD[i], length);
            n = lemma_of(form, length, (Stts)tag, out);
            CHECK(n <= length + LEMMA_ROOM);
            CHECK_INT(out[length + LEMMA_ROOM], 'x');
        }
        n = lemma_of("a\0b", 3, (Stts)tag, out);
        CHECK(n >= 1 && n <= 3 + LEMMA_ROOM);
        CHECK_INT(lemma_of("", 0, (Stts)tag, out), 0);
    }
}

static void test_long(void) {
    size_t n = 1 << 20, i, length;
    char *word = malloc(n), *out = malloc(n + LEMMA_ROOM);
    LemmaGuess guess;
    char *text = malloc(LEMMA_GUESSES * (n + LEMMA_ROOM));
    if (!CHECK(word && out && text)) return;
    for (i = 0; i < n; i++) word[i] = "Haus"[i % 4];
    CHECK_INT(lemma_of(word, n, STTS_NN, out), n);
    CHECK(memcmp(word, out, n) == 0);
    lemma_guess(word, n, &guess, text);
    CHECK_INT(guess.count, 1);
    CHECK_INT(guess.n[0], n);
    CHECK(memcmp(text + guess.at[0], word, n) == 0);
    /* up to the longest that is looked at: known last part, unknown, hyphens only */
    for (length = 190; length < 210; length++) {
        memset(word, 'q', length);
        memcpy(word + length - 6, "tische", 6);
        CHECK_INT(lemma_of(word, length, STTS_NN, out), length > 200 ? length : length - 1);
        memset(word, '-', length);
        CHECK_INT(lemma_of(word, length, STTS_NN, out), length);
    }
    free(word);
    free(out);
    free(text);
}

/* "Haus NN|...": the lemmas that are guessed, the likeliest first. */
static const char *guesses(const char *form) {
    static char line[1024];
    char text[LEMMA_GUESSES * (256 + LEMMA_ROOM)];
    LemmaGuess guess;
    unsigned i;
    size_t to = 0;
    lemma_guess(form, strlen(form), &guess, text);
    for (i = 0; i < guess.count; i++) {
        if (i) line[to++] = ' ';
        memcpy(line + to, text + guess.at[i], guess.n[i]);
        to += guess.n[i];
    }
    line[to] = 0;
    return line;
}

static void test_guess(void) {
    static const char *const ROWS[][2] = {
        {"häuser", "Haus"},
        {"Häuser", "Haus"},
        {"HÄUSER", "Haus"},
        {"ging", "gehen"},
        {"GING", "gehen"},
        {"Macht", "Macht machen"},
        {"macht", "machen Macht"},
        {"gegangen", "gehen gegangen"},
        {"der", "der"},
        {"sich", "sich"},
        {"im", "in"},
        {"Strasse", "Straße"},
        {"Zuckerbergs", "Zuckerberg"},
        {"zuckerbergs", "Zuckerberg"},
        {"thomas", "Thomas"},
        {"bundesfinanzministerinnen", "Bundesfinanzministerin"},
        {"CDU-Chefs", "CDU-Chef"},
        {"NATO", "NATO"},
        {"iPhone", "iPhone"},
        {"Covid-19", "Covid-19"},
        {"123", "123"},
        {"\xE6\x9D\xB1\xE4\xBA\xAC", "\xE6\x9D\xB1\xE4\xBA\xAC"},
        {"", ""},
    };
    size_t i;
    for (i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        CHECK_TEXT_OF(ROWS[i][0], guesses(ROWS[i][0]), ROWS[i][1]);
}

static const char *joined(const char *particle, const char *verb) {
    static char text[512];
    text[lemma_join(particle, strlen(particle), verb, strlen(verb), text)] = 0;
    return text;
}

static void test_join(void) {
    CHECK_TEXT(joined("an", "kündigen"), "ankündigen");
    CHECK_TEXT(joined("Statt", "finden"), "stattfinden");
    CHECK_TEXT(joined("an", "lieben"), "");
    CHECK_TEXT(joined("quer", "googeln"), "");
    CHECK_TEXT(joined("", "gehen"), "");
    CHECK_TEXT(joined("an", ""), "");
    CHECK_TEXT(joined("an", "Haus"), "");
}

int main(void) {
    RUN(test_closed_classes);
    RUN(test_verbs);
    RUN(test_adjectives);
    RUN(test_nouns);
    RUN(test_names);
    RUN(test_no_words);
    RUN(test_bad_bytes);
    RUN(test_long);
    RUN(test_guess);
    RUN(test_join);
    return check_done();
}

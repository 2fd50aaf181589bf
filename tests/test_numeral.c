/* Numerals: numbers written in words and digits and read back, and what is none. */
#include "check.h"
#include "document/document.h"
#include "value/numeral.h"

/* ---- the other direction: a number in words, as German spells it */

static const char *const UNITS[] = {"null",     "ein",      "zwei",     "drei",     "vier",
                                    "fünf",     "sechs",    "sieben",   "acht",     "neun",
                                    "zehn",     "elf",      "zwölf",    "dreizehn", "vierzehn",
                                    "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
static const char *const TENS[] = {"",        "",        "zwanzig", "dreißig", "vierzig",
                                   "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"};

/* Appends the words of 1 to 999999; `end`: "eins" at the end. `gap` stands between the parts. */
static void below_million(char *out, unsigned n, int end, const char *gap) {
    if (n >= 1000) {
        below_million(out, n / 1000, 0, gap);
        strcat(strcat(out, gap), "tausend");
        if (n % 1000) strcat(out, gap);
        n %= 1000;
    }
    if (n >= 100) {
        strcat(strcat(strcat(out, UNITS[n / 100]), gap), "hundert");
        if (n % 100) strcat(out, gap);
        n %= 100;
    }
    if (n >= 20) {
        if (n % 10) strcat(strcat(strcat(strcat(out, UNITS[n % 10]), gap), "und"), gap);
        strcat(out, TENS[n / 10]);
    } else if (n == 1 && end) {
        strcat(out, "eins");
    } else if (n) {
        strcat(out, UNITS[n]);
    }
}

static void words_of(char *out, unsigned long long n, const char *gap) {
    static const struct {
        unsigned long long value;
        const char *one, *many;
    } SCALES[] = {{1000000000000000ull, "eine Billiarde", " Billiarden"},
                  {1000000000000ull, "eine Billion", " Billionen"},
                  {1000000000ull, "eine Milliarde", " Milliarden"},
                  {1000000ull, "eine Million", " Millionen"}};
    unsigned i;
    *out = 0;
    if (n == 0) strcat(out, "null");
    for (i = 0; i < 4; i++) {
        unsigned count = (unsigned)(n / SCALES[i].value);
        n %= SCALES[i].value;
        if (!count) continue;
        if (*out) strcat(out, " ");
        if (count == 1) {
            strcat(out, SCALES[i].one);
        } else {
            below_million(out, count, 0, gap);
            strcat(out, SCALES[i].many);
        }
    }
    if (n && *out) strcat(out, " ");
    if (n) below_million(out, (unsigned)n, 1, gap);
}

/* ---- reading */

/*
** Reads a numeral at the beginning of a text; the tokens it does not take, or -1 where there is
** none.
*/
static int read_text(const char *text, size_t n, unsigned options, Numeral *out) {
    Document *d = NULL;
    int left = -1;
    uint32_t taken;
    if (document_new(&d, text, n) || document_need(d, LAYER_TOKENS)) exit(2);
    taken = numeral_read(d->text, &d->tokens, 0, d->tokens.n, options, out);
    if (taken) left = (int)(d->tokens.n - taken);
    document_free(d);
    return left;
}

static void is(const char *text, double value, NumeralKind kind) {
    Numeral n = {0};
    char got[64], expected[64];
    CHECK_INT_OF(text, read_text(text, strlen(text), 0, &n), 0);
    snprintf(got, sizeof got, "%.15g", n.value);
    snprintf(expected, sizeof expected, "%.15g", value);
    CHECK_TEXT_OF(text, got, expected);
    CHECK_INT_OF(text, n.kind, kind);
}

/* Only the first tokens are the numeral: as many as are not `left`. */
static void begins(const char *text, double value, int left) {
    Numeral n = {0};
    CHECK_INT_OF(text, read_text(text, strlen(text), 0, &n), left);
    CHECK_INT_OF(text, (long long)(n.value * 1000), (long long)(value * 1000));
}

static void is_none(const char *text) {
    Numeral n;
    CHECK_INT_OF(text, read_text(text, strlen(text), 0, &n), -1);
}

static void words_back(unsigned long long i) {
    Numeral n;
    char words[512];
    words_of(words, i, "");
    is(words, (double)i, NUMERAL_CARDINAL);
    words_of(words, i, " ");
    is(words, (double)i, NUMERAL_CARDINAL);
    if (i < 1000000) {
        words_of(words, i, "");
        CHECK_INT_OF(words, numeral_word(words, strlen(words), &n), 1);
        CHECK_INT_OF(words, (long long)n.value, (long long)i);
    }
}

static void test_words(void) {
    unsigned i;
    for (i = 0; i < 10000; i++) words_back(i);
}

static void test_words_sampled(void) {
    uint64_t seed = 12345;
    int i, magnitude;
    for (magnitude = 4; magnitude <= 15; magnitude++) {
        uint64_t most = 1;
        for (i = 0; i < magnitude; i++) most *= 10;
        for (i = 0; i < 200; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            words_back((seed >> 11) % most);
        }
        words_back(most);
        words_back(most - 1);
        words_back(most + 1);
    }
}

static void ordinal_back(unsigned i, const char *gap) {
    static const char *const ENDINGS[] = {"e", "en", "er", "es", "em"};
    static const struct {
        unsigned low;
        const char *word, *stem;
    } ODD[] = {
        {1, "eins", "erst"}, {3, "drei", "dritt"}, {7, "sieben", "siebt"}, {8, "acht", "acht"}};
    char words[512];
    size_t n, k;
    words_of(words, i, gap);
    n = strlen(words);
    for (k = 0; k < 4; k++) {
        size_t odd = strlen(ODD[k].word);
        if (i % 100 == ODD[k].low) {
            strcpy(words + n - odd, ODD[k].stem);
            break;
        }
    }
    if (k == 4) strcat(words, i % 100 > 0 && i % 100 < 20 ? "t" : "st");
    strcat(words, ENDINGS[i % 5]);
    is(words, i, NUMERAL_ORDINAL);
}

static void test_ordinals(void) {
    unsigned i;
    for (i = 1; i < 10000; i++) {
        ordinal_back(i, "");
        ordinal_back(i, " ");
    }
    is("nullte", 0, NUMERAL_ORDINAL);
    is("siebente", 7, NUMERAL_ORDINAL);
    is("einhundert Milliardste", 1e11, NUMERAL_ORDINAL);
    is("eine millionster", 1e6, NUMERAL_ORDINAL);
    is("21ste", 21, NUMERAL_ORDINAL);
    is("4-te", 4, NUMERAL_ORDINAL);
    is("zwölft", 12, NUMERAL_ORDINAL);
}

/* Writes the digits of n with `sep` between groups of three. */
static void grouped(char *out, unsigned long long n, const char *sep) {
    char digits[32];
    size_t i, k = (size_t)snprintf(digits, sizeof digits, "%llu", n);
    for (i = 0; i < k; i++) {
        if (i && (k - i) % 3 == 0) out += strlen(strcpy(out, sep));
        *out++ = digits[i];
    }
    *out = 0;
}

static void test_digits(void) {
    static const char *const SEPARATORS[] = {"", ".", "'", "’", " ", "\u202F", "\u00A0"};
    uint64_t seed = 99;
    unsigned i, k;
    char text[128];
    for (i = 0; i < 3000; i++) {
        uint64_t n;
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        n = (seed >> 11) >> (i % 50);
        if (n > 999999999999999u) n %= 1000000000000000u;
        for (k = 0; k < 7; k++) {
            Numeral got;
            grouped(text, n, SEPARATORS[k]);
            is(text, (double)n, NUMERAL_CARDINAL);
            if (k == 4) continue;
            CHECK_INT_OF(text, numeral_word(text, strlen(text), &got), 1);
            CHECK_INT_OF(text, (long long)got.value, (long long)n);
        }
        if (n >= 1000000) {
            grouped(text, n, ",");
            is(text, (double)n, NUMERAL_CARDINAL);
        }
    }
}

static void test_decimals(void) {
    is("48,4", 48.4, NUMERAL_CARDINAL);
    is("1.234,5", 1234.5, NUMERAL_CARDINAL);
    is("1,234.5", 1234.5, NUMERAL_CARDINAL);
    is("1'000.50", 1000.5, NUMERAL_CARDINAL);
    is("1’000’000.50", 1000000.5, NUMERAL_CARDINAL);
    is("2,000", 2, NUMERAL_CARDINAL);
    is("1.234", 1234, NUMERAL_CARDINAL);
    is("0.125", 0.125, NUMERAL_CARDINAL);
    is("12.5", 12.5, NUMERAL_CARDINAL);
    is("1234.567", 1234.567, NUMERAL_CARDINAL);
    is("1 234 567,89", 1234567.89, NUMERAL_CARDINAL);
    is("5.–", 5, NUMERAL_CARDINAL);
    is("99,--", 99, NUMERAL_CARDINAL);
    is("3½", 3.5, NUMERAL_CARDINAL);
    is("3 ½", 3.5, NUMERAL_CARDINAL);
    is("½", 0.5, NUMERAL_FRACTION);
    is("1/3", 1 / 3.0, NUMERAL_FRACTION);
    is("1 1/2", 1.5, NUMERAL_CARDINAL);
    is("null komma zwei", 0.2, NUMERAL_CARDINAL);
    is("sechzig komma zwei vier null null", 60.24, NUMERAL_CARDINAL);
    is("fünf komma fünfundzwanzig", 5.25, NUMERAL_CARDINAL);
    is("eins komma null null null null zwei acht", 1.000028, NUMERAL_CARDINAL);
    is("-5", -5, NUMERAL_CARDINAL);
    is("−5", -5, NUMERAL_CARDINAL);
    is("–3", -3, NUMERAL_CARDINAL);
    is("minus ein ein halb", -1.5, NUMERAL_CARDINAL);
    is("plus 3", 3, NUMERAL_CARDINAL);
}

static void test_fractions(void) {
    is("zwei Drittel", 2 / 3.0, NUMERAL_FRACTION);
    is("ein hundertstel", 0.01, NUMERAL_FRACTION);
    is("ein ein hundertstel", 0.01, NUMERAL_FRACTION);
    is("ein zwei und zwanzigstel", 1 / 22.0, NUMERAL_FRACTION);
    is("ein hundert drittel", 100 / 3.0, NUMERAL_FRACTION);
    is("ein halbes", 0.5, NUMERAL_FRACTION);
    is("drei halbe", 1.5, NUMERAL_FRACTION);
    is("drei Viertel", 0.75, NUMERAL_FRACTION);
    is("dreiviertel", 0.75, NUMERAL_FRACTION);
    is("zweidrittel", 2 / 3.0, NUMERAL_FRACTION);
    is("ein Dreizehntel", 1 / 13.0, NUMERAL_FRACTION);
    is("5 Millionstel", 5e-6, NUMERAL_FRACTION);
    is("anderthalb", 1.5, NUMERAL_CARDINAL);
    is("eineinhalb", 1.5, NUMERAL_CARDINAL);
    is("einundhalb", 1.5, NUMERAL_CARDINAL);
    is("zweieinhalb", 2.5, NUMERAL_CARDINAL);
    is("zwei ein halb", 2.5, NUMERAL_CARDINAL);
    is("zehneinhalb", 10.5, NUMERAL_CARDINAL);
    is("fünf und drei Viertel Milliarde", 5.75e9, NUMERAL_CARDINAL);
    is("sechs und zwei Drittel Millionen", 20e6 / 3, NUMERAL_CARDINAL);
}

static void test_scales(void) {
    is("48,4 Mrd.", 48.4e9, NUMERAL_CARDINAL);
    is("20 Mio", 20e6, NUMERAL_CARDINAL);
    is("eine halbe Milliarde", 5e8, NUMERAL_CARDINAL);
    is("anderthalb Millionen", 1.5e6, NUMERAL_CARDINAL);
    is("anderthalbtausend", 1500, NUMERAL_CARDINAL);
    is("viereinhalbtausend", 4500, NUMERAL_CARDINAL);
    is("zweieinhalbhundert", 250, NUMERAL_CARDINAL);
    is("eine Viertelmilliarde", 250e6, NUMERAL_CARDINAL);
    is("eine Dreiviertelmillion", 750e3, NUMERAL_CARDINAL);
    is("drei Achtelmillionen", 375e3, NUMERAL_CARDINAL);
    is("zigtausend", 10000, NUMERAL_VAGUE);
    is_none("Viertelstunde");
    is_none("Hotelmillion");
    is("Millionen", 1e6, NUMERAL_VAGUE);
    is("eine Million", 1e6, NUMERAL_CARDINAL);
    is("zwei Millionen dreihunderttausend", 2.3e6, NUMERAL_CARDINAL);
    is("zweitausend Milliarden", 2e12, NUMERAL_CARDINAL);
    is("5 tausend", 5000, NUMERAL_CARDINAL);
    is("ein Dutzend", 12, NUMERAL_CARDINAL);
    is("ein halbes Dutzend", 6, NUMERAL_CARDINAL);
    is("dreißig Dutzend", 360, NUMERAL_CARDINAL);
    is("Dutzende", 12, NUMERAL_VAGUE);
    is("Hunderte Millionen", 1e8, NUMERAL_VAGUE);
    is("Hunderte von Millionen", 1e8, NUMERAL_VAGUE);
    is("Hunderttausende", 1e5, NUMERAL_VAGUE);
    is("Zehntausender", 1e4, NUMERAL_VAGUE);
    is("Abertausende", 1e3, NUMERAL_VAGUE);
}

static void test_ends(void) {
    Numeral n;
    begins("zwei und vierzig", 42, 0);
    CHECK_INT(read_text("zwei und vierzig", 16, NUMERAL_NO_AND, &n), 2);
    begins("fünf und drei Leute", 5, 3);
    begins("zwei, drei", 2, 2);
    begins("zwanzig zweitausend", 20, 1);
    begins("48,4 Mrd. USD", 48.4e9, 1);
    begins("fünf null", 5, 1);
    begins("1 0000", 1, 1);
    begins("1234 567", 1234, 1);
    begins("3 4/5/6", 3, 1);
    begins("eine Hand", 1, 1);
    begins("zehn von Millionen", 10, 2);
    begins("zwei dritte", 2, 1);
}

static void test_flags(void) {
    Numeral n;
    read_text("ein", 3, 0, &n);
    CHECK(n.flags & NUMERAL_ARTICLE);
    read_text("eine Million", 12, 0, &n);
    CHECK(!(n.flags & NUMERAL_ARTICLE));
    CHECK(n.flags & NUMERAL_SCALE);
    CHECK_INT(n.scale, 6);
    read_text("minus eine", 10, 0, &n);
    CHECK(!(n.flags & NUMERAL_ARTICLE));
    read_text("1.000", 5, 0, &n);
    CHECK_INT(n.flags, NUMERAL_DIGITS | NUMERAL_GROUPED);
    read_text("007", 3, 0, &n);
    CHECK_INT(n.flags, NUMERAL_DIGITS | NUMERAL_ZERO);
    read_text("1989/90", 7, 0, &n);
    CHECK_INT(n.flags, NUMERAL_DIGITS | NUMERAL_SLASH);
    read_text("erst", 4, 0, &n);
    CHECK(n.flags & NUMERAL_STEM);
    read_text("48,4 Mrd.", 9, 0, &n);
    CHECK(numeral_shift(&n, -9) && n.value == 48.4);
    CHECK(!numeral_shift(&n, 1000) && n.value == 48.4);
}

static void prefix(const char *word, int bytes, double value) {
    Numeral n = {0};
    CHECK_INT_OF(word, numeral_prefix(word, strlen(word), &n), bytes);
    if (bytes) CHECK_INT_OF(word, (long long)(n.value * 100), (long long)(value * 100));
}

static void test_prefix(void) {
    prefix("dreijährig", 4, 3);
    prefix("zweieinhalbstündig", 11, 2.5);
    prefix("35-Stunden-Woche", 2, 35);
    prefix("2,1-Milliarden-Euro-Deal", 3, 2.1);
    prefix("Millionen-Euro-Grenze", 9, 1e6);
    prefix("FÜNFTÄGIG", 5, 5);
    prefix("hunderttausendfach", 14, 100000);
    prefix("halbjährig", 4, 0.5);
    prefix("Einwohner", 3, 1);
    prefix("zwei­jährig", 6, 2); /* a soft hyphen */
    prefix("Haus", 0, 0);
    prefix("", 0, 0);
}

static void test_none(void) {
    static const char *const WORDS[] = {"",
                                        "Haus",
                                        "einander",
                                        "und",
                                        "aber",
                                        "zig",
                                        "sechzighundert",
                                        "einund",
                                        "fünfdrei",
                                        "undzwei",
                                        "zweizwei",
                                        "hunderthundert",
                                        "Hundertschaft",
                                        "tausendtausend",
                                        "Zehner",
                                        "nulltel",
                                        "1.2.3",
                                        "1.000,50.3",
                                        "1,00.5",
                                        "12:30",
                                        "1.00,5",
                                        "5.,",
                                        "-",
                                        "1'00",
                                        "1.0000.000",
                                        "10²",
                                        "Drittelmix",
                                        "vierzigerlei",
                                        "erstens",
                                        "elfmal",
                                        "siebtgrößte",
                                        "1/0",
                                        "1/2/3",
                                        NULL};
    const char *const *word;
    Numeral n;
    for (word = WORDS; *word; word++)
        CHECK_INT_OF(*word, numeral_word(*word, strlen(*word), &n), 0);
    is_none("Haus");
    is_none("1.000,50.3");
    is_none("٣٤"); /* digits, but not ASCII's */
}

static void test_hostile(void) {
    static char text[200000];
    size_t i, n;
    Numeral got;

    memset(text, '9', 400);
    CHECK_INT(numeral_word(text, 400, &got), 0);
    CHECK_INT(read_text(text, 400, 0, &got), -1);
    memset(text, '9', 290);
    CHECK_INT(numeral_word(text, 290, &got), 1);
    CHECK(got.value > 0.999e290 && got.value < 1.001e290);
    CHECK_INT(numeral_word(text, 291, &got), 0);
    text[0] = '0', text[1] = '.';
    CHECK_INT(numeral_word(text, 290, &got), 1);
    CHECK(got.value > 0.999 && got.value < 1.001);
    strcpy(text, "18446744073709551616"); /* 2^64 */
    CHECK_INT(numeral_word(text, 20, &got), 1);
    CHECK(got.value > 1.84467440737095e19 && got.value < 1.84467440737096e19);
    for (n = 0, i = 0; i < 10000; i++) n += (size_t)sprintf(text + n, "ein und ");
    CHECK_INT(read_text(text, n, 0, &got) > 0, 1);
    CHECK_INT((long long)got.value, 1);
    for (n = 0, i = 0; i < 1000; i++) n += (size_t)sprintf(text + n, "Millionen ");
    CHECK_INT(read_text(text, n, 0, &got) > 0, 1);
    CHECK(got.value >= 1e6 && got.value < 1e301);
    for (n = 0, i = 0; i < 1000; i++) n += (size_t)sprintf(text + n, "000 ");
    text[0] = '1';
    CHECK_INT(read_text(text, n, 0, &got) >= 0, 1);
    for (n = 0, i = 0; i < 1000; i++) n += (size_t)sprintf(text + n, "hundert");
    CHECK_INT(numeral_word(text, n, &got), 0);
    for (n = 0, i = 0; i < 100; i++) n += (size_t)sprintf(text + n, "ein halb ");
    CHECK_INT(read_text(text, n, 0, &got) >= 0, 1);
    for (i = 0; i < 256; i++) { /* broken characters */
        text[0] = (char)i, text[1] = (char)(255 - i), text[2] = 'n', text[3] = 0;
        numeral_word(text, 3, &got);
        numeral_prefix(text, 2, &got);
        numeral_digits(text, 1, &got);
    }
}

int main(void) {
    RUN(test_words);
    RUN(test_words_sampled);
    RUN(test_ordinals);
    RUN(test_digits);
    RUN(test_decimals);
    RUN(test_fractions);
    RUN(test_scales);
    RUN(test_ends);
    RUN(test_flags);
    RUN(test_prefix);
    RUN(test_none);
    RUN(test_hostile);
    return check_done();
}

/* Tokens: where they begin and end, and what kind they are. Every row is a text and its tokens. */
#include "check.h"
#include "host.h"
#include "word/norm.h"

/* The tokens as "text/kind", divided by spaces; kinds as in the table below, words without one. */
static char *tokens_of(const Document *d) {
    static const char *const SHORT[TOKEN_KINDS] = {
        [TOKEN_WORD] = "",       [TOKEN_NUMBER] = "/n",       [TOKEN_ORDINAL] = "/o",
        [TOKEN_DATE] = "/d",     [TOKEN_TIME] = "/t",         [TOKEN_URL] = "/url",
        [TOKEN_EMAIL] = "/mail", [TOKEN_HASHTAG] = "/#",      [TOKEN_MENTION] = "/@",
        [TOKEN_EMOJI] = "/e",    [TOKEN_ABBREVIATION] = "/a", [TOKEN_PUNCTUATION] = "/.",
        [TOKEN_SYMBOL] = "/s",
    };
    HostText out = {0};
    uint32_t i;

    host_add(&out, "", 0);
    for (i = 0; i < d->tokens.n; i++) {
        const char *kind = SHORT[d->tokens.kind[i]];
        if (i) host_add(&out, " ", 1);
        host_add(&out, d->text + d->tokens.start[i], d->tokens.length[i]);
        host_add(&out, kind, strlen(kind));
    }
    return out.p;
}

static void tokens(const char *text, const char *expected) {
    Document *d = NULL;
    char *got;

    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return;
    CHECK_INT(document_need(d, LAYER_TOKENS), SQLITE_OK);
    got = tokens_of(d);
    CHECK_TEXT_OF(text, got, expected);
    free(got);
    document_free(d);
}

static void test_plain(void) {
    tokens("", "");
    tokens(" \n\t ", "");
    tokens("Wasser", "Wasser");
    tokens("Der Rat tagte lange.", "Der Rat tagte lange ./.");
    tokens("Kam er, sah er; ging er: nie!", "Kam er ,/. sah er ;/. ging er :/. nie !/.");
    tokens("Wirklich?! Ja!!!", "Wirklich ?!/. Ja !!!/.");
    tokens("Äpfel, Öl und Übermut", "Äpfel ,/. Öl und Übermut");
}

static void test_numbers(void) {
    tokens("Es kamen 1.250,50 Euro", "Es kamen 1.250,50/n Euro");
    tokens("rund 2'640 Franken", "rund 2'640/n Franken");
    tokens("about 1,250.75 dollars", "about 1,250.75/n dollars");
    tokens("100% von 250g", "100/n %/s von 250/n g");
    tokens("minus -5 Grad", "minus -5/n Grad");
    tokens("Saison 1989/90 begann", "Saison 1989/90/n begann");
    tokens("die 1990er Jahre", "die 1990er Jahre");
    tokens("ein 3-jähriges Kind", "ein 3-jähriges Kind");
    tokens("um -1,8 (-2) und +3,5 Punkte", "um -1,8/n (/. -2/n )/. und +3,5/n Punkte");
    tokens("10⁻⁵ und 3½ m²", "10⁻⁵/n und 3½/n m²");
    tokens("die 3,5-fache Menge, ein 2:1-Sieg", "die 3,5-fache Menge ,/. ein 2:1-Sieg");
    tokens("15%ige Lösung, 5%-Hürde", "15%ige Lösung ,/. 5%-Hürde");
    tokens("5.– Franken, 14.-- Mark", "5.–/n Franken ,/. 14.--/n Mark");
    tokens("8 kWh/m², 3 km/h, eine/r", "8/n kWh/m² ,/. 3/n km/h ,/. eine/r");
}

static void test_ordinals(void) {
    tokens("Am 3. März kam er.", "Am 3./o März kam er ./.");
    tokens("Im XXI. Jahrhundert", "Im XXI./o Jahrhundert");
    tokens("der 2. Weltkrieg", "der 2./o Weltkrieg");
    tokens("am 3. 10. 2024", "am 3./o 10./o 2024/n");
    tokens("Ott (84. Horn), Abt (90.+2)", "Ott (/. 84./o Horn )/. ,/. Abt (/. 90./o +/s 2/n )/.");
    tokens("1. - 3. Jahrhundert", "1./o -/. 3./o Jahrhundert");
    tokens("X. X", "X./a X");
    tokens("Es waren 12.", "Es waren 12/n ./.");
    tokens("Sie gewann 2018. Danach ruhte sie.", "Sie gewann 2018/n ./. Danach ruhte sie ./.");
}

static void test_dates_and_times(void) {
    tokens("Am 24.12.2014 um 18:30 Uhr", "Am 24.12.2014/d um 18:30/t Uhr");
    tokens("seit 2025-03-31 gilt", "seit 2025-03-31/d gilt");
    tokens("am 24.12. abends", "am 24.12./d abends");
    tokens("um 17.45 Uhr, 7:15,63 Minuten", "um 17.45/t Uhr ,/. 7:15,63/n Minuten");
    tokens("2025-03-31T12:00:30+02:00", "2025-03-31T12:00:30+02:00/d");
}

static void test_abbreviations(void) {
    tokens("Dr. Weber sagte, z. B. heute", "Dr./a Weber sagte ,/. z./a B./a heute");
    tokens("z.B. und u.a. sowie usw.", "z.B./a und u.a./a sowie usw./a");
    tokens("2,5 Mrd. Euro in St. Gallen", "2,5/n Mrd./a Euro in St./a Gallen");
    tokens("J. K. Albers schrieb", "J./a K./a Albers schrieb");
    tokens("Dr. jur. Ott, LL.M., Dipl.-Ing. Abt",
           "Dr./a jur./a Ott ,/. LL.M./a ,/. Dipl.-Ing./a Abt");
    tokens("(z. B. Von-Roll-Werke)", "(/. z./a B./a Von-Roll-Werke )/.");
    tokens("ver.di und der U.S.-Konzern", "ver.di und der U.S.-Konzern");
    tokens("ein schönes Gefühl. Dann", "ein schönes Gefühl ./. Dann");
    tokens("40 km. Danach", "40/n km ./. Danach");
    tokens("Das Haus stand leer.", "Das Haus stand leer ./.");
}

static void test_links(void) {
    tokens("Siehe https://example.org/a?b=1&c=2.", "Siehe https://example.org/a?b=1&c=2/url ./.");
    tokens("(www.example.org)", "(/. www.example.org/url )/.");
    tokens("bei example.de lesen", "bei example.de/url lesen");
    tokens("an redaktion@example.org, bitte", "an redaktion@example.org/mail ,/. bitte");
    tokens("#Wahl und #B96 von @rat_stadt", "#Wahl/# und #B96/# von @rat_stadt/@");
    tokens("die Datei bericht.pdf fehlt", "die Datei bericht.pdf fehlt");
}

static void test_words_held_together(void) {
    tokens("der US-Präsident", "der US-Präsident");
    tokens("Staats- und Landesämter", "Staats- und Landesämter");
    tokens("Leser:innen, Schüler*innen, BürgerInnen",
           "Leser:innen ,/. Schüler*innen ,/. BürgerInnen");
    tokens("Mitarbeiter/-innen und Lehrer_innen", "Mitarbeiter/-innen und Lehrer_innen");
    tokens("bei AT&T in C++", "bei AT&T in C++");
    tokens("Wasser\u00ADwerk", "Wasser\u00ADwerk");
    tokens("cafe\u0301 heißt", "cafe\u0301 heißt");
    tokens("Peter's Laden", "Peter's Laden");
}

static void test_contractions(void) {
    tokens("Wie geht's dir?", "Wie geht 's dir ?/.");
    tokens("Da gibt’s nichts", "Da gibt ’s nichts");
    tokens("Das war´s, wie geht`s", "Das war ´s ,/. wie geht `s");
    tokens("Hans' Haus, so'n Ding, 's kam", "Hans' Haus ,/. so'n Ding ,/. 's kam");
}

static void test_quotes(void) {
    tokens("„Nein“, sagte sie.", "„/. Nein “/. ,/. sagte sie ./.");
    tokens("»Nein«, rief er", "»/. Nein «/. ,/. rief er");
    tokens("«Nein», rief er", "«/. Nein »/. ,/. rief er");
    tokens("\"Nein\", rief er", "\"/. Nein \"/. ,/. rief er");
    tokens("er sagte: ‚Ja‘", "er sagte :/. ‚/. Ja ‘/.");
    tokens("(siehe [1])", "(/. siehe [/. 1/n ]/. )/.");
}

static void test_dashes_and_dots(void) {
    tokens("Er kam – spät – an", "Er kam –/. spät –/. an");
    tokens("Und dann …", "Und dann …/.");
    tokens("Und dann...", "Und dann .../.");
    tokens("Kosten\u00A0steigen", "Kosten steigen");
}

static void test_emoji(void) {
    tokens("Danke 🙏🏽!", "Danke 🙏🏽/e !/.");
    tokens("👨‍👩‍👧‍👦 kam", "👨‍👩‍👧‍👦/e kam");
    tokens("🇩🇪🇨🇭", "🇩🇪/e 🇨🇭/e");
    tokens("Gut :-) oder :(", "Gut :-)/e oder :(/e");
    tokens("(gut :-)) und : )", "(/. gut :-)/e )/. und : )/e");
}

static void test_flags(void) {
    static const char TEXT[] = "Der Rat tagt.\nEr bleibt\n\nda";
    Document *d = NULL;
    const uint8_t *flags;

    CHECK_INT(document_new(&d, TEXT, strlen(TEXT)), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_TOKENS), SQLITE_OK);
    CHECK_INT(d->tokens.n, 7);
    flags = d->tokens.flags;
    CHECK(flags[0] & TOKEN_SPACE && flags[0] & TOKEN_UPPER && !(flags[0] & TOKEN_LINE));
    CHECK(!(flags[2] & TOKEN_SPACE) && !(flags[2] & TOKEN_UPPER));
    CHECK(flags[3] & TOKEN_SPACE && flags[3] & TOKEN_LINE && !(flags[3] & TOKEN_BLANK));
    CHECK(flags[5] & TOKEN_LINE && flags[5] & TOKEN_BLANK);
    CHECK(flags[6] & TOKEN_SPACE); /* the text's end */
    CHECK_INT(d->tokens.start[4], 14);
    CHECK_INT(d->tokens.length[5], 6);
    document_free(d);
}

static void norm(const char *text, uint32_t token, const char *expected) {
    Document *d = NULL;
    uint32_t n = 0;
    const char *got;
    char out[200];

    CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_TOKENS), SQLITE_OK);
    got = token_norm(&d->tokens, token, &d->arena, d->text, &n);
    snprintf(out, sizeof out, "%.*s", (int)n, got ? got : "");
    CHECK_TEXT_OF(text, out, expected);
    document_free(d);
}

static void test_norm(void) {
    norm("Haus", 0, "Haus");
    norm("Wasser\u00ADwerk", 0, "Wasserwerk");
    norm("Cafe\u0301", 0, "Café");
    norm("Facebook- und WhatsApp-Nutzern", 0, "Facebook-Nutzern");
    norm("Facebook-, Instagram- und WhatsApp-Nutzern", 2, "Instagram-Nutzern");
    norm("Facebook- und WhatsApp-Nutzern", 2, "WhatsApp-Nutzern");
    norm("EU- und US-Waren", 0, "EU-Waren");
    norm("regelmässig", 0, "regelmäßig");
    norm("Wasser", 0, "Wasser");
}

/* Parts that a word without a hyphen completes. */
static void test_suspended(void) {
    norm("die Vor- und Nachteile", 1, "Vorteile");
    norm("Ein- und Ausfuhr", 0, "Einfuhr");
    norm("Finanz- und Wirtschaftspolitik", 0, "Finanzpolitik");
    norm("Haus-, Garten- und Straßenarbeiten", 0, "Hausarbeiten");
    norm("Haus-, Garten- und Straßenarbeiten", 2, "Gartenarbeiten");
    norm("Haus-, Garten- und Straßenarbeiten", 4, "Straßenarbeiten");
    norm("Staats- oder Regierungschef", 0, "Staatschef");
    norm("Bundes- und Landesminister", 0, "Bundesminister");
    norm("Bundesfinanz- und Verkehrsministerium", 0, "Bundesfinanzministerium");
    norm("Landwirtschafts- und Umweltministerium", 0, "Landwirtschaftsministerium");
    norm("Ost- und Westdeutschland", 0, "Ostdeutschland");
    norm("Über- und Unterordnungsverhältnis", 0, "Überordnungsverhältnis");
    norm("Mittel- und Südamerikareisen", 0, "Mittelamerikareisen");
    norm("Ritz- und Zupfwerkzeuge", 0, "Ritzwerkzeuge");
    norm("Weder Vor- noch Nachteile", 1, "Vorteile");
    norm("sowohl Ein- als auch Ausgänge", 1, "Eingänge");
    norm("VOR- UND NACHTEILE", 0, "VORTEILE");
    norm("Gross- und Kleinbetriebe", 0, "Großbetriebe");
    norm("Vor- und Nach­teile", 0, "Vorteile");
    norm("Ein- und Ausfuhr-Verbote", 0, "Einfuhr-Verbote");
}

static void test_suspended_small(void) {
    norm("Sie be- und entladen Wagen", 1, "beladen");
    norm("ein- oder zweimal", 0, "einmal");
    norm("auf- und abzubauen", 0, "aufzubauen");
    norm("inner- und außerhalb", 0, "innerhalb");
    norm("vier- bis fünfjährige", 0, "vierjährige");
    norm("20- bis 30jährige", 0, "20jährige");
    norm("Land- und forstwirtschaftliche Betriebe", 0, "Landwirtschaftliche");
}

/* A hyphen stays behind abbreviations; words may stand before the noun. */
static void test_suspended_between(void) {
    norm("EU- und Bundesebene", 0, "EU-Ebene");
    norm("EU- und bundesweit", 0, "EU-weit");
    norm("die Kultur- und die gesamte Finanzpolitik", 1, "Kulturpolitik");
    norm("Radio- und 45 Fernsehprogramme", 0, "Radioprogramme");
    norm("die Nord- und süddeutschen Hafenstädte", 1, "Nord-");
}

/* The other direction: the beginning is in the word before. */
static void test_suspended_beginning(void) {
    norm("Textilgroß- und -einzelhandel", 0, "Textilgroßhandel");
    norm("Textilgroß- und -einzelhandel", 2, "Textileinzelhandel");
    norm("Warenein- und -ausgang", 0, "Wareneingang");
    norm("Warenein- und -ausgang", 2, "Warenausgang");
    norm("Datenerfassung, -verarbeitung und -speicherung", 2, "Datenverarbeitung");
    norm("Datenerfassung, -verarbeitung und -speicherung", 4, "Datenspeicherung");
    norm("Militärfahrzeuge und -ausrüstung", 2, "Militärausrüstung");
    norm("Fußballtrainer und ehemaliger -spieler", 3, "Fußballspieler");
}

/* Nothing completes these: they stay as they are. */
static void test_suspended_left(void) {
    norm("Vor-", 0, "Vor-");
    norm("Vor- und", 0, "Vor-");
    norm("Vor- und.", 0, "Vor-");
    norm("Vor- Nachteile", 0, "Vor-");
    norm("Vor- und nach der Wahl", 0, "Vor-");
    norm("Vor- und Haus", 0, "Vor-");
    norm("mit der Endung -e", 3, "-e");
    norm("und -ausgang", 1, "-ausgang");
    norm("Er kam und -ausgang", 3, "-ausgang");
    norm("Qrx- und Zzwy", 0, "Qrx-");
}

/* As long as a word may be and longer; many of them. */
static void test_suspended_long(void) {
    static char text[200000];
    Document *d = NULL;
    uint32_t i, n = 0;
    size_t at = 0;

    for (i = 0; i < 20000; i++) at += (size_t)sprintf(text + at, "Vor-, ");
    strcpy(text + at, "und Nachteile");
    CHECK_INT(document_new(&d, text, at + 13), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_TOKENS), SQLITE_OK);
    for (i = 0; i < d->tokens.n; i++)
        CHECK(token_norm(&d->tokens, i, &d->arena, d->text, &n) != NULL);
    CHECK(token_norm(&d->tokens, d->tokens.n - 4, &d->arena, d->text, &n) != NULL);
    CHECK_INT(n, 8); /* Vorteile */
    CHECK(token_norm(&d->tokens, 0, &d->arena, d->text, &n) != NULL);
    CHECK_INT(n, 4); /* too far away */
    document_free(d);
    for (i = 90; i < 400; i++) {
        memset(text, 'a', i);
        strcpy(text + i, "- und Nachteile");
        norm(text, 2, "Nachteile");
        strcpy(text, "Vor- und ");
        memset(text + 9, 'a', i);
        text[9 + i] = 0;
        norm(text, 0, "Vor-");
    }
}

static void test_stop(void) {
    CHECK(token_is_stop("und", 3));
    CHECK(token_is_stop("Und", 3));
    CHECK(token_is_stop("ÜBER", 5));
    CHECK(token_is_stop("FÜR", 4));
    CHECK(!token_is_stop("Rathaus", 7));
    CHECK(!token_is_stop("", 0));
}

int main(void) {
    RUN(test_plain);
    RUN(test_numbers);
    RUN(test_ordinals);
    RUN(test_dates_and_times);
    RUN(test_abbreviations);
    RUN(test_links);
    RUN(test_words_held_together);
    RUN(test_contractions);
    RUN(test_quotes);
    RUN(test_dashes_and_dots);
    RUN(test_emoji);
    RUN(test_flags);
    RUN(test_norm);
    RUN(test_suspended);
    RUN(test_suspended_small);
    RUN(test_suspended_between);
    RUN(test_suspended_beginning);
    RUN(test_suspended_left);
    RUN(test_suspended_long);
    RUN(test_stop);
    return check_done();
}

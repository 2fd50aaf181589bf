/*
** Texts that no editor would let pass: broken UTF-8, binary, marks without words, one line of a
** megabyte.
**
** For every function with start and length, over every text: the rows count from 1, substr(text,
** start, length) gives back each row's text, and nothing but white space and invisible
** characters lies between tokens. Then texts that take for ever where the work is not linear: of
** 0.5 MB (NASTY_BYTES=n), on which anything quadratic would not return.
*/
#include <signal.h>
#include <unistd.h>

#include "check.h"
#include "host.h"
#include "token/class.h"

enum {
    EXACT_BYTES = 4096, /* up to here SQLite's own substr() is asked for every row, */
    EXACT_EVERY = 997,  /* in longer texts for every so many */
    LINE_BYTES = 1 << 18,
    LINEAR_BYTES = CHECK_SANITIZED ? 1 << 16 : 1 << 19,
    LINEAR_SECONDS = 120 /* a text that takes longer is a failure */
};

typedef struct Nasty {
    const char *name, *text;
    size_t n; /* 0: up to the zero byte */
} Nasty;

static const Nasty TEXTS[] = {
    {"empty", "", 0},
    {"one letter", "x", 0},
    {"one space", " ", 0},
    {"spaces of all kinds", " \t\u00A0\u2003\u202F\u3000\u2009 ", 0},
    {"line ends of all kinds", "a\nb\rc\r\nd\ve\ff\xC2\x85g\u2028h\u2029i\n\r\n\rj", 0},
    {"only line ends", "\n\n\r\n\r\r\n\u2028\n", 0},
    {"CRLF", "Der Rat tagt.\r\n\r\nEr ging.\r\nSie kam.\r\n", 0},
    {"BOM in front",
     "\xEF\xBB\xBF"
     "Der Rat tagt.",
     0},
    {"BOMs inside", "Der \xEF\xBB\xBF\xEF\xBB\xBFRat\xEF\xBB\xBF.", 0},
    {"only a BOM", "\xEF\xBB\xBF", 0},
    {"only invisible characters", "\u200B\u200D\u00AD\u2060\u200E", 0},
    {"NUL inside", "Der Rat\0tagt heute.", 19},
    {"NUL first", "\0Der Rat", 8},
    {"NUL in a character", "Gr\xC3\0\xBC", 6},
    {"emoji with ZWJ",
     "👨‍👩‍👧‍👦👩🏽‍🚀 🏳️‍🌈🇩🇪🇨🇭🇦 1️⃣#️⃣ "
     "❤️‍🔥!",
     0},
    {"ZWJ alone", "👨\u200D\u200D👩\u200D", 0},
    {"combining marks", "Cafe\u0301 u\u0308ber A\u030A\u0301\u0323 \u0301 \u0301x", 0},
    {"soft hyphens", "Was\u00ADser\u00AD \u00ADwerk\u00AD-\u00ADTurm", 0},
    {"quotes that do not match", "„Er “sagte »nein« ‚ja \"und“ ging « ‘", 0},
    {"only quotes", "\"\"'' „“” »« ‚‘ ››‹‹ \"'\"'", 0},
    {"only dots", "..... . .. … …… .…. ·", 0},
    {"brackets that do not match", "(((a) [b{c>)]]) ) ( ", 0},
    {"marks", "!?!?!? ---- ___ *** ### @@@ &&& /// \\\\ ||| ~~~ ^^ `` ´´ §§ °", 0},
    {"numbers gone wrong",
     "1..2 3,,4 5.6.7.8.9 .5 ,5 -,5 1/2/3/4 12:34:56:78 1.2.2014. 99.99.9999 1'2'3 0x1F", 0},
    {"digits of other scripts", "١٢٣ ४५ ⅣⅨ ½¾ ①② m² H₂O", 0},
    {"links gone wrong",
     "http:// www. https://[::1]:80/a http://a.b/(c(d)) ftp://ö.de a@b @@a a@ #a# #1 @_", 0},
    {"tags", "<p class=\"a\">Text</p> &amp; &#228; <script>x<y</script", 0},
    {"abbreviations in a row", "z. B. u. a. d. h. i. d. R. Dr. Prof. St. bzw. usw.", 0},
    {"hyphens", "-a- --b-- c- -und- d-, e- und f-g -h–i—j Ein- und- aus-", 0},
    {"apostrophes", "'a' b's' ''c'' d'e'f 's 'n g' '' '", 0},
    {"Swiss", "Fr. 1'250.– für «d’Strass» z'Bärn", 0},
    {"Arabic and Hebrew", "وقال \"نعم\" ثم ذهب. שלום (עולם)!", 0},
    {"Chinese, Japanese, Thai", "新华社北京3月5日电。「はい」と言った。สวัสดี", 0},
    {"mathematical letters", "𝐃𝐞𝐫 𝕽𝖆𝖙 ｆｕｌｌ ﬁn", 0},
    {"last character of Unicode",
     "a\xF4\x8F\xBF\xBF"
     "b",
     0},
    {"noncharacters and private use", "a\uFFFEb\uFFFFc\uE000d\U000F0000", 0},
    {"surrogates",
     "a\xED\xA0\x80"
     "b\xED\xBF\xBF c\xED\xA0\xBD\xED\xB8\x80 d",
     0},
    {"overlong", "\xC0\x80 a\xC1\xBF b\xE0\x80\x80 c\xF0\x80\x80\x80", 0},
    {"continuation bytes alone",
     "\x80\x80 a\xBF"
     "b\x80 \x80",
     0},
    {"cut off", "Gr\xC3 \xE2\x82 a\xF0\x9F\x99 b\xE2", 0},
    {"too many continuation bytes",
     "\xC3\xA4\x80\x80 a\xE2\x82\xAC\xBF"
     "b",
     0},
    {"bytes that are in no UTF-8",
     "\xFF\xFE a\xF8\x88\x80\x80\x80 b\xFC\x84\x80\x80\x80\x80 \xF5\x80\x80\x80", 0},
    {"Latin-1",
     "Die Stra\xDF"
     "e f\xFChrt \xFC"
     "ber den Flu\xDF. \xC4rger? \xD6"
     "de!",
     0},
    {"Windows-1252",
     "\x84"
     "Nein\x93, sagte sie \x96 und ging\x85",
     0},
    {"UTF-16",
     "\xFF\xFE"
     "D\0e\0r\0",
     8},
    {"control characters",
     "a\x01"
     "b\x1B[31mc\x7F"
     "d\x08"
     "e\xC2\x80"
     "f\xC2\x9Fg",
     0},
    {"line ends that go on", "a\xC2\x85\x85 b\xE2\x80\xA8\x80 c\xE2\x80\xA9\xBF", 0},
    {"marks that go on",
     "38.\xE2\x80\x93\xBD \xC2\xA7\xC2\xA7\xA7 \xE2\x80\xA6\xE2\x80\xA6\x80 Hans\xE2\x80\x99\x99 "
     "a\xE2\x80\x90\x90z 1\xEF\xB8\x8F\xE2\x83\xA3\xA3",
     0},
    {"an emoticon's eyes at the end", "                                             8", 0},
    {"DEL", "\x7F a\x7F b \x7F\n\x7F\n", 0},
    {"dots first", "… Der Rat", 0},
    {"a Roman numeral first", "X. Xaver", 0},
    {"replacement characters", "Gr\uFFFD\uFFFDe \uFFFD", 0},
};

/* ---- what must hold of a text */

/* The byte where the character number `at` (from 0) begins, as SQLite counts. Both only grow. */
static size_t skip_chars(const char *text, size_t n, size_t byte, long long chars) {
    while (chars-- > 0 && byte < n) {
        if ((unsigned char)text[byte++] >= 0xC0) {
            while (byte < n && ((unsigned char)text[byte] & 0xC0) == 0x80) byte++;
        }
    }
    return byte;
}

/* Only white space and characters one cannot see may lie between tokens. */
static int is_gap(const char *text, size_t from, size_t to) {
    uint32_t length;
    while (from < to) {
        uint32_t c = text_decode(text + from, &length);
        CharClass cls = char_class(c);
        if (cls != CLASS_SPACE && cls != CLASS_LINE && cls != CLASS_FORMAT &&
            !(cls == CLASS_OTHER && c != TEXT_BAD))
            return 0;
        from += length;
    }
    return 1;
}

/* substr(text, start, length) by SQLite itself. */
static int same_by_substr(sqlite3_stmt *substr, long long start, long long length, const char *row,
                          size_t n) {
    int same;
    sqlite3_bind_int64(substr, 2, start);
    sqlite3_bind_int64(substr, 3, length);
    sqlite3_bind_text64(substr, 4, row, n, SQLITE_TRANSIENT, SQLITE_UTF8);
    same = sqlite3_step(substr) == SQLITE_ROW && sqlite3_column_int(substr, 0);
    sqlite3_reset(substr);
    return same;
}

/* All rows of one function over one text. */
static void check_rows(sqlite3 *db, const Function *function, const char *text, size_t n) {
    char call[200], sql[400];
    sqlite3_stmt *rows = NULL, *substr = NULL;
    size_t before_nul = text_until_nul(text, n), start_byte = 0, end_byte = 0;
    long long position = 0, last_start = 1;
    const char *column = host_column(function, "text") >= 0 ? "text" : "match";
    int tokens = strcmp(function->name, "presse_tokens") == 0, rc;

    host_call(function, call, sizeof call);
    snprintf(sql, sizeof sql, "SELECT position, %s, start, length FROM %s", column, call);
    CHECK_INT_OF(sql, sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_prepare_v2(db, "SELECT substr(?1, ?2, ?3) IS ?4", -1, &substr, NULL),
              SQLITE_OK);
    sqlite3_bind_text64(rows, 1, text, n, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_text64(substr, 1, text, n, SQLITE_STATIC, SQLITE_UTF8);
    while ((rc = sqlite3_step(rows)) == SQLITE_ROW) {
        const char *row = (const char *)sqlite3_column_text(rows, 1);
        size_t row_n = (size_t)sqlite3_column_bytes(rows, 1), gap = end_byte;
        long long start = sqlite3_column_int64(rows, 2), length = sqlite3_column_int64(rows, 3);

        position++;
        if (!CHECK_INT(sqlite3_column_int64(rows, 0), position)) break;
        if (!CHECK(start >= last_start && length > 0)) break;
        start_byte = skip_chars(text, before_nul, start_byte, start - last_start);
        end_byte = skip_chars(text, before_nul, start_byte, length);
        last_start = start;
        if (!CHECK(row_n == end_byte - start_byte && memcmp(row, text + start_byte, row_n) == 0))
            break;
        if ((n <= EXACT_BYTES || position % EXACT_EVERY == 1) &&
            !CHECK(same_by_substr(substr, start, length, row, row_n)))
            break;
        if (tokens && !CHECK(start_byte >= gap && is_gap(text, gap, start_byte))) break;
    }
    CHECK_INT(rc, SQLITE_DONE);
    if (tokens) CHECK(is_gap(text, end_byte, before_nul));
    sqlite3_finalize(rows);
    sqlite3_finalize(substr);
}

/* Tokens in sentences in paragraphs, as SQL numbers them; and scalars that take any text. */
static void check_numbers(sqlite3 *db, const char *text, size_t n) {
    static const char *const NONE[] = {
        "SELECT count(*) FROM presse_tokens(?1) t WHERE NOT EXISTS (SELECT 1 FROM "
        "presse_sentences(?1) s "
        "WHERE s.position = t.sentence AND t.start >= s.start AND t.start + t.length <= s.start + "
        "s.length)",
        "SELECT count(*) FROM presse_sentences(?1) s WHERE NOT EXISTS (SELECT 1 FROM "
        "presse_paragraphs(?1) p "
        "WHERE p.position = s.paragraph AND p.keep = s.keep AND s.start >= p.start "
        "AND s.start + s.length <= p.start + p.length)",
        "SELECT count(*) FROM presse_paragraphs(?1) WHERE keep <> (label IN ('body', 'heading', "
        "'title', 'lead')) "
        "OR score NOT BETWEEN 0 AND 1 OR coalesce(reason, '') = ''",
        "SELECT typeof(presse_clean(?1)) <> 'text'",
    };
    size_t i;
    for (i = 0; i < sizeof NONE / sizeof NONE[0]; i++) {
        char *got = host_query(db, NONE[i], text, n, NULL);
        CHECK_TEXT_OF(NONE[i], got, "0");
        free(got);
    }
}

static int has_spans(const Function *function) {
    return function->rows || (function->open && function->arguments[0].name &&
                              strcmp(function->arguments[0].name, "document") == 0 &&
                              host_column(function, "start") >= 0);
}

static void check_all(sqlite3 *db, const char *name, const char *text, size_t n) {
    const Function *const *topic, *function;
    char test[200];

    for (topic = FUNCTIONS; *topic; topic++) {
        for (function = *topic; function->name; function++) {
            if (!has_spans(function)) continue;
            snprintf(test, sizeof test, "%s of %s", function->name, name);
            check_begin(test);
            check_rows(db, function, text, n);
            check_end();
        }
    }
    snprintf(test, sizeof test, "numbers of %s", name);
    check_begin(test);
    if (n <= EXACT_BYTES) check_numbers(db, text, n);
    check_end();
}

/* ---- longer texts, made here */

static uint64_t random_state = 42;

static uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32) % n;
}

static void check_random(sqlite3 *db) {
    static const char *const PIECES[] = {
        "Der ", "Rat",  ".", " ", "\n", "ß",    "„", "“",        "🙂",   "\u0301", "\xC3",
        "\x80", "1",    "-", "'", ":",  "/",    "@", "#",        "z. B. ", "\u00AD", "\u200D",
        "3. ",  "www.", "…", "(", ")",  "\r\n", "A", "\xF0\x9F", "&",      "Dr. "};
    char text[3000], name[60];
    uint32_t round, n, i;

    for (round = 0; round < 12; round++) {
        n = 0;
        if (round < 4) {
            for (n = 0; n < 1500; n++) text[n] = (char)(1 + random_below(255));
        } else {
            for (i = 0; i < 600; i++) {
                const char *piece = PIECES[random_below(sizeof PIECES / sizeof PIECES[0])];
                memcpy(text + n, piece, strlen(piece));
                n += (uint32_t)strlen(piece);
            }
        }
        snprintf(name, sizeof name, "random %s %u", round < 4 ? "bytes" : "pieces", round);
        check_all(db, name, text, n);
    }
}

/* `piece` again and again, up to `bytes`; for free(). */
static char *repeated(const char *piece, size_t bytes) {
    char *text = malloc(bytes + 1);
    size_t n = strlen(piece), i;
    if (!text) exit(2);
    for (i = 0; i < bytes; i++) text[i] = piece[i % n];
    text[bytes] = 0;
    return text;
}

/* Runs of marks before runs of brackets: what is looked at once must not be looked at again. */
static void check_runs(sqlite3 *db) {
    char *text = repeated("! ", LINE_BYTES);
    memset(text + LINE_BYTES / 2, '(', LINE_BYTES / 2);
    text[LINE_BYTES - 1] = 'a';
    check_all(db, "marks, then brackets", text, LINE_BYTES);
    free(text);
}

static void check_long_line(sqlite3 *db) {
    char *text = repeated(
        "Die Größe der Stadt – 3,5 Mio. Leute – „wächst“ (s. o.) 🙂, ", LINE_BYTES);
    check_all(db, "a long line", text, LINE_BYTES);
    free(text);
}

static void too_long(int signal_number) {
    static const char MESSAGE[] = "a text of this kind takes too long: not linear?\n";
    (void)signal_number;
    if (write(1, MESSAGE, sizeof MESSAGE - 1) < 0) _exit(4);
    _exit(3);
}

static void check_linear(void) {
    static const char *const PIECES[] = {
        "! ",
        ".? ",
        "».",
        "-=",
        "a",
        "A",
        " ",
        "\n",
        "\r\n",
        "\t\n ",
        ".",
        ". ",
        "…",
        "\"",
        "„",
        "'",
        "a'",
        "»",
        "(",
        ")",
        "()",
        "-",
        "a-",
        "- ",
        "a.",
        "A. ",
        "a. ",
        "z. B. ",
        "1",
        "1.",
        "1. ",
        "1,",
        "1'",
        "1/",
        "1:",
        "12.",
        "@",
        "a@",
        "a@b.",
        "#",
        "#a",
        "/",
        "a/",
        "www.",
        "http://",
        "https://a.b/",
        "a.b",
        ":-)",
        ":",
        "<",
        "<a ",
        "&",
        "&a",
        "a&",
        "!",
        "?!",
        "_",
        "*",
        "a*in",
        "a:in ",
        "\u00AD",
        "a\u00AD",
        "\u0301",
        "e\u0301",
        "\u200D",
        "👨\u200D",
        "🇩",
        "🙂",
        "1️⃣",
        "\x80",
        "\xC3",
        "\xC3\x80\x80",
        "\xF0\x9F",
        "\xFF",
        "ß",
        "ẞ",
        "und ",
        "a- und ",
        "Foto: ",
        "Foto: dpa\n",
        "Lesen Sie auch:\n",
        "Der Rat tagt.\n",
        "Max Muster ",
        "Müller, ",
        "von der ",
        "US-",
        "XIV",
        "X. ",
        "\u00A0",
        "\u2028",
        "=",
        "a\n\n",
        "Ein Titel\n\n",
        "/-",
    };
    const char *wanted = getenv("NASTY_BYTES");
    size_t bytes = wanted ? (size_t)atol(wanted) : LINEAR_BYTES, i;
    const unsigned layers = LAYER_LABELS | LAYER_SENTENCES | LAYER_RELATIONS;

    signal(SIGALRM, too_long);
    for (i = 0; i < sizeof PIECES / sizeof PIECES[0]; i++) {
        char test[100], *text = repeated(PIECES[i], bytes);
        Document *d = NULL;

        snprintf(test, sizeof test, "%s, again and again", PIECES[i]);
        check_begin(test);
        alarm(LINEAR_SECONDS);
        CHECK_INT(document_new(&d, text, bytes), SQLITE_OK);
        CHECK_INT(document_need(d, layers), SQLITE_OK);
        CHECK(d->tokens.n <= bytes && d->sentences.n <= d->tokens.n && d->paragraphs.n <= bytes);
        alarm(0);
        document_free(d);
        free(text);
        check_end();
    }
}

/*
** Texts in which no name, word or line comes twice: what compares each with all before would not
** return.
*/
static void check_distinct(void) {
    static const char *const FORMS[] = {"Anna %ser sprach. ",
                                        "Die %s AG zahlte. ",
                                        "%s\n",
                                        "Der Rat von %s tagte, sagte Bürgermeister Karl %sow.\n\n",
                                        "%s-Konzern und ",
                                        "Max %s %so, "};
    const unsigned layers = LAYER_LABELS | LAYER_SENTENCES | LAYER_RELATIONS;
    char *text = malloc(LINEAR_BYTES + 200);
    size_t i, n;

    if (!text) exit(2);
    for (i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        char test[120], name[8];
        Document *d = NULL;
        uint32_t number, k, rest;

        for (n = 0, number = 1; n < LINEAR_BYTES; number++) {
            for (k = 0, rest = number * 2654435761u; k < 6; k++, rest /= 26) {
                name[k] = (char)((k ? 'a' : 'A') + (int)(rest % 26));
            }
            name[k] = 0;
            n += (size_t)snprintf(text + n, 200, FORMS[i], name, name);
        }
        snprintf(test, sizeof test, "no two alike, form %zu", i + 1);
        check_begin(test);
        alarm(LINEAR_SECONDS);
        CHECK_INT(document_new(&d, text, n), SQLITE_OK);
        CHECK_INT(document_need(d, layers), SQLITE_OK);
        CHECK(d->tokens.n + 1 >= number);
        alarm(0);
        document_free(d);
        check_end();
    }
    free(text);
}

int main(void) {
    sqlite3 *db = host_open();
    size_t i;

    if (!db) return 2;
    for (i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        check_all(db, TEXTS[i].name, TEXTS[i].text,
                  TEXTS[i].n ? TEXTS[i].n : strlen(TEXTS[i].text));
    }
    check_random(db);
    check_runs(db);
    check_long_line(db);
    check_linear();
    check_distinct();
    check_begin("close");
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    CHECK_INT(sqlite3_memory_used(), 0);
    check_end();
    return check_done();
}

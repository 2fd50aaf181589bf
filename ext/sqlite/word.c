/* Words: normal and folded forms, the share of German, and the German orders of sorting. */
#include <string.h>

#include <unicode/ucol.h>

#include "sqlite/function.h"
#include "word/fold.h"
#include "word/german.h"
#include "word/normalize.h"

/* A scalar whose result is the text in another form. */
static void transform(sqlite3_context *context, sqlite3_value *value,
                      void (*form)(Buffer *, const char *, size_t)) {
    Buffer out = {0};
    const char *text;
    size_t n;

    if (scalar_text(context, 0, value, &text, &n) <= 0) return;
    form(&out, text, n);
    result_buffer(context, &out);
}

static void normalize(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    transform(context, argv[0], normalize_text);
}

static void fold(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    transform(context, argv[0], fold_text);
}

static void german(sqlite3_context *context, int argc, sqlite3_value **argv) {
    const char *text;
    double share;
    size_t n;

    (void)argc;
    if (scalar_text(context, 0, argv[0], &text, &n) <= 0) return;
    share = german_share(text, n);
    if (share >= 0) sqlite3_result_double(context, share);
}

/* Collations: ICU's orders for German, in tertiary strength, canonical equivalents being equal */

static int open_collator(void **object, const char *locale) {
    UErrorCode error = U_ZERO_ERROR;
    UCollator *collator = ucol_open(locale, &error);

    if (U_SUCCESS(error)) ucol_setAttribute(collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &error);
    if (U_FAILURE(error)) {
        ucol_close(collator);
        return SQLITE_NOMEM;
    }
    *object = collator;
    return SQLITE_OK;
}

static int open_din1(void **object) {
    return open_collator(object, "de");
}

static int open_din2(void **object) {
    return open_collator(object, "de@collation=phonebook");
}

static void close_collator(void *object) {
    ucol_close(object);
}

/* Bytes, where ICU has run out of memory: an order all the same. */
static int compare_bytes(int n, const void *a, int m, const void *b) {
    int order = n && m ? memcmp(a, b, (size_t)(n < m ? n : m)) : 0;
    return order ? order : n - m;
}

/* ICU reads bad UTF-8 as U+FFFD, so that the order is one for all bytes. */
static int collate(void *object, int n, const void *a, int m, const void *b) {
    UErrorCode error = U_ZERO_ERROR;
    UCollationResult order;

    if (n == 0 || m == 0) return n - m;
    order = ucol_strcollUTF8(object, a, n, b, m, &error);
    if (U_FAILURE(error)) return compare_bytes(n, a, m, b);
    return order == UCOL_LESS ? -1 : order == UCOL_GREATER;
}

#define TEXT_ARGUMENT                                                                              \
    { "text", "TEXT", "the text; NULL gives NULL", 0 }

const Function WORD_FUNCTIONS[] = {
    {
        .name = "presse_normalize",
        .summary =
            "The text in normal form: NFC, plain spaces and line ends, no invisible characters, "
            "character references such as &amp; decoded (also twice escaped ones: escape the "
            "result "
            "before it goes into HTML), ligatures as letters. Tabs and runs of spaces stay.",
        .example = "SELECT presse_normalize('Der Gro&szlig;&shy;handel w&auml;chst&nbsp;&ndash; um "
                   "2,5&#160;%')",
        .method = "Unicode UAX #15 (NFC), HTML 4.01 chapter 24 (names of characters)",
        .arguments = {TEXT_ARGUMENT},
        .scalar = normalize,
    },
    {
        .name = "presse_fold",
        .summary =
            "A form that is equal for equal words, however they are spelled: no case, no accents, "
            "ä as ae, ö as oe, ü as ue, ß as ss.",
        .example = "SELECT presse_fold('MÜLLER') = presse_fold('Mueller')",
        .method = "Unicode UAX #31 (NFKC_Casefold), then diacritics removed",
        .arguments = {TEXT_ARGUMENT},
        .scalar = fold,
    },
    {
        .name = "presse_german",
        .summary =
            "The share of the text that is German, 0 to 1, judged sentence by sentence; of little "
            "meaning for less than a sentence.",
        .example = "SELECT presse_german('Der Rat tagte bis spät in die Nacht.') AS de, "
                   "presse_german('The council met until late at night.') AS en",
        .method = "letter trigrams (Dunning 1994) and function words, by letters of the sentences",
        .arguments = {{"text", "TEXT", "the text; NULL, or one without letters, gives NULL", 0}},
        .scalar = german,
    },
    {
        .name = "presse_din1",
        .summary =
            "Sorts words as dictionaries do: ä as a, ß as ss (DIN 5007-1). For order; to find "
            "equal words, compare presse_fold().",
        .example = "SELECT value FROM json_each('[\"Zebra\", \"Ärger\", \"Arzt\", \"Apfel\"]') "
                   "ORDER BY value COLLATE presse_din1",
        .method =
            "DIN 5007-1, ICU's collation for German, tertiary strength: texts that differ only in "
            "what cannot be seen are equal",
        .collator = open_din1,
        .collator_close = close_collator,
        .collation = collate,
    },
    {
        .name = "presse_din2",
        .summary =
            "Sorts names as telephone books do: ä as ae, ß as ss (DIN 5007-2). For order, as "
            "presse_din1.",
        .example =
            "SELECT value FROM json_each('[\"Muller\", \"Müller\", \"Mufti\", \"Mudrack\"]') "
            "ORDER BY value COLLATE presse_din2",
        .method = "DIN 5007-2, ICU's phone book collation for German, tertiary strength",
        .collator = open_din2,
        .collator_close = close_collator,
        .collation = collate,
    },
    {.name = NULL},
};

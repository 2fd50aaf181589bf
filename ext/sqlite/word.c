/* Words: normal and folded forms, the share of German, and the German orders of sorting. */
#include <string.h>

#include <unicode/ucol.h>

#include "sqlite/function.h"
#include "word/compound.h"
#include "word/fold.h"
#include "word/german.h"
#include "word/lemma.h"
#include "word/normalize.h"
#include "word/stem.h"

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

static void stem(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Presse *presse = ((const Binding *)sqlite3_user_data(context))->presse;
    Buffer out = {0};
    const char *text;
    size_t n;

    (void)argc;
    if (scalar_text(context, 0, argv[0], &text, &n) <= 0) return;
    if (!presse->stemmer) presse->stemmer = stem_open();
    if (presse->stemmer) {
        stem_word(presse->stemmer, &out, text, n);
    } else {
        out.rc = SQLITE_NOMEM;
    }
    result_buffer(context, &out);
}

/* The part of speech that the argument names, an STTS or universal tag; 0 when it names none. */
static int tag_argument(const char *text, size_t n, Stts *stts, int *upos) {
    char name[8]; /* in capitals; longer than any tag */
    int tag;
    size_t i;
    for (i = 0; i < n && i < sizeof name; i++) {
        name[i] = (char)(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 32 : text[i]);
    }
    if (n > sizeof name) return 0;
    tag = stts_find(name, n);
    *upos = upos_find(name, n);
    if (tag < 0 && *upos < 0) return 0;
    *stts = tag >= 0 ? (Stts)tag : upos_stts((Upos)*upos);
    if (tag >= 0) *upos = -1;
    return 1;
}

/* Writes the lemma of a word with a universal tag: of its likely readings the first that has it. */
static size_t lemma_of_upos(const char *word, size_t n, Upos upos, char *lemma) {
    LemmaGuess guess;
    unsigned i;
    lemma_guess(word, n, &guess, lemma);
    for (i = 0; i < guess.count; i++) {
        if (stts_upos(guess.tag[i]) != upos) continue;
        memmove(lemma, lemma + guess.at[i], guess.n[i]);
        return guess.n[i];
    }
    return lemma_of(word, n, upos_stts(upos), lemma);
}

static void lemma(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Buffer form = {0};
    const char *word, *name;
    char *out;
    size_t n, name_n;
    Stts stts = STTS_NN;
    int upos = -1, given = 0;

    if (scalar_text(context, 0, argv[0], &word, &n) <= 0) return;
    if (argc > 1) {
        given = scalar_text(context, 1, argv[1], &name, &name_n);
        if (given < 0) return;
        if (given && !tag_argument(name, name_n, &stts, &upos)) {
            scalar_wrong(context, 1,
                         "a part of speech: a universal tag such as NOUN or an STTS tag such as NN",
                         argv[1]);
            return;
        }
    }
    normalize_text(&form, word, n);
    buffer_byte(&form, 0); /* one character ahead may be looked at; also an empty word has memory */
    if (!form.rc) form.n--;
    out = sqlite3_malloc64(LEMMA_GUESSES * ((sqlite3_uint64)form.n + LEMMA_ROOM));
    if (form.rc || !out) {
        result_code(context, form.rc ? form.rc : SQLITE_NOMEM);
    } else if (!given) {
        LemmaGuess guess;
        lemma_guess(form.p, form.n, &guess, out);
        result_text(context, out + (guess.count ? guess.at[0] : 0), guess.count ? guess.n[0] : 0);
    } else if (upos >= 0) {
        result_text(context, out, lemma_of_upos(form.p, form.n, (Upos)upos, out));
    } else {
        result_text(context, out, lemma_of(form.p, form.n, stts, out));
    }
    sqlite3_free(out);
    buffer_free(&form);
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

/* Appends `"name":"text"`, or null for no text. */
static void json_pair(Buffer *out, const char *name, const char *text, size_t n) {
    json_string(out, name, strlen(name));
    buffer_byte(out, ':');
    if (n > 0)
        json_string(out, text, n);
    else
        buffer_add(out, "null", 4);
}

static void split(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Buffer out = {0};
    Compound compound;
    const char *word;
    size_t n;
    unsigned i;

    (void)argc;
    if (scalar_text(context, 0, argv[0], &word, &n) <= 0) return;
    compound_split(word, n, &compound);
    buffer_byte(&out, '[');
    for (i = 0; i < compound.count; i++) {
        const CompoundPart *part = &compound.parts[i];
        buffer_add(&out, i ? ",{" : "{", i ? 2 : 1);
        json_pair(&out, "text", word + part->start, part->length);
        buffer_byte(&out, ',');
        json_pair(&out, "lemma", part->lemma, part->lemma_length);
        buffer_byte(&out, ',');
        json_pair(&out, "link", word + part->start + part->length, part->link);
        buffer_byte(&out, '}');
    }
    buffer_byte(&out, ']');
    result_buffer(context, &out);
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
        .name = "presse_lemma",
        .summary = "The dictionary form of a German word, without its sentence.",
        .example = "SELECT presse_lemma('Häuser'), presse_lemma('Sucht', 'VERB')",
        .method = "Lexicon of german-pos-dict and learnt endings, see docs/words.md",
        .arguments =
            {{"word", "TEXT", "one word; NULL gives NULL", 0},
             {"pos", "TEXT",
              "its part of speech, a universal tag (NOUN) or an STTS tag (NN), in any case; "
              "without it, or NULL, the likeliest one",
              1}},
        .scalar = lemma,
    },
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
        .name = "presse_stem",
        .summary =
            "What is left of a word without its endings, in small letters and without umlauts, by "
            "rules alone: a key that forms of a word share, not a word.",
        .example = "SELECT presse_stem('Häusern'), presse_stem('Regierungen')",
        .method = "Snowball's stemmer for German (Porter 2001), by libstemmer",
        .arguments = {{"word", "TEXT", "the word; NULL gives NULL", 0}},
        .scalar = stem,
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
        .name = "presse_split",
        .summary =
            "The parts of a compound as a JSON array of {text, lemma, link}: the part as it is "
            "written, its base form, and the linking element or hyphen behind it, or null. What is "
            "no compound is one part; an empty text has none.",
        .example =
            "SELECT value ->> 'text' AS text, value ->> 'lemma' AS lemma, value ->> 'link' AS "
            "link FROM json_each(presse_split('Bundesfinanzministerin'))",
        .method =
            "dynamic programming with costs learnt from unsplit words (after Koehn and Knight "
            "2003); a gate keeps words such as Freundschaft and Vorschlag whole",
        .arguments = {{"word", "TEXT", "one word; NULL gives NULL", 0}},
        .scalar = split,
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

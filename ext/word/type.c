#include "word/type.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "token/class.h"
#include "word/form.h"
#include "word/german.h"
#include "word/spelling.h"

enum {
    TAIL_BEFORE = 3,    /* characters before the last part of an unknown compound, at least */
    TAIL_SHORT = 3,     /* characters of a last part, at least; */
    TAIL_ADJECTIVE = 4, /* of an adjective behind a capital */
    SHAPE_RUNS = 8,
    STRANGE_LEAST = 40,
    STRANGE_STEP = 12 /* sixteenths of a bit a letter */
};

/* All classes from one to another. */
#define RANGE(first, last) ((CLASS_BIT(last) << 1) - CLASS_BIT(first))
#define VERBS              RANGE(CLASS_VVFIN, CLASS_VMPP)
#define ADJECTIVES         RANGE(CLASS_ADJA, CLASS_PA2D_SUP)
#define NOUNS              RANGE(CLASS_NN, CLASS_NN_ADJ)
#define NAMES              RANGE(CLASS_NE_FIRST, CLASS_NE)
#define FINITE                                                                                     \
    (CLASS_BIT(CLASS_VVFIN) | CLASS_BIT(CLASS_VVFIN_JOINED) | CLASS_BIT(CLASS_VAFIN) |             \
     CLASS_BIT(CLASS_VMFIN))
#define IMPERATIVE (CLASS_BIT(CLASS_VVIMP) | CLASS_BIT(CLASS_VAIMP))
#define PARTICIPLE (CLASS_BIT(CLASS_VVPP) | CLASS_BIT(CLASS_VAPP) | CLASS_BIT(CLASS_VMPP))
#define INFINITIVE                                                                                 \
    (CLASS_BIT(CLASS_VVINF) | CLASS_BIT(CLASS_VVIZU) | CLASS_BIT(CLASS_VAINF) |                    \
     CLASS_BIT(CLASS_VAIZU) | CLASS_BIT(CLASS_VMINF))

static uint64_t find(const char *form, size_t n) {
    LexiconEntry entry;
    return n > 0 && lexicon_find(form, n, &entry) ? entry.classes : 0;
}

/* The byte offset of every character of a form. */
typedef struct Characters {
    uint32_t n;
    uint8_t at[TYPE_LONGEST + 1]; /* and the end */
} Characters;

static void characters(Characters *out, const char *form, size_t n) {
    size_t at = 0;
    out->n = 0;
    while (at < n) {
        uint32_t length;
        text_decode(form + at, &length);
        out->at[out->n++] = (uint8_t)at;
        at += length;
    }
    out->at[out->n] = (uint8_t)n;
}

/*
** The classes of the longest last part that is a noun (of a capitalised word), an adjective or a
** verb.
*/
static uint64_t find_tail(const char *form, size_t n, int upper) {
    char tail[SPELLING_BYTES];
    Characters in;
    uint32_t k;

    characters(&in, form, n);
    for (k = TAIL_BEFORE; k + TAIL_SHORT <= in.n; k++) {
        const char *part = form + in.at[k];
        size_t left = n - in.at[k];
        uint64_t classes = 0;
        if (upper) {
            classes = find(tail, spell_capital(part, left, tail)) & NOUNS;
            if (!classes && in.n - k >= TAIL_ADJECTIVE)
                classes = find(tail, spell_lower(part, left, tail)) & ADJECTIVES;
        } else {
            classes = find(tail, spell_lower(part, left, tail)) & (ADJECTIVES | VERBS);
        }
        if (classes) return classes;
    }
    return 0;
}

/* Looks the form up in the lexicon in all the ways it may be written. */
static void find_classes(WordType *type, const char *form, size_t n, int first, int all_upper) {
    char lower[SPELLING_BYTES], capital[SPELLING_BYTES + 1], other[SPELLING_BYTES];
    size_t m = spell_lower(form, n, lower), capital_n = spell_capital(form, n, capital), hyphen;
    int is_lower = m == n && memcmp(form, lower, n) == 0;
    uint64_t classes = find(form, n);

    capital[capital_n] = 0; /* the last character ends there */
    type->source = TYPE_KNOWN;
    if (!is_lower && (first || all_upper || !classes)) classes |= find(lower, m);
    if (all_upper) {
        classes |= find(capital, capital_n);
        form = capital; /* from here on: what shouts says no more than a capital */
        n = capital_n;
    }
    if (!classes && is_lower) {
        classes = find(capital, capital_n);
        if (classes) type->source = TYPE_CAPITALISED;
    }
    if (!classes) classes = find(other, spell_sharp(form, n, other));
    if (!classes) classes = find(other, spell_umlaut(form, n, other));
    if (!classes && all_upper) classes = find(other, spell_sharp(lower, m, other));
    if (!classes && all_upper) classes = find(other, spell_umlaut(lower, m, other));
    if (!classes && n > 3 && form[n - 1] == 's') {
        classes = find(form, n - 1) & (NOUNS | NAMES);
        if (classes) type->source = TYPE_GENITIVE;
    }
    if (!classes) {
        for (hyphen = n; hyphen > 0 && form[hyphen - 1] != '-'; hyphen--) {
        }
        if (hyphen > 0 && hyphen < n) {
            classes = find(form + hyphen, n - hyphen);
            if (!classes) classes = find(other, spell_lower(form + hyphen, n - hyphen, other));
            type->source = TYPE_HYPHEN;
        } else {
            classes = find_tail(form, n, !is_lower);
            type->source = TYPE_COMPOUND;
        }
    }
    if (!classes) type->source = TYPE_UNKNOWN;
    type->classes = classes;
}

static void set_flags(WordType *type) {
    uint64_t classes = type->classes;
    unsigned flags = type->flags;
    if (classes & FINITE) flags |= TYPE_FINITE;
    if (classes & FINITE && !(classes & ~(FINITE | IMPERATIVE))) flags |= TYPE_ONLY_FINITE;
    if (classes & PARTICIPLE) flags |= TYPE_PARTICIPLE;
    if (classes & INFINITIVE && !(flags & TYPE_UPPER)) flags |= TYPE_INFINITIVE;
    if (classes & CLASS_BIT(CLASS_KON_SUB)) flags |= TYPE_SUBORDINATES;
    if (classes & (CLASS_BIT(CLASS_PRO_DEM) | CLASS_BIT(CLASS_PRO_REL))) flags |= TYPE_RELATIVE;
    if (classes & RANGE(CLASS_VAFIN, CLASS_VAIMP)) flags |= TYPE_AUXILIARY;
    if (classes & RANGE(CLASS_VMFIN, CLASS_VMPP)) flags |= TYPE_MODAL;
    type->flags = flags;
}

/* Letters, digits and signs in runs; how strange the letters are. Returns whether all are capitals.
*/
static int set_shape(WordType *type, const char *form, size_t n) {
    char runs[SHAPE_RUNS * 4];
    char last = 0;
    size_t at = 0, count = 0, letters = 0, capitals = 0;
    unsigned a = GERMAN_BOUNDARY, b = GERMAN_BOUNDARY, bits = 0, priced = 0;

    while (at < n) {
        uint32_t length, c = text_decode(form + at, &length);
        CharClass cls = char_class(c);
        char kind = cls == CLASS_UPPER                          ? 'X'
                    : class_is_letter(cls) || cls == CLASS_MARK ? 'x'
                    : cls == CLASS_DIGIT                        ? 'd'
                    : c < 0x80                                  ? (char)c
                                                                : '?';
        if (kind != last && count < SHAPE_RUNS) runs[count++] = kind;
        last = kind;
        if (kind == 'X' || kind == 'x') {
            unsigned symbol = german_symbol(c);
            letters++;
            capitals += kind == 'X';
            bits += DATA_GERMAN[(a * GERMAN_SYMBOLS + b) * GERMAN_SYMBOLS + symbol];
            priced++;
            a = b;
            b = symbol;
        }
        if (at == 0 && kind == 'X') type->flags |= TYPE_UPPER;
        if (class_is_word(cls)) type->flags |= TYPE_WORD;
        at += length;
    }
    if (letters > 1 && letters == capitals && count == 1) runs[count++] = 'X';
    type->shape = (uint32_t)hash_bytes(runs, count);
    if (priced >= 2) {
        unsigned mean =
            (bits + DATA_GERMAN[(a * GERMAN_SYMBOLS + b) * GERMAN_SYMBOLS]) / (priced + 1);
        unsigned level = mean < STRANGE_LEAST ? 0 : (mean - STRANGE_LEAST) / STRANGE_STEP;
        type->strange = (uint8_t)(level > 7 ? 7 : level);
    }
    return letters > 1 && letters == capitals;
}

/* Marks that mean the same are one: quotation marks ", dashes - . */
static const char *level(const char *form, size_t *n) {
    static const char *const QUOTES[] = {"'", "`", "``", "''", ",,"};
    uint32_t length;
    CharClass cls;
    size_t i;
    if (*n == 0) return form;
    for (i = 0; i < sizeof QUOTES / sizeof QUOTES[0]; i++) {
        if (strlen(QUOTES[i]) == *n && memcmp(form, QUOTES[i], *n) == 0) {
            *n = 1;
            return "\"";
        }
    }
    cls = char_class(text_decode(form, &length));
    if (*n == 2 && memcmp(form, "--", 2) == 0) cls = CLASS_DASH, length = 2;
    if (length != *n || (unsigned char)*form == '(' || (unsigned char)*form == ')') return form;
    if (cls == CLASS_QUOTE || cls == CLASS_OPEN || cls == CLASS_CLOSE) {
        if (*form == '[' || *form == ']' || *form == '{' || *form == '}') return form;
        *n = 1;
        return "\"";
    }
    if (cls == CLASS_DASH) {
        *n = 1;
        return "-";
    }
    return form;
}

/*
** What a form without letters and digits is; STTS counts % and its like as nouns, & as conjunction.
*/
static void set_mark(WordType *type, const char *form, size_t n) {
    size_t i = 0;
    while (i < n && strchr(".!?:;", form[i])) i++;
    if (n == 1 && *form == ',')
        type->fixed = 1 + STTS_COMMA;
    else if (i == n && !(n > 1 && form[0] == '.' && form[1] == '.'))
        type->fixed = 1 + STTS_STOP;
    else if (!(n == 1 && strchr("%&+$*", *form)) &&
             !(n == 2 && (!memcmp(form, "§", 2) || !memcmp(form, "°", 2))) &&
             !(n == 3 && !memcmp(form, "€", 3)))
        type->fixed = 1 + STTS_MARK;
    if (n != 1) return;
    if (strchr(",;:.-()?!", *form)) type->flags |= TYPE_BREAK;
    if (strchr(":\"-", *form)) type->flags |= TYPE_OPENS;
    if (*form == '"') type->flags |= TYPE_QUOTE;
    if (*form == ',') type->flags |= TYPE_COMMA;
    if (*form == '.') type->flags |= TYPE_STOP;
}

/* The pronouns that tell reflexive mich, dich, uns, euch from personal ones. */
static uint8_t find_person(const char *lower, size_t n) {
    static const char *const PRONOUNS[] = {"ich", "du", "wir", "ihr"};
    unsigned i;
    for (i = 0; i < 4; i++) {
        if (strlen(PRONOUNS[i]) == n && !memcmp(lower, PRONOUNS[i], n)) return (uint8_t)(i + 1);
    }
    return 0;
}

/* Suspended parts, ordinals in digits and postpositions show what they are. */
static void fix_word(WordType *type, const char *form, size_t n) {
    static const char *const POSTPOSITIONS[] = {"zufolge", "zuliebe", "halber"};
    size_t digits = 0, i;
    for (i = 0; i < sizeof POSTPOSITIONS / sizeof *POSTPOSITIONS; i++) {
        if (strlen(POSTPOSITIONS[i]) == n && memcmp(POSTPOSITIONS[i], form, n) == 0)
            type->fixed = 1 + STTS_APPO;
    }
    while (digits < n && form[digits] >= '0' && form[digits] <= '9') digits++;
    if (n > 2 && form[n - 1] == '-' && form[0] != '-')
        type->fixed = 1 + STTS_TRUNC;
    else if (digits > 0 && digits < 3 && digits + 1 == n && form[digits] == '.')
        type->fixed = 1 + STTS_ADJA;
}

/* Suffixes and prefixes of the small letters. */
static void set_affixes(WordType *type, const char *lower, size_t n) {
    size_t at = n;
    uint32_t k, length;
    for (k = 0; k < 5; k++) {
        if (at > 0) {
            at--;
            while (at > 0 && text_continues(lower[at])) at--;
            type->suffix[k] = (uint32_t)hash_bytes(lower + at, n - at);
        } else { /* the whole word is shorter: told from a suffix of longer ones */
            type->suffix[k] = (uint32_t)(type->lower >> 32) | 1;
        }
    }
    at = 0;
    for (k = 0; k < 3 && at < n; k++) {
        text_decode(lower + at, &length);
        at += length;
        if (k > 0) type->prefix[k - 1] = (uint32_t)hash_bytes(lower, at);
    }
}

/* What the word is made of: every four bytes in a row, its borders marked. */
static void set_grams(WordType *type, const char *lower, size_t n) {
    char marked[SPELLING_BYTES + 2];
    size_t i;
    marked[0] = '<';
    memcpy(marked + 1, lower, n);
    marked[n + 1] = '>';
    for (i = 0; i + 4 <= n + 2 && type->grams_n < TYPE_GRAMS; i++) {
        type->grams[type->grams_n++] = (uint32_t)hash_bytes(marked + i, 4);
    }
}

void word_type(WordType *type, const char *form, size_t n, int first) {
    char lower[SPELLING_BYTES + 1];
    size_t m, i;
    int all_upper;

    memset(type, 0, sizeof *type);
    form = level(form, &n);
    if (n > TYPE_LONGEST) { /* no word: a number's digits, another script, a picture in letters */
        type->form = type->lower = hash_bytes(form, n);
        type->source = TYPE_UNKNOWN;
        type->flags = TYPE_WORD;
        return;
    }
    type->form = hash_bytes(form, n);
    all_upper = set_shape(type, form, n);
    if (type->flags & TYPE_WORD) {
        uint32_t languages;
        FormFacts facts;
        find_classes(type, form, n, first, all_upper);
        m = spell_lower(form, n, lower);
        facts = form_facts(form, n);
        if (!facts.cluster) facts = form_facts(lower, m);
        type->cluster = facts.cluster;
        type->person = find_person(lower, m);
        type->clause = word_table_find(DATA_CLAUSES, lower, m);
        languages = word_table_find(DATA_LANGUAGES, lower, m);
        if (languages && !(languages & 1)) type->flags |= TYPE_FOREIGN;
        if ((m == 3 && !memcmp(lower, "und", 3)) || (m == 4 && !memcmp(lower, "oder", 4)))
            type->flags |= TYPE_CONJUNCTION;
    } else {
        type->source = TYPE_KNOWN;
        memcpy(lower, form, m = n);
        set_mark(type, form, n);
    }
    lower[m] = 0; /* a character that is cut off ends there */
    for (i = 0; i < m; i++) {
        if (lower[i] >= '1' && lower[i] <= '9') lower[i] = '0';
    }
    type->lower = hash_bytes(lower, m);
    if (type->flags & TYPE_WORD) fix_word(type, form, n);
    type->ambiguity =
        (type->classes + 1 + type->source * 0xC2B2AE3D27D4EB4Fu) * 0x9E3779B97F4A7C15u;
    set_affixes(type, lower, m);
    set_grams(type, lower, m);
    set_flags(type);
}

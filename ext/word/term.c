/* The terms of a word. */
#include "word/term.h"

#include <string.h>

#include "base/hash.h"
#include "token/class.h"
#include "word/compound.h"
#include "word/fold.h"
#include "word/lemma.h"
#include "word/lexicon.h"

/* ---- the list: a byte for the number of terms, then the terms */

static int holds(const TermMaker *maker, const char *term, size_t n) {
    Terms terms = {maker->count, maker->list.p + 1};
    const char *at = NULL;
    size_t m = 0;
    unsigned i;

    for (i = 0; i < maker->count; i++) {
        at = i ? terms_next(at, &m) : terms_first(&terms, &m);
        if (m == n && memcmp(at, term, n) == 0) return 1;
    }
    return 0;
}

static void push(TermMaker *maker, const char *term, size_t n) {
    if (n > TERM_BYTES) {
        for (n = TERM_BYTES; n > 0 && text_continues(term[n]); n--) continue;
    }
    if (n == 0 || maker->count == TERMS_MOST || holds(maker, term, n)) return;
    buffer_byte(&maker->list, (char)(n & 0xFF));
    buffer_byte(&maker->list, (char)(n >> 8));
    buffer_add(&maker->list, term, n);
    maker->count += !maker->list.rc;
}

/* A text that is no base form, in the letters of terms. */
static void push_written(TermMaker *maker, const char *text, size_t n) {
    maker->term.n = 0;
    if (maker->options & TERM_FOLD) {
        fold_text(&maker->term, text, n);
    } else {
        stem_small(&maker->term, text, n);
    }
    push(maker, maker->term.p, maker->term.n);
}

static const char VOWELS[] = "aouAOU";
static const char *const UMLAUTS[] = {"\xC3\xA4", "\xC3\xB6", "\xC3\xBC",
                                      "\xC3\x84", "\xC3\x96", "\xC3\x9C"};

/*
** Writes the word with ae, oe, ue as umlauts, where `umlauts` is set (not behind a vowel or q:
** neue, Quelle), and ss as ß, where `sharp` is. Returns its bytes, which are as many; 0 when
** nothing was changed.
*/
static size_t respell(const char *word, size_t n, int umlauts, int sharp, char *out) {
    size_t i = 0;
    int changed = 0;

    while (i < n) {
        const char *found = word[i] ? strchr(VOWELS, word[i]) : NULL;
        int behind = i > 0 && word[i - 1] && strchr("aeiouqAEIOUQ", word[i - 1]);
        if (umlauts && found && !behind && i + 1 < n && (word[i + 1] | 32) == 'e') {
            memcpy(out + i, UMLAUTS[found - VOWELS], 2);
        } else if (sharp && i + 1 < n && (word[i] | 32) == 's' && (word[i + 1] | 32) == 's') {
            memcpy(out + i, "\xC3\x9F", 2);
        } else {
            out[i] = word[i];
            i++;
            continue;
        }
        changed = 1;
        i += 2;
    }
    return changed ? n : 0;
}

/* The base form in maker->base, which has a zero behind it. */
static void push_base(TermMaker *maker) {
    const char *text = maker->base.p;
    size_t n = maker->base.n - 1;
    char other[TERM_WORD + 1];

    if (maker->base.rc) return;
    if (!(maker->options & TERM_STEM)) {
        push_written(maker, text, n);
        return;
    }
    if (maker->options & TERM_FOLD && n <= TERM_WORD && respell(text, n, 1, 0, other)) {
        other[n] = 0;
        text = other; /* which the stemmer does not do */
    }
    maker->stem.n = 0;
    stem_word(maker->stemmer, &maker->stem, text, n);
    buffer_byte(&maker->stem, 0);
    if (!maker->stem.rc) push_written(maker, maker->stem.p, maker->stem.n - 1);
}

/* Is the base form the woman's, or a compound whose head she is? Then it becomes the man's. */
static int make_man(TermMaker *maker) {
    size_t n = maker->base.n - 1;
    if (!maker->woman_n || n < maker->woman_n + maker->woman_first ||
        memcmp(maker->base.p + n - maker->woman_n, maker->woman + maker->woman_first,
               maker->woman_n) != 0) {
        return 0;
    }
    maker->base.n = n - maker->woman_n - maker->woman_first;
    buffer_add(&maker->base, maker->man, maker->man_n);
    buffer_byte(&maker->base, 0);
    return !maker->base.rc;
}

/*
** The base form made of two texts (the beginning of the word and the base form of its last part).
** With TERM_SPLIT hyphens inside go: "Corona-Krise" and "Coronakrise" are one word.
*/
static void add_base(TermMaker *maker, unsigned use, const char *head, size_t head_n,
                     const char *tail, size_t tail_n) {
    size_t i, to;

    maker->base.n = 0;
    buffer_add(&maker->base, head, head_n);
    buffer_add(&maker->base, tail, tail_n);
    buffer_byte(&maker->base, 0);
    if (maker->base.rc) return;
    if (maker->options & TERM_SPLIT) {
        for (i = to = 0; i < maker->base.n; i++) {
            if (maker->base.p[i] != '-') maker->base.p[to++] = maker->base.p[i];
        }
        maker->base.n = to;
    }
    push_base(maker);
    if (!(use & TERM_QUERY) && make_man(maker)) push_base(maker);
}

/* ---- what the lexicon says */

/* The lexicon's noun of exactly this form that is its own lemma, of one of the genders given. */
static int is_noun(const char *form, size_t n, unsigned gender) {
    const uint32_t genders = LEXICON_CASE(CASE_NOM, NUMBER_SINGULAR, gender);
    LexiconEntry entry;
    char lemma[TERM_WORD + LEXICON_LEMMA];
    unsigned i;

    if (n > TERM_WORD || !lexicon_find(form, n, &entry)) return 0;
    for (i = 0; i < entry.count; i++) {
        Reading reading = lexicon_reading(&entry, i);
        if ((reading.class == CLASS_NN || reading.class == CLASS_NN_ADJ) &&
            reading.features & genders && lexicon_lemma(&reading, form, n, lemma) == n &&
            memcmp(lemma, form, n) == 0) {
            return 1;
        }
    }
    return 0;
}

/* Takes the diaeresis off the last ä, ö, ü of a word: "Ärzt": "Arzt". Its bytes, or 0. */
static size_t plain_vowel(const char *word, size_t n, char *out) {
    size_t i, k;

    for (i = n; i >= 2; i--) {
        for (k = 0; k < sizeof UMLAUTS / sizeof *UMLAUTS; k++) {
            if (memcmp(word + i - 2, UMLAUTS[k], 2) != 0) continue;
            memcpy(out, word, i - 2);
            out[i - 2] = VOWELS[k];
            memcpy(out + i - 1, word + i, n - i);
            return n - 1;
        }
    }
    return 0;
}

static size_t first_letter(const char *word) {
    uint32_t length;
    text_decode(word, &length);
    return length;
}

/*
** The man of a woman, where the lexicon has both: Ministerin: Minister, Kollegin: Kollege, Ärztin:
** Arzt, Französin: Franzose. That she is one is known when `sure` is set. To `man` (room for n
** bytes); returns his bytes, or 0.
*/
static size_t find_man(const char *woman, size_t n, int sure, char *man) {
    size_t stem = n - 2, m;
    int plain;

    if (n < 5 || memcmp(woman + stem, "in", 2) != 0) return 0;
    if (!sure && !is_noun(woman, n, GENDER_FEMININE)) return 0;
    for (plain = 0; plain < 2; plain++) {
        m = plain ? plain_vowel(woman, stem, man) : (memcpy(man, woman, stem), stem);
        if (m == 0) return 0;
        if (is_noun(man, m, GENDER_MASCULINE)) return m;
        man[m++] = 'e';
        if (is_noun(man, m, GENDER_MASCULINE)) return m;
    }
    return 0;
}

/*
** Notes the first noun that names a woman. Of a compound that does, the last part comes later and
** takes its place: it serves for the whole as well.
*/
static void note_woman(TermMaker *maker, const char *noun, size_t n) {
    char man[TERM_WORD];
    size_t man_n;
    int later = maker->woman_n && n < maker->woman_n;

    if ((maker->woman_n && !later) || n + 2 > TERM_WORD) return;
    man_n = find_man(noun, n, later, man);
    if (!man_n) return;
    memcpy(maker->man, man, man_n);
    maker->man_n = man_n;
    memcpy(maker->woman, noun, n);
    maker->woman_first = first_letter(noun);
    maker->woman_n = n - maker->woman_first;
}

/* A letter's case at the beginning of a word. */
static int begins_upper(const char *word) {
    uint32_t length;
    return char_class(text_decode(word, &length)) == CLASS_UPPER;
}

/* Has the word no small letter, and more than one capital? */
static int is_capitals(const char *word, size_t n) {
    size_t i = 0, upper = 0;
    while (i < n) {
        uint32_t length;
        CharClass cls = char_class(text_decode(word + i, &length));
        if (cls == CLASS_LOWER) return 0;
        upper += cls == CLASS_UPPER;
        i += length;
    }
    return upper > 1;
}

/* ---- other spellings */

/* Is it a function word, in any spelling that folds to the same? */
static int is_stop(const TermMaker *maker, const char *word, size_t n) {
    char other[TERM_WORD];

    if (token_is_stop(word, n)) return 1;
    if (!(maker->options & TERM_FOLD) || n > 16) return 0;
    return (respell(word, n, 1, 0, other) && token_is_stop(other, n)) ||
           (respell(word, n, 0, 1, other) && token_is_stop(other, n)) ||
           (respell(word, n, 1, 1, other) && token_is_stop(other, n));
}

/*
** A gendered form as the woman's: Leser:innen, Leser*innen, Leser_innen, Leser/innen,
** Leser/-innen, LeserInnen. Changes the word; returns its bytes.
*/
static size_t plain_gender(char *word, size_t n) {
    size_t i = n < 5 ? 0 : n - 2, at; /* where the i is */

    if (n >= 7 && sqlite3_strnicmp(word + n - 5, "innen", 5) == 0) i = n - 5;
    if (i == 0 || sqlite3_strnicmp(word + i, "in", 2) != 0) return n;
    at = word[i - 1] == '-' ? i - 1 : i;
    if (word[at - 1] && strchr(":*_/", word[at - 1])) {
        at--;
    } else if (at < i || word[i] != 'I' || word[i + 1] != 'n' || word[i - 1] < 'a' ||
               word[i - 1] > 'z') {
        return n;
    }
    word[i] |= word[i + 1] & 32; /* the case of what follows */
    memmove(word + at, word + i, n - i);
    return n - (i - at);
}

/* ---- base forms */

enum {
    SPAN = 3,    /* neighbouring parts that may be a word, less one */
    SHORTEST = 6 /* bytes of a compound */
};

static int is_nominal(Stts tag) {
    return tag == STTS_NN || tag == STTS_NE;
}

/* What a form's case says of it. */
enum { ANY_CASE, SMALL, CAPITAL };

static int case_of(const char *word, size_t n) {
    if (!begins_upper(word)) return SMALL;
    return is_capitals(word, n) ? ANY_CASE : CAPITAL;
}

/* Writes the word with its first letter in the other case; returns its bytes. */
static size_t other_case(const char *word, size_t n, char *out) {
    uint32_t length, c = text_decode(word, &length), m;
    int latin = (c >= 0xC0 && c <= 0xDE) || (c >= 0xE0 && c <= 0xFE); /* those in NFC, of German */

    if ((c | 32) >= 'a' && (c | 32) <= 'z') latin = 1;
    m = text_encode(latin ? c ^ 32 : c, out);
    memcpy(out + m, word + length, n - length);
    return m + n - length;
}

/* Readings that a form's letters alone can tell: of nouns, names, verbs and adjectives. */
static const uint64_t NOUNS =
    CLASS_BIT(CLASS_NN) | CLASS_BIT(CLASS_NN_INF) | CLASS_BIT(CLASS_NN_ADJ) |
    CLASS_BIT(CLASS_NE_FIRST) | CLASS_BIT(CLASS_NE_LAST) | CLASS_BIT(CLASS_NE_TOWN) |
    CLASS_BIT(CLASS_NE_COUNTRY) | CLASS_BIT(CLASS_NE_REGION) | CLASS_BIT(CLASS_NE);
/* (no imperatives: in small letters nouns are more often meant, "haus") */
static const uint64_t VERBS = (CLASS_BIT(CLASS_VMPP + 1) - 1) & ~CLASS_BIT(CLASS_VVIMP);
static const uint64_t ADJECTIVES =
    (CLASS_BIT(CLASS_PA2D_SUP + 1) - 1) & ~(CLASS_BIT(CLASS_ADJA) - 1);

/* The only reading that the lexicon has of the form as it is written, if its case fits. */
static int only_reading(const char *form, size_t n, int letters, Reading *reading) {
    LexiconEntry entry;
    uint64_t classes = letters == CAPITAL ? NOUNS
                       : letters == SMALL ? VERBS | ADJECTIVES
                                          : NOUNS | VERBS | ADJECTIVES;

    if (!lexicon_find(form, n, &entry) || entry.count != 1 || !(entry.classes & classes)) return 0;
    *reading = lexicon_reading(&entry, 0);
    return 1;
}

/* Adds a lemma. */
static void add_lemma(TermMaker *maker, unsigned use, const char *lemma, size_t n) {
    if (!(use & TERM_QUERY)) note_woman(maker, lemma, n);
    add_base(maker, use, lemma, n, "", 0);
}

/* Adds the lemmas of a form's only readings in small letters and with a capital. */
static void add_any_case(TermMaker *maker, unsigned use, const char *form, size_t n) {
    char small[TERM_WORD + 4], capital[TERM_WORD + 8], lemma[TERM_WORD + 8 + LEXICON_LEMMA];
    Reading reading;

    maker->stem.n = 0;
    stem_small(&maker->stem, form, n);
    n = maker->stem.n;
    if (maker->stem.rc || n == 0 || n > TERM_WORD) return;
    memcpy(small, maker->stem.p, n);
    small[n] = 0;
    if (only_reading(small, n, SMALL, &reading)) {
        add_lemma(maker, use, lemma, lexicon_lemma(&reading, small, n, lemma));
    }
    n = other_case(small, n, capital);
    if (only_reading(capital, n, CAPITAL, &reading)) {
        add_lemma(maker, use, lemma, lexicon_lemma(&reading, capital, n, lemma));
    }
}

/*
** Adds the lemmas of a form. One with a capital is a noun where it can be one, one without is
** something else where it can be. Most forms of the lexicon have one reading, so that nothing need
** be guessed.
*/
static void add_lemmas(TermMaker *maker, unsigned use, const char *form, size_t n, int letters) {
    char text[LEMMA_GUESSES * (TERM_WORD + LEMMA_ROOM)];
    LemmaGuess guess;
    Reading reading;
    unsigned i, nouns = 0;

    if (letters == ANY_CASE) {
        add_any_case(maker, use, form, n);
    } else if (only_reading(form, n, letters, &reading)) {
        add_lemma(maker, use, text, lexicon_lemma(&reading, form, n, text));
        return;
    }
    lemma_guess(form, n, &guess, text);
    for (i = 0; i < guess.count; i++) nouns += is_nominal(guess.tag[i]) != 0;
    for (i = 0; i < guess.count; i++) {
        int noun = is_nominal(guess.tag[i]);
        if (letters == CAPITAL && !noun && nouns) continue;
        if (letters == SMALL && noun && nouns < guess.count) continue;
        if (guess.tag[i] == STTS_VVIMP && guess.count > 1) continue;
        add_lemma(maker, use, text + guess.at[i], guess.n[i]);
    }
}

/* Does the lexicon have the form, with a capital or without? */
static int is_known(const char *word, size_t n) {
    char other[TERM_WORD + 4];
    LexiconEntry entry;

    return lexicon_find(word, n, &entry) || lexicon_find(other, other_case(word, n, other), &entry);
}

/* Do the beginning of a word and the base form of a later part make a noun of the lexicon? */
static int is_span(const char *head, size_t head_n, const char *tail, size_t tail_n) {
    const uint64_t nouns = CLASS_BIT(CLASS_NN) | CLASS_BIT(CLASS_NN_INF) | CLASS_BIT(CLASS_NN_ADJ);
    char word[2 * TERM_WORD], other[2 * TERM_WORD + 4];
    LexiconEntry entry;
    size_t n = head_n;

    if (head_n + tail_n + 4 > sizeof word || tail_n == 0) return 0;
    memcpy(word, head, head_n);
    if (begins_upper(tail)) {
        n += other_case(tail, tail_n, word + n);
    } else {
        memcpy(word + n, tail, tail_n);
        n += tail_n;
    }
    if (!begins_upper(word)) {
        n = other_case(word, n, other);
        return lexicon_find(other, n, &entry) && entry.classes & nouns;
    }
    return lexicon_find(word, n, &entry) && entry.classes & nouns;
}

/* Do hyphens, or the word's ends, stand around these parts? */
static int is_piece(const char *word, const Compound *compound, unsigned first, unsigned last) {
    const CompoundPart *parts = compound->parts;
    return (first == 0 || word[parts[first].start - 1] == '-') &&
           (last + 1 == compound->count || word[parts[last + 1].start - 1] == '-');
}

/*
** Adds the parts of a compound, what its later parts make together, and what other neighbours
** make where hyphens say so or the lexicon has it: Haus, Halt, Streit, "Haltsstreit" and
** "Haushalt" of "Haushaltsstreit".
*/
static void add_parts(TermMaker *maker, unsigned use, const char *word, const Compound *compound) {
    unsigned i, j, last = compound->count - 1;
    int lemma = (maker->options & TERM_LEMMA) != 0;

    for (j = 0; j <= last; j++) {
        const CompoundPart *end = &compound->parts[j];
        const char *tail = lemma ? end->lemma : word + end->start;
        size_t tail_n = lemma ? end->lemma_length : end->length;

        add_base(maker, use, "", 0, tail, tail_n);
        for (i = j < SPAN ? 0 : j - SPAN; i < j; i++) {
            const char *head = word + compound->parts[i].start;
            size_t head_n = end->start - compound->parts[i].start;
            if (i == 0 && j == last) continue; /* the word */
            if (j == last || is_piece(word, compound, i, j) || is_span(head, head_n, tail, tail_n))
                add_base(maker, use, head, head_n, tail, tail_n);
        }
    }
}

/*
** Where a sentence begins the capital says nothing, if the lexicon has the word without.
** Imperatives do not count: hardly a sentence of news begins with one, and "Haus" is one.
*/
static int case_at_begin(const char *word, size_t n) {
    char small[TERM_WORD + 4];
    size_t m = other_case(word, n, small);
    LexiconEntry entry;

    return lexicon_find(small, m, &entry) && entry.classes != CLASS_BIT(CLASS_VVIMP) ? ANY_CASE
                                                                                     : CAPITAL;
}

static void note_part(TermMaker *maker, const Compound *compound) {
    const CompoundPart *last = &compound->parts[compound->count - 1];
    note_woman(maker, last->lemma, last->lemma_length);
}

/* Is the word to be taken apart? Short ones and forms of simple verbs are not worth the time. */
static int may_split(const char *word, size_t n, int letters) {
    Reading reading;
    if (n < SHORTEST) return 0;
    return letters != SMALL || !only_reading(word, n, letters, &reading) ||
           !(CLASS_BIT(reading.class) & VERBS);
}

/* What a word of the text is indexed under besides itself. */
static void add_index(TermMaker *maker, unsigned use, const char *word, size_t n) {
    int letters = case_of(word, n), split = 0, known = is_known(word, n);
    const char *form = word;
    char other[TERM_WORD];
    Compound compound;

    maker->woman_n = 0;
    if (maker->options & TERM_SPLIT && may_split(word, n, letters)) {
        compound_split(word, n, &compound);
        if (compound.count == 1 && !known && maker->options & TERM_FOLD &&
            respell(word, n, 1, 0, other)) {
            form = other;
            compound_split(form, n, &compound);
        }
        split = compound.count > 1;
    }
    if (maker->options & TERM_LEMMA) {
        if (split) note_part(maker, &compound);
        if (letters == CAPITAL && use & TERM_INITIAL) letters = case_at_begin(form, n);
        add_lemmas(maker, use, form, n, letters);
        if (split) note_part(maker, &compound);
    }
    /* what a query asks for that has the word as it is written */
    if (!known || !(maker->options & TERM_LEMMA)) add_base(maker, use, word, n, "", 0);
    if (split) add_parts(maker, use, form, &compound);
}

/*
** What a word of a query is looked for under. One that the lexicon lacks is looked for as it is
** written too, as its lemma is a guess.
*/
static void add_query(TermMaker *maker, unsigned use, const char *word, size_t n) {
    char other[TERM_WORD + 1] = {0}; /* a zero behind the word: its last letter ends there */
    int known = is_known(word, n), letters = case_of(word, n);

    if (maker->options & TERM_LEMMA) {
        const char *form = word;
        if (!known && maker->options & TERM_FOLD && respell(word, n, 1, 0, other) &&
            is_known(other, n)) {
            form = other;
        }
        if (letters == CAPITAL && use & TERM_INITIAL) letters = case_at_begin(form, n);
        add_lemmas(maker, use, form, n, letters == SMALL ? ANY_CASE : letters);
    }
    if (!(maker->options & TERM_LEMMA) || !known) add_base(maker, use, word, n, "", 0);
}

/* ---- tokens */

/*
** The word in maker->clean without what is no letter of it at its ends; with the genitive's
** apostrophe when `apostrophe` is set.
*/
static const char *trimmed(const TermMaker *maker, TokenKind kind, size_t *n) {
    const char *p = maker->clean.p;
    *n = maker->clean.n - 1;
    while (*n > 1 && (p[*n - 1] == '-' || (p[*n - 1] == '\'' && kind == TOKEN_WORD) ||
                      (p[*n - 1] == '.' && kind != TOKEN_WORD))) {
        --*n;
    }
    while (*n > 1 && *p == '-' && kind == TOKEN_WORD) {
        p++;
        --*n;
    }
    return p;
}

static int clean(TermMaker *maker, const char *word, size_t n) {
    maker->clean.n = 0;
    stem_clean(&maker->clean, word, n);
    buffer_byte(&maker->clean, 0);
    return maker->clean.rc;
}

/* The base forms of a word. */
static void add_word(TermMaker *maker, unsigned use, const char *word, size_t n) {
    char copy[TERM_WORD + 1];

    if (n > TERM_WORD || n == 0) return;
    memcpy(copy, word, n);
    if (n > 3 && memcmp(word + n - 2, "'s", 2) == 0) n -= 2; /* Peter's */
    n = plain_gender(copy, n);
    copy[n] = 0;
    if (use & TERM_QUERY) {
        add_query(maker, use, copy, n);
    } else {
        add_index(maker, use, copy, n);
    }
}

/* An address: its host, and each run of letters and digits behind the scheme. */
static void add_address(TermMaker *maker, const char *z, size_t n) {
    const char *mark = strstr(z, "://");
    size_t first = mark ? (size_t)(mark - z) + 3 : 0, start = first, i;
    uint32_t length, runs = 0;

    if (n - first > 4 && memcmp(z + first, "www.", 4) == 0) first = start = first + 4;
    if (!mark && (mark = memchr(z, '@', n)) != NULL) start = (size_t)(mark - z) + 1;
    for (i = start; i < n && !strchr("/?#:", z[i]); i++) continue;
    push_written(maker, z + start, i - start);
    for (i = first; i < n && runs < TERMS_MOST;) {
        start = i;
        while (i < n && class_is_word(char_class(text_decode(z + i, &length)))) i += length;
        if (i > start) {
            push_written(maker, z + start, i - start);
            runs++;
        } else {
            i += length;
        }
    }
}

/* Terms of what is no mark and no sign; the word is in maker->clean. */
static void add_token(TermMaker *maker, TokenKind kind, unsigned use) {
    unsigned more = use & TERM_FOREIGN ? 0 : maker->options;
    size_t n;
    const char *word = trimmed(maker, kind, &n);
    int is_word = kind == TOKEN_WORD || kind == TOKEN_ABBREVIATION;

    if (is_word && more & TERM_STOP && !(use & TERM_PREFIX) && is_stop(maker, word, n)) return;
    if (!(use & TERM_QUERY) || use & (TERM_PREFIX | TERM_FOREIGN) || kind != TOKEN_WORD ||
        n > TERM_WORD || !(more & (TERM_LEMMA | TERM_SPLIT | TERM_STEM))) {
        push_written(maker, word, n);
    }
    if (use & TERM_PREFIX) return;
    if (kind == TOKEN_URL || kind == TOKEN_EMAIL) {
        if (!(use & TERM_QUERY)) add_address(maker, word, n);
    } else if ((kind == TOKEN_HASHTAG || kind == TOKEN_MENTION) && n > 1) {
        if (use & TERM_QUERY) return;
        push_written(maker, word + 1, n - 1);
        kind = TOKEN_WORD;
        word++;
        n--;
    }
    if (kind == TOKEN_WORD && more & (TERM_LEMMA | TERM_SPLIT | TERM_STEM)) {
        add_word(maker, use, word, n);
    }
}

static int make(TermMaker *maker, const char *word, size_t n, TokenKind kind, unsigned use,
                const char *norm, size_t norm_n) {
    maker->list.n = 0;
    maker->count = 0;
    buffer_byte(&maker->list, 0); /* for the number of terms */
    if (clean(maker, word, n) == SQLITE_OK) add_token(maker, kind, use);
    if (norm && maker->count && maker->options & (TERM_LEMMA | TERM_SPLIT) &&
        !(use & TERM_FOREIGN) && clean(maker, norm, norm_n) == SQLITE_OK) {
        add_word(maker, use, maker->clean.p, maker->clean.n - 1);
    }
    if (maker->clean.rc) return maker->clean.rc;
    if (maker->base.rc) return maker->base.rc;
    if (maker->stem.rc) return maker->stem.rc;
    if (maker->term.rc) return maker->term.rc;
    return maker->list.rc;
}

/* ---- the maker */

static void free_buffers(TermMaker *maker) {
    buffer_free(&maker->list);
    buffer_free(&maker->clean);
    buffer_free(&maker->base);
    buffer_free(&maker->stem);
    buffer_free(&maker->term);
}

int term_open(TermMaker *maker, unsigned options) {
    memset(maker, 0, sizeof *maker);
    maker->options = options;
    if (options & TERM_STEM) maker->stemmer = stem_open();
    return options & TERM_STEM && !maker->stemmer ? SQLITE_NOMEM : SQLITE_OK;
}

void term_close(TermMaker *maker) {
    stem_close(maker->stemmer);
    free_buffers(maker);
    term_cache_free(&maker->cache);
}

int term_make(TermMaker *maker, const char *word, size_t n, TokenKind kind, unsigned use,
              const char *norm, size_t norm_n, Terms *terms) {
    uint64_t hash = 0;
    int cached, rc;

    terms->count = 0;
    if (n == 0 || kind == TOKEN_PUNCTUATION || kind == TOKEN_SYMBOL) return SQLITE_OK;
    cached = kind == TOKEN_WORD && !norm && !(use & TERM_QUERY) && n <= TERM_CACHE_FORM;
    if (cached) {
        const char *list;
        hash = hash_bytes(word, n);
        list = term_cache_find(&maker->cache, hash, word, n, use);
        if (list) {
            terms->count = (unsigned char)list[0];
            terms->p = list + 1;
            return SQLITE_OK;
        }
    }
    rc = make(maker, word, n, kind, use, norm, norm_n);
    if (rc) {
        free_buffers(maker); /* and with them their codes */
        return rc;
    }
    maker->list.p[0] = (char)maker->count;
    if (cached) {
        term_cache_add(&maker->cache, hash, word, n, use, maker->list.p, maker->list.n);
    }
    terms->count = maker->count;
    terms->p = maker->list.p + 1;
    return SQLITE_OK;
}

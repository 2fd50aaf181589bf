/*
** Words: letters with what holds them together (hyphens, apostrophes, dots, gender marks), and
** whether the full stop behind one belongs to it.
*/
#include <string.h>

#include "token/scan.h"

/* ASCII letters and digits. */
static inline int is_ascii_word(char c) {
    return ((unsigned char)(c | 32) >= 'a' && (unsigned char)(c | 32) <= 'z') ||
           (c >= '0' && c <= '9');
}

/* The bytes of ä ö ü ß and their like: U+00C0..U+00FF but × and ÷. */
static inline int is_latin1_letter(const char *z) {
    return z[0] == '\xC3' && text_continues(z[1]) && !text_continues(z[2]) && z[1] != '\x97' &&
           z[1] != '\xB7';
}

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

uint32_t scan_run(const char *text, uint32_t at) {
    uint32_t end = at, length, c;

    for (;;) {
        CharClass cls;
        if (is_ascii_word(text[at])) {
            end = ++at;
            continue;
        }
        if ((unsigned char)text[at] < 0x80) return end;
        if (is_latin1_letter(text + at)) {
            end = at += 2;
            continue;
        }
        c = text_decode(text + at, &length);
        cls = char_class(c);
        if (class_is_word(cls) || scan_is_raised(c)) {
            end = at += length;
        } else if (cls == CLASS_FORMAT) {
            at += length; /* belongs to the word when more of it follows */
        } else {
            return end;
        }
    }
}

uint32_t scan_word_flags(const char *word, size_t n) {
    return n < WORD_LIST_BYTES ? word_table_find(DATA_TOKENS, word, n) : 0;
}

size_t scan_lower(const char *word, size_t n, char *out) {
    size_t i;
    if (n >= WORD_LIST_BYTES) return 0;
    for (i = 0; i < n; i++) {
        char c = word[i];
        if (c >= 'A' && c <= 'Z') {
            c = (char)(c + 32);
        } else if (i > 0 && word[i - 1] == '\xC3' && text_continues(c) && c <= '\x9E' &&
                   c != '\x97') {
            c = (char)(c + 32);
        }
        out[i] = c;
    }
    return n;
}

uint32_t scan_lower_flags(const char *word, size_t n) {
    char small[WORD_LIST_BYTES];
    n = scan_lower(word, n, small);
    return n ? word_table_find(DATA_TOKENS, small, n) : 0;
}

uint32_t scan_last_flags(const Scanner *s) {
    const Tokens *t = s->tokens;
    if (t->n == 0 || t->flags[t->n - 1] & TOKEN_LINE) return 0;
    return scan_lower_flags(s->text + t->start[t->n - 1], t->length[t->n - 1]);
}

Next scan_next(const Scanner *s, uint32_t at) {
    Next next = {CLASS_LINE, at, 0, 0, 0};
    uint32_t length, stop = at + 16;

    while (at < s->n && at < stop) {
        CharClass cls = char_class(text_decode(s->text + at, &length));
        if (cls != CLASS_SPACE && cls != CLASS_FORMAT) {
            next.cls = cls;
            next.at = at;
            next.lower = cls == CLASS_LOWER;
            if (class_is_letter(cls)) {
                uint32_t end = at;
                while (end - at < WORD_LIST_BYTES && class_is_word(class_at(s->text + end))) {
                    text_decode(s->text + end, &length);
                    end += length;
                }
                next.flags = scan_lower_flags(s->text + at, end - at);
            }
            return next;
        }
        next.space = 1;
        at += length;
    }
    return next;
}

/* A full stop behind a word */

static int is_single_letter(const char *z, uint32_t start, uint32_t stop) {
    uint32_t length;
    CharClass cls = char_class(text_decode(z + start, &length));
    return class_is_letter(cls) && start + length == stop;
}

static int is_vowel(const char *z) {
    return strchr("aeiouyAEIOUY", *z) != NULL || *z == '\xC3';
}

/*
** Shortened words that no list need hold: none but consonants ("Bspw", "vgl"), or an end no
** German word has (consonant and l or r: "schriftl", "Zeitschr").
*/
static int looks_shortened(const char *z, uint32_t start, uint32_t stop) {
    uint32_t i, n = stop - start, vowels = 0, capitals = 0;
    if (n < 2 || n > 24 || scan_word_flags(z + start, n) & WORD_UNIT) return 0;
    for (i = start; i < stop; i++) {
        if ((unsigned char)z[i] >= 0x80 && z[i] != '\xC3' && (i == start || z[i - 1] != '\xC3'))
            return 0;
        if (z[i] >= '0' && z[i] <= '9') return 0;
        vowels += (uint32_t)is_vowel(z + i);
        capitals += z[i] >= 'A' && z[i] <= 'Z';
    }
    if (capitals > (z[start] >= 'A' && z[start] <= 'Z')) return 0; /* GmbH, SPD */
    if (vowels == 0) return n <= 5;
    return n >= 4 && (z[stop - 1] == 'l' || z[stop - 1] == 'r') &&
           strchr("bcfghkpt", z[stop - 2]) != NULL &&
           !(z[stop - 2] == 'h' &&
             (is_vowel(z + stop - 3) || text_continues(z[stop - 3]))); /* Jahr */
}

/* "2,70 m. Der": a unit of one letter has no full stop of its own; "s." is "siehe". */
static int is_unit_at_end(const Scanner *s, uint32_t start, const Next *next) {
    const Tokens *t = s->tokens;
    const char *letter = s->text + start;
    if (t->n == 0 || t->kind[t->n - 1] != TOKEN_NUMBER || t->flags[t->n - 1] & TOKEN_LINE) return 0;
    if (*letter < 'a' || *letter > 'z' || *letter == 's' ||
        !(scan_word_flags(letter, 1) & WORD_UNIT))
        return 0;
    return next->cls == CLASS_UPPER || next->cls == CLASS_QUOTE || next->cls == CLASS_OPEN ||
           next->cls == CLASS_CLOSE || next->cls == CLASS_DASH;
}

/* ... of one letter: an initial, unless it ends a sentence as in "Plan B." */
static int is_initial(const Scanner *s, uint32_t start, const Next *next) {
    if (next->cls == CLASS_LINE)
        return s->tokens->n > 0 && !(scan_last_flags(s) & WORD_NUMBERED) &&
               s->tokens->kind[s->tokens->n - 1] == TOKEN_ABBREVIATION;
    if (s->tokens->n == 0 || s->tokens->flags[s->tokens->n - 1] & TOKEN_LINE)
        return 1; /* "C. Was wir tun" */
    if (s->tokens->kind[s->tokens->n - 1] == TOKEN_ABBREVIATION &&
        s->tokens->length[s->tokens->n - 1] == 2) {
        return 1; /* z. B. */
    }
    if (is_unit_at_end(s, start, next)) return 0;
    if (scan_last_flags(s) & WORD_NUMBERED) return 0;
    if (next->cls == CLASS_UPPER)
        return !(next->flags & WORD_STARTS) || class_at(s->text + start) == CLASS_LOWER;
    return 1;
}

/* What the list says of the part behind the last hyphen: "Reg.-Bez." */
static uint32_t last_part_flags(const char *z, uint32_t start, uint32_t stop) {
    uint32_t cut = stop;
    while (cut > start && z[cut - 1] != '-') cut--;
    return cut > start ? word_table_find(DATA_ABBREVIATIONS, z + cut, stop + 1 - cut) : 0;
}

/* Is the last token one that an abbreviation likes to follow: "Dr. med.", "3 Min."? */
static int is_abbreviating(const Scanner *s) {
    const Tokens *t = s->tokens;
    if (t->n == 0 || t->flags[t->n - 1] & TOKEN_LINE) return 0;
    return t->kind[t->n - 1] == TOKEN_ABBREVIATION || t->kind[t->n - 1] == TOKEN_NUMBER;
}

/* Is the next token the first of a line or of a sentence, where any word has a capital? */
static int begins_sentence(const Scanner *s) {
    const Tokens *t = s->tokens;
    return t->n == 0 || t->flags[t->n - 1] & TOKEN_LINE || t->kind[t->n - 1] == TOKEN_PUNCTUATION;
}

int scan_abbreviation(const Scanner *s, uint32_t start, uint32_t stop) {
    const char *z = s->text;
    uint32_t n = stop + 1 - start, flags;
    char small[WORD_LIST_BYTES];
    Next next = scan_next(s, stop + 1);

    if (n >= WORD_LIST_BYTES) return 0;
    if (is_single_letter(z, start, stop)) return is_initial(s, start, &next);
    flags = word_table_find(DATA_ABBREVIATIONS, z + start, n);
    if (!flags && begins_sentence(s) && scan_lower(z + start, n, small)) {
        flags = word_table_find(DATA_ABBREVIATIONS, small, n);
    }
    if (!flags) flags = last_part_flags(z, start, stop);
    if (z[stop + 1] && strchr(",;:?", z[stop + 1]))
        return class_at(z + stop + 2) <= CLASS_LINE || flags;
    if (flags & ABBREVIATION_WORD) {
        if (next.space && is_abbreviating(s)) return 1;
        return next.space && (next.lower || next.cls == CLASS_DIGIT || next.cls == CLASS_PUNCT);
    }
    if (flags) return next.cls != CLASS_LINE || (flags & ABBREVIATION_ENDS) || !next.space;
    return looks_shortened(z, start, stop) &&
           !(next.cls == CLASS_LINE || (next.cls == CLASS_UPPER && next.flags & WORD_STARTS));
}

/*
** z.B. u.a. e.V. i.d.R.: letters with a full stop behind each; the end, or `start` when it is
** none.
*/
static uint32_t scan_letters(const Scanner *s, uint32_t start) {
    const char *z = s->text;
    uint32_t at = start, length, parts = 0;
    while (class_is_letter(char_class(text_decode(z + at, &length))) && z[at + length] == '.' &&
           parts < 8) {
        at += length + 1;
        parts++;
    }
    if (parts == 0) at = scan_run(z, start) + 1; /* behind the first full stop */
    if (parts <= 1 && at - start <= 4) {         /* u.dgl. i.allg. m.wN. LL.M. */
        uint32_t end = scan_run(z, at);
        if (end > at && end - start < 16 && z[end] == '.' &&
            word_table_find(DATA_ABBREVIATIONS, z + start, end + 1 - start)) {
            return end + 1;
        }
    }
    return parts >= 2 ? at : start;
}

static int is_upper_run(const char *z, uint32_t start, uint32_t end) {
    uint32_t i;
    for (i = start; i < end; i++) {
        if (z[i] < 'A' || z[i] > 'Z') return 0;
    }
    return end > start;
}

/*
** Full stops inside a word: EU-U.S., C4.5, SP.ON, Zeitschr.titel, tagesschau.de, readme.txt. The
** end, or `at`.
*/
static uint32_t scan_inner_dot(const Scanner *s, uint32_t start, uint32_t at, TokenKind *kind) {
    const char *z = s->text;
    uint32_t end = scan_dotted(s, at, kind), flags;

    if (end > at) return end;
    if (at > start + 1 && z[at - 2] == '-') {
        end = scan_letters(s, at - 1);
        if (end > at) return end;
    }
    end = scan_run(z, at + 1);
    if (end == at + 1) return at;
    if (end - start < WORD_LIST_BYTES &&
        word_table_find(DATA_ABBREVIATIONS, z + start, end - start)) {
        return end;
    }
    if (is_digit(z[at - 1]) && is_digit(z[at + 1])) return end;
    if (is_upper_run(z, start, at) && is_upper_run(z, at + 1, end) && end - at <= 4 &&
        at - start <= 4) {
        return end;
    }
    flags = at + 1 - start < WORD_LIST_BYTES
                ? word_table_find(DATA_ABBREVIATIONS, z + start, at + 1 - start)
                : 0;
    if (class_at(z + at + 1) == CLASS_LOWER && (flags || looks_shortened(z, start, at)) &&
        z[end] != '.') {
        return end;
    }
    return at;
}

/* Gender marks */

static int has_suffix(const char *z, uint32_t at, const char *const *suffixes, uint32_t *end) {
    for (; *suffixes; suffixes++) {
        size_t n = strlen(*suffixes);
        if (strncmp(z + at, *suffixes, n) == 0) {
            *end = at + (uint32_t)n;
            return 1;
        }
    }
    return 0;
}

/*
** Leser:innen Schüler*in jede_r Mitarbeiter/-innen Nutzer(innen) eine(n): the end of the whole
** word, or `at` when the mark there is none of gender.
*/
static uint32_t scan_gender(const char *z, uint32_t start, uint32_t at) {
    static const char *const FEMININE[] = {"innen", "Innen", "INNEN", "in", "In", "IN", NULL};
    static const char *const SMALL_FEMININE[] = {"innen", "in", NULL};
    static const char *const ENDINGS[] = {"es", "er", "em", "en", "e", "n", "r", "s", "m", NULL};
    char mark = z[at];
    uint32_t from = at + 1, end = at;
    int slash = mark == '/' || mark == '(', feminine;

    if (at - start < 3) return at;
    if (text_is(z + at, "(inn)")) return scan_run(z, at + 5); /* Kund(inn)en */
    if (slash && z[from] == '-') from++;
    feminine = has_suffix(z, from, slash ? SMALL_FEMININE : FEMININE, &end);
    if (!feminine && !has_suffix(z, from, ENDINGS, &end)) return at;
    if (mark == '(') return z[end] == ')' && class_at(z + end + 1) != CLASS_LOWER ? end + 1 : at;
    if (class_is_word(class_at(z + end))) { /* Leser:innenbriefe goes on */
        return feminine && !slash && end - from > 2 ? scan_run(z, end) : at;
    }
    return mark == '*' && z[end] == '*' ? at : end;
}

/* Apostrophes */

static int is_apostrophe(const char *z, uint32_t at, uint32_t *length) {
    if (z[at] == '\'' || z[at] == '`') {
        *length = 1;
        return z[at] == '\'';
    }
    *length = text_is(z + at, "’");
    if (!*length) *length = text_is(z + at, "´");
    return *length > 0;
}

/* Does the word end so that its genitive is written with an apostrophe: Hans', Marx', Fritz' */
static int is_bare_genitive(const char *z, uint32_t start, uint32_t end) {
    return end - start >= 3 && class_at(z + start) == CLASS_UPPER &&
           (strchr("sxz", z[end - 1]) != NULL || strncmp(z + end - 2, "\xC3\x9F", 2) == 0 ||
            strncmp(z + end - 2, "ce", 2) == 0);
}

/* Goes on behind an apostrophe at `at`: the word's end, or `at` when the word ends before it. */
static uint32_t scan_apostrophe(const Scanner *s, uint32_t start, uint32_t at, uint32_t length) {
    const char *z = s->text;
    uint32_t from = at + length, end = scan_run(z, from);

    if (end == from) { /* Hans' Haus, hab' ich */
        if (strncmp(z + from, "''", 2) == 0 && is_bare_genitive(z, start, at)) return from;
        if (s->single || (class_at(z + from) != CLASS_SPACE && z[at] != '\xE2')) return at;
        if (is_bare_genitive(z, start, at)) return from;
        return scan_lower_flags(z + start, at - start) & WORD_CONTRACTS &&
                       class_at(z + from) == CLASS_SPACE
                   ? from
                   : at;
    }
    if (end - from == 1 && (z[from] == 's' || z[from] == 'S')) { /* Peter's, but geht's is two */
        if (class_at(z + start) == CLASS_LOWER && !memchr(z + start, '-', at - start)) return at;
        return scan_lower_flags(z + start, at - start) & WORD_CONTRACTS ? at : end;
    }
    return end; /* O'Connor, L’Oréal, so'n */
}

/* A word part of small capitals before & or +: AT&T, Disney+ */
static int begins_upper(const char *z, uint32_t start) {
    CharClass cls = class_at(z + start);
    return cls == CLASS_UPPER || cls == CLASS_DIGIT;
}

/* The word's end behind the sign at `at`, or `at` when the word ends there. */
static uint32_t scan_joined(const Scanner *s, uint32_t start, uint32_t at, TokenKind *kind) {
    const char *z = s->text;
    uint32_t length, end;

    switch (z[at]) {
    case '-':
        if (class_is_word(class_at(z + at + 1))) return scan_run(z, at + 1);
        if (strchr("->", z[at + 1]) && z[at + 1]) return at;
        return class_is_word(class_at(z + text_before(z, at))) ? at + 1 : at; /* Ein- und Ausfuhr */
    case '.':
        return scan_inner_dot(s, start, at, kind);
    case '_':
        end = scan_gender(z, start, at);
        return end > at || !class_is_word(class_at(z + at + 1)) ? end : scan_run(z, at + 1);
    case ':':
    case '*':
    case '(':
        return scan_gender(z, start, at);
    case '/': /* km/h before eine/r */
        end = scan_run(z, at + 1);
        if (end > at + 1 && scan_word_flags(z + start, end - start) & WORD_UNIT) return end;
        return scan_gender(z, start, at);
    case '&':
        end = scan_run(z, at + 1);
        return end > at + 1 && at - start <= 4 && begins_upper(z, start) &&
                       begins_upper(z, at + 1) && z[end] != ';'
                   ? end
                   : at;
    case '+':
        end = at + 1 + (z[at + 1] == '+');
        return begins_upper(z, start) && !class_is_word(class_at(z + end)) && z[end] != '+' ? end
                                                                                            : at;
    case '#':
        return at - start == 1 && begins_upper(z, start) && !class_is_word(class_at(z + at + 1))
                   ? at + 1
                   : at;
    case '\xE2':
        if (text_is(z + at, "\u2010") || text_is(z + at, "\u2011")) {
            end = scan_run(z, at + 3); /* U+2010 and U+2011, hyphens */
            return end > at + 3 ? end : at;
        }
        break;
    default:
        break;
    }
    return is_apostrophe(z, at, &length) ? scan_apostrophe(s, start, at, length) : at;
}

/*
** A Roman number; of single letters those that kings and centuries bear, the others are
** initials.
*/
static int is_roman(const char *z, uint32_t start, uint32_t end) {
    uint32_t i;
    if (end - start == 1 && !strchr("IVX", z[start])) return 0;
    for (i = start; i < end; i++) {
        if (!strchr("IVXLC", z[i])) return 0;
    }
    return end > start && end - start <= 8;
}

uint32_t scan_word_from(const Scanner *s, uint32_t start, uint32_t end, TokenKind *kind) {
    const char *z = s->text;
    uint32_t at;

    for (;;) {
        while (end < s->n && (at = scan_joined(s, start, end, kind)) > end) {
            end = at;
            if (*kind == TOKEN_URL) return end;
        }
        if (z[end] != '.' || z[end - 1] == '.' || z[end + 1] == '.') return end;
        if (z[end + 1] != '-' || !class_is_letter(class_at(z + end + 2))) break;
        end = scan_run(z, end + 2); /* Dipl.-Ing., U.S.-Präsident */
    }
    if (is_roman(z, start, end) && scan_ordinal(s, start, end)) {
        *kind = TOKEN_ORDINAL;
        return end + 1;
    }
    if (scan_abbreviation(s, start, end)) {
        *kind = TOKEN_ABBREVIATION;
        return end + 1;
    }
    return end;
}

uint32_t scan_word(const Scanner *s, uint32_t start, TokenKind *kind) {
    const char *z = s->text;
    uint32_t at, end = scan_run(z, start);

    *kind = TOKEN_WORD;
    if (z[end] == ' ' || end == s->n) return end; /* most words */
    if (z[end] && strchr(".:-_@+%", z[end])) {
        at = scan_address(s, start, kind);
        if (at > start) return at;
    }
    if (z[end] == ':' || z[end] == '.') {
        at = scan_link(s, start, kind);
        if (at > start) return at;
    }
    if (z[end] == '.') {
        at = scan_letters(s, start);
        if (at > start) {
            if (z[at] == '-' && class_is_letter(class_at(z + at + 1))) {
                return scan_word_from(s, start, scan_run(z, at + 1), kind);
            }
            *kind = TOKEN_ABBREVIATION;
            return at;
        }
    }
    return scan_word_from(s, start, end, kind);
}

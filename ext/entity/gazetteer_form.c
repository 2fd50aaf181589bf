/* Names: in which forms they are compared, which inflections are theirs, how aliases are read. */
#include "entity/gazetteer_form.h"

#include <string.h>
#include <unicode/uchar.h>

#include "token/class.h"
#include "word/fold.h"

enum {
    STEM_LEAST = 3, /* bytes of an adjective before its ending */
    GIVEN = 1 << 5  /* DATA_NAMES: a first name, letter f */
};

/* ---- forms */

uint32_t form_sign(const char *text, const GazetteerAtom *atom) {
    uint32_t length, c;

    if (atom->flags & ATOM_WORD) return 0;
    c = text_decode(text + atom->start, &length);
    if (c == 0x2BC || c == 0x2018 || c == 0x2019) return '\'';
    if (c == 0x2010 || c == 0x2011) return '-';
    return c;
}

static void add_small(Buffer *out, uint32_t c) {
    if (c == 0xDF || c == 0x1E9E) {
        buffer_add(out, "ss", 2);
    } else {
        buffer_char(out, (uint32_t)u_tolower((UChar32)c));
    }
}

void form_word(Buffer *out, Form form, const char *text, const GazetteerAtom *atom) {
    uint32_t i = atom->start, end = i + atom->length, length;

    if (form == FORM_FOLDED) {
        fold_text(out, text + i, atom->length);
        return;
    }
    if (form == FORM_WRITTEN && !(atom->flags & ATOM_HIDDEN)) {
        buffer_add(out, text + i, atom->length);
        return;
    }
    for (; i < end; i += length) {
        uint32_t c = text_decode(text + i, &length);
        if (c < 0x80 && form == FORM_SMALL) {
            buffer_byte(out, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
        } else if (char_class(c) == CLASS_FORMAT) {
            continue;
        } else if (form == FORM_SMALL) {
            add_small(out, c);
        } else if (form == FORM_FIRST && i == atom->start) {
            buffer_char(out, (uint32_t)u_tolower((UChar32)c));
        } else {
            buffer_add(out, text + i, length);
        }
    }
}

/* ---- inflection */

/* What a word of a name may do. */
enum Role {
    ROLE_NOUN = 1,     /* take the endings of nouns */
    ROLE_ADJECTIVE = 2 /* change the endings of adjectives */
};

static int ends_in(const char *word, size_t n, const char *end) {
    size_t m = strlen(end);
    return n > m && memcmp(word + n - m, end, m) == 0;
}

/* Is `more` an ending that the noun takes: Merkels, Bundestages, Schweizern, Schweizerinnen? */
static int takes(const char *noun, size_t n, const char *more, size_t more_n) {
    char last = noun[n - 1];
    int hissing = last == 's' || last == 'x' || last == 'z' || ends_in(noun, n, "ß");

    if (n < 2) return 0;
    if (more_n == 1 && *more == 's') return !hissing;
    if (more_n == 1 && *more == 'n') return last == 'e' || ends_in(noun, n, "er");
    if (more_n == 2 && memcmp(more, "es", 2) == 0) {
        return hissing || memchr("bcdfghjklmnpqrtvwy", last, 18) != NULL;
    }
    return more_n == 3 && memcmp(more, "nen", 3) == 0 && ends_in(noun, n, "in");
}

/* Bytes of an adjective's ending, 0 where it has none. */
static size_t adjective_ending(const char *word, size_t n) {
    if (n >= STEM_LEAST + 2 && word[n - 2] == 'e' && memchr("nrsm", word[n - 1], 4)) return 2;
    return n >= STEM_LEAST + 1 && word[n - 1] == 'e' ? 1 : 0;
}

/* Are two adjectives the same but for their endings: Deutsche, Deutschen? */
static int same_adjective(const char *a, size_t n, const char *b, size_t m) {
    size_t one = adjective_ending(a, n), other = adjective_ending(b, m);
    return one && other && n - one == m - other && memcmp(a, b, n - one) == 0;
}

/*
** The roles of a word: the last one of a name is a noun, one before another word an adjective where
** its ending is one's, unless it is a first name ("Anne Meier" is not "Anner Meier"); before a
** small word it may be either (Bundesamt für Migration, Freie und Hansestadt).
*/
static int role_of(const char *name, const GazetteerAtom *own, uint32_t i, uint32_t count) {
    const GazetteerAtom *next = &own[i + 1];
    int roles;

    if (i + 1 == count) return ROLE_NOUN;
    if (!(next->flags & ATOM_WORD) || !(next->flags & ATOM_SPACE)) return 0;
    roles = next->flags & ATOM_LOWER ? ROLE_NOUN | ROLE_ADJECTIVE : ROLE_ADJECTIVE;
    if (word_table_find(DATA_NAMES, name + own[i].start, own[i].length) & GIVEN) {
        roles &= ~ROLE_ADJECTIVE;
    }
    return roles;
}

/* ---- comparing */

static int same_word(GazetteerRoom *room, Form form, const char *name, const GazetteerAtom *own,
                     const char *text, const GazetteerAtom *atom, int roles) {
    const char *a, *b;
    size_t n, m;

    room->name.n = room->text.n = 0;
    form_word(&room->name, form == FORM_FIRST ? FORM_WRITTEN : form, name, own);
    form_word(&room->text, form, text, atom);
    a = room->name.p;
    b = room->text.p;
    n = room->name.n;
    m = room->text.n;
    if (room->name.rc || room->text.rc || n == 0) return 0;
    if (n == m && memcmp(a, b, n) == 0) return 1;
    if (roles & ROLE_ADJECTIVE && same_adjective(a, n, b, m)) return 1;
    return roles & ROLE_NOUN && m > n && memcmp(a, b, n) == 0 && takes(a, n, b + n, m - n);
}

static int same_all(GazetteerRoom *room, Form form, const char *name, const GazetteerAtom *own,
                    const char *text, const GazetteerAtom *atoms, uint32_t count) {
    uint32_t i;

    for (i = 0; i < count; i++) {
        Form here = form == FORM_FIRST && i > 0 ? FORM_WRITTEN : form;
        if (!(own[i].flags & ATOM_WORD)) {
            if (form_sign(name, &own[i]) != form_sign(text, &atoms[i])) return 0;
        } else if (!same_word(room, here, name, &own[i], text, &atoms[i],
                              role_of(name, own, i, count))) {
            return 0;
        }
    }
    return 1;
}

/* Where case is not compared letter by letter: do the words begin in the same case? */
static int same_cases(const GazetteerAtom *own, const GazetteerAtom *atoms, uint32_t count,
                      int capitals) {
    const uint8_t both = ATOM_UPPER | ATOM_LOWER;
    uint32_t i;

    for (i = 0; i < count && !capitals; i++) {
        if ((own[i].flags & both) == (atoms[i].flags & both)) continue;
        if (i > 0 || own[0].flags & ATOM_UPPER || !(atoms[0].flags & ATOM_START)) return 0;
    }
    return 1;
}

int gazetteer_compare(GazetteerRoom *room, unsigned options, const char *name, size_t name_n,
                      const char *text, const GazetteerAtom *atoms, uint32_t count) {
    GazetteerAtom own[GAZETTEER_ATOMS + 1];
    uint32_t at = 0, i = 0, letters = 0, length = (uint32_t)name_n;
    int small = 0, capitals = 1;

    if (name_n > GAZETTEER_BYTES) return 0;
    while (i < count && gazetteer_cut(name, length, &at, i ? &own[i - 1] : NULL, &own[i])) {
        uint8_t differ = own[i].flags ^ atoms[i].flags;
        if (differ & ATOM_WORD || atoms[i].length > FORM_LONGEST) return 0;
        if (i > 0 && (differ & ATOM_SPACE || atoms[i].flags & ATOM_BREAK)) return 0;
        letters += own[i].letters;
        if (own[i].flags & ATOM_SMALL) small = 1;
        if (atoms[i].flags & ATOM_SMALL) capitals = 0;
        i++;
    }
    if (i < count || gazetteer_cut(name, length, &at, &own[i - 1], &own[i])) return 0;
    if (options & GAZETTEER_FOLD && small && letters > GAZETTEER_SHORT) {
        return same_all(room, FORM_FOLDED, name, own, text, atoms, count) &&
               same_cases(own, atoms, count, capitals);
    }
    if (same_all(room, FORM_WRITTEN, name, own, text, atoms, count)) return 1;
    if (own[0].flags & ATOM_LOWER && atoms[0].flags & ATOM_UPPER && atoms[0].flags & ATOM_START &&
        same_all(room, FORM_FIRST, name, own, text, atoms, count)) {
        return 1;
    }
    return capitals && small && letters > GAZETTEER_SHORT &&
           same_all(room, FORM_SMALL, name, own, text, atoms, count);
}

/* ---- names and aliases as they are given */

const char *gazetteer_refuses(const char *name, size_t n) {
    GazetteerAtom atom, before;
    uint32_t at = 0, count = 0;

    if (n > GAZETTEER_BYTES) return "text of at most 500 bytes";
    while (gazetteer_cut(name, (uint32_t)n, &at, count ? &before : NULL, &atom)) {
        if (count && atom.flags & ATOM_BREAK) return "text without an empty line";
        before = atom;
        if (++count > GAZETTEER_ATOMS) return "text of at most 64 words and signs";
    }
    return count ? NULL : "text with a word or a sign";
}

static int is_white(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t skip_white(const char *text, size_t n, size_t at) {
    while (at < n && is_white(text[at])) at++;
    return at;
}

/* Four digits of \uXXXX; 0 where there are none, and for \u0000, which no name holds. */
static uint32_t read_hex(const char *text, size_t n, size_t at) {
    uint32_t c = 0;
    size_t i;

    for (i = at; i < at + 4; i++) {
        char d = i < n ? text[i] : 0;
        if (d >= '0' && d <= '9') {
            c = c << 4 | (uint32_t)(d - '0');
        } else if ((d | 32) >= 'a' && (d | 32) <= 'f') {
            c = c << 4 | (uint32_t)((d | 32) - 'a' + 10);
        } else {
            return 0;
        }
    }
    return c;
}

/* An escape behind a backslash; `*at` moves behind it. 0 where it is none. */
static uint32_t read_escape(const char *text, size_t n, size_t *at) {
    static const char LETTERS[] = "\"\\/bfnrt", MEANT[] = "\"\\/\b\f\n\r\t";
    const char *found;
    uint32_t c, low;

    if (*at >= n) return 0;
    if (text[*at] != 'u') {
        found = memchr(LETTERS, text[*at], sizeof LETTERS - 1);
        if (!found) return 0;
        (*at)++;
        return (unsigned char)MEANT[found - LETTERS];
    }
    c = read_hex(text, n, *at + 1);
    if (!c) return 0;
    *at += 5;
    if (c >= 0xD800 && c < 0xDC00 && *at + 1 < n && text[*at] == '\\' && text[*at + 1] == 'u') {
        low = read_hex(text, n, *at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
            *at += 6;
            return 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    return c >= 0xD800 && c < 0xE000 ? TEXT_BAD : c;
}

/* A string of JSON whose opening quotation mark is at `*at`, which moves behind the closing one. */
static int read_string(const char *text, size_t n, size_t *at, Buffer *room, const char **alias,
                       size_t *alias_n) {
    size_t first;

    if (*at >= n || text[*at] != '"') return SQLITE_ERROR;
    first = ++*at;
    room->n = 0;
    while (*at < n && text[*at] != '"') {
        if (text[*at] == '\\') {
            size_t escape = *at + 1;
            uint32_t c = read_escape(text, n, &escape);
            if (!c) return SQLITE_ERROR;
            buffer_add(room, text + first, *at - first);
            buffer_char(room, c);
            first = *at = escape;
        } else {
            ++*at;
        }
    }
    if (*at >= n) return SQLITE_ERROR;
    *alias = text + first;
    *alias_n = *at - first;
    if (room->n) {
        buffer_add(room, *alias, *alias_n);
        buffer_byte(room, 0);
        *alias = room->p;
        *alias_n = room->n - 1;
    }
    ++*at;
    return room->rc ? SQLITE_NOMEM : SQLITE_ROW;
}

static void trim(const char **alias, size_t *n) {
    while (*n && is_white(**alias)) ++*alias, --*n;
    while (*n && is_white((*alias)[*n - 1])) --*n;
}

/* The array from `[` on; between calls `*at` is at a string or behind the array's end. */
static int next_string(const char *text, size_t n, size_t *at, Buffer *room, const char **alias,
                       size_t *alias_n) {
    int rc;

    if (*at > n) return SQLITE_DONE;
    if (*at == 0) {
        *at = skip_white(text, n, skip_white(text, n, 0) + 1);
        if (*at < n && text[*at] == ']') {
            *at = skip_white(text, n, *at + 1);
            return *at == n ? SQLITE_DONE : SQLITE_ERROR;
        }
    }
    rc = read_string(text, n, at, room, alias, alias_n);
    if (rc != SQLITE_ROW) return rc;
    trim(alias, alias_n);
    *at = skip_white(text, n, *at);
    if (*at < n && text[*at] == ',') {
        *at = skip_white(text, n, *at + 1);
        return SQLITE_ROW;
    }
    if (*at >= n || text[*at] != ']') return SQLITE_ERROR;
    *at = skip_white(text, n, *at + 1);
    if (*at < n) return SQLITE_ERROR;
    *at = n + 1;
    return SQLITE_ROW;
}

int gazetteer_alias(const char *text, size_t n, size_t *at, Buffer *room, const char **alias,
                    size_t *alias_n) {
    size_t first = skip_white(text, n, 0), end;

    if (first == n) return SQLITE_DONE; /* nothing in it: no aliases */
    if (text[first] == '[') return next_string(text, n, at, room, alias, alias_n);
    if (*at > n) return SQLITE_DONE;
    for (end = *at; end < n && !memchr("|;\n", text[end], 3);) end++;
    *alias = text + *at;
    *alias_n = end - *at;
    trim(alias, alias_n);
    *at = end + 1;
    if (end < n && text[end] == '\n' && skip_white(text, n, end) == n) *at = n + 1;
    return SQLITE_ROW;
}

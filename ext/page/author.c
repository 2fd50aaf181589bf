#include "page/author.h"

#include <string.h>

#include "base/text.h"
#include "data/data.h"
#include "page/plain.h"

enum {
    WORDS = 12,       /* a name has fewer */
    NAME_BYTES = 80,  /* and no more bytes */
    LINE_BYTES = 160, /* a byline has no more */
    WORD_BYTES = 32,
    SKIPPED = 4 /* stretches of a byline before its first name */
};

/* What ext/data/words/bylines.txt says of a word, in the order of its letters. */
enum {
    SAYS_OPENER = 1,
    SAYS_PARTICLE = 2,
    SAYS_AND = 4,
    SAYS_END = 8,
    SAYS_DESK = 16,
    SAYS_NEVER = 32,
    SAYS_DEGREE = 64,
    SAYS_OFFICE = 128,
    SAYS_PATH = 256,
    SAYS_AGENCY = 512,
    SAYS_PEOPLE = 1024
};

/* What ext/data/words/name_cues.txt says. */
enum { CUES_TITLE = 1 << ('t' - 'a'), CUES_COMPOUND = 1 << ('u' - 'a') };

/* What ext/data/words/names.txt says of a name (its letters are bits, a the lowest). */
enum { NAMES_FIRST = 1 << ('f' - 'a'), NAMES_PLACE = 1 << ('l' - 'a') };

typedef struct Word {
    const char *text;
    size_t n;      /* without marks around it */
    uint32_t says; /* of the word in small letters */
    int colon;     /* a colon behind it */
} Word;

/* A stretch between two marks that divide names. */
typedef struct Piece {
    Word words[WORDS];
    unsigned n;
    int bracket; /* in brackets */
} Piece;

static int is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

static int is_upper(const char *p) {
    return (*p >= 'A' && *p <= 'Z') ||
           ((unsigned char)*p == 0xC3 && (unsigned char)p[1] >= 0x80 &&
            (unsigned char)p[1] <= 0x9E) ||
           (unsigned char)*p == 0xC4 || (unsigned char)*p == 0xC5;
}

/* The word in small letters; its bytes, or 0 where it is longer than words of lists are. */
static size_t lower(const char *p, size_t n, char small[WORD_BYTES]) {
    size_t i;
    if (n > WORD_BYTES) return 0;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if (i && (unsigned char)p[i - 1] == 0xC3 && c < 0x9F) c = (unsigned char)(c + 0x20);
        small[i] = (char)c;
    }
    return n;
}

static uint32_t look_up(const char *p, size_t n) {
    char small[WORD_BYTES];
    return lower(p, n, small) ? word_table_find(DATA_BYLINES, small, n) : 0;
}

/* A desk's word may be the end of a longer one: "Sportredaktion", "zeitung.de". */
static int is_desk_word(const Word *word) {
    size_t i;
    if (word->says & SAYS_DESK) return 1;
    for (i = 1; i + 4 <= word->n; i++) {
        if (text_continues(word->text[i])) continue;
        if (look_up(word->text + i, word->n - i) & SAYS_DESK && word->n - i >= 6) return 1;
    }
    for (i = 1; i + 1 < word->n; i++) {
        if ((word->text[i] == '-' || word->text[i] == '.') &&
            look_up(word->text + i + 1, word->n - i - 1) & SAYS_DESK)
            return 1;
    }
    return 0;
}

/* ".de", ".com": the word is a host's name. */
static int is_host(const Word *word) {
    size_t i = word->n;
    while (i && word->text[i - 1] >= 'a' && word->text[i - 1] <= 'z') i--;
    return i > 2 && word->text[i - 1] == '.' && word->n - i >= 2 && word->n - i <= 6;
}

static int is_address(const char *p, size_t n) {
    return memchr(p, '@', n) != NULL || (n > 4 && sqlite3_strnicmp(p, "www.", 4) == 0) ||
           (n > 7 && (sqlite3_strnicmp(p, "http://", 7) == 0)) ||
           (n > 8 && (sqlite3_strnicmp(p, "https://", 8) == 0));
}

/* Bytes of the mark at `p` that divides names, 0 where none: ; | / , brackets, bullets, dashes. */
static size_t divider(const char *text, const char *p, char *kind) {
    static const char *const MARKS[] = {"\xC2\xB7", "\xE2\x80\xA2", "\xE2\x88\x99"};
    size_t i;
    *kind = ';';
    if (*p && strchr(";|/()[]\n", *p)) {
        if (strchr("([", *p)) *kind = '(';
        if (strchr(")]", *p)) *kind = ')';
        return 1;
    }
    if (*p == ',') {
        *kind = ',';
        return 1;
    }
    for (i = 0; i < 3; i++) {
        size_t n = strlen(MARKS[i]);
        if (strncmp(p, MARKS[i], n) == 0) return n;
    }
    if (p > text && p[-1] == ' ') { /* a dash with blanks around it */
        if (p[0] == '-' && p[1] == ' ') return 1;
        if ((strncmp(p, "\xE2\x80\x93 ", 4) == 0) || strncmp(p, "\xE2\x80\x94 ", 4) == 0) return 3;
    }
    return 0;
}

static int is_mark(char c) {
    return strchr("\"'*<>:.!?&+_=#~", c) != NULL && c;
}

/* The word of `n` bytes at `p`, without the marks around it; a point behind it stays. */
static void make_word(Word *word, const char *p, size_t n) {
    memset(word, 0, sizeof *word);
    while (n && is_mark(*p)) p++, n--;
    while (n && is_mark(p[n - 1])) {
        word->colon |= p[n - 1] == ':';
        if (p[n - 1] == '.' && n < 6) {
            word->says = look_up(p, n - 1);
            break;
        }
        n--;
    }
    word->text = p;
    word->n = n;
    if (!word->says) word->says = look_up(p, n);
}

static void add_word(Piece *piece, const char *p, size_t n) {
    Word word = {p, 1, SAYS_AND, 0};
    if (is_address(p, n)) return;
    if (n > 1 || (*p != '&' && *p != '+')) make_word(&word, p, n);
    if (!word.n || (unsigned char)word.text[0] == 0xE2) return; /* an arrow, a quotation mark */
    if (piece->n < WORDS) piece->words[piece->n] = word;
    piece->n++;
}

/* Reads the next piece at `p`; returns where it ends, behind its divider, which goes to `kind`. */
static const char *read_piece(Piece *piece, const char *text, const char *p, const char *end,
                              char *kind) {
    piece->n = 0;
    while (p < end) {
        const char *start = p;
        size_t n = divider(text, p, kind);
        if (n) return p + n;
        while (p < end && !is_space(*p) && divider(text, p, kind) == 0) p++;
        if (p < end && *p == '/' && p > start && p[-1] == ':') { /* https://... */
            while (p < end && !is_space(*p)) p++;
        } else if (p > start) {
            add_word(piece, start, (size_t)(p - start));
        } else {
            p++;
        }
    }
    *kind = 0;
    return p;
}

/* ---- what kind of name */

static int is_person(const Word *words, unsigned n) {
    unsigned i, names = 0;
    for (i = 0; i < n && words[i].says & SAYS_DEGREE; i++) continue;
    for (; i < n; i++) {
        const Word *word = &words[i];
        size_t k;
        if (word->says & SAYS_PARTICLE && !is_upper(word->text)) continue;
        if (word->says & SAYS_DEGREE && i > 0) continue;
        if (!is_upper(word->text) || word->says & (SAYS_NEVER | SAYS_DESK | SAYS_OFFICE) ||
            is_desk_word(word) || is_host(word))
            return 0;
        for (k = 0; k < word->n; k++) {
            if (is_digit(word->text[k])) return 0;
        }
        names++;
    }
    return names >= 2 && names <= 5 && n > 0 && is_upper(words[n - 1].text) && words[n - 1].n > 1;
}

static unsigned words_of(Word *words, const char *name) {
    unsigned n = 0;
    while (*name) {
        const char *start;
        while (is_space(*name)) name++;
        start = name;
        while (*name && !is_space(*name)) name++;
        if (name == start) break;
        if (n == WORDS) return WORDS + 1;
        make_word(&words[n], start, (size_t)(name - start));
        n += words[n].n > 0;
    }
    return n;
}

int author_is_person(const char *name) {
    Word words[WORDS];
    unsigned n = words_of(words, name);
    return n <= WORDS && is_person(words, n);
}

static int are_desk(const Word *words, unsigned n) {
    unsigned i;
    for (i = 0; i < n; i++) {
        if (is_desk_word(&words[i]) || is_host(&words[i])) return 1;
    }
    return 0;
}

int author_is_desk(const char *name) {
    Word words[WORDS];
    unsigned n = words_of(words, name);
    return n > WORDS || are_desk(words, n);
}

int author_is_opened(const char *line) {
    const char *p = line, *end = memchr(line, 0, LINE_BYTES);
    Piece piece;
    char kind = ';';
    unsigned i;
    if (!end) end = line + LINE_BYTES;
    for (i = 0; i <= SKIPPED && p < end && kind == ';'; i++) {
        p = read_piece(&piece, line, p, end, &kind);
        if (piece.n > 1 && piece.words[0].says & SAYS_OPENER &&
            (piece.words[0].colon || piece.words[1].says & SAYS_OPENER ||
             is_upper(piece.words[1].text)))
            return 1;
    }
    return 0;
}

int author_path(const char *part, size_t n) {
    uint32_t says = look_up(part, n);
    return says & SAYS_PATH ? 2 : says & SAYS_PEOPLE ? 1 : 0;
}

int author_is_label(const char *text) {
    Word words[WORDS];
    unsigned n = words_of(words, text), i;
    for (i = 0; i < n && n <= WORDS; i++) {
        if (words[i].says & SAYS_OPENER) return 1;
    }
    return 0;
}

/* An agency's short name: "dpa", "AFP". */
static int is_agency(const Word *word) {
    return (word->says & SAYS_AGENCY) != 0;
}

static int is_first_name(const Word *word) {
    size_t n = word->n;
    const char *hyphen = memchr(word->text, '-', n);
    if (n == 2 && is_upper(word->text) && word->text[1] == '.') return 1; /* "J." */
    if (hyphen && hyphen > word->text) n = (size_t)(hyphen - word->text);
    return (word_table_find(DATA_NAMES, word->text, n) & NAMES_FIRST) != 0;
}

static int is_place(const Word *words, unsigned n) {
    const Word *last = &words[n - 1];
    uint32_t says;
    if (n > 3 || last->text < words->text) return 0; /* a name turned round is none */
    says = word_table_find(DATA_NAMES, words->text, (size_t)(last->text + last->n - words->text));
    return says & NAMES_PLACE && !(says & NAMES_FIRST);
}

static int is_noun(const Word *word) {
    char small[WORD_BYTES];
    size_t n = lower(word->text, word->n, small);
    return n && word_table_find(DATA_NOUNS, small, n) != 0;
}

/*
** Is what is made like a person's name one? What a page shows may be any line: a first name tells,
** or, `expected` where a name must come, that its words are neither nouns nor a place.
*/
static int is_likely(const Word *words, unsigned n, int expected) {
    unsigned i;
    while (n > 1 && words->says & SAYS_DEGREE) words++, n--;
    if (n == 0 || is_first_name(words)) return n > 0;
    if (!expected || n > 3 || is_place(words, n)) return 0;
    for (i = 0; i < n; i++) {
        if (is_noun(&words[i])) return 0;
    }
    return 1;
}

/* ---- adding */

static void add_name(Authors *authors, Arena *arena, const Word *words, unsigned n) {
    char name[NAME_BYTES + 1];
    const char *key;
    size_t bytes = 0;
    unsigned i;
    for (i = 0; i < n; i++) {
        if (bytes + words[i].n + 2 > sizeof name) return;
        if (i) name[bytes++] = ' ';
        memcpy(name + bytes, words[i].text, words[i].n);
        bytes += words[i].n;
    }
    if (bytes < 3 || authors->n == AUTHORS_MOST) return;
    key = plain_key(arena, name, bytes);
    if (!key || !*key) return;
    for (i = 0; i < authors->n; i++) {
        if (strcmp(authors->key[i], key) == 0) return;
    }
    authors->name[authors->n] = arena_text(arena, name, bytes);
    authors->key[authors->n] = key;
    if (authors->name[authors->n]) authors->n++;
}

/* Does a person's name follow this word, and is it a role ("Rechtsanwalt") or a noun at least? */
static int is_role(const Word *words, unsigned n) {
    char small[WORD_BYTES];
    size_t m = lower(words->text, words->n, small), i;
    if (words->says & SAYS_OFFICE) return 1;
    if (n < 2 || !is_first_name(&words[1]) || is_first_name(words)) return 0;
    for (i = 0; i + 4 <= m; i++) {
        uint32_t says = word_table_find(DATA_NAME_CUES, small + i, m - i);
        if (says & CUES_COMPOUND || (i == 0 && says & CUES_TITLE)) return 1;
    }
    return n > 2 && (is_noun(words) || memchr(words->text, '-', words->n));
}

/*
** How many words come before the name: those that open a byline ("Von", "Alle Beiträge von") and
** roles. `*others`: what follows are no authors ("Fotos: ...").
*/
static unsigned openers(const Piece *piece, AuthorSource source, int *others) {
    unsigned i = 0, k;
    *others = 0;
    if (piece->n && piece->words[0].says & SAYS_NEVER) {
        for (k = 1; k < 4 && k + 1 < piece->n; k++) {
            if ((piece->words[k].says & (SAYS_OPENER | SAYS_PARTICLE)) ==
                (SAYS_OPENER | SAYS_PARTICLE))
                i = k;
        }
    }
    while (i + 1 < piece->n) {
        const Word *word = &piece->words[i];
        int opens = word->says & SAYS_OPENER &&
                    (word->colon || !(word->says & SAYS_NEVER) ||
                     piece->words[i + 1].says & SAYS_OPENER || source == AUTHOR_BYLINE);
        if (opens && word->says & SAYS_NEVER && word->colon) *others = 1;
        if (!opens && !is_role(word, piece->n - i)) break;
        i++;
    }
    return i;
}

/* The name's words from `from` on: up to what ends a name. */
static unsigned name_end(const Piece *piece, unsigned from, AuthorSource source) {
    unsigned i;
    for (i = from; i < piece->n; i++) {
        const Word *word = &piece->words[i];
        int upper = is_upper(word->text);
        if (i > from && word->says & SAYS_AND && word->says != (SAYS_AND | SAYS_PARTICLE) && !upper)
            return i;
        if (source == AUTHOR_BYLINE &&
            (is_digit(word->text[0]) ||
             (word->says & SAYS_NEVER && (upper || !(word->says & SAYS_PARTICLE))) ||
             (!upper && !(word->says & SAYS_PARTICLE) && !(i == from && is_agency(word)))))
            return i;
        if (word->says & SAYS_END && !upper && is_person(piece->words + from, i - from)) return i;
    }
    return i;
}

typedef struct Entry {
    Authors *authors;
    Arena *arena;
    AuthorSource source;
    unsigned full;       /* names of several words so far */
    int any;             /* there was a name */
    int opened;          /* a word that opens a byline came before this piece's name */
    int ended;           /* what follows is no author */
    const Word *surname; /* a single word before a comma, which a first name may follow */
    Word kept;
} Entry;

/* The short name of a broadcaster or a party: "NDR". */
static int is_short(const Word *word) {
    size_t i;
    for (i = 0; i < word->n && word->text[i] >= 'A' && word->text[i] <= 'Z'; i++) continue;
    return i == word->n && i >= 3 && i <= 4;
}

/* Adds one name where it is one; 0 where the rest of a byline is to be left alone. */
static int take(Entry *entry, const Word *words, unsigned n, int bracket) {
    if (!n || n > WORDS) return entry->source == AUTHOR_FIELD;
    if (n == 1 && words[0].says & SAYS_NEVER &&
        (entry->source == AUTHOR_BYLINE || !(words[0].says & SAYS_OPENER)))
        return 1;
    if (entry->source == AUTHOR_BYLINE) {
        if (entry->full && (is_place(words, n) || (n == 1 && !is_agency(&words[0])))) return 1;
        if (!(entry->full && n == 1) &&
            !(is_person(words, n) && is_likely(words, n, entry->opened || entry->full)))
            return 0;
    } else {
        int full = is_person(words, n);
        if (entry->any && is_place(words, n)) return 1;
        if ((bracket || entry->full) && n == 1 && !is_agency(&words[0]) &&
            (bracket || words[0].says & SAYS_DESK ||
             !(is_desk_word(&words[0]) || is_short(&words[0]))))
            return 1; /* an office, initials */
        if (bracket && !full && n > 1) return 1;
        if (entry->full && !full && n > 1 && !are_desk(words, n)) return 1;
    }
    entry->any = 1;
    entry->full += n >= 2;
    add_name(entry->authors, entry->arena, words, n);
    return 1;
}

static void take_piece(Entry *entry, Piece *piece, char kind) {
    unsigned from, to;
    int others;
    if (piece->n == 0) return;
    if (piece->n > WORDS) piece->n = WORDS;
    from = openers(piece, entry->source, &others);
    entry->opened = from > 0 && piece->words[0].says & SAYS_OPENER;
    if (others) {
        entry->ended = 1;
        return;
    }
    if (entry->surname && piece->n - from <= 2 && is_first_name(&piece->words[from])) {
        Word joined[3];
        unsigned n = piece->n - from;
        memcpy(joined, piece->words + from, n * sizeof *joined);
        joined[n] = entry->kept;
        entry->surname = NULL;
        take(entry, joined, n + 1, 0);
        return;
    }
    if (entry->surname) {
        Word alone = entry->kept;
        entry->surname = NULL;
        take(entry, &alone, 1, 0);
    }
    if (kind == ',' && entry->source == AUTHOR_FIELD && piece->n - from == 1 && !entry->full &&
        is_upper(piece->words[from].text) && !is_first_name(&piece->words[from])) {
        entry->kept = piece->words[from];
        entry->surname = &entry->kept;
        return;
    }
    while (from < piece->n && !entry->ended) {
        Piece rest;
        to = name_end(piece, from, entry->source);
        /* "Bild und Funk" is one name, "Anna Müller und dpa" two */
        if (entry->source == AUTHOR_FIELD && to - from == 1 && to < piece->n &&
            piece->words[to].says & SAYS_AND && !is_first_name(&piece->words[from]))
            to = piece->n;
        if (entry->source == AUTHOR_BYLINE && to < piece->n &&
            !(piece->words[to].says & (SAYS_AND | SAYS_END | SAYS_NEVER | SAYS_OPENER)) &&
            !is_digit(piece->words[to].text[0])) {
            entry->ended = 1; /* a sentence */
            break;
        }
        if (!take(entry, piece->words + from, to - from, piece->bracket)) entry->ended = 1;
        if (to == piece->n || !(piece->words[to].says & SAYS_AND)) {
            if (entry->source == AUTHOR_BYLINE && to < piece->n &&
                !(piece->words[to].says & SAYS_END))
                entry->ended = 1;
            break;
        }
        rest.n = piece->n - to - 1;
        memcpy(rest.words, piece->words + to + 1, rest.n * sizeof *rest.words);
        rest.bracket = piece->bracket;
        from = to + 1 + openers(&rest, entry->source, &others);
        if (others) entry->ended = 1;
    }
}

int authors_add(Authors *authors, Arena *arena, const char *text, size_t n, AuthorSource source) {
    Entry entry = {.authors = authors, .arena = arena, .source = source};
    const char *p = text, *end = text + n;
    int bracket = 0;
    unsigned skipped = 0;
    Piece piece;
    while (p < end && !entry.ended && !arena->rc && authors->n < AUTHORS_MOST) {
        char kind;
        p = read_piece(&piece, text, p, end, &kind);
        piece.bracket = bracket;
        take_piece(&entry, &piece, kind);
        /* "15.04.2024 | 14:05 Uhr | Von Anna Müller" */
        if (entry.ended && !entry.any && kind == ';' && skipped++ < SKIPPED) entry.ended = 0;
        if (kind == '(') bracket = 1;
        if (kind == ')') bracket = 0;
        if (p > text && p[-1] == ';') {
            if (entry.surname) take(&entry, &entry.kept, 1, 0);
            entry.surname = NULL;
            entry.full = 0;
        }
    }
    if (entry.surname) take(&entry, &entry.kept, 1, 0);
    return arena->rc;
}

#include "word/german.h"

#include <unicode/uchar.h>

#include "base/text.h"
#include "data/data.h"

enum {
    DOUBT_LETTERS = 8, /* a unit of fewer letters is judged as its neighbours, */
    LANGUAGES = 20,    /* of languages.txt; German is the first */
    WORD_BYTES = 24,   /* function words are shorter */
};

/* Fitted on sentences of German and of 24 other languages. */
static const double BITS_MOST = 3.8;  /* bits a letter may cost in German */
static const double WORD_BITS = 12.0; /* bits a function word weighs */
static const double DOUBT = 8.0;      /* a unit with less evidence, in bits, is judged so too */

/* What is known of a unit. */
typedef struct Unit {
    unsigned a, b;             /* the last two symbols */
    uint32_t letters, symbols; /* letters, and symbols the model has priced */
    double bits;
    double words[LANGUAGES]; /* function words; one of several languages is shared among them */
    char word[WORD_BYTES];   /* the current word in lower case */
    uint32_t length;         /* its bytes, more than WORD_BYTES where it is longer */
} Unit;

/* What is known of the text. */
typedef struct Share {
    double letters, german;
    double pending; /* letters before the first unit that could be judged */
    double lean;    /* evidence of these */
    int known;      /* a unit was judged */
    int last;       /* and was it German? */
} Share;

static void price(Unit *unit, unsigned symbol) {
    if (symbol != GERMAN_BOUNDARY || unit->b != GERMAN_BOUNDARY) {
        unit->bits += DATA_GERMAN[(unit->a * GERMAN_SYMBOLS + unit->b) * GERMAN_SYMBOLS + symbol];
        unit->symbols++;
    }
    unit->a = unit->b;
    unit->b = symbol;
}

static void end_word(Unit *unit) {
    uint32_t value = 0, i, n = 0;

    price(unit, GERMAN_BOUNDARY);
    if (unit->length <= WORD_BYTES)
        value = word_table_find(DATA_LANGUAGES, unit->word, unit->length);
    unit->length = 0;
    for (i = 0; i < LANGUAGES; i++) n += value >> i & 1;
    for (i = 0; i < LANGUAGES; i++) {
        if (value >> i & 1) unit->words[i] += n > 4 ? 0.25 : 1.0 / n;
    }
}

static void add_letter(Unit *unit, uint32_t c) {
    unit->letters++;
    price(unit, german_symbol(c));
    if (c < 0x80) {
        c |= 32;
    } else {
        c = (uint32_t)u_tolower((UChar32)c);
    }
    if (unit->length + 4 <= WORD_BYTES) {
        unit->length += text_encode(c, unit->word + unit->length);
    } else {
        unit->length = WORD_BYTES + 1;
    }
}

/* Evidence for German in bits; below 0: against it. */
static double evidence(const Unit *unit) {
    double other = 0;
    int i;

    for (i = 1; i < LANGUAGES; i++) {
        if (unit->words[i] > other) other = unit->words[i];
    }
    return BITS_MOST * unit->symbols - unit->bits / 16 + WORD_BITS * (unit->words[0] - other);
}

/* Judges a unit and begins the next. */
static void end_unit(Share *share, Unit *unit) {
    double sum;
    int doubtful;

    if (unit->length) end_word(unit);
    if (!unit->letters) return;
    sum = evidence(unit);
    doubtful = unit->letters < DOUBT_LETTERS || (sum > -DOUBT && sum < DOUBT);
    share->letters += unit->letters;
    if (doubtful && !share->known) {
        share->pending += unit->letters;
        share->lean += sum;
    } else {
        if (!doubtful) share->last = sum > 0;
        if (!share->known && share->last) share->german += share->pending;
        share->known = 1;
        if (share->last) share->german += unit->letters;
    }
    *unit = (Unit){0};
}

/*
** Bytes of the address that begins at `z`, 0 where none does: it has "://" or "@" or begins with
** "www."
*/
static size_t address(const char *z) {
    size_t i;
    int found = z[0] == 'w' && z[1] == 'w' && z[2] == 'w' && z[3] == '.';

    for (i = 0; (unsigned char)z[i] > ' '; i++) {
        if (z[i] == '@' || (z[i] == ':' && z[i + 1] == '/' && z[i + 2] == '/')) found = 1;
    }
    return found ? i : 0;
}

static int is_line_end(uint32_t c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static int is_sentence_end(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == 0x2026;
}

double german_share(const char *text, size_t n) {
    Unit unit = {0};
    Share share = {0};
    size_t i = 0;
    uint32_t length, c, before = ' ';

    while (i < n) {
        c = text_decode(text + i, &length);
        if (before == ' ' && c != ' ') {
            size_t skip = address(text + i);
            if (skip) {
                i += skip;
                before = 0;
                continue;
            }
        }
        if (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : u_isalpha((UChar32)c)) {
            add_letter(&unit, c);
        } else if (unit.length && c != 0xAD && (c < 0x300 || c > 0x36F)) {
            end_word(&unit);
        }
        if (is_line_end(c) ||
            (c == ' ' && is_sentence_end(before) && unit.letters >= GERMAN_UNIT)) {
            end_unit(&share, &unit);
        }
        before = c < ' ' ? ' ' : c;
        i += length;
    }
    end_unit(&share, &unit);
    if (share.letters == 0) return -1;
    if (!share.known) return share.lean > 0 ? 1 : 0;
    return share.german / share.letters;
}

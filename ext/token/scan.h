/*
** Inside the scanner: each part looks at the text from one place on and says where its token ends.
** Looking ahead is bounded everywhere (LOOK bytes), so that the whole stays linear.
*/
#ifndef PRESSE_TOKEN_SCAN_H
#define PRESSE_TOKEN_SCAN_H

#include "base/text.h"
#include "token/class.h"
#include "token/token.h"

enum {
    LOOK = 320,          /* an e-mail address (RFC 5321) is no longer */
    WORD_LIST_BYTES = 64 /* longer words are in no list */
};

/* What ext/data/words/tokens.txt says of a word; the letters of that file. */
enum TokenWord {
    WORD_ORDINAL_BEFORE = 1 << ('b' - 'a'), /* stands before an ordinal: am, der, im */
    WORD_CONTRACTS = 1 << ('c' - 'a'),      /* takes an 's that is a word of its own: geht's */
    WORD_JOINS = 1 << ('j' - 'a'),          /* joins suspended parts: Ein- und Ausfuhr */
    WORD_NUMBERED = 1 << ('n' - 'a'),       /* a number or letter follows: Platz 3, Gruppe A */
    WORD_ORDINAL_AFTER = 1 << ('o' - 'a'),  /* stands after an ordinal: März, Jahrhundert */
    WORD_CLITIC = 1 << ('k' - 'a'),         /* follows an apostrophe: 's, 'nem */
    WORD_STARTS = 1 << ('s' - 'a'),         /* capitalised, it begins a sentence: Der, Danach */
    WORD_DOMAIN = 1 << ('t' - 'a'),         /* top-level domain */
    WORD_UNIT = 1 << ('u' - 'a'),           /* a unit that follows a number without space */
    WORD_FILE = 1 << ('x' - 'a')            /* file name extension */
};

/* What ext/data/words/abbreviations.txt says of a word with its full stop. */
enum Abbreviation {
    ABBREVIATION = 1,                     /* a: an abbreviation */
    ABBREVIATION_ENDS = 1 << ('e' - 'a'), /* may end a sentence: usw., Mrd., Jh. */
    ABBREVIATION_WORD = 1 << ('w' - 'a')  /* also a word: only before a small letter or digit */
};

typedef struct Scanner {
    const char *text;
    uint32_t n;
    Arena *arena;
    Tokens *tokens;
    int single; /* a single quotation mark is open on this line */
    int round;  /* round brackets open on this line */
} Scanner;

/* The class of the character at a byte; CLASS_OTHER at the text's end. */
static inline CharClass class_at(const char *z) {
    uint32_t length;
    return char_class(text_decode(z, &length));
}

/* Does the last token before `at` touch it, without white space? */
static inline int touches(const Scanner *s, uint32_t at) {
    const Tokens *t = s->tokens;
    return t->n > 0 && t->start[t->n - 1] + t->length[t->n - 1] == at;
}

/*
** The end of the run of letters, marks, digits and invisible characters inside words from `at`
** on.
*/
uint32_t scan_run(const char *text, uint32_t at);

/* Superscript and subscript digits and signs: m², CO₂, 10⁻⁵ */
static inline int scan_is_raised(uint32_t c) {
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2089);
}

/*
** Writes the word in small letters, as far as German needs it, to `out` (WORD_LIST_BYTES); returns
** its bytes, 0 when it is too long.
*/
size_t scan_lower(const char *word, size_t n, char *out);

/* What tokens.txt says of the `n` bytes at `word`, as they stand. */
uint32_t scan_word_flags(const char *word, size_t n);

/* The same with the word in lower case; words of over 63 bytes are in no list. */
uint32_t scan_lower_flags(const char *word, size_t n);

/* What tokens.txt says of the last token, in lower case; 0 when there is none. */
uint32_t scan_last_flags(const Scanner *s);

/* What follows a full stop. */
typedef struct Next {
    CharClass cls;  /* of the first character that is no space; CLASS_LINE at the end */
    uint32_t at;    /* its byte offset */
    uint32_t flags; /* tokens.txt on the word there, in lower case */
    int space;      /* white space comes before it */
    int lower;      /* a small letter begins it */
} Next;

Next scan_next(const Scanner *s, uint32_t at);

/*
** The parts. Each returns the token's end and sets its kind, or returns `at` when there is no
** such token. word.c, number.c, link.c, picture.c
*/
uint32_t scan_word(const Scanner *s, uint32_t at, TokenKind *kind);
uint32_t scan_number(const Scanner *s, uint32_t at, TokenKind *kind);
uint32_t scan_link(const Scanner *s, uint32_t at, TokenKind *kind);
uint32_t scan_address(const Scanner *s, uint32_t at, TokenKind *kind);
uint32_t scan_tag(const Scanner *s, uint32_t at, TokenKind *kind);
uint32_t scan_picture(const Scanner *s, uint32_t at);
uint32_t scan_emoticon(const Scanner *s, uint32_t at);

/* The end of the word from `start` on, of which all before `end` is known to belong to it. */
uint32_t scan_word_from(const Scanner *s, uint32_t start, uint32_t end, TokenKind *kind);

/*
** The end of a domain name's or file name's part behind the dot at `at`, or `at` when it is
** none.
*/
uint32_t scan_dotted(const Scanner *s, uint32_t at, TokenKind *kind);

/* Is the word from `start` to `stop` an abbreviation with the full stop at `stop`? */
int scan_abbreviation(const Scanner *s, uint32_t start, uint32_t stop);

/*
** Is the number (digits or Roman) from `start` to `stop` an ordinal with the full stop at
** `stop`?
*/
int scan_ordinal(const Scanner *s, uint32_t start, uint32_t stop);

#endif

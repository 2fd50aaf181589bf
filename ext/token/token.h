/*
** Tokens: the words, numbers, marks and signs of a German text.
**
** One linear pass over the characters. What one token is where corpora disagree is said in
** docs/tokens.md; the conventions are those of UD German GSD and EmpiriST 2015 (Beißwenger et al.,
** "EmpiriST 2015: A shared task on the automatic linguistic annotation of computer-mediated
** communication and web corpora", WAC-X 2016).
*/
#ifndef PRESSE_TOKEN_TOKEN_H
#define PRESSE_TOKEN_TOKEN_H

#include "base/arena.h"

typedef enum TokenKind {
    TOKEN_WORD,
    TOKEN_NUMBER,
    TOKEN_ORDINAL,
    TOKEN_DATE,
    TOKEN_TIME,
    TOKEN_URL,
    TOKEN_EMAIL,
    TOKEN_HASHTAG,
    TOKEN_MENTION,
    TOKEN_EMOJI,
    TOKEN_ABBREVIATION,
    TOKEN_PUNCTUATION,
    TOKEN_SYMBOL,
    TOKEN_KINDS
} TokenKind;

enum TokenFlag {
    TOKEN_SPACE = 1, /* white space or the end of the text follows */
    TOKEN_LINE = 2,  /* that white space holds a line end */
    TOKEN_BLANK = 4, /* ... and an empty line */
    TOKEN_UPPER = 8, /* begins with an upper-case letter */
};

/* Structure of arrays, in text order; offsets and lengths in bytes. Owned by the arena. */
typedef struct Tokens {
    uint32_t n, capacity;
    uint32_t *start;
    uint32_t *length;
    uint8_t *kind;  /* TokenKind */
    uint8_t *flags; /* TokenFlag */
} Tokens;

/*
** Appends the tokens of the `n` bytes at `text` (a zero byte behind them) to `tokens`, which starts
** cleared. Linear in n for every input. Returns SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT.
*/
int tokens_scan(Tokens *tokens, Arena *arena, const char *text, uint32_t n);

/* Is the word of `n` bytes a function word (ext/data/words/stopwords.txt)? Case does not matter. */
int token_is_stop(const char *word, size_t n);

/* The kind's name as SQL shows it, "word" and so on; static. */
const char *token_kind_name(TokenKind kind);

#endif

/*
** Lexeme: what a token, or a piece of it, may be in an expression of time.
*/
#ifndef PRESSE_TIME_LEXEME_H
#define PRESSE_TIME_LEXEME_H

#include "time/time.h"

/*
** A place in the text: a token and the piece of it, of which "14.30-18" has three. As one number, so
** that places can be compared.
*/
typedef uint64_t TimePlace;

enum { PLACE_PIECES = 4 };

static inline uint32_t place_token(TimePlace place) {
    return (uint32_t)(place / PLACE_PIECES);
}

static inline TimePlace place_of(uint32_t token) {
    return (TimePlace)token * PLACE_PIECES;
}

enum {
    LEXEME_SETTINGS = 4,
    LEXEME_READINGS = 16,
    LEXEME_TOKENS = 12 /* at most in one lexeme: a number in several words */
};

/* One reading of it. */
typedef struct LexemeReading {
    uint16_t symbol;
    uint8_t count; /* settings */
    uint8_t own;   /* they are `set`, not the table's */
    uint16_t settings;
    TimeSetting set[LEXEME_SETTINGS];
    int64_t number; /* thousandths, for Meaning.count; -1: none */
    TimePlace next; /* the place behind it */
} LexemeReading;

typedef struct Lexeme {
    TimePlace place;
    uint32_t start, length; /* bytes */
    uint32_t n;
    uint64_t symbols; /* of the readings, as in TimeState */
    LexemeReading readings[LEXEME_READINGS];
} Lexeme;

typedef struct LexemeSource {
    const char *text;
    const Tokens *tokens;
    uint32_t first, end; /* the sentence's tokens */
} LexemeSource;

/* What stands at a place before source->end. */
void lexeme_read(const LexemeSource *source, TimePlace place, Lexeme *out);

/* May an expression begin with this token? Cheap, one look-up. */
int lexeme_begins(const LexemeSource *source, uint32_t token);

/* Is the token a word of this class in times.txt? 0 for one outside the sentence. */
int lexeme_is(const LexemeSource *source, uint32_t token, unsigned symbol);

#endif

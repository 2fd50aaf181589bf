/*
** Numeral: numbers as they are written and spoken, digits and words.
**
** Pure and without memory of its own: what comes in are bytes or tokens, what comes out is a
** Numeral. Nothing here knows years, dates, money or tags; who asks decides what a number means.
**
**     Numeral n;
**     uint32_t taken = numeral_read(text, tokens, i, end, 0, &n);    tokens taken, 0 for no numeral
**
**     zweieinhalb            2.5   CARDINAL   WORDS DECIMAL       vor [zweieinhalb] Stunden
**     drei                   3     CARDINAL   WORDS               vor [drei] Jahren
**     ein                    1     CARDINAL   WORDS ARTICLE       [ein] Jahr, and every "ein" that is none
**     dritten, 3.            3     ORDINAL                        im [dritten] Quartal
**     ein halbes             0.5   FRACTION   WORDS               [ein halbes] Jahr
**     zwei Drittel, 2/3      2/3   FRACTION                       2/3 also SLASH
**     48,4 Mrd.              484e8 CARDINAL   DIGITS DECIMAL SCALE
**     Hunderte Millionen     1e8   VAGUE      SCALE
**     minus fünf, -5         -5    CARDINAL   SIGNED
**     zwei hundert drei und zwanzig           223, as it is spoken
**
** Digits are German ("1.234,5"), Swiss ("1'000.50", "5.–"), English ("1,000.50", "1,000,000") or
** grouped by spaces, also over tokens ("1 000 000"). One comma is a decimal comma, "2,000" two;
** one point before three digits groups, "1.234" is 1234, unless a zero or more than three digits
** stand before it ("0.125"); any other is a decimal point. "1.000,50.3", "1.2.3", "12:30" and
** digits that are not ASCII are no number. Up to 19 digits count, those behind are zeros; more
** than 290 are no number. Words reach 10^27.
*/
#ifndef PRESSE_VALUE_NUMERAL_H
#define PRESSE_VALUE_NUMERAL_H

#include "token/token.h"
#include "value/decimal.h"

typedef enum NumeralKind {
    NUMERAL_CARDINAL,
    NUMERAL_ORDINAL,
    NUMERAL_FRACTION, /* below, at or above one: "drei halbe" */
    NUMERAL_VAGUE,    /* Dutzende, Tausende, Millionen without a number: the value is that of one */
} NumeralKind;

enum NumeralFlag {
    NUMERAL_DIGITS = 1,   /* written with digits, as far as it is no scale */
    NUMERAL_WORDS = 2,    /* written with words, as far as it is no scale */
    NUMERAL_SCALE = 4,    /* has a word such as Million, Mrd., Dutzend, or tausend behind digits */
    NUMERAL_ARTICLE = 8,  /* a form of "ein" and nothing else */
    NUMERAL_DECIMAL = 16, /* not written as a whole number */
    NUMERAL_GROUPED = 32, /* thousands are grouped */
    NUMERAL_SPACED = 64,  /* ... by spaces, over several tokens */
    NUMERAL_SIGNED = 128, /* begins with a sign, minus or plus */
    NUMERAL_SLASH = 256,  /* digits with a slash: "1/3", but also "1989/90" */
    NUMERAL_ZERO = 512,   /* a whole number with zeros before it: "007" */
    NUMERAL_AND = 1024,   /* over an "und" that is a token */
    NUMERAL_STEM = 2048,  /* an ordinal without an ending: "zu dritt", but also "erst" */
    NUMERAL_CENTS = 4096, /* with dashes for no cents: "5.–" */
    NUMERAL_SEVERAL = 8192, /* words of several tokens */
    NUMERAL_BILL = 16384    /* ends in -er: "Tausender Menschen", but also a bank note */
};

enum NumeralOption {
    NUMERAL_NO_AND = 1, /* stop before an "und": "zwischen zwei und vierzig" are two */
    NUMERAL_NO_SIGN = 2 /* a sign is no part */
};

typedef struct Numeral {
    double value;
    Decimal decimal; /* the value as it was read */
    uint16_t flags;  /* NumeralFlag */
    uint8_t kind;    /* NumeralKind */
    int8_t scale;    /* exponent of the last scale word: 9 for "48,4 Mrd."; 0 without */
} Numeral;

/*
** The longest numeral that begins at token `i` and ends before `end`, at most NUMERAL_TOKENS long:
** how many tokens it takes, 0 and `out` undefined for none.
*/
enum { NUMERAL_TOKENS = 48 };
uint32_t numeral_read(const char *text, const Tokens *tokens, uint32_t i, uint32_t end,
                      unsigned options, Numeral *out);

/*
** Is the whole word of `n` bytes a numeral? Digits too. 1 or 0. A form of the words above that
** needs several tokens is none.
*/
int numeral_word(const char *word, size_t n, Numeral *out);

/*
** The cardinal number, digits or words, with which a longer word begins: "dreijährig" 4 bytes,
** "35-Stunden-Woche" 2, "2,1-Milliarden-Deal" 3, "Millionen-Grenze" 9 (VAGUE). How many bytes, 0
** for none; also whole words. What follows is not looked at: of "achtbar" it is "acht".
*/
size_t numeral_prefix(const char *word, size_t n, Numeral *out);

/* Digits at the beginning of `n` bytes: how many bytes they take, 0 where they are no number. */
size_t numeral_digits(const char *word, size_t n, Numeral *out);

/*
** Multiplies the numeral by 10^exponent, as a scale word behind it does; 0 where it would not fit.
*/
int numeral_shift(Numeral *numeral, int exponent);

/* Can a numeral begin with these bytes? Cheap; says yes for some that are none. */
int numeral_begins(const char *word, size_t n);

#endif

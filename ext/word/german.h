/*
** How much of a text is German.
**
** The text is cut into units, sentences or lines of at least GERMAN_UNIT letters where they have as
** many. Each is judged by two kinds of evidence, added up over the unit:
** - its letters: a letter trigram model of German (Cavnar and Trenkle 1994; Dunning 1994) says how
**   many bits each letter costs; German costs little, anything else much;
** - its function words: those of German against those of the best of the other languages in
**   ext/data/words/languages.txt.
** A unit that gives too little evidence either way is judged as its neighbour before it, or behind
** it.
**
** The model is a table of 32 * 32 * 32 bytes: the cost, in sixteenths of a bit, of the third symbol
** after the first two. The symbols are those of german_symbol(). It is made by ext/train/german.c.
*/
#ifndef PRESSE_WORD_GERMAN_H
#define PRESSE_WORD_GERMAN_H

#include <stddef.h>
#include <stdint.h>

enum {
    GERMAN_SYMBOLS = 32, /* of the model */
    GERMAN_BOUNDARY = 0, /* what stands between words */
    GERMAN_OTHER = 31,   /* a letter that is not of German */
    GERMAN_UNIT = 20     /* letters from which on a sentence is judged by itself */
};

/* The model's symbol for a letter in lower or upper case; the caller knows that it is one. */
static inline unsigned german_symbol(uint32_t c) {
    if (c >= 'A' && c <= 'Z') c += 32;
    if (c >= 'a' && c <= 'z') return c - 'a' + 1;
    switch (c) {
    case 0xC4:
    case 0xE4:
        return 27;
    case 0xD6:
    case 0xF6:
        return 28;
    case 0xDC:
    case 0xFC:
        return 29;
    case 0xDF:
    case 0x1E9E:
        return 30;
    default:
        return GERMAN_OTHER;
    }
}

/*
** The share of the text's letters, 0 to 1, that stands in German units; -1 where there is no
** letter. Web and mail addresses are not looked at. `text` has a zero behind its `n` bytes. Linear,
** takes no memory.
*/
double german_share(const char *text, size_t n);

#endif

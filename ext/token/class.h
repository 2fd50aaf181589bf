/*
** Character classes for the scanner: one byte for each code point, from a two-stage table made
** from the Unicode Character Database by ext/train/classes.c.
*/
#ifndef PRESSE_TOKEN_CLASS_H
#define PRESSE_TOKEN_CLASS_H

#include "base/hash.h"
#include "data/data.h"

typedef enum CharClass {
    CLASS_OTHER, /* controls, unassigned, U+FFFD */
    CLASS_SPACE, /* white space inside a line */
    CLASS_LINE,  /* line ends */
    CLASS_UPPER, /* letters; title case counts as upper */
    CLASS_LOWER,
    CLASS_LETTER, /* letters without case */
    CLASS_MARK,   /* combining marks */
    CLASS_DIGIT,  /* decimal digits */
    CLASS_NUMBER, /* other numbers: ½ ² Ⅳ */
    CLASS_FORMAT, /* soft hyphen, zero-width characters, direction marks, BOM */
    CLASS_DASH,   /* hyphens and dashes, not the minus sign */
    CLASS_OPEN,   /* brackets and quotation marks */
    CLASS_CLOSE,
    CLASS_QUOTE,  /* quotation marks that open or close: " ' « » “ ‘ */
    CLASS_PUNCT,  /* other punctuation */
    CLASS_SYMBOL, /* mathematical and other signs */
    CLASS_MONEY,  /* currency signs */
    CLASS_EMOJI,  /* pictures */
    CLASS_COUNT
} CharClass;

enum { CLASS_PAGE = 128 }; /* code points to a page of the table */

/*
** The table: 0x110000 / CLASS_PAGE page numbers of one byte, then the pages.
*/
static inline CharClass char_class(uint32_t c) {
    return (CharClass)
        DATA_CLASSES[0x110000 / CLASS_PAGE + DATA_CLASSES[c / CLASS_PAGE] * (uint32_t)CLASS_PAGE +
                     c % CLASS_PAGE];
}

static inline int class_is_letter(CharClass c) {
    return c >= CLASS_UPPER && c <= CLASS_LETTER;
}

/*
** White space, line ends, controls and invisible characters: what is no token and ends no
** paragraph.
*/
static inline int class_is_blank(CharClass cls, uint32_t c) {
    return cls == CLASS_SPACE || cls == CLASS_LINE || cls == CLASS_FORMAT ||
           (cls == CLASS_OTHER && (c < 0x20 || (c >= 0x7F && c < 0xA0)));
}

/* Letters, marks and digits: what words are made of. */
static inline int class_is_word(CharClass c) {
    return c >= CLASS_UPPER && c <= CLASS_DIGIT;
}

#endif

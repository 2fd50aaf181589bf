/*
** classes OUT.bin: writes the table of token/class.h from the properties that ICU has for each
** code point.
*/
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

#include "token/class.h"

enum { PAGES = 0x110000 / CLASS_PAGE };

static int is_line_end(UChar32 c) {
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static CharClass class_of(UChar32 c) {
    if (is_line_end(c)) return CLASS_LINE;
    if (c == '\t' || c == 0x200B) return CLASS_SPACE; /* a zero-width space divides words */
    if (c == 0xFFFD) return CLASS_OTHER;
    if (strchr("\"'`", c) && c && c < 0x80) return CLASS_QUOTE;
    if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION)) return CLASS_EMOJI;
    if (c >= 0x2190 && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) && c != 0x2122 &&
        u_charType(c) != U_MATH_SYMBOL) {
        return CLASS_EMOJI;
    }
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return CLASS_UPPER;
    case U_LOWERCASE_LETTER:
        return CLASS_LOWER;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
        return CLASS_LETTER;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
        return CLASS_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
        return CLASS_DIGIT;
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return CLASS_NUMBER;
    case U_SPACE_SEPARATOR:
        return CLASS_SPACE;
    case U_FORMAT_CHAR:
        return CLASS_FORMAT;
    case U_DASH_PUNCTUATION:
        return CLASS_DASH;
    case U_START_PUNCTUATION:
        return CLASS_OPEN;
    case U_END_PUNCTUATION:
        return CLASS_CLOSE;
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
        return CLASS_QUOTE;
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
        return CLASS_PUNCT;
    case U_CURRENCY_SYMBOL:
        return CLASS_MONEY;
    case U_MATH_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
        return CLASS_SYMBOL;
    default:
        return CLASS_OTHER;
    }
}

int main(int argc, char **argv) {
    static unsigned char first[PAGES], pages[256][CLASS_PAGE];
    unsigned char page[CLASS_PAGE];
    int count = 0, i, j;
    FILE *out = argc == 2 ? fopen(argv[1], "wb") : NULL;

    if (!out) return fprintf(stderr, "classes OUT.bin\n"), 1;
    for (i = 0; i < PAGES; i++) {
        for (j = 0; j < CLASS_PAGE; j++) page[j] = (unsigned char)class_of(i * CLASS_PAGE + j);
        for (j = 0; j < count && memcmp(pages[j], page, CLASS_PAGE); j++) continue;
        if (j == 256) return fprintf(stderr, "classes: more than 256 different pages\n"), 1;
        if (j == count) memcpy(pages[count++], page, CLASS_PAGE);
        first[i] = (unsigned char)j;
    }
    fwrite(first, 1, PAGES, out);
    fwrite(pages, CLASS_PAGE, (size_t)count, out);
    return fclose(out) != 0;
}

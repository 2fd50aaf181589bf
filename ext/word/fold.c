#include "word/fold.h"

#include <unicode/unorm2.h>

enum { DIAERESIS = 0x308, DECOMPOSED = 32 }; /* the longest decomposition has 18 units */

/* Is this a diacritic, from one of the blocks of combining marks that serve all scripts? */
static int is_diacritic(UChar32 c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x1AB0 && c <= 0x1AFF) ||
           (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF) ||
           (c >= 0xFE20 && c <= 0xFE2F);
}

/* The plain form of a typographic apostrophe or hyphen, or NULL. */
static const char *mark_for(UChar32 c) {
    switch (c) {
    case 0x2BC:
    case 0x2018:
    case 0x2019:
        return "'";
    case 0x2010:
    case 0x2011:
        return "-";
    default:
        return NULL;
    }
}

/* What stands for a letter that Unicode does not take apart, or for a mark; or NULL. */
static const char *letters_for(UChar32 c) {
    switch (c) {
    case 0xE6:
        return "ae";
    case 0xF8:
        return "oe";
    case 0x153:
        return "oe";
    case 0x142:
        return "l";
    case 0x111:
        return "d";
    case 0xF0:
        return "d";
    case 0xFE:
        return "th";
    case 0x127:
        return "h";
    case 0x131:
        return "i";
    default:
        return mark_for(c);
    }
}

/* What is being folded into. */
typedef struct Folding {
    Buffer *out;
    size_t first;             /* where the folded text begins */
    const UNormalizer2 *form; /* NFKC_Casefold */
    int letters;              /* fold letters too, not case alone */
} Folding;

/* Appends a character that is decomposed and case-folded. */
static void put(const Folding *folding, UChar32 c) {
    Buffer *out = folding->out;
    size_t first = folding->first;
    const char *letters;

    if (folding->letters && is_diacritic(c)) {
        char base = out->n > first ? out->p[out->n - 1] : 0;
        if (c == DIAERESIS && (base == 'a' || base == 'o' || base == 'u')) buffer_byte(out, 'e');
        return;
    }
    letters = c < 0x80 ? NULL : folding->letters ? letters_for(c) : mark_for(c);
    if (letters) {
        for (; *letters; letters++) buffer_byte(out, *letters);
    } else {
        buffer_char(out, (uint32_t)c);
    }
}

/* Appends a character beyond ASCII. */
static void put_folded(const Folding *folding, UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    UChar units[DECOMPOSED];
    int32_t n = -1, i = 0;

    if (c < 0xAC00 || c > 0xD7A3) { /* Hangul syllables stay whole */
        n = unorm2_getDecomposition(folding->form, c, units, DECOMPOSED, &error);
    }
    if (n < 0 || n > DECOMPOSED || U_FAILURE(error)) {
        put(folding, c);
        return;
    }
    while (i < n) {
        uint32_t part = units[i++];
        if (U16_IS_LEAD(part) && i < n) {
            part = (part << 10) + units[i++] - (uint32_t)U16_SURROGATE_OFFSET;
        }
        put(folding, (UChar32)part);
    }
}

static void fold(Buffer *out, const char *text, size_t n, int letters) {
    UErrorCode error = U_ZERO_ERROR;
    Folding folding = {out, out->n, unorm2_getNFKCCasefoldInstance(&error), letters};
    size_t i = 0;

    if (U_FAILURE(error)) {
        out->rc = SQLITE_NOMEM;
        return;
    }
    while (i < n && !out->rc) {
        char c = text[i];
        uint32_t length;
        if ((unsigned char)c < 0x80) {
            buffer_byte(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
            i++;
        } else {
            put_folded(&folding, (UChar32)text_decode(text + i, &length));
            i += length;
        }
    }
}

void fold_text(Buffer *out, const char *text, size_t n) {
    fold(out, text, n, 1);
}

void fold_case(Buffer *out, const char *text, size_t n) {
    fold(out, text, n, 0);
}

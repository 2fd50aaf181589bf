#include "word/normalize.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "data/data.h"

enum {
    SEGMENT = 64,                 /* characters composed at once */
    SEGMENT_UNITS = 2 * SEGMENT,  /* of UTF-16 */
    COMPOSED_UNITS = 8 * SEGMENT, /* what they can become */
    REFERENCE_DIGITS = 7,
    FIRST_COMPOSING = 0x300, /* below, every character is composed and begins a new segment */
};

/* The text behind its last boundary may still have to be composed: out[segment..]. */
typedef struct Composer {
    Buffer *out;
    const UNormalizer2 *nfc;
    size_t segment; /* where the segment begins in `out` */
    int length;     /* its characters */
    int open;       /* it is perhaps not in NFC */
    uint32_t last;  /* the last character put */
} Composer;

/* Brings the segment into NFC. */
static void compose(Composer *composer) {
    Buffer *out = composer->out;
    UErrorCode error = U_ZERO_ERROR;
    UChar text[SEGMENT_UNITS], composed[COMPOSED_UNITS];
    char bytes[3 * COMPOSED_UNITS];
    int32_t n = 0, length = 0;

    composer->length = 0;
    if (!composer->open || out->rc) return;
    composer->open = 0;
    u_strFromUTF8(text, SEGMENT_UNITS, &n, out->p + composer->segment,
                  (int32_t)(out->n - composer->segment), &error);
    n = unorm2_normalize(composer->nfc, text, n, composed, COMPOSED_UNITS, &error);
    u_strToUTF8(bytes, sizeof bytes, &length, composed, n, &error);
    if (U_FAILURE(error)) return;
    out->n = composer->segment;
    buffer_add(out, bytes, (size_t)length);
}

/* Does the character begin a new segment whatever came before? */
static int begins_segment(const Composer *composer, uint32_t c) {
    if (c < FIRST_COMPOSING || (c >= 0x2010 && c < 0x2070)) return 1;
    return unorm2_hasBoundaryBefore(composer->nfc, (UChar32)c);
}

static void put(Composer *composer, uint32_t c) {
    if (composer->length >= SEGMENT || begins_segment(composer, c)) {
        compose(composer);
        composer->segment = composer->out->n;
    }
    buffer_char(composer->out, c);
    composer->last = c;
    composer->length++;
    if (c >= FIRST_COMPOSING && !composer->open) {
        composer->open = composer->length > 1 ||
                         u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES;
    }
}

static void put_letters(Composer *composer, const char *letters) {
    for (; *letters; letters++) put(composer, (unsigned char)*letters);
}

/* Puts a stretch of ASCII that stays as it is. */
static void put_plain(Composer *composer, const char *text, size_t n) {
    put(composer, (unsigned char)text[0]);
    if (n == 1) return;
    buffer_add(composer->out, text + 1, n - 1);
    composer->segment = composer->out->n - 1;
    composer->last = (unsigned char)text[n - 1];
}

static int is_plain(char c) {
    return (c >= ' ' && c < 0x7F && c != '&') || c == '\n' || c == '\t';
}

/* What a byte of windows-1252 from 0x80 to 0x9F stands for; 0: nothing. */
static uint32_t from_windows(uint32_t c) {
    static const uint16_t table[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    return c >= 0x80 && c <= 0x9F ? table[c - 0x80] : c;
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 16;
}

/* The number of "#8222;" or "#x201E;", or 0. */
static uint32_t read_number(const char *z, size_t *n) {
    int base = (z[1] | 32) == 'x' ? 16 : 10;
    size_t i = base == 16 ? 2 : 1, first = i;
    uint32_t c = 0;

    while (digit_value(z[i]) < base && i - first < REFERENCE_DIGITS) {
        c = c * (uint32_t)base + (uint32_t)digit_value(z[i++]);
    }
    if (z[i] != ';' || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
    *n = i + 1;
    return from_windows(c);
}

/* The character that the reference whose & stands before `z` names, its bytes in `*n`; or 0. */
static uint32_t read_reference(const char *z, size_t *n) {
    size_t i = 0, longest = word_table_longest(DATA_REFERENCES);
    uint32_t c;

    if (*z == '#') return read_number(z, n);
    while (i <= longest && ((z[i] | 32) >= 'a' ? (z[i] | 32) <= 'z' : z[i] >= '0' && z[i] <= '9')) {
        i++;
    }
    c = z[i] == ';' ? word_table_find(DATA_REFERENCES, z, i) : 0;
    if (c) *n = i + 1;
    return c;
}

/* Does a joiner between these two do something? In Latin text it is a leftover. */
static int joins(uint32_t before, uint32_t after) {
    return before >= 0x590 && after >= 0x590 && before != TEXT_BAD && after != TEXT_BAD &&
           (before < 0x1E00 || before > 0x20CF) && (after < 0x1E00 || after > 0x20CF);
}

/* Puts what a character beyond plain ASCII becomes; `next` is the one behind it. */
static void put_clean(Composer *composer, uint32_t c, uint32_t next) {
    switch (c) {
    case '\r':
        if (next == '\n') return; /* the LF stands for both */
        put(composer, '\n');
        return;
    case '\n':
    case '\v':
    case '\f':
    case 0x85:
    case 0x2028:
    case 0x2029:
        put(composer, '\n');
        return;
    case '\t':
        put(composer, '\t');
        return;
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        put(composer, ' ');
        return;
    case 0x200C:
    case 0x200D:
        if (joins(composer->last, next)) put(composer, c);
        return;
    case 0xAD:
    case 0x180E:
    case 0x200B:
    case 0x200E:
    case 0x200F:
    case 0xFEFF:
    case 0xFFFC:
        return;
    case 0x2010:
    case 0x2011:
        put(composer, '-');
        return;
    case 0xFB00:
        put_letters(composer, "ff");
        return;
    case 0xFB01:
        put_letters(composer, "fi");
        return;
    case 0xFB02:
        put_letters(composer, "fl");
        return;
    case 0xFB03:
        put_letters(composer, "ffi");
        return;
    case 0xFB04:
        put_letters(composer, "ffl");
        return;
    case 0xFB05:
    case 0xFB06:
        put_letters(composer, "st");
        return;
    default:
        break;
    }
    if (c >= 0x2000 && c <= 0x200A) {
        put(composer, ' ');
    } else if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)) {
        return;
    } else if (c >= 0x80 && c <= 0x9F) {
        if (from_windows(c)) put(composer, from_windows(c));
    } else if (c >= ' ' && c != 0x7F) {
        put(composer, c);
    }
}

void normalize_text(Buffer *out, const char *text, size_t n) {
    UErrorCode error = U_ZERO_ERROR;
    Composer composer = {out, unorm2_getNFCInstance(&error), out->n, 0, 0, 0};
    size_t i = 0;

    if (U_FAILURE(error)) {
        out->rc = SQLITE_NOMEM;
        return;
    }
    while (i < n && !out->rc) {
        size_t plain = i, reference;
        uint32_t c, named, length, ignored;

        while (plain < n && is_plain(text[plain])) plain++;
        if (plain > i) {
            put_plain(&composer, text + i, plain - i);
            i = plain;
            continue;
        }
        c = text_decode(text + i, &length);
        i += length;
        while (c == '&' && (named = read_reference(text + i, &reference)) != 0) {
            c = named;
            i += reference;
        }
        put_clean(&composer, c, text_decode(text + i, &ignored));
    }
    compose(&composer);
}

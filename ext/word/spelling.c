#include "word/spelling.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/text.h"

static uint32_t lower(uint32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    return (uint32_t)u_tolower((UChar32)c);
}

static size_t respell(const char *form, size_t n, char *out, int capital) {
    size_t at = 0, to = 0;
    if (n > SPELLING_LONGEST) return 0;
    while (at < n) {
        uint32_t length, c = text_decode(form + at, &length);
        c = at == 0 && capital ? (uint32_t)u_toupper((UChar32)c) : lower(c);
        to += text_encode(c, out + to);
        at += length;
    }
    return to;
}

size_t spell_lower(const char *form, size_t n, char *out) {
    return respell(form, n, out, 0);
}

size_t spell_capital(const char *form, size_t n, char *out) {
    return respell(form, n, out, 1);
}

size_t spell_sharp(const char *form, size_t n, char *out) {
    size_t i;
    if (n > SPELLING_LONGEST) return 0;
    for (i = 0; i + 1 < n; i++) {
        int sharp = memcmp(form + i, "ß", 2) == 0;
        if (sharp || memcmp(form + i, "ss", 2) == 0) {
            memcpy(out, form, n);
            memcpy(out + i, sharp ? "ss" : "ß", 2);
            return n;
        }
    }
    return 0;
}

size_t spell_umlaut(const char *form, size_t n, char *out) {
    size_t i = 0, to = 0;
    int changed = 0;
    if (n > SPELLING_LONGEST) return 0;
    while (i < n) {
        const char *umlaut = NULL;
        if (i + 1 < n && form[i + 1] == 'e' && !(i > 0 && strchr("aeqAEQ", form[i - 1]))) {
            switch (form[i]) {
            case 'a':
                umlaut = "ä";
                break;
            case 'o':
                umlaut = "ö";
                break;
            case 'u':
                umlaut = "ü";
                break;
            case 'A':
                umlaut = "Ä";
                break;
            case 'O':
                umlaut = "Ö";
                break;
            case 'U':
                umlaut = "Ü";
                break;
            default:
                break;
            }
        }
        if (umlaut) {
            memcpy(out + to, umlaut, 2);
            to += 2;
            i += 2;
            changed = 1;
        } else {
            out[to++] = form[i++];
        }
    }
    return changed ? to : 0;
}

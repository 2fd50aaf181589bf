#include "entity/capitals.h"

#include <string.h>

#include "base/text.h"
#include "token/class.h"
#include "word/spelling.h"

enum { LEAST = 3 /* characters: "EU" is no word in capitals */ };

size_t capitals_lower(const char *word, size_t n, char *out) {
    size_t at = 0, length = 0, characters = 0, letters = 0;

    if (n > SPELLING_LONGEST) return 0;
    while (at < n) {
        uint32_t bytes;
        CharClass cls = char_class(text_decode(word + at, &bytes));
        if (class_is_letter(cls) && cls != CLASS_UPPER) return 0;
        letters += cls == CLASS_UPPER;
        characters++;
        at += bytes;
    }
    if (characters < LEAST || letters < 2) return 0;
    for (at = 0; at < n;) {
        const char *hyphen = memchr(word + at, '-', n - at);
        size_t part = hyphen ? (size_t)(hyphen - word) - at : n - at;
        length += spell_capital(word + at, part, out + length);
        at += part;
        if (at < n) {
            out[length++] = '-';
            at++;
        }
    }
    return length;
}

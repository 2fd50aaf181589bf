#include "corpus/syllable.h"

#include <string.h>

#include "base/text.h"
#include "data/data.h"
#include "token/class.h"

enum {
    PART = 96, /* bytes of a part that are looked at together; longer ones are cut */
    REACH = 9, /* bytes that a pattern may begin before its pair */
    SPELLED = 5,
    HIATUS = 1, /* the letters of syllables.txt */
    ONE = 2,
    AS_EVER = 4
};

/* A part in small letters between ^ and $, and what it is. */
typedef struct Part {
    char text[PART + 8];
    unsigned n;
    unsigned letters, capitals, vowels;
} Part;

/* The vowel that a letter is, without its accent, ä, ö, ü as 1, 2, 3; 0 for any other. */
static char vowel_of(uint32_t c) {
    static const char LATIN[] = "aaaa1aa.eeeeiiii.oooo2.ouuu3y.."; /* U+00E0 on */
    if (c < 0x80) return c && strchr("aeiouy", (int)c) ? (char)c : 0;
    if (c < 0xE0 || c > 0xFE) return 0;
    return LATIN[c - 0xE0] == '.' ? 0 : LATIN[c - 0xE0];
}

/* Accents make a vowel stand by itself: Idée, naïv. */
static int is_plain(uint32_t c) {
    return c < 0x80 || c == 0xE4 || c == 0xF6 || c == 0xFC;
}

static int is_pair(char a, char b) {
    switch (a) {
    case 'a':
        return b == 'i' || b == 'u' || b == 'y' || b == 'a';
    case 'e':
        return b == 'i' || b == 'u' || b == 'y' || b == 'e';
    case 'i':
        return b == 'e';
    case 'o':
        return b == 'i' || b == 'u' || b == 'y' || b == 'o';
    case '1':
        return b == 'u';
    default:
        return 0;
    }
}

/* What the patterns say about the pair, or final e, in the bytes `from` to `end`. */
static uint32_t patterns(const Part *part, unsigned from, unsigned end) {
    unsigned first = from > REACH ? from - REACH : 0, last;
    unsigned longest = word_table_longest(DATA_SYLLABLES);
    uint32_t found = 0;

    for (; first <= from; first++) {
        if (text_continues(part->text[first])) continue;
        for (last = end; last <= part->n && last - first <= longest; last++)
            found |= word_table_find(DATA_SYLLABLES, part->text + first, last - first);
    }
    return found & AS_EVER ? 0 : found;
}

/* Counts the nuclei of a part. */
static unsigned nuclei(const Part *part) {
    unsigned at = 1, count = 0;
    uint32_t before = '^';

    while (at < part->n - 1) {
        uint32_t n, next_n, c = text_decode(part->text + at, &n), next;
        char a = vowel_of(c), b;
        unsigned start = at, both;
        at += n;
        next = text_decode(part->text + at, &next_n);
        b = vowel_of(next);
        both = at + next_n;
        if (!a || (c == 'u' && before == 'q') || (c == 'y' && before == '^' && b)) {
            before = c;
            continue;
        }
        before = c;
        count++;
        if (b && is_plain(c) && is_plain(next) && is_pair(a, b)) {
            if (patterns(part, start, both) & HIATUS) count++;
            before = next;
            at = both;
        } else if (c == 'e' && (next == 'a' || next == '$') && patterns(part, start, both) & ONE) {
            if (next == 'a') {
                before = next;
                at = both;
            } else {
                count--;
            }
        }
    }
    return count;
}

/* The syllables of a part, which is empty afterwards. */
static unsigned count_part(Part *part) {
    unsigned count = 0;

    if (part->letters) {
        part->text[part->n++] = '$';
        part->text[part->n] = 0; /* behind which text_decode() may look */
        count = nuclei(part);
        if (part->capitals == part->letters && part->letters > 1 &&
            (part->letters <= 3 || (part->letters <= SPELLED && count == 0)))
            count = part->letters;
        if (count == 0) count = 1;
    }
    memset(part, 0, sizeof *part);
    part->text[part->n++] = '^';
    return count;
}

unsigned syllables(const char *word, size_t n) {
    Part part = {.text = "^", .n = 1};
    unsigned count = 0;
    size_t at = 0;

    while (at < n) {
        uint32_t length, c = text_decode(word + at, &length);
        CharClass class = char_class(c);
        at += length;
        if (class == CLASS_FORMAT || class == CLASS_MARK) continue; /* soft hyphens */
        if (!class_is_letter(class) || part.n + 4 > PART) count += count_part(&part);
        if (!class_is_letter(class)) continue;
        part.letters++;
        part.capitals += class == CLASS_UPPER;
        if (c < 0x80 ? c >= 'A' && c <= 'Z' : c >= 0xC0 && c <= 0xDE) c += 0x20;
        part.n += text_encode(c, part.text + part.n);
    }
    count += count_part(&part);
    return count ? count : 1;
}

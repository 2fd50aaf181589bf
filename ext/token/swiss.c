/*
** Swiss spelling. The tree is a word table (ext/data/words/swiss.txt): a key is the letters
** around an ss, which is written ß, in small letters, with _ for the word's border. The search
** begins with ß alone and takes in the letters that the nodes ask for, one at a time.
*/
#include "token/swiss.h"

#include <string.h>

#include "data/data.h"

enum { SIDE = 64 /* bytes of context on a side; the list's keys are far shorter */ };

/* The letters of swiss.txt. */
enum SwissNode {
    SWISS_KEEP = 1 << ('k' - 'a'),
    SWISS_LEFT = 1 << ('l' - 'a'),
    SWISS_NAME = 1 << ('n' - 'a'),
    SWISS_RIGHT = 1 << ('r' - 'a'),
    SWISS_SHARP = 1 << ('s' - 'a')
};

/*
** The character of `n` bytes as the list has it: a small letter of Latin-1, or a border. Returns
** its bytes.
*/
static uint32_t context(const char *c, uint32_t n, char *out) {
    unsigned char lead = (unsigned char)c[0], next = n > 1 ? (unsigned char)c[1] : 0;

    out[0] = '_';
    if (n == 1 && (lead | 32) >= 'a' && (lead | 32) <= 'z') {
        out[0] = (char)(lead | 32);
    } else if (n == 2 && lead == 0xC3) { /* U+00C0 to U+00FF */
        if (next >= 0x80 && next <= 0x9E) next |= 32;
        if (next < 0x9F) return 1;
        out[0] = (char)lead;
        out[1] = (char)next;
        return 2;
    }
    return 1;
}

/* The start of the character that ends before `at`; what is no UTF-8 goes byte by byte. */
static uint32_t before(const char *word, uint32_t at) {
    uint32_t i = at - 1;
    while (i > 0 && at - i < 4 && ((unsigned char)word[i] & 0xC0) == 0x80) i--;
    return i;
}

static uint32_t after(const char *word, uint32_t n, uint32_t at) {
    uint32_t i = at + 1;
    while (i < n && i - at < 4 && ((unsigned char)word[i] & 0xC0) == 0x80) i++;
    return i;
}

/* Does the ss at `at` stand for ß? */
static int is_sharp(const char *word, uint32_t n, uint32_t at) {
    char key[2 * SIDE + 2];
    uint32_t start = SIDE, end = SIDE + 2, left = at, right = at + 2, value;
    int sharp = 0;

    memcpy(key + start, "\xC3\x9F", 2);
    while ((value = word_table_find(DATA_SWISS, key + start, end - start)) != 0) {
        char c[2];
        uint32_t length = 1, next;
        sharp = (value & SWISS_SHARP) != 0;
        c[0] = '_';
        if (start < 4 || end + 4 > sizeof key) break;
        if (value & SWISS_LEFT) {
            if (left > 0) {
                next = before(word, left);
                length = context(word + next, left - next, c);
                left = next;
            }
            start -= length;
            memcpy(key + start, c, length);
        } else if (value & SWISS_RIGHT) {
            if (right < n) {
                next = after(word, n, right);
                length = context(word + right, next - right, c);
                right = next;
            }
            memcpy(key + end, c, length);
            end += length;
        } else {
            break;
        }
    }
    return sharp;
}

uint32_t swiss_restore(const char *word, uint32_t n, char *out) {
    uint32_t i = 0, changed = 0;

    if (word_table_find(DATA_SWISS, word, n) & SWISS_NAME) return 0;
    while (i < n) {
        if (word[i] == 's' && i + 1 < n && word[i + 1] == 's' && is_sharp(word, n, i)) {
            memcpy(out + i, "\xC3\x9F", 2);
            i += 2;
            changed = n;
        } else {
            out[i] = word[i];
            i++;
        }
    }
    return changed;
}

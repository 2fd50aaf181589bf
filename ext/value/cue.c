#include "value/cue.h"

#include <string.h>

#include "data/data.h"

enum { CUE_TOKENS = 3 };

size_t cue_fold(const char *word, size_t n, char *out, size_t room) {
    size_t i = 0, k = 0;

    while (i < n) {
        unsigned char c = (unsigned char)word[i];
        unsigned char next = i + 1 < n ? (unsigned char)word[i + 1] : 0;
        if (k + 2 > room) return 0;
        if (c == 0xC2 && next == 0xAD) {
            i += 2;
            continue;
        }
        if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
        if ((c == 'a' || c == 'o' || c == 'u') && next == 0xCC && i + 2 < n &&
            (unsigned char)word[i + 2] == 0x88) {
            out[k++] = (char)0xC3;
            out[k++] = (char)(c == 'a' ? 0xA4 : c == 'o' ? 0xB6 : 0xBC);
            i += 3;
            continue;
        }
        if (k > 0 && (unsigned char)out[k - 1] == 0xC3 && (c == 0x84 || c == 0x96 || c == 0x9C))
            c = (unsigned char)(c + 0x20);
        out[k++] = (char)c;
        i++;
    }
    return k;
}

unsigned cue_word(const char *word, size_t n) {
    char folded[CUE_BYTES];
    n = n < sizeof folded ? cue_fold(word, n, folded, sizeof folded) : 0;
    return n ? word_table_find(DATA_VALUE_CUES, folded, n) : 0;
}

unsigned cue_before(const char *text, const Tokens *tokens, uint32_t i, uint32_t begin,
                    unsigned wanted, uint32_t *taken) {
    uint32_t k, most = i - begin < CUE_TOKENS ? i - begin : CUE_TOKENS;

    for (k = most; k > 0; k--) {
        uint32_t from = i - k, last = i - 1;
        size_t n = tokens->start[last] + tokens->length[last] - tokens->start[from];
        unsigned found = cue_word(text + tokens->start[from], n) & wanted;
        if (!found) continue;
        *taken = k;
        return found;
    }
    return 0;
}

unsigned cue_behind(const char *text, const Tokens *tokens, uint32_t i, uint32_t end,
                    unsigned wanted, uint32_t *taken) {
    uint32_t k, most = i >= end ? 0 : end - i < CUE_TOKENS ? end - i : CUE_TOKENS;

    for (k = most; k > 0; k--) {
        uint32_t last = i + k - 1;
        size_t n = tokens->start[last] + tokens->length[last] - tokens->start[i];
        unsigned found = cue_word(text + tokens->start[i], n) & wanted;
        if (!found) continue;
        *taken = k;
        return found;
    }
    return 0;
}

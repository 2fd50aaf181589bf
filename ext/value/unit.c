#include "value/unit.h"

#include <string.h>

#include "base/text.h"
#include "data/data.h"
#include "data/unit_table.h"
#include "value/cue.h"

enum { NAME_TOKENS = 4 };

static const Unit *find(const char *name, size_t n, int *word) {
    uint32_t found = word_table_find(DATA_UNITS, name, n);
    *word = (found & UNIT_WORD) != 0;
    return found ? &UNITS[(found & (UNIT_WORD - 1)) - 1] : NULL;
}

const Unit *unit_named(const char *word, size_t n, int *is_word) {
    char key[CUE_BYTES + 1], folded[CUE_BYTES];
    const Unit *unit;

    if (n == 0 || n > CUE_BYTES) return NULL;
    key[0] = '=';
    memcpy(key + 1, word, n);
    if ((unit = find(key, n + 1, is_word)) != NULL) return unit;
    n = cue_fold(word, n, folded, sizeof folded);
    return n ? find(folded, n, is_word) : NULL;
}

/* Without the ending of an adjective: "schwedische" -> "schwedisch". */
static size_t stem(const char *word, size_t n) {
    if (n > 4 && word[n - 1] == 'e') return n - 1;
    if (n > 5 && word[n - 2] == 'e' && strchr("nrms", word[n - 1])) return n - 2;
    return n;
}

const Unit *unit_ending(const char *word, size_t n) {
    char key[CUE_BYTES] = "\u2026";
    int is_word;
    size_t begin = strlen(key);
    const Unit *unit;

    if (n == 0 || n > CUE_BYTES / 2) return NULL;
    n = begin + cue_fold(word, n, key + begin, sizeof key - begin);
    if ((unit = find(key, n, &is_word)) != NULL) return unit;
    n = begin + stem(key + begin, n - begin);
    return n > begin + 2 && memcmp(key + n - 2, "ig", 2) == 0 ? find(key, n, &is_word) : NULL;
}

const Unit *unit_at(const char *text, const Tokens *tokens, uint32_t i, uint32_t end,
                    uint32_t *taken, int *word) {
    char name[CUE_BYTES], other[CUE_BYTES];
    size_t n = 0, other_n = 0;
    const Unit *unit = NULL, *found;
    uint32_t k;
    int is_word;

    *taken = 0;
    *word = 0;
    for (k = 0; k < NAME_TOKENS && i + k < end; k++) {
        const char *z = text + tokens->start[i + k];
        size_t length = tokens->length[i + k], got;
        if (k > 0) {
            if (n + 1 >= sizeof name) break;
            name[n++] = ' ';
            if (other_n) other[other_n++] = ' ';
        } else if ((unit = unit_named(z, length, word)) != NULL) {
            *taken = 1;
        }
        got = length < sizeof name - n ? cue_fold(z, length, name + n, sizeof name - n) : 0;
        if (!got) break;
        if (k == 0) { /* the key of "schwedische Kronen" is "schwedisch kronen" */
            other_n = stem(name, got);
            if (other_n == got) other_n = 0;
            memcpy(other, name, other_n);
        } else if (other_n) {
            memcpy(other + other_n, name + n, got);
            other_n += got;
        }
        n += got;
        if (k == 0) continue;
        found = find(name, n, &is_word);
        if (!found && other_n) found = find(other, other_n, &is_word);
        if (found) {
            unit = found;
            *taken = k + 1;
            *word = is_word;
        }
    }
    return unit;
}

const Unit *unit_symbol(const char *name, size_t n) {
    int word;
    const Unit *unit = unit_named(name, n, &word);
    size_t i;

    for (i = 0; !unit && i < sizeof UNITS / sizeof *UNITS; i++) {
        if (strlen(UNITS[i].symbol) == n && memcmp(UNITS[i].symbol, name, n) == 0) unit = &UNITS[i];
    }
    return unit;
}

int unit_convert(double value, const Unit *from, const Unit *to, double *out) {
    if (from->kind == UNIT_MONEY || to->kind == UNIT_MONEY) return 0;
    if (strcmp(from->dimension, to->dimension) != 0) return 0;
    *out = from == to ? value : (value * from->factor + from->offset - to->offset) / to->factor;
    return 1;
}

#include "page/hint.h"

#include <string.h>

#include "data/data.h"

enum { STEM_SHORTEST = 3 /* with ^ and $ */ };

static unsigned beginning(const char *word) {
    unsigned hash =
        (unsigned char)word[0] * 961u + (unsigned char)word[1] * 31u + (unsigned char)word[2];
    return (hash ^ hash >> 7) % HINT_BEGINNINGS;
}

void hint_begin(HintMemory *memory) {
    const unsigned char *table = DATA_PAGE_HINTS;
    uint32_t slots = hash_read32(table), slot, at;
    for (slot = 0; slot < slots; slot++) {
        at = hash_read32(table + 12 + 4 * (size_t)slot) & WORD_TABLE_OFFSET;
        if (at) {
            unsigned b = beginning((const char *)table + at + 5);
            memory->beginnings[b / 64] |= (uint64_t)1 << b % 64;
        }
    }
}

static uint32_t look_up(const HintMemory *memory, const char *word, size_t n) {
    size_t longest = word_table_longest(DATA_PAGE_HINTS), from, to;
    char marked[HINT_WORD + 2];
    uint32_t hints = 0;

    marked[0] = '^';
    memcpy(marked + 1, word, n);
    marked[n + 1] = '$';
    n += 2;
    for (from = 0; from + STEM_SHORTEST <= n; from++) {
        unsigned b = beginning(marked + from);
        if (!(memory->beginnings[b / 64] >> b % 64 & 1)) continue;
        for (to = from + STEM_SHORTEST; to <= n && to - from <= longest; to++) {
            hints |= word_table_find(DATA_PAGE_HINTS, marked + from, to - from);
        }
    }
    return hints;
}

uint32_t hint_of_word(HintMemory *memory, const char *word, size_t n) {
    uint64_t hash = hash_bytes(word, n);
    size_t place = (size_t)(hash >> 40) % HINT_PLACES;

    if (memory->word[place] != hash) {
        memory->hints[place] = look_up(memory, word, n);
        memory->word[place] = hash;
    }
    return memory->hints[place];
}

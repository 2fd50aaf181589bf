#include "word/memory.h"

#include <string.h>

#include "base/hash.h"
#include "data/data.h"

enum { SLOTS = 2 * MEMORY_FORMS };

WordMemory *word_memory_new(void) {
    WordMemory *memory = sqlite3_malloc64(sizeof *memory);
    if (!memory) return NULL;
    memset(memory, 0, sizeof *memory);
    arena_init(&memory->arena);
    memory->list = arena_zero(&memory->arena, MEMORY_FORMS * sizeof *memory->list);
    memory->keys = arena_alloc(&memory->arena, MEMORY_FORMS * sizeof *memory->keys);
    memory->slots = arena_zero(&memory->arena, SLOTS * sizeof *memory->slots);
    if (memory->arena.rc || tagger_open(&memory->tagger, DATA_TAGGER, SIZE_MAX)) {
        word_memory_free(memory);
        return NULL;
    }
    return memory;
}

void word_memory_free(WordMemory *memory) {
    if (!memory) return;
    arena_free(&memory->arena);
    sqlite3_free(memory);
}

void word_memory_room(WordMemory *memory, uint32_t n) {
    if (memory->n + n <= MEMORY_FORMS) return;
    memory->n = 0;
    memset(memory->slots, 0, SLOTS * sizeof *memory->slots);
}

KnownForm *word_memory_form(WordMemory *memory, const char *form, size_t n, int first) {
    uint64_t key = hash_bytes(form, n) + (first ? 0x9E3779B97F4A7C15u : 0);
    uint32_t slot = (uint32_t)(key >> 32) & (SLOTS - 1);
    KnownForm *known;
    int kept = n <= MEMORY_FORM;

    for (; kept && memory->slots[slot]; slot = (slot + 1) & (SLOTS - 1)) {
        uint32_t place = memory->slots[slot] - 1u;
        if (memory->keys[place] != key) continue;
        known = memory->list[place];
        if (known->form_n == n && memcmp(known->form, form, n) == 0) return known;
    }
    known = memory->list[memory->n];
    if (!known) known = memory->list[memory->n] = arena_alloc(&memory->arena, sizeof *known);
    if (!known) {
        memory->arena.rc = SQLITE_OK; /* what is known stays right, and there may be memory later */
        return NULL;
    }
    memory->keys[memory->n++] = key;
    if (kept) {
        memory->slots[slot] = (uint16_t)memory->n;
        known->form_n = (uint8_t)n;
        memcpy(known->form, form, n);
    }
    word_type(&known->type.type, form, n, first);
    tagger_type(&memory->tagger, &known->type, first);
    known->lemma_tag = STTS_COUNT;
    known->text = 0;
    return known;
}

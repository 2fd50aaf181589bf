#include "entity/vote.h"

#include <string.h>

enum { SLOTS_FIRST = 256 };

static Vote *place(const Votes *votes, uint64_t word) {
    uint32_t slot = (uint32_t)(word >> 20) & (votes->slots - 1);
    while (votes->list[slot].word && votes->list[slot].word != word)
        slot = (slot + 1) & (votes->slots - 1);
    return &votes->list[slot];
}

static int grow(Votes *votes) {
    Votes old = *votes;
    uint32_t i;
    votes->slots = old.slots ? 2 * old.slots : SLOTS_FIRST;
    votes->list = arena_zero(votes->arena, votes->slots * sizeof *votes->list);
    if (!votes->list) {
        *votes = old;
        return votes->arena->rc;
    }
    for (i = 0; i < old.slots; i++) {
        if (old.list[i].word) *place(votes, old.list[i].word) = old.list[i];
    }
    return SQLITE_OK;
}

Vote *votes_add(Votes *votes, uint64_t word) {
    Vote *vote;
    word |= 1; /* 0 is a free place */
    if (2 * (votes->n + 1) > votes->slots && grow(votes)) return NULL;
    vote = place(votes, word);
    votes->n += vote->word == 0;
    vote->word = word;
    return vote;
}

const Vote *votes_find(const Votes *votes, uint64_t word) {
    const Vote *vote;
    if (votes->n == 0) return NULL;
    vote = place(votes, word | 1);
    return vote->word ? vote : NULL;
}

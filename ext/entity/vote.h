/*
** Votes: what a document says elsewhere about a word. News repeats its names: one mention that the
** sentence makes clear decides others that it leaves open (Krishnan and Manning, "An effective
** two-stage model for exploiting non-local dependencies in named entity recognition", ACL 2006).
*/
#ifndef PRESSE_ENTITY_VOTE_H
#define PRESSE_ENTITY_VOTE_H

#include "base/arena.h"
#include "entity/entity.h"

/* How often a word was part of a name of each type, by probability; and how often of none. */
typedef struct Vote {
    uint64_t word; /* NameForm.usual; 0: a free place */
    float type[ENTITY_TYPES];
    float none;
    float introduced
        [ENTITY_TYPES]; /* by a word before it: "Konzern", "Stadt"; a person also by a first name */
} Vote;

typedef struct Votes {
    Arena *arena;
    Vote *list;
    uint32_t n, slots;
} Votes;

/* The vote for a word, made if need be; NULL when out of memory. */
Vote *votes_add(Votes *votes, uint64_t word);

/* The vote for a word, or NULL. */
const Vote *votes_find(const Votes *votes, uint64_t word);

#endif

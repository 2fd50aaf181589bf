/*
** Features: what the tagger looks at, as 64-bit keys. The trainer (ext/train/tagger.c) and the
** tagger call the same functions, so that the two cannot drift.
**
** They are grouped by what they depend on: the form alone (computed once for each form in a
** memory), the form of a neighbour, and the place in the sentence.
*/
#ifndef PRESSE_WORD_FEATURE_H
#define PRESSE_WORD_FEATURE_H

#include "base/key.h"
#include "word/type.h"

/*
** What stands around a token in its clause, by the lexicon alone: the place of verbs decides much
** in German.
*/
typedef struct Clause {
    uint8_t left;             /* the finite verb to the left, and what ends the clause there */
    uint8_t right;            /* the finite verb to the right */
    uint8_t nonfinite;        /* a participle, an infinitive or both to the right */
    uint8_t opener;           /* a subordinator or relative pronoun opens the clause */
    uint8_t nonfinite_before; /* the same within three words to the left */
    uint8_t last;             /* nothing or the clause's end follows */
    uint8_t strange;          /* foreign or unknown words among the neighbours, 0 to 4 */
    uint8_t persons;          /* bits of WordType.person in the clause */
    uint32_t auxiliary;       /* the last auxiliary or modal to the left: a hash, or 0 */
} Clause;

/* Fills `clauses` for the `n` tokens of a sentence. Linear. */
void clauses_scan(Clause *clauses, const WordType *const *types, uint32_t n);

/* A sentence's edge: what stands before its first and behind its last token. */
extern const WordType TYPE_EDGE;

/*
** Each sets `out` to features of a token: by its own form; by the form before or behind; by
** the pairs of forms around it and its clause (`types` points at the token's own place in an array
** with two edges before and behind).
*/
void features_alone(Keys *out, const WordType *type, int first);
void features_before(Keys *out, const WordType *type);
void features_behind(Keys *out, const WordType *type);
void features_around(Keys *out, const WordType *const *types, const Clause *clause);

#endif

/*
** Lemma table: the learnt part of the lemmatiser, ext/data/lemmas.bin, as bytes that are used in
** place. Written by ext/train/lemmas.c, read by lemma.c; nobody else needs this.
**
**   uint32 rules, uint32 slots (little end first, as everything here)
**   rules * LEMMA_RULE bytes: what makes a lemma from a form in small letters
**       uint8 cut, uint8 letters, then up to LEMMA_RULE - 2 bytes: drop `cut` bytes from the end,
**       append `letters` bytes.
**   slots * LEMMA_SLOT bytes: uint32 check (0: free), uint16 rule, with LEMMA_SURE where as good as
**       all forms with that ending follow it: a hash table with linear probing of exceptions (a
**       whole form), of endings (the last characters of unknown forms), and of the sets of groups
**       in which a form is an exception (bits instead of a rule). On the way to an entry checks
**       fall, so that a search ends at the first one that is lower (Amble and Knuth, "Ordered hash
**       tables", The Computer Journal 17, 1974).
*/
#ifndef PRESSE_WORD_LEMMA_TABLE_H
#define PRESSE_WORD_LEMMA_TABLE_H

#include <string.h>

#include "base/hash.h"
#include "word/tag.h"

enum {
    LEMMA_RULE = 16,
    LEMMA_SLOT = 6,
    LEMMA_SURE = 0x8000, /* beside the rule's number */
    LEMMA_ENDING = 6,    /* characters of the longest ending that is learnt */
    LEMMA_LONGEST = 200  /* bytes; the lemma of a longer form is the form */
};

/* X(name as in C, name in ext/data/lemmas.txt): tags that share their lemmas */
#define LEMMA_GROUPS(X)                                                                            \
    X(NOUN, "noun")                                                                                \
    X(NAME, "name")                                                                                \
    X(FINITE, "finite")                                                                            \
    X(INFINITIVE, "infinitive")                                                                    \
    X(PARTICIPLE, "participle")                                                                    \
    X(ADJA, "attributive")                                                                         \
    X(ADJD, "predicative")                                                                         \
    X(ADVERB, "adverb")                                                                            \
    X(ARTICLE, "article")                                                                          \
    X(PERSONAL, "personal") X(POSSESSIVE, "possessive") X(PRONOUN, "pronoun")                      \
        X(REFLEXIVE, "reflexive") X(CONTRACTION, "contraction") X(PARTICLE, "particle")            \
            X(FORM, "form")

typedef enum LemmaGroup {
#define X(name, text) LEMMA_##name,
    LEMMA_GROUPS(X)
#undef X
        LEMMA_GROUP_COUNT
} LemmaGroup;

/* The group of a tag; FORM is that of tags whose lemma is the form itself. */
static inline LemmaGroup lemma_group(Stts tag) {
    switch (tag) {
    case STTS_NN:
        return LEMMA_NOUN;
    case STTS_NE:
        return LEMMA_NAME;
    case STTS_VVFIN:
    case STTS_VVIMP:
    case STTS_VAFIN:
    case STTS_VAIMP:
    case STTS_VMFIN:
        return LEMMA_FINITE;
    case STTS_VVINF:
    case STTS_VVIZU:
    case STTS_VAINF:
    case STTS_VMINF:
        return LEMMA_INFINITIVE;
    case STTS_VVPP:
    case STTS_VAPP:
    case STTS_VMPP:
        return LEMMA_PARTICIPLE;
    case STTS_ADJA:
        return LEMMA_ADJA;
    case STTS_ADJD:
        return LEMMA_ADJD;
    case STTS_ADV:
        return LEMMA_ADVERB;
    case STTS_ART:
        return LEMMA_ARTICLE;
    case STTS_PPER:
        return LEMMA_PERSONAL;
    case STTS_PPOSAT:
    case STTS_PPOSS:
        return LEMMA_POSSESSIVE;
    case STTS_PDAT:
    case STTS_PDS:
    case STTS_PIAT:
    case STTS_PIS:
    case STTS_PRELAT:
    case STTS_PRELS:
    case STTS_PWAT:
    case STTS_PWS:
        return LEMMA_PRONOUN;
    case STTS_PRF:
        return LEMMA_REFLEXIVE;
    case STTS_APPRART:
        return LEMMA_CONTRACTION;
    case STTS_CARD:
    case STTS_FM:
    case STTS_XY:
    case STTS_TRUNC:
    case STTS_COMMA:
    case STTS_STOP:
    case STTS_MARK:
    case STTS_COUNT:
        return LEMMA_FORM;
    default:
        return LEMMA_PARTICLE;
    }
}

/*
** What of a hash table entry is looked for: `kind` is a group, plus 128 for an ending, or tells that
** the set of groups is meant.
*/
enum { LEMMA_SET = 127, LEMMA_IS_ENDING = 128 };

/* The hash of a text's hash_bytes() and a kind. */
static inline uint64_t lemma_hash_kind(uint64_t hash, unsigned kind) {
    uint64_t h = hash ^ (kind + 1) * 0x9E3779B97F4A7C15u;
    h ^= h >> 31;
    h *= 0x94D049BB133111EBu;
    return h ^ h >> 29;
}

static inline uint64_t lemma_hash(unsigned kind, const char *text, size_t n) {
    return lemma_hash_kind(hash_bytes(text, n), kind);
}

/* The hash's two halves: where the search begins, and what the slot says (never 0). */
static inline uint32_t lemma_slot(uint64_t hash, uint32_t slots) {
    return (uint32_t)((hash >> 32) * slots >> 32);
}

static inline uint32_t lemma_check(uint64_t hash) {
    return (uint32_t)hash | 1;
}

#endif

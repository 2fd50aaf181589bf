/*
** Compound table: what was learnt about modifiers and heads; shared by the splitter and by the
** program that makes the table.
**
** The bytes, little end first; costs are -log of a probability in sixteenths:
**   uint32 size, modifiers, heads, wholes, rules        all bytes; slots; slots; slots; rules
**   uint8 unseen modifier, unseen noun head, unseen other head, 0     costs
**   modifiers: uint32 fingerprint, uint16 rule, uint8 cost, uint8 0   a slot of cost 0 is free
**   heads:     uint24 fingerprint, uint8 cost                         the same
**   wholes:    uint32 fingerprint                                     0 is free
**   rules:     16 bytes each, see CompoundRule
** Slots are found by a fingerprint of the word, the next free one ends the search.
*/
#ifndef PRESSE_WORD_COMPOUND_TABLE_H
#define PRESSE_WORD_COMPOUND_TABLE_H

#include "base/hash.h"
#include "word/compound.h"

enum {
    COMPOUND_SCALE = 16,  /* of costs */
    COMPOUND_NEVER = 255, /* cost of what never is such a part */
    COMPOUND_HEADER = 24,
    COMPOUND_MODIFIER = 8, /* bytes of a slot */
    COMPOUND_HEAD = 4,
    COMPOUND_WHOLE = 4,
    COMPOUND_RULE = 16,
    COMPOUND_ADDED = 12,  /* most bytes that a rule adds */
    COMPOUND_PROBES = 128 /* slots looked at */
};

/* What the fingerprint is of: the same letters may be several things. */
typedef enum CompoundKey {
    COMPOUND_KEY_MODIFIER, /* a modifier as it is written, in small letters */
    COMPOUND_KEY_HEAD,     /* a head's lemma */
    COMPOUND_KEY_NOUN,     /* a head that the lexicon lacks, in small letters */
    COMPOUND_KEY_SURFACE,  /* a head as it is written: cost NEVER, or another: may be short */
    COMPOUND_KEY_WHOLE /* a base form that is not taken apart; with a mark behind it: + a first part
                           ** that keeps known words whole, * any of two parts, < a head of names */
} CompoundKey;

/* From a modifier as it is written to its lemma. */
typedef struct CompoundRule {
    unsigned cut;  /* bytes to drop at its end */
    unsigned link; /* bytes of the linking element, which is no part of the text */
    int capital;   /* the lemma begins with one */
    unsigned n;    /* bytes to add */
    const char *added;
} CompoundRule;

typedef struct CompoundTable {
    const unsigned char *modifiers, *heads, *wholes, *rules;
    uint32_t modifier_slots, head_slots, whole_slots, rule_count;
    int unseen_modifier, unseen_noun, unseen_other;
} CompoundTable;

/* Reads the head of a table of at most `size` bytes. 1, or 0 when it is none. */
int compound_table_open(CompoundTable *table, const unsigned char *bytes, size_t size);

/* Fingerprints: begun, gone on with byte by byte, and finished. */
static inline uint64_t compound_hash(CompoundKey key) {
    return 0xCBF29CE484222325u ^ ((uint64_t)key << 56);
}

static inline uint64_t compound_hash_byte(uint64_t hash, unsigned char byte) {
    return (hash ^ byte) * 0x100000001B3u;
}

static inline uint64_t compound_hash_end(uint64_t hash) {
    hash ^= hash >> 32;
    hash *= 0x9FB21C651E98DF25u;
    return hash ^ hash >> 29;
}

static inline uint64_t compound_hash_text(CompoundKey key, const char *text, size_t n) {
    uint64_t hash = compound_hash(key);
    size_t i;

    for (i = 0; i < n; i++) hash = compound_hash_byte(hash, (unsigned char)text[i]);
    return compound_hash_end(hash);
}

/* The slot where the search for a fingerprint begins. */
static inline uint32_t compound_slot(uint64_t hash, uint32_t slots) {
    return (uint32_t)(((hash >> 32) * slots) >> 32);
}

/*
** A cost, or 0 when the table does not know the fingerprint; the rule's number in `*rule`. In line,
** as it is asked of every stretch of a word.
*/
static inline int compound_table_modifier(const CompoundTable *table, uint64_t hash,
                                          unsigned *rule) {
    uint32_t slot = compound_slot(hash, table->modifier_slots);
    unsigned probe;

    for (probe = 0; probe < COMPOUND_PROBES; probe++) {
        const unsigned char *p = table->modifiers + (size_t)slot * COMPOUND_MODIFIER;
        if (p[6] == 0) break;
        if (hash_read32(p) == (uint32_t)hash) {
            *rule = (unsigned)p[4] | (unsigned)p[5] << 8;
            return p[6];
        }
        if (++slot == table->modifier_slots) slot = 0;
    }
    return 0;
}

int compound_table_head(const CompoundTable *table, uint64_t hash);
int compound_table_whole(const CompoundTable *table, uint64_t hash);

/* 1, or 0 when there is no such rule. */
int compound_table_rule(const CompoundTable *table, unsigned number, CompoundRule *rule);

#endif

/* Compound table: reading it. No number from it is trusted to lie inside. */
#include "word/compound_table.h"

int compound_table_open(CompoundTable *table, const unsigned char *bytes, size_t size) {
    uint64_t total, stored;

    if (size < COMPOUND_HEADER) return 0;
    stored = hash_read32(bytes);
    table->modifier_slots = hash_read32(bytes + 4);
    table->head_slots = hash_read32(bytes + 8);
    table->whole_slots = hash_read32(bytes + 12);
    table->rule_count = hash_read32(bytes + 16);
    table->unseen_modifier = bytes[20];
    table->unseen_noun = bytes[21];
    table->unseen_other = bytes[22];
    total = COMPOUND_HEADER + (uint64_t)table->modifier_slots * COMPOUND_MODIFIER +
            (uint64_t)table->head_slots * COMPOUND_HEAD +
            (uint64_t)table->whole_slots * COMPOUND_WHOLE +
            (uint64_t)table->rule_count * COMPOUND_RULE;
    if (stored > size || total != stored) return 0;
    if (!table->modifier_slots || !table->head_slots || !table->whole_slots) return 0;
    table->modifiers = bytes + COMPOUND_HEADER;
    table->heads = table->modifiers + (size_t)table->modifier_slots * COMPOUND_MODIFIER;
    table->wholes = table->heads + (size_t)table->head_slots * COMPOUND_HEAD;
    table->rules = table->wholes + (size_t)table->whole_slots * COMPOUND_WHOLE;
    return 1;
}

int compound_table_head(const CompoundTable *table, uint64_t hash) {
    uint32_t slot = compound_slot(hash, table->head_slots);
    unsigned probe;

    for (probe = 0; probe < COMPOUND_PROBES; probe++) {
        uint32_t v = hash_read32(table->heads + (size_t)slot * COMPOUND_HEAD);
        if (v == 0) break;
        if ((v & 0xFFFFFF) == ((uint32_t)hash & 0xFFFFFF)) return (int)(v >> 24);
        if (++slot == table->head_slots) slot = 0;
    }
    return 0;
}

int compound_table_whole(const CompoundTable *table, uint64_t hash) {
    uint32_t slot = compound_slot(hash, table->whole_slots);
    unsigned probe;

    for (probe = 0; probe < COMPOUND_PROBES; probe++) {
        uint32_t v = hash_read32(table->wholes + (size_t)slot * COMPOUND_WHOLE);
        if (v == 0) break;
        if (v == ((uint32_t)hash | 1)) return 1;
        if (++slot == table->whole_slots) slot = 0;
    }
    return 0;
}

int compound_table_rule(const CompoundTable *table, unsigned number, CompoundRule *rule) {
    const unsigned char *p;

    if (number >= table->rule_count) return 0;
    p = table->rules + (size_t)number * COMPOUND_RULE;
    rule->cut = p[0];
    rule->link = p[1];
    rule->capital = p[2] != 0;
    rule->n = p[3];
    rule->added = (const char *)p + 4;
    return rule->n <= COMPOUND_ADDED;
}

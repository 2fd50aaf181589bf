/* Writes the table of modifiers, heads and words that stay whole, see word/compound_table.h. */
#include "train/compounds.h"

/* The table */

static void put32(unsigned char *p, uint32_t v) {
    p[0] = (unsigned char)v;
    p[1] = (unsigned char)(v >> 8);
    p[2] = (unsigned char)(v >> 16);
    p[3] = (unsigned char)(v >> 24);
}

static int cost_of(double count, double sum, double extra) {
    double cost = COMPOUND_SCALE * (extra - log((count + SMOOTHING) / sum));
    return cost < 1 ? 1 : cost > COMPOUND_NEVER - 1 ? COMPOUND_NEVER - 1 : (int)(cost + 0.5);
}

static uint32_t slots_for(size_t n) {
    return (uint32_t)(n + n / 2 + 16);
}

static void put_modifier(unsigned char *table, uint32_t slots, const char *word, int rule,
                         int cost) {
    uint64_t hash = compound_hash_text(COMPOUND_KEY_MODIFIER, word, strlen(word));
    uint32_t slot = compound_slot(hash, slots);
    unsigned char *p;
    unsigned probes = 0;

    while ((p = table + (size_t)slot * COMPOUND_MODIFIER)[6] != 0) {
        if (hash_read32(p) == (uint32_t)hash) fail("same fingerprint twice", word);
        slot = (slot + 1) % slots;
        if (++probes >= COMPOUND_PROBES) fail("too full", word);
    }
    put32(p, (uint32_t)hash);
    p[4] = (unsigned char)rule;
    p[5] = (unsigned char)(rule >> 8);
    p[6] = (unsigned char)cost;
}

static void put_head(unsigned char *table, uint32_t slots, CompoundKey key, const char *word,
                     int cost) {
    uint64_t hash = compound_hash_text(key, word, strlen(word));
    uint32_t slot = compound_slot(hash, slots), v;
    unsigned probes = 0;

    while ((v = hash_read32(table + (size_t)slot * COMPOUND_HEAD)) != 0) {
        if ((v & 0xFFFFFF) == ((uint32_t)hash & 0xFFFFFF)) return; /* the first one stays */
        slot = (slot + 1) % slots;
        if (++probes >= COMPOUND_PROBES) fail("too full", word);
    }
    put32(table + (size_t)slot * COMPOUND_HEAD, ((uint32_t)hash & 0xFFFFFF) | (uint32_t)cost << 24);
}

static void put_whole(unsigned char *table, uint32_t slots, const char *word, char mark) {
    uint64_t hash = compound_hash(COMPOUND_KEY_WHOLE);
    uint32_t slot, v;

    for (; *word; word++) hash = compound_hash_byte(hash, (unsigned char)*word);
    if (mark) hash = compound_hash_byte(hash, (unsigned char)mark);
    hash = compound_hash_end(hash);
    slot = compound_slot(hash, slots);
    while ((v = hash_read32(table + (size_t)slot * COMPOUND_WHOLE)) != 0) {
        if (v == ((uint32_t)hash | 1)) return;
        slot = (slot + 1) % slots;
    }
    put32(table + (size_t)slot * COMPOUND_WHOLE, (uint32_t)hash | 1);
}

/* Is the modifier one of the list? Its candidate is then of no interest. */
static int is_fixed(Knowledge *k, const char *word) {
    return map_find(&k->fixed, word, strlen(word), 0) != NULL;
}

/* The table by the counts of the last round; `all`: with all candidates, none being counted. */
unsigned char *make_table(Knowledge *k, int all, size_t *size) {
    Map *modifiers = all ? &k->candidates : &k->modifiers;
    uint32_t modifier_slots = slots_for(modifiers->n + k->fixed.n + k->not_modifiers.n);
    uint32_t head_slots =
        slots_for(k->heads.n + k->nouns.n + k->not_heads.n + k->not_bases.n + k->short_words.n);
    uint32_t whole_slots =
        slots_for(k->particles.n + 2 * k->verb_particles.n + k->name_ends.n + k->wholes.n);
    uint32_t rules = (uint32_t)k->rules.n;
    unsigned char *table, *at;
    size_t i;

    if (rules > MAX_RULES) fail("too many rules", "");
    *size = COMPOUND_HEADER + (size_t)modifier_slots * COMPOUND_MODIFIER +
            (size_t)head_slots * COMPOUND_HEAD + (size_t)whole_slots * COMPOUND_WHOLE +
            (size_t)rules * COMPOUND_RULE;
    table = checked(calloc(*size, 1));
    put32(table, (uint32_t)*size);
    put32(table + 4, modifier_slots);
    put32(table + 8, head_slots);
    put32(table + 12, whole_slots);
    put32(table + 16, rules);
    table[20] = (unsigned char)cost_of(0, k->modifier_sum, PART);
    table[21] = (unsigned char)cost_of(0, k->noun_sum, 0);
    table[22] = (unsigned char)cost_of(0, k->other_sum, 0);
    at = table + COMPOUND_HEADER;
    for (i = 0; i < k->not_modifiers.n; i++)
        put_modifier(at, modifier_slots, k->not_modifiers.items[i].word, 0, COMPOUND_NEVER);
    for (i = 0; i < k->fixed.n; i++) {
        const Item *item = &k->fixed.items[i];
        Item *count = map_find(&k->modifiers, item->word, strlen(item->word), 0);
        if (item->rule < 0) fail("no rule for", item->word);
        put_modifier(at, modifier_slots, item->word, item->rule,
                     cost_of(count ? count->number : 0, k->modifier_sum, PART + 0.4));
    }
    for (i = 0; i < modifiers->n; i++) {
        const char *word = modifiers->items[i].word;
        Item *best = map_find(&k->candidates, word, strlen(word), 0);
        if (!best || !best->flag || is_fixed(k, word)) continue;
        put_modifier(at, modifier_slots, word, best->rule,
                     cost_of(all ? 0 : modifiers->items[i].number, k->modifier_sum,
                             PART + best->penalty / 2));
    }
    at += (size_t)modifier_slots * COMPOUND_MODIFIER;
    for (i = 0; i < k->not_heads.n; i++)
        put_head(at, head_slots, COMPOUND_KEY_SURFACE, k->not_heads.items[i].word, COMPOUND_NEVER);
    for (i = 0; i < k->short_words.n; i++)
        put_head(at, head_slots, COMPOUND_KEY_SURFACE, k->short_words.items[i].word, 1);
    for (i = 0; i < k->not_bases.n; i++)
        put_head(at, head_slots, COMPOUND_KEY_HEAD, k->not_bases.items[i].word, COMPOUND_NEVER);
    for (i = 0; i < k->nouns.n; i++) {
        const Item *item = &k->nouns.items[i];
        Item *count = map_find(&k->text_heads, item->word, strlen(item->word), 0);
        if (!item->flag && (all || count))
            put_head(at, head_slots, COMPOUND_KEY_NOUN, item->word,
                     cost_of(count ? count->number : 0, k->noun_sum, 0));
    }
    for (i = 0; i < k->heads.n; i++) {
        const char *word = k->heads.items[i].word;
        put_head(
            at, head_slots, COMPOUND_KEY_HEAD, word,
            cost_of(k->heads.items[i].number, begins_big(word) ? k->noun_sum : k->other_sum, 0));
    }
    at += (size_t)head_slots * COMPOUND_HEAD;
    for (i = 0; i < k->particles.n; i++)
        put_whole(at, whole_slots, k->particles.items[i].word, '+');
    for (i = 0; i < k->verb_particles.n; i++) {
        put_whole(at, whole_slots, k->verb_particles.items[i].word, '+');
        put_whole(at, whole_slots, k->verb_particles.items[i].word, '*');
    }
    for (i = 0; i < k->name_ends.n; i++)
        put_whole(at, whole_slots, k->name_ends.items[i].word, '<');
    for (i = 0; i < k->wholes.n; i++) put_whole(at, whole_slots, k->wholes.items[i].word, 0);
    at += (size_t)whole_slots * COMPOUND_WHOLE;
    for (i = 0; i < k->rules.n; i++) {
        unsigned cut, link;
        int big, used = 0;
        const char *added;
        if (sscanf(k->rules.items[i].word, "%u %u %d %n", &cut, &link, &big, &used) < 3)
            fail("rule", k->rules.items[i].word);
        added = strrchr(k->rules.items[i].word, ' ') + 1;
        at[0] = (unsigned char)cut;
        at[1] = (unsigned char)link;
        at[2] = (unsigned char)big;
        at[3] = (unsigned char)strlen(added);
        memcpy(at + 4, added, strlen(added));
        at += COMPOUND_RULE;
    }
    return table;
}

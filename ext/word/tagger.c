#include "word/tagger.h"

#include <string.h>

int tagger_open(Tagger *tagger, const unsigned char *bytes, size_t n) {
    unsigned tag;
    int rc = net_open(&tagger->net, bytes, n);
    if (rc) return rc;
    if (tagger->net.parts != 1) return SQLITE_CORRUPT;
    memset(tagger->fixed, 0, sizeof tagger->fixed);
    for (tag = tagger->net.labels; tag-- > 0;) { /* the first of each STTS tag stays */
        if (tagger->net.names[2 * tag] >= STTS_COUNT ||
            tagger->net.names[2 * tag + 1] >= UPOS_COUNT)
            return SQLITE_CORRUPT;
        tagger->fixed[tagger_stts(tagger, tag)] = (uint8_t)tag;
    }
    return SQLITE_OK;
}

static void add(const Tagger *tagger, const Keys *features, int16_t *sums) {
    net_add(&tagger->net, features->key, features->n, sums);
}

void tagger_type(const Tagger *tagger, TaggerType *out, int first) {
    Keys features;
    net_begin(&tagger->net, out->alone);
    features_alone(&features, &out->type, first);
    add(tagger, &features, out->alone);
    memset(out->before, 0, sizeof out->before);
    features_before(&features, &out->type);
    add(tagger, &features, out->before);
    memset(out->behind, 0, sizeof out->behind);
    features_behind(&features, &out->type);
    add(tagger, &features, out->behind);
}

int tagger_run(const Tagger *tagger, Arena *arena, const TaggerType *const *types, uint32_t n,
               uint8_t *tags) {
    const WordType **around = arena_alloc(arena, (n + 4u) * sizeof *around);
    Clause *clauses = arena_alloc(arena, (n + 1u) * sizeof *clauses);
    int32_t(*scores)[NET_LABELS] = arena_alloc(arena, (n + 1u) * sizeof *scores);
    uint32_t i;
    unsigned k;

    if (arena->rc) return arena->rc;
    around[0] = around[1] = around[n + 2] = around[n + 3] = &TYPE_EDGE;
    for (i = 0; i < n; i++) around[i + 2] = &types[i]->type;
    clauses_scan(clauses, around + 2, n);
    for (i = 0; i < n; i++) {
        int16_t sums[NET_HIDDEN];
        Keys features;
        if (types[i]->type.fixed) {
            for (k = 0; k < NET_LABELS; k++) scores[i][k] = NET_NEVER;
            scores[i][tagger->fixed[types[i]->type.fixed - 1]] = 0;
            continue;
        }
        memcpy(sums, types[i]->alone, sizeof sums);
        if (i > 0) {
            for (k = 0; k < NET_HIDDEN; k++) sums[k] = (int16_t)(sums[k] + types[i - 1]->before[k]);
        }
        if (i + 1 < n) {
            for (k = 0; k < NET_HIDDEN; k++) sums[k] = (int16_t)(sums[k] + types[i + 1]->behind[k]);
        }
        features_around(&features, around + i + 2, &clauses[i]);
        add(tagger, &features, sums);
        net_scores(&tagger->net, sums, scores[i]);
    }
    return net_decode(&tagger->net, arena, (const int32_t(*)[NET_LABELS])scores, n, tags);
}

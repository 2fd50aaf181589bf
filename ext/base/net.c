#include "base/net.h"

#include <string.h>

#include "base/hash.h"

enum { HIDDEN_MOST = 1023 }; /* so that a score fits 32 bits whatever the model's numbers are */

static int16_t read16(const unsigned char *p) {
    return (int16_t)(p[0] | p[1] << 8);
}

int net_open(Net *net, const unsigned char *bytes, size_t n) {
    const unsigned char *at = bytes + NET_HEADER;
    int32_t least = INT32_MAX, most = INT32_MIN;
    uint64_t size;
    unsigned i, k;

    memset(net, 0, sizeof *net);
    if (n < NET_HEADER || memcmp(bytes, "PNET", 4) != 0) return SQLITE_CORRUPT;
    net->labels = hash_read32(bytes + 4);
    net->bits = hash_read32(bytes + 8);
    net->rows_n = hash_read32(bytes + 12);
    net->scale = (int32_t)hash_read32(bytes + 16);
    if (net->labels < 1 || net->labels > NET_LABELS || net->bits < 1 || net->bits > 24 || net->scale < 1)
        return SQLITE_CORRUPT;
    size = NET_HEADER + 2 * (uint64_t)net->labels + 2 * NET_HIDDEN * (net->labels + 1u) +
           4 * (uint64_t)net->labels * (net->labels + 1) + ((uint64_t)4 << net->bits) +
           (uint64_t)net->rows_n * NET_ROW;
    if (size > n) return SQLITE_CORRUPT;
    net->names = at;
    at += 2 * (size_t)net->labels;
    for (k = 0; k < NET_HIDDEN; k++, at += 2) net->bias[k] = read16(at);
    for (i = 0; i < net->labels; i++) {
        for (k = 0; k < NET_HIDDEN; k++, at += 2) net->output[i][k] = read16(at);
    }
    for (i = 0; i <= net->labels; i++) {
        for (k = 0; k < net->labels; k++, at += 4) {
            int32_t v = (int32_t)hash_read32(at);
            if (v > 1 << 24 || v < -(1 << 24)) return SQLITE_CORRUPT;
            net->transition[i == net->labels ? NET_LABELS : i][k] = v;
            if (v < least) least = v;
            if (v > most) most = v;
        }
    }
    net->spread = most - least;
    net->slots = at;
    net->rows = at + ((size_t)4 << net->bits);
    return SQLITE_OK;
}

void net_begin(const Net *net, int16_t *sums) {
    memcpy(sums, net->bias, sizeof net->bias);
}

void net_add(const Net *net, uint64_t key, int16_t *sums) {
    uint32_t mask = ((uint32_t)1 << net->bits) - 1, slot = (uint32_t)(key >> (64 - net->bits));
    uint32_t mark = (uint32_t)(key & 0xFFF), value, tries;
    const signed char *row;
    unsigned k;

    for (tries = 0; tries <= mask; tries++) {
        value = hash_read32(net->slots + 4 * (size_t)slot);
        if (value == 0) return;
        if (value >> NET_PLACE_BITS == mark) break;
        slot = (slot + 1) & mask;
    }
    value = (value & ((1u << NET_PLACE_BITS) - 1)) - 1;
    if (tries > mask || value >= net->rows_n) return;
    row = (const signed char *)net->rows + (size_t)value * NET_ROW;
    for (k = 0; k < NET_ROW; k++) {
        sums[k] = (int16_t)(sums[k] + ((signed char)((unsigned char)row[k] << 4) >> 4));
        sums[k + NET_ROW] = (int16_t)(sums[k + NET_ROW] + (row[k] >> 4));
    }
}

void net_scores(const Net *net, const int16_t *sums, int32_t *scores) {
    int16_t hidden[NET_HIDDEN];
    unsigned i, k;

    for (k = 0; k < NET_HIDDEN; k++) {
        int16_t v = sums[k] > 0 ? sums[k] : 0;
        hidden[k] = v < HIDDEN_MOST ? v : HIDDEN_MOST;
    }
    for (i = 0; i < net->labels; i++) {
        int32_t score = 0;
        for (k = 0; k < NET_HIDDEN; k++) score += net->output[i][k] * hidden[k];
        scores[i] = score;
    }
    for (; i < NET_LABELS; i++) scores[i] = NET_NEVER;
}

/*
** Viterbi's search. A label whose score is below the best one's by more than transitions differ
** cannot be part of the best sequence, which leaves few to try.
*/
int net_decode(const Net *net, Arena *arena, const int32_t (*scores)[NET_LABELS], uint32_t n,
               uint8_t *labels) {
    uint8_t(*from)[NET_LABELS] = arena_alloc(arena, (n + 1u) * sizeof *from);
    int32_t sums[NET_LABELS], next[NET_LABELS], best = 0;
    unsigned kept[NET_LABELS], count, i, k, label = 0;
    uint32_t at;

    if (arena->rc) return arena->rc;
    if (n == 0) return SQLITE_OK;
    for (k = 0; k < net->labels; k++) sums[k] = net->transition[NET_LABELS][k] + scores[0][k];
    for (at = 1; at <= n; at++) {
        label = 0;
        for (k = 1; k < net->labels; k++) {
            if (sums[k] > sums[label]) label = k;
        }
        best = sums[label];
        if (at == n) break;
        for (count = 0, k = 0; k < net->labels; k++) {
            if (sums[k] >= best - net->spread) kept[count++] = k;
        }
        for (k = 0; k < net->labels; k++) {
            next[k] = sums[kept[0]] - best + net->transition[kept[0]][k];
            from[at][k] = (uint8_t)kept[0];
        }
        for (i = 1; i < count; i++) {
            const int32_t *transition = net->transition[kept[i]];
            int32_t sum = sums[kept[i]] - best;
            for (k = 0; k < net->labels; k++) {
                if (sum + transition[k] > next[k]) {
                    next[k] = sum + transition[k];
                    from[at][k] = (uint8_t)kept[i];
                }
            }
        }
        for (k = 0; k < net->labels; k++) sums[k] = next[k] + scores[at][k];
    }
    for (at = n; at-- > 0;) {
        labels[at] = (uint8_t)label;
        if (at > 0) label = from[at][label];
    }
    return SQLITE_OK;
}

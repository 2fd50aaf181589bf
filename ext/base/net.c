#include "base/net.h"

#include <string.h>

#include "base/hash.h"

enum {
    HIDDEN_MOST = 255,    /* so that a score fits 32 bits whatever the model's numbers are, */
    SCALE_MOST = 1 << 20, /* and so do those a few units more or less */
    BATCH = 16            /* features at once: 16 * 15 fits a byte */
};

static int16_t read16(const unsigned char *p) {
    return (int16_t)(p[0] | p[1] << 8);
}

int net_open(Net *net, const unsigned char *bytes, size_t n) {
    const unsigned char *at = bytes + NET_HEADER;
    int32_t least = INT32_MAX, most = INT32_MIN;
    uint64_t size;
    unsigned i, k, p;

    memset(net, 0, sizeof *net);
    if (n < NET_HEADER || memcmp(bytes, "PNET", 4) != 0) return SQLITE_CORRUPT;
    net->labels = bytes[4];
    net->parts = bytes[5] + 1u;
    net->lanes = (net->labels + 7) / 8 * 8;
    net->bits = hash_read32(bytes + 8);
    net->rows_n = hash_read32(bytes + 12);
    net->scale = (int32_t)hash_read32(bytes + 16);
    if (net->labels < 1 || net->labels > NET_LABELS || net->bits < 1 || net->bits > 24 ||
        net->scale < 1 || net->scale > SCALE_MOST || net->parts > NET_PARTS || bytes[6] || bytes[7])
        return SQLITE_CORRUPT;
    size = NET_HEADER + 2 * (uint64_t)net->labels +
           2 * NET_HIDDEN * (net->labels + 1u) * (uint64_t)net->parts +
           4 * (uint64_t)net->labels * (net->labels + 1) + ((uint64_t)4 << net->bits) +
           (uint64_t)net->rows_n * NET_ROW * net->parts;
    if (size > n) return SQLITE_CORRUPT;
    net->bytes = (size_t)size;
    net->names = at;
    at += 2 * (size_t)net->labels;
    for (k = 0; k < NET_HIDDEN * net->parts; k++, at += 2) net->bias[k] = read16(at);
    for (p = 0; p < net->parts; p++) {
        for (i = 0; i < net->labels; i++) {
            for (k = 0; k < NET_HIDDEN; k++, at += 2) net->output[p][i][k] = read16(at);
        }
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
    memcpy(sums, net->bias, net->parts * NET_HIDDEN * sizeof *sums);
}

static inline uint32_t read32(const unsigned char *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* The row of a feature, or NULL. */
static inline const unsigned char *find_row(const Net *net, uint64_t key) {
    uint32_t mask = ((uint32_t)1 << net->bits) - 1, slot = (uint32_t)(key >> (64 - net->bits)),
             tries;
    uint32_t mark = (uint32_t)(key & 0xFFF);

    for (tries = 0; tries <= mask; tries++) {
        uint32_t value = read32(net->slots + 4 * (size_t)slot);
        if (value == 0) return NULL;
        if (value >> NET_PLACE_BITS == mark) {
            value = (value & ((1u << NET_PLACE_BITS) - 1)) - 1;
            return value < net->rows_n ? net->rows + (size_t)value * NET_ROW * net->parts : NULL;
        }
        slot = (slot + 1) & mask;
    }
    return NULL;
}

static void add_bytes(int16_t *sums, const uint64_t *words, int rows) {
    uint8_t bytes[NET_ROW];
    unsigned k;
    memcpy(bytes, words, sizeof bytes);
    for (k = 0; k < NET_ROW; k++) sums[k] = (int16_t)(sums[k] + bytes[k] - NET_ZERO * rows);
}

/*
** The tables are larger than the processor's near caches: what a batch of features needs is asked
** for first and used later. Its rows are added eight bytes at a step, as a byte holds the sum of BATCH
** numbers of 4 bits.
*/
void net_add(const Net *net, const uint64_t *keys, size_t n, int16_t *sums) {
    const unsigned char *rows[BATCH];
    uint64_t low[NET_ROW / 8], high[NET_ROW / 8];
    const uint64_t halves = 0x0F0F0F0F0F0F0F0Fu;
    unsigned shift = 64 - net->bits, k, p;

    while (n > 0) {
        size_t batch = n < BATCH ? n : BATCH, i, found = 0;
        for (i = 0; i < batch; i++) __builtin_prefetch(net->slots + 4 * (size_t)(keys[i] >> shift));
        for (i = 0; i < batch; i++) {
            rows[found] = find_row(net, keys[i]);
            if (rows[found]) __builtin_prefetch(rows[found++]);
        }
        for (p = 0; p < net->parts; p++) {
            memset(low, 0, sizeof low);
            memset(high, 0, sizeof high);
            for (i = 0; i < found; i++) {
                uint64_t row[NET_ROW / 8];
                memcpy(row, rows[i] + p * NET_ROW, sizeof row);
                for (k = 0; k < NET_ROW / 8; k++) {
                    low[k] += row[k] & halves;
                    high[k] += row[k] >> 4 & halves;
                }
            }
            add_bytes(sums + p * NET_HIDDEN, low, (int)found);
            add_bytes(sums + p * NET_HIDDEN + NET_ROW, high, (int)found);
        }
        keys += batch;
        n -= batch;
    }
}

void net_scores(const Net *net, const int16_t *sums, int32_t *scores) {
    int16_t hidden[NET_HIDDEN];
    unsigned i, k, p;

    for (i = 0; i < NET_LABELS; i++) scores[i] = i < net->labels ? 0 : NET_NEVER;
    for (p = 0; p < net->parts; p++, sums += NET_HIDDEN) {
        for (k = 0; k < NET_HIDDEN; k++) {
            int16_t v = sums[k] > 0 ? sums[k] : 0;
            hidden[k] = v < HIDDEN_MOST ? v : HIDDEN_MOST;
        }
        for (i = 0; i < net->labels; i++) {
            const int16_t *output = net->output[p][i];
            int32_t score = 0;
            for (k = 0; k < NET_HIDDEN; k++) score += output[k] * hidden[k];
            scores[i] += score;
        }
    }
}

/*
** Viterbi's search. A label whose best sequence so far is worse than the best of all by more than
** transitions can differ is on the way to nothing, which leaves few to go on from.
*/
int net_decode(const Net *net, Arena *arena, const int32_t (*scores)[NET_LABELS], uint32_t n,
               uint8_t *labels) {
    uint8_t(*from)[NET_LABELS] = arena_alloc(arena, (n + 1u) * sizeof *from);
    int32_t sums[NET_LABELS];
    unsigned k, label = 0;
    uint32_t at;

    if (arena->rc) return arena->rc;
    if (n == 0) return SQLITE_OK;
    for (k = 0; k < net->labels; k++) sums[k] = net->transition[NET_LABELS][k] + scores[0][k];
    for (at = 1;; at++) {
        int32_t next[NET_LABELS], origin[NET_LABELS], best;
        unsigned i;
        for (label = 0, k = 1; k < net->labels; k++) label = sums[k] > sums[label] ? k : label;
        if (at == n) break;
        best = sums[label];
        for (k = 0; k < net->lanes; k++) {
            next[k] = net->transition[label][k]; /* the best sum is taken off: no sum grows large */
            origin[k] = (int32_t)label;
        }
        for (i = 0; i < net->labels; i++) {
            const int32_t *transition = net->transition[i];
            int32_t sum = sums[i] - best, number = (int32_t)i;
            if (i == label || sum < -net->spread) continue;
            for (k = 0; k < net->lanes; k++) {
                int32_t score = sum + transition[k];
                origin[k] = score > next[k] ? number : origin[k];
                next[k] = score > next[k] ? score : next[k];
            }
        }
        for (k = 0; k < net->labels; k++) {
            sums[k] = next[k] + scores[at][k];
            from[at][k] = (uint8_t)origin[k];
        }
    }
    for (at = n; at-- > 0;) {
        labels[at] = (uint8_t)label;
        if (at > 0) label = from[at][label];
    }
    return SQLITE_OK;
}

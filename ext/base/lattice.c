/* The lattice of base/net.h: labels in question, the best sequence, probabilities. */
#include <string.h>

#include "base/net.h"

static const float LOG2_E = 1.44269504f;

/*
** 2 to the power of x <= 0, of basic operations only, so that it is the same on every machine; within
** 2e-7 of the true value. Below 2^-126, 0.
*/
static inline float power(float x) {
    int32_t whole;
    uint32_t bits;
    float f, scale;

    if (x < -126) return 0;
    whole = (int32_t)x - 1; /* below x, which is not positive */
    f = x - (float)whole;
    bits = (uint32_t)(whole + 127) << 23;
    memcpy(&scale, &bits, sizeof scale);
    f = 0.69315308f + f * (0.24015361f + f * (0.05582631f + f * (0.00898934f + f * 0.00187757f)));
    return scale * (1 + (x - (float)whole) * f);
}

void net_heat(const Net *net, float heat, NetHeat *out) {
    int32_t most = INT32_MIN;
    unsigned p, k;

    memset(out, 0, sizeof *out);
    out->by = LOG2_E / ((float)net->scale * heat);
    for (p = 0; p <= net->labels; p++) {
        const int32_t *row = net->transition[p < net->labels ? p : NET_LABELS];
        for (k = 0; k < net->labels; k++) most = row[k] > most ? row[k] : most;
    }
    for (p = 0; p <= net->labels; p++) {
        unsigned row = p < net->labels ? p : NET_LABELS;
        for (k = 0; k < net->labels; k++)
            out->step[row][k] = power((float)(net->transition[row][k] - most) * out->by);
    }
}

/* Appends the labels of an item whose scores are `least` or more. */
static void take_labels(NetLattice *l, uint32_t i, int64_t least) {
    uint32_t at = l->first[i];
    unsigned k;
    for (k = 0; k < l->net->labels; k++) {
        if (l->scores[i][k] >= least) l->label[at++] = (uint8_t)k;
    }
    l->first[i + 1] = at;
}

/*
** Notes which of an item's labels can stand behind those that stand before it; returns whether any
** can.
*/
static int find_ways(const NetLattice *l, uint32_t i, const uint8_t *before, uint8_t *open) {
    uint32_t k, p;
    int any = 0;
    for (k = l->first[i]; k < l->first[i + 1]; k++) {
        unsigned label = l->label[k];
        open[label] = i == 0 && l->net->transition[NET_LABELS][label] > NET_NEVER;
        for (p = i > 0 ? l->first[i - 1] : k; p < l->first[i] && !open[label]; p++)
            open[label] = before[l->label[p]] && l->net->transition[l->label[p]][label] > NET_NEVER;
        any |= open[label];
    }
    return any;
}

int net_lattice(const Net *net, Arena *arena, const int32_t (*scores)[NET_LABELS], uint32_t n,
                NetLattice *lattice) {
    uint8_t ways[3][NET_LABELS]; /* of this item and the two before it */
    uint32_t i;
    unsigned k;

    memset(lattice, 0, sizeof *lattice);
    lattice->net = net;
    lattice->arena = arena;
    lattice->scores = scores;
    lattice->n = n;
    lattice->first = arena_alloc(arena, (n + 1u) * sizeof *lattice->first);
    lattice->label = arena_alloc(arena, (size_t)n * net->labels + 1);
    if (arena->rc) return arena->rc;
    lattice->first[0] = 0;
    for (i = 0; i < n; i++) {
        int64_t least = INT32_MIN, margin;
        for (k = 0; k < net->labels; k++) least = scores[i][k] > least ? scores[i][k] : least;
        margin = (int64_t)NET_BEAM * net->scale;
        do {
            take_labels(lattice, i, least - margin);
            margin /= 2;
        } while (lattice->first[i + 1] - lattice->first[i] > NET_BEAM_LABELS && margin > 0);
        if (find_ways(lattice, i, ways[(i + 2) % 3], ways[i % 3])) continue;
        if (i > 0) { /* only what is forbidden here: perhaps what it needs was left out before it */
            take_labels(lattice, i - 1, INT64_MIN);
            find_ways(lattice, i - 1, ways[(i + 1) % 3], ways[(i + 2) % 3]);
        }
        take_labels(lattice, i, INT64_MIN);
        if (!find_ways(lattice, i, ways[(i + 2) % 3], ways[i % 3]))
            memset(ways[i % 3], 1, sizeof ways[0]);
    }
    return SQLITE_OK;
}

int net_lattice_decode(const NetLattice *l, uint8_t *labels) {
    uint32_t *from = arena_alloc(l->arena, (l->first[l->n] + 1u) * sizeof *from), i, k, p, best = 0;
    int64_t sums[2][NET_LABELS], *last = sums[0], *next = sums[1];

    if (!from) return l->arena->rc;
    for (i = 0; i < l->n; i++) {
        uint32_t first = l->first[i], end = l->first[i + 1], before = i > 0 ? l->first[i - 1] : 0;
        for (k = first; k < end; k++) {
            unsigned label = l->label[k];
            int64_t most = i > 0 ? INT64_MIN : l->net->transition[NET_LABELS][label];
            for (p = before; p < (i > 0 ? first : 0); p++) {
                int64_t sum = last[p - before] + l->net->transition[l->label[p]][label];
                if (sum > most) {
                    most = sum;
                    from[k] = p;
                }
            }
            next[k - first] = most + l->scores[i][label];
        }
        best = first;
        for (k = first + 1; k < end; k++) best = next[k - first] > next[best - first] ? k : best;
        last = next;
        next = sums[next == sums[1] ? 0 : 1];
    }
    for (i = l->n; i-- > 0; best = i > 0 ? from[best] : 0) {
        labels[i] = l->label[best];
        if (i == 0) break;
    }
    return SQLITE_OK;
}

static void sum_before(NetLattice *l, uint32_t i) {
    uint32_t first = l->first[i], end = l->first[i + 1], k, p;
    int32_t most = INT32_MIN;
    float sum = 0;

    for (k = first; k < end; k++) {
        unsigned label = l->label[k];
        float share = i > 0 ? 0 : l->heat->step[NET_LABELS][label];
        for (p = i > 0 ? l->first[i - 1] : first; p < first; p++)
            share += l->before[p] * l->heat->step[l->label[p]][label];
        l->before[k] = share;
        if (share > 0 && l->scores[i][label] > most) most = l->scores[i][label];
    }
    for (k = first; k < end; k++) {
        int64_t less = (int64_t)l->scores[i][l->label[k]] - most;
        l->chance[k] = l->before[k] > 0 ? power((float)less * l->heat->by) : 0;
        l->before[k] *= l->chance[k];
        sum += l->before[k];
    }
    l->scale[i] = sum > 0 ? 1 / sum : 0;
    for (k = first; k < end; k++) l->before[k] *= l->scale[i];
}

static void sum_behind(NetLattice *l, uint32_t i) {
    uint32_t k, p;
    for (k = l->first[i]; k < l->first[i + 1]; k++) {
        float sum = i + 1 < l->n ? 0 : 1;
        for (p = l->first[i + 1]; i + 1 < l->n && p < l->first[i + 2]; p++)
            sum += l->heat->step[l->label[k]][l->label[p]] * l->chance[p] * l->behind[p];
        l->behind[k] = i + 1 < l->n ? sum * l->scale[i + 1] : sum;
    }
}

int net_lattice_sum(NetLattice *l, const NetHeat *heat) {
    size_t n = l->first[l->n] + 1u;
    uint32_t i;

    l->heat = heat;
    l->chance = arena_alloc(l->arena, n * sizeof *l->chance);
    l->before = arena_alloc(l->arena, n * sizeof *l->before);
    l->behind = arena_alloc(l->arena, n * sizeof *l->behind);
    l->scale = arena_alloc(l->arena, (l->n + 1u) * sizeof *l->scale);
    if (l->arena->rc) return l->arena->rc;
    for (i = 0; i < l->n; i++) sum_before(l, i);
    for (i = l->n; i-- > 0;) sum_behind(l, i);
    return SQLITE_OK;
}

/* Where a label stands among an item's; UINT32_MAX: it does not. */
static uint32_t find(const NetLattice *l, uint32_t i, unsigned label) {
    uint32_t k;
    for (k = l->first[i]; k < l->first[i + 1]; k++) {
        if (l->label[k] == label) return k;
    }
    return UINT32_MAX;
}

/* What rounding has made a little more than sure. */
static float at_most_1(float p) {
    return p < 1 ? p : 1;
}

float net_lattice_probability(const NetLattice *l, uint32_t first, uint32_t n,
                              const uint8_t *labels, unsigned other) {
    uint32_t i, k = find(l, first, labels[0]);
    float p, rest = 0;

    if (k == UINT32_MAX) return 0;
    p = l->before[k];
    for (i = 1; i < n; i++) {
        k = find(l, first + i, labels[i]);
        if (k == UINT32_MAX) return 0;
        p *= l->heat->step[labels[i - 1]][labels[i]] * l->chance[k] * l->scale[first + i];
    }
    i = first + n;
    if (i == l->n) return at_most_1(p);
    for (k = l->first[i]; k < l->first[i + 1]; k++) {
        if (l->label[k] != other)
            rest += l->heat->step[labels[n - 1]][l->label[k]] * l->chance[k] * l->behind[k];
    }
    return at_most_1(p * rest * l->scale[i]);
}

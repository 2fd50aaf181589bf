/*
** The lattice: against all sequences of labels there are, for nets small enough to go through them.
*/
#include <math.h>

#include "base/net.h"
#include "check.h"
#include "scarce.h"

enum {
    MOST_LABELS = 6,
    MOST_ITEMS = 5,
    SCALE = 100,
    NONE = 255, /* no label: nothing is excluded behind a name */
    ROUNDS = CHECK_SANITIZED ? 300 : 1500
};

static uint64_t random_state = 42;

static uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32) % n;
}

static int32_t random_about(int32_t width) {
    return (int32_t)random_below(2 * (uint32_t)width + 1) - width;
}

/* ---- small nets */

typedef struct Case {
    Net net;
    uint32_t n;
    int32_t scores[MOST_ITEMS + 1][NET_LABELS];
} Case;

/*
** A net without features: only labels and transitions count here. Label 0 may stand anywhere, of the
** others one transition in `forbidden` is (0: none).
*/
static void make(Case *c, unsigned labels, uint32_t n, int32_t width, uint32_t forbidden) {
    unsigned i, k;
    int32_t least = INT32_MAX, most = INT32_MIN;

    memset(c, 0, sizeof *c);
    c->net.labels = labels;
    c->net.lanes = (labels + 7) / 8 * 8;
    c->net.parts = 1;
    c->net.scale = SCALE;
    c->n = n;
    for (i = 0; i <= labels; i++) {
        unsigned row = i < labels ? i : NET_LABELS;
        for (k = 0; k < labels; k++) {
            int32_t v = random_about(3 * SCALE);
            if (k > 0 && forbidden && random_below(forbidden) == 0) v = NET_NEVER;
            c->net.transition[row][k] = v;
            least = v < least ? v : least;
            most = v > most ? v : most;
        }
    }
    c->net.spread = most - least;
    for (i = 0; i <= n; i++) {
        for (k = 0; k < NET_LABELS; k++)
            c->scores[i][k] = k < labels ? random_about(width) : NET_NEVER;
    }
}

static const int32_t (*scores_of(const Case *c))[NET_LABELS] {
    return (const int32_t(*)[NET_LABELS])c->scores;
}

/* What a sequence is worth. */
static int64_t worth(const Case *c, const uint8_t *labels) {
    int64_t sum = 0;
    uint32_t i;
    for (i = 0; i < c->n; i++) {
        sum += c->net.transition[i ? labels[i - 1] : NET_LABELS][labels[i]];
        sum += c->scores[i][labels[i]];
    }
    return sum;
}

/* Goes on to the next sequence, as a number is counted up; 0 behind the last one. */
static int next_sequence(const Case *c, uint8_t *labels) {
    uint32_t i;
    for (i = 0; i < c->n; i++) {
        if (++labels[i] < c->net.labels) return 1;
        labels[i] = 0;
    }
    return 0;
}

/* Is the label one of those of an item that come into question? */
static int has_label(const NetLattice *l, uint32_t i, unsigned label) {
    uint32_t k;
    for (k = l->first[i]; k < l->first[i + 1]; k++) {
        if (l->label[k] == label) return 1;
    }
    return 0;
}

static int has_labels(const NetLattice *l, const uint8_t *labels) {
    uint32_t i;
    for (i = 0; i < l->n; i++) {
        if (!has_label(l, i, labels[i])) return 0;
    }
    return 1;
}

/* ---- the best sequence */

/* An item's labels: those within the beam, each once, in order. */
static void check_labels(const Case *c, const NetLattice *l) {
    uint32_t i, k;
    CHECK_INT(l->first[0], 0);
    for (i = 0; i < c->n; i++) {
        int32_t best = INT32_MIN;
        CHECK(l->first[i] < l->first[i + 1]);
        for (k = 0; k < c->net.labels; k++) best = c->scores[i][k] > best ? c->scores[i][k] : best;
        for (k = 0; k < c->net.labels; k++) {
            if (c->scores[i][k] >= best - NET_BEAM * SCALE) CHECK(has_label(l, i, k));
        }
        for (k = l->first[i] + 1; k < l->first[i + 1]; k++) CHECK(l->label[k - 1] < l->label[k]);
    }
}

/*
** No sequence of the lattice is worth more than what was found; none at all, where the beam left
** nothing out; and then it is worth what net_decode() finds.
*/
static void check_best(const Case *c, int narrow) {
    uint8_t found[MOST_ITEMS + 1], again[MOST_ITEMS + 1], all[MOST_ITEMS + 1] = {0};
    int64_t best = INT64_MIN, got;
    NetLattice lattice;
    Arena arena;

    arena_init(&arena);
    memset(found, NONE, sizeof found);
    CHECK_INT(net_lattice(&c->net, &arena, scores_of(c), c->n, &lattice), SQLITE_OK);
    check_labels(c, &lattice);
    CHECK_INT(net_lattice_decode(&lattice, found), SQLITE_OK);
    CHECK_INT(found[c->n], NONE); /* not written */
    CHECK(has_labels(&lattice, found));
    got = worth(c, found);
    do {
        int64_t sum;
        if (!has_labels(&lattice, all)) continue;
        sum = worth(c, all);
        best = sum > best ? sum : best;
    } while (next_sequence(c, all));
    CHECK_INT(got, best);
    if (narrow) {
        CHECK_INT(lattice.first[c->n], c->n * c->net.labels);
        CHECK_INT(net_decode(&c->net, &arena, scores_of(c), c->n, again), SQLITE_OK);
        CHECK_INT(worth(c, again), got);
    }
    CHECK_INT(net_lattice_decode(&lattice, again), SQLITE_OK);
    CHECK(memcmp(found, again, c->n) == 0);
    arena_free(&arena);
}

static void test_best(void) {
    int round;
    for (round = 0; round < ROUNDS; round++) {
        Case c;
        int narrow = round % 2;
        make(&c, 2 + random_below(MOST_LABELS - 1), 1 + random_below(MOST_ITEMS),
             narrow ? NET_BEAM * SCALE / 2 : 1 + (int32_t)random_below(4000),
             round % 3 ? 1 + random_below(5) : 0);
        check_best(&c, narrow);
    }
}

/*
** A label that the net forbids here is the only one within the beam: the way round it, over a label
** outside, is taken all the same.
*/
static void test_no_way(void) {
    uint8_t found[2];
    NetLattice lattice;
    NetHeat heat;
    Arena arena;
    Case c;

    arena_init(&arena);
    make(&c, 3, 2, 1, 0); /* O, B and I: I only behind B or I */
    c.net.transition[0][2] = c.net.transition[NET_LABELS][2] = NET_NEVER;
    c.scores[0][2] = 1000 * SCALE;
    net_heat(&c.net, 1, &heat);
    CHECK_INT(net_lattice(&c.net, &arena, scores_of(&c), 2, &lattice), SQLITE_OK);
    CHECK_INT(net_lattice_decode(&lattice, found), SQLITE_OK);
    CHECK(found[0] != 2);
    CHECK_INT(net_lattice_sum(&lattice, &heat), SQLITE_OK);
    CHECK(net_lattice_probability(&lattice, 0, 2, found, NONE) > 0);

    make(&c, 3, 2, 1, 0); /* the same for the second one */
    c.net.transition[0][2] = c.net.transition[NET_LABELS][2] = NET_NEVER;
    c.scores[0][0] = c.scores[1][2] = 1000 * SCALE;
    CHECK_INT(net_lattice(&c.net, &arena, scores_of(&c), 2, &lattice), SQLITE_OK);
    CHECK_INT(net_lattice_decode(&lattice, found), SQLITE_OK);
    CHECK(found[1] != 2);
    CHECK_INT(net_lattice_sum(&lattice, &heat), SQLITE_OK);
    CHECK(net_lattice_probability(&lattice, 0, 2, found, NONE) > 0);
    arena_free(&arena);
}

/* ---- probabilities */

static int forbids(const Case *c, const uint8_t *labels) {
    uint32_t i;
    for (i = 0; i < c->n; i++) {
        if (c->net.transition[i ? labels[i - 1] : NET_LABELS][labels[i]] == NET_NEVER) return 1;
    }
    return 0;
}

/*
** The share of the sequences with `part` at `first` and not `other` behind it, among all that do what
** the net allows; of the lattice alone, if there is one. -1: there are none.
*/
static double share(const Case *c, const NetLattice *l, double heat, uint32_t first, uint32_t n,
                    const uint8_t *part, unsigned other) {
    uint8_t all[MOST_ITEMS + 1] = {0}, best[MOST_ITEMS + 1] = {0};
    double total = 0, sum = 0;
    int64_t most = INT64_MIN;

    do {
        if (!forbids(c, all) && worth(c, all) > most) {
            most = worth(c, all);
            memcpy(best, all, sizeof all);
        }
    } while (next_sequence(c, all));
    if (most == INT64_MIN) return -1;
    do {
        double e;
        if (forbids(c, all) || (l && !has_labels(l, all))) continue;
        e = exp((double)(worth(c, all) - most) / (SCALE * heat));
        total += e;
        if (memcmp(all + first, part, n) != 0) continue;
        if (first + n < c->n && all[first + n] == other) continue;
        sum += e;
    } while (next_sequence(c, all));
    return total > 0 ? sum / total : -1;
}

static void check_near(double got, double expected, double loss, const char *what) {
    if (expected < 0) return; /* there is no sequence to speak of */
    if (!check_that(fabs(got - expected) <= loss, what, __FILE__, __LINE__))
        printf("    is        %.9f\n    expected  %.9f\n", got, expected);
}

/* Every part of one label and of two, and a random longer one. */
static void check_probabilities(const Case *c, float heat, int narrow) {
    NetLattice lattice;
    uint8_t part[MOST_ITEMS];
    NetHeat steps;
    Arena arena;
    uint32_t i, k, m;

    arena_init(&arena);
    net_heat(&c->net, heat, &steps);
    CHECK_INT(net_lattice(&c->net, &arena, scores_of(c), c->n, &lattice), SQLITE_OK);
    CHECK_INT(net_lattice_sum(&lattice, &steps), SQLITE_OK);
    for (i = 0; i < c->n; i++) {
        double sum = 0;
        for (k = 0; k < c->net.labels; k++) {
            unsigned other = random_below(c->net.labels);
            float p;
            part[0] = (uint8_t)k;
            p = net_lattice_probability(&lattice, i, 1, part, NONE);
            CHECK(p >= 0 && p <= 1);
            sum += (double)p;
            check_near((double)p, share(c, &lattice, (double)heat, i, 1, part, NONE), 1e-4,
                       "a label, within the lattice");
            if (narrow)
                check_near((double)p, share(c, NULL, (double)heat, i, 1, part, NONE), 1e-4,
                           "a label");
            p = net_lattice_probability(&lattice, i, 1, part, other);
            check_near((double)p, share(c, &lattice, (double)heat, i, 1, part, other), 1e-4,
                       "a label and not another behind it");
            for (m = 0; m < c->net.labels && i + 1 < c->n; m++) {
                part[1] = (uint8_t)m;
                p = net_lattice_probability(&lattice, i, 2, part, other);
                CHECK(p >= 0 && p <= 1);
                check_near((double)p, share(c, &lattice, (double)heat, i, 2, part, other), 1e-4,
                           "two labels");
            }
        }
        if (share(c, &lattice, (double)heat, 0, 0, part, NONE) >= 0)
            check_near(sum, 1, 1e-4, "the sum of an item's labels");
        for (k = 0; k < c->n; k++) part[k] = (uint8_t)random_below(c->net.labels);
        m = 1 + random_below(c->n - i);
        check_near((double)net_lattice_probability(&lattice, i, m, part, part[0]),
                   share(c, &lattice, (double)heat, i, m, part, part[0]), 1e-4, "a longer part");
    }
    arena_free(&arena);
}

static void test_probabilities(void) {
    int round;
    for (round = 0; round < ROUNDS / 5; round++) {
        static const float HEATS[] = {0.7f, 1, 1.2f, 3};
        Case c;
        int narrow = round % 2;
        make(&c, 2 + random_below(3), 1 + random_below(MOST_ITEMS - 1),
             narrow ? NET_BEAM * SCALE / 2 : 1 + (int32_t)random_below(3000),
             round % 3 ? 2 + random_below(4) : 0);
        check_probabilities(&c, HEATS[round % 4], narrow);
    }
}

/* What the beam leaves out is as little as its width says: an item's labels lose e^-6 each at most. */
static void test_beam(void) {
    int round;
    for (round = 0; round < ROUNDS / 5; round++) {
        uint8_t label;
        NetLattice lattice;
        NetHeat steps;
        Arena arena;
        Case c;
        unsigned k;

        make(&c, 2 + random_below(MOST_LABELS - 1), 1, 1 + (int32_t)random_below(2000), 0);
        for (k = 0; k < c.net.labels; k++) c.net.transition[NET_LABELS][k] = 0;
        arena_init(&arena);
        net_heat(&c.net, 1, &steps);
        CHECK_INT(net_lattice(&c.net, &arena, scores_of(&c), 1, &lattice), SQLITE_OK);
        CHECK_INT(net_lattice_sum(&lattice, &steps), SQLITE_OK);
        for (label = 0; label < c.net.labels; label++)
            check_near((double)net_lattice_probability(&lattice, 0, 1, &label, NONE),
                       share(&c, NULL, 1, 0, 1, &label, NONE), MOST_LABELS * exp(-NET_BEAM) + 1e-4,
                       "a label beside what was left out");
        arena_free(&arena);
    }
}

/* ---- edges */

static void test_nothing(void) {
    uint8_t label = 7;
    NetLattice lattice;
    NetHeat heat;
    Arena arena;
    Case c;

    make(&c, 3, 0, 100, 0);
    arena_init(&arena);
    net_heat(&c.net, 1, &heat);
    CHECK_INT(net_lattice(&c.net, &arena, scores_of(&c), 0, &lattice), SQLITE_OK);
    CHECK_INT(net_lattice_decode(&lattice, &label), SQLITE_OK);
    CHECK_INT(net_lattice_sum(&lattice, &heat), SQLITE_OK);
    CHECK_INT(label, 7);
    arena_free(&arena);
}

static void test_one(void) {
    uint8_t label = 7;
    NetLattice lattice;
    NetHeat heat;
    Arena arena;
    Case c;

    make(&c, 3, 1, 1, 0);
    memset(c.net.transition, 0, sizeof c.net.transition);
    c.scores[0][0] = 0;
    c.scores[0][1] = (int32_t)lround(SCALE * log(3)); /* three times as probable */
    c.scores[0][2] = -NET_BEAM * SCALE;               /* out of the beam */
    arena_init(&arena);
    net_heat(&c.net, 1, &heat);
    CHECK_INT(net_lattice(&c.net, &arena, scores_of(&c), 1, &lattice), SQLITE_OK);
    CHECK_INT(lattice.first[1], 2);
    CHECK_INT(net_lattice_decode(&lattice, &label), SQLITE_OK);
    CHECK_INT(label, 1);
    CHECK_INT(net_lattice_sum(&lattice, &heat), SQLITE_OK);
    check_near((double)net_lattice_probability(&lattice, 0, 1, &label, NONE), 0.75, 2e-3, "1");
    label = 2;
    CHECK(net_lattice_probability(&lattice, 0, 1, &label, NONE) == 0);
    arena_free(&arena);
}

/* Scores at the ends of what a model can give. */
static void test_limits(void) {
    static const int32_t SCALES[] = {1, SCALE, 1 << 24, INT32_MAX};
    size_t s;
    for (s = 0; s < sizeof SCALES / sizeof *SCALES; s++) {
        int round;
        for (round = 0; round < 100; round++) {
            uint8_t labels[MOST_ITEMS];
            NetLattice lattice;
            NetHeat heat;
            Arena arena;
            uint32_t i, k;
            Case c;

            make(&c, 4, MOST_ITEMS, 100, 4);
            c.net.scale = SCALES[s];
            for (i = 0; i < MOST_ITEMS; i++) {
                for (k = 0; k < 4; k++) {
                    if (random_below(2)) c.scores[i][k] = random_below(2) ? INT32_MAX : -INT32_MAX;
                }
            }
            arena_init(&arena);
            net_heat(&c.net, 1, &heat);
            CHECK_INT(net_lattice(&c.net, &arena, scores_of(&c), MOST_ITEMS, &lattice), SQLITE_OK);
            CHECK_INT(net_lattice_decode(&lattice, labels), SQLITE_OK);
            CHECK_INT(net_lattice_sum(&lattice, &heat), SQLITE_OK);
            for (i = 0; i < MOST_ITEMS; i++) {
                float p = net_lattice_probability(&lattice, i, 1, labels + i, 0);
                CHECK(labels[i] < 4);
                CHECK(p >= 0 && p <= 1);
            }
            arena_free(&arena);
        }
    }
}

/* Long sequences: shares neither vanish nor grow, and the same comes out each time. */
static void test_long(void) {
    enum { ITEMS = 20000 };
    int32_t(*scores)[NET_LABELS] = malloc(ITEMS * sizeof *scores);
    uint8_t *labels[2] = {malloc(ITEMS), malloc(ITEMS)};
    float p[2][100];
    NetHeat heat;
    uint32_t i, k;
    int round;
    Case c;

    if (!CHECK(scores && labels[0] && labels[1])) return;
    make(&c, MOST_LABELS, 1, 100, 4);
    for (i = 0; i < ITEMS; i++) {
        for (k = 0; k < NET_LABELS; k++) scores[i][k] = random_about(8 * SCALE);
    }
    net_heat(&c.net, 1, &heat);
    for (round = 0; round < 2; round++) {
        NetLattice lattice;
        Arena arena;
        arena_init(&arena);
        CHECK_INT(
            net_lattice(&c.net, &arena, (const int32_t(*)[NET_LABELS])scores, ITEMS, &lattice),
            SQLITE_OK);
        CHECK_INT(net_lattice_decode(&lattice, labels[round]), SQLITE_OK);
        CHECK_INT(net_lattice_sum(&lattice, &heat), SQLITE_OK);
        for (i = 0; i < 100; i++)
            p[round][i] =
                net_lattice_probability(&lattice, i * 200, 2, labels[round] + i * 200, NONE);
        for (i = 0; i < ITEMS; i += 97) {
            double sum = 0;
            uint8_t label;
            for (label = 0; label < MOST_LABELS; label++)
                sum += (double)net_lattice_probability(&lattice, i, 1, &label, NONE);
            check_near(sum, 1, 1e-3, "the sum of an item's labels");
        }
        arena_free(&arena);
    }
    CHECK(memcmp(labels[0], labels[1], ITEMS) == 0);
    CHECK(memcmp(p[0], p[1], sizeof p[0]) == 0);
    free(scores);
    free(labels[0]);
    free(labels[1]);
}

/* ---- out of memory */

/* Items enough that each array is an allocation of its own. */
static void test_no_memory(void) {
    enum { ITEMS = 40000 };
    int32_t(*scores)[NET_LABELS] = calloc(ITEMS, sizeof *scores);
    uint8_t *labels = malloc(ITEMS);
    NetHeat heat;
    long left;
    Case c;

    if (!CHECK(scores && labels)) return;
    make(&c, 3, 1, 100, 0);
    net_heat(&c.net, 1, &heat);
    for (left = 0;; left++) {
        NetLattice lattice;
        Arena arena;
        int rc;
        arena_init(&arena);
        scarce_begin(left, 0);
        rc = net_lattice(&c.net, &arena, (const int32_t(*)[NET_LABELS])scores, ITEMS, &lattice);
        if (!rc) rc = net_lattice_decode(&lattice, labels);
        if (!rc) rc = net_lattice_sum(&lattice, &heat);
        if (!scarce_end()) {
            CHECK_INT(rc, SQLITE_OK);
            arena_free(&arena);
            break;
        }
        CHECK_INT(rc, SQLITE_NOMEM);
        arena_free(&arena);
        CHECK_INT(sqlite3_memory_used(), 0);
    }
    CHECK_INT(left, 7); /* two of the lattice, one of the search, four of the sums */
    free(scores);
    free(labels);
}

int main(void) {
    if (!scarce_install()) return 2;
    RUN(test_best);
    RUN(test_no_way);
    RUN(test_probabilities);
    RUN(test_beam);
    RUN(test_nothing);
    RUN(test_one);
    RUN(test_limits);
    RUN(test_long);
    RUN(test_no_memory);
    check_begin("nothing is left");
    CHECK_INT(sqlite3_memory_used(), 0);
    check_end();
    return check_done();
}

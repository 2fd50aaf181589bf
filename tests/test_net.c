/*
** The net: models that are cut off or broken, features that it does not have, and the best path
** through models small enough to be worked out by hand.
*/
#include "base/hash.h"
#include "base/net.h"
#include "check.h"

enum {
    LABELS = 3,
    BITS = 2, /* four slots */
    ROWS = 2,
    AT_LABELS = 4,
    AT_BITS = 8,
    AT_ROWS = 12,
    AT_SCALE = 16,
    AT_BIAS = NET_HEADER + 2 * LABELS,
    AT_OUTPUT = AT_BIAS + 2 * NET_HIDDEN,
    AT_TRANSITION = AT_OUTPUT + 2 * NET_HIDDEN * LABELS,
    AT_SLOT = AT_TRANSITION + 4 * LABELS * (LABELS + 1),
    AT_ROW = AT_SLOT + (4 << BITS),
    BYTES = AT_ROW + ROWS * NET_ROW,
    FEATURES = 40,
    ROUNDS = CHECK_SANITIZED ? 4000 : 20000
};

static void put16(unsigned char *p, int v) {
    p[0] = (unsigned char)(v & 0xFF);
    p[1] = (unsigned char)(v >> 8 & 0xFF);
}

static void put32(unsigned char *p, int64_t v) {
    put16(p, (int)(v & 0xFFFF));
    put16(p + 2, (int)(v >> 16 & 0xFFFF));
}

static void put_transition(unsigned char *model, int from, int to, int32_t v) {
    put32(model + AT_TRANSITION + 4 * (from * LABELS + to), v);
}

/* A key that begins its search at a slot. */
static uint64_t key_of(unsigned slot, unsigned mark) {
    return (uint64_t)slot << (64 - BITS) | mark;
}

/*
** Three labels named 10/20, 11/21, 12/22. Hidden number 0 is 1 for an item without features.
**   row 0, key slot 1 mark 5:    0: +3, 1: -2, 32: +7, 63: -8
**   row 1, key slot 1 mark 6, which stands in slot 2 as slot 1 is taken:    0: -8
** Label 0 is worth 10 for number 0, label 1 is worth 4 for number 32, label 2 takes 1 for number 1.
*/
static void build(unsigned char *model) {
    unsigned i;
    memset(model, 0, BYTES);
    memcpy(model, "PNET", 4);
    put32(model + AT_LABELS, LABELS);
    put32(model + AT_BITS, BITS);
    put32(model + AT_ROWS, ROWS);
    put32(model + AT_SCALE, 16);
    for (i = 0; i < LABELS; i++) {
        model[NET_HEADER + 2 * i] = (unsigned char)(10 + i);
        model[NET_HEADER + 2 * i + 1] = (unsigned char)(20 + i);
    }
    put16(model + AT_BIAS, 1);
    put16(model + AT_OUTPUT, 10);
    put16(model + AT_OUTPUT + 2 * (NET_HIDDEN + 32), 4);
    put16(model + AT_OUTPUT + 2 * (2 * NET_HIDDEN + 1), -1);
    put32(model + AT_SLOT + 4 * 1, 5 << NET_PLACE_BITS | 1);
    put32(model + AT_SLOT + 4 * 2, 6 << NET_PLACE_BITS | 2);
    memset(model + AT_ROW, 0x88, ROWS * NET_ROW); /* zeros */
    model[AT_ROW] = 0xFB;                         /* number 0: 3, number 32: 7 */
    model[AT_ROW + 1] = 0x86;                     /* number 1: -2 */
    model[AT_ROW + NET_ROW - 1] = 0x08;           /* number 63: -8 */
    model[AT_ROW + NET_ROW] = 0x80;               /* number 0: -8 */
}

static void add(const Net *net, uint64_t key, int16_t *sums) {
    net_add(net, &key, 1, sums);
}

static uint64_t random_state = 42;

static uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32) % n;
}

static void test_open(void) {
    unsigned char model[BYTES + 8];
    Net net;

    build(model);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    CHECK_INT(net.labels, LABELS);
    CHECK_INT(net.bits, BITS);
    CHECK_INT(net.rows_n, ROWS);
    CHECK_INT(net.scale, 16);
    CHECK_INT(net.spread, 0);
    CHECK_INT(net.names[2], 11);
    CHECK_INT(net.names[5], 22);
    CHECK_INT(net.bias[0], 1);
    CHECK_INT(net.output[0][1][32], 4);
    CHECK_INT(net.output[0][2][1], -1);
    CHECK_INT(net_open(&net, model, BYTES + 8), SQLITE_OK); /* more may follow */
    put_transition(model, 1, 2, -70);
    put_transition(model, LABELS, 0, 30);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    CHECK_INT(net.transition[1][2], -70);
    CHECK_INT(net.transition[NET_LABELS][0], 30);
    CHECK_INT(net.spread, 100);
}

/* Every length but the whole one; each in memory of its own, so that a step outside is seen. */
static void test_cut_off(void) {
    unsigned char model[BYTES];
    size_t n;
    build(model);
    for (n = 0; n < BYTES; n++) {
        unsigned char *part = malloc(n ? n : 1);
        Net net;
        if (!CHECK(part)) return;
        memcpy(part, model, n);
        CHECK_INT(net_open(&net, part, n), SQLITE_CORRUPT);
        free(part);
    }
}

static void test_corrupt(void) {
    static const struct {
        int at;
        int64_t value;
    } WRONG[] = {
        {0, 0x54454E51}, /* another magic */
        {AT_LABELS, 0},
        {AT_LABELS, NET_LABELS + 1},
        {AT_LABELS, 0xFFFFFFFF},
        {AT_BITS, 0},
        {AT_BITS, 25},
        {AT_BITS, 64},
        {AT_BITS, 0xFFFFFFFF},
        {AT_BITS, BITS + 1},
        {AT_ROWS, ROWS + 1},
        {AT_ROWS, 0xFFFFFFFF},
        {AT_ROWS, 0x08000000},
        {AT_SCALE, 0},
        {AT_SCALE, 0x80000000},
        {AT_SCALE, 0x7FFFFFFF}, /* a few of which would be no score */
        {AT_SCALE, (1 << 20) + 1},
        {AT_TRANSITION, INT32_MAX},
        {AT_TRANSITION, INT32_MIN},
        {AT_SLOT - 4, 1 << 28},
        {AT_LABELS, NET_LABELS},
    };
    unsigned char model[BYTES];
    size_t i;
    Net net;
    for (i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        build(model);
        put32(model + WRONG[i].at, WRONG[i].value);
        if (!CHECK_INT(net_open(&net, model, BYTES), SQLITE_CORRUPT)) printf("    line %zu\n", i);
    }
}

static void test_features(void) {
    unsigned char model[BYTES];
    int16_t sums[NET_HIDDEN], before[NET_HIDDEN];
    int32_t scores[NET_LABELS];
    unsigned k;
    Net net;

    build(model);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    net_begin(&net, sums);
    for (k = 0; k < NET_HIDDEN; k++) CHECK_INT(sums[k], k == 0);
    net_scores(&net, sums, scores);
    CHECK_INT(scores[0], 10);
    CHECK_INT(scores[1], 0);
    CHECK_INT(scores[2], 0);
    for (k = LABELS; k < NET_LABELS; k++) CHECK_INT(scores[k], NET_NEVER);

    add(&net, key_of(1, 5), sums);
    CHECK_INT(sums[0], 4);
    CHECK_INT(sums[1], -2);
    CHECK_INT(sums[32], 7);
    CHECK_INT(sums[63], -8);
    for (k = 2; k < NET_HIDDEN - 1; k++) CHECK_INT(sums[k], k == 32 ? 7 : 0);
    net_scores(&net, sums, scores);
    CHECK_INT(scores[0], 40);
    CHECK_INT(scores[1], 28);
    CHECK_INT(scores[2], 0); /* a negative number counts as 0 */

    add(&net, key_of(1, 6), sums); /* found one slot on */
    CHECK_INT(sums[0], -4);
    net_scores(&net, sums, scores);
    CHECK_INT(scores[0], 0);
    CHECK_INT(scores[1], 28);

    memcpy(before, sums, sizeof sums); /* unknown: an empty slot, a wrong mark before one */
    add(&net, key_of(0, 5), sums);
    add(&net, key_of(3, 0), sums);
    add(&net, key_of(1, 7), sums);
    add(&net, key_of(2, 5), sums);
    add(&net, 0, sums);
    add(&net, UINT64_MAX, sums);
    CHECK(memcmp(before, sums, sizeof sums) == 0);
}

/* Many at once are as one after the other, however many are known. */
static void test_batches(void) {
    unsigned char model[BYTES];
    int16_t single[NET_HIDDEN], together[NET_HIDDEN];
    uint64_t keys[FEATURES];
    unsigned n, i;
    Net net;

    build(model);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    for (n = 0; n <= FEATURES; n++) {
        for (i = 0; i < n; i++) keys[i] = key_of(1, n % 3 ? 5 + random_below(3) : 5);
        net_begin(&net, single);
        net_begin(&net, together);
        for (i = 0; i < n; i++) add(&net, keys[i], single);
        net_add(&net, keys, n, together);
        CHECK(memcmp(single, together, sizeof single) == 0);
        if (n % 3 == 0) CHECK_INT(together[32], 7 * (int)n);
        if (n % 3 == 0) CHECK_INT(together[63], -8 * (int)n);
    }
}

/* No slot is free: the search ends all the same, and goes from the last slot to the first. */
static void test_full_table(void) {
    unsigned char model[BYTES];
    int16_t sums[NET_HIDDEN];
    unsigned slot, mark;
    Net net;

    build(model);
    for (slot = 0; slot < 1 << BITS; slot++)
        put32(model + AT_SLOT + 4 * slot, (int64_t)(slot + 1) << NET_PLACE_BITS | 1);
    put32(model + AT_SLOT, 1 << NET_PLACE_BITS | (ROWS + 1)); /* a row that is not there */
    put32(model + AT_SLOT + 8, 3 << NET_PLACE_BITS);          /* none, yet not free */
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    for (slot = 0; slot < 1 << BITS; slot++) {
        for (mark = 0; mark < 8; mark++) {
            net_begin(&net, sums);
            add(&net, key_of(slot, mark), sums);
            CHECK_INT(sums[0], mark == 2 || mark == 4 ? 4 : 1);
        }
    }
}

static void test_limits(void) {
    unsigned char model[BYTES];
    int16_t sums[NET_HIDDEN];
    int32_t scores[2][NET_LABELS];
    uint8_t labels[2];
    unsigned k;
    Arena arena;
    Net net;

    build(model);
    for (k = 0; k < NET_HIDDEN; k++) {
        put16(model + AT_OUTPUT + 2 * k, INT16_MAX);
        put16(model + AT_OUTPUT + 2 * (NET_HIDDEN + k), INT16_MIN);
    }
    put_transition(model, LABELS, 0, 1 << 24); /* the most that is allowed, both ways */
    put_transition(model, 0, 0, 1 << 24);
    put_transition(model, LABELS, 1, -(1 << 24));
    put_transition(model, 1, 1, -(1 << 24));
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    for (k = 0; k < NET_HIDDEN; k++) sums[k] = INT16_MAX;
    net_scores(&net, sums, scores[0]);
    CHECK_INT(scores[0][0], 255 * 64 * 32767);
    CHECK_INT(scores[0][1], -255LL * 64 * 32768);
    memcpy(scores[1], scores[0], sizeof scores[1]);
    arena_init(&arena);
    CHECK_INT(net_decode(&net, &arena, (const int32_t(*)[NET_LABELS])scores, 2, labels), SQLITE_OK);
    CHECK_INT(labels[0], 0);
    CHECK_INT(labels[1], 0);
    for (k = 0; k < LABELS; k++) scores[0][k] = scores[1][k] = scores[0][1];
    CHECK_INT(net_decode(&net, &arena, (const int32_t(*)[NET_LABELS])scores, 2, labels), SQLITE_OK);
    CHECK_INT(labels[0], 0);
    put_transition(model, 2, 2, (1 << 24) + 1);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_CORRUPT);
    put_transition(model, 2, 2, -(1 << 24) - 1);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_CORRUPT);
    arena_free(&arena);
}

/* ---- decoding */

/* The labels of `n` items as digits. */
static const char *decode(const Net *net, const int32_t (*scores)[NET_LABELS], uint32_t n) {
    static char out[64];
    uint8_t labels[60];
    uint32_t i;
    Arena arena;
    arena_init(&arena);
    memset(labels, 9, sizeof labels);
    CHECK_INT(net_decode(net, &arena, scores, n, labels), SQLITE_OK);
    for (i = 0; i < n; i++) out[i] = (char)('0' + labels[i]);
    out[n] = 0;
    CHECK_INT(labels[n], 9); /* not written */
    arena_free(&arena);
    return out;
}

/*
** The same label again gains 5, another one loses 5; label 2 costs 20 at the begin.
**   scores 3 0 0, 0 4 0, 3 0 0:    000 has 6 + 10, 010 has 10 - 10, 111 has 4 + 10
**   scores 3 0 0, 0 8 0, 3 0 0:    000 has 6 + 10, 010 has 14 - 10, 111 has 8 + 10
**   scores 9 0 0, 0 0 30:          02 has 39 - 5, 22 has 30 + 5 - 20
**   scores 0 0 40, 0 0 0:          22 has 40 + 5 - 20
*/
static void test_best_path(void) {
    int32_t one[3][NET_LABELS] = {{3, 0, 0}, {0, 4, 0}, {3, 0, 0}};
    int32_t two[3][NET_LABELS] = {{3, 0, 0}, {0, 8, 0}, {3, 0, 0}};
    int32_t three[2][NET_LABELS] = {{9, 0, 0}, {0, 0, 30}};
    int32_t four[2][NET_LABELS] = {{0, 0, 40}, {0, 0, 0}};
    unsigned char model[BYTES];
    int i, k;
    Net net;

    build(model);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    CHECK_TEXT(decode(&net, (const int32_t(*)[NET_LABELS])one, 3), "010"); /* each its own best */
    for (i = 0; i < LABELS; i++) {
        for (k = 0; k < LABELS; k++) put_transition(model, i, k, i == k ? 5 : -5);
    }
    put_transition(model, LABELS, 2, -20);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    CHECK_TEXT(decode(&net, (const int32_t(*)[NET_LABELS])one, 3), "000");
    CHECK_TEXT(decode(&net, (const int32_t(*)[NET_LABELS])two, 3), "111");
    CHECK_TEXT(decode(&net, (const int32_t(*)[NET_LABELS])three, 2), "02");
    CHECK_TEXT(decode(&net, (const int32_t(*)[NET_LABELS])four, 2), "22");
    CHECK_TEXT(decode(&net, (const int32_t(*)[NET_LABELS])four, 1), "2");
    four[0][2] = 19;
    CHECK_TEXT(decode(&net, (const int32_t(*)[NET_LABELS])four, 1), "0");
    CHECK_TEXT(decode(&net, (const int32_t(*)[NET_LABELS])four, 0), "");
}

/* Against all paths there are. */
static void test_every_path(void) {
    enum { ITEMS = 5, PATHS = 3 * 3 * 3 * 3 * 3 };
    unsigned char model[BYTES];
    int i, k, path;
    uint32_t round;

    build(model);
    for (round = 0; round < 400; round++) {
        int32_t scores[ITEMS][NET_LABELS] = {{0}};
        long long best = -1000000, got = 0;
        const char *labels;
        Net net;

        for (i = 0; i <= LABELS; i++) {
            for (k = 0; k < LABELS; k++) put_transition(model, i, k, (int)random_below(40) - 20);
        }
        for (i = 0; i < ITEMS; i++) {
            for (k = 0; k < LABELS; k++) scores[i][k] = (int)random_below(round % 100 + 2);
        }
        CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
        labels = decode(&net, (const int32_t(*)[NET_LABELS])scores, ITEMS);
        for (path = -1; path < PATHS; path++) { /* the first is what was found */
            int rest = path, before = NET_LABELS;
            long long sum = 0;
            for (i = 0; i < ITEMS; i++, rest /= 3) {
                int label = path < 0 ? labels[i] - '0' : rest % 3;
                sum += net.transition[before][label] + scores[i][label];
                before = label;
            }
            if (path < 0) got = sum;
            if (sum > best) best = sum;
        }
        CHECK_INT(got, best);
    }
}

static void test_no_memory(void) {
    int32_t scores[1][NET_LABELS] = {{1, 2, 3}};
    unsigned char model[BYTES];
    uint8_t label = 7;
    Arena arena;
    Net net;

    build(model);
    CHECK_INT(net_open(&net, model, BYTES), SQLITE_OK);
    arena_init(&arena);
    arena.rc = SQLITE_NOMEM;
    CHECK_INT(net_decode(&net, &arena, (const int32_t(*)[NET_LABELS])scores, 1, &label),
              SQLITE_NOMEM);
    CHECK_INT(label, 7);
    arena_free(&arena);
}

/* Bytes changed at random: no model, or one that stays inside its bytes and labels. */
static void test_broken(void) {
    unsigned char good[BYTES], *model = malloc(BYTES);
    int round, flips, opened = 0;
    uint32_t i, k;

    if (!CHECK(model)) return;
    build(good);
    for (round = 0; round < ROUNDS; round++) {
        int32_t scores[6][NET_LABELS];
        uint64_t keys[FEATURES];
        uint8_t labels[6];
        Arena arena;
        Net net;
        memcpy(model, good, BYTES);
        for (flips = 1 << random_below(8); flips > 0; flips--) {
            uint32_t from = round % 8 ? AT_BIAS : 0;
            model[from + random_below(BYTES - from)] = (unsigned char)random_below(256);
        }
        if (round % 2) { /* transitions that are allowed, so that more of them open */
            for (i = 0; i < LABELS * (LABELS + 1); i++)
                put32(model + AT_TRANSITION + 4 * i, (int64_t)random_below(1 << 25) - (1 << 24));
        }
        if (net_open(&net, model, BYTES)) continue;
        opened++;
        for (i = 0; i < 6; i++) {
            int16_t sums[NET_HIDDEN];
            net_begin(&net, sums);
            for (k = 0; k < FEATURES; k++)
                keys[k] = key_of(random_below(4), random_below(8)) ^ (uint64_t)random_below(2)
                                                                         << 11U;
            net_add(&net, keys, FEATURES, sums);
            net_scores(&net, sums, scores[i]);
        }
        arena_init(&arena);
        CHECK_INT(net_decode(&net, &arena, (const int32_t(*)[NET_LABELS])scores, 6, labels),
                  SQLITE_OK);
        for (i = 0; i < 6; i++) CHECK(labels[i] < net.labels);
        arena_free(&arena);
    }
    CHECK(opened > ROUNDS / 4);
    free(model);
    CHECK_INT(sqlite3_memory_used(), 0);
}

int main(void) {
    RUN(test_open);
    RUN(test_cut_off);
    RUN(test_corrupt);
    RUN(test_features);
    RUN(test_batches);
    RUN(test_full_table);
    RUN(test_limits);
    RUN(test_best_path);
    RUN(test_every_path);
    RUN(test_no_memory);
    RUN(test_broken);
    return check_done();
}

/*
** Tables of the recogniser of names: fuse, seal, lists, clusters; and words in capitals.
*/
#include "base/fuse.h"
#include "base/seal.h"
#include "check.h"
#include "data/data.h"
#include "entity/capitals.h"
#include "entity/cluster.h"
#include "entity/list.h"
#include "word/spelling.h"

enum {
    SEGMENTS = 3,
    SEGMENT_BITS = 4,
    NUMBER_BITS = 7,
    SLOTS = (SEGMENTS + 2) << SEGMENT_BITS,
    SMALL_KEYS = 9, /* of the small table */
    SMALL_MOST = FUSE_HEADER + 4 * SLOTS + 1,
    STRANGERS = 200000 /* hashes that no table has */
};

static uint64_t random_state = 42;

static uint64_t random_hash(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state * 0x2545F4914F6CDD1Du;
}

/* ---- fuse */

static uint64_t small_keys[SMALL_KEYS];

static uint32_t small_number(uint32_t key) {
    return 1 + key * 13 % ((1 << NUMBER_BITS) - 1);
}

static void put_slot(unsigned char *p, uint32_t value, unsigned width) {
    for (; width--; value >>= 8) *p++ = (unsigned char)(value & 0xFF);
}

static uint32_t get_slot(const unsigned char *p, unsigned width) {
    return hash_read32(p) & (0xFFFFFFFFu >> (32 - 8 * width));
}

/*
** A table of keys each of which has a slot that no other one wants: that slot is set last. Returns its
** bytes.
*/
static size_t build(unsigned char *table, unsigned width) {
    FusePlace places[SMALL_KEYS];
    unsigned char taken[SLOTS] = {0};
    unsigned char *slots = table + FUSE_HEADER;
    unsigned cut = 32 - 8 * width + NUMBER_BITS;
    uint32_t i, k;

    memset(table, 0, SMALL_MOST);
    memcpy(table, "PFUS\x05\0\0\0", 8);
    put_slot(table + 8, SEGMENTS, 4);
    put_slot(table + 12, SEGMENT_BITS | NUMBER_BITS << 8 | width << 16, 4);
    for (i = 0; i < SMALL_KEYS;) {
        small_keys[i] = random_hash();
        places[i] = fuse_place(small_keys[i], 5, SEGMENTS, SEGMENT_BITS);
        for (k = 0; k < 3 && !taken[places[i].slot[k]]; k++) {
        }
        if (k < 3) continue;
        for (k = 0; k < 3; k++) taken[places[i].slot[k]] = 1;
        i++;
    }
    for (i = 0; i < SLOTS; i++) put_slot(slots + i * width, (uint32_t)random_hash(), width);
    for (i = 0; i < SMALL_KEYS; i++) {
        uint32_t entry = places[i].print >> cut << NUMBER_BITS | small_number(i);
        for (k = 1; k < 3; k++) entry ^= get_slot(slots + places[i].slot[k] * width, width);
        put_slot(slots + places[i].slot[0] * width, entry, width);
    }
    return FUSE_HEADER + SLOTS * (size_t)width + 1;
}

static void test_fuse(void) {
    unsigned width;
    for (width = 3; width <= 4; width++) {
        unsigned char table[SMALL_MOST];
        size_t n = build(table, width);
        uint32_t i, strangers = 0;
        Fuse fuse;

        if (!CHECK_INT(fuse_open(&fuse, table, n), SQLITE_OK)) continue;
        CHECK_INT(fuse.bytes, n);
        for (i = 0; i < SMALL_KEYS; i++)
            CHECK_INT(fuse_find(&fuse, small_keys[i]), small_number(i));
        for (i = 0; i < STRANGERS; i++) {
            uint32_t number = fuse_find(&fuse, random_hash());
            CHECK(number < 1 << NUMBER_BITS);
            strangers += number != 0;
        }
        /* taken for a key once in 2^17 or 2^25: more than 20 of 200000 is more than chance */
        CHECK(strangers <= 20);
    }
}

/* Every length but the whole one, each in memory of its own. */
static void test_fuse_cut_off(void) {
    unsigned width;
    for (width = 3; width <= 4; width++) {
        unsigned char table[SMALL_MOST];
        size_t n = build(table, width), k;
        for (k = 0; k < n; k++) {
            unsigned char *part = malloc(k ? k : 1);
            Fuse fuse;
            if (!CHECK(part)) return;
            memcpy(part, table, k);
            CHECK_INT(fuse_open(&fuse, part, k), SQLITE_CORRUPT);
            free(part);
        }
    }
}

static void test_fuse_header(void) {
    static const struct {
        int at, bytes;
        uint32_t value;
    } WRONG[] = {
        {0, 4, 0x54454E50},    /* the magic of a net */
        {3, 1, 's'},           /* one letter of it */
        {8, 4, 0},             /* no segments */
        {8, 4, SEGMENTS + 1},  /* more than there are bytes for */
        {8, 4, 1 << 16},       /* */
        {8, 4, (1 << 16) + 1}, /* more than a table can have */
        {8, 4, 0xFFFFFFFF},    /* */
        {8, 4, 0xFFFFFFFE},    /* two more are none */
        {12, 1, 0},            /* segments of one slot */
        {12, 1, SEGMENT_BITS + 1},
        {12, 1, 16},
        {12, 1, 17},
        {12, 1, 32},
        {12, 1, 255},
        {13, 1, 0}, /* numbers without bits */
        {13, 1, 24},
        {13, 1, 32},
        {13, 1, 255},
        {14, 1, 0}, /* slots of no width that there is */
        {14, 1, 2},
        {14, 1, 4},
        {14, 1, 5},
        {14, 1, 255},
        {15, 1, 1},
        {15, 1, 255},
    };
    unsigned char table[SMALL_MOST];
    size_t n = build(table, 3), i;
    Fuse fuse;

    for (i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        unsigned char wrong[SMALL_MOST];
        memcpy(wrong, table, sizeof table);
        put_slot(wrong + WRONG[i].at, WRONG[i].value, (unsigned)WRONG[i].bytes);
        if (!CHECK_INT(fuse_open(&fuse, wrong, n), SQLITE_CORRUPT)) printf("    line %zu\n", i);
    }
    CHECK_INT(fuse_open(&fuse, table, n), SQLITE_OK);
    CHECK_INT(fuse_open(&fuse, table, SMALL_MOST), SQLITE_OK); /* more may follow */
}

/* Any header that opens stays inside its bytes: they are copied, so that a step outside is seen. */
static void test_fuse_any_header(void) {
    unsigned char table[SMALL_MOST];
    size_t n = build(table, 4);
    unsigned char *copy = malloc(n);
    int round, opened = 0;

    if (!CHECK(copy)) return;
    memcpy(copy, table, n);
    for (round = 0; round < 100000; round++) {
        uint64_t h = random_hash();
        Fuse fuse;
        int i;
        put_slot(copy + 4, (uint32_t)(h >> 32), 4);
        put_slot(copy + 8, (uint32_t)(h & 15), 4);
        put_slot(copy + 12,
                 (uint32_t)((h >> 4 & 7) | (h >> 8 & 63) << 8 | (3 + (h >> 16 & 1)) << 16), 4);
        if (fuse_open(&fuse, copy, n)) continue;
        opened++;
        CHECK(fuse.bytes <= n);
        for (i = 0; i < 8; i++)
            CHECK((uint64_t)fuse_find(&fuse, random_hash()) < (uint64_t)1 << fuse.number_bits);
    }
    CHECK(opened > 1000);
    free(copy);
}

/* A table of the library in memory that ends where it ends. */
static void check_own(const unsigned char *bytes, size_t n, size_t head) {
    unsigned char *copy;
    size_t size;
    uint32_t i;
    Fuse fuse;

    if (!CHECK_INT(fuse_open(&fuse, bytes + head, n - head), SQLITE_OK)) return;
    CHECK_INT(head + fuse.bytes + SEAL_BYTES, n);
    size = fuse.bytes;
    copy = malloc(size);
    if (!CHECK(copy)) return;
    memcpy(copy, bytes + head, size);
    CHECK_INT(fuse_open(&fuse, copy, size - 1), SQLITE_CORRUPT);
    CHECK_INT(fuse_open(&fuse, copy, size), SQLITE_OK);
    for (i = 0; i < STRANGERS; i++) fuse_find(&fuse, random_hash());
    fuse_find(&fuse, 0);
    fuse_find(&fuse, UINT64_MAX);
    free(copy);
}

static void test_fuse_of_library(void) {
    size_t lists = (size_t)(DATA_LISTS_END - DATA_LISTS);
    size_t clusters = (size_t)(DATA_CLUSTERS_END - DATA_CLUSTERS);
    check_own(DATA_LISTS, lists, 4 + 4 * (size_t)hash_read32(DATA_LISTS));
    check_own(DATA_CLUSTERS, clusters, CLUSTERS_HEADER);
}

/* ---- seal */

enum { SEALED = 100 };

static void put_seal(unsigned char *table, size_t n) {
    uint64_t seal = seal_of(table, n);
    int k;
    for (k = 0; k < SEAL_BYTES; k++) table[n + (size_t)k] = (unsigned char)(seal >> 8 * k & 0xFF);
}

/* Of tables of 0 to 100 bytes: each bit, those of the seal too, and each length. */
static void test_seal(void) {
    size_t n, i;
    for (n = 0; n <= SEALED; n++) {
        size_t size = n + SEAL_BYTES;
        unsigned char *table = malloc(size);
        if (!CHECK(table)) return;
        for (i = 0; i < n; i++) table[i] = (unsigned char)(random_hash() & 0xFF);
        put_seal(table, n);
        CHECK(seal_holds(table, size));
        for (i = 0; i < 8 * size; i++) {
            table[i / 8] ^= (unsigned char)(1 << i % 8);
            if (!CHECK(!seal_holds(table, size))) printf("    bit %zu of %zu bytes\n", i, n);
            table[i / 8] ^= (unsigned char)(1 << i % 8);
        }
        for (i = 0; i < size; i++) CHECK(!seal_holds(table, i));
        CHECK(seal_holds(table, size));
        free(table);
    }
}

/* Zeros added, bytes and blocks exchanged: the length and the places count. */
static void test_seal_order(void) {
    unsigned char table[SEALED + 1];
    size_t n, a, b;
    memset(table, 0, sizeof table);
    for (n = 0; n < SEALED; n++) CHECK(seal_of(table, n) != seal_of(table, n + 1));
    for (n = 0; n < SEALED; n++) table[n] = (unsigned char)n;
    for (a = 0; a < SEALED; a++) {
        for (b = 0; b < a; b++) {
            uint64_t before = seal_of(table, SEALED);
            table[a] = (unsigned char)b;
            table[b] = (unsigned char)a;
            CHECK(seal_of(table, SEALED) != before);
            table[a] = (unsigned char)a;
            table[b] = (unsigned char)b;
        }
    }
}

/* The library's own hold, wherever their bytes stand in memory. */
static void test_seal_of_library(void) {
    size_t n = (size_t)(DATA_CLUSTERS_END - DATA_CLUSTERS), offset;
    CHECK(seal_holds(DATA_LISTS, (size_t)(DATA_LISTS_END - DATA_LISTS)));
    CHECK(seal_holds(DATA_RECOGNISER, (size_t)(DATA_RECOGNISER_END - DATA_RECOGNISER)));
    for (offset = 0; offset < 8; offset++) {
        unsigned char *copy = malloc(n + offset);
        if (!CHECK(copy)) return;
        memcpy(copy + offset, DATA_CLUSTERS, n);
        CHECK(seal_holds(copy + offset, n));
        CHECK(!seal_holds(copy + offset, n - 1));
        free(copy);
    }
}

/* ---- lists */

static Lists lists;

/* What a name of words with single spaces is. */
static ListEntry listed(const char *name) {
    uint64_t hash = 0;
    const char *end;
    int first = 1;
    for (;; name = end + 1, first = 0) {
        end = strchr(name, ' ');
        if (!end) end = name + strlen(name);
        hash = first ? hash_bytes(name, (size_t)(end - name))
                     : list_join(hash, hash_bytes(name, (size_t)(end - name)));
        if (!*end) return lists_find(&lists, hash);
    }
}

static void test_lists(void) {
    static const struct {
        const char *name;
        uint32_t kinds, not ; /* one of these, none of those */
    } NAMES[] = {
        {"Berlin", LIST_BIT(LIST_CITY), LIST_BIT(LIST_COUNTRY)},
        {"Paris", LIST_BIT(LIST_CITY), LIST_BIT(LIST_COUNTRY)},
        {"Kassel", LIST_BIT(LIST_CITY) | LIST_BIT(LIST_TOWN), LIST_BIT(LIST_COUNTRY)},
        {"Deutschland", LIST_BIT(LIST_COUNTRY), LIST_BIT(LIST_CITY) | LIST_GIVENS},
        {"Frankreich", LIST_BIT(LIST_COUNTRY), LIST_GIVENS | LIST_SURNAMES},
        {"Bayern", LIST_BIT(LIST_DISTRICT), LIST_GIVENS},
        {"Müller", LIST_BIT(LIST_SURNAME_GERMAN), LIST_GIVENS},
        {"Anna", LIST_GIVENS, LIST_BIT(LIST_COUNTRY)},
        {"New York", LIST_BIT(LIST_DISTRICT) | LIST_BIT(LIST_PEOPLE), LIST_GIVENS},
        {"Los Angeles", LIST_BIT(LIST_CITY), LIST_GIVENS},
        {"San Francisco", LIST_BIT(LIST_CITY), LIST_GIVENS},
        {"Vereinigte Staaten", LIST_BIT(LIST_COUNTRY), LIST_GIVENS},
        {"Angela Merkel", LIST_BIT(LIST_PERSON), LIST_BIT(LIST_CITY)},
    };
    static const char *const NONE[] = {"",
                                       "x",
                                       "Fahrradschlauch",
                                       "asdfqwer",
                                       "York New",
                                       "Angeles Los",
                                       "New  York",
                                       "New York ",
                                       "NewYork",
                                       "Deutsche",
                                       "Deutschland Frankreich"};
    size_t i;

    for (i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        ListEntry entry = listed(NAMES[i].name);
        if (!CHECK(entry.kinds & NAMES[i].kinds) || !CHECK(!(entry.kinds & NAMES[i].not )))
            printf("    %s: %08x\n", NAMES[i].name, (unsigned)entry.kinds);
    }
    for (i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        ListEntry entry = listed(NONE[i]);
        if (!CHECK_INT(entry.kinds, 0)) printf("    %s\n", NONE[i]);
    }
}

/* A word that longer names begin with says how many words may follow. */
static void test_lists_longer(void) {
    static const char *const BEGINS[] = {"New", "Los", "San", "Rio", "Angela", "Vereinigte"};
    size_t i;
    uint32_t k;
    for (i = 0; i < sizeof BEGINS / sizeof *BEGINS; i++) {
        ListEntry entry = listed(BEGINS[i]);
        if (!CHECK(entry.longer >= 1 && entry.longer < LIST_WORDS)) printf("    %s\n", BEGINS[i]);
    }
    CHECK(listed("Rio").longer >= 2); /* Rio de Janeiro */
    CHECK(listed("Rio de Janeiro").kinds & LIST_BIT(LIST_CITY));
    CHECK_INT(listed("Fahrradschlauch").longer, 0);
    for (k = 0; k < STRANGERS; k++) {
        ListEntry entry = lists_find(&lists, random_hash());
        CHECK(entry.longer < LIST_WORDS);
    }
    CHECK(list_join(1, 2) != list_join(2, 1));
    CHECK(list_join(list_join(1, 2), 3) != list_join(1, list_join(2, 3)));
}

/* Strangers are taken for names once in 2^18. */
static void test_lists_strangers(void) {
    uint32_t i, found = 0;
    for (i = 0; i < STRANGERS; i++) found += lists_find(&lists, random_hash()).kinds != 0;
    CHECK(found <= 10);
}

static void test_lists_broken(void) {
    size_t n = (size_t)(DATA_LISTS_END - DATA_LISTS), head = 4 + 4 * (size_t)lists.sets, k;
    unsigned char *copy = malloc(n);
    Lists broken;

    if (!CHECK(copy)) return;
    memcpy(copy, DATA_LISTS, n);
    for (k = 0; k < n; k += k < head + FUSE_HEADER ? 1 : 99991)
        CHECK_INT(lists_open(&broken, copy, k), SQLITE_CORRUPT);
    put_slot(copy, (1 << LIST_SET_BITS) + 1, 4);
    CHECK_INT(lists_open(&broken, copy, n), SQLITE_CORRUPT);
    put_slot(copy, 0xFFFFFFFF, 4);
    CHECK_INT(lists_open(&broken, copy, n), SQLITE_CORRUPT);
    put_slot(copy, lists.sets - 1, 4); /* the table begins elsewhere */
    CHECK_INT(lists_open(&broken, copy, n), SQLITE_CORRUPT);
    put_slot(copy, 0, 4); /* no sets, then a table: numbers that have no set */
    memmove(copy + 4, copy + head, n - head);
    CHECK_INT(lists_open(&broken, copy, n - head + 4), SQLITE_OK);
    CHECK_INT(lists_find(&broken, hash_bytes("Berlin", 6)).kinds, 0);
    free(copy);
}

/* ---- clusters */

static Clusters clusters;

static ClusterIds cluster_of(const char *form) {
    ClusterIds ids;
    int known = clusters_find(&clusters, form, strlen(form), &ids);
    CHECK_INT_OF(form, known, ids.known);
    CHECK(ids.fine < CLUSTERS_FINE && ids.middle < CLUSTERS_MIDDLE && ids.coarse < CLUSTERS_COARSE);
    if (!known) CHECK(ids.fine == 0 && ids.middle == 0 && ids.coarse == 0);
    return ids;
}

static void same_cluster(const char *form, const char *other) {
    ClusterIds a = cluster_of(form), b = cluster_of(other);
    CHECK_INT_OF(form, a.known, 1);
    CHECK_INT_OF(other, b.known, 1);
    CHECK_INT_OF(form, a.fine, b.fine);
    CHECK_INT_OF(form, a.middle, b.middle);
    CHECK_INT_OF(form, a.coarse, b.coarse);
}

static void test_clusters(void) {
    static const char *const KNOWN[] = {
        "der",        "und",       "Berlin", "Regierung",         "Minister", "Haus", "sagte",
        "Frankreich", "Präsident", "für",    "Baden-Württemberg", ".",        ",",    "EU"};
    static const char *const UNKNOWN[] = {"",           "Zqxwv",  "zqxwvs",
                                          "Präsident-", "a-qzxw", "\xFF\xFE"};
    size_t i;
    for (i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        CHECK_INT_OF(KNOWN[i], cluster_of(KNOWN[i]).known, 1);
    for (i = 0; i < sizeof UNKNOWN / sizeof *UNKNOWN; i++)
        CHECK_INT_OF(UNKNOWN[i], cluster_of(UNKNOWN[i]).known, 0);
    CHECK(cluster_of("Berlin").fine != cluster_of("sagte").fine);
}

static void test_clusters_fallbacks(void) {
    same_cluster("BERLIN", "Berlin"); /* capitals as usually written */
    same_cluster("REGIERUNG", "Regierung");
    same_cluster("BADEN-WÜRTTEMBERG", "Baden-Württemberg");
    same_cluster("uNd", "und"); /* small letters */
    same_cluster("fÜr", "für");
    same_cluster("Regierungs", "Regierung"); /* without a final s */
    same_cluster("Berlinss", "Berlins");
    same_cluster("Xyz-Präsident", "Präsident"); /* the part behind the last hyphen, */
    same_cluster("Xyz-Abc-Präsident", "Präsident");
    same_cluster("Xyz-PRÄSIDENT", "Präsident"); /* in capitals too */
    same_cluster("xyz-UND", "UND");
    same_cluster("1998", "0000"); /* digits of what begins with one */
    same_cluster("2021", "0000");
    same_cluster("20-jährige", "30-jährige");
    same_cluster("10.000", "99.999");
    CHECK_INT(cluster_of("s").known, 1); /* not: nothing, without a final s */
    CHECK_INT(cluster_of("ws").fine == cluster_of("w").fine && cluster_of("w").known, 0);
}

/* Forms longer than any that is kept, in memory that ends with the zero behind them. */
static void test_clusters_long(void) {
    size_t n;
    for (n = 0; n <= 300; n++) {
        static const char *const PIECES[] = {"A", "a", "ß", "Ä", "-", "0", "\xFF", "a-"};
        size_t i, k;
        for (k = 0; k < sizeof PIECES / sizeof *PIECES; k++) {
            char *form = malloc(n + 1);
            ClusterIds ids;
            int known;
            if (!CHECK(form)) return;
            for (i = 0; i < n; i++) form[i] = PIECES[k][i % strlen(PIECES[k])];
            form[n] = 0;
            known = clusters_find(&clusters, form, n, &ids);
            CHECK_INT(known, ids.known);
            if (n > SPELLING_LONGEST) CHECK_INT(ids.known, 0);
            free(form);
        }
    }
}

static void test_clusters_broken(void) {
    size_t n = (size_t)(DATA_CLUSTERS_END - DATA_CLUSTERS), k;
    unsigned char *copy = malloc(n);
    Clusters broken;
    ClusterIds ids;
    uint32_t i;

    if (!CHECK(copy)) return;
    memcpy(copy, DATA_CLUSTERS, n);
    for (k = 0; k < n - SEAL_BYTES; k += k < CLUSTERS_HEADER + FUSE_HEADER ? 1 : 9973)
        CHECK_INT(clusters_open(&broken, copy, k), SQLITE_CORRUPT);
    memset(copy, 0xFF, CLUSTERS_HEADER); /* coarser clusters that there are not */
    for (k = CLUSTERS_HEADER + FUSE_HEADER; k < n; k++) copy[k] = (unsigned char)random_hash();
    CHECK_INT(clusters_open(&broken, copy, n), SQLITE_OK);
    for (i = 0; i < STRANGERS; i++) {
        char form[16];
        int m = snprintf(form, sizeof form, "%x", i);
        if (clusters_find(&broken, form, (size_t)m, &ids))
            CHECK(ids.fine < CLUSTERS_FINE && ids.middle < CLUSTERS_MIDDLE);
    }
    free(copy);
}

/* ---- capitals */

static void capitals(const char *word, const char *expected) {
    char out[SPELLING_BYTES + 1], *copy = malloc(strlen(word) + 1);
    size_t n;
    if (!CHECK(copy)) return;
    memcpy(copy, word, strlen(word) + 1);
    n = capitals_lower(copy, strlen(word), out);
    if (!CHECK(n < sizeof out)) n = 0;
    out[n] = 0;
    CHECK_TEXT_OF(word, out, expected);
    free(copy);
}

static void test_capitals(void) {
    capitals("BADEN-WÜRTTEMBERG", "Baden-Württemberg");
    capitals("BERLIN", "Berlin");
    capitals("ÖSTERREICH", "Österreich");
    capitals("STRASSE", "Strasse");
    capitals("STRAẞE", "Straße");
    capitals("USA", "Usa");
    capitals("ÄÖÜ", "Äöü");
    capitals("AB1", "Ab1");
    capitals("A-B", "A-B");
    capitals("A--B", "A--B");
    capitals("-A-B-", "-A-B-");
    capitals("NORDRHEIN-WESTFALEN-", "Nordrhein-Westfalen-");
    capitals("ЖИЗНЬ", "Жизнь");
    capitals("", ""); /* no word in capitals */
    capitals("EU", "");
    capitals("ÄÖ", "");
    capitals("A1", "");
    capitals("A12", "");
    capitals("123", "");
    capitals("---", "");
    capitals("Berlin", "");
    capitals("BERLiN", "");
    capitals("STRAßE", "");
    capitals("GmbH", "");
    capitals("BERLIN-Mitte", "");
    capitals("ABC\xFF", "Abc\uFFFD"); /* what is no character */
    capitals("\xFF\xFF\xFF", "");
    capitals("ABC\xC3", "Abc\uFFFD");
}

/* Up to the longest word and beyond it, also of letters that are longer when small. */
static void test_capitals_long(void) {
    static const char *const PIECES[] = {"A", "Ä", "Ⱥ", "İ", "ẞ", "A-", "-", "\xC3", "\xFF"};
    size_t k, n;
    for (k = 0; k < sizeof PIECES / sizeof *PIECES; k++) {
        for (n = 0; n <= 200; n++) {
            char out[SPELLING_BYTES], *word = malloc(n + 1);
            size_t i, piece = strlen(PIECES[k]), m;
            if (!CHECK(word)) return;
            for (i = 0; i < n; i++) word[i] = PIECES[k][i % piece];
            word[n] = 0;
            m = capitals_lower(word, n, out);
            CHECK(m <= sizeof out);
            if (n > SPELLING_LONGEST) CHECK_INT(m, 0);
            if (k == 0 && n >= 3 && n <= SPELLING_LONGEST) CHECK_INT(m, n);
            free(word);
        }
    }
}

int main(void) {
    RUN(test_fuse);
    RUN(test_fuse_cut_off);
    RUN(test_fuse_header);
    RUN(test_fuse_any_header);
    RUN(test_fuse_of_library);
    RUN(test_seal);
    RUN(test_seal_order);
    RUN(test_seal_of_library);
    CHECK_INT(lists_open(&lists, DATA_LISTS, (size_t)(DATA_LISTS_END - DATA_LISTS)), SQLITE_OK);
    RUN(test_lists);
    RUN(test_lists_longer);
    RUN(test_lists_strangers);
    RUN(test_lists_broken);
    CHECK_INT(clusters_open(&clusters, DATA_CLUSTERS, (size_t)(DATA_CLUSTERS_END - DATA_CLUSTERS)),
              SQLITE_OK);
    RUN(test_clusters);
    RUN(test_clusters_fallbacks);
    RUN(test_clusters_long);
    RUN(test_clusters_broken);
    RUN(test_capitals);
    RUN(test_capitals_long);
    return check_done();
}

/* The index of a gazetteer: blocks of sorted keys, how they are made, joined and asked. */
#include <string.h>

#include "base/hash.h"
#include "entity/gazetteer.h"

enum {
    NAME_BYTES = 16,
    PREFIX_BYTES = 8,
    DIGITS = 8,          /* of a key, a byte each */
    BUCKET_NAMES = 4,    /* keys to a bucket, about */
    FILTER_KEYS = 6,     /* keys to a word of the filter, about: 11 bits a key */
    NAMES_MOST = 1 << 26 /* of one block: 1 GB */
};

static const char MAGIC[] = "PGZ1";

static uint64_t read64(const unsigned char *p) {
    return (uint64_t)hash_read32(p) | (uint64_t)hash_read32(p + 4) << 32;
}

static void write64(unsigned char *p, uint64_t x) {
    int i;
    for (i = 0; i < 8; i++) p[i] = (unsigned char)(x >> 8 * i);
}

static void write32(unsigned char *p, uint32_t x) {
    int i;
    for (i = 0; i < 4; i++) p[i] = (unsigned char)(x >> 8 * i);
}

/* ---- gathering */

static void add64(Buffer *out, uint64_t x) {
    unsigned char bytes[8];
    write64(bytes, x);
    buffer_add(out, (const char *)bytes, sizeof bytes);
}

int gazetteer_add(GazetteerBuild *build, unsigned options, const char *name, size_t n,
                  int64_t row) {
    GazetteerAtom atom, before;
    uint64_t chain = 0;
    uint32_t at = 0, count = 0;

    while (gazetteer_cut(name, (uint32_t)n, &at, count ? &before : NULL, &atom)) {
        uint64_t key = gazetteer_key(&build->room, options, name, &atom);
        if (count) add64(&build->prefixes, chain);
        chain = count++ ? gazetteer_next(chain, key)
                        : gazetteer_first((atom.flags & ATOM_LOWER) != 0, key);
        before = atom;
    }
    if (count) {
        add64(&build->names, chain);
        add64(&build->names, (uint64_t)row);
    }
    if (!build->rc) build->rc = build->names.rc;
    if (!build->rc) build->rc = build->prefixes.rc;
    if (!build->rc) build->rc = build->room.rc;
    return build->rc;
}

void gazetteer_build_free(GazetteerBuild *build) {
    buffer_free(&build->names);
    buffer_free(&build->prefixes);
    buffer_free(&build->room);
    memset(build, 0, sizeof *build);
}

/*
** Sorts `n` records of `size` bytes by the number at their beginning, byte by byte from the lowest
** (LSD radix sort): linear whatever the keys are, and equal ones keep their order.
*/
static int sort(Buffer *records, size_t size) {
    unsigned char *from = (unsigned char *)records->p, *to, *room;
    size_t n = records->n / size, i, counts[256];
    int digit;

    if (n < 2) return SQLITE_OK;
    room = to = sqlite3_malloc64(records->n);
    if (!room) return SQLITE_NOMEM;
    for (digit = 0; digit < DIGITS; digit++) {
        size_t sum = 0;
        memset(counts, 0, sizeof counts);
        for (i = 0; i < n; i++) counts[from[i * size + (size_t)digit]]++;
        if (counts[from[digit]] == n) continue; /* all alike */
        for (i = 0; i < 256; i++) {
            size_t count = counts[i];
            counts[i] = sum;
            sum += count;
        }
        for (i = 0; i < n; i++) {
            size_t place = counts[from[i * size + (size_t)digit]]++;
            memcpy(to + place * size, from + i * size, size);
        }
        to = from;
        from = from == room ? (unsigned char *)records->p : room;
    }
    if (from == room) memcpy(records->p, room, records->n);
    sqlite3_free(room);
    return SQLITE_OK;
}

/* ---- joining */

/* A sorted list of records, read from its beginning. */
typedef struct Run {
    const unsigned char *at, *end;
} Run;

/*
** Of two records that begin with keys, which comes first? By key, then by row where there is one.
*/
static int compare_records(const unsigned char *a, const unsigned char *b, size_t size) {
    uint64_t x = read64(a), y = read64(b);
    if (x == y && size == NAME_BYTES) {
        int64_t row = (int64_t)read64(a + 8), other = (int64_t)read64(b + 8);
        return row < other ? -1 : row > other;
    }
    return x < y ? -1 : x > y;
}

/* Joins the runs into `out`, each record once; returns the end of what was written. */
static unsigned char *join(Run *runs, unsigned count, size_t size, unsigned char *out) {
    unsigned char *last = NULL;

    for (;;) {
        Run *least = NULL;
        unsigned i;
        for (i = 0; i < count; i++) {
            if (runs[i].at >= runs[i].end) continue;
            if (!least || compare_records(runs[i].at, least->at, size) < 0) least = &runs[i];
        }
        if (!least) return out;
        if (!last || memcmp(last, least->at, size) != 0) {
            memcpy(out, least->at, size);
            last = out;
            out += size;
        }
        least->at += size;
    }
}

static Run run_of(const unsigned char *bytes, size_t n) {
    Run run = {bytes, n ? bytes + n : bytes};
    return run;
}

int gazetteer_block(GazetteerBuild *build, const GazetteerSegment *const *others, unsigned count,
                    unsigned char **bytes, size_t *n) {
    size_t names = build->names.n, prefixes = build->prefixes.n;
    unsigned char *block = NULL, *middle, *end;
    Run *runs = sqlite3_malloc64((count + 1) * sizeof *runs);
    unsigned i;
    int rc = runs ? build->rc : SQLITE_NOMEM;

    *bytes = NULL;
    if (!rc) rc = sort(&build->names, NAME_BYTES);
    if (!rc) rc = sort(&build->prefixes, PREFIX_BYTES);
    for (i = 0; i < count; i++) {
        names += (size_t)others[i]->names * NAME_BYTES;
        prefixes += (size_t)others[i]->prefixes * PREFIX_BYTES;
    }
    if (!rc && (names / NAME_BYTES > NAMES_MOST || prefixes / PREFIX_BYTES > NAMES_MOST)) {
        rc = SQLITE_TOOBIG;
    }
    if (!rc && !(block = sqlite3_malloc64(GAZETTEER_HEADER + names + prefixes))) rc = SQLITE_NOMEM;
    if (!rc) {
        runs[count] = run_of((unsigned char *)build->names.p, build->names.n);
        for (i = 0; i < count; i++) {
            runs[i] =
                run_of(others[i]->bytes + GAZETTEER_HEADER, (size_t)others[i]->names * NAME_BYTES);
        }
        middle = join(runs, count + 1, NAME_BYTES, block + GAZETTEER_HEADER);
        runs[count] = run_of((unsigned char *)build->prefixes.p, build->prefixes.n);
        for (i = 0; i < count; i++) {
            runs[i] =
                run_of(others[i]->bytes + GAZETTEER_HEADER + (size_t)others[i]->names * NAME_BYTES,
                       (size_t)others[i]->prefixes * PREFIX_BYTES);
        }
        end = join(runs, count + 1, PREFIX_BYTES, middle);
        memcpy(block, MAGIC, 4);
        write32(block + 4, (uint32_t)((size_t)(middle - block - GAZETTEER_HEADER) / NAME_BYTES));
        write32(block + 8, (uint32_t)((size_t)(end - middle) / PREFIX_BYTES));
        write32(block + 12, 0);
        *n = (size_t)(end - block);
        write64(block + 16, hash_bytes(block + GAZETTEER_HEADER, *n - GAZETTEER_HEADER));
        *bytes = block;
    }
    sqlite3_free(runs);
    gazetteer_build_free(build);
    return rc;
}

/* ---- opening */

uint64_t gazetteer_checksum(const unsigned char *bytes, size_t n) {
    return n < GAZETTEER_HEADER ? 0 : read64(bytes + 16);
}

/* The bits of a key in its word of the filter: three for names, three others for beginnings. */
static uint64_t filter_bits(uint64_t key, int what) {
    key >>= what ? 0 : 18;
    return (uint64_t)1 << (key & 63) | (uint64_t)1 << (key >> 6 & 63) |
           (uint64_t)1 << (key >> 12 & 63);
}

static uint64_t *filter_word(const GazetteerSegment *segment, uint64_t key) {
    return &segment->filter[(uint32_t)(key >> 36) & (segment->words - 1)];
}

static const unsigned char *name_at(const GazetteerSegment *segment, uint32_t i) {
    return segment->bytes + GAZETTEER_HEADER + (size_t)i * NAME_BYTES;
}

/*
** Fills buckets and filter; SQLITE_CORRUPT where keys are not in order, which a look-up relies on.
*/
static int fill(GazetteerSegment *segment) {
    const unsigned char *prefix = name_at(segment, segment->names);
    uint32_t i, bucket = 0, buckets = (uint32_t)1 << segment->bits;
    uint64_t key, before = 0;

    for (i = 0; i < segment->names; i++, before = key) {
        key = read64(name_at(segment, i));
        if (key < before) return SQLITE_CORRUPT;
        while (bucket <= key >> (63 - segment->bits) >> 1) segment->buckets[bucket++] = i;
        *filter_word(segment, key) |= filter_bits(key, 0);
    }
    while (bucket <= buckets) segment->buckets[bucket++] = segment->names;
    for (i = 0; i < segment->prefixes; i++) {
        key = read64(prefix + (size_t)i * PREFIX_BYTES);
        *filter_word(segment, key) |= filter_bits(key, 1);
    }
    return SQLITE_OK;
}

int gazetteer_open(GazetteerSegment *segment, const unsigned char *bytes, size_t n) {
    uint64_t size = GAZETTEER_HEADER;
    size_t room;
    int rc;

    memset(segment, 0, sizeof *segment);
    if (n < GAZETTEER_HEADER || memcmp(bytes, MAGIC, 4) != 0) return SQLITE_CORRUPT;
    segment->bytes = bytes;
    segment->n = n;
    segment->names = hash_read32(bytes + 4);
    segment->prefixes = hash_read32(bytes + 8);
    size += (uint64_t)segment->names * NAME_BYTES + (uint64_t)segment->prefixes * PREFIX_BYTES;
    if (size != n || hash_read32(bytes + 12) != 0 || segment->names > NAMES_MOST ||
        read64(bytes + 16) != hash_bytes(bytes + GAZETTEER_HEADER, n - GAZETTEER_HEADER)) {
        return SQLITE_CORRUPT;
    }
    while (segment->names >> segment->bits > BUCKET_NAMES) segment->bits++;
    segment->words = 1;
    while ((uint64_t)segment->words * FILTER_KEYS < (uint64_t)segment->names + segment->prefixes) {
        segment->words *= 2;
    }
    room = segment->words * sizeof *segment->filter;
    segment->buckets = sqlite3_malloc64((((size_t)1 << segment->bits) + 1) * sizeof(uint32_t));
    segment->filter = sqlite3_malloc64(room);
    if (segment->filter) memset(segment->filter, 0, room);
    rc = segment->buckets && segment->filter ? fill(segment) : SQLITE_NOMEM;
    if (rc) gazetteer_close(segment);
    return rc;
}

void gazetteer_close(GazetteerSegment *segment) {
    sqlite3_free(segment->buckets);
    sqlite3_free(segment->filter);
    memset(segment, 0, sizeof *segment);
}

/* ---- asking */

int gazetteer_may(const GazetteerSegment *segment, uint64_t key, int what) {
    uint64_t bits = filter_bits(key, what);
    return (*filter_word(segment, key) & bits) == bits;
}

void gazetteer_find(const GazetteerSegment *segment, uint64_t key, uint32_t *first, uint32_t *end) {
    uint64_t bucket = key >> (63 - segment->bits) >> 1;
    uint32_t low = segment->buckets[bucket], high = segment->buckets[bucket + 1], top = high;

    while (low < high) { /* the first that is not less */
        uint32_t middle = low + (high - low) / 2;
        if (read64(name_at(segment, middle)) < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *first = low;
    while (low < top && read64(name_at(segment, low)) == key) low++;
    *end = low;
}

int64_t gazetteer_row(const GazetteerSegment *segment, uint32_t entry) {
    return (int64_t)read64(name_at(segment, entry) + 8);
}

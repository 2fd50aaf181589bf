#include "train/fuse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train/corpus.h"

enum { SEEDS = 100 };

int fuse_fill(const FusePlace *places, const uint32_t *entries, uint32_t n, uint32_t *slots,
              uint32_t slots_n) {
    uint32_t taken = 0, queued = 0, at, i, k;
    uint32_t *wanted = corpus_memory(slots_n, sizeof *wanted); /* by how many keys */
    uint32_t *joined = corpus_memory(slots_n, sizeof *joined); /* exclusive or of those keys */
    uint32_t *order = corpus_memory(n, sizeof *order);         /* keys as they are taken off */
    uint32_t *own = corpus_memory(n, sizeof *own);             /* the slot each was alone in */
    uint32_t *alone = corpus_memory(3 * (size_t)n + slots_n, sizeof *alone);

    for (i = 0; i < n; i++) {
        for (k = 0; k < 3; k++) {
            wanted[places[i].slot[k]]++;
            joined[places[i].slot[k]] ^= i;
        }
    }
    for (i = 0; i < slots_n; i++) {
        if (wanted[i] == 1) alone[queued++] = i;
    }
    for (at = 0; at < queued; at++) {
        uint32_t key = joined[alone[at]];
        if (wanted[alone[at]] != 1) continue;
        own[taken] = alone[at];
        order[taken++] = key;
        for (k = 0; k < 3; k++) {
            uint32_t slot = places[key].slot[k];
            joined[slot] ^= key;
            if (--wanted[slot] == 1) alone[queued++] = slot;
        }
    }
    memset(slots, 0, slots_n * sizeof *slots);
    for (i = taken; taken == n && i-- > 0;) {
        const FusePlace *p = &places[order[i]];
        slots[own[i]] ^=
            slots[p->slot[0]] ^ slots[p->slot[1]] ^ slots[p->slot[2]] ^ entries[order[i]];
    }
    free(wanted);
    free(joined);
    free(order);
    free(own);
    free(alone);
    return taken == n;
}

static void put(FILE *out, uint32_t value, unsigned bytes) {
    while (bytes--) {
        fputc((int)(value & 0xFF), out);
        value >>= 8;
    }
}

void fuse_write(FILE *out, const uint64_t *hashes, const uint32_t *numbers, uint32_t n,
                unsigned number_bits, unsigned width) {
    /* the sizes are those of Graf and Lemire, for three segments */
    unsigned segment_bits = (unsigned)floor(log((double)n) / log(3.33) + 2.25);
    double factor = 0.875 + 0.25 * log(1e6) / log((double)n);
    uint32_t segments = (uint32_t)(n * factor / (double)(1u << segment_bits)) + 1;
    uint32_t slots_n = (segments + 2) << segment_bits, seed, i;
    uint32_t *slots = corpus_memory(slots_n, sizeof *slots);
    uint32_t *entries = corpus_memory(n, sizeof *entries);
    FusePlace *places = corpus_memory(n, sizeof *places);
    unsigned cut = 32 - 8 * width + number_bits;

    for (seed = 1;; seed++) {
        if (seed > SEEDS) corpus_fail("keys that cannot be peeled", "fuse");
        for (i = 0; i < n; i++) {
            places[i] = fuse_place(hashes[i], seed, segments, segment_bits);
            entries[i] = places[i].print >> cut << number_bits | numbers[i];
        }
        if (fuse_fill(places, entries, n, slots, slots_n)) break;
    }
    fwrite("PFUS", 1, 4, out);
    put(out, seed, 4);
    put(out, segments, 4);
    put(out, segment_bits | number_bits << 8 | width << 16, 4);
    for (i = 0; i < slots_n; i++) put(out, slots[i], width);
    put(out, 0, 1);
    free(slots);
    free(entries);
    free(places);
}

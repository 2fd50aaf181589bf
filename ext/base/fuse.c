#include "base/fuse.h"

#include <string.h>

int fuse_open(Fuse *fuse, const unsigned char *bytes, size_t n) {
    uint64_t size;

    memset(fuse, 0, sizeof *fuse);
    if (n < FUSE_HEADER || memcmp(bytes, "PFUS", 4) != 0) return SQLITE_CORRUPT;
    fuse->seed = hash_read32(bytes + 4);
    fuse->segments = hash_read32(bytes + 8);
    fuse->segment_bits = bytes[12];
    fuse->number_bits = bytes[13];
    fuse->width = bytes[14];
    if (fuse->segments < 1 || fuse->segments > 1 << 16 || fuse->segment_bits < 1 ||
        fuse->segment_bits > 16 || (fuse->width != 3 && fuse->width != 4) ||
        fuse->number_bits < 1 || fuse->number_bits >= 8 * fuse->width || bytes[15])
        return SQLITE_CORRUPT;
    size = FUSE_HEADER + (((uint64_t)fuse->segments + 2) << fuse->segment_bits) * fuse->width + 1;
    if (size > n) return SQLITE_CORRUPT;
    fuse->slots = bytes + FUSE_HEADER;
    fuse->bytes = (size_t)size;
    return SQLITE_OK;
}

uint32_t fuse_find(const Fuse *fuse, uint64_t hash) {
    FusePlace place = fuse_place(hash, fuse->seed, fuse->segments, fuse->segment_bits);
    uint32_t entry = place.print >> (32 - 8 * fuse->width + fuse->number_bits) << fuse->number_bits;
    int k;

    for (k = 0; k < 3; k++)
        entry ^= hash_read32(fuse->slots + (size_t)place.slot[k] * fuse->width) &
                 (0xFFFFFFFFu >> (32 - 8 * fuse->width));
    return entry >> fuse->number_bits ? 0 : entry;
}

/*
** Fuse: a read-only table from hashes to small numbers that does not hold its keys.
**
** A retrieval table (Chazelle, Kilian, Rubinfeld, Tal, "The Bloomier filter", SODA 2004), laid out as
** a binary fuse filter (Graf and Lemire, "Binary fuse filters: fast and smaller than xor filters",
** Journal of Experimental Algorithmics 27, 2022): a key has a slot in each of three neighbouring
** segments, and the exclusive or of the three is its entry, a number below a print of the key. A key
** that is not in the table is told from those that are by the print: it is taken for one of them
** once in 2 to the power of the print's bits. Used in place; written by ext/train/fuse.c.
**
**   char magic[4] "PFUS", uint32 seed, uint32 segments, uint8 segment_bits, uint8 number_bits,
**   uint8 width (bytes of a slot, 3 or 4), uint8 0, then slot[(segments + 2) << segment_bits], little
**   end first, and a byte
*/
#ifndef PRESSE_BASE_FUSE_H
#define PRESSE_BASE_FUSE_H

#include "base/arena.h"
#include "base/hash.h"

enum { FUSE_HEADER = 16 };

/* A key's slots, and its print of 32 bits. */
typedef struct FusePlace {
    uint32_t slot[3];
    uint32_t print;
} FusePlace;

/* Where a key is, in a table whose first slots lie in `segments` segments. */
static inline FusePlace fuse_place(uint64_t hash, uint32_t seed, uint32_t segments,
                                   uint32_t segment_bits) {
    FusePlace place;
    uint64_t h = (hash ^ seed) * 0x9FB21C651E98DF25u;
    uint32_t first, mask = ((uint32_t)1 << segment_bits) - 1, size = mask + 1;

    h ^= h >> 32;
    first = (uint32_t)(((h >> 32) * segments) >> 32) * size;
    place.slot[0] = first + ((uint32_t)h & mask);
    place.slot[1] = first + size + ((uint32_t)(h >> 12) & mask);
    place.slot[2] = first + 2 * size + ((uint32_t)(h >> 24) & mask);
    place.print = (uint32_t)((h * 0xD6E8FEB86659FD93u) >> 32);
    return place;
}

typedef struct Fuse {
    const unsigned char *slots;
    uint32_t seed, segments, segment_bits, number_bits, width;
    size_t bytes; /* of the table in all */
} Fuse;

/*
** Opens a table in place; `n` is its bytes or more. SQLITE_OK, or SQLITE_CORRUPT where the bytes are
** none.
*/
int fuse_open(Fuse *fuse, const unsigned char *bytes, size_t n);

/* The number of a key (hash_bytes() or as well mixed); 0 when the table does not have it. */
uint32_t fuse_find(const Fuse *fuse, uint64_t hash);

#endif

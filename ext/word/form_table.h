/*
** The bytes of ext/data/forms.bin, for word/form.c and for ext/train/forms.c, which writes it.
**
** A retrieval table without keys (Chazelle, Kilian, Rubinfeld, Tal, "The Bloomier filter", SODA
** 2004), laid out as a binary fuse filter (Graf and Lemire, "Binary fuse filters: fast and smaller
** than xor filters", Journal of Experimental Algorithmics 27, 2022): a form has a slot in each of
** three neighbouring segments, and the exclusive or of the three is its entry. The table's size is
** fixed here and every slot is computed from the hash, so no content of the file leads outside.
**
**   uint32 seed, then uint32 slot[FORM_SLOTS], little end first
**   entry: cluster (8 bits), frequency (6 bits), fingerprint of the form (18 bits)
*/
#ifndef PRESSE_WORD_FORM_TABLE_H
#define PRESSE_WORD_FORM_TABLE_H

#include <string.h>

#include "base/hash.h"

enum {
    FORM_SEGMENT = 4096, /* slots */
    FORM_SEGMENTS = 60,  /* a form's first slot lies in one of these; two more follow */
    FORM_SLOTS = (FORM_SEGMENTS + 2) * FORM_SEGMENT,
    FORM_BYTES = 4 + 4 * FORM_SLOTS,
    FORM_LONGEST = 64, /* bytes of the longest form that is looked up */
    FORM_FREQUENCY_MAX = 63,
    FORM_PAYLOAD_BITS = 14
};

typedef struct FormPlace {
    uint32_t slot[3];
    uint32_t print; /* the fingerprint, where it stands in the entry */
} FormPlace;

/*
** Where the form of `n` bytes (1 to FORM_LONGEST) is. In a form that begins with a digit every
** digit reads as 0.
*/
static inline FormPlace form_place(const char *form, size_t n, uint32_t seed) {
    char key[FORM_LONGEST];
    FormPlace place;
    uint64_t h;
    uint32_t first, mask = FORM_SEGMENT - 1;
    size_t i;

    if (form[0] >= '0' && form[0] <= '9') {
        for (i = 0; i < n; i++) key[i] = form[i] >= '0' && form[i] <= '9' ? '0' : form[i];
        form = key;
    }
    h = (hash_bytes(form, n) ^ seed) * 0x9FB21C651E98DF25u;
    h ^= h >> 32;
    first = (uint32_t)(((h >> 32) * FORM_SEGMENTS) >> 32) * FORM_SEGMENT;
    place.slot[0] = first + ((uint32_t)h & mask);
    place.slot[1] = first + FORM_SEGMENT + ((uint32_t)(h >> 12) & mask);
    place.slot[2] = first + 2 * FORM_SEGMENT + ((uint32_t)(h >> 24) & mask);
    place.print = (uint32_t)((h * 0xD6E8FEB86659FD93u) >> 32) >> FORM_PAYLOAD_BITS
                                                                     << FORM_PAYLOAD_BITS;
    return place;
}

#endif

/*
** The bytes of ext/data/forms.bin, for word/form.c and for ext/train/forms.c, which writes it.
**
** A retrieval table without keys, as base/fuse.h describes it, but without a header: the table's size
** is fixed here and every slot is computed from the hash, so no content of the file leads outside.
**
**   uint32 seed, then uint32 slot[FORM_SLOTS], little end first
**   entry: cluster (8 bits), frequency (6 bits), fingerprint of the form (18 bits)
*/
#ifndef PRESSE_WORD_FORM_TABLE_H
#define PRESSE_WORD_FORM_TABLE_H

#include <string.h>

#include "base/fuse.h"

enum {
    FORM_SEGMENT_BITS = 12,
    FORM_SEGMENT = 1 << FORM_SEGMENT_BITS, /* slots */
    FORM_SEGMENTS = 60, /* a form's first slot lies in one of these; two more follow */
    FORM_SLOTS = (FORM_SEGMENTS + 2) * FORM_SEGMENT,
    FORM_BYTES = 4 + 4 * FORM_SLOTS,
    FORM_LONGEST = 64, /* bytes of the longest form that is looked up */
    FORM_FREQUENCY_MAX = 63,
    FORM_PAYLOAD_BITS = 14
};

/*
** Where the form of `n` bytes (1 to FORM_LONGEST) is. In a form that begins with a digit every
** digit reads as 0.
*/
static inline FusePlace form_place(const char *form, size_t n, uint32_t seed) {
    char key[FORM_LONGEST];
    FusePlace place;
    size_t i;

    if (form[0] >= '0' && form[0] <= '9') {
        for (i = 0; i < n; i++) key[i] = form[i] >= '0' && form[i] <= '9' ? '0' : form[i];
        form = key;
    }
    place = fuse_place(hash_bytes(form, n), seed, FORM_SEGMENTS, FORM_SEGMENT_BITS);
    place.print = place.print >> FORM_PAYLOAD_BITS << FORM_PAYLOAD_BITS;
    return place;
}

#endif

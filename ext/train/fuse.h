/*
** Writes the tables of base/fuse.h.
**
** A table is filled by peeling (Botelho, Pagh, Ziviani, "Simple and space-efficient minimal perfect
** hash functions", WADS 2007): a slot that only one key left over wants decides that key's entry,
** whatever the other two hold; so the keys are taken off one by one, and their slots are set in the
** opposite order.
*/
#ifndef PRESSE_TRAIN_FUSE_H
#define PRESSE_TRAIN_FUSE_H

#include <stdio.h>

#include "base/fuse.h"

/*
** Fills `slots_n` slots so that those of each of the `n` places give its entry; 0 when the keys cannot
** be peeled and another seed is to be tried.
*/
int fuse_fill(const FusePlace *places, const uint32_t *entries, uint32_t n, uint32_t *slots,
              uint32_t slots_n);

/*
** Writes the table of `n` distinct hashes and their numbers (from 1, of `number_bits` bits) with slots
** of `width` bytes. Ends the program when it cannot.
*/
void fuse_write(FILE *out, const uint64_t *hashes, const uint32_t *numbers, uint32_t n,
                unsigned number_bits, unsigned width);

#endif

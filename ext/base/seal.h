/*
** Seal: a checksum at the end of a table, so that a damaged library is told before it gives wrong
** rows. No defence against whoever wants to forge one.
*/
#ifndef PRESSE_BASE_SEAL_H
#define PRESSE_BASE_SEAL_H

#include <stddef.h>
#include <stdint.h>

enum { SEAL_BYTES = 8 };

/*
** The checksum of `n` bytes, the same on every machine: eight pairs of sums as of Fletcher ("An
** arithmetic checksum for serial transmissions", IEEE Transactions on Communications 30, 1982) of 64
** bits, mixed. Ten bytes a nanosecond or so.
*/
uint64_t seal_of(const unsigned char *bytes, size_t n);

/* Is the table of `n` bytes, its seal (little end first) among them, as it was written? */
int seal_holds(const unsigned char *bytes, size_t n);

#endif

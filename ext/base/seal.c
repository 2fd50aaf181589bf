#include "base/seal.h"

#include <string.h>

/*
** Every connection that asks for names reads 13 MB here: with the sanitizers' checks of each step,
** tests would do little else. Nothing but `n` bytes from `bytes` on is read.
*/
#if defined(__GNUC__) || defined(__clang__)
#define UNCHECKED __attribute__((no_sanitize("address", "undefined")))
#else
#define UNCHECKED
#endif

enum { LANES = 8 /* that the processor adds side by side */ };

UNCHECKED static inline uint64_t read64(const unsigned char *p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}

UNCHECKED static inline uint64_t stir(uint64_t sum, uint64_t v) {
    sum = (sum ^ v) * 0x9FB21C651E98DF25u;
    return sum ^ sum >> 29;
}

UNCHECKED uint64_t seal_of(const unsigned char *bytes, size_t n) {
    uint64_t plain[LANES] = {0}, weighted[LANES] = {0}, sum = n, last = 0;
    size_t k;

    for (; n >= 8 * LANES; n -= 8 * LANES, bytes += 8 * LANES) {
        for (k = 0; k < LANES; k++) {
            plain[k] += read64(bytes + 8 * k);
            weighted[k] += plain[k];
        }
    }
    for (; n >= 8; n -= 8, bytes += 8) sum = stir(sum, read64(bytes));
    for (k = 0; k < n; k++) last |= (uint64_t)bytes[k] << 8 * k;
    sum = stir(sum, last);
    for (k = 0; k < LANES; k++) sum = stir(stir(sum, plain[k]), weighted[k]);
    return sum;
}

int seal_holds(const unsigned char *bytes, size_t n) {
    return n >= SEAL_BYTES && read64(bytes + n - SEAL_BYTES) == seal_of(bytes, n - SEAL_BYTES);
}

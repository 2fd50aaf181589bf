#include "base/seal.h"

#include <string.h>

enum { LANES = 4 /* that the processor works at side by side */ };

static inline uint64_t read64(const unsigned char *p) {
    uint64_t v;
    memcpy(&v, p, sizeof v);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    v = __builtin_bswap64(v);
#endif
    return v;
}

static inline uint64_t stir(uint64_t lane, uint64_t v) {
    lane = (lane ^ v) * 0x9FB21C651E98DF25u;
    return lane ^ lane >> 29;
}

uint64_t seal_of(const unsigned char *bytes, size_t n) {
    uint64_t lane[LANES] = {1, 2, 3, 4}, sum = n, last = 0;
    size_t k;

    for (; n >= 8 * LANES; n -= 8 * LANES, bytes += 8 * LANES) {
        for (k = 0; k < LANES; k++) lane[k] = stir(lane[k], read64(bytes + 8 * k));
    }
    for (; n >= 8; n -= 8, bytes += 8) lane[0] = stir(lane[0], read64(bytes));
    for (k = 0; k < n; k++) last |= (uint64_t)bytes[k] << 8 * k;
    lane[1] = stir(lane[1], last);
    for (k = 0; k < LANES; k++) sum = stir(sum, lane[k]);
    return sum;
}

int seal_holds(const unsigned char *bytes, size_t n) {
    return n >= SEAL_BYTES && read64(bytes + n - SEAL_BYTES) == seal_of(bytes, n - SEAL_BYTES);
}

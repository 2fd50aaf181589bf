#include "entity/list.h"

#include <string.h>

int lists_open(Lists *lists, const unsigned char *bytes, size_t n) {
    memset(lists, 0, sizeof *lists);
    if (n < 4) return SQLITE_CORRUPT;
    lists->sets = hash_read32(bytes);
    if (lists->sets > 1u << LIST_SET_BITS || n - 4 < 4 * (size_t)lists->sets) return SQLITE_CORRUPT;
    lists->kinds = bytes + 4;
    n -= 4 + 4 * (size_t)lists->sets;
    return fuse_open(&lists->names, bytes + 4 + 4 * (size_t)lists->sets, n);
}

ListEntry lists_find(const Lists *lists, uint64_t hash) {
    uint32_t number = fuse_find(&lists->names, hash), set = number & ((1u << LIST_SET_BITS) - 1);
    ListEntry entry = {0, 0};

    if (number == 0) return entry;
    if (set < lists->sets) entry.kinds = hash_read32(lists->kinds + 4 * (size_t)set);
    entry.longer = number >> LIST_SET_BITS & (LIST_WORDS - 1);
    return entry;
}

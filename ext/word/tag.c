#include "word/tag.h"

#include <string.h>

static const char *const STTS_NAMES[] = {
#define X(name, text) text,
    STTS_TAGS(X)
#undef X
};

static const char *const UPOS_NAMES[] = {
#define X(name) #name,
    UPOS_TAGS(X)
#undef X
};

static int find(const char *const *names, int count, const char *name, size_t n) {
    int i;
    for (i = 0; i < count; i++) {
        if (strlen(names[i]) == n && !memcmp(names[i], name, n)) return i;
    }
    return -1;
}

const char *stts_name(Stts tag) {
    return STTS_NAMES[tag];
}

const char *upos_name(Upos tag) {
    return UPOS_NAMES[tag];
}

int stts_find(const char *name, size_t n) {
    return find(STTS_NAMES, STTS_COUNT, name, n);
}

int upos_find(const char *name, size_t n) {
    return find(UPOS_NAMES, UPOS_COUNT, name, n);
}

#include "page/tag.h"

#include <string.h>

enum { NAME_LONGEST = 10 /* bytes of the longest name */ };

static const struct {
    char name[NAME_LONGEST + 1];
    uint8_t flags;
} ROWS[TAGS] = {
#define PAGE_TAG_ROW(name, html, flags) {html, flags},
    PAGE_TAGS(PAGE_TAG_ROW)
#undef PAGE_TAG_ROW
        {"", 0},
    {"", 0},
};

/* As strcmp(): it is called for every tag of a page, and a call would cost more than this. */
static int compare(const char *a, const char *b) {
    while (*a && *a == *b) a++, b++;
    return (unsigned char)*a - (unsigned char)*b;
}

PageTag page_tag(const char *name, size_t n) {
    char small[NAME_LONGEST + 1];
    int low = 0, high = TAG_OTHER, middle, order;
    size_t i;

    for (i = 0; i < n && i < NAME_LONGEST; i++) {
        if (name[i] == '-') return TAG_CUSTOM;
        small[i] = name[i] >= 'A' && name[i] <= 'Z' ? (char)(name[i] | 0x20) : name[i];
    }
    if (n > NAME_LONGEST) return memchr(name, '-', n) ? TAG_CUSTOM : TAG_OTHER;
    small[n] = 0;
    while (low < high) {
        middle = (low + high) / 2;
        order = compare(small, ROWS[middle].name);
        if (order == 0) return (PageTag)middle;
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return TAG_OTHER;
}

unsigned page_tag_flags(PageTag tag) {
    return ROWS[tag].flags;
}

const char *page_tag_name(PageTag tag) {
    return ROWS[tag].name;
}

#include "entity/name_feature.h"

#include <string.h>

/* Templates, see name_form.c: they begin behind its last one. */
enum {
    LISTED = 160, /* and 2 more for each step */
    QUOTED = 170,
    FIRST_SHAPE,
    KIND
};

enum {
    QUOTATION_LONGEST = 8, /* tokens */
    QUOTATION_LENGTHS = 5  /* lengths that are told apart */
};

/* Marks the longest names that begin at item `i`, of the kinds that no earlier name covers. */
static void mark_lists(const Lists *lists, NameItem *items, uint32_t i, uint32_t n,
                       uint32_t *covered) {
    const NameForm *form = items[i].form;
    uint32_t kinds[LIST_WORDS] = {form->list.kinds}, taken = 0, k, length;
    uint64_t name = form->hash;

    for (k = 1; k <= form->list.longer && i + k < n; k++) {
        const NameForm *last = items[i + k].form;
        if (last->stem) kinds[k] = lists_find(lists, list_join(name, last->stem)).kinds;
        name = list_join(name, last->hash);
        kinds[k] |= lists_find(lists, name).kinds;
    }
    for (length = k; length > 0; length--) {
        uint32_t left = kinds[length - 1] & ~taken, open = 0, bits;
        taken |= left;
        for (bits = left; bits; bits &= bits - 1) {
            unsigned kind = (unsigned)__builtin_ctz(bits);
            if (covered[kind] > i) continue;
            covered[kind] = i + length;
            open |= LIST_BIT(kind);
        }
        if (!open) continue;
        if (length == 1) {
            items[i].listed[LIST_SINGLE] |= open;
            continue;
        }
        items[i].listed[LIST_FIRST] |= open;
        for (k = 1; k + 1 < length; k++) items[i + k].listed[LIST_INNER] |= open;
        items[i + length - 1].listed[LIST_LAST] |= open;
    }
}

/* Tells the tokens of short quotations. Marks open and close in turn. */
static void mark_quotations(NameItem *items, uint32_t n) {
    uint32_t open = 0, i, k;
    int inside = 0;

    for (i = 0; i < n; i++) {
        if (!(items[i].form->flags & NAME_IS_QUOTE)) continue;
        if (inside && i - open - 1 <= QUOTATION_LONGEST) {
            uint32_t length = i - open - 1;
            for (k = open + 1; k < i; k++)
                items[k].quoted =
                    (uint8_t)((length < QUOTATION_LENGTHS ? length : QUOTATION_LENGTHS) * 8 +
                              (k == open + 1 ? 1u : 0u) + (k + 1 == i ? 2u : 0u));
        }
        inside = !inside;
        open = i;
    }
}

void name_items_describe(const Lists *lists, NameItem *items, uint32_t n) {
    uint32_t covered[LIST_KINDS] = {0}, i;

    for (i = 0; i < n; i++) {
        memset(items[i].listed, 0, sizeof items[i].listed);
        items[i].quoted = 0;
    }
    for (i = 0; i < n; i++) {
        if (items[i].form->list.kinds || items[i].form->list.longer)
            mark_lists(lists, items, i, n, covered);
    }
    mark_quotations(items, n);
}

static void add_listed(Keys *out, unsigned step, const NameItem *item) {
    unsigned place;
    for (place = 0; place < LIST_PLACES; place++) {
        uint32_t kinds = item->listed[place];
        for (; kinds; kinds &= kinds - 1)
            keys_add2(out, LISTED + step, place, (unsigned)__builtin_ctz(kinds));
    }
}

void name_keys_around(Keys *out, const NameItem *items, uint32_t i, uint32_t n) {
    const NameItem *item = &items[i];

    out->n = 0;
    add_listed(out, 1, item);
    if (i > 0) add_listed(out, 0, item - 1);
    if (i + 1 < n) add_listed(out, 2, item + 1);
    if (item->quoted) keys_add(out, QUOTED, item->quoted);
    if (i == 0) keys_add(out, FIRST_SHAPE, item->form->shape);
    keys_add(out, KIND, item->kind);
}

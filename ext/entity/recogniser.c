#include "entity/recogniser.h"

#include <string.h>

#include "base/seal.h"
#include "data/data.h"
#include "word/norm.h"

enum { SLOTS = 2 * NAME_FORMS };

/* Calibration: a mean of nets is surer than it is right, see docs/entities.md. */
static const float HEAT = 1.3f;

/* ---- opening */

static int open_net(Recogniser *r) {
    unsigned i, k, seen = 0;
    Net *net = &r->net;

    if (net->labels != NAME_LABELS) return SQLITE_CORRUPT;
    for (i = 0; i < net->labels; i++) {
        unsigned label = net->names[2 * i];
        if (label >= NAME_LABELS || seen >> label & 1) return SQLITE_CORRUPT;
        seen |= 1u << label;
        r->label[label] = i;
        r->of_net[i] = (uint8_t)label;
    }
    for (i = 0; i < NAME_LABELS; i++) { /* no inside without a begin */
        for (k = 0; k <= NAME_LABELS; k++) {
            int from = k < NAME_LABELS && k != NAME_O && name_class(k) == name_class(i);
            if (!name_inside(i) || from) continue;
            net->transition[k < NAME_LABELS ? r->label[k] : NET_LABELS][r->label[i]] = NET_NEVER;
        }
    }
    net_heat(net, HEAT, &r->heat);
    return SQLITE_OK;
}

static int16_t *new_sums(Recogniser *r) {
    return arena_zero(&r->arena, NET_HIDDEN * r->net.parts * sizeof(int16_t));
}

static int open_edges(Recogniser *r) {
    static const int STEPS[4] = {-2, -1, 1, 2};
    Keys keys;
    int k;
    for (k = 0; k < 4; k++) {
        r->edge[k] = new_sums(r);
        if (!r->edge[k]) return SQLITE_NOMEM;
        name_keys_side(&keys, NULL, STEPS[k]);
        net_add(&r->net, keys.key, keys.n, r->edge[k]);
    }
    return SQLITE_OK;
}

/* Opens the three tables; a seal that does not hold is a damaged library. */
static int open_tables(Recogniser *r, const unsigned char *model, size_t n) {
    size_t lists = (size_t)(DATA_LISTS_END - DATA_LISTS),
           clusters = (size_t)(DATA_CLUSTERS_END - DATA_CLUSTERS);
    int rc;

    if (!seal_holds(model, n) || !seal_holds(DATA_LISTS, lists) ||
        !seal_holds(DATA_CLUSTERS, clusters))
        return SQLITE_CORRUPT;
    rc = lists_open(&r->tables.lists, DATA_LISTS, lists - SEAL_BYTES);
    if (!rc) rc = clusters_open(&r->tables.clusters, DATA_CLUSTERS, clusters - SEAL_BYTES);
    if (!rc) rc = net_open(&r->net, model, n - SEAL_BYTES);
    return rc ? rc : open_net(r);
}

int recogniser_open(Recogniser **out, const unsigned char *model, size_t n) {
    Recogniser *r = sqlite3_malloc64(sizeof *r);
    int rc;

    *out = NULL;
    if (!r) return SQLITE_NOMEM;
    memset(r, 0, sizeof *r);
    arena_init(&r->arena);
    rc = open_tables(r, model, n);
    r->forms = arena_zero(&r->arena, NAME_FORMS * sizeof *r->forms);
    r->slots = arena_zero(&r->arena, SLOTS * sizeof *r->slots);
    if (!rc) rc = r->arena.rc;
    if (!rc) rc = open_edges(r);
    if (rc) {
        recogniser_free(r);
        return rc;
    }
    *out = r;
    return SQLITE_OK;
}

int recogniser_new(Recogniser **out) {
    return recogniser_open(out, DATA_RECOGNISER, (size_t)(DATA_RECOGNISER_END - DATA_RECOGNISER));
}

void recogniser_free(Recogniser *r) {
    if (!r) return;
    arena_free(&r->arena);
    sqlite3_free(r);
}

/* ---- forms */

static void fill_form(Recogniser *r, NameForm *form, const char *text, size_t n) {
    static const int STEPS[4] = {-2, -1, 1, 2};
    int16_t *alone = form->alone, *side[4];
    NameType type;
    Keys keys;
    int k;

    memcpy(side, form->side, sizeof side);
    name_type(&r->tables, &type, form, text, n);
    form->alone = alone;
    memcpy(form->side, side, sizeof side);
    net_begin(&r->net, alone);
    name_keys_alone(&keys, &type);
    net_add(&r->net, keys.key, keys.n, alone);
    for (k = 0; k < 4; k++) {
        memset(side[k], 0, NET_HIDDEN * r->net.parts * sizeof(int16_t));
        name_keys_side(&keys, &type, STEPS[k]);
        net_add(&r->net, keys.key, keys.n, side[k]);
    }
}

/*
** What is known of a form, computed if need be; NULL when out of memory. Room for it was made by
** forget().
*/
static const NameForm *find_form(Recogniser *r, const char *text, uint32_t n) {
    uint64_t key = hash_bytes(text, n);
    uint32_t slot = (uint32_t)(key >> 32) & (SLOTS - 1);
    NameForm *form;
    int k, kept = n <= NAME_REMEMBERED;

    for (; kept && r->slots[slot]; slot = (slot + 1) & (SLOTS - 1)) {
        form = r->forms[r->slots[slot] - 1u];
        if (form->known_as == key && form->n == n && memcmp(form->form, text, n) == 0) return form;
    }
    form = r->forms[r->n];
    if (!form) {
        form = arena_zero(&r->arena, sizeof *form);
        if (form) form->alone = new_sums(r);
        for (k = 0; k < 4 && form; k++) form->side[k] = new_sums(r);
        if (r->arena.rc) {
            r->arena.rc = SQLITE_OK; /* what is known stays right, and there may be memory later */
            return NULL;
        }
        r->forms[r->n] = form;
    }
    fill_form(r, form, text, n);
    form->known_as = key;
    form->n = n;
    r->n++;
    if (kept) {
        memcpy(form->form, text, n);
        r->slots[slot] = (uint16_t)r->n;
    }
    return form;
}

/* Forgets everything where `n` more forms have no room. */
static void forget(Recogniser *r, uint32_t n) {
    if (r->n + n <= NAME_FORMS) return;
    r->n = 0;
    memset(r->slots, 0, SLOTS * sizeof *r->slots);
}

/* ---- scores */

/* Sums of an item: its own, and what its neighbours give it. */
static void add_up(const Recogniser *r, const NameItem *items, uint32_t i, uint32_t n,
                   int16_t *restrict sums) {
    const int16_t *alone = items[i].form->alone;
    const int16_t *a = i > 1 ? items[i - 2].form->side[0] : r->edge[0];
    const int16_t *b = i > 0 ? items[i - 1].form->side[1] : r->edge[1];
    const int16_t *c = i + 1 < n ? items[i + 1].form->side[2] : r->edge[2];
    const int16_t *d = i + 2 < n ? items[i + 2].form->side[3] : r->edge[3];
    unsigned width = NET_HIDDEN * r->net.parts, k;
    for (k = 0; k < width; k++) sums[k] = (int16_t)(alone[k] + a[k] + b[k] + c[k] + d[k]);
}

int recogniser_read(Recogniser *r, Arena *arena, const char *text, const Tokens *tokens,
                    uint32_t first, uint32_t n, NameWindow *window) {
    uint32_t i;

    window->first = first;
    window->n = n;
    window->items = arena_alloc(arena, (n + 1u) * sizeof *window->items);
    if (!window->items) return arena->rc;
    forget(r, n);
    for (i = 0; i < n; i++) {
        uint32_t length;
        const char *form = token_form(tokens, first + i, arena, text, &length);
        if (!form) return arena->rc;
        window->items[i].form = find_form(r, form, length);
        if (!window->items[i].form) return SQLITE_NOMEM;
        window->items[i].kind = tokens->kind[first + i];
    }
    return SQLITE_OK;
}

int recogniser_score(const Recogniser *r, Arena *arena, NameWindow *window) {
    int16_t sums[NET_SUMS];
    uint32_t n = window->n, i;
    Keys keys;

    window->scores = arena_alloc(arena, (n + 1u) * sizeof *window->scores);
    window->labels = arena_zero(arena, n + 1u);
    if (arena->rc) return arena->rc;
    name_items_describe(&r->tables.lists, window->items, n);
    for (i = 0; i < n; i++) {
        add_up(r, window->items, i, n, sums);
        name_keys_around(&keys, window->items, i, n);
        net_add(&r->net, keys.key, keys.n, sums);
        net_scores(&r->net, sums, window->scores[i]);
    }
    return SQLITE_OK;
}

int recogniser_decode(const Recogniser *r, Arena *arena, NameWindow *window) {
    uint32_t i;
    int rc = net_lattice(&r->net, arena, (const int32_t(*)[NET_LABELS])window->scores, window->n,
                         &window->lattice);
    if (!rc) rc = net_lattice_decode(&window->lattice, window->labels);
    for (i = 0; i < window->n && !rc; i++) window->labels[i] = r->of_net[window->labels[i]];
    return rc;
}

int recogniser_sum(const Recogniser *r, NameWindow *window) {
    return net_lattice_sum(&window->lattice, &r->heat);
}

float recogniser_probability(const Recogniser *r, const NameWindow *window, uint32_t first,
                             uint32_t n) {
    uint8_t labels[NAME_WINDOW];
    uint32_t i;
    for (i = 0; i < n; i++) labels[i] = (uint8_t)r->label[window->labels[first + i]];
    return net_lattice_probability(&window->lattice, first, n, labels,
                                   r->label[name_label(name_class(window->labels[first]), 1)]);
}

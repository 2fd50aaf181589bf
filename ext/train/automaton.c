#include "train/automaton.h"

#include <stdlib.h>
#include <string.h>

#include "word/lexicon_table.h"

enum { ALPHABET = 256 };

typedef struct Arc {
    uint32_t target; /* state */
    unsigned char label;
} Arc;

/* A state that changes no more. */
typedef struct State {
    size_t first; /* arc */
    uint32_t n;
    uint32_t value; /* 0: not final */
    uint32_t base;  /* place in the table */
} State;

/* A state on the path of the form that was added last: its arcs may grow. */
typedef struct Open {
    Arc arcs[ALPHABET];
    uint32_t n;
    uint32_t value;
} Open;

struct Automaton {
    Arc *arcs;
    size_t n_arcs, room_arcs;
    State *states; /* from 1, as the keys in `known` */
    uint32_t n;
    size_t room;
    Keys known;
    Open path[AUTOMATON_LONGEST + 1];
    unsigned char last[AUTOMATON_LONGEST];
    size_t n_last;
};

/* The state that is like this one: one that is there, or a new one. */
static uint32_t settle(Automaton *automaton, const Open *open) {
    unsigned char key[4 + ALPHABET * 5];
    uint32_t i, id;

    put32(key, open->value);
    for (i = 0; i < open->n; i++) {
        key[4 + i * 5] = open->arcs[i].label;
        put32(key + 5 + i * 5, open->arcs[i].target);
    }
    id = keys_add(&automaton->known, key, 4 + (size_t)open->n * 5);
    if (id > automaton->n) {
        automaton->n = id;
        ROOM(automaton->states, automaton->n, automaton->room);
        automaton->states[id] =
            (State){.first = automaton->n_arcs, .n = open->n, .value = open->value};
        for (i = 0; i < open->n; i++) {
            ROOM(automaton->arcs, automaton->n_arcs, automaton->room_arcs);
            automaton->arcs[automaton->n_arcs++] = open->arcs[i];
        }
    }
    return id;
}

/* Settles what is deeper on the path than `depth`. */
static void settle_to(Automaton *automaton, size_t depth) {
    size_t i;
    for (i = automaton->n_last; i > depth; i--) {
        Open *above = automaton->path + i - 1;
        above->arcs[above->n++] =
            (Arc){settle(automaton, automaton->path + i), automaton->last[i - 1]};
        automaton->path[i].n = automaton->path[i].value = 0;
    }
}

void automaton_add(Automaton *automaton, const char *form, size_t n, uint32_t value) {
    size_t same = 0;
    while (same < n && same < automaton->n_last &&
           (unsigned char)form[same] == automaton->last[same])
        same++;
    settle_to(automaton, same);
    memcpy(automaton->last, form, n);
    automaton->n_last = n;
    automaton->path[n].value = value;
}

/* ---- the table */

typedef struct Table {
    uint32_t *free_after;   /* by cell: the next free one at or behind it, to be followed */
    unsigned char *is_base; /* by cell */
    uint32_t n, room;       /* cells in use up to here; cells there are */
} Table;

/* The first free cell at or behind `cell`. */
static uint32_t next_free(Table *table, uint32_t cell) {
    uint32_t end = cell, next;
    while (table->free_after[end] != end) end = table->free_after[end];
    while (table->free_after[cell] != end) {
        next = table->free_after[cell];
        table->free_after[cell] = end;
        cell = next;
    }
    return end;
}

/* The labels of a state, that of its value (0) included. */
static uint32_t labels_of(const Automaton *automaton, const State *state, unsigned char *labels) {
    uint32_t n = 0, i;
    if (state->value) labels[n++] = 0;
    for (i = 0; i < state->n; i++) labels[n++] = automaton->arcs[state->first + i].label;
    return n;
}

/* Finds the first place for a row. */
static uint32_t find_base(Table *table, const unsigned char *labels, uint32_t n) {
    uint32_t cell = 0, base, i;
    for (;; cell++) {
        cell = next_free(table, cell);
        if (cell < labels[0]) continue;
        base = cell - labels[0];
        if (base + ALPHABET >= table->room) die("the table is too small");
        if (table->is_base[base]) continue;
        for (i = 1; i < n; i++) {
            if (table->free_after[base + labels[i]] != base + labels[i]) break;
        }
        if (i == n) return base;
    }
}

/*
** The states in the order in which they get their place: those with most arcs first, of these the
** older.
*/
static uint32_t *by_width(const Automaton *automaton) {
    uint32_t *order = zeros(automaton->n, sizeof *order), start[ALPHABET + 2] = {0}, i;
    for (i = 1; i <= automaton->n; i++) start[ALPHABET - automaton->states[i].n + 1]++;
    for (i = 1; i < ALPHABET + 2; i++) start[i] += start[i - 1];
    for (i = 1; i <= automaton->n; i++) order[start[ALPHABET - automaton->states[i].n]++] = i;
    return order;
}

static void place_states(Automaton *automaton, Table *table, uint32_t root) {
    uint32_t *order = by_width(automaton), i, k;

    table->room = (uint32_t)(automaton->n_arcs + automaton->n) * 2 + 4 * ALPHABET;
    table->free_after = zeros(table->room + 1, sizeof *table->free_after);
    table->is_base = zeros(table->room, 1);
    for (i = 0; i <= table->room; i++) table->free_after[i] = i;
    for (i = 0; i < automaton->n; i++) {
        State *state = automaton->states + order[i];
        unsigned char labels[ALPHABET];
        uint32_t n = labels_of(automaton, state, labels);

        if (i == 0 && order[0] != root) die("the root is not the widest state");
        state->base = find_base(table, labels, n);
        table->is_base[state->base] = 1;
        for (k = 0; k < n; k++) {
            uint32_t cell = state->base + labels[k];
            table->free_after[cell] = cell + 1;
            if (cell >= table->n) table->n = cell + 1;
        }
    }
    if (automaton->states[root].base != LEXICON_ROOT) die("the root has another place");
    free(order);
}

unsigned char *automaton_cells(Automaton *automaton, const uint32_t *values, uint32_t *n) {
    Table table = {.n = 0};
    unsigned char *cells;
    uint32_t root, i, k;

    settle_to(automaton, 0);
    root = settle(automaton, automaton->path);
    place_states(automaton, &table, root);
    *n = table.n;
    cells = zeros(table.n, LEXICON_CELL);
    for (i = 1; i <= automaton->n; i++) {
        const State *state = automaton->states + i;
        for (k = 0; k < state->n; k++) {
            const Arc *arc = automaton->arcs + state->first + k;
            put32(cells + (size_t)(state->base + arc->label) * LEXICON_CELL,
                  automaton->states[arc->target].base << 8 | arc->label);
        }
        if (state->value)
            put32(cells + (size_t)state->base * LEXICON_CELL, values[state->value] << 8);
    }
    free(table.free_after);
    free(table.is_base);
    return cells;
}

void automaton_size(const Automaton *automaton, size_t *states, size_t *arcs) {
    *states = automaton->n;
    *arcs = automaton->n_arcs;
}

Automaton *automaton_new(void) {
    return zeros(1, sizeof(Automaton));
}

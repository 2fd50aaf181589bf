/*
** Automaton: builds a minimal acyclic automaton over bytes from sorted forms, each with a value,
** and lays it out as the sparse table of word/lexicon_table.h.
*/
#ifndef PRESSE_TRAIN_AUTOMATON_H
#define PRESSE_TRAIN_AUTOMATON_H

#include "train/keys.h"

enum { AUTOMATON_LONGEST = 255 /* bytes of a form */ };

typedef struct Automaton Automaton;

Automaton *automaton_new(void); /* for the rest of the program */

/* Adds a form; forms come in the order of their bytes, none twice. The value is not 0. */
void automaton_add(Automaton *automaton, const char *form, size_t n, uint32_t value);

/*
** The cells, LEXICON_CELL bytes each, their number in `n`, for free(); a value stands in its cell
** as the 24 bits `values[value]`. Once, after the last form.
*/
unsigned char *automaton_cells(Automaton *automaton, const uint32_t *values, uint32_t *n);

/* How many states and arcs it has, for information; after automaton_cells(). */
void automaton_size(const Automaton *automaton, size_t *states, size_t *arcs);

#endif

/*
** Name features: what a token's place in its sentence says about names: listed names of several words,
** quotation marks. The trainer (ext/train/recogniser.c) and the recogniser call the same
** functions, so that the two cannot drift.
*/
#ifndef PRESSE_ENTITY_NAME_FEATURE_H
#define PRESSE_ENTITY_NAME_FEATURE_H

#include "entity/name_form.h"

/* Where in a listed name a token stands. */
typedef enum ListPlace { LIST_SINGLE, LIST_FIRST, LIST_INNER, LIST_LAST, LIST_PLACES } ListPlace;

typedef struct NameItem {
    const NameForm *form;
    uint32_t listed[LIST_PLACES]; /* LIST_BITs for each place */
    uint8_t kind;                 /* TokenKind */
    uint8_t quoted;               /* in a short quotation: its length and the token's place in it */
} NameItem;

/*
** Fills `listed` and `quoted` of the `n` items of a sentence, whose other fields are set. Of each
** kind the longest names count, from the left. Linear.
*/
void name_items_describe(const Lists *lists, NameItem *items, uint32_t n);

/* Sets `out` to the features of item `i` that its place gives it. */
void name_keys_around(Keys *out, const NameItem *items, uint32_t i, uint32_t n);

#endif

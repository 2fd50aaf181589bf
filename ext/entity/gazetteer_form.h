/*
** The forms in which atoms of names and of texts are compared; inside the gazetteer.
*/
#ifndef PRESSE_ENTITY_GAZETTEER_FORM_H
#define PRESSE_ENTITY_GAZETTEER_FORM_H

#include "entity/gazetteer.h"

enum { FORM_LONGEST = 2 * GAZETTEER_BYTES /* bytes of an atom that may still be one of a name */ };

typedef enum Form {
    FORM_WRITTEN, /* as it stands, without invisible characters */
    FORM_FIRST,   /* the same with its first letter small */
    FORM_SMALL,   /* small letters, ss for ß */
    FORM_FOLDED   /* word/fold.h */
} Form;

/* Appends a form of a word's atom to `out`. */
void form_word(Buffer *out, Form form, const char *text, const GazetteerAtom *atom);

/* The character of any other atom: apostrophes are all ', hyphens all -. 0 for a word. */
uint32_t form_sign(const char *text, const GazetteerAtom *atom);

#endif

/*
** Name form: what a word form says about names by itself, before any sentence, and the net's sums
** over it; kept from text to text, as news repeats its words.
*/
#ifndef PRESSE_ENTITY_NAME_FORM_H
#define PRESSE_ENTITY_NAME_FORM_H

#include "base/net.h"
#include "entity/cluster.h"
#include "entity/list.h"
#include "word/type.h"

enum {
    NAME_AFFIXES = 5,
    NAME_REMEMBERED = 64 /* bytes of a form that is remembered */
};

enum NameFlag {
    NAME_IS_QUOTE = 1,  /* a quotation mark */
    NAME_IS_UPPER = 2,  /* begins with a capital */
    NAME_IS_NOUN = 4,   /* an ordinary noun, and no name by the lexicon */
    NAME_HAS_UPPER = 8, /* has a capital: "xAI" */
    NAME_IS_PERSON = 16 /* a first name or surname by the lexicon */
};

/* What a form says: the values that its features are made of. */
typedef struct NameType {
    WordType word;
    uint64_t classes[3]; /* the lexicon's, of the form, without a final s, in small letters */
    uint64_t prefix[NAME_AFFIXES], suffix[NAME_AFFIXES]; /* hashes of 1 to 5 characters */
    ClusterIds clusters;
    Keys inner; /* features of its parts: hyphens, stems, beginnings */
} NameType;

/* What is kept of a form. `net` sums: of the form's own features, and of those it gives to others. */
typedef struct NameForm {
    uint64_t hash, stem; /* for the lists: of the form, and without a final s (0: it has none) */
    uint64_t usual[2];   /* of the form as it is usually written, and without a final s or 0 */
    ListEntry list;      /* what the form alone names, with or without a final s */
    uint32_t shape;
    uint32_t flags;             /* NameFlags */
    uint64_t known_as;          /* hash of the form's bytes; */
    uint32_t n;                 /* their number */
    char form[NAME_REMEMBERED]; /* and themselves; not set where they are more */
    int16_t *alone;             /* NET_HIDDEN numbers for each part of the net; */
    int16_t *side[4];           /* of a neighbour: two before, before, behind, two behind */
} NameForm;

/* The tables that forms are looked up in. */
typedef struct NameTables {
    Lists lists;
    Clusters clusters;
} NameTables;

/* Fills `type` for the form of `n` bytes; and what `form` has of it but the sums. */
void name_type(const NameTables *tables, NameType *type, NameForm *form, const char *text,
               size_t n);

/*
** Features of a token by its own form, and by that of a neighbour at `step` (-2, -1, 1, 2) from it;
** a NULL neighbour is a sentence's edge. Each sets `out`.
*/
void name_keys_alone(Keys *out, const NameType *type);
void name_keys_side(Keys *out, const NameType *type, int step);

#endif

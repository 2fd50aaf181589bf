/*
** Units: what numbers are counted in, and the conversion between units of one dimension. From
** ext/data/units.txt and currencies.txt.
*/
#ifndef PRESSE_VALUE_UNIT_H
#define PRESSE_VALUE_UNIT_H

#include "token/token.h"

typedef enum UnitKind { UNIT_MEASURE, UNIT_MONEY, UNIT_PERCENT, UNIT_TIME } UnitKind;

typedef struct Unit {
    const char *symbol;    /* as rows show it: "km/h", "EUR", "Jahr" */
    const char *dimension; /* "speed"; units of one dimension convert */
    double factor, offset; /* into the dimension's first unit: value * factor + offset */
    UnitKind kind;
} Unit;

enum { UNIT_WORD = 1 << 20 /* in the table: the name is also an ordinary word */ };

/*
** The unit whose name of one or more tokens stands at token `i`, before `end`; the longest. NULL
** for none; `*taken` tokens, `*word` whether the name is also an ordinary word.
*/
const Unit *unit_at(const char *text, const Tokens *tokens, uint32_t i, uint32_t end,
                    uint32_t *taken, int *word);

/* The unit of that name as texts have it; NULL for none. `*word` as above. */
const Unit *unit_named(const char *name, size_t n, int *word);

/*
** The unit of what follows the number in a word, an adjective in any form: "köpfigen" -> Kopf,
** "tonner" -> t; NULL for none.
*/
const Unit *unit_ending(const char *word, size_t n);

/* The same of a name or of the symbol that rows show. */
const Unit *unit_symbol(const char *name, size_t n);

/*
** The value in another unit; 0 where the dimensions differ or are money, with `*out` unset.
*/
int unit_convert(double value, const Unit *from, const Unit *to, double *out);

#endif

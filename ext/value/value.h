/*
** Values: the amounts of a text with what they mean.
**
**     "fast 48,4 Mrd. USD"              money     48400000000  USD       below
**     "60 bis 65 Mrd. USD"              money     60000000000 to 65000000000  USD  range
**     "21 Prozent", "zwei Prozentpunkte" percent  21 %, 2 Prozentpunkt
**     "700 Millionen aktive Benutzer"   quantity  700000000    Benutzer
**     "120 km/h", "30-jährig"           quantity  120 km/h, 30 Jahr
**     "ein Drittel", "die drei"         number    0.333…, 3
**     "zum dritten Mal"                 ordinal   3
**
** docs/values.md says what is a value and what is none.
*/
#ifndef PRESSE_VALUE_VALUE_H
#define PRESSE_VALUE_VALUE_H

#include "time/time.h"
#include "token/sentence.h"
#include "word/words.h"

typedef enum ValueType {
    VALUE_MONEY,
    VALUE_PERCENT,
    VALUE_QUANTITY,
    VALUE_NUMBER,
    VALUE_ORDINAL,
    VALUE_TYPES
} ValueType;

typedef enum Approx {
    APPROX_EXACT,
    APPROX_ABOUT,
    APPROX_ABOVE,
    APPROX_BELOW,
    APPROX_RANGE,
    APPROX_VAGUE,
    APPROXES
} Approx;

/* Structure of arrays, in text order; no two overlap. Owned by the arena. */
typedef struct Values {
    uint32_t n, capacity;
    uint32_t *start; /* bytes */
    uint32_t *length;
    uint32_t *token; /* the first one */
    double *value;
    double *most; /* of a range; else NAN */
    const char **
        unit; /* its bytes, not closed by a zero: of a table or among the text's lemmas; NULL for none */
    uint32_t *unit_length;
    uint8_t *type;   /* ValueType */
    uint8_t *approx; /* Approx */
} Values;

/*
** Finds the amounts of a text; dates and times of day are none. Linear. `values` starts cleared.
** SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT.
*/
int values_find(Values *values, Arena *arena, const char *text, const Tokens *tokens,
                const Sentences *sentences, const Words *words, const Times *times);

/* The names as SQL shows them; static. */
const char *value_type_name(ValueType type);
const char *approx_name(Approx approx);

#endif

/* Values: the amounts of a text, and the conversion of units. */
#include <math.h>
#include <string.h>

#include "sqlite/function.h"
#include "value/unit.h"

enum {
    VALUE_POSITION,
    VALUE_SENTENCE,
    VALUE_KEEP,
    VALUE_TEXT,
    VALUE_TYPE,
    VALUE_VALUE,
    VALUE_VALUE_MAX,
    VALUE_UNIT,
    VALUE_APPROX,
    VALUE_START,
    VALUE_LENGTH
};

static uint32_t value_rows(const Document *document) {
    return document->values.n;
}

static void value_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Values *values = &document->values;
    uint32_t i = cursor->row, start = values->start[i], length = values->length[i];

    switch (column) {
    case VALUE_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)i + 1);
        break;
    case VALUE_SENTENCE:
        sqlite3_result_int64(
            context, (sqlite3_int64)sentences_find(&document->sentences, values->token[i]) + 1);
        break;
    case VALUE_KEEP:
        sqlite3_result_int(context, document_keeps(document, start));
        break;
    case VALUE_TEXT:
        result_text(context, document->text + start, length);
        break;
    case VALUE_TYPE:
        result_static(context, value_type_name((ValueType)values->type[i]));
        break;
    case VALUE_VALUE:
        sqlite3_result_double(context, values->value[i]);
        break;
    case VALUE_VALUE_MAX:
        if (!isnan(values->most[i])) sqlite3_result_double(context, values->most[i]);
        break;
    case VALUE_UNIT:
        if (values->unit[i]) result_text(context, values->unit[i], values->unit_length[i]);
        break;
    case VALUE_APPROX:
        result_static(context, approx_name((Approx)values->approx[i]));
        break;
    case VALUE_START:
        result_start(context, document, start);
        break;
    case VALUE_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

/* ---- presse_convert */

/*
** The unit of a row may be any word that was counted, which must not end a query over all rows: NULL.
** The target is the author's own, and a unit that is none a mistake of theirs.
*/
static void convert(sqlite3_context *context, int argc, sqlite3_value **argv) {
    const char *name, *target;
    size_t name_n, target_n;
    const Unit *from, *to;
    double value;
    int type = sqlite3_value_type(argv[0]), has_name, has_target;

    (void)argc;
    if (type != SQLITE_NULL && type != SQLITE_INTEGER && type != SQLITE_FLOAT) {
        scalar_wrong(context, 0, "a number", argv[0]);
        return;
    }
    if ((has_target = scalar_text(context, 2, argv[2], &target, &target_n)) < 0) return;
    to = has_target ? unit_symbol(target, target_n) : NULL;
    if (has_target && !to) {
        scalar_wrong(context, 2, "the symbol or name of a unit, such as 'km/h' or 'Hektar'",
                     argv[2]);
        return;
    }
    if ((has_name = scalar_text(context, 1, argv[1], &name, &name_n)) < 0) return;
    from = has_name ? unit_symbol(name, name_n) : NULL;
    if (type == SQLITE_NULL || !from || !to) return;
    if (unit_convert(sqlite3_value_double(argv[0]), from, to, &value))
        sqlite3_result_double(context, value);
}

const Function VALUE_FUNCTIONS[] = {
    {
        .name = "presse_values",
        .summary =
            "The amounts of a German text with their meaning: money, percentages, quantities, "
            "numbers and ordinals.",
        .example = "SELECT text, type, value, value_max, unit, approx FROM presse_values("
                   "'Der Umsatz stieg um knapp 5 Prozent auf 60 bis 65 Mrd. USD, "
                   "700 Millionen aktive Benutzer zahlten zum ersten Mal.')",
        .arguments = {{"document", "TEXT", "the text; NULL gives no rows", 0}},
        .columns =
            {
                {"position", "INTEGER", "number of the value in the text, from 1", 0},
                {"sentence", "INTEGER", "position of its sentence", 0},
                {"keep", "INTEGER", "1 in the article's text, 0 in boilerplate", LAYER_LABELS},
                {"text", "TEXT", "the amount as it stands, with its unit or counted noun", 0},
                {"type", "TEXT", "money, percent, quantity, number or ordinal", 0},
                {"value", "REAL",
                 "the number; money in units of the currency, measures in the unit as written", 0},
                {"value_max", "REAL", "of a range its upper end, else NULL", 0},
                {"unit", "TEXT",
                 "ISO 4217 code; % or Prozentpunkt; a measure's symbol; the counted noun's lemma; "
                 "NULL",
                 0},
                {"approx", "TEXT", "exact, about, above, below, range or vague", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_VALUES,
        .rows = value_rows,
        .emit = value_emit,
    },
    {
        .name = "presse_convert",
        .summary = "A measure in another unit of the same dimension; NULL for a unit of another "
                   "dimension or none, and for money, whose rates change from day to day.",
        .example = "SELECT presse_convert(120, 'km/h', 'm/s'), presse_convert(20, '°C', '°F'), "
                   "presse_convert(1, 'Hektar', 'Barrel')",
        .arguments = {{"value", "REAL", "the number; NULL gives NULL", 0},
                      {"unit", "TEXT",
                       "its unit, symbol or German name, as docs/values.md lists them; NULL, or "
                       "what is no unit (a counted noun), gives NULL",
                       0},
                      {"target", "TEXT", "the unit that is wanted; an error where it is none", 0}},
        .scalar = convert,
    },
    {.name = NULL},
};

/* Times: what a text says about when. */
#include <string.h>

#include "sqlite/function.h"

enum {
    TIME_POSITION,
    TIME_SENTENCE,
    TIME_KEEP,
    TIME_TEXT,
    TIME_TYPE_,
    TIME_VALUE_,
    TIME_FROM,
    TIME_TO,
    TIME_MODIFIER,
    TIME_START,
    TIME_LENGTH
};

typedef struct TimeRows {
    TimeResolver resolver;
    TimeValue value; /* of the current row */
} TimeRows;

static uint32_t time_rows(const Document *document) {
    return document->times.n;
}

static int time_step(Cursor *cursor) {
    TimeRows *state = cursor->state;

    cursor->eof = state->resolver.next >= cursor->rows;
    if (cursor->eof) return SQLITE_OK;
    times_next(&state->resolver, &state->value);
    if (state->resolver.next % 4096 == 0 && cursor->presse->cache.poll)
        return cursor->presse->cache.poll(cursor->presse->cache.poll_data);
    return SQLITE_OK;
}

static void time_close(Cursor *cursor) {
    sqlite3_free(cursor->state);
}

static int time_open(Cursor *cursor) {
    TimeReference reference = {DAY_NONE, -1};
    TimeRows *state = sqlite3_malloc64(sizeof *state);
    const char *text;
    size_t n;
    int rc;

    cursor->eof = 1;
    cursor->state = state;
    if (!state) return SQLITE_NOMEM;
    rc = cursor_text(cursor, 1, &text, &n);
    if (rc) return rc;
    if (text && !time_reference(text, n, &reference))
        return cursor_wrong(cursor, 1,
                            "an ISO date such as 2025-01-31, or a date and time such as "
                            "2025-01-31T08:15");
    if (!cursor->document) return SQLITE_OK;
    times_begin(&state->resolver, &cursor->document->times, &reference);
    return time_step(cursor);
}

static void result_day(sqlite3_context *context, Day day) {
    char text[TIME_VALUE] = "";
    if (day == DAY_NONE) return;
    time_write_day(text, day);
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void time_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Times *times = &document->times;
    const TimeValue *value = &((const TimeRows *)cursor->state)->value;
    uint32_t i = cursor->row, start = times->start[i], length = times->length[i];
    const char *name;

    switch (column) {
    case TIME_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)i + 1);
        break;
    case TIME_SENTENCE:
        sqlite3_result_int64(context, (sqlite3_int64)times->sentence[i] + 1);
        break;
    case TIME_KEEP:
        sqlite3_result_int(context, document_keeps(document, start));
        break;
    case TIME_TEXT:
        result_text(context, document->text + start, length);
        break;
    case TIME_TYPE_:
        result_static(context, time_type_name(value->type));
        break;
    case TIME_VALUE_:
        sqlite3_result_text(context, value->value, -1, SQLITE_TRANSIENT);
        break;
    case TIME_FROM:
        result_day(context, value->from);
        break;
    case TIME_TO:
        result_day(context, value->to);
        break;
    case TIME_MODIFIER:
        name = time_mod_name(value->mod);
        if (name) result_static(context, name);
        break;
    case TIME_START:
        result_start(context, document, start);
        break;
    case TIME_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

const Function TIME_FUNCTIONS[] = {
    {
        .name = "presse_times",
        .summary = "The dates, times, durations and repeated times that a German text names, each "
                   "with its value and the days it stands for.",
        .example = "SELECT text, type, value, from_date, to_date, modifier FROM presse_times("
                   "'Am Montagabend tagte der Rat. Bis Ende des Jahres will er jeden Freitag "
                   "beraten, zuletzt vor drei Jahren.', '2025-01-31')",
        .method = "TIMEX3 of TimeML (Pustejovsky et al. 2003, ISO 24617-1), as annotated in KRAUTS "
                  "(Strötgen et al. 2018); rules in one automaton (Glushkov 1961), see "
                  "docs/times.md",
        .arguments = {{"document", "TEXT", "the text; NULL gives no rows", 0},
                      {"reference", "TEXT",
                       "the day of the report, an ISO date or date and time; without it, and for "
                       "NULL, what depends on it has an open value and no days",
                       1}},
        .columns =
            {
                {"position", "INTEGER", "number of the expression in the text, from 1", 0},
                {"sentence", "INTEGER", "position of its sentence", 0},
                {"keep", "INTEGER", "1 in the article's text, 0 in boilerplate", LAYER_LABELS},
                {"text", "TEXT", "the expression as it stands", 0},
                {"type", "TEXT", "DATE, TIME, DURATION or SET", 0},
                {"value", "TEXT", "TIMEX3 value: 2025-01-31, 2024-Q4, 2025-01-27TEV, P3Y", 0},
                {"from_date", "TEXT", "first day, or NULL", 0},
                {"to_date", "TEXT", "last day, or NULL", 0},
                {"modifier", "TEXT", "START, MID, END, APPROX, MORE_THAN, ... or NULL", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_TIMES,
        .rows = time_rows,
        .open = time_open,
        .next = time_step,
        .close = time_close,
        .emit = time_emit,
    },
    {.name = NULL},
};

/*
** The one module behind all table-valued functions.
**
** A function's row gives visible columns and arguments; the arguments are hidden columns behind
** them, so that presse_tokens(a.text) and `WHERE document = a.text` mean the same. The plan is
** one number: a bit for each argument that is given, and above them the layers that the columns
** read by the query need.
*/
#include <string.h>

#include "sqlite/function.h"

enum {
    PLAN_LAYERS = 8 /* the layers begin at this bit of idxNum, the arguments at bit 0 */
};

_Static_assert((int)FUNCTION_ARGUMENTS <= (int)PLAN_LAYERS,
               "the arguments' bits come before the layers'");

#define COST_ANALYSIS 1e5  /* dear, so that it is done as seldom as can be */
#define COST_NEVER    1e30 /* an argument is missing: any other plan is better */

typedef struct Table {
    sqlite3_vtab base;
    Binding *binding;
    int columns;   /* visible ones */
    int arguments; /* hidden columns behind them */
} Table;

static int count_columns(const Function *function) {
    int n = 0;
    while (n < FUNCTION_COLUMNS && function->columns[n].name) n++;
    return n;
}

static int count_arguments(const Function *function) {
    int n = 0;
    while (n < FUNCTION_ARGUMENTS && function->arguments[n].name) n++;
    return n;
}

static int xConnect(sqlite3 *db, void *data, int argc, const char *const *argv, sqlite3_vtab **out,
                    char **error) {
    Binding *binding = data;
    const Function *function = binding->function;
    sqlite3_str *schema = sqlite3_str_new(db);
    Table *table;
    char *sql;
    int i, rc;

    (void)argc, (void)argv, (void)error;
    table = sqlite3_malloc64(sizeof *table);
    if (table) {
        memset(table, 0, sizeof *table);
        table->binding = binding;
        table->columns = count_columns(function);
        table->arguments = count_arguments(function);
    }
    sqlite3_str_appendall(schema, "CREATE TABLE x(");
    for (i = 0; table && i < table->columns; i++) {
        const Column *column = &function->columns[i];
        sqlite3_str_appendf(schema, "%s\"%w\" %s", i ? ", " : "", column->name, column->type);
    }
    for (i = 0; table && i < table->arguments; i++) {
        sqlite3_str_appendf(schema, ", \"%w\" HIDDEN", function->arguments[i].name);
    }
    sqlite3_str_appendall(schema, ")");
    sql = sqlite3_str_finish(schema);
    rc = sql && table ? sqlite3_declare_vtab(db, sql) : SQLITE_NOMEM;
    if (!rc) rc = sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    sqlite3_free(sql);
    if (rc) {
        sqlite3_free(table);
        return rc;
    }
    *out = &table->base;
    return SQLITE_OK;
}

static int xDisconnect(sqlite3_vtab *vtab) {
    sqlite3_free(vtab);
    return SQLITE_OK;
}

/* = and IS */
static int is_equality(unsigned char op) {
    return op == SQLITE_INDEX_CONSTRAINT_EQ || op == SQLITE_INDEX_CONSTRAINT_IS;
}

/*
** Takes the first usable `argument = value` for each argument; a second one on the same argument
** is left to SQLite. A plan that lacks an argument which another plan can have is refused, so
** that a table which gives the text is always read before. Costs: an analysis is dear, so it is
** done as seldom as can be.
*/
static int xBestIndex(sqlite3_vtab *vtab, sqlite3_index_info *info) {
    const Table *table = (const Table *)vtab;
    const Function *function = table->binding->function;
    unsigned layers = function->layers;
    int given[FUNCTION_ARGUMENTS], later[FUNCTION_ARGUMENTS] = {0}, argument, i, next = 1, plan = 0;

    info->estimatedCost = COST_ANALYSIS;
    info->estimatedRows = 200;
    for (i = 0; i < FUNCTION_ARGUMENTS; i++) given[i] = -1;
    for (i = 0; i < info->nConstraint; i++) {
        argument = info->aConstraint[i].iColumn - table->columns;
        if (argument < 0 || !is_equality(info->aConstraint[i].op)) continue;
        if (!info->aConstraint[i].usable) {
            later[argument] = 1;
        } else if (given[argument] < 0) {
            given[argument] = i;
        }
    }
    for (argument = 0; argument < table->arguments; argument++) {
        if (given[argument] < 0 && later[argument]) return SQLITE_CONSTRAINT;
        if (given[argument] < 0) {
            if (!function->arguments[argument].optional) info->estimatedCost = COST_NEVER;
            continue;
        }
        info->aConstraintUsage[given[argument]].argvIndex = next++;
        info->aConstraintUsage[given[argument]].omit = 1;
        plan |= 1 << argument;
    }
    for (i = 0; i < table->columns; i++) {
        if (info->colUsed & (sqlite3_uint64)1 << i) layers |= function->columns[i].layers;
    }
    info->idxNum = plan | (int)(layers << PLAN_LAYERS);
    /* rows come in the order of `position`, the first column where there is one */
    if (info->nOrderBy == 1 && info->aOrderBy[0].iColumn == 0 && !info->aOrderBy[0].desc &&
        strcmp(function->columns[0].name, "position") == 0) {
        info->orderByConsumed = 1;
    }
    return SQLITE_OK;
}

static int xOpen(sqlite3_vtab *vtab, sqlite3_vtab_cursor **out) {
    const Table *table = (const Table *)vtab;
    Cursor *cursor = sqlite3_malloc64(sizeof *cursor);

    if (!cursor) return SQLITE_NOMEM;
    memset(cursor, 0, sizeof *cursor);
    cursor->presse = table->binding->presse;
    cursor->function = table->binding->function;
    *out = &cursor->base;
    return SQLITE_OK;
}

/* Back to a cursor without rows. */
static void reset(Cursor *cursor) {
    int i;

    if (cursor->function->close) cursor->function->close(cursor);
    cursor->state = NULL;
    arena_free(&cursor->scratch);
    for (i = 0; i < FUNCTION_ARGUMENTS; i++) {
        sqlite3_value_free(cursor->arguments[i]);
        cursor->arguments[i] = NULL;
    }
    cache_release(&cursor->presse->cache, cursor->held);
    cursor->held = NULL;
    cursor->document = NULL;
    cursor->row = cursor->rows = cursor->sentence = cursor->paragraph = 0;
    cursor->eof = 1;
}

static int xClose(sqlite3_vtab_cursor *base) {
    Cursor *cursor = (Cursor *)base;
    reset(cursor);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int open_document(Cursor *cursor, unsigned layers) {
    const Function *function = cursor->function;
    const char *text;
    size_t n;
    int rc = cursor_text(cursor, 0, &text, &n);

    if (rc || !text) return rc;
    rc = cache_hold(&cursor->presse->cache, text, n, layers, &cursor->held);
    if (rc == SQLITE_CORRUPT) return cursor_error(cursor, "%s", DAMAGED);
    if (rc) return rc;
    cursor->document = cursor->held->document;
    if (function->rows) {
        cursor->rows = function->rows(cursor->document);
        cursor->eof = cursor->rows == 0;
    }
    return SQLITE_OK;
}

/* The error that an argument is missing, with the signature. */
static int missing(Cursor *cursor, const char *argument) {
    char *signature = function_signature(cursor->function);
    int rc = signature ? cursor_error(cursor, "argument %s is missing: write %s or WHERE %s = ...",
                                      argument, signature, argument)
                       : SQLITE_NOMEM;
    sqlite3_free(signature);
    return rc;
}

static int xFilter(sqlite3_vtab_cursor *base, int plan, const char *unused, int argc,
                   sqlite3_value **argv) {
    Cursor *cursor = (Cursor *)base;
    const Function *function = cursor->function;
    int i, next = 0, rc = SQLITE_OK;

    (void)unused, (void)argc;
    reset(cursor);
    for (i = 0; i < FUNCTION_ARGUMENTS && function->arguments[i].name; i++) {
        if (plan & 1 << i) {
            cursor->arguments[i] = sqlite3_value_dup(argv[next++]);
            if (!cursor->arguments[i]) return SQLITE_NOMEM;
        } else if (!function->arguments[i].optional) {
            return missing(cursor, function->arguments[i].name);
        }
    }
    if (function->rows) rc = open_document(cursor, (unsigned)plan >> PLAN_LAYERS);
    if (!rc && function->open) {
        cursor->eof = 0;
        rc = function->open(cursor);
    }
    if (rc) cursor->eof = 1;
    return rc;
}

static int xNext(sqlite3_vtab_cursor *base) {
    Cursor *cursor = (Cursor *)base;
    cursor->row++;
    if (cursor->function->next) return cursor->function->next(cursor);
    if (cursor->row >= cursor->rows) cursor->eof = 1;
    return SQLITE_OK;
}

static int xEof(sqlite3_vtab_cursor *base) {
    return ((const Cursor *)base)->eof;
}

static int xColumn(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
    Cursor *cursor = (Cursor *)base;
    int columns = ((const Table *)base->pVtab)->columns;

    if (column < columns) {
        cursor->function->emit(cursor, context, column);
    } else if (cursor->arguments[column - columns]) {
        sqlite3_result_value(context, cursor->arguments[column - columns]);
    }
    return SQLITE_OK;
}

static int xRowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
    *rowid = (sqlite3_int64)((const Cursor *)base)->row + 1;
    return SQLITE_OK;
}

/* No xCreate: the tables are there without CREATE VIRTUAL TABLE, and only so. */
static const sqlite3_module MODULE = {
    .xConnect = xConnect,
    .xDisconnect = xDisconnect,
    .xBestIndex = xBestIndex,
    .xOpen = xOpen,
    .xClose = xClose,
    .xFilter = xFilter,
    .xNext = xNext,
    .xEof = xEof,
    .xColumn = xColumn,
    .xRowid = xRowid,
};

int module_register(sqlite3 *db, Binding *binding, void (*destroy)(void *)) {
    return sqlite3_create_module_v2(db, binding->function->name, &MODULE, binding, destroy);
}

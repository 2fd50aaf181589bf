#include "sqlite/owned.h"

#include <stdarg.h>
#include <string.h>

#define COST_SCAN  1e6
#define COST_MATCH 1e4
#define COST_NEVER 1e30

enum { ROWS_SCAN = 100000, ROWS_MATCH = 20 };

/* ---- messages */

int owned_error(Owned *table, int rc, const char *format, ...) {
    va_list list;
    char *text;

    va_start(list, format);
    text = sqlite3_vmprintf(format, list);
    va_end(list);
    sqlite3_free(table->base.zErrMsg);
    table->base.zErrMsg = text ? sqlite3_mprintf("%s: %s", table->name, text) : NULL;
    sqlite3_free(text);
    return table->base.zErrMsg ? rc : SQLITE_NOMEM;
}

int owned_wrong(Owned *table, int rc, const char *what, const char *expected,
                sqlite3_value *value) {
    sqlite3_str *out = sqlite3_str_new(table->db);
    char *came;

    value_describe(out, value);
    came = sqlite3_str_finish(out);
    if (!came) return SQLITE_NOMEM;
    rc = owned_error(table, rc, "%s must be %s, not %s", what, expected, came);
    sqlite3_free(came);
    return rc;
}

int owned_failed(Owned *table, int rc) {
    switch (rc & 0xFF) {
    case SQLITE_ERROR:
    case SQLITE_CORRUPT:
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    case SQLITE_CONSTRAINT:
        return owned_error(table, SQLITE_CORRUPT_VTAB, "its shadow tables are damaged: %s",
                           sqlite3_errmsg(table->db));
    default:
        return rc;
    }
}

/* ---- statements */

/* The SQL with "schema"."table_suffix" in place of each @suffix; NULL when out of memory. */
static char *expand(const Owned *table, const char *sql) {
    sqlite3_str *out = sqlite3_str_new(table->db);

    while (*sql) {
        int n = (int)strcspn(sql, "@");
        sqlite3_str_append(out, sql, n);
        sql += n;
        if (!*sql) break;
        n = (int)strspn(sql + 1, "abcdefghijklmnopqrstuvwxyz");
        sqlite3_str_appendf(out, "\"%w\".\"%w_%.*s\"", table->schema, table->name, n, sql + 1);
        sql += 1 + n;
    }
    return sqlite3_str_finish(out);
}

static int prepare(Owned *table, int which, unsigned flags, sqlite3_stmt **out) {
    char *sql = expand(table, table->kind->sql[which]);
    int rc;

    *out = NULL;
    if (!sql) return SQLITE_NOMEM;
    rc = sqlite3_prepare_v3(table->db, sql, -1, flags, out, NULL);
    sqlite3_free(sql);
    return rc ? owned_failed(table, rc) : SQLITE_OK;
}

/* A new statement of the kind's list, the caller's to finalize. An error has its message. */
static int owned_prepare(Owned *table, int which, sqlite3_stmt **out) {
    return prepare(table, which, 0, out);
}

int owned_statement(Owned *table, int which, sqlite3_stmt **out) {
    int rc = SQLITE_OK;

    if (!table->statements[which]) {
        rc = prepare(table, which, SQLITE_PREPARE_PERSISTENT, &table->statements[which]);
    }
    *out = table->statements[which];
    return rc;
}

int owned_run(Owned *table, int which, int n, sqlite3_int64 first, sqlite3_int64 second) {
    sqlite3_stmt *statement;
    int rc = owned_statement(table, which, &statement);

    if (rc) return rc;
    if (n > 0) rc = sqlite3_bind_int64(statement, 1, first);
    if (!rc && n > 1) rc = sqlite3_bind_int64(statement, 2, second);
    if (!rc) sqlite3_step(statement);
    if (!rc) rc = sqlite3_reset(statement);
    return rc ? owned_failed(table, rc) : SQLITE_OK;
}

int owned_number(Owned *table, int which, sqlite3_int64 *number) {
    sqlite3_stmt *statement;
    int rc = owned_statement(table, which, &statement);

    *number = 0;
    if (rc) return rc;
    if (sqlite3_step(statement) == SQLITE_ROW) *number = sqlite3_column_int64(statement, 0);
    rc = sqlite3_reset(statement);
    return rc ? owned_failed(table, rc) : SQLITE_OK;
}

static void finalize_all(Owned *table) {
    int i;
    for (i = 0; i < OWNED_STATEMENTS; i++) {
        sqlite3_finalize(table->statements[i]);
        table->statements[i] = NULL;
    }
}

/* ---- making and dropping */

/* Runs a statement made of the schema, the table's name and a shadow table's suffix. */
static int run_on_shadow(Owned *table, const char *format, const char *suffix, const char *more) {
    char *sql = sqlite3_mprintf(format, table->schema, table->name, suffix, more);
    int rc = sql ? sqlite3_exec(table->db, sql, NULL, NULL, NULL) : SQLITE_NOMEM;
    sqlite3_free(sql);
    return rc;
}

static int create_shadows(Owned *table) {
    int i, rc = SQLITE_OK;
    for (i = 0; table->kind->shadows[i][0] && !rc; i++) {
        rc = run_on_shadow(table, "CREATE TABLE \"%w\".\"%w_%w\"%s", table->kind->shadows[i][0],
                           table->kind->shadows[i][1]);
    }
    if (!rc) {
        rc = run_on_shadow(table, "INSERT INTO \"%w\".\"%w_%w\" VALUES ('version', 1)%s", "config",
                           "");
    }
    return rc;
}

int owned_connect(Owned *table, Presse *presse, const OwnedKind *kind, sqlite3 *db,
                  const char *const *argv, int create, char **error) {
    int rc;

    table->presse = presse;
    table->db = db;
    table->kind = kind;
    table->schema = sqlite3_mprintf("%s", argv[1]);
    table->name = sqlite3_mprintf("%s", argv[2]);
    rc = table->schema && table->name ? SQLITE_OK : SQLITE_NOMEM;
    if (!rc && create) {
        rc = create_shadows(table); /* out of memory, SQLite may give argv back in it */
        if (rc) *error = sqlite3_mprintf("%s: %s", table->name, sqlite3_errmsg(db));
    }
    if (!rc) rc = sqlite3_declare_vtab(db, kind->columns);
    if (!rc) rc = sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    if (!rc) rc = sqlite3_vtab_config(db, SQLITE_VTAB_CONSTRAINT_SUPPORT, 1);
    if (rc) owned_disconnect(table);
    return rc;
}

void owned_disconnect(Owned *table) {
    finalize_all(table);
    sqlite3_free(table->schema);
    sqlite3_free(table->name);
}

int owned_drop(Owned *table) {
    int i, rc = SQLITE_OK;

    finalize_all(table);
    for (i = 0; table->kind->shadows[i][0] && !rc; i++) {
        rc = run_on_shadow(table, "DROP TABLE IF EXISTS \"%w\".\"%w_%w\"%s",
                           table->kind->shadows[i][0], "");
    }
    return rc;
}

int owned_rename(sqlite3_vtab *vtab, const char *name) {
    Owned *table = (Owned *)vtab;
    char *copy = sqlite3_mprintf("%s", name);
    int i, rc = copy ? SQLITE_OK : SQLITE_NOMEM;

    finalize_all(table);
    for (i = 0; table->kind->shadows[i][0] && !rc; i++) {
        char *to = sqlite3_mprintf("%s_%s", name, table->kind->shadows[i][0]);
        rc = to ? run_on_shadow(table, "ALTER TABLE \"%w\".\"%w_%w\" RENAME TO \"%w\"",
                                table->kind->shadows[i][0], to)
                : SQLITE_NOMEM;
        sqlite3_free(to);
    }
    if (rc) {
        sqlite3_free(copy);
        return rc == SQLITE_NOMEM ? rc : owned_error(table, rc, "%s", sqlite3_errmsg(table->db));
    }
    sqlite3_free(table->name);
    table->name = copy;
    return SQLITE_OK;
}

/* ---- transactions */

int owned_begin(sqlite3_vtab *vtab) {
    Owned *table = (Owned *)vtab;
    table->writing = 1;
    table->counted = 0;
    return SQLITE_OK;
}

int owned_commit(sqlite3_vtab *vtab) {
    ((Owned *)vtab)->writing = 0;
    return SQLITE_OK;
}

/* A number that was counted up and taken back will be counted up again, for something else. */
static void forget(Owned *table) {
    table->fresh = 0;
    table->counted = 0;
}

int owned_rollback(sqlite3_vtab *vtab) {
    Owned *table = (Owned *)vtab;
    table->writing = 0;
    forget(table);
    return SQLITE_OK;
}

int owned_savepoint(sqlite3_vtab *vtab, int savepoint) {
    (void)savepoint;
    ((Owned *)vtab)->counted = 0;
    return SQLITE_OK;
}

int owned_rollback_to(sqlite3_vtab *vtab, int savepoint) {
    (void)savepoint;
    forget((Owned *)vtab);
    return SQLITE_OK;
}

int owned_check(Owned *table, int which, int *same) {
    sqlite3_int64 version;
    int rc = owned_number(table, which, &version);

    if (rc) return rc;
    if (version < 1) {
        return owned_error(table, SQLITE_CORRUPT_VTAB,
                           "its shadow tables are damaged: no version in %s_config", table->name);
    }
    *same = table->fresh && version == table->version;
    table->version = version;
    table->counted = 0;
    return SQLITE_OK;
}

int owned_count(Owned *table, int which) {
    int rc;

    if (table->counted) return SQLITE_OK;
    rc = owned_run(table, which, 0, 0, 0);
    if (!rc) table->counted = 1;
    return rc;
}

/* ---- plans and cursors */

int owned_plan(Owned *table, sqlite3_index_info *info, int column) {
    int document = table->kind->columns_n - (OWNED_COMMAND - OWNED_DOCUMENT) - 1, row = -1;
    int sentence = document - (OWNED_DOCUMENT - OWNED_SENTENCE), text = -1, later = 0, i;

    for (i = 0; i < info->nConstraint; i++) {
        int op = info->aConstraint[i].op, on = info->aConstraint[i].iColumn;
        if (op != SQLITE_INDEX_CONSTRAINT_EQ && op != SQLITE_INDEX_CONSTRAINT_IS) continue;
        if (on == document && !info->aConstraint[i].usable) later = 1;
        if (!info->aConstraint[i].usable) continue;
        if (on == document && text < 0) text = i;
        if (on < 0 && op == SQLITE_INDEX_CONSTRAINT_EQ) row = i;
    }
    if (text < 0 && later) return SQLITE_CONSTRAINT; /* the table that gives the text comes first */
    info->idxNum = PLAN_SCAN;
    info->estimatedCost = COST_SCAN;
    info->estimatedRows = ROWS_SCAN;
    if (text >= 0) {
        info->aConstraintUsage[text].argvIndex = 1;
        info->aConstraintUsage[text].omit = 1;
        info->idxNum = PLAN_MATCH;
        if (info->colUsed & (sqlite3_uint64)1 << sentence) info->idxNum |= PLAN_SENTENCE;
        if (info->colUsed & (sqlite3_uint64)1 << column) info->idxNum |= PLAN_COLUMN;
        info->estimatedCost = COST_MATCH;
        info->estimatedRows = ROWS_MATCH;
        info->orderByConsumed = info->nOrderBy == 1 && !info->aOrderBy[0].desc &&
                                info->aOrderBy[0].iColumn == sentence + OWNED_START;
    } else if (row >= 0) {
        info->aConstraintUsage[row].argvIndex = 1;
        info->aConstraintUsage[row].omit = 1;
        info->idxNum = PLAN_ROW;
        info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
        info->estimatedCost = 1;
        info->estimatedRows = 1;
    }
    return SQLITE_OK;
}

int owned_open(size_t n, sqlite3_vtab_cursor **out) {
    OwnedCursor *cursor = sqlite3_malloc64(n);
    if (!cursor) return SQLITE_NOMEM;
    memset(cursor, 0, n);
    *out = &cursor->base;
    return SQLITE_OK;
}

void owned_reset(OwnedCursor *cursor) {
    Owned *table = (Owned *)cursor->base.pVtab;
    sqlite3_reset(cursor->statement);
    cache_release(&table->presse->cache, cursor->held);
    cursor->held = NULL;
    cursor->there = 0;
    cursor->eof = 1;
}

void owned_close(OwnedCursor *cursor) {
    sqlite3_finalize(cursor->statement);
}

/* Has the cursor's statement be that of one row, or of all. */
static int choose(OwnedCursor *cursor, int single) {
    int rc;
    if (cursor->statement && cursor->single == single) return SQLITE_OK;
    sqlite3_finalize(cursor->statement);
    rc = owned_prepare((Owned *)cursor->base.pVtab, single ? OWNED_ROW : OWNED_SCAN,
                       &cursor->statement);
    cursor->single = single;
    return rc;
}

int owned_next(OwnedCursor *cursor) {
    int rc = sqlite3_step(cursor->statement);

    cursor->there = rc == SQLITE_ROW;
    cursor->eof = !cursor->there;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) return SQLITE_OK;
    return owned_failed((Owned *)cursor->base.pVtab, rc);
}

int owned_list(OwnedCursor *cursor, sqlite3_value **argv) {
    int single = cursor->plan == PLAN_ROW, rc = choose(cursor, single);
    if (!rc && single) rc = sqlite3_bind_value(cursor->statement, 1, argv[0]);
    return rc ? rc : owned_next(cursor);
}

int owned_eof(sqlite3_vtab_cursor *base) {
    return ((const OwnedCursor *)base)->eof;
}

/* Has the statement stand at the row of the current match. */
static int seek(OwnedCursor *cursor, sqlite3_int64 row) {
    int rc = choose(cursor, 1);

    if (rc) return rc;
    sqlite3_reset(cursor->statement);
    rc = sqlite3_bind_int64(cursor->statement, 1, row);
    if (rc) return rc;
    rc = sqlite3_step(cursor->statement);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) return owned_failed((Owned *)cursor->base.pVtab, rc);
    cursor->there = 1;
    return SQLITE_OK;
}

int owned_column(OwnedCursor *cursor, sqlite3_context *context, int column, sqlite3_int64 row) {
    int rc = cursor->there ? SQLITE_OK : seek(cursor, row);
    if (!rc && sqlite3_data_count(cursor->statement))
        sqlite3_result_value(context, sqlite3_column_value(cursor->statement, column + 1));
    return rc;
}

int owned_document(Owned *table, int plan, sqlite3_value *value, CacheEntry **held) {
    unsigned layers = plan & PLAN_SENTENCE ? LAYER_SENTENCES : 0;
    const char *text;

    *held = NULL;
    if (sqlite3_value_type(value) == SQLITE_NULL) return SQLITE_OK;
    if (sqlite3_value_type(value) != SQLITE_TEXT) {
        return owned_wrong(table, SQLITE_ERROR, "argument document", "text", value);
    }
    text = (const char *)sqlite3_value_text(value);
    if (!text) return SQLITE_NOMEM;
    return cache_hold(&table->presse->cache, text, (size_t)sqlite3_value_bytes(value), layers,
                      held);
}

/* The last token that begins at or before the byte. */
static uint32_t token_at(const Tokens *tokens, uint32_t at) {
    uint32_t low = 0, high = tokens->n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (tokens->start[middle] <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

void owned_result(sqlite3_context *context, const Document *document, int column, uint32_t start,
                  uint32_t length) {
    switch (column) {
    case OWNED_SENTENCE:
        if (!(document->layers & LAYER_SENTENCES) || document->sentences.n == 0) return;
        sqlite3_result_int64(context,
                             (sqlite3_int64)sentences_find(&document->sentences,
                                                           token_at(&document->tokens, start)) +
                                 1);
        break;
    case OWNED_START:
        result_start(context, document, start);
        break;
    case OWNED_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

/* ---- changes */

/* The name of a column, from the declaration, for a message; the caller's. */
static char *column_name(const Owned *table, int column) {
    const char *at = strchr(table->kind->columns, '(') + 1;
    while (column-- > 0) at = strchr(at, ',') + 2;
    return sqlite3_mprintf("%.*s", (int)strcspn(at, " ,)"), at);
}

/* Columns that say where something was found are not to be written. */
static int check_unwritten(Owned *table, sqlite3_value **values) {
    int i, last = table->kind->columns_n - 1;

    for (i = table->kind->written; i < last; i++) {
        char *name;
        int rc;
        if (sqlite3_value_nochange(values[i]) || sqlite3_value_type(values[i]) == SQLITE_NULL) {
            continue;
        }
        name = column_name(table, i);
        if (!name) return SQLITE_NOMEM;
        rc = owned_error(table, SQLITE_ERROR, "column %s cannot be written", name);
        sqlite3_free(name);
        return rc;
    }
    return SQLITE_OK;
}

int owned_change(Owned *table, int argc, sqlite3_value **argv, OwnedChange *change,
                 sqlite3_int64 *before, sqlite3_int64 *after, int *has_row) {
    sqlite3_value **values = argv + 2, *command;
    int rc;

    *before = *after = *has_row = 0;
    if (sqlite3_value_type(argv[0]) != SQLITE_NULL) *before = sqlite3_value_int64(argv[0]);
    if (argc == 1) {
        *change = OWNED_DELETE;
        return SQLITE_OK;
    }
    rc = check_unwritten(table, values);
    if (rc) return rc;
    *change = sqlite3_value_type(argv[0]) == SQLITE_NULL ? OWNED_INSERT : OWNED_UPDATE;
    *has_row = sqlite3_value_type(argv[1]) != SQLITE_NULL;
    if (*has_row && sqlite3_value_type(argv[1]) != SQLITE_INTEGER) {
        return owned_wrong(table, SQLITE_MISMATCH, "rowid", "a whole number", argv[1]);
    }
    if (*has_row) *after = sqlite3_value_int64(argv[1]);
    command = values[table->kind->columns_n - 1];
    if (!sqlite3_value_nochange(command) && sqlite3_value_type(command) != SQLITE_NULL) {
        static const char EXPECTED[] = "'rebuild', in an INSERT of nothing else";
        const char *text = (const char *)sqlite3_value_text(command);
        int i, other = *change != OWNED_INSERT || !text || sqlite3_stricmp(text, "rebuild") != 0;
        for (i = 0; i < table->kind->written; i++) {
            other |= sqlite3_value_type(values[i]) != SQLITE_NULL;
        }
        if (other) return owned_wrong(table, SQLITE_ERROR, "column command", EXPECTED, command);
        *change = OWNED_ORDER;
    }
    return SQLITE_OK;
}

int owned_text(Owned *table, const char *column, int null, sqlite3_value *value, const char **text,
               size_t *n) {
    *text = NULL;
    *n = 0;
    if (null && sqlite3_value_type(value) == SQLITE_NULL) return SQLITE_OK;
    if (sqlite3_value_type(value) != SQLITE_TEXT) {
        char what[40];
        sqlite3_snprintf(sizeof what, what, "column %s", column);
        return owned_wrong(table, SQLITE_CONSTRAINT, what, null ? "text or NULL" : "text", value);
    }
    *text = (const char *)sqlite3_value_text(value);
    if (!*text) return SQLITE_NOMEM;
    *n = text_until_nul(*text, (size_t)sqlite3_value_bytes(value));
    return SQLITE_OK;
}

/* ---- registration */

static void release(void *presse) {
    presse_release(presse);
}

int owned_register(Presse *presse, const char *name, const sqlite3_module *module) {
    presse->references++; /* given back by SQLite, also where this fails */
    return sqlite3_create_module_v2(presse->db, name, module, presse, release);
}

/* ---- the two kinds */

#define OWN_POSITIONS                                                                              \
    {"sentence", "INTEGER", "position of the sentence that holds the row", 0},                     \
        {"start", "INTEGER", "first character, from 1, as substr() counts", 0}, {                  \
        "length", "INTEGER", "characters", 0                                                       \
    }

const Function OWN_FUNCTIONS[] = {
    {
        .name = "presse_gazetteer",
        .summary = "A table of names of your own, with aliases, that finds them in a text, also "
                   "inflected: people('text') has a row for each.",
        .example = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.people USING "
                   "presse_gazetteer(fold=1)",
        .arguments = {{"fold", "INTEGER", "1: umlauts and ss as folded; 0 by default", 1}},
        .columns =
            {
                {"name", "TEXT", "the name; written by INSERT and UPDATE", 0},
                {"type", "ANY", "what it is, in your own words; written too", 0},
                {"id", "ANY", "its number or address elsewhere; written too", 0},
                {"aliases", "TEXT",
                 "other names: a JSON array, or divided by | ; or line ends; written too", 0},
                {"text", "TEXT", "the place in a text that was found", 0},
                OWN_POSITIONS,
            },
        .module = gazetteer_register,
    },
    {
        .name = "presse_rules",
        .summary =
            "A table of patterns of your own (PCRE2) that finds what matches them in a text: "
            "rules('text') has a row for each match.",
        .example = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.rules USING presse_rules",
        .columns =
            {
                {"name", "TEXT", "the rule's name; written by INSERT and UPDATE", 0},
                {"type", "ANY", "what it finds, in your own words; written too", 0},
                {"pattern", "TEXT", "the regular expression; written too", 0},
                {"text", "TEXT", "the match", 0},
                {"groups", "TEXT", "JSON of the groups, as presse_matches gives them", 0},
                OWN_POSITIONS,
            },
        .module = rules_register,
    },
    {.name = NULL},
};

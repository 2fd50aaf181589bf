/*
** presse_rules: patterns of one's own, found in texts.
**
**     CREATE VIRTUAL TABLE rules USING presse_rules;
**     INSERT INTO rules(name, pattern) VALUES ('Aktenzeichen', '\b\d+ [A-Z]+ \d+/\d\d\b');
**     SELECT a.id, r.name, r.text, r.groups FROM article a, rules(a.text) r;
**
** Without a text the rows are the rules that were put in; with one they are what these find,
** ordered by where it begins: the matches of one rule do not overlap, those of several may. For a
** table `rules` the shadow tables are rules_rule(row, name, type, pattern) and rules_config(key,
** value). A pattern is compiled once for a connection and version of the table.
*/
#include <string.h>

#include "sqlite/owned.h"
#include "sqlite/pattern.h"

enum {
    COLUMN_NAME,
    COLUMN_TYPE,
    COLUMN_PATTERN,
    COLUMN_TEXT,
    COLUMN_GROUPS,
    COLUMN_SENTENCE,
    POLL_RULES = 64
};

enum {
    SQL_INSERT = OWNED_SQL, /* behind those that every kind has */
    SQL_REPLACE,
    SQL_UPDATE,
    SQL_DELETE,
    SQL_STATEMENTS
};

static const char *const SQL[SQL_STATEMENTS] = {
    [OWNED_VERSION] = "SELECT value FROM @config WHERE key = 'version'",
    [OWNED_COUNT] = "UPDATE @config SET value = value + 1 WHERE key = 'version'",
    [OWNED_SCAN] = "SELECT row, name, type, pattern FROM @rule ORDER BY row",
    [OWNED_ROW] = "SELECT row, name, type, pattern FROM @rule WHERE row = ?1",
    [SQL_INSERT] = "INSERT INTO @rule(row, name, type, pattern) VALUES (?1, ?2, ?3, ?4)",
    [SQL_REPLACE] = "REPLACE INTO @rule(row, name, type, pattern) VALUES (?1, ?2, ?3, ?4)",
    [SQL_UPDATE] = "UPDATE @rule SET row = ?5, name = ?2, type = ?3, pattern = ?4 WHERE row = ?1",
    [SQL_DELETE] = "DELETE FROM @rule WHERE row = ?1",
};

static const OwnedKind KIND = {
    .module = "presse_rules",
    .columns =
        "CREATE TABLE x(name TEXT, type TEXT, pattern TEXT, text TEXT, groups TEXT, " OWNED_COLUMNS
        ")",
    .columns_n = 10,
    .written = 3,
    .shadows =
        {
            {"rule", "(row INTEGER PRIMARY KEY, name, type, pattern)"},
            {"config", "(key TEXT PRIMARY KEY, value) WITHOUT ROWID"},
        },
    .sql = SQL,
};

typedef struct Rule {
    sqlite3_int64 row;
    Pattern *pattern; /* held */
} Rule;

/* The rules of one version of the table; cursors go on with it when there is a newer one. */
typedef struct RuleSet {
    unsigned holders;
    uint32_t n;
    Rule rules[]; /* by row */
} RuleSet;

typedef struct RulesTable {
    Owned owned;
    RuleSet *set; /* held; NULL until needed */
} RulesTable;

typedef struct RulesCursor {
    OwnedCursor owned;
    RuleSet *set; /* held; what follows is for its rules */
    pcre2_match_data **data;
    Search *searches;
    uint32_t begun; /* searches that must be ended */
    uint32_t *heap; /* rules that have a match, the one that begins first on top */
    uint32_t heap_n;
    Buffer json;
} RulesCursor;

/* ---- the table */

static int connect(sqlite3 *db, void *presse, int argc, const char *const *argv, int create,
                   sqlite3_vtab **out, char **error) {
    RulesTable *table;
    int rc;

    if (argc > 3) {
        *error = sqlite3_mprintf("presse_rules: no option '%.60s': there are none", argv[3]);
        return SQLITE_ERROR;
    }
    table = sqlite3_malloc64(sizeof *table);
    if (!table) return SQLITE_NOMEM;
    memset(table, 0, sizeof *table);
    rc = owned_connect(&table->owned, presse, &KIND, db, argv, create, error);
    if (rc) {
        sqlite3_free(table);
    } else {
        *out = &table->owned.base;
    }
    return rc;
}

static int xCreate(sqlite3 *db, void *presse, int argc, const char *const *argv, sqlite3_vtab **out,
                   char **error) {
    return connect(db, presse, argc, argv, 1, out, error);
}

static int xConnect(sqlite3 *db, void *presse, int argc, const char *const *argv,
                    sqlite3_vtab **out, char **error) {
    return connect(db, presse, argc, argv, 0, out, error);
}

static void set_release(Presse *presse, RuleSet *set) {
    uint32_t i;

    if (!set || --set->holders > 0) return;
    for (i = 0; i < set->n; i++) pattern_release(presse, set->rules[i].pattern);
    sqlite3_free(set);
}

static int xDisconnect(sqlite3_vtab *vtab) {
    RulesTable *table = (RulesTable *)vtab;
    set_release(table->owned.presse, table->set);
    owned_disconnect(&table->owned);
    sqlite3_free(table);
    return SQLITE_OK;
}

static int xDestroy(sqlite3_vtab *vtab) {
    int rc = owned_drop((Owned *)vtab);
    return rc ? rc : xDisconnect(vtab);
}

static int xShadowName(const char *suffix) {
    return !sqlite3_stricmp(suffix, "rule") || !sqlite3_stricmp(suffix, "config");
}

/* ---- the rules in memory */

/* The pattern of a row: that of the set before where it is the same, else compiled. */
static int get_pattern(RulesTable *table, sqlite3_stmt *statement, uint32_t *before,
                       Pattern **out) {
    sqlite3_int64 row = sqlite3_column_int64(statement, 0);
    const char *text = (const char *)sqlite3_column_text(statement, 3);
    size_t n = (size_t)sqlite3_column_bytes(statement, 3);
    const RuleSet *old = table->set;
    char message[PATTERN_MESSAGE] = "it is no text";
    int rc = SQLITE_ERROR;

    *out = NULL;
    while (old && *before < old->n && old->rules[*before].row < row) ++*before;
    if (sqlite3_column_type(statement, 3) == SQLITE_TEXT) {
        if (!text) return SQLITE_NOMEM;
        n = text_until_nul(text, n);
        if (old && *before < old->n && old->rules[*before].row == row) {
            Pattern *pattern = old->rules[*before].pattern;
            if (pattern->n == n && memcmp(pattern->text, text, n) == 0) {
                pattern->holders++;
                *out = pattern;
                return SQLITE_OK;
            }
        }
        rc = pattern_open(table->owned.presse, text, n, out, message);
    }
    if (rc != SQLITE_ERROR) return rc;
    return owned_error(&table->owned, SQLITE_CORRUPT_VTAB,
                       "its shadow tables are damaged: pattern of row %lld of %s_rule: %s", row,
                       table->owned.name, message);
}

/* A set of the rules that there are now. */
static int read_rules(RulesTable *table, RuleSet **out) {
    RuleSet *set = sqlite3_malloc64(sizeof *set);
    sqlite3_stmt *statement;
    uint32_t before = 0, room = 0;
    int rc = owned_statement(&table->owned, OWNED_SCAN, &statement), end;

    *out = NULL;
    if (rc || !set) {
        sqlite3_free(set);
        return rc ? rc : SQLITE_NOMEM;
    }
    set->holders = 1;
    set->n = 0;
    while (!rc && sqlite3_step(statement) == SQLITE_ROW) {
        if (set->n == room) {
            RuleSet *larger;
            room = room ? 2 * room : 16;
            larger = sqlite3_realloc64(set, sizeof *set + room * sizeof *set->rules);
            if (!larger) {
                rc = SQLITE_NOMEM;
                break;
            }
            set = larger;
        }
        set->rules[set->n].row = sqlite3_column_int64(statement, 0);
        rc = get_pattern(table, statement, &before, &set->rules[set->n].pattern);
        if (!rc) set->n++;
    }
    end = sqlite3_reset(statement);
    if (!rc && end) rc = owned_failed(&table->owned, end);
    if (rc) {
        set_release(table->owned.presse, set);
    } else {
        *out = set;
    }
    return rc;
}

/* Brings table->set up to date. */
static int load(RulesTable *table) {
    RuleSet *set;
    int same, rc = owned_check(&table->owned, OWNED_VERSION, &same);

    if (rc || same) return rc;
    table->owned.fresh = 0;
    rc = read_rules(table, &set);
    if (rc) return rc;
    set_release(table->owned.presse, table->set);
    table->set = set;
    table->owned.fresh = 1;
    return SQLITE_OK;
}

/* ---- cursors */

static int xBestIndex(sqlite3_vtab *vtab, sqlite3_index_info *info) {
    return owned_plan((Owned *)vtab, info, COLUMN_GROUPS);
}

static int xOpen(sqlite3_vtab *vtab, sqlite3_vtab_cursor **out) {
    (void)vtab;
    return owned_open(sizeof(RulesCursor), out);
}

/* Back to a cursor without rows; what belongs to the rules stays. */
static void reset(RulesCursor *cursor) {
    while (cursor->begun > 0) search_end(&cursor->searches[--cursor->begun]);
    owned_reset(&cursor->owned);
    cursor->heap_n = 0;
}

/* Gives back what belongs to the rules. */
static void leave_rules(RulesCursor *cursor) {
    uint32_t i;

    for (i = 0; cursor->data && i < cursor->set->n; i++) pcre2_match_data_free(cursor->data[i]);
    sqlite3_free(cursor->data);
    sqlite3_free(cursor->searches);
    sqlite3_free(cursor->heap);
    cursor->data = NULL;
    cursor->searches = NULL;
    cursor->heap = NULL;
    set_release(((Owned *)cursor->owned.base.pVtab)->presse, cursor->set);
    cursor->set = NULL;
}

static int xClose(sqlite3_vtab_cursor *base) {
    RulesCursor *cursor = (RulesCursor *)base;
    reset(cursor);
    leave_rules(cursor);
    owned_close(&cursor->owned);
    buffer_free(&cursor->json);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

/* Has the cursor use the table's rules as they are now. */
static int take_rules(RulesCursor *cursor) {
    RulesTable *table = (RulesTable *)cursor->owned.base.pVtab;
    uint32_t n, i;
    int rc = load(table);

    if (rc || cursor->set == table->set) return rc;
    leave_rules(cursor);
    cursor->set = table->set;
    cursor->set->holders++;
    n = cursor->set->n + 1;
    cursor->data = sqlite3_malloc64(n * sizeof(void *));
    cursor->searches = sqlite3_malloc64(n * sizeof *cursor->searches);
    cursor->heap = sqlite3_malloc64(n * sizeof *cursor->heap);
    if (cursor->data) memset(cursor->data, 0, n * sizeof(void *));
    if (!cursor->data || !cursor->searches || !cursor->heap) rc = SQLITE_NOMEM;
    /* of its own: other cursors may search with the same pattern at the same time */
    for (i = 0; i < cursor->set->n && !rc; i++) {
        cursor->data[i] =
            pcre2_match_data_create_from_pattern(cursor->set->rules[i].pattern->code, NULL);
        if (!cursor->data[i]) rc = SQLITE_NOMEM;
    }
    if (rc) leave_rules(cursor);
    return rc;
}

/* ---- the matches of all rules, in order: a heap of searches */

static int is_before(const RulesCursor *cursor, uint32_t a, uint32_t b) {
    const Search *one = &cursor->searches[a], *other = &cursor->searches[b];
    return one->start != other->start ? one->start < other->start : a < b;
}

static void sift_down(RulesCursor *cursor, uint32_t at) {
    uint32_t *heap = cursor->heap, rule = heap[at], child;

    while ((child = 2 * at + 1) < cursor->heap_n) {
        if (child + 1 < cursor->heap_n && is_before(cursor, heap[child + 1], heap[child])) child++;
        if (!is_before(cursor, heap[child], rule)) break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = rule;
}

/* Goes to the next match of a rule; `*found` where there is one. */
static int search_on(RulesCursor *cursor, uint32_t rule, int *found) {
    Search *search = &cursor->searches[rule];
    int rc = search_next(search);

    *found = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW) return SQLITE_OK;
    if (rc == SQLITE_ERROR) {
        rc = owned_error((Owned *)cursor->owned.base.pVtab, SQLITE_ERROR, "pattern of row %lld: %s",
                         cursor->set->rules[rule].row, search->message);
    }
    search_end(search);
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int find(RulesCursor *cursor, sqlite3_value *value) {
    Owned *table = (Owned *)cursor->owned.base.pVtab;
    const Cache *cache = &table->presse->cache;
    const Document *document;
    uint32_t i;
    int found, rc = owned_document(table, cursor->owned.plan, value, &cursor->owned.held);

    if (rc || !cursor->owned.held) return rc;
    rc = take_rules(cursor);
    document = cursor->owned.held->document;
    for (i = 0; !rc && i < cursor->set->n; i++) {
        search_begin(&cursor->searches[i], table->presse, cursor->set->rules[i].pattern,
                     cursor->data[i], document->text, document->n, document->index.valid);
        cursor->begun = i + 1;
        if (i % POLL_RULES == POLL_RULES - 1 && cache->poll) rc = cache->poll(cache->poll_data);
        if (!rc) rc = search_on(cursor, i, &found);
        if (!rc && found) cursor->heap[cursor->heap_n++] = i;
    }
    if (rc) return rc;
    for (i = cursor->heap_n / 2; i-- > 0;) sift_down(cursor, i);
    cursor->owned.eof = cursor->heap_n == 0;
    return SQLITE_OK;
}

static int next_match(RulesCursor *cursor) {
    int found, rc = search_on(cursor, cursor->heap[0], &found);

    if (rc) return rc;
    if (!found) cursor->heap[0] = cursor->heap[--cursor->heap_n];
    if (cursor->heap_n) sift_down(cursor, 0);
    cursor->owned.there = 0;
    cursor->owned.eof = cursor->heap_n == 0;
    return SQLITE_OK;
}

/* ---- rows */

static int xFilter(sqlite3_vtab_cursor *base, int plan, const char *unused, int argc,
                   sqlite3_value **argv) {
    RulesCursor *cursor = (RulesCursor *)base;

    (void)unused, (void)argc;
    reset(cursor);
    cursor->owned.plan = plan;
    return plan & PLAN_MATCH ? find(cursor, argv[0]) : owned_list(&cursor->owned, argv);
}

static int xNext(sqlite3_vtab_cursor *base) {
    RulesCursor *cursor = (RulesCursor *)base;
    return cursor->owned.plan & PLAN_MATCH ? next_match(cursor) : owned_next(&cursor->owned);
}

static sqlite3_int64 row_of(RulesCursor *cursor) {
    return cursor->owned.plan & PLAN_MATCH ? cursor->set->rules[cursor->heap[0]].row
                                           : sqlite3_column_int64(cursor->owned.statement, 0);
}

static int xRowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
    *rowid = row_of((RulesCursor *)base);
    return SQLITE_OK;
}

static void emit_groups(RulesCursor *cursor, sqlite3_context *context) {
    cursor->json.n = 0;
    search_groups(&cursor->json, &cursor->searches[cursor->heap[0]]);
    if (cursor->json.rc) {
        result_code(context, cursor->json.rc);
    } else {
        result_text(context, cursor->json.p, cursor->json.n);
    }
}

static int xColumn(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
    RulesCursor *cursor = (RulesCursor *)base;
    const Document *document;
    const Search *search;
    uint32_t start, length;

    if (column <= COLUMN_PATTERN)
        return owned_column(&cursor->owned, context, column, row_of(cursor));
    if (!(cursor->owned.plan & PLAN_MATCH) || sqlite3_vtab_nochange(context)) return SQLITE_OK;
    document = cursor->owned.held->document;
    search = &cursor->searches[cursor->heap[0]];
    start = (uint32_t)search->start;
    length = (uint32_t)search->end - start;
    if (column == COLUMN_TEXT) {
        result_text(context, document->text + start, length);
    } else if (column == COLUMN_GROUPS) {
        emit_groups(cursor, context);
    } else if (column - COLUMN_SENTENCE == OWNED_DOCUMENT) {
        result_text(context, document->text, document->n);
    } else {
        owned_result(context, document, column - COLUMN_SENTENCE, start, length);
    }
    return SQLITE_OK;
}

/* ---- changes */

/* Is the row what a rule can be? An error with its message where not. */
static int check_row(RulesTable *table, sqlite3_value **values, const char **pattern, size_t *n) {
    char message[PATTERN_MESSAGE];
    Pattern *compiled;
    const char *name;
    int rc = owned_text(&table->owned, "name", 1, values[COLUMN_NAME], &name, n);

    if (!rc) rc = owned_text(&table->owned, "pattern", 0, values[COLUMN_PATTERN], pattern, n);
    if (rc) return rc;
    rc = pattern_open(table->owned.presse, *pattern, *n, &compiled, message);
    if (rc == SQLITE_ERROR) {
        return owned_error(&table->owned, SQLITE_CONSTRAINT, "column pattern: %s", message);
    }
    pattern_release(table->owned.presse, compiled);
    return rc;
}

static int put_row(RulesTable *table, OwnedChange change, sqlite3_int64 before, int has_row,
                   sqlite3_int64 after, sqlite3_value **values, sqlite3_int64 *rowid) {
    sqlite3_stmt *statement;
    const char *pattern;
    size_t n;
    int which = SQL_INSERT, rc = check_row(table, values, &pattern, &n);

    if (rc) return rc;
    if (change == OWNED_UPDATE) {
        which = SQL_UPDATE;
    } else if (sqlite3_vtab_on_conflict(table->owned.db) == SQLITE_REPLACE) {
        which = SQL_REPLACE;
    }
    rc = owned_statement(&table->owned, which, &statement);
    if (!rc) rc = owned_count(&table->owned, OWNED_COUNT);
    if (rc) return rc;
    if (which == SQL_UPDATE) {
        rc = sqlite3_bind_int64(statement, 1, before);
        if (!rc) rc = sqlite3_bind_int64(statement, 5, after);
    } else if (has_row) {
        rc = sqlite3_bind_int64(statement, 1, after);
    }
    if (!rc) rc = sqlite3_bind_value(statement, 2, values[COLUMN_NAME]);
    if (!rc) rc = sqlite3_bind_value(statement, 3, values[COLUMN_TYPE]);
    if (!rc) rc = sqlite3_bind_text64(statement, 4, pattern, n, SQLITE_STATIC, SQLITE_UTF8);
    if (!rc) sqlite3_step(statement);
    if (!rc) rc = sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if ((rc & 0xFF) == SQLITE_CONSTRAINT) {
        return owned_error(&table->owned, SQLITE_CONSTRAINT, "rowid %lld is taken", after);
    }
    if (rc) return owned_failed(&table->owned, rc);
    *rowid = has_row ? after : sqlite3_last_insert_rowid(table->owned.db);
    return SQLITE_OK;
}

static int xUpdate(sqlite3_vtab *vtab, int argc, sqlite3_value **argv, sqlite3_int64 *rowid) {
    RulesTable *table = (RulesTable *)vtab;
    sqlite3_int64 before, after, last = sqlite3_last_insert_rowid(table->owned.db);
    OwnedChange change;
    int has_row, rc;

    rc = owned_change(&table->owned, argc, argv, &change, &before, &after, &has_row);
    if (rc) return rc;
    if (change == OWNED_INSERT || change == OWNED_UPDATE) {
        rc = put_row(table, change, before, has_row, after, argv + 2, rowid);
    } else {
        rc = owned_count(&table->owned, OWNED_COUNT); /* 'rebuild' compiles the patterns anew */
        if (!rc && change == OWNED_DELETE) {
            rc = owned_run(&table->owned, SQL_DELETE, 1, before, 0);
        }
    }
    sqlite3_set_last_insert_rowid(table->owned.db, last);
    return rc;
}

static const sqlite3_module MODULE = {
    OWNED_MODULE,
    .xCreate = xCreate,
    .xConnect = xConnect,
    .xBestIndex = xBestIndex,
    .xDisconnect = xDisconnect,
    .xDestroy = xDestroy,
    .xOpen = xOpen,
    .xClose = xClose,
    .xFilter = xFilter,
    .xNext = xNext,
    .xColumn = xColumn,
    .xRowid = xRowid,
    .xUpdate = xUpdate,
    .xBegin = owned_begin,
    .xShadowName = xShadowName,
};

int rules_register(Presse *presse) {
    return owned_register(presse, "presse_rules", &MODULE);
}

/*
** presse_gazetteer: names of one's own, found in texts.
**
**     CREATE VIRTUAL TABLE people USING presse_gazetteer;
**     INSERT INTO people(name, aliases) VALUES ('Renate Sievers', 'Sievers|R. Sievers');
**     SELECT a.id, p.name, p.text, p.start FROM article a, people(a.text) p;
**
** Without a text the rows are the names that were put in; with one they are what is found in it,
** and name, type, id, aliases and rowid are those of the name's row. docs/own-names.md tells the
** rest.
*/
#include "sqlite/gazetteer.h"

#include <string.h>

enum { COLUMN_NAME, COLUMN_TYPE, COLUMN_ID, COLUMN_ALIASES, COLUMN_TEXT, COLUMN_SENTENCE };

typedef struct GazetteerCursor {
    OwnedCursor owned;
    Arena arena; /* has the hits */
    GazetteerHits hits;
    uint32_t at;
} GazetteerCursor;

/* ---- the table */

/* fold=1 or fold=0, with blanks anywhere. */
static int read_options(int argc, const char *const *argv, unsigned *options, char **error) {
    int i;

    *options = 0;
    for (i = 3; i < argc; i++) {
        char text[16];
        size_t n = 0, k;
        for (k = 0; argv[i][k] && n < sizeof text - 1; k++) {
            if (argv[i][k] != ' ' && argv[i][k] != '\n' && argv[i][k] != '\t')
                text[n++] = argv[i][k];
        }
        text[n] = 0;
        if (sqlite3_stricmp(text, "fold=1") == 0) {
            *options |= GAZETTEER_FOLD;
        } else if (sqlite3_stricmp(text, "fold=0") != 0 && n > 0) {
            *error = sqlite3_mprintf("presse_gazetteer: no option '%.60s': there are fold=0 and "
                                     "fold=1",
                                     argv[i]);
            return SQLITE_ERROR;
        }
    }
    return SQLITE_OK;
}

static int connect(sqlite3 *db, void *presse, int argc, const char *const *argv, int create,
                   sqlite3_vtab **out, char **error) {
    GazetteerTable *table;
    unsigned options;
    int rc = read_options(argc, argv, &options, error);

    if (rc) return rc;
    table = sqlite3_malloc64(sizeof *table);
    if (!table) return SQLITE_NOMEM;
    memset(table, 0, sizeof *table);
    table->options = options;
    rc = owned_connect(&table->owned, presse, &GAZETTEER_KIND, db, argv, create, error);
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

static int xDisconnect(sqlite3_vtab *vtab) {
    GazetteerTable *table = (GazetteerTable *)vtab;
    store_free(table);
    owned_disconnect(&table->owned);
    sqlite3_free(table);
    return SQLITE_OK;
}

static int xDestroy(sqlite3_vtab *vtab) {
    int rc = owned_drop((Owned *)vtab);
    return rc ? rc : xDisconnect(vtab);
}

static int xBegin(sqlite3_vtab *vtab) {
    GazetteerTable *table = (GazetteerTable *)vtab;
    table->changed = 0;
    table->removed = 0;
    return owned_begin(vtab);
}

static int xSync(sqlite3_vtab *vtab) {
    GazetteerTable *table = (GazetteerTable *)vtab;
    sqlite3_int64 last = sqlite3_last_insert_rowid(table->owned.db);
    int rc = store_sync(table);

    sqlite3_set_last_insert_rowid(table->owned.db, last);
    return rc;
}

static int xShadowName(const char *suffix) {
    return !sqlite3_stricmp(suffix, "name") || !sqlite3_stricmp(suffix, "log") ||
           !sqlite3_stricmp(suffix, "index") || !sqlite3_stricmp(suffix, "config");
}

/* ---- rows */

static int xBestIndex(sqlite3_vtab *vtab, sqlite3_index_info *info) {
    return owned_plan((Owned *)vtab, info, COLUMN_TEXT);
}

static int xOpen(sqlite3_vtab *vtab, sqlite3_vtab_cursor **out) {
    (void)vtab;
    return owned_open(sizeof(GazetteerCursor), out);
}

/* Back to a cursor without rows. */
static void reset(GazetteerCursor *cursor) {
    owned_reset(&cursor->owned);
    arena_clear(&cursor->arena);
    cursor->arena.rc = SQLITE_OK;
    memset(&cursor->hits, 0, sizeof cursor->hits);
    cursor->at = 0;
}

static int xClose(sqlite3_vtab_cursor *base) {
    GazetteerCursor *cursor = (GazetteerCursor *)base;
    reset(cursor);
    owned_close(&cursor->owned);
    arena_free(&cursor->arena);
    sqlite3_free(cursor);
    return SQLITE_OK;
}

static int find(GazetteerCursor *cursor, sqlite3_value *value) {
    GazetteerTable *table = (GazetteerTable *)cursor->owned.base.pVtab;
    Gazetteer gazetteer;
    sqlite3_int64 last;
    int rc = owned_document(&table->owned, cursor->owned.plan, value, &cursor->owned.held);

    if (rc || !cursor->owned.held) return rc;
    last = sqlite3_last_insert_rowid(table->owned.db);
    rc = store_load(table);
    sqlite3_set_last_insert_rowid(table->owned.db, last);
    if (rc) return rc;
    gazetteer = (Gazetteer){table->options, table->segments, table->count};
    cursor->arena.poll = table->owned.presse->cache.poll;
    cursor->arena.poll_data = table->owned.presse->cache.poll_data;
    rc = gazetteer_match(&gazetteer, &cursor->arena, cursor->owned.held->document->text,
                         cursor->owned.held->document->n, store_read, table, &cursor->hits);
    if (table->owned.statements[SQL_READ]) sqlite3_reset(table->owned.statements[SQL_READ]);
    if (rc == SQLITE_CORRUPT) {
        rc = owned_error(&table->owned, SQLITE_CORRUPT_VTAB,
                         "its shadow tables are damaged: aliases in %s_name that are no JSON",
                         table->owned.name);
    }
    cursor->owned.eof = rc || cursor->hits.n == 0;
    return rc;
}

static int xFilter(sqlite3_vtab_cursor *base, int plan, const char *unused, int argc,
                   sqlite3_value **argv) {
    GazetteerCursor *cursor = (GazetteerCursor *)base;

    (void)unused, (void)argc;
    reset(cursor);
    cursor->owned.plan = plan;
    return plan & PLAN_MATCH ? find(cursor, argv[0]) : owned_list(&cursor->owned, argv);
}

static int xNext(sqlite3_vtab_cursor *base) {
    GazetteerCursor *cursor = (GazetteerCursor *)base;

    if (!(cursor->owned.plan & PLAN_MATCH)) return owned_next(&cursor->owned);
    cursor->owned.there = 0;
    cursor->owned.eof = ++cursor->at >= cursor->hits.n;
    return SQLITE_OK;
}

static sqlite3_int64 row_of(const GazetteerCursor *cursor) {
    return cursor->owned.plan & PLAN_MATCH ? cursor->hits.hits[cursor->at].row
                                           : sqlite3_column_int64(cursor->owned.statement, 0);
}

static int xRowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
    *rowid = row_of((GazetteerCursor *)base);
    return SQLITE_OK;
}

static int xColumn(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
    GazetteerCursor *cursor = (GazetteerCursor *)base;
    const Document *document;
    const GazetteerHit *hit;

    if (column <= COLUMN_ALIASES)
        return owned_column(&cursor->owned, context, column, row_of(cursor));
    if (!(cursor->owned.plan & PLAN_MATCH) || sqlite3_vtab_nochange(context)) return SQLITE_OK;
    document = cursor->owned.held->document;
    hit = &cursor->hits.hits[cursor->at];
    if (column == COLUMN_TEXT) {
        result_text(context, document->text + hit->start, hit->length);
    } else if (column - COLUMN_SENTENCE == OWNED_DOCUMENT) {
        result_text(context, document->text, document->n);
    } else {
        owned_result(context, document, column - COLUMN_SENTENCE, hit->start, hit->length);
    }
    return SQLITE_OK;
}

/* ---- changes */

/* Characters among the first bytes of a text. */
static int count_characters(const char *text, size_t n) {
    int count = 0;
    size_t i;
    for (i = 0; i < n; i++) count += !text_continues(text[i]);
    return count;
}

static int check_aliases(GazetteerTable *table, const char *text, size_t n) {
    const char *alias, *wrong;
    Buffer room = {0};
    size_t at = 0, alias_n;
    int number = 0, rc;

    while ((rc = gazetteer_alias(text, n, &at, &room, &alias, &alias_n)) == SQLITE_ROW) {
        number++;
        wrong = gazetteer_refuses(alias, alias_n);
        if (!wrong) continue;
        rc = owned_error(&table->owned, SQLITE_CONSTRAINT,
                         "column aliases: alias %d must be %s, not '%.*s'", number, wrong,
                         alias_n < 60 ? (int)alias_n : 0, alias);
        break;
    }
    buffer_free(&room);
    if (rc == SQLITE_ERROR) {
        return owned_error(&table->owned, SQLITE_CONSTRAINT,
                           "column aliases must be a JSON array of strings, or strings divided by "
                           "| ; or line ends: no JSON at offset %d",
                           count_characters(text, at < n ? at : n));
    }
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* Are name and aliases those that the row has? */
static int is_same(GazetteerTable *table, sqlite3_int64 row, const char *name, size_t n,
                   const char *aliases, size_t aliases_n, int *same) {
    GazetteerNames names;
    int rc = store_read(table, row, &names);

    *same = rc == SQLITE_ROW && names.name_n == n && memcmp(names.name, name, n) == 0 &&
            !names.aliases == !aliases &&
            (!aliases ||
             (names.aliases_n == aliases_n && memcmp(names.aliases, aliases, aliases_n) == 0));
    if (table->owned.statements[SQL_READ]) sqlite3_reset(table->owned.statements[SQL_READ]);
    return rc == SQLITE_ROW || rc == SQLITE_DONE || rc == SQLITE_CORRUPT_VTAB ? SQLITE_OK : rc;
}

static int delete_row(GazetteerTable *table, sqlite3_int64 row) {
    int rc = owned_run(&table->owned, SQL_DELETE, 1, row, 0);

    if (rc || sqlite3_changes(table->owned.db) == 0) return rc;
    table->removed++;
    return owned_run(&table->owned, SQL_UNLOG, 1, row, 0);
}

/* Writes the row by one of the statements; the rows of a new or changed name go into the log. */
static int write_row(GazetteerTable *table, int which, int has_row, sqlite3_int64 row,
                     sqlite3_value **values, size_t name_n, size_t aliases_n,
                     sqlite3_int64 *rowid) {
    sqlite3_stmt *statement;
    const char *name = (const char *)sqlite3_value_text(values[COLUMN_NAME]);
    const char *aliases = (const char *)sqlite3_value_text(values[COLUMN_ALIASES]);
    int rc = owned_statement(&table->owned, which, &statement);

    if (rc) return rc;
    if (has_row) rc = sqlite3_bind_int64(statement, 1, row);
    if (!rc && which != SQL_UPDATE_REST) {
        rc = sqlite3_bind_text64(statement, 2, name, name_n, SQLITE_STATIC, SQLITE_UTF8);
        if (!rc && aliases) {
            rc = sqlite3_bind_text64(statement, 5, aliases, aliases_n, SQLITE_STATIC, SQLITE_UTF8);
        }
    }
    if (!rc) rc = sqlite3_bind_value(statement, 3, values[COLUMN_TYPE]);
    if (!rc) rc = sqlite3_bind_value(statement, 4, values[COLUMN_ID]);
    if (!rc) sqlite3_step(statement);
    if (!rc) rc = sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if ((rc & 0xFF) == SQLITE_CONSTRAINT) {
        return owned_error(&table->owned, SQLITE_CONSTRAINT, "rowid %lld is taken", row);
    }
    if (rc) return owned_failed(&table->owned, rc);
    *rowid = has_row ? row : sqlite3_last_insert_rowid(table->owned.db);
    return which == SQL_UPDATE_REST ? SQLITE_OK : owned_run(&table->owned, SQL_LOG, 1, *rowid, 0);
}

static int put_row(GazetteerTable *table, OwnedChange change, sqlite3_int64 before, int has_row,
                   sqlite3_int64 after, sqlite3_value **values, sqlite3_int64 *rowid) {
    const char *name, *aliases, *wrong;
    size_t n, aliases_n;
    int which = SQL_INSERT, same = 0;
    int rc = owned_text(&table->owned, "name", 0, values[COLUMN_NAME], &name, &n);

    if (!rc)
        rc = owned_text(&table->owned, "aliases", 1, values[COLUMN_ALIASES], &aliases, &aliases_n);
    if (rc) return rc;
    wrong = gazetteer_refuses(name, n);
    if (wrong) {
        return owned_wrong(&table->owned, SQLITE_CONSTRAINT, "column name", wrong,
                           values[COLUMN_NAME]);
    }
    if (aliases) rc = check_aliases(table, aliases, aliases_n);
    if (!rc && change == OWNED_UPDATE && before == after) {
        rc = is_same(table, before, name, n, aliases, aliases_n, &same);
        which = same ? SQL_UPDATE_REST : SQL_UPDATE;
        table->removed += !same;
    }
    if (!rc) rc = owned_count(&table->owned, OWNED_COUNT);
    if (!rc && which == SQL_INSERT && has_row &&
        sqlite3_vtab_on_conflict(table->owned.db) == SQLITE_REPLACE) {
        rc = delete_row(table, after);
    }
    if (!rc) {
        rc = write_row(table, which, has_row, after, values, n, aliases_n, rowid);
    }
    /* a row that moves: the old place is given up when the new one is taken */
    if (!rc && change == OWNED_UPDATE && before != after) rc = delete_row(table, before);
    return rc;
}

static int change_rows(GazetteerTable *table, int argc, sqlite3_value **argv,
                       sqlite3_int64 *rowid) {
    sqlite3_int64 before, after;
    OwnedChange change;
    int has_row, rc;

    rc = owned_change(&table->owned, argc, argv, &change, &before, &after, &has_row);
    if (rc) return rc;
    table->changed = 1;
    switch (change) {
    case OWNED_DELETE:
        rc = owned_count(&table->owned, OWNED_COUNT);
        return rc ? rc : delete_row(table, before);
    case OWNED_ORDER:
        rc = owned_count(&table->owned, OWNED_COUNT);
        return rc ? rc : store_rebuild(table);
    default:
        return put_row(table, change, before, has_row, after, argv + 2, rowid);
    }
}

/* What is written to shadow tables shall not be seen in last_insert_rowid(). */
static int xUpdate(sqlite3_vtab *vtab, int argc, sqlite3_value **argv, sqlite3_int64 *rowid) {
    GazetteerTable *table = (GazetteerTable *)vtab;
    sqlite3_int64 last = sqlite3_last_insert_rowid(table->owned.db);
    int rc = change_rows(table, argc, argv, rowid);

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
    .xBegin = xBegin,
    .xSync = xSync,
    .xShadowName = xShadowName,
};

int gazetteer_register(Presse *presse) {
    return owned_register(presse, "presse_gazetteer", &MODULE);
}

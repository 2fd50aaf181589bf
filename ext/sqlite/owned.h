/*
** Owned tables: what the virtual tables that keep rows of their own have in common, gazetteers
** (gazetteer.c) and rules (rules.c).
**
** Such a table, say `people`, keeps its rows in shadow tables, people_name and so on, and nothing
** that counts in memory: transactions, savepoints and other connections are SQLite's business. What
** is made from the rows to find them fast is made anew when the number `version` in people_config
** is another than it was: each change of the rows counts it up, in the same transaction.
**
** INNOCUOUS, as FTS5's tables are: what a trigger or a view can do with one is to read and write
** the table's own rows.
*/
#ifndef PRESSE_SQLITE_OWNED_H
#define PRESSE_SQLITE_OWNED_H

#include "sqlite/function.h"

enum { OWNED_STATEMENTS = 26, OWNED_SHADOWS = 5 };

/* The columns that every such table ends in, after its `own` ones. */
enum OwnedColumn { OWNED_SENTENCE, OWNED_START, OWNED_LENGTH, OWNED_DOCUMENT, OWNED_COMMAND };
#define OWNED_COLUMNS                                                                              \
    "sentence INTEGER, start INTEGER, length INTEGER, document HIDDEN, command HIDDEN"

/*
** The statements that every kind has: the version, to count it up, all rows (the rowid, then the
** columns that can be written), one row.
*/
enum OwnedSql { OWNED_VERSION, OWNED_COUNT, OWNED_SCAN, OWNED_ROW, OWNED_SQL };

typedef struct OwnedKind {
    const char *module;
    const char *columns;                   /* as sqlite3_declare_vtab() wants them */
    int columns_n;                         /* how many, the hidden ones too */
    int written;                           /* so many from the first on can be written */
    const char *shadows[OWNED_SHADOWS][2]; /* suffix, CREATE TABLE's body; NULL at the end */
    const char *const
        *sql; /* statements, those of enum OwnedSql first; @name is the table's _name */
} OwnedKind;

/* What all kinds have; the first member of a table's struct. */
typedef struct Owned {
    sqlite3_vtab base;
    Presse *presse;
    sqlite3 *db;
    const OwnedKind *kind;
    char *schema, *name;
    sqlite3_stmt *statements[OWNED_STATEMENTS]; /* NULL until needed */
    sqlite3_int64 version;                      /* that what is in memory was made from */
    int fresh;                                  /* there is something, and it may be right */
    int writing;                                /* inside a transaction that may write */
    int counted; /* the version was counted up since anyone read it */
} Owned;

/*
** Makes or connects to a table in `table`, which is cleared and at least as long as an Owned. On
** failure nothing is to be given back. For xCreate (`create`) and xConnect, whose arguments these
** are.
*/
int owned_connect(Owned *table, Presse *presse, const OwnedKind *kind, sqlite3 *db,
                  const char *const *argv, int create, char **error);

/* Gives back what owned_connect() took, not the table itself. */
void owned_disconnect(Owned *table);

/* Drops the shadow tables. */
int owned_drop(Owned *table);

/* xBegin, xCommit, xRollback, xSavepoint, xRollbackTo, xRename of any owned table. */
int owned_begin(sqlite3_vtab *vtab);
int owned_commit(sqlite3_vtab *vtab);
int owned_rollback(sqlite3_vtab *vtab);
int owned_savepoint(sqlite3_vtab *vtab, int savepoint);
int owned_rollback_to(sqlite3_vtab *vtab, int savepoint);
int owned_rename(sqlite3_vtab *vtab, const char *name);

/* The same, kept by the table; the caller resets it. */
int owned_statement(Owned *table, int which, sqlite3_stmt **out);

/* Runs a statement that gives no rows, with up to two whole numbers bound. */
int owned_run(Owned *table, int which, int n, sqlite3_int64 first, sqlite3_int64 second);

/* The number that a statement gives, with nothing bound; 0 where it gives none. */
int owned_number(Owned *table, int which, sqlite3_int64 *number);

/*
** What to make of the code with which a statement on shadow tables ended: SQLITE_CORRUPT_VTAB with
** a message where the tables are not as they were made.
*/
int owned_failed(Owned *table, int rc);

/* Errors: a message in printf's manner behind the table's name; returns `rc`. */
int owned_error(Owned *table, int rc, const char *format, ...);
/* "people: column name must be text, not NULL" */
int owned_wrong(Owned *table, int rc, const char *what, const char *expected, sqlite3_value *value);

/* Is the version still the one of what is in memory? Sets `*same`; `which` reads it. */
int owned_check(Owned *table, int which, int *same);

/* Counts the version up, once until somebody reads it; `which` does it. */
int owned_count(Owned *table, int which);

/* ---- plans and cursors */

enum OwnedPlan { PLAN_SCAN = 0, PLAN_ROW = 1, PLAN_MATCH = 2, PLAN_SENTENCE = 4, PLAN_COLUMN = 8 };

/* xBestIndex: a text, a rowid, or all rows. PLAN_COLUMN is set where the query reads `column`. */
int owned_plan(Owned *table, sqlite3_index_info *info, int column);

/* What all cursors have; the first member of a cursor's struct. */
typedef struct OwnedCursor {
    sqlite3_vtab_cursor base;
    int plan;
    int eof;
    sqlite3_stmt *statement; /* of the table's rows: all of them, or one */
    int single;              /* it is that of one row */
    int there;               /* it stands at the row of the current match or of the list */
    CacheEntry *held;        /* the text of a MATCH plan */
} OwnedCursor;

/* xOpen: a cursor of `n` bytes, cleared. */
int owned_open(size_t n, sqlite3_vtab_cursor **out);

/* Back to a cursor without rows; its statement stays. */
void owned_reset(OwnedCursor *cursor);

/* Gives back the statement, not the cursor itself. */
void owned_close(OwnedCursor *cursor);

/* xFilter of the plans that list rows, and xNext of them. */
int owned_list(OwnedCursor *cursor, sqlite3_value **argv);
int owned_next(OwnedCursor *cursor);

/* xEof */
int owned_eof(sqlite3_vtab_cursor *base);

/* Sets a column that is the row's own; `row` is the current match's, where the plan is one. */
int owned_column(OwnedCursor *cursor, sqlite3_context *context, int column, sqlite3_int64 row);

/*
** The text of a MATCH plan, held in `*held` until cache_release(), with its sentences if the plan
** wants them; NULL for NULL.
*/
int owned_document(Owned *table, int plan, sqlite3_value *value, CacheEntry **held);

/* Sets one of the columns of enum OwnedColumn for a stretch of bytes. */
void owned_result(sqlite3_context *context, const Document *document, int column, uint32_t start,
                  uint32_t length);

/* ---- changes */

typedef enum OwnedChange { OWNED_INSERT, OWNED_UPDATE, OWNED_DELETE, OWNED_ORDER } OwnedChange;

/*
** Reads the arguments of xUpdate: which change, the row before and, where `*has_row`, after it. The
** columns that cannot be written are NULL or an error; OWNED_ORDER is an INSERT of a text into the
** column `command`.
*/
int owned_change(Owned *table, int argc, sqlite3_value **argv, OwnedChange *change,
                 sqlite3_int64 *before, sqlite3_int64 *after, int *has_row);

/*
** Text of a column before its first NUL; NULL for NULL where that is allowed. SQLITE_CONSTRAINT
** with a message for anything else.
*/
int owned_text(Owned *table, const char *column, int null, sqlite3_value *value, const char **text,
               size_t *n);

/* The members of a module that are the same for every kind. */
#define OWNED_MODULE                                                                               \
    .iVersion = 3, .xEof = owned_eof, .xCommit = owned_commit, .xRollback = owned_rollback,        \
    .xRename = owned_rename, .xSavepoint = owned_savepoint, .xRelease = owned_savepoint,           \
    .xRollbackTo = owned_rollback_to

/* Registers a module whose data is the connection's; gives its reference back at the end. */
int owned_register(Presse *presse, const char *name, const sqlite3_module *module);

/* The two kinds. SQLite codes. */
int gazetteer_register(Presse *presse);
int rules_register(Presse *presse);

#endif

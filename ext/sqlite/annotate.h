/*
** Annotate: the layers of all rows of a table, kept in ordinary tables.
**
**     SELECT presse_annotate('article', 'date', 'published');
**
** One call goes through these files:
**     annotate.c          the function's row, options, errors, the summary
**     annotate_source.c   the table that is read: its columns, its key, the hash of a row
**     annotate_schema.c   the tables that are written: whether they are ours, making them, indexes
**     annotate_plan.c     which articles are new, changed or gone
**     annotate_work.c     chunk by chunk: fetch, analyse (document/pool.c), write
**
** What the files share is one struct whose code is sticky: after the first error nothing more is
** done, and its message is kept.
*/
#ifndef PRESSE_SQLITE_ANNOTATE_H
#define PRESSE_SQLITE_ANNOTATE_H

#include "document/pool.h"
#include "sqlite/function.h"

enum {
    ANNOTATE_SCHEMA = 1,     /* of the tables: another number, and they are made anew */
    ANNOTATE_MESSAGE = 1000, /* bytes of a message of SQLite's that is kept */
    LAYER_TABLES = 8,
    DAY_BYTES = 11 /* of a date, with its zero */
};

/* A table of rows per article. */
typedef struct LayerTable {
    const char *name;     /* of the option `layers`; the table's suffix */
    unsigned layers;      /* of the document */
    const char *columns;  /* of the table, behind `article` */
    const char *select;   /* what stands between INSERT INTO x SELECT ?1, and the end */
    const char *index[2]; /* suffix of the index' name and its columns; NULL: none */
} LayerTable;

extern const LayerTable ANNOTATE_TABLES[LAYER_TABLES];

/* An id: any value but NULL. */
typedef struct Id {
    int type; /* SQLITE_INTEGER, SQLITE_FLOAT, SQLITE_TEXT, SQLITE_BLOB */
    int n;    /* bytes */
    union {
        sqlite3_int64 integer;
        double real;
        const char *bytes; /* the arena's */
    } as;
} Id;

/* A row of the source that is to be analysed. */
typedef struct Planned {
    Id id;
    sqlite3_int64 rowid; /* where it is fetched by rowid */
    sqlite3_int64 hash;
    unsigned char state; /* PlanState */
} Planned;

enum PlanState { PLAN_NEW, PLAN_CHANGED, PLAN_SAME, PLAN_EMPTY /* its text is NULL */ };

/* How rows of the source are found again. */
enum SourceKey {
    KEY_ROWID, /* by rowid */
    KEY_ID,    /* by the id, which is the primary key of a table without rowid */
    KEY_COPY   /* in a temporary copy of the rows that are new or changed */
};

/* The columns of every SELECT on the source. */
enum SourceColumn {
    SOURCE_KEY,
    SOURCE_ID,
    SOURCE_TEXT,
    SOURCE_DATE,
    SOURCE_TITLE,
    SOURCE_SOURCE,
    SOURCE_COLUMNS
};

typedef struct Annotate {
    Presse *presse;
    sqlite3 *db;
    sqlite3_context *context;
    Arena arena; /* of names, statements' texts, the plan */
    int rc;      /* sticky */
    int own;     /* transactions are begun by this call, not by the user */
    int open;    /* one is */
    sqlite3_stmt *commit, *rollback, *undo; /* what ends it, see annotate_end() */

    /* options; NULL: not given. Those of columns become the columns' names as the table has them */
    const char *text, *html, *id, *date, *title, *source, *where, *prefix, *layers_text;
    unsigned given;                            /* a bit for each option that was given, NULL too */
    int date_given, title_given, source_given; /* the same of those that NULL switches off */
    unsigned tables; /* a bit for each of ANNOTATE_TABLES that is wanted */
    unsigned layers; /* what their documents need */
    int threads, progress;

    int page_date, page_title, page_source; /* what a page says of itself is used */

    /* the source */
    const char *table, *schema; /* as SQLite spells them */
    const char *target;         /* the schema of the tables that are written */
    const char *type;           /* of their column `article` */
    const char *rowid;          /* a name of the rowid, or NULL */
    enum SourceKey key;
    uint64_t seed; /* hash of all that makes the rows besides the article */
    sqlite3_stmt *fetch;
    sqlite3_stmt *keep; /* KEY_COPY: puts a row into the copy */

    /* the tables */
    int made;                           /* they are there */
    sqlite3_stmt *known;                /* hash of an article */
    sqlite3_stmt *insert[LAYER_TABLES]; /* NULL: not wanted */
    sqlite3_stmt *clear[LAYER_TABLES];
    sqlite3_stmt *insert_document, *clear_document;

    /* the plan */
    sqlite3_int64 version; /* of the database, when it was made; see plan_is_fresh() */
    Planned *rows;         /* by id; those that are to be analysed, when the plan is made */
    size_t rows_n, rows_room;
    Id *gone;
    size_t gone_n, gone_room;

    /* the summary */
    sqlite3_int64 counts[4];                /* by PlanState */
    sqlite3_int64 deleted, tokens, written; /* written: articles, for the progress line */
    double began;                           /* seconds, of a clock that only goes on */
} Annotate;

/* ---- annotate.c */

/*
** Sets the message, in printf's manner behind "presse_annotate: ", and the code, unless there is
** one. Returns the code that is now set.
*/
int annotate_error(Annotate *a, int rc, const char *format, ...);

/* The same for what SQLite said to one of our own statements. */
int annotate_failed(Annotate *a, int rc);

/* A text of the arena's, in sqlite3_mprintf()'s manner; NULL when out of memory. */
char *annotate_format(Annotate *a, const char *format, ...);

/* Prepares a statement, or NULL; an error is set as annotate_failed() does it. */
sqlite3_stmt *annotate_prepare(Annotate *a, const char *format, ...);

/* Runs a statement that gives no rows. */
int annotate_run(Annotate *a, const char *format, ...);

/* The whole number that a statement gives, or 0. */
sqlite3_int64 annotate_number(Annotate *a, const char *format, ...);

/* Binds an id, or reads one (`text` and blobs are copied into the arena). */
void annotate_bind(Annotate *a, sqlite3_stmt *statement, int at, const Id *id);
void annotate_id(Annotate *a, sqlite3_stmt *statement, int column, Id *id);
/* In the order in which SQLite sorts values: < 0, 0, > 0. */
int annotate_compare(const Id *x, const Id *y);
/* The id as SQL would write it, for a message; the arena's. */
const char *annotate_id_text(Annotate *a, const Id *id);

/*
** Begins and ends a transaction that may write, or inside of a user's one a savepoint. The end is a
** rollback after an error. When the user interrupts, no ROLLBACK can be run; SQLite rolls back by
** itself, then also what the user's own transaction did before.
*/
int annotate_begin(Annotate *a);
int annotate_end(Annotate *a);

/* Seconds of a clock that only goes on. */
double annotate_clock(void);

/* ---- annotate_source.c */

/* Finds the table and its columns, checks the options that name any. Reads only. */
int source_open(Annotate *a);

/* Prepares `fetch`, and the copy where one is needed; and gives them back. */
int source_prepare(Annotate *a);
void source_close(Annotate *a);

/* A statement over all rows; finalize it. */
sqlite3_stmt *source_scan(Annotate *a);

/* Hash of the row at which a statement on the source stands. */
sqlite3_int64 source_hash(Annotate *a, sqlite3_stmt *statement);

/* Is the text of that row what it must be? An error that names the article else. */
int source_check(Annotate *a, sqlite3_stmt *statement, const Id *id);

/* Puts the row at which a scan stands into the copy, where there is one. */
void source_keep(Annotate *a, sqlite3_stmt *statement, Planned *planned);

/*
** Stands `fetch` at a planned row. 1, or 0 where it is gone or another now, or there is an error;
** to be reset by the caller.
*/
int source_fetch(Annotate *a, const Planned *planned);

/* The day that a date or date-time of ISO 8601 begins with, or "". */
void source_day(const char *text, size_t n, char *day);

/* ---- annotate_schema.c */

/*
** Looks at the tables: sets `made` where they are there, made by this function from the same source
** and of the kind that is wanted. An error where others have the names. Reads only.
*/
int schema_look(Annotate *a);

/* Makes them (anew) unless they are there, keeps the options with them, prepares statements. */
int schema_open(Annotate *a);

/* Drops the indexes, before many rows come. */
int schema_drop_indexes(Annotate *a);

/* Makes those that are missing. */
int schema_make_indexes(Annotate *a);

/* ---- annotate_plan.c */

/* Sets rows, gone and counts. Writes nothing but a temporary copy where the source needs one. */
int plan_make(Annotate *a);

/* Has no other connection changed the database since? */
int plan_is_fresh(Annotate *a);

/* ---- annotate_work.c */

/* Deletes what is gone, analyses and writes the rest. */
int work_run(Annotate *a);

#endif

/* What presse_annotate reads: the table, which of its columns are what, rows and their hashes. */
#include <string.h>

#include "base/hash.h"
#include "data/sum.h"
#include "sqlite/annotate.h"
#include "time/calendar.h"
#include "version.h"

#define COPY "temp.presse_annotate_rows"

typedef struct SourceColumnOf {
    const char *name, *type;
    int key; /* place in the primary key from 1; 0: no part of it */
} SourceColumnOf;

typedef struct Columns {
    SourceColumnOf *p;
    int n;
} Columns;

/* ---- the table */

/* A copy of a column's text. */
static const char *text_of(Annotate *a, sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    const char *copy = arena_text(&a->arena, text ? text : "", text ? strlen(text) : 0);
    if (!copy) annotate_failed(a, SQLITE_NOMEM);
    return copy;
}

/*
** Finds a table or view in the order in which SQLite looks: temp, main, what is attached. `schema`
** NULL: any. Sets schema, table, key as far as the kind of table tells, rowid (there is one).
*/
static int find(Annotate *a, const char *schema, const char *name, int *has_rowid) {
    sqlite3_stmt *statement = annotate_prepare(
        a, "SELECT t.schema, t.name, t.type, t.wr FROM pragma_table_list t JOIN "
           "pragma_database_list d ON d.name = t.schema COLLATE NOCASE WHERE t.name = ?1 COLLATE "
           "NOCASE AND (?2 IS NULL OR t.schema = ?2 COLLATE NOCASE) ORDER BY d.seq <> 1, d.seq");
    int found = 0, rc = SQLITE_OK;

    if (!statement) return 0;
    rc = sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    if (!rc && schema) rc = sqlite3_bind_text(statement, 2, schema, -1, SQLITE_STATIC);
    if (!rc && sqlite3_step(statement) == SQLITE_ROW) {
        const char *type = text_of(a, statement, 2);
        int without = sqlite3_column_int(statement, 3);
        found = 1;
        a->schema = text_of(a, statement, 0);
        a->table = text_of(a, statement, 1);
        a->key = KEY_COPY;
        *has_rowid = !without && type && strcmp(type, "view") != 0;
        if (type && (strcmp(type, "table") == 0 || strcmp(type, "shadow") == 0)) {
            a->key = without ? KEY_ID : KEY_ROWID;
        }
    }
    annotate_failed(a, rc ? rc : sqlite3_reset(statement));
    sqlite3_finalize(statement);
    return found;
}

/* The table of the argument; "schema.name" too, where no table has that whole name. */
static void find_table(Annotate *a, int *has_rowid) {
    const char *given = a->table, *dot = strchr(given, '.');
    char *schema;

    if (find(a, NULL, given, has_rowid) || a->rc) return;
    if (dot) {
        schema = arena_text(&a->arena, given, (size_t)(dot - given));
        if (!schema) annotate_failed(a, SQLITE_NOMEM);
        if (schema && (find(a, schema, dot + 1, has_rowid) || a->rc)) return;
    }
    annotate_error(a, SQLITE_ERROR, "there is no table or view %Q", given);
}

/* ---- its columns */

static void read_columns(Annotate *a, Columns *columns) {
    sqlite3_stmt *statement = annotate_prepare(
        a, "SELECT name, type, pk FROM pragma_table_xinfo(?1, ?2) WHERE hidden <> 1");
    size_t room = 0;
    int rc;

    if (!statement) return;
    rc = sqlite3_bind_text(statement, 1, a->table, -1, SQLITE_STATIC);
    if (!rc) rc = sqlite3_bind_text(statement, 2, a->schema, -1, SQLITE_STATIC);
    while (!rc && !a->rc && sqlite3_step(statement) == SQLITE_ROW) {
        SourceColumnOf *column;
        if ((size_t)columns->n == room) {
            size_t more = room ? 2 * room : 16;
            columns->p = arena_resize(&a->arena, columns->p, room * sizeof *columns->p,
                                      more * sizeof *columns->p);
            room = more;
            if (!columns->p) rc = SQLITE_NOMEM;
            if (rc) break;
        }
        column = &columns->p[columns->n++];
        column->name = text_of(a, statement, 0);
        column->type = text_of(a, statement, 1);
        column->key = sqlite3_column_int(statement, 2);
    }
    annotate_failed(a, rc ? rc : sqlite3_reset(statement));
    sqlite3_finalize(statement);
}

static const SourceColumnOf *column_of(const Columns *columns, const char *name) {
    int i;
    for (i = 0; i < columns->n; i++) {
        if (sqlite3_stricmp(columns->p[i].name, name) == 0) return &columns->p[i];
    }
    return NULL;
}

/* "id, title, text"; the arena's. */
static const char *names_of(Annotate *a, const Columns *columns) {
    const char *list = "";
    int i;
    for (i = 0; i < columns->n && list; i++)
        list = annotate_format(a, "%s%s%s", list, i ? ", " : "", columns->p[i].name);
    return list ? list : "";
}

/*
** The column of an option: the one that was named, which must be there, or else the first of the
** two by default; NULL: none.
*/
static const char *choose(Annotate *a, const Columns *columns, const char *option, int given,
                          const char *name, const char *first, const char *second) {
    const SourceColumnOf *column = NULL;

    if (a->rc || (given && !name)) return NULL;
    if (name) {
        column = column_of(columns, name);
        if (!column) {
            annotate_error(a, SQLITE_ERROR, "option %s: %s has no column %Q, but %s", option,
                           a->table, name, names_of(a, columns));
        }
    } else {
        if (first) column = column_of(columns, first);
        if (!column && second) column = column_of(columns, second);
    }
    return column ? column->name : NULL;
}

/* A name of the rowid that no column has taken; NULL: there is none. */
static const char *rowid_name(const Columns *columns) {
    static const char *const NAMES[] = {"rowid", "_rowid_", "oid"};
    int i;
    for (i = 0; i < 3; i++) {
        if (!column_of(columns, NAMES[i])) return NAMES[i];
    }
    return NULL;
}

/* The column that is the whole primary key; NULL: there is none. */
static const SourceColumnOf *primary_key(const Columns *columns) {
    const SourceColumnOf *found = NULL;
    int i, n = 0;
    for (i = 0; i < columns->n; i++) {
        if (columns->p[i].key && n++ == 0) found = &columns->p[i];
    }
    return n == 1 ? found : NULL;
}

/* The type that keeps every value of a column as it is (affinities as in SQLite's manual, 3.1). */
static const char *type_of(const char *declared) {
    static const struct {
        const char *part, *type;
    } PARTS[] = {{"int", "INTEGER"}, {"char", "TEXT"}, {"clob", "TEXT"}, {"text", "TEXT"}};
    size_t i, at, n = strlen(declared);

    for (i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++) {
        size_t length = strlen(PARTS[i].part);
        for (at = 0; at + length <= n; at++) {
            if (sqlite3_strnicmp(declared + at, PARTS[i].part, (int)length) == 0) {
                return PARTS[i].type;
            }
        }
    }
    return "ANY";
}

/* Which column is the id, and how rows are found again. */
static void choose_id(Annotate *a, const Columns *columns, int has_rowid) {
    const SourceColumnOf *key = primary_key(columns), *id;
    const char *name = a->id;

    a->rowid = has_rowid ? rowid_name(columns) : NULL;
    if (a->key == KEY_ROWID && !a->rowid) a->key = KEY_COPY;
    if (!name && key) name = key->name;
    if (!name && column_of(columns, "id")) name = "id";
    if (!name && a->rowid) name = a->rowid;
    if (!name) {
        annotate_error(a, SQLITE_ERROR,
                       "%s has no single primary key, no column id and no rowid: name the column "
                       "with the option id; there are %s",
                       a->table, names_of(a, columns));
        return;
    }
    id = column_of(columns, name);
    if (a->key == KEY_ID && id != key) a->key = KEY_COPY;
    if (id) {
        a->id = id->name;
        a->type = type_of(id->type);
    } else if (a->rowid && (sqlite3_stricmp(name, "rowid") == 0 || name == a->rowid)) {
        a->id = a->rowid;
        a->type = "INTEGER";
    } else {
        annotate_error(a, SQLITE_ERROR, "option id: %s has no column %Q, but %s", a->table, name,
                       names_of(a, columns));
    }
}

static void choose_columns(Annotate *a, int has_rowid) {
    Columns columns = {0};
    const int html_given = a->html != NULL, text_given = a->text != NULL;

    read_columns(a, &columns);
    if (a->rc) return;
    if (html_given && text_given) {
        annotate_error(a, SQLITE_ERROR,
                       "options text and html are both given: the text is either a column or what "
                       "a page holds");
    }
    choose_id(a, &columns, has_rowid);
    a->html = choose(a, &columns, "html", 1, a->html, NULL, NULL);
    if (!html_given) a->text = choose(a, &columns, "text", 0, a->text, "text", NULL);
    a->date = choose(a, &columns, "date", a->date_given, a->date, "published", "date");
    a->title = choose(a, &columns, "title", a->title_given, a->title, "title", NULL);
    a->source = choose(a, &columns, "source", a->source_given, a->source, "source", NULL);
    a->page_date = a->html && !a->date && !a->date_given;
    a->page_title = a->html && !a->title && !a->title_given;
    a->page_source = a->html && !a->source && !a->source_given;
    if (!a->rc && !a->text && !a->html) {
        annotate_error(a, SQLITE_ERROR,
                       "%s has no column text: name it with the option text, or html; there are %s",
                       a->table, names_of(a, &columns));
    }
}

/* ---- statements */

/* A column as SQL writes it. */
static const char *quoted(Annotate *a, const char *column) {
    return column ? annotate_format(a, "\"%w\"", column) : "NULL";
}

/* The SELECT of the columns of enum SourceColumn, without a condition; the arena's. */
static const char *select_rows(Annotate *a) {
    return annotate_format(a, "SELECT %s, \"%w\", %s, %s, %s, %s FROM \"%w\".\"%w\"",
                           a->key == KEY_ROWID ? a->rowid : "NULL", a->id,
                           quoted(a, a->html ? a->html : a->text), quoted(a, a->date),
                           quoted(a, a->title), quoted(a, a->source), a->schema, a->table);
}

/* Does the condition compile behind the SELECT, as `format` has it? */
static void compile_where(Annotate *a, const char *select, const char *format) {
    sqlite3_stmt *statement = NULL;
    const char *tail = "", *sql = annotate_format(a, format, select, a->where);
    int rc = a->rc;

    if (!rc) rc = sqlite3_prepare_v2(a->db, sql, -1, &statement, &tail);
    if (rc == SQLITE_ERROR) {
        annotate_error(a, rc, "option where is no condition: %s", sqlite3_errmsg(a->db));
    } else if (rc) {
        annotate_failed(a, rc);
    } else if (tail[strspn(tail, " \t\n")] || !sqlite3_stmt_readonly(statement)) {
        annotate_error(a, SQLITE_ERROR, "option where must be one condition, not %Q", a->where);
    } else if (sqlite3_bind_parameter_count(statement)) {
        annotate_error(a, SQLITE_ERROR, "option where must have no parameters");
    }
    sqlite3_finalize(statement);
}

/*
** Is it nothing but a condition? In brackets it cannot go on with ORDER BY or UNION; without, it
** cannot close brackets that it did not open.
*/
static void check_where(Annotate *a, const char *select) {
    compile_where(a, select, "%s WHERE (%s\n)");
    if (!a->rc) compile_where(a, select, "%s WHERE %s\n");
}

sqlite3_stmt *source_scan(Annotate *a) {
    const char *select = select_rows(a);
    if (a->rc) return NULL;
    return annotate_prepare(a, a->where ? "%s WHERE (%s\n)" : "%s", select, a->where);
}

/*
** What makes the rows besides the article itself. Names of columns do not: what stands in them is
** hashed.
*/
static void set_seed(Annotate *a) {
    const char *text =
        annotate_format(a, "%d|%s|%s|%u|%d%d%d%d", ANNOTATE_SCHEMA, PRESSE_VERSION, DATA_SUM,
                        a->tables, a->html != NULL, a->page_date, a->page_title, a->page_source);
    if (text) a->seed = hash_bytes(text, strlen(text));
}

int source_open(Annotate *a) {
    const char *select;
    int has_rowid = 0;

    find_table(a, &has_rowid);
    if (!a->rc) choose_columns(a, has_rowid);
    if (a->rc) return a->rc;
    a->target = sqlite3_stricmp(a->schema, "temp") == 0 ? "main" : a->schema;
    if (!a->prefix) a->prefix = a->table;
    set_seed(a);
    select = select_rows(a);
    sqlite3_finalize(annotate_prepare(a, "%s", select));
    if (!a->rc && a->where) check_where(a, select);
    return a->rc;
}

int source_prepare(Annotate *a) {
    const char *select = select_rows(a);

    switch (a->key) {
    case KEY_COPY:
        annotate_run(a, "CREATE TEMP TABLE IF NOT EXISTS presse_annotate_rows(key INTEGER PRIMARY "
                        "KEY, id, text, date, title, source)");
        annotate_run(a, "DELETE FROM " COPY);
        a->fetch = annotate_prepare(a, "SELECT * FROM " COPY " WHERE key = ?1");
        a->keep = annotate_prepare(a, "INSERT INTO " COPY " VALUES (NULL, ?1, ?2, ?3, ?4, ?5)");
        break;
    default:
        a->fetch = annotate_prepare(
            a, a->where ? "%s WHERE \"%w\" = ?1 AND (%s\n)" : "%s WHERE \"%w\" = ?1", select,
            a->key == KEY_ROWID ? a->rowid : a->id, a->where);
    }
    return a->rc;
}

void source_close(Annotate *a) {
    const int copied = a->keep != NULL;

    sqlite3_finalize(a->fetch);
    sqlite3_finalize(a->keep);
    if (copied) {
        /* other statements that read may forbid the DROP, but not that there are no rows */
        sqlite3_exec(a->db, "DELETE FROM " COPY, NULL, NULL, NULL);
        sqlite3_exec(a->db, "DROP TABLE " COPY, NULL, NULL, NULL);
    }
}

/* ---- rows */

void source_day(const char *text, size_t n, char *day) {
    static const char PATTERN[] = "dddd-dd-dd";
    int numbers[3] = {0}, part = 0;
    size_t i;

    day[0] = 0;
    if (n < DAY_BYTES - 1 || (n > DAY_BYTES - 1 && !strchr("Tt ", text[DAY_BYTES - 1]))) return;
    for (i = 0; i < DAY_BYTES - 1; i++) {
        if (PATTERN[i] == '-') {
            if (text[i] != '-') return;
            part++;
        } else {
            if (text[i] < '0' || text[i] > '9') return;
            numbers[part] = numbers[part] * 10 + (text[i] - '0');
        }
    }
    if (calendar_day(numbers[0], numbers[1], numbers[2]) == DAY_NONE) return;
    memcpy(day, text, DAY_BYTES - 1);
    day[DAY_BYTES - 1] = 0;
}

static uint64_t mix(uint64_t hash, uint64_t more) {
    hash = (hash + more) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

/* A column of a row, which may be of any type; a day counts, not what it is written like. */
static uint64_t mix_column(Annotate *a, uint64_t hash, sqlite3_stmt *statement, int column) {
    int type = sqlite3_column_type(statement, column);
    const char *bytes, *day = NULL;
    char place[DAY_BYTES];
    size_t n;

    if (type == SQLITE_NULL) return mix(hash, 0);
    bytes = type == SQLITE_BLOB ? sqlite3_column_blob(statement, column)
                                : (const char *)sqlite3_column_text(statement, column);
    n = (size_t)sqlite3_column_bytes(statement, column);
    if (!bytes && (n || type != SQLITE_BLOB)) annotate_failed(a, SQLITE_NOMEM);
    if (!bytes) bytes = "", n = 0;
    if (column == SOURCE_DATE) {
        source_day(bytes, type == SQLITE_TEXT ? n : 0, place);
        day = place;
    }
    hash = mix(hash, day ? 1 : (uint64_t)type);
    return mix(hash, day ? hash_bytes(day, strlen(day)) : hash_bytes(bytes, n));
}

sqlite3_int64 source_hash(Annotate *a, sqlite3_stmt *statement) {
    uint64_t hash = a->seed;
    int column;
    for (column = SOURCE_TEXT; column < SOURCE_COLUMNS; column++)
        hash = mix_column(a, hash, statement, column);
    return (sqlite3_int64)hash;
}

int source_check(Annotate *a, sqlite3_stmt *statement, const Id *id) {
    int type = sqlite3_column_type(statement, SOURCE_TEXT);
    const char *expected = a->html ? HTML_EXPECTED : "text";
    sqlite3_str *came;
    char *text;

    if (type == SQLITE_NULL || type == SQLITE_TEXT || (type == SQLITE_BLOB && a->html)) {
        return a->rc;
    }
    came = sqlite3_str_new(a->db);
    value_describe(came, sqlite3_column_value(statement, SOURCE_TEXT));
    text = sqlite3_str_finish(came);
    annotate_error(a, SQLITE_ERROR, "column %s of article %s must be %s, not %s",
                   a->html ? a->html : a->text, annotate_id_text(a, id), expected,
                   text ? text : "");
    sqlite3_free(text);
    return a->rc;
}

void source_keep(Annotate *a, sqlite3_stmt *statement, Planned *planned) {
    int column, rc = SQLITE_OK;

    if (a->rc || !a->keep) return;
    for (column = SOURCE_ID; column < SOURCE_COLUMNS && !rc; column++)
        rc = sqlite3_bind_value(a->keep, column, sqlite3_column_value(statement, column));
    if (!rc) sqlite3_step(a->keep);
    annotate_failed(a, rc ? rc : sqlite3_reset(a->keep));
    planned->rowid = sqlite3_last_insert_rowid(a->db);
}

int source_fetch(Annotate *a, const Planned *planned) {
    Id id;
    int rc;

    if (a->rc) return 0;
    if (a->key == KEY_ID) {
        annotate_bind(a, a->fetch, 1, &planned->id);
    } else {
        annotate_failed(a, sqlite3_bind_int64(a->fetch, 1, planned->rowid));
    }
    if (a->rc || (rc = sqlite3_step(a->fetch)) == SQLITE_DONE) return 0;
    if (rc != SQLITE_ROW) {
        annotate_failed(a, sqlite3_reset(a->fetch));
        return 0;
    }
    if (sqlite3_column_type(a->fetch, SOURCE_ID) == SQLITE_NULL) return 0;
    annotate_id(a, a->fetch, SOURCE_ID, &id);
    return !a->rc && annotate_compare(&id, &planned->id) == 0;
}

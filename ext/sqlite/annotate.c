/* presse_annotate: its row, options, errors, transactions and summary. See annotate.h. */
#define _DEFAULT_SOURCE /* POSIX beside C11 */
#include "sqlite/annotate.h"

#include <stdarg.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ---- errors, statements */

int annotate_error(Annotate *a, int rc, const char *format, ...) {
    va_list list;
    char *text;

    if (a->rc) return a->rc;
    a->rc = rc;
    va_start(list, format);
    text = sqlite3_vmprintf(format, list);
    va_end(list);
    scalar_error(a->context, "%s", text ? text : "");
    sqlite3_result_error_code(a->context, rc);
    if (!text) a->rc = SQLITE_NOMEM;
    if (!text) sqlite3_result_error_nomem(a->context);
    sqlite3_free(text);
    return a->rc;
}

int annotate_failed(Annotate *a, int rc) {
    const char *message = sqlite3_errmsg(a->db);

    if (a->rc || !rc) return a->rc;
    switch (rc & 0xFF) {
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_TOOBIG:
        break;
    case SQLITE_LOCKED:
        return annotate_error(a, rc, "%s: other statements of this connection must end first",
                              message);
    case SQLITE_BUSY:
    case SQLITE_FULL:
    case SQLITE_IOERR:
        if (rc == SQLITE_IOERR_NOMEM) break;
        return annotate_error(
            a, rc, "%s; what is written so far stays, another call goes on from there", message);
    default:
        return annotate_error(a, rc, "%s", message);
    }
    a->rc = rc;
    result_code(a->context, rc == SQLITE_IOERR_NOMEM ? SQLITE_NOMEM : rc);
    return rc;
}

static char *format_list(Annotate *a, const char *format, va_list list) {
    char *text = sqlite3_vmprintf(format, list), *copy = NULL;
    if (text) copy = arena_text(&a->arena, text, strlen(text));
    if (!copy) annotate_failed(a, SQLITE_NOMEM);
    sqlite3_free(text);
    return copy;
}

char *annotate_format(Annotate *a, const char *format, ...) {
    va_list list;
    char *text;

    va_start(list, format);
    text = format_list(a, format, list);
    va_end(list);
    return text;
}

static sqlite3_stmt *prepare_list(Annotate *a, const char *format, va_list list) {
    sqlite3_stmt *statement = NULL;
    char *sql;

    if (a->rc) return NULL;
    sql = sqlite3_vmprintf(format, list);
    annotate_failed(
        a, sql ? sqlite3_prepare_v3(a->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
               : SQLITE_NOMEM);
    sqlite3_free(sql);
    return statement;
}

sqlite3_stmt *annotate_prepare(Annotate *a, const char *format, ...) {
    sqlite3_stmt *statement;
    va_list list;

    va_start(list, format);
    statement = prepare_list(a, format, list);
    va_end(list);
    return statement;
}

int annotate_run(Annotate *a, const char *format, ...) {
    sqlite3_stmt *statement;
    va_list list;

    va_start(list, format);
    statement = prepare_list(a, format, list);
    va_end(list);
    if (statement) {
        while (sqlite3_step(statement) == SQLITE_ROW) {
        }
        annotate_failed(a, sqlite3_reset(statement));
        sqlite3_finalize(statement);
    }
    return a->rc;
}

sqlite3_int64 annotate_number(Annotate *a, const char *format, ...) {
    sqlite3_int64 number = 0;
    sqlite3_stmt *statement;
    va_list list;

    va_start(list, format);
    statement = prepare_list(a, format, list);
    va_end(list);
    if (statement) {
        if (sqlite3_step(statement) == SQLITE_ROW) number = sqlite3_column_int64(statement, 0);
        annotate_failed(a, sqlite3_reset(statement));
        sqlite3_finalize(statement);
    }
    return number;
}

/* ---- ids */

void annotate_id(Annotate *a, sqlite3_stmt *statement, int column, Id *id) {
    const char *bytes;

    memset(id, 0, sizeof *id);
    id->type = sqlite3_column_type(statement, column);
    switch (id->type) {
    case SQLITE_INTEGER:
        id->as.integer = sqlite3_column_int64(statement, column);
        break;
    case SQLITE_FLOAT:
        id->as.real = sqlite3_column_double(statement, column);
        break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        bytes = id->type == SQLITE_TEXT ? (const char *)sqlite3_column_text(statement, column)
                                        : sqlite3_column_blob(statement, column);
        id->n = sqlite3_column_bytes(statement, column);
        if (!bytes && (id->n || id->type == SQLITE_TEXT)) annotate_failed(a, SQLITE_NOMEM);
        id->as.bytes = arena_text(&a->arena, bytes ? bytes : "", bytes ? (size_t)id->n : 0);
        if (!id->as.bytes) annotate_failed(a, SQLITE_NOMEM);
        break;
    default:
        break;
    }
}

void annotate_bind(Annotate *a, sqlite3_stmt *statement, int at, const Id *id) {
    int rc = SQLITE_OK;

    switch (id->type) {
    case SQLITE_INTEGER:
        rc = sqlite3_bind_int64(statement, at, id->as.integer);
        break;
    case SQLITE_FLOAT:
        rc = sqlite3_bind_double(statement, at, id->as.real);
        break;
    case SQLITE_TEXT:
        rc = sqlite3_bind_text(statement, at, id->as.bytes, id->n, SQLITE_STATIC);
        break;
    default:
        rc = sqlite3_bind_blob(statement, at, id->as.bytes, id->n, SQLITE_STATIC);
    }
    annotate_failed(a, rc);
}

/* An integer and a real: exactly, also beyond 2^53. */
static int compare_mixed(sqlite3_int64 x, double y) {
    sqlite3_int64 whole;

    if (y >= 9223372036854775808.0) return -1;
    if (y < -9223372036854775808.0) return 1;
    whole = (sqlite3_int64)y;
    if (x != whole) return x < whole ? -1 : 1;
    return (double)whole < y ? -1 : (double)whole > y;
}

int annotate_compare(const Id *x, const Id *y) {
    int x_number = x->type == SQLITE_INTEGER || x->type == SQLITE_FLOAT, order;

    if (x_number != (y->type == SQLITE_INTEGER || y->type == SQLITE_FLOAT)) {
        return x_number ? -1 : 1;
    }
    if (x_number && x->type != y->type) {
        return x->type == SQLITE_INTEGER ? compare_mixed(x->as.integer, y->as.real)
                                         : -compare_mixed(y->as.integer, x->as.real);
    }
    if (x->type == SQLITE_INTEGER) {
        return x->as.integer < y->as.integer ? -1 : x->as.integer > y->as.integer;
    }
    if (x->type == SQLITE_FLOAT) return x->as.real < y->as.real ? -1 : x->as.real > y->as.real;
    if (x->type != y->type) return x->type == SQLITE_TEXT ? -1 : 1;
    order = memcmp(x->as.bytes, y->as.bytes, (size_t)(x->n < y->n ? x->n : y->n));
    return order ? order : x->n < y->n ? -1 : x->n > y->n;
}

const char *annotate_id_text(Annotate *a, const Id *id) {
    switch (id->type) {
    case SQLITE_INTEGER:
        return annotate_format(a, "%lld", id->as.integer);
    case SQLITE_FLOAT:
        return annotate_format(a, "%!.15g", id->as.real);
    case SQLITE_TEXT:
        return annotate_format(a, "%!.60Q", id->as.bytes);
    default:
        return annotate_format(a, "a BLOB of %d bytes", id->n);
    }
}

/* ---- transactions */

/*
** All that can end one is prepared before it begins: out of memory or interrupted, nothing can be
** prepared any more.
*/
int annotate_begin(Annotate *a) {
    if (a->rc) return a->rc;
    a->own = sqlite3_get_autocommit(a->db);
    a->commit = annotate_prepare(a, a->own ? "COMMIT" : "RELEASE presse_annotate");
    a->rollback = annotate_prepare(a, a->own ? "ROLLBACK" : "ROLLBACK TO presse_annotate");
    a->undo = annotate_prepare(a, "CREATE TABLE temp.presse_annotate_undo(x)");
    annotate_run(a, a->own ? "BEGIN IMMEDIATE" : "SAVEPOINT presse_annotate");
    a->open = !a->rc;
    return a->rc;
}

/* Runs one of the statements above, unless SQLite has rolled back by itself. */
static int run_end(Annotate *a, sqlite3_stmt *statement) {
    if (sqlite3_get_autocommit(a->db)) return SQLITE_OK;
    sqlite3_step(statement);
    return sqlite3_reset(statement);
}

int annotate_end(Annotate *a) {
    if (a->open) {
        a->open = 0;
        if (!a->rc) annotate_failed(a, run_end(a, a->commit));
        if (a->rc) {
            int rc = run_end(a, a->rollback);
            /* interrupted: a statement that writes and cannot even begin makes SQLite do it */
            if (rc == SQLITE_INTERRUPT) run_end(a, a->undo);
            if (rc == SQLITE_INTERRUPT && a->own) run_end(a, a->rollback);
            if (!rc && !a->own) run_end(a, a->commit);
        }
    }
    sqlite3_finalize(a->commit);
    sqlite3_finalize(a->rollback);
    sqlite3_finalize(a->undo);
    a->commit = a->rollback = a->undo = NULL;
    return a->rc;
}

double annotate_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- options */

enum Option {
    OPTION_TEXT,
    OPTION_HTML,
    OPTION_ID,
    OPTION_DATE,
    OPTION_TITLE,
    OPTION_SOURCE,
    OPTION_WHERE,
    OPTION_PREFIX,
    OPTION_LAYERS,
    OPTION_THREADS,
    OPTION_PROGRESS,
    OPTION_N
};

static const Argument OPTIONS[] = {
    [OPTION_TEXT] = {"text", "TEXT", "column of the text; default text", 1},
    [OPTION_HTML] = {"html", "TEXT",
                     "column of web pages, text or bytes; the text is then presse_text of it, and "
                     "date, title and source that have no column are what presse_meta says",
                     1},
    [OPTION_ID] = {"id", "TEXT",
                   "column that names the article; default the primary key if it is one column, "
                   "else id, else rowid",
                   1},
    [OPTION_DATE] = {"date", "TEXT",
                     "column of the article's day, a date or date-time of ISO 8601; default "
                     "published, else date; NULL: none",
                     1},
    [OPTION_TITLE] = {"title", "TEXT", "column of the title; default title; NULL: none", 1},
    [OPTION_SOURCE] = {"source", "TEXT", "column of who published it; default source; NULL: none",
                       1},
    [OPTION_WHERE] = {"where", "TEXT",
                      "condition in SQL: only the rows that meet it are articles; default all", 1},
    [OPTION_PREFIX] = {"prefix", "TEXT", "how the tables' names begin; default the table's name",
                       1},
    [OPTION_LAYERS] = {"layers", "TEXT",
                       "names of layers, divided by commas: paragraph, sentence, term, entity, "
                       "value, time, quote, relation; default all",
                       1},
    [OPTION_THREADS] = {"threads", "INTEGER",
                        "how many threads analyse, 1 to 64; default one for each processor", 1},
    [OPTION_PROGRESS] = {"progress", "INTEGER",
                         "1: standard error shows how far it is; default 1 where that is a "
                         "terminal",
                         1},
    [OPTION_N] = {NULL, NULL, NULL, 0},
};

/* The value of an option: text, or NULL, which only some may be. */
static void read_text(Annotate *a, int option, sqlite3_value *value, const char **out) {
    sqlite3_str *came;
    char *text;

    if (sqlite3_value_type(value) == SQLITE_NULL) return;
    if (sqlite3_value_type(value) == SQLITE_TEXT) {
        text = (char *)sqlite3_value_text(value);
        *out = text ? arena_text(&a->arena, text, strlen(text)) : NULL;
        if (!*out) annotate_failed(a, SQLITE_NOMEM);
        return;
    }
    came = sqlite3_str_new(a->db);
    value_describe(came, value);
    text = sqlite3_str_finish(came);
    annotate_error(a, SQLITE_ERROR, "option %s must be text, not %s", OPTIONS[option].name,
                   text ? text : "");
    sqlite3_free(text);
}

static void read_number(Annotate *a, int option, sqlite3_value *value, int least, int most,
                        int *out) {
    sqlite3_int64 number = sqlite3_value_int64(value);
    sqlite3_str *came;
    char *text;

    if (sqlite3_value_type(value) == SQLITE_NULL) return;
    if (sqlite3_value_type(value) == SQLITE_INTEGER && number >= least && number <= most) {
        *out = (int)number;
        return;
    }
    came = sqlite3_str_new(a->db);
    value_describe(came, value);
    text = sqlite3_str_finish(came);
    annotate_error(a, SQLITE_ERROR, "option %s must be a whole number from %d to %d, not %s",
                   OPTIONS[option].name, least, most, text ? text : "");
    sqlite3_free(text);
}

/* All names of a list, "a, b, c"; the arena's. */
static const char *option_names(Annotate *a) {
    const char *list = "";
    int i;
    for (i = 0; i < OPTION_N && list; i++)
        list = annotate_format(a, "%s%s%s", list, i ? ", " : "", OPTIONS[i].name);
    return list ? list : "";
}

static void read_option(Annotate *a, int option, sqlite3_value *value) {
    const char **texts[] = {&a->text,   &a->html,  &a->id,     &a->date,       &a->title,
                            &a->source, &a->where, &a->prefix, &a->layers_text};

    if (a->given & 1u << option) {
        annotate_error(a, SQLITE_ERROR, "option %s is given twice", OPTIONS[option].name);
    }
    a->given |= 1u << option;
    if (option == OPTION_THREADS) {
        read_number(a, option, value, 1, POOL_THREADS, &a->threads);
    } else if (option == OPTION_PROGRESS) {
        read_number(a, option, value, 0, 1, &a->progress);
    } else {
        read_text(a, option, value, texts[option]);
    }
    a->date_given = (a->given & 1u << OPTION_DATE) != 0;
    a->title_given = (a->given & 1u << OPTION_TITLE) != 0;
    a->source_given = (a->given & 1u << OPTION_SOURCE) != 0;
}

static void read_options(Annotate *a, int argc, sqlite3_value **argv) {
    int i, option;

    if (argc % 2 == 0) {
        annotate_error(a, SQLITE_ERROR,
                       "options come in pairs of name and value, the last one has no value");
    }
    for (i = 1; i + 1 < argc && !a->rc; i += 2) {
        const char *name = sqlite3_value_type(argv[i]) == SQLITE_TEXT
                               ? (const char *)sqlite3_value_text(argv[i])
                               : "";
        if (!name) annotate_failed(a, SQLITE_NOMEM);
        for (option = 0; name && option < OPTION_N; option++) {
            if (sqlite3_stricmp(name, OPTIONS[option].name) == 0) break;
        }
        if (name && option == OPTION_N) {
            const char *names = option_names(a);
            sqlite3_str *came = sqlite3_str_new(a->db);
            char *text;
            value_describe(came, argv[i]);
            text = sqlite3_str_finish(came);
            annotate_error(a, SQLITE_ERROR, "there is no option %s, but %s", text ? text : "",
                           names);
            sqlite3_free(text);
        } else if (name) {
            read_option(a, option, argv[i + 1]);
        }
    }
}

/* Which tables the list of layers names. */
static void read_layers(Annotate *a) {
    const char *at = a->layers_text;
    int i;

    a->tables = at ? 0 : (1u << LAYER_TABLES) - 1;
    while (at && !a->rc) {
        size_t n;
        at += strspn(at, " \t\n");
        n = strcspn(at, ",");
        while (n && strchr(" \t\n", at[n - 1])) n--;
        for (i = 0; i < LAYER_TABLES; i++) {
            const char *name = ANNOTATE_TABLES[i].name;
            if (strlen(name) == n && sqlite3_strnicmp(name, at, (int)n) == 0) break;
        }
        if (i == LAYER_TABLES) {
            annotate_error(a, SQLITE_ERROR,
                           "option layers must be a list of paragraph, sentence, term, entity, "
                           "value, time, quote, relation, not %Q",
                           a->layers_text);
        } else {
            a->tables |= 1u << i;
        }
        at += strcspn(at, ",");
        at = *at ? at + 1 : NULL;
    }
    a->layers = LAYER_LABELS | LAYER_WORDS;
    for (i = 0; i < LAYER_TABLES; i++) {
        if (a->tables & 1u << i) a->layers |= ANNOTATE_TABLES[i].layers;
    }
}

static int processors(void) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > POOL_THREADS ? POOL_THREADS : (int)n;
}

/* ---- the call */

/* Can anything be written now? */
static void check_writing(Annotate *a) {
    sqlite3_stmt *statement = NULL;

    while ((statement = sqlite3_next_stmt(a->db, statement)) != NULL) {
        if (sqlite3_stmt_busy(statement) && !sqlite3_stmt_readonly(statement)) {
            annotate_error(a, SQLITE_ERROR,
                           "it commits as it goes, so it cannot be called while a statement that "
                           "writes is running");
            return;
        }
    }
    if (sqlite3_db_readonly(a->db, a->target) == 1) {
        annotate_error(a, SQLITE_READONLY, "database %s is read-only", a->target);
    } else if (annotate_number(a, "PRAGMA query_only")) {
        annotate_error(a, SQLITE_READONLY,
                       "the connection must not write (PRAGMA query_only is on)");
    }
}

static void finish(Annotate *a) {
    int i;

    source_close(a);
    sqlite3_finalize(a->known);
    sqlite3_finalize(a->insert_document);
    sqlite3_finalize(a->clear_document);
    for (i = 0; i < LAYER_TABLES; i++) {
        sqlite3_finalize(a->insert[i]);
        sqlite3_finalize(a->clear[i]);
    }
    arena_free(&a->arena);
}

static void summarise(Annotate *a) {
    double seconds = annotate_clock() - a->began;
    char *text = sqlite3_mprintf(
        "{\"articles\": %lld, \"new\": %lld, \"changed\": %lld, \"deleted\": %lld, "
        "\"unchanged\": %lld, \"tokens\": %lld, \"seconds\": %.3f, \"tokens_per_second\": %lld, "
        "\"threads\": %d}",
        a->counts[PLAN_NEW] + a->counts[PLAN_CHANGED] + a->counts[PLAN_SAME], a->counts[PLAN_NEW],
        a->counts[PLAN_CHANGED], a->deleted, a->counts[PLAN_SAME], a->tokens, seconds,
        seconds > 0 ? (sqlite3_int64)((double)a->tokens / seconds) : 0, a->threads);
    if (text) {
        sqlite3_result_text(a->context, text, -1, sqlite3_free);
    } else {
        annotate_failed(a, SQLITE_NOMEM);
    }
}

static void annotate(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Annotate a;
    sqlite3_int64 rowid;

    memset(&a, 0, sizeof a);
    a.context = context;
    a.presse = ((const Binding *)sqlite3_user_data(context))->presse;
    a.db = a.presse->db;
    a.began = annotate_clock();
    a.threads = processors();
    a.progress = isatty(STDERR_FILENO) == 1;
    if (argc == 0) {
        annotate_error(&a, SQLITE_ERROR, "argument table is missing");
        return;
    }
    if (sqlite3_value_type(argv[0]) != SQLITE_TEXT) {
        scalar_wrong(context, 0, "the name of a table or view", argv[0]);
        return;
    }
    if (a.presse->annotating) { /* the option where, or a function of the host's, calls it */
        annotate_error(&a, SQLITE_ERROR, "it cannot be called inside of itself");
        return;
    }
    a.presse->annotating = 1;
    rowid = sqlite3_last_insert_rowid(a.db);
    a.table = (const char *)sqlite3_value_text(argv[0]);
    if (!a.table) annotate_failed(&a, SQLITE_NOMEM);
    read_options(&a, argc, argv);
    if (!a.rc) read_layers(&a);
    if (!sqlite3_threadsafe()) a.threads = 1;
    if (!a.rc) source_open(&a);
    if (!a.rc) check_writing(&a);
    if (!a.rc) schema_look(&a);
    if (!a.rc) source_prepare(&a);
    if (!a.rc) plan_make(&a);
    if (!a.rc) work_run(&a);
    if (!a.rc) summarise(&a);
    finish(&a);
    sqlite3_set_last_insert_rowid(a.db, rowid);
    a.presse->annotating = 0;
}

const Function ANNOTATE_FUNCTIONS[] = {
    {
        .name = "presse_annotate",
        .summary = "Analyses every row of a table once and keeps the layers in tables of their "
                   "own; a further call does only what is new, changed or deleted.",
        .example = "CREATE TABLE letter(id INTEGER PRIMARY KEY, published TEXT, text TEXT);\n"
                   "INSERT INTO letter VALUES (1, '2025-03-04', 'Gestern zahlte die Bahn AG Karl "
                   "Ott 250 Euro.');\n"
                   "SELECT presse_annotate('letter') ->> 'new';\n"
                   "SELECT text, name FROM letter_entity;\n"
                   "SELECT text, from_date FROM letter_time",
        .method = "Incremental by a hash of each article, a transaction for each batch; see "
                  "docs/corpora.md",
        .arguments = {{"table", "TEXT", "name of a table or view, schema.name where needed", 0}},
        .options = OPTIONS,
        .writes = 1,
        .scalar = annotate,
    },
    {.name = NULL},
};

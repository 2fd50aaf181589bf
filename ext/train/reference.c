/*
** Writes docs/reference.md to standard output, from the rows that declare the functions: what is
** registered, shown by presse_functions() and written down here is the same. Examples are run,
** and their real output is printed.
**
**     make reference
*/
#include <stdio.h>
#include <string.h>

#include "sqlite/function.h"

int sqlite3_presse_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

enum { EXAMPLE_ROWS = 12 /* of an example's output are shown */ };

/* Text inside Markdown, also in a table: a bar would end the cell. */
static void print_cell(const char *text) {
    for (; *text; text++) {
        switch (*text) {
        case '|':
            printf("\\|");
            break;
        case '&':
            printf("&amp;");
            break;
        case '<':
            printf("&lt;");
            break;
        case '\n':
            putchar(' ');
            break;
        default:
            putchar(*text);
        }
    }
}

static void print_arguments(const Function *function) {
    int i;
    if (!function->arguments[0].name) return;
    printf("| argument | type | |\n|---|---|---|\n");
    for (i = 0; i < FUNCTION_ARGUMENTS && function->arguments[i].name; i++) {
        const Argument *argument = &function->arguments[i];
        printf("| `%s` | %s | ", argument->name, argument->type);
        print_cell(argument->meaning);
        printf("%s |\n", argument->optional ? " (optional)" : "");
    }
    printf("\n");
}

static void print_options(const Function *function) {
    const Argument *option;
    if (!function->options) return;
    printf("| option | type | |\n|---|---|---|\n");
    for (option = function->options; option->name; option++) {
        printf("| `%s` | %s | ", option->name, option->type);
        print_cell(option->meaning);
        printf(" |\n");
    }
    printf("\n");
}

static void print_columns(const Function *function) {
    int i;
    if (!function->columns[0].name) return;
    printf("| column | type | |\n|---|---|---|\n");
    for (i = 0; i < FUNCTION_COLUMNS && function->columns[i].name; i++) {
        const Column *column = &function->columns[i];
        printf("| `%s` | %s | ", column->name, column->type);
        print_cell(column->meaning);
        printf(" |\n");
    }
    printf("\n");
}

/* One statement of an example and its rows, as the shell's list mode with headers prints them. */
static int print_statement(sqlite3 *db, const char *sql, const char **tail) {
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &statement, tail), rows = 0, i, columns;
    int n = (int)(*tail - sql);

    while (n > 0 && (sql[n - 1] == ';' || sql[n - 1] == '\n')) n--;
    columns = sqlite3_column_count(statement);
    printf("sqlite> %.*s;\n", n, sql);
    for (i = 0; columns > 1 && i < columns; i++) {
        printf("%s%s", i ? "|" : "", sqlite3_column_name(statement, i));
    }
    if (columns > 1) printf("\n");
    while (!rc && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
        rc = SQLITE_OK;
        if (++rows > EXAMPLE_ROWS) continue;
        for (i = 0; i < columns; i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            printf("%s%s", i ? "|" : "", text ? text : "");
        }
        printf("\n");
    }
    if (rows > EXAMPLE_ROWS) printf("... (%d rows)\n", rows);
    if (rc != SQLITE_DONE) fprintf(stderr, "%s\n  %s\n", sql, sqlite3_errmsg(db));
    sqlite3_finalize(statement);
    return rc != SQLITE_DONE;
}

static int print_example(sqlite3 *db, const char *sql) {
    int failed = 0;

    printf("```\n");
    while (*sql && !failed) {
        failed = print_statement(db, sql, &sql);
        while (*sql == '\n') sql++;
    }
    printf("```\n\n");
    return failed;
}

static int print_function(sqlite3 *db, const Function *function) {
    char *signature = function_signature(function);

    printf("### %s\n\n", function->name);
    if (function->collation) {
        printf("`ORDER BY ... COLLATE %s`", function->name);
    } else if (function->module) {
        printf("`CREATE VIRTUAL TABLE ... USING %s`", signature ? signature : function->name);
    } else {
        printf("`%s`", signature ? signature : function->name);
    }
    printf(" – ");
    print_cell(function->summary);
    printf("\n\n");
    sqlite3_free(signature);
    print_arguments(function);
    print_options(function);
    print_columns(function);
    if (function->method) printf("Method: %s.\n\n", function->method);
    return print_example(db, function->example);
}

/*
** The functions of a kind in alphabetical order would part what belongs together: the topics'
** order is kept.
*/
static int print_kind(sqlite3 *db, const char *kind, const char *title) {
    const Function *const *topic, *function;
    int failed = 0;

    printf("## %s\n\n", title);
    for (topic = FUNCTIONS; *topic; topic++) {
        for (function = *topic; function->name; function++) {
            if (strcmp(function_kind(function), kind) == 0) failed |= print_function(db, function);
        }
    }
    return failed;
}

static void print_overview(void) {
    const Function *const *topic, *function;

    printf("| | |\n|---|---|\n");
    for (topic = FUNCTIONS; *topic; topic++) {
        for (function = *topic; function->name; function++) {
            char *signature = function_signature(function);
            printf("| [`%s`](#%s) | ", signature ? signature : "", function->name);
            print_cell(function->summary);
            printf(" |\n");
            sqlite3_free(signature);
        }
    }
    printf("\n");
}

int main(void) {
    sqlite3 *db = NULL;
    int failed = 0;

    if (sqlite3_open(":memory:", &db) || sqlite3_presse_init(db, NULL, NULL)) return 1;
    printf(
        "# Reference\n\n"
        "<!-- written by `make reference` from the rows in ext/sqlite; do not edit -->\n\n"
        "Positions (`start`, `length`) count characters as SQLite's `substr` does: "
        "`substr(text, start, length)` is the row's text. NULL as an argument that must "
        "be given gives NULL or no rows; as an optional one it is as if left out. A text that is a "
        "number or a BLOB is an error. The arguments of a table-valued function are hidden columns "
        "too: "
        "`presse_tokens('...')` and `presse_tokens WHERE document = '...'` are the same.\n\n");
    print_overview();
    failed |= print_kind(db, "table", "Table-valued functions");
    failed |= print_kind(db, "module", "Tables of your own");
    failed |= print_kind(db, "scalar", "Scalar functions");
    failed |= print_kind(db, "collation", "Collations");
    sqlite3_close(db);
    return failed;
}

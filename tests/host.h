/*
** Host: presse inside a program, for tests that need SQL. Links with the objects made with
** -DSQLITE_CORE.
*/
#ifndef PRESSE_TESTS_HOST_H
#define PRESSE_TESTS_HOST_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sqlite/function.h"

int sqlite3_presse_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

/* A connection to an empty database with presse in it; NULL when that failed. */
static inline sqlite3 *host_open(void) {
    sqlite3 *db = NULL;
    char *error = NULL;

    if (sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_presse_init(db, &error, NULL) != SQLITE_OK) {
        fprintf(stderr, "presse does not start: %s\n", error ? error : sqlite3_errmsg(db));
        sqlite3_free(error);
        sqlite3_close(db);
        return NULL;
    }
    return db;
}

/* Text that grows, for free(). */
typedef struct HostText {
    char *p;
    size_t n, room;
} HostText;

static inline void host_add(HostText *out, const char *bytes, size_t n) {
    if (out->n + n + 1 > out->room) {
        out->room = 2 * (out->n + n + 1);
        out->p = realloc(out->p, out->room);
        if (!out->p) exit(2);
    }
    if (n) memcpy(out->p + out->n, bytes, n);
    out->n += n;
    out->p[out->n] = 0;
}

/*
** All rows that are left: columns divided by "|", a line each; an error as "error: " and its
** message.
*/
static inline int host_rows(sqlite3_stmt *statement, HostText *out) {
    int rc, i;

    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        for (i = 0; i < sqlite3_column_count(statement); i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            if (i) host_add(out, "|", 1);
            host_add(out, text ? text : "NULL",
                     text ? (size_t)sqlite3_column_bytes(statement, i) : 4);
        }
        host_add(out, "\n", 1);
    }
    return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/*
** The result of one statement as text, without the last line end, for free(). `text`, if not
** NULL, is bound to ?1. `*rc`, if `rc` is not NULL, gets SQLITE_OK or the error's code.
*/
static inline char *host_query(sqlite3 *db, const char *sql, const char *text, size_t n, int *rc) {
    sqlite3_stmt *statement = NULL;
    HostText out = {0};
    int code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);

    host_add(&out, "", 0);
    if (!code && text)
        code = sqlite3_bind_text64(statement, 1, text, n, SQLITE_STATIC, SQLITE_UTF8);
    if (!code) code = host_rows(statement, &out);
    if (code) {
        host_add(&out, "error: ", 7);
        host_add(&out, sqlite3_errmsg(db), strlen(sqlite3_errmsg(db)));
    } else if (out.n) {
        out.p[--out.n] = 0;
    }
    sqlite3_finalize(statement);
    if (rc) *rc = code;
    return out.p;
}

/* The function of a name; NULL when there is none. */
static inline const Function *host_function(const char *name) {
    const Function *const *topic, *function;
    for (topic = FUNCTIONS; *topic; topic++) {
        for (function = *topic; function->name; function++) {
            if (strcmp(function->name, name) == 0) return function;
        }
    }
    return NULL;
}

/* The place of a column in a function's row; -1 when it has none of that name. */
static inline int host_column(const Function *function, const char *name) {
    int i;
    for (i = 0; i < FUNCTION_COLUMNS && function->columns[i].name; i++) {
        if (strcmp(function->columns[i].name, name) == 0) return i;
    }
    return -1;
}

/*
** "name(?1, ...)": a call with the text as ?1 and for further arguments what serves any
** function.
*/
static inline void host_call(const Function *function, char *out, size_t room) {
    int i, n = snprintf(out, room, "%s(", function->name);
    for (i = 0; i < FUNCTION_ARGUMENTS && function->arguments[i].name; i++) {
        const Argument *argument = &function->arguments[i];
        const char *value = "NULL";
        if (argument->optional) break;
        if (i == 0)
            value = "?1";
        else if (strcmp(argument->name, "pattern") == 0)
            value = "'\\w+'";
        else if (strcmp(argument->name, "query") == 0)
            value = "'[]{1,3}'";
        else if (strcmp(argument->type, "INTEGER") == 0)
            value = "2";
        else if (strcmp(argument->type, "TEXT") == 0)
            value = "'a'";
        n += snprintf(out + n, room - (size_t)n, "%s%s", i ? ", " : "", value);
    }
    snprintf(out + n, room - (size_t)n, ")");
}

#endif

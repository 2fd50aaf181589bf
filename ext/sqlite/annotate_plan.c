/* What presse_annotate has to do: the source's rows, by id, beside the articles that are known. */
#include <stdlib.h>

#include "sqlite/annotate.h"

static sqlite3_int64 database_version(Annotate *a) {
    return annotate_number(a, "PRAGMA \"%w\".data_version", a->target);
}

int plan_is_fresh(Annotate *a) {
    return database_version(a) == a->version;
}

/* ---- the source */

static void check_id(Annotate *a, sqlite3_stmt *scan, const Id *id) {
    if (a->rc) return;
    if (id->type == SQLITE_NULL) {
        if (a->key == KEY_ROWID) {
            annotate_error(a, SQLITE_ERROR, "column %s is NULL in the row with rowid %lld", a->id,
                           sqlite3_column_int64(scan, SOURCE_KEY));
        } else {
            annotate_error(a, SQLITE_ERROR, "column %s is NULL in a row", a->id);
        }
    } else if ((a->type[0] == 'I' && id->type != SQLITE_INTEGER) ||
               (a->type[0] == 'T' && id->type != SQLITE_TEXT)) {
        annotate_error(a, SQLITE_ERROR, "column %s is of type %s, but %s is not", a->id, a->type,
                       annotate_id_text(a, id));
    }
}

/* Adds the row at which the scan stands. `known` tells whether the copy needs it. */
static void add_row(Annotate *a, sqlite3_stmt *scan, sqlite3_stmt *known) {
    Planned *planned;
    int same = 0;

    if (a->rows_n == a->rows_room) {
        size_t room = a->rows_room ? 2 * a->rows_room : 256;
        Planned *rows =
            arena_resize(&a->arena, a->rows, a->rows_room * sizeof *rows, room * sizeof *rows);
        if (!rows) {
            annotate_failed(a, SQLITE_NOMEM);
            return;
        }
        a->rows = rows;
        a->rows_room = room;
    }
    planned = &a->rows[a->rows_n++];
    annotate_id(a, scan, SOURCE_ID, &planned->id);
    check_id(a, scan, &planned->id);
    if (a->rc || source_check(a, scan, &planned->id)) return;
    planned->rowid = sqlite3_column_int64(scan, SOURCE_KEY);
    planned->state = PLAN_EMPTY;
    planned->hash = 0;
    if (sqlite3_column_type(scan, SOURCE_TEXT) == SQLITE_NULL) return;
    planned->state = PLAN_NEW;
    planned->hash = source_hash(a, scan);
    if (!a->keep) return;
    if (known) {
        annotate_bind(a, known, 1, &planned->id);
        same = !a->rc && sqlite3_step(known) == SQLITE_ROW &&
               sqlite3_column_int64(known, 0) == planned->hash;
        annotate_failed(a, sqlite3_reset(known));
    }
    if (!same) source_keep(a, scan, planned);
}

static int compare_rows(const void *x, const void *y) {
    return annotate_compare(&((const Planned *)x)->id, &((const Planned *)y)->id);
}

/* By id; an id that is there twice is an error. */
static void sort_rows(Annotate *a) {
    size_t i = 1;

    while (i < a->rows_n && compare_rows(&a->rows[i - 1], &a->rows[i]) < 0) i++;
    if (i >= a->rows_n) return; /* nearly always: tables are kept in the order of their keys */
    qsort(a->rows, a->rows_n, sizeof *a->rows, compare_rows);
    for (i = 1; i < a->rows_n; i++) {
        if (compare_rows(&a->rows[i - 1], &a->rows[i]) == 0) {
            annotate_error(a, SQLITE_ERROR, "the id %s is there more than once in column %s",
                           annotate_id_text(a, &a->rows[i].id), a->id);
            return;
        }
    }
}

/* ---- what is known */

static void add_gone(Annotate *a, const Id *id) {
    if (a->gone_n == a->gone_room) {
        size_t room = a->gone_room ? 2 * a->gone_room : 64;
        Id *gone =
            arena_resize(&a->arena, a->gone, a->gone_room * sizeof *gone, room * sizeof *gone);
        if (!gone) {
            annotate_failed(a, SQLITE_NOMEM);
            return;
        }
        a->gone = gone;
        a->gone_room = room;
    }
    a->gone[a->gone_n++] = *id;
}

/*
** Looks each known article up among the sorted rows; the statement stands at the first. (They come
** in the order of their key, but in a database in UTF-16 that is not the rows' order.)
*/
static void look_up(Annotate *a, sqlite3_stmt *known) {
    int rc = SQLITE_ROW;
    Planned key, *row;

    while (rc == SQLITE_ROW && !a->rc) {
        annotate_id(a, known, 0, &key.id);
        if (a->rc) return;
        row = a->rows_n ? bsearch(&key, a->rows, a->rows_n, sizeof key, compare_rows) : NULL;
        if (row && row->state != PLAN_EMPTY) {
            row->state = row->hash == sqlite3_column_int64(known, 1) ? PLAN_SAME : PLAN_CHANGED;
        } else {
            add_gone(a, &key.id);
        }
        rc = sqlite3_step(known);
    }
    if (rc != SQLITE_DONE && rc != SQLITE_ROW) annotate_failed(a, rc);
}

/* Counts the rows, and keeps those that are to be analysed. */
static void count(Annotate *a) {
    size_t i, kept = 0;
    for (i = 0; i < a->rows_n; i++) {
        a->counts[a->rows[i].state]++;
        if (a->rows[i].state <= PLAN_CHANGED) a->rows[kept++] = a->rows[i];
    }
    a->rows_n = kept;
}

int plan_make(Annotate *a) {
    sqlite3_stmt *articles = NULL, *known = NULL, *scan;
    int rc = SQLITE_DONE, i;

    a->rows_n = a->gone_n = 0;
    for (i = 0; i < 4; i++) a->counts[i] = 0;
    if (a->keep) annotate_run(a, "DELETE FROM temp.presse_annotate_rows");
    if (a->made) {
        articles = annotate_prepare(a, "SELECT article, hash FROM \"%w\".\"%w_document\"",
                                    a->target, a->prefix);
        known = annotate_prepare(a, "SELECT hash FROM \"%w\".\"%w_document\" WHERE article = ?1",
                                 a->target, a->prefix);
        /* its first step opens a snapshot, which the scan shares */
        if (articles) rc = sqlite3_step(articles);
        if (rc != SQLITE_ROW && rc != SQLITE_DONE) annotate_failed(a, rc);
    }
    scan = source_scan(a);
    while (scan && !a->rc && (i = sqlite3_step(scan)) != SQLITE_DONE) {
        if (i != SQLITE_ROW) {
            annotate_failed(a, i);
        } else {
            add_row(a, scan, known);
        }
    }
    a->version = database_version(a);
    if (!a->rc) sort_rows(a);
    if (!a->rc && rc == SQLITE_ROW) look_up(a, articles);
    sqlite3_finalize(scan);
    sqlite3_finalize(known);
    sqlite3_finalize(articles);
    if (!a->rc) count(a);
    return a->rc;
}

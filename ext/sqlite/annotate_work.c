/*
** The work of presse_annotate, chunk by chunk.
**
** A chunk is fetched, analysed and written in one transaction. While this thread writes one, the
** others analyse the next, so two are in memory at a time; what they take grows with the bytes of
** text, and these are bounded. Nothing reads the source while a transaction is committed, and no
** transaction is open during an analysis: other connections wait for the writing alone.
*/
#include <stdio.h>
#include <string.h>

#include "sqlite/annotate.h"

enum {
    CHUNK_BYTES = 256 * 1024, /* of text; a longer article is a chunk of its own */
    CHUNK_FIRST = 32 * 1024,  /* the first ones are shorter: soon there is something that stays */
    CHUNK_ARTICLES = 512,
    MANY_ARTICLES = 500 /* so many new ones beside no more old: indexes are made anew after them */
};

#define PROGRESS_SECONDS 0.5

/* An article under way. */
typedef struct Job {
    Task task;
    const Planned *planned;
    sqlite3_int64 hash;         /* of what was fetched */
    const char *title, *source; /* of the columns; NULL: none */
    char day[DAY_BYTES];        /* "": none */
} Job;

typedef struct Chunk {
    Arena arena; /* of all below */
    Job *jobs;
    size_t n;
    sqlite3_int64 version; /* of the database, before it was fetched */
} Chunk;

typedef struct Work {
    Annotate *a;
    Pool *pool;
    Chunk chunks[2];
    size_t next;  /* of the planned rows: the first that is not fetched */
    size_t bytes; /* of the next chunk, about */
    double shown; /* when progress was last shown */
} Work;

/* ---- fetching */

/* A copy of a column; NULL for NULL. */
static const char *copy_column(Annotate *a, Arena *arena, sqlite3_stmt *statement, int column,
                               size_t *n) {
    int type = sqlite3_column_type(statement, column);
    const char *bytes, *copy;

    *n = 0;
    if (type == SQLITE_NULL) return NULL;
    bytes = type == SQLITE_BLOB ? sqlite3_column_blob(statement, column)
                                : (const char *)sqlite3_column_text(statement, column);
    *n = (size_t)sqlite3_column_bytes(statement, column);
    if (!bytes && (*n || type != SQLITE_BLOB)) annotate_failed(a, SQLITE_NOMEM);
    copy = arena_text(arena, bytes ? bytes : "", bytes ? *n : 0);
    if (!copy) annotate_failed(a, SQLITE_NOMEM);
    return copy;
}

/* The same of a text or number: a BLOB counts as NULL. */
static const char *copy_text(Annotate *a, Arena *arena, sqlite3_stmt *statement, int column) {
    size_t n;
    if (sqlite3_column_type(statement, column) == SQLITE_BLOB) return NULL;
    return copy_column(a, arena, statement, column, &n);
}

static void fetch_job(Annotate *a, Arena *arena, Job *job) {
    const int blob = sqlite3_column_type(a->fetch, SOURCE_TEXT) == SQLITE_BLOB;

    memset(job, 0, sizeof *job);
    job->hash = source_hash(a, a->fetch);
    job->task.bytes = copy_column(a, arena, a->fetch, SOURCE_TEXT, &job->task.n);
    job->task.layers = a->layers;
    if (a->html) job->task.kind = blob ? TASK_PAGE_BYTES : TASK_PAGE;
    job->title = copy_text(a, arena, a->fetch, SOURCE_TITLE);
    job->source = copy_text(a, arena, a->fetch, SOURCE_SOURCE);
    if (sqlite3_column_type(a->fetch, SOURCE_DATE) == SQLITE_TEXT) {
        const char *date = copy_text(a, arena, a->fetch, SOURCE_DATE);
        if (date) source_day(date, strlen(date), job->day);
    }
}

/* Fetches the next articles and hands them to the pool. */
static void fetch_chunk(Work *work, Chunk *chunk) {
    Annotate *a = work->a;
    size_t bytes = 0, i;

    chunk->n = 0;
    if (a->rc || work->next == a->rows_n) return;
    chunk->jobs = arena_alloc(&chunk->arena, CHUNK_ARTICLES * sizeof *chunk->jobs);
    if (!chunk->jobs) {
        annotate_failed(a, SQLITE_NOMEM);
        return;
    }
    chunk->version = annotate_number(a, "PRAGMA \"%w\".data_version", a->target);
    while (work->next < a->rows_n && chunk->n < CHUNK_ARTICLES && bytes < work->bytes && !a->rc) {
        const Planned *planned = &a->rows[work->next];
        Job *job = &chunk->jobs[chunk->n];
        int there = source_fetch(a, planned) &&
                    sqlite3_column_type(a->fetch, SOURCE_TEXT) != SQLITE_NULL &&
                    !source_check(a, a->fetch, &planned->id);
        size_t more = there ? (size_t)sqlite3_column_bytes(a->fetch, SOURCE_TEXT) : 0;
        if (chunk->n && bytes + more > work->bytes) {
            sqlite3_reset(a->fetch);
            break;
        }
        if (there) {
            fetch_job(a, &chunk->arena, job);
            job->planned = planned;
            bytes += more;
            chunk->n++;
        } else { /* gone since the plan was made: the next call's business */
            a->counts[planned->state]--;
        }
        sqlite3_reset(a->fetch);
        work->next++;
    }
    if (work->bytes < CHUNK_BYTES) work->bytes *= 2;
    for (i = 0; i < chunk->n && !a->rc; i++) pool_add(work->pool, &chunk->jobs[i].task);
}

/* ---- writing */

/* Was the row changed by others since it was fetched? */
static int is_stale(Annotate *a, const Job *job) {
    int same = source_fetch(a, job->planned) && source_hash(a, a->fetch) == job->hash;
    sqlite3_reset(a->fetch);
    return !same;
}

/* Has another process written this very article? */
static int is_known(Annotate *a, const Job *job) {
    int same;

    annotate_bind(a, a->known, 1, &job->planned->id);
    same = !a->rc && sqlite3_step(a->known) == SQLITE_ROW &&
           sqlite3_column_int64(a->known, 0) == job->hash;
    annotate_failed(a, sqlite3_reset(a->known));
    return same;
}

static void run_for(Annotate *a, sqlite3_stmt *statement, const Id *id) {
    if (a->rc || !statement) return;
    annotate_bind(a, statement, 1, id);
    if (!a->rc) sqlite3_step(statement);
    annotate_failed(a, sqlite3_reset(statement));
}

/* Deletes an article. */
static void clear(Annotate *a, const Id *id) {
    int i;
    for (i = 0; i < LAYER_TABLES; i++) run_for(a, a->clear[i], id);
    run_for(a, a->clear_document, id);
}

static int bind_text(sqlite3_stmt *statement, int at, const char *text) {
    return text && *text ? sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC)
                         : sqlite3_bind_null(statement, at);
}

/* Words of the article itself: kept, no punctuation, no symbols. */
static uint32_t count_words(const Document *document) {
    const Paragraphs *paragraphs = &document->paragraphs;
    const Tokens *tokens = &document->tokens;
    uint32_t i, p = 0, words = 0;

    for (i = 0; i < tokens->n; i++) {
        while (p + 1 < paragraphs->n && paragraphs->start[p + 1] <= tokens->start[i]) p++;
        words += (paragraphs->n == 0 || paragraphs->keep[p]) &&
                 document->words.pos[i] != UPOS_PUNCT && document->words.pos[i] != UPOS_SYM;
    }
    return words;
}

static void insert_document(Annotate *a, const Job *job, const Document *document) {
    sqlite3_stmt *statement = a->insert_document;
    const sqlite3_int64 numbers[] = {text_index_char(&document->index, document->n),
                                     document->sentences.n, document->tokens.n,
                                     count_words(document), job->hash};
    int i, rc;

    annotate_bind(a, statement, 1, &job->planned->id);
    rc = bind_text(statement, 2, job->day);
    if (!rc) rc = bind_text(statement, 3, job->source);
    if (!rc) rc = bind_text(statement, 4, job->title);
    for (i = 0; i < 5 && !rc; i++) rc = sqlite3_bind_int64(statement, 5 + i, numbers[i]);
    if (!rc && !a->rc) sqlite3_step(statement);
    annotate_failed(a, rc ? rc : sqlite3_reset(statement));
}

static void insert_layer(Annotate *a, sqlite3_stmt *statement, const Job *job,
                         const Document *document) {
    int rc;

    if (a->rc || !statement) return;
    annotate_bind(a, statement, 1, &job->planned->id);
    rc = sqlite3_bind_text64(statement, 2, document->text, document->n, SQLITE_STATIC, SQLITE_UTF8);
    if (!rc && sqlite3_bind_parameter_count(statement) > 2) rc = bind_text(statement, 3, job->day);
    if (!rc && !a->rc) sqlite3_step(statement);
    annotate_failed(a, rc ? rc : sqlite3_reset(statement));
    sqlite3_clear_bindings(statement);
}

/* What the columns do not say, the page may. */
static void use_page(const Annotate *a, Job *job) {
    const Task *task = &job->task;
    if (a->page_date && task->published)
        source_day(task->published, strlen(task->published), job->day);
    if (a->page_title) job->title = task->title;
    if (a->page_source) job->source = task->site;
}

static void write_job(Annotate *a, Job *job) {
    Document *document = job->task.document;
    CacheEntry *entry;
    int i, rc;

    clear(a, &job->planned->id);
    use_page(a, job);
    insert_document(a, job, document);
    if (a->rc) return;
    job->task.document = NULL;
    a->tokens += document->tokens.n;
    rc = cache_adopt(&a->presse->cache, document, &entry);
    if (rc) {
        annotate_failed(a, rc);
        return;
    }
    for (i = 0; i < LAYER_TABLES; i++) insert_layer(a, a->insert[i], job, entry->document);
    cache_forget(&a->presse->cache, entry);
}

/* Waits for a chunk and writes it. */
static void write_chunk(Work *work, Chunk *chunk) {
    Annotate *a = work->a;
    int fresh;
    size_t i;

    for (i = 0; i < chunk->n && !a->rc; i++) {
        const Task *task = &chunk->jobs[i].task;
        int rc = pool_wait(work->pool, task);
        if (!rc) rc = task->rc;
        if (rc) {
            a->rc = rc;
            result_code(a->context, rc);
        }
    }
    if (a->rc || chunk->n == 0) return;
    annotate_begin(a);
    fresh = a->key == KEY_COPY ||
            annotate_number(a, "PRAGMA \"%w\".data_version", a->target) == chunk->version;
    for (i = 0; i < chunk->n && !a->rc; i++) {
        Job *job = &chunk->jobs[i];
        if (!fresh && is_stale(a, job)) {
            a->counts[job->planned->state]--;
        } else if (is_known(a, job)) {
            a->counts[job->planned->state]--;
            a->counts[PLAN_SAME]++;
        } else if (!a->rc) {
            write_job(a, job);
        }
        a->written++;
    }
    annotate_end(a);
}

static void free_chunk(Chunk *chunk) {
    size_t i;
    for (i = 0; i < chunk->n; i++) document_free(chunk->jobs[i].task.document);
    chunk->n = 0;
    arena_clear(&chunk->arena);
}

/* ---- the call */

static void show_progress(Work *work, double began, int end) {
    const Annotate *a = work->a;
    double now = annotate_clock(), seconds = now - began, rate;

    if (!a->progress || a->rows_n == 0 || (!end && now - work->shown < PROGRESS_SECONDS)) return;
    work->shown = now;
    rate = seconds > 0 ? (double)a->written / seconds : 0;
    fprintf(stderr, "\rpresse_annotate: %lld of %lld articles, %.0f/s, %.0f s left   %s",
            a->written, (sqlite3_int64)a->rows_n, rate,
            rate > 0 ? (double)((sqlite3_int64)a->rows_n - a->written) / rate : 0, end ? "\n" : "");
    fflush(stderr);
}

/* Deletes what is gone, in a transaction in which the plan is true. */
static void delete_gone(Annotate *a) {
    size_t i;

    if (a->rc || a->gone_n == 0) return;
    annotate_begin(a);
    if (!a->rc && !plan_is_fresh(a)) plan_make(a);
    for (i = 0; i < a->gone_n && !a->rc; i++) clear(a, &a->gone[i]);
    if (!a->rc) a->deleted = (sqlite3_int64)a->gone_n;
    annotate_end(a);
}

/* Are there so many that sorting them once is cheaper than finding their places one by one? */
static int are_many(const Annotate *a) {
    return a->rows_n >= MANY_ARTICLES && (sqlite3_int64)a->rows_n >= a->counts[PLAN_SAME];
}

static void analyse_all(Annotate *a) {
    Cache *cache = &a->presse->cache;
    Work work = {.a = a, .bytes = CHUNK_FIRST};
    double began = annotate_clock();
    int current = 0, threads = a->threads, rc;

    if ((size_t)threads > a->rows_n) threads = (int)a->rows_n;
    rc = pool_new(&work.pool, threads, &cache->memory, &cache->recogniser, cache->poll,
                  cache->poll_data);
    annotate_failed(a, rc);
    fetch_chunk(&work, &work.chunks[0]);
    while (!a->rc && (work.chunks[current].n || work.next < a->rows_n)) {
        fetch_chunk(&work, &work.chunks[!current]);
        write_chunk(&work, &work.chunks[current]);
        show_progress(&work, began, 0);
        if (a->rc) break;
        free_chunk(&work.chunks[current]);
        current = !current;
    }
    pool_free(work.pool); /* first: it may be reading what the chunks hold */
    free_chunk(&work.chunks[0]);
    free_chunk(&work.chunks[1]);
    arena_free(&work.chunks[0].arena);
    arena_free(&work.chunks[1].arena);
    show_progress(&work, began, 1);
}

int work_run(Annotate *a) {
    schema_open(a);
    delete_gone(a);
    if (!a->rc && are_many(a)) schema_drop_indexes(a);
    if (!a->rc && a->rows_n) analyse_all(a);
    return schema_make_indexes(a);
}

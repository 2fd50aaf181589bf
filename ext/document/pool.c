#define _DEFAULT_SOURCE /* POSIX beside C11 */
#include "document/pool.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

#include "page/article.h"
#include "page/meta.h"

enum {
    WAIT_MS = 20,                 /* so often the host is asked while others work */
    STACK_BYTES = 4 * 1024 * 1024 /* of a thread: some systems give far less */
};

typedef struct Thread {
    pthread_t id;
    Pool *pool;
    WordMemory *words; /* NULL until needed */
    Recogniser *recogniser;
} Thread;

struct Pool {
    pthread_mutex_t mutex;
    pthread_cond_t added; /* there is a task, or it is time to stop */
    pthread_cond_t done;  /* a task is done */
    Task *first, **end;   /* the queue */
    int stopping;         /* under the mutex, for those who wait for a task */
    atomic_int stop;      /* the same for those who analyse */
    int started;          /* threads besides the calling one */
    WordMemory **words;   /* the calling thread's */
    Recogniser **recogniser;
    int (*poll)(void *);
    void *poll_data;
    Thread threads[POOL_THREADS];
};

/* ---- one task */

/* The host's question of a thread that must not touch the host. */
static int poll_stop(void *data) {
    return atomic_load_explicit((atomic_int *)data, memory_order_relaxed) ? SQLITE_INTERRUPT
                                                                          : SQLITE_OK;
}

/* How a task is done on one thread. */
typedef struct Hand {
    WordMemory **words;
    Recogniser **recogniser;
    int (*poll)(void *);
    void *poll_data;
} Hand;

static int analyse(Task *task, const Hand *hand, const char *text, size_t n) {
    Document *document;
    int rc = document_new(&document, text, n);

    if (rc) return rc;
    document->memory = hand->words;
    document->recogniser = hand->recogniser;
    document->arena.poll = hand->poll;
    document->arena.poll_data = hand->poll_data;
    rc = document_need(document, task->layers);
    document->memory = NULL;
    document->recogniser = NULL;
    document->arena.poll = NULL;
    document->arena.poll_data = NULL;
    if (rc) {
        document_free(document);
    } else {
        task->document = document;
    }
    return rc;
}

/* Copies what the page says of itself into the document's arena. */
static int take_meta(Task *task, const Meta *meta) {
    Arena *arena = &task->document->arena;
    uint32_t i;

    for (i = 0; i < meta->n; i++) {
        const MetaRow *row = &meta->rows[i];
        const char **place = NULL;
        if (row->key == META_TITLE) place = &task->title;
        if (row->key == META_PUBLISHED) place = &task->published;
        if (row->key == META_SITE) place = &task->site;
        if (place && !*place) *place = arena_text(arena, row->value, strlen(row->value));
    }
    return arena->rc;
}

static int analyse_page(Task *task, const Hand *hand) {
    unsigned options = PAGE_LINKS | (task->kind == TASK_PAGE_BYTES ? (unsigned)PAGE_BYTES : 0);
    PageArticle article;
    Buffer text = {0};
    PageView view;
    Page page;
    Meta meta;
    int rc = page_read(&page, task->bytes, task->n, options, hand->poll, hand->poll_data);

    if (!rc) rc = page_view(&view, &page, &page.arena);
    if (!rc) rc = page_article(&article, &view, &page.arena);
    if (!rc) page_article_text(&article, &text);
    if (!rc) rc = text.rc;
    if (!rc) rc = meta_read(&meta, &page, NULL);
    if (!rc) rc = analyse(task, hand, text.p ? text.p : "", text.n);
    if (!rc) rc = take_meta(task, &meta);
    buffer_free(&text);
    page_free(&page);
    return rc;
}

static void run(Task *task, const Hand *hand) {
    if (task->kind == TASK_TEXT) {
        task->rc = analyse(task, hand, task->bytes, task->n);
    } else {
        task->rc = analyse_page(task, hand);
    }
    if (task->rc) {
        document_free(task->document);
        task->document = NULL;
    }
}

/* ---- the queue; all with the mutex held */

static Task *take(Pool *pool) {
    Task *task = pool->first;
    if (task) {
        pool->first = task->next;
        if (!pool->first) pool->end = &pool->first;
    }
    return task;
}

/* Does a task without the mutex. */
static void work_on(Pool *pool, Task *task, const Hand *hand) {
    pthread_mutex_unlock(&pool->mutex);
    run(task, hand);
    pthread_mutex_lock(&pool->mutex);
    task->done = 1;
}

static void *work(void *data) {
    Thread *thread = data;
    Pool *pool = thread->pool;
    const Hand hand = {&thread->words, &thread->recogniser, poll_stop, &pool->stop};
    Task *task;

    pthread_mutex_lock(&pool->mutex);
    while (!pool->stopping) {
        if ((task = take(pool)) != NULL) {
            work_on(pool, task, &hand);
            pthread_cond_signal(&pool->done);
        } else {
            pthread_cond_wait(&pool->added, &pool->mutex);
        }
    }
    pthread_mutex_unlock(&pool->mutex);
    return NULL;
}

/* ---- what the calling thread does */

/* Starts threads; the host's signals are not for them. */
static void start(Pool *pool, int threads) {
    sigset_t all, before;
    pthread_attr_t attributes;
    int i;

    if (threads < 2 || pthread_attr_init(&attributes)) return;
    pthread_attr_setstacksize(&attributes, STACK_BYTES);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    for (i = 0; i < threads - 1 && i < POOL_THREADS; i++) {
        Thread *thread = &pool->threads[i];
        thread->pool = pool;
        if (pthread_create(&thread->id, &attributes, work, thread)) break;
        pool->started++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
}

int pool_new(Pool **out, int threads, WordMemory **words, Recogniser **recogniser,
             int (*poll)(void *), void *poll_data) {
    Pool *pool = sqlite3_malloc64(sizeof *pool);

    *out = NULL;
    if (!pool) return SQLITE_NOMEM;
    memset(pool, 0, sizeof *pool);
    pool->end = &pool->first;
    pool->words = words;
    pool->recogniser = recogniser;
    pool->poll = poll;
    pool->poll_data = poll_data;
    atomic_init(&pool->stop, 0);
    if (pthread_mutex_init(&pool->mutex, NULL)) goto no_mutex;
    if (pthread_cond_init(&pool->added, NULL)) goto no_added;
    if (pthread_cond_init(&pool->done, NULL)) goto no_done;
    start(pool, threads);
    *out = pool;
    return SQLITE_OK;
no_done:
    pthread_cond_destroy(&pool->added);
no_added:
    pthread_mutex_destroy(&pool->mutex);
no_mutex:
    sqlite3_free(pool);
    return SQLITE_NOMEM;
}

void pool_add(Pool *pool, Task *task) {
    task->next = NULL;
    pthread_mutex_lock(&pool->mutex);
    *pool->end = task;
    pool->end = &task->next;
    pthread_cond_signal(&pool->added);
    pthread_mutex_unlock(&pool->mutex);
}

/* Waits for a task of another thread to be done, but not long. */
static void wait_a_while(Pool *pool) {
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += WAIT_MS * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000L;
    }
    pthread_cond_timedwait(&pool->done, &pool->mutex, &until);
}

int pool_wait(Pool *pool, const Task *task) {
    const Hand hand = {pool->words, pool->recogniser, pool->poll, pool->poll_data};
    Task *other;
    int rc = SQLITE_OK;

    pthread_mutex_lock(&pool->mutex);
    while (!task->done && !rc) {
        if ((other = take(pool)) != NULL) {
            work_on(pool, other, &hand);
            rc = other->rc == SQLITE_INTERRUPT ? other->rc : SQLITE_OK;
        } else {
            wait_a_while(pool);
        }
        pthread_mutex_unlock(&pool->mutex);
        if (!rc) rc = pool->poll(pool->poll_data);
        pthread_mutex_lock(&pool->mutex);
    }
    pthread_mutex_unlock(&pool->mutex);
    return rc;
}

void pool_free(Pool *pool) {
    int i;

    if (!pool) return;
    atomic_store(&pool->stop, 1);
    pthread_mutex_lock(&pool->mutex);
    pool->stopping = 1;
    pthread_cond_broadcast(&pool->added);
    pthread_mutex_unlock(&pool->mutex);
    for (i = 0; i < pool->started; i++) {
        pthread_join(pool->threads[i].id, NULL);
        word_memory_free(pool->threads[i].words);
        recogniser_free(pool->threads[i].recogniser);
    }
    pthread_cond_destroy(&pool->done);
    pthread_cond_destroy(&pool->added);
    pthread_mutex_destroy(&pool->mutex);
    sqlite3_free(pool);
}

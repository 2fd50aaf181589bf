/*
** Pool: documents analysed by several threads.
**
**     Pool *pool;
**     rc = pool_new(&pool, threads, &memory, poll, poll_data);
**     pool_add(pool, &task);            // as many as are to be under way at once
**     rc = pool_wait(pool, &task);      // task.document is there now
**     ...
**     pool_free(pool);                  // joins the threads, whatever they are doing
**
** The calling thread is one of the threads: while it waits it analyses as the others do, so that
** `threads` processors are busy and one thread means that no other is started. Each thread has a
** word memory and a recogniser of its own; these change speed, never rows. No thread but the
** calling one ever asks the host (`poll`).
**
** Method: one queue, first in first out, under one mutex; tasks take milliseconds, so that nobody
** waits for it.
*/
#ifndef PRESSE_DOCUMENT_POOL_H
#define PRESSE_DOCUMENT_POOL_H

#include "document/document.h"

enum { POOL_THREADS = 64 /* at most */ };

enum TaskKind {
    TASK_TEXT,      /* `bytes` is a text */
    TASK_PAGE,      /* ... an HTML page in UTF-8 */
    TASK_PAGE_BYTES /* ... the bytes of one, whose charset is to be found */
};

typedef struct Task Task;

struct Task {
    /* what comes in; the caller's until the task is done */
    const char *bytes;
    size_t n;
    enum TaskKind kind;
    unsigned layers; /* what the document needs */

    /* what comes out */
    int rc; /* SQLITE_OK, or the code of the analysis */
    Document
        *document; /* the caller's, NULL when `rc` is not SQLITE_OK; it has no memory, no poll */
    const char *title, *published, *site; /* of a page, in the document's arena; NULL: none */

    /* the pool's own */
    int done;
    Task *next;
};

typedef struct Pool Pool;

/* What a thread keeps from text to text. */
typedef struct PoolMemory {
    WordMemory *words;
    Recogniser *recogniser;
} PoolMemory;

/*
** A pool of `threads` threads, the calling one included; fewer where the system gives no more.
** `*words` and `*recogniser` are the calling thread's memory, made when needed, and stay the
** caller's. SQLITE_OK or SQLITE_NOMEM.
*/
int pool_new(Pool **out, int threads, WordMemory **words, Recogniser **recogniser,
             int (*poll)(void *), void *poll_data);

/* Puts a task at the end of the queue; it must stay where it is until done or pool_free(). */
void pool_add(Pool *pool, Task *task);

/*
** Analyses until the task is done. SQLITE_OK, when task->rc tells how it went, or what `poll` said,
** when the pool is good for nothing but pool_free().
*/
int pool_wait(Pool *pool, const Task *task);

/* Stops what runs, joins the threads, forgets the queue. Documents are the tasks'. NULL is allowed. */
void pool_free(Pool *pool);

#endif

/*
** One row declares a function. The row is registered with SQLite, listed by presse_functions(),
** turned into docs/reference.md and run by the tests (its example), so that these cannot drift.
**
** To add a table-valued function: write its row and its emit function into the file of its topic
** (sqlite/text.c, entity.c, speech.c, pattern.c, kwic.c, about.c); module.c does the rest. A function whose
** rows come from an analysed document names the layer and counts the rows; any other gives `open`
** and `next`; one that has both gets its document first.
*/
#ifndef PRESSE_SQLITE_FUNCTION_H
#define PRESSE_SQLITE_FUNCTION_H

#include "base/buffer.h"
#include "document/cache.h"

enum { FUNCTION_ARGUMENTS = 5, FUNCTION_COLUMNS = 14 };

typedef struct Presse Presse;
typedef struct Cursor Cursor;
typedef struct Function Function;

/* What a connection owns: it lives until the last of its functions is gone. */
struct Presse {
    sqlite3 *db;
    unsigned references; /* registered functions and modules */
    Cache cache;
    struct sb_stemmer *stemmer;  /* word/stem.h; NULL until needed */
    struct Patterns *patterns;   /* PCRE2's contexts and compiled patterns; NULL until needed */
    struct Sentiment *sentiment; /* speech/sentiment.h; NULL until needed */
    int annotating;              /* presse_annotate is at work */
};

/* What SQLite hands back to every call of a function. */
typedef struct Binding {
    Presse *presse;
    const Function *function;
} Binding;

typedef struct Column {
    const char *name;
    const char *type;    /* INTEGER, TEXT or REAL */
    const char *meaning; /* a phrase for the reference */
    unsigned layers;     /* what must be analysed before it can be read, besides Function.layers */
} Column;

typedef struct Argument {
    const char *name;
    const char *type;    /* TEXT, INTEGER, ... as the reference shows it */
    const char *meaning; /* a phrase for the reference, with unit and default */
    int optional;
} Argument;

struct Function {
    const char *name;
    const char *summary; /* one sentence */
    const char *example; /* a statement that can be run, or several, a line each */
    const char *method;  /* source of the method (paper, standard), or NULL */
    Argument arguments[FUNCTION_ARGUMENTS];
    const Argument *options;          /* of a scalar that takes [, name, value]... behind its
                                      ** arguments; a row without a name ends them. NULL: none */
    int writes;                       /* changes the database: for the user's own statements only */
    Column columns[FUNCTION_COLUMNS]; /* none: a scalar */

    /* Registers a module for virtual tables of the user's own: the columns are those of its tables. */
    int (*module)(Presse *);

    /* A scalar's implementation; sqlite3_user_data() is a Binding. */
    void (*scalar)(sqlite3_context *, int, sqlite3_value **);

    /* A collation's comparison, with the object that `collator` opens for the connection. */
    int (*collator)(void **object);
    void (*collator_close)(void *object);
    int (*collation)(void *object, int, const void *, int, const void *);

    /* Rows of an analysed document: argument 0 is its text. */
    unsigned layers;                    /* always needed */
    uint32_t (*rows)(const Document *); /* how many rows it has */

    /* Any other rows: `open` reads Cursor.arguments and goes to the first row, `next` to the next;
    ** both set Cursor.eof. `close` frees Cursor.state. */
    int (*open)(Cursor *);
    int (*next)(Cursor *);
    void (*close)(Cursor *);

    /* Sets the result of a column of the current row. */
    void (*emit)(Cursor *, sqlite3_context *, int column);
};

struct Cursor {
    sqlite3_vtab_cursor base;
    Presse *presse;
    const Function *function;
    sqlite3_value *arguments[FUNCTION_ARGUMENTS]; /* copies; NULL: not given */
    CacheEntry *held;
    const Document *document; /* of `held`, or NULL */
    uint32_t row;             /* from 0 */
    uint32_t rows;            /* for document rows */
    int eof;
    uint32_t sentence, paragraph; /* of the last row that asked: the next one's is not before */
    Arena scratch;                /* an emit function's own, cleared by it row by row */
    void *state;                  /* the function's own */
};

/* The topics' rows; a row without a name ends each. */
extern const Function TEXT_FUNCTIONS[];
extern const Function ENTITY_FUNCTIONS[];
extern const Function VALUE_FUNCTIONS[];
extern const Function TIME_FUNCTIONS[];
extern const Function SPEECH_FUNCTIONS[];
extern const Function RELATION_FUNCTIONS[];
extern const Function SENTIMENT_FUNCTIONS[];
extern const Function PATTERN_FUNCTIONS[];
extern const Function WORD_FUNCTIONS[];
extern const Function SEARCH_FUNCTIONS[];
extern const Function KWIC_FUNCTIONS[];
extern const Function OWN_FUNCTIONS[];
extern const Function PAGE_FUNCTIONS[];
extern const Function META_FUNCTIONS[];
extern const Function FEED_FUNCTIONS[];
extern const Function CORPUS_FUNCTIONS[];
extern const Function DIGEST_FUNCTIONS[];
extern const Function ANNOTATE_FUNCTIONS[];
extern const Function ABOUT_FUNCTIONS[];
extern const Function *const FUNCTIONS[]; /* all of them, NULL at the end */

/* The data of a new connection with one reference; NULL when out of memory. */
Presse *presse_new(sqlite3 *db);

/* Gives a reference back; the last one frees everything. */
void presse_release(Presse *presse);

/* Registers a function of the row's kind. An SQLite code. */
int function_register(Presse *presse, const Function *function);

/*
** The signature as help shows it: "presse_kwic(document, query [, width])"; to be freed by
** sqlite3_free(); NULL when out of memory.
*/
char *function_signature(const Function *function);

/* "table", "module", "scalar" or "collation"; static. */
const char *function_kind(const Function *function);

/*
** module.c: registers a table-valued function; the binding's reference goes to SQLite in any
** case.
*/
int module_register(sqlite3 *db, Binding *binding, void (*destroy)(void *));

/*
** Errors. `expected` completes "... must be", as in "text" or "a whole number from 1 to 100".
** The message names the function, the argument and what came instead.
*/
void scalar_wrong(sqlite3_context *context, int argument, const char *expected,
                  sqlite3_value *value);
int cursor_wrong(Cursor *cursor, int argument, const char *expected);
/* Any other message about an argument, in printf's manner; returns SQLITE_ERROR. */
int cursor_error(Cursor *cursor, const char *format, ...);
void scalar_error(sqlite3_context *context, const char *format, ...);
/* Appends what a value is, for a message: a short text is shown, else the type named. */
void value_describe(sqlite3_str *out, sqlite3_value *value);

/* What HTML may be, for the error about any other type. */
#define HTML_EXPECTED "HTML as text, or a BLOB of the page's bytes"

/* What is said where a table of the library is not what it was made to be. */
#define DAMAGED "the library's tables are damaged, install it again"

/*
** A scalar's argument that is text. Returns 1 and sets `*text`, `*n` (bytes before the first NUL);
** 0 for NULL, when the result is to be NULL; -1 after any other type, with the error set.
*/
int scalar_text(sqlite3_context *context, int argument, sqlite3_value *value, const char **text,
                size_t *n);

/* A cursor's argument that is text, `*text` NULL for NULL. SQLITE_OK, or an error that is set. */
int cursor_text(Cursor *cursor, int argument, const char **text, size_t *n);

/*
** A cursor's argument that is a text, or a BLOB of the bytes of one (`*blob` 1), whose charset is to
** be found; `*bytes` NULL for NULL. `expected` is for the message about any other type.
*/
int cursor_bytes(Cursor *cursor, int argument, const char *expected, const char **bytes, size_t *n,
                 int *blob);

/* The same of a scalar's argument; returns what scalar_text() does. */
int scalar_bytes(sqlite3_context *context, int argument, sqlite3_value *value, const char *expected,
                 const char **bytes, size_t *n, int *blob);

/*
** A cursor's argument that is a whole number from `least` to `most`. Sets `*value`, which keeps
** its default where the argument is not given or NULL. SQLITE_OK, or an error that is set.
*/
int cursor_integer(Cursor *cursor, int argument, int least, int most, int *value);

/*
** The document of a scalar's text argument, with the layers, held until cache_release(). NULL
** when the result is already set: to NULL for NULL, to an error otherwise.
*/
CacheEntry *scalar_document(sqlite3_context *context, int argument, sqlite3_value *value,
                            unsigned layers);

/* Gives the document of scalar_document() back. */
void scalar_release(sqlite3_context *context, CacheEntry *entry);

/* Results. Positions are given in bytes of the document and come out in characters from 1. */
void result_text(sqlite3_context *context, const char *text, size_t n);
void result_static(sqlite3_context *context, const char *text);
void result_start(sqlite3_context *context, const Document *document, uint32_t start);
void result_length(sqlite3_context *context, const Document *document, uint32_t start,
                   uint32_t length);
/* A probability, with three decimals: the same number on every machine. */
void result_score(sqlite3_context *context, float score);
void result_code(sqlite3_context *context, int rc);
/* Gives the buffer's bytes away as the result, or its error; the buffer is empty afterwards. */
void result_buffer(sqlite3_context *context, Buffer *buffer);
/* Appends the text as a JSON string; bad UTF-8 stays as it is. */
void json_string(Buffer *out, const char *text, size_t n);

#endif

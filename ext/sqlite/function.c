#include "sqlite/function.h"

#include <stdarg.h>
#include <string.h>

enum { SHORT_TEXT = 64 /* bytes, with the zero: nearly every token */ };

const Function *const FUNCTIONS[] = {
    TEXT_FUNCTIONS,
    ENTITY_FUNCTIONS,
    VALUE_FUNCTIONS,
    TIME_FUNCTIONS,
    SPEECH_FUNCTIONS,
    RELATION_FUNCTIONS,
    SENTIMENT_FUNCTIONS,
    PAGE_FUNCTIONS,
    META_FUNCTIONS,
    FEED_FUNCTIONS,
    PATTERN_FUNCTIONS,
    WORD_FUNCTIONS,
    KWIC_FUNCTIONS,
    SEARCH_FUNCTIONS,
    OWN_FUNCTIONS,
    CORPUS_FUNCTIONS,
    DIGEST_FUNCTIONS,
    ANNOTATE_FUNCTIONS,
    ABOUT_FUNCTIONS,
    NULL,
};

const char *function_kind(const Function *function) {
    if (function->module) return "module";
    if (function->columns[0].name) return "table";
    return function->collation ? "collation" : "scalar";
}

char *function_signature(const Function *function) {
    sqlite3_str *out = sqlite3_str_new(NULL);
    int i;

    sqlite3_str_appendall(out, function->name);
    if (!function->collation) {
        sqlite3_str_appendall(out, "(");
        for (i = 0; i < FUNCTION_ARGUMENTS && function->arguments[i].name; i++) {
            const char *gap = i ? ", " : "";
            if (function->arguments[i].optional) gap = i ? " [, " : "[";
            sqlite3_str_appendf(out, "%s%s%s", gap, function->arguments[i].name,
                                function->arguments[i].optional ? "]" : "");
        }
        sqlite3_str_appendall(out, function->options ? " [, name, value] ...)" : ")");
    }
    return sqlite3_str_finish(out);
}

/* Messages */

void value_describe(sqlite3_str *out, sqlite3_value *value) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
        sqlite3_str_appendall(out, "NULL");
        break;
    case SQLITE_BLOB:
        sqlite3_str_appendall(out, "a BLOB");
        break;
    case SQLITE_INTEGER:
        sqlite3_str_appendf(out, "the INTEGER %lld", sqlite3_value_int64(value));
        break;
    case SQLITE_FLOAT:
        sqlite3_str_appendf(out, "the REAL %!.15g", sqlite3_value_double(value));
        break;
    default:
        if (sqlite3_value_bytes(value) > 60) {
            sqlite3_str_appendf(out, "a text of %d bytes", sqlite3_value_bytes(value));
        } else {
            sqlite3_str_appendf(out, "%Q", sqlite3_value_text(value));
        }
    }
}

static char *wrong(const Function *function, int argument, const char *expected,
                   sqlite3_value *value) {
    sqlite3_str *out = sqlite3_str_new(NULL);
    sqlite3_str_appendf(out, "%s: argument %s must be %s, not ", function->name,
                        function->arguments[argument].name, expected);
    value_describe(out, value);
    return sqlite3_str_finish(out);
}

static void set_message(sqlite3_context *context, char *message) {
    if (message) {
        sqlite3_result_error(context, message, -1);
    } else {
        sqlite3_result_error_nomem(context);
    }
    sqlite3_free(message);
}

static const Function *scalar_function(sqlite3_context *context) {
    return ((const Binding *)sqlite3_user_data(context))->function;
}

void scalar_wrong(sqlite3_context *context, int argument, const char *expected,
                  sqlite3_value *value) {
    set_message(context, wrong(scalar_function(context), argument, expected, value));
}

void scalar_error(sqlite3_context *context, const char *format, ...) {
    va_list list;
    char *text, *message = NULL;

    va_start(list, format);
    text = sqlite3_vmprintf(format, list);
    va_end(list);
    if (text) message = sqlite3_mprintf("%s: %s", scalar_function(context)->name, text);
    sqlite3_free(text);
    set_message(context, message);
}

static int set_cursor_message(Cursor *cursor, char *message) {
    sqlite3_vtab *table = cursor->base.pVtab;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = message;
    return message ? SQLITE_ERROR : SQLITE_NOMEM;
}

int cursor_wrong(Cursor *cursor, int argument, const char *expected) {
    return set_cursor_message(
        cursor, wrong(cursor->function, argument, expected, cursor->arguments[argument]));
}

int cursor_error(Cursor *cursor, const char *format, ...) {
    va_list list;
    char *text, *message = NULL;

    va_start(list, format);
    text = sqlite3_vmprintf(format, list);
    va_end(list);
    if (text) message = sqlite3_mprintf("%s: %s", cursor->function->name, text);
    sqlite3_free(text);
    return set_cursor_message(cursor, message);
}

/* Arguments */

/* The text of a value: SQLITE_OK, with NULL for NULL; SQLITE_MISMATCH for any other type. */
static int read_text(sqlite3_value *value, const char **text, size_t *n) {
    *text = NULL;
    *n = 0;
    if (!value || sqlite3_value_type(value) == SQLITE_NULL) return SQLITE_OK;
    if (sqlite3_value_type(value) != SQLITE_TEXT) return SQLITE_MISMATCH;
    *text = (const char *)sqlite3_value_text(value);
    if (!*text) return SQLITE_NOMEM;
    *n = text_until_nul(*text, (size_t)sqlite3_value_bytes(value));
    return SQLITE_OK;
}

/* The same of a text, or a BLOB of the bytes of one. */
static int read_bytes(sqlite3_value *value, const char **bytes, size_t *n, int *blob) {
    *blob = value && sqlite3_value_type(value) == SQLITE_BLOB;
    if (!*blob) return read_text(value, bytes, n);
    *bytes = sqlite3_value_blob(value);
    *n = (size_t)sqlite3_value_bytes(value);
    if (!*bytes && *n) return SQLITE_NOMEM;
    if (!*bytes) *bytes = ""; /* SQLite gives no address for an empty BLOB */
    return SQLITE_OK;
}

int scalar_text(sqlite3_context *context, int argument, sqlite3_value *value, const char **text,
                size_t *n) {
    int rc = read_text(value, text, n);
    if (rc == SQLITE_MISMATCH) {
        scalar_wrong(context, argument, "text", value);
    } else if (rc) {
        result_code(context, rc);
    }
    return rc ? -1 : *text != NULL;
}

int scalar_bytes(sqlite3_context *context, int argument, sqlite3_value *value, const char *expected,
                 const char **bytes, size_t *n, int *blob) {
    int rc = read_bytes(value, bytes, n, blob);
    if (rc == SQLITE_MISMATCH) {
        scalar_wrong(context, argument, expected, value);
    } else if (rc) {
        result_code(context, rc);
    }
    return rc ? -1 : *bytes != NULL;
}

int cursor_text(Cursor *cursor, int argument, const char **text, size_t *n) {
    int rc = read_text(cursor->arguments[argument], text, n);
    return rc == SQLITE_MISMATCH ? cursor_wrong(cursor, argument, "text") : rc;
}

int cursor_bytes(Cursor *cursor, int argument, const char *expected, const char **bytes, size_t *n,
                 int *blob) {
    int rc = read_bytes(cursor->arguments[argument], bytes, n, blob);
    return rc == SQLITE_MISMATCH ? cursor_wrong(cursor, argument, expected) : rc;
}

int cursor_integer(Cursor *cursor, int argument, int least, int most, int *value) {
    sqlite3_value *given = cursor->arguments[argument];
    char expected[64];
    sqlite3_int64 number;

    if (!given || sqlite3_value_type(given) == SQLITE_NULL) return SQLITE_OK;
    number = sqlite3_value_int64(given);
    if (sqlite3_value_type(given) != SQLITE_INTEGER || number < least || number > most) {
        sqlite3_snprintf(sizeof expected, expected, "a whole number from %d to %d", least, most);
        return cursor_wrong(cursor, argument, expected);
    }
    *value = (int)number;
    return SQLITE_OK;
}

CacheEntry *scalar_document(sqlite3_context *context, int argument, sqlite3_value *value,
                            unsigned layers) {
    Presse *presse = ((const Binding *)sqlite3_user_data(context))->presse;
    CacheEntry *entry = NULL;
    const char *text;
    size_t n;
    int rc;

    if (scalar_text(context, argument, value, &text, &n) <= 0) return NULL;
    rc = cache_hold(&presse->cache, text, n, layers, &entry);
    if (rc) result_code(context, rc);
    return entry;
}

void scalar_release(sqlite3_context *context, CacheEntry *entry) {
    cache_release(&((const Binding *)sqlite3_user_data(context))->presse->cache, entry);
}

/* Results */

/*
** A text whose end SQLite finds by itself is stored with its zero byte; one with a length is
** not, and is moved to a new allocation as soon as the host asks for a C string. So short ones,
** which are most, get their zero here.
*/
void result_text(sqlite3_context *context, const char *text, size_t n) {
    char copy[SHORT_TEXT];
    if (n >= sizeof copy || memchr(text, 0, n)) {
        sqlite3_result_text64(context, text, n, SQLITE_TRANSIENT, SQLITE_UTF8);
        return;
    }
    memcpy(copy, text, n);
    copy[n] = 0;
    sqlite3_result_text(context, copy, -1, SQLITE_TRANSIENT);
}

void result_static(sqlite3_context *context, const char *text) {
    sqlite3_result_text(context, text, -1, SQLITE_STATIC);
}

void result_start(sqlite3_context *context, const Document *document, uint32_t start) {
    sqlite3_result_int64(context, (sqlite3_int64)text_index_char(&document->index, start) + 1);
}

void result_length(sqlite3_context *context, const Document *document, uint32_t start,
                   uint32_t length) {
    sqlite3_result_int64(context, text_index_count(&document->index, start, length));
}

void result_score(sqlite3_context *context, float score) {
    sqlite3_result_double(context, (double)(int)((double)score * 1000 + 0.5) / 1000);
}

void result_code(sqlite3_context *context, int rc) {
    if (rc == SQLITE_NOMEM) {
        sqlite3_result_error_nomem(context);
    } else if (rc == SQLITE_TOOBIG) {
        sqlite3_result_error_toobig(context);
    } else if (rc == SQLITE_CORRUPT) {
        scalar_error(context, "%s", DAMAGED);
    } else if (rc) {
        sqlite3_result_error_code(context, rc);
    }
}

void result_buffer(sqlite3_context *context, Buffer *buffer) {
    if (buffer->rc) {
        result_code(context, buffer->rc);
        buffer_free(buffer);
    } else if (!buffer->p) {
        result_static(context, "");
    } else {
        sqlite3_result_text64(context, buffer->p, buffer->n, sqlite3_free, SQLITE_UTF8);
        *buffer = (Buffer){0};
    }
}

/* Registration */

static void binding_free(void *data) {
    Binding *binding = data;
    Presse *presse = binding->presse;

    sqlite3_free(binding);
    presse_release(presse);
}

/* A binding that holds a reference to the connection's data; NULL when out of memory. */
static Binding *binding_new(Presse *presse, const Function *function) {
    Binding *binding = sqlite3_malloc64(sizeof *binding);
    if (!binding) return NULL;
    binding->presse = presse;
    binding->function = function;
    presse->references++;
    return binding;
}

/*
** One registration per number of arguments, so that SQLite itself refuses any other; one for all
** where there are options.
*/
static int register_scalar(Presse *presse, const Function *function) {
    const int flags = SQLITE_UTF8 | (function->writes ? SQLITE_DIRECTONLY
                                                      : SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS);
    int least = 0, most = 0, n, rc = SQLITE_OK;

    if (function->options) least = most = -1;
    while (most >= 0 && most < FUNCTION_ARGUMENTS && function->arguments[most].name) {
        if (!function->arguments[most++].optional) least = most;
    }
    for (n = least; n <= most && !rc; n++) {
        Binding *binding = binding_new(presse, function);
        if (!binding) return SQLITE_NOMEM;
        rc = sqlite3_create_function_v2(presse->db, function->name, n, flags, binding,
                                        function->scalar, NULL, NULL, binding_free);
    }
    return rc;
}

static int register_collation(Presse *presse, const Function *function) {
    void *object = NULL;
    int rc = function->collator(&object);

    if (rc) return rc;
    rc = sqlite3_create_collation_v2(presse->db, function->name, SQLITE_UTF8, object,
                                     function->collation, function->collator_close);
    if (rc) function->collator_close(object); /* this one SQLite does not free on failure */
    return rc;
}

int function_register(Presse *presse, const Function *function) {
    Binding *binding;

    if (function->module) return function->module(presse);
    if (function->scalar) return register_scalar(presse, function);
    if (function->collation) return register_collation(presse, function);
    binding = binding_new(presse, function);
    if (!binding) return SQLITE_NOMEM;
    return module_register(presse->db, binding, binding_free);
}

void json_string(Buffer *out, const char *text, size_t n) {
    size_t i, done = 0;

    buffer_byte(out, '"');
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        char escape[8];
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        buffer_add(out, text + done, i - done);
        done = i + 1;
        sqlite3_snprintf(sizeof escape, escape, c < 0x20 ? "\\u%04x" : "\\%c", c);
        buffer_add(out, escape, strlen(escape));
    }
    buffer_add(out, text + done, n - done);
    buffer_byte(out, '"');
}

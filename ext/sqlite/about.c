/* About presse itself: its version, what it runs on, and its functions. */
#include <libxml/parser.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>

#include "sqlite/pattern.h"
#include "version.h"

static void version(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc, (void)argv;
    result_static(context, PRESSE_VERSION);
}

/* presse_info */

static void emit_presse(Cursor *cursor, sqlite3_context *context) {
    (void)cursor;
    result_static(context, PRESSE_VERSION);
}

static void emit_sqlite(Cursor *cursor, sqlite3_context *context) {
    (void)cursor;
    result_static(context, sqlite3_libversion());
}

static void emit_version(sqlite3_context *context, const UVersionInfo numbers) {
    char text[U_MAX_VERSION_STRING_LENGTH + 1];
    u_versionToString(numbers, text);
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void emit_icu(Cursor *cursor, sqlite3_context *context) {
    UVersionInfo numbers;
    (void)cursor;
    u_getVersion(numbers);
    emit_version(context, numbers);
}

static void emit_unicode(Cursor *cursor, sqlite3_context *context) {
    UVersionInfo numbers;
    (void)cursor;
    u_getUnicodeVersion(numbers);
    emit_version(context, numbers);
}

static void emit_pcre2(Cursor *cursor, sqlite3_context *context) {
    char text[64] = "";
    (void)cursor;
    if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) <= (int)sizeof text) {
        pcre2_config(PCRE2_CONFIG_VERSION, text);
    }
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void emit_libxml2(Cursor *cursor, sqlite3_context *context) {
    const char *number = xmlParserVersion; /* "20914", and what follows it */
    int version = 0;
    char text[40];
    (void)cursor;
    while (*number >= '0' && *number <= '9') version = version * 10 + (*number++ - '0');
    sqlite3_snprintf(sizeof text, text, "%d.%d.%d", version / 10000, version / 100 % 100,
                     version % 100);
    sqlite3_result_text(context, text, -1, SQLITE_TRANSIENT);
}

static void emit_jit(Cursor *cursor, sqlite3_context *context) {
    uint32_t jit = 0;
    (void)cursor;
    pcre2_config(PCRE2_CONFIG_JIT, &jit);
    result_static(context, jit ? "yes" : "no");
}

static void emit_uses(Cursor *cursor, sqlite3_context *context) {
    sqlite3_result_int64(context, (sqlite3_int64)cursor->presse->cache.uses);
}

static void emit_analysed(Cursor *cursor, sqlite3_context *context) {
    sqlite3_result_int64(context, (sqlite3_int64)cursor->presse->cache.analysed);
}

static void emit_bytes(Cursor *cursor, sqlite3_context *context) {
    sqlite3_result_int64(context, (sqlite3_int64)cache_bytes(&cursor->presse->cache));
}

static void emit_limit(Cursor *cursor, sqlite3_context *context) {
    sqlite3_result_int64(context, (sqlite3_int64)cursor->presse->cache.limit);
}

static const struct {
    const char *name;
    void (*emit)(Cursor *, sqlite3_context *);
} FACTS[] = {
    {"presse", emit_presse},
    {"SQLite", emit_sqlite},
    {"ICU", emit_icu},
    {"Unicode", emit_unicode},
    {"PCRE2", emit_pcre2},
    {"PCRE2 JIT", emit_jit},
    {"libxml2", emit_libxml2},
    {"documents asked for", emit_uses},
    {"documents analysed", emit_analysed},
    {"cache bytes", emit_bytes},
    {"cache limit", emit_limit},
};

enum { FACT_COUNT = sizeof FACTS / sizeof FACTS[0] };

static int info_open(Cursor *cursor) {
    cursor->eof = cursor->row >= FACT_COUNT;
    return SQLITE_OK;
}

static void info_emit(Cursor *cursor, sqlite3_context *context, int column) {
    if (column == 0) {
        result_static(context, FACTS[cursor->row].name);
    } else {
        FACTS[cursor->row].emit(cursor, context);
    }
}

/* presse_functions */

enum { FUNCTION_NAME, FUNCTION_KIND, FUNCTION_SIGNATURE, FUNCTION_SUMMARY, FUNCTION_EXAMPLE };

/* The row's function; NULL behind the last. */
static const Function *function_at(uint32_t row) {
    const Function *const *topic, *function;

    for (topic = FUNCTIONS; *topic; topic++) {
        for (function = *topic; function->name; function++) {
            if (row-- == 0) return function;
        }
    }
    return NULL;
}

static int functions_open(Cursor *cursor) {
    cursor->eof = function_at(cursor->row) == NULL;
    return SQLITE_OK;
}

static void emit_signature(sqlite3_context *context, const Function *function) {
    char *signature = function_signature(function);
    if (signature) {
        sqlite3_result_text(context, signature, -1, sqlite3_free);
    } else {
        sqlite3_result_error_nomem(context);
    }
}

static void functions_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Function *function = function_at(cursor->row);

    switch (column) {
    case FUNCTION_NAME:
        result_static(context, function->name);
        break;
    case FUNCTION_KIND:
        result_static(context, function_kind(function));
        break;
    case FUNCTION_SIGNATURE:
        emit_signature(context, function);
        break;
    case FUNCTION_SUMMARY:
        result_static(context, function->summary);
        break;
    case FUNCTION_EXAMPLE:
        result_static(context, function->example);
        break;
    default:
        break;
    }
}

const Function ABOUT_FUNCTIONS[] = {
    {
        .name = "presse_version",
        .summary = "The version of presse.",
        .example = "SELECT presse_version()",
        .scalar = version,
    },
    {
        .name = "presse_info",
        .summary = "What presse runs on, and what this connection has analysed so far.",
        .example = "SELECT name FROM presse_info()",
        .columns =
            {
                {"name", "TEXT", "what the value is", 0},
                {"value", "ANY", "a version as text, or a number", 0},
            },
        .open = info_open,
        .next = info_open,
        .emit = info_emit,
    },
    {
        .name = "presse_functions",
        .summary = "All functions, tables, modules and collations of presse, each with an example.",
        .example = "SELECT kind, count(*) > 0 FROM presse_functions() GROUP BY kind",
        .columns =
            {
                {"name", "TEXT", "name in SQL", 0},
                {"kind", "TEXT", "table, module (of tables of your own), scalar or collation", 0},
                {"signature", "TEXT", "name and arguments; optional ones in brackets", 0},
                {"summary", "TEXT", "what it does", 0},
                {"example", "TEXT", "a statement that runs as it stands", 0},
            },
        .open = functions_open,
        .next = functions_open,
        .emit = functions_emit,
    },
    {.name = NULL},
};

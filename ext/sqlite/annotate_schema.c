/* What presse_annotate writes: its tables, whose they are, what they were made with, indexes. */
#include <string.h>

#include "data/sum.h"
#include "sqlite/annotate.h"
#include "version.h"

/* The head of a row of a text, and where it stands. */
#define PLACE "position INTEGER NOT NULL, sentence INTEGER NOT NULL, keep INTEGER NOT NULL, "
#define SPAN  "start INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY(article, position)"

const LayerTable ANNOTATE_TABLES[LAYER_TABLES] = {
    {"paragraph",
     LAYER_LABELS,
     "position INTEGER NOT NULL, text TEXT NOT NULL, label TEXT NOT NULL, keep INTEGER NOT NULL, "
     "score REAL NOT NULL, reason TEXT, " SPAN,
     "position, text, label, keep, score, reason, start, length FROM presse_paragraphs(?2)",
     {NULL, NULL}},
    {"sentence",
     LAYER_SENTENCES | LAYER_LABELS,
     "position INTEGER NOT NULL, paragraph INTEGER NOT NULL, keep INTEGER NOT NULL, text TEXT NOT "
     "NULL, " SPAN,
     "position, paragraph, keep, text, start, length FROM presse_sentences(?2)",
     {NULL, NULL}},
    {"term",
     LAYER_WORDS | LAYER_LABELS,
     "lemma TEXT NOT NULL, pos TEXT NOT NULL, stop INTEGER NOT NULL, count INTEGER NOT NULL, "
     "PRIMARY KEY(article, lemma, pos)",
     "lemma, pos, max(stop), count(*) FROM presse_tokens(?2) WHERE keep AND pos NOT IN ('PUNCT', "
     "'SYM') GROUP BY lemma, pos",
     {"lemma", "lemma, pos, article, count"}},
    {"entity",
     LAYER_ENTITIES | LAYER_LABELS,
     PLACE "text TEXT NOT NULL, type TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, entity "
           "INTEGER NOT NULL, score REAL NOT NULL, " SPAN,
     "position, sentence, keep, text, type, kind, name, entity, score, start, length FROM "
     "presse_entities(?2)",
     {"name", "name, article"}},
    {"value",
     LAYER_VALUES | LAYER_LABELS,
     PLACE "text TEXT NOT NULL, type TEXT NOT NULL, value REAL, value_max REAL, unit TEXT, approx "
           "TEXT NOT NULL, " SPAN,
     "position, sentence, keep, text, type, value, value_max, unit, approx, start, length FROM "
     "presse_values(?2)",
     {"unit", "unit, value"}},
    {"time",
     LAYER_TIMES | LAYER_LABELS,
     PLACE "text TEXT NOT NULL, type TEXT NOT NULL, value TEXT, from_date TEXT, to_date TEXT, "
           "modifier TEXT, " SPAN,
     "position, sentence, keep, text, type, value, from_date, to_date, modifier, start, length "
     "FROM presse_times(?2, ?3)",
     {"day", "from_date"}},
    {"quote",
     LAYER_QUOTES | LAYER_LABELS,
     PLACE "text TEXT NOT NULL, kind TEXT NOT NULL, speaker TEXT, speaker_text TEXT, "
           "speaker_start INTEGER, cue TEXT, cue_start INTEGER, " SPAN,
     "position, sentence, keep, text, kind, speaker, speaker_text, speaker_start, cue, cue_start, "
     "start, length FROM presse_quotes(?2)",
     {"speaker", "speaker"}},
    {"relation",
     LAYER_RELATIONS | LAYER_LABELS,
     PLACE "text TEXT NOT NULL, subject TEXT NOT NULL, relation TEXT NOT NULL, object TEXT NOT "
           "NULL, " SPAN,
     "position, sentence, keep, text, subject, relation, object, start, length FROM "
     "presse_relations(?2)",
     {"subject", "subject"}},
};

static const char DOCUMENT_COLUMNS[] =
    "date TEXT, source TEXT, title TEXT, characters INTEGER NOT NULL, sentences INTEGER NOT NULL, "
    "tokens INTEGER NOT NULL, words INTEGER NOT NULL, hash INTEGER NOT NULL";

/* Indexes of the table of documents: suffix and columns. */
static const char *const DOCUMENT_INDEXES[][2] = {{"date", "date"}, {"source", "source"}};
enum { DOCUMENT_INDEXES_N = 2, INDEXES = DOCUMENT_INDEXES_N + LAYER_TABLES };

/* ---- names in the schema */

/* The table that the name of a table, view, index or trigger belongs to; "" where it is free. */
static const char *owner_of(Annotate *a, const char *name) {
    const char *owner = "";
    sqlite3_stmt *statement = annotate_prepare(
        a, "SELECT tbl_name FROM \"%w\".sqlite_schema WHERE name = %Q COLLATE NOCASE", a->target,
        name);

    if (statement && sqlite3_step(statement) == SQLITE_ROW) {
        owner = annotate_format(a, "%s", sqlite3_column_text(statement, 0));
    }
    if (statement) annotate_failed(a, sqlite3_reset(statement));
    sqlite3_finalize(statement);
    return owner ? owner : "";
}

static int exists(Annotate *a, const char *table) {
    const char *name = annotate_format(a, "%s_%s", a->prefix, table);
    return name && *owner_of(a, name) != 0;
}

/* The index' table and columns, by number: those of documents first; 0 where it is not wanted. */
static int index_of(const Annotate *a, int number, const char **table, const char *const **index) {
    if (number < DOCUMENT_INDEXES_N) {
        *table = "document";
        *index = DOCUMENT_INDEXES[number];
        return 1;
    }
    number -= DOCUMENT_INDEXES_N;
    *table = ANNOTATE_TABLES[number].name;
    *index = ANNOTATE_TABLES[number].index;
    return (*index)[0] && a->tables & 1u << number;
}

/* Is the index there? An error where its name is that of something else. */
static int has_index(Annotate *a, const char *table, const char *const *index) {
    const char *name = annotate_format(a, "%s_%s_%s", a->prefix, table, index[0]);
    const char *of = annotate_format(a, "%s_%s", a->prefix, table);
    const char *owner = name ? owner_of(a, name) : "";

    if (a->rc || !*owner) return 0;
    if (sqlite3_stricmp(owner, of) != 0) {
        annotate_error(a, SQLITE_ERROR,
                       "the name %s is that of something else in the database: choose another "
                       "prefix",
                       name);
    }
    return 1;
}

/* ---- whose the tables are */

/* The value of a key in the table of annotations; "" where there is none. */
static const char *read_key(Annotate *a, const char *key) {
    const char *value = "";
    sqlite3_stmt *statement = annotate_prepare(
        a, "SELECT value FROM \"%w\".\"%w_annotation\" WHERE key = %Q", a->target, a->prefix, key);

    if (statement && sqlite3_step(statement) == SQLITE_ROW &&
        sqlite3_column_type(statement, 0) == SQLITE_TEXT) {
        value = annotate_format(a, "%s", sqlite3_column_text(statement, 0));
    }
    if (statement) annotate_failed(a, sqlite3_reset(statement));
    sqlite3_finalize(statement);
    return value ? value : "";
}

/* The source as the table of annotations names it: with its schema where that is another. */
static const char *source_name(Annotate *a) {
    if (a->schema == a->target) return a->table;
    return annotate_format(a, "%s.%s", a->schema, a->table);
}

/* What the tables' form depends on. */
static const char *form(Annotate *a) {
    return annotate_format(a, "%d %s", ANNOTATE_SCHEMA, a->type);
}

/* Has the table of that name our columns? */
static int is_ours(Annotate *a) {
    return annotate_number(
               a, "SELECT group_concat(name) = 'key,value' FROM pragma_table_xinfo(%Q, %Q)",
               annotate_format(a, "%s_annotation", a->prefix), a->target) &&
           strcmp(read_key(a, "made by"), "presse_annotate") == 0;
}

/* Were the tables made with that layer? Else a table of its name is somebody else's. */
static int is_recorded(Annotate *a, const char *layer) {
    return annotate_number(
               a,
               "SELECT instr(',' || json_extract(value, '$.layers') || ',', ',%s,') FROM "
               "\"%w\".\"%w_annotation\" WHERE key = 'options'",
               layer, a->target, a->prefix) > 0;
}

static void foreign(Annotate *a, const char *table) {
    annotate_error(a, SQLITE_ERROR,
                   "there is already a %s_%s that presse_annotate did not make: choose another "
                   "prefix, or rename it",
                   a->prefix, table);
}

int schema_look(Annotate *a) {
    const char *const *index, *table, *source;
    int i, has[LAYER_TABLES], some = exists(a, "document");

    a->made = some;
    for (i = 0; i < LAYER_TABLES; i++) {
        has[i] = exists(a, ANNOTATE_TABLES[i].name);
        some |= has[i];
        if (has[i] != (int)(a->tables >> i & 1)) a->made = 0;
    }
    for (i = 0; i < INDEXES; i++) {
        if (index_of(a, i, &table, &index)) has_index(a, table, index);
    }
    if (a->rc) return a->rc;
    if (!exists(a, "annotation")) {
        if (some && exists(a, "document")) foreign(a, "document");
        for (i = 0; i < LAYER_TABLES; i++) {
            if (has[i]) foreign(a, ANNOTATE_TABLES[i].name);
        }
        a->made = 0;
        return a->rc;
    }
    if (!is_ours(a)) {
        foreign(a, "annotation");
        return a->rc;
    }
    for (i = 0; i < LAYER_TABLES && !a->rc; i++) {
        if (has[i] && !is_recorded(a, ANNOTATE_TABLES[i].name)) foreign(a, ANNOTATE_TABLES[i].name);
    }
    source = read_key(a, "source");
    if (sqlite3_stricmp(source, source_name(a)) != 0) {
        annotate_error(a, SQLITE_ERROR,
                       "the tables %s_document and so on hold annotations of %s: choose another "
                       "prefix",
                       a->prefix, source);
    }
    if (!a->rc && strcmp(read_key(a, "form"), form(a)) != 0) a->made = 0;
    return a->rc;
}

/* ---- making them */

static void make_table(Annotate *a, const char *name, const char *columns) {
    annotate_run(a,
                 "CREATE TABLE \"%w\".\"%w_%s\"(article %s NOT NULL REFERENCES "
                 "\"%w_document\"(article) ON DELETE CASCADE, %s) STRICT, WITHOUT ROWID",
                 a->target, a->prefix, name, a->type, a->prefix, columns);
}

static void make_tables(Annotate *a) {
    int i;

    for (i = 0; i < LAYER_TABLES; i++)
        annotate_run(a, "DROP TABLE IF EXISTS \"%w\".\"%w_%s\"", a->target, a->prefix,
                     ANNOTATE_TABLES[i].name);
    annotate_run(a, "DROP TABLE IF EXISTS \"%w\".\"%w_document\"", a->target, a->prefix);
    annotate_run(a, "DROP TABLE IF EXISTS \"%w\".\"%w_annotation\"", a->target, a->prefix);
    annotate_run(a,
                 "CREATE TABLE \"%w\".\"%w_annotation\"(key TEXT NOT NULL PRIMARY KEY, value TEXT) "
                 "STRICT, WITHOUT ROWID",
                 a->target, a->prefix);
    annotate_run(a,
                 "CREATE TABLE \"%w\".\"%w_document\"(article %s NOT NULL PRIMARY KEY, %s) STRICT, "
                 "WITHOUT ROWID",
                 a->target, a->prefix, a->type, DOCUMENT_COLUMNS);
    for (i = 0; i < LAYER_TABLES; i++) {
        if (a->tables & 1u << i) {
            make_table(a, ANNOTATE_TABLES[i].name, ANNOTATE_TABLES[i].columns);
        }
    }
}

static const char *layer_names(Annotate *a) {
    const char *list = "";
    int i;
    for (i = 0; i < LAYER_TABLES && list; i++) {
        if (!(a->tables & 1u << i)) continue;
        list = annotate_format(a, "%s%s%s", list, *list ? "," : "", ANNOTATE_TABLES[i].name);
    }
    return list;
}

/* The SQL of a column, or of the condition, as it was understood. */
static const char *options_json(Annotate *a) {
    const char *sql = annotate_format(
        a,
        "SELECT json_object('id', %Q, 'text', %Q, 'html', %Q, 'date', %Q, 'title', %Q, 'source', "
        "%Q, 'where', %Q, 'layers', %Q)",
        a->id, a->text, a->html, a->date, a->title, a->source, a->where, layer_names(a));
    sqlite3_stmt *statement = a->rc ? NULL : annotate_prepare(a, "%s", sql);
    const char *json = "";

    if (statement && sqlite3_step(statement) == SQLITE_ROW) {
        json = annotate_format(a, "%s", sqlite3_column_text(statement, 0));
    }
    if (statement) annotate_failed(a, sqlite3_reset(statement));
    sqlite3_finalize(statement);
    return json ? json : "";
}

/* Writes what the tables are made with, if that is not there yet. */
static void write_keys(Annotate *a) {
    const char *keys[][2] = {
        {"made by", "presse_annotate"},
        {"version", PRESSE_VERSION},
        {"data", DATA_SUM},
        {"form", form(a)},
        {"source", source_name(a)},
        {"options", options_json(a)},
    };
    size_t i;

    for (i = 0; i < sizeof keys / sizeof keys[0] && !a->rc; i++) {
        annotate_run(a, "INSERT OR REPLACE INTO \"%w\".\"%w_annotation\" VALUES (%Q, %Q)",
                     a->target, a->prefix, keys[i][0], keys[i][1]);
    }
}

static int keys_are_right(Annotate *a) {
    return strcmp(read_key(a, "version"), PRESSE_VERSION) == 0 &&
           strcmp(read_key(a, "data"), DATA_SUM) == 0 &&
           strcmp(read_key(a, "options"), options_json(a)) == 0;
}

static void prepare_layer(Annotate *a, int i) {
    const LayerTable *table = &ANNOTATE_TABLES[i];

    a->insert[i] = annotate_prepare(a, "INSERT INTO \"%w\".\"%w_%s\" SELECT ?1, %s", a->target,
                                    a->prefix, table->name, table->select);
    a->clear[i] = annotate_prepare(a, "DELETE FROM \"%w\".\"%w_%s\" WHERE article = ?1", a->target,
                                   a->prefix, table->name);
}

int schema_open(Annotate *a) {
    int i;

    if (!a->made || !keys_are_right(a)) {
        annotate_begin(a);
        if (!a->rc && !a->made) schema_look(a); /* another process may have been faster */
        if (!a->rc && !a->made) make_tables(a);
        write_keys(a);
        annotate_end(a);
    }
    a->known = annotate_prepare(a, "SELECT hash FROM \"%w\".\"%w_document\" WHERE article = ?1",
                                a->target, a->prefix);
    a->clear_document = annotate_prepare(a, "DELETE FROM \"%w\".\"%w_document\" WHERE article = ?1",
                                         a->target, a->prefix);
    a->insert_document = annotate_prepare(
        a, "INSERT INTO \"%w\".\"%w_document\" VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)", a->target,
        a->prefix);
    for (i = 0; i < LAYER_TABLES; i++) {
        if (a->tables & 1u << i) prepare_layer(a, i);
    }
    return a->rc;
}

/* ---- indexes */

/*
** Each index is a transaction of its own: making one lets prepared statements expire, and those that
** end a transaction must be ready for the worst. While another statement of the connection reads,
** none can be dropped: then they stay, and writing takes longer.
*/
int schema_drop_indexes(Annotate *a) {
    const char *const *index, *table;
    int i;

    for (i = 0; i < INDEXES && !a->rc; i++) {
        if (index_of(a, i, &table, &index) && has_index(a, table, index)) {
            sqlite3_stmt *drop = annotate_prepare(a, "DROP INDEX IF EXISTS \"%w\".\"%w_%s_%s\"",
                                                  a->target, a->prefix, table, index[0]);
            int rc = SQLITE_OK;
            if (drop) sqlite3_step(drop);
            if (drop) rc = sqlite3_reset(drop);
            if ((rc & 0xFF) != SQLITE_LOCKED) annotate_failed(a, rc);
            sqlite3_finalize(drop);
        }
    }
    return a->rc;
}

int schema_make_indexes(Annotate *a) {
    const char *const *index, *table;
    int i, before;

    if (a->rc) return a->rc;
    /* the sort of a large index can use other processors */
    before = sqlite3_limit(a->db, SQLITE_LIMIT_WORKER_THREADS, a->threads - 1);
    for (i = 0; i < INDEXES && !a->rc; i++) {
        if (index_of(a, i, &table, &index) && !has_index(a, table, index)) {
            annotate_run(a, "CREATE INDEX IF NOT EXISTS \"%w\".\"%w_%s_%s\" ON \"%w_%s\"(%s)",
                         a->target, a->prefix, table, index[0], a->prefix, table, index[1]);
        }
    }
    sqlite3_limit(a->db, SQLITE_LIMIT_WORKER_THREADS, before);
    return a->rc;
}

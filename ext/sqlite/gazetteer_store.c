/* The index of a gazetteer in its shadow tables and in memory. */
#include <string.h>

#include "base/hash.h"
#include "sqlite/gazetteer.h"

static const char *const SQL[SQL_STATEMENTS] = {
    [OWNED_VERSION] = "SELECT value FROM @config WHERE key = 'version'",
    [OWNED_COUNT] = "UPDATE @config SET value = value + 1 WHERE key = 'version'",
    [OWNED_SCAN] = "SELECT row, name, type, id, aliases FROM @name ORDER BY row",
    [OWNED_ROW] = "SELECT row, name, type, id, aliases FROM @name WHERE row = ?1",
    [SQL_READ] = "SELECT row, name, aliases FROM @name WHERE row = ?1",
    [SQL_INSERT] = "INSERT INTO @name(row, name, type, id, aliases) VALUES (?1, ?2, ?3, ?4, ?5)",
    [SQL_UPDATE] = "UPDATE @name SET name = ?2, type = ?3, id = ?4, aliases = ?5 WHERE row = ?1",
    [SQL_UPDATE_REST] = "UPDATE @name SET type = ?3, id = ?4 WHERE row = ?1",
    [SQL_DELETE] = "DELETE FROM @name WHERE row = ?1",
    [SQL_LOG] = "INSERT OR IGNORE INTO @log(row) VALUES (?1)",
    [SQL_UNLOG] = "DELETE FROM @log WHERE row = ?1",
    [SQL_LOGGED] = "SELECT count(*) FROM @log",
    [SQL_TAIL] = "SELECT n.row, n.name, n.aliases FROM @log l CROSS JOIN @name n ON n.row = l.row "
                 "ORDER BY l.row",
    [SQL_ALL] = "SELECT row, name, aliases FROM @name ORDER BY row",
    [SQL_CLEAR_LOG] = "DELETE FROM @log",
    [SQL_SEGMENTS] = "SELECT segment, names, checksum FROM @index ORDER BY segment",
    [SQL_BLOCK] = "SELECT block FROM @index WHERE segment = ?1",
    [SQL_ADD_SEGMENT] = "INSERT INTO @index(names, checksum, block) VALUES (?1, ?2, ?3)",
    [SQL_DROP_SEGMENT] = "DELETE FROM @index WHERE segment = ?1",
    [SQL_CLEAR_INDEX] = "DELETE FROM @index",
    [SQL_INDEXED] = "SELECT sum(names) FROM @index",
    [SQL_STALE] = "SELECT value FROM @config WHERE key = 'stale'",
    [SQL_ADD_STALE] = "INSERT INTO @config VALUES ('stale', ?1) "
                      "ON CONFLICT(key) DO UPDATE SET value = value + ?1",
    [SQL_CLEAR_STALE] = "DELETE FROM @config WHERE key = 'stale'",
};

const OwnedKind GAZETTEER_KIND = {
    .module = "presse_gazetteer",
    .columns =
        "CREATE TABLE x(name TEXT, type TEXT, id, aliases TEXT, text TEXT, " OWNED_COLUMNS ")",
    .columns_n = 10,
    .written = 4,
    .shadows =
        {
            {"name", "(row INTEGER PRIMARY KEY, name, type, id, aliases)"},
            {"log", "(row INTEGER PRIMARY KEY)"},
            {"index", "(segment INTEGER PRIMARY KEY, names INTEGER, checksum INTEGER, block BLOB)"},
            {"config", "(key TEXT PRIMARY KEY, value) WITHOUT ROWID"},
        },
    .sql = SQL,
};

/* ---- segments in memory */

static void part_free(Part *part) {
    if (!part) return;
    gazetteer_close(&part->segment);
    sqlite3_free(part->bytes);
    sqlite3_free(part);
}

static void free_all(Part **parts, unsigned count) {
    unsigned i;
    for (i = 0; i < count; i++) part_free(parts[i]);
}

void store_free(GazetteerTable *table) {
    free_all(table->parts, table->count);
    sqlite3_free(table->parts);
    sqlite3_free(table->segments);
    table->parts = NULL;
    table->segments = NULL;
    table->count = table->room = 0;
}

static int damaged(GazetteerTable *table, sqlite3_int64 number) {
    return owned_error(&table->owned, SQLITE_CORRUPT_VTAB,
                       "segment %lld of %s_index is damaged: INSERT INTO %s(command) VALUES "
                       "('rebuild') makes the index anew",
                       number, table->owned.name, table->owned.name);
}

/* A part of bytes that it takes over, also when it fails. */
static int part_new(GazetteerTable *table, sqlite3_int64 number, sqlite3_int64 checksum,
                    unsigned char *bytes, size_t n, Part **out) {
    Part *part = sqlite3_malloc64(sizeof *part);
    int rc;

    *out = NULL;
    if (!part) {
        sqlite3_free(bytes);
        return SQLITE_NOMEM;
    }
    memset(part, 0, sizeof *part);
    part->number = number;
    part->checksum = checksum;
    part->bytes = bytes;
    rc = gazetteer_open(&part->segment, bytes, n);
    if (!rc && number && (sqlite3_int64)gazetteer_checksum(bytes, n) != checksum) {
        rc = SQLITE_CORRUPT;
    }
    if (rc) {
        part_free(part);
        return rc == SQLITE_CORRUPT ? damaged(table, number) : rc;
    }
    *out = part;
    return SQLITE_OK;
}

/* Reads a segment. */
static int part_read(GazetteerTable *table, sqlite3_int64 number, sqlite3_int64 checksum,
                     Part **out) {
    sqlite3_stmt *statement;
    unsigned char *bytes = NULL;
    size_t n = 0;
    int rc = owned_statement(&table->owned, SQL_BLOCK, &statement), end;

    *out = NULL;
    if (rc) return rc;
    rc = sqlite3_bind_int64(statement, 1, number);
    if (!rc && sqlite3_step(statement) == SQLITE_ROW &&
        sqlite3_column_type(statement, 0) == SQLITE_BLOB) {
        const void *block = sqlite3_column_blob(statement, 0);
        n = (size_t)sqlite3_column_bytes(statement, 0);
        bytes = block ? sqlite3_malloc64(n + 1) : NULL;
        if (bytes) memcpy(bytes, block, n);
        if (!bytes && n) rc = SQLITE_NOMEM;
    }
    end = sqlite3_reset(statement);
    if (!rc && end) rc = owned_failed(&table->owned, end);
    if (rc || !bytes) {
        sqlite3_free(bytes);
        return rc ? rc : damaged(table, number);
    }
    return part_new(table, number, checksum, bytes, n, out);
}

/* ---- rows into keys */

/* The names of the row at which a statement of row, name, aliases stands. */
static int read_names(GazetteerTable *table, sqlite3_stmt *statement, GazetteerNames *names) {
    int type = sqlite3_column_type(statement, 2);

    memset(names, 0, sizeof *names);
    if (sqlite3_column_type(statement, 1) != SQLITE_TEXT ||
        (type != SQLITE_TEXT && type != SQLITE_NULL)) {
        return owned_error(&table->owned, SQLITE_CORRUPT_VTAB,
                           "its shadow tables are damaged: row %lld of %s_name has no name, or "
                           "aliases that are no text",
                           sqlite3_column_int64(statement, 0), table->owned.name);
    }
    names->name = (const char *)sqlite3_column_text(statement, 1);
    names->name_n = (size_t)sqlite3_column_bytes(statement, 1);
    if (!names->name) return SQLITE_NOMEM;
    names->name_n = text_until_nul(names->name, names->name_n);
    if (type == SQLITE_NULL) return SQLITE_OK;
    names->aliases = (const char *)sqlite3_column_text(statement, 2);
    names->aliases_n = (size_t)sqlite3_column_bytes(statement, 2);
    if (!names->aliases) return SQLITE_NOMEM;
    names->aliases_n = text_until_nul(names->aliases, names->aliases_n);
    return SQLITE_OK;
}

int store_read(void *data, int64_t row, GazetteerNames *names) {
    GazetteerTable *table = data;
    sqlite3_stmt *statement;
    int rc = owned_statement(&table->owned, SQL_READ, &statement);

    if (rc) return rc;
    sqlite3_reset(statement);
    rc = sqlite3_bind_int64(statement, 1, row);
    if (rc) return rc;
    rc = sqlite3_step(statement);
    if (rc == SQLITE_ROW) {
        rc = read_names(table, statement, names);
        return rc ? rc : SQLITE_ROW;
    }
    sqlite3_reset(statement);
    return rc == SQLITE_DONE ? rc : owned_failed(&table->owned, rc);
}

static int add_names(GazetteerTable *table, GazetteerBuild *build, Buffer *room, int64_t row,
                     const GazetteerNames *names) {
    const char *alias;
    size_t at = 0, n;
    int rc = SQLITE_ROW;

    if (!gazetteer_refuses(names->name, names->name_n)) {
        gazetteer_add(build, table->options, names->name, names->name_n, row);
    }
    while (names->aliases && rc == SQLITE_ROW) {
        rc = gazetteer_alias(names->aliases, names->aliases_n, &at, room, &alias, &n);
        if (rc == SQLITE_ROW && !gazetteer_refuses(alias, n)) {
            gazetteer_add(build, table->options, alias, n, row);
        }
    }
    if (rc == SQLITE_ERROR) {
        return owned_error(&table->owned, SQLITE_CORRUPT_VTAB,
                           "its shadow tables are damaged: row %lld of %s_name has aliases that "
                           "are no JSON",
                           (sqlite3_int64)row, table->owned.name);
    }
    return rc == SQLITE_NOMEM ? rc : build->rc;
}

/* ---- segments in the shadow table */

typedef struct Known {
    sqlite3_int64 number, names, checksum;
} Known;

/* All segments there are, oldest first; the caller's. */
static int list_segments(GazetteerTable *table, Buffer *out) {
    sqlite3_stmt *statement;
    int rc = owned_statement(&table->owned, SQL_SEGMENTS, &statement);

    if (rc) return rc;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        Known known = {sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
                       sqlite3_column_int64(statement, 2)};
        buffer_add(out, (const char *)&known, sizeof known);
    }
    rc = sqlite3_reset(statement);
    return rc ? owned_failed(&table->owned, rc) : out->rc;
}

static int insert_segment(GazetteerTable *table, const unsigned char *bytes, size_t n) {
    sqlite3_stmt *statement;
    int rc = owned_statement(&table->owned, SQL_ADD_SEGMENT, &statement);

    if (rc) return rc;
    rc = sqlite3_bind_int64(statement, 1, (sqlite3_int64)hash_read32(bytes + 4));
    if (!rc) rc = sqlite3_bind_int64(statement, 2, (sqlite3_int64)gazetteer_checksum(bytes, n));
    if (!rc) rc = sqlite3_bind_blob64(statement, 3, bytes, n, SQLITE_STATIC);
    if (!rc) sqlite3_step(statement);
    if (!rc) rc = sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return rc ? owned_failed(&table->owned, rc) : SQLITE_OK;
}

/* Writes what was gathered, joined with the last segments as far as they are not much larger. */
static int write_segment(GazetteerTable *table, GazetteerBuild *build) {
    sqlite3_int64 names = (sqlite3_int64)(build->names.n / 16);
    const GazetteerSegment **others = NULL;
    unsigned char *bytes = NULL;
    unsigned count, first, taken = 0;
    Part **parts = NULL;
    Buffer list = {0};
    const Known *known;
    size_t n;
    int rc = list_segments(table, &list);

    count = first = (unsigned)(list.n / sizeof *known);
    known = (const Known *)(const void *)list.p;
    if (names == 0) goto end;
    while (!rc && first > 0 && known[first - 1].names <= MERGE_FACTOR * names &&
           known[first - 1].names + names <= MERGE_MOST) {
        names += known[--first].names;
    }
    if (!rc) {
        parts = sqlite3_malloc64((count + 1) * sizeof *parts);
        others = sqlite3_malloc64((count + 1) * sizeof *others);
        if (!parts || !others) rc = SQLITE_NOMEM;
    }
    for (; !rc && first + taken < count; taken += !rc) {
        const Known *one = &known[first + taken];
        rc = part_read(table, one->number, one->checksum, &parts[taken]);
        if (!rc) others[taken] = &parts[taken]->segment;
        if (!rc) rc = owned_run(&table->owned, SQL_DROP_SEGMENT, 1, one->number, 0);
        if (rc) part_free(parts[taken]);
    }
    if (!rc) rc = gazetteer_block(build, others, taken, &bytes, &n);
    if (!rc) rc = insert_segment(table, bytes, n);
end:
    sqlite3_free(bytes);
    free_all(parts, taken);
    sqlite3_free(parts);
    sqlite3_free(others);
    buffer_free(&list);
    gazetteer_build_free(build);
    return rc;
}

/*
** Gathers the keys of the rows that a statement gives. `write`: writes them as segments, else they
** stay in `build`.
*/
static int gather(GazetteerTable *table, int which, GazetteerBuild *build, int write) {
    sqlite3_stmt *statement;
    GazetteerNames names;
    Buffer room = {0};
    int rc = owned_statement(&table->owned, which, &statement), end = SQLITE_OK;

    if (rc) return rc;
    while (!rc && (end = sqlite3_step(statement)) == SQLITE_ROW) {
        rc = read_names(table, statement, &names);
        if (!rc) rc = add_names(table, build, &room, sqlite3_column_int64(statement, 0), &names);
        if (!rc && write && build->names.n + build->prefixes.n > CHUNK_BYTES) {
            rc = write_segment(table, build);
        }
    }
    end = sqlite3_reset(statement);
    if (!rc && end) rc = owned_failed(&table->owned, end);
    buffer_free(&room);
    return rc;
}

/* Makes segments of the log's rows. */
static int index_log(GazetteerTable *table) {
    GazetteerBuild build = {0};
    int rc = gather(table, SQL_TAIL, &build, 1);

    /* the log first: its pages serve for the segment */
    if (!rc) rc = owned_run(&table->owned, SQL_CLEAR_LOG, 0, 0, 0);
    if (!rc) rc = write_segment(table, &build);
    gazetteer_build_free(&build);
    return rc;
}

int store_rebuild(GazetteerTable *table) {
    GazetteerBuild build = {0};
    int rc = owned_run(&table->owned, SQL_CLEAR_INDEX, 0, 0, 0);

    if (!rc) rc = owned_run(&table->owned, SQL_CLEAR_LOG, 0, 0, 0);
    if (!rc) rc = owned_run(&table->owned, SQL_CLEAR_STALE, 0, 0, 0);
    if (!rc) rc = gather(table, SQL_ALL, &build, 1);
    if (!rc) rc = write_segment(table, &build);
    gazetteer_build_free(&build);
    table->removed = 0;
    return rc;
}

/* Notes what became stale; `*much` where the index is to be made anew. */
static int count_stale(GazetteerTable *table, int *much) {
    sqlite3_int64 stale, indexed;
    int rc;

    *much = 0;
    if (!table->removed) return SQLITE_OK;
    rc = owned_run(&table->owned, SQL_ADD_STALE, 1, table->removed, 0);
    table->removed = 0;
    if (!rc) rc = owned_number(&table->owned, SQL_STALE, &stale);
    if (rc || stale < STALE_LEAST) return rc;
    rc = owned_number(&table->owned, SQL_INDEXED, &indexed);
    *much = stale > indexed / 2;
    return rc;
}

int store_sync(GazetteerTable *table) {
    sqlite3_int64 logged;
    int much, rc;

    if (!table->changed) return SQLITE_OK;
    rc = count_stale(table, &much);
    if (rc) return rc;
    if (much) {
        rc = store_rebuild(table);
    } else {
        rc = owned_number(&table->owned, SQL_LOGGED, &logged);
        if (!rc && logged > LOG_MOST) rc = index_log(table);
    }
    if (!rc) table->changed = 0;
    return rc;
}

/* ---- bringing what is in memory up to date */

static int make_room(GazetteerTable *table, unsigned count) {
    const GazetteerSegment **segments;
    Part **parts;

    if (count <= table->room) return SQLITE_OK;
    parts = sqlite3_realloc64(table->parts, count * sizeof *parts);
    if (!parts) return SQLITE_NOMEM;
    table->parts = parts;
    segments = sqlite3_realloc64(table->segments, count * sizeof *segments);
    if (!segments) return SQLITE_NOMEM;
    table->segments = segments;
    table->room = count;
    return SQLITE_OK;
}

/* Takes a segment out of those in memory; NULL where it is not among them. */
static Part *take(GazetteerTable *table, const Known *known) {
    unsigned i;
    for (i = 0; i < table->count; i++) {
        Part *part = table->parts[i];
        if (part && part->number == known->number && part->checksum == known->checksum) {
            table->parts[i] = NULL;
            return part;
        }
    }
    return NULL;
}

/* A part of the log's rows; NULL where there are none. */
static int part_of_log(GazetteerTable *table, Part **out) {
    GazetteerBuild build = {0};
    unsigned char *bytes;
    size_t n;
    int rc = gather(table, SQL_TAIL, &build, 0);

    *out = NULL;
    if (!rc && build.names.n) {
        rc = gazetteer_block(&build, NULL, 0, &bytes, &n);
        if (!rc) rc = part_new(table, 0, 0, bytes, n, out);
    }
    gazetteer_build_free(&build);
    return rc;
}

static int load(GazetteerTable *table) {
    Buffer list = {0};
    Part **parts = NULL;
    unsigned count, i, got = 0;
    int rc = list_segments(table, &list);

    count = (unsigned)(list.n / sizeof(Known));
    if (!rc) rc = make_room(table, count + 1);
    if (!rc && !(parts = sqlite3_malloc64((count + 1) * sizeof *parts))) rc = SQLITE_NOMEM;
    for (i = 0; i < count && !rc; i++) {
        const Known *known = (const Known *)(const void *)list.p + i;
        parts[got] = take(table, known);
        if (!parts[got]) rc = part_read(table, known->number, known->checksum, &parts[got]);
        if (!rc) got++;
    }
    if (!rc) {
        rc = part_of_log(table, &parts[got]);
        if (!rc && parts[got]) got++;
    }
    buffer_free(&list);
    if (rc) {
        if (parts) free_all(parts, got);
        sqlite3_free(parts);
        return rc;
    }
    free_all(table->parts, table->count);
    for (i = 0; i < got; i++) {
        table->parts[i] = parts[i];
        table->segments[i] = &parts[i]->segment;
    }
    table->count = got;
    sqlite3_free(parts);
    return SQLITE_OK;
}

int store_load(GazetteerTable *table) {
    sqlite3_int64 logged;
    int same, rc = owned_check(&table->owned, OWNED_VERSION, &same);

    if (rc || same) return rc;
    table->owned.fresh = 0;
    if (table->owned.writing && table->changed) { /* many names, and asked before the commit */
        rc = owned_number(&table->owned, SQL_LOGGED, &logged);
        if (!rc && logged > LOG_MOST) rc = index_log(table);
        if ((rc & 0xFF) == SQLITE_READONLY) rc = SQLITE_OK; /* PRAGMA query_only: it will do so */
    }
    if (!rc) rc = load(table);
    table->owned.fresh = !rc;
    return rc;
}

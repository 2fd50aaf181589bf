/*
** The table of a gazetteer and its index in shadow tables. For a table `people`:
**
**     people_name(row, name, type, id, aliases)          the rows: they alone count
**     people_log(row)                                     rows that no segment knows yet
**     people_index(segment, names, checksum, block)       segments: blocks of entity/gazetteer.h
**     people_config(key, value)                           version; stale: entries of rows that are
**                                                         gone or others
**
** A change writes the row and its number into the log. At the end of a transaction in which the log
** has grown beyond LOG_MOST rows, these become a segment, joined with those before it that are not
** much larger, so that there are few and each name is written a few times (O'Neil and others, "The
** log-structured merge-tree", Acta Informatica 33, 1996). A query keeps the segments in memory and
** makes one more of the log's rows. Rows that were changed or deleted stay in older segments: what
** is found is compared with the row as it is. When they are half of the index it is made anew.
*/
#ifndef PRESSE_SQLITE_GAZETTEER_H
#define PRESSE_SQLITE_GAZETTEER_H

#include "entity/gazetteer.h"
#include "sqlite/owned.h"

enum {
    LOG_MOST = 512,         /* rows that are indexed anew whenever something has changed */
    STALE_LEAST = 1024,     /* entries: fewer are no reason to make the index anew */
    MERGE_FACTOR = 4,       /* a segment is joined with one up to so many times as large */
    MERGE_MOST = 16 << 20,  /* names in a segment that others are still joined to */
    CHUNK_BYTES = 64 << 20, /* keys gathered before a segment is written: of 4 million names */
};

/* The statements, in the order of gazetteer_store.c's list. */
enum GazetteerStatement {
    SQL_READ = OWNED_SQL, /* behind those that every kind has */
    SQL_INSERT,
    SQL_UPDATE,
    SQL_UPDATE_REST,
    SQL_DELETE,
    SQL_LOG,
    SQL_UNLOG,
    SQL_LOGGED,
    SQL_TAIL,
    SQL_ALL,
    SQL_CLEAR_LOG,
    SQL_SEGMENTS,
    SQL_BLOCK,
    SQL_ADD_SEGMENT,
    SQL_DROP_SEGMENT,
    SQL_CLEAR_INDEX,
    SQL_INDEXED,
    SQL_STALE,
    SQL_ADD_STALE,
    SQL_CLEAR_STALE,
    SQL_STATEMENTS
};

_Static_assert((int)SQL_STATEMENTS <= (int)OWNED_STATEMENTS, "there is room for all statements");

/* A segment in memory; number 0 is the log's. */
typedef struct Part {
    sqlite3_int64 number;
    sqlite3_int64 checksum;
    unsigned char *bytes;
    GazetteerSegment segment;
} Part;

typedef struct GazetteerTable {
    Owned owned;
    unsigned options; /* of entity/gazetteer.h */
    Part **parts;     /* owned, as are they */
    const GazetteerSegment **segments;
    unsigned count, room;
    int changed;           /* since the transaction began */
    sqlite3_int64 removed; /* entries that became stale in it */
} GazetteerTable;

extern const OwnedKind GAZETTEER_KIND;

/* Brings the segments in memory up to date. SQLite codes, with a message where there is one. */
int store_load(GazetteerTable *table);

/* The end of a transaction: makes segments of the log when it is long. */
int store_sync(GazetteerTable *table);

/* Makes the whole index anew from the rows. */
int store_rebuild(GazetteerTable *table);

/* Gives the memory back. */
void store_free(GazetteerTable *table);

/* GazetteerRead: the names of a row; `table` is a GazetteerTable. */
int store_read(void *table, int64_t row, GazetteerNames *names);

#endif

/*
** Gazetteer: finds the names of a list of any size in a text, inflected too.
**
** Names and texts are cut the same way, without looking at what is around, into *atoms*: a run of
** letters, marks and digits is one, any other visible character is one by itself, white space only
** parts them. An atom's key is the hash of its small letters without the endings of German
** inflection; a name's key chains its atoms' keys. So "Deutsche Bank" and "der DEUTSCHEN BANK" meet
** in one key, and an index is no more than the sorted keys of the names, each with its row, and of
** all their beginnings. Matching goes from atom to atom as long as a beginning is known, and a hit
** is compared with the name itself by the rules of gazetteer_compare(): a collision, or an index
** that knows rows which have changed since, costs time and never gives a wrong row.
**
** Beside an Aho-Corasick automaton over bytes (Aho, Corasick, CACM 18(6), 1975) this is one pass as
** well, as a beginning has at most GAZETTEER_ATOMS atoms; it needs 24 bytes a name in place of some
** hundred, is merged like a sorted list, and knows word boundaries without trying inside words.
**
**     GazetteerBuild build = {0};
**     gazetteer_add(&build, 0, "Deutsche Bank", 13, 1);
**     gazetteer_block(&build, NULL, 0, &bytes, &n);
**     gazetteer_open(&segment, bytes, n);
**     gazetteer_match(&gazetteer, &arena, text, text_n, names_of_row, context, &hits);
*/
#ifndef PRESSE_ENTITY_GAZETTEER_H
#define PRESSE_ENTITY_GAZETTEER_H

#include "base/arena.h"
#include "base/buffer.h"

enum {
    GAZETTEER_FOLD = 1,    /* option: spellings (ä, ae; ß, ss; accents) do not matter */
    GAZETTEER_ATOMS = 64,  /* of a name, at most */
    GAZETTEER_BYTES = 500, /* of a name, at most */
    GAZETTEER_SHORT = 3    /* letters and digits up to which a name never matches in capitals */
};

enum GazetteerFlag {
    ATOM_WORD = 1,    /* letters, marks, digits */
    ATOM_UPPER = 2,   /* its first letter is a capital */
    ATOM_LOWER = 4,   /* its first letter is a small one */
    ATOM_SMALL = 8,   /* it has a small letter somewhere */
    ATOM_SPACE = 16,  /* white space stands before it */
    ATOM_BREAK = 32,  /* ... with an empty line in it: no name reaches over it */
    ATOM_START = 64,  /* a sentence may begin with it */
    ATOM_HIDDEN = 128 /* it holds invisible characters (soft hyphens) */
};

typedef struct GazetteerAtom {
    uint32_t start, length; /* bytes */
    uint32_t letters;       /* letters and digits */
    uint8_t flags;          /* GazetteerFlag */
    uint8_t keyed;          /* `key` is there */
    uint64_t key;
} GazetteerAtom;

/*
** Cuts the atom that begins at or behind `*at`, which moves behind it. `before` is the atom before,
** NULL for the first. 0 at the end. `text` has a zero behind its `n` bytes.
*/
int gazetteer_cut(const char *text, uint32_t n, uint32_t *at, const GazetteerAtom *before,
                  GazetteerAtom *atom);

/* ---- names */

/* Why a name cannot be taken, as the end of "must be ..."; NULL where it can. */
const char *gazetteer_refuses(const char *name, size_t n);

/*
** Aliases are a JSON array of strings, or strings divided by `|`, `;` or line ends. Goes to the
** next: SQLITE_ROW with the alias, without white space around it, in `*alias` and `*alias_n` (bytes
** of `text`, or of `room` where JSON has escapes); SQLITE_DONE; SQLITE_NOMEM; SQLITE_ERROR where
** the JSON is none, at the byte `*at`. `*at` is 0 at first. An empty alias is a row of 0 bytes.
*/
int gazetteer_alias(const char *text, size_t n, size_t *at, Buffer *room, const char **alias,
                    size_t *alias_n);

/* ---- the index */

/* Keys that are being gathered for a block; all-zero is empty. The code is sticky. */
typedef struct GazetteerBuild {
    Buffer names;    /* uint64 key, int64 row */
    Buffer prefixes; /* uint64 key */
    Buffer room;     /* for one atom */
    int rc;
} GazetteerBuild;

/* Adds a name that gazetteer_refuses() does not refuse. SQLITE_OK or SQLITE_NOMEM. */
int gazetteer_add(GazetteerBuild *build, unsigned options, const char *name, size_t n, int64_t row);

/* Gives the memory back; empty and ready afterwards. */
void gazetteer_build_free(GazetteerBuild *build);

/*
** The bytes of a block, little end first:
**   char magic[4] "PGZ1", uint32 names, uint32 prefixes, uint32 0, uint64 checksum of what follows
**   uint64 key, int64 row   for each name, in ascending order
**   uint64 key              for each beginning that is no whole name, in ascending order
*/
enum { GAZETTEER_HEADER = 24 };

/* An index of one block, ready to be asked. */
typedef struct GazetteerSegment {
    const unsigned char *bytes; /* the caller's, in place */
    size_t n;
    uint32_t names, prefixes;
    uint32_t *buckets; /* own: where the keys with these top bits begin */
    unsigned bits;
    uint64_t *filter; /* own: bits for keys of names and of beginnings (Bloom, CACM 13(7), 1970) */
    uint32_t words;   /* of it, a power of two */
} GazetteerSegment;

/*
** Sorts what was added and joins it with `count` other blocks into one; `build` is empty
** afterwards. `*bytes` is the caller's, for sqlite3_free(). SQLITE_OK, SQLITE_NOMEM or
** SQLITE_TOOBIG.
*/
int gazetteer_block(GazetteerBuild *build, const GazetteerSegment *const *others, unsigned count,
                    unsigned char **bytes, size_t *n);

/* Its checksum, as stored in the head; 0 for what is too short to be one. */
uint64_t gazetteer_checksum(const unsigned char *bytes, size_t n);

/*
** Opens a block, which must live as long as the segment. SQLITE_OK, SQLITE_NOMEM, or SQLITE_CORRUPT
** for bytes that are none, not all of it, or changed.
*/
int gazetteer_open(GazetteerSegment *segment, const unsigned char *bytes, size_t n);

/* Gives back what gazetteer_open() took. */
void gazetteer_close(GazetteerSegment *segment);

/* May names (what = 0) or beginnings of names (1) have this key? Seldom yes where none has. */
int gazetteer_may(const GazetteerSegment *segment, uint64_t key, int what);

/* The entries from `*first` to before `*end` have the key. */
void gazetteer_find(const GazetteerSegment *segment, uint64_t key, uint32_t *first, uint32_t *end);

/* The row of an entry. */
int64_t gazetteer_row(const GazetteerSegment *segment, uint32_t entry);

/* ---- matching */

typedef struct Gazetteer {
    unsigned options;
    const GazetteerSegment *const *segments;
    unsigned count;
} Gazetteer;

/* A name in a text: bytes, and the row that has it. */
typedef struct GazetteerHit {
    uint32_t start, length;
    int64_t row;
} GazetteerHit;

typedef struct GazetteerHits {
    GazetteerHit *hits; /* the arena's */
    uint32_t n, room;
} GazetteerHits;

/* The names of a row, as its table has them now; `aliases` may be NULL. */
typedef struct GazetteerNames {
    const char *name, *aliases;
    size_t name_n, aliases_n;
} GazetteerNames;

/*
** Fills `names` until its next call: SQLITE_ROW; SQLITE_DONE where there is no such row; an error.
*/
typedef int (*GazetteerRead)(void *context, int64_t row, GazetteerNames *names);

/*
** All names in the text, which has a zero behind it: leftmost first, of those the longest; of one
** stretch a hit for each row that has a name for it, rows in ascending order. Linear in the text
** but for the rows that are compared. SQLITE_OK, SQLITE_NOMEM, SQLITE_INTERRUPT, or what `read`
** says.
*/
int gazetteer_match(const Gazetteer *gazetteer, Arena *arena, const char *text, uint32_t n,
                    GazetteerRead read, void *context, GazetteerHits *hits);

/* Room for what comparing needs; all-zero is ready. */
typedef struct GazetteerRoom {
    Buffer name, text;
} GazetteerRoom;

/*
** Is the stretch of `count` atoms at `atoms` the name, inflected perhaps? Case, endings and
** spelling are docs/own-names.md. 1 or 0; out of memory is in the rooms' codes.
*/
int gazetteer_compare(GazetteerRoom *room, unsigned options, const char *name, size_t name_n,
                      const char *text, const GazetteerAtom *atoms, uint32_t count);

/* The key of an atom, computed when first asked for. */
uint64_t gazetteer_key(Buffer *room, unsigned options, const char *text, GazetteerAtom *atom);

/*
** The key of a stretch that begins with a small letter or not, and of one that is an atom longer.
*/
uint64_t gazetteer_first(int lower, uint64_t key);
uint64_t gazetteer_next(uint64_t chain, uint64_t key);

#endif

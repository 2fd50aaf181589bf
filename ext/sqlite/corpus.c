/* Corpora: signatures of texts that are nearly the same, and measures on counts. */
#include <math.h>

#include "corpus/measure.h"
#include "corpus/minhash.h"
#include "sqlite/function.h"

/* ---- signatures */

#define SIGNATURE "a signature made by presse_minhash()"

static void minhash(sqlite3_context *context, int argc, sqlite3_value **argv) {
    const Cache *cache = &((const Binding *)sqlite3_user_data(context))->presse->cache;
    unsigned char signature[MINHASH_BYTES];
    sqlite3_int64 shingle = MINHASH_SHINGLE;
    const char *text;
    Arena arena;
    size_t n;
    int rc;

    if (argc > 1 && sqlite3_value_type(argv[1]) != SQLITE_NULL) {
        shingle = sqlite3_value_int64(argv[1]);
        if (sqlite3_value_type(argv[1]) != SQLITE_INTEGER || shingle < 1 ||
            shingle > MINHASH_SHINGLE_MOST) {
            scalar_wrong(context, 1, "a whole number from 1 to 16", argv[1]);
            return;
        }
    }
    if (scalar_text(context, 0, argv[0], &text, &n) <= 0) return;
    arena_init(&arena);
    arena.poll = cache->poll;
    arena.poll_data = cache->poll_data;
    rc = minhash_text(signature, &arena, text, n, (unsigned)shingle);
    arena_free(&arena);
    if (rc == SQLITE_OK) {
        sqlite3_result_blob(context, signature, sizeof signature, SQLITE_TRANSIENT);
    } else if (rc != SQLITE_EMPTY) {
        result_code(context, rc);
    }
}

/* The signature that a value is: 1; 0 for NULL; -1 for anything else. */
static int read_signature(sqlite3_value *value, const unsigned char **out) {
    *out = NULL;
    if (!value || sqlite3_value_type(value) == SQLITE_NULL) return 0;
    if (sqlite3_value_type(value) != SQLITE_BLOB) return -1;
    *out = sqlite3_value_blob(value);
    return *out && minhash_valid(*out, (size_t)sqlite3_value_bytes(value)) ? 1 : -1;
}

static void similarity(sqlite3_context *context, int argc, sqlite3_value **argv) {
    const unsigned char *signature[2];
    int i, found[2];

    (void)argc;
    for (i = 0; i < 2; i++) {
        found[i] = read_signature(argv[i], &signature[i]);
        if (found[i] < 0) {
            scalar_wrong(context, i, SIGNATURE, argv[i]);
            return;
        }
    }
    if (!found[0] || !found[1]) return;
    if (minhash_shingle(signature[0]) != minhash_shingle(signature[1])) {
        scalar_error(context,
                     "arguments a and b must be signatures with the same shingle, not %u and %u",
                     minhash_shingle(signature[0]), minhash_shingle(signature[1]));
        return;
    }
    sqlite3_result_double(context, minhash_similarity(signature[0], signature[1]));
}

enum { LSH_BAND, LSH_HASH };

static int lsh_open(Cursor *cursor) {
    const unsigned char *signature;
    int found = read_signature(cursor->arguments[0], &signature);

    cursor->eof = found <= 0;
    return found < 0 ? cursor_wrong(cursor, 0, SIGNATURE) : SQLITE_OK;
}

static int lsh_next(Cursor *cursor) {
    cursor->eof = cursor->row >= MINHASH_BANDS;
    return SQLITE_OK;
}

static void lsh_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const unsigned char *signature;

    if (column == LSH_BAND) {
        sqlite3_result_int64(context, (sqlite3_int64)cursor->row + 1);
    } else if (column == LSH_HASH && read_signature(cursor->arguments[0], &signature) > 0) {
        sqlite3_result_int64(context, minhash_band(signature, cursor->row));
    }
}

/* ---- measures */

enum { COUNTS = 4 };

/*
** Reads all arguments as counts: 1; 0 where one is NULL, when the result is to be NULL; -1 after an
** error, which is set.
*/
static int read_counts(sqlite3_context *context, int argc, sqlite3_value **argv, double *counts) {
    int i, given = 1;

    for (i = 0; i < argc; i++) {
        int type = sqlite3_value_type(argv[i]);
        if (type == SQLITE_NULL) {
            given = 0;
            continue;
        }
        counts[i] = sqlite3_value_double(argv[i]);
        if ((type != SQLITE_INTEGER && type != SQLITE_FLOAT) || !(counts[i] >= 0) ||
            !isfinite(counts[i])) {
            scalar_wrong(context, i, "a count, a number from 0 on", argv[i]);
            return -1;
        }
    }
    return given;
}

/* A part may not be larger than its whole; 0 when the error is set. */
static int check_part(sqlite3_context *context, sqlite3_value **argv, const double *counts,
                      int part, int whole) {
    char expected[40];
    if (counts[part] <= counts[whole]) return 1;
    sqlite3_snprintf(
        sizeof expected, expected, "at most %s",
        ((const Binding *)sqlite3_user_data(context))->function->arguments[whole].name);
    scalar_wrong(context, part, expected, argv[part]);
    return 0;
}

static void result_measure(sqlite3_context *context, double value) {
    if (!isnan(value)) sqlite3_result_double(context, value);
}

static void loglikelihood(sqlite3_context *context, int argc, sqlite3_value **argv) {
    double c[COUNTS];
    if (read_counts(context, argc, argv, c) <= 0) return;
    if (!check_part(context, argv, c, 0, 2) || !check_part(context, argv, c, 1, 3)) return;
    result_measure(context, measure_loglikelihood(c[0], c[1], c[2], c[3]));
}

static void logdice(sqlite3_context *context, int argc, sqlite3_value **argv) {
    double c[COUNTS];
    if (read_counts(context, argc, argv, c) <= 0) return;
    if (!check_part(context, argv, c, 0, 1) || !check_part(context, argv, c, 0, 2)) return;
    result_measure(context, measure_logdice(c[0], c[1], c[2]));
}

static void npmi(sqlite3_context *context, int argc, sqlite3_value **argv) {
    double c[COUNTS];
    if (read_counts(context, argc, argv, c) <= 0) return;
    if (!check_part(context, argv, c, 0, 1) || !check_part(context, argv, c, 0, 2)) return;
    if (!check_part(context, argv, c, 1, 3) || !check_part(context, argv, c, 2, 3)) return;
    if (c[1] + c[2] - c[0] > c[3]) {
        scalar_error(context, "argument n must be at least f_x + f_y - f_xy, not %!.15g", c[3]);
        return;
    }
    result_measure(context, measure_npmi(c[0], c[1], c[2], c[3]));
}

const Function CORPUS_FUNCTIONS[] = {
    {
        .name = "presse_minhash",
        .summary =
            "A signature of 268 bytes by which texts that are nearly the same are found: compare "
            "two by presse_similarity(), find pairs among many by presse_lsh(). Of the words "
            "alone: case, spelling of umlauts, marks and space do not matter. NULL for a text "
            "without words.",
        .example = "SELECT length(presse_minhash('Der Rat tagte bis spät in die Nacht.'))",
        .method =
            "MinHash over shingles (Broder 1997), with one permutation (Li, Owen and Zhang 2012), "
            "densified (Shrivastava and Li 2014; Shrivastava 2017), 16 bits each (Li and König "
            "2010)",
        .arguments = {{"text", "TEXT", "the text; NULL gives NULL", 0},
                      {"shingle", "INTEGER", "words to a shingle, 1 to 16; 3 by default", 1}},
        .scalar = minhash,
    },
    {
        .name = "presse_similarity",
        .summary =
            "How much two texts have in common: the estimated Jaccard index of their shingles, 0 "
            "to 1, from two signatures.",
        .example = "SELECT presse_similarity("
                   "presse_minhash('Der Rat tagte am Montag bis spät in die Nacht.'), "
                   "presse_minhash('Der Rat tagte am Montag bis spaet in die Nacht!')) AS same, "
                   "presse_similarity("
                   "presse_minhash('Der Rat tagte am Montag bis spät in die Nacht.'), "
                   "presse_minhash('Die Feuerwehr löschte den Brand am frühen Morgen.')) AS other",
        .method = "share of equal places (Broder 1997); standard error 0.044 at one half, less "
                  "elsewhere, a little more for short texts",
        .arguments = {{"a", "BLOB", "a signature made by presse_minhash(); NULL gives NULL", 0},
                      {"b", "BLOB", "another with the same shingle; NULL gives NULL", 0}},
        .scalar = similarity,
    },
    {
        .name = "presse_lsh",
        .summary =
            "The bands of a signature: texts that have a band's hash in common are candidates for "
            "presse_similarity(). Of pairs with a similarity of 0.3 a quarter meets, of 0.5 seven "
            "in eight, from 0.7 on all.",
        .example = "SELECT count(*) AS bands, count(DISTINCT hash) AS hashes FROM "
                   "presse_lsh(presse_minhash('Der Rat tagte bis spät in die Nacht.'))",
        .method = "32 bands of 4 places (Leskovec, Rajaraman and Ullman, Mining of Massive "
                  "Datasets, chapter 3)",
        .arguments = {{"signature", "BLOB",
                       "a signature made by presse_minhash(); NULL gives no rows", 0}},
        .columns =
            {
                {"band", "INTEGER", "number of the band, from 1 to 32", 0},
                {"hash", "INTEGER", "of the band's number and its places", 0},
            },
        .open = lsh_open,
        .next = lsh_next,
        .emit = lsh_emit,
    },
    {
        .name = "presse_loglikelihood",
        .summary =
            "Keyness: how sure it is that a word's frequency differs between two corpora. Positive "
            "where it is higher in the first, negative where it is lower; beyond 3.84 significant "
            "at 5 %, beyond 15.13 at 0.01 %. Any NULL gives NULL.",
        .example = "SELECT presse_loglikelihood(120, 30, 100000, 100000) AS more, "
                   "presse_loglikelihood(30, 120, 100000, 100000) AS less",
        .method = "G² (Dunning 1993) with two cells as in Rayson and Garside (2000), signed",
        .arguments = {{"f1", "REAL", "frequency in the first corpus", 0},
                      {"f2", "REAL", "frequency in the second corpus", 0},
                      {"n1", "REAL", "size of the first corpus, in words", 0},
                      {"n2", "REAL", "size of the second corpus, in words", 0}},
        .scalar = loglikelihood,
    },
    {
        .name = "presse_logdice",
        .summary =
            "How closely two words belong together, at most 14, whatever the corpus' size; one "
            "more is twice as close. NULL for two that never meet, and for any NULL.",
        .example = "SELECT presse_logdice(50, 100, 300)",
        .method = "logDice (Rychlý 2008)",
        .arguments = {{"f_xy", "REAL", "how often both occur together, at most f_x and f_y", 0},
                      {"f_x", "REAL", "how often the first occurs", 0},
                      {"f_y", "REAL", "how often the second occurs", 0}},
        .scalar = logdice,
    },
    {
        .name = "presse_npmi",
        .summary =
            "How far two words are from meeting by chance: 1 where they occur together only, 0 "
            "where chance explains it, -1 where they never meet. NULL where one of them does not "
            "occur, and for any NULL.",
        .example = "SELECT presse_npmi(50, 100, 300, 100000)",
        .method = "normalised pointwise mutual information (Bouma 2009)",
        .arguments = {{"f_xy", "REAL", "in how many units (sentences, articles) both occur", 0},
                      {"f_x", "REAL", "in how many the first does", 0},
                      {"f_y", "REAL", "in how many the second does", 0},
                      {"n", "REAL", "how many units there are", 0}},
        .scalar = npmi,
    },
    {.name = NULL},
};

/*
** MinHash: a short signature of a text, from which the resemblance of two texts is read.
**
**     unsigned char a[MINHASH_BYTES], b[MINHASH_BYTES];
**     minhash_text(a, &arena, text, n, 3); ...
**     double jaccard = minhash_similarity(a, b);
**
** A text is the set of its shingles, runs of `shingle` words; words are letters and digits, folded
** (word/fold.h). The resemblance of two texts is the Jaccard index of their sets (Broder 1997). Each
** shingle is hashed once: some bits of the hash choose one of MINHASH_PLACES places, which keeps the
** least of the others (one permutation hashing: Li, Owen and Zhang 2012). A place that no shingle has
** chosen takes what another one holds, in an order that depends on the place alone (Shrivastava
** 2017), so that short texts can be compared as well. Of each minimum 16 bits are kept (b-bit minwise
** hashing, Li and König 2010), which makes two places in 65,536 equal by chance.
**
** The bytes of a signature, little end first: "pmh", format (1), shingle, 0, uint16 places, uint32
** seed, then uint16 for each place. The same on every machine.
*/
#ifndef PRESSE_CORPUS_MINHASH_H
#define PRESSE_CORPUS_MINHASH_H

#include "base/arena.h"

enum {
    MINHASH_PLACES = 128,
    MINHASH_HEAD = 12,
    MINHASH_BYTES = MINHASH_HEAD + 2 * MINHASH_PLACES,
    MINHASH_ROWS = 4, /* places to a band */
    MINHASH_BANDS = MINHASH_PLACES / MINHASH_ROWS,
    MINHASH_SHINGLE = 3, /* words, by default */
    MINHASH_SHINGLE_MOST = 16,
    MINHASH_WORD = 256 /* bytes; what is longer counts as several words */
};

/*
** Writes the signature of `n` bytes (a zero behind them). A text of fewer words than a shingle has
** is one shingle. Returns SQLITE_OK; SQLITE_EMPTY for a text without a word, which has no signature;
** SQLITE_NOMEM or SQLITE_INTERRUPT, which are in `arena->rc` too. The arena is asked for nothing but
** arena_poll(). Linear.
*/
int minhash_text(unsigned char *signature, Arena *arena, const char *text, size_t n,
                 unsigned shingle);

/* Are the `n` bytes a signature? */
int minhash_valid(const void *bytes, size_t n);

/* The shingle size of a signature. */
unsigned minhash_shingle(const unsigned char *signature);

/*
** The estimated Jaccard index of two signatures with the same shingle: the share of places that are
** equal, a multiple of 1/128. Its standard error is 0.044 at one half and less elsewhere; a little more
** for texts of less than some 100 words, whose places borrow from each other.
*/
double minhash_similarity(const unsigned char *a, const unsigned char *b);

/*
** The hash of a band (from 0), which depends on its number too. Two texts of similarity s agree in at
** least one of 32 bands of 4 with probability 1 - (1 - s^4)^32 (Leskovec, Rajaraman and Ullman,
** "Mining of Massive Datasets", 3.4): 0.23 for s = 0.3, 0.87 for 0.5, 0.9998 for 0.7.
*/
int64_t minhash_band(const unsigned char *signature, unsigned band);

#endif

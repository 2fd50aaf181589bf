/*
** Net: labels for a sequence of items, each described by hashed features.
**
** One hidden layer over sparse features and a linear chain over the labels: the rows of an item's
** features (NET_HIDDEN small numbers each) are added up, what is negative becomes 0, a matrix makes
** a score for each label of it, and the best sequence of labels under pairwise scores is found
** (Lafferty, McCallum, Pereira, "Conditional random fields", ICML 2001; Collobert and others,
** "Natural language processing (almost) from scratch", JMLR 2011). Rows have 4 bits a number. Trained by
** ext/train/net.c, used in place; all arithmetic is in whole numbers, the same on every machine.
**
**     int16_t sums[NET_HIDDEN];
**     int32_t scores[NET_LABELS];
**     net_begin(&net, sums);
**     net_add(&net, keys, n, sums);
**     net_scores(&net, sums, scores);
*/
#ifndef PRESSE_BASE_NET_H
#define PRESSE_BASE_NET_H

#include "base/arena.h"

enum {
    NET_HIDDEN = 64,
    NET_LABELS = 80,          /* at most */
    NET_ROW = NET_HIDDEN / 2, /* bytes: the low half of byte k is number k, the high one k + 32, */
    NET_ZERO = 8              /* each with this added */
};

/*
** The model's bytes, little end first:
**   char magic[4] "PNET", uint32 labels, uint32 bits, uint32 rows, uint32 scale (a score of 1.0)
**   uint8 name[2]      for each label: what it means to the caller
**   int16 bias         for each hidden number
**   int16 output       for each label, for each hidden number
**   int32 transition   for each label and, last, the begin: for each label behind it
**   uint32 slot        1 << bits of them: 0, or 1 + a row's number (20 bits), 12 bits of its key above
**   uint8 row[NET_ROW] for each row
*/
enum { NET_HEADER = 20, NET_PLACE_BITS = 20 };

typedef struct Net {
    unsigned labels, bits;
    uint32_t rows_n;
    int32_t scale;  /* what a score of 1.0 is */
    int32_t spread; /* between the lowest and the highest transition */
    const unsigned char *names, *slots, *rows;
    int16_t bias[NET_HIDDEN];
    int16_t output[NET_LABELS][NET_HIDDEN];
    int32_t transition[NET_LABELS + 1][NET_LABELS]; /* the last one is the begin's */
} Net;

/*
** Opens a model in place; `n` is its bytes or more. SQLITE_OK, or SQLITE_CORRUPT where the bytes are
** none.
*/
int net_open(Net *net, const unsigned char *bytes, size_t n);

/* Sets the sums to those of an item without features. */
void net_begin(const Net *net, int16_t *sums);

/* Adds the rows of `n` features; one that the model does not have adds nothing. */
void net_add(const Net *net, const uint64_t *keys, size_t n, int16_t *sums);

/* The score of each label. */
void net_scores(const Net *net, const int16_t *sums, int32_t *scores);

/*
** The best labels of `n` items, to labels[n]; `scores` has NET_LABELS numbers for each item.
** Linear. SQLITE_OK, SQLITE_NOMEM.
*/
int net_decode(const Net *net, Arena *arena, const int32_t (*scores)[NET_LABELS], uint32_t n,
               uint8_t *labels);

/* The score that keeps a label from being chosen. */
enum { NET_NEVER = -(1 << 28) };

#endif

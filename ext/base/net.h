/*
** Net: labels for a sequence of items, each described by hashed features.
**
** One hidden layer over sparse features and a linear chain over the labels: the rows of an item's
** features (NET_HIDDEN small numbers each) are added up, what is negative becomes 0, a matrix makes
** a score for each label of it, and the best sequence of labels under pairwise scores is found
** (Lafferty, McCallum, Pereira, "Conditional random fields", ICML 2001; Collobert and others,
** "Natural language processing (almost) from scratch", JMLR 2011). Rows have 4 bits a number. A model may
** be the mean of several that were trained apart on the same features: its parts share the table of
** features, their scores are added. Trained by ext/train/net.c, used in place; all arithmetic but that
** of probabilities is in whole numbers, and all of it the same on every machine.
**
**     int16_t sums[NET_SUMS];
**     int32_t scores[NET_LABELS];
**     net_begin(&net, sums);
**     net_add(&net, keys, n, sums);
**     net_scores(&net, sums, scores);
*/
#ifndef PRESSE_BASE_NET_H
#define PRESSE_BASE_NET_H

#include "base/arena.h"

enum {
    NET_HIDDEN = 64, /* of a part */
    NET_PARTS = 4,   /* at most */
    NET_SUMS = NET_HIDDEN * NET_PARTS,
    NET_LABELS = 80,          /* at most */
    NET_ROW = NET_HIDDEN / 2, /* bytes: the low half of byte k is number k, the high one k + 32, */
    NET_ZERO = 8              /* each with this added */
};

/*
** The model's bytes, little end first:
**   char magic[4] "PNET", uint8 labels, uint8 parts - 1, uint16 0, uint32 bits, uint32 rows,
**   uint32 scale (a score of 1.0)
**   uint8 name[2]      for each label: what it means to the caller
**   int16 bias         for each hidden number, part by part
**   int16 output       for each part, for each label, for each hidden number
**   int32 transition   for each label and, last, the begin: for each label behind it
**   uint32 slot        1 << bits of them: 0, or 1 + a row's number (20 bits), 12 bits of its key above
**   uint8 row[NET_ROW] for each row, for each part
*/
enum { NET_HEADER = 20, NET_PLACE_BITS = 20 };

typedef struct Net {
    unsigned labels, parts, bits;
    unsigned lanes; /* labels, rounded up to what the processor adds at a step */
    uint32_t rows_n;
    size_t bytes;   /* of the model in all */
    int32_t scale;  /* what a score of 1.0 is */
    int32_t spread; /* between the lowest and the highest transition */
    const unsigned char *names, *slots, *rows;
    int16_t bias[NET_SUMS];
    int16_t output[NET_PARTS][NET_LABELS][NET_HIDDEN];
    int32_t transition[NET_LABELS + 1][NET_LABELS]; /* the last one is the begin's */
} Net;

/*
** Opens a model in place; `n` is its bytes or more. SQLITE_OK, or SQLITE_CORRUPT where the bytes are
** none.
*/
int net_open(Net *net, const unsigned char *bytes, size_t n);

/*
** Sums have NET_HIDDEN numbers for each part of the model. Sets them to those of an item without
** features.
*/
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

/*
** Lattice: the labels of a sequence that come into question, for those who want probabilities, or for
** whom most items have one label only. An item's labels whose scores are more than NET_BEAM below its
** best one are left out; of an item that could then have no label, as the net forbids (NET_NEVER) them
** all behind those before it, none is, nor of the one before it.
**
**     net_heat(&net, 1.2f, &heat);                       // once for a model
**     net_lattice(&net, &arena, scores, n, &lattice);
**     net_lattice_decode(&lattice, labels);
**     net_lattice_sum(&lattice, &heat);
**     p = net_lattice_probability(&lattice, first, 2, labels, other);
*/
enum {
    NET_BEAM = 6,        /* a label that is e to the power of this less probable; */
    NET_BEAM_LABELS = 16 /* half of that, and so on, while more labels are left */
};

/* Transitions as factors. Scores are divided by `heat`: above 1, less is sure. */
typedef struct NetHeat {
    float by; /* what a score is multiplied by to be a power of 2 */
    float step[NET_LABELS + 1][NET_LABELS];
} NetHeat;

void net_heat(const Net *net, float heat, NetHeat *out);

typedef struct NetLattice {
    const Net *net;
    Arena *arena;
    const int32_t (*scores)[NET_LABELS];
    uint32_t n;
    uint32_t *first;     /* of each item's labels, and the end */
    uint8_t *label;      /* those that come into question, item by item */
    const NetHeat *heat; /* set by net_lattice_sum(), as are: */
    float *chance;       /* of each label, by its score; */
    float *before;       /* its share, by what stands before it and itself; */
    float *behind;       /* the weight of what stands behind; */
    float *scale;        /* what an item's `before` was multiplied by */
} NetLattice;

/* Makes the lattice of `n` items, in the arena. SQLITE_OK or SQLITE_NOMEM. */
int net_lattice(const Net *net, Arena *arena, const int32_t (*scores)[NET_LABELS], uint32_t n,
                NetLattice *lattice);

/* The best labels, to labels[n]. SQLITE_OK or SQLITE_NOMEM. */
int net_lattice_decode(const NetLattice *lattice, uint8_t *labels);

/*
** Sums over all sequences by the forward-backward algorithm (Rabiner, "A tutorial on hidden Markov
** models", 1989). SQLITE_OK or SQLITE_NOMEM.
*/
int net_lattice_sum(NetLattice *lattice, const NetHeat *heat);

/*
** The probability that the items from `first` on have these `n` labels, at least one, and that the
** item behind them has not the label `other`.
*/
float net_lattice_probability(const NetLattice *lattice, uint32_t first, uint32_t n,
                              const uint8_t *labels, unsigned other);

/* The score that keeps a label from being chosen. */
enum { NET_NEVER = -(1 << 28) };

#endif

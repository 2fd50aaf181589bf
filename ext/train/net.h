/*
** Trains the models of base/net.h.
**
**     NetCorpus corpus = {0};
**     net_corpus_item(&corpus, keys, n, label, certain);    // for each item
**     net_corpus_end(&corpus);                              // after each sequence
**     net_train(&corpus, &options, names, labels, "model.bin");
**
** The same corpus and options give the same bytes. Errors end the program with a message.
*/
#ifndef PRESSE_TRAIN_NET_H
#define PRESSE_TRAIN_NET_H

#include <stddef.h>
#include <stdint.h>

typedef struct NetCorpus {
    uint64_t *keys; /* features of all items */
    size_t keys_n, keys_room;
    size_t *first; /* of each item in `keys`, and the end */
    uint8_t *label;
    uint8_t *certain; /* the label is known without the net: only transitions are learnt from it */
    uint32_t items, room;
    uint32_t *start; /* of each sequence, and the end */
    uint32_t sequences, sequence_room;
} NetCorpus;

/* Adds an item with its features. */
void net_corpus_item(NetCorpus *corpus, const uint64_t *keys, size_t n, unsigned label,
                     int certain);

/* Ends a sequence; an empty one is none. */
void net_corpus_end(NetCorpus *corpus);

typedef struct NetOptions {
    unsigned nets;  /* trained apart, with the seeds from `seed` on: the parts of one model */
    unsigned least; /* times a feature must occur */
    unsigned epochs;
    unsigned average;             /* the weights after so many last epochs are averaged */
    double rate, transition_rate; /* of AdaGrad, falling to a tenth */
    double decay;                 /* L2, for each update of a row */
    double drop, hidden_drop;     /* shares of features and hidden numbers left out at random */
    double step;                  /* what 1 of the 4 bits is */
    double damp;                  /* added to AdaGrad's sums: what moves little hardly moves */
    double outside;               /* taken off the score of label 0 when the model is written */
    uint64_t seed;
} NetOptions;

/* What proved best on development data, see docs/words.md. */
extern const NetOptions NET_OPTIONS;

/* Trains a model and writes it; `names` has two bytes for each of the labels. */
void net_train(const NetCorpus *corpus, const NetOptions *options, const uint8_t *names,
               unsigned labels, const char *file);

#endif

/* Word vectors: what ext/train/word_vectors.c writes has so many numbers a form. */
#ifndef PRESSE_TRAIN_WORD_VECTORS_H
#define PRESSE_TRAIN_WORD_VECTORS_H

enum { WORD_VECTOR = 96 };

#endif

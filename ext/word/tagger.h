/*
** Tagger: the part of speech of every token of a sentence, STTS and UPOS at once.
**
** A net (base/net.h) over joint tags (VAFIN/AUX, NN/PROPN, ...) with the features of
** word/feature.h; the model is ext/data/tagger.bin, made by ext/train/tagger.c.
*/
#ifndef PRESSE_WORD_TAGGER_H
#define PRESSE_WORD_TAGGER_H

#include "base/net.h"
#include "word/feature.h"
#include "word/tag.h"

typedef struct Tagger {
    Net net;
    uint8_t fixed[STTS_COUNT]; /* the joint tag for WordType.fixed, by the STTS tag */
} Tagger;

/* Opens a model in place. SQLITE_OK, or SQLITE_CORRUPT where the bytes are none. */
int tagger_open(Tagger *tagger, const unsigned char *bytes, size_t n);

/* A form with the sums that depend on it alone: for itself, and for those behind and before it. */
typedef struct TaggerType {
    WordType type;
    int16_t alone[NET_HIDDEN], before[NET_HIDDEN], behind[NET_HIDDEN];
} TaggerType;

/* Fills the sums; `out->type` is set. */
void tagger_type(const Tagger *tagger, TaggerType *out, int first);

/* The joint tags of a sentence of `n` tokens, to tags[n]. Linear. SQLITE_OK or SQLITE_NOMEM. */
int tagger_run(const Tagger *tagger, Arena *arena, const TaggerType *const *types, uint32_t n,
               uint8_t *tags);

/* The two tags of a joint tag. */
static inline Stts tagger_stts(const Tagger *tagger, unsigned tag) {
    return (Stts)tagger->net.names[2 * tag];
}
static inline Upos tagger_upos(const Tagger *tagger, unsigned tag) {
    return (Upos)tagger->net.names[2 * tag + 1];
}

#endif

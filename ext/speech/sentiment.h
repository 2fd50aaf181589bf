/*
** Sentiment: what polarity a text has, or has towards somebody or something it names.
**
**     Sentiment *sentiment;
**     int rc = sentiment_open(&sentiment, DATA_SENTIMENT, n);      // once for a connection
**     if (!rc) rc = sentiment_of_target(sentiment, &text, "Meta", 4, &score);
**
** A window (the target's sentence and those beside it; without a target one sentence) has features
** (sentiment_feature.h) and word forms with learnt leanings. Two linear models of the probability
** of negative, neutral and positive, one over each, are averaged in the logarithm. A score is the
** difference of the probabilities of positive and negative, stretched piecewise so that the
** borders of the classes are at -0.05 and 0.05, and is the mean over the windows. Method, figures
** and limits: docs/sentiment.md. Trained by ext/train/sentiment.c, used in place.
*/
#ifndef PRESSE_SPEECH_SENTIMENT_H
#define PRESSE_SPEECH_SENTIMENT_H

#include "base/fuse.h"
#include "entity/entity.h"
#include "token/sentence.h"
#include "word/words.h"

/*
** The table's bytes, little end first:
**   char magic[4] "PSEN"
**   float lean_step, weight_step  what 1 of the numbers below is
**   float bias[2]                 log odds of negative and of positive against neutral
**   float border[2]               the difference of probabilities that makes a text negative, positive
**   uint32 bytes                  of the table that comes next
**   a table of base/fuse.h        form: polarity (5 bits), leaning to negative (6), to positive (6)
**   a table of base/fuse.h        feature: weight for negative (8 bits), for positive (8)
**   the seal
** Each number has the half of its range added. Floats are IEEE 754 of four bytes.
*/
enum {
    SENTIMENT_HEADER = 32,
    SENTIMENT_LEAN_BITS = 6,
    SENTIMENT_POLARITY_BITS = 5,
    SENTIMENT_WORD_BITS = SENTIMENT_POLARITY_BITS + 2 * SENTIMENT_LEAN_BITS,
    SENTIMENT_WEIGHT_BITS = 8
};

typedef struct Sentiment {
    Fuse words, weights;
    float lean_step, weight_step;
    float bias[2], border[2];
} Sentiment;

/* What is read of a document; nothing of it is changed. */
typedef struct SentimentText {
    Arena *arena;
    const char *text;
    const Tokens *tokens;
    const Sentences *sentences;
    const Words *words;
    const Entities *entities; /* only with a target */
} SentimentText;

/*
** Opens the table of `n` bytes in place; `*out` is the caller's, for sentiment_free(). SQLITE_OK,
** SQLITE_NOMEM, or SQLITE_CORRUPT where the bytes are none.
*/
int sentiment_open(Sentiment **out, const unsigned char *bytes, size_t n);
void sentiment_free(Sentiment *sentiment);

/*
** The text's polarity, -1 .. 1 with 0 for neutral: the mean over the sentences that have a word.
** An SQLite code; `*score` stays as it is where there is no word. Linear.
*/
int sentiment_of_text(const Sentiment *sentiment, const SentimentText *text, double *score);

/*
** The polarity towards the target of `n` bytes: the mean over the sentences that hold it, see
** sentiment_find(). `*score` stays as it is where the text does not have it. Linear.
*/
int sentiment_of_target(const Sentiment *sentiment, const SentimentText *text, const char *target,
                        size_t n, double *score);

#endif

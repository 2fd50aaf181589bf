/*
** Features of a window for the model of sentiment.h; shared by the library and the trainer, so that
** the two cannot drift. Whoever changes one trains anew.
*/
#ifndef PRESSE_SPEECH_SENTIMENT_FEATURE_H
#define PRESSE_SPEECH_SENTIMENT_FEATURE_H

#include "speech/sentiment.h"

enum {
    SENTIMENT_TOKENS = 300, /* of a window that are looked at; the first ones */
    SENTIMENT_FEATURES = 4 * SENTIMENT_TOKENS
};

/* Tokens from `first` to before `end`; of them the target's, none when both are equal. */
typedef struct SentimentWindow {
    uint32_t first, end, target, target_end;
} SentimentWindow;

typedef struct SentimentFeature {
    uint64_t key;
    float value;
} SentimentFeature;

typedef struct SentimentItem {
    unsigned n;
    SentimentFeature feature[SENTIMENT_FEATURES];
} SentimentItem;

/* The features of a window. The table of words must be there, that of weights need not. */
void sentiment_features(const Sentiment *sentiment, const SentimentText *text,
                        const SentimentWindow *window, SentimentItem *out);

/*
** How much a token counts for the window's leaning, less for frequent forms (Arora, Liang, Ma, "A
** simple but tough-to-beat baseline for sentence embeddings", ICLR 2017); 0 for marks and numbers.
*/
float sentiment_weight(const SentimentText *text, uint32_t token);

/*
** How a token may stand in the table of words, in the order of asking: its lemma, its form, that
** with a small first letter, the last part of a compound. sentiment_spelling() gives 0 where it
** has no such spelling.
*/
enum { SENTIMENT_LEMMA, SENTIMENT_FORM, SENTIMENT_SMALL, SENTIMENT_HEAD, SENTIMENT_SPELLINGS };

typedef struct SentimentSpelling {
    const char *text;
    size_t n;
    char own[72];
} SentimentSpelling;
int sentiment_spelling(const SentimentText *text, uint32_t token, unsigned which,
                       SentimentSpelling *out);

/* The number of a token in the table of words, by its spellings from `first` on; or 0. */
uint32_t sentiment_look_up(const Sentiment *sentiment, const SentimentText *text, uint32_t token,
                           unsigned first);

/* Such a number, of its three parts. */
uint32_t sentiment_word(unsigned polarity, unsigned negative, unsigned positive);

/*
** sentiment_target.c: the places of the target, one window for each sentence that has it. Compared
** without case and diacritics, in this order: mentions of the entity of that name; words in a row,
** the last one with any ending; parts of longer words. The windows are in the arena. An SQLite
** code.
*/
int sentiment_find(const SentimentText *text, const char *target, size_t n, SentimentWindow **out,
                   uint32_t *count);

/* The window around a target: its sentence and those directly before and behind. */
SentimentWindow sentiment_window(const SentimentText *text, uint32_t target, uint32_t target_end);

#endif

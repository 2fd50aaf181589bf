#include "speech/sentiment.h"

#include <math.h>
#include <string.h>

#include "base/seal.h"
#include "speech/sentiment_feature.h"

static const double BORDER = 0.05; /* of the classes, in the score */

static float read_float(const unsigned char *p) {
    uint32_t bits = hash_read32(p);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static int read_table(Sentiment *s, const unsigned char *bytes, size_t n) {
    uint32_t words;
    int k, rc;

    if (n < SENTIMENT_HEADER + SEAL_BYTES || memcmp(bytes, "PSEN", 4) != 0) return SQLITE_CORRUPT;
    if (!seal_holds(bytes, n)) return SQLITE_CORRUPT;
    n -= SEAL_BYTES;
    s->lean_step = read_float(bytes + 4);
    s->weight_step = read_float(bytes + 8);
    for (k = 0; k < 2; k++) {
        s->bias[k] = read_float(bytes + 12 + 4 * k);
        s->border[k] = read_float(bytes + 20 + 4 * k);
        if (!(s->border[k] > 0 && s->border[k] < 1)) return SQLITE_CORRUPT;
    }
    words = hash_read32(bytes + 28);
    if (words > n - SENTIMENT_HEADER) return SQLITE_CORRUPT;
    rc = fuse_open(&s->words, bytes + SENTIMENT_HEADER, words);
    if (!rc)
        rc = fuse_open(&s->weights, bytes + SENTIMENT_HEADER + words, n - SENTIMENT_HEADER - words);
    return rc;
}

int sentiment_open(Sentiment **out, const unsigned char *bytes, size_t n) {
    Sentiment *s = sqlite3_malloc64(sizeof *s);
    int rc;

    *out = NULL;
    if (!s) return SQLITE_NOMEM;
    memset(s, 0, sizeof *s);
    rc = read_table(s, bytes, n);
    if (rc) {
        sqlite3_free(s);
        return rc;
    }
    *out = s;
    return SQLITE_OK;
}

void sentiment_free(Sentiment *sentiment) {
    sqlite3_free(sentiment);
}

/* ---- scores */

/* Adds the mean leaning of the window's words to `odds`. Returns how many tokens count. */
static unsigned add_leanings(const Sentiment *s, const SentimentText *text,
                             const SentimentWindow *w, double *odds) {
    const int half = 1 << (SENTIMENT_LEAN_BITS - 1), mask = 2 * half - 1;
    double sum[2] = {0, 0}, weights = 0;
    unsigned n = 0;
    uint32_t i;

    for (i = w->first; i < w->end && i < w->first + SENTIMENT_TOKENS; i++) {
        float weight = sentiment_weight(text, i);
        uint32_t found;
        if (weight <= 0) continue;
        n++;
        if (i >= w->target && i < w->target_end) continue;
        found = sentiment_look_up(s, text, i, SENTIMENT_FORM);
        if (!found) continue;
        weights += (double)weight;
        sum[0] += (double)weight * ((int)(found >> SENTIMENT_LEAN_BITS & (unsigned)mask) - half);
        sum[1] += (double)weight * ((int)(found & (unsigned)mask) - half);
    }
    if (weights > 0) {
        odds[0] += sum[0] / weights * (double)s->lean_step;
        odds[1] += sum[1] / weights * (double)s->lean_step;
    }
    return n;
}

static void add_features(const Sentiment *s, const SentimentItem *item, double *odds) {
    const int half = 1 << (SENTIMENT_WEIGHT_BITS - 1);
    double sum[2] = {0, 0};
    unsigned i;
    for (i = 0; i < item->n; i++) {
        uint32_t found = fuse_find(&s->weights, item->feature[i].key);
        double value = (double)item->feature[i].value;
        if (!found) continue;
        sum[0] += value * ((int)(found >> SENTIMENT_WEIGHT_BITS) - half);
        sum[1] += value * ((int)(found & (2u * (unsigned)half - 1)) - half);
    }
    odds[0] += sum[0] * (double)s->weight_step;
    odds[1] += sum[1] * (double)s->weight_step;
}

/* Stretches a difference of probabilities so that the borders of the classes lie at BORDER. */
static double stretch(const Sentiment *s, double difference) {
    double size = fabs(difference), border = (double)s->border[difference > 0];
    if (size <= border) {
        size *= BORDER / border;
    } else {
        size = BORDER + (size - border) / (1 - border) * (1 - BORDER);
    }
    return difference > 0 ? size : -size;
}

/* The score of a window to `*score`; 0 where it has no word. */
static int score_window(const Sentiment *s, const SentimentText *text, const SentimentWindow *w,
                        SentimentItem *item, double *score) {
    double odds[2] = {(double)s->bias[0], (double)s->bias[1]}, top, negative, neutral, positive;

    if (!add_leanings(s, text, w, odds)) return 0;
    sentiment_features(s, text, w, item);
    add_features(s, item, odds);
    top = odds[0] > odds[1] ? odds[0] : odds[1];
    if (top < 0) top = 0;
    negative = exp(odds[0] - top);
    neutral = exp(-top);
    positive = exp(odds[1] - top);
    *score = stretch(s, (positive - negative) / (negative + neutral + positive));
    return 1;
}

int sentiment_of_text(const Sentiment *sentiment, const SentimentText *text, double *score) {
    const Sentences *sentences = text->sentences;
    SentimentItem *item = arena_alloc(text->arena, sizeof *item);
    double sum = 0;
    uint32_t i, n = 0;

    for (i = 0; item && i < sentences->n; i++) {
        SentimentWindow w = {sentences->first[i], sentences->first[i + 1], 0, 0};
        double one;
        if ((i & 1023) == 1023 && arena_poll(text->arena)) break;
        if (!score_window(sentiment, text, &w, item, &one)) continue;
        sum += one;
        n++;
    }
    if (n && !text->arena->rc) *score = sum / n;
    return text->arena->rc;
}

int sentiment_of_target(const Sentiment *sentiment, const SentimentText *text, const char *target,
                        size_t n, double *score) {
    SentimentItem *item = arena_alloc(text->arena, sizeof *item);
    SentimentWindow *windows = NULL;
    double sum = 0;
    uint32_t count = 0, i;
    int rc = item ? sentiment_find(text, target, n, &windows, &count) : SQLITE_NOMEM;

    for (i = 0; !rc && i < count; i++) {
        double one = 0;
        if ((i & 1023) == 1023) rc = arena_poll(text->arena);
        score_window(sentiment, text, &windows[i], item, &one);
        sum += one;
    }
    if (!rc && count) *score = sum / count;
    return rc;
}

/* Sentiment: the polarity of a text, or towards a target in it. */
#include <math.h>

#include "data/data.h"
#include "speech/sentiment.h"
#include "sqlite/function.h"

/* The connection's model; NULL with the error set. */
static const Sentiment *model(sqlite3_context *context) {
    Presse *presse = ((const Binding *)sqlite3_user_data(context))->presse;
    int rc;

    if (presse->sentiment) return presse->sentiment;
    rc = sentiment_open(&presse->sentiment, DATA_SENTIMENT,
                        (size_t)(DATA_SENTIMENT_END - DATA_SENTIMENT));
    if (rc == SQLITE_CORRUPT)
        scalar_error(context, DAMAGED);
    else if (rc)
        result_code(context, rc);
    return presse->sentiment;
}

static void sentiment(sqlite3_context *context, int argc, sqlite3_value **argv) {
    const Sentiment *s;
    CacheEntry *held;
    Arena arena;
    double score = 2; /* none */
    const char *target = NULL;
    size_t n = 0;
    int rc;

    if (argc > 1 && sqlite3_value_type(argv[0]) != SQLITE_NULL) {
        if (scalar_text(context, 1, argv[1], &target, &n) <= 0) return;
    }
    s = model(context);
    if (!s) return;
    held = scalar_document(context, 0, argv[0], target ? LAYER_ENTITIES : LAYER_WORDS);
    if (!held) return;
    arena_init(&arena);
    arena.poll = held->document->arena.poll;
    arena.poll_data = held->document->arena.poll_data;
    {
        const Document *d = held->document;
        SentimentText text = {&arena,        d->text,   &d->tokens,
                              &d->sentences, &d->words, target ? &d->entities : NULL};
        rc = target ? sentiment_of_target(s, &text, target, n, &score)
                    : sentiment_of_text(s, &text, &score);
    }
    if (rc)
        result_code(context, rc);
    else if (score <= 1)
        sqlite3_result_double(context, round(score * 1000) / 1000);
    arena_free(&arena);
    scalar_release(context, held);
}

const Function SENTIMENT_FUNCTIONS[] = {
    {
        .name = "presse_sentiment",
        .summary =
            "How positive or negative a German text is, -1 to 1, or how it speaks of somebody or "
            "something it names: from 0.05 positive, from -0.05 down negative, between them "
            "neutral.",
        .example =
            "SELECT presse_sentiment('Die Kritiker loben den hervorragenden Film.') AS film, "
            "presse_sentiment('Der Konzern Norfa meldet Verluste und entlässt Hunderte.', "
            "'Norfa') AS norfa",
        .method =
            "two logistic regressions, over features of the target's sentence (after Kessler, "
            "Nicolov 2009) and over mean word vectors (Mikolov et al. 2013), learnt from "
            "GerNTSA",
        .arguments = {{"text", "TEXT", "the text; NULL, or one without words, gives NULL", 0},
                      {"target", "TEXT",
                       "a name or noun; NULL, or one that the text does not have, gives NULL", 1}},
        .scalar = sentiment,
    },
    {.name = NULL},
};

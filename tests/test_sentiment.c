/*
** Sentiment: where a target is found, the signs of scores, and tables that are damaged.
*/
#include "check.h"
#include "data/data.h"
#include "document/document.h"
#include "host.h"
#include "speech/sentiment_feature.h"

static size_t model_n;

static SentimentText text_of(Document *d) {
    SentimentText text = {&d->arena, d->text, &d->tokens, &d->sentences, &d->words, &d->entities};
    return text;
}

/* The targets of a text as they stand, divided by "; ". */
static void found(const char *text, const char *target, const char *expected) {
    Document *d = NULL;
    SentimentText t;
    SentimentWindow *w = NULL;
    HostText out = {0};
    uint32_t n = 0, i;

    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    t = text_of(d);
    CHECK_INT(sentiment_find(&t, target, strlen(target), &w, &n), SQLITE_OK);
    host_add(&out, "", 0);
    for (i = 0; i < n; i++) {
        uint32_t start = d->tokens.start[w[i].target], last = w[i].target_end - 1;
        CHECK(w[i].first <= w[i].target && w[i].target < w[i].target_end);
        CHECK(w[i].target_end <= w[i].end && w[i].end <= d->tokens.n);
        if (i) host_add(&out, "; ", 2);
        host_add(&out, text + start, d->tokens.start[last] + d->tokens.length[last] - start);
    }
    CHECK_TEXT_OF(target, out.p, expected);
    free(out.p);
    document_free(d);
}

static void test_targets(void) {
    const char *text = "Angela Merkel lobt die neuen Schulen. Merkels Partei nicht. Das Schulwesen "
                       "leidet in New York, sagt Jan Brandt.";
    found(text, "Angela Merkel", "Angela Merkel; Merkels");
    found(text, "merkel", "Angela Merkel; Merkels");
    found(text, "Schule", "Schulen");
    found(text, "SCHULWESEN", "Schulwesen");
    found(text, "wesen", "Schulwesen"); /* inside a word, where it stands nowhere else */
    found(text, "neuen Schulen", "neuen Schulen");
    found(text, "New York", "New York");
    found(text, "Bremen", "");
    found(text, "", "");
    found(text, "  ", "");
    found(text, "we", "");
}

static double score_of(const Sentiment *s, const char *text, const char *target) {
    Document *d = NULL;
    SentimentText t;
    double score = 9;
    if (!CHECK_INT(document_new(&d, text, strlen(text)), SQLITE_OK)) return 0;
    CHECK_INT(document_need(d, LAYER_ENTITIES), SQLITE_OK);
    t = text_of(d);
    CHECK_INT(target ? sentiment_of_target(s, &t, target, strlen(target), &score)
                     : sentiment_of_text(s, &t, &score),
              SQLITE_OK);
    document_free(d);
    return score;
}

static void test_scores(void) {
    Sentiment *s = NULL;
    if (!CHECK_INT(sentiment_open(&s, DATA_SENTIMENT, model_n), SQLITE_OK)) return;
    CHECK(score_of(s, "Die Kritiker loben den hervorragenden Film.", NULL) >= 0.05);
    CHECK(score_of(s, "Der Betrug endet in einer schrecklichen Katastrophe.", NULL) <= -0.05);
    CHECK(score_of(s, "Die Sitzung beginnt um 10 Uhr.", NULL) < 0.3);
    CHECK(score_of(s, "Alle loben Siemens für den großartigen Erfolg.", "Siemens") >= 0.05);
    CHECK(score_of(s, "Siemens droht wegen Betrugs eine schwere Strafe.", "Siemens") <= -0.05);
    CHECK(score_of(s, "Alle loben Siemens.", "Bremen") == 9); /* is not there */
    CHECK(score_of(s, "", NULL) == 9);
    CHECK(score_of(s, "... 12 !!", NULL) == 9);
    sentiment_free(s);
}

static void test_damaged(void) {
    unsigned char *part = malloc(model_n);
    Sentiment *s = NULL;
    size_t n;
    if (!part) exit(2);
    for (n = 0; n < 200; n++) CHECK_INT(sentiment_open(&s, DATA_SENTIMENT, n), SQLITE_CORRUPT);
    for (n = 0; n < 200; n++) {
        memcpy(part, DATA_SENTIMENT, model_n);
        part[n * (model_n / 200)] ^= 0x10;
        CHECK_INT(sentiment_open(&s, part, model_n), SQLITE_CORRUPT);
        CHECK(s == NULL);
    }
    free(part);
}

int main(void) {
    model_n = (size_t)(DATA_SENTIMENT_END - DATA_SENTIMENT);
    RUN(test_targets);
    RUN(test_scores);
    RUN(test_damaged);
    return check_done();
}

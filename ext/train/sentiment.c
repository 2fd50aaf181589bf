/*
** sentiment MODEL VECTORS LEXICON TEXTS [--folds N]: trains the model of speech/sentiment.h.
**
** VECTORS is what word_vectors.c writes. LEXICON is a polarity lexicon, a form, a tab and its
** polarity a line. TEXTS is a JSON array of objects with opinion_snippet, target,
** target_anchor.from (characters) and sentiment.polarity. The same input gives the same model,
** byte for byte.
**
** Two multinomial logistic regressions (train/regress.h) are averaged in their log odds: one over
** the mean vector of a window's words, which comes down to two numbers for each form, and one over
** the features of speech/sentiment_feature.h. Polarity of forms that the lexicon lacks is a ridge
** regression of the lexicon's on the vectors.
**
** --folds N cross-validates instead: folds by snippet (snippets that share a sentence are one),
** the borders of the classes found by a cross-validation inside each training part, the test part
** scored as the library does. It prints the measures and, for negative, neutral, positive, what was
** found for them.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/document.h"
#include "speech/sentiment_feature.h"
#include "train/corpus.h"
#include "train/fuse.h"
#include "train/regress.h"
#include "train/seal.h"
#include "train/word_vectors.h"

enum {
    FORMS = 80000,             /* that get a place in the table */
    INNER = 5,                 /* folds for the borders */
    CLASSES = REGRESS_CLASSES, /* negative, neutral, positive */
    LEAST = 2,                 /* times a feature must occur */
    BORDERS = 30,              /* that are tried on each side, */
    BESIDE = 2,                /* and how many beside one say how good it is */
    PIECE = 25 /* bytes of a sentence that two snippets may not share across folds */
};
static const double RIDGE = 5, FLAT = 0.4; /* a guess nearer to 0 is none */
static const double BORDER_STEP = 0.02;

typedef float Vector[WORD_VECTOR];

typedef struct Item {
    char *text, *target;
    unsigned label;
    uint32_t group, fold, inner;
    Document *document;
    SentimentFeature *feature;
    unsigned n;
    Vector mean;
} Item;

typedef struct Trainer {
    Vocabulary forms; /* of the vectors */
    uint32_t *count;
    Vector *vector;
    Vocabulary words; /* that get a place: forms, and what the lexicon has besides */
    float *polarity;
    uint32_t *of_word; /* 1 + the form that is the word, or 0 */
    Item *items;
    uint32_t n;
    Sentiment polar; /* a table of polarities alone */
    unsigned char *bytes;
} Trainer;

/* What is fitted. */
typedef struct Fit {
    double bias[2], mean[WORD_VECTOR], scale[WORD_VECTOR];
    double lean[2]
               [WORD_VECTOR]; /* of negative and positive against neutral, for a vector as it is */
    uint64_t *key;
    float (*weight)[2];
    uint32_t n;
} Fit;

/* ---- reading */

static void get(FILE *file, void *p, size_t n, const char *path) {
    if (fread(p, n, 1, file) != 1) corpus_fail("too short", path);
}

static void read_vectors(Trainer *t, const char *path) {
    FILE *file = fopen(path, "rb");
    uint32_t head[2], f;
    if (!file) corpus_fail("cannot read", path);
    get(file, head, sizeof head, path);
    if (head[1] != WORD_VECTOR) corpus_fail("vectors of another length", path);
    t->count = corpus_memory(head[0], sizeof *t->count);
    t->vector = corpus_memory(head[0], sizeof *t->vector);
    for (f = 0; f < head[0]; f++) {
        char form[256];
        uint8_t length;
        get(file, &t->count[f], sizeof *t->count, path);
        get(file, &length, 1, path);
        get(file, form, length, path);
        get(file, t->vector[f], sizeof *t->vector, path);
        if (vocabulary_add(&t->forms, form, length) != f) corpus_fail("a form twice", form);
    }
    fclose(file);
}

static char *read_file(const char *path) {
    FILE *file = fopen(path, "rb");
    size_t n = 0, room = 1 << 20, got;
    char *text = corpus_memory(room, 1);
    if (!file) corpus_fail("cannot read", path);
    while ((got = fread(text + n, 1, room - n - 1, file)) > 0) {
        n += got;
        if (room - n < 2) text = corpus_resize(text, room *= 2, 1);
    }
    text[n] = 0;
    fclose(file);
    return text;
}

static char *copy_of(const char *text) {
    char *copy = corpus_memory(strlen(text) + 1, 1);
    strcpy(copy, text);
    return copy;
}

/* ---- polarity */

/* Solves a x = b; a is symmetric and positive definite. */
static void solve(double (*a)[WORD_VECTOR], double *b, double *x) {
    int i, k, d;
    for (i = 0; i < WORD_VECTOR; i++) {
        for (k = i + 1; k < WORD_VECTOR; k++) {
            double by = a[k][i] / a[i][i];
            for (d = i; d < WORD_VECTOR; d++) a[k][d] -= by * a[i][d];
            b[k] -= by * b[i];
        }
    }
    for (i = WORD_VECTOR - 1; i >= 0; i--) {
        x[i] = b[i];
        for (d = i + 1; d < WORD_VECTOR; d++) x[i] -= a[i][d] * x[d];
        x[i] /= a[i][i];
    }
}

static double product(const double *a, const float *b) {
    double sum = 0;
    int d;
    for (d = 0; d < WORD_VECTOR; d++) sum += a[d] * (double)b[d];
    return sum;
}

static int by_count(const void *a, const void *b) {
    const uint64_t *x = a, *y = b;
    return (*x < *y) - (*x > *y);
}

/* Fills `words` with the most frequent forms and the lexicon, and their polarity. */
static void make_words(Trainer *t, const char *path) {
    static double a[WORD_VECTOR][WORD_VECTOR], b[WORD_VECTOR], x[WORD_VECTOR];
    uint64_t *order = corpus_memory(t->forms.n, sizeof *order);
    float *given;
    char *text = read_file(path), *line;
    double mean = 0;
    uint32_t f, w, n = 0, guessed = 0;
    int d, k;

    for (f = 0; f < t->forms.n; f++) order[f] = (uint64_t)t->count[f] << 32 | (UINT32_MAX - f);
    qsort(order, t->forms.n, sizeof *order, by_count);
    for (f = 0; f < t->forms.n && f < FORMS; f++) {
        uint32_t form = UINT32_MAX - (uint32_t)order[f];
        vocabulary_add(&t->words, t->forms.form[form], t->forms.length[form]);
    }
    free(order);
    given = corpus_memory(t->words.n + strlen(text) / 4, sizeof *given);
    for (f = 0; f < t->words.n; f++) given[f] = NAN;
    for (line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        char *tab = strchr(line, '\t');
        if (line[0] == '#' || !tab) continue;
        w = vocabulary_add(&t->words, line, (size_t)(tab - line));
        given[w] = (float)atof(tab + 1);
    }
    t->of_word = corpus_memory(t->words.n, sizeof *t->of_word);
    t->polarity = corpus_memory(t->words.n, sizeof *t->polarity);
    for (w = 0; w < t->words.n; w++) {
        f = vocabulary_find(&t->forms, t->words.form[w], t->words.length[w]);
        t->of_word[w] = f == VOCABULARY_NONE ? 0 : f + 1;
        if (isnan(given[w]) || !t->of_word[w]) continue;
        mean += (double)given[w];
        n++;
    }
    mean /= n;
    for (d = 0; d < WORD_VECTOR; d++) a[d][d] = RIDGE;
    for (w = 0; w < t->words.n; w++) {
        const float *v;
        if (isnan(given[w]) || !t->of_word[w]) continue;
        v = t->vector[t->of_word[w] - 1];
        for (d = 0; d < WORD_VECTOR; d++) {
            for (k = 0; k < WORD_VECTOR; k++) a[d][k] += (double)v[d] * (double)v[k];
            b[d] += (double)v[d] * ((double)given[w] - mean);
        }
    }
    solve(a, b, x);
    for (w = 0; w < t->words.n; w++) {
        double guess;
        t->polarity[w] = given[w];
        if (!isnan(given[w])) continue;
        guess = product(x, t->vector[t->of_word[w] - 1]) + mean;
        if (fabs(guess) < FLAT) guess = 0;
        t->polarity[w] = (float)(guess > 1 ? 1 : guess < -1 ? -1 : guess);
        guessed += t->polarity[w] != 0;
    }
    fprintf(stderr, "sentiment: %u words, %u of the lexicon have a vector, %u more are polar\n",
            t->words.n, n, guessed);
    free(given);
    free(text);
}

/* ---- the table */

static unsigned cut(double x, double step, unsigned bits) {
    int half = 1 << (bits - 1), k = (int)lrint(x / step);
    k = k < -half ? -half : k >= half ? half - 1 : k;
    return (unsigned)(k + half);
}

static void put_float(FILE *out, double x) {
    float value = (float)x;
    uint32_t bits, k;
    memcpy(&bits, &value, sizeof bits);
    for (k = 0; k < 4; k++) fputc((int)(bits >> 8 * k & 0xFF), out);
}

/* Writes the model; without a fit, polarities alone. */
static void write_model(const Trainer *t, const Fit *fit, const double *border, const char *path) {
    FILE *out = fopen(path, "wb");
    uint64_t *hash = corpus_memory(t->words.n, sizeof *hash);
    uint32_t *number = corpus_memory(t->words.n, sizeof *number), w, k, bytes;
    double lean_step = 1, weight_step = 1, sum = 0, most = 1e-9;
    long at;

    if (!out) corpus_fail("cannot write", path);
    if (fit) {
        for (w = 0; w < t->words.n; w++) {
            for (k = 0; k < 2 && t->of_word[w]; k++) {
                double x = product(fit->lean[k], t->vector[t->of_word[w] - 1]);
                double centre = 0;
                int d;
                for (d = 0; d < WORD_VECTOR; d++) centre += fit->lean[k][d] * fit->mean[d];
                sum += (x - centre) * (x - centre);
            }
        }
        lean_step = 4 * sqrt(sum / (2 * FORMS)) / (1 << (SENTIMENT_LEAN_BITS - 1));
        for (w = 0; w < fit->n; w++) {
            for (k = 0; k < 2; k++) most = fmax(most, fabs((double)fit->weight[w][k]));
        }
        weight_step = most / ((1 << (SENTIMENT_WEIGHT_BITS - 1)) - 1);
    }
    fwrite("PSEN", 4, 1, out);
    put_float(out, lean_step);
    put_float(out, weight_step);
    for (k = 0; k < 2; k++) put_float(out, fit ? fit->bias[k] : 0);
    for (k = 0; k < 2; k++) put_float(out, border ? border[k] : 0.5);
    put_float(out, 0);
    for (w = 0; w < t->words.n; w++) {
        unsigned lean[2] = {1u << (SENTIMENT_LEAN_BITS - 1), 1u << (SENTIMENT_LEAN_BITS - 1)};
        for (k = 0; k < 2 && fit && t->of_word[w]; k++) {
            double centre = 0;
            int d;
            for (d = 0; d < WORD_VECTOR; d++) centre += fit->lean[k][d] * fit->mean[d];
            lean[k] = cut(product(fit->lean[k], t->vector[t->of_word[w] - 1]) - centre, lean_step,
                          SENTIMENT_LEAN_BITS);
        }
        hash[w] = hash_bytes(t->words.form[w], t->words.length[w]);
        number[w] = sentiment_word(cut((double)t->polarity[w],
                                       1.0 / ((1 << (SENTIMENT_POLARITY_BITS - 1)) - 1),
                                       SENTIMENT_POLARITY_BITS),
                                   lean[0], lean[1]);
    }
    fuse_write(out, hash, number, t->words.n, SENTIMENT_WORD_BITS, 4);
    at = ftell(out);
    free(hash);
    free(number);
    hash = corpus_memory(fit ? fit->n : 1, sizeof *hash);
    number = corpus_memory(fit ? fit->n : 1, sizeof *number);
    number[0] = 1;
    for (w = 0; fit && w < fit->n; w++) {
        hash[w] = fit->key[w];
        number[w] = cut((double)fit->weight[w][0], weight_step, SENTIMENT_WEIGHT_BITS)
                        << SENTIMENT_WEIGHT_BITS |
                    cut((double)fit->weight[w][1], weight_step, SENTIMENT_WEIGHT_BITS);
        if (!number[w]) number[w] = 1;
    }
    fuse_write(out, hash, number, fit ? fit->n : 1, 2 * SENTIMENT_WEIGHT_BITS, 4);
    free(hash);
    free(number);
    bytes = (uint32_t)(at - SENTIMENT_HEADER);
    fseek(out, SENTIMENT_HEADER - 4, SEEK_SET);
    for (k = 0; k < 4; k++) fputc((int)(bytes >> 8 * k & 0xFF), out);
    if (fclose(out) != 0) corpus_fail("cannot write", path);
    seal_file(path);
}

static Sentiment *open_model(const char *path, unsigned char **bytes) {
    FILE *file = fopen(path, "rb");
    Sentiment *s = NULL;
    long n;
    if (!file) corpus_fail("cannot read", path);
    fseek(file, 0, SEEK_END);
    n = ftell(file);
    rewind(file);
    *bytes = corpus_memory((size_t)n + 1, 1);
    get(file, *bytes, (size_t)n, path);
    fclose(file);
    if (sentiment_open(&s, *bytes, (size_t)n)) corpus_fail("no model", path);
    return s;
}

/* ---- items */

static SentimentText text_of(Document *d) {
    SentimentText text = {&d->arena, d->text, &d->tokens, &d->sentences, &d->words, &d->entities};
    return text;
}

/* The mean vector of the window's words, as speech/sentiment.c adds up their leanings. */
static int mean_vector(const Trainer *t, const SentimentText *text, const SentimentWindow *w,
                       float *mean) {
    double weights = 0;
    uint32_t i;
    int d;

    memset(mean, 0, sizeof(Vector));
    for (i = w->first; i < w->end && i < w->first + SENTIMENT_TOKENS; i++) {
        SentimentSpelling spelling;
        float weight = sentiment_weight(text, i);
        unsigned k;
        if (weight <= 0 || (i >= w->target && i < w->target_end)) continue;
        for (k = SENTIMENT_FORM; k < SENTIMENT_SPELLINGS; k++) {
            uint32_t word = VOCABULARY_NONE;
            if (sentiment_spelling(text, i, k, &spelling))
                word = vocabulary_find(&t->words, spelling.text, spelling.n);
            if (word == VOCABULARY_NONE) continue;
            if (!t->of_word[word]) break;
            weights += (double)weight;
            for (d = 0; d < WORD_VECTOR; d++)
                mean[d] += weight * t->vector[t->of_word[word] - 1][d];
            break;
        }
    }
    if (weights <= 0) return 0;
    for (d = 0; d < WORD_VECTOR; d++) mean[d] /= (float)weights;
    return 1;
}

static void make_item(Trainer *t, Item *item, uint32_t from) {
    static SentimentItem features;
    SentimentText text;
    SentimentWindow w;
    Document *d;
    uint32_t byte = 0, token = 0;

    if (document_new(&item->document, item->text, strlen(item->text)) ||
        document_need(item->document, LAYER_ENTITIES))
        corpus_fail("cannot analyse", item->text);
    d = item->document;
    text = text_of(d);
    for (; byte < d->n && (from > 0 || (d->text[byte] & 0xC0) == 0x80); byte++)
        from -= (d->text[byte + 1] & 0xC0) != 0x80;
    while (token + 1 < d->tokens.n && d->tokens.start[token + 1] <= byte) token++;
    w = sentiment_window(&text, token, token + 1);
    while (w.target_end < d->tokens.n &&
           d->tokens.start[w.target_end] < byte + strlen(item->target))
        w.target_end++;
    sentiment_features(&t->polar, &text, &w, &features);
    item->n = features.n;
    item->feature = corpus_memory(features.n + 1, sizeof *item->feature);
    memcpy(item->feature, features.feature, features.n * sizeof *item->feature);
    mean_vector(t, &text, &w, item->mean);
}

static int by_hash(const void *a, const void *b) {
    const uint64_t *x = a, *y = b;
    return x[0] != y[0] ? (x[0] > y[0]) - (x[0] < y[0]) : (x[1] > y[1]) - (x[1] < y[1]);
}

/* Snippets that share a sentence get one group: its first item. */
static void make_groups(Trainer *t) {
    uint64_t(*piece)[2] = corpus_memory(64 * (size_t)t->n, sizeof *piece);
    size_t n = 0, k;
    uint32_t i;
    int changed = 1;
    for (i = 0; i < t->n; i++) {
        const char *text = t->items[i].text;
        t->items[i].group = i;
        while (*text && n < 64 * (size_t)t->n) {
            const char *end = strstr(text, ".. ");
            size_t length = end ? (size_t)(end - text) : strlen(text);
            while (length && text[length - 1] == '.') length--;
            if (length > PIECE) {
                piece[n][0] = hash_bytes(text, length);
                piece[n++][1] = i;
            }
            text = end ? end + 3 : text + strlen(text);
        }
    }
    qsort(piece, n, sizeof *piece, by_hash);
    while (changed) {
        for (changed = 0, k = 1; k < n; k++) {
            uint32_t *a = &t->items[piece[k - 1][1]].group, *b = &t->items[piece[k][1]].group;
            if (piece[k][0] != piece[k - 1][0] || *a == *b) continue;
            if (*a < *b)
                *b = *a;
            else
                *a = *b;
            changed = 1;
        }
    }
    free(piece);
}

static void set_folds(Trainer *t, uint64_t seed, unsigned folds) {
    uint32_t i;
    for (i = 0; i < t->n; i++) {
        uint64_t a[2] = {seed, t->items[i].group}, h = hash_bytes(a, sizeof a);
        t->items[i].fold = (uint32_t)(h % folds);
        t->items[i].inner = (uint32_t)(h / folds % INNER);
    }
}

static void read_texts(Trainer *t, const char *path) {
    static const char SQL[] =
        "SELECT value ->> 'opinion_snippet', value ->> 'target', value ->> "
        "'$.target_anchor.from', value ->> '$.sentiment.polarity' FROM json_each(?) ORDER BY key";
    sqlite3 *db;
    sqlite3_stmt *s;
    char *json = read_file(path);
    uint32_t room = 4096;

    t->items = corpus_memory(room, sizeof *t->items);
    if (sqlite3_open(":memory:", &db) || sqlite3_prepare_v2(db, SQL, -1, &s, NULL) ||
        sqlite3_bind_text(s, 1, json, -1, SQLITE_STATIC))
        corpus_fail("SQLite", sqlite3_errmsg(db));
    while (sqlite3_step(s) == SQLITE_ROW) {
        Item *item = &t->items[t->n++];
        const char *label = (const char *)sqlite3_column_text(s, 3);
        if (t->n == room) corpus_fail("too many texts", path);
        item->text = copy_of((const char *)sqlite3_column_text(s, 0));
        item->target = copy_of((const char *)sqlite3_column_text(s, 1));
        item->label = !strcmp(label, "negative") ? 0 : !strcmp(label, "positive") ? 2 : 1;
        make_item(t, item, (uint32_t)sqlite3_column_int(s, 2));
    }
    sqlite3_finalize(s);
    sqlite3_close(db);
    free(json);
    make_groups(t);
}

/* ---- fitting */

typedef struct Counted {
    uint64_t key;
    uint32_t n;
} Counted;

static int by_key(const void *a, const void *b) {
    const Counted *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

static uint32_t column_of(const Fit *fit, uint64_t key) {
    uint32_t low = 0, high = fit->n;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (fit->key[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < fit->n && fit->key[low] == key ? low : fit->n;
}

/* The features that occur often enough, sorted by key. */
static void choose_features(Fit *fit, Item *const *items, uint32_t n) {
    Counted *all;
    size_t m = 0, k, to = 0;
    uint32_t i, f;
    for (i = 0; i < n; i++) m += items[i]->n;
    all = corpus_memory(m + 1, sizeof *all);
    for (i = 0, m = 0; i < n; i++) {
        for (f = 0; f < items[i]->n; f++) all[m++].key = items[i]->feature[f].key;
    }
    qsort(all, m, sizeof *all, by_key);
    fit->key = corpus_memory(m + 1, sizeof *fit->key);
    for (k = 0; k < m;) {
        size_t from = k;
        while (k < m && all[k].key == all[from].key) k++;
        if (k - from >= LEAST) fit->key[to++] = all[from].key;
    }
    fit->n = (uint32_t)to;
    free(all);
}

/*
** Fits a model over what its fields say and adds its share to `fit`: all are linear, so that their
** mean is one model again.
*/
typedef struct Part {
    int features;  /* the window's features are in it; */
    double vector; /* what the mean vector's numbers are multiplied by, or 0 */
    double penalty;
} Part;

static const Part PARTS[] = {{0, 1, 3}, {1, 0, 20}};
enum { PARTS_N = sizeof PARTS / sizeof *PARTS };

static void fit_part(Fit *fit, const Part *part, Item *const *items, const unsigned *label,
                     uint32_t n) {
    Row *rows = corpus_memory(n, sizeof *rows);
    uint32_t all = fit->n + WORD_VECTOR, i, f, d, k;
    double *w;

    for (i = 0; i < n; i++) {
        const Item *item = items[i];
        Row *row = &rows[i];
        row->column = corpus_memory(item->n + WORD_VECTOR, sizeof *row->column);
        row->value = corpus_memory(item->n + WORD_VECTOR, sizeof *row->value);
        for (f = 0; f < item->n && part->features; f++) {
            uint32_t column = column_of(fit, item->feature[f].key);
            if (column == fit->n) continue;
            row->column[row->n] = column;
            row->value[row->n++] = item->feature[f].value;
        }
        for (d = 0; d < WORD_VECTOR && part->vector > 0; d++) {
            row->column[row->n] = fit->n + d;
            row->value[row->n++] =
                (float)(((double)item->mean[d] - fit->mean[d]) * fit->scale[d] * part->vector);
        }
    }
    w = regress(rows, label, n, all, part->penalty);
    for (k = 0; k < 2; k++) {
        const double *own = w + 2 * k * (all + 1), *neutral = w + all + 1;
        for (f = 0; f < fit->n; f++) fit->weight[f][k] += (float)((own[f] - neutral[f]) / PARTS_N);
        for (d = 0; d < WORD_VECTOR; d++)
            fit->lean[k][d] +=
                (own[fit->n + d] - neutral[fit->n + d]) * fit->scale[d] * part->vector / PARTS_N;
        fit->bias[k] += (own[all] - neutral[all]) / PARTS_N;
    }
    for (i = 0; i < n; i++) {
        free(rows[i].column);
        free(rows[i].value);
    }
    free(rows);
    free(w);
}

/* Mean and deviation of the vectors, so that each number counts the same. */
static void scale_vectors(Fit *fit, Item *const *items, uint32_t n) {
    uint32_t i, d;
    for (d = 0; d < WORD_VECTOR; d++) {
        double sum = 0, squares = 0;
        for (i = 0; i < n; i++) {
            double x = (double)items[i]->mean[d];
            sum += x;
            squares += x * x;
        }
        fit->mean[d] = sum / n;
        fit->scale[d] = 1 / sqrt((squares / n - fit->mean[d] * fit->mean[d] + 1e-12) * WORD_VECTOR);
    }
}

static Fit *fit_model(Item *const *items, uint32_t n) {
    Fit *fit = corpus_memory(1, sizeof *fit);
    unsigned *label = corpus_memory(n + 1, sizeof *label);
    uint32_t i;
    for (i = 0; i < n; i++) label[i] = items[i]->label;
    scale_vectors(fit, items, n);
    choose_features(fit, items, n);
    fit->weight = corpus_memory(fit->n + 1, sizeof *fit->weight);
    for (i = 0; i < PARTS_N; i++) fit_part(fit, &PARTS[i], items, label, n);
    free(label);
    return fit;
}

static void free_fit(Fit *fit) {
    free(fit->key);
    free(fit->weight);
    free(fit);
}

/* Positive's probability less negative's. */
static double difference(const Fit *fit, const Item *item) {
    double odds[2];
    uint32_t f;
    int k, d;
    for (k = 0; k < 2; k++) {
        odds[k] = fit->bias[k];
        for (d = 0; d < WORD_VECTOR; d++)
            odds[k] += fit->lean[k][d] * ((double)item->mean[d] - fit->mean[d]);
    }
    for (f = 0; f < item->n; f++) {
        uint32_t column = column_of(fit, item->feature[f].key);
        for (k = 0; k < 2 && column < fit->n; k++)
            odds[k] += (double)fit->weight[column][k] * (double)item->feature[f].value;
    }
    return (exp(odds[1]) - exp(odds[0])) / (1 + exp(odds[0]) + exp(odds[1]));
}

/* ---- borders and figures */

typedef struct Table {
    double cell[CLASSES][CLASSES]; /* gold, found */
} Table;

static double f_of(const Table *t, unsigned c) {
    double gold = 0, found = 0;
    unsigned k;
    for (k = 0; k < CLASSES; k++) {
        gold += t->cell[c][k];
        found += t->cell[k][c];
    }
    return t->cell[c][c] > 0 ? 2 * t->cell[c][c] / (gold + found) : 0;
}

static double macro(const Table *t) {
    return (f_of(t, 0) + f_of(t, 1) + f_of(t, 2)) / 3;
}

/*
** The borders with the best macro F1, in the mean over the borders beside them: the best single
** pair is a lucky one. So the outermost are not chosen: below 0.06 a difference says too little.
*/
static void find_borders(const double *x, const unsigned *label, uint32_t n, double *border) {
    static double value[BORDERS][BORDERS];
    double best = -1;
    int a, b, i, k;
    for (a = 0; a < BORDERS; a++) {
        for (b = 0; b < BORDERS; b++) {
            double low = -BORDER_STEP * (a + 1), high = BORDER_STEP * (b + 1);
            Table t = {0};
            uint32_t m;
            for (m = 0; m < n; m++) t.cell[label[m]][x[m] <= low ? 0 : x[m] >= high ? 2 : 1]++;
            value[a][b] = macro(&t);
        }
    }
    for (a = BESIDE; a < BORDERS - BESIDE; a++) {
        for (b = BESIDE; b < BORDERS - BESIDE; b++) {
            double sum = 0;
            for (i = -BESIDE; i <= BESIDE; i++) {
                for (k = -BESIDE; k <= BESIDE; k++) sum += value[a + i][b + k];
            }
            if (sum <= best) continue;
            best = sum;
            border[0] = BORDER_STEP * (a + 1);
            border[1] = BORDER_STEP * (b + 1);
        }
    }
}

/* Fits a model to all items but those of a fold, with borders found by folds inside. */
static Fit *train(const Trainer *t, uint32_t fold, double *border) {
    Item **items = corpus_memory(t->n, sizeof *items), **part = corpus_memory(t->n, sizeof *part);
    double *x = corpus_memory(t->n, sizeof *x);
    unsigned *label = corpus_memory(t->n, sizeof *label);
    uint32_t n = 0, m, i, inner, done = 0;
    Fit *fit;

    for (i = 0; i < t->n; i++) {
        if (t->items[i].fold != fold) items[n++] = &t->items[i];
    }
    for (inner = 0; inner < INNER; inner++) {
        for (i = m = 0; i < n; i++) {
            if (items[i]->inner != inner) part[m++] = items[i];
        }
        fit = fit_model(part, m);
        for (i = 0; i < n; i++) {
            if (items[i]->inner != inner) continue;
            label[done] = items[i]->label;
            x[done++] = difference(fit, items[i]);
        }
        free_fit(fit);
    }
    find_borders(x, label, n, border);
    fit = fit_model(items, n);
    free(items);
    free(part);
    free(x);
    free(label);
    return fit;
}

static void test(const Trainer *t, uint32_t fold, const char *path, Table *table) {
    unsigned char *bytes;
    Sentiment *model = open_model(path, &bytes);
    uint32_t i;
    for (i = 0; i < t->n; i++) {
        const Item *item = &t->items[i];
        SentimentText text = text_of(item->document);
        double score = 0;
        if (item->fold != fold) continue;
        if (sentiment_of_target(model, &text, item->target, strlen(item->target), &score))
            corpus_fail("cannot score", item->text);
        table->cell[item->label][score <= -0.05 ? 0 : score >= 0.05 ? 2 : 1]++;
    }
    sentiment_free(model);
    free(bytes);
}

static void validate(Trainer *t, unsigned folds, const char *path) {
    uint64_t seed;
    for (seed = 1; seed <= 3; seed++) {
        Table table = {0};
        uint32_t fold;
        set_folds(t, seed, folds);
        for (fold = 0; fold < folds; fold++) {
            double border[2];
            Fit *fit = train(t, fold, border);
            write_model(t, fit, border, path);
            free_fit(fit);
            test(t, fold, path, &table);
        }
        printf("folds %u, seed %u: macro F1 %.1f (negative %.1f, neutral %.1f, positive %.1f), "
               "accuracy %.1f\n",
               folds, (unsigned)seed, 100 * macro(&table), 100 * f_of(&table, 0),
               100 * f_of(&table, 1), 100 * f_of(&table, 2),
               100 * (table.cell[0][0] + table.cell[1][1] + table.cell[2][2]) / t->n);
        for (fold = 0; fold < CLASSES; fold++)
            printf("    %4.0f %4.0f %4.0f\n", table.cell[fold][0], table.cell[fold][1],
                   table.cell[fold][2]);
        fflush(stdout);
    }
}

int main(int argc, char **argv) {
    static Trainer t;
    Sentiment *polar;

    if (argc != 5 && argc != 7)
        corpus_fail("usage", "sentiment MODEL VECTORS LEXICON TEXTS [--folds N]");
    read_vectors(&t, argv[2]);
    make_words(&t, argv[3]);
    write_model(&t, NULL, NULL, argv[1]);
    polar = open_model(argv[1], &t.bytes);
    t.polar = *polar;
    read_texts(&t, argv[4]);
    if (argc == 7) {
        validate(&t, (unsigned)atoi(argv[6]), argv[1]);
    } else {
        double border[2];
        Fit *fit;
        set_folds(&t, 1, 1);
        fit = train(&t, 1, border);
        write_model(&t, fit, border, argv[1]);
        fprintf(stderr, "sentiment: %u features, borders %.2f %.2f\n", fit->n, border[0],
                border[1]);
        free_fit(fit);
    }
    sentiment_free(polar);
    return 0;
}

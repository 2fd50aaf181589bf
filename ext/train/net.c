#include "train/net.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/net.h"

enum {
    H = NET_HIDDEN,
    SEQUENCE_MOST = 1000, /* items of a sequence that are learnt from */
    ITEM_MOST = 160,      /* features of an item */
    BITS_MOST = 7,        /* the largest number that 4 bits hold, either sign */
    OUTPUT_SCALE = 1024,  /* what 1.0 is in the matrix */
};

const NetOptions NET_OPTIONS = {1, 4, 7, 3, 0.04, 0.15, 1e-3, 0.33, 0.25, 0.06, 0, 0, 1};

static void *must(void *p) {
    if (!p) {
        fputs("net: out of memory\n", stderr);
        exit(1);
    }
    return p;
}

/* ---- the corpus */

void net_corpus_item(NetCorpus *corpus, const uint64_t *keys, size_t n, unsigned label,
                     int certain) {
    if (corpus->items + 2 > corpus->room) {
        corpus->room = corpus->room ? 2 * corpus->room : 1024;
        corpus->first = must(realloc(corpus->first, corpus->room * sizeof *corpus->first));
        corpus->label = must(realloc(corpus->label, corpus->room));
        corpus->certain = must(realloc(corpus->certain, corpus->room));
    }
    if (corpus->keys_n + n > corpus->keys_room) {
        corpus->keys_room = 2 * (corpus->keys_n + n);
        corpus->keys = must(realloc(corpus->keys, corpus->keys_room * sizeof *corpus->keys));
    }
    memcpy(corpus->keys + corpus->keys_n, keys, n * sizeof *keys);
    corpus->first[corpus->items] = corpus->keys_n;
    corpus->keys_n += n;
    corpus->label[corpus->items] = (uint8_t)label;
    corpus->certain[corpus->items] = (uint8_t)certain;
    corpus->first[++corpus->items] = corpus->keys_n;
}

void net_corpus_end(NetCorpus *corpus) {
    if (corpus->sequences + 2 > corpus->sequence_room) {
        corpus->sequence_room = corpus->sequence_room ? 2 * corpus->sequence_room : 1024;
        corpus->start = must(realloc(corpus->start, corpus->sequence_room * sizeof *corpus->start));
        if (corpus->sequences == 0) corpus->start[0] = 0;
    }
    if (corpus->start[corpus->sequences] == corpus->items) return;
    corpus->start[++corpus->sequences] = corpus->items;
}

/* ---- the model in training */

typedef struct Weight {
    float *w, *g; /* the weights, and the sums of their squared gradients */
    size_t n;
} Weight;

typedef struct Model {
    const NetCorpus *corpus;
    const NetOptions *options;
    unsigned labels, lanes; /* lanes: labels, rounded up to a vector */
    uint64_t *keys;         /* of the rows, in order */
    uint32_t rows_n;
    uint32_t *row;                            /* of each feature in the corpus, or UINT32_MAX */
    Weight rows, output, bias, transition;    /* output: H rows of NET_LABELS */
    float chance[NET_LABELS + 1][NET_LABELS]; /* exp(transition) */
    uint64_t random;
} Model;

static Weight weight(size_t n) {
    Weight v = {must(calloc(n, sizeof(float))), must(calloc(n, sizeof(float))), n};
    return v;
}

static double uniform(Model *model) { /* xorshift64* */
    uint64_t x = model->random;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    model->random = x;
    return (double)((x * 0x2545F4914F6CDD1Du) >> 40) / (1 << 24);
}

static int by_value(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* Rows for the features that are frequent enough. */
static void choose_rows(Model *model) {
    const NetCorpus *corpus = model->corpus;
    uint64_t *sorted = must(malloc(corpus->keys_n * sizeof *sorted));
    size_t i, j, kept = 0;

    memcpy(sorted, corpus->keys, corpus->keys_n * sizeof *sorted);
    qsort(sorted, corpus->keys_n, sizeof *sorted, by_value);
    for (i = 0; i < corpus->keys_n; i = j) {
        for (j = i; j < corpus->keys_n && sorted[j] == sorted[i]; j++) {
        }
        if (j - i >= model->options->least) sorted[kept++] = sorted[i];
    }
    model->keys = sorted;
    model->rows_n = (uint32_t)kept;
    model->row = must(malloc(corpus->keys_n * sizeof *model->row));
    for (i = 0; i < corpus->keys_n; i++) {
        const uint64_t *found = bsearch(&corpus->keys[i], sorted, kept, sizeof *sorted, by_value);
        model->row[i] = found ? (uint32_t)(found - sorted) : UINT32_MAX;
    }
}

static void init(Model *model, uint64_t seed) {
    double width = sqrt(6.0 / (H + model->labels));
    size_t i;
    model->random = seed * 0x9E3779B97F4A7C15u + 1;
    model->rows = weight((size_t)model->rows_n * H);
    model->output = weight((size_t)H * NET_LABELS);
    model->bias = weight(H);
    model->transition = weight((NET_LABELS + 1) * NET_LABELS);
    for (i = 0; i < model->rows.n; i++) model->rows.w[i] = (float)((uniform(model) * 2 - 1) * 0.05);
    for (i = 0; i < model->output.n; i++)
        model->output.w[i] = (float)((uniform(model) * 2 - 1) * width);
}

/* AdaGrad (Duchi, Hazan, Singer, JMLR 2011). */
static inline void step(float *w, float *g, float d, float rate, float damp) {
    *g += d * d;
    *w -= rate * d / (sqrtf(*g + damp) + 1e-6f);
}

/* One sequence: forward, backward, update. Static buffers: the trainer has one thread. */
static struct {
    uint32_t rows[SEQUENCE_MOST][ITEM_MOST];
    uint32_t count[SEQUENCE_MOST];
    float hidden[SEQUENCE_MOST][H];
    uint8_t alive[SEQUENCE_MOST][H];
    float score[SEQUENCE_MOST][NET_LABELS]; /* exp() of it, the best 1 */
    float before[SEQUENCE_MOST][NET_LABELS], behind[SEQUENCE_MOST][NET_LABELS];
} s;

static void forward_net(Model *model, uint32_t start, uint32_t n) {
    const NetCorpus *corpus = model->corpus;
    float scale = (float)(1 / (1 - model->options->drop)),
          grow = (float)(1 / (1 - model->options->hidden_drop));
    uint32_t i;
    unsigned k, q;

    for (i = 0; i < n; i++) {
        float sum[H], score[NET_LABELS] = {0}, most = -1e30f;
        size_t f;
        s.count[i] = 0;
        for (f = corpus->first[start + i]; f < corpus->first[start + i + 1]; f++) {
            if (model->row[f] != UINT32_MAX && s.count[i] < ITEM_MOST &&
                uniform(model) >= model->options->drop)
                s.rows[i][s.count[i]++] = model->row[f];
        }
        memcpy(sum, model->bias.w, sizeof sum);
        for (f = 0; f < s.count[i]; f++) {
            const float *row = model->rows.w + (size_t)s.rows[i][f] * H;
            for (k = 0; k < H; k++) sum[k] += scale * row[k];
        }
        for (k = 0; k < H; k++) {
            s.alive[i][k] = sum[k] > 0 && uniform(model) >= model->options->hidden_drop;
            s.hidden[i][k] = s.alive[i][k] ? sum[k] * grow : 0;
        }
        for (k = 0; k < H; k++) {
            const float *output = model->output.w + (size_t)k * NET_LABELS;
            for (q = 0; q < model->lanes; q++) score[q] += output[q] * s.hidden[i][k];
        }
        for (q = 0; q < model->labels; q++) most = score[q] > most ? score[q] : most;
        for (q = 0; q < model->labels; q++) {
            s.score[i][q] =
                corpus->certain[start + i] ? q == corpus->label[start + i] : expf(score[q] - most);
        }
    }
}

static void forward_chain(Model *model, uint32_t n) {
    unsigned labels = model->labels, p, q;
    uint32_t i;
    for (i = 0; i < n; i++) {
        float sum = 0;
        memset(s.before[i], 0, sizeof s.before[i]);
        for (p = 0; p < (i > 0 ? labels : 1); p++) {
            const float *chance = model->chance[i > 0 ? p : NET_LABELS];
            float from = i > 0 ? s.before[i - 1][p] : 1;
            if (from < 1e-9f) continue;
            for (q = 0; q < model->lanes; q++) s.before[i][q] += from * chance[q];
        }
        for (q = 0; q < labels; q++) sum += s.before[i][q] *= s.score[i][q];
        for (q = 0; q < labels; q++) s.before[i][q] /= sum;
    }
    for (i = n; i-- > 0;) {
        float sum = 0, to[NET_LABELS] = {0};
        if (i + 1 == n) {
            for (q = 0; q < labels; q++) s.behind[i][q] = 1;
            continue;
        }
        for (q = 0; q < labels; q++) to[q] = s.behind[i + 1][q] * s.score[i + 1][q];
        for (p = 0; p < labels; p++) {
            float part = 0;
            for (q = 0; q < labels; q++) part += model->chance[p][q] * to[q];
            s.behind[i][p] = part;
            sum += part;
        }
        for (p = 0; p < labels; p++) s.behind[i][p] /= sum;
    }
}

/* Moves the transitions into the item `i` towards its gold label. */
static void learn_transition(Model *model, uint32_t start, uint32_t i, const float *share,
                             float rate) {
    static float pair[NET_LABELS][NET_LABELS];
    const uint8_t *gold = model->corpus->label + start;
    unsigned labels = model->labels, p, q, from = i > 0 ? labels : 1;
    float total = 0;

    for (p = 0; p < from; p++) {
        for (q = 0; q < labels; q++) {
            pair[p][q] =
                i > 0 ? s.before[i - 1][p] * model->chance[p][q] * s.behind[i][q] * s.score[i][q]
                      : share[q];
            total += pair[p][q];
        }
    }
    for (p = 0; p < from; p++) {
        size_t row = (i > 0 ? p : NET_LABELS) * (size_t)NET_LABELS;
        for (q = 0; q < labels; q++) {
            float d = pair[p][q] / total - (q == gold[i] && (i == 0 || p == gold[i - 1]));
            if (d > 1e-4f || d < -1e-4f)
                step(model->transition.w + row + q, model->transition.g + row + q, d, rate,
                     (float)model->options->damp);
        }
    }
}

/* Moves the rows, the matrix and the bias by the item's error. */
static void learn_item(Model *model, uint32_t i, const float *error, float rate) {
    float scale = (float)(1 / (1 - model->options->drop)),
          grow = (float)(1 / (1 - model->options->hidden_drop));
    float decay = (float)model->options->decay, damp = (float)model->options->damp, d[H];
    unsigned k, q;
    uint32_t f;

    for (k = 0; k < H; k++) {
        float *output = model->output.w + (size_t)k * NET_LABELS,
              *square = model->output.g + (size_t)k * NET_LABELS;
        float sum = 0;
        for (q = 0; q < model->labels; q++) sum += error[q] * output[q];
        d[k] = s.alive[i][k] ? sum * grow : 0;
        if (s.hidden[i][k] > 0) {
            for (q = 0; q < model->lanes; q++)
                step(output + q, square + q, error[q] * s.hidden[i][k], rate, damp);
        }
        step(model->bias.w + k, model->bias.g + k, d[k], rate, damp);
    }
    for (f = 0; f < s.count[i]; f++) {
        float *w = model->rows.w + (size_t)s.rows[i][f] * H,
              *g = model->rows.g + (size_t)s.rows[i][f] * H;
        for (k = 0; k < H; k++) step(w + k, g + k, d[k] * scale + decay * w[k], rate, damp);
    }
}

static double learn(Model *model, uint32_t sequence, double progress) {
    const NetCorpus *corpus = model->corpus;
    uint32_t start = corpus->start[sequence], n = corpus->start[sequence + 1] - start, i;
    float slow = (float)(1 - 0.9 * progress);
    unsigned p, q;
    double loss = 0;

    if (n > SEQUENCE_MOST) n = SEQUENCE_MOST;
    for (p = 0; p <= NET_LABELS; p++) {
        for (q = 0; q < model->labels; q++)
            model->chance[p][q] = expf(model->transition.w[p * NET_LABELS + q]);
    }
    forward_net(model, start, n);
    forward_chain(model, n);
    for (i = 0; i < n; i++) {
        float share[NET_LABELS] = {0}, sum = 0;
        for (q = 0; q < model->labels; q++) sum += share[q] = s.before[i][q] * s.behind[i][q];
        for (q = 0; q < model->labels; q++) share[q] /= sum;
        loss -= log((double)share[corpus->label[start + i]] + 1e-20);
        learn_transition(model, start, i, share, (float)model->options->transition_rate * slow);
        if (corpus->certain[start + i]) continue;
        share[corpus->label[start + i]] -= 1;
        learn_item(model, i, share, (float)model->options->rate * slow);
    }
    return loss;
}

/* ---- writing */

typedef struct Output {
    unsigned char *bytes;
    size_t n;
} Output;

static void put(Output *out, uint32_t v, unsigned bytes) {
    while (bytes--) {
        out->bytes[out->n++] = (unsigned char)v;
        v >>= 8;
    }
}

static int32_t whole(double v, int32_t most) {
    double r = floor(v + 0.5);
    return r > most ? most : r < -most ? -most : (int32_t)r;
}

/* Writes `parts` models of the same rows as one, whose scores are their mean. */
static void write_model(const Model *models, unsigned parts, const uint8_t *names,
                        const char *file) {
    const Model *model = models;
    double step_size = model->options->step, scale = OUTPUT_SCALE * parts / step_size;
    unsigned bits = 1, i, k, p, labels = model->labels;
    Output out = {0};
    unsigned char *slots;
    uint32_t r;
    FILE *f;

    while ((1u << bits) < model->rows_n + model->rows_n / 3) bits++;
    if (model->rows_n >= 1u << NET_PLACE_BITS) {
        fputs("net: too many rows\n", stderr);
        exit(1);
    }
    out.bytes = must(calloc(1, NET_HEADER + 2 * labels + 2 * H * (labels + 1) * (size_t)parts +
                                   4 * labels * (labels + 1) + ((size_t)4 << bits) +
                                   (size_t)model->rows_n * NET_ROW * parts));
    memcpy(out.bytes, "PNET", 4);
    out.n = 4;
    put(&out, labels | (parts - 1) << 8, 4);
    put(&out, bits, 4);
    put(&out, model->rows_n, 4);
    put(&out, (uint32_t)whole(scale, INT32_MAX), 4);
    for (i = 0; i < 2 * labels; i++) put(&out, names[i], 1);
    for (p = 0; p < parts; p++) {
        for (k = 0; k < H; k++)
            put(&out, (uint32_t)whole(models[p].bias.w[k] / step_size, INT16_MAX), 2);
    }
    for (p = 0; p < parts; p++) {
        for (i = 0; i < labels; i++) {
            for (k = 0; k < H; k++)
                put(&out,
                    (uint32_t)whole(models[p].output.w[k * NET_LABELS + i] * OUTPUT_SCALE,
                                    INT16_MAX),
                    2);
        }
    }
    for (i = 0; i <= labels; i++) {
        size_t row = (i == labels ? NET_LABELS : i) * (size_t)NET_LABELS;
        for (k = 0; k < labels; k++) {
            double sum = 0;
            for (p = 0; p < parts; p++) sum += models[p].transition.w[row + k];
            put(&out,
                (uint32_t)whole((sum / parts - (k == 0 ? model->options->outside : 0)) * scale,
                                1 << 24),
                4);
        }
    }
    slots = out.bytes + out.n;
    out.n += (size_t)4 << bits;
    for (r = 0; r < model->rows_n; r++) {
        uint32_t slot = (uint32_t)(model->keys[r] >> (64 - bits));
        Output at = {slots, 0};
        while (slots[4 * (size_t)slot] | slots[4 * (size_t)slot + 1] | slots[4 * (size_t)slot + 2] |
               slots[4 * (size_t)slot + 3])
            slot = (slot + 1) & ((1u << bits) - 1);
        at.n = 4 * (size_t)slot;
        put(&at, (r + 1) | (uint32_t)(model->keys[r] & 0xFFF) << NET_PLACE_BITS, 4);
        for (p = 0; p < parts; p++) {
            const float *row = models[p].rows.w + (size_t)r * H;
            for (k = 0; k < NET_ROW; k++) {
                int32_t low = whole(row[k] / step_size, BITS_MOST),
                        high = whole(row[k + NET_ROW] / step_size, BITS_MOST);
                put(&out, (uint32_t)(low + NET_ZERO) | (uint32_t)(high + NET_ZERO) << 4, 1);
            }
        }
    }
    f = fopen(file, "wb");
    if (!f || fwrite(out.bytes, 1, out.n, f) != out.n || fclose(f)) {
        perror(file);
        exit(1);
    }
    printf("%s: %u labels, %u rows, %u parts, %zu bytes\n", file, labels, model->rows_n, parts,
           out.n);
    free(out.bytes);
}

/* ---- training */

static void add_up(double *sum, const Weight *w) {
    size_t i;
    for (i = 0; i < w->n; i++) sum[i] += (double)w->w[i];
}

static void take_mean(Weight *w, double *sum, unsigned n) {
    size_t i;
    for (i = 0; i < w->n; i++) w->w[i] = (float)(sum[i] / n);
    free(sum);
}

static void train(Model *model, uint64_t seed) {
    const NetCorpus *corpus = model->corpus;
    const NetOptions *options = model->options;
    Weight *parts[] = {&model->rows, &model->output, &model->bias, &model->transition};
    uint32_t *order = must(malloc(corpus->sequences * sizeof *order)), i;
    double *sums[4];
    unsigned epoch, averaged = 0, p;

    init(model, seed);
    for (p = 0; p < 4; p++) sums[p] = must(calloc(parts[p]->n, sizeof(double)));
    for (i = 0; i < corpus->sequences; i++) order[i] = i;
    for (epoch = 0; epoch < options->epochs; epoch++) {
        double loss = 0;
        for (i = corpus->sequences; i > 1; i--) {
            uint32_t other = (uint32_t)(uniform(model) * i), kept = order[i - 1];
            order[i - 1] = order[other];
            order[other] = kept;
        }
        for (i = 0; i < corpus->sequences; i++) {
            loss +=
                learn(model, order[i], (epoch + (double)i / corpus->sequences) / options->epochs);
        }
        printf("epoch %u: loss %.4f\n", epoch + 1, loss / corpus->items);
        fflush(stdout);
        if (epoch + options->average >= options->epochs) {
            for (p = 0; p < 4; p++) add_up(sums[p], parts[p]);
            averaged++;
        }
    }
    for (p = 0; p < 4; p++) {
        take_mean(parts[p], sums[p], averaged);
        free(parts[p]->g);
    }
    free(order);
}

void net_train(const NetCorpus *corpus, const NetOptions *options, const uint8_t *names,
               unsigned labels, const char *file) {
    Model models[NET_PARTS];
    unsigned p;

    if (options->nets < 1 || options->nets > NET_PARTS) {
        fprintf(stderr, "net: %u nets\n", options->nets);
        exit(1);
    }
    memset(models, 0, sizeof models);
    models[0].corpus = corpus;
    models[0].options = options;
    models[0].labels = labels;
    models[0].lanes = (labels + 15) / 16 * 16;
    choose_rows(&models[0]);
    for (p = 1; p < options->nets; p++) models[p] = models[0];
    for (p = 0; p < options->nets; p++) train(&models[p], options->seed + p);
    write_model(models, options->nets, names, file);
}

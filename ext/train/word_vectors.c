/*
** word_vectors OUT.bin COUNTS.tsv TEXT...: vectors of the word forms of raw text, alike where words
** stand in like company, for what learns from few texts (ext/train/sentiment.c). Stays in build.
**
** Skip-gram with negative sampling (Mikolov, Sutskever, Chen, Corrado, Dean, "Distributed
** representations of words and phrases and their compositionality", NIPS 2013): a form's vector is
** moved so that it tells the forms within WINDOW places from random ones. Frequent forms are passed
** over at random. One thread and fixed seeds: the same input gives the same bytes.
**
** OUT.bin: uint32 forms, uint32 dimensions; for each form uint32 count, uint8 length, the form's
** bytes, float vector[dimensions] of length 1; as this machine writes numbers.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/corpus.h"
#include "train/word_vectors.h"

enum {
    SEEN = 20, /* times at least */
    WINDOW = 5,
    NEGATIVES = 5,
    EPOCHS = 2,
    LANES = 8,
    POOL = 1 << 24, /* random forms are drawn from it */
    STEPS = 1024    /* of the sigmoid's table, from -LIMIT to LIMIT */
};
#define SAMPLE 2e-5
#define RATE   0.025
#define LIMIT  6.0f
#define BREAK  UINT32_MAX

typedef float Vector[WORD_VECTOR];

typedef struct Model {
    Vocabulary forms;
    uint32_t *count, *stream, *pool;
    uint16_t *kept; /* of 65535 times a form is not passed over */
    size_t n, room;
    Vector *in, *out;
    float sigmoid[STEPS];
} Model;

static void read_forms(Model *m, const char *path) {
    static char text[CORPUS_LINE], form[CORPUS_LINE];
    FILE *file = fopen(path, "r");
    uint32_t room = 1 << 16, middle;

    if (!file) corpus_fail("cannot read", path);
    m->count = corpus_memory(room, sizeof *m->count);
    while (fgets(text, sizeof text, file)) {
        uint32_t count = corpus_count(text, form, &middle), number;
        if (count < SEEN) continue;
        number = vocabulary_add(&m->forms, form, strlen(form));
        if (number == room) m->count = corpus_resize(m->count, room *= 2, sizeof *m->count);
        m->count[number] = 0; /* counted again, as the stream has it */
    }
    fclose(file);
}

static void push(Model *m, uint32_t number) {
    if (m->n == m->room) {
        m->room = m->room ? 2 * m->room : 1 << 20;
        m->stream = corpus_resize(m->stream, m->room, sizeof *m->stream);
    }
    m->stream[m->n++] = number;
}

static void take(void *data, const CorpusToken *tokens, uint32_t n) {
    Model *m = data;
    uint32_t i;
    for (i = 0; i < n; i++) {
        uint32_t form =
            tokens[i].n ? vocabulary_find(&m->forms, tokens[i].form, tokens[i].n) : VOCABULARY_NONE;
        if (form == VOCABULARY_NONE) continue;
        m->count[form]++;
        push(m, form);
    }
    push(m, BREAK);
}

static uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void prepare(Model *m) {
    double total = 0, sum = 0, at = 0;
    uint64_t state = 3;
    uint32_t f, d, i = 0;

    m->kept = corpus_memory(m->forms.n, sizeof *m->kept);
    m->pool = corpus_memory(POOL, sizeof *m->pool);
    m->in = corpus_memory(m->forms.n, sizeof *m->in);
    m->out = corpus_memory(m->forms.n, sizeof *m->out);
    for (f = 0; f < m->forms.n; f++) {
        total += m->count[f];
        sum += pow(m->count[f], 0.75);
    }
    for (f = 0; f < m->forms.n; f++) {
        double share = m->count[f] / total / SAMPLE;
        double keep = share > 0 ? sqrt(1 / share) + 1 / share : 1;
        m->kept[f] = (uint16_t)(keep < 1 ? 65535 * keep : 65535);
        for (at += pow(m->count[f], 0.75) / sum * POOL; i < at && i < POOL; i++) m->pool[i] = f;
        for (d = 0; d < WORD_VECTOR; d++) {
            m->in[f][d] =
                ((float)next_random(&state) / (float)(1u << 31) - 0.5f) / (float)WORD_VECTOR;
        }
    }
    for (; i < POOL; i++) m->pool[i] = 0;
    for (i = 0; i < STEPS; i++) {
        float x = (2 * ((float)i + 0.5f) / STEPS - 1) * LIMIT;
        m->sigmoid[i] = 1 / (1 + expf(-x));
    }
}

/* In lanes, so that the order of the additions is the same whatever the compiler does. */
static float dot(const float *a, const float *b) {
    float lane[LANES] = {0}, sum = 0;
    int i, k;
    for (i = 0; i < WORD_VECTOR; i += LANES) {
        for (k = 0; k < LANES; k++) lane[k] += a[i + k] * b[i + k];
    }
    for (k = 0; k < LANES; k++) sum += lane[k];
    return sum;
}

/* Moves the vector of `other` so that it tells forms[0] from the random forms behind it. */
static void learn(Model *m, const uint32_t *forms, uint32_t other, float rate) {
    float *in = m->in[other];
    Vector moved = {0};
    int k, d;
    for (k = 0; k <= NEGATIVES; k++) {
        float *out = m->out[forms[k]], x, step;
        if (k && forms[k] == forms[0]) continue;
        x = dot(in, out);
        if (x >= LIMIT)
            x = 1;
        else if (x <= -LIMIT)
            x = 0;
        else
            x = m->sigmoid[(int)((x / LIMIT + 1) * (STEPS / 2))];
        step = ((k ? 0.0f : 1.0f) - x) * rate;
        for (d = 0; d < WORD_VECTOR; d++) {
            float before = out[d];
            moved[d] += step * before;
            out[d] = before + step * in[d];
        }
    }
    for (d = 0; d < WORD_VECTOR; d++) in[d] += moved[d];
}

static void train(Model *m) {
    static uint32_t line[1 << 16];
    uint64_t state = 11;
    size_t i, done = 0, all = m->n * EPOCHS;
    int epoch;

    for (epoch = 0; epoch < EPOCHS; epoch++) {
        int n = 0;
        for (i = 0; i < m->n; i++, done++) {
            if (done % 10000000 == 0)
                fprintf(stderr, "word_vectors: place %zu of %zu\n", done, all);
            uint32_t form = m->stream[i];
            int a, b;
            if (form != BREAK && n < 1 << 16) {
                if (next_random(&state) % 65535 < m->kept[form]) line[n++] = form;
                continue;
            }
            for (a = 0; a < n; a++) {
                /* one draw for all places of a window: as good, and they stay in the cache */
                uint32_t forms[NEGATIVES + 1] = {line[a]};
                int reach = 1 + (int)(next_random(&state) % WINDOW), k;
                float rate = (float)(RATE * (1 - 0.999 * (double)done / (double)all));
                for (k = 1; k <= NEGATIVES; k++) forms[k] = m->pool[next_random(&state) % POOL];
                for (b = a > reach ? a - reach : 0; b < n && b <= a + reach; b++) {
                    if (b != a) learn(m, forms, line[b], rate);
                }
            }
            n = 0;
        }
    }
}

static void put(FILE *out, const void *p, size_t n) {
    if (fwrite(p, n, 1, out) != 1) corpus_fail("cannot write", "the vectors");
}

static void write_vectors(Model *m, const char *path) {
    FILE *out = fopen(path, "wb");
    uint32_t head[2] = {m->forms.n, WORD_VECTOR}, f, d;
    if (!out) corpus_fail("cannot write", path);
    put(out, head, sizeof head);
    for (f = 0; f < m->forms.n; f++) {
        uint8_t length = (uint8_t)m->forms.length[f];
        float size = sqrtf(dot(m->in[f], m->in[f])) + 1e-9f;
        for (d = 0; d < WORD_VECTOR; d++) m->in[f][d] /= size;
        put(out, &m->count[f], sizeof *m->count);
        put(out, &length, 1);
        put(out, m->forms.form[f], length);
        put(out, m->in[f], sizeof *m->in);
    }
    if (fclose(out) != 0) corpus_fail("cannot write", path);
}

int main(int argc, char **argv) {
    static Model m;
    int k;

    if (argc < 4) corpus_fail("usage", "word_vectors OUT.bin COUNTS.tsv TEXT...");
    read_forms(&m, argv[2]);
    for (k = 3; k < argc; k++) {
        if (strcmp(argv[k], "--") != 0) corpus_read(argv[k], take, &m);
    }
    push(&m, BREAK);
    prepare(&m);
    fprintf(stderr, "word_vectors: %u forms, %zu places\n", m.forms.n, m.n);
    train(&m);
    write_vectors(&m, argv[1]);
    return 0;
}

/*
** name_clusters OUT.bin COUNTS.tsv TEXT...: sorts the most frequent word forms of raw text into
** clusters of forms with like neighbours, in three grains, for names that the recogniser has not
** seen in training (entity/cluster.h).
**
** A form is the vector of its neighbours at the places -2, -1, +1 and +2 among the CONTEXTS most
** frequent forms, weighted by positive pointwise mutual information with smoothed contexts (Levy,
** Goldberg, Dagan, "Improving distributional similarity with lessons learned from word embeddings",
** TACL 2015), brought to DIMENSIONS numbers by a randomised singular value decomposition (Halko,
** Martinsson, Tropp, "Finding structure with randomness", SIAM Review 2011) and clustered by
** spherical k-means (Dhillon and Modha, "Concept decompositions for large sparse text data", 2001).
** The coarser clusters are clusters of the finer ones' centres. The same input gives the same bytes.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "entity/cluster.h"
#include "train/corpus.h"
#include "train/fuse.h"
#include "train/seal.h"

enum {
    FORMS = 150000, /* forms at most */
    SEEN = 5,       /* times at least */
    CONTEXTS = 8000,
    RARE = CONTEXTS, /* any other form */
    BORDER,          /* a sentence's begin or end */
    SIDE,            /* columns for each place */
    PLACES = 4,
    COLUMNS = PLACES * SIDE,
    DIMENSIONS = 64,
    WIDTH = 80, /* of the random projection */
    PASSES = 3,
    LEARNT = 60000, /* the forms that centres are moved by */
    ROUNDS = 12
};

typedef struct Cell {
    uint32_t column;
    float weight;
} Cell;

typedef struct Model {
    Vocabulary forms; /* by falling count */
    uint32_t *stream; /* numbers of forms, FORMS for others, BREAK between sentences */
    size_t n, room;
    size_t *row; /* where each form's cells start */
    Cell *cell;
    float (*left)[WIDTH], (*right)[WIDTH];
    float (*vector)[DIMENSIONS];
} Model;

#define BREAK UINT32_MAX

typedef struct Line {
    char *form;
    unsigned count;
} Line;

static int by_count(const void *a, const void *b) {
    const Line *x = a, *y = b;
    if (x->count != y->count) return (x->count < y->count) - (x->count > y->count);
    return strcmp(x->form, y->form);
}

static void read_forms(Model *m, const char *path) {
    char text[CORPUS_LINE], form[CORPUS_LINE];
    FILE *file = fopen(path, "r");
    size_t n = 0, room = 1 << 16, i;
    Line *lines = corpus_memory(room, sizeof *lines);

    if (!file) corpus_fail("cannot read", path);
    while (fgets(text, sizeof text, file)) {
        unsigned count;
        if (sscanf(text, "%511[^\t]\t%u", form, &count) != 2)
            corpus_fail("no line of counts", text);
        if (count < SEEN) continue;
        if (n == room) lines = corpus_resize(lines, room *= 2, sizeof *lines);
        lines[n].form = corpus_memory(strlen(form) + 1, 1);
        strcpy(lines[n].form, form);
        lines[n++].count = count;
    }
    fclose(file);
    qsort(lines, n, sizeof *lines, by_count);
    for (i = 0; i < n && i < FORMS; i++)
        vocabulary_add(&m->forms, lines[i].form, strlen(lines[i].form));
    if (m->forms.n < LEARNT) corpus_fail("too few forms", path);
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
        push(m, form == VOCABULARY_NONE ? FORMS : form);
    }
    push(m, BREAK);
}

/* ---- counts become weights */

static uint32_t column(const Model *m, size_t at, int place) {
    static const int STEPS[PLACES] = {-2, -1, 1, 2};
    size_t side = (size_t)place * SIDE, other = at + (size_t)STEPS[place];
    int crossed =
        (place == 0 && m->stream[at - 1] == BREAK) || (place == 3 && m->stream[at + 1] == BREAK);
    uint32_t form = crossed ? BREAK : m->stream[other];
    return (uint32_t)(side + (form == BREAK ? BORDER : form < CONTEXTS ? form : RARE));
}

static void make_rows(Model *m) {
    size_t *first = corpus_memory(m->forms.n + 1, sizeof *first), *at, i, to = 0;
    uint16_t *pairs;
    double *columns = corpus_memory(COLUMNS, sizeof *columns), total = 0;
    uint32_t *count = corpus_memory(COLUMNS, sizeof *count), f, c;
    int p;

    for (i = 0; i < m->n; i++) {
        if (m->stream[i] < m->forms.n) first[m->stream[i] + 1] += PLACES;
    }
    for (f = 0; f < m->forms.n; f++) first[f + 1] += first[f];
    at = corpus_memory(m->forms.n + 1, sizeof *at);
    memcpy(at, first, (m->forms.n + 1) * sizeof *at);
    pairs = corpus_memory(first[m->forms.n], sizeof *pairs);
    for (i = 2; i + 2 < m->n; i++) {
        f = m->stream[i];
        if (f >= m->forms.n) continue;
        for (p = 0; p < PLACES; p++) pairs[at[f]++] = (uint16_t)column(m, i, p);
    }
    m->row = corpus_memory(m->forms.n + 1, sizeof *m->row);
    m->cell = corpus_memory(first[m->forms.n] / 2, sizeof *m->cell);
    for (f = 0; f < m->forms.n; f++) {
        for (i = first[f]; i < at[f]; i++) count[pairs[i]]++;
        m->row[f] = to;
        for (c = 0; c < COLUMNS; c++) {
            if (!count[c]) continue;
            columns[c] += count[c];
            m->cell[to].column = c;
            m->cell[to++].weight = (float)count[c];
            count[c] = 0;
        }
    }
    m->row[f] = to;
    free(pairs);
    free(at);
    for (c = 0; c < COLUMNS; c++) total += columns[c] = pow(columns[c], 0.75);
    for (f = 0, to = 0; f < m->forms.n; f++) {
        size_t from = m->row[f], end = m->row[f + 1];
        double sum = (double)(first[f + 1] - first[f]);
        m->row[f] = to;
        for (i = from; i < end; i++) {
            double weight =
                log(m->cell[i].weight / sum * total / (columns[m->cell[i].column] + 1e-9));
            if (weight <= 0) continue;
            m->cell[to].column = m->cell[i].column;
            m->cell[to++].weight = (float)weight;
        }
    }
    m->row[f] = to;
    free(first);
    free(count);
    free(columns);
    fprintf(stderr, "name_clusters: %u forms, %zu cells\n", m->forms.n, to);
}

/* ---- vectors */

static uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void forms_by_columns(Model *m) {
    uint32_t f;
    memset(m->left, 0, m->forms.n * sizeof *m->left);
    for (f = 0; f < m->forms.n; f++) {
        size_t i;
        int d;
        for (i = m->row[f]; i < m->row[f + 1]; i++) {
            const float *q = m->right[m->cell[i].column];
            for (d = 0; d < WIDTH; d++) m->left[f][d] += m->cell[i].weight * q[d];
        }
    }
}

static void columns_by_forms(Model *m) {
    uint32_t f;
    memset(m->right, 0, COLUMNS * sizeof *m->right);
    for (f = 0; f < m->forms.n; f++) {
        size_t i;
        int d;
        for (i = m->row[f]; i < m->row[f + 1]; i++) {
            float *q = m->right[m->cell[i].column];
            for (d = 0; d < WIDTH; d++) q[d] += m->cell[i].weight * m->left[f][d];
        }
    }
}

static void gram(float (*a)[WIDTH], size_t n, double (*out)[WIDTH]) {
    size_t i;
    int x, y;
    memset(out, 0, WIDTH * sizeof *out);
    for (i = 0; i < n; i++) {
        for (x = 0; x < WIDTH; x++) {
            for (y = 0; y < WIDTH; y++) out[x][y] += (double)a[i][x] * (double)a[i][y];
        }
    }
}

/* Makes the columns of `a` orthonormal, by Cholesky's decomposition, twice for exactness. */
static void orthonormal(float (*a)[WIDTH], size_t n) {
    static double g[WIDTH][WIDTH], l[WIDTH][WIDTH];
    int round, x, y, k;
    size_t i;
    for (round = 0; round < 2; round++) {
        gram(a, n, g);
        memset(l, 0, sizeof l);
        for (x = 0; x < WIDTH; x++) {
            for (y = 0; y <= x; y++) {
                double s = g[x][y];
                for (k = 0; k < y; k++) s -= l[x][k] * l[y][k];
                l[x][y] = x == y ? sqrt(s > 1e-12 ? s : 1e-12) : s / l[y][y];
            }
        }
        for (i = 0; i < n; i++) {
            for (x = 0; x < WIDTH; x++) {
                double s = (double)a[i][x];
                for (k = 0; k < x; k++) s -= l[x][k] * (double)a[i][k];
                a[i][x] = (float)(s / l[x][x]);
            }
        }
    }
}

/* Eigenvectors of `g` to the columns of `v`, its eigenvalues to its diagonal (Jacobi). */
static void eigen(double (*g)[WIDTH], double (*v)[WIDTH]) {
    int sweep, p, q, k;
    memset(v, 0, WIDTH * sizeof *v);
    for (k = 0; k < WIDTH; k++) v[k][k] = 1;
    for (sweep = 0; sweep < 30; sweep++) {
        for (p = 0; p < WIDTH; p++) {
            for (q = p + 1; q < WIDTH; q++) {
                double a = g[p][q], angle, t, c, s;
                if (fabs(a) < 1e-9) continue;
                angle = (g[q][q] - g[p][p]) / (2 * a);
                t = (angle >= 0 ? 1 : -1) / (fabs(angle) + sqrt(angle * angle + 1));
                c = 1 / sqrt(t * t + 1);
                s = t * c;
                for (k = 0; k < WIDTH; k++) {
                    double x = g[k][p], y = g[k][q];
                    g[k][p] = c * x - s * y;
                    g[k][q] = s * x + c * y;
                }
                for (k = 0; k < WIDTH; k++) {
                    double x = g[p][k], y = g[q][k];
                    g[p][k] = c * x - s * y;
                    g[q][k] = s * x + c * y;
                    x = v[k][p], y = v[k][q];
                    v[k][p] = c * x - s * y;
                    v[k][q] = s * x + c * y;
                }
            }
        }
    }
}

static void make_vectors(Model *m) {
    static double g[WIDTH][WIDTH], v[WIDTH][WIDTH];
    uint64_t state = 7;
    int order[WIDTH], pass, d, k;
    uint32_t f, c;

    m->left = corpus_memory(m->forms.n, sizeof *m->left);
    m->right = corpus_memory(COLUMNS, sizeof *m->right);
    for (c = 0; c < COLUMNS; c++) {
        for (d = 0; d < WIDTH; d++) {
            m->right[c][d] = (float)((next_random(&state) + next_random(&state) +
                                      next_random(&state) + next_random(&state)) /
                                         (double)(1u << 31) -
                                     2);
        }
    }
    for (pass = 0; pass < PASSES; pass++) {
        forms_by_columns(m);
        orthonormal(m->left, m->forms.n);
        columns_by_forms(m);
        if (pass + 1 < PASSES) orthonormal(m->right, COLUMNS);
    }
    gram(m->right, COLUMNS, g);
    eigen(g, v);
    for (k = 0; k < WIDTH; k++) order[k] = k;
    for (k = 0; k < WIDTH; k++) {
        for (d = k + 1; d < WIDTH; d++) {
            if (g[order[d]][order[d]] > g[order[k]][order[k]]) {
                int kept = order[k];
                order[k] = order[d];
                order[d] = kept;
            }
        }
    }
    m->vector = corpus_memory(m->forms.n, sizeof *m->vector);
    for (f = 0; f < m->forms.n; f++) {
        double length = 1e-12;
        for (d = 0; d < DIMENSIONS; d++) {
            double s = 0;
            for (k = 0; k < WIDTH; k++) s += (double)m->left[f][k] * v[k][order[d]];
            s *= pow(g[order[d]][order[d]], 0.25);
            m->vector[f][d] = (float)s;
            length += s * s;
        }
        for (d = 0; d < DIMENSIONS; d++) m->vector[f][d] /= (float)sqrt(length);
    }
    free(m->left);
    free(m->right);
}

/* ---- clusters */

/*
** Sorts `n` vectors into `k` clusters; the first `learnt` move the centres, which come back in
** `centre`.
*/
static void cluster(float (*vector)[DIMENSIONS], uint32_t n, uint32_t learnt, uint32_t k,
                    float (*centre)[DIMENSIONS], uint16_t *class) {
    float(*turned) = corpus_memory((size_t)DIMENSIONS * k, sizeof *turned);
    float *product = corpus_memory(k, sizeof *product);
    uint64_t state = k;
    uint32_t round, i, c, d;

    for (c = 0; c < k; c++) memcpy(centre[c], vector[next_random(&state) % learnt], sizeof *centre);
    for (round = 0; round <= ROUNDS; round++) {
        uint32_t all = round == ROUNDS ? n : learnt;
        for (c = 0; c < k; c++) {
            for (d = 0; d < DIMENSIONS; d++) turned[d * (size_t)k + c] = centre[c][d];
        }
        for (i = 0; i < all; i++) {
            uint32_t best = 0;
            memset(product, 0, k * sizeof *product);
            for (d = 0; d < DIMENSIONS; d++) {
                float x = vector[i][d], *t = turned + d * (size_t)k;
                for (c = 0; c < k; c++) product[c] += x * t[c];
            }
            for (c = 1; c < k; c++) best = product[c] > product[best] ? c : best;
            class[i] = (uint16_t)best;
        }
        if (round == ROUNDS) break;
        memset(centre, 0, k * sizeof *centre);
        for (i = 0; i < learnt; i++) {
            for (d = 0; d < DIMENSIONS; d++) centre[class[i]][d] += vector[i][d];
        }
        for (c = 0; c < k; c++) {
            double length = 0;
            for (d = 0; d < DIMENSIONS; d++) length += (double)centre[c][d] * (double)centre[c][d];
            if (length == 0) {
                memcpy(centre[c], vector[next_random(&state) % learnt], sizeof *centre);
                continue;
            }
            for (d = 0; d < DIMENSIONS; d++) centre[c][d] /= (float)sqrt(length);
        }
    }
    free(turned);
    free(product);
}

static void put16(FILE *out, unsigned value) {
    fputc((int)(value & 0xFF), out);
    fputc((int)(value >> 8), out);
}

int main(int argc, char **argv) {
    static Model m;
    static float fine[CLUSTERS_FINE][DIMENSIONS], middle[CLUSTERS_MIDDLE][DIMENSIONS],
        coarse[CLUSTERS_COARSE][DIMENSIONS];
    static uint16_t of_fine[CLUSTERS_FINE], of_middle[CLUSTERS_MIDDLE];
    uint16_t *class;
    uint64_t *hashes;
    uint32_t *numbers, i;
    FILE *out;
    int k;

    if (argc < 4) corpus_fail("usage", "name_clusters OUT.bin COUNTS.tsv TEXT...");
    read_forms(&m, argv[2]);
    push(&m, BREAK);
    push(&m, BREAK);
    for (k = 3; k < argc; k++) {
        if (strcmp(argv[k], "--") != 0) corpus_read(argv[k], take, &m);
    }
    push(&m, BREAK);
    make_rows(&m);
    make_vectors(&m);
    class = corpus_memory(m.forms.n, sizeof *class);
    cluster(m.vector, m.forms.n, LEARNT, CLUSTERS_FINE, fine, class);
    cluster(fine, CLUSTERS_FINE, CLUSTERS_FINE, CLUSTERS_MIDDLE, middle, of_fine);
    cluster(middle, CLUSTERS_MIDDLE, CLUSTERS_MIDDLE, CLUSTERS_COARSE, coarse, of_middle);
    out = fopen(argv[1], "wb");
    if (!out) corpus_fail("cannot write", argv[1]);
    for (i = 0; i < CLUSTERS_FINE; i++) put16(out, of_fine[i]);
    for (i = 0; i < CLUSTERS_MIDDLE; i++) put16(out, of_middle[i]);
    hashes = corpus_memory(m.forms.n, sizeof *hashes);
    numbers = corpus_memory(m.forms.n, sizeof *numbers);
    for (i = 0; i < m.forms.n; i++) {
        hashes[i] = hash_bytes(m.forms.form[i], m.forms.length[i]);
        numbers[i] = class[i] + 1u;
    }
    fuse_write(out, hashes, numbers, m.forms.n, CLUSTERS_BITS, 3);
    if (fclose(out) != 0) corpus_fail("cannot write", argv[1]);
    seal_file(argv[1]);
    return 0;
}

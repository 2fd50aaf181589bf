/*
** clusters OUT.tsv COUNTS.tsv TEXT... -- TEXT...: sorts the more frequent word forms into at most
** 255 classes of forms with like neighbours, for forms that the tagger has not seen in training.
**
** A form is the vector of its left and right neighbours among the CONTEXTS most frequent forms,
** weighted by positive pointwise mutual information (Schütze, "Distributional part-of-speech
** tagging", EACL 1995; Bullinaria and Levy, "Extracting semantic representations from word
** co-occurrence statistics", 2007). Vectors of unit length are clustered by spherical k-means
** (Dhillon and Modha, "Concept decompositions for large sparse text data", 2001). Texts behind --
** count CORPUS_SECOND times. The same input gives the same classes.
**
** Lines of OUT.tsv: form, class (1 to 255); the more frequent forms first.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "token/token.h"
#include "train/corpus.h"

enum {
    CLASSES = 255,
    CONTEXTS = 1500,
    BORDER = CONTEXTS,            /* a sentence's begin or end */
    COLUMNS = 2 * (CONTEXTS + 1), /* left neighbours, then right ones */
    COLUMN_BITS = 12,
    SEEN = 20,     /* by corpus_count() */
    TRUSTED = 5,   /* a neighbour seen less often counts less */
    SEEDS = 20000, /* the most frequent forms, that the first classes are drawn from */
    ROUNDS = 30,
    WEIGHT = 1000 /* a form counts in its class's centre by the root of its count, up to this */
};

/* How often a form has a neighbour: an open hash table. */
typedef struct Pairs {
    uint32_t *key; /* (form << COLUMN_BITS | column) + 1 */
    uint32_t *count;
    uint32_t n, slots;
} Pairs;

typedef struct Cell {
    uint32_t column;
    float weight;
} Cell;

typedef struct Model {
    Vocabulary forms; /* by falling weight */
    uint32_t *weight; /* how often seen, see corpus_count() */
    uint32_t *middle;
    Pairs pairs;
    uint32_t times; /* what a token of the text being read counts */
    uint32_t *row;  /* where each form's cells start */
    Cell *cell;
    uint8_t *class;
} Model;

/* ---- vocabulary */

typedef struct Line {
    char *form;
    uint32_t weight, middle;
} Line;

static int by_weight(const void *a, const void *b) {
    const Line *x = a, *y = b;
    if (x->weight != y->weight) return (x->weight < y->weight) - (x->weight > y->weight);
    return strcmp(x->form, y->form);
}

static void read_forms(const char *path, Model *m) {
    char text[CORPUS_LINE], form[CORPUS_LINE];
    FILE *file = fopen(path, "r");
    size_t n = 0, room = 1 << 16, i;
    Line *lines = corpus_memory(room, sizeof *lines);

    if (!file) corpus_fail("cannot read", path);
    while (fgets(text, sizeof text, file)) {
        uint32_t middle, weight = corpus_count(text, form, &middle);
        if (weight < SEEN) continue;
        if (n == room) lines = corpus_resize(lines, room *= 2, sizeof *lines);
        lines[n].form = corpus_memory(strlen(form) + 1, 1);
        strcpy(lines[n].form, form);
        lines[n].weight = weight;
        lines[n++].middle = middle;
    }
    fclose(file);
    if (n < SEEDS || n >= (size_t)1 << (32 - COLUMN_BITS)) corpus_fail("odd number of forms", path);
    qsort(lines, n, sizeof *lines, by_weight);
    m->weight = corpus_memory(n, sizeof *m->weight);
    m->middle = corpus_memory(n, sizeof *m->middle);
    for (i = 0; i < n; i++) {
        uint32_t id = vocabulary_add(&m->forms, lines[i].form, strlen(lines[i].form));
        m->weight[id] = lines[i].weight;
        m->middle[id] = lines[i].middle;
        free(lines[i].form);
    }
    free(lines);
}

/* ---- neighbours */

static uint32_t pair_slot(const Pairs *pairs, uint32_t key) {
    uint32_t slot = key * 0x9E3779B1u;
    slot = (slot ^ slot >> 15) & (pairs->slots - 1);
    while (pairs->key[slot] && pairs->key[slot] != key) slot = (slot + 1) & (pairs->slots - 1);
    return slot;
}

static void pairs_grow(Pairs *pairs) {
    Pairs old = *pairs;
    uint32_t i;
    pairs->slots = old.slots ? 2 * old.slots : 1u << 22;
    pairs->key = corpus_memory(pairs->slots, sizeof *pairs->key);
    pairs->count = corpus_memory(pairs->slots, sizeof *pairs->count);
    for (i = 0; i < old.slots; i++) {
        uint32_t slot;
        if (!old.key[i]) continue;
        slot = pair_slot(pairs, old.key[i]);
        pairs->key[slot] = old.key[i];
        pairs->count[slot] = old.count[i];
    }
    free(old.key);
    free(old.count);
}

static void pair_add(Pairs *pairs, uint32_t form, uint32_t column, uint32_t times) {
    uint32_t key = (form << COLUMN_BITS | column) + 1, slot;
    if (pairs->n >= pairs->slots / 2) pairs_grow(pairs);
    slot = pair_slot(pairs, key);
    if (!pairs->key[slot]) {
        pairs->key[slot] = key;
        pairs->n++;
    }
    pairs->count[slot] += times;
}

/* The form's number; where the place explains a capital, the likelier of both spellings. */
static uint32_t form_of(const Model *m, const CorpusToken *t) {
    char lower[CORPUS_LONGEST];
    uint32_t id, small;

    if (t->n == 0) return VOCABULARY_NONE;
    id = vocabulary_find(&m->forms, t->form, t->n);
    if (!t->initial || !corpus_lower(t->form, t->n, lower)) return id;
    small = vocabulary_find(&m->forms, lower, t->n);
    if (small == VOCABULARY_NONE) return id;
    return id == VOCABULARY_NONE || m->middle[small] > m->middle[id] ? small : id;
}

static void take(void *data, const CorpusToken *tokens, uint32_t n) {
    Model *m = data;
    uint32_t left = BORDER, form = form_of(m, &tokens[0]), i;

    for (i = 0; i < n; i++) {
        uint32_t right = i + 1 < n ? form_of(m, &tokens[i + 1]) : BORDER;
        if (form != VOCABULARY_NONE) {
            if (left <= BORDER) pair_add(&m->pairs, form, left, m->times);
            if (right < CONTEXTS || i + 1 == n)
                pair_add(&m->pairs, form, CONTEXTS + 1 + (i + 1 < n ? right : BORDER), m->times);
        }
        left = form < CONTEXTS ? form : VOCABULARY_NONE;
        form = right;
    }
}

/* ---- vectors */

static int by_column(const void *a, const void *b) {
    const Cell *x = a, *y = b;
    return (x->column > y->column) - (x->column < y->column);
}

/* Rows of cells from the table of pairs, by forms and columns; the counts as they are. */
static void make_rows(Model *m) {
    const Pairs *pairs = &m->pairs;
    uint32_t *at = corpus_memory(m->forms.n + 1, sizeof *at), i;

    m->row = corpus_memory(m->forms.n + 1, sizeof *m->row);
    m->cell = corpus_memory(pairs->n, sizeof *m->cell);
    for (i = 0; i < pairs->slots; i++) {
        if (pairs->key[i]) m->row[((pairs->key[i] - 1) >> COLUMN_BITS) + 1]++;
    }
    for (i = 0; i < m->forms.n; i++) m->row[i + 1] += m->row[i];
    memcpy(at, m->row, (m->forms.n + 1) * sizeof *at);
    for (i = 0; i < pairs->slots; i++) {
        if (pairs->key[i]) {
            Cell *cell = &m->cell[at[(pairs->key[i] - 1) >> COLUMN_BITS]++];
            cell->column = (pairs->key[i] - 1) & ((1u << COLUMN_BITS) - 1);
            cell->weight = (float)pairs->count[i];
        }
    }
    for (i = 0; i < m->forms.n; i++)
        qsort(m->cell + m->row[i], m->row[i + 1] - m->row[i], sizeof *m->cell, by_column);
    free(at);
    free(m->pairs.key);
    free(m->pairs.count);
}

/* Counts become mutual information, and rows of unit length; what is not positive goes. */
static void weigh(Model *m) {
    static double columns[COLUMNS];
    double total = 0;
    uint32_t i, k, to = 0, from = 0;

    for (i = 0; i < m->row[m->forms.n]; i++) {
        columns[m->cell[i].column] += m->cell[i].weight;
        total += m->cell[i].weight;
    }
    for (i = 0; i < m->forms.n; i++) {
        uint32_t first = to, end = m->row[i + 1];
        double sum = 0, square = 0;
        for (k = from; k < end; k++) sum += m->cell[k].weight;
        for (k = from; k < end; k++) {
            double count = m->cell[k].weight;
            double weight = log(count * total / (sum * columns[m->cell[k].column]));
            if (weight <= 0) continue;
            if (count < TRUSTED) weight *= sqrt(count / TRUSTED);
            m->cell[to].column = m->cell[k].column;
            m->cell[to++].weight = (float)weight;
            square += weight * weight;
        }
        for (k = first; k < to; k++) m->cell[k].weight /= (float)sqrt(square);
        m->row[i] = first;
        from = end;
    }
    m->row[m->forms.n] = to;
}

/* ---- classes */

static uint32_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void seed(const Model *m, float (*centre)[CLASSES]) {
    uint64_t state = 1;
    uint32_t k, c;
    for (k = 0; k < CLASSES; k++) {
        uint32_t form = next_random(&state) % SEEDS;
        for (c = m->row[form]; c < m->row[form + 1]; c++)
            centre[m->cell[c].column][k] = m->cell[c].weight;
    }
}

/* Every form to the class with the nearest centre; how many changed. */
static uint32_t assign(Model *m, float (*centre)[CLASSES]) {
    uint32_t i, c, k, changed = 0;

    for (i = 0; i < m->forms.n; i++) {
        float product[CLASSES] = {0};
        uint32_t best = 0;
        if (m->row[i] == m->row[i + 1]) continue;
        for (c = m->row[i]; c < m->row[i + 1]; c++) {
            const float *column = centre[m->cell[c].column];
            float weight = m->cell[c].weight;
            for (k = 0; k < CLASSES; k++) product[k] += weight * column[k];
        }
        for (k = 1; k < CLASSES; k++) {
            if (product[k] > product[best]) best = k;
        }
        changed += m->class[i] != best + 1;
        m->class[i] = (uint8_t)(best + 1);
    }
    return changed;
}

static void move_centres(const Model *m, float (*centre)[CLASSES]) {
    double length[CLASSES] = {0};
    uint32_t i, c, k;

    memset(centre, 0, COLUMNS * sizeof *centre);
    for (i = 0; i < m->forms.n; i++) {
        float weight = (float)sqrt(m->weight[i] < WEIGHT ? m->weight[i] : WEIGHT);
        for (c = m->row[i]; c < m->row[i + 1]; c++)
            centre[m->cell[c].column][m->class[i] - 1] += weight * m->cell[c].weight;
    }
    for (c = 0; c < COLUMNS; c++) {
        for (k = 0; k < CLASSES; k++) length[k] += (double)centre[c][k] * centre[c][k];
    }
    for (c = 0; c < COLUMNS; c++) {
        for (k = 0; k < CLASSES; k++) {
            if (length[k] > 0) centre[c][k] /= (float)sqrt(length[k]);
        }
    }
}

static void cluster(Model *m) {
    float(*centre)[CLASSES] = corpus_memory(COLUMNS, sizeof *centre);
    uint32_t round, changed = m->forms.n;

    m->class = corpus_memory(m->forms.n, 1);
    seed(m, centre);
    for (round = 0; round < ROUNDS && changed >= m->forms.n / 300; round++) {
        changed = assign(m, centre);
        move_centres(m, centre);
        fprintf(stderr, "clusters: round %u, %u changed\n", round, changed);
    }
    free(centre);
}

int main(int argc, char **argv) {
    static Model model;
    uint32_t i;
    FILE *out;
    int k;

    if (argc < 4) corpus_fail("usage", "clusters OUT.tsv COUNTS.tsv TEXT... -- TEXT...");
    read_forms(argv[2], &model);
    model.times = 1;
    for (k = 3; k < argc; k++) {
        if (strcmp(argv[k], "--") == 0) {
            model.times = CORPUS_SECOND;
        } else {
            corpus_read(argv[k], take, &model);
        }
    }
    fprintf(stderr, "clusters: %u forms, %u pairs\n", model.forms.n, model.pairs.n);
    make_rows(&model);
    weigh(&model);
    fprintf(stderr, "clusters: %u cells\n", model.row[model.forms.n]);
    cluster(&model);
    out = fopen(argv[1], "w");
    if (!out) corpus_fail("cannot write", argv[1]);
    for (i = 0; i < model.forms.n; i++) {
        if (model.class[i]) fprintf(out, "%s\t%u\n", model.forms.form[i], model.class[i]);
    }
    if (fclose(out) != 0) corpus_fail("cannot write", argv[1]);
    return 0;
}

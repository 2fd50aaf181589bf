/*
** pages: trains the model that chooses a page's text (ext/data/pages.txt), with the library's own
** reader and features.
**
**     pages blocks LIST               every block of every page: page, block, text
**     pages fit LIST LABELS WEIGHTS   fits the weights on all labels
**     pages folds LIST LABELS ROWS    five folds by publisher, cut in another way by SALT=n: each
**                                     page's text by a model that has not seen its publisher, as
**                                     JSON lines {"set", "id", "rows": [{"text"}]}
**
** LIST and LABELS are what ext/train/pages.py writes. A logistic regression with a quadratic
** penalty, fitted by L-BFGS (Liu and Nocedal 1989); of all features the TOP=n that weigh most are
** kept and fitted again. In `folds` they are chosen anew in each fold. WITHOUT=words leaves out
** the features whose names begin so, words divided by commas.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "page/article.h"
#include "page/feature.h"

enum { FOLDS = 5, N = PAGE_FEATURES_N, MEMORY = 8, ROUNDS = 150 };

static double penalty = 4e-4;
static unsigned top = N;

typedef struct Sample {
    uint32_t page;
    double weight;
    int y;
    unsigned n;
    uint16_t *feature;
    uint8_t *value;
} Sample;

typedef struct Item {
    char set[16], id[200], publisher[100], path[400];
    unsigned fold;
    char *html;
    size_t n;
    Page page;
    Arena arena;
    PageView view;
} Item;

static Item *items;
static uint32_t items_n;
static Sample *samples;
static uint32_t samples_n;
static unsigned char left_out[N];

static void fail(const char *what, const char *detail) {
    fprintf(stderr, "pages: %s: %s\n", what, detail);
    exit(1);
}

static void *checked(void *p) {
    if (!p) fail("memory", "out of memory");
    return p;
}

/* ---- pages */

static void read_item(Item *item) {
    FILE *file = fopen(item->path, "rb");
    long size;
    if (!file) fail("cannot read", item->path);
    fseek(file, 0, SEEK_END);
    size = ftell(file);
    rewind(file);
    item->html = checked(malloc((size_t)size + 1));
    item->n = fread(item->html, 1, (size_t)size, file);
    fclose(file);
    arena_init(&item->arena);
    if (page_read(&item->page, item->html, item->n, PAGE_BYTES, NULL, NULL) ||
        page_view(&item->view, &item->page, &item->arena))
        fail("cannot parse", item->path);
}

static unsigned fold_of(const char *publisher, const char *salt) {
    uint64_t hash = hash_bytes(publisher, strlen(publisher)) ^ hash_bytes(salt, strlen(salt));
    hash *= 0x9E3779B97F4A7C15u;
    return (unsigned)((hash >> 40) % FOLDS);
}

static void read_list(const char *path) {
    FILE *file = fopen(path, "rb");
    const char *salt = getenv("SALT");
    char line[1000];
    if (!file) fail("cannot read", path);
    items = checked(calloc(20000, sizeof *items));
    while (fgets(line, sizeof line, file) && items_n < 20000) {
        Item *item = &items[items_n++];
        if (sscanf(line, "%15[^\t]\t%199[^\t]\t%99[^\t]\t%399[^\n]", item->set, item->id,
                   item->publisher, item->path) != 4)
            fail("not a line of a list", line);
        item->fold = fold_of(item->publisher, salt ? salt : "");
        read_item(item);
    }
    fclose(file);
}

static void write_blocks(void) {
    uint32_t i, k;
    for (i = 0; i < items_n; i++) {
        const Page *page = &items[i].page;
        for (k = 0; k < page->blocks_n; k++) {
            char *p = page->text + page->blocks[k].start;
            for (; *p; p++) {
                if (*p == '\n') *p = ' ';
            }
            printf("%u\t%u\t%s\n", i, k, page->text + page->blocks[k].start);
        }
    }
}

/* ---- samples */

/* The features of every block of a page, without those that are left out. */
static void all_features(const Item *item, PageFeatures *out) {
    PageWay way = {0};
    uint32_t k;
    unsigned i, n;
    for (k = 0; k < item->page.blocks_n; k++) {
        PageFeatures *f = &out[k];
        page_features(&item->view, k, &way, f);
        for (i = n = 0; i < f->n; i++) {
            if (left_out[f->feature[i]]) continue;
            f->feature[n] = f->feature[i];
            f->value[n++] = f->value[i];
        }
        f->n = n;
    }
}

static void read_labels(const char *path) {
    FILE *file = fopen(path, "rb");
    PageFeatures *rows = NULL;
    uint32_t page, block, last = PAGE_NONE;
    double weight;
    int y;
    if (!file) fail("cannot read", path);
    samples = checked(calloc(200000, sizeof *samples));
    while (samples_n < 200000 && fscanf(file, "%u %u %d %lf", &page, &block, &y, &weight) == 4) {
        Sample *s = &samples[samples_n++];
        if (page >= items_n || block >= items[page].page.blocks_n) fail("no such block", path);
        if (page != last) {
            free(rows);
            rows = checked(malloc(items[page].page.blocks_n * sizeof *rows));
            all_features(&items[page], rows);
            last = page;
        }
        s->page = page;
        s->weight = weight;
        s->y = y;
        s->n = rows[block].n;
        s->feature = checked(malloc(s->n * sizeof *s->feature + 1));
        s->value = checked(malloc(s->n + 1));
        memcpy(s->feature, rows[block].feature, s->n * sizeof *s->feature);
        memcpy(s->value, rows[block].value, s->n);
    }
    free(rows);
    fclose(file);
}

/* ---- the fit */

static double dot(const double *a, const double *b) {
    double sum = 0;
    int i;
    for (i = 0; i < N; i++) sum += a[i] * b[i];
    return sum;
}

/* Loss and gradient over the samples outside of `fold`, of the weights in use. */
static double loss(const double *x, double *gradient, unsigned fold, const unsigned char *use) {
    double sum = 0, weights = 0;
    uint32_t i;
    unsigned k;
    memset(gradient, 0, N * sizeof *gradient);
    for (i = 0; i < samples_n; i++) {
        const Sample *s = &samples[i];
        double z = 0, p, d;
        if (items[s->page].fold == fold) continue;
        for (k = 0; k < s->n; k++) z += x[s->feature[k]] * s->value[k] / FEATURE_ONE;
        p = 1 / (1 + exp(-z));
        sum -= s->weight * log((s->y ? p : 1 - p) + 1e-9);
        weights += s->weight;
        d = s->weight * (p - s->y);
        for (k = 0; k < s->n; k++) gradient[s->feature[k]] += d * s->value[k] / FEATURE_ONE;
    }
    sum /= weights;
    for (k = 0; k < N; k++) {
        gradient[k] = use[k] ? gradient[k] / weights + 2 * penalty * x[k] : 0;
        sum += penalty * x[k] * x[k];
    }
    return sum;
}

static void descend(double *x, unsigned fold, const unsigned char *use) {
    static double s[MEMORY][N], y[MEMORY][N], gradient[N], next[N], d[N], at[N];
    double a[MEMORY], f = loss(x, gradient, fold, use), fn, step, slope, b;
    int round, kept = 0, i, j;
    for (round = 0; round < ROUNDS; round++) {
        memcpy(d, gradient, sizeof d);
        for (j = kept - 1; j >= 0 && j >= kept - MEMORY; j--) {
            const int m = j % MEMORY;
            a[m] = dot(s[m], d) / dot(y[m], s[m]);
            for (i = 0; i < N; i++) d[i] -= a[m] * y[m][i];
        }
        b = kept ? dot(s[(kept - 1) % MEMORY], y[(kept - 1) % MEMORY]) /
                       dot(y[(kept - 1) % MEMORY], y[(kept - 1) % MEMORY])
                 : 1 / fmax(1, sqrt(dot(gradient, gradient)));
        for (i = 0; i < N; i++) d[i] *= b;
        for (j = kept > MEMORY ? kept - MEMORY : 0; j < kept; j++) {
            const int m = j % MEMORY;
            b = a[m] - dot(y[m], d) / dot(y[m], s[m]);
            for (i = 0; i < N; i++) d[i] += s[m][i] * b;
        }
        slope = -dot(gradient, d);
        if (slope >= 0) break;
        for (step = 1;; step /= 2) {
            for (i = 0; i < N; i++) at[i] = x[i] - step * d[i];
            fn = loss(at, next, fold, use);
            if (fn <= f + 1e-4 * step * slope || step < 1e-8) break;
        }
        for (i = 0; i < N; i++) {
            s[kept % MEMORY][i] = at[i] - x[i];
            y[kept % MEMORY][i] = next[i] - gradient[i];
        }
        if (dot(s[kept % MEMORY], y[kept % MEMORY]) > 1e-12) kept++;
        memcpy(x, at, sizeof at);
        memcpy(gradient, next, sizeof next);
        if (fabs(f - fn) < 1e-6 * fmax(1, fabs(f))) break;
        f = fn;
    }
}

typedef struct Rank {
    double size;
    unsigned feature;
} Rank;

static int by_size(const void *a, const void *b) {
    const Rank *x = a, *y = b;
    return x->size < y->size ? 1 : x->size > y->size ? -1 : (int)x->feature - (int)y->feature;
}

/* Keeps in `use` the features that move the sum most: weight times spread. */
static void choose(const double *x, unsigned fold, unsigned char *use) {
    static double sum[N], squares[N];
    Rank rank[N];
    double weights = 0;
    uint32_t i;
    unsigned k;
    memset(sum, 0, sizeof sum);
    memset(squares, 0, sizeof squares);
    for (i = 0; i < samples_n; i++) {
        const Sample *s = &samples[i];
        if (items[s->page].fold == fold) continue;
        weights += s->weight;
        for (k = 0; k < s->n; k++) {
            double v = s->value[k] / (double)FEATURE_ONE;
            sum[s->feature[k]] += s->weight * v;
            squares[s->feature[k]] += s->weight * v * v;
        }
    }
    for (k = 0; k < N; k++) {
        double mean = sum[k] / weights;
        rank[k].feature = k;
        rank[k].size =
            k == FEATURE_BIAS ? HUGE_VAL : fabs(x[k]) * sqrt(squares[k] / weights - mean * mean);
        if (!(rank[k].size > 0)) rank[k].size = 0;
    }
    qsort(rank, N, sizeof *rank, by_size);
    memset(use, 0, N);
    for (k = 0; k < top && k < N; k++) use[rank[k].feature] = rank[k].size > 0;
}

/* The model of all samples outside of `fold`. */
static void fit(double *x, unsigned fold) {
    unsigned char use[N];
    memset(use, 1, sizeof use);
    memset(x, 0, N * sizeof *x);
    descend(x, fold, use);
    if (top >= N) return;
    choose(x, fold, use);
    memset(x, 0, N * sizeof *x);
    descend(x, fold, use);
}

/* ---- what comes out */

static void write_weights(const double *x, const char *path) {
    FILE *file = fopen(path, "wb");
    char name[FEATURE_NAME];
    unsigned k;
    if (!file) fail("cannot write", path);
    fputs("# Weights of the features of a page's blocks (page/feature.h), in thousandths: above "
          "zero speaks for the\n"
          "# article's text. Made by `make pages`; docs/pages.md says of what.\n",
          file);
    for (k = 0; k < N; k++) {
        long weight = lround(x[k] * WEIGHT_ONE);
        page_feature_name(k, name);
        if (weight) fprintf(file, "%s\t%ld\n", name, weight);
    }
    fclose(file);
}

static void write_json(FILE *out, const char *text, size_t n) {
    size_t i;
    putc('"', out);
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == '"' || c == '\\') {
            fprintf(out, "\\u%04x", c);
        } else {
            putc(c, out);
        }
    }
    putc('"', out);
}

static void write_row(FILE *out, Item *item, const double *x) {
    PageFeatures *rows = checked(malloc((item->page.blocks_n + 1) * sizeof *rows));
    PageArticle article = {0};
    Buffer text = {0};
    uint32_t i;
    unsigned k;
    if (page_article(&article, &item->view, &item->arena)) fail("memory", item->id);
    all_features(item, rows);
    for (i = 0; i < item->page.blocks_n; i++) {
        int64_t sum = 0;
        for (k = 0; k < rows[i].n; k++)
            sum += lround(x[rows[i].feature[k]] * WEIGHT_ONE) * rows[i].value[k];
        article.score[i] = page_score(sum);
    }
    page_choose(&article);
    page_article_text(&article, &text);
    fprintf(out, "{\"set\": \"%s\", \"id\": \"%s\", \"rows\": [{\"text\": ", item->set, item->id);
    write_json(out, text.p ? text.p : "", text.n);
    fprintf(out, "}]}\n");
    if (getenv("BLOCKS")) { /* what went wrong, for a reader */
        for (i = 0; i < item->page.blocks_n; i++)
            printf("%s\t%s\t%u\t%u\t%d\t%s\n", item->set, item->id, i, article.score[i],
                   article.keep[i], item->page.text + item->page.blocks[i].start);
    }
    buffer_free(&text);
    free(rows);
}

static void leave_out(const char *words) {
    char name[FEATURE_NAME];
    unsigned k;
    for (; words && *words; words += strcspn(words, ","), words += *words == ',') {
        size_t n = strcspn(words, ",");
        for (k = 1; k < N; k++) {
            page_feature_name(k, name);
            if (n && strncmp(name, words, n) == 0) left_out[k] = 1;
        }
    }
}

int main(int argc, char **argv) {
    static double x[N];
    unsigned fold;
    uint32_t i;
    FILE *out;

    if (argc < 3) fail("usage", "see the head of ext/train/pages.c");
    if (getenv("TOP")) top = (unsigned)atoi(getenv("TOP"));
    if (getenv("PENALTY")) penalty = atof(getenv("PENALTY"));
    leave_out(getenv("WITHOUT"));
    read_list(argv[2]);
    if (strcmp(argv[1], "blocks") == 0) {
        write_blocks();
        return 0;
    }
    if (argc < 5) fail("usage", "see the head of ext/train/pages.c");
    read_labels(argv[3]);
    if (strcmp(argv[1], "fit") == 0) {
        fit(x, FOLDS);
        write_weights(x, argv[4]);
        return 0;
    }
    out = fopen(argv[4], "wb");
    if (!out) fail("cannot write", argv[4]);
    for (fold = 0; fold < FOLDS; fold++) {
        fit(x, fold);
        for (i = 0; i < items_n; i++) {
            if (items[i].fold == fold) write_row(out, &items[i], x);
        }
    }
    fclose(out);
    return 0;
}

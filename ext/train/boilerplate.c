/*
** Compares the points of the boilerplate evidence (token/boilerplate.h), which are set by hand,
** with points fitted to lines of web pages: is there anything to be gained?
**
**     make boilerplate DATA=../shared/data       or     boilerplate <lines.tsv
**
** Reads what ext/train/page_lines.py writes. The evidence, the guards and the labels that follow
** are those of the library: the same functions find them. The fit is a logistic regression for
** each of the two kinds of text, over the evidence of the lines that no guard keeps, by Newton's
** method; a line of boilerplate weighs 1, a line of text as its length does, since what is lost
** there is text. Each publisher's pages are judged by a fit that saw no page of its own.
**
** Prints for each set and kind of text what the points by hand and the fitted ones reach, and then
** both beside each other. Writes nothing: the table in token/boilerplate.h is the place to change.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "token/boilerplate.h"

enum {
    LINE_MOST = 1 << 20, /* bytes of a line of the input */
    NAME_MOST = 64,
    SETS = 8,
    FOLDS = 10,
    ROUNDS = 25,
    N = EVIDENCES,
    TENTHS = 10, /* points are tenths of a log-odds */
};

static const double PENALTY = 1;    /* on a weight's square */
static const double OTHER = 0.1;    /* weight of the texts of the other kind */
static const double TEXT = 1.0 / 3; /* weight of a line of text, by the root of its words */

/* A line whose label is known. */
typedef struct Sample {
    uint64_t evidence;
    uint32_t bytes;
    float weight;
    uint8_t set, fold, article, train;
    uint8_t noise;   /* the label */
    uint8_t guarded; /* kept whatever its points are, or no words: never asked */
    uint8_t hand;    /* dropped by the points as they are */
    uint8_t padding;
} Sample;

static struct {
    Sample *samples;
    size_t n, room;
    char sets[SETS][NAME_MOST];
    uint32_t sets_n;
} data;

static void die(const char *what) {
    fprintf(stderr, "boilerplate: %s\n", what);
    exit(1);
}

static Sample *add_sample(void) {
    if (data.n == data.room) {
        data.room = data.room ? 2 * data.room : 4096;
        data.samples = realloc(data.samples, data.room * sizeof *data.samples);
        if (!data.samples) die("out of memory");
    }
    memset(&data.samples[data.n], 0, sizeof *data.samples);
    return &data.samples[data.n++];
}

/* ---- documents */

typedef struct Text {
    char *text, *labels; /* labels: one for each line */
    uint32_t *start;     /* of each line, and the end of the last */
    uint32_t n, bytes;
    uint8_t set, fold, train;
} Text;

static uint8_t set_number(const char *name) {
    uint32_t i;
    for (i = 0; i < data.sets_n && strcmp(data.sets[i], name) != 0; i++) continue;
    if (i == SETS) die("too many sets");
    if (i == data.sets_n) {
        if (strlen(name) >= NAME_MOST) die("a set's name is too long");
        strcpy(data.sets[data.sets_n++], name);
    }
    return (uint8_t)i;
}

/* Judges the paragraphs of a text; one that is several lines counts as the first of them. */
static void judge_text(const Text *t) {
    Paragraphs p = {0};
    Arena arena;
    Blocks b;
    uint32_t i, line = 0;

    arena_init(&arena);
    if (paragraphs_split(&p, &arena, t->text, t->bytes) || blocks_read(&b, &p, &arena, t->text))
        die("out of memory");
    for (i = 0; i < b.n; i++) {
        Verdict v;
        Sample *s;
        blocks_judge(&b, i, &v);
        while (line + 1 < t->n && t->start[line + 1] <= p.start[i]) line++;
        if (t->labels[line] == '?') continue;
        s = add_sample();
        s->evidence = v.evidence;
        s->bytes = p.length[i];
        s->noise = t->labels[line] == '0';
        s->weight = s->noise ? 1 : (float)(TEXT * sqrt(b.lines[i].words + 1.0));
        s->set = t->set;
        s->fold = t->fold;
        s->train = t->train;
        s->article = blocks_article(&b) != 0;
        s->guarded = v.guard != NULL || !(b.lines[i].flags & LINE_WORDY);
        s->hand = v.points > 0;
    }
    arena_free(&arena);
}

static void read_texts(void) {
    static char line[LINE_MOST];
    Text t = {0};
    size_t room = 0, lines_room = 0;

    while (fgets(line, sizeof line, stdin)) {
        size_t n = strcspn(line, "\n");
        line[n] = 0;
        if (!strncmp(line, "document\t", 9)) {
            char *name = line + 9, *group = strchr(name, '\t'), *train;
            if (!group || !(train = strchr(group + 1, '\t')))
                die("a document's line has four parts");
            *group++ = *train++ = 0;
            t.n = t.bytes = 0;
            t.set = set_number(name);
            t.fold = (uint8_t)(hash_bytes(group, strlen(group)) % FOLDS);
            t.train = *train == '1';
        } else if (n == 0) {
            if (t.n) judge_text(&t);
            t.n = t.bytes = 0;
        } else {
            if (n < 3 || line[1] != '\t') die("a line begins with its label");
            if (t.bytes + n + 1 > room) {
                room = 2 * (t.bytes + n + 1);
                t.text = realloc(t.text, room);
            }
            if (t.n + 1 >= lines_room) {
                lines_room = 2 * lines_room + 64;
                t.start = realloc(t.start, lines_room * sizeof *t.start);
                t.labels = realloc(t.labels, lines_room);
            }
            if (!t.text || !t.start || !t.labels) die("out of memory");
            if (t.n) t.text[t.bytes++] = '\n';
            t.start[t.n] = t.bytes;
            t.labels[t.n++] = line[0];
            memcpy(t.text + t.bytes, line + 2, n - 1);
            t.bytes += (uint32_t)(n - 2);
        }
    }
    free(t.text);
    free(t.start);
    free(t.labels);
}

/* ---- the fit */

static double sum_of(uint64_t evidence, const double *weights) {
    double sum = 0;
    uint32_t e;
    for (e = 0; e < N; e++) {
        if (evidence >> e & 1) sum += weights[e];
    }
    return sum;
}

/* Solves a x = g for a positive definite a by Cholesky's method, in place. */
static void solve(double a[N][N], double *g) {
    int i, j, k;
    for (j = 0; j < N; j++) {
        for (k = 0; k < j; k++) a[j][j] -= a[j][k] * a[j][k];
        a[j][j] = sqrt(a[j][j]);
        for (i = j + 1; i < N; i++) {
            for (k = 0; k < j; k++) a[i][j] -= a[i][k] * a[j][k];
            a[i][j] /= a[j][j];
        }
    }
    for (i = 0; i < N; i++) {
        for (k = 0; k < i; k++) g[i] -= a[i][k] * g[k];
        g[i] /= a[i][i];
    }
    for (i = N; i-- > 0;) {
        for (k = i + 1; k < N; k++) g[i] -= a[k][i] * g[k];
        g[i] /= a[i][i];
    }
}

/* Fits the weights of a kind of text without the publishers of a fold. */
static void fit(double *weights, int article, int without) {
    static double hessian[N][N];
    double gradient[N];
    int round, i, j;
    size_t k;

    memset(weights, 0, N * sizeof *weights);
    for (round = 0; round < ROUNDS; round++) {
        memset(hessian, 0, sizeof hessian);
        for (i = 0; i < N; i++) {
            hessian[i][i] = PENALTY;
            gradient[i] = -PENALTY * weights[i];
        }
        for (k = 0; k < data.n; k++) {
            const Sample *s = &data.samples[k];
            double w = s->weight * (s->article == article ? 1 : OTHER), p;
            if (!s->train || s->guarded || s->fold == without) continue;
            p = 1 / (1 + exp(-sum_of(s->evidence, weights)));
            for (i = 0; i < N; i++) {
                if (!(s->evidence >> i & 1)) continue;
                gradient[i] += w * (s->noise - p);
                for (j = 0; j <= i; j++) {
                    if (s->evidence >> j & 1) hessian[i][j] += w * p * (1 - p);
                }
            }
        }
        solve(hessian, gradient);
        for (i = 0; i < N; i++) weights[i] += gradient[i];
    }
}

/* ---- what they are worth */

typedef struct Count {
    double hits, found, noise, text, kept;
} Count;

static void count(Count *c, const Sample *s, int dropped) {
    c->hits += dropped && s->noise;
    c->found += dropped;
    c->noise += s->noise;
    if (!s->noise) c->text += s->bytes;
    if (!s->noise && !dropped) c->kept += s->bytes;
}

static void print_count(const Count *c) {
    double p = c->found > 0 ? 100 * c->hits / c->found : 0;
    double r = c->noise > 0 ? 100 * c->hits / c->noise : 0;
    printf("  %5.1f %5.1f %5.1f %6.2f", p, r, p + r > 0 ? 2 * p * r / (p + r) : 0,
           c->text > 0 ? 100 * c->kept / c->text : 0);
}

int main(void) {
    static const char *const NAMES[] = {
#define NAME(name, article, page, words) #name,
        BOILERPLATE_EVIDENCE(NAME)};
    static double weights[2][FOLDS + 1][N]; /* the last of each kind: of all publishers */
    uint32_t set, e;
    int article, fold;
    size_t k;

    read_texts();
    for (article = 0; article < 2; article++) {
        for (fold = 0; fold <= FOLDS; fold++) fit(weights[article][fold], article, fold);
    }
    puts("                                  by hand                     fitted, publisher unseen");
    puts("set, kind of text                 P     R    F1   kept        P     R    F1   kept");
    for (set = 0; set < data.sets_n; set++) {
        for (article = 2; article-- > 0;) {
            Count hand = {0}, fitted = {0};
            for (k = 0; k < data.n; k++) {
                const Sample *s = &data.samples[k];
                if (s->set != set || s->article != article) continue;
                count(&hand, s, s->hand);
                count(&fitted, s,
                      s->guarded ? s->hand : sum_of(s->evidence, weights[article][s->fold]) > 0);
            }
            if (hand.text <= 0) continue;
            printf("%-20s %-8s", data.sets[set], article ? "article" : "page");
            print_count(&hand);
            printf("    ");
            print_count(&fitted);
            puts("");
        }
    }
    puts("\npoints                 article: by hand  fitted   page: by hand  fitted");
    for (e = 0; e < N; e++) {
        printf("%-22s %16d %7.0f %15d %7.0f\n", NAMES[e], boilerplate_points(1, (Evidence)e),
               TENTHS * weights[1][FOLDS][e], boilerplate_points(0, (Evidence)e),
               TENTHS * weights[0][FOLDS][e]);
    }
    free(data.samples);
    return 0;
}

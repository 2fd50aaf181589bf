#include "train/regress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train/corpus.h"

enum { ROUNDS = 250 };

/* The largest eigenvalue of the rows' products, about. */
static double spread(const Row *rows, uint32_t n, uint32_t columns) {
    double *x = corpus_memory(columns, sizeof *x), *y = corpus_memory(columns, sizeof *y);
    double size = 1;
    uint32_t i, k, c;
    int round;
    for (c = 0; c < columns; c++) x[c] = 1;
    for (round = 0; round < 20; round++) {
        double norm = 0;
        for (c = 0; c < columns; c++) norm += x[c] * x[c];
        for (c = 0, norm = sqrt(norm) + 1e-30; c < columns; c++) x[c] /= norm;
        memset(y, 0, columns * sizeof *y);
        for (i = 0; i < n; i++) {
            double sum = 0;
            for (k = 0; k < rows[i].n; k++) sum += (double)rows[i].value[k] * x[rows[i].column[k]];
            for (k = 0; k < rows[i].n; k++) y[rows[i].column[k]] += (double)rows[i].value[k] * sum;
        }
        for (c = 0, size = 0; c < columns; c++) size += y[c] * y[c];
        size = sqrt(size);
        memcpy(x, y, columns * sizeof *x);
    }
    free(x);
    free(y);
    return size;
}

double *regress(const Row *rows, const unsigned *label, uint32_t n, uint32_t columns,
                double penalty) {
    size_t all = (size_t)REGRESS_CLASSES * (columns + 1);
    double *w = corpus_memory(all, sizeof *w), *ahead = corpus_memory(all, sizeof *w);
    double *slope = corpus_memory(all, sizeof *w);
    double step = 1 / (0.5 * (1.1 * spread(rows, n, columns) + n) + penalty), old = 1;
    uint32_t i, k, c;
    size_t a;
    int round;

    for (round = 0; round < ROUNDS; round++) {
        double now = (1 + sqrt(1 + 4 * old * old)) / 2;
        for (a = 0; a < all; a++)
            slope[a] = (a % (columns + 1) == columns) ? 0 : penalty * ahead[a];
        for (i = 0; i < n; i++) {
            double p[REGRESS_CLASSES], top = -1e300, sum = 0;
            for (c = 0; c < REGRESS_CLASSES; c++) {
                const double *v = ahead + (size_t)c * (columns + 1);
                p[c] = v[columns];
                for (k = 0; k < rows[i].n; k++)
                    p[c] += v[rows[i].column[k]] * (double)rows[i].value[k];
                top = fmax(top, p[c]);
            }
            for (c = 0; c < REGRESS_CLASSES; c++) sum += p[c] = exp(p[c] - top);
            for (c = 0; c < REGRESS_CLASSES; c++) {
                double miss = p[c] / sum - (label[i] == c);
                double *v = slope + (size_t)c * (columns + 1);
                v[columns] += miss;
                for (k = 0; k < rows[i].n; k++)
                    v[rows[i].column[k]] += miss * (double)rows[i].value[k];
            }
        }
        for (a = 0; a < all; a++) {
            double before = w[a];
            w[a] = ahead[a] - step * slope[a];
            ahead[a] = w[a] + (old - 1) / now * (w[a] - before);
        }
        old = now;
    }
    free(ahead);
    free(slope);
    return w;
}

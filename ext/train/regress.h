/*
** Multinomial logistic regression over sparse rows, with a quadratic penalty on all weights but the
** bias; fitted by Nesterov's accelerated gradient method (Nesterov, "A method of solving a convex
** programming problem with convergence rate O(1/k^2)", Soviet Mathematics Doklady 27, 1983). The
** same input gives the same weights.
*/
#ifndef PRESSE_TRAIN_REGRESS_H
#define PRESSE_TRAIN_REGRESS_H

#include <stdint.h>

enum { REGRESS_CLASSES = 3 };

/* The places of a row that are not 0. */
typedef struct Row {
    uint32_t n, *column;
    float *value;
} Row;

/*
** The weights w[class][columns + 1] of `n` rows with their labels, the last one of a class its bias;
** the caller's, for free().
*/
double *regress(const Row *rows, const unsigned *label, uint32_t n, uint32_t columns,
                double penalty);

#endif

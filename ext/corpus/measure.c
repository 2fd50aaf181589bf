#include "corpus/measure.h"

#include <math.h>

double measure_round(double value) {
    double scaled = value * 1e6;
    if (!(fabs(scaled) < 9e15)) return value;
    scaled = floor(fabs(scaled) + 0.5) / 1e6;
    return value < 0 && scaled > 0 ? -scaled : scaled;
}

/* One cell: observed · ln(observed / expected). */
static double cell(double observed, double expected) {
    return observed > 0 && expected > 0 ? observed * log(observed / expected) : 0;
}

double measure_loglikelihood(double f1, double f2, double n1, double n2) {
    double n = n1 + n2, g;
    if (n <= 0) return 0;
    g = 2 * (cell(f1, n1 * ((f1 + f2) / n)) + cell(f2, n2 * ((f1 + f2) / n)));
    if (g < 0) g = 0; /* by rounding alone */
    return measure_round(f1 * n2 < f2 * n1 ? -g : g);
}

double measure_logdice(double f_xy, double f_x, double f_y) {
    if (f_xy <= 0) return NAN;
    return measure_round(14 + log2(2 * f_xy / (f_x + f_y)));
}

double measure_npmi(double f_xy, double f_x, double f_y, double n) {
    if (f_x <= 0 || f_y <= 0 || n <= 0) return NAN;
    if (f_xy <= 0) return -1;
    if (f_xy >= n) return 1;
    return measure_round((log(f_xy / f_x) - log(f_y / n)) / -log(f_xy / n));
}

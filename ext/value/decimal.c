#include "value/decimal.h"

Decimal decimal_of(uint64_t n) {
    return (Decimal){.m = n, .den = 1};
}

void decimal_digit(Decimal *d, unsigned digit) {
    if (d->e <= 0 && d->m <= (UINT64_MAX - 9) / 10) {
        d->m = d->m * 10 + digit;
    } else if (d->e < DECIMAL_MOST) {
        d->e++;
    }
}

int decimal_times(Decimal *d, uint32_t n) {
    if (n != 0 && d->m > UINT64_MAX / n) return 0;
    d->m *= n;
    return 1;
}

int decimal_shift(Decimal *d, int e) {
    int sum = d->e + e, digits = 0;
    uint64_t m;
    for (m = d->m; m > 0; m /= 10) digits++;
    if (sum + digits > DECIMAL_MOST || sum < -DECIMAL_MOST) return 0;
    d->e = (int16_t)sum;
    return 1;
}

/* Brings the exponent down to `e`, as far as the digits fit. */
static void lower(Decimal *d, int e) {
    while (d->e > e && d->m <= UINT64_MAX / 10) {
        d->m *= 10;
        d->e--;
    }
}

int decimal_add(Decimal *d, Decimal other) {
    Decimal a = *d, b = other;

    if (a.den != b.den) {
        uint32_t den = a.den;
        if (b.den > UINT32_MAX / a.den || !decimal_times(&a, b.den) || !decimal_times(&b, den))
            return 0;
        a.den *= b.den;
    }
    if (b.m == 0) b.e = a.e;
    if (a.m == 0) a.e = b.e;
    lower(&a, b.e);
    lower(&b, a.e);
    while (a.e > b.e) { /* digits beyond the nineteenth go */
        b.m /= 10;
        b.e++;
    }
    while (b.e > a.e) {
        a.m /= 10;
        a.e++;
    }
    if (a.m > UINT64_MAX - b.m) return 0;
    a.m += b.m;
    *d = a;
    return 1;
}

/* 10^e, exact up to 22. */
static double power(int e) {
    double p = 1, ten = 10;
    for (; e > 0; e >>= 1, ten *= ten) {
        if (e & 1) p *= ten;
    }
    return p;
}

double decimal_double(Decimal d) {
    double value;

    while (d.e < 0 && d.m % 10 == 0 && d.m > 0) {
        d.m /= 10;
        d.e++;
    }
    lower(&d, 0);
    value = (double)d.m;
    if (d.e > 0) value *= power(d.e);
    if (d.e < 0) value /= power(-d.e);
    value /= (double)d.den;
    return d.negative && value > 0 ? -value : value;
}

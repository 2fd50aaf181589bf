/*
** Decimal: the arithmetic of numerals. "48,4 Mrd." is 484 · 10⁸ until it is asked for as a double,
** so that it is the double nearest to 48400000000 and not what 48.4 · 1e9 happens to be.
*/
#ifndef PRESSE_VALUE_DECIMAL_H
#define PRESSE_VALUE_DECIMAL_H

#include <stdint.h>

/* m · 10^e / den. What has more than 19 digits keeps the first 19. */
typedef struct Decimal {
    uint64_t m;
    uint32_t den; /* 1 or more */
    int16_t e;    /* within DECIMAL_MOST on both sides, and so are all digits before the point */
    uint8_t negative;
} Decimal;

enum { DECIMAL_MOST = 290 };

/* A whole number. */
Decimal decimal_of(uint64_t n);

/*
** Appends a digit at the end: 12, 3 -> 123; 1.2, 3 with a shift by -1 -> 1.23. What no longer fits
** counts as zero.
*/
void decimal_digit(Decimal *d, unsigned digit);

/* d · n and d · 10^e; 0 and `d` unchanged where the result would not fit. */
int decimal_times(Decimal *d, uint32_t n);
int decimal_shift(Decimal *d, int e);

/* d + other, without regard to signs; 0 and `d` unchanged where the result would not fit. */
int decimal_add(Decimal *d, Decimal other);

/*
** The nearest double where up to 15 digits say the number, else one within a few units of the last
** place.
*/
double decimal_double(Decimal d);

#endif

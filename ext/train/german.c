/*
** german OUT.bin < TEXT: counts the letter trigrams of a German text, and writes the table of
** word/german.h.
**
** A trigram's probability is interpolated with the bigram's, and that with the letter's (Jelinek
** and Mercer 1980, with a fixed weight), so that what never occurred is dear, not impossible.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "word/german.h"

enum { S = GERMAN_SYMBOLS, WEIGHT = 4 };

static double three[S][S][S], two[S][S], one[S], total;

static int is_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

static void count(const char *line, size_t n) {
    unsigned a = GERMAN_BOUNDARY, b = GERMAN_BOUNDARY;
    uint32_t length;
    size_t i;

    for (i = 0; i <= n; i += length) {
        uint32_t c = i < n ? text_decode(line + i, &length) : 0;
        unsigned s = is_letter(c) ? german_symbol(c) : GERMAN_BOUNDARY;
        if (i == n) length = 1;
        if (s || b) {
            three[a][b][s]++;
            two[b][s]++;
            one[s]++;
            total++;
        }
        a = b;
        b = s;
    }
}

static double sum(const double *counts) {
    double all = 0;
    int i;
    for (i = 0; i < S; i++) all += counts[i];
    return all;
}

static unsigned char cost(int a, int b, int c) {
    double p = (one[c] + 1) / (total + S), bits;
    p = (two[b][c] + WEIGHT * p) / (sum(two[b]) + WEIGHT);
    p = (three[a][b][c] + WEIGHT * p) / (sum(three[a][b]) + WEIGHT);
    bits = -log2(p) * 16 + 0.5;
    return bits > 255 ? 255 : (unsigned char)bits;
}

int main(int argc, char **argv) {
    static char line[1 << 16];
    FILE *out;
    int a, b, c;

    if (argc != 2) {
        fprintf(stderr, "usage: german OUT.bin < TEXT\n");
        return 1;
    }
    while (fgets(line, sizeof line, stdin)) {
        size_t n = text_until_nul(line, sizeof line);
        if (line[0] != '#') count(line, n);
    }
    out = fopen(argv[1], "wb");
    if (!out) return 1;
    for (a = 0; a < S; a++) {
        for (b = 0; b < S; b++) {
            for (c = 0; c < S; c++) fputc(cost(a, b, c), out);
        }
    }
    return fclose(out) != 0;
}

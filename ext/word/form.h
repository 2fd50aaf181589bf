/*
** Form: what German text at large says about a word form, its frequency and its cluster.
**
** Counted over plenary protocols of the Bundestag and German Wikipedia (ext/train/counts.c and
** clusters.c). The table holds fingerprints, no letters: about one unknown form in 65,536 gets the
** facts of another.
*/
#ifndef PRESSE_WORD_FORM_H
#define PRESSE_WORD_FORM_H

#include <stddef.h>
#include <stdint.h>

typedef struct FormFacts {
    uint8_t frequency; /* 0: not seen often enough; else 1 + 2 log2 of the count, rounded */
    uint8_t cluster;   /* 0: none; else the number of a class of words with like neighbours */
} FormFacts;

/* The facts of exactly these `n` bytes (case matters); all 0 for an unknown form. */
FormFacts form_facts(const char *form, size_t n);

#endif

/*
** Form: what German text at large says about a word form, its frequency and its cluster.
**
**     FormFacts facts = form_facts("Häuser", 7);
**     if (facts.frequency >= 20) ...
**
** Counted over plenary protocols of the Bundestag, German Wikipedia and Wikinews
** (ext/train/counts.c and clusters.c), cut into tokens as presse does. Capitals at the begin of a
** sentence are not counted as such where the word is seen in small letters elsewhere.
*/
#ifndef PRESSE_WORD_FORM_H
#define PRESSE_WORD_FORM_H

#include <stddef.h>
#include <stdint.h>

typedef struct FormFacts {
    uint8_t frequency; /* 0: not seen often enough; else 1 + 2 log2 of the count, rounded */
    uint8_t cluster;   /* 0: none; else the number of a class of words with like neighbours */
} FormFacts;

/*
** The facts of exactly these `n` bytes (case matters; no zero need stand behind them); all 0 for an
** unknown form. In a form that begins with a digit every digit counts as 0: "1984" is one class
** with "2017", "20-jährige" with "35-jährige". Marks have clusters as well. Takes constant time:
** no form of more than 64 bytes is known. The table holds fingerprints, no letters: about one
** unknown form in 260,000 gets the facts of another.
*/
FormFacts form_facts(const char *form, size_t n);

#endif

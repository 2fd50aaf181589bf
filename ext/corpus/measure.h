/*
** Measures on counts: how much more frequent a word is in one corpus than in another, and how
** closely two words belong together. Pure arithmetic; results are rounded to six decimals, because
** the last bits of a logarithm differ from machine to machine.
**
** The caller has checked the counts: finite, not negative, none larger than what it is part of. What
** has no value, not even as a limit, is NAN.
*/
#ifndef PRESSE_CORPUS_MEASURE_H
#define PRESSE_CORPUS_MEASURE_H

/*
** The log-likelihood ratio G² of a word's frequencies `f1`, `f2` in two corpora of `n1`, `n2` words
** (Dunning 1993; the form with two cells of Rayson and Garside 2000), with the sign of the
** difference: positive where the word is more frequent in the first corpus. 0 · log 0 is 0.
*/
double measure_loglikelihood(double f1, double f2, double n1, double n2);

/*
** logDice = 14 + log2(2 f_xy / (f_x + f_y)) (Rychlý 2008): at most 14, independent of the corpus'
** size. NAN for f_xy = 0.
*/
double measure_logdice(double f_xy, double f_x, double f_y);

/*
** Normalised pointwise mutual information (Bouma 2009), -1 to 1: the limits are -1 for two that never
** meet and 1 for two that always do, also where they are everywhere. NAN where one of them never
** occurs.
*/
double measure_npmi(double f_xy, double f_x, double f_y, double n);

/* The number with six decimals; large ones stay as they are. */
double measure_round(double value);

#endif

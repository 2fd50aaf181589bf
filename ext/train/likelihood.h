/*
** Likelihood: which lemma of a form is the likelier one, estimated from frequencies of words in
** small letters by expectation maximisation (Dempster, Laird, Rubin 1977).
*/
#ifndef PRESSE_TRAIN_LIKELIHOOD_H
#define PRESSE_TRAIN_LIKELIHOOD_H

#include "train/dictionary.h"

typedef struct Model Model;

/* Reads lines of word TAB frequency in centibels and estimates; for the rest of the program. */
Model *likelihood_new(const Dictionary *dictionary, const char *path);

/* How likely the entry is beside others of the same form and class; in no unit. */
double likelihood_of(const Model *model, const Entry *entry);

#endif

/*
** What the parts of the program that learns compounds share; see compounds.c.
*/
#ifndef PRESSE_TRAIN_COMPOUNDS_H
#define PRESSE_TRAIN_COMPOUNDS_H

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "word/compound_search.h"

enum {
    ROUNDS = 4,
    LONGEST = 120,     /* bytes of a word */
    LEAST_COUNT = 3,   /* of a word of running text to learn from */
    LEAST_LETTERS = 7, /* of any word to learn from */
    NOUN_COUNT = 8,    /* of a noun that the lexicon lacks */
    MAX_RULES = 65535
};

static const double SMOOTHING = 0.2;  /* added to each count */
static const double PART = 1.0;       /* cost of a further modifier, in nats */
static const double CREDIBLE = -11.5; /* mean log P of a part of a split that counts */

/* A word and what a map knows of it. */
typedef struct Item {
    char *word;
    double number;  /* a count, or how likely a candidate is */
    int rule, flag; /* a candidate's rule; set, or an adjective, or inflected */
    double penalty; /* of a candidate's form */
} Item;

typedef struct Map {
    Item *items; /* in the order they came */
    size_t n, room;
    uint32_t *slots;
    size_t slot_count;
} Map;

/* Everything that is known; cleared to begin with. */
typedef struct Knowledge {
    Map counts;     /* forms in running text */
    Map lemmas;     /* lemma: occurrences of all its forms */
    Map candidates; /* modifiers as written, in small letters: the best rule */
    Map short_words, not_modifiers, not_heads, not_bases, particles, half_particles, verb_particles,
        name_ends, fixed;
    Map lexicon_nouns, adjectives, wholes;
    Map nouns, types; /* words to learn from; flag: an adjective */
    Map rules;
    Map modifiers, heads, text_heads; /* counts of the last round */
    double modifier_sum, noun_sum, other_sum;
} Knowledge;

/* Ends the program with a message. */
void fail(const char *what, const char *detail);

/* The pointer, which must not be NULL. */
void *checked(void *p);

/* The word's item; a new one, cleared, when `add` is set; else NULL. Adding moves items. */
Item *map_find(Map *map, const char *word, size_t n, int add);
void map_clear(Map *map);

size_t letter_count(const char *text, size_t n);

/* German letters in small ones, a zero behind them: `n`, or 0 when there is anything else in it. */
size_t make_small(const char *word, size_t n, char *out);
int begins_big(const char *word);
int ends(const char *text, size_t n, const char *end);

/* How often a base form is seen in all its forms, at least 1. */
double frequency(Knowledge *k, const char *word, size_t n);

/*
** The rule that makes `lemma` from the surface and takes `link` bytes as the linking element, or
** -1.
*/
int rule_of(Knowledge *k, const char *surface, size_t n, const char *lemma, size_t link);

/* Reads the library's lexicon: turn 0 counts base forms, turn 1 finds modifiers and words. */
void each_form(Knowledge *k, int turn);

/* Finds nouns that the lexicon lacks, and their modifiers, by the clusters of the file. */
void text_nouns(Knowledge *k, const char *name);

/*
** The table by the counts of the last round, `*size` bytes, to be freed; `all`: with all
** candidates, none being counted.
*/
unsigned char *make_table(Knowledge *k, int all, size_t *size);

/* Finds the known words that could be split by the table, but stay whole. */
void find_wholes(Knowledge *k, const unsigned char *bytes, size_t size);

#endif

/*
** Lemma: the base form that a dictionary lists a word form under.
**
**     char lemma[5 + LEMMA_ROOM];
**     size_t n = lemma_of("ging", 4, STTS_VVFIN, lemma);       // "gehen"
**
** What is asked, in this order, until one has an answer:
** - tables of the closed classes (ext/data/lemmas.txt) and of forms whose lemma was learnt from the
**   train part of UD German GSD (ext/train/lemmas.c);
** - the lexicon's readings that fit the tag, the likelier lemma first; in the form's other
**   spellings too: case, ß and ss, umlauts as ae, oe, ue;
** - for names: the genitive's -s goes where the name lists and the frequencies of both forms say
**   so;
** - the last part behind a hyphen, or the longest last part that the lexicon knows;
** - what the form is with another tag, if it is known as that alone ("is", "gehts");
** - rules of endings, learnt from the lexicon, for what nothing is known of.
** (The order and its worth are those of Wartena, "A Probabilistic Morphology Model for German
** Lemmatization", KONVENS 2019, and of our own measurements.)
**
** Conventions: adjectives in their uninflected positive (größten: groß; participles stay
** participles, gegründete: gegründet), nominalised adjectives in -e, articles and pronouns in the
** masculine nominative (diesen: dieser; einen: ein; ihm: er), "im" as "in"; punctuation, numbers,
** foreign words and word parts ("Staats-") as they are.
**
** Nothing is allocated, nothing kept; the work is linear in the form's length, and a form of more
** than 200 bytes is its own lemma.
*/
#ifndef PRESSE_WORD_LEMMA_H
#define PRESSE_WORD_LEMMA_H

#include <stddef.h>

#include "word/tag.h"

enum {
    LEMMA_ROOM = 64, /* bytes that a lemma may be longer than its form */
    LEMMA_GUESSES = 4
};

/*
** Writes the lemma of a form of `n` bytes with the tag to `lemma` (room for `n` + LEMMA_ROOM
** bytes); returns its bytes. No zero behind it. An empty form gives 0.
*/
size_t lemma_of(const char *form, size_t n, Stts tag, char *lemma);

/* Lemmas of one form, each `n[i]` bytes from `text + at[i]`. */
typedef struct LemmaGuess {
    unsigned count;
    size_t at[LEMMA_GUESSES], n[LEMMA_GUESSES];
    Stts tag[LEMMA_GUESSES]; /* that the lemma was made for */
} LemmaGuess;

/*
** The lemmas of a form without its sentence, likeliest first, each once; at least one. Case says
** what it says for a word with a capital; in a word all of small letters or all of capitals it says
** nothing ("häuser": Haus). `text` has room for LEMMA_GUESSES * (`n` + LEMMA_ROOM) bytes.
*/
void lemma_guess(const char *form, size_t n, LemmaGuess *guess, char *text);

/* The same where compound_head() of the form is known already. */
void lemma_guess_compound(const char *form, size_t n, size_t head, LemmaGuess *guess, char *text);

/*
** The verb that a separated particle and the lemma of its verb make: "an", "kündigen":
** "ankündigen". Returns its bytes in `lemma` (room for `particle_n` + `verb_n` + LEMMA_ROOM), or 0
** where they make no verb that the lexicon has.
*/
size_t lemma_join(const char *particle, size_t particle_n, const char *verb, size_t verb_n,
                  char *lemma);

#endif

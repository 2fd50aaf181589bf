/*
** Syllables of a German word, as they are spoken.
**
**     syllables("Bundesfinanzministerin", 22)  7
**     syllables("Familien", 8)                 4
**     syllables("SPD", 3)                      3
**
** A syllable has one nucleus: a vowel, or a pair of vowels that is spoken as one (ie, ei, ai, ey, ay,
** eu, äu, au, oi, oy, ou, aa, ee, oo). Where such a pair is two (Famili-e, Muse-um, ge-ehrt) or
** another one (Team), ext/data/words/syllables.txt tells. Words of two or three capitals, and of up
** to five without a vowel, are spelled out. Parts divided by a hyphen count each by itself.
*/
#ifndef PRESSE_CORPUS_SYLLABLE_H
#define PRESSE_CORPUS_SYLLABLE_H

#include <stddef.h>

/* How many syllables the `n` bytes at `word` have: at least one. Linear, takes no memory. */
unsigned syllables(const char *word, size_t n);

#endif

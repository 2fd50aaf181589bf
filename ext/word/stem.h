/*
** Stem: what is left of a German word without its endings, by rules alone.
**
**     Häusern, häuser, Haus     ->  haus
**     Regierungen, Regierung    ->  regier
**
** Snowball's stemmer for German (M. F. Porter, "Snowball: a language for stemming algorithms",
** 2001) through libstemmer; umlauts and ß are gone in the stem. A stem is a key, no word: for what
** a dictionary lists, see word/lemma.h.
*/
#ifndef PRESSE_WORD_STEM_H
#define PRESSE_WORD_STEM_H

#include "base/buffer.h"

/* A stemmer of one's own, for one thread at a time; NULL when out of memory. */
typedef struct sb_stemmer Stemmer;
Stemmer *stem_open(void);

/* Gives it back; NULL is allowed. */
void stem_close(Stemmer *stemmer);

/*
** Appends the stem of a word of `n` bytes, behind which is a zero or another character. Linear; the
** word may be anything, bad UTF-8 reads as U+FFFD. One of more than 1000 bytes is put in small
** letters and no more. A failure is in `out->rc`.
*/
void stem_word(Stemmer *stemmer, Buffer *out, const char *word, size_t n);

/* Appends the word in NFC and small letters, without what cannot be seen. As above. */
void stem_small(Buffer *out, const char *word, size_t n);

/*
** Appends the word in NFC with its case, without what cannot be seen; hyphens and apostrophes as
** on a keyboard. As above.
*/
void stem_clean(Buffer *out, const char *word, size_t n);

#endif

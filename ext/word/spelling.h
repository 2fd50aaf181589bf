/*
** Spelling: the other ways in which a word form may be written, for look-ups in the lexicon.
**
** Each function writes UTF-8 without a zero behind it to `out` (SPELLING_BYTES) and returns its
** bytes; 0 when there is no such spelling or the form is longer than SPELLING_LONGEST bytes.
*/
#ifndef PRESSE_WORD_SPELLING_H
#define PRESSE_WORD_SPELLING_H

#include <stddef.h>

enum { SPELLING_LONGEST = 120, SPELLING_BYTES = 3 * SPELLING_LONGEST };

/* In small letters. */
size_t spell_lower(const char *form, size_t n, char *out);

/* In small letters but for a capital at the start. */
size_t spell_capital(const char *form, size_t n, char *out);

/* With ß for the first ss, or ss for the first ß: Strasse, daß. */
size_t spell_sharp(const char *form, size_t n, char *out);

/* With umlauts for ae, oe, ue where these are no other letters: Muenchen, not neue. */
size_t spell_umlaut(const char *form, size_t n, char *out);

#endif

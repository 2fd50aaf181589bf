/*
** Capitals: words in capital letters as they are usually written.
*/
#ifndef PRESSE_ENTITY_CAPITALS_H
#define PRESSE_ENTITY_CAPITALS_H

#include <stddef.h>

/*
** Writes "BADEN-WÜRTTEMBERG" as "Baden-Württemberg" to `out` (SPELLING_BYTES of word/spelling.h), no
** zero behind it. Returns its bytes; 0 for a word that has a small letter, no more than two
** characters, or more than SPELLING_LONGEST bytes.
*/
size_t capitals_lower(const char *word, size_t n, char *out);

#endif

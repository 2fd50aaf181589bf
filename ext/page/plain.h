/*
** Plain: the texts that a page's metadata and feeds carry, as a reader would read them.
*/
#ifndef PRESSE_PAGE_PLAIN_H
#define PRESSE_PAGE_PLAIN_H

#include "base/arena.h"

/*
** The `n` bytes without markup: character references resolved (also those escaped twice), tags
** gone, in normal form (word/normalize.h), white space made single spaces, none at the ends. With a
** zero behind it, in the arena; NULL when out of memory. "" where nothing is left.
*/
const char *plain_text(Arena *arena, const char *text, size_t n);

/*
** What two texts that mean the same have in common: their letters and digits, folded
** (word/fold.h): "N-TV.de" is "ntvde". In the arena; NULL when out of memory.
*/
const char *plain_key(Arena *arena, const char *text, size_t n);

#endif

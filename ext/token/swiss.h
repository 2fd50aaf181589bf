/*
** Swiss spelling: the Swiss write ss for every ß. Where the word demands it, the ß is put back.
**
** The letters around an ss decide, by a tree that ext/train/swiss.c learned from a lexicon; it
** knows compounds by their parts. What can be both (Masse, Busse), and what it does not know,
** keeps its ss. So does SS in capitals, which is German spelling for ß too.
*/
#ifndef PRESSE_TOKEN_SWISS_H
#define PRESSE_TOKEN_SWISS_H

#include <stdint.h>

/*
** Writes the `n` bytes of UTF-8 at `word` to `out`, which has room for n bytes, with ß for the ss
** that stand for it. Returns n, since both have two bytes, or 0 when nothing changed, and then
** `out` is undefined. A word is what stands between spaces; hyphens, digits and marks in it
** divide it. Linear in n: an ss asks for as many letters around it as the tree is deep (under
** 32). No zero byte is needed behind the word.
*/
uint32_t swiss_restore(const char *word, uint32_t n, char *out);

#endif

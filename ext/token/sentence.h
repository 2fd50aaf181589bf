/*
** Sentences: runs of tokens that end at a sentence mark, a heading's or list item's line end, or
** the paragraph's end.
*/
#ifndef PRESSE_TOKEN_SENTENCE_H
#define PRESSE_TOKEN_SENTENCE_H

#include "token/paragraph.h"
#include "token/token.h"

/* Structure of arrays, in text order. A sentence is never empty and every token lies in one. */
typedef struct Sentences {
    uint32_t n, capacity;
    uint32_t *first;     /* its first token; `first[n]` is the number of tokens */
    uint32_t *paragraph; /* the paragraph that holds it, from 0 */
} Sentences;

/* Cuts all tokens into sentences. Returns SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT. */
int sentences_split(Sentences *sentences, Arena *arena, const char *text, const Tokens *tokens,
                    const Paragraphs *paragraphs);

/* The sentence that holds a token: a binary search. */
uint32_t sentences_find(const Sentences *sentences, uint32_t token);

#endif

/*
** Words: the layer of tags and lemmas, one for each token of a document.
*/
#ifndef PRESSE_WORD_WORDS_H
#define PRESSE_WORD_WORDS_H

#include "token/sentence.h"
#include "word/memory.h"
#include "word/tag.h"

/* Structure of arrays, one place for each token. Owned by the arena. */
typedef struct Words {
    uint32_t n;
    uint8_t *tag;           /* Stts */
    uint8_t *pos;           /* Upos */
    uint32_t *lemma;        /* offset into `lemmas` */
    uint32_t *lemma_length; /* bytes */
    char *lemmas;           /* several tokens may share one; a zero behind the last */
    uint32_t lemmas_n, lemmas_room;
} Words;

/*
** Tags all tokens sentence by sentence and finds their lemmas; the same whatever `memory` knows. A
** finite verb's lemma is joined with its separated particle ("kündigte ... an": "ankündigen"), which
** keeps its own. Linear. SQLITE_OK, SQLITE_NOMEM, SQLITE_INTERRUPT, or SQLITE_TOOBIG where all
** lemmas together are longer than any text may be.
*/
int words_tag(Words *words, Arena *arena, const char *text, const Tokens *tokens,
              const Sentences *sentences, WordMemory *memory);

#endif

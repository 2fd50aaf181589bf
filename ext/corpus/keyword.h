/*
** Keywords: the terms of a document, and by how much each is more frequent in it than in German at
** large.
**
** Terms are names (a mention, inflected or not, counts for its entity's name, of however many words)
** and the lemmas of nouns, proper nouns, verbs and adjectives, without function words; of kept
** paragraphs alone. The score is the log-likelihood (corpus/measure.h) of a term's count among the
** document's words against its count in the texts of word/form.h: the sum over the forms that the
** document has and the lemma. A name of several words is taken to be there as often as its rarest
** word, a term that the table does not know half as often as what it would know.
*/
#ifndef PRESSE_CORPUS_KEYWORD_H
#define PRESSE_CORPUS_KEYWORD_H

#include "document/document.h"

enum {
    KEYWORD_LAYERS = LAYER_SENTENCES | LAYER_LABELS | LAYER_WORDS | LAYER_ENTITIES,
    KEYWORD_NONE = -1
};

/* Structure of arrays, by first appearance. In the arena, but for texts of the document's own. */
typedef struct Keywords {
    uint32_t n;
    const char **text;
    uint32_t *length;  /* bytes */
    uint32_t *count;   /* how often in the document */
    double *score;     /* negative: less frequent than at large */
    uint32_t *order;   /* their numbers, by falling score, then first appearance */
    int32_t *of_token; /* of each token its term, of a name's tokens but the first: KEYWORD_NONE */
    uint32_t words;    /* of kept paragraphs */
} Keywords;

/*
** Finds the terms of a document that has KEYWORD_LAYERS. Takes n log n for n terms, else linear.
** SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT, as in `arena->rc`.
*/
int keywords_find(Keywords *keywords, Arena *arena, const Document *document);

#endif

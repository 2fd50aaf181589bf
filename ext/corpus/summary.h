/*
** Summary: the sentences of a text that together say most of what it is about.
**
** Extractive: a sentence is worth the scores of its keywords (corpus/keyword.h), more at the begin of
** the text, where news say what matters. Sentences are chosen one by one; what a chosen one has said
** counts little from then on, so that the next one says something else (maximal marginal relevance,
** Carbonell and Goldstein 1998; as a choice by coverage, Lin and Bilmes 2011).
*/
#ifndef PRESSE_CORPUS_SUMMARY_H
#define PRESSE_CORPUS_SUMMARY_H

#include "corpus/keyword.h"

enum {
    SUMMARY_MOST = 100,       /* sentences, at most */
    SUMMARY_CANDIDATES = 2000 /* sentences that are looked at: the first ones of the text */
};

typedef struct Summary {
    uint32_t n;
    uint32_t sentence[SUMMARY_MOST]; /* in text order */
} Summary;

/*
** Chooses up to `most` (1 to SUMMARY_MOST) sentences of a document that has KEYWORD_LAYERS. Sentences
** of kept paragraphs alone: of those that are body or lead whole ones (six to sixty words, with a mark
** at the end); where there are not enough, others of those; where there is no running text, any.
** Linear, with at most SUMMARY_MOST looks at the first 1,000 tokens of SUMMARY_CANDIDATES sentences. SQLITE_OK, SQLITE_NOMEM or
** SQLITE_INTERRUPT, as in `arena->rc`.
*/
int summary_choose(Summary *summary, Arena *arena, const Document *document,
                   const Keywords *keywords, unsigned most);

#endif

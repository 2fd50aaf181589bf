/*
** Article: which blocks of a page are the article's text, and what each of the others is.
**
** A logistic regression over the features of a block gives a score. Pages differ in how sure it
** can be, so each has a threshold of its own: 0.6 of the mean score of the text in question, but
** from 0.2 to 0.5. Short blocks of one path are levelled, so that lists stay whole. A short block that its own words name boilerplate beyond doubt goes, and of a text that
** stands on the page twice the first copy is kept.
*/
#ifndef PRESSE_PAGE_ARTICLE_H
#define PRESSE_PAGE_ARTICLE_H

#include "base/buffer.h"
#include "page/view.h"

enum { SCORE_ONE = 1000, WEIGHT_ONE = 1000 };

typedef struct PageArticle {
    const PageView *view;
    uint16_t *score;     /* of each block: probability of being the article's, in thousandths */
    uint8_t *keep;       /* 1: is the article's text or its headline */
    uint8_t *label;      /* ParagraphLabel, see page/label.h */
    const char **reason; /* the evidence for it; static */
    uint16_t threshold;
} PageArticle;

/* Scores, chooses and labels the blocks; arrays are the arena's. SQLITE_OK or its code. */
int page_article(PageArticle *article, const PageView *view, Arena *arena);

/* Chooses by the scores that are there: sets threshold and keep. For the trainer. */
void page_choose(PageArticle *article);

/* The score that a sum of weighted features stands for (of WEIGHT_ONE * FEATURE_ONE). */
uint16_t page_score(int64_t sum);

/*
** Appends the text, paragraphs divided by blank lines, cells of a table's row by tabs. The headline
** is not part of it.
*/
void page_article_text(const PageArticle *article, Buffer *out);

#endif

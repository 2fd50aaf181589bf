#include "page/article.h"

#include <math.h>
#include <string.h>

#include "data/page_weights.h"
#include "page/feature.h"
#include "page/label.h"
#include "token/boilerplate.h"

enum {
    QUESTION = 200,  /* from this score on a block counts for the page's threshold */
    COPY_BYTES = 30, /* a text longer than that is put out once */
    SHARE = 60,      /* percent of the mean score */
    LEAST = 200,
    MOST = 500,
    NAMED_WORDS = 30, /* in a longer block a cue may be what the article is about */
    ABOVE_WORDS = 8,
    BRIEF_WORDS = 10, /* a block with fewer words is judged with its like, */
    BRIEFS = 3,       /* if there are so many */
    POLL_EVERY = 1024,
};

uint16_t page_score(int64_t sum) {
    double z = (double)sum / ((double)WEIGHT_ONE * FEATURE_ONE);
    return (uint16_t)floor(SCORE_ONE / (1 + exp(-z)) + 0.5);
}

static int score_blocks(PageArticle *article, Arena *arena) {
    const PageView *view = article->view;
    PageFeatures *features = arena_alloc(arena, sizeof *features);
    PageWay way = {0};
    uint32_t i;
    unsigned k;

    for (i = 0; i < view->page->blocks_n && !arena->rc; i++) {
        int64_t sum = 0;
        if (i % POLL_EVERY == 0 && arena_poll(arena)) break;
        page_features(view, i, &way, features);
        for (k = 0; k < features->n; k++)
            sum += (int64_t)PAGE_WEIGHTS[features->feature[k]] * features->value[k];
        article->score[i] = page_score(sum);
    }
    return arena->rc;
}

static uint16_t threshold(const PageArticle *article) {
    const PageView *view = article->view;
    uint64_t sum = 0, words = 0, t;
    uint32_t i;
    for (i = 0; i < view->page->blocks_n; i++) {
        if (article->score[i] <= QUESTION) continue;
        words += view->sights[i].words;
        sum += (uint64_t)article->score[i] * view->sights[i].words;
    }
    t = words ? sum * SHARE / (100 * words) : MOST;
    return (uint16_t)(t < LEAST ? LEAST : t > MOST ? MOST : t);
}

/* Do its own words name it boilerplate beyond doubt? (docs/boilerplate.md: sure cues) */
static int is_named(const Line *line) {
    unsigned strength;
    ParagraphLabel label = line_loudest(line, &strength);
    if (strength == CUE_SURE && label >= LABEL_BYLINE && label != LABEL_REPEAT)
        return line->words < NAMED_WORDS || label == LABEL_PROMPT;
    return (line->flags & LINE_INITIALS) != 0;
}

/*
** Above the text: a row of links, a date, a name that the page's own copy of the text has not. Of
** 4,800 such blocks with a known label two were text.
*/
static int is_above(const PageView *view, uint32_t i) {
    const PageBlock *b = &view->page->blocks[i];
    uint32_t words = view->sights[i].words;
    if (i >= view->first || words > ABOVE_WORDS) return 0;
    if (10 * (uint64_t)b->linked >= 9 * (uint64_t)b->characters) return b->links > 1 || words == 1;
    return view->lines[i].flags & LINE_DATE || (view->facts.body.n && page_covered(view, i) == 0);
}

/*
** Does the block stand where no article's text is: in an element for something else? Of 2,400 such
** blocks with a known label none was text.
*/
static int is_elsewhere(const PageView *view, uint32_t i) {
    static const uint32_t ELEMENTS = ANCESTOR(BUTTON) | ANCESTOR(DIALOG) | ANCESTOR(FOOTER);
    static const uint32_t NAMES = HINT(COMMENTS) | HINT(NEWSLETTER) | HINT(SOCIAL);
    const PageBlock *b = &view->page->blocks[i];
    PageTag tag = (PageTag)view->page->elements[b->element].tag;
    uint32_t hints = page_hints(view->page, b->element, 2);

    return view->spots[b->element].ancestors & ELEMENTS || tag == TAG_BUTTON || tag == TAG_FOOTER ||
           tag == TAG_DIALOG || (hints & NAMES && !(hints & HINT(BODY)));
}

/*
** Short blocks of one path, the times of a ticker or the items of a list, are of one kind: each
** gets the mean of its score and theirs.
*/
static void level_scores(PageArticle *article) {
    const PageView *view = article->view;
    PagePath *path;
    uint32_t i;
    for (i = 0; i < view->page->blocks_n; i++) {
        path = &view->paths[view->sights[i].path];
        path->briefs = 0;
        path->score = 0;
    }
    for (i = 0; i < view->page->blocks_n; i++) {
        if (view->sights[i].words >= BRIEF_WORDS) continue;
        path = &view->paths[view->sights[i].path];
        path->briefs++;
        path->score += article->score[i];
    }
    for (i = 0; i < view->page->blocks_n; i++) {
        path = &view->paths[view->sights[i].path];
        if (view->sights[i].words < BRIEF_WORDS && path->briefs >= BRIEFS)
            article->score[i] = (uint16_t)((article->score[i] + path->score / path->briefs) / 2);
    }
}

void page_choose(PageArticle *article) {
    const PageView *view = article->view;
    uint32_t i;
    level_scores(article);
    article->threshold = threshold(article);
    for (i = 0; i < view->page->blocks_n; i++) {
        article->keep[i] = article->score[i] >= article->threshold && view->sights[i].words > 0 &&
                           !is_named(&view->lines[i]) && !is_elsewhere(view, i) &&
                           !is_above(view, i);
    }
    for (i = 0; i < view->page->blocks_n; i++) {
        const PageSight *sight = &view->sights[i];
        if (sight->copy && article->keep[i] && view->page->blocks[i].length > COPY_BYTES &&
            article->keep[sight->original])
            article->keep[i] = 0;
    }
}

int page_article(PageArticle *article, const PageView *view, Arena *arena) {
    uint32_t n = view->page->blocks_n + 1;
    memset(article, 0, sizeof *article);
    article->view = view;
    article->score = arena_zero(arena, n * sizeof *article->score);
    article->keep = arena_zero(arena, n);
    article->label = arena_zero(arena, n);
    article->reason = arena_zero(arena, n * sizeof *article->reason);
    if (arena->rc || score_blocks(article, arena)) return arena->rc;
    page_choose(article);
    page_label(article);
    return arena->rc;
}

static int is_cell(const Page *page, uint32_t block) {
    PageTag tag = (PageTag)page->elements[page->blocks[block].element].tag;
    return tag == TAG_TD || tag == TAG_TH;
}

/* Are both blocks cells of one row of a table? */
static int is_same_row(const Page *page, uint32_t a, uint32_t b) {
    return is_cell(page, a) && is_cell(page, b) &&
           page->blocks[a].element != page->blocks[b].element &&
           page->elements[page->blocks[a].element].parent ==
               page->elements[page->blocks[b].element].parent;
}

void page_article_text(const PageArticle *article, Buffer *out) {
    const Page *page = article->view->page;
    uint32_t i, before = 0;
    for (i = 0; i < page->blocks_n; i++) {
        if (!article->keep[i] || i == article->view->title) continue;
        if (out->n && is_same_row(page, before, i)) {
            buffer_byte(out, '\t');
        } else if (out->n) {
            buffer_add(out, "\n\n", 2);
        }
        before = i;
        buffer_add(out, page->text + page->blocks[i].start, page->blocks[i].length);
    }
}

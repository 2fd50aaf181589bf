/*
** Boilerplate: which paragraphs of a pasted or extracted article are the article.
**
** Each paragraph gets points for each piece of evidence (the table below): what it shows by
** itself (token/cue.h), its neighbours, its place. The sum is a log-odds, from which comes the
** probability that it belongs to the article. Two columns of points: a text that is mostly prose
** is an article in which a short line without mark is suspect; any other text is a page, where it
** is not.
*/
#ifndef PRESSE_TOKEN_BOILERPLATE_H
#define PRESSE_TOKEN_BOILERPLATE_H

#include "token/cue.h"

/*
** The evidence. X(name, points in an article, points in a page, the words of the reason) Points
** are tenths of a log-odds; above zero speaks for boilerplate. Rounded from a logistic regression
** on the development lines (docs/boilerplate.md says how, and what it is worth); what hardly
** occurs there (BYLINE to TITLE_WORDS, SECTION) is set by hand. Steps of one measure add up: a
** paragraph of 14 words has WORDS_2, WORDS_4 and WORDS_6.
*/
#define BOILERPLATE_EVIDENCE(X)                                                                    \
    X(BASE, 6, 3, "")                                                                              \
    X(WORDS_2, -9, -10, "its length")                                                              \
    X(WORDS_4, -7, -5, "its length")                                                               \
    X(WORDS_6, -7, -5, "its length")                                                               \
    X(WORDS_20, -22, -7, "its length")                                                             \
    X(WORDS_60, -9, -5, "its length")                                                              \
    X(FUNCTIONS, -5, -10, "function words")                                                        \
    X(OPEN_SHORT, 1, 6, "no final mark")                                                           \
    X(OPEN_MIDDLE, 2, 7, "no final mark")                                                          \
    X(CAPITALS, 8, 2, "mostly capitalised words")                                                  \
    X(BULLET, -1, -3, "a bullet")                                                                  \
    X(DIGITS, 7, 8, "many digits")                                                                 \
    X(DATE, 2, 2, "a date outside the text")                                                       \
    X(BAR, 2, 10, "a bar or arrow")                                                                \
    X(CUE_SURE, 22, 19, "a sure cue")                                                              \
    X(CUE_FAIR, 4, 5, "a cue")                                                                     \
    X(CREDIT, 16, 15, "names an agency, as a picture credit does")                                 \
    X(CREDIT_END, 20, 20, "ends in a picture credit")                                              \
    X(CREDIT_NEXT, 11, 11, "a picture credit follows")                                             \
    X(CREDIT_NEXT_LONG, 23, 35, "a picture credit follows")                                        \
    X(BYLINE, 25, 25, "'von' and a name")                                                          \
    X(INITIALS, 25, 25, "nothing but initials")                                                    \
    X(AUTHOR, 27, 25, "says what its author does, near the end")                                   \
    X(SEEN, 20, 13, "repeats an earlier paragraph")                                                \
    X(TITLE_WORDS, 20, 20, "repeats the title")                                                    \
    X(LAST_THREE, 2, 3, "near the end")                                                            \
    X(BEFORE, 3, -2, "before the first prose")                                                     \
    X(AFTER, 4, 2, "after the last prose")                                                         \
    X(NO_PROSE, 0, 9, "no prose in the text")                                                      \
    X(INSIDE, -2, -8, "between the first and the last prose")                                      \
    X(HEADING_BETWEEN, -5, 2, "stands between paragraphs of prose")                                \
    X(RUN, 8, -1, "among short lines")                                                             \
    X(PREVIOUS_SHORT, 3, 2, "follows a short line")                                                \
    X(NEXT_SHORT, 8, 3, "a short line follows")                                                    \
    X(BEFORE_SHORT, 8, 6, "follows short lines")                                                   \
    X(NEXT_CUE, 4, 1, "a line with a cue follows")                                                 \
    X(SECTION, 20, 20, "belongs to a section of its kind")                                         \
    X(SECTION_END, 30, 30, "belongs to a section at the end")

typedef enum Evidence {
#define BOILERPLATE_NAME(name, article, page, words) EVIDENCE_##name,
    BOILERPLATE_EVIDENCE(BOILERPLATE_NAME)
#undef BOILERPLATE_NAME
        EVIDENCES
} Evidence;

/* What is known of a paragraph from its neighbours: Blocks.marks. */
enum BlockMark {
    BLOCK_PROSE = 1,   /* sentences: long, with a final mark and function words */
    BLOCK_SEEN = 2,    /* equal to an earlier one */
    BLOCK_CREDIT = 4,  /* a picture's credit */
    BLOCK_CUE = 8,     /* bears a cue */
    BLOCK_AT_END = 16, /* its section goes to the end of the text */
};

/* What is known of a text as a whole, and of each of its paragraphs. In scratch memory. */
typedef struct Blocks {
    const Paragraphs *paragraphs;
    Line *lines;
    uint32_t n;
    uint32_t first, last; /* first and last paragraph of prose; first = n when there is none */
    uint32_t title;       /* the headline's paragraph, n when there is none */
    float prose;          /* share of the text's bytes that lie in paragraphs of prose */
    uint32_t run_start, run_end; /* the run of short lines around the paragraph in question */
    uint32_t *section; /* the paragraph that opens the section it belongs to, + 1; else 0 */
    uint8_t *marks;    /* BlockMark */
} Blocks;

/* Reads all paragraphs and finds title, prose and sections. SQLITE_OK or the arena's code. */
int blocks_read(Blocks *blocks, const Paragraphs *paragraphs, Arena *scratch, const char *text);

/*
** Writes the evidence for one paragraph to `out` (EVIDENCES at most); returns how many.
** Paragraphs are asked for in order.
*/
uint32_t blocks_evidence(Blocks *blocks, uint32_t paragraph, uint8_t *out);

/* The label for which the paragraph's cues speak loudest, in `*strength` how loud: 0 .. 3. */
ParagraphLabel line_loudest(const Line *line, unsigned *strength);

/* Is the paragraph a line of a heading's shape before a paragraph of prose? */
int blocks_heading(const Blocks *blocks, uint32_t paragraph);

/* Is the text an article, by the share of prose, or a page of another kind? */
int blocks_article(const Blocks *blocks);

/* Is the paragraph but a date, at the top of the text? */
int blocks_dateline(const Blocks *blocks, uint32_t paragraph);

#endif

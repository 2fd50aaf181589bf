/*
** Boilerplate: which paragraphs of a pasted or extracted article are the article.
**
** Each paragraph gets points for each piece of evidence (the table below): what it shows by
** itself (token/cue.h), its neighbours, its place. The sum is a log-odds, from which comes the
** probability that it belongs to the article. Two columns of points: a text that is mostly prose
** is an article in which a short line without mark is suspect; any other text is a page, where it
** is not.
**
** token/boilerplate.c reads the paragraphs and finds the evidence; token/label.c judges and names
** them; ext/train/boilerplate.c compares the points with a fit.
*/
#ifndef PRESSE_TOKEN_BOILERPLATE_H
#define PRESSE_TOKEN_BOILERPLATE_H

#include "token/cue.h"

/*
** The evidence: X(name, points in an article, points in a page, the words of the reason). Points
** are tenths of a log-odds; above zero speaks for boilerplate. They are set by hand in steps of
** five (docs/boilerplate.md says how, and what they are worth). Steps of one measure add up: a
** paragraph of 14 words has WORDS_2, WORDS_4 and WORDS_6.
*/
#define BOILERPLATE_EVIDENCE(X)                                                                    \
    X(BASE, 5, 5, "")                                                                              \
    X(WORDS_2, -10, -10, "its length")                                                             \
    X(WORDS_4, -5, -5, "its length")                                                               \
    X(WORDS_6, -5, -5, "its length")                                                               \
    X(WORDS_20, -20, -10, "its length")                                                            \
    X(WORDS_60, -10, -5, "its length")                                                             \
    X(FUNCTIONS, -5, -10, "function words")                                                        \
    X(OPEN_SHORT, 0, 5, "no final mark")                                                           \
    X(OPEN_MIDDLE, 0, 5, "no final mark")                                                          \
    X(CAPITALS, 10, 0, "mostly capitalised words")                                                 \
    X(BULLET, 0, -5, "a bullet")                                                                   \
    X(DIGITS, 5, 10, "many digits")                                                                \
    X(DATE, 5, 5, "a date outside the text")                                                       \
    X(BAR, 5, 10, "a bar or arrow")                                                                \
    X(CUE_SURE, 20, 20, "a sure cue")                                                              \
    X(CUE_FAIR, 5, 5, "a cue")                                                                     \
    X(CREDIT, 15, 15, "names an agency, as a picture credit does")                                 \
    X(CREDIT_END, 20, 20, "ends in a picture credit")                                              \
    X(CREDIT_NEXT, 10, 10, "a picture credit follows")                                             \
    X(CREDIT_NEXT_LONG, 20, 35, "a picture credit follows")                                        \
    X(WIRE, 25, 25, "a place and an agency, as above a report")                                    \
    X(TAGS, 25, 25, "nothing but hashtags")                                                        \
    X(TRAIL, 15, 15, "parts like the path to a page")                                              \
    X(BYLINE, 25, 25, "'von' and a name")                                                          \
    X(INITIALS, 25, 25, "nothing but initials")                                                    \
    X(AUTHOR, 25, 25, "says what its author does, near the end")                                   \
    X(SEEN, 20, 15, "repeats an earlier paragraph")                                                \
    X(RECURS, 20, 20, "stands here three times or more")                                           \
    X(TITLE_WORDS, 20, 20, "repeats the title")                                                    \
    X(LAST_THREE, 0, 5, "near the end")                                                            \
    X(BEFORE, 5, 0, "before the first prose")                                                      \
    X(AFTER, 5, 0, "after the last prose")                                                         \
    X(NO_PROSE, 0, 10, "no prose in the text")                                                     \
    X(INSIDE, 0, -10, "between the first and the last prose")                                      \
    X(HEADING_BETWEEN, -5, 0, "stands between paragraphs of prose")                                \
    X(RUN, 5, 0, "among short lines")                                                              \
    X(PREVIOUS_SHORT, 5, 0, "follows a short line")                                                \
    X(NEXT_SHORT, 10, 5, "a short line follows")                                                   \
    X(BEFORE_SHORT, 5, 5, "follows short lines")                                                   \
    X(NEXT_CUE, 5, 0, "a line with a cue follows")                                                 \
    X(SECTION, 20, 20, "belongs to a section of its kind")                                         \
    X(SECTION_END, 30, 30, "belongs to a section at the end")

typedef enum Evidence {
#define BOILERPLATE_NAME(name, article, page, words) EVIDENCE_##name,
    BOILERPLATE_EVIDENCE(BOILERPLATE_NAME)
#undef BOILERPLATE_NAME
        EVIDENCES
} Evidence;

_Static_assert(EVIDENCES <= 64, "a bit for each piece of evidence");

/* The points of a piece of evidence, tenths of a log-odds, in an article or in another page. */
int boilerplate_points(int article, Evidence evidence);

/* What is known of a paragraph from its neighbours: Blocks.marks. */
enum BlockMark {
    BLOCK_PROSE = 1,   /* sentences: long, with a final mark and function words */
    BLOCK_SEEN = 2,    /* equal to an earlier one */
    BLOCK_CREDIT = 4,  /* a picture's credit */
    BLOCK_CUE = 8,     /* bears a cue */
    BLOCK_AT_END = 16, /* its section goes to the end of the text */
    BLOCK_RECURS = 32, /* short, without a mark, and equal to two others */
};

/* What is known of a text as a whole, and of each of its paragraphs. In scratch memory. */
typedef struct Blocks {
    const Paragraphs *paragraphs;
    Line *lines;
    uint32_t n;
    uint32_t first, last; /* first and last paragraph of prose; first = n when there is none */
    uint32_t title;       /* the headline's paragraph, n when there is none */
    uint32_t top, wordy;  /* first paragraph with a word, and how many have one */
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

/* What decides whether a paragraph is kept. */
typedef struct Verdict {
    float points;      /* log-odds of boilerplate; it is kept when they are not above 0 */
    const char *guard; /* why it is kept whatever its evidence says, else NULL; static */
    uint64_t evidence; /* a bit for each */
} Verdict;

/* Judges a paragraph. Paragraphs are asked for in order. */
void blocks_judge(Blocks *blocks, uint32_t paragraph, Verdict *verdict);

/* The label for which the paragraph's cues speak loudest, in `*strength` how loud: 0 .. 3. */
ParagraphLabel line_loudest(const Line *line, unsigned *strength);

/* Is the paragraph a line of a heading's shape before a paragraph of prose? */
int blocks_heading(const Blocks *blocks, uint32_t paragraph);

/* Is the text an article, by the share of prose, or a page of another kind? */
int blocks_article(const Blocks *blocks);

/* Does the paragraph name who says the next one: "Vorname Nachname:"? */
int blocks_speaker(const Blocks *blocks, uint32_t paragraph);

/* Is the paragraph but a date, at the top of the text? */
int blocks_dateline(const Blocks *blocks, uint32_t paragraph);

#endif

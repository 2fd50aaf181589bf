/*
** Readability: measures of how hard a text is to read, and of its vocabulary and style.
**
** What counts is running text: the sentences of paragraphs that are body or lead (token/paragraph.h);
** where there are none, of all that are kept, such as a lone heading. A word is a token of kind word
** or abbreviation with at least one letter; numbers, dates, links and marks are none. A sentence
** counts when it has a word.
*/
#ifndef PRESSE_CORPUS_READABILITY_H
#define PRESSE_CORPUS_READABILITY_H

#include "document/document.h"

typedef enum Measure {
    READ_WORDS,
    READ_SENTENCES,
    READ_SENTENCE_LENGTH, /* words per sentence */
    READ_WORD_LENGTH,     /* letters per word */
    READ_SYLLABLES,       /* per word (corpus/syllable.h) */
    READ_FLESCH,          /* 180 - ASL - 58.5 ASW (Amstad 1978) */
    READ_WIENER_1,        /* Bamberger and Vanecek 1984 */
    READ_WIENER_2,
    READ_WIENER_3,
    READ_WIENER_4,
    READ_LIX,              /* Björnsson 1968 */
    READ_TYPE_TOKEN_RATIO, /* different words per word, case folded */
    READ_MATTR,            /* its mean over windows of READ_WINDOW words (Covington, McFall 2010) */
    READ_PASSIVE,          /* share of sentences with a form of the passive with "werden" */
    READ_MEASURES
} Measure;

enum {
    READ_LAYERS = LAYER_SENTENCES | LAYER_LABELS | LAYER_WORDS,
    READ_WINDOW = 50 /* words */
};

typedef struct Readability {
    double value[READ_MEASURES]; /* with three decimals; NAN where a text is too short for one */
} Readability;

/*
** Measures a document that has READ_LAYERS. The arena is for what is needed meanwhile. Linear.
** SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT, as in `arena->rc`.
*/
int readability_measure(Readability *out, Arena *arena, const Document *document);

/* The measure's name as SQL shows it; static. */
const char *readability_name(Measure measure);

#endif

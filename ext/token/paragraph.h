/*
** Paragraphs of plain text, and what each of them is: article or boilerplate.
**
** A paragraph is a line, or the lines up to a blank line where the text is hard-wrapped. Line ends
** are LF, CR, CRLF, VT, FF, NEL, U+2028 and U+2029. White space at both ends (with NBSP, BOM and
** zero-width characters) belongs to no paragraph; a line of nothing else is none.
*/
#ifndef PRESSE_TOKEN_PARAGRAPH_H
#define PRESSE_TOKEN_PARAGRAPH_H

#include "base/arena.h"

typedef enum ParagraphLabel {
    LABEL_BODY,
    LABEL_HEADING,
    LABEL_TITLE,
    LABEL_LEAD,
    LABEL_BYLINE,
    LABEL_DATELINE,
    LABEL_CREDIT,
    LABEL_CAPTION,
    LABEL_RELATED,
    LABEL_NEWSLETTER,
    LABEL_PAYWALL,
    LABEL_CONSENT,
    LABEL_SOCIAL,
    LABEL_COMMENTS,
    LABEL_NOTICE,
    LABEL_DONATION,
    LABEL_ADVERT,
    LABEL_REPEAT,
    LABEL_SEPARATOR,
    LABEL_PROMPT,
    LABELS
} ParagraphLabel;

/* Structure of arrays, in text order; offsets and lengths in bytes. Owned by the arena. */
typedef struct Paragraphs {
    uint32_t n, capacity;
    uint32_t *start;
    uint32_t *length;
    uint32_t wrap;       /* hard-wrapped text: bytes from which on a line is nearly full; else 0 */
    uint8_t *label;      /* ParagraphLabel; this and the next after paragraphs_label() */
    uint8_t *keep;       /* 1: lies in the article's text */
    float *score;        /* probability that it does, 0 .. 1 */
    const char **reason; /* the evidence in words a user understands; static or in the arena */
} Paragraphs;

/* Cuts the text into paragraphs. Returns SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT. */
int paragraphs_split(Paragraphs *paragraphs, Arena *arena, const char *text, uint32_t n);

/* Fills label, keep, score and reason. Returns SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT. */
int paragraphs_label(Paragraphs *paragraphs, Arena *arena, const char *text);

/* The paragraph that holds the byte `at`, or the last one before it: a binary search. */
uint32_t paragraphs_find(const Paragraphs *paragraphs, uint32_t at);

/* The label's name as SQL shows it, "body" and so on; static. */
const char *paragraph_label_name(ParagraphLabel label);

#endif

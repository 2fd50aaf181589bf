/*
** Quotations: who says what, in whose words.
**
** Three kinds (Brunner 2015; Petersen-Frey and Biemann, "Dataset of Quotation Attribution in German
** News Articles", LREC-COLING 2024): direct, between quotation marks; indirect, a clause or sentence
** that gives what was said ("dass ...", "er komme", "laut Polizei ..."); reported, a sentence that
** tells of a speech act alone ("Er lobte den Plan"). No parser: rules over tags, lemmas, moods,
** commas and names, in linear time. docs/quotes.md tells what is a quotation and what is none.
*/
#ifndef PRESSE_SPEECH_QUOTE_H
#define PRESSE_SPEECH_QUOTE_H

#include "entity/entity.h"

typedef enum QuoteKind { QUOTE_DIRECT, QUOTE_INDIRECT, QUOTE_REPORTED, QUOTE_KINDS } QuoteKind;

/* Structure of arrays, by start; offsets and lengths in bytes. Owned by the arena. */
typedef struct Quotes {
    uint32_t n;
    uint32_t *start, *length;                 /* what is said, without quotation marks around it */
    uint32_t *token;                          /* its first token */
    uint8_t *kind;                            /* QuoteKind */
    const char **speaker;                     /* canonical name, zero behind it; NULL: not known */
    uint32_t *speaker_start, *speaker_length; /* the words that name the speaker; length 0: none */
    uint32_t *cue_start, *cue_length;         /* the word that introduces it; length 0: none */
} Quotes;

/*
** Finds the quotations of a text, whose paragraphs have their labels. Linear. SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT.
*/
int quotes_find(Quotes *quotes, Arena *arena, const char *text, const Tokens *tokens,
                const Paragraphs *paragraphs, const Sentences *sentences, const Words *words,
                const Entities *entities);

/* The kind's name as SQL shows it, "direct" and so on; static. */
const char *quote_kind_name(QuoteKind kind);

#endif

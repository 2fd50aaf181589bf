/*
** Document: a text and the layers of its analysis, each computed once, when first asked for.
**
**     Document *d = NULL;
**     int rc = document_new(&d, "Das ist ein Satz.", 17);
**     if (!rc) rc = document_need(d, LAYER_SENTENCES);
**     ...
**     document_free(d);
*/
#ifndef PRESSE_DOCUMENT_DOCUMENT_H
#define PRESSE_DOCUMENT_DOCUMENT_H

#include "base/text.h"
#include "entity/recogniser.h"
#include "speech/quote.h"
#include "speech/relation.h"
#include "token/paragraph.h"
#include "token/sentence.h"
#include "time/time.h"
#include "token/token.h"
#include "value/value.h"
#include "word/words.h"

/* The layers, each after those it builds on. */
enum Layer {
    LAYER_TOKENS = 1,
    LAYER_PARAGRAPHS = 2,
    LAYER_SENTENCES = 4,
    LAYER_LABELS = 8,
    LAYER_ENTITIES = 16,
    LAYER_WORDS = 32,
    LAYER_TIMES = 64,
    LAYER_VALUES = 128,
    LAYER_QUOTES = 256,
    LAYER_RELATIONS = 512,
    LAYER_ALL = 1023,
};

typedef struct Document {
    Arena arena;      /* holds everything below */
    const char *text; /* own copy, ends before the first NUL; a zero byte behind */
    uint32_t n;       /* its bytes */
    unsigned layers;  /* which Layers are there */
    TextIndex index;  /* bytes to characters */
    Tokens tokens;
    Paragraphs paragraphs;
    Sentences sentences;
    Words words;
    WordMemory **memory; /* the caller's, made when first needed; NULL: one for this text alone */
    Entities entities;
    Relations relations;
    Recogniser **recogniser; /* the same of names */
    Times times;
    Values values;
    Quotes quotes;
} Document;

/*
** A document of the `n` bytes at `text`, which are copied; no layer yet. `*out` is the caller's,
** to be given to document_free(). SQLITE_OK, SQLITE_NOMEM, or SQLITE_TOOBIG above
** TEXT_MAX_BYTES.
*/
int document_new(Document **out, const char *text, size_t n);

/* Gives the document and all its layers back. NULL is allowed. */
void document_free(Document *document);

/*
** Computes the asked-for layers, and what they build on, as far as they are missing. An SQLite
** code.
*/
int document_need(Document *document, unsigned layers);

/* Does the byte `at` lie in the article's text? Needs LAYER_LABELS. */
int document_keeps(const Document *document, uint32_t at);

#endif

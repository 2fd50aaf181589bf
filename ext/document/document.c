#include "document/document.h"

#include <string.h>

int document_new(Document **out, const char *text, size_t n) {
    Document *document;
    int rc;

    *out = NULL;
    n = text_until_nul(text, n);
    if (n > TEXT_MAX_BYTES) return SQLITE_TOOBIG;
    document = sqlite3_malloc64(sizeof *document);
    if (!document) return SQLITE_NOMEM;
    memset(document, 0, sizeof *document);
    arena_init(&document->arena);
    document->n = (uint32_t)n;
    document->text = arena_text(&document->arena, text, n);
    rc = document->arena.rc;
    if (!rc) rc = text_index(&document->index, &document->arena, document->text, document->n);
    if (rc) {
        document_free(document);
        return rc;
    }
    *out = document;
    return SQLITE_OK;
}

void document_free(Document *document) {
    if (!document) return;
    arena_free(&document->arena);
    sqlite3_free(document);
}

static int run_tokens(Document *d) {
    return tokens_scan(&d->tokens, &d->arena, d->text, d->n);
}

static int run_paragraphs(Document *d) {
    return paragraphs_split(&d->paragraphs, &d->arena, d->text, d->n);
}

static int run_sentences(Document *d) {
    return sentences_split(&d->sentences, &d->arena, d->text, &d->tokens, &d->paragraphs);
}

static int run_labels(Document *d) {
    return paragraphs_label(&d->paragraphs, &d->arena, d->text);
}

static int run_words(Document *d) {
    WordMemory *own = NULL, **memory = d->memory ? d->memory : &own;
    int rc = SQLITE_NOMEM;
    if (!*memory) *memory = word_memory_new();
    if (*memory) rc = words_tag(&d->words, &d->arena, d->text, &d->tokens, &d->sentences, *memory);
    word_memory_free(own);
    return rc;
}

static int run_entities(Document *d) {
    Recogniser *own = NULL, **recogniser = d->recogniser ? d->recogniser : &own;
    int rc = *recogniser ? SQLITE_OK : recogniser_new(recogniser);
    if (!rc)
        rc = entities_find(&d->entities, &d->arena, d->text, &d->tokens, &d->sentences, &d->words,
                           *recogniser);
    recogniser_free(own);
    return rc;
}

static int run_times(Document *d) {
    return times_find(&d->times, &d->arena, d->text, &d->tokens, &d->sentences, &d->words);
}

static int run_values(Document *d) {
    return values_find(&d->values, &d->arena, d->text, &d->tokens, &d->sentences, &d->words,
                       &d->times);
}

static int run_quotes(Document *d) {
    return quotes_find(&d->quotes, &d->arena, d->text, &d->tokens, &d->paragraphs, &d->sentences,
                       &d->words, &d->entities);
}

static int run_relations(Document *d) {
    return relations_find(&d->relations, &d->arena, d->text, &d->tokens, &d->sentences, &d->words,
                          &d->entities);
}

/* Every layer with what it builds on, in an order in which they can be computed. */
static const struct {
    unsigned layer, needs;
    int (*run)(Document *);
} LAYERS[] = {
    {LAYER_TOKENS, 0, run_tokens},
    {LAYER_PARAGRAPHS, 0, run_paragraphs},
    {LAYER_SENTENCES, LAYER_TOKENS | LAYER_PARAGRAPHS, run_sentences},
    {LAYER_LABELS, LAYER_PARAGRAPHS, run_labels},
    {LAYER_WORDS, LAYER_TOKENS | LAYER_PARAGRAPHS | LAYER_SENTENCES, run_words},
    {LAYER_ENTITIES, LAYER_TOKENS | LAYER_PARAGRAPHS | LAYER_SENTENCES | LAYER_WORDS, run_entities},
    {LAYER_TIMES, LAYER_TOKENS | LAYER_PARAGRAPHS | LAYER_SENTENCES | LAYER_WORDS, run_times},
    {LAYER_VALUES, LAYER_TOKENS | LAYER_PARAGRAPHS | LAYER_SENTENCES | LAYER_WORDS | LAYER_TIMES,
     run_values},
    {LAYER_QUOTES,
     LAYER_TOKENS | LAYER_PARAGRAPHS | LAYER_SENTENCES | LAYER_LABELS | LAYER_WORDS |
         LAYER_ENTITIES,
     run_quotes},
    {LAYER_RELATIONS, LAYER_ENTITIES, run_relations},
};

enum { LAYER_COUNT = sizeof LAYERS / sizeof LAYERS[0] };

int document_need(Document *document, unsigned layers) {
    int i;

    for (i = LAYER_COUNT - 1; i >= 0; i--) {
        if (layers & LAYERS[i].layer) layers |= LAYERS[i].needs;
    }
    layers &= ~document->layers;
    for (i = 0; i < LAYER_COUNT && layers; i++) {
        if (layers & LAYERS[i].layer) {
            int rc = LAYERS[i].run(document);
            if (rc) return rc;
            document->layers |= LAYERS[i].layer;
            layers &= ~LAYERS[i].layer;
        }
    }
    return SQLITE_OK;
}

int document_keeps(const Document *document, uint32_t at) {
    const Paragraphs *paragraphs = &document->paragraphs;
    return paragraphs->n == 0 || paragraphs->keep[paragraphs_find(paragraphs, at)];
}

/*
** Word memory: what was computed for word forms, kept from text to text.
**
** News repeats its words: a form's features and their sums (word/tagger.h) cost more than a look at what
** is remembered. One memory serves one thread. It is bounded: when it is full, all is forgotten.
*/
#ifndef PRESSE_WORD_MEMORY_H
#define PRESSE_WORD_MEMORY_H

#include "word/tagger.h"

enum {
    MEMORY_FORMS = 8192, /* remembered at most, 0.8 kB each */
    MEMORY_FORM = 64,    /* bytes of a form that is remembered; longer ones are made anew */
    MEMORY_LEMMA = 40    /* bytes of a lemma that is remembered */
};

/* A form, or a form that begins a sentence. */
typedef struct KnownForm {
    TaggerType type;
    uint8_t form_n;           /* bytes of the form, which tells it from others with its hash; */
    char form[MEMORY_FORM];   /* not set where it is longer */
    uint8_t lemma_tag;        /* the tag that the lemma is for, or STTS_COUNT */
    uint8_t lemma_n;          /* its bytes, */
    char lemma[MEMORY_LEMMA]; /* the lemma; */
    uint64_t text;            /* the text that it was last used in, */
    uint32_t place, place_n;  /* and where it stands among that text's lemmas */
} KnownForm;

typedef struct WordMemory {
    Tagger tagger;
    Arena arena;
    KnownForm **list; /* made when first needed, used again when forgotten */
    uint64_t *keys;   /* hashes of the forms; whoever writes a text can make two that are equal */
    uint16_t *slots;  /* 1 + place in `list`, by the hash */
    uint32_t n;
    uint64_t texts; /* how many texts it has served */
} WordMemory;

/* A new memory, to be given to word_memory_free(); NULL when out of memory. */
WordMemory *word_memory_new(void);

/* Gives the memory back. NULL is allowed. */
void word_memory_free(WordMemory *memory);

/* Makes sure that `n` more forms, MEMORY_FORMS at most, can be known without forgetting. */
void word_memory_room(WordMemory *memory, uint32_t n);

/* What is known of the form of `n` bytes, computed if need be; NULL when out of memory. */
KnownForm *word_memory_form(WordMemory *memory, const char *form, size_t n, int first);

#endif

/*
** Hint: what the names that a site gives its elements - class, id, role, itemprop - say about the
** text in them. The stems are data: ext/data/words/page_hints.txt.
*/
#ifndef PRESSE_PAGE_HINT_H
#define PRESSE_PAGE_HINT_H

#include <stddef.h>
#include <stdint.h>

/* X(name, in C and in features), in the order of the letters in page_hints.txt. */
#define PAGE_HINTS(X)                                                                              \
    X(NAV)                                                                                         \
    X(RELATED)                                                                                     \
    X(NOTICE)                                                                                      \
    X(CREDIT)                                                                                      \
    X(BYLINE)                                                                                      \
    X(AUTHOR)                                                                                      \
    X(SOCIAL)                                                                                      \
    X(ADVERT)                                                                                      \
    X(COMMENTS)                                                                                    \
    X(NEWSLETTER)                                                                                  \
    X(CONSENT)                                                                                     \
    X(PAYWALL)                                                                                     \
    X(LEAD)                                                                                        \
    X(BODY)                                                                                        \
    X(TITLE)                                                                                       \
    X(DONATION)                                                                                    \
    X(MEDIA)

typedef enum PageHint {
#define PAGE_HINT_NAME(name) HINT_##name,
    PAGE_HINTS(PAGE_HINT_NAME)
#undef PAGE_HINT_NAME
        HINTS
} PageHint;

/* The hint's bit in a set of hints. */
#define HINT(name) (1u << HINT_##name)

enum { HINT_WORD = 20, HINT_PLACES = 1024, HINT_BEGINNINGS = 4096 };

/* Words looked up before; forgets one when two words share a place. */
typedef struct HintMemory {
    uint64_t word[HINT_PLACES]; /* hash */
    uint32_t hints[HINT_PLACES];
    uint64_t beginnings[HINT_BEGINNINGS / 64]; /* with which three bytes, hashed, stems begin */
} HintMemory;

/* Makes an all-zero memory ready. */
void hint_begin(HintMemory *memory);

/* The hints of a word of small letters, of 2 to HINT_WORD bytes. */
uint32_t hint_of_word(HintMemory *memory, const char *word, size_t n);

#endif

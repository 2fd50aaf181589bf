/*
** Corpus: what the training programs that count raw text share, reading and a vocabulary.
**
** A text is a file of lines, packed by xz or not. A line is a paragraph; lines that begin with #
** name the source's files and are left out. The text is cut by presse's own scanner, so that what
** is counted is what the library will look up.
*/
#ifndef PRESSE_TRAIN_CORPUS_H
#define PRESSE_TRAIN_CORPUS_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of the longest form that is counted; longer tokens are passed with a length of 0. */
enum { CORPUS_LONGEST = 64 };

typedef struct CorpusToken {
    const char *form; /* no zero behind it; valid during the call; made by corpus_form() */
    uint32_t n;       /* bytes */
    uint8_t kind;     /* TokenKind */
    uint8_t initial;  /* the place explains a capital: begin of a sentence, behind : or " or ( */
} CorpusToken;

/* Takes a sentence of `n` tokens, at least one. */
typedef void CorpusTaker(void *data, const CorpusToken *tokens, uint32_t n);

/* Passes all sentences of a file to `take`, in order. Ends the program when it cannot. */
void corpus_read(const char *path, CorpusTaker *take, void *data);

/*
** The form as it is counted: no soft hyphens, and 0 for every digit of a form that begins with one
** ("1984" is "0000", "20-jährige" is "00-jährige"). Writes at most `n` bytes; returns how many, 0
** for a form of more than CORPUS_LONGEST.
*/
uint32_t corpus_form(const char *text, uint32_t n, char *out);

/*
** Writes the form with a small first letter (A-Z, À-Þ) to `out`, `n` bytes; 0 when it had one
** already.
*/
int corpus_lower(const char *form, size_t n, char *out);

/*
** Reads a line of what counts.c writes: the form into `form` (CORPUS_LINE bytes), how often it was
** seen inside sentences into `*middle`. Returns how often the form counts: its estimate, where
** texts behind -- count CORPUS_SECOND times, for those are fewer than speeches are, and nearer to
** the news. Ends the program when it is no such line.
*/
enum { CORPUS_LINE = 512, CORPUS_SECOND = 4 };
uint32_t corpus_count(const char *line, char *form, uint32_t *middle);

/* Distinct forms, numbered from 0 in the order of their coming. Starts cleared. */
typedef struct Vocabulary {
    uint32_t n, room, slots;
    uint32_t *slot;   /* number + 1 */
    uint32_t *length; /* of each form */
    char **form;      /* with a zero behind it */
    char *pool;       /* the rest of the block that forms are copied to */
    size_t pool_left;
} Vocabulary;

enum { VOCABULARY_NONE = 0x7FFFFFFF };

/* The form's number; it is added when it is new. */
uint32_t vocabulary_add(Vocabulary *v, const char *form, size_t n);

/* The form's number, or VOCABULARY_NONE. */
uint32_t vocabulary_find(const Vocabulary *v, const char *form, size_t n);

/* malloc() and realloc() that end the program when there is no memory; the first clears it. */
void *corpus_memory(size_t n, size_t size);
void *corpus_resize(void *p, size_t n, size_t size);

/* Ends the program with a message. */
void corpus_fail(const char *what, const char *detail);

#endif

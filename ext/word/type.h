/*
** Word type: what a word form says by itself, before any sentence. Tokens of one form share it.
*/
#ifndef PRESSE_WORD_TYPE_H
#define PRESSE_WORD_TYPE_H

#include "word/lexicon.h"
#include "word/tag.h"

/* How the lexicon was found to know the form. */
enum TypeSource {
    TYPE_KNOWN,       /* as it stands, or with other capitals or ß/ss as spelling allows */
    TYPE_CAPITALISED, /* in small letters where the lexicon has capitals */
    TYPE_GENITIVE,    /* without its final s */
    TYPE_HYPHEN,      /* by the part behind the last hyphen */
    TYPE_COMPOUND,    /* by its longest known last part */
    TYPE_UNKNOWN
};

enum TypeFlag {
    TYPE_WORD = 1,           /* has a letter or digit */
    TYPE_BREAK = 2,          /* a mark that ends a clause: , ; : . ! ? ( ) - */
    TYPE_COMMA = 4,          /* the comma */
    TYPE_STOP = 8,           /* the full stop */
    TYPE_OPENS = 16,         /* a mark behind which a sentence may begin: : " - */
    TYPE_FINITE = 32,        /* may be a finite verb ... */
    TYPE_ONLY_FINITE = 64,   /* ... and nothing else */
    TYPE_PARTICIPLE = 128,   /* may be a past participle */
    TYPE_INFINITIVE = 256,   /* may be an infinitive, in small letters */
    TYPE_SUBORDINATES = 512, /* may be a subordinating conjunction */
    TYPE_RELATIVE = 1024,    /* may be a relative pronoun */
    TYPE_AUXILIARY = 2048,   /* may be a form of sein, haben, werden */
    TYPE_MODAL = 4096,       /* may be a modal verb */
    TYPE_CONJUNCTION = 8192, /* und, oder */
    TYPE_FOREIGN = 16384,    /* a function word of other languages and not of German */
    TYPE_UPPER = 32768,      /* begins with a capital letter */
    TYPE_QUOTE = 65536,      /* a quotation mark */
};

enum { TYPE_GRAMS = 32 };

typedef struct WordType {
    uint64_t classes;           /* CLASS_BITs of the lexicon's readings, see `source` */
    uint64_t form;              /* hash of the form; quotation marks and dashes are levelled */
    uint64_t lower;             /* hash of it in small letters with 0 for every digit */
    uint64_t ambiguity;         /* hash of the classes and the source */
    uint32_t suffix[5];         /* hashes of the last 1 to 5 characters of the small letters */
    uint32_t prefix[2];         /* hashes of the first 2 and 3 */
    uint32_t grams[TYPE_GRAMS]; /* hashes of four bytes in a row of < small letters > */
    uint32_t shape;             /* hash of the runs of capitals, small letters, digits and signs */
    uint32_t clause;            /* the letters of ext/data/words/clauses.txt, a bit each */
    uint32_t flags;             /* TypeFlags */
    uint8_t source;             /* TypeSource */
    uint8_t grams_n;            /* how many of `grams` there are */
    uint8_t cluster;            /* of word/form.h; 0: none */
    uint8_t strange;            /* how unlike German its letters are, 0 to 7 */
    uint8_t person;             /* 1 ich, 2 du, 3 wir, 4 ihr; else 0 */
    uint8_t fixed; /* 1 + the Stts that the form can only have, or 0: marks, 3., Form-, zufolge */
} WordType;

/*
** Analyses the form of `n` bytes (a zero or any character behind it). `first`: it begins a sentence,
** so that its capital says nothing. Words of more than TYPE_LONGEST bytes are not looked up.
*/
enum { TYPE_LONGEST = 120 };
void word_type(WordType *type, const char *form, size_t n, int first);

#endif

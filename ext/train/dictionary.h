/*
** Dictionary: a full-form dictionary in memory, read from lines of form TAB lemma TAB tag.
*/
#ifndef PRESSE_TRAIN_DICTIONARY_H
#define PRESSE_TRAIN_DICTIONARY_H

#include "train/keys.h"
#include "word/lexicon.h"

enum { DICTIONARY_LONGEST = 255 /* bytes of a form or a lemma */ };

/* A reading: one class and lemma of a form, with the features of all its lines. */
typedef struct Entry {
    uint32_t form, lemma; /* keys */
    uint32_t lexeme;      /* key: the lemma as a verb, adjective, noun, name or other word */
    uint32_t features;
    uint32_t next; /* of the form; 0 ends */
    WordClass class;
} Entry;

typedef struct Dictionary {
    Keys forms, lemmas, lexemes;
    Entry *entries; /* from 1 */
    uint32_t n;
    size_t room;
    uint32_t *first; /* by form */
    size_t room_first;
    unsigned long lines, dropped;
} Dictionary;

/*
** Reads the file into a cleared dictionary. Lines that begin with '#' or have a remark (" -- ") in
** the tag are left out, what is broken in german-pos-dict is mended or dropped.
*/
void dictionary_read(Dictionary *dictionary, const char *path);

/* What kind of lexeme a class belongs to: v, a, n, e (names) or x. */
unsigned char dictionary_kind(WordClass class);

/* Small letters, of Latin-1 as far as they are two bytes of UTF-8; in place. */
void dictionary_lower(char *word, size_t n);

#endif

/*
** Lemma word: what the lemmatiser's tables say of a form: its letters in other cases, the learnt
** rules, the lexicon's readings with the choice among them, the last part of a compound, the lists
** of names. For lemma.c and lemma_guess.c, which put it together.
*/
#ifndef PRESSE_WORD_LEMMA_WORD_H
#define PRESSE_WORD_LEMMA_WORD_H

#include <string.h>

#include "word/lemma_table.h"
#include "word/lexicon.h"

/* A class of the lexicon as a bit: BIT(NN). */
#define BIT(class) CLASS_BIT(CLASS_##class)

/*
** A spelling of a form that the lexicon has: the form itself, or one that differs by up to two
** edits of two bytes each (ß and ss, ae and ä).
*/
typedef struct LemmaSpelling {
    LexiconEntry entry;
    uint8_t edits, at[2];
    const char *text[2]; /* the bytes at each place */
} LemmaSpelling;

enum { LEMMA_SPELLINGS = 8 }; /* of one form that are kept: no form comes near */

/* All of them, better ones first: the form, ß and ss, umlauts, both. */
typedef struct LemmaSpellings {
    unsigned count;
    uint64_t classes; /* of them all */
    LemmaSpelling found[LEMMA_SPELLINGS];
} LemmaSpellings;

/* A form's letters: all small, the first one a capital, as they came. */
typedef enum LemmaCase { LEMMA_SMALL, LEMMA_TITLE, LEMMA_WRITTEN, LEMMA_CASES } LemmaCase;

/*
** A form on its way to its lemma, with the spellings of it that the look-ups ask for. The small
** letters have exactly the form's bytes, place by place, so that an edit of one is one of the
** other. What the lexicon and the learnt table say of it is looked up once.
*/
typedef struct LemmaWord {
    const char *form;
    size_t n;
    char small[LEMMA_LONGEST];
    char title[LEMMA_LONGEST]; /* the first letter a capital, the others small */
    int capital;               /* the first letter is one */
    int inner;                 /* a capital stands behind a small letter or at the second place */
    int shouted;               /* two letters or more, and all capitals */
    size_t letters;            /* of ASCII and Latin-1 */
    LemmaCase written;         /* the first of the cases that the form is written in */
    uint64_t hash;             /* hash_bytes() of the small letters */
    unsigned asked;            /* bits: what of the following is known already */
    LemmaSpellings spelled[LEMMA_CASES];
    unsigned groups; /* in which the form is an exception */
    size_t head;     /* of compound_head() */
} LemmaWord;

/* Reads a form of at most LEMMA_LONGEST bytes, which stays the caller's. */
void lemma_read(LemmaWord *word, const char *form, size_t n);

/*
** Letters. Capitals are those of ASCII and Latin-1, whose small letters have as many bytes; others
** are left alone: German has none. `n` bytes are left from `z` on.
*/
static inline int lemma_is_capital(const char *z, size_t n) {
    unsigned char a = (unsigned char)z[0], b = n > 1 ? (unsigned char)z[1] : 0;
    if (a < 0x80) return a >= 'A' && a <= 'Z';
    return a == 0xC3 && b >= 0x80 && b <= 0x9E && b != 0x97;
}

static inline int lemma_is_small(const char *z, size_t n) {
    unsigned char a = (unsigned char)z[0], b = n > 1 ? (unsigned char)z[1] : 0;
    if (a < 0x80) return a >= 'a' && a <= 'z';
    return a == 0xC3 && b >= 0x9F && b <= 0xBF && b != 0xB7;
}

size_t lemma_character(const char *z, size_t n); /* bytes of the character at `z` */
void lemma_make_small(char *z, size_t n);
void lemma_make_capital(char *z, size_t n); /* the first letter */

/* Copies bytes, also onto themselves; returns how many. */
static inline size_t lemma_copy(char *to, const char *from, size_t n) {
    memmove(to, from, n);
    return n;
}

static inline int lemma_ends(const char *z, size_t n, const char *end) {
    size_t m = strlen(end);
    return n >= m && memcmp(z + n - m, end, m) == 0;
}

/* The form in the case that nouns are edited in: capitals inside stay, shouting does not. */
const char *lemma_noun_form(const LemmaWord *word);

/* Sets what compound_head() says of the form, for those that know. */
void lemma_set_head(LemmaWord *word, size_t head);

/* Does the lexicon have the word in any case or spelling, or the learnt table? */
int lemma_is_found(LemmaWord *word);

/* Has the learnt table a rule for the form itself in the group? */
int lemma_is_exception(LemmaWord *word, LemmaGroup group);

/*
** From here on: functions that write a lemma and return its bytes, or 0 where they know none. At
** most the form's bytes + LEMMA_ROOM are written.
*/

/* By the table of the form itself. */
size_t lemma_exception(LemmaWord *word, LemmaGroup group, char *lemma);

/*
** By the ending, of which the form has several, from the longest to the first that is sure. The
** lemma is that of the longest one that makes something written somewhere (of nouns that which is
** written most); where none does, that of the longest. `from` is the form in its lemma's case,
** `small` the same in small letters, place by place; `*sure` (may be NULL) tells whether it is.
*/
size_t lemma_by_ending(const char *small, const char *from, size_t n, LemmaGroup group, int *sure,
                       char *lemma);

/* Classes of the lexicon, better ones first: sets of CLASS_BITs, ended by 0. */
extern const uint64_t LEMMA_NOUNS[], LEMMA_NAMES[], LEMMA_VERBS[], LEMMA_ATTRIBUTIVE[];

/* Those that fit a tag. */
const uint64_t *lemma_classes(Stts tag);

/* By the lexicon: exactly this form, or one in another spelling (ß and ss, ä and ae). */
size_t lemma_look_up(const char *form, size_t n, const uint64_t *classes, char *lemma);

/* The same for a word in one of its cases. */
size_t lemma_look_up_case(LemmaWord *word, LemmaCase letters, const uint64_t *classes, char *lemma);

/* The same in the cases that the tag lets expect. */
size_t lemma_known(LemmaWord *word, Stts tag, char *lemma);

/* Would lemma_known() find one? */
int lemma_is_known(LemmaWord *word, Stts tag);

/* The lexicon's entry of exactly the word in this case, or NULL. */
const LexiconEntry *lemma_entry(LemmaWord *word, LemmaCase letters);

/* lemma_of() of a word that was read and has a letter. */
size_t lemma_of_word(LemmaWord *word, Stts tag, char *lemma);

/* A last part that the lexicon knows. */
typedef struct LemmaTail {
    size_t n, lemma_n; /* bytes of it and of its lemma */
    int sure;          /* what comes before it is a word too */
    char lemma[LEMMA_LONGEST + LEXICON_LEMMA];
} LemmaTail;

/*
** The last part of these classes: by the splitter (word/compound.h), else the longest, but rather a
** little shorter one behind a word than a longer one behind none (Haupt-rolle, not Haup-trolle). Of
** nouns at least four letters long, of others three; two letters must come before. 0 where there is
** none.
*/
int lemma_tail(LemmaWord *word, int noun, const uint64_t *classes, LemmaTail *tail);

/*
** The lemma of the last part behind what comes before it. `*sure` (may be NULL): that is a word.
*/
size_t lemma_by_last_part(LemmaWord *word, Stts tag, int *sure, char *lemma);

/* Where the part behind the last hyphen begins; 0: there is none. */
size_t lemma_behind_hyphen(const char *form, size_t n);

/* What the name lists and the lexicon say that it names: bits of LemmaList; 0: nothing. */
enum LemmaList {
    LIST_PLACE = 1 << ('l' - 'a'),
    LIST_ORGANISATION = 1 << ('o' - 'a'),
    LIST_FIRST = 1 << ('f' - 'a'),
    LIST_LAST = 1 << ('s' - 'a')
};

unsigned lemma_listed(const char *form, size_t n);

#endif

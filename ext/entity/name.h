/*
** Name: what a name is as a string: its words, endings, legal forms, the name inside a compound.
*/
#ifndef PRESSE_ENTITY_NAME_H
#define PRESSE_ENTITY_NAME_H

#include "entity/mention.h"

enum { NAME_WORD_BYTES = 60 /* no list of words beside names holds a longer one */ };

/* The letters of a word list as bits: see the heads of names.txt and name_cues.txt. */
#define LETTER(c) (1u << ((c) - 'a'))

enum NameLetter {
    NAME_PLACE = LETTER('l'),
    NAME_ORGANISATION = LETTER('o'),
    NAME_WORK = LETTER('m'),
    NAME_PERSON = LETTER('p'),
    NAME_GIVEN = LETTER('f'),
    NAME_SURNAME = LETTER('s'),
    NAME_DERIVED = LETTER('d'),
    NAME_DOUBT = LETTER('a'), /* an ordinary word too */
    NAME_TYPED = NAME_PLACE | NAME_ORGANISATION | NAME_WORK | NAME_PERSON
};

enum NameCueLetter {
    NAME_CUE_TITLE = LETTER('t'),
    NAME_CUE_TITLE_END = LETTER('u'),
    NAME_CUE_PARTICLE = LETTER('v'),
    NAME_CUE_LEGAL_FORM = LETTER('g'),
    NAME_CUE_HEAD = LETTER('h'),
    NAME_CUE_HEAD_END = LETTER('e'),
    NAME_CUE_NOBLE = LETTER('n'),
    NAME_CUE_FIRM = LETTER('c'),
    NAME_CUE_PLACE = LETTER('o'),
    NAME_CUE_BEFORE = LETTER('b'),
    NAME_CUE_CURRENCY = LETTER('z'),
    NAME_CUE_WORK = LETTER('w'),
    NAME_CUE_FEMALE = LETTER('f'),
    NAME_CUE_MALE = LETTER('m'),
    NAME_CUE_SHORT = LETTER('k')
};

/* NameLetters of a name in ext/data/words/names.txt; 0 for one that it lacks. */
uint32_t name_find(const char *name, size_t n);

/* NameCueLetters of a word, also of the end of a compound and of inflected titles. */
uint32_t name_cue(const char *word, size_t n);

/* Bits; both or none where a word does not tell. */
enum Sex { SEX_FEMALE = 1, SEX_MALE = 2 };

/*
** The Sex of whom a word names, by the gender that it has in the lexicon: of a first name, or else of
** a noun ("Kapitän", "Sprecherin").
*/
unsigned word_sex(const char *word, size_t n, int is_given_name);

/* ... of whom a form of address stands before: "Frau", "Herr"; 0 for other words. */
unsigned address_sex(const char *word, size_t n);

/* Bytes of the genitive ending ("s", "'", "’s") of a word, 0 when it has none. */
uint32_t genitive_ending(const char *word, size_t n);

Name name_first_word(Name name);
Name name_last_word(Name name);
int name_equal(Name a, Name b);

/* Is the word of those that a firm's name ends with: "GmbH", "&", "Co.", "KG"? */
int name_is_legal(const char *word, size_t n);

/* "Muster" for "Muster GmbH & Co. KG". */
Name name_without_legal_form(Name name);

/* Do the acronym's letters stand in the name in this order, the first one first? */
int is_acronym(const char *acronym, size_t n, const char *name, size_t length);

/* Are the acronym's letters those that the name's capitalised words begin with? */
int is_initials(Name acronym, Name name);

/*
** `word` in small letters in `out` (NAME_WORD_BYTES), its first `kept` bytes as they are. Returns its
** bytes; 0 when it is too long.
*/
size_t name_small(const char *word, size_t n, size_t kept, char *out);

/* Is the acronym all capitals, and do those of the name's words, two or more, begin it? */
int begins_acronym(Name acronym, Name name);

/*
** Do three or more of the acronym's letters stand in the name in this order, the first one first, and
** no more than one not: "IADB", whose letters come from another language?
*/
int is_nearly_acronym(Name acronym, Name name);

/* Bytes of the party in "SPDler", "AfDlerinnen"; 0 for another word. */
uint32_t name_of_member(Name word);

/* "SANTIAGO DE CHILE" as "Santiago de Chile" in `out`, of `n` bytes too; 0: too long. */
size_t small_capitals(const char *text, size_t n, char *out);

/*
** The words of some tokens with single spaces where the text has white space, without soft hyphens;
** in the arena or the text. Empty when out of memory.
*/
Name name_of_tokens(Finder *finder, uint32_t first, uint32_t count);

/* Bytes of what stands before the name inside a compound: 3 of "Ex-Bayern-Trainer". */
uint32_t name_before(const char *word, uint32_t n);

/*
** The name inside a longer word of kind part: "Meta" of "Meta-Konzern", "Facebook" of "Facebook-".
** `is_name` tells whether the document or a list has a candidate as a name.
*/
Name name_inside_word(Name word, int (*is_name)(void *, Name), void *data);

/*
** derive.c: the name that a derived word comes from ("deutsche": Deutschland), or the word without
** its ending where it is not known. In the arena; NULL when out of memory. `*n` gets its bytes.
*/
const char *derived_base(Finder *finder, const char *word, size_t length, uint32_t *n);

/* derive.c: is it the adjective of a listed place: "Grazer", "Bremer"? */
int name_is_of_place(const char *word, size_t n);

/* derive.c: the place that a short name stands for ("US": USA), or the name itself. */
Name derived_place(Name name);

#endif

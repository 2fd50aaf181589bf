/*
** Lexicon: the known readings of a German word form, class, features and lemma.
**
**     LexiconEntry entry;
**     if (lexicon_find("Häuser", 7, &entry)) {
**         Reading reading = lexicon_reading(&entry, 0);
**         char lemma[LEXICON_LEMMA];
**         size_t n = lexicon_lemma(&reading, "Häuser", 7, lemma);
**         ...                                              // CLASS_NN, "Haus"
**     }
**
** Half a million forms of german-pos-dict are compiled at build time (ext/train/lexicon.c) into a
** minimal acyclic automaton over bytes (Daciuk, Mihov, Watson, Watson, "Incremental construction of
** minimal acyclic finite-state automata", Computational Linguistics 26, 2000) that is used in
** place: nothing is parsed or allocated when a connection opens.
*/
#ifndef PRESSE_WORD_LEXICON_H
#define PRESSE_WORD_LEXICON_H

#include <stddef.h>
#include <stdint.h>

/*
** What a reading is: the classes that the tagger and the lemmatiser tell apart, finer than STTS
** where the lexicon knows more (a noun that is a nominalised adjective), coarser where only the
** sentence decides (pronouns). X(name)
*/
/* clang-format off */
#define WORD_CLASSES(X) \
    X(VVFIN) X(VVFIN_JOINED) X(VVINF) X(VVIZU) X(VVPP) X(VVIMP) \
    X(VAFIN) X(VAINF) X(VAIZU) X(VAPP) X(VAIMP) X(VMFIN) X(VMINF) X(VMPP) \
    X(ADJA) X(ADJA_COMP) X(ADJA_SUP) X(ADJD) X(ADJD_COMP) X(ADJD_SUP) \
    X(PA1A) X(PA1A_COMP) X(PA1A_SUP) X(PA1D) X(PA1D_COMP) X(PA1D_SUP) \
    X(PA2A) X(PA2A_COMP) X(PA2A_SUP) X(PA2D) X(PA2D_COMP) X(PA2D_SUP) \
    X(NN) X(NN_INF) X(NN_ADJ) X(ABK) \
    X(NE_FIRST) X(NE_LAST) X(NE_TOWN) X(NE_COUNTRY) X(NE_REGION) X(NE) \
    X(PRO_PER) X(PRO_REF) X(PRO_POS) X(PRO_DEM) X(PRO_REL) X(PRO_IND) X(PRO) X(ART) X(APPR) \
    X(KON_SUB) X(KON_MAIN) X(KON_COMP) X(KON_INF) X(KON) \
    X(ADV) X(PAV) X(PWAV) X(CARD) X(ITJ) X(NEG) X(PTKVZ)
/* clang-format on */

typedef enum WordClass {
#define X(name) CLASS_##name,
    WORD_CLASSES(X)
#undef X
        WORD_CLASS_COUNT /* at most 64: sets of classes are bits of a uint64_t */
} WordClass;

#define CLASS_BIT(class) ((uint64_t)1 << (class))

/*
** A reading's features, one bit per combination, so that agreement is an AND. Of what is declined
** (nouns, names, adjectives, articles, pronouns): LEXICON_CASE(case, number, gender). Of finite
** verbs: LEXICON_FORM(mood, number, person), of imperatives the same with MOOD_PRESENT and person
** 2. A preposition has the cases it governs, in both numbers and all genders. A pronoun may stand
** beside a noun (LEXICON_ATTRIBUTIVE), alone (LEXICON_ALONE) or both.
*/
enum { CASE_NOM, CASE_GEN, CASE_DAT, CASE_ACC };
enum { NUMBER_SINGULAR, NUMBER_PLURAL };
enum { GENDER_MASCULINE, GENDER_FEMININE, GENDER_NEUTER };
enum { MOOD_PRESENT, MOOD_PAST, MOOD_SUBJUNCTIVE1, MOOD_SUBJUNCTIVE2 };
#define LEXICON_CASE(c, number, gender)    ((uint32_t)1 << (((c)*2 + (number)) * 3 + (gender)))
#define LEXICON_FORM(mood, number, person) ((uint32_t)1 << (((mood)*2 + (number)) * 3 + (person)-1))
#define LEXICON_ATTRIBUTIVE                ((uint32_t)1 << 24)
#define LEXICON_ALONE                      ((uint32_t)1 << 25)

typedef struct Reading {
    WordClass class;
    uint16_t rule;     /* makes the lemma from the form, see lexicon_lemma() */
    uint32_t features; /* of all lines of the lexicon with this class and lemma; 0: none given */
} Reading;

/* The readings of a form, those with the likelier lemma first within a class. */
typedef struct LexiconEntry {
    const unsigned char *readings; /* inside the library, see lexicon_reading() */
    unsigned count;
    uint64_t classes; /* CLASS_BITs of all readings */
} LexiconEntry;

/* The entry of exactly these `n` bytes (case matters). 1, or 0 when the lexicon lacks the form. */
int lexicon_find(const char *form, size_t n, LexiconEntry *entry);

/* A reading of the entry, `i` below its count. */
Reading lexicon_reading(const LexiconEntry *entry, unsigned i);

/* Bytes that every lemma fits into, the form's length not counted. */
enum { LEXICON_LEMMA = 64 };

/*
** Writes the lemma that the reading gives for the form, `n` + LEXICON_LEMMA bytes at most; returns
** its bytes. No zero behind it. A rule that does not fit the form gives the form.
*/
size_t lexicon_lemma(const Reading *reading, const char *form, size_t n, char *lemma);

/*
** Walking: the automaton state by state, for those that look for every word that begins at a
** place. A state is a number, LEXICON_ROOT at the start. lexicon_step() goes on by a byte, or gives
** 0 and leaves the state as it is; lexicon_at() is lexicon_find() for what was walked.
*/
enum { LEXICON_ROOT = 0 };
int lexicon_step(uint32_t *state, unsigned char byte);
int lexicon_at(uint32_t state, LexiconEntry *entry);

/* The class's name, "VVFIN"; static. */
const char *word_class_name(WordClass class);

#endif

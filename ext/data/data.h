/*
** The tables that are part of the library: read-only bytes, used in place. Made from ext/data by
** the programs in ext/train; origin and licence of each are in ext/data/LICENSE.md.
*/
#ifndef PRESSE_DATA_DATA_H
#define PRESSE_DATA_DATA_H

#include "base/hash.h"

extern const unsigned char DATA_CLASSES[];   /* token/class.h */
extern const WordTable DATA_ABBREVIATIONS[]; /* ext/data/words/abbreviations.txt, and so on */
extern const WordTable DATA_STOPWORDS[];
extern const WordTable DATA_TOKENS[];
extern const WordTable DATA_PREFIXES[];      /* word/suspended.h */
extern const WordTable DATA_REFERENCES[];    /* name of a character reference: its code point */
extern const WordTable DATA_LANGUAGES[];     /* function word: languages, see languages.txt */
extern const WordTable DATA_SWISS[];         /* token/swiss.h */
extern const unsigned char DATA_GERMAN[];    /* word/german.h */
extern const unsigned char DATA_LEXICON[];   /* word/lexicon.h */
extern const unsigned char DATA_FORMS[];     /* word/form.h */
extern const unsigned char DATA_TAGGER[];    /* word/tagger.h */
extern const unsigned char DATA_LEMMAS[];    /* word/lemma_table.h */
extern const unsigned char DATA_COMPOUNDS[]; /* word/compound_table.h */
extern const WordTable DATA_CLAUSES[];       /* word/clause.h */
extern const unsigned char DATA_CLUSTERS[], DATA_CLUSTERS_END[];     /* entity/cluster.h */
extern const unsigned char DATA_LISTS[], DATA_LISTS_END[];           /* entity/list.h */
extern const unsigned char DATA_RECOGNISER[], DATA_RECOGNISER_END[]; /* entity/recogniser.h */

extern const unsigned char DATA_SENTIMENT[], DATA_SENTIMENT_END[]; /* speech/sentiment.h */

extern const WordTable DATA_NAMES[];      /* names and what they name; made by ext/train/names.sh */
extern const WordTable DATA_NOUNS[];      /* ordinary nouns; the same */
extern const WordTable DATA_NAME_CUES[];  /* words beside names, see name_cues.txt */
extern const WordTable DATA_NUMERALS[];   /* parts of number words, see numerals.txt */
extern const WordTable DATA_UNITS[];      /* names of units; made by ext/train/units.c */
extern const WordTable DATA_VALUE_CUES[]; /* words beside numbers, see value_cues.txt */
extern const WordTable DATA_SPEECH[];     /* words that introduce speech, see speech.txt */
extern const WordTable DATA_SYLLABLES[];  /* vowels that are two syllables, see syllables.txt */

extern const WordTable DATA_PAGE_HINTS[]; /* stems of class names, see page/hint.h */
extern const WordTable DATA_DATES[];      /* words in dates, see page/date.h */
extern const WordTable DATA_META_NAMES[]; /* names of <meta>: what they are of, see page/meta.h */
extern const WordTable DATA_BYLINES[];    /* words in bylines, see page/author.h */
extern const WordTable DATA_ROLES[];      /* what somebody is, see roles.txt */
extern const WordTable DATA_PROFESSIONS[];
extern const WordTable DATA_SHIFTERS[]; /* negations, see shifters.txt */

#endif

/*
** Morphy: reads the tags of Morphy (Lezius 2000), which german-pos-dict uses, and turns them into
** the classes and features of word/lexicon.h.
**
**     SUB:NOM:SIN:MAS   VER:3:SIN:PRÄ:NON   PA1:PRD:GRU:VER   PRO:IND:DAT:PLU:FEM:B/S
*/
#ifndef PRESSE_TRAIN_MORPHY_H
#define PRESSE_TRAIN_MORPHY_H

#include "word/lexicon.h"

/* A tag: its parts as bits; 0 when it is unknown. */
typedef uint64_t MorphyTag;

MorphyTag morphy_read(const char *tag);

/* Forms of a verb: any, the first participle (VER:PA1), the infinitive, of an auxiliary. */
int morphy_is_verb(MorphyTag tag);
int morphy_is_participle(MorphyTag tag);
int morphy_is_infinitive(MorphyTag tag);
int morphy_is_auxiliary(MorphyTag tag);

/* The class of a reading; WORD_CLASS_COUNT when the tag has none. */
WordClass morphy_class(MorphyTag tag, const char *form, const char *lemma);

/* Its features. */
uint32_t morphy_features(MorphyTag tag);

#endif

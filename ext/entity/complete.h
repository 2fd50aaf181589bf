/*
** What complete.c and its helpers share: the names that the document has as a whole, by the hash of
** their words.
*/
#ifndef PRESSE_ENTITY_COMPLETE_H
#define PRESSE_ENTITY_COMPLETE_H

#include "entity/name.h"
#include "entity/vote.h"

enum { SPLIT_LONGEST = 12 /* tokens of a mention that may be several names */ };

/* The hash of a token as the text has it. */
uint64_t token_hash(const Finder *f, uint32_t token);

/* agree.c: notes a mention's name, with and without the s at its end. An SQLite code. */
int agree_note(Votes *wholes, const Finder *f, const Mention *m);

/*
** agree.c: adds up, by type, what the document has of a name as a whole, and of the name without the s
** at its end (0: it has none). Returns the type that it has most of.
*/
unsigned agree_sum(const Votes *wholes, uint64_t name, uint64_t shorter, float *types);

/* agree.c: gives a mention whose type is unsure the only one that the list of names has of it. */
void take_listed_type(const Finder *f, Mention *m);

/*
** agree.c: gives a mention whose type is unsure the one that the document has of its name elsewhere,
** by the names noted and the words that introduce it (`votes`).
*/
void agree_on_type(const Votes *wholes, const Votes *votes, const Finder *f, Mention *m);

/*
** agree.c: does the mention hold two names that the document has by themselves, as "A und B", "A durch
** B"? Returns the place of the token between them and sets the types; 0: it is one name.
*/
uint32_t agree_split(const Votes *wholes, const Finder *f, const Mention *m, unsigned *left,
                     unsigned *right);

/*
** surname.c: makes persons of single surnames that were taken for firms or towns, where the document
** has named the person in full before. An SQLite code.
*/
int mentions_agree_on_surnames(Finder *f, const Votes *votes);

/* agree.c: may the token stand between two names: a comma, "und", "durch"; no "van"? */
int is_joint(const Finder *f, uint32_t token);

/* agree.c: do the lists have a name of these tokens: "Bosnien und Herzegowina"? */
int is_listed_whole(const Finder *f, uint32_t first, uint32_t n);

/*
** work.c: makes titles of the quotations behind words for works: der Roman „Stiller Hafen“. An SQLite
** code.
*/
int mentions_add_titles(Finder *f);

#endif

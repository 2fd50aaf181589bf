/*
** Clause: what the tagger leaves open because it takes a whole clause to decide.
**
** Is a form of sein, haben or a modal an auxiliary (AUX) or a full verb (VERB)? UD German counts the
** copula as auxiliary and the verb of existence or place as full verb ("Sie ist Ärztin" AUX, "Sie
** ist in Bonn" VERB). With a participle or infinitive in the clause it is an auxiliary; haben and modals
** without are full verbs; sein is the copula with a predicate (an adjective, or a second noun or
** pronoun outside prepositional phrases) and a full verb with a place alone.
**
** Is a verb at the end of a clause finite? In a subordinate clause without another finite verb it is, if
** its form can be; in a main clause with a finite auxiliary it is not, if its form can be another.
** What stands with haben and werden is a participle, what follows a quotation a verb.
*/
#ifndef PRESSE_WORD_CLAUSE_H
#define PRESSE_WORD_CLAUSE_H

#include "token/token.h"
#include "word/type.h"

/*
** Sets tag[] and pos[] of such verbs among the tokens first .. first + n - 1, a sentence; `types`
** are those of its words.
*/
void clauses_settle(uint8_t *tag, uint8_t *pos, const WordType *const *types, const char *text,
                    const Tokens *tokens, uint32_t first, uint32_t n);

#endif

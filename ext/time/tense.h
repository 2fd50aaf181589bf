/*
** Tense: whether a clause speaks of the past, the present or the future.
*/
#ifndef PRESSE_TIME_TENSE_H
#define PRESSE_TIME_TENSE_H

#include "time/time.h"

/*
** The tense of the clause that holds the tokens `from` .. `to` of the sentence `first` .. `end` - 1:
** that of the finite verb beside them up to the next comma, or else of the nearest in the sentence. At
** most TENSE_REACH tokens on each side are looked at.
*/
enum { TENSE_REACH = 40 };
TimeTense tense_of(const char *text, const Tokens *tokens, const Words *words, uint32_t first,
                   uint32_t end, uint32_t from, uint32_t to);

#endif

/*
** Norm: a token as it would be written by itself.
**
** Two forms of a token: the one that lexicon and tables are asked for (token_form), in which only
** what cannot be seen is changed, and the one that is shown and searched for (token_norm), in which
** Swiss spelling and suspended parts are resolved as well. Both leave the token's place in the text
** alone.
*/
#ifndef PRESSE_WORD_NORM_H
#define PRESSE_WORD_NORM_H

#include "token/token.h"

/*
** The token's normal form: NFC, no soft hyphens, ß where a Swiss spelling has ss for it, and a
** suspended part completed: "Facebook-" of "Facebook- und WhatsApp-Nutzern" is "Facebook-Nutzern",
** "Vor-" of "Vor- und Nachteile" is "Vorteile", "-ausgang" of "Wareneingang und -ausgang" is
** "Warenausgang" (word/suspended.h). A part that nothing completes stays as it is.
**
** `*n` gets its bytes. Points into `text` when the token is its own normal form, else into the
** arena; NULL when out of memory. `text` is the text that the tokens were scanned from. Linear in
** the token; the words that complete it are looked for among a few tokens beside it.
*/
const char *token_norm(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                       uint32_t *n);

/* The same, but with ss and suspended parts as they stand: the form that is looked up. */
const char *token_form(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                       uint32_t *n);

#endif

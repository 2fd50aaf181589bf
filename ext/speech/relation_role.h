/*
** Roles: the nouns for what somebody is, listed in ext/data/words/roles.txt and professions.txt.
*/
#ifndef PRESSE_SPEECH_RELATION_ROLE_H
#define PRESSE_SPEECH_RELATION_ROLE_H

#include <stddef.h>

#include "base/arena.h"

/*
** Is the word a role, by its form or its lemma, whole or with a role as its last part? `*at` is
** set to the bytes before the role where `named`, a name and a hyphen, comes before it, else to 0.
** No list is asked for more than 100 bytes.
*/
int role_find(const char *form, size_t n, const char *lemma, size_t lemma_n, int named, size_t *at);

/*
** The role's noun with a capital behind `first` bytes of `before`, in the arena; NULL when out of
** memory.
*/
const char *role_lemma(Arena *arena, const char *before, size_t first, const char *lemma, size_t n);

/* Does the role say that its holder founded something? */
int role_is_founder(const char *role);

/* Is the word a party's name? */
int role_is_party(const char *word, size_t n);

#endif

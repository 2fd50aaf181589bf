/*
** Mentions: what the layer's files share. find.c finds them with the recogniser and a second look at
** the whole document, name.c and derive.c say what a mention's name is by itself, group.c joins the
** mentions of one entity and names it; entity.c runs them in that order.
*/
#ifndef PRESSE_ENTITY_MENTION_H
#define PRESSE_ENTITY_MENTION_H

#include "entity/recogniser.h"

/* A string in the text or the arena; not terminated. */
typedef struct Name {
    const char *text;
    uint32_t n;
} Name;

typedef struct Mention {
    uint32_t first, tokens; /* tokens it covers */
    uint32_t start, length; /* bytes */
    Name base; /* its name as the text has it, single spaces; of a part the name inside */
    uint8_t type, kind;
    uint8_t shortened; /* has `base` lost the ending of a genitive? */
    uint8_t before;    /* tokens before it of which the first is derived: "Grazer" */
    float score;
    Name name;       /* the entity's, with a zero behind it in the arena; */
    uint32_t entity; /* and its number */
} Mention;

typedef struct Finder {
    Arena *arena;
    const char *text;
    const Tokens *tokens;
    const Sentences *sentences;
    const Words *words;
    Recogniser *recogniser;
    Mention *mentions;
    uint32_t n, capacity;
} Finder;

/* find.c: finds all mentions, in text order, but for their `base`. An SQLite code. */
int mentions_find(Finder *finder);

/*
** complete.c: adds what the net missed: names before a hyphen, by what the votes (entity/vote.h) or a
** list has of them, and words that are a name elsewhere in the document.
*/
struct Votes;
int mentions_complete(Finder *finder, const struct Votes *votes);

/* complete.c: appends a mention. An SQLite code. */
int mention_add(Finder *finder, const Mention *mention);

/* complete.c: asks the host now and then, by a loop's count, whether to go on. An SQLite code. */
int mention_poll(const Finder *finder, uint32_t i);

/* complete.c: is it a currency? GermEval has "Euro" as a name, but a unit is none. */
int mention_is_currency(const Finder *finder, const Mention *mention);

/*
** span.c: cuts what is no part of the first name that the mention's tokens hold, and sets its bytes;
** no tokens are left where there is none. Returns the token behind it, where another name may begin.
*/
uint32_t mention_cut(const Finder *finder, Mention *mention);

/* inflect.c: the mention's name in the nominative, as far as its own words and place tell. */
Name mention_nominative(Finder *finder, const Mention *mention);

/* inflect.c: does a genitive article stand before the token, or before adjectives there? */
int stands_behind_genitive(const Finder *finder, uint32_t token);

/* group.c: fills `base`, `entity` and `name` of all mentions. An SQLite code. */
int mentions_group(Finder *finder);

#endif

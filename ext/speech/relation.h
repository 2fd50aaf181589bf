/*
** Relations: who holds which role, who acquired what, what is called what else, as the text says
** it.
**
** The words of a sentence, names taken as one, are matched with the rules of
** ext/data/relations.txt, which explains them; ext/train/relations.c compiles these. A rule names
** a subject, an object and what is said of them; the evidence is what it matched. Rules prefer to
** find nothing over finding what is not said: plans, denials and hearsay are not matched.
** Vocabulary, figures and limits: docs/relations.md.
*/
#ifndef PRESSE_SPEECH_RELATION_H
#define PRESSE_SPEECH_RELATION_H

#include "entity/entity.h"
#include "token/sentence.h"
#include "word/words.h"

/* (subject, relation, object) reads as the sentence beside it. X(name as in C, name as in SQL) */
#define RELATION_TYPES(X)                                                                          \
    X(ROLE, "role")         /* Anna Berg has the role Chefin: the object is a noun, no name */     \
    X(ROLE_AT, "role at")   /* Anna Berg has a role at Norfa: the row beside that of the role */   \
    X(MEMBER, "member")     /* Anna Berg is a member of the SPD */                                 \
    X(ACQUIRES, "acquires") /* Norfa acquires Weltra */                                            \
    X(STAKE, "stake")       /* Norfa has a stake in Weltra */                                      \
    X(ALIAS, "alias")       /* Norfa is also, or was, called Nordfabrik */                         \
    X(LOCATED, "located")   /* Norfa is located in Kassel */                                       \
    X(FOUNDED, "founded")   /* Anna Berg founded Norfa */                                          \
    X(SPOUSE, "spouse")     /* Anna Berg is the spouse of Jan Berg */                              \
    X(CHILD, "child")       /* Anna Berg is a child of Jan Berg */                                 \
    X(PARENT, "parent")     /* Anna Berg is a parent of Jan Berg */                                \
    X(SIBLING, "sibling")   /* Anna Berg is a sibling of Jan Berg */

typedef enum RelationType {
#define X(name, text) RELATION_##name,
    RELATION_TYPES(X)
#undef X
        RELATION_COUNT
} RelationType;

/* Structure of arrays, in the order of the evidence's start; offsets and lengths in bytes. */
typedef struct Relations {
    uint32_t n, capacity;
    uint32_t *start, *length; /* the evidence */
    uint32_t *token;          /* its first token */
    uint8_t *type;            /* RelationType */
    const char **subject;     /* an entity's canonical name; in the arena */
    const char **object;      /* the same, the lemma of a role, or another name of the subject */
} Relations;

/*
** Finds the relations of all sentences. Linear: a rule looks at a bounded stretch of one sentence.
** SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT.
*/
int relations_find(Relations *relations, Arena *arena, const char *text, const Tokens *tokens,
                   const Sentences *sentences, const Words *words, const Entities *entities);

/* The type's name as SQL shows it, "role at"; static. */
const char *relation_type_name(RelationType type);

#endif

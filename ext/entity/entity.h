/*
** Entities: people, organisations, places and works, each with one name per document.
*/
#ifndef PRESSE_ENTITY_ENTITY_H
#define PRESSE_ENTITY_ENTITY_H

#include "token/sentence.h"
#include "word/words.h"

typedef enum EntityType {
    ENTITY_PER,
    ENTITY_ORG,
    ENTITY_LOC,
    ENTITY_MISC,
    ENTITY_TYPES
} EntityType;

typedef enum EntityKind {
    ENTITY_NAME,    /* the mention is the name, inflected or not */
    ENTITY_PART,    /* a name inside a longer word: "Meta-Konzern" */
    ENTITY_DERIVED, /* a word made from a name: "deutsche", "Berliner" */
    ENTITY_KINDS
} EntityKind;

/* Structure of arrays of mentions, in text order; offsets and lengths in bytes. */
typedef struct Entities {
    uint32_t n;
    uint32_t *start;
    uint32_t *length;
    uint32_t *token;   /* its first token */
    uint8_t *type;     /* EntityType */
    uint8_t *kind;     /* EntityKind */
    uint32_t *entity;  /* which entity of the document, from 0 in order of first mention */
    const char **name; /* the entity's canonical name; in the arena */
    float *score;      /* how sure the mention is, 0 .. 1 */
} Entities;

/*
** Finds the mentions in the text and groups them into entities; the same whatever the recogniser
** (entity/recogniser.h) remembers. Linear. SQLITE_OK, SQLITE_NOMEM or SQLITE_INTERRUPT.
*/
struct Recogniser;
int entities_find(Entities *entities, Arena *arena, const char *text, const Tokens *tokens,
                  const Sentences *sentences, const Words *words, struct Recogniser *recogniser);

/* The names as SQL shows them: "PER", "name"; static. */
const char *entity_type_name(EntityType type);
const char *entity_kind_name(EntityKind kind);

#endif

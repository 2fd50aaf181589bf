/*
** Json: the values of a JSON text as a flat array, for JSON-LD as pages have it.
**
** Pages write JSON that no parser would let pass; this one takes what it can: line ends in strings,
** commas too many or too few, comments around the whole, an end that is missing. What is behind
** something it cannot read at all is left out.
**
**     for (i = json.nodes[object].first; i < json.nodes[object].end; i = json.nodes[i].end)
**         ...each member
*/
#ifndef PRESSE_PAGE_JSON_H
#define PRESSE_PAGE_JSON_H

#include "base/arena.h"

enum { JSON_NONE = 0xFFFFFFFF };

typedef enum JsonKind { JSON_OBJECT, JSON_ARRAY, JSON_STRING, JSON_OTHER } JsonKind;

typedef struct JsonNode {
    uint8_t kind;             /* JsonKind; numbers, true, false and null are JSON_OTHER */
    uint8_t escaped;          /* a string with \ in it */
    uint32_t start, length;   /* of a string (inside the quotes) or of anything else, in bytes */
    uint32_t key, key_length; /* of a member: its key as it stands; length 0 where it has none */
    uint32_t parent;          /* JSON_NONE for the first */
    uint32_t first, end; /* its members are nodes[first] up to nodes[end]; end: the next sibling */
} JsonNode;

typedef struct Json {
    const char *text;
    JsonNode *nodes; /* parents come before their members; nodes[0] is the whole */
    uint32_t n;
} Json;

/*
** Reads the `n` bytes at `text`, which must stay. Several values one behind the other are all
** taken: each begins where the one before ends (nodes[0].end, and so on). SQLITE_OK or the arena's
** code.
*/
int json_read(Json *json, Arena *arena, const char *text, size_t n);

/* The object's member of that key, or JSON_NONE; also where `object` is none or no object. */
uint32_t json_member(const Json *json, uint32_t object, const char *key);

/*
** A string's or number's characters, escapes resolved, with a zero behind; `*n` (may be NULL) their
** bytes. NULL when the node is neither or there is no memory.
*/
const char *json_value(const Json *json, Arena *arena, uint32_t node, size_t *n);

/* Is the node a string that holds the word? A plain comparison of bytes. */
int json_holds(const Json *json, uint32_t node, const char *word);

#endif

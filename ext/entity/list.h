/*
** Lists: what things of the world bear a name, from public lists of people, places and organisations
** (ext/train/name_lists.py). They are evidence, not answers: half of the names in the news are in
** no list, and "Weil", "Essen" and "Will" are in several. Made by ext/train/name_lists.c, used in place.
**
**   uint32 sets, uint32 kinds[sets]: a bit for each kind of thing; then a table of base/fuse.h whose
**   numbers have the set in their low LIST_SET_BITS bits and above them how many words follow, at
**   most, in a longer name that begins so. A name of several words has the hash list_join() makes.
*/
#ifndef PRESSE_ENTITY_LIST_H
#define PRESSE_ENTITY_LIST_H

#include "base/fuse.h"
#include "base/key.h"

enum {
    LIST_KINDS = 32, /* at most */
    LIST_SET_BITS = 11,
    LIST_LONGER_BITS = 3,
    LIST_WORDS = 1 << LIST_LONGER_BITS /* of the longest name */
};

/* The kinds, in the order of name_lists.py; those that the code asks for have names. */
enum ListKind {
    LIST_GIVEN_USUAL,
    LIST_GIVEN,
    LIST_GIVEN_RARE,
    LIST_GIVEN_OF_PERSON,
    LIST_SURNAME_GERMAN,
    LIST_SURNAME,
    LIST_SURNAME_RARE,
    LIST_PERSON,
    LIST_CITY,
    LIST_TOWN,
    LIST_CITY_SMALL,
    LIST_COUNTRY,
    LIST_PEOPLE,
    LIST_DISTRICT,
    LIST_LANDSCAPE
};
#define LIST_BIT(kind) ((uint32_t)1 << (kind))
#define LIST_GIVENS                                                                                \
    (LIST_BIT(LIST_GIVEN_USUAL) | LIST_BIT(LIST_GIVEN) | LIST_BIT(LIST_GIVEN_RARE) |               \
     LIST_BIT(LIST_GIVEN_OF_PERSON))
#define LIST_SURNAMES                                                                              \
    (LIST_BIT(LIST_SURNAME_GERMAN) | LIST_BIT(LIST_SURNAME) | LIST_BIT(LIST_SURNAME_RARE))

typedef struct Lists {
    const unsigned char *kinds;
    uint32_t sets;
    Fuse names;
} Lists;

typedef struct ListEntry {
    uint32_t kinds;  /* LIST_BITs */
    uint32_t longer; /* words that may follow, 0 when no longer name begins so */
} ListEntry;

/* Opens the lists in place; `n` is their bytes or more. SQLITE_OK or SQLITE_CORRUPT. */
int lists_open(Lists *lists, const unsigned char *bytes, size_t n);

/* What bears the name with this hash: that of a word is hash_bytes(). */
ListEntry lists_find(const Lists *lists, uint64_t hash);

/* The hash of a name with one more word. */
static inline uint64_t list_join(uint64_t name, uint64_t word) {
    return key_mix(key_join(name, word));
}

#endif

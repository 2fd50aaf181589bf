/*
** Persons: the people whom a document names in full, and which of them a surname alone means.
*/
#ifndef PRESSE_ENTITY_PERSON_H
#define PRESSE_ENTITY_PERSON_H

#include "entity/mention.h"

typedef struct Person {
    Name full, given, surname;
    uint32_t count; /* mentions in full, */
    uint32_t exact; /* in just this form, */
    uint32_t alone; /* and by the surname */
    uint32_t last;  /* the last mention that meant this person */
    uint32_t older; /* 1 + the person before with the same surname, or 0; */
    uint32_t other; /* and with the same first name */
    uint32_t same;  /* 1 + the person that this one is, or 0 */
    uint8_t tail;   /* no first name: "von der Aue" of "Jürgen von der Aue" */
} Person;

typedef struct Persons {
    Arena *arena;
    Person *list;
    uint32_t n, capacity;
    uint32_t *slots; /* 1 + the newest person with a surname, or a first name */
    uint32_t slots_n, taken;
} Persons;

int persons_init(Persons *persons, Arena *arena);

/* Adds a person's name in full, the `mention`th; a name of one word is none. An SQLite code. */
int persons_add(Persons *persons, Name full, uint32_t mention);

/* Counts a surname that stands alone, once all persons are there. */
void persons_count(Persons *persons, Name surname);

/* Joins those whose names differ by a slip or lack the first name; to be called once all are there. */
void persons_settle(Persons *persons);

/* Is this somebody's surname? */
int persons_know(const Persons *persons, Name surname);

/* The full name of the person that the `i`th mention means, or its own. */
Name persons_find(Persons *persons, const Finder *finder, const Mention *mention, uint32_t i);

#endif

/*
** Keys: what the program that builds the lexicon needs of memory: arrays that grow, numbers for
** byte strings, bytes of numbers. Without memory it ends.
*/
#ifndef PRESSE_TRAIN_KEYS_H
#define PRESSE_TRAIN_KEYS_H

#include <stddef.h>
#include <stdint.h>

/* Ends the program with a message. */
_Noreturn void die(const char *what);

/* Makes room in an array of `room` elements for element `n`: doubles it when it is full. */
void *grow(void *array, size_t n, size_t *room, size_t size);
#define ROOM(array, n, room) ((array) = grow(array, n, &(room), sizeof *(array)))

/* `n` cleared elements, for free(). */
void *zeros(size_t n, size_t size);

/* Writes a number of two or four bytes, little end first. */
void put16(unsigned char *p, uint32_t x);
void put32(unsigned char *p, uint32_t x);

/* Distinct byte strings, numbered from 1 in the order of their coming. Starts cleared. */
typedef struct Keys {
    unsigned char *bytes; /* all keys */
    size_t n_bytes, room_bytes;
    size_t *start; /* of key i, and start[n + 1] the end of the last */
    uint32_t n;
    size_t room;
    uint32_t *slots; /* open addressing */
    uint32_t n_slots;
} Keys;

/* The key's number, a new one when there was none. */
uint32_t keys_add(Keys *keys, const void *key, size_t n);

/* The key's number, 0 when there is none. */
uint32_t keys_find(const Keys *keys, const void *key, size_t n);

/* The bytes of a key, until one is added; no zero behind them. */
const char *key_text(const Keys *keys, uint32_t id, size_t *n);

/* Orders two keys by their bytes, as memcmp(). */
int keys_compare(const Keys *keys, uint32_t a, uint32_t b);

#endif

/*
** words LIST.txt TABLE.bin: compiles a word list into a table that is used in place (base/hash.h).
**
** A line of the list is a word, or several with single spaces, and, behind a tab, letters a to z
** that say what it is: each sets a bit of the word's value, a the lowest. No letters mean a. A
** number instead of letters is the value itself. Lines beginning with # and empty lines are
** skipped; the values of a word that comes twice are joined.
*/
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

typedef struct Word {
    const char *text;
    size_t n;
    uint32_t value;
} Word;

static void fail(const char *what, const char *detail) {
    fprintf(stderr, "words: %s: %s\n", what, detail);
    exit(1);
}

static void *checked(void *p) {
    if (!p) fail("memory", "out of memory");
    return p;
}

static char *read_file(const char *name) {
    FILE *file = fopen(name, "rb");
    size_t n = 0, room = 1 << 16, got;
    char *text = checked(malloc(room));

    if (!file) fail(name, strerror(errno));
    while ((got = fread(text + n, 1, room - n - 1, file)) > 0) {
        n += got;
        if (room - n < 2) text = checked(realloc(text, room *= 2));
    }
    fclose(file);
    text[n] = 0;
    return text;
}

static uint32_t read_letters(const char *letters, const char *line) {
    uint32_t value = 0;
    if (!letters) return 1;
    if (*letters >= '1' && *letters <= '9') return (uint32_t)strtoul(letters, NULL, 10);
    for (; *letters; letters++) {
        if (*letters < 'a' || *letters > 'z') fail("not a letter from a to z", line);
        value |= 1u << (*letters - 'a');
    }
    return value;
}

static size_t read_words(char *text, Word **out) {
    size_t n = 0, room = 1024;
    Word *words = checked(malloc(room * sizeof *words));
    char *line, *rest = text;

    while (rest && *rest) {
        char *tab;
        line = rest;
        rest = strchr(line, '\n');
        if (rest) *rest++ = 0;
        if (!*line || *line == '#') continue;
        tab = strchr(line, '\t');
        if (tab) *tab++ = 0;
        if (strlen(line) > 255) fail("longer than 255 bytes", line);
        if (n == room) words = checked(realloc(words, (room *= 2) * sizeof *words));
        words[n++] = (Word){line, strlen(line), read_letters(tab, line)};
    }
    *out = words;
    return n;
}

static void put32(unsigned char *p, size_t value) {
    p[0] = (unsigned char)value;
    p[1] = (unsigned char)(value >> 8);
    p[2] = (unsigned char)(value >> 16);
    p[3] = (unsigned char)(value >> 24);
}

int main(int argc, char **argv) {
    Word *words;
    size_t n, i, slots = 16, size, entries = 0, longest = 0;
    unsigned char *table;
    FILE *out;

    if (argc != 3) fail("usage", "words LIST.txt TABLE.bin");
    n = read_words(read_file(argv[1]), &words);
    while (slots < 2 * n) slots *= 2;
    size = 12 + 4 * slots;
    for (i = 0; i < n; i++) size += 5 + words[i].n;
    if (size > WORD_TABLE_OFFSET) fail("too long a list", argv[1]);
    table = checked(calloc(size, 1));
    size = 12 + 4 * slots;
    for (i = 0; i < n; i++) {
        uint64_t hash = hash_bytes(words[i].text, words[i].n);
        size_t slot = (size_t)hash & (slots - 1), at;
        while ((at = hash_read32(table + 12 + 4 * slot) & WORD_TABLE_OFFSET) != 0) {
            unsigned char *entry = table + at;
            if (entry[4] == words[i].n && memcmp(entry + 5, words[i].text, words[i].n) == 0) break;
            slot = (slot + 1) & (slots - 1);
        }
        if (at) {
            put32(table + at, hash_read32(table + at) | words[i].value);
            continue;
        }
        put32(table + 12 + 4 * slot, size | (size_t)(hash >> 56) << 24);
        put32(table + size, words[i].value);
        table[size + 4] = (unsigned char)words[i].n;
        memcpy(table + size + 5, words[i].text, words[i].n);
        size += 5 + words[i].n;
        entries++;
        if (words[i].n > longest) longest = words[i].n;
    }
    put32(table, slots);
    put32(table + 4, entries);
    put32(table + 8, longest);
    out = fopen(argv[2], "wb");
    if (!out || fwrite(table, 1, size, out) != size || fclose(out)) fail(argv[2], strerror(errno));
    return 0;
}

/*
** name_lists OUT.bin LISTS.tsv: compiles the lists that name_lists.py writes into the table of
** entity/list.h. Names are cut into words by presse's own scanner, as texts are.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "entity/list.h"
#include "token/token.h"
#include "train/corpus.h"
#include "train/fuse.h"
#include "train/seal.h"

enum { LINE = 1024 };

static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyzA";

typedef struct Name {
    uint64_t hash;
    uint32_t kinds, longer;
} Name;

typedef struct Names {
    Name *list;
    size_t n, room;
} Names;

static void add(Names *names, uint64_t hash, uint32_t kinds, uint32_t longer) {
    if (names->n == names->room) {
        names->room = names->room ? 2 * names->room : 1 << 16;
        names->list = corpus_resize(names->list, names->room, sizeof *names->list);
    }
    names->list[names->n++] = (Name){hash, kinds, longer};
}

static void read_line(Names *names, Arena *arena, char *line) {
    char *letters = strchr(line, '\t');
    Tokens tokens = {0};
    uint64_t hash = 0, first = 0;
    uint32_t kinds = 0, i;

    if (!letters) corpus_fail("no line of lists", line);
    *letters++ = 0;
    for (; *letters && *letters != '\n'; letters++) {
        const char *letter = strchr(LETTERS, *letters);
        if (!letter) corpus_fail("unknown kind", letters);
        kinds |= LIST_BIT(letter - LETTERS);
    }
    if (tokens_scan(&tokens, arena, line, (uint32_t)strlen(line))) corpus_fail("cannot cut", line);
    if (tokens.n == 0 || tokens.n > LIST_WORDS) return;
    for (i = 0; i < tokens.n; i++) {
        uint64_t word = hash_bytes(line + tokens.start[i], tokens.length[i]);
        hash = i == 0 ? word : list_join(hash, word);
        if (i == 0) first = word;
    }
    add(names, hash, kinds, 0);
    if (tokens.n > 1) add(names, first, 0, tokens.n - 1);
}

static int by_hash(const void *a, const void *b) {
    const Name *x = a, *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

static void put32(FILE *out, uint32_t value) {
    int k;
    for (k = 0; k < 4; k++) fputc((int)(value >> 8 * k & 0xFF), out);
}

int main(int argc, char **argv) {
    static uint32_t sets[1 << LIST_SET_BITS];
    static Names names;
    char line[LINE];
    uint64_t *hashes;
    uint32_t *numbers, n = 0, sets_n = 1; /* the first set is empty */
    size_t i, j;
    Arena arena;
    FILE *file, *out;

    if (argc != 3) corpus_fail("usage", "name_lists OUT.bin LISTS.tsv");
    file = fopen(argv[2], "r");
    if (!file) corpus_fail("cannot read", argv[2]);
    arena_init(&arena);
    while (fgets(line, sizeof line, file)) {
        read_line(&names, &arena, line);
        arena_clear(&arena);
    }
    fclose(file);
    qsort(names.list, names.n, sizeof *names.list, by_hash);
    hashes = corpus_memory(names.n, sizeof *hashes);
    numbers = corpus_memory(names.n, sizeof *numbers);
    for (i = 0; i < names.n; i = j) {
        uint32_t kinds = 0, longer = 0, set;
        for (j = i; j < names.n && names.list[j].hash == names.list[i].hash; j++) {
            kinds |= names.list[j].kinds;
            if (names.list[j].longer > longer) longer = names.list[j].longer;
        }
        for (set = 0; set < sets_n && sets[set] != kinds; set++) {
        }
        if (set == sets_n && sets_n++ == 1 << LIST_SET_BITS) corpus_fail("too many sets", argv[2]);
        sets[set] = kinds;
        hashes[n] = names.list[i].hash;
        numbers[n++] = set | longer << LIST_SET_BITS;
    }
    out = fopen(argv[1], "wb");
    if (!out) corpus_fail("cannot write", argv[1]);
    put32(out, sets_n);
    for (i = 0; i < sets_n; i++) put32(out, sets[i]);
    fuse_write(out, hashes, numbers, n, LIST_SET_BITS + LIST_LONGER_BITS, 4);
    fprintf(stderr, "name_lists: %u hashes, %u sets, %ld bytes\n", n, sets_n, ftell(out));
    if (fclose(out) != 0) corpus_fail("cannot write", argv[1]);
    seal_file(argv[1]);
    return 0;
}

/*
** forms OUT.bin COUNTS.tsv CLUSTERS.tsv: compiles counts (ext/train/counts.c) and clusters of word
** forms (ext/train/clusters.c) into the table of word/form_table.h.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/corpus.h"
#include "train/fuse.h"
#include "word/form_table.h"

enum {
    SEEN = 13, /* by corpus_count(); what is seen less often is left out */
    SEEDS = 100
};

typedef struct Forms {
    Vocabulary names;
    uint32_t *payload; /* cluster and frequency of each */
    uint32_t room;
} Forms;

static uint32_t frequency(uint32_t count) {
    double f = floor(1 + 2 * log2(count) + 0.5);
    return f > FORM_FREQUENCY_MAX ? FORM_FREQUENCY_MAX : (uint32_t)f;
}

static void read_counts(const char *path, Forms *forms) {
    char line[CORPUS_LINE], form[CORPUS_LINE];
    FILE *file = fopen(path, "r");

    if (!file) corpus_fail("cannot read", path);
    while (fgets(line, sizeof line, file)) {
        uint32_t middle, weight = corpus_count(line, form, &middle), id;
        if (weight < SEEN) continue;
        id = vocabulary_add(&forms->names, form, strlen(form));
        if (id >= forms->room) {
            forms->room = forms->room ? 2 * forms->room : 1 << 16;
            forms->payload = corpus_resize(forms->payload, forms->room, sizeof *forms->payload);
        }
        forms->payload[id] = frequency(weight) << 8;
    }
    fclose(file);
}

static void read_clusters(const char *path, Forms *forms) {
    char line[CORPUS_LINE], form[CORPUS_LINE];
    uint32_t n = 0;
    FILE *file = fopen(path, "r");

    if (!file) corpus_fail("cannot read", path);
    while (fgets(line, sizeof line, file)) {
        unsigned cluster;
        uint32_t id;
        if (sscanf(line, "%511[^\t]\t%u", form, &cluster) != 2 || cluster == 0 || cluster > 255)
            corpus_fail("not a line of clusters", line);
        id = vocabulary_find(&forms->names, form, strlen(form));
        if (id == VOCABULARY_NONE) continue;
        forms->payload[id] |= cluster;
        n++;
    }
    fclose(file);
    fprintf(stderr, "forms: %u forms, %u with a cluster\n", forms->names.n, n);
}

/* Fills the slots with this seed; 0 when the forms cannot be peeled. */
static int fill(const Forms *forms, uint32_t seed, uint32_t *slots) {
    uint32_t n = forms->names.n, i;
    FusePlace *places = corpus_memory(n, sizeof *places);
    uint32_t *entries = corpus_memory(n, sizeof *entries);
    int filled;

    for (i = 0; i < n; i++) {
        places[i] = form_place(forms->names.form[i], forms->names.length[i], seed);
        entries[i] = places[i].print | forms->payload[i];
    }
    filled = fuse_fill(places, entries, n, slots, FORM_SLOTS);
    free(places);
    free(entries);
    return filled;
}

static void put32(FILE *out, uint32_t value) {
    int k;
    for (k = 0; k < 4; k++) fputc((int)(value >> 8 * k & 0xFF), out);
}

int main(int argc, char **argv) {
    static Forms forms;
    static uint32_t slots[FORM_SLOTS];
    uint32_t seed = 1, i;
    FILE *out;

    if (argc != 4) corpus_fail("usage", "forms OUT.bin COUNTS.tsv CLUSTERS.tsv");
    read_counts(argv[2], &forms);
    read_clusters(argv[3], &forms);
    while (!fill(&forms, seed, slots)) {
        if (++seed > SEEDS) corpus_fail("too many forms for the table", argv[2]);
    }
    out = fopen(argv[1], "wb");
    if (!out) corpus_fail("cannot write", argv[1]);
    put32(out, seed);
    for (i = 0; i < FORM_SLOTS; i++) put32(out, slots[i]);
    if (fclose(out) != 0) corpus_fail("cannot write", argv[1]);
    fprintf(stderr, "forms: %d bytes, seed %u\n", FORM_BYTES, seed);
    return 0;
}

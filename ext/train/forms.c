/*
** forms OUT.bin COUNTS.tsv CLUSTERS.tsv: compiles counts (ext/train/counts.c) and clusters of word
** forms (ext/train/clusters.c) into the table of word/form_table.h.
**
** The table is filled by peeling (Botelho, Pagh, Ziviani, "Simple and space-efficient minimal
** perfect hash functions", WADS 2007): a slot that only one form left over wants decides that
** form's entry, whatever the other two hold; so the forms are taken off one by one, and their slots
** are set in the opposite order. Where some form is never alone in a slot, another seed is tried.
*/
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/corpus.h"
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
    uint32_t n = forms->names.n, taken = 0, at, i, k;
    FormPlace *place = corpus_memory(n, sizeof *place);
    uint32_t *wanted = corpus_memory(FORM_SLOTS, sizeof *wanted); /* by how many forms */
    uint32_t *joined = corpus_memory(FORM_SLOTS, sizeof *joined); /* exclusive or of those forms */
    uint32_t *order = corpus_memory(n, sizeof *order);            /* forms as they are taken off */
    uint32_t *own = corpus_memory(n, sizeof *own);                /* the slot each was alone in */
    uint32_t *alone = corpus_memory(3 * (size_t)n + FORM_SLOTS, sizeof *alone), queued = 0;

    for (i = 0; i < n; i++) {
        place[i] = form_place(forms->names.form[i], forms->names.length[i], seed);
        for (k = 0; k < 3; k++) {
            wanted[place[i].slot[k]]++;
            joined[place[i].slot[k]] ^= i;
        }
    }
    for (i = 0; i < FORM_SLOTS; i++) {
        if (wanted[i] == 1) alone[queued++] = i;
    }
    for (at = 0; at < queued; at++) {
        uint32_t form = joined[alone[at]];
        if (wanted[alone[at]] != 1) continue;
        own[taken] = alone[at];
        order[taken++] = form;
        for (k = 0; k < 3; k++) {
            uint32_t slot = place[form].slot[k];
            joined[slot] ^= form;
            if (--wanted[slot] == 1) alone[queued++] = slot;
        }
    }
    memset(slots, 0, FORM_SLOTS * sizeof *slots);
    for (i = taken; taken == n && i-- > 0;) {
        const FormPlace *p = &place[order[i]];
        uint32_t others = slots[p->slot[0]] ^ slots[p->slot[1]] ^ slots[p->slot[2]];
        slots[own[i]] ^= others ^ p->print ^ forms->payload[order[i]];
    }
    free(place);
    free(wanted);
    free(joined);
    free(order);
    free(own);
    free(alone);
    return taken == n;
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

/*
** compounds COUNTS.tsv LIST.txt TABLE.bin: learns which modifiers and heads German compounds have.
**
** No word that was split by hand is needed: all nouns and adjectives of the lexicon and all
** capitalised words of running text are split as well as can be, the modifiers (as written, link
** included) and the heads' lemmas of these splits are counted, and with the counts everything is
** split again (hard EM over word types). In the first round all modifiers that a grammar allows
** cost the same but for what their form costs. The splitter is the library's own.
**
** COUNTS.tsv: form TAB count TAB ...; LIST.txt: ext/data/compounds.txt; TABLE.bin: see
** ext/word/compound_table.h. The lexicon is the library's.
*/
#include "train/compounds.h"

/* Files */

static void read_counts(Knowledge *k, const char *name) {
    FILE *file = fopen(name, "rb");
    static char line[4096];
    char small[LONGEST];

    if (!file) fail(name, strerror(errno));
    while (fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        double count;
        size_t n;
        if (!tab) continue;
        n = (size_t)(tab - line);
        count = atof(tab + 1);
        *tab = 0;
        if (n >= LONGEST || count < 2 || !make_small(line, n, small)) continue;
        map_find(&k->counts, line, n, 1)->number = count;
    }
    fclose(file);
}

/* Capitalised words of running text that are no names. */
static void text_types(Knowledge *k) {
    char small[LONGEST];
    LexiconEntry entry;
    size_t i;

    for (i = 0; i < k->counts.n; i++) {
        const char *word = k->counts.items[i].word;
        size_t n = strlen(word);
        if (k->counts.items[i].number < LEAST_COUNT || letter_count(word, n) < LEAST_LETTERS)
            continue;
        if (!begins_big(word) || !make_small(word, n, small)) continue;
        if (memcmp(word + 2, small + 2, n - 2) != 0) continue;
        if (map_find(&k->types, small, n, 0)) continue;
        if (lexicon_find(small, n, &entry)) continue;
        map_find(&k->types, small, n, 1);
    }
}

static void read_list(Knowledge *k, const char *name) {
    static const char *const KINDS[] = {"short",         "modifier", "adjective", "not-modifier",
                                        "not-head",      "not-base", "particle",  "half-particle",
                                        "verb-particle", "name-end", "whole"};
    Map *maps[] = {&k->short_words,    &k->fixed,     &k->short_words, &k->not_modifiers,
                   &k->not_heads,      &k->not_bases, &k->particles,   &k->half_particles,
                   &k->verb_particles, &k->name_ends, &k->wholes};
    FILE *file = fopen(name, "rb");
    static char line[4096];

    if (!file) fail(name, strerror(errno));
    while (fgets(line, sizeof line, file)) {
        char *kind = strtok(line, " \n"), *word;
        size_t j = 0;
        if (!kind || *kind == '#') continue;
        while (j < sizeof KINDS / sizeof *KINDS && strcmp(KINDS[j], kind) != 0) j++;
        if (j == sizeof KINDS / sizeof *KINDS) fail("not a kind", kind);
        while ((word = strtok(NULL, " \n")) != NULL) {
            char *base = strchr(word, '=');
            Item *item;
            if (base) *base++ = 0;
            item = map_find(maps[j], word, strlen(word), 1);
            item->number = (double)(j + 1);
            if (maps[j] == &k->fixed)
                item->rule = rule_of(k, word, strlen(word), base ? base : word, 0);
        }
    }
    fclose(file);
}

/* Learning */

static void count_path(const CompoundPath *path, const char *word, Map *modifiers, Map *heads,
                       Map *text_heads) {
    char form[LONGEST + 1], lemma[LONGEST + LEXICON_LEMMA];
    unsigned i;
    size_t n;

    for (i = 0; i + 1 < path->count; i++) {
        const CompoundStep *step = &path->steps[i];
        n = (size_t)step->end - step->start;
        map_find(modifiers, word + step->start, n, 1)->number += 1;
    }
    n = (size_t)path->steps[i].end - path->steps[i].start;
    memcpy(form, word + path->steps[i].start, n);
    if (path->head_text) {
        map_find(text_heads, form, n - path->steps[i].rule, 1)->number += 1;
        return;
    }
    if (path->head_capital) {
        if ((unsigned char)form[0] == 0xC3)
            form[1] = (char)(form[1] - 0x20);
        else
            form[0] = (char)(form[0] - 32);
    }
    n = lexicon_lemma(&path->head, form, n, lemma);
    map_find(heads, lemma, n, 1)->number += 1;
}

static void learn(Knowledge *k, int round, const unsigned char *bytes, size_t size) {
    CompoundTable table;
    CompoundPath path;
    Map modifiers = {0}, heads = {0}, text_heads = {0};
    size_t i, split = 0;

    if (!compound_table_open(&table, bytes, size)) fail("table", "cannot be read");
    for (i = 0; i < k->types.n; i++) {
        const Item *type = &k->types.items[i];
        compound_search(&table, type->word, strlen(type->word),
                        type->flag ? COMPOUND_ADJECTIVES : COMPOUND_NOUNS, 0, &path);
        if (path.count < 2) continue;
        if (round > 0 && path.cost > -CREDIBLE * COMPOUND_SCALE * path.count) continue;
        count_path(&path, type->word, &modifiers, &heads, &text_heads);
        split++;
    }
    map_clear(&k->modifiers);
    map_clear(&k->heads);
    map_clear(&k->text_heads);
    k->text_heads = text_heads;
    k->modifiers = modifiers;
    k->heads = heads;
    k->modifier_sum = SMOOTHING * (double)modifiers.n;
    k->noun_sum = k->other_sum = SMOOTHING * (double)(heads.n + text_heads.n);
    for (i = 0; i < text_heads.n; i++) k->noun_sum += text_heads.items[i].number;
    for (i = 0; i < modifiers.n; i++) k->modifier_sum += modifiers.items[i].number;
    for (i = 0; i < heads.n; i++) {
        if (begins_big(heads.items[i].word))
            k->noun_sum += heads.items[i].number;
        else
            k->other_sum += heads.items[i].number;
    }
    fprintf(stderr, "round %d: %zu of %zu types split, %zu modifiers, %zu heads\n", round, split,
            k->types.n, modifiers.n, heads.n);
}

int main(int argc, char **argv) {
    static Knowledge knowledge;
    Knowledge *k = &knowledge;
    unsigned char *table;
    size_t size;
    FILE *out;
    int round;

    if (argc != 5) fail("usage", "compounds COUNTS.tsv CLUSTERS.tsv LIST.txt TABLE.bin");
    read_counts(k, argv[1]);
    read_list(k, argv[3]);
    each_form(k, 0);
    each_form(k, 1);
    text_nouns(k, argv[2]);
    text_types(k);
    fprintf(stderr, "%zu counts, %zu text nouns, %zu candidates, %zu types, %zu rules\n",
            k->counts.n, k->nouns.n, k->candidates.n, k->types.n, k->rules.n);
    k->modifier_sum = k->noun_sum = k->other_sum = 20000;
    table = make_table(k, 1, &size);
    for (round = 0; round < ROUNDS; round++) {
        learn(k, round, table, size);
        free(table);
        table = make_table(k, 0, &size);
    }
    find_wholes(k, table, size);
    free(table);
    table = make_table(k, 0, &size);
    fprintf(stderr, "%zu bytes\n", size);
    out = fopen(argv[4], "wb");
    if (!out || fwrite(table, 1, size, out) != size || fclose(out)) fail(argv[4], strerror(errno));
    return 0;
}

/*
** Trains the recogniser of names: a net (train/net.h) over the features of entity/name_form.h and
** entity/name_feature.h.
**
**     recogniser MODEL TRAIN...                writes MODEL
**     recogniser --test FILE MODEL             its figures on FILE
**
** Files are in GermEval 2014's format: a token, a tab and its tag a line, an empty line between
** sentences. The sentences are cut into tokens by presse's own scanner, whose tokens take over the
** tags. Options before MODEL: --nets N, --epochs N, --average N, --seed N, --least N, --drop P,
** --hidden-drop P, --rate R, --decay D, --outside S (taken off the score of no name), --show 1 (with --test: every wrong name).
** The same input gives the same model, byte for byte.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/data.h"
#include "document/document.h"
#include "entity/recogniser.h"
#include "train/corpus.h"
#include "train/net.h"
#include "train/seal.h"
#include "word/norm.h"

enum { LINE = 4096, SENTENCE = 1 << 16, SPANS = 1024 };

/* A sentence of the file: its tokens joined by spaces, and the gold names as bytes of that text. */
typedef struct Gold {
    uint32_t start, end;
    unsigned class;
} Gold;

typedef struct Sentence {
    char text[SENTENCE];
    uint32_t n, golds_n;
    Gold golds[SPANS];
} Sentence;

static NetOptions options;
static double outside = 0.25;

/* The class of "LOCderiv" and so on. */
static unsigned class_of(const char *tag) {
    static const char *const TYPES[] = {"PER", "ORG", "LOC", "OTH"};
    static const char *const KINDS[] = {"", "part", "deriv"};
    unsigned t, k;
    for (t = 0; t < 4; t++) {
        for (k = 0; k < 3; k++) {
            if (strncmp(tag, TYPES[t], 3) == 0 && strcmp(tag + 3, KINDS[k]) == 0)
                return t * ENTITY_KINDS + k;
        }
    }
    fprintf(stderr, "recogniser: unknown tag %s\n", tag);
    exit(1);
}

/* Reads the next sentence; 0 at the file's end. */
static int read_sentence(FILE *file, Sentence *s) {
    char line[LINE];
    int open = 0;

    s->n = s->golds_n = 0;
    while (fgets(line, sizeof line, file)) {
        char *tag = strchr(line, '\t');
        size_t n;
        line[strcspn(line, "\r\n")] = 0;
        if (!tag) {
            if (line[0]) continue;
            if (s->n) return 1;
            continue;
        }
        *tag++ = 0;
        tag[strcspn(tag, "\t")] = 0;
        n = strlen(line);
        if (s->n + n + 2 > SENTENCE || s->golds_n + 1 == SPANS) {
            fputs("recogniser: a very long sentence\n", stderr);
            exit(1);
        }
        if (s->n) s->text[s->n++] = ' ';
        memcpy(s->text + s->n, line, n + 1);
        if (*tag == 'I' && open) {
            s->golds[s->golds_n - 1].end = s->n + (uint32_t)n;
        } else if (*tag != 'O') {
            s->golds[s->golds_n++] = (Gold){s->n, s->n + (uint32_t)n, class_of(tag + 2)};
        }
        open = *tag != 'O';
        s->n += (uint32_t)n;
    }
    return s->n > 0;
}

static Document *analyse(const Sentence *s) {
    Document *document;
    if (document_new(&document, s->text, s->n)) corpus_fail("cannot read", s->text);
    if (document_need(document, LAYER_SENTENCES)) corpus_fail("cannot analyse", s->text);
    return document;
}

/* The label of each of the document's tokens, by the gold names that they touch. */
static void label(const Sentence *s, const Tokens *tokens, uint8_t *labels) {
    uint32_t i, g = 0;
    for (i = 0; i < tokens->n; i++) {
        uint32_t start = tokens->start[i], end = start + tokens->length[i];
        labels[i] = NAME_O;
        while (g < s->golds_n && s->golds[g].end <= start) g++;
        if (g == s->golds_n || s->golds[g].start >= end) continue;
        labels[i] = (uint8_t)name_label(s->golds[g].class,
                                        i > 0 && start > s->golds[g].start &&
                                            tokens->start[i - 1] + tokens->length[i - 1] >
                                                s->golds[g].start);
    }
}

/* ---- training */

static void append(Keys *to, const Keys *from) {
    unsigned k;
    for (k = 0; k < from->n && to->n < KEYS_MOST; k++) to->key[to->n++] = from->key[k];
}

static void add_sentence(NetCorpus *out, const NameTables *tables, const Document *d,
                         uint32_t first, uint32_t n, const uint8_t *labels, Arena *arena) {
    NameType *types = corpus_memory(n, sizeof *types);
    NameForm *forms = corpus_memory(n, sizeof *forms);
    NameItem *items = corpus_memory(n, sizeof *items);
    static const int STEPS[4] = {-2, -1, 1, 2};
    uint32_t i;
    int k;

    for (i = 0; i < n; i++) {
        uint32_t length;
        const char *form = token_form(&d->tokens, first + i, arena, d->text, &length);
        name_type(tables, &types[i], &forms[i], form, length);
        items[i].form = &forms[i];
        items[i].kind = d->tokens.kind[first + i];
    }
    name_items_describe(&tables->lists, items, n);
    for (i = 0; i < n; i++) {
        Keys all, some;
        name_keys_alone(&all, &types[i]);
        for (k = 0; k < 4; k++) {
            int64_t at = (int64_t)i + STEPS[k];
            name_keys_side(&some, at < 0 || at >= n ? NULL : &types[at], STEPS[k]);
            append(&all, &some);
        }
        name_keys_around(&some, items, i, n);
        append(&all, &some);
        net_corpus_item(out, all.key, all.n, labels[i], 0);
    }
    net_corpus_end(out);
    free(types);
    free(forms);
    free(items);
}

static void train(const char *model, char **names, int names_n) {
    static Sentence sentence;
    NetCorpus corpus = {0};
    NameTables tables;
    uint8_t pairs[2 * NAME_LABELS] = {0};
    Arena arena;
    unsigned k;
    int file;

    arena_init(&arena);
    if (lists_open(&tables.lists, DATA_LISTS, SIZE_MAX) ||
        clusters_open(&tables.clusters, DATA_CLUSTERS, SIZE_MAX))
        corpus_fail("cannot open", "lists and clusters");
    for (file = 0; file < names_n; file++) {
        FILE *in = fopen(names[file], "r");
        if (!in) corpus_fail("cannot read", names[file]);
        while (read_sentence(in, &sentence)) {
            Document *d = analyse(&sentence);
            uint8_t *labels = corpus_memory(d->tokens.n + 1, 1);
            uint32_t i;
            label(&sentence, &d->tokens, labels);
            for (i = 0; i < d->sentences.n; i++) {
                uint32_t first = d->sentences.first[i], end = d->sentences.first[i + 1];
                if (name_inside(labels[first])) labels[first]--; /* a name cut in two */
                add_sentence(&corpus, &tables, d, first, end - first, labels + first, &arena);
            }
            free(labels);
            document_free(d);
            arena_clear(&arena);
        }
        fclose(in);
    }
    for (k = 0; k < NAME_LABELS; k++) pairs[2 * k] = (uint8_t)k;
    printf("%u sentences, %u tokens, %.1f features a token\n", corpus.sequences, corpus.items,
           (double)corpus.keys_n / corpus.items);
    options.outside = outside;
    net_train(&corpus, &options, pairs, NAME_LABELS, model);
    seal_file(model);
}

/* ---- testing */

typedef struct Count {
    unsigned right, found, gold;
} Count;

static double f1(const Count *c) {
    return c->found + c->gold ? 200.0 * c->right / (c->found + c->gold) : 0;
}

static int counts_in(unsigned class, int figure) {
    if (figure == 0) return 1;
    if (class % ENTITY_KINDS != ENTITY_NAME) return 0;
    return figure == 1 || class / ENTITY_KINDS != ENTITY_MISC;
}

static void test(const char *path, const char *model, int show) {
    static Sentence sentence;
    Count counts[3] = {{0}}, classes[NAME_CLASSES] = {{0}};
    static const char *const TYPES[] = {"PER", "ORG", "LOC", "MISC"};
    static const char *const KINDS[] = {"", "part", "deriv"};
    Recogniser *recogniser;
    Arena arena;
    FILE *in = fopen(path, "r"), *file = fopen(model, "rb");
    unsigned char *bytes = corpus_memory(1 << 26, 1);
    size_t size;
    int f;

    if (!in) corpus_fail("cannot read", path);
    if (!file) corpus_fail("cannot read", model);
    size = fread(bytes, 1, 1 << 26, file);
    fclose(file);
    if (recogniser_open(&recogniser, bytes, size)) corpus_fail("no model", model);
    arena_init(&arena);
    while (read_sentence(in, &sentence)) {
        Document *d = analyse(&sentence);
        Gold found[SPANS];
        uint32_t found_n = 0, i, g;
        for (i = 0; i < d->sentences.n; i++) {
            NameWindow window;
            uint32_t k, first = d->sentences.first[i];
            if (recogniser_read(recogniser, &arena, d->text, &d->tokens, first,
                                d->sentences.first[i + 1] - first, &window) ||
                recogniser_score(recogniser, &arena, &window) ||
                recogniser_decode(recogniser, &arena, &window))
                corpus_fail("cannot decode", sentence.text);
            for (k = 0; k < window.n; k++) {
                uint32_t start = d->tokens.start[first + k],
                         end = start + d->tokens.length[first + k];
                if (window.labels[k] == NAME_O) continue;
                if (name_inside(window.labels[k]) && found_n)
                    found[found_n - 1].end = end;
                else if (found_n < SPANS)
                    found[found_n++] = (Gold){start, end, name_class(window.labels[k])};
            }
        }
        for (i = 0; i < found_n; i++) {
            int right = 0;
            for (g = 0; g < sentence.golds_n; g++)
                right |= memcmp(&found[i], &sentence.golds[g], sizeof(Gold)) == 0;
            for (f = 0; f < 3; f++) {
                if (!counts_in(found[i].class, f)) continue;
                counts[f].found++;
                counts[f].right += (unsigned)right;
            }
            classes[found[i].class].found++;
            classes[found[i].class].right += (unsigned)right;
            if (show && !right)
                printf("+ %s%s [%.*s] %s\n", TYPES[found[i].class / 3], KINDS[found[i].class % 3],
                       (int)(found[i].end - found[i].start), sentence.text + found[i].start,
                       sentence.text);
        }
        for (g = 0; g < sentence.golds_n; g++) {
            int right = 0;
            for (i = 0; i < found_n; i++)
                right |= memcmp(&found[i], &sentence.golds[g], sizeof(Gold)) == 0;
            for (f = 0; f < 3; f++)
                counts[f].gold += (unsigned)counts_in(sentence.golds[g].class, f);
            classes[sentence.golds[g].class].gold++;
            if (show && !right)
                printf("- %s%s [%.*s] %s\n", TYPES[sentence.golds[g].class / 3],
                       KINDS[sentence.golds[g].class % 3],
                       (int)(sentence.golds[g].end - sentence.golds[g].start),
                       sentence.text + sentence.golds[g].start, sentence.text);
        }
        document_free(d);
        arena_clear(&arena);
    }
    for (f = 0; f < NAME_CLASSES && !show; f++) {
        const Count *c = &classes[f];
        if (c->gold > 20)
            printf("  %s%s P %.1f R %.1f F %.1f (%u)", TYPES[f / 3], KINDS[f % 3],
                   100.0 * c->right / (c->found ? c->found : 1), 100.0 * c->right / c->gold, f1(c),
                   c->gold);
    }
    printf("\n%s: 12 F %.2f  4 P %.2f R %.2f F %.2f  3 F %.2f\n", path, f1(&counts[0]),
           100.0 * counts[1].right / counts[1].found, 100.0 * counts[1].right / counts[1].gold,
           f1(&counts[1]), f1(&counts[2]));
    recogniser_free(recogniser);
    fclose(in);
    free(bytes);
}

int main(int argc, char **argv) {
    const char *tests[8];
    int i, t, n = 0, show = 0;

    options = NET_OPTIONS;
    options.nets = 2;
    options.least = 7;
    options.epochs = 4;
    options.average = 2;
    options.damp = 1e-6;
    options.drop = 0.25;
    options.hidden_drop = 0.2;
    for (i = 1; i + 1 < argc && strncmp(argv[i], "--", 2) == 0; i += 2) {
        const char *value = argv[i + 1], *name = argv[i] + 2;
        if (strcmp(name, "test") == 0 && n < 8)
            tests[n++] = value;
        else if (strcmp(name, "nets") == 0)
            options.nets = (unsigned)atoi(value);
        else if (strcmp(name, "epochs") == 0)
            options.epochs = (unsigned)atoi(value);
        else if (strcmp(name, "average") == 0)
            options.average = (unsigned)atoi(value);
        else if (strcmp(name, "least") == 0)
            options.least = (unsigned)atoi(value);
        else if (strcmp(name, "seed") == 0)
            options.seed = strtoull(value, NULL, 10);
        else if (strcmp(name, "drop") == 0)
            options.drop = atof(value);
        else if (strcmp(name, "hidden-drop") == 0)
            options.hidden_drop = atof(value);
        else if (strcmp(name, "rate") == 0)
            options.rate = atof(value);
        else if (strcmp(name, "decay") == 0)
            options.decay = atof(value);
        else if (strcmp(name, "damp") == 0)
            options.damp = atof(value);
        else if (strcmp(name, "outside") == 0)
            outside = atof(value);
        else if (strcmp(name, "show") == 0)
            show = atoi(value);
        else
            break;
    }
    if (i >= argc || (n == 0 && i + 1 >= argc)) {
        fputs("usage: recogniser [OPTIONS] MODEL TRAIN... | recogniser --test FILE MODEL\n",
              stderr);
        return 2;
    }
    if (i + 1 < argc) train(argv[i], argv + i + 1, argc - i - 1);
    for (t = 0; t < n; t++) test(tests[t], argv[i], show);
    return 0;
}

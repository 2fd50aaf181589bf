/*
** Trains the tagger: a net (train/net.h) over the features of word/feature.h.
**
**     tagger MODEL TRAIN...                    writes MODEL
**     tagger --test FILE MODEL                 accuracy of MODEL on gold tokens
**
** Files have one token a line, form TAB STTS TAB UPOS, and an empty line between sentences; lines
** that begin with "# " are skipped. In --test files several STTS tags may stand, divided by |, and _
** is no tag. Options before MODEL: --epochs N, --seed N, --least N (times a feature must occur),
** --show 1 (with --test: every token with its tags). The same input gives the same model, byte for
** byte.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "train/net.h"
#include "word/tagger.h"

enum {
    RAW_TAGS = 128, /* joint tags before the rare ones are dropped */
    FIXED_TAGS = 6, /* the first ones, those of WordType.fixed */
    RARE = 10,
    LINE = 4096
};

typedef struct Token {
    char *form, *stts, *upos;
    unsigned gold;
    WordType type;
} Token;

typedef struct Corpus {
    Token *tokens;
    uint32_t n, room;
    uint32_t *starts; /* of sentences, and the end */
    uint32_t sentences, sentence_room;
} Corpus;

static void *must(void *p) {
    if (!p) {
        fputs("tagger: out of memory\n", stderr);
        exit(1);
    }
    return p;
}

static void *grow(void *p, size_t n, uint32_t *room, size_t size) {
    if (n < *room) return p;
    *room = *room ? *room * 2 : 1024;
    return must(realloc(p, *room * size));
}

static char *copy(const char *s) {
    size_t n = strlen(s) + 1;
    return memcpy(must(malloc(n)), s, n);
}

/* ---- joint tags */

static struct {
    Stts stts;
    Upos upos;
} tags[RAW_TAGS];
static unsigned tag_count;

static unsigned tag_of(const char *stts, const char *upos) {
    int s = stts_find(stts, strlen(stts)), u = upos_find(upos, strlen(upos));
    unsigned i;
    if (s < 0 || u < 0) {
        fprintf(stderr, "tagger: unknown tag %s/%s\n", stts, upos);
        exit(1);
    }
    for (i = 0; i < tag_count; i++) {
        if ((int)tags[i].stts == s && (int)tags[i].upos == u) return i;
    }
    if (tag_count == RAW_TAGS) {
        fprintf(stderr, "tagger: more than %d joint tags, at %s/%s\n", RAW_TAGS, stts, upos);
        exit(1);
    }
    tags[tag_count].stts = (Stts)s;
    tags[tag_count].upos = (Upos)u;
    return tag_count++;
}

/* ---- the corpus */

static void end_sentence(Corpus *corpus) {
    uint32_t start = corpus->starts[corpus->sentences], i;
    if (corpus->n == start) return;
    for (i = start; i < corpus->n; i++) {
        int first = i == start || corpus->tokens[i - 1].type.flags & TYPE_OPENS;
        word_type(&corpus->tokens[i].type, corpus->tokens[i].form, strlen(corpus->tokens[i].form),
                  first);
    }
    corpus->sentences++;
    corpus->starts =
        grow(corpus->starts, corpus->sentences, &corpus->sentence_room, sizeof(uint32_t));
    corpus->starts[corpus->sentences] = corpus->n;
}

static void read_corpus(Corpus *corpus, const char *name, int train) {
    char line[LINE];
    FILE *f = fopen(name, "rb");
    if (!f) {
        perror(name);
        exit(1);
    }
    if (!corpus->starts) {
        corpus->starts = grow(NULL, 0, &corpus->sentence_room, sizeof(uint32_t));
        corpus->starts[0] = 0;
    }
    while (fgets(line, sizeof line, f)) {
        char *stts, *upos;
        Token *token;
        line[strcspn(line, "\n")] = 0;
        if (!line[0] || strncmp(line, "# ", 2) == 0) {
            end_sentence(corpus);
            continue;
        }
        stts = strchr(line, '\t');
        if (!stts) continue;
        *stts++ = 0;
        upos = strchr(stts, '\t');
        if (!upos) continue;
        *upos++ = 0;
        upos[strcspn(upos, "\t")] = 0;
        corpus->tokens = grow(corpus->tokens, corpus->n, &corpus->room, sizeof *corpus->tokens);
        token = &corpus->tokens[corpus->n++];
        memset(token, 0, sizeof *token);
        token->form = copy(line);
        token->stts = copy(stts);
        token->upos = copy(upos);
        if (train) token->gold = tag_of(stts, upos);
    }
    end_sentence(corpus);
    fclose(f);
}

/* ---- training */

static const Stts FIXED[FIXED_TAGS] = {STTS_COMMA, STTS_STOP, STTS_MARK,
                                       STTS_TRUNC, STTS_ADJA, STTS_APPO};
static NetOptions options;

static void append(Keys *to, const Keys *from) {
    memcpy(to->key + to->n, from->key, from->n * sizeof *from->key);
    to->n += from->n;
}

/* All features of a token; `around` points at its place among its neighbours. */
static void features_of(Keys *all, const WordType *const *around, const Clause *clause, uint32_t i,
                        uint32_t n) {
    Keys some;
    features_alone(all, around[0], i == 0 || around[-1]->flags & TYPE_OPENS);
    if (i > 0) {
        features_before(&some, around[-1]);
        append(all, &some);
    }
    if (i + 1 < n) {
        features_behind(&some, around[1]);
        append(all, &some);
    }
    features_around(&some, around, clause);
    append(all, &some);
}

static void add_sentence(NetCorpus *out, const Corpus *corpus, uint32_t sentence) {
    uint32_t start = corpus->starts[sentence], n = corpus->starts[sentence + 1] - start, i;
    const Token *tokens = corpus->tokens + start;
    const WordType **around = must(malloc((n + 4) * sizeof *around));
    Clause *clauses = must(malloc(n * sizeof *clauses));

    around[0] = around[1] = around[n + 2] = around[n + 3] = &TYPE_EDGE;
    for (i = 0; i < n; i++) around[i + 2] = &tokens[i].type;
    clauses_scan(clauses, around + 2, n);
    for (i = 0; i < n; i++) {
        Keys all;
        features_of(&all, around + i + 2, &clauses[i], i, n);
        net_corpus_item(out, all.key, all.n, tokens[i].gold, tokens[i].type.fixed != 0);
    }
    net_corpus_end(out);
    free(clauses);
    free(around);
}

static unsigned fixed_tag(const WordType *type) {
    Stts stts = (Stts)(type->fixed - 1u);
    return tag_of(stts_name(stts), upos_name(stts_upos(stts)));
}

/* Joint tags that are rarer than RARE become the most frequent one with the same STTS tag. */
static void drop_rare_tags(Corpus *corpus) {
    uint32_t count[RAW_TAGS] = {0}, i;
    unsigned best[RAW_TAGS], number[RAW_TAGS], kept = 0, k, j;
    for (i = 0; i < corpus->n; i++) count[corpus->tokens[i].gold]++;
    for (k = 0; k < tag_count; k++) {
        best[k] = k;
        for (j = 0; j < tag_count && k >= FIXED_TAGS && count[k] < RARE; j++) {
            if (tags[j].stts == tags[k].stts && count[j] > count[best[k]]) best[k] = j;
        }
    }
    for (k = 0; k < tag_count; k++) {
        if (best[k] != k) continue;
        number[k] = kept;
        tags[kept++] = tags[k];
    }
    for (i = 0; i < corpus->n; i++) corpus->tokens[i].gold = number[best[corpus->tokens[i].gold]];
    tag_count = kept;
    if (tag_count > NET_LABELS) {
        fprintf(stderr, "tagger: %u joint tags\n", tag_count);
        exit(1);
    }
}

static void train(const char *model, char **names, int n) {
    Corpus corpus = {0};
    NetCorpus items = {0};
    uint8_t pairs[2 * NET_LABELS];
    uint32_t i;
    unsigned k;
    int file;

    for (k = 0; k < FIXED_TAGS; k++) tag_of(stts_name(FIXED[k]), upos_name(stts_upos(FIXED[k])));
    for (file = 0; file < n; file++) read_corpus(&corpus, names[file], 1);
    for (i = 0; i < corpus.n; i++) {
        if (corpus.tokens[i].type.fixed) corpus.tokens[i].gold = fixed_tag(&corpus.tokens[i].type);
    }
    drop_rare_tags(&corpus);
    for (i = 0; i < corpus.sentences; i++) add_sentence(&items, &corpus, i);
    printf("%u sentences, %u tokens, %u tags\n", corpus.sentences, corpus.n, tag_count);
    for (k = 0; k < tag_count; k++) {
        pairs[2 * k] = (uint8_t)tags[k].stts;
        pairs[2 * k + 1] = (uint8_t)tags[k].upos;
    }
    net_train(&items, &options, pairs, tag_count, model);
}

/* ---- testing: the library's own tagger on gold tokens */

static int accepts(const char *gold, const char *tag) {
    size_t n = strlen(tag);
    const char *at = gold;
    while ((at = strstr(at, tag)) != NULL) {
        if ((at == gold || at[-1] == '|') && (at[n] == 0 || at[n] == '|')) return 1;
        at += n;
    }
    return 0;
}

static void test(const char *file, const char *model, int show) {
    Corpus corpus = {0};
    Tagger tagger;
    Arena arena;
    FILE *f = fopen(model, "rb");
    unsigned char *bytes;
    long size;
    unsigned long stts = 0, stts_right = 0, upos = 0, upos_right = 0;
    uint32_t s, i;

    if (!f || fseek(f, 0, SEEK_END) || (size = ftell(f)) < 0 || fseek(f, 0, SEEK_SET)) {
        perror(model);
        exit(1);
    }
    bytes = must(malloc((size_t)size));
    if (fread(bytes, 1, (size_t)size, f) != (size_t)size ||
        tagger_open(&tagger, bytes, (size_t)size)) {
        fprintf(stderr, "tagger: %s is no model\n", model);
        exit(1);
    }
    fclose(f);
    read_corpus(&corpus, file, 0);
    arena_init(&arena);
    for (s = 0; s < corpus.sentences; s++) {
        uint32_t start = corpus.starts[s], n = corpus.starts[s + 1] - start;
        TaggerType *types = arena_alloc(&arena, n * sizeof *types);
        const TaggerType **list = arena_alloc(&arena, n * sizeof *list);
        uint8_t *out = arena_alloc(&arena, n);
        if (arena.rc) exit(1);
        for (i = 0; i < n; i++) {
            types[i].type = corpus.tokens[start + i].type;
            tagger_type(&tagger, &types[i], i == 0 || types[i - 1].type.flags & TYPE_OPENS);
            list[i] = &types[i];
        }
        if (tagger_run(&tagger, &arena, list, n, out)) exit(1);
        for (i = 0; i < n; i++) {
            const Token *t = &corpus.tokens[start + i];
            const char *x = stts_name(tagger_stts(&tagger, out[i])),
                       *u = upos_name(tagger_upos(&tagger, out[i]));
            int bad = 0;
            if (strcmp(t->stts, "_") != 0) {
                stts++;
                if (accepts(t->stts, x))
                    stts_right++;
                else
                    bad = 1;
            }
            if (strcmp(t->upos, "_") != 0) {
                upos++;
                if (accepts(t->upos, u))
                    upos_right++;
                else
                    bad = 1;
            }
            if (show)
                printf("%s\t%s\t%s\t%s\t%s\t%s\n", t->form, t->stts, t->upos, x, u, bad ? "!" : "");
        }
        if (show) puts("");
        arena_clear(&arena);
    }
    fprintf(show ? stderr : stdout, "%s:", file);
    if (stts)
        fprintf(show ? stderr : stdout, " STTS %.2f", 100.0 * (double)stts_right / (double)stts);
    if (upos)
        fprintf(show ? stderr : stdout, " UPOS %.2f", 100.0 * (double)upos_right / (double)upos);
    fprintf(show ? stderr : stdout, " of %lu\n", stts > upos ? stts : upos);
}

int main(int argc, char **argv) {
    const char *tests[8];
    int i, t, n = 0, show = 0;
    options = NET_OPTIONS;
    for (i = 1; i + 1 < argc && strncmp(argv[i], "--", 2) == 0; i += 2) {
        const char *value = argv[i + 1];
        if (strcmp(argv[i], "--test") == 0 && n < 8)
            tests[n++] = value;
        else if (strcmp(argv[i], "--epochs") == 0)
            options.epochs = (unsigned)atoi(value);
        else if (strcmp(argv[i], "--least") == 0)
            options.least = (unsigned)atoi(value);
        else if (strcmp(argv[i], "--seed") == 0)
            options.seed = strtoull(value, NULL, 10);
        else if (strcmp(argv[i], "--show") == 0)
            show = atoi(value);
        else
            break;
    }
    if (i >= argc || (n == 0 && i + 1 >= argc)) {
        fputs("usage: tagger [OPTIONS] MODEL TRAIN... | tagger --test FILE MODEL\n", stderr);
        return 2;
    }
    if (i + 1 < argc) train(argv[i], argv + i + 1, argc - i - 1);
    for (t = 0; t < n; t++) test(tests[t], argv[i], show);
    return 0;
}

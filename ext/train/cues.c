/*
** Compiles the cue phrases of boilerplate into a trie.
**
**     cues ext/data/boilerplate.txt > cue_table.h
**
** The output is C source: arrays of Cue, CueNode (see ext/token/cue.h) and the phrases' text, in
** breadth-first order, so that the children of a node lie side by side. A build-time program: an
** error in the data ends it with a message that names the line.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "token/cue.h"

enum { MAX_CUES = 8000, MAX_NODES = 65000, MAX_PHRASE = 120, MAX_LINE = 1000 };

typedef struct Phrase {
    char text[MAX_PHRASE];      /* as written, for the reason */
    uint8_t folded[MAX_PHRASE]; /* Latin-1 */
    Cue cue;
    int order; /* in the file */
} Phrase;

static Phrase phrases[MAX_CUES];
static int count;
static const char *file;
static int line_number;

static const char *const FAMILIES[] = {"body",     "heading", "title",   "lead",      "byline",
                                       "dateline", "credit",  "caption", "related",   "newsletter",
                                       "paywall",  "consent", "social",  "comments",  "notice",
                                       "donation", "advert",  "repeat",  "separator", "prompt",
                                       "function", "address", "agency",  "month",     "author"};
_Static_assert(sizeof FAMILIES / sizeof *FAMILIES == CUE_FAMILIES, "a name for each family");

static void fail(const char *what, const char *where) {
    fprintf(stderr, "%s:%d: %s: %s\n", file, line_number, what, where);
    exit(1);
}

static int find(const char *const *names, int n, const char *name) {
    int i;
    for (i = 0; i < n; i++) {
        if (!strcmp(names[i], name)) return i;
    }
    return -1;
}

/* [label strength where words flag...] */
static Cue read_section(char *line) {
    static const char *const STRENGTHS[] = {"", "weak", "fair", "sure"};
    static const char *const PLACES[] = {"any", "start", "end", "line"};
    Cue cue = {0};
    int field = 0, found = 0;
    char *word;

    for (word = strtok(line, " []\t\n"); word; word = strtok(NULL, " []\t\n"), field++) {
        if (field == 0) {
            cue.family = (uint8_t)(found = find(FAMILIES, CUE_FAMILIES, word));
        } else if (field == 1) {
            cue.strength = (uint8_t)(found = find(STRENGTHS, 4, word));
        } else if (field == 2) {
            cue.place = (uint8_t)(found = find(PLACES, 4, word));
        } else if (field == 3) {
            cue.words = (uint16_t)(found = atoi(word));
            if (found < 1) found = -1;
        } else if (!strcmp(word, "open")) {
            cue.flags |= CUE_OPEN;
        } else if (!strcmp(word, "capital")) {
            cue.flags |= CUE_CAPITAL;
        } else if (!strcmp(word, "upper")) {
            cue.flags |= CUE_UPPER;
        } else if (!strcmp(word, "own")) {
            cue.flags |= CUE_OWN;
        } else {
            found = -1;
        }
        if (found < 0) fail("not known", word);
    }
    if (field < 4) fail("too short", "section");
    return cue;
}

/* UTF-8 of the phrase to Latin-1. */
static void fold(Phrase *p) {
    const unsigned char *z = (const unsigned char *)p->text;
    uint8_t *out = p->folded;
    for (; *z; z++) {
        if (*z < 0x80) {
            *out++ = *z;
        } else if (*z == 0xC2 || *z == 0xC3) {
            *out++ = (uint8_t)((*z & 3) << 6 | (z[1] & 0x3F));
            z++;
        } else {
            fail("only Latin-1 is matched", p->text);
        }
    }
    *out = 0;
}

static void add(const Cue *section, char *text) {
    Phrase *p = &phrases[count];
    size_t n;
    while (*text == ' ') text++;
    n = strlen(text);
    while (n && (text[n - 1] == ' ' || text[n - 1] == '\n')) n--;
    if (!n) return;
    if (count + 1 >= MAX_CUES || n + 1 >= MAX_PHRASE) fail("too much", text);
    p->cue = *section;
    p->order = count;
    if (text[n - 1] == '*') {
        p->cue.flags |= CUE_STEM;
        n--;
    }
    if (text[n - 1] == ':') p->cue.flags |= CUE_COLON;
    memcpy(p->text, text, n);
    p->text[n] = 0;
    fold(p);
    count++;
}

/* A letter's number, 1 .. 29; 0 for all other signs. */
static int letter(int symbol) {
    static const char UMLAUTS[] = "\xE4\xF6\xFC";
    if (symbol >= 'a' && symbol <= 'z') return symbol - 'a' + 1;
    return symbol && strchr(UMLAUTS, symbol) ? 27 + (int)(strchr(UMLAUTS, symbol) - UMLAUTS) : 0;
}

/* By their symbols, signs before letters. */
static int by_text(const void *a, const void *b) {
    const Phrase *p = a, *q = b;
    const uint8_t *x = p->folded, *y = q->folded;
    int left, right;
    for (; *x && *x == *y; x++) y++;
    left = letter(*x) ? 256 + letter(*x) : *x;
    right = letter(*y) ? 256 + letter(*y) : *y;
    return left != right ? left - right : p->order - q->order;
}

/* A node under construction: the phrases first .. last - 1 share their first `depth` symbols. */
typedef struct Range {
    int first, last, depth;
} Range;

static Range ranges[MAX_NODES];
static CueNode nodes[MAX_NODES];
static int children[MAX_NODES];

static int build(void) {
    int n = 1, i, p;
    ranges[0] = (Range){0, count, 0};
    for (i = 0; i < n; i++) {
        Range r = ranges[i];
        for (p = r.first; p < r.last && !phrases[p].folded[r.depth]; p++) nodes[i].cues++;
        nodes[i].cue = (uint16_t)r.first;
        nodes[i].child = (uint16_t)n;
        while (p < r.last) {
            int first = p;
            uint8_t symbol = phrases[p].folded[r.depth];
            while (p < r.last && phrases[p].folded[r.depth] == symbol) p++;
            if (n >= MAX_NODES) fail("too many nodes", "trie");
            nodes[n].symbol = symbol;
            ranges[n++] = (Range){first, p, r.depth + 1};
            children[i]++;
            if (letter(symbol)) {
                nodes[i].letters |= 1u << letter(symbol);
            } else {
                nodes[i].signs++;
            }
        }
    }
    return n;
}

/* The nodes of two letters, side by side, to leave most words at once. */
static void write_pairs(void) {
    int i, k, root = nodes[0].child;
    printf("};\nstatic const uint8_t CUE_LETTER[256] = {\n");
    for (i = 0; i < 256; i++) printf("%d,%s", letter(i), i % 32 == 31 ? "\n" : "");
    printf("};\nstatic const uint16_t CUE_PAIR[1024] = {\n");
    for (i = root; i < root + children[0]; i++) {
        if (letter(nodes[i].symbol) && nodes[i].cues) fail("a phrase of one letter", "trie");
        for (k = nodes[i].child; k < nodes[i].child + children[i]; k++) {
            if (letter(nodes[i].symbol) && letter(nodes[k].symbol))
                printf("[%d] = %d,\n", letter(nodes[i].symbol) * 32 + letter(nodes[k].symbol), k);
        }
    }
    printf("};\n");
}

static void write_table(int n) {
    uint32_t offset = 0;
    int i;

    printf("/* Made by ext/train/cues.c from ext/data/boilerplate.txt. */\n");
    printf("static const Cue CUES[%d] = {\n", count);
    for (i = 0; i < count; i++) {
        const Cue *c = &phrases[i].cue;
        printf("{%u,%u,%u,%u,%u,%u},\n", offset, c->words, c->family, c->strength, c->place,
               c->flags);
        offset += (uint32_t)strlen(phrases[i].text) + 1;
    }
    printf("};\nstatic const CueNode CUE_NODES[%d] = {\n", n);
    for (i = 0; i < n; i++) {
        const CueNode *d = &nodes[i];
        printf("{%u,%u,%u,%u,%u,%u},\n", d->letters, d->child, d->cue, d->signs, d->cues,
               d->symbol);
    }
    printf("};\nstatic const uint16_t CUE_ROOT[256] = {\n"); /* node by first symbol */
    for (i = 0; i < children[0]; i++) {
        printf("[%u] = %u,\n", nodes[nodes[0].child + i].symbol, nodes[0].child + i);
    }
    write_pairs();
    printf("static const unsigned char CUE_PHRASES[%u] = {\n", offset ? offset : 1);
    for (i = 0; i < count; i++) {
        const unsigned char *z = (const unsigned char *)phrases[i].text;
        do printf("%u,", *z);
        while (*z++);
        printf("\n");
    }
    printf("};\n");
}

int main(int argc, char **argv) {
    char line[MAX_LINE], *piece;
    Cue section = {0};
    FILE *in;

    file = argc == 2 ? argv[1] : "";
    in = fopen(file, "r");
    if (!in) fail("cannot be read", "usage: cues boilerplate.txt");
    while (fgets(line, sizeof line, in)) {
        line_number++;
        if (!strchr(line, '\n') && !feof(in)) fail("too long", "line");
        if (line[0] == '\n' || (line[0] == '#' && (line[1] == ' ' || line[1] == '\n'))) continue;
        if (line[0] == '[') {
            if (!strchr(line, ' ')) fail("too short", "section");
            section = read_section(line);
            continue;
        }
        if (!section.words) fail("before the first section", line);
        for (piece = strtok(line, ";\n"); piece; piece = strtok(NULL, ";\n")) add(&section, piece);
    }
    fclose(in);
    qsort(phrases, (size_t)count, sizeof *phrases, by_text);
    write_table(build());
    return 0;
}

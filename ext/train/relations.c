/*
** relations ext/data/relations.txt > relation_table.h: compiles the rules of relations, see
** ext/speech/relation_rule.h. An error in the data ends it with a message that names the line.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "speech/relation.h"
#include "speech/relation_rule.h"
#include "word/tag.h"

enum { LINE = 2000, CLASSES = 100, RULES = 500, STEPS = 5000, POOL = 60000 };

static const char *file;
static int line_number;
static struct {
    char name[40];
    unsigned words;
} classes[CLASSES];
static unsigned classes_n, rules_n, steps_n;
static RelationRule rules[RULES];
static RelationStep steps[STEPS];
static char pool[POOL];
static unsigned pool_n = 1; /* 0 is none */

static void fail(const char *what, const char *where) {
    fprintf(stderr, "%s:%d: %s: %s\n", file, line_number, what, where);
    exit(1);
}

/* Words divided by any of the letters of `marks`; returns where they begin in the pool. */
static unsigned add_words(char *list, const char *marks) {
    unsigned at = pool_n;
    char *word;
    for (word = strtok(list, marks); word; word = strtok(NULL, marks)) {
        size_t n = strlen(word) + 1;
        if (pool_n + n + 1 > POOL) fail("too many words", word);
        memcpy(pool + pool_n, word, n);
        pool_n += (unsigned)n;
    }
    pool[pool_n++] = 0;
    return at;
}

static unsigned class_words(const char *name, size_t n) {
    unsigned i;
    for (i = 0; i < classes_n; i++) {
        if (strlen(classes[i].name) == n && !memcmp(classes[i].name, name, n))
            return classes[i].words;
    }
    fail("no class of that name", name);
    return 0;
}

/* The types or tags of a list such as ORG|PER; what is not one of the kind gives 0. */
static uint64_t read_mask(const char *list, size_t n, int tags) {
    static const char *const TYPES[] = {"PER", "ORG", "LOC", "MISC"};
    uint64_t mask = 0;
    size_t from = 0, to;
    unsigned t;
    if (!tags && n == 4 && !memcmp(list, "NAME", 4)) return 15;
    for (; from < n; from = to + 1) {
        uint64_t bit = 0;
        for (to = from; to < n && list[to] != '|'; to++) continue;
        if (tags) {
            int tag = stts_find(list + from, to - from);
            if (tag >= 0) bit = (uint64_t)1 << tag;
        } else {
            for (t = 0; t < 4; t++) {
                if (strlen(TYPES[t]) == to - from && !memcmp(TYPES[t], list + from, to - from))
                    bit = (uint64_t)1 << t;
            }
        }
        if (!bit) return 0;
        mask |= bit;
    }
    return mask;
}

static void read_words(RelationStep *s, char *text) {
    char *colon = strchr(text, ':');
    s->kind = STEP_WORD;
    if (colon && colon > text && colon[1]) {
        *colon = 0;
        s->mask = read_mask(colon + 1, strlen(colon + 1), 1);
        if (!s->mask) fail("no tag", colon + 1);
    }
    s->words =
        (uint16_t)(text[0] == '@' ? class_words(text + 1, strlen(text + 1)) : add_words(text, "|"));
}

static void read_step(char *text) {
    RelationStep *s = &steps[steps_n++];
    size_t n = strlen(text);
    char *dash;

    s->least = s->most = 1;
    if (text[0] == '&' && n > 1) {
        s->flags |= STEP_BESIDE;
        text++;
        n--;
    }
    if (n > 2 && text[n - 2] == '=') {
        static const char CAPTURES[] = "-sor";
        const char *c = strchr(CAPTURES, text[n - 1]);
        if (!c) fail("no =s, =o or =r", text);
        s->capture = (uint8_t)(c - CAPTURES);
        text[n -= 2] = 0;
    }
    if (n > 1 && (text[n - 1] == '?' || text[n - 1] == '*')) {
        s->least = 0;
        s->most = text[n - 1] == '*' ? STEP_MANY : 1;
        text[--n] = 0;
    }
    dash = strchr(text, '-');
    if (!strcmp(text, "~")) {
        s->kind = STEP_GAP;
        s->least = 0;
        s->most = STEP_GAP_MOST;
    } else if (!strncmp(text, "ROLE", 4) && (!text[4] || text[4] == '@')) {
        s->kind = STEP_ROLE;
        if (text[4]) s->words = (uint16_t)class_words(text + 5, strlen(text + 5));
    } else if (!strcmp(text, "DER")) {
        s->kind = STEP_DERIVED;
        s->mask = 1u << ENTITY_LOC;
    } else if (!strcmp(text, "PARTY")) {
        s->kind = STEP_NAME;
        s->flags |= STEP_PARTY;
        s->mask = 1u << ENTITY_ORG;
    } else if (dash && read_mask(text, (size_t)(dash - text), 0)) {
        s->kind = STEP_PART;
        s->mask = read_mask(text, (size_t)(dash - text), 0);
        if (dash[1] == '@') s->words = (uint16_t)class_words(dash + 2, strlen(dash + 2));
    } else if (n > 2 && !strcmp(text + n - 2, "'s")) {
        s->kind = STEP_NAME;
        s->flags |= STEP_GENITIVE;
        s->mask = read_mask(text, n - 2, 0);
        if (!s->mask) fail("no type", text);
    } else if (read_mask(text, n, 0)) {
        s->kind = STEP_NAME;
        s->mask = read_mask(text, n, 0);
    } else if (read_mask(text, n, 1)) {
        s->kind = STEP_WORD;
        s->mask = read_mask(text, n, 1);
    } else {
        if (text[0] >= 'A' && text[0] <= 'Z') fail("not known", text);
        read_words(s, text);
    }
}

static void read_rule(const char *name, char *text) {
    RelationRule *rule = &rules[rules_n++];
    char copy[LINE], *at = copy, *end;
    unsigned t;
    static const char *const NAMES[] = {
#define X(id, shown) shown,
        RELATION_TYPES(X)
#undef X
    };
    for (t = 0; t < RELATION_COUNT && strcmp(NAMES[t], name) != 0; t++) continue;
    if (t == RELATION_COUNT) fail("no relation", name);
    rule->type = (uint8_t)t;
    rule->first = (uint16_t)steps_n;
    strcpy(copy, text);
    while (*(at += strspn(at, " \t"))) {
        char step[LINE];
        size_t n = strcspn(at, " \t");
        if (steps_n == STEPS) fail("too many steps", text);
        memcpy(step, at, n);
        step[n] = 0;
        end = at + n;
        read_step(step);
        at = end;
    }
    rule->end = (uint16_t)steps_n;
    if (rule->end == rule->first || steps[rule->first].least == 0)
        fail("a rule must begin with what must be there", text);
}

static void print_string(const char *p, unsigned n) {
    unsigned i;
    for (i = 0; i < n; i++) {
        if (i % 16 == 0) printf("\n   ");
        printf(" %u,", (unsigned char)p[i]);
    }
}

int main(int argc, char **argv) {
    char line[LINE], *at;
    FILE *in;
    unsigned i;

    if (argc != 2 || !(in = fopen(argv[1], "r"))) {
        fputs("usage: relations RULES.txt > relation_table.h\n", stderr);
        return 1;
    }
    file = argv[1];
    while (fgets(line, sizeof line, in)) {
        line_number++;
        line[strcspn(line, "\n")] = 0;
        if (!line[0] || line[0] == '#') continue;
        if (rules_n == RULES || classes_n == CLASSES) fail("too many lines", line);
        if ((at = strstr(line, " = "))) {
            *at = 0;
            read_rule(line, at + 3);
        } else if ((at = strstr(line, ": "))) {
            *at = 0;
            if (strlen(line) >= sizeof classes[0].name) fail("a long name", line);
            strcpy(classes[classes_n].name, line);
            classes[classes_n++].words = add_words(at + 2, " ");
        } else {
            fail("neither a class nor a rule", line);
        }
    }
    fclose(in);
    printf("/* Made by ext/train/relations.c from ext/data/relations.txt. */\n"
           "static const unsigned char RELATION_WORDS[] = {");
    print_string(pool, pool_n);
    printf("\n};\nstatic const RelationStep RELATION_STEPS[] = {\n");
    for (i = 0; i < steps_n; i++) {
        const RelationStep *s = &steps[i];
        printf("    {%lluu, %u, %u, %u, %u, %u, %u},\n", (unsigned long long)s->mask, s->words,
               s->kind, s->flags, s->capture, s->least, s->most);
    }
    printf("};\nstatic const RelationRule RELATION_RULES[] = {\n");
    for (i = 0; i < rules_n; i++)
        printf("    {%u, %u, %u},\n", rules[i].first, rules[i].end, rules[i].type);
    printf("};\nenum { RELATION_RULES_N = %u };\n", rules_n);
    return 0;
}

/*
** times TIMES.txt: compiles the words and rules of expressions of time into the tables of
** ext/time/table.h, as C on standard output. The head of ext/data/times.txt explains the notation.
*/
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "time/table.h"

enum {
    MAX_SYMBOLS = 1000,
    MAX_WORDS = 8000,
    MAX_READINGS = 12,
    MAX_SETTINGS = 20000,
    MAX_STATES = 20000,
    MAX_EDGES = 600000,
    MAX_RULES = 2000,
    MAX_MACROS = 200,
    MAX_LINE = 1 << 16,
    MAX_FRAGMENT = 4000,
    MAX_FIELDS = 12
};

static const char *file;
static int line_number;

static void fail(const char *what, const char *detail) {
    fprintf(stderr, "times: %s:%d: %s: %s\n", file, line_number, what, detail);
    exit(1);
}

static void *room(size_t n) {
    void *p = calloc(1, n ? n : 1);
    if (!p) fail("memory", "out of memory");
    return p;
}

static char *copy(const char *text, size_t n) {
    char *p = room(n + 1);
    memcpy(p, text, n);
    return p;
}

/* ---- names */

typedef struct Name {
    const char *name;
    int value;
} Name;

static const char *const FIELDS[] = {
#define X(name) #name,
    TIME_FIELDS(X)
#undef X
};

static const Name VALUES[] = {
#define X(name) {#name, UNIT_##name},
    TIME_UNITS(X)
#undef X
#define X(name) {#name, PART_##name},
        TIME_PARTS(X)
#undef X
#define X(name) {#name, MOD_##name},
            TIME_MODS(X)
#undef X
#define X(name) {#name, REF_##name},
                TIME_REFS(X)
#undef X
#define X(name) {#name, TIME_##name},
                    TIME_TYPES(X)
#undef X
#define X(name) {#name, SEASON_##name},
                        TIME_SEASONS(X)
#undef X
#define X(name) {#name, DIR_##name},
                            TIME_DIRS(X)
#undef X
#define X(name) {#name, BASE_##name},
                                TIME_BASES(X)
#undef X
#define X(name) {#name, CHECK_##name},
                                    TIME_CHECKS(X)
#undef X
};

static const char *symbols[MAX_SYMBOLS];
static int symbol_count;

static int find_symbol(const char *name) {
    int i;
    for (i = 0; i < symbol_count; i++) {
        if (!strcmp(symbols[i], name)) return i;
    }
    return -1;
}

static int add_symbol(const char *name) {
    int i = find_symbol(name);
    if (i >= 0) return i;
    if (symbol_count == MAX_SYMBOLS) fail("too many symbols", name);
    symbols[symbol_count] = copy(name, strlen(name));
    return symbol_count++;
}

/* ---- settings: runs in one array, equal runs shared */

static TimeSetting settings[MAX_SETTINGS];
static int setting_count;

typedef struct Settings {
    int n;
    TimeSetting list[MAX_FIELDS];
} Settings;

static void set(Settings *out, int field, int value) {
    if (out->n == MAX_FIELDS) fail("too many settings", FIELDS[field]);
    out->list[out->n++] = (TimeSetting){(uint8_t)field, (int16_t)value};
}

/* "month=1 rel=-1" */
static void read_settings(Settings *out, char *text) {
    char *piece;
    for (piece = strtok(text, " \t"); piece; piece = strtok(NULL, " \t")) {
        char *value = strchr(piece, '=');
        size_t i;
        int field = -1, number;
        if (!value) fail("no setting", piece);
        *value++ = 0;
        for (i = 0; i < TIME_FIELD_COUNT; i++) {
            if (!strcmp(FIELDS[i], piece)) field = (int)i;
        }
        if (!strcmp(piece, "count")) field = TIME_COUNT_FIELD;
        if (field < 0) fail("no field", piece);
        if (isdigit((unsigned char)*value) || *value == '-') {
            number = atoi(value);
        } else {
            for (i = 0; i < sizeof VALUES / sizeof *VALUES; i++) {
                if (!strcmp(VALUES[i].name, value)) break;
            }
            if (i == sizeof VALUES / sizeof *VALUES) fail("no value", value);
            number = VALUES[i].value;
        }
        set(out, field, number);
    }
}

static int place_settings(const Settings *s) {
    int i, k;
    for (i = 0; i + s->n <= setting_count; i++) {
        for (k = 0; k < s->n; k++) {
            if (settings[i + k].field != s->list[k].field ||
                settings[i + k].value != s->list[k].value)
                break;
        }
        if (k == s->n) return i;
    }
    if (setting_count + s->n > MAX_SETTINGS) fail("too many", "settings");
    for (k = 0; k < s->n; k++) settings[setting_count++] = s->list[k];
    return setting_count - s->n;
}

/* ---- words */

typedef struct Reading {
    int symbol, flags;
    Settings settings;
} Reading;

typedef struct Word {
    char *text;
    int n;
    Reading *readings[MAX_READINGS];
} Word;

static Word words[MAX_WORDS];
static int word_count;

static void add_reading(const char *text, int symbol, int flags, const Settings *s) {
    Word *w = NULL;
    Reading *r = room(sizeof *r);
    int i;
    for (i = 0; i < word_count; i++) {
        if (!strcmp(words[i].text, text)) w = &words[i];
    }
    if (!w) {
        if (word_count == MAX_WORDS) fail("too many words", text);
        if (strlen(text) > 60) fail("too long a word", text);
        w = &words[word_count++];
        w->text = copy(text, strlen(text));
    }
    if (w->n == MAX_READINGS) fail("too many readings", text);
    r->symbol = symbol;
    r->flags = flags;
    if (s) r->settings = *s;
    w->readings[w->n++] = r;
}

/* A word of a list: ^Upper, _lower, adjectiv~ with its endings. */
static void add_word(char *text, int symbol, const Settings *s) {
    static const char *const ENDINGS[] = {"e", "en", "em", "er", "es"};
    int flags = *text == '^' ? TIME_UPPER : *text == '_' ? TIME_LOWER : 0;
    size_t n;
    if (flags) text++;
    n = strlen(text);
    if (text[n - 1] == '~') {
        char form[128];
        size_t i;
        for (i = 0; i < 5; i++) {
            snprintf(form, sizeof form, "%.*s%s", (int)n - 1, text, ENDINGS[i]);
            add_reading(form, symbol, flags, s);
        }
    } else {
        add_reading(text, symbol, flags, s);
    }
}

/* NAME field=value ...: word word ... */
static void read_words(char *line, char *colon) {
    Settings s = {0};
    char *name = line, *rest, *word;
    int symbol;
    *colon = 0;
    rest = line + strcspn(line, " \t");
    if (*rest) *rest++ = 0;
    read_settings(&s, rest);
    symbol = add_symbol(name);
    for (word = strtok(colon + 1, " \t"); word; word = strtok(NULL, " \t"))
        add_word(word, symbol, &s);
}

/*
** NAME = FIRST + SECOND: every word of one class with every word of another behind it, also
** with a hyphen.
*/
static void read_composition(char *line) {
    char *name = strtok(line, " =+"), *first = strtok(NULL, " =+"), *second = strtok(NULL, " =+");
    int a, b, target, count = word_count, i, k, x, y;
    if (!name || !first || !second) fail("NAME = FIRST + SECOND", line);
    a = find_symbol(first);
    b = find_symbol(second);
    if (a < 0 || b < 0) fail("unknown class", a < 0 ? first : second);
    target = add_symbol(name);
    for (i = 0; i < count; i++) {
        for (x = 0; x < words[i].n; x++) {
            if (words[i].readings[x]->symbol != a || strchr(words[i].text, '.')) continue;
            for (k = 0; k < count; k++) {
                for (y = 0; y < words[k].n; y++) {
                    const Reading *r = words[k].readings[y];
                    char text[128];
                    Settings s = words[i].readings[x]->settings;
                    int j;
                    if (r->symbol != b || strchr(words[k].text, '.')) continue;
                    for (j = 0; j < r->settings.n; j++)
                        set(&s, r->settings.list[j].field, r->settings.list[j].value);
                    snprintf(text, sizeof text, "%s%s", words[i].text, words[k].text);
                    add_reading(text, target, 0, &s);
                    snprintf(text, sizeof text, "%s-%s", words[i].text, words[k].text);
                    add_reading(text, target, 0, &s);
                }
            }
        }
    }
}

/* ---- rules */

typedef struct Macro {
    char *name, *body;
} Macro;

typedef struct State {
    int symbol, rule, accept;
    Settings settings;
} State;

typedef struct Edge {
    int from, to, flags;
} Edge;

typedef struct Link {
    int state, flags;
} Link;

/* A piece of a rule: the states it can begin and end with, with what happens there to rows. */
typedef struct Fragment {
    int nullable, first_n, last_n;
    Link first[MAX_FRAGMENT], last[MAX_FRAGMENT];
} Fragment;

static Macro macros[MAX_MACROS];
static int macro_count;
static State states[MAX_STATES];
static int state_count = 1; /* 0 is the start */
static Edge edges[MAX_EDGES];
static int edge_count;
static Settings rules[MAX_RULES];
static int rule_count;

static void link_add(Link *list, int *n, int state, int flags) {
    int i;
    for (i = 0; i < *n; i++) {
        if (list[i].state == state && list[i].flags == flags) return;
    }
    if (*n == MAX_FRAGMENT) fail("too big", "rule");
    list[(*n)++] = (Link){state, flags};
}

static void add_edge(int from, int to, int flags) {
    if (edge_count == MAX_EDGES) fail("too many", "edges");
    edges[edge_count++] = (Edge){from, to, flags};
}

static Fragment *parse_either(const char **at);

static void skip(const char **at) {
    while (**at == ' ' || **at == '\t') (*at)++;
}

static Fragment *one_state(const char *name, size_t n) {
    Fragment *f = room(sizeof *f);
    char *text = copy(name, n);
    int symbol = find_symbol(text);
    if (symbol < 0) {
        if (isupper((unsigned char)*text)) fail("unknown class", text);
        symbol = add_symbol(text);
        add_reading(text, symbol, 0, NULL);
    }
    if (state_count == MAX_STATES) fail("too many", "states");
    states[state_count].symbol = symbol;
    states[state_count].rule = rule_count;
    f->first_n = f->last_n = 1;
    f->first[0].state = f->last[0].state = state_count++;
    return f;
}

static Fragment *parse_atom(const char **at) {
    Fragment *f;
    int i;
    skip(at);
    if (**at == '(' || **at == '<') {
        int row = **at == '<';
        (*at)++;
        f = parse_either(at);
        skip(at);
        if (**at != (row ? '>' : ')')) fail("not closed", *at);
        (*at)++;
        if (row) {
            if (f->nullable) fail("a row that may be empty", *at);
            for (i = 0; i < f->first_n; i++) f->first[i].flags |= TIME_BEGIN;
            for (i = 0; i < f->last_n; i++) f->last[i].flags |= TIME_END;
        }
    } else {
        size_t n = strcspn(*at, " \t()<>|?{");
        if (!n) fail("nothing here", *at);
        if (**at == '@') {
            const char *body = NULL;
            for (i = 0; i < macro_count; i++) {
                if (strlen(macros[i].name) == n - 1 && !strncmp(macros[i].name, *at + 1, n - 1))
                    body = macros[i].body;
            }
            if (!body) fail("unknown macro", *at);
            f = parse_either(&body);
            if (*body) fail("rest of a macro", body);
        } else {
            f = one_state(*at, n);
        }
        *at += n;
    }
    if (**at == '{') {
        size_t n = strcspn(*at, "}");
        for (i = 0; i < f->last_n; i++) /* a path ends in one of them */
            read_settings(&states[f->last[i].state].settings, copy(*at + 1, n - 1));
        *at += n + 1;
    }
    if (**at == '?') {
        (*at)++;
        f->nullable = 1;
    }
    return f;
}

static Fragment *parse_sequence(const char **at) {
    Fragment *all = NULL;
    for (;;) {
        Fragment *next, *joined;
        int i, k;
        skip(at);
        if (!**at || **at == ')' || **at == '>' || **at == '|') break;
        next = parse_atom(at);
        if (!all) {
            all = next;
            continue;
        }
        joined = room(sizeof *joined);
        for (i = 0; i < all->last_n; i++) {
            for (k = 0; k < next->first_n; k++)
                add_edge(all->last[i].state, next->first[k].state,
                         all->last[i].flags | next->first[k].flags);
        }
        joined->nullable = all->nullable && next->nullable;
        for (i = 0; i < all->first_n; i++)
            link_add(joined->first, &joined->first_n, all->first[i].state, all->first[i].flags);
        if (all->nullable) {
            for (i = 0; i < next->first_n; i++)
                link_add(joined->first, &joined->first_n, next->first[i].state,
                         next->first[i].flags);
        }
        for (i = 0; i < next->last_n; i++)
            link_add(joined->last, &joined->last_n, next->last[i].state, next->last[i].flags);
        if (next->nullable) {
            for (i = 0; i < all->last_n; i++)
                link_add(joined->last, &joined->last_n, all->last[i].state, all->last[i].flags);
        }
        free(all);
        free(next);
        all = joined;
    }
    if (!all) fail("empty", "sequence");
    return all;
}

static Fragment *parse_either(const char **at) {
    Fragment *all = parse_sequence(at);
    for (skip(at); **at == '|'; skip(at)) {
        Fragment *next;
        int i;
        (*at)++;
        next = parse_sequence(at);
        all->nullable |= next->nullable;
        for (i = 0; i < next->first_n; i++)
            link_add(all->first, &all->first_n, next->first[i].state, next->first[i].flags);
        for (i = 0; i < next->last_n; i++)
            link_add(all->last, &all->last_n, next->last[i].state, next->last[i].flags);
        free(next);
    }
    return all;
}

/* = pattern => settings */
static void read_rule(char *line) {
    char *arrow = strstr(line, "=>");
    const char *at = line;
    Fragment *f;
    int i;
    if (rule_count == MAX_RULES) fail("too many", "rules");
    if (arrow) {
        *arrow = 0;
        read_settings(&rules[rule_count], arrow + 2);
    }
    f = parse_either(&at);
    if (*at) fail("rest of a rule", at);
    if (f->nullable) fail("a rule that may be empty", line);
    for (i = 0; i < f->first_n; i++) add_edge(0, f->first[i].state, f->first[i].flags);
    for (i = 0; i < f->last_n; i++)
        states[f->last[i].state].accept |=
            f->last[i].flags & TIME_END ? TIME_ACCEPT | TIME_ACCEPT_END : TIME_ACCEPT;
    free(f);
    rule_count++;
}

static void read_line(char *line) {
    char *colon;
    if (*line == '=') {
        read_rule(line + 1);
    } else if (*line == '@') {
        colon = strchr(line, ':');
        if (!colon || macro_count == MAX_MACROS) fail("macro", line);
        *colon = 0;
        macros[macro_count++] =
            (Macro){copy(line + 1, strlen(line + 1)), copy(colon + 1, strlen(colon + 1))};
    } else if ((colon = strchr(line, ':')) != NULL) {
        read_words(line, colon);
    } else {
        read_composition(line);
    }
}

/* ---- the tables */

static int by_edge(const void *a, const void *b) {
    const Edge *p = a, *q = b;
    int s = states[p->to].symbol, t = states[q->to].symbol;
    if (p->from != q->from) return p->from - q->from;
    if (s != t) return s - t;
    return p->to != q->to ? p->to - q->to : p->flags - q->flags;
}

static void write_words(void) {
    int i, k, slots = 16, offset = 0, readings = 0, longest = 0;
    int *slot;
    while (slots < 2 * word_count) slots *= 2;
    slot = room((size_t)slots * sizeof *slot);
    printf("const TimeWord TIME_WORDS[] = {\n");
    for (i = 0; i < word_count; i++) {
        size_t n = strlen(words[i].text);
        int at = (int)(hash_bytes(words[i].text, n) & (unsigned)(slots - 1));
        while (slot[at]) at = (at + 1) & (slots - 1);
        slot[at] = i + 1;
        printf("{%d,%d,%d,%d},\n", offset, (int)n, words[i].n, readings);
        offset += (int)n;
        if ((int)n > longest) longest = (int)n;
        readings += words[i].n;
    }
    printf("};\nconst char TIME_LETTERS[] =\n");
    for (i = 0; i < word_count; i++) printf("\"%s\"\n", words[i].text);
    printf(";\nconst TimeReading TIME_READINGS[] = {\n");
    for (i = 0; i < word_count; i++) {
        for (k = 0; k < words[i].n; k++) {
            const Reading *r = words[i].readings[k];
            printf("{%d,%d,%d,%d},\n", r->symbol, r->flags, r->settings.n,
                   place_settings(&r->settings));
        }
    }
    printf("};\nconst uint32_t TIME_SLOT_MASK = %d, TIME_LONGEST = %d;\nconst uint16_t TIME_SLOT[] "
           "= {\n",
           slots - 1, longest);
    for (i = 0; i < slots; i++) printf("%d,%s", slot[i], i % 24 == 23 ? "\n" : "");
    printf("};\n");
}

static void write_rules(void) {
    int i, first = 0, at = 0;
    qsort(edges, (size_t)edge_count, sizeof *edges, by_edge);
    printf("const TimeEdge TIME_EDGES[] = {\n");
    for (i = 0; i < edge_count; i++)
        printf("{%d,%d,%d},%s", edges[i].to, states[edges[i].to].symbol, edges[i].flags,
               i % 12 == 11 ? "\n" : "");
    printf("};\nconst TimeState TIME_STATES[] = {\n");
    for (i = 0; i < state_count; i++) {
        int n = 0;
        unsigned long long mask = 0;
        for (; at + n < edge_count && edges[at + n].from == i; n++)
            mask |= 1ull << states[edges[at + n].to].symbol % 64;
        printf("{0x%llx,%d,%d,%d,%d,%d,%d},\n", mask, at, n, states[i].rule,
               place_settings(&states[i].settings), states[i].settings.n, states[i].accept);
        if (i == 0) first = n;
        at += n;
    }
    printf(
        "};\n/* the edges of the start by symbol: TIME_FIRST[symbol] .. TIME_FIRST[symbol + 1] */\n"
        "const uint16_t TIME_FIRST[] = {\n");
    for (i = 0, at = 0; i <= symbol_count; i++) {
        while (at < first && states[edges[at].to].symbol < i) at++;
        printf("%d,", at);
    }
    printf("};\n");
}

/* Rules' settings last: a run for each rule. */
static void write_rule_settings(void) {
    int i;
    printf("const struct TimeRule TIME_RULES[] = {\n");
    for (i = 0; i < rule_count; i++) printf("{%d,%d},\n", place_settings(&rules[i]), rules[i].n);
    printf("};\nconst TimeSetting TIME_SETTINGS[] = {\n");
    for (i = 0; i < setting_count; i++)
        printf("{%d,%d},%s", settings[i].field, settings[i].value, i % 12 == 11 ? "\n" : "");
    printf("};\n");
}

int main(int argc, char **argv) {
    static char line[MAX_LINE], part[MAX_LINE];
    FILE *in;
    file = argc == 2 ? argv[1] : "";
    in = fopen(file, "r");
    if (!in) fail("cannot be read", "usage: times TIMES.txt");
#define X(name) add_symbol(#name);
    TIME_SYMBOLS(X)
#undef X
    /* a line that begins with a blank continues the one before */
    while (fgets(part, sizeof part, in)) {
        size_t n = strlen(part);
        while (n && (part[n - 1] == '\n' || part[n - 1] == ' ')) part[--n] = 0;
        if (!n || *part == '#') {
            line_number++;
            continue;
        }
        if (*part == ' ') {
            if (strlen(line) + n + 1 >= sizeof line) fail("too long", part);
            strcat(line, part);
        } else {
            if (*line) read_line(line);
            strcpy(line, part);
        }
        line_number++;
    }
    if (*line) read_line(line);
    fclose(in);
    printf("/* Made by ext/train/times.c from ext/data/times.txt. */\n");
    write_words();
    write_rules();
    write_rule_settings();
    return 0;
}

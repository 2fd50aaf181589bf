/*
** lemmas LEMMAS.txt TRAIN.tsv LEXICON.tsv TABLE.bin: makes the learnt table of the lemmatiser
** (word/lemma_table.h).
**
** LEMMAS.txt: ext/data/lemmas.txt, forms whose lemma is given there. TRAIN.tsv: form TAB STTS tag
** TAB UPOS TAB lemma, of UD German GSD: a form whose lemma the annotators agree on is an
** exception, if it was seen often enough. LEXICON.tsv: form TAB lemma TAB tag (german-pos-dict):
** which forms are known, and what endings mean. For each group of tags the endings of up to
** LEMMA_ENDING characters form a tree; a node says what most of its forms do, and stays where that
** differs from what the shorter ending says often enough to pay for itself.
**
** The same files give the same bytes.
*/
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "word/lemma_table.h"

enum {
    FORM = 120,       /* bytes of the longest form and lemma that are read */
    SEEN_READING = 2, /* times that the train part must have a form with a lemma of the lexicon, */
    SEEN_PREDICATIVE = 3, /* the same of ADJD: participles are annotated now so, now so */
    SEEN_KNOWN = 2,       /* with another lemma than the lexicon has for it, */
    SEEN_UNKNOWN = 2,     /* and a form the lexicon lacks */
    AGREE_READING = 60,   /* per cent of them with the same lemma */
    AGREE = 75,
    SURE_LETTERS = 3,  /* an ending that as good as always means the same: its length, */
    SURE_FORMS = 20,   /* the forms that have it, */
    SURE_PERCENT = 98, /* and those of them that agree */
    GAIN = 3           /* forms an ending must get right beyond what a shorter one gets right */
};

static void fail(const char *what, const char *detail) {
    fprintf(stderr, "lemmas: %s: %s\n", what, detail);
    exit(1);
}

static void *checked(void *p) {
    if (!p) fail("memory", "out of memory");
    return p;
}

static FILE *open_file(const char *name, const char *mode) {
    FILE *file = fopen(name, mode);
    if (!file) fail(name, strerror(errno));
    return file;
}

/* Room for one more element of an array. */
#define GROW(list, n, room)                                                                        \
    do {                                                                                           \
        if ((n) == (room)) {                                                                       \
            (room) = (room) ? 2 * (room) : 1024;                                                   \
            (list) = checked(realloc((list), (room) * sizeof *(list)));                            \
        }                                                                                          \
    } while (0)

/* Small letters of ASCII and Latin-1, as lemma.c makes them. */
static void make_small(char *z) {
    for (; *z; z++) {
        unsigned char c = (unsigned char)*z, next = (unsigned char)z[1];
        if (c >= 'A' && c <= 'Z') *z = (char)(*z + 32);
        if (c == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) z[1] = (char)(z[1] + 32);
    }
}

/* ---- rules */

typedef struct Rule {
    unsigned char cut, n;
    char add[LEMMA_RULE - 2];
} Rule;

static struct {
    Rule *list;
    size_t n, room;
} rules;

/* The number of the rule that makes `lemma` of `form`, both in small letters; -1: there is none. */
static int make_rule(const char *form, const char *lemma) {
    Rule rule;
    size_t same = 0, i, cut, add;
    memset(&rule, 0, sizeof rule);
    while (form[same] && form[same] == lemma[same]) same++;
    while (same > 0 && ((unsigned char)form[same] & 0xC0) == 0x80) same--;
    while (same > 0 && ((unsigned char)lemma[same] & 0xC0) == 0x80) same--;
    cut = strlen(form + same);
    add = strlen(lemma + same);
    if (add > sizeof rule.add || cut > 60) return -1;
    rule.cut = (unsigned char)cut;
    rule.n = (unsigned char)add;
    memcpy(rule.add, lemma + same, add);
    for (i = 0; i < rules.n; i++) {
        if (memcmp(&rules.list[i], &rule, sizeof rule) == 0) return (int)i;
    }
    if (rules.n == LEMMA_SURE - 1) return -1;
    GROW(rules.list, rules.n, rules.room);
    rules.list[rules.n] = rule;
    return (int)rules.n++;
}

/* ---- the table to be */

typedef struct Entry {
    uint64_t hash;
    int rule, sure; /* a set of groups where `sure` is IS_SET */
} Entry;

enum { IS_SET = 2 };

static struct {
    Entry *list;
    size_t n, room;
} entries;

static void add_entry(unsigned kind, const char *text, size_t n, int rule, int sure) {
    uint64_t hash = lemma_hash(kind, text, n);
    GROW(entries.list, entries.n, entries.room);
    entries.list[entries.n++] = (Entry){hash, rule, sure};
}

/* ---- the sets of groups in which a form is an exception */

typedef struct Exception {
    uint64_t text; /* hash_bytes() of the form */
    unsigned group;
} Exception;

static struct {
    Exception *list;
    size_t n, room;
} exceptions;

static void add_exception(unsigned group, const char *form, size_t n, int rule) {
    add_entry(group, form, n, rule, 1);
    GROW(exceptions.list, exceptions.n, exceptions.room);
    exceptions.list[exceptions.n++] = (Exception){hash_bytes(form, n), group};
}

static int compare_exceptions(const void *pa, const void *pb) {
    const Exception *a = pa, *b = pb;
    return a->text < b->text ? -1 : a->text > b->text;
}

static void add_sets(void) {
    size_t i, from;
    qsort(exceptions.list, exceptions.n, sizeof *exceptions.list, compare_exceptions);
    for (from = 0; from < exceptions.n; from = i) {
        uint64_t text = exceptions.list[from].text;
        unsigned groups = 0;
        for (i = from; i < exceptions.n && exceptions.list[i].text == text; i++)
            groups |= 1u << exceptions.list[i].group;
        GROW(entries.list, entries.n, entries.room);
        entries.list[entries.n++] = (Entry){lemma_hash_kind(text, LEMMA_SET), (int)groups, IS_SET};
    }
}

static int find_group(const char *name) {
    static const char *const NAMES[] = {
#define X(id, text) text,
        LEMMA_GROUPS(X)
#undef X
    };
    int i;
    for (i = 0; i < LEMMA_GROUP_COUNT; i++) {
        if (strcmp(NAMES[i], name) == 0) return i;
    }
    fail("no such group", name);
    return -1;
}

/* ---- sets of strings: hashes are enough */

typedef struct Set {
    uint64_t *slot;
    size_t slots, n;
} Set;

static int set_find(const Set *set, uint64_t hash, size_t *at) {
    size_t i = (size_t)hash & (set->slots - 1);
    while (set->slot[i] && set->slot[i] != hash) i = (i + 1) & (set->slots - 1);
    *at = i;
    return set->slot[i] != 0;
}

static void set_add(Set *set, uint64_t hash) {
    size_t at;
    if (set_find(set, hash, &at)) return;
    if (2 * ++set->n > set->slots) fail("set", "too many words");
    set->slot[at] = hash;
}

static int set_has(const Set *set, uint64_t hash) {
    size_t at;
    return set_find(set, hash, &at);
}

/* Lexicon forms, forms with their lemma, verb lemmas; forms of LEMMAS.txt by group. */
static Set forms, readings, verbs, given;

static void set_make(Set *set) {
    set->slots = (size_t)1 << 22;
    set->slot = checked(calloc(set->slots, sizeof *set->slot));
}

/* ---- LEMMAS.txt */

static void read_given(const char *name) {
    FILE *file = open_file(name, "r");
    char line[4096];
    while (fgets(line, sizeof line, file)) {
        char *lemma = strchr(line, '\t'), *form;
        int group;
        line[strcspn(line, "\n")] = 0;
        if (!*line || *line == '#') continue;
        form = lemma ? strchr(lemma + 1, '\t') : NULL;
        if (!form) fail("a line without its two tabs", line);
        *lemma++ = 0;
        *form++ = 0;
        group = find_group(line);
        for (form = strtok(form, " "); form; form = strtok(NULL, " ")) {
            size_t n = strlen(form);
            int rule = make_rule(form, lemma);
            uint64_t hash = lemma_hash((unsigned)group, form, n);
            if (rule < 0) fail("too long", lemma);
            if (set_has(&given, hash)) continue;
            set_add(&given, hash);
            add_exception((unsigned)group, form, n, rule);
        }
    }
    fclose(file);
}

/* ---- the lexicon: known forms, and pairs for the endings */

typedef struct Pair {
    uint16_t end[LEMMA_ENDING]; /* the last characters, the last one first; 0 behind them */
    uint16_t rule;
    uint8_t group;
} Pair;

static struct {
    Pair *list;
    size_t n, room;
} pairs;

static void add_pair(int group, const char *form, const char *lemma) {
    Pair pair;
    size_t at = strlen(form), k = 0;
    int rule;
    memset(&pair, 0, sizeof pair);
    if (at < 4) return;
    rule = make_rule(form, lemma);
    if (rule < 0 || rules.list[rule].cut > 7 || rules.list[rule].cut >= at) return;
    while (k < LEMMA_ENDING && at > 0) {
        unsigned c = (unsigned char)form[--at];
        if ((c & 0xC0) == 0x80 && at > 0) c = (c & 0x3F) | ((unsigned char)form[--at] & 0x1Fu) << 6;
        pair.end[k++] = (uint16_t)c;
    }
    pair.rule = (uint16_t)rule;
    pair.group = (uint8_t)group;
    GROW(pairs.list, pairs.n, pairs.room);
    pairs.list[pairs.n++] = pair;
}

/* The group that a tag of the lexicon tells about the endings of, or -1. */
static int lexicon_group(const char *tag) {
    if (strncmp(tag, "SUB", 3) == 0) return strstr(tag, "ADJ") ? -1 : LEMMA_NOUN;
    if (strncmp(tag, "VER", 3) == 0) {
        if (strstr(tag, ":INF") || strstr(tag, ":EIZ") || strstr(tag, ":PA1")) return -1;
        return strstr(tag, ":PA2") ? LEMMA_PARTICIPLE : LEMMA_FINITE;
    }
    if (strncmp(tag, "ADJ", 3) == 0 || strncmp(tag, "PA", 2) == 0)
        return strstr(tag, ":PRD") ? LEMMA_ADJD : LEMMA_ADJA;
    return -1;
}

/*
** "gegangen" without its ge, also behind a particle: lemma.c takes it away before it looks at the
** ending. What the verb begins with says where: its lemma begins the same.
*/
static void without_ge(char *form, const char *lemma) {
    size_t at = 0;
    if (strncmp(form, "ge", 2) != 0 || strncmp(lemma, "ge", 2) == 0) {
        while (form[at] && form[at] == lemma[at]) at++;
        if (strncmp(form + at, "ge", 2) != 0) return;
    }
    if (strlen(form + at) > 4) memmove(form + at, form + at + 2, strlen(form + at + 2) + 1);
}

/* Of a form in small letters with its lemma. */
static uint64_t hash_reading(const char *form, const char *lemma) {
    char text[2 * FORM + 2];
    snprintf(text, sizeof text, "%s %s", form, lemma);
    make_small(text);
    return hash_bytes(text, strlen(text));
}

static void read_lexicon(const char *name) {
    FILE *file = open_file(name, "r");
    char line[1024], before[1024] = "";
    while (fgets(line, sizeof line, file)) {
        char *lemma = strchr(line, '\t'), *tag = lemma ? strchr(lemma + 1, '\t') : NULL;
        char key[1024];
        int group;
        if (*line == '#' || !tag || strstr(tag, " -- ") || tag - line > FORM) continue;
        *lemma++ = 0;
        *tag++ = 0;
        set_add(&forms, hash_bytes(line, strlen(line)));
        set_add(&readings, hash_reading(line, lemma));
        if (strncmp(tag, "VER", 3) == 0) set_add(&verbs, hash_bytes(lemma, strlen(lemma)));
        group = lexicon_group(tag);
        if (group < 0) continue;
        make_small(line);
        make_small(lemma);
        if (group == LEMMA_PARTICIPLE) without_ge(line, lemma);
        snprintf(key, sizeof key, "%d %s %s", group, line, lemma);
        if (strcmp(key, before) == 0) continue; /* another case or person of the same */
        memcpy(before, key, strlen(key) + 1);
        add_pair(group, line, lemma);
    }
    fclose(file);
}

static int compare_pairs(const void *pa, const void *pb) {
    const Pair *a = pa, *b = pb;
    int i;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    for (i = 0; i < LEMMA_ENDING; i++) {
        if (a->end[i] != b->end[i]) return a->end[i] < b->end[i] ? -1 : 1;
    }
    return a->rule < b->rule ? -1 : a->rule > b->rule;
}

static size_t *counts; /* of rules, while a node is looked at */

/* A node's endings: `depth` characters in common; `inherited` is what the shorter ending says. */
static void grow(const Pair *first, size_t n, int depth, int inherited, int inherited_sure) {
    size_t i, from, best = 0;
    int rule = 0, sure;
    for (i = 0; i < n; i++) counts[first[i].rule]++;
    for (i = 0; i < n; i++) {
        int r = first[i].rule;
        if (counts[r] > best || (counts[r] == best && r < rule)) {
            best = counts[r];
            rule = r;
        }
    }
    sure = depth >= SURE_LETTERS && n >= SURE_FORMS && best * 100 >= n * SURE_PERCENT;
    if (depth > 0 && (rule != inherited || (sure && !inherited_sure)) &&
        (inherited < 0 || (sure && !inherited_sure) ? best : best - counts[inherited]) >= GAIN) {
        char text[2 * LEMMA_ENDING];
        size_t m = 0;
        int k;
        for (k = depth; k-- > 0;) {
            unsigned c = first->end[k];
            if (c >= 0x80) text[m++] = (char)(0xC0 | c >> 6);
            text[m++] = (char)(c >= 0x80 ? 0x80 | (c & 0x3F) : c);
        }
        add_entry(first->group | LEMMA_IS_ENDING, text, m, rule, sure);
        inherited = rule;
        inherited_sure = sure;
    }
    for (i = 0; i < n; i++) counts[first[i].rule] = 0;
    if (depth == LEMMA_ENDING) return;
    for (from = 0; from < n; from = i) {
        for (i = from; i < n && first[i].end[depth] == first[from].end[depth];) i++;
        if (first[from].end[depth] && i - from >= GAIN)
            grow(first + from, i - from, depth + 1, inherited, inherited_sure);
    }
}

static void learn_endings(void) {
    size_t from, i;
    qsort(pairs.list, pairs.n, sizeof *pairs.list, compare_pairs);
    counts = checked(calloc(rules.n, sizeof *counts));
    for (from = 0; from < pairs.n; from = i) {
        for (i = from; i < pairs.n && pairs.list[i].group == pairs.list[from].group;) i++;
        grow(pairs.list + from, i - from, 0, -1, 0);
    }
    free(counts);
}

/* ---- the train part: exceptions */

typedef struct Seen {
    char form[FORM], lemma[FORM]; /* the form in small letters */
    int group, known;             /* the lexicon has the form */
} Seen;

static int compare_seen(const void *pa, const void *pb) {
    const Seen *a = pa, *b = pb;
    int order = strcmp(a->form, b->form);
    if (order == 0) order = a->group - b->group;
    return order ? order : strcmp(a->lemma, b->lemma);
}

static int is_learnt(int group) {
    return group == LEMMA_NOUN || group == LEMMA_FINITE || group == LEMMA_INFINITIVE ||
           group == LEMMA_PARTICIPLE || group == LEMMA_ADJA || group == LEMMA_ADJD ||
           group == LEMMA_ADVERB;
}

/* May the annotators' lemma be true? They slip: "zieht" is not of zeihen, "Haus" not "haus". */
static int is_possible(const Seen *seen) {
    unsigned char c = (unsigned char)seen->lemma[0], next = (unsigned char)seen->lemma[1];
    if (strchr(seen->lemma, '|') || !seen->lemma[0]) return 0;
    if (seen->group == LEMMA_NOUN)
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c == 0xC3 && next < 0x9F);
    if (seen->group == LEMMA_FINITE || seen->group == LEMMA_INFINITIVE ||
        seen->group == LEMMA_PARTICIPLE)
        return set_has(&verbs, hash_bytes(seen->lemma, strlen(seen->lemma)));
    return 1;
}

/* A form that the annotators left as it is, though the lexicon has a lemma for it. */
static int is_left(const Seen *seen) {
    char lemma[FORM];
    snprintf(lemma, sizeof lemma, "%s", seen->lemma);
    make_small(lemma);
    return seen->group != LEMMA_ADVERB && strcmp(seen->form, lemma) == 0;
}

static void read_train(const char *name) {
    FILE *file = open_file(name, "r");
    char line[4096];
    Seen *list = NULL;
    size_t n = 0, room = 0, from, i, k, learnt = 0;
    while (fgets(line, sizeof line, file)) {
        char *tag = strchr(line, '\t'), *upos = tag ? strchr(tag + 1, '\t') : NULL;
        char *lemma = upos ? strchr(upos + 1, '\t') : NULL;
        int stts;
        Seen *seen;
        if (!lemma) continue;
        *tag++ = 0;
        *upos++ = 0;
        *lemma++ = 0;
        lemma[strcspn(lemma, "\n")] = 0;
        stts = stts_find(tag, strlen(tag));
        if (stts < 0 || strlen(line) >= FORM || strlen(lemma) >= FORM) continue;
        GROW(list, n, room);
        seen = memset(&list[n], 0, sizeof *seen);
        seen->group = (int)lemma_group((Stts)stts);
        if (!is_learnt(seen->group)) continue;
        seen->known = set_has(&forms, hash_bytes(line, strlen(line)));
        make_small(line);
        seen->known |= set_has(&forms, hash_bytes(line, strlen(line)));
        memcpy(seen->form, line, strlen(line));
        memcpy(seen->lemma, lemma, strlen(lemma));
        n++;
    }
    fclose(file);
    qsort(list, n, sizeof *list, compare_seen);
    for (from = 0; from < n; from = i) {
        size_t best = 0, best_n = 0, least, length = strlen(list[from].form);
        int known = 0, reading, rule;
        for (i = from, k = from; i < n && list[i].group == list[from].group &&
                                 strcmp(list[i].form, list[from].form) == 0;
             i++) {
            if (strcmp(list[i].lemma, list[k].lemma) != 0) k = i;
            if (i - k + 1 > best_n) {
                best_n = i - k + 1;
                best = k;
            }
            known |= list[i].known;
        }
        reading = set_has(&readings, hash_reading(list[from].form, list[best].lemma));
        least = reading ? SEEN_READING : known ? SEEN_KNOWN : SEEN_UNKNOWN;
        if (reading && list[from].group == LEMMA_ADJD) least = SEEN_PREDICATIVE;
        if (best_n < least || best_n * 100 < (i - from) * (reading ? AGREE_READING : AGREE) ||
            !is_possible(&list[best]) || (known && !reading && is_left(&list[best])) ||
            set_has(&given, lemma_hash((unsigned)list[best].group, list[best].form, length)))
            continue;
        make_small(list[best].lemma);
        rule = make_rule(list[best].form, list[best].lemma);
        if (rule < 0) continue;
        add_exception((unsigned)list[best].group, list[best].form, length, rule);
        learnt++;
    }
    free(list);
    fprintf(stderr, "%zu forms learnt from the train part\n", learnt);
}

/* ---- out */

static void put(unsigned char *p, size_t value, int bytes) {
    int i;
    for (i = 0; i < bytes; i++) p[i] = (unsigned char)(value >> (8 * i));
}

/* Puts an entry into its slot; those with lower checks make way. */
static void put_entry(unsigned char *first, size_t slots, uint64_t hash, size_t value) {
    size_t slot = lemma_slot(hash, (uint32_t)slots);
    uint32_t check = lemma_check(hash), other;
    while (check) {
        unsigned char *at = first + slot * LEMMA_SLOT;
        size_t other_value = (size_t)at[4] | (size_t)at[5] << 8;
        other = hash_read32(at);
        if (other == check) return; /* the first one stays */
        if (other < check) {
            put(at, check, 4);
            put(at + 4, value, 2);
            check = other;
            value = other_value;
        }
        slot = slot + 1 < slots ? slot + 1 : 0;
    }
}

static void write_table(const char *name) {
    size_t slots = entries.n * 5 / 4 + 1, used = 0, i, size;
    int *number = checked(malloc((rules.n + 1) * sizeof *number));
    unsigned char *table, *first;
    FILE *out;

    for (i = 0; i < rules.n; i++) number[i] = -1;
    for (i = 0; i < entries.n; i++) {
        if (entries.list[i].sure != IS_SET) number[entries.list[i].rule] = 0;
    }
    for (i = 0; i < rules.n; i++) {
        if (number[i] == 0) number[i] = (int)used++;
    }
    size = 8 + used * LEMMA_RULE + slots * LEMMA_SLOT;
    table = checked(calloc(size, 1));
    put(table, used, 4);
    put(table + 4, slots, 4);
    for (i = 0; i < rules.n; i++) {
        unsigned char *at = table + 8 + (size_t)(number[i] < 0 ? 0 : number[i]) * LEMMA_RULE;
        if (number[i] < 0) continue;
        at[0] = rules.list[i].cut;
        at[1] = rules.list[i].n;
        memcpy(at + 2, rules.list[i].add, sizeof rules.list[i].add);
    }
    first = table + 8 + used * LEMMA_RULE;
    for (i = 0; i < entries.n; i++) {
        const Entry *entry = &entries.list[i];
        size_t value = (size_t)entry->rule;
        if (entry->sure != IS_SET)
            value = (size_t)number[entry->rule] | (entry->sure ? LEMMA_SURE : 0);
        put_entry(first, slots, entry->hash, value);
    }
    out = open_file(name, "wb");
    if (fwrite(table, 1, size, out) != size || fclose(out)) fail(name, strerror(errno));
    fprintf(stderr, "%zu rules, %zu entries, %zu bytes\n", used, entries.n, size);
}

int main(int argc, char **argv) {
    size_t given_n;
    if (argc != 5) fail("usage", "lemmas LEMMAS.txt TRAIN.tsv LEXICON.tsv TABLE.bin");
    set_make(&forms);
    set_make(&readings);
    set_make(&verbs);
    set_make(&given);
    read_given(argv[1]);
    read_lexicon(argv[3]);
    read_train(argv[2]);
    given_n = entries.n;
    learn_endings();
    fprintf(stderr, "%zu exceptions, %zu endings from %zu forms\n", given_n, entries.n - given_n,
            pairs.n);
    add_sets();
    write_table(argv[4]);
    return 0;
}

/*
** The words that compounds are learnt from: the lexicon's nouns, adjectives and verbs, the
** modifiers they can be, and nouns of running text.
*/
#include "train/compounds.h"

void fail(const char *what, const char *detail) {
    fprintf(stderr, "compounds: %s: %s\n", what, detail);
    exit(1);
}

void *checked(void *p) {
    if (!p) fail("memory", "out of memory");
    return p;
}

/* Maps from words to numbers and a text */

static char *copy_text(const char *text, size_t n) {
    char *copy = checked(malloc(n + 1));
    memcpy(copy, text, n);
    copy[n] = 0;
    return copy;
}

static void map_grow(Map *map) {
    size_t i;
    map->slot_count = map->slot_count ? 2 * map->slot_count : 1024;
    free(map->slots);
    map->slots = checked(calloc(map->slot_count, sizeof *map->slots));
    for (i = 0; i < map->n; i++) {
        size_t slot = hash_bytes(map->items[i].word, strlen(map->items[i].word));
        while (map->slots[slot &= map->slot_count - 1]) slot++;
        map->slots[slot] = (uint32_t)i + 1;
    }
}

/* The word's item; a new one, cleared, when `add` is set; else NULL. */
Item *map_find(Map *map, const char *word, size_t n, int add) {
    size_t slot = hash_bytes(word, n);
    if (2 * map->n >= map->slot_count) map_grow(map);
    while (map->slots[slot &= map->slot_count - 1]) {
        Item *item = &map->items[map->slots[slot] - 1];
        if (strlen(item->word) == n && memcmp(item->word, word, n) == 0) return item;
        slot++;
    }
    if (!add) return NULL;
    if (map->n == map->room) {
        map->room = map->room ? 2 * map->room : 1024;
        map->items = checked(realloc(map->items, map->room * sizeof *map->items));
    }
    map->slots[slot] = (uint32_t)map->n + 1;
    memset(&map->items[map->n], 0, sizeof *map->items);
    map->items[map->n].word = copy_text(word, n);
    return &map->items[map->n++];
}

void map_clear(Map *map) {
    size_t i;
    for (i = 0; i < map->n; i++) free(map->items[i].word);
    free(map->items);
    free(map->slots);
    memset(map, 0, sizeof *map);
}

int ends(const char *text, size_t n, const char *end) {
    size_t m = strlen(end);
    return n >= m && memcmp(text + n - m, end, m) == 0;
}

size_t letter_count(const char *text, size_t n) {
    size_t i, count = 0;
    for (i = 0; i < n; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

/* German letters in small ones. 0 when there is anything else in it. */
size_t make_small(const char *word, size_t n, char *out) {
    size_t i;
    if (n >= LONGEST) return 0;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)word[i], d = i + 1 < n ? (unsigned char)word[i + 1] : 0;
        if (c >= 'A' && c <= 'Z') {
            out[i] = (char)(c + 32);
        } else if (c >= 'a' && c <= 'z') {
            out[i] = (char)c;
        } else if (c == 0xC3 && d >= 0x80 && d < 0xC0) {
            out[i++] = (char)c;
            out[i] = (char)(d <= 0x9E ? d + 0x20 : d);
        } else {
            return 0;
        }
    }
    out[n] = 0;
    return n;
}

int begins_big(const char *word) {
    unsigned char c = (unsigned char)word[0], d = (unsigned char)word[1];
    return (c >= 'A' && c <= 'Z') || (c == 0xC3 && d >= 0x80 && d <= 0x9E);
}

double frequency(Knowledge *k, const char *word, size_t n) {
    Item *form = map_find(&k->counts, word, n, 0), *lemma = map_find(&k->lemmas, word, n, 0);
    return 1 + (form ? form->number : 0) + 0.3 * (lemma ? lemma->number : 0);
}

/* The rule that makes `lemma` from the surface and takes `link` bytes as the linking element. */
int rule_of(Knowledge *k, const char *surface, size_t n, const char *lemma, size_t link) {
    char small[LONGEST], key[LONGEST + 32];
    size_t m = strlen(lemma), same = 0, length;
    Item *item;

    if (make_small(lemma, m, small) == 0) return -1;
    while (same < n && same < m && surface[same] == small[same]) same++;
    while (same > 0 && ((unsigned char)small[same] & 0xC0) == 0x80) same--;
    while (same > 0 && same < n && ((unsigned char)surface[same] & 0xC0) == 0x80) same--;
    if (m - same > COMPOUND_ADDED) return -1;
    length = (size_t)sprintf(key, "%zu %zu %d %s", n - same, link, begins_big(lemma), small + same);
    item = map_find(&k->rules, key, length, 1);
    if (item->number == 0) item->number = (double)k->rules.n;
    return (int)item->number - 1;
}

/*
** A candidate: the surface in small letters, its lemma, the bytes of the link, and the penalty of
** its form. Of several the likeliest stays.
*/
static void candidate(Knowledge *k, const char *surface, size_t n, const char *lemma, size_t link,
                      double penalty, size_t least) {
    Item *item;
    double value;
    int rule;

    if (map_find(&k->not_modifiers, surface, n, 0)) return;
    if (letter_count(surface, n - link) < least && !map_find(&k->short_words, surface, n - link, 0))
        return;
    value = 0.35 * log(frequency(k, lemma, strlen(lemma))) - 1.6 * penalty;
    item = map_find(&k->candidates, surface, n, 1);
    if (item->flag && item->number >= value) return;
    rule = rule_of(k, surface, n, lemma, link);
    if (rule < 0) return;
    item->rule = rule;
    item->penalty = penalty;
    item->number = value;
    item->flag = 1;
}

/* candidate() for a lemma with another end: `cut` bytes less, `added` more. */
static void candidate_end(Knowledge *k, const char *small, size_t n, size_t cut, const char *added,
                          const char *lemma, size_t link, double penalty) {
    char surface[LONGEST + 8];
    if (n - cut < 3) return;
    memcpy(surface, small, n - cut);
    strcpy(surface + n - cut, added);
    candidate(k, surface, strlen(surface), lemma, link, penalty, strlen(added) ? 4 : 3);
}

void noun_candidates(Knowledge *k, const char *lemma, const char *small, size_t n) {
    candidate(k, small, n, lemma, 0, ends(small, n, "e") ? 0.4 : 0, 4);
    if (!ends(small, n, "s")) candidate_end(k, small, n, 0, "s", lemma, 1, 0.3);
    candidate_end(k, small, n, 0, "es", lemma, 2, 0.3);
    if (ends(small, n, "e")) {
        candidate_end(k, small, n, 1, "", lemma, 0, 0.8);
        candidate_end(k, small, n, 1, "s", lemma, 1, 1.2);
        candidate_end(k, small, n, 0, "n", lemma, 1, 0.9);
    }
}

/* Is the form a noun's base form? */
static int is_base(const char *form, size_t n) {
    char lemma[LONGEST + LEXICON_LEMMA];
    LexiconEntry entry;
    unsigned i;

    if (!lexicon_find(form, n, &entry)) return 0;
    for (i = 0; i < entry.count; i++) {
        Reading reading = lexicon_reading(&entry, i);
        if (reading.class == CLASS_NN && lexicon_lemma(&reading, form, n, lemma) == n &&
            memcmp(form, lemma, n) == 0)
            return 1;
    }
    return 0;
}

static void form_candidates(Knowledge *k, const char *lemma, const char *small, size_t n,
                            const Reading *reading, double penalty) {
    char base[LONGEST];
    size_t m = make_small(lemma, strlen(lemma), base);
    uint32_t fit = 0;
    int gender;

    for (gender = GENDER_MASCULINE; gender <= GENDER_NEUTER; gender++)
        fit |= LEXICON_CASE(CASE_NOM, NUMBER_PLURAL, gender) |
               LEXICON_CASE(CASE_GEN, NUMBER_SINGULAR, gender);
    if (m == 0 || (reading->features && !(reading->features & fit))) return;
    /* "Marken" rather of Marke than of Mark */
    if (n == m + 2 && ends(small, n, "en")) {
        char other[2 * LONGEST];
        snprintf(other, sizeof other, "%se", lemma);
        if (is_base(other, strlen(other))) penalty += 1;
    }
    if (m < n && memcmp(base, small, m) == 0)
        candidate(k, small, n, lemma, n - m, penalty + 0.3, 4);
    else
        candidate(k, small, n, lemma, 0, penalty + 0.5, 3);
}

static void verb_candidates(Knowledge *k, const char *verb, size_t n) {
    if (ends(verb, n, "eln") || ends(verb, n, "ern")) {
        candidate_end(k, verb, n, 1, "", verb, 0, 0.7);
    } else if (ends(verb, n, "en")) {
        candidate_end(k, verb, n, 2, "", verb, 0, 0.7);
        candidate_end(k, verb, n, 1, "", verb, 1, 0.6);
    }
}

/* The lexicon, form by form */

static void each_reading(Knowledge *k, const char *form, size_t n, const char *small,
                         const Reading *reading, unsigned readings, int turn) {
    char lemma[LONGEST + LEXICON_LEMMA + 1];
    size_t m = lexicon_lemma(reading, form, n, lemma);
    int base = m == n && memcmp(form, lemma, n) == 0;

    lemma[m] = 0;
    if (turn == 0) {
        Item *item = map_find(&k->counts, form, n, 0);
        if (item && (reading->class == CLASS_NN || reading->class == CLASS_VVINF))
            map_find(&k->lemmas, lemma, m, 1)->number += item->number / readings;
        return;
    }
    switch (reading->class) {
    case CLASS_NN:
        if (!base) {
            form_candidates(k, lemma, small, n, reading, is_base(form, n) ? 1.3 : 0);
            break;
        }
        noun_candidates(k, lemma, small, n);
        if (letter_count(form, n) > 4) map_find(&k->lexicon_nouns, form, n, 1);
        if (letter_count(form, n) >= LEAST_LETTERS) map_find(&k->types, small, n, 1);
        break;
    case CLASS_NN_ADJ: /* "die Kranken": Kranken- */
        if (base || !ends(form, n, "en") || n < 6) break;
        memcpy(lemma, form, n);
        lemma[n - 1] = 0;
        candidate(k, small, n, lemma, 1, 0.8, 5);
        break;
    case CLASS_VVINF:
        if (base) verb_candidates(k, form, n);
        break;
    case CLASS_ADJD:
        if (!base) break;
        candidate(k, small, n, lemma, 0, 0.2, 3);
        map_find(&k->adjectives, small, n, 1);
        if (letter_count(form, n) >= LEAST_LETTERS) map_find(&k->types, small, n, 1)->flag = 1;
        break;
    case CLASS_ADJA_SUP: /* "die höchste": Höchst- */
        if (n > 5 && ends(small, n, "ste")) candidate_end(k, small, n, 1, "", form, 0, 0.6);
        break;
    case CLASS_APPR:
    case CLASS_ADV:
    case CLASS_CARD:
    case CLASS_PTKVZ:
        candidate(k, small, n, form, 0, 0.8, 3);
        break;
    case CLASS_NE_FIRST:
    case CLASS_NE_LAST:
    case CLASS_NE_TOWN:
    case CLASS_NE_COUNTRY:
    case CLASS_NE_REGION:
    case CLASS_NE:
        if (base) candidate(k, small, n, lemma, 0, 2.0, 4);
        break;
    default:
        break;
    }
}

/* Walks the whole automaton: depth first, a letter at a time. */
void each_form(Knowledge *k, int turn) {
    static uint32_t states[LONGEST + 1];
    static int next[LONGEST + 1];
    char form[LONGEST + 1], small[LONGEST + 1];
    size_t depth = 0;

    states[0] = LEXICON_ROOT;
    next[0] = 0;
    for (;;) {
        uint32_t state = states[depth];
        int byte = next[depth]++;
        if (byte > 255) {
            if (depth-- == 0) break;
            continue;
        }
        if (depth + 1 >= LONGEST || !lexicon_step(&state, (unsigned char)byte)) continue;
        form[depth++] = (char)byte;
        states[depth] = state;
        next[depth] = 0;
        LexiconEntry entry;
        form[depth] = 0;
        if (lexicon_at(state, &entry) && make_small(form, depth, small)) {
            unsigned i;
            for (i = 0; i < entry.count; i++) {
                Reading reading = lexicon_reading(&entry, i);
                each_reading(k, form, depth, small, &reading, entry.count, turn);
            }
        }
    }
}

/* Nouns of running text that the lexicon lacks */

/*
** Clusters of forms with like neighbours, CLUSTERS.tsv: form TAB cluster. A capitalised form that
** the lexicon lacks is a noun where most forms of its cluster are.
*/
void text_nouns(Knowledge *k, const char *name) {
    FILE *file = fopen(name, "rb");
    static char line[4096];
    static double nouns[256], others[256];
    Map clusters = {0};
    char small[LONGEST];
    LexiconEntry entry;
    size_t i, plurals;

    if (!file) fail(name, strerror(errno));
    while (fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        if (!tab) continue;
        *tab = 0;
        if (begins_big(line) && make_small(line, (size_t)(tab - line), small))
            map_find(&clusters, line, (size_t)(tab - line), 1)->rule = atoi(tab + 1) & 255;
    }
    fclose(file);
    for (i = 0; i < clusters.n; i++) {
        const Item *item = &clusters.items[i];
        if (!lexicon_find(item->word, strlen(item->word), &entry)) continue;
        if ((entry.classes & CLASS_BIT(CLASS_NN)) && !(entry.classes & NAME_CLASSES))
            nouns[item->rule]++;
        else
            others[item->rule]++;
    }
    for (i = 0; i < clusters.n; i++) {
        const Item *item = &clusters.items[i];
        size_t n = strlen(item->word);
        Item *count = map_find(&k->counts, item->word, n, 0), *lower;
        if (!count || count->number < NOUN_COUNT || letter_count(item->word, n) < 4) continue;
        if (nouns[item->rule] < 3 * others[item->rule]) continue;
        make_small(item->word, n, small);
        if (lexicon_find(item->word, n, &entry) || lexicon_find(small, n, &entry)) continue;
        lower = map_find(&k->counts, small, n, 0);
        if (lower && 3 * lower->number > count->number) continue;
        map_find(&k->nouns, small, n, 1)->number = count->number;
    }
    /* of a plural in -n the singular, however seldom it is seen */
    plurals = k->nouns.n;
    for (i = 0; i < plurals; i++) {
        const char *word = k->nouns.items[i].word;
        size_t n = strlen(word);
        char singular[LONGEST];
        Item *count;
        if (!ends(word, n, "en") || n < 6) continue;
        memcpy(singular, word, n);
        capitalise(singular, n);
        count = map_find(&k->counts, singular, n - 1, 0);
        if (count) map_find(&k->nouns, word, n - 1, 1)->number = count->number;
    }
    /* an inflected form is none of its own */
    for (i = 0; i < k->nouns.n; i++) {
        static const char *const ENDINGS[] = {"s", "en", "n", "es", "e"};
        const char *word = k->nouns.items[i].word;
        size_t n = strlen(word), j;
        for (j = 0; j < sizeof ENDINGS / sizeof *ENDINGS; j++) {
            size_t m = strlen(ENDINGS[j]);
            if (!ends(word, n, ENDINGS[j]) || n - m < 4) continue;
            if (map_find(&k->nouns, word, n - m, 0)) k->nouns.items[i].flag = 1;
        }
    }
    for (i = 0; i < k->nouns.n; i++) {
        const char *word = k->nouns.items[i].word;
        size_t n = strlen(word);
        char lemma[LONGEST];
        if (k->nouns.items[i].flag) continue;
        strcpy(lemma, word);
        if ((unsigned char)lemma[0] == 0xC3)
            lemma[1] = (char)(lemma[1] - 0x20);
        else
            lemma[0] = (char)(lemma[0] - 32);
        noun_candidates(k, lemma, word, n);
    }
    map_clear(&clusters);
}

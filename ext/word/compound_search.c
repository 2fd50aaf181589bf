/*
** Compound search: dynamic programming over the places where a part may end, and the gate.
*/
#include "word/compound_search.h"

#include "data/data.h"
#include "word/form.h"
#include "word/lexicon_table.h"

/* What a name names, see ext/train/names.awk. */
#define NAME_LETTER(letter) ((uint32_t)1 << ((letter) - 'a'))

/* What a modifier of a kind costs beyond one that was not counted, in sixteenths. */
static const uint8_t KIND_COST[] = {0, 0, 2, 2, 3, 6, 4, 16, 0, 0, 0, 0};

enum {
    NONE = 1 << 28,
    SHORTEST = 4,        /* letters of a part that no list allows to be shorter */
    LONGEST_PART = 36,   /* bytes */
    LINK = 2,            /* letters beyond what the lexicon has: a linking element, */
    DEAD = 8,            /* or a noun of the table */
    INFLECTED = 40,      /* 2.5: a reading of which the part is not the base form */
    STRANGER_COST = 120, /* 7.5, and 1.25 for each letter */
    STRANGER_LETTER = 20,
    STRANGER_HEAD = 4, /* letters of a head behind a stranger */
    SAFE_HEAD = 6,     /* the same when the stranger was never seen alone */
    GATE = 200,        /* highest mean cost of a part, 12.5 */
    GATE_UNKNOWN = 300 /* the same for a word that the lexicon lacks */
};

/* Is the form (with its capital) the base form of one of the entry's readings of the classes? */
static int is_lemma(const LexiconEntry *entry, uint64_t classes, const char *form, size_t n) {
    char lemma[COMPOUND_BYTES + LEXICON_LEMMA];
    unsigned i;

    if (!(entry->classes & classes)) return 0;
    for (i = 0; i < entry->count; i++) {
        Reading reading = lexicon_reading(entry, i);
        if (!(CLASS_BIT(reading.class) & classes)) continue;
        if (lexicon_lemma(&reading, form, n, lemma) == n && memcmp(lemma, form, n) == 0) return 1;
    }
    return 0;
}

/* Forms in which a noun may be a modifier: plural and genitive singular. */
static uint32_t modifier_features(void) {
    uint32_t bits = 0;
    int gender;
    for (gender = GENDER_MASCULINE; gender <= GENDER_NEUTER; gender++) {
        bits |= LEXICON_CASE(CASE_NOM, NUMBER_PLURAL, gender);
        bits |= LEXICON_CASE(CASE_GEN, NUMBER_SINGULAR, gender);
    }
    return bits;
}

static const Reading *modifier_form(const LexiconEntry *entry, Reading *reading) {
    unsigned i;
    for (i = 0; i < entry->count; i++) {
        *reading = lexicon_reading(entry, i);
        if (reading->class != CLASS_NN) continue;
        if (!reading->features || (reading->features & modifier_features())) return reading;
    }
    return NULL;
}

static int verb_stem(const LexiconTable *lexicon, uint32_t state, const char *stem, size_t n) {
    LexiconEntry entry;
    uint32_t long_state = state;

    if (n < 3) return 0;
    if (lexicon_table_step(lexicon, &long_state, 'e') &&
        lexicon_table_step(lexicon, &long_state, 'n') &&
        lexicon_table_at(lexicon, long_state, &entry) && (entry.classes & CLASS_BIT(CLASS_VVINF)))
        return 2;
    if (stem[n - 2] == 'e' && (stem[n - 1] == 'r' || stem[n - 1] == 'l') &&
        lexicon_table_step(lexicon, &state, 'n') && lexicon_table_at(lexicon, state, &entry) &&
        (entry.classes & CLASS_BIT(CLASS_VVINF)))
        return 1;
    return 0;
}

/* Search */

typedef struct Cell {
    int cost;
    uint8_t from, kind, part_cost;
    uint16_t rule;
} Cell;

typedef struct Search {
    const CompoundTable *table;
    const char *word;
    size_t n;
    unsigned heads;
    CompoundPath *path;
    LexiconTable lexicon;
    Cell cells[COMPOUND_BYTES + 1]; /* how to get to a place by modifiers */
    Cell last;                      /* the best head: where it begins, total cost */
} Search;

enum { NOWHERE = -1, UNASKED = 2 };

/*
** The walk through the lexicon from one place, with a small letter and with a capital at the
** beginning.
*/
typedef struct Walk {
    uint32_t state[2];
    int alive[2];
    size_t count;                     /* letters */
    int64_t states[LONGEST_PART + 1]; /* with a capital, by the bytes walked; or NOWHERE */
    uint8_t lemmas[LONGEST_PART + 1]; /* is that a noun's base form? UNASKED at first */
    char form[LONGEST_PART + 2];      /* what was walked, with its capital */
} Walk;

/* The walk's entry; its classes are 0 when there is none. */
static LexiconEntry walk_entry(const Search *search, const Walk *walk, int big) {
    LexiconEntry entry;
    if (!walk->alive[big] || !lexicon_table_at(&search->lexicon, walk->state[big], &entry))
        entry = (LexiconEntry){NULL, 0, 0};
    return entry;
}

/* Are the first `n` bytes of what was walked, `count` letters, the base form of a noun? */
static int is_noun_lemma(const Search *search, Walk *walk, size_t n, size_t count) {
    LexiconEntry entry;
    if (count < SHORTEST || walk->states[n] == NOWHERE) return 0;
    if (walk->lemmas[n] == UNASKED)
        walk->lemmas[n] = lexicon_table_at(&search->lexicon, (uint32_t)walk->states[n], &entry) &&
                          is_lemma(&entry, CLASS_BIT(CLASS_NN), walk->form, n);
    return walk->lemmas[n];
}

static void offer(Search *search, size_t from, size_t to, CompoundKind kind, int cost,
                  unsigned rule) {
    Cell *cell = &search->cells[to];
    int total = search->cells[from].cost + cost;

    if (total >= cell->cost) return;
    *cell = (Cell){total, (uint8_t)from, (uint8_t)kind,
                   (uint8_t)(cost < COMPOUND_NEVER ? cost : COMPOUND_NEVER), (uint16_t)rule};
}

/* A head's readings of these classes: the cheapest one into `*reading`; NONE when there is none. */
static int head_cost(const Search *search, const LexiconEntry *entry, uint64_t classes, int big,
                     size_t from, Reading *reading) {
    char form[COMPOUND_BYTES], lemma[COMPOUND_BYTES + LEXICON_LEMMA];
    size_t n = search->n - from;
    int best = NONE, base_found = 0;
    unsigned i;

    if (!(entry->classes & classes)) return NONE;
    memcpy(form, search->word + from, n);
    if (big) capitalise(form, n);
    for (i = 0; i < entry->count; i++) {
        Reading r = lexicon_reading(entry, i);
        size_t length;
        int cost, base;
        if (!(CLASS_BIT(r.class) & classes)) continue;
        length = lexicon_lemma(&r, form, n, lemma);
        base = length == n && memcmp(form, lemma, n) == 0;
        if (base_found && !base) continue;
        cost = compound_table_head(search->table,
                                   compound_hash_text(COMPOUND_KEY_HEAD, lemma, length));
        if (cost == COMPOUND_NEVER) continue;
        if (cost == 0) cost = big ? search->table->unseen_noun : search->table->unseen_other;
        if (!base) cost += INFLECTED;
        if (base && r.class == CLASS_NN && !base_found) {
            /* what is a noun's base form is no other one's plural */
            base_found = 1;
            best = NONE;
        }
        if (r.class == CLASS_NN_INF || r.class == CLASS_NN_ADJ) cost += COMPOUND_SCALE;
        if (cost < best) {
            best = cost;
            *reading = r;
        }
    }
    return best;
}

/* An ending and its bytes. */
typedef struct Ending {
    size_t n;
    const char *text;
} Ending;

static int ends_in(const char *word, size_t n, const Ending *ending) {
    size_t k = ending->n;
    return k == 0 ||
           (word[n - 1] == ending->text[k - 1] && memcmp(word + n - k, ending->text, k - 1) == 0);
}

/* A noun of running text that the lexicon lacks, perhaps with an ending of a case or a plural. */
static void try_text_head(Search *search, size_t from) {
    static const Ending ENDINGS[] = {{0, ""}, {1, "s"}, {2, "en"}, {1, "n"}, {2, "es"}, {1, "e"}};
    const char *part = search->word + from;
    size_t n = search->n - from, i, k;

    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        int cost;
        k = ENDINGS[i].n;
        if (n < k + SHORTEST || !ends_in(part, n, &ENDINGS[i])) continue;
        cost =
            compound_table_head(search->table, compound_hash_text(COMPOUND_KEY_NOUN, part, n - k));
        if (cost == 0) continue;
        cost += k ? INFLECTED : 0;
        if (search->cells[from].cost + cost < search->last.cost) {
            search->last =
                (Cell){search->cells[from].cost + cost, (uint8_t)from, KIND_TEXT_HEAD,
                       (uint8_t)(cost < COMPOUND_NEVER ? cost : COMPOUND_NEVER), (uint16_t)k};
            search->path->head_capital = 1;
        }
        return;
    }
}

/*
** Does the noun come from a verb of the lexicon, "Mischer", "Legung"? The bytes of its ending as
** that of a plural or case, or -1.
*/
static int verbal_noun(const char *noun, size_t n) {
    static const Ending ENDINGS[] = {{2, "er"},  {3, "ung"},  {3, "ers"},
                                     {3, "ern"}, {4, "erin"}, {5, "ungen"}};
    static const int INFLECTION[] = {0, 0, 1, 1, 0, 2};
    char verb[COMPOUND_BYTES + 2];
    size_t i, k;

    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        LexiconEntry entry;
        k = ENDINGS[i].n;
        if (n < k + 3 || !ends_in(noun, n, &ENDINGS[i])) continue;
        memcpy(verb, noun, n - k);
        memcpy(verb + n - k, "en", 2);
        if (lexicon_find(verb, n - k + 2, &entry) && (entry.classes & CLASS_BIT(CLASS_VVINF)))
            return INFLECTION[i];
    }
    return -1;
}

/* A noun that is not in the lexicon, but comes from a verb. */
static void try_verbal_head(Search *search, size_t from, size_t count) {
    int cost = search->table->unseen_noun + COMPOUND_SCALE, ending;

    if (count <= SHORTEST + 1 || search->cells[from].cost + cost >= search->last.cost) return;
    ending = verbal_noun(search->word + from, search->n - from);
    if (ending < 0) return;
    search->last = (Cell){search->cells[from].cost + cost, (uint8_t)from, KIND_VERBAL_HEAD,
                          COMPOUND_NEVER - 1, (uint16_t)ending};
    search->path->head_capital = 1;
}

/* The part from `from` to the word's end as a head. */
static void try_head(Search *search, const Walk *walk, size_t from, size_t count) {
    CompoundPath *path = search->path;
    LexiconEntry entry;
    Reading reading;
    int surface, cost, big;

    surface = compound_table_head(
        search->table,
        compound_hash_text(COMPOUND_KEY_SURFACE, search->word + from, search->n - from));
    if (surface == COMPOUND_NEVER || (count < SHORTEST && !surface)) return;
    for (big = 0; big < 2; big++) {
        uint64_t classes = 0;
        if (big && (search->heads & COMPOUND_NOUNS)) classes = NOUN_CLASSES;
        if (!big && (search->heads & COMPOUND_ADJECTIVES)) classes |= ADJECTIVE_CLASSES;
        if (!big && (search->heads & COMPOUND_VERBS)) classes |= VERB_CLASSES;
        entry = walk_entry(search, walk, big);
        cost = head_cost(search, &entry, classes, big, from, &reading);
        if (cost == NONE) continue;
        cost += search->cells[from].cost;
        if (cost >= search->last.cost) continue;
        search->last =
            (Cell){cost, (uint8_t)from, KIND_HEAD, (uint8_t)(cost - search->cells[from].cost), 0};
        path->head = reading;
        path->head_capital = big;
        path->head_entry = entry;
    }
    if ((search->heads & COMPOUND_NOUNS) && !walk_entry(search, walk, 1).count) {
        try_text_head(search, from);
        try_verbal_head(search, from, count);
    }
}

/* The part as a modifier that was not counted. */
static void try_uncounted(Search *search, Walk *walk, size_t from, size_t to) {
    const char *part = search->word + from;
    size_t n = to - from, count = walk->count;
    int unseen = search->table->unseen_modifier;
    LexiconEntry entry;
    Reading reading;
    CompoundKind kind;

    if (is_noun_lemma(search, walk, n, count)) {
        kind = KIND_NOUN;
    } else if (n > SHORTEST && part[n - 1] == 's' &&
               is_noun_lemma(search, walk, n - 1, count - 1)) {
        kind = KIND_NOUN_S;
    } else if (n > SHORTEST + 1 && part[n - 1] == 's' && part[n - 2] == 'e' &&
               is_noun_lemma(search, walk, n - 2, count - 2)) {
        kind = KIND_NOUN_ES;
    } else if (!walk->alive[0] && !walk->alive[1]) {
        return;
    } else {
        entry = walk_entry(search, walk, 1);
        if ((entry.classes & CLASS_BIT(CLASS_NN)) && modifier_form(&entry, &reading))
            kind = KIND_FORM;
        else if (walk->alive[0] && verb_stem(&search->lexicon, walk->state[0], part, n))
            kind = KIND_VERB;
        else if (walk_entry(search, walk, 0).classes & CLASS_BIT(CLASS_ADJD))
            kind = KIND_ADJECTIVE;
        else if (entry.classes & NAME_CLASSES)
            kind = KIND_NAME;
        else
            return;
    }
    offer(search, from, to, kind, unseen + KIND_COST[kind], 0);
}

/*
** Longer parts than any that the lexicon tells of, modifiers of the table: the first one of them
** ends at `at`, LINK + 1 letters beyond; `hash` is its fingerprint so far.
*/
static void search_beyond(Search *search, size_t from, size_t at, uint64_t hash) {
    const char *word = search->word;
    size_t n = search->n, last = n - from > LONGEST_PART ? from + LONGEST_PART : n, dead;

    for (dead = LINK + 1; dead <= DEAD && at < n; dead++) {
        unsigned rule;
        int cost = compound_table_modifier(search->table, compound_hash_end(hash), &rule);
        if (cost && cost != COMPOUND_NEVER) offer(search, from, at, KIND_COUNTED, cost, rule);
        do {
            if (at == last) return;
            hash = compound_hash_byte(hash, (unsigned char)word[at++]);
        } while (at < n && continues(word[at]));
    }
}

/* All parts that begin at a place that can be reached. */
static void search_from(Search *search, size_t from) {
    const char *word = search->word;
    size_t n = search->n, at = from, dead = 0, last;
    uint64_t hash = compound_hash(COMPOUND_KEY_MODIFIER);
    LexiconTable lexicon = search->lexicon;
    char big[2];
    size_t first = capital(word + from, n - from, big);
    Walk walk;

    walk.state[0] = walk.state[1] = LEXICON_ROOT;
    walk.alive[0] = walk.alive[1] = 1;
    walk.count = 0;
    last = n - from > LONGEST_PART ? from + LONGEST_PART : n;
    while (at < last) {
        size_t length = at - from;
        unsigned char c = (unsigned char)word[at];
        unsigned char b = length < first ? (unsigned char)big[length] : c;
        unsigned rule;
        int cost;
        if (walk.alive[0]) walk.alive[0] = lexicon_table_step(&lexicon, &walk.state[0], c);
        if (walk.alive[1]) walk.alive[1] = lexicon_table_step(&lexicon, &walk.state[1], b);
        walk.form[length] = (char)b;
        hash = compound_hash_byte(hash, c);
        at++;
        length++;
        walk.states[length] = walk.alive[1] ? (int64_t)walk.state[1] : NOWHERE;
        walk.lemmas[length] = UNASKED;
        if (at < n && continues(word[at])) continue;
        walk.count++;
        if (!walk.alive[0] && !walk.alive[1] && ++dead > LINK && at < n) {
            search_beyond(search, from, at, hash);
            if (n - from > LONGEST_PART) return;
            at = n;
            walk.count = letters(word + from, n - from);
        }
        if (at == n) {
            if (from > 0) {
                try_head(search, &walk, from, walk.count);
            } else {
                search->path->whole[0] = walk_entry(search, &walk, 0);
                search->path->whole[1] = walk_entry(search, &walk, 1);
            }
            return;
        }
        if (walk.count < 2) continue;
        cost = compound_table_modifier(search->table, compound_hash_end(hash), &rule);
        if (cost == COMPOUND_NEVER) continue;
        if (cost)
            offer(search, from, at, KIND_COUNTED, cost, rule);
        else if (walk.count >= SHORTEST)
            try_uncounted(search, &walk, from, at);
    }
}

static int has_vowel(const char *part, size_t n) {
    size_t i;
    for (i = 0; i < n; i++)
        if (strchr("aeiouy", part[i]) || (unsigned char)part[i] == 0xC3) return 1;
    return 0;
}

static int stranger_cost(const char *part, size_t n) {
    size_t count = letters(part, n);
    if (count < SHORTEST || !has_vowel(part, n)) return NONE;
    return STRANGER_COST + STRANGER_LETTER * (int)count;
}

/* A modifier at the beginning that nobody knows, or such a head. */
static void search_strangers(Search *search) {
    size_t n = search->n, at;
    Cell known[COMPOUND_BYTES + 1];
    Cell last;
    unsigned rule;
    int cost;

    /* known modifiers, then a stranger */
    last = (Cell){NONE, 0, 0, 0, 0};
    for (at = 2; at < n; at++) {
        if (search->cells[at].cost >= NONE || continues(search->word[at])) continue;
        cost = stranger_cost(search->word + at, n - at);
        if (cost == NONE ||
            compound_table_head(
                search->table, compound_hash_text(COMPOUND_KEY_SURFACE, search->word + at, n - at)))
            continue;
        cost += search->cells[at].cost;
        if (cost < last.cost) last = (Cell){cost, (uint8_t)at, KIND_STRANGER, COMPOUND_NEVER, 0};
    }
    memcpy(known, search->cells, (n + 1) * sizeof *known);
    /* a stranger, then known parts */
    for (at = 1; at < n; at++) {
        search->cells[at].cost = NONE;
        if (continues(search->word[at])) continue;
        cost = stranger_cost(search->word, at);
        if (cost == NONE) continue;
        if (compound_table_modifier(
                search->table, compound_hash_text(COMPOUND_KEY_MODIFIER, search->word, at), &rule))
            continue;
        offer(search, 0, at, KIND_STRANGER, cost + COMPOUND_SCALE, 0);
    }
    for (at = 1; at < n; at++)
        if (search->cells[at].cost < search->last.cost) search_from(search, at);
    if (last.cost < search->last.cost) {
        memcpy(search->cells, known, (n + 1) * sizeof *known);
        search->last = last;
    }
}

void compound_search(const CompoundTable *table, const char *word, size_t n, unsigned heads,
                     int strangers, CompoundPath *path) {
    Search search;
    size_t at;
    unsigned count;

    memset(path, 0, sizeof *path);
    search.table = table;
    search.lexicon = lexicon_built_in();
    search.word = word;
    search.n = n;
    search.heads = heads;
    search.path = path;
    search.last = (Cell){NONE, 0, 0, 0, 0};
    for (at = 0; at <= n; at++) search.cells[at].cost = NONE;
    search.cells[0].cost = 0;
    /* what costs as much as a whole way that was found leads to no better one */
    for (at = 0; at + 1 < n; at++)
        if (search.cells[at].cost < search.last.cost) search_from(&search, at);
    if (search.last.cost >= NONE && strangers) {
        search_strangers(&search);
        path->stranger = 1;
    }
    if (search.last.cost >= NONE) return;
    path->cost = search.last.cost;
    path->head_text = search.last.kind == KIND_TEXT_HEAD || search.last.kind == KIND_VERBAL_HEAD;
    path->head_verbal = search.last.kind == KIND_VERBAL_HEAD;
    count = 1;
    for (at = search.last.from; at > 0; at = search.cells[at].from) count++;
    if (count > COMPOUND_PARTS) return;
    path->count = count;
    path->steps[--count] = (CompoundStep){search.last.from, (uint8_t)n, search.last.kind,
                                          search.last.part_cost, search.last.rule};
    for (at = search.last.from; at > 0; at = search.cells[at].from) {
        const Cell *cell = &search.cells[at];
        path->steps[--count] =
            (CompoundStep){cell->from, (uint8_t)at, cell->kind, cell->part_cost, cell->rule};
    }
}

size_t compound_stranger_link(const char *part, size_t n) {
    if (n < 5 || part[n - 1] != 's') return 0;
    return strchr("suioa", part[n - 2]) ? 0 : 1;
}

/* The gate */

static int is_listed(const CompoundTable *table, const char *text, size_t n, char mark) {
    uint64_t hash = compound_hash(COMPOUND_KEY_WHOLE);
    size_t i;
    for (i = 0; i < n; i++) hash = compound_hash_byte(hash, (unsigned char)text[i]);
    if (mark) hash = compound_hash_byte(hash, (unsigned char)mark);
    return compound_table_whole(table, compound_hash_end(hash));
}

/* How often running text has the word with a capital, as FormFacts.frequency. */
static unsigned seen(const char *small, size_t n) {
    char form[COMPOUND_BYTES];
    memcpy(form, small, n);
    capitalise(form, n);
    return form_facts(form, n).frequency;
}

/* Is the word, with a capital, a person's or a place's name and nothing else? */
static int is_name(const char *small, size_t n) {
    char form[COMPOUND_BYTES];
    uint32_t kinds;
    memcpy(form, small, n);
    capitalise(form, n);
    kinds = word_table_find(DATA_NAMES, form, n);
    return (kinds & (NAME_LETTER('l') | NAME_LETTER('s') | NAME_LETTER('f'))) &&
           !(kinds & (NAME_LETTER('a') | NAME_LETTER('o')));
}

/* Is the split good enough for the word not to stay whole? */
int compound_gate(const CompoundTable *table, const CompoundPath *path, const char *small, size_t n,
                  Shape shape) {
    uint64_t small_classes = path->whole[0].classes, big_classes = path->whole[1].classes;
    int known = path->whole[1].count > 0 || path->whole[0].count > 0;
    const CompoundStep *first = path->steps;
    size_t m, k;
    unsigned i;

    if (shape == SHAPE_SMALL && (small_classes & ~ADJECTIVE_CLASSES)) return 0;
    if (!(big_classes & NOUN_CLASSES) && (big_classes & NAME_CLASSES)) return 0;
    /* nominalised verbs and adjectives: compounds of such only */
    if ((big_classes & NOUN_CLASSES) && !(big_classes & CLASS_BIT(CLASS_NN)) &&
        !(path->head_entry.classes & big_classes & NOUN_CLASSES))
        return 0;
    /* a noun in small letters is not read more often in small letters than with a capital */
    if (shape == SHAPE_SMALL && (path->head_capital || path->stranger) &&
        form_facts(small, n).frequency > seen(small, n))
        return 0;
    /* verbs that the lexicon lacks */
    if (shape == SHAPE_SMALL && !path->head_capital && is_listed(table, small, first->end, '+') &&
        (path->head_entry.classes & (PARTICIPLE_CLASSES | VERB_CLASSES)))
        return 0;
    if (!known && is_name(small, n)) return 0;
    if (is_listed(table, small, n, 0)) return 0;
    if ((known || path->count == 2) && is_listed(table, small, first->end, known ? '+' : '*'))
        return 0;
    if (!known && is_listed(table, small, first->end, '+') && verbal_noun(small, n) >= 0) return 0;
    if (path->head_verbal && (known || path->count > 2)) return 0;
    if (path->stranger) {
        const CompoundStep *head = &path->steps[path->count - 1];
        if (known) return 0;
        for (i = 0; i < path->count; i++) {
            m = (size_t)path->steps[i].end - path->steps[i].start;
            k = i + 1 < path->count ? compound_stranger_link(small + path->steps[i].start, m) : 0;
            if (path->steps[i].kind != KIND_STRANGER) continue;
            if (seen(small + path->steps[i].start, m - k)) continue;
            /* a stranger never seen alone: the known part behind it must at least be a long one */
            if (i + 1 == path->count || letters(small + head->start, n - head->start) < SAFE_HEAD)
                return 0;
        }
        m = letters(small + head->start, (size_t)head->end - head->start);
        if (head->kind != KIND_STRANGER)
            return head->cost < table->unseen_noun - 20 &&
                   m >= (shape == SHAPE_SMALL ? SAFE_HEAD : STRANGER_HEAD) &&
                   !is_listed(table, small + head->start, (size_t)head->end - head->start, '<');
        if (m < 5) return 0;
        for (i = 0; i + 1 < path->count; i++)
            if (path->steps[i].cost > 190 || path->steps[i].end - path->steps[i].start < 4)
                return 0;
        return 1;
    }
    return path->cost <= (known ? GATE : GATE_UNKNOWN) * (int)path->count;
}

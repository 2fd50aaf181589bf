/*
** Which mentions mean the same: every mention gets its entity's number and name.
**
** The name is the fullest that the document has: "Mark Zuckerberg" for "Zuckerberg" and
** "Zuckerbergs", the nominative for an inflected adjective ("Deutsche Bank" for "Deutschen
** Bank"), the firm without its legal form, the expansion for an acronym that stands beside it in
** brackets. Types are never joined.
*/
#include <string.h>

#include "base/hash.h"
#include "entity/name.h"
#include "entity/person.h"

/* A map from (use, name) to a name and numbers. Grows. */
typedef struct Entry {
    Name key, value;
    uint32_t count, first; /* mentions, and the first one */
    uint32_t number;
    uint8_t use, set;
} Entry;

typedef struct Map {
    Arena *arena;
    Entry *entries;
    uint32_t n, slots;
} Map;

/* What a key stands for; below ENTITY_TYPES: a name of that type that the document has */
enum Use { USE_SHORT = ENTITY_TYPES, USE_ENTITY = USE_SHORT + ENTITY_TYPES };

typedef struct Group {
    Finder *finder;
    Map map;
    Persons persons;
} Group;

/* ---- the map */

static Entry *map_slot(const Map *map, unsigned use, Name key) {
    uint32_t at = (uint32_t)(hash_bytes(key.text, key.n) >> 7) + use * 0x9E3779B9u;
    Entry *entry = &map->entries[at & (map->slots - 1)];
    while (entry->set && !(entry->use == use && name_equal(entry->key, key)))
        entry = &map->entries[++at & (map->slots - 1)];
    return entry;
}

/* The entry of a key, or NULL. */
static Entry *map_find(const Map *map, unsigned use, Name key) {
    Entry *entry = map->slots ? map_slot(map, use, key) : NULL;
    return entry && entry->set ? entry : NULL;
}

/* The entry of a key, new if need be; NULL when out of memory. */
static Entry *map_add(Map *map, unsigned use, Name key) {
    Entry *entry;
    if (2 * (map->n + 1) > map->slots) {
        Map old = *map;
        uint32_t i;
        map->slots = old.slots ? 2 * old.slots : 128;
        map->entries = arena_zero(map->arena, map->slots * sizeof *map->entries);
        if (!map->entries) {
            *map = old;
            return NULL;
        }
        for (i = 0; i < old.slots; i++) {
            const Entry *e = &old.entries[i];
            if (e->set) *map_slot(map, e->use, e->key) = *e;
        }
    }
    entry = map_slot(map, use, key);
    if (!entry->set) {
        entry->set = 1;
        entry->use = (uint8_t)use;
        entry->key = key;
        map->n++;
    }
    return entry;
}

/* ---- bases */

/* "UNICEF" as "Unicef" where the document has that too; a person's name always. */
static Name usual_form(Group *g, unsigned type, Name name) {
    char small[NAME_WORD_BYTES];
    const char *text;
    uint32_t i, letters = 0;

    for (i = 0; i < name.n; i++) {
        if (name.text[i] >= 'a' && name.text[i] <= 'z') return name;
        letters += (name.text[i] >= 'A' && name.text[i] <= 'Z') || name.text[i] == '\xC3';
    }
    if (letters < 4 || name.n > sizeof small || !small_capitals(name.text, name.n, small))
        return name;
    if (!map_find(&g->map, type, (Name){small, name.n}) &&
        !(type == ENTITY_PER && memchr(name.text, ' ', name.n)) &&
        !(name_find(small, name.n) & NAME_TYPED && !(name_find(name.text, name.n) & NAME_TYPED)))
        return name;
    text = arena_text(g->finder->arena, small, name.n);
    return text ? (Name){text, name.n} : name;
}

/* Does what follows the mention make a genitive of it: "Zuckerbergs Plänen"? */
static int before_noun(const Finder *f, const Mention *m) {
    uint32_t next = m->first + m->tokens;
    if (next >= f->tokens->n) return 0;
    switch (f->words->tag[next]) {
    case STTS_NN:
    case STTS_NE:
    case STTS_ADJA:
    case STTS_CARD:
        return 1;
    default:
        return 0;
    }
}

/* Without a genitive ending, where the document, a list or the place tell. */
static Name without_genitive(const Group *g, const Mention *m) {
    Name name = m->base, shorter = name, last;
    uint32_t ending = genitive_ending(name.text, name.n);
    unsigned t;

    if (!ending) return name;
    shorter.n -= ending;
    if (ending > 1 || map_find(&g->map, m->type, shorter)) return shorter;
    if (m->type == ENTITY_PER) {
        last = name_last_word(shorter);
        if (persons_know(&g->persons, last) || map_find(&g->map, ENTITY_PER, last)) return shorter;
        last = name_last_word(name);
        if (name_find(last.text, last.n) & NAME_SURNAME && !before_noun(g->finder, m)) return name;
    }
    if (name_find(name.text, name.n) & NAME_TYPED) return name; /* "Paris" */
    if (name_find(shorter.text, shorter.n) & NAME_TYPED) return shorter;
    for (t = 0; t < ENTITY_TYPES; t++) {
        if (map_find(&g->map, t, shorter)) return shorter;
    }
    last = name_last_word(shorter);
    if (last.n < 3 || strchr("sxz", last.text[last.n - 1])) return name;
    if (m->tokens == 1 && last.text[last.n - 1] >= 'A' && last.text[last.n - 1] <= 'Z')
        return shorter; /* "der CDUs" */
    return before_noun(g->finder, m) ? shorter : name;
}

/* Has a list, or the document, this as a name? */
static int is_known_name(void *data, Name name) {
    const Group *g = data;
    unsigned t;
    if (name.n < 2) return 0;
    for (t = 0; t < ENTITY_TYPES; t++) {
        if (map_find(&g->map, t, name)) return 1;
    }
    if (persons_know(&g->persons, name)) return 1;
    return (name_find(name.text, name.n) & (NAME_TYPED | NAME_SURNAME)) != 0 &&
           !(name_find(name.text, name.n) & NAME_DOUBT);
}

/* A part has the type that the document gives its name. */
static void settle_part(Group *g, Mention *m) {
    unsigned t, best = ENTITY_TYPES;
    uint32_t most = 0;

    m->base = name_inside_word(m->base, is_known_name, g);
    if (!map_find(&g->map, m->type, m->base)) {
        for (t = 0; t < ENTITY_TYPES; t++) {
            Entry *entry = map_find(&g->map, t, m->base);
            if (entry && entry->count > most) {
                most = entry->count;
                best = t;
            }
        }
        if (best == ENTITY_TYPES && persons_know(&g->persons, m->base)) best = ENTITY_PER;
        if (best < ENTITY_TYPES) m->type = (uint8_t)best;
    }
    m->base = without_genitive(g, m);
}

static int count(Group *g, const Mention *m, uint32_t i) {
    Entry *entry = map_add(&g->map, m->type, m->base);
    if (!entry) return g->finder->arena->rc;
    if (entry->count++ == 0) entry->first = i;
    return SQLITE_OK;
}

/* The names of all mentions by themselves; what the document has is counted. */
static int find_bases(Group *g) {
    Finder *f = g->finder;
    uint32_t i;

    for (i = 0; i < f->n; i++) { /* as they stand */
        Mention *m = &f->mentions[i];
        m->base = m->kind == ENTITY_NAME ? mention_nominative(f, m)
                                         : name_of_tokens(f, m->first, m->tokens);
        if (m->kind == ENTITY_NAME && count(g, m, i)) return f->arena->rc;
    }
    for (i = 0; i < f->n; i++) { /* people in full */
        Mention *m = &f->mentions[i];
        if (m->kind != ENTITY_NAME || m->type != ENTITY_PER) continue;
        m->base = usual_form(g, ENTITY_PER, m->base);
        m->base = without_genitive(g, m);
        if (persons_add(&g->persons, m->base, i)) return f->arena->rc;
    }
    persons_settle(&g->persons);
    for (i = 0; i < f->n; i++) {
        Mention *m = &f->mentions[i];
        if (m->kind != ENTITY_NAME) continue;
        m->base = without_genitive(g, m);
        m->base = usual_form(g, m->type, m->base);
        if (count(g, m, i)) return f->arena->rc;
    }
    for (i = 0; i < f->n; i++) {
        Mention *m = &f->mentions[i];
        if (m->kind == ENTITY_PART) settle_part(g, m);
        if (m->kind == ENTITY_DERIVED)
            m->base.text = derived_base(f, m->base.text, m->base.n, &m->base.n);
        if (f->arena->rc) return f->arena->rc;
    }
    return SQLITE_OK;
}

/* ---- short forms of organisations and places */

static int add_short(Group *g, unsigned type, Name shorter, Name longer) {
    Entry *entry;
    if (name_equal(shorter, longer)) return SQLITE_OK;
    entry = map_add(&g->map, USE_SHORT + type, shorter);
    if (!entry) return g->finder->arena->rc;
    if (!entry->value.n) entry->value = longer;
    return SQLITE_OK;
}

/* "Europäische Zentralbank (EZB)", "EZB (Europäische Zentralbank)", "Agentur dpa (Deutsche ...)". */
static int join_acronym(Group *g, const Mention *a, const Mention *b) {
    const Finder *f = g->finder;
    uint32_t at = a->first + a->tokens;
    const Mention *longer = a, *shorter = b;

    if (b->first != at + 1 || f->text[f->tokens->start[at]] != '(' || a->kind || b->kind ||
        a->type != b->type || a->type == ENTITY_PER)
        return SQLITE_OK;
    if (a->tokens == 1 && b->tokens > 1 && a->base.n < b->base.n) {
        longer = b;
        shorter = a;
    }
    if (shorter->tokens > 1) return SQLITE_OK;
    if (!is_acronym(shorter->base.text, shorter->base.n, longer->base.text, longer->base.n))
        return SQLITE_OK;
    return add_short(g, a->type, shorter->base, name_without_legal_form(longer->base));
}

/* A firm's first words stand for it, where nothing else begins so. */
static int add_beginnings(Group *g, const Mention *m, uint32_t i) {
    Name whole = name_without_legal_form(m->base), part = whole;
    int legal = whole.n < m->base.n;

    if (legal && add_short(g, ENTITY_ORG, m->base, whole)) return g->finder->arena->rc;
    for (;;) {
        const Entry *entry;
        Name last = name_last_word(part);
        if (last.n == part.n) return SQLITE_OK;
        part.n -= last.n + 1;
        entry = map_find(&g->map, ENTITY_ORG, part);
        if (!entry || name_find(part.text, part.n) & NAME_PLACE) continue;
        /* the long form introduces the firm, or shows by its legal form that it is one */
        if ((legal || i < entry->first) && add_short(g, ENTITY_ORG, part, whole))
            return g->finder->arena->rc;
    }
}

/* "Frankfurt" of "Frankfurt am Main", once that was said. */
static int add_place(Group *g, const Mention *m, uint32_t i) {
    static const char *const JOINTS[] = {" am ", " an der ", " ob der ", " bei ", " im ", " in der ",
                                         " a. d. ", " a.d. ", "/"};
    size_t k, n;
    for (k = 0; k < sizeof JOINTS / sizeof *JOINTS; k++) {
        n = strlen(JOINTS[k]);
        for (uint32_t at = 2; at + n < m->base.n; at++) {
            const Entry *entry;
            if (memcmp(m->base.text + at, JOINTS[k], n) != 0) continue;
            entry = map_find(&g->map, ENTITY_LOC, (Name){m->base.text, at});
            if (entry && i < entry->first)
                return add_short(g, ENTITY_LOC, entry->key, m->base);
        }
    }
    return SQLITE_OK;
}

/* An acronym whose letters begin the words of one long name of the document. */
static int add_initials(Group *g, const Mention *m) {
    Name whole = name_without_legal_form(m->base);
    char letters[8];
    uint32_t i, n = 0;
    Entry *entry;

    for (i = 0; i < whole.n && n < sizeof letters; i++) {
        char c = whole.text[i];
        if ((i == 0 || strchr(" -", whole.text[i - 1])) && c >= 'A' && c <= 'Z') letters[n++] = c;
    }
    if (n < 3 || n == sizeof letters) return SQLITE_OK;
    entry = map_find(&g->map, m->type, (Name){letters, n});
    if (!entry || !is_initials(entry->key, whole)) return SQLITE_OK;
    return add_short(g, m->type, entry->key, whole);
}

static int find_short_forms(Group *g) {
    const Finder *f = g->finder;
    uint32_t i;
    int rc = SQLITE_OK;

    for (i = 1; i < f->n && !rc; i++) rc = join_acronym(g, &f->mentions[i - 1], &f->mentions[i]);
    for (i = 0; i < f->n && !rc; i++) {
        const Mention *m = &f->mentions[i];
        if (m->kind != ENTITY_NAME) continue;
        if (m->type == ENTITY_ORG) rc = add_beginnings(g, m, i);
        if (m->type == ENTITY_LOC) rc = add_place(g, m, i);
        if (!rc && m->type == ENTITY_ORG && m->tokens > 2) rc = add_initials(g, m);
    }
    return rc;
}

/* ---- entities */

enum { SHORTENED = 4 /* short forms of short forms */ };

static Name canonical(Group *g, const Mention *m, uint32_t i) {
    Name name = m->base;
    int k;

    if (m->kind == ENTITY_DERIVED) return name;
    if (m->type == ENTITY_PER) return persons_find(&g->persons, g->finder, m, i);
    for (k = 0; k < SHORTENED; k++) {
        const Entry *entry = map_find(&g->map, USE_SHORT + m->type, name);
        if (!entry) break;
        name = entry->value;
    }
    return name;
}

int mentions_group(Finder *finder) {
    Group g = {.finder = finder, .map = {.arena = finder->arena}};
    uint32_t i, entities = 0;
    int rc = persons_init(&g.persons, finder->arena);

    if (!rc) rc = find_bases(&g);
    if (!rc) rc = find_short_forms(&g);
    for (i = 0; i < finder->n && !rc; i++) {
        Mention *m = &finder->mentions[i];
        Name name = canonical(&g, m, i);
        Entry *entry = map_add(&g.map, USE_ENTITY + m->type, name);
        if (!entry) return finder->arena->rc;
        if (!entry->value.text) {
            entry->value.text = arena_text(finder->arena, name.text, name.n);
            entry->value.n = name.n;
            entry->number = entities++;
        }
        m->name = entry->value;
        m->entity = entry->number;
        rc = finder->arena->rc;
    }
    return rc;
}

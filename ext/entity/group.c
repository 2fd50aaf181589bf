/*
** Which mentions mean the same: every mention gets its entity's number and name.
**
** The name is the fullest that the document has: "Mark Zuckerberg" for "Zuckerberg" and
** "Zuckerbergs", the nominative for an inflected adjective ("Deutsche Bank" for "Deutschen
** Bank"), the firm without its legal form, the expansion for an acronym that stands beside it in
** brackets.
*/
#include <string.h>

#include "base/hash.h"
#include "data/data.h"
#include "entity/mention.h"

/* A map from (use, name) to a name or a number. Room for all entries is taken at the start. */
typedef struct Entry {
    Name key, value;
    uint32_t number;
    uint8_t use, set;
} Entry;

typedef struct Map {
    Entry *entries;
    uint32_t mask;
} Map;

/* What a key stands for: below ENTITY_TYPES: a base of that type occurs in the document */
enum Use { USE_SURNAME = ENTITY_TYPES, USE_GIVEN, USE_ALIAS, USE_ENTITY };

static int map_new(Map *map, Arena *arena, uint32_t most) {
    uint32_t slots = 64;
    while (slots / 2 < most) slots *= 2;
    map->mask = slots - 1;
    map->entries = arena_zero(arena, slots * sizeof *map->entries);
    return arena->rc;
}

/* The entry of a key, or the free one where it belongs. */
static Entry *map_find(const Map *map, unsigned use, Name key) {
    uint32_t at = (uint32_t)(hash_bytes(key.text, key.n) >> 7) + use * 0x9E3779B9u;
    Entry *entry = &map->entries[at & map->mask];
    while (entry->set && !(entry->use == use && entry->key.n == key.n &&
                           memcmp(entry->key.text, key.text, key.n) == 0)) {
        entry = &map->entries[++at & map->mask];
    }
    return entry;
}

static Entry *map_add(Map *map, unsigned use, Name key) {
    Entry *entry = map_find(map, use, key);
    if (!entry->set) {
        entry->set = 1;
        entry->use = (uint8_t)use;
        entry->key = key;
    }
    return entry;
}

static int map_has(const Map *map, unsigned use, Name key) {
    return map_find(map, use, key)->set;
}

Name last_word(Name name) {
    uint32_t at = name.n;
    while (at > 0 && name.text[at - 1] != ' ') at--;
    return (Name){name.text + at, name.n - at};
}

int is_acronym(const char *acronym, size_t n, const char *name, size_t length) {
    size_t i, at = 0, letters = 0;
    int camel = 0;

    for (i = 0; i < n; i++) camel |= acronym[i] >= 'a' && acronym[i] <= 'z';
    for (i = 0; i < n; i++) {
        if (camel && acronym[i] >= 'a' && acronym[i] <= 'z') continue; /* "KfW", "BayernLB" */
        /* bytes of umlauts lose the same bit */
        while (at < length && (acronym[i] | 0x20) != (name[at] | 0x20)) at++;
        if (at == length || (i == 0 && at)) return 0;
        at++;
        letters++;
    }
    return letters > 1 && at < length && length > n + 3;
}

static Name first_word(Name name) {
    const char *space = memchr(name.text, ' ', name.n);
    return (Name){name.text, space ? (uint32_t)(space - name.text) : name.n};
}

/* Without a genitive ending, where the document or the list has the name without it too */
static Name nominative(const Map *map, unsigned type, Name name) {
    uint32_t ending = genitive_ending(name.text, name.n);
    Name shorter = {name.text, name.n - ending}, surname = last_word(shorter);

    if (!ending || name_find(name.text, name.n) & NAME_TYPED) return name;
    if (map_has(map, type, shorter)) return shorter;
    if (type == ENTITY_PER &&
        (map_has(map, USE_SURNAME, surname) || name_find(surname.text, surname.n) & NAME_SURNAME)) {
        Name whole = last_word(name);
        if (!(name_find(whole.text, whole.n) & NAME_SURNAME) || map_has(map, USE_SURNAME, surname))
            return shorter;
    }
    if (ending > 1) return shorter;
    return name;
}

/* "Deutsche Bank" for "Deutschen Bank" */
static Name adjective_nominative(Finder *finder, const Map *map, Name name) {
    static const char *const INFLECTED[] = {"en", "em", "er", "es", "e"};
    static const char *const NOMINATIVE[] = {"es", "er", "e"};
    Name first = first_word(name);
    char *text;
    size_t i, k;

    if (first.n == name.n || first.n < 5 || name.n > 200) return name;
    for (i = 0; i < sizeof INFLECTED / sizeof *INFLECTED; i++) {
        size_t m = strlen(INFLECTED[i]), stem = first.n - m;
        if (memcmp(first.text + stem, INFLECTED[i], m) != 0) continue;
        text = arena_alloc(finder->arena, name.n + 4);
        if (!text) return name;
        for (k = 0; k < sizeof NOMINATIVE / sizeof *NOMINATIVE; k++) {
            size_t e = strlen(NOMINATIVE[k]), rest = name.n - first.n;
            memcpy(text, name.text, stem);
            memcpy(text + stem, NOMINATIVE[k], e);
            memcpy(text + stem + e, name.text + first.n, rest);
            if (name_find(text, stem + e + rest) & NAME_TYPED ||
                (e < 2 && map_has(map, ENTITY_ORG, (Name){text, (uint32_t)(stem + e + rest)})))
                return (Name){text, (uint32_t)(stem + e + rest)};
        }
        return name;
    }
    return name;
}

/* "Muster" for "Muster GmbH & Co. KG" */
static Name without_legal_form(Name name) {
    for (;;) {
        char small[16];
        Name last = last_word(name);
        uint32_t i;
        if (last.n == name.n || last.n >= sizeof small) return name;
        for (i = 0; i < last.n; i++) {
            small[i] = (char)(last.text[i] >= 'A' && last.text[i] <= 'Z' ? last.text[i] + 32
                                                                         : last.text[i]);
        }
        if (!(word_table_find(DATA_NAME_CUES, small, last.n) & NAME_CUE_LEGAL_FORM) &&
            !(last.n == 1 && *last.text == '&')) {
            return name;
        }
        name.n -= last.n + 1;
    }
}

static Name base_of(const Mention *mention) {
    return (Name){mention->base, mention->base_length};
}

/* First look: which bases, surnames and first names the document has */
static void collect(Map *map, const Finder *finder) {
    uint32_t i;
    for (i = 0; i < finder->n; i++) {
        const Mention *mention = &finder->mentions[i];
        Name base = base_of(mention), surname = last_word(base), given = first_word(base);
        Entry *entry;

        if (mention->kind == ENTITY_NAME) map_add(map, mention->type, base);
        if (mention->evidence == BY_LEGAL_FORM) { /* "Muster" for "Muster Maschinenbau AG" */
            entry = map_add(map, USE_ALIAS, given);
            if (!entry->value.n) entry->value = without_legal_form(base);
        }
        if (mention->type != ENTITY_PER || mention->kind != ENTITY_NAME || surname.n == base.n)
            continue;
        entry =
            map_find(map, USE_SURNAME,
                     (Name){surname.text, surname.n - genitive_ending(surname.text, surname.n)});
        if (entry->set) continue; /* "Mark Zuckerbergs" behind "Mark Zuckerberg" */
        entry = map_add(map, USE_SURNAME, surname);
        if (!entry->value.n) entry->value = base;
        entry = map_add(map, USE_GIVEN, given);
        if (!entry->value.n) entry->value = base;
    }
    for (i = 0; i < finder->n; i++) { /* "Donald Trumps", then "Trump" */
        const Mention *mention = &finder->mentions[i];
        Name base = base_of(mention), surname = last_word(base);
        uint32_t ending = genitive_ending(surname.text, surname.n);
        if (mention->type != ENTITY_PER || mention->kind || surname.n == base.n || !ending ||
            name_find(surname.text, surname.n) & NAME_SURNAME ||
            !map_has(map, ENTITY_PER, (Name){surname.text, surname.n - ending})) {
            continue;
        }
        base.n -= ending;
        surname.n -= ending;
        if (!map_has(map, USE_SURNAME, surname)) map_add(map, USE_SURNAME, surname)->value = base;
    }
}

/* "Europäische Zentralbank (EZB)", "EZB (Europäische Zentralbank)" */
static void collect_acronyms(Map *map, const Finder *finder) {
    uint32_t i;
    for (i = 1; i < finder->n; i++) {
        const Mention *a = &finder->mentions[i - 1], *b = &finder->mentions[i];
        uint32_t gap = b->first - a->first - a->tokens, at = a->first + a->tokens;
        if (gap != 1 || finder->text[finder->tokens->start[at]] != '(' || a->kind || b->kind)
            continue;
        if (a->type == b->type && is_acronym(b->base, b->base_length, a->base, a->base_length)) {
            map_add(map, USE_ALIAS, base_of(b))->value = base_of(a);
            continue;
        }
        if (a->tokens == 1 && b->tokens > 1 && finder->words[a->first].shape & SHAPE_CAPITALS) {
            const Mention *swap = a;
            a = b;
            b = swap;
        }
        if (b->tokens == 1 && a->tokens > 1 && finder->words[b->first].shape & SHAPE_CAPITALS &&
            a->type == b->type) {
            map_add(map, USE_ALIAS, base_of(b))->value = base_of(a);
        }
    }
}

/* "UNICEF" as "Unicef" where the document has that too */
static Name usual_form(Finder *finder, const Map *map, unsigned type, Name name) {
    char small[200];
    const char *text;

    if (name.n < 4 || name.n > sizeof small || !small_capitals(name.text, name.n, small) ||
        !map_has(map, type, (Name){small, name.n})) {
        return name;
    }
    text = arena_text(finder->arena, small, name.n);
    return text ? (Name){text, name.n} : name;
}

static Name canonical(Finder *finder, Map *map, const Mention *mention) {
    Name name = nominative(map, mention->type, base_of(mention));
    Entry *entry;

    if (mention->kind == ENTITY_DERIVED) return name;
    if (mention->type == ENTITY_PER) {
        Name surname = last_word(name), given = first_word(name);
        if (surname.n == name.n) {
            entry = map_find(map, USE_SURNAME, name);
            if (!entry->set && mention->evidence == BY_FIRST_NAME)
                entry = map_find(map, USE_GIVEN, name);
            return entry->set ? nominative(map, ENTITY_PER, entry->value) : name;
        }
        entry = map_find(map, USE_SURNAME, surname);
        if (entry->set) { /* "Mark E. Zuckerberg": the same first name and surname */
            Name other = first_word(entry->value);
            if (other.n == given.n && memcmp(other.text, given.text, given.n) == 0) {
                return nominative(map, ENTITY_PER, entry->value);
            }
        }
        return name;
    }
    entry = map_find(map, USE_ALIAS, name);
    if (entry->set && mention->type == ENTITY_ORG) name = entry->value;
    if (mention->type == ENTITY_ORG) {
        Name shorter = without_legal_form(name);
        if (shorter.n < name.n) name = shorter;
    }
    return usual_form(finder, map, mention->type, adjective_nominative(finder, map, name));
}

int mentions_group(Finder *finder, Entities *entities) {
    Map map;
    uint32_t i, count = 0;

    if (map_new(&map, finder->arena, 6 * finder->n)) return finder->arena->rc;
    collect(&map, finder);
    collect_acronyms(&map, finder);
    for (i = 0; i < finder->n && !finder->arena->rc; i++) {
        const Mention *mention = &finder->mentions[i];
        Name name = canonical(finder, &map, mention);
        Entry *entry = map_add(&map, USE_ENTITY + mention->type, name);
        if (!entry->value.n) {
            entry->value.text = arena_text(finder->arena, name.text, name.n);
            entry->value.n = name.n;
            entry->number = count++;
        }
        entities->name[i] = entry->value.text;
        entities->entity[i] = entry->number;
    }
    return finder->arena->rc;
}

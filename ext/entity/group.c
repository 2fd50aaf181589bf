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
    uint32_t number; /* of an entity; how sure a short form is; does a name stand before no noun? */
    uint8_t use, set;
} Entry;

typedef struct Map {
    Arena *arena;
    Entry *entries;
    uint32_t n, slots;
} Map;

/* What a key stands for; below ENTITY_TYPES: a name of that type that the document has */
enum Use {
    USE_SHORT = ENTITY_TYPES,
    USE_FOLDED = USE_SHORT + ENTITY_TYPES,
    USE_ENTITY = USE_FOLDED + ENTITY_TYPES
};

/* How sure a short form is: its Entry.number */
enum Sure { SHORT_SURE, SHORT_INITIALS, SHORT_DOUBTFUL /* of several long ones */ };

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

/* Is each word of the name, but for its first letter small, in the lexicon or the list? */
static int are_words(const char *small, uint32_t n) {
    LexiconEntry entry;
    uint32_t at, end;
    for (at = 0; at < n; at = end + 1) {
        for (end = at; end < n && small[end] != ' ' && small[end] != '-';) end++;
        if (end - at < 2) return 0;
        if (!lexicon_find(small + at, end - at, &entry) &&
            !(name_find(small + at, end - at) & (NAME_TYPED | NAME_GIVEN | NAME_SURNAME)))
            return 0;
    }
    return 1;
}

/* "UNICEF" as "Unicef" where the document has that too; what is no acronym always. */
static Name usual_form(Group *g, unsigned type, Name name) {
    char small[NAME_WORD_BYTES];
    const char *text;
    uint32_t i, letters = 0;
    int several = memchr(name.text, ' ', name.n) != NULL;

    for (i = 0; i < name.n; i++) {
        if (name.text[i] >= 'a' && name.text[i] <= 'z') return name;
        letters += (name.text[i] >= 'A' && name.text[i] <= 'Z') || name.text[i] == '\xC3';
    }
    if (letters < 4 || name.n > sizeof small || !small_capitals(name.text, name.n, small))
        return name;
    if (!map_find(&g->map, type, (Name){small, name.n}) &&
        !(type == ENTITY_PER && (several || persons_know(&g->persons, (Name){small, name.n}))) &&
        !(type == ENTITY_LOC && several) && !(several && are_words(small, name.n)) &&
        !(name_find(small, name.n) & NAME_TYPED && !(name_find(name.text, name.n) & NAME_TYPED)))
        return name;
    text = arena_text(g->finder->arena, small, name.n);
    return text ? (Name){text, name.n} : name;
}

/* "des World Trade Centers": is the last word, without its ending, a noun? */
static int is_noun_in_genitive(const Finder *f, const Mention *m, Name last) {
    LexiconEntry entry;
    unsigned i;
    if (m->type == ENTITY_PER || m->tokens < 2 || !stands_behind_genitive(f, m->first) ||
        !lexicon_find(last.text, last.n, &entry))
        return 0;
    for (i = 0; i < entry.count; i++) {
        if (lexicon_reading(&entry, i).class == CLASS_NN) return 1;
    }
    return 0;
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
static Name find_genitive(const Group *g, const Mention *m) {
    Name name = m->base, shorter = name, last;
    uint32_t ending = genitive_ending(name.text, name.n);
    const Entry *own;
    int apostrophe = ending > 1 || (ending && name.text[name.n - 1] == '\'');
    unsigned t;

    if (!ending) return name;
    shorter.n -= ending;
    if (apostrophe && name_find(name.text, name.n) & NAME_TYPED) return name; /* "Levi's" */
    if (apostrophe || map_find(&g->map, m->type, shorter)) return shorter;
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
    if (is_noun_in_genitive(g->finder, m, last)) return shorter;
    if (m->tokens == 1 && last.text[last.n - 1] >= 'A' && last.text[last.n - 1] <= 'Z')
        return shorter;                     /* "der CDUs" */
    own = map_find(&g->map, m->type, name); /* "QuarkLabs Gewinn", but elsewhere "bei QuarkLabs" */
    return before_noun(g->finder, m) && !(own && own->number) ? shorter : name;
}

/* Takes the ending of a genitive off, once: "Charles'" is no "Charle". */
static void drop_genitive(const Group *g, Mention *m) {
    Name name = m->base;
    if (m->shortened) return;
    m->base = find_genitive(g, m);
    m->shortened = m->base.n < name.n;
}

/* "Baas'": the genitive of a person named in full, whatever the net takes it for. */
static int is_persons_genitive(const Group *g, const Mention *m) {
    Name name = m->base;
    uint32_t ending = genitive_ending(name.text, name.n);
    if (m->type == ENTITY_PER || m->tokens > 1 || !ending || name.text[name.n - 1] == 's') return 0;
    name.n -= ending;
    return persons_know(&g->persons, name) && !map_find(&g->map, m->type, name);
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
        if (best == ENTITY_TYPES && map_find(&g->map, USE_SHORT + ENTITY_ORG, m->base))
            best = ENTITY_ORG; /* "Bayern-Fans" beside "FC Bayern" */
        if (best < ENTITY_TYPES) m->type = (uint8_t)best;
    }
    drop_genitive(g, m);
    if (m->type == ENTITY_LOC) m->base = derived_place(m->base);
}

/* "SPDler" is a word with the party's name in it, whatever the net takes it for. */
static void settle_member(Mention *m) {
    uint32_t n = m->tokens == 1 && m->kind == ENTITY_NAME ? name_of_member(m->base) : 0;
    if (!n) return;
    m->kind = ENTITY_PART;
    m->type = ENTITY_ORG;
}

static int count(Group *g, const Mention *m, uint32_t i) {
    Entry *entry = map_add(&g->map, m->type, m->base);
    if (!entry) return g->finder->arena->rc;
    if (entry->count++ == 0) entry->first = i;
    if (!m->shortened && !before_noun(g->finder, m)) entry->number = 1;
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
        if (m->start > f->tokens->start[m->first] && m->base.n > 1) { /* "#Merkel" */
            m->base.text++;
            m->base.n--;
        }
        settle_member(m);
        if (m->kind == ENTITY_NAME && count(g, m, i)) return f->arena->rc;
        if (mention_poll(f, i)) return f->arena->rc;
    }
    for (i = 0; i < f->n; i++) { /* people in full */
        Mention *m = &f->mentions[i];
        if (m->kind != ENTITY_NAME || m->type != ENTITY_PER) continue;
        m->base = usual_form(g, ENTITY_PER, m->base);
        drop_genitive(g, m);
        if (persons_add(&g->persons, m->base, i) || mention_poll(f, i)) return f->arena->rc;
    }
    for (i = 0; i < f->n; i++) {
        const Mention *m = &f->mentions[i];
        if (m->kind == ENTITY_NAME && m->type == ENTITY_PER && m->tokens == 1)
            persons_count(&g->persons, m->base);
    }
    persons_settle(&g->persons);
    for (i = 0; i < f->n; i++) {
        Mention *m = &f->mentions[i];
        if (m->kind != ENTITY_NAME) continue;
        if (is_persons_genitive(g, m)) m->type = ENTITY_PER;
        drop_genitive(g, m);
        if (m->type == ENTITY_LOC) m->base = derived_place(m->base);
        m->base = usual_form(g, m->type, m->base);
        if (count(g, m, i) || mention_poll(f, i)) return f->arena->rc;
    }
    return SQLITE_OK;
}

/* The names inside longer words and behind derived ones, once the short forms are known. */
static int find_inner_bases(Group *g) {
    Finder *f = g->finder;
    uint32_t i;

    for (i = 0; i < f->n; i++) {
        Mention *m = &f->mentions[i];
        if (m->kind == ENTITY_PART) settle_part(g, m);
        if (m->kind == ENTITY_DERIVED)
            m->base.text = derived_base(f, m->base.text, m->base.n, &m->base.n);
        if (f->arena->rc || mention_poll(f, i)) return f->arena->rc;
    }
    return SQLITE_OK;
}

/* ---- short forms of organisations and places */

static int add_short(Group *g, unsigned type, Name shorter, Name longer, enum Sure sure) {
    Entry *entry;
    const Entry *back = map_find(&g->map, USE_SHORT + type, longer);
    if (name_equal(shorter, longer) || (back && name_equal(back->value, shorter))) return SQLITE_OK;
    entry = map_add(&g->map, USE_SHORT + type, shorter);
    if (!entry) return g->finder->arena->rc;
    if (!entry->value.n) {
        entry->value = longer;
        entry->number = sure;
    } else if (entry->number == SHORT_INITIALS && !name_equal(entry->value, longer)) {
        entry->number = SHORT_DOUBTFUL;
    }
    return SQLITE_OK;
}

/* Does `b` stand beside `a`, in brackets or behind "kurz"? */
static int stands_beside(const Finder *f, const Mention *a, const Mention *b) {
    uint32_t at = a->first + a->tokens, k;
    char mark;
    if (b->first <= at || b->first > at + 3) return 0;
    mark = f->text[f->tokens->start[at]];
    if (b->first == at + 1) return mark == '(';
    if (mark != '(' && mark != ',') return 0;
    for (k = at + 1; k < b->first; k++) {
        uint32_t n = f->tokens->length[k];
        const char *text = f->text + f->tokens->start[k];
        if (!(name_cue(text, n) & NAME_CUE_SHORT) && !(n == 1 && *text == ':')) return 0;
    }
    return 1;
}

/* "Europäische Zentralbank (EZB)", "EZB (Europäische Zentralbank)", "Agentur dpa (Deutsche ...)". */
static int join_acronym(Group *g, const Mention *a, const Mention *b) {
    const Finder *f = g->finder;
    const Mention *longer = a, *shorter = b;

    if (!stands_beside(f, a, b) || a->kind || b->kind || a->type != b->type ||
        a->type == ENTITY_PER)
        return SQLITE_OK;
    if (a->tokens == 1 && b->tokens > 1 && a->base.n < b->base.n) {
        longer = b;
        shorter = a;
    }
    if (shorter->tokens > 1) return SQLITE_OK;
    if (!is_acronym(shorter->base.text, shorter->base.n, longer->base.text, longer->base.n) &&
        !begins_acronym(shorter->base, longer->base) &&
        !is_nearly_acronym(shorter->base, longer->base))
        return SQLITE_OK;
    return add_short(g, a->type, shorter->base, name_without_legal_form(longer->base), SHORT_SURE);
}

/*
** May the first words of an organisation stand for it? Not "NBA" for "NBA Finals" or "Google" for
** "Google Maps": what is one by itself; but "Werder" for "Werder Bremen".
*/
static int may_begin(Name part, Name whole) {
    Name last = name_last_word(whole);
    if (name_find(last.text, last.n) & NAME_PLACE || (*last.text >= '0' && *last.text <= '9'))
        return 1;
    if (part.n > 1 && part.text[1] >= 'A' && part.text[1] <= 'Z') return 0;
    return !(name_find(part.text, part.n) & NAME_ORGANISATION);
}

/* A firm's first words stand for it, where nothing else begins so. */
static int add_beginnings(Group *g, const Mention *m, uint32_t i) {
    Name whole = name_without_legal_form(m->base), part = whole;
    int legal = whole.n < m->base.n;

    if (legal && add_short(g, ENTITY_ORG, m->base, whole, SHORT_SURE)) return g->finder->arena->rc;
    for (;;) {
        const Entry *entry;
        Name last = name_last_word(part);
        if (last.n == part.n) return SQLITE_OK;
        part.n -= last.n + 1;
        entry = map_find(&g->map, ENTITY_ORG, part);
        if (!entry || name_find(part.text, part.n) & NAME_PLACE) continue;
        if (!legal && whole.n > part.n + 5 && memcmp(part.text + part.n, " und ", 5) == 0) continue;
        /* the long form introduces the firm, or shows by its legal form that it is one */
        /* "Max-Planck-Institut" goes on in small letters: never another one */
        if ((legal || (part.text[part.n + 1] >= 'a' && part.text[part.n + 1] <= 'z') ||
             (i < entry->first && may_begin(part, whole))) &&
            add_short(g, ENTITY_ORG, part, whole, SHORT_SURE))
            return g->finder->arena->rc;
    }
}

/* "Bosch" of "Robert Bosch GmbH". */
static int add_founder(Group *g, const Mention *m) {
    Name whole = name_without_legal_form(m->base), given = name_first_word(whole);
    if (whole.n == m->base.n || given.n == whole.n ||
        !(name_find(given.text, given.n) & NAME_GIVEN))
        return SQLITE_OK;
    return add_short(g, ENTITY_ORG, name_last_word(whole), whole, SHORT_SURE);
}

/* "FC", "1.", "Borussia": what stands before a club's name. */
static int is_club_word(Name word) {
    uint32_t cue = name_cue(word.text, word.n);
    if (word.n > 1 && *word.text >= '0' && *word.text <= '9' && word.text[word.n - 1] == '.')
        return 1;
    return cue & NAME_CUE_HEAD && !(cue & (NAME_CUE_HEAD_END | NAME_CUE_FIRM));
}

/* "Bayern München" and "Bayern" of "FC Bayern München", for what is an organisation. */
static int add_club(Group *g, const Mention *m) {
    Name whole = m->base, rest = whole, word = name_first_word(whole);
    while (word.n < rest.n && is_club_word(word)) {
        rest.text += word.n + 1;
        rest.n -= word.n + 1;
        word = name_first_word(rest);
    }
    if (rest.n == whole.n) return SQLITE_OK;
    if (add_short(g, ENTITY_ORG, rest, whole, SHORT_SURE)) return g->finder->arena->rc;
    if (word.n < 4) return SQLITE_OK; /* "St." */
    return add_short(g, ENTITY_ORG, word, whole, SHORT_SURE);
}

/* "Frankfurt" of "Frankfurt am Main", once that was said. */
static int add_place(Group *g, const Mention *m, uint32_t i) {
    static const char *const JOINTS[] = {" am ",     " an der ", " ob der ", " bei ", " im ",
                                         " in der ", " a. d. ",  " a.d. ",   "/"};
    size_t k, n;
    for (k = 0; k < sizeof JOINTS / sizeof *JOINTS; k++) {
        n = strlen(JOINTS[k]);
        for (uint32_t at = 2; at + n < m->base.n; at++) {
            const Entry *entry;
            if (memcmp(m->base.text + at, JOINTS[k], n) != 0) continue;
            entry = map_find(&g->map, ENTITY_LOC, (Name){m->base.text, at});
            if (entry && i < entry->first)
                return add_short(g, ENTITY_LOC, entry->key, m->base, SHORT_SURE);
        }
    }
    return SQLITE_OK;
}

/* An acronym whose letters begin the words of one long name of the document. */
static int add_initials(Group *g, const Mention *m) {
    Name whole = name_without_legal_form(m->base);
    char letters[8];
    const char *text;
    uint32_t i, n = 0;

    for (i = 0; i < whole.n && n < sizeof letters; i++) {
        char c = whole.text[i];
        if ((i == 0 || strchr(" -", whole.text[i - 1])) && c >= 'A' && c <= 'Z') letters[n++] = c;
    }
    if (n < 2 || n == sizeof letters) return SQLITE_OK;
    text = arena_text(g->finder->arena, letters, n);
    if (!text || !is_initials((Name){text, n}, whole)) return g->finder->arena->rc;
    return add_short(g, m->type, (Name){text, n}, whole, SHORT_INITIALS);
}

/* "Grüne" of "die Grünen": the same party, by the form that the document has most often. */
static int add_plural(Group *g, const Mention *m) {
    Name shorter = {m->base.text, m->base.n - 1};
    const Entry *own, *other;
    if (m->tokens > 1 || m->base.n < 6 || memcmp(m->base.text + m->base.n - 2, "en", 2) != 0)
        return SQLITE_OK;
    own = map_find(&g->map, ENTITY_ORG, m->base);
    other = map_find(&g->map, ENTITY_ORG, shorter);
    if (!own || !other) return SQLITE_OK;
    if (other->count > own->count) return add_short(g, ENTITY_ORG, m->base, shorter, SHORT_SURE);
    return add_short(g, ENTITY_ORG, shorter, m->base, SHORT_SURE);
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
        if (!rc && m->type == ENTITY_ORG && m->tokens > 1) rc = add_initials(g, m);
        if (!rc && m->type == ENTITY_ORG) rc = add_founder(g, m);
        if (!rc && m->type == ENTITY_ORG) rc = add_club(g, m);
        if (!rc && m->type == ENTITY_ORG) rc = add_plural(g, m);
        if (!rc) rc = mention_poll(f, i);
    }
    return rc;
}

/* ---- entities */

enum { SHORTENED = 4 /* short forms of short forms */ };

/* The name in full of what is no person. */
static Name lengthen(const Group *g, unsigned type, Name name) {
    int k;
    for (k = 0; k < SHORTENED; k++) {
        const Entry *entry = map_find(&g->map, USE_SHORT + type, name);
        if (!entry || entry->number == SHORT_DOUBTFUL) break;
        name = entry->value;
    }
    return name;
}

/* "Coca Cola" and "Coca-Cola", "ByteDance" and "Bytedance": the same for both, in `folded`. */
static Name fold(Name name, char *folded) {
    uint32_t i;
    if (!name_small(name.text, name.n, 0, folded)) return (Name){"", 0};
    for (i = 1; i < name.n; i++) folded[i] = folded[i] == '-' ? ' ' : folded[i];
    return (Name){folded, name.n};
}

/* Names that differ in case or a hyphen take the form that the document has most often. */
static int find_spellings(Group *g) {
    const Finder *f = g->finder;
    uint32_t i;

    for (i = 0; i < f->n; i++) {
        const Mention *m = &f->mentions[i];
        char folded[NAME_WORD_BYTES];
        Name name, key;
        const Entry *own, *best;
        Entry *entry;
        if (mention_poll(f, i)) return f->arena->rc;
        if (m->kind != ENTITY_NAME || m->type == ENTITY_PER) continue;
        name = lengthen(g, m->type, m->base);
        key = fold(name, folded);
        if (key.n == 0) continue;
        entry = map_find(&g->map, USE_FOLDED + m->type, key);
        if (!entry) {
            key.text = arena_text(f->arena, folded, key.n);
            if (key.text) entry = map_add(&g->map, USE_FOLDED + m->type, key);
            if (!entry) return f->arena->rc;
            entry->value = name;
        }
        key = name_equal(name, m->base) ? (Name){"", 0} : fold(m->base, folded);
        if (key.n && !map_find(&g->map, USE_FOLDED + m->type, key)) { /* "Adac" of "ADAC" */
            Entry *shorter = NULL;
            key.text = arena_text(f->arena, folded, key.n);
            if (key.text) shorter = map_add(&g->map, USE_FOLDED + m->type, key);
            if (!shorter) return f->arena->rc;
            shorter->value = name;
            entry = map_find(&g->map, USE_FOLDED + m->type, fold(name, folded));
            if (!entry) continue;
        }
        own = map_find(&g->map, m->type, name);
        best = map_find(&g->map, m->type, entry->value);
        if ((own ? own->count : 0) > (best ? best->count : 0)) entry->value = name;
    }
    return SQLITE_OK;
}

static Name canonical(Group *g, const Mention *m, uint32_t i) {
    char folded[NAME_WORD_BYTES];
    const Entry *entry;
    Name name;

    if (m->type == ENTITY_PER)
        return m->kind == ENTITY_DERIVED ? m->base : persons_find(&g->persons, g->finder, m, i);
    name = lengthen(g, m->type, m->base);
    entry = map_find(&g->map, USE_FOLDED + m->type, fold(name, folded));
    return entry ? entry->value : name;
}

int mentions_group(Finder *finder) {
    Group g = {.finder = finder, .map = {.arena = finder->arena}};
    uint32_t i, entities = 0;
    int rc = persons_init(&g.persons, finder->arena);

    if (!rc) rc = find_bases(&g);
    if (!rc) rc = find_short_forms(&g);
    if (!rc) rc = find_inner_bases(&g);
    if (!rc) rc = find_spellings(&g);
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
        if (!rc) rc = mention_poll(finder, i);
    }
    return rc;
}

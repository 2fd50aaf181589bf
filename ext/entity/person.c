#include "entity/person.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "entity/name.h"

enum {
    SLOTS_FIRST = 64,
    CHAIN = 32,    /* people of one surname that are looked at */
    SLIP_LEAST = 6 /* bytes of a name in which one letter may be a slip */
};

typedef enum Use { BY_SURNAME, BY_GIVEN } Use;

int persons_init(Persons *persons, Arena *arena) {
    memset(persons, 0, sizeof *persons);
    persons->arena = arena;
    persons->slots_n = SLOTS_FIRST;
    persons->slots = arena_zero(arena, SLOTS_FIRST * sizeof *persons->slots);
    return arena->rc;
}

static Name key_of(const Person *person, Use use) {
    return use == BY_SURNAME ? person->surname : person->given;
}

static uint64_t hash_of(Use use, Name name) {
    return hash_bytes(name.text, name.n) * 2 + use;
}

/* The slot of the newest person with this surname or first name, or a free one. */
static uint32_t *find_slot(const Persons *p, Use use, Name name) {
    uint64_t hash = hash_of(use, name);
    uint32_t at = (uint32_t)(hash >> 20 ^ hash) & (p->slots_n - 1);
    for (;; at = (at + 1) & (p->slots_n - 1)) {
        uint32_t value = p->slots[at];
        if (!value) return &p->slots[at];
        if ((value & 1) == use && name_equal(key_of(&p->list[(value >> 1) - 1], use), name))
            return &p->slots[at];
    }
}

static uint32_t newest(const Persons *p, Use use, Name name) {
    return name.n ? *find_slot(p, use, name) >> 1 : 0;
}

static int grow(Persons *p) {
    if (p->n == p->capacity) {
        uint32_t capacity = p->capacity ? 2 * p->capacity : 32;
        Person *list =
            arena_resize(p->arena, p->list, p->n * sizeof *list, capacity * sizeof *list);
        if (!list) return p->arena->rc;
        p->list = list;
        p->capacity = capacity;
    }
    if (2 * (p->taken + 2) > p->slots_n) {
        uint32_t old_n = p->slots_n, *old = p->slots, i;
        p->slots = arena_zero(p->arena, 2 * old_n * sizeof *p->slots);
        if (!p->slots) {
            p->slots = old;
            return p->arena->rc;
        }
        p->slots_n = 2 * old_n;
        for (i = 0; i < old_n; i++) {
            Use use = (Use)(old[i] & 1);
            if (old[i]) *find_slot(p, use, key_of(&p->list[(old[i] >> 1) - 1], use)) = old[i];
        }
    }
    return SQLITE_OK;
}

/* ---- names of people */

static int is_particle(Name word) {
    return word.n > 0 && *word.text >= 'a' && *word.text <= 'z' &&
           name_cue(word.text, word.n) & NAME_CUE_PARTICLE;
}

/* "Jr.", "jun.", "sen." behind a surname. */
static int is_suffix(Name word) {
    static const char *const SUFFIXES[] = {"jr", "jr.", "jun.", "junior", "sen.", "senior", "sr."};
    size_t i;
    for (i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++) {
        if (strlen(SUFFIXES[i]) == word.n &&
            sqlite3_strnicmp(SUFFIXES[i], word.text, (int)word.n) == 0)
            return 1;
    }
    return 0;
}

/* Cuts a name in full; 0 for one that is no more than a surname. */
static int cut(Name full, Name *given, Name *surname) {
    Name rest = full;
    *given = name_first_word(full);
    *surname = name_last_word(full);
    while (is_suffix(*surname) && surname->n < rest.n) {
        rest.n -= surname->n + 1;
        *surname = name_last_word(rest);
    }
    return given->n < rest.n && !is_particle(*given);
}

static int is_initial(Name word) {
    uint32_t length;
    if (word.n == 0) return 0;
    text_decode(word.text, &length);
    return word.n == length + 1 && word.text[length] == '.';
}

/* May both be one person's first name: "F.", "Friedrich"; "Karl", "Karl-Heinz"? */
static int same_given(Name a, Name b) {
    uint32_t n = a.n < b.n ? a.n : b.n, length;
    if (name_equal(a, b)) return 1;
    if (is_initial(a) || is_initial(b)) {
        text_decode(a.text, &length);
        return length < n && memcmp(a.text, b.text, length) == 0;
    }
    if (a.n == b.n || memcmp(a.text, b.text, n) != 0) return 0;
    return (a.n > b.n ? a.text : b.text)[n] == '-';
}

static uint32_t words_in(Name name) {
    uint32_t i, n = 1;
    for (i = 0; i < name.n; i++) n += name.text[i] == ' ';
    return n;
}

/* Is `a` the better name of a person: more words, no initials, more often? */
static int is_better(Name a, Name b) {
    int initial = is_initial(name_first_word(a)), other = is_initial(name_first_word(b));
    if (initial != other) return other;
    return words_in(a) > words_in(b) || (words_in(a) == words_in(b) && a.n > b.n);
}

/* Do two words differ by one letter, left out, added or another? */
static int is_slip(Name a, Name b) {
    uint32_t i = 0, j = 0;
    if (a.n > b.n) {
        Name kept = a;
        a = b;
        b = kept;
    }
    if (a.n < SLIP_LEAST || b.n - a.n > 1) return 0;
    while (i < a.n && a.text[i] == b.text[i]) i++;
    while (j < a.n - i && a.text[a.n - 1 - j] == b.text[b.n - 1 - j]) j++;
    return i + j + 1 >= a.n && i + j + 1 >= b.n;
}

/* ---- all persons */

/* The person with this full name or one that is the same; 0: none. */
static uint32_t find_full(const Persons *p, Name full, Name given, Name surname) {
    uint32_t at = newest(p, BY_SURNAME, surname), tries, fit = 0;
    for (tries = 0; at && tries < CHAIN; tries++, at = p->list[at - 1].older) {
        const Person *person = &p->list[at - 1];
        if (name_equal(person->full, full) || name_equal(person->given, given)) return at;
        if (same_given(person->given, given)) fit = at;
    }
    return fit;
}

static void link_person(Persons *p, uint32_t number, Use use) {
    Person *person = &p->list[number - 1];
    uint32_t *slot = find_slot(p, use, key_of(person, use));
    *(use == BY_SURNAME ? &person->older : &person->other) = *slot >> 1;
    p->taken += *slot == 0;
    *slot = number << 1 | use;
}

int persons_add(Persons *p, Name full, uint32_t mention) {
    Name given, surname;
    uint32_t at;
    Person *person;

    if (!cut(full, &given, &surname)) return SQLITE_OK;
    at = find_full(p, full, given, surname);
    if (at) {
        person = &p->list[at - 1];
        person->count++;
        if (name_equal(full, person->full)) person->exact++;
        if (is_better(full, person->full)) {
            person->full = full;
            person->exact = 1;
        }
        return SQLITE_OK;
    }
    if (grow(p)) return p->arena->rc;
    person = &p->list[p->n++];
    memset(person, 0, sizeof *person);
    person->full = full;
    person->given = given;
    person->surname = surname;
    person->count = person->exact = 1;
    person->last = mention;
    link_person(p, p->n, BY_SURNAME);
    link_person(p, p->n, BY_GIVEN);
    return SQLITE_OK;
}

void persons_count(Persons *p, Name surname) {
    uint32_t at = newest(p, BY_SURNAME, surname), tries;
    for (tries = 0; at && tries < CHAIN; tries++, at = p->list[at - 1].older)
        p->list[at - 1].alone++;
}

/* Is `tail` the end of a longer name, whatever the case of its first letter: "Von der Aue"? */
static int is_tail(Name name, Name tail) {
    uint32_t at = name.n - tail.n;
    if (tail.n >= name.n || name.text[at - 1] != ' ') return 0;
    return (name.text[at] | 0x20) == (*tail.text | 0x20) &&
           memcmp(name.text + at + 1, tail.text + 1, tail.n - 1) == 0;
}

/* The person whose name this one has mistyped, or 0: by one letter of the surname or the first. */
static uint32_t find_slip(const Persons *p, uint32_t i, Use use) {
    const Person *person = &p->list[i];
    uint32_t at = newest(p, use, key_of(person, use)), tries;
    for (tries = 0; at && tries < CHAIN; tries++) {
        const Person *other = &p->list[at - 1];
        if (at != i + 1 && !other->same && !other->tail) {
            if (use == BY_GIVEN && other->count + other->alone > 1 &&
                is_slip(person->surname, other->surname))
                return at;
            /* "Martina" is no slip of "Martin" */
            if (use == BY_SURNAME && other->count > 1 && is_slip(person->given, other->given) &&
                person->given.text[person->given.n - 1] == other->given.text[other->given.n - 1])
                return at;
        }
        at = use == BY_GIVEN ? other->other : other->older;
    }
    return 0;
}

void persons_settle(Persons *p) {
    uint32_t i, at, tries;
    for (i = 0; i < p->n; i++) {
        Person *person = &p->list[i];
        at = newest(p, BY_SURNAME, person->surname);
        for (tries = 0; at && tries < CHAIN && !person->tail; tries++) {
            person->tail = (uint8_t)is_tail(p->list[at - 1].full, person->full);
            at = p->list[at - 1].older;
        }
    }
    for (i = 0; i < p->n; i++) {
        Person *person = &p->list[i];
        if (person->count > 1 || person->tail) continue;
        person->same = find_slip(p, i, BY_SURNAME);
        if (!person->same && !person->alone &&
            !(name_find(person->surname.text, person->surname.n)))
            person->same = find_slip(p, i, BY_GIVEN);
    }
}

int persons_know(const Persons *p, Name surname) {
    return newest(p, BY_SURNAME, surname) != 0;
}

/* ---- whom a mention means */

/* What "Frau" or "Herr" before a mention says of the person. */
static unsigned sex_before(const Finder *f, const Mention *m) {
    uint32_t before = m->first - 1;
    if (m->first == 0 || !(f->tokens->flags[before] & TOKEN_UPPER)) return 0;
    return address_sex(f->text + f->tokens->start[before], f->tokens->length[before]);
}

/*
** Of those in the chain, whose names end so if `tail` is no empty one, the one last spoken of, else
** the first to come.
*/
static uint32_t choose(const Persons *p, uint32_t at, Use use, unsigned sex, uint32_t mention,
                       Name tail) {
    uint32_t best = 0, tries;
    for (tries = 0; at && tries < CHAIN; tries++) {
        const Person *person = &p->list[at - 1], *chosen = best ? &p->list[best - 1] : NULL;
        unsigned own = sex ? word_sex(person->given.text, person->given.n, 1) : 0;
        int before = person->last < mention, chosen_before = chosen && chosen->last < mention;
        if (!(sex && own && !(own & sex)) && !person->same && !person->tail &&
            (tail.n == 0 || is_tail(person->full, tail))) {
            if (!chosen || before > chosen_before ||
                (before == chosen_before &&
                 (before ? person->last > chosen->last : person->last < chosen->last)))
                best = at;
        }
        at = use == BY_SURNAME ? person->older : person->other;
    }
    return best;
}

Name persons_find(Persons *p, const Finder *f, const Mention *m, uint32_t i) {
    static const Name ANY = {"", 0};
    Name given, surname;
    unsigned sex = sex_before(f, m);
    uint32_t at, newest_one;

    if (cut(m->base, &given, &surname)) {
        at = find_full(p, m->base, given, surname);
        if (at && p->list[at - 1].tail)
            at = choose(p, newest(p, BY_SURNAME, surname), BY_SURNAME, sex, i, m->base);
    } else {
        newest_one = newest(p, BY_SURNAME, surname);
        at = surname.n < m->base.n /* "von der Aue" */
                 ? choose(p, newest_one, BY_SURNAME, sex, i, m->base)
                 : 0;
        if (!at) at = choose(p, newest_one, BY_SURNAME, sex, i, ANY);
        if (!at && !newest_one && given.n == m->base.n && !sex)
            at = choose(p, newest(p, BY_GIVEN, given), BY_GIVEN, 0, i, ANY);
    }
    if (!at) return m->base;
    if (p->list[at - 1].same) at = p->list[at - 1].same;
    p->list[at - 1].last = i;
    return p->list[at - 1].full;
}

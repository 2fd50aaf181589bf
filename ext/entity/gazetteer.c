/* Cutting, keys, the search for the names of an index in a text. */
#include "entity/gazetteer.h"

#include <string.h>

#include "base/hash.h"
#include "entity/gazetteer_form.h"
#include "token/class.h"

enum {
    ATOMS_FIRST = 256,
    POLL_ATOMS = 4096,
    POLL_ROWS = 256,
    KEYS = 2,     /* a stretch may have: that of a name in small letters is another */
    KEY_LEAST = 2 /* bytes that are left of a word when its endings go */
};

/* ---- cutting */

/* Is it one of the marks behind which a sentence or a quotation may begin? */
static int is_opening(uint32_t c, CharClass cls) {
    return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026 || cls == CLASS_OPEN ||
           cls == CLASS_QUOTE;
}

/* Goes over what cannot be seen; the flags of the atom behind it. */
static uint8_t skip_blank(const char *text, uint32_t n, uint32_t *at) {
    uint32_t length, lines = 0;
    uint8_t flags = 0;

    while (*at < n) {
        uint32_t c = text_decode(text + *at, &length);
        CharClass cls = char_class(c);
        if (!class_is_blank(cls, c)) break;
        if (cls != CLASS_FORMAT) flags |= ATOM_SPACE;
        lines += cls == CLASS_LINE && !(c == '\r' && text[*at + 1] == '\n');
        *at += length;
    }
    if (lines > 0) flags |= ATOM_START;
    if (lines > 1) flags |= ATOM_BREAK;
    return flags;
}

static void cut_word(const char *text, uint32_t n, GazetteerAtom *atom) {
    uint32_t i = atom->start, end = i, length;
    uint8_t hidden = 0;

    for (; i < n; i += length) {
        uint32_t c = text_decode(text + i, &length);
        CharClass cls = char_class(c);
        if (cls == CLASS_FORMAT) {
            hidden = ATOM_HIDDEN;
            continue;
        }
        if (!class_is_word(cls)) break;
        if (!(atom->flags & (ATOM_UPPER | ATOM_LOWER))) {
            if (cls == CLASS_UPPER) atom->flags |= ATOM_UPPER;
            if (cls == CLASS_LOWER) atom->flags |= ATOM_LOWER;
        }
        if (cls == CLASS_LOWER) atom->flags |= ATOM_SMALL;
        atom->letters += cls != CLASS_MARK;
        atom->flags |= hidden;
        hidden = 0;
        end = i + length;
    }
    atom->length = end - atom->start;
}

int gazetteer_cut(const char *text, uint32_t n, uint32_t *at, const GazetteerAtom *before,
                  GazetteerAtom *atom) {
    uint32_t c;
    CharClass cls;

    memset(atom, 0, sizeof *atom);
    atom->flags = skip_blank(text, n, at);
    if (*at >= n) return 0;
    if (!before || (!(before->flags & ATOM_WORD) && before->flags & ATOM_START)) {
        atom->flags |= ATOM_START;
    }
    atom->start = *at;
    c = text_decode(text + *at, &atom->length);
    cls = char_class(c);
    if (class_is_word(cls)) {
        atom->flags |= ATOM_WORD;
        cut_word(text, n, atom);
    } else if (is_opening(c, cls)) {
        atom->flags |= ATOM_START; /* for what is behind it */
    }
    if (atom->length > n - atom->start) atom->length = n - atom->start;
    *at += atom->length;
    return 1;
}

/* ---- keys */

static uint64_t mix(uint64_t h) {
    h ^= h >> 32;
    h *= 0x9FB21C651E98DF25u;
    h ^= h >> 29;
    return h;
}

uint64_t gazetteer_first(int lower, uint64_t key) {
    return mix(key + (lower ? 0x51ED270B7A3F9D15u : 0x2545F4914F6CDD1Du));
}

uint64_t gazetteer_next(uint64_t chain, uint64_t key) {
    return mix(chain * 0x9E3779B97F4A7C15u + key);
}

/*
** The endings that gazetteer_compare() forgives, and more, are made of these letters: without them
** a word and its inflected forms are the same.
*/
static size_t without_endings(const char *word, size_t n) {
    while (n > KEY_LEAST && memchr("emnrs", word[n - 1], 5)) n--;
    return n;
}

uint64_t gazetteer_key(Buffer *room, unsigned options, const char *text, GazetteerAtom *atom) {
    if (atom->keyed) return atom->key;
    atom->keyed = 1;
    if (!(atom->flags & ATOM_WORD)) {
        uint32_t c = form_sign(text, atom);
        atom->key = hash_bytes(&c, sizeof c);
    } else if (atom->length <= FORM_LONGEST) {
        room->n = 0;
        form_word(room, options & GAZETTEER_FOLD ? FORM_FOLDED : FORM_SMALL, text, atom);
        if (room->n) atom->key = hash_bytes(room->p, without_endings(room->p, room->n));
    }
    return atom->key;
}

/* ---- matching */

typedef struct Matcher {
    const Gazetteer *gazetteer;
    Arena *arena;
    const char *text;
    GazetteerAtom *atoms;
    uint32_t n, room;
    GazetteerRoom forms;
    Buffer key, alias;
    uint32_t *first, *end; /* for each segment: entries that are still to be read */
    uint32_t rows;         /* compared so far */
    GazetteerRead read;
    void *context;
    GazetteerHits *hits;
} Matcher;

/* A stretch whose key is in the index. */
typedef struct Candidate {
    uint32_t count; /* atoms */
    uint64_t key;
} Candidate;

static int cut_all(Matcher *m, uint32_t n) {
    uint32_t at = 0;

    for (;;) {
        if (m->n == m->room) {
            size_t size = sizeof *m->atoms, room = m->room ? 2 * (size_t)m->room : ATOMS_FIRST;
            m->atoms = arena_resize(m->arena, m->atoms, m->room * size, room * size);
            if (!m->atoms) return m->arena->rc;
            m->room = (uint32_t)room;
        }
        if (m->n % POLL_ATOMS == POLL_ATOMS - 1 && arena_poll(m->arena)) return m->arena->rc;
        if (!gazetteer_cut(m->text, n, &at, m->n ? &m->atoms[m->n - 1] : NULL, &m->atoms[m->n])) {
            return SQLITE_OK;
        }
        m->n++;
    }
}

static int may(const Matcher *m, uint64_t key, int what) {
    unsigned i;
    for (i = 0; i < m->gazetteer->count; i++) {
        if (gazetteer_may(m->gazetteer->segments[i], key, what)) return 1;
    }
    return 0;
}

/* Collects the candidates that begin at atom `i`, as names in small letters or not. */
static unsigned collect(Matcher *m, uint32_t i, int lower, Candidate *out) {
    unsigned options = m->gazetteer->options, count = 0;
    uint64_t chain = gazetteer_first(lower, gazetteer_key(&m->key, options, m->text, &m->atoms[i]));
    uint32_t k = 1;

    for (;;) {
        if (may(m, chain, 0)) out[count++] = (Candidate){k, chain};
        if (k == GAZETTEER_ATOMS || i + k >= m->n || m->atoms[i + k].flags & ATOM_BREAK ||
            !may(m, chain, 1)) {
            return count;
        }
        chain = gazetteer_next(chain, gazetteer_key(&m->key, options, m->text, &m->atoms[i + k]));
        k++;
    }
}

/*
** The next row that `first` and `end` stand for, each row once, in ascending order; 0 at the end.
*/
static int next_row(Matcher *m, int64_t *row) {
    const Gazetteer *g = m->gazetteer;
    unsigned i, lists = KEYS * g->count;
    int found = 0;

    for (i = 0; i < lists; i++) {
        if (m->first[i] < m->end[i]) {
            int64_t one = gazetteer_row(g->segments[i % g->count], m->first[i]);
            if (!found || one < *row) *row = one;
            found = 1;
        }
    }
    for (i = 0; found && i < lists; i++) {
        while (m->first[i] < m->end[i] &&
               gazetteer_row(g->segments[i % g->count], m->first[i]) == *row) {
            m->first[i]++;
        }
    }
    return found;
}

/* Has the row a name for the stretch? `*same` tells. An SQLite code. */
static int compare_row(Matcher *m, int64_t row, uint32_t i, uint32_t count, int *same) {
    unsigned options = m->gazetteer->options;
    const char *alias;
    GazetteerNames names;
    size_t n, at = 0;
    int rc = m->read(m->context, row, &names);

    *same = 0;
    if (rc == SQLITE_DONE) return SQLITE_OK;
    if (rc != SQLITE_ROW) return rc;
    *same = gazetteer_compare(&m->forms, options, names.name, names.name_n, m->text, &m->atoms[i],
                              count);
    while (!*same && names.aliases) {
        rc = gazetteer_alias(names.aliases, names.aliases_n, &at, &m->alias, &alias, &n);
        if (rc == SQLITE_DONE) break;
        if (rc != SQLITE_ROW) return rc == SQLITE_ERROR ? SQLITE_CORRUPT : rc;
        *same = gazetteer_compare(&m->forms, options, alias, n, m->text, &m->atoms[i], count);
    }
    return SQLITE_OK;
}

static int is_apostrophe(const Matcher *m, uint32_t i) {
    return form_sign(m->text, &m->atoms[i]) == '\'';
}

/*
** Atoms behind the stretch that are its genitive: 's, or an apostrophe alone behind s, x, z and ß
** if a word follows and the stretch does not stand in single quotation marks.
*/
static uint32_t genitive(const Matcher *m, uint32_t i, uint32_t count) {
    uint32_t next = i + count;
    const GazetteerAtom *last = &m->atoms[next - 1], *after;
    const char *end = m->text + last->start + last->length;

    if (next + 1 >= m->n || m->atoms[next].flags & (ATOM_SPACE | ATOM_WORD) ||
        !is_apostrophe(m, next) || !(last->flags & ATOM_WORD)) {
        return 0;
    }
    after = &m->atoms[next + 1];
    if (!(after->flags & ATOM_WORD)) return 0;
    if (!(after->flags & ATOM_SPACE)) {
        char c = m->text[after->start];
        return after->length == 1 && (c == 's' || (c == 'S' && !(last->flags & ATOM_SMALL))) ? 2
                                                                                             : 0;
    }
    if (after->flags & ATOM_BREAK ||
        !(memchr("sxzSXZ", end[-1], 6) || (last->length > 1 && !memcmp(end - 2, "ß", 2)))) {
        return 0;
    }
    if (i > 0 && !(m->atoms[i].flags & ATOM_SPACE) && !(m->atoms[i - 1].flags & ATOM_WORD)) {
        uint32_t before = form_sign(m->text, &m->atoms[i - 1]);
        if (before == '\'' || before == 0x201A || before == 0x2039) return 0;
    }
    return 1;
}

static int add_hit(Matcher *m, uint32_t start, uint32_t length, int64_t row) {
    GazetteerHits *hits = m->hits;

    if (hits->n == hits->room) {
        size_t size = sizeof *hits->hits, room = hits->room ? 2 * (size_t)hits->room : 16;
        hits->hits = arena_resize(m->arena, hits->hits, hits->room * size, room * size);
        if (!hits->hits) return m->arena->rc;
        hits->room = (uint32_t)room;
    }
    hits->hits[hits->n++] = (GazetteerHit){start, length, row};
    return SQLITE_OK;
}

/* Adds a hit for each row that has a name for the `count` atoms; they have one of `n` keys. */
static int confirm(Matcher *m, uint32_t i, uint32_t count, const uint64_t *keys, unsigned n) {
    const Gazetteer *g = m->gazetteer;
    int64_t row = 0;
    unsigned k;
    int same, rc;

    for (k = 0; k < KEYS * g->count; k++) {
        const GazetteerSegment *segment = g->segments[k % g->count];
        unsigned key = k / g->count;
        m->first[k] = m->end[k] = 0;
        if (key < n && gazetteer_may(segment, keys[key], 0)) {
            gazetteer_find(segment, keys[key], &m->first[k], &m->end[k]);
        }
    }
    while (next_row(m, &row)) {
        if (++m->rows % POLL_ROWS == 0 && arena_poll(m->arena)) return m->arena->rc;
        rc = compare_row(m, row, i, count, &same);
        if (!rc && same) {
            const GazetteerAtom *last = &m->atoms[i + count + genitive(m, i, count) - 1];
            uint32_t start = m->atoms[i].start;
            rc = add_hit(m, start, last->start + last->length - start, row);
        }
        if (rc) return rc;
    }
    return SQLITE_OK;
}

/* Finds the longest name at atom `i`; `*next` is the atom behind it, or the next one. */
static int match_at(Matcher *m, uint32_t i, uint32_t *next) {
    Candidate lists[KEYS][GAZETTEER_ATOMS];
    const GazetteerAtom *atom = &m->atoms[i];
    unsigned left[KEYS] = {0, 0}, k, n;
    uint32_t before = m->hits->n, longest;
    uint64_t keys[KEYS];
    int rc;

    *next = i + 1;
    left[0] = collect(m, i, (atom->flags & ATOM_LOWER) != 0, lists[0]);
    if (atom->flags & ATOM_UPPER && (atom->flags & ATOM_START || !(atom->flags & ATOM_SMALL))) {
        left[1] = collect(m, i, 1, lists[1]); /* a name in small letters, capitalised here */
    }
    while (left[0] + left[1] > 0 && m->hits->n == before) { /* from the longest down */
        for (k = 0, longest = 0; k < KEYS; k++) {
            if (left[k] && lists[k][left[k] - 1].count > longest) {
                longest = lists[k][left[k] - 1].count;
            }
        }
        for (k = 0, n = 0; k < KEYS; k++) {
            if (left[k] && lists[k][left[k] - 1].count == longest) {
                keys[n++] = lists[k][--left[k]].key;
            }
        }
        rc = confirm(m, i, longest, keys, n);
        if (rc) return rc;
        if (m->hits->n > before) *next = i + longest + genitive(m, i, longest);
    }
    return SQLITE_OK;
}

int gazetteer_match(const Gazetteer *gazetteer, Arena *arena, const char *text, uint32_t n,
                    GazetteerRead read, void *context, GazetteerHits *hits) {
    Matcher m = {.gazetteer = gazetteer, .arena = arena, .text = text};
    uint32_t i = 0, next;
    int rc;

    memset(hits, 0, sizeof *hits);
    if (gazetteer->count == 0) return SQLITE_OK;
    m.read = read;
    m.context = context;
    m.hits = hits;
    m.first = arena_alloc(arena, KEYS * gazetteer->count * sizeof *m.first);
    m.end = arena_alloc(arena, KEYS * gazetteer->count * sizeof *m.end);
    rc = cut_all(&m, n);
    while (!rc && i < m.n) {
        if (i % POLL_ATOMS == POLL_ATOMS - 1) rc = arena_poll(arena);
        if (!rc) rc = match_at(&m, i, &next);
        if (!rc) rc = m.key.rc | m.alias.rc | m.forms.name.rc | m.forms.text.rc;
        i = next;
    }
    buffer_free(&m.key);
    buffer_free(&m.alias);
    buffer_free(&m.forms.name);
    buffer_free(&m.forms.text);
    return rc;
}

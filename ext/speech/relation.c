#include "speech/relation.h"

#include <string.h>

#include "data/data.h"
#include "speech/relation_role.h"
#include "speech/relation_rule.h"

#include "data/relation_table.h"

enum {
    SENTENCE_UNITS = 400, /* of a sentence that are looked at at once; what is longer is cut */
    TRIES = 4000,         /* steps that a rule may take from one word */
    LEMMA = 96            /* bytes of a word that may be among a rule's */
};

#define NONE UINT32_MAX

/* A word, or a name that counts as one. */
typedef struct Unit {
    uint32_t first, end; /* tokens */
    uint32_t mention;    /* the name that it is, or NONE */
    uint32_t part;       /* the name in it: a part or what it is derived from, or NONE */
    uint8_t role;        /* 1: it may be a role; 2: not asked yet, see unit_role() */
    uint8_t taken;       /* a relation has told of the role */
    uint16_t role_at;    /* bytes of the token before the role's noun */
} Unit;

typedef struct Match {
    uint32_t first, end;            /* units */
    uint32_t subject, object, role; /* units, or NONE */
} Match;

typedef struct Matcher {
    Arena *arena;
    const char *text;
    const Tokens *tokens;
    const Words *words;
    const Entities *entities;
    Relations *relations;
    Unit unit[SENTENCE_UNITS];
    uint32_t n;
    unsigned tries;
} Matcher;

const char *relation_type_name(RelationType type) {
    static const char *const NAMES[] = {
#define X(name, text) text,
        RELATION_TYPES(X)
#undef X
    };
    return NAMES[type];
}

/* ---- single units */

static int equals(const char *word, size_t n, const char *text, size_t text_n) {
    /* the first letter may be a capital, in Latin-1 */
    unsigned char a, b;
    if (n != text_n || n == 0) return 0;
    if (memcmp(word, text, n) == 0) return 1;
    a = (unsigned char)word[0];
    b = (unsigned char)text[0];
    if (a >= 'a' && a <= 'z' && b == a - 32) return memcmp(word + 1, text + 1, n - 1) == 0;
    if (a == 0xC3 && b == 0xC3 && n > 1 && (unsigned char)text[1] == (unsigned char)word[1] - 32)
        return memcmp(word + 2, text + 2, n - 2) == 0;
    return 0;
}

static int among(uint16_t words, const char *text, size_t n) {
    const char *word = (const char *)RELATION_WORDS + words;
    size_t length;
    for (; (length = strlen(word)) > 0; word += length + 1) {
        if (equals(word, length, text, n)) return 1;
    }
    return 0;
}

static int is_among(const Matcher *m, const RelationStep *s, uint32_t token) {
    const Words *w = m->words;
    return among(s->words, m->text + m->tokens->start[token], m->tokens->length[token]) ||
           among(s->words, w->lemmas + w->lemma[token], w->lemma_length[token]);
}

static int is_party(const Matcher *m, uint32_t token) {
    return role_is_party(m->text + m->tokens->start[token], m->tokens->length[token]);
}

/* Does the mention end with the s of a genitive that its name has not? */
static int is_genitive(const Matcher *m, uint32_t mention) {
    const Entities *e = m->entities;
    const char *name = e->name[mention], *end = m->text + e->start[mention] + e->length[mention];
    size_t n = strlen(name);
    return e->length[mention] > 1 &&
           (end[-1] == '\'' || (end[-1] == 's' && n > 0 && name[n - 1] != 's'));
}

static int unit_role(Matcher *m, Unit *u) {
    if (u->role == 2) {
        size_t at = 0;
        uint32_t token = u->first;
        const char *form = m->text + m->tokens->start[token];
        unsigned tag = m->words->tag[token];
        u->role = 0;
        if ((tag == STTS_NN || tag == STTS_NE || tag == STTS_FM) &&
            role_find(form, m->tokens->length[token], m->words->lemmas + m->words->lemma[token],
                      m->words->lemma_length[token], u->part != NONE, &at)) {
            u->role = 1;
            u->role_at = (uint16_t)at;
        }
    }
    return u->role;
}

static int is_gap(const Matcher *m, const Unit *u) {
    unsigned tag = m->words->tag[u->first];
    const Words *w = m->words;
    if (u->mention != NONE) return m->entities->type[u->mention] == ENTITY_LOC;
    if (tag == STTS_COMMA || tag == STTS_STOP || tag == STTS_MARK || tag == STTS_PTKNEG) return 0;
    return !equals("kein", 4, w->lemmas + w->lemma[u->first], w->lemma_length[u->first]) &&
           !equals("nie", 3, w->lemmas + w->lemma[u->first], w->lemma_length[u->first]);
}

static int fits(Matcher *m, const RelationStep *s, Unit *u) {
    const Entities *e = m->entities;
    const char *form, *dash;
    uint32_t n;

    switch (s->kind) {
    case STEP_NAME:
        if (u->mention == NONE || !(s->mask >> e->type[u->mention] & 1)) return 0;
        if (s->flags & STEP_PARTY && !is_party(m, u->end - 1)) return 0;
        return !(s->flags & STEP_GENITIVE) || is_genitive(m, u->mention);
    case STEP_DERIVED:
        return u->part != NONE && e->kind[u->part] == ENTITY_DERIVED &&
               (s->mask >> e->type[u->part] & 1);
    case STEP_PART:
        if (u->part == NONE || e->kind[u->part] != ENTITY_PART ||
            !(s->mask >> e->type[u->part] & 1))
            return 0;
        if (!s->words) return 1;
        form = m->text + m->tokens->start[u->first];
        n = m->tokens->length[u->first];
        for (dash = form + n; dash > form && dash[-1] != '-'; dash--) continue;
        return dash > form && among(s->words, dash, (size_t)(form + n - dash));
    case STEP_ROLE:
        return u->mention == NONE && unit_role(m, u) && (!s->words || is_among(m, s, u->first));
    case STEP_GAP:
        return is_gap(m, u);
    default:
        if (u->mention != NONE) return 0;
        if (s->mask && !(s->mask >> m->words->tag[u->first] & 1)) return 0;
        return !s->words || is_among(m, s, u->first);
    }
}

/* ---- rules */

/*
** Matches the steps from `at` to `end` from the unit on; each tries the most it may take first.
** The depth is that of the rule.
*/
static int match_steps(Matcher *m, uint16_t at, uint16_t end, uint32_t unit, Match *out) {
    const RelationStep *s = &RELATION_STEPS[at];
    uint32_t n = 0, saved[3] = {out->subject, out->object, out->role};

    if (at == end) return 1;
    if (++m->tries > TRIES) return 0;
    while (n < s->most && unit + n < m->n && fits(m, s, &m->unit[unit + n])) n++;
    if (s->flags & STEP_BESIDE && unit == m->n) return match_steps(m, at + 1, end, unit, out);
    for (;; n--) {
        if (n < s->least) break;
        if (n) {
            if (s->capture == CAPTURE_SUBJECT) out->subject = unit;
            if (s->capture == CAPTURE_OBJECT) out->object = unit;
            if (s->capture == CAPTURE_ROLE) out->role = unit;
        }
        if (!(s->flags & STEP_BESIDE)) out->end = unit + n;
        if (match_steps(m, at + 1, end, unit + n, out)) return 1;
        out->subject = saved[0];
        out->object = saved[1];
        out->role = saved[2];
        if (n == 0) break;
    }
    return 0;
}

static int add(Matcher *m, RelationType type, const Match *match, const char *subject,
               const char *object) {
    Relations *r = m->relations;
    uint32_t first = m->unit[match->first].first, last = m->unit[match->end - 1].end - 1;
    uint32_t start = m->tokens->start[first];
    uint32_t length = m->tokens->start[last] + m->tokens->length[last] - start;

    if (!subject || !object) return SQLITE_OK;
    if (r->n == r->capacity) {
        uint32_t old = r->capacity, more = old ? 2 * old : 16;
#define GROW(field)                                                                                \
    do {                                                                                           \
        void *p =                                                                                  \
            arena_resize(m->arena, r->field, old * sizeof *r->field, more * sizeof *r->field);     \
        if (!p) return SQLITE_NOMEM;                                                               \
        r->field = p;                                                                              \
    } while (0)
        GROW(start);
        GROW(length);
        GROW(token);
        GROW(type);
        GROW(subject);
        GROW(object);
#undef GROW
        r->capacity = more;
    }
    r->start[r->n] = start;
    r->length[r->n] = length;
    r->token[r->n] = first;
    r->type[r->n] = (uint8_t)type;
    r->subject[r->n] = subject;
    r->object[r->n++] = object;
    return SQLITE_OK;
}

/* The name in a unit: what it is, or what is in it. */
static uint32_t mention_of(const Matcher *m, uint32_t unit) {
    if (unit == NONE) return NONE;
    return m->unit[unit].mention != NONE ? m->unit[unit].mention : m->unit[unit].part;
}

/* Is the name what the capitals of the other stand for, or its words' first letters? */
static int is_short_for(const char *name, size_t n, const char *full) {
    size_t i = 0;
    int word = 1;
    for (; *full && i < n; full++) {
        unsigned char a = (unsigned char)*full, b = (unsigned char)name[i];
        if ((word || (a >= 'A' && a <= 'Z')) && (a | 0x20) == (b | 0x20)) i++;
        word = a == ' ' || a == '-';
    }
    return i == n;
}

/* A second name of the same thing: another name, or the short form that stands in the text. */
static const char *alias_of(const Matcher *m, uint32_t subject, uint32_t object, int bracket) {
    const Entities *e = m->entities;
    const char *text = m->text + e->start[object];
    size_t n = e->length[object];
    if (e->entity[subject] == e->entity[object]) {
        const char *other = m->text + e->start[subject];
        size_t least = n < e->length[subject] ? n : e->length[subject];
        if (memcmp(text, other, least) == 0) return NULL; /* the same, with more behind it */
        if (strlen(e->name[object]) == n && !memcmp(text, e->name[object], n)) {
            text = m->text + e->start[subject];
            n = e->length[subject];
        }
        return arena_text(m->arena, text, n);
    }
    if (bracket && !is_short_for(text, n, e->name[subject])) return NULL;
    return e->name[object];
}

/*
** The lemma behind the name that the word has before a hyphen; "Ex-" stays: "Ex-SPD-Chef" is an
** "Ex-Chef".
*/
static const char *role_name(const Matcher *m, const Unit *u) {
    const Words *w = m->words;
    const char *form = m->text + m->tokens->start[u->first];
    const char *lemma = w->lemmas + w->lemma[u->first];
    size_t n = w->lemma_length[u->first], at = u->role_at;
    if (!at || at >= n || memcmp(form, lemma, at) != 0) at = 0;
    return role_lemma(m->arena, lemma, at && equals("ex-", 3, lemma, 3) ? 3 : 0, lemma + at,
                      n - at);
}

static int add_role(Matcher *m, const Match *match) {
    Unit *u = &m->unit[match->role];
    const Entities *e = m->entities;
    uint32_t subject = mention_of(m, match->subject), object = mention_of(m, match->object);
    const char *role = role_name(m, u);
    uint32_t i;
    int rc;

    if (u->taken || subject == NONE || !role) return m->arena->rc;
    for (i = match->first; i < match->end; i++)
        m->unit[i].taken = 1; /* others belong to this one */
    if (object == NONE && u->part != NONE && e->kind[u->part] == ENTITY_PART &&
        (e->type[u->part] == ENTITY_ORG || e->type[u->part] == ENTITY_LOC))
        object = u->part;
    rc = add(m, RELATION_ROLE, match, e->name[subject], role);
    if (rc || object == NONE) return rc;
    rc = add(m, RELATION_ROLE_AT, match, e->name[subject], e->name[object]);
    if (!rc && e->type[object] == ENTITY_ORG && role_is_founder(role))
        rc = add(m, RELATION_FOUNDED, match, e->name[subject], e->name[object]);
    return rc;
}

static int add_match(Matcher *m, const RelationRule *rule, const Match *match) {
    const Entities *e = m->entities;
    uint32_t subject, object;
    if (rule->type == RELATION_ROLE) return add_role(m, match);
    subject = mention_of(m, match->subject);
    object = mention_of(m, match->object);
    if (subject == NONE || object == NONE) return SQLITE_OK;
    if (rule->type == RELATION_ALIAS) {
        uint32_t between = m->unit[match->subject].end;
        int bracket =
            match->object == match->subject + 2 && m->text[m->tokens->start[between]] == '(';
        return add(m, RELATION_ALIAS, match, e->name[subject],
                   alias_of(m, subject, object, bracket));
    }
    if (e->entity[subject] == e->entity[object]) return SQLITE_OK;
    return add(m, (RelationType)rule->type, match, e->name[subject], e->name[object]);
}

/* Of each relation the first rule that matches from a unit; of roles, one for a person and role. */
static int match_unit(Matcher *m, uint32_t unit) {
    const Unit *u = &m->unit[unit];
    unsigned tag = m->words->tag[u->first], i;
    uint32_t done = 0;
    int rc = SQLITE_OK;
    /* a rule begins with a name, a noun or a verb */
    if (u->mention == NONE && u->part == NONE && tag != STTS_NN && tag != STTS_NE &&
        tag != STTS_FM && tag != STTS_VVFIN && tag != STTS_VVPP)
        return SQLITE_OK;
    for (i = 0; i < RELATION_RULES_N && !rc; i++) {
        const RelationRule *rule = &RELATION_RULES[i];
        Match match = {unit, unit, NONE, NONE, NONE};
        if (done >> rule->type & 1 || !fits(m, &RELATION_STEPS[rule->first], &m->unit[unit]))
            continue;
        m->tries = 0;
        if (!match_steps(m, rule->first, rule->end, unit, &match)) continue;
        done |= 1u << rule->type;
        rc = add_match(m, rule, &match);
    }
    return rc ? rc : m->arena->rc;
}

/* ---- sentences */

static void add_units(Matcher *m, uint32_t first, uint32_t end, uint32_t *mention) {
    const Entities *e = m->entities;
    uint32_t i = first;

    m->n = 0;
    while (i < end && m->n < SENTENCE_UNITS) {
        Unit *u = &m->unit[m->n++];
        u->first = i;
        u->end = i + 1;
        u->mention = u->part = NONE;
        u->role = 2;
        u->role_at = 0;
        u->taken = 0;
        while (*mention < e->n && e->token[*mention] < i) ++*mention;
        if (*mention < e->n && e->token[*mention] == i) {
            uint32_t stop = e->start[*mention] + e->length[*mention];
            if (e->kind[*mention] == ENTITY_NAME) {
                u->mention = *mention;
                while (u->end < end && m->tokens->start[u->end] < stop) u->end++;
            } else {
                u->part = *mention;
            }
            ++*mention;
        }
        i = u->end;
    }
}

int relations_find(Relations *relations, Arena *arena, const char *text, const Tokens *tokens,
                   const Sentences *sentences, const Words *words, const Entities *entities) {
    Matcher *m = arena_alloc(arena, sizeof *m);
    uint32_t i, k, mention = 0, stretches = 0;
    int rc = m ? SQLITE_OK : SQLITE_NOMEM;

    if (!m) return rc;
    m->arena = arena;
    m->text = text;
    m->tokens = tokens;
    m->words = words;
    m->entities = entities;
    m->relations = relations;
    for (i = 0; i < sentences->n && !rc; i++) {
        uint32_t at = sentences->first[i], end = sentences->first[i + 1];
        while (at < end && !rc) {
            add_units(m, at, end, &mention);
            for (k = 0; k < m->n && !rc; k++) rc = match_unit(m, k);
            at = m->unit[m->n - 1].end;
            if (!rc && (++stretches & 127) == 0) rc = arena_poll(arena);
        }
    }
    return rc ? rc : arena->rc;
}

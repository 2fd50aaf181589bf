/*
** What a document's mentions agree on: a name that is clear in one place settles the type of the
** same name in another, and shows that "A und B" is two names where the document has A and B by
** themselves.
*/
#include <string.h>

#include "entity/complete.h"

/* Settings, chosen on development data. */
static const float INTRODUCED = 2;     /* votes that "Konzern X" is worth */
static const float OTHERWISE = 0.3f;   /* weight of votes for another type then */
static const float TYPE_SURE = 0.75f;  /* a surer mention keeps its type whatever others have */
static const float TYPE_SURER = 0.95f; /* the same where the document introduces it otherwise */
static const float TYPE_TIMES = 2;     /* how much more the others must have */
static const float PART_VOTES = 0.3f;  /* votes that make a name of each of "A und B" */

static const char *token_text(const Finder *f, uint32_t token) {
    return f->text + f->tokens->start[token];
}

uint64_t token_hash(const Finder *f, uint32_t token) {
    return hash_bytes(token_text(f, token), f->tokens->length[token]);
}

/* The hash of a name of some tokens; `shorter`: without the s at its end, 0 where it has none. */
static uint64_t hash_of_tokens(const Finder *f, uint32_t first, uint32_t n, uint64_t *shorter) {
    uint64_t name = token_hash(f, first), before = 0;
    uint32_t last = first + n - 1, length = f->tokens->length[last], i;
    const char *text = token_text(f, last);

    for (i = 1; i < n; i++) {
        before = name;
        name = list_join(name, token_hash(f, first + i));
    }
    *shorter = length > 3 && text[length - 1] == 's' ? hash_bytes(text, length - 1) : 0;
    if (*shorter && n > 1) *shorter = list_join(before, *shorter);
    return name;
}

int agree_note(Votes *wholes, const Finder *f, const Mention *m) {
    uint64_t names[2];
    int k;
    if (m->kind != ENTITY_NAME) return SQLITE_OK;
    names[0] = hash_of_tokens(f, m->first, m->tokens, &names[1]);
    for (k = 0; k < 2; k++) {
        Vote *vote = names[k] ? votes_add(wholes, names[k]) : NULL;
        if (!vote) return f->arena->rc;
        vote->type[m->type] += m->score;
    }
    return SQLITE_OK;
}

static unsigned best_of(const float *types) {
    unsigned best = 0, t;
    for (t = 1; t < ENTITY_TYPES; t++) best = types[t] > types[best] ? t : best;
    return best;
}

unsigned agree_sum(const Votes *wholes, uint64_t name, uint64_t shorter, float *types) {
    const Vote *vote = votes_find(wholes, name);
    unsigned t;
    for (t = 0; t < ENTITY_TYPES; t++) types[t] = vote ? vote->type[t] : 0;
    vote = shorter ? votes_find(wholes, shorter) : NULL;
    for (t = 0; vote && t < ENTITY_TYPES; t++) types[t] += vote->type[t];
    return best_of(types);
}

/* The same for the name of some tokens. */
static unsigned agree_find(const Votes *wholes, const Finder *f, uint32_t first, uint32_t n,
                           float *types) {
    uint64_t shorter, name = hash_of_tokens(f, first, n, &shorter);
    return agree_sum(wholes, name, shorter, types);
}

static int has_no_small(const char *text, uint32_t n) {
    uint32_t i;
    for (i = 0; i < n; i++) {
        if (text[i] >= 'a' && text[i] <= 'z') return 0;
    }
    return 1;
}

/* The type of a name of which the list of well-known names says one thing only: "OpenAI" is a firm. */
static unsigned listed_type(const Finder *f, const Mention *m) {
    char small[NAME_WORD_BYTES];
    const char *text = f->text + m->start;
    uint32_t letters = name_find(text, m->length);
    if (m->length > 1 && text[m->length - 1] == '+' &&
        (m->type == ENTITY_PER || m->type == ENTITY_LOC))
        return ENTITY_ORG; /* "Disney+" */
    if (!letters && m->tokens > 1 && has_no_small(text, m->length) &&
        small_capitals(text, m->length, small))
        letters = name_find(small, m->length);
    letters &= ~(uint32_t)(LETTER('n')); /* begins a longer one, too */
    if (letters == NAME_ORGANISATION) return ENTITY_ORG;
    if (letters == NAME_PLACE) return ENTITY_LOC;
    return letters == NAME_WORK ? ENTITY_MISC : ENTITY_TYPES;
}

void take_listed_type(const Finder *f, Mention *m) {
    unsigned type = listed_type(f, m);
    if (m->kind == ENTITY_NAME && m->score < TYPE_SURE && type < ENTITY_TYPES)
        m->type = (uint8_t)type;
}

void agree_on_type(const Votes *wholes, const Votes *votes, const Finder *f, Mention *m) {
    const Vote *vote = m->tokens == 1 ? votes_find(votes, token_hash(f, m->first)) : NULL;
    float types[ENTITY_TYPES];
    unsigned best, t, introduced = 0;

    if (m->kind != ENTITY_NAME || m->score >= TYPE_SURER) return;
    if (listed_type(f, m) < ENTITY_TYPES) return;
    (void)agree_find(wholes, f, m->first, m->tokens, types);
    for (t = 0; vote && t < ENTITY_TYPES; t++) {
        types[t] += INTRODUCED * vote->introduced[t];
        if (vote->introduced[t] > 0) introduced |= 1u << t;
    }
    for (t = 0; t < ENTITY_TYPES && introduced; t++) {
        if (!(introduced >> t & 1)) types[t] *= OTHERWISE;
    }
    best = best_of(types);
    if (m->score >= TYPE_SURE && (introduced >> m->type & 1 || !(introduced >> best & 1))) return;
    if (best == ENTITY_PER && m->tokens == 1 && !(introduced >> ENTITY_PER & 1)) return;
    if (types[best] > TYPE_TIMES * types[m->type]) m->type = (uint8_t)best;
}

int is_listed_whole(const Finder *f, uint32_t first, uint32_t n) {
    uint64_t shorter, name = hash_of_tokens(f, first, n, &shorter);
    return lists_find(&f->recogniser->tables.lists, name).kinds != 0;
}

int is_joint(const Finder *f, uint32_t token) {
    const char *text = token_text(f, token);
    uint32_t n = f->tokens->length[token];
    if (n == 1 && (*text == ',' || *text == '/')) return 1;
    return f->tokens->kind[token] == TOKEN_WORD && !(f->tokens->flags[token] & TOKEN_UPPER) &&
           *text >= 'a' && *text <= 'z' && token_is_stop(text, n) &&
           !(name_cue(text, n) & NAME_CUE_PARTICLE);
}

uint32_t agree_split(const Votes *wholes, const Finder *f, const Mention *m, unsigned *left,
                     unsigned *right) {
    float a[ENTITY_TYPES], b[ENTITY_TYPES];
    uint32_t i;

    if (m->kind != ENTITY_NAME || m->tokens < 3 || m->tokens > SPLIT_LONGEST) return 0;
    for (i = 1; i + 1 < m->tokens; i++) {
        if (!is_joint(f, m->first + i)) continue;
        *left = agree_find(wholes, f, m->first, i, a);
        *right = agree_find(wholes, f, m->first + i + 1, m->tokens - i - 1, b);
        if (a[*left] >= PART_VOTES && b[*right] >= PART_VOTES &&
            !is_listed_whole(f, m->first, m->tokens))
            return i;
    }
    return 0;
}

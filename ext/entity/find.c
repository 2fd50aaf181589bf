/*
** Finding mentions: the recogniser goes through the sentences; then what the document says of a word
** elsewhere is added to the scores of the sentences that do not follow it, and these are decided
** again.
*/
#include <string.h>

#include "entity/name.h"
#include "entity/vote.h"

enum { POLL = 4096 /* tokens between two questions to the host */ };

/*
** Settings, chosen on development data (docs/entities.md). Scores are in the net's own units: a label
** e times as probable scores 1 more.
*/
static const float VOTE = 3.5f;       /* what a unanimous document adds to a label's score */
static const float VOTES_UNSURE = 1;  /* votes of no type that are always there */
static const float VOTE_NONE = 0.5f;  /* weight of an occurrence outside of names */
static const float VOTE_LEAST = 0.3f; /* share of a type that makes a sentence be looked at again */

/* "Konzern X": */
static const float INTRODUCED = 2;   /* votes that it is worth */
static const float INTRODUCES = 2;   /* how much surer the document is then */
static const float OTHERWISE = 0.3f; /* weight of votes for another type */

static const float STRANGER = 4;          /* taken off a person's score whom nobody introduces; */
static const float STRANGER_KNOWN = 0.6f; /* share of it for a surname that the lexicon has */
enum { STRANGER_SENTENCES = 5 };          /* of a document that introduces its people */

/* What the first look said of each token, so that its own vote can be left out. */
typedef struct First {
    uint8_t *label;
    float *weight;
} First;

typedef struct Search {
    Finder *finder;
    Arena window; /* what one window needs */
    First first;
    Votes votes;
    uint32_t since; /* tokens since the host was asked */
} Search;

/* ---- one window */

/* Takes the mentions of a decoded window. */
static int take(Search *s, NameWindow *window) {
    Finder *f = s->finder;
    uint32_t i, end;
    int rc;

    for (i = 0; i < window->n && window->labels[i] == NAME_O; i++) {
    }
    if (i == window->n) return SQLITE_OK;
    rc = recogniser_sum(f->recogniser, window);
    for (; i < window->n && !rc; i = end) {
        unsigned label = window->labels[i];
        Mention mention;
        end = i + 1;
        if (label == NAME_O) continue;
        while (end < window->n && window->labels[end] == name_label(name_class(label), 1)) end++;
        memset(&mention, 0, sizeof mention);
        mention.type = (uint8_t)(name_class(label) / ENTITY_KINDS);
        mention.kind = (uint8_t)(name_class(label) % ENTITY_KINDS);
        mention.score = recogniser_probability(f->recogniser, window, i, end - i);
        while (i < end && !rc) { /* what the net takes for one may be several */
            mention.first = window->first + i;
            mention.tokens = end - i;
            i = mention_cut(f, &mention) - window->first;
            if (mention.tokens > 0 && !mention_is_currency(f, &mention))
                rc = mention_add(f, &mention);
        }
    }
    return rc;
}

static int read_window(Search *s, uint32_t first, uint32_t n, NameWindow *window) {
    Finder *f = s->finder;
    arena_clear(&s->window);
    s->since += n;
    if (s->since >= POLL) {
        s->since = 0;
        if (arena_poll(f->arena)) return f->arena->rc;
    }
    return recogniser_read(f->recogniser, &s->window, f->text, f->tokens, first, n, window);
}

/* ---- votes */

static int votes_for(const NameForm *form) {
    return form->flags & NAME_HAS_UPPER;
}

/*
** Words that a name of several words lends no meaning to: "Bank" of "Deutsche Bank" is no name. A
** person's words are.
*/
static int is_empty(const NameForm *form, const Mention *mention) {
    return form->flags & NAME_IS_NOUN && mention->tokens > 1 && mention->type != ENTITY_PER;
}

/* "Präsident Frankreichs": no president of that name. */
static int is_genitive_of_place(const Finder *f, uint32_t token) {
    const char *text = f->text + f->tokens->start[token];
    uint32_t n = f->tokens->length[token], ending = genitive_ending(text, n);
    return ending && name_find(text, n - ending) & NAME_PLACE && !(name_find(text, n) & NAME_TYPED);
}

/*
** What the word before a name, or before a quotation that it begins, says that it is: "Konzern", "Stadt",
** "Präsident", "Roman"; ENTITY_TYPES: nothing.
*/
static unsigned introduced_as(const Finder *f, const NameWindow *window, uint32_t i) {
    uint32_t token, cue;
    if (is_genitive_of_place(f, window->first + i)) return ENTITY_TYPES;
    if (i > 1 && window->items[i - 1].form->flags & NAME_IS_QUOTE) i--;
    token = window->first + i;
    if (i == 0 || !(f->tokens->flags[token - 1] & TOKEN_SPACE) ||
        !(window->items[i - 1].form->flags & NAME_IS_UPPER))
        return ENTITY_TYPES;
    cue = name_cue(f->text + f->tokens->start[token - 1], f->tokens->length[token - 1]);
    if (cue & NAME_CUE_TITLE) return ENTITY_PER;
    if (cue & NAME_CUE_FIRM) return ENTITY_ORG;
    if (cue & NAME_CUE_WORK) return ENTITY_MISC;
    return cue & NAME_CUE_PLACE ? ENTITY_LOC : ENTITY_TYPES;
}

static int add_vote(Search *s, uint64_t word, unsigned type, float weight, unsigned introduced) {
    Vote *vote = votes_add(&s->votes, word);
    if (!vote) return s->finder->arena->rc;
    if (type < ENTITY_TYPES)
        vote->type[type] += weight;
    else
        vote->none += weight;
    if (introduced < ENTITY_TYPES) vote->introduced[introduced] += 1;
    return SQLITE_OK;
}

/* Adds the window's words to the votes; its mentions are those from `mention` on. */
static int vote(Search *s, const NameWindow *window, uint32_t mention) {
    Finder *f = s->finder;
    uint32_t i;
    int rc = SQLITE_OK;

    for (i = 0; i < window->n && !rc; i++) {
        const NameForm *form = window->items[i].form;
        uint32_t token = window->first + i;
        unsigned type = ENTITY_TYPES;
        float weight = 1;
        unsigned introduced = ENTITY_TYPES;
        s->first.label[token] = window->labels[i];
        s->first.weight[token] = 0;
        if (!votes_for(form)) continue;
        if (!(form->flags & NAME_IS_NOUN)) introduced = introduced_as(f, window, i);
        while (mention < f->n && f->mentions[mention].first + f->mentions[mention].tokens <= token)
            mention++;
        if (mention < f->n && f->mentions[mention].first <= token) {
            const Mention *m = &f->mentions[mention];
            if (m->kind != ENTITY_NAME || is_empty(form, m)) continue;
            type = m->type;
            weight = m->score;
            if (type == ENTITY_PER && m->tokens > 1) introduced = ENTITY_PER;
        }
        s->first.weight[token] = weight;
        rc = add_vote(s, form->usual[0], type, weight, introduced);
        if (!rc && form->usual[1]) rc = add_vote(s, form->usual[1], type, weight, introduced);
    }
    return rc;
}

/*
** What the document says elsewhere of a token: the share of each type; 0 where it says nothing.
*/
static int heard(const Search *s, const NameForm *form, uint32_t token, float *share) {
    float total = VOTES_UNSURE, sum[ENTITY_TYPES] = {0}, none = 0;
    unsigned label = s->first.label[token], k, t;
    int any = 0;
    unsigned introduced = 0;

    for (k = 0; k < 2; k++) {
        const Vote *vote = form->usual[k] ? votes_find(&s->votes, form->usual[k]) : NULL;
        if (!vote) continue;
        none += vote->none;
        for (t = 0; t < ENTITY_TYPES; t++) {
            sum[t] += vote->type[t];
            if (t == ENTITY_PER || vote->introduced[t] == 0) continue;
            sum[t] += INTRODUCED * vote->introduced[t];
            introduced |= 1u << t;
        }
        if (label == NAME_O)
            none -= s->first.weight[token];
        else
            sum[name_class(label) / ENTITY_KINDS] -= s->first.weight[token];
    }
    for (t = 0; t < ENTITY_TYPES && introduced; t++) {
        if (!(introduced >> t & 1)) sum[t] *= OTHERWISE;
    }
    if (!introduced) total += none * VOTE_NONE;
    for (t = 0; t < ENTITY_TYPES; t++) total += sum[t] > 0 ? sum[t] : 0;
    for (t = 0; t < ENTITY_TYPES; t++) {
        share[t] = sum[t] > 0 ? sum[t] / total : 0;
        any |= share[t] > 0;
    }
    for (t = 0; t < ENTITY_TYPES && introduced; t++) share[t] *= INTRODUCES;
    return any;
}

/*
** News introduces the people it speaks of. Does the document, long enough to do so, never introduce
** this word as a person's name?
*/
static int is_stranger(const Search *s, const NameForm *form) {
    unsigned k;
    if (s->finder->sentences->n < STRANGER_SENTENCES) return 0;
    for (k = 0; k < 2; k++) {
        const Vote *vote = form->usual[k] ? votes_find(&s->votes, form->usual[k]) : NULL;
        if (vote && vote->introduced[ENTITY_PER] > 0) return 0;
    }
    return 1;
}

/* Does the document say of some token of the window what its label does not? */
static int disagrees(const Search *s, const NameWindow *window) {
    uint32_t i;
    for (i = 0; i < window->n; i++) {
        const NameForm *form = window->items[i].form;
        unsigned label = s->first.label[window->first + i], t;
        float share[ENTITY_TYPES];
        if (!votes_for(form)) continue;
        if (label == name_label(ENTITY_PER * ENTITY_KINDS, 0) && is_stranger(s, form)) return 1;
        if (!heard(s, form, window->first + i, share)) continue;
        for (t = 0; t < ENTITY_TYPES; t++) {
            int same = label != NAME_O && name_class(label) / ENTITY_KINDS == t;
            if (share[t] >= VOTE_LEAST && !same) return 1;
        }
    }
    return 0;
}

static void add_votes(const Search *s, NameWindow *window) {
    const Recogniser *r = s->finder->recogniser;
    uint32_t i;
    for (i = 0; i < window->n; i++) {
        const NameForm *form = window->items[i].form;
        float share[ENTITY_TYPES];
        unsigned t;
        if (!votes_for(form)) continue;
        if (is_stranger(s, form)) {
            float share_of_it = form->flags & NAME_IS_PERSON ? STRANGER_KNOWN : 1;
            int32_t less = (int32_t)(STRANGER * share_of_it * (float)r->net.scale);
            window->scores[i][r->label[name_label(ENTITY_PER * ENTITY_KINDS, 0)]] -= less;
            window->scores[i][r->label[name_label(ENTITY_PER * ENTITY_KINDS, 1)]] -= less;
        }
        if (!heard(s, form, window->first + i, share)) continue;
        for (t = 0; t < ENTITY_TYPES; t++) {
            int32_t more = (int32_t)(share[t] * VOTE * (float)r->net.scale);
            unsigned class = t * ENTITY_KINDS + ENTITY_NAME;
            window->scores[i][r->label[name_label(class, 0)]] += more;
            window->scores[i][r->label[name_label(class, 1)]] += more;
        }
    }
}

/* ---- the document */

static int first_look(Search *s) {
    Finder *f = s->finder;
    uint32_t sentence, at;
    int rc = SQLITE_OK;

    for (sentence = 0; sentence < f->sentences->n && !rc; sentence++) {
        uint32_t end = f->sentences->first[sentence + 1];
        for (at = f->sentences->first[sentence]; at < end && !rc; at += NAME_WINDOW) {
            uint32_t n = end - at < NAME_WINDOW ? end - at : NAME_WINDOW, before = f->n;
            NameWindow window;
            rc = read_window(s, at, n, &window);
            if (!rc) rc = recogniser_score(f->recogniser, &s->window, &window);
            if (!rc) rc = recogniser_decode(f->recogniser, &s->window, &window);
            if (!rc) rc = take(s, &window);
            if (!rc) rc = vote(s, &window, before);
        }
    }
    return rc;
}

/* Looks again at the sentences that the document speaks about; the mentions of others stay. */
static int second_look(Search *s) {
    Finder *f = s->finder;
    Mention *old = f->mentions;
    uint32_t old_n = f->n, next = 0, sentence, at;
    int rc = SQLITE_OK;

    f->mentions = NULL;
    f->n = f->capacity = 0;
    for (sentence = 0; sentence < f->sentences->n && !rc; sentence++) {
        uint32_t end = f->sentences->first[sentence + 1];
        for (at = f->sentences->first[sentence]; at < end && !rc; at += NAME_WINDOW) {
            uint32_t n = end - at < NAME_WINDOW ? end - at : NAME_WINDOW;
            NameWindow window;
            rc = read_window(s, at, n, &window);
            if (!rc && disagrees(s, &window)) {
                while (next < old_n && old[next].first < at + n) next++;
                rc = recogniser_score(f->recogniser, &s->window, &window);
                if (!rc) add_votes(s, &window);
                if (!rc) rc = recogniser_decode(f->recogniser, &s->window, &window);
                if (!rc) rc = take(s, &window);
            }
            for (; next < old_n && old[next].first < at + n && !rc; next++)
                rc = mention_add(f, &old[next]);
        }
    }
    return rc;
}

int mentions_find(Finder *finder) {
    Search search = {.finder = finder, .votes = {.arena = finder->arena}};
    uint32_t n = finder->tokens->n;
    int rc;

    search.first.label = arena_alloc(finder->arena, n);
    search.first.weight = arena_alloc(finder->arena, n * sizeof *search.first.weight);
    if (finder->arena->rc) return finder->arena->rc;
    arena_init(&search.window);
    rc = first_look(&search);
    if (!rc && finder->sentences->n > 1) rc = second_look(&search);
    if (!rc) rc = mentions_complete(finder, &search.votes);
    arena_free(&search.window);
    return rc;
}

/*
** What the net missed: names before a hyphen ("Trump-Regierung", "Facebook-"), and words that the
** document has as a name elsewhere.
*/
#include <string.h>

#include "entity/name.h"
#include "entity/vote.h"

/* Settings, chosen on development data. */
static const float PART_VOTES = 0.6f;   /* votes that make a name of a word before a hyphen */
static const float PART_LISTED = 0.7f;  /* probability of a listed name there */
static const float OWNER_VOTES = 1.2f;  /* votes that make an owner of a genitive before a noun */
static const float PART_SURE = 0.6f;    /* a part that is less sure needs votes or a list */
static const float TYPE_SURE = 0.7f;    /* a surer mention keeps its type whatever a list says */
static const float PAIR_VOTES = 0.3f;   /* votes that make a name of each of "A und B" */
static const float REPEATED = 0.6f;     /* of a mention whose words are looked for elsewhere */
static const float REPEAT_SCORE = 0.8f; /* share of that probability that its repetition has */

enum {
    PART_LONGEST = 80, /* bytes of a word with a name in it */
    REPEAT_WORDS = 6   /* of a name that is looked for elsewhere */
};

int mention_add(Finder *f, const Mention *mention) {
    if (f->n == f->capacity) {
        uint32_t capacity = f->capacity ? 2 * f->capacity : 64;
        Mention *grown = arena_resize(f->arena, f->mentions, f->capacity * sizeof *grown,
                                      capacity * sizeof *grown);
        if (!grown) return f->arena->rc;
        f->mentions = grown;
        f->capacity = capacity;
    }
    f->mentions[f->n++] = *mention;
    return SQLITE_OK;
}

int mention_is_currency(const Finder *f, const Mention *m) {
    const char *text = f->text + m->start, *last = text + m->length;
    if (m->tokens != 1) return 0;
    while (last > text && last[-1] != '-') last--; /* "US-Dollar" */
    if (m->type != ENTITY_MISC && last == text) return 0;
    return (name_cue(last, m->length - (size_t)(last - text)) & NAME_CUE_CURRENCY) != 0;
}

/* ---- parts */

/* The type of the name inside a word, by what the document or a list has of it. */
static unsigned type_of_part(const Votes *votes, const char *word, uint32_t n, float *score) {
    uint32_t letters = name_find(word, n);
    const Vote *vote = votes_find(votes, hash_bytes(word, n));
    unsigned best = ENTITY_PER, t;

    for (t = 0; vote && t < ENTITY_TYPES; t++) best = vote->type[t] > vote->type[best] ? t : best;
    if (vote && vote->type[best] >= PART_VOTES && vote->type[best] > vote->none) {
        *score = vote->type[best] / (vote->type[best] + vote->none + 1);
        return best;
    }
    *score = PART_LISTED;
    if (n < 2 || letters & NAME_DOUBT) return ENTITY_TYPES;
    if (letters & NAME_ORGANISATION && !(letters & (NAME_PLACE | NAME_GIVEN))) return ENTITY_ORG;
    return letters & NAME_PLACE && !(letters & (NAME_SURNAME | NAME_GIVEN)) ? ENTITY_LOC
                                                                            : ENTITY_TYPES;
}

/* Adds the word as a part where it has a name before a hyphen. */
static int add_part(Finder *f, const Votes *votes, uint32_t token) {
    const char *text = f->text + f->tokens->start[token];
    uint32_t n = f->tokens->length[token], end, skip;
    Mention m = {.first = token, .tokens = 1, .kind = ENTITY_PART};

    if (f->tokens->kind[token] != TOKEN_WORD || n > PART_LONGEST) return SQLITE_OK;
    skip = name_before(text, n); /* "Ex-" */
    for (end = n; end > skip + 1; end--) {
        unsigned type;
        if (text[end - 1] != '-') continue;
        type = type_of_part(votes, text + skip, end - 1 - skip, &m.score);
        if (type == ENTITY_TYPES) continue;
        m.type = (uint8_t)type;
        m.start = f->tokens->start[token];
        m.length = n;
        return mention_is_currency(f, &m) ? SQLITE_OK : mention_add(f, &m);
    }
    return SQLITE_OK;
}

/* Is it a part that neither the net is sure of nor the document or a list has: "KI-Modell"? */
static int is_doubtful(const Finder *f, const Votes *votes, const Mention *m) {
    const char *text = f->text + m->start, *hyphen = memchr(text, '-', m->length);
    float score;
    if (m->kind != ENTITY_PART || m->score >= PART_SURE || !hyphen) return 0;
    return type_of_part(votes, text, (uint32_t)(hyphen - text), &score) == ENTITY_TYPES;
}

/* ---- repetitions */

static uint64_t hash_of_token(const Finder *f, uint32_t token) {
    return hash_bytes(f->text + f->tokens->start[token], f->tokens->length[token]);
}

static int note(Votes *repeats, uint64_t name, const Mention *m) {
    Vote *vote = votes_add(repeats, name);
    if (!vote) return repeats->arena->rc;
    vote->type[m->type] += m->score;
    return SQLITE_OK;
}

/* Has the lexicon the word, so that by itself it may be no name? */
static int is_ordinary(const Finder *f, uint32_t token) {
    LexiconEntry entry;
    return f->tokens->length[token] < 3 ||
           lexicon_find(f->text + f->tokens->start[token], f->tokens->length[token], &entry);
}

/*
** Notes the words by which a name of several may be repeated: a firm's without its legal form, or its
** first one; a person's surname.
*/
static int note_repeats(Votes *repeats, const Finder *f, const Mention *m) {
    uint32_t n = m->tokens, i, last = m->first + m->tokens - 1;
    uint64_t name = hash_of_token(f, m->first);
    int rc = SQLITE_OK, legal = 0;

    if (m->kind != ENTITY_NAME || n < 2 || m->score < REPEATED) return SQLITE_OK;
    while (n > 1 && m->type == ENTITY_ORG) {
        const char *text = f->text + f->tokens->start[m->first + n - 1];
        uint32_t length = f->tokens->length[m->first + n - 1];
        if (!(name_cue(text, length) & NAME_CUE_LEGAL_FORM) && !(length == 1 && *text == '&'))
            break;
        n--;
        legal = 1;
    }
    if (legal && !is_ordinary(f, m->first)) rc = note(repeats, name, m);
    if (m->type == ENTITY_PER && !is_ordinary(f, last))
        rc = note(repeats, hash_of_token(f, last), m);
    if (n > REPEAT_WORDS) return rc;
    for (i = 1; i < n; i++) name = list_join(name, hash_of_token(f, m->first + i));
    return rc || n < 2 ? rc : note(repeats, name, m);
}

/* Adds the longest repeated name that begins at a token and ends before `end`. Its tokens, or 0. */
static uint32_t add_repeat(Finder *f, const Votes *repeats, uint32_t token, uint32_t end) {
    uint64_t name = 0;
    const Vote *found = NULL;
    uint32_t n, tokens = 0;
    Mention m = {.first = token};
    unsigned t;

    if (!(f->tokens->flags[token] & TOKEN_UPPER)) return 0;
    for (n = 1; n <= REPEAT_WORDS && token + n <= end; n++) {
        uint32_t last = token + n - 1, length = f->tokens->length[last];
        const char *text = f->text + f->tokens->start[last];
        uint64_t shorter = length > 3 && text[length - 1] == 's' ? hash_bytes(text, length - 1) : 0;
        const Vote *vote;
        if (shorter) shorter = n == 1 ? shorter : list_join(name, shorter);
        name = n == 1 ? hash_of_token(f, token) : list_join(name, hash_of_token(f, last));
        vote = votes_find(repeats, name);
        if (!vote && shorter) vote = votes_find(repeats, shorter);
        if (!vote) continue;
        found = vote;
        tokens = n;
    }
    if (!found) return 0;
    for (t = 0; t < ENTITY_TYPES; t++)
        m.type = (uint8_t)(found->type[t] > found->type[m.type] ? t : m.type);
    m.tokens = tokens;
    m.score = REPEAT_SCORE * (found->type[m.type] < 1 ? found->type[m.type] : 1);
    mention_cut(f, &m);
    return m.tokens == 0 || mention_add(f, &m) ? 0 : tokens;
}

/* ---- owners */

/*
** "Metas KI-Chatbot" is Meta and a thing: cuts the name behind a genitive before a noun, where the
** document has it as a name elsewhere.
*/
static void cut_owner(const Finder *f, const Votes *votes, Mention *m) {
    uint32_t i;
    for (i = 0; m->kind == ENTITY_NAME && i + 1 < m->tokens; i++) {
        uint32_t token = m->first + i, n = f->tokens->length[token];
        const char *text = f->text + f->tokens->start[token];
        const Vote *vote;
        unsigned t, best = 0;
        if (n < 4 || text[n - 1] != 's' || f->words->tag[token + 1] != STTS_NN) continue;
        vote = votes_find(votes, hash_bytes(text, n - 1));
        for (t = 0; vote && t < ENTITY_TYPES; t++)
            best = vote->type[t] > vote->type[best] ? t : best;
        if (!vote || vote->type[best] < OWNER_VOTES || vote->type[best] < vote->none) continue;
        m->tokens = i + 1;
        m->length = f->tokens->start[token] + n - m->start;
        if (i == 0) m->type = (uint8_t)best;
        return;
    }
}

/* ---- heads */

/*
** "Landgericht" before "Kiel" makes an organisation of the place. A word that may also stand before
** a firm's name ("Verein", "Partei") heads none.
*/
static void add_head(const Finder *f, Mention *m, uint32_t sentence, uint32_t least) {
    uint32_t head = m->first - 1, cue;
    if (m->kind != ENTITY_NAME || m->type != ENTITY_LOC || m->first <= sentence || head < least)
        return;
    if ((f->tokens->flags[head] & (TOKEN_SPACE | TOKEN_UPPER)) != (TOKEN_SPACE | TOKEN_UPPER))
        return;
    cue = name_cue(f->text + f->tokens->start[head], f->tokens->length[head]);
    if (!(cue & NAME_CUE_HEAD) || cue & (NAME_CUE_FIRM | NAME_CUE_TITLE)) return;
    /* "der Hochschule Kiels" is no name */
    if (!(name_find(f->text + m->start, m->length) & NAME_PLACE)) return;
    m->first = head;
    m->tokens++;
    m->length += m->start - f->tokens->start[head];
    m->start = f->tokens->start[head];
    m->type = ENTITY_ORG;
}

/* ---- pairs */

/* Votes for a word as a name, those of the mention `m` left out. */
static float votes_beside(const Finder *f, const Votes *votes, uint32_t token, const Mention *m) {
    const Vote *vote = votes_find(votes, hash_of_token(f, token));
    float sum = -m->score;
    unsigned t;
    for (t = 0; vote && t < ENTITY_TYPES; t++) sum += vote->type[t];
    return sum;
}

/* Adds "A und B" as two where the document has both as names of their own. */
static int add_pair(Finder *f, const Votes *votes, const Mention *m) {
    uint32_t middle = m->first + 1;
    Mention one = *m;
    int rc;

    if (m->kind != ENTITY_NAME || m->tokens != 3 || f->tokens->length[middle] != 3 ||
        memcmp(f->text + f->tokens->start[middle], "und", 3) != 0 ||
        votes_beside(f, votes, m->first, m) < PAIR_VOTES ||
        votes_beside(f, votes, middle + 1, m) < PAIR_VOTES)
        return mention_add(f, m);
    one.tokens = 1;
    mention_cut(f, &one);
    rc = one.tokens ? mention_add(f, &one) : SQLITE_OK;
    one.first = middle + 1;
    one.tokens = 1;
    mention_cut(f, &one);
    return rc || !one.tokens ? rc : mention_add(f, &one);
}

/* ---- types */

/*
** A name whose type the net is not sure of, and of which the list of well-known names says one thing
** only: "OpenAI" is a firm.
*/
static void take_listed_type(const Finder *f, Mention *m) {
    uint32_t letters = name_find(f->text + m->start, m->length);
    if (m->kind != ENTITY_NAME || m->score >= TYPE_SURE) return;
    letters &= ~(uint32_t)(LETTER('n')); /* begins a longer one, too */
    if (letters == NAME_ORGANISATION) m->type = ENTITY_ORG;
    if (letters == NAME_PLACE) m->type = ENTITY_LOC;
    if (letters == NAME_WORK) m->type = ENTITY_MISC;
}

/* ---- all */

int mentions_complete(Finder *f, const Votes *votes) {
    Votes repeats = {.arena = f->arena};
    Mention *old = f->mentions;
    uint32_t old_n = f->n, next = 0, i, sentence = 0;
    int rc = SQLITE_OK;

    for (i = 0; i < old_n && !rc; i++) {
        while (f->sentences->first[sentence + 1] <= old[i].first) sentence++;
        take_listed_type(f, &old[i]);
        cut_owner(f, votes, &old[i]);
        add_head(f, &old[i], f->sentences->first[sentence],
                 i > 0 ? old[i - 1].first + old[i - 1].tokens : 0);
        rc = note_repeats(&repeats, f, &old[i]);
    }
    sentence = 0;
    f->mentions = NULL;
    f->n = f->capacity = 0;
    for (i = 0; i < f->tokens->n && !rc; i++) {
        uint32_t end = next < old_n ? old[next].first : f->tokens->n, found;
        while (f->sentences->first[sentence + 1] <= i) sentence++;
        if (i == end) {
            if (!is_doubtful(f, votes, &old[next])) rc = add_pair(f, votes, &old[next]);
            i += old[next++].tokens - 1;
            continue;
        }
        if (end > f->sentences->first[sentence + 1]) end = f->sentences->first[sentence + 1];
        found = add_repeat(f, &repeats, i, end);
        if (found)
            i += found - 1;
        else if (memchr(f->text + f->tokens->start[i], '-', f->tokens->length[i]))
            rc = add_part(f, votes, i);
        if (!rc) rc = f->arena->rc;
    }
    return rc;
}

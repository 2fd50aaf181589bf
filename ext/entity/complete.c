/*
** What the net missed: names before a hyphen ("Trump-Regierung", "Facebook-"), and words that the
** document has as a name elsewhere.
*/
#include <string.h>

#include "entity/complete.h"

/* Settings, chosen on development data. */
static const float PART_VOTES = 0.6f;   /* votes that make a name of a word before a hyphen */
static const float PART_LISTED = 0.7f;  /* probability of a listed name there */
static const float OWNER_VOTES = 1.2f;  /* votes that make an owner of a genitive before a noun */
static const float PART_SURE = 0.6f;    /* a part that is less sure needs votes or a list */
static const float SAME_VOTES = 0.8f;   /* votes that make a name of the same words elsewhere */
static const float BYLINE_SCORE = 0.6f; /* of a first name that the net did not take for one */
static const float FIRM_SURE = 0.75f; /* a surer mention is no firm of which it is the first word */
static const float REPEATED = 0.6f;   /* of a mention whose words are looked for elsewhere */
static const float REPEAT_SCORE = 0.8f; /* share of that probability that its repetition has */

enum {
    POLL = 4096,        /* rounds of a loop between two questions to the host */
    PART_LONGEST = 80,  /* bytes of a word with a name in it */
    CAPITAL_WITHIN = 4, /* bytes of a word in which a name has a capital */
    REPEAT_WORDS = 6,   /* of a name that is looked for elsewhere */
    TOWN_LONGEST = 4    /* tokens of "Grazer Sensorhersteller" */
};

/* What is looked for elsewhere, and what the document has as a whole. */
typedef struct Known {
    Votes repeats, wholes;
} Known;

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

int mention_poll(const Finder *f, uint32_t i) {
    return i % POLL == POLL - 1 && arena_poll(f->arena) ? f->arena->rc : SQLITE_OK;
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

/* "Halberg-Chefin" where the document has the "Halberg Antriebe AG". */
static unsigned type_of_repeat(const Votes *repeats, const char *word, uint32_t n, float *score) {
    const Vote *vote = votes_find(repeats, hash_bytes(word, n));
    if (!vote || vote->type[ENTITY_ORG] < REPEATED ||
        vote->type[ENTITY_ORG] < vote->type[ENTITY_PER])
        return ENTITY_TYPES;
    *score = REPEAT_SCORE * (vote->type[ENTITY_ORG] < 1 ? vote->type[ENTITY_ORG] : 1);
    return ENTITY_ORG;
}

/* Adds the word as a part where it has a name before a hyphen. */
static int add_part(Finder *f, const Votes *votes, const Votes *repeats, uint32_t token) {
    const char *text = f->text + f->tokens->start[token];
    uint32_t n = f->tokens->length[token], end, skip;
    Mention m = {.first = token, .tokens = 1, .kind = ENTITY_PART};

    if (f->tokens->kind[token] != TOKEN_WORD || n > PART_LONGEST) return SQLITE_OK;
    skip = name_before(text, n); /* "Ex-" */
    for (end = n; end > skip + 1; end--) {
        unsigned type;
        if (text[end - 1] != '-') continue;
        type = type_of_part(votes, text + skip, end - 1 - skip, &m.score);
        if (type == ENTITY_TYPES)
            type = type_of_repeat(repeats, text + skip, end - 1 - skip, &m.score);
        if (type == ENTITY_TYPES) continue;
        m.type = (uint8_t)type;
        m.start = f->tokens->start[token];
        m.length = n;
        return mention_is_currency(f, &m) ? SQLITE_OK : mention_add(f, &m);
    }
    return SQLITE_OK;
}

/* Is it a part that neither the net is sure of nor the document or a list has: "KI-Modell"? */
static int is_doubtful(const Finder *f, const Votes *votes, const Votes *repeats,
                       const Mention *m) {
    const char *text = f->text + m->start, *hyphen = memchr(text, '-', m->length);
    float score;
    if (m->kind != ENTITY_PART || m->score >= PART_SURE || !hyphen) return 0;
    return type_of_part(votes, text, (uint32_t)(hyphen - text), &score) == ENTITY_TYPES &&
           type_of_repeat(repeats, text, (uint32_t)(hyphen - text), &score) == ENTITY_TYPES;
}

/* ---- repetitions */

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

/* "xAI" has one, too. */
static int has_capital(const Finder *f, uint32_t token) {
    const char *text = f->text + f->tokens->start[token];
    uint32_t n = f->tokens->length[token], i;
    if (f->tokens->flags[token] & TOKEN_UPPER) return 1;
    for (i = 1; i < n && i < CAPITAL_WITHIN; i++) {
        if (text[i] >= 'A' && text[i] <= 'Z') return 1;
    }
    return 0;
}

/*
** Notes the words by which a name of several may be repeated: a firm's without its legal form, or its
** first one; a person's surname.
*/
static int note_repeats(Votes *repeats, const Finder *f, const Mention *m) {
    uint32_t n = m->tokens, i, last = m->first + m->tokens - 1;
    uint64_t name = token_hash(f, m->first);
    int rc = SQLITE_OK, legal = 0;

    if (m->kind != ENTITY_NAME || n < 2 || m->score < REPEATED) return SQLITE_OK;
    while (n > 1 && m->type == ENTITY_ORG &&
           name_is_legal(f->text + f->tokens->start[m->first + n - 1],
                         f->tokens->length[m->first + n - 1])) {
        n--;
        legal = 1;
    }
    if (legal && !is_ordinary(f, m->first)) rc = note(repeats, name, m);
    if (m->type == ENTITY_PER && !is_ordinary(f, last)) rc = note(repeats, token_hash(f, last), m);
    if (n > REPEAT_WORDS) return rc;
    for (i = 1; i < n; i++) name = list_join(name, token_hash(f, m->first + i));
    return rc || n < 2 ? rc : note(repeats, name, m);
}

/*
** What the document has of a name: once its mentions are sure enough in sum, it is the same name
** wherever it stands. Returns that sum, 0 where it is too little.
*/
static float same_name(const Votes *wholes, uint64_t name, uint64_t shorter, unsigned *type) {
    float types[ENTITY_TYPES];
    *type = agree_sum(wholes, name, shorter, types);
    return types[*type] >= SAME_VOTES ? types[*type] : 0;
}

/* What may be repeated in other words than its own: the sum of the votes for its type, or 0. */
static float repeated_name(const Votes *repeats, uint64_t name, uint64_t shorter, unsigned *type) {
    const Vote *vote = votes_find(repeats, name);
    unsigned t;
    if (!vote && shorter) vote = votes_find(repeats, shorter);
    *type = 0;
    for (t = 1; vote && t < ENTITY_TYPES; t++)
        *type = vote->type[t] > vote->type[*type] ? t : *type;
    return vote ? vote->type[*type] : 0;
}

/* Adds the longest repeated name that begins at a token and ends before `end`. Its tokens, or 0. */
static uint32_t add_repeat(Finder *f, const Known *known, uint32_t token, uint32_t end) {
    uint64_t name = 0;
    uint32_t n, found = 0;
    Mention m = {.first = token};

    if (!has_capital(f, token)) return 0;
    for (n = 1; n <= REPEAT_WORDS && token + n <= end; n++) {
        uint32_t last = token + n - 1, length = f->tokens->length[last];
        const char *text = f->text + f->tokens->start[last];
        uint64_t shorter = length > 3 && text[length - 1] == 's' ? hash_bytes(text, length - 1) : 0;
        unsigned type;
        float votes;
        if (shorter) shorter = n == 1 ? shorter : list_join(name, shorter);
        name = n == 1 ? token_hash(f, token) : list_join(name, token_hash(f, last));
        votes = repeated_name(&known->repeats, name, shorter, &type);
        if (votes == 0 && (n > 1 || !is_ordinary(f, token)))
            votes = same_name(&known->wholes, name, shorter, &type);
        if (votes == 0) continue;
        found = n;
        m.type = (uint8_t)type;
        m.score = REPEAT_SCORE * (votes < 1 ? votes : 1);
    }
    m.tokens = found;
    if (!found) return 0;
    mention_cut(f, &m);
    return m.tokens == 0 || mention_add(f, &m) ? 0 : found;
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

/* ---- firms and their towns */

/* A noun that says what the firm is, and names none: "Sensorhersteller", not "Tageszeitung". */
static int is_kind_of_firm(const Finder *f, uint32_t token) {
    static const char *const ENDS[] = {"er", "ers", "ern", "erin", "firma", "unternehmen"};
    const char *text = f->text + f->tokens->start[token];
    size_t n = f->tokens->length[token], i;
    if (!(f->tokens->flags[token] & TOKEN_UPPER) || !(name_cue(text, n) & NAME_CUE_FIRM)) return 0;
    for (i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        size_t m = strlen(ENDS[i]);
        if (n > m && memcmp(text + n - m, ENDS[i], m) == 0) return 1;
    }
    return 0;
}

/*
** "Grazer Sensorhersteller Mursens", "Grazer Mursens" is Mursens: where a noun says what the firm is, or
** the document has the rest by itself and a word that is no other. "Hamburger Abendblatt" stays.
*/
static void cut_town(const Finder *f, const Votes *wholes, Mention *m) {
    const char *text = f->text + m->start;
    uint32_t n = 1, length = f->tokens->length[m->first], first;
    unsigned type = ENTITY_ORG;

    if (m->kind != ENTITY_NAME || m->type != ENTITY_ORG || m->tokens < 2 ||
        !name_is_of_place(text, length) || is_listed_whole(f, m->first, m->tokens))
        return;
    while (n < TOWN_LONGEST && n + 1 < m->tokens && is_kind_of_firm(f, m->first + n)) n++;
    first = m->first + n;
    if (is_ordinary(f, first)) return;
    if (n == 1) {
        float types[ENTITY_TYPES], others[ENTITY_TYPES];
        uint64_t name = token_hash(f, first), whole = list_join(token_hash(f, m->first), name);
        uint32_t i;
        for (i = 1; first + i < m->first + m->tokens; i++) {
            name = list_join(name, token_hash(f, first + i));
            whole = list_join(whole, token_hash(f, first + i));
        }
        if (same_name(wholes, name, 0, &type) <= 0 || type != ENTITY_ORG) return;
        agree_sum(wholes, whole, 0, others);
        agree_sum(wholes, name, 0, types);
        if (types[ENTITY_ORG] <= others[ENTITY_ORG]) return;
    }
    m->before = (uint8_t)n;
    m->first = first;
    m->tokens -= n;
    m->length -= f->tokens->start[first] - m->start;
    m->start = f->tokens->start[first];
}

/* The word before a firm that it was cut from. */
static int add_town(Finder *f, const Mention *firm) {
    Mention m = {.first = firm->first - firm->before, .tokens = 1, .type = ENTITY_LOC};
    m.kind = ENTITY_DERIVED;
    m.score = firm->score;
    m.start = f->tokens->start[m.first];
    m.length = f->tokens->length[m.first];
    return mention_add(f, &m);
}

/* ---- pairs */

/* Adds a part of a mention as one of its own, as far as it is one. */
static int add_cut(Finder *f, Mention part, uint32_t first, uint32_t tokens, unsigned type) {
    part.first = first;
    part.tokens = tokens;
    part.type = (uint8_t)type;
    mention_cut(f, &part);
    return part.tokens ? mention_add(f, &part) : SQLITE_OK;
}

/* Adds "A und B" as two where the document has both as names of their own. */
static int add_split(Finder *f, const Votes *wholes, const Mention *m) {
    unsigned left, right;
    uint32_t at = agree_split(wholes, f, m, &left, &right);
    int rc;
    if (!at) return mention_add(f, m);
    rc = add_cut(f, *m, m->first, at, left);
    return rc ? rc : add_cut(f, *m, m->first + at + 1, m->tokens - at - 1, right);
}

/* Makes one of the last mention and `m` where the lists have them as one: "Trinidad und Tobago". */
static int joins_last(Finder *f, const Mention *m) {
    Mention *last = f->n ? &f->mentions[f->n - 1] : NULL;
    uint32_t tokens;
    if (!last || last->kind || m->kind || last->type != m->type) return 0;
    tokens = m->first + m->tokens - last->first;
    if (m->first != last->first + last->tokens + 1 || tokens > SPLIT_LONGEST ||
        !is_listed_whole(f, last->first, tokens))
        return 0;
    last->tokens = tokens;
    last->length = m->start + m->length - last->start;
    return 1;
}

/* ---- lines */

/* Is the token a whole line, and a first name that is nothing else: a byline? */
static int is_byline(const Finder *f, uint32_t token, uint32_t sentence) {
    const uint32_t *first = f->sentences->first + sentence;
    uint32_t letters = name_find(f->text + f->tokens->start[token], f->tokens->length[token]);
    const uint32_t other = NAME_DOUBT | NAME_PLACE | NAME_ORGANISATION;
    uint32_t kinds;
    if (f->sentences->n < 2 || first[0] != token || first[1] != token + 1) return 0;
    kinds = lists_find(&f->recogniser->tables.lists, token_hash(f, token)).kinds;
    return letters & NAME_GIVEN && !(letters & other) && kinds & LIST_BIT(LIST_GIVEN_USUAL);
}

static int add_byline(Finder *f, uint32_t token) {
    Mention m = {.first = token, .tokens = 1, .type = ENTITY_PER, .score = BYLINE_SCORE};
    m.start = f->tokens->start[token];
    m.length = f->tokens->length[token];
    return mention_add(f, &m);
}

/* ---- acronyms */

/* Does the token stand alone in brackets behind the last mention, whose letters it has? */
static int add_acronym(Finder *f, uint32_t token) {
    const Mention *last = f->n ? &f->mentions[f->n - 1] : NULL;
    const char *text = f->text + f->tokens->start[token];
    uint32_t n = f->tokens->length[token], end;
    Mention m = {.first = token, .tokens = 1, .kind = ENTITY_NAME};

    if (!last || last->kind || last->type == ENTITY_PER || last->tokens < 2 || n < 2 ||
        token + 1 >= f->tokens->n)
        return 0;
    end = last->first + last->tokens;
    if (end + 1 != token && !(end + 2 == token && f->tokens->kind[end] == TOKEN_PUNCTUATION))
        return 0;
    if (f->text[f->tokens->start[token - 1]] != '(' || f->text[f->tokens->start[token + 1]] != ')')
        return 0;
    if (!is_acronym(text, n, f->text + last->start, last->length)) return 0;
    m.type = last->type;
    m.score = last->score;
    m.start = f->tokens->start[token];
    m.length = n;
    return !mention_add(f, &m);
}

/* An unsure "Halberg" is the firm where the document has the "Halberg Antriebe AG". */
static void take_firm(const Finder *f, const Votes *repeats, Mention *m) {
    float score;
    if (m->kind != ENTITY_NAME || m->tokens != 1 || m->type == ENTITY_ORG || m->score >= FIRM_SURE)
        return;
    if (name_find(f->text + m->start, m->length) & (NAME_PLACE | NAME_GIVEN)) return;
    if (type_of_repeat(repeats, f->text + m->start, m->length, &score) == ENTITY_ORG)
        m->type = ENTITY_ORG;
}

/* ---- all */

/* Corrects each mention by itself, then by the others of its name; notes what may be repeated. */
static int correct(Finder *f, const Votes *votes, Known *known) {
    Votes wholes = {.arena = f->arena}; /* before their types are settled */
    uint32_t i, sentence = 0;
    int rc = SQLITE_OK;

    for (i = 0; i < f->n && !rc; i++) {
        Mention *m = &f->mentions[i];
        while (f->sentences->first[sentence + 1] <= m->first) sentence++;
        cut_owner(f, votes, m);
        add_head(f, m, f->sentences->first[sentence], i > 0 ? m[-1].first + m[-1].tokens : 0);
        take_listed_type(f, m);
        if (m->kind == ENTITY_NAME && is_byline(f, m->first, sentence)) m->type = ENTITY_PER;
        rc = agree_note(&wholes, f, m);
        if (!rc) rc = mention_poll(f, i);
    }
    for (i = 0; i < f->n && !rc; i++) {
        Mention *m = &f->mentions[i];
        agree_on_type(&wholes, votes, f, m);
        cut_town(f, &wholes, m);
        rc = mention_poll(f, i);
    }
    if (!rc) rc = mentions_agree_on_surnames(f, votes);
    for (i = 0; i < f->n && !rc; i++) {
        rc = note_repeats(&known->repeats, f, &f->mentions[i]);
        if (!rc) rc = mention_poll(f, i);
    }
    for (i = 0; i < f->n && !rc; i++) {
        Mention *m = &f->mentions[i];
        take_firm(f, &known->repeats, m);
        rc = agree_note(&known->wholes, f, m);
        if (!rc) rc = mention_poll(f, i);
    }
    return rc;
}

int mentions_complete(Finder *f, const Votes *votes) {
    Known known = {.repeats = {.arena = f->arena}, .wholes = {.arena = f->arena}};
    const Mention *old;
    uint32_t old_n, next = 0, i, sentence = 0;
    int rc = mentions_add_titles(f);

    if (!rc) rc = correct(f, votes, &known);
    old = f->mentions;
    old_n = f->n;
    f->mentions = NULL;
    f->n = f->capacity = 0;
    for (i = 0; i < f->tokens->n && !rc; i++) {
        uint32_t end = next < old_n ? old[next].first : f->tokens->n, found;
        while (f->sentences->first[sentence + 1] <= i) sentence++;
        rc = mention_poll(f, i);
        if (rc) break;
        if (i == end) {
            const Mention *m = &old[next++];
            if (!is_doubtful(f, votes, &known.repeats, m) && !joins_last(f, m))
                rc = add_split(f, &known.wholes, m);
            i += m->tokens - 1;
            continue;
        }
        if (next < old_n && old[next].before && i + old[next].before == end) {
            rc = add_town(f, &old[next]);
            continue;
        }
        if (end > f->sentences->first[sentence + 1]) end = f->sentences->first[sentence + 1];
        if (is_byline(f, i, sentence)) {
            rc = add_byline(f, i);
            continue;
        }
        if (add_acronym(f, i)) continue;
        found = add_repeat(f, &known, i, end);
        if (found)
            i += found - 1;
        else if (memchr(f->text + f->tokens->start[i], '-', f->tokens->length[i]))
            rc = add_part(f, votes, &known.repeats, i);
        if (!rc) rc = f->arena->rc;
    }
    return rc;
}

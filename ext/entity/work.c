/*
** Works by their titles: what stands in quotation marks behind a word for a work is its title, whatever
** words it is made of: der Roman „Stiller Hafen“.
*/
#include <string.h>

#include "base/text.h"
#include "entity/complete.h"
#include "token/class.h"

static const float TITLE_SCORE = 0.8f; /* 9 of 12 are right on GermEval dev */
static const float TITLE_KEPT = 0.9f;  /* a surer mention that is the whole quotation stays */

enum {
    TITLE_LONGEST = 10, /* tokens */
    SAID_LEAST = 3,     /* tokens of a clause that is no title */
    SAID_MORE = 3       /* tokens of its quotation behind what the net takes for a name */
};

static const char *token_text(const Finder *f, uint32_t token) {
    return f->text + f->tokens->start[token];
}

static int is_finite(const Finder *f, uint32_t token) {
    unsigned tag = f->words->tag[token];
    return tag == STTS_VVFIN || tag == STTS_VAFIN || tag == STTS_VMFIN;
}

static int is_quote(const Finder *f, uint32_t token) {
    const char *text = f->text + f->tokens->start[token];
    uint32_t length, c;
    CharClass cls;
    if (f->tokens->kind[token] != TOKEN_PUNCTUATION) return 0;
    c = text_decode(text, &length);
    cls = char_class(c);
    return cls == CLASS_QUOTE || (c >= 0x80 && (cls == CLASS_OPEN || cls == CLASS_CLOSE));
}

/* The token behind the quotation that begins at `open`, or 0 where it is too long or none. */
static uint32_t quotation_end(const Finder *f, uint32_t open, uint32_t end) {
    uint32_t i;
    if (!is_quote(f, open) || f->tokens->flags[open] & TOKEN_SPACE) return 0;
    for (i = open + 1; i < end && i <= open + 1 + TITLE_LONGEST; i++) {
        if (is_quote(f, i)) return i > open + 1 ? i : 0;
    }
    return 0;
}

/* What the quotation behind the token is by this word; ENTITY_TYPES: nothing. */
static unsigned named_by(const Finder *f, uint32_t token) {
    uint32_t cue;
    if (!(f->tokens->flags[token] & TOKEN_UPPER) || !(f->tokens->flags[token] & TOKEN_SPACE))
        return ENTITY_TYPES;
    cue = name_cue(f->text + f->tokens->start[token], f->tokens->length[token]);
    if (cue & NAME_CUE_WORK) return ENTITY_MISC;
    return cue & NAME_CUE_FIRM && !(cue & NAME_CUE_TITLE) ? ENTITY_ORG : ENTITY_TYPES;
}

/*
** Is the mention the whole of a quotation that somebody says, not what a work is called: a clause with
** its verb, behind a colon, or beginning a sentence before a comma, a verb or the end?
*/
static int is_said(const Finder *f, const Mention *m, uint32_t sentence, uint32_t end) {
    uint32_t i, close = m->first + m->tokens;
    int verb = 0;
    if (m->type != ENTITY_MISC || m->kind != ENTITY_NAME || m->tokens < SAID_LEAST ||
        m->score >= TITLE_KEPT || m->first <= sentence || !is_quote(f, m->first - 1))
        return 0;
    for (i = m->first; i < close && !verb; i++) verb = is_finite(f, i);
    if (!verb) return 0;
    while (close < end && close < m->first + m->tokens + SAID_MORE && !is_quote(f, close)) close++;
    if (close >= end || !is_quote(f, close)) return 0;
    if (m->first - 1 > sentence) return *token_text(f, m->first - 2) == ':';
    return close + 1 >= end || f->words->tag[close + 1] == STTS_COMMA ||
           f->words->tag[close + 1] == STTS_STOP;
}

/* Takes the quotation [first, end) as a title: mentions in it go. `*next` is the first not passed. */
static int take_title(Finder *f, const Mention *old, uint32_t old_n, uint32_t *next, uint32_t first,
                      uint32_t end, unsigned type) {
    Mention m = {
        .first = first, .tokens = end - first, .type = (uint8_t)type, .score = TITLE_SCORE};
    uint32_t i = *next;

    if (i < old_n && old[i].first == first && old[i].tokens == m.tokens &&
        old[i].kind == ENTITY_NAME) {
        if (old[i].score >= TITLE_KEPT) return SQLITE_OK;
        if (old[i].type == type && old[i].score > m.score) m.score = old[i].score;
    }
    while (i < old_n && old[i].first < end) i++;
    *next = i;
    m.start = f->tokens->start[first];
    m.length = f->tokens->start[end - 1] + f->tokens->length[end - 1] - m.start;
    return mention_add(f, &m);
}

/* Takes the mentions that begin before a token, but for what is no name. */
static int pass(Finder *f, const Mention *old, uint32_t old_n, uint32_t *next, uint32_t before) {
    int rc = SQLITE_OK;
    for (; *next < old_n && old[*next].first < before && !rc; ++*next) {
        const Mention *m = &old[*next];
        uint32_t sentence = sentences_find(f->sentences, m->first);
        if (!is_said(f, m, f->sentences->first[sentence], f->sentences->first[sentence + 1]))
            rc = mention_add(f, m);
    }
    return rc;
}

int mentions_add_titles(Finder *f) {
    const Mention *old = f->mentions;
    uint32_t old_n = f->n, next = 0, sentence, i;
    uint32_t behind = 0; /* the token behind the last title: "und" before another one */
    unsigned type = ENTITY_TYPES;
    int rc = SQLITE_OK;

    f->mentions = NULL;
    f->n = f->capacity = 0;
    for (sentence = 0; sentence < f->sentences->n && !rc; sentence++) {
        uint32_t end = f->sentences->first[sentence + 1];
        for (i = f->sentences->first[sentence]; i + 3 < end && !rc; i++) {
            uint32_t close = is_quote(f, i + 1) ? quotation_end(f, i + 1, end) : 0;
            if (!close) continue;
            if (!(behind && i == behind && is_joint(f, i))) type = named_by(f, i);
            if (type == ENTITY_TYPES || !(f->tokens->flags[i + 2] & TOKEN_UPPER)) continue;
            rc = pass(f, old, old_n, &next, i + 2);
            if (f->n > 0 && f->mentions[f->n - 1].first + f->mentions[f->n - 1].tokens > i + 1)
                continue;
            if (!rc) rc = take_title(f, old, old_n, &next, i + 2, close, type);
            behind = close + 1;
            i = close - 1;
        }
    }
    return rc ? rc : pass(f, old, old_n, &next, f->tokens->n);
}

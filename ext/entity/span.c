/*
** Spans: where a mention begins and ends, as far as its own tokens tell whatever the net says: no
** title before a person, no mark at either end, no gap or slash between two names.
*/
#include <string.h>

#include "entity/name.h"

enum { GAP = 3 /* white space of so many bytes divides names */ };

static const char *token_text(const Finder *f, uint32_t token) {
    return f->text + f->tokens->start[token];
}

static uint32_t token_end(const Finder *f, uint32_t token) {
    return f->tokens->start[token] + f->tokens->length[token];
}

static int is_mark(const Finder *f, uint32_t token) {
    unsigned kind = f->tokens->kind[token];
    return kind == TOKEN_PUNCTUATION || kind == TOKEN_SYMBOL || kind == TOKEN_EMOJI;
}

static int touches_next(const Finder *f, uint32_t token) {
    return !(f->tokens->flags[token] & TOKEN_SPACE);
}

/* Does a name end before `token`: at a wide gap, or at a slash that stands by itself? */
static int divides(const Finder *f, uint32_t token, unsigned type) {
    uint32_t before = token_end(f, token - 1), n = f->tokens->length[token];
    const char *text = token_text(f, token);
    if (f->tokens->start[token] - before >= GAP) return 1;
    if (n != 1 || !strchr("/|", *text)) return 0;
    return f->tokens->start[token] > before || type == ENTITY_PER;
}

/* How many closing brackets are open at the end of the mention. */
static int has_open_bracket(const Finder *f, const Mention *m) {
    int open = 0;
    uint32_t i;
    for (i = m->first; i + 1 < m->first + m->tokens; i++) {
        char c = *token_text(f, i);
        if (f->tokens->length[i] == 1) open += (c == '(') - (c == ')');
    }
    return open > 0;
}

static int is_title(const Finder *f, uint32_t token) {
    uint32_t cue = name_cue(token_text(f, token), f->tokens->length[token]);
    return cue & NAME_CUE_TITLE && !(cue & NAME_CUE_NOBLE);
}

/* May the mark stand at the end of a name: "Yahoo!", "Disney+", "S.A.", "Oberhausen (Rheinland)"? */
static int may_end(const Finder *f, const Mention *m, uint32_t last) {
    const char *text = token_text(f, last);
    if (last == m->first) return 0;
    if (f->tokens->length[last] != 1) return 0;
    if (*text == ')') return has_open_bracket(f, m);
    return strchr("!+.*'", *text) && touches_next(f, last - 1);
}

uint32_t mention_cut(const Finder *f, Mention *m) {
    uint32_t end = m->first + m->tokens, i = m->first, next;

    while (i < end && is_mark(f, i)) i++;
    m->first = i;
    for (next = i + 1; next < end && !divides(f, next, m->type); next++) {
    }
    m->tokens = next > end ? 0 : next - i;
    while (m->tokens > 0 && is_mark(f, m->first + m->tokens - 1) &&
           !may_end(f, m, m->first + m->tokens - 1))
        m->tokens--;
    while (m->type == ENTITY_PER && m->kind == ENTITY_NAME && m->tokens > 1 &&
           is_title(f, m->first)) {
        m->first++;
        m->tokens--;
    }
    if (m->tokens > 0) {
        m->start = f->tokens->start[m->first];
        m->length = token_end(f, m->first + m->tokens - 1) - m->start;
        if (m->length > 1 && strchr("#@", f->text[m->start])) {
            m->start++;
            m->length--;
        }
    }
    return next < end ? next : end;
}

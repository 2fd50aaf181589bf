/*
** Spans: where a mention begins and ends, as far as its own tokens tell whatever the net says: no
** title before a person, no mark at either end, no gap or slash between two names.
*/
#include <string.h>

#include "entity/complete.h"

enum {
    GAP = 3,    /* white space of so many bytes divides names */
    MARK = 5,   /* bytes of an agency's or an author's mark */
    SOURCE = 12 /* tokens of a bracket that says whose text it is */
};

static const char *token_text(const Finder *f, uint32_t token) {
    return f->text + f->tokens->start[token];
}

static uint32_t token_end(const Finder *f, uint32_t token) {
    return f->tokens->start[token] + f->tokens->length[token];
}

static int is_link(const Finder *f, uint32_t token) {
    return f->tokens->kind[token] == TOKEN_URL || f->tokens->kind[token] == TOKEN_EMAIL;
}

/* What stands at no name's end: marks, addresses. */
static int is_mark(const Finder *f, uint32_t token) {
    unsigned kind = f->tokens->kind[token];
    return is_link(f, token) || kind == TOKEN_PUNCTUATION || kind == TOKEN_SYMBOL ||
           kind == TOKEN_EMOJI;
}

static int touches_next(const Finder *f, uint32_t token) {
    return !(f->tokens->flags[token] & TOKEN_SPACE);
}

/* A town by the lists, and no river: "Graz/Kassel" are two, "Halle/Saale" is one. */
static int is_town(const Finder *f, uint32_t token) {
    uint32_t kinds = lists_find(&f->recogniser->tables.lists, token_hash(f, token)).kinds;
    return (kinds & (LIST_BIT(LIST_CITY) | LIST_BIT(LIST_TOWN))) != 0;
}

/* Does a name end before `token`: at a wide gap, a place's at a comma, or at a slash by itself? */
static int divides(const Finder *f, uint32_t token, unsigned type) {
    uint32_t before = token_end(f, token - 1), n = f->tokens->length[token];
    const char *text = token_text(f, token);
    if (f->tokens->start[token] - before >= GAP || is_link(f, token)) return 1;
    if (n == 1 && *text == ',') return type == ENTITY_LOC; /* "BAD HOMBURG, KIEL" */
    if (n != 1 || !strchr("/|", *text)) return 0;
    if (type == ENTITY_LOC && token + 1 < f->tokens->n && is_town(f, token - 1) &&
        is_town(f, token + 1))
        return 1;
    return f->tokens->start[token] > before || type == ENTITY_PER;
}

/* Does the token end in the genitive's apostrophe, which no name goes on behind: "Grass' Roman"? */
static int is_genitive(const Finder *f, uint32_t token) {
    const char *text = token_text(f, token);
    uint32_t n = f->tokens->length[token], mark;
    if (f->tokens->kind[token] != TOKEN_WORD || touches_next(f, token)) return 0;
    mark = n > 1 && text[n - 1] == '\'' ? 1 : 3;
    if (n < mark + 3 || (mark == 3 && memcmp(text + n - 3, "\xE2\x80\x99", 3) != 0)) return 0;
    return strchr("sxz", text[n - mark - 1]) != NULL;
}

/* "GmbH", "AG": a legal form in capitals, which no person's name ends with. */
static int is_legal_form(const Finder *f, uint32_t token) {
    const char *text = token_text(f, token);
    uint32_t n = f->tokens->length[token], i, capitals = 0;
    for (i = 0; i < n; i++) capitals += text[i] >= 'A' && text[i] <= 'Z';
    return capitals > 1 && name_cue(text, n) & NAME_CUE_LEGAL_FORM;
}

/* "Hersteller Muster GmbH", "Start-up Muster": a word that says what the firm is. */
static int is_apposition(const Finder *f, uint32_t token) {
    uint32_t cue = name_cue(token_text(f, token), f->tokens->length[token]);
    return cue & NAME_CUE_FIRM && !(cue & (NAME_CUE_HEAD | NAME_CUE_LEGAL_FORM)) &&
           f->tokens->kind[token + 1] == TOKEN_WORD && f->tokens->flags[token + 1] & TOKEN_UPPER &&
           !is_legal_form(f, token + 1);
}

/* Is a bracket open before the last token of the mention? */
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

/* "i. R.", "a. D.", "a.D.": what an office that is over has behind it. Its tokens, or 0. */
static uint32_t count_retired(const Finder *f, uint32_t token) {
    const char *text = token_text(f, token), *next;
    uint32_t n = f->tokens->length[token];
    if (!strchr("aiz", *text) || n < 2 || text[1] != '.') return 0;
    if (n == 4) return text[2] >= 'A' && text[2] <= 'Z' && text[3] == '.';
    if (n != 2 || token + 1 >= f->tokens->n || f->tokens->length[token + 1] != 2) return 0;
    next = token_text(f, token + 1);
    return *next >= 'A' && *next <= 'Z' && next[1] == '.' ? 2 : 0;
}

/* "dpa/lno": the agency and its service, in small letters. */
static int is_agency_mark(const Finder *f, const Mention *m) {
    uint32_t i, k;
    if (m->type != ENTITY_ORG || m->kind != ENTITY_NAME || m->tokens < 3 || m->tokens % 2 == 0)
        return 0;
    for (i = 0; i < m->tokens; i++) {
        const char *text = token_text(f, m->first + i);
        uint32_t n = f->tokens->length[m->first + i];
        if (i % 2 == 1 && (n != 1 || *text != '/')) return 0;
        for (k = 0; i % 2 == 0 && k < n; k++) {
            if (n > MARK || text[k] < 'a' || text[k] > 'z') return 0;
        }
    }
    return 1;
}

/*
** Whose text it is, in brackets behind the last sentence of a paragraph: "(ANA, red, 16.1.2025)". Such a
** bracket holds nothing but short words and a date.
*/
static int is_source_mark(const Finder *f, const Mention *m) {
    uint32_t i, open = m->first;
    if (m->type != ENTITY_ORG || m->kind != ENTITY_NAME || m->tokens == 0 || m->tokens > 3) return 0;
    while (open > 0 && m->first - open < SOURCE && *token_text(f, open) != '(') open--;
    if (*token_text(f, open) != '(' || open == 0 || f->words->tag[open - 1] != STTS_STOP) return 0;
    for (i = open + 1; i < f->tokens->n && i - open < SOURCE; i++) {
        if (*token_text(f, i) == ')') break;
        if (f->tokens->kind[i] == TOKEN_WORD && f->tokens->length[i] > MARK) return 0;
    }
    if (i >= f->tokens->n || *token_text(f, i) != ')') return 0;
    return i + 1 == f->tokens->n || memchr(f->text + token_end(f, i), '\n',
                                           f->tokens->start[i + 1] - token_end(f, i)) != NULL;
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
    uint32_t end = m->first + m->tokens, i = m->first, next, behind;

    while (i < end && is_mark(f, i)) i++;
    m->first = i;
    for (next = i + 1; next < end; next++) {
        if (divides(f, next, m->type) || is_genitive(f, next - 1)) break;
    }
    m->tokens = next > end ? 0 : next - i;
    behind = next;
    if (next < end && is_genitive(f, next - 1) && f->words->tag[next] == STTS_NN) behind = end;
    if (behind > end) behind = end;
    while (m->tokens > 0 && is_mark(f, m->first + m->tokens - 1) &&
           !may_end(f, m, m->first + m->tokens - 1))
        m->tokens--;
    while (m->type == ENTITY_PER && m->kind == ENTITY_NAME && m->tokens > 0) {
        uint32_t cut = count_retired(f, m->first);
        if (is_title(f, m->first) &&
            (m->tokens > 1 || token_text(f, m->first)[f->tokens->length[m->first] - 1] == '.'))
            cut = 1;
        if (cut > m->tokens) cut = m->tokens;
        if (!cut) break;
        m->first += cut;
        m->tokens -= cut;
    }
    if (is_agency_mark(f, m) || is_source_mark(f, m)) m->tokens = 0;
    if (m->kind == ENTITY_NAME && m->tokens > 1 && m->type <= ENTITY_ORG &&
        is_legal_form(f, m->first + m->tokens - 1)) {
        m->type = ENTITY_ORG;
    }
    if (m->type == ENTITY_ORG && m->kind == ENTITY_NAME && m->tokens > 1 &&
        is_apposition(f, m->first)) {
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
    return behind;
}

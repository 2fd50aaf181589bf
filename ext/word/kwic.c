/* The search; query.c reads the queries. */
#include "word/kwic.h"

#include <string.h>

#include "word/fold.h"

enum {
    WORK_PER_POLL = 1 << 17, /* comparisons */
    NO_TOKEN = 0xFFFFFFFF
};

/* KwicSearch.forms */
enum { FORM_FOLDED, FORM_CASE, LEMMA_FOLDED, LEMMA_CASE };

_Static_assert((int)KWIC_TOKENS < (int)KWIC_WINDOW, "a match lies in the window");

void kwic_free(Kwic *kwic) {
    arena_free(&kwic->arena);
}

void kwic_begin(KwicSearch *search, const Kwic *kwic, const char *text, const Tokens *tokens,
                const Sentences *sentences, const Words *words) {
    size_t i;

    memset(search, 0, sizeof *search);
    search->kwic = kwic;
    search->text = text;
    search->tokens = tokens;
    search->sentences = sentences;
    search->words = words;
    for (i = 0; i < KWIC_WINDOW; i++) search->token[i] = NO_TOKEN;
    for (i = 0; i < sizeof search->forms / sizeof search->forms[0]; i++) {
        search->forms[i].token = NO_TOKEN;
    }
}

void kwic_end(KwicSearch *search) {
    size_t i;
    for (i = 0; i < sizeof search->forms / sizeof search->forms[0]; i++) {
        buffer_free(&search->forms[i].text);
    }
}

/* Asks the host whether to go on, once in a while. */
static void poll_host(KwicSearch *search) {
    if (search->work < WORK_PER_POLL) return;
    search->work = 0;
    if (search->poll && !search->rc) search->rc = search->poll(search->poll_data);
}

/* Comparing */

/* A diacritic (U+0300 to U+036F) belongs to the letter before it. */
static int is_boundary(const char *z, size_t left) {
    unsigned char a = left > 0 ? (unsigned char)z[0] : 0, b = left > 1 ? (unsigned char)z[1] : 0;
    return (a & 0xC0) != 0x80 && a != 0xCC && (a != 0xCD || b > 0xAF);
}

/* Does the text hold the value anywhere, from and to a letter's boundary? */
static int holds(const KwicValue *value, const char *z, size_t n) {
    uint32_t matched = 0;
    size_t i;

    for (i = 0; i < n; i++) {
        while (matched && z[i] != value->text[matched]) matched = value->borders[matched - 1];
        if (z[i] == value->text[matched]) matched++;
        if (matched < value->n) continue;
        if (is_boundary(z + i + 1, n - i - 1)) return 1;
        matched = value->borders[matched - 1];
    }
    return 0;
}

static int is_value(const KwicValue *value, const char *z, size_t n) {
    if (n < value->n) return 0;
    if (value->n == 0) return n == 0; /* a diacritic alone folds to nothing */
    if (value->borders) return holds(value, z, n);
    if (value->open_left) return !memcmp(z + n - value->n, value->text, value->n);
    if (n > value->n && !(value->open_right && is_boundary(z + value->n, n - value->n))) return 0;
    return !memcmp(z, value->text, value->n);
}

/* The token's form or lemma, folded. */
static const Buffer *form_of(KwicSearch *search, uint32_t token, int which) {
    struct KwicForm *form = &search->forms[which];
    const char *z = search->text + search->tokens->start[token];
    size_t n = search->tokens->length[token];
    Buffer *out = &form->text;

    if (form->token == token) return out;
    out->n = 0;
    form->token = token;
    if (which >= LEMMA_FOLDED) {
        z = search->words->lemmas + search->words->lemma[token];
        n = search->words->lemma_length[token];
    }
    if (which == FORM_FOLDED || which == LEMMA_FOLDED) {
        fold_text(out, z, n);
    } else {
        fold_case(out, z, n);
    }
    search->work += (uint32_t)(n / 16);
    if (out->rc) search->rc = out->rc;
    return out;
}

static int has_value(KwicSearch *search, const KwicCondition *condition, uint32_t token) {
    const char *z = search->text + search->tokens->start[token];
    size_t n = search->tokens->length[token];
    const KwicValue *value = condition->values;
    const Buffer *form;

    if (condition->attribute == KWIC_WORD) {
        form = form_of(search, token, FORM_FOLDED);
        if (is_value(value, form->p, form->n)) return 1;
    }
    for (; value && !search->rc; value = value->next) {
        if (condition->attribute != KWIC_TEXT) {
            int open = value->open_left || value->open_right, which = FORM_CASE;
            if (condition->attribute != KWIC_FORM) which = open ? LEMMA_CASE : LEMMA_FOLDED;
            form = form_of(search, token, which);
            z = form->p;
            n = form->n;
        }
        search->work += 1 + (value->borders ? (uint32_t)(n / 16) : 0);
        poll_host(search);
        if (is_value(value, z, n)) return 1;
    }
    return 0;
}

static int holds_for(KwicSearch *search, const KwicCondition *condition, uint32_t token) {
    unsigned bit;

    if (!search->words && kwic_asks_words(condition->attribute)) return 1;
    switch (condition->attribute) {
    case KWIC_POS:
        bit = search->words->pos[token];
        break;
    case KWIC_TAG:
        bit = search->words->tag[token];
        break;
    case KWIC_KIND:
        bit = search->tokens->kind[token];
        break;
    default:
        return has_value(search, condition, token) != condition->negated;
    }
    return (int)(condition->set >> bit & 1) != condition->negated;
}

/* Does the token match the item? Each pair is looked at once while the token is in the window. */
static int matches(KwicSearch *search, uint32_t token, uint32_t item) {
    const KwicCondition *condition = search->kwic->items[item]->conditions;
    uint32_t at = token % KWIC_WINDOW;
    uint64_t bit = (uint64_t)1 << item;

    if (search->token[at] != token) {
        search->token[at] = token;
        search->tried[at] = search->matched[at] = 0;
    }
    if (!(search->tried[at] & bit)) {
        search->tried[at] |= bit;
        search->work++;
        while (condition && holds_for(search, condition, token)) condition = condition->next;
        if (!condition) search->matched[at] |= bit;
        poll_host(search);
    }
    return (search->matched[at] & bit) != 0;
}

/* Matching */

/*
** The states that can be reached without a token, over optional places. In a run of optional
** places, adding the first state to the run carries through to the place behind it; what the sum
** changes are the places on the way.
*/
static uint64_t closure(uint64_t states, uint64_t optional) {
    return states | ((optional + (states & optional)) ^ optional);
}

/* The tokens of the longest match that begins at `first` and ends before `end`; 0: none. */
static uint32_t longest(KwicSearch *search, uint32_t first, uint32_t end) {
    const Kwic *kwic = search->kwic;
    uint64_t accept = (uint64_t)1 << kwic->places, states = closure(1, kwic->optional);
    uint32_t token, found = 0;

    for (token = first; token < end && !search->rc; token++) {
        uint64_t next = 0, left = states & (accept - 1);
        uint32_t item;
        for (item = 0; left; item++) {
            uint64_t here = left & kwic->item_places[item];
            if (here && matches(search, token, item)) next |= here << 1;
            left &= ~here;
        }
        if (!next) break;
        states = closure(next, kwic->optional);
        if (states & accept) found = token - first + 1;
    }
    search->work += token - first;
    return found;
}

int kwic_next(KwicSearch *search) {
    const uint32_t *first = search->sentences->first;

    for (; !search->rc && search->next < search->tokens->n; search->next++) {
        while (first[search->sentence + 1] <= search->next) search->sentence++;
        search->work++;
        poll_host(search);
        search->count = longest(search, search->next, first[search->sentence + 1]);
        if (!search->count || search->next + search->count <= search->end) continue;
        if (search->rc) break;
        search->first = search->next++;
        search->end = search->first + search->count;
        return SQLITE_ROW;
    }
    return search->rc ? search->rc : SQLITE_DONE;
}

#include "corpus/keyword.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "corpus/measure.h"
#include "token/class.h"
#include "word/form.h"

enum { POLL_TOKENS = 4096 };

/* Words (tokens that begin with a letter) of the texts that forms.bin was counted in, weighted. */
static const double REFERENCE_WORDS = 126.8e6;
static const double UNKNOWN = 6; /* half of what a form must have to be in the table */

/* Numbers of things by their hash. */
typedef struct Numbers {
    uint64_t *keys; /* 0 where free */
    uint32_t *values;
    uint32_t mask;
} Numbers;

/* What is known while terms are gathered. */
typedef struct Gathering {
    Keywords *k;
    Arena *arena;
    const Document *d;
    Numbers terms; /* by text */
    Numbers forms; /* by term and form: counted already */
    double *reference;
    uint8_t *name; /* is the term an entity's name? */
    char *taken;   /* tokens that lie in a name */
} Gathering;

static void numbers_init(Numbers *numbers, Arena *arena, uint32_t most) {
    uint32_t room = 16;
    while (room / 2 < most && room < 1u << 31) room *= 2;
    numbers->mask = room - 1;
    numbers->keys = arena_zero(arena, (size_t)room * sizeof *numbers->keys);
    numbers->values = arena_zero(arena, (size_t)room * sizeof *numbers->values);
}

/* The place of a key; its value is 0 when it is new. */
static uint32_t *numbers_at(Numbers *numbers, uint64_t key) {
    uint32_t slot = (uint32_t)(key >> 20) & numbers->mask;
    if (key == 0) key = 1;
    while (numbers->keys[slot] && numbers->keys[slot] != key) slot = (slot + 1) & numbers->mask;
    numbers->keys[slot] = key;
    return &numbers->values[slot];
}

/* How often a form stands in the reference. */
static double reference_of(const char *form, size_t n) {
    unsigned frequency = form_facts(form, n).frequency;
    if (frequency == 0) return UNKNOWN;
    return ldexp((frequency - 1) % 2 ? 1.4142135623730951 : 1, (int)(frequency - 1) / 2);
}

/* ... and a name of several words: as its rarest one. */
static double reference_of_name(const char *name, size_t n) {
    double least = REFERENCE_WORDS;
    size_t at = 0, end;
    for (; at < n; at = end + 1) {
        const char *space = memchr(name + at, ' ', n - at);
        double count;
        end = space ? (size_t)(space - name) : n;
        if (end == at) continue;
        count = reference_of(name + at, end - at);
        if (count < least) least = count;
    }
    return least;
}

/* Counts the term of this text at a token; its number. */
static uint32_t add_term(Gathering *g, const char *text, size_t n, uint32_t token) {
    Keywords *k = g->k;
    uint32_t *number = numbers_at(&g->terms, hash_bytes(text, n)), i;

    if (*number == 0) {
        i = k->n++;
        *number = k->n;
        k->text[i] = text;
        k->length[i] = (uint32_t)n;
        k->count[i] = 0;
        g->reference[i] = 0;
        g->name[i] = 0;
    }
    i = *number - 1;
    k->count[i]++;
    k->of_token[token] = (int32_t)i;
    return i;
}

/* Adds what the reference has of a form, once for each term and form. */
static void add_form(Gathering *g, uint32_t term, const char *form, size_t n) {
    uint64_t key = hash_bytes(form, n) ^ (term + 1) * 0x9E3779B97F4A7C15u;
    uint32_t *seen = numbers_at(&g->forms, key);
    double count;

    if (*seen) return;
    *seen = 1;
    count = reference_of(form, n);
    if (count > UNKNOWN || g->reference[term] == 0) g->reference[term] += count;
}

static void add_names(Gathering *g) {
    const Document *d = g->d;
    const Entities *e = &d->entities;
    uint32_t i, token;

    for (i = 0; i < e->n; i++) {
        uint32_t end = e->start[i] + e->length[i], term;
        token = e->token[i];
        if (i % POLL_TOKENS == 0 && arena_poll(g->arena)) return;
        if (e->kind[i] != ENTITY_NAME || g->taken[token] || !document_keeps(d, e->start[i]))
            continue;
        term = add_term(g, e->name[i], strlen(e->name[i]), token);
        if (!g->name[term]) g->reference[term] = reference_of_name(e->name[i], strlen(e->name[i]));
        g->name[term] = 1;
        for (; token < d->tokens.n && d->tokens.start[token] < end; token++) g->taken[token] = 1;
    }
}

static int is_content(uint8_t pos) {
    return pos == UPOS_NOUN || pos == UPOS_PROPN || pos == UPOS_VERB || pos == UPOS_ADJ;
}

/* Two letters at least, and no part whose rest stands elsewhere ("Haupt- und Nebenbecken"). */
static int is_wordlike(const char *text, uint32_t n) {
    uint32_t at = 0, letters = 0, length;
    for (; at < n && letters < 2; at += length)
        letters += (uint32_t)class_is_letter(char_class(text_decode(text + at, &length)));
    return letters == 2 && text[n - 1] != '-';
}

static void add_word(Gathering *g, uint32_t token) {
    const Document *d = g->d;
    const Words *w = &d->words;
    const char *form = d->text + d->tokens.start[token], *lemma = w->lemmas + w->lemma[token];
    uint32_t n = d->tokens.length[token], lemma_n = w->lemma_length[token], term;

    if (!is_content(w->pos[token]) || token_is_stop(form, n) || token_is_stop(lemma, lemma_n) ||
        !is_wordlike(lemma, lemma_n))
        return;
    term = add_term(g, lemma, lemma_n, token);
    if (g->name[term]) return; /* "Berlin" is a name in one place and was missed in another */
    add_form(g, term, lemma, lemma_n);
    /* the capital at a sentence's begin is not the word's own */
    if (w->pos[token] == UPOS_NOUN || w->pos[token] == UPOS_PROPN ||
        !(d->tokens.flags[token] & TOKEN_UPPER))
        add_form(g, term, form, n);
}

static void add_words(Gathering *g) {
    const Document *d = g->d;
    uint32_t i, sentence;

    for (sentence = 0; sentence < d->sentences.n; sentence++) {
        uint32_t end = d->sentences.first[sentence + 1];
        if (!d->paragraphs.keep[d->sentences.paragraph[sentence]]) continue;
        for (i = d->sentences.first[sentence]; i < end; i++) {
            if (i % POLL_TOKENS == 0 && arena_poll(g->arena)) return;
            if (d->tokens.kind[i] != TOKEN_WORD) continue;
            g->k->words++;
            if (!g->taken[i]) add_word(g, i);
        }
    }
}

static int is_before(const Keywords *k, uint32_t a, uint32_t b) {
    return k->score[a] != k->score[b] ? k->score[a] > k->score[b] : a < b;
}

/* Merge sort of the terms' numbers, `room` for as many. */
static void sort(Keywords *k, uint32_t *room) {
    uint32_t width, at, i, *from = k->order, *to = room, *swap;

    for (width = 1; width < k->n; width *= 2) {
        for (at = 0; at < k->n; at += 2 * width) {
            uint32_t middle = at + width < k->n ? at + width : k->n;
            uint32_t end = middle + width < k->n ? middle + width : k->n;
            uint32_t left = at, right = middle;
            for (i = at; i < end; i++) {
                int take_right =
                    left == middle || (right < end && is_before(k, from[right], from[left]));
                to[i] = take_right ? from[right++] : from[left++];
            }
        }
        swap = from;
        from = to;
        to = swap;
    }
    k->order = from;
}

/* Numbers the terms by first appearance. */
static void renumber(Gathering *g) {
    Keywords *k = g->k;
    Arena *arena = g->arena;
    Keywords old = *k;
    double *reference = arena_alloc(arena, ((size_t)k->n + 1) * sizeof *reference);
    uint32_t *number = arena_zero(arena, ((size_t)k->n + 1) * sizeof *number);
    uint32_t i, next = 0;

    k->text = arena_alloc(arena, ((size_t)k->n + 1) * sizeof *k->text);
    k->length = arena_alloc(arena, ((size_t)k->n + 1) * sizeof *k->length);
    k->count = arena_alloc(arena, ((size_t)k->n + 1) * sizeof *k->count);
    if (arena->rc) return;
    for (i = 0; i < g->d->tokens.n; i++) {
        int32_t term = k->of_token[i];
        if (term < 0) continue;
        if (number[term] == 0) {
            k->text[next] = old.text[term];
            k->length[next] = old.length[term];
            k->count[next] = old.count[term];
            reference[next] = g->reference[term];
            number[term] = ++next;
        }
        k->of_token[i] = (int32_t)number[term] - 1;
    }
    g->reference = reference;
}

static void score(Gathering *g) {
    Keywords *k = g->k;
    uint32_t i;

    for (i = 0; i < k->n; i++) {
        double count = k->count[i], words = k->words < count ? count : k->words;
        k->score[i] = measure_loglikelihood(count, g->reference[i], words, REFERENCE_WORDS);
        k->order[i] = i;
    }
}

int keywords_find(Keywords *k, Arena *arena, const Document *d) {
    Gathering g = {.k = k, .arena = arena, .d = d};
    size_t most = (size_t)d->tokens.n + 1;
    uint32_t *room;

    memset(k, 0, sizeof *k);
    numbers_init(&g.terms, arena, d->tokens.n);
    numbers_init(&g.forms, arena, 2 * d->tokens.n);
    k->text = arena_alloc(arena, most * sizeof *k->text);
    k->length = arena_alloc(arena, most * sizeof *k->length);
    k->count = arena_alloc(arena, most * sizeof *k->count);
    k->of_token = arena_alloc(arena, most * sizeof *k->of_token);
    g.reference = arena_alloc(arena, most * sizeof *g.reference);
    g.name = arena_zero(arena, most);
    g.taken = arena_zero(arena, most);
    if (arena->rc) return arena->rc;
    memset(k->of_token, 0xFF, most * sizeof *k->of_token);
    add_names(&g);
    add_words(&g);
    renumber(&g);
    k->score = arena_alloc(arena, ((size_t)k->n + 1) * sizeof *k->score);
    k->order = arena_alloc(arena, ((size_t)k->n + 1) * sizeof *k->order);
    room = arena_alloc(arena, ((size_t)k->n + 1) * sizeof *room);
    if (arena->rc) return arena->rc;
    score(&g);
    sort(k, room);
    return arena->rc;
}

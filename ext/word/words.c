#include "word/words.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "data/data.h"
#include "word/clause.h"
#include "word/lemma.h"
#include "word/tagger.h"

enum {
    WINDOW = 1024,            /* tokens that are tagged at once; sentences are shorter */
    FORM_SLOTS = 8 * WINDOW, /* twice the forms that are remembered at once */
    POLL = 64,               /* sentences between two questions to the host */
    LEMMAS_FIRST = 1024,     /* bytes for lemmas at first */
    VERBS_TRIED = 3          /* before a separated particle */
};

/* The forms of the text and their scores: computed once, forgotten when too many. */
typedef struct Form {
    TaggerType type;
    const char *text;
    uint32_t n;
    uint32_t lemma, lemma_n; /* the last one: its place in Words.lemmas, its bytes, */
    uint8_t lemma_tag;       /* and the tag it was for, or STTS_COUNT */
} Form;

typedef struct Forms {
    Tagger tagger;
    Form **list; /* made when first needed, used again when forgotten */
    uint64_t *keys;
    uint16_t *slots; /* 1 + place in `list`, by the form's hash */
    uint32_t n, room, slot_count;
} Forms;

typedef struct Run {
    Words *words;
    Arena *arena;
    Arena scratch; /* types, and what a window needs */
    Arena window;
    const char *text;
    const Tokens *tokens;
    Forms forms;
} Run;

static void forget_forms(Forms *forms) {
    forms->n = 0;
    memset(forms->slots, 0, forms->slot_count * sizeof *forms->slots);
}

static int init_forms(Run *run) {
    Forms *forms = &run->forms;
    uint32_t slots = 64;
    int rc = tagger_open(&forms->tagger, DATA_TAGGER, SIZE_MAX);
    if (rc) return rc;
    while (slots < 2 * run->tokens->n && slots < FORM_SLOTS) slots *= 2;
    forms->slot_count = slots;
    forms->list = arena_zero(&run->scratch, slots / 2 * sizeof *forms->list);
    forms->keys = arena_alloc(&run->scratch, slots / 2 * sizeof *forms->keys);
    forms->slots = arena_zero(&run->scratch, slots * sizeof *forms->slots);
    return run->scratch.rc;
}

/* What is known of a form; NULL when out of memory. */
static Form *find_form(Run *run, const char *text, uint32_t n, int first) {
    Forms *forms = &run->forms;
    uint64_t key = hash_bytes(text, n) + (first ? 0x9E3779B97F4A7C15u : 0);
    uint32_t slot = (uint32_t)(key >> 32) & (forms->slot_count - 1);
    Form *form;

    for (; forms->slots[slot]; slot = (slot + 1) & (forms->slot_count - 1)) {
        uint32_t place = forms->slots[slot] - 1u;
        if (forms->keys[place] == key) return forms->list[place];
    }
    form = forms->list[forms->n];
    if (!form) form = forms->list[forms->n] = arena_alloc(&run->scratch, sizeof *form);
    if (!form) return NULL;
    forms->keys[forms->n++] = key;
    forms->slots[slot] = (uint16_t)forms->n;
    form->text = text;
    form->n = n;
    word_type(&form->type.type, text, n, first);
    tagger_type(&forms->tagger, &form->type, first);
    form->lemma_tag = STTS_COUNT;
    return form;
}

/* ---- tags */

/* What a token is by its kind, whatever the sentence says. */
static void tag_by_kind(Words *words, const Tokens *tokens, uint32_t i) {
    switch (tokens->kind[i]) {
    case TOKEN_URL:
    case TOKEN_EMAIL:
        words->tag[i] = STTS_XY;
        words->pos[i] = UPOS_X;
        break;
    case TOKEN_HASHTAG:
        if (words->tag[i] == STTS_NN || words->tag[i] == STTS_NE) break;
        words->tag[i] = STTS_XY;
        words->pos[i] = UPOS_X;
        break;
    case TOKEN_MENTION:
        words->tag[i] = STTS_NE;
        words->pos[i] = UPOS_PROPN;
        break;
    case TOKEN_EMOJI:
        words->tag[i] = STTS_MARK;
        words->pos[i] = UPOS_SYM;
        break;
    default:
        break;
    }
}

/* ---- lemmas */

/* Room for one more lemma of up to `n` bytes; NULL when out of memory. */
static char *lemma_room(Run *run, size_t n) {
    Words *words = run->words;
    size_t wanted = words->lemmas_n + n + 1, room = words->lemmas_room;
    if (wanted > room) {
        char *grown;
        room = wanted > 2 * room ? wanted + LEMMAS_FIRST : 2 * room;
        if (room > TEXT_MAX_BYTES) room = TEXT_MAX_BYTES;
        if (wanted > room) { /* all lemmas together are longer than any text may be */
            run->arena->rc = SQLITE_TOOBIG;
            return NULL;
        }
        grown = arena_resize(run->arena, words->lemmas, words->lemmas_room, room);
        if (!grown) return NULL;
        words->lemmas = grown;
        words->lemmas_room = (uint32_t)room;
    }
    return words->lemmas + words->lemmas_n;
}

/* Keeps the `n` bytes that were written to lemma_room() as the lemma of a token. */
static void keep_lemma(Words *words, uint32_t token, size_t n) {
    words->lemma[token] = words->lemmas_n;
    words->lemma_length[token] = (uint32_t)n;
    words->lemmas_n += (uint32_t)n;
    words->lemmas[words->lemmas_n] = 0;
}

static int takes_particle(unsigned tag) {
    return tag == STTS_VVFIN || tag == STTS_VVIMP;
}

/* Does the verb stand at the end of a clause with an opener, where no particle is separated? */
static int is_verb_last(const Words *words, uint32_t first, uint32_t verb, uint32_t end) {
    uint32_t i;
    if (verb + 1 < end && words->tag[verb + 1] != STTS_COMMA && words->tag[verb + 1] != STTS_STOP) return 0;
    for (i = verb; i > first && words->tag[i - 1] != STTS_COMMA; i--) {
        switch (words->tag[i - 1]) {
        case STTS_KOUS:
        case STTS_PRELS:
        case STTS_PRELAT:
        case STTS_PWAV:
        case STTS_PWS:
        case STTS_KOKOM:
            return 1;
        default:
            break;
        }
    }
    return 0;
}

/* Joins the separated particle with the last verb before it that takes it. */
static int join_particle(Run *run, uint32_t first, uint32_t particle, uint32_t end) {
    Words *words = run->words;
    const char *text = run->text + run->tokens->start[particle];
    size_t n = run->tokens->length[particle];
    uint32_t verb, tried = 0;

    for (verb = particle; verb-- > first && tried < VERBS_TRIED;) {
        size_t verb_n = words->lemma_length[verb], joined;
        char *room;
        if (words->tag[verb] == STTS_PTKVZ) break;
        if (!takes_particle(words->tag[verb]) || is_verb_last(words, first, verb, end)) continue;
        tried++;
        room = lemma_room(run, n + verb_n + LEMMA_ROOM);
        if (!room) return run->arena->rc;
        joined = lemma_join(text, n, words->lemmas + words->lemma[verb], verb_n, room);
        if (joined) {
            keep_lemma(words, verb, joined);
            break;
        }
    }
    return SQLITE_OK;
}

static int find_lemmas(Run *run, Form *const *forms, uint32_t first, uint32_t n) {
    Words *words = run->words;
    uint32_t i;
    int rc = SQLITE_OK;

    for (i = 0; i < n; i++) {
        uint32_t token = first + i;
        Form *form = forms[i];
        Stts tag = (Stts)words->tag[token];
        if (tag == STTS_ADJD && words->pos[token] == UPOS_VERB) tag = STTS_VVPP;
        if (form->lemma_tag != tag) {
            char *room = lemma_room(run, form->n + LEMMA_ROOM);
            if (!room) return run->arena->rc;
            keep_lemma(words, token, lemma_of(form->text, form->n, tag, room));
            form->lemma = words->lemma[token];
            form->lemma_n = words->lemma_length[token];
            form->lemma_tag = (uint8_t)tag;
        }
        words->lemma[token] = form->lemma;
        words->lemma_length[token] = form->lemma_n;
    }
    for (i = 0; i < n && !rc; i++) {
        if (words->tag[first + i] == STTS_PTKVZ) rc = join_particle(run, first, first + i, first + n);
    }
    return rc;
}

/* Tags the `n` tokens from `first` on, a sentence or a part of a very long one. */
static int tag_window(Run *run, uint32_t first, uint32_t n, int begins) {
    Words *words = run->words;
    Form **forms;
    const TaggerType **types;
    uint8_t *joint;
    uint32_t i;
    int rc;

    arena_clear(&run->window);
    if (run->forms.n + n > run->forms.slot_count / 2) forget_forms(&run->forms);
    forms = arena_alloc(&run->window, n * sizeof *forms);
    types = arena_alloc(&run->window, n * sizeof *types);
    joint = arena_alloc(&run->window, n);
    if (run->window.rc) return run->window.rc;
    for (i = 0; i < n; i++) {
        uint32_t bytes;
        const char *form = token_form(run->tokens, first + i, &run->scratch, run->text, &bytes);
        int opens = i > 0 ? (types[i - 1]->type.flags & TYPE_OPENS) != 0 : begins;
        if (!form) return run->window.rc;
        forms[i] = find_form(run, form, bytes, opens);
        if (!forms[i]) return run->scratch.rc;
        types[i] = &forms[i]->type;
    }
    rc = tagger_run(&run->forms.tagger, &run->window, types, n, joint);
    if (rc) return rc;
    for (i = 0; i < n; i++) {
        words->tag[first + i] = (uint8_t)tagger_stts(&run->forms.tagger, joint[i]);
        words->pos[first + i] = (uint8_t)tagger_upos(&run->forms.tagger, joint[i]);
        tag_by_kind(words, run->tokens, first + i);
    }
    clauses_settle(words->tag, words->pos, (const WordType *const *)types, run->text, run->tokens, first,
                   n);
    return find_lemmas(run, forms, first, n);
}

int words_tag(Words *words, Arena *arena, const char *text, const Tokens *tokens,
              const Sentences *sentences) {
    Run run = {.words = words, .arena = arena, .text = text, .tokens = tokens};
    uint32_t sentence, at;
    int rc;

    words->n = tokens->n;
    words->tag = arena_alloc(arena, tokens->n);
    words->pos = arena_alloc(arena, tokens->n);
    words->lemma = arena_alloc(arena, tokens->n * sizeof *words->lemma);
    words->lemma_length = arena_alloc(arena, tokens->n * sizeof *words->lemma_length);
    if (arena->rc) return arena->rc;
    arena_init(&run.scratch);
    arena_init(&run.window);
    rc = init_forms(&run);
    for (sentence = 0; sentence < sentences->n && !rc; sentence++) {
        uint32_t end = sentences->first[sentence + 1], begin = sentences->first[sentence];
        for (at = begin; at < end && !rc; at += WINDOW) {
            rc = tag_window(&run, at, end - at < WINDOW ? end - at : WINDOW, at == begin);
        }
        if (!rc && sentence % POLL == POLL - 1) rc = arena_poll(arena);
    }
    arena_free(&run.window);
    arena_free(&run.scratch);
    return rc;
}

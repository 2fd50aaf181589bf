#include "word/words.h"

#include <string.h>

#include "base/text.h"
#include "word/clause.h"
#include "word/lemma.h"
#include "word/norm.h"

enum {
    WINDOW = 1024,       /* tokens that are tagged at once; sentences are shorter */
    POLL = 4 * WINDOW,   /* tokens between two questions to the host */
    LEMMAS_FIRST = 1024, /* bytes for lemmas at first */
    VERBS_TRIED = 3      /* before a separated particle */
};

typedef struct Run {
    Words *words;
    Arena *arena;
    Arena window; /* what a window needs */
    WordMemory *memory;
    const char *text;
    const Tokens *tokens;
} Run;

/* A token of the window. */
typedef struct Item {
    KnownForm *known;
    const char *form;
    uint32_t n;
} Item;

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
    if (verb + 1 < end && words->tag[verb + 1] != STTS_COMMA && words->tag[verb + 1] != STTS_STOP)
        return 0;
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

/* Joins the separated particle with the last verb before it that takes it; `*joined`: there is one. */
static int join_particle(Run *run, uint32_t first, uint32_t particle, uint32_t end, int *joined) {
    Words *words = run->words;
    const char *text = run->text + run->tokens->start[particle];
    size_t n = run->tokens->length[particle];
    uint32_t verb, tried = 0;

    *joined = 0;
    for (verb = particle; verb-- > first && tried < VERBS_TRIED;) {
        size_t verb_n = words->lemma_length[verb], lemma_n;
        char *room;
        if (words->tag[verb] == STTS_PTKVZ) break;
        if (!takes_particle(words->tag[verb]) || is_verb_last(words, first, verb, end)) continue;
        tried++;
        room = lemma_room(run, n + verb_n + LEMMA_ROOM);
        if (!room) return run->arena->rc;
        lemma_n = lemma_join(text, n, words->lemmas + words->lemma[verb], verb_n, room);
        if (lemma_n) {
            keep_lemma(words, verb, lemma_n);
            *joined = 1;
            break;
        }
    }
    return SQLITE_OK;
}

/* Puts the lemma of an item among those of the text, unless it stands there. */
static int find_lemma(Run *run, const Item *item, uint32_t token, Stts tag) {
    Words *words = run->words;
    KnownForm *known = item->known;
    int remembered = known->lemma_tag == tag;
    char *room;

    if (!remembered || known->text != run->memory->texts) {
        size_t n;
        room = lemma_room(run, item->n + LEMMA_ROOM);
        if (!room) return run->arena->rc;
        if (remembered && known->lemma_n) {
            memcpy(room, known->lemma, n = known->lemma_n);
        } else {
            n = lemma_of(item->form, item->n, tag, room);
        }
        keep_lemma(words, token, n);
        known->lemma_tag = (uint8_t)tag;
        known->lemma_n = (uint8_t)(n <= MEMORY_LEMMA ? n : 0); /* longer ones are made again */
        memcpy(known->lemma, room, known->lemma_n);
        known->text = run->memory->texts;
        known->place = words->lemma[token];
        known->place_n = words->lemma_length[token];
    }
    words->lemma[token] = known->place;
    words->lemma_length[token] = known->place_n;
    return SQLITE_OK;
}

/*
** Does a preposition, or an adverb that may be a particle, stand where only a particle can: at the end
** of a clause?
*/
static int is_stranded(const Words *words, const Item *items, uint32_t first, uint32_t i,
                       uint32_t n) {
    uint64_t classes = items[i].known->type.type.classes;
    unsigned tag = words->tag[first + i];
    uint32_t next = i + 1;
    if (tag != STTS_APPR && !(tag == STTS_ADV && classes & CLASS_BIT(CLASS_PTKVZ))) return 0;
    while (next < n && items[next].known->type.type.flags & TYPE_QUOTE) next++;
    if (next == n) return 1;
    tag = words->tag[first + next];
    return tag == STTS_COMMA || tag == STTS_STOP;
}

static int find_lemmas(Run *run, const Item *items, uint32_t first, uint32_t n) {
    Words *words = run->words;
    uint32_t i;
    int rc = SQLITE_OK;

    for (i = 0; i < n && !rc; i++) {
        Stts tag = (Stts)words->tag[first + i];
        if (tag == STTS_ADJD && words->pos[first + i] == UPOS_VERB) tag = STTS_VVPP;
        rc = find_lemma(run, &items[i], first + i, tag);
    }
    for (i = 0; i < n && !rc; i++) {
        int joined, stranded = is_stranded(words, items, first, i, n);
        if (words->tag[first + i] != STTS_PTKVZ && !stranded) continue;
        rc = join_particle(run, first, first + i, first + n, &joined);
        if (stranded && joined) { /* „Wir geben nicht auf“ */
            if (words->tag[first + i] == STTS_APPR) words->pos[first + i] = UPOS_ADP;
            words->tag[first + i] = STTS_PTKVZ;
        }
    }
    return rc;
}

/* Tags the `n` tokens from `first` on, a sentence or a part of a very long one. */
static int tag_window(Run *run, uint32_t first, uint32_t n, int begins) {
    const Tagger *tagger = &run->memory->tagger;
    Words *words = run->words;
    Item *items;
    const TaggerType **types;
    const WordType **forms;
    uint8_t *joint;
    uint32_t i;
    int rc;

    arena_clear(&run->window);
    word_memory_room(run->memory, n);
    items = arena_alloc(&run->window, n * sizeof *items);
    types = arena_alloc(&run->window, n * sizeof *types);
    forms = arena_alloc(&run->window, n * sizeof *forms);
    joint = arena_alloc(&run->window, n);
    if (run->window.rc) return run->window.rc;
    for (i = 0; i < n; i++) {
        int opens = i > 0 ? (types[i - 1]->type.flags & TYPE_OPENS) != 0 : begins;
        items[i].form = token_form(run->tokens, first + i, &run->window, run->text, &items[i].n);
        if (!items[i].form) return run->window.rc;
        items[i].known = word_memory_form(run->memory, items[i].form, items[i].n, opens);
        if (!items[i].known) return SQLITE_NOMEM;
        types[i] = &items[i].known->type;
        forms[i] = &types[i]->type;
    }
    rc = tagger_run(tagger, &run->window, types, n, joint);
    if (rc) return rc;
    for (i = 0; i < n; i++) {
        words->tag[first + i] = (uint8_t)tagger_stts(tagger, joint[i]);
        words->pos[first + i] = (uint8_t)tagger_upos(tagger, joint[i]);
        tag_by_kind(words, run->tokens, first + i);
    }
    clauses_settle(words->tag, words->pos, forms, run->text, run->tokens, first, n);
    return find_lemmas(run, items, first, n);
}

int words_tag(Words *words, Arena *arena, const char *text, const Tokens *tokens,
              const Sentences *sentences, WordMemory *memory) {
    Run run = {.words = words, .arena = arena, .text = text, .tokens = tokens, .memory = memory};
    uint32_t sentence, at, since = 0;
    int rc = SQLITE_OK;

    words->n = tokens->n;
    words->tag = arena_alloc(arena, tokens->n);
    words->pos = arena_alloc(arena, tokens->n);
    words->lemma = arena_alloc(arena, tokens->n * sizeof *words->lemma);
    words->lemma_length = arena_alloc(arena, tokens->n * sizeof *words->lemma_length);
    if (arena->rc) return arena->rc;
    memory->texts++;
    arena_init(&run.window);
    for (sentence = 0; sentence < sentences->n && !rc; sentence++) {
        uint32_t end = sentences->first[sentence + 1], begin = sentences->first[sentence];
        for (at = begin; at < end && !rc; at += WINDOW) {
            uint32_t n = end - at < WINDOW ? end - at : WINDOW;
            rc = tag_window(&run, at, n, at == begin);
            since += n;
            if (rc || since < POLL) continue;
            rc = arena_poll(arena);
            since = 0;
        }
    }
    arena_free(&run.window);
    return rc;
}

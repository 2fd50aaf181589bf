/* Where a text has the target of presse_sentiment. */
#include <string.h>

#include "base/buffer.h"
#include "speech/sentiment_feature.h"
#include "word/fold.h"

enum {
    ENDING = 4,         /* bytes of a folded form behind the target: "Schulen", "Hauses" */
    PART = 3,           /* bytes at least of a target inside a word */
    TARGET_MOST = 1000, /* bytes; nothing has a longer name, and looking stays linear */
};

/* All tokens folded, one behind the other, with a zero behind each. */
typedef struct Folded {
    Buffer text;
    uint32_t *at; /* where each token begins, and the end */
} Folded;

SentimentWindow sentiment_window(const SentimentText *text, uint32_t target, uint32_t target_end) {
    const Sentences *s = text->sentences;
    uint32_t sentence = sentences_find(s, target);
    SentimentWindow w = {s->first[sentence ? sentence - 1 : 0],
                         s->first[sentence + 2 <= s->n ? sentence + 2 : s->n], target, target_end};
    /* a window that is cut must still hold its target */
    while (target_end > w.first + SENTIMENT_TOKENS && w.first < s->first[sentence])
        w.first = s->first[sentence];
    if (target_end > w.first + SENTIMENT_TOKENS) w.first = target;
    return w;
}

typedef struct Places {
    const SentimentText *text;
    SentimentWindow *windows;
    uint32_t n, capacity;
    uint32_t sentence; /* of the last window, plus 1 */
} Places;

/* Adds the window of a target; a sentence has one. */
static void add_place(Places *places, uint32_t target, uint32_t target_end) {
    uint32_t sentence = sentences_find(places->text->sentences, target) + 1;
    if (sentence == places->sentence) return;
    if (places->n == places->capacity) {
        uint32_t more = places->capacity ? 2 * places->capacity : 16;
        SentimentWindow *p =
            arena_resize(places->text->arena, places->windows,
                         places->capacity * sizeof *places->windows, more * sizeof *p);
        if (!p) return;
        places->windows = p;
        places->capacity = more;
    }
    places->windows[places->n++] = sentiment_window(places->text, target, target_end);
    places->sentence = sentence;
}

static void fold_tokens(const SentimentText *text, Folded *folded) {
    const Tokens *tokens = text->tokens;
    uint32_t i;

    folded->at = arena_alloc(text->arena, ((size_t)tokens->n + 1) * sizeof *folded->at);
    if (!folded->at) return;
    for (i = 0; i < tokens->n && !folded->text.rc; i++) {
        folded->at[i] = (uint32_t)folded->text.n;
        fold_text(&folded->text, text->text + tokens->start[i], tokens->length[i]);
        buffer_byte(&folded->text, 0);
        if ((i & 1023) == 1023 && arena_poll(text->arena)) return;
    }
    folded->at[i] = (uint32_t)folded->text.n;
}

/* Is the target the name, or a person's surname? */
static int is_named(const Buffer *folded, const char *target, size_t n, int person) {
    size_t before = folded->n - n;
    if (folded->n < n || memcmp(folded->p + before, target, n) != 0) return 0;
    return before == 0 || (person && folded->p[before - 1] == ' ');
}

/* Mentions of the entities whose name, or one mention, is the target. */
static int find_entity(Places *places, const char *target, size_t n) {
    const Entities *e = places->text->entities;
    const Tokens *tokens = places->text->tokens;
    Buffer folded = {0};
    uint8_t *wanted;
    uint32_t i;

    if (!e || !e->n) return SQLITE_OK;
    wanted = arena_zero(places->text->arena, e->n);
    for (i = 0; wanted && i < e->n && !folded.rc; i++) {
        int k;
        if (e->kind[i] == ENTITY_DERIVED) continue;
        for (k = 0; k < 2 && !wanted[e->entity[i]]; k++) {
            folded.n = 0;
            if (k)
                fold_text(&folded, places->text->text + e->start[i], e->length[i]);
            else
                fold_text(&folded, e->name[i], strlen(e->name[i]));
            wanted[e->entity[i]] = (uint8_t)is_named(&folded, target, n, e->type[i] == ENTITY_PER);
        }
    }
    for (i = 0; wanted && i < e->n && !folded.rc; i++) {
        uint32_t token = e->token[i], end = token + 1, stop = e->start[i] + e->length[i];
        if (!wanted[e->entity[i]] || e->kind[i] == ENTITY_DERIVED) continue;
        while (end < tokens->n && tokens->start[end] < stop) end++;
        add_place(places, token, end);
    }
    buffer_free(&folded);
    return folded.rc;
}

/* Words in a row: spaces of the target against the ends of tokens. */
static void find_words(Places *places, const Folded *folded, const char *target, size_t n) {
    uint32_t tokens = places->text->tokens->n, i;
    for (i = 0; i < tokens && !places->text->arena->rc; i++) {
        const char *form = folded->text.p + folded->at[i];
        uint32_t end = i;
        size_t at = 0, k = 0;
        while (at < n) {
            if (form[k] && form[k] == target[at]) {
                k++;
                at++;
            } else if (!form[k] && end + 1 < tokens && k) {
                if (target[at] == ' ') at++;
                form = folded->text.p + folded->at[++end];
                k = 0;
            } else {
                break;
            }
        }
        if (at == n && k && strlen(form + k) <= ENDING) add_place(places, i, end + 1);
    }
}

/* Is the target in the form? */
static int holds(const char *form, size_t form_n, const char *target, size_t n) {
    size_t i;
    for (i = 0; i + n <= form_n; i++) {
        if (form[i] == target[0] && memcmp(form + i, target, n) == 0) return 1;
    }
    return 0;
}

static void find_parts(Places *places, const Folded *folded, const char *target, size_t n) {
    uint32_t i;
    for (i = 0; i < places->text->tokens->n && !places->text->arena->rc; i++) {
        const char *form = folded->text.p + folded->at[i];
        if (holds(form, folded->at[i + 1] - folded->at[i] - 1, target, n))
            add_place(places, i, i + 1);
    }
}

int sentiment_find(const SentimentText *text, const char *target, size_t n, SentimentWindow **out,
                   uint32_t *count) {
    Places places = {text, NULL, 0, 0, 0};
    Folded folded = {0};
    Buffer wanted = {0};
    char *copy = arena_text(text->arena, target, n); /* folding looks at a byte behind */
    int rc = copy ? SQLITE_OK : SQLITE_NOMEM;

    if (!rc) fold_text(&wanted, copy, n);
    while (!wanted.rc && wanted.n && wanted.p[wanted.n - 1] == ' ') wanted.n--;
    if (!rc) rc = wanted.rc;
    if (!rc && wanted.n && wanted.n <= TARGET_MOST) {
        rc = find_entity(&places, wanted.p, wanted.n);
        if (!rc && !places.n) {
            fold_tokens(text, &folded);
            rc = folded.text.rc ? folded.text.rc : text->arena->rc;
            if (!rc) find_words(&places, &folded, wanted.p, wanted.n);
            if (!rc && !places.n && wanted.n >= PART)
                find_parts(&places, &folded, wanted.p, wanted.n);
        }
    }
    buffer_free(&folded.text);
    buffer_free(&wanted);
    *out = places.windows;
    *count = places.n;
    return rc ? rc : text->arena->rc;
}

#include "corpus/readability.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "corpus/syllable.h"
#include "token/class.h"
#include "word/fold.h"

enum {
    LONG_WORD = 6, /* letters; a long word has more (LIX, Wiener Sachtextformel) */
    POLL_TOKENS = 4096,
    LOOK_AHEAD = 80 /* tokens between "wird" and its participle */
};

/* What is counted. */
typedef struct Counts {
    uint64_t words, sentences, letters, syllables, one, three, long_words, passive;
} Counts;

/* Words by their number of first appearance, in text order. */
typedef struct Types {
    uint64_t *keys; /* hashes, 0 where free */
    uint32_t *ids;
    uint32_t mask, n;
    uint32_t *sequence; /* of every word its type */
    uint32_t words;
} Types;

const char *readability_name(Measure measure) {
    static const char *const NAMES[READ_MEASURES] = {
        "words",  "sentences",        "sentence_length", "word_length",  "syllables",
        "flesch", "wiener_1",         "wiener_2",        "wiener_3",     "wiener_4",
        "lix",    "type_token_ratio", "mattr",           "passive_share"};
    return NAMES[measure];
}

/* ---- the passive */

static int is_finite(uint8_t tag) {
    return tag == STTS_VAFIN || tag == STTS_VMFIN || tag == STTS_VVFIN;
}

static int is_werden(const Document *d, uint32_t i) {
    const Words *w = &d->words;
    uint8_t tag = w->tag[i];
    return (tag == STTS_VAFIN || tag == STTS_VAINF || tag == STTS_VAPP || tag == STTS_VAIMP ||
            tag == STTS_VVFIN || tag == STTS_VVINF || tag == STTS_VVPP) &&
           w->lemma_length[i] == 6 && memcmp(w->lemmas + w->lemma[i], "werden", 6) == 0;
}

/* Words that begin a clause whose verb comes last. */
static int opens_clause(uint8_t tag) {
    return tag == STTS_KOUS || tag == STTS_PRELS || tag == STTS_PRELAT || tag == STTS_PWAV ||
           tag == STTS_PWS || tag == STTS_PWAT;
}

/*
** The participle of a finite "werden" that comes behind it: "wird, weil es regnet, heute verschoben".
** Clauses in between have their own verbs; an infinitive of its own is the future.
*/
static int finds_participle(const Document *d, uint32_t at, uint32_t end) {
    const uint8_t *tag = d->words.tag;
    uint32_t i, inner = 0;

    if (end - at > LOOK_AHEAD) end = at + LOOK_AHEAD;
    for (i = at + 1; i < end; i++) {
        if (opens_clause(tag[i])) {
            inner++;
        } else if (is_finite(tag[i])) {
            if (inner == 0) return 0;
            inner--;
        } else if (inner > 0) {
            continue;
        } else if (tag[i] == STTS_VVPP) {
            /* "wird gebaut haben" is the future of the perfect; "wird gebaut werden" a passive */
            return i + 1 >= end || (tag[i + 1] != STTS_VAINF && tag[i + 1] != STTS_VAFIN) ||
                   is_werden(d, i + 1);
        } else if ((tag[i] == STTS_VVINF || tag[i] == STTS_VAINF) && tag[i - 1] != STTS_PTKZU) {
            return 0;
        }
    }
    return 0;
}

/* Has the sentence of the document a passive? Bounded by the sentence's tokens. */
static int readability_passive(const Document *d, uint32_t sentence) {
    uint32_t first = d->sentences.first[sentence], end = d->sentences.first[sentence + 1], i, scans;

    for (i = first, scans = 0; i < end; i++) {
        uint32_t before = i;
        if (!is_werden(d, i)) continue;
        if (before > first && d->words.tag[before - 1] == STTS_PTKZU) before--;
        if (before > first && d->words.tag[before - 1] == STTS_VVPP) return 1;
        /* each look is bounded, and so is their number */
        if (is_finite(d->words.tag[i]) && scans++ < LOOK_AHEAD && finds_participle(d, i, end))
            return 1;
    }
    return 0;
}

/* ---- words */

static int is_word(const Document *d, uint32_t i) {
    return d->tokens.kind[i] == TOKEN_WORD || d->tokens.kind[i] == TOKEN_ABBREVIATION;
}

static uint32_t letters_of(const char *text, uint32_t n) {
    uint32_t at = 0, letters = 0, length;
    for (; at < n; at += length)
        letters += (uint32_t)class_is_letter(char_class(text_decode(text + at, &length)));
    return letters;
}

static void types_init(Types *types, Arena *arena, uint32_t words) {
    uint32_t room = 16;
    while (room / 2 < words && room < 1u << 31) room *= 2;
    types->mask = room - 1;
    types->keys = arena_zero(arena, (size_t)room * sizeof *types->keys);
    types->ids = arena_alloc(arena, (size_t)room * sizeof *types->ids);
    types->sequence = arena_alloc(arena, ((size_t)words + 1) * sizeof *types->sequence);
}

static void types_add(Types *types, const char *form, size_t n) {
    uint64_t key = hash_bytes(form, n);
    uint32_t slot;

    if (key == 0) key = 1;
    slot = (uint32_t)(key >> 16) & types->mask;
    while (types->keys[slot] && types->keys[slot] != key) slot = (slot + 1) & types->mask;
    if (!types->keys[slot]) {
        types->keys[slot] = key;
        types->ids[slot] = types->n++;
    }
    types->sequence[types->words++] = types->ids[slot];
}

/* The mean over all windows of the share of different words. */
static double moving_ratio(const Types *types, Arena *arena) {
    uint32_t *inside = arena_zero(arena, ((size_t)types->n + 1) * sizeof *inside);
    uint32_t i, different = 0;
    uint64_t sum = 0;

    if (!inside || types->words < READ_WINDOW) return NAN;
    for (i = 0; i < types->words; i++) {
        different += inside[types->sequence[i]]++ == 0;
        if (i >= READ_WINDOW) different -= --inside[types->sequence[i - READ_WINDOW]] == 0;
        if (i + 1 >= READ_WINDOW) sum += different;
    }
    return (double)sum / READ_WINDOW / (double)(types->words - READ_WINDOW + 1);
}

/* ---- the measures */

static void count_word(Counts *counts, const char *word, uint32_t n, uint32_t letters) {
    unsigned beats = syllables(word, n);
    counts->words++;
    counts->letters += letters;
    counts->syllables += beats;
    counts->one += beats == 1;
    counts->three += beats >= 3;
    counts->long_words += letters > LONG_WORD;
}

static void count_sentence(Counts *counts, Types *types, Buffer *form, Arena *arena,
                           const Document *d, uint32_t sentence) {
    uint32_t i, end = d->sentences.first[sentence + 1];
    uint64_t before = counts->words;

    for (i = d->sentences.first[sentence]; i < end && !form->rc; i++) {
        const char *word = d->text + d->tokens.start[i];
        uint32_t n = d->tokens.length[i], letters = is_word(d, i) ? letters_of(word, n) : 0;
        if (i % POLL_TOKENS == 0 && arena_poll(arena)) return;
        if (letters == 0) continue;
        count_word(counts, word, n, letters);
        form->n = 0;
        fold_case(form, word, n);
        if (!form->rc) types_add(types, form->p, form->n);
    }
    if (counts->words == before) return;
    counts->sentences++;
    counts->passive += (uint64_t)readability_passive(d, sentence);
}

/* Is there running text? Else all that is kept counts. */
static int has_body(const Document *d) {
    uint32_t i;
    for (i = 0; i < d->sentences.n; i++) {
        uint8_t label = d->paragraphs.label[d->sentences.paragraph[i]];
        if (label == LABEL_BODY || label == LABEL_LEAD) return 1;
    }
    return 0;
}

static double thousandths(double value) {
    return value < 0 ? -floor(-value * 1000 + 0.5) / 1000 : floor(value * 1000 + 0.5) / 1000;
}

static void compute(double *value, const Counts *c, const Types *types, Arena *arena) {
    double words = (double)c->words, length, share_three, share_long, share_one;
    int i;

    value[READ_WORDS] = words;
    value[READ_SENTENCES] = (double)c->sentences;
    for (i = READ_SENTENCE_LENGTH; i < READ_MEASURES; i++) value[i] = NAN;
    if (c->words == 0) return;
    length = words / (double)c->sentences;
    share_three = 100 * (double)c->three / words;
    share_long = 100 * (double)c->long_words / words;
    share_one = 100 * (double)c->one / words;
    value[READ_SENTENCE_LENGTH] = length;
    value[READ_WORD_LENGTH] = (double)c->letters / words;
    value[READ_SYLLABLES] = (double)c->syllables / words;
    value[READ_FLESCH] = 180 - length - 58.5 * value[READ_SYLLABLES];
    value[READ_WIENER_1] =
        0.1935 * share_three + 0.1672 * length + 0.1297 * share_long - 0.0327 * share_one - 0.875;
    value[READ_WIENER_2] = 0.2007 * share_three + 0.1682 * length + 0.1373 * share_long - 2.779;
    value[READ_WIENER_3] = 0.2963 * share_three + 0.1905 * length - 1.1144;
    value[READ_WIENER_4] = 0.2744 * share_three + 0.2656 * length - 1.693;
    value[READ_LIX] = length + share_long;
    value[READ_TYPE_TOKEN_RATIO] = (double)types->n / words;
    value[READ_MATTR] = moving_ratio(types, arena);
    value[READ_PASSIVE] = (double)c->passive / (double)c->sentences;
    for (i = 0; i < READ_MEASURES; i++) value[i] = thousandths(value[i]);
}

int readability_measure(Readability *out, Arena *arena, const Document *d) {
    Counts counts = {0};
    Types types = {0};
    Buffer form = {0};
    uint32_t i;
    int body = has_body(d);

    types_init(&types, arena, d->tokens.n);
    for (i = 0; i < d->sentences.n && !arena->rc && !form.rc; i++) {
        uint32_t paragraph = d->sentences.paragraph[i];
        uint8_t label = d->paragraphs.label[paragraph];
        if (body ? label == LABEL_BODY || label == LABEL_LEAD : d->paragraphs.keep[paragraph])
            count_sentence(&counts, &types, &form, arena, d, i);
    }
    if (form.rc && !arena->rc) arena->rc = form.rc;
    buffer_free(&form);
    if (!arena->rc) compute(out->value, &counts, &types, arena);
    return arena->rc;
}

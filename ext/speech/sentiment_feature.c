#include "speech/sentiment_feature.h"

#include <math.h>
#include <string.h>

#include "base/key.h"
#include "data/data.h"
#include "word/compound.h"
#include "word/form.h"

/* The kinds of features. */
enum Template {
    NUMBER = 1, /* the counts and sums below */
    WORD,       /* a lemma, or one of a compound's parts */
    TARGET,     /* the target's lemma, */
    TARGET_POS, /* part of speech, */
    TARGET_TYPE,
    BEFORE, /* the tags beside it */
    BEHIND,
    PREPOSITION
};

/* Where words of a polarity stand: each group gives six numbers. */
enum Group { ALL, SENTENCE, NEAR, CLAUSE, OTHER, GROUPS };
enum { GROUP_NUMBERS = 7 };

enum Number {
    FIRST_GROUP,
    BY_POS = GROUPS * GROUP_NUMBERS,
    MEAN = BY_POS + 2 * UPOS_COUNT,
    HIGHEST,
    LOWEST,
    NO_TARGET,
    TARGET_GOOD,
    TARGET_BAD,
    TARGET_EARLY, /* before the sentence's first finite verb */
    TARGET_FIRST, /* it begins the sentence */
    SENTENCES,    /* there is more than one; */
    LAST,         /* the target's is the last */
    LENGTH,
    QUOTE,
    FIGURES,
    MODAL,
    QUESTION,
    EXCLAMATION
};

static const float WORD_VALUE = 0.4f, PART_VALUE = 0.28f;
static const float MOST = 4;
static const float TURNED = -0.7f; /* what a negation leaves of a polarity */
enum { TURNS = 4 /* tokens that a negation reaches */, SPLIT_BYTES = 8 };

static void add(SentimentItem *out, unsigned template, uint64_t a, float value) {
    if (out->n == SENTIMENT_FEATURES || value == 0) return;
    out->feature[out->n].key = key_mix(key_join(template, a));
    out->feature[out->n++].value = value;
}

/* No number of an odd text is far beyond what training saw. */
static void number(SentimentItem *out, unsigned which, float value) {
    add(out, NUMBER, which, value < MOST ? value : MOST);
}

/* ---- words */

static uint64_t lemma_hash(const SentimentText *text, uint32_t token) {
    return hash_bytes(text->words->lemmas + text->words->lemma[token],
                      text->words->lemma_length[token]);
}

static int is_content(unsigned pos) {
    return pos == UPOS_NOUN || pos == UPOS_VERB || pos == UPOS_ADJ || pos == UPOS_ADV;
}

float sentiment_weight(const SentimentText *text, uint32_t token) {
    unsigned pos = text->words->pos[token];
    FormFacts facts;
    if (pos == UPOS_PUNCT || pos == UPOS_NUM || pos == UPOS_SYM) return 0;
    facts = form_facts(text->text + text->tokens->start[token], text->tokens->length[token]);
    if (!facts.frequency) return 1;
    /* the frequency is 1 + 2 log2 of a count, of about 10^8 tokens in all */
    return 1 /
           (1 + ldexpf(facts.frequency & 1 ? 1.0f : 1.41421356f, (facts.frequency - 1) / 2) / 1e5f);
}

/* The word with another case of the first letter, of those in Latin-1. */
static void spell_with(SentimentSpelling *s, const char *text, size_t length, int capital) {
    unsigned char *c = (unsigned char *)s->own, *letter = c;
    if (length > sizeof s->own) return;
    memcpy(s->own, text, length);
    if (length > 1 && *c == 0xC3) letter = c + 1;
    if (letter == c) {
        if (capital ? *c >= 'a' && *c <= 'z' : *c >= 'A' && *c <= 'Z') *letter ^= 0x20;
    } else if (capital ? *letter >= 0xA0 && *letter <= 0xBE : *letter >= 0x80 && *letter <= 0x9E) {
        *letter ^= 0x20;
    }
    s->text = s->own;
    s->n = length;
}

int sentiment_spelling(const SentimentText *text, uint32_t token, unsigned which,
                       SentimentSpelling *out) {
    const char *form = text->text + text->tokens->start[token];
    size_t length = text->tokens->length[token], head;
    LexiconEntry entry;

    out->text = form;
    out->n = 0;
    if (which == SENTIMENT_LEMMA) {
        out->text = text->words->lemmas + text->words->lemma[token];
        out->n = text->words->lemma_length[token];
    } else if (which == SENTIMENT_FORM) {
        out->n = length;
    } else if (which == SENTIMENT_SMALL) {
        spell_with(out, form, length, 0);
    } else if (length >= SPLIT_BYTES && length <= COMPOUND_BYTES) {
        head = compound_head(form, length, &entry);
        if (head) spell_with(out, form + head, length - head, form[0] < 'a' || form[0] > 'z');
    }
    return out->n > 0;
}

uint32_t sentiment_word(unsigned polarity, unsigned negative, unsigned positive) {
    return (polarity << SENTIMENT_LEAN_BITS | negative) << SENTIMENT_LEAN_BITS | positive;
}

uint32_t sentiment_look_up(const Sentiment *sentiment, const SentimentText *text, uint32_t token,
                           unsigned first) {
    SentimentSpelling spelling;
    unsigned which;
    for (which = first; which < SENTIMENT_SPELLINGS; which++) {
        uint32_t found = 0;
        if (sentiment_spelling(text, token, which, &spelling))
            found = fuse_find(&sentiment->words, hash_bytes(spelling.text, spelling.n));
        if (found) return found;
    }
    return 0;
}

/* The polarity of a token's word by the table, -1 .. 1. */
static float sentiment_polarity(const Sentiment *sentiment, const SentimentText *text,
                                uint32_t token) {
    uint32_t found;
    int polarity;
    if (!is_content(text->words->pos[token])) return 0;
    found = sentiment_look_up(sentiment, text, token, SENTIMENT_LEMMA);
    if (!found) return 0;
    polarity = (int)(found >> 2 * SENTIMENT_LEAN_BITS) - (1 << (SENTIMENT_POLARITY_BITS - 1));
    return (float)polarity / (float)((1 << (SENTIMENT_POLARITY_BITS - 1)) - 1);
}

/* Does the word turn what stands behind it? ext/data/words/shifters.txt */
static int is_turned(const SentimentText *text, uint32_t token, uint32_t first) {
    uint32_t i = token > first + TURNS ? token - TURNS : first;
    for (; i < token; i++) {
        if (word_table_find(DATA_SHIFTERS, text->words->lemmas + text->words->lemma[i],
                            text->words->lemma_length[i]))
            return 1;
    }
    return 0;
}

static void add_words(const SentimentText *text, uint32_t token, SentimentItem *out) {
    unsigned pos = text->words->pos[token], i;
    const char *form = text->text + text->tokens->start[token];
    uint32_t length = text->tokens->length[token];
    Compound compound;

    if (!is_content(pos) && pos != UPOS_PROPN && pos != UPOS_INTJ) return;
    add(out, WORD, lemma_hash(text, token), WORD_VALUE);
    if (length < SPLIT_BYTES || pos == UPOS_PROPN) return;
    compound_split(form, length, &compound);
    for (i = 0; compound.count > 1 && i < compound.count; i++) {
        const CompoundPart *part = &compound.parts[i];
        add(out, WORD, hash_bytes(part->lemma, part->lemma_length), PART_VALUE);
    }
}

/* ---- the window */

typedef struct Sums {
    float good[GROUPS], bad[GROUPS];
    float good_pos[UPOS_COUNT], bad_pos[UPOS_COUNT];
    float sum, highest, lowest;
    unsigned n;
} Sums;

static void count(Sums *sums, enum Group group, float polarity) {
    if (polarity > 0)
        sums->good[group] += polarity;
    else
        sums->bad[group] -= polarity;
}

static void add_sums(const Sums *sums, SentimentItem *out) {
    unsigned g, p;
    for (g = 0; g < GROUPS; g++) {
        unsigned at = FIRST_GROUP + g * GROUP_NUMBERS;
        float good = sums->good[g], bad = sums->bad[g];
        number(out, at, good);
        number(out, at + 1, bad);
        number(out, at + 2, good > 0 ? 1 : 0);
        number(out, at + 3, bad > 0 ? 1 : 0);
        number(out, at + 4, good / (1 + good));
        number(out, at + 5, bad / (1 + bad));
        number(out, at + 6, (good - bad) / (good + bad + 1));
    }
    for (p = 0; p < UPOS_COUNT; p++) {
        number(out, BY_POS + 2 * p, sums->good_pos[p]);
        number(out, BY_POS + 2 * p + 1, sums->bad_pos[p]);
    }
    if (sums->n) number(out, MEAN, sums->sum / (float)sums->n);
    number(out, HIGHEST, sums->highest);
    number(out, LOWEST, sums->lowest);
}

static int ends_clause(const SentimentText *text, uint32_t token) {
    unsigned tag = text->words->tag[token];
    return tag == STTS_COMMA || tag == STTS_MARK || tag == STTS_STOP || tag == STTS_KOUS;
}

static int text_is(const SentimentText *text, uint32_t token, const char *what) {
    size_t n = strlen(what);
    return text->tokens->length[token] == n &&
           memcmp(text->text + text->tokens->start[token], what, n) == 0;
}

/* The type of the mention that has the target, 1 + its number, or 0. */
static unsigned mention_type(const SentimentText *text, const SentimentWindow *w) {
    const Entities *e = text->entities;
    uint32_t low = 0, high = e ? e->n : 0;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (e->token[middle] < w->target_end)
            low = middle + 1;
        else
            high = middle;
    }
    if (!low) return 0;
    if (e->start[low - 1] + e->length[low - 1] <= text->tokens->start[w->target]) return 0;
    return 1 + e->type[low - 1] * (unsigned)ENTITY_KINDS + e->kind[low - 1];
}

static void add_target(const Sentiment *sentiment, const SentimentText *text,
                       const SentimentWindow *w, uint32_t first, uint32_t end, SentimentItem *out) {
    const Words *words = text->words;
    float polarity = sentiment_polarity(sentiment, text, w->target);
    uint32_t i;

    add(out, TARGET, lemma_hash(text, w->target), WORD_VALUE);
    add(out, TARGET_POS, words->pos[w->target], 1);
    add(out, TARGET_TYPE, mention_type(text, w), 1);
    if (polarity != 0) number(out, polarity > 0 ? TARGET_GOOD : TARGET_BAD, 1);
    if (w->target > first) {
        unsigned tag = words->tag[w->target - 1];
        add(out, BEFORE, tag, 1);
        if (tag == STTS_APPR || tag == STTS_APPRART)
            add(out, PREPOSITION, lemma_hash(text, w->target - 1), 1);
    } else {
        number(out, TARGET_FIRST, 1);
    }
    add(out, BEHIND, w->target_end < end ? words->tag[w->target_end] : STTS_COUNT, 1);
    for (i = first; i < end; i++) {
        unsigned tag = words->tag[i];
        if (tag == STTS_VVFIN || tag == STTS_VAFIN || tag == STTS_VMFIN) break;
    }
    if (i < end && w->target_end <= i) number(out, TARGET_EARLY, 1);
    number(out, LAST, end == w->end ? 1 : 0);
}

void sentiment_features(const Sentiment *sentiment, const SentimentText *text,
                        const SentimentWindow *window, SentimentItem *out) {
    const Words *words = text->words;
    const Sentences *sentences = text->sentences;
    SentimentWindow w = *window;
    Sums sums = {0};
    int targeted = w.target < w.target_end, quote = 0, modal = 0, question = 0, exclamation = 0;
    uint32_t sentence, first, end, clause, clause_end, i, from;
    float figures = 0;

    out->n = 0;
    if (w.end - w.first > SENTIMENT_TOKENS) w.end = w.first + SENTIMENT_TOKENS;
    if (w.first >= w.end) return;
    sentence = sentences_find(sentences, targeted ? w.target : w.first);
    first = targeted ? sentences->first[sentence] : w.first;
    end = targeted ? sentences->first[sentence + 1] : w.end;
    if (end > w.end) end = w.end;
    clause = clause_end = w.target;
    if (targeted) {
        for (; clause > first && !ends_clause(text, clause - 1); clause--) continue;
        for (clause_end = w.target_end; clause_end < end && !ends_clause(text, clause_end);)
            clause_end++;
    }
    from = w.first;
    for (i = w.first; i < w.end; i++) {
        unsigned pos = words->pos[i];
        float polarity;
        uint32_t away;
        if (i > w.first && words->tag[i - 1] == STTS_STOP) from = i;
        if (words->tag[i] == STTS_MARK && pos == UPOS_PUNCT && !text_is(text, i, "(") &&
            !text_is(text, i, ")"))
            quote = 1;
        if (text_is(text, i, "?")) question = 1;
        if (text_is(text, i, "!")) exclamation = 1;
        if (pos == UPOS_NUM) figures += 0.2f;
        if (words->tag[i] == STTS_VMFIN && i >= first && i < end) modal = 1;
        if (targeted && i >= w.target && i < w.target_end) continue;
        add_words(text, i, out);
        polarity = sentiment_polarity(sentiment, text, i);
        if (polarity == 0) {
            if (is_content(pos)) sums.n++;
            continue;
        }
        if (is_turned(text, i, from)) polarity *= TURNED;
        sums.n++;
        sums.sum += polarity;
        if (polarity > sums.highest) sums.highest = polarity;
        if (polarity < sums.lowest) sums.lowest = polarity;
        count(&sums, ALL, polarity);
        if (i < first || i >= end) {
            count(&sums, OTHER, polarity);
            continue;
        }
        count(&sums, SENTENCE, polarity);
        if (polarity > 0)
            sums.good_pos[pos] += polarity;
        else
            sums.bad_pos[pos] -= polarity;
        if (!targeted) continue;
        away = i < w.target ? w.target - i : i - w.target_end + 1;
        count(&sums, NEAR, polarity * 4 / (4 + (float)away));
        if (i >= clause && i < clause_end) count(&sums, CLAUSE, polarity);
    }
    add_sums(&sums, out);
    if (targeted)
        add_target(sentiment, text, &w, first, end, out);
    else
        number(out, NO_TARGET, 1);
    number(out, SENTENCES, first > w.first || end < w.end ? 1 : 0);
    number(out, LENGTH, (float)(w.end - w.first) / 40);
    number(out, FIGURES, figures);
    number(out, QUOTE, (float)quote);
    number(out, MODAL, (float)modal);
    number(out, QUESTION, (float)question);
    number(out, EXCLAMATION, (float)exclamation);
}

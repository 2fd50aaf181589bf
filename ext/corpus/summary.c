#include "corpus/summary.h"

#include <math.h>

enum {
    WORDS_LEAST = 6, /* of a whole sentence */
    WORDS_MOST = 60,
    TOKENS_MOST = 1000 /* of a sentence that are looked at */
};

static const double SAID = 0.2;     /* what is left of a keyword's score once it was said */
static const double ONCE = 0.5;     /* of the score of a keyword that the text has but once */
static const double LEAD = 4;       /* what the first sentence is worth more than a late one */
static const double LEAD_FADES = 5; /* sentences until half of that is left */
static const double REFERS = 0.7;   /* of a sentence that begins with "Er", "Das", "Doch" */

typedef struct Candidate {
    uint32_t sentence;
    uint32_t words;
    double weight; /* by place and form */
    int whole;
    int chosen;
} Candidate;

typedef struct Choice {
    const Document *d;
    const Keywords *k;
    Candidate *candidates;
    uint32_t n;
    double *score;   /* what is left of each keyword's */
    uint32_t *stamp; /* per keyword, the look that has counted it */
    uint32_t look;
} Choice;

/* Behind the sentence's last token that is looked at. */
static uint32_t sentence_end(const Document *d, uint32_t sentence) {
    uint32_t first = d->sentences.first[sentence], end = d->sentences.first[sentence + 1];
    return end - first > TOKENS_MOST ? first + TOKENS_MOST : end;
}

static int is_running(const Document *d, uint32_t sentence) {
    uint8_t label = d->paragraphs.label[d->sentences.paragraph[sentence]];
    return label == LABEL_BODY || label == LABEL_LEAD;
}

/* Does the sentence end with a mark, behind which quotation marks and brackets may stand? */
static int is_ended(const Document *d, uint32_t sentence) {
    uint32_t first = d->sentences.first[sentence], i = d->sentences.first[sentence + 1];
    while (i > first && i + 3 > d->sentences.first[sentence + 1]) {
        i--;
        if (d->words.tag[i] == STTS_STOP) return 1;
        if (d->tokens.kind[i] != TOKEN_PUNCTUATION) return 0;
    }
    return 0;
}

/* Does the sentence begin with a word that refers to the one before? */
static int refers(const Document *d, uint32_t sentence) {
    uint32_t i = d->sentences.first[sentence], end = d->sentences.first[sentence + 1];
    uint8_t tag;
    while (i + 1 < end && d->tokens.kind[i] == TOKEN_PUNCTUATION) i++;
    tag = d->words.tag[i];
    return tag == STTS_PPER || tag == STTS_PDS || tag == STTS_PDAT || tag == STTS_PAV ||
           tag == STTS_KON;
}

static void add_candidate(Choice *c, uint32_t sentence) {
    const Document *d = c->d;
    Candidate *candidate = &c->candidates[c->n];
    uint32_t i, end = sentence_end(d, sentence), words = 0;

    for (i = d->sentences.first[sentence]; i < end; i++) words += d->tokens.kind[i] == TOKEN_WORD;
    candidate->sentence = sentence;
    candidate->words = words;
    candidate->chosen = 0;
    candidate->whole = words >= WORDS_LEAST && words <= WORDS_MOST && is_ended(d, sentence);
    candidate->weight = 1 + LEAD * LEAD_FADES / (LEAD_FADES + c->n);
    if (refers(d, sentence)) candidate->weight *= REFERS;
    c->n++;
}

static void gather(Choice *c) {
    const Document *d = c->d;
    uint32_t i;
    int running = 0;

    for (i = 0; i < d->sentences.n && !running; i++) running = is_running(d, i);
    for (i = 0; i < d->sentences.n && c->n < SUMMARY_CANDIDATES; i++) {
        if (running ? is_running(d, i) : d->paragraphs.keep[d->sentences.paragraph[i]])
            add_candidate(c, i);
    }
}

/* What a sentence would add: keywords count once, and less where it is long. */
static double gain(Choice *c, const Candidate *candidate) {
    const Document *d = c->d;
    uint32_t i, end = sentence_end(d, candidate->sentence);
    double sum = 0;

    c->look++;
    for (i = d->sentences.first[candidate->sentence]; i < end; i++) {
        int32_t term = c->k->of_token[i];
        if (term < 0 || c->stamp[term] == c->look) continue;
        c->stamp[term] = c->look;
        sum += c->score[term];
    }
    return candidate->weight * sum / sqrt((double)candidate->words + WORDS_LEAST);
}

static void choose(Choice *c, Candidate *candidate) {
    const Document *d = c->d;
    uint32_t i, end = sentence_end(d, candidate->sentence);

    c->look++;
    candidate->chosen = 1;
    for (i = d->sentences.first[candidate->sentence]; i < end; i++) {
        int32_t term = c->k->of_token[i];
        if (term < 0 || c->stamp[term] == c->look) continue;
        c->stamp[term] = c->look;
        c->score[term] *= SAID;
    }
}

/* The best one that is not chosen: whole ones first, then by gain, then by place. */
static Candidate *best(Choice *c) {
    Candidate *found = NULL;
    double most = -1;
    uint32_t i;

    for (i = 0; i < c->n; i++) {
        Candidate *candidate = &c->candidates[i];
        double value;
        if (candidate->chosen || (found && found->whole > candidate->whole)) continue;
        value = gain(c, candidate);
        if (found && found->whole == candidate->whole && value <= most) continue;
        found = candidate;
        most = value;
    }
    return found;
}

int summary_choose(Summary *summary, Arena *arena, const Document *d, const Keywords *k,
                   unsigned most) {
    Choice c = {.d = d, .k = k};
    Candidate *next;
    uint32_t i, n;

    summary->n = 0;
    c.candidates = arena_alloc(arena, SUMMARY_CANDIDATES * sizeof *c.candidates);
    c.score = arena_alloc(arena, ((size_t)k->n + 1) * sizeof *c.score);
    c.stamp = arena_zero(arena, ((size_t)k->n + 1) * sizeof *c.stamp);
    if (arena->rc) return arena->rc;
    for (i = 0; i < k->n; i++)
        c.score[i] = k->score[i] <= 0 ? 0 : k->count[i] == 1 ? ONCE * k->score[i] : k->score[i];
    gather(&c);
    for (n = 0; n < most && !arena_poll(arena) && (next = best(&c)) != NULL; n++) choose(&c, next);
    for (i = 0; i < c.n; i++) {
        if (c.candidates[i].chosen) summary->sentence[summary->n++] = c.candidates[i].sentence;
    }
    return arena->rc;
}

/* Free indirect speech: sentences that only their mood tells from the author's own. */
#include "speech/speech.h"

enum {
    LAST = 4,     /* items before a finite verb at the end in which its infinitive stands */
    CLAUSES = 60, /* of a sentence */
    RUMOUR = 3    /* units over which a source is remembered for hearsay */
};

/* "soll ... getan haben", "soll ... krank sein": hearsay; with other verbs it is a plan or a duty. */
static int is_hearsay(const Speech *s, const SpeechClause *c) {
    uint32_t i = c->verb, from, to, token = s->items[c->verb].token;
    if (!lemma_is(s, token, "sollen") || !(s->items[i].mood & MOOD_FACT) ||
        word_is(s, token, "sollte") || word_is(s, token, "sollten"))
        return 0;
    from = c->type == CLAUSE_MAIN ? i + 1 : (i > c->first + LAST ? i - LAST : c->first);
    to = c->type == CLAUSE_MAIN ? c->end : i;
    for (i = from; i < to; i++) {
        unsigned tag = s->items[i].tag;
        /* "beschädigt haben": the tagger may take the infinitive for a finite form */
        if (tag == STTS_VAFIN &&
            (word_is(s, s->items[i].token, "haben") || word_is(s, s->items[i].token, "sein")))
            tag = STTS_VAINF;
        if (tag != STTS_VAINF && tag != STTS_VVINF) continue;
        if (lemma_is(s, s->items[i].token, "werden")) continue;
        if (tag == STTS_VAINF && i > from &&
            (s->items[i - 1].tag == STTS_VVPP || s->items[i - 1].tag == STTS_VAPP))
            return 1;
        if (s->items[i].cue & CUE_STATE && i > from && s->items[i - 1].tag != STTS_PTKZU &&
            s->items[i - 1].tag != STTS_VVPP && s->items[i - 1].tag != STTS_VVIZU)
            return 1;
    }
    return 0;
}

static void guess_speaker(const Speech *s, Row *row) {
    if (!row || !s->thread.subject.end || s->unit - s->thread.subject_unit != 1) return;
    row->speaker = s->thread.subject.first;
    row->speaker_last = s->thread.subject.end - 1;
    row->head = s->thread.subject.head;
}

/* The clause with what belongs to it, as far as the next main clause that is none of free speech. */
static uint32_t last_of(const Speech *s, uint32_t clause, int hearsay) {
    uint32_t c = clause;
    for (; c + 1 < s->clauses_n && c < clause + CLAUSES; c++) {
        const SpeechClause *next = &s->clauses[c + 1];
        if (next->type == CLAUSE_QUOTED) break;
        if (hearsay && next->type == CLAUSE_MAIN && !is_hearsay(s, next)) break;
    }
    return s->items[s->clauses[c].end - 1].last;
}

static void say_hearsay(Speech *s, uint32_t c) {
    uint32_t first = s->items[s->clauses[c].first].token, last = last_of(s, c, 1);
    if (goes_on(s, RUMOUR))
        row_like(s, QUOTE_INDIRECT, first, last, s->thread.open_row - 1, NONE);
    else
        row_add(s, QUOTE_INDIRECT, first, last, NULL, NONE);
}

static void say_free(Speech *s, uint32_t c, uint32_t first, uint32_t last) {
    Row *before = s->thread.open_row ? &s->rows[s->thread.open_row - 1] : NULL;
    if (before && before->free && goes_on(s, 1) && !s->thread.apart && c == 0) {
        before->last = last;
        s->thread.open_unit = s->unit;
        return;
    }
    if (goes_on(s, 2) && !subject_is_newer(s)) {
        before = row_like(s, QUOTE_INDIRECT, first, last, s->thread.open_row - 1, NONE);
    } else {
        before = row_add(s, QUOTE_INDIRECT, first, last, NULL, NONE);
        guess_speaker(s, before);
    }
    if (before) before->free = 1;
}

void free_find(Speech *s) {
    uint32_t c, main = NONE;

    for (c = 0; c < s->clauses_n && !s->arena->rc; c++) {
        const SpeechClause *clause = &s->clauses[c];
        unsigned mood;
        if (clause->type == CLAUSE_QUOTED && main == NONE) return;
        if (clause->verb == NONE || row_around(s, s->items[clause->verb].token)) {
            if (clause->type == CLAUSE_MAIN) main = c;
            continue;
        }
        mood = s->items[clause->verb].mood;
        if (is_hearsay(s, clause)) {
            say_hearsay(s, c);
        } else if (clause->type == CLAUSE_MAIN) {
            int first_one = main == NONE;
            if (mood_is_indirect(mood) ||
                (first_one && mood_is_unreal(mood) && goes_on(s, 1) &&
                 s->rows[s->thread.open_row - 1].kind != QUOTE_REPORTED)) {
                /* no imperative: "Wiederhole das." */
                if (!(c == 0 && clause->verb == clause->first))
                    say_free(s, first_one ? 0 : c, s->items[first_one ? 0 : clause->first].token,
                             first_one ? s->last : last_of(s, c, 0));
            }
        }
        if (clause->type == CLAUSE_MAIN) main = c;
    }
}

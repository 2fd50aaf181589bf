/* Free indirect speech: sentences that only their mood tells from the author's own. */
#include "speech/speech.h"

static int goes_on(const Speech *s, uint32_t units) {
    return s->open_row && s->unit - s->open_unit <= units;
}

/* "soll ... getan haben": hearsay. */
static int is_hearsay(const Speech *s, const SpeechClause *c) {
    uint32_t i, end = c->end;
    if (!lemma_is(s, s->items[c->verb].token, "sollen") ||
        !(s->items[c->verb].mood & MOOD_FACT) || word_is(s, s->items[c->verb].token, "sollte") ||
        word_is(s, s->items[c->verb].token, "sollten"))
        return 0;
    for (i = c->verb + 1; i + 1 < end; i++) {
        unsigned tag = s->items[i].tag;
        if ((tag == STTS_VVPP || tag == STTS_VAPP) && s->items[i + 1].tag == STTS_VAINF &&
            !lemma_is(s, s->items[i + 1].token, "werden"))
            return 1;
    }
    return 0;
}

void free_find(Speech *s) {
    uint32_t c, first, last, token;
    const SpeechClause *main = NULL;
    Row *before;
    unsigned mood;

    for (c = 0; c < s->clauses_n && !main; c++) {
        if (s->clauses[c].type == CLAUSE_MAIN) main = &s->clauses[c];
        if (s->clauses[c].type == CLAUSE_QUOTED) return;
    }
    if (!main) return;
    token = s->items[main->verb].token;
    if (row_around(s, token)) return;
    mood = s->items[main->verb].mood;
    if (!(mood_is_indirect(mood) || (mood_is_unreal(mood) && goes_on(s, 1)) || is_hearsay(s, main)))
        return;
    /* an imperative: "Wiederhole das." */
    if (main == s->clauses && main->verb == main->first) return;
    first = s->items[0].token;
    last = s->last;
    before = s->open_row ? &s->rows[s->open_row - 1] : NULL;
    if (is_hearsay(s, main) && goes_on(s, 3)) {
        row_like(s, QUOTE_INDIRECT, first, last, s->open_row - 1, NONE);
        return;
    }
    if (before && before->free && goes_on(s, 1) && !is_hearsay(s, main)) {
        before->last = last;
        s->open_unit = s->unit;
        return;
    }
    if (goes_on(s, 2) && !is_hearsay(s, main) &&
        !(s->subject.end && s->subject_unit + 1 == s->unit && s->open_unit < s->subject_unit)) {
        before = row_like(s, QUOTE_INDIRECT, first, last, s->open_row - 1, NONE);
    } else {
        before = row_add(s, QUOTE_INDIRECT, first, last, NULL, NONE);
        if (before && s->subject.end && s->unit - s->subject_unit == 1 && !is_hearsay(s, main)) {
            before->speaker = s->subject.first;
            before->speaker_last = s->subject.end - 1;
            before->head = s->subject.head;
        }
    }
    if (before) before->free = !is_hearsay(s, main);
}

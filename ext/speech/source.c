/* Sources: "laut X", "X zufolge", "nach Angaben von X", "so X", "wie X mitteilte", "demnach". */
#include "speech/speech.h"

enum {
    CLAUSES = 60, /* of one message to each side */
    REACH = 40    /* items of a clause in which its source is looked for */
};

static unsigned tag_at(const Speech *s, uint32_t i) {
    return s->items[i].tag;
}

/*
** The row of a source at the items from .. end - 1: the main clause around it with all that belongs to
** it, or the subordinate clause that it stands in.
*/
static void say_source(Speech *s, uint32_t from, uint32_t end, const Phrase *speaker,
                       uint32_t cue) {
    int inserted =
        from == s->clauses[clause_of(s, from)].first && s->items[from].tag != STTS_APPR &&
        s->clauses[clause_of(s, from)].type == CLAUSE_ASKS && !(s->items[from].cue & CUE_DEMNACH);
    uint32_t c = clause_of(s, from), first = c, last = c, start, stop;

    if (s->clauses[c].type == CLAUSE_RELATIVE || s->clauses[c].type == CLAUSE_SUB ||
        s->clauses[c].type == CLAUSE_DASS || (s->clauses[c].type == CLAUSE_ASKS && !inserted)) {
        Row *around = row_around(s, s->items[from].token);
        if (around) return;
        start = s->clauses[c].first;
        stop = s->clauses[c].end;
        if (s->clauses[c].type == CLAUSE_SUB) start++;
    } else {
        /* to the left only where the clause has no first part of its own */
        while (first > 0 && c - first < CLAUSES && s->clauses[first].border != ';' &&
               s->clauses[first - 1].type != CLAUSE_QUOTED &&
               !(s->clauses[first].type == CLAUSE_MAIN &&
                 s->clauses[first].verb > s->clauses[first].first))
            first--;
        while (last + 1 < s->clauses_n && last - c < CLAUSES &&
               s->clauses[last + 1].border != ';' &&
               !(s->clauses[last + 1].type == CLAUSE_QUOTED && s->clauses[last + 1].border == ':'))
            last++;
        start = s->clauses[first].first;
        stop = s->clauses[last].end;
    }
    if (from == start) {
        start = end;
        if (start < stop && tag_at(s, start) == STTS_COMMA && s->clauses[c].type == CLAUSE_BARE) {
            /* "Nach Angaben, die niemand prüfen kann, waren ...": up to the main clause */
            uint32_t k = c + 1;
            while (k < last &&
                   (s->clauses[k].type == CLAUSE_RELATIVE || s->clauses[k].type == CLAUSE_BARE))
                k++;
            start = s->clauses[k].first;
        }
    } else if (end >= stop) {
        stop = from;
        while (stop > start &&
               (tag_at(s, stop - 1) == STTS_COMMA || tag_at(s, stop - 1) == STTS_STOP))
            stop--;
    }
    if (start >= stop) return;
    row_add(s, QUOTE_INDIRECT, s->items[start].token, s->items[stop - 1].last, speaker,
            s->items[cue].token);
}

/* The start of the phrase that ends before `i`, in its clause; NONE when there is none. */
static uint32_t phrase_before(const Speech *s, uint32_t i, Phrase *p) {
    uint32_t c = clause_of(s, i), first = s->clauses[c].first,
             from = i > first + 14 ? i - 14 : first;
    if (i > first + 1 && tag_at(s, i - 1) == STTS_NN && tag_at(s, i - 2) == STTS_PPOSAT &&
        phrase_read(s, i - 2, i, PLACE_FRONT, p) && p->end == i)
        return i - 2; /* "seiner Meinung" */
    for (; from < i; from++) {
        if (phrase_read(s, from, i, PLACE_FRONT, p) && p->end == i) return from;
    }
    return NONE;
}

static int is_source(const Speech *s, const Phrase *p) {
    /* "Ihrer Meinung nach": the reader's */
    if (tag_at(s, p->first) == STTS_PPOSAT && p->first > 0 &&
        s->text[s->tokens->start[s->items[p->first].token]] == 'I')
        return 0;
    return (s->items[p->head].cue & CUE_SOURCE) != 0;
}

/* „...“, sagte Berg nach der Zählung: a frame has its speaker, and "nach" is a time in it. */
static int in_frame(const Speech *s, uint32_t clause) {
    const SpeechClause *c = &s->clauses[clause];
    return clause > 0 && c[-1].type == CLAUSE_QUOTED && c->verb == c->first &&
           verb_cue(s, c->verb) & CUE_SAYS;
}

static void read_preposition(Speech *s, uint32_t i) {
    uint32_t cue = s->items[i].cue, clause = clause_of(s, i), end = s->clauses[clause].end;
    Phrase p;

    if (cue & CUE_LAUT) {
        if (!phrase_read(s, i + 1, end, PLACE_SOURCE, &p)) return;
        apposition_add(s, &p);
        say_source(s, i, p.end, &p, i);
    } else if (cue & CUE_NACH) {
        /* "seiner Meinung nach" */
        if (i > s->clauses[clause].first && phrase_before(s, i, &p) != NONE && is_source(s, &p)) {
            Phrase behind;
            if (tag_at(s, i) == STTS_APPO || !phrase_read(s, i + 1, end, PLACE_SOURCE, &behind) ||
                tag_at(s, p.first) == STTS_PPOSAT) {
                say_source(s, p.first, i + 1, &p, i);
                return;
            }
        }
        if (in_frame(s, clause) || !phrase_read(s, i + 1, end, PLACE_SOURCE, &p)) return;
        if (tag_at(s, p.head) == STTS_PRELS) { /* "Gerüchte, nach denen ..." */
            Phrase noun;
            if (!antecedent_find(s, clause, &noun) ||
                !(s->items[noun.head].cue & (CUE_SOURCE | CUE_NOUN | CUE_MEDIUM)))
                return;
        } else if (!is_source(s, &p)) {
            return;
        }
        apposition_add(s, &p);
        say_source(s, i, p.end, &p, i);
    } else if (cue & CUE_VIEW) {
        if (!phrase_read(s, i + 1, end, PLACE_SOURCE, &p) || !(s->items[p.head].cue & CUE_VIEW))
            return;
        say_source(s, i, p.end, &p, i);
    } else if (cue & CUE_ZUFOLGE) {
        if (phrase_before(s, i, &p) == NONE) return;
        say_source(s, p.first, i + 1, &p, i);
    } else if (cue & CUE_DEMNACH) {
        /* the adverb stands for its source as a pronoun does */
        p.first = p.head = i;
        p.end = i + 1;
        p.plural = p.singular = 0;
        say_source(s, i, i + 1, &p, i);
    }
}

/* Who speaks in a clause that is put in: the subject, or where it is written ("wie es in dem Brief heißt"). */
static int source_subject(const Speech *s, uint32_t clause, uint32_t cue, Phrase *p) {
    const SpeechClause *c = &s->clauses[clause];
    uint32_t i;
    if (!(verb_cue(s, cue) & CUE_OTHER) && subject_find(s, clause, c->verb, p)) return 1;
    for (i = c->first + 1; i + 1 < c->end && i < c->first + REACH; i++) {
        if ((tag_at(s, i) == STTS_APPR || tag_at(s, i) == STTS_APPRART) &&
            phrase_read(s, i + 1, c->end, PLACE_FRONT, p))
            return 1;
    }
    return subject_find(s, clause, c->verb, p);
}

/* ", so X": a clause of its own without a verb. */
static void read_so(Speech *s, uint32_t clause) {
    const SpeechClause *c = &s->clauses[clause];
    Phrase p;

    if (clause == 0 || (c->border != ',' && c->border != '-') ||
        !(word_is(s, s->items[c->first].token, "so")) ||
        s->clauses[clause - 1].type == CLAUSE_QUOTED)
        return;
    if (c->type == CLAUSE_MAIN && c->verb == c->first + 1 &&
        verb_cue(s, c->verb) & (CUE_SAYS | CUE_OTHER)) { /* ", so vermutet die Zeitung" */
        int known = source_subject(s, clause, c->verb, &p);
        if (known || verb_cue(s, c->verb) & CUE_OTHER)
            say_source(s, c->first, c->end, known ? &p : NULL, c->verb);
        return;
    }
    if (c->type != CLAUSE_BARE) return;
    if (!phrase_read(s, c->first + 1, c->end, PLACE_FRONT, &p)) return;
    if (!phrase_is_agent(s, &p) && !(s->items[p.head].cue & (CUE_SOURCE | CUE_MEDIUM | CUE_NOUN)))
        return;
    apposition_add(s, &p);
    say_source(s, c->first, p.end > c->end ? p.end : c->end, &p, c->first);
}

/* "wie X mitteilte", "wie aus dem Bericht hervorgeht" */
static void read_wie(Speech *s, uint32_t clause) {
    const SpeechClause *c = &s->clauses[clause];
    uint32_t first = c->first, i, cue = NONE;
    Phrase p;
    int known;

    if (c->verb == NONE || c->type == CLAUSE_MAIN) return;
    if (!lemma_is(s, s->items[first].token, "wie") && !word_is(s, s->items[first].token, "Wie"))
        return;
    for (i = first; i < c->end; i++) {
        if (s->items[i].tag != STTS_NN &&
            s->items[i].cue & (CUE_SAYS | CUE_OTHER | CUE_WEAK | CUE_REPORTS | CUE_INFINITIVE))
            cue = i;
        if (cue == NONE && lemma_is(s, s->items[i].token, "bekannt")) cue = i;
    }
    if (cue == NONE) return;
    known = source_subject(s, clause, cue, &p);
    say_source(s, first, c->end, known ? &p : NULL, cue);
}

void sources_find(Speech *s) {
    uint32_t i, c;
    for (c = 0; c < s->clauses_n && !s->arena->rc; c++) {
        const SpeechClause *clause = &s->clauses[c];
        read_so(s, c);
        read_wie(s, c);
        for (i = clause->first; i < clause->end; i++) {
            if (s->items[i].cue & (CUE_LAUT | CUE_NACH | CUE_ZUFOLGE | CUE_DEMNACH | CUE_VIEW) &&
                s->items[i].tag != STTS_NN && s->items[i].tag != STTS_VVFIN)
                read_preposition(s, i);
        }
    }
}

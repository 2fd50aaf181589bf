/* Indirect speech that a verb or a noun introduces: "sagte, dass ...", "..., sagte er", "die Forderung, ...". */
#include "speech/speech.h"

enum {
    REACH = 4,   /* clauses between a cue and what it introduces */
    PARTS = 24,  /* items of a clause in which a word that belongs to the verb is looked for */
    WORDS = 4,   /* items of what stands before "heißt es" */
    CLAUSES = 60 /* clauses of one message */
};

static unsigned tag_at(const Speech *s, uint32_t i) {
    return s->items[i].tag;
}

/* A word with this lemma in the clause, near the verb: its item or NONE. */
static uint32_t find_lemma(const Speech *s, const SpeechClause *c, uint32_t verb,
                           const char *lemma) {
    uint32_t i = verb > c->first + PARTS ? verb - PARTS : c->first;
    for (; i < c->end && i < verb + PARTS; i++) {
        if (lemma_is(s, s->items[i].token, lemma)) return i;
    }
    return NONE;
}

static int has_tag(const Speech *s, const SpeechClause *c, uint32_t near, unsigned tag) {
    uint32_t i = near > c->first + PARTS ? near - PARTS : c->first;
    for (; i < c->end && i < near + PARTS; i++) {
        if (tag_at(s, i) == tag) return 1;
    }
    return 0;
}

/*
** The letters of a verb that introduces speech with another word only ("gab ... bekannt"): one of its
** clause, or one that stands alone behind an apposition ("gab die Chefin, Anna Berg, bekannt").
*/
static uint32_t joined_cue(const Speech *s, uint32_t clause, uint32_t verb) {
    const SpeechClause *c = &s->clauses[clause];
    uint32_t i = verb > c->first + PARTS ? verb - PARTS : c->first, cue, k;
    for (; i < c->end && i < verb + PARTS; i++) {
        if (i == verb) continue;
        cue = cue_of_pair(s, s->items[verb].token, s->items[i].token);
        if (cue) return cue;
    }
    for (k = clause + 1; k < s->clauses_n && k < clause + REACH; k++) {
        const SpeechClause *next = &s->clauses[k];
        if (next->type != CLAUSE_BARE) break;
        if (next->end != next->first + 1) continue;
        cue = cue_of_pair(s, s->items[verb].token, s->items[next->first].token);
        if (cue) return cue;
    }
    return 0;
}

uint32_t verb_cue(const Speech *s, uint32_t item) {
    uint32_t cue = s->items[item].cue;
    if (cue & CUE_JOINS && s->items[item].tag != STTS_NN)
        cue |= joined_cue(s, clause_of(s, item), item);
    return cue;
}

typedef struct CueVerb {
    uint32_t item, clause, finite;
    uint32_t cue;
    int passive;
} CueVerb;

/* Is the item a verb that introduces speech? Fills `v`. */
static int read_verb(const Speech *s, uint32_t i, CueVerb *v) {
    const Item *item = &s->items[i];
    const SpeechClause *c;
    unsigned tag = item->tag;

    if (tag != STTS_VVFIN && tag != STTS_VVPP && tag != STTS_VVINF && tag != STTS_VAFIN &&
        tag != STTS_VAPP)
        return 0;
    v->item = i;
    v->clause = clause_of(s, i);
    c = &s->clauses[v->clause];
    v->cue = verb_cue(s, i);
    v->finite = c->verb;
    v->passive = 0;
    if (!(v->cue & (CUE_SAYS | CUE_WEAK | CUE_CORRELATE | CUE_INFINITIVE | CUE_OTHER | CUE_REPORTS |
                    CUE_ABOUT)) ||
        v->finite == NONE)
        return 0;
    if (tag_is_finite(tag)) {
        v->finite = i;
        return 1;
    }
    if (tag == STTS_VVPP || tag == STTS_VAPP) {
        uint32_t auxiliary = s->items[v->finite].token;
        if (tag_at(s, v->finite) == STTS_VVFIN)
            return i > c->first && tag_at(s, i - 1) == STTS_KON &&
                   (mood_of(s, item->token) & MOOD_SINGULAR) != 0; /* "... und berichtet, dass" */
        if (lemma_is(s, auxiliary, "haben")) return 1;
        if (lemma_is(s, auxiliary, "sein") && lemma_is(s, item->token, "ausgehen")) return 1;
        if (lemma_is(s, auxiliary, "werden") || lemma_is(s, auxiliary, "sein")) {
            v->passive = 1;
            return 1;
        }
        v->passive = has_tag(s, c, i, STTS_VAINF) && find_lemma(s, c, i, "werden") != NONE;
        return tag_at(s, v->finite) == STTS_VMFIN;
    }
    /* an infinitive: with a modal, or with werden */
    return i > 0 && tag_at(s, i - 1) != STTS_PTKZU &&
           (tag_at(s, v->finite) == STTS_VMFIN || lemma_is(s, s->items[v->finite].token, "werden"));
}

/* The phrase behind a preposition of the clause: "von X" in a passive, "in dem Brief" of "heißt es". */
static int find_source(const Speech *s, const CueVerb *v, Phrase *p) {
    const SpeechClause *c = &s->clauses[v->clause];
    uint32_t i = v->item > c->first + PARTS ? v->item - PARTS : c->first;
    for (; i + 1 < c->end && i < v->item + PARTS; i++) {
        uint32_t token = s->items[i].token;
        if (tag_at(s, i) != STTS_APPR && tag_at(s, i) != STTS_APPRART) continue;
        if (!phrase_read(s, i + 1, c->end, PLACE_FRONT, p)) continue;
        if (p->first <= v->item && p->end > v->item) continue;
        if (lemma_is(s, token, "von") || word_is(s, token, "vom")) {
            if (phrase_is_agent(s, p) || s->items[p->head].cue & (CUE_HUMAN | CUE_MEDIUM)) return 1;
        } else if (!(word_is(s, token, "in") || word_is(s, token, "im") ||
                     word_is(s, token, "In") || word_is(s, token, "Im") ||
                     word_is(s, token, "aus") || word_is(s, token, "Aus") ||
                     word_is(s, token, "durch"))) {
            continue;
        } else if (s->items[p->head].cue & (CUE_MEDIUM | CUE_SOURCE | CUE_NOUN) ||
                   (v->cue & CUE_OTHER && phrase_is_agent(s, p))) {
            return 1;
        }
    }
    return 0;
}

/* The clause before in which the subject of one without stands: "er räumte ein, ..., und sagte". */
static int find_carried(const Speech *s, const CueVerb *v, Phrase *p) {
    uint32_t c = v->clause, tries;
    if (s->clauses[c].first != v->finite &&
        !(s->clauses[c].first + 1 == v->finite && tag_at(s, s->clauses[c].first) == STTS_ADV) &&
        s->clauses[c].border != 'k')
        return 0;
    for (tries = 0; c > 0 && tries < 6; tries++) {
        const SpeechClause *b = &s->clauses[--c];
        if (b->type == CLAUSE_MAIN && b->verb != NONE && !mood_is_indirect(s->items[b->verb].mood))
            return subject_find(s, c, b->verb, p);
    }
    return 0;
}

int carried_find(const Speech *s, uint32_t clause, Phrase *p) {
    CueVerb v = {.clause = clause, .finite = s->clauses[clause].verb};
    return find_carried(s, &v, p);
}

int antecedent_find(const Speech *s, uint32_t clause, Phrase *p) {
    uint32_t first = s->clauses[clause].first, i, end;
    if (clause == 0 || first < 2 || tag_at(s, first - 1) != STTS_COMMA) return 0;
    end = first - 1;
    i = s->clauses[clause - 1].first;
    if (end > i + PARTS) i = end - PARTS;
    for (; i < end; i++) {
        if (phrase_read(s, i, end, PLACE_FRONT, p)) {
            if (p->end == end) return 1;
            if (tag_at(s, i) == STTS_NN || tag_at(s, i) == STTS_NE) i = p->end - 1;
        }
    }
    return 0;
}

static int find_speaker(const Speech *s, const CueVerb *v, Phrase *p) {
    if (v->cue & CUE_OTHER) return find_source(s, v, p);
    if (v->passive && !(v->cue & CUE_OBJECT)) return find_source(s, v, p);
    /* "... und nannte den Plan gut": what follows is the object where a subject can be carried on */
    if (s->clauses[v->clause].border == 'k' && s->clauses[v->clause].first == v->finite &&
        find_carried(s, v, p))
        return 1;
    return subject_find(s, v->clause, v->finite, p) || find_carried(s, v, p);
}

/* Does the clause begin with its finite verb, conjunctions apart? */
static int verb_first(const Speech *s, const SpeechClause *c) {
    uint32_t i = c->first;
    if (c->verb == NONE) return 0;
    while (i < c->verb && tag_at(s, i) == STTS_KON) i++;
    return i == c->verb;
}

/* The last clause of a message that begins with clause `k`. */
static uint32_t message_end(const Speech *s, uint32_t k) {
    const SpeechClause *head = &s->clauses[k];
    int indirect = head->verb != NONE && (mood_is_indirect(s->items[head->verb].mood) ||
                                          mood_is_unreal(s->items[head->verb].mood));
    uint32_t c;
    for (c = k + 1; c < s->clauses_n && c < k + CLAUSES; c++) {
        const SpeechClause *next = &s->clauses[c];
        unsigned mood = next->verb == NONE ? 0 : s->items[next->verb].mood;
        if (next->border == ';') break;
        if (next->type == CLAUSE_QUOTED && next->border == ':') break;
        if (next->type == CLAUSE_BARE && next->first < s->n &&
            word_is(s, s->items[next->first].token, "so"))
            break;
        if (next->type == CLAUSE_MAIN) {
            if (mood_is_indirect(mood) || mood_is_unreal(mood)) continue;
            if (head->type == CLAUSE_ZU || head->type == CLAUSE_DASS || head->type == CLAUSE_ASKS) {
                if (next->first == next->verb && (next->border == 'k' || next->border == ','))
                    break;
                if (head->type == CLAUSE_ZU && next->border == ',' && !verb_first(s, next)) break;
            } else if (indirect && next->border == 'k' && next->first == next->verb &&
                       !(mood & MOOD_INDIRECT)) {
                break;
            }
        }
    }
    return c - 1;
}

static uint32_t last_token(const Speech *s, uint32_t clause) {
    uint32_t i = s->clauses[clause].end - 1;
    return s->items[i].last;
}

/* Is there a Konjunktiv among the clauses? */
static int any_indirect(const Speech *s, uint32_t from, uint32_t to) {
    for (; from <= to; from++) {
        uint32_t verb = s->clauses[from].verb;
        if (verb != NONE &&
            (mood_is_indirect(s->items[verb].mood) || mood_is_unreal(s->items[verb].mood)))
            return 1;
    }
    return 0;
}

/* A pronominal adverb that announces a clause: "davon", "darauf"; "darin" and others tell of facts. */
static int has_correlate(const Speech *s, const SpeechClause *c, uint32_t near) {
    uint32_t i = near > c->first + PARTS ? near - PARTS : c->first;
    for (; i < c->end && i < near + PARTS; i++) {
        uint32_t token = s->items[i].token;
        if (tag_at(s, i) == STTS_PAV && !lemma_is(s, token, "darin") &&
            !lemma_is(s, token, "dabei") && !lemma_is(s, token, "dadurch") &&
            !lemma_is(s, token, "daraus"))
            return 1;
    }
    return 0;
}

/* The clause behind the cue that is what was said, or NONE. */
static uint32_t find_complement(const Speech *s, const CueVerb *v) {
    uint32_t k, strong = v->cue & CUE_SAYS;
    const SpeechClause *c = &s->clauses[v->clause];
    int correlate = has_correlate(s, c, v->item), agent = -1;
    Phrase subject;

    for (k = v->clause + 1; k < s->clauses_n && k <= v->clause + REACH; k++) {
        const SpeechClause *next = &s->clauses[k];
        unsigned mood = next->verb == NONE ? 0 : s->items[next->verb].mood;
        int subjunctive = mood_is_indirect(mood) || mood_is_unreal(mood);
        if (next->border == ';' || next->border == 'k' || next->border == '.') return NONE;
        switch (next->type) {
        case CLAUSE_DASS:
            if (strong || (v->cue & CUE_CORRELATE && correlate) || v->cue & CUE_OTHER) return k;
            return v->cue & CUE_WEAK && subjunctive ? k : NONE;
        case CLAUSE_ASKS:
            if (next->border == ',' && lemma_is(s, s->items[next->first].token, "wie") &&
                k + 1 < s->clauses_n && any_indirect(s, k + 1, k + 1) &&
                s->clauses[k + 1].type == CLAUSE_MAIN)
                break; /* "erklärte der Rat, wie er sich nennt, die Lage sei gut" */
            return strong && next->border == ',' ? k : NONE;
        case CLAUSE_MAIN:
            if (verb_first(s, next) && next->border != ':') {
                /* "meldet, Anna Berg, die ..., habe ...", "über den Versuch, ..., sei er enttäuscht" */
                if (subjunctive && strong && k > v->clause + 1 && mood_is_indirect(mood))
                    return v->clause + 1;
                /* "sollte er gewinnen, werde sie ..." */
                if (k == v->clause + 1 && mood & MOOD_UNREAL && strong && k + 1 < s->clauses_n &&
                    (s->clauses[k + 1].type == CLAUSE_ZU || any_indirect(s, k + 1, k + 1)))
                    return k;
                return NONE;
            }
            if (subjunctive && v->cue & (CUE_SAYS | CUE_WEAK | CUE_INFINITIVE | CUE_OTHER)) {
                const Item *own = &s->items[v->finite];
                return own->tag == STTS_VMFIN && mood_is_indirect(own->mood) ? NONE : k;
            }
            if (!strong || k != v->clause + 1 || (next->border != ',' && next->border != ':') ||
                v->cue & CUE_WEAK || v->passive)
                return NONE;
            if (agent < 0)
                agent =
                    subject_find(s, v->clause, v->finite, &subject) && phrase_is_agent(s, &subject);
            return agent ? k : NONE;
        case CLAUSE_ZU:
            if (v->cue & CUE_INFINITIVE && !(tag_at(s, next->first) == STTS_KOUI)) return k;
            return NONE;
        case CLAUSE_SUB:
            if (k == v->clause + 1 && strong && k + 1 < s->clauses_n && any_indirect(s, k, k + 1))
                return k;
            /* "warf ihm, nachdem ..., vor, ..." */
            if (k == v->clause + 1 && k + 1 < s->clauses_n &&
                s->clauses[k + 1].type == CLAUSE_BARE &&
                s->clauses[k + 1].end == s->clauses[k + 1].first + 1)
                break;
            return NONE;
        case CLAUSE_RELATIVE:
        case CLAUSE_BARE:
            break;
        default:
            return NONE;
        }
    }
    return NONE;
}

/* What stands before a cue that begins its clause: the first clause of it, or NONE. */
static uint32_t find_preposed(const Speech *s, const CueVerb *v) {
    uint32_t c = v->clause, first = NONE;
    uint32_t verb = s->clauses[c].first;
    if (c == 0 || s->clauses[c].border != ',') return NONE;
    if (points_back(s, verb)) verb++; /* "..., das teilte X mit" */
    if (verb != v->finite) return NONE;
    while (c > 0 && v->clause - c < CLAUSES) {
        const SpeechClause *b = &s->clauses[--c];
        if (b->type == CLAUSE_QUOTED) return NONE;
        if (b->type == CLAUSE_MAIN || b->type == CLAUSE_DASS) first = c;
        if (b->border == ';') break;
    }
    if (first == NONE) /* the tagger found no verb in it */
        return c == 0 && s->clauses[v->clause - 1].end >= WORDS && v->cue & CUE_OTHER ? 0 : NONE;
    return c;
}

/* "Denken Sie daran, ...": the reader is spoken to. */
static int is_reader(const Speech *s, const Phrase *p) {
    uint32_t token = s->items[p->first].token;
    return tag_at(s, p->first) == STTS_PPER && p->first > 0 && word_is(s, token, "Sie");
}

/* "Das teilte die Polizei mit.": what the sentence before says. */
static void say_pointer(Speech *s, const CueVerb *v) {
    const SpeechClause *c = &s->clauses[v->clause];
    Phrase speaker;
    uint32_t k;
    if (c->type != CLAUSE_MAIN || v->clause != 0 || c->verb != c->first + 1 ||
        !points_back(s, c->first) || !(v->cue & CUE_SAYS) || v->passive || s->before == NONE)
        return;
    if (!find_speaker(s, v, &speaker) || speaker.first == c->first || !phrase_is_agent(s, &speaker))
        return;
    for (k = s->rows_n; k > 0 && s->rows_n - k < 8; k--) {
        const Row *row = &s->rows[k - 1];
        if (row->last >= s->before && row->kind != QUOTE_DIRECT) return;
    }
    row_add(s, QUOTE_INDIRECT, s->before, s->first - 1, &speaker, s->items[v->item].token);
}

/*
** What goes on behind a frame that is put in ("Der Deich werde, sagte sie, noch lange halten"): the
** clause with the rest of the verb. Returns the message's last clause, or `end`.
*/
static uint32_t end_behind(const Speech *s, const CueVerb *v, uint32_t item, uint32_t end) {
    uint32_t c, i;
    if (item >= s->n || v->clause == 0) return end;
    c = clause_of(s, item) + 1;
    if (c >= s->clauses_n || s->clauses[c].type != CLAUSE_BARE || s->clauses[c].border != ',' ||
        s->clauses[v->clause - 1].verb == NONE ||
        tag_at(s, s->clauses[v->clause - 1].verb) == STTS_VVFIN)
        return end;
    for (i = s->clauses[c].first; i < s->clauses[c].end; i++) {
        unsigned tag = tag_at(s, i);
        if (tag == STTS_VVINF || tag == STTS_VVPP || tag == STTS_VAINF || tag == STTS_VAPP)
            return c;
    }
    return end;
}

static void say_verb(Speech *s, uint32_t i) {
    CueVerb v;
    Phrase speaker;
    uint32_t k, end, cue;
    int known;

    if (!read_verb(s, i, &v)) return;
    cue = s->items[i].token;
    /* "wie X mitteilte" is a matter of source.c */
    if (s->clauses[v.clause].type == CLAUSE_ASKS) return;
    k = find_complement(s, &v);
    if (k != NONE) {
        Row *around = row_around(s, cue);
        if (around && s->clauses[k].type == CLAUSE_MAIN &&
            !mood_is_indirect(s->items[s->clauses[k].verb].mood))
            return;
        end = message_end(s, k);
        known = find_speaker(s, &v, &speaker);
        if (known && is_reader(s, &speaker)) return;
        if (!known && around && !v.passive) return;
        if (!known && s->clauses[k].type == CLAUSE_ZU && !v.passive) return;
        if (!known && !v.passive && !(v.cue & CUE_OTHER) &&
            s->clauses[v.clause].type == CLAUSE_MAIN && verb_first(s, &s->clauses[v.clause]) &&
            v.clause == 0)
            return;
        row_add(s, QUOTE_INDIRECT, s->items[s->clauses[k].first].token, last_token(s, end),
                known ? &speaker : NULL, cue);
        return;
    }
    if (!(v.cue & (CUE_SAYS | CUE_OTHER)) || v.passive) return;
    k = find_preposed(s, &v);
    if (k == NONE) {
        say_pointer(s, &v);
        return;
    }
    known = find_speaker(s, &v, &speaker);
    if (!known && !(v.cue & CUE_OTHER)) return;
    if (known && speaker.first < v.finite && !(v.cue & CUE_OTHER)) return;
    end = v.clause - 1;
    /* "..., fand dann eine Anstellung": who can speak, or a Konjunktiv */
    if (known && !any_indirect(s, k, end) &&
        (!phrase_is_agent(s, &speaker) || tag_at(s, speaker.head) == STTS_PIS ||
         tag_at(s, speaker.head) == STTS_PIAT))
        return;
    if (v.clause + 1 < s->clauses_n && s->clauses[v.clause + 1].border == ',' &&
        any_indirect(s, v.clause + 1, v.clause + 1))
        end = message_end(s, v.clause + 1);
    else if (known)
        end = end_behind(s, &v, speaker.end, end);
    if (!known && s->thread.open_row &&
        s->unit - s->thread.open_unit <= 1) /* "..., hieß es": who spoke before */
        row_like(s, QUOTE_INDIRECT, s->items[s->clauses[k].first].token, last_token(s, end),
                 s->thread.open_row - 1, cue);
    else
        row_add(s, QUOTE_INDIRECT, s->items[s->clauses[k].first].token, last_token(s, end),
                known ? &speaker : NULL, cue);
}

/* "die Forderung von X, ...": a noun with a clause behind it. */
static void say_noun(Speech *s, uint32_t i) {
    uint32_t clause = clause_of(s, i), k, start = i;
    const SpeechClause *c = &s->clauses[clause], *next;
    Phrase phrase, speaker;
    const Row *around;
    int known = 0;

    if (!(s->items[i].cue & CUE_NOUN) || tag_at(s, i) != STTS_NN || clause + 1 >= s->clauses_n)
        return;
    next = &s->clauses[clause + 1];
    if (next->border != ',') return;
    if (next->type == CLAUSE_MAIN) {
        unsigned mood = s->items[next->verb].mood;
        if (verb_first(s, next) || !(mood_is_indirect(mood) || mood_is_unreal(mood))) return;
    } else if (next->type != CLAUSE_DASS && next->type != CLAUSE_ZU) {
        return;
    }
    if (next->type == CLAUSE_ZU && tag_at(s, next->first) == STTS_KOUI) return;
    /* the phrase must reach to the comma, verbs at the end apart */
    while (start > c->first &&
           (tag_at(s, start - 1) == STTS_ADJA || tag_at(s, start - 1) == STTS_ART ||
            tag_at(s, start - 1) == STTS_PPOSAT || tag_at(s, start - 1) == STTS_PIAT ||
            tag_at(s, start - 1) == STTS_PDAT))
        start--;
    if (!phrase_read(s, start, c->end, PLACE_FRONT, &phrase) || phrase.end <= i) return;
    for (k = phrase.end; k < c->end; k++) {
        unsigned tag = tag_at(s, k);
        if (next->type == CLAUSE_MAIN && k < phrase.end + WORDS)
            continue; /* "stehen Vorwürfe im Raum" */
        if (!tag_is_finite(tag) && tag != STTS_VVPP && tag != STTS_VVINF && tag != STTS_PTKVZ &&
            tag != STTS_VAPP && tag != STTS_VAINF)
            return;
    }
    around = row_around(s, s->items[next->first].token);
    if (around && around->first == s->items[next->first].token) return;
    if (phrase.end > phrase.head + 1 || tag_at(s, phrase.first) == STTS_PPOSAT) {
        speaker = phrase; /* "die Forderung von Anna Berg", "ihre Forderung" */
        known = 1;
    } else if (c->verb != NONE) {
        known = subject_find(s, clause, c->verb, &speaker) && phrase_is_agent(s, &speaker);
        if (known && speaker.first <= i && i < speaker.end) known = 0;
    }
    if (!known && (next->type == CLAUSE_ZU || lemma_is(s, s->items[i].token, "Frage"))) return;
    k = message_end(s, clause + 1);
    row_add(s, QUOTE_INDIRECT, s->items[next->first].token, last_token(s, k),
            known ? &speaker : NULL, s->items[i].token);
}

void indirect_find(Speech *s) {
    uint32_t i;
    for (i = 0; i < s->n && !s->arena->rc; i++) {
        uint32_t cue = s->items[i].cue;
        if (cue & CUE_NOUN && s->items[i].tag == STTS_NN)
            say_noun(s, i);
        else if (s->items[i].tag != STTS_NN)
            say_verb(s, i);
    }
}

/* Has the verb a row already? */
static int is_said(const Speech *s, uint32_t cue) {
    uint32_t k, from = s->rows_n > s->rows_before + 40 ? s->rows_n - 40 : s->rows_before;
    for (k = from; k < s->rows_n; k++) {
        if (s->rows[k].cue == cue) return 1;
    }
    return 0;
}

/* A clause with a Konjunktiv I among those that belong to the sentence: what was said, in part. */
static uint32_t find_indirect(const Speech *s, uint32_t from, uint32_t end) {
    uint32_t k;
    for (k = from; k <= end; k++) {
        const SpeechClause *c = &s->clauses[k];
        if ((c->type == CLAUSE_RELATIVE || c->type == CLAUSE_SUB) && c->verb != NONE &&
            mood_is_indirect(s->items[c->verb].mood))
            return k;
    }
    return NONE;
}

/* A sentence that tells of a speech act: "Er bezeichnete den Plan als ...", "Sie forderte mehr Geld." */
static void report_verb(Speech *s, uint32_t i) {
    CueVerb v;
    Phrase speaker;
    uint32_t end, part;
    const SpeechClause *c;

    if (!read_verb(s, i, &v) || !(v.cue & (CUE_REPORTS | CUE_ABOUT))) return;
    c = &s->clauses[v.clause];
    if (c->type != CLAUSE_MAIN || row_around(s, s->items[i].token) || is_said(s, s->items[i].token))
        return;
    if (!(v.cue & CUE_REPORTS) && !has_tag(s, c, i, STTS_APPR) && !has_tag(s, c, i, STTS_APPRART) &&
        !has_tag(s, c, i, STTS_KOKOM) && !has_tag(s, c, i, STTS_PAV))
        return;
    /* "..., lobte den Plan": a list of what one does */
    if (!(c->border == ',' && c->first == v.finite && v.clause > 0 &&
          s->clauses[v.clause - 1].type != CLAUSE_QUOTED && find_carried(s, &v, &speaker)) &&
        !find_speaker(s, &v, &speaker))
        return;
    if (!phrase_is_agent(s, &speaker) || is_reader(s, &speaker)) return;
    for (end = v.clause; end + 1 < s->clauses_n && end < v.clause + CLAUSES; end++) {
        const SpeechClause *next = &s->clauses[end + 1];
        if (next->type == CLAUSE_MAIN || next->type == CLAUSE_QUOTED || next->border == ';') break;
    }
    part = find_indirect(s, v.clause + 1, end);
    if (part != NONE)
        row_add(s, QUOTE_INDIRECT, s->items[s->clauses[part].first].token, last_token(s, end),
                &speaker, s->items[i].token);
    else
        row_add(s, QUOTE_REPORTED, s->items[c->first].token, last_token(s, end), &speaker,
                s->items[i].token);
}

void reported_find(Speech *s) {
    uint32_t i;
    for (i = 0; i < s->n && !s->arena->rc; i++) {
        if (s->items[i].tag != STTS_NN) report_verb(s, i);
    }
}

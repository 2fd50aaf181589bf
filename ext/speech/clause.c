/* Units and their clauses: by commas, conjunctions and finite verbs, without a parse. */
#include "speech/speech.h"

enum {
    BRACKET = 40,      /* tokens in a bracket that is left out */
    CLAUSE_REACH = 40, /* items behind a conjunction in which its clause has a verb */
    NEAR = 4,          /* items around a verb in which "ich" is its subject */
    PIECES = 5,        /* of a clause that others are put into */
    FIRST_WORDS = 3    /* words before a conjunction that opens a clause: "so", "auch", "erst" */
};

static char first_char(const Speech *s, uint32_t token) {
    return s->text[s->tokens->start[token]];
}

/* The token behind the bracket that opens here, or `token` where none closes it. */
static uint32_t skip_bracket(const Speech *s, uint32_t token, uint32_t last) {
    char close = first_char(s, token) == '(' ? ')' : ']';
    uint32_t i;
    for (i = token + 1; i <= last && i < token + BRACKET; i++) {
        if (first_char(s, i) == close && s->tokens->length[i] == 1) return i + 1;
    }
    return token;
}

static int is_dash(const Speech *s, uint32_t token) {
    const char *z = s->text + s->tokens->start[token];
    return (s->tokens->length[token] == 1 && *z == '-') ||
           (s->tokens->length[token] == 3 && z[0] == '\xE2' && z[1] == '\x80' &&
            (z[2] == '\x93' || z[2] == '\x94'));
}

static void add_item(Speech *s, uint32_t token) {
    Item *item = &s->items[s->n++];
    item->token = item->last = token;
    item->quoted = 0;
    item->tag = s->words->tag[token];
    item->cue = cue_of(s, token);
    item->mood = tag_is_finite(item->tag) ? mood_of(s, token) : 0;
}

static void read_items(Speech *s) {
    uint32_t i = s->first;
    s->n = 0;
    while (i <= s->last) {
        uint32_t q = s->quoted_at[i];
        if (q && s->quoted[q - 1].full) {
            const Quoted *quoted = &s->quoted[q - 1];
            Item *item = &s->items[s->n++];
            item->token = i;
            item->last = quoted->closed ? quoted->close : quoted->close - 1;
            item->quoted = q;
            item->tag = STTS_COUNT;
            item->cue = 0;
            item->mood = 0;
            i = item->last + 1;
        } else if (s->words->tag[i] == STTS_MARK && !is_dash(s, i)) {
            char c = first_char(s, i);
            uint32_t behind = c == '(' || c == '[' ? skip_bracket(s, i, s->last) : i;
            if (behind > i) {
                if (s->n > 0) s->items[s->n - 1].last = behind - 1;
                i = behind;
            } else {
                i++; /* quotation marks and the like */
            }
        } else {
            add_item(s, i++);
        }
    }
}

/* The border that an item is, or 0. */
static char border_of(const Speech *s, uint32_t i) {
    const Item *item = &s->items[i];
    char c;
    if (item->quoted) return 0;
    c = first_char(s, item->token);
    if (item->tag == STTS_COMMA) return ',';
    if (item->tag == STTS_STOP) return c == ':' || c == ';' ? c : '.';
    if (item->tag == STTS_MARK) return '-';
    return 0;
}

static int is_zu(const Speech *s, uint32_t i) {
    return s->items[i].tag == STTS_PTKZU || s->items[i].tag == STTS_VVIZU;
}

static uint32_t find_finite(const Speech *s, uint32_t from, uint32_t end) {
    for (; from < end; from++) {
        if (tag_is_finite(s->items[from].tag)) return from;
    }
    return NONE;
}

/* Does a clause without a verb begin as one that asks ("wie die Chefin")? */
static int opens_clause(const Speech *s, const SpeechClause *c) {
    unsigned tag = s->items[c->first].tag;
    return tag == STTS_PWAV || tag == STTS_PWS || tag == STTS_PWAT;
}

/* What the clause's first words make it. */
static ClauseType opener_of(const Speech *s, uint32_t first, uint32_t end) {
    uint32_t i;
    for (i = first; i < end && i <= first + FIRST_WORDS; i++) {
        const Item *item = &s->items[i];
        switch (item->tag) {
        case STTS_KOUS:
            if (word_is(s, item->token, "wie") || word_is(s, item->token, "Wie"))
                return CLAUSE_ASKS;
            if (lemma_is(s, item->token, "dass") || lemma_is(s, item->token, "ob") ||
                lemma_is(s, item->token, "daß"))
                return i > first && word_is(s, s->items[i - 1].token, "so") ? CLAUSE_SUB
                                                                            : CLAUSE_DASS;
            return CLAUSE_SUB;
        case STTS_PRELS:
        case STTS_PRELAT:
            return CLAUSE_RELATIVE;
        case STTS_PWS:
        case STTS_PWAT:
        case STTS_PWAV:
            return CLAUSE_ASKS;
        case STTS_KOKOM:
            return i == first && word_is(s, item->token, "wie") ? CLAUSE_ASKS : CLAUSE_MAIN;
        case STTS_KON:
        case STTS_ADV:
        case STTS_APPR:
            break;
        case STTS_KOUI:
            return CLAUSE_ZU;
        default:
            return CLAUSE_MAIN;
        }
    }
    return CLAUSE_MAIN;
}

/* "ich habe" is no Konjunktiv. */
static void settle_own(Speech *s, const SpeechClause *c) {
    uint32_t i, from, to;
    if (c->verb == NONE || !(s->items[c->verb].mood & MOOD_OWN)) return;
    from = c->verb > c->first + NEAR ? c->verb - NEAR : c->first;
    to = c->verb + NEAR < c->end ? c->verb + NEAR : c->end;
    for (i = from; i < to; i++) {
        if (s->items[i].tag == STTS_PPER && lemma_is(s, s->items[i].token, "ich"))
            s->items[c->verb].mood |= MOOD_FACT;
    }
}

/*
** A clause that was cut in pieces by what is put in ("wie Anna Berg, die Chefin, mitteilte") becomes
** one again: its opener has no verb, the last piece has it at its end.
*/
static void join_parts(Speech *s) {
    uint32_t n = s->clauses_n, k;
    SpeechClause *last, *first;
    if (n < 2) return;
    last = &s->clauses[n - 1];
    if (last->type != CLAUSE_MAIN || last->border != ',' || last->verb + 1 != last->end) return;
    for (k = n - 1; k > 0 && n - k < PIECES;) {
        first = &s->clauses[--k];
        if (first->type == CLAUSE_RELATIVE && first->verb != NONE) continue;
        if (first->type == CLAUSE_BARE && !opens_clause(s, first)) continue;
        if (first->verb != NONE || first->type == CLAUSE_MAIN || first->type == CLAUSE_ZU ||
            first->type == CLAUSE_QUOTED)
            return;
        if (first->type == CLAUSE_BARE) first->type = CLAUSE_ASKS;
        first->end = last->end;
        first->verb = last->verb;
        s->clauses_n = k + 1;
        return;
    }
}

/*
** A verb of speech at the end of a clause without a finite verb is finite where its form can be
** ("Wie dpa berichtet", "Andere Quellen berichten"), though the tagger takes it for a participle or an
** infinitive. Its item or NONE.
*/
static uint32_t retag_last(Speech *s, uint32_t first, uint32_t end) {
    Item *item = &s->items[end - 1];
    uint32_t i;
    uint8_t mood;
    if (end < first + 2 || (item->tag != STTS_VVPP && item->tag != STTS_VVINF) ||
        !(item->cue & CUE_SAYS))
        return NONE;
    for (i = end > first + CLAUSE_REACH ? end - CLAUSE_REACH : first; i + 1 < end; i++) {
        if (is_zu(s, i) || s->items[i].tag == STTS_KOUI || s->items[i].tag == STTS_VVPP ||
            s->items[i].tag == STTS_VVINF)
            return NONE;
    }
    mood = mood_of(s, item->token);
    if (!(mood & (MOOD_SINGULAR | MOOD_PLURAL))) return NONE;
    item->tag = STTS_VVFIN;
    item->mood = mood;
    return end - 1;
}

static void add_clause(Speech *s, uint32_t first, uint32_t end, char border) {
    SpeechClause *c = &s->clauses[s->clauses_n];
    const SpeechClause *before = s->clauses_n ? c - 1 : NULL;
    uint32_t i;
    ClauseType opener;

    if (first + 1 < end && border == ',' && s->items[first].tag == STTS_KON &&
        tag_is_finite(s->items[first + 1].tag)) {
        border = 'k'; /* ", und sagte" */
        first++;
    }
    if (first >= end) return;
    c->first = first;
    c->end = end;
    c->border = border;
    c->verb = find_finite(s, first, end);
    if (c->verb == NONE) c->verb = retag_last(s, first, end);
    opener = opener_of(s, first, end);
    if (end == first + 1 && s->items[first].quoted) {
        c->type = CLAUSE_QUOTED;
    } else if (opener == CLAUSE_DASS || opener == CLAUSE_SUB || opener == CLAUSE_RELATIVE ||
               opener == CLAUSE_ZU) {
        c->type = (uint8_t)opener;
        if (c->verb != NONE && opener != CLAUSE_ZU) { /* the last one of the clause is its verb */
            for (i = end; i-- > c->verb;) {
                if (tag_is_finite(s->items[i].tag)) {
                    c->verb = i;
                    break;
                }
            }
        }
    } else if (opener == CLAUSE_ASKS) {
        c->type = c->verb != NONE && c->verb > first + 1 ? CLAUSE_ASKS : CLAUSE_MAIN;
        if (c->verb == NONE) c->type = CLAUSE_BARE;
    } else if (c->verb != NONE) {
        c->type = CLAUSE_MAIN;
        /* "dass A kommt und B geht": the verb at the end goes on with the clause before */
        if (before && border == 'k' && before->verb != NONE && before->type != CLAUSE_MAIN &&
            before->verb + 1 >= before->end && c->verb + 1 == end && c->verb > first)
            c->type = before->type;
    } else {
        c->type = CLAUSE_BARE;
        if (s->items[first].tag == STTS_VVPP && border == ',' && s->items[first].cue & CUE('s') &&
            first + 1 < end && s->items[first + 1].tag != STTS_KON) {
            /* ", berichtet die Zeitung": a finite verb that looks like a participle */
            uint8_t mood = mood_of(s, s->items[first].token);
            if (mood & (MOOD_SINGULAR | MOOD_PLURAL)) {
                s->items[first].tag = STTS_VVFIN;
                s->items[first].mood = mood;
                c->verb = first;
                c->type = CLAUSE_MAIN;
            }
        }
        for (i = first; i < end; i++) {
            if (is_zu(s, i)) c->type = CLAUSE_ZU;
        }
    }
    s->clauses_n++;
    settle_own(s, c);
    join_parts(s);
}

/* Does the clause that a conjunction begins have a finite verb? */
static int divides(const Speech *s, uint32_t i, uint32_t end) {
    return find_finite(s, i + 1, end < i + CLAUSE_REACH ? end : i + CLAUSE_REACH) != NONE;
}

static void read_clauses(Speech *s) {
    uint32_t i, first = 0, end;
    char border = 0;

    s->clauses_n = 0;
    while (first < s->n) {
        end = first;
        while (end < s->n && !border_of(s, end) && !s->items[end].quoted) end++;
        /* [first, end) up to a border or a full quotation */
        i = first;
        while (i < end) {
            uint32_t k = i, finite = 0;
            for (; k < end; k++) {
                if (tag_is_finite(s->items[k].tag)) finite = 1;
                if (finite && k > i && s->items[k].tag == STTS_KON && divides(s, k, end)) break;
            }
            add_clause(s, i, k, border);
            border = k < end ? 'k' : 0;
            i = k < end ? k + 1 : end;
        }
        if (end < s->n && s->items[end].quoted) {
            add_clause(s, end, end + 1, first < end ? 0 : border);
            border = 0;
            first = end + 1;
        } else {
            border = end < s->n ? border_of(s, end) : 0;
            first = end + 1;
        }
    }
}

void unit_read(Speech *s, uint32_t first, uint32_t last) {
    s->first = first;
    s->last = last;
    read_items(s);
    read_clauses(s);
}

uint32_t clause_of(const Speech *s, uint32_t item) {
    uint32_t low = 0, high = s->clauses_n;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (s->clauses[middle].first <= item)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : 0;
}

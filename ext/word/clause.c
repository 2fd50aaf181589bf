#include "word/clause.h"

#include "word/tag.h"

enum {
    REACH = 40,           /* tokens that a clause is looked for to each side */
    DEPENDENT_REACH = 60, /* tokens behind an auxiliary in which its verb may stand */
    VERB_BEFORE = 12,
    VERB_BEHIND = 9 /* tokens around "und" in which two clauses have their verbs */
};

/* Names, by the lexicon. */
#define NAMES                                                                                      \
    (CLASS_BIT(CLASS_NE_FIRST) | CLASS_BIT(CLASS_NE_LAST) | CLASS_BIT(CLASS_NE_TOWN) |             \
     CLASS_BIT(CLASS_NE) | CLASS_BIT(CLASS_NE_COUNTRY) | CLASS_BIT(CLASS_NE_REGION))

/* The letters of clauses.txt. */
enum {
    IS_SEIN = 1 << ('s' - 'a'),
    IS_HABEN = 1 << ('h' - 'a'),
    IS_WERDEN = 1 << ('w' - 'a'),
    IS_PLACE = 1 << ('p' - 'a'),
    IS_GENITIVE = 1 << ('g' - 'a'),
    IS_GENITIVE_BEHIND = 1 << ('f' - 'a'),
    IS_TIME = 1 << ('t' - 'a'),
    IS_DEGREE = 1 << ('d' - 'a'),
    IS_DATIVE = 1 << ('n' - 'a'),
    IS_CALENDAR = 1 << ('c' - 'a')
};

typedef struct Sentence {
    uint8_t *tag, *pos;
    const WordType *const *types;
    const char *text;
    const Tokens *tokens;
    uint32_t first, n;
} Sentence;

/* What clauses.txt says of a word. */
static uint32_t word_at(const Sentence *s, uint32_t i) {
    return s->types[i]->clause;
}

static int is_finite(unsigned tag) {
    return tag == STTS_VVFIN || tag == STTS_VAFIN || tag == STTS_VMFIN;
}

static int is_nonfinite(unsigned tag) {
    return tag == STTS_VVPP || tag == STTS_VAPP || tag == STTS_VMPP || tag == STTS_VVINF ||
           tag == STTS_VAINF || tag == STTS_VMINF || tag == STTS_VVIZU;
}

/* Commas, brackets, dashes, semicolons, the sentence's end; not quotation marks. */
static int is_border(const Sentence *s, uint32_t i) {
    uint32_t token = s->first + i;
    unsigned char c = (unsigned char)s->text[s->tokens->start[token]];
    if (s->tag[i] == STTS_COMMA || s->tag[i] == STTS_STOP) return 1;
    return s->tag[i] == STTS_MARK &&
           (c == '(' || c == ')' || c == '-' ||
            (c == 0xE2 && s->tokens->length[token] == 3 &&
             (unsigned char)s->text[s->tokens->start[token] + 1] == 0x80 &&
             (unsigned char)s->text[s->tokens->start[token] + 2] <= 0x95));
}

static int any_finite(const Sentence *s, uint32_t from, uint32_t to) {
    uint32_t i;
    for (i = from; i < to; i++) {
        if (is_finite(s->tag[i])) return 1;
    }
    return 0;
}

/* The clause around a token: *from to *to, without its borders. */
static void find_clause(const Sentence *s, uint32_t at, uint32_t *from, uint32_t *to) {
    uint32_t a = at, b = at + 1;
    while (a > 0 && at - a < REACH) {
        uint32_t before = a - 1;
        if (is_border(s, before) || s->tag[before] == STTS_KOUS) break;
        if (s->tag[before] == STTS_KON &&
            any_finite(s, before > VERB_BEFORE ? before - VERB_BEFORE : 0, before))
            break;
        a--;
    }
    while (b < s->n && b - at < REACH) {
        if (is_border(s, b)) break;
        if (s->tag[b] == STTS_KON &&
            any_finite(s, b + 1, b + VERB_BEHIND < s->n ? b + VERB_BEHIND : s->n))
            break;
        b++;
    }
    *from = a;
    *to = b;
}

static int is_infinitive(unsigned tag) {
    return tag == STTS_VVINF || tag == STTS_VAINF || tag == STTS_VMINF;
}

/*
** Is this the verb of an auxiliary: a participle, or an infinitive without zu? haben takes one only as
** its substitute for a participle, behind another ("hat kommen lassen").
*/
static int is_dependent(const Sentence *s, uint32_t i, int infinitive) {
    unsigned before = i > 0 ? s->tag[i - 1] : (unsigned)STTS_COUNT;
    if (is_infinitive(s->tag[i]))
        return before != STTS_PTKZU &&
               (infinitive || is_infinitive(before) || s->types[i]->flags & TYPE_PARTICIPLE);
    return s->tag[i] == STTS_VVPP || s->tag[i] == STTS_VAPP || s->tag[i] == STTS_VMPP;
}

static int opens_clause(const Sentence *s, uint32_t i) {
    if (i < s->n && s->tag[i] == STTS_APPR) i++;
    if (i >= s->n) return 0;
    switch (s->tag[i]) {
    case STTS_KOUS:
    case STTS_PRELS:
    case STTS_PRELAT:
    case STTS_PWS:
    case STTS_PWAT:
    case STTS_PWAV:
        return 1;
    default:
        return 0;
    }
}

/* Has the auxiliary a verb in its clause, before or behind it, or behind clauses that are inserted? */
static int has_dependent(const Sentence *s, uint32_t at, uint32_t from, int infinitive) {
    uint32_t i;
    for (i = from; i < at; i++) {
        if (is_dependent(s, i, infinitive)) return 1;
    }
    for (i = at + 1; i < s->n && i < at + DEPENDENT_REACH; i++) {
        if (is_dependent(s, i, infinitive)) return 1;
        if (is_finite(s->tag[i]) || s->tag[i] == STTS_STOP) return 0;
        if (is_border(s, i) && opens_clause(s, i + 1)) {
            while (i + 1 < s->n && !is_border(s, i + 1)) i++;
        }
    }
    return 0;
}

/* May this be the head of a noun phrase: no part of one that goes on? */
static int is_nominal(const Sentence *s, uint32_t i, uint32_t to) {
    unsigned tag = s->tag[i], next = i + 1 < to ? s->tag[i + 1] : (unsigned)STTS_COUNT;
    switch (tag) {
    case STTS_PPER:
    case STTS_PDS:
    case STTS_PIS:
    case STTS_PRELS:
    case STTS_PWS:
    case STTS_PPOSS:
    case STTS_PRF:
    case STTS_FM:
        return 1;
    case STTS_NN:
    case STTS_NE:
        return next != STTS_NE;
    case STTS_ADJA:
    case STTS_CARD:
    case STTS_TRUNC:
        return next != STTS_NN && next != STTS_NE && next != STTS_ADJA && next != STTS_CARD &&
               next != STTS_KON && next != STTS_TRUNC;
    default:
        return 0;
    }
}

/* Does the noun phrase that ends here stand in the genitive, or is it a time? */
static int is_adjunct(const Sentence *s, uint32_t i, uint32_t from) {
    uint32_t k = i;
    if (word_at(s, i) & IS_TIME) return 1;
    while (k > from && (s->tag[k - 1] == STTS_ADJA || s->tag[k - 1] == STTS_CARD)) k--;
    if (k == from) return 0;
    k--;
    if (s->tag[k] != STTS_ART && s->tag[k] != STTS_PPOSAT && s->tag[k] != STTS_PDAT) return 0;
    if (word_at(s, k) & IS_GENITIVE) return 1;
    return word_at(s, k) & IS_GENITIVE_BEHIND && k > from && s->tag[k - 1] == STTS_NN;
}

/* A predicate makes sein the copula. */
static int sein_is_copula(const Sentence *s, uint32_t at, uint32_t from, uint32_t to) {
    unsigned nominals = 0;
    int preposition = 0, place = 0; /* an open prepositional phrase; any place */
    uint32_t i;

    for (i = from; i < to; i++) {
        unsigned tag = s->tag[i];
        if (i == at) {
            preposition = 0;
        } else if (tag == STTS_ADJD && word_at(s, i) & IS_DEGREE && i + 1 < to &&
                   (s->tag[i + 1] == STTS_APPR || s->tag[i + 1] == STTS_APPRART)) {
            continue;
        } else if (tag == STTS_VVIZU || tag == STTS_PTKZU) {
            place = 1; /* "ist nicht zu sehen" */
        } else if (tag == STTS_ADJD || tag == STTS_PTKVZ || tag == STTS_KOKOM) {
            return 1;
        } else if (tag == STTS_APPR || tag == STTS_APPRART) {
            preposition = place = 1;
        } else if (tag == STTS_ADV || tag == STTS_PAV || tag == STTS_PWAV) {
            if (tag == STTS_PAV || word_at(s, i) & IS_PLACE) place = 1;
        } else if (is_nominal(s, i, to)) {
            if (preposition)
                preposition = 0;
            else if (!is_adjunct(s, i, from) && !(word_at(s, i) & IS_DATIVE))
                nominals++;
        }
    }
    return nominals >= 2 || !place;
}

static void set_verb(Sentence *s, uint32_t i, Stts tag) {
    s->tag[i] = (uint8_t)tag;
    s->pos[i] = UPOS_VERB;
}

/* The last verb of a subordinate clause that has no finite one yet is finite, if its form can be. */
static void settle_subordinate(Sentence *s, uint32_t opener, uint32_t last) {
    uint32_t k;
    if (!(s->types[last]->flags & TYPE_FINITE) || any_finite(s, opener, last)) return;
    if (s->tag[last] == STTS_VAINF || s->tag[last] == STTS_VMINF) { /* "wenn sie gewählt werden" */
        s->tag[last] = s->tag[last] == STTS_VAINF ? STTS_VAFIN : STTS_VMFIN;
        return;
    }
    if (s->tag[last] != STTS_VVINF && s->tag[last] != STTS_VVPP) return;
    for (k = last; k > opener; k--) {
        if (is_nonfinite(s->tag[k - 1])) return; /* "kommen wollen": two to choose from */
    }
    set_verb(s, last, STTS_VVFIN);
}

/* The last verb of a main clause that has a finite auxiliary already is not finite. */
static void settle_main(Sentence *s, uint32_t from, uint32_t last) {
    uint32_t i, auxiliary = last;
    if (s->tag[last] != STTS_VVFIN) return;
    for (i = from; i < last; i++) {
        if (s->tag[i] == STTS_VVFIN || s->tag[i] == STTS_KON) return;
        if (s->tag[i] == STTS_VMFIN || s->tag[i] == STTS_VAFIN) auxiliary = i;
    }
    if (auxiliary == last) return;
    if (s->tag[auxiliary] == STTS_VMFIN || word_at(s, auxiliary) & IS_WERDEN ||
        is_infinitive(s->tag[last - 1])) {
        if (s->types[last]->flags & TYPE_INFINITIVE) set_verb(s, last, STTS_VVINF);
    } else if (s->types[last]->flags & TYPE_PARTICIPLE) {
        set_verb(s, last, STTS_VVPP);
    }
}

/*
** The verb of a main clause without a finite one is finite, though it looks like an infinitive, where
** it is the only one and has a subject ("Die Preise sinken."). No verb before may want it.
*/
static void settle_plural(Sentence *s, uint32_t from, uint32_t last) {
    uint32_t i, verb = s->n, subject = 0;
    if (any_finite(s, 0, last + 1) || s->tag[from] == STTS_APPR || s->tag[from] == STTS_APPRART)
        return;
    for (i = from; i <= last; i++) {
        if (is_nonfinite(s->tag[i]) && s->tag[i] != STTS_VVPP) {
            if (verb < s->n || s->tag[i] != STTS_VVINF) return;
            verb = i;
        } else if (s->tag[i] == STTS_PTKZU) {
            return;
        } else if (verb == s->n && (s->tag[i] == STTS_PIAT || is_nominal(s, i, last + 1))) {
            subject = 1;
        }
    }
    if (verb < s->n && subject && s->types[verb]->flags & TYPE_FINITE)
        set_verb(s, verb, STTS_VVFIN);
}

/*
** Behind a quotation and its comma comes the verb of its frame, not an adjective ("...", versicherte
** Ministerin Meier): the clause has no other.
*/
static void settle_frame(Sentence *s, uint32_t i) {
    uint32_t end = i;
    if (i < 2 || s->tag[i] != STTS_ADJA || !(s->types[i]->flags & TYPE_FINITE)) return;
    if (s->tag[i - 1] != STTS_COMMA || s->tag[i - 2] != STTS_MARK || is_border(s, i - 2)) return;
    while (end < s->n && !is_border(s, end)) end++;
    if (!any_finite(s, i + 1, end)) set_verb(s, i, STTS_VVFIN);
}

static void settle_last(Sentence *s) {
    uint32_t i, k, from = 0, opener = s->n; /* where the clause begins; its opener, or n */
    for (i = 0; i < s->n; i++) {
        settle_frame(s, i);
        if (is_border(s, i)) {
            opener = s->n;
            from = i + 1;
        }
        if (s->tag[i] == STTS_KOUS || s->tag[i] == STTS_PRELS || s->tag[i] == STTS_PRELAT)
            from = opener = i;
        for (k = i + 1; k < s->n && s->tag[k] == STTS_MARK && !is_border(s, k); k++) {
        }
        if (k < s->n && !is_border(s, k) && s->tag[k] != STTS_KON && s->tag[k] != STTS_KOUS)
            continue;
        if (opener < s->n) {
            settle_subordinate(s, opener, i);
        } else if (i > from) {
            settle_main(s, from, i);
            settle_plural(s, from, i);
        }
    }
}

/* haben and werden make an adjective that may be a participle one, the last of the clause. */
static int make_participle(Sentence *s, uint32_t at, uint32_t from, uint32_t to) {
    uint32_t i;
    for (i = to; i-- > from;) {
        if (i != at && s->tag[i] == STTS_ADJD && s->types[i]->flags & TYPE_PARTICIPLE) {
            set_verb(s, i, STTS_VVPP);
            return 1;
        }
    }
    return 0;
}

static void settle_auxiliaries(Sentence *s) {
    uint32_t i;

    for (i = 0; i < s->n; i++) {
        uint32_t from, to, word;
        int auxiliary;
        switch (s->tag[i]) {
        case STTS_VAFIN:
        case STTS_VAIMP:
        case STTS_VAINF:
        case STTS_VAPP:
        case STTS_VMFIN:
        case STTS_VMINF:
        case STTS_VMPP:
            break;
        default:
            continue;
        }
        word = word_at(s, i);
        find_clause(s, i, &from, &to);
        auxiliary = has_dependent(s, i, from, !(word & (IS_SEIN | IS_HABEN))) ||
                    (word & (IS_HABEN | IS_WERDEN) && make_participle(s, i, from, to)) ||
                    (word & IS_SEIN && sein_is_copula(s, i, from, to));
        s->pos[i] = auxiliary ? UPOS_AUX : UPOS_VERB;
    }
}

/* Months and days of the week are NN and PROPN in UD German GSD. */
static void settle_calendar(Sentence *s) {
    uint32_t i;
    for (i = 0; i < s->n; i++) {
        if (s->tag[i] == STTS_NN && word_at(s, i) & IS_CALENDAR) s->pos[i] = UPOS_PROPN;
    }
}

/*
** A noun that the lexicon has as a common noun alone is a name only beside others: "Preis", but "Block"
** of "Block House".
*/
static void settle_common(Sentence *s) {
    uint32_t i;
    for (i = 0; i < s->n; i++) {
        uint64_t classes = s->types[i]->classes;
        if (s->tag[i] != STTS_NN || s->pos[i] != UPOS_PROPN) continue;
        if (s->types[i]->source != TYPE_KNOWN || !(classes & CLASS_BIT(CLASS_NN)) ||
            classes & NAMES)
            continue;
        if ((i > 0 && s->pos[i - 1] == UPOS_PROPN) || (i + 1 < s->n && s->pos[i + 1] == UPOS_PROPN))
            continue;
        s->pos[i] = UPOS_NOUN;
    }
}

void clauses_settle(uint8_t *tag, uint8_t *pos, const WordType *const *types, const char *text,
                    const Tokens *tokens, uint32_t first, uint32_t n) {
    Sentence s = {tag + first, pos + first, types, text, tokens, first, n};
    settle_last(&s);
    settle_auxiliaries(&s);
    settle_common(&s);
    settle_calendar(&s);
}

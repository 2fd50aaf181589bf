/* Noun phrases: where they begin and end, whether they can be a subject, and the subject of a verb. */
#include <string.h>

#include "entity/name.h"
#include "speech/speech.h"
#include "word/lexicon.h"

enum {
    PHRASE = 60,    /* items of a phrase at most */
    PARTICIPLE = 9, /* items between an article and its participle ("die am Montag gewählte ...") */
    APPOSITION = 18, /* items of an apposition */
    SUBJECT = 14,    /* items behind a verb in which its subject begins */
    PARTS = 4        /* phrases joined by und */
};

#define CASES(c)                                                                                   \
    (LEXICON_CASE(c, NUMBER_SINGULAR, GENDER_MASCULINE) |                                          \
     LEXICON_CASE(c, NUMBER_SINGULAR, GENDER_FEMININE) |                                           \
     LEXICON_CASE(c, NUMBER_SINGULAR, GENDER_NEUTER) |                                             \
     LEXICON_CASE(c, NUMBER_PLURAL, GENDER_MASCULINE) |                                            \
     LEXICON_CASE(c, NUMBER_PLURAL, GENDER_FEMININE) |                                             \
     LEXICON_CASE(c, NUMBER_PLURAL, GENDER_NEUTER))
#define NUMBERS(number)                                                                            \
    ((LEXICON_CASE(0, number, GENDER_MASCULINE) | LEXICON_CASE(0, number, GENDER_FEMININE) |       \
      LEXICON_CASE(0, number, GENDER_NEUTER)) *                                                    \
     ((uint32_t)1 | 1u << 6 | 1u << 12 | 1u << 18))
#define ANY (CASES(CASE_NOM) | CASES(CASE_GEN) | CASES(CASE_DAT) | CASES(CASE_ACC))

static unsigned tag_at(const Speech *s, uint32_t i) {
    return s->items[i].tag;
}

static int is_determiner(unsigned tag) {
    return tag == STTS_ART || tag == STTS_PPOSAT || tag == STTS_PDAT || tag == STTS_PIAT ||
           tag == STTS_PWAT || tag == STTS_PRELAT;
}

static int is_nominal(unsigned tag) {
    return tag == STTS_NN || tag == STTS_NE || tag == STTS_FM || tag == STTS_XY;
}

/* Cases, numbers and genders that the form may have as a word of these classes. */
static uint32_t features_of(const Speech *s, uint32_t i, uint64_t classes) {
    uint32_t token = s->items[i].token, n = s->tokens->length[token], all = 0;
    const char *form = s->text + s->tokens->start[token];
    char small[16];
    LexiconEntry entry;
    unsigned k;

    if (s->tokens->flags[token] & TOKEN_UPPER && n <= sizeof small &&
        !(classes & CLASS_BIT(CLASS_NN))) {
        for (k = 0; k < n; k++) small[k] = form[k];
        if (small[0] >= 'A' && small[0] <= 'Z') small[0] = (char)(small[0] + 32);
        form = small;
    }
    if (!lexicon_find(form, n, &entry)) return 0;
    for (k = 0; k < entry.count; k++) {
        Reading reading = lexicon_reading(&entry, k);
        if (classes & CLASS_BIT(reading.class)) all |= reading.features & ANY;
    }
    return all;
}

static uint32_t determiner_features(const Speech *s, uint32_t i) {
    uint32_t f =
        features_of(s, i,
                    CLASS_BIT(CLASS_ART) | CLASS_BIT(CLASS_PRO_POS) | CLASS_BIT(CLASS_PRO_DEM) |
                        CLASS_BIT(CLASS_PRO_IND) | CLASS_BIT(CLASS_PRO));
    return f ? f : ANY;
}

static uint32_t noun_features(const Speech *s, uint32_t i) {
    uint32_t f =
        features_of(s, i, CLASS_BIT(CLASS_NN) | CLASS_BIT(CLASS_NN_INF) | CLASS_BIT(CLASS_NN_ADJ));
    return f ? f : ANY;
}

/* May the word be a genitive article, "der" included? */
static int is_genitive(const Speech *s, uint32_t i) {
    return is_determiner(tag_at(s, i)) && determiner_features(s, i) & CASES(CASE_GEN);
}

static int names_person(const Speech *s, uint32_t i) {
    uint32_t m = s->mention[s->items[i].token];
    return m && s->entities->type[m - 1] == ENTITY_PER && s->entities->kind[m - 1] == ENTITY_NAME;
}

static int is_pronoun(unsigned tag) {
    return tag == STTS_PPER || tag == STTS_PDS || tag == STTS_PIS || tag == STTS_PPOSS ||
           tag == STTS_PRELS;
}

/* "Staatsanwaltschaft", "Regierung": a body, behind which a person's name is another phrase. */
static int is_body(const Speech *s, uint32_t token) {
    static const char *const ENDS[] = {"schaft", "ung",  "tion", "zei",
                                       "tät",    "heit", "rium", "tei"};
    const char *lemma = s->words->lemmas + s->words->lemma[token];
    size_t n = s->words->lemma_length[token], k;
    for (k = 0; k < sizeof ENDS / sizeof *ENDS; k++) {
        size_t m = strlen(ENDS[k]);
        if (n > m && memcmp(lemma + n - m, ENDS[k], m) == 0) return 1;
    }
    return 0;
}

static uint32_t name_cue_of(const Speech *s, uint32_t token) {
    return name_cue(s->words->lemmas + s->words->lemma[token], s->words->lemma_length[token]);
}

/* Does the word go on with the noun or name before it: "Minister Anna Berg", "Magazin Spiegel"? */
static int goes_on_with(const Speech *s, uint32_t i, uint32_t end) {
    uint32_t token = s->items[i].token, before = s->items[i - 1].token, m = s->mention[token];
    unsigned tag = tag_at(s, i), other = tag_at(s, i - 1);
    if (m && m == s->mention[before]) return 1;
    if (tag == STTS_TRUNC) return i + 2 < end && tag_at(s, i + 1) == STTS_KON;
    if (tag == STTS_CARD)
        return other == STTS_NN && s->tokens->length[token] == 4 &&
               s->text[s->tokens->start[token]] >= '1' && s->text[s->tokens->start[token]] <= '2';
    if (!is_nominal(tag)) return 0;
    if (other != STTS_NN) {
        if (m && s->mention[before]) return 0;
        return tag != STTS_NN;
    }
    if (m && s->entities->type[m - 1] == ENTITY_PER) return !is_body(s, before);
    if (m && s->entities->type[m - 1] == ENTITY_LOC)
        return (name_cue_of(s, before) & NAME_CUE_PLACE) != 0 ||
               s->items[i - 1].cue & (CUE_TITLE | CUE_HUMAN);
    if (tag == STTS_NN && s->text[s->tokens->start[token] + s->tokens->length[token] - 1] == '.' &&
        name_cue_of(s, token) & NAME_CUE_TITLE)
        return i + 1 < end; /* "Chemikerin Prof. Dr. Anna Berg" */
    if (tag == STTS_NN)
        return (name_cue_of(s, before) & NAME_CUE_TITLE) != 0 &&
               (m || name_cue_of(s, token) & (NAME_CUE_TITLE | NAME_CUE_TITLE_END));
    return 1;
}

/* The item behind a name in the genitive that begins at an item, or the item where there is none. */
static uint32_t behind_owner(const Speech *s, uint32_t i, uint32_t end) {
    uint32_t m = s->mention[s->items[i].token], k = i + 1, token;
    if (!m || s->entities->kind[m - 1] != ENTITY_NAME || !is_nominal(tag_at(s, i))) return i;
    while (k < end && s->mention[s->items[k].token] == m) k++;
    token = s->items[k - 1].token;
    return genitive_ending(s->text + s->tokens->start[token], s->tokens->length[token]) ? k : i;
}

/*
** Article, adjectives, nouns: the part without what is attached behind. Returns its end, or `i` when
** there is none; the head's item in *head.
*/
static uint32_t core_read(const Speech *s, uint32_t i, uint32_t end, uint32_t *head,
                          uint32_t *cases) {
    uint32_t start = i, k, limit;
    int determined = 0;

    *cases = ANY;
    if (end > i + PHRASE) end = i + PHRASE;
    while (i < end && is_determiner(tag_at(s, i))) {
        *cases &= determiner_features(s, i);
        determined = 1;
        i++;
    }
    /* "Berlins früherer Bürgermeister" */
    if (!determined && i < end) {
        k = behind_owner(s, i, end);
        if (k > i && k < end && tag_at(s, k) == STTS_ADJA) {
            determined = 1;
            i = k;
        }
    }
    for (;;) {
        unsigned tag;
        if (i >= end) return start;
        tag = tag_at(s, i);
        if (is_nominal(tag)) break;
        if (tag == STTS_APPR && i == start && names_person(s, i) && i + 1 < end &&
            s->mention[s->items[i + 1].token] == s->mention[s->items[i].token])
            break; /* "Von Moor" */
        if (tag == STTS_ADJA || tag == STTS_TRUNC || tag == STTS_CARD) {
            i++;
        } else if ((tag == STTS_KON || tag == STTS_COMMA) && i > start && i + 1 < end &&
                   (tag_at(s, i - 1) == STTS_ADJA || tag_at(s, i - 1) == STTS_TRUNC) &&
                   (tag_at(s, i + 1) == STTS_ADJA || tag_at(s, i + 1) == STTS_TRUNC ||
                    (tag == STTS_KON && tag_at(s, i + 1) == STTS_NN))) {
            i++;
        } else if (determined && (tag == STTS_ADV || tag == STTS_ADJD || tag == STTS_APPR ||
                                  tag == STTS_APPRART || tag == STTS_PRF || tag == STTS_PIS)) {
            /* words before a participle */
            limit = end < i + PARTICIPLE ? end : i + PARTICIPLE;
            for (k = i + 1; k < limit; k++) {
                if (tag_at(s, k) == STTS_COMMA || tag_is_finite(tag_at(s, k)))
                    k = limit;
                else if (tag_at(s, k) == STTS_ADJA && k + 1 < end &&
                         (is_nominal(tag_at(s, k + 1)) || tag_at(s, k + 1) == STTS_ADJA))
                    break;
            }
            if (k >= limit) return start;
            i = k;
        } else {
            return start;
        }
    }
    *head = i;
    /* "Merkels Sprecher": a genitive before its noun */
    if (!determined) {
        k = behind_owner(s, i, end);
        if (k < end && tag_at(s, k) == STTS_NN) *head = k;
    }
    i = *head + 1;
    while (i < end && goes_on_with(s, i, end)) i++;
    if (tag_at(s, *head) == STTS_NN) {
        uint32_t noun = noun_features(s, *head);
        if (*cases & noun) *cases &= noun;
    }
    return i;
}

/* Does the preposition belong to the noun before it, not to the verb? */
static int attaches(const Speech *s, uint32_t i, Place place) {
    uint32_t token = s->items[i].token, k = i + 1;
    unsigned tag = tag_at(s, i);
    if (tag != STTS_APPR && tag != STTS_APPRART) return 0;
    if (place == PLACE_FRONT) return !(s->items[i].cue & CUE_APART);
    if (s->items[i].cue & CUE_ATTACHED) return 1;
    if (!lemma_is(s, token, "in") && !lemma_is(s, token, "an")) return 0;
    /* a place, not a time or an occasion: a name */
    while (k < s->n && k < i + 3 && (is_determiner(tag_at(s, k)) || tag_at(s, k) == STTS_ADJA)) k++;
    return k < s->n && s->mention[s->items[k].token];
}

static int ends_with_er(const Speech *s, uint32_t i) {
    uint32_t token = s->items[i].token, n = s->tokens->length[token];
    const char *z = s->text + s->tokens->start[token];
    return n > 2 && z[n - 2] == 'e' && z[n - 1] == 'r';
}

/* What is attached behind a phrase's core: genitives, prepositional phrases. Returns the end. */
static uint32_t attached_read(const Speech *s, uint32_t i, uint32_t end, Place place) {
    uint32_t start = i, k, head, cases;
    if (end > i + PHRASE) end = i + PHRASE;
    while (i < end && i < start + PHRASE) {
        if (names_person(s, i - 1) && !word_is(s, s->items[i].token, "von") &&
            !word_is(s, s->items[i].token, "vom"))
            break;
        if (tag_at(s, i) == STTS_ADJA && tag_at(s, i - 1) == STTS_NN && ends_with_er(s, i)) {
            k = core_read(s, i, end, &head, &cases); /* "Berichten verschiedener Medien" */
            if (k == i || !(noun_features(s, head) & CASES(CASE_GEN))) break;
            i = k;
        } else if (is_genitive(s, i)) {
            k = core_read(s, i, end, &head, &cases);
            if (k == i || !(cases & CASES(CASE_GEN))) break;
            i = k;
        } else if (attaches(s, i, place) && i + 1 < end) {
            k = core_read(s, i + 1, end, &head, &cases);
            if (k == i + 1) break;
            i = k;
        } else {
            break;
        }
    }
    return i;
}

static void set_number(const Speech *s, Phrase *p, uint32_t cases) {
    uint32_t nominative = cases & CASES(CASE_NOM);
    p->nominative = nominative != 0;
    p->singular = (nominative & NUMBERS(NUMBER_SINGULAR)) != 0;
    p->plural = (nominative & NUMBERS(NUMBER_PLURAL)) != 0;
    if (tag_at(s, p->head) != STTS_NN && !(cases & ~(uint32_t)ANY)) p->plural = p->plural != 0;
}

static void read_pronoun(const Speech *s, uint32_t i, Phrase *p) {
    uint32_t token = s->items[i].token;
    uint32_t f =
        features_of(s, i,
                    CLASS_BIT(CLASS_PRO_PER) | CLASS_BIT(CLASS_PRO_DEM) | CLASS_BIT(CLASS_PRO_IND) |
                        CLASS_BIT(CLASS_PRO_REL) | CLASS_BIT(CLASS_PRO) | CLASS_BIT(CLASS_PRO_POS));
    if (!f) f = ANY;
    p->pronoun = 1;
    set_number(s, p, f);
    if (lemma_is(s, token, "man") || lemma_is(s, token, "niemand")) p->plural = 0;
}

int phrase_read(const Speech *s, uint32_t i, uint32_t end, Place place, Phrase *p) {
    uint32_t cases, k, parts;

    if (i >= end) return 0;
    p->first = p->head = i;
    p->pronoun = 0;
    if (is_pronoun(tag_at(s, i)) ||
        (tag_at(s, i) == STTS_PIAT && i + 1 < end && !is_nominal(tag_at(s, i + 1)) &&
         tag_at(s, i + 1) != STTS_ADJA)) {
        read_pronoun(s, i, p);
        p->end = i + 1;
        if (tag_at(s, i) == STTS_PIS || tag_at(s, i) == STTS_PIAT || tag_at(s, i) == STTS_PDS)
            p->end = attached_read(s, i + 1, end, place);
        if (p->end + 1 < end && place == PLACE_FRONT &&
            (tag_at(s, p->end) == STTS_KON || word_is(s, s->items[p->end].token, "sowie"))) {
            uint32_t head; /* "er und Anna Berg" */
            k = core_read(s, p->end + 1, end, &head, &cases);
            if (k > p->end + 1) {
                p->end = k;
                p->plural = 1;
            }
        }
        return 1;
    }
    p->end = core_read(s, i, end, &p->head, &cases);
    if (p->end == i) return 0;
    set_number(s, p, cases);
    p->end = attached_read(s, p->end, end, place);
    for (parts = 1; parts < PARTS && p->end + 1 < end; parts++) {
        uint32_t head, other;
        if (tag_at(s, p->end) != STTS_KON && !word_is(s, s->items[p->end].token, "sowie")) break;
        k = core_read(s, p->end + 1, end, &head, &other);
        if (k == p->end + 1 || !(other & cases & (CASES(CASE_NOM) | CASES(CASE_DAT)))) break;
        if (k < end && place == PLACE_BEHIND && tag_is_finite(tag_at(s, k))) break;
        p->end = attached_read(s, k, end, place);
        p->plural = 1;
    }
    return 1;
}

/* Up to the next comma, where a phrase fills it. */
void apposition_add(const Speech *s, Phrase *p) {
    uint32_t start = p->end + 1, end = s->n < start + APPOSITION ? s->n : start + APPOSITION, head,
             cases, k;
    if (p->pronoun || start >= s->n || tag_at(s, p->end) != STTS_COMMA) return;
    k = core_read(s, start, end, &head, &cases);
    if (k == start) return;
    k = attached_read(s, k, end, PLACE_FRONT);
    if (k < s->n && tag_at(s, k) == STTS_KON) { /* "Sprecher der Firma und Chef der Bank" */
        uint32_t other = core_read(s, k + 1, end, &head, &cases);
        if (other > k + 1) k = attached_read(s, other, end, PLACE_FRONT);
    }
    if (k < s->n && tag_at(s, k) != STTS_COMMA && tag_at(s, k) != STTS_STOP &&
        !s->items[k].quoted) {
        /* "..., Sprecher der Firma, in Bonn" is one; "sagte Berg, Chefin X und ging" none */
        return;
    }
    if (tag_at(s, head) == STTS_NE && k < s->n && tag_at(s, k) == STTS_COMMA && k + 1 < s->n &&
        names_person(s, p->head) && names_person(s, head))
        return; /* a list of names */
    p->end = k;
}

int points_back(const Speech *s, uint32_t item) {
    uint32_t token = s->items[item].token;
    return word_is(s, token, "das") || word_is(s, token, "Das") || word_is(s, token, "dies") ||
           word_is(s, token, "Dies") || word_is(s, token, "dieses") || word_is(s, token, "Dieses");
}

/* Nouns for people by their endings: "Schüler", "Demonstrant", "Soziologin". */
static int names_people(const Speech *s, uint32_t token) {
    static const char *const ENDS[] = {"er", "ent",  "ant",  "ist", "eur",
                                       "in", "mann", "frau", "ling"};
    const char *lemma = s->words->lemmas + s->words->lemma[token];
    size_t n = s->words->lemma_length[token], k;
    for (k = 0; k < sizeof ENDS / sizeof *ENDS; k++) {
        size_t m = strlen(ENDS[k]);
        if (n > m + 2 && memcmp(lemma + n - m, ENDS[k], m) == 0) return 1;
    }
    return 0;
}

int phrase_is_agent(const Speech *s, const Phrase *p) {
    uint32_t i, token = s->items[p->head].token;
    if (p->pronoun) return !lemma_is(s, token, "es") && !points_back(s, p->head);
    if (s->items[p->head].cue & CUE_HUMAN) return 1;
    if (name_cue(s->words->lemmas + s->words->lemma[token], s->words->lemma_length[token]) &
        (NAME_CUE_TITLE | NAME_CUE_TITLE_END | NAME_CUE_HEAD | NAME_CUE_HEAD_END | NAME_CUE_FIRM))
        return 1;
    for (i = p->first; i < p->end; i++) {
        uint32_t m = s->mention[s->items[i].token];
        if (m && s->entities->kind[m - 1] == ENTITY_NAME && (i == p->head || names_person(s, i)))
            return s->entities->type[m - 1] != ENTITY_MISC;
    }
    return tag_at(s, p->head) == STTS_NN && names_people(s, token);
}

/* Does the verb's number allow the phrase as its subject? */
static int agrees(const Speech *s, const Phrase *p, uint32_t verb) {
    unsigned mood = s->items[verb].mood;
    if (!p->nominative) return 0;
    if (!(mood & (MOOD_SINGULAR | MOOD_PLURAL))) return 1;
    return (p->singular && mood & MOOD_SINGULAR) || (p->plural && mood & MOOD_PLURAL);
}

/* Words that may stand between a verb and its subject. */
static int is_passed(const Speech *s, uint32_t i) {
    switch (tag_at(s, i)) {
    case STTS_PRF:
    case STTS_ADV:
    case STTS_ADJD:
    case STTS_PAV:
    case STTS_PTKNEG:
        return 1;
    default:
        return 0;
    }
}

/* The first phrase from `i` on that may be the subject; prepositional phrases are passed over. */
static int find_behind(const Speech *s, uint32_t i, uint32_t end, uint32_t verb, Place place,
                       Phrase *p) {
    uint32_t start = i;
    while (i < end && i < start + SUBJECT) {
        unsigned tag = tag_at(s, i);
        if (tag == STTS_APPR || tag == STTS_APPRART) {
            Phrase object;
            if (phrase_read(s, i + 1, end, PLACE_BEHIND, &object)) {
                i = object.end;
            } else {
                i++;
            }
        } else if (phrase_read(s, i, end, place, p)) {
            if (agrees(s, p, verb) && !(tag == STTS_PPER && lemma_is(s, s->items[i].token, "es")))
                return 1;
            i = p->end;
        } else if (is_passed(s, i) || is_determiner(tag) || tag == STTS_CARD || tag == STTS_ADJA) {
            i++;
        } else {
            return 0;
        }
    }
    return 0;
}

static int find_own(const Speech *s, uint32_t clause, uint32_t verb, Phrase *p) {
    const SpeechClause *c = &s->clauses[clause];
    Phrase front, behind;
    int has_front = 0, has_behind = 0;
    uint32_t first = c->first, before;

    if (c->type != CLAUSE_MAIN) { /* the verb at the end: the first phrase behind the opener */
        while (first < c->end && first < c->first + 4 &&
               (tag_at(s, first) == STTS_KOUS || tag_at(s, first) == STTS_PWAV ||
                tag_at(s, first) == STTS_KON || tag_at(s, first) == STTS_KOKOM))
            first++;
        if (!find_behind(s, first, c->end, verb, PLACE_BEHIND, p)) return 0;
        if (p->end > verb) p->end = verb;
        apposition_add(s, p);
        return 1;
    }
    while (first < verb && (tag_at(s, first) == STTS_KON || tag_at(s, first) == STTS_ADV)) first++;
    if (first < verb) {
        if (phrase_read(s, first, verb, PLACE_FRONT, &front) && agrees(s, &front, verb)) {
            has_front = front.end == verb || front.end + 2 >= verb;
            if (!has_front && verb - front.end < 6) has_front = 2;
        }
    } else if (clause > 0 && c->border == ',' &&
               !(find_behind(s, verb + 1, c->end, verb, PLACE_BEHIND, &behind) &&
                 behind.first == verb + 1 && phrase_is_agent(s, &behind))) {
        /* "Der Pilot, der ..., sagte": the phrase before clauses that are put in */
        for (before = clause; before > 0 && clause - before < 4;) {
            const SpeechClause *b = &s->clauses[--before];
            if (b->type == CLAUSE_MAIN || b->type == CLAUSE_QUOTED || b->type == CLAUSE_DASS) break;
            if (b->type == CLAUSE_BARE && (b->border == 0 || b->border == 'k' || before == 0)) {
                first = b->first;
                while (first < b->end &&
                       (tag_at(s, first) == STTS_KON || tag_at(s, first) == STTS_ADV))
                    first++;
                if (phrase_read(s, first, b->end, PLACE_FRONT, &front) && agrees(s, &front, verb) &&
                    front.end == b->end) {
                    apposition_add(s, &front);
                    *p = front;
                    return 1;
                }
                break;
            }
        }
    }
    has_behind = find_behind(s, verb + 1, c->end, verb, PLACE_BEHIND, &behind);
    if (has_front && has_behind) {
        /* both may be: who can speak; the front where both can */
        int front_speaks = phrase_is_agent(s, &front), behind_speaks = phrase_is_agent(s, &behind);
        if (front.pronoun && tag_at(s, front.head) == STTS_PDS &&
            (lemma_is(s, s->items[front.head].token, "das") ||
             lemma_is(s, s->items[front.head].token, "der") ||
             word_is(s, s->items[front.head].token, "Dies") ||
             word_is(s, s->items[front.head].token, "dies")))
            front_speaks = 0;
        if (behind_speaks && !front_speaks && behind.first == verb + 1)
            has_front = 0;
        else
            has_behind = 0;
    }
    if (has_front) {
        *p = front;
        return 1;
    }
    if (!has_behind) return 0;
    *p = behind;
    if (p->end == c->end) apposition_add(s, p);
    return 1;
}

/* The verb's number says whether "sie" is one or several. */
static void take_number(const Speech *s, uint32_t verb, Phrase *p) {
    unsigned mood = s->items[verb].mood;
    if (!(mood & MOOD_PLURAL) && p->singular) p->plural = 0;
    if (!(mood & MOOD_SINGULAR) && p->plural) p->singular = 0;
}

int subject_find(const Speech *s, uint32_t clause, uint32_t verb, Phrase *p) {
    const SpeechClause *c = &s->clauses[clause];
    /* "X nannte den Plan gut, stellte aber fest": the subject of the clause's first verb */
    if (!find_own(s, clause, verb, p) && !(c->verb < verb && find_own(s, clause, c->verb, p)))
        return 0;
    take_number(s, verb, p);
    return 1;
}

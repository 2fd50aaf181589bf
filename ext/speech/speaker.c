/* Who a speaker's phrase means: a name, the person of a role, whom a pronoun stands for. */
#include <string.h>

#include "entity/name.h"
#include "speech/speech.h"

enum {
    BACK = 40,       /* mentions that a pronoun looks back at, */
    SENTENCES = 6,   /* in so many sentences; */
    CHAIN = 60,      /* tokens of a sentence in which the same pronoun is looked for */
    FRONT = 9,       /* tokens of a sentence in which its subject stands */
    APPOSITION = 14, /* tokens between a role and the name that it is put to */
    ROLES = 64,      /* roles that are looked back at */
    LEAST = 4,       /* bytes of a role that is the end of another: "chef" */
    ALIKE = 6        /* bytes of an end that two roles share: "Konzernchef", "Werftchef" */
};

typedef struct Role {
    uint32_t noun; /* token */
    uint32_t mention;
} Role;

typedef struct Resolver {
    Speech *s;
    uint8_t *sex; /* of an entity; SEX_MALE, SEX_FEMALE, both or 0: not known */
    Role *roles;  /* by place */
    uint32_t roles_n;
} Resolver;

static int is_person(const Entities *e, uint32_t m) {
    return e->type[m] == ENTITY_PER && e->kind[m] == ENTITY_NAME;
}

static unsigned noun_sex(const Speech *s, uint32_t token) {
    const char *lemma = s->words->lemmas + s->words->lemma[token], *z;
    size_t n = s->words->lemma_length[token];
    if (n > 2 && memcmp(lemma + n - 2, "in", 2) == 0 &&
        name_cue(lemma, n) & (NAME_CUE_TITLE | NAME_CUE_TITLE_END))
        return SEX_FEMALE;
    for (z = lemma + n; z > lemma && z[-1] != '-'; z--) {
    }
    return word_sex(z, (size_t)(lemma + n - z), 0);
}

static unsigned given_sex(const char *name) {
    size_t n = strcspn(name, " -");
    return name[n] ? word_sex(name, n, 1) : 0;
}

static int is_role(const Speech *s, uint32_t token) {
    const char *lemma = s->words->lemmas + s->words->lemma[token];
    size_t n = s->words->lemma_length[token];
    return s->words->tag[token] == STTS_NN &&
           (cue_of(s, token) & CUE_HUMAN ||
            name_cue(lemma, n) & (NAME_CUE_TITLE | NAME_CUE_TITLE_END));
}

static void add_role(Resolver *r, uint32_t noun, uint32_t m) {
    const Entities *e = r->s->entities;
    unsigned sex = noun_sex(r->s, noun);
    r->roles[r->roles_n].noun = noun;
    r->roles[r->roles_n++].mention = m;
    if (!r->sex[e->entity[m]] && (sex == SEX_MALE || sex == SEX_FEMALE))
        r->sex[e->entity[m]] = (uint8_t)sex;
}

/* The roles that stand beside the `m`th mention: at most two. */
static void read_roles(Resolver *r, uint32_t m) {
    const Speech *s = r->s;
    const Entities *e = s->entities;
    uint32_t token = e->token[m], end = e->start[m] + e->length[m], i, role = NONE,
             sentence = sentences_find(s->sentences, token), first = s->sentences->first[sentence],
             last = s->sentences->first[sentence + 1];
    if (token > first) {
        uint32_t before = token - 1;
        if (is_role(s, before)) {
            add_role(r, before, m);
        } else if (s->words->tag[before] == STTS_COMMA) {
            /* "der Chef der Bank, Max Muster" */
            for (i = before; i > first && before - i < APPOSITION; i--) {
                unsigned tag = s->words->tag[i - 1];
                if (tag == STTS_COMMA || tag_is_finite(tag) || tag == STTS_STOP) break;
                if (is_role(s, i - 1)) role = i - 1;
            }
            if (role != NONE) add_role(r, role, m);
        }
    }
    for (i = token; i < last && s->tokens->start[i] < end; i++) {
    }
    if (i + 1 < last && s->words->tag[i] == STTS_COMMA) {
        /* "Max Muster, der neue Chef der Bank" */
        uint32_t k;
        for (k = i + 1; k < last && k < i + 5; k++) {
            unsigned tag = s->words->tag[k];
            if (tag == STTS_NN) {
                if (is_role(s, k)) add_role(r, k, m);
                break;
            }
            if (tag != STTS_ART && tag != STTS_ADJA && tag != STTS_CARD && tag != STTS_NE) break;
        }
    }
}

static int resolver_init(Resolver *r, Speech *s) {
    const Entities *e = s->entities;
    uint32_t m, entities = 0;
    r->s = s;
    r->roles_n = 0;
    for (m = 0; m < e->n; m++) {
        if (e->entity[m] >= entities) entities = e->entity[m] + 1;
    }
    r->sex = arena_zero(s->arena, entities + 1);
    r->roles = arena_alloc(s->arena, (2 * (size_t)e->n + 1) * sizeof *r->roles);
    if (s->arena->rc) return s->arena->rc;
    for (m = 0; m < e->n; m++) {
        uint32_t token = e->token[m];
        if (!is_person(e, m)) continue;
        if (!r->sex[e->entity[m]]) r->sex[e->entity[m]] = (uint8_t)given_sex(e->name[m]);
        if (token > 0) {
            unsigned sex =
                address_sex(s->text + s->tokens->start[token - 1], s->tokens->length[token - 1]);
            if (sex) r->sex[e->entity[m]] = (uint8_t)sex;
        }
        read_roles(r, m);
    }
    return SQLITE_OK;
}

/* The first mention at or behind a token. */
static uint32_t mention_from(const Speech *s, uint32_t token) {
    uint32_t low = 0, high = s->entities->n;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (s->entities->token[middle] < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The person that the phrase names itself: "Kanzlerin Anna Muster", "der Chef, Max Muster". */
static const char *named_inside(const Speech *s, const Row *row) {
    const Entities *e = s->entities;
    uint32_t m, owner = s->mention[row->speaker];
    /* "Merkels Sprecher": not hers */
    if (owner && (row->head == NONE || s->mention[row->head] == owner)) owner = 0;
    for (m = mention_from(s, row->speaker); m < e->n && e->token[m] <= row->speaker_last; m++) {
        uint32_t before = e->token[m] - 1;
        unsigned tag;
        if (!is_person(e, m) || m + 1 == owner) continue;
        if (e->token[m] == row->speaker || e->token[m] == row->head) return e->name[m];
        tag = s->words->tag[before];
        if (tag == STTS_COMMA || tag == STTS_ADJA || (tag == STTS_ART && before == row->speaker))
            return e->name[m];
        if (before == row->head ||
            (before > row->speaker && s->words->tag[before] == STTS_NN && before - row->head <= 2))
            return e->name[m];
        /* a name behind another name: "SPD-Chef (Bund) Max", "der Linke Max" */
        if (tag == STTS_NE && before > row->speaker) return e->name[m];
    }
    /* "nach Angaben von Max Muster", "Angaben der Polizei": whose they are */
    if (row->head != NONE && cue_of(s, row->head) & (CUE_SOURCE | CUE_NOUN)) {
        for (m = mention_from(s, row->speaker); m < e->n && e->token[m] <= row->speaker_last; m++) {
            if (m + 1 < e->n && e->token[m + 1] <= row->speaker_last &&
                e->token[m + 1] >= e->token[m] + 2 && is_person(e, m + 1) &&
                s->mention[e->token[m + 1] - 2] == m + 1 &&
                s->words->tag[e->token[m + 1] - 1] == STTS_NN)
                continue; /* "Angaben von Bergs Anwalt Karl Ott" */
            if (e->kind[m] == ENTITY_NAME && e->type[m] != ENTITY_MISC &&
                (e->type[m] != ENTITY_LOC || e->token[m] - row->head <= 2) &&
                (e->token[m] - row->head <= 3 || is_person(e, m)))
                return e->name[m];
        }
    }
    return NULL;
}

/* Do two role nouns end alike: "Konzernchef", "Meta-Chef"? */
static int same_role(const Speech *s, uint32_t a, uint32_t b) {
    const Words *w = s->words;
    const char *x = w->lemmas + w->lemma[a] + w->lemma_length[a],
               *y = w->lemmas + w->lemma[b] + w->lemma_length[b];
    uint32_t n = 0, least = w->lemma_length[a] < w->lemma_length[b] ? w->lemma_length[a]
                                                                    : w->lemma_length[b];
    while (n < least) {
        char c = x[-1 - (int)n], d = y[-1 - (int)n];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        if (d >= 'A' && d <= 'Z') d = (char)(d + 32);
        if (c != d) break;
        n++;
    }
    /* one is the end of the other, or both are compounds of the same last part */
    if (n == w->lemma_length[a] && n == w->lemma_length[b]) return 1;
    return n == least ? n >= LEAST : n >= ALIKE;
}

static int is_definite(const Speech *s, uint32_t token) {
    const char *z = s->text + s->tokens->start[token];
    return s->words->tag[token] == STTS_PDAT ||
           (s->words->tag[token] == STTS_ART && (z[0] == 'd' || z[0] == 'D'));
}

/* "der Konzernchef": the person who was said to be it, the last one before, or else the first. */
static const char *by_role(const Resolver *r, const Row *row) {
    const Speech *s = r->s;
    uint32_t i, low = 0, high = r->roles_n, tries;
    if (row->speaker == row->head ? 0 : !is_definite(s, row->speaker)) return NULL;
    if (!is_role(s, row->head) || row->plural) return NULL;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (r->roles[middle].noun < row->head)
            low = middle + 1;
        else
            high = middle;
    }
    for (i = low, tries = 0; i > 0 && tries < ROLES; i--, tries++) {
        if (same_role(s, r->roles[i - 1].noun, row->head))
            return s->entities->name[r->roles[i - 1].mention];
    }
    for (i = low, tries = 0; i < r->roles_n && tries < ROLES; i++, tries++) {
        if (same_role(s, r->roles[i].noun, row->head))
            return s->entities->name[r->roles[i].mention];
    }
    return NULL;
}

/*
** How much the mention looks like what its sentence is about: 3 near its beginning, behind no
** preposition, or behind the verb of a sentence that begins with something else ("Dann kam Anna Berg");
** less than nothing in a clause that hangs on another.
*/
static int prominence(const Speech *s, uint32_t m, uint32_t sentence) {
    uint32_t token = s->entities->token[m], first = s->sentences->first[sentence], i;
    unsigned begins = s->words->tag[first];
    for (i = token; i > first + 1 && token - i < CHAIN; i--) {
        unsigned tag = s->words->tag[i - 1];
        if (tag == STTS_KOUS || tag == STTS_PRELS) return -1;
        if (tag == STTS_COMMA && i < token) break;
    }
    if (token - first > FRONT) return 0;
    for (i = first; i < token; i++) {
        unsigned tag = s->words->tag[i];
        if (tag == STTS_APPR || tag == STTS_APPRART || tag_is_finite(tag)) break;
    }
    if (i == token) return 3;
    return (begins == STTS_ADV || begins == STTS_PAV || begins == STTS_APPR ||
            begins == STTS_APPRART) &&
                   tag_is_finite(s->words->tag[token - 1])
               ? 3
               : 0;
}

/* "er", "sein": SEX_MALE; "sie", "ihr": SEX_FEMALE; others can mean both. */
static unsigned pronoun_sex(const Speech *s, uint32_t token) {
    const char *z = s->text + s->tokens->start[token];
    uint32_t n = s->tokens->length[token];
    char first = z[0] >= 'A' && z[0] <= 'Z' ? (char)(z[0] + 32) : z[0];
    if (first == 'e' && n == 2 && z[1] == 'r') return SEX_MALE;
    if (first == 's') return n == 3 ? SEX_FEMALE : SEX_MALE;
    return first == 'i' && n > 2 && z[1] == 'h' && z[2] == 'r' ? SEX_FEMALE : 0;
}

/* May the pronoun stand for the noun? */
static int fits(const Speech *s, uint32_t pronoun, uint32_t noun) {
    unsigned own = pronoun_sex(s, pronoun), sex = noun_sex(s, noun);
    return !own || !sex || own & sex;
}

/* Is the sentence boilerplate and the row none: a byline names nobody whom the text goes on about? */
static int is_elsewhere(const Speech *s, const Row *row, uint32_t sentence) {
    return row->part != PART_DROPPED && part_of(s, sentence) == PART_DROPPED;
}

/* Does a sentence go on about somebody with the same pronoun as its subject? */
static int goes_on_about(const Speech *s, uint32_t sentence, uint32_t pronoun) {
    uint32_t i, first = s->sentences->first[sentence], end = s->sentences->first[sentence + 1];
    const char *z = s->text + s->tokens->start[pronoun];
    uint32_t n = s->tokens->length[pronoun];
    if (end > first + CHAIN) end = first + CHAIN;
    if (s->words->tag[pronoun] != STTS_PPER) return 0;
    for (i = first; i < end; i++) {
        const char *other = s->text + s->tokens->start[i];
        if (s->words->tag[i] == STTS_PPER && !s->hidden[i] && s->tokens->length[i] == n &&
            (*other | 0x20) == (*z | 0x20) && memcmp(other + 1, z + 1, n - 1) == 0)
            return 1;
    }
    return 0;
}

/* Whom "er" or "sie" means: a person of the sentences before, the last subject first. */
static const char *by_pronoun(const Resolver *r, const Row *row, const char *last,
                              uint32_t *where) {
    const Speech *s = r->s;
    const Entities *e = s->entities;
    uint32_t m = mention_from(s, row->head), tries,
             sentence = sentences_find(s->sentences, row->head);
    unsigned sex = pronoun_sex(s, row->head);
    uint32_t read = sentence; /* the sentences from here on are known, */
    int chain = 0, near = 0;  /* how many of them, and whether the first, have the pronoun too */
    int best = -100;
    const char *name = NULL;

    if (row->plural) return last;
    for (tries = 0; m > 0 && tries < BACK; tries++) {
        uint32_t own;
        int score, more;
        m--;
        own = sentences_find(s->sentences, e->token[m]);
        if (sentence - own > SENTENCES) break;
        if (!is_person(e, m) || s->hidden[e->token[m]] || is_elsewhere(s, row, own)) continue;
        if (sex && r->sex[e->entity[m]] && !(r->sex[e->entity[m]] & sex)) continue;
        for (; read > own; read--) {
            chain += near;
            near = goes_on_about(s, read - 1, row->head);
        }
        score = -2 * ((int)(sentence - own) - chain);
        more = prominence(s, m, own);
        score += more == 3 || !near ? more : more - 3;
        if (last && strcmp(e->name[m], last) == 0) score += 2;
        if (sex && r->sex[e->entity[m]] == sex) score += 1;
        if (score > best) {
            best = score;
            name = e->name[m];
            *where = own;
        }
    }
    return name ? name : last;
}

/* The words from a token on as a name: without an article, the first noun without its genitive's ending. */
static const char *words_of(const Speech *s, uint32_t first, uint32_t last) {
    const Words *w = s->words;
    uint32_t start, end, n, cut = 0;
    char *name;
    if (first < last && (w->tag[first] == STTS_ART || w->tag[first] == STTS_APPRART)) first++;
    start = s->tokens->start[first];
    end = s->tokens->start[last] + s->tokens->length[last];
    n = s->tokens->length[first];
    if (w->tag[first] == STTS_NN && n > w->lemma_length[first] && n <= w->lemma_length[first] + 2 &&
        s->text[start + n - 1] == 's' &&
        memcmp(s->text + start, w->lemmas + w->lemma[first], w->lemma_length[first]) == 0)
        cut = n - w->lemma_length[first];
    name = arena_text(s->arena, s->text + start, end - start);
    if (name && cut) memmove(name + n - cut, name + n, end - start - n + 1);
    return name;
}

/*
** "Angaben der Polizei": whose they are, by the words behind the noun; of a text ("Bericht der Polizei")
** the whole. NONE where the noun stands alone.
*/
static uint32_t owner_of(const Speech *s, const Row *row) {
    uint32_t cue = cue_of(s, row->head), first = row->head + 1;
    if (!(cue & (CUE_SOURCE | CUE_VIEW)) || cue & CUE_MEDIUM || first > row->speaker_last)
        return NONE;
    if (s->words->tag[first] == STTS_APPR && word_is(s, first, "von") && first < row->speaker_last)
        return first + 1;
    return s->words->tag[first] == STTS_ART || s->words->tag[first] == STTS_APPRART ? first : NONE;
}

/* The words of the phrase. */
static const char *by_words(const Speech *s, const Row *row) {
    uint32_t owner = owner_of(s, row);
    return words_of(s, owner == NONE ? row->speaker : owner, row->speaker_last);
}

/* "das Unternehmen": the organisation that was named last. */
static const char *by_firm(const Speech *s, const Row *row) {
    const Entities *e = s->entities;
    uint32_t m = mention_from(s, row->speaker), tries,
             sentence = sentences_find(s->sentences, row->speaker);
    if (row->plural || row->speaker == row->head || !is_definite(s, row->speaker) ||
        row->head - row->speaker > 2 || !(cue_of(s, row->head) & CUE_FIRM) ||
        row->speaker_last != row->head)
        return NULL;
    for (tries = 0; m > 0 && tries < BACK; tries++) {
        uint32_t own;
        m--;
        own = sentences_find(s->sentences, e->token[m]);
        if (sentence - own > SENTENCES) break;
        if (e->type[m] == ENTITY_ORG && e->kind[m] == ENTITY_NAME && !s->hidden[e->token[m]] &&
            !is_elsewhere(s, row, own))
            return e->name[m];
    }
    return NULL;
}

/* Whom a phrase with a noun or a name means. */
static const char *resolve_noun(const Resolver *r, const Row *row, const char *last) {
    const Speech *s = r->s;
    const Entities *e = s->entities;
    unsigned tag = s->words->tag[row->head];
    const char *name = named_inside(s, row);
    uint32_t m;

    if (name) return name;
    if (tag == STTS_PIS || tag == STTS_PIAT) return by_words(s, row);
    if (s->words->tag[row->speaker] == STTS_PPOSAT &&
        cue_of(s, row->head) & (CUE_SOURCE | CUE_NOUN)) {
        Row owner = *row;
        uint32_t where;
        owner.head = row->speaker;
        return by_pronoun(r, &owner, last, &where);
    }
    m = s->mention[row->head];
    if (m &&
        (e->kind[m - 1] == ENTITY_NAME ||
         (e->kind[m - 1] == ENTITY_PART && e->type[m - 1] != ENTITY_PER && !is_role(s, row->head))))
        return e->name[m - 1];
    name = by_role(r, row);
    if (!name) name = by_firm(s, row);
    if (!name && owner_of(s, row) != NONE) { /* "Angaben des Ministers" */
        Row owner = *row;
        owner.speaker = owner.head = owner_of(s, row);
        while (owner.head < row->speaker_last && s->words->tag[owner.head] != STTS_NN) owner.head++;
        owner.plural = 0;
        name = by_role(r, &owner);
        if (!name) name = by_firm(s, &owner);
    }
    return name ? name : by_words(s, row);
}

/* A row for who the sentence before was about. */
static Row row_of_topic(const Row *row) {
    Row topic = *row;
    topic.speaker = row->topic.first;
    topic.speaker_last = row->topic.end - 1;
    topic.head = row->topic.head;
    topic.topic.end = 0;
    return topic;
}

static const char *resolve_words(const Resolver *r, const Row *row, const char *last) {
    const Speech *s = r->s;
    unsigned tag = s->words->tag[row->head];

    if (tag == STTS_PPER || tag == STTS_PDS || tag == STTS_PRELS) {
        uint32_t sentence = 0;
        const char *name;
        if (lemma_is(s, row->head, "ich") || lemma_is(s, row->head, "wir") ||
            lemma_is(s, row->head, "es"))
            return NULL;
        name = by_pronoun(r, row, row->topic.end ? NULL : last, &sentence);
        if (row->topic.end && row->plural == (row->topic.plural && !row->topic.singular)) {
            /* "Ein Sprecher der Polizei kam. Er sagte ...": nearer than any person with a name */
            Row topic = row_of_topic(row);
            tag = s->words->tag[topic.head];
            if ((tag == STTS_NN || tag == STTS_NE) &&
                (!name || sentence < sentences_find(s->sentences, topic.head)) &&
                (row->plural || fits(s, row->head, topic.head)))
                return resolve_noun(r, &topic, last);
        }
        return name ? name : last;
    }
    return resolve_noun(r, row, last);
}

/* The same, with the noun before a relative pronoun; "demnach" means who spoke just before. */
static const char *resolve(const Resolver *r, const Row *row, const char *last,
                           uint32_t last_unit) {
    if (row->meant != NONE) {
        Row meant = *row;
        meant.speaker = row->meant;
        meant.speaker_last = row->meant_last;
        meant.head = row->meant_head;
        return resolve_words(r, &meant, last);
    }
    if (cue_of(r->s, row->head) & CUE_DEMNACH) {
        Row topic = row_of_topic(row);
        if (row->unit - last_unit <= 2) return last;
        return row->topic.end ? resolve_words(r, &topic, last) : NULL;
    }
    return resolve_words(r, row, last);
}

int speakers_name(Speech *s) {
    Resolver r;
    uint32_t i, last_unit[2] = {0, 0};
    const char *last[2] = {NULL, NULL}; /* of the article; of boilerplate */
    if (resolver_init(&r, s)) return s->arena->rc;
    for (i = 0; i < s->rows_n && !s->arena->rc; i++) {
        Row *row = &s->rows[i];
        int other = row->part == PART_DROPPED;
        if (row->speaker == NONE) continue;
        if (row->later) continue;
        row->name = row->like && s->rows[row->like - 1].name
                        ? s->rows[row->like - 1].name
                        : resolve(&r, row, row->part == PART_HEADING ? NULL : last[other],
                                  last_unit[other]);
        if (row->name) {
            last[other] = row->name;
            last_unit[other] = row->unit;
        }
    }
    for (i = 0; i < s->rows_n; i++) {
        if (s->rows[i].later) s->rows[i].name = s->rows[s->rows[i].later - 1].name;
    }
    return s->arena->rc;
}

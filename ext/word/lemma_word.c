#include "word/lemma_word.h"

#include "base/text.h"
#include "data/data.h"
#include "word/compound.h"
#include "word/form.h"
#include "word/lemma.h"

/* ---- letters */

int lemma_is_capital(const char *z, size_t n) {
    unsigned char a = (unsigned char)z[0], b = n > 1 ? (unsigned char)z[1] : 0;
    if (a < 0x80) return a >= 'A' && a <= 'Z';
    return a == 0xC3 && b >= 0x80 && b <= 0x9E && b != 0x97;
}

int lemma_is_small(const char *z, size_t n) {
    unsigned char a = (unsigned char)z[0], b = n > 1 ? (unsigned char)z[1] : 0;
    if (a < 0x80) return a >= 'a' && a <= 'z';
    return a == 0xC3 && b >= 0x9F && b <= 0xBF && b != 0xB7;
}

size_t lemma_character(const char *z, size_t n) {
    size_t i = 1;
    while (i < n && text_continues(z[i])) i++;
    return i;
}

void lemma_make_small(char *z, size_t n) {
    size_t i;
    for (i = 0; i < n; i++) {
        if (!lemma_is_capital(z + i, n - i)) continue;
        if ((unsigned char)z[i] < 0x80)
            z[i] = (char)(z[i] + 32);
        else
            z[i + 1] = (char)(z[i + 1] + 32);
    }
}

void lemma_make_capital(char *z, size_t n) {
    if (n == 0 || !lemma_is_small(z, n) || (n > 1 && memcmp(z, "\xC3\x9F", 2) == 0)) return;
    if ((unsigned char)z[0] < 0x80)
        z[0] = (char)(z[0] - 32);
    else if ((unsigned char)z[1] != 0xBF)
        z[1] = (char)(z[1] - 32);
}

void lemma_read(LemmaWord *word, const char *form, size_t n) {
    size_t i, step, letters = 0, capitals = 0, small = 0;
    word->form = form;
    word->n = n;
    memcpy(word->small, form, n);
    lemma_make_small(word->small, n);
    memcpy(word->title, word->small, n);
    lemma_make_capital(word->title, n);
    word->capital = n > 0 && lemma_is_capital(form, n);
    word->inner = 0;
    for (i = 0; i < n; i += step) {
        step = lemma_character(form + i, n - i);
        if (lemma_is_capital(form + i, n - i)) {
            capitals++;
            if (letters > 0 && i > 0) word->inner = 1;
        } else if (lemma_is_small(form + i, n - i)) {
            small++;
        }
        letters = capitals + small;
    }
    word->shouted = small == 0 && capitals > 1;
    word->letters = letters;
}

/*
** A noun seen so often, and never what its ending makes of it, is its own lemma. A form is as
** likely to be its own lemma as another is that is rarer by so much.
*/
enum { SEEN_OFTEN = 6, SELF_COST = 6 };

/* ---- the learnt table */

const unsigned char *lemma_rule(unsigned kind, const char *text, size_t n, int *sure) {
    const unsigned char *table = DATA_LEMMAS;
    uint32_t rules = hash_read32(table), slots = hash_read32(table + 4), slot, check, tries;
    uint64_t hash = lemma_hash(kind, text, n);
    const unsigned char *first = table + 8 + (size_t)rules * LEMMA_RULE;

    slot = lemma_slot(hash, slots);
    check = lemma_check(hash);
    for (tries = 0; tries < slots; tries++) {
        const unsigned char *at = first + (size_t)slot * LEMMA_SLOT;
        uint32_t found = hash_read32(at), rule = (uint32_t)at[4] | (uint32_t)at[5] << 8;
        if (found == 0) return NULL;
        if (found == check) {
            *sure = (rule & LEMMA_SURE) != 0;
            rule &= ~(uint32_t)LEMMA_SURE;
            return rule < rules ? table + 8 + (size_t)rule * LEMMA_RULE : NULL;
        }
        slot = slot + 1 < slots ? slot + 1 : 0;
    }
    return NULL;
}

/* What the rule makes of `n` bytes; 0 where it does not fit. */
static size_t apply_rule(const unsigned char *rule, const char *from, size_t n, char *lemma) {
    size_t cut = rule[0], add = rule[1];
    if (cut > n || n - cut + add == 0 || add > LEMMA_RULE - 2) return 0;
    lemma_copy(lemma, from, n - cut);
    memcpy(lemma + n - cut, rule + 2, add);
    return n - cut + add;
}

const char *lemma_noun_form(const LemmaWord *word) {
    return word->inner && !word->shouted ? word->form : word->title;
}

size_t lemma_exception(const LemmaWord *word, LemmaGroup group, char *lemma) {
    int sure, noun = group == LEMMA_NOUN || group == LEMMA_NAME;
    const unsigned char *rule = lemma_rule(group, word->small, word->n, &sure);
    const char *form = noun ? lemma_noun_form(word) : word->small;
    size_t n;
    if (!rule) return 0;
    if (group == LEMMA_ADJA && word->capital) {
        /* US-amerikanisch, Berliner */
        if (word->inner && !word->shouted)
            form = word->form;
        else if (rule[0] == 0 && rule[1] == 0 && lemma_ends(word->small, word->n, "er"))
            form = word->title;
    }
    n = apply_rule(rule, form, word->n, lemma);
    if (noun) lemma_make_capital(lemma, n);
    return n;
}

size_t lemma_by_ending(const char *small, const char *from, size_t n, LemmaGroup group, int *sure,
                       char *lemma) {
    size_t start[LEMMA_ENDING], at = n, k = 0, m;
    const unsigned char *rule, *best = NULL;
    int rule_sure = 0, score, best_score = 0;
    while (k < LEMMA_ENDING && at > 0) {
        do at--;
        while (at > 0 && text_continues(small[at]));
        start[k++] = at;
    }
    while (k > 0 && !rule_sure) {
        at = start[--k];
        rule = lemma_rule(group | LEMMA_IS_ENDING, small + at, n - at, &rule_sure);
        if (!rule || rule[0] + (size_t)2 >= n) continue;
        m = apply_rule(rule, from, n, lemma);
        score = m ? form_facts(lemma, m).frequency : 0;
        if (rule[0] == 0 && rule[1] == 0)
            score = !best && score > SELF_COST ? score - SELF_COST : 0;
        if (best && score <= best_score && !(rule_sure && best_score == 0)) continue;
        if (best_score > 0 && group != LEMMA_NOUN) break;
        best = rule;
        best_score = score;
        if (sure) *sure = rule_sure;
    }
    if (group == LEMMA_NOUN && best_score == 0 && !rule_sure &&
        form_facts(from, n).frequency >= SEEN_OFTEN)
        return 0;
    return best ? apply_rule(best, from, n, lemma) : 0;
}

/* ---- the lexicon */

/* The classes that fit a group of tags, better ones first: sets of CLASS_BITs, ended by 0. */
static const uint64_t FINITE[] = {BIT(VVFIN), BIT(VVFIN_JOINED), BIT(VMFIN), BIT(VAFIN),
                                  BIT(VVIMP), BIT(VAIMP),        BIT(VVINF), 0};
static const uint64_t AUXILIARY[] = {BIT(VAFIN), BIT(VAIMP), BIT(VMFIN), BIT(VVFIN), 0};
static const uint64_t MODAL[] = {BIT(VMFIN), BIT(VAFIN), BIT(VVFIN), 0};
static const uint64_t IMPERATIVE[] = {BIT(VVIMP), BIT(VAIMP), BIT(VVFIN), BIT(VAFIN), 0};
static const uint64_t INFINITIVE[] = {BIT(VVINF), BIT(VAINF), BIT(VMINF), BIT(VVIZU),
                                      BIT(VAIZU), BIT(VVFIN), 0};
static const uint64_t WITH_ZU[] = {BIT(VVIZU), BIT(VAIZU), BIT(VVINF), 0};
static const uint64_t PARTICIPLE[] = {BIT(VVPP), BIT(VAPP), BIT(VMPP), BIT(VVINF), 0};
const uint64_t LEMMA_ATTRIBUTIVE[] = {BIT(ADJA),
                                      BIT(ADJA_COMP),
                                      BIT(ADJA_SUP),
                                      BIT(PA1A),
                                      BIT(PA2A),
                                      BIT(PA1A_COMP) | BIT(PA2A_COMP),
                                      BIT(PA1A_SUP) | BIT(PA2A_SUP),
                                      BIT(ADJD) | BIT(PA1D) | BIT(PA2D),
                                      BIT(ADJD_COMP) | BIT(PA1D_COMP) | BIT(PA2D_COMP),
                                      BIT(ADJD_SUP),
                                      0};
static const uint64_t PREDICATIVE[] = {BIT(ADJD),
                                       BIT(ADJD_COMP),
                                       BIT(ADJD_SUP),
                                       BIT(PA1D),
                                       BIT(PA2D),
                                       BIT(PA1D_COMP) | BIT(PA2D_COMP),
                                       BIT(PA1D_SUP) | BIT(PA2D_SUP),
                                       BIT(ADJA),
                                       BIT(ADJA_COMP),
                                       BIT(ADJA_SUP),
                                       BIT(PA2A),
                                       BIT(VVPP),
                                       0};
const uint64_t LEMMA_NOUNS[] = {BIT(NN) | BIT(NN_ADJ) | BIT(NN_INF) | BIT(ABK), 0};
const uint64_t LEMMA_NAMES[] = {
    BIT(NE_FIRST) | BIT(NE_LAST) | BIT(NE_TOWN) | BIT(NE_COUNTRY) | BIT(NE_REGION) | BIT(NE), 0};
const uint64_t LEMMA_VERBS[] = {
    BIT(VVFIN) | BIT(VVFIN_JOINED), BIT(VVPP) | BIT(VVINF) | BIT(VVIZU) | BIT(VVIMP),
    BIT(VAFIN) | BIT(VAINF) | BIT(VAPP) | BIT(VAIMP), BIT(VMFIN) | BIT(VMINF) | BIT(VMPP), 0};
static const uint64_t NOTHING[] = {0};

const uint64_t *lemma_classes(Stts tag) {
    switch (tag) {
    case STTS_VVFIN:
        return FINITE;
    case STTS_VAFIN:
    case STTS_VAIMP:
        return AUXILIARY;
    case STTS_VMFIN:
        return MODAL;
    case STTS_VVIMP:
        return IMPERATIVE;
    case STTS_VVINF:
    case STTS_VAINF:
    case STTS_VMINF:
        return INFINITIVE;
    case STTS_VVIZU:
        return WITH_ZU;
    case STTS_VVPP:
    case STTS_VAPP:
    case STTS_VMPP:
        return PARTICIPLE;
    case STTS_ADJA:
        return LEMMA_ATTRIBUTIVE;
    case STTS_ADJD:
        return PREDICATIVE;
    case STTS_NN:
        return LEMMA_NOUNS;
    case STTS_NE:
        return LEMMA_NAMES;
    default:
        return NOTHING;
    }
}

/*
** Is a reading less likely than others of its class and frequency? A finite verb in the second
** subjunctive or the second person alone: "führen" is rather of führen than of fahren, "gelangt" of
** gelangen than of gelingen.
*/
static int is_rare(const Reading *reading) {
    uint32_t likely = 0;
    unsigned number, person;
    if (reading->class != CLASS_VVFIN && reading->class != CLASS_VVFIN_JOINED) return 0;
    for (number = 0; number < 2; number++) {
        for (person = 1; person <= 3; person += 2)
            likely |= LEXICON_FORM(MOOD_PRESENT, number, person) |
                      LEXICON_FORM(MOOD_PAST, number, person);
    }
    return reading->features && !(reading->features & likely);
}

/* What counts beside the frequency, see noun_score(). */
enum {
    SCORE_DATIVE = 10,
    SCORE_GENITIVE = 3,
    SCORE_ONE_PLURAL = 5,
    SCORE_S = 8,
    SCORE_WEAK = 7,
    SCORE_PLURAL_EN = 5,
    SCORE_UNLIKE = 6,
    SCORE_ADJECTIVE = 4,
    SCORE_INFINITIVE = 4,
    SCORE_ABBREVIATION = 8
};

/* How many bits: the cases, numbers and genders that a form can be. */
static unsigned count_features(uint32_t features) {
    unsigned n = 0;
    for (; features; features &= features - 1) n++;
    return n;
}

static uint32_t plural_features(void) {
    uint32_t features = 0;
    unsigned c, gender;
    for (c = 0; c < 4; c++) {
        for (gender = 0; gender < 3; gender++) features |= LEXICON_CASE(c, NUMBER_PLURAL, gender);
    }
    return features;
}

/* The bytes that both begin with, umlauts and their vowels taken for the same. */
static size_t same_start(const char *form, size_t n, const char *lemma, size_t lemma_n) {
    size_t i = 0, k = 0;
    while (i < n && k < lemma_n) {
        unsigned char a = (unsigned char)form[i], b = (unsigned char)lemma[k];
        size_t step = 1;
        if (a == 0xC3 && i + 1 < n) {
            static const char VOWELS[][2] = {{'\xA4', 'a'}, {'\xB6', 'o'}, {'\xBC', 'u'},
                                             {'\x84', 'A'}, {'\x96', 'O'}, {'\x9C', 'U'}};
            size_t v;
            for (v = 0; v < 6; v++) {
                if (form[i + 1] == VOWELS[v][0] && b == (unsigned char)VOWELS[v][1]) {
                    a = b;
                    step = 2;
                }
            }
        }
        if (a != b) break;
        i += step;
        k++;
    }
    return i;
}

/*
** How likely a noun's reading is, in the unit of FormFacts.frequency (2 is twice as often). By the
** lemma's frequency, or that of the verb for its infinitive. A form that can be but one case of its
** lemma is rarely that one, least of all a dative in -e (Rate of Rat). A weak noun in -e (Glaube)
** is likelier than its younger double in -en. A lemma that begins otherwise is another spelling's
** (Sauce, Soße).
*/
static int noun_score(const Reading *reading, const char *form, size_t n, const char *lemma,
                      size_t lemma_n) {
    int score = form_facts(lemma, lemma_n).frequency;
    unsigned cases = count_features(reading->features);
    int self = n == lemma_n && memcmp(form, lemma, n) == 0;
    if (2 * same_start(form, n, lemma, lemma_n) < n) score -= SCORE_UNLIKE;
    if (cases == 1 && !self) {
        if (reading->features & plural_features())
            score -= SCORE_ONE_PLURAL;
        else
            score -= form[n - 1] == 'e' ? SCORE_DATIVE : SCORE_GENITIVE;
    }
    if (self && form[n - 1] == 's') score += SCORE_S;
    if (lemma_n + 1 == n && form[n - 1] == 'n' && lemma[lemma_n - 1] == 'e' && cases > 5)
        score += SCORE_WEAK;
    if (cases > 1 && lemma_n + 2 == n && lemma_ends(form, n, "en") &&
        memcmp(form, lemma, lemma_n) == 0)
        score -= SCORE_PLURAL_EN;
    if (reading->class == CLASS_NN_ADJ) score -= SCORE_ADJECTIVE;
    if (reading->class == CLASS_ABK) score -= SCORE_ABBREVIATION;
    if (reading->class == CLASS_NN_INF && n < LEMMA_LONGEST) {
        char verb[LEMMA_LONGEST];
        int frequency;
        memcpy(verb, form, n);
        lemma_make_small(verb, n);
        frequency = form_facts(verb, n).frequency;
        if (frequency < score) score = frequency;
        score -= SCORE_INFINITIVE;
    }
    return score;
}

/* The best of the readings of these classes; 0: there is none. */
static size_t best_reading(const LexiconEntry *entry, const char *form, size_t n, uint64_t classes,
                           char *lemma) {
    char other[LEMMA_LONGEST + LEXICON_LEMMA];
    size_t found = 0, m;
    unsigned k;
    int best = 0, score;

    for (k = 0; k < entry->count; k++) {
        Reading reading = lexicon_reading(entry, k);
        if (!(CLASS_BIT(reading.class) & classes)) continue;
        m = lexicon_lemma(&reading, form, n, other);
        if (entry->count == 1) return lemma_copy(lemma, other, m);
        if (classes & BIT(NN))
            score = noun_score(&reading, form, n, other, m);
        else
            score = is_rare(&reading) ? -1 : 0;
        /* a name that is a lemma itself: Thomas */
        if (classes == LEMMA_NAMES[0] && m == n && memcmp(other, form, n) == 0) score = 1;
        if (found && score <= best) continue;
        found = lemma_copy(lemma, other, m);
        best = score;
    }
    return found;
}

/*
** The lemma of exactly this form by the lexicon, or 0. A noun's lemma that is rather a form of
** another one gives way to that: not Zwecken, Zwecke, but Zwecken, Zwecke, Zweck.
*/
static size_t in_lexicon(const char *form, size_t n, const uint64_t *classes, char *lemma) {
    LexiconEntry entry;
    size_t found = 0;

    if (n == 0 || !lexicon_find(form, n, &entry)) return 0;
    for (; *classes && !found; classes++) {
        if (!(*classes & entry.classes)) continue;
        found = best_reading(&entry, form, n, *classes, lemma);
        if (entry.count > 1 && (*classes & BIT(NN)) && found <= LEMMA_LONGEST &&
            !(found == n && memcmp(form, lemma, n) == 0) && lexicon_find(lemma, found, &entry)) {
            char base[LEMMA_LONGEST + LEXICON_LEMMA];
            size_t m = best_reading(&entry, lemma, found, *classes, base);
            if (m && m <= n + LEMMA_ROOM) found = lemma_copy(lemma, base, m);
        }
    }
    return found;
}

/* The same with another spelling of two bytes at one place. */
static size_t respelled_once(char *form, size_t n, const char *const (*spellings)[2], size_t count,
                             const uint64_t *classes, char *lemma) {
    size_t i, k, found;
    unsigned tries = 0;
    for (i = 0; i + 1 < n && tries < 8; i++) {
        for (k = 0; k < count; k++) {
            if (memcmp(form + i, spellings[k][0], 2) != 0) continue;
            memcpy(form + i, spellings[k][1], 2);
            tries++;
            found = in_lexicon(form, n, classes, lemma);
            if (found) return found;
            memcpy(form + i, spellings[k][0], 2);
        }
    }
    return 0;
}

/*
** The same, in the form's other spellings: new ss for old ß and the Swiss way round, ae for ä; both
** of them (Fuesse). `lemma` is of the spelling that was found.
*/
static size_t respelled(const char *form, size_t n, const uint64_t *classes, char *lemma) {
    static const char *const SHARP[][2] = {{"\xC3\x9F", "ss"}, {"ss", "\xC3\x9F"}};
    static const char *const UMLAUTS[][2] = {{"ae", "\xC3\xA4"}, {"oe", "\xC3\xB6"},
                                             {"ue", "\xC3\xBC"}, {"Ae", "\xC3\x84"},
                                             {"Oe", "\xC3\x96"}, {"Ue", "\xC3\x9C"}};
    char other[LEMMA_LONGEST];
    size_t i, k, found;

    memcpy(other, form, n);
    found = respelled_once(other, n, SHARP, 2, classes, lemma);
    if (!found) found = respelled_once(other, n, UMLAUTS, 6, classes, lemma);
    for (i = 0; !found && i + 1 < n; i++) {
        for (k = 0; k < 6 && memcmp(other + i, UMLAUTS[k][0], 2) != 0;) k++;
        if (k == 6) continue;
        memcpy(other + i, UMLAUTS[k][1], 2);
        return respelled_once(other, n, SHARP, 2, classes, lemma);
    }
    return found;
}

size_t lemma_look_up(const char *form, size_t n, const uint64_t *classes, char *lemma) {
    size_t found = in_lexicon(form, n, classes, lemma);
    return found || classes == LEMMA_NAMES ? found : respelled(form, n, classes, lemma);
}

size_t lemma_known(const LemmaWord *word, Stts tag, char *lemma) {
    const uint64_t *classes = lemma_classes(tag);
    size_t found = 0;
    if (!classes[0]) return 0;
    if (tag == STTS_NN || tag == STTS_NE) {
        if (word->capital) found = lemma_look_up(word->form, word->n, classes, lemma);
        if (!found && (!word->capital || word->inner))
            found = lemma_look_up(word->title, word->n, classes, lemma);
        return found;
    }
    found = lemma_look_up(word->small, word->n, classes, lemma);
    if (!found && word->capital) found = lemma_look_up(word->form, word->n, classes, lemma);
    return found;
}

/* Is this a word, or one with what links it to the next part of a compound? */
static int is_linked(const char *small, size_t n) {
    static const char *const LINKS[] = {"", "s", "es", "n", "en", "er", "e", "-"};
    char part[LEMMA_LONGEST];
    LexiconEntry entry;
    size_t i;
    for (i = 0; i < sizeof LINKS / sizeof *LINKS; i++) {
        size_t m = n - strlen(LINKS[i]);
        if (m > n || m < 3 || !lemma_ends(small, n, LINKS[i])) continue;
        memcpy(part, small, m);
        if (lexicon_find(part, m, &entry)) return 1;
        lemma_make_capital(part, m);
        if (lexicon_find(part, m, &entry) || word_table_find(DATA_NOUNS, small, m)) return 1;
    }
    return 0;
}

/* Is what stands before a last part a word, or does it end in one of four letters or more? */
static int is_first_part(const char *small, size_t n) {
    size_t at;
    for (at = 0; at + 4 <= n; at += lemma_character(small + at, n - at)) {
        if (n - at <= 32 && is_linked(small + at, n - at)) return 1;
    }
    return at == 0 && is_linked(small, n);
}

enum { TAIL_SHORTER = 3 };

/* The last part by the splitter; 0: it takes nothing apart, or the part is of other classes. */
static int tail_of_compound(const LemmaWord *word, int noun, const uint64_t *classes,
                            LemmaTail *tail) {
    char part[LEMMA_LONGEST];
    LexiconEntry head;
    size_t at = compound_head(word->form, word->n, &head);
    if (at == 0 || at >= word->n) return 0;
    tail->n = word->n - at;
    tail->sure = 1;
    memcpy(part, word->small + at, tail->n);
    if (noun) lemma_make_capital(part, tail->n);
    tail->lemma_n = lemma_look_up(part, tail->n, classes, tail->lemma);
    return tail->lemma_n > 0;
}

int lemma_tail(const LemmaWord *word, int noun, const uint64_t *classes, LemmaTail *tail) {
    size_t least = noun ? 4 : 3, at = 0, letters = 0, i, m;
    char part[LEMMA_LONGEST], lemma[LEMMA_LONGEST + LEXICON_LEMMA];

    if (tail_of_compound(word, noun, classes, tail)) return 1;
    tail->n = 0;
    tail->sure = 0;
    for (i = 0; i < word->n; i++) letters += !text_continues(word->form[i]);
    for (i = 0; letters >= least && !tail->sure;
         letters--, at += lemma_character(word->form + at, word->n - at), i++) {
        size_t n = word->n - at;
        int sure;
        if (i < 2 || n > 48) continue;
        if (tail->n > n + TAIL_SHORTER) break;
        memcpy(part, word->small + at, n);
        if (noun) lemma_make_capital(part, n);
        m = lemma_look_up(part, n, classes, lemma);
        if (!m) continue;
        sure = is_first_part(word->small, at);
        if (tail->n && !sure) continue;
        tail->n = n;
        tail->lemma_n = lemma_copy(tail->lemma, lemma, m);
        tail->sure = sure;
    }
    return tail->n > 0;
}

size_t lemma_by_last_part(const LemmaWord *word, Stts tag, int *sure, char *lemma) {
    int noun = tag == STTS_NN;
    /* also what is tagged as finite by mistake: losgeflogen */
    const uint64_t *classes = tag == STTS_VVFIN ? LEMMA_VERBS : lemma_classes(tag);
    const char *form = noun ? lemma_noun_form(word) : word->small;
    LemmaTail tail;
    size_t before;

    if (!classes[0] || !lemma_tail(word, noun, classes, &tail)) return 0;
    if (sure) *sure = tail.sure;
    before = word->n - tail.n;
    lemma_make_small(tail.lemma, tail.lemma_n);
    memcpy(lemma, form, before);
    memcpy(lemma + before, tail.lemma, tail.lemma_n);
    return before + tail.lemma_n;
}

/* ---- names and hyphens */

unsigned lemma_listed(const char *form, size_t n) {
    unsigned kinds = word_table_find(DATA_NAMES, form, n) &
                     (LIST_PLACE | LIST_ORGANISATION | LIST_FIRST | LIST_LAST);
    LexiconEntry entry;
    if (!lexicon_find(form, n, &entry)) return kinds;
    if (entry.classes & (BIT(NE_TOWN) | BIT(NE_COUNTRY) | BIT(NE_REGION))) kinds |= LIST_PLACE;
    if (entry.classes & LEMMA_NAMES[0]) kinds |= LIST_LAST;
    return kinds;
}

size_t lemma_behind_hyphen(const char *form, size_t n) {
    size_t i;
    for (i = n; i-- > 0;) {
        if (form[i] == '-') return i + 1 < n ? i + 1 : 0;
    }
    return 0;
}

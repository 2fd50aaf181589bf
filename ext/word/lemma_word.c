#include "word/lemma_word.h"

#include "base/text.h"
#include "data/data.h"
#include "word/compound.h"
#include "word/form.h"
#include "word/lemma.h"

/* ---- letters */

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
    size_t i, capitals = 0, small = 0;
    word->form = form;
    word->n = n;
    word->inner = 0;
    word->asked = 0;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)form[i], d;
        word->small[i] = form[i];
        if (c < 0x80) {
            small += c >= 'a' && c <= 'z';
            if (c < 'A' || c > 'Z') continue;
            word->small[i] = (char)(c + 32);
        } else {
            if (c != 0xC3 || i + 1 == n) continue;
            small += (size_t)lemma_is_small(form + i, 2);
            word->small[i + 1] = form[i + 1];
            d = (unsigned char)form[i++ + 1];
            if (!lemma_is_capital(form + i - 1, 2)) {
                i -= !text_continues((char)d); /* another character */
                continue;
            }
            word->small[i] = (char)(d + 32);
        }
        if (capitals + small > 0) word->inner = 1;
        capitals++;
    }
    memcpy(word->title, word->small, n);
    lemma_make_capital(word->title, n);
    word->capital = n > 0 && lemma_is_capital(form, n);
    word->shouted = small == 0 && capitals > 1;
    word->letters = capitals + small;
    word->written = LEMMA_WRITTEN;
    if (capitals == 0) word->written = LEMMA_SMALL;
    if (capitals == 1 && word->capital) word->written = LEMMA_TITLE;
    word->hash = hash_bytes(word->small, n);
}

/* What of a word was looked up, beside the cases that it was looked up in: LemmaWord.asked. */
enum { ASKED_GROUPS = 1 << LEMMA_CASES, ASKED_HEAD = 2 << LEMMA_CASES };

/*
** A noun seen so often, and never what its ending makes of it, is its own lemma. A form is as
** likely to be its own lemma as another is that is rarer by so much.
*/
enum { SEEN_OFTEN = 6, SELF_COST = 6 };

/* ---- the learnt table */

/* The entry of a hash, which has the kind in it, see lemma_hash(): its slot, or NULL. */
static const unsigned char *find_entry(uint64_t hash) {
    const unsigned char *table = DATA_LEMMAS;
    uint32_t rules = hash_read32(table), slots = hash_read32(table + 4);
    uint32_t slot = lemma_slot(hash, slots), check = lemma_check(hash), tries;
    const unsigned char *first = table + 8 + (size_t)rules * LEMMA_RULE;

    for (tries = 0; tries < slots; tries++) {
        const unsigned char *at = first + (size_t)slot * LEMMA_SLOT;
        uint32_t found = hash_read32(at);
        if (found <= check) return found == check ? at : NULL;
        slot = slot + 1 < slots ? slot + 1 : 0;
    }
    return NULL;
}

static uint32_t entry_value(const unsigned char *entry) {
    return (uint32_t)entry[4] | (uint32_t)entry[5] << 8;
}

/* The rule of a hash; `*sure`: it holds as good as always. NULL: none. */
static const unsigned char *find_rule(uint64_t hash, int *sure) {
    const unsigned char *entry = find_entry(hash);
    uint32_t rule = entry ? entry_value(entry) : 0;

    if (!entry) return NULL;
    *sure = (rule & LEMMA_SURE) != 0;
    rule &= ~(uint32_t)LEMMA_SURE;
    return rule < hash_read32(DATA_LEMMAS) ? DATA_LEMMAS + 8 + (size_t)rule * LEMMA_RULE : NULL;
}

int lemma_is_exception(LemmaWord *word, LemmaGroup group) {
    if (!(word->asked & ASKED_GROUPS)) {
        const unsigned char *entry = find_entry(lemma_hash_kind(word->hash, LEMMA_SET));
        word->asked |= ASKED_GROUPS;
        word->groups = entry ? entry_value(entry) : 0;
    }
    return (word->groups >> group & 1) != 0;
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

size_t lemma_exception(LemmaWord *word, LemmaGroup group, char *lemma) {
    int sure, noun = group == LEMMA_NOUN || group == LEMMA_NAME;
    const unsigned char *rule;
    const char *form = noun ? lemma_noun_form(word) : word->small;
    size_t n;
    if (!lemma_is_exception(word, group)) return 0;
    rule = find_rule(lemma_hash_kind(word->hash, group), &sure);
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
        rule = find_rule(lemma_hash(group | LEMMA_IS_ENDING, small + at, n - at), &rule_sure);
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
** The lemma of a form by its entry, or 0. A noun's lemma that is rather a form of another one gives
** way to that: not Zwecken, Zwecke, but Zwecken, Zwecke, Zweck.
*/
static size_t by_entry(const LexiconEntry *entry, const char *form, size_t n,
                       const uint64_t *classes, char *lemma) {
    LexiconEntry other;
    size_t found = 0;

    for (; *classes && !found; classes++) {
        if (!(*classes & entry->classes)) continue;
        found = best_reading(entry, form, n, *classes, lemma);
        if (entry->count > 1 && (*classes & BIT(NN)) && found <= LEMMA_LONGEST &&
            !(found == n && memcmp(form, lemma, n) == 0) && lexicon_find(lemma, found, &other)) {
            char base[LEMMA_LONGEST + LEXICON_LEMMA];
            size_t m = best_reading(&other, lemma, found, *classes, base);
            if (m && m <= n + LEMMA_ROOM) found = lemma_copy(lemma, base, m);
        }
    }
    return found;
}

/* ---- other spellings: new ss for old ß and the Swiss way round, ae for ä; both (Fuesse) */

enum { PLACES = 8 }; /* of each that are tried */

/* Where a form may be spelled otherwise, and how. */
typedef struct Places {
    size_t n;
    uint8_t at[PLACES];
    const char *text[PLACES];
} Places;

static void add_place(Places *places, size_t at, const char *text) {
    if (places->n == PLACES) return;
    places->at[places->n] = (uint8_t)at;
    places->text[places->n++] = text;
}

static void find_places(const char *form, size_t n, Places *sharp, Places *umlauts) {
    static const char VOWELS[] = "aouAOU";
    static const char *const UMLAUTS[] = {"\xC3\xA4", "\xC3\xB6", "\xC3\xBC",
                                          "\xC3\x84", "\xC3\x96", "\xC3\x9C"};
    const char *vowel;
    size_t i;

    sharp->n = umlauts->n = 0;
    for (i = 1; i < n; i++) {
        if (form[i] == 'e') {
            vowel = form[i - 1] ? strchr(VOWELS, form[i - 1]) : NULL;
            if (vowel) add_place(umlauts, i - 1, UMLAUTS[vowel - VOWELS]);
        } else if (form[i] == 's') {
            if (form[i - 1] == 's') add_place(sharp, i - 1, "\xC3\x9F");
        } else if (form[i] == '\x9F') {
            if (form[i - 1] == '\xC3') add_place(sharp, i - 1, "ss");
        }
    }
}

/* The spelling with this text at one place more, if the lexicon has it. */
static void try_spelling(LemmaSpellings *spelled, char *form, size_t n, const LemmaSpelling *before,
                         size_t at, const char *text) {
    LemmaSpelling *spelling = &spelled->found[spelled->count];
    char old[2];

    if (spelled->count == LEMMA_SPELLINGS) return;
    memcpy(old, form + at, 2);
    memcpy(form + at, text, 2);
    if (lexicon_find(form, n, &spelling->entry)) {
        spelling->edits = (uint8_t)(before->edits + 1);
        spelling->at[0] = before->at[0];
        spelling->text[0] = before->text[0];
        spelling->at[before->edits] = (uint8_t)at;
        spelling->text[before->edits] = text;
        spelled->classes |= spelling->entry.classes;
        spelled->count++;
    }
    memcpy(form + at, old, 2);
}

/* Finds the spellings of a form that the lexicon has. */
static void spell(LemmaSpellings *spelled, const char *form, size_t n) {
    static const LemmaSpelling NONE = {{NULL, 0, 0}, 0, {0, 0}, {NULL, NULL}};
    LemmaSpelling umlaut = NONE;
    Places sharp, umlauts;
    char other[LEMMA_LONGEST];
    size_t i;

    spelled->count = 0;
    spelled->classes = 0;
    if (n == 0) return;
    if (lexicon_find(form, n, &spelled->found[0].entry)) {
        spelled->found[0].edits = 0;
        spelled->classes = spelled->found[0].entry.classes;
        spelled->count = 1;
    }
    find_places(form, n, &sharp, &umlauts);
    if (sharp.n + umlauts.n == 0) return;
    memcpy(other, form, n);
    for (i = 0; i < sharp.n; i++)
        try_spelling(spelled, other, n, &NONE, sharp.at[i], sharp.text[i]);
    for (i = 0; i < umlauts.n; i++)
        try_spelling(spelled, other, n, &NONE, umlauts.at[i], umlauts.text[i]);
    if (!sharp.n || !umlauts.n) return;
    umlaut.edits = 1;
    umlaut.at[0] = umlauts.at[0];
    umlaut.text[0] = umlauts.text[0];
    memcpy(other + umlaut.at[0], umlaut.text[0], 2);
    for (i = 0; i < sharp.n; i++)
        try_spelling(spelled, other, n, &umlaut, sharp.at[i], sharp.text[i]);
}

/* The lemma of a form by its spellings, that of the one that was found; names keep theirs. */
static size_t by_spellings(const LemmaSpellings *spelled, const char *form, size_t n,
                           const uint64_t *classes, char *lemma) {
    char other[LEMMA_LONGEST];
    unsigned i, k;

    for (i = 0; i < spelled->count; i++) {
        const LemmaSpelling *spelling = &spelled->found[i];
        const char *text = form;
        size_t found;
        if (spelling->edits > 0) {
            if (classes == LEMMA_NAMES) return 0;
            memcpy(other, form, n);
            for (k = 0; k < spelling->edits; k++)
                memcpy(other + spelling->at[k], spelling->text[k], 2);
            text = other;
        }
        found = by_entry(&spelling->entry, text, n, classes, lemma);
        if (found) return found;
    }
    return 0;
}

size_t lemma_look_up(const char *form, size_t n, const uint64_t *classes, char *lemma) {
    LemmaSpellings spelled;
    spell(&spelled, form, n);
    return by_spellings(&spelled, form, n, classes, lemma);
}

static const char *in_case(const LemmaWord *word, LemmaCase letters) {
    return letters == LEMMA_SMALL ? word->small : letters == LEMMA_TITLE ? word->title : word->form;
}

/* The spellings of the word in a case. */
static const LemmaSpellings *spellings(LemmaWord *word, LemmaCase letters) {
    if (letters == LEMMA_WRITTEN) letters = word->written;
    if (!(word->asked & 1u << letters)) {
        word->asked |= 1u << letters;
        spell(&word->spelled[letters], in_case(word, letters), word->n);
    }
    return &word->spelled[letters];
}

const LexiconEntry *lemma_entry(LemmaWord *word, LemmaCase letters) {
    const LemmaSpellings *spelled = spellings(word, letters);
    return spelled->count && !spelled->found[0].edits ? &spelled->found[0].entry : NULL;
}

size_t lemma_look_up_case(LemmaWord *word, LemmaCase letters, const uint64_t *classes,
                          char *lemma) {
    return by_spellings(spellings(word, letters), in_case(word, letters), word->n, classes, lemma);
}

/* Would lemma_look_up_case() find a lemma? */
static int is_in_case(LemmaWord *word, LemmaCase letters, const uint64_t *classes) {
    const LemmaSpellings *spelled = spellings(word, letters);
    uint64_t known = spelled->classes;
    if (classes == LEMMA_NAMES)
        known = known && !spelled->found[0].edits ? spelled->found[0].entry.classes : 0;
    if (!known) return 0;
    while (*classes && !(*classes & known)) classes++;
    return *classes != 0;
}

int lemma_is_found(LemmaWord *word) {
    lemma_is_exception(word, LEMMA_NOUN);
    return word->groups || spellings(word, LEMMA_SMALL)->count ||
           spellings(word, LEMMA_TITLE)->count || spellings(word, LEMMA_WRITTEN)->count;
}

void lemma_set_head(LemmaWord *word, size_t head) {
    word->asked |= ASKED_HEAD;
    word->head = head;
}

/* The cases in which a word of a tag is looked up; how many. */
static unsigned cases_of(const LemmaWord *word, Stts tag, LemmaCase *cases) {
    unsigned n = 0;
    if (tag == STTS_NN || tag == STTS_NE) {
        if (word->capital) cases[n++] = LEMMA_WRITTEN;
        if (!word->capital || word->inner) cases[n++] = LEMMA_TITLE;
    } else {
        cases[n++] = LEMMA_SMALL;
        if (word->capital) cases[n++] = LEMMA_WRITTEN;
    }
    return n;
}

size_t lemma_known(LemmaWord *word, Stts tag, char *lemma) {
    const uint64_t *classes = lemma_classes(tag);
    LemmaCase cases[2];
    size_t found = 0;
    unsigned i, n = classes[0] ? cases_of(word, tag, cases) : 0;
    for (i = 0; i < n && !found; i++) found = lemma_look_up_case(word, cases[i], classes, lemma);
    return found;
}

int lemma_is_known(LemmaWord *word, Stts tag) {
    const uint64_t *classes = lemma_classes(tag);
    LemmaCase cases[2];
    unsigned i, n = classes[0] ? cases_of(word, tag, cases) : 0;
    for (i = 0; i < n; i++) {
        if (is_in_case(word, cases[i], classes)) return 1;
    }
    return 0;
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
static int tail_of_compound(LemmaWord *word, int noun, const uint64_t *classes, LemmaTail *tail) {
    char part[LEMMA_LONGEST];
    LexiconEntry head;
    size_t at;
    if (!(word->asked & ASKED_HEAD)) {
        word->asked |= ASKED_HEAD;
        word->head = compound_head(word->form, word->n, &head);
    }
    at = word->head;
    if (at == 0 || at >= word->n) return 0;
    tail->n = word->n - at;
    tail->sure = 1;
    memcpy(part, word->small + at, tail->n);
    if (noun) lemma_make_capital(part, tail->n);
    tail->lemma_n = lemma_look_up(part, tail->n, classes, tail->lemma);
    return tail->lemma_n > 0;
}

int lemma_tail(LemmaWord *word, int noun, const uint64_t *classes, LemmaTail *tail) {
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

size_t lemma_by_last_part(LemmaWord *word, Stts tag, int *sure, char *lemma) {
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

/*
** Lemmas without a sentence, and of verbs in two parts.
*/
#include "word/form.h"
#include "word/lemma.h"
#include "word/lemma_word.h"

/* ---- without a sentence */

/* Is every character a letter of Latin, a hyphen or an apostrophe? */
static int is_letters(const char *form, size_t n) {
    size_t i;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)form[i];
        if (c < 0x80 && !lemma_is_small(form + i, 1) && !lemma_is_capital(form + i, 1) &&
            c != '-' && c != '\'')
            return 0;
        if (c >= 0xCD) return 0;
    }
    return 1;
}

/* How a word may be meant: the tags that are tried, and what speaks for each beside frequency. */
static const struct {
    Stts tag;
    signed char bonus;
} MEANINGS[] = {
    {STTS_ART, 6},  {STTS_APPRART, 6}, {STTS_PPER, 6},  {STTS_PRF, 6},   {STTS_PPOSAT, 5},
    {STTS_PDS, 5},  {STTS_VAFIN, 4},   {STTS_ADV, 2},   {STTS_VVINF, 2}, {STTS_VVFIN, 2},
    {STTS_VVPP, 2}, {STTS_VVIZU, 2},   {STTS_VVIMP, 0}, {STTS_ADJD, 1},  {STTS_ADJA, 1},
    {STTS_NN, 1},   {STTS_NE, 0},
};

enum {
    MEANINGS_N = sizeof MEANINGS / sizeof *MEANINGS,
    CAPITAL_NOUN = 8, /* what a capital says for a noun and against other words */
    CAPITAL_OTHER = 6
};

static int is_noun(Stts tag) {
    return tag == STTS_NN || tag == STTS_NE;
}

/* Words that are not inflected: the classes of the lexicon that STTS_ADV stands for here. */
static const uint64_t UNINFLECTED = BIT(ADV) | BIT(PAV) | BIT(PWAV) | BIT(APPR) | BIT(KON_SUB) |
                                    BIT(KON_MAIN) | BIT(KON_COMP) | BIT(KON_INF) | BIT(KON) |
                                    BIT(NEG) | BIT(PTKVZ) | BIT(ITJ) | BIT(CARD);

static const uint64_t AUXILIARIES = BIT(VAFIN) | BIT(VMFIN) | BIT(VAIMP);

/* Of verbs, whose readings stand in for each other in a sentence: what the tag means; else 0. */
static uint64_t strict_classes(Stts tag) {
    switch (tag) {
    case STTS_VVFIN:
        return BIT(VVFIN) | BIT(VVFIN_JOINED);
    case STTS_VVINF:
        return BIT(VVINF);
    case STTS_VVPP:
        return BIT(VVPP);
    case STTS_VVIZU:
        return BIT(VVIZU);
    case STTS_VVIMP:
        return BIT(VVIMP);
    default:
        return 0;
    }
}

/*
** A word as it may be meant: as written, in small letters, with a capital, each read when it is
** first asked for.
*/
typedef struct Meant {
    LemmaWord word[LEMMA_CASES];
    int read[LEMMA_CASES];
} Meant;

/* Does the lexicon, a table or a list of names say that the word may have the tag? */
static int may_be(LemmaWord *word, Stts tag) {
    const LexiconEntry *small;
    if (is_noun(tag) && !word->capital && word->inner) return 0;
    small = lemma_entry(word, LEMMA_SMALL);
    if (strict_classes(tag) && small && !(small->classes & strict_classes(tag))) return 0;
    if (tag == STTS_NE && lemma_listed(lemma_noun_form(word), word->n)) return 1;
    if (tag == STTS_ADV || tag == STTS_VAFIN)
        return small && (small->classes & (tag == STTS_ADV ? UNINFLECTED : AUXILIARIES));
    return lemma_is_exception(word, lemma_group(tag)) || lemma_is_known(word, tag);
}

/* The lemma of a word whose capital, or small letter, says nothing. */
static size_t lemma_as(Meant *meant, Stts tag, char *lemma) {
    LemmaWord *word = &meant->word[LEMMA_WRITTEN];
    const char *form = is_noun(tag) ? lemma_noun_form(word) : word->small;
    LemmaCase letters = is_noun(tag) ? LEMMA_TITLE : LEMMA_SMALL;
    /* NATO, but HÄUSER */
    if (is_noun(tag) && word->shouted &&
        form_facts(word->form, word->n).frequency > form_facts(form, word->n).frequency)
        form = word->form;
    if (word->letters == 0) return lemma_copy(lemma, word->form, word->n);
    if (form == word->form || memcmp(form, word->form, word->n) == 0) letters = LEMMA_WRITTEN;
    if (!meant->read[letters]) {
        lemma_read(&meant->word[letters], form, word->n);
        meant->read[letters] = 1;
    }
    return lemma_of_word(&meant->word[letters], tag, lemma);
}

/* One more lemma of the list, which is kept with the likelier ones first. */
static void add_guess(LemmaGuess *guess, int *scores, char *text, size_t room, Stts tag, int score,
                      const char *lemma, size_t n) {
    unsigned i, at = guess->count;
    for (i = 0; i < guess->count; i++) {
        if (guess->n[i] != n || memcmp(text + guess->at[i], lemma, n) != 0) continue;
        if (score <= scores[i]) return;
        at = i; /* the same lemma of a likelier meaning: it moves up */
        break;
    }
    if (at == LEMMA_GUESSES) {
        at--;
        if (score <= scores[at]) return;
    } else if (at == guess->count) {
        guess->at[at] = at * room;
        guess->count++;
    }
    guess->n[at] = lemma_copy(text + guess->at[at], lemma, n);
    guess->tag[at] = tag;
    scores[at] = score;
    for (; at > 0 && scores[at] > scores[at - 1]; at--) {
        size_t place = guess->at[at], bytes = guess->n[at];
        Stts other = guess->tag[at];
        int more = scores[at];
        guess->at[at] = guess->at[at - 1];
        guess->n[at] = guess->n[at - 1];
        guess->tag[at] = guess->tag[at - 1];
        scores[at] = scores[at - 1];
        guess->at[at - 1] = place;
        guess->n[at - 1] = bytes;
        guess->tag[at - 1] = other;
        scores[at - 1] = more;
    }
}

/* What a word that nothing is known of may be: the last part says, or its capital. */
static Stts unknown_tag(LemmaWord *word) {
    static const Stts TAGS[] = {STTS_ADJA, STTS_VVPP, STTS_VVFIN, STTS_VVINF, STTS_ADJD};
    Stts best = STTS_NN;
    size_t longest = 0, i;
    LemmaTail tail;
    if ((word->capital || word->inner) && !word->shouted) return STTS_NN;
    if (lemma_tail(word, 1, LEMMA_NOUNS, &tail)) longest = tail.n;
    for (i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
        if (lemma_tail(word, 0, lemma_classes(TAGS[i]), &tail) && tail.n > longest && tail.n >= 4) {
            longest = tail.n;
            best = TAGS[i];
        }
    }
    return best;
}

static void guess_all(const char *form, size_t n, const size_t *head, LemmaGuess *guess,
                      char *text) {
    char lemma[LEMMA_LONGEST + LEMMA_ROOM];
    int scores[LEMMA_GUESSES];
    size_t i, room = n + LEMMA_ROOM, m, hyphen;
    Meant meant;
    LemmaWord part, *word = &meant.word[LEMMA_WRITTEN], *last = word;
    int small, noun, unknown;

    memset(guess, 0, sizeof *guess);
    if (n == 0 || n > LEMMA_LONGEST) {
        add_guess(guess, scores, text, room, STTS_XY, 0, form, n);
        return;
    }
    memset(meant.read, 0, sizeof meant.read);
    meant.read[LEMMA_WRITTEN] = 1;
    lemma_read(word, form, n);
    if (head) lemma_set_head(word, *head);
    unknown = !lemma_is_found(word);
    small = noun = -1; /* not asked yet */
    for (i = 0; i < MEANINGS_N; i++) {
        Stts tag = MEANINGS[i].tag;
        int score = MEANINGS[i].bonus, *often = is_noun(tag) ? &noun : &small;
        if (unknown && tag != STTS_NE) continue;
        if ((tag == STTS_ADV && guess->count) || !may_be(word, tag)) continue;
        if (*often < 0)
            *often = form_facts(is_noun(tag) ? lemma_noun_form(word) : word->small, n).frequency;
        score += *often;
        if (word->capital && !word->shouted) score += is_noun(tag) ? CAPITAL_NOUN : -CAPITAL_OTHER;
        m = lemma_as(&meant, tag, lemma);
        add_guess(guess, scores, text, room, tag, score, lemma, m);
    }
    if (guess->count) return;
    hyphen = lemma_behind_hyphen(form, n);
    if (hyphen) lemma_read(last = &part, form + hyphen, n - hyphen);
    if (!last->capital && may_be(last, STTS_ADJA))
        i = STTS_ADJA;
    else
        i = unknown_tag(last);
    if (hyphen && last->capital) i = STTS_NN;
    if ((i == STTS_NN && !is_letters(form, n)) || (word->inner && !word->shouted && !hyphen))
        m = lemma_copy(lemma, form, n);
    else
        m = lemma_as(&meant, (Stts)i, lemma);
    add_guess(guess, scores, text, room, (Stts)i, 0, lemma, m);
}

void lemma_guess(const char *form, size_t n, LemmaGuess *guess, char *text) {
    guess_all(form, n, NULL, guess, text);
}

void lemma_guess_compound(const char *form, size_t n, size_t head, LemmaGuess *guess, char *text) {
    guess_all(form, n, &head, guess, text);
}

/* ---- verbs in two parts */

size_t lemma_join(const char *particle, size_t particle_n, const char *verb, size_t verb_n,
                  char *lemma) {
    size_t n = particle_n + verb_n;
    LexiconEntry entry;
    if (particle_n == 0 || verb_n < 2 || n > LEMMA_LONGEST) return 0;
    lemma_copy(lemma, particle, particle_n);
    lemma_make_small(lemma, particle_n);
    lemma_copy(lemma + particle_n, verb, verb_n);
    return lexicon_find(lemma, n, &entry) && (entry.classes & BIT(VVINF)) ? n : 0;
}

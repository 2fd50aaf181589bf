/* Cues: what words say about speech, by the word list; and the mood of verbs, by the lexicon. */
#include <string.h>

#include "base/text.h"
#include "data/data.h"
#include "speech/speech.h"
#include "word/lexicon.h"

enum {
    CUE_BYTES = 60, /* of the longest word that is looked up */
    PART_LEAST = 4  /* bytes of a compound's last part, */
};

/* The letters of a word that begins small, with a capital. */
static uint32_t find_capital(const char *word, size_t n) {
    char capital[CUE_BYTES];
    if (n > sizeof capital) return 0;
    memcpy(capital, word, n);
    if (capital[0] >= 'a' && capital[0] <= 'z')
        capital[0] = (char)(capital[0] - 32);
    else if ((unsigned char)capital[0] == 0xC3)
        capital[1] = (char)(capital[1] & ~0x20);
    return word_table_find(DATA_SPEECH, capital, n);
}

/* What the last part of a compound says; titles in quotation marks follow it as they do the part. */
static uint32_t noun_cue(const char *lemma, size_t n) {
    const char *end = lemma + n, *z;
    uint32_t cue = word_table_find(DATA_SPEECH, lemma, n);
    unsigned tries = 0;
    if (cue) return cue;
    for (z = end; z > lemma && z[-1] != '-'; z--) {
    }
    if (z > lemma && z < end) return find_capital(z, (size_t)(end - z));
    for (z = lemma + 3; z + PART_LEAST <= end && tries < 24; z++, tries++) {
        if (text_continues(*z)) continue;
        cue = find_capital(z, (size_t)(end - z));
        if (cue)
            return cue & (CUE_FIRM | CUE_SOURCE | CUE_NOUN | CUE_MEDIUM | CUE_TITLE | CUE_HUMAN);
    }
    return 0;
}

/* The letters of the form itself, in small letters: "Vom". */
static uint32_t find_small(const Speech *s, uint32_t token) {
    const char *form = s->text + s->tokens->start[token];
    size_t n = s->tokens->length[token], i;
    char small[8];
    if (n > sizeof small) return 0;
    for (i = 0; i < n; i++)
        small[i] = form[i] >= 'A' && form[i] <= 'Z' ? (char)(form[i] + 32) : form[i];
    return word_table_find(DATA_SPEECH, small, n);
}

uint32_t cue_of_pair(const Speech *s, uint32_t verb, uint32_t other) {
    const Words *w = s->words;
    size_t n = w->lemma_length[verb], m = w->lemma_length[other];
    char pair[2 * CUE_BYTES + 1];
    if (n > CUE_BYTES || m > CUE_BYTES) return 0;
    memcpy(pair, w->lemmas + w->lemma[verb], n);
    pair[n] = ' ';
    memcpy(pair + n + 1, w->lemmas + w->lemma[other], m);
    return word_table_find(DATA_SPEECH, pair, n + 1 + m);
}

uint32_t cue_of(const Speech *s, uint32_t token) {
    const Words *w = s->words;
    const char *lemma = w->lemmas + w->lemma[token];
    size_t n = w->lemma_length[token];
    uint32_t cue;

    if (n > CUE_BYTES) return 0;
    switch (w->tag[token]) {
    case STTS_NN:
        return noun_cue(lemma, n);
    case STTS_VVFIN:
    case STTS_VVINF:
    case STTS_VVIZU:
    case STTS_VVPP:
    case STTS_VAINF:
    case STTS_VAFIN:
    case STTS_VAPP:
        cue = word_table_find(DATA_SPEECH, lemma, n);
        /* an adverb taken for a particle: "sagte sie weiter" */
        if (!cue && n > 6 && memcmp(lemma, "weiter", 6) == 0)
            cue = word_table_find(DATA_SPEECH, lemma + 6, n - 6);
        return cue;
    case STTS_ADJA:
        return word_table_find(DATA_SPEECH, lemma, n) & CUE_TITLE;
    case STTS_APPRART:
        return find_small(s, token) & (CUE_ATTACHED | CUE_APART);
    case STTS_APPR:
    case STTS_APPO:
    case STTS_KOUS:
    case STTS_PWAV:
    case STTS_PAV:
    case STTS_ADV:
        return word_table_find(DATA_SPEECH, lemma, n) &
               (CUE_LAUT | CUE_NACH | CUE_ZUFOLGE | CUE_DEMNACH | CUE_VIEW | CUE_ATTACHED |
                CUE_APART | CUE_TITLE);
    default:
        return 0;
    }
}

static uint8_t mood_of_form(const char *form, size_t n) {
    static const uint32_t THIRD_S = LEXICON_FORM(MOOD_PRESENT, NUMBER_SINGULAR, 3) |
                                    LEXICON_FORM(MOOD_PAST, NUMBER_SINGULAR, 3),
                          THIRD_P = LEXICON_FORM(MOOD_PRESENT, NUMBER_PLURAL, 3) |
                                    LEXICON_FORM(MOOD_PAST, NUMBER_PLURAL, 3),
                          OWN = LEXICON_FORM(MOOD_PRESENT, NUMBER_SINGULAR, 1),
                          FIRST_S = LEXICON_FORM(MOOD_SUBJUNCTIVE1, NUMBER_SINGULAR, 3),
                          FIRST_P = LEXICON_FORM(MOOD_SUBJUNCTIVE1, NUMBER_PLURAL, 3),
                          SECOND_S = LEXICON_FORM(MOOD_SUBJUNCTIVE2, NUMBER_SINGULAR, 3),
                          SECOND_P = LEXICON_FORM(MOOD_SUBJUNCTIVE2, NUMBER_PLURAL, 3);
    LexiconEntry entry;
    uint32_t all = 0;
    uint8_t mood = 0;
    unsigned i;

    if (!lexicon_find(form, n, &entry)) return 0;
    for (i = 0; i < entry.count; i++) {
        Reading reading = lexicon_reading(&entry, i);
        if (reading.class == CLASS_VVFIN || reading.class == CLASS_VVFIN_JOINED ||
            reading.class == CLASS_VAFIN || reading.class == CLASS_VMFIN)
            all |= reading.features;
    }
    if (all & (THIRD_S | THIRD_P)) mood |= MOOD_FACT;
    if (all & (FIRST_S | FIRST_P)) mood |= MOOD_INDIRECT;
    if (all & (SECOND_S | SECOND_P)) mood |= MOOD_UNREAL;
    if (all & OWN) mood |= MOOD_OWN;
    /* "handele": the lexicon lacks the Konjunktiv of some verbs, which is the first person's form */
    if (mood == MOOD_OWN && n > 3 && form[n - 1] == 'e' && form[n - 3] == 'e')
        mood |= MOOD_INDIRECT | MOOD_SINGULAR;
    if (all & (THIRD_S | FIRST_S | SECOND_S)) mood |= MOOD_SINGULAR;
    if (all & (THIRD_P | FIRST_P | SECOND_P)) mood |= MOOD_PLURAL;
    return mood;
}

uint8_t mood_of(const Speech *s, uint32_t token) {
    const char *form = s->text + s->tokens->start[token];
    size_t n = s->tokens->length[token];
    char small[CUE_BYTES];
    uint8_t mood;

    if (n > sizeof small) return 0;
    mood = mood_of_form(form, n);
    if (mood || !(s->tokens->flags[token] & TOKEN_UPPER)) return mood ? mood : MOOD_FACT;
    memcpy(small, form, n);
    if (small[0] >= 'A' && small[0] <= 'Z')
        small[0] = (char)(small[0] + 32);
    else if ((unsigned char)small[0] == 0xC3 && n > 1)
        small[1] = (char)(small[1] | 0x20);
    mood = mood_of_form(small, n);
    return mood ? mood : MOOD_FACT;
}

int lemma_is(const Speech *s, uint32_t token, const char *lemma) {
    size_t n = strlen(lemma);
    return s->words->lemma_length[token] == n &&
           memcmp(s->words->lemmas + s->words->lemma[token], lemma, n) == 0;
}

int word_is(const Speech *s, uint32_t token, const char *word) {
    size_t n = strlen(word);
    return s->tokens->length[token] == n && memcmp(s->text + s->tokens->start[token], word, n) == 0;
}

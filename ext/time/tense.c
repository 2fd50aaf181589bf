#include "time/tense.h"

#include <string.h>

#include "time/lexeme.h"
#include "word/lexicon.h"
#include "word/spelling.h"

typedef struct Sight {
    const char *text;
    const Tokens *tokens;
    const Words *words;
    uint32_t first, end; /* what may be looked at */
    LexemeSource source; /* the same */
} Sight;

static int is_finite(const Sight *c, uint32_t i) {
    unsigned tag = c->words->tag[i];
    return tag == STTS_VVFIN || tag == STTS_VAFIN || tag == STTS_VMFIN;
}

static int is_participle(const Sight *c, uint32_t i) {
    unsigned tag = c->words->tag[i];
    return tag == STTS_VVPP || tag == STTS_VAPP;
}

static int is_infinitive(const Sight *c, uint32_t i) {
    unsigned tag = c->words->tag[i];
    return tag == STTS_VVINF || tag == STTS_VAINF || tag == STTS_VVIZU;
}

static int is_break(const Sight *c, uint32_t i) {
    unsigned tag = c->words->tag[i];
    return tag == STTS_COMMA || tag == STTS_STOP ||
           (tag == STTS_MARK && c->tokens->length[i] == 1 &&
            strchr(":;()", c->text[c->tokens->start[i]]));
}

static int is_word(const Sight *c, uint32_t i, const char *word) {
    size_t n = strlen(word);
    return c->tokens->length[i] == n && memcmp(c->text + c->tokens->start[i], word, n) == 0;
}

static int has_lemma(const Sight *c, uint32_t i, const char *lemma) {
    size_t n = strlen(lemma);
    return c->words->lemma_length[i] == n &&
           memcmp(c->words->lemmas + c->words->lemma[i], lemma, n) == 0;
}

/* The moods that the lexicon gives the form as a finite verb: a bit each. 0: it does not know it. */
static unsigned moods(const Sight *c, uint32_t i) {
    const char *z = c->text + c->tokens->start[i];
    size_t n = c->tokens->length[i];
    char small[SPELLING_BYTES];
    LexiconEntry entry;
    unsigned k, mood, found = 0;
    size_t length = spell_lower(z, n, small);

    if (!lexicon_find(z, n, &entry) && (!length || !lexicon_find(small, length, &entry))) {
        if (n > 3 && (memcmp(z + n - 2, "te", 2) == 0 || memcmp(z + n - 3, "ten", 3) == 0))
            return 1u << MOOD_PAST;
        return 0;
    }
    for (k = 0; k < entry.count; k++) {
        Reading r = lexicon_reading(&entry, k);
        if (r.class != CLASS_VVFIN && r.class != CLASS_VVFIN_JOINED && r.class != CLASS_VAFIN &&
            r.class != CLASS_VMFIN)
            continue;
        for (mood = 0; mood < 4; mood++) {
            uint32_t bits = 0, person;
            for (person = 1; person <= 3; person++)
                bits |= LEXICON_FORM(mood, NUMBER_SINGULAR, person) |
                        LEXICON_FORM(mood, NUMBER_PLURAL, person);
            if (r.features & bits) found |= 1u << mood;
        }
    }
    return found;
}

/* The verb that goes with the finite one at `verb`: the next participle or infinitive. */
static uint32_t partner(const Sight *c, uint32_t verb, int participle) {
    uint32_t i, stop = c->end - verb > TENSE_REACH ? verb + TENSE_REACH : c->end;
    for (i = verb + 1; i < stop; i++) {
        if (participle ? is_participle(c, i) : is_infinitive(c, i)) return i;
        if (is_finite(c, i)) break;
    }
    stop = verb - c->first > TENSE_REACH ? verb - TENSE_REACH : c->first;
    for (i = verb; i > stop; i--) { /* in a subordinate clause the finite verb is the last */
        if (is_break(c, i - 1) || is_finite(c, i - 1)) break;
        if (participle ? is_participle(c, i - 1) : is_infinitive(c, i - 1)) return i - 1;
    }
    return verb;
}

static TimeTense tense_of_verb(const Sight *c, uint32_t verb) {
    unsigned found = moods(c, verb), tag = c->words->tag[verb];
    unsigned present = found & (1u << MOOD_PRESENT | 1u << MOOD_SUBJUNCTIVE1);
    unsigned past = found & 1u << MOOD_PAST;
    uint32_t with;

    if (has_lemma(c, verb, "werden")) {
        if (past && !present) return TENSE_PAST;
        if (!present) return TENSE_FUTURE; /* würde */
        return partner(c, verb, 0) != verb && partner(c, verb, 1) == verb ? TENSE_FUTURE
                                                                          : TENSE_PRESENT;
    }
    if (has_lemma(c, verb, "haben") || has_lemma(c, verb, "sein")) {
        with = partner(c, verb, 1);
        if (past && !present) return TENSE_PAST;
        if (with == verb) return TENSE_PRESENT;
        if (has_lemma(c, verb, "sein") && lexeme_is(&c->source, with, SYMBOL_PLANNED))
            return TENSE_FUTURE;
        if (lexeme_is(&c->source, with, SYMBOL_STANDING)) return TENSE_PRESENT; /* ist geöffnet */
        return TENSE_PAST;
    }
    if (tag == STTS_VMFIN) {
        if (has_lemma(c, verb, "sollen")) return TENSE_FUTURE;
        if (past) return TENSE_PAST;
        return TENSE_FUTURE;
    }
    if (past && !present) return TENSE_PAST;
    if (present) return TENSE_PRESENT;
    return past ? TENSE_PAST : TENSE_NONE;
}

/*
** What the participle says of an expression that belongs to it: "das am Donnerstag beginnende
** Festival", "die im Mai gewählte Regierung". TENSE_NONE where there is none.
*/
static TimeTense tense_of_attribute(const Sight *c, uint32_t from, uint32_t to) {
    uint32_t i, before = from - c->first > 1 ? from - 2 : c->end;
    unsigned tag = before < c->end ? c->words->tag[before] : STTS_STOP;
    unsigned led = before < c->end ? c->words->tag[from - 1] : STTS_STOP;
    if (led != STTS_APPR && led != STTS_APPRART) return TENSE_NONE;
    if (tag != STTS_ART && tag != STTS_PPOSAT && tag != STTS_APPRART) return TENSE_NONE;
    for (i = to + 1; i < c->end && i <= to + 5 && !is_break(c, i) && !is_finite(c, i); i++) {
        const char *z = c->text + c->tokens->start[i];
        uint32_t n = c->tokens->length[i];
        if (c->words->tag[i] == STTS_NN) return TENSE_NONE;
        if (c->words->tag[i] != STTS_ADJA || c->tokens->flags[i] & TOKEN_UPPER || n < 5) continue;
        if (lexeme_is(&c->source, i, SYMBOL_PLANNED)) return TENSE_FUTURE;
        n -= z[n - 1] == 'e' ? 1 : 2; /* without its ending */
        if (z[n - 1] == 'd' && z[n - 2] == 'n') return TENSE_FUTURE;
        if (z[n - 1] == 't' || (z[n - 1] == 'n' && z[n - 2] == 'e')) return TENSE_PAST;
        return TENSE_NONE;
    }
    return TENSE_NONE;
}

TimeTense tense_of(const char *text, const Tokens *tokens, const Words *words, uint32_t first,
                   uint32_t end, uint32_t from, uint32_t to) {
    Sight c = {text, tokens, words, first, end, {text, tokens, first, end}};
    uint32_t i, stop = end - to > TENSE_REACH ? to + TENSE_REACH : end;
    uint32_t least = from - first > TENSE_REACH ? from - TENSE_REACH : first;
    uint32_t right = end, left = end, participle = end;
    int right_breaks = 0, left_breaks = 0;
    TimeTense attribute = tense_of_attribute(&c, from, to);

    if (attribute != TENSE_NONE) return attribute;
    for (i = to + 1; i < stop; i++) {
        if (is_break(&c, i)) right_breaks++;
        if (is_finite(&c, i)) {
            right = i;
            break;
        }
        if (is_participle(&c, i) && !right_breaks) participle = i;
    }
    for (i = from; i > least; i--) {
        if (is_break(&c, i - 1) && !left_breaks++ && i < from && is_word(&c, i, "so"))
            return TENSE_PAST; /* ..., so der Konzern am Dienstag */
        if (is_finite(&c, i - 1)) {
            left = i - 1;
            break;
        }
        if (is_participle(&c, i - 1) && !left_breaks) participle = i - 1;
    }
    if (left < end && (right == end || left_breaks < right_breaks ||
                       (left_breaks == right_breaks && from - left <= right - to)))
        return tense_of_verb(&c, left);
    if (right < end) return tense_of_verb(&c, right);
    if (participle == end) return TENSE_NONE;
    if (lexeme_is(&c.source, participle, SYMBOL_PLANNED)) return TENSE_FUTURE;
    return lexeme_is(&c.source, participle, SYMBOL_STANDING) ? TENSE_PRESENT : TENSE_PAST;
}

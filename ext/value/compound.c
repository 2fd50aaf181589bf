/*
** Numbers inside words: "2,1-Milliarden-Euro-Deal", "30-jährig", "zehnprozentig", "500Km",
** "10-12".
*/
#include <math.h>
#include <string.h>

#include "value/amount.h"
#include "word/lemma.h"

enum {
    NOUN_LEAST = 4, /* bytes of a noun, not of an abbreviation */
    TIME_MOST = 8   /* bytes of a unit of time inside a word */
};

/* The part of a hyphenated word that begins at `at`: where it ends. */
static size_t segment(const char *z, size_t n, size_t at) {
    while (at < n && z[at] != '-') at++;
    return at;
}

/*
** The unit of the part at `at`, or of two ("US-Dollar"), in full or in the genitive that joins
** words ("Jahres"): where it ends in `*end`.
*/
static const Unit *unit_segment(const char *z, size_t n, size_t at, size_t *end) {
    size_t first = segment(z, n, at), second = first < n ? segment(z, n, first + 1) : first;
    const Unit *unit = NULL;
    int word;

    if (second > first && (unit = unit_named(z + at, second - at, &word)) != NULL) {
        *end = second;
        return unit;
    }
    *end = first;
    return unit_named(z + at, first - at, &word);
}

/* A unit of time that the last part of a word begins with: "35-Stundenwoche". */
static const Unit *time_within(const char *z, size_t n, size_t at, size_t *end) {
    size_t k, most = n - at < TIME_MOST ? n - at : TIME_MOST;
    for (k = most; k >= NOUN_LEAST; k--) {
        int word;
        const Unit *unit = unit_named(z + at, k, &word);
        if (!unit || unit->kind != UNIT_TIME) continue;
        *end = at + k;
        return unit;
    }
    return NULL;
}

/* Does the rest end in -ig with an adjective's ending? */
static int is_adjective(const char *z, size_t n) {
    if (n > 3 && z[n - 1] == 'e')
        n--;
    else if (n > 4 && z[n - 2] == 'e' && strchr("nrsm", z[n - 1]))
        n -= 2;
    return n > 2 && z[n - 2] == 'i' && z[n - 1] == 'g';
}

/* "10-12" in one token, a scale behind it: both are plain numbers and the second is greater. */
static int read_pair(const Text *t, uint32_t i, Amount *out) {
    Numeral a, b, scale;
    size_t n;
    const char *z = token_text(t, i, &n);
    size_t k = numeral_digits(z, n, &a);

    if (k == 0 || k + 1 >= n || z[k] != '-') return 0;
    if (numeral_digits(z + k + 1, n - k - 1, &b) != n - k - 1) return 0;
    if ((a.flags | b.flags) & (NUMERAL_ZERO | NUMERAL_SIGNED | NUMERAL_SLASH) || a.value >= b.value)
        return 0;
    if (i + 1 < t->end) { /* 10-12 Mrd. */
        z = token_text(t, i + 1, &n);
        if (numeral_word(z, n, &scale) && scale.flags == NUMERAL_SCALE && scale.scale >= 3 &&
            numeral_shift(&a, scale.scale) && numeral_shift(&b, scale.scale)) {
            b.scale = scale.scale;
            b.flags |= NUMERAL_SCALE;
            out->end++;
        }
    }
    out->numeral = b;
    out->value = a.value;
    out->most = b.value;
    return 1;
}

/*
** The scale of a letter at digits, "100K", "1,2M", where it is not a name's ("4K", "3M", "5G"); 0
** for none.
*/
static size_t letter_scale(char c, const Numeral *n) {
    int large = n->flags & NUMERAL_DECIMAL || n->value >= 10;
    if (n->flags & NUMERAL_SCALE || !large) return 0;
    if (c == 'K' || c == 'k') return 3;
    if (c == 'M') return 6;
    return c == 'G' && n->flags & NUMERAL_DECIMAL ? 9 : 0;
}

/*
** The noun at `at` that digits count, before a further part: "5-Sterne-Hotel"; where it ends, or
** 0.
*/
static size_t read_noun_segment(Text *t, Amount *a, const char *z, size_t n, size_t at) {
    size_t end = segment(z, n, at), k;
    char *lemma;

    if (end == n || end - at < NOUN_LEAST || z[at] < 'A' || z[at] > 'Z') return 0;
    for (k = at + 1; k < end; k++) {
        if ((z[k] >= 'A' && z[k] <= 'Z') || (z[k] >= '0' && z[k] <= '9')) return 0;
    }
    lemma = arena_alloc(t->arena, end - at + LEMMA_ROOM);
    if (!lemma) return 0;
    a->noun = lemma;
    a->noun_n = (uint32_t)lemma_of(z + at, end - at, STTS_NN, lemma);
    a->counted = COUNTED_NOUN;
    return a->noun_n ? end : 0;
}

/* What follows the number inside the word, from `at` on; where the amount ends, 0 for no amount. */
static size_t read_rest(Text *t, Amount *a, const char *z, size_t n, size_t at) {
    int hyphen = z[at] == '-', word, power, digits = (a->numeral.flags & NUMERAL_DIGITS) != 0;
    size_t end;
    unsigned cue;
    Numeral scale;

    at += (size_t)hyphen;
    if (at == n) { /* "70-" bis 80-jährige */
        a->open = 1;
        return hyphen ? n : 0;
    }
    if (digits && at + 1 == n && (end = letter_scale(z[at], &a->numeral)) > 0)
        return numeral_shift(&a->numeral, (int)end) ? n : 0;
    if (digits && !hyphen && (power = amount_scale(t, a->first, z + at, n - at)) > 0) { /* £3.5bn */
        a->numeral.flags |= NUMERAL_SCALE;
        a->numeral.scale = (int8_t)power;
        return numeral_shift(&a->numeral, power) ? n : 0;
    }
    cue = cue_word(z + at, n - at);
    if (cue & CUE_SUFFIX) {
        if (a->numeral.value == 1 || a->numeral.flags & NUMERAL_SCALE) return 0;
        a->counted = COUNTED_FACTOR;
        a->noun = z[at] == 'm' || z[at] == 'M' ? "Mal" : "fach";
        a->noun_n = (uint32_t)strlen(a->noun);
        return n;
    }
    if (!hyphen && !digits) { /* dreijährig, zwölfstöckig */
        if (is_adjective(z, n)) a->unit = unit_named(z + at, n - at, &word);
        if (!a->unit && a->numeral.value > 1) a->unit = unit_ending(z + at, n - at);
        a->counted = COUNTED_UNIT;
        return a->unit ? n : 0;
    }
    while (hyphen && (end = segment(z, n, at)) < n && numeral_word(z + at, end - at, &scale) &&
           (scale.flags & ~NUMERAL_WORDS) == NUMERAL_SCALE) {
        if (!numeral_shift(&a->numeral, scale.scale)) return 0;
        a->numeral.scale = scale.scale;
        a->numeral.flags |= NUMERAL_SCALE;
        at = end + 1;
    }
    if (a->numeral.kind == NUMERAL_FRACTION && !hyphen && !digits) return 0;
    a->unit = unit_segment(z, n, at, &end);
    if (!a->unit && digits && hyphen) a->unit = time_within(z, n, at, &end); /* 35-Stundenwoche */
    if (!a->unit && (digits || a->numeral.value > 1)) { /* 20-köpfig, 40-Tonner */
        end = segment(z, n, at);
        a->unit = unit_ending(z + at, end - at);
    }
    if (!a->unit) {
        if (!hyphen || a->numeral.kind != NUMERAL_CARDINAL) return 0;
        if (!digits && a->numeral.value <= 1) return 0; /* Ein-Mann-Betrieb */
        end = read_noun_segment(t, a, z, n, at);
        return end == 0 && a->numeral.flags & NUMERAL_SCALE ? at - 1 : end; /* 150-Millionen-Mann */
    }
    a->counted = COUNTED_UNIT;
    return end;
}

/* "der Zweitplatzierte": an ordinal and what it makes of a noun. */
static int read_place(const Text *t, uint32_t i, Amount *out) {
    static const char *const PLACED[] = {"platziert", "plaziert"};
    size_t n, k, end;
    const char *z = token_text(t, i, &n);

    if (n < 12) return 0;
    end = z[n - 1] == 'e' ? n - 1 : z[n - 2] == 'e' && strchr("nrsm", z[n - 1]) ? n - 2 : n;
    for (k = 0; k < sizeof PLACED / sizeof *PLACED; k++) {
        size_t length = strlen(PLACED[k]);
        if (end <= length || memcmp(z + end - length, PLACED[k], length) != 0) continue;
        if (!numeral_word(z, end - length, &out->numeral)) return 0;
        out->numeral.flags &= (uint16_t)~NUMERAL_STEM;
        out->value = out->numeral.value;
        out->start = t->tokens->start[i];
        out->stop = out->start + (uint32_t)n;
        return out->numeral.kind == NUMERAL_ORDINAL;
    }
    return 0;
}

int amount_compound(Text *t, uint32_t i, Amount *out) {
    size_t n, at;
    const char *z = token_text(t, i, &n);

    *out = (Amount){.first = i, .number = i, .behind = i + 1, .end = i + 1, .most = NAN};
    if (t->tokens->kind[i] != TOKEN_WORD && t->tokens->kind[i] != TOKEN_NUMBER) return 0;
    if (t->tokens->kind[i] == TOKEN_NUMBER) {
        if (!read_pair(t, i, out)) return 0;
        amount_unit(t, out);
        out->start = t->tokens->start[i];
        out->stop = t->tokens->start[out->end - 1] + t->tokens->length[out->end - 1];
        return 1;
    }
    if (read_place(t, i, out)) return 1;
    at = numeral_prefix(z, n, &out->numeral);
    if (at == 0 || at >= n || out->numeral.kind == NUMERAL_ORDINAL) return 0;
    at = read_rest(t, out, z, n, at);
    if (at == 0) return 0;
    if (out->counted == COUNTED_NOTHING && !out->open && at == n) amount_unit(t, out);
    out->value = out->numeral.value;
    if (out->numeral.kind == NUMERAL_VAGUE) out->approx = APPROX_VAGUE;
    out->start = t->tokens->start[i];
    out->stop = out->end > i + 1 ? t->tokens->start[out->end - 1] + t->tokens->length[out->end - 1]
                                 : out->start + (uint32_t)at;
    return 1;
}

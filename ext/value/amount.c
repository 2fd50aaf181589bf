/* A number with what it counts: currency before or behind, unit, noun. */
#include "value/amount.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

enum { NOUN_TOKENS = 6, POUND_TOKENS = 4000 };

/* Is what stands at token i a currency's sign or code, as it comes before a number? */
static const Unit *currency_sign(const Text *t, uint32_t i) {
    size_t n, k;
    const char *z = token_text(t, i, &n);
    const Unit *unit;
    int word;

    if (t->tokens->kind[i] != TOKEN_SYMBOL) { /* CHF, Fr. */
        for (k = 0; k < n && z[k] >= 'A' && z[k] <= 'Z'; k++) {
        }
        if (!(k == n && n >= 3) && !(n > 1 && n < 6 && z[n - 1] == '.') &&
            !(n > 1 && strchr("$\xAC\xA3", z[n - 1])))
            return NULL;
    }
    unit = unit_named(z, n, &word);
    if (!unit || unit->kind != UNIT_MONEY) return NULL;
    return token_cue(t, i) & CUE_LABEL ? NULL : unit; /* PLZ is a code, but no more a currency's */
}

/* The currency that ends before token i: "US $", "CHF", "EUR Mio."; its first token in `*first`. */
static const Unit *currency_before(const Text *t, uint32_t i, uint32_t *first) {
    const Unit *unit, *longer;
    uint32_t taken;
    int word;

    if (i <= t->free || t->tokens->flags[i - 1] & TOKEN_LINE) return NULL;
    unit = currency_sign(t, i - 1);
    if (!unit) return NULL;
    *first = i - 1;
    if (i - 1 > t->free && t->tokens->kind[i - 1] == TOKEN_SYMBOL) { /* US $, US- $ */
        longer = unit_at(t->text, t->tokens, i - 2, i, &taken, &word);
        if (longer && taken == 2 && longer->kind == UNIT_MONEY) {
            *first = i - 2;
            return longer;
        }
    }
    return unit;
}

/* A scale's abbreviation that ends before token i ("EUR Mio. 20"): its exponent, or 0. */
static int scale_before(const Text *t, uint32_t i) {
    Numeral n;
    size_t length;
    const char *z;
    if (i <= t->free) return 0;
    z = token_text(t, i - 1, &length);
    if (!numeral_word(z, length, &n) || n.flags != NUMERAL_SCALE || n.scale < 3) return 0;
    return n.scale;
}

int amount_scale(const Text *t, uint32_t i, const char *letters, size_t n) {
    static const struct {
        const char *word;
        int scale;
    } LETTERS[] = {{"m", 6},   {"mn", 6},  {"M", 6},      {"bn", 9},  {"b", 9},
                   {"B", 9},   {"k", 3},   {"K", 3},      {"tn", 12}, {"mio", 6},
                   {"Mio", 6}, {"Mrd", 9}, {"tausend", 3}};
    size_t k;
    uint32_t first;
    for (k = 0; k < sizeof LETTERS / sizeof *LETTERS; k++) {
        if (strlen(LETTERS[k].word) != n || memcmp(letters, LETTERS[k].word, n) != 0) continue;
        return n > 1 || currency_before(t, i, &first) ? LETTERS[k].scale : 0;
    }
    return 0;
}

/* The same of the token i behind an amount with a currency before it: $5m, €2bn. */
static int scale_letter(const Text *t, const Amount *a) {
    size_t n;
    const char *z;
    if (a->end >= t->end) return 0;
    z = token_text(t, a->end, &n);
    return amount_scale(t, a->number, z, n);
}

static void read_prefix(const Text *t, Amount *a) {
    uint32_t first;
    int scale = 0;
    const Unit *unit = currency_before(t, a->first, &first);

    if (!unit && (scale = scale_before(t, a->first)) > 0) { /* EUR Mio. 20 */
        unit = currency_before(t, a->first - 1, &first);
        if (!unit) return;
    } else if (unit && (scale = scale_before(t, first)) > 0) { /* Mio. EUR 20 */
        first--;
    }
    if (!unit || a->numeral.kind == NUMERAL_ORDINAL) return;
    if (scale && (a->numeral.flags & NUMERAL_SCALE || !numeral_shift(&a->numeral, scale))) return;
    a->first = first;
    a->unit = unit;
    a->counted = COUNTED_UNIT;
    a->prefixed = 1;
    if (!scale && !(a->numeral.flags & NUMERAL_SCALE) && (scale = scale_letter(t, a)) > 0 &&
        numeral_shift(&a->numeral, scale))
        a->end++;
}

/* Which of pounds and liras are money in the text? Looked for once, from its beginning. */
static int speaks_of(Text *t, unsigned cue) {
    uint32_t i, most = t->tokens->n < POUND_TOKENS ? t->tokens->n : POUND_TOKENS;
    if (t->money < 0) {
        unsigned found = 0;
        for (i = 0; i < most; i++) {
            size_t n = t->tokens->length[i];
            char c = t->text[t->tokens->start[i]];
            if (t->tokens->flags[i] & TOKEN_UPPER || n == 2 || c == 'b' || c == 't')
                found |= cue_word(t->text + t->tokens->start[i], n) & (CUE_POUND | CUE_LIRA);
        }
        t->money = (int32_t)found;
    }
    return ((unsigned)t->money & cue) != 0;
}

/* "TL" is a teaspoon, or the lira where there are many or the text is about Turkey. */
static const Unit *settle_lira(Text *t, const Amount *a, const Unit *unit) {
    int word;
    if (strcmp(unit->symbol, "TL") != 0) return unit;
    if (!token_is(t, a->end, "TL") && !token_is(t, a->end, "TL.")) return unit;
    if (!(a->numeral.flags & NUMERAL_SCALE) && fabs(a->numeral.value) < 100 &&
        !speaks_of(t, CUE_LIRA))
        return unit;
    return unit_named("TRY", 3, &word);
}

/* "Pfund" is money where there are many of it, pence behind it, or the text is about Britain. */
static const Unit *settle_pound(Text *t, const Amount *a, const Unit *unit) {
    int word;
    uint32_t taken, i = a->end + 1;
    const Unit *pence;
    Numeral n;
    const Unit *money = unit_named("GBP", 3, &word);

    if (strcmp(unit->symbol, "Pfund") != 0) return unit;
    if (a->numeral.flags & NUMERAL_SCALE || fabs(a->numeral.value) >= 1000 ||
        speaks_of(t, CUE_POUND))
        return money;
    if (token_is(t, i, "und")) i++;
    if (i < t->end && (taken = numeral_read(t->text, t->tokens, i, t->end, 0, &n)) > 0 &&
        (pence = unit_at(t->text, t->tokens, i + taken, t->end, &taken, &word)) != NULL &&
        strcmp(pence->symbol, "GBP") == 0)
        return money;
    return unit;
}

/* May a word of that tag follow a price without a word for cents: "3 Euro 50 gibt er"? */
static int ends_price(unsigned tag) {
    return (tag >= STTS_VVFIN && tag <= STTS_VVPP) || tag == STTS_VAFIN || tag == STTS_VMFIN ||
           tag == STTS_KON || tag == STTS_APPR;
}

/*
** "zwei Euro fünfzig", "15 Dollar und 15 Cent": adds what stands behind the currency; without the
** word for cents only two digits or words count.
*/
static void read_cents(const Text *t, Amount *a) {
    uint32_t i = a->end, taken, more = 0;
    int word, over_and = 0;
    const Unit *cents;
    Numeral n;
    Decimal d;

    if (a->numeral.flags & (NUMERAL_DECIMAL | NUMERAL_SCALE) || a->unit->factor < 1) return;
    if (i < t->end && t->tokens->flags[i - 1] & TOKEN_LINE) return;
    if (token_is(t, i, "und")) {
        over_and = 1;
        i++;
    }
    taken = numeral_read(t->text, t->tokens, i, t->end, NUMERAL_NO_AND | NUMERAL_NO_SIGN, &n);
    if (!taken || n.kind != NUMERAL_CARDINAL || n.flags & (NUMERAL_DECIMAL | NUMERAL_SCALE)) return;
    if (n.value >= 100 && !over_and) return;
    i += taken;
    cents = unit_at(t->text, t->tokens, i, t->end, &more, &word);
    if (cents) {
        if (strcmp(cents->symbol, a->unit->symbol) != 0 &&
            !(strcmp(cents->symbol, "EUR") == 0 && cents->factor < 1 && /* Cent of any dollar */
              !strcmp(a->unit->dimension, cents->dimension)))
            return;
        if (cents->factor >= 1) return;
        i += more;
    } else {
        if (n.value < 10 || n.value > 99 || n.flags & NUMERAL_ZERO) return;
        if (i < t->end && t->tokens->kind[i] != TOKEN_PUNCTUATION && !ends_price(t->words->tag[i]))
            return;
        if (over_and && !(i == t->end || token_is(t, i, "."))) return;
    }
    d = n.decimal;
    if (!decimal_shift(&d, -2) || !decimal_add(&a->numeral.decimal, d)) return;
    a->numeral.value = decimal_double(a->numeral.decimal);
    a->end = i;
}

/* The noun that is counted, from token i on, past adjectives: its token, or `t->end`. */
static uint32_t find_noun(const Text *t, uint32_t i) {
    uint32_t k, at = i;

    for (k = 0; k < NOUN_TOKENS && at < t->end; k++, at++) {
        unsigned tag = t->words->tag[at];
        if (at > i && t->tokens->flags[at - 1] & TOKEN_BLANK) return t->end;
        switch (tag) {
        case STTS_NN:
            if (at > i && t->words->tag[at - 1] != STTS_ADJA && t->words->tag[at - 1] != STTS_KON &&
                t->words->tag[at - 1] != STTS_COMMA && t->words->tag[at - 1] != STTS_TRUNC)
                return t->end;
            if (token_cue(t, at) & (CUE_NONE | CUE_MONTH | CUE_CLOCK)) return t->end;
            if (!(t->tokens->flags[at] & TOKEN_UPPER)) return t->end;
            return at;
        case STTS_NE: /* "sieben Oscars", no genitive */
            if (at > i || t->words->lemma_length[at] + 1u != t->tokens->length[at] ||
                !(t->tokens->flags[at] & TOKEN_UPPER))
                return t->end;
            if (at + 1 < t->end &&
                (t->words->tag[at + 1] == STTS_NN || t->words->tag[at + 1] == STTS_NE ||
                 t->words->tag[at + 1] == STTS_ADJA))
                return t->end;
            return at;
        case STTS_ADJA: { /* "mit 3.850 absolutes Rekordniveau" */
            size_t n;
            const char *z = token_text(t, at, &n);
            if (at == i && n > 2 && z[n - 2] == 'e' && (z[n - 1] == 's' || z[n - 1] == 'm'))
                return t->end;
            break;
        }
        case STTS_ADJD:
        case STTS_ADV:
        case STTS_TRUNC:
            break;
        case STTS_KON:
        case STTS_COMMA: /* "drei große, alte Hunde", "zwei Haupt- und Nebenfächer" */
            if (at == i || at + 1 >= t->end) return t->end;
            if (t->words->tag[at - 1] == STTS_TRUNC) break;
            if (t->words->tag[at - 1] == STTS_ADJA && t->words->tag[at + 1] == STTS_ADJA) break;
            return t->end;
        default:
            return t->end;
        }
    }
    return t->end;
}

static void read_noun(Text *t, Amount *a) {
    uint32_t i = a->end, noun, taken;
    const Numeral *n = &a->numeral;
    const Unit *unit;
    int word;

    if (i >= t->end || n->flags & NUMERAL_ARTICLE) return;
    if (t->tokens->flags[i - 1] & TOKEN_BLANK) return;
    if (n->kind == NUMERAL_FRACTION && (n->flags & NUMERAL_SLASH || n->decimal.den != 2)) return;
    if ((n->kind == NUMERAL_VAGUE || n->flags & NUMERAL_SCALE) && token_is(t, i, "von")) i++;
    if (n->flags & NUMERAL_SCALE && token_cue(t, i) & CUE_NONE) return; /* 2 Milliarden schwere */
    noun = find_noun(t, i);
    if (noun >= t->end) return;
    unit = unit_at(t->text, t->tokens, noun, t->end, &taken, &word);
    if (unit && noun > a->end) { /* "drei lange Jahre", "fünf neue Euro" */
        a->unit = unit;
        a->counted = COUNTED_UNIT;
        a->end = noun + taken;
        return;
    }
    a->noun = t->words->lemmas + t->words->lemma[noun];
    a->noun_n = t->words->lemma_length[noun];
    a->counted = COUNTED_NOUN;
    a->end = noun + 1;
}

/* "15 Prozent-Marke", "12 Volt-Batterie", but not "19 Euro-Staaten": a unit joined to a noun. */
static int read_joined(Text *t, Amount *a) {
    size_t n;
    const char *z = token_text(t, a->end, &n), *hyphen = memchr(z, '-', n);
    const Unit *unit;
    int word;

    if (!hyphen || !(a->numeral.flags & NUMERAL_DIGITS)) return 0;
    unit = unit_named(z, (size_t)(hyphen - z), &word);
    if (!unit || word || unit->kind == UNIT_MONEY || unit->kind == UNIT_TIME) return 0;
    a->unit = unit;
    a->counted = COUNTED_UNIT;
    a->end++;
    return 1;
}

void amount_unit(Text *t, Amount *a) {
    uint32_t taken, i = a->end;
    const Unit *unit;
    int word;

    if (i >= t->end || a->numeral.kind == NUMERAL_ORDINAL) return;
    if (t->tokens->flags[i - 1] & TOKEN_BLANK) return;
    if (i + 1 < t->end && token_is(t, i, "-") && a->numeral.flags & NUMERAL_DIGITS &&
        (!(t->tokens->flags[i] & TOKEN_SPACE) ||
         (token_is(t, i + 2, "-") && t->tokens->flags[i - 1] & TOKEN_SPACE)))
        i++; /* 20-€-Schein, 12 - Pfund - Tasse */
    unit = unit_at(t->text, t->tokens, i, t->end, &taken, &word);
    if (unit && !(word && a->numeral.flags & NUMERAL_ARTICLE)) {
        a->unit = settle_lira(t, a, settle_pound(t, a, unit));
        a->counted = COUNTED_UNIT;
        a->end = i + taken;
        if (a->unit->kind == UNIT_MONEY) read_cents(t, a);
        if (unit->kind == UNIT_TIME && token_cue(t, a->end) & CUE_OLD) a->end++;
        return;
    }
    if (read_joined(t, a)) return;
    read_noun(t, a);
}

/*
** Digits and a full stop that is a token of its own: an ordinal behind an article ("zum 100. Mal",
** where the scanner ends the sentence), or where there is nothing else ("2.").
*/
static int is_dotted(const Text *t, const Amount *a) {
    unsigned before = a->first > t->begin ? t->words->tag[a->first - 1] : (unsigned)STTS_COUNT;
    if (a->numeral.flags != NUMERAL_DIGITS || a->numeral.kind != NUMERAL_CARDINAL) return 0;
    if (!token_is(t, a->end, ".") || t->tokens->flags[a->end - 1] & TOKEN_SPACE) return 0;
    if (a->first == t->begin) return a->end + 1 == t->end;
    if (before == STTS_PRELS || before == STTS_PDS) /* ", der 100. Geburtstag" */
        return a->end + 1 < t->tokens->n && t->tokens->flags[a->end + 1] & TOKEN_UPPER;
    return before == STTS_ART || before == STTS_PPOSAT || before == STTS_APPRART;
}

int amount_read(Text *t, uint32_t i, unsigned options, Amount *out) {
    uint32_t taken;

    *out = (Amount){.first = i, .number = i, .most = NAN};
    if (i >= t->end) return 0;
    taken = numeral_read(t->text, t->tokens, i, t->end, options, &out->numeral);
    if (!taken) {
        if (!amount_compound(t, i, out)) return 0;
        if (out->counted == COUNTED_NOTHING && !out->open)
            read_prefix(t, out); /* € 10-12, £3.5bn */
        out->start = t->tokens->start[out->first];
        return 1;
    }
    out->end = out->behind = i + taken;
    if (out->numeral.kind == NUMERAL_VAGUE) out->approx = APPROX_VAGUE;
    if (is_dotted(t, out)) {
        out->numeral.kind = NUMERAL_ORDINAL;
        out->end = ++out->behind;
    }
    read_prefix(t, out);
    if (!out->prefixed) amount_unit(t, out);
    out->value = out->numeral.value;
    out->start = t->tokens->start[out->first];
    out->stop = t->tokens->start[out->end - 1] + t->tokens->length[out->end - 1];
    return 1;
}

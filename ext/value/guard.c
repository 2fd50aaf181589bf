/*
** Numbers that are no values: years, dates, times of day, telephone numbers, paragraphs, scores,
** versions, products, house numbers, postcodes, roads, list items, and "ein".
*/
#include <math.h>
#include <string.h>

#include "value/amount.h"

enum { NEAR = 6 /* tokens looked at to either side */ };

/* Is the token a number in digits? */
static int is_digits(const Text *t, uint32_t i) {
    if (i < t->begin || i >= t->end) return 0;
    return t->tokens->kind[i] == TOKEN_NUMBER || t->tokens->kind[i] == TOKEN_ORDINAL;
}

static char first_byte(const Text *t, uint32_t i) {
    return i < t->begin || i >= t->end ? 0 : t->text[t->tokens->start[i]];
}

static int is_upper(const Text *t, uint32_t i) {
    return i >= t->begin && i < t->end && t->tokens->flags[i] & TOKEN_UPPER;
}

/* The tag of token i, STTS_COUNT outside of the sentence. */
static unsigned tag_of(const Text *t, uint32_t i) {
    return i < t->begin || i >= t->end ? (unsigned)STTS_COUNT : t->words->tag[i];
}

/* Is it a whole number of four digits, as years are written? */
static int is_yearlike(const Text *t, uint32_t i, const Numeral *n) {
    if (n->flags != NUMERAL_DIGITS || t->tokens->length[i] != 4) return 0;
    return n->value >= 1000 && n->value <= 2100;
}

static int is_approximated(const Text *t, uint32_t i) {
    uint32_t taken;
    return cue_before(t->text, t->tokens, i, t->begin, CUE_ABOUT | CUE_ABOVE | CUE_BELOW, &taken) !=
           0;
}

/* Is what the amount counts a noun as its lemma is, "2010 Weltmeister", no plural that differs? */
static int is_base_form(const Text *t, const Amount *a) {
    size_t n;
    const char *z = token_text(t, a->end - 1, &n);
    return a->counted == COUNTED_NOUN && n == a->noun_n && memcmp(z, a->noun, n) == 0;
}

static int is_year(const Text *t, const Amount *a) {
    int recent;
    unsigned before;

    if (!isnan(a->most)) { /* 1998-2001, 2024-25 */
        if (a->counted != COUNTED_NOTHING) return 0;
        return a->value >= 1000 && a->value <= 2100 && (a->most <= 2100);
    }
    if (a->value < 100 && a->counted == COUNTED_NOTHING && a->first > t->begin + 1 &&
        (token_is(t, a->first - 1, "–") || token_is(t, a->first - 1, "-")) &&
        t->tokens->length[a->first] == 2 && t->tokens->length[a->first - 2] == 4 &&
        strspn(t->text + t->tokens->start[a->first - 2], "0123456789") >= 4)
        return 1; /* 1871– 88 */
    if (!is_yearlike(t, a->first, &a->numeral)) return 0;
    if (a->counted == COUNTED_UNIT) return 0;
    recent = a->value >= 1900 && a->value < 2040;
    before = token_cue(t, a->first - 1);
    if (a->counted == COUNTED_NOTHING) {
        if (recent) return 1;
        return before & CUE_YEAR || !(before & CUE_AMOUNT || is_approximated(t, a->first));
    }
    if (before & CUE_YEAR && (recent || !(before & (CUE_ABOUT | CUE_ABOVE | CUE_BELOW)))) return 1;
    if (!recent || fmod(a->value, 100) == 0) return 0; /* 2000 neue Boote */
    if (a->end > a->first + 2) return 1;               /* 2015 neuer Rekord */
    return a->value >= 1950 && is_base_form(t, a) && !is_approximated(t, a->first);
}

/* Does the number lie in a date or time of day that the layer of times has found? */
static int in_time(const Text *t, const Amount *a) {
    const Times *times = t->times;
    uint32_t i;
    for (i = t->time; i < times->n && times->token[i] < a->behind; i++) {
        enum TimeType type = time_type(&times->meaning[i]);
        if (type != TIME_DATE && type != TIME_TIME) continue;
        if (times->token[i] > a->number || times->last[i] + 1 < a->behind) continue;
        /* a bare number read as a year: words are none, nor digits that count something */
        if (times->token[i] == a->number && times->last[i] + 1 == a->behind &&
            (a->counted != COUNTED_NOTHING || !(a->numeral.flags & NUMERAL_DIGITS) ||
             (a->value < 1900 && token_cue(t, a->first - 1) & CUE_AMOUNT)))
            continue;
        return 1;
    }
    return 0;
}

int amount_is_date(const Text *t, const Amount *a) {
    uint32_t next = a->end;
    unsigned behind, before = token_cue(t, a->first - 1);
    TokenKind kind = (TokenKind)t->tokens->kind[a->first];

    if (kind == TOKEN_DATE || kind == TOKEN_TIME || in_time(t, a)) return 1;
    if (a->counted != COUNTED_NOTHING) return 0;
    behind = token_cue(t, next);
    if (behind & CUE_MONTH && a->value <= 31) return 1;
    if (behind & CUE_CLOCK) return 1;
    if (a->numeral.kind == NUMERAL_FRACTION && a->behind > a->number + 1)
        return 0;                           /* um ein Achtel */
    if (token_is(t, next, "auf")) return 0; /* stieg um drei auf minus zwei Grad */
    return a->value >= 0 && a->value <= 24 && before & CUE_AT && tag_of(t, next) != STTS_ADJA;
}

/* Is there a label before the number, or before the numbers that are listed before it? */
static int has_label(const Text *t, const Amount *a, uint32_t *label) {
    uint32_t i = a->first, steps;
    for (steps = 0; steps < NEAR && i > t->begin; steps++) {
        *label = --i;
        if (token_cue(t, i) & CUE_LABEL) return 1;
        if ((is_digits(t, i) || tag_of(t, i) == STTS_CARD) && steps > 0) {
            const char *z = t->text + t->tokens->start[i];
            if (t->tokens->length[i] > 2 && z[0] == '0' && z[1] >= '0' && z[1] <= '9')
                return 1; /* 0711/... oder 110 */
            continue;
        }
        if (steps == 0 && token_is(t, i, ":") && i > t->begin &&
            t->tokens->kind[i - 1] == TOKEN_ABBREVIATION)
            continue; /* Az.: 2 BvR */
        if (steps % 2 == 0 && (token_cue(t, i) & (CUE_AND | CUE_OR) || token_is(t, i, ",") ||
                               token_is(t, i, "/") || token_is(t, i, "(")))
            continue;
        return 0;
    }
    return 0;
}

/* Is it one of a row of digits that is no list: a telephone or an account number? */
static int is_code(const Text *t, const Amount *a) {
    uint32_t left = a->first, right = a->end;
    const Numeral *n = &a->numeral;

    if (a->counted == COUNTED_UNIT) return 0;
    if (n->flags & NUMERAL_ZERO) return 1;
    if (n->flags & NUMERAL_SPACED && a->counted == COUNTED_NOTHING) /* 0800 111 222 */
        return is_digits(t, left - 1) || (first_byte(t, left) == '+' && first_byte(t, right) &&
                                          strchr("/-(", first_byte(t, right)));
    if (n->flags & (NUMERAL_GROUPED | NUMERAL_SCALE)) return 0;
    if (n->flags & NUMERAL_DECIMAL && memchr(t->text + a->start, ',', a->stop - a->start)) return 0;
    if (n->flags & NUMERAL_SIGNED && first_byte(t, a->first) == '+' && is_digits(t, right) &&
        a->counted == COUNTED_NOTHING)
        return 1; /* +49 30 ... */
    if (left > t->begin + 1 && first_byte(t, left - 1) == '+' && is_digits(t, left - 2)) return 1;
    if (left > t->begin + 1 && strchr("/-()", first_byte(t, left - 1)) && first_byte(t, left - 1))
        left--;
    if (left > t->begin && is_digits(t, left - 1)) return 1;
    if (right + 1 < t->end && strchr("/-()", first_byte(t, right)) && first_byte(t, right) &&
        !(t->tokens->flags[right - 1] & TOKEN_SPACE))
        right++;
    return a->counted == COUNTED_NOTHING && is_digits(t, right) &&
           !(t->tokens->flags[right] & TOKEN_SPACE && right > a->end && n->flags & NUMERAL_DECIMAL);
}

/* "Bis 22.00, Arte": a time of day with a full stop; decimals have a comma. */
static int is_clock(const Text *t, const Amount *a) {
    size_t n;
    const char *z = token_text(t, a->number, &n);
    if (a->counted != COUNTED_NOTHING || a->numeral.flags != (NUMERAL_DIGITS | NUMERAL_DECIMAL))
        return 0;
    return n >= 4 && z[n - 3] == '.' && z[n - 2] < '6' && a->value < 25;
}

/* Is the number glued to a letter behind it, or to a slash before it: iPhone 6s, f/2.4? */
static int is_glued(const Text *t, const Amount *a) {
    uint32_t next = a->end;
    if (a->first == t->begin && a->first > 0 && a->first == a->number &&
        t->text[t->tokens->start[a->first] - 1] == '.')
        return 1; /* VW ID.3, where a sentence seems to end */
    if (a->counted != COUNTED_NOTHING) return 0;
    if (a->first > t->begin + 1 && first_byte(t, a->first - 1) == '/' &&
        !is_digits(t, a->first - 2) && !(t->tokens->flags[a->first - 1] & TOKEN_SPACE))
        return 1;
    return next < t->end && !(t->tokens->flags[next - 1] & TOKEN_SPACE) &&
           t->tokens->kind[next] == TOKEN_WORD;
}

/* Is a bracket open before token i, near by? */
static int is_open(const Text *t, uint32_t i) {
    uint32_t k;
    for (k = 0; k < 2 * NEAR && i > t->begin; k++) {
        char c = first_byte(t, --i);
        if (c == '(') return 1;
        if (c == ')') return 0;
    }
    return 0;
}

/* 2 : 1 with spaces; an item "1)" of a list. */
static int is_score_or_item(const Text *t, const Amount *a) {
    if (token_is(t, a->end, ":") && is_digits(t, a->end + 1)) return 1;
    if (a->first > t->begin + 1 && token_is(t, a->first - 1, ":") && is_digits(t, a->first - 2))
        return 1;
    return a->numeral.flags == NUMERAL_DIGITS && token_is(t, a->end, ")") && !is_open(t, a->first);
}

/* "24/7", "1989/90", "16/17". */
static int is_slash_name(const Text *t, const Amount *a) {
    const Numeral *n = &a->numeral;
    uint64_t over = n->decimal.m;
    uint32_t under = n->decimal.den;
    if (!(n->flags & NUMERAL_SLASH)) return 0;
    if (over >= 1000 || under >= 1000) return 1;
    if (over > under && token_is(t, a->end, ")")) return 1; /* (67/1): matches and goals */
    if (over >= 10 && (under == over + 1 || under == over)) return 1;
    if (under > 12 && !(a->first == t->begin && a->end == t->end)) return 1; /* 12/20 */
    return (over == 24 && under == 7) || (over == 9 && under == 11) || (over == 8 && under == 15);
}

/* Do capitals, digits or a capital inside make a word look like a product's or a road's name? */
static int is_label_shape(const Text *t, uint32_t i) {
    size_t n, k, upper = 0;
    const char *z;
    if (i < t->begin || i >= t->end || t->tokens->kind[i] != TOKEN_WORD) return 0;
    z = token_text(t, i, &n);
    for (k = 0; k < n; k++) {
        if (z[k] >= 'A' && z[k] <= 'Z') upper++;
    }
    return upper > 0 &&
           (upper == n || (upper > 1 && !memchr(z, '-', n)) || !(z[0] >= 'A' && z[0] <= 'Z'));
}

/* A club or another name that begins with a number: 1. FC Hof, 1. BC. */
static int is_club(const Text *t, uint32_t i) {
    size_t k, n;
    const char *z;
    if (i >= t->tokens->n || t->tokens->kind[i] != TOKEN_WORD) return 0;
    z = t->text + t->tokens->start[i];
    n = t->tokens->length[i];
    for (k = 0; k < n && z[k] >= 'A' && z[k] <= 'Z'; k++) {
    }
    return k == n && n >= 2 && n <= 5;
}

/* Does the sentence give a telephone number: "Hinweise unter 110"? */
static int is_call(const Text *t, const Amount *a) {
    uint32_t from = a->first > t->begin + 3 * NEAR ? a->first - 3 * NEAR : t->begin, i;
    uint32_t to = t->end - a->end > 2 * NEAR ? a->end + 2 * NEAR : t->end;
    if (a->counted != COUNTED_NOTHING || a->numeral.flags & ~(NUMERAL_DIGITS | NUMERAL_SPACED))
        return 0;
    if (a->numeral.flags != NUMERAL_DIGITS || a->value < 110 || a->value > 119) {
        if (!token_is(t, a->first - 1, "unter") || a->value < 10000) return 0;
    }
    for (i = from; i < to; i++) {
        if (token_cue(t, i) & CUE_CALL) return 1;
    }
    return 0;
}

/* "5 StR 312/23": a register between two numbers. */
static int is_docket(const Text *t, const Amount *a) {
    uint32_t i = a->first + 1;
    size_t n;
    if (a->number != a->first || i + 1 >= t->end || t->tokens->kind[i] != TOKEN_WORD) return 0;
    if (t->tokens->length[i] > 4 || !is_upper(t, i) || !is_digits(t, i + 1)) return 0;
    return memchr(token_text(t, i + 1, &n), '/', t->tokens->length[i + 1]) != NULL;
}

/* Is it the number of a name: Boeing 737, iOS 17.2, Hauptstraße 12, 1010 Wien? */
static int is_named(const Text *t, const Amount *a) {
    uint32_t before = a->first - 1;
    unsigned tag = tag_of(t, before), behind;
    const Numeral *n = &a->numeral;
    int plain = (n->flags & ~(NUMERAL_DIGITS | NUMERAL_DECIMAL)) == 0;

    if (a->first == t->begin) before = t->end;
    if (a->counted == COUNTED_NOTHING && plain && before != t->end) { /* Tore 20 und 21 */
        uint32_t k;
        for (k = 0; k < NEAR && before > t->begin + 1 && is_digits(t, before - 1) &&
                    (token_is(t, before, ",") || token_cue(t, before) & (CUE_AND | CUE_OR));
             k++)
            before -= 2;
        tag = tag_of(t, before);
    }
    if (a->counted == COUNTED_NOTHING && plain && !(n->flags & NUMERAL_DECIMAL)) {
        size_t digits = t->tokens->length[a->first];
        if ((digits == 5 || digits == 4) && (tag_of(t, a->end) == STTS_NE))
            return 1; /* 80331 München */
    }
    if (before == t->end || !plain) return 0;
    if (t->tokens->flags[before] & TOKEN_LINE) return 0;
    if (a->counted == COUNTED_NOUN)
        return is_label_shape(t, before) && a->numeral.value < 1000 && tag == STTS_NE;
    behind = tag_of(t, a->end);
    if (behind == STTS_ART || behind == STTS_PPOSAT || behind == STTS_PDAT ||
        token_is(t, a->end, "von"))
        return 0; /* in Athen 178 der 300 Abgeordneten */
    if (tag == STTS_NE || tag == STTS_FM || tag == STTS_XY) return 1;
    if (is_label_shape(t, before)) return 1;
    return tag == STTS_NN && is_upper(t, before) &&
           !(n->flags & NUMERAL_DECIMAL); /* im Schnitt 1,5 */
}

/* Words that are numbers only at times: "Elf", "halb", "achten". */
static int is_word_of_its_own(const Text *t, const Amount *a) {
    const Numeral *n = &a->numeral;
    unsigned tag = tag_of(t, a->first);
    int single = a->end == a->first + 1;

    if (n->flags & NUMERAL_DIGITS) return 0;
    if (a->counted == COUNTED_UNIT && a->unit->kind != UNIT_TIME) return 0;
    if (n->flags & NUMERAL_ARTICLE) return 1;
    if (a->counted != COUNTED_NOTHING) {
        if (n->kind == NUMERAL_FRACTION && n->decimal.m == 1 && a->counted == COUNTED_NOUN)
            return 1;
        return 0;
    }
    if (n->kind == NUMERAL_FRACTION) {
        if (n->decimal.m != 1 || n->decimal.den == 1) return 0;
        return single;
    }
    if (n->flags & NUMERAL_BILL) return 1; /* ein Hunderter */
    if (n->flags & NUMERAL_SCALE) return 0;
    if (single && n->value == 1 &&
        (tag_of(t, a->first - 1) == STTS_NE || tag_of(t, a->first - 1) == STTS_NN))
        return 1; /* ORF eins */
    if (single && tag >= STTS_VVFIN && tag <= STTS_VVPP) return 1;
    if (n->value >= 100) return 0; /* einige Zehntausend, nicht "die Elf" */
    if (single && is_upper(t, a->first) && a->first > t->begin &&
        (tag == STTS_NN || tag == STTS_NE) && tag_of(t, a->first - 1) != STTS_MARK)
        return 1;
    return 0;
}

/* "in Mio. Euro", "Mio. EUR 20", "1,3 (1,2) Milliarden Euro": a scale without a number of its own. */
static int is_bare_scale(const Text *t, const Amount *a) {
    if (a->numeral.flags != NUMERAL_SCALE) return 0;
    if (a->numeral.kind == NUMERAL_VAGUE)
        return first_byte(t, a->number - 1) == ')' && is_digits(t, a->number - 2);
    return t->tokens->length[a->number] <= 4;
}

/* Dreißigjähriger Krieg: an adjective that is part of a name. */
static int is_named_word(const Text *t, const Amount *a) {
    return !(a->numeral.flags & NUMERAL_DIGITS) && a->counted == COUNTED_UNIT &&
           a->behind == a->end && is_upper(t, a->first) && a->first > t->begin &&
           tag_of(t, a->first - 1) != STTS_MARK && tag_of(t, a->end) == STTS_NN &&
           a->end == a->first + 1;
}

/* "90.+3", "14/22 Grad": time added to a minute, two numbers of which none divides the other. */
static int is_two_numbers(const Text *t, const Amount *a) {
    const Numeral *n = &a->numeral;
    uint32_t i = a->first;
    if (n->flags & NUMERAL_SLASH && a->counted != COUNTED_NOTHING)
        return n->decimal.m >= 10 && n->decimal.den > 10;
    if (i > t->begin && token_is(t, i - 1, "+")) i--;
    return i > t->begin && first_byte(t, i) == '+' && t->tokens->kind[i - 1] == TOKEN_ORDINAL &&
           !(t->tokens->flags[i - 1] & TOKEN_SPACE);
}

int amount_is_none(Text *t, const Amount *a) {
    const Numeral *n = &a->numeral;
    uint32_t label;

    if (is_bare_scale(t, a) || is_named_word(t, a) || is_two_numbers(t, a)) return 1;
    if (amount_is_date(t, a)) return 1;
    if (a->counted == COUNTED_UNIT || a->counted == COUNTED_FACTOR)
        return is_word_of_its_own(t, a) || is_year(t, a);
    if (is_slash_name(t, a) || is_year(t, a) || is_score_or_item(t, a)) return 1;
    if (has_label(t, a, &label)) {
        if (a->counted == COUNTED_NOTHING)
            return n->flags & NUMERAL_SPACED || !(n->flags & (NUMERAL_SCALE | NUMERAL_GROUPED));
        if (label + 1 == a->first && token_is(t, label, "Nummer")) return 1;
        if (is_label_shape(t, a->end - 1) || is_label_shape(t, label)) return 1; /* Absatz 1 StGB */
        return tag_of(t, label) != STTS_NN || cue_word(a->noun, a->noun_n) & CUE_LABEL;
    }
    if (is_word_of_its_own(t, a)) return 1;
    if (n->flags & NUMERAL_DIGITS && (is_code(t, a) || is_named(t, a) || is_clock(t, a) ||
                                      is_glued(t, a) || is_call(t, a) || is_docket(t, a)))
        return 1;
    if (n->flags == NUMERAL_DIGITS && a->counted == COUNTED_NOTHING && token_is(t, a->end, ".") &&
        !(t->tokens->flags[a->first] & TOKEN_SPACE)) { /* where a sentence seems to end */
        if (a->value == 1 && is_club(t, a->end + 1)) return 1;
        if (a->value <= 31 && a->end + 1 < t->tokens->n && /* 26. 10. 2015 */
            (t->tokens->kind[a->end + 1] == TOKEN_ORDINAL ||
             t->tokens->kind[a->end + 1] == TOKEN_NUMBER))
            return 1;
        if (token_is(t, a->first - 1, "–") || token_is(t, a->first - 1, ":") ||
            (a->first > t->begin && t->tokens->kind[a->first - 1] == TOKEN_TIME))
            return a->end + 1 < t->tokens->n &&
                   t->tokens->flags[a->end + 1] & TOKEN_UPPER; /* – 2. Ott */
    }
    return 0;
}

/* "erste Zahlen", "nach ersten Erkenntnissen": no rank, but a beginning. */
static int is_initial(const Text *t, const Amount *a) {
    uint32_t next = a->end;
    if (a->value != 1 || t->tokens->kind[a->first] != TOKEN_WORD) return 0;
    if (token_cue(t, next) & CUE_IDIOM) return 1; /* auf den ersten Blick */
    while (tag_of(t, next) == STTS_ADJA) next++;
    if (tag_of(t, next) != STTS_NN ||
        (t->words->lemma_length[next] == t->tokens->length[next] &&
         memcmp(t->words->lemmas + t->words->lemma[next], t->text + t->tokens->start[next],
                t->tokens->length[next]) == 0))
        return 0;
    switch (tag_of(t, a->first - 1)) {
    case STTS_ART:
    case STTS_APPRART:
    case STTS_PPOSAT:
    case STTS_PDAT:
    case STTS_PIAT:
    case STTS_PWAT:
    case STTS_ADJA:
    case STTS_NE:
    case STTS_NN:
    case STTS_CARD:
        return 0;
    default:
        return 1;
    }
}

int ordinal_is_none(Text *t, const Amount *a) {
    uint32_t i = a->first, next = a->end;
    unsigned tag = tag_of(t, i), behind = token_cue(t, next);

    if (a->numeral.flags & NUMERAL_STEM) return !(token_cue(t, i - 1) & CUE_GROUP) || a->value < 2;
    if (behind & CUE_MONTH || in_time(t, a)) return 1;
    if (token_cue(t, i - 1) & CUE_IDIOM) return 1;
    if (t->tokens->kind[i] == TOKEN_ORDINAL) {
        if (is_digits(t, next) || (i > t->begin && is_digits(t, i - 1))) return 1; /* 3. 10. 2024 */
        if (i == t->begin && is_upper(t, next)) return 1; /* an item of a list */
        if (a->value == 1 && is_club(t, next)) return 1;
        if (first_byte(t, next) == '+') return 1; /* 90.+3 */
        if (tag_of(t, next) == STTS_NE && i > t->begin && tag_of(t, i - 1) == STTS_MARK)
            return 1; /* (74. Huber), – 2. Huber */
        if (token_is(t, i - 1, ":") && is_upper(t, next) &&
            (tag_of(t, next) == STTS_NE || tag_of(t, next + 1) == STTS_NE))
            return 1; /* Ergebnis: 1. Eric Huber */
        if (first_byte(t, next) == ')' || first_byte(t, next) == '/' ||
            (first_byte(t, next) == ',' && is_digits(t, next + 1) && tag_of(t, i - 1) != STTS_ART))
            return 1; /* the minutes of goals: (3., 66.) */
        return behind & (CUE_OR | CUE_AND) &&
               token_cue(t, next + 2) & CUE_MONTH; /* 3. bis 5. März */
    }
    if (tag >= STTS_VVFIN && tag <= STTS_VVPP && (a->value == 7 || a->value == 8))
        return 1; /* sieben, achten */
    if (is_initial(t, a)) return 1;
    /* Zweiter Weltkrieg, Erste Bank: part of a name */
    return is_upper(t, i) && i > t->begin && tag_of(t, i - 1) != STTS_MARK &&
           (tag_of(t, next) == STTS_NN || tag_of(t, next) == STTS_NE) && is_upper(t, next) &&
           tag != STTS_NN;
}

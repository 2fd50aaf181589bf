#include "value/value.h"

#include <math.h>
#include <string.h>

#include "value/amount.h"

enum {
    POLL = 4096,
    ROWS_FIRST = 64,
    SHARED = 4,    /* numbers that share a unit */
    BRACKET = 8,   /* tokens in a bracket before a unit */
    CHANGE = 5,    /* tokens between a number and "auf" */
    CENTS = 16,    /* rows looked at to either side for what cents are of */
    GOVERNED = 5,  /* tokens looked back for what takes "über" */
    HALF_BYTES = 7 /* of "Hälfte" */
};

typedef struct Finder {
    Text text;
    Values *values;
    Arena *arena;
} Finder;

const char *value_type_name(ValueType type) {
    static const char *const NAMES[VALUE_TYPES] = {"money", "percent", "quantity", "number",
                                                   "ordinal"};
    return NAMES[type];
}

const char *approx_name(Approx approx) {
    static const char *const NAMES[APPROXES] = {"exact", "about", "above",
                                                "below", "range", "vague"};
    return NAMES[approx];
}

/* ---- rows */

static int grow(Values *v, Arena *arena) {
    uint32_t old = v->capacity, n = old ? 2 * old : ROWS_FIRST;
#define GROW(field)                                                                                \
    v->field = arena_resize(arena, v->field, old * sizeof *v->field, n * sizeof *v->field)
    GROW(start);
    GROW(length);
    GROW(token);
    GROW(value);
    GROW(most);
    GROW(unit);
    GROW(unit_length);
    GROW(type);
    GROW(approx);
#undef GROW
    if (arena->rc) return arena->rc;
    v->capacity = n;
    return SQLITE_OK;
}

static void add_row(Finder *f, const Amount *a, ValueType type, Approx approx, double most) {
    Values *v = f->values;
    uint32_t i = v->n;

    if (i > 0 && a->start < v->start[i - 1] + v->length[i - 1]) return; /* it belongs to that one */
    if (i == v->capacity && grow(v, f->arena)) return;
    v->start[i] = a->start;
    v->length[i] = a->stop - a->start;
    v->token[i] = a->first;
    v->value[i] = a->value;
    v->most[i] = most;
    v->unit[i] = a->counted == COUNTED_UNIT      ? a->unit->symbol
                 : a->counted == COUNTED_NOTHING ? NULL
                                                 : a->noun;
    v->unit_length[i] = a->counted == COUNTED_UNIT      ? (uint32_t)strlen(a->unit->symbol)
                        : a->counted == COUNTED_NOTHING ? 0
                                                        : a->noun_n;
    v->type[i] = (uint8_t)type;
    v->approx[i] = (uint8_t)approx;
    v->n++;
}

static ValueType type_of(const Amount *a) {
    if (a->numeral.kind == NUMERAL_ORDINAL) return VALUE_ORDINAL;
    if (a->counted == COUNTED_UNIT) {
        if (a->unit->kind == UNIT_MONEY) return VALUE_MONEY;
        return a->unit->kind == UNIT_PERCENT ? VALUE_PERCENT : VALUE_QUANTITY;
    }
    if (a->counted == COUNTED_FACTOR) return *a->noun == 'M' ? VALUE_QUANTITY : VALUE_NUMBER;
    return a->counted == COUNTED_NOUN ? VALUE_QUANTITY : VALUE_NUMBER;
}

/* Money counts in units of the currency: cents and thousands are multiplied in. */
static double in_unit(const Amount *a, double value) {
    if (a->counted != COUNTED_UNIT || a->unit->kind != UNIT_MONEY) return value;
    return a->unit->factor < 1 ? value / (1 / a->unit->factor) : value * a->unit->factor;
}

/* ---- approximation */

static Approx approx_of(unsigned cue) {
    if (cue & CUE_ABOUT) return APPROX_ABOUT;
    return cue & CUE_ABOVE ? APPROX_ABOVE : APPROX_BELOW;
}

/*
** Is the "über" or "unter" before an amount a preposition, "verfügt über 300 Leute", "Umfrage
** unter 500 Leuten"?
*/
static int is_governed(const Text *t, const Amount *a) {
    uint32_t i = a->first, k;
    unsigned before;
    if (i <= t->begin) return 0;
    if (token_is(t, i - 1, "gegen")) return a->counted == COUNTED_NOUN; /* Sieg gegen 3 Teams */
    if (i == t->begin + 1) return 0;
    before = t->words->tag[i - 2];
    if (token_is(t, i - 1, "unter")) return a->counted == COUNTED_NOUN && before == STTS_NN;
    if (!token_is(t, i - 1, "über") || before == STTS_APPR || before == STTS_ART) return 0;
    for (k = i - 1; k > t->begin && k + GOVERNED > i; k--) {
        if (token_cue(t, k - 1) & CUE_GOVERNS) return 1;
    }
    return 0;
}

/* What the words before an amount make of it. */
static Approx find_approx(Finder *f, const Amount *a) {
    const Text *t = &f->text;
    uint32_t taken;
    unsigned cue = cue_before(t->text, t->tokens, a->first, t->begin,
                              CUE_ABOUT | CUE_ABOVE | CUE_BELOW | CUE_VAGUE, &taken);

    if (cue & (CUE_ABOUT | CUE_ABOVE | CUE_BELOW) && !is_governed(t, a)) {
        return a->approx == APPROX_VAGUE && !(cue & CUE_ABOVE) ? APPROX_VAGUE : approx_of(cue);
    }
    if (cue & CUE_VAGUE && !(a->numeral.flags & NUMERAL_DIGITS) &&
        (a->numeral.flags & NUMERAL_SCALE || a->value == 100 || a->value == 1000 ||
         a->value == 10000 || a->value == 100000))
        return APPROX_VAGUE;
    return (Approx)a->approx;
}

/* ---- ranges and lists */

/* Gives the first of two amounts the scale of the second, as far as that keeps the order. */
static void share_scale(Amount *a, const Amount *b) {
    Numeral n = a->numeral;
    if (n.flags & NUMERAL_SCALE || !(b->numeral.flags & NUMERAL_SCALE)) return;
    if (b->numeral.scale == 0) { /* zwei bis drei Dutzend */
        if (!decimal_times(&n.decimal, 12)) return;
        n.value = decimal_double(n.decimal);
    } else if (b->numeral.scale < 2 || !numeral_shift(&n, b->numeral.scale)) {
        return;
    }
    if (fabs(n.value) >= fabs(b->numeral.value)) return;
    a->numeral = n;
    a->value = n.value;
}

/*
** The same of scales inside number words: "drei- bis vierhundert", "zwei bis dreihunderttausend",
** "sechs bis sieben Hundert".
*/
static void share_power(Amount *a, const Amount *b) {
    static const int POWERS[] = {5, 3, 2};
    unsigned other = NUMERAL_SCALE | NUMERAL_DIGITS | NUMERAL_SIGNED;
    double most = b->numeral.value;
    size_t i;

    if ((a->numeral.flags | b->numeral.flags) & other || a->value < 1 || a->value >= 1000) return;
    for (i = 0; i < sizeof POWERS / sizeof *POWERS; i++) {
        double power = pow(10, POWERS[i]);
        if (fmod(most, power) != 0) continue;
        if (a->value * power < most && (i > 0 || most / power < 10)) {
            if (numeral_shift(&a->numeral, POWERS[i])) a->value = a->numeral.value;
            return;
        }
        if (i > 0) return; /* fünf bis tausend */
    }
}

static void share_unit(Amount *a, const Amount *b) {
    a->counted = b->counted;
    a->unit = b->unit;
    a->noun = b->noun;
    a->noun_n = b->noun_n;
}

/* Do both count the same, or the first nothing (but what stands behind the second)? */
static int same_unit(const Amount *a, const Amount *b) {
    if (a->counted == COUNTED_NOTHING) return 1;
    if (a->prefixed && b->counted == COUNTED_NOTHING) return 1;
    if (a->counted != b->counted) return 0;
    if (a->counted == COUNTED_UNIT) return strcmp(a->unit->symbol, b->unit->symbol) == 0;
    return a->noun_n == b->noun_n && memcmp(a->noun, b->noun, a->noun_n) == 0;
}

/* "zwei, drei Kollegen": words for neighbours, of which only the second counts something. */
static int is_pair(const Amount *a, const Amount *b) {
    double step = a->value < 10 ? 1 : a->value < 20 ? 2 : a->value < 100 ? 10 : 100;
    unsigned other = NUMERAL_ARTICLE | NUMERAL_DIGITS | NUMERAL_SIGNED;
    if (a->counted != COUNTED_NOTHING || b->counted == COUNTED_NOTHING) return 0;
    if ((a->numeral.flags | b->numeral.flags) & other || a->numeral.flags & NUMERAL_SCALE) return 0;
    return a->numeral.kind == NUMERAL_CARDINAL && b->numeral.kind == NUMERAL_CARDINAL &&
           a->value >= 1 && a->value <= 900 &&
           (b->value - a->value == step || b->numeral.flags & NUMERAL_SCALE);
}

/*
** Is the first amount one end of a range whose other end comes next? Then `a` gets it all: 1. 0
** where not, and -1 where the other end says that both are dates.
*/
static int read_range(Finder *f, Amount *a, double *most) {
    Text *t = &f->text;
    uint32_t at = a->end, between;
    Amount b, both;
    unsigned cue = cue_behind(t->text, t->tokens, at, t->end, CUE_OR, &between);
    int from = (token_cue(t, a->first - 1) & CUE_BETWEEN) != 0;
    int either = token_is(t, at, "oder"), pair = token_is(t, at, ",");
    unsigned options =
        NUMERAL_NO_AND | NUMERAL_NO_SIGN; /* "bis minus 5" has one, "10-12" has not */

    if (!isnan(a->most) || a->numeral.kind == NUMERAL_ORDINAL) return 0;
    if (!cue) {
        if (!either && !pair && !(from && token_is(t, at, "und"))) return 0;
        if (pair && (a->counted != COUNTED_NOTHING || amount_is_none(t, a))) return 0;
        if (pair && a->first > t->begin + 1 && token_is(t, a->first - 1, ",") &&
            t->words->tag[a->first - 2] == STTS_CARD)
            return 0; /* eins, zwei, drei Teile */
        between = 1;
    }
    if (between > 1 && a->numeral.flags & NUMERAL_ARTICLE) return 0; /* eine bis zu 9-jährige */
    if (at < t->end && t->tokens->kind[at] == TOKEN_WORD) options = NUMERAL_NO_AND;
    if (!amount_read(t, at + between, options, &b)) return 0;
    if (b.numeral.kind == NUMERAL_ORDINAL || !isnan(b.most)) return 0;
    if (b.numeral.flags & NUMERAL_ARTICLE && b.counted == COUNTED_NOTHING) return 0;
    if (amount_is_date(t, &b)) return -1;
    if (!same_unit(a, &b)) return 0;
    if (pair && !is_pair(a, &b)) return 0;
    share_scale(a, &b);
    share_power(a, &b);
    if (a->value > b.value && /* minus 5 bis minus 12 Grad, 12 bis 7 Grad */
        (a->value < 0 || (cue && b.counted == COUNTED_UNIT && b.unit->kind == UNIT_MEASURE))) {
        Numeral n = a->numeral;
        a->numeral = b.numeral;
        a->value = b.value;
        b.numeral = n;
    }
    if (a->numeral.value >= b.numeral.value) return 0;
    if (either && !from && (a->numeral.value + 1 != b.numeral.value || a->numeral.value > 20))
        return 0;
    if (b.counted == COUNTED_NOTHING && a->counted == COUNTED_NOTHING && amount_is_none(t, &b))
        return 0;
    both = *a;
    both.numeral.flags &= (uint16_t)~NUMERAL_ARTICLE; /* ein bis zwei Stunden */
    if (b.counted != COUNTED_NOTHING) share_unit(&both, &b);
    if (a->counted == COUNTED_NOTHING && amount_is_none(t, &both)) return 0;
    *a = both;
    a->end = b.end;
    a->stop = b.stop;
    if (from) {
        a->first--;
        a->start = t->tokens->start[a->first];
    }
    *most = b.numeral.value;
    return 1;
}

/* Is the token an adverb, as in "von bisher 20 auf künftig 30"? */
static int is_adverb(const Text *t, uint32_t i) {
    if (i < t->begin || i >= t->end) return 0;
    return t->words->tag[i] == STTS_ADV || t->words->tag[i] == STTS_ADJD;
}

/* Does "von" or "um" stand before token i, an approximator or adverb between them or not? */
static int is_change(const Text *t, uint32_t i) {
    uint32_t taken = 0;
    cue_before(t->text, t->tokens, i, t->begin, CUE_ABOUT | CUE_ABOVE | CUE_BELOW, &taken);
    if (!taken && i > t->begin && is_adverb(t, i - 1)) taken = 1;
    return (token_cue(t, i - taken - 1) & CUE_CHANGE) != 0;
}

/*
** How many tokens stand between an amount behind "von" and the one it changes into: "auf", "auf rund",
** "im Mai auf"; 0 where it changes into none.
*/
static uint32_t change_between(const Text *t, const Amount *a) {
    uint32_t i = a->end, taken;
    if (!is_change(t, a->first)) return 0;
    for (; i < a->end + CHANGE && i < t->end && !token_is(t, i, "auf"); i++) {
        switch (t->words->tag[i]) {
        case STTS_APPR:
        case STTS_APPRART:
        case STTS_NN:
        case STTS_NE:
        case STTS_ADJA:
        case STTS_CARD:
            break;
        default:
            return 0;
        }
    }
    if (!token_is(t, i++, "auf")) return 0;
    if (cue_behind(t->text, t->tokens, i, t->end, CUE_ABOUT | CUE_ABOVE | CUE_BELOW, &taken))
        i += taken;
    else if (is_adverb(t, i))
        i++;
    return i - a->end;
}

/* What stands between two numbers that share a unit: tokens, 0 for nothing of that kind. */
static uint32_t shared_between(const Text *t, const Amount *a, int *comma, int *change) {
    uint32_t taken;
    *comma = *change = 0;
    if (cue_behind(t->text, t->tokens, a->end, t->end, CUE_AND, &taken)) return taken;
    taken = change_between(t, a);
    if (taken) {
        *change = 1;
        return taken;
    }
    *comma = token_is(t, a->end, ",");
    return *comma ? 1 : 0;
}

/*
** "5 und 7 Prozent", "5, 10 und 20 Euro", "von 15 auf 14 bzw. zwölf Euro": the first counts what
** the last does. 1 where it does, -1 where that makes it a time of day ("um 8 und 10 Uhr").
*/
static int read_shared(Finder *f, Amount *a) {
    Text *t = &f->text;
    Amount b, last = *a;
    uint32_t k, between;
    unsigned sign;
    int comma = 0, change, changes = 0;

    if (a->counted != COUNTED_NOTHING || a->numeral.kind == NUMERAL_ORDINAL || !isnan(a->most) ||
        a->numeral.flags & NUMERAL_ARTICLE)
        return 0;
    for (k = 0; k < SHARED; k++) {
        between = shared_between(t, &last, &comma, &change);
        changes |= change;
        if (!between || last.end + between >= t->end) return 0;
        sign = change && t->tokens->kind[last.end + between] == TOKEN_WORD ? 0 : NUMERAL_NO_SIGN;
        if (!amount_read(t, last.end + between, sign, &b)) return 0;
        if (b.numeral.flags & NUMERAL_ARTICLE || b.prefixed || b.numeral.kind == NUMERAL_ORDINAL)
            return 0;
        if (!changes && (a->numeral.flags ^ b.numeral.flags) & NUMERAL_DIGITS &&
            !token_is(t, last.end, "bzw.") && !token_is(t, last.end, "beziehungsweise"))
            return 0;
        if (amount_is_date(t, &b)) return comma ? 0 : -1;
        if (b.counted != COUNTED_NOTHING) break;
        last = b;
    }
    if (k == SHARED || comma || (b.counted != COUNTED_UNIT && !changes)) return 0;
    last = *a;
    share_unit(&last, &b);
    if (amount_is_none(t, &last)) return 0;
    share_scale(&last, &b);
    *a = last;
    return 1;
}

/*
** "1,3 (Vorjahr: 1,2) Mrd. Euro": scale and unit stand behind the bracket, for the number before it and
** for the one that ends it.
*/
static int read_across(Finder *f, Amount *a) {
    Text *t = &f->text;
    Amount unit = *a;
    Numeral scale;
    uint32_t i = a->end, k;
    size_t n;
    const char *z;

    if (a->counted != COUNTED_NOTHING || !(a->numeral.flags & NUMERAL_DIGITS)) return 0;
    if (a->numeral.flags & NUMERAL_SCALE || !isnan(a->most)) return 0;
    if (token_is(t, i, "(")) {
        for (k = 0; k < BRACKET && !token_is(t, i, ")"); k++) i++;
    } else {
        for (k = a->first; k + BRACKET > a->first && k > t->begin && !token_is(t, k, "("); k--) {
        }
        if (!token_is(t, k, "(") || k == t->begin || t->tokens->kind[k - 1] != TOKEN_NUMBER)
            return 0;
    }
    if (!token_is(t, i, ")") || i + 1 >= t->end) return 0;
    unit.end = ++i;
    z = token_text(t, i, &n);
    if (numeral_word(z, n, &scale) && (scale.flags & ~NUMERAL_WORDS) == NUMERAL_SCALE &&
        scale.scale >= 3 && numeral_shift(&unit.numeral, scale.scale))
        unit.end++;
    amount_unit(t, &unit);
    if (unit.counted != COUNTED_UNIT) return 0;
    unit.end = a->end;
    unit.value = unit.numeral.value;
    *a = unit;
    return 1;
}

/* ---- the walk */

/* "jeder Fünfte", "jede zweite": a fraction. */
static int read_each(Finder *f, Amount *a) {
    Text *t = &f->text;
    if (a->first == t->begin || !(token_cue(t, a->first - 1) & CUE_EACH) || a->value < 2) return 0;
    a->first--;
    a->start = t->tokens->start[a->first];
    a->numeral.kind = NUMERAL_FRACTION;
    a->value = 1 / a->value;
    return 1;
}

/*
** "ein knappes Drittel", "eine gute Million": the number behind the adjective; its approximation.
*/
static int read_middle(Finder *f, Amount *a, unsigned *cue) {
    Text *t = &f->text;
    Amount b;
    uint32_t i = a->first;

    if (!(a->numeral.flags & NUMERAL_ARTICLE) || a->counted != COUNTED_NOTHING) return 0;
    *cue = token_cue(t, a->end);
    if (!(*cue & (CUE_MIDDLE | CUE_ABOUT | CUE_ABOVE | CUE_BELOW))) return 0;
    if (!amount_read(t, a->end + 1, NUMERAL_NO_AND | NUMERAL_NO_SIGN, &b)) return 0;
    if (!(b.numeral.flags & NUMERAL_SCALE) && b.numeral.kind != NUMERAL_FRACTION) return 0;
    if (b.numeral.flags & NUMERAL_DIGITS || b.numeral.decimal.den == 2) return 0;
    *a = b;
    a->first = i;
    a->start = t->tokens->start[i];
    return 1;
}

/*
** "stieg auf 43. Behörden suchen weiter", "die Jahrgänge 7 bis 10.": digits whose full stop ends the
** sentence, though the scanner takes it for an ordinal's.
*/
static int ends_sentence(const Text *t, const Amount *a) {
    uint32_t i = a->first;
    if (t->tokens->kind[i] != TOKEN_ORDINAL || i <= t->begin || token_is(t, i + 1, "-")) return 0;
    if (t->text[a->stop - 1] != '.') return 0; /* 21ste */
    if (token_cue(t, i - 1) & CUE_OR)
        return i > t->begin + 1 && t->tokens->kind[i - 2] == TOKEN_NUMBER;
    return a->value >= 20 && t->words->tag[i - 1] == STTS_APPR &&
           (token_is(t, i - 1, "auf") || token_is(t, i - 1, "um") || token_is(t, i - 1, "von") ||
            token_is(t, i - 1, "über") || token_is(t, i - 1, "unter") || token_is(t, i - 1, "mit"));
}

/* Reads what begins at token i; the token behind it, or i where there is no value. */
static uint32_t read_at(Finder *f, uint32_t i) {
    Text *t = &f->text;
    Amount a;
    double most = NAN;
    unsigned middle = 0;
    int range = 0, shared = 0;
    Approx approx;

    if (!amount_read(t, i, 0, &a)) return i;
    if (a.numeral.flags & NUMERAL_AND && token_cue(t, i - 1) & CUE_BETWEEN)
        amount_read(t, i, NUMERAL_NO_AND, &a);
    if (a.numeral.kind == NUMERAL_ORDINAL) {
        if (ordinal_is_none(t, &a)) return a.end;
        if (ends_sentence(t, &a)) {
            a.numeral.kind = NUMERAL_CARDINAL;
            a.stop--;
            if (!amount_is_none(t, &a)) add_row(f, &a, VALUE_NUMBER, find_approx(f, &a), NAN);
            return a.end;
        }
        if (read_each(f, &a)) {
            add_row(f, &a, VALUE_NUMBER, find_approx(f, &a), NAN);
        } else {
            add_row(f, &a, VALUE_ORDINAL, APPROX_EXACT, NAN);
        }
        return a.end;
    }
    if (!read_middle(f, &a, &middle)) range = read_range(f, &a, &most);
    if (range < 0) return a.end;
    if (!range && !middle) shared = read_shared(f, &a);
    if (!range && !middle && !shared) read_across(f, &a);
    if (shared < 0 || (a.open && !range && !shared)) return a.end;
    if (!isnan(a.most)) {
        most = a.most;
        range = 1;
    }
    if (!(range && a.counted == COUNTED_NOTHING && isnan(a.most)) && amount_is_none(t, &a))
        return a.numeral.flags == NUMERAL_SCALE ? i : a.end;
    approx = range ? APPROX_RANGE : find_approx(f, &a);
    if (middle & (CUE_ABOUT | CUE_ABOVE | CUE_BELOW) && approx == APPROX_EXACT)
        approx = approx_of(middle);
    a.value = in_unit(&a, a.value);
    add_row(f, &a, type_of(&a), approx, in_unit(&a, most));
    return a.end;
}

/* "die Hälfte": a fraction, if nothing tells which of two it is. */
static void read_half(Finder *f, uint32_t i) {
    const Text *t = &f->text;
    Amount a = {.first = i, .end = i + 1, .value = 0.5, .numeral = {.kind = NUMERAL_FRACTION}};
    if (!token_is(t, i, "Hälfte") || i == t->begin) return;
    if (t->words->tag[i - 1] == STTS_ART) {
        a.first--;
    } else if (!token_is(t, i - 1, "zur")) {
        return;
    }
    a.start = t->tokens->start[a.first];
    a.stop = t->tokens->start[i] + t->tokens->length[i];
    add_row(f, &a, VALUE_NUMBER, find_approx(f, &a), NAN);
}

/* Is it a row of cents that may be a dollar's as well as a euro's? */
static int is_bare_cent(const Finder *f, uint32_t row) {
    const Values *v = f->values;
    const char *end = f->text.text + v->start[row] + v->length[row];
    if (v->type[row] != VALUE_MONEY || strcmp(v->unit[row], "EUR") != 0 || v->length[row] < 6)
        return 0;
    if (end[-1] == 's') end--;
    return memcmp(end - 4, "Cent", 4) == 0 && (end[-5] == ' ' || end[-5] == '\xA0');
}

/* The last row of money from `from` up to before `to` that is no such cent; `to` for none near by. */
static uint32_t last_money(const Finder *f, uint32_t from, uint32_t to) {
    uint32_t i;
    for (i = to; i > from && i + CENTS > to; i--) {
        if (f->values->type[i - 1] == VALUE_MONEY && !is_bare_cent(f, i - 1)) return i - 1;
    }
    return to;
}

/*
** Cents are those of the dollars before them in the sentence, whose rows begin at `first`, else behind
** them, else in the sentence before, whose rows begin at `before`.
*/
static void settle_cents(Finder *f, uint32_t before, uint32_t first) {
    static const char *const DOLLARS[] = {"USD", "CAD", "AUD", "NZD", "HKD", "SGD"};
    Values *v = f->values;
    uint32_t i, k;
    size_t d;

    for (i = first; i < v->n; i++) {
        if (!is_bare_cent(f, i)) continue;
        k = last_money(f, first, i);
        if (k == i) {
            for (k = i + 1; k < v->n && k < i + CENTS; k++) {
                if (v->type[k] == VALUE_MONEY && !is_bare_cent(f, k)) break;
            }
            if (k == v->n || k == i + CENTS) {
                if ((k = last_money(f, before, first)) == first) continue;
            }
        }
        for (d = 0; d < sizeof DOLLARS / sizeof *DOLLARS; d++) {
            if (strcmp(v->unit[k], DOLLARS[d]) == 0) v->unit[i] = v->unit[k];
        }
    }
}

int values_find(Values *values, Arena *arena, const char *text, const Tokens *tokens,
                const Sentences *sentences, const Words *words, const Times *times) {
    Finder f = {.values = values, .arena = arena};
    uint32_t s, i, since = 0, before = 0, first = 0;

    f.text = (Text){.text = text,
                    .tokens = tokens,
                    .words = words,
                    .times = times,
                    .arena = arena,
                    .money = -1};
    for (s = 0; s < sentences->n; s++) {
        f.text.begin = f.text.free = i = sentences->first[s];
        f.text.end = sentences->first[s + 1];
        while (i < f.text.end) {
            uint32_t next = i;
            while (f.text.time < times->n && times->last[f.text.time] < i) f.text.time++;
            if (numeral_begins(text + tokens->start[i], tokens->length[i]))
                next = read_at(&f, i);
            else if (tokens->length[i] == HALF_BYTES)
                read_half(&f, i);
            if (next > i) f.text.free = next;
            i = next > i ? next : i + 1;
            if (++since < POLL) continue;
            if (arena_poll(arena)) return arena->rc;
            since = 0;
        }
        settle_cents(&f, before, first);
        before = first;
        first = values->n;
    }
    return arena->rc;
}

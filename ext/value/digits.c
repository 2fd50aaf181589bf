/* Numbers in digits: German, Swiss, English and spaced grouping, decimals, fractions, signs. */
#include "base/text.h"
#include "value/numeral.h"

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* One character of the word, 0 at its end. */
static uint32_t peek(const char *z, size_t n, size_t at, uint32_t *length) {
    uint32_t c;
    *length = 0;
    if (at >= n) return 0;
    c = text_decode(z + at, length);
    return at + *length <= n ? c : 0;
}

/* What a character between digits divides: thousands or decimals; 0 for none of these. */
static char separator(uint32_t c) {
    switch (c) {
    case '.':
    case ',':
    case '\'':
        return (char)c;
    case 0x2019:
        return '\'';
    case 0xA0:
    case 0x2009:
    case 0x202F:
        return ' ';
    default:
        return 0;
    }
}

/* The runs of digits of a number and what divides them. */
typedef struct Runs {
    size_t end;    /* behind the last run */
    size_t last;   /* where the last run begins */
    size_t first;  /* digits of the first run */
    size_t digits; /* all digits */
    unsigned n;    /* runs */
    char between;  /* what divides all runs but the last two; ... */
    char before;   /* what divides the last two */
    int mixed;     /* `between` is not one alone */
    int even;      /* all runs between the first and the last have three digits */
} Runs;

static Runs find_runs(const char *z, size_t n, size_t at) {
    Runs runs = {.even = 1};
    size_t begin = at;

    for (;;) {
        uint32_t length;
        char sep;
        while (at < n && is_digit(z[at])) at++;
        runs.n++;
        runs.digits += at - begin;
        runs.last = begin;
        runs.end = at;
        if (runs.n == 1) runs.first = at - begin;
        sep = separator(peek(z, n, at, &length));
        if (!sep || at + length >= n || !is_digit(z[at + length])) return runs;
        if (runs.n > 1) {
            if (at - begin != 3) runs.even = 0;
            if (runs.between && runs.between != runs.before) runs.mixed = 1;
            runs.between = runs.before;
        }
        runs.before = sep;
        begin = at += length;
    }
}

/* Where the decimals begin, `runs->end` without any; 0 where the runs are no number. */
static size_t find_decimals(const Runs *runs, int zero) {
    size_t tail = runs->end - runs->last;
    int group = tail == 3 && runs->first <= 3 && !zero;

    if (runs->n == 1) return runs->end;
    if (runs->n == 2) {
        if (runs->before == ',') return runs->last;
        if (group) return runs->end;
        return runs->before == '.' ? runs->last : 0;
    }
    if (runs->mixed || !runs->even || runs->first > 3 || zero) return 0;
    if (runs->between == runs->before) return group ? runs->end : 0;
    if (runs->before == '\'' || runs->before == ' ') return 0;
    return runs->last;
}

/* The fraction that a sign such as ½ stands for, as 256 * numerator + denominator; or 0. */
static unsigned vulgar(uint32_t c) {
    static const uint8_t FROM_2150[15][2] = {{1, 7}, {1, 9}, {1, 10}, {1, 3}, {2, 3},
                                             {1, 5}, {2, 5}, {3, 5},  {4, 5}, {1, 6},
                                             {5, 6}, {1, 8}, {3, 8},  {5, 8}, {7, 8}};
    if (c == 0xBC) return 256 + 4;
    if (c == 0xBD) return 256 + 2;
    if (c == 0xBE) return 3 * 256 + 4;
    if (c < 0x2150 || c > 0x215E) return 0;
    return FROM_2150[c - 0x2150][0] * 256u + FROM_2150[c - 0x2150][1];
}

/* Adds the sign of a fraction at `at`, if there is one; where it ends. */
static size_t read_vulgar(const char *z, size_t n, size_t at, Numeral *out) {
    uint32_t length;
    unsigned fraction = vulgar(peek(z, n, at, &length));
    if (!fraction) return at;
    if (!decimal_add(&out->decimal, (Decimal){.m = fraction >> 8, .den = fraction & 255}))
        return at;
    out->flags |= NUMERAL_DECIMAL;
    return at + length;
}

/* "/3" behind a whole number: the end, or `at`. */
static size_t read_slash(const char *z, size_t n, size_t at, Numeral *out) {
    uint32_t den = 0;
    size_t end = at + 1;
    while (end < n && is_digit(z[end]) && den < 100000) den = den * 10 + (uint32_t)(z[end++] - '0');
    if (end == at + 1 || den == 0) return at;
    if (end < n && (is_digit(z[end]) || z[end] == '/')) return at;
    out->decimal.den = den;
    out->kind = NUMERAL_FRACTION;
    out->flags |= NUMERAL_SLASH;
    return end;
}

/* The dashes of "5.–", "99,--" at `at`: the end, or `at`. */
static size_t read_no_cents(const char *z, size_t n, size_t at) {
    uint32_t length, c;
    size_t end = at + 1;
    if (at >= n || (z[at] != '.' && z[at] != ',')) return at;
    c = peek(z, n, end, &length);
    if (c == 0x2013 || c == 0x2014) return end + length;
    while (end < n && z[end] == '-') end++;
    return end == at + 1 ? at : end;
}

size_t numeral_digits(const char *word, size_t n, Numeral *out) {
    size_t at = 0, begin, i, decimals, end;
    uint32_t length, c = peek(word, n, 0, &length);
    Runs runs;

    *out = (Numeral){.decimal = {.den = 1}, .flags = NUMERAL_DIGITS, .kind = NUMERAL_CARDINAL};
    if (c == '-' || c == '+' || c == 0x2212 || c == 0x2013) {
        at = length;
        out->decimal.negative = c != '+';
        out->flags |= NUMERAL_SIGNED;
    }
    if (at >= n) return 0;
    if (!is_digit(word[at])) {
        end = read_vulgar(word, n, at, out);
        if (end == at) return 0;
        out->kind = NUMERAL_FRACTION;
        out->value = decimal_double(out->decimal);
        return end;
    }
    begin = at;
    runs = find_runs(word, n, at);
    decimals = find_decimals(&runs, word[begin] == '0');
    if (!decimals || runs.digits > DECIMAL_MOST) return 0;
    for (i = begin; i < decimals; i++) {
        if (is_digit(word[i])) decimal_digit(&out->decimal, (unsigned)(word[i] - '0'));
    }
    for (; i < runs.end; i++) {
        decimal_digit(&out->decimal, (unsigned)(word[i] - '0'));
        if (!decimal_shift(&out->decimal, -1)) return 0;
    }
    end = runs.end;
    if (decimals < runs.end) out->flags |= NUMERAL_DECIMAL;
    if (runs.n > (decimals < runs.end ? 2u : 1u)) out->flags |= NUMERAL_GROUPED;
    if (runs.n == 1) {
        if (word[begin] == '0' && runs.first > 1) out->flags |= NUMERAL_ZERO;
        if (end + 1 < n && word[end] == '/') end = read_slash(word, n, end, out);
        if (end == runs.end) end = read_vulgar(word, n, end, out);
    }
    if (end + 1 < n && word[end] == ':' && is_digit(word[end + 1])) return 0;
    if ((i = read_no_cents(word, n, end)) > end && decimals == runs.end) {
        out->flags |= NUMERAL_CENTS;
        end = i;
    }
    out->value = decimal_double(out->decimal);
    return end;
}

/*
** Numerals of several tokens.
**
** The machine of number_word.h reads a word and goes on over the tokens of "zwei hundert drei und
** zwanzig". Above it stand the steps coefficient, fraction, scale words, and what follows below
** them.
*/
#include <string.h>

#include "base/text.h"
#include "value/number_word.h"

/* What follows the first letter of number words: two bytes each, those of "ü" and "ö" cut. */
int numeral_begins(const char *word, size_t n) {
    static const char *const NEXT[26] = {
        ['a' - 'a'] = "ch nd be",
        ['b' - 'a'] = "il io",
        ['d' - 'a'] = "re ri ut",
        ['e' - 'a'] = "in lf rs",
        ['f' - 'a'] = "\xC3\xBC \xC3\x9C u\xCC ue",
        ['h' - 'a'] = "un al",
        ['k' - 'a'] = "om",
        ['m' - 'a'] = "il in io ia rd",
        ['n' - 'a'] = "eu ul eg",
        ['p' - 'a'] = "lu",
        ['q' - 'a'] = "ua",
        ['s' - 'a'] = "ec ie",
        ['t' - 'a'] = "au ri sd",
        ['u' - 'a'] = "nd",
        ['v' - 'a'] = "ie",
        ['z' - 'a'] = "we wo wa eh ig w\xC3",
    };
    unsigned char c = n ? (unsigned char)*word : 0;
    const char *next;

    if (c < 'A') return (c >= '0' && c <= '9') || c == '-' || c == '+';
    if (c == 0xE2 || c == 0xC2) return 1; /* − ½ */
    c |= 0x20;
    if (n < 3 || c < 'a' || c > 'z' || !(next = NEXT[c - 'a'])) return 0;
    for (; *next; next += next[2] ? 3 : 2) {
        char a = word[1], b = word[2];
        if (a >= 'A' && a <= 'Z') a = (char)(a | 0x20);
        if (b >= 'A' && b <= 'Z') b = (char)(b | 0x20);
        if (a == next[0] && b == next[1]) return 1;
    }
    return 0;
}

int numeral_shift(Numeral *numeral, int exponent) {
    if (!decimal_shift(&numeral->decimal, exponent)) return 0;
    numeral->value = decimal_double(numeral->decimal);
    return 1;
}

/* ---- tokens */

typedef struct Reader {
    const char *text;
    const Tokens *tokens;
    uint32_t end; /* no token from here on */
    unsigned options;
} Reader;

static const char *token_at(const Reader *r, uint32_t i, size_t *n) {
    *n = r->tokens->length[i];
    return r->text + r->tokens->start[i];
}

/* Token i in small letters, where it may be a part of a numeral; 0 where not. */
static int fold_token(const Reader *r, uint32_t i, Folded *out) {
    size_t n;
    const char *word;
    if (i >= r->end) return 0;
    word = token_at(r, i, &n);
    return numeral_begins(word, n) && number_fold(word, n, out);
}

/* The words from token i on that the machine takes as one number: how many tokens. */
static uint32_t read_words(const Reader *r, uint32_t i, Numeral *out) {
    Machine m = {0};
    uint32_t taken = 0, at;
    int over_and = 0;
    Folded w;

    for (at = i; at < i + NUMERAL_TOKENS && fold_token(r, at, &w); at++) {
        Machine next = m;
        Parse p;
        Numeral got;
        if (!number_parse(&w, &next, &p, NULL, NULL)) break;
        if (next.last == PART_AND && !p.special) { /* "und" as a word of its own */
            if (r->options & NUMERAL_NO_AND) break;
            over_and = 1;
            m = next;
            continue;
        }
        if (at > i && p.special && p.special != PART_FRACTION) break;
        if (at > i && (p.kind == NUMERAL_FRACTION || p.kind == NUMERAL_VAGUE) && taken == at - i)
            break; /* the number before it counts these */
        if (!number_settle(&next, &p, &got)) break;
        taken = at + 1 - i;
        *out = got;
        if (over_and) out->flags |= NUMERAL_AND;
        if (taken > 1) out->flags |= NUMERAL_SEVERAL;
        if (p.special || p.kind != NUMERAL_CARDINAL || next.half) break;
        m = next;
    }
    if (taken == 1 && out->kind == NUMERAL_CARDINAL && r->tokens->length[i] == 3 &&
        out->decimal.m == 1 && !(out->flags & NUMERAL_SCALE))
        out->flags |= NUMERAL_ARTICLE; /* "ein" */
    return taken;
}

/* Three digits behind a single space at token i: " 000", with decimals "000,50". */
static int is_group(const Reader *r, uint32_t i, size_t *whole) {
    size_t n, k;
    const char *z;
    if (i >= r->end || !(r->tokens->flags[i - 1] & TOKEN_SPACE) ||
        r->tokens->flags[i - 1] & TOKEN_LINE || r->tokens->kind[i] != TOKEN_NUMBER)
        return 0;
    if (r->tokens->start[i] - r->tokens->start[i - 1] - r->tokens->length[i - 1] > 3) return 0;
    z = token_at(r, i, &n);
    for (k = 0; k < n && z[k] >= '0' && z[k] <= '9'; k++) {
    }
    *whole = k;
    if (k != 3) return 0;
    return k == n || ((z[k] == ',' || z[k] == '.') && k + 1 < n &&
                      strspn(z + k + 1, "0123456789") >= n - k - 1);
}

/* Digits from token i on, groups behind spaces joined: how many tokens. */
static uint32_t read_digits(const Reader *r, uint32_t i, Numeral *out) {
    size_t n, k, whole;
    const char *z = token_at(r, i, &n);
    uint32_t at = i + 1;

    k = numeral_digits(z, n, out);
    if (k == 0) return 0;
    if (k < n) return 0;
    if (out->flags &
            (NUMERAL_DECIMAL | NUMERAL_GROUPED | NUMERAL_SLASH | NUMERAL_ZERO | NUMERAL_CENTS) ||
        n > 3 + (out->flags & NUMERAL_SIGNED ? 3u : 0u) || out->decimal.m == 0 ||
        out->decimal.m > 999)
        return 1;
    while (at < i + NUMERAL_TOKENS && is_group(r, at, &whole)) {
        z = token_at(r, at, &n);
        for (k = 0; k < whole; k++) decimal_digit(&out->decimal, (unsigned)(z[k] - '0'));
        out->flags |= NUMERAL_GROUPED | NUMERAL_SPACED;
        at++;
        if (whole == n) continue;
        for (k = whole + 1; k < n; k++) {
            decimal_digit(&out->decimal, (unsigned)(z[k] - '0'));
            if (!decimal_shift(&out->decimal, -1)) return 0;
        }
        out->flags |= NUMERAL_DECIMAL;
        break;
    }
    out->value = decimal_double(out->decimal);
    return at - i;
}

/* "komma zwei vier" behind a number in words, from token i on: how many tokens. */
static uint32_t read_point(const Reader *r, uint32_t i, Numeral *out) {
    Folded w;
    uint32_t at;
    Machine m = {0};
    Parse p;
    Decimal d = out->decimal;

    if (!fold_token(r, i, &w) || !number_parse(&w, &m, &p, NULL, NULL) || p.special != PART_POINT)
        return 0;
    for (at = i + 1; at < i + NUMERAL_TOKENS && fold_token(r, at, &w); at++) {
        uint64_t digits;
        m = (Machine){0};
        if (!number_parse(&w, &m, &p, NULL, NULL) || p.kind != NUMERAL_CARDINAL || m.half) break;
        if (p.special && p.special != PART_ZERO && p.special != PART_FORM) break;
        digits = p.special == PART_FORM ? p.v : p.special ? 0 : machine_total(&m);
        if (digits > 99 || (digits > 9 && at > i + 1)) break;
        if (digits > 9) {
            decimal_digit(&d, (unsigned)(digits / 10));
            decimal_shift(&d, -1);
        }
        decimal_digit(&d, (unsigned)(digits % 10));
        decimal_shift(&d, -1);
        if (digits > 9) {
            at++;
            break;
        }
    }
    if (at == i + 1) return 0;
    out->decimal = d;
    out->flags |= NUMERAL_DECIMAL | NUMERAL_SEVERAL;
    return at - i;
}

/* A fraction's noun or "halb-", or a whole fraction such as "ein halb", at token i. */
static uint32_t read_part(const Reader *r, uint32_t i, Numeral *part) {
    uint32_t taken;
    size_t n;
    const char *z;
    if (i >= r->end) return 0;
    z = token_at(r, i, &n);
    if (n && (unsigned char)*z < 'A') {
        taken = read_digits(r, i, part);
    } else if ((unsigned char)*z == 0xC2 || (unsigned char)*z == 0xE2) {
        taken = numeral_digits(z, n, part) == n;
    } else {
        taken = read_words(r, i, part);
    }
    return taken && part->kind == NUMERAL_FRACTION && !(part->flags & NUMERAL_SIGNED) ? taken : 0;
}

/* Reads "drei Viertel", "1 1/2", "fünf und drei Viertel" on behind a number; tokens taken. */
static uint32_t read_fraction(const Reader *r, uint32_t i, Numeral *out) {
    Numeral part, whole;
    uint32_t taken = read_part(r, i, &part), more;
    Folded w;

    if (out->kind != NUMERAL_CARDINAL || out->flags & NUMERAL_SCALE) return 0;
    if (taken) {
        if (part.flags & NUMERAL_SLASH || part.flags & NUMERAL_DIGITS) { /* 1 1/2, 3 ½ */
            if (!(out->flags & NUMERAL_DIGITS) || out->flags & NUMERAL_DECIMAL ||
                part.decimal.m >= part.decimal.den || !decimal_add(&out->decimal, part.decimal))
                return 0;
            out->flags |= NUMERAL_DECIMAL;
            return taken;
        }
        if (part.decimal.m == 1) { /* zwei Drittel */
            if (out->decimal.den > 1000 || part.decimal.den > 1000000) return 0;
            out->decimal.den *= part.decimal.den;
            if (!decimal_shift(&out->decimal, part.decimal.e)) return 0;
            out->kind = NUMERAL_FRACTION;
            out->flags &= (uint16_t)~NUMERAL_ARTICLE;
            return taken;
        }
        return 0;
    }
    /* a number and a fraction of its own */
    if (out->flags & NUMERAL_DECIMAL) return 0;
    more = 0;
    if (fold_token(r, i, &w) && w.n == 3 && memcmp(w.text, "und", 3) == 0) {
        if (r->options & NUMERAL_NO_AND) return 0;
        more = 1;
    }
    if (i + more >= r->end) return 0;
    taken = read_words(r, i + more, &whole);
    if (!taken || whole.kind != NUMERAL_CARDINAL) return 0;
    if ((i += more + taken) >= r->end) return 0;
    more += taken;
    taken = read_part(r, i, &part);
    if (!taken || part.decimal.m != 1 || part.flags & NUMERAL_DIGITS) return 0;
    part.decimal.m = whole.decimal.m;
    if (part.decimal.den > 10) { /* "ein ein hundertstel" is a hundredth */
        if (out->decimal.m != 1 || whole.decimal.m != 1 || more != 1) return 0;
        out->decimal = part.decimal;
        out->kind = NUMERAL_FRACTION;
    } else if (whole.decimal.m >= part.decimal.den || !decimal_add(&out->decimal, part.decimal)) {
        return 0;
    }
    out->flags |= NUMERAL_DECIMAL | NUMERAL_SEVERAL;
    out->flags &= (uint16_t)~NUMERAL_ARTICLE;
    return more + taken;
}

/* Multiplies by the scale words from token i on; tokens taken. */
static uint32_t read_scales(const Reader *r, uint32_t i, Numeral *out) {
    uint32_t at = i;
    Folded w;

    while (at < i + 4 && fold_token(r, at, &w)) {
        Machine m = {0};
        Parse p;
        int exponent = 0;
        uint32_t skip = 0;
        if (w.n == 3 && memcmp(w.text, "von", 3) == 0) break;
        if (!number_parse(&w, &m, &p, NULL, NULL)) break;
        if (p.special == PART_SCALE) {
            exponent = (int)p.v;
            if (p.divisor) { /* eine Viertelmilliarde */
                if (out->flags & NUMERAL_SCALE || out->decimal.den > 1000) break;
                if (!decimal_times(&out->decimal, p.times)) break;
                out->decimal.den *= p.divisor;
            }
        } else if (p.special == PART_ORDINAL && p.power && out->kind == NUMERAL_CARDINAL) {
            exponent = p.kind == NUMERAL_FRACTION ? -p.power : p.power;
        } else if (p.special == PART_DOZEN) {
            if (out->flags & NUMERAL_SCALE || !decimal_times(&out->decimal, 12)) break;
        } else if (!p.special && p.kind != NUMERAL_ORDINAL && p.kind != NUMERAL_FRACTION &&
                   m.last == PART_POWER && m.low == 0 &&
                   (machine_total(&m) == 100 || machine_total(&m) == 1000) &&
                   !((out->flags & NUMERAL_SCALE) || (p.flags & NUMERAL_BILL))) { /* 5 tausend */
            exponent = machine_total(&m) == 100 ? 2 : 3;
        } else {
            break;
        }
        if (exponent && !decimal_shift(&out->decimal, exponent)) break;
        if (p.special == PART_ORDINAL)
            out->kind = p.kind;
        else if (p.kind == NUMERAL_VAGUE && p.special != PART_SCALE)
            out->kind = NUMERAL_VAGUE;
        else if (out->kind == NUMERAL_FRACTION)
            out->kind = NUMERAL_CARDINAL;
        if (exponent > 0) out->scale = (int8_t)exponent;
        out->flags |= NUMERAL_SCALE;
        out->flags &= (uint16_t)~NUMERAL_ARTICLE;
        at += 1 + skip;
        if (p.special != PART_SCALE && p.special != PART_DOZEN && exponent != 3 && exponent != 2)
            break;
        if (out->kind == NUMERAL_ORDINAL) break;
    }
    return at - i;
}

/* One coefficient with its fraction and scales, from token i on. */
static uint32_t read_step(const Reader *r, uint32_t i, Numeral *out) {
    size_t n;
    const char *z = token_at(r, i, &n);
    uint32_t taken, more;

    if (numeral_digits(z, n, out)) {
        taken = read_digits(r, i, out);
        if (!taken && numeral_word(z, n, out)) taken = 1;
    } else {
        taken = read_words(r, i, out);
        if (taken && out->kind == NUMERAL_CARDINAL && !(out->flags & NUMERAL_SCALE)) {
            more = read_point(r, i + taken, out);
            if (more) out->flags &= (uint16_t)~NUMERAL_ARTICLE;
            taken += more;
        }
    }
    if (!taken || out->kind == NUMERAL_ORDINAL) return taken;
    taken += read_fraction(r, i + taken, out);
    taken += read_scales(r, i + taken, out);
    return taken;
}

/*
** What belongs to a vague number from token i on: "Hunderte [von Millionen]", "Tausende [und
** Abertausende]".
*/
static uint32_t read_vague(const Reader *r, uint32_t i, Numeral *out) {
    Numeral more = *out, again;
    uint32_t taken;
    Folded w;
    if (out->kind != NUMERAL_VAGUE || i + 1 >= r->end) return 0;
    if (fold_token(r, i, &w) && w.n == 3 && memcmp(w.text, "und", 3) == 0 &&
        fold_token(r, i + 1, &w) && w.n > 4 && memcmp(w.text, "aber", 4) == 0 &&
        read_words(r, i + 1, &again) == 1 && again.kind == NUMERAL_VAGUE)
        return 2;
    if (r->tokens->length[i] != 3 || memcmp(r->text + r->tokens->start[i], "von", 3) != 0) return 0;
    taken = read_scales(r, i + 1, &more);
    if (!taken) return 0;
    *out = more;
    return taken + 1;
}

/* Is the token a sign by itself, before the digits that follow without a space? */
static int is_sign(const Reader *r, uint32_t i, Numeral *sign) {
    size_t n;
    const char *z = token_at(r, i, &n);
    Folded w;
    Machine m = {0};
    Parse p;

    if (i + 1 >= r->end) return 0;
    if (i > 0 && r->text[r->tokens->start[i] - 1] == '/') return 0; /* plus/minus, +/- */
    sign->decimal.negative = 1;
    if ((n == 1 && *z == '-') ||
        (n == 3 && (memcmp(z, "\u2212", 3) == 0 || memcmp(z, "\u2013", 3) == 0))) {
        const char *next = token_at(r, i + 1, &n);
        if (r->tokens->flags[i] & TOKEN_SPACE || !(*next >= '0' && *next <= '9')) return 0;
        return i == 0 || r->tokens->flags[i - 1] & TOKEN_SPACE ||
               r->text[r->tokens->start[i - 1]] == '(';
    }
    if (!fold_token(r, i, &w) || !number_parse(&w, &m, &p, NULL, NULL) || p.special != PART_SIGN)
        return 0;
    sign->decimal.negative = p.v == 1;
    return 1;
}

uint32_t numeral_read(const char *text, const Tokens *tokens, uint32_t i, uint32_t end,
                      unsigned options, Numeral *out) {
    Reader r = {text, tokens, end, options};
    Numeral sign = {.decimal = {.den = 1}}, lower;
    uint32_t taken, more, signs = 0;
    size_t n;
    const char *z;

    if (i >= end) return 0;
    if (end - i > NUMERAL_TOKENS) r.end = i + NUMERAL_TOKENS;
    z = token_at(&r, i, &n);
    if (!numeral_begins(z, n)) return 0;
    if (!(options & NUMERAL_NO_SIGN)) signs = (uint32_t)is_sign(&r, i, &sign);
    i += signs;
    taken = read_step(&r, i, out);
    if (!taken || (signs && (out->flags & NUMERAL_SIGNED || out->kind == NUMERAL_ORDINAL)))
        return 0;
    taken += read_vague(&r, i + taken, out);
    /* what stands below a scale: zwei Millionen dreihunderttausend */
    while (out->kind == NUMERAL_CARDINAL && out->scale >= 3 &&
           !(out->flags & (NUMERAL_DECIMAL | NUMERAL_DIGITS)) && out->flags & NUMERAL_WORDS &&
           i + taken < r.end) {
        more = read_step(&r, i + taken, &lower);
        if (!more || lower.kind > NUMERAL_ORDINAL ||
            lower.flags & (NUMERAL_DIGITS | NUMERAL_DECIMAL) || lower.flags & (NUMERAL_ARTICLE) ||
            lower.value >= decimal_double((Decimal){1, 1, out->scale, 0}) || lower.value == 0 ||
            !decimal_add(&out->decimal, lower.decimal))
            break;
        taken += more;
        out->kind = lower.kind;
        out->scale = lower.scale;
        out->flags |= NUMERAL_SEVERAL;
    }
    if (signs) {
        out->decimal.negative = sign.decimal.negative;
        out->flags |= NUMERAL_SIGNED;
        out->flags &= (uint16_t)~NUMERAL_ARTICLE;
    }
    out->value = decimal_double(out->decimal);
    return taken + signs;
}

/* ---- words by themselves */

/* The ending of an ordinal in digits: "1ter", "21ste", "4-te". */
static int is_digit_ordinal(const char *z, size_t n) {
    static const char *const ENDINGS[] = {"te", "ten", "ter", "tes", "tem"};
    size_t i;
    if (n && *z == '-') z++, n--;
    if (n && *z == 's') z++, n--;
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        if (strlen(ENDINGS[i]) == n && memcmp(z, ENDINGS[i], n) == 0) return 1;
    }
    return 0;
}

int numeral_word(const char *word, size_t n, Numeral *out) {
    Machine m = {0};
    Folded w;
    Parse p;
    size_t k;

    if (!numeral_begins(word, n)) return 0;
    if ((k = numeral_digits(word, n, out)) > 0) {
        if (k == n) return 1;
        if (out->flags & (NUMERAL_DECIMAL | NUMERAL_SIGNED | NUMERAL_SLASH)) return 0;
        if (!(k + 1 == n && word[k] == '.') && !is_digit_ordinal(word + k, n - k)) return 0;
        out->kind = NUMERAL_ORDINAL;
        return 1;
    }
    if (!number_fold(word, n, &w) || !number_parse(&w, &m, &p, NULL, NULL)) return 0;
    if (m.last == PART_AND && !p.special) return 0;
    if (!number_settle(&m, &p, out)) return 0;
    if (n == 3 && out->decimal.m == 1 && out->kind == NUMERAL_CARDINAL && !p.special)
        out->flags |= NUMERAL_ARTICLE;
    return 1;
}

size_t numeral_prefix(const char *word, size_t n, Numeral *out) {
    Machine m = {0}, at = {0};
    Folded w;
    Parse p;
    size_t k = 0;

    if (!numeral_begins(word, n)) return 0;
    if ((k = numeral_digits(word, n, out)) > 0) return k;
    if (n > WORD_BYTES) n = WORD_BYTES;
    if (!number_fold(word, n, &w)) return 0;
    k = 0;
    number_parse(&w, &m, &p, &k, &at);
    if (k == 0) return 0;
    if (at.last) {
        memset(&p, 0, sizeof p);
        if (!number_settle(&at, &p, out)) return 0;
    } else if (p.special == PART_SCALE || p.special == PART_DOZEN || p.special == PART_TENTHS) {
        if (!number_settle(&at, &p, out)) return 0;
        if (p.special != PART_TENTHS) out->kind = NUMERAL_VAGUE;
    } else { /* halb- */
        *out = (Numeral){.value = 0.5, .decimal = {.m = 1, .den = 2}, .flags = NUMERAL_WORDS};
        out->kind = NUMERAL_FRACTION;
    }
    return w.from[k];
}

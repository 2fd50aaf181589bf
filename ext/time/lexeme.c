#include "time/lexeme.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "value/numeral.h"

enum { WORD_BYTES = 64, NUMBER_MOST = 9 };

static int is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* ---- readings */

static LexemeReading *add(Lexeme *out, unsigned symbol, TimePlace next) {
    static LexemeReading none;
    LexemeReading *r;
    if (out->n == LEXEME_READINGS) return &none; /* room enough for all there are */
    r = &out->readings[out->n++];
    memset(r, 0, sizeof *r);
    r->symbol = (uint16_t)symbol;
    r->own = 1;
    r->number = -1;
    r->next = next;
    return r;
}

static LexemeReading *also(LexemeReading *r, int field, int value) {
    if (r->count < LEXEME_SETTINGS)
        r->set[r->count++] = (TimeSetting){(uint8_t)field, (int16_t)value};
    return r;
}

/* ---- words */

static uint32_t find_word(const char *z, size_t n) {
    char small[WORD_BYTES];
    size_t i;
    uint32_t slot;
    if (n == 0 || n > TIME_LONGEST || n > sizeof small) return 0;
    for (i = 0; i < n; i++) {
        char c = z[i];
        if (c >= 'A' && c <= 'Z') {
            c = (char)(c + 32);
        } else if (i > 0 && z[i - 1] == '\xC3' && text_continues(c) && c <= '\x9E' && c != '\x97') {
            c = (char)(c + 32); /* Ä to Þ */
        }
        small[i] = c;
    }
    for (slot = (uint32_t)hash_bytes(small, n) & TIME_SLOT_MASK; TIME_SLOT[slot];
         slot = (slot + 1) & TIME_SLOT_MASK) {
        const TimeWord *w = &TIME_WORDS[TIME_SLOT[slot] - 1];
        if (w->length == n && memcmp(TIME_LETTERS + w->text, small, n) == 0) return TIME_SLOT[slot];
    }
    return 0;
}

static void add_words(Lexeme *out, uint32_t word, int upper, int first, TimePlace next) {
    const TimeWord *w = &TIME_WORDS[word - 1];
    unsigned i;
    for (i = 0; i < w->readings; i++) {
        const TimeReading *t = &TIME_READINGS[w->first + i];
        LexemeReading *r;
        if (t->flags & TIME_UPPER && !upper) continue;
        if (t->flags & TIME_LOWER && upper && !first) continue;
        r = add(out, t->symbol, next);
        r->own = 0;
        r->settings = t->settings;
        r->count = t->count;
    }
}

/* ---- numbers */

/* The number that the digits from `*at` on write, -1 for none or one of more than nine digits. */
static int32_t read_digits(const char *z, uint32_t n, uint32_t *at) {
    uint32_t from = *at;
    int32_t value = 0;
    while (*at < n && is_digit(z[*at])) {
        if (*at - from < NUMBER_MOST) value = value * 10 + (z[*at] - '0');
        (*at)++;
    }
    return *at == from || *at - from > NUMBER_MOST ? -1 : value;
}

/* All that a whole number of so many digits may be. */
static void add_whole(Lexeme *out, int32_t v, uint32_t digits, TimePlace next) {
    add(out, SYMBOL_NUM, next)->number = (int64_t)v * 1000;
    if (v >= 1 && v <= 31 && digits <= 2) also(add(out, SYMBOL_D, next), FIELD_day, v);
    if (v >= 1 && v <= 12 && digits <= 2) also(add(out, SYMBOL_M, next), FIELD_month, v);
    if (v >= 1 && v <= 53 && digits <= 2) also(add(out, SYMBOL_W, next), FIELD_week, v);
    if (v <= 24 && digits <= 2) also(add(out, SYMBOL_HOUR, next), FIELD_hour, v);
    if (v <= 59 && digits <= 2) also(add(out, SYMBOL_MINUTE, next), FIELD_minute, v);
    if (digits == 4 && v >= 1000 && v <= 2199) also(add(out, SYMBOL_YEAR, next), FIELD_year, v);
    if (digits == 4 && v >= 2200) also(add(out, SYMBOL_SMALL, next), FIELD_year, v); /* v. Chr. */
    if (digits <= 3 && v >= 1)
        also(add(out, digits == 3 ? SYMBOL_YEAR3 : SYMBOL_SMALL, next), FIELD_year, v);
    if (digits == 2) /* '98 */
        also(add(out, SYMBOL_YEAR2, next), FIELD_year, v < 50 ? 2000 + v : 1900 + v);
}

static void add_ordinal(Lexeme *out, int32_t v, TimePlace next) {
    if (v < 1 || v > 9999) return;
    also(add(out, SYMBOL_ORD, next), FIELD_nth, v);
    if (v <= 99) also(add(out, SYMBOL_DAY, next), FIELD_day, v);
    if (v <= 12) also(add(out, SYMBOL_MON, next), FIELD_month, v);
}

static int full_year(int32_t v, uint32_t digits) {
    return digits > 2 ? v : v < 50 ? 2000 + v : 1900 + v;
}

/* 3.3.2025  03.03.25  2025-03-03  3/3/2025  2025-03-03T12:00  24.12. */
static void add_date(Lexeme *out, const char *z, uint32_t n, TimePlace next) {
    uint32_t at = 0, from[3], to[3];
    int32_t v[3] = {-1, -1, -1};
    int i, year;
    LexemeReading *r;
    for (i = 0; i < 3 && at < n; i++) {
        from[i] = at;
        v[i] = read_digits(z, n, &at);
        to[i] = at;
        if (v[i] < 0) break;
        if (at < n && (z[at] == '.' || z[at] == '-' || z[at] == '/')) at++;
    }
    if (v[0] < 0 || v[1] < 0) return;
    if (v[2] < 0) {
        if (to[0] > 2 || to[1] - from[1] > 2) return;
        r = add(out, SYMBOL_DATE, next);
        also(also(r, FIELD_day, v[0]), FIELD_month, v[1]);
        return;
    }
    year = to[0] - from[0] == 4 ? 0 : 2;
    if (to[year] - from[year] > 4) return;
    r = add(out, SYMBOL_DATE, next);
    also(r, FIELD_year, full_year(v[year], to[year] - from[year]));
    also(also(r, FIELD_month, v[1]), FIELD_day, v[2 - year]);
    if (at < n && z[at] == 'T') { /* a fourth setting is all there is room for: hour and minute */
        int32_t hour, minute;
        at++;
        hour = read_digits(z, n, &at);
        if (at < n && z[at] == ':') at++;
        minute = read_digits(z, n, &at);
        if (hour >= 0 && hour <= 24 && minute >= 0 && minute <= 59) {
            also(r, FIELD_clock, hour * 60 + minute);
        }
    }
}

/* 12:30  20.30  12:30:59  7h01 */
static int add_clock(Lexeme *out, const char *z, uint32_t n, int spoken, TimePlace next) {
    uint32_t at = 0, from;
    int32_t hour = read_digits(z, n, &at), minute, second = -1;
    char mark = z[at];
    LexemeReading *r;
    if (hour < 0 || hour > 24 || at > 2 || at >= n) return 0;
    if (mark != ':' && mark != '.' && mark != 'h') return 0;
    from = ++at;
    minute = read_digits(z, n, &at);
    if (minute < 0 || minute > 59 || at - from != 2) return 0;
    if (at < n && z[at] == ':' && mark == ':') {
        from = ++at;
        second = read_digits(z, n, &at);
        if (second < 0 || second > 59 || at - from != 2) return 0;
    }
    if (at != n || (hour == 24 && minute)) return 0;
    r = add(out, mark == '.' && !spoken ? SYMBOL_DOTCLOCK : SYMBOL_CLOCK, next);
    also(also(r, FIELD_hour, hour), FIELD_minute, minute);
    if (second >= 0) also(r, FIELD_second, second);
    return 1;
}

/* 05.2016  05/2016  2016/05  3.3  29/2  2024/25  1989/1990 */
static void add_pair(Lexeme *out, const char *z, uint32_t n, TimePlace next) {
    uint32_t at = 0, from;
    int32_t a = read_digits(z, n, &at), b;
    uint32_t first = at, second;
    char mark = z[at];
    if (a < 0 || at >= n || (mark != '.' && mark != '/')) return;
    from = ++at;
    b = read_digits(z, n, &at);
    second = at - from;
    if (b < 0 || at != n) return;
    if (first <= 2 && second == 4 && a >= 1 && a <= 12 && b >= 1000 && b <= 2199) {
        also(also(add(out, SYMBOL_MY, next), FIELD_month, a), FIELD_year, b);
    } else if (first == 4 && mark == '.' && second == 2 && a >= 1900 && a <= 2199 && b >= 1 &&
               b <= 12) {
        also(also(add(out, SYMBOL_MY, next), FIELD_year, a), FIELD_month, b);
    } else if (first == 4 && mark == '/' && a >= 1000 && a <= 2199 && second == 4) {
        if (b > a && b <= a + 9)
            also(also(add(out, SYMBOL_YEARS, next), FIELD_year, a), FIELD_last, b);
    } else if (first == 4 && mark == '/' && a >= 1000 && a <= 2199 && second == 2) {
        b += a / 100 * 100;
        if (b < a) b += 100;
        if (b > a && b <= a + 9)
            also(also(add(out, SYMBOL_YEARS, next), FIELD_year, a), FIELD_last, b);
    } else if (first <= 2 && second <= 2 && a >= 1 && a <= 31 && b >= 1 && b <= 12) {
        also(also(add(out, SYMBOL_DM, next), FIELD_day, a), FIELD_month, b);
    }
}

/* 90er  1990er-Jahren; '90er has its mark before it */
static void add_decade(Lexeme *out, const char *z, uint32_t n, TimePlace next) {
    static const char *const ENDS[] = {"er", "ern", "er-jahre", "er-jahren", "erjahre", "erjahren"};
    char rest[16];
    uint32_t at = 0, i, digits;
    int32_t v = read_digits(z, n, &at);
    digits = at;
    if (v < 0 || v % 10 || (digits != 2 && digits != 4) || n - at >= sizeof rest) return;
    for (i = 0; at + i < n; i++) rest[i] = z[at + i] == 'J' ? 'j' : z[at + i];
    rest[i] = 0;
    if (digits == 2) v += v <= 10 ? 2000 : 1900;
    if (v < 1000 || v > 2199) return;
    for (i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        if (!strcmp(rest, ENDS[i])) also(add(out, SYMBOL_DECADE, next), FIELD_decade, v / 10);
    }
}

/* 4tes 23ter 25ten 1ste */
static void add_short_ordinal(Lexeme *out, const char *z, uint32_t n, TimePlace next) {
    uint32_t at = 0;
    int32_t v = read_digits(z, n, &at);
    if (v < 1 || at > 2) return;
    if (at < n && z[at] == 's') at++;
    if (n - at < 2 || n - at > 3 || z[at] != 't' || z[at + 1] != 'e') return;
    if (n - at == 3 && !strchr("nrsm", z[at + 2])) return;
    add_ordinal(out, v, next);
}

/* Q3 H1 KW12 3Q */
static void add_coded(Lexeme *out, const char *z, uint32_t n, TimePlace next) {
    uint32_t at = 1;
    int32_t v;
    if (n == 2 && (z[0] == 'Q' || z[1] == 'Q')) {
        v = z[0] == 'Q' ? z[1] - '0' : z[0] - '0';
        if (v >= 1 && v <= 4) also(add(out, SYMBOL_QUARTER, next), FIELD_quarter, v);
    } else if (n == 2 && (z[0] == 'H' || z[1] == 'H')) {
        v = z[0] == 'H' ? z[1] - '0' : z[0] - '0';
        if (v >= 1 && v <= 2) also(add(out, SYMBOL_HALF, next), FIELD_half, v);
    } else if (n >= 3 && n <= 4 && z[0] == 'K' && z[1] == 'W') {
        at = 2;
        v = read_digits(z, n, &at);
        if (v >= 1 && v <= 53 && at == n) also(add(out, SYMBOL_WEEK, next), FIELD_week, v);
    }
}

/* ---- words that begin with a number: 35-Stunden-Woche, dreijährig, zweimal */

/* The reading of these bytes as a word of the class, or NULL. */
static const TimeReading *find_reading(const char *z, size_t n, unsigned symbol) {
    uint32_t word = find_word(z, n), i;
    if (!word) return NULL;
    for (i = 0; i < TIME_WORDS[word - 1].readings; i++) {
        const TimeReading *r = &TIME_READINGS[TIME_WORDS[word - 1].first + i];
        if (r->symbol == symbol) return r;
    }
    return NULL;
}

static void add_compound(Lexeme *out, const char *z, size_t n, TimePlace next) {
    Numeral number;
    size_t at = numeral_prefix(z, n, &number), end;
    const TimeReading *unit;
    LexemeReading *r;
    if (!at || at == n || number.kind == NUMERAL_VAGUE || number.value > 1e6) return;
    if (find_reading(z + at, n - at, SYMBOL_OFTEN)) {
        add(out, SYMBOL_TIMES, next);
        return;
    }
    if (z[at] == '-') at++;
    for (end = at; end < n && z[end] != '-';) end++;
    if (z[at - 1] == '-' && end < n) { /* 35-Stunden-Woche */
        unit = find_reading(z + at, end - at, SYMBOL_INNER);
        r = unit ? add(out, SYMBOL_SPAN, next) : NULL;
    } else if ((unit = find_reading(z + at, n - at, SYMBOL_ADJECTIVE)) != NULL) {
        r = add(out, SYMBOL_AGE, next);
    } else { /* Zweijahresvertrag, 35-Stundenwoche */
        for (end = n; end > at + 4 && !unit; end--)
            unit = find_reading(z + at, end - at, SYMBOL_INNER);
        r = unit && n - end > 3 ? add(out, SYMBOL_SPAN, next) : NULL;
    }
    if (!r) return;
    also(r, FIELD_unit, TIME_SETTINGS[unit->settings].value);
    r->number = (int64_t)(number.value * 1000 + 0.5);
}

/* ---- the lexeme */

/* "14.30-18" and "2015-2018" have three pieces, "10.–" has two. The end of the first, or 0. */
static uint32_t first_piece(const char *z, uint32_t n, TokenKind kind) {
    const char *dash;
    if (kind != TOKEN_NUMBER) return 0;
    if (n > 4 && is_digit(z[0]) && z[n - 4] == '.' && text_is(z + n - 3, "–")) return n - 3;
    dash = memchr(z, '-', n);
    if (!dash || dash == z || !is_digit(z[0]) || dash + 1 == z + n) return 0;
    if (!is_digit(dash[1]) || memchr(dash + 1, '-', (size_t)(z + n - dash - 1))) return 0;
    return (uint32_t)(dash - z);
}

static void add_number(Lexeme *out, const char *z, uint32_t n, TokenKind kind, TimePlace next) {
    uint32_t at = 0;
    int32_t v;
    if (kind == TOKEN_DATE) {
        add_date(out, z, n, next);
        return;
    }
    if (add_clock(out, z, n, kind == TOKEN_TIME, next) && kind == TOKEN_TIME) return;
    v = read_digits(z, n, &at);
    if (v >= 0 && at == n) {
        add_whole(out, v, n, next);
    } else if (v >= 0 && at + 1 == n && z[at] == '.') {
        add_ordinal(out, v, next);
    } else {
        add_pair(out, z, n, next);
    }
}

/* Numbers in words, and in digits over more than one token or with decimals. */
static void add_numeral(const LexemeSource *source, uint32_t token, Lexeme *out) {
    const Tokens *t = source->tokens;
    Numeral number;
    uint32_t taken;
    TimePlace next;
    taken = numeral_read(source->text, t, token, source->end, NUMERAL_NO_SIGN | NUMERAL_NO_AND,
                         &number);
    if (!taken || taken > LEXEME_TOKENS || number.value > 1e12 || number.flags & NUMERAL_ARTICLE)
        return;
    next = place_of(token + taken);
    if (number.kind == NUMERAL_ORDINAL) {
        if (number.flags & NUMERAL_WORDS && !(number.flags & NUMERAL_STEM) && number.value < 10000)
            add_ordinal(out, (int32_t)number.value, next);
        return;
    }
    if (number.kind == NUMERAL_VAGUE || number.value < 0) return;
    if (number.flags & NUMERAL_WORDS && !(number.flags & NUMERAL_DECIMAL) && number.value <= 2199 &&
        number.kind == NUMERAL_CARDINAL) {
        add_whole(out, (int32_t)number.value,
                  number.value < 100    ? 2
                  : number.value < 1000 ? 3
                                        : 4,
                  next);
        return;
    }
    if (taken > 1 && is_digit(source->text[t->start[token]]))
        out->n = 0; /* "1 Mrd.", "12 050": what its first token would be is nothing */
    add(out, SYMBOL_NUM, next)->number = (int64_t)(number.value * 1000 + 0.5);
}

static void add_mark(Lexeme *out, const char *z, uint32_t n, TimePlace next) {
    uint32_t length, c = text_decode(z, &length);
    if (length != n) return;
    switch (c) {
    case ',':
        add(out, SYMBOL_COMMA, next);
        break;
    case '/':
        add(out, SYMBOL_SLASH, next);
        break;
    case '.':
        add(out, SYMBOL_STOP, next);
        break;
    case '(':
        add(out, SYMBOL_OPEN, next);
        break;
    case ')':
        add(out, SYMBOL_CLOSE, next);
        break;
    case '\'':
    case 0x2019:
    case 0x2018:
        add(out, SYMBOL_APOSTROPHE, next);
        break;
    case '-':
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
        add(out, SYMBOL_DASH, next);
        break;
    default:
        break;
    }
}

void lexeme_read(const LexemeSource *source, TimePlace place, Lexeme *out) {
    const Tokens *t = source->tokens;
    uint32_t token = place_token(place), n = t->length[token], cut, word;
    uint32_t piece = (uint32_t)(place % PLACE_PIECES);
    TokenKind kind = (TokenKind)t->kind[token];
    const char *z = source->text + t->start[token];
    TimePlace next = place_of(token + 1);

    out->place = place;
    out->start = t->start[token];
    out->length = n;
    out->n = 0;
    switch (kind) {
    case TOKEN_NUMBER:
    case TOKEN_ORDINAL:
    case TOKEN_DATE:
    case TOKEN_TIME:
        if ((cut = first_piece(z, n, kind)) > 0) {
            uint32_t behind = z[cut] == '-' ? cut + 1 : n;
            uint32_t from = piece == 0 ? 0 : piece == 1 ? cut : behind;
            uint32_t to = piece == 0 ? cut : piece == 1 ? behind : n;
            out->start += from;
            out->length = to - from;
            if (to < n) next = place + 1;
            if (piece == 1) {
                add(out, SYMBOL_DASH, next);
            } else {
                add_number(out, z + from, to - from, kind, next);
            }
            return;
        }
        if (is_digit(*z)) add_number(out, z, n, kind, next);
        if (kind == TOKEN_NUMBER &&
            (!out->n || out->readings[0].symbol == SYMBOL_NUM ||
             out->readings[0].symbol == SYMBOL_DM || out->readings[0].symbol == SYMBOL_DOTCLOCK))
            add_numeral(source, token, out);
        if ((word = find_word(z, n)) > 0) add_words(out, word, 0, 0, next);
        break;
    case TOKEN_WORD:
    case TOKEN_ABBREVIATION:
        if ((word = find_word(z, n)) > 0)
            add_words(out, word, t->flags[token] & TOKEN_UPPER, token == source->first, next);
        if (is_digit(*z)) {
            add_decade(out, z, n, next);
            add_short_ordinal(out, z, n, next);
            add_clock(out, z, n, 1, next);
        }
        add_coded(out, z, n, next);
        if (!numeral_begins(z, n)) break;
        if (n > 4) add_compound(out, z, n, next);
        if (!is_digit(*z)) add_numeral(source, token, out);
        break;
    default:
        if (n <= 3) add_mark(out, z, n, next);
        break;
    }
}

int lexeme_begins(const LexemeSource *source, uint32_t token) {
    const Tokens *t = source->tokens;
    const char *z = source->text + t->start[token];
    uint32_t n = t->length[token], word, i;

    if (t->kind[token] >= TOKEN_PUNCTUATION) return n == 1 ? *z == '\'' : text_is(z, "’") == n;
    if (t->kind[token] >= TOKEN_URL && t->kind[token] != TOKEN_ABBREVIATION) return 0;
    if (is_digit(*z) || t->kind[token] == TOKEN_NUMBER) return 1;
    if ((word = find_word(z, n)) > 0) {
        const TimeWord *w = &TIME_WORDS[word - 1];
        for (i = 0; i < w->readings; i++) {
            unsigned symbol = TIME_READINGS[w->first + i].symbol;
            if (TIME_FIRST[symbol] < TIME_FIRST[symbol + 1]) return 1;
        }
    }
    if (n <= 4 && (*z == 'Q' || *z == 'H' || *z == 'K')) return 1;
    return numeral_begins(z, n);
}

int lexeme_is(const LexemeSource *source, uint32_t token, unsigned symbol) {
    const Tokens *t = source->tokens;
    return token >= source->first && token < source->end &&
           find_reading(source->text + t->start[token], t->length[token], symbol) != NULL;
}

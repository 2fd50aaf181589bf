/*
** A word is cut into parts, longest first, which drive a small machine for what lies below a
** million: [n tausend] [n hundert] [n und zig].
*/
#include "value/number_word.h"

#include <string.h>

#include "data/data.h"

int number_fold(const char *word, size_t n, Folded *out) {
    size_t i = 0;
    out->n = 0;
    if (n > WORD_BYTES) return 0;
    while (i < n) {
        unsigned char c = (unsigned char)word[i];
        unsigned char next = i + 1 < n ? (unsigned char)word[i + 1] : 0;
        char *at = out->text + out->n;
        out->from[out->n] = (uint8_t)i;
        if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
        if (c == 0xC2 && next == 0xAD) {
            i += 2;
            continue;
        }
        if ((c == 'a' || c == 'o' || c == 'u') && i + 2 < n && next == 0xCC &&
            (unsigned char)word[i + 2] == 0x88) {
            out->from[out->n + 1] = (uint8_t)i;
            at[0] = (char)0xC3;
            at[1] = (char)(c == 'a' ? 0xA4 : c == 'o' ? 0xB6 : 0xBC);
            out->n += 2;
            i += 3;
            continue;
        }
        if (out->n > 0 && (unsigned char)at[-1] == 0xC3 && (c == 0x84 || c == 0x96 || c == 0x9C))
            c = (unsigned char)(c + 0x20);
        *at = (char)c;
        out->n++;
        i++;
    }
    out->from[out->n] = (uint8_t)n;
    return 1;
}

/* ---- the machine */

uint64_t machine_total(const Machine *m) {
    return m->high + m->hundreds + m->low;
}

/* Is what was read a number? */
static int machine_accepts(const Machine *m) {
    return m->last != 0 && m->last != PART_AND && m->last != PART_VAGUE;
}

/* May a part with a value below a hundred follow? */
static int takes_low(const Machine *m) {
    if (m->half || m->low) return 0;
    return m->last == 0 || m->last == PART_POWER ||
           (m->last == PART_AND && m->before == PART_POWER);
}

static int push(Machine *m, unsigned part, uint32_t v) {
    switch (part) {
    case PART_UNIT:
    case PART_LAST:
    case PART_TEEN:
    case PART_ORDINAL:
        if (!takes_low(m)) return 0;
        m->low = v;
        break;
    case PART_TEN:
        if (m->last == PART_AND && m->before == PART_UNIT) {
            m->low += v;
        } else {
            if (!takes_low(m)) return 0;
            m->low = v;
        }
        break;
    case PART_AND:
        if ((m->last != PART_UNIT && m->last != PART_POWER) || m->half) return 0;
        break;
    case PART_POWER:
        if (m->last == PART_AND || m->last == PART_LAST) return 0;
        if (m->last == PART_VAGUE && v == 2) return 0;
        if (m->half) { /* viereinhalbtausend */
            uint32_t power = v == 2 ? 100 : 1000;
            if (m->last != PART_HALF || m->high || m->hundreds || power % m->half) return 0;
            m->high = (uint64_t)m->low * power + power / m->half;
            m->low = m->half = 0;
            m->thousand = m->hundred = 1;
            break;
        }
        if (v == 2) {
            if (m->hundred || (m->low > 9 && m->last != PART_TEEN)) return 0;
            m->hundreds = (m->last && m->low ? m->low : 1) * 100;
            m->low = 0;
            m->hundred = 1;
        } else {
            uint64_t total = machine_total(m);
            if (m->thousand || total > 999) return 0;
            m->high = (total ? total : 1) * 1000;
            m->hundreds = m->low = 0;
            m->thousand = 1;
            m->hundred = 0;
        }
        break;
    case PART_VAGUE:
        if (m->last) return 0;
        m->low = v;
        break;
    case PART_HALF:
        if (m->half || (m->last == PART_AND && m->before != PART_UNIT)) return 0;
        m->half = v;
        break;
    default:
        return 0;
    }
    m->before = m->last;
    m->last = (uint8_t)part;
    return 1;
}

/* ---- words */

/* The longest part at `at`: its class and number; its bytes, 0 for none. */
static size_t find_part(const Folded *w, size_t at, size_t begin, unsigned *part, uint32_t *v) {
    size_t left = w->n - at, most = word_table_longest(DATA_NUMERALS), k;

    for (k = left < most ? left : most; k >= 2; k--) {
        uint32_t found = word_table_find(DATA_NUMERALS, w->text + at, k);
        if (!found) continue;
        *part = found / 1000;
        *v = found % 1000;
        /* these are whole words, or end one */
        if (*part == PART_LAST && at + k < w->n) continue;
        if ((*part == PART_FORM || *part == PART_SCALE || *part == PART_POINT ||
             *part == PART_SIGN || *part == PART_TENTHS || *part == PART_ZERO ||
             *part == PART_DOZEN) &&
            at != begin)
            continue;
        if (*part == PART_FORM && at + k < w->n) continue;
        return k;
    }
    return 0;
}

static int rest_is(const Folded *w, size_t at, const char *rest) {
    size_t n = strlen(rest);
    return w->n - at == n && memcmp(w->text + at, rest, n) == 0;
}

/* Is an adjective's ending left: -e, -en, -er, -es, -em? */
static int is_ending(const Folded *w, size_t at) {
    size_t n = w->n - at;
    if ((n != 1 && n != 2) || w->text[at] != 'e') return 0;
    return n == 1 || strchr("nrsm", w->text[at + 1]) != NULL;
}

/* The endings of nouns of fractions: -tel, -tels, -teln. */
static int is_noun_ending(const Folded *w, size_t at) {
    return rest_is(w, at, "el") || rest_is(w, at, "els") || rest_is(w, at, "eln");
}

/* What is left of the word behind its parts: an ordinal's, a fraction's ending; 0 for neither. */
static int read_ending(const Folded *w, size_t at, const Machine *m, Parse *out) {
    unsigned last = m->last;
    size_t to = at;

    out->divisor = 0;
    if (last == PART_ORDINAL) {
        if (is_ending(w, at) || rest_is(w, at, "")) {
            out->kind = NUMERAL_ORDINAL;
            if (at == w->n) out->flags |= NUMERAL_STEM;
            return 1;
        }
        return 0;
    }
    if (last == PART_UNIT && m->low == 8 && is_ending(w, at)) {
        out->kind = NUMERAL_ORDINAL;
        return 1;
    }
    if ((last == PART_POWER || last == PART_VAGUE) && is_ending(w, at) && !m->low &&
        (w->n - at == 1 || w->text[at + 1] == 'n' || w->text[at + 1] == 'r')) {
        uint64_t total = machine_total(m);
        if (total != 100 && total != 1000 && total != 10000 && total != 100000) return 0;
        if (rest_is(w, at, "er")) out->flags |= NUMERAL_BILL;
        out->kind = NUMERAL_VAGUE;
        out->flags |= NUMERAL_SCALE;
        return 1;
    }
    if (m->half) return 0;
    if (last == PART_TEN || last == PART_POWER) {
        if (w->text[at] != 's') return 0;
        to++;
    } else if (last == PART_TEEN) {
    } else if (last != PART_UNIT || m->low == 1 || m->low == 3) {
        return 0;
    }
    if (to >= w->n || w->text[to] != 't') return 0;
    to++;
    if (is_noun_ending(w, to) && m->low != 2) {
        out->kind = NUMERAL_FRACTION;
        return 1;
    }
    if (to == w->n || is_ending(w, to)) {
        out->kind = NUMERAL_ORDINAL;
        if (to == w->n) out->flags |= NUMERAL_STEM;
        return 1;
    }
    return 0;
}

/*
** Words that stand for themselves: scales, halves, zero. `k` bytes of the part at the word's begin.
** 1 where the word is read, 0 where it is none.
*/
static int read_special(const Folded *w, size_t k, unsigned part, uint32_t v, Parse *out) {
    int whole = k == w->n;

    out->special = (uint8_t)part;
    out->v = v;
    switch (part) {
    case PART_FORM:
        return whole;
    case PART_SCALE:
        if (whole && k > 2 && memcmp(w->text + k - 2, "en", 2) == 0) out->kind = NUMERAL_VAGUE;
        return whole;
    case PART_POINT:
    case PART_SIGN:
        return whole;
    case PART_TENTHS:
        return whole;
    case PART_ZERO:
        if (whole) return 1;
        if (w->text[k] != 't') return 0;
        if (is_noun_ending(w, k + 1)) return 0; /* "nulltel" divides by nothing */
        out->kind = NUMERAL_ORDINAL;
        return is_ending(w, k + 1);
    case PART_DOZEN:
        if (whole) return 1;
        if (!rest_is(w, k, "e") && !rest_is(w, k, "en")) return 0;
        out->kind = NUMERAL_VAGUE;
        out->flags |= NUMERAL_SCALE;
        return 1;
    case PART_FRACTION:
        out->kind = NUMERAL_FRACTION;
        out->divisor = v;
        return whole;
    case PART_ORDINAL: /* millionst- */
        out->power = (int16_t)(v - 100);
        out->kind = is_noun_ending(w, k) ? NUMERAL_FRACTION : NUMERAL_ORDINAL;
        return out->kind == NUMERAL_FRACTION || is_ending(w, k);
    default:
        return 0;
    }
}

static int parse_parts(const Folded *w, Machine *m, Parse *out, size_t *prefix,
                       Machine *at_prefix) {
    Machine state = *m;
    size_t at = 0, k;
    unsigned part;
    uint32_t v;

    memset(out, 0, sizeof *out);
    out->kind = NUMERAL_CARDINAL;
    while (at < w->n) {
        if (w->text[at] == '-' && at > 0 && at + 3 < w->n &&
            (memcmp(w->text + at + 1, "und", 3) == 0 || state.last == PART_AND)) {
            at++; /* ein-und-zwanzig */
        }
        k = find_part(w, at, 0, &part, &v);
        if (k == 0) break;
        if (at == 0 && (part == PART_FORM || part == PART_SCALE || part == PART_POINT ||
                        part == PART_SIGN || part == PART_TENTHS || part == PART_ZERO ||
                        part == PART_DOZEN || (part == PART_ORDINAL && v > 100))) {
            if (part == PART_TENTHS && v == 15 && k < w->n && push(&state, PART_UNIT, 1) &&
                push(&state, PART_HALF, 2)) { /* anderthalbtausend */
                at += k;
                if (prefix) {
                    *prefix = at;
                    *at_prefix = state;
                }
                continue;
            }
            if (prefix && (part == PART_SCALE || part == PART_DOZEN || part == PART_TENTHS)) {
                *prefix = k;
                out->special = (uint8_t)part;
                out->v = v;
                return 1;
            }
            return read_special(w, k, part, v, out);
        }
        if (part == PART_FRACTION) {
            if (at == 0) {
                if (prefix && v == 2) *prefix = k; /* halbjährig */
                return read_special(w, k, part, v, out);
            }
            if (v == 2 && state.last == PART_AND && push(&state, PART_HALF, 2)) { /* einundhalb */
                at += k;
                continue;
            }
            if (at + k < w->n || !machine_accepts(&state) || state.half) break;
            *m = state; /* zweidrittel */
            out->kind = NUMERAL_FRACTION;
            out->divisor = v;
            out->special = PART_FRACTION;
            out->v = 1;
            return 1;
        }
        if (part == PART_ORDINAL && v > 100) break;
        if (!push(&state, part, v)) break;
        at += k;
        if (prefix && machine_accepts(&state) && part != PART_ORDINAL) {
            *prefix = at;
            *at_prefix = state;
        }
    }
    if (at == 0) return 0;
    if (at < w->n || state.last == PART_ORDINAL) {
        if (!read_ending(w, at, &state, out)) return 0;
        *m = state;
        return 1;
    }
    if (!machine_accepts(&state) && state.last != PART_AND) return 0;
    if (state.last == PART_POWER && state.before == PART_VAGUE)
        out->kind = NUMERAL_VAGUE; /* zigtausend */
    *m = state;
    return 1;
}

/* "viertelmilliarde", "dreiviertelmillionen": a scale behind a fraction. */
static int parse_part_of_scale(const Folded *w, Parse *out) {
    size_t at = 3, k;
    unsigned part = 0;
    uint32_t v = 0;
    Folded head = {.n = 0};
    Machine m = {0};
    Parse p;
    Numeral fraction;

    for (; at + 6 < w->n; at++) {
        if (memcmp(w->text + at, "tel", 3) != 0) continue;
        k = find_part(w, at + 3, at + 3, &part, &v);
        if (k && k == w->n - at - 3 && part == PART_SCALE) break;
    }
    if (at + 6 >= w->n) return 0;
    head.n = at + 3;
    memcpy(head.text, w->text, head.n);
    if (!parse_parts(&head, &m, &p, NULL, NULL) || !number_settle(&m, &p, &fraction) ||
        fraction.kind != NUMERAL_FRACTION)
        return 0;
    memset(out, 0, sizeof *out);
    out->kind = NUMERAL_CARDINAL;
    out->special = PART_SCALE;
    out->v = v;
    out->times = (uint32_t)fraction.decimal.m;
    out->divisor = fraction.decimal.den;
    return 1;
}

int number_parse(const Folded *w, Machine *m, Parse *out, size_t *prefix, Machine *at_prefix) {
    if (parse_parts(w, m, out, prefix, at_prefix)) return 1;
    return !prefix && !m->last && parse_part_of_scale(w, out);
}

/* ---- as a numeral */

/* The machine's number as a decimal. */
static Decimal machine_value(const Machine *m) {
    Decimal d = decimal_of(machine_total(m));
    if (m->half) decimal_add(&d, (Decimal){.m = 1, .den = m->half});
    return d;
}

int number_settle(const Machine *m, const Parse *p, Numeral *out) {
    *out = (Numeral){.decimal = {.den = 1}, .flags = (uint16_t)(p->flags | NUMERAL_WORDS)};
    out->kind = p->kind;
    switch (p->special) {
    case 0:
        out->decimal = machine_value(m);
        if (m->half) out->flags |= NUMERAL_DECIMAL;
        if (p->kind == NUMERAL_FRACTION) {
            out->decimal.den = (uint32_t)out->decimal.m;
            out->decimal.m = 1;
        }
        if (p->kind == NUMERAL_VAGUE) {
            out->flags = NUMERAL_SCALE | (p->flags & NUMERAL_BILL);
            out->scale = machine_total(m) == 100 ? 2 : 3;
        }
        break;
    case PART_FORM:
        out->decimal = decimal_of(p->v);
        if (p->v == 1) out->flags |= NUMERAL_ARTICLE;
        break;
    case PART_TENTHS: /* anderthalb: 1.5; dreiviertel: 3/4 */
        out->decimal =
            p->v == 15 ? (Decimal){.m = 15, .e = -1, .den = 1} : (Decimal){.m = 3, .den = 4};
        out->flags |= NUMERAL_DECIMAL;
        if (p->v != 15) out->kind = NUMERAL_FRACTION;
        break;
    case PART_ZERO:
        break;
    case PART_FRACTION:
        out->decimal = m->last ? machine_value(m) : decimal_of(1);
        out->decimal.den = p->divisor;
        break;
    case PART_DOZEN:
        out->decimal = decimal_of(12);
        out->flags = NUMERAL_SCALE;
        break;
    case PART_SCALE:
        out->decimal = decimal_of(p->divisor ? p->times : 1);
        if (p->divisor) out->decimal.den = p->divisor;
        decimal_shift(&out->decimal, (int)p->v);
        out->flags = NUMERAL_SCALE;
        out->scale = (int8_t)p->v;
        break;
    case PART_ORDINAL:
        out->decimal = decimal_of(1);
        decimal_shift(&out->decimal, p->kind == NUMERAL_FRACTION ? -p->power : p->power);
        out->scale = (int8_t)p->power;
        out->flags |= NUMERAL_SCALE;
        break;
    default:
        return 0;
    }
    out->value = decimal_double(out->decimal);
    return 1;
}

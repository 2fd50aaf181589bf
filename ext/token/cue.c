#include "token/cue.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "data/cue_table.h"
#include "token/scan.h"

/* FNV-1a, 64 bits */
static const uint64_t HASH_START = 14695981039346656037u, HASH_FACTOR = 1099511628211u;

enum {
    MATCHES = 48,    /* phrases weighed per paragraph; the rest is not needed to know what it is */
    NAME_WORDS = 10, /* longest byline */
    NAME_MOST = 4,   /* words of the longest name */
    WIRE_WORDS = 10,
    TRAIL_WORDS = 16,  /* longest path to a page */
    REPORT_LEAST = 3,  /* shortest sentence that can report of what its cue names; one below */
    REPORT_WORDS = 8,  /* this does where the phrase is less than half of it */
    LETTER_ANY = 0xFF, /* a letter that no phrase holds */
    SIGN_ANY = 1,      /* a sign that no phrase holds */
    RAISED = 0xB7,
};

/* The shape of a folded character. */
enum { UPPER = 1, LETTER = 2, DIGIT = 4, WORD = LETTER | DIGIT, START = 8 };

const char *cue_phrase(uint16_t cue) {
    return (const char *)CUE_PHRASES + CUES[cue - 1].phrase;
}

const Cue *cue_entry(uint16_t cue) {
    return &CUES[cue - 1];
}

/* ---- folding ---- */

/* The shape of a character behind one of the shape `before`: does a word start? */
static uint8_t shape_behind(unsigned before, unsigned shape) {
    int joins =
        (before & shape & WORD) && !((shape & UPPER) && (before & (LETTER | UPPER)) == LETTER);
    return (uint8_t)((shape & WORD) && !joins ? shape | START : shape);
}

static void put(CueFold *f, uint8_t symbol, unsigned shape) {
    unsigned before = f->n ? f->shape[f->n - 1] : 0;
    f->text[f->n] = symbol;
    f->shape[f->n++] = shape_behind(before, shape);
}

/* A letter or sign beyond ASCII; spaces, quotes and what has no width never come here. */
static void put_wide(CueFold *f, uint32_t c) {
    if (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7) {
        unsigned shape = LETTER | (c <= 0xDE ? UPPER : 0);
        uint32_t low = c <= 0xDE ? c + 0x20 : c;
        if (c == 0xDF) {
            put(f, 's', LETTER);
            put(f, 's', LETTER);
        } else {
            put(f, low == 0xE4 || low == 0xF6 || low == 0xFC ? (uint8_t)low : LETTER_ANY, shape);
        }
    } else if (c < 0xC0) {
        put(f, (uint8_t)c, 0);
    } else if (c >= 0x2010 && c <= 0x2015) {
        put(f, '-', 0);
    } else if (c == 0x2026) {
        put(f, '.', 0);
        put(f, '.', 0);
        put(f, '.', 0);
    } else if ((c >= 0x2016 && c < 0x2C00 && c != 0x212A) || (c >= 0x3001 && c < 0x3041) ||
               c >= 0x1F000) {
        put(f,
            c == 0x2022 || (c >= 0x2190 && c < 0x2200) || (c >= 0x25A0 && c < 0x2600) ? RAISED
                                                                                      : SIGN_ANY,
            0);
    } else {
        put(f, LETTER_ANY, LETTER | (c >= 0x100 && c < 0x180 && !(c & 1) ? UPPER : 0));
    }
}

static int is_space(uint32_t c) {
    return c <= ' ' || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

static int is_nothing(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

static int is_quote(uint32_t c) {
    return c == '"' || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A ||
           (c >= 0x201C && c <= 0x201F);
}

/* Folds a character beyond ASCII, or a sign; returns the space that it leaves behind. */
static int put_other(CueFold *f, uint32_t c, int space, char next) {
    if (is_space(c)) return 1;
    if (is_nothing(c)) return space;
    if (is_quote(c)) {
        f->quoted = 1;
        /* a guillemet that stands alone is an arrow */
        if (c != 0xBB && c != 0x203A) return space;
        if (next != ' ' && !(next == 0 && space)) return space;
        c = 0x2192;
    }
    if (space && f->n) put(f, ' ', 0);
    if (c == 0xB4 || c == '`' || (c >= 0x2018 && c <= 0x201B) || c == 0x2032) {
        put(f, '\'', 0);
    } else if (c == '[' || c == ']') {
        put(f, c == '[' ? '(' : ')', 0);
    } else if (c < 0x80) {
        put(f, (uint8_t)c, 0);
    } else {
        put_wide(f, c);
    }
    return 0;
}

/* Folds ASCII letters and figures from `*at` on as far as they go. */
static void fold_word(CueFold *f, const char *text, uint32_t *at, uint32_t n) {
    uint32_t out = f->n, p = *at;
    unsigned before = out ? f->shape[out - 1] : 0;

    for (; p < n && out < CUE_FOLD - 4; p++) {
        uint32_t c = (unsigned char)text[p], low = c | 0x20;
        if (low - 'a' < 26) {
            before = shape_behind(before, c == low ? LETTER : LETTER | UPPER);
        } else if (c - '0' < 10) {
            low = c;
            before = shape_behind(before, DIGIT);
        } else {
            break;
        }
        f->text[out] = (uint8_t)low;
        f->shape[out++] = (uint8_t)before;
    }
    f->n = out;
    *at = p;
}

/* Folds the paragraph's beginning. Returns LINE_LONG when that is not all of it. */
static uint32_t fold(CueFold *f, const char *text, uint32_t n) {
    uint32_t at = 0, length;
    int space = 0;

    f->n = f->quoted = 0;
    while (at < n && f->n < CUE_FOLD - 4) {
        uint32_t c = (unsigned char)text[at];
        if ((c | 0x20) - 'a' < 26 || c - '0' < 10) {
            if (space && f->n) put(f, ' ', 0);
            space = 0;
            fold_word(f, text, &at, n);
        } else if (c == ' ') {
            at++;
            space = 1;
        } else {
            c = text_decode(text + at, &length);
            at += length;
            space = put_other(f, c, space, (char)(at < n ? text[at] : 0));
        }
    }
    f->text[f->n] = 0;
    f->shape[f->n] = 0;
    return (at < n ? LINE_LONG : 0) | (f->quoted ? LINE_QUOTED : 0);
}

/* ---- shape ---- */

/* The end of the paragraph: its final mark, behind closing quotes and brackets. */
static uint32_t read_end(const char *text, uint32_t n) {
    uint32_t at = n, length, c = 0, flags = 0, steps = 0;

    while (at > 0 && steps++ < 6) {
        uint32_t before = text_before(text, at);
        c = text_decode(text + before, &length);
        if (!is_quote(c) && c != ')' && c != ']' && c != '\'' && c != '*' && !is_space(c) &&
            !is_nothing(c) && !(c >= 0x2018 && c <= 0x201B))
            break;
        at = before;
        c = 0;
    }
    if (c == '?') flags |= LINE_QUESTION | LINE_FINAL;
    if (c == '!') flags |= LINE_EXCLAIM | LINE_FINAL;
    if (c == '.' || c == 0x2026) flags |= LINE_FINAL;
    if (c == ':') flags |= LINE_COLON;
    return flags;
}

/* "Lesezeit 3 Min.": the mark is an abbreviation's. */
static int ends_in_minutes(const CueFold *f) {
    return f->n > 6 && !memcmp(f->text + f->n - 5, " min.", 5) && (f->shape[f->n - 6] & DIGIT);
}

static int digit(const CueFold *f, uint32_t at) {
    return at < f->n && (f->shape[at] & DIGIT);
}

static uint32_t digits(const CueFold *f, uint32_t at) {
    uint32_t n = 0;
    while (n < 5 && digit(f, at + n)) n++;
    return n;
}

/* Date or time in figures at a number's start; month names are cues. */
static uint32_t read_number(const CueFold *f, uint32_t at) {
    uint32_t n = digits(f, at), p = at + n, m;

    if (n == 4 && f->text[p] == '-' && digits(f, p + 1) == 2 && f->text[p + 3] == '-')
        return LINE_DATE;
    if (n < 1 || n > 2) return 0;
    if (f->text[p] == ':' && digits(f, p + 1) == 2) return LINE_TIME;
    if (f->text[p] == '/' && digits(f, p + 1) == 2 && f->text[p + 3] == '/') return LINE_DATE;
    if (f->text[p] != '.') return strncmp((const char *)f->text + p, " uhr", 4) ? 0 : LINE_TIME;
    p++;
    if (digits(f, p) == 2 && !strncmp((const char *)f->text + p + 2, " uhr", 4)) return LINE_TIME;
    if (f->text[p] == ' ') p++;
    m = digits(f, p);
    return (m == 1 || m == 2) && f->text[p + m] == '.' ? LINE_DATE : 0;
}

/* A web or e-mail address around the sign at `p`. */
static int is_address(const CueFold *f, uint32_t p) {
    uint32_t n = 0;

    if (p == 0 || !(f->shape[p - 1] & WORD) || !(f->shape[p + 1] & WORD)) return 0;
    if (f->text[p] == '@') return 1;
    if (f->shape[p + 1] & UPPER) return 0;
    while (f->shape[p + 1 + n] & WORD) n++; /* behind the text stands 0 */
    return (scan_word_flags((const char *)f->text + p + 1, n) & WORD_DOMAIN) != 0;
}

/* Does a word start here, one to be counted? Parts of a date, and behind a hyphen, are no words. */
static int starts_word(const CueFold *f, uint32_t p) {
    if (p == 0) return 1;
    if (f->shape[p - 1] & WORD) return 0;
    if (p < 2 || f->text[p - 1] == ' ') return 1;
    if ((f->text[p - 1] == '-' || f->text[p - 1] == '\'') && (f->shape[p - 2] & WORD)) return 0;
    return !((f->shape[p] & DIGIT) && (f->shape[p - 2] & DIGIT));
}

/* A sign: bars and addresses. */
static uint32_t read_sign(const CueFold *f, uint32_t p) {
    switch (f->text[p]) {
    case '|':
    case 0xA6:
    case RAISED:
        return LINE_BAR;
    case '>':
    case '/':
        return p > 0 && f->text[p - 1] == ' ' && f->text[p + 1] == ' ' ? LINE_TRAIL : 0;
    case '@':
    case '.':
        return is_address(f, p) ? LINE_URL : 0;
    case ':':
        return f->text[p + 1] == '/' && f->text[p + 2] == '/' ? LINE_URL : 0;
    default:
        return 0;
    }
}

/* Counts words and marks, and notes where phrases can begin. */
static void read_shape(Line *line, CueFold *f) {
    uint32_t p, flags = 0, starts = 0, words = 0, capitals = 0, figures = 0, letters = 0;
    uint32_t trail = 0, tags = 0;
    uint64_t hash = HASH_START;

    for (p = 0; p < f->n; p++) {
        unsigned shape = f->shape[p];
        uint8_t c = f->text[p];
        if (c == ' ') continue;
        if (shape & WORD) {
            hash = (hash ^ c) * HASH_FACTOR;
            letters |= shape & LETTER;
            figures += (shape & DIGIT) != 0;
            if (!(shape & START)) continue;
            if ((shape & DIGIT) && !(flags & (LINE_DATE | LINE_TIME))) flags |= read_number(f, p);
            if (starts_word(f, p)) {
                words++;
                capitals += shape & UPPER;
                tags += p > 0 && f->text[p - 1] == '#';
            }
        } else {
            uint32_t sign = read_sign(f, p);
            trail += (sign & LINE_TRAIL) != 0;
            flags |= sign & ~(uint32_t)LINE_TRAIL;
        }
        if (CUE_ROOT[c]) f->starts[starts++] = (uint16_t)p;
    }
    f->starts_n = starts;
    if (letters) flags |= LINE_LETTER;
    if (words) flags |= LINE_WORDY;
    if (trail > 1 && words < TRAIL_WORDS && 2 * capitals >= words && !(line->flags & LINE_FINAL))
        flags |= LINE_TRAIL | LINE_BAR;
    if (tags > 1 && tags == words) flags |= LINE_TAGS;
    line->flags |= flags;
    line->words = (uint16_t)words;
    line->capitals = (uint16_t)capitals;
    line->digits = (uint16_t)figures;
    line->hash = (uint32_t)(hash ^ hash >> 32);
}

/* "Vorname Nachname, Ort": nothing but names, one comma behind two of them. */
static int is_signature(const Line *line, const CueFold *f) {
    uint32_t p, comma = 0, spaces = 0;

    if (line->words < 3 || line->words > 5 || line->capitals != line->words || line->functions)
        return 0;
    for (p = 0; p < f->n; p++) {
        if (f->shape[p] & LETTER) continue;
        if (f->text[p] == ' ') {
            spaces += !comma;
        } else if (f->text[p] == ',') {
            if (comma++ || spaces < 1) return 0;
        } else if (f->text[p] != '-') {
            return 0;
        }
    }
    return comma == 1;
}

/* "Von Vorname Nachname", with more names, a place or an agency behind. */
static int is_byline(const Line *line, const CueFold *f) {
    static const char LINKS[] = " und von van de der den zu aus in & ";
    uint32_t p = 4, word = 0;

    if (line->words < 3 || line->words > NAME_WORDS) return 0;
    if ((line->flags & (LINE_QUESTION | LINE_EXCLAIM))) return 0;
    if (!strncmp((const char *)f->text, "by ", 3)) {
        p = 3;
    } else if (strncmp((const char *)f->text, "von ", 4)) {
        return 0;
    }
    while (p < f->n) {
        uint32_t end = p;
        char key[8] = " ";
        while (end < f->n && f->text[end] != ' ') end++;
        if (!(f->shape[p] & UPPER) && (f->shape[p] & WORD)) {
            if (word < 2 || end - p > 3) return 0;
            memcpy(key + 1, f->text + p, end - p);
            strcat(key, " ");
            if (!strstr(LINKS, key)) return 0;
        }
        word++;
        p = end + 1;
    }
    return word >= 2;
}

/* "(abc)", "abc/dpa", "swr": nothing but initials in small letters. */
static int is_initials(const Line *line, const CueFold *f) {
    uint32_t p, run = 0, longest = 0, shortest = 9;
    int bracket = f->n > 0 && f->text[0] == '(';

    if (f->n < 2 || f->n > 16 || line->words > 4 || line->functions || line->digits) return 0;
    for (p = 0; p <= f->n; p++) {
        if (f->shape[p] & LETTER) {
            if (f->shape[p] & UPPER) return 0;
            run++;
            continue;
        }
        if (p < f->n && !strchr("()/, -", f->text[p])) return 0;
        if (run > longest) longest = run;
        if (run && run < shortest) shortest = run;
        run = 0;
    }
    if (longest > (bracket ? 5u : 4u) || shortest < 2) return 0;
    return bracket || (line->flags & LINE_AGENCY) || memchr(f->text, '/', f->n) || longest <= 3;
}

/*
** "BERLIN (dpa)", "Frankfurt (dpa-AFX) / 4.4.2025 - 18:05", "Wien, 4. Mai (APA)": a place in a
** word or, where a date tells it from a name, three; an agency in brackets; no more words.
*/
static int is_wire(const Line *line, const CueFold *f) {
    uint32_t p = 0, places = 0;
    int dated = line->flags & (LINE_DATE | LINE_TIME) ? 1 : 0;

    if (!(line->flags & LINE_AGENCY) || (line->flags & LINE_FINAL) || line->functions) return 0;
    if (line->words > WIRE_WORDS || !(f->shape[0] & UPPER) || !memchr(f->text, '(', f->n)) return 0;
    for (; p < f->n && f->text[p] != '(' && f->text[p] != ',' && !(f->shape[p] & DIGIT); p++) {
        if (!(f->shape[p] & START)) {
            if (!(f->shape[p] & WORD) && !strchr(" /-", f->text[p])) return 0;
        } else if (!(f->shape[p] & UPPER) || ++places > (dated ? 3u : 1u)) {
            return 0;
        }
    }
    return p < f->n && (dated || (f->text[p] == '(' && f->text[f->n - 1] == ')'));
}

/* ---- cues ---- */

typedef struct Match {
    uint16_t cue; /* from 0 */
    uint16_t start, end;
} Match;

typedef struct Matches {
    uint32_t n;
    uint32_t first, last; /* first and end of what is not a bullet or mark */
    uint32_t sign;        /* see find_sign() */
    uint32_t function;    /* is its first word a function word? */
    uint32_t cued;        /* does it begin with a cue? */
    Match found[MATCHES];
} Matches;

/* Where CUE_PAIR holds the node of two letters; 0 when one of them is none. */
static uint32_t pair_of(uint8_t a, uint8_t b) {
    uint32_t first = CUE_LETTER[a], second = CUE_LETTER[b];
    return first && second ? first * 32 + second : 0;
}

static uint32_t count_bits(uint32_t v) {
    v -= v >> 1 & 0x55555555u;
    v = (v & 0x33333333u) + (v >> 2 & 0x33333333u);
    return ((v + (v >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24;
}

static const CueNode *child(const CueNode *node, uint8_t symbol) {
    const CueNode *at = CUE_NODES + node->child, *end = at + node->signs;
    uint32_t number = CUE_LETTER[symbol];
    if (number) {
        if (!(node->letters >> number & 1)) return NULL;
        return end + count_bits(node->letters & ((1u << number) - 1));
    }
    while (at < end && at->symbol != symbol) at++;
    return at < end ? at : NULL;
}

static int all_upper(const CueFold *f, uint32_t p, uint32_t q) {
    for (; p < q; p++) {
        if ((f->shape[p] & LETTER) && !(f->shape[p] & UPPER)) return 0;
    }
    return 1;
}

/* A capital that no sentence's beginning explains. */
static int inner_capital(const CueFold *f, uint32_t p, uint32_t first) {
    if (!(f->shape[p] & UPPER) || p <= first) return 0;
    return p < 2 || f->text[p - 1] != ' ' || !strchr(".!?:", f->text[p - 2]);
}

static void match_agency(Line *line, const CueFold *f, const Matches *m, uint32_t p, uint32_t q) {
    line->flags |= LINE_AGENCY;
    if (p == 0) return;
    /* "... gesehen.Agentur/Vorname Nachname" */
    if (f->text[q] == '/' && m->last - q < 30 && (f->shape[q + 1] & UPPER) &&
        ((f->shape[p - 1] & WORD) || strchr(".!?|", f->text[p - 1])))
        line->flags |= LINE_AGENCY_END;
    if (q < m->last) return;
    if ((f->shape[p - 1] & WORD) || strchr("/,|.(-:", f->text[p - 1]))
        line->flags |= LINE_AGENCY_END;
    if (p > 1 && f->text[p - 1] == ' ' && !(f->shape[p - 2] & WORD)) line->flags |= LINE_AGENCY_END;
    if (p > 3 && !memcmp(f->text + p - 4, "via ", 4)) line->flags |= LINE_AGENCY_END;
}

/*
** Does the text say of somebody named at its beginning, in the present, what begins at `p`?
** "Vorname Nachname schreibt über", "Vorname Nachname ist seit 2019 Redakteurin bei"
*/
static int says_of_name(const CueFold *f, uint32_t first, uint32_t p) {
    uint32_t at = first, words = 0;

    while (at < p && (f->shape[at] & UPPER)) {
        while (at < p && f->text[at] != ' ') {
            if (!(f->shape[at] & LETTER) && f->text[at] != '-') return 0;
            at++;
        }
        at++;
        words++;
    }
    if (words < 2 || words > NAME_MOST) return 0;
    return at == p || !strncmp((const char *)f->text + at, "ist ", 4) ||
           !strncmp((const char *)f->text + at, "arbeitet ", 9);
}

/* "LESEN LERNEN bleibt ...": the capitals are not the phrase's alone, which ends at `q`. */
static int capitals_go_on(const CueFold *f, uint32_t q) {
    uint32_t end = q + 1;
    if (f->text[q] != ' ') return 0;
    while (f->shape[end] & LETTER) end++;
    return end - q > 4 && all_upper(f, q, end);
}

static void match(Line *line, const CueFold *f, Matches *m, uint32_t cue, uint32_t p, uint32_t q) {
    const Cue *c = &CUES[cue];

    if ((c->place & CUE_START) && p != m->first) return;
    if ((c->place & CUE_END) && q < m->last) return;
    if (!(c->flags & CUE_STEM) && (f->shape[q - 1] & WORD) && (f->shape[q] & WORD) &&
        !(f->shape[q] & START))
        return;
    if ((c->flags & CUE_CAPITAL) && !inner_capital(f, p, m->first)) return;
    if ((c->flags & CUE_UPPER) && (!all_upper(f, p, q) || capitals_go_on(f, q))) return;
    if (c->family == CUE_AUTHOR && c->strength < CUE_SURE && !says_of_name(f, m->first, p)) return;
    /* "Copyright-Fragen": a part of another word */
    if (c->strength > CUE_WEAK && !(c->flags & CUE_STEM) && (f->shape[q - 1] & WORD) &&
        f->text[q] == '-' && (f->shape[q + 1] & LETTER))
        return;
    switch (c->family) {
    case LABEL_BODY:
        line->flags |= LINE_SPEECH;
        return;
    case CUE_FUNCTION:
        line->functions++;
        m->function |= p == m->first;
        return;
    case CUE_ADDRESS:
        line->flags |= LINE_ADDRESS;
        return;
    case CUE_AGENCY:
        match_agency(line, f, m, p, q);
        return;
    case CUE_MONTH:
        if ((p > 2 && f->text[p - 2] == '.' && (f->shape[p - 3] & DIGIT)) ||
            (q + 3 < f->n && f->text[q] == ' ' && digits(f, q + 1) == 4))
            line->flags |= LINE_DATE;
        return;
    default:
        break;
    }
    m->cued |= p == m->first;
    if (m->n < MATCHES) m->found[m->n++] = (Match){(uint16_t)cue, (uint16_t)p, (uint16_t)q};
}

static void find_cues(Line *line, const CueFold *f, Matches *m) {
    uint32_t k, q, i;

    for (k = 0; k < f->starts_n && f->starts[k] < m->sign; k++) {
        uint32_t p = f->starts[k], pair = pair_of(f->text[p], f->text[p + 1]);
        const CueNode *node;
        q = p + 1;
        if (pair) { /* the node of the first two letters, if no phrase is but the first */
            node = CUE_PAIR[pair] ? &CUE_NODES[CUE_PAIR[pair]] : NULL;
            q++;
        } else {
            node = &CUE_NODES[CUE_ROOT[f->text[p]]];
        }
        for (; node; q++) {
            for (i = 0; i < node->cues; i++) match(line, f, m, node->cue + i, p, q);
            node = child(node, f->text[q]); /* behind the text stands 0, no child */
        }
    }
}

/*
** A sentence that speaks neither to the reader nor of the house, or whose words another says, may
** well report of newsletters, cookies or donations: the phrase counts less there. In a short one
** that holds for all phrases that are not half of it.
*/
static int is_report(const Line *line, const CueFold *f, const Match *x) {
    const Cue *c = &CUES[x->cue];
    int within = c->place != CUE_LINE && !(c->flags & (CUE_UPPER | CUE_COLON | CUE_OWN));

    if (!(line->flags & LINE_FINAL) || c->family < LABEL_BYLINE || c->family >= LABELS) return 0;
    if (line->flags & LINE_SPEECH) return within || (c->flags & CUE_OWN);
    if (c->flags & CUE_OWN) return 0;
    if (c->family > LABEL_ADVERT || (line->flags & LINE_ADDRESS)) return 0;
    if (line->words < REPORT_WORDS) {
        /* "... ohne Gewähr ...", "... (l.) ...": no topic of a sentence */
        if (c->place == CUE_ANY && c->strength == CUE_SURE && c->family != LABEL_DATELINE &&
            (c->family < LABEL_RELATED || c->family == LABEL_NOTICE))
            return 0;
        return within && 2u * (uint32_t)(x->end - x->start) < f->n && line->words >= REPORT_LEAST &&
               line->capitals < line->words && !(line->flags & (LINE_EXCLAIM | LINE_QUESTION));
    }
    if (c->family == LABEL_DATELINE) return 1;
    if (c->family == LABEL_NOTICE) return c->place == CUE_ANY;
    if (c->family == LABEL_CAPTION) return 0;
    if (c->family < LABEL_CAPTION)
        return c->place == CUE_START && within && (f->shape[x->start] & LETTER);
    return c->place == CUE_ANY || (c->place == CUE_START && !(c->flags & (CUE_UPPER | CUE_COLON)));
}

/*
** Adds up what the phrases say for each label. Those that overlap are one piece of evidence, the
** strongest of them; others add up, so that two weak ones make a fair one.
*/
static void weigh(Line *line, const CueFold *f, const Matches *m) {
    uint8_t total[CUE_FAMILIES] = {0}, here[CUE_FAMILIES] = {0};
    uint16_t end[CUE_FAMILIES] = {0};
    uint32_t i, best = 0;

    for (i = 0; i < m->n; i++) {
        const Match *x = &m->found[i];
        const Cue *c = &CUES[x->cue];
        uint32_t family = c->family, loud;
        int report = is_report(line, f, x);
        uint8_t strength = (uint8_t)(c->strength - report), before = total[family];
        if (line->words > c->words || ((line->flags & LINE_LONG) && c->words < 200)) continue;
        if (x->start < end[family]) {
            if (strength > here[family]) {
                total[family] = (uint8_t)(total[family] + strength - here[family]);
                here[family] = strength;
            }
        } else {
            total[family] = (uint8_t)(total[family] + strength);
            here[family] = strength;
        }
        if (report && before <= CUE_FAIR && total[family] > CUE_FAIR) total[family] = CUE_FAIR;
        if (x->end > end[family]) end[family] = x->end;
        if (c->flags & CUE_OPEN) line->flags |= LINE_OPEN;
        if (report && c->strength >= CUE_FAIR &&
            (family != LABEL_NOTICE || line->words < REPORT_WORDS))
            line->flags |= LINE_REPORT;
        /* a leaked prompt is named before all else, longer phrases before shorter */
        loud =
            (strength + (family == LABEL_PROMPT ? 2u : 0)) * 256u + (uint32_t)(x->end - x->start);
        if (loud > best) {
            best = loud;
            line->cue = (uint16_t)(x->cue + 1);
        }
    }
    for (i = 0; i < LABELS; i++) {
        line->strengths |= (uint64_t)(total[i] > CUE_SURE ? CUE_SURE : total[i]) << (2 * i);
    }
    /* by name or as the author: "Die Journalistin schreibt ..." may be anybody */
    if (total[CUE_AUTHOR] > 0 && (!m->function || m->cued || total[LABEL_BYLINE] > 0))
        line->flags |= LINE_AUTHOR;
}

/*
** Where an agency's or author's sign begins that stands behind the last sentence: "... sagte er.
** (dpa)", "... (abc, 2.5.2024)", "... an. abc/dpa". The paragraph ends in a sentence all the
** same, and the sign credits no picture. Returns the end of the text when there is none.
*/
static uint32_t find_sign(const CueFold *f) {
    uint32_t p = f->n, run = 0;
    int bracket = p > 0 && f->text[p - 1] == ')';

    if (bracket) p--;
    while (p > 0 && f->n - p < 32) {
        uint32_t at = p - 1;
        if (f->shape[at] & LETTER) {
            if (++run > (bracket ? 8u : 4u) || (!bracket && (f->shape[at] & UPPER))) return f->n;
        } else if (f->text[at] == '/' ||
                   (bracket && ((f->shape[at] & DIGIT) || strchr(" ,.-", f->text[at])))) {
            run = 0;
        } else {
            break;
        }
        p = at;
    }
    if (bracket && (p == 0 || f->text[--p] != '(')) return f->n;
    if (p == f->n || p < 2) return f->n;
    while (p > 0 && f->text[p - 1] == ' ') p--;
    return p > 0 && strchr(".!?", f->text[p - 1]) ? p : f->n;
}

/* Where the content begins behind bullets and ends before marks. */
static void find_content(Matches *m, const CueFold *f) {
    uint32_t p = 0, q = f->n;
    while (p < f->n && !(f->shape[p] & WORD) && !strchr("(#@&", f->text[p]) && f->text[p] != 0xA9)
        p++;
    while (q > p && !(f->shape[q - 1] & WORD)) q--;
    m->first = p;
    m->last = q;
}

/*
** A sentence may end in a web or e-mail address, without a mark. Returns how many words were
** counted in that address, 0 when the paragraph ends in none.
*/
static uint32_t ends_in_address(const CueFold *f) {
    uint32_t p = f->n, words = 0;
    int found = 0;

    while (p > 0 && f->text[p - 1] != ' ') {
        p--;
        found |= (f->text[p] == '.' || f->text[p] == '@') && is_address(f, p);
        words += (f->shape[p] & START) && starts_word(f, p);
    }
    return found ? words : 0;
}

void line_read(Line *line, CueFold *f, const char *text, uint32_t n) {
    Matches m;
    uint32_t address;

    memset(line, 0, sizeof *line);
    line->flags = fold(f, text, n) | read_end(text, n);
    if (ends_in_minutes(f)) line->flags &= ~(uint32_t)LINE_FINAL;
    read_shape(line, f);
    if (!(line->flags & LINE_WORDY)) return;
    m.n = m.function = m.cued = 0;
    m.sign = line->flags & LINE_LONG ? f->n : find_sign(f);
    if (m.sign < f->n) line->flags |= LINE_FINAL;
    find_content(&m, f);
    find_cues(line, f, &m);
    weigh(line, f, &m);
    if (line->flags & LINE_LONG) {
        uint64_t hash = hash_bytes(text, n);
        line->hash = (uint32_t)(hash ^ hash >> 32);
    }
    if ((line->flags & LINE_URL) && (address = ends_in_address(f)) > 0) {
        line->words = (uint16_t)(line->words - address + 1);
        if (line->words >= 5 && 5u * line->functions >= line->words) line->flags |= LINE_FINAL;
    }
    if (f->shape[0] & DIGIT) line->flags |= LINE_DIGIT;
    if (f->text[0] == '-' || f->text[0] == '*' || f->text[0] == RAISED || f->text[0] == '>' ||
        f->text[0] == '+')
        line->flags |= LINE_BULLET;
    if (f->text[0] == '(' && f->text[f->n - 1] == ')') line->flags |= LINE_PAREN;
    if (is_byline(line, f)) line->flags |= LINE_BYLINE;
    if (is_signature(line, f)) line->flags |= LINE_SIGNATURE;
    if (is_initials(line, f)) line->flags |= LINE_INITIALS;
    if (!m.cued && is_wire(line, f)) line->flags |= LINE_WIRE;
}

uint32_t line_words(const CueFold *f, uint32_t *hashes, uint32_t most) {
    uint32_t p = 0, n = 0;

    while (p < f->n && n < most) {
        uint64_t hash = HASH_START;
        while (p < f->n && !(f->shape[p] & WORD)) p++;
        if (p == f->n) break;
        while (p < f->n && (f->shape[p] & WORD)) hash = (hash ^ f->text[p++]) * HASH_FACTOR;
        hashes[n++] = (uint32_t)(hash ^ hash >> 32);
    }
    return n;
}

/*
** Reads the queries of kwic.h: one pass from left to right, no recursion, as the language has no
** brackets inside brackets.
*/
#include "word/kwic.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "token/class.h"
#include "word/fold.h"
#include "word/tag.h"

enum { SHOWN = 20 /* characters of the query in a message */ };

_Static_assert(STTS_COUNT <= 64 && UPOS_COUNT <= 64 && TOKEN_KINDS <= 64, "sets are 64 bits");

typedef struct Parser {
    Kwic *kwic;
    Arena *arena;     /* the query's */
    const char *text; /* the query, a zero byte behind it */
    uint32_t n, at;
    KwicLemma lemma;
} Parser;

/* Messages */

/* Copies up to SHOWN characters as a message may show them. */
static void excerpt(char *out, const char *text, uint32_t n) {
    uint32_t at = 0, count = 0, length;
    for (; at < n && count < SHOWN; at += length, count++) {
        uint32_t c = text_decode(text + at, &length);
        if (length > n - at) break;
        out += text_encode(c < 0x20 || c == 0x7F ? ' ' : c, out);
    }
    memcpy(out, at < n ? "…" : "", at < n ? sizeof "…" : 1);
}

/* "<what> at character 5; <expected> (near "...")"; `expected` may be "". Returns SQLITE_ERROR. */
static int fail(const Parser *p, uint32_t at, const char *expected, const char *what, ...) {
    char rest[4 * SHOWN + 4], place[48], *message = p->kwic->message;
    uint32_t i, length, count = 1;
    va_list list;
    int n;

    for (i = 0; i < at && i < p->n; i += length, count++) text_decode(p->text + i, &length);
    snprintf(place, sizeof place, at < p->n ? " at character %u" : " at the end, character %u",
             (unsigned)count);
    excerpt(rest, p->text + i, p->n - i);
    va_start(list, what);
    n = vsnprintf(message, KWIC_MESSAGE, what, list);
    va_end(list);
    if (n < 0 || n >= KWIC_MESSAGE) return SQLITE_ERROR;
    snprintf(message + n, (size_t)(KWIC_MESSAGE - n), "%s%s%s%s%s%s", place, *expected ? "; " : "",
             expected, *rest ? " (near \"" : "", rest, *rest ? "\")" : "");
    return SQLITE_ERROR;
}

/* Characters */

static int is_blank(const Parser *p, uint32_t at, uint32_t *length) {
    uint32_t c = text_decode(p->text + at, length);
    CharClass cls = char_class(c);
    return cls == CLASS_SPACE || cls == CLASS_LINE;
}

static void skip_blanks(Parser *p) {
    uint32_t length;
    while (p->at < p->n) {
        uint32_t c = text_decode(p->text + p->at, &length);
        if (!class_is_blank(char_class(c), c)) break;
        p->at += length;
    }
}

/* The next character, if it is one of ASCII; 0 at the end. */
static char peek(const Parser *p) {
    return p->at < p->n ? p->text[p->at] : 0;
}

/* The end of what begins at `at`: a blank, or one of the marks. */
static uint32_t find_end(const Parser *p, uint32_t at, const char *marks) {
    uint32_t length;
    while (at < p->n && !strchr(marks, p->text[at]) && !is_blank(p, at, &length)) at += length;
    return at < p->n ? at : p->n;
}

/* Items */

/* Adds an item for one token, whose conditions are given; `at` is its place in the query. */
static int add_item(Parser *p, KwicCondition *conditions, uint32_t at) {
    Kwic *kwic = p->kwic;
    KwicItem *item;

    if (kwic->places == KWIC_TOKENS) {
        return fail(p, at, "", "a match of more than %d tokens", KWIC_TOKENS);
    }
    item = arena_alloc(p->arena, sizeof *item);
    if (!item) return p->arena->rc;
    item->conditions = conditions;
    kwic->item_places[kwic->n] = (uint64_t)1 << kwic->places++;
    kwic->items[kwic->n++] = item;
    return SQLITE_OK;
}

static KwicCondition *new_condition(Parser *p, KwicAttribute attribute) {
    KwicCondition *condition = arena_zero(p->arena, sizeof *condition);
    if (condition) condition->attribute = attribute;
    if (kwic_asks_words(attribute)) p->kwic->words = 1;
    return condition;
}

/* Where in the value a match may go on when it fails (Knuth, Morris, Pratt 1977). */
static uint32_t *find_borders(Arena *arena, const char *text, uint32_t n) {
    uint32_t *borders = arena_alloc(arena, n * sizeof *borders), i, border = 0;

    if (!borders) return NULL;
    borders[0] = 0;
    for (i = 1; i < n; i++) {
        while (border && text[i] != text[border]) border = borders[border - 1];
        if (text[i] == text[border]) border++;
        borders[i] = border;
    }
    return borders;
}

/* A value, in the form in which the attribute compares, linked in at `*to`. NULL: see arena. */
static KwicValue *new_value(Parser *p, KwicAttribute attribute, const char *text, size_t n,
                            unsigned open, KwicValue **to) {
    KwicValue *value = arena_zero(p->arena, sizeof *value);
    Buffer form = {0};

    if (!value) return NULL;
    if (attribute == KWIC_TEXT) {
        buffer_add(&form, text, n);
    } else if (attribute == KWIC_FORM || open) {
        fold_case(&form, text, n);
    } else {
        fold_text(&form, text, n);
    }
    value->text = arena_text(p->arena, form.p, form.n);
    value->n = (uint32_t)form.n;
    value->open_left = open & 1;
    value->open_right = open >> 1 & 1;
    if (open == 3 && value->text && value->n) {
        value->borders = find_borders(p->arena, value->text, value->n);
    }
    if (form.rc) p->arena->rc = form.rc;
    buffer_free(&form);
    *to = value;
    return p->arena->rc ? NULL : value;
}

/* Words */

/* Adds a word: its form, and its lemma where that is another. */
static int add_word(Parser *p, const char *word, uint32_t n, uint32_t at) {
    KwicCondition *condition = new_condition(p, KWIC_WORD);
    char *copy = arena_text(p->arena, word, n);
    KwicValue *value = NULL;
    Buffer lemma = {0};

    if (condition && copy) {
        value = new_value(p, KWIC_WORD, copy, n, 0, &condition->values);
    }
    if (value && p->lemma) {
        p->lemma(&lemma, copy, n);
        buffer_byte(&lemma, 0);
        if (lemma.rc) {
            p->arena->rc = lemma.rc;
        } else if (lemma.n > 1) {
            new_value(p, KWIC_WORD, lemma.p, lemma.n - 1, 0, &value->next);
        }
        buffer_free(&lemma);
    }
    return p->arena->rc ? p->arena->rc : add_item(p, condition, at);
}

/* Adds the tokens of a stretch of text, as words or exactly as written. */
static int add_tokens(Parser *p, const char *text, uint32_t n, uint32_t at, int exact,
                      Tokens *tokens) {
    uint32_t i;
    int rc = SQLITE_OK;

    memset(tokens, 0, sizeof *tokens);
    text = arena_text(p->arena, text, n);
    if (!text) return p->arena->rc;
    tokens_scan(tokens, p->arena, text, n);
    for (i = 0; i < tokens->n && !rc; i++) {
        const char *word = text + tokens->start[i];
        if (p->arena->rc) break;
        if (exact) {
            KwicCondition *condition = new_condition(p, KWIC_TEXT);
            if (condition) {
                new_value(p, KWIC_TEXT, word, tokens->length[i], 0, &condition->values);
            }
            rc = p->arena->rc ? p->arena->rc : add_item(p, condition, at);
        } else {
            rc = add_word(p, word, tokens->length[i], at + tokens->start[i]);
        }
    }
    if (p->arena->rc) return p->arena->rc;
    if (!rc && tokens->n == 0) {
        rc = fail(p, at, "expected a word, a number or a mark", "nothing that could be found");
    }
    return rc;
}

/* Adds a word with * at either end. */
static int add_open(Parser *p, uint32_t start, uint32_t end) {
    unsigned open = (p->text[start] == '*') | (unsigned)(p->text[end - 1] == '*') << 1;
    KwicCondition *condition = new_condition(p, KWIC_FORM);
    KwicValue *value = NULL;
    uint32_t from = start + (open & 1), to = end - (open >> 1);

    if (from >= to) return fail(p, start, "write [] for any token", "* alone");
    if (condition) {
        char *copy = arena_text(p->arena, p->text + from, to - from);
        if (copy) {
            value = new_value(p, KWIC_FORM, copy, to - from, open, &condition->values);
        }
    }
    if (!value) return p->arena->rc;
    if (value->n == 0) return fail(p, start, "write [] for any token", "* alone");
    return add_item(p, condition, start);
}

/* Repetition */

/* Reads a number of up to four digits; -1: none is there. */
static int read_number(Parser *p) {
    int number = -1;
    while (peek(p) >= '0' && peek(p) <= '9' && number < 1000) {
        number = (number < 0 ? 0 : number * 10) + (p->text[p->at++] - '0');
    }
    return number;
}

/* Makes the last item one of `least` to `most` tokens. */
static int repeat(Parser *p, int least, int most, uint32_t at) {
    Kwic *kwic = p->kwic;
    uint32_t place = kwic->places - 1;
    int i;

    if (most < 1 || most < least) {
        return fail(p, at, "write {n,m} with n up to m, and m from 1",
                    "a repetition of %d to %d times", least, most);
    }
    if (place + (uint32_t)most > KWIC_TOKENS) {
        return fail(p, at, "", "a match of more than %d tokens", KWIC_TOKENS);
    }
    for (i = 0; i < most; i++, place++) {
        kwic->item_places[kwic->n - 1] |= (uint64_t)1 << place;
        if (i >= least) kwic->optional |= (uint64_t)1 << place;
    }
    kwic->places = place;
    return SQLITE_OK;
}

/* Reads {n}, {n,m} or {,m} behind an item of `tokens` tokens. */
static int read_repetition(Parser *p, uint32_t tokens) {
    uint32_t at;
    int least, most;

    skip_blanks(p);
    if (peek(p) != '{') return SQLITE_OK;
    at = p->at++;
    if (tokens != 1) {
        return fail(p, at, "", "only one token can be repeated, these are %u", (unsigned)tokens);
    }
    skip_blanks(p);
    least = most = read_number(p);
    skip_blanks(p);
    if (peek(p) == ',') {
        p->at++;
        skip_blanks(p);
        most = read_number(p);
        skip_blanks(p);
        if (least < 0) least = 0;
    }
    if (most < 0 || peek(p) != '}') {
        return fail(p, at, "expected {n}, {n,m} or {,m}", "the repetition cannot be read");
    }
    p->at++;
    return repeat(p, least, most, at);
}

/* Conditions */

static const struct {
    const char *name;
    KwicAttribute attribute;
} ATTRIBUTES[] = {
    {"lemma", KWIC_LEMMA}, {"pos", KWIC_POS},   {"tag", KWIC_TAG},   {"form", KWIC_TEXT},
    {"text", KWIC_TEXT},   {"word", KWIC_TEXT}, {"kind", KWIC_KIND},
};

/* One value of a condition, as it stands in the query. */
typedef struct Source {
    uint32_t at;      /* where it begins */
    const char *text; /* without quotes and stars, a zero byte behind it */
    uint32_t n;
    unsigned open; /* bit 0: * before it, bit 1: behind it */
} Source;

/* The name's capital letters, or small ones, do not matter. */
static int is_name(const Source *source, const char *name) {
    size_t n = strlen(name), from = 0, last, i;

    if (n < source->n || (!source->open && n > source->n)) return 0;
    last = source->open & 1 ? n - source->n : 0;
    if (source->open == 1) from = last;
    for (; from <= last; from++) {
        for (i = 0; i < source->n; i++) {
            char a = source->text[i], b = name[from + i];
            if (a >= 'a' && a <= 'z') a = (char)(a - 32);
            if (b >= 'a' && b <= 'z') b = (char)(b - 32);
            if (a != b) break;
        }
        if (i == source->n) return 1;
    }
    return 0;
}

/* The set of the pos tags, tags or kinds that the value names. */
static uint64_t named(const Source *source, KwicAttribute attribute) {
    uint64_t set = 0;
    int i, n = attribute == KWIC_POS   ? UPOS_COUNT
               : attribute == KWIC_TAG ? STTS_COUNT
                                       : TOKEN_KINDS;

    for (i = 0; i < n; i++) {
        const char *name = attribute == KWIC_POS   ? upos_name((Upos)i)
                           : attribute == KWIC_TAG ? stts_name((Stts)i)
                                                   : token_kind_name((TokenKind)i);
        if (is_name(source, name)) set |= (uint64_t)1 << i;
    }
    return set;
}

static int unknown_name(const Parser *p, const Source *source, KwicAttribute attribute) {
    char names[240] = "expected one of", shown[4 * SHOWN + 4];
    const char *kind = attribute == KWIC_POS ? "pos" : attribute == KWIC_TAG ? "tag" : "kind";
    size_t n = strlen(names);
    int i;

    if (attribute == KWIC_TAG) {
        snprintf(names, sizeof names, "%s",
                 named(source, KWIC_POS)
                     ? "that is a pos, write pos= for it"
                     : "expected one of STTS, as NN, NE, ADJA, or several, as VV*");
    } else if (attribute == KWIC_POS && named(source, KWIC_TAG)) {
        snprintf(names, sizeof names, "that is a tag, write tag= for it");
    } else {
        for (i = 0; i < (attribute == KWIC_POS ? (int)UPOS_COUNT : (int)TOKEN_KINDS); i++) {
            const char *name =
                attribute == KWIC_POS ? upos_name((Upos)i) : token_kind_name((TokenKind)i);
            n += (size_t)snprintf(names + n, sizeof names - n, " %s", name);
        }
    }
    excerpt(shown, source->text, source->n);
    return fail(p, source->at, names, "unknown %s \"%s\"", kind, shown);
}

/* Is this a backslash that makes the next character an ordinary one? */
static int escapes(const Parser *p, uint32_t at) {
    return p->text[at] == '\\' && at + 1 < p->n && strchr("\"\\*", p->text[at + 1]);
}

/* Reads up to the closing quotation mark; \" and \\ stand for " and \, \* for a star. */
static int read_quoted(Parser *p, Source *source, int stars) {
    uint32_t start = p->at + 1, end = start, at, star = 0;
    char *out;

    while (end < p->n && p->text[end] != '"') end += escapes(p, end) ? 2 : 1;
    if (end >= p->n) return fail(p, p->at, "", "the quotation mark is not closed");
    *source = (Source){.at = p->at, .open = stars && p->text[start] == '*'};
    p->at = end + 1;
    source->text = out = arena_alloc(p->arena, end - start + 1);
    if (!out) return p->arena->rc;
    start += source->open;
    for (at = start; at < end; at++) {
        if (escapes(p, at)) {
            at++;
        } else if (stars && p->text[at] == '*') {
            if (p->text[at - 1] == '.') { /* what users of CQP would write */
                return fail(p, at - 1, "write haus* or *haus", "a regular expression");
            }
            star = at + 1;
        }
        out[source->n++] = p->text[at];
    }
    if (star == end) {
        source->open |= 2;
        source->n--;
    }
    out[source->n] = 0;
    return SQLITE_OK;
}

static int read_value(Parser *p, Source *source) {
    uint32_t end;
    int rc = SQLITE_OK;

    if (peek(p) == '"') {
        rc = read_quoted(p, source, 1);
    } else {
        end = find_end(p, p->at, "]|&\"[");
        source->at = p->at;
        source->open = peek(p) == '*' && end > p->at;
        if (source->open) p->at++;
        source->n = end - p->at;
        if (source->n && p->text[end - 1] == '*') {
            source->open |= 2;
            source->n--;
        }
        source->text = arena_text(p->arena, p->text + p->at, source->n);
        if (!source->text) return p->arena->rc;
        p->at = end;
    }
    if (rc) return rc;
    if (source->n) return SQLITE_OK;
    if (source->open) return fail(p, source->at, "leave the condition out", "* alone");
    return fail(p, source->at, "expected a word, in \"\" if it has blanks or ] | & \"",
                "a value is missing");
}

/* Reads what stands behind = or !=. */
static int read_values(Parser *p, KwicCondition *condition) {
    KwicValue **to = &condition->values, *value;
    Source source;
    int rc;

    for (;;) {
        skip_blanks(p);
        rc = read_value(p, &source);
        if (rc) return rc;
        if (condition->attribute >= KWIC_POS) {
            uint64_t set = named(&source, condition->attribute);
            if (!set) return unknown_name(p, &source, condition->attribute);
            condition->set |= set;
        } else {
            value = new_value(p, condition->attribute, source.text, source.n, source.open, to);
            if (!value) return p->arena->rc;
            if (value->n == 0 && source.open) {
                return fail(p, source.at, "leave the condition out", "* alone");
            }
            to = &value->next;
        }
        skip_blanks(p);
        if (peek(p) != '|') return SQLITE_OK;
        p->at++;
    }
}

/* Reads a condition: attribute, = or !=, values. */
static int read_condition(Parser *p, KwicCondition **to) {
    static const char EXPECTED[] = "expected lemma, pos, tag, form or kind";
    uint32_t at = p->at, end = find_end(p, at, "=![]|&\"");
    char shown[4 * SHOWN + 4];
    size_t i, count = sizeof ATTRIBUTES / sizeof ATTRIBUTES[0];
    int negated;

    if (end == at) return fail(p, at, EXPECTED, "an attribute is missing");
    for (i = 0; i < count; i++) {
        size_t n = strlen(ATTRIBUTES[i].name);
        if (n == end - at && !memcmp(ATTRIBUTES[i].name, p->text + at, n)) break;
    }
    if (i == count) {
        excerpt(shown, p->text + at, end - at);
        return fail(p, at, EXPECTED, "unknown attribute \"%s\"", shown);
    }
    p->at = end;
    skip_blanks(p);
    negated = peek(p) == '!';
    p->at += (uint32_t)negated;
    if (peek(p) != '=') {
        return fail(p, p->at, "expected = or !=", "%s has no value", ATTRIBUTES[i].name);
    }
    p->at++;
    *to = new_condition(p, ATTRIBUTES[i].attribute);
    if (!*to) return p->arena->rc;
    (*to)->negated = negated;
    return read_values(p, *to);
}

/* Reads [...] and how often it may stand. */
static int read_brackets(Parser *p) {
    KwicCondition *conditions = NULL, **to = &conditions;
    uint32_t at = p->at++;
    int rc = SQLITE_OK, more = 0;

    for (;;) {
        skip_blanks(p);
        if (p->at == p->n) return fail(p, at, "", "the bracket [ is not closed");
        if (peek(p) == ']' && !more) break;
        rc = read_condition(p, to);
        if (rc) return rc;
        to = &(*to)->next;
        skip_blanks(p);
        more = peek(p) == '&';
        p->at += (uint32_t)more;
    }
    p->at++;
    rc = add_item(p, conditions, at);
    if (rc) return rc;
    if (peek(p) == '?') {
        p->at++;
        return repeat(p, 0, 1, p->at - 1);
    }
    if (peek(p) == '*' || peek(p) == '+') {
        return fail(p, p->at, "write how often at most, as in {0,5}", "%c has no bound", peek(p));
    }
    return read_repetition(p, 1);
}

/* Sequences */

static int read_phrase(Parser *p) {
    Source source;
    Tokens tokens;
    int rc = read_quoted(p, &source, 0);

    if (!rc) rc = add_tokens(p, source.text, source.n, source.at, 1, &tokens);
    return rc ? rc : read_repetition(p, tokens.n);
}

/*
** Reads words up to what is none of them. They are cut into tokens together, as in a text: what is
** one token may depend on what is beside it.
*/
static int read_words(Parser *p) {
    uint32_t start = p->at, last = start, end = start, i, count = 0;
    Tokens tokens;
    int rc;

    for (;;) {
        uint32_t to = find_end(p, p->at, "[]{}|\"");
        if (to == p->at) break;
        if (p->text[p->at] == '*' || p->text[to - 1] == '*') {
            if (end > start) break;
            last = p->at;
            p->at = to;
            rc = add_open(p, last, to);
            return rc ? rc : read_repetition(p, 1);
        }
        last = p->at;
        p->at = end = to;
        skip_blanks(p);
    }
    rc = add_tokens(p, p->text + start, end - start, start, 0, &tokens);
    if (rc) return rc;
    for (i = tokens.n; i > 0 && start + tokens.start[i - 1] >= last; i--) count++;
    return read_repetition(p, count);
}

int kwic_parse(Kwic *kwic, const char *query, size_t n, KwicLemma lemma) {
    Parser p = {.kwic = kwic, .arena = &kwic->arena, .lemma = lemma};
    int rc = SQLITE_OK;

    memset(kwic, 0, sizeof *kwic);
    arena_init(&kwic->arena);
    n = text_until_nul(query, n);
    if (n > KWIC_BYTES) {
        snprintf(kwic->message, KWIC_MESSAGE, "longer than %d bytes", KWIC_BYTES);
        return SQLITE_ERROR;
    }
    p.n = (uint32_t)n;
    p.text = arena_text(p.arena, query, n);
    if (!p.text) return kwic->arena.rc;
    skip_blanks(&p);
    if (p.at == p.n) {
        snprintf(kwic->message, KWIC_MESSAGE, "the query is empty");
        return SQLITE_ERROR;
    }
    while (!rc && p.at < p.n) {
        char c = peek(&p);
        if (c == '[') {
            rc = read_brackets(&p);
        } else if (c == '"') {
            rc = read_phrase(&p);
        } else if (c == '|') {
            rc = fail(&p, p.at, "write [lemma=sagen|meinen]", "| between words");
        } else if (c == ']' || c == '{' || c == '}') {
            rc = fail(&p, p.at, "in \"\" it is a mark to be found", "%c stands alone", c);
        } else {
            rc = read_words(&p);
        }
        skip_blanks(&p);
    }
    return rc;
}

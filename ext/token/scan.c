/*
** The scanner's loop: white space, marks and signs, and who looks at what. Words, numbers, links
** and pictures have files of their own.
*/
#include "token/scan.h"

#include <string.h>

enum { POLL_EVERY = 1 << 14 /* tokens between two questions whether to go on */ };

static const char *const KIND_NAMES[TOKEN_KINDS] = {
    "word",    "number",  "ordinal", "date",         "time",        "url",    "email",
    "hashtag", "mention", "emoji",   "abbreviation", "punctuation", "symbol",
};

const char *token_kind_name(TokenKind kind) {
    return KIND_NAMES[kind];
}

int token_is_stop(const char *word, size_t n) {
    char small[WORD_LIST_BYTES];
    if (n && word_table_find(DATA_STOPWORDS, word, n)) return 1;
    n = scan_lower(word, n, small);
    return n && word_table_find(DATA_STOPWORDS, small, n);
}

static int grow(Tokens *tokens, Arena *arena) {
    uint32_t old = tokens->capacity, now = old ? 2 * old : 512;
    void *start =
        arena_resize(arena, tokens->start, old * sizeof(uint32_t), now * sizeof(uint32_t));
    void *length =
        arena_resize(arena, tokens->length, old * sizeof(uint32_t), now * sizeof(uint32_t));
    void *kind = arena_resize(arena, tokens->kind, old, now);
    void *flags = arena_resize(arena, tokens->flags, old, now);

    if (start) tokens->start = start;
    if (length) tokens->length = length;
    if (kind) tokens->kind = kind;
    if (flags) tokens->flags = flags;
    if (arena->rc) return arena->rc;
    tokens->capacity = now;
    return SQLITE_OK;
}

static int push(Scanner *s, uint32_t start, uint32_t end, TokenKind kind, uint8_t flags) {
    Tokens *tokens = s->tokens;
    if (tokens->n == tokens->capacity && grow(tokens, s->arena)) return s->arena->rc;
    if (tokens->n % POLL_EVERY == 0 && arena_poll(s->arena)) return s->arena->rc;
    tokens->start[tokens->n] = start;
    tokens->length[tokens->n] = end - start;
    tokens->kind[tokens->n] = (uint8_t)kind;
    tokens->flags[tokens->n] = flags;
    tokens->n++;
    return SQLITE_OK;
}

/* Skips what is no token from `at` on, and notes it on the last token. */
static uint32_t skip_space(Scanner *s, uint32_t at) {
    uint32_t length, lines = 0, start = at;
    while (at < s->n) {
        uint32_t c = text_decode(s->text + at, &length);
        CharClass cls = char_class(c);
        if (cls == CLASS_LINE) {
            lines += !(c == '\n' && at > 0 && s->text[at - 1] == '\r');
        } else if (!class_is_blank(cls, c)) {
            break;
        }
        at += length;
    }
    if (lines) s->single = s->round = 0;
    if (at > start && s->tokens->n) {
        uint8_t *flags = &s->tokens->flags[s->tokens->n - 1];
        *flags |= TOKEN_SPACE;
        if (lines) *flags |= TOKEN_LINE;
        if (lines > 1) *flags |= TOKEN_BLANK;
    }
    return at;
}

/* The end of a run of the byte at `at`. */
static uint32_t same(const Scanner *s, uint32_t at) {
    char c = s->text[at];
    while (s->text[at] == c) at++;
    return at;
}

/* <- <-- -> --> => <= */
static uint32_t scan_arrow(const char *z, uint32_t at) {
    uint32_t end = at;
    if (z[end] == '<') end++;
    if (z[end] != '-' && z[end] != '=') return at;
    while ((z[end] == '-' || z[end] == '=') && end - at < LOOK) end++;
    if (z[end] == '>') return end + 1;
    return z[at] == '<' ? end : at;
}

/* &amp; and &#8222; left over from HTML. */
static uint32_t scan_entity(const char *z, uint32_t at) {
    uint32_t end = at + 1, first;
    if (z[end] == '#') end++;
    first = end;
    while (end - first < 10 &&
           ((z[end] | 32) >= 'a' ? (z[end] | 32) <= 'z' : z[end] >= '0' && z[end] <= '9')) {
        end++;
    }
    return end - first >= 2 && z[end] == ';' ? end + 1 : at;
}

/*
** An apostrophe that begins a word: 's, ’nem, '90. Behind a word it is only the 's that was cut
** off.
*/
static uint32_t scan_clitic(const Scanner *s, uint32_t at, uint32_t length) {
    const Tokens *t = s->tokens;
    uint32_t end = scan_run(s->text, at + length);
    if (end == at + length || end - at > 16) return at;
    if (!touches(s, at) && end == at + length + 2 && class_at(s->text + at + length) == CLASS_DIGIT)
        return end;
    if (touches(s, at) && t->kind[t->n - 1] == TOKEN_WORD && end - at - length > 1) return at;
    return scan_word_flags(s->text + at + length, end - at - length) & WORD_CLITIC ? end : at;
}

/* Do two capitals stand there? */
static int begins_capitals(const char *z) {
    uint32_t length;
    return char_class(text_decode(z, &length)) == CLASS_UPPER &&
           class_at(z + length) == CLASS_UPPER;
}

/*
** Marks and signs of ASCII. A run of ! and ?, of dots, and of one of - = _ * ~ # | is one token.
*/
static uint32_t scan_ascii_mark(Scanner *s, uint32_t at, TokenKind *kind) {
    const char *z = s->text;
    uint32_t end = at + 1, other;
    int boundary = !touches(s, at);

    *kind = TOKEN_PUNCTUATION;
    switch (z[at]) {
    case '!':
    case '?':
        while (z[end] == '!' || z[end] == '?') end++;
        break;
    case '.':
        if (boundary && begins_capitals(z + at + 1)) return scan_word(s, at + 1, kind); /* .NET */
        end = same(s, at);
        break;
    case ',':
        if (z[end] == ',' && class_is_letter(class_at(z + end + 1))) end++; /* ,,so“ */
        break;
    case '\'':
        other = scan_clitic(s, at, 1);
        if (other > at) {
            *kind = TOKEN_WORD;
            return other;
        }
        if (z[end] == '\'') return end + 1;
        s->single = !s->single;
        break;
    case '`':
        other = boundary ? at : scan_clitic(s, at, 1);
        if (other > at) {
            *kind = TOKEN_WORD;
            return other;
        }
        if (z[end] == '`') end++;
        break;
    case '-':
    case '=':
    case '<':
        other = scan_arrow(z, at);
        if (other > at) {
            *kind = TOKEN_SYMBOL;
            return other;
        }
        if (z[at] != '-') *kind = TOKEN_SYMBOL;
        if (z[at] != '<') end = same(s, at);
        break;
    case '*':
    case '_':
    case '~':
    case '|':
        *kind = TOKEN_SYMBOL;
        end = same(s, at);
        break;
    case '#':
        if (boundary) {
            other = scan_tag(s, at, kind);
            if (other > at) return other;
        }
        *kind = TOKEN_SYMBOL;
        end = same(s, at);
        break;
    case '@':
        if (boundary || s->tokens->kind[s->tokens->n - 1] == TOKEN_PUNCTUATION ||
            s->tokens->kind[s->tokens->n - 1] == TOKEN_WORD) {
            other = scan_tag(s, at, kind);
            if (other > at) return other;
        }
        *kind = TOKEN_SYMBOL;
        break;
    case '/':
        end = same(s, at);
        break;
    case '(':
        s->round++;
        break;
    case ')':
        s->round -= s->round > 0;
        break;
    case '&':
        other = scan_entity(z, at);
        if (other > at) end = other;
        *kind = TOKEN_SYMBOL;
        break;
    case '+':
    case '>':
    case '^':
    case '$':
    case '%':
        *kind = TOKEN_SYMBOL;
        break;
    default:
        break;
    }
    return end;
}

/* Marks and signs outside ASCII: one character each, but a run of dots or of one dash. */
static uint32_t scan_mark(Scanner *s, uint32_t at, uint32_t c, uint32_t length, CharClass cls,
                          TokenKind *kind) {
    uint32_t end = at + length;

    *kind = cls >= CLASS_DASH && cls <= CLASS_PUNCT ? TOKEN_PUNCTUATION : TOKEN_SYMBOL;
    switch (c) {
    case 0xB4:   /* ´ */
    case 0x2019: /* ’ */
        end = scan_clitic(s, at, length);
        if (end > at) {
            *kind = TOKEN_WORD;
            return end;
        }
        s->single = 0;
        end = at + length;
        break;
    case 0x201A: /* ‚ */
    case 0x2039: /* ‹ */
        s->single = 1;
        break;
    case 0x2018: /* ‘ opens in English, closes in German */
        s->single = !s->single;
        break;
    case 0x203A:
        s->single = 0;
        break;   /* › */
    case 0x2026: /* … */
    case 0x2013: /* – */
    case 0x2014:
        while (text_decode(s->text + end, &length) == c) end += length;
        break;
    case 0xB0: /* ° and °C */
        *kind = TOKEN_SYMBOL;
        if ((s->text[end] == 'C' || s->text[end] == 'F') &&
            !class_is_word(class_at(s->text + end + 1)))
            end++;
        break;
    case 0xA7: /* § and §§ */
        *kind = TOKEN_SYMBOL;
        while (text_decode(s->text + end, &length) == c) end += length;
        break;
    default:
        break;
    }
    return end;
}

/* Does the hyphen begin a part of a word: Groß- und -handel, Mitarbeiter/-innen, "Stern"-Titel? */
static int continues_word(const Scanner *s, uint32_t at) {
    CharClass next = class_at(s->text + at + 1);
    if (!touches(s, at)) return next == CLASS_LOWER;
    return class_is_letter(next) &&
           strchr("/(\"\x9C\x9D\xAB\xBB", s->text[at - 1]) != NULL; /* “ ” « » */
}

/* The token that starts at `at`, which is no white space. */
static uint32_t scan_token(Scanner *s, uint32_t at, TokenKind *kind, uint8_t *flags) {
    const char *z = s->text;
    uint32_t length, end, c = text_decode(z + at, &length);
    CharClass cls = char_class(c);

    *flags = 0;
    switch (cls) {
    case CLASS_UPPER:
        *flags = TOKEN_UPPER;
        /* fall through */
    case CLASS_LOWER:
    case CLASS_LETTER:
        return scan_word(s, at, kind);
    case CLASS_DIGIT:
        return scan_number(s, at, kind);
    case CLASS_MARK:
    case CLASS_NUMBER:
        *kind = cls == CLASS_NUMBER ? TOKEN_NUMBER : TOKEN_SYMBOL;
        return at + length;
    case CLASS_EMOJI:
        *kind = TOKEN_EMOJI;
        return scan_picture(s, at);
    default:
        break;
    }
    end = scan_emoticon(s, at);
    if (end > at) {
        *kind = TOKEN_EMOJI;
        return end;
    }
    if (c == '-' || c == '+' || c == 0x2212) { /* a sign, where nothing touches it */
        if ((!touches(s, at) || z[at - 1] == '(') && class_at(z + at + length) == CLASS_DIGIT) {
            return scan_number(s, at + length, kind);
        }
        if (c == '-' && continues_word(s, at)) return scan_word(s, at + 1, kind);
    }
    if (c < 0x80) return scan_ascii_mark(s, at, kind);
    return scan_mark(s, at, c, length, cls, kind);
}

int tokens_scan(Tokens *tokens, Arena *arena, const char *text, uint32_t n) {
    Scanner s = {text, n, arena, tokens, 0, 0};
    uint32_t at = skip_space(&s, 0);

    while (at < n) {
        TokenKind kind = TOKEN_WORD;
        uint8_t flags;
        uint32_t end = scan_token(&s, at, &kind, &flags);
        if (push(&s, at, end, kind, flags)) return arena->rc;
        if (text[end] == ' ' && (unsigned char)text[end + 1] > ' ' &&
            (unsigned char)text[end + 1] < 0x7F) {
            tokens->flags[tokens->n - 1] |= TOKEN_SPACE; /* the common case */
            at = end + 1;
        } else {
            at = skip_space(&s, end);
        }
    }
    if (tokens->n) tokens->flags[tokens->n - 1] |= TOKEN_SPACE | TOKEN_LINE;
    return arena->rc;
}

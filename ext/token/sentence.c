#include "token/sentence.h"

#include <string.h>

#include "token/class.h"
#include "token/scan.h"

/* What the splitter sees while it goes through the tokens. */
typedef struct Splitter {
    const char *text;
    const Tokens *tokens;
    const Paragraphs *paragraphs;
    uint32_t first;     /* token of the current sentence */
    uint32_t paragraph; /* of the current token */
    /* what was looked at last, so that long runs are walked once: all tokens from the first on and
    ** before the second open quotes or brackets; all up to the second end or close a sentence */
    uint32_t open[2];
    uint32_t marks[2];
} Splitter;

static const char *word(const Splitter *s, uint32_t i) {
    return s->text + s->tokens->start[i];
}

static int is(const Splitter *s, uint32_t i, const char *text) {
    size_t n = strlen(text);
    return s->tokens->length[i] == n && memcmp(word(s, i), text, n) == 0;
}

static CharClass first_class(const Splitter *s, uint32_t i) {
    return class_at(word(s, i));
}

static int has_space(const Splitter *s, uint32_t i) {
    return (s->tokens->flags[i] & TOKEN_SPACE) != 0;
}

/* Quotation marks, told by their shape and by the space around them. */
static int is_quote(const Splitter *s, uint32_t i) {
    static const char *const QUOTES[] = {"\"", "'", "''", "``", "„", "“", "”",  "‚",
                                         "‘",  "’", "»",  "«",  "›", "‹", ",,", NULL};
    const char *const *quote;
    if (s->tokens->kind[i] != TOKEN_PUNCTUATION || s->tokens->length[i] > 3) return 0;
    for (quote = QUOTES; *quote; quote++) {
        if (is(s, i, *quote)) return 1;
    }
    return 0;
}

static int opens_quote(const Splitter *s, uint32_t i) {
    if (!is_quote(s, i)) return 0;
    if (is(s, i, "„") || is(s, i, "‚") || is(s, i, ",,") || is(s, i, "``")) return 1;
    return !has_space(s, i) && (i == 0 || has_space(s, i - 1));
}

/* Does the token close something that the sentence before it belongs to? */
static int closes(const Splitter *s, uint32_t i) {
    if (first_class(s, i) == CLASS_CLOSE) return 1;
    if (!is_quote(s, i)) return 0;
    if (!has_space(s, i - 1)) return !is(s, i, "„") && !is(s, i, "‚") && !is(s, i, "``");
    return is(s, i, "''"); /* detached, as in tokenised text */
}

/* Full stop, ! ? … and runs of them. */
static int is_final_mark(const Splitter *s, uint32_t i) {
    char c = *word(s, i);
    if (s->tokens->kind[i] != TOKEN_PUNCTUATION) return 0;
    return c == '.' || c == '!' || c == '?' || strncmp(word(s, i), "…", 3) == 0;
}

static int is_ellipsis(const Splitter *s, uint32_t i) {
    return strncmp(word(s, i), "…", 3) == 0 || (*word(s, i) == '.' && s->tokens->length[i] > 1);
}

/* Der, Danach, ...: capitalised words that stand where a sentence begins. */
static int is_starter(const Splitter *s, uint32_t i) {
    return scan_lower_flags(word(s, i), s->tokens->length[i]) & WORD_STARTS &&
           s->tokens->flags[i] & TOKEN_UPPER;
}

/* iPhone, eBay: a small first letter before a capital says nothing. */
static int is_small(const Splitter *s, uint32_t i) {
    uint32_t length;
    if (first_class(s, i) != CLASS_LOWER || s->tokens->kind[i] == TOKEN_URL) return 0;
    text_decode(word(s, i), &length);
    return s->tokens->length[i] == length || class_at(word(s, i) + length) != CLASS_UPPER;
}

/* Can a sentence begin with token i, after one that a mark ended? */
static int can_begin(const Splitter *s, uint32_t i) {
    if (is_small(s, i)) return 0;
    if (s->tokens->kind[i] == TOKEN_PUNCTUATION) {
        CharClass cls = first_class(s, i);
        return cls == CLASS_OPEN || cls == CLASS_DASH || opens_quote(s, i) || is(s, i, "¿") ||
               is(s, i, "¡") || is(s, i, "•") || is(s, i, "·") || is_ellipsis(s, i);
    }
    return 1;
}

/* A paragraph ends behind token i. */
static int paragraph_ends(const Splitter *s, uint32_t i) {
    const Paragraphs *p = s->paragraphs;
    return s->paragraph + 1 < p->n && s->tokens->start[i + 1] >= p->start[s->paragraph + 1];
}

/* The token that a sentence beginning with i really begins with: behind quotes and brackets. */
static uint32_t behind_open(Splitter *s, uint32_t i) {
    if (i >= s->open[0] && i <= s->open[1]) return s->open[1];
    s->open[0] = i;
    while (i + 1 < s->tokens->n && (opens_quote(s, i) || first_class(s, i) == CLASS_OPEN)) i++;
    s->open[1] = i;
    return i;
}

/*
** The last token of what ends a sentence with the mark i: more marks, what closes quotes and
** brackets, emoji.
*/
static uint32_t behind_marks(Splitter *s, uint32_t i) {
    if (i >= s->marks[0] && i <= s->marks[1]) return s->marks[1];
    s->marks[0] = i;
    while (i + 1 < s->tokens->n && !paragraph_ends(s, i) &&
           (is_final_mark(s, i + 1) || closes(s, i + 1) || s->tokens->kind[i + 1] == TOKEN_EMOJI)) {
        i++;
    }
    s->marks[1] = i;
    return i;
}

/*
** Does a sentence end behind `mark`, when what closes it ends with `last` and token `last + 1`
** follows?
*/
static int ends_at_mark(Splitter *s, uint32_t mark, uint32_t last) {
    uint32_t next = last + 1, start = behind_open(s, next);

    if (!has_space(s, last) && last == mark && class_is_letter(first_class(s, next)) &&
        s->tokens->length[mark] == 1 && *word(s, mark) == '.') {
        return first_class(s, next) == CLASS_UPPER; /* a space is missing: "zu Ende.Danach" */
    }
    if (!can_begin(s, next) || is_small(s, start)) return 0;
    if (is_ellipsis(s, mark) &&
        (mark == s->first || first_class(s, mark - 1) == CLASS_OPEN)) { /* "… und", "[...]" */
        return 0;
    }
    if (is_ellipsis(s, mark) && *word(s, next) == '[') return 0;
    if (is_ellipsis(s, mark) && mark == last) {
        return next != start || !has_space(s, mark - 1) || is_starter(s, start);
    }
    return 1;
}

/* Does a sentence end behind an abbreviation? */
static int ends_at_abbreviation(Splitter *s, uint32_t i) {
    const char *text = word(s, i);
    uint32_t n = s->tokens->length[i], flags = word_table_find(DATA_ABBREVIATIONS, text, n), start;

    if (!has_space(s, i) || !(flags & ABBREVIATION_ENDS)) return 0;
    start = behind_open(s, i + 1);
    return is_starter(s, start);
}

/* The last token of the sentence's end that token i begins, or `none`. */
static uint32_t sentence_end(Splitter *s, uint32_t i, uint32_t none) {
    const Tokens *tokens = s->tokens;
    uint32_t last;

    if (i + 1 == tokens->n || paragraph_ends(s, i)) return i;
    if (tokens->kind[i] == TOKEN_ABBREVIATION) return ends_at_abbreviation(s, i) ? i : none;
    if (!is_final_mark(s, i)) return none;
    last = behind_marks(s, i);
    if (last + 1 == tokens->n || paragraph_ends(s, last)) return last;
    return ends_at_mark(s, i, last) ? last : none;
}

static int push(Sentences *out, Arena *arena, uint32_t first, uint32_t paragraph) {
    if (out->n + 1 >= out->capacity) {
        uint32_t old = out->capacity, now = old ? 2 * old : 64;
        void *firsts =
            arena_resize(arena, out->first, old * sizeof(uint32_t), now * sizeof(uint32_t));
        void *paragraphs =
            arena_resize(arena, out->paragraph, old * sizeof(uint32_t), now * sizeof(uint32_t));
        if (firsts) out->first = firsts;
        if (paragraphs) out->paragraph = paragraphs;
        if (arena->rc) return arena->rc;
        out->capacity = now;
        if (arena_poll(arena)) return arena->rc;
    }
    out->first[out->n] = first;
    out->paragraph[out->n] = paragraph;
    out->n++;
    return SQLITE_OK;
}

int sentences_split(Sentences *sentences, Arena *arena, const char *text, const Tokens *tokens,
                    const Paragraphs *paragraphs) {
    Splitter s = {text, tokens, paragraphs, 0, 0, {1, 0}, {1, 0}};
    uint32_t i = 0;

    while (i < tokens->n) {
        uint32_t end;
        s.first = i;
        while (s.paragraph + 1 < paragraphs->n &&
               tokens->start[i] >= paragraphs->start[s.paragraph + 1]) {
            s.paragraph++;
        }
        if (push(sentences, arena, i, s.paragraph)) return arena->rc;
        while ((end = sentence_end(&s, i, tokens->n)) == tokens->n) i++;
        i = end + 1;
    }
    if (!sentences->first && push(sentences, arena, 0, 0)) return arena->rc;
    if (tokens->n == 0) sentences->n = 0;
    sentences->first[sentences->n] = tokens->n; /* push() keeps room for it */
    return SQLITE_OK;
}

uint32_t sentences_find(const Sentences *sentences, uint32_t token) {
    uint32_t low = 0, high = sentences->n;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (sentences->first[middle] <= token) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

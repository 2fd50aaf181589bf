/* A token's two forms, and the words beside it that complete a suspended part. */
#include "word/norm.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/text.h"
#include "token/class.h"
#include "token/scan.h"
#include "token/swiss.h"
#include "word/compound_search.h"
#include "word/suspended.h"

enum {
    COORDINATED = 12, /* tokens between a suspended part and the word that completes it */
    BETWEEN = 3,      /* words between them that are neither */
    NEAR_MOST = 4 * SUSPENDED_BYTES, /* bytes of either, invisible characters included */
    COMPOSED_MOST = 100 << 20        /* bytes of a token that ICU is asked for; longer ones stay */
};

/*
** Copies the text without its invisible characters (soft hyphens, joiners); returns the bytes
** written.
*/
static uint32_t drop_format(const char *text, uint32_t n, char *out) {
    uint32_t at = 0, to = 0, length;
    while (at < n) {
        CharClass cls = char_class(text_decode(text + at, &length));
        if (cls != CLASS_FORMAT) {
            memcpy(out + to, text + at, length);
            to += length;
        }
        at += length;
    }
    return to;
}

/* NFC (Unicode Standard Annex #15), in the arena; NULL when out of memory. */
static const char *compose(Arena *arena, const char *text, uint32_t n, uint32_t *out_n) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    int32_t wide_n = 0, composed_n, size = (int32_t)(3 * (n < COMPOSED_MOST ? n : 0) + 1);
    UChar *wide, *composed;
    char *out;

    *out_n = n;
    if (n >= COMPOSED_MOST) return text;
    wide = arena_alloc(arena, ((size_t)n + 1) * sizeof *wide);
    composed = arena_alloc(arena, (size_t)size * sizeof *composed);
    out = arena_alloc(arena, (size_t)size);
    if (arena->rc) return NULL;
    u_strFromUTF8WithSub(wide, (int32_t)n + 1, &wide_n, text, (int32_t)n, TEXT_BAD, NULL, &error);
    composed_n = unorm2_normalize(nfc, wide, wide_n, composed, size, &error);
    u_strToUTF8WithSub(out, size, &size, composed, composed_n, TEXT_BAD, NULL, &error);
    if (U_FAILURE(error)) {
        if (error == U_MEMORY_ALLOCATION_ERROR) arena->rc = SQLITE_NOMEM;
        return arena->rc ? NULL : text; /* grows beyond what NFC can: not NFC's case */
    }
    *out_n = (uint32_t)size;
    return out;
}

/* Is the token its own normal form, as far as its bytes show? Combining marks begin at U+0300. */
static int is_plain(const char *z, uint32_t n) {
    uint32_t i;
    if (z[n - 1] == '-' || z[0] == '-') return n == 1;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)z[i];
        if (c >= 0xC4 && !(c == 0xE2 && n == 3)) return 0; /* but quotation marks and dashes */
        if (c == 0xC2 && (unsigned char)z[i + 1] == 0xAD) return 0;
        if ((c | 32) == 's' && (z[i + 1] | 32) == 's') return 0; /* Swiss? */
    }
    return 1;
}

/* The token without invisible characters and composed. */
static const char *make_form(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                             uint32_t *n) {
    char *visible = arena_alloc(arena, (size_t)tokens->length[token] + 1);
    if (!visible) return NULL;
    *n = drop_format(text + tokens->start[token], tokens->length[token], visible);
    return compose(arena, visible, *n, n);
}

/* The form in German spelling: itself, or in the arena. */
static const char *restore(const char *form, uint32_t n, Arena *arena) {
    char *sharp = arena_alloc(arena, (size_t)n + 1);
    if (!sharp) return NULL;
    return swiss_restore(form, n, sharp) ? sharp : form;
}

/* Suspended parts */

/* A token near a suspended part: its form, without hyphens at its ends. */
typedef struct Near {
    const char *word;
    uint32_t n;
    int before, behind; /* there was a hyphen: it is a suspended part itself */
} Near;

/* 1, or 0 when it is too long or memory is short. */
static int get_near(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                    Near *near) {
    const char *form;
    if (tokens->length[token] > NEAR_MOST) return 0;
    form = token_form(tokens, token, arena, text, &near->n);
    if (form) form = restore(form, near->n, arena);
    if (!form || near->n == 0) return 0;
    near->before = near->n > 1 && form[0] == '-';
    near->behind = near->n > 1 && form[near->n - 1] == '-';
    near->word = form + near->before;
    near->n -= (uint32_t)(near->before + near->behind);
    return near->n > 0;
}

static int joins(const Tokens *tokens, uint32_t token, const char *text) {
    return (scan_lower_flags(text + tokens->start[token], tokens->length[token]) & WORD_JOINS) != 0;
}

static int is_noun(const Near *near) {
    return is_capital(near->word, near->n);
}

/* One capital, and then small letters: no abbreviation. */
static int is_capital_only(const Near *near) {
    return near->n > 1 && !is_capital(near->word + 1, near->n - 1);
}

/* May the token have its capital from the sentence that it begins? */
static int begins(const Tokens *tokens, uint32_t token, const char *text) {
    if (token == 0 || (tokens->flags[token - 1] & TOKEN_LINE)) return 1;
    return tokens->kind[token - 1] == TOKEN_PUNCTUATION && text[tokens->start[token - 1]] != ',';
}

/* Where the part behind the word's last hyphen begins; 0: it has none. */
static uint32_t behind_hyphen(const Near *near) {
    uint32_t at = near->n;
    while (at > 0 && near->word[at - 1] != '-') at--;
    return at;
}

/* Both texts in one, in the arena; a hyphen between them when asked for. */
static char *join(Arena *arena, const char *a, uint32_t a_n, int hyphen, const char *b,
                  uint32_t b_n, uint32_t *n) {
    char *joined = arena_alloc(arena, (size_t)a_n + b_n + 2);
    if (!joined) return NULL;
    memcpy(joined, a, a_n);
    if (hyphen) joined[a_n++] = '-';
    memcpy(joined + a_n, b, b_n);
    *n = a_n + b_n;
    return joined;
}

/*
** The part completed by the word behind it, in the arena; NULL when it does not. A word with a
** hyphen gives what is behind it ("Facebook- und WhatsApp-Nutzern").
*/
static char *complete_by(Arena *arena, const Near *part, const Near *word, uint32_t *n) {
    uint32_t at = behind_hyphen(word), first = 0;
    int hyphen = 1, noun = is_noun(word->before ? part : word);
    char *joined;

    if (at > 0) {
        while (word->word[first] != '-') first++;
        if (suspended_prefix(part->word, part->n)) { /* Ein- und Ausfuhr-Verbot */
            uint32_t rest =
                (uint32_t)suspended_rest(part->word, part->n, word->word, first, noun, &hyphen);
            if (rest > 0) at = rest;
            if (rest == 0) hyphen = 1;
        }
    } else {
        at = (uint32_t)suspended_rest(part->word, part->n, word->word, word->n, noun, &hyphen);
    }
    if (at == 0) return NULL;
    joined = join(arena, part->word, part->n, hyphen, word->word + at, word->n - at, n);
    if (joined && hyphen && noun && !behind_hyphen(word))
        capitalise(joined + part->n + 1, *n - part->n - 1);
    return joined;
}

/*
** Does the word, in small letters, stand before the noun that completes a noun's part: an article,
** a number, an adjective that is not itself completing ("Nord- und süddeutsche")?
*/
static int is_between(const Near *part, const Near *word) {
    int hyphen;
    if (is_noun(word) || word->before || behind_hyphen(word)) return 0;
    return !suspended_rest(part->word, part->n, word->word, word->n, 0, &hyphen);
}

/*
** The word that completes a part with a hyphen at its end comes behind commas, conjunctions and
** further parts; before a noun others may stand ("Kultur- und die gesamte Finanzpolitik").
*/
static char *complete_forward(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                              const Near *part, uint32_t *n) {
    uint32_t i, conjunctions = 0, between = 0;
    int noun = is_noun(part), sentence = begins(tokens, token, text);

    for (i = token + 1; i < tokens->n && i <= token + COORDINATED; i++) {
        const char *word = text + tokens->start[i];
        uint32_t length = tokens->length[i];
        Near near;
        if (joins(tokens, i, text)) {
            conjunctions++;
            continue;
        }
        if (!conjunctions || between > BETWEEN) return NULL;
        if (noun && (tokens->kind[i] == TOKEN_NUMBER || token_is_stop(word, length))) {
            between++;
            continue;
        }
        if (tokens->kind[i] != TOKEN_WORD) return NULL;
        if (length > 1 && word[length - 1] == '-') continue;
        if (!get_near(tokens, i, arena, text, &near)) return NULL;
        if (noun && is_between(part, &near)) {
            between++;
            continue;
        }
        if (noun && !sentence && !near.before && !is_noun(&near) && !behind_hyphen(&near) &&
            is_capital_only(part))
            return NULL; /* an adjective that takes part itself */
        return complete_by(arena, part, &near, n);
    }
    return NULL;
}

/* How many bytes of the word, which is `whole` when complete, go before the part; 0: none. */
static uint32_t beginning(const Near *word, const Near *whole, const Near *part) {
    if (is_noun(part) || behind_hyphen(whole)) return 0;
    return (uint32_t)suspended_begin(whole->word, whole->n, word->n, part->word, part->n);
}

/*
** The word that a part with a hyphen at its beginning takes its beginning from comes before commas,
** conjunctions and further parts; articles and adjectives may stand between ("Fußballtrainer und
** ehemaliger -spieler").
*/
static char *complete_backward(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                               const Near *part, uint32_t *n) {
    uint32_t i, conjunctions = 0, between = 0;

    for (i = token; i-- > 0 && i + COORDINATED >= token && between <= BETWEEN;) {
        const char *word = text + tokens->start[i];
        Near near, whole;
        uint32_t at;
        if (joins(tokens, i, text)) {
            conjunctions++;
            continue;
        }
        if (tokens->kind[i] != TOKEN_WORD) return NULL;
        if (token_is_stop(word, tokens->length[i])) {
            between++;
            continue;
        }
        if (word[0] == '-') continue;
        if (!get_near(tokens, i, arena, text, &near)) return NULL;
        whole = near;
        if (near.behind && (word = complete_by(arena, &near, part, &whole.n)) != NULL)
            whole.word = word;
        else
            whole.n = near.n;
        at = beginning(&near, &whole, part);
        if (at == 0 && !is_noun(&near) && !near.behind) {
            between++;
            continue;
        }
        return at && conjunctions ? join(arena, near.word, at, 0, part->word, part->n, n) : NULL;
    }
    return NULL;
}

/* The suspended part completed, or NULL. */
static const char *complete(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                            uint32_t *n) {
    Near part;
    if (!get_near(tokens, token, arena, text, &part) || part.before + part.behind != 1) return NULL;
    return part.behind ? complete_forward(tokens, token, arena, text, &part, n)
                       : complete_backward(tokens, token, arena, text, &part, n);
}

const char *token_norm(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                       uint32_t *n) {
    const char *word = text + tokens->start[token], *form;
    uint32_t length = tokens->length[token];

    *n = length;
    if (is_plain(word, length)) return word;
    if (tokens->kind[token] == TOKEN_WORD && (word[0] == '-' || word[length - 1] == '-')) {
        form = complete(tokens, token, arena, text, n);
        if (form || arena->rc) return form;
    }
    form = make_form(tokens, token, arena, text, n);
    return form && tokens->kind[token] == TOKEN_WORD ? restore(form, *n, arena) : form;
}

const char *token_form(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                       uint32_t *n) {
    const char *word = text + tokens->start[token];
    uint32_t i;
    *n = tokens->length[token];
    for (i = 0; i < *n; i++) { /* soft hyphens and what else is invisible; combining marks */
        unsigned char c = (unsigned char)word[i];
        if (c >= 0xCC && !(c == 0xE2 && *n == 3)) break;
        if (c == 0xC2 && (unsigned char)word[i + 1] == 0xAD) break;
    }
    return i == *n ? word : make_form(tokens, token, arena, text, n);
}

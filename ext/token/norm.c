/* A token's normal form. */
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/text.h"
#include "token/class.h"
#include "token/scan.h"
#include "token/swiss.h"
#include "token/token.h"

enum {
    COORDINATED = 12,         /* tokens between a suspended part and the word that completes it */
    COMPOSED_MOST = 100 << 20 /* bytes of a token that ICU is asked for; longer ones stay */
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

/*
** The second part of the word that completes a suspended one: behind commas, conjunctions and
** further suspended parts comes a word with a hyphen ("Facebook-, Instagram- und
** WhatsApp-Nutzern": "Nutzern"). A word without a hyphen ("Ein- und Ausfuhr") would have to be
** taken apart first.
*/
static const char *completion(const Tokens *tokens, uint32_t token, const char *text, uint32_t *n) {
    uint32_t i, conjunctions = 0;

    for (i = token + 1; i < tokens->n && i <= token + COORDINATED; i++) {
        const char *word = text + tokens->start[i];
        uint32_t length = tokens->length[i], cut;
        if (scan_word_flags(word, length) & WORD_JOINS) {
            conjunctions++;
            continue;
        }
        if (tokens->kind[i] != TOKEN_WORD || !conjunctions) return NULL;
        if (word[length - 1] == '-') continue;
        for (cut = length; cut > 1 && word[cut - 1] != '-'; cut--) continue;
        if (cut <= 1) return NULL;
        *n = length - cut;
        return word + cut;
    }
    return NULL;
}

/* Is the token its own normal form, as far as its bytes show? Combining marks begin at U+0300. */
static int is_plain(const char *z, uint32_t n) {
    uint32_t i;
    if (z[n - 1] == '-') return n == 1;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)z[i];
        if (c >= 0xC4 && !(c == 0xE2 && n == 3)) return 0; /* but quotation marks and dashes */
        if (c == 0xC2 && (unsigned char)z[i + 1] == 0xAD) return 0;
        if ((c | 32) == 's' && (z[i + 1] | 32) == 's') return 0; /* Swiss? */
    }
    return 1;
}

/* The word without invisible characters and composed; `complete` also as token_norm() says. */
static const char *normalise(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                             uint32_t *n, int complete) {
    const char *word = text + tokens->start[token], *rest = NULL;
    uint32_t length = tokens->length[token], rest_n = 0;
    int is_word = tokens->kind[token] == TOKEN_WORD;
    char *joined;

    if (complete && is_word && length > 1 && word[length - 1] == '-') {
        rest = completion(tokens, token, text, &rest_n);
    }
    joined = arena_alloc(arena, (size_t)length + rest_n + 1);
    if (arena->rc) return NULL;
    length = drop_format(word, length, joined);
    length += drop_format(rest ? rest : "", rest_n, joined + length);
    if (complete && is_word) {
        char *sharp = arena_alloc(arena, (size_t)length + 1);
        if (arena->rc) return NULL;
        if (swiss_restore(joined, length, sharp)) joined = sharp;
    }
    return compose(arena, joined, length, n);
}

const char *token_norm(const Tokens *tokens, uint32_t token, Arena *arena, const char *text,
                       uint32_t *n) {
    const char *word = text + tokens->start[token];
    *n = tokens->length[token];
    return is_plain(word, *n) ? word : normalise(tokens, token, arena, text, n, 1);
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
    return i == *n ? word : normalise(tokens, token, arena, text, n, 0);
}

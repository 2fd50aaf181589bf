/* What headings quote: the text below says it again, with the speaker. */
#include "base/hash.h"
#include "speech/speech.h"

enum {
    ROWS = 32,    /* that are compared with a heading's, behind it and then before it */
    WORDS = 24,   /* of a heading's quotation that are compared; */
    SPOKEN = 120, /* the same of a row of the text */
    LEAST = 3     /* words that must be the same */
};

/* The words of a row, one hash each, folded as far as ASCII goes; returns how many. */
static uint32_t read_words(const Speech *s, const Row *row, uint32_t *words, uint32_t most) {
    uint32_t i, n = 0;
    for (i = row->first; i <= row->last && n < most; i++) {
        const char *z = s->text + s->tokens->start[i];
        char small[32];
        uint32_t k, length = s->tokens->length[i];
        if (s->tokens->kind[i] == TOKEN_PUNCTUATION || s->tokens->kind[i] == TOKEN_SYMBOL) continue;
        if (length > sizeof small) length = sizeof small;
        for (k = 0; k < length; k++)
            small[k] = z[k] >= 'A' && z[k] <= 'Z' ? (char)(z[k] + 32) : z[k];
        words[n++] = (uint32_t)hash_bytes(small, length);
    }
    return n;
}

/* The longest common subsequence: a heading leaves words out, and may turn one. */
static uint32_t count_common(const uint32_t *a, uint32_t a_n, const uint32_t *b, uint32_t b_n) {
    uint32_t line[WORDS + 1] = {0}, i, j;
    for (j = 0; j < b_n; j++) {
        uint32_t corner = 0;
        for (i = 1; i <= a_n; i++) {
            uint32_t above = line[i];
            if (a[i - 1] == b[j])
                line[i] = corner + 1;
            else if (line[i - 1] > line[i])
                line[i] = line[i - 1];
            corner = above;
        }
    }
    return line[a_n];
}

/* Three words in four, or all of a shorter one. */
static int says(const Speech *s, const Row *row, const uint32_t *heading, uint32_t n) {
    uint32_t words[SPOKEN], common;
    if (row->part != PART_TEXT || row->dropped || row->speaker == NONE) return 0;
    common = count_common(heading, n, words, read_words(s, row, words, SPOKEN));
    return common == n || (common >= LEAST && 4 * common >= 3 * n);
}

static void attribute(Speech *s, uint32_t i) {
    uint32_t words[WORDS], n = read_words(s, &s->rows[i], words, WORDS), k;
    Row *row = &s->rows[i];
    uint32_t end = s->rows_n - i > ROWS ? i + ROWS : s->rows_n, from = i > ROWS ? i - ROWS : 0;
    if (n < LEAST - 1) return;
    for (k = i + 1; k < end && !says(s, &s->rows[k], words, n); k++) {
    }
    if (k == end) {
        for (k = i; k > from && !says(s, &s->rows[k - 1], words, n); k--) {
        }
        if (k == from) return;
        k--;
    }
    row->speaker = s->rows[k].speaker;
    row->speaker_last = s->rows[k].speaker_last;
    row->head = s->rows[k].head;
    row->later = k + 1;
}

void headings_attribute(Speech *s) {
    uint32_t i;
    for (i = 0; i < s->rows_n && !s->arena->rc; i++) {
        const Row *row = &s->rows[i];
        if (row->part != PART_HEADING || row->kind != QUOTE_DIRECT || row->speaker != NONE ||
            row->dropped)
            continue;
        attribute(s, i);
        arena_poll(s->arena);
    }
}

/*
** counts OUT.tsv TEXT... -- TEXT...: counts the word forms of raw text, case as written.
**
** Texts behind -- are counted apart as well (encyclopedia and news, where those before are
** speeches). Columns of OUT.tsv, by falling count, forms seen once left out:
**
**   form       as corpus_form() writes it
**   count      how often it was seen
**   middle     ... where the place does not explain a capital (inside a sentence)
**   estimate   how often it was meant: `count`, with capitals at the begin of a sentence shared
**              with the form in small letters, in the proportion that both have inside sentences
**   second     how often in the texts behind --
**   kind       the token's kind, see token/token.h
**
** Protocols come from set pages: a hyphen that divided a word at a line's end may remain inside
** it ("Haus-haltes"). Such a form is given to the joined word where that is seen far more often.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "token/token.h"
#include "train/corpus.h"

enum { JOINED_TIMES = 10 }; /* that often more than the divided form */

typedef struct Count {
    uint32_t all, middle, second;
    uint64_t estimate;
    uint8_t kind;
} Count;

typedef struct Counts {
    Vocabulary forms;
    Count *count;
    uint32_t room;
    uint64_t tokens, sentences;
    int second;
} Counts;

static const Vocabulary *sorted_forms; /* what by_count() compares */
static const Count *sorted_counts;

static int is_counted(const CorpusToken *t) {
    return t->n > 0 && t->kind != TOKEN_URL && t->kind != TOKEN_EMAIL && t->kind != TOKEN_HASHTAG &&
           t->kind != TOKEN_MENTION && t->kind != TOKEN_EMOJI;
}

static void take(void *data, const CorpusToken *tokens, uint32_t n) {
    Counts *c = data;
    uint32_t i;

    c->tokens += n;
    c->sentences++;
    for (i = 0; i < n; i++) {
        const CorpusToken *t = &tokens[i];
        uint32_t id;
        if (!is_counted(t)) continue;
        id = vocabulary_add(&c->forms, t->form, t->n);
        if (id >= c->room) {
            uint32_t room = c->room ? 2 * c->room : 1 << 16;
            c->count = corpus_resize(c->count, room, sizeof *c->count);
            memset(c->count + c->room, 0, (room - c->room) * sizeof *c->count);
            c->room = room;
        }
        if (c->count[id].all++ == 0) c->count[id].kind = t->kind;
        if (!t->initial) c->count[id].middle++;
        if (c->second) c->count[id].second++;
    }
}

/* Is the byte the first of a small letter? (Of two bytes: ß to ÿ.) */
static int is_small(const char *z) {
    return (z[0] >= 'a' && z[0] <= 'z') || (z[0] == '\xC3' && (unsigned char)z[1] >= 0x9F);
}

/* Gives divided words to the joined ones; returns how many forms were given. */
static uint32_t join(Counts *c) {
    char joined[CORPUS_LONGEST];
    uint32_t i, given = 0;

    for (i = 0; i < c->forms.n; i++) {
        const char *form = c->forms.form[i];
        const char *hyphen = strchr(form, '-');
        size_t n = c->forms.length[i], at = hyphen ? (size_t)(hyphen - form) : 0;
        uint32_t id;
        if (at < 2 || !is_small(hyphen + 1) || strchr(hyphen + 1, '-')) continue;
        memcpy(joined, form, at);
        memcpy(joined + at, hyphen + 1, n - at - 1);
        id = vocabulary_find(&c->forms, joined, n - 1);
        if (id == VOCABULARY_NONE || c->count[id].all / JOINED_TIMES < c->count[i].all) continue;
        c->count[id].all += c->count[i].all;
        c->count[id].middle += c->count[i].middle;
        c->count[id].second += c->count[i].second;
        c->count[i].all = 0;
        given++;
    }
    return given;
}

static void estimate(Counts *c) {
    char lower[CORPUS_LONGEST];
    uint32_t i;

    for (i = 0; i < c->forms.n; i++) {
        Count *upper = &c->count[i];
        uint64_t initial = upper->all - upper->middle, share = initial, both;
        uint32_t id = VOCABULARY_NONE;
        if (upper->all == 0) continue;
        if (corpus_lower(c->forms.form[i], c->forms.length[i], lower))
            id = vocabulary_find(&c->forms, lower, c->forms.length[i]);
        if (id != VOCABULARY_NONE && c->count[id].middle > 0) {
            both = (uint64_t)upper->middle + c->count[id].middle;
            share = (initial * upper->middle + both / 2) / both;
            c->count[id].estimate += initial - share;
        }
        upper->estimate += upper->middle + share;
    }
}

static int by_count(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    uint32_t m = sorted_counts[x].all, n = sorted_counts[y].all;
    return m != n ? (m < n) - (m > n) : strcmp(sorted_forms->form[x], sorted_forms->form[y]);
}

static void write_counts(const char *path, const Counts *c) {
    uint32_t *order = corpus_memory(c->forms.n, sizeof *order), i, n = 0;
    FILE *out = fopen(path, "w");

    if (!out) corpus_fail("cannot write", path);
    for (i = 0; i < c->forms.n; i++) {
        if (c->count[i].all > 1) order[n++] = i;
    }
    sorted_forms = &c->forms;
    sorted_counts = c->count;
    qsort(order, n, sizeof *order, by_count);
    for (i = 0; i < n; i++) {
        const Count *count = &c->count[order[i]];
        fprintf(out, "%s\t%u\t%u\t%llu\t%u\t%s\n", c->forms.form[order[i]], count->all,
                count->middle, (unsigned long long)count->estimate, count->second,
                token_kind_name((TokenKind)count->kind));
    }
    if (fclose(out) != 0) corpus_fail("cannot write", path);
    fprintf(stderr, "counts: %llu tokens, %llu sentences, %u forms, %u of them seen twice\n",
            (unsigned long long)c->tokens, (unsigned long long)c->sentences, c->forms.n, n);
}

int main(int argc, char **argv) {
    static Counts counts;
    int i;

    if (argc < 3) corpus_fail("usage", "counts OUT.tsv TEXT... -- TEXT...");
    for (i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--") == 0) {
            counts.second = 1;
        } else {
            corpus_read(argv[i], take, &counts);
        }
    }
    fprintf(stderr, "counts: %u divided forms joined\n", join(&counts));
    estimate(&counts);
    write_counts(argv[1], &counts);
    return 0;
}

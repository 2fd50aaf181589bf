#include "speech/relation_role.h"

#include <string.h>

#include "data/data.h"
#include "word/compound.h"

enum { LONGEST = 100, ROLE = 1 << ('r' - 'a'), END = 1 << ('e' - 'a'), PARTY = 1 << ('p' - 'a') };

/* In small letters, of those in Latin-1. Returns the bytes, 0 for what is too long. */
static size_t lower(const char *word, size_t n, char *out) {
    size_t i;
    if (n > LONGEST) return 0;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)word[i];
        if (c >= 'A' && c <= 'Z') c |= 0x20;
        if (i && (unsigned char)word[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E) c |= 0x20;
        out[i] = (char)c;
    }
    return n;
}

static uint32_t look_up(const char *word, size_t n, unsigned letters) {
    char small[LONGEST];
    n = lower(word, n, small);
    if (!n) return 0;
    if (word_table_find(DATA_ROLES, small, n) & letters) return 1;
    return letters & (ROLE | END) && word_table_find(DATA_PROFESSIONS, small, n);
}

static int is_role(const char *word, size_t n) {
    LexiconEntry entry;
    size_t head, k;
    if (n == 0 || n > LONGEST) return 0;
    if (look_up(word, n, ROLE)) return 1;
    for (k = n; k > 0 && word[k - 1] != '-'; k--) continue;
    if (k > 0 && look_up(word + k, n - k, ROLE)) return 1;
    head = compound_head(word + k, n - k, &entry);
    return head && look_up(word + k + head, n - k - head, END);
}

int role_find(const char *form, size_t n, const char *lemma, size_t lemma_n, int named,
              size_t *at) {
    size_t k = 0;
    *at = 0;
    if (named) { /* only what stands behind the name's hyphen */
        for (k = n; k > 0 && form[k - 1] != '-'; k--) continue;
        if (k == 0) return 0;
        *at = k;
        if (is_role(form + k, n - k)) return 1;
        return k < lemma_n && memcmp(form, lemma, k) == 0 && is_role(lemma + k, lemma_n - k);
    }
    if (is_role(lemma, lemma_n)) return 1;
    return (n != lemma_n || memcmp(form, lemma, n) != 0) && look_up(form, n, ROLE);
}

const char *role_lemma(Arena *arena, const char *before, size_t first, const char *lemma,
                       size_t n) {
    char *role = arena_alloc(arena, first + n + 1);
    if (!role) return NULL;
    memcpy(role, before, first);
    memcpy(role + first, lemma, n);
    role[first + n] = 0;
    if (role[first] >= 'a' && role[first] <= 'z') role[first] = (char)(role[first] & ~0x20);
    return role;
}

int role_is_founder(const char *role) {
    size_t n = strlen(role);
    static const char *const ENDS[] = {"gründer", "gründerin", "Gründer", "Gründerin"};
    unsigned i;
    for (i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        size_t k = strlen(ENDS[i]);
        if (n >= k && memcmp(role + n - k, ENDS[i], k) == 0) return 1;
    }
    return 0;
}

int role_is_party(const char *word, size_t n) {
    return (int)look_up(word, n, PARTY);
}

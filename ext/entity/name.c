#include "entity/name.h"

#include <string.h>

#include "base/text.h"
#include "data/data.h"
#include "word/lexicon.h"
#include "word/norm.h"

enum {
    TAIL_BEFORE = 3, /* bytes that stand before the end of a compound */
    TAIL_LEAST = 4,  /* bytes of that end */
    PART_LEAST = 3   /* bytes of a name that begins a compound without a hyphen */
};

uint32_t name_find(const char *name, size_t n) {
    return word_table_find(DATA_NAMES, name, n);
}

unsigned word_sex(const char *word, size_t n, int is_given_name) {
    LexiconEntry entry;
    unsigned sex = 0, i;
    if (!lexicon_find(word, n, &entry)) return 0;
    for (i = 0; i < entry.count; i++) {
        Reading reading = lexicon_reading(&entry, i);
        if (is_given_name ? reading.class != CLASS_NE_FIRST
                          : reading.class != CLASS_NN && reading.class != CLASS_NN_ADJ)
            continue;
        if (reading.features & LEXICON_CASE(CASE_NOM, NUMBER_SINGULAR, GENDER_FEMININE))
            sex |= SEX_FEMALE;
        if (reading.features & LEXICON_CASE(CASE_NOM, NUMBER_SINGULAR, GENDER_MASCULINE))
            sex |= SEX_MALE;
    }
    return sex;
}

unsigned address_sex(const char *word, size_t n) {
    uint32_t cue = name_cue(word, n);
    return cue & NAME_CUE_FEMALE ? SEX_FEMALE : cue & NAME_CUE_MALE ? SEX_MALE : 0;
}

uint32_t genitive_ending(const char *word, size_t n) {
    uint32_t s = n > 1 && word[n - 1] == 's';
    if (n - s > 3 && memcmp(word + n - s - 3, "\xE2\x80\x99", 3) == 0) return s + 3;
    if (n - s > 1 && word[n - s - 1] == '\'') return s + 1;
    return s && n > 3 ? 1 : 0;
}

size_t name_small(const char *word, size_t n, size_t kept, char *out) {
    size_t i;

    if (n == 0 || n > NAME_WORD_BYTES) return 0;
    memcpy(out, word, n);
    for (i = kept; i < n; i++) {
        unsigned char c = (unsigned char)out[i], before = i ? (unsigned char)out[i - 1] : 0;
        if ((c >= 'A' && c <= 'Z') || (before == 0xC3 && c >= 0x80 && c <= 0x9E))
            out[i] = (char)(c + 32);
    }
    return n;
}

/* The letters of a word's longest tail that has one of `wanted`. */
static uint32_t find_tail(const char *small, size_t n, uint32_t wanted) {
    size_t at;
    for (at = TAIL_BEFORE; at + TAIL_LEAST <= n; at++) {
        uint32_t value =
            text_continues(small[at]) ? 0 : word_table_find(DATA_NAME_CUES, small + at, n - at);
        if (value & wanted) return value;
    }
    return 0;
}

uint32_t name_cue(const char *word, size_t n) {
    static const char *const ENDINGS[] = {"", "s", "n", "en", "es", "in"};
    const uint32_t same = NAME_CUE_FIRM | NAME_CUE_PLACE | NAME_CUE_WORK, /* ends compounds, too */
        whole = NAME_CUE_TITLE | NAME_CUE_HEAD | same,
                   ends = NAME_CUE_TITLE_END | NAME_CUE_HEAD_END | same;
    char small[NAME_WORD_BYTES];
    uint32_t cue = 0, tail = 0;
    size_t i;

    n = name_small(word, n, 0, small);
    if (n) cue = word_table_find(DATA_NAME_CUES, small, n);
    if (cue || n < TAIL_LEAST || !memcmp(small, word, n)) return cue; /* small letters: no noun */
    for (i = 0; !tail && i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t m = strlen(ENDINGS[i]);
        if (n < m + TAIL_LEAST || memcmp(small + n - m, ENDINGS[i], m) != 0) continue;
        if (m) tail = word_table_find(DATA_NAME_CUES, small, n - m) & whole;
        if (!tail) tail = find_tail(small, n - m, ends);
    }
    if (tail & (NAME_CUE_TITLE_END | NAME_CUE_TITLE)) cue |= NAME_CUE_TITLE;
    if (tail & (NAME_CUE_HEAD_END | NAME_CUE_HEAD)) cue |= NAME_CUE_HEAD;
    return cue | (tail & same);
}

Name name_first_word(Name name) {
    const char *space = memchr(name.text, ' ', name.n);
    return (Name){name.text, space ? (uint32_t)(space - name.text) : name.n};
}

Name name_last_word(Name name) {
    uint32_t at = name.n;
    while (at > 0 && name.text[at - 1] != ' ') at--;
    return (Name){name.text + at, name.n - at};
}

int name_equal(Name a, Name b) {
    return a.n == b.n && memcmp(a.text, b.text, a.n) == 0;
}

int name_is_legal(const char *word, size_t n) {
    return (n == 1 && strchr("&,", *word)) || name_cue(word, n) & NAME_CUE_LEGAL_FORM;
}

Name name_without_legal_form(Name name) {
    for (;;) {
        Name last = name_last_word(name);
        if (last.n == name.n || !name_is_legal(last.text, last.n)) return name;
        name.n -= last.n + 1;
        if (name.n > 1 && name.text[name.n - 1] == ',') name.n--;
    }
}

int is_acronym(const char *acronym, size_t n, const char *name, size_t length) {
    size_t i, at = 0, letters = 0;
    int camel = 0;

    for (i = 0; i < n; i++) camel |= acronym[i] >= 'A' && acronym[i] <= 'Z';
    for (i = 0; i < n; i++) {
        int small = acronym[i] >= 'a' && acronym[i] <= 'z';
        if (camel && small) continue; /* "KfW", "BayernLB"; but "dpa" */
        /* bytes of umlauts lose the same bit */
        while (at < length && (acronym[i] | 0x20) != (name[at] | 0x20)) at++;
        if (at == length || (i == 0 && at)) return 0;
        at++;
        letters++;
    }
    return letters > 1 && at < length && length > n + 3;
}

/*
** How many capitals the name's words begin with, where these are the acronym's first letters; 0 where
** they are not.
*/
static uint32_t count_initials(Name acronym, Name name) {
    uint32_t i, at = 0;
    for (i = 0; i < name.n; i++) {
        int begins = i == 0 || name.text[i - 1] == ' ' || name.text[i - 1] == '-';
        if (!begins || !(name.text[i] >= 'A' && name.text[i] <= 'Z')) continue;
        if (at == acronym.n || acronym.text[at] != name.text[i]) return 0;
        at++;
    }
    return at;
}

int is_initials(Name acronym, Name name) {
    return acronym.n > 1 && count_initials(acronym, name) == acronym.n;
}

int begins_acronym(Name acronym, Name name) {
    uint32_t i;
    for (i = 0; i < acronym.n; i++) {
        if (acronym.text[i] < 'A' || acronym.text[i] > 'Z') return 0;
    }
    return count_initials(acronym, name) > 1;
}

int is_nearly_acronym(Name acronym, Name name) {
    uint32_t i, at = 0, found = 0;
    for (i = 0; i < acronym.n; i++) {
        uint32_t to = at;
        if (acronym.text[i] < 'A' || acronym.text[i] > 'Z') return 0;
        while (to < name.n && (acronym.text[i] | 0x20) != (name.text[to] | 0x20)) to++;
        if (to == name.n || (i == 0 && to > 0)) continue;
        at = to + 1;
        found++;
    }
    return name.n > 0 && *name.text == *acronym.text && found > 2 && found + 1 >= acronym.n;
}

uint32_t name_of_member(Name word) {
    static const char *const ENDINGS[] = {"ler", "lers", "lern", "lerin", "lerinnen"};
    size_t i;
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        uint32_t m = (uint32_t)strlen(ENDINGS[i]), n;
        if (word.n < m + 3 || memcmp(word.text + word.n - m, ENDINGS[i], m) != 0) continue;
        n = word.n - m;
        if (word.text[0] >= 'A' && word.text[0] <= 'Z' && word.text[n - 1] >= 'A' &&
            word.text[n - 1] <= 'Z')
            return n;
    }
    return 0;
}

size_t small_capitals(const char *text, size_t n, char *out) {
    size_t at, end;

    if (!name_small(text, n, 0, out)) return 0;
    for (at = 0; at < n; at = end + 1) {
        for (end = at; end < n && text[end] != ' ' && text[end] != '-';) end++;
        if (at && (token_is_stop(out + at, end - at) ||
                   word_table_find(DATA_NAME_CUES, out + at, end - at) & NAME_CUE_PARTICLE))
            continue;
        memcpy(out + at, text + at, end - at > 1 && text[at] == '\xC3' ? 2 : end > at);
    }
    return n;
}

Name name_of_tokens(Finder *f, uint32_t first, uint32_t count) {
    uint32_t i, room = 1, n = 0;
    char *out;

    if (count == 1) {
        Name name;
        name.text = token_form(f->tokens, first, f->arena, f->text, &name.n);
        return name.text ? name : (Name){"", 0};
    }
    for (i = first; i < first + count; i++) room += f->tokens->length[i] + 1;
    out = arena_alloc(f->arena, room);
    if (!out) return (Name){"", 0};
    for (i = first; i < first + count; i++) {
        uint32_t length;
        const char *form = token_form(f->tokens, i, f->arena, f->text, &length);
        if (!form || n + length + 1 > room) break; /* composed letters are never longer */
        memcpy(out + n, form, length);
        n += length;
        if (i + 1 < first + count && f->tokens->flags[i] & TOKEN_SPACE) out[n++] = ' ';
    }
    return (Name){out, n};
}

uint32_t name_before(const char *word, uint32_t n) {
    uint32_t at = 0;
    for (;;) {
        const char *hyphen = memchr(word + at, '-', n - at);
        char small[NAME_WORD_BYTES];
        uint32_t m = hyphen ? (uint32_t)(hyphen - word) - at : 0;
        if (!m || at + m + 1 >= n || !name_small(word + at, m, 0, small) ||
            !(word_table_find(DATA_NAME_CUES, small, m) & NAME_CUE_BEFORE))
            return at;
        at += m + 1;
    }
}

Name name_inside_word(Name word, int (*is_name)(void *, Name), void *data) {
    uint32_t skip = name_before(word.text, word.n), end;
    Name rest = {word.text + skip, word.n - skip}, part = rest;
    const char *hyphen;

    while (part.n > 1 && part.text[part.n - 1] == '-') part.n--; /* "Facebook-" */
    if (part.n < rest.n && is_name(data, part)) return part;
    for (end = rest.n; end > 1; end--) { /* the longest one before a hyphen */
        part.n = end - 1;
        if (rest.text[end - 1] == '-' && is_name(data, part)) return part;
    }
    hyphen = memchr(rest.text, '-', rest.n);
    if (hyphen && hyphen > rest.text) return (Name){rest.text, (uint32_t)(hyphen - rest.text)};
    for (end = rest.n; end-- > PART_LEAST;) { /* "Facebookseite" */
        part.n = end;
        if (!text_continues(rest.text[end]) && is_name(data, part)) return part;
    }
    return rest;
}

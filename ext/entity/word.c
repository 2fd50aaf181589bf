/*
** What a token may be, seen alone: which lists hold it, which cue it is, how it is written.
*/
#include <string.h>

#include "base/text.h"
#include "data/data.h"
#include "entity/mention.h"

enum {
    WORD_MAX = 60, /* no list holds a longer word: longer ones are not looked up */
    TAIL_MIN = 5,  /* bytes of the shortest head of a compound that is believed */
    HEAD_REST = 2  /* and of what must stand before it */
};

uint32_t name_find(const char *name, size_t n) {
    return word_table_find(DATA_NAMES, name, n);
}

uint32_t genitive_ending(const char *word, size_t n) {
    uint32_t s = n > 1 && word[n - 1] == 's';
    if (n - s > 3 && memcmp(word + n - s - 3, "\xE2\x80\x99", 3) == 0) return s + 3;
    if (n - s > 1 && word[n - s - 1] == '\'') return s + 1;
    return s && n > 3 ? 1 : 0;
}

/* `word` in small letters in `out`, its first `kept` bytes as they are; 0 when it is too long. */
static size_t small_from(const char *word, size_t n, size_t kept, char *out) {
    size_t i;

    if (n == 0 || n > WORD_MAX) return 0;
    memcpy(out, word, n);
    for (i = kept; i < n; i++) {
        unsigned char c = (unsigned char)out[i], before = i ? (unsigned char)out[i - 1] : 0;
        if ((c >= 'A' && c <= 'Z') || (before == 0xC3 && c >= 0x80 && c <= 0x9E)) {
            out[i] = (char)(c + 32);
        }
    }
    return n;
}

/* The letters of a word's longest tail that the table holds with one of `wanted`. */
static uint32_t tail_find(const WordTable *table, const char *word, size_t n, uint32_t wanted) {
    size_t at;
    for (at = HEAD_REST + 1; at + 4 <= n; at++) {
        uint32_t value = text_continues(word[at]) ? 0 : word_table_find(table, word + at, n - at);
        if (value & wanted) return value;
    }
    return 0;
}

static int is_small_noun(const char *small, size_t n) {
    static const char *const ENDINGS[] = {"", "s", "n", "en", "es", "innen", "in"};
    size_t i, at;

    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t m = strlen(ENDINGS[i]), stem = n > m ? n - m : 0;
        if (stem < 3 || memcmp(small + stem, ENDINGS[i], m) != 0) continue;
        if (word_table_find(DATA_NOUNS, small, stem)) return 1;
        for (at = HEAD_REST; at + TAIL_MIN <= stem; at++) {
            if (!text_continues(small[at]) &&
                word_table_find(DATA_NOUNS, small + at, stem - at) & LETTER('h')) {
                return 1;
            }
        }
    }
    return 0;
}

int is_noun(const char *word, size_t n) {
    char small[WORD_MAX];
    size_t m = small_from(word, n, 0, small);
    return m && is_small_noun(small, m);
}

/* Titles inflect and stand at the end of compounds: "Außenministers", "US-Präsidentin". */
static uint32_t find_cue(const char *small, size_t n, int upper) {
    static const char *const ENDINGS[] = {"s", "n", "en", "es", "in"};
    uint32_t cue = word_table_find(DATA_NAME_CUES, small, n), tail;
    size_t i, m;

    if (cue || !upper || n < 4) return cue;
    tail =
        tail_find(DATA_NAME_CUES, small, n, NAME_CUE_TITLE_END | NAME_CUE_HEAD_END | NAME_CUE_FIRM);
    for (i = 0; !tail && i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        m = strlen(ENDINGS[i]);
        if (n < m + 4 || memcmp(small + n - m, ENDINGS[i], m) != 0) continue;
        tail = word_table_find(DATA_NAME_CUES, small, n - m) &
               (NAME_CUE_TITLE | NAME_CUE_HEAD | NAME_CUE_FIRM);
        if (!tail) {
            tail = tail_find(DATA_NAME_CUES, small, n - m,
                             NAME_CUE_TITLE_END | NAME_CUE_HEAD_END | NAME_CUE_FIRM);
        }
    }
    if (tail & (NAME_CUE_TITLE_END | NAME_CUE_TITLE)) cue |= NAME_CUE_TITLE;
    if (tail & (NAME_CUE_HEAD_END | NAME_CUE_HEAD)) cue |= NAME_CUE_HEAD;
    if (tail & NAME_CUE_FIRM) cue |= NAME_CUE_FIRM;
    if (tail_find(DATA_NAME_CUES, small, n, NAME_CUE_STREET)) cue |= NAME_CUE_STREET;
    return cue;
}

size_t small_capitals(const char *text, size_t n, char *out) {
    const uint32_t small_words =
        NAME_CUE_PARTICLE | NAME_CUE_INNER | NAME_CUE_NO_NAME | NAME_CUE_FIELD;
    size_t at, end;

    if (!small_from(text, n, 0, out)) return 0;
    for (at = 0; at < n; at = end + 1) {
        for (end = at; end < n && text[end] != ' ' && text[end] != '-';) end++;
        if (at && word_table_find(DATA_NAME_CUES, out + at, end - at) & small_words) continue;
        memcpy(out + at, text + at, end - at > 1 && text[at] == '\xC3' ? 2 : end > at);
    }
    return n;
}

uint32_t head_ending(const char *word, size_t n) {
    char small[WORD_MAX];
    uint32_t ending;

    if (n < 5 || word[n - 1] != 's' || !small_from(word, n, 0, small)) return 0;
    if (word_table_find(DATA_NAME_CUES, small, n)) return 0;
    for (ending = 1; ending < 3; ending++) {
        size_t m = n - ending;
        if (ending == 2 && small[m] != 'e') break;
        if (word_table_find(DATA_NAME_CUES, small, m) & NAME_CUE_HEAD ||
            tail_find(DATA_NAME_CUES, small, m, NAME_CUE_HEAD_END)) {
            return ending;
        }
    }
    return 0;
}

static uint8_t find_shape(const char *word, size_t n) {
    size_t i, letters = 0, small = 0;
    uint8_t shape = SHAPE_UPPER;

    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)word[i];
        int high = c >= 'A' && c <= 'Z';
        int low = (c >= 'a' && c <= 'z') || (c >= 0x9F && i > 0 && word[i - 1] == '\xC3');
        if (c == '-' && i > 0) shape |= SHAPE_HYPHEN;
        if (high && i > 0 && word[i - 1] >= 'a' && word[i - 1] <= 'z') shape |= SHAPE_CAMEL;
        letters += (size_t)(high || low || c == 0xC3);
        small += (size_t)low;
    }
    if (letters > 1 && small == 0) shape |= SHAPE_CAPITALS;
    /* gender forms are no brands: "LehrerInnen" */
    if (n > 5 && memcmp(word + n - 5, "Innen", 5) == 0) shape &= (uint8_t)~SHAPE_CAMEL;
    if (n > 2 && memcmp(word + n - 2, "In", 2) == 0) shape &= (uint8_t)~SHAPE_CAMEL;
    if (n <= 3 && word[n - 1] == '.' && letters == 1) shape |= SHAPE_INITIAL;
    return shape;
}

/* Two first names in one: "Hans-Peter". */
static int double_given(const char *word, size_t n) {
    const char *hyphen = memchr(word, '-', n);
    size_t left = hyphen ? (size_t)(hyphen - word) : 0;
    return left && left + 1 < n && name_find(word, left) & NAME_GIVEN &&
           name_find(hyphen + 1, n - left - 1) & NAME_GIVEN;
}

static int adjective_stem(const char *word, size_t n, size_t *stem) {
    static const char *const ENDINGS[] = {"", "e", "en", "er", "em", "es"};
    size_t i;
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t m = strlen(ENDINGS[i]);
        if (n < m + 4 || memcmp(word + n - m, ENDINGS[i], m) != 0) continue;
        if (name_find(word, n - m) & NAME_DERIVED) {
            *stem = n - m;
            return 1;
        }
    }
    return 0;
}

/* The place that "Berliner", "Münchner", "Bremer" come from: its bytes in `out`, else 0. */
static size_t place_of(const char *word, size_t n, char *out) {
    if (n < 5 || n > WORD_MAX || memcmp(word + n - 2, "er", 2) != 0) return 0;
    memcpy(out, word, n);
    if ((name_find(out, n - 2) & (NAME_PLACE | NAME_DOUBT)) == NAME_PLACE) return n - 2;
    if ((name_find(out, n - 1) & (NAME_PLACE | NAME_DOUBT)) == NAME_PLACE) return n - 1;
    memcpy(out + n - 2, "en", 2); /* Bremen */
    if ((name_find(out, n) & (NAME_PLACE | NAME_DOUBT)) == NAME_PLACE) return n;
    if (word[n - 3] == 'n') {
        memcpy(out + n - 3, "en", 2); /* München */
        if ((name_find(out, n - 1) & (NAME_PLACE | NAME_DOUBT)) == NAME_PLACE) return n - 1;
    }
    return 0;
}

static int is_demonym(const char *word, size_t n, size_t *stem) {
    static const char *const ENDINGS[] = {"", "s", "n", "in", "innen", "e", "en", "er", "em"};
    char place[WORD_MAX];
    size_t i;
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t m = strlen(ENDINGS[i]);
        if (n < m + 4 || memcmp(word + n - m, ENDINGS[i], m) != 0) continue;
        *stem = n - m;
        if (name_find(word, n - m) & NAME_DERIVED) return 1;
        if (i < 5 && place_of(word, n - m, place)) return 1;
    }
    return 0;
}

enum { DERIVED_LISTED = 1, DERIVED_BY_ENDING = 2 };

/*
** Derived words, whole or behind a hyphen: "deutsche", "Berliner", "US-amerikanisch". 0: it is
** none.
*/
static int is_derived(const char *word, size_t n, int upper) {
    char small[WORD_MAX];
    size_t stem, at = n;

    if (n > WORD_MAX) return 0;
    if (upper && is_demonym(word, n, &stem)) {
        return name_find(word, stem) & NAME_DERIVED ? DERIVED_LISTED : DERIVED_BY_ENDING;
    }
    while (at > 0 && word[at - 1] != '-') at--;
    if (upper && at == 0) {
        small_from(word, n, 0, small);
        return adjective_stem(small, n, &stem);
    }
    return adjective_stem(word + at, n - at, &stem);
}

static void describe(Word *word, const char *text, size_t n, int upper) {
    char small[WORD_MAX];
    size_t m = small_from(text, n, 0, small), at = n;
    int derived;

    word->name = name_find(text, n) & ~(uint32_t)NAME_DERIVED;
    if (m) word->cue = find_cue(small, m, upper);
    if (!upper) {
        if (n > 4 && text[2] == '-' && text[1] == 'l' && text[3] >= 'A' && text[3] <= 'Z') {
            word->shape |= SHAPE_ARABIC;
        }
        if (m >= 5 && !word->cue && is_derived(text, n, 0)) word->name |= NAME_DERIVED;
        return;
    }
    word->shape |= find_shape(text, n);
    if (m && word->shape & SHAPE_CAPITALS && small_capitals(text, n, small)) {
        word->name |= name_find(small, n) & NAME_BEGINS; /* "NEW" York */
    }
    if (!m || word->cue & NAME_CUE_NO_NAME) return;
    if (!(word->name & NAME_BEGINS) && n > 5 && n + 1 < WORD_MAX &&
        (text[n - 1] == 'e' || memcmp(text + n - 2, "en", 2) == 0)) {
        size_t end = n - (text[n - 1] == 'n'); /* "Bayerischen" Rundfunks */
        memcpy(small, text, end);
        word->name |= name_find(small, end) & NAME_BEGINS;
        small[end] = 'r';
        word->name |= name_find(small, end + 1) & NAME_BEGINS;
        small[end] = 's';
        word->name |= name_find(small, end + 1) & NAME_BEGINS;
    }
    if (!(word->name & ~(uint32_t)NAME_BEGINS)) {
        uint32_t ending = genitive_ending(text, n);
        uint32_t name = ending ? name_find(text, n - ending) & ~(uint32_t)NAME_DERIVED : 0;
        if (name & ~(uint32_t)NAME_BEGINS) {
            word->name |= name & ~(uint32_t)NAME_BEGINS;
            word->suffix = (uint8_t)ending;
        }
    }
    if (word->shape & SHAPE_CAPITALS && n >= 4 && !(word->name & ~(uint32_t)NAME_BEGINS)) {
        /* "VIERSEN" */
        word->name |= name_find(small, small_capitals(text, n, small)) & ~(uint32_t)NAME_DERIVED;
    }
    if (word->shape & SHAPE_HYPHEN) {
        if (!(word->name & NAME_TYPED) && double_given(text, n)) word->name |= NAME_GIVEN;
        while (at > 0 && text[at - 1] != '-') at--;
        if (at > 0 && at < n) { /* the last part says what the whole is: "US-Präsident" */
            m = small_from(text + at, n - at, 0, small);
            word->cue |= find_cue(small, m, 1) &
                         (NAME_CUE_TITLE | NAME_CUE_FIRM | NAME_CUE_HEAD | NAME_CUE_UNIT);
        }
    }
    derived = word->name & NAME_TYPED ? 0 : is_derived(text, n, 1);
    if (derived) word->name |= NAME_DERIVED;
    if (!(word->name & NAME_TYPED && !(word->name & NAME_DOUBT)) && is_noun(text, n)) {
        word->shape |= SHAPE_NOUN;
        if (derived == DERIVED_BY_ENDING) word->name &= ~(uint32_t)NAME_DERIVED; /* "Keller" */
    }
}

static int is_opening(const char *text, uint32_t n) {
    static const char *const MARKS[] = {"\"", ":", "„", "“", "»", "«", "‚",
                                        "'",  "-", "–", "•", "*", "|", "("};
    size_t i;
    for (i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (strlen(MARKS[i]) == n && memcmp(MARKS[i], text, n) == 0) return 1;
    }
    return 0;
}

int words_describe(Finder *finder) {
    const Tokens *tokens = finder->tokens;
    const Sentences *sentences = finder->sentences;
    uint32_t i, s = 0;
    int opens = 1;

    finder->words = arena_zero(finder->arena, (size_t)(tokens->n + 1) * sizeof *finder->words);
    for (i = 0; i < tokens->n && !finder->arena->rc; i++) {
        const char *text = finder->text + tokens->start[i];
        uint32_t n = tokens->length[i];
        int kind = tokens->kind[i];

        if (i % 4096 == 0) arena_poll(finder->arena);
        while (s < sentences->n && sentences->first[s] <= i) {
            if (sentences->first[s++] == i) opens = 1;
        }
        if (kind == TOKEN_WORD || kind == TOKEN_ABBREVIATION || kind == TOKEN_ORDINAL ||
            kind == TOKEN_NUMBER) {
            describe(&finder->words[i], text, n,
                     kind != TOKEN_NUMBER && kind != TOKEN_ORDINAL &&
                         (tokens->flags[i] & TOKEN_UPPER));
            if (opens) finder->words[i].shape |= SHAPE_OPENS;
            opens = 0;
        } else if (kind == TOKEN_PUNCTUATION || kind == TOKEN_SYMBOL) {
            if (is_opening(text, n)) opens = 1;
        }
    }
    return finder->arena->rc;
}

/*
** How a country's adjective and its name differ at their ends; the first that gives a listed
** place.
*/
static const struct {
    const char *adjective, *place;
} DERIVATIONS[] = {
    {"us-amerikanisch", "USA"},     {"amerikanisch", "USA"},    {"französisch", "Frankreich"},
    {"britisch", "Großbritannien"}, {"isländisch", "Island"},   {"niederländisch", "Niederlande"},
    {"holländisch", "Holland"},     {"amerikaner", "USA"},      {"franzose", "Frankreich"},
    {"französ", "Frankreich"},      {"brit", "Großbritannien"}, {"deutsch", "Deutschland"},
    {"bayerisch", "Bayern"},        {"münchner", "München"},    {"türk", "Türkei"},
    {"türkisch", "Türkei"},         {"tschech", "Tschechien"},  {"österreichisch", "Österreich"},
    {"dänisch", "Dänemark"},        {"däne", "Dänemark"},       {"niederländer", "Niederlande"},
    {"isländer", "Island"},         {"spanier", "Spanien"},     {"pole", "Polen"},
    {"engländer", "England"},       {"chinesisch", "China"},    {"chinese", "China"},
    {"zürcher", "Zürich"},          {"basler", "Basel"},        {"schweizerisch", "Schweiz"},
    {"ukrainisch", "Ukraine"},      {"irakisch", "Irak"},
};

static const struct {
    const char *ending, *instead;
} ENDINGS[] = {
    {"isch", ""},
    {"isch", "en"},
    {"isch", "ien"},
    {"isch", "land"},
    {"isch", "enland"},
    {"isch", "a"},
    {"anisch", "a"},
    {"anisch", ""},
    {"nisch", ""},
    {"nisch", "en"},
    {"esisch", ""},
    {"esisch", "a"},
    {"isch", "ei"},
    {"isch", "ien"},
    {"er", "ien"},
    {"er", ""},
    {"er", "en"},
    {"er", "a"},
    {"ner", "en"},
    {"aner", "a"},
    {"aner", ""},
    {"e", "ien"},
    {"e", "land"},
    {"e", "enland"},
    {"e", ""},
    {"", "land"},
    {"", "en"},
    {"ese", ""},
    {"ner", ""},
    {"e", "en"},
    {"e", "ei"},
    {"e", "a"},
    {"", "ien"},
    {"", "enland"},
    {"isch", "e"},
    {"r", ""},
    {"sächsisch", "sachsen"},
    {"westfälisch", "westfalen"},
    {"pfälzisch", "pfalz"},
    {"äisch", "a"},
    {"glisch", "gland"},
    {"ömisch", "om"},
    {"bayrisch", "bayern"},
    {"schwäbisch", "schwaben"},
};

/* The first letter as a capital, in place. */
static void capital_first(char *word) {
    if (*word >= 'a' && *word <= 'z') {
        *word = (char)(*word - 32);
    } else if (*word == '\xC3' && (unsigned char)word[1] >= 0xA0) {
        word[1] = (char)(word[1] - 32);
    }
}

const char *derived_base(Finder *finder, const char *word, size_t length, uint32_t *n) {
    char small[WORD_MAX + 8], place[WORD_MAX + 8];
    size_t i, at = length, stem = length;

    *n = (uint32_t)length;
    if (length > WORD_MAX) return arena_text(finder->arena, word, length);
    if (!(finder->arena->rc) && is_demonym(word, length, &stem)) length = stem;
    while (at > 0 && word[at - 1] != '-') at--;
    small_from(word, length, 0, small);
    if (adjective_stem(small, length, &stem)) {
        length = stem;
    } else if (at && at < length && adjective_stem(small + at, length - at, &stem)) {
        length = at + stem;
    }
    for (i = 0; i < sizeof DERIVATIONS / sizeof *DERIVATIONS; i++) {
        const char *adjective = DERIVATIONS[i].adjective;
        size_t m = strlen(adjective);
        if ((m == length && memcmp(adjective, small, m) == 0) ||
            (at < length && m == length - at && memcmp(adjective, small + at, m) == 0)) {
            *n = (uint32_t)strlen(DERIVATIONS[i].place);
            return arena_text(finder->arena, DERIVATIONS[i].place, *n);
        }
    }
    at = at < length ? at : 0;
    stem = place_of(word, length, place);
    if (stem) {
        *n = (uint32_t)stem;
        return arena_text(finder->arena, place, stem);
    }
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t cut = strlen(ENDINGS[i].ending), add = strlen(ENDINGS[i].instead), m = length - at;
        if (m < cut + 2 || memcmp(small + length - cut, ENDINGS[i].ending, cut) != 0) continue;
        memcpy(place, small + at, m - cut);
        memcpy(place + m - cut, ENDINGS[i].instead, add);
        capital_first(place);
        if (name_find(place, m - cut + add) & NAME_PLACE) {
            *n = (uint32_t)(m - cut + add);
            return arena_text(finder->arena, place, *n);
        }
    }
    *n = (uint32_t)length;
    return arena_text(finder->arena, word, length);
}

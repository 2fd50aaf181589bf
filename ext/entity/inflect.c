/*
** The nominative of a name: "Deutsche Bank" of "Deutschen Bank", "Landgericht Kiel" of "des
** Landgerichts Kiel", "Vereinte Nationen" of "Vereinten Nationen".
**
** An adjective takes the ending of its noun's gender, which the lexicon knows; a noun behind "des"
** loses its ending, and one in the dative of the plural its -n: "in den Vereinigten Emiraten".
*/
#include <string.h>

#include "base/text.h"
#include "entity/name.h"
#include "word/norm.h"
#include "word/spelling.h"

enum {
    TAIL_LEAST = 3, /* characters of a compound's last part */
    ADJECTIVES = 3  /* that may stand between an article and a name */
};

typedef enum Gender { MASCULINE, FEMININE, NEUTER, PLURAL, UNKNOWN } Gender;

static int is_word(const Finder *f, uint32_t token, const char *const *words) {
    size_t n = f->tokens->length[token];
    for (; *words; words++) {
        const char *form = f->text + f->tokens->start[token];
        if (strlen(*words) == n && sqlite3_strnicmp(form, *words, (int)n) == 0) return 1;
    }
    return 0;
}

int stands_behind_genitive(const Finder *f, uint32_t token) {
    static const char *const ARTICLES[] = {"des",   "eines",  "dieses", "jenes",
                                           "jedes", "seines", "ihres",  "unseres",
                                           "eures", "meines", NULL};
    unsigned k;
    for (k = 0; k < ADJECTIVES && token > 0 && f->words->tag[token - 1] == STTS_ADJA; k++) token--;
    return token > 0 && is_word(f, token - 1, ARTICLES);
}

/* The gender of exactly this noun, by its readings in the nominative. */
static Gender gender_of(const char *noun, size_t n) {
    LexiconEntry entry;
    unsigned i;
    if (!lexicon_find(noun, n, &entry)) return UNKNOWN;
    for (i = 0; i < entry.count; i++) {
        Reading reading = lexicon_reading(&entry, i);
        unsigned g;
        if (reading.class != CLASS_NN && reading.class != CLASS_ABK) continue;
        for (g = GENDER_MASCULINE; g <= GENDER_NEUTER; g++) {
            if (reading.features & LEXICON_CASE(CASE_NOM, NUMBER_SINGULAR, g)) return (Gender)g;
        }
        for (g = GENDER_MASCULINE; g <= GENDER_NEUTER; g++) {
            if (reading.features & LEXICON_CASE(CASE_NOM, NUMBER_PLURAL, g)) return PLURAL;
        }
    }
    return UNKNOWN;
}

/*
** The gender of a noun or of a compound's last part, and in `ending` the bytes that it has beyond
** the nominative: -s or -es of a genitive, or -n of a dative.
*/
static Gender find_gender(const char *noun, size_t n, int genitive, uint32_t *ending) {
    char tail[SPELLING_BYTES];
    size_t at, k;

    *ending = 0;
    if (n > SPELLING_LONGEST) return UNKNOWN;
    for (at = 0; at + TAIL_LEAST <= n; at++) {
        size_t m;
        Gender gender;
        if (text_continues(noun[at]) || noun[at] == '-' || (at > 0 && at < TAIL_LEAST)) continue;
        m = spell_capital(noun + at, n - at, tail);
        for (k = 0; k < (genitive ? 3u : 1u) && m > k + 1; k++) {
            if (k > 0 && tail[m - 1] != 's') break;
            if (k > 1 && tail[m - 2] != 'e') break;
            gender = gender_of(tail, m - k);
            if (genitive && (gender == PLURAL || gender == FEMININE)) continue;
            *ending = (uint32_t)k;
            if (gender != UNKNOWN) return gender;
        }
        *ending = 1;
        if (!genitive && m > TAIL_LEAST && tail[m - 1] == 'n' && gender_of(tail, m - 1) == PLURAL)
            return PLURAL;
    }
    *ending = 0;
    return UNKNOWN;
}

/* An adjective by its tag, or in "-isch" before another word of the name, which the tag misses. */
static int is_adjective(const Finder *f, uint32_t token, uint32_t end) {
    const char *form = f->text + f->tokens->start[token];
    uint32_t n = f->tokens->length[token];
    if (f->words->tag[token] == STTS_ADJA) return 1;
    if (f->words->tag[token] != STTS_NN || token + 1 >= end || n < 8) return 0;
    n -= form[n - 1] != 'e';
    return memcmp(form + n - 5, "ische", 5) == 0;
}

/* An adjective's stem in bytes, without its ending; 0 when it has none or never changes ("Kieler"). */
static size_t adjective_stem(const Finder *f, uint32_t token) {
    static const char *const ENDINGS[] = {"en", "em", "er", "es", "e"};
    const char *form = f->text + f->tokens->start[token];
    size_t n = f->tokens->length[token], i;
    const char *lemma = f->words->lemmas + f->words->lemma[token];
    size_t lemma_n = f->words->lemma_length[token];

    if (n < 4) return 0;
    if (lemma_n > 2 && n >= 2 && memcmp(lemma + lemma_n - 2, "er", 2) == 0 &&
        memcmp(form + n - 2, "er", 2) == 0 && lemma_n == n)
        return 0;
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t m = strlen(ENDINGS[i]);
        if (memcmp(form + n - m, ENDINGS[i], m) == 0) return n - m;
    }
    return 0;
}

/* "den Niederlanden" */
static int is_plural_place(const Finder *f, const Mention *m) {
    static const char *const ARTICLES[] = {"den", NULL};
    const char *form = f->text + m->start;
    return m->tokens == 1 && m->type == ENTITY_LOC && m->first > 0 && m->length > 4 &&
           form[m->length - 1] == 'n' && is_word(f, m->first - 1, ARTICLES) &&
           !(name_find(form, m->length) & NAME_DOUBT) &&
           name_find(form, m->length - 1) & NAME_PLACE;
}

Name mention_nominative(Finder *f, const Mention *mention) {
    static const char *const NOMINATIVE[] = {"er", "e", "es", "e"};
    uint32_t end = mention->first + mention->tokens, head = mention->first, noun, ending, i;
    Name name = name_of_tokens(f, mention->first, mention->tokens);
    Gender gender;
    char *out, *to;

    if (mention->type == ENTITY_PER || name.n == 0) return name;
    if (is_plural_place(f, mention)) return (Name){name.text, name.n - 1};
    while (head < end && is_adjective(f, head, end)) head++;
    /* "Neuen Zürcher Zeitung" */
    for (noun = head; noun < end && f->words->tag[noun] == STTS_NE; noun++) {
    }
    if (noun == end || f->words->tag[noun] != STTS_NN) noun = head;
    if (noun == end) return name;
    gender = find_gender(f->text + f->tokens->start[noun], f->tokens->length[noun],
                         stands_behind_genitive(f, mention->first), &ending);
    if (f->tokens->length[noun] < 5 || (f->words->tag[noun] != STTS_NN && head == mention->first))
        ending = 0;
    if (gender == UNKNOWN || (head == mention->first && !ending)) return name;
    out = to = arena_alloc(f->arena, name.n + 4 * (size_t)mention->tokens + 1);
    if (!out) return (Name){"", 0};
    for (i = mention->first; i < end; i++) {
        uint32_t n;
        const char *form = token_form(f->tokens, i, f->arena, f->text, &n);
        size_t stem = i < head ? adjective_stem(f, i) : 0;
        if (!form) return (Name){"", 0};
        if (stem && stem < n) {
            memcpy(to, form, stem);
            memcpy(to + stem, NOMINATIVE[gender], strlen(NOMINATIVE[gender]));
            to += stem + strlen(NOMINATIVE[gender]);
        } else {
            if (i == noun) n -= ending;
            memcpy(to, form, n);
            to += n;
        }
        if (i + 1 < end && f->tokens->flags[i] & TOKEN_SPACE) *to++ = ' ';
    }
    return (Name){out, (uint32_t)(to - out)};
}

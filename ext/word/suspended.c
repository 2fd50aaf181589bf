/*
** Suspended parts: the cuts of the completing word, and what speaks for each. The weights below are
** set by hand; what counts is their order. A known word is worth more than any unknown one; of
** known words the splitter's borders and prefixes count before the frequency's last digits.
*/
#include "word/suspended.h"

#include <string.h>

#include "base/text.h"
#include "data/data.h"
#include "word/compound.h"
#include "word/compound_search.h"
#include "word/form.h"
#include "word/lemma_word.h"
#include "word/lexicon.h"

enum {
    LEAST_FIRST = 2, /* bytes before a cut */
    LEAST_REST = 3,  /* behind it */
    LEAST_CHUNK = 5, /* behind it up to the next part */

    /* what speaks for a cut */
    OF_KNOWN = 20,    /* the word is known; its frequency comes on top */
    OF_LEXICON = 6,   /* by the lexicon */
    OF_BORDER = 10,   /* the splitter cuts there */
    OF_PREFIX = 8,    /* a prefix is before it */
    OF_BOTH = 8,      /* and the other one is a prefix too */
    OF_OTHERS = 12,   /* the same when the word is unknown */
    OF_BEGINNING = 5, /* what the cut makes begins like a known word, or the rest is one */
    OF_REST = 8       /* both the word and the rest are known, but not what is before it */
};

/* A word in small letters, and where it may be cut. */
typedef struct Cuttable {
    char small[SUSPENDED_BYTES];
    size_t n;
    char border[SUSPENDED_BYTES]; /* 1 where a part of the compound begins */
    size_t first, last;           /* those places */
} Cuttable;

static void take_apart(Cuttable *c, const char *word, size_t n, int noun) {
    Compound compound;
    LexiconEntry entry;
    char written[SUSPENDED_BYTES];
    unsigned i;

    memcpy(c->small, word, n);
    lemma_make_small(c->small, n);
    c->n = n;
    c->first = c->last = 0;
    memset(c->border, 0, sizeof c->border);
    memcpy(written, c->small, n);
    if (noun) capitalise(written, n);
    compound_split(written, n, &compound);
    if (compound.count < 2 && !lexicon_find(written, n, &entry)) {
        c->first = c->last = compound_head(written, n, &entry);
        c->border[c->first] = c->first > 0;
    }
    for (i = 1; i < compound.count; i++) {
        size_t at = compound.parts[i].start;
        if (at < LEAST_FIRST || at + 2 > n) continue;
        c->border[at] = 1;
        if (!c->first) c->first = at;
        c->last = at;
    }
}

/* How well the word is known that both texts (in small letters) make; 0: not at all. */
static int known(const char *a, size_t a_n, const char *b, size_t b_n, int noun) {
    char word[2 * SUSPENDED_BYTES];
    LexiconEntry entry;
    size_t n = a_n + b_n;
    int found;

    memcpy(word, a, a_n);
    memcpy(word + a_n, b, b_n);
    if (noun) capitalise(word, n);
    found = lexicon_find(word, n, &entry) ? OF_LEXICON : 0;
    return found + form_facts(word, n).frequency;
}

/* The same in small letters. */
static int is_prefix(const char *small, size_t n) {
    return word_table_find(DATA_PREFIXES, small, n) != 0;
}

int suspended_prefix(const char *part, size_t n) {
    char small[SUSPENDED_BYTES];
    if (n > sizeof small) return 0;
    memcpy(small, part, n);
    lemma_make_small(small, n);
    return is_prefix(small, n);
}

/* Is it a word, as it stands or with a link behind it? */
static int is_first_part(const char *small, size_t n) {
    if (n < 3) return 0;
    if (known(small, n, "", 0, 1) || known(small, n, "", 0, 0)) return 1;
    return n > 4 && small[n - 1] == 's' && known(small, n - 1, "", 0, 1);
}

/* Is the rest behind `at` a word of the lexicon? */
static int is_lexical(const Cuttable *c, size_t at) {
    return known(c->small + at, c->n - at, "", 0, 1) >= OF_LEXICON;
}

/* Where the part that begins at `at` ends. */
static size_t next_border(const Cuttable *c, size_t at) {
    for (at++; at < c->n && !c->border[at]; at++) continue;
    return at;
}

/* A suspended part in small letters. */
typedef struct Part {
    const char *small;
    size_t n;
    int prefix;
} Part;

/* Do the two make a word that begins like one that is known? */
static int begins_well(const Cuttable *c, size_t at, const Part *part) {
    char word[2 * SUSPENDED_BYTES];
    size_t more = next_border(c, at) - at;
    memcpy(word, part->small, part->n);
    memcpy(word + part->n, c->small + at, more);
    return is_first_part(word, part->n + more);
}

/* Does the part end in a prefix that makes a known word with the rest: Waren-ein, -gang? */
static int ends_in_prefix(const Cuttable *c, size_t at, const Part *part) {
    size_t i;
    for (i = 3; i + LEAST_FIRST <= part->n; i++) {
        if (is_prefix(part->small + i, part->n - i) && is_first_part(part->small, i) &&
            known(part->small + i, part->n - i, c->small + at, c->n - at, 1))
            return 1;
    }
    return 0;
}

/* Does the part end as the rest begins: U-Bahn-, Stadt-bahnlinien? */
static int repeats(const Cuttable *c, size_t at, const Part *part) {
    size_t more = next_border(c, at) - at;
    if (more < LEAST_REST || more > part->n) return 0;
    return memcmp(part->small + part->n - more, c->small + at, more) == 0;
}

/* What speaks for a cut behind a prefix though the word that it makes is unknown; 0: nothing. */
static int weigh_prefix(const Cuttable *c, size_t at, const Part *part) {
    if (!part->prefix) return ends_in_prefix(c, at, part) ? OF_OTHERS : 0;
    if (!is_first_part(c->small + at, c->n - at) &&
        !is_first_part(c->small + at, next_border(c, at) - at) && !begins_well(c, at, part))
        return 0;
    return OF_OTHERS + (int)at; /* the longest */
}

/* What speaks for the rest behind `at` completing the part; 0: nothing. */
static int weigh(const Cuttable *c, size_t at, const Part *part, int noun) {
    int border = c->border[at], prefix = is_prefix(c->small, at), score;
    int first = prefix || is_first_part(c->small, at);

    if (!border && c->n - at < LEAST_REST) return 0;
    score = known(part->small, part->n, c->small + at, c->n - at, noun);
    if (!border && !first) {
        return score >= OF_LEXICON && c->n - at > LEAST_REST && is_lexical(c, at) ? OF_REST : 0;
    }
    if (score) {
        score += OF_KNOWN;
        if (border) score += OF_BORDER;
        if (prefix) score += OF_PREFIX;
        if (prefix && part->prefix) score += OF_BOTH;
        return score;
    }
    if (prefix && (score = weigh_prefix(c, at, part)) > 0) return score;
    if (!border && at < c->first && c->first - at >= LEAST_CHUNK &&
        known(c->small, at, "", 0, 1) >= OF_LEXICON && begins_well(c, at, part))
        return OF_BORDER + OF_BEGINNING; /* Süd-amerika|reisen */
    if (!border) return 0;
    if (part->prefix) return at == c->first && first ? OF_BORDER : 0;
    if (at == c->last) return OF_BORDER + 1;
    if (repeats(c, at, part)) return 0;
    return OF_BORDER + (is_lexical(c, at) || begins_well(c, at, part) ? OF_BEGINNING : 0);
}

/* No small letters, or a digit at the end: "EU", "A", "G20". */
static int is_abbreviation(const char *part, size_t n) {
    size_t i;
    if (part[n - 1] >= '0' && part[n - 1] <= '9') return 1;
    for (i = 0; i < n; i++) {
        if (lemma_is_small(part + i, n - i)) return 0;
    }
    return 1;
}

static size_t digits(const char *text, size_t n) {
    size_t i;
    for (i = 0; i < n && text[i] >= '0' && text[i] <= '9'; i++) continue;
    return i;
}

size_t suspended_rest(const char *part, size_t part_n, const char *word, size_t n, int noun,
                      int *hyphen) {
    Cuttable c;
    char small[SUSPENDED_BYTES];
    size_t at, best = 0;
    Part given = {small, part_n, 0};
    int best_score = 0;

    *hyphen = 0;
    if (part_n == 0 || n < LEAST_FIRST + LEAST_REST || part_n > SUSPENDED_BYTES ||
        n > SUSPENDED_BYTES)
        return 0;
    at = digits(word, n);
    if (at > 0) return digits(part, part_n) == part_n && at + LEAST_REST <= n ? at : 0;
    take_apart(&c, word, n, noun);
    if (is_abbreviation(part, part_n) && !is_abbreviation(word, n)) {
        *hyphen = 1;
        return c.last;
    }
    memcpy(small, part, part_n);
    lemma_make_small(small, part_n);
    given.prefix = is_prefix(small, part_n);
    for (at = LEAST_FIRST; at + 2 <= n; at++) {
        int score = text_continues(word[at]) ? 0 : weigh(&c, at, &given, noun);
        if (score > best_score) {
            best_score = score;
            best = at;
        }
    }
    return best;
}

/* What speaks for the beginning before `at` completing the rest; 0: nothing. */
static int weigh_begin(const Cuttable *c, size_t at, const Part *rest, int noun) {
    int border = c->border[at], score;
    int first = border || is_prefix(c->small, at) || is_first_part(c->small, at);

    score = known(c->small, at, rest->small, rest->n, noun);
    if (!first) return score >= OF_LEXICON && is_lexical(c, at) ? OF_REST : 0;
    if (!score && rest->n < LEAST_CHUNK && !is_first_part(rest->small, rest->n)) return 0;
    if (at == c->last) return OF_KNOWN + OF_BORDER + score;
    if (border && !is_lexical(c, at)) return score ? OF_BORDER : 0; /* Baum-wollgarn */
    if (score) return OF_KNOWN + OF_BORDER + score + (border ? OF_BEGINNING : 0);
    return border ? OF_KNOWN + OF_BORDER + OF_BEGINNING : 0;
}

size_t suspended_begin(const char *word, size_t n, size_t most, const char *rest, size_t rest_n) {
    Cuttable c;
    char small[SUSPENDED_BYTES];
    Part given = {small, rest_n, 0};
    size_t at, best = 0;
    int noun, best_score = 0;

    if (n < LEAST_FIRST + LEAST_REST || n > SUSPENDED_BYTES || rest_n > SUSPENDED_BYTES) return 0;
    noun = is_capital(word, n);
    take_apart(&c, word, n, noun);
    memcpy(small, rest, rest_n);
    lemma_make_small(small, rest_n);
    for (at = LEAST_FIRST; at < most && at + 2 <= n; at++) {
        int score = text_continues(word[at]) ? 0 : weigh_begin(&c, at, &given, noun);
        if (score && score >= best_score) { /* the last one */
            best_score = score;
            best = at;
        }
    }
    return best;
}

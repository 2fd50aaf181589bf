/*
** Words made from names: "deutsche", "Berliner", "US-amerikanisch", and the names that they come from.
*/
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "entity/name.h"

static int adjective_stem(const char *word, size_t n, size_t *stem) {
    static const char *const ENDINGS[] = {"", "e", "en", "er", "em", "es"};
    size_t i;
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t m = strlen(ENDINGS[i]);
        if (n < m + 4 || memcmp(word + n - m, ENDINGS[i], m) != 0) continue;
        if (name_find(word, n - m) & NAME_DERIVED ||
            (n - m > 6 && memcmp(word + n - m - 4, "isch", 4) == 0)) {
            *stem = n - m;
            return 1;
        }
    }
    return 0;
}

/* The place that "Berliner", "Münchner", "Bremer" come from: its bytes in `out`, else 0. */
static size_t place_of(const char *word, size_t n, char *out) {
    if (n < 5 || n > NAME_WORD_BYTES || memcmp(word + n - 2, "er", 2) != 0) return 0;
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

int name_is_of_place(const char *word, size_t n) {
    char place[NAME_WORD_BYTES];
    return place_of(word, n, place) > 0;
}

static int is_demonym(const char *word, size_t n, size_t *stem) {
    static const char *const ENDINGS[] = {"", "s", "n", "in", "innen", "e", "en", "er", "em"};
    char place[NAME_WORD_BYTES];
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
    {"ukrainisch", "Ukraine"},      {"irakisch", "Irak"},       {"us", "USA"},
    {"brite", "Großbritannien"},
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
    {"ländisch", "land"},
    {"länder", "land"},
    {"isch", "n"},
    {"", "n"},
    {"isch", "istan"},
    {"e", "istan"},
    {"isch", "stan"},
    {"isch", "tan"},
    {"anisch", "en"},
    {"aner", "en"},
    {"anisch", "o"},
    {"aner", "o"},
    {"ianisch", ""},
    {"ianer", ""},
    {"inisch", "o"},
    {"iner", "o"},
    {"olanisch", "uela"},
    {"olaner", "uela"},
    {"enisch", "e"},
    {"ensisch", "a"},
    {"enser", "a"},
    {"lesisch", ""},
    {"lese", ""},
    {"iesisch", "al"},
    {"iese", "al"},
    {"esisch", "on"},
    {"ese", "on"},
    {"itisch", ""},
    {"it", ""},
    {"atisch", "en"},
    {"ysch", "yen"},
    {"yer", "yen"},
    {"nisch", "land"},
    {"sch", "a"},
    {"riotisch", "ern"},
    {"arisch", "o"},
    {"are", "o"},
    {"i", ""},
};

/* The first letter as a capital, in place. */
static void capital_first(char *word) {
    if (*word >= 'a' && *word <= 'z') {
        *word = (char)(*word - 32);
    } else if (*word == '\xC3' && (unsigned char)word[1] >= 0xA0) {
        word[1] = (char)(word[1] - 32);
    }
}

Name derived_place(Name name) {
    char small[NAME_WORD_BYTES];
    size_t i, n = name_small(name.text, name.n, 0, small);
    for (i = 0; n && i < sizeof DERIVATIONS / sizeof *DERIVATIONS; i++) {
        const char *place = DERIVATIONS[i].place;
        if (strlen(DERIVATIONS[i].adjective) == n && !memcmp(DERIVATIONS[i].adjective, small, n))
            return (Name){place, (uint32_t)strlen(place)};
    }
    return name;
}

/* "saudi-arabisch": the listed place whose parts all have a capital, in `place`: its bytes, or 0. */
static size_t place_of_parts(const char *small, size_t n, char *place) {
    size_t i, k;
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t cut = strlen(ENDINGS[i].ending), add = strlen(ENDINGS[i].instead);
        if (n < cut + 2 || memcmp(small + n - cut, ENDINGS[i].ending, cut) != 0) continue;
        memcpy(place, small, n - cut);
        memcpy(place + n - cut, ENDINGS[i].instead, add);
        capital_first(place);
        for (k = 1; k < n - cut + add; k++) {
            if (place[k - 1] == '-') capital_first(place + k);
        }
        if (name_find(place, n - cut + add) & NAME_PLACE) return n - cut + add;
    }
    return 0;
}

/* The listed place of an adjective or a people, a country first ("Inder": Indien, not Inden). */
static size_t place_of_ending(const Finder *f, const char *small, size_t n, char *place) {
    const Lists *lists = &f->recogniser->tables.lists;
    size_t i, best = 0;
    char other[NAME_WORD_BYTES + 8];
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t cut = strlen(ENDINGS[i].ending), add = strlen(ENDINGS[i].instead), m;
        if (n < cut + 2 || memcmp(small + n - cut, ENDINGS[i].ending, cut) != 0) continue;
        memcpy(other, small, n - cut);
        memcpy(other + n - cut, ENDINGS[i].instead, add);
        capital_first(other);
        m = n - cut + add;
        if (!(name_find(other, m) & NAME_PLACE)) continue;
        if (best && !(lists_find(lists, hash_bytes(other, m)).kinds & LIST_BIT(LIST_COUNTRY)))
            continue;
        memcpy(place, other, m);
        best = m;
        if (lists_find(lists, hash_bytes(other, m)).kinds & LIST_BIT(LIST_COUNTRY)) break;
    }
    return best;
}

const char *derived_base(Finder *finder, const char *word, size_t length, uint32_t *n) {
    char small[NAME_WORD_BYTES + 8], place[NAME_WORD_BYTES + 8];
    size_t i, at = length, stem = length;

    *n = (uint32_t)length;
    if (length > NAME_WORD_BYTES) return arena_text(finder->arena, word, length);
    if (!(finder->arena->rc) && is_demonym(word, length, &stem)) length = stem;
    while (at > 0 && word[at - 1] != '-') at--;
    name_small(word, length, 0, small);
    if (adjective_stem(small, length, &stem)) {
        length = stem;
    } else if (at && at < length && adjective_stem(small + at, length - at, &stem)) {
        length = at + stem;
    }
    stem = at && at < length ? place_of_parts(small, length, place) : 0;
    if (stem) {
        *n = (uint32_t)stem;
        return arena_text(finder->arena, place, stem);
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
    stem = place_of_ending(finder, small + at, length - at, place);
    *n = (uint32_t)(stem ? stem : length);
    return arena_text(finder->arena, stem ? place : word, *n);
}

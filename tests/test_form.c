/* Facts of word forms: frequencies in their order, like words in one cluster, and odd input. */
#include "check.h"
#include "word/form.h"
#include "word/form_table.h"

static FormFacts facts(const char *form) {
    return form_facts(form, strlen(form));
}

/* Words as frequent as unlike: each is at least twice as frequent as the next, so by 2. */
static void test_frequency(void) {
    static const char *const FALLING[] = {"die",    "nicht",          "wurde",
                                          "Europa", "Parlament",      "Schwester",
                                          "Gebäck", "Kaninchenstall", NULL};
    const char *const *form;
    for (form = FALLING; form[1]; form++) {
        int more = facts(form[0]).frequency, less = facts(form[1]).frequency;
        CHECK_INT_OF(form[0], more >= less + 2, 1);
    }
    CHECK(facts("die").frequency > 40);
    CHECK(facts("die").frequency <= 63);
    CHECK_INT(facts("Kaninchenstall").frequency, 0);
}

/* What sets a capital at a sentence's begin does not make a noun. */
static void test_capitals(void) {
    CHECK(facts("die").frequency >= facts("Die").frequency + 8);
    CHECK(facts("obwohl").frequency >= facts("Obwohl").frequency + 8);
    CHECK(facts("Regierung").frequency >= facts("regierung").frequency + 8);
    CHECK(facts("Arbeit").frequency > 0);
    CHECK_INT(facts("ARbeIT").frequency, 0);
}

/* All words of a list share a cluster, and it is none of the others'. */
static void test_clusters(void) {
    static const char *const SETS[][6] = {
        {"Montag", "Dienstag", "Donnerstag", "Freitag", "Samstag", NULL},
        {"Januar", "Februar", "April", "Oktober", "Dezember", NULL},
        {"München", "Hamburg", "Köln", "Frankfurt", "Leipzig", NULL},
        {"schneller", "größer", "schwieriger", "höher", NULL},
        {"Frankreich", "Italien", "Spanien", "Polen", "Schweden", NULL},
        {"sagte", "betonte", "erklärte", NULL},
    };
    enum { N = sizeof SETS / sizeof SETS[0] };
    size_t i, k;
    for (i = 0; i < N; i++) {
        int cluster = facts(SETS[i][0]).cluster;
        CHECK(cluster > 0);
        for (k = 1; SETS[i][k]; k++) CHECK_INT_OF(SETS[i][k], facts(SETS[i][k]).cluster, cluster);
        for (k = 0; k < i; k++) CHECK(facts(SETS[k][0]).cluster != cluster);
    }
}

static void test_numbers(void) {
    FormFacts year = facts("1984");
    CHECK(year.cluster > 0);
    CHECK(year.frequency > 20);
    CHECK_INT(facts("2026").cluster, year.cluster);
    CHECK_INT(facts("2026").frequency, year.frequency);
    CHECK(facts("12").cluster != year.cluster);
    CHECK_INT(facts("20-jährige").cluster, facts("35-jährige").cluster);
    CHECK(facts("20-jährige").cluster > 0);
    CHECK(facts(",").cluster > 0);
}

/* Exactly the bytes it was given. */
static void test_bytes(void) {
    FormFacts haus = facts("Haus");
    CHECK(haus.frequency > 0);
    CHECK_INT(form_facts("Hausmeister", 4).frequency, haus.frequency);
    CHECK_INT(form_facts("Hausmeister", 4).cluster, haus.cluster);
    CHECK_INT(form_facts("Haus\0", 5).frequency, 0);
    CHECK_INT(form_facts("H\xFFus", 4).frequency, 0);
    CHECK_INT(form_facts("\xC3", 1).frequency, 0);
}

static void test_odd(void) {
    size_t n = 1000000;
    char *word = malloc(n);
    FormFacts none = form_facts("", 0);
    CHECK_INT(none.frequency, 0);
    CHECK_INT(none.cluster, 0);
    if (!CHECK(word)) return;
    memset(word, 'a', n);
    CHECK_INT(form_facts(word, n).frequency, 0);
    CHECK_INT(form_facts(word, 64).frequency, 0);
    CHECK_INT(form_facts(word, 65).frequency, 0);
    memset(word, '7', n);
    CHECK_INT(form_facts(word, n).frequency, 0);
    CHECK_INT(form_facts(word, 64).frequency, 0);
    free(word);
}

/* Of 2,000,000 words that are none, about 8 pass for known ones. */
static void test_false(void) {
    unsigned known = 0, i;
    char word[32];
    for (i = 0; i < 2000000; i++) {
        FormFacts f = form_facts(word, (size_t)snprintf(word, sizeof word, "Xq%uzv", i));
        known += f.frequency || f.cluster;
    }
    CHECK(known < 40);
}

/* No seed, which is all that a damaged table could change, leads outside the table. */
static void test_bounds(void) {
    uint32_t i, k;
    for (i = 0; i < 1000000; i++) {
        uint32_t seed = i * 0x9E3779B1u;
        FusePlace place = form_place("Haus", 4, seed);
        for (k = 0; k < 3; k++) {
            if (!CHECK(place.slot[k] < FORM_SLOTS)) return;
            if (!CHECK(k == 0 || place.slot[k] != place.slot[k - 1])) return;
        }
    }
}

int main(void) {
    RUN(test_frequency);
    RUN(test_capitals);
    RUN(test_clusters);
    RUN(test_numbers);
    RUN(test_bytes);
    RUN(test_odd);
    RUN(test_false);
    RUN(test_bounds);
    return check_done();
}

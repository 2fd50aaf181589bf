/*
** Known words that stay whole although they could be split: derivations, and words that are much
** more frequent than their head.
*/
#include "train/compounds.h"

/* How often the verb is seen that a noun with this end would come from, or 0 when there is none. */
static double verb_frequency(Knowledge *k, const char *small, size_t n) {
    static const char *const NOUN[] = {"ung", "er", "e", "", "nis", "ler", "en"};
    static const char *const VERB[] = {"en", "n", "ern", "eln"};
    char verb[LONGEST + 8];
    LexiconEntry entry;
    double most = 0;
    size_t i, j;

    for (i = 0; i < sizeof NOUN / sizeof *NOUN; i++) {
        size_t stem = n - strlen(NOUN[i]);
        if (!ends(small, n, NOUN[i])) continue;
        for (j = 0; j < sizeof VERB / sizeof *VERB; j++) {
            double f;
            memcpy(verb, small, stem);
            strcpy(verb + stem, VERB[j]);
            if (!lexicon_find(verb, strlen(verb), &entry)) continue;
            if (!(entry.classes & CLASS_BIT(CLASS_VVINF))) continue;
            f = frequency(k, verb, strlen(verb));
            if (f > most) most = f;
        }
    }
    return most;
}

static size_t lemma_of_head(const CompoundPath *path, const char *small, char *lemma) {
    const CompoundStep *head = &path->steps[path->count - 1];
    size_t n = (size_t)head->end - head->start;
    char form[LONGEST + 1];

    memcpy(form, small + head->start, n);
    if (path->head_capital || path->head_text) {
        if ((unsigned char)form[0] == 0xC3)
            form[1] = (char)(form[1] - 0x20);
        else
            form[0] = (char)(form[0] - 32);
    }
    if (!path->head_text) return lexicon_lemma(&path->head, form, n, lemma);
    memcpy(lemma, form, n);
    return n - head->rule;
}

/* How often the adjective is seen that a noun with this end would come from. */
static double adjective_frequency(Knowledge *k, const char *small, size_t n) {
    static const char *const NOUN[] = {"keit", "igkeit", "heit", "e", "ität"};
    LexiconEntry entry;
    size_t i;

    for (i = 0; i < sizeof NOUN / sizeof *NOUN; i++) {
        size_t stem = n - strlen(NOUN[i]);
        if (ends(small, n, NOUN[i]) && lexicon_find(small, stem, &entry) &&
            (entry.classes & CLASS_BIT(CLASS_ADJD)))
            return frequency(k, small, stem);
    }
    return 0;
}

/* How many nouns of the lexicon are a particle and this head. */
static unsigned particle_nouns(const char *head, size_t n) {
    static const char *const PARTICLES[] = {"Ab",  "An",   "Auf", "Aus", "Bei",
                                            "Ein", "Nach", "Um",  "Zu",  "Vor"};
    char word[LONGEST + 8];
    unsigned count = 0;
    size_t i;

    for (i = 0; i < sizeof PARTICLES / sizeof *PARTICLES; i++) {
        size_t m = strlen(PARTICLES[i]);
        LexiconEntry entry;
        memcpy(word, PARTICLES[i], m);
        memcpy(word + m, head, n);
        count += lexicon_find(word, m + n, &entry) && (entry.classes & CLASS_BIT(CLASS_NN));
    }
    return count;
}

/*
** Does a known noun that could be split stay whole all the same? When it comes from a verb or an
** adjective that is known whole ("Rechtfertigung", "Notwendigkeit"), or is seen so much more often
** than its head, of which few compounds are known, that it can hardly be one of them ("Apotheke").
*/
static int stays_whole(Knowledge *k, const char *small, const char *word,
                       const CompoundPath *path) {
    size_t n = strlen(small), m;
    char lemma[LONGEST + LEXICON_LEMMA];
    const CompoundStep *last = &path->steps[path->count - 1];
    Item *item = map_find(&k->counts, word, strlen(word), 0);
    double whole = item ? item->number : 0, verb = verb_frequency(k, small, n);
    double adjective = adjective_frequency(k, small, n), head, types, least = 1e9;
    LexiconEntry entry;
    unsigned i;

    if (verb > 50 && verb > 0.05 * whole) return 1;
    if (ends(small, n, "er") && lexicon_find(word, n - 2, &entry) && (entry.classes & NAME_CLASSES))
        return 6;
    if (map_find(&k->half_particles, small, path->steps[0].end, 0) &&
        (verb > 0 || particle_nouns(small + last->start, n - last->start) >= 3))
        return 7;
    m = lemma_of_head(path, small, lemma);
    head = frequency(k, lemma, m);
    item = path->head_text ? map_find(&k->text_heads, small + last->start, m, 0)
                           : map_find(&k->heads, lemma, m, 0);
    types = item ? item->number : 0;
    if (adjective > 50 && adjective > 0.05 * whole && types <= 5) return 3;
    for (i = 0; i + 1 < path->count; i++) {
        const CompoundStep *step = &path->steps[i];
        item = map_find(&k->modifiers, small + step->start, (size_t)step->end - step->start, 0);
        if (!item || item->number < least) least = item ? item->number : 0;
    }
    if (whole < 30) return 0;
    if (whole > 3 * head && least <= 3) return 2;
    if (whole > 3 * head && types <= 3 && letter_count(small + last->start, n - last->start) < 5)
        return 4;
    return 0;
}

void find_wholes(Knowledge *k, const unsigned char *bytes, size_t size) {
    CompoundTable table;
    CompoundPath path;
    size_t i;

    if (!compound_table_open(&table, bytes, size)) fail("table", "cannot be read");
    for (i = 0; i < k->lexicon_nouns.n; i++) {
        const char *word = k->lexicon_nouns.items[i].word;
        char small[LONGEST];
        int why;
        if (!make_small(word, strlen(word), small)) continue;
        compound_search(&table, small, strlen(small), COMPOUND_NOUNS, 0, &path);
        if (path.count < 2 || !compound_gate(&table, &path, small, strlen(small), SHAPE_CAPITAL))
            continue;
        why = stays_whole(k, small, word, &path);
        if (!why) continue;
        map_find(&k->wholes, small, strlen(small), 1);
    }
    for (i = 0; i < k->adjectives.n; i++) {
        const char *word = k->adjectives.items[i].word;
        compound_search(&table, word, strlen(word), COMPOUND_ADJECTIVES, 0, &path);
        if (path.count > 1 && compound_gate(&table, &path, word, strlen(word), SHAPE_SMALL) &&
            map_find(&k->half_particles, word, path.steps[0].end, 0))
            map_find(&k->wholes, word, strlen(word), 1);
    }
    fprintf(stderr, "%zu words stay whole\n", k->wholes.n);
}

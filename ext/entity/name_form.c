#include "entity/name_form.h"

#include <string.h>

#include "base/text.h"
#include "entity/capitals.h"
#include "word/lexicon.h"
#include "word/spelling.h"

/*
** Templates of features. The numbers are part of the model: a new one goes to the end, and the ones
** in entity/name_feature.c follow.
*/
enum {
    FORM = 1,
    LOWER,
    SHAPE,
    PREFIX,
    SUFFIX,
    GRAM,
    LISTED_HYPHEN,
    LISTED_STEM,
    LISTED_BEGIN,
    HYPHEN_FIRST,
    HYPHEN_LAST,
    HYPHEN_SHAPE,
    HYPHEN_SUFFIX,
    HYPHEN_CLUSTER,
    HYPHEN_CLASSES,
    CLASSES,
    CLASSES_STEM,
    CLASSES_LOWER,
    AMBIGUITY,
    FINE,
    MIDDLE,
    COARSE,
    UNCLUSTERED,
    STRANGE,
    GROUPS,
    SIDE = 64 /* and 16 for each step */
};

enum {
    LIST_LONGEST = 64, /* bytes of a word that is looked up in the lists */
    STEM_LEAST = 4,    /* bytes of a stem before an ending */
    BEGIN_LEAST = 4    /* characters of a name that begins a compound */
};

/* The lexicon's classes of names. */
#define NAMES ((CLASS_BIT(CLASS_NE) << 1) - CLASS_BIT(CLASS_NE_FIRST))

static uint64_t classes_of(const char *form, size_t n) {
    LexiconEntry entry;
    return n > 0 && n <= TYPE_LONGEST && lexicon_find(form, n, &entry) ? entry.classes + 1 : 0;
}

/* Classes as the sets that a school grammar knows, names apart; 0 for no reading. */
static uint32_t groups_of(uint64_t classes) {
    uint32_t groups = 0;
    if (classes < 4) return (uint32_t)classes; /* none, or not asked for */
    for (classes -= 1; classes; classes &= classes - 1) {
        unsigned class = (unsigned)__builtin_ctzll(classes);
        unsigned group = class <= CLASS_VMPP       ? 0
                         : class <= CLASS_PA2D_SUP ? 1
                         : class <= CLASS_NN_ADJ   ? 2
                         : class == CLASS_ABK      ? 3
                         : class <= CLASS_NE       ? 4 + class - CLASS_NE_FIRST
                         : class <= CLASS_APPR     ? 10
                         : class <= CLASS_KON      ? 11
                                                   : 12;
        groups |= 1u << (group + 2);
    }
    return groups;
}

static uint32_t kinds_of(const NameTables *tables, const char *form, size_t n) {
    return n > 0 && n <= LIST_LONGEST ? lists_find(&tables->lists, hash_bytes(form, n)).kinds : 0;
}

static void add_kinds(Keys *out, unsigned template, uint64_t which, uint32_t kinds) {
    for (; kinds; kinds &= kinds - 1)
        keys_add2(out, template, which, (unsigned)__builtin_ctz(kinds));
}

static void add_clusters(Keys *out, unsigned template, uint64_t which, const ClusterIds *ids) {
    if (!ids->known) return;
    keys_add3(out, template, which, 0, ids->fine);
    keys_add3(out, template, which, 1, ids->middle);
    keys_add3(out, template, which, 2, ids->coarse);
}

static size_t last_characters(const char *text, size_t n, unsigned count) {
    while (n > 0 && count--) {
        n--;
        while (n > 0 && text_continues(text[n])) n--;
    }
    return n;
}

/* "Meta-Konzern": its first and last part, and what stands before the last hyphen. */
static void add_hyphen(const NameTables *tables, Keys *out, const char *form, size_t n) {
    const char *hyphen = memchr(form, '-', n), *last = form + n;
    WordType first;
    ClusterIds ids;
    size_t a, b;

    if (!hyphen || hyphen == form) return;
    while (last[-1] != '-') last--;
    if (last == form + n) return;
    a = (size_t)(hyphen - form);
    b = n - (size_t)(last - form);
    word_type(&first, form, a, 0);
    keys_add(out, HYPHEN_FIRST, first.form);
    keys_add(out, HYPHEN_LAST, hash_bytes(last, b));
    keys_add(out, HYPHEN_SHAPE, first.shape);
    keys_add(out, HYPHEN_SUFFIX,
             hash_bytes(last + last_characters(last, b, 4), b - last_characters(last, b, 4)));
    if (clusters_find(&tables->clusters, form, a, &ids)) add_clusters(out, HYPHEN_CLUSTER, 0, &ids);
    if (clusters_find(&tables->clusters, last, b, &ids)) add_clusters(out, HYPHEN_CLUSTER, 1, &ids);
    keys_add2(out, HYPHEN_CLASSES, 0, classes_of(form, a));
    keys_add2(out, HYPHEN_CLASSES, 1, classes_of(last, b));
    add_kinds(out, LISTED_HYPHEN, 0,
              kinds_of(tables, form, a) |
                  (a > 3 && form[a - 1] == 's' ? kinds_of(tables, form, a - 1) : 0));
    add_kinds(out, LISTED_HYPHEN, 1, kinds_of(tables, last, b));
    if (last - 1 > hyphen)
        add_kinds(out, LISTED_HYPHEN, 2, kinds_of(tables, form, (size_t)(last - 1 - form)));
}

/* "französisch", "Berliner", "Schweizern": the name without the ending, and with its own one. */
static void add_stems(const NameTables *tables, Keys *out, const char *form, size_t n) {
    static const char *const ENDINGS[] = {"erinnen", "ischen", "ischer", "isches", "ischem",
                                          "ische",   "isch",   "erin",   "ern",    "ers",
                                          "er",      "en",     "ens",    "n"};
    char name[SPELLING_BYTES + 2];
    size_t i;

    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t m = strlen(ENDINGS[i]), stem = n - m;
        if (n < m + STEM_LEAST || memcmp(form + stem, ENDINGS[i], m) != 0) continue;
        stem = spell_capital(form, stem, name);
        add_kinds(out, LISTED_STEM, *ENDINGS[i] == 'i', kinds_of(tables, name, stem));
        memcpy(name + stem, "en", 2);
        add_kinds(out, LISTED_STEM, 2, kinds_of(tables, name, stem + 2));
        add_kinds(out, LISTED_STEM, 3, kinds_of(tables, name, stem + 1));
    }
}

/* The longest listed name that begins a compound: "Facebookseite". */
static void add_begin(const NameTables *tables, Keys *out, const char *form, size_t n) {
    size_t end = last_characters(form, n, 4), least = 0;
    unsigned i;

    for (i = 0; i < BEGIN_LEAST && least < n; i++) {
        least++;
        while (least < n && text_continues(form[least])) least++;
    }
    for (; end >= least; end = last_characters(form, end, 1)) {
        uint32_t kinds = kinds_of(tables, form, end);
        add_kinds(out, LISTED_BEGIN, 0, kinds);
        if (kinds || end == 0) break;
    }
}

static void set_affixes(NameType *type, const char *form, size_t n) {
    char zeros[TYPE_LONGEST];
    size_t at = 0, end = n, i;
    unsigned k;

    for (i = 0; i < n; i++) zeros[i] = form[i] >= '0' && form[i] <= '9' ? '0' : form[i];
    for (k = 0; k < NAME_AFFIXES; k++) {
        if (at < n) at++;
        while (at < n && text_continues(zeros[at])) at++;
        end = last_characters(zeros, end, 1);
        type->prefix[k] = k > 0 && at == n && type->prefix[k - 1] == hash_bytes(zeros, at)
                              ? 0 /* the word is shorter */
                              : hash_bytes(zeros, at);
        type->suffix[k] = hash_bytes(zeros + end, n - end);
        if (k > 0 && type->suffix[k] == type->suffix[k - 1]) type->suffix[k] = 0;
    }
}

static void set_usual(NameForm *form, const char *text, size_t n) {
    form->usual[0] = hash_bytes(text, n);
    if (n > 3 && text[n - 1] == 's') form->usual[1] = hash_bytes(text, n - 1);
}

static int has_upper(const char *text, size_t n) {
    size_t i;
    for (i = 0; i < n; i++) {
        if (text[i] >= 'A' && text[i] <= 'Z') return 1;
        if (text[i] == '\xC3' && i + 1 < n && (unsigned char)text[i + 1] <= 0x9E) return 1;
    }
    return 0;
}

void name_type(const NameTables *tables, NameType *type, NameForm *form, const char *text,
               size_t n) {
    char other[SPELLING_BYTES];
    ListEntry stem = {0, 0};
    size_t m;

    memset(type, 0, sizeof *type);
    memset(form, 0, sizeof *form);
    word_type(&type->word, text, n, 0);
    form->shape = type->word.shape;
    form->flags = (type->word.flags & TYPE_QUOTE ? NAME_IS_QUOTE : 0) |
                  (type->word.flags & TYPE_UPPER ? NAME_IS_UPPER : 0) |
                  (has_upper(text, n) ? NAME_HAS_UPPER : 0);
    if (n == 0 || n > TYPE_LONGEST || !(type->word.flags & TYPE_WORD)) {
        form->hash = form->usual[0] = hash_bytes(text, n);
        if (n <= LIST_LONGEST) form->list = lists_find(&tables->lists, form->hash);
        return;
    }
    type->classes[0] = classes_of(text, n);
    type->classes[1] = n > 2 && text[n - 1] == 's' ? classes_of(text, n - 1) : 2;
    m = spell_lower(text, n, other);
    type->classes[2] = m == n && memcmp(text, other, n) == 0 ? 3 : classes_of(other, m);
    clusters_find(&tables->clusters, text, n, &type->clusters);
    set_affixes(type, text, n);
    add_hyphen(tables, &type->inner, text, n);
    if (!memchr(text, '-', n) && n <= LIST_LONGEST) {
        if (n > 5) add_stems(tables, &type->inner, text, n);
        if (n > 8 && form->flags & NAME_IS_UPPER) add_begin(tables, &type->inner, text, n);
    }
    if (type->classes[0] && (type->classes[0] - 1) & CLASS_BIT(CLASS_NN) &&
        !(type->word.classes & NAMES))
        form->flags |= NAME_IS_NOUN;
    if (type->word.classes & (CLASS_BIT(CLASS_NE_FIRST) | CLASS_BIT(CLASS_NE_LAST)))
        form->flags |= NAME_IS_PERSON;
    form->hash = hash_bytes(text, n);
    form->list = lists_find(&tables->lists, form->hash);
    m = capitals_lower(text, n, other);
    set_usual(form, m ? other : text, m ? m : n);
    if (m && !form->list.kinds) {
        ListEntry usual = lists_find(&tables->lists, hash_bytes(other, m));
        if (usual.kinds || usual.longer) {
            form->hash = hash_bytes(other, m);
            form->list = usual;
            text = other;
            n = m;
        }
    }
    if (n > 3 && text[n - 1] == 's') {
        form->stem = hash_bytes(text, n - 1);
        stem = lists_find(&tables->lists, form->stem);
        form->list.kinds |= stem.kinds;
    }
}

void name_keys_alone(Keys *out, const NameType *type) {
    const WordType *word = &type->word;
    unsigned k;

    *out = type->inner;
    keys_add(out, FORM, word->form);
    keys_add(out, LOWER, word->lower);
    keys_add(out, SHAPE, word->shape);
    for (k = 0; k < NAME_AFFIXES; k++) {
        if (type->prefix[k]) keys_add2(out, PREFIX, k, type->prefix[k]);
        if (type->suffix[k]) keys_add2(out, SUFFIX, k, type->suffix[k]);
    }
    for (k = 0; k < word->grams_n; k++) keys_add(out, GRAM, word->grams[k]);
    keys_add(out, CLASSES, type->classes[0]);
    keys_add(out, CLASSES_STEM, type->classes[1]);
    keys_add(out, CLASSES_LOWER, type->classes[2]);
    for (k = 0; k < 3; k++) keys_add2(out, GROUPS, k, groups_of(type->classes[k]));
    keys_add(out, AMBIGUITY, word->ambiguity);
    keys_add3(out, STRANGE, word->strange, word->source, word->flags & TYPE_UPPER);
    if (type->clusters.known) {
        keys_add(out, FINE, type->clusters.fine);
        keys_add(out, MIDDLE, type->clusters.middle);
        keys_add(out, COARSE, type->clusters.coarse);
    } else {
        keys_add(out, UNCLUSTERED, word->flags & TYPE_UPPER);
    }
}

void name_keys_side(Keys *out, const NameType *type, int step) {
    unsigned at = SIDE + 16u * (unsigned)(step + 2);
    int near = step == -1 || step == 1;

    out->n = 0;
    if (!type) {
        keys_add(out, at, 0);
        return;
    }
    keys_add(out, at + 1, type->word.lower);
    keys_add(out, at + 2, type->word.shape);
    if (type->clusters.known) {
        keys_add(out, at + 3, type->clusters.fine);
        keys_add(out, at + 4, type->clusters.middle);
        keys_add(out, at + 5, type->clusters.coarse);
    } else {
        keys_add(out, at + 6, type->word.flags & TYPE_UPPER);
    }
    if (!near) return;
    keys_add(out, at + 7, type->word.form);
    keys_add(out, at + 8, type->suffix[1]);
    keys_add(out, at + 9, type->suffix[2]);
    keys_add(out, at + 10, groups_of(type->classes[0]));
    keys_add(out, at + 11, groups_of(type->classes[2]));
    keys_add(out, at + 12, type->word.ambiguity);
    keys_add(out, at + 13, type->suffix[3]);
    keys_add(out, at + 14, type->suffix[4]);
    keys_add(out, at + 15, type->prefix[3]);
}

/*
** lexicon DICTIONARY.tsv FREQUENCIES.tsv OUT.bin: compiles a full-form dictionary into the table of
** word/lexicon.h.
**
** DICTIONARY.tsv: form TAB lemma TAB tag, as german-pos-dict has them, see train/dictionary.h and
** train/morphy.h. FREQUENCIES.tsv: word in small letters TAB frequency in centibels.
**
** 1. A tag becomes a class and a set of features. Readings of a form with one class and one lemma
**    become one.
** 2. Readings of one class are ordered, the likelier lemma first (train/likelihood.h).
** 3. A lemma becomes the shortest rule that makes it from the form, a form's readings a value; the
**    few thousand values are shared by half a million forms.
** 4. The forms become a minimal acyclic automaton (Daciuk, Mihov, Watson, Watson 2000, from sorted
**    input), and that a sparse table, its rows laid over each other (Tarjan and Yao, "Storing a
**    sparse table", CACM 22, 1979): a step is one look into it. The layout is in
**    word/lexicon_table.h.
**
** The same input gives the same bytes. What was built is told on stderr.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "train/automaton.h"
#include "train/dictionary.h"
#include "train/likelihood.h"
#include "word/lexicon_table.h"

enum { MOST_READINGS = 63, RULE_HEAD = 3 };

typedef struct Builder {
    Dictionary dictionary;
    Model *model;
    Keys rules;  /* operation, place, cut (a byte each), then what is appended */
    Keys values; /* readings, as in the table */
    Automaton *automaton;
} Builder;

/* A reading of a form that is being ordered. */
typedef struct Candidate {
    const Entry *entry;
    double likelihood;
    const char *lemma; /* for a tie */
    size_t n;
} Candidate;

/*
** Where two strings part, at the beginning of a letter of UTF-8 in both; they are the same before
** it.
*/
static size_t common(const char *a, size_t n, const char *b, size_t m) {
    size_t i = 0;
    while (i < n && i < m && a[i] == b[i]) i++;
    while (i && ((i < n && (a[i] & 0xC0) == 0x80) || (i < m && (b[i] & 0xC0) == 0x80))) i--;
    return i;
}

typedef struct Rule {
    unsigned char bytes[RULE_HEAD + LEXICON_LEMMA];
    size_t n, cost;
} Rule;

/* Takes the rule that makes `form`, which the operation changed, into the lemma, if cheaper. */
static void try_rule(Rule *best, int operation, size_t place, const char *form, size_t n,
                     const char *lemma, size_t m) {
    size_t same = common(form, n, lemma, m);
    size_t cost = n - same + m - same + (operation ? 1 : 0);
    if (same < place || m - same > LEXICON_LEMMA || (best->n && cost >= best->cost)) return;
    best->bytes[0] = (unsigned char)operation;
    best->bytes[1] = (unsigned char)place;
    best->bytes[2] = (unsigned char)(n - same);
    memcpy(best->bytes + RULE_HEAD, lemma + same, m - same);
    best->n = RULE_HEAD + m - same;
    best->cost = cost;
}

static uint32_t rule_for(Builder *b, const char *form, size_t n, const char *lemma, size_t m) {
    char changed[DICTIONARY_LONGEST];
    Rule best = {.n = 0};
    size_t i;

    try_rule(&best, LEXICON_RULE_NONE, 0, form, n, lemma, m);
    for (i = 1; i + 2 < n; i++) {
        if (memcmp(form + i, "ge", 2) != 0 && memcmp(form + i, "zu", 2) != 0) continue;
        memcpy(changed, form, i);
        memcpy(changed + i, form + i + 2, n - i - 2);
        try_rule(&best, LEXICON_RULE_CUT, i, changed, n - 2, lemma, m);
    }
    memcpy(changed, form, n);
    if (n > 2 && memcmp(form, "ge", 2) == 0)
        try_rule(&best, LEXICON_RULE_CUT, 0, form + 2, n - 2, lemma, m);
    if (lexicon_change_case(changed, n))
        try_rule(&best, LEXICON_RULE_CASE, 0, changed, n, lemma, m);
    if (!best.n) die("a lemma is too long");
    return keys_add(&b->rules, best.bytes, best.n) - 1;
}

/* The order of a form's readings: by class, then the likelier lemma. */
static int compare_candidates(const void *a, const void *b) {
    const Candidate *x = a, *y = b;
    int c;

    if (x->entry->class != y->entry->class) return x->entry->class < y->entry->class ? -1 : 1;
    if (x->likelihood > y->likelihood) return -1;
    if (x->likelihood < y->likelihood) return 1;
    c = memcmp(x->lemma, y->lemma, x->n < y->n ? x->n : y->n);
    return c ? c : x->n < y->n ? -1 : x->n > y->n;
}

/* The value of a form: the number of its list of readings. */
static uint32_t value_of(Builder *b, uint32_t form) {
    const Dictionary *d = &b->dictionary;
    Candidate list[MOST_READINGS];
    unsigned char bytes[MOST_READINGS * LEXICON_READING];
    size_t n_form, n = 0, i;
    const char *text = key_text(&d->forms, form, &n_form);
    uint32_t e;

    for (e = d->first[form]; e; e = d->entries[e].next) {
        if (n == MOST_READINGS) die("a form has too many readings");
        list[n].entry = d->entries + e;
        list[n].likelihood = likelihood_of(b->model, d->entries + e);
        list[n].lemma = key_text(&d->lemmas, d->entries[e].lemma, &list[n].n);
        n++;
    }
    qsort(list, n, sizeof *list, compare_candidates);
    for (i = 0; i < n; i++) {
        unsigned char *p = bytes + i * LEXICON_READING;
        put32(p, list[i].entry->features);
        put16(p + 4, rule_for(b, text, n_form, list[i].lemma, list[i].n));
        p[6] = (unsigned char)list[i].entry->class;
        p[7] = 0;
    }
    return keys_add(&b->values, bytes, n * LEXICON_READING);
}

/* A form, to be sorted. */
typedef struct Form {
    const char *text;
    size_t n;
    uint32_t id;
} Form;

static int compare_forms(const void *a, const void *b) {
    const Form *x = a, *y = b;
    int c = memcmp(x->text, y->text, x->n < y->n ? x->n : y->n);
    return c ? c : x->n < y->n ? -1 : x->n > y->n;
}

static void build(Builder *b) {
    uint32_t n = b->dictionary.forms.n, i;
    Form *forms = zeros(n, sizeof *forms);

    b->automaton = automaton_new();
    for (i = 0; i < n; i++) {
        forms[i].id = i + 1;
        forms[i].text = key_text(&b->dictionary.forms, i + 1, &forms[i].n);
    }
    qsort(forms, n, sizeof *forms, compare_forms);
    for (i = 0; i < n; i++)
        automaton_add(b->automaton, forms[i].text, forms[i].n, value_of(b, forms[i].id));
    free(forms);
}

/* What the cells of values hold: how many readings, and the number of the first. */
static uint32_t *value_cells(const Keys *values) {
    uint32_t *cells = zeros((size_t)values->n + 1, sizeof *cells), i;
    if (values->n_bytes / LEXICON_READING >= 1 << 18) die("too many readings");
    for (i = 1; i <= values->n; i++) {
        size_t n;
        key_text(values, i, &n);
        cells[i] =
            (uint32_t)(values->start[i] / LEXICON_READING) << 6 | (uint32_t)(n / LEXICON_READING);
    }
    return cells;
}

/* The text that a rule appends. */
static const char *rule_text(const Keys *rules, uint32_t id, size_t *n) {
    const char *rule = key_text(rules, id, n);
    *n -= RULE_HEAD;
    return rule + RULE_HEAD;
}

static void write_rules(const Keys *rules, FILE *out) {
    unsigned char bytes[LEXICON_RULE];
    uint32_t i, text = 0;
    size_t n;

    for (i = 1; i <= rules->n; i++) {
        memcpy(bytes, key_text(rules, i, &n), RULE_HEAD);
        rule_text(rules, i, &n);
        bytes[3] = (unsigned char)n;
        put16(bytes + 4, text);
        fwrite(bytes, 1, sizeof bytes, out);
        text += (uint32_t)n;
    }
    for (i = 1; i <= rules->n; i++) {
        const char *p = rule_text(rules, i, &n);
        fwrite(p, 1, n, out);
    }
}

static void write_table(Builder *b, const char *path) {
    unsigned char head[LEXICON_HEAD] = "", *cells;
    uint32_t n_cells, *values = value_cells(&b->values);
    size_t texts = b->rules.n_bytes - (size_t)b->rules.n * RULE_HEAD, size, states, arcs;
    FILE *out = fopen(path, "wb");

    if (!out) die(path);
    if (b->rules.n >= 1 << 16 || texts >= 1 << 16) die("too many rules");
    cells = automaton_cells(b->automaton, values, &n_cells);
    size = LEXICON_HEAD + (size_t)n_cells * LEXICON_CELL + b->values.n_bytes +
           (size_t)b->rules.n * LEXICON_RULE + texts;
    memcpy(head, LEXICON_MAGIC, 4);
    put32(head + 4, (uint32_t)size);
    put32(head + 8, n_cells);
    put32(head + 12, (uint32_t)(b->values.n_bytes / LEXICON_READING));
    put32(head + 16, b->rules.n);
    put32(head + 20, (uint32_t)texts);
    fwrite(head, 1, sizeof head, out);
    fwrite(cells, LEXICON_CELL, n_cells, out);
    fwrite(b->values.bytes, 1, b->values.n_bytes, out);
    write_rules(&b->rules, out);
    if (ferror(out) | fclose(out)) die(path);
    free(cells);
    free(values);
    automaton_size(b->automaton, &states, &arcs);
    fprintf(stderr, "%zu states, %zu arcs in %u cells; %u values of %zu readings, %u rules; ",
            states, arcs, n_cells, b->values.n, b->values.n_bytes / LEXICON_READING, b->rules.n);
    fprintf(stderr, "%zu bytes\n", size);
}

int main(int argc, char **argv) {
    static Builder b;
    if (argc != 4) die("usage: lexicon DICTIONARY.tsv FREQUENCIES.tsv OUT.bin");
    dictionary_read(&b.dictionary, argv[1]);
    fprintf(stderr, "%lu lines, %lu dropped; %u forms, %u lemmas, %u readings\n",
            b.dictionary.lines, b.dictionary.dropped, b.dictionary.forms.n, b.dictionary.lemmas.n,
            b.dictionary.n);
    b.model = likelihood_new(&b.dictionary, argv[2]);
    build(&b);
    write_table(&b, argv[3]);
    return 0;
}

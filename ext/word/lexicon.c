#include "word/lexicon.h"

#include <string.h>

#include "data/data.h"
#include "word/lexicon_table.h"

/* ---- the table's bytes */

static inline uint32_t read16(const unsigned char *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static inline uint32_t read32(const unsigned char *p) {
    return read16(p) | read16(p + 2) << 16;
}

/* Cuts a head's counts into a table; the bytes they take. */
static inline uint64_t lay_out(const unsigned char *bytes, LexiconTable *table) {
    table->n_cells = read32(bytes + 8);
    table->n_readings = read32(bytes + 12);
    table->n_rules = read32(bytes + 16);
    table->n_texts = read32(bytes + 20);
    table->cells = bytes + LEXICON_HEAD;
    table->readings = table->cells + (size_t)table->n_cells * LEXICON_CELL;
    table->rules = table->readings + (size_t)table->n_readings * LEXICON_READING;
    table->texts = table->rules + (size_t)table->n_rules * LEXICON_RULE;
    return LEXICON_HEAD + (uint64_t)table->n_cells * LEXICON_CELL +
           (uint64_t)table->n_readings * LEXICON_READING + (uint64_t)table->n_rules * LEXICON_RULE +
           table->n_texts;
}

int lexicon_open(const unsigned char *bytes, size_t size, LexiconTable *table) {
    if (size < LEXICON_HEAD || memcmp(bytes, LEXICON_MAGIC, 4) != 0) return 0;
    return read32(bytes + 4) <= size && lay_out(bytes, table) <= read32(bytes + 4);
}

static inline LexiconTable built_in(void) {
    LexiconTable table;
    lay_out(DATA_LEXICON, &table);
    return table;
}

LexiconTable lexicon_built_in(void) {
    return built_in();
}

/* ---- look-up */

static inline int value_at(const LexiconTable *table, uint32_t state, LexiconEntry *entry) {
    uint32_t cell, first, i;

    if (state >= table->n_cells) return 0;
    cell = read32(table->cells + (size_t)state * LEXICON_CELL);
    if (!cell || cell & 0xFF) return 0;
    entry->count = cell >> 8 & 63;
    first = cell >> 14;
    if (first + entry->count > table->n_readings) return 0;
    entry->readings = table->readings + (size_t)first * LEXICON_READING;
    entry->classes = 0;
    for (i = 0; i < entry->count; i++) {
        unsigned class = entry->readings[i * LEXICON_READING + 6];
        entry->classes |= CLASS_BIT(class < WORD_CLASS_COUNT ? class : 0);
    }
    return 1;
}

int lexicon_table_find(const LexiconTable *table, const char *form, size_t n, LexiconEntry *entry) {
    uint32_t state = LEXICON_ROOT;
    size_t i;
    for (i = 0; i < n; i++) {
        if (!lexicon_table_step(table, &state, (unsigned char)form[i])) return 0;
    }
    return value_at(table, state, entry);
}

int lexicon_table_at(const LexiconTable *table, uint32_t state, LexiconEntry *entry) {
    return value_at(table, state, entry);
}

int lexicon_find(const char *form, size_t n, LexiconEntry *entry) {
    LexiconTable table = built_in();
    return lexicon_table_find(&table, form, n, entry);
}

int lexicon_step(uint32_t *state, unsigned char byte) {
    LexiconTable table = built_in();
    return lexicon_table_step(&table, state, byte);
}

int lexicon_at(uint32_t state, LexiconEntry *entry) {
    LexiconTable table = built_in();
    return value_at(&table, state, entry);
}

/* ---- readings */

Reading lexicon_reading(const LexiconEntry *entry, unsigned i) {
    const unsigned char *p = entry->readings + (size_t)i * LEXICON_READING;
    Reading reading;
    reading.class = p[6] < WORD_CLASS_COUNT ? (WordClass)p[6] : (WordClass)0;
    reading.rule = (uint16_t)read16(p + 4);
    reading.features = read32(p);
    return reading;
}

size_t lexicon_table_lemma(const LexiconTable *table, const Reading *reading, const char *form,
                           size_t n, char *lemma) {
    const unsigned char *rule;
    uint32_t place, cut, length, text;
    size_t kept = n;

    memcpy(lemma, form, n);
    if (reading->rule >= table->n_rules) return n;
    rule = table->rules + (size_t)reading->rule * LEXICON_RULE;
    place = rule[1];
    cut = rule[2];
    length = rule[3];
    text = read16(rule + 4);
    if (length > LEXICON_LEMMA || text + length > table->n_texts) return n;
    if (rule[0] == LEXICON_RULE_CUT) {
        if (n < 2 || place > n - 2 || cut > n - 2) return n;
        kept = n - 2;
        memmove(lemma + place, lemma + place + 2, kept - place);
    } else if (cut > n || (rule[0] == LEXICON_RULE_CASE && !lexicon_change_case(lemma, n))) {
        return n;
    }
    kept -= cut;
    memcpy(lemma + kept, table->texts + text, length);
    return kept + length;
}

size_t lexicon_lemma(const Reading *reading, const char *form, size_t n, char *lemma) {
    LexiconTable table = built_in();
    return lexicon_table_lemma(&table, reading, form, n, lemma);
}

const char *word_class_name(WordClass class) {
    static const char *const NAMES[] = {
#define X(name) #name,
        WORD_CLASSES(X)
#undef X
    };
    return (unsigned)class < WORD_CLASS_COUNT ? NAMES[class] : "";
}

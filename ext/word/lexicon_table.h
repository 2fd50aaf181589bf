/*
** The table of the lexicon: its layout, for the program that writes it (ext/train/lexicon.c), and
** look-ups in a table given by address, for tests. All others use word/lexicon.h.
**
** Numbers have their little end first and stand at any address:
**   head      "LEX1", uint32 size of the table in bytes, then how many there are of each part
**   cells     uint32 each, the automaton as a sparse table: a state is the number of a cell, its
**             base. An arc with a byte is the cell base + byte, and holds the byte (8 bits) and the
**             state it leads to (24 bits). A cell whose byte is another one belongs to another
**             state. A final state's value is the cell at its base, as if it were an arc with the
**             byte 0: how many readings (6 bits) and the number of the first (18 bits). Cells that
**             nobody uses are 0; no two states have one base.
**   readings  8 bytes each: uint32 features, uint16 rule, uint8 class, 0
**   rules     6 bytes each: uint8 operation, uint8 place, uint8 cut, uint8 length, uint16 text: the
**             form is changed by the operation, loses `cut` bytes at its end and gets `length`
**             bytes of the texts
**   texts     what rules append
*/
#ifndef PRESSE_WORD_LEXICON_TABLE_H
#define PRESSE_WORD_LEXICON_TABLE_H

#include "base/hash.h"
#include "word/lexicon.h"

#define LEXICON_MAGIC "LEX1"
enum { LEXICON_HEAD = 24, LEXICON_CELL = 4, LEXICON_READING = 8, LEXICON_RULE = 6 };

/* What a rule does first. */
enum {
    LEXICON_RULE_NONE,
    LEXICON_RULE_CUT, /* two bytes at `place` go: ge-, -zu- */
    LEXICON_RULE_CASE /* the first letter changes from capital to small, or back */
};

/*
** Changes the case of the first letter, if it is one of ASCII or Latin-1 in UTF-8; whether it did.
*/
static inline int lexicon_change_case(char *word, size_t n) {
    unsigned char c = n ? (unsigned char)word[0] : 0, d = n > 1 ? (unsigned char)word[1] : 0;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        word[0] = (char)(c ^ 32);
    } else if (c == 0xC3 && d >= 0x80 && d < 0xC0 && (d | 32) != 0xB7 && d != 0x9F && d != 0xBF) {
        word[1] = (char)(d ^ 32); /* not the signs of times and division, ß, ÿ */
    } else {
        return 0;
    }
    return 1;
}

/* A table in use; all within the bytes it was opened with. */
typedef struct LexiconTable {
    const unsigned char *cells, *readings, *rules, *texts;
    uint32_t n_cells, n_readings, n_rules, n_texts;
} LexiconTable;

/*
** Opens the table in these bytes, which stay the caller's. 1, or 0 where they are not one that fits
** into `size` bytes. Whatever the bytes are, look-ups in what was opened stay inside them and end.
*/
int lexicon_open(const unsigned char *bytes, size_t size, LexiconTable *table);

/* The table that is part of the library. */
LexiconTable lexicon_built_in(void);

/* lexicon_step() in this table; in line, as the splitter takes thousands of steps for a word. */
static inline int lexicon_table_step(const LexiconTable *table, uint32_t *state,
                                     unsigned char byte) {
    uint32_t at = *state + byte, cell;
    if (at >= table->n_cells || !byte) return 0;
    cell = hash_read32(table->cells + (size_t)at * LEXICON_CELL);
    if ((cell & 0xFF) != byte) return 0;
    *state = cell >> 8;
    return 1;
}

/* lexicon_find() and so on in this table. */
int lexicon_table_find(const LexiconTable *table, const char *form, size_t n, LexiconEntry *entry);
int lexicon_table_at(const LexiconTable *table, uint32_t state, LexiconEntry *entry);
size_t lexicon_table_lemma(const LexiconTable *table, const Reading *reading, const char *form,
                           size_t n, char *lemma);

#endif

/*
** Compound: the parts of a German compound, their base forms and what links them.
**
**     Compound compound;
**     compound_split("Bundesfinanzministerin", 22, &compound);
**     // Bund + es | Finanz (Finanz) | Ministerin
**     // compound.parts[0]: start 0, length 4, link 2 ("es"), lemma "Bund"
**
** The best of all splits is found by dynamic programming over the places where a part may end.
** Each part but the last is a modifier, the last a head; a split costs the sum of
** -log P(modifier as it is written, its link included) and -log P(lemma of the head), both learnt
** from German words without any being split by hand (ext/train/compounds.c; the idea of counting
** parts is Koehn and Knight's, "Empirical methods for compound splitting", EACL 2003; that links
** belong to their modifier is Langer's, "Zur Morphologie und Semantik von Nominalkomposita",
** KONVENS 1998). A modifier or head that was never counted may be any word of the lexicon, and one
** part may be a stranger. A gate then keeps words whole that are no compounds but look like some:
** Freundschaft, Vorschlag, Tausende, Biologe.
**
** Nothing is allocated and nothing is kept; a word costs time linear in its length. Words of more
** than COMPOUND_BYTES bytes or COMPOUND_PARTS parts stay whole.
*/
#ifndef PRESSE_WORD_COMPOUND_H
#define PRESSE_WORD_COMPOUND_H

#include <stddef.h>
#include <stdint.h>

#include "word/lexicon.h"

enum { COMPOUND_BYTES = 200, COMPOUND_PARTS = 16 };

typedef struct CompoundPart {
    size_t start, length; /* bytes of the word; the link behind it is not part of it */
    size_t link;          /* bytes of the linking element, hyphen or both behind the part; or 0 */
    const char *lemma;    /* in Compound.lemmas, or in the word; no zero behind it */
    size_t lemma_length;
} CompoundPart;

typedef struct Compound {
    unsigned count; /* 1 for a word that is no compound, 0 for an empty one */
    CompoundPart parts[COMPOUND_PARTS];
    int head_known; /* the search said what compound_head() says of the word, which is in `head` */
    size_t head;
    size_t used;
    char lemmas[COMPOUND_BYTES + COMPOUND_PARTS * LEXICON_LEMMA];
} Compound;

/*
** Takes the word of `n` bytes apart. Case does not matter for what is found, but decides the
** lemma: of a word in small letters adjectives are looked for first, then nouns. Lemmas of nouns
** begin with a capital, all others with a small letter; parts that are unknown keep their letters.
** `word` must live as long as `out`.
*/
void compound_split(const char *word, size_t n, Compound *out);

/*
** The byte offset where the word's last part begins, and what the lexicon knows of that part
** (which has a capital there when it is a noun); 0 when the word is no compound whose last part is
** in the lexicon. A hyphen is no part of what comes back. For words the lexicon lacks: nothing is
** kept whole for being known, and verbs with their particle are taken apart too
** ("weiterverhandelt": 6).
*/
size_t compound_head(const char *word, size_t n, LexiconEntry *head);

#endif

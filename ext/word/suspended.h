/*
** Suspended: which part of a word belongs to another one as well ("Vor- und Nachteile",
** "Warenein- und -ausgang").
**
** Every place is tried where the complete word may be cut: behind the parts that the compound
** splitter finds, and behind prefixes and words of the lexicon, since words like Nachteile are
** kept whole by the splitter. The best cut makes a word that the lexicon has or that is frequent
** (word/form.h); where all are unknown, a compound gives its last part, or what is behind its
** first one when a particle is suspended. Where nothing speaks for a cut there is none.
**
** Words are whole, composed and without hyphens at the cut; nothing is allocated. Time is
** bounded: longer words than SUSPENDED_BYTES are not cut.
*/
#ifndef PRESSE_WORD_SUSPENDED_H
#define PRESSE_WORD_SUSPENDED_H

#include <stddef.h>

enum { SUSPENDED_BYTES = 96 };

/*
** Where in the `n` bytes of `word` the rest begins that completes `part` (without its hyphen):
** "Vor", "Nachteile": 4. 0: nowhere. `noun` says whether the words are written with a capital.
** `*hyphen` is set where a hyphen has to stay, behind an abbreviation ("EU- und Bundesebene":
** EU-Ebene).
*/
size_t suspended_rest(const char *part, size_t part_n, const char *word, size_t n, int noun,
                      int *hyphen);

/*
** How many bytes of `word` go before `rest` (without its hyphen): "Wareneingang", "ausgang": 5.
** Less than `most`; 0: none.
*/
size_t suspended_begin(const char *word, size_t n, size_t most, const char *rest, size_t rest_n);

/* Is the part one that needs no splitter, a prefix or particle ("Vor", "be")? */
int suspended_prefix(const char *part, size_t n);

#endif

/*
** Folding: a form that is equal for words which differ only in how they are spelled or typed.
**
**     Müller, MÜLLER, Mueller, mu + U+0308 + ller   ->  mueller
**     Straße, STRASSE, Strasse                      ->  strasse
**     Café, CAFE, Wałęsa                            ->  cafe, walesa
**
** Unicode's NFKC_Casefold (UAX #31, chapter 5) in decomposed form; then a, o, u with diaeresis
** become ae, oe, ue; all other diacritics go; ø and œ become oe, æ ae, ł l, đ and ð d, þ th, ħ h, ı
** i; typographic apostrophes and hyphens become ' and -. What cannot be seen (soft hyphens,
** zero-width characters) goes. Ligatures, full-width letters and NBSP are covered by NFKC. Bad
** characters become U+FFFD.
*/
#ifndef PRESSE_WORD_FOLD_H
#define PRESSE_WORD_FOLD_H

#include "base/buffer.h"

/*
** Appends the folded form of `n` bytes to `out`. `text` has a zero behind it. Linear; a failure is
** in `out->rc`, which is SQLITE_NOMEM where ICU's tables cannot be had.
*/
void fold_text(Buffer *out, const char *text, size_t n);

/*
** The same, but of case and typography only: letters and their diacritics stay, these decomposed
** (u + U+0308 for ü), so that "Mädchen" does not begin with "ma" when a diacritic behind a prefix
** counts as part of its last letter; ß is ss here too.
*/
void fold_case(Buffer *out, const char *text, size_t n);

#endif

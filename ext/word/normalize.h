/*
** Normal form of pasted text: what looks the same becomes the same, and nothing that can be read is
** lost.
**
** - Unicode NFC.
** - Character references that were left in the text (&amp; &nbsp; &#8222; &#x201E;) become
**   characters, also where they were escaped twice (&amp;nbsp;). The semicolon must be there; names
**   are those of HTML 4.
** - What cannot be seen goes: soft hyphens, zero-width spaces, BOM, bidirectional marks, object
**   replacement and control characters. Zero-width joiners stay inside emoji and scripts that need
**   them.
** - NBSP and every other Unicode space become a plain space; tabs stay. White space is not
**   collapsed.
** - CR LF, CR, VT, FF, NEL, U+2028 and U+2029 become LF.
** - Ligatures (ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ) become letters; U+2010 and U+2011 become the hyphen of the keyboard.
** - The control characters U+0080..U+009F are read as windows-1252, which they come from.
** - Bad UTF-8 becomes U+FFFD.
** Quotation marks, dashes and case stay. The normal form of a normal form is itself, save where
** more than 64 combining characters follow one another: they are put in order 64 at a time (UAX
** #15, chapter 13).
*/
#ifndef PRESSE_WORD_NORMALIZE_H
#define PRESSE_WORD_NORMALIZE_H

#include "base/buffer.h"

/*
** Appends the normal form of `n` bytes to `out`. `text` has a zero behind it. Linear; a failure is
** in `out->rc`, which is SQLITE_NOMEM where ICU's tables cannot be had.
*/
void normalize_text(Buffer *out, const char *text, size_t n);

#endif

/*
** Mend: XML as feeds have it, made well-formed.
**
** An XML parser may stop at the first error, and feeds are full of them: an & or a < that is but a
** character, references that only HTML knows, HTML that was not escaped, elements that are never
** closed, control characters. One pass over the bytes hands on XML that means what was meant. A
** DOCTYPE is left out, and with it entities of its own: nothing can be expanded or fetched.
**
** All is put into one element, so that what stands before, behind and beside the feed's own root
** does no harm. Sections of characters (CDATA) are handed on as escaped text.
*/
#ifndef PRESSE_PAGE_MEND_H
#define PRESSE_PAGE_MEND_H

#include <stddef.h>

enum {
    MEND_DEPTH = 200,       /* elements nested deeper lie side by side */
    MEND_ATTRIBUTES = 24,   /* attributes of one element */
    MEND_PIECE = 16 * 1024, /* bytes handed on at once, about */
    MEND_VALUE = 16 * 1024  /* longest value of an attribute */
};

/*
** Mends the `n` bytes of well-formed UTF-8 without NULs at `text`; `out` gets the pieces and
** returns SQLITE_OK, or the code with which to stop. Returns that, or SQLITE_NOMEM.
*/
int mend(const char *text, size_t n, int (*out)(void *data, const char *xml, size_t n), void *data);

#endif

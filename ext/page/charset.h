/*
** Charset: from the bytes that a server sent to UTF-8.
**
** A byte order mark decides; without one, bytes that are valid UTF-8, or all but, are UTF-8
** whatever the page says of itself; then the page's own word for it (meta, the first kilobytes), where ISO-8859-1
** and ASCII are read as windows-1252, as browsers do; then windows-1252. ICU converts.
*/
#ifndef PRESSE_PAGE_CHARSET_H
#define PRESSE_PAGE_CHARSET_H

#include "base/arena.h"

/* Bytes of a page in which its charset is looked for. */
enum { CHARSET_WITHIN = 64 * 1024 };

/*
** The text of a page of `n` bytes as well-formed UTF-8 without NULs: the page's own bytes where
** they are that already, else a copy in the arena. `declared`: whether the page may say what it
** is (a BLOB), or is UTF-8 in any case (a TEXT). Returns SQLITE_OK, SQLITE_NOMEM, or
** SQLITE_TOOBIG where the text would have more than TEXT_MAX_BYTES.
*/
int charset_decode(Arena *arena, const char *bytes, size_t n, int declared, const char **text,
                   size_t *text_n);

/* Is it no text at all, a picture or an archive? By the control characters near its start. */
int charset_is_binary(const char *text, size_t n);

/*
** The name of the charset that charset_decode() takes for a page that may declare one.
** SQLITE_OK or SQLITE_NOMEM.
*/
enum { CHARSET_NAME = 48 };
int charset_name(const char *bytes, size_t n, char name[CHARSET_NAME]);

#endif

/*
** Url: references made absolute, as RFC 3986 (Berners-Lee, Fielding, Masinter 2005) has it in
** chapter 5.2, and what else a page's address says.
*/
#ifndef PRESSE_PAGE_URL_H
#define PRESSE_PAGE_URL_H

#include "base/arena.h"

/* Does it begin with a scheme: "https:", "mailto:"? */
int url_is_absolute(const char *url);

/* Is it the address of a page: http or https, and a host? */
int url_is_web(const char *url);

/*
** The reference, seen from `base`, in the arena; white space around it and line ends in it are
** dropped and blanks written as %20, as browsers do. Where `base` is NULL, empty or no absolute
** URL, the reference as it is. NULL when out of memory.
*/
const char *url_resolve(Arena *arena, const char *base, const char *reference);

/* The host of an absolute URL without "www." and port: a part of `url`, or n 0 where none. */
const char *url_host(const char *url, size_t *n);

/* The path of a URL, from the slash behind the host (or of a relative one, from its start) on. */
const char *url_path(const char *url, size_t *n);

#endif

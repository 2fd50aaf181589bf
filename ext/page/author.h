/*
** Author: names out of what stands in author fields and bylines.
**
**     Von Anna Müller und Dr. Max Beispiel, Wien  ->  Anna Müller; Dr. Max Beispiel
**     Muster, Eva / dpa                           ->  Eva Muster; dpa
**     Text: Jan Muster aus Kiel (js@zeitung.example)  ->  Jan Muster
**
** The words are data: ext/data/words/bylines.txt.
*/
#ifndef PRESSE_PAGE_AUTHOR_H
#define PRESSE_PAGE_AUTHOR_H

#include "base/arena.h"

enum { AUTHORS_MOST = 32 /* no page is taken to have more */ };

typedef struct Authors {
    const char *name[AUTHORS_MOST]; /* in the arena, no name twice */
    const char *key[AUTHORS_MOST];  /* plain_key() of the name */
    unsigned n;
} Authors;

typedef enum AuthorSource {
    AUTHOR_FIELD, /* a field that holds authors: firms and desks are names too */
    AUTHOR_BYLINE /* a line that the reader sees: only people, and only at its beginning */
} AuthorSource;

/*
** Adds the names in the `n` bytes of plain text at `text` (page/plain.h), which end with a zero.
** Addresses, links, places, offices and dates are left out. SQLITE_OK or the arena's code.
*/
int authors_add(Authors *authors, Arena *arena, const char *text, size_t n, AuthorSource source);

/* Is it made like a person's name: two to five words, capitals, no word that no name has? */
int author_is_person(const char *name);

/* Has it a word that only desks and firms have ("Redaktion", "Online")? */
int author_is_desk(const char *name);

/* Does the line begin with a word that opens a byline ("Von ...", "Text: ...")? */
int author_is_opened(const char *line);

/*
** How sure it is that a site has its authors' pages under this part of an address: 2 "autoren", 1
** "team", 0 any other.
*/
int author_path(const char *part, size_t n);

/* Does the text hold a word that opens a byline ("Verfasst von", "Written by")? */
int author_is_label(const char *text);

#endif

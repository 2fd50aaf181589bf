/*
** FTS5: the tokenizer `presse`, for full-text search that knows German.
**
**     CREATE VIRTUAL TABLE search USING fts5(body, tokenize = 'presse lemma split fold');
**     SELECT highlight(search, 0, '<b>', '</b>') FROM search WHERE search MATCH 'Häuser';
**
** Each option is a word that switches on: lemma, split, fold, stem, stop (word/term.h). One token
** is what presse_tokens() takes for one, marks and signs left out; docs/search.md tells users the
** rest.
*/
#ifndef PRESSE_SQLITE_FTS_H
#define PRESSE_SQLITE_FTS_H

#include "sqlite/function.h"
#include "word/term.h"

/*
** Registers the tokenizer with the connection's FTS5, through the second version of its interface
** where there is one (SQLite 3.47), else the first. A host without FTS5 gets none, and no error.
*/
int fts_register(Presse *presse);

/*
** Switches on the option that the `n` bytes at `name` name. SQLITE_OK; SQLITE_ERROR with what is
** wrong in `message` (of FTS_MESSAGE bytes).
*/
enum { FTS_MESSAGE = 200 };
int fts_option(const char *name, size_t n, unsigned *options, char *message);

/* What takes a term: FTS5's callback. `flags` is FTS5_TOKEN_COLOCATED for all but a token's first
** term, `start` and `end` are the token's bytes; any result but SQLITE_OK ends the walk. */
typedef int (*FtsTake)(void *context, int flags, const char *term, int n, int start, int end);

/*
** Hands out the terms of all tokens of the text, which has a zero behind it. `use` is a set of
** TermUse. SQLITE_OK, the callback's result, SQLITE_NOMEM or SQLITE_INTERRUPT.
*/
int fts_walk(TermMaker *maker, Arena *arena, unsigned use, const char *text, uint32_t n,
             void *context, FtsTake take);

#endif

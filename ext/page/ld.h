/*
** Ld: what a page's JSON-LD scripts say, as a list of things with a type.
**
** Objects are taken wherever they stand - alone, in arrays, in @graph, inside other objects - and
** whatever the JSON looks like (page/json.h). The vocabulary is schema.org's.
*/
#ifndef PRESSE_PAGE_LD_H
#define PRESSE_PAGE_LD_H

#include "page/json.h"
#include "page/page.h"

enum LdType {
    LD_ARTICLE = 1, /* Article and all that ends so, BlogPosting, LiveBlogPosting, Report */
    LD_PAGE = 2,    /* WebPage and all that ends so */
    LD_SITE = 4,    /* WebSite */
    LD_ORGANISATION = 8,
    LD_BREADCRUMB = 16, /* BreadcrumbList */
    LD_WORK = 32        /* another work: a video, a recipe, a review, a podcast ... */
};

enum { LD_NAMES = 64 /* strings of one property, at most */ };

typedef struct LdThing {
    const Json *json;
    uint32_t node;
    uint8_t type; /* LdType set */
    uint8_t main; /* it is a thing of the page's own, not part of another or of a list */
} LdThing;

typedef struct Ld {
    Arena *arena;
    LdThing *things;
    uint32_t n;
} Ld;

/* A node of one of the scripts; node JSON_NONE: there is none. */
typedef struct LdNode {
    const Json *json;
    uint32_t node;
} LdNode;

/* Reads the page's scripts; all is in the arena. SQLITE_OK or its code. */
int ld_read(Ld *ld, const Page *page, Arena *arena);

/* The first thing, of the page's own where it has any, of one of the types; NULL where none. */
const LdThing *ld_find(const Ld *ld, unsigned types);

/* A property of a thing, which may be NULL. */
LdNode ld_property(const LdThing *thing, const char *name);

/*
** The strings that a value gives: itself, the members of an array, the `name` of objects, also of
** one that is but named by its @id. As plain text (page/plain.h), up to LD_NAMES of them; `key` is
** the member of an object that counts, "name" in most cases. Returns how many.
*/
unsigned ld_strings(const Ld *ld, LdNode value, const char *key, const char *out[LD_NAMES]);

/* The first of them, or NULL. */
const char *ld_string(const Ld *ld, LdNode value, const char *key);

#endif

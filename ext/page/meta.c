#include "page/meta.h"

#include <string.h>

#include "data/data.h"
#include "page/plain.h"
#include "page/url.h"

enum {
    KEYWORDS_MOST = 100,
    KEYWORD_BYTES = 120,
    ROWS = META_KEYS_N + AUTHORS_MOST + KEYWORDS_MOST,
    LANGUAGE_BYTES = 16,
    CRUMBS = 16
};

const char *meta_key_name(MetaKey key) {
    static const char *const NAMES[] = {
#define META_KEY_TEXT(name, text) text,
        META_KEYS(META_KEY_TEXT)
#undef META_KEY_TEXT
    };
    return NAMES[key];
}

/* ---- sources */

const char *meta_field(const MetaView *view, unsigned field, unsigned rank) {
    const char *best = NULL;
    unsigned lowest = 10;
    uint32_t i;
    for (i = 0; i < view->page->metas_n; i++) {
        unsigned here = view->fields[i] % 10;
        if (view->fields[i] / 10 != field || here < rank || here >= lowest) continue;
        if (!view->page->metas[i].content[strspn(view->page->metas[i].content, " \t\r\n")])
            continue;
        lowest = here;
        best = view->page->metas[i].content;
    }
    if (best) best = plain_text(view->arena, best, strlen(best));
    return best && *best ? best : NULL;
}

static void read_fields(MetaView *view) {
    const Page *page = view->page;
    uint32_t i;
    view->fields = arena_alloc(view->arena, page->metas_n + 1);
    for (i = 0; i < page->metas_n && view->fields; i++) {
        const char *name = page->metas[i].name;
        view->fields[i] = (uint8_t)word_table_find(DATA_META_NAMES, name, strlen(name));
    }
}

/* How many words two texts share that begin at the same place: enough to tell titles apart. */
static size_t alike(const char *a, const char *b) {
    size_t n = 0;
    while (a[n] && a[n] == b[n]) n++;
    return n;
}

/*
** The page's article: where several stand beside each other, the one whose headline is the page's
** title or whose address is the page's.
*/
static void find_article(MetaView *view) {
    const Ld *ld = &view->ld;
    const char *title = meta_field(view, FIELD_TITLE, 0);
    const LdThing *best = ld_find(ld, LD_ARTICLE);
    unsigned seen = 0;
    size_t most = 0;
    uint32_t i;
    if (!title) title = view->page->title;
    for (i = 0; best && i < ld->n && seen < 64; i++) {
        const LdThing *thing = &ld->things[i];
        const char *headline;
        size_t n;
        if (!(thing->type & LD_ARTICLE) || thing->main < best->main) continue;
        seen++;
        headline = ld_string(ld, ld_property(thing, "headline"), "name");
        if (!headline) continue;
        n = alike(headline, title);
        if (n > most && n >= 8) {
            most = n;
            best = thing;
        }
    }
    view->article = best;
}

static void add_site_key(MetaView *view, const char *name, size_t n) {
    const char *key = n ? plain_key(view->arena, name, n) : NULL;
    if (!key || !*key || view->site_keys_n == META_NAMES || meta_is_site(view, key)) return;
    view->site_keys[view->site_keys_n++] = key;
}

static void find_site(MetaView *view) {
    const LdThing *site = ld_find(&view->ld, LD_SITE);
    const char *names[4], *address = view->url ? view->url : view->base, *host;
    const char *title = meta_field(view, FIELD_TITLE, 0);
    size_t n, i, dot;
    names[0] = meta_field(view, FIELD_SITE, 0);
    names[1] = ld_string(&view->ld, ld_property(view->article, "publisher"), "name");
    names[2] = ld_string(&view->ld, ld_property(site, "name"), "name");
    site = names[1] ? NULL : ld_find(&view->ld, LD_ORGANISATION);
    names[3] = ld_string(&view->ld, ld_property(site, "name"), "name");
    for (i = 0; i < 4; i++) {
        if (!names[i] || url_is_web(names[i])) continue;
        if (title && strcmp(names[i], title) == 0) continue; /* said of the page, not of the site */
        if (!view->site) view->site = names[i];
        if (i < 3) add_site_key(view, names[i], strlen(names[i]));
    }
    if (!address) return;
    host = url_host(address, &n);
    add_site_key(view, host, n);
    for (dot = n; dot && host[dot - 1] != '.'; dot--) continue;
    if (dot > 1) {
        add_site_key(view, host, dot - 1); /* without its ending */
        for (i = dot - 1; i && host[i - 1] != '.'; i--) continue;
        add_site_key(view, host + i, dot - 1 - i);
    }
}

/* Of a site that does not name itself what the titles end with, besides the page's; else its host. */
static const char *name_of_site(MetaView *view, const char *title) {
    const char *whole = view->page->title, *address = view->url ? view->url : view->base, *name,
               *host;
    size_t n;
    name = meta_site_of_title(view, whole ? plain_text(view->arena, whole, strlen(whole)) : NULL);
    if (!name) name = meta_site_of_title(view, meta_field(view, FIELD_TITLE, 0));
    if (name && !(title && strcmp(name, title) == 0)) return name;
    host = address ? url_host(address, &n) : NULL;
    return host && n ? arena_text(view->arena, host, n) : NULL;
}

/* The page's address, and what its references are relative to. */
static void find_base(MetaView *view, const char *url) {
    const Page *page = view->page;
    const char *known[3] = {url, NULL, NULL};
    uint32_t i;
    view->url = url && url_is_web(url) ? url : NULL;
    for (i = 0; i < page->relations_n && !known[1]; i++) {
        if (sqlite3_stricmp(page->relations[i].rel, "canonical") == 0)
            known[1] = page->relations[i].href;
    }
    known[2] = meta_field(view, FIELD_CANONICAL, 0);
    for (i = 0; i < 3 && !view->base; i++) {
        if (known[i] && url_is_web(known[i])) view->base = known[i];
    }
    if (page->base) {
        const char *base = url_resolve(view->arena, view->base, page->base);
        if (base && url_is_absolute(base)) view->base = base;
    }
}

/* ---- rows */

static void add(Meta *meta, MetaKey key, const char *value) {
    if (value && *value && meta->n < ROWS) meta->rows[meta->n++] = (MetaRow){key, value};
}

static void add_date(Meta *meta, Arena *arena, MetaKey key, const Date *date) {
    char text[DATE_TEXT];
    if (!date->month) return;
    date_write(date, text);
    add(meta, key, arena_text(arena, text, strlen(text)));
}

/* "de", "de-DE": of a language as pages write it; NULL where it is none. */
static const char *language(Arena *arena, const char *given) {
    char *text;
    size_t n, i;
    if (!given) return NULL;
    given += strspn(given, " \t\n\r");
    n = strcspn(given, " ,;.\t\n\r");
    if (n < 2 || n > LANGUAGE_BYTES || (text = arena_text(arena, given, n)) == NULL) return NULL;
    for (i = 0; i < n; i++) {
        char c = text[i];
        if (c == '_') text[i] = '-';
        if (!(c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
              (c >= 'A' && c <= 'Z')))
            return NULL;
    }
    for (i = 0; i < n && text[i] != '-'; i++) {
        if (text[i] >= 'A' && text[i] <= 'Z') text[i] = (char)(text[i] | 0x20);
    }
    if (i < 2 || i > 3) return NULL;
    if (n == i + 3) { /* a country */
        for (i++; i < n; i++) {
            if (text[i] >= 'a') text[i] = (char)(text[i] & ~0x20);
        }
    }
    return text;
}

static const char *find_language(const MetaView *view) {
    const char *found = language(view->arena, view->page->lang);
    unsigned rank;
    for (rank = 0; rank < 3 && !found; rank++)
        found = language(view->arena, meta_field(view, FIELD_LANGUAGE, rank));
    if (!found)
        found = language(view->arena,
                         ld_string(&view->ld, ld_property(view->article, "inLanguage"), "name"));
    return found;
}

static const char *absolute(const MetaView *view, const char *url) {
    return url && *url ? url_resolve(view->arena, view->base, url) : NULL;
}

static const char *find_canonical(const MetaView *view) {
    const Page *page = view->page;
    const char *url;
    uint32_t i;
    for (i = 0; i < page->relations_n; i++) {
        if (sqlite3_stricmp(page->relations[i].rel, "canonical") == 0 && *page->relations[i].href)
            return absolute(view, page->relations[i].href);
    }
    if ((url = meta_field(view, FIELD_CANONICAL, 0)) != NULL) return absolute(view, url);
    url = ld_string(&view->ld, ld_property(view->article, "mainEntityOfPage"), "@id");
    if (!url || !url_is_web(url))
        url = ld_string(&view->ld, ld_property(view->article, "url"), "@id");
    if (url && url_is_web(url)) return url;
    return view->url;
}

static const char *find_image(const MetaView *view) {
    const Page *page = view->page;
    const char *url = meta_field(view, FIELD_IMAGE, 0);
    uint32_t i;
    if (!url) url = ld_string(&view->ld, ld_property(view->article, "image"), "url");
    if (!url) url = ld_string(&view->ld, ld_property(view->article, "thumbnailUrl"), "url");
    for (i = 0; i < page->relations_n && !url; i++) {
        if (sqlite3_stricmp(page->relations[i].rel, "image_src") == 0)
            url = page->relations[i].href;
    }
    return absolute(view, url);
}

static const char *find_description(const MetaView *view) {
    const char *text = meta_field(view, FIELD_DESCRIPTION, 0);
    return text ? text : ld_string(&view->ld, ld_property(view->article, "description"), "name");
}

/* The last crumb that is neither the first nor the article. */
static const char *find_crumb(const MetaView *view, const char *title) {
    LdNode list = ld_property(ld_find(&view->ld, LD_BREADCRUMB), "itemListElement");
    const char *found = NULL;
    uint32_t i, end, at = 0;
    if (list.node == JSON_NONE || list.json->nodes[list.node].kind != JSON_ARRAY) return NULL;
    end = list.json->nodes[list.node].end;
    for (i = list.json->nodes[list.node].first; i < end && at < CRUMBS;
         i = list.json->nodes[i].end, at++) {
        LdThing item = {list.json, i, 0, 0};
        const char *name = ld_string(&view->ld, ld_property(&item, "name"), "name");
        if (!name) name = ld_string(&view->ld, ld_property(&item, "item"), "name");
        if (!name || url_is_web(name) || at == 0) continue;
        if (title && alike(name, title) >= 12) break;
        if (title && strcmp(name, title) == 0) break;
        if (strlen(name) <= 60) found = name;
    }
    return found;
}

static const char *find_section(const MetaView *view, const char *title) {
    const char *text = meta_field(view, FIELD_SECTION, 0);
    if (!text) text = ld_string(&view->ld, ld_property(view->article, "articleSection"), "name");
    return text ? text : find_crumb(view, title);
}

typedef struct Keywords {
    const char *key[KEYWORDS_MOST];
    unsigned n;
} Keywords;

static void add_keyword(Meta *meta, Arena *arena, Keywords *keywords, const char *text, size_t n) {
    const char *key;
    unsigned i;
    while (n && strchr(" \"'#", *text)) text++, n--;
    while (n && strchr(" \"'", text[n - 1])) n--;
    if (!n || n > KEYWORD_BYTES || keywords->n == KEYWORDS_MOST) return;
    key = plain_key(arena, text, n);
    if (!key || !*key) return;
    for (i = 0; i < keywords->n; i++) {
        if (strcmp(keywords->key[i], key) == 0) return;
    }
    keywords->key[keywords->n++] = key;
    add(meta, META_KEYWORDS, arena_text(arena, text, n));
}

/* A list divided by commas, or by semicolons where it has no comma. */
static void add_list(Meta *meta, Arena *arena, Keywords *keywords, const char *list) {
    char mark = strchr(list, ',') ? ',' : ';';
    for (;;) {
        const char *end = strchr(list, mark);
        add_keyword(meta, arena, keywords, list, end ? (size_t)(end - list) : strlen(list));
        if (!end || keywords->n == KEYWORDS_MOST) return;
        list = end + 1;
    }
}

static void add_keywords(Meta *meta, const MetaView *view) {
    const Page *page = view->page;
    const char *names[LD_NAMES];
    unsigned n = ld_strings(&view->ld, ld_property(view->article, "keywords"), "name", names), i;
    unsigned rank;
    Keywords keywords = {.n = 0};
    uint32_t k;
    for (i = 0; i < n; i++) {
        if (n == 1) {
            add_list(meta, view->arena, &keywords, names[i]);
        } else {
            add_keyword(meta, view->arena, &keywords, names[i], strlen(names[i]));
        }
    }
    for (rank = 0; rank < 10 && !keywords.n; rank++) {
        for (k = 0; k < page->metas_n; k++) {
            const char *text = page->metas[k].content;
            if (view->fields[k] != FIELD_KEYWORDS * 10 + rank) continue;
            text = plain_text(view->arena, text, strlen(text));
            if (text) add_list(meta, view->arena, &keywords, text);
        }
    }
}

/* What a thing says of being free: 1, 0, or -1 where it says nothing. */
static int is_free(const MetaView *view, const LdThing *thing) {
    LdNode value = ld_property(thing, "isAccessibleForFree");
    const char *text;
    (void)view;
    if (value.node == JSON_NONE || value.json->nodes[value.node].kind < JSON_STRING ||
        value.json->nodes[value.node].length == 0)
        return -1;
    text = value.json->text + value.json->nodes[value.node].start;
    if (strchr("tT1yY", *text)) return 1;
    /* also where the whole type is written: "http://schema.org/False" */
    return json_holds(value.json, value.node, "True") ? 1 : 0;
}

static const char *find_paywalled(const MetaView *view) {
    const char *tier = meta_field(view, FIELD_FREE, 0);
    int free = is_free(view, view->article);
    uint32_t i;
    if (free < 0 && tier) {
        free = sqlite3_stricmp(tier, "free") == 0 || sqlite3_stricmp(tier, "true") == 0;
    }
    if (free < 0) free = is_free(view, ld_find(&view->ld, LD_PAGE));
    for (i = 0; i < view->ld.n && free < 0; i++) { /* a part of it is said not to be */
        if (!view->ld.things[i].main && !view->ld.things[i].type &&
            is_free(view, &view->ld.things[i]) == 0)
            free = 0;
    }
    return free < 0 ? NULL : free ? "0" : "1";
}

int meta_read(Meta *meta, Page *page, const char *url) {
    MetaView view;
    Authors authors;
    Date published, modified;
    const char *title;
    unsigned i;

    memset(meta, 0, sizeof *meta);
    memset(&view, 0, sizeof view);
    view.page = page;
    view.arena = &page->arena;
    meta->rows = arena_alloc(view.arena, ROWS * sizeof *meta->rows);
    read_fields(&view);
    if (view.arena->rc || ld_read(&view.ld, page, view.arena)) return view.arena->rc;
    find_article(&view);
    find_base(&view, url);
    find_site(&view);
    meta_find_heading(&view);
    title = meta_title(&view);
    if (!view.site) view.site = name_of_site(&view, title);
    if (view.arena->rc) return view.arena->rc;
    meta_dates(&view, &published, &modified);
    if (meta_authors(&view, &authors)) return view.arena->rc;
    add(meta, META_TITLE, title);
    for (i = 0; i < authors.n; i++) add(meta, META_AUTHOR, authors.name[i]);
    add_date(meta, view.arena, META_PUBLISHED, &published);
    add_date(meta, view.arena, META_MODIFIED, &modified);
    add(meta, META_SITE, view.site);
    add(meta, META_LANGUAGE, find_language(&view));
    add(meta, META_CANONICAL, find_canonical(&view));
    add(meta, META_DESCRIPTION, find_description(&view));
    add(meta, META_SECTION, find_section(&view, title));
    add_keywords(meta, &view);
    add(meta, META_IMAGE, find_image(&view));
    add(meta, META_PAYWALLED, find_paywalled(&view));
    return view.arena->rc;
}

#include <string.h>

#include "base/hash.h"
#include "page/meta.h"
#include "page/plain.h"

enum {
    HEADINGS = 64,      /* <h1> that are compared */
    HEADING_LEVELS = 3, /* from a block up to its <h1> */
    WORDS = 64,         /* words of a title that are compared */
    SHORT_WORDS = 3,    /* a site's name behind a bar has no more */
    NEARLY = 4          /* bytes that a name must have to be known by its beginning */
};

/* ---- the headline */

/* The <h1> that the element is or lies in; PAGE_NONE. */
static uint32_t h1_of(const Page *page, uint32_t element) {
    unsigned level;
    for (level = 0; element != PAGE_NONE && level <= HEADING_LEVELS; level++) {
        if (page->elements[element].tag == TAG_H1) return element;
        element = page->elements[element].parent;
    }
    return PAGE_NONE;
}

/* The words of a text as hashes; returns how many. */
static unsigned words_of(Arena *arena, const char *text, size_t n, uint64_t *out) {
    unsigned found = 0;
    size_t i = 0;
    while (i < n && found < WORDS && !arena->rc) {
        size_t from = i;
        const char *key;
        while (i < n && !strchr(" \t\n", text[i])) i++;
        if (i > from && (key = plain_key(arena, text + from, i - from)) != NULL && *key)
            out[found++] = hash_bytes(key, strlen(key));
        while (i < n && strchr(" \t\n", text[i])) i++;
    }
    return found;
}

/* How many words of the first are in the second. */
static unsigned common(const uint64_t *a, unsigned n, const uint64_t *b, unsigned m) {
    unsigned i, k, found = 0;
    for (i = 0; i < n; i++) {
        for (k = 0; k < m && a[i] != b[k]; k++) continue;
        found += k < m;
    }
    return found;
}

/* The text of the blocks of the heading, joined. */
static const char *heading_text(MetaView *view) {
    const Page *page = view->page;
    size_t n = 0, room = 0;
    uint32_t i;
    char *text;
    for (i = view->heading; i < view->heading_end; i++) room += page->blocks[i].length + 1;
    text = arena_alloc(view->arena, room + 1);
    if (!text) return NULL;
    for (i = view->heading; i < view->heading_end; i++) {
        if (n) text[n++] = ' ';
        memcpy(text + n, page->text + page->blocks[i].start, page->blocks[i].length);
        n += page->blocks[i].length;
    }
    text[n] = 0;
    return text;
}

/* Where no <h1> is the headline: the block that says what the title says. */
static void find_title_block(MetaView *view, const char *title) {
    const Page *page = view->page;
    const char *key, *other;
    size_t n;
    uint32_t i;
    title = meta_without_site(view, title);
    if (!title || (key = plain_key(view->arena, title, strlen(title))) == NULL) return;
    n = strlen(title);
    for (i = 0; i < page->blocks_n && n > 8; i++) {
        const PageBlock *block = &page->blocks[i];
        if (block->length < n - n / 8 || block->length > n + n / 8 || block->linked) continue;
        other = plain_key(view->arena, page->text + block->start, block->length);
        if (!other) return;
        if (strcmp(other, key) != 0) continue;
        view->heading = i;
        view->heading_end = i + 1;
        return;
    }
}

void meta_find_heading(MetaView *view) {
    const Page *page = view->page;
    const char *title = meta_field(view, FIELD_TITLE, 0);
    uint64_t known[WORDS], here[WORDS];
    unsigned known_n, best = 0, tried = 0;
    uint32_t i, end;
    if (!title) title = page->title;
    known_n = words_of(view->arena, title, strlen(title), known);
    for (i = 0; i < page->blocks_n && tried < HEADINGS; i = end) {
        uint32_t h1 = h1_of(page, page->blocks[i].element);
        unsigned n = 0, score;
        end = i + 1;
        if (h1 == PAGE_NONE) continue;
        while (end < page->blocks_n && h1_of(page, page->blocks[end].element) == h1) end++;
        tried++;
        n = words_of(view->arena, page->text + page->blocks[i].start,
                     page->blocks[end - 1].start + page->blocks[end - 1].length -
                         page->blocks[i].start,
                     here);
        score = 1 + 2 * common(here, n, known, known_n);
        if (score <= best) continue;
        best = score;
        view->heading = i;
        view->heading_end = end;
    }
    if (best <= 1) { /* one that shares no word may be the site's name */
        uint32_t from = view->heading, to = view->heading_end;
        find_title_block(view, title);
        if (view->heading == from && to == 0) return;
    }
    view->heading_text = heading_text(view);
    if (view->heading_text && strlen(view->heading_text) > META_HEADING) view->heading_text = NULL;
}

/* ---- without the site's name */

int meta_is_site(const MetaView *view, const char *key) {
    unsigned i;
    for (i = 0; i < view->site_keys_n; i++) {
        if (strcmp(view->site_keys[i], key) == 0) return 1;
    }
    return 0;
}

/*
** Is the part of a title the site's name, or nearly: the beginning of it or its beginning
** ("Bote" of "Mühlbacher Bote" is not), or it with a word such as "Online" behind it?
*/
static int is_site(MetaView *view, const char *text, size_t n) {
    const char *key = plain_key(view->arena, text, n), *rest;
    size_t m = key ? strlen(key) : 0, k, first;
    unsigned i;
    for (i = 0; m && i < view->site_keys_n; i++) {
        k = strlen(view->site_keys[i]);
        if (k > m) k = m;
        if ((k >= NEARLY || k == strlen(view->site_keys[i])) && k * 2 >= m &&
            memcmp(view->site_keys[i], key, k) == 0)
            return 1;
    }
    for (first = 0; first < n && text[first] != ' '; first++) continue;
    if (first == n || !m) return 0;
    rest = arena_text(view->arena, text + first, n - first);
    key = plain_key(view->arena, text, first);
    return rest && key && meta_is_site(view, key) && author_is_desk(rest);
}

static unsigned count_words(const char *text, size_t n) {
    unsigned words = 0;
    size_t i;
    for (i = 0; i < n; i++) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
    return words;
}

/* The divider that begins at `p`, in bytes with its blanks; `*bar`: it is a bar. 0 where none. */
static size_t divider(const char *text, const char *p, int *bar) {
    static const char *const MARKS[] = {"|", "-", "–", "—", "·", "•", "»", "«", "::", "/", "›"};
    size_t i, n;
    *bar = 0;
    if (*p == '|' && p > text) {
        *bar = 1;
        return 1;
    }
    if (*p != ' ') return 0;
    for (i = 0; i < sizeof MARKS / sizeof MARKS[0]; i++) {
        n = strlen(MARKS[i]);
        if (strncmp(p + 1, MARKS[i], n) == 0 && p[n + 1] == ' ') {
            *bar = i == 0;
            return n + 2;
        }
    }
    return 0;
}

/* Behind the title's first part, where that is the site's name and something follows; or 0. */
static size_t site_before(MetaView *view, const char *title) {
    const char *p;
    size_t mark;
    int bar;
    for (p = title; *p; p++) {
        if ((mark = divider(title, p, &bar)) == 0) continue;
        mark += (size_t)(p - title);
        while (title[mark] == ' ') mark++;
        return p > title && title[mark] && is_site(view, title, (size_t)(p - title)) ? mark : 0;
    }
    return 0;
}

const char *meta_without_site(MetaView *view, const char *title) {
    char *copy = title ? arena_text(view->arena, title, strlen(title)) : NULL;
    const char *p;
    size_t n, mark;
    int round, bar, section = 0;
    if (!copy) return NULL;
    copy += site_before(view, copy);
    n = strlen(copy);
    for (round = 0; round < 3; round++) {
        const char *last = NULL, *part = NULL, *name;
        int last_bar = 0;
        size_t part_n;
        for (p = copy; p < copy + n; p++) {
            if ((mark = divider(copy, p, &bar)) == 0) continue;
            last = p;
            last_bar = bar;
            part = p + mark;
        }
        if (!last || last == copy) break;
        while (part < copy + n && *part == ' ') part++;
        part_n = (size_t)(copy + n - part);
        name = section ? meta_field(view, FIELD_SECTION, 0) : NULL;
        if (!is_site(view, part, part_n) &&
            !(last_bar && count_words(part, part_n) <= SHORT_WORDS) &&
            !(name && strlen(name) == part_n && memcmp(name, part, part_n) == 0))
            break;
        n = (size_t)(last - copy);
        section = 1;
        while (n && copy[n - 1] == ' ') n--;
        copy[n] = 0;
    }
    return n ? copy : NULL;
}

const char *meta_site_of_title(MetaView *view, const char *title) {
    const char *p, *part = NULL, *first = NULL, *section = meta_field(view, FIELD_SECTION, 0);
    int bar, last_bar = 0;
    size_t n, mark;
    if (!title) return NULL;
    for (p = title; *p; p++) {
        if ((mark = divider(title, p, &bar)) == 0) continue;
        if (!first) first = p;
        part = p + mark;
        last_bar = bar;
    }
    if (!part || first == title) return NULL;
    if (site_before(view, title)) return arena_text(view->arena, title, (size_t)(first - title));
    while (*part == ' ') part++;
    n = strlen(part);
    while (n && part[n - 1] == ' ') n--;
    if (n == 0 || (section && strlen(section) == n && memcmp(section, part, n) == 0)) return NULL;
    if (!is_site(view, part, n) && !(last_bar && count_words(part, n) <= SHORT_WORDS)) return NULL;
    return arena_text(view->arena, part, n);
}

/* Was the end of the title cut off that the other one still has? */
static int is_cut(const char *title, const char *whole) {
    size_t n = title ? strlen(title) : 0;
    if (n > 3 && memcmp(title + n - 3, "…", 3) == 0) {
        n -= 3;
    } else if (n > 3 && memcmp(title + n - 3, "...", 3) == 0) {
        n -= 3;
    } else {
        return 0;
    }
    while (n && title[n - 1] == ' ') n--;
    return whole && n > 8 && strlen(whole) > n && strncmp(title, whole, n) == 0;
}

const char *meta_title(MetaView *view) {
    const char *headline = ld_string(&view->ld, ld_property(view->article, "headline"), "name");
    const char *field = meta_without_site(view, meta_field(view, FIELD_TITLE, 0));
    const char *tag = plain_text(view->arena, view->page->title, strlen(view->page->title)),
               *heading = view->heading_text;
    const char *title = field;
    uint32_t i;
    int article = view->article != NULL;
    tag = meta_without_site(view, tag);
    for (i = 0; i < view->page->metas_n && !article; i++) {
        article = strcmp(view->page->metas[i].name, "article:published_time") == 0;
    }
    if (heading) heading = plain_text(view->arena, heading, strlen(heading));
    if (!article && heading && *heading) title = heading;
    if (!title) title = headline;
    if (!title) title = heading && *heading ? heading : NULL;
    if (!title) title = tag;
    if (is_cut(title, headline)) title = headline;
    if (is_cut(title, heading)) title = heading;
    if (is_cut(title, tag)) title = tag;
    return title;
}

#include "page/facts.h"

#include <string.h>

#include "base/text.h"
#include "page/json.h"
#include "token/class.h"

static const uint32_t HASH_START = 2166136261u, HASH_FACTOR = 16777619u; /* FNV-1a, 32 bits */

/* ---- words */

/* The character beyond ASCII at `z`: small, 0 if it is part of no word, -1 if it is nothing. */
static int32_t letter_at(const char *z, uint32_t *length) {
    uint32_t c = text_decode(z, length);
    CharClass class = char_class(c);
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return (int32_t)(c + 0x20);
    if (class == CLASS_FORMAT) return -1;
    return class_is_word(class) ? (int32_t)c : 0;
}

uint32_t page_words(const char *text, size_t n, uint32_t *out, uint32_t most) {
    uint32_t hash = HASH_START, words = 0;
    size_t i = 0;
    int inside = 0;

    while (i < n) {
        unsigned char c = (unsigned char)text[i];
        int32_t letter;
        uint32_t length = 1;
        if (c < 0x80) {
            letter = c >= 'A' && c <= 'Z'                                           ? c | 0x20
                     : (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ? c
                                                                                    : 0;
        } else {
            letter = letter_at(text + i, &length);
            if (letter < 0) {
                i += length;
                continue;
            }
        }
        i += length;
        if (letter) {
            hash = (hash ^ (uint32_t)letter) * HASH_FACTOR;
            inside = 1;
        } else if (inside) {
            if (words == most) return words;
            out[words++] = hash;
            hash = HASH_START;
            inside = 0;
        }
    }
    if (inside && words < most) out[words++] = hash;
    return words;
}

/* ---- sets */

/* Makes room for `n` hashes, from the arena. */
static int page_set_make(PageSet *set, Arena *arena, size_t n) {
    uint32_t slots = 16;
    while (slots < 2 * n) slots *= 2;
    set->slot = arena_zero(arena, slots * sizeof *set->slot);
    set->mask = slots - 1;
    return arena->rc;
}

/* The place of the hash, or the free one where it belongs. */
static uint32_t *place(const PageSet *set, uint32_t hash) {
    uint32_t at = (hash * 0x9E3779B1u) >> 7 & set->mask;
    while (set->slot[at] && set->slot[at] != hash) at = (at + 1) & set->mask;
    return &set->slot[at];
}

/* Adds a hash to the set, which has room; tells whether it was there. */
static int page_set_add(PageSet *set, uint32_t hash) {
    uint32_t *p;
    if (!hash) hash = 1;
    p = place(set, hash);
    if (*p) return 1;
    *p = hash;
    return 0;
}

int page_set_has(const PageSet *set, uint32_t hash) {
    return set->slot && *place(set, hash ? hash : 1) != 0;
}

uint32_t page_shingle(const uint32_t *words, uint32_t n) {
    uint32_t hash = n;
    while (n--) hash = (hash ^ *words++) * 0x9E3779B1u + (hash >> 15);
    return hash;
}

/* ---- what the page says */

static void read_words(PageWords *words, Arena *arena, const char *text, uint32_t most) {
    size_t n = text ? strlen(text) : 0;
    words->n = 0;
    words->hash = arena_alloc(arena, page_words_room(n) * sizeof *words->hash);
    if (words->hash && n) words->n = page_words(text, n, words->hash, most);
}

static void add_description(PageFacts *facts, Arena *arena, const char *text) {
    PageWords words;
    unsigned i;
    if (!text || facts->descriptions_n == FACTS_DESCRIPTIONS) return;
    read_words(&words, arena, text, FACTS_WORDS);
    if (words.n < 5) return;
    for (i = 0; i < facts->descriptions_n; i++) {
        if (facts->descriptions[i].n == words.n &&
            memcmp(facts->descriptions[i].hash, words.hash, words.n * sizeof *words.hash) == 0)
            return;
    }
    facts->descriptions[facts->descriptions_n++] = words;
}

/* Text of a page that may hold markup of its own: tags become spaces. */
static void blank_tags(char *text) {
    char *p, *end;
    for (p = text; (p = strchr(p, '<')) != NULL; p = end) {
        end = strchr(p, '>');
        if (!end) return;
        memset(p, ' ', (size_t)(end - p + 1));
    }
}

/* Is the node an article by its @type, a string or several? */
static int is_article(const Json *json, uint32_t node) {
    uint32_t type = json_member(json, node, "@type"), i;
    if (type == JSON_NONE) return 0;
    if (json_holds(json, type, "Article") || json_holds(json, type, "BlogPosting")) return 1;
    if (json->nodes[type].kind != JSON_ARRAY) return 0;
    for (i = json->nodes[type].first; i < json->nodes[type].end; i = json->nodes[i].end) {
        if (json_holds(json, i, "Article") || json_holds(json, i, "BlogPosting")) return 1;
    }
    return 0;
}

static void read_script(PageFacts *facts, Arena *arena, const PageScript *script) {
    Json json;
    uint32_t i;
    if (json_read(&json, arena, script->text, script->n)) return;
    for (i = 0; i < json.n; i++) {
        uint32_t body;
        if (json.nodes[i].kind != JSON_OBJECT) continue;
        body = json_member(&json, i, "articleBody");
        if (body != JSON_NONE && json.nodes[body].length > FACTS_BODY) {
            const char *text = json_value(&json, arena, body, NULL);
            PageWords words;
            if (!text) continue;
            blank_tags((char *)text);
            read_words(&words, arena, text, FACTS_LONGEST);
            if (words.n >= FACTS_BODY && words.n > facts->body.n) facts->body = words;
        }
        if (is_article(&json, i)) {
            facts->article = 1;
            add_description(facts, arena,
                            json_value(&json, arena, json_member(&json, i, "description"), NULL));
        }
    }
}

/* ---- likeness */

enum { ALIKE_WORDS = 200 };

static PageKnown *known_place(const PageFacts *facts, uint32_t hash) {
    uint32_t at = (hash * 0x9E3779B1u) >> 7 & facts->known_mask;
    while (facts->known[at].hash && facts->known[at].hash != hash)
        at = (at + 1) & facts->known_mask;
    return &facts->known[at];
}

static void know(PageFacts *facts, unsigned text, const PageWords *words) {
    uint32_t i;
    for (i = 0; i < words->n; i++) {
        uint32_t hash = words->hash[i] ? words->hash[i] : 1;
        PageKnown *known = known_place(facts, hash);
        known->hash = hash;
        if (!(known->in >> text & 1)) facts->different[text]++;
        known->in |= 1u << text;
    }
}

static void know_all(PageFacts *facts, Arena *arena) {
    uint32_t slots = 16, n = facts->title.n + facts->tag.n, i;
    for (i = 0; i < facts->descriptions_n; i++) n += facts->descriptions[i].n;
    while (slots < 2 * n) slots *= 2;
    facts->known = arena_zero(arena, slots * sizeof *facts->known);
    facts->known_mask = slots - 1;
    if (!facts->known) return;
    know(facts, FACT_TITLE, &facts->title);
    know(facts, FACT_TAG, &facts->tag);
    for (i = 0; i < facts->descriptions_n; i++)
        know(facts, FACT_DESCRIPTION + i, &facts->descriptions[i]);
}

void page_alike(PageFacts *facts, const uint32_t *words, uint32_t n, uint8_t alike[FACTS]) {
    uint32_t common[FACTS] = {0}, i;
    unsigned text;

    if (n > ALIKE_WORDS) n = ALIKE_WORDS;
    facts->comparisons++;
    for (i = 0; i < n; i++) {
        PageKnown *known = known_place(facts, words[i] ? words[i] : 1);
        uint32_t in = known->in;
        if (!in || known->seen == facts->comparisons) continue;
        known->seen = facts->comparisons;
        for (text = 0; in; text++, in >>= 1) common[text] += in & 1;
    }
    for (text = 0; text < FACTS; text++) {
        uint32_t all = n + facts->different[text] - common[text];
        alike[text] = (uint8_t)(common[text] ? 64 * common[text] / all : 0);
    }
}

int page_facts(PageFacts *facts, const Page *page, Arena *arena) {
    static const char *const DESCRIPTIONS[] = {"description", "og:description",
                                               "twitter:description"};
    const char *title = page_meta(page, "og:title"), *type = page_meta(page, "og:type");
    uint32_t i;

    memset(facts, 0, sizeof *facts);
    if (!title) title = page_meta(page, "twitter:title");
    read_words(&facts->tag, arena, page->title, FACTS_WORDS);
    read_words(&facts->title, arena, title ? title : page->title, FACTS_WORDS);
    for (i = 0; i < 3; i++) add_description(facts, arena, page_meta(page, DESCRIPTIONS[i]));
    facts->open = type && strstr(type, "article") != NULL;
    for (i = 0; i < page->scripts_n && !arena->rc; i++)
        read_script(facts, arena, &page->scripts[i]);
    if (facts->body.n && !page_set_make(&facts->shingles, arena, FACTS_RUN * facts->body.n)) {
        uint32_t run;
        for (run = 1; run <= FACTS_RUN; run++) {
            for (i = 0; i + run <= facts->body.n; i++)
                page_set_add(&facts->shingles, page_shingle(facts->body.hash + i, run));
        }
    }
    if (!arena->rc) know_all(facts, arena);
    return arena->rc;
}

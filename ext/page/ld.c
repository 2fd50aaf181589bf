#include "page/ld.h"

#include <string.h>

#include "page/plain.h"

enum {
    ABOVE = 16,          /* levels above an object that are looked at */
    THINGS_MOST = 20000, /* things of one page */
    SCAN = 512           /* things in which an @id is looked up */
};

typedef struct Type {
    const char *end; /* of a type's name */
    uint8_t type;
} Type;

static const Type TYPES[] = {
    {"Article", LD_ARTICLE},
    {"BlogPosting", LD_ARTICLE},
    {"LiveBlogPosting", LD_ARTICLE},
    {"Report", LD_ARTICLE},
    {"WebPage", LD_PAGE},
    {"ItemPage", LD_PAGE},
    {"AboutPage", LD_PAGE},
    {"WebSite", LD_SITE},
    {"Website", LD_SITE},
    {"Organization", LD_ORGANISATION},
    {"BreadcrumbList", LD_BREADCRUMB},
    {"VideoObject", LD_WORK},
    {"Recipe", LD_WORK},
    {"Review", LD_WORK},
    {"CreativeWork", LD_WORK},
    {"PodcastEpisode", LD_WORK},
    {"RadioEpisode", LD_WORK},
    {"SocialMediaPosting", LD_WORK},
    {"DiscussionForumPosting", LD_WORK},
    {"Event", LD_WORK},
    {"QAPage", LD_PAGE},
};

static unsigned type_of_name(const char *name, size_t n) {
    size_t i;
    for (i = 0; i < sizeof TYPES / sizeof TYPES[0]; i++) {
        size_t m = strlen(TYPES[i].end);
        if (n >= m && memcmp(name + n - m, TYPES[i].end, m) == 0) return TYPES[i].type;
    }
    return 0;
}

static unsigned type_of(const Json *json, uint32_t object) {
    uint32_t type = json_member(json, object, "@type"), i, first, end;
    unsigned types = 0;
    if (type == JSON_NONE) return 0;
    first = json->nodes[type].kind == JSON_ARRAY ? json->nodes[type].first : type;
    end = json->nodes[type].end;
    for (i = first; i < end; i = json->nodes[i].end) {
        const JsonNode *node = &json->nodes[i];
        if (node->kind == JSON_STRING)
            types |= type_of_name(json->text + node->start, node->length);
    }
    return types;
}

static int key_is(const Json *json, const JsonNode *node, const char *key) {
    size_t n = strlen(key);
    return node->key_length == n && memcmp(json->text + node->key, key, n) == 0;
}

/* Does nothing but arrays, @graph and the page's main entity hold it? */
static int is_main(const Json *json, uint32_t node) {
    unsigned steps;
    for (steps = 0; node != JSON_NONE; steps++) {
        const JsonNode *it = &json->nodes[node];
        if (steps == ABOVE) return 0;
        if (it->key_length && !key_is(json, it, "@graph") && !key_is(json, it, "mainEntity") &&
            !key_is(json, it, "mainEntityOfPage"))
            return 0;
        node = it->parent;
    }
    return 1;
}

int ld_read(Ld *ld, const Page *page, Arena *arena) {
    uint32_t room = 0, i, k;
    memset(ld, 0, sizeof *ld);
    ld->arena = arena;
    for (i = 0; i < page->scripts_n; i++) {
        Json *json = arena_alloc(arena, sizeof *json);
        if (!json || json_read(json, arena, page->scripts[i].text, page->scripts[i].n))
            return arena->rc;
        for (k = 0; k < json->n && ld->n < THINGS_MOST; k++) {
            LdThing *thing;
            if (k % 1024 == 0 && arena_poll(arena)) return arena->rc;
            if (json->nodes[k].kind != JSON_OBJECT) continue;
            if (ld->n == room) {
                uint32_t larger = room ? 2 * room : 32;
                thing =
                    arena_resize(arena, ld->things, room * sizeof *thing, larger * sizeof *thing);
                if (!thing) return arena->rc;
                ld->things = thing;
                room = larger;
            }
            thing = &ld->things[ld->n++];
            thing->json = json;
            thing->node = k;
            thing->type = (uint8_t)type_of(json, k);
            thing->main = (uint8_t)is_main(json, k);
        }
    }
    return arena->rc;
}

const LdThing *ld_find(const Ld *ld, unsigned types) {
    const LdThing *found = NULL;
    uint32_t i;
    for (i = 0; i < ld->n; i++) {
        if (!(ld->things[i].type & types)) continue;
        if (ld->things[i].main) return &ld->things[i];
        if (!found) found = &ld->things[i];
    }
    return found;
}

LdNode ld_property(const LdThing *thing, const char *name) {
    LdNode value = {NULL, JSON_NONE};
    if (thing) {
        value.json = thing->json;
        value.node = json_member(thing->json, thing->node, name);
    }
    return value;
}

static const char *plain(const Ld *ld, const Json *json, uint32_t node) {
    size_t n = 0;
    const char *text;
    if (node == JSON_NONE || json->nodes[node].kind != JSON_STRING) return NULL;
    text = json_value(json, ld->arena, node, &n);
    return text ? plain_text(ld->arena, text, n) : NULL;
}

/* The object that has the @id of one that has nothing but it; the object itself where none. */
static LdNode resolve(const Ld *ld, LdNode object) {
    uint32_t id = json_member(object.json, object.node, "@id"), i;
    const JsonNode *it = &object.json->nodes[object.node], *node;
    if (id == JSON_NONE || object.json->nodes[id].end != it->end || it->first != id) return object;
    node = &object.json->nodes[id];
    if (node->kind != JSON_STRING || !node->length) return object;
    for (i = 0; i < ld->n && i < SCAN; i++) {
        const LdThing *thing = &ld->things[i];
        uint32_t other = json_member(thing->json, thing->node, "@id");
        const JsonNode *its;
        if (other == JSON_NONE) continue;
        its = &thing->json->nodes[other];
        if (thing->json->nodes[thing->node].end > other + 1 && its->length == node->length &&
            memcmp(thing->json->text + its->start, object.json->text + node->start, its->length) ==
                0)
            return (LdNode){thing->json, thing->node};
    }
    return object;
}

static const char *whole_name(const Ld *ld, LdNode object) {
    const char *first = plain(ld, object.json, json_member(object.json, object.node, "givenName"));
    const char *last = plain(ld, object.json, json_member(object.json, object.node, "familyName"));
    char *name;
    size_t n, m;
    if (!first || !last) return first ? first : last;
    n = strlen(first), m = strlen(last);
    name = arena_alloc(ld->arena, n + m + 2);
    if (!name) return NULL;
    memcpy(name, first, n);
    name[n] = ' ';
    memcpy(name + n + 1, last, m + 1);
    return name;
}

unsigned ld_strings(const Ld *ld, LdNode value, const char *key, const char *out[LD_NAMES]) {
    uint32_t i, end;
    unsigned n = 0;
    if (value.node == JSON_NONE) return 0;
    end = value.json->nodes[value.node].end;
    for (i = value.node; i < end && n < LD_NAMES;) {
        const JsonNode *node = &value.json->nodes[i];
        const char *text = NULL;
        if (node->kind == JSON_ARRAY) {
            i++;
            continue;
        }
        if (node->kind == JSON_STRING) {
            text = plain(ld, value.json, i);
        } else if (node->kind == JSON_OBJECT) {
            LdNode object = resolve(ld, (LdNode){value.json, i});
            uint32_t name = json_member(object.json, object.node, key), k;
            if (name != JSON_NONE && object.json->nodes[name].kind == JSON_ARRAY) {
                for (k = object.json->nodes[name].first; k < object.json->nodes[name].end;
                     k = object.json->nodes[k].end) {
                    text = plain(ld, object.json, k);
                    if (text && *text && n < LD_NAMES) out[n++] = text;
                }
                text = NULL;
            } else if (name != JSON_NONE) {
                text = plain(ld, object.json, name);
            } else if (strcmp(key, "name") == 0) {
                text = whole_name(ld, object);
            }
        }
        if (text && *text && n < LD_NAMES) out[n++] = text;
        i = node->end;
    }
    return n;
}

const char *ld_string(const Ld *ld, LdNode value, const char *key) {
    const char *out[LD_NAMES];
    return ld_strings(ld, value, key, out) ? out[0] : NULL;
}

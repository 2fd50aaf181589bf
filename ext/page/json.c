#include "page/json.h"

#include <string.h>

#include "base/text.h"

typedef struct Reading {
    Json *json;
    Arena *arena;
    const char *at, *end;
    uint32_t room;
    uint32_t open; /* the innermost open object or array */
    uint32_t key, key_length;
} Reading;

static int is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static uint32_t offset(const Reading *r, const char *p) {
    return (uint32_t)(p - r->json->text);
}

static JsonNode *add(Reading *r, JsonKind kind, const char *start) {
    Json *json = r->json;
    JsonNode *node;
    if (json->n == r->room) {
        uint32_t room = r->room ? 2 * r->room : 64;
        JsonNode *larger =
            arena_resize(r->arena, json->nodes, r->room * sizeof *larger, room * sizeof *larger);
        if (!larger) return NULL;
        json->nodes = larger;
        r->room = room;
    }
    node = &json->nodes[json->n++];
    memset(node, 0, sizeof *node);
    node->kind = (uint8_t)kind;
    node->start = offset(r, start);
    node->key = r->key;
    node->key_length = r->key_length;
    node->parent = r->open;
    node->first = node->end = json->n;
    r->key_length = 0;
    return node;
}

/* Where the string ends whose first character is at `p`; `*escaped`: it holds \. */
static const char *string_end(const Reading *r, const char *p, int *escaped) {
    *escaped = 0;
    while (p < r->end && *p != '"') {
        if (*p == '\\') {
            *escaped = 1;
            p++;
        }
        if (p < r->end) p++;
    }
    return p;
}

/* A string: a key where a colon follows and an object is open, else a value. */
static void read_string(Reading *r) {
    const char *start = r->at + 1, *end, *behind;
    int escaped;
    end = string_end(r, start, &escaped);
    r->at = behind = end < r->end ? end + 1 : end;
    while (behind < r->end && is_space(*behind)) behind++;
    if (behind < r->end && *behind == ':' && r->open != JSON_NONE &&
        r->json->nodes[r->open].kind == JSON_OBJECT) {
        r->key = offset(r, start);
        r->key_length = (uint32_t)(end - start);
        r->at = behind + 1;
    } else if (r->open != JSON_NONE) { /* between the values: nothing */
        JsonNode *node = add(r, JSON_STRING, start);
        if (!node) return;
        node->length = (uint32_t)(end - start);
        node->escaped = (uint8_t)escaped;
    }
}

static void read_other(Reading *r) {
    const char *start = r->at;
    JsonNode *node;
    while (r->at < r->end && !is_space(*r->at) && !(*r->at && strchr("\"{}[],:", *r->at))) r->at++;
    node = add(r, JSON_OTHER, start);
    if (node) node->length = (uint32_t)(r->at - start);
}

static void end_node(Reading *r, const char *behind) {
    JsonNode *node = &r->json->nodes[r->open];
    node->length = offset(r, behind) - node->start;
    node->end = r->json->n;
    r->open = node->parent;
    r->key_length = 0;
}

/* The closing bracket closes what lies within its own; without one that is open it is nothing. */
static void read_close(Reading *r, JsonKind kind) {
    uint32_t i = r->open;
    unsigned steps = 0;
    while (i != JSON_NONE && r->json->nodes[i].kind != kind && ++steps < 8)
        i = r->json->nodes[i].parent;
    r->at++;
    if (i == JSON_NONE || r->json->nodes[i].kind != kind) return;
    while (r->open != i) end_node(r, r->at - 1);
    end_node(r, r->at);
}

int json_read(Json *json, Arena *arena, const char *text, size_t n) {
    Reading r = {json, arena, text, text + n, 0, JSON_NONE, 0, 0};

    memset(json, 0, sizeof *json);
    json->text = text;
    if (n > TEXT_MAX_BYTES) return SQLITE_OK;
    while (r.at < r.end && !arena->rc) {
        switch (*r.at) {
        case '{':
        case '[':
            if (r.open == JSON_NONE && r.end - r.at > 7 && memcmp(r.at, "[CDATA[", 7) == 0) {
                r.at += 7;
                break;
            }
            if (!add(&r, *r.at == '{' ? JSON_OBJECT : JSON_ARRAY, r.at)) break;
            r.open = json->n - 1;
            r.at++;
            break;
        case '}':
        case ']':
            read_close(&r, *r.at == '}' ? JSON_OBJECT : JSON_ARRAY);
            break;
        case '"':
            read_string(&r);
            break;
        case ' ':
        case '\n':
        case '\r':
        case '\t':
        case ',':
        case ':':
            r.at++;
            break;
        default:
            if (r.open == JSON_NONE) {
                r.at++; /* <!-- and the like */
            } else {
                read_other(&r);
            }
        }
    }
    while (r.open != JSON_NONE) end_node(&r, r.end);
    return arena->rc;
}

uint32_t json_member(const Json *json, uint32_t object, const char *key) {
    size_t n = strlen(key);
    uint32_t i;
    if (object >= json->n || json->nodes[object].kind != JSON_OBJECT) return JSON_NONE;
    for (i = json->nodes[object].first; i < json->nodes[object].end; i = json->nodes[i].end) {
        const JsonNode *node = &json->nodes[i];
        if (node->key_length == n && memcmp(json->text + node->key, key, n) == 0) return i;
    }
    return JSON_NONE;
}

/* The number of four hexadecimal digits at `p`, or -1. */
static int32_t hexadecimal(const char *p, const char *end) {
    int32_t c = 0;
    int i;
    if (end - p < 4) return -1;
    for (i = 0; i < 4; i++) {
        char d = p[i];
        int v = d >= '0' && d <= '9'                     ? d - '0'
                : (d | 0x20) >= 'a' && (d | 0x20) <= 'f' ? (d | 0x20) - 'a' + 10
                                                         : -1;
        if (v < 0) return -1;
        c = c << 4 | v;
    }
    return c;
}

/* Behind \u: writes the character to `out`, returns where it ends. */
static const char *unescape(const char *p, const char *end, char **out) {
    int32_t c = hexadecimal(p, end), low;
    if (c < 0) return p;
    p += 4;
    if (c >= 0xD800 && c < 0xDC00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u' &&
        (low = hexadecimal(p + 2, end)) >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        p += 6;
    }
    if (c == 0 || (c >= 0xD800 && c < 0xE000)) c = TEXT_BAD;
    *out += text_encode((uint32_t)c, *out);
    return p;
}

const char *json_value(const Json *json, Arena *arena, uint32_t node, size_t *n) {
    const JsonNode *it = node < json->n ? &json->nodes[node] : NULL;
    const char *p, *end;
    char *copy, *out;

    if (!it || it->kind < JSON_STRING) return NULL;
    p = json->text + it->start;
    end = p + it->length;
    copy = out = arena_text(arena, p, it->length);
    if (!copy) return NULL;
    while (it->escaped && p < end) {
        static const char FROM[] = "bfnrt", TO[] = "\b\f\n\r\t";
        const char *known;
        if (*p != '\\' || p + 1 == end) {
            *out++ = *p++;
            continue;
        }
        p++;
        if (*p == 'u') {
            p = unescape(p + 1, end, &out);
            continue;
        }
        known = *p ? strchr(FROM, *p) : NULL;
        *out++ = known ? TO[known - FROM] : *p;
        p++;
    }
    if (it->escaped) {
        *out = 0;
    } else {
        out = copy + it->length;
    }
    if (n) *n = (size_t)(out - copy);
    return copy;
}

int json_holds(const Json *json, uint32_t node, const char *word) {
    const JsonNode *it = node < json->n ? &json->nodes[node] : NULL;
    size_t n = strlen(word), i;
    if (!it || it->kind != JSON_STRING) return 0;
    for (i = 0; i + n <= it->length; i++) {
        if (memcmp(json->text + it->start + i, word, n) == 0) return 1;
    }
    return 0;
}

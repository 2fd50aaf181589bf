/* JSON as pages have it: good, and gone wrong. */
#include "base/buffer.h"
#include "check.h"
#include "page/json.h"

static Arena arena;

/* Writes a value as JSON again, with keys; the reader's view of it. */
static void write_value(const Json *json, uint32_t node, Buffer *out) {
    const JsonNode *it = &json->nodes[node];
    uint32_t i;
    if (it->key_length) {
        buffer_add(out, json->text + it->key, it->key_length);
        buffer_byte(out, ':');
    }
    if (it->kind >= JSON_STRING) {
        size_t n;
        const char *text = json_value(json, &arena, node, &n);
        if (it->kind == JSON_STRING) buffer_byte(out, '\'');
        buffer_add(out, text, n);
        if (it->kind == JSON_STRING) buffer_byte(out, '\'');
        return;
    }
    buffer_byte(out, it->kind == JSON_OBJECT ? '{' : '[');
    for (i = it->first; i < it->end; i = json->nodes[i].end) {
        if (i > it->first) buffer_byte(out, ' ');
        CHECK_INT(json->nodes[i].parent, node);
        write_value(json, i, out);
    }
    buffer_byte(out, it->kind == JSON_OBJECT ? '}' : ']');
}

static void is(const char *text, const char *expected) {
    Buffer out = {0};
    Json json;
    uint32_t i;
    arena_init(&arena);
    CHECK_INT(json_read(&json, &arena, text, strlen(text)), SQLITE_OK);
    for (i = 0; i < json.n; i = json.nodes[i].end) write_value(&json, i, &out);
    buffer_byte(&out, 0);
    CHECK_TEXT_OF(text, out.p, expected);
    buffer_free(&out);
    arena_free(&arena);
}

static void test_values(void) {
    is("{}", "{}");
    is("{\"a\": \"b\", \"c\": [1, true, null, \"d\"], \"e\": {\"f\": -1.5e3}}",
       "{a:'b' c:[1 true null 'd'] e:{f:-1.5e3}}");
    is("[{\"a\":[]},{}]", "[{a:[]} {}]");
    is("{\"a\\\"b\": \"x\\ny\\\\ \\/ \\u00e4\\uD83D\\uDE00\\t\\q\"}",
       "{a\\\"b:'x\ny\\ / \u00E4\U0001F600\tq'}");
}

static void test_wrong(void) {
    is("", "");
    is("no", "");
    is("<!-- {\"a\": 1} -->", "{a:1}");
    is("//<![CDATA[\n[{\"a\": 1}]\n//]]>", "[{a:1}]");
    is("{\"a\": 1,, \"b\": 2,}", "{a:1 b:2}");
    is("{\"a\": \"b\" \"c\": \"d\"}", "{a:'b' c:'d'}");
    is("{\"a\": \"zwei\nZeilen\"}", "{a:'zwei\nZeilen'}");
    is("{\"a\": [1, {\"b\": 2", "{a:[1 {b:2}]}");
    is("{\"a\": [1, 2}, \"c\": 3}", "{a:[1 2]}");
    is("{\"a\": \"ohne Ende", "{a:'ohne Ende'}");
    is("{\"a\": \"\\u12", "{a:'12'}");
    is("{\"a\": \"\\uD800x\\u0000\"}", "{a:'\uFFFDx\uFFFD'}");
    is("{\"a\": \"\\", "{a:'\\'}");
    is("{\"a\"}", "{'a'}");
    is("{}{\"b\":1};", "{}{b:1}");
    is("]]}}", "");
}

static void test_members(void) {
    static const char TEXT[] = "{\"a\": \"NewsArticle\", \"b\": {\"a\": 2}, \"c\": []}";
    Json json;
    arena_init(&arena);
    CHECK_INT(json_read(&json, &arena, TEXT, sizeof TEXT - 1), SQLITE_OK);
    CHECK_INT(json_member(&json, 0, "b"), 2);
    CHECK_INT(json_member(&json, 2, "a"), 3);
    CHECK_INT(json_member(&json, 0, "x"), JSON_NONE);
    CHECK_INT(json_member(&json, 1, "a"), JSON_NONE);
    CHECK_INT(json_member(&json, JSON_NONE, "a"), JSON_NONE);
    CHECK(json_holds(&json, 1, "Article"));
    CHECK(!json_holds(&json, 1, "article"));
    CHECK(!json_holds(&json, 3, "2"));
    CHECK_TEXT(json_value(&json, &arena, 0, NULL), NULL);
    CHECK_TEXT(json_value(&json, &arena, 3, NULL), "2");
    arena_free(&arena);
}

/* Depth and width cost nothing. */
static void test_sizes(void) {
    static const char *const WHAT[] = {"[", "{\"a\":", "[1,", "\"", "]", "[}", "{\"", "\\"};
    size_t i, k, n;
    for (i = 0; i < sizeof WHAT / sizeof WHAT[0]; i++) {
        Buffer text = {0};
        Json json;
        for (k = 0, n = strlen(WHAT[i]); k < 300000; k++) buffer_add(&text, WHAT[i], n);
        arena_init(&arena);
        CHECK_INT(json_read(&json, &arena, text.p, text.n), SQLITE_OK);
        arena_free(&arena);
        buffer_free(&text);
    }
}

int main(void) {
    RUN(test_values);
    RUN(test_wrong);
    RUN(test_members);
    RUN(test_sizes);
    return check_done();
}

/* Addresses: references as RFC 3986, chapter 5.4, resolves them; hosts and paths. */
#include "check.h"
#include "page/url.h"

static Arena arena;

static void is(const char *base, const char *reference, const char *expected) {
    CHECK_TEXT_OF(reference, url_resolve(&arena, base, reference), expected);
}

/* The RFC's table, 5.4.1 and 5.4.2, its base and its references. */
static void test_table(void) {
    static const char BASE[] = "http://a/b/c/d;p?q";
    static const char *const TABLE[][2] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g#s/./x", "http://a/b/c/g#s/./x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"http:g", "http:g"},
    };
    size_t i;
    for (i = 0; i < sizeof TABLE / sizeof TABLE[0]; i++) is(BASE, TABLE[i][0], TABLE[i][1]);
}

static void test_pages(void) {
    is("https://zeitung.example", "a.html", "https://zeitung.example/a.html");
    is("https://zeitung.example?x=1", "?y=2", "https://zeitung.example?y=2");
    is("https://zeitung.example/politik/a.html", "bild.jpg",
       "https://zeitung.example/politik/bild.jpg");
    is("https://zeitung.example/a", "//bilder.example/b.jpg", "https://bilder.example/b.jpg");
    is("https://zeitung.example/a", "  /b\n/c d ", "https://zeitung.example/b/c%20d");
    is("https://zeitung.example/a", "https://andere.example/../x",
       "https://andere.example/../x"); /* absolute: as it is */
    is("https://zeitung.example/a//b/", "../c", "https://zeitung.example/a//c");
    is(NULL, "/a/../b", "/a/../b");
    is("", "/a", "/a");
    is("zeitung.example/x", "/a", "/a");
    is("mailto:anna@zeitung.example", "x", "mailto:x");
}

static void test_parts(void) {
    size_t n;
    const char *p = url_host("https://user:pw@www.Zeitung.example:8080/a", &n);
    CHECK_INT(n, 15);
    CHECK(memcmp(p, "Zeitung.example", 15) == 0);
    url_host("/nur/pfad", &n);
    CHECK_INT(n, 0);
    p = url_path("https://zeitung.example/a/b?c", &n);
    CHECK_INT(n, 4);
    CHECK(memcmp(p, "/a/b", 4) == 0);
    CHECK(url_is_web("HTTPS://a/"));
    CHECK(!url_is_web("http:a"));
    CHECK(!url_is_web("ftp://a/"));
    CHECK(!url_is_web("//a/"));
    CHECK(url_is_absolute("tel:1"));
    CHECK(!url_is_absolute("1:2"));
}

/* A path of many dots costs no more than its length. */
static void test_long(void) {
    enum { N = 3 * 1000 * 1000 };
    char *text = malloc(N + 1);
    size_t i;
    for (i = 0; i < N; i += 3) memcpy(text + i, "../", 3);
    text[N] = 0;
    is("http://a/b", text, "http://a/");
    free(text);
}

int main(void) {
    arena_init(&arena);
    RUN(test_table);
    RUN(test_pages);
    RUN(test_parts);
    RUN(test_long);
    arena_free(&arena);
    return check_done();
}

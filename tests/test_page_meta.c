/*
** Metadata, links and feeds as a layer: hostile pages and feeds in linear time, failing memory,
** interrupts, XML made well-formed. What the values are is tested in SQL (meta, links, feed).
*/
#include "base/buffer.h"
#include "check.h"
#include "page/article.h"
#include "page/feed.h"
#include "page/mend.h"
#include "page/meta.h"
#include "page/region.h"
#include "scarce.h"

static const char PAGE[] =
    "<html lang=de><head><title>Bad zu | Bote</title><base href='https://bote.example/x/'>"
    "<meta property='og:title' content='Bad &amp;amp; zu'><meta name=author content='Anna Muster'>"
    "<meta name=keywords content='a,b,c'><link rel=canonical href='../y'>"
    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"Bad "
    "zu\",\"author\":[{\"@id\":\"#a\"},{\"name\":\"Jan \\u0045xempel\"}],\"datePublished\":"
    "\"2025-03-03T10:00\",\"keywords\":[\"x\",\"y\"]},{\"@type\":\"Person\",\"@id\":\"#a\","
    "\"name\":"
    "\"Eva Probe\"},{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"name\":\"a\"},{\"name\":"
    "\"b\"}]}]}</script></head><body><nav><a href=/>Start</a></nav><h1>Bad zu</h1><p>Von Anna "
    "Muster, Ulm</p><p>3. M\xC3\xA4rz 2025</p><time datetime=2025-03-03>heute</time><p>Der Rat hat "
    "<a href=b>beschlossen</a>, das Bad zu schlie\xC3\x9F"
    "en, und zwar noch in diesem Jahr.</p><footer><a href='/autor/anna-muster/'>Anna "
    "Muster</a></footer>";

static const char FEED[] =
    "<rss><channel><link>https://bote.example/</link><item><title>A &amp;amp; B</title><link>/1"
    "</link><pubDate>Mon, 03 Mar 2025 10:00:00 GMT</pubDate><dc:creator>Anna Muster</dc:creator>"
    "<description><p class='a'>Text<br>mehr</description></item><item><title>C</title><guid>2"
    "</guid></item></channel></rss>";

/* Everything that a page can be asked for. */
static int read_all(const char *html, size_t n, uint32_t *rows) {
    Page page;
    PageView view;
    PageArticle article;
    Meta meta = {NULL, 0};
    uint8_t *regions;
    uint32_t i;
    int rc = page_read(&page, html, n, PAGE_BYTES | PAGE_LINKS, NULL, NULL);
    if (!rc) rc = meta_read(&meta, &page, "https://bote.example/a");
    if (!rc) rc = page_view(&view, &page, &page.arena);
    if (!rc) rc = page_article(&article, &view, &page.arena);
    if (!rc) rc = regions_find(&page, article.keep, &page.arena, &regions);
    for (i = 0; !rc && i < page.links_n; i++) {
        CHECK(regions[i] < REGIONS);
        if (i < 100 && !page_link_text(&page, &page.links[i], &page.arena)) rc = page.arena.rc;
    }
    for (i = 0; !rc && i < meta.n; i++) {
        CHECK(meta.rows[i].key < META_KEYS_N && *meta.rows[i].value);
        CHECK(i == 0 || meta.rows[i].key >= meta.rows[i - 1].key);
    }
    *rows = rc ? 0 : meta.n;
    page_free(&page);
    return rc;
}

static int read_feed(const char *xml, size_t n, uint32_t *rows) {
    Feed feed;
    int rc = feed_read(&feed, xml, n, FEED_BYTES, NULL, NULL);
    *rows = rc ? 0 : feed.n;
    feed_free(&feed);
    return rc;
}

/* ---- mending */

static int append(void *data, const char *xml, size_t n) {
    buffer_add(data, xml, n);
    return SQLITE_OK;
}

static void mended(const char *xml, const char *expected) {
    Buffer out = {0};
    CHECK_INT(mend(xml, strlen(xml), append, &out), SQLITE_OK);
    buffer_byte(&out, 0);
    CHECK_TEXT_OF(xml, out.p, expected);
    buffer_free(&out);
}

static void test_mend(void) {
    mended("", "<x></x>");
    mended("<a>b</a>", "<x><a>b</a></x>");
    mended("a & b &amp; c &auml; &unbekannt; &#228; &#0; &#xE4;",
           "<x>a &amp; b &amp; c \xC3\xA4 &amp;unbekannt; &#228; &amp;#0; &#xE4;</x>");
    mended("1 < 2 <3 > 0", "<x>1 &lt; 2 &lt;3 &gt; 0</x>");
    mended("<a><b>c</a>d", "<x><a><b>c</b></a>d</x>");
    mended("<a>b</c></a></a>", "<x><a>b</a></x>");
    mended("<item>a<item>b", "<x><item>a</item><item>b</item></x>");
    mended("<a b=c d='e\"' b=f g><h/></a>", "<x><a b=\"c\" d=\"e&quot;\" g=\"\"><h/></a></x>");
    mended("<a b=\"1&2<3\">x", "<x><a b=\"1&amp;2&lt;3\">x</a></x>");
    mended("<![CDATA[<b>&amp;</b>]]>x", "<x>&lt;b&gt;&amp;amp;&lt;/b&gt;x</x>");
    mended("<![CDATA[a", "<x>a</x>");
    mended("<!-- <a> -->b<!-- c", "<x>b&lt;!-- c</x>");
    mended("<?xml version='1.0'?><a/>", "<x><a/></x>");
    mended("<!DOCTYPE a [<!ENTITY b \"]>\">]><a>&b;", "<x><a>&amp;b;</a></x>");
    mended("a\x01\x1F\tb", "<x>a\tb</x>");
    mended("<a", "<x><a></a></x>");
    mended("<a b=\"c", "<x><a b=\"&quot;c\"></a></x>");
}

/* ---- sizes */

/* `piece` repeated, behind `before`. */
static char *repeated(const char *before, const char *piece, size_t most, size_t *n) {
    size_t m = strlen(piece);
    char *text = malloc(most + strlen(before) + 1);
    *n = strlen(before);
    if (!text) return NULL;
    memcpy(text, before, *n);
    for (; *n + m <= most; *n += m) memcpy(text + *n, piece, m);
    text[*n] = 0;
    return text;
}

static void test_sizes(void) {
    enum { N = CHECK_SANITIZED ? 200 * 1000 : 1000 * 1000 };
    static const char *const PAGES[][2] = {
        {"", "<meta name=author content='Anna Muster'>"},
        {"", "<meta property=og:title content='a - b | c'>"},
        {"", "<h1>Bad zu</h1>"},
        {"<h1>x</h1>", "<p>Von Anna Muster</p>"},
        {"<h1>x</h1>", "<p>Aktualisiert 3.3.2025"},
        {"", "<p>3."},
        {"", "<time datetime=x>y</time>"},
        {"", "<a href='/autor/a/b'>Anna Muster</a>"},
        {"", "<a href='../../x'><p>a</p><p>b</p></a>"},
        {"", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>"},
        {"<script type='application/ld+json'>", "["},
        {"<script type='application/ld+json'>", "{\"@type\":\"Article\",\"a\":"},
        {"<script type='application/ld+json'>[",
         "{\"@type\":\"Article\",\"author\":{\"@id\":\"x\"}},"},
        {"<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[",
         "{\"@id\":\"q\"},"},
        {"<script type='application/ld+json'>{\"@type\":\"Article\",\"keywords\":\"", "a,"},
        {"<meta name=keywords content='", "a,"},
        {"<title>", "a | "},
        {"", "<section><article><p>Der Rat hat am Montag getagt und lange beraten, was wird.</p>"},
        {"", "<link rel=canonical href=x>"},
    };
    static const char *const FEEDS[][2] = {
        {"", "<item><title>a</title></item>"},
        {"", "<item><title>a"},
        {"", "<a>"},
        {"", "<a></b>"},
        {"", "<"},
        {"", "&"},
        {"", "<!--"},
        {"", "<![CDATA["},
        {"", "<?"},
        {"", "<!DOCTYPE ["},
        {"", "<a b=\""},
        {"<rss ", "a=1 "},
        {"<rss ", "xmlns:a='b' "},
        {"<item><title>", "a "},
        {"<item><description>", "<p>a<b>c</b>"},
        {"<item>", "<author>Anna Muster</author>"},
        {"<entry><author>", "<name>Anna Muster</name>"},
        {"<item>", "<link>x</link>"},
        {"", "\xC3\xA4\xFF"},
    };
    uint32_t rows;
    size_t i, n;
    char *text;
    for (i = 0; i < sizeof PAGES / sizeof PAGES[0]; i++) {
        text = repeated(PAGES[i][0], PAGES[i][1], N, &n);
        CHECK_INT_OF(PAGES[i][1], read_all(text, n, &rows), SQLITE_OK);
        free(text);
        text = repeated(PAGES[i][0], PAGES[i][1], N, &n);
        memcpy(text + n - 9, "</script>", 9); /* a script that ends is read */
        CHECK_INT_OF(PAGES[i][1], read_all(text, n, &rows), SQLITE_OK);
        free(text);
    }
    for (i = 0; i < sizeof FEEDS / sizeof FEEDS[0]; i++) {
        text = repeated(FEEDS[i][0], FEEDS[i][1], N, &n);
        CHECK_INT_OF(FEEDS[i][1], read_feed(text, n, &rows), SQLITE_OK);
        free(text);
    }
}

/* ---- memory, interrupts */

static void test_whole(void) {
    uint32_t rows;
    CHECK_INT(read_all(PAGE, sizeof PAGE - 1, &rows), SQLITE_OK);
    CHECK_INT(rows, 10);
    CHECK_INT(read_feed(FEED, sizeof FEED - 1, &rows), SQLITE_OK);
    CHECK_INT(rows, 2);
    /* cut anywhere: no more and no less than an answer */
    for (size_t n = 0; n < sizeof PAGE; n += 3) CHECK_INT(read_all(PAGE, n, &rows), SQLITE_OK);
    for (size_t n = 0; n < sizeof FEED; n++) CHECK_INT(read_feed(FEED, n, &rows), SQLITE_OK);
}

static void test_no_memory(void) {
    int forever, feed, rc;
    long n;
    for (feed = 0; feed < 2; feed++) {
        for (forever = 0; forever < 2; forever++) {
            for (n = 0;; n++) {
                uint32_t rows = 0;
                scarce_begin(n, forever);
                rc = feed ? read_feed(FEED, sizeof FEED - 1, &rows)
                          : read_all(PAGE, sizeof PAGE - 1, &rows);
                if (!scarce_end()) break;
                CHECK(rc == SQLITE_NOMEM);
                if (!CHECK_INT(sqlite3_memory_used(), 0)) return;
            }
            CHECK(n > 5);
            CHECK_INT(rc, SQLITE_OK);
        }
    }
}

static int stop(void *data) {
    return --*(int *)data <= 0 ? SQLITE_INTERRUPT : SQLITE_OK;
}

static void test_interrupt(void) {
    size_t n;
    char *text = repeated("", "<item><title>a</title></item>", 1000 * 1000, &n);
    int asked = 10;
    Feed feed;
    CHECK_INT(feed_read(&feed, text, n, 0, stop, &asked), SQLITE_INTERRUPT);
    feed_free(&feed);
    free(text);
}

int main(void) {
    if (!scarce_install()) return 2;
    RUN(test_mend);
    RUN(test_whole);
    RUN(test_sizes);
    RUN(test_interrupt);
    CHECK_INT(sqlite3_memory_used(), 0);
    RUN(test_no_memory);
    return check_done();
}

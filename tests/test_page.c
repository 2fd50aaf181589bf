/*
** The reader of pages: blocks and elements, charsets, what a page says of itself, markup gone
** wrong, sizes, failing memory.
*/
#include "base/buffer.h"
#include "check.h"
#include "page/charset.h"
#include "page/page.h"
#include "scarce.h"

static Buffer out;

/* All blocks of a page, divided by "|"; until the next call. */
static const char *blocks_of(const char *html, size_t n, unsigned options) {
    Page page;
    uint32_t i;
    int rc = page_read(&page, html, n, options, NULL, NULL);
    buffer_free(&out);
    if (rc) return "failed";
    for (i = 0; i < page.blocks_n; i++) {
        const PageBlock *block = &page.blocks[i];
        CHECK_INT(strlen(page.text + block->start), block->length);
        CHECK(block->element < page.elements_n);
        if (i) buffer_byte(&out, '|');
        buffer_add(&out, page.text + block->start, block->length);
    }
    buffer_byte(&out, 0);
    page_free(&page);
    return out.p;
}

static void is(const char *html, const char *expected) {
    CHECK_TEXT_OF(html, blocks_of(html, strlen(html), 0), expected);
}

static void test_blocks(void) {
    is("", "");
    is("Nur Text", "Nur Text");
    is("<p>Eins<p>Zwei</p>Drei<div>Vier</div>Fünf", "Eins|Zwei|Drei|Vier|Fünf");
    is("<html><head><title>T</title></head><body><h1>Titel</h1><p>Der <b>Rat</b> "
       "tagt.</p></body></html>",
       "Titel|Der Rat tagt.");
    is("<ul><li>eins<li>zwei <b>fett</b></ul><dl><dt>Wort<dd>Sinn</dl>",
       "eins|zwei fett|Wort|Sinn");
    is("<table><caption>Tafel</caption><tr><th>Ort<td>Ulm</td></tr><tr><td>Bad</table>",
       "Tafel|Ort|Ulm|Bad");
    is("<blockquote>Zitat</blockquote><figure><img><figcaption>Bild</figcaption></figure>",
       "Zitat|Bild");
    is("<div>Teil<span>satz</span> und<em> mehr</em>.</div>", "Teilsatz und mehr.");
    is("<details><summary>Kurz</summary>Lang</details>", "Kurz|Lang");
    is("<p>a<hr>b", "a|b");
    is("<p>Text<svg><title>Bild</title><text>x</text></svg> weiter", "Text weiter");
}

static void test_breaks(void) {
    is("<p>eins<br>zwei<br/>drei", "eins zwei drei");
    is("<p>eins<br><br>zwei<br> \n <br>drei", "eins|zwei|drei");
    is("<div><br><br>eins<br></div>", "eins");
    is("<p>eins<br>&nbsp;<br>zwei", "eins|zwei");
    is("<p>eins <b><br><br>zwei</b>", "eins|zwei");
    is("<pre>eins\n  zwei\n\ndrei<br>vier</pre>", "eins\nzwei\ndrei\nvier");
}

static void test_space(void) {
    is("<p> viel \n\t Raum\r\n hier </p>", "viel Raum hier");
    is("<p>10&nbsp;Uhr&thinsp;30\u2003und\u202Fmehr\u3000", "10 Uhr 30 und mehr");
    is("<p>Was&shy;ser\u00ADwerk\u200B und \uFEFFBOM\u2060", "Wasserwerk und BOM");
    is("<p>👩\u200D🚀 bleibt", "👩\u200D🚀 bleibt");
    is("<b>fett</b> <i>schräg</i>", "fett schräg");
    is("<b>fett </b>\n<i> schräg</i>", "fett schräg");
    is("<p>a</p>   <p>   </p><p>&nbsp;</p>b", "a|b");
    is("<p><a>eins</a><a>zwei</a> <a>drei</a>s", "eins zwei dreis");
    is("<h2><span>Kicker</span><span>Titel</span><b>Ärger</b></h2>", "Kicker Titel Ärger");
    is("<p><b>D</b><i>er</i> <span>You</span>Tube <i>a</i><b>b</b>", "Der YouTube ab");
    is("<div><p>Ende.</p>Anfang</div>", "Ende.|Anfang");
}

static void test_references(void) {
    is("<p>&Auml;rger &amp; &#228;hnliches &lt;b&gt; &euro;&bdquo;", "Ärger & ähnliches <b> €„");
    is("<p>&#150; &#x84;Wort&#147; &#128;", "– „Wort“ €");
    is("<p>A & B &unbekannt; &auml &amp", "A & B &unbekannt; ä &");
    is("<p>?a=1&copy=2&x;&copyx", "?a=1©=2&x;&copyx");
    is("<p>1 < 2 <> 3", "1 < 2 <> 3");
    is("<a title='a > b \" c'>Text</a>", "Text");
    is("<p>&#0;x&#1;y", "xy");
}

static void test_dropped(void) {
    is("<p>a<script>if (a<b) { '</p>' }</script>b<style>p { }</style>c", "abc");
    is("<p>a<!-- <p>weg --> b <!-->c<!---->d", "a b cd");
    is("<p>a<noscript><p>weg</noscript><iframe>weg</iframe>b<textarea><p>weg</textarea>", "ab");
    is("<select><option>weg<option>weg</select>da<video>weg</video>", "da");
    is("<p>a<template><p>weg<template>weg</template>weg</template>b", "ab");
    is("<x-a><template shadowrootmode=open><p>da</template></x-a>", "da");
    is("<object><object>weg</object>weg</object>da<canvas>weg</canvas>", "da");
    is("<?php weg ?><p>da<!DOCTYPE weg>", "da");
    is("<p>vor <![CDATA[a < b &amp; c]]> nach", "vor a < b & c nach");
}

static void test_hidden(void) {
    is("<p hidden>weg</p><p>da<div style='color: red; DISPLAY : none'><p>weg</p></div>", "da");
    is("<div aria-hidden=true>weg</div><div aria-hidden=false>da</div>", "da");
    is("<p>a<span hidden>weg</span>b<span style=\"visibility:hidden\">weg</span>c", "abc");
    is("<p style='display:none'>weg<p style='display:block'>da", "da");
    is("<div hidden=false>da</div>", "da");
    is("<section hidden><p>weg</section><p>da", "da");
}

/* What no page should hold and some do. */
static void test_broken(void) {
    is("<p>a<svg><path>b", "ab"); /* never closed: not waited for */
    is("<p>a<select>b<p>c", "ab|c");
    is("<p>a<!-- b > c", "a c");
    is("<p>a<![CDATA[ b > c", "a c");
    is("<p>a<noscript>b", "ab");
    is("<p>a<script>weg", "a");
    is("<p title=\"a>b</p><p>c", "b|c"); /* no second quote on the page */
    is("<p>a</b></div></i>b", "ab");
    is("</p></div>a", "a");
    is("<b><div>a</b>b</div>c", "ab|c");
    is("<p>a<b", "a");
    is("<p>a<", "a<");
    is("<p>a</", "a");
    is("<p>a&", "a&");
    is("<P CLASS=x ID = 'y' =z / >a</P >", "a");
    is("<a href=/x/>b</a>c", "bc");
    is("<div/>a<div class='x'/>b", "a|b");
    is("a<br></br>b", "a|b");
    is("<html><body>a</body></html>b", "a|b");
    is("<title>x</title><p>a<title>b</title>", "a");
    is("<title>A < B</title>a", "a");
}

static const char *title_of(const char *html) {
    static char title[300];
    Page page;
    if (page_read(&page, html, strlen(html), 0, NULL, NULL)) return "failed";
    snprintf(title, sizeof title, "%s", page.title);
    page_free(&page);
    return title;
}

/* What the page says of itself. */
static void test_head(void) {
    static const char HTML[] =
        "<!DOCTYPE html><html lang='de-CH'><head><base href='https://a.example/'>"
        "<meta charset=iso-8859-1><meta name=Description content='Kurz &amp; gut'>"
        "<meta property=\"og:title\" content=\"Der „Titel“\"><meta name=leer content=''>"
        "<link rel=canonical href='https://a.example/1'><link rel=stylesheet href=x.css>"
        "<link rel='alternate' type='application/rss+xml' title=Feed href=/feed hreflang=de>"
        "<script type='application/ld+json; charset=utf-8'>{\"a\": \"</p>\"}</script>"
        "<script>{\"b\": 1}</script></head><body itemscope itemtype=x>"
        "<span itemprop='datePublished' content='2024-05-01'>gestern</span>"
        "<p>Am <time datetime='2024-05-01T10:00'>1. Mai</time> war <a href='/x?a=1&amp;b=2'>"
        "das da</a>.</p><a href=/bild><img></a></body></html>";
    Page page;
    CHECK_INT(page_read(&page, HTML, sizeof HTML - 1, PAGE_LINKS, NULL, NULL), SQLITE_OK);
    CHECK_TEXT(page_meta(&page, "description"), "Kurz & gut");
    CHECK_TEXT(page_meta(&page, "og:title"), "Der „Titel“");
    CHECK_TEXT(page_meta(&page, "leer"), NULL);
    CHECK_TEXT(page_meta(&page, "datepublished"), "2024-05-01");
    CHECK_TEXT(page.lang, "de-CH");
    CHECK_TEXT(page.base, "https://a.example/");
    if (CHECK_INT(page.relations_n, 2)) {
        CHECK_TEXT(page.relations[0].rel, "canonical");
        CHECK_TEXT(page.relations[0].href, "https://a.example/1");
        CHECK_TEXT(page.relations[0].type, NULL);
        CHECK_TEXT(page.relations[1].title, "Feed");
        CHECK_TEXT(page.relations[1].type, "application/rss+xml");
        CHECK_TEXT(page.relations[1].hreflang, "de");
    }
    if (CHECK_INT(page.scripts_n, 1)) CHECK_INT(page.scripts[0].n, 13);
    if (CHECK_INT(page.times_n, 1)) {
        CHECK_TEXT(page.times[0].datetime, "2024-05-01T10:00");
        CHECK_INT(page.times[0].end - page.times[0].start, 6);
        CHECK(memcmp(page.text + page.times[0].start, "1. Mai", 6) == 0);
        CHECK_INT(page.times[0].block, 1);
    }
    if (CHECK_INT(page.links_n, 2)) {
        CHECK_TEXT(page.links[0].href, "/x?a=1&b=2");
        CHECK(memcmp(page.text + page.links[0].start, "das da", 6) == 0);
        CHECK_INT(page.links[0].end - page.links[0].start, 6);
        CHECK_INT(page.links[1].end, page.links[1].start);
        CHECK(page.links[1].element < page.elements_n);
    }
    page_free(&page);
    CHECK_TEXT(title_of("<title> Der\n Titel &amp; <b>mehr </title>"), "Der Titel & <b>mehr");
    CHECK_TEXT(title_of("<p>kein"), "");
    CHECK_TEXT(title_of("<title>eins</title><title>zwei</title>"), "eins");
}

static void test_elements(void) {
    static const char HTML[] =
        "<body><div id=main class='Story-Page wide'><p itemprop=articleBody>Der <a>Rat</a> "
        "<b>tagt</b>."
        "</p><div><div class=related-teaser__text><i>Mehr</i></div></div><nav></nav></div>";
    Page page;
    Buffer path = {0};
    const PageBlock *b;
    CHECK_INT(page_read(&page, HTML, sizeof HTML - 1, 0, NULL, NULL), SQLITE_OK);
    if (CHECK_INT(page.blocks_n, 2)) {
        b = &page.blocks[0];
        CHECK_INT(b->characters, 11);
        CHECK_INT(b->linked, 3);
        CHECK_INT(b->bold, 4);
        CHECK_INT(b->italic, 0);
        CHECK_INT(b->links, 1);
        CHECK_INT(page.elements[b->element].tag, TAG_P);
        CHECK(page.elements[b->element].flags & ELEMENT_TEXT);
        CHECK(page.elements[b->element].hints & HINT(BODY));
        CHECK(page_is_in(&page, b->element, TAG_DIV));
        CHECK(!page_is_in(&page, b->element, TAG_NAV));
        b = &page.blocks[1];
        CHECK_INT(b->italic, b->characters);
        CHECK_INT(page.elements[b->element].hints, HINT(RELATED) | HINT(BODY));
        page_path(&page, b->element, &path);
        buffer_byte(&path, 0);
        CHECK_TEXT(path.p, "body > div.Story-Page > div > div.related-teaser__text");
    }
    CHECK_INT(page.elements_n, 6); /* html, body, div, p, div, div: nav holds nothing */
    buffer_free(&path);
    page_free(&page);
}

static void charset_is(const char *bytes, size_t n, const char *expected) {
    char name[CHARSET_NAME];
    CHECK_INT(charset_name(bytes, n, name), SQLITE_OK);
    CHECK_TEXT_OF(bytes, name, expected);
}

static void bytes_are(const char *bytes, size_t n, const char *expected) {
    CHECK_TEXT_OF(expected, blocks_of(bytes, n, PAGE_BYTES), expected);
}

#define CHARSET_IS(bytes, expected) charset_is(bytes, sizeof bytes - 1, expected)
#define BYTES_ARE(bytes, expected)  bytes_are(bytes, sizeof bytes - 1, expected)

static void test_charsets(void) {
    CHARSET_IS("<p>ascii", "UTF-8");
    CHARSET_IS("\xEF\xBB\xBF<meta charset=koi8-r>\xFC", "UTF-8");
    CHARSET_IS("<meta charset=iso-8859-1>Gr\xC3\xBC\xC3\x9F"
               "e",
               "UTF-8");
    CHARSET_IS("<meta charset=\"ISO-8859-1\">Gr\xFC\xDF"
               "e",
               "windows-1252");
    CHARSET_IS("<meta http-equiv=x content='text/html; charset = iso-8859-15'>\xA4", "iso-8859-15");
    CHARSET_IS("<?xml version='1.0' encoding='koi8-r'?>\xC4", "koi8-r");
    CHARSET_IS("<meta charset=utf-8>Gr\xFC\xDF"
               "e",
               "UTF-8");
    CHARSET_IS("<meta charset=gibtesnicht>Gr\xFC\xDF"
               "e",
               "windows-1252");
    CHARSET_IS("<meta charset=ibm-37>Gr\xFC\xDF"
               "e",
               "windows-1252");
    CHARSET_IS("<meta charset=utf-16>Gr\xFC\xDF"
               "e",
               "windows-1252");
    CHARSET_IS("Gr\xFC\xDF"
               "e",
               "windows-1252");
    CHARSET_IS("\xFF\xFE<\0p\0", "UTF-16LE");
    CHARSET_IS("\xFE\xFF\0<\0p", "UTF-16BE");
    CHARSET_IS("<\0p\0>\0", "UTF-16LE");
    BYTES_ARE("<p>Gr\xFC\xDF"
              "e \x96 \x84ja\x93",
              "Grüße – „ja“");
    BYTES_ARE("<meta charset=iso-8859-15><p>5 \xA4", "5 €");
    BYTES_ARE("\xFF\xFE<\0p\0>\0\xE4\0\xAC\x20", "ä€");
    BYTES_ARE("\xFE\xFF\0<\0p\0>\0\xE4\x20\xAC", "ä€");
    BYTES_ARE("\xEF\xBB\xBF<p>\xC3\xA4", "ä");
    BYTES_ARE("<meta charset=utf-8><p>a\xFC"
              "b",
              "a\uFFFD"
              "b");
    BYTES_ARE("<p>ääääääääää\xFC", "ääääääääää\uFFFD"); /* an error in UTF-8 */
    BYTES_ARE("<p>a\0b\0", "ab");
    BYTES_ARE("<p>cut off \xC3", "cut off Ã");
    BYTES_ARE("<p>ä cut off \xE2\x82", "ä cut off \uFFFD");
    BYTES_ARE("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\1\2\3\4\5\6\7\x0E\x0F\x10<p>kein Text", "");
    is("<meta charset=koi8-r><p>ä", "ä"); /* TEXT is characters, whatever it says */
    is("<p>bad \xFC\xFF\xC3( here", "bad \uFFFD\uFFFD\uFFFD( here");
    CHECK_TEXT(blocks_of("<p>a\0<p>b", 9, 0), "a|b");
}

/* ---- sizes: what is not linear does not come back */

static char *repeated(size_t *n, const char *before, const char *what, size_t times,
                      const char *after) {
    size_t size = strlen(what), first = strlen(before), last = strlen(after), i;
    char *html = malloc(first + size * times + last + 1);
    if (!html) exit(2);
    memcpy(html, before, first);
    for (i = 0; i < times; i++) memcpy(html + first + i * size, what, size);
    memcpy(html + first + size * times, after, last + 1);
    *n = first + size * times + last;
    return html;
}

/* The last block of such a page. */
static void ends_in(const char *before, const char *what, const char *after, const char *expected) {
    const size_t bytes = CHECK_SANITIZED ? 400000 : 1000000;
    size_t n;
    char *html = repeated(&n, before, what, bytes / strlen(what), after);
    const char *got = blocks_of(html, n, PAGE_BYTES), *last = strrchr(got, '|');
    CHECK_TEXT_OF(what, last ? last + 1 : got, expected);
    free(html);
}

static void test_sizes(void) {
    static const char END[] = "<p>Der Rat tagt.";
    static const char *const AROUND[] = {"<div>",
                                         "<p>",
                                         "<b>",
                                         "<p><div>",
                                         "<table><tr><td>",
                                         "<x-a>",
                                         "<ul><li>",
                                         "<a href=x>",
                                         "<form><input>",
                                         "</span>",
                                         "</p>",
                                         "<div></b>",
                                         "<svg/>",
                                         "<!---->",
                                         "<!doctype>",
                                         "<?x>",
                                         "<br>",
                                         "<b><p></b>",
                                         "<a><table>",
                                         "<div><p></span>",
                                         "<i class='a'>",
                                         "<select>",
                                         "<svg>",
                                         "<template>",
                                         "<object><p>",
                                         "<![CDATA[]]>",
                                         "<span hidden></span>",
                                         "<meta name=a content=b>",
                                         "<time>",
                                         "<html a=b>",
                                         "<body a=b>",
                                         "<video>"};
    static const char *const TEXT[] = {"<",     "&",  "<!",   "<?",   "</",
                                       "&amp;", "&a", "\x80", "<a <", "]]>"};
    size_t i, n;
    char *html;
    for (i = 0; i < sizeof AROUND / sizeof AROUND[0]; i++)
        ends_in("<body>", AROUND[i], END, "Der Rat tagt.");
    for (i = 0; i < sizeof TEXT / sizeof TEXT[0]; i++) {
        html = repeated(&n, "<p>", TEXT[i], 400000, "");
        CHECK(strcmp(blocks_of(html, n, PAGE_BYTES), "failed") != 0);
        free(html);
    }
    ends_in("<div ", "a=b ", "><p>da", "da");
    ends_in("<div ", "class='a b c' ", "><p>da", "da");
    ends_in("<div class='", "a ", "'><p>da", "da");
    ends_in("<div ", "=\"", "><p>da", "da");
    ends_in("<script>", "a<b ", "</script><p>da", "da");
    ends_in("<!--", "-- >", "--><p>da", "da");
    ends_in("<p title=", "'\"", "><p>da", "da");
    html = repeated(&n, "<p>", "Der Rat tagte lange. ", CHECK_SANITIZED ? 20000 : 500000, "");
    CHECK_INT(strlen(blocks_of(html, n, 0)), n - 4); /* one line of 10 MB is whole */
    free(html);
}

/* ---- failing memory: SQLite's, which is the reader's, and libxml2's */

static const char SCARCE[] =
    "<meta charset=iso-8859-15><title>T</title><link rel=a href=b><meta name=a content=b>"
    "<script type=application/ld+json>{}</script><div class='a b'><time datetime=c>\xFC</time>"
    "<p>Der <a href=x>Rat</a> tagt.<ul><li>a<li>b<li>c<li>d<li>e<li>f<li>g<li>h<li>i<li>j<li>k"
    "<li>l<li>m<li>n<li>o<li>p<li>q<li>r<li>s<li>t<li>u</ul>";

static void test_no_memory(void) {
    long n, forever;
    for (forever = 0; forever < 2; forever++) {
        for (n = 0;; n++) {
            Page page;
            int rc;
            scarce_begin(n, (int)forever);
            rc = page_read(&page, SCARCE, sizeof SCARCE - 1, PAGE_BYTES | PAGE_LINKS, NULL, NULL);
            if (!scarce_end()) {
                CHECK_INT(rc, SQLITE_OK);
                CHECK_INT(page.blocks_n, 23);
                page_free(&page);
                break;
            }
            CHECK_INT(rc, SQLITE_NOMEM);
            page_free(&page);
            CHECK_INT(sqlite3_memory_used(), 0);
        }
        CHECK(n > 2); /* the reader asks for few, big pieces */
    }
}

static int stop_after(void *data) {
    int *left = data;
    return --*left < 0 ? SQLITE_INTERRUPT : SQLITE_OK;
}

static void test_interrupt(void) {
    size_t n;
    char *html = repeated(&n, "", "<p>Der Rat tagte lange.", 20000, "");
    Page page;
    int left = 2;
    CHECK_INT(page_read(&page, html, n, 0, stop_after, &left), SQLITE_INTERRUPT);
    page_free(&page);
    free(html);
}

int main(void) {
    if (!scarce_install()) return 2;
    RUN(test_blocks);
    RUN(test_breaks);
    RUN(test_space);
    RUN(test_references);
    RUN(test_dropped);
    RUN(test_hidden);
    RUN(test_broken);
    RUN(test_head);
    RUN(test_elements);
    RUN(test_charsets);
    RUN(test_sizes);
    RUN(test_interrupt);
    buffer_free(&out);
    CHECK_INT(sqlite3_memory_used(), 0);
    RUN(test_no_memory);
    return check_done();
}

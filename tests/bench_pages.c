/*
** Speed of pages: libxml2's SAX parser alone, the sieve, reading, and all that presse_text,
** presse_meta and presse_links do, on the files that are its arguments; then pages of full size that are made to be slow.
**
**     make bench_pages                      the pages of tests/pages, again and again
**     make bench_pages BENCH_PAGES='...'    others; the more and the longer, the better the figures
**
** Processor time of one core, the best of three rounds.
*/
#include <libxml/HTMLparser.h>
#include <time.h>

#include "check.h"
#include "page/article.h"
#include "page/meta.h"
#include "page/region.h"
#include "page/sieve.h"

enum { FILES = 5000, ROUNDS = 3, LEAST = 20000000 /* bytes of a round */ };

static char *html[FILES];
static size_t bytes[FILES], total, most;
static int files;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void no_start(void *data, const xmlChar *name, const xmlChar **attributes) {
    (void)data, (void)name, (void)attributes;
}

static void no_text(void *data, const xmlChar *text, int n) {
    (void)data, (void)text, (void)n;
}

static void run_sax(const char *text, size_t n) {
    xmlSAXHandler handler;
    htmlParserCtxtPtr parser;
    size_t at, piece = 65536;
    memset(&handler, 0, sizeof handler);
    handler.startElement = no_start;
    handler.characters = no_text;
    parser = htmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | XML_PARSE_HUGE);
    for (at = 0; at < n; at += piece)
        htmlParseChunk(parser, text + at, (int)(n - at < piece ? n - at : piece), 0);
    htmlParseChunk(parser, "", 0, 1);
    htmlFreeParserCtxt(parser);
}

static int drop(void *data, const char *text, size_t n) {
    (void)data, (void)text, (void)n;
    return SQLITE_OK;
}

static void run_sieve(const char *text, size_t n) {
    static const SieveSink SINK = {drop, drop, NULL};
    sieve(text, n, 0, &SINK);
}

static void run_read(const char *text, size_t n) {
    Page page;
    page_read(&page, text, n, PAGE_BYTES, NULL, NULL);
    page_free(&page);
}

static size_t text_bytes;

static void run_text(const char *text, size_t n) {
    Page page;
    PageView view;
    PageArticle article;
    Buffer out = {0};
    int rc = page_read(&page, text, n, PAGE_BYTES, NULL, NULL);
    if (!rc) rc = page_view(&view, &page, &page.arena);
    if (!rc) rc = page_article(&article, &view, &page.arena);
    if (!rc) page_article_text(&article, &out);
    text_bytes = out.n;
    if (page.arena.bytes > most) most = page.arena.bytes;
    buffer_free(&out);
    page_free(&page);
}

static void run_meta(const char *text, size_t n) {
    Page page;
    Meta meta;
    int rc = page_read(&page, text, n, PAGE_BYTES | PAGE_LINKS, NULL, NULL);
    if (!rc) meta_read(&meta, &page, NULL);
    page_free(&page);
}

static void run_links(const char *text, size_t n) {
    Page page;
    PageView view;
    PageArticle article;
    uint8_t *regions;
    int rc = page_read(&page, text, n, PAGE_BYTES | PAGE_LINKS, NULL, NULL);
    if (!rc) rc = page_view(&view, &page, &page.arena);
    if (!rc) rc = page_article(&article, &view, &page.arena);
    if (!rc) regions_find(&page, article.keep, &page.arena, &regions);
    page_free(&page);
}

static void bench(const char *name, void (*run)(const char *, size_t)) {
    double best = 1e9;
    int round, i;
    for (round = 0; round < ROUNDS; round++) {
        size_t done = 0;
        double start = now(), seconds;
        do {
            for (i = 0; i < files; i++) run(html[i], bytes[i]);
            done += total;
        } while (done < LEAST);
        seconds = (now() - start) / (double)done;
        if (seconds < best) best = seconds;
    }
    printf("%-34s %8.1f MB/s %8.0f pages/s\n", name, 1e-6 / best, files / (best * (double)total));
}

/* A page of full size. */
static void large(const char *name, const char *before, const char *what, size_t times) {
    static const char END[] =
        "<p>Der Rat der Stadt tagte am Montag bis spät in die Nacht, weil das "
        "Geld für die Schule nicht reicht.</p>";
    size_t n = strlen(what), first = strlen(before), i, size = first + n * times + sizeof END - 1;
    char *page = malloc(size + 1);
    double start;
    if (!page) return;
    memcpy(page, before, first);
    for (i = 0; i < times; i++) memcpy(page + first + i * n, what, n);
    memcpy(page + first + n * times, END, sizeof END);
    most = 0;
    start = now();
    run_text(page, size);
    printf("%-34s %8.3f s  %6.1f MB %9zu bytes of text, %.1f MB of memory\n", name, now() - start,
           (double)size / 1e6, text_bytes, (double)most / 1e6);
    free(page);
}

int main(int argc, char **argv) {
    for (files = 0; files < argc - 1 && files < FILES; files++) {
        html[files] = check_file(argv[files + 1], &bytes[files]);
        if (!html[files]) return 2;
        total += bytes[files];
    }
    if (!files) return 2;
    printf("%d pages, %.1f MB\n", files, (double)total / 1e6);
    bench("libxml2, SAX alone", run_sax);
    bench("the sieve", run_sieve);
    bench("reading: blocks and elements", run_read);
    most = 0;
    bench("presse_text", run_text);
    bench("presse_meta", run_meta);
    bench("presse_links", run_links);
    printf("%-34s %8.1f MB\n\n", "most memory of a page", (double)most / 1e6);
    large("100,000 nested div", "<body>", "<div>", 100000);
    large("100,000 attributes", "<body><div ", "data-a=b ", 100000);
    large(
        "20 MB of paragraphs", "<body>",
        "<p>Der Rat tagte am Montag lange und vertagte die Sache dann, weil das Geld fehlte.</p>\n",
        230000);
    large("one line of 10 MB", "<body><p>", "Der Rat tagte am Montag lange. ", 330000);
    large("no end tag", "<body>", "<p>Der Rat tagte.<li>Und<td>auch", 300000);
    large("unclosed comments", "<body>", "<!-- ", 1000000);
    large("nothing but <", "<body>", "<", 5000000);
    return 0;
}

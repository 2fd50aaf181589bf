/* Pages: the article's text out of HTML. */
#include <string.h>

#include "page/article.h"
#include "sqlite/function.h"

/* A page read and judged. */
typedef struct Judged {
    Page page;
    PageView view;
    PageArticle article;
    Buffer path; /* reused from row to row */
} Judged;

static int judge(Judged *judged, Presse *presse, const char *html, size_t n, int bytes) {
    Arena *arena = &judged->page.arena;
    int rc = page_read(&judged->page, html, n, bytes ? PAGE_BYTES : 0, presse->cache.poll,
                       presse->cache.poll_data);
    if (!rc) rc = page_view(&judged->view, &judged->page, arena);
    if (!rc) rc = page_article(&judged->article, &judged->view, arena);
    return rc;
}

static void text(sqlite3_context *context, int argc, sqlite3_value **argv) {
    Presse *presse = ((const Binding *)sqlite3_user_data(context))->presse;
    Judged judged;
    Buffer out = {0};
    const char *html;
    size_t n;
    int blob, rc;

    (void)argc;
    if (scalar_bytes(context, 0, argv[0], HTML_EXPECTED, &html, &n, &blob) < 1) return;
    memset(&judged, 0, sizeof judged);
    rc = judge(&judged, presse, html, n, blob);
    if (!rc) page_article_text(&judged.article, &out);
    page_free(&judged.page);
    if (rc) {
        buffer_free(&out);
        result_code(context, rc);
    } else {
        result_buffer(context, &out);
    }
}

/* presse_blocks */

enum { BLOCK_POSITION, BLOCK_TEXT, BLOCK_LABEL, BLOCK_KEEP, BLOCK_SCORE, BLOCK_PATH, BLOCK_REASON };

static int blocks_open(Cursor *cursor) {
    Judged *judged;
    const char *html;
    size_t n;
    int blob, rc;

    cursor->eof = 1;
    rc = cursor_bytes(cursor, 0, HTML_EXPECTED, &html, &n, &blob);
    if (rc || !html) return rc;
    cursor->state = judged = sqlite3_malloc64(sizeof *judged);
    if (!judged) return SQLITE_NOMEM;
    memset(judged, 0, sizeof *judged);
    rc = judge(judged, cursor->presse, html, n, blob);
    cursor->rows = rc ? 0 : judged->page.blocks_n;
    cursor->eof = cursor->rows == 0;
    return rc;
}

static int blocks_next(Cursor *cursor) {
    cursor->eof = cursor->row >= cursor->rows;
    return SQLITE_OK;
}

static void blocks_close(Cursor *cursor) {
    Judged *judged = cursor->state;
    if (!judged) return;
    page_free(&judged->page);
    buffer_free(&judged->path);
    sqlite3_free(judged);
}

static void emit_path(Judged *judged, sqlite3_context *context, uint32_t element) {
    Buffer *path = &judged->path;
    path->n = 0;
    page_path(&judged->page, element, path);
    if (path->rc) {
        result_code(context, path->rc);
        buffer_free(path);
    } else {
        result_text(context, path->p ? path->p : "", path->n);
    }
}

static void blocks_emit(Cursor *cursor, sqlite3_context *context, int column) {
    Judged *judged = cursor->state;
    const PageArticle *article = &judged->article;
    const PageBlock *block = &judged->page.blocks[cursor->row];

    switch (column) {
    case BLOCK_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->row + 1);
        break;
    case BLOCK_TEXT:
        result_text(context, judged->page.text + block->start, block->length);
        break;
    case BLOCK_LABEL:
        result_static(context, paragraph_label_name((ParagraphLabel)article->label[cursor->row]));
        break;
    case BLOCK_KEEP:
        sqlite3_result_int(context, article->keep[cursor->row]);
        break;
    case BLOCK_SCORE:
        sqlite3_result_double(context, (double)article->score[cursor->row] / SCORE_ONE);
        break;
    case BLOCK_PATH:
        emit_path(judged, context, block->element);
        break;
    case BLOCK_REASON:
        result_static(context, article->reason[cursor->row]);
        break;
    default:
        break;
    }
}

#define HTML_ARGUMENT(null)                                                                        \
    {                                                                                              \
        "html", "TEXT or BLOB",                                                                    \
            "the page: characters, or the bytes that a server sent, whose charset is "             \
            "found; " null,                                                                        \
            0                                                                                      \
    }

const Function PAGE_FUNCTIONS[] = {
    {
        .name = "presse_text",
        .summary = "The article's text out of a web page: lead, headings and paragraphs, divided "
                   "by blank lines, without headline and boilerplate.",
        .example =
            "SELECT presse_text('<nav><a href=/>Start</a></nav><article><h1>Rat tagt</h1>"
            "<p>Der Rat tagte am Montag bis spät in die Nacht, weil das Geld nicht reicht.</p>"
            "<figure><figcaption>Foto: dpa</figcaption></figure></article>')",
        .method = "Logistic regression over blocks, see docs/pages.md; after Readability (arc90, "
                  "2009) and boilerpipe (Kohlschütter and others, 2010)",
        .arguments = {HTML_ARGUMENT("NULL gives NULL")},
        .scalar = text,
    },
    {
        .name = "presse_blocks",
        .summary = "The blocks of text of a web page, each with what it is: article or which kind "
                   "of boilerplate, and why.",
        .example =
            "SELECT position, label, keep, text, path FROM presse_blocks('<nav><a href=/>Start</a>"
            "</nav><article><h1>Rat tagt</h1><p>Der Rat tagte am Montag bis spät in die Nacht, "
            "weil das Geld nicht reicht.</p><figure><figcaption>Foto: dpa</figcaption></figure>"
            "</article>')",
        .method = "As presse_text, see docs/pages.md",
        .arguments = {HTML_ARGUMENT("NULL gives no rows")},
        .columns =
            {
                {"position", "INTEGER", "number of the block on the page, from 1", 0},
                {"text", "TEXT", "the block's text, references resolved, white space made one", 0},
                {"label", "TEXT",
                 "body, heading, title, lead, byline, dateline, credit, caption, related, "
                 "newsletter, paywall, consent, social, comments, notice, donation, "
                 "advert, repeat, separator or prompt",
                 0},
                {"keep", "INTEGER", "1 for body, heading, title and lead", 0},
                {"score", "REAL", "probability that it is the article's text, 0 to 1", 0},
                {"path", "TEXT", "the elements it stands in, as a CSS selector", 0},
                {"reason", "TEXT", "the evidence for the label", 0},
            },
        .open = blocks_open,
        .next = blocks_next,
        .close = blocks_close,
        .emit = blocks_emit,
    },
    {.name = NULL},
};

/*
** Tag: the elements of HTML that matter to a reader of text, and how.
*/
#ifndef PRESSE_PAGE_TAG_H
#define PRESSE_PAGE_TAG_H

#include <stddef.h>
#include <stdint.h>

enum PageTagFlag {
    TAG_BLOCK = 1,   /* its start and its end are the ends of a block of text */
    TAG_DROP = 2,    /* nothing in it is text of the page */
    TAG_RAW = 4,     /* ... and it is not markup: ends at the first end tag of its name */
    TAG_VOID = 8,    /* has no end tag */
    TAG_LOOSE = 16,  /* its end tag may be left out: nests no deeper than what holds it */
    TAG_FOREIGN = 32 /* not HTML: "/>" ends it */
};

/* X(name in C, name in HTML, flags), sorted by the name in HTML. */
#define PAGE_TAGS(X)                                                                               \
    X(A, "a", 0)                                                                                   \
    X(ADDRESS, "address", TAG_BLOCK)                                                               \
    X(AREA, "area", TAG_VOID)                                                                      \
    X(ARTICLE, "article", TAG_BLOCK)                                                               \
    X(ASIDE, "aside", TAG_BLOCK)                                                                   \
    X(AUDIO, "audio", TAG_DROP)                                                                    \
    X(B, "b", 0)                                                                                   \
    X(BASE, "base", TAG_VOID)                                                                      \
    X(BLOCKQUOTE, "blockquote", TAG_BLOCK)                                                         \
    X(BODY, "body", TAG_BLOCK)                                                                     \
    X(BR, "br", TAG_VOID)                                                                          \
    X(BUTTON, "button", TAG_BLOCK)                                                                 \
    X(CANVAS, "canvas", TAG_DROP)                                                                  \
    X(CAPTION, "caption", TAG_BLOCK)                                                               \
    X(CENTER, "center", TAG_BLOCK)                                                                 \
    X(COL, "col", TAG_VOID)                                                                        \
    X(DD, "dd", TAG_BLOCK | TAG_LOOSE)                                                             \
    X(DETAILS, "details", TAG_BLOCK)                                                               \
    X(DIALOG, "dialog", TAG_BLOCK)                                                                 \
    X(DIR, "dir", TAG_BLOCK)                                                                       \
    X(DIV, "div", TAG_BLOCK)                                                                       \
    X(DL, "dl", TAG_BLOCK)                                                                         \
    X(DT, "dt", TAG_BLOCK | TAG_LOOSE)                                                             \
    X(EM, "em", 0)                                                                                 \
    X(EMBED, "embed", TAG_VOID)                                                                    \
    X(FIELDSET, "fieldset", TAG_BLOCK)                                                             \
    X(FIGCAPTION, "figcaption", TAG_BLOCK)                                                         \
    X(FIGURE, "figure", TAG_BLOCK)                                                                 \
    X(FOOTER, "footer", TAG_BLOCK)                                                                 \
    X(FORM, "form", TAG_BLOCK)                                                                     \
    X(H1, "h1", TAG_BLOCK)                                                                         \
    X(H2, "h2", TAG_BLOCK)                                                                         \
    X(H3, "h3", TAG_BLOCK)                                                                         \
    X(H4, "h4", TAG_BLOCK)                                                                         \
    X(H5, "h5", TAG_BLOCK)                                                                         \
    X(H6, "h6", TAG_BLOCK)                                                                         \
    X(HEAD, "head", TAG_LOOSE)                                                                     \
    X(HEADER, "header", TAG_BLOCK)                                                                 \
    X(HGROUP, "hgroup", TAG_BLOCK)                                                                 \
    X(HR, "hr", TAG_BLOCK | TAG_VOID)                                                              \
    X(HTML, "html", TAG_BLOCK | TAG_LOOSE)                                                         \
    X(I, "i", 0)                                                                                   \
    X(IFRAME, "iframe", TAG_DROP | TAG_RAW)                                                        \
    X(IMG, "img", TAG_VOID)                                                                        \
    X(INPUT, "input", TAG_VOID)                                                                    \
    X(LABEL, "label", 0)                                                                           \
    X(LEGEND, "legend", TAG_BLOCK)                                                                 \
    X(LI, "li", TAG_BLOCK | TAG_LOOSE)                                                             \
    X(LINK, "link", TAG_VOID)                                                                      \
    X(MAIN, "main", TAG_BLOCK)                                                                     \
    X(MAP, "map", TAG_DROP)                                                                        \
    X(MATH, "math", TAG_DROP | TAG_FOREIGN)                                                        \
    X(MENU, "menu", TAG_BLOCK)                                                                     \
    X(META, "meta", TAG_VOID)                                                                      \
    X(NAV, "nav", TAG_BLOCK)                                                                       \
    X(NOFRAMES, "noframes", TAG_DROP | TAG_RAW)                                                    \
    X(NOSCRIPT, "noscript", TAG_DROP | TAG_RAW)                                                    \
    X(OBJECT, "object", TAG_DROP)                                                                  \
    X(OL, "ol", TAG_BLOCK)                                                                         \
    X(P, "p", TAG_BLOCK | TAG_LOOSE)                                                               \
    X(PRE, "pre", TAG_BLOCK)                                                                       \
    X(SCRIPT, "script", TAG_DROP | TAG_RAW)                                                        \
    X(SECTION, "section", TAG_BLOCK)                                                               \
    X(SELECT, "select", TAG_DROP)                                                                  \
    X(SOURCE, "source", TAG_VOID)                                                                  \
    X(SPAN, "span", 0)                                                                             \
    X(STRONG, "strong", 0)                                                                         \
    X(STYLE, "style", TAG_DROP | TAG_RAW)                                                          \
    X(SUMMARY, "summary", TAG_BLOCK)                                                               \
    X(SVG, "svg", TAG_DROP | TAG_FOREIGN)                                                          \
    X(TABLE, "table", TAG_BLOCK)                                                                   \
    X(TBODY, "tbody", TAG_BLOCK | TAG_LOOSE)                                                       \
    X(TD, "td", TAG_BLOCK | TAG_LOOSE)                                                             \
    X(TEMPLATE, "template", TAG_DROP)                                                              \
    X(TEXTAREA, "textarea", TAG_DROP | TAG_RAW)                                                    \
    X(TFOOT, "tfoot", TAG_BLOCK | TAG_LOOSE)                                                       \
    X(TH, "th", TAG_BLOCK | TAG_LOOSE)                                                             \
    X(THEAD, "thead", TAG_BLOCK | TAG_LOOSE)                                                       \
    X(TIME, "time", 0)                                                                             \
    X(TITLE, "title", 0)                                                                           \
    X(TR, "tr", TAG_BLOCK | TAG_LOOSE)                                                             \
    X(TRACK, "track", TAG_VOID)                                                                    \
    X(UL, "ul", TAG_BLOCK)                                                                         \
    X(VIDEO, "video", TAG_DROP)                                                                    \
    X(WBR, "wbr", TAG_VOID)

typedef enum PageTag {
#define PAGE_TAG_NAME(name, html, flags) TAG_##name,
    PAGE_TAGS(PAGE_TAG_NAME)
#undef PAGE_TAG_NAME
        TAG_OTHER, /* any other element; one with a hyphen is TAG_CUSTOM */
    TAG_CUSTOM,
    TAGS
} PageTag;

/* The tag of a name of `n` bytes in any case. */
PageTag page_tag(const char *name, size_t n);

/* PageTagFlag's of a tag. */
unsigned page_tag_flags(PageTag tag);

/* The tag's name, static; "" for TAG_OTHER and TAG_CUSTOM. */
const char *page_tag_name(PageTag tag);

#endif

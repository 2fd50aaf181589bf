#include "page/label.h"

#include <string.h>

#include "token/boilerplate.h"

enum {
    UNDER = 12,        /* a heading names what follows it so many blocks far */
    UNDER_WORDS = 14,  /* longest heading of that kind */
    CREDIT_WORDS = 12, /* longest credit */
    DATELINE_WORDS = 12,
    HEADING_WORDS = 14, /* longest line that is a heading for being bold */
    LEAD_WORDS = 8,     /* shortest lead */
    NAME_WORDS = 4,     /* longest name */
    LEADS = 4           /* most blocks of one: a list of points */
};

typedef struct Naming {
    PageArticle *article;
    const PageView *view;
    const Page *page;
    ParagraphLabel above; /* what the last heading named, LABEL_BODY: nothing */
    uint32_t above_at;
    unsigned leads;
    int begun; /* body was met */
} Naming;

/* What a hint names, in the order of asking; weak ones last. */
static const struct {
    uint32_t hint;
    uint8_t label;
    const char *reason;
} HINT_LABELS[] = {
    {HINT(NEWSLETTER), LABEL_NEWSLETTER, "its element is named for newsletters"},
    {HINT(COMMENTS), LABEL_COMMENTS, "its element is named for comments"},
    {HINT(SOCIAL), LABEL_SOCIAL, "its element is named for sharing"},
    {HINT(ADVERT), LABEL_ADVERT, "its element is named for adverts"},
    {HINT(CREDIT), LABEL_CAPTION, "its element is named for pictures"},
    {HINT(RELATED), LABEL_RELATED, "its element is named for other articles"},
    {HINT(BYLINE), LABEL_BYLINE, "its element is named for author and date"},
    {HINT(AUTHOR), LABEL_BYLINE, "its element is named for the author"},
    {HINT(DONATION), LABEL_DONATION, "its element is named for donations"},
    {HINT(PAYWALL), LABEL_PAYWALL, "its element is named for subscriptions"},
    {HINT(CONSENT), LABEL_CONSENT, "its element is named for consent"},
    {HINT(NOTICE), LABEL_NOTICE, "its element is named for notices"},
    {HINT(MEDIA), LABEL_RELATED, "its element is named for films and sound"},
    {HINT(NAV), LABEL_RELATED, "its element is named for navigation"},
};

enum { HINT_LABELS_N = sizeof HINT_LABELS / sizeof HINT_LABELS[0] };

static void set(Naming *n, uint32_t i, ParagraphLabel label, const char *reason) {
    n->article->label[i] = (uint8_t)label;
    n->article->reason[i] = reason;
}

/* ---- what is kept */

static int is_heading(const Naming *n, uint32_t i) {
    const PageBlock *b = &n->page->blocks[i];
    const PageElement *e = &n->page->elements[b->element];
    uint32_t words = n->view->sights[i].words;
    if (e->tag >= TAG_H1 && e->tag <= TAG_H6) return 1;
    if (e->tag == TAG_LEGEND || e->tag == TAG_SUMMARY) return 1;
    return words <= HEADING_WORDS && 10 * (uint64_t)b->bold >= 9 * (uint64_t)b->characters &&
           !(n->view->lines[i].flags & LINE_FINAL) && i + 1 < n->page->blocks_n &&
           n->article->keep[i + 1];
}

/* Why the block is a lead, or NULL. */
static const char *find_lead(const Naming *n, uint32_t i) {
    const PageView *v = n->view;
    const PageSight *sight = &v->sights[i];
    uint32_t element = n->page->blocks[i].element;
    if (n->begun || n->leads == LEADS) return NULL;
    if (sight->alike[FACT_DESCRIPTION] > 32) return "says what the page's description says";
    if (v->spots[element].flags & ELEMENT_DESCRIPTION) return "marked as the description";
    if (page_hints(n->page, element, 2) & HINT(LEAD)) return "its element is named for leads";
    if (n->leads == 0 && sight->words >= LEAD_WORDS && !(v->lines[i].flags & LINE_QUESTION) &&
        v->title != PAGE_NONE && i > v->title && i < v->first)
        return "a sentence between headline and text";
    return NULL;
}

static void label_kept(Naming *n, uint32_t i) {
    const char *lead = find_lead(n, i);
    if (lead) {
        n->leads++;
        set(n, i, LABEL_LEAD, lead);
    } else if (is_heading(n, i)) {
        set(n, i, LABEL_HEADING, "a heading in the text");
    } else {
        n->begun = 1;
        set(n, i, LABEL_BODY,
            n->view->sights[i].good ? "prose where the text lies" : "lies in the text");
    }
}

/* ---- what is not */

static int is_credit(const Line *line) {
    return line->words <= CREDIT_WORDS &&
           (line_cues(line, LABEL_CREDIT) >= CUE_FAIR || line->flags & LINE_AGENCY_END);
}

static void label_picture(Naming *n, uint32_t i, const char *reason) {
    if (is_credit(&n->view->lines[i])) {
        set(n, i, LABEL_CREDIT, "whose picture it is");
    } else {
        set(n, i, LABEL_CAPTION, reason);
    }
}

static int has_bit(const PageSpot *spot, uint32_t ancestors) {
    return (spot->ancestors & ancestors) != 0;
}

/* The names of the element and of `levels` - 1 above it; 1 when they name the block. */
static int label_by_names(Naming *n, uint32_t i, unsigned levels) {
    uint32_t hints = page_hints(n->page, n->page->blocks[i].element, levels);
    unsigned k;
    for (k = 0; k < HINT_LABELS_N; k++) {
        if (!(hints & HINT_LABELS[k].hint)) continue;
        if (HINT_LABELS[k].label == LABEL_CAPTION) {
            label_picture(n, i, HINT_LABELS[k].reason);
        } else {
            set(n, i, (ParagraphLabel)HINT_LABELS[k].label, HINT_LABELS[k].reason);
        }
        return 1;
    }
    return 0;
}

/* The words of the block; 1 when they name it. */
static int label_by_words(Naming *n, uint32_t i, unsigned least) {
    const Line *line = &n->view->lines[i];
    unsigned strength;
    ParagraphLabel label = line_loudest(line, &strength);
    if (strength >= least && label >= LABEL_BYLINE && label != LABEL_REPEAT) {
        set(n, i, label, label == LABEL_CREDIT ? "whose picture it is" : "its words");
        return 1;
    }
    if (line->flags & (LINE_BYLINE | LINE_SIGNATURE | LINE_INITIALS | LINE_AUTHOR)) {
        set(n, i, LABEL_BYLINE, "names an author");
        return 1;
    }
    if (line->words <= DATELINE_WORDS && line->flags & (LINE_DATE | LINE_TIME | LINE_WIRE)) {
        set(n, i, LABEL_DATELINE, "a date");
        return 1;
    }
    return 0;
}

/* What a heading that is not kept names, for what follows. */
static void note_heading(Naming *n, uint32_t i) {
    const PageElement *e = &n->page->elements[n->page->blocks[i].element];
    unsigned strength;
    ParagraphLabel label;
    if (e->tag < TAG_H2 || e->tag > TAG_H6 || n->view->sights[i].words > UNDER_WORDS) return;
    label = line_loudest(&n->view->lines[i], &strength);
    n->above = strength >= CUE_FAIR && label >= LABEL_BYLINE ? label : LABEL_BODY;
    n->above_at = i;
}

static void label_dropped(Naming *n, uint32_t i) {
    const PageView *v = n->view;
    const PageBlock *b = &n->page->blocks[i];
    const PageSpot *spot = &v->spots[b->element];
    const PageSight *sight = &v->sights[i];
    PageTag tag = (PageTag)n->page->elements[b->element].tag;

    if (!(v->lines[i].flags & LINE_WORDY)) {
        set(n, i, LABEL_SEPARATOR, "no letter or digit");
    } else if (sight->words > 2 && sight->alike[FACT_TITLE] >= 60) {
        set(n, i, LABEL_REPEAT, "repeats the headline");
    } else if (sight->copy && (n->article->keep[sight->original] || sight->original == v->title)) {
        set(n, i, LABEL_REPEAT, "repeats an earlier block");
    } else if (tag == TAG_FIGCAPTION || tag == TAG_CAPTION || has_bit(spot, ANCESTOR(FIGURE))) {
        label_picture(n, i, "stands below a picture");
    } else if (label_by_words(n, i, CUE_SURE)) {
        return;
    } else if (label_by_names(n, i, 2)) {
        return;
    } else if (n->above != LABEL_BODY && i - n->above_at <= UNDER) {
        set(n, i, n->above, "follows a heading of that kind");
    } else if (label_by_words(n, i, CUE_FAIR)) {
        return;
    } else if (tag == TAG_NAV || has_bit(spot, ANCESTOR(NAV))) {
        set(n, i, LABEL_RELATED, "navigation");
    } else if (label_by_names(n, i, 5)) {
        return;
    } else if (v->title < i && i < v->first && sight->words <= NAME_WORDS &&
               v->lines[i].capitals == v->lines[i].words) {
        set(n, i, LABEL_BYLINE, "a name between headline and text");
    } else if (2 * b->linked > b->characters) {
        set(n, i, LABEL_RELATED, "a link");
    } else {
        set(n, i, LABEL_RELATED, "unlike the text");
    }
}

void page_label(PageArticle *article) {
    Naming n = {article, article->view, article->view->page, LABEL_BODY, 0, 0, 0};
    uint32_t i, kept = 0;
    for (i = 0; i < n.page->blocks_n; i++) kept += article->keep[i];
    for (i = 0; i < n.page->blocks_n; i++) {
        if (kept && i == n.view->title) {
            article->keep[i] = 1;
            set(&n, i, LABEL_TITLE, "the page's headline");
        } else if (article->keep[i]) {
            label_kept(&n, i);
        } else {
            note_heading(&n, i);
            label_dropped(&n, i);
            if (!kept && article->label[i] == LABEL_RELATED && !n.view->good)
                article->reason[i] = "no prose on the page";
        }
    }
}

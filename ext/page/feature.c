#include "page/feature.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "token/class.h"

/* A block in question, with what several features ask for. */
typedef struct Case {
    const PageView *view;
    const Page *page;
    PageFeatures *out;
    const PageBlock *block;
    const PageElement *element;
    const PageSpot *spot;
    const PageSight *sight;
    const Line *line;
    const char *text;
    uint32_t i, words;
    uint32_t parent, grandparent;
    PageTag tag;
    unsigned link; /* share of its characters in links, 0 .. 64 */
    int final, heading, item, between, prose;
} Case;

static void put(Case *c, unsigned feature, int64_t value) {
    if (value <= 0) return;
    c->out->feature[c->out->n] = (uint16_t)feature;
    c->out->value[c->out->n++] = (uint8_t)(value < FEATURE_ONE ? value : FEATURE_ONE);
}

static void put_if(Case *c, unsigned feature, int holds) {
    if (holds) put(c, feature, FEATURE_ONE);
}

/* a / b of FEATURE_ONE, rounded; 0 where b is. */
static int64_t share(int64_t a, int64_t b) {
    return b > 0 ? (FEATURE_ONE * a + b / 2) / b : 0;
}

/* The square root of a share. */
static int64_t root(int64_t value) {
    return value > 0 ? (int64_t)(sqrt((double)(value * FEATURE_ONE)) + 0.5) : 0;
}

/* Puts the features from `first` on for each step that the value reaches. */
static void put_steps(Case *c, unsigned first, const uint16_t *steps, unsigned n, uint64_t value) {
    unsigned i;
    for (i = 0; i < n && value >= steps[i]; i++) put(c, first + i, FEATURE_ONE);
}

static void put_set(Case *c, unsigned first, uint32_t set) {
    for (; set; first++, set >>= 1) put_if(c, first, set & 1);
}

/* ---- the text ---- */

static unsigned commas(const char *text, uint32_t n) {
    const char *p = text, *end = text + n;
    unsigned count = 0;
    while (count < 100 && (p = memchr(p, ',', (size_t)(end - p))) != NULL) p++, count++;
    return count;
}

/* "Kicker: headline": a colon and a blank near the front. */
static int is_kicker(const Case *c) {
    uint32_t n = c->block->length < 60 ? c->block->length : 60;
    const char *p = memchr(c->text, ':', n);
    return c->words < 20 && p && p[1] == ' ';
}

static void put_start(Case *c) {
    uint32_t length, first = text_decode(c->text, &length);
    CharClass class = char_class(first);
    put_if(c, FEATURE_LOWER_START, class == CLASS_LOWER);
    put_if(c, FEATURE_DIGIT_START, class == CLASS_DIGIT);
    put_if(c, FEATURE_QUOTE_START, class == CLASS_QUOTE || first == 0x201E || first == '"');
}

static void put_text(Case *c) {
    static const uint16_t WORDS[] = {3, 6, 10, 16, 25, 45, 80}, FUNCTIONS[] = {10, 20, 30, 40},
                          LINK[] = {1, 16, 32, 58};
    const Line *line = c->line;
    const PageBlock *b = c->block;
    unsigned functions = line->words ? 100u * line->functions / line->words : 0;
    unsigned comma = commas(c->text, b->length);

    put_steps(c, FEATURE_WORDS_3, WORDS, 7, c->words);
    put_steps(c, FEATURE_FUNCTIONS_10, FUNCTIONS, 4, functions);
    put_if(c, FEATURE_PROSE, functions >= 30 && c->words >= 10);
    put_steps(c, FEATURE_LINK_1, LINK, 4, c->link);
    put(c, FEATURE_LINKS_PER_WORD, share(5 * b->links, c->words ? c->words : 1));
    put_if(c, FEATURE_BOLD, 10 * (uint64_t)b->bold >= 9 * (uint64_t)b->characters);
    put_if(c, FEATURE_ITALIC, 10 * (uint64_t)b->italic >= 9 * (uint64_t)b->characters);
    put_if(c, FEATURE_FINAL, c->final);
    put_if(c, FEATURE_FINAL_6, c->final && c->words >= 6);
    put_if(c, FEATURE_COLON, c->text[b->length - 1] == ':');
    put_if(c, FEATURE_QUESTION, c->text[b->length - 1] == '?');
    put_if(c, FEATURE_ELLIPSIS,
           b->length >= 3 && (memcmp(c->text + b->length - 3, "…", 3) == 0 ||
                              memcmp(c->text + b->length - 3, "...", 3) == 0));
    put(c, FEATURE_COMMAS, share(comma, 3));
    put(c, FEATURE_COMMAS_PER_WORD, c->words ? share(8 * comma, c->words) : 0);
    put_start(c);
    put(c, FEATURE_CAPITALS, share(line->capitals, line->words ? line->words : 1));
    put(c, FEATURE_DIGITS, share(line->digits, b->length < CUE_FOLD ? b->length : CUE_FOLD));
    put_if(c, FEATURE_DATE, line->flags & LINE_DATE && c->words < 15);
    put_if(c, FEATURE_TIME, line->flags & LINE_TIME && c->words < 15);
    put_if(c, FEATURE_URL, (line->flags & LINE_URL) != 0);
    put_if(c, FEATURE_BAR, line->flags & LINE_BAR && c->words < 25);
    put_if(c, FEATURE_KICKER, is_kicker(c));
    put_if(c, FEATURE_PAREN, (line->flags & LINE_PAREN) != 0);
    put_if(c, FEATURE_BULLET, (line->flags & LINE_BULLET) != 0);
}

static void put_cues(Case *c) {
    const Line *line = c->line;
    unsigned label, strength, most = 0, several = 0;
    for (label = LABEL_BYLINE; label < LABELS; label++) {
        strength = line_cues(line, (ParagraphLabel)label);
        if (!strength) continue;
        several++;
        if (strength > most) most = strength;
        if (c->words < 30) put(c, FEATURE_CUES + label, FEATURE_ONE * strength / 3);
    }
    put_if(c, FEATURE_CUE, most >= CUE_FAIR);
    put_if(c, FEATURE_CUE_SURE, most >= CUE_SURE);
    put_if(c, FEATURE_CUES_2, several > 1);
    put_if(c, FEATURE_ADDRESS, line->flags & LINE_ADDRESS && c->words < 30);
    put_if(c, FEATURE_AGENCY,
           (line->flags & LINE_AGENCY_END) != 0 || (line->flags & LINE_AGENCY && c->words < 30));
    put_if(c, FEATURE_BYLINE, (line->flags & (LINE_BYLINE | LINE_SIGNATURE | LINE_WIRE)) != 0);
    put_if(c, FEATURE_AUTHOR, (line->flags & LINE_AUTHOR) != 0);
    put_if(c, FEATURE_INITIALS, (line->flags & LINE_INITIALS) != 0);
}

/* ---- the elements ---- */

static unsigned tag_feature(PageTag tag) {
    switch (tag) {
#define PAGE_FEATURE_CASE(name)                                                                    \
    case TAG_##name:                                                                               \
        return FEATURE_TAG_##name;
        PAGE_FEATURE_TAGS(PAGE_FEATURE_CASE)
#undef PAGE_FEATURE_CASE
    default:
        return FEATURE_TAG_UNKNOWN;
    }
}

static int lies_in(const PageView *v, uint32_t element, uint32_t outer) {
    return outer != PAGE_NONE && element >= outer && element < v->spots[outer].end;
}

static void put_elements(Case *c) {
    const PageView *v = c->view;
    uint32_t e = c->block->element, ancestors = c->spot->ancestors;
    uint32_t fifth = page_above(c->page, e, 5);
    int in_article = ancestors & ANCESTOR(ARTICLE) || c->tag == TAG_ARTICLE;

    put_set(c, FEATURE_OWN, page_hints(c->page, e, 2));
    put_set(c, FEATURE_MIDDLE, page_hints(c->page, page_above(c->page, e, 2), 3));
    if (c->element->depth >= 5) put_set(c, FEATURE_FAR, v->spots[fifth].hints);
    put(c, tag_feature(c->tag), FEATURE_ONE);
    put_set(c, FEATURE_IN, ancestors);
    put_if(c, FEATURE_P_IN_LI, c->tag == TAG_P && ancestors & ANCESTOR(LI));
    put_if(c, FEATURE_HEADING_LINKED, c->heading && c->link > 32);
    put_if(c, FEATURE_IN_ARTICLE_BEST, lies_in(v, e, v->article));
    put_if(c, FEATURE_IN_ARTICLE_OTHER, in_article && !lies_in(v, e, v->article));
    put_if(c, FEATURE_ARTICLE_NESTED, c->spot->articles > 1);
    put_if(c, FEATURE_ARTICLE_NONE, v->article == PAGE_NONE);
    put_if(c, FEATURE_DEEP, c->element->depth >= 14);
    put_if(c, FEATURE_IMAGE, c->block->images > 0);
    put_if(c, FEATURE_BROKEN, c->block->broken);
    put_if(c, FEATURE_SAYS_TEXT, (c->spot->flags & ELEMENT_TEXT) != 0);
    put_if(c, FEATURE_SAYS_DESCRIPTION, (c->spot->flags & ELEMENT_DESCRIPTION) != 0);
}

/* ---- container and path ---- */

static void put_container(Case *c) {
    const PageView *v = c->view;
    const PagePath *path = &v->paths[c->sight->path];
    const PageSpot *parent = &v->spots[c->parent], *grand = &v->spots[c->grandparent];
    const PageSpot *great = &v->spots[page_above(c->page, c->grandparent, 1)];
    int32_t good = c->sight->good;
    int64_t of_parent = share(parent->children - good, v->best_parent);
    int64_t of_path = share(path->good - good, v->best_path);
    unsigned up = c->spot->up, down;

    put(c, FEATURE_PARENT_SHARE, of_parent);
    put(c, FEATURE_PARENT_ROOT, root(of_parent));
    put_if(c, FEATURE_PARENT_BEST, parent->children == v->best_parent && v->best_parent > GOOD);
    put_if(c, FEATURE_PARENT_GRAND_BEST,
           parent->grandchildren == v->best_grandparent && v->best_grandparent > GOOD);
    put(c, FEATURE_GRAND_SHARE, share(grand->grandchildren - good, v->best_grandparent));
    put_if(c, FEATURE_GRAND_PARENT_BEST,
           grand->children == v->best_parent && v->best_parent > GOOD);
    put_if(c, FEATURE_GREAT_PARENT_BEST,
           great->children == v->best_parent && v->best_parent > GOOD);
    put(c, FEATURE_PATH_SHARE, of_path);
    put(c, FEATURE_PATH_ROOT, root(of_path));
    put_if(c, FEATURE_PATH_BEST, path->good == v->best_path && v->best_path > GOOD);
    put_if(c, FEATURE_PATH_ALONE, path->blocks == 1);
    put_if(c, FEATURE_PATH_8, path->blocks >= 8);
    put(c, FEATURE_UP_0 + (up < 4 ? up : 4), FEATURE_ONE);
    if (up == 0) {
        down = c->element->depth - c->page->elements[v->container].depth;
        put(c, FEATURE_DOWN_0 + (down < 4 ? down : 4), FEATURE_ONE);
    }
}

static void put_place(Case *c, const PageWay *way) {
    static const uint16_t PAST[] = {10, 25, 50, 75, 90};
    const PageView *v = c->view;
    int64_t from_title = (int64_t)c->i - v->title;
    int found = v->title != PAGE_NONE, ahead;

    put_if(c, FEATURE_BEFORE, c->i < v->first);
    put_if(c, FEATURE_AFTER, v->first < c->page->blocks_n && c->i > v->last);
    put_if(c, FEATURE_BETWEEN, c->between);
    put_if(c, FEATURE_JUST_BEFORE, c->i < v->first && v->first - c->i <= 4);
    put_if(c, FEATURE_JUST_AFTER,
           v->first < c->page->blocks_n && c->i > v->last && c->i - v->last <= 3);
    ahead = found && from_title > 0 && c->i <= v->first;
    put_if(c, FEATURE_LEAD_PLACE, ahead && from_title <= 6);
    put_if(c, FEATURE_LEAD_SENTENCE,
           ahead && from_title <= 8 && c->words >= 10 && c->final && c->link < 19);
    put_if(c, FEATURE_TITLE_FOUND, found);
    put_if(c, FEATURE_TITLE_BEFORE, found && from_title < 0);
    put_if(c, FEATURE_TITLE_1, found && from_title == 1);
    put_if(c, FEATURE_TITLE_2_4, found && from_title >= 2 && from_title <= 4);
    put_if(c, FEATURE_TITLE_IT, found && from_title == 0);
    put_if(c, FEATURE_TITLE_ABOVE, found && from_title < 0 && from_title >= -2);
    put_steps(c, FEATURE_PAST_10, PAST, 5, 100 * way->words / (v->words_n ? v->words_n : 1));
}

/* ---- headings and items ---- */

static unsigned link_share(const PageBlock *b) {
    return b->characters ? (unsigned)(64 * (uint64_t)b->linked / b->characters) : 0;
}

static void put_kinds(Case *c) {
    const PageView *v = c->view;
    int next = c->i + 1 < c->page->blocks_n && v->sights[c->i + 1].good > 0;
    int sibling = next && page_above(c->page, c->page->blocks[c->i + 1].element, 1) == c->parent;
    put_if(c, FEATURE_HEADING_SIBLING_PROSE, c->heading && sibling);
    put_if(c, FEATURE_HEADING_PROSE, c->heading && next);
    put_if(c, FEATURE_HEADING_BETWEEN, c->heading && c->between);
    put_if(c, FEATURE_HEADING_NO_PROSE, c->heading && !next);
    put_if(c, FEATURE_LI_LONG, c->item && c->words >= 8);
    put_if(c, FEATURE_LI_BETWEEN, c->item && c->between);
    put_if(c, FEATURE_LI_LINKED, c->item && c->link >= 32);
    put_if(c, FEATURE_LI_BEST,
           c->item && v->best_parent > GOOD &&
               (v->spots[c->grandparent].children == v->best_parent ||
                v->spots[page_above(c->page, c->grandparent, 1)].children == v->best_parent));
    put_if(c, FEATURE_DIV_LONG, c->tag == TAG_DIV && c->words >= 16);
    put_if(c, FEATURE_P_SHORT, c->tag == TAG_P && c->words < 6);
}

/* ---- the page ---- */

/* Do the block's first five words begin a description? */
static int begins_description(const Case *c) {
    const PageFacts *facts = &c->view->facts;
    const uint32_t *words = c->view->words + c->sight->first;
    unsigned k;
    if (c->words < 5) return 0;
    for (k = 0; k < facts->descriptions_n; k++) {
        if (memcmp(facts->descriptions[k].hash, words, 5 * sizeof *words) == 0) return 1;
    }
    return 0;
}

static void put_facts(Case *c) {
    const PageView *v = c->view;
    const PageFacts *facts = &v->facts;
    const uint8_t *alike = c->sight->alike;
    unsigned title = alike[FACT_TITLE] > alike[FACT_TAG] ? alike[FACT_TITLE] : alike[FACT_TAG];
    int half = alike[FACT_DESCRIPTION] > 32;
    int64_t cover;

    put(c, FEATURE_TITLE_ALIKE, alike[FACT_TITLE]);
    put_if(c, FEATURE_TITLE_SAME, title >= 62 && c->words > 1);
    put_if(c, FEATURE_TITLE_PART, title > 29 && c->words > 1 && c->words < 25);
    put(c, FEATURE_DESCRIPTION_ALIKE, alike[FACT_DESCRIPTION]);
    put_if(c, FEATURE_DESCRIPTION_HALF, half);
    put_if(c, FEATURE_DESCRIPTION_START, begins_description(c));
    put_if(c, FEATURE_DESCRIPTION_BEFORE, half && c->i < v->first);
    put_if(c, FEATURE_DESCRIPTION_AFTER, half && c->i > v->last);
    put_if(c, FEATURE_DESCRIPTION_NONE, facts->descriptions_n == 0);
    if (facts->body.n) {
        cover = page_covered(v, c->i);
        put_if(c, FEATURE_DATA_HAS, cover > 44);
        put_if(c, FEATURE_DATA_LACKS, cover <= 19);
        put_if(c, FEATURE_DATA_HAS_6, cover > 44 && c->words >= 6);
    }
    put_if(c, FEATURE_COPY, c->sight->copy > 0);
    put_if(c, FEATURE_COPIES, c->sight->copies > 1 && c->words > 1);
    put_if(c, FEATURE_COPIES_3, c->sight->copies > 2);
}

static void put_page(Case *c) {
    const PageView *v = c->view;
    const PageFacts *facts = &v->facts;
    int untyped = !facts->article && !facts->open, plain = c->link < 19, after;
    int64_t inside = share(v->inside, v->good);
    unsigned up = c->spot->up;

    put_if(c, FEATURE_GOOD_60, v->good < 60 * GOOD);
    put_if(c, FEATURE_GOOD_150, v->good < 150 * GOOD);
    put_if(c, FEATURE_GOOD_400, v->good < 400 * GOOD);
    put(c, FEATURE_INSIDE, inside);
    put_if(c, FEATURE_INSIDE_HALF, inside < 32);
    put_if(c, FEATURE_OPEN_ARTICLE, facts->open);
    put_if(c, FEATURE_DATA_ARTICLE, facts->article);
    put_if(c, FEATURE_DESCRIBED, v->described);
    put_if(c, FEATURE_FEW_PROSE, v->good < 150 * GOOD && c->prose);
    put_if(c, FEATURE_OUTSIDE_PROSE, inside < 32 && c->prose);
    put_if(c, FEATURE_UNTYPED_PROSE, untyped && c->prose);
    put_if(c, FEATURE_UNTYPED_LI, untyped && c->item && plain);
    put_if(c, FEATURE_UNTYPED_TD,
           untyped && plain &&
               (c->tag == TAG_TD || c->tag == TAG_TH || c->tag == TAG_DD || c->tag == TAG_DT));
    put_if(c, FEATURE_UNTYPED_DIV, untyped && c->tag == TAG_DIV && plain);
    put_if(c, FEATURE_UNTYPED_HEADING, untyped && c->heading && plain);
    put_if(c, FEATURE_UP_0_SHORT, up == 0 && c->words < 10 && plain);
    put_if(c, FEATURE_UP_0_LINK, up == 0 && c->link >= 32);
    put_if(c, FEATURE_UP_0_FINAL, up == 0 && c->final && c->words >= 4);
    put_if(c, FEATURE_UP_1_FINAL, up == 1 && c->final && c->words >= 10);
    put_if(c, FEATURE_UP_2_FINAL, up >= 2 && c->final && c->words >= 10);
    put_if(c, FEATURE_BETWEEN_P, c->between && c->tag == TAG_P && c->final);
    put_if(c, FEATURE_BETWEEN_SHORT, c->between && c->words < 10 && !c->final && !c->heading);
    after = v->first < c->page->blocks_n && c->i > v->last;
    put_if(c, FEATURE_AFTER_PROSE, after && c->prose);
    put_if(c, FEATURE_BEFORE_PROSE, c->i < v->first && c->prose);
    put_if(c, FEATURE_LEAD_SHORT,
           v->title != PAGE_NONE && c->i > v->title && c->i < v->first && c->words < 6 &&
               !c->final && !c->heading);
    put_if(c, FEATURE_TITLE_BEFORE_SHORT, v->title != PAGE_NONE && c->i < v->title && c->words < 8);
    put_if(c, FEATURE_FEW_LINK, v->good < 400 * GOOD && c->link >= 32);
}

void page_features(const PageView *view, uint32_t block, PageWay *way, PageFeatures *out) {
    const Page *page = view->page;
    Case c;

    c.view = view;
    c.page = page;
    c.out = out;
    c.i = block;
    c.block = &page->blocks[block];
    c.element = &page->elements[c.block->element];
    c.spot = &view->spots[c.block->element];
    c.sight = &view->sights[block];
    c.line = &view->lines[block];
    c.text = page->text + c.block->start;
    c.words = c.sight->words;
    c.parent = page_above(page, c.block->element, 1);
    c.grandparent = page_above(page, c.parent, 1);
    c.tag = (PageTag)c.element->tag;
    c.link = link_share(c.block);
    c.final = (c.line->flags & LINE_FINAL) != 0;
    c.heading = c.tag >= TAG_H2 && c.tag <= TAG_H6;
    c.item = c.tag == TAG_LI || page->elements[c.parent].tag == TAG_LI;
    c.between = block >= view->first && block <= view->last && view->first < page->blocks_n;
    c.prose = c.words >= 8 && 5u * c.line->functions >= c.line->words && c.link < 19;
    out->n = 0;
    put(&c, FEATURE_BIAS, FEATURE_ONE);
    put_text(&c);
    put_cues(&c);
    put_elements(&c);
    put_container(&c);
    put_place(&c, way);
    put_kinds(&c);
    put_facts(&c);
    put_page(&c);
    way->words += c.words;
}

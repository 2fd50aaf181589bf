/*
** Labels: from the evidence to what a paragraph is called, whether it is kept, and why. The
** interface is paragraphs_label() in token/paragraph.h.
*/
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "token/boilerplate.h"

enum {
    LEAD_WORDS = 60,  /* longest lead */
    FINAL_WORDS = 5,  /* least sentence that is kept without a cue, */
    INSIDE_WORDS = 2, /* least sentence between paragraphs of prose */
    NAMES_WORDS = 4,  /* longest line that is nothing but names */
    REASON = 512,     /* bytes of a reason: two phrases of the cues fit, and words around them */
    REASONS = 256,    /* slots of the table of reasons */
    POLL_EVERY = 4096,
};

/* All that a reason is made from. */
typedef struct Grounds {
    uint64_t evidence;
    const char *guard;
    uint16_t cue, opener; /* the paragraph's own cue, and that of the line that opens its section */
    uint8_t keep, prose, wordy, fair, brief, label, page;
    uint8_t padding;
} Grounds;

/* Reasons already written: most texts need a few different ones. */
typedef struct Reasons {
    Grounds grounds[REASONS];
    const char *text[REASONS];
} Reasons;

/* The points of the evidence, in an article and in a page of another kind. */
#define BOILERPLATE_ARTICLE(name, article, page, words) article,
#define BOILERPLATE_PAGE(name, article, page, words)    page,
static const int8_t POINTS[2][EVIDENCES] = {{BOILERPLATE_EVIDENCE(BOILERPLATE_ARTICLE)},
                                            {BOILERPLATE_EVIDENCE(BOILERPLATE_PAGE)}};

int boilerplate_points(int article, Evidence e) {
    return POINTS[!article][e];
}

static int has(const Verdict *v, Evidence e) {
    return (int)(v->evidence >> e & 1);
}

/* Does anything name the paragraph boilerplate, beyond its size, shape and place? */
static int is_named(const Blocks *b, const Verdict *v) {
    static const uint8_t NAMING[] = {
        EVIDENCE_CUE_SURE, EVIDENCE_CREDIT,      EVIDENCE_CREDIT_END, EVIDENCE_BYLINE,
        EVIDENCE_INITIALS, EVIDENCE_AUTHOR,      EVIDENCE_SEEN,       EVIDENCE_TITLE_WORDS,
        EVIDENCE_SECTION,  EVIDENCE_SECTION_END, EVIDENCE_WIRE,       EVIDENCE_TAGS,
        EVIDENCE_RECURS};
    uint32_t i;
    /* without prose the sentence above a picture credit is the text, not a caption */
    if (b->first < b->n && (has(v, EVIDENCE_CREDIT_NEXT) || has(v, EVIDENCE_CREDIT_NEXT_LONG))) {
        return 1;
    }
    for (i = 0; i < sizeof NAMING; i++) {
        if (has(v, (Evidence)NAMING[i])) return 1;
    }
    return 0;
}

/* Is the paragraph the first line above prose, two words or more, not names and figures alone? */
static int is_first(const Blocks *b, uint32_t i) {
    const Line *l = &b->lines[i];
    return i == b->top && i < b->first && b->first < b->n && l->words > 1 &&
           l->capitals < l->words && (l->digits == 0 || l->functions > 0);
}

/*
** What is kept whatever its points are, unless something names it boilerplate: real text is not
** dropped for looking short. Returns why, or NULL.
*/
static const char *find_guard(const Blocks *b, uint32_t i, const Verdict *v) {
    const Line *l = &b->lines[i];
    int inside = i > b->first && i < b->last, final = (l->flags & LINE_FINAL) != 0;
    int dated = l->flags & (LINE_DATE | LINE_TIME) ? 1 : 0;
    int beside = (i > 0 && (b->marks[i - 1] & BLOCK_PROSE)) ||
                 (i + 1 < b->n && (b->marks[i + 1] & BLOCK_PROSE));
    unsigned strength;
    /* not names or links alone: function words, or some word in small letters */
    int words = 10 * l->functions >= l->words || l->capitals < l->words;

    if (!(l->flags & LINE_WORDY) || is_named(b, v)) return NULL;
    if (b->wordy == 1) return "the only paragraph";
    if (i == b->title) return "the headline: a line like a title above the text";
    line_loudest(l, &strength);
    if (is_first(b, i) && strength < CUE_FAIR && !dated && !(l->flags & (LINE_BAR | LINE_URL)))
        return "the first line: words above the text, and no cue";
    if (blocks_speaker(b, i)) return "names who speaks next";
    if (inside && blocks_heading(b, i)) return "a heading: short, and prose follows";
    if (inside && !blocks_article(b) && !blocks_dateline(b, i))
        return "between paragraphs of prose, and no cue";
    if (inside && dated && !blocks_dateline(b, i)) return "a date or time that heads a paragraph";
    if (final && l->words >= (inside ? INSIDE_WORDS : FINAL_WORDS) &&
        (inside || 5 * l->functions >= l->words))
        return "a sentence, and no cue";
    if (final && beside && (l->words < 3 ? !l->strengths : strength < CUE_FAIR))
        return "ends in a sentence mark beside prose, and no cue";
    if ((l->flags & LINE_COLON) && l->words > 3 && 10 * l->functions >= l->words)
        return "introduces what follows, and no cue";
    if (b->first < b->n && i < b->first && l->words >= 6 && words && !dated &&
        !(l->flags & LINE_BAR))
        return "a line of words above the text, and no cue";
    return NULL;
}

void blocks_judge(Blocks *b, uint32_t i, Verdict *v) {
    const int8_t *points = POINTS[!blocks_article(b)];
    uint8_t found[EVIDENCES];
    uint32_t k, n = blocks_evidence(b, i, found);
    int sum = 0;

    memset(v, 0, sizeof *v);
    for (k = 0; k < n; k++) {
        sum += points[found[k]];
        v->evidence |= (uint64_t)1 << found[k];
    }
    v->points = (float)sum / 10;
    v->guard = find_guard(b, i, v);
    if (!(b->lines[i].flags & LINE_WORDY)) v->points = 4;
    if (v->guard && v->points > -1) v->points = -1;
}

/* ---- labels ---- */

/* A paragraph that is not kept. */
static ParagraphLabel label_dropped(const Blocks *b, uint32_t i, const Verdict *v) {
    const Line *l = &b->lines[i];
    unsigned strength, opened;
    ParagraphLabel cue = line_loudest(l, &strength);

    if (!(l->flags & LINE_WORDY)) return LABEL_SEPARATOR;
    if (has(v, EVIDENCE_WIRE)) return LABEL_DATELINE;
    if (has(v, EVIDENCE_TAGS) || has(v, EVIDENCE_TRAIL)) return LABEL_RELATED;
    if (strength == CUE_SURE) {
        if (cue != LABEL_CREDIT || l->words <= NAMES_WORDS) return cue;
        return cue_entry(l->cue)->place & CUE_START ? LABEL_CREDIT : LABEL_CAPTION;
    }
    if (has(v, EVIDENCE_SECTION) || has(v, EVIDENCE_SECTION_END)) {
        ParagraphLabel opener = line_loudest(&b->lines[b->section[i] - 1], &opened);
        /* an appeal or a notice goes on for long and speaks of many things */
        int lengthy = opener == LABEL_DONATION || opener == LABEL_NOTICE;
        return strength == CUE_FAIR && !lengthy ? cue : opener;
    }
    if (has(v, EVIDENCE_CUE_SURE)) return cue; /* a fair one at the foot */
    if (has(v, EVIDENCE_SEEN) || has(v, EVIDENCE_RECURS) || has(v, EVIDENCE_TITLE_WORDS))
        return LABEL_REPEAT;
    if (has(v, EVIDENCE_BYLINE) || has(v, EVIDENCE_AUTHOR)) return LABEL_BYLINE;
    if (has(v, EVIDENCE_CREDIT)) return LABEL_CREDIT;
    if (has(v, EVIDENCE_INITIALS)) return LABEL_BYLINE;
    if (has(v, EVIDENCE_CREDIT_END) || has(v, EVIDENCE_CREDIT_NEXT) ||
        has(v, EVIDENCE_CREDIT_NEXT_LONG))
        return LABEL_CAPTION;
    if (strength == CUE_FAIR) return cue; /* after that, guesses */
    if (has(v, EVIDENCE_DATE) && l->words <= 10) return LABEL_DATELINE;
    if (has(v, EVIDENCE_BEFORE) && l->capitals == l->words && l->words <= NAMES_WORDS &&
        (i > b->title || l->words > 1)) /* a single word above the headline is a section's name */
        return LABEL_BYLINE;
    if (strength == CUE_WEAK) return cue;
    if (l->words >= 9 || (l->flags & LINE_FINAL)) return LABEL_CAPTION;
    return LABEL_RELATED; /* tags, navigation and other links */
}

/* A paragraph that is kept. */
static ParagraphLabel label_kept(const Blocks *b, uint32_t i) {
    const Line *l = &b->lines[i];
    int top = b->first == b->n ? i == 0 : i <= b->first;

    if (i == b->title) return LABEL_TITLE;
    if (b->title == b->n && is_first(b, i) && !(l->flags & (LINE_FINAL | LINE_COLON)))
        return LABEL_TITLE; /* of two words */
    if (blocks_heading(b, i)) return LABEL_HEADING;
    if (i == b->first && l->words <= LEAD_WORDS && i < b->last &&
        (b->title < i || l->words <= LEAD_WORDS / 2))
        return LABEL_LEAD;
    if (top && !(l->flags & LINE_FINAL) && l->words > 2 && i < b->first && b->first < b->n)
        return LABEL_HEADING;
    return LABEL_BODY;
}

/* ---- reasons ---- */

static const char *const WORDS[] = {
#define BOILERPLATE_WORDS(name, article, page, words) words,
    BOILERPLATE_EVIDENCE(BOILERPLATE_WORDS)};

/* A cue in words. */
static int write_cue(char *out, const Grounds *g) {
    static const char *const PLACES[] = {"in", "at the start of", "at the end of", "as"};
    return snprintf(out, REASON, "cue '%s' %s a %s", cue_phrase(g->cue),
                    PLACES[cue_entry(g->cue)->place & 3], g->brief ? "short line" : "paragraph");
}

/* Appends up to `most` words of evidence that speak for (sign 1) or against (-1) boilerplate. */
static void write_evidence(char *out, size_t n, const Grounds *g, int sign, int most) {
    const int8_t *points = POINTS[g->page];
    while (most-- > 0) {
        int e, which = 0;
        for (e = 1; e < EVIDENCES; e++) {
            if ((g->evidence >> e & 1) && sign * points[e] > (which ? sign * points[which] : 0) &&
                e != EVIDENCE_CUE_SURE && e != EVIDENCE_CUE_FAIR && !strstr(out, WORDS[e]))
                which = e;
        }
        if (!which) return;
        n += (size_t)snprintf(out + n, REASON - n, "%s%s", n ? ", " : "", WORDS[which]);
    }
}

static void write_reason(char *out, const Grounds *g) {
    int n = 0;

    out[0] = 0;
    if (g->keep && g->prose) {
        snprintf(out, REASON, "prose");
    } else if (g->guard) {
        snprintf(out, REASON, "%s", g->guard);
    } else if (!g->wordy) {
        snprintf(out, REASON, "no letter and no digit");
    } else if (g->keep) {
        write_evidence(out, 0, g, -1, 2);
    } else {
        if (g->fair && g->cue) n = write_cue(out, g);
        if (g->opener)
            n += snprintf(out + n, (size_t)(REASON - n), "%sfollows '%s'%s", n ? ", " : "",
                          cue_phrase(g->opener),
                          g->evidence >> EVIDENCE_SECTION_END & 1 ? " up to the end" : "");
        if (!n || g->label == LABEL_REPEAT) write_evidence(out, (size_t)n, g, 1, 3);
    }
    if (!out[0])
        snprintf(out, REASON, "%s",
                 g->keep ? "nothing speaks against it" : "short, and nothing speaks for it");
}

/* The reason for a verdict, in the arena; equal ones that come close together are one string. */
static const char *find_reason(Reasons *reasons, Arena *arena, const Grounds *g) {
    uint32_t slot = (uint32_t)(hash_bytes(g, sizeof *g) % REASONS);
    char reason[REASON];

    if (!reasons->text[slot] || memcmp(&reasons->grounds[slot], g, sizeof *g)) {
        write_reason(reason, g);
        reasons->grounds[slot] = *g;
        reasons->text[slot] = arena_text(arena, reason, strlen(reason));
    }
    return reasons->text[slot];
}

static Grounds find_grounds(const Blocks *b, uint32_t i, const Verdict *v) {
    const Line *l = &b->lines[i];
    uint32_t opener = b->section[i];
    unsigned strength;
    Grounds g;

    line_loudest(l, &strength);
    memset(&g, 0, sizeof g);
    g.evidence = v->evidence;
    g.guard = v->guard;
    g.cue = l->cue;
    g.opener = opener && opener - 1 < i ? b->lines[opener - 1].cue : 0;
    g.prose = (b->marks[i] & BLOCK_PROSE) != 0;
    g.wordy = (l->flags & LINE_WORDY) != 0;
    g.fair = strength >= CUE_FAIR;
    g.brief = l->words <= 8;
    g.page = !blocks_article(b);
    return g;
}

static void label_all(Paragraphs *p, Arena *arena, Blocks *b, Reasons *reasons) {
    uint32_t i;

    for (i = 0; i < p->n; i++) {
        Verdict v;
        Grounds g;
        if (i % POLL_EVERY == 0 && arena_poll(arena)) return;
        blocks_judge(b, i, &v);
        p->keep[i] = v.points <= 0;
        p->score[i] = (float)(floor(1000 / (1 + exp((double)v.points)) + 0.5) / 1000);
        p->label[i] = (uint8_t)(p->keep[i] ? label_kept(b, i) : label_dropped(b, i, &v));
        g = find_grounds(b, i, &v);
        g.keep = p->keep[i];
        g.label = p->label[i];
        p->reason[i] = find_reason(reasons, arena, &g);
        if (!p->reason[i]) return;
    }
}

int paragraphs_label(Paragraphs *p, Arena *arena, const char *text) {
    Arena scratch;
    Blocks blocks;
    Reasons *reasons;
    int rc;

    p->label = arena_zero(arena, p->n);
    p->keep = arena_zero(arena, p->n);
    p->score = arena_alloc(arena, p->n * sizeof *p->score);
    p->reason = arena_zero(arena, p->n * sizeof *p->reason);
    if (arena->rc) return arena->rc;
    arena_init(&scratch);
    scratch.poll = arena->poll;
    scratch.poll_data = arena->poll_data;
    reasons = arena_zero(&scratch, sizeof *reasons);
    rc = reasons ? blocks_read(&blocks, p, &scratch, text) : scratch.rc;
    if (rc) {
        arena->rc = rc;
    } else {
        label_all(p, arena, &blocks, reasons);
    }
    arena_free(&scratch);
    return arena->rc;
}

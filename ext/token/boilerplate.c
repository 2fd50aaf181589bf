#include "token/boilerplate.h"

#include <string.h>

enum {
    PROSE_WORDS = 12,        /* shortest paragraph of prose, */
    PROSE_FUNCTIONS = 20,    /* and its least share of function words, in percent */
    SHORT_WORDS = 8,         /* a short line has fewer words */
    HEADING_WORDS = 12,      /* longest heading */
    CREDIT_WORDS = 8,        /* longest line that is a credit because it names an agency */
    CAPTION_WORDS = 45,      /* longest caption that ends in its credit */
    ABOVE_CREDIT_WORDS = 25, /* longest one above a credit: a longer paragraph is the text's */
    CAPTIONED_WORDS = 6,     /* least line that is a caption and its credit */
    AUTHOR_LINES = 3,        /* so near the end stands what an author does */
    TITLE_MOST = 30,         /* words of the longest headline */
    TITLE_WITHIN = 6,        /* lines from the top in which it is looked for */
    TITLE_GOOD = 5,    /* a line of fewer words may be a kicker: a longer one behind it wins */
    OPENER_WORDS = 9,  /* longest line that opens a section, be it a sentence or not */
    SECTION_PROSE = 1, /* paragraphs of prose in a section that is no appeal and no notice */
    TEASERS = 12,      /* lines under "Lesen Sie auch" */
    TEASER_WORDS = 16, /* longest of them */
    DATE_WORDS = 9,    /* longest line that is but a date */
    SPEAKER_WORDS = 5, /* longest line that names a speaker */
    RECURS_TIMES = 3,  /* from so many times on a line is no heading */
    PROBES = 64,       /* cap on the search for equal paragraphs */
    POLL_EVERY = 4096,
};

static const double ARTICLE_PROSE = 0.75; /* from this share of prose on a text is an article */

/* ---- the text as a whole ---- */

static uint32_t share(uint32_t part, uint32_t whole) {
    return whole ? 100 * part / whole : 0;
}

ParagraphLabel line_loudest(const Line *line, unsigned *strength) {
    unsigned label, best = LABEL_BODY;

    *strength = 0;
    if (!line->strengths) return LABEL_BODY;
    for (label = LABELS; label-- > 0;) { /* from the end: a leaked prompt before all others */
        unsigned here = line_cues(line, (ParagraphLabel)label);
        if (here > *strength) {
            *strength = here;
            best = label;
        }
    }
    if (best != LABEL_PROMPT && line->cue) {
        unsigned family = cue_entry(line->cue)->family;
        if (family < LABELS && line_cues(line, (ParagraphLabel)family) == *strength) best = family;
    }
    return (ParagraphLabel)best;
}

/* Sentences that do not speak for boilerplate. */
static int is_prose(const Line *line) {
    unsigned strength;
    if (!(line->flags & LINE_FINAL) || line->words < PROSE_WORDS ||
        share(line->functions, line->words) < PROSE_FUNCTIONS)
        return 0;
    line_loudest(line, &strength);
    return strength < CUE_FAIR;
}

static int names_agency(const Line *line) {
    return (line->flags & LINE_AGENCY) && !(line->flags & (LINE_FINAL | LINE_WIRE)) &&
           line->words <= CREDIT_WORDS;
}

static int is_credit(const Line *line) {
    if (line->flags & LINE_WIRE) return 0;
    return names_agency(line) ||
           (line->words <= 2 * CREDIT_WORDS && line_cues(line, LABEL_CREDIT) == CUE_SURE);
}

/* Does a line with a credit say by itself what the picture shows: "Das Rathaus am Abend. (Foto: dpa)"? */
static int is_captioned(const Line *line) {
    if (line->cue && (cue_entry(line->cue)->place & CUE_START)) return 0;
    return line->functions > 1 || (line->functions && line->words >= CAPTIONED_WORDS);
}

/* Does the line end in no full stop? */
static int is_open(const Line *line) {
    return (line->flags & (LINE_FINAL | LINE_QUESTION | LINE_EXCLAIM)) != LINE_FINAL;
}

/* Is the paragraph what a headline looks like? */
static int is_headline(const Line *line) {
    unsigned strength;

    if (line->words < 3 || line->words > TITLE_MOST) return 0;
    if (!line->functions && line->capitals == line->words) return 0; /* names, links */
    if (!is_open(line)) return 0;
    if (line->flags & (LINE_COLON | LINE_DATE | LINE_URL | LINE_BYLINE | LINE_BULLET | LINE_PAREN |
                       LINE_TRAIL | LINE_WIRE))
        return 0;
    line_loudest(line, &strength);
    return strength < CUE_FAIR && !is_credit(line);
}

/* Words of the title, to see which lines repeat it. */
typedef struct Title {
    uint32_t n, hashes[TITLE_MOST];
} Title;

static int repeats_title(const Title *title, const Line *line, const CueFold *fold) {
    uint32_t words[TITLE_MOST], n, i, k, same = 0;

    if (!title->n || line->words < 2 || line->words > TITLE_MOST) return 0;
    n = line_words(fold, words, TITLE_MOST);
    for (i = 0; i < n; i++) {
        for (k = 0; k < title->n && title->hashes[k] != words[i]; k++) continue;
        same += k < title->n;
    }
    return n > 1 && 5 * same >= 4 * n && 2 * n >= title->n;
}

/* Reads each paragraph, and finds the headline and the prose. */
static void read_lines(Blocks *b, const char *text, Arena *scratch, CueFold *fold) {
    const Paragraphs *p = b->paragraphs;
    Title title = {0};
    uint32_t i;
    uint64_t all = 0, prose = 0;

    for (i = 0; i < b->n; i++) {
        Line *line = &b->lines[i];
        if (i % POLL_EVERY == 0 && arena_poll(scratch)) return;
        line_read(line, fold, text + p->start[i], p->length[i]);
        all += p->length[i];
        if (is_prose(line)) {
            b->marks[i] |= BLOCK_PROSE;
            prose += p->length[i];
            if (b->first == b->n) b->first = i;
            b->last = i;
        }
        if (is_credit(line)) b->marks[i] |= BLOCK_CREDIT;
        if (line->strengths) b->marks[i] |= BLOCK_CUE;
        if (repeats_title(&title, line, fold)) line->flags |= LINE_TITLE;
        if ((line->flags & LINE_WORDY) && !b->wordy++) b->top = i;
        if (b->first == b->n && b->wordy <= TITLE_WITHIN && is_headline(line) &&
            (b->title == b->n ||
             (b->lines[b->title].words < TITLE_GOOD && line->words >= TITLE_GOOD))) {
            b->title = i;
            title.n = line_words(fold, title.hashes, TITLE_MOST);
        }
    }
    if (b->first == b->n && b->title + 1 < b->n && (b->marks[b->title + 1] & BLOCK_CREDIT))
        b->title = b->n; /* without prose: a caption */
    b->prose = all ? (float)((double)prose / (double)all) : 0;
}

/*
** Marks paragraphs that equal an earlier one, by a table of their hashes, and short ones that come
** again and again in an article, the first of them too: what a player or a picture leaves behind
** each time.
*/
static int mark_repeats(Blocks *b, Arena *scratch) {
    uint32_t slots = 16, i, at, *table, *first, *times;

    while (slots < 2 * b->n) slots *= 2;
    table = arena_zero(scratch, slots * sizeof *table);
    first = arena_alloc(scratch, b->n * sizeof *first);
    times = arena_zero(scratch, b->n * sizeof *times);
    if (scratch->rc) return scratch->rc;
    for (i = 0; i < b->n; i++) {
        const Line *line = &b->lines[i];
        uint32_t probes = 0;
        first[i] = i;
        if (!(line->flags & LINE_WORDY)) continue;
        at = line->hash & (slots - 1);
        while (table[at] && probes++ < PROBES) {
            const Line *other = &b->lines[table[at] - 1];
            if (other->hash == line->hash && other->words == line->words) break;
            at = (at + 1) & (slots - 1);
        }
        if (!table[at]) {
            table[at] = i + 1;
        } else if (probes <= PROBES) {
            b->marks[i] |= BLOCK_SEEN;
        } else {
            continue;
        }
        first[i] = table[at] - 1;
        times[first[i]]++;
    }
    /* on a page a table's cells may come as often */
    for (i = 0; i < b->n && blocks_article(b); i++) {
        if (times[first[i]] >= RECURS_TIMES && is_open(&b->lines[i]) &&
            b->lines[i].words < SHORT_WORDS && i != b->title)
            b->marks[i] |= BLOCK_RECURS;
    }
    return SQLITE_OK;
}

/* ---- sections ---- */

/*
** Does the paragraph speak for boilerplate, when a section of it has begun? 2: by a cue, 1: it
** speaks to the reader or of the house, in no quotation, or is a list's item.
*/
static int belongs(const Line *line, int address) {
    unsigned strength;

    line_loudest(line, &strength);
    if (strength >= CUE_FAIR) return 2;
    if (!address) return 0;
    if (strength == CUE_WEAK || (line->flags & (LINE_URL | LINE_BULLET))) return 1;
    return (line->flags & LINE_ADDRESS) && !(line->flags & LINE_QUOTED);
}

/* Can the paragraph open a section? A sentence can, where it speaks to the reader. */
static int opens(const Line *line) {
    unsigned strength;
    if (!(line->flags & LINE_OPEN)) return 0;
    if (line->words <= OPENER_WORDS) return 1;
    line_loudest(line, &strength);
    return strength == CUE_SURE && (line->flags & LINE_ADDRESS);
}

/*
** The last paragraph of the section that the paragraph `i` opens. What has a cue, or is no prose
** and speaks to the reader, belongs to it. Prose that but speaks to the reader belongs to it
** where the article does not go on behind it: up to the end or the next section, in appeals and
** notices at any length.
*/
static uint32_t section_end(const Blocks *b, uint32_t i, ParagraphLabel label, int address) {
    uint32_t k, sure = i, end = i, gap = 0, prose = 0;
    int lengthy = label == LABEL_DONATION || label == LABEL_NOTICE;

    for (k = i + 1; k < b->n && !opens(&b->lines[k]) && !(b->lines[k].flags & LINE_AUTHOR); k++) {
        int evidence = belongs(&b->lines[k], address), sentences = b->marks[k] & BLOCK_PROSE;
        if (evidence > 1 || (evidence && !sentences)) {
            if (!prose) sure = k;
        } else if (sentences) {
            prose++;
        }
        gap = evidence ? 0 : gap + (sentences != 0);
        if (evidence) end = k;
        if (gap > (lengthy ? 1 : 0) || (!lengthy && prose > SECTION_PROSE)) return sure;
    }
    return end;
}

/*
** The last of the teasers under a line like "Lesen Sie auch": lines without a full stop. The one
** before the text goes on may as well be its heading; it is a teaser when another came before and
** it is long.
*/
static uint32_t teasers_end(const Blocks *b, uint32_t i) {
    uint32_t k = i + 1;

    while (k < b->n && k - i <= TEASERS && (b->lines[k].flags & LINE_LETTER) &&
           b->lines[k].words <= TEASER_WORDS && !opens(&b->lines[k]) &&
           !(b->lines[k].flags & (LINE_FINAL | LINE_COLON)))
        k++;
    k--;
    if (k + 1 < b->n && k > i && (k == i + 1 || b->lines[k].words < TITLE_GOOD)) k--;
    return k;
}

/*
** Sections: what follows a line like "Newsletter" or "Unterstützen Sie uns". Before the article
** has begun, and where it speaks to its reader all along (an interview), only cues count. What
** belongs to a section is no prose of the article.
*/
static void mark_sections(Blocks *b) {
    uint32_t i, k, prose = 0, addressed = 0, first = b->n, last = 0;

    for (i = 0; i < b->n; i++) {
        uint32_t end;
        unsigned strength;
        ParagraphLabel label;
        if (!opens(&b->lines[i])) {
            if (b->marks[i] & BLOCK_PROSE) {
                prose++;
                addressed += (b->lines[i].flags & LINE_ADDRESS) != 0;
                last = i;
                if (first == b->n) first = i;
            }
            continue;
        }
        label = line_loudest(&b->lines[i], &strength);
        end = label == LABEL_RELATED
                  ? teasers_end(b, i)
                  : section_end(b, i, label, prose > 2 && 4 * addressed <= prose);
        for (k = i; k <= end; k++) {
            b->section[k] = i + 1;
            b->marks[k] &= (uint8_t)~BLOCK_PROSE;
        }
        i = end;
    }
    b->first = first;
    b->last = last;
    for (i = first; i < b->n; i++) {
        if (b->section[i] > last + 1) b->marks[i] |= BLOCK_AT_END;
    }
}

int blocks_read(Blocks *b, const Paragraphs *paragraphs, Arena *scratch, const char *text) {
    CueFold *fold = arena_alloc(scratch, sizeof *fold);

    memset(b, 0, sizeof *b);
    b->paragraphs = paragraphs;
    b->n = b->first = b->title = b->top = paragraphs->n;
    b->lines = arena_alloc(scratch, b->n * sizeof *b->lines);
    b->section = arena_zero(scratch, b->n * sizeof *b->section);
    b->marks = arena_zero(scratch, b->n);
    if (scratch->rc) return scratch->rc;
    read_lines(b, text, scratch, fold);
    if (scratch->rc || mark_repeats(b, scratch)) return scratch->rc;
    mark_sections(b);
    return SQLITE_OK;
}

int blocks_article(const Blocks *b) {
    return (double)b->prose >= ARTICLE_PROSE;
}

/* ---- one paragraph ---- */

typedef struct Found {
    uint8_t *out;
    uint32_t n;
} Found;

static void when(Found *f, int condition, Evidence evidence) {
    if (condition) f->out[f->n++] = (uint8_t)evidence;
}

/* So near the top or the end that a line of names is the author's. */
static int at_edge(const Blocks *b, uint32_t i) {
    return i <= b->first + 1 || i + AUTHOR_LINES >= b->n;
}

/* What names boilerplate by itself: cues, credits, repeats. */
static void find_cues(Found *f, const Blocks *b, uint32_t i) {
    const Line *l = &b->lines[i];
    int open = !(l->flags & LINE_FINAL);
    int before_credit = i + 1 < b->n && (b->marks[i + 1] & BLOCK_CREDIT) &&
                        !(b->marks[i] & BLOCK_CREDIT) && !is_captioned(l + 1) && i != b->title &&
                        (i != b->top || b->first == b->n) && l->words <= ABOVE_CREDIT_WORDS &&
                        !(i + 2 == b->n && b->marks[i] & BLOCK_PROSE) && /* a credit at the foot */
                        !(l->flags & LINE_DIGIT); /* "1. ..." heads an entry of a list */
    unsigned strength;

    line_loudest(l, &strength);
    if (strength == CUE_FAIR && b->first < b->n && i > b->last && !(l->flags & LINE_REPORT))
        strength = CUE_SURE; /* at the foot */
    when(f, strength == CUE_SURE, EVIDENCE_CUE_SURE);
    when(f, strength == CUE_FAIR, EVIDENCE_CUE_FAIR);
    when(f, names_agency(l), EVIDENCE_CREDIT);
    when(f,
         open && (l->flags & LINE_AGENCY_END) && l->words > CREDIT_WORDS &&
             l->words <= CAPTION_WORDS,
         EVIDENCE_CREDIT_END);
    when(f, before_credit, l->words < 9 ? EVIDENCE_CREDIT_NEXT : EVIDENCE_CREDIT_NEXT_LONG);
    when(f, (l->flags & LINE_WIRE) != 0, EVIDENCE_WIRE);
    when(f, (l->flags & LINE_TAGS) != 0, EVIDENCE_TAGS);
    when(f, (l->flags & LINE_TRAIL) != 0, EVIDENCE_TRAIL);
    when(f, (l->flags & LINE_BYLINE) || ((l->flags & LINE_SIGNATURE) && at_edge(b, i)),
         EVIDENCE_BYLINE);
    when(f, (l->flags & LINE_INITIALS) != 0, EVIDENCE_INITIALS);
    when(f,
         (l->flags & LINE_AUTHOR) && i + AUTHOR_LINES >= b->n && i >= b->last &&
             b->n > AUTHOR_LINES + 1,
         EVIDENCE_AUTHOR);
    when(f, (b->marks[i] & BLOCK_SEEN) && l->words > 1 && !blocks_speaker(b, i), EVIDENCE_SEEN);
    when(f, (b->marks[i] & BLOCK_RECURS) && l->words > 1 && !blocks_speaker(b, i), EVIDENCE_RECURS);
    when(f, (l->flags & LINE_TITLE) != 0, EVIDENCE_TITLE_WORDS);
    if (b->section[i] && b->section[i] <= i)
        when(f, 1, b->marks[i] & BLOCK_AT_END ? EVIDENCE_SECTION_END : EVIDENCE_SECTION);
}

static void find_size(Found *f, const Line *l) {
    int open = !(l->flags & LINE_FINAL);

    when(f, l->words >= 2, EVIDENCE_WORDS_2);
    when(f, l->words >= 4, EVIDENCE_WORDS_4);
    when(f, l->words >= 6, EVIDENCE_WORDS_6);
    when(f, l->words >= 20, EVIDENCE_WORDS_20);
    when(f, l->words >= 60, EVIDENCE_WORDS_60);
    when(f, share(l->functions, l->words) >= PROSE_FUNCTIONS, EVIDENCE_FUNCTIONS);
    when(f, open && l->words < 6, EVIDENCE_OPEN_SHORT);
    when(f, open && l->words >= 6 && l->words < 15, EVIDENCE_OPEN_MIDDLE);
}

static void find_shape(Found *f, const Line *l, uint32_t bytes) {
    when(f, l->words > 3 && share(l->capitals, l->words) >= 60, EVIDENCE_CAPITALS);
    when(f, (l->flags & LINE_BULLET) != 0, EVIDENCE_BULLET);
    when(f, 5u * l->digits >= bytes, EVIDENCE_DIGITS);
    when(f, (l->flags & LINE_BAR) && l->words < 25, EVIDENCE_BAR);
}

/* Keeps the run of paragraphs around `i` that are no prose; each paragraph is passed once. */
static uint32_t run_length(Blocks *b, uint32_t i) {
    if (b->marks[i] & BLOCK_PROSE) return 0;
    if (i >= b->run_end || i < b->run_start) {
        b->run_start = b->run_end = i;
        while (b->run_end < b->n && !(b->marks[b->run_end] & BLOCK_PROSE)) b->run_end++;
    }
    return b->run_end - b->run_start;
}

int blocks_heading(const Blocks *b, uint32_t i) {
    const Line *l = &b->lines[i], *next = l + 1;

    if (!is_open(l) || !(l->flags & LINE_LETTER) || l->words > HEADING_WORDS || i + 1 >= b->n)
        return 0;
    if ((l->flags & (LINE_BAR | LINE_BULLET)) || blocks_dateline(b, i)) return 0;
    return (b->marks[i + 1] & BLOCK_PROSE) || ((next->flags & LINE_FINAL) && next->words >= 6);
}

int blocks_speaker(const Blocks *b, uint32_t i) {
    const Line *l = &b->lines[i], *next = l + 1;
    unsigned strength;

    if (!(l->flags & LINE_COLON) || l->words > SPEAKER_WORDS || l->capitals != l->words ||
        l->digits || l->functions || i + 1 >= b->n)
        return 0;
    line_loudest(l, &strength);
    return strength < CUE_FAIR && ((b->marks[i + 1] & BLOCK_PROSE) || (next->flags & LINE_FINAL));
}

int blocks_dateline(const Blocks *b, uint32_t i) {
    const Line *l = &b->lines[i];
    return (l->flags & LINE_DATE) && l->words <= DATE_WORDS && !(l->flags & LINE_COLON) &&
           2 * l->functions < l->words && (b->first == b->n || i <= b->first + 2);
}

/* Neighbours and place. */
static void find_place(Found *f, Blocks *b, uint32_t i) {
    const Line *l = &b->lines[i];
    int any = b->first < b->n;
    int inside = i > b->first && i < b->last;
    int dated = (l->flags & (LINE_DATE | LINE_TIME)) && l->words < 15;

    when(f, dated && (!inside || blocks_dateline(b, i)), EVIDENCE_DATE);
    when(f, i + 3 >= b->n && b->n > 4, EVIDENCE_LAST_THREE);
    when(f, any && i < b->first, EVIDENCE_BEFORE);
    when(f, any && i > b->last, EVIDENCE_AFTER);
    when(f, !any, EVIDENCE_NO_PROSE);
    when(f, inside, EVIDENCE_INSIDE);
    when(f, blocks_heading(b, i) && i > 0 && (b->marks[i - 1] & BLOCK_PROSE),
         EVIDENCE_HEADING_BETWEEN);
    when(f, run_length(b, i) >= 2, EVIDENCE_RUN);
    when(f, i > 0 && l[-1].words < SHORT_WORDS, EVIDENCE_PREVIOUS_SHORT);
    when(f, i + 1 < b->n && l[1].words < SHORT_WORDS, EVIDENCE_NEXT_SHORT);
    when(f, i > 1 && l[-2].words < SHORT_WORDS, EVIDENCE_BEFORE_SHORT);
    when(f, i + 1 < b->n && (b->marks[i + 1] & (BLOCK_CUE | BLOCK_CREDIT)) && l[1].words < 30,
         EVIDENCE_NEXT_CUE);
}

uint32_t blocks_evidence(Blocks *b, uint32_t i, uint8_t *out) {
    static const uint8_t SIZED[] = {/* evidence with limits to the length of its own */
                                    EVIDENCE_CUE_SURE, EVIDENCE_CREDIT_END,
                                    EVIDENCE_AUTHOR,   EVIDENCE_TITLE_WORDS,
                                    EVIDENCE_SECTION,  EVIDENCE_SECTION_END};
    Found f = {out, 0};
    uint32_t k, m;
    int sized = blocks_article(b) && (b->marks[i] & BLOCK_SEEN);

    when(&f, 1, EVIDENCE_BASE);
    find_cues(&f, b, i);
    for (k = 1; k < f.n; k++) {
        for (m = 0; m < sizeof SIZED; m++) sized |= f.out[k] == SIZED[m];
    }
    if (!sized) find_size(&f, &b->lines[i]);
    find_shape(&f, &b->lines[i], b->paragraphs->length[i]);
    find_place(&f, b, i);
    return f.n;
}

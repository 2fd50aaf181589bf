/* Quotation marks: which opens, which closes, and which two belong together. */
#include <string.h>

#include "base/text.h"
#include "speech/speech.h"

enum {
    DEPTH = 4,       /* stretches inside one another */
    PARAGRAPHS = 6,  /* a quotation goes on over this many ... */
    LOOK_AHEAD = 600 /* ... and its closing mark is looked for this many tokens ahead */
};

/* Families of marks: what opens in one family is closed by marks of `closes`. */
typedef enum Family {
    NO_MARK,
    LOW,          /* „ ,, */
    HIGH,         /* “: closes LOW, else opens as in English */
    HIGH_CLOSE,   /* ” */
    STRAIGHT,     /* " '' `` */
    LEFT,         /* « */
    RIGHT,        /* » */
    SINGLE_LOW,   /* ‚ */
    SINGLE_HIGH,  /* ‘ */
    SINGLE_CLOSE, /* ’ */
    SINGLE,       /* ' ` ´ */
    SINGLE_LEFT,  /* ‹ */
    SINGLE_RIGHT  /* › */
} Family;

#define BIT(family) (1u << (family))

/* Which marks close a stretch that the family opens, and whether the family opens at all. */
static const unsigned CLOSES[] = {
    [LOW] = BIT(HIGH) | BIT(HIGH_CLOSE) | BIT(STRAIGHT),
    [HIGH] = BIT(HIGH_CLOSE) | BIT(HIGH),
    [HIGH_CLOSE] = BIT(HIGH_CLOSE),
    [STRAIGHT] = BIT(STRAIGHT),
    [LEFT] = BIT(RIGHT) | BIT(LEFT),
    [RIGHT] = BIT(LEFT) | BIT(RIGHT),
    [SINGLE_LOW] = BIT(SINGLE_HIGH) | BIT(SINGLE_CLOSE) | BIT(SINGLE),
    [SINGLE_HIGH] = BIT(SINGLE_CLOSE),
    [SINGLE_CLOSE] = BIT(SINGLE_CLOSE),
    [SINGLE] = BIT(SINGLE) | BIT(SINGLE_CLOSE),
    [SINGLE_LEFT] = BIT(SINGLE_RIGHT) | BIT(SINGLE_LEFT),
    [SINGLE_RIGHT] = BIT(SINGLE_LEFT) | BIT(SINGLE_RIGHT),
};

static Family family_of(const Speech *s, uint32_t token) {
    const char *z = s->text + s->tokens->start[token];
    uint32_t n = s->tokens->length[token], bytes;

    if (n > 3 || s->words->tag[token] != STTS_MARK) {
        return n == 2 && memcmp(z, ",,", 2) == 0 ? LOW : NO_MARK;
    }
    if (n == 2 && (memcmp(z, "''", 2) == 0 || memcmp(z, "``", 2) == 0)) return STRAIGHT;
    if (n == 2 && memcmp(z, ",,", 2) == 0) return LOW;
    switch (text_decode(z, &bytes)) {
    case 0x22:
    case 0xFF02:
        return bytes == n ? STRAIGHT : NO_MARK;
    case 0x27:
    case 0x60:
    case 0xB4:
        return bytes == n ? SINGLE : NO_MARK;
    case 0xAB:
        return LEFT;
    case 0xBB:
        return RIGHT;
    case 0x201E:
        return LOW;
    case 0x201C:
    case 0x201F:
        return HIGH;
    case 0x201D:
        return HIGH_CLOSE;
    case 0x201A:
        return SINGLE_LOW;
    case 0x2018:
    case 0x201B:
        return SINGLE_HIGH;
    case 0x2019:
        return SINGLE_CLOSE;
    case 0x2039:
        return SINGLE_LEFT;
    case 0x203A:
        return SINGLE_RIGHT;
    default:
        return NO_MARK;
    }
}

typedef struct Open {
    uint32_t quoted; /* its place in s->quoted */
    Family family;
    uint32_t paragraph; /* that it was opened in */
} Open;

typedef struct Pairing {
    Speech *s;
    Open open[DEPTH];
    unsigned depth;
} Pairing;

static int space_before(const Speech *s, uint32_t i) {
    return i == 0 || s->tokens->flags[i - 1] & TOKEN_SPACE;
}

static int is_bracket(const Speech *s, uint32_t i) {
    char c = s->text[s->tokens->start[i]];
    return c == '(' || c == '[' || c == '/' || c == '-';
}

/* Does the space around the mark say that it opens (1) or closes (-1)? */
static int side_of(const Speech *s, uint32_t i) {
    int before = space_before(s, i) || is_bracket(s, i - 1),
        behind = (s->tokens->flags[i] & TOKEN_SPACE) || i + 1 == s->tokens->n;
    if (!before && i > 0 && family_of(s, i - 1) != NO_MARK && space_before(s, i - 1)) before = 1;
    if (before && !behind) return 1;
    if (behind && !before) return -1;
    if (!before && i + 1 < s->tokens->n) { /* "gut", */
        unsigned tag = s->words->tag[i + 1];
        if (tag == STTS_COMMA || tag == STTS_STOP) return -1;
    }
    return 0;
}

static void stretch_end(Pairing *p, unsigned level, uint32_t close, int closed) {
    Quoted *q = &p->s->quoted[p->open[level].quoted];
    q->close = close;
    q->closed = (uint8_t)closed;
}

static uint32_t sentence_end(const Speech *s, uint32_t token) {
    return s->sentences->first[sentences_find(s->sentences, token) + 1];
}

/*
** A stretch that nothing closes: its first sentence, or all up to `limit` where it stands behind a
** colon; never beyond `limit`, where something else begins.
*/
static void stretch_abandon(Pairing *p, unsigned level, uint32_t limit) {
    const Speech *s = p->s;
    uint32_t open = s->quoted[p->open[level].quoted].open, end;
    int whole = open > 0 && s->text[s->tokens->start[open - 1]] == ':';
    end = whole ? limit : sentence_end(s, open);
    stretch_end(p, level, end < limit ? end : limit, 0);
}

static int closes(const Pairing *p, unsigned level, Family family) {
    return (CLOSES[p->open[level].family] & BIT(family)) != 0;
}

static void stretch_begin(Pairing *p, uint32_t token, Family family, uint32_t paragraph) {
    Speech *s = p->s;
    Quoted *q;
    if (p->depth == DEPTH) return;
    q = &s->quoted[s->quoted_n];
    memset(q, 0, sizeof *q);
    q->open = q->close = token;
    q->outer = p->depth ? p->open[p->depth - 1].quoted + 1 : 0;
    p->open[p->depth].quoted = s->quoted_n++;
    p->open[p->depth].family = family;
    p->open[p->depth++].paragraph = paragraph;
    s->quoted_at[token] = s->quoted_n;
}

/* An apostrophe or a single mark: does a mark that closes it follow in the sentence? */
static int single_is_closed(const Speech *s, uint32_t token, Family family) {
    uint32_t i, end = sentence_end(s, token);
    if (end > token + LOOK_AHEAD / 4) end = token + LOOK_AHEAD / 4;
    for (i = token + 1; i < end; i++) {
        if (CLOSES[family] & BIT(family_of(s, i)) && side_of(s, i) <= 0) return i > token + 1;
    }
    return 0;
}

/* Is the mark one that opens here? */
static int opens(const Pairing *p, uint32_t token, Family family) {
    const Speech *s = p->s;
    int side = side_of(s, token);
    switch (family) {
    case LOW:
    case SINGLE_LOW:
        return side >= 0;
    case HIGH:
    case STRAIGHT:
    case LEFT:
    case RIGHT:
    case SINGLE_LEFT:
    case SINGLE_RIGHT:
        return side >= 0;
    case HIGH_CLOSE:
        return side > 0;
    case SINGLE_HIGH:
    case SINGLE:
    case SINGLE_CLOSE:
        return side > 0 && single_is_closed(s, token, family);
    default:
        return 0;
    }
}

/*
** The same mark once more inside: do two that close follow before another opens ("„Er nannte sie „gut“ und
** ging“")?
*/
static int nests(const Pairing *p, uint32_t token, Family family) {
    const Speech *s = p->s;
    uint32_t i, end = token + LOOK_AHEAD / 4, closed = 0;
    if (family == STRAIGHT || family == SINGLE || p->depth == DEPTH) return 0;
    if (end > s->tokens->n) end = s->tokens->n;
    for (i = token + 1; i < end && closed < 2; i++) {
        Family other = family_of(s, i);
        if (other == NO_MARK) continue;
        if (CLOSES[family] & BIT(other) && side_of(s, i) <= 0)
            closed++;
        else if (other == family)
            return 0;
    }
    return closed == 2;
}

static void read_mark(Pairing *p, uint32_t token, Family family, uint32_t paragraph) {
    const Speech *s = p->s;
    int side = side_of(s, token);
    unsigned level = p->depth;

    /* the innermost stretch that it may close, unless the space says that it opens */
    while (level > 0 && !closes(p, level - 1, family)) level--;
    if (level > 0 && family >= SINGLE_LOW && family <= SINGLE && level < p->depth) level = 0;
    /* “ behind „ closes it whatever the space around it says */
    if (level > 0 && (family != STRAIGHT || side <= 0) &&
        ((family == HIGH && p->open[level - 1].family == LOW) ||
         !(side > 0 && opens(p, token, family)))) {
        unsigned inner;
        for (inner = p->depth; inner-- > level;) stretch_abandon(p, inner, token);
        stretch_end(p, level - 1, token, 1);
        p->depth = level - 1;
        return;
    }
    if (!opens(p, token, family)) return;
    /* the same mark once more: the one before was never closed, unless it is repeated at the
       beginning of each paragraph of a long quotation */
    for (level = 0; level < p->depth; level++) {
        if (p->open[level].family != family) continue;
        if (p->open[level].paragraph != paragraph && token > 0 &&
            s->tokens->flags[token - 1] & TOKEN_LINE) {
            p->open[level].paragraph = paragraph;
            return;
        }
        if (nests(p, token, family)) break;
        while (p->depth > level) stretch_abandon(p, --p->depth, token);
    }
    stretch_begin(p, token, family, paragraph);
}

/* Does a paragraph that follows go on with the quotation, or close it before it opens another? */
static int is_continued(const Pairing *p, unsigned level, uint32_t token) {
    const Speech *s = p->s;
    Family own = p->open[level].family;
    uint32_t i, end = token + LOOK_AHEAD;
    if (end > s->tokens->n) end = s->tokens->n;
    for (i = token; i < end; i++) {
        Family family = family_of(s, i);
        if (family == NO_MARK) continue;
        if (family == own && side_of(s, i) > 0) return i == token;
        if (CLOSES[own] & BIT(family)) return side_of(s, i) < 0;
        if (family == LOW || family == HIGH) return 0;
    }
    return 0;
}

static void paragraph_end(Pairing *p, uint32_t token, uint32_t paragraph) {
    if (p->depth == 0) return;
    if (p->depth > 1 || paragraph - p->open[0].paragraph > PARAGRAPHS ||
        !is_continued(p, 0, token)) {
        while (p->depth > 0) stretch_abandon(p, --p->depth, token);
    }
}

int marks_pair(Speech *s) {
    Pairing p = {.s = s};
    uint32_t i, sentence = 0, paragraph = 0, marks = 0, n = s->tokens->n;

    for (i = 0; i < n; i++) marks += family_of(s, i) != NO_MARK;
    s->quoted_at = arena_zero(s->arena, (n + 1) * sizeof *s->quoted_at);
    s->quoted = arena_alloc(s->arena, (marks + 1) * sizeof *s->quoted);
    if (s->arena->rc || marks == 0) return s->arena->rc;
    for (i = 0; i < n; i++) {
        Family family;
        if ((i & 4095) == 0 && arena_poll(s->arena)) return s->arena->rc;
        while (i >= s->sentences->first[sentence + 1]) sentence++;
        if (s->sentences->paragraph[sentence] != paragraph) {
            paragraph = s->sentences->paragraph[sentence];
            paragraph_end(&p, i, paragraph);
        }
        family = family_of(s, i);
        if (family != NO_MARK) read_mark(&p, i, family, paragraph);
    }
    while (p.depth > 0) stretch_abandon(&p, --p.depth, n);
    return s->arena->rc;
}

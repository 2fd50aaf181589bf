/*
** Cue: what a paragraph shows by itself - its size and shape and the cue phrases of boilerplate.
**
** One pass folds the paragraph's beginning (small letters, one space, no quotes; a byte a
** character), a second walks a trie of phrases from every word. The phrases and their conditions
** are data: ext/data/boilerplate.txt says how they are written, ext/train/cues.c compiles them.
**
** No tokens are needed. The cost is bounded per paragraph: beyond the first CUE_FOLD characters,
** some 110 words, only the final mark counts, since no phrase speaks for a paragraph of that
** length.
*/
#ifndef PRESSE_TOKEN_CUE_H
#define PRESSE_TOKEN_CUE_H

#include "token/paragraph.h"

enum { CUE_FOLD = 768 };

/* What a phrase can speak for: a label of a paragraph, or one of these. */
typedef enum CueFamily {
    CUE_FUNCTION = LABELS, /* a function word */
    CUE_ADDRESS,           /* speaks to the reader or of the house */
    CUE_AGENCY,            /* a news or picture agency */
    CUE_MONTH,
    CUE_AUTHOR, /* says what an author does: a byline, at the end of an article */
    CUE_FAMILIES
} CueFamily;

enum CueStrength { CUE_WEAK = 1, CUE_FAIR = 2, CUE_SURE = 3 };

enum CuePlace { CUE_ANY, CUE_START, CUE_END, CUE_LINE };

enum CueFlag {
    CUE_OPEN = 1,
    CUE_CAPITAL = 2,
    CUE_UPPER = 4,
    CUE_STEM = 8,
    CUE_COLON = 16,
    CUE_OWN = 32 /* no sentence with it reports of anything: it speaks of its own page */
};

/* A phrase of the table, made by ext/train/cues.c. */
typedef struct Cue {
    uint32_t phrase;  /* offset of its text, for the reason */
    uint16_t words;   /* longest paragraph in which it counts */
    uint8_t family;   /* ParagraphLabel or CueFamily */
    uint8_t strength; /* CueStrength */
    uint8_t place;    /* CuePlace */
    uint8_t flags;    /* CueFlag */
} Cue;

/* A node of the trie; its children lie side by side, signs before letters. */
typedef struct CueNode {
    uint32_t letters;    /* bit n: a child for the letter of number n */
    uint16_t child, cue; /* first of each */
    uint8_t signs, cues; /* children that are no letters; phrases that end here */
    uint8_t symbol;      /* the character that leads here */
} CueNode;

enum LineFlag {
    LINE_FINAL = 1 << 0,       /* ends in a sentence mark */
    LINE_QUESTION = 1 << 1,    /* ... in ? */
    LINE_EXCLAIM = 1 << 2,     /* ... in ! */
    LINE_COLON = 1 << 3,       /* ends in a colon */
    LINE_DIGIT = 1 << 4,       /* begins with a digit */
    LINE_BULLET = 1 << 5,      /* begins with a bullet, dash or arrow */
    LINE_DATE = 1 << 6,        /* holds a date */
    LINE_TIME = 1 << 7,        /* holds a time of day */
    LINE_URL = 1 << 8,         /* holds an e-mail or web address */
    LINE_BAR = 1 << 9,         /* holds a bar, arrow or raised dot */
    LINE_PAREN = 1 << 10,      /* stands in brackets */
    LINE_INITIALS = 1 << 11,   /* nothing but an author's or agency's initials: "(abc/dpa)" */
    LINE_BYLINE = 1 << 12,     /* "Von" and names */
    LINE_ADDRESS = 1 << 13,    /* speaks to the reader or of the house */
    LINE_AGENCY = 1 << 14,     /* names an agency */
    LINE_AGENCY_END = 1 << 15, /* ... at its end, behind a name, bar or mark */
    LINE_OPEN = 1 << 16,       /* a cue that opens a section */
    LINE_LETTER = 1 << 17,     /* holds a letter */
    LINE_WORDY = 1 << 18,      /* holds a letter or digit */
    LINE_TITLE = 1 << 19,      /* most of its words are the title's */
    LINE_LONG = 1 << 20,       /* longer than CUE_FOLD */
    LINE_AUTHOR = 1 << 21,     /* says what an author does */
    LINE_QUOTED = 1 << 23,     /* holds a quotation mark */
    LINE_SIGNATURE = 1 << 22,  /* "Vorname Nachname, Ort" */
    LINE_SPEECH = 1 << 24,     /* a verb of speech behind a comma: what it says is quoted */
    LINE_REPORT = 1 << 25,     /* a sentence that may report of what its cue names */
    LINE_TRAIL = 1 << 26,      /* parts with > or / between them: the path to a page */
    LINE_TAGS = 1 << 27,       /* nothing but words behind # */
    LINE_WIRE = 1 << 28,       /* "BERLIN (dpa) / 4.4.2025": where and when an agency reports */
};

/* What one paragraph shows. */
typedef struct Line {
    uint32_t flags;     /* LineFlag */
    uint32_t hash;      /* of its folded words: equal for equal paragraphs */
    uint16_t words;     /* numbers are words too */
    uint16_t functions; /* function words among them */
    uint16_t capitals;  /* words that begin with a capital */
    uint16_t digits;    /* digits among its characters */
    uint16_t cue;       /* the phrase that speaks loudest, from 1; 0: none */
    uint64_t strengths; /* of the cues of each label, two bits a label */
} Line;

/* Room for folding; one for all paragraphs of a text. */
typedef struct CueFold {
    uint32_t n;
    uint8_t text[CUE_FOLD + 16];  /* Latin-1 small letters; 0xFF any other letter */
    uint8_t shape[CUE_FOLD + 16]; /* see cue.c */
    uint32_t quoted;              /* was there a quotation mark? */
    uint32_t starts_n;
    uint16_t starts[CUE_FOLD]; /* where phrases can begin */
} CueFold;

/* The cue phrase number `cue` (from 1) and what it speaks for; static. */
const char *cue_phrase(uint16_t cue);
const Cue *cue_entry(uint16_t cue);

/* The strength, 0 .. 3, of the paragraph's cues for a label. */
static inline unsigned line_cues(const Line *line, ParagraphLabel label) {
    return (unsigned)(line->strengths >> (2 * label)) & 3;
}

/* Reads the paragraph of `n` bytes at `text`; `fold` holds its folded form afterwards. */
void line_read(Line *line, CueFold *fold, const char *text, uint32_t n);

/* Hashes of the folded words of the paragraph just read, at most `most`; returns how many. */
uint32_t line_words(const CueFold *fold, uint32_t *hashes, uint32_t most);

#endif

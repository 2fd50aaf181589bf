/*
** Speech: what the files of this layer share.
**
** marks.c pairs quotation marks; cue.c says which words introduce speech, and the mood of verbs;
** clause.c cuts a unit (a sentence, or several that a quotation joins) into clauses; phrase.c reads
** noun phrases and finds subjects; indirect.c, source.c, direct.c and free.c find quotations, each its
** constructions; speaker.c says who a phrase means; quote.c runs them and gives the rows.
*/
#ifndef PRESSE_SPEECH_SPEECH_H
#define PRESSE_SPEECH_SPEECH_H

#include "speech/quote.h"

#define NONE UINT32_MAX /* no token, item or clause */

/* The letters of ext/data/words/speech.txt. */
#define CUE(letter) (1u << ((letter) - 'a'))
enum Cue {
    CUE_SAYS = CUE('s'),
    CUE_WEAK = CUE('w'),
    CUE_CORRELATE = CUE('c'),
    CUE_INFINITIVE = CUE('i'),
    CUE_FRAMES = CUE('q'),
    CUE_REPORTS = CUE('r'),
    CUE_ABOUT = CUE('p'),
    CUE_OTHER = CUE('o'),
    CUE_NOUN = CUE('n'),
    CUE_SOURCE = CUE('a'),
    CUE_MEDIUM = CUE('m'),
    CUE_TITLE = CUE('t'),
    CUE_UTTERANCE = CUE('u'),
    CUE_HUMAN = CUE('h'),
    CUE_LAUT = CUE('l'),
    CUE_NACH = CUE('k'),
    CUE_ZUFOLGE = CUE('z'),
    CUE_DEMNACH = CUE('d'),
    CUE_VIEW = CUE('f'),
    CUE_OBJECT = CUE('y'),
    CUE_FIRM = CUE('e'),
    CUE_STATE = CUE('v'),
    CUE_JOINS = CUE('j'),
    CUE_ATTACHED = CUE('g'),
    CUE_APART = CUE('x')
};

/* What a finite verb's form says; several at once. */
enum Mood {
    MOOD_FACT = 1,     /* may be an indicative */
    MOOD_INDIRECT = 2, /* may be Konjunktiv I, third person */
    MOOD_UNREAL = 4,   /* may be Konjunktiv II */
    MOOD_SINGULAR = 8, /* may be third person singular */
    MOOD_PLURAL = 16,
    MOOD_OWN = 32 /* may be first person singular, indicative */
};

/* A stretch between quotation marks, or from one that is not closed. */
typedef struct Quoted {
    uint32_t open, close; /* the marks' tokens; where none closes, `close` is the token behind */
    uint32_t outer;       /* 1 + the stretch around it, or 0 */
    uint8_t full;         /* whole clauses: hidden from the analysis of what is around it */
    uint8_t closed;       /* has it a closing mark? */
    uint32_t row;         /* 1 + the row that it is, or 0 */
} Quoted;

/* A word of a unit; quotation marks and brackets with their content are left out. */
typedef struct Item {
    uint32_t token;  /* its token; of a full quotation its opening mark */
    uint32_t last;   /* the last token of it and of the bracket behind it */
    uint32_t cue;    /* Cues */
    uint32_t quoted; /* 1 + the full quotation that it stands for, or 0 */
    uint8_t tag;     /* Stts; STTS_COUNT of a full quotation */
    uint8_t mood;    /* Moods of a finite verb */
} Item;

typedef enum ClauseType {
    CLAUSE_MAIN,     /* a finite verb in first or second place */
    CLAUSE_DASS,     /* dass, ob */
    CLAUSE_ASKS,     /* wer, wie, warum ... with the verb at the end */
    CLAUSE_SUB,      /* any other conjunction */
    CLAUSE_RELATIVE, /* a relative pronoun */
    CLAUSE_ZU,       /* an infinitive with zu */
    CLAUSE_BARE,     /* no verb: a part of a list, an apposition */
    CLAUSE_QUOTED    /* a full quotation */
} ClauseType;

typedef struct SpeechClause {
    uint32_t first, end; /* items, without the border */
    uint32_t verb;       /* the finite verb's item, or NONE */
    uint8_t type;        /* ClauseType */
    char border;         /* before it: , ; : - k (a conjunction) or 0 */
} SpeechClause;

/* Where a noun phrase stands, which says how far it may reach. */
typedef enum Place {
    PLACE_FRONT,  /* before its verb */
    PLACE_BEHIND, /* behind it, among other phrases */
    PLACE_SOURCE  /* behind laut, nach */
} Place;

/* A noun phrase: items first .. end - 1. */
typedef struct Phrase {
    uint32_t first, end, head;
    uint8_t nominative; /* may it be a subject? */
    uint8_t singular, plural;
    uint8_t pronoun;
} Phrase;

/* A quotation that was found; tokens. */
typedef struct Row {
    uint32_t first, last;
    uint32_t speaker, speaker_last;         /* NONE: none */
    uint32_t head;                          /* the token of the speaker's head */
    uint32_t meant, meant_last, meant_head; /* the noun before a relative pronoun, or NONE */
    uint32_t unit;                          /* that it was found in */
    Phrase topic;  /* who the sentence before was about, as tokens; end 0: nobody */
    uint32_t cue;  /* NONE: none */
    uint32_t like; /* 1 + the row whose speaker this one has, or 0 */
    uint8_t kind;
    uint8_t free;    /* found by its mood alone */
    uint8_t plural;  /* a plural subject */
    uint8_t guessed; /* its speaker is who the sentence before is about */
    uint32_t later;  /* 1 + the row behind it that names its speaker, or 0 */
    uint8_t dropped; /* no row after all */
    uint8_t part;    /* Part that it stands in */
    uint8_t framed;  /* direct, with a frame of its own */
    const char *name;
} Row;

/* Parts of a text that do not speak on for one another. */
typedef enum Part {
    PART_TEXT,
    PART_HEADING, /* title and headings: whose words stand there, the text says behind them */
    PART_DROPPED  /* boilerplate */
} Part;

/* What a sentence leaves for those behind it to go on with. */
typedef struct Thread {
    Phrase subject;        /* who the sentence before is about, as tokens; end 0: nobody */
    uint32_t subject_unit; /* the unit of that sentence */
    uint32_t pending;      /* 1 + a quotation of the unit before whose speaker is a guess, or 0 */
    uint32_t open_row;     /* 1 + the row that the next unit may go on with, or 0 */
    uint32_t open_unit;    /* the unit that it ended in */
    uint8_t apart;         /* something else stands between that unit and the one at hand */
} Thread;

typedef struct Speech {
    Arena *arena;
    const char *text;
    const Tokens *tokens;
    const Paragraphs *paragraphs;
    const Sentences *sentences;
    const Words *words;
    const Entities *entities;
    uint32_t *mention; /* of a token: 1 + the mention that covers it, or 0 */
    Quoted *quoted;    /* by `open` */
    uint32_t quoted_n;
    uint8_t *hidden;     /* of a token: 1 inside a full stretch */
    uint32_t *quoted_at; /* of a token: 1 + the stretch whose opening mark it is, or 0 */
    /* the unit at hand */
    Item *items;
    SpeechClause *clauses;
    uint32_t n, clauses_n;
    uint32_t first, last; /* its tokens */
    uint32_t before;      /* first token of the sentence before, in the same paragraph, or NONE */
    uint32_t paragraph;
    uint32_t rows_before; /* rows of the units before it */
    /* what was found */
    Row *rows;
    uint32_t rows_n, rows_room;
    uint32_t unit; /* number of the unit at hand, from 1 */
    uint8_t part;  /* Part that it stands in */
    Thread thread;
} Speech;

/* marks.c: fills the stretches between quotation marks. An SQLite code. */
int marks_pair(Speech *s);

/* cue.c: the letters of a verb's lemma with that of another word: "geben bekannt". */
uint32_t cue_of_pair(const Speech *s, uint32_t verb, uint32_t other);
/* The letters of a token's lemma, also of a compound's last part; the moods of a verb. */
uint32_t cue_of(const Speech *s, uint32_t token);
uint8_t mood_of(const Speech *s, uint32_t token);
int lemma_is(const Speech *s, uint32_t token, const char *lemma);
int word_is(const Speech *s, uint32_t token, const char *word);
static inline int tag_is_finite(unsigned tag) {
    return tag == STTS_VVFIN || tag == STTS_VAFIN || tag == STTS_VMFIN;
}
/* Konjunktiv I for sure, or II for sure. */
static inline int mood_is_indirect(unsigned mood) {
    return (mood & MOOD_INDIRECT) && !(mood & MOOD_FACT);
}
static inline int mood_is_unreal(unsigned mood) {
    return (mood & MOOD_UNREAL) && !(mood & (MOOD_FACT | MOOD_INDIRECT));
}

/* clause.c: fills the items and clauses of the tokens first .. last. */
void unit_read(Speech *s, uint32_t first, uint32_t last);
/* The clause that holds an item, or the last one before it. */
uint32_t clause_of(const Speech *s, uint32_t item);

/* phrase.c: the noun phrase that begins at an item, before `end`. 1, or 0 when none does. */
int phrase_read(const Speech *s, uint32_t item, uint32_t end, Place place, Phrase *phrase);
/* The subject of the finite verb of a clause; 0 when none is found. */
int subject_find(const Speech *s, uint32_t clause, uint32_t verb, Phrase *phrase);
/* Adds the apposition behind a comma: "ein Sprecher der Polizei, Jan Moor,". */
void apposition_add(const Speech *s, Phrase *phrase);
/* "das" or "dies", which points back at a sentence. */
int points_back(const Speech *s, uint32_t item);
/* Can the phrase speak: people, organisations, places, pronouns for them? */
int phrase_is_agent(const Speech *s, const Phrase *phrase);

/* indirect.c: what a verb says, alone or with another word of its clause ("gab bekannt"). */
uint32_t verb_cue(const Speech *s, uint32_t item);
/* The subject that a clause without one takes from a clause before it. */
int carried_find(const Speech *s, uint32_t clause, Phrase *phrase);
/* The phrase that a relative clause belongs to. */
int antecedent_find(const Speech *s, uint32_t clause, Phrase *phrase);

/* quote.c: a new row, or NULL. Tokens. */
Row *row_add(Speech *s, QuoteKind kind, uint32_t first, uint32_t last, const Phrase *speaker,
             uint32_t cue);
/* The same with the speaker of another row. */
Row *row_like(Speech *s, QuoteKind kind, uint32_t first, uint32_t last, uint32_t row, uint32_t cue);
/* Is the token inside a row of this unit that is no direct one? That row or NULL. */
Row *row_around(Speech *s, uint32_t token);

/* Was something said in one of the last `units` units, which what follows may go on with? */
static inline int goes_on(const Speech *s, uint32_t units) {
    return s->thread.open_row && s->unit - s->thread.open_unit <= units;
}
/* Is the sentence before about somebody, and nothing said in it? */
static inline int subject_is_newer(const Speech *s) {
    return s->thread.subject.end && s->thread.subject_unit + 1 == s->unit &&
           s->thread.open_unit < s->thread.subject_unit;
}

/* The constructions, one unit at a time. */
void sources_find(Speech *s);
void indirect_find(Speech *s);
void direct_find(Speech *s);
void reported_find(Speech *s);
void free_find(Speech *s);

/* The part of the text that a sentence stands in. */
static inline Part part_of(const Speech *s, uint32_t sentence) {
    uint32_t p = s->sentences->paragraph[sentence];
    if (p >= s->paragraphs->n) return PART_TEXT;
    if (!s->paragraphs->keep[p]) return PART_DROPPED;
    return s->paragraphs->label[p] == LABEL_TITLE || s->paragraphs->label[p] == LABEL_HEADING
               ? PART_HEADING
               : PART_TEXT;
}

/* heading.c: finds the speakers of what headings quote, by the same words in the text. */
void headings_attribute(Speech *s);

/* speaker.c: names the speakers of all rows. */
int speakers_name(Speech *s);

#endif

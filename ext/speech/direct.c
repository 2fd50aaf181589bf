/* Direct speech: what stands between quotation marks, who says it, and what is a mere name or title. */
#include "speech/speech.h"

enum {
    TITLE_WORDS = 14, /* of a title that stands behind its noun */
    NAME_WORDS = 7,   /* of a name without a finite verb */
    MANY = 100,       /* words that are counted */
    SHORT = 2,        /* words of a noun that something is called by */
    EXAMPLE = 5,      /* words between "Parolen" and what is an example of them */
    RECENT = 40,      /* rows that are looked through */
    REACH = 60,       /* items of a clause that are looked at */
    BACK = 4          /* clauses before a quotation in which its frame may be */
};

static unsigned tag_at(const Speech *s, uint32_t i) {
    return s->items[i].tag;
}

static int is_word(const Speech *s, uint32_t token) {
    return s->tokens->kind[token] != TOKEN_PUNCTUATION && s->tokens->kind[token] != TOKEN_SYMBOL;
}

static uint32_t count_words(const Speech *s, const Quoted *q) {
    uint32_t i, n = 0;
    for (i = q->open + 1; i < q->close && n < MANY; i++) n += (uint32_t)is_word(s, i);
    return n;
}

static int has_finite(const Speech *s, const Quoted *q) {
    uint32_t i;
    for (i = q->open + 1; i < q->close && i < q->open + REACH; i++) {
        unsigned tag = s->words->tag[i];
        if (tag_is_finite(tag) || tag == STTS_VVIMP || tag == STTS_VAIMP) return 1;
    }
    return 0;
}

/* The word before the opening mark, in the same unit; NONE where there is none. */
static uint32_t token_before(const Speech *s, const Quoted *q) {
    return q->open > s->first ? q->open - 1 : NONE;
}

static int is_indefinite(const Speech *s, uint32_t token) {
    return lemma_is(s, token, "ein") || lemma_is(s, token, "als") || lemma_is(s, token, "kein");
}

/* Is all inside one name? A work of an indefinite kind is none: "eine wachsende „Kluft im Dorf“". */
static int is_entity(const Speech *s, const Quoted *q) {
    uint32_t m = s->mention[q->open + 1], i;
    if (!m) return 0;
    for (i = q->open + 1; i < q->close; i++) {
        if (s->mention[i] != m && is_word(s, i)) return 0;
    }
    if (s->entities->type[m - 1] == ENTITY_MISC && q->open > s->first &&
        (s->words->tag[q->open - 1] == STTS_ADJA || is_indefinite(s, q->open - 1)))
        return 0;
    return s->entities->kind[m - 1] == ENTITY_NAME;
}

/* Does the closing mark's word go on: "„Jetzt erst recht“-Haltung"? */
static int is_compound(const Speech *s, const Quoted *q) {
    return q->closed && q->close + 1 < s->tokens->n &&
           !(s->tokens->flags[q->close] & TOKEN_SPACE) &&
           s->text[s->tokens->start[q->close + 1]] == '-';
}

/* "Sprüche wie „Freie Deiche“", "Parolen wie zum Beispiel „...“": words that were called or written. */
static int is_example(const Speech *s, const Quoted *q) {
    uint32_t i, like = 0;
    for (i = q->open; i > s->first && q->open - i < EXAMPLE; i--) {
        if (word_is(s, i - 1, "wie"))
            like = 1;
        else if (s->words->tag[i - 1] == STTS_NN && !word_is(s, i - 1, "Beispiel"))
            return like && cue_of(s, i - 1) & CUE_UTTERANCE;
    }
    return 0;
}

/* A translation behind other words: "„Open Gate“ („offenes Tor“)". */
static int in_brackets(const Speech *s, const Quoted *q) {
    uint32_t i;
    if (q->open < s->first + 2) return 0;
    for (i = q->open - 1; i > s->first && i + 4 > q->open; i--) {
        if (s->text[s->tokens->start[i]] == '(')
            return s->words->tag[i - 1] == STTS_MARK || s->words->tag[i + 1] == STTS_ADJD;
    }
    return 0;
}

/*
** A noun in quotation marks is as a rule what something is called: "die „Schülerdatei“". A short one
** is somebody's word only where it is predicated, with "ein" or "als".
*/
static int is_named_so(const Speech *s, const Quoted *q, uint32_t words, int finite) {
    uint32_t before = q->open - 1, first = q->open + 1;
    if (finite || !(s->tokens->flags[first] & TOKEN_UPPER) || q->full) return 0;
    /* "„Große Allianz“", "„Gesetz über die Deiche“" */
    if (s->words->tag[first] == STTS_ADJA && words <= NAME_WORDS) return 1;
    if (s->words->tag[first] == STTS_NN && cue_of(s, first) & (CUE_TITLE | CUE_FIRM) &&
        !is_indefinite(s, before))
        return 1;
    if (words > SHORT &&
        !(words <= SHORT + 1 && s->words->tag[before] == STTS_ART && !is_indefinite(s, before)))
        return 0;
    return !is_indefinite(s, before);
}

/* A title or a name: "der Film „...“", "so genannte „...“". */
static int is_title(const Speech *s, const Quoted *q) {
    uint32_t before = token_before(s, q), words = count_words(s, q), cue;
    int finite = has_finite(s, q);
    if (is_entity(s, q)) return 1;
    /* "die „neuartigen“ Pläne": an adjective that the author holds at a distance */
    if (words == 1 && s->words->tag[q->open + 1] == STTS_ADJA && q->closed &&
        q->close + 1 < s->tokens->n && s->words->tag[q->close + 1] == STTS_NN)
        return 1;
    if (is_compound(s, q)) return 1;
    if (before == NONE || is_example(s, q)) return 0;
    if (in_brackets(s, q)) return 1;
    if (is_named_so(s, q, words, finite)) return 1;
    if (s->words->tag[before] != STTS_NN &&
        (cue_of(s, before) & CUE_TITLE || word_is(s, before, "genannt")))
        return 1; /* "die sogenannte „...“" */
    if (s->words->tag[before] == STTS_NN) {
        cue = cue_of(s, before);
        if (cue & CUE_UTTERANCE && (finite || words >= 2)) return 0;
        if (cue & CUE_TITLE && words <= TITLE_WORDS) return 1;
        if (!finite && words <= NAME_WORDS && s->tokens->flags[q->open + 1] & TOKEN_UPPER) return 1;
    }
    if (s->words->tag[before] == STTS_NE && !finite && words <= NAME_WORDS &&
        s->tokens->flags[q->open + 1] & TOKEN_UPPER)
        return 1;
    return 0;
}

/* The verb or noun of a clause that introduces speech: its item, or NONE. */
static uint32_t cue_in(const Speech *s, const SpeechClause *c, uint32_t letters) {
    uint32_t i, end = c->end < c->first + REACH ? c->end : c->first + REACH, noun = NONE;
    for (i = c->first; i < end; i++) {
        unsigned tag = tag_at(s, i);
        if (tag == STTS_NN) {
            if (s->items[i].cue & CUE_UTTERANCE || (i + 1 == end && s->items[i].cue & CUE_NOUN))
                noun = i;
        } else if (verb_cue(s, i) & letters && tag != STTS_APPR && tag != STTS_APPO) {
            return i;
        }
    }
    return noun;
}

enum {
    ANY_VERB = CUE_SAYS | CUE_WEAK | CUE_CORRELATE | CUE_INFINITIVE | CUE_FRAMES | CUE_REPORTS |
               CUE_ABOUT | CUE_OTHER
};

static int said(Speech *s, const Quoted *q, const Phrase *speaker, uint32_t cue) {
    Row *row = row_add(s, QUOTE_DIRECT, q->open + 1, q->close - 1, speaker, cue);
    if (row) row->framed = 1;
    return 1;
}

/* "Der Titel lautet", "so lautet der Name": what stands in the marks is no speech. */
static int is_what_is_named(const Speech *s, const Phrase *p) {
    return !p->pronoun && s->items[p->head].cue & CUE_TITLE &&
           !(s->items[p->head].cue & CUE_HUMAN) && !phrase_is_agent(s, p);
}

/* "„...“, sagte X", "„...“, so X", "„...“, wie X sagte" */
static int frame_behind(Speech *s, const Quoted *q, uint32_t clause) {
    const SpeechClause *c;
    Phrase p;
    uint32_t cue, i;

    if (clause + 1 >= s->clauses_n) return 0;
    c = &s->clauses[clause + 1];
    if (c->border == ':' || c->border == ';' || c->border == '.' || c->border == 'k') return 0;
    i = c->first;
    if (c->verb != NONE && lemma_is(s, s->items[c->verb].token, "heißen") &&
        !(c->verb + 1 < c->end && word_is(s, s->items[c->verb + 1].token, "es")))
        return 1; /* "„Nordlicht“, so heißt das Schiff": no quotation */
    if (c->type == CLAUSE_MAIN && c->verb == i) {
        if (!subject_find(s, clause + 1, i, &p) || p.first < i) {
            cue = cue_in(s, c, ANY_VERB);
            if (cue == NONE) return 0;
            return said(s, q, NULL, s->items[cue].token);
        }
        cue = cue_in(s, c, ANY_VERB);
        if (cue == NONE &&
            !(c->border == ',' && tag_at(s, i) == STTS_VVFIN && phrase_is_agent(s, &p)))
            return 0;
        return said(s, q, &p, s->items[cue == NONE ? i : cue].token);
    }
    if (c->type == CLAUSE_MAIN && c->verb <= i + 3 && s->items[c->verb - 1].cue & CUE_UTTERANCE &&
        tag_at(s, i) == STTS_APPR &&
        subject_find(s, clause + 1, c->verb, &p)) /* "mit diesen Worten" */
        return said(s, q, &p, s->items[c->verb - 1].token);
    if (c->type == CLAUSE_MAIN && c->verb == i + 1 && word_is(s, s->items[i].token, "so") &&
        subject_find(s, clause + 1, c->verb, &p) && p.first > c->verb) /* ", so urteilte X" */
        return is_what_is_named(s, &p) || said(s, q, &p, s->items[c->verb].token);
    if (c->type == CLAUSE_BARE && word_is(s, s->items[i].token, "so") &&
        phrase_read(s, i + 1, c->end, PLACE_FRONT, &p)) {
        apposition_add(s, &p);
        return said(s, q, &p, s->items[i].token);
    }
    if (c->type == CLAUSE_ASKS && lemma_is(s, s->items[i].token, "wie")) {
        cue = cue_in(s, c, ANY_VERB);
        if (cue != NONE && c->verb != NONE)
            return said(s, q, subject_find(s, clause + 1, c->verb, &p) ? &p : NULL,
                        s->items[cue].token);
    }
    return 0;
}

/* "X sagte: „...“", "X: „...“", "X sagte, „...“" */
static int frame_before(Speech *s, const Quoted *q, uint32_t clause) {
    char border = s->clauses[clause].border;
    uint32_t k = clause, tries, cue;
    Phrase p;

    for (tries = 0; k > 0 && tries < BACK; tries++) {
        const SpeechClause *c = &s->clauses[--k];
        if (c->border == ';' && tries) break;
        if (c->type == CLAUSE_QUOTED) break;
        cue = cue_in(s, c, ANY_VERB);
        if (c->type == CLAUSE_MAIN) {
            int known = subject_find(s, k, c->verb, &p);
            if (known && is_what_is_named(s, &p))
                return 1; /* "Der Titel lautet: „...“": no quotation */
            if (border != ':' && cue == NONE) return 0;
            if (known && border == ':' && cue == NONE && !phrase_is_agent(s, &p)) known = 0;
            if (!known) known = carried_find(s, k, &p); /* "... und fügte hinzu: „...“" */
            if (!known && cue == NONE) return 0;
            return said(s, q, known ? &p : NULL, cue == NONE ? NONE : s->items[cue].token);
        }
        if (c->type == CLAUSE_DASS && border == ':' && cue != NONE && tries == 0 &&
            subject_find(s, k, c->verb, &p)) /* "..., dass er gesagt habe: „...“" */
            return said(s, q, &p, s->items[cue].token);
        if (c->type == CLAUSE_BARE && border == ':' && tries == 0) {
            uint32_t i = c->first;
            while (i < c->end && (tag_at(s, i) == STTS_KON || tag_at(s, i) == STTS_ADV)) i++;
            if (k > 0 && c->border == ',' && s->clauses[k - 1].type == CLAUSE_BARE &&
                s->clauses[k - 1].border == 0)
                i = s->clauses[--k].first; /* "Anna Berg, Chefin der Bank:" */
            c = &s->clauses[k];
            if (phrase_read(s, i, c->end, PLACE_FRONT, &p) &&
                (k == 0 || c->border == 0 || c->border == '.')) {
                apposition_add(s, &p);
                if (phrase_is_agent(s, &p) || cue != NONE)
                    return said(s, q, &p, cue == NONE ? NONE : s->items[cue].token);
                return 0;
            }
        }
    }
    return 0;
}

/* Does it name who speaks in a row of the unit: "laut „Emder Bote“"? */
static int is_speaker(const Speech *s, const Quoted *q) {
    uint32_t i, from = s->rows_n > s->rows_before + RECENT ? s->rows_n - RECENT : s->rows_before;
    for (i = from; i < s->rows_n; i++) {
        const Row *row = &s->rows[i];
        if (row->speaker != NONE && !row->like && row->speaker <= q->open + 1 &&
            q->open + 1 <= row->speaker_last)
            return 1;
    }
    return 0;
}

static void read_full(Speech *s, Quoted *q, uint32_t clause) {
    uint32_t words = count_words(s, q);
    if (words == 0 || is_speaker(s, q)) return;
    if (frame_behind(s, q, clause)) return;
    if (is_title(s, q)) return;
    if (frame_before(s, q, clause)) return;
    if (words <= SHORT && !has_finite(s, q)) return;
    if (s->clauses_n == 1 || s->clauses[clause].border == '.') {
        /* it stands alone: the one who spoke before goes on, or who the sentence before is about */
        if (goes_on(s, 1) && !subject_is_newer(s)) {
            row_like(s, QUOTE_DIRECT, q->open + 1, q->close - 1, s->thread.open_row - 1, NONE);
        } else {
            Row *row = row_add(s, QUOTE_DIRECT, q->open + 1, q->close - 1, NULL, NONE);
            if (row) row->guessed = 1;
            if (row && s->thread.subject.end && s->unit - s->thread.subject_unit == 1) {
                row->speaker = s->thread.subject.first;
                row->speaker_last = s->thread.subject.end - 1;
                row->head = s->thread.subject.head;
            }
        }
        return;
    }
    if (s->clauses_n > 1 && goes_on(s, 1) && (clause == 0 || s->rows_n > s->rows_before)) {
        row_like(s, QUOTE_DIRECT, q->open + 1, q->close - 1, s->thread.open_row - 1, NONE);
        return;
    }
    if (words > SHORT + 1 && has_finite(s, q))
        row_add(s, QUOTE_DIRECT, q->open + 1, q->close - 1, NULL, NONE);
}

/* The item at or behind a token. */
static uint32_t item_at(const Speech *s, uint32_t token) {
    uint32_t low = 0, high = s->n;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (s->items[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* "Für Anna Berg ist der Plan „Unsinn“": whose view it is. */
static int find_for(const Speech *s, const SpeechClause *c, Phrase *p) {
    uint32_t i, end = c->end < c->first + REACH ? c->end : c->first + REACH;
    if (!lemma_is(s, s->items[c->verb].token, "sein")) return 0;
    for (i = c->first; i + 1 < end; i++) {
        if (tag_at(s, i) == STTS_APPR &&
            (word_is(s, s->items[i].token, "für") || word_is(s, s->items[i].token, "Für")))
            return phrase_read(s, i + 1, c->end, PLACE_BEHIND, p) && phrase_is_agent(s, p);
    }
    return 0;
}

static int has_reflexive(const Speech *s, const SpeechClause *c) {
    uint32_t i, end = c->end < c->first + REACH ? c->end : c->first + REACH;
    for (i = c->first; i < end; i++) {
        if (tag_at(s, i) == STTS_PRF) return 1;
    }
    return 0;
}

/* Words in quotation marks inside a sentence: somebody's words where it tells of speech. */
static void read_fragment(Speech *s, Quoted *q, const Quoted *before) {
    Row *around;
    uint32_t words = count_words(s, q), item, clause, cue;
    const SpeechClause *c;
    Phrase p;
    int known;

    if (words == 0 || is_title(s, q) || is_speaker(s, q)) return;
    around = row_around(s, q->open + 1);
    if (around) {
        uint32_t row = (uint32_t)(around - s->rows);
        if (around->first >= q->open && around->last <= q->close) return;
        if (around->kind == QUOTE_REPORTED)
            around->dropped = 1; /* the words themselves are better */
        row_like(s, QUOTE_DIRECT, q->open + 1, q->close - 1, row, around->cue);
        return;
    }
    item = item_at(s, q->open + 1);
    if (item >= s->n) return;
    clause = clause_of(s, item);
    c = &s->clauses[clause];
    /* "als „dumm“ und „gefährlich“": as the one before */
    if (before && before->row && q->open <= before->close + 2) {
        row_like(s, QUOTE_DIRECT, q->open + 1, q->close - 1, before->row - 1,
                 s->rows[before->row - 1].cue);
        return;
    }
    if (c->verb == NONE) return;
    if (find_for(s, c, &p)) {
        said(s, q, &p, NONE);
        return;
    }
    cue = cue_in(s, c, CUE_SAYS | CUE_WEAK | CUE_REPORTS | CUE_ABOUT | CUE_FRAMES | CUE_INFINITIVE);
    known = subject_find(s, clause, c->verb, &p) && phrase_is_agent(s, &p);
    if (known && p.first <= item && item < p.end) return;            /* it names the subject */
    if (known && lemma_is(s, s->items[p.head].token, "man")) return; /* "nennt man „Deich“" */
    if (cue == NONE) {
        if (s->rows_n > s->rows_before && s->rows[s->rows_n - 1].framed && words > SHORT)
            row_like(s, QUOTE_DIRECT, q->open + 1, q->close - 1, s->rows_n - 1,
                     s->rows[s->rows_n - 1].cue);
        else if (known && q->open > s->first &&
                 (word_is(s, q->open - 1, "als") ||
                  (lemma_is(s, s->items[c->verb].token, "wollen") && words > SHORT)))
            said(s, q, &p, s->items[c->verb].token);
        return;
    }
    if (has_reflexive(s, c) && s->items[cue].cue & CUE_ABOUT) return; /* "nennt sich" */
    if (known)
        said(s, q, &p, s->items[cue].token);
    else if ((words > SHORT && !(s->tokens->flags[q->open + 1] & TOKEN_UPPER &&
                                 words <= NAME_WORDS && !has_finite(s, q))) ||
             (s->items[cue].cue & CUE_ABOUT && !(s->tokens->flags[q->open + 1] & TOKEN_UPPER)))
        said(s, q, NULL, s->items[cue].token);
}

void direct_find(Speech *s) {
    uint32_t i, low = 0, high = s->quoted_n;
    while (low < high) { /* the first stretch of the unit */
        uint32_t middle = (low + high) / 2;
        if (s->quoted[middle].open < s->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (i = low; i < s->quoted_n && s->quoted[i].open <= s->last && !s->arena->rc; i++) {
        Quoted *q = &s->quoted[i];
        uint32_t rows = s->rows_n;
        if (q->close <= q->open + 1) continue;
        if (q->full) {
            uint32_t item = item_at(s, q->open);
            if (item < s->n && s->items[item].quoted == i + 1) read_full(s, q, clause_of(s, item));
        } else if (!q->outer || !s->quoted[q->outer - 1].full) {
            read_fragment(s, q, i > low ? &s->quoted[i - 1] : NULL);
        }
        if (s->rows_n > rows) q->row = s->rows_n;
    }
}

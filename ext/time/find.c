/* Finding: the automaton of rules walked from each token where an expression may begin. */
#include <string.h>

#include "base/text.h"
#include "time/lexeme.h"
#include "time/tense.h"
#include "token/scan.h"

enum {
    STEPS = 512,  /* of a walk from one token: what is more is not followed */
    ROWS = 6,     /* of a rule */
    TRIES = 3,    /* matches whose checks are asked, the longest first */
    LEXEMES = 64, /* that are remembered: more places than a lexeme and the next are apart */
    HOURS_MOST = 1000000000, /* thousandths of hours and less: more are counted, not lasted */
    CONTEXT = 6              /* tokens before an expression that a check looks at */
};

typedef struct Step {
    TimePlace next;
    TimePlace at;
    int16_t before; /* the step before, -1 for none */
    uint16_t state;
    uint8_t reading; /* of the lexeme at `at` */
    uint8_t flags;   /* of the edge */
} Step;

typedef struct Row {
    TimePlace first, last;
    uint32_t start, end; /* bytes */
    TimeMeaning meaning;
} Row;

typedef struct Finder {
    Times *times;
    Arena *arena;
    const Words *words;
    const Sentences *sentences;
    LexemeSource source;
    uint32_t sentence;
    Lexeme lexemes[LEXEMES]; /* by place */
    Step steps[STEPS];
    int step_count;
    Row rows[ROWS];
    int row_count;
    uint32_t days, years; /* how many expressions of the document say a day, a year */
} Finder;

/* ---- walking */

static const Lexeme *lexeme_at(Finder *f, TimePlace place) {
    Lexeme *l = &f->lexemes[place % LEXEMES];
    if (l->place != place) {
        uint32_t i;
        lexeme_read(&f->source, place, l);
        l->symbols = 0;
        for (i = 0; i < l->n; i++) l->symbols |= (uint64_t)1 << l->readings[i].symbol % 64;
    }
    return l;
}

static void push(Finder *f, TimePlace next, TimePlace at, int before, const TimeEdge *edge,
                 unsigned reading) {
    Step *s;
    if (f->step_count == STEPS) return;
    s = &f->steps[f->step_count++];
    s->next = next;
    s->at = at;
    s->before = (int16_t)before;
    s->state = edge->state;
    s->reading = (uint8_t)reading;
    s->flags = edge->flags;
}

/* Does the match that ends with one step go before that of the other? */
static int is_better(const Step *a, const Step *b) {
    return a->next > b->next ||
           (a->next == b->next && TIME_STATES[a->state].rule < TIME_STATES[b->state].rule);
}

/* The step that ends the best match, or the best but for those up to `but`; -1 for none. */
static int best_step(const Finder *f, int but) {
    int i, best = -1;
    for (i = 0; i < f->step_count; i++) {
        const Step *s = &f->steps[i];
        if (TIME_STATES[s->state].accept && (but < 0 || is_better(&f->steps[but], s)) &&
            (best < 0 || is_better(s, &f->steps[best])))
            best = i;
    }
    return best;
}

/* Takes all steps from the place on. */
static void walk(Finder *f, TimePlace place) {
    const Lexeme *l = lexeme_at(f, place);
    TimePlace end = place_of(f->source.end);
    unsigned r, e;
    int i;

    f->step_count = 0;
    for (r = 0; r < l->n; r++) {
        unsigned symbol = l->readings[r].symbol;
        TimePlace next = l->readings[r].next;
        uint64_t follow = next < end ? lexeme_at(f, next)->symbols : 0;
        for (e = TIME_FIRST[symbol]; e < TIME_FIRST[symbol + 1]; e++) {
            const TimeState *state = &TIME_STATES[TIME_EDGES[e].state];
            if (state->accept || state->symbols & follow)
                push(f, next, place, -1, &TIME_EDGES[e], r);
        }
    }
    for (i = 0; i < f->step_count; i++) {
        Step s = f->steps[i];
        const TimeState *state = &TIME_STATES[s.state];
        if (s.next >= end) continue;
        l = lexeme_at(f, s.next);
        if (!(l->symbols & state->symbols)) continue;
        for (e = state->edges; e < state->edges + state->count; e++) {
            for (r = 0; r < l->n; r++) {
                if (l->readings[r].symbol == TIME_EDGES[e].symbol)
                    push(f, l->readings[r].next, s.next, i, &TIME_EDGES[e], r);
            }
        }
    }
}

/* ---- meaning */

static void clear(TimeMeaning *m) {
    int i;
    memset(m, 0, sizeof *m);
    for (i = 0; i < TIME_FIELD_COUNT; i++) m->field[i] = TIME_UNSET;
    m->count[0] = m->count[1] = m->count[2] = -1;
}

static int says(const TimeMeaning *m, int field) {
    return m->field[field] != TIME_UNSET;
}

static void set_number(TimeMeaning *m, int64_t thousandths) {
    int at = m->count[0] >= 0 && says(m, FIELD_unit);
    m->count[at && says(m, FIELD_unit2) ? 2 : at] = thousandths;
}

/* "viertes Quartal des Vorjahres": what was n-th is kept when a year follows. */
static void keep_part_of_year(TimeMeaning *m) {
    int unit = m->field[FIELD_unit], nth = m->field[FIELD_nth];
    if (nth == TIME_UNSET || (unit != UNIT_quarter && unit != UNIT_half)) return;
    if (nth == TIME_LAST_NTH) nth = unit == UNIT_quarter ? 4 : 2;
    m->field[unit == UNIT_quarter ? FIELD_quarter : FIELD_half] = (int16_t)nth;
    m->field[FIELD_nth] = TIME_UNSET;
}

static void set_field(TimeMeaning *m, int field, int value) {
    if (field == FIELD_unit && value == UNIT_year) keep_part_of_year(m);
    if (field == TIME_COUNT_FIELD) {
        set_number(m, value < 0 ? -value : value * 1000);
    } else if (field == FIELD_unit && m->count[1] >= 0) {
        m->field[m->count[2] >= 0 ? FIELD_unit3 : FIELD_unit2] = (int16_t)value;
    } else if (field == FIELD_weekday && says(m, FIELD_last)) {
        m->field[FIELD_last] = (int16_t)value; /* montags bis freitags */
    } else if (field == FIELD_minute && says(m, field)) {
        m->field[field] = (int16_t)(m->field[field] + value); /* fünf vor halb: 5, then -30 */
    } else if (field == FIELD_minute && says(m, FIELD_hour) && value < 0) {
        m->field[field] = (int16_t)value;
    } else if (field == FIELD_clock) {
        m->field[FIELD_hour] = (int16_t)(value / 60);
        m->field[FIELD_minute] = (int16_t)(value % 60);
    } else {
        m->field[field] = (int16_t)value;
    }
}

static void apply(TimeMeaning *m, const TimeSetting *settings, unsigned n) {
    unsigned i;
    for (i = 0; i < n; i++) set_field(m, settings[i].field, settings[i].value);
}

static void apply_step(Finder *f, TimeMeaning *m, const Step *s) {
    const LexemeReading *r = &lexeme_at(f, s->at)->readings[s->reading];
    const TimeState *state = &TIME_STATES[s->state];
    apply(m, r->own ? r->set : TIME_SETTINGS + r->settings, r->count);
    if (r->number >= 0) set_number(m, r->number);
    apply(m, TIME_SETTINGS + state->settings, state->setting_count);
}

static void begin_row(Finder *f, const Step *s, const TimeMeaning *context) {
    Row *row;
    if (f->row_count == ROWS) return;
    row = &f->rows[f->row_count++];
    row->first = s->at;
    row->start = lexeme_at(f, s->at)->start;
    row->meaning = *context;
}

/* The end in bytes of what a step took: of the piece, or of its last token. */
static uint32_t step_end(Finder *f, const Step *s) {
    const Lexeme *l = lexeme_at(f, s->at);
    if (place_token(s->next) > place_token(s->at) + 1) {
        uint32_t last = place_token(s->next) - 1;
        return f->source.tokens->start[last] + f->source.tokens->length[last];
    }
    return l->start + l->length;
}

/* Makes the rows of the match that ends with the step. */
static void make_rows(Finder *f, int last) {
    int path[STEPS], n = 0, i, inside = 0;
    TimeMeaning context;
    const struct TimeRule *rule = &TIME_RULES[TIME_STATES[f->steps[last].state].rule];

    for (i = last; i >= 0; i = f->steps[i].before) path[n++] = i;
    f->row_count = 0;
    clear(&context);
    for (i = n - 1; i >= 0; i--) {
        const Step *s = &f->steps[path[i]];
        if (s->flags & TIME_END) inside = 0;
        if (s->flags & TIME_BEGIN) {
            begin_row(f, s, &context);
            clear(&context);
            inside = 1;
        }
        if (inside) {
            Row *row = &f->rows[f->row_count - 1];
            apply_step(f, &row->meaning, s);
            row->last = place_of(place_token(s->next) - (s->next % PLACE_PIECES == 0));
            row->end = step_end(f, s);
        } else if (f->row_count) {
            TimeMeaning *m = &f->rows[f->row_count - 1].meaning;
            const TimeState *state = &TIME_STATES[s->state]; /* what the rule says of it */
            apply(m, TIME_SETTINGS + state->settings, state->setting_count);
        } else {
            apply_step(f, &context, s);
        }
    }
    for (i = 0; i < f->row_count; i++)
        apply(&f->rows[i].meaning, TIME_SETTINGS + rule->settings, rule->count);
}

/* What a row of a rule lacks and another has: "vom 5. bis 9. Juni 2024". */
static void share(TimeMeaning *to, const TimeMeaning *from) {
    static const uint8_t YEARS[] = {FIELD_year, FIELD_era};
    unsigned i;
    int year = says(to, FIELD_year) || says(to, FIELD_decade) ||
               (says(to, FIELD_unit) && to->field[FIELD_unit] != UNIT_month) ||
               says(to, FIELD_ref) || to->count[0] >= 0;
    if (!year) {
        for (i = 0; i < sizeof YEARS; i++) to->field[YEARS[i]] = from->field[YEARS[i]];
        if (from->field[FIELD_unit] == UNIT_year && says(from, FIELD_rel) &&
            (says(to, FIELD_month) || says(to, FIELD_day))) {
            to->field[FIELD_unit] = UNIT_year;
            to->field[FIELD_rel] = from->field[FIELD_rel];
            to->field[FIELD_base] = from->field[FIELD_base];
        }
    }
}

static void share_all(Finder *f) {
    int i;
    const TimeMeaning *last = &f->rows[f->row_count - 1].meaning;
    for (i = 0; i + 1 < f->row_count; i++) {
        TimeMeaning *m = &f->rows[i].meaning;
        share(m, last);
        share(&f->rows[i + 1].meaning, m);
        if (says(m, FIELD_day) && !says(m, FIELD_month) && says(last, FIELD_month))
            m->field[FIELD_month] = last->field[FIELD_month];
        if ((m->count[0] >= 0 || says(m, FIELD_nth)) && !says(m, FIELD_unit) &&
            !says(m, FIELD_weekday)) {
            m->field[FIELD_unit] = last->field[FIELD_unit];
            if (says(last, FIELD_quarter)) m->field[FIELD_unit] = UNIT_quarter;
        }
        if (says(m, FIELD_mod) && !says(m, FIELD_month) && !says(m, FIELD_unit) &&
            !says(m, FIELD_year) && !says(m, FIELD_hour)) { /* Anfang oder Mitte Mai */
            int16_t mod = m->field[FIELD_mod];
            *m = *last;
            m->field[FIELD_mod] = mod;
        }
        if (says(m, FIELD_hour) && says(last, FIELD_part) && !says(m, FIELD_part) &&
            m->field[FIELD_hour] < last->field[FIELD_hour])
            m->field[FIELD_part] = last->field[FIELD_part];
    }
}

/* ---- checks */

static int tag_at(const Finder *f, uint32_t token) {
    return token < f->source.end ? f->words->tag[token] : STTS_STOP;
}

static int is_word(const Finder *f, uint32_t token, const char *word) {
    size_t n = strlen(word);
    return token < f->source.end && f->source.tokens->length[token] == n &&
           memcmp(f->source.text + f->source.tokens->start[token], word, n) == 0;
}

/* Does a noun that is counted, a unit or a sign follow the number? */
static int counts(const Finder *f, uint32_t next) {
    int tag = tag_at(f, next);
    if (next >= f->source.end) return 0;
    if (f->source.tokens->kind[next] == TOKEN_SYMBOL) return 1;
    if (strchr("%$", f->source.text[f->source.tokens->start[next]])) return 1;
    if (f->source.tokens->kind[next] == TOKEN_NUMBER) return 1;
    return tag == STTS_NN || tag == STTS_TRUNC;
}

static int is_finite(int tag) {
    return tag == STTS_VVFIN || tag == STTS_VAFIN || tag == STTS_VMFIN;
}

/* Is the token the first of a clause, as marks and conjunctions show? */
static int opens(const Finder *f, uint32_t token) {
    int before = token > f->source.first ? f->words->tag[token - 1] : STTS_STOP;
    return before == STTS_STOP || before == STTS_COMMA || before == STTS_KON;
}

/* Does the adjective look like a participle of the past: gebaute, erschienenen? */
static int is_participle(const Finder *f, uint32_t token) {
    const char *z = f->source.text + f->source.tokens->start[token];
    uint32_t n = f->source.tokens->length[token];
    if (n < 7) return 0;
    n -= z[n - 1] == 'e' ? 1 : 2;
    return z[n - 1] == 't' || (z[n - 1] == 'n' && z[n - 2] == 'e');
}

/* Is the noun in its ground form: one thing, and not so many? */
static int is_lemma(const Finder *f, uint32_t token) {
    uint32_t n = f->source.tokens->length[token];
    return f->words->lemma_length[token] == n &&
           memcmp(f->words->lemmas + f->words->lemma[token],
                  f->source.text + f->source.tokens->start[token], n) == 0;
}

/* A year that stands alone: no number of things, no street number. */
static int is_year(const Finder *f, const Row *row) {
    uint32_t first = place_token(row->first), next = place_token(row->last) + 1;
    int year = row->meaning.field[FIELD_year], tag = tag_at(f, next), before;
    const Tokens *t = f->source.tokens;
    int led = 0; /* by a preposition of time */
    uint32_t numbered;

    if (row->first % PLACE_PIECES || row->last % PLACE_PIECES) return 0;
    before = first > f->source.first ? f->words->tag[first - 1] : STTS_STOP;
    if (first > f->source.first) {
        if (t->kind[first - 1] == TOKEN_NUMBER || t->kind[first - 1] == TOKEN_SYMBOL) return 0;
        led = lexeme_is(&f->source, first - 1, SYMBOL_LED);
        numbered = scan_lower_flags(f->source.text + t->start[first - 1], t->length[first - 1]) &
                   WORD_NUMBERED;
        if (numbered && (counts(f, next) || !lexeme_is(&f->source, first - 1, SYMBOL_APPROXIMATOR)))
            return 0; /* Seite 1998, rund 2000 */
        if (t->kind[first - 1] == TOKEN_ABBREVIATION || before == STTS_XY) return 0;
    }
    if (lexeme_is(&f->source, first - 1, SYMBOL_NAMED) || /* TSV 1860, die Nummer lautet 1848 */
        lexeme_is(&f->source, next, SYMBOL_COUNTED))      /* vor 1800 Zuschauern */
        return 0;
    if (lexeme_is(&f->source, first - 1, SYMBOL_COUNTER) && tag == STTS_NN) return 0;
    if (is_word(f, first - 1, "um") && first > f->source.first) { /* um 1900: not by 1900 */
        if (counts(f, next) || tag == STTS_ADJD || is_word(f, next, "auf")) return 0;
    }
    if (is_word(f, next, "im") && next + 2 < f->source.end) { /* 2000 im vergangenen Jahr */
        if (is_word(f, next + 1, "Jahr") || is_word(f, next + 2, "Jahr")) return 0;
    }
    if ((year < 1400 || year > 2100) && !led) { /* 1349 kam die Pest, 1200 kamen um */
        if (year > 2100 || year % 100 == 0 || !opens(f, first) || !is_finite(tag) ||
            f->source.text[t->start[next] + t->length[next] - 1] == 'n')
            return 0;
    }
    if (next < f->source.end && t->start[next] == row->end) { /* 2000er, 1990%, 1:0 */
        if (t->kind[next] != TOKEN_PUNCTUATION) return 0;
        char mark = f->source.text[row->end], then = f->source.text[row->end + 1];
        if (mark == '/' || mark == '\'' || (mark == ':' && then >= '0' && then <= '9')) return 0;
    }
    if (next + 2 < f->source.end && lexeme_is(&f->source, next + 2, SYMBOL_COUNTED) &&
        f->words->tag[next + 1] == STTS_CARD &&
        (is_word(f, next, "bis") || is_word(f, next, "und") || is_word(f, next, "oder")))
        return 0; /* 1450 bis 1850 Mark */
    if (next < f->source.end && t->kind[next] == TOKEN_NUMBER && before == STTS_NE)
        return year > 1800 && year <= 2030; /* Verlag, Berlin 1999 155 S. */
    if (counts(f, next)) {
        if (t->kind[next] != TOKEN_WORD) return 0;
        if (opens(f, first) && is_finite(tag_at(f, next + 1))) return 0; /* 2010 Aktien stiegen */
        if (before != STTS_NN && before != STTS_NE && !led) {
            if (year < 1900 || year > 2030 || year % 100 == 0) return 0;
            if (first > f->source.first && before != STTS_VAFIN && before != STTS_VVFIN &&
                before != STTS_VMFIN && before != STTS_VVPP && before != STTS_COMMA &&
                !(is_lemma(f, next) && (before == STTS_PPER || before == STTS_PRF ||
                                        before == STTS_KON || before == STTS_ADV)))
                return 0; /* wurde er 2010 Weltmeister */
        }
    }
    if (tag == STTS_ADJA && (year % 100 == 0 || year < 1800) && !led && before != STTS_NN) return 0;
    if (before == STTS_ART || before == STTS_PPOSAT) {
        if (tag == STTS_ADJA && year >= 1800 && year <= 2030 && year % 100)
            return is_participle(f, next); /* die 1994 erschienenen Werke */
        return tag != STTS_NN && tag != STTS_ADJA;
    }
    return 1;
}

/* August Macke, Herr Sonntag: one word that names a month or a day, beside what makes it a name. */
static int is_name(const Finder *f, const Row *row, TimePlace start) {
    uint32_t first = place_token(row->first);
    if (row->first != row->last || row->first != start) return 0;
    if (!says(&row->meaning, FIELD_year) && lexeme_is(&f->source, first - 1, SYMBOL_TITLE))
        return 1;
    if (!says(&row->meaning, FIELD_month) && !says(&row->meaning, FIELD_weekday)) return 0;

    if (says(&row->meaning, FIELD_day) && first > f->source.first) { /* in der Silvesternacht */
        int led = f->words->tag[first - 1];
        if (led == STTS_ART || led == STTS_APPRART || led == STTS_APPR) return 0;
    }
    return says(&row->meaning, FIELD_month) && first + 1 < f->source.end &&
           (tag_at(f, first + 1) == STTS_NE || tag_at(f, first + 1) == STTS_NN) &&
           f->source.tokens->flags[first + 1] & TOKEN_UPPER;
}

/* "um sieben", "um 7": no "um 7 Prozent" and no "um 3 auf 12". */
static int is_hour(const Finder *f, const Row *row) {
    uint32_t next = place_token(row->last) + 1, i;
    int tag = tag_at(f, next);
    if (says(&row->meaning, FIELD_part)) return 1;
    if (place_token(row->first) > f->source.first + 1 &&
        is_word(f, place_token(row->first) - 2, "sondern"))
        return 0;
    for (i = place_token(row->first); i > f->source.first + 3 && next - i < 2 * CONTEXT; i--) {
        if (is_word(f, i - 4, "um") && tag_at(f, i - 3) == STTS_CARD) return 0; /* um vier Punkte */
    }
    if (counts(f, next) || tag == STTS_ADJA || tag == STTS_CARD || tag == STTS_NE ||
        tag == STTS_KON || tag == STTS_ADJD || tag == STTS_PIAT)
        return 0;
    return !is_word(f, next, "auf") && !is_word(f, next, "bis") && !is_word(f, next, "/");
}

/* Is there a number shortly before: "500 Fälle im Jahr"? And no year behind. */
static int is_rate(const Finder *f, const Row *row) {
    uint32_t first = place_token(row->first), i, next = place_token(row->last) + 1;
    if (tag_at(f, next) == STTS_CARD || tag_at(f, next) == STTS_ART) return 0;
    for (i = first; i > f->source.first && first - i < CONTEXT; i--) {
        if (f->words->tag[i - 1] == STTS_CARD) return 1;
        if (f->words->tag[i - 1] == STTS_COMMA) break;
    }
    return 0;
}

/* From one year to another: they go up, and nothing is counted. */
static int are_years(const Finder *f) {
    const Row *a = &f->rows[0], *b = &f->rows[f->row_count - 1];
    int from = a->meaning.field[FIELD_year], to = b->meaning.field[FIELD_year];
    uint32_t next = place_token(b->last) + 1, joint = place_token(a->last) + 1;
    if (lexeme_is(&f->source, next, SYMBOL_COUNTED)) return 0;
    if (is_word(f, joint, "und") || is_word(f, joint, "oder") || is_word(f, joint, ","))
        return is_year(f, b);
    return from < to && to < from + 300 &&
           (!counts(f, next) || f->source.tokens->kind[next] == TOKEN_WORD) &&
           (tag_at(f, next) != STTS_NN || from > 1900);
}

/* Does a word stand before the token that numbers things: Kapitel, Seite? */
static int is_numbered(const Finder *f, uint32_t token) {
    const Tokens *t = f->source.tokens;
    return token > f->source.first &&
           scan_lower_flags(f->source.text + t->start[token - 1], t->length[token - 1]) &
               WORD_NUMBERED;
}

static int follows_date(const Finder *f, const Row *row) {
    uint32_t first = place_token(row->first);
    return first > 0 && f->source.tokens->kind[first - 1] == TOKEN_DATE;
}

static int passes(const Finder *f, const Row *row, TimePlace start) {
    const TimeMeaning *m = &row->meaning;
    if (is_name(f, row, start)) return 0;
    if (says(m, FIELD_unit) && m->field[FIELD_unit] <= UNIT_hour && m->count[0] > HOURS_MOST)
        return 0;
    if ((says(m, FIELD_unit2) && m->field[FIELD_unit2] >= m->field[FIELD_unit]) ||
        (says(m, FIELD_unit3) && m->field[FIELD_unit3] >= m->field[FIELD_unit2]))
        return 0; /* zwei Wochen und drei Jahre */
    if (row->first == start && says(m, FIELD_day) && says(m, FIELD_month) && !says(m, FIELD_year) &&
        row->first == row->last && is_numbered(f, place_token(start)))
        return 0; /* Kapitel 3.10. */
    if (says(m, FIELD_check) && m->field[FIELD_check] == CHECK_bare && f->row_count > 1 &&
        says(m, FIELD_year))
        return are_years(f);
    switch (says(m, FIELD_check) ? m->field[FIELD_check] : CHECK_none) {
    case CHECK_bare:
        if (says(m, FIELD_year) && !says(m, FIELD_era) && !says(m, FIELD_month))
            return is_year(f, row);
        if (says(m, FIELD_day) && !says(m, FIELD_month)) {
            int tag = tag_at(f, place_token(row->last) + 1);
            const uint8_t *flags = f->source.tokens->flags;
            if (f->source.text[row->start] > '9' && row->first > start &&
                !(flags[place_token(row->first)] & TOKEN_UPPER) &&
                !is_word(f, place_token(start), "am"))
                return 0; /* am Ersten, not: den ersten seit 2011 */
            return m->field[FIELD_day] <= 31 && tag != STTS_NN && tag != STTS_ADJA &&
                   tag != STTS_NE && tag != STTS_CARD;
        }
        return 1;
    case CHECK_clock:
        /* 22:20 may be a score, where nothing says that it is a time */
        if (lexeme_is(&f->source, place_token(row->last) + 1, SYMBOL_SCORED)) return 0;
        return row->first > start || follows_date(f, row) || m->field[FIELD_minute] % 5 == 0 ||
               m->field[FIELD_minute] > m->field[FIELD_hour] + 15;
    case CHECK_oclock:
        return is_hour(f, row);
    case CHECK_spoken: /* "fünf vor zwölf" */
        return f->source.text[row->start] > '9' && is_hour(f, row) &&
               f->source.text[f->source.tokens->start[place_token(row->last)]] > '9';
    case CHECK_beside: /* am Donnerstag zwischen 9 und 11 */
        return row > f->rows ||
               (f->times->n > 0 && f->times->sentence[f->times->n - 1] == f->sentence &&
                f->times->last[f->times->n - 1] + 1 >= place_token(start));
    case CHECK_again: /* geöffnet von 8 bis 12 Uhr, samstags bis 17.30 */
        return f->times->n > 0 && is_hour(f, row) &&
               f->times->sentence[f->times->n - 1] + 1 >= f->sentence &&
               time_type(&f->times->meaning[f->times->n - 1]) != TIME_DURATION &&
               m->field[FIELD_minute] % 5 == 0;
    case CHECK_padded: { /* 05 / 2016, 2016 /05: not 5 - 2016 */
        const char *z = f->source.text;
        return z[row->start] == '0' || (z[row->start + 1] >= '0' && z[row->start + 1] <= '9' &&
                                        z[row->end - 3] == '/' && strchr("01", z[row->end - 2]));
    }
    case CHECK_age:
        return m->field[FIELD_unit] != UNIT_year; /* who is "42-jährig" is that old */
    case CHECK_amount:
        return is_rate(f, row);
    default:
        return 1;
    }
}

/* No 31 February, no month 13: such a thing is no date at all. */
static int is_possible(const TimeMeaning *m) {
    int day = m->field[FIELD_day], month = m->field[FIELD_month], year = m->field[FIELD_year];
    if (says(m, FIELD_month) && (month < 1 || month > 12)) return 0;
    if (says(m, FIELD_day)) {
        if (day < 1 || day > 31) return 0;
        if (says(m, FIELD_month) &&
            day > calendar_month_days(says(m, FIELD_year) ? year : 2000, month))
            return 0;
    }
    if (says(m, FIELD_hour) && (m->field[FIELD_hour] < 0 || m->field[FIELD_hour] > 24)) return 0;
    if (m->field[FIELD_hour] == 24 && says(m, FIELD_minute) && m->field[FIELD_minute] > 0) return 0;
    if (says(m, FIELD_quarter) && (m->field[FIELD_quarter] < 1 || m->field[FIELD_quarter] > 4))
        return 0;
    if (says(m, FIELD_nth) && m->field[FIELD_nth] != TIME_LAST_NTH) {
        int unit = m->field[FIELD_unit], nth = m->field[FIELD_nth];
        if (nth < 1) return 0;
        if (unit == UNIT_quarter && nth > 4) return 0;
        if (unit == UNIT_half && nth > 2) return 0;
        if (unit == UNIT_century && nth > 30) return 0;
        if (unit == UNIT_millennium && nth > 9) return 0;
        if (says(m, FIELD_advent) && nth > 4) return 0;
    }
    return 1;
}

/* ---- rows */

static void add_row(Finder *f, const Row *row) {
    Times *t = f->times;
    uint32_t first = place_token(row->first), last = place_token(row->last), i;
    TimeMeaning m = row->meaning;

    if (t->n == t->capacity) {
        uint32_t room = t->capacity ? 2 * t->capacity : 16;
        t->start =
            arena_resize(f->arena, t->start, t->n * sizeof(uint32_t), room * sizeof(uint32_t));
        t->length =
            arena_resize(f->arena, t->length, t->n * sizeof(uint32_t), room * sizeof(uint32_t));
        t->token =
            arena_resize(f->arena, t->token, t->n * sizeof(uint32_t), room * sizeof(uint32_t));
        t->last = arena_resize(f->arena, t->last, t->n * sizeof(uint32_t), room * sizeof(uint32_t));
        t->sentence =
            arena_resize(f->arena, t->sentence, t->n * sizeof(uint32_t), room * sizeof(uint32_t));
        t->meaning = arena_resize(f->arena, t->meaning, t->n * sizeof *t->meaning,
                                  room * sizeof *t->meaning);
        if (f->arena->rc) return;
        t->capacity = room;
    }
    m.tense = (uint8_t)tense_of(f->source.text, f->source.tokens, f->words, f->source.first,
                                f->source.end, first, last);
    m.apart = first > f->source.first && f->words->tag[first - 1] == STTS_COMMA;
    i = t->n++;
    t->start[i] = row->start;
    t->length[i] = row->end - row->start;
    t->token[i] = first;
    t->last[i] = last;
    t->sentence[i] = f->sentence;
    t->meaning[i] = m;
}

/* Rows of the best match at the token that passes its check; the token to go on with. */
static uint32_t match(Finder *f, uint32_t token) {
    TimePlace start = place_of(token);
    int best = -1, tries, i;

    walk(f, start);
    for (tries = 0; tries < TRIES && (best = best_step(f, best)) >= 0; tries++) {
        int passed = 1, possible = 1;
        make_rows(f, best);
        if (!f->row_count) /* a rule that says what is none */
            return place_token(f->steps[best].next + PLACE_PIECES - 1);
        share_all(f);
        for (i = 0; i < f->row_count && passed; i++) {
            passed = passes(f, &f->rows[i], start);
            possible &= is_possible(&f->rows[i].meaning);
        }
        if (!passed) continue;
        for (i = 0; possible && i < f->row_count; i++) add_row(f, &f->rows[i]);
        return place_token(f->rows[f->row_count - 1].last) + 1;
    }
    return token + 1;
}

/* Does "morgen" follow in the sentence: what is today's and what is tomorrow's? */
static int is_beside(const Times *times, uint32_t i, int rel) {
    const TimeMeaning *next = &times->meaning[i + 1];
    return i + 1 < times->n && times->sentence[i] == times->sentence[i + 1] &&
           says(next, FIELD_unit) && next->field[FIELD_unit] == UNIT_day &&
           next->field[FIELD_rel] == rel && !says(next, FIELD_part) && !says(next, FIELD_base);
}

/*
** "heute" that means these days. In a report that names days and hours it is the day; where the text
** speaks of years, "heute" in the present tense is the present.
*/
static void settle_today(Times *times) {
    uint32_t days = 0, years = 0, i;
    for (i = 0; i < times->n; i++) {
        const TimeMeaning *m = &times->meaning[i];
        int unit = says(m, FIELD_unit) ? m->field[FIELD_unit] : -1;
        if (says(m, FIELD_check) && m->field[FIELD_check] == CHECK_today) {
            i += is_beside(times, i, 1) != 0;
            continue;
        }
        if (says(m, FIELD_hour) || says(m, FIELD_part) || says(m, FIELD_weekday) ||
            (unit == UNIT_day && says(m, FIELD_rel))) {
            days += 2;
        } else if (says(m, FIELD_year) || says(m, FIELD_ref) || says(m, FIELD_decade) ||
                   unit == UNIT_year || unit == UNIT_decade || unit == UNIT_century) {
            years++;
        }
    }
    for (i = 0; i < times->n; i++) {
        TimeMeaning *m = &times->meaning[i];
        if (!says(m, FIELD_check) || m->field[FIELD_check] != CHECK_today) continue;
        if (m->tense == TENSE_PAST || m->tense == TENSE_FUTURE || years <= days) continue;
        m->nowadays = REF_PRESENT;
        if (is_beside(times, i, 1)) times->meaning[i + 1].nowadays = REF_FUTURE;
    }
}

int times_find(Times *times, Arena *arena, const char *text, const Tokens *tokens,
               const Sentences *sentences, const Words *words) {
    Finder *f = sqlite3_malloc64(sizeof *f);
    uint32_t i, k;

    if (!f) return SQLITE_NOMEM;
    memset(f, 0, sizeof *f);
    f->times = times;
    f->arena = arena;
    f->words = words;
    f->sentences = sentences;
    f->source.text = text;
    f->source.tokens = tokens;
    for (i = 0; i < LEXEMES; i++) f->lexemes[i].place = (TimePlace)-1;
    for (i = 0; i < sentences->n && !arena->rc; i++) {
        f->source.first = sentences->first[i];
        f->source.end = sentences->first[i + 1];
        f->sentence = i;
        for (k = f->source.first; k < f->source.end && !arena->rc;) {
            if (k % 4096 == 0) arena_poll(arena);
            k = lexeme_begins(&f->source, k) ? match(f, k) : k + 1;
        }
    }
    sqlite3_free(f);
    if (!arena->rc) settle_today(times);
    return arena->rc;
}

#include "speech/quote.h"

#include <string.h>

#include "speech/speech.h"

enum {
    UNIT = 60,   /* sentences that quotations join into one unit */
    RECENT = 48, /* rows that are looked through */
    WORDS = 3    /* of a quotation that is a clause of its own */
};

const char *quote_kind_name(QuoteKind kind) {
    static const char *const NAMES[QUOTE_KINDS] = {"direct", "indirect", "reported"};
    return NAMES[kind];
}

static Row *new_row(Speech *s) {
    Row *row;
    if (s->rows_n == s->rows_room) {
        uint32_t room = s->rows_room ? 2 * s->rows_room : 32;
        Row *rows = arena_resize(s->arena, s->rows, s->rows_n * sizeof *rows, room * sizeof *rows);
        if (!rows) return NULL;
        s->rows = rows;
        s->rows_room = room;
    }
    row = &s->rows[s->rows_n++];
    memset(row, 0, sizeof *row);
    row->speaker = row->cue = row->head = row->meant = NONE;
    row->unit = s->unit;
    row->part = s->part;
    return row;
}

static int is_mark(const Speech *s, uint32_t token) {
    unsigned tag = s->words->tag[token];
    return tag == STTS_COMMA || (tag == STTS_STOP && s->text[s->tokens->start[token]] != '!' &&
                                 s->text[s->tokens->start[token]] != '?');
}

static Row *add(Speech *s, QuoteKind kind, uint32_t first, uint32_t last, uint32_t cue) {
    Row *row;
    if (kind != QUOTE_DIRECT) {
        while (last > first && is_mark(s, last)) last--;
        while (first < last && is_mark(s, first)) first++;
    }
    if (last < first) return NULL;
    row = new_row(s);
    if (!row) return NULL;
    row->kind = (uint8_t)kind;
    row->first = first;
    row->last = last;
    row->cue = cue;
    return row;
}

Row *row_add(Speech *s, QuoteKind kind, uint32_t first, uint32_t last, const Phrase *speaker,
             uint32_t cue) {
    Row *row = add(s, kind, first, last, cue);
    if (row && speaker) {
        row->speaker = s->items[speaker->first].token;
        row->speaker_last = s->items[speaker->end - 1].last;
        row->head = s->items[speaker->head].token;
        row->plural = speaker->plural && !speaker->singular;
        if (s->thread.subject.end && s->unit - s->thread.subject_unit <= 2) {
            row->topic = s->thread.subject;
        }
        if (s->items[speaker->head].tag == STTS_PRELS ||
            s->items[speaker->head].cue & CUE_DEMNACH) {
            Phrase meant;
            if (antecedent_find(s, clause_of(s, speaker->head), &meant)) {
                row->meant = s->items[meant.first].token;
                row->meant_last = s->items[meant.end - 1].last;
                row->meant_head = s->items[meant.head].token;
            }
        }
    }
    return row;
}

Row *row_like(Speech *s, QuoteKind kind, uint32_t first, uint32_t last, uint32_t other,
              uint32_t cue) {
    Row *row = add(s, kind, first, last, cue);
    if (row) {
        row->like = other + 1;
        row->speaker = s->rows[other].speaker;
        row->speaker_last = s->rows[other].speaker_last;
        row->head = s->rows[other].head;
    }
    return row;
}

Row *row_around(Speech *s, uint32_t token) {
    uint32_t i, from = s->rows_n > s->rows_before + RECENT ? s->rows_n - RECENT : s->rows_before;
    Row *best = NULL;
    if (s->thread.open_row && s->rows[s->thread.open_row - 1].free &&
        s->rows[s->thread.open_row - 1].last >= token)
        best = &s->rows[s->thread.open_row - 1];
    for (i = from; i < s->rows_n; i++) {
        Row *row = &s->rows[i];
        if (row->kind != QUOTE_DIRECT && row->first <= token && token <= row->last &&
            (!best || row->last - row->first < best->last - best->first))
            best = row;
    }
    return best;
}

/* Is the stretch a clause or more: hidden from the analysis of what is around it? */
static int is_full(const Speech *s, const Quoted *q, uint32_t sentence, uint32_t sentence_close) {
    uint32_t i, words = 0, before, behind;
    int finite = 0, begins, ends;
    if (!q->closed) { /* "„Der Deich hält, sagte Anna Berg.": as if it had no mark */
        for (i = q->open + 1; i + 1 < q->close; i++) {
            if (s->words->tag[i] == STTS_COMMA && tag_is_finite(s->words->tag[i + 1])) return 0;
        }
        return 1;
    }
    if (sentence != sentence_close) return 1;
    for (i = q->open + 1; i < q->close; i++) {
        unsigned tag = s->words->tag[i];
        words += s->tokens->kind[i] != TOKEN_PUNCTUATION;
        finite |= tag_is_finite(tag) || tag == STTS_VVIMP || tag == STTS_VAIMP;
    }
    if (words == 0) return 0;
    before = q->open;
    behind = q->close + 1;
    begins = before == s->sentences->first[sentence];
    ends = behind >= s->sentences->first[sentence + 1] ||
           (behind + 1 == s->sentences->first[sentence + 1] && s->words->tag[behind] == STTS_STOP);
    /* "... „ein Angebot machen.“" with a small letter is a part of its sentence */
    if (s->words->tag[q->close - 1] == STTS_STOP && words > 1 &&
        (begins || s->words->tag[before - 1] == STTS_COMMA ||
         s->tokens->flags[q->open + 1] & TOKEN_UPPER))
        return 1;
    if (!begins && s->text[s->tokens->start[before - 1]] == ':') return 1;
    if (begins &&
        (ends || s->words->tag[behind] == STTS_COMMA || tag_is_finite(s->words->tag[behind])))
        return finite ||
               (!ends && s->words->tag[behind] == STTS_COMMA &&
                (words >= WORDS ||
                 (behind + 1 < s->tokens->n &&
                  (tag_is_finite(s->words->tag[behind + 1]) || word_is(s, behind + 1, "so")))));
    if (begins || !finite || words < WORDS) return 0;
    if (s->words->tag[before - 1] != STTS_COMMA) return 0;
    return ends || s->words->tag[behind] == STTS_COMMA || s->words->tag[behind] == STTS_STOP;
}

static void judge_marks(Speech *s) {
    uint32_t i;
    for (i = 0; i < s->quoted_n; i++) {
        Quoted *q = &s->quoted[i];
        uint32_t last = q->closed ? q->close : q->close > q->open ? q->close - 1 : q->open;
        if (q->close <= q->open + 1) continue;
        q->full = (uint8_t)is_full(s, q, sentences_find(s->sentences, q->open),
                                   sentences_find(s->sentences, last));
        if (q->full && (!q->outer || !s->quoted[q->outer - 1].full))
            memset(s->hidden + q->open, 1, last + 1 - q->open);
    }
}

/* Who the unit is about, for what follows; and the row that may go on. */
static void remember(Speech *s) {
    uint32_t c, i, best = 0;
    Phrase p;

    for (i = s->rows_before; i < s->rows_n; i++) {
        const Row *row = &s->rows[i];
        if (row->speaker == NONE && !row->free) continue;
        if (!best || row->last >= s->rows[best - 1].last) {
            if (best && row->last == s->rows[best - 1].last && row->first > s->rows[best - 1].first)
                continue;
            best = i + 1;
        }
    }
    /* "„...“ Anna Berg sagte weiter: „...“": the quotation before was hers too */
    if (s->thread.pending && s->rows_before < s->rows_n) {
        const Row *row = &s->rows[s->rows_before];
        if (row->framed && row->speaker != NONE) {
            Row *before = &s->rows[s->thread.pending - 1];
            before->speaker = row->speaker;
            before->speaker_last = row->speaker_last;
            before->head = row->head;
            before->meant = row->meant;
            before->later = s->rows_before + 1;
        }
    }
    s->thread.pending =
        s->rows_n == s->rows_before + 1 && s->rows[s->rows_before].guessed ? s->rows_n : 0;
    if (best) {
        s->thread.open_row = best;
        s->thread.open_unit = s->unit;
        s->thread.apart = 0;
    }
    for (c = 0; c < s->clauses_n; c++) {
        const SpeechClause *clause = &s->clauses[c];
        if (clause->type != CLAUSE_MAIN) continue;
        if (mood_is_indirect(s->items[clause->verb].mood)) break;
        if (subject_find(s, c, clause->verb, &p) && phrase_is_agent(s, &p)) {
            s->thread.subject = p;
            s->thread.subject.first = s->items[p.first].token;
            s->thread.subject.end = s->items[p.end - 1].last + 1;
            s->thread.subject.head = s->items[p.head].token;
            s->thread.subject_unit = s->unit;
        }
        break;
    }
}

static void read_unit(Speech *s, uint32_t first, uint32_t last) {
    unit_read(s, first, last);
    s->rows_before = s->rows_n;
    if (s->n == 0) return;
    sources_find(s);
    indirect_find(s);
    reported_find(s);
    free_find(s);
    direct_find(s);
    remember(s);
}

static int compare_rows(const Row *a, const Row *b) {
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->last != b->last) return a->last > b->last ? -1 : 1;
    return a->kind < b->kind ? -1 : a->kind > b->kind;
}

/* Merge sort: the constructions are looked for one after the other, so a unit's rows interleave. */
static int sort_rows(Speech *s) {
    uint32_t n = s->rows_n, width, low;
    Row *from = s->rows, *to = arena_alloc(s->arena, n * sizeof *to), *swap;
    if (!to) return s->arena->rc;
    for (width = 1; width < n; width *= 2) {
        for (low = 0; low < n; low += 2 * width) {
            uint32_t a = low, middle = low + width < n ? low + width : n, b = middle, k = low,
                     high = middle + width < n ? middle + width : n;
            while (k < high) {
                int first = a < middle && (b >= high || compare_rows(&from[a], &from[b]) <= 0);
                to[k++] = first ? from[a++] : from[b++];
            }
        }
        swap = from;
        from = to;
        to = swap;
    }
    s->rows = from;
    return SQLITE_OK;
}

/* The stretch whose closing mark the token is, or NULL. */
static const Quoted *closed_by(const Speech *s, uint32_t token) {
    uint32_t low = 0, high = s->quoted_n, tries;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (s->quoted[middle].open < token)
            low = middle + 1;
        else
            high = middle;
    }
    for (tries = 0; low > 0 && tries < 8; tries++) {
        const Quoted *q = &s->quoted[--low];
        if (q->closed && q->close == token) return q;
    }
    return NULL;
}

/*
** The bytes of tokens first .. last, with a quotation mark at an end whose partner is inside; marks
** around all of them are left out.
*/
static void span_bytes(const Speech *s, uint32_t first, uint32_t last, uint32_t *start,
                       uint32_t *length) {
    uint32_t from = first, to = last;
    const Quoted *q;
    if (first > 0 && s->quoted_at[first - 1]) {
        q = &s->quoted[s->quoted_at[first - 1] - 1];
        if (q->closed && q->close > first && q->close <= last) from = first - 1;
    }
    if (last + 1 < s->tokens->n) {
        q = closed_by(s, last + 1);
        if (q && q->open >= first && q->open < last) to = last + 1;
    }
    *start = s->tokens->start[from];
    *length = s->tokens->start[to] + s->tokens->length[to] - *start;
}

static int publish(Speech *s, Quotes *out) {
    uint32_t i, n = s->rows_n, kept = 0;
    Arena *arena = s->arena;
    out->start = arena_alloc(arena, n * sizeof *out->start);
    out->length = arena_alloc(arena, n * sizeof *out->length);
    out->token = arena_alloc(arena, n * sizeof *out->token);
    out->kind = arena_alloc(arena, n);
    out->speaker = arena_alloc(arena, n * sizeof *out->speaker);
    out->speaker_start = arena_zero(arena, n * sizeof *out->speaker_start);
    out->speaker_length = arena_zero(arena, n * sizeof *out->speaker_length);
    out->cue_start = arena_zero(arena, n * sizeof *out->cue_start);
    out->cue_length = arena_zero(arena, n * sizeof *out->cue_length);
    if (arena->rc) return arena->rc;
    for (i = 0; i < n; i++) {
        const Row *row = &s->rows[i];
        if (row->dropped) continue;
        if (i > 0 && row->first == s->rows[i - 1].first && row->last == s->rows[i - 1].last &&
            row->kind == s->rows[i - 1].kind)
            continue;
        span_bytes(s, row->first, row->last, &out->start[kept], &out->length[kept]);
        out->token[kept] = row->first;
        out->kind[kept] = row->kind;
        out->speaker[kept] = row->name;
        if (row->speaker != NONE)
            span_bytes(s, row->speaker, row->speaker_last, &out->speaker_start[kept],
                       &out->speaker_length[kept]);
        if (row->cue != NONE) {
            out->cue_start[kept] = s->tokens->start[row->cue];
            out->cue_length[kept] = s->tokens->length[row->cue];
        }
        kept++;
    }
    out->n = kept;
    return SQLITE_OK;
}

static void cover_mentions(Speech *s) {
    uint32_t i, k;
    for (i = 0; i < s->entities->n; i++) {
        uint32_t end = s->entities->start[i] + s->entities->length[i];
        for (k = s->entities->token[i]; k < s->tokens->n && s->tokens->start[k] < end; k++)
            s->mention[k] = i + 1;
    }
}

/* Does a heading speak of somebody, so that the text may go on with "er"? */
static int names_somebody(const Speech *s) {
    const Thread *thread = &s->thread;
    return thread->subject.end ||
           (thread->open_row && s->rows[thread->open_row - 1].speaker != NONE);
}

/*
** Boilerplate between two paragraphs is passed over, and nothing goes on from the text into it; a
** heading goes on with nobody's words, and the text with a heading's where it speaks of somebody.
*/
static void enter_part(Speech *s, Part part, Thread *text, uint32_t *skipped) {
    Thread *thread = &s->thread;
    thread->pending = 0;
    if (part == s->part) return;
    if (s->part == PART_TEXT) {
        *text = *thread;
        *skipped = 0;
    }
    if (part != PART_TEXT) {
        memset(thread, 0, sizeof *thread);
    } else if (s->part == PART_DROPPED || !names_somebody(s)) {
        *thread = *text;
        thread->open_unit += *skipped;
        thread->subject_unit += *skipped;
        thread->apart = 1;
    }
    s->part = (uint8_t)part;
}

int quotes_find(Quotes *quotes, Arena *arena, const char *text, const Tokens *tokens,
                const Paragraphs *paragraphs, const Sentences *sentences, const Words *words,
                const Entities *entities) {
    Speech s = {.arena = arena,
                .text = text,
                .tokens = tokens,
                .paragraphs = paragraphs,
                .sentences = sentences,
                .words = words,
                .entities = entities};
    Thread thread = {.open_row = 0}; /* of the text, while something else is read */
    uint32_t i, next = 0, before = NONE, skipped = 0;

    memset(quotes, 0, sizeof *quotes);
    if (tokens->n == 0) return SQLITE_OK;
    s.mention = arena_zero(arena, tokens->n * sizeof *s.mention);
    s.hidden = arena_zero(arena, tokens->n);
    s.items = arena_alloc(arena, (tokens->n + 1) * sizeof *s.items);
    s.clauses = arena_alloc(arena, (tokens->n + 1) * sizeof *s.clauses);
    if (arena->rc) return arena->rc;
    cover_mentions(&s);
    if (marks_pair(&s)) return arena->rc;
    judge_marks(&s);
    for (i = 0; i < sentences->n;) {
        uint32_t end = i + 1, last;
        /* sentences that a quotation joins */
        for (;;) {
            last = sentences->first[end] - 1;
            while (next < s.quoted_n && s.quoted[next].open <= last) {
                const Quoted *q = &s.quoted[next++];
                uint32_t close = q->closed ? q->close : q->close > q->open ? q->close - 1 : q->open;
                uint32_t to = sentences_find(sentences, close) + 1;
                if (to > end && to - i <= UNIT) end = to;
            }
            if (last == sentences->first[end] - 1) break;
        }
        if (arena_poll(arena)) return arena->rc;
        if (sentences->paragraph[i] != s.paragraph)
            enter_part(&s, part_of(&s, i), &thread, &skipped);
        s.unit++;
        skipped += s.part == PART_DROPPED;
        s.before = sentences->paragraph[i] == s.paragraph || i == 0 ? before : NONE;
        before = sentences->first[end - 1];
        s.paragraph = sentences->paragraph[i];
        read_unit(&s, sentences->first[i], last);
        if (arena->rc) return arena->rc;
        i = end;
    }
    if (s.rows_n == 0) return SQLITE_OK;
    headings_attribute(&s);
    if (speakers_name(&s)) return arena->rc;
    if (sort_rows(&s)) return arena->rc;
    return publish(&s, quotes);
}

/*
** Compound: splitting. A word is put into small letters (of the same length in bytes), searched,
** and judged by the gate; what is found is written out over the letters as they came.
*/
#include "word/compound.h"

#include "base/hash.h"
#include "data/data.h"
#include "word/compound_search.h"

enum {
    AGAIN = 7,       /* bytes of a part that may be a compound again */
    LEAST_BYTES = 6, /* of a compound, letters too */
    LEAST_LINK = 6   /* bytes of a piece before a hyphen that may end in a linking s */
};

/* Writing out */

/* A further part with its lemma, `n` bytes at `lemma` (they are copied). */
static void add_part(Compound *out, size_t start, size_t length, size_t link, const char *lemma,
                     size_t n) {
    CompoundPart *part = &out->parts[out->count++];

    part->start = start;
    part->length = length;
    part->link = link;
    part->lemma = out->lemmas + out->used;
    part->lemma_length = n;
    memcpy(out->lemmas + out->used, lemma, n);
    out->used += n;
}

/* The lemma of the `n` bytes `form` by the first reading of the classes; its bytes. */
static size_t lemma_of(const char *form, size_t n, uint64_t classes, char *lemma) {
    LexiconEntry entry;
    unsigned i;

    if (lexicon_find(form, n, &entry)) {
        for (i = 0; i < entry.count; i++) {
            Reading reading = lexicon_reading(&entry, i);
            if (CLASS_BIT(reading.class) & classes) return lexicon_lemma(&reading, form, n, lemma);
        }
    }
    memcpy(lemma, form, n);
    return n;
}

/* The modifier's link and lemma. `part` is in small letters, `raw` as it came. */
static size_t modifier_lemma(const CompoundTable *table, const CompoundStep *step, const char *part,
                             const char *raw, size_t n, size_t *link, char *lemma) {
    CompoundRule rule;
    size_t length;

    *link = 0;
    switch (step->kind) {
    case KIND_COUNTED:
        if (!compound_table_rule(table, step->rule, &rule) || rule.cut > n || rule.link >= n) break;
        *link = rule.link;
        memcpy(lemma, part, n - rule.cut);
        memcpy(lemma + n - rule.cut, rule.added, rule.n);
        length = n - rule.cut + rule.n;
        if (rule.capital) capitalise(lemma, length);
        return length;
    case KIND_NOUN_S:
    case KIND_NOUN_ES:
        *link = step->kind == KIND_NOUN_S ? 1 : 2;
        break;
    case KIND_FORM: {
        char form[COMPOUND_BYTES];
        memcpy(form, part, n);
        capitalise(form, n);
        length = lemma_of(form, n, CLASS_BIT(CLASS_NN), lemma);
        if (length < n && memcmp(form, lemma, length) == 0) *link = n - length;
        return length;
    }
    case KIND_VERB: {
        LexiconEntry entry;
        memcpy(lemma, part, n);
        memcpy(lemma + n, "en", 2);
        if (lexicon_find(lemma, n + 2, &entry)) return n + 2;
        lemma[n] = 'n';
        return n + 1;
    }
    case KIND_ADJECTIVE:
        memcpy(lemma, part, n);
        return n;
    case KIND_STRANGER:
        *link = compound_stranger_link(part, n);
        memcpy(lemma, raw, n);
        capitalise(lemma, n - *link);
        return n - *link;
    default:
        break;
    }
    memcpy(lemma, part, n);
    capitalise(lemma, n - *link);
    return n - *link;
}

/* A part on its way out. */
typedef struct Span {
    size_t start, length, link; /* bytes of the piece */
    int noun;                   /* of the lexicon: it may be a compound again */
    size_t lemma_length;
    char lemma[COMPOUND_BYTES + LEXICON_LEMMA];
} Span;

/*
** The spans of a path through `small`, which begins at `shift` in the piece `raw`, in reverse
** order.
*/
static void make_spans(const CompoundTable *table, const CompoundPath *path, const char *small,
                       const char *raw, size_t shift, Span *spans) {
    char form[COMPOUND_BYTES];
    unsigned i;

    for (i = 0; i < path->count; i++) {
        const CompoundStep *step = &path->steps[i];
        const char *part = small + step->start;
        size_t n = (size_t)step->end - step->start;
        Span *span = &spans[path->count - 1 - i];
        span->start = shift + step->start;
        span->link = 0;
        if (i + 1 < path->count) {
            span->lemma_length = modifier_lemma(table, step, part, raw + shift + step->start, n,
                                                &span->link, span->lemma);
        } else {
            memcpy(form, part, n);
            if (step->kind != KIND_HEAD || path->head_capital) capitalise(form, n);
            span->lemma_length = n - step->rule;
            if (step->kind != KIND_HEAD)
                memcpy(span->lemma, form, span->lemma_length);
            else
                span->lemma_length = lexicon_lemma(&path->head, form, n, span->lemma);
        }
        span->length = n - span->link;
        span->noun = step->kind != KIND_STRANGER && is_capital(span->lemma, span->lemma_length);
    }
}

/* Shape */

/* Bytes of the well-formed character at `p`, or 0. */
static size_t character(const char *p, size_t n) {
    unsigned char a = (unsigned char)p[0];
    size_t k = a < 0x80 ? 1 : a < 0xC2 ? 0 : a < 0xE0 ? 2 : a < 0xF0 ? 3 : a < 0xF5 ? 4 : 0, i;
    if (k > n) return 0;
    for (i = 1; i < k; i++)
        if (!continues(p[i])) return 0;
    return k;
}

/* Writes the piece in small letters, of the same length, and tells its shape. */
static Shape make_small(const char *piece, size_t n, char *small) {
    size_t i = 0, k, capitals = 0, count = 0;
    int first = 0;

    while (i < n) {
        unsigned char c = (unsigned char)piece[i], d = i + 1 < n ? (unsigned char)piece[i + 1] : 0;
        if (c >= 'a' && c <= 'z') { /* most are */
            small[i++] = (char)c;
            count++;
            continue;
        }
        k = character(piece + i, n - i);
        if (k == 0) return SHAPE_OTHER;
        memcpy(small + i, piece + i, k);
        if (c >= 'A' && c <= 'Z') {
            small[i] = (char)(c + 32);
            capitals++;
            first |= i == 0;
        } else if (c == 0xC3 && d >= 0x80 && d <= 0x9E && d != 0x97) {
            small[i + 1] = (char)(d + 0x20);
            capitals++;
            first |= i == 0;
        } else if (c < 0x80 && !(c >= 'a' && c <= 'z')) {
            return SHAPE_OTHER;
        }
        count++;
        i += k;
    }
    if (capitals == 0) return SHAPE_SMALL;
    if (capitals == 1 && first) return SHAPE_CAPITAL;
    return capitals == count ? SHAPE_CAPITALS : SHAPE_OTHER;
}

/*
** Takes a part apart again that is a compound itself ("Musik" + "Schullehrer"), by its base form
** (a modifier may have lost its end: "Grundschul" + "Lehrer"). How many spans `span` became, in
** reverse order; 0 when it stays.
*/
static unsigned split_again(const CompoundTable *table, const Span *span, const char *small,
                            const char *raw, size_t room, Span *spans) {
    char base[COMPOUND_BYTES + LEXICON_LEMMA];
    CompoundPath path;
    size_t last;

    if (!span->noun || span->length < AGAIN || span->lemma_length > COMPOUND_BYTES) return 0;
    if (make_small(span->lemma, span->lemma_length, base) != SHAPE_CAPITAL) return 0;
    compound_search(table, base, span->lemma_length, COMPOUND_NOUNS, 0, &path);
    if (path.count < 2 || path.count > room || path.head_verbal) return 0;
    last = path.steps[path.count - 1].start;
    if (last + 2 > span->length || memcmp(base, small + span->start, last) != 0) return 0;
    if (!compound_gate(table, &path, base, span->lemma_length, SHAPE_CAPITAL)) return 0;
    make_spans(table, &path, base, raw, span->start, spans);
    spans[0].length = span->length - last;
    spans[0].link = span->link;
    return path.count;
}

/*
** The parts of a path, each taken apart as far as it goes. The path was found in `base`, the base
** form of `small`, which differs from it at the end only. `start` is the piece's in the word, `n`
** its bytes.
*/
static void add_path(Compound *out, const CompoundTable *table, const CompoundPath *path,
                     const char *base, const char *small, const char *raw, size_t n, size_t start,
                     size_t room) {
    Span spans[2 * COMPOUND_PARTS], span;
    unsigned waiting = path->count, more;

    make_spans(table, path, base, raw, 0, spans);
    spans[0].length = n - spans[0].start;
    while (waiting > 0) {
        span = spans[--waiting];
        more = room > waiting + 1
                   ? split_again(table, &span, small, raw, room - waiting, spans + waiting)
                   : 0;
        waiting += more;
        if (more) continue;
        add_part(out, start + span.start, span.length, span.link, span.lemma, span.lemma_length);
        room--;
    }
}

/* A whole piece as one part. */
static void add_whole(Compound *out, const CompoundPath *path, const char *piece, size_t n,
                      const char *small, Shape shape, size_t shift) {
    static const uint64_t ORDER[] = {CLASS_BIT(CLASS_NN),     CLASS_BIT(CLASS_NN_ADJ),
                                     CLASS_BIT(CLASS_NN_INF), NAME_CLASSES,
                                     ~VERB_CLASSES,           ~(uint64_t)0};
    char form[COMPOUND_BYTES], lemma[COMPOUND_BYTES + LEXICON_LEMMA];
    int big = shape != SHAPE_SMALL, turn;
    unsigned i, k;

    for (turn = 0; path && shape != SHAPE_OTHER && turn < 2; turn++, big = !big) {
        const LexiconEntry *entry = &path->whole[big];
        memcpy(form, small, n);
        if (big) capitalise(form, n);
        for (k = 0; k < sizeof ORDER / sizeof *ORDER; k++) {
            for (i = 0; i < entry->count; i++) {
                Reading reading = lexicon_reading(entry, i);
                if (!(CLASS_BIT(reading.class) & ORDER[k])) continue;
                add_part(out, shift, n, 0, lemma, lexicon_lemma(&reading, form, n, lemma));
                return;
            }
        }
    }
    add_part(out, shift, n, 0, piece, n);
}

/* The base form of a known word, in small letters: its bytes, or 0 when it is one. */
static size_t base_form(const CompoundPath *path, const char *small, size_t n, Shape shape,
                        char *base) {
    static const uint64_t CLASSES[] = {ADJECTIVE_CLASSES, CLASS_BIT(CLASS_NN)};
    char form[COMPOUND_BYTES], lemma[COMPOUND_BYTES + LEXICON_LEMMA];
    size_t length, found = 0;
    unsigned i;
    int big;

    for (big = shape != SHAPE_SMALL; big < 2 && !found; big++) {
        const LexiconEntry *entry = &path->whole[big];
        memcpy(form, small, n);
        if (big) capitalise(form, n);
        for (i = 0; i < entry->count; i++) {
            Reading reading = lexicon_reading(entry, i);
            if (!(CLASS_BIT(reading.class) & CLASSES[big])) continue;
            length = lexicon_lemma(&reading, form, n, lemma);
            if (length == n && memcmp(form, lemma, n) == 0) return 0;
            if (found || length > COMPOUND_BYTES) continue;
            if (make_small(lemma, length, base) != SHAPE_OTHER) found = length;
        }
    }
    return found;
}

/* A piece before a hyphen as one part: a modifier that the table counts ("Arbeits-", "Nord-"). */
static int add_modifier(Compound *out, const CompoundTable *table, const CompoundPath *path,
                        const char *small, const char *piece, size_t n, size_t start) {
    char lemma[COMPOUND_BYTES + LEXICON_LEMMA];
    CompoundStep step = {0, (uint8_t)n, KIND_COUNTED, 0, 0};
    unsigned rule;
    size_t link, length;
    int cost;

    if (path->whole[1].count > 0) return 0;
    cost =
        compound_table_modifier(table, compound_hash_text(COMPOUND_KEY_MODIFIER, small, n), &rule);
    if (cost == 0 || cost == COMPOUND_NEVER) return 0;
    step.rule = (uint16_t)rule;
    length = modifier_lemma(table, &step, small, piece, n, &link, lemma);
    add_part(out, start, n - link, link, lemma, length);
    return 1;
}

/* What the lexicon knows of the piece as a whole, in small letters and with a capital. */
static void find_whole(CompoundPath *path, const char *small, size_t n) {
    char form[COMPOUND_BYTES];

    memcpy(form, small, n);
    if (!lexicon_find(form, n, &path->whole[0])) path->whole[0] = (LexiconEntry){NULL, 0, 0};
    capitalise(form, n);
    if (!lexicon_find(form, n, &path->whole[1])) path->whole[1] = (LexiconEntry){NULL, 0, 0};
}

/* Need the splits of a piece not be looked for? What the gate would say of any of them. */
static int surely_whole(const CompoundPath *path, const char *small, size_t n, Shape shape) {
    uint64_t big = path->whole[1].classes;
    if (n < LEAST_BYTES || letters(small, n) < LEAST_BYTES) return 1;
    if ((shape == SHAPE_SMALL || !path->whole[1].count) &&
        (path->whole[0].classes & ~ADJECTIVE_CLASSES))
        return 1;
    return !(big & NOUN_CLASSES) && (big & NAME_CLASSES);
}

/* Where the last part begins, which is in the lexicon; 0: the path has one part, or none. */
static size_t head_start(const CompoundPath *path) {
    return path->count < 2 || path->stranger ? 0 : path->steps[path->count - 1].start;
}

/*
** A piece between hyphens; `last` when none follows. A linking s at the end of any other is no part
** of its last part ("Lebensversicherungs-AG").
*/
static void split_piece(const CompoundTable *table, const char *word, size_t start, size_t n,
                        int last_piece, size_t room, Compound *out) {
    const char *piece = word + start;
    char small[COMPOUND_BYTES], base[COMPOUND_BYTES + LEXICON_LEMMA];
    CompoundPath path, base_path;
    Shape shape = make_small(piece, n, small);
    unsigned heads = shape == SHAPE_SMALL ? COMPOUND_NOUNS | COMPOUND_ADJECTIVES : COMPOUND_NOUNS;
    size_t m, last;

    if (shape == SHAPE_OTHER) {
        add_whole(out, NULL, piece, n, small, shape, start);
        return;
    }
    find_whole(&path, small, n);
    if (last_piece && surely_whole(&path, small, n, shape)) {
        add_whole(out, &path, piece, n, small, shape, start);
        return;
    }
    compound_search(table, small, n, heads, !path.whole[0].count && !path.whole[1].count, &path);
    if (shape != SHAPE_SMALL) {
        out->head = head_start(&path);
        out->head_known = 1;
    }
    /* with a capital at the beginning of a sentence only */
    if (shape == SHAPE_CAPITAL && path.whole[0].count > 0 && path.whole[1].count == 0)
        shape = SHAPE_SMALL;
    if (shape == SHAPE_SMALL && (path.whole[0].classes & ADJECTIVE_CLASSES)) {
        /* an adjective is none of a noun's compounds */
        heads = COMPOUND_ADJECTIVES;
        if (path.head_capital) compound_search(table, small, n, heads, 0, &path);
    }
    m = path.count > 1 ? base_form(&path, small, n, shape, base) : 0;
    if (m > 0) {
        /* an inflected form is taken apart where its base form is */
        compound_search(table, base, m, heads, 0, &base_path);
        last = base_path.count > 1 ? base_path.steps[base_path.count - 1].start : 0;
        if (last == 0 || base_path.count > room || last + 2 > n || memcmp(base, small, last) != 0 ||
            !compound_gate(table, &base_path, base, m, shape))
            add_whole(out, &path, piece, n, small, shape, start);
        else
            add_path(out, table, &base_path, base, small, piece, n, start, room);
        return;
    }
    if (!last_piece && add_modifier(out, table, &path, small, piece, n, start)) return;
    if (!last_piece && n >= LEAST_LINK && small[n - 1] == 's' && !path.whole[0].count &&
        !path.whole[1].count && (path.count < 2 || path.stranger)) {
        compound_search(table, small, n - 1, COMPOUND_NOUNS, 0, &base_path);
        if (base_path.count > 1 && base_path.count <= room &&
            compound_gate(table, &base_path, small, n - 1, shape)) {
            add_path(out, table, &base_path, small, small, piece, n - 1, start, room);
            out->parts[out->count - 1].link++;
            return;
        }
    }
    if (path.count > 1 && path.count <= room && compound_gate(table, &path, small, n, shape))
        add_path(out, table, &path, small, small, piece, n, start, room);
    else
        add_whole(out, &path, piece, n, small, shape, start);
}

static int open_table(CompoundTable *table) {
    return compound_table_open(table, DATA_COMPOUNDS, hash_read32(DATA_COMPOUNDS));
}

/* Bytes of the hyphen at `p`, or 0: "-", U+2010, U+2011. */
static size_t hyphen(const char *p, size_t n) {
    if (*p == '-') return 1;
    return n >= 3 && (memcmp(p, "\xE2\x80\x90", 3) == 0 || memcmp(p, "\xE2\x80\x91", 3) == 0) ? 3
                                                                                              : 0;
}

void compound_split(const char *word, size_t n, Compound *out) {
    CompoundTable table;
    size_t at = 0, pieces = 0, hyphens = 0, k;

    out->count = 0;
    out->used = 0;
    out->head_known = 0;
    if (n > 0 && n <= COMPOUND_BYTES && open_table(&table)) {
        for (at = 0; at < n; at += k ? k : 1) hyphens += (k = hyphen(word + at, n - at)) > 0;
        pieces = hyphens;
        at = 0;
        while (at < n && pieces < COMPOUND_PARTS) {
            size_t start = at, end;
            while (at < n && (k = hyphen(word + at, n - at)) > 0) at += k;
            if (at == n) break;
            /* a hyphen at the beginning belongs to the first part */
            end = at;
            while (end < n && !hyphen(word + end, n - end)) end++;
            split_piece(&table, word, at, end - at, end == n, COMPOUND_PARTS - out->count - pieces,
                        out);
            if (pieces) pieces--;
            if (start == 0 && at > 0) {
                out->parts[0].length += at;
                out->parts[0].start = 0;
            }
            at = end;
            while (at < n && (k = hyphen(word + at, n - at)) > 0) at += k;
            out->parts[out->count - 1].link += at - end;
        }
    }
    /* of a word with hyphens the search knows the pieces alone */
    if (out->head_known && hyphens) out->head_known = 0;
    if (out->count == 0 && n > 0) {
        out->count = 1;
        out->parts[0] = (CompoundPart){0, n, 0, word, n};
    }
}

size_t compound_head(const char *word, size_t n, LexiconEntry *head) {
    CompoundTable table;
    CompoundPath path;
    char small[COMPOUND_BYTES];
    size_t start = 0, at, k;
    Shape shape;

    if (n == 0 || n > COMPOUND_BYTES || !open_table(&table)) return 0;
    for (at = 0; at < n; at += k ? k : 1)
        if ((k = hyphen(word + at, n - at)) > 0 && at + k < n) start = at + k;
    shape = make_small(word + start, n - start, small);
    if (shape == SHAPE_OTHER) return 0;
    compound_search(&table, small, n - start,
                    shape == SHAPE_SMALL ? COMPOUND_ADJECTIVES | COMPOUND_VERBS : COMPOUND_NOUNS, 0,
                    &path);
    if (start > 0 && path.whole[shape != SHAPE_SMALL].count > 0) {
        *head = path.whole[shape != SHAPE_SMALL];
        return start;
    }
    at = head_start(&path);
    if (at) *head = path.head_entry;
    return at ? start + at : 0;
}

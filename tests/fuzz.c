/*
** A libFuzzer target: any bytes through all layers, and what must hold of the result whatever
** they are; and the text's words through tables and a model that the bytes have broken.
**
**     make fuzz SECONDS=600          an input that fails is kept in build/fuzz
**     build/fuzz/tests/fuzz FILE     runs one input
*/
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "corpus/keyword.h"
#include "corpus/minhash.h"
#include "corpus/readability.h"
#include "corpus/summary.h"
#include "data/data.h"
#include "document/document.h"
#include "entity/gazetteer.h"
#include "fuzz_meta.h"
#include "page/article.h"
#include "page/json.h"
#include "speech/sentiment.h"
#include "word/compound_table.h"
#include "word/fold.h"
#include "word/german.h"
#include "word/kwic.h"
#include "word/lexicon_table.h"
#include "word/norm.h"
#include "word/normalize.h"
#include "word/tagger.h"
#include "word/term.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Not assert(): it holds in every build. */
#define HOLDS(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) __builtin_trap();                                                        \
    } while (0)

/* Does a character, as SQLite counts them, begin at this byte? */
static int is_boundary(const Document *d, uint32_t at) {
    uint32_t before = at;
    if (at == 0 || at == d->n || !text_continues(d->text[at])) return 1;
    while (before > 0 && text_continues(d->text[before])) before--;
    return (unsigned char)d->text[before] < 0xC0; /* nothing that it could continue */
}

/* Spans lie in the text, in order, at characters' boundaries. */
static void check_spans(const Document *d, uint32_t n, const uint32_t *start,
                        const uint32_t *length, int overlap) {
    uint32_t i, end = 0;
    for (i = 0; i < n; i++) {
        HOLDS(start[i] >= end && start[i] < d->n);
        HOLDS(length[i] > 0 && length[i] <= d->n - start[i]);
        HOLDS(is_boundary(d, start[i]) && is_boundary(d, start[i] + length[i]));
        end = overlap ? start[i] : start[i] + length[i];
    }
}

static void check_sentences(const Document *d) {
    const Sentences *s = &d->sentences;
    uint32_t i;
    HOLDS((s->n == 0) == (d->tokens.n == 0));
    for (i = 0; i < s->n; i++) {
        HOLDS(s->first[i] < s->first[i + 1]);
        HOLDS(s->paragraph[i] < d->paragraphs.n);
        HOLDS(i == 0 || s->paragraph[i] >= s->paragraph[i - 1]);
        HOLDS(sentences_find(s, s->first[i]) == i);
        HOLDS(paragraphs_find(&d->paragraphs, d->tokens.start[s->first[i]]) == s->paragraph[i]);
    }
    HOLDS(s->n == 0 || (s->first[0] == 0 && s->first[s->n] == d->tokens.n));
}

static void check_labels(const Document *d) {
    const Paragraphs *p = &d->paragraphs;
    uint32_t i;
    for (i = 0; i < p->n; i++) {
        HOLDS(p->label[i] < LABELS && paragraph_label_name((ParagraphLabel)p->label[i]));
        HOLDS(p->keep[i] <= 1 && p->score[i] >= 0 && p->score[i] <= 1);
        HOLDS(p->reason[i] && strlen(p->reason[i]) > 0);
    }
}

static void check_tokens(Document *d) {
    uint32_t i, n;
    for (i = 0; i < d->tokens.n; i++) {
        HOLDS(d->tokens.kind[i] < TOKEN_KINDS);
        HOLDS(token_norm(&d->tokens, i, &d->arena, d->text, &n) && n > 0);
        token_is_stop(d->text + d->tokens.start[i], d->tokens.length[i]);
    }
}

static void check_entities(const Document *d) {
    const Entities *e = &d->entities;
    uint32_t i, most = 0;
    for (i = 0; i < e->n; i++) {
        HOLDS(e->type[i] < ENTITY_TYPES && e->kind[i] < ENTITY_KINDS);
        HOLDS(e->token[i] < d->tokens.n && e->name[i] && e->score[i] >= 0 && e->score[i] <= 1);
        HOLDS(e->entity[i] <= most); /* numbered in order of first mention */
        if (e->entity[i] == most) most++;
    }
}

static void check_times(const Document *d, const uint8_t *bytes, size_t n) {
    const Times *t = &d->times;
    TimeReference reference = {calendar_valid(306 + (int64_t)n * 2654435761u % 3652059), -1};
    TimeResolver resolver;
    TimeValue value;
    uint32_t i;
    time_reference((const char *)bytes, n, &reference);
    times_begin(&resolver, t, &reference);
    for (i = 0; i < t->n; i++) {
        HOLDS(t->token[i] <= t->last[i] && t->last[i] < d->tokens.n &&
              t->sentence[i] < d->sentences.n);
        times_next(&resolver, &value);
        HOLDS(value.value[0] && memchr(value.value, 0, TIME_VALUE));
        HOLDS(value.type < TIME_TYPE_COUNT && value.mod < MOD_COUNT && value.from <= value.to);
        HOLDS((value.from == DAY_NONE) == (value.to == DAY_NONE));
        HOLDS(value.from == DAY_NONE || calendar_valid(value.from) == value.from);
        HOLDS(value.to == DAY_NONE || calendar_valid(value.to) == value.to);
    }
}

static void check_values(const Document *d) {
    const Values *v = &d->values;
    uint32_t i;
    for (i = 0; i < v->n; i++) {
        HOLDS(v->type[i] < VALUE_TYPES && v->approx[i] < APPROXES && v->token[i] < d->tokens.n);
        HOLDS(isfinite(v->value[i]));
        HOLDS(v->approx[i] != APPROX_RANGE || v->most[i] > v->value[i]);
        HOLDS((v->unit[i] != NULL) == (v->unit_length[i] > 0));
    }
}

static void check_quotes(const Document *d) {
    const Quotes *q = &d->quotes;
    uint32_t i;
    check_spans(d, q->n, q->start, q->length, 1);
    for (i = 0; i < q->n; i++) {
        HOLDS(q->kind[i] < QUOTE_KINDS && q->token[i] < d->tokens.n);
        HOLDS(q->speaker_length[i] <= d->n - q->speaker_start[i]);
        HOLDS(is_boundary(d, q->speaker_start[i]));
        HOLDS(is_boundary(d, q->speaker_start[i] + q->speaker_length[i]));
        HOLDS(!q->speaker[i] || q->speaker[i][0]);
        HOLDS(q->cue_length[i] <= d->n - q->cue_start[i] && is_boundary(d, q->cue_start[i]));
        HOLDS(is_boundary(d, q->cue_start[i] + q->cue_length[i]));
    }
}

/* Relations lie in the text; a score has bounds, towards the text's own first bytes too. */
static void check_speech(Document *d) {
    static Sentiment *sentiment;
    const Relations *r = &d->relations;
    SentimentText text = {&d->arena, d->text, &d->tokens, &d->sentences, &d->words, &d->entities};
    double score = 0;
    uint32_t i;
    check_spans(d, r->n, r->start, r->length, 1);
    for (i = 0; i < r->n; i++) HOLDS(r->type[i] < RELATION_COUNT && r->subject[i] && r->object[i]);
    if (!sentiment)
        HOLDS(!sentiment_open(&sentiment, DATA_SENTIMENT,
                              (size_t)(DATA_SENTIMENT_END - DATA_SENTIMENT)));
    HOLDS(sentiment_of_text(sentiment, &text, &score) == SQLITE_OK && score >= -1 && score <= 1);
    HOLDS(sentiment_of_target(sentiment, &text, d->text, d->n < 6 ? d->n : 6, &score) == SQLITE_OK);
    HOLDS(score >= -1 && score <= 1);
}

/* What goes from text to text: a second time changes nothing. */
static void check_forms(const char *text, size_t n) {
    static void (*const FORMS[])(Buffer *, const char *, size_t) = {fold_text, fold_case,
                                                                    normalize_text};
    double german = german_share(text, n);
    size_t i;

    HOLDS(german <= 1 && (german >= 0 || german == -1)); /* -1: there are no letters */
    for (i = 0; i < sizeof FORMS / sizeof FORMS[0]; i++) {
        Buffer once = {0}, twice = {0};
        FORMS[i](&once, text, n);
        buffer_byte(&once, 0); /* a text ends with a zero */
        HOLDS(once.rc == SQLITE_OK);
        FORMS[i](&twice, once.p, once.n - 1);
        buffer_byte(&twice, 0);
        HOLDS(FORMS[i] != fold_text || (once.n == twice.n && !memcmp(once.p, twice.p, once.n)));
        buffer_free(&once);
        buffer_free(&twice);
    }
}

/* The text as a query, over itself. */
static void check_query(const Document *d) {
    uint32_t next = 0, end = 0;
    KwicSearch search;
    Kwic kwic;
    int rc = kwic_parse(&kwic, d->text, d->n, NULL);

    HOLDS(rc == SQLITE_OK || rc == SQLITE_ERROR);
    HOLDS((rc == SQLITE_ERROR) == (kwic.message[0] != 0));
    if (!rc) {
        HOLDS(kwic.n > 0 && kwic.n <= kwic.places && kwic.places <= KWIC_TOKENS);
        kwic_begin(&search, &kwic, d->text, &d->tokens, &d->sentences, &d->words);
        while ((rc = kwic_next(&search)) == SQLITE_ROW) {
            HOLDS(search.first >= next && search.first + search.count > end);
            HOLDS(search.count > 0 && search.count <= kwic.places);
            next = search.first + 1;
            end = search.first + search.count;
            HOLDS(search.first >= d->sentences.first[search.sentence]);
            HOLDS(end <= d->sentences.first[search.sentence + 1]);
        }
        HOLDS(rc == SQLITE_DONE);
        kwic_end(&search);
    }
    kwic_free(&kwic);
}

/* Have the lists a term in common, or are both empty? */
static int share(const Terms *a, const char *b, unsigned count) {
    const Terms other = {count, b};
    const char *x = NULL, *y = NULL;
    size_t x_n = 0, y_n = 0;
    unsigned i, k;
    for (i = 0; i < a->count; i++) {
        x = i ? terms_next(x, &x_n) : terms_first(a, &x_n);
        HOLDS(x_n > 0 && x_n <= TERM_BYTES);
        for (k = 0; k < count; k++) {
            y = k ? terms_next(y, &y_n) : terms_first(&other, &y_n);
            if (x_n == y_n && memcmp(x, y, x_n) == 0) return 1;
        }
    }
    return a->count == 0 && count == 0;
}

/* Every token is found by itself, whatever the options and wherever it stands. */
static void check_terms(const Document *d) {
    unsigned options = d->n ? (unsigned char)d->text[d->n - 1] % 32 : 0;
    TermMaker index, query;
    uint32_t i;

    HOLDS(term_open(&index, options) == SQLITE_OK && term_open(&query, options) == SQLITE_OK);
    for (i = 0; i < d->tokens.n; i++) {
        const char *word = d->text + d->tokens.start[i];
        TokenKind kind = (TokenKind)d->tokens.kind[i];
        Terms put, sought, again;
        unsigned use = i % 4 * TERM_INITIAL, asks = TERM_QUERY | (use & TERM_FOREIGN);
        HOLDS(!term_make(&index, word, d->tokens.length[i], kind, use, NULL, 0, &put));
        HOLDS(!term_make(&query, word, d->tokens.length[i], kind, asks, NULL, 0, &sought));
        HOLDS(share(&put, sought.p, sought.count));
        HOLDS(!term_make(&query, word, d->tokens.length[i], kind, use, NULL, 0, &again));
        HOLDS(put.count == again.count && share(&put, again.p, again.count));
    }
    term_close(&index);
    term_close(&query);
}

/* ---- broken tables */

enum {
    CHANGES = 24,     /* bytes of a table that one input changes, at most */
    FIRST = 16384,    /* every second of them lies among the first, where the head is */
    WORDS_TRIED = 40, /* of the text */
    STEPS = 32        /* from any state on */
};

/* A copy of a table with some bytes changed, and what they were. */
typedef struct Broken {
    unsigned char *bytes;
    size_t size;
    size_t at[CHANGES];
    unsigned char was[CHANGES];
    int changes;
} Broken;

/*
** Changes the copy as the input says: three bytes for a place and one for what stands there then.
*/
static void break_table(Broken *b, const unsigned char *table, size_t size, const uint8_t *in,
                        size_t n) {
    size_t i;
    if (!b->bytes) {
        b->bytes = malloc(size); /* for all inputs to come */
        HOLDS(b->bytes);
        memcpy(b->bytes, table, b->size = size);
    }
    for (i = 0, b->changes = 0; i + 4 <= n && b->changes < CHANGES; i += 4, b->changes++) {
        size_t at = (size_t)in[i] | (size_t)in[i + 1] << 8 | (size_t)in[i + 2] << 16;
        at %= b->changes % 2 || size < FIRST ? size : in[i + 2] & 1 ? 64 : FIRST;
        b->at[b->changes] = at;
        b->was[b->changes] = b->bytes[at];
        b->bytes[at] = in[i + 3];
    }
}

static void mend_table(Broken *b) {
    while (b->changes-- > 0) b->bytes[b->at[b->changes]] = b->was[b->changes];
}

static uint32_t words_tried(const Document *d) {
    return d->tokens.n < WORDS_TRIED ? d->tokens.n : WORDS_TRIED;
}

static void check_broken_lexicon(const Document *d, const uint8_t *in, size_t in_n) {
    static Broken broken;
    LexiconTable table;
    LexiconEntry entry;
    uint32_t i, k;

    break_table(&broken, DATA_LEXICON, hash_read32(DATA_LEXICON + 4), in, in_n);
    if (lexicon_open(broken.bytes, broken.size, &table)) {
        for (i = 0; i < words_tried(d); i++) {
            const char *word = d->text + d->tokens.start[i];
            uint32_t n = d->tokens.length[i], state = hash_read32(DATA_LEXICON + 8) * i;
            char lemma[256 + LEXICON_LEMMA];
            if (n < 256 && lexicon_table_find(&table, word, n, &entry)) {
                for (k = 0; k < entry.count; k++) {
                    Reading r = lexicon_reading(&entry, k);
                    HOLDS(lexicon_table_lemma(&table, &r, word, n, lemma) <= n + LEXICON_LEMMA);
                    HOLDS((unsigned)r.class < WORD_CLASS_COUNT);
                }
            }
            for (k = 0; k < STEPS; k++) {
                lexicon_table_step(&table, &state, (unsigned char)word[k % n]);
                lexicon_table_at(&table, state, &entry);
            }
        }
    }
    mend_table(&broken);
}

static void check_broken_compounds(const Document *d, const uint8_t *in, size_t in_n) {
    static Broken broken;
    CompoundTable table;
    CompoundRule rule;
    uint32_t i, end;
    unsigned number;

    break_table(&broken, DATA_COMPOUNDS, hash_read32(DATA_COMPOUNDS), in, in_n);
    if (compound_table_open(&table, broken.bytes, broken.size)) {
        for (i = 0; i < words_tried(d); i++) {
            const char *word = d->text + d->tokens.start[i];
            for (end = 1; end <= d->tokens.length[i] && end < 64; end++) {
                int cost = compound_table_modifier(
                    &table, compound_hash_text(COMPOUND_KEY_MODIFIER, word, end), &number);
                HOLDS(cost >= 0 && cost <= COMPOUND_NEVER);
                if (cost && compound_table_rule(&table, number, &rule)) {
                    HOLDS(rule.n <= COMPOUND_ADDED);
                }
                compound_table_head(&table, compound_hash_text(COMPOUND_KEY_HEAD, word, end));
                compound_table_whole(&table, compound_hash_text(COMPOUND_KEY_WHOLE, word, end));
            }
        }
        for (number = 0; number < 70000; number += 97) compound_table_rule(&table, number, &rule);
    }
    mend_table(&broken);
}

static void check_broken_tagger(const Document *d, const uint8_t *in, size_t in_n) {
    static Broken broken;
    static TaggerType types[WORDS_TRIED];
    const TaggerType *list[WORDS_TRIED];
    uint8_t tags[WORDS_TRIED];
    uint32_t i, n = words_tried(d);
    Tagger tagger;
    Arena arena;
    Net net;

    HOLDS(net_open(&net, DATA_TAGGER, SIZE_MAX) == SQLITE_OK);
    break_table(&broken, DATA_TAGGER,
                (size_t)(net.rows - DATA_TAGGER) + (size_t)net.rows_n * NET_ROW, in, in_n);
    if (tagger_open(&tagger, broken.bytes, broken.size) == SQLITE_OK) {
        arena_init(&arena);
        for (i = 0; i < n; i++) {
            word_type(&types[i].type, d->text + d->tokens.start[i], d->tokens.length[i], i == 0);
            tagger_type(&tagger, &types[i], i == 0);
            list[i] = &types[i];
        }
        HOLDS(tagger_run(&tagger, &arena, list, n, tags) == SQLITE_OK);
        for (i = 0; i < n; i++) {
            HOLDS(tags[i] < tagger.net.labels);
            HOLDS(tagger_stts(&tagger, tags[i]) < STTS_COUNT);
            HOLDS(tagger_upos(&tagger, tags[i]) < UPOS_COUNT);
        }
        arena_free(&arena);
    }
    mend_table(&broken);
}

/* Lists and clusters that the bytes have broken, asked for the text's words and for names of them. */
static void check_broken_names(const Document *d, const uint8_t *in, size_t in_n) {
    static Broken broken_lists, broken_clusters;
    Lists lists;
    Clusters clusters;
    ClusterIds ids;
    uint32_t i;

    break_table(&broken_lists, DATA_LISTS, (size_t)(DATA_LISTS_END - DATA_LISTS), in, in_n);
    break_table(&broken_clusters, DATA_CLUSTERS, (size_t)(DATA_CLUSTERS_END - DATA_CLUSTERS), in,
                in_n);
    if (lists_open(&lists, broken_lists.bytes, broken_lists.size) == SQLITE_OK) {
        uint64_t name = 0;
        for (i = 0; i < words_tried(d); i++) {
            uint64_t word = hash_bytes(d->text + d->tokens.start[i], d->tokens.length[i]);
            name = i % LIST_WORDS ? list_join(name, word) : word;
            HOLDS(lists_find(&lists, word).longer < LIST_WORDS);
            HOLDS(lists_find(&lists, name).longer < LIST_WORDS);
        }
    }
    if (clusters_open(&clusters, broken_clusters.bytes, broken_clusters.size) == SQLITE_OK) {
        for (i = 0; i < words_tried(d); i++) {
            const char *word = d->text + d->tokens.start[i];
            if (clusters_find(&clusters, word, d->tokens.length[i], &ids))
                HOLDS(ids.fine < CLUSTERS_FINE && ids.middle < CLUSTERS_MIDDLE);
        }
    }
    mend_table(&broken_lists);
    mend_table(&broken_clusters);
}

/* The recogniser's net, broken: any features give labels and probabilities that can be. */
static void check_broken_net(const Document *d, const uint8_t *in, size_t in_n) {
    static Broken broken;
    static int32_t scores[WORDS_TRIED][NET_LABELS];
    static NetHeat heat;
    static Net net;
    uint8_t labels[WORDS_TRIED];
    uint32_t i, n = words_tried(d);
    NetLattice lattice;
    Arena arena;

    break_table(&broken, DATA_RECOGNISER, (size_t)(DATA_RECOGNISER_END - DATA_RECOGNISER), in,
                in_n);
    if (net_open(&net, broken.bytes, broken.size) == SQLITE_OK) {
        arena_init(&arena);
        for (i = 0; i < n; i++) {
            uint64_t keys[3];
            int16_t sums[NET_SUMS];
            keys[0] = hash_bytes(d->text + d->tokens.start[i], d->tokens.length[i]);
            keys[1] = key_mix(keys[0]);
            keys[2] = hash_read32(net.slots + 4 * (keys[0] >> (64 - net.bits))) >> NET_PLACE_BITS |
                      keys[0] >> 12 << 12; /* one that the net has, unless the slot is free */
            net_begin(&net, sums);
            net_add(&net, keys, 3, sums);
            net_scores(&net, sums, scores[i]);
        }
        net_heat(&net, 1, &heat);
        HOLDS(!net_lattice(&net, &arena, (const int32_t(*)[NET_LABELS])scores, n, &lattice));
        HOLDS(!net_lattice_decode(&lattice, labels) && !net_lattice_sum(&lattice, &heat));
        for (i = 0; i < n; i++) {
            float p = net_lattice_probability(&lattice, i, 1, labels + i, NET_LABELS);
            HOLDS(labels[i] < net.labels && p >= 0 && p <= 1);
        }
        arena_free(&arena);
    }
    mend_table(&broken);
}

/* Every token has tags that there are and a lemma that lies where lemmas are. */
static void check_words(const Document *d) {
    const Words *w = &d->words;
    uint32_t i;
    HOLDS(w->n == d->tokens.n);
    for (i = 0; i < w->n; i++) {
        HOLDS(w->tag[i] < STTS_COUNT && w->pos[i] < UPOS_COUNT);
        HOLDS(w->lemma_length[i] > 0 && w->lemma[i] <= w->lemmas_n);
        HOLDS(w->lemma_length[i] <= w->lemmas_n - w->lemma[i]);
    }
}

/* ---- gazetteers */

enum { LINES = 40 /* of the text are names of a list */ };

typedef struct Lines {
    const char *text;
    uint32_t start[LINES], length[LINES];
    int n;
} Lines;

/* The row's line is its name and, what it is worth, its aliases. */
static int read_line(void *data, int64_t row, GazetteerNames *names) {
    const Lines *lines = data;
    if (row < 0 || row >= lines->n) return SQLITE_DONE;
    names->name = names->aliases = lines->text + lines->start[row];
    names->name_n = names->aliases_n = lines->length[row];
    return SQLITE_ROW;
}

/* Aliases come to an end whatever they are. */
static void check_aliases(const char *text, size_t n) {
    const char *alias;
    Buffer room = {0};
    size_t at = 0, alias_n, rounds = 0;
    while (gazetteer_alias(text, n, &at, &room, &alias, &alias_n) == SQLITE_ROW) {
        HOLDS(alias_n <= n && rounds++ <= n);
        gazetteer_refuses(alias, alias_n);
    }
    buffer_free(&room);
}

/* The text's lines as names, found in the text; and a block that the bytes have broken. */
static void check_gazetteer(Document *d, const uint8_t *in, size_t in_n) {
    unsigned options = d->n % 2 ? GAZETTEER_FOLD : 0;
    Lines lines = {.text = d->text};
    GazetteerBuild build = {0};
    GazetteerSegment segment;
    const GazetteerSegment *segments[] = {&segment};
    Gazetteer gazetteer = {options, segments, 1};
    unsigned char *bytes;
    GazetteerHits hits;
    uint32_t at, end, i;
    size_t n;

    for (at = 0; at < d->n && lines.n < LINES; at = end + 1) {
        const char *line_end = memchr(d->text + at, '\n', d->n - at);
        end = line_end ? (uint32_t)(line_end - d->text) : d->n;
        check_aliases(d->text + at, end - at);
        if (gazetteer_refuses(d->text + at, end - at)) continue;
        HOLDS(!gazetteer_add(&build, options, d->text + at, end - at, lines.n));
        lines.start[lines.n] = at;
        lines.length[lines.n++] = end - at;
    }
    HOLDS(gazetteer_block(&build, NULL, 0, &bytes, &n) == SQLITE_OK);
    HOLDS(gazetteer_open(&segment, bytes, n) == SQLITE_OK);
    end = (uint32_t)gazetteer_match(&gazetteer, &d->arena, d->text, d->n, read_line, &lines, &hits);
    HOLDS(end == SQLITE_OK || end == SQLITE_CORRUPT); /* a line that begins with [ and is no JSON */
    for (i = 0, at = 0; i < hits.n; i++) {
        const GazetteerHit *hit = &hits.hits[i], *before = hit - 1;
        HOLDS(hit->length > 0 && hit->start + hit->length <= d->n);
        HOLDS(is_boundary(d, hit->start) && is_boundary(d, hit->start + hit->length));
        HOLDS(i == 0 || hit->start >= before->start + before->length ||
              (hit->start == before->start && hit->length == before->length &&
               hit->row > before->row));
    }
    if (end == SQLITE_OK && lines.n) HOLDS(hits.n > 0); /* the first line is found, at the latest */
    gazetteer_close(&segment);
    for (i = 0; i + 2 < in_n && i < CHANGES; i += 3) {
        bytes[(in[i] | (size_t)in[i + 1] << 8) % n] ^= in[i + 2];
    }
    if (gazetteer_open(&segment, bytes, n) == SQLITE_OK) gazetteer_close(&segment);
    sqlite3_free(bytes);
}

/* ---- corpora */

/* A text resembles itself; the bytes as a signature are one or are refused. */
static void check_signature(Document *d, const uint8_t *in, size_t in_n) {
    unsigned char a[MINHASH_BYTES], b[MINHASH_BYTES];
    unsigned shingle = 1 + d->n % MINHASH_SHINGLE_MOST;
    int rc = minhash_text(a, &d->arena, d->text, d->n, shingle);

    HOLDS(rc == SQLITE_OK || rc == SQLITE_EMPTY);
    minhash_valid(in, in_n);
    if (rc) return;
    HOLDS(minhash_text(b, &d->arena, d->text, d->n, shingle) == SQLITE_OK);
    HOLDS(minhash_valid(a, sizeof a) && minhash_shingle(a) == shingle);
    HOLDS(memcmp(a, b, sizeof a) == 0 && minhash_similarity(a, b) == 1);
}

static void check_readability(Document *d) {
    Readability read;
    int i;

    HOLDS(readability_measure(&read, &d->arena, d) == SQLITE_OK);
    HOLDS(read.value[READ_SENTENCES] <= read.value[READ_WORDS]);
    HOLDS((read.value[READ_SENTENCES] > 0) == (read.value[READ_WORDS] > 0));
    for (i = READ_SENTENCE_LENGTH; i < READ_MEASURES; i++) {
        HOLDS(isnan(read.value[i]) ? i == READ_MATTR || read.value[READ_WORDS] == 0
                                   : isfinite(read.value[i]));
    }
    for (i = READ_TYPE_TOKEN_RATIO; i < READ_MEASURES; i++)
        HOLDS(isnan(read.value[i]) || (read.value[i] >= 0 && read.value[i] <= 1));
}

/* Kept sentences in order, no more than asked for. */
static void check_summary(Document *d, const Keywords *k) {
    unsigned most = 1 + d->n % SUMMARY_MOST;
    Summary s;
    uint32_t i;

    HOLDS(summary_choose(&s, &d->arena, d, k, most) == SQLITE_OK);
    HOLDS(s.n <= most);
    for (i = 0; i < s.n; i++) {
        HOLDS(s.sentence[i] < d->sentences.n && (i == 0 || s.sentence[i] > s.sentence[i - 1]));
        HOLDS(d->paragraphs.keep[d->sentences.paragraph[s.sentence[i]]]);
    }
}

static void check_keywords(Document *d) {
    Keywords k;
    uint32_t i, last = 0;

    HOLDS(keywords_find(&k, &d->arena, d) == SQLITE_OK);
    for (i = 0; i < k.n; i++) {
        HOLDS(k.length[i] > 0 && k.count[i] > 0 && isfinite(k.score[i]) && k.order[i] < k.n);
        HOLDS(i == 0 || k.score[k.order[i]] <= k.score[k.order[i - 1]]);
    }
    for (i = 0; i < d->tokens.n; i++) {
        if (k.of_token[i] == KEYWORD_NONE) continue;
        HOLDS(k.of_token[i] >= 0 && (uint32_t)k.of_token[i] <= last);
        if ((uint32_t)k.of_token[i] == last) last++; /* numbered by first appearance */
        HOLDS(k.count[k.of_token[i]]-- > 0);
    }
    HOLDS(last == k.n);
    for (i = 0; i < k.n; i++) HOLDS(k.count[i] == 0);
    check_summary(d, &k);
}

/* ---- pages */

/* Blocks lie in the text one behind the other, and in elements that there are. */
static void check_blocks(const Page *page) {
    uint32_t i, end = 0;
    for (i = 0; i < page->blocks_n; i++) {
        const PageBlock *b = &page->blocks[i];
        HOLDS(b->start >= end && b->length > 0 && page->text[b->start + b->length] == 0);
        HOLDS(strlen(page->text + b->start) == b->length);
        HOLDS(b->element < page->elements_n && b->linked <= b->characters);
        HOLDS(b->bold <= b->characters && b->italic <= b->characters);
        end = b->start + b->length + 1;
    }
    HOLDS(end <= page->text_n);
    for (i = 0; i < page->elements_n; i++) {
        HOLDS(page->elements[i].parent == PAGE_NONE || page->elements[i].parent < i);
        HOLDS(page->elements[i].tag < TAGS);
    }
    for (i = 0; i < page->links_n; i++) {
        HOLDS(page->links[i].start <= page->links[i].end && page->links[i].end <= page->text_n);
        HOLDS(page->links[i].block <= page->blocks_n && page->links[i].element < page->elements_n);
    }
    for (i = 0; i < page->times_n; i++) {
        HOLDS(page->times[i].start <= page->times[i].end && page->times[i].end <= page->text_n);
        HOLDS(page->times[i].block <= page->blocks_n && page->times[i].element < page->elements_n);
    }
}

static void check_json(Arena *arena, const char *text, size_t n) {
    Json json;
    uint32_t i;
    HOLDS(json_read(&json, arena, text, n) == SQLITE_OK);
    for (i = 0; i < json.n; i++) {
        const JsonNode *node = &json.nodes[i];
        HOLDS(node->end > i && node->end <= json.n && node->first == i + 1);
        HOLDS(node->start <= n && node->length <= n - node->start);
        HOLDS(node->parent == JSON_NONE
                  ? 1
                  : node->parent < i && json.nodes[node->parent].end >= node->end);
        json_value(&json, arena, i, NULL);
        json_member(&json, i, "@type");
    }
}

/* The bytes as a page, once with a charset to be found and once as characters. */
static void check_page(const char *bytes, size_t n, unsigned options) {
    Page page;
    PageView view;
    PageArticle article;
    Buffer text = {0};
    uint32_t i;
    HOLDS(page_read(&page, bytes, n, options, NULL, NULL) == SQLITE_OK);
    check_blocks(&page);
    for (i = 0; i < page.scripts_n; i++)
        check_json(&page.arena, page.scripts[i].text, page.scripts[i].n);
    HOLDS(page_view(&view, &page, &page.arena) == SQLITE_OK);
    HOLDS(page_article(&article, &view, &page.arena) == SQLITE_OK);
    for (i = 0; i < page.blocks_n; i++) {
        HOLDS(article.score[i] <= SCORE_ONE && article.keep[i] <= 1 && article.label[i] < LABELS);
        HOLDS(article.reason[i] && article.keep[i] == (article.label[i] <= LABEL_LEAD));
        if (i % 16 == 0) page_path(&page, page.blocks[i].element, &text);
    }
    text.n = 0;
    page_article_text(&article, &text);
    buffer_free(&text);
    page_free(&page);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    Arena arena;
    Document *d = NULL;
    uint32_t end;

    if (n > 1 << 20) return 0;
    HOLDS(document_new(&d, (const char *)bytes, n) == SQLITE_OK);
    HOLDS(document_need(d, LAYER_ALL) == SQLITE_OK);
    HOLDS(document_need(d, LAYER_ALL) == SQLITE_OK);
    end = text_index_char(&d->index, d->n);
    HOLDS(end <= d->n);
    check_spans(d, d->tokens.n, d->tokens.start, d->tokens.length, 0);
    check_spans(d, d->paragraphs.n, d->paragraphs.start, d->paragraphs.length, 0);
    check_spans(d, d->times.n, d->times.start, d->times.length, 0);
    check_spans(d, d->entities.n, d->entities.start, d->entities.length, 1);
    check_spans(d, d->values.n, d->values.start, d->values.length, 0);
    check_sentences(d);
    check_labels(d);
    check_tokens(d);
    check_words(d);
    check_terms(d);
    check_entities(d);
    check_times(d, bytes, n);
    check_values(d);
    check_quotes(d);
    check_speech(d);
    check_forms(d->text, d->n);
    check_query(d);
    check_gazetteer(d, bytes, n);
    check_signature(d, bytes, n);
    check_readability(d);
    check_keywords(d);
    check_page(d->text, d->n, PAGE_LINKS);
    check_page((const char *)bytes, n, PAGE_BYTES | PAGE_LINKS);
    arena_init(&arena);
    check_json(&arena, d->text, d->n);
    arena_free(&arena);
    check_meta((const char *)bytes, n);
    check_broken_lexicon(d, bytes, n);
    check_broken_compounds(d, bytes, n);
    check_broken_tagger(d, bytes, n);
    check_broken_names(d, bytes, n);
    check_broken_net(d, bytes, n);
    document_free(d);
    return 0;
}

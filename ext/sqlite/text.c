/* Text: tokens, sentences, paragraphs, and the text without its boilerplate. */
#include "sqlite/function.h"

#include "word/norm.h"

/* Tokens */

enum {
    TOKEN_POSITION,
    TOKEN_SENTENCE,
    TOKEN_KEEP,
    TOKEN_TEXT,
    TOKEN_NORM,
    TOKEN_LEMMA,
    TOKEN_POS,
    TOKEN_TAG,
    TOKEN_KIND,
    TOKEN_IS_STOP,
    TOKEN_IS_SPACE,
    TOKEN_START,
    TOKEN_LENGTH
};

static uint32_t token_rows(const Document *document) {
    return document->tokens.n;
}

/* The sentence of a token, when tokens are asked for in order: `hint` is the last one's. */
static uint32_t sentence_from(const Sentences *sentences, uint32_t token, uint32_t *hint) {
    while (sentences->first[*hint + 1] <= token) (*hint)++;
    return *hint;
}

/* Is the byte in a kept paragraph? As above: `hint` is the last one's paragraph. */
static int keeps_from(const Paragraphs *paragraphs, uint32_t at, uint32_t *hint) {
    if (paragraphs->n == 0) return 1;
    while (*hint + 1 < paragraphs->n && paragraphs->start[*hint + 1] <= at) (*hint)++;
    return paragraphs->keep[*hint];
}

static void emit_norm(Cursor *cursor, sqlite3_context *context) {
    const Document *document = cursor->document;
    const char *norm;
    uint32_t n;

    arena_clear(&cursor->scratch);
    norm = token_norm(&document->tokens, cursor->row, &cursor->scratch, document->text, &n);
    if (norm) {
        result_text(context, norm, n);
    } else {
        result_code(context, cursor->scratch.rc);
    }
}

static void token_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Tokens *tokens = &document->tokens;
    uint32_t i = cursor->row, start = tokens->start[i], length = tokens->length[i];

    switch (column) {
    case TOKEN_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)i + 1);
        break;
    case TOKEN_SENTENCE:
        sqlite3_result_int64(
            context, (sqlite3_int64)sentence_from(&document->sentences, i, &cursor->sentence) + 1);
        break;
    case TOKEN_KEEP:
        sqlite3_result_int(context, keeps_from(&document->paragraphs, start, &cursor->paragraph));
        break;
    case TOKEN_TEXT:
        result_text(context, document->text + start, length);
        break;
    case TOKEN_NORM:
        emit_norm(cursor, context);
        break;
    case TOKEN_KIND:
        result_static(context, token_kind_name(tokens->kind[i]));
        break;
    case TOKEN_IS_STOP:
        sqlite3_result_int(context, tokens->kind[i] == TOKEN_WORD &&
                                        token_is_stop(document->text + start, length));
        break;
    case TOKEN_IS_SPACE:
        sqlite3_result_int(context, (tokens->flags[i] & TOKEN_SPACE) != 0);
        break;
    case TOKEN_START:
        result_start(context, document, start);
        break;
    case TOKEN_LENGTH:
        result_length(context, document, start, length);
        break;
    case TOKEN_LEMMA:
        result_text(context, document->words.lemmas + document->words.lemma[i],
                    document->words.lemma_length[i]);
        break;
    case TOKEN_POS:
        result_static(context, upos_name((Upos)document->words.pos[i]));
        break;
    case TOKEN_TAG:
        result_static(context, stts_name((Stts)document->words.tag[i]));
        break;
    default:
        break;
    }
}

/* Sentences */

enum {
    SENTENCE_POSITION,
    SENTENCE_PARAGRAPH,
    SENTENCE_KEEP,
    SENTENCE_TEXT,
    SENTENCE_START,
    SENTENCE_LENGTH
};

static uint32_t sentence_rows(const Document *document) {
    return document->sentences.n;
}

static void sentence_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Sentences *sentences = &document->sentences;
    uint32_t i = cursor->row, last = sentences->first[i + 1] - 1;
    uint32_t start = document->tokens.start[sentences->first[i]];
    uint32_t length = document->tokens.start[last] + document->tokens.length[last] - start;

    switch (column) {
    case SENTENCE_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)i + 1);
        break;
    case SENTENCE_PARAGRAPH:
        sqlite3_result_int64(context, (sqlite3_int64)sentences->paragraph[i] + 1);
        break;
    case SENTENCE_KEEP:
        sqlite3_result_int(context, document->paragraphs.keep[sentences->paragraph[i]]);
        break;
    case SENTENCE_TEXT:
        result_text(context, document->text + start, length);
        break;
    case SENTENCE_START:
        result_start(context, document, start);
        break;
    case SENTENCE_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

/* Paragraphs */

enum {
    PARAGRAPH_POSITION,
    PARAGRAPH_TEXT,
    PARAGRAPH_LABEL,
    PARAGRAPH_KEEP,
    PARAGRAPH_SCORE,
    PARAGRAPH_REASON,
    PARAGRAPH_START,
    PARAGRAPH_LENGTH
};

static uint32_t paragraph_rows(const Document *document) {
    return document->paragraphs.n;
}

static void paragraph_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Paragraphs *paragraphs = &document->paragraphs;
    uint32_t i = cursor->row, start = paragraphs->start[i], length = paragraphs->length[i];

    switch (column) {
    case PARAGRAPH_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)i + 1);
        break;
    case PARAGRAPH_TEXT:
        result_text(context, document->text + start, length);
        break;
    case PARAGRAPH_LABEL:
        result_static(context, paragraph_label_name(paragraphs->label[i]));
        break;
    case PARAGRAPH_KEEP:
        sqlite3_result_int(context, paragraphs->keep[i]);
        break;
    case PARAGRAPH_SCORE:
        result_score(context, paragraphs->score[i]);
        break;
    case PARAGRAPH_REASON:
        sqlite3_result_text(context, paragraphs->reason[i], -1, SQLITE_TRANSIENT);
        break;
    case PARAGRAPH_START:
        result_start(context, document, start);
        break;
    case PARAGRAPH_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

/* presse_clean: the kept paragraphs, each as it stands, divided by blank lines. */
static void clean(sqlite3_context *context, int argc, sqlite3_value **argv) {
    CacheEntry *held = scalar_document(context, 0, argv[0], LAYER_LABELS);
    const Paragraphs *paragraphs;
    Buffer out = {0};
    uint32_t i;

    (void)argc;
    if (!held) return;
    paragraphs = &held->document->paragraphs;
    for (i = 0; i < paragraphs->n; i++) {
        if (!paragraphs->keep[i]) continue;
        if (out.n) buffer_add(&out, "\n\n", 2);
        buffer_add(&out, held->document->text + paragraphs->start[i], paragraphs->length[i]);
    }
    result_buffer(context, &out);
    scalar_release(context, held);
}

#define DOCUMENT_ARGUMENT                                                                          \
    { "document", "TEXT", "the text; NULL gives no rows", 0 }

const Function TEXT_FUNCTIONS[] = {
    {
        .name = "presse_tokens",
        .summary = "The tokens of a German text: words, numbers, dates, marks, links, emoji.",
        .example =
            "SELECT position, text, kind FROM presse_tokens('Am 3. März kamen z. B. 200 Gäste.')",
        .method = "Token conventions of UD German GSD and EmpiriST 2015, see docs/tokens.md",
        .arguments = {DOCUMENT_ARGUMENT},
        .columns =
            {
                {"position", "INTEGER", "number of the token in the text, from 1", 0},
                {"sentence", "INTEGER", "position of its sentence", LAYER_SENTENCES},
                {"keep", "INTEGER", "1 in the article's text, 0 in boilerplate", LAYER_LABELS},
                {"text", "TEXT", "the token as it stands", 0},
                {"norm", "TEXT", "NFC, no soft hyphens, Swiss ss as ß, suspended parts completed",
                 0},
                {"lemma", "TEXT", "dictionary form", LAYER_WORDS},
                {"pos", "TEXT", "universal part of speech (UPOS)", LAYER_WORDS},
                {"tag", "TEXT", "part of speech in the Stuttgart-Tübingen tag set (STTS)",
                 LAYER_WORDS},
                {"kind", "TEXT",
                 "word, number, ordinal, date, time, url, email, hashtag, mention, emoji, "
                 "abbreviation, punctuation or symbol",
                 0},
                {"stop", "INTEGER", "1 for a function word", 0},
                {"space", "INTEGER", "1 when white space or the text's end follows", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_TOKENS,
        .rows = token_rows,
        .emit = token_emit,
    },
    {
        .name = "presse_sentences",
        .summary = "The sentences of a German text.",
        .example =
            "SELECT position, text FROM presse_sentences('Dr. Maier kam am 3. März. Er blieb.')",
        .arguments = {DOCUMENT_ARGUMENT},
        .columns =
            {
                {"position", "INTEGER", "number of the sentence in the text, from 1", 0},
                {"paragraph", "INTEGER", "position of its paragraph", 0},
                {"keep", "INTEGER", "1 in the article's text, 0 in boilerplate", LAYER_LABELS},
                {"text", "TEXT", "the sentence as it stands", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_SENTENCES,
        .rows = sentence_rows,
        .emit = sentence_emit,
    },
    {
        .name = "presse_paragraphs",
        .summary =
            "The paragraphs of a pasted or extracted article, each with what it is: article or "
            "which kind of boilerplate, and why.",
        .example = "SELECT label, keep, reason, text FROM presse_paragraphs("
                   "'Der Rat tagte am Montag bis spät in die Nacht.' || char(10) || 'Foto: dpa')",
        .arguments = {DOCUMENT_ARGUMENT},
        .columns =
            {
                {"position", "INTEGER", "number of the paragraph in the text, from 1", 0},
                {"text", "TEXT", "the paragraph as it stands", 0},
                {"label", "TEXT",
                 "body, heading, title, lead, byline, dateline, credit, caption, related, "
                 "newsletter, paywall, consent, social, comments, notice, donation, "
                 "advert, repeat, separator or prompt",
                 0},
                {"keep", "INTEGER", "1 for body, heading, title and lead", 0},
                {"score", "REAL", "probability that it belongs to the article, 0 to 1", 0},
                {"reason", "TEXT", "the evidence for the label", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_LABELS,
        .rows = paragraph_rows,
        .emit = paragraph_emit,
    },
    {
        .name = "presse_clean",
        .summary = "The text without its boilerplate: the kept paragraphs, divided by blank lines.",
        .example =
            "SELECT presse_clean('Der Rat tagte am Montag bis spät in die Nacht.' || char(10) || "
            "'Foto: dpa')",
        .arguments = {{"text", "TEXT", "the text; NULL gives NULL", 0}},
        .scalar = clean,
    },
    {.name = NULL},
};

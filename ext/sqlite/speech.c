/* Speech: who says what. */
#include <string.h>

#include "sqlite/function.h"

enum {
    QUOTE_POSITION,
    QUOTE_SENTENCE,
    QUOTE_KEEP,
    QUOTE_TEXT,
    QUOTE_KIND,
    QUOTE_SPEAKER,
    QUOTE_SPEAKER_TEXT,
    QUOTE_SPEAKER_START,
    QUOTE_CUE,
    QUOTE_CUE_START,
    QUOTE_START,
    QUOTE_LENGTH
};

static uint32_t quote_rows(const Document *document) {
    return document->quotes.n;
}

static void quote_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Quotes *quotes = &document->quotes;
    uint32_t i = cursor->row, start = quotes->start[i], length = quotes->length[i];

    switch (column) {
    case QUOTE_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)i + 1);
        break;
    case QUOTE_SENTENCE:
        sqlite3_result_int64(
            context, (sqlite3_int64)sentences_find(&document->sentences, quotes->token[i]) + 1);
        break;
    case QUOTE_KEEP:
        sqlite3_result_int(context, document_keeps(document, start));
        break;
    case QUOTE_TEXT:
        result_text(context, document->text + start, length);
        break;
    case QUOTE_KIND:
        result_static(context, quote_kind_name(quotes->kind[i]));
        break;
    case QUOTE_SPEAKER:
        if (quotes->speaker[i])
            result_text(context, quotes->speaker[i], strlen(quotes->speaker[i]));
        break;
    case QUOTE_SPEAKER_TEXT:
        if (quotes->speaker_length[i])
            result_text(context, document->text + quotes->speaker_start[i],
                        quotes->speaker_length[i]);
        break;
    case QUOTE_SPEAKER_START:
        if (quotes->speaker_length[i]) result_start(context, document, quotes->speaker_start[i]);
        break;
    case QUOTE_CUE:
        if (quotes->cue_length[i])
            result_text(context, document->text + quotes->cue_start[i], quotes->cue_length[i]);
        break;
    case QUOTE_CUE_START:
        if (quotes->cue_length[i]) result_start(context, document, quotes->cue_start[i]);
        break;
    case QUOTE_START:
        result_start(context, document, start);
        break;
    case QUOTE_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

const Function SPEECH_FUNCTIONS[] = {
    {
        .name = "presse_quotes",
        .summary =
            "Who says what: direct speech in quotation marks, indirect speech ('dass ...', "
            "'er komme', 'laut Polizei ...') and reported speech acts, each with the speaker "
            "under one name per document.",
        .example = "SELECT kind, speaker, cue, text FROM presse_quotes("
                   "'Ministerin Anna Berg sagte, sie werde den Plan prüfen. „Er ist teuer“, fügte "
                   "sie hinzu.')",
        .method =
            "Rules over tags, moods, clauses and names, no parser; kinds as in Brunner (2015) and "
            "in the SpkAtt-2023 shared task (Petersen-Frey and Biemann 2024), attribution in the "
            "manner of Krestel et al. (2008) and Pouliquen et al. (2007)",
        .arguments = {{"document", "TEXT", "the text; NULL gives no rows", 0}},
        .columns =
            {
                {"position", "INTEGER", "number of the quotation in the text, from 1", 0},
                {"sentence", "INTEGER", "position of the sentence that it begins in", 0},
                {"keep", "INTEGER", "1 in the article's text, 0 in boilerplate", LAYER_LABELS},
                {"text", "TEXT", "what is said, without the quotation marks around it", 0},
                {"kind", "TEXT",
                 "direct, in quotation marks; indirect, a clause that gives what was said; or "
                 "reported, a sentence that tells of a speech act",
                 0},
                {"speaker", "TEXT",
                 "the speaker's name as presse_entities has it, also for a pronoun or a role; "
                 "without a name the words themselves; NULL where nobody is named",
                 0},
                {"speaker_text", "TEXT", "the words that name the speaker", 0},
                {"speaker_start", "INTEGER", "their first character", 0},
                {"cue", "TEXT", "the word that introduces it: a verb, 'laut', 'so'; or NULL", 0},
                {"cue_start", "INTEGER", "its first character", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_QUOTES,
        .rows = quote_rows,
        .emit = quote_emit,
    },
    {.name = NULL},
};

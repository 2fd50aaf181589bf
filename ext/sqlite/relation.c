/* Relations: who holds which role, who acquired what, what is called what else. */
#include "speech/relation.h"

#include <string.h>

#include "sqlite/function.h"

enum {
    RELATION_POSITION,
    RELATION_SENTENCE,
    RELATION_KEEP,
    RELATION_TEXT,
    RELATION_SUBJECT,
    RELATION_NAME,
    RELATION_OBJECT,
    RELATION_START,
    RELATION_LENGTH
};

static uint32_t relation_rows(const Document *document) {
    return document->relations.n;
}

static void relation_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Relations *r = &document->relations;
    uint32_t i = cursor->row, start = r->start[i], length = r->length[i];

    switch (column) {
    case RELATION_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)i + 1);
        break;
    case RELATION_SENTENCE:
        sqlite3_result_int64(context,
                             (sqlite3_int64)sentences_find(&document->sentences, r->token[i]) + 1);
        break;
    case RELATION_KEEP:
        sqlite3_result_int(context, document_keeps(document, start));
        break;
    case RELATION_TEXT:
        result_text(context, document->text + start, length);
        break;
    case RELATION_SUBJECT:
        result_text(context, r->subject[i], strlen(r->subject[i]));
        break;
    case RELATION_NAME:
        result_static(context, relation_type_name((RelationType)r->type[i]));
        break;
    case RELATION_OBJECT:
        result_text(context, r->object[i], strlen(r->object[i]));
        break;
    case RELATION_START:
        result_start(context, document, start);
        break;
    case RELATION_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

const Function RELATION_FUNCTIONS[] = {
    {
        .name = "presse_relations",
        .summary =
            "Who holds which role where, who acquired or founded what, what is called what else, "
            "where firms are and who is related to whom, each with the words that say so.",
        .example = "SELECT subject, relation, object, text FROM presse_relations('Anna Berg, "
                   "Sprecherin der Polizei, schwieg. Siemens übernahm den Hersteller Wayra.')",
        .method = "rules over names and tags (after Hearst 1992), see docs/relations.md",
        .arguments = {{"document", "TEXT", "the text; NULL gives no rows", 0}},
        .columns =
            {
                {"position", "INTEGER", "number of the relation in the text, from 1", 0},
                {"sentence", "INTEGER", "position of its sentence", 0},
                {"keep", "INTEGER", "1 in the article's text, 0 in boilerplate", LAYER_LABELS},
                {"text", "TEXT", "the words that say so", 0},
                {"subject", "TEXT", "who or what, as presse_entities names it", 0},
                {"relation", "TEXT",
                 "role, role at, member, acquires, stake, alias, located, founded, spouse, child, "
                 "parent or sibling: subject, relation and object read as a sentence",
                 0},
                {"object", "TEXT", "the other name; of role the noun, of alias the second name", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_RELATIONS,
        .rows = relation_rows,
        .emit = relation_emit,
    },
    {.name = NULL},
};

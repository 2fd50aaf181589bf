/* Entities: who and what a text names, and the text with its names marked. */
#include <string.h>

#include "sqlite/function.h"

enum {
    ENTITY_POSITION,
    ENTITY_SENTENCE,
    ENTITY_KEEP,
    ENTITY_TEXT,
    ENTITY_TYPE,
    ENTITY_KIND,
    ENTITY_NAME_,
    ENTITY_NUMBER,
    ENTITY_SCORE,
    ENTITY_START,
    ENTITY_LENGTH
};

static uint32_t entity_rows(const Document *document) {
    return document->entities.n;
}

static void entity_emit(Cursor *cursor, sqlite3_context *context, int column) {
    const Document *document = cursor->document;
    const Entities *entities = &document->entities;
    uint32_t i = cursor->row, start = entities->start[i], length = entities->length[i];

    switch (column) {
    case ENTITY_POSITION:
        sqlite3_result_int64(context, (sqlite3_int64)i + 1);
        break;
    case ENTITY_SENTENCE:
        sqlite3_result_int64(
            context, (sqlite3_int64)sentences_find(&document->sentences, entities->token[i]) + 1);
        break;
    case ENTITY_KEEP:
        sqlite3_result_int(context, document_keeps(document, start));
        break;
    case ENTITY_TEXT:
        result_text(context, document->text + start, length);
        break;
    case ENTITY_TYPE:
        result_static(context, entity_type_name(entities->type[i]));
        break;
    case ENTITY_KIND:
        result_static(context, entity_kind_name(entities->kind[i]));
        break;
    case ENTITY_NAME_:
        result_text(context, entities->name[i], strlen(entities->name[i]));
        break;
    case ENTITY_NUMBER:
        sqlite3_result_int64(context, (sqlite3_int64)entities->entity[i] + 1);
        break;
    case ENTITY_SCORE:
        result_score(context, entities->score[i]);
        break;
    case ENTITY_START:
        result_start(context, document, start);
        break;
    case ENTITY_LENGTH:
        result_length(context, document, start, length);
        break;
    default:
        break;
    }
}

/* presse_highlight */

/*
** The types of a list such as "PER, ORG" as bits; 0 after an unknown one, which `*wrong`, `*n`
** tell.
*/
static unsigned read_types(const char *list, const char **wrong, int *n) {
    unsigned types = 0;

    for (;;) {
        const char *end;
        unsigned type, found = 0;
        list += strspn(list, " ");
        end = list + strcspn(list, ",");
        *wrong = list;
        *n = (int)(end - list);
        while (*n > 0 && list[*n - 1] == ' ') (*n)--;
        for (type = 0; type < ENTITY_TYPES; type++) {
            const char *name = entity_type_name((EntityType)type);
            if (strlen(name) == (size_t)*n && sqlite3_strnicmp(name, list, *n) == 0)
                found = 1u << type;
        }
        if (!found) return 0;
        types |= found;
        if (!*end) return types;
        list = end + 1;
    }
}

static void add_text(Buffer *out, const char *text) {
    buffer_add(out, text, strlen(text));
}

static void add_escaped(Buffer *out, const char *text, size_t n) {
    size_t i, from = 0;

    for (i = 0; i < n; i++) {
        const char *entity = NULL;
        switch (text[i]) {
        case '&':
            entity = "&amp;";
            break;
        case '<':
            entity = "&lt;";
            break;
        case '>':
            entity = "&gt;";
            break;
        case '"':
            entity = "&quot;";
            break;
        default:
            break;
        }
        if (!entity) continue;
        buffer_add(out, text + from, i - from);
        add_text(out, entity);
        from = i + 1;
    }
    buffer_add(out, text + from, n - from);
}

static void add_marked(Buffer *out, const Document *document, unsigned types) {
    static const char *const CLASSES[ENTITY_TYPES] = {"per", "org", "loc", "misc"};
    const Entities *entities = &document->entities;
    uint32_t i, at = 0;

    for (i = 0; i < entities->n; i++) {
        uint32_t start = entities->start[i], end = start + entities->length[i];
        if (!(types & 1u << entities->type[i])) continue;
        add_escaped(out, document->text + at, start - at);
        add_text(out, "<mark class=\"");
        add_text(out, CLASSES[entities->type[i]]);
        add_text(out, "\" title=\"");
        add_escaped(out, entities->name[i], strlen(entities->name[i]));
        add_text(out, "\">");
        add_escaped(out, document->text + start, end - start);
        add_text(out, "</mark>");
        at = end;
    }
    add_escaped(out, document->text + at, document->n - at);
}

static void highlight(sqlite3_context *context, int argc, sqlite3_value **argv) {
    unsigned types = (1u << ENTITY_TYPES) - 1;
    CacheEntry *held;
    Buffer out = {0};

    if (argc > 1 && sqlite3_value_type(argv[1]) != SQLITE_NULL) {
        const char *list, *wrong;
        size_t n;
        int bytes;
        if (scalar_text(context, 1, argv[1], &list, &n) < 1) return;
        types = read_types(list, &wrong, &bytes);
        if (!types) {
            scalar_error(context,
                         "argument types must be names of PER, ORG, LOC, MISC divided by commas, "
                         "not '%.*s'",
                         bytes, wrong);
            return;
        }
    }
    held = scalar_document(context, 0, argv[0], LAYER_ENTITIES);
    if (!held) return;
    add_marked(&out, held->document, types);
    result_buffer(context, &out);
    scalar_release(context, held);
}

const Function ENTITY_FUNCTIONS[] = {
    {
        .name = "presse_entities",
        .summary = "The people, organisations, places and works a German text names, each with one "
                   "name per document.",
        .example = "SELECT text, type, kind, name, entity FROM presse_entities("
                   "'Angela Merkel besucht Siemens in München. Merkels Regierung lobt den "
                   "Siemens-Konzern.')",
        .method =
            "A sparse net with a conditional random field (Lafferty et al. 2001; Collobert et al. "
            "2011), two looks at a document (Krishnan and Manning 2006); types as in CoNLL 2003, "
            "kinds as in GermEval 2014 (Benikova et al. 2014)",
        .arguments = {{"document", "TEXT", "the text; NULL gives no rows", 0}},
        .columns =
            {
                {"position", "INTEGER", "number of the mention in the text, from 1", 0},
                {"sentence", "INTEGER", "position of its sentence", 0},
                {"keep", "INTEGER", "1 in the article's text, 0 in boilerplate", LAYER_LABELS},
                {"text", "TEXT", "the mention as it stands", 0},
                {"type", "TEXT", "PER, ORG, LOC or MISC (works, products, events)", 0},
                {"kind", "TEXT",
                 "name; part, a name inside a longer word; or derived, a word made from "
                 "a name",
                 0},
                {"name", "TEXT", "the entity's name: the fullest the text has, uninflected", 0},
                {"entity", "INTEGER", "number of the entity, from 1 in order of first mention", 0},
                {"score", "REAL", "probability that extent, type and kind are right, 0 to 1", 0},
                {"start", "INTEGER", "first character, from 1, as substr() counts", 0},
                {"length", "INTEGER", "characters", 0},
            },
        .layers = LAYER_ENTITIES,
        .rows = entity_rows,
        .emit = entity_emit,
    },
    {
        .name = "presse_highlight",
        .summary =
            "The text as HTML with its names marked: escaped, each mention in a mark "
            "element with the type as class and the entity's name as title. Words made from names "
            "('deutsche') are marked too.",
        .example = "SELECT presse_highlight('Angela Merkel fährt nach Paris.', 'PER,LOC')",
        .arguments = {{"text", "TEXT", "the text; NULL gives NULL", 0},
                      {"types", "TEXT",
                       "which types to mark, divided by commas: PER, ORG, LOC, MISC; all by "
                       "default and for NULL",
                       1}},
        .scalar = highlight,
    },
    {.name = NULL},
};

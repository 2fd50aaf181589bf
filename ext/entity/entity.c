#include "entity/entity.h"

#include <string.h>

#include "entity/mention.h"

/*
** How often a mention of this evidence and type had the right extent and type, in per cent:
** measured on the development part of GermEval 2014 and on news, rounded to fives. Where a type
** does not occur the row's mean stands.
*/
static const uint8_t SCORES[MENTION_EVIDENCES][ENTITY_TYPES] = {
    /*                  PER ORG LOC MISC */
    [BY_LONG_NAME] = {95, 80, 75, 70}, [BY_NAME] = {80, 70, 85, 60},
    [BY_DOUBT] = {60, 60, 75, 60},     [BY_GIVEN] = {90, 90, 90, 90},
    [BY_GIVEN_NEW] = {85, 85, 85, 85}, [BY_SURNAME] = {70, 70, 70, 70},
    [BY_TITLE] = {65, 65, 65, 65},     [BY_FIRST_NAME] = {50, 50, 50, 50},
    [BY_SAYS] = {55, 55, 55, 55},      [BY_LEGAL_FORM] = {80, 80, 80, 80},
    [BY_HEAD] = {65, 65, 65, 65},      [BY_CUE] = {55, 55, 80, 55},
    [BY_SHAPE] = {50, 50, 50, 50},     [BY_DOCUMENT] = {60, 75, 70, 60},
    [BY_ACRONYM] = {80, 80, 80, 80},   [BY_STREET] = {50, 50, 50, 50},
    [BY_IN] = {50, 50, 50, 50},
};

static const char *const TYPE_NAMES[ENTITY_TYPES] = {"PER", "ORG", "LOC", "MISC"};
static const char *const KIND_NAMES[ENTITY_KINDS] = {"name", "part", "derived"};

const char *entity_type_name(EntityType type) {
    return TYPE_NAMES[type];
}

const char *entity_kind_name(EntityKind kind) {
    return KIND_NAMES[kind];
}

static int publish(const Finder *finder, Entities *entities) {
    Arena *arena = finder->arena;
    uint32_t i, n = finder->n;

    memset(entities, 0, sizeof *entities);
    entities->start = arena_alloc(arena, n * sizeof *entities->start);
    entities->length = arena_alloc(arena, n * sizeof *entities->length);
    entities->token = arena_alloc(arena, n * sizeof *entities->token);
    entities->type = arena_alloc(arena, n);
    entities->kind = arena_alloc(arena, n);
    entities->entity = arena_zero(arena, n * sizeof *entities->entity);
    entities->name = arena_zero(arena, n * sizeof *entities->name);
    entities->score = arena_alloc(arena, n * sizeof *entities->score);
    if (arena->rc) return arena->rc;
    for (i = 0; i < n; i++) {
        const Mention *mention = &finder->mentions[i];
        entities->start[i] = mention->start;
        entities->length[i] = mention->length;
        entities->token[i] = mention->first;
        entities->type[i] = mention->type;
        entities->kind[i] = mention->kind;
        entities->score[i] = (float)SCORES[mention->evidence][mention->type] / 100;
    }
    entities->n = n;
    return SQLITE_OK;
}

int entities_find(Entities *entities, Arena *arena, const char *text, const Tokens *tokens,
                  const Sentences *sentences) {
    Finder finder = {.arena = arena, .text = text, .tokens = tokens, .sentences = sentences};
    int rc = words_describe(&finder);

    if (!rc) rc = mentions_find(&finder);
    if (!rc) rc = publish(&finder, entities);
    if (!rc) rc = mentions_group(&finder, entities);
    return rc;
}

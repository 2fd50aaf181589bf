#include "entity/entity.h"

#include <string.h>

#include "entity/mention.h"

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
    entities->entity = arena_alloc(arena, n * sizeof *entities->entity);
    entities->name = arena_alloc(arena, n * sizeof *entities->name);
    entities->score = arena_alloc(arena, n * sizeof *entities->score);
    if (arena->rc) return arena->rc;
    for (i = 0; i < n; i++) {
        const Mention *mention = &finder->mentions[i];
        entities->start[i] = mention->start;
        entities->length[i] = mention->length;
        entities->token[i] = mention->first;
        entities->type[i] = mention->type;
        entities->kind[i] = mention->kind;
        entities->score[i] = mention->score;
        entities->entity[i] = mention->entity;
        entities->name[i] = mention->name.text;
    }
    entities->n = n;
    return SQLITE_OK;
}

int entities_find(Entities *entities, Arena *arena, const char *text, const Tokens *tokens,
                  const Sentences *sentences, const Words *words, struct Recogniser *recogniser) {
    Finder finder = {.arena = arena,
                     .text = text,
                     .tokens = tokens,
                     .sentences = sentences,
                     .words = words,
                     .recogniser = recogniser};
    int rc = mentions_find(&finder);

    if (!rc) rc = mentions_group(&finder);
    return rc ? rc : publish(&finder, entities);
}

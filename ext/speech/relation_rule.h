/*
** The rules of relations as ext/train/relations.c compiles them from ext/data/relations.txt.
*/
#ifndef PRESSE_SPEECH_RELATION_RULE_H
#define PRESSE_SPEECH_RELATION_RULE_H

#include <stdint.h>

enum StepKind {
    STEP_NAME,    /* a mention of a type in `mask` */
    STEP_DERIVED, /* a word made from such a name, "Münchner" */
    STEP_PART,    /* a word with such a name before a hyphen, its end among `words` if any */
    STEP_ROLE,    /* a noun for what somebody is, among `words` if any */
    STEP_WORD,    /* no name: a tag in `mask` and among `words`, if any */
    STEP_GAP      /* what holds no name, mark or denial */
};

enum StepFlag {
    STEP_GENITIVE = 1, /* the name has its genitive's ending: "Metas" */
    STEP_BESIDE = 2,   /* must be there, but is no part of the evidence */
    STEP_PARTY = 4     /* the name is a party's */
};

enum StepCapture { CAPTURE_NONE, CAPTURE_SUBJECT, CAPTURE_OBJECT, CAPTURE_ROLE };

enum { STEP_MANY = 4 /* times that a step with * may match */, STEP_GAP_MOST = 8 };

typedef struct RelationStep {
    uint64_t mask;  /* of EntityTypes, or of Stts tags */
    uint16_t words; /* offset into RELATION_WORDS, each with a zero behind it; 0: any */
    uint8_t kind, flags, capture, least, most;
} RelationStep;

typedef struct RelationRule {
    uint16_t first, end; /* of RELATION_STEPS */
    uint8_t type;        /* RelationType */
} RelationRule;

#endif

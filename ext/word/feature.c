#include "word/feature.h"

#include <string.h>

const WordType TYPE_EDGE = {
    .form = 1, .lower = 1, .ambiguity = 1, .suffix = {1, 1, 1, 1, 1}, .prefix = {1, 1}, .shape = 1};

/* The templates; a new one goes to the end, as the numbers are part of the model. */
enum {
    BIAS,
    FORM,
    LOWER,
    SUFFIX,
    SUFFIX_SHAPE,
    SHAPE_FIRST,
    PREFIX2,
    PREFIX3,
    AMBIGUITY,
    AMBIGUITY_SHAPE,
    CLASS,
    CLUSTER,
    CLUSTER_SUFFIX,
    CLUSTER_SHAPE,
    STRANGE,
    BEFORE_LOWER,
    BEFORE_SUFFIX,
    BEFORE_AMBIGUITY,
    BEFORE_CLUSTER,
    BEHIND_LOWER,
    BEHIND_SUFFIX2,
    BEHIND_SUFFIX3,
    BEHIND_AMBIGUITY,
    BEHIND_CLUSTER,
    LOWER_LOWER,
    AMBIGUITY_AMBIGUITY,
    AMBIGUITY_NEXT,
    AMBIGUITY_LOWER,
    CLUSTER_CLUSTER,
    SHAPE_SHAPE,
    LEFT_RIGHT,
    NONFINITE_LOWER,
    LEFT_NONFINITE,
    LEFT_LOWER,
    AUXILIARY_LAST,
    BEFORE_NONFINITE,
    STRANGE_AROUND,
    STRANGE_SHAPE,
    PERSONS_LOWER,
    GRAM
};

void features_alone(Keys *out, const WordType *type, int first) {
    uint64_t classes = type->classes;
    unsigned k;
    out->n = 0;
    keys_add(out, BIAS, 0);
    keys_add(out, FORM, type->form);
    keys_add(out, LOWER, type->lower);
    for (k = 0; k < 5; k++) keys_add2(out, SUFFIX, k, type->suffix[k]);
    keys_add2(out, SUFFIX_SHAPE, type->suffix[2], type->shape);
    keys_add2(out, SHAPE_FIRST, type->shape, (uint64_t)first);
    keys_add(out, PREFIX2, type->prefix[0]);
    keys_add(out, PREFIX3, type->prefix[1]);
    keys_add(out, AMBIGUITY, type->ambiguity);
    keys_add3(out, AMBIGUITY_SHAPE, type->ambiguity, type->shape, (uint64_t)first);
    for (k = 0; classes; k++, classes >>= 1) {
        if (classes & 1) keys_add2(out, CLASS, k, type->source);
    }
    keys_add(out, CLUSTER, type->cluster);
    keys_add2(out, CLUSTER_SUFFIX, type->cluster, type->suffix[1]);
    keys_add3(out, CLUSTER_SHAPE, type->cluster, type->shape, (uint64_t)first);
    for (k = 0; k < type->grams_n; k++) keys_add(out, GRAM, type->grams[k]);
    keys_add3(out, STRANGE, type->strange, type->source, type->flags & (TYPE_FOREIGN | TYPE_UPPER));
}

void features_before(Keys *out, const WordType *type) {
    out->n = 0;
    keys_add(out, BEFORE_LOWER, type->lower);
    keys_add(out, BEFORE_SUFFIX, type->suffix[1]);
    keys_add(out, BEFORE_AMBIGUITY, type->ambiguity);
    keys_add(out, BEFORE_CLUSTER, type->cluster);
}

void features_behind(Keys *out, const WordType *type) {
    out->n = 0;
    keys_add(out, BEHIND_LOWER, type->lower);
    keys_add(out, BEHIND_SUFFIX2, type->suffix[1]);
    keys_add(out, BEHIND_SUFFIX3, type->suffix[2]);
    keys_add(out, BEHIND_AMBIGUITY, type->ambiguity);
    keys_add(out, BEHIND_CLUSTER, type->cluster);
}

void features_around(Keys *out, const WordType *const *types, const Clause *clause) {
    const WordType *before = types[-1], *here = types[0], *behind = types[1];
    uint64_t left = clause->left | (uint64_t)clause->opener << 8;
    uint64_t nonfinite = clause->nonfinite;
    out->n = 0;
    keys_add2(out, LOWER_LOWER, before->lower, here->lower);
    keys_add2(out, LOWER_LOWER, here->lower, behind->lower ^ 1);
    keys_add2(out, AMBIGUITY_AMBIGUITY, here->ambiguity, before->ambiguity);
    keys_add2(out, AMBIGUITY_NEXT, here->ambiguity, behind->ambiguity);
    keys_add2(out, AMBIGUITY_LOWER, here->ambiguity, behind->lower);
    keys_add2(out, CLUSTER_CLUSTER, here->cluster, behind->cluster + 256u);
    keys_add2(out, CLUSTER_CLUSTER, before->cluster, here->cluster);
    keys_add2(out, SHAPE_SHAPE, behind->shape, here->shape ^ 1);
    keys_add2(out, SHAPE_SHAPE, before->shape, here->shape);
    keys_add3(out, LEFT_RIGHT, left, clause->right, here->ambiguity);
    keys_add2(out, NONFINITE_LOWER, nonfinite, here->lower);
    keys_add3(out, LEFT_NONFINITE, left << 8 | nonfinite, clause->right, here->ambiguity);
    keys_add2(out, LEFT_LOWER, left, here->lower);
    keys_add3(out, AUXILIARY_LAST, clause->auxiliary, here->ambiguity, clause->last);
    keys_add2(out, BEFORE_NONFINITE, clause->nonfinite_before, here->lower);
    keys_add2(out, STRANGE_AROUND, clause->strange, here->ambiguity);
    keys_add3(out, STRANGE_SHAPE, clause->strange, here->shape, here->source);
    keys_add3(out, PERSONS_LOWER, clause->persons, here->lower, before->classes >> CLASS_APPR & 1);
}

/* ---- the clause */

enum { FINITE_NONE, FINITE_MAYBE, FINITE_SURE };
enum { EDGE_OPEN, EDGE_COMMA = 4, EDGE_MARK = 8 };
enum { OPENER_NONE, OPENER_INSIDE, OPENER_FIRST };
enum { HAS_PARTICIPLE = 1, HAS_INFINITIVE = 2 };
enum { NEAR = 3, STRANGE_NEAR = 3, STRANGE_MOST = 4 };

static int is_strange(const WordType *type) {
    return type->flags & TYPE_FOREIGN || (type->source == TYPE_UNKNOWN && type->strange >= 2);
}

static void scan_left(Clause *clauses, const WordType *const *types, uint32_t n) {
    unsigned finite = FINITE_NONE, edge = EDGE_OPEN, opener = OPENER_NONE;
    uint32_t auxiliary = 0, i, k;

    for (i = 0; i < n; i++) {
        Clause *clause = &clauses[i];
        unsigned flags = types[i]->flags, before = i > 0 ? types[i - 1]->flags : TYPE_BREAK;
        clause->left = (uint8_t)(finite == FINITE_SURE ? finite : finite | edge);
        clause->opener = (uint8_t)opener;
        clause->auxiliary = auxiliary;
        clause->nonfinite_before = 0;
        for (k = 1; k <= NEAR && k <= i && !clause->nonfinite_before; k++) {
            unsigned f = types[i - k]->flags;
            if (f & TYPE_BREAK) break;
            if (f & TYPE_PARTICIPLE)
                clause->nonfinite_before = HAS_PARTICIPLE;
            else if (f & TYPE_INFINITIVE)
                clause->nonfinite_before = HAS_INFINITIVE;
        }
        if (flags & TYPE_BREAK) {
            finite = FINITE_NONE;
            edge = flags & TYPE_COMMA ? EDGE_COMMA : EDGE_MARK;
        } else if (flags & TYPE_ONLY_FINITE) {
            finite = FINITE_SURE;
        } else if (flags & TYPE_FINITE && finite == FINITE_NONE) {
            finite = FINITE_MAYBE;
        }
        if (flags & (TYPE_COMMA | TYPE_STOP)) opener = OPENER_NONE;
        if (flags & TYPE_SUBORDINATES || (flags & TYPE_RELATIVE && (i == 0 || before & TYPE_COMMA)))
            opener = before & TYPE_BREAK ? OPENER_FIRST : OPENER_INSIDE;
        if (flags & TYPE_STOP) auxiliary = 0;
        if (flags & TYPE_AUXILIARY)
            auxiliary = types[i]->suffix[2];
        else if (flags & TYPE_MODAL)
            auxiliary = 1;
    }
}

static void scan_right(Clause *clauses, const WordType *const *types, uint32_t n) {
    unsigned finite = FINITE_NONE, nonfinite = 0, last = 1, persons = 0;
    uint32_t i;

    for (i = n; i-- > 0;) {
        Clause *clause = &clauses[i];
        unsigned flags = types[i]->flags;
        clause->right = (uint8_t)finite;
        clause->nonfinite = (uint8_t)nonfinite;
        clause->last = (uint8_t)last;
        if (flags & TYPE_BREAK) persons = 0;
        persons |= types[i]->person ? 1u << types[i]->person : 0;
        clause->persons = (uint8_t)persons;
        if (flags & TYPE_QUOTE) continue; /* what stands behind it counts */
        last = (flags & (TYPE_BREAK | TYPE_CONJUNCTION)) != 0;
        if (flags & TYPE_BREAK) {
            finite = FINITE_NONE;
            nonfinite = 0;
        } else {
            if (flags & TYPE_ONLY_FINITE)
                finite = FINITE_SURE;
            else if (flags & TYPE_FINITE && finite == FINITE_NONE)
                finite = FINITE_MAYBE;
            if (flags & TYPE_PARTICIPLE)
                nonfinite |= HAS_PARTICIPLE;
            else if (flags & TYPE_INFINITIVE)
                nonfinite |= HAS_INFINITIVE;
        }
    }
}

void clauses_scan(Clause *clauses, const WordType *const *types, uint32_t n) {
    uint32_t i;
    unsigned strange = 0;

    scan_left(clauses, types, n);
    scan_right(clauses, types, n);
    for (i = 1; i < n; i++) { /* those to the left too */
        if (!((types[i]->flags | types[i - 1]->flags) & TYPE_BREAK))
            clauses[i].persons |= clauses[i - 1].persons;
    }
    for (i = 0; i < STRANGE_NEAR && i < n; i++) strange += is_strange(types[i]) != 0;
    for (i = 0; i < n; i++) {
        unsigned others;
        if (i + STRANGE_NEAR < n) strange += is_strange(types[i + STRANGE_NEAR]) != 0;
        if (i > STRANGE_NEAR) strange -= is_strange(types[i - STRANGE_NEAR - 1]) != 0;
        others = strange - (is_strange(types[i]) != 0);
        clauses[i].strange = (uint8_t)(others > STRANGE_MOST ? STRANGE_MOST : others);
    }
}

/*
** The rules: where in the text a name stands, and of which type.
**
** Sentence by sentence, from left to right; at each token the surest rule that fits wins and its
** tokens are left behind. A second round marks what the first could not know: words that the same
** document names elsewhere with better evidence ("Zuckerberg" of "Mark Zuckerberg", "Muster" of
** "Muster GmbH").
*/
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "entity/mention.h"

enum {
    NAME_WORDS = 6,   /* words of the longest name in the list */
    RUN_WORDS = 7,    /* of a firm's name before its legal form */
    SHORT_TEXT = 3,   /* sentences of a text that need not introduce its people */
    KNOWN_ONCE = 255, /* no type: a word seen once */
    NAME_BYTES = 200  /* no longer stretch is looked up */
};

/* Looking at tokens: beyond `end` nothing is anything. */
typedef struct Window {
    Finder *f;
    uint32_t begin, end; /* the sentence's tokens */
} Window;

static const Word NO_WORD = {0, 0, 0, 0};

static const Word *word(const Window *w, uint32_t i) {
    return i >= w->begin && i < w->end ? &w->f->words[i] : &NO_WORD;
}

static const char *token_text(const Finder *f, uint32_t i) {
    return f->text + f->tokens->start[i];
}

static int token_is(const Window *w, uint32_t i, const char *text) {
    size_t n = strlen(text);
    return i >= w->begin && i < w->end && w->f->tokens->length[i] == n &&
           memcmp(token_text(w->f, i), text, n) == 0;
}

static uint32_t span_end(const Finder *f, uint32_t last) {
    return f->tokens->start[last] + f->tokens->length[last];
}

/* The text of some tokens with single spaces; 0 when it is too long to be a name. */
static size_t span_text(const Finder *f, uint32_t first, uint32_t count, char *out) {
    uint32_t at = f->tokens->start[first], end = span_end(f, first + count - 1);
    size_t n = 0;

    if (end - at > NAME_BYTES) return 0;
    for (; at < end; at++) {
        char c = f->text[at];
        int space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space && n && out[n - 1] == ' ') continue;
        out[n++] = space ? ' ' : c;
    }
    return n;
}

/* Are these words written in capitals, as in headlines and date lines? */
static int in_capitals(const Finder *f, uint32_t first, uint32_t count) {
    uint32_t i;
    for (i = first; i < first + count; i++) {
        if (!(f->words[i].shape & (SHAPE_CAPITALS | SHAPE_INITIAL))) return 0;
    }
    return count > 1 || f->tokens->length[first] > 3;
}

/* The list's type of a name of several words, with or without genitive; `*n` gets its bytes. */
static uint32_t listed_type(const char *text, size_t *n) {
    uint32_t name = name_find(text, *n) & NAME_TYPED, ending = genitive_ending(text, *n);
    if (name || !ending) return name;
    name = name_find(text, *n - ending) & NAME_TYPED;
    if (name) *n -= ending;
    return name;
}

/*
** The name of several words in the list's spelling, in place: without genitive, of "NEW YORK" or
** "Bayerischen Rundfunks" the usual form. Its bytes, 0 when it is in no list.
*/
static size_t listed_form(const Finder *f, uint32_t first, uint32_t count, char *text, size_t n,
                          uint32_t *name) {
    static const char *const ENDINGS[] = {"er", "es", "e"};
    char other[NAME_BYTES + 2];
    size_t k, m = n, at = f->tokens->length[first], stem;

    *name = listed_type(text, &m);
    if (*name) return m;
    if (in_capitals(f, first, count)) {
        *name = small_capitals(text, n, other) ? listed_type(other, &m) : 0;
        if (*name) memcpy(text, other, m);
        return *name ? m : 0;
    }
    if (at < 6 || at >= n) return 0;
    stem = text[at - 1] == 'n' ? at - 2 : at - 1;
    if (text[stem] != 'e') return 0;
    memcpy(other, text, stem);
    for (k = 0; k < sizeof ENDINGS / sizeof *ENDINGS; k++) {
        size_t end = stem + strlen(ENDINGS[k]);
        memcpy(other + stem, ENDINGS[k], end - stem);
        memcpy(other + end, text + at, n - at);
        m = end + n - at;
        *name = m < NAME_BYTES ? listed_type(other, &m) & ~(uint32_t)NAME_PERSON : 0;
        if (!*name) continue;
        memcpy(text, other, m);
        return m;
    }
    return 0;
}

/* "Landgerichts Kiel" loses the genitive, in place: how many bytes. */
static uint32_t head_nominative(const Finder *f, uint32_t first, uint32_t count, char *text,
                                uint32_t n) {
    uint32_t i, end = 0, ending;

    for (i = first; i < first + count && i < first + 2; i++) {
        end += f->tokens->length[i] + (i > first);
        if (!(f->words[i].cue & NAME_CUE_HEAD) || end > n) continue;
        ending = head_ending(token_text(f, i), f->tokens->length[i]);
        memmove(text + end - ending, text + end, n - end);
        return ending;
    }
    return 0;
}

static void add(Finder *f, uint32_t first, uint32_t count, EntityType type, EntityKind kind,
                MentionEvidence by) {
    uint32_t end = span_end(f, first + count - 1), n;
    Mention *m;

    if (f->n == f->capacity) {
        uint32_t capacity = f->capacity ? 2 * f->capacity : 64;
        m = arena_resize(f->arena, f->mentions, f->capacity * sizeof *m, capacity * sizeof *m);
        if (!m) return;
        f->mentions = m;
        f->capacity = capacity;
    }
    m = &f->mentions[f->n++];
    memset(m, 0, sizeof *m);
    m->first = first;
    m->tokens = count;
    m->start = f->tokens->start[first];
    m->length = end - m->start;
    m->type = (uint8_t)type;
    m->kind = (uint8_t)kind;
    m->evidence = (uint8_t)by;
    if (kind == ENTITY_DERIVED) {
        m->base = derived_base(f, f->text + m->start, m->length, &n);
    } else {
        char text[NAME_BYTES];
        uint32_t name, listed = 0;
        n = (uint32_t)span_text(f, first, count, text);
        if (n && count > 1) listed = (uint32_t)listed_form(f, first, count, text, n, &name);
        if (listed) {
            n = listed;
        } else if (n && in_capitals(f, first, count)) { /* "ANGELA MERKEL" */
            char small[NAME_BYTES];
            int place = count == 1 && type == ENTITY_LOC;
            if ((place || type == ENTITY_PER) && small_capitals(text, n, small) &&
                (!place || name_find(small, n - f->words[first].suffix) & NAME_PLACE)) {
                memcpy(text, small, n);
            }
        } else if (n && by == BY_HEAD) {
            n -= head_nominative(f, first, count, text, n);
        }
        m->base = n ? arena_text(f->arena, text, n) : f->text + m->start;
        if (f->arena->rc) return;
        if (n == 0) n = m->length;
        /* a list knows the form with or without s; for other names group.c compares */
        if (count == 1) n -= f->words[first].suffix;
    }
    m->base_length = n;
}

static EntityType type_of(uint32_t name) {
    if (name & NAME_PERSON) return ENTITY_PER;
    if (name & NAME_PLACE) return ENTITY_LOC;
    return name & NAME_ORGANISATION ? ENTITY_ORG : ENTITY_MISC;
}

/* A capitalised word that may belong to a name */
static int is_upper(const Word *w) {
    return (w->shape & SHAPE_UPPER) && !(w->cue & NAME_CUE_NO_NAME);
}

/* ... that is in no list and no ordinary noun */
static int is_new(const Word *w) {
    return is_upper(w) && !(w->name & ~(uint32_t)(NAME_BEGINS | NAME_SURNAME)) && !w->cue &&
           !(w->shape & (SHAPE_NOUN | SHAPE_INITIAL));
}

static int is_given(const Window *w, uint32_t i) {
    const Word *x = word(w, i);
    return is_upper(x) && (x->name & NAME_GIVEN) && !x->suffix;
}

/* May it end a person's name, behind a first name or title? */
static int is_surname(const Word *x) {
    if (x->shape & SHAPE_ARABIC) return 1;
    if (!is_upper(x) || x->shape & SHAPE_INITIAL) return 0;
    if (x->name & NAME_SURNAME) return 1;
    if (x->cue & ~(uint32_t)(NAME_CUE_PARTICLE | NAME_CUE_STREET)) return 0;
    return !(x->shape & SHAPE_NOUN) && !(x->name & (NAME_ORGANISATION | NAME_DERIVED));
}

/* "Peter Sturm", "Uwe Lange": behind a clear first name also a noun or function word is one */
static int is_odd_surname(const Word *given, const Word *x) {
    int noun = is_upper(x) && x->shape & SHAPE_NOUN && !(x->cue & ~(uint32_t)NAME_CUE_TITLE);
    int function_word = x->shape & SHAPE_UPPER && x->cue == NAME_CUE_NO_NAME;
    return (noun || function_word) && !(x->name & NAME_TYPED) &&
           !(x->shape & (SHAPE_HYPHEN | SHAPE_CAPITALS | SHAPE_INITIAL | SHAPE_OPENS)) &&
           !(given->name & (NAME_TYPED | NAME_DOUBT)) &&
           !(given->shape & (SHAPE_NOUN | SHAPE_INITIAL));
}

/* How many particles before a surname: "von der" Leyen; the first is one of `kinds` */
static uint32_t particles(const Window *w, uint32_t i, uint32_t kinds) {
    uint32_t n = 0;
    if (!(word(w, i)->cue & kinds) || word(w, i)->shape & SHAPE_UPPER) return 0;
    while (n < 3 && word(w, i + n)->cue & (NAME_CUE_PARTICLE | NAME_CUE_INNER)) n++;
    if (word(w, i + n)->shape & SHAPE_CAPITALS) return 0; /* "von der DWS" */
    return is_surname(word(w, i + n)) ? n : 0;
}

static int is_roman(const Window *w, uint32_t i) {
    uint32_t k, n = i < w->end ? w->f->tokens->length[i] : 0;
    const char *text = n ? token_text(w->f, i) : "";
    if (n < 2 || n > 6 || text[n - 1] != '.') return 0;
    for (k = 0; k + 1 < n; k++) {
        if (!strchr("IVX", text[k])) return 0;
    }
    return 1;
}

/* The longest name of several words that begins here: how many, 0 for none. */
static uint32_t long_name(const Window *w, uint32_t i, uint32_t *name) {
    char text[NAME_BYTES];
    uint32_t count;

    if (!(word(w, i)->name & NAME_BEGINS)) return 0;
    for (count = NAME_WORDS; count > 1; count--) {
        size_t n;
        if (i + count > w->end) continue;
        n = span_text(w->f, i, count, text);
        if (n) n = listed_form(w->f, i, count, text, n, name);
        if (n) return count;
    }
    return 0;
}

/* "Ulrike Kastens von der DWS": where somebody is from, no part of the name */
static int is_german_particle(const Window *w, uint32_t i) {
    const char *text = token_text(w->f, i);
    return (text[0] == 'v' && text[1] == 'o') || text[0] == 'z';
}

static uint32_t surname_length(const Window *w, uint32_t i) {
    const Word *next = word(w, i + 1);
    uint32_t more;

    if ((next->name & NAME_SURNAME) && is_upper(next) && !next->cue && !(word(w, i)->suffix) &&
        !(next->shape & SHAPE_NOUN) &&
        !(next->name & (NAME_PLACE | NAME_ORGANISATION | NAME_GIVEN))) {
        return 2;
    }
    more = particles(w, i + 1, NAME_CUE_PARTICLE); /* "Fernando Collor de Mello" */
    if (more && (word(w, i)->cue & NAME_CUE_NOBLE || !is_german_particle(w, i + 1)) &&
        !(word(w, i + 1 + more)->name & (NAME_PLACE | NAME_ORGANISATION)))
        return 2 + more;
    return token_is(w, i + 1, "Jr.") || token_is(w, i + 1, "Sr.") || is_roman(w, i + 1) ? 2 : 1;
}

/* First name(s), initials, particles, surname */
static uint32_t person_by_given(const Window *w, uint32_t i, int titled) {
    const Word *x = word(w, i);
    uint32_t n = 1, p;
    int initial = (x->shape & SHAPE_INITIAL) != 0;

    while (n < 4 && (is_given(w, i + n) || word(w, i + n)->shape & SHAPE_INITIAL)) n++;
    p = n + particles(w, i + n, NAME_CUE_PARTICLE | NAME_CUE_INNER);
    if ((is_surname(word(w, i + p)) || (p == n && is_odd_surname(x, word(w, i + p)))) &&
        !(p == 1 && word(w, i + 1)->name & NAME_PLACE && !(word(w, i + 1)->name & NAME_SURNAME) &&
          x->name & NAME_TYPED)) {
        const Word *last = word(w, i + p);
        int known = (last->name & NAME_SURNAME) != 0;
        if (!(initial && !known && n == 1 && !titled)) {
            p += surname_length(w, i + p);
            add(w->f, i, p, ENTITY_PER, ENTITY_NAME, known ? BY_GIVEN : BY_GIVEN_NEW);
            return p;
        }
    }
    if (initial) return 0;
    if (n > 1) {
        add(w->f, i, n, ENTITY_PER, ENTITY_NAME, BY_GIVEN);
        return n;
    }
    if (is_roman(w, i + 1)) {
        add(w->f, i, 2, ENTITY_PER, ENTITY_NAME, BY_GIVEN);
        return 2;
    }
    if (x->name & (NAME_TYPED | NAME_DOUBT) || (x->shape & SHAPE_NOUN && !titled)) return 0;
    if (titled || !(x->shape & SHAPE_OPENS) || x->name & NAME_SURNAME) {
        add(w->f, i, 1, ENTITY_PER, ENTITY_NAME, titled ? BY_TITLE : BY_FIRST_NAME);
        return 1;
    }
    return 0;
}

static uint32_t person(const Window *w, uint32_t i) {
    const Word *x = word(w, i), *next = word(w, i + 1);
    int titled = i > w->begin && (word(w, i - 1)->cue & (NAME_CUE_TITLE | NAME_CUE_CALLED)) &&
                 (word(w, i - 1)->shape & SHAPE_UPPER) &&
                 !(word(w, i - 1)->shape & SHAPE_HYPHEN &&
                   word(w, i - 1)->cue & NAME_CUE_FIRM); /* "BMW-Tochter" */
    uint32_t n, p;

    if (is_given(w, i) || x->shape & SHAPE_INITIAL) {
        n = person_by_given(w, i, titled);
        if (n) return n;
    }
    if (x->cue & NAME_CUE_TITLE && is_given(w, i + 1) && is_surname(word(w, i + 2))) {
        return 0; /* "Richter Johann Lohmann", "Koch Uwe Lange" */
    }
    if (titled) {
        p = particles(w, i, NAME_CUE_PARTICLE);
        x = word(w, i + p);
        if (x->name & NAME_SURNAME
                ? is_upper(x) && !(p && x->name & NAME_TYPED)
                : !p && is_surname(x) && !(x->name & (NAME_PLACE | NAME_DERIVED))) {
            next = word(w, i + p + 1);
            n = p + 1;
            if (p == 0 && is_surname(next) && !(next->shape & SHAPE_NOUN) && !x->suffix &&
                !(next->name & (NAME_PLACE | NAME_WORK))) {
                n++;
            }
            add(w->f, i, n, ENTITY_PER, ENTITY_NAME, BY_TITLE);
            return n;
        }
    }
    return 0;
}

static int is_legal_form(const Window *w, uint32_t i) {
    const Word *x = word(w, i);
    const char *text;
    if (!(x->cue & NAME_CUE_LEGAL_FORM)) return 0;
    text = token_text(w->f, i);
    return (text[0] >= 'A' && text[0] <= 'Z') || memchr(text, '.', w->f->tokens->length[i]) != NULL;
}

/* A run of capitalised words up to a legal form */
static uint32_t firm(const Window *w, uint32_t i) {
    const Word *x = word(w, i);
    uint32_t n, length = 0;

    if (!is_upper(x) || x->cue & (NAME_CUE_TITLE | NAME_CUE_FIRM | NAME_CUE_LEGAL_FORM)) return 0;
    for (n = 1; n < RUN_WORDS && i + n < w->end; n++) {
        const Word *next = word(w, i + n);
        if (next->cue & NAME_CUE_FIRM && w->f->tokens->length[i + n] > 8 &&
            !is_legal_form(w, i + n + 1)) {
            break; /* "Grazer Sensorhersteller Muster GmbH" */
        }
        if (is_legal_form(w, i + n)) {
            length = n + 1;
        } else if (length || !(is_upper(next) || token_is(w, i + n, "&") ||
                               token_is(w, i + n, "+") || token_is(w, i + n, "und"))) {
            if (!(length && token_is(w, i + n, "&"))) break;
        }
    }
    if (!length) return 0;
    add(w->f, i, length, ENTITY_ORG, ENTITY_NAME, BY_LEGAL_FORM);
    return length;
}

/* "für Wirtschaft und Energie": tokens of a field behind an organisation's head */
static uint32_t field(const Window *w, uint32_t i) {
    uint32_t n = 1;

    if (!token_is(w, i, "für")) return 0;
    while (n < 9) {
        const Word *x = word(w, i + n);
        if (x->shape & SHAPE_UPPER) {
            n++;
        } else if (n > 1 && (token_is(w, i + n, "und") || token_is(w, i + n, ",")) &&
                   word(w, i + n + 1)->shape & SHAPE_UPPER &&
                   word(w, i + n - 1)->shape & SHAPE_UPPER) {
            n += 2;
        } else {
            break;
        }
    }
    return n > 1 ? n : 0;
}

static int is_ordinal(const Window *w, uint32_t i) {
    return i < w->end && w->f->tokens->kind[i] == TOKEN_ORDINAL;
}

static int is_number(const Window *w, uint32_t i) {
    return i < w->end && w->f->tokens->kind[i] == TOKEN_NUMBER && w->f->tokens->length[i] <= 4;
}

/*
** An organisation's head word with its name: "Universität Bonn", "1. FC Köln", "Institut für
** Zeitgeschichte"
*/
static uint32_t headed(const Window *w, uint32_t i) {
    uint32_t n = 0, more, name;
    const Word *x;

    if (long_name(w, i, &name) && name & NAME_ORGANISATION) return 0;
    if (is_ordinal(w, i) && word(w, i + 1)->cue & NAME_CUE_HEAD) n = 1;
    x = word(w, i);
    if (n == 0 && is_upper(x) && !(x->cue & NAME_CUE_HEAD) && word(w, i + 1)->cue & NAME_CUE_HEAD &&
        w->f->tokens->length[i] > 4 && (x->name & NAME_DERIVED) &&
        token_text(w->f, i)[w->f->tokens->length[i] - 1] != 'r') {
        n = 1; /* "Bayerische Staatsoper" */
    }
    x = word(w, i + n);
    if (!(x->cue & NAME_CUE_HEAD) || !is_upper(x)) return 0;
    n++;
    more = field(w, i + n);
    if (more) {
        n += more;
    } else {
        const Word *next = word(w, i + n);
        if (is_number(w, i + n) && x->shape & SHAPE_CAPITALS) n++;
        next = word(w, i + n);
        more = long_name(w, i + n, &name);
        if (more && name & (NAME_PLACE | NAME_PERSON)) {
            n += more;
        } else if (is_upper(next) && !(next->shape & SHAPE_NOUN) && !next->cue &&
                   (next->name & NAME_PLACE || is_new(next) || next->shape & SHAPE_CAPITALS)) {
            n++;
            if (x->shape & SHAPE_CAPITALS && word(w, i + n)->name & NAME_PLACE &&
                is_upper(word(w, i + n)) && !(next->name & NAME_PLACE)) {
                n++; /* "FC Energie Cottbus" */
            }
            if (is_number(w, i + n)) n++;
        } else if (n < 2) {
            return 0;
        }
    }
    if (n < 2) return 0;
    add(w->f, i, n, ENTITY_ORG, ENTITY_NAME, BY_HEAD);
    return n;
}

static int is_quote_end(const Window *w, uint32_t i) {
    return token_is(w, i, "«") || token_is(w, i, "“") || token_is(w, i, "”") ||
           token_is(w, i, "\"") || token_is(w, i, "»");
}

/* "eine Motion": no name stands behind such a word */
static int is_indefinite(const Finder *f, const Word *x, uint32_t i) {
    uint32_t n = f->tokens->length[i], k;
    char text[8];

    if (!(x->cue & NAME_CUE_NO_NAME) || n < 3 || n > 6) return 0;
    for (k = 0; k < n; k++) text[k] = (char)(token_text(f, i)[k] | 0x20);
    k = text[0] == 'k';
    return n >= k + 3 && memcmp(text + k, "ein", 3) == 0;
}

/*
** Behind an organisation, its acronym in brackets: the letters stand in the name in this order. How
** many tokens that is.
*/
static uint32_t acronym(const Window *w, uint32_t i) {
    const Finder *f = w->f;
    const Mention *m = f->n ? &f->mentions[f->n - 1] : NULL;

    if (!m || m->type != ENTITY_ORG || m->kind != ENTITY_NAME || m->first + m->tokens != i ||
        !token_is(w, i, "(") || !token_is(w, i + 2, ")") || i + 2 >= w->end) {
        return 0;
    }
    if (!(word(w, i + 1)->shape & (SHAPE_CAPITALS | SHAPE_CAMEL)) ||
        !is_acronym(token_text(f, i + 1), f->tokens->length[i + 1], m->base, m->base_length)) {
        return 0;
    }
    add(w->f, i + 1, 1, ENTITY_ORG, ENTITY_NAME, BY_ACRONYM);
    return 3;
}

static uint32_t listed(const Window *w, uint32_t i) {
    uint32_t name = 0, n = long_name(w, i, &name);
    const Word *x = word(w, i), *before = i > w->begin ? word(w, i - 1) : &NO_WORD;

    if (n) {
        if (name & NAME_ORGANISATION && is_legal_form(w, i + n)) n++;
        add(w->f, i, n, type_of(name), ENTITY_NAME, BY_LONG_NAME);
        return n;
    }
    if (!is_upper(x) || !(x->name & NAME_TYPED)) return 0;
    if (x->suffix && is_quote_end(w, i + 1)) return 0; /* no genitive ends a quotation */
    if (before->cue && !(x->name & NAME_PLACE) && !(x->shape & SHAPE_CAPITALS) &&
        is_indefinite(w->f, before, i - 1)) {
        return 0;
    }
    if (x->name & NAME_DOUBT || x->shape & SHAPE_NOUN) {
        int place = (x->name & NAME_PLACE) && before->cue & (NAME_CUE_IN | NAME_CUE_PLACE);
        int firm_cue = (x->name & NAME_ORGANISATION) && before->cue & NAME_CUE_FIRM;
        int capitals = (x->name & NAME_ORGANISATION) && x->shape & SHAPE_CAPITALS;
        if (!place && !firm_cue && !capitals) return 0;
        add(w->f, i, 1, type_of(x->name), ENTITY_NAME, BY_DOUBT);
        return 1;
    }
    add(w->f, i, 1, type_of(x->name), ENTITY_NAME, BY_NAME);
    return 1;
}

/* "Meta-Konzern", "Facebook-": the longest listed name before a hyphen */
static uint32_t hyphenated(const Window *w, uint32_t i) {
    const Word *x = word(w, i);
    const char *text;
    uint32_t n, at, name;

    if (!(x->shape & SHAPE_HYPHEN) || x->cue & NAME_CUE_UNIT) return 0;
    text = token_text(w->f, i);
    n = w->f->tokens->length[i];
    if (n > NAME_BYTES) return 0;
    for (at = n; at > 1; at--) {
        Mention *m;
        if (text[at - 1] != '-') continue;
        name = name_find(text, at - 1);
        if (!(name & NAME_TYPED) || name & NAME_DOUBT) continue;
        if (name & NAME_PLACE && at < n &&
            (name_find(text + at, n - at) & NAME_PLACE ||
             (text[at] >= 'A' && text[at] <= 'Z' && !is_noun(text + at, n - at) && !x->cue))) {
            add(w->f, i, 1, ENTITY_LOC, ENTITY_NAME, BY_NAME); /* Berlin-Mitte */
            return 1;
        }
        add(w->f, i, 1, type_of(name), ENTITY_PART, BY_NAME);
        if (w->f->arena->rc) return 1;
        m = &w->f->mentions[w->f->n - 1];
        m->base_length = at - 1;
        return 1;
    }
    return 0;
}

static uint32_t derived(const Window *w, uint32_t i) {
    if (!(word(w, i)->name & NAME_DERIVED) || word(w, i)->cue & NAME_CUE_NO_NAME) return 0;
    add(w->f, i, 1, ENTITY_LOC, ENTITY_DERIVED, BY_NAME);
    return 1;
}

/* Words that no list holds, beside a cue */
static uint32_t unlisted(const Window *w, uint32_t i) {
    const Word *x = word(w, i), *before = i > w->begin ? word(w, i - 1) : &NO_WORD;
    const Word *next = word(w, i + 1);
    int before_upper = (before->shape & SHAPE_UPPER) != 0;

    if (x->cue == NAME_CUE_STREET && is_upper(x) && w->f->tokens->length[i] > 9 &&
        !(x->shape & SHAPE_OPENS)) {
        add(w->f, i, 1, ENTITY_LOC, ENTITY_NAME, BY_STREET);
        return 1;
    }
    if (!is_new(x)) return 0;
    if (x->shape & SHAPE_CAMEL && !(x->shape & SHAPE_HYPHEN) && w->f->tokens->length[i] > 4) {
        add(w->f, i, 1, ENTITY_ORG, ENTITY_NAME, BY_SHAPE);
        return 1;
    }
    if (before->cue & NAME_CUE_FIRM && before_upper) {
        add(w->f, i, 1, ENTITY_ORG, ENTITY_NAME, BY_CUE);
        return 1;
    }
    if (before->cue & NAME_CUE_PLACE && before_upper) {
        add(w->f, i, 1, ENTITY_LOC, ENTITY_NAME, BY_CUE);
        return 1;
    }
    if (x->shape & (SHAPE_CAPITALS | SHAPE_HYPHEN)) return 0;
    if ((before->cue & NAME_CUE_SAYS && x->name & NAME_SURNAME) ||
        (next->cue & NAME_CUE_SAYS && !(x->shape & SHAPE_OPENS && !(x->name & NAME_SURNAME)))) {
        add(w->f, i, 1, ENTITY_PER, ENTITY_NAME, BY_SAYS);
        return 1;
    }
    if (before->cue & NAME_CUE_IN && !(x->name & NAME_SURNAME)) {
        add(w->f, i, 1, ENTITY_LOC, ENTITY_NAME, BY_IN);
        return 1;
    }
    if (x->name & NAME_SURNAME && !(x->name & NAME_DOUBT) && !(x->shape & SHAPE_OPENS)) {
        add(w->f, i, 1, ENTITY_PER, ENTITY_NAME, BY_SURNAME);
        return 1;
    }
    return 0;
}

static void sentence(Finder *f, uint32_t begin, uint32_t end) {
    static uint32_t (*const RULES[])(const Window *, uint32_t) = {
        firm, headed, listed, person, derived, hyphenated, unlisted};
    Window w = {f, begin, end};
    uint32_t i = begin, name;

    while (i < end && !f->arena->rc) {
        uint32_t n = 0, k;
        const Word *x = word(&w, i);
        if (i % 4096 == 0) arena_poll(f->arena);
        if (!(x->shape & SHAPE_UPPER) && !(x->name & (NAME_BEGINS | NAME_DERIVED)) &&
            !is_ordinal(&w, i) && !(x->cue & NAME_CUE_PARTICLE)) {
            i++;
            continue;
        }
        /* "Paris Hilton": a first name before a surname outweighs a place, "Angela Merkel" in the
         * list a rule */
        if (x->name & NAME_GIVEN && x->name & NAME_TYPED && !long_name(&w, i, &name)) {
            const Word *next = word(&w, i + 1);
            if (is_surname(next) && !(next->shape & SHAPE_NOUN) &&
                (next->name & NAME_SURNAME ||
                 !((x->name | next->name) & (NAME_ORGANISATION | NAME_PLACE)) ||
                 (x->name & NAME_PLACE && !(next->name & NAME_TYPED)))) {
                n = person(&w, i);
            }
        }
        for (k = 0; k < sizeof RULES / sizeof *RULES && !n; k++) n = RULES[k](&w, i);
        i += n ? n : 1;
        if (n) i += acronym(&w, i);
    }
}

/* The second round */

/* What the document calls its people and firms: hash of a word to type + 1. */
typedef struct Known {
    uint64_t *hash;
    uint8_t *type;
    uint32_t mask;
} Known;

static uint8_t *known_place(const Known *known, const char *text, size_t n) {
    uint64_t h = hash_bytes(text, n) | 1;
    uint32_t at = (uint32_t)(h >> 8) & known->mask;
    while (known->hash[at] && known->hash[at] != h) at = (at + 1) & known->mask;
    known->hash[at] = h;
    return &known->type[at];
}

static uint8_t known_type(const Known *known, const char *text, size_t n) {
    uint64_t h = hash_bytes(text, n) | 1;
    uint32_t at = (uint32_t)(h >> 8) & known->mask;
    while (known->hash[at] && known->hash[at] != h) at = (at + 1) & known->mask;
    return known->hash[at] && known->type[at] != KNOWN_ONCE ? known->type[at] : 0;
}

/* Is a mention too weak without another one that says the same? */
static int is_weak(const Finder *f, const Known *known, const Mention *m) {
    const char *text = f->text + m->start;
    if (m->evidence == BY_SHAPE)
        return !known_type(known, text, m->length - genitive_ending(text, m->length));
    /* a longer text introduces its people in full */
    if (m->evidence == BY_SURNAME)
        return f->sentences->n > SHORT_TEXT && !known_type(known, m->base, m->base_length);
    return 0;
}

static int known_fill(Finder *f, Known *known) {
    uint32_t slots = 64, i;

    while (slots < 8 * f->n) slots *= 2;
    known->mask = slots - 1;
    known->hash = arena_zero(f->arena, slots * sizeof *known->hash);
    known->type = arena_zero(f->arena, slots);
    for (i = 0; i < f->n && !f->arena->rc; i++) {
        const Mention *m = &f->mentions[i];
        uint32_t last = m->first + m->tokens - 1, n = f->tokens->length[last];
        uint8_t *type = NULL;
        if (m->kind != ENTITY_NAME) continue;
        if (m->type == ENTITY_PER && (m->tokens > 1 || m->evidence == BY_TITLE)) {
            if (is_roman(&(Window){f, 0, f->tokens->n}, last)) continue;
            Name surname = last_word((Name){m->base, m->base_length});
            uint32_t ending = genitive_ending(surname.text, surname.n);
            type = known_place(known, surname.text, surname.n);
            if (ending && m->tokens > 1 && !(f->words[last].name & NAME_SURNAME) &&
                !is_noun(surname.text, surname.n - ending)) { /* "Donald Trumps Zölle" */
                if (!*type) *type = ENTITY_PER + 1;
                type = known_place(known, surname.text, surname.n - ending);
            }
        } else if (m->type == ENTITY_ORG && m->evidence == BY_LEGAL_FORM) {
            last = m->first;
            if (f->words[last].shape & SHAPE_NOUN || f->words[last].name & ~(uint32_t)NAME_BEGINS)
                continue;
            type = known_place(known, token_text(f, last), f->tokens->length[last]);
        } else if (m->evidence == BY_CUE || m->evidence == BY_ACRONYM) {
            type = known_place(known, token_text(f, last), n);
        } else if (m->evidence == BY_SHAPE) {
            type = known_place(known, token_text(f, last),
                               n - genitive_ending(token_text(f, last), n));
            if (*type == 0) { /* written so once: that may be a slip, "UhrVon" */
                *type = KNOWN_ONCE;
                continue;
            }
            if (*type == KNOWN_ONCE) *type = 0;
        }
        if (type && (!*type || *type == KNOWN_ONCE)) *type = (uint8_t)(m->type + 1);
    }
    return f->arena->rc;
}

/* A token outside all mentions that the document names elsewhere */
static void again(Finder *f, const Known *known, uint32_t i) {
    const Word *x = &f->words[i];
    const char *text = token_text(f, i), *hyphen;
    char usual[NAME_BYTES];
    uint32_t n = f->tokens->length[i], cut = 0;
    uint8_t type;

    if (!is_upper(x) || n < 3 || (x->shape & SHAPE_OPENS && x->shape & SHAPE_NOUN)) return;
    type = known_type(known, text, n);
    if (!type) {
        cut = genitive_ending(text, n);
        if (cut) type = known_type(known, text, n - cut);
    }
    if (!type && in_capitals(f, i, 1) && n < sizeof usual && small_capitals(text, n, usual)) {
        cut = 0;
        type = known_type(known, usual, n) == ENTITY_PER + 1 ? ENTITY_PER + 1 : 0;
    }
    if (type) {
        add(f, i, 1, (EntityType)(type - 1), ENTITY_NAME, BY_DOCUMENT);
        if (!f->arena->rc) f->mentions[f->n - 1].base_length = n - cut;
        return;
    }
    hyphen = x->shape & SHAPE_HYPHEN ? memchr(text, '-', n) : NULL;
    if (hyphen && hyphen - text > 2) {
        type = known_type(known, text, (size_t)(hyphen - text));
        if (!type) return;
        add(f, i, 1, (EntityType)(type - 1), ENTITY_PART, BY_DOCUMENT);
        if (!f->arena->rc) f->mentions[f->n - 1].base_length = (uint32_t)(hyphen - text);
    }
}

static int second_round(Finder *f) {
    Mention *first = f->mentions;
    uint32_t count = f->n, i, k = 0;
    Known known;

    if (count == 0 || known_fill(f, &known)) return f->arena->rc;
    f->mentions = NULL;
    f->n = f->capacity = 0;
    for (i = 0; i < f->tokens->n && !f->arena->rc;) {
        if (k < count && first[k].first == i && is_weak(f, &known, &first[k])) {
            k++;
        } else if (k < count && first[k].first == i) {
            add(f, i, first[k].tokens, (EntityType)first[k].type, (EntityKind)first[k].kind,
                (MentionEvidence)first[k].evidence);
            if (f->arena->rc) break;
            f->mentions[f->n - 1] = first[k];
            i += first[k++].tokens;
        } else {
            again(f, &known, i);
            i++;
        }
    }
    return f->arena->rc;
}

int mentions_find(Finder *finder) {
    const Sentences *sentences = finder->sentences;
    uint32_t s;

    for (s = 0; s < sentences->n && !finder->arena->rc; s++) {
        sentence(finder, sentences->first[s], sentences->first[s + 1]);
    }
    return finder->arena->rc ? finder->arena->rc : second_round(finder);
}

/*
** Surnames that are also a firm's or a town's: "Luca Ferrari traf. Dann ging Ferrari." News names a person
** in full first, and then by the surname; a firm of that name is spoken of before, in full ("Ferrari
** AG"), inside words ("Ferrari-Werk"), with an article or behind words for places.
*/
#include <string.h>

#include "entity/complete.h"

static const float PERSON_SURE = 0.5f; /* of a name in full that introduces the surname */

static const char *token_text(const Finder *f, uint32_t token) {
    return f->text + f->tokens->start[token];
}

static int is_single(const Mention *m) {
    return m->kind == ENTITY_NAME && m->tokens == 1 && m->type != ENTITY_PER;
}

/* Notes that the word is a name of something else, wherever it stands. */
static int note_other(Votes *words, const char *text, uint32_t n) {
    Vote *vote = votes_add(words, hash_bytes(text, n));
    if (!vote) return words->arena->rc;
    vote->none += 1;
    return SQLITE_OK;
}

/* The words of "Ferrari AG" and of "Ferrari-Werk". */
static int note_others(Votes *words, const Finder *f, const Mention *m) {
    const char *text = f->text + m->start, *hyphen = memchr(text, '-', m->length);
    uint32_t i;
    int rc = SQLITE_OK;
    if (m->type == ENTITY_PER) return SQLITE_OK;
    if (m->kind == ENTITY_PART)
        return note_other(words, text, hyphen ? (uint32_t)(hyphen - text) : m->length);
    for (i = 0; m->kind == ENTITY_NAME && m->tokens > 1 && i < m->tokens && !rc; i++)
        rc = note_other(words, token_text(f, m->first + i), f->tokens->length[m->first + i]);
    return rc;
}

/* Does what stands before the name speak of a place or a thing: "in Essen", "der Porsche", "Firma Ott"? */
static int is_introduced_otherwise(const Finder *f, const Mention *m) {
    static const char *const WHERE[] = {"in", "aus", "nach", "bei", "beim", "im", "zum", "zur"};
    const char *text;
    uint32_t before = m->first - 1, n;
    size_t i;
    if (m->first == 0) return 0;
    text = token_text(f, before);
    n = f->tokens->length[before];
    if (f->words->tag[before] == STTS_ART || f->words->tag[before] == STTS_APPRART) return 1;
    if (f->words->tag[before] == STTS_NN &&
        name_cue(text, n) & (NAME_CUE_FIRM | NAME_CUE_PLACE | NAME_CUE_HEAD))
        return 1;
    for (i = 0; i < sizeof WHERE / sizeof *WHERE; i++) {
        if (strlen(WHERE[i]) == n && sqlite3_strnicmp(WHERE[i], text, (int)n) == 0) return 1;
    }
    return 0;
}

/* The person's surname that the mention is, with or without its s, or NULL. */
static const Vote *find_person(const Votes *words, const Finder *f, const Mention *m) {
    const char *text = token_text(f, m->first);
    uint32_t n = f->tokens->length[m->first], k;
    for (k = 0; k < 2 && n > 3; k++) {
        const Vote *vote =
            k == 0 || text[n - 1] == 's' ? votes_find(words, hash_bytes(text, n - k)) : NULL;
        if (vote && vote->type[ENTITY_PER] > 0) return vote;
    }
    return NULL;
}

/* A first line of one sentence, which names people by their surnames before the text does. */
static int is_headline(const Finder *f, uint32_t sentence) {
    const uint32_t *paragraph = f->sentences->paragraph;
    return sentence == 0 && f->sentences->n > 1 && paragraph[1] != paragraph[0];
}

/* Makes a person of the mention where the text has one of that name, and nothing else. */
static int take_person(const Votes *words, const Votes *votes, const Finder *f, Mention *m) {
    const Vote *person = find_person(words, f, m),
               *said = votes_find(votes, token_hash(f, m->first));
    if (!person || person->none > 0 || is_introduced_otherwise(f, m)) return person != NULL;
    if (said && said->introduced[ENTITY_ORG] + said->introduced[ENTITY_LOC] > 0) return 1;
    m->type = ENTITY_PER;
    m->score = person->type[ENTITY_PER];
    return 1;
}

int mentions_agree_on_surnames(Finder *f, const Votes *votes) {
    Votes words = {.arena = f->arena};
    uint32_t i, sentence = 0, headline = 0;
    int rc = SQLITE_OK, people = 0;

    for (i = 0; i < f->n && !people; i++)
        people = f->mentions[i].type == ENTITY_PER && f->mentions[i].tokens > 1;
    if (!people) return SQLITE_OK;
    for (i = 0; i < f->n && !rc; i++) rc = note_others(&words, f, &f->mentions[i]);
    for (i = 0; i < f->n && !rc; i++) {
        Mention *m = &f->mentions[i];
        rc = mention_poll(f, i);
        while (f->sentences->first[sentence + 1] <= m->first) sentence++;
        if (m->kind == ENTITY_NAME && m->type == ENTITY_PER && m->tokens > 1 &&
            m->score >= PERSON_SURE) {
            Vote *vote = votes_add(&words, token_hash(f, m->first + m->tokens - 1));
            if (!vote) return f->arena->rc;
            if (vote->type[ENTITY_PER] < m->score) vote->type[ENTITY_PER] = m->score;
        }
        if (is_headline(f, sentence))
            headline = i + 1;
        else if (is_single(m) && !take_person(&words, votes, f, m))
            rc = note_other(&words, token_text(f, m->first), f->tokens->length[m->first]);
    }
    for (i = 0; i < headline && !rc; i++) {
        if (is_single(&f->mentions[i])) take_person(&words, votes, f, &f->mentions[i]);
    }
    return rc;
}

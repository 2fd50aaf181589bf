#include "word/lemma.h"

#include "data/data.h"
#include "word/form.h"
#include "word/lemma_word.h"

/* So much rarer than its form may a lemma be: FormFacts.frequency, 2 is twice. */
enum { LESS_OFTEN = 6 };

/* So much more often a word must be written small to be no name and no noun. */
enum { RATHER_SMALL = 4 };

/* ---- names */

/* Does the form end with the name of a place, of six letters or more, behind something else? */
static int is_place_tail(const char *form, size_t n) {
    char part[LEMMA_LONGEST];
    size_t at;
    for (at = lemma_character(form, n); at + 6 <= n; at += lemma_character(form + at, n - at)) {
        memcpy(part, form + at, n - at);
        lemma_make_capital(part, n - at);
        if (at > 2 && (lemma_listed(part, n - at) & LIST_PLACE)) return 1;
    }
    return 0;
}

/* Is the s at the end of the name the genitive's? Frequencies are logarithms: 2 is twice. */
static int is_genitive(const char *form, size_t n) {
    unsigned with, without, more, less;
    if (n < 4 || form[n - 1] != 's' || form[n - 2] == 's' || lemma_is_capital(form + 1, n - 1))
        return 0;
    with = lemma_listed(form, n);
    without = lemma_listed(form, n - 1);
    more = form_facts(form, n - 1).frequency;
    less = form_facts(form, n).frequency;
    /* -us, -is, -as, -os, -es belong to many names */
    if (memchr("uiaoe", form[n - 2], 5) && (!without || more < less + 3 || more < 6)) return 0;
    if (without & LIST_PLACE) return less == 0 || more >= less + 3;
    if (without && !with) return less == 0 || more >= less + 5;
    if (without) return more >= 10 && more >= less + 5;
    if (with) return 0;
    if (is_place_tail(form, n - 1)) return 1;
    return more >= less + 2 && more >= 3;
}

/*
** The lexicon has Reuters, Mills, Marcos as genitives alone; where they are listed as names and not
** much rarer than what they would be of they are names.
*/
static int stays_whole(const char *form, size_t n) {
    uint32_t kinds = word_table_find(DATA_NAMES, form, n);
    if (form[n - 1] != 's' || !(kinds & (LIST_ORGANISATION | LIST_FIRST | LIST_LAST))) return 0;
    return form_facts(form, n - 1).frequency < form_facts(form, n).frequency + 5u;
}

static size_t lemma_of_name(LemmaWord *word, char *lemma) {
    const char *form = word->shouted && word->n > 5 ? word->title : word->form;
    size_t n = word->n, m, cut;
    LemmaTail tail;
    if (n > 3 && form[n - 1] == '\'') return lemma_copy(lemma, form, n - 1);
    if (n > 4 && form[n - 1] == 's' && form[n - 2] == '\'') return lemma_copy(lemma, form, n - 2);
    if (n > 5 && lemma_ends(form, n, "\xE2\x80\x99s")) return lemma_copy(lemma, form, n - 4);
    if (n > 4 && lemma_ends(form, n, "\xE2\x80\x99")) return lemma_copy(lemma, form, n - 3);
    if (is_genitive(form, n)) return lemma_copy(lemma, form, n - 1);
    if (word->inner || lemma_listed(form, n) || !word->capital || word->n < 5)
        return lemma_copy(lemma, form, n);
    /* a noun in a name: of a kingdom, a world war */
    m = lemma_known(word, STTS_NN, lemma);
    if (!m && lemma_tail(word, 1, LEMMA_NOUNS, &tail) && (tail.sure || tail.n >= 6))
        m = lemma_by_last_part(word, STTS_NN, NULL, lemma);
    cut = n - m;
    if (m && m < n && cut <= 2 && memcmp(lemma, form, m) == 0 &&
        lemma_ends(form, n, cut == 2 ? "es" : "s"))
        return m;
    if (m && form_facts(lemma, m).frequency > form_facts(form, n).frequency) return m;
    return lemma_copy(lemma, form, n);
}

/* ---- verbs that the lexicon lacks */

/* Bytes of the separable particle that the verb begins with, the longest; 0: none. */
static size_t particle_of(const char *form, size_t n) {
    size_t at = 0, longest = 0;
    LexiconEntry entry;
    while (at < n && at < 16) {
        at += lemma_character(form + at, n - at);
        if (at >= 2 && lexicon_find(form, at, &entry) && (entry.classes & BIT(PTKVZ))) longest = at;
    }
    return longest;
}

/* "downzuloaden": the zu goes; 0 where there is none. */
static size_t without_zu(const LemmaWord *word, char *lemma) {
    size_t at = particle_of(word->small, word->n), n = word->n;
    if (at == 0 || at + 4 > n || memcmp(word->small + at, "zu", 2) != 0) {
        for (at = 2; at + 4 <= n && memcmp(word->small + at, "zu", 2) != 0;) at++;
        if (at + 4 > n) return 0;
    }
    memcpy(lemma, word->small, at);
    return at + lemma_copy(lemma + at, word->small + at + 2, n - at - 2);
}

/* "gegoogelt", "angegoogelt": the ge goes, the rest by its ending. */
static size_t of_participle(const LemmaWord *word, char *lemma) {
    char form[LEMMA_LONGEST];
    size_t n = word->n, at = particle_of(word->small, n);
    if (at + 5 > n || memcmp(word->small + at, "ge", 2) != 0) at = 0;
    if (n < at + 5 || memcmp(word->small + at, "ge", 2) != 0) {
        lemma_copy(form, word->small, n);
    } else {
        memcpy(form, word->small, at);
        lemma_copy(form + at, word->small + at + 2, n - at - 2);
        n -= 2;
    }
    return lemma_by_ending(form, form, n, LEMMA_PARTICIPLE, NULL, lemma);
}

/* ---- all together */

/*
** A noun that is no noun to the lexicon but an adjective: in small letters it is that, with a
** capital it is nominalised.
*/
static size_t of_adjective(LemmaWord *word, char *lemma) {
    size_t n = word->n, m = lemma_look_up_case(word, LEMMA_SMALL, LEMMA_ATTRIBUTIVE, lemma);
    if (!m || !word->capital) return m;
    if (lemma_ends(word->small, n, "e")) return lemma_copy(lemma, word->title, n);
    if (n < 3 || word->small[n - 2] != 'e' || !strchr("nrsm", word->small[n - 1])) return 0;
    return lemma_copy(lemma, word->title, n - 1);
}

/* "LehrerInnen", "Lehrer*innen", "Lehrer:innen": without the plural's -nen. */
static size_t of_both_genders(const LemmaWord *word, char *lemma) {
    size_t n = word->n;
    char before;
    if (n < 8 || !lemma_ends(word->small, n, "innen")) return 0;
    before = word->form[n - 6];
    if (before != '*' && before != ':' && before != '_' &&
        !(word->form[n - 5] == 'I' && word->form[n - 4] == 'n' && word->small[n - 6] == before))
        return 0;
    return lemma_copy(lemma, word->form, n - 3);
}

/* "Sträucher": Strauch, if that is written somewhere. */
static size_t without_umlaut(const char *form, size_t n, char *lemma) {
    static const char *const ENDINGS[] = {"ern", "er", "en", "e", "n", ""};
    static const char *const UMLAUTS[][2] = {
        {"\xC3\xA4", "a"}, {"\xC3\xB6", "o"}, {"\xC3\xBC", "u"}};
    size_t i, k, at;
    int more = form_facts(form, n).frequency;
    for (i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t m = n - strlen(ENDINGS[i]);
        if (m > n || m < 6 || !lemma_ends(form, n, ENDINGS[i])) continue;
        for (at = m - 1; at > 0; at--) {
            for (k = 0; k < 3 && memcmp(form + at - 1, UMLAUTS[k][0], 2) != 0;) k++;
            if (k < 3) break;
        }
        if (at == 0) return 0;
        memcpy(lemma, form, at - 1);
        lemma[at - 1] = UMLAUTS[k][1][0];
        lemma_copy(lemma + at, form + at + 1, m - at - 1);
        if (form_facts(lemma, m - 1).frequency + LESS_OFTEN >= more && more > 0) return m - 1;
    }
    return 0;
}

/*
** A noun that the lexicon lacks: by its last part, or by its ending? What is written somewhere is
** better than what is not; of both the more frequent one. The form itself only where nothing else
** is, or the other is too rare for it.
*/
static size_t of_unknown_noun(LemmaWord *word, char *lemma) {
    const char *form = lemma_noun_form(word);
    char other[LEMMA_LONGEST + LEXICON_LEMMA];
    int sure = 0, certain = 0;
    size_t n = word->n, part = lemma_by_last_part(word, STTS_NN, &sure, lemma);
    size_t ending = lemma_by_ending(word->small, form, n, LEMMA_NOUN, &certain, other);
    size_t m;
    char again[LEMMA_LONGEST + LEXICON_LEMMA];
    LemmaWord base;
    int self = form_facts(form, n).frequency, score;

    /* a place with something before it: Ostslawonien */
    if (!certain && (!part || !sure) && is_place_tail(word->small, n))
        return lemma_copy(lemma, form, n);
    if (!part && (!ending || (ending == n && memcmp(other, form, n) == 0))) {
        part = without_umlaut(form, n, lemma);
        if (part) return part;
    }
    if (!part) {
        /* of a short word that is written nowhere nothing is known */
        if (n < 6 && !certain && form_facts(other, ending).frequency == 0) return 0;
        return lemma_copy(lemma, other, ending);
    }
    if (!ending || ending > LEMMA_LONGEST) return part;
    if (ending == n && memcmp(other, form, n) == 0)
        return !sure && certain ? lemma_copy(lemma, form, n) : part;
    score = form_facts(other, ending).frequency;
    if (!sure && (certain || (score && form_facts(lemma, part).frequency <= score)))
        return lemma_copy(lemma, other, ending);
    if (score == 0) return part;
    if (part == n && memcmp(lemma, form, n) == 0)
        return score + LESS_OFTEN >= self ? lemma_copy(lemma, other, ending) : part;
    if (form_facts(lemma, part).frequency >= score) return part;
    /* is the one but a form of the other? */
    lemma_read(&base, other, ending);
    m = lemma_by_last_part(&base, STTS_NN, NULL, again);
    return m == part && memcmp(again, lemma, m) == 0 ? part : lemma_copy(lemma, other, ending);
}

/* "gibts", "geht's": the finite verb without the es behind it. */
static size_t without_es(const LemmaWord *word, char *lemma) {
    size_t n = word->n;
    if (n < 4 || word->small[n - 1] != 's') return 0;
    n--;
    if (word->small[n - 1] == '\'')
        n--;
    else if (lemma_ends(word->small, n, "\xE2\x80\x99"))
        n -= 3;
    return lemma_look_up(word->small, n, LEMMA_VERBS, lemma);
}

/*
** A form that is not known with its tag: what it is otherwise, by the tables of the closed classes
** and of frequent verbs, by the lexicon's verbs. The taggers of texts err most on words of chats,
** "ne", "is", "gehts". Of a form with a capital only if it has none as a rule.
*/
static size_t of_other_class(LemmaWord *word, char *lemma) {
    static const LemmaGroup GROUPS[] = {LEMMA_ARTICLE, LEMMA_POSSESSIVE, LEMMA_PERSONAL,
                                        LEMMA_PRONOUN, LEMMA_PARTICLE,   LEMMA_FINITE};
    size_t i, m;
    if (word->inner && !word->shouted) return 0;
    if (word->capital && form_facts(word->small, word->n).frequency <=
                             form_facts(word->form, word->n).frequency + RATHER_SMALL)
        return 0;
    for (i = 0; i < sizeof GROUPS / sizeof *GROUPS; i++) {
        m = lemma_exception(word, GROUPS[i], lemma);
        if (m) return m;
    }
    if (word->capital) return 0;
    m = lemma_look_up_case(word, LEMMA_SMALL, LEMMA_VERBS, lemma);
    return m ? m : without_es(word, lemma);
}

/* In small letters where nouns should not be: the noun that the lexicon has. */
static size_t of_small_noun(LemmaWord *word, char *lemma) {
    static const uint64_t COMMON[] = {BIT(NN), 0};
    return word->capital ? 0 : lemma_look_up_case(word, LEMMA_TITLE, COMMON, lemma);
}

/* Does the lexicon know the form in any class? */
static int is_known(LemmaWord *word) {
    return lemma_entry(word, LEMMA_SMALL) || lemma_entry(word, LEMMA_WRITTEN);
}

/* "kölner" in small letters, of a place */
static int is_of_place(const LemmaWord *word) {
    size_t n = word->n;
    if (n < 5 || !lemma_ends(word->small, n, "er")) return 0;
    return word->capital || (lemma_listed(word->title, n - 2) & LIST_PLACE) ||
           lemma_listed(word->title, n);
}

/* An adjective before a noun ends in -e, -en, -em, -er, -es. */
static int is_inflected(const LemmaWord *word) {
    size_t n = word->n;
    return n > 3 && (word->small[n - 1] == 'e' ||
                     (word->small[n - 2] == 'e' && strchr("nmrs", word->small[n - 1])));
}

static int begins_with_digit(const LemmaWord *word) {
    return word->form[0] >= '0' && word->form[0] <= '9';
}

static size_t of_unknown(LemmaWord *word, Stts tag, char *lemma) {
    LemmaGroup group = lemma_group(tag);
    size_t n = word->n, m;
    int sure = 0;
    LemmaTail tail;
    switch (tag) {
    case STTS_NN:
        if (n > 3 && word->small[n - 1] == 's' && word->small[n - 2] == '\'')
            return lemma_copy(lemma, word->form, n - 2);
        if (n > 3 && word->small[n - 1] == '\'') return lemma_copy(lemma, word->form, n - 1);
        if (word->shouted && n < 6) return 0;
        m = of_adjective(word, lemma);
        if (!m) m = of_other_class(word, lemma);
        return m ? m : of_unknown_noun(word, lemma);
    case STTS_VVIZU:
        m = without_zu(word, lemma);
        return m ? m : lemma_by_last_part(word, tag, NULL, lemma);
    case STTS_VVPP:
    case STTS_VVFIN:
    case STTS_VVIMP:
    case STTS_VVINF:
    case STTS_VAFIN:
    case STTS_VMFIN:
    case STTS_VAPP:
    case STTS_VAINF:
    case STTS_VMINF:
        if (word->shouted && n < 6) return lemma_copy(lemma, word->form, n);
        m = of_other_class(word, lemma);
        if (!m) m = of_small_noun(word, lemma);
        if (!m) m = lemma_by_last_part(word, tag, NULL, lemma);
        if (m || group == LEMMA_INFINITIVE) return m;
        if (tag == STTS_VVPP) return of_participle(word, lemma);
        m = lemma_by_ending(word->small, word->small, n, group, &sure, lemma);
        return sure || form_facts(lemma, m).frequency || strchr("ten", word->small[n - 1]) ? m : 0;
    case STTS_ADJA:
        if (is_of_place(word)) return lemma_copy(lemma, word->title, n);
        if (begins_with_digit(word) &&
            (word->form[n - 1] == '.' || lemma_ends(word->small, n, "er")))
            return lemma_copy(lemma, word->form, n);
        if (lemma_ends(word->small, n, "ziger")) return lemma_copy(lemma, word->small, n);
        m = of_other_class(word, lemma);
        if (m || !is_inflected(word)) return m;
        m = of_small_noun(word, lemma);
        /* "super", "klasse" are no nouns before a noun */
        if (m == n && memcmp(lemma, word->title, n) == 0) return lemma_copy(lemma, word->small, n);
        if (m) return m;
        m = lemma_by_last_part(word, tag, NULL, lemma);
        if (m) return m;
        m = lemma_by_ending(word->small, word->small, n, group, &sure, lemma);
        /* a noun in small letters that is tagged as an adjective */
        if (!word->capital && !sure && lemma_tail(word, 1, LEMMA_NOUNS, &tail) && tail.sure)
            return lemma_by_last_part(word, STTS_NN, NULL, lemma);
        if (!word->capital || sure) return m;
        /* "Sparte" is a noun all the same, "White" in a name no adjective of ours */
        if (form_facts(word->form, n).frequency >
            form_facts(word->small, n).frequency + RATHER_SMALL)
            return of_unknown_noun(word, lemma);
        return form_facts(lemma, m).frequency ? m : lemma_copy(lemma, word->form, n);
    case STTS_ADV:
        return is_known(word) ? 0 : of_other_class(word, lemma);
    case STTS_ADJD:
        m = of_other_class(word, lemma);
        if (m) return m;
        m = lemma_by_last_part(word, tag, NULL, lemma);
        if (m) return m;
        m = lemma_by_ending(word->small, word->small, n, group, NULL, lemma);
        return m && form_facts(lemma, m).frequency ? m : 0;
    default:
        return 0;
    }
}

/* The lemma of a form without hyphens, or of one that is known as a whole; 0: not `whole`. */
static size_t lemma_of_part(LemmaWord *word, Stts tag, int whole, char *lemma) {
    LemmaGroup group = lemma_group(tag);
    size_t m = tag == STTS_NN ? of_both_genders(word, lemma) : 0;
    if (!m) m = lemma_exception(word, group, lemma);
    if (!m && tag == STTS_NN && word->shouted && word->n <= 3)
        return lemma_copy(lemma, word->form, word->n);
    if (!m) m = lemma_known(word, tag, lemma);
    if (!m && tag == STTS_NN) m = lemma_look_up_case(word, LEMMA_WRITTEN, LEMMA_NAMES, lemma);
    if (m && tag == STTS_NE && m + 1 == word->n && stays_whole(word->form, word->n)) {
        memcpy(lemma, word->form, word->n);
        return word->n;
    }
    if (m || !whole) return m;
    if (tag == STTS_NE) {
        if (!lemma_listed(word->form, word->n)) m = of_other_class(word, lemma);
        return m ? m : lemma_of_name(word, lemma);
    }
    m = of_unknown(word, tag, lemma);
    if (m) return m;
    if (group == LEMMA_NOUN || group == LEMMA_ADVERB) return lemma_copy(lemma, word->form, word->n);
    return lemma_copy(lemma, word->small, word->n);
}

/*
** The lexicon has lemmas in the spelling of before 1996 for forms that never changed: Küsse, Kuß. A
** ß becomes the form's ss where the lemma, or a word at its end, is rather written so.
*/
static void renew_spelling(const char *form, size_t n, char *lemma, size_t m) {
    char old[LEMMA_LONGEST + LEMMA_ROOM], new[LEMMA_LONGEST + LEMMA_ROOM];
    size_t i, at;
    for (i = 0; i + 1 < n && memcmp(form + i, "ss", 2) != 0; i++) {
        if (memcmp(form + i, "\xC3\x9F", 2) == 0) return;
    }
    if (i + 1 >= n) return;
    for (i = 0; i + 1 < m && memcmp(lemma + i, "\xC3\x9F", 2) != 0;) i++;
    if (i + 1 >= m) return;
    for (at = 0; at + 3 <= m && at < i; at += lemma_character(lemma + at, m - at)) {
        int before, now;
        memcpy(old, lemma + at, m - at);
        if (at > 0 && lemma_is_capital(lemma, m)) lemma_make_capital(old, m - at);
        memcpy(new, old, m - at);
        memcpy(new + i - at, "ss", 2);
        before = form_facts(old, m - at).frequency;
        now = form_facts(new, m - at).frequency;
        if (before == now) continue;
        if (now > before) memcpy(lemma + i, "ss", 2);
        return;
    }
}

size_t lemma_of_word(LemmaWord *word, Stts tag, char *lemma) {
    LemmaGroup group = lemma_group(tag);
    LemmaWord part;
    const char *form = word->form;
    size_t n = word->n, at = group <= LEMMA_ADJD ? lemma_behind_hyphen(form, n) : 0;
    size_t m = lemma_of_part(word, tag, at == 0, lemma);

    if (m) {
        renew_spelling(form, n, lemma, m);
        return m;
    }
    memcpy(lemma, form, at);
    lemma_read(&part, form + at, n - at);
    m = lemma_of_part(&part, tag, 1, lemma + at);
    renew_spelling(form + at, n - at, lemma + at, m);
    if (tag == STTS_NN && !part.capital) lemma_make_small(lemma + at, m);
    return at + m;
}

size_t lemma_of(const char *form, size_t n, Stts tag, char *lemma) {
    LemmaWord word;

    if (lemma_group(tag) == LEMMA_FORM || n == 0 || n > LEMMA_LONGEST)
        return lemma_copy(lemma, form, n);
    lemma_read(&word, form, n);
    return word.letters ? lemma_of_word(&word, tag, lemma) : lemma_copy(lemma, form, n);
}

#include "train/dictionary.h"

#include <stdio.h>
#include <string.h>

#include "train/morphy.h"

enum { LINE = 4096 };

unsigned char dictionary_kind(WordClass c) {
    return c < CLASS_ADJA      ? 'v'
           : c < CLASS_NN      ? 'a'
           : c < CLASS_ABK     ? 'n'
           : c < CLASS_PRO_PER ? 'e'
                               : 'x';
}

static void add_entry(Dictionary *dictionary, const char *form, const char *lemma, WordClass c,
                      uint32_t features) {
    size_t n_lemma = strlen(lemma);
    uint32_t id = keys_add(&dictionary->forms, form, strlen(form)), i;
    uint32_t lemma_id = keys_add(&dictionary->lemmas, lemma, n_lemma);
    unsigned char lexeme[DICTIONARY_LONGEST + 2];
    Entry *entry;

    while (id >= dictionary->room_first) {
        size_t before = dictionary->room_first;
        ROOM(dictionary->first, before, dictionary->room_first);
        memset(dictionary->first + before, 0, (dictionary->room_first - before) * sizeof(uint32_t));
    }
    for (i = dictionary->first[id]; i; i = dictionary->entries[i].next) {
        entry = dictionary->entries + i;
        if (entry->class == c && entry->lemma == lemma_id) {
            entry->features |= features;
            return;
        }
    }
    dictionary->n++;
    ROOM(dictionary->entries, dictionary->n, dictionary->room);
    lexeme[0] = dictionary_kind(c);
    memcpy(lexeme + 1, lemma, n_lemma);
    dictionary->entries[dictionary->n] =
        (Entry){.form = id,
                .lemma = lemma_id,
                .lexeme = keys_add(&dictionary->lexemes, lexeme, n_lemma + 1),
                .features = features,
                .next = dictionary->first[id],
                .class = c};
    dictionary->first[id] = dictionary->n;
}

void dictionary_lower(char *word, size_t n) {
    size_t i;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)word[i];
        if (c >= 'A' && c <= 'Z') word[i] = (char)(c + 32);
        if (i && (unsigned char)word[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97)
            word[i] = (char)(c + 32);
    }
}

/* A line of the dictionary. */
typedef struct Row {
    char *form, *lemma;
    MorphyTag tag;
} Row;

/*
** What is needed to mend verbs. Nouns have got readings as verbs by mistake (das Abarbeiten,
** Beleg); these are dropped where the small form has them too, for the beginning of a sentence is
** no business of a dictionary. Lemmas were cut off at 17 letters (herauskristallisi); the
** infinitive that begins so is put in their place, the reading is dropped where there is none.
*/
typedef struct Mending {
    Keys verbs; /* form TAB lemma, of forms in small letters */
    Keys cut;   /* lemmas that are no infinitives; the infinitives by number: */
    char (*whole)[DICTIONARY_LONGEST + 1];
    size_t room;
} Mending;

typedef struct Reader {
    Dictionary *dictionary;
    FILE *in;
    char line[LINE];
    Keys tags; /* there are a few thousand; each is read once */
    MorphyTag *tag;
    size_t room;
    Mending mending;
} Reader;

static MorphyTag tag_of(Reader *reader, const char *text) {
    uint32_t before = reader->tags.n, id = keys_add(&reader->tags, text, strlen(text));
    if (id > before) {
        ROOM(reader->tag, id, reader->room);
        reader->tag[id] = morphy_read(text);
    }
    return reader->tag[id];
}

/* The next line that holds a reading; 0 at the end. */
static int next_row(Reader *reader, Row *row) {
    char *line = reader->line;
    while (fgets(line, LINE, reader->in)) {
        char *lemma, *tag;

        line[strcspn(line, "\r\n")] = 0;
        reader->dictionary->lines++;
        lemma = strchr(line, '\t');
        tag = lemma ? strchr(lemma + 1, '\t') : NULL;
        if (line[0] == '#' || !tag || strstr(tag, " -- ")) continue;
        *lemma++ = *tag++ = 0;
        tag[strcspn(tag, " ")] = 0;
        if (!*line || !*lemma || strlen(line) > DICTIONARY_LONGEST ||
            strlen(lemma) > DICTIONARY_LONGEST)
            continue;
        if (strcmp(line, "-") == 0) continue; /* a slip */
        *row = (Row){line, lemma, tag_of(reader, tag)};
        return 1;
    }
    return 0;
}

/* Writes the form in small letters, a tab and the lemma; whether the form is in small letters. */
static int verb_key(const Row *row, char *key, size_t *n_key) {
    size_t n = strlen(row->form), m = strlen(row->lemma);
    memcpy(key, row->form, n);
    dictionary_lower(key, n);
    key[n] = '\t';
    memcpy(key + n + 1, row->lemma, m);
    *n_key = n + 1 + m;
    return memcmp(key, row->form, n) == 0;
}

static int ends_as_infinitive(const char *lemma) {
    return lemma[strlen(lemma) - 1] == 'n';
}

static void collect_mending(Reader *reader) {
    Mending *mending = &reader->mending;
    char key[2 * DICTIONARY_LONGEST + 1];
    size_t n;
    Row row;

    while (next_row(reader, &row)) {
        if (!morphy_is_verb(row.tag)) continue;
        if (verb_key(&row, key, &n)) keys_add(&mending->verbs, key, n);
        n = strlen(row.lemma);
        if (!ends_as_infinitive(row.lemma) && morphy_is_infinitive(row.tag) &&
            strncmp(row.form, row.lemma, n) == 0) {
            uint32_t id = keys_add(&mending->cut, row.lemma, n);
            ROOM(mending->whole, id, mending->room);
            strcpy(mending->whole[id], row.form);
        }
    }
}

/* Mends a verb's row; 0 when it is to be dropped. */
static int mend(Mending *mending, Row *row) {
    char key[2 * DICTIONARY_LONGEST + 1];
    size_t n;
    uint32_t id;

    if (!verb_key(row, key, &n) && keys_find(&mending->verbs, key, n)) return 0;
    if (morphy_is_auxiliary(row->tag) && strcmp(row->lemma, "würden") == 0)
        strcpy(row->lemma, "werden");
    if (ends_as_infinitive(row->lemma)) return 1;
    id = keys_find(&mending->cut, row->lemma, strlen(row->lemma));
    if (id) row->lemma = mending->whole[id];
    return id != 0;
}

void dictionary_read(Dictionary *dictionary, const char *path) {
    Reader reader = {.dictionary = dictionary, .in = fopen(path, "rb")};
    Row row;

    if (!reader.in) die(path);
    collect_mending(&reader);
    rewind(reader.in);
    dictionary->lines = 0;
    while (next_row(&reader, &row)) {
        WordClass c;
        if (morphy_is_verb(row.tag) && !mend(&reader.mending, &row)) {
            dictionary->dropped++;
            continue;
        }
        /* the lemma of a participle is not the verb */
        if (morphy_is_participle(row.tag)) row.lemma = row.form;
        c = morphy_class(row.tag, row.form, row.lemma);
        if (c == WORD_CLASS_COUNT) {
            dictionary->dropped++;
            fprintf(stderr, "lexicon: no class: %s, %s\n", row.form, row.lemma);
            continue;
        }
        add_entry(dictionary, row.form, row.lemma, c, morphy_features(row.tag));
    }
    fclose(reader.in);
}

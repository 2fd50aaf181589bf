#define _POSIX_C_SOURCE 200809L

#include "train/corpus.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "token/sentence.h"

enum { BLOCK = 1 << 22, POOL = 1 << 20 };

void corpus_fail(const char *what, const char *detail) {
    fprintf(stderr, "%s: %s\n", what, detail);
    exit(1);
}

void *corpus_memory(size_t n, size_t size) {
    void *p = calloc(n ? n : 1, size);
    if (!p) corpus_fail("memory", "out of memory");
    return p;
}

void *corpus_resize(void *p, size_t n, size_t size) {
    if (n > SIZE_MAX / size || (p = realloc(p, n * size)) == NULL)
        corpus_fail("memory", "out of memory");
    return p;
}

uint32_t corpus_form(const char *text, uint32_t n, char *out) {
    int number = n > 0 && text[0] >= '0' && text[0] <= '9';
    uint32_t i, length = 0;

    if (n > CORPUS_LONGEST) return 0;
    for (i = 0; i < n; i++) {
        if (i + 1 < n && memcmp(text + i, "\xC2\xAD", 2) == 0) {
            i++;
        } else {
            out[length++] = number && text[i] >= '0' && text[i] <= '9' ? '0' : text[i];
        }
    }
    return length;
}

int corpus_lower(const char *form, size_t n, char *out) {
    unsigned char a = n > 0 ? (unsigned char)form[0] : 0;
    unsigned char b = n > 1 ? (unsigned char)form[1] : 0;

    memcpy(out, form, n);
    if (a >= 'A' && a <= 'Z') {
        out[0] = (char)(a + 0x20);
    } else if (a == 0xC3 && b >= 0x80 && b <= 0x9E && b != 0x97) {
        out[1] = (char)(b + 0x20);
    } else {
        return 0;
    }
    return 1;
}

uint32_t corpus_count(const char *line, char *form, uint32_t *middle) {
    unsigned long long estimate, weight;
    uint32_t all, second;

    if (sscanf(line, "%511[^\t]\t%" SCNu32 "\t%" SCNu32 "\t%llu\t%" SCNu32, form, &all, middle,
               &estimate, &second) != 5 ||
        all == 0)
        corpus_fail("not a line of counts", line);
    weight = estimate * (all + (uint64_t)(CORPUS_SECOND - 1) * second) / all;
    return weight > UINT32_MAX ? UINT32_MAX : (uint32_t)weight;
}

/* ---- reading */

/* Leaves out the lines that begin with #; the bytes that remain. */
static uint32_t drop_headers(char *text, uint32_t n) {
    uint32_t at = 0, to = 0;
    while (at < n) {
        char *end = memchr(text + at, '\n', n - at);
        uint32_t line = end ? (uint32_t)(end - (text + at)) + 1 : n - at;
        if (text[at] != '#') {
            memmove(text + to, text + at, line);
            to += line;
        }
        at += line;
    }
    text[to] = 0;
    return to;
}

/* Does a capital behind this token say nothing about the word? */
static int opens(const char *text, uint32_t n) {
    static const char *const MARKS[] = {":", "\"", "„", "“", "»", "«", "‚", "'",
                                        "(", "[",  "–", "-", "…", "•", "*", NULL};
    const char *const *mark;
    for (mark = MARKS; *mark; mark++) {
        if (strlen(*mark) == n && memcmp(*mark, text, n) == 0) return 1;
    }
    return 0;
}

static void pass(Arena *arena, const char *text, const Tokens *tokens, uint32_t first,
                 uint32_t last, CorpusTaker *take, void *data) {
    CorpusToken *out = arena_alloc(arena, (last - first) * sizeof *out);
    char *form = arena_alloc(arena, tokens->start[last - 1] + tokens->length[last - 1] + 1 -
                                        tokens->start[first]);
    int initial = 1;
    uint32_t i;

    if (arena->rc) return;
    for (i = first; i < last; i++) {
        const char *word = text + tokens->start[i];
        int is_word = tokens->kind[i] != TOKEN_PUNCTUATION && tokens->kind[i] != TOKEN_SYMBOL;
        CorpusToken *t = &out[i - first];
        t->form = form;
        t->n = corpus_form(word, tokens->length[i], form);
        t->kind = tokens->kind[i];
        t->initial = (uint8_t)initial;
        initial = is_word ? 0 : initial || opens(word, tokens->length[i]);
        form += t->n;
    }
    take(data, out, last - first);
}

static int cut(Arena *arena, const char *text, uint32_t n, CorpusTaker *take, void *data) {
    Tokens tokens = {0};
    Paragraphs paragraphs = {0};
    Sentences sentences = {0};
    uint32_t i;

    tokens_scan(&tokens, arena, text, n);
    if (!arena->rc) paragraphs_split(&paragraphs, arena, text, n);
    if (!arena->rc) paragraphs.wrap = 0; /* each line is a paragraph */
    if (!arena->rc) sentences_split(&sentences, arena, text, &tokens, &paragraphs);
    for (i = 0; !arena->rc && i < sentences.n; i++)
        pass(arena, text, &tokens, sentences.first[i], sentences.first[i + 1], take, data);
    return arena->rc;
}

void corpus_read(const char *path, CorpusTaker *take, void *data) {
    size_t length = strlen(path);
    int packed = length > 3 && strcmp(path + length - 3, ".xz") == 0;
    char *text = corpus_memory(BLOCK + 1, 1), command[1024];
    size_t n = 0, got;
    Arena arena;
    FILE *file;

    if (length > sizeof command - 16 || strchr(path, '\'')) corpus_fail("odd name", path);
    snprintf(command, sizeof command, "xzcat '%s'", path);
    file = packed ? popen(command, "r") : fopen(path, "r");
    if (!file) corpus_fail("cannot read", path);
    arena_init(&arena);
    do {
        size_t end, rest;
        got = fread(text + n, 1, BLOCK - n, file);
        n += got;
        for (end = n; got > 0 && end > 0 && text[end - 1] != '\n';) end--;
        if (end == 0) end = n;
        rest = n - end;
        if (end > 0) {
            char *kept = corpus_memory(rest + 1, 1);
            memcpy(kept, text + end, rest);
            if (cut(&arena, text, drop_headers(text, (uint32_t)end), take, data) != SQLITE_OK)
                corpus_fail("cannot cut", path);
            arena_clear(&arena);
            memcpy(text, kept, rest);
            free(kept);
        }
        n = rest;
    } while (got > 0);
    if ((packed ? pclose(file) : fclose(file)) != 0) corpus_fail("cannot read all of", path);
    arena_free(&arena);
    free(text);
}

/* ---- vocabulary */

static uint32_t place(const Vocabulary *v, const char *form, size_t n) {
    uint32_t slot = (uint32_t)hash_bytes(form, n) & (v->slots - 1), id;
    while ((id = v->slot[slot]) != 0) {
        if (v->length[id - 1] == n && memcmp(v->form[id - 1], form, n) == 0) break;
        slot = (slot + 1) & (v->slots - 1);
    }
    return slot;
}

static void grow(Vocabulary *v) {
    uint32_t i;
    v->room = v->room ? 2 * v->room : 1 << 16;
    v->slots = 2 * v->room;
    v->form = corpus_resize(v->form, v->room, sizeof *v->form);
    v->length = corpus_resize(v->length, v->room, sizeof *v->length);
    free(v->slot);
    v->slot = corpus_memory(v->slots, sizeof *v->slot);
    for (i = 0; i < v->n; i++) v->slot[place(v, v->form[i], v->length[i])] = i + 1;
}

uint32_t vocabulary_add(Vocabulary *v, const char *form, size_t n) {
    uint32_t slot;

    if (v->n == v->room) grow(v);
    slot = place(v, form, n);
    if (v->slot[slot]) return v->slot[slot] - 1;
    if (v->pool_left < n + 1) {
        v->pool_left = n + 1 > POOL ? n + 1 : POOL;
        v->pool = corpus_memory(v->pool_left, 1);
    }
    memcpy(v->pool, form, n);
    v->pool[n] = 0;
    v->form[v->n] = v->pool;
    v->length[v->n] = (uint32_t)n;
    v->pool += n + 1;
    v->pool_left -= n + 1;
    v->slot[slot] = ++v->n;
    return v->n - 1;
}

uint32_t vocabulary_find(const Vocabulary *v, const char *form, size_t n) {
    uint32_t id = v->n ? v->slot[place(v, form, n)] : 0;
    return id ? id - 1 : VOCABULARY_NONE;
}

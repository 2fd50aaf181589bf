#include "sqlite/pattern.h"

#include <string.h>

#include "base/hash.h"

enum {
    STRETCH_FIRST = 64,        /* bytes tried first in a long text */
    STRETCH_LEAST = 16 * 1024, /* texts up to here are searched in one go */
    CALLS_PER_POLL = 1024,
    JIT_STACK_FIRST = 32 * 1024
};

struct Patterns {
    pcre2_general_context *general;
    pcre2_compile_context *compile;
    pcre2_match_context *match;
    pcre2_jit_stack *stack;
    uint64_t uses;
    Pattern *kept[PATTERNS_KEPT]; /* NULL where free */
};

/* PCRE2's memory comes from SQLite's allocator */

static void *take(PCRE2_SIZE n, void *unused) {
    (void)unused;
    return sqlite3_malloc64(n);
}

static void give_back(void *p, void *unused) {
    (void)unused;
    sqlite3_free(p);
}

static void pattern_free(Pattern *pattern) {
    pcre2_match_data_free(pattern->data);
    pcre2_code_free(pattern->code);
    sqlite3_free(pattern->text);
    sqlite3_free(pattern);
}

void patterns_free(Patterns *patterns) {
    int i;

    if (!patterns) return;
    for (i = 0; i < PATTERNS_KEPT; i++) {
        if (patterns->kept[i]) pattern_free(patterns->kept[i]);
    }
    pcre2_jit_stack_free(patterns->stack);
    pcre2_match_context_free(patterns->match);
    pcre2_compile_context_free(patterns->compile);
    pcre2_general_context_free(patterns->general);
    sqlite3_free(patterns);
}

/* What a connection needs, or NULL when out of memory. */
static Patterns *patterns_new(void) {
    Patterns *patterns = sqlite3_malloc64(sizeof *patterns);
    uint32_t jit = 0;

    if (!patterns) return NULL;
    pcre2_config(PCRE2_CONFIG_JIT, &jit);
    memset(patterns, 0, sizeof *patterns);
    patterns->general = pcre2_general_context_create(take, give_back, NULL);
    if (patterns->general) {
        patterns->compile = pcre2_compile_context_create(patterns->general);
        patterns->match = pcre2_match_context_create(patterns->general);
        patterns->stack =
            pcre2_jit_stack_create(JIT_STACK_FIRST, PATTERN_JIT_STACK, patterns->general);
    }
    if (!patterns->compile || !patterns->match || (jit && !patterns->stack)) {
        patterns_free(patterns);
        return NULL;
    }
    pcre2_set_max_pattern_length(patterns->compile, PATTERN_BYTES);
    pcre2_set_match_limit(patterns->match, PATTERN_MATCH_LIMIT);
    pcre2_set_depth_limit(patterns->match, PATTERN_MATCH_LIMIT);
    pcre2_set_heap_limit(patterns->match, PATTERN_HEAP_LIMIT);
    if (patterns->stack) pcre2_jit_stack_assign(patterns->match, NULL, patterns->stack);
    return patterns;
}

/* Characters among the first `n` bytes, as SQLite counts them. */
static size_t count_characters(const char *text, size_t n) {
    size_t i = 0, count = 0;
    uint32_t length;

    for (; i < n; i += length, count++) text_decode(text + i, &length);
    return count;
}

static int compile(Patterns *patterns, Pattern *pattern, char message[PATTERN_MESSAGE]) {
    const uint32_t options =
        PCRE2_UTF | PCRE2_UCP | PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C;
    PCRE2_SIZE offset = 0;
    PCRE2_UCHAR said[128];
    int error = 0;

    pattern->code = pcre2_compile((PCRE2_SPTR)pattern->text, pattern->n, options, &error, &offset,
                                  patterns->compile);
    if (!pattern->code) {
        if (error == PCRE2_ERROR_HEAP_FAILED) return SQLITE_NOMEM;
        pcre2_get_error_message(error, said, sizeof said);
        if (offset > pattern->n) offset = pattern->n;
        sqlite3_snprintf(PATTERN_MESSAGE, message, "%s at offset %d", (const char *)said,
                         (int)count_characters(pattern->text, offset));
        return SQLITE_ERROR;
    }
    /* where no machine code can be made, matching is slower, not different */
    (void)pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE);
    pattern->data = pcre2_match_data_create_from_pattern(pattern->code, patterns->general);
    return pattern->data ? SQLITE_OK : SQLITE_NOMEM;
}

static int pattern_new(Patterns *patterns, const char *text, size_t n, Pattern **out,
                       char message[PATTERN_MESSAGE]) {
    Pattern *pattern = sqlite3_malloc64(sizeof *pattern);
    int rc = SQLITE_NOMEM;

    if (!pattern) return SQLITE_NOMEM;
    memset(pattern, 0, sizeof *pattern);
    pattern->n = n;
    pattern->text = sqlite3_malloc64(n + 1);
    if (pattern->text) {
        memcpy(pattern->text, text, n);
        pattern->text[n] = 0;
        pattern->stretches = strstr(pattern->text, "\\G") == NULL;
        rc = compile(patterns, pattern, message);
    }
    if (rc) {
        pattern_free(pattern);
        return rc;
    }
    *out = pattern;
    return SQLITE_OK;
}

/*
** A place for a new pattern: a free one, or that of the one used longest ago; -1 if all are
** held.
*/
static int place_for_new(const Patterns *patterns) {
    int i, found = -1;
    for (i = 0; i < PATTERNS_KEPT; i++) {
        const Pattern *pattern = patterns->kept[i];
        if (!pattern) return i;
        if (!pattern->holders && (found < 0 || pattern->used < patterns->kept[found]->used)) {
            found = i;
        }
    }
    return found;
}

static Patterns *patterns_of(Presse *presse) {
    if (!presse->patterns) presse->patterns = patterns_new();
    return presse->patterns;
}

int pattern_open(Presse *presse, const char *text, size_t n, Pattern **out,
                 char message[PATTERN_MESSAGE]) {
    Patterns *patterns = patterns_of(presse);
    int rc = patterns ? pattern_new(patterns, text, n, out, message) : SQLITE_NOMEM;

    if (rc) {
        *out = NULL;
    } else {
        (*out)->holders = 1;
    }
    return rc;
}

int pattern_hold(Presse *presse, const char *text, size_t n, Pattern **out,
                 char message[PATTERN_MESSAGE]) {
    uint64_t hash = hash_bytes(text, n);
    Patterns *patterns = patterns_of(presse);
    Pattern *pattern = NULL;
    int i, rc;

    *out = NULL;
    if (!patterns) return SQLITE_NOMEM;
    for (i = 0; i < PATTERNS_KEPT && !pattern; i++) {
        Pattern *one = patterns->kept[i];
        if (one && one->hash == hash && one->n == n && memcmp(one->text, text, n) == 0) {
            pattern = one;
        }
    }
    if (!pattern) {
        rc = pattern_new(patterns, text, n, &pattern, message);
        if (rc) return rc;
        pattern->hash = hash;
        i = place_for_new(patterns);
        if (i >= 0) {
            if (patterns->kept[i]) pattern_free(patterns->kept[i]);
            patterns->kept[i] = pattern;
        }
    }
    pattern->used = ++patterns->uses;
    pattern->holders++;
    *out = pattern;
    return SQLITE_OK;
}

void pattern_release(Presse *presse, Pattern *pattern) {
    int i = 0;

    if (!pattern || --pattern->holders > 0) return;
    while (i < PATTERNS_KEPT && presse->patterns->kept[i] != pattern) i++;
    if (i == PATTERNS_KEPT) pattern_free(pattern); /* there was no place for it */
}

/* Texts with bad characters */

int text_repair(const char *text, size_t n, char **out, size_t *out_n) {
    static const char replacement[] = "\xEF\xBF\xBD";
    size_t i, size = 0;
    uint32_t length;
    char *copy;

    *out = NULL;
    for (i = 0; i < n; i += length) {
        size += text_decode(text + i, &length) == TEXT_BAD ? 3 : length;
    }
    copy = sqlite3_malloc64(size + 1);
    if (!copy) return SQLITE_NOMEM;
    *out = copy;
    *out_n = size;
    for (i = 0; i < n; i += length) {
        if (text_decode(text + i, &length) == TEXT_BAD) {
            memcpy(copy, replacement, 3);
            copy += 3;
        } else {
            memcpy(copy, text + i, length);
            copy += length;
        }
    }
    *copy = 0;
    return SQLITE_OK;
}

/* The byte of the given text that stands at `at` in the searched one; `at` never goes back. */
static size_t map_back(Search *search, size_t at) {
    uint32_t length;

    if (!search->copy) return at;
    while (search->at < at) {
        uint32_t c = text_decode(search->given + search->given_at, &length);
        search->at += c == TEXT_BAD ? 3 : length;
        search->given_at += length;
    }
    return search->given_at;
}

/* Searching */

void search_begin(Search *search, Presse *presse, Pattern *pattern, pcre2_match_data *data,
                  const char *text, size_t n, int valid) {
    memset(search, 0, sizeof *search);
    search->presse = presse;
    search->pattern = pattern;
    search->data = data ? data : pattern->data;
    search->text = search->given = text;
    search->n = search->given_n = n;
    search->stretch = n > STRETCH_LEAST && pattern->stretches ? STRETCH_FIRST : SIZE_MAX / 2;
    search->options = valid ? PCRE2_NO_UTF_CHECK : 0;
}

void search_end(Search *search) {
    sqlite3_free(search->copy);
    search->copy = NULL;
}

static int poll_host(const Search *search) {
    const Cache *cache = &search->presse->cache;
    return cache->poll ? cache->poll(cache->poll_data) : SQLITE_OK;
}

/* Turns an error of pcre2_match() into a code and, for SQLITE_ERROR, a message. */
static int fail(Search *search, int error) {
    const char *limit = NULL;
    PCRE2_UCHAR said[128];
    int most = PATTERN_MATCH_LIMIT;

    switch (error) {
    case PCRE2_ERROR_NOMEMORY:
        return SQLITE_NOMEM;
    case PCRE2_ERROR_MATCHLIMIT:
        limit = "the match limit of %d steps";
        break;
    case PCRE2_ERROR_DEPTHLIMIT:
        limit = "the depth limit of %d levels";
        break;
    case PCRE2_ERROR_HEAPLIMIT:
        limit = "the heap limit of %d KiB";
        most = PATTERN_HEAP_LIMIT;
        break;
    case PCRE2_ERROR_JIT_STACKLIMIT:
        limit = "the stack limit of %d bytes";
        most = PATTERN_JIT_STACK;
        break;
    default:
        break;
    }
    if (limit) {
        char text[64];
        sqlite3_snprintf(sizeof text, text, limit, most);
        sqlite3_snprintf(PATTERN_MESSAGE, search->message,
                         "the pattern backtracks too much on this text: %s is reached", text);
    } else {
        pcre2_get_error_message(error, said, sizeof said);
        sqlite3_snprintf(PATTERN_MESSAGE, search->message, "%s", (const char *)said);
    }
    return SQLITE_ERROR;
}

/* The text turned out to be broken: goes on with a copy that is not. */
static int use_copy(Search *search) {
    int rc = text_repair(search->given, search->given_n, &search->copy, &search->n);
    if (rc) return rc;
    search->text = search->copy;
    search->options |= PCRE2_NO_UTF_CHECK;
    return SQLITE_OK;
}

/* Asks PCRE2 for a match that begins among the next `stretch` bytes: its code, or 0. */
static int call(Search *search) {
    pcre2_match_context *context = search->presse->patterns->match;
    int whole = search->stretch >= search->n - search->from;
    int rc;

    pcre2_set_offset_limit(context, whole ? PCRE2_UNSET : search->from + search->stretch);
    rc = pcre2_match(search->pattern->code, (PCRE2_SPTR)search->text, search->n, search->from,
                     search->options, search->data, context);
    if (rc == PCRE2_ERROR_NOMATCH && !whole) return 0;
    return rc;
}

/* Begins the next stretch, twice as long, where the last one ended without a match. */
static int next_stretch(Search *search) {
    size_t from = search->from + search->stretch;

    while (from > 0 && text_continues(search->text[from])) from--;
    if (from > search->from) {
        search->from = from;
        search->options &= ~PCRE2_NOTEMPTY_ATSTART;
    }
    search->stretch *= 2;
    return poll_host(search);
}

int search_next(Search *search) {
    const PCRE2_SIZE *offsets;
    int rc = SQLITE_OK, found;

    if (search->from > search->n) return SQLITE_DONE;
    if (++search->calls % CALLS_PER_POLL == 0) rc = poll_host(search);
    while (!rc) {
        found = call(search);
        if (found > 0) {
            offsets = pcre2_get_ovector_pointer(search->data);
            search->start = map_back(search, offsets[0]);
            search->end = map_back(search, offsets[1]);
            search->from = offsets[1];
            search->options = PCRE2_NO_UTF_CHECK; /* PCRE2 has looked at all bytes by now */
            if (offsets[0] == offsets[1]) search->options |= PCRE2_NOTEMPTY_ATSTART;
            return SQLITE_ROW;
        }
        if (found == PCRE2_ERROR_NOMATCH) {
            search->from = search->n + 1;
            return SQLITE_DONE;
        }
        if (found == 0) {
            search->options |= PCRE2_NO_UTF_CHECK;
            rc = next_stretch(search);
        } else if (found <= PCRE2_ERROR_UTF8_ERR1 && found >= PCRE2_ERROR_UTF8_ERR21) {
            rc = use_copy(search);
        } else {
            rc = fail(search, found);
        }
    }
    search->from = search->n + 1;
    return rc;
}

/* Groups as JSON */

/* Appends the text of a group, null where the group took no part in the match. */
static void json_group(Buffer *out, const Search *search, uint32_t group) {
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(search->data) + 2 * (size_t)group;

    if (offsets[0] == PCRE2_UNSET || offsets[1] < offsets[0]) {
        buffer_add(out, "null", 4);
    } else {
        json_string(out, search->text + offsets[0], offsets[1] - offsets[0]);
    }
}

/* Appends `"name":` and the group, with a comma before all but the first. */
static void json_member(Buffer *out, const Search *search, const char *name, uint32_t group) {
    if (out->n > 1) buffer_byte(out, ',');
    json_string(out, name, strlen(name));
    buffer_byte(out, ':');
    json_group(out, search, group);
}

/*
** The groups by name, from PCRE2's table of names: it is sorted, an entry is the group's number in
** two bytes, high byte first, and the name. Where several groups bear one name, the first that took
** part counts.
*/
static void json_names(Buffer *out, const Search *search, uint32_t names) {
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(search->data);
    const char *table = NULL;
    uint32_t size = 0, i;

    pcre2_pattern_info(search->pattern->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(search->pattern->code, PCRE2_INFO_NAMETABLE, &table);
    for (i = 0; i < names; i++, table += size) {
        uint32_t group = (uint32_t)(unsigned char)table[0] << 8 | (unsigned char)table[1];
        while (i + 1 < names && strcmp(table + 2, table + size + 2) == 0) {
            i++;
            table += size;
            if (offsets[2 * (size_t)group] != PCRE2_UNSET) continue;
            group = (uint32_t)(unsigned char)table[0] << 8 | (unsigned char)table[1];
        }
        json_member(out, search, table + 2, group);
    }
}

void search_groups(Buffer *out, const Search *search) {
    uint32_t groups = 0, names = 0, i;
    char number[16];

    pcre2_pattern_info(search->pattern->code, PCRE2_INFO_CAPTURECOUNT, &groups);
    pcre2_pattern_info(search->pattern->code, PCRE2_INFO_NAMECOUNT, &names);
    buffer_byte(out, names ? '{' : '[');
    for (i = 0; i <= groups; i++) {
        sqlite3_snprintf(sizeof number, number, "%u", i);
        if (names) {
            json_member(out, search, number, i);
        } else {
            if (i) buffer_byte(out, ',');
            json_group(out, search, i);
        }
    }
    if (names) json_names(out, search, names);
    buffer_byte(out, names ? '}' : ']');
}

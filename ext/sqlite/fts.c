/*
** The FTS5 tokenizer.
**
** FTS5 asks for the tokens of a text with a flag that says what for: a document's, a query's, a
** query's that ends in a prefix, an auxiliary function's, which must see what the document's saw.
** The tokenizer keeps its memory from call to call.
*/
#include "sqlite/fts.h"

#include <string.h>

#include "token/token.h"
#include "word/norm.h"
#include "word/term.h"

/*
** The second version of FTS5's interface, as of SQLite 3.47, by names of our own: the headers that
** presse is built with may be older than the host.
*/
typedef struct TokenizerV2 {
    int version;
    int (*create)(void *, const char **, int, Fts5Tokenizer **);
    void (*destroy)(Fts5Tokenizer *);
    int (*tokenize)(Fts5Tokenizer *, void *, int flags, const char *text, int n, const char *locale,
                    int locale_n, FtsTake);
} TokenizerV2;

typedef struct ApiV3 {
    fts5_api base;
    int (*create_tokenizer)(fts5_api *, const char *, void *, TokenizerV2 *, void (*)(void *));
} ApiV3;

enum {
    KEEP_BYTES = 1 << 20, /* of working memory, from one text to the next */
    POLL_TOKENS = 1024    /* between two questions to the host whether to go on */
};

/* What FTS5 holds as its Fts5Tokenizer. */
typedef struct Tokenizer {
    Presse *presse;
    TermMaker maker;
    Arena arena;
    int busy; /* inside a call: FTS5's callback may call again */
} Tokenizer;

/* ---- options */

static const struct {
    const char *name;
    unsigned bit;
} OPTIONS[] = {
    {"lemma", TERM_LEMMA}, {"split", TERM_SPLIT}, {"fold", TERM_FOLD},
    {"stem", TERM_STEM},   {"stop", TERM_STOP},
};

enum { OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS };

int fts_option(const char *name, size_t n, unsigned *options, char *message) {
    int i, shown = n < 60 ? (int)n : 60;

    for (i = 0; i < OPTION_COUNT; i++) {
        if (n == strlen(OPTIONS[i].name) && !sqlite3_strnicmp(name, OPTIONS[i].name, (int)n)) break;
    }
    if (i == OPTION_COUNT) {
        sqlite3_snprintf(FTS_MESSAGE, message,
                         "no option '%.*s': there are lemma, split, fold, stem and stop", shown,
                         name);
        return SQLITE_ERROR;
    }
    if (*options & OPTIONS[i].bit) {
        sqlite3_snprintf(FTS_MESSAGE, message, "option '%s' twice", OPTIONS[i].name);
        return SQLITE_ERROR;
    }
    *options |= OPTIONS[i].bit;
    return SQLITE_OK;
}

/*
** The arguments at CREATE. FTS5 has no way to hand a message on, it says "error in tokenizer
** constructor" of whatever is wrong here: the reason goes to SQLite's log.
*/
static int read_options(const char **arguments, int n, unsigned *options) {
    char message[FTS_MESSAGE];
    int i;

    *options = 0;
    for (i = 0; i < n; i++) {
        const char *name = arguments[i] ? arguments[i] : "";
        if (fts_option(name, strlen(name), options, message)) {
            sqlite3_log(SQLITE_ERROR, "tokenizer presse: %s", message);
            return SQLITE_ERROR;
        }
    }
    return SQLITE_OK;
}

/* ---- a table's tokenizer */

static void destroy(Fts5Tokenizer *handle) {
    Tokenizer *tokenizer = (Tokenizer *)handle;

    if (!tokenizer) return;
    term_close(&tokenizer->maker);
    arena_free(&tokenizer->arena);
    sqlite3_free(tokenizer);
}

static int create(void *presse, const char **arguments, int n, Fts5Tokenizer **out) {
    Tokenizer *tokenizer;
    unsigned options;
    int rc = read_options(arguments, n, &options);

    *out = NULL;
    if (rc) return rc;
    tokenizer = sqlite3_malloc64(sizeof *tokenizer);
    if (!tokenizer) return SQLITE_NOMEM;
    memset(tokenizer, 0, sizeof *tokenizer);
    tokenizer->presse = presse;
    arena_init(&tokenizer->arena);
    rc = term_open(&tokenizer->maker, options);
    if (rc) {
        destroy((Fts5Tokenizer *)tokenizer);
    } else {
        *out = (Fts5Tokenizer *)tokenizer;
    }
    return rc;
}

/* ---- a text */

typedef struct Call {
    TermMaker *maker;
    Arena *arena;
    unsigned use;
    void *context;
    FtsTake take;
    uint32_t last; /* the last token that is no mark: a prefix where a query ends in one */
} Call;

/* May a sentence begin with this token? Behind marks that end one or open a quotation, say. */
static int is_initial(const Tokens *tokens, uint32_t i, const char *text) {
    if (i == 0 || tokens->flags[i - 1] & TOKEN_LINE) return 1;
    return tokens->kind[i - 1] == TOKEN_PUNCTUATION && !strchr(",-/)", text[tokens->start[i - 1]]);
}

/*
** What the i-th token is to be used for. In a query of several words any but the last may have its
** capital from a title or a sentence's beginning: "Neue Häuser".
*/
static unsigned use_of(const Call *call, const Tokens *tokens, uint32_t i, const char *text) {
    unsigned use = call->use;

    if (use & TERM_PREFIX && i != call->last) use &= ~(unsigned)TERM_PREFIX;
    if (call->maker->options & TERM_LEMMA && tokens->flags[i] & TOKEN_UPPER &&
        (use & TERM_QUERY ? i < call->last : is_initial(tokens, i, text))) {
        use |= TERM_INITIAL;
    }
    return use;
}

/* Hands all terms of one token to FTS5: the first takes a place, the others share it. */
static int give(const Call *call, const Terms *terms, uint32_t start, uint32_t length) {
    const char *term = NULL;
    size_t n = 0;
    unsigned i;
    int rc = SQLITE_OK;

    for (i = 0; i < terms->count && rc == SQLITE_OK; i++) {
        term = i ? terms_next(term, &n) : terms_first(terms, &n);
        rc = call->take(call->context, i ? FTS5_TOKEN_COLOCATED : 0, term, (int)n, (int)start,
                        (int)(start + length));
    }
    return rc;
}

static int give_all(Call *call, const char *text, uint32_t n) {
    Tokens tokens = {0};
    uint32_t i;
    int rc = tokens_scan(&tokens, call->arena, text, n);

    for (call->last = tokens.n; call->last > 0;) {
        TokenKind kind = (TokenKind)tokens.kind[--call->last];
        if (kind != TOKEN_PUNCTUATION && kind != TOKEN_SYMBOL) break;
    }
    for (i = 0; i < tokens.n && rc == SQLITE_OK; i++) {
        const char *word = text + tokens.start[i], *norm = NULL;
        uint32_t length = tokens.length[i], norm_n = 0;
        TokenKind kind = (TokenKind)tokens.kind[i];
        Terms terms;

        if (i % POLL_TOKENS == POLL_TOKENS - 1 && arena_poll(call->arena)) return call->arena->rc;
        if (kind == TOKEN_WORD && length > 1 && word[length - 1] == '-' &&
            !(call->use & TERM_QUERY)) {
            norm = token_norm(&tokens, i, call->arena, text, &norm_n);
            if (!norm) return SQLITE_NOMEM;
            if (norm_n <= length) norm = NULL;
        }
        rc = term_make(call->maker, word, length, kind, use_of(call, &tokens, i, text), norm,
                       norm_n, &terms);
        if (rc == SQLITE_OK && terms.count) rc = give(call, &terms, tokens.start[i], length);
    }
    return rc;
}

int fts_walk(TermMaker *maker, Arena *arena, unsigned use, const char *text, uint32_t n,
             void *context, FtsTake take) {
    Call call = {maker, arena, use, context, take, 0};
    return give_all(&call, text, n);
}

/*
** A copy of the text with a zero behind it, which a text in another encoding's locale lacks.
** Inside it a zero is white space: FTS5 indexes what is behind it.
*/
static char *copy_text(Arena *arena, const char *text, size_t n) {
    char *copy = arena_text(arena, text, n), *zero;
    if (!copy) return NULL;
    for (zero = copy; (zero = memchr(zero, 0, (size_t)(copy + n - zero))) != NULL;) *zero = ' ';
    return copy;
}

static int tokenize(Tokenizer *tokenizer, Call *call, const char *text, int n) {
    TermMaker maker;
    Arena arena;
    char *copy;
    int rc = SQLITE_OK, nested = tokenizer->busy;

    if (n <= 0 || !text) return SQLITE_OK;
    call->maker = &tokenizer->maker;
    call->arena = &tokenizer->arena;
    if (nested) {
        rc = term_open(&maker, tokenizer->maker.options);
        arena_init(&arena);
        call->maker = &maker;
        call->arena = &arena;
    }
    tokenizer->busy = 1;
    call->arena->poll = tokenizer->presse->cache.poll;
    call->arena->poll_data = tokenizer->presse->cache.poll_data;
    if (rc == SQLITE_OK) {
        copy = copy_text(call->arena, text, (size_t)n);
        rc = copy ? give_all(call, copy, (uint32_t)n) : SQLITE_NOMEM;
    }
    tokenizer->busy = nested;
    if (nested) term_close(&maker);
    if (nested || call->arena->rc || call->arena->bytes > KEEP_BYTES) {
        arena_free(call->arena);
    } else {
        arena_clear(call->arena);
    }
    return rc == SQLITE_DONE ? SQLITE_OK : rc; /* by which the callback says: enough */
}

static unsigned use_for(int flags) {
    if (!(flags & FTS5_TOKENIZE_QUERY)) return 0;
    return flags & FTS5_TOKENIZE_PREFIX ? TERM_QUERY | TERM_PREFIX : TERM_QUERY;
}

static int tokenize_v1(Fts5Tokenizer *handle, void *context, int flags, const char *text, int n,
                       FtsTake take) {
    Call call = {.use = use_for(flags), .context = context, .take = take};
    return tokenize((Tokenizer *)handle, &call, text, n);
}

/* A text whose locale is another language's (fts5_locale('en', ...)) gets no German base forms. */
static int is_foreign(const char *locale, int n) {
    if (!locale || n <= 0) return 0;
    return n < 2 || sqlite3_strnicmp(locale, "de", 2) != 0 ||
           (n > 2 && locale[2] != '-' && locale[2] != '_');
}

static int tokenize_v2(Fts5Tokenizer *handle, void *context, int flags, const char *text, int n,
                       const char *locale, int locale_n, FtsTake take) {
    Call call = {.use = use_for(flags), .context = context, .take = take};
    if (is_foreign(locale, locale_n)) call.use |= TERM_FOREIGN;
    return tokenize((Tokenizer *)handle, &call, text, n);
}

/* ---- registration */

/* FTS5's interface, NULL in a host without FTS5. */
static int find_api(sqlite3 *db, fts5_api **api) {
    sqlite3_stmt *statement = NULL;
    int rc = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL);

    *api = NULL;
    if (rc == SQLITE_ERROR || rc == SQLITE_AUTH) return SQLITE_OK; /* no such function */
    if (rc == SQLITE_OK) rc = sqlite3_bind_pointer(statement, 1, api, "fts5_api_ptr", NULL);
    if (rc == SQLITE_OK) sqlite3_step(statement);
    if (rc == SQLITE_OK) {
        rc = sqlite3_finalize(statement);
    } else {
        sqlite3_finalize(statement);
    }
    return rc;
}

static void release(void *presse) {
    presse_release(presse);
}

int fts_register(Presse *presse) {
    static const char NAME[] = "presse";
    fts5_api *api;
    int rc = find_api(presse->db, &api);

    if (rc || !api || api->iVersion < 2) return rc;
    presse->references++;
    if (api->iVersion >= 3) {
        TokenizerV2 second = {2, create, destroy, tokenize_v2};
        rc = ((ApiV3 *)api)->create_tokenizer(api, NAME, presse, &second, release);
    } else {
        fts5_tokenizer first = {create, destroy, tokenize_v1};
        rc = api->xCreateTokenizer(api, NAME, presse, &first, release);
    }
    if (rc) presse_release(presse);
    return rc;
}

/* The cache: a text is analysed once, only the layers that are asked for, and the bounds hold. */
#include "base/hash.h"
#include "check.h"
#include "host.h"

static const char TEXT[] =
    "Der Rat der Stadt Mühlbach tagte am 3. März. Er beschloss, die Schule zu sanieren.";

/*
** As sqlite3_presse_init() does it, with the connection's data at hand; one reference is the
** caller's.
*/
static Presse *open_presse(sqlite3 **db) {
    const Function *const *topic, *function;
    Presse *presse = NULL;
    int rc = sqlite3_open(":memory:", db);

    if (!rc) presse = presse_new(*db);
    for (topic = FUNCTIONS; presse && *topic && !rc; topic++) {
        for (function = *topic; function->name && !rc; function++)
            rc = function_register(presse, function);
    }
    CHECK_INT(rc, SQLITE_OK);
    return presse;
}

static void close_presse(Presse *presse, sqlite3 *db) {
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
    CHECK_INT(presse->references, 1); /* all functions are gone */
    presse_release(presse);
    CHECK_INT(sqlite3_memory_used(), 0);
}

static void query(sqlite3 *db, const char *sql, const char *expected) {
    char *got = host_query(db, sql, TEXT, strlen(TEXT), NULL);
    CHECK_TEXT_OF(sql, got, expected);
    free(got);
}

/* The document of TEXT in the cache; NULL when it is not there. */
static const Document *cached(const Cache *cache) {
    int i;
    for (i = 0; cache->entries && i < CACHE_DOCUMENTS; i++) {
        if (cache->entries[i] && strcmp(cache->entries[i]->document->text, TEXT) == 0)
            return cache->entries[i]->document;
    }
    return NULL;
}

static void test_three_functions(void) {
    sqlite3 *db;
    Presse *presse = open_presse(&db);

    query(
        db,
        "SELECT count(*) FROM presse_sentences(?1) s, presse_tokens(?1) t, presse_paragraphs(?1) p "
        "WHERE t.sentence = s.position AND s.paragraph = p.position",
        "18");
    CHECK(presse->cache.uses >= 3);
    CHECK_INT(presse->cache.analysed, 1);
    query(db, "SELECT length(presse_clean(?1)) > 0", "1");
    query(db, "SELECT count(*) FROM presse_matches(?1, 'Rat')", "1");
    CHECK_INT(presse->cache.analysed, 1); /* the next statement finds it too */
    query(db, "SELECT count(*) FROM presse_tokens(?1 || ' ')", "18");
    CHECK_INT(presse->cache.analysed, 2);
    close_presse(presse, db);
}

static void test_only_needed_layers(void) {
    sqlite3 *db;
    Presse *presse = open_presse(&db);

    query(db, "SELECT count(*) FROM presse_tokens(?1)", "18");
    CHECK_INT(cached(&presse->cache)->layers, LAYER_TOKENS);
    query(db, "SELECT max(start) FROM presse_tokens(?1) WHERE kind = 'word'", "74");
    CHECK_INT(cached(&presse->cache)->layers, LAYER_TOKENS);
    query(db, "SELECT max(sentence) FROM presse_tokens(?1)", "2");
    CHECK_INT(cached(&presse->cache)->layers, LAYER_TOKENS | LAYER_PARAGRAPHS | LAYER_SENTENCES);
    query(db, "SELECT count(*) FROM presse_tokens(?1) WHERE keep IN (0, 1)", "18");
    CHECK(cached(&presse->cache)->layers & LAYER_LABELS);
    CHECK(!(cached(&presse->cache)->layers & LAYER_ENTITIES));
    close_presse(presse, db);
}

/* Cursors that are open at the same time hold their documents, however many. */
static void test_many_held(void) {
    sqlite3 *db;
    Presse *presse = open_presse(&db);
    sqlite3_stmt *statement[3 * CACHE_DOCUMENTS];
    int i, n = 3 * CACHE_DOCUMENTS;

    presse->cache.limit = 0; /* nothing is kept that is not held */
    for (i = 0; i < n; i++) {
        CHECK_INT(sqlite3_prepare_v2(db, "SELECT text FROM presse_tokens(?1 || ' da')", -1,
                                     &statement[i], NULL),
                  SQLITE_OK);
        sqlite3_bind_int(statement[i], 1, i);
        CHECK_INT(sqlite3_step(statement[i]), SQLITE_ROW);
    }
    CHECK_INT(presse->cache.analysed, n);
    for (i = 0; i < n; i++) {
        CHECK_INT(sqlite3_column_int(statement[i], 0), i);
        CHECK_INT(sqlite3_step(statement[i]), SQLITE_ROW);
        CHECK_TEXT((const char *)sqlite3_column_text(statement[i], 0), "da");
        CHECK_INT(sqlite3_step(statement[i]), SQLITE_DONE);
        sqlite3_finalize(statement[i]);
    }
    CHECK_INT(cache_bytes(&presse->cache), 0);
    close_presse(presse, db);
}

static int get(Cache *cache, const char *text, unsigned layers) {
    CacheEntry *entry = NULL;
    int rc = cache_hold(cache, text, strlen(text), layers, &entry);
    if (!rc) CHECK_TEXT(entry->document->text, text);
    if (rc) CHECK(entry == NULL);
    cache_release(cache, entry);
    return rc;
}

static void test_bounds(void) {
    Cache cache;
    char text[20000];
    int i;

    cache_init(&cache, NULL, NULL);
    CHECK_INT(cache.limit, CACHE_BYTES);
    CHECK(cache_bytes(&cache) == 0);
    for (i = 0; i < 3 * CACHE_DOCUMENTS; i++) { /* in number: the last ones stay */
        snprintf(text, sizeof text, "Text %d", i);
        CHECK_INT(get(&cache, text, LAYER_TOKENS), SQLITE_OK);
    }
    CHECK_INT(cache.analysed, 3 * CACHE_DOCUMENTS);
    for (i = 2 * CACHE_DOCUMENTS; i < 3 * CACHE_DOCUMENTS; i++) {
        snprintf(text, sizeof text, "Text %d", i);
        CHECK_INT(get(&cache, text, LAYER_TOKENS), SQLITE_OK);
    }
    CHECK_INT(cache.analysed, 3 * CACHE_DOCUMENTS);
    CHECK_INT(get(&cache, "Text 1", LAYER_TOKENS), SQLITE_OK);
    CHECK_INT(cache.analysed, 3 * CACHE_DOCUMENTS + 1);

    cache.limit = 1 << 20; /* in bytes */
    for (i = 0; i < 50; i++) {
        memset(text, 'a' + i % 26, sizeof text - 1);
        text[sizeof text - 1] = 0;
        snprintf(text, 10, "%d", i);
        text[strlen(text)] = ' ';
        CHECK_INT(get(&cache, text, LAYER_TOKENS), SQLITE_OK);
        CHECK(cache_bytes(&cache) <= cache.limit);
    }
    CHECK(cache_bytes(&cache) > cache.limit / 2);
    cache_free(&cache);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* The least recently used document goes first. */
static void test_order(void) {
    Cache cache;
    char text[40];
    int i;

    cache_init(&cache, NULL, NULL);
    for (i = 0; i < CACHE_DOCUMENTS; i++) {
        snprintf(text, sizeof text, "Text %d", i);
        get(&cache, text, 0);
    }
    get(&cache, "Text 0", 0);    /* used once more */
    get(&cache, "etwas neu", 0); /* drives out Text 1 */
    CHECK_INT(cache.analysed, CACHE_DOCUMENTS + 1);
    get(&cache, "Text 0", 0);
    CHECK_INT(cache.analysed, CACHE_DOCUMENTS + 1);
    get(&cache, "Text 1", 0);
    CHECK_INT(cache.analysed, CACHE_DOCUMENTS + 2);
    cache_free(&cache);
}

static void test_nul_and_empty(void) {
    Cache cache;
    CacheEntry *a, *b;

    cache_init(&cache, NULL, NULL);
    CHECK_INT(cache_hold(&cache, "Rat\0haus", 8, LAYER_TOKENS, &a), SQLITE_OK);
    CHECK_INT(cache_hold(&cache, "Rat", 3, LAYER_TOKENS, &b), SQLITE_OK);
    CHECK(a == b);
    CHECK_INT(a->holders, 2);
    cache_release(&cache, a);
    cache_release(&cache, b);
    CHECK_INT(get(&cache, "", LAYER_TOKENS | LAYER_SENTENCES | LAYER_LABELS), SQLITE_OK);
    cache_release(&cache, NULL);
    cache_free(&cache);
}

static int stop_now(void *calls) {
    ++*(int *)calls;
    return SQLITE_INTERRUPT;
}

/* What was interrupted is not found again, also while another holds the text. */
static void test_interrupted(void) {
    Cache cache;
    CacheEntry *held = NULL;
    size_t n = 1 << 20;
    char *text = malloc(n + 1);
    int calls = 0;

    memset(text, 'a', n);
    text[n] = 0;
    for (size_t i = 0; i < n; i += 10) text[i] = ' ';
    cache_init(&cache, NULL, NULL);
    CHECK_INT(cache_hold(&cache, text, n, 0, &held), SQLITE_OK);
    held->document->arena.poll = stop_now;
    held->document->arena.poll_data = &calls;
    CHECK_INT(get(&cache, text, LAYER_TOKENS), SQLITE_INTERRUPT);
    CHECK_INT(calls, 1);
    CHECK_INT(get(&cache, text, LAYER_TOKENS), SQLITE_OK);
    CHECK_INT(cache.analysed, 2);
    CHECK_TEXT_OF("the text of the holder", held->document->text, text);
    cache_release(&cache, held);
    cache_free(&cache);
    free(text);
    CHECK_INT(sqlite3_memory_used(), 0);
}

/* What the connection remembers of a word is not taken for another word with the same hash. */
static void test_same_hash(void) {
    static const char SQL[] = "SELECT text, lemma FROM presse_tokens(?1) WHERE position = 2";
    static const char ONE[] = "Das Hcmsaboaaabaaaaa kam.", OTHER[] = "Das Hpwhtoeypyxxcwng kam.";
    sqlite3 *db = host_open();
    char *got;

    CHECK(hash_bytes(ONE + 4, 16) == hash_bytes(OTHER + 4, 16));
    got = host_query(db, SQL, ONE, strlen(ONE), NULL);
    CHECK_TEXT(got, "Hcmsaboaaabaaaaa|Hcmsaboaaabaaaaa");
    free(got);
    got = host_query(db, SQL, OTHER, strlen(OTHER), NULL);
    CHECK_TEXT(got, "Hpwhtoeypyxxcwng|Hpwhtoeypyxxcwng");
    free(got);
    CHECK_INT(sqlite3_close(db), SQLITE_OK);
}

/* A document that was analysed elsewhere is found, and gone when it is given back. */
static void test_adopt(void) {
    static const char SHORT[] = "Der Rat tagt.";
    CacheEntry *entry, *found, *old;
    Document *document;
    Cache cache;

    cache_init(&cache, NULL, NULL);
    CHECK_INT(cache_hold(&cache, SHORT, strlen(SHORT), LAYER_TOKENS, &old), SQLITE_OK);
    cache_release(&cache, old); /* nobody holds it: it makes way */
    CHECK_INT(document_new(&document, SHORT, strlen(SHORT)), SQLITE_OK);
    CHECK_INT(document_need(document, LAYER_WORDS), SQLITE_OK);
    CHECK_INT(cache_adopt(&cache, document, &entry), SQLITE_OK);
    CHECK(entry->document == document);
    CHECK_INT(cache_hold(&cache, SHORT, strlen(SHORT), LAYER_WORDS | LAYER_LABELS, &found),
              SQLITE_OK);
    CHECK(found == entry);
    cache_forget(&cache, entry); /* another one holds it still */
    CHECK_INT(found->document->tokens.n, 4);
    cache_release(&cache, found);
    CHECK_INT(cache_hold(&cache, SHORT, strlen(SHORT), LAYER_TOKENS, &old), SQLITE_OK);
    CHECK_INT(document_new(&document, SHORT, strlen(SHORT)), SQLITE_OK);
    CHECK_INT(cache_adopt(&cache, document, &entry), SQLITE_OK); /* both are there */
    CHECK(entry != old);
    cache_forget(&cache, entry);
    CHECK_INT(old->document->tokens.n, 4);
    cache_release(&cache, old);
    cache_forget(&cache, NULL);
    cache_free(&cache);
    CHECK_INT(sqlite3_memory_used(), 0);
}

int main(void) {
    RUN(test_three_functions);
    RUN(test_only_needed_layers);
    RUN(test_many_held);
    RUN(test_bounds);
    RUN(test_order);
    RUN(test_nul_and_empty);
    RUN(test_interrupted);
    RUN(test_same_hash);
    RUN(test_adopt);
    return check_done();
}

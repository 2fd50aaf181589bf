/* What presse keeps for one connection. */
#include <string.h>

#include "speech/sentiment.h"
#include "sqlite/function.h"
#include "sqlite/pattern.h"
#include "word/stem.h"

/*
** Asks SQLite whether sqlite3_interrupt() was called. Hosts before 3.41 have no function for it, but
** refuse to step any statement of an interrupted connection; a trace shows these as "SELECT 1".
*/
static int poll_interrupt(void *data) {
    sqlite3_stmt *statement = NULL;
    int rc;

#if SQLITE_VERSION_NUMBER >= 3041000
    if (sqlite3_libversion_number() >= 3041000) {
        return sqlite3_is_interrupted(data) ? SQLITE_INTERRUPT : SQLITE_OK;
    }
#endif
    rc = sqlite3_prepare_v2(data, "SELECT 1", -1, &statement, NULL);
    if (!rc) rc = sqlite3_step(statement);
    sqlite3_finalize(statement);
    return rc == SQLITE_INTERRUPT || rc == SQLITE_NOMEM ? rc : SQLITE_OK;
}

Presse *presse_new(sqlite3 *db) {
    Presse *presse = sqlite3_malloc64(sizeof *presse);
    if (!presse) return NULL;
    memset(presse, 0, sizeof *presse);
    presse->db = db;
    presse->references = 1;
    cache_init(&presse->cache, poll_interrupt, db);
    return presse;
}

void presse_release(Presse *presse) {
    if (--presse->references > 0) return;
    cache_free(&presse->cache);
    patterns_free(presse->patterns);
    stem_close(presse->stemmer);
    sentiment_free(presse->sentiment);
    sqlite3_free(presse);
}

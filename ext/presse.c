/*
** presse: German news text as SQL. The entry point of the loadable library:
**
**     sqlite> .load build/presse
**     sqlite> SELECT text, kind FROM presse_tokens('Am 3. März kamen 200 Gäste.');
**
** Compiled into a program with -DSQLITE_CORE, the same function is called for each connection.
*/
#define PRESSE_ENTRY_POINT
#include "sqlite/fts.h"
#include "sqlite/function.h"
SQLITE_EXTENSION_INIT1

#ifdef _WIN32
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

EXPORTED int sqlite3_presse_init(sqlite3 *db, char **error, const sqlite3_api_routines *api);

int sqlite3_presse_init(sqlite3 *db, char **error, const sqlite3_api_routines *api) {
    const Function *const *topic, *function;
    Presse *presse;
    int rc = SQLITE_OK;

    (void)api;
    SQLITE_EXTENSION_INIT2(api);
    if (sqlite3_libversion_number() < 3040000) {
        *error =
            sqlite3_mprintf("presse needs SQLite 3.40 or newer, this is %s", sqlite3_libversion());
        return SQLITE_ERROR;
    }
    presse = presse_new(db);
    if (!presse) return SQLITE_NOMEM;
    for (topic = FUNCTIONS; *topic && !rc; topic++) {
        for (function = *topic; function->name && !rc; function++) {
            rc = function_register(presse, function);
        }
    }
    if (!rc) rc = fts_register(presse);
    if (rc && error && !*error) *error = sqlite3_mprintf("presse: %s", sqlite3_errstr(rc));
    presse_release(presse);
    return rc;
}

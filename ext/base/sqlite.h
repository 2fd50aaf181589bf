/*
** The one place that chooses how SQLite is reached: through the host's table of functions in the
** loadable library, directly when presse is compiled into a program with -DSQLITE_CORE.
*/
#ifndef PRESSE_BASE_SQLITE_H
#define PRESSE_BASE_SQLITE_H

#include <sqlite3ext.h>

#ifndef PRESSE_ENTRY_POINT /* ext/presse.c defines the table, all others refer to it */
SQLITE_EXTENSION_INIT3
#endif

#endif

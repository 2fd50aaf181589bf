#include "base/buffer.h"

#include <string.h>

enum { BUFFER_FIRST = 256 };

int buffer_room(Buffer *buffer, size_t more) {
    size_t room = buffer->room ? buffer->room : BUFFER_FIRST;
    char *p;

    if (buffer->rc) return buffer->rc;
    if (more <= buffer->room - buffer->n) return SQLITE_OK;
    while (room - buffer->n < more) room *= 2;
    p = sqlite3_realloc64(buffer->p, room);
    if (!p) {
        buffer->rc = SQLITE_NOMEM;
        buffer->room = buffer->n; /* nothing more fits */
        return SQLITE_NOMEM;
    }
    buffer->p = p;
    buffer->room = room;
    return SQLITE_OK;
}

void buffer_add(Buffer *buffer, const char *bytes, size_t n) {
    if (n == 0 || (n > buffer->room - buffer->n && buffer_room(buffer, n))) return;
    memcpy(buffer->p + buffer->n, bytes, n);
    buffer->n += n;
}

void buffer_free(Buffer *buffer) {
    sqlite3_free(buffer->p);
    memset(buffer, 0, sizeof *buffer);
}

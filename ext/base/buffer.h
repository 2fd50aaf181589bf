/*
** Buffer: bytes that grow at the end, from SQLite's allocator.
**
** As with the arena the result code is sticky: after a failed allocation everything that is added
** is dropped, and `rc` tells at the end. An all-zero Buffer is empty and ready.
*/
#ifndef PRESSE_BASE_BUFFER_H
#define PRESSE_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

typedef struct Buffer {
    char *p;     /* owned; NULL while nothing was added */
    size_t n;    /* bytes in use */
    size_t room; /* bytes there are */
    int rc;      /* SQLITE_OK or SQLITE_NOMEM */
} Buffer;

/* Makes room for `more` bytes behind `n`, by doubling. SQLITE_OK or SQLITE_NOMEM, as in `rc`. */
int buffer_room(Buffer *buffer, size_t more);

/* Appends `n` bytes. */
void buffer_add(Buffer *buffer, const char *bytes, size_t n);

/* Gives the memory back; the buffer is empty and ready afterwards. */
void buffer_free(Buffer *buffer);

/* Appends one byte. */
static inline void buffer_byte(Buffer *buffer, char c) {
    if (buffer->n < buffer->room || buffer_room(buffer, 1) == SQLITE_OK) buffer->p[buffer->n++] = c;
}

/* Appends the UTF-8 of a code point. */
static inline void buffer_char(Buffer *buffer, uint32_t c) {
    if (c < 0x80) {
        buffer_byte(buffer, (char)c);
    } else if (buffer->room - buffer->n >= 4 || buffer_room(buffer, 4) == SQLITE_OK) {
        buffer->n += text_encode(c, buffer->p + buffer->n);
    }
}

#endif

#include "page/charset.h"

#include <string.h>
#include <unicode/ucnv.h>

#include "base/text.h"

enum {
    PIVOT = 2048, /* UTF-16 units at a time */
    BINARY = 50,  /* one control character in so many: no text */
    MOSTLY = 10   /* so many good sequences to a bad byte: UTF-8 with an error in it */
};

static const char UTF8[] = "UTF-8", WINDOWS[] = "windows-1252";

/* What is known of bytes that may be UTF-8. */
typedef struct Utf8 {
    size_t good, bad; /* well-formed sequences of several bytes; bytes that belong to none */
    int cut;          /* the last sequence is cut off */
} Utf8;

static Utf8 count_utf8(const char *z, size_t n) {
    const unsigned char *s = (const unsigned char *)z, *end = s + n;
    Utf8 count = {0, 0, 0};
    uint64_t eight;

    while (s < end) {
        unsigned c = *s, more, least = 0x80, most = 0xBF;
        if (c < 0x80) {
            s++;
            while (s + 8 <= end) {
                memcpy(&eight, s, 8);
                if (eight & 0x8080808080808080u) break;
                s += 8;
            }
            continue;
        }
        s++;
        more = c < 0xC2 || c > 0xF4 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
        if (c == 0xE0) least = 0xA0;
        if (c == 0xED) most = 0x9F;
        if (c == 0xF0) least = 0x90;
        if (c == 0xF4) most = 0x8F;
        if (more == 0) {
            count.bad++;
            continue;
        }
        for (; more && s < end && *s >= least && *s <= most; more--, s++) {
            least = 0x80, most = 0xBF;
        }
        if (more && s == end) {
            count.cut = 1;
        } else if (more) {
            count.bad++;
        } else {
            count.good++;
        }
    }
    return count;
}

static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Does the word stand at `p`, in any case? */
static int is_word(const char *p, const char *end, const char *word) {
    while (*word && p < end && small(*p) == *word) p++, word++;
    return *word == 0;
}

/* What stands behind "charset=" or "encoding=" near the top; 1 if anything does. */
static int find_declared(const char *bytes, size_t n, char name[CHARSET_NAME]) {
    const char *p = bytes, *end = bytes + (n < CHARSET_WITHIN ? n : CHARSET_WITHIN);
    size_t length = 0;

    while (p < end && (p = memchr(p, '=', (size_t)(end - p))) != NULL) {
        const char *word = p++;
        while (word > bytes && (word[-1] == ' ' || word[-1] == '\t')) word--;
        if (!(word - bytes >= 7 && is_word(word - 7, end, "charset")) &&
            !(word - bytes >= 8 && is_word(word - 8, end, "encoding") && p - bytes < 100))
            continue;
        while (p < end && strchr(" \t\r\n\"'", *p) && *p) p++;
        while (p < end && length + 1 < CHARSET_NAME &&
               ((*p >= '0' && *p <= '9') || (small(*p) >= 'a' && small(*p) <= 'z') ||
                strchr("-_:.", *p)) &&
               *p)
            name[length++] = small(*p++);
        name[length] = 0;
        if (length) return 1;
    }
    return 0;
}

/* Does ICU know the charset, and is a < in it the < in which its name could be read? */
static int is_usable(const char *name, int *usable) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(name, &status);
    UChar unit[4] = {0};

    *usable = U_SUCCESS(status) && ucnv_toUChars(converter, unit, 4, "<", 1, &status) == 1 &&
              U_SUCCESS(status) && unit[0] == '<';
    ucnv_close(converter);
    return status == U_MEMORY_ALLOCATION_ERROR ? SQLITE_NOMEM : SQLITE_OK;
}

int charset_name(const char *bytes, size_t n, char name[CHARSET_NAME]) {
    static const char *const AS_WINDOWS[] = {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
                                             "latin-1",    "us-ascii",  "ascii"};
    const unsigned char *s = (const unsigned char *)bytes;
    Utf8 count;
    size_t i;
    int usable, rc;

    strcpy(name, UTF8);
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) return SQLITE_OK;
    if ((n >= 2 && s[0] == 0xFF && s[1] == 0xFE) ||
        (n >= 4 && s[0] == '<' && !s[1] && s[2] && !s[3])) { /* no mark, but what else? */
        strcpy(name, "UTF-16LE");
        return SQLITE_OK;
    }
    if ((n >= 2 && s[0] == 0xFE && s[1] == 0xFF) ||
        (n >= 4 && !s[0] && s[1] == '<' && !s[2] && s[3])) {
        strcpy(name, "UTF-16BE");
        return SQLITE_OK;
    }
    count = count_utf8(bytes, n);
    if (count.good >= MOSTLY * count.bad && (count.good || !count.cut)) return SQLITE_OK;
    if (!find_declared(bytes, n, name)) strcpy(name, WINDOWS);
    if (strcmp(name, "utf-8") == 0 || strcmp(name, "utf8") == 0) {
        strcpy(name, UTF8);
        return SQLITE_OK;
    }
    for (i = 0; i < sizeof AS_WINDOWS / sizeof AS_WINDOWS[0]; i++) {
        if (strcmp(name, AS_WINDOWS[i]) == 0) strcpy(name, WINDOWS);
    }
    rc = is_usable(name, &usable);
    if (!rc && !usable) strcpy(name, WINDOWS);
    return rc;
}

/* Where the text holds a NUL or is no UTF-8: a copy that is clean. */
static int repair(Arena *arena, const char *bytes, size_t n, const char **text, size_t *text_n) {
    size_t room = n, out = 0, i = 0;
    char *copy;
    uint32_t length;

    for (i = 0; i < n; i++) room += (unsigned char)bytes[i] >= 0x80 ? 2 : 0;
    if (room > TEXT_MAX_BYTES) return SQLITE_TOOBIG;
    copy = arena_alloc(arena, room + 1);
    if (!copy) return arena->rc;
    for (i = 0; i < n;) {
        char here[8] = {0};
        uint32_t c;
        if ((unsigned char)bytes[i] < 0x80) {
            if (bytes[i]) copy[out++] = bytes[i];
            i++;
            continue;
        }
        memcpy(here, bytes + i, n - i < 7 ? n - i : 7); /* so that reading stops at the end */
        c = text_decode(here, &length);
        out += text_encode(c, copy + out);
        i += length;
    }
    copy[out] = 0;
    *text = copy;
    *text_n = out;
    return SQLITE_OK;
}

static int convert(Arena *arena, const char *name, const char *bytes, size_t n, const char **text,
                   size_t *text_n) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter *from = ucnv_open(name, &status), *to = ucnv_open(UTF8, &status);
    UChar *pivot = arena_alloc(arena, PIVOT * sizeof *pivot), *source = pivot, *target = pivot;
    size_t room = n + n / 4 + 64, used = 0;
    char *copy = arena_alloc(arena, room);
    const char *at = bytes;

    while (U_SUCCESS(status) && copy) {
        char *out = copy + used, *larger;
        ucnv_convertEx(to, from, &out, copy + room, &at, bytes + n, pivot, &source, &target,
                       pivot + PIVOT, at == bytes && used == 0, 1, &status);
        used = (size_t)(out - copy);
        if (status != U_BUFFER_OVERFLOW_ERROR) break;
        status = U_ZERO_ERROR;
        if (room > TEXT_MAX_BYTES / 2) {
            arena->rc = SQLITE_TOOBIG;
            break;
        }
        larger = arena_resize(arena, copy, room, 2 * room);
        room *= 2;
        copy = larger;
    }
    ucnv_close(from);
    ucnv_close(to);
    if (arena->rc) return arena->rc;
    if (U_FAILURE(status)) return arena->rc = SQLITE_NOMEM; /* all else is replaced, not an error */
    *text = copy;
    *text_n = used;
    return SQLITE_OK;
}

int charset_decode(Arena *arena, const char *bytes, size_t n, int declared, const char **text,
                   size_t *text_n) {
    char name[CHARSET_NAME];
    Utf8 count;

    *text = bytes;
    *text_n = n;
    if (n > TEXT_MAX_BYTES) return SQLITE_TOOBIG;
    if (declared) {
        int rc;
        rc = charset_name(bytes, n, name);
        if (!rc && strcmp(name, UTF8) != 0) rc = convert(arena, name, bytes, n, text, text_n);
        if (rc) return rc;
    }
    if (*text_n >= 3 && memcmp(*text, "\xEF\xBB\xBF", 3) == 0) *text += 3, *text_n -= 3;
    count = count_utf8(*text, *text_n);
    if (count.bad || count.cut || (*text_n && memchr(*text, 0, *text_n)))
        return repair(arena, *text, *text_n, text, text_n);
    return SQLITE_OK;
}

int charset_is_binary(const char *text, size_t n) {
    size_t i, controls = 0;
    if (n > CHARSET_WITHIN) n = CHARSET_WITHIN;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        controls += (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B) || c == 0x7F;
    }
    return controls * BINARY > n;
}

/*
** Links: URLs (RFC 3986, as far as running text goes), domain and file names, e-mail addresses,
** hashtags and mentions.
*/
#include <string.h>

#include "token/scan.h"

static int is_ascii_letter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static int is_ascii_alnum(char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

/* What a URL in running text is made of: anything but white space, quotation marks and < >. */
static int is_url_char(const char *z, uint32_t at, uint32_t *length) {
    uint32_t c = text_decode(z + at, length);
    CharClass cls = char_class(c);
    if (c == 0 || c == TEXT_BAD || c == '<' || c == '>' || c == '"' || c == '|' || c == '\\')
        return 0;
    if (cls == CLASS_SPACE || cls == CLASS_LINE || cls == CLASS_FORMAT || cls == CLASS_EMOJI)
        return 0;
    return !(c >= 0x80 && cls >= CLASS_OPEN && cls <= CLASS_QUOTE) && c != 0x2026;
}

/*
** Takes off what belongs to the sentence: final marks, and a bracket that nothing in the URL
** opened.
*/
static uint32_t trim_url(const char *z, uint32_t start, uint32_t end) {
    uint32_t i;
    int open = 0, square = 0;

    for (i = start; i < end; i++) {
        open += (z[i] == '(') - (z[i] == ')');
        square += (z[i] == '[') - (z[i] == ']');
    }
    while (end > start) {
        char c = z[end - 1];
        if (c == ')' && open < 0) {
            open++;
        } else if (c == ']' && square < 0) {
            square++;
        } else if (!strchr(".,;:!?'*", c)) {
            return end;
        }
        end--;
    }
    return end;
}

static uint32_t scan_url(const char *z, uint32_t start, uint32_t at) {
    uint32_t end = at, length;
    while (is_url_char(z, end, &length)) end += length;
    end = trim_url(z, at, end);
    return end > at ? end : start;
}

/* http://... ftp://... mailto:... www.... */
uint32_t scan_link(const Scanner *s, uint32_t at, TokenKind *kind) {
    const char *z = s->text;
    uint32_t scheme = at, end = at;

    while (is_ascii_alnum(z[scheme]) && scheme - at < 12) scheme++;
    if (strncmp(z + scheme, "://", 3) == 0) {
        end = scan_url(z, at, scheme + 3);
    } else if (scheme - at == 3 && (z[at] | 32) == 'w' && (z[at + 1] | 32) == 'w' &&
               (z[at + 2] | 32) == 'w' && z[scheme] == '.' && is_ascii_alnum(z[scheme + 1])) {
        end = scan_url(z, at, scheme + 1);
    } else if (scheme - at == 6 && strncmp(z + at, "mailto:", 7) == 0) {
        end = scan_url(z, at, scheme + 1);
    }
    if (end > at) *kind = TOKEN_URL;
    return end;
}

/* The end of a domain label or a file name's part. */
static uint32_t label(const char *z, uint32_t at) {
    uint32_t length, end = at;
    while (end - at < 64) {
        if (is_ascii_alnum(z[end]) ||
            ((z[end] == '-' || z[end] == '_') && is_ascii_alnum(z[end + 1]))) {
            end++;
        } else if ((unsigned char)z[end] >= 0x80 &&
                   class_is_word(char_class(text_decode(z + end, &length)))) {
            end += length;
        } else {
            break;
        }
    }
    return end;
}

uint32_t scan_dotted(const Scanner *s, uint32_t at, TokenKind *kind) {
    const char *z = s->text;
    uint32_t dot = at, end = at, found = 0, parts;

    for (parts = 0; parts < 8 && z[dot] == '.'; parts++) {
        uint32_t stop = label(z, dot + 1), flags;
        if (stop == dot + 1) break;
        flags =
            scan_word_flags(z + dot + 1, stop - dot - 1); /* as it stands: "Das Ende.De" is none */
        if (flags & (WORD_DOMAIN | WORD_FILE)) {
            found = flags;
            end = stop;
        } else if (memchr(z + dot + 1, 0x2D, stop - dot - 1)) { /* zeit.de-App */
            uint32_t n =
                (uint32_t)((const char *)memchr(z + dot + 1, '-', stop - dot - 1) - (z + dot + 1));
            if (scan_word_flags(z + dot + 1, n) & WORD_DOMAIN) return dot + 1 + n;
        }
        dot = stop;
    }
    if (end == at) return at;
    if (found & WORD_DOMAIN) {
        if (z[end] == '/' && is_ascii_alnum(z[end + 1])) end = scan_url(z, end, end);
        if (z[end] != '-' || !is_ascii_letter(z[end + 1])) *kind = TOKEN_URL;
        if (z[end] == '/') end++;
    }
    return end;
}

static int is_local_char(char c) {
    return is_ascii_alnum(c) || (c && strchr("._%+-", c));
}

/* anna.maier@example.org: the end, or `at`. */
uint32_t scan_address(const Scanner *s, uint32_t at, TokenKind *kind) {
    const char *z = s->text;
    uint32_t end = at, dots = 0, stop;

    while (is_local_char(z[end]) && end - at < 64) end++;
    if (z[end] != '@' || end == at) return at;
    stop = end + 1;
    while (stop - end < LOOK) {
        uint32_t next = label(z, stop);
        if (next == stop) break;
        stop = next;
        if (z[stop] != '.' || label(z, stop + 1) == stop + 1) break;
        stop++;
        dots++;
    }
    if (dots == 0) return at;
    *kind = TOKEN_EMAIL;
    return stop;
}

/* #tag and @name, letters, digits and underlines; for @ also inner full stops. */
uint32_t scan_tag(const Scanner *s, uint32_t at, TokenKind *kind) {
    const char *z = s->text;
    uint32_t end = at + 1, next;

    for (;;) {
        next = scan_run(z, end);
        if (z[next] == '_') next++;
        if (next == end) break;
        end = next;
        if (z[at] == '@' && z[end] == '.' && class_at(z + end + 1) == CLASS_LOWER) end++;
    }
    if (end == at + 1) return at;
    if (z[at] == '#' && class_at(z + at + 1) == CLASS_DIGIT && scan_run(z, at + 1) - at < 4)
        return at;
    *kind = z[at] == '#' ? TOKEN_HASHTAG : TOKEN_MENTION;
    return end;
}

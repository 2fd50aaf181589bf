#include "page/url.h"

#include <string.h>

/* A part of a URL; text NULL where it has none. */
typedef struct Part {
    const char *text;
    size_t n;
} Part;

typedef struct Url {
    Part scheme, authority, path, query, fragment; /* without : // ? # */
} Url;

static int is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int is_scheme(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

static size_t scheme_length(const char *url) {
    size_t n = 0;
    if (!is_letter(*url)) return 0;
    while (is_scheme(url[n])) n++;
    return url[n] == ':' ? n : 0;
}

/* RFC 3986, appendix B. */
static Url split(const char *p) {
    Url url;
    size_t n = scheme_length(p);
    memset(&url, 0, sizeof url);
    if (n) {
        url.scheme = (Part){p, n};
        p += n + 1;
    }
    if (p[0] == '/' && p[1] == '/') {
        p += 2;
        n = strcspn(p, "/?#");
        url.authority = (Part){p, n};
        p += n;
    }
    n = strcspn(p, "?#");
    url.path = (Part){p, n};
    p += n;
    if (*p == '?') {
        p++;
        n = strcspn(p, "#");
        url.query = (Part){p, n};
        p += n;
    }
    if (*p == '#') url.fragment = (Part){p + 1, strlen(p + 1)};
    return url;
}

int url_is_absolute(const char *url) {
    return scheme_length(url) > 0;
}

int url_is_web(const char *url) {
    Url it = split(url);
    if (!it.scheme.n || !it.authority.n) return 0;
    return (it.scheme.n == 4 && sqlite3_strnicmp(it.scheme.text, "http", 4) == 0) ||
           (it.scheme.n == 5 && sqlite3_strnicmp(it.scheme.text, "https", 5) == 0);
}

const char *url_host(const char *url, size_t *n) {
    Part host = split(url).authority;
    size_t i, end;
    *n = 0;
    if (!host.text) return url;
    for (i = host.n; i; i--) { /* user@host */
        if (host.text[i - 1] != '@') continue;
        host.n -= i;
        host.text += i;
        break;
    }
    for (end = 0; end < host.n && host.text[end] != ':'; end++) continue;
    if (end > 4 && sqlite3_strnicmp(host.text, "www.", 4) == 0) host.text += 4, end -= 4;
    *n = end;
    return host.text;
}

const char *url_path(const char *url, size_t *n) {
    Part path = split(url).path;
    *n = path.n;
    return path.text;
}

/* The reference as it is meant: without white space around it and lines in it. */
static char *tidy(Arena *arena, const char *text) {
    size_t n = strlen(text), i;
    char *copy, *out;
    while (n && (unsigned char)*text <= ' ') text++, n--;
    while (n && (unsigned char)text[n - 1] <= ' ') n--;
    copy = out = arena_alloc(arena, 3 * n + 1);
    if (!copy) return NULL;
    for (i = 0; i < n; i++) {
        if (text[i] == ' ') {
            memcpy(out, "%20", 3);
            out += 3;
        } else if ((unsigned char)text[i] > ' ') {
            *out++ = text[i];
        }
    }
    *out = 0;
    return copy;
}

/* Appends a part. */
static char *put(char *out, Part part) {
    if (part.n) memcpy(out, part.text, part.n);
    return out + part.n;
}

/* Chapter 5.2.4 on the path that begins at `path`: it only gets shorter. Returns its end. */
static char *remove_dots(char *path, char *end) {
    char *in = path, *out = path;
    while (in < end) {
        char *segment = in, *next;
        size_t n;
        if (*segment == '/') segment++;
        for (next = segment; next < end && *next != '/'; next++) continue;
        n = (size_t)(next - segment);
        if (n == 1 && segment[0] == '.') {
            if (next == end && segment > in) *out++ = '/';
        } else if (n == 2 && segment[0] == '.' && segment[1] == '.') {
            while (out > path && *--out != '/') continue;
            if (next == end && segment > in) *out++ = '/';
        } else {
            memmove(out, in, (size_t)(next - in));
            out += next - in;
            in = next;
            continue;
        }
        /* what goes leaves its slash to what follows */
        in = next;
        if (segment == path && in < end && *segment != '/') in++;
    }
    return out;
}

const char *url_resolve(Arena *arena, const char *base, const char *reference) {
    char *text = tidy(arena, reference), *whole, *out, *path;
    Url b, r;
    if (!text || !base || scheme_length(text) || !scheme_length(base)) return text;
    base = tidy(arena, base);
    if (!base) return NULL;
    b = split(base);
    r = split(text);
    whole = out = arena_alloc(arena, strlen(base) + strlen(text) + 8);
    if (!whole) return NULL;
    out = put(out, b.scheme);
    *out++ = ':';
    if (r.authority.text || b.authority.text) {
        *out++ = '/';
        *out++ = '/';
        out = put(out, r.authority.text ? r.authority : b.authority);
    }
    path = out;
    if (r.authority.text || (r.path.n && *r.path.text == '/')) {
        out = remove_dots(path, put(path, r.path));
    } else if (!r.path.n) {
        out = put(out, b.path);
        if (!r.query.text) r.query = b.query;
    } else {
        if (b.authority.text && !b.path.n) {
            *out++ = '/';
        } else {
            while (b.path.n && b.path.text[b.path.n - 1] != '/') b.path.n--;
            out = put(out, b.path);
        }
        out = remove_dots(path, put(out, r.path));
    }
    if (r.query.text) {
        *out++ = '?';
        out = put(out, r.query);
    }
    if (r.fragment.text) {
        *out++ = '#';
        out = put(out, r.fragment);
    }
    *out = 0;
    return whole;
}

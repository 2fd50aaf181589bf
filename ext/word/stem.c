/* Stems, and the plain spellings that stems and index terms begin with. */
#include "word/stem.h"

#include <libstemmer.h>
#include <string.h>
#include <unicode/uchar.h>

#include "word/normalize.h"

enum { STEM_LONGEST = 1000 /* bytes: libstemmer's work may grow with their square */ };

Stemmer *stem_open(void) {
    return sb_stemmer_new("german", "UTF_8");
}

void stem_close(Stemmer *stemmer) {
    if (stemmer) sb_stemmer_delete(stemmer);
}

/* Nothing but ASCII and the letters of Latin-1: in NFC, and nothing in it that cannot be seen. */
static int is_plain(const char *word, size_t n) {
    size_t i;
    for (i = 0; i < n; i++) {
        unsigned char c = (unsigned char)word[i];
        if (c >= 0x80 && (c != 0xC3 || i + 1 == n || !text_continues(word[++i]))) return 0;
    }
    return 1;
}

/* What normalize_text() leaves: typographic apostrophes. */
static void put_plain(Buffer *out, const char *word, size_t n) {
    size_t i = 0;
    while (i < n && !out->rc) {
        uint32_t length, c = text_decode(word + i, &length);
        buffer_char(out, c == 0x2BC || c == 0x2018 || c == 0x2019 ? '\'' : c);
        i += length;
    }
}

void stem_clean(Buffer *out, const char *word, size_t n) {
    Buffer copy = {0}, normal = {0};

    if (is_plain(word, n)) {
        buffer_add(out, word, n);
        return;
    }
    buffer_add(&copy, word, n);
    buffer_byte(&copy, 0); /* which normalize_text() asks for */
    if (!copy.rc) normalize_text(&normal, copy.p, n);
    if (copy.rc || normal.rc) {
        out->rc = copy.rc ? copy.rc : normal.rc;
    } else {
        buffer_byte(&normal, 0); /* text_decode() looks one character ahead */
        if (normal.rc) {
            out->rc = normal.rc;
        } else {
            put_plain(out, normal.p, normal.n - 1);
        }
    }
    buffer_free(&copy);
    buffer_free(&normal);
}

/* Appends small letters. The text's end is a character's end. */
static void put_small(Buffer *out, const char *word, size_t n) {
    size_t i = 0;
    while (i < n && !out->rc) {
        uint32_t length;
        char c = word[i];
        if ((unsigned char)c < 0x80) {
            buffer_byte(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : c);
            i++;
        } else {
            buffer_char(out, (uint32_t)u_tolower((UChar32)text_decode(word + i, &length)));
            i += length;
        }
    }
}

void stem_small(Buffer *out, const char *word, size_t n) {
    Buffer clean = {0};

    if (is_plain(word, n)) {
        put_small(out, word, n);
        return;
    }
    stem_clean(&clean, word, n);
    buffer_byte(&clean, 0);
    if (clean.rc) {
        out->rc = clean.rc;
    } else {
        put_small(out, clean.p, clean.n - 1);
    }
    buffer_free(&clean);
}

void stem_word(Stemmer *stemmer, Buffer *out, const char *word, size_t n) {
    Buffer small = {0};
    const unsigned char *stem;

    stem_small(&small, word, n);
    if (small.rc) {
        out->rc = small.rc;
    } else if (small.n > STEM_LONGEST) {
        buffer_add(out, small.p, small.n);
    } else if (small.n) {
        stem = sb_stemmer_stem(stemmer, (const unsigned char *)small.p, (int)small.n);
        if (stem) {
            buffer_add(out, (const char *)stem, (size_t)sb_stemmer_length(stemmer));
        } else {
            out->rc = SQLITE_NOMEM;
        }
    }
    buffer_free(&small);
}

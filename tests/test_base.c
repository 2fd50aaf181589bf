/* Base: text, positions, arena, buffer, hash. */
#include "base/arena.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/text.h"
#include "check.h"
#include "data/data.h"

/* A small generator, so that the tests see the same bytes everywhere (xorshift64). */
static uint64_t random_state = 88172645463325252u;

static uint32_t random_below(uint32_t n) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (uint32_t)(random_state >> 32) % n;
}

static void decode(const char *bytes, uint32_t expected, uint32_t expected_length) {
    uint32_t length = 0, c = text_decode(bytes, &length);
    CHECK_INT_OF(bytes, c, expected);
    CHECK_INT_OF(bytes, length, expected_length);
}

static void test_decode_well_formed(void) {
    decode("", 0, 1);
    decode("a", 'a', 1);
    decode("\x7F", 0x7F, 1);
    decode("\xC2\x80", 0x80, 2);
    decode("ß.", 0xDF, 2);
    decode("\xDF\xBF", 0x7FF, 2);
    decode("\xE0\xA0\x80", 0x800, 3);
    decode("€5", 0x20AC, 3);
    decode("\xED\x9F\xBF", 0xD7FF, 3);
    decode("\xEF\xBF\xBD", 0xFFFD, 3);
    decode("\xF0\x90\x80\x80", 0x10000, 4);
    decode("🙂x", 0x1F642, 4);
    decode("\xF4\x8F\xBF\xBF", 0x10FFFF, 4);
}

static void test_decode_broken(void) {
    decode("\x80", TEXT_BAD, 1);
    decode("\xBF\xBF", TEXT_BAD, 1); /* SQLite counts each by itself */
    decode("\xC3", TEXT_BAD, 1);     /* cut off */
    decode("\xC3z", TEXT_BAD, 1);
    decode("\xC0\x80", TEXT_BAD, 2); /* overlong */
    decode("\xC1\xBF", TEXT_BAD, 2);
    decode("\xE0\x9F\xBF", TEXT_BAD, 3);
    decode("\xED\xA0\x80", TEXT_BAD, 3); /* a surrogate */
    decode("\xF0\x8F\xBF\xBF", TEXT_BAD, 4);
    decode("\xF4\x90\x80\x80", TEXT_BAD, 4); /* behind U+10FFFF */
    decode("\xF8\x88\x80\x80\x80", TEXT_BAD, 5);
    decode("\xFF", TEXT_BAD, 1);
    decode("\xFE\x80\x80", TEXT_BAD, 3);
    decode("\xC3\xA4\x80\x80", TEXT_BAD, 4); /* more continuation bytes than fit */
    decode("\xE2\x82", TEXT_BAD, 2);
}

static void test_encode(void) {
    static const uint32_t CHARS[] = {1,      0x7F,   0x80,   0x7FF,   0x800,   0xD7FF,
                                     0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F642, 0x10FFFF};
    size_t i;
    for (i = 0; i < sizeof CHARS / sizeof CHARS[0]; i++) {
        char out[5] = {0};
        uint32_t length, n = text_encode(CHARS[i], out);
        CHECK_INT(text_decode(out, &length), CHARS[i]);
        CHECK_INT(length, n);
    }
}

static void test_until_nul(void) {
    CHECK_INT(text_until_nul("ab\0cd", 5), 2);
    CHECK_INT(text_until_nul("abcd", 4), 4);
    CHECK_INT(text_until_nul("abcd", 2), 2);
    CHECK_INT(text_until_nul("", 0), 0);
    CHECK_INT(text_until_nul(NULL, 0), 0);
}

/* Characters that start before `at`, counted as SQLite's source says (SQLITE_SKIP_UTF8). */
static uint32_t count_slowly(const char *text, uint32_t n, uint32_t at) {
    uint32_t i = 0, count = 0;
    while (i < at) {
        unsigned char c = (unsigned char)text[i++];
        if (c >= 0xC0) {
            while (i < n && ((unsigned char)text[i] & 0xC0) == 0x80) i++;
        }
        count++;
    }
    return count;
}

static void check_index(const char *text, uint32_t n, const char *what) {
    Arena arena;
    TextIndex index;
    uint32_t at = 0, length, chars = 0;

    arena_init(&arena);
    CHECK_INT_OF(what, text_index(&index, &arena, text, n), SQLITE_OK);
    while (at < n) { /* at every boundary */
        if (text_index_char(&index, at) != chars) {
            CHECK_INT_OF(what, text_index_char(&index, at), chars);
            break;
        }
        if (at) {
            uint32_t before = text_before(text, at);
            text_decode(text + before, &length);
            CHECK_INT_OF(what, before + length, at);
        }
        text_decode(text + at, &length);
        at += length;
        chars++;
    }
    CHECK_INT_OF(what, text_index_char(&index, n), count_slowly(text, n, n));
    CHECK_INT_OF(what, chars, count_slowly(text, n, n));
    arena_free(&arena);
}

static void test_index(void) {
    static const char *const PIECES[] = {"a",    "ß",    "€",    "🙂",     " ",
                                         "\x80", "\xBF", "\xC3", "\xF0\x9F", "\xFF"};
    char text[1201];
    uint32_t round, n, i;

    check_index("", 0, "empty");
    check_index("nur ASCII", 9, "ASCII");
    for (round = 0; round < 400; round++) { /* rounds without and with broken bytes */
        uint32_t kinds = round % 2 ? 10 : 5, target = random_below(1190);
        for (n = 0; n < target;) {
            const char *piece = PIECES[random_below(kinds)];
            memcpy(text + n, piece, strlen(piece));
            n += (uint32_t)strlen(piece);
        }
        text[n] = 0;
        check_index(text, n, round % 2 ? "broken text" : "text");
    }
    for (round = 0; round < 200; round++) {
        n = 1 + random_below(600);
        for (i = 0; i < n; i++) text[i] = (char)(1 + random_below(255));
        text[n] = 0;
        check_index(text, n, "random bytes");
    }
}

static void test_arena(void) {
    Arena arena;
    char *pieces[300], *p = NULL;
    size_t i, n, old = 0;

    arena_init(&arena);
    CHECK_INT(arena.bytes, 0);
    for (i = 0; i < 300; i++) { /* aligned, writable, not overlapping */
        n = 1 + i * 7;
        pieces[i] = arena_alloc(&arena, n);
        CHECK(pieces[i] != NULL && (uintptr_t)pieces[i] % 8 == 0);
        memset(pieces[i], (int)(i % 251), n);
    }
    for (i = 0; i < 300; i++) {
        CHECK_INT(pieces[i][0], (char)(i % 251));
        CHECK_INT(pieces[i][i * 7], (char)(i % 251));
    }
    for (n = 16; n <= 1 << 20; n *= 2) { /* small to a block of its own: the content stays */
        p = arena_resize(&arena, p, old, n);
        CHECK(p != NULL);
        if (old) CHECK_INT((unsigned char)p[old - 1], old % 255);
        memset(p, (int)(n % 255), n);
        old = n;
    }
    CHECK(arena_resize(&arena, p, old, old / 2) == p);
    CHECK_TEXT(arena_text(&arena, "Zeitung", 4), "Zeit");
    CHECK_TEXT(arena_text(&arena, NULL, 0), "");
    p = arena_zero(&arena, 100000);
    CHECK(p[0] == 0 && p[99999] == 0);
    CHECK(arena.bytes > 1 << 20);
    arena_free(&arena);
    CHECK_INT(arena.bytes, 0);
    CHECK(arena.blocks == NULL);
}

static int stop_at_third(void *calls) {
    return ++*(int *)calls >= 3 ? SQLITE_INTERRUPT : SQLITE_OK;
}

static void test_arena_sticky(void) {
    Arena arena;
    int calls = 0;

    arena_init(&arena);
    CHECK_INT(arena_poll(&arena), SQLITE_OK);
    arena.poll = stop_at_third;
    arena.poll_data = &calls;
    CHECK_INT(arena_poll(&arena), SQLITE_OK);
    CHECK_INT(arena_poll(&arena), SQLITE_OK);
    CHECK_INT(arena_poll(&arena), SQLITE_INTERRUPT);
    CHECK_INT(arena_poll(&arena), SQLITE_INTERRUPT);
    CHECK_INT(calls, 3);
    CHECK(arena_alloc(&arena, 8) == NULL);
    CHECK(arena_resize(&arena, NULL, 0, 8) == NULL);
    arena_free(&arena);
    CHECK_INT(arena.rc, SQLITE_OK);
    CHECK(arena_alloc(&arena, (size_t)1 << 62) == NULL); /* more than there is */
    CHECK_INT(arena.rc, SQLITE_NOMEM);
    arena_free(&arena);
}

static void test_buffer(void) {
    Buffer buffer = {0};
    uint32_t i;

    for (i = 0; i < 1000; i++) {
        buffer_add(&buffer, "ab", 2);
        buffer_byte(&buffer, 'c');
        buffer_char(&buffer, 0xE4);
        buffer_char(&buffer, 0x1F642);
    }
    CHECK_INT(buffer.rc, SQLITE_OK);
    CHECK_INT(buffer.n, 9000);
    CHECK(memcmp(buffer.p, "abcä🙂abcä🙂", 18) == 0);
    CHECK(memcmp(buffer.p + 8991, "abcä🙂", 9) == 0);
    buffer_add(&buffer, NULL, 0);
    CHECK_INT(buffer.n, 9000);
    buffer_free(&buffer);
    CHECK(buffer.p == NULL && buffer.n == 0);
}

static void test_hash(void) {
    char bytes[40];
    size_t i, k;

    memset(bytes, 'x', sizeof bytes);
    for (i = 0; i < 40; i++) { /* the length counts, and so does each byte */
        CHECK(hash_bytes(bytes, i) != hash_bytes(bytes, i + 1 < 40 ? i + 1 : 0));
        for (k = 0; k < i; k++) {
            uint64_t before = hash_bytes(bytes, i);
            bytes[k] = 'y';
            CHECK(hash_bytes(bytes, i) != before);
            bytes[k] = 'x';
        }
    }
    CHECK_INT(hash_read32("\x01\x02\x03\xFF"), 0xFF030201u);
    CHECK_INT(hash_bytes("Nachrichten", 11), 4457794517910918849); /* the same on every machine */
}

static void test_word_table(void) {
    CHECK(word_table_find(DATA_STOPWORDS, "und", 3) != 0);
    CHECK(word_table_find(DATA_STOPWORDS, "für", 4) != 0);
    CHECK_INT(word_table_find(DATA_STOPWORDS, "un", 2), 0);
    CHECK_INT(word_table_find(DATA_STOPWORDS, "undo", 4), 0);
    CHECK_INT(word_table_find(DATA_STOPWORDS, "Zeitung", 7), 0);
    CHECK_INT(word_table_find(DATA_STOPWORDS, "", 0), 0);
    CHECK(word_table_longest(DATA_STOPWORDS) >= 5 && word_table_longest(DATA_STOPWORDS) < 64);
}

int main(void) {
    RUN(test_decode_well_formed);
    RUN(test_decode_broken);
    RUN(test_encode);
    RUN(test_until_nul);
    RUN(test_index);
    RUN(test_arena);
    RUN(test_arena_sticky);
    RUN(test_buffer);
    RUN(test_hash);
    RUN(test_word_table);
    return check_done();
}

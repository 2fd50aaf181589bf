/*
** Check: what the C tests need to assert and to count.
**
**     static void test_sum(void) { CHECK_INT(1 + 1, 2); }
**     int main(void) { RUN(test_sum); return check_done(); }
**
** A test passes when none of its checks failed; what failed is printed with both values. The
** last line is "N passed, N failed", which tests/run.sh adds up.
*/
#ifndef PRESSE_TESTS_CHECK_H
#define PRESSE_TESTS_CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHECK_SHOWN = 20 /* failures printed per test */ };

static struct {
    const char *test; /* running */
    unsigned bad;     /* its checks that failed */
    unsigned passed, failed;
} check;

/* Notes a failed check; returns whether it is to be printed. */
static inline int check_bad(const char *file, int line) {
    check.bad++;
    if (check.bad <= CHECK_SHOWN) printf("%s:%d: %s: ", file, line, check.test);
    if (check.bad == CHECK_SHOWN + 1) printf("%s: more failed, not shown\n", check.test);
    return check.bad <= CHECK_SHOWN;
}

static inline int check_that(int holds, const char *what, const char *file, int line) {
    if (!holds && check_bad(file, line)) printf("not true: %s\n", what);
    return holds;
}

static inline int check_int(long long got, long long expected, const char *what, const char *file,
                            int line) {
    if (got != expected && check_bad(file, line))
        printf("%s\n    is        %lld\n    expected  %lld\n", what, got, expected);
    return got == expected;
}

static inline int check_text(const char *got, const char *expected, const char *what,
                             const char *file, int line) {
    int same = got && expected ? strcmp(got, expected) == 0 : got == expected;
    if (!same && check_bad(file, line))
        printf("%s\n    is        %s\n    expected  %s\n", what, got ? got : "NULL",
               expected ? expected : "NULL");
    return same;
}

/* Each returns whether it held. */
#define CHECK(condition) check_that((condition) != 0, #condition, __FILE__, __LINE__)
#define CHECK_INT(got, expected)                                                                   \
    check_int((long long)(got), (long long)(expected), #got, __FILE__, __LINE__)
#define CHECK_TEXT(got, expected) check_text(got, expected, #got, __FILE__, __LINE__)
/* The same with words of one's own for what is compared. */
#define CHECK_TEXT_OF(what, got, expected) check_text(got, expected, what, __FILE__, __LINE__)
#define CHECK_INT_OF(what, got, expected)                                                          \
    check_int((long long)(got), (long long)(expected), what, __FILE__, __LINE__)

/* Between these two lies a test. */
static inline void check_begin(const char *test) {
    check.test = test;
    check.bad = 0;
}

static inline void check_end(void) {
    if (check.bad) {
        check.failed++;
        printf("FAILED %s\n", check.test);
    } else {
        check.passed++;
    }
    fflush(stdout);
}

#define RUN(test) (check_begin(#test), test(), check_end())

/* Prints the counts; returns the program's exit status. */
static inline int check_done(void) {
    printf("%u passed, %u failed\n", check.passed, check.failed);
    return check.failed != 0;
}

/* Whether the program was built with the sanitizers: everything is slower then. */
#ifdef __SANITIZE_ADDRESS__
enum { CHECK_SANITIZED = 1 };
#else
enum { CHECK_SANITIZED = 0 };
#endif

/* A whole file, with a zero behind it, for free(); NULL when it cannot be read. */
static inline char *check_file(const char *path, size_t *n) {
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    long size;

    if (!file) return NULL;
    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 &&
        fseek(file, 0, SEEK_SET) == 0) {
        text = malloc((size_t)size + 1);
        *n = text ? fread(text, 1, (size_t)size, file) : 0;
        if (text) text[*n] = 0;
    }
    fclose(file);
    return text;
}

#endif

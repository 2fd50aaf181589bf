/*
** The articles of tests/articles: is every paragraph of theirs judged as the gold files say?
** README.md there describes the format. Of the articles in the folder named as the program's
** argument only positions are checked.
*/
#include <dirent.h>

#include "check.h"
#include "document/document.h"

enum { GOLD_CHARS = 40 };

static const char *const FOLDER = "tests/articles";

/* The paths of a folder's files that end in ".txt", sorted; how many. */
static int list(const char *folder, char paths[][300], int room) {
    DIR *dir = opendir(folder);
    struct dirent *entry;
    int n = 0, i;

    while (dir && n < room && (entry = readdir(dir)) != NULL) {
        size_t length = strlen(entry->d_name);
        char path[300];
        if (length < 5 || strcmp(entry->d_name + length - 4, ".txt")) continue;
        snprintf(path, sizeof path, "%.90s/%.200s", folder, entry->d_name);
        for (i = n++; i > 0 && strcmp(paths[i - 1], path) > 0; i--) strcpy(paths[i], paths[i - 1]);
        strcpy(paths[i], path);
    }
    if (dir) closedir(dir);
    return n;
}

static int is_kept(const char *label) {
    return !strcmp(label, "body") || !strcmp(label, "heading") || !strcmp(label, "title") ||
           !strcmp(label, "lead");
}

/* The first characters of a paragraph, with a space for each line break. */
static void beginning(const Document *d, uint32_t paragraph, char *out) {
    const char *text = d->text + d->paragraphs.start[paragraph];
    uint32_t n = d->paragraphs.length[paragraph], at = 0, chars = 0, length, k;

    while (at < n && chars++ < GOLD_CHARS) {
        text_decode(text + at, &length);
        for (k = 0; k < length; k++) {
            char c = text[at + k];
            *out++ = (char)(c == '\n' || c == '\r' ? ' ' : c);
        }
        at += length;
    }
    *out = 0;
}

/*
** Compares the paragraphs with the gold lines: `judge` says whether a label serves for the
** expected one.
*/
static void compare(const char *path, int judge_keep) {
    char gold_path[320], begins[4 * GOLD_CHARS + 8], what[300];
    size_t n = 0, gold_n = 0;
    char *file = check_file(path, &n), *gold, *line, *text;
    Document *d = NULL;
    uint32_t i = 0;

    snprintf(gold_path, sizeof gold_path, "%.*s.gold", (int)strlen(path) - 4, path);
    gold = check_file(gold_path, &gold_n);
    text = file ? strstr(file, "\n\n") : NULL;
    if (CHECK(gold && text)) {
        text += 2;
        CHECK_INT(document_new(&d, text, n - (size_t)(text - file)), SQLITE_OK);
        CHECK_INT(document_need(d, LAYER_LABELS), SQLITE_OK);
        for (line = strtok(gold, "\n"); line; line = strtok(NULL, "\n"), i++) {
            const char *is, *tab = strchr(line, '\t');
            char label[32];
            if (!CHECK(tab && tab - line < 32) || !CHECK(i < d->paragraphs.n)) break;
            snprintf(label, sizeof label, "%.*s", (int)(tab - line), line);
            beginning(d, i, begins);
            if (!CHECK_TEXT_OF("paragraph", begins, tab + 1)) break;
            is = paragraph_label_name((ParagraphLabel)d->paragraphs.label[i]);
            CHECK_INT_OF(begins, d->paragraphs.keep[i], is_kept(is));
            snprintf(what, sizeof what, "%s: %s (%s)", is_kept(is) ? "kept" : "dropped", begins,
                     d->paragraphs.reason[i]);
            if (judge_keep) {
                if (is_kept(is) != is_kept(label)) CHECK_TEXT_OF(what, is, label);
            } else if (is_kept(is) == is_kept(label) && !is_kept(is)) {
                CHECK_TEXT_OF(what, is, label);
            }
        }
        CHECK_INT_OF("number of paragraphs", d->paragraphs.n, i);
    }
    document_free(d);
    free(file);
    free(gold);
}

/* Order, bounds and ranges of whatever the layers say about a text. */
static void positions(const char *path) {
    size_t n = 0;
    char *text = check_file(path, &n);
    Document *d = NULL;
    uint32_t i, end = 0;
    size_t kept = 0;

    if (!CHECK(text != NULL)) return;
    CHECK_INT(document_new(&d, text, n), SQLITE_OK);
    CHECK_INT(document_need(d, LAYER_ALL), SQLITE_OK);
    for (i = 0; i < d->paragraphs.n; i++) {
        const Paragraphs *p = &d->paragraphs;
        CHECK(p->start[i] >= end && p->length[i] > 0 && p->start[i] + p->length[i] <= d->n);
        CHECK(p->label[i] < LABELS && p->keep[i] <= 1);
        CHECK(p->score[i] >= 0 && p->score[i] <= 1);
        CHECK(p->reason[i] && *p->reason[i]);
        CHECK_INT(p->keep[i], is_kept(paragraph_label_name((ParagraphLabel)p->label[i])));
        end = p->start[i] + p->length[i];
        if (p->keep[i]) kept += p->length[i];
    }
    CHECK(d->paragraphs.n > 3);
    CHECK(2 * kept > n); /* an article is more than half text */
    document_free(d);
    free(text);
}

int main(int argc, char **argv) {
    static char paths[2000][300];
    char test[330];
    int i, n = list(FOLDER, paths, 200);

    check_begin("articles");
    CHECK(n >= 8);
    check_end();
    for (i = 0; i < n; i++) {
        snprintf(test, sizeof test, "keep of %.300s", paths[i]);
        check_begin(test);
        compare(paths[i], 1);
        check_end();
        snprintf(test, sizeof test, "labels of %.300s", paths[i]);
        check_begin(test);
        compare(paths[i], 0);
        check_end();
    }
    n = argc > 1 ? list(argv[1], paths, 2000) : 0;
    for (i = 0; i < n; i++) {
        snprintf(test, sizeof test, "positions in %.300s", paths[i]);
        check_begin(test);
        positions(paths[i]);
        check_end();
    }
    return check_done();
}

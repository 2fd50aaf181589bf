/*
** weights PAGES.txt: compiles the weights of the features of a page's blocks into a C table.
**
** A line of the file is a feature's name, a tab and its weight in thousandths; lines beginning
** with # and empty lines are skipped. A feature that is not there weighs nothing; a name that no
** feature has is an error, so that the file and the features cannot drift.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page/feature.h"

int main(int argc, char **argv) {
    static long weights[PAGE_FEATURES_N];
    char line[256], name[FEATURE_NAME], *tab;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    unsigned i;

    if (!file) return fprintf(stderr, "weights: cannot read the file\n"), 1;
    while (fgets(line, sizeof line, file)) {
        if (*line == '#' || *line == '\n') continue;
        tab = strchr(line, '\t');
        if (!tab) return fprintf(stderr, "weights: no tab: %s", line), 1;
        *tab = 0;
        for (i = 0; i < PAGE_FEATURES_N; i++) {
            page_feature_name(i, name);
            if (strcmp(name, line) == 0) break;
        }
        if (i == PAGE_FEATURES_N) return fprintf(stderr, "weights: no feature %s\n", line), 1;
        weights[i] = strtol(tab + 1, NULL, 10);
        if (weights[i] < -32000 || weights[i] > 32000)
            return fprintf(stderr, "weights: too much: %s\n", line), 1;
    }
    fclose(file);
    printf("/* Made by ext/train/weights.c from ext/data/pages.txt. */\n"
           "static const int16_t PAGE_WEIGHTS[] = {\n");
    for (i = 0; i < PAGE_FEATURES_N; i++) {
        page_feature_name(i, name);
        printf("    %ld, /* %s */\n", weights[i], name);
    }
    printf("};\n");
    return 0;
}

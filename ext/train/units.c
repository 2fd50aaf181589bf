/*
** units UNITS.txt CURRENCIES.txt WORDS.txt > unit_table.h: compiles the units (ext/data/units.txt
** has the columns) into C source, an array of Unit, and their names into a word list for words.c,
** the value of a name being the place of its unit, from 1, plus UNIT_WORD where it is also an
** ordinary word.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "value/unit.h"

enum { MAX_NAMES = 8000, MAX_LINE = 2000 };

static char *names[MAX_NAMES];
static int name_count, unit_count;
static const char *file;
static int line_number;

static void fail(const char *what, const char *where) {
    fprintf(stderr, "%s:%d: %s: %s\n", file, line_number, what, where);
    exit(1);
}

/* "1000", "1e-6", "5/9" */
static double number(const char *text, char **end) {
    double value = strtod(text, end);
    if (*end == text) fail("not a number", text);
    if (**end == '/') value /= strtod(*end + 1, end);
    return value;
}

static UnitKind kind_of(const char *dimension) {
    if (!strcmp(dimension, "money")) return UNIT_MONEY;
    if (!strcmp(dimension, "percent") || !strcmp(dimension, "percentage points"))
        return UNIT_PERCENT;
    if (!strcmp(dimension, "time")) return UNIT_TIME;
    return UNIT_MEASURE;
}

static void add_name(char *name, FILE *words) {
    int i, word = *name == '~';
    name += word;
    for (i = 0; i < name_count; i++) {
        if (!strcmp(names[i], name)) return; /* the first wins */
    }
    if (name_count == MAX_NAMES) fail("too many names", name);
    names[name_count] = malloc(strlen(name) + 1);
    if (!names[name_count]) fail("out of memory", name);
    strcpy(names[name_count++], name);
    fprintf(words, "%s\t%d\n", name, unit_count + 1 + (word ? UNIT_WORD : 0));
}

static void read_line(char *line, FILE *words) {
    char *symbol = strtok(line, "\t"), *dimension = strtok(NULL, "\t");
    char *factor = strtok(NULL, "\t"), *list = strtok(NULL, "\t"), *end, *name;
    double by, plus = 0;

    if (!list) fail("four columns are needed", symbol);
    by = number(factor, &end);
    if (strncmp(end, " + ", 3) == 0) plus = number(end + 3, &end);
    if (*end) fail("a wrong factor", factor);
    printf("    {\"%s\", \"%s\", %.17g, %.17g, %d},\n", symbol, dimension, by, plus,
           (int)kind_of(dimension));
    for (name = strtok(list, "|"); name; name = strtok(NULL, "|")) add_name(name, words);
    unit_count++;
}

int main(int argc, char **argv) {
    static char line[MAX_LINE];
    FILE *words;
    int i;

    if (argc != 4 || !(words = fopen(argv[3], "wb"))) {
        fprintf(stderr, "usage: units UNITS.txt CURRENCIES.txt WORDS.txt > unit_table.h\n");
        return 1;
    }
    printf("/* Made by ext/train/units.c. */\nstatic const Unit UNITS[] = {\n");
    for (i = 1; i <= 2; i++) {
        FILE *in = fopen(file = argv[i], "rb");
        if (!in) fail("cannot be read", file);
        for (line_number = 1; fgets(line, sizeof line, in); line_number++) {
            line[strcspn(line, "\n")] = 0;
            if (*line && *line != '#') read_line(line, words);
        }
        fclose(in);
    }
    printf("};\n");
    return fclose(words) || fflush(stdout);
}

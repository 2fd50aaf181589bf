/*
** swiss LEXICON.tsv FREQUENCIES.tsv NAMES.txt LIST.txt [PART]: finds out where a Swiss ss stands
** for ß.
**
** The Swiss write ss for every ß, so a lexicon in German spelling holds the answer for each word
** it knows: an ss that comes from ß is to be restored, one that is there already is to be kept,
** one that can be both (Masse, Busse) is kept. For words it does not know, compounds above all,
** the letters around the ss must do. A decision tree (Quinlan, "Induction of decision trees",
** Machine Learning 1, 1986) asks for one more letter to the left or to the right until the answer
** is clear, and is pruned to what pays for its lines.
**
** LEXICON.tsv: form TAB lemma TAB tag (german-pos-dict). FREQUENCIES.tsv: word in small letters
** TAB frequency in centibels. NAMES.txt: ext/data/words/names.txt; surnames (s) and places (l)
** are kept. LIST.txt gets the tree, as ext/token/swiss.c reads it. With PART (0 to 9) the lemmas
** of that tenth are left out of the training and measured: what the tree knows of unseen words;
** those it gets wrong go to stdout. Measures go to stderr.
*/
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum { LONGEST = 80, SHARP = 0xDF, BORDER = '_', PARTS = 10 };

static const double FALSE_COST = 6.0;  /* a wrong ß costs as much as this many missed ones */
static const double LINE_COST = 0.7;   /* what a line of the list must save */
static const double NAME_WEIGHT = 0.5; /* of a name that stays */
static const double MADE_WEIGHT = 0.5; /* of a compound made here */
enum { PARTNERS = 120 /* frequent nouns that compounds are made with */ };

/* With these at its end a word with ß makes a surname, which may as well be written with ss. */
static const char *const SURNAME[] = {"l", "ls", "ner", "ners", "mann", "manns", NULL};

/*
** Spelled with ß until 1996: some forms of the lexicon have only that spelling. Latin-1, as all
** letters here.
*/
/* clang-format off */
static const char *const OLD[] = {
    "mi\xDF", "bi\xDF", "ri\xDF", "pa\xDFt", "fa\xDFt", "ha\xDF", "pre\xDFt", "e\xDF" "b",
    "e\xDFs", "e\xDFg", "schlo\xDF", "flo\xDFt", "scho\xDFt", "go\xDFt", "nu\xDF", "lu\xDF",
    "schu\xDF", "wu\xDFt", "mu\xDFt", "m\xFC\xDFt", "k\xFC\xDFt", "n\xE4\xDFt", "l\xE4\xDFt",
    "w\xE4\xDFr", NULL,
};
/* clang-format on */

/* The lexicon has it beside Spaß, but it is seldom written in Germany. */
static const char *const SPASS = "spass";

/* One ss of one word, in Latin-1 small letters. */
typedef struct Case {
    char word[LONGEST];
    unsigned char n, at;        /* letters; place of the ss */
    unsigned char sharp, plain; /* seen as ß, as ss */
    unsigned char part, name;
    double weight, frequency;
} Case;

typedef struct Cases {
    Case *list;
    size_t n, room;
} Cases;

/* A noun in the nominative singular, from which compounds are made. */
typedef struct Noun {
    char word[LONGEST];
    size_t n;
    int centibels; /* of its frequency; 999 when unknown */
    int sharp;     /* ends in ß */
} Noun;

typedef struct Node {
    int left, right; /* letters of context */
    int side;        /* 0: a leaf; 'l', 'r': the side the next letter is on */
    int restore;     /* the answer here, and for letters that have no child */
    double cost;     /* of the subtree, its lines included */
    Case **cases;    /* sorted by the next letter where there is one */
    size_t n;
    struct Node *child[256];
} Node;

static void fail(const char *what, const char *detail) {
    fprintf(stderr, "swiss: %s: %s\n", what, detail);
    exit(1);
}

static void *checked(void *p) {
    if (!p) fail("memory", "out of memory");
    return p;
}

/* Words in */

static int demands_sharp(const Case *c) {
    return c->sharp && !c->plain;
}

/*
** UTF-8 to Latin-1 in small letters; what is no letter of it becomes a border. Returns the
** length, 0 when too long.
*/
static size_t letters(const char *word, size_t n, char *out) {
    size_t i, to = 0;
    for (i = 0; i < n; i++) {
        unsigned c = (unsigned char)word[i];
        if (to == LONGEST) return 0;
        if ((c == 0xC2 || c == 0xC3) && i + 1 < n) {
            c = (c & 3) << 6 | ((unsigned char)word[++i] & 63u);
            if (c >= 0xC0 && c <= 0xDE) c += 32;
            if (c < 0xDF) c = BORDER;
        } else if (c >= 'A' && c <= 'Z') {
            c += 32;
        } else if (c < 'a' || c > 'z') {
            if (c >= 0x80 && c < 0xC0) continue;
            c = BORDER;
        }
        out[to++] = (char)c;
    }
    return to;
}

/* The bytes' Swiss spelling; where each ss that was a ß is, a 1 in `sharp`. */
static size_t make_swiss(const char *word, size_t n, char *out, char *sharp) {
    size_t i, to = 0;
    memset(sharp, 0, LONGEST);
    for (i = 0; i < n; i++) {
        if (to + 2 > LONGEST) return 0;
        if ((unsigned char)word[i] == SHARP) {
            sharp[to] = 1;
            out[to++] = 's';
            out[to++] = 's';
        } else {
            out[to++] = word[i];
        }
    }
    return to;
}

static int is_old(const char *word) {
    const char *const *old = OLD;
    while (*old && !strstr(word, *old)) old++;
    return *old != NULL;
}

/* A further case, cleared. */
static Case *new_case(Cases *cases) {
    if (cases->n == cases->room) {
        cases->room = cases->room ? 2 * cases->room : 1024;
        cases->list = checked(realloc(cases->list, cases->room * sizeof(Case)));
    }
    return memset(&cases->list[cases->n++], 0, sizeof(Case));
}

static void move_all(Cases *to, Cases *from) {
    size_t i;
    for (i = 0; i < from->n; i++) *new_case(to) = from->list[i];
    free(from->list);
    from->list = NULL;
    from->n = from->room = 0;
}

/*
** The word ends with a zero byte. A name says only what stays, and only where no other word has
** the ss.
*/
static void add_word(Cases *cases, const char *word, size_t n, unsigned part, int name) {
    char swiss[LONGEST], sharp[LONGEST];
    size_t i, length = make_swiss(word, n, swiss, sharp);
    int old = is_old(word);
    for (i = 0; i + 1 < length; i++) {
        Case *c;
        if (swiss[i] != 's' || swiss[i + 1] != 's') continue;
        c = new_case(cases);
        memcpy(c->word, swiss, length);
        c->n = (unsigned char)length;
        c->at = (unsigned char)i;
        c->sharp = sharp[i] && !old;
        c->plain = !c->sharp;
        c->part = (unsigned char)part;
        c->name = (unsigned char)name;
        if (sharp[i]) i++;
    }
}

static FILE *open_file(const char *name, const char *mode) {
    FILE *file = fopen(name, mode);
    if (!file) fail(name, strerror(errno));
    return file;
}

/* `names` gets the proper names with ss. */
static void read_lexicon(Cases *cases, Cases *names, const char *name) {
    FILE *file = open_file(name, "r");
    char line[1024], form[LONGEST + 1], before[LONGEST + 1] = "";
    while (fgets(line, sizeof line, file)) {
        char *lemma = strchr(line, '\t'), *tag = lemma ? strchr(lemma + 1, '\t') : NULL;
        size_t n;
        int is_name;
        if (*line == '#' || !tag) continue;
        is_name = strncmp(tag + 1, "EIG", 3) == 0;
        n = letters(line, (size_t)(lemma - line), form);
        if (n == 0 || n >= LONGEST || (!memchr(form, SHARP, n) && !strstr(line, "ss"))) continue;
        form[n] = 0;
        if (!is_name && strcmp(form, before) == 0) continue; /* the next reading of the same form */
        memcpy(before, is_name ? "" : form, is_name ? 1 : n + 1);
        add_word(cases, form, n,
                 (unsigned)(hash_bytes(lemma + 1, (size_t)(tag - lemma - 1)) % PARTS), is_name);
        if (is_name && strstr(line, "ss")) add_word(names, form, n, PARTS, 1);
    }
    fclose(file);
}

static int compare_cases(const void *pa, const void *pb) {
    const Case *a = pa, *b = pb;
    int order = memcmp(a->word, b->word, LONGEST);
    return order ? order : a->at - b->at;
}

/* One case for each place in each word: seen as ß, as ss, or as both. */
static void join(Cases *cases) {
    size_t i, n = 0;
    qsort(cases->list, cases->n, sizeof(Case), compare_cases);
    for (i = 0; i < cases->n; i++) {
        Case *last = n ? &cases->list[n - 1] : NULL;
        if (last && compare_cases(last, &cases->list[i]) == 0) {
            if (!last->name && cases->list[i].name) continue;
            if (last->name && !cases->list[i].name) *last = cases->list[i];
            last->sharp |= cases->list[i].sharp;
            last->plain |= cases->list[i].plain;
        } else {
            cases->list[n++] = cases->list[i];
        }
    }
    cases->n = n;
    for (i = 0; i < n; i++) {
        Case *c = &cases->list[i];
        if (c->sharp && strncmp(c->word, SPASS, 5) == 0 && c->at == 3) c->plain = 0;
    }
}

static Case *find_word(const Cases *cases, const char *word, size_t n) {
    size_t low = 0, high = cases->n;
    char key[LONGEST] = {0};
    memcpy(key, word, n);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (memcmp(cases->list[middle].word, key, LONGEST) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < cases->n && memcmp(cases->list[low].word, key, LONGEST) == 0 ? &cases->list[low]
                                                                              : NULL;
}

static void read_frequencies(Cases *cases, const char *name) {
    FILE *file = open_file(name, "r");
    char line[1024], word[LONGEST];
    size_t i;
    for (i = 0; i < cases->n; i++) cases->list[i].weight = cases->list[i].name ? NAME_WEIGHT : 1;
    while (fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        size_t n = tab && *line != '#' ? letters(line, (size_t)(tab - line), word) : 0;
        Case *c = n ? find_word(cases, word, n) : NULL;
        int centibels = c ? atoi(tab + 1) : 0;
        for (; c && c < cases->list + cases->n && c->n == n && memcmp(c->word, word, n) == 0; c++) {
            c->frequency = pow(10, -centibels / 100.0);
            if (!c->name || c->sharp) c->weight += (900 - centibels) / 50.0;
        }
    }
    fclose(file);
}

/* Is the stretch of four letters or more at `word` a word with ß? */
static int is_sharp_word(const Cases *cases, const char *word, size_t n) {
    const Case *c = n >= 4 ? find_word(cases, word, n) : NULL;
    return c && c->sharp;
}

/*
** Names that are not Swiss spellings themselves: none that is, or ends in, a word with ß, or
** begins with one.
*/
static void read_names(Cases *cases, const char *name) {
    FILE *file = open_file(name, "r");
    char line[1024], word[LONGEST + 1];
    Cases names = {0};
    while (fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        size_t n, from = 0;
        int family;
        if (*line == '#' || !tab || memchr(line, ' ', (size_t)(tab - line))) continue;
        family = strpbrk(tab, "sl") != NULL; /* Grossmann stays */
        n = letters(line, (size_t)(tab - line), word);
        word[n] = 0;
        for (from = 0; from < n; from++) {
            if (is_sharp_word(cases, word + from, n - from)) break;
            if (!family && is_sharp_word(cases, word, n - from)) break;
        }
        if (n && from == n && !memchr(word, SHARP, n) && !find_word(cases, word, n)) {
            add_word(&names, word, n, PARTS, 1);
        }
    }
    fclose(file);
    move_all(cases, &names);
    join(cases);
}

/* Compounds made */

static int compare_nouns(const void *pa, const void *pb) {
    const Noun *a = pa, *b = pb;
    int order = a->centibels - b->centibels;
    return order ? order : memcmp(a->word, b->word, LONGEST);
}

static int compare_words(const void *pa, const void *pb) {
    return memcmp(((const Noun *)pa)->word, ((const Noun *)pb)->word, LONGEST);
}

/* The nouns of at most 9 letters, in Swiss spelling, by frequency. */
static size_t read_nouns(const char *lexicon, const char *frequencies, Noun **out) {
    FILE *file = open_file(lexicon, "r");
    char line[1024], form[LONGEST + 1], sharp[LONGEST];
    size_t n = 0, room = 1024, kept = 0, i;
    Noun *nouns = checked(malloc(room * sizeof *nouns)), key, *found;

    while (fgets(line, sizeof line, file)) {
        char *lemma = strchr(line, '\t'), *tag = lemma ? strchr(lemma + 1, '\t') : NULL;
        size_t length;
        if (*line == '#' || !tag || strncmp(tag + 1, "SUB:NOM:SIN", 11) != 0) continue;
        length = letters(line, (size_t)(lemma - line), form);
        form[length] = 0;
        if (length < 3 || length > 9 || strchr(form, BORDER) || is_old(form)) continue;
        if (n == room) nouns = checked(realloc(nouns, (room *= 2) * sizeof *nouns));
        memset(&nouns[n], 0, sizeof *nouns);
        nouns[n].n = make_swiss(form, length, nouns[n].word, sharp);
        nouns[n].sharp = (unsigned char)form[length - 1] == SHARP;
        nouns[n++].centibels = 999;
    }
    fclose(file);
    qsort(nouns, n, sizeof *nouns, compare_words);
    for (i = 0; i < n; i++) {
        if (kept && compare_words(&nouns[kept - 1], &nouns[i]) == 0) continue;
        nouns[kept++] = nouns[i];
    }
    file = open_file(frequencies, "r");
    while (fgets(line, sizeof line, file)) {
        char *tab = strchr(line, '\t');
        if (*line == '#' || !tab || tab - line > 18) continue;
        memset(&key, 0, sizeof key);
        letters(line, (size_t)(tab - line), key.word);
        found = bsearch(&key, nouns, kept, sizeof *nouns, compare_words);
        if (found) found->centibels = atoi(tab + 1);
    }
    fclose(file);
    qsort(nouns, kept, sizeof *nouns, compare_nouns);
    *out = nouns;
    return kept;
}

/* Adds a compound, unless the lexicon knows the word; it says something of the ss at `at` alone. */
static void make_word(Cases *made, const Cases *known, const char *a, size_t na, const char *b,
                      size_t at, int sharp) {
    char word[LONGEST];
    size_t nb = strlen(b);
    Case *c;
    memcpy(word, a, na);
    memcpy(word + na, b, nb);
    if (find_word(known, word, na + nb)) return;
    c = new_case(made);
    memcpy(c->word, word, na + nb);
    c->n = (unsigned char)(na + nb);
    c->at = (unsigned char)at;
    c->sharp = sharp != 0;
    c->plain = !sharp;
    c->part = PARTS;
    c->name = 1;
    c->weight = MADE_WEIGHT;
}

/*
** Where words meet: Preis+schild keeps its ss, Fluss+bett and Fuss+bad differ, a second part that
** can be both (Masse) stays open.
*/
static void make_compounds(Cases *cases, const char *lexicon, const char *frequencies) {
    Noun *nouns, partner[PARTNERS], s_partner[PARTNERS];
    size_t n = read_nouns(lexicon, frequencies, &nouns), i, k, partners = 0, s_partners = 0;
    Cases made = {0};
    const char *const *name;

    for (i = 0; i < n; i++) {
        if (nouns[i].n < 4 || strstr(nouns[i].word, "ss")) continue;
        if (partners < PARTNERS) partner[partners++] = nouns[i];
        if (nouns[i].word[0] == 's' && s_partners < PARTNERS) s_partner[s_partners++] = nouns[i];
    }
    for (i = 0; i < n; i++) {
        const Noun *a = &nouns[i];
        Case *c;
        if (a->centibels == 999 || a->word[a->n - 1] != 's') continue;
        if (a->word[a->n - 2] != 's') {
            char longer[LONGEST] = {0};
            memcpy(longer, a->word, a->n);
            longer[a->n] = 's';
            if (is_sharp_word(cases, longer, a->n + 1))
                continue; /* Gros+spiel is rarer than Groß+partei */
            for (k = 0; k < s_partners; k++)
                make_word(&made, cases, a->word, a->n, s_partner[k].word, a->n - 1, 0);
            continue;
        }
        c = find_word(cases, a->word, a->n);
        if (!c) continue;
        for (; c->at + 2 < c->n; c++) continue; /* its last ss */
        for (k = 0; k < partners; k++) {
            make_word(&made, cases, a->word, a->n, partner[k].word, a->n - 2, demands_sharp(c));
        }
    }
    for (i = 0; i < cases->n; i++) {
        Case *c = &cases->list[i];
        if (c->sharp && c->plain && c->n < 7) {
            for (k = 0; k < partners; k++) {
                char second[8] = {0};
                memcpy(second, c->word, c->n);
                make_word(&made, cases, partner[k].word, partner[k].n, second, partner[k].n + c->at,
                          0);
                make_word(&made, cases, c->word, c->n, partner[k].word, c->at, 0);
            }
        }
        if (demands_sharp(c) && c->at + 2 == c->n && c->n < 9) {
            for (name = SURNAME; *name; name++)
                make_word(&made, cases, c->word, c->n, *name, c->at, 0);
        }
    }
    move_all(cases, &made);
    free(nouns);
}

/* The tree */

/*
** The letter at distance `i` (0 next to the ss) on a side; the border beyond the word's ends; -1
** beyond that.
*/
static int letter(const Case *c, int side, int i) {
    int at = side == 'l' ? c->at - 1 - i : c->at + 2 + i;
    if (at < -1 || at > c->n) return -1;
    return at == -1 || at == c->n ? BORDER : (unsigned char)c->word[at];
}

static double error(Case **cases, size_t n, int restore) {
    double cost = 0;
    size_t i;
    for (i = 0; i < n; i++) {
        if (demands_sharp(cases[i]) == restore) continue;
        cost += cases[i]->weight * (restore ? FALSE_COST : 1);
    }
    return cost;
}

static double entropy(double a, double b) {
    double sum = a + b;
    return a <= 0 || b <= 0 ? 0 : -(a * log(a / sum) + b * log(b / sum));
}

/*
** How unclear the answer is when the letter on that side is known; -1 when none of the cases has
** one.
*/
static double unclear(const Node *node, int side) {
    double sharp[256] = {0}, plain[256] = {0}, sum = 0;
    size_t i;
    int c, at = side == 'l' ? node->left : node->right;
    for (i = 0; i < node->n; i++) {
        c = letter(node->cases[i], side, at);
        if (c < 0) return -1;
        (demands_sharp(node->cases[i]) ? sharp : plain)[c] += node->cases[i]->weight;
    }
    for (c = 0; c < 256; c++) sum += entropy(sharp[c], plain[c]);
    return sum;
}

static Node *grow(Case **cases, size_t n, int left, int right, int left_open, int right_open) {
    Node *node = checked(calloc(1, sizeof *node));
    double keep = error(cases, n, 0), restore = error(cases, n, 1), l, r, whole[2];
    Case **sorted;
    size_t i, start[257] = {0};
    int c, d, at;

    node->left = left;
    node->right = right;
    node->cases = cases;
    node->n = n;
    node->restore = restore < keep;
    node->cost = restore < keep ? restore : keep;
    if (node->cost < LINE_COST || n < 2) return node;
    l = left_open ? unclear(node, 'l') : -1;
    r = right_open ? unclear(node, 'r') : -1;
    if (l < 0 && r < 0) return node;
    node->side = r < 0 || (l >= 0 && l <= r) ? 'l' : 'r';
    at = node->side == 'l' ? left : right;

    sorted = checked(malloc(n * sizeof *sorted));
    for (i = 0; i < n; i++) start[letter(cases[i], node->side, at) + 1]++;
    for (c = 0; c < 256; c++) start[c + 1] += start[c];
    for (i = 0; i < n; i++) sorted[start[letter(cases[i], node->side, at)]++] = cases[i];
    for (i = 0, c = 0; c < 256; c++) { /* start[c] is now where the letter's cases end */
        size_t count = start[c] - i;
        int open = c != BORDER;
        if (count) {
            node->child[c] = node->side == 'l'
                                 ? grow(sorted + i, count, left + 1, right, open, right_open)
                                 : grow(sorted + i, count, left, right + 1, left_open, open);
        }
        i = start[c];
    }

    /*
    ** The dearer of two ways goes: each child has a line of its own, or leaves the answer to this
    ** node.
    */
    for (d = 0; d < 2; d++) {
        whole[d] = 0;
        for (c = 0; c < 256; c++) {
            Node *child = node->child[c];
            if (!child) continue;
            l = error(child->cases, child->n, d);
            whole[d] += l < child->cost + LINE_COST ? l : child->cost + LINE_COST;
        }
    }
    d = whole[1] < whole[0];
    if (whole[d] >= node->cost) {
        node->side = 0;
        return node;
    }
    for (c = 0; c < 256; c++) {
        Node *child = node->child[c];
        if (child && error(child->cases, child->n, d) < child->cost + LINE_COST)
            node->child[c] = NULL;
    }
    node->restore = d;
    node->cost = whole[d];
    return node;
}

static int decide(const Node *node, const Case *c) {
    while (node->side) {
        int next = letter(c, node->side, node->side == 'l' ? node->left : node->right);
        if (next < 0 || !node->child[next]) break;
        node = node->child[next];
    }
    return node->restore;
}

/* Out */

static void put(FILE *out, int c) {
    if (c >= 0x80) {
        fputc(0xC0 | c >> 6, out);
        c = 0x80 | (c & 63);
    }
    fputc(c, out);
}

static size_t write_tree(FILE *out, const Node *node) {
    const Case *c = node->cases[0];
    size_t lines = 1;
    int i;
    for (i = node->left - 1; i >= 0; i--) put(out, letter(c, 'l', i));
    put(out, SHARP);
    for (i = 0; i < node->right; i++) put(out, letter(c, 'r', i));
    fprintf(out, "\t%s%s\n", node->restore ? "s" : "k",
            node->side == 'l' ? "l"
            : node->side      ? "r"
                              : "");
    for (i = 0; node->side && i < 256; i++) {
        if (node->child[i]) lines += write_tree(out, node->child[i]);
    }
    return lines;
}

/* Proper names that are words with ß too, as they are written: Weiss. */
static size_t write_names(FILE *out, const Cases *names, const Node *tree) {
    size_t i, lines = 0;
    int k;
    for (i = 0; i < names->n; i++) {
        const Case *c = &names->list[i];
        if (!decide(tree, c)) continue;
        for (k = 0; k < c->n; k++) put(out, (unsigned char)c->word[k] - (k == 0 ? 32 : 0));
        fputs("\tn\n", out);
        lines++;
    }
    return lines;
}

static void measure(const Node *tree, const Cases *cases, unsigned part) {
    double n[2] = {0}, right[2] = {0}, weight[2] = {0}, weight_right[2] = {0};
    size_t i;
    int sharp, good;
    for (i = 0; i < cases->n; i++) {
        const Case *c = &cases->list[i];
        if (c->name || (part < PARTS && c->part != part)) continue;
        sharp = demands_sharp(c);
        good = decide(tree, c) == sharp;
        n[sharp]++;
        right[sharp] += good;
        weight[sharp] += c->frequency;
        weight_right[sharp] += good ? c->frequency : 0;
        if (part < PARTS && !good) {
            int k;
            for (k = 0; k < c->n; k++) put(stdout, (unsigned char)c->word[k]);
            puts(sharp ? "\tmissed" : "\tfalse");
        }
    }
    for (sharp = 0; sharp < 2; sharp++) {
        fprintf(stderr, "%s: %.0f forms, right %.3f %%, by frequency %.4f %%\n",
                sharp ? "ss for \xC3\x9F" : "ss that stays", n[sharp],
                100 * right[sharp] / n[sharp], 100 * weight_right[sharp] / weight[sharp]);
    }
}

static const char HEAD[] =
    "# Where a Swiss ss stands for \xC3\x9F. Generated by ext/train/swiss.c; do not edit. Made "
    "from\n"
    "# german-pos-dict (Morphy, Wolfgang Lezius; korrekturen.de; LanguageTool) and the "
    "frequencies\n"
    "# of wordfreq (Robyn Speer), both CC BY-SA 4.0, and so is this list; names of names.txt are "
    "kept.\n"
    "# A line is a node of a decision tree: the letters around an ss, which is written \xC3\x9F "
    "here,\n"
    "# with _ where the word ends, and its answer, which holds where no longer line does:\n"
    "#   s  it stands for \xC3\x9F    l  add the next letter on the left and look again\n"
    "#   k  it is kept         r  add the next letter on the right and look again\n"
    "#   n  a name, kept when written like this\n";

int main(int argc, char **argv) {
    unsigned part = PARTS;
    Cases cases = {0}, names = {0};
    Case **list;
    Node *tree;
    FILE *out;
    size_t i, n = 0, lines;

    if (argc < 5) fail("usage", "swiss LEXICON.tsv FREQUENCIES.tsv NAMES.txt LIST.txt [PART]");
    if (argc > 5) part = (unsigned)atoi(argv[5]) % PARTS;
    read_lexicon(&cases, &names, argv[1]);
    join(&cases);
    join(&names);
    read_names(&cases, argv[3]);
    read_frequencies(&cases, argv[2]);
    make_compounds(&cases, argv[1], argv[2]);
    list = checked(malloc((cases.n + 1) * sizeof *list));
    for (i = 0; i < cases.n; i++) {
        if (cases.list[i].part != part || part == PARTS) list[n++] = &cases.list[i];
    }
    if (n == 0) fail(argv[1], "holds no word with ss");
    tree = grow(list, n, 0, 0, 1, 1);
    out = open_file(argv[4], "w");
    fputs(HEAD, out);
    lines = write_names(out, &names, tree);
    lines += write_tree(out, tree);
    if (fclose(out)) fail(argv[4], strerror(errno));
    fprintf(stderr, "%zu lines from %zu places\n", lines, n);
    measure(tree, &cases, part);
    return 0;
}

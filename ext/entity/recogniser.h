/*
** Recogniser: names in a sentence, with type, kind and probability.
**
** A net over hashed features (base/net.h): the word and its parts, its neighbours, word classes,
** clusters and lists, labelled B-, I- and O over the outer classes of GermEval 2014 (Benikova, Biemann, Reznicek,
** "NoSta-D named entity annotation for German", LREC 2014). Trained by ext/train/recogniser.c.
*/
#ifndef PRESSE_ENTITY_RECOGNISER_H
#define PRESSE_ENTITY_RECOGNISER_H

#include "entity/entity.h"
#include "entity/name_feature.h"
#include "word/words.h"

enum {
    NAME_CLASSES = ENTITY_TYPES * ENTITY_KINDS,
    NAME_LABELS = 1 + 2 * NAME_CLASSES, /* O, then B- and I- of each class */
    NAME_WINDOW = 1024,                 /* tokens at most that are looked at together */
    NAME_FORMS = 8192                   /* forms that are remembered at most */
};

/* A label: NAME_O, or the begin or the inside of a class, which is type * ENTITY_KINDS + kind. */
enum { NAME_O = 0 };
static inline unsigned name_label(unsigned class, int inside) {
    return 1 + 2 * class + (inside != 0);
}
static inline unsigned name_class(unsigned label) {
    return (label - 1) / 2;
}
static inline int name_inside(unsigned label) {
    return label != NAME_O && (label - 1) % 2;
}

/* What a connection keeps: the opened model and what is known of forms. */
typedef struct Recogniser {
    NameTables tables;
    Net net;
    NetHeat heat;
    unsigned label[NAME_LABELS]; /* of this header's labels, which one of the net's */
    uint8_t of_net[NET_LABELS];  /* and back */
    Arena arena;
    NameForm **forms;
    uint16_t *slots;
    uint32_t n;
    int16_t *edge[4]; /* sums of a sentence's edge at each step */
} Recogniser;

/*
** Opens the model and its tables in the library. SQLITE_OK, SQLITE_NOMEM, or SQLITE_CORRUPT where the
** bytes are not those that the checksum was made of. To be given to recogniser_free().
*/
int recogniser_new(Recogniser **out);

/* The same with a model of the caller's, `n` bytes that must outlive it. */
int recogniser_open(Recogniser **out, const unsigned char *model, size_t n);

/* Gives it back. NULL is allowed. */
void recogniser_free(Recogniser *recogniser);

/* A sentence, or a part of a very long one, with the scores of its labels. In an arena. */
typedef struct NameWindow {
    uint32_t first, n; /* tokens */
    NameItem *items;
    int32_t (*scores)[NET_LABELS]; /* in the net's labels */
    NetLattice lattice;
    uint8_t *labels; /* the best ones, in this header's labels */
} NameWindow;

/*
** Looks up the forms of `n` tokens (NAME_WINDOW at most) from `first` on. They are known until the
** next window is read. An SQLite code.
*/
int recogniser_read(Recogniser *recogniser, Arena *arena, const char *text, const Tokens *tokens,
                    uint32_t first, uint32_t n, NameWindow *window);

/* Scores the labels of a window that was read. An SQLite code. */
int recogniser_score(const Recogniser *recogniser, Arena *arena, NameWindow *window);

/* Finds the window's best labels by its scores. An SQLite code. */
int recogniser_decode(const Recogniser *recogniser, Arena *arena, NameWindow *window);

/*
** The probability of a name: that the window's items from `first` on, and no more, have the labels
** that recogniser_decode() gave them. To be called after recogniser_sum().
*/
int recogniser_sum(const Recogniser *recogniser, NameWindow *window);
float recogniser_probability(const Recogniser *recogniser, const NameWindow *window, uint32_t first,
                             uint32_t n);

#endif

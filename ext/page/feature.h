/*
** Feature: what speaks for or against a block being the article's text, as numbers for one linear
** model. The library and the trainer (ext/train/pages.c) call the same functions.
**
** A feature is 0 to FEATURE_ONE, which stands for 1. Most are 0 or 1.
*/
#ifndef PRESSE_PAGE_FEATURE_H
#define PRESSE_PAGE_FEATURE_H

#include "page/view.h"

enum { FEATURE_ONE = 64, FEATURE_NAME = 48 };

/* Features of one kind each; steps of one measure add up. */
#define PAGE_FEATURES(X)                                                                           \
    X(BIAS)                                                                                        \
    /* the text */                                                                                 \
    X(WORDS_3)                                                                                     \
    X(WORDS_6)                                                                                     \
    X(WORDS_10)                                                                                    \
    X(WORDS_16)                                                                                    \
    X(WORDS_25)                                                                                    \
    X(WORDS_45)                                                                                    \
    X(WORDS_80)                                                                                    \
    X(FUNCTIONS_10)                                                                                \
    X(FUNCTIONS_20) X(FUNCTIONS_30) X(FUNCTIONS_40) X(PROSE) X(LINK_1) X(LINK_25) X(LINK_50)       \
        X(LINK_90) X(LINKS_PER_WORD) X(BOLD) X(ITALIC) X(FINAL) X(FINAL_6) X(COLON) X(QUESTION)    \
            X(ELLIPSIS) X(COMMAS) X(COMMAS_PER_WORD) X(LOWER_START) X(DIGIT_START) X(QUOTE_START)  \
                X(CAPITALS) X(DIGITS) X(DATE) X(TIME) X(URL) X(BAR) X(KICKER) X(PAREN) X(BULLET)   \
                    X(ADDRESS) X(AGENCY) X(BYLINE) X(AUTHOR) X(INITIALS) X(CUE) X(CUE_SURE)        \
                        X(CUES_2) /* the elements */                                               \
        X(TAG_UNKNOWN) X(P_IN_LI) X(HEADING_LINKED) X(IN_ARTICLE_BEST) X(IN_ARTICLE_OTHER)         \
            X(ARTICLE_NESTED) X(ARTICLE_NONE) X(DEEP) X(IMAGE) X(BROKEN) X(SAYS_TEXT)              \
                X(SAYS_DESCRIPTION) /* container and path */                                       \
        X(PARENT_SHARE) X(PARENT_ROOT) X(PARENT_BEST) X(PARENT_GRAND_BEST) X(GRAND_SHARE)          \
            X(GRAND_PARENT_BEST) X(GREAT_PARENT_BEST) X(PATH_SHARE) X(PATH_ROOT) X(PATH_BEST)      \
                X(PATH_ALONE) X(PATH_8) X(UP_0) X(UP_1) X(UP_2) X(UP_3) X(UP_4) X(DOWN_0)          \
                    X(DOWN_1) X(DOWN_2) X(DOWN_3) X(DOWN_4) X(BEFORE) X(AFTER) X(BETWEEN)          \
                        X(JUST_BEFORE) X(JUST_AFTER) X(LEAD_PLACE) X(LEAD_SENTENCE) X(TITLE_FOUND) \
                            X(TITLE_BEFORE) X(TITLE_1) X(TITLE_2_4) X(TITLE_IT) X(TITLE_ABOVE)     \
                                X(PAST_10) X(PAST_25) X(PAST_50) X(PAST_75)                        \
                                    X(PAST_90) /* the neighbours */                                \
        X(PREVIOUS_GOOD) X(PREVIOUS_PROSE) X(PREVIOUS_LINK) X(PREVIOUS_SHORT) X(PREVIOUS_PATH)     \
            X(PREVIOUS_SIBLING) X(PREVIOUS_SIBLING_PROSE) X(PREVIOUS_P) X(PREVIOUS_LI)             \
                X(NEXT_GOOD) X(NEXT_PROSE) X(NEXT_LINK) X(NEXT_SHORT) X(NEXT_PATH) X(NEXT_SIBLING) \
                    X(NEXT_SIBLING_PROSE) X(NEXT_P) X(NEXT_LI) X(PREVIOUS_2_PROSE) X(NEXT_2_PROSE) \
                        X(HEADING_SIBLING_PROSE) X(HEADING_PROSE) X(HEADING_BETWEEN)               \
                            X(HEADING_NO_PROSE) X(LI_LONG) X(LI_BETWEEN) X(LI_LINKED) X(LI_BEST)   \
                                X(DIV_LONG) X(P_SHORT) /* the page */                              \
        X(TITLE_ALIKE) X(TITLE_SAME) X(TITLE_PART) X(DESCRIPTION_ALIKE) X(DESCRIPTION_HALF)        \
            X(DESCRIPTION_START) X(DESCRIPTION_BEFORE) X(DESCRIPTION_AFTER) X(DESCRIPTION_NONE)    \
                X(DATA_HAS) X(DATA_LACKS) X(DATA_HAS_6) X(COPY) X(COPIES) X(COPIES_3) X(GOOD_60)   \
                    X(GOOD_150) X(GOOD_400) X(INSIDE) X(INSIDE_HALF) X(OPEN_ARTICLE)               \
                        X(DATA_ARTICLE) X(DESCRIBED) X(FEW_PROSE) X(OUTSIDE_PROSE)                 \
                            X(UNTYPED_PROSE) X(UNTYPED_LI) X(UNTYPED_TD) X(UNTYPED_DIV)            \
                                X(UNTYPED_HEADING) X(UP_0_SHORT) X(UP_0_LINK) X(UP_0_FINAL)        \
                                    X(UP_1_FINAL) X(UP_2_FINAL) X(BETWEEN_P) X(BETWEEN_SHORT)      \
                                        X(AFTER_PROSE) X(BEFORE_PROSE) X(LEAD_SHORT)               \
                                            X(TITLE_BEFORE_SHORT) X(FEW_LINK)

/* Tags of the block's element. */
#define PAGE_FEATURE_TAGS(X)                                                                       \
    X(P)                                                                                           \
    X(LI)                                                                                          \
    X(H1)                                                                                          \
    X(H2)                                                                                          \
    X(H3)                                                                                          \
    X(H4)                                                                                          \
    X(H5)                                                                                          \
    X(H6)                                                                                          \
    X(DIV) X(FIGCAPTION) X(TD) X(TH) X(BLOCKQUOTE) X(DD) X(DT) X(PRE) X(BUTTON) X(HEADER)          \
        X(FOOTER) X(SECTION) X(ARTICLE) X(ASIDE) X(NAV) X(MAIN) X(ADDRESS) X(LEGEND) X(CAPTION)

enum {
#define PAGE_FEATURE_ENUM(name) FEATURE_##name,
    PAGE_FEATURES(PAGE_FEATURE_ENUM)
#undef PAGE_FEATURE_ENUM
        FEATURE_SINGLES,
    FEATURE_TAG_BEGIN = FEATURE_SINGLES - 1,
#define PAGE_FEATURE_ENUM(name) FEATURE_TAG_##name,
    PAGE_FEATURE_TAGS(PAGE_FEATURE_ENUM)
#undef PAGE_FEATURE_ENUM
        FEATURE_OWN,                        /* hints of the element and its parent, */
    FEATURE_MIDDLE = FEATURE_OWN + HINTS,   /* of the three above, */
    FEATURE_FAR = FEATURE_MIDDLE + HINTS,   /* of all above these */
    FEATURE_IN = FEATURE_FAR + HINTS,       /* ancestors */
    FEATURE_CUES = FEATURE_IN + ANCESTORS,  /* cues of a label in a short block */
    PAGE_FEATURES_N = FEATURE_CUES + LABELS /* all */
};

/* The features of a block that are not 0. */
typedef struct PageFeatures {
    uint16_t feature[PAGE_FEATURES_N];
    uint8_t value[PAGE_FEATURES_N];
    unsigned n;
} PageFeatures;

/* What must be known of the blocks before a block; begin with zeros and ask in order. */
typedef struct PageWay {
    uint64_t words; /* so far */
} PageWay;

/* Writes the features of the block, which is the next one in order. */
void page_features(const PageView *view, uint32_t block, PageWay *way, PageFeatures *out);

/* Writes a feature's name to `name`: "words 10", "own nav", "in aside". */
void page_feature_name(unsigned feature, char name[FEATURE_NAME]);

#endif

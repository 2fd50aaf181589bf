/* The names of features, for the file of weights: ext/data/pages.txt. */
#include <stdio.h>

#include "page/feature.h"

static const char *const SINGLES[] = {
#define PAGE_FEATURE_TEXT(name) #name,
    PAGE_FEATURES(PAGE_FEATURE_TEXT)
#undef PAGE_FEATURE_TEXT
};

static const char *const TAG_NAMES[] = {
#define PAGE_FEATURE_TEXT(name) "TAG_" #name,
    PAGE_FEATURE_TAGS(PAGE_FEATURE_TEXT)
#undef PAGE_FEATURE_TEXT
};

static const char *const HINT_NAMES[] = {
#define PAGE_HINT_TEXT(name) #name,
    PAGE_HINTS(PAGE_HINT_TEXT)
#undef PAGE_HINT_TEXT
};

static const char *const ANCESTOR_NAMES[] = {
#define PAGE_ANCESTOR_TEXT(tag) #tag,
    PAGE_ANCESTORS(PAGE_ANCESTOR_TEXT)
#undef PAGE_ANCESTOR_TEXT
};

static const char *const CUE_NAMES[LABELS] = {
    "BODY",    "HEADING",  "TITLE",      "LEAD",    "BYLINE",    "DATELINE", "CREDIT",
    "CAPTION", "RELATED",  "NEWSLETTER", "PAYWALL", "CONSENT",   "SOCIAL",   "COMMENTS",
    "NOTICE",  "DONATION", "ADVERT",     "REPEAT",  "SEPARATOR", "PROMPT"};

void page_feature_name(unsigned feature, char name[FEATURE_NAME]) {
    const char *group = "", *member = "";
    char *p;
    if (feature < FEATURE_SINGLES) {
        member = SINGLES[feature];
    } else if (feature < FEATURE_OWN) {
        member = TAG_NAMES[feature - FEATURE_SINGLES];
    } else if (feature < FEATURE_MIDDLE) {
        group = "OWN ", member = HINT_NAMES[feature - FEATURE_OWN];
    } else if (feature < FEATURE_FAR) {
        group = "MIDDLE ", member = HINT_NAMES[feature - FEATURE_MIDDLE];
    } else if (feature < FEATURE_IN) {
        group = "FAR ", member = HINT_NAMES[feature - FEATURE_FAR];
    } else if (feature < FEATURE_CUES) {
        group = "IN ", member = ANCESTOR_NAMES[feature - FEATURE_IN];
    } else if (feature < PAGE_FEATURES_N) {
        group = "CUE ", member = CUE_NAMES[feature - FEATURE_CUES];
    }
    snprintf(name, FEATURE_NAME, "%s%s", group, member);
    for (p = name; *p; p++) {
        if (*p == '_') *p = ' ';
        if (*p >= 'A' && *p <= 'Z') *p = (char)(*p | 0x20);
    }
}

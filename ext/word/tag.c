#include "word/tag.h"

#include <stdint.h>
#include <string.h>

static const char *const STTS_NAMES[] = {
#define X(name, text) text,
    STTS_TAGS(X)
#undef X
};

static const char *const UPOS_NAMES[] = {
#define X(name) #name,
    UPOS_TAGS(X)
#undef X
};

static int find(const char *const *names, int count, const char *name, size_t n) {
    int i;
    for (i = 0; i < count; i++) {
        if (strlen(names[i]) == n && !memcmp(names[i], name, n)) return i;
    }
    return -1;
}

const char *stts_name(Stts tag) {
    return STTS_NAMES[tag];
}

const char *upos_name(Upos tag) {
    return UPOS_NAMES[tag];
}

int stts_find(const char *name, size_t n) {
    return find(STTS_NAMES, STTS_COUNT, name, n);
}

int upos_find(const char *name, size_t n) {
    return find(UPOS_NAMES, UPOS_COUNT, name, n);
}

Stts upos_stts(Upos tag) {
    static const uint8_t TAGS[UPOS_COUNT] = {
        [UPOS_ADJ] = STTS_ADJA,    [UPOS_ADP] = STTS_APPR,   [UPOS_ADV] = STTS_ADV,
        [UPOS_AUX] = STTS_VAFIN,   [UPOS_CCONJ] = STTS_KON,  [UPOS_DET] = STTS_ART,
        [UPOS_INTJ] = STTS_ITJ,    [UPOS_NOUN] = STTS_NN,    [UPOS_NUM] = STTS_CARD,
        [UPOS_PART] = STTS_PTKNEG, [UPOS_PRON] = STTS_PPER,  [UPOS_PROPN] = STTS_NE,
        [UPOS_PUNCT] = STTS_MARK,  [UPOS_SCONJ] = STTS_KOUS, [UPOS_SYM] = STTS_XY,
        [UPOS_VERB] = STTS_VVFIN,  [UPOS_X] = STTS_FM,
    };
    return (Stts)TAGS[tag];
}

Upos stts_upos(Stts tag) {
    static const uint8_t TAGS[STTS_COUNT] = {
        [STTS_ADJA] = UPOS_ADJ,    [STTS_ADJD] = UPOS_ADJ,   [STTS_ADV] = UPOS_ADV,
        [STTS_APPO] = UPOS_ADP,    [STTS_APPR] = UPOS_ADP,   [STTS_APPRART] = UPOS_ADP,
        [STTS_APZR] = UPOS_ADP,    [STTS_ART] = UPOS_DET,    [STTS_CARD] = UPOS_NUM,
        [STTS_FM] = UPOS_X,        [STTS_ITJ] = UPOS_INTJ,   [STTS_KOKOM] = UPOS_CCONJ,
        [STTS_KON] = UPOS_CCONJ,   [STTS_KOUI] = UPOS_SCONJ, [STTS_KOUS] = UPOS_SCONJ,
        [STTS_NE] = UPOS_PROPN,    [STTS_NN] = UPOS_NOUN,    [STTS_PAV] = UPOS_ADV,
        [STTS_PDAT] = UPOS_DET,    [STTS_PDS] = UPOS_PRON,   [STTS_PIAT] = UPOS_DET,
        [STTS_PIS] = UPOS_PRON,    [STTS_PPER] = UPOS_PRON,  [STTS_PPOSAT] = UPOS_DET,
        [STTS_PPOSS] = UPOS_PRON,  [STTS_PRELAT] = UPOS_DET, [STTS_PRELS] = UPOS_PRON,
        [STTS_PRF] = UPOS_PRON,    [STTS_PTKA] = UPOS_PART,  [STTS_PTKANT] = UPOS_PART,
        [STTS_PTKNEG] = UPOS_PART, [STTS_PTKVZ] = UPOS_ADP,  [STTS_PTKZU] = UPOS_PART,
        [STTS_PWAT] = UPOS_DET,    [STTS_PWAV] = UPOS_ADV,   [STTS_PWS] = UPOS_PRON,
        [STTS_TRUNC] = UPOS_NOUN,  [STTS_VAFIN] = UPOS_AUX,  [STTS_VAIMP] = UPOS_AUX,
        [STTS_VAINF] = UPOS_AUX,   [STTS_VAPP] = UPOS_AUX,   [STTS_VMFIN] = UPOS_AUX,
        [STTS_VMINF] = UPOS_AUX,   [STTS_VMPP] = UPOS_AUX,   [STTS_VVFIN] = UPOS_VERB,
        [STTS_VVIMP] = UPOS_VERB,  [STTS_VVINF] = UPOS_VERB, [STTS_VVIZU] = UPOS_VERB,
        [STTS_VVPP] = UPOS_VERB,   [STTS_XY] = UPOS_X,       [STTS_COMMA] = UPOS_PUNCT,
        [STTS_STOP] = UPOS_PUNCT,  [STTS_MARK] = UPOS_PUNCT,
    };
    return (Upos)TAGS[tag];
}

/*
** Tag: the two tag sets of the word layer and their names.
**
** STTS is the Stuttgart-Tübingen tag set (Schiller, Teufel, Stöckert, Thielen 1999), as UD German
** GSD writes it: PAV for pronominal adverbs, PIAT for PIDAT. UPOS are the universal tags of
** Universal Dependencies 2.
*/
#ifndef PRESSE_WORD_TAG_H
#define PRESSE_WORD_TAG_H

#include <stddef.h>

/* X(name as in C, name as in SQL) */
#define STTS_TAGS(X)                                                                               \
    X(ADJA, "ADJA")                                                                                \
    X(ADJD, "ADJD")                                                                                \
    X(ADV, "ADV") X(APPO, "APPO") X(APPR, "APPR") X(APPRART, "APPRART") X(APZR, "APZR")            \
        X(ART, "ART") X(CARD, "CARD") X(FM, "FM") X(ITJ, "ITJ") X(KOKOM, "KOKOM") X(KON, "KON")    \
            X(KOUI, "KOUI") X(KOUS, "KOUS") X(NE, "NE") X(NN, "NN") X(PAV, "PAV") X(PDAT, "PDAT")  \
                X(PDS, "PDS") X(PIAT, "PIAT") X(PIS, "PIS") X(PPER, "PPER") X(PPOSAT, "PPOSAT")    \
                    X(PPOSS, "PPOSS") X(PRELAT, "PRELAT") X(PRELS, "PRELS") X(PRF, "PRF")          \
                        X(PTKA, "PTKA") X(PTKANT, "PTKANT") X(PTKNEG, "PTKNEG") X(PTKVZ, "PTKVZ")  \
                            X(PTKZU, "PTKZU") X(PWAT, "PWAT") X(PWAV, "PWAV") X(PWS, "PWS")        \
                                X(TRUNC, "TRUNC") X(VAFIN, "VAFIN") X(VAIMP, "VAIMP")              \
                                    X(VAINF, "VAINF") X(VAPP, "VAPP") X(VMFIN, "VMFIN")            \
                                        X(VMINF, "VMINF") X(VMPP, "VMPP") X(VVFIN, "VVFIN")        \
                                            X(VVIMP, "VVIMP") X(VVINF, "VVINF") X(VVIZU, "VVIZU")  \
                                                X(VVPP, "VVPP") X(XY, "XY") X(COMMA, "$,")         \
                                                    X(STOP, "$.") X(MARK, "$(")

#define UPOS_TAGS(X)                                                                               \
    X(ADJ)                                                                                         \
    X(ADP)                                                                                         \
    X(ADV) X(AUX) X(CCONJ) X(DET) X(INTJ) X(NOUN) X(NUM) X(PART) X(PRON) X(PROPN) X(PUNCT)         \
        X(SCONJ) X(SYM) X(VERB) X(X)

typedef enum Stts {
#define X(name, text) STTS_##name,
    STTS_TAGS(X)
#undef X
        STTS_COUNT
} Stts;

typedef enum Upos {
#define X(name) UPOS_##name,
    UPOS_TAGS(X)
#undef X
        UPOS_COUNT
} Upos;

/* The names as SQL shows them, "VVFIN" and "VERB"; static. */
const char *stts_name(Stts tag);
const char *upos_name(Upos tag);

/* The tag of the name of `n` bytes (upper case), or -1. */
int stts_find(const char *name, size_t n);
int upos_find(const char *name, size_t n);

/* The STTS tag that most often goes with the universal tag, and the other way round. */
Stts upos_stts(Upos tag);
Upos stts_upos(Stts tag);

#endif

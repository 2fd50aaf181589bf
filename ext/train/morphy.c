#include "train/morphy.h"

#include <string.h>

/* The parts of a tag. X(name, spelling) */
/* clang-format off */
#define PARTS(X) \
    X(VER, "VER") X(ADJ, "ADJ") X(PA1, "PA1") X(PA2, "PA2") X(SUB, "SUB") X(EIG, "EIG") \
    X(ABK, "ABK") X(PRO, "PRO") X(ART, "ART") X(PRP, "PRP") X(KON, "KON") X(ADV, "ADV") \
    X(ZAL, "ZAL") X(INJ, "INJ") X(NEG, "NEG") X(ZUS, "ZUS") X(NOM, "NOM") X(GEN, "GEN") \
    X(DAT, "DAT") X(AKK, "AKK") X(SIN, "SIN") X(PLU, "PLU") X(MAS, "MAS") X(FEM, "FEM") \
    X(NEU, "NEU") X(ALG, "ALG") X(NOG, "NOG") X(P1, "1") X(P2, "2") X(P3, "3") X(PRS, "PRÄ") \
    X(PRT, "PRT") X(KJ1, "KJ1") X(KJ2, "KJ2") X(INF, "INF") X(EIZ, "EIZ") X(IMP, "IMP") \
    X(NEB, "NEB") X(AUX, "AUX") X(MOD, "MOD") X(PRD, "PRD") X(KOM, "KOM") X(SUP, "SUP") \
    X(VOR, "VOR") X(NAC, "NAC") X(STD, "STD") X(COU, "COU") X(GEB, "GEB") X(PER, "PER") \
    X(REF, "REF") X(POS, "POS") X(DEM, "DEM") X(RIN, "RIN") X(IND, "IND") X(UNT, "UNT") \
    X(VGL, "VGL") X(INR, "INR") X(STV, "STV") X(BEG, "BEG")
/* clang-format on */

enum {
#define X(name, spelling) PART_##name,
    PARTS(X)
#undef X
        PART_COUNT
};
typedef char parts_fit_a_word[PART_COUNT <= 64 ? 1 : -1];

static const char *const PART_SPELLING[PART_COUNT] = {
#define X(name, spelling) spelling,
    PARTS(X)
#undef X
};

#define HAS(name) ((parts >> PART_##name & 1) != 0)
#define BIT(name) ((uint64_t)1 << PART_##name)

static uint64_t part_bit(const char *part, size_t n) {
    /* slips of the dictionary */
    static const char *const SLIP[][2] = {
        {"SIG", "SIN"}, {"DAR", "DAT"}, {"PLT", "PLU"}, {"IG", "EIG"}};
    int i;

    for (i = 0; i < (int)(sizeof SLIP / sizeof *SLIP); i++) {
        if (strlen(SLIP[i][0]) == n && memcmp(SLIP[i][0], part, n) == 0)
            return part_bit(SLIP[i][1], strlen(SLIP[i][1]));
    }
    for (i = 0; i < PART_COUNT; i++) {
        if (strlen(PART_SPELLING[i]) == n && memcmp(PART_SPELLING[i], part, n) == 0)
            return (uint64_t)1 << i;
    }
    return 0;
}

/*
** The tag's parts as bits; 0 when its first part is unknown. A '*' or '#' behind a part is a mark
** without meaning here, "B/S" is both BEG and STV.
*/
MorphyTag morphy_read(const char *tag) {
    uint64_t parts = 0, bit;
    size_t n;
    int first = 1;

    while (*tag) {
        n = strcspn(tag, ":+");
        if (n == 3 && memcmp(tag, "B/S", 3) == 0) {
            parts |= BIT(BEG) | BIT(STV);
        } else {
            bit = part_bit(tag, strcspn(tag, ":+*#<"));
            if (first && !bit) return 0;
            if (bit & BIT(VER) && !first) bit = 0; /* of a participle: that it is one */
            if (bit & (BIT(SIN) | BIT(PLU))) parts &= ~(BIT(SIN) | BIT(PLU));
            parts |= bit;
            if (bit & BIT(ABK)) break; /* what follows is spelled out */
        }
        first = 0;
        tag += n;
        if (*tag) tag++;
    }
    return parts;
}

static int is_one_of(const char *word, const char *const *list) {
    for (; *list; list++) {
        if (strcmp(word, *list) == 0) return 1;
    }
    return 0;
}

static WordClass verb_class(uint64_t parts, const char *lemma) {
    /* auxiliaries in STTS whatever their use */
    static const char *const AUXILIARY[] = {"haben", "sein", "werden", NULL};
    static const char *const MODAL[] = {"dürfen", "können", "mögen", "müssen",
                                        "sollen", "wollen", NULL};

    if (is_one_of(lemma, AUXILIARY)) {
        return HAS(INF)   ? CLASS_VAINF
               : HAS(EIZ) ? CLASS_VAIZU
               : HAS(PA2) ? CLASS_VAPP
               : HAS(IMP) ? CLASS_VAIMP
                          : CLASS_VAFIN;
    }
    if (is_one_of(lemma, MODAL)) {
        return HAS(INF) || HAS(EIZ) ? CLASS_VMINF : HAS(PA2) ? CLASS_VMPP : CLASS_VMFIN;
    }
    return HAS(INF)   ? CLASS_VVINF
           : HAS(EIZ) ? CLASS_VVIZU
           : HAS(PA2) ? CLASS_VVPP
           : HAS(IMP) ? CLASS_VVIMP
           : HAS(NEB) ? CLASS_VVFIN_JOINED
                      : CLASS_VVFIN;
}

WordClass morphy_class(MorphyTag parts, const char *form, const char *lemma) {
    if (HAS(VER)) return HAS(PA1) ? CLASS_PA1D : verb_class(parts, lemma);
    if (HAS(SUB)) return HAS(INF) ? CLASS_NN_INF : HAS(ADJ) ? CLASS_NN_ADJ : CLASS_NN;
    if (HAS(ADJ) || HAS(PA1) || HAS(PA2)) {
        WordClass c = HAS(PA1) ? CLASS_PA1A : HAS(PA2) ? CLASS_PA2A : CLASS_ADJA;
        if (HAS(PRD)) c += CLASS_ADJD - CLASS_ADJA;
        return c + (HAS(KOM) ? 1 : HAS(SUP) ? 2 : 0);
    }
    if (HAS(EIG)) {
        return HAS(VOR)   ? CLASS_NE_FIRST
               : HAS(NAC) ? CLASS_NE_LAST
               : HAS(STD) ? CLASS_NE_TOWN
               : HAS(COU) ? CLASS_NE_COUNTRY
               : HAS(GEB) ? CLASS_NE_REGION
                          : CLASS_NE;
    }
    if (HAS(ABK)) return CLASS_ABK;
    if (HAS(PRO)) {
        if (HAS(ADV)) return HAS(INR) || form[0] == 'w' ? CLASS_PWAV : CLASS_PAV;
        if (HAS(PRP)) return CLASS_APPR;
        /* der, die, das as a "personal" pronoun is the relative */
        if (HAS(PER)) return strcmp(lemma, "der") == 0 ? CLASS_PRO_REL : CLASS_PRO_PER;
        return HAS(REF)   ? CLASS_PRO_REF
               : HAS(POS) ? CLASS_PRO_POS
               : HAS(DEM) ? CLASS_PRO_DEM
               : HAS(RIN) ? CLASS_PRO_REL
               : HAS(IND) ? CLASS_PRO_IND
                          : CLASS_PRO;
    }
    if (HAS(ART)) return CLASS_ART;
    if (HAS(PRP)) return CLASS_APPR;
    if (HAS(KON)) {
        return HAS(UNT)   ? CLASS_KON_SUB
               : HAS(NEB) ? CLASS_KON_MAIN
               : HAS(VGL) ? CLASS_KON_COMP
               : HAS(INF) ? CLASS_KON_INF
                          : CLASS_KON;
    }
    if (HAS(ADV)) return HAS(INR) ? CLASS_PWAV : CLASS_ADV;
    if (HAS(ZAL)) return CLASS_CARD;
    if (HAS(INJ)) return CLASS_ITJ;
    if (HAS(NEG)) return CLASS_NEG;
    if (HAS(ZUS)) return CLASS_PTKVZ;
    return WORD_CLASS_COUNT;
}

static uint32_t verb_features(uint64_t parts) {
    static const int MOOD[] = {PART_PRS, PART_PRT, PART_KJ1, PART_KJ2};
    uint32_t features = 0;
    int mood, person;

    if (HAS(PA1)) return 0;
    if (HAS(IMP)) return LEXICON_FORM(MOOD_PRESENT, HAS(PLU), 2);
    for (mood = 0; mood < 4; mood++) {
        for (person = 1; person <= 3; person++) {
            if (parts >> MOOD[mood] & 1 && parts >> (PART_P1 + person - 1) & 1)
                features |= LEXICON_FORM(mood, HAS(PLU), person);
        }
    }
    return features;
}

/* Of what is declined; a preposition has the cases it governs. */
static uint32_t case_features(uint64_t parts) {
    static const int CASE[] = {PART_NOM, PART_GEN, PART_DAT, PART_AKK};
    uint32_t features = 0;
    uint64_t cases = parts & (BIT(NOM) | BIT(GEN) | BIT(DAT) | BIT(AKK));
    uint64_t genders = parts & (BIT(MAS) | BIT(FEM) | BIT(NEU));
    int c, number, gender;

    if (!cases && !(parts & (BIT(SIN) | BIT(PLU)))) return 0;
    for (c = 0; c < 4; c++) {
        if (cases && !(parts >> CASE[c] & 1)) continue;
        for (number = 0; number < 2; number++) {
            if (!HAS(PRP) && number != HAS(PLU)) continue;
            for (gender = 0; gender < 3; gender++) {
                if (!genders || parts >> (PART_MAS + gender) & 1)
                    features |= LEXICON_CASE(c, number, gender);
            }
        }
    }
    if (HAS(PRO) && HAS(BEG)) features |= LEXICON_ATTRIBUTIVE;
    if (HAS(PRO) && HAS(STV)) features |= LEXICON_ALONE;
    return features;
}

uint32_t morphy_features(MorphyTag parts) {
    return HAS(VER) ? verb_features(parts) : case_features(parts);
}

int morphy_is_verb(MorphyTag parts) {
    return HAS(VER);
}

int morphy_is_participle(MorphyTag parts) {
    return HAS(VER) && HAS(PA1);
}

int morphy_is_infinitive(MorphyTag parts) {
    return HAS(VER) && HAS(INF);
}

int morphy_is_auxiliary(MorphyTag parts) {
    return HAS(VER) && HAS(AUX);
}

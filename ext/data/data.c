#include "data/data.h"

/*
** Puts a file into the read-only bytes of the library, under a name that stays inside it; the name
** with _END is that of its end.
*/
#ifdef __APPLE__
#define EMBED(name, file)                                                                          \
    __asm__(".const_data\n.private_extern _" #name "\n.globl _" #name "\n.p2align 4\n_" #name      \
            ":\n.incbin \"" file "\"\n.private_extern _" #name "_END\n.globl _" #name              \
            "_END\n_" #name "_END:\n.byte 0\n.text\n")
#else
#define EMBED(name, file)                                                                          \
    __asm__(".pushsection .rodata\n.hidden " #name "\n.globl " #name "\n.balign 16\n" #name        \
            ":\n.incbin \"" file "\"\n.hidden " #name "_END\n.globl " #name "_END\n" #name         \
            "_END:\n.byte 0\n.popsection\n")
#endif

EMBED(DATA_CLASSES, "classes.bin");
EMBED(DATA_ABBREVIATIONS, "data/abbreviations.bin");
EMBED(DATA_STOPWORDS, "data/stopwords.bin");
EMBED(DATA_TOKENS, "data/tokens.bin");
EMBED(DATA_PREFIXES, "data/prefixes.bin");
EMBED(DATA_REFERENCES, "data/references.bin");
EMBED(DATA_LANGUAGES, "data/languages.bin");
EMBED(DATA_SWISS, "data/swiss.bin");
EMBED(DATA_GERMAN, "german.bin");
EMBED(DATA_LEXICON, "lexicon.bin");
EMBED(DATA_FORMS, "forms.bin");
EMBED(DATA_TAGGER, "tagger.bin");
EMBED(DATA_LEMMAS, "lemmas.bin");
EMBED(DATA_COMPOUNDS, "compounds.bin");
EMBED(DATA_CLUSTERS, "clusters.bin");
EMBED(DATA_LISTS, "lists.bin");
EMBED(DATA_RECOGNISER, "recogniser.bin");
EMBED(DATA_CLAUSES, "data/clauses.bin");
EMBED(DATA_NAMES, "data/names.bin");
EMBED(DATA_NOUNS, "data/nouns.bin");
EMBED(DATA_NAME_CUES, "data/name_cues.bin");
EMBED(DATA_NUMERALS, "data/numerals.bin");
EMBED(DATA_UNITS, "data/units.bin");
EMBED(DATA_VALUE_CUES, "data/value_cues.bin");
EMBED(DATA_SPEECH, "data/speech.bin");
EMBED(DATA_SYLLABLES, "data/syllables.bin");
EMBED(DATA_PAGE_HINTS, "data/page_hints.bin");
EMBED(DATA_DATES, "data/dates.bin");
EMBED(DATA_META_NAMES, "data/meta_names.bin");
EMBED(DATA_BYLINES, "data/bylines.bin");
EMBED(DATA_ROLES, "data/roles.bin");
EMBED(DATA_PROFESSIONS, "data/professions.bin");
EMBED(DATA_SHIFTERS, "data/shifters.bin");
EMBED(DATA_SENTIMENT, "sentiment.bin");

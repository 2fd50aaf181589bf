#include "sqlite/function.h"
#include "sqlite/pattern.h"
__attribute__((weak)) const Function ENTITY_FUNCTIONS[] = {{.name = NULL}};
__attribute__((weak)) const Function PATTERN_FUNCTIONS[] = {{.name = NULL}};
__attribute__((weak)) const Function WORD_FUNCTIONS[] = {{.name = NULL}};
__attribute__((weak)) const Function ABOUT_FUNCTIONS[] = {{.name = NULL}};
__attribute__((weak)) void patterns_free(Patterns *patterns) { (void)patterns; }
__attribute__((weak)) int entities_find(Entities *entities, Arena *arena, const char *text, const Tokens *tokens, const Sentences *sentences) { (void)entities,(void)arena,(void)text,(void)tokens,(void)sentences; return 0; }
__attribute__((weak)) int paragraphs_label(Paragraphs *p, Arena *arena, const char *text, uint32_t n) { (void)arena,(void)text,(void)n; for(uint32_t i=0;i<p->n;i++){p->keep[i]=1;} return 0; }

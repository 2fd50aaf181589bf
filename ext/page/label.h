/*
** Label: what each block of a page is, kept or not, and why.
*/
#ifndef PRESSE_PAGE_LABEL_H
#define PRESSE_PAGE_LABEL_H

#include "page/article.h"

/*
** Fills article->label and article->reason. A block that is kept is the headline, a lead, a heading
** or body; any other is named by, in this order: what it repeats, its element, its names, the
** heading above it, its words. What nothing names is related: other things of the site.
*/
void page_label(PageArticle *article);

#endif

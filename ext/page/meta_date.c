#include <string.h>

#include "page/meta.h"

enum {
    BEFORE = 5, /* blocks before the headline and behind it, in which a date is the article's */
    BEHIND = 14,
    SHORT = 160, /* bytes: a longer block is text, and dates in it are what it tells of */
    SOURCES = 16
};

/* What has a date, the best first. */
typedef struct Dates {
    Date found[SOURCES];
    unsigned n;
} Dates;

static void add(Dates *dates, const Date *date) {
    if (date->month && dates->n < SOURCES) dates->found[dates->n++] = *date;
}

static void add_value(Dates *dates, const char *value) {
    Date date;
    if (value && date_read(&date, value)) add(dates, &date);
}

static void add_property(const MetaView *view, Dates *dates, const LdThing *thing,
                         const char *name) {
    if (thing) add_value(dates, ld_string(&view->ld, ld_property(thing, name), "@value"));
}

static void add_field(const MetaView *view, Dates *dates, unsigned field, unsigned least,
                      unsigned most) {
    unsigned rank;
    for (rank = least; rank <= most; rank++) {
        uint32_t i;
        for (i = 0; i < view->page->metas_n; i++) {
            if (view->fields[i] != field * 10 + rank) continue;
            add_value(dates, view->page->metas[i].content);
            break;
        }
    }
}

static int is_near(const MetaView *view, uint32_t block, uint32_t before, uint32_t behind) {
    return view->heading_end && block + before >= view->heading &&
           block < view->heading_end + behind;
}

/* What the element's first name tells: <time class="updated">. */
static unsigned told_by_name(const Page *page, uint32_t element) {
    const char *name = page->names + page->elements[element].name;
    name += strcspn(name, ".");
    return *name ? date_told(name + 1, strlen(name + 1)) : 0;
}

/* The first <time> that says neither nothing nor when something was changed. */
static void add_times(const MetaView *view, Dates *dates, Dates *changed, int near) {
    const Page *page = view->page;
    uint32_t i;
    for (i = 0; i < page->times_n; i++) {
        const PageTime *time = &page->times[i];
        Date date, shown;
        uint32_t from = time->start;
        if (near && !is_near(view, time->block, BEFORE, BEHIND)) continue;
        if (!time->datetime || !date_read(&date, time->datetime)) {
            if (time->end <= from || !date_find(&date, page->text + from, time->end - from, 0))
                continue;
        }
        date.flags |= (uint8_t)told_by_name(page, time->element);
        /* the words before it are in its block */
        if (time->block < page->blocks_n && page->blocks[time->block].start < from &&
            time->end > from) {
            uint32_t start = page->blocks[time->block].start;
            if (from - start < SHORT &&
                date_find(&shown, page->text + start, time->end - start, from - start))
                date.flags |= shown.flags & (DATE_CHANGED | DATE_ISSUED);
        }
        if (date.flags & DATE_CHANGED) {
            add(changed, &date);
            continue;
        }
        add(dates, &date);
        return;
    }
}

/* The first date in the blocks of a stretch that are short; all those of changes go to `changed`. */
static int add_blocks(const MetaView *view, Dates *dates, Dates *changed, uint32_t from,
                      uint32_t to) {
    const Page *page = view->page;
    int found = 0;
    uint32_t i;
    for (i = from; i < to && i < page->blocks_n; i++) {
        const PageBlock *block = &page->blocks[i];
        Date date;
        size_t at = 0;
        if (i % 1024 == 0 && arena_poll(view->arena)) return 0;
        if (block->length > SHORT) continue;
        while (date_find(&date, page->text + block->start, block->length, at)) {
            at = date.end;
            if (date.flags & DATE_CHANGED) {
                add(changed, &date);
            } else if (!found) {
                add(dates, &date);
                found = 1;
            }
        }
    }
    return found;
}

static void add_url(Dates *dates, const char *url) {
    Date date;
    if (url && date_in_url(&date, url)) add(dates, &date);
}

/* The first; with the time of a later one of the same day where it has none, and the zone. */
static Date choose(const Dates *dates) {
    Date date = {0};
    unsigned i;
    if (!dates->n) return date;
    date = dates->found[0];
    for (i = 1; i < dates->n && !(date.flags & DATE_TIME); i++) {
        if (date_same_day(&date, &dates->found[i]) && dates->found[i].flags & DATE_TIME)
            date = dates->found[i];
    }
    return date;
}

void meta_dates(MetaView *view, Date *published, Date *modified) {
    const LdThing *other = ld_find(&view->ld, LD_PAGE | LD_WORK);
    const char *canonical = meta_field(view, FIELD_CANONICAL, 0);
    Dates issued = {.n = 0}, changed = {.n = 0}, shown = {.n = 0};
    uint32_t heading = view->heading, end = view->heading_end, i;

    add_property(view, &changed, view->article, "dateModified");
    add_field(view, &changed, FIELD_MODIFIED, 0, 1);
    if (!view->article) add_property(view, &changed, other, "dateModified");
    add_field(view, &changed, FIELD_MODIFIED, 2, 9);

    add_property(view, &issued, view->article, "datePublished");
    add_field(view, &issued, FIELD_PUBLISHED, 0, 1);
    add_property(view, &issued, other, "datePublished");
    add_property(view, &issued, other, "uploadDate");
    add_field(view, &issued, FIELD_PUBLISHED, 2, 9);
    add_times(view, &issued, &shown, 1);
    if (end && !add_blocks(view, &issued, &shown, end, end + BEHIND))
        add_blocks(view, &issued, &shown, heading > BEFORE ? heading - BEFORE : 0, heading);
    if (!issued.n) add_times(view, &issued, &shown, 0);
    add_url(&issued, canonical);
    add_url(&issued, view->url);
    add_property(view, &issued, view->article, "dateCreated");
    add_field(view, &issued, FIELD_CREATED, 0, 9);
    if (!issued.n) add_blocks(view, &issued, &shown, 0, view->page->blocks_n);
    for (i = 0; i < shown.n; i++) add(&changed, &shown.found[i]);
    if (!issued.n && changed.n) add(&issued, &changed.found[0]);
    *published = choose(&issued);
    *modified = choose(&changed);
}

#include "word/form.h"

#include "data/data.h"
#include "word/form_table.h"

static uint32_t slot(uint32_t i) {
    return hash_read32(DATA_FORMS + 4 + 4 * (size_t)i);
}

FormFacts form_facts(const char *form, size_t n) {
    FormFacts facts = {0, 0};
    FusePlace place;
    uint32_t entry;

    if (n == 0 || n > FORM_LONGEST) return facts;
    place = form_place(form, n, hash_read32(DATA_FORMS));
    entry = slot(place.slot[0]) ^ slot(place.slot[1]) ^ slot(place.slot[2]) ^ place.print;
    if (entry >> FORM_PAYLOAD_BITS) return facts;
    facts.frequency = (uint8_t)(entry >> 8);
    facts.cluster = (uint8_t)entry;
    return facts;
}

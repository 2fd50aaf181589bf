#include "entity/cluster.h"

#include <string.h>

#include "entity/capitals.h"
#include "word/spelling.h"

int clusters_open(Clusters *clusters, const unsigned char *bytes, size_t n) {
    if (n < CLUSTERS_HEADER) return SQLITE_CORRUPT;
    clusters->bytes = bytes;
    return fuse_open(&clusters->forms, bytes + CLUSTERS_HEADER, n - CLUSTERS_HEADER);
}

static unsigned read16(const unsigned char *p) {
    return p[0] | (unsigned)p[1] << 8;
}

/* Exactly this form; digits of a form that begins with one are 0, as in training. */
static int find(const Clusters *clusters, const char *form, size_t n, ClusterIds *ids) {
    char zeros[SPELLING_LONGEST];
    uint32_t number;
    size_t i;

    if (n == 0 || n > sizeof zeros) return 0;
    if (*form >= '0' && *form <= '9') {
        for (i = 0; i < n; i++) zeros[i] = form[i] >= '0' && form[i] <= '9' ? '0' : form[i];
        form = zeros;
    }
    number = fuse_find(&clusters->forms, hash_bytes(form, n));
    if (number == 0 || number > CLUSTERS_FINE) return 0;
    ids->known = 1;
    ids->fine = (uint16_t)(number - 1);
    ids->middle = (uint16_t)(read16(clusters->bytes + 2 * (size_t)ids->fine) % CLUSTERS_MIDDLE);
    ids->coarse = (uint16_t)read16(clusters->bytes + 2 * (CLUSTERS_FINE + (size_t)ids->middle));
    return 1;
}

int clusters_find(const Clusters *clusters, const char *form, size_t n, ClusterIds *ids) {
    char other[SPELLING_BYTES];
    size_t m, hyphen;

    memset(ids, 0, sizeof *ids);
    if (n > SPELLING_LONGEST) return 0;
    if (find(clusters, form, n, ids)) return 1;
    m = capitals_lower(form, n, other);
    if (m && find(clusters, other, m, ids)) return 1;
    m = spell_lower(form, n, other);
    if (find(clusters, other, m, ids)) return 1;
    if (n > 3 && form[n - 1] == 's' && find(clusters, form, n - 1, ids)) return 1;
    for (hyphen = n; hyphen > 0 && form[hyphen - 1] != '-'; hyphen--) {
    }
    if (hyphen < 2 || hyphen + 1 >= n) return 0;
    form += hyphen;
    n -= hyphen;
    if (find(clusters, form, n, ids)) return 1;
    m = capitals_lower(form, n, other);
    if (m && find(clusters, other, m, ids)) return 1;
    m = spell_lower(form, n, other);
    return find(clusters, other, m, ids);
}

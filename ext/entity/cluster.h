/*
** Clusters: words with like neighbours in German text, in three grains: what a name's spelling does
** not say, its company does. Made by ext/train/name_clusters.c, used in place.
**
**   uint16 middle[CLUSTERS_FINE], uint16 coarse[CLUSTERS_MIDDLE], little end first: the coarser
**   cluster that each one lies in; then a table of base/fuse.h: 1 + the fine cluster of each form
*/
#ifndef PRESSE_ENTITY_CLUSTER_H
#define PRESSE_ENTITY_CLUSTER_H

#include "base/fuse.h"

enum {
    CLUSTERS_FINE = 2000,
    CLUSTERS_MIDDLE = 500,
    CLUSTERS_COARSE = 100,
    CLUSTERS_BITS = 11, /* of the number in the table */
    CLUSTERS_HEADER = 2 * (CLUSTERS_FINE + CLUSTERS_MIDDLE)
};

typedef struct Clusters {
    const unsigned char *bytes;
    Fuse forms;
} Clusters;

/* The clusters of a form, or none. */
typedef struct ClusterIds {
    uint16_t fine, middle, coarse;
    uint8_t known;
} ClusterIds;

/* Opens the table in place; `n` is its bytes or more. SQLITE_OK or SQLITE_CORRUPT. */
int clusters_open(Clusters *clusters, const unsigned char *bytes, size_t n);

/*
** The clusters of a word of `n` bytes, or of what it is likely a form of: capitals as small letters,
** small letters, without a final s, the part behind the last hyphen. 0 where there are none.
*/
int clusters_find(const Clusters *clusters, const char *form, size_t n, ClusterIds *ids);

#endif

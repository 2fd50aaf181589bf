#include "train/seal.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/seal.h"
#include "train/corpus.h"

void seal_file(const char *path) {
    FILE *file = fopen(path, "rb+");
    unsigned char *bytes, end[SEAL_BYTES];
    uint64_t seal;
    long size = 0;
    int k;

    if (!file || fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0 || fseek(file, 0, SEEK_SET))
        corpus_fail("cannot read", path);
    bytes = corpus_memory((size_t)size + 1, 1);
    if (fread(bytes, 1, (size_t)size, file) != (size_t)size) corpus_fail("cannot read", path);
    seal = seal_of(bytes, (size_t)size);
    for (k = 0; k < SEAL_BYTES; k++) end[k] = (unsigned char)(seal >> 8 * k);
    if (fseek(file, 0, SEEK_END) || fwrite(end, 1, SEAL_BYTES, file) != SEAL_BYTES || fclose(file))
        corpus_fail("cannot write", path);
    free(bytes);
}

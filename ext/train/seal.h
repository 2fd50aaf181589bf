/*
** Appends the seal of base/seal.h to a table. Ends the program when it cannot.
*/
#ifndef PRESSE_TRAIN_SEAL_H
#define PRESSE_TRAIN_SEAL_H

void seal_file(const char *path);

#endif

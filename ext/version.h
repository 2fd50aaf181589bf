/* The version of presse, as presse_version() gives it. */
#ifndef PRESSE_VERSION_H
#define PRESSE_VERSION_H

#define PRESSE_VERSION "0.1.0"

#endif

/* The tables of ext/data/times.txt, see table.h. */
#include "time/table.h"

#include "data/time_rules.h"

/*
** Write: TIMEX3 values as text, in TIME_VALUE bytes with a zero. All but write_open() and the
** whole ones append.
*/
#ifndef PRESSE_TIME_WRITE_H
#define PRESSE_TIME_WRITE_H

#include "time/time.h"

/* 2025-03-03, 2025-W10, 2025-W10-WE, 2025-03, 2025-Q1, 2025-H1, 2025-SU, 2025, 202, 20, 2 */
void write_span(char *out, Day from, Day to, int unit);

/* 2024/2025 */
void write_years(char *out, int first, int last);

/* T20:30, T20:30:15 */
void write_clock(char *out, int minutes, int seconds);

/* TMO */
void write_part(char *out, int part);

/* What is known of a point of time whose days are not: XXXX-03-05, XXXX-WXX-1, XXXX-XX-XXT20:30 */
void write_open(char *out, const TimeMeaning *m, int clock);

/* P3Y4M, PT2.5H, PXY */
void write_duration(char *out, const TimeMeaning *m);

/* P1Y, XXXX-WXX-1, XXXX-XX-XXTMO */
void write_set(char *out, const TimeMeaning *m, int clock);

#endif

/*
** Calendar: days as numbers in the Gregorian calendar, carried on before 1582, as SQLite and ISO
** 8601 do.
*/
#ifndef PRESSE_TIME_CALENDAR_H
#define PRESSE_TIME_CALENDAR_H

#include <stdint.h>

/* A day's number: days since 1 March of the year 0. Years 1 to 9999. */
typedef int32_t Day;

enum { DAY_NONE = INT32_MIN };

/* `at` if it lies in the years 1 to 9999, else DAY_NONE. */
Day calendar_valid(int64_t at);

/* Days of a month; 0 when there is no such month. */
int calendar_month_days(int year, int month);

/* The number of a date, DAY_NONE for one that does not exist. */
Day calendar_day(int year, int month, int day);

/* The date of a number, which must be that of a date. */
void calendar_date(Day at, int *year, int *month, int *day);

/* 1 Monday ... 7 Sunday. */
int calendar_weekday(Day at);

/* The ISO 8601 week that holds the day, and the year it is counted in. */
int calendar_week(Day at, int *year);

/* Monday of an ISO week, DAY_NONE where the year has no such week. */
Day calendar_week_day(int year, int week);

/* Easter Sunday (Meeus, "Astronomical Algorithms", 1991: the method of Nature, 1876). */
Day calendar_easter(int year);

/* The first Sunday of Advent: the fourth before Christmas Day. */
Day calendar_advent(int year);

/* The same day so many months on, the month's last where it has no such day; or DAY_NONE. */
Day calendar_add_months(Day at, int months);

#endif

#include "time/calendar.h"

enum { DAY_FIRST = 306, DAY_LAST = 3652364 }; /* 1 January of 1, 31 December of 9999 */

Day calendar_valid(int64_t at) {
    return at < DAY_FIRST || at > DAY_LAST ? DAY_NONE : (Day)at;
}

int calendar_month_days(int year, int month) {
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    if (month == 2 && year % 4 == 0 && (year % 100 || year % 400 == 0)) return 29;
    return DAYS[month - 1];
}

/* Days before the 1 March of a year; a year begins in March here, so that a leap day ends it. */
static int32_t days_before(int32_t year) {
    return 365 * year + year / 4 - year / 100 + year / 400;
}

/* Days between 1 March and the 1st of the m-th month, 0 March ... 11 February. */
static int32_t month_start(int32_t m) {
    return (153 * m + 2) / 5;
}

Day calendar_day(int year, int month, int day) {
    int32_t m;
    if (year < 1 || year > 9999 || day < 1 || day > calendar_month_days(year, month))
        return DAY_NONE;
    m = (month + 9) % 12;
    return days_before(month > 2 ? year : year - 1) + month_start(m) + day - 1;
}

void calendar_date(Day at, int *year, int *month, int *day) {
    int32_t y = (int32_t)((int64_t)at * 400 / 146097), m = 11;
    while (days_before(y) > at) y--;
    while (days_before(y + 1) <= at) y++;
    at -= days_before(y);
    while (month_start(m) > at) m--;
    *day = at - month_start(m) + 1;
    *month = (m + 2) % 12 + 1;
    *year = m >= 10 ? y + 1 : y;
}

int calendar_weekday(Day at) {
    return (at + 2) % 7 + 1; /* 1 March of the year 0 was a Wednesday */
}

/* Monday of the first week: the one with the year's first Thursday. */
static Day first_monday(int year) {
    Day fourth = calendar_day(year, 1, 4);
    return fourth - calendar_weekday(fourth) + 1;
}

int calendar_week(Day at, int *year) {
    int y, month, day;
    Day monday;
    calendar_date(at, &y, &month, &day);
    monday = first_monday(y);
    if (at < monday) {
        y--;
        if (y < 1) { /* the year 0 has no days here */
            *year = 1;
            return 1;
        }
        monday = first_monday(y);
    } else if (y < 9999 && at >= first_monday(y + 1)) {
        y++;
        monday = first_monday(y);
    }
    *year = y;
    return (at - monday) / 7 + 1;
}

Day calendar_week_day(int year, int week) {
    Day monday;
    int back;
    if (year < 1 || year > 9998 || week < 1 || week > 53) return DAY_NONE;
    monday = first_monday(year) + 7 * (week - 1);
    return calendar_week(monday, &back) == week && back == year ? monday : DAY_NONE;
}

Day calendar_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return calendar_day(year, n / 31, n % 31 + 1);
}

Day calendar_advent(int year) {
    Day christmas = calendar_day(year, 12, 25);
    return christmas == DAY_NONE ? DAY_NONE : christmas - calendar_weekday(christmas) - 21;
}

Day calendar_add_months(Day at, int months) {
    int year, month, day, last;
    calendar_date(at, &year, &month, &day);
    if (months > 120000 || months < -120000) return DAY_NONE;
    months += 12 * year + month - 1;
    if (months < 12) return DAY_NONE;
    year = months / 12;
    month = months % 12 + 1;
    last = calendar_month_days(year, month);
    return calendar_day(year, month, day > last ? last : day);
}

/* The day of the report, and names. */
#include <string.h>

#include "time/time.h"

/* Exactly so many digits at `*z`, which goes on behind them; -1 when there are others. */
static int digits(const char **z, const char *end, int count) {
    int value = 0;
    for (; count > 0; count--, (*z)++) {
        if (*z == end || **z < '0' || **z > '9') return -1;
        value = value * 10 + (**z - '0');
    }
    return value;
}

static int mark(const char **z, const char *end, char c) {
    if (*z == end || **z != c) return 0;
    (*z)++;
    return 1;
}

/* Z, +01:00, +0100 or nothing */
static int is_zone(const char *z, const char *end) {
    int hours, minutes;
    if (z == end) return 1;
    if (*z == 'Z' || *z == 'z') return z + 1 == end;
    if (*z != '+' && *z != '-') return 0;
    z++;
    hours = digits(&z, end, 2);
    if (z == end) return hours >= 0 && hours <= 14;
    mark(&z, end, ':');
    minutes = digits(&z, end, 2);
    return hours >= 0 && hours <= 14 && minutes >= 0 && minutes <= 59 && z == end;
}

int time_reference(const char *text, size_t n, TimeReference *out) {
    const char *z = text, *end = text + n;
    int year, month, day, hour, minute, second = 0;

    out->seconds = -1;
    while (z < end && *z == ' ') z++;
    while (end > z && end[-1] == ' ') end--;
    year = digits(&z, end, 4);
    if (year < 0 || !mark(&z, end, '-')) return 0;
    month = digits(&z, end, 2);
    if (month < 0 || !mark(&z, end, '-')) return 0;
    day = digits(&z, end, 2);
    out->day = calendar_day(year, month, day);
    if (out->day == DAY_NONE) return 0;
    if (z == end) return 1;
    if (!mark(&z, end, 'T') && !mark(&z, end, 't')) {
        if (*z != ' ') return 0;
        while (z < end && *z == ' ') z++;
    }
    hour = digits(&z, end, 2);
    if (hour < 0 || hour > 24 || !mark(&z, end, ':')) return 0;
    minute = digits(&z, end, 2);
    if (minute < 0 || minute > 59) return 0;
    if (mark(&z, end, ':')) {
        second = digits(&z, end, 2);
        if (second < 0 || second > 60) return 0;
        if (mark(&z, end, '.') || mark(&z, end, ',')) {
            if (z == end || *z < '0' || *z > '9') return 0;
            while (z < end && *z >= '0' && *z <= '9') z++;
        }
    }
    if (hour == 24 && (minute || second)) return 0;
    while (z < end && *z == ' ') z++;
    out->seconds = hour * 3600 + minute * 60 + second;
    return is_zone(z, end);
}

const char *time_type_name(enum TimeType type) {
    static const char *const NAMES[] = {
#define X(name) #name,
        TIME_TYPES(X)
#undef X
    };
    return NAMES[type];
}

const char *time_mod_name(enum TimeMod mod) {
    static const char *const NAMES[] = {
#define X(name) #name,
        TIME_MODS(X)
#undef X
    };
    return mod == MOD_NONE ? NULL : NAMES[mod];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The clock: the only code that reads time or knows a zone. A zone is looked up anew each time,
 * so it may change. The C library's zones are used: GLib's are wrong after 2037 where winter is the saved time.
 */
#include "tracker/private.h"

#include <time.h>

#define SECONDS_OF_DAY INT64_C(86400)
#define SECONDS_OF_HOUR 3600
#define SECONDS_OF_MINUTE 60
#define MINUTES_OF_HOUR 60
#define YEAR_MAX 9999
/* Longer than any zone is from UTC and any zone change is long: what lies so far away is surely before, or after. */
#define SURELY_SECONDS (30 * SECONDS_OF_HOUR)

CeuInstant
ceu_clock_now(void)
{
    return (CeuInstant){ g_get_real_time() };
}

CeuInstant
ceu_clock_floor(void)
{
    return (CeuInstant){ (gint64) CEU_RELEASE_DAY * G_TIME_SPAN_DAY };
}

static int64_t
seconds_of(CeuInstant instant)
{
    int64_t seconds = instant.usec / G_USEC_PER_SEC;

    return instant.usec % G_USEC_PER_SEC < 0 ? seconds - 1 : seconds;
}

/* The local wall time of @seconds since 1970; false outside the years of the calendar. */
static bool
local_time(int64_t seconds, struct tm *out)
{
    time_t time = (time_t) seconds;

    tzset();
    return localtime_r(&time, out) != NULL && out->tm_year + 1900 > 0 &&
           out->tm_year + 1900 <= YEAR_MAX;
}

CeuDate
ceu_clock_day_of(CeuInstant instant)
{
    struct tm local;

    if (!local_time(seconds_of(instant), &local))
        return CEU_DATE_NONE;
    return ceu_date_from_ymd(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

CeuDate
ceu_clock_today(void)
{
    return ceu_clock_day_of(ceu_clock_now());
}

int
ceu_clock_minute_of_day(CeuInstant instant)
{
    struct tm local;

    if (!local_time(seconds_of(instant), &local))
        return 0;
    return local.tm_hour * MINUTES_OF_HOUR + local.tm_min;
}

/* What a clock on the wall shows at @seconds, counted as if it were UTC. */
static int64_t
wall_of(int64_t seconds)
{
    struct tm local;

    return local_time(seconds, &local) ? seconds + local.tm_gmtoff : seconds;
}

/* The first second at which the wall shows @wall or more, where it shows it never. */
static int64_t
end_of_gap(int64_t wall)
{
    int64_t before = wall - SURELY_SECONDS, after = wall + SURELY_SECONDS;

    while (after - before > 1) {
        int64_t middle = before + (after - before) / 2;

        if (wall_of(middle) >= wall)
            after = middle;
        else
            before = middle;
    }
    return after;
}

CeuInstant
ceu_clock_instant_at(CeuDate day, int hour, int minute)
{
    int64_t wall, one, other;

    g_return_val_if_fail(ceu_date_is_set(day), (CeuInstant){ 0 });
    g_return_val_if_fail(hour >= 0 && hour < 24, (CeuInstant){ 0 });
    g_return_val_if_fail(minute >= 0 && minute < MINUTES_OF_HOUR, (CeuInstant){ 0 });

    wall = day.days * SECONDS_OF_DAY + hour * SECONDS_OF_HOUR + minute * SECONDS_OF_MINUTE;
    /* By the zone's distance from UTC before and after: they differ if it changes about then. */
    one = wall - (wall_of(wall - SURELY_SECONDS) - (wall - SURELY_SECONDS));
    other = wall - (wall_of(wall + SURELY_SECONDS) - (wall + SURELY_SECONDS));
    if (wall_of(MIN(one, other)) == wall)
        return (CeuInstant){ MIN(one, other) * G_USEC_PER_SEC };
    if (wall_of(MAX(one, other)) == wall)
        return (CeuInstant){ MAX(one, other) * G_USEC_PER_SEC };
    return (CeuInstant){ end_of_gap(wall) * G_USEC_PER_SEC };
}

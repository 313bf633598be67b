/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The clock: the only code that reads time or knows a zone. A zone is looked up anew each time,
 * so it may change.
 */
#include "tracker/private.h"

#define MINUTES_OF_HOUR 60

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

/* The local wall time of @instant; NULL outside the years that GLib knows. */
static GDateTime *
local_time(CeuInstant instant)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_local();
    g_autoptr(GDateTime) utc = NULL;
    gint64 seconds = instant.usec / G_USEC_PER_SEC;

    if (instant.usec % G_USEC_PER_SEC < 0)
        seconds--;
    utc = g_date_time_new_from_unix_utc(seconds);
    return utc == NULL ? NULL : g_date_time_to_timezone(utc, zone);
}

CeuDate
ceu_clock_day_of(CeuInstant instant)
{
    g_autoptr(GDateTime) time = local_time(instant);
    int year, month, day;

    if (time == NULL)
        return CEU_DATE_NONE;
    g_date_time_get_ymd(time, &year, &month, &day);
    return ceu_date_from_ymd(year, month, day);
}

CeuDate
ceu_clock_today(void)
{
    return ceu_clock_day_of(ceu_clock_now());
}

int
ceu_clock_minute_of_day(CeuInstant instant)
{
    g_autoptr(GDateTime) time = local_time(instant);

    if (time == NULL)
        return 0;
    return g_date_time_get_hour(time) * MINUTES_OF_HOUR + g_date_time_get_minute(time);
}

CeuInstant
ceu_clock_instant_at(CeuDate day, int hour, int minute)
{
    g_autoptr(GTimeZone) zone = g_time_zone_new_local();
    g_autoptr(GDateTime) time = NULL;
    int year, month, day_of_month;

    g_return_val_if_fail(ceu_date_is_set(day), (CeuInstant){ 0 });
    g_return_val_if_fail(hour >= 0 && hour < 24, (CeuInstant){ 0 });
    g_return_val_if_fail(minute >= 0 && minute < MINUTES_OF_HOUR, (CeuInstant){ 0 });

    ceu_date_to_ymd(day, &year, &month, &day_of_month);
    time = g_date_time_new(zone, year, month, day_of_month, hour, minute, 0.0);
    g_return_val_if_fail(time != NULL, (CeuInstant){ 0 });
    return (CeuInstant){ g_date_time_to_unix(time) * G_USEC_PER_SEC };
}

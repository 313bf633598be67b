/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When reminders may show: the day's first hour and quiet hours, by local wall time. */
#include "tracker/private.h"

#define MINUTES_OF_DAY (24 * 60)

static bool
may_show_at(const CeuRemindPolicy *policy, int minute)
{
    int from = policy->quiet_from_minute;
    int until = policy->quiet_until_minute;

    if (minute < policy->first_hour * 60)
        return false;
    if (from <= until)
        return minute < from || minute >= until;
    return minute < from && minute >= until; /* over midnight */
}

/* The first minute of a day from @minute on at which reminders may show; -1: none. */
static int
first_minute(const CeuRemindPolicy *policy, int minute)
{
    while (minute < MINUTES_OF_DAY && !may_show_at(policy, minute))
        minute++;
    return minute < MINUTES_OF_DAY ? minute : -1;
}

bool
ceu_quiet_leaves_time(const CeuRemindPolicy *policy)
{
    return first_minute(policy, 0) >= 0;
}

CeuInstant
ceu_quiet_until(const CeuRemindPolicy *policy, CeuInstant at)
{
    int now = ceu_clock_minute_of_day(at);
    int minute = first_minute(policy, now);
    CeuDate day = ceu_clock_day_of(at);
    CeuInstant end;

    if (minute == now || !ceu_date_is_set(day) || !ceu_quiet_leaves_time(policy))
        return at;
    if (minute < 0) {
        minute = first_minute(policy, 0);
        day = ceu_date_add_days(day, 1);
        if (!ceu_date_is_set(day))
            return at;
    }
    end = ceu_clock_instant_at(day, minute / 60, minute % 60);
    return end.usec > at.usec ? end : at;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * When reminders may show: the day's first hour, quiet hours and days off, by local wall time. Critical ones know
 * no day off, so that nothing is lost by one: what has to wait is shown at the latest when it becomes critical.
 */
#include "tracker/private.h"

#define MINUTES_OF_DAY (24 * 60)
#define ALL_WEEKDAYS 0xfeU /* bits 1 to 7 */
#define OFF_DAYS_MAX 400   /* days off in a row that are looked at */

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

static bool
is_day_off(const CeuRemindPolicy *policy, CeuDate day)
{
    if (policy->off_weekdays & (1U << ceu_date_weekday(day)))
        return true;
    for (unsigned i = 0; i < policy->off_span_count; i++) {
        if (ceu_date_compare(day, policy->off_spans[i].first) >= 0 &&
            ceu_date_compare(day, policy->off_spans[i].last) <= 0)
            return true;
    }
    return false;
}

bool
ceu_quiet_leaves_time(const CeuRemindPolicy *policy)
{
    return first_minute(policy, 0) >= 0 && policy->off_weekdays != ALL_WEEKDAYS;
}

CeuInstant
ceu_quiet_until(const CeuRemindPolicy *policy, CeuInstant at, bool critical)
{
    int now = ceu_clock_minute_of_day(at);
    int minute = first_minute(policy, now);
    CeuDate today = ceu_clock_day_of(at);
    CeuDate day = today;
    CeuInstant end;

    if (!ceu_date_is_set(today) || first_minute(policy, 0) < 0)
        return at;
    if (minute < 0)
        day = ceu_date_add_days(day, 1);
    for (int i = 0;
         i < OFF_DAYS_MAX && !critical && ceu_date_is_set(day) && is_day_off(policy, day); i++)
        day = ceu_date_add_days(day, 1);
    if (!ceu_date_is_set(day))
        return at;
    if (ceu_date_compare(day, today) != 0)
        minute = first_minute(policy, 0);
    else if (minute == now)
        return at;
    end = ceu_clock_instant_at(day, minute / 60, minute % 60);
    if (end.usec <= at.usec)
        return at;
    /* A zone change may leave out that minute, or the whole day: then the search goes on behind it. */
    return ceu_clock_minute_of_day(end) == minute &&
                   ceu_date_compare(ceu_clock_day_of(end), day) == 0
               ? end
               : ceu_quiet_until(policy, end, critical);
}

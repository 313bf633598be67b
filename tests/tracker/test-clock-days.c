/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wall times and quiet hours on every day in 26 zones: days of 22 to 26 hours, midnights that do not exist, hours that
 * come twice. No moment lies in the past, none skips a day. With CEU_TEST_LONG=1 the whole century, else four years.
 */
#include "tracker/home.h"
#include "tracker/zones.h"

static const struct {
    int hour, minute;
} walls[] = {
    { 0, 0 }, { 0, 30 }, { 1, 59 }, { 2, 30 }, { 3, 0 }, { 9, 0 }, { 22, 30 }, { 23, 59 }
};

/* The days of a run: all of some years. */
static const struct {
    const char *first, *last;
} slices[] = { { "2011-01-01", "2012-01-01" },
               { "2018-01-01", "2018-12-31" },
               { "2024-01-01", "2024-12-31" },
               { "2038-01-01", "2038-12-31" } },
  century[] = { { "2000-01-01", "2100-12-31" } };

/* A wall time becomes an instant of that day which shows it, or the first one after a gap. */
static void
check_wall(const char *zone, CeuDate today, CeuDate here)
{
    CeuInstant before = { INT64_MIN };

    for (size_t i = 0; i < G_N_ELEMENTS(walls); i++) {
        int want = walls[i].hour * 60 + walls[i].minute;
        CeuInstant got = ceu_clock_instant_at(today, walls[i].hour, walls[i].minute);
        int minute = ceu_clock_minute_of_day(got);
        CeuDate of = ceu_clock_day_of(got);

        if (got.usec < before.usec)
            g_error("%s: day %d goes back at minute %d", zone, today.days, want);
        before = got;
        if (here.days != today.days) { /* the whole day is skipped */
            g_assert_cmpint(of.days, ==, here.days);
            g_assert_cmpint(minute, ==, 0);
        } else if (of.days == today.days && minute == want) {
            /* of a time that comes twice the first: an hour or two earlier it is another */
            for (int back = 30; back <= 120; back += 30) {
                CeuInstant earlier = { got.usec - back * G_TIME_SPAN_MINUTE };

                g_assert_false(ceu_clock_day_of(earlier).days == today.days &&
                               ceu_clock_minute_of_day(earlier) == want);
            }
        } else { /* in a gap: a second earlier the wall shows less, then more */
            CeuInstant earlier = { got.usec - G_TIME_SPAN_SECOND };
            int64_t wanted = today.days * 1440 + want;

            g_assert_cmpint(of.days * 1440 + minute, >, wanted);
            g_assert_cmpint(ceu_clock_day_of(earlier).days * 1440 +
                                ceu_clock_minute_of_day(earlier),
                            <, wanted);
        }
    }
}

static CeuRemindPolicy
policy_of(int first_hour, int from, int until)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();

    policy.first_hour = first_hour;
    policy.quiet_from_minute = from;
    policy.quiet_until_minute = until;
    return policy;
}

/* Quiet hours end at a moment that is not quiet, not in the past, and no later than the next day's last hour. */
static void
check_quiet(const char *zone, const CeuRemindPolicy *policy, CeuInstant at)
{
    CeuInstant end = ceu_quiet_until(policy, at, false);
    CeuInstant before = { end.usec - G_TIME_SPAN_SECOND };

    if (end.usec < at.usec || end.usec > at.usec + 26 * G_TIME_SPAN_HOUR)
        g_error("%s: quiet hours at %" G_GINT64_FORMAT " end at %" G_GINT64_FORMAT, zone, at.usec,
                end.usec);
    if (ceu_quiet_until(policy, end, false).usec != end.usec)
        g_error("%s: the end of quiet hours at %" G_GINT64_FORMAT " is quiet", zone, end.usec);
    if (end.usec > at.usec && ceu_quiet_until(policy, before, false).usec == before.usec)
        g_error("%s: quiet hours end before %" G_GINT64_FORMAT, zone, end.usec);
}

static void
check_days(const char *zone, CeuDate first, CeuDate last)
{
    const CeuRemindPolicy policies[] = { ceu_remind_policy_default(), policy_of(4, 0, 0),
                                         policy_of(4, 21 * 60, 22 * 60 + 30),
                                         policy_of(23, 1 * 60, 2 * 60 + 45) };
    CeuInstant midnight;

    g_setenv("TZ", zone, TRUE);
    midnight = ceu_clock_instant_at(first, 0, 0);
    for (CeuDate today = first; today.days <= last.days; today.days++) {
        CeuDate here = ceu_clock_day_of(midnight);
        CeuInstant next = ceu_clock_instant_at((CeuDate){ today.days + 1 }, 0, 0);
        int64_t hours = (next.usec - midnight.usec) / G_TIME_SPAN_HOUR;

        if (here.days == today.days ? hours < 22 || hours > 26 : hours != 0)
            g_error("%s: day %d has %d hours", zone, today.days, (int) hours);
        check_wall(zone, today, here);
        for (int64_t at = midnight.usec; at < next.usec; at += 97 * G_TIME_SPAN_MINUTE)
            check_quiet(zone, &policies[(unsigned) (at / G_USEC_PER_SEC) % 4],
                        (CeuInstant){ at + 7 });
        midnight = next;
    }
}

static void
no_moment_is_past_and_no_day_is_skipped(void)
{
    bool full = g_strcmp0(g_getenv("CEU_TEST_LONG"), "1") == 0;
    bool brief = g_getenv("CEU_TEST_BRIEF") != NULL; /* builds in which everything is slow */
    size_t count = full ? G_N_ELEMENTS(century) : brief ? 1 : G_N_ELEMENTS(slices);

    for (size_t z = 0; z < G_N_ELEMENTS(zones); z++) {
        for (size_t i = 0; i < count; i++)
            check_days(zones[z], day(full ? century[i].first : slices[i].first),
                       day(full ? century[i].last : slices[i].last));
    }
    g_setenv("TZ", "UTC", TRUE);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/clock-days/every-day", no_moment_is_past_and_no_day_is_skipped);
    return g_test_run();
}

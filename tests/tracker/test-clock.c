/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wall time and instants in several zones: gaps, repeated hours, skipped days, a zone that
 * changes meanwhile.
 */
#include "tracker/home.h"
#include "tracker/private.h"

static const struct {
    const char *zone, *day;
    int hour, minute;
    const char *utc; /* the instant */
} wall_rows[] = {
    { "UTC", "2026-11-23", 9, 0, "2026-11-23T09:00:00Z" },
    { "America/New_York", "2026-11-23", 9, 0, "2026-11-23T14:00:00Z" },
    { "America/New_York", "2026-07-01", 9, 0, "2026-07-01T13:00:00Z" },
    { "America/New_York", "2027-03-14", 2, 30, "2027-03-14T07:00:00Z" }, /* skipped: 3:00 is next */
    { "America/New_York", "2027-03-14", 3, 0, "2027-03-14T07:00:00Z" },
    { "America/New_York", "2027-03-14", 4, 0, "2027-03-14T08:00:00Z" },
    { "America/Sao_Paulo", "2018-11-04", 0, 0, "2018-11-04T03:00:00Z" }, /* midnight is skipped */
    { "Asia/Kolkata", "2026-11-23", 0, 0, "2026-11-22T18:30:00Z" },
    { "Pacific/Kiritimati", "2026-11-23", 9, 0, "2026-11-22T19:00:00Z" },
    { "Pacific/Apia", "2011-12-31", 9, 0, "2011-12-30T19:00:00Z" },
    { "EST5EDT,M3.2.0,M11.1.0", "2026-07-01", 9, 0, "2026-07-01T13:00:00Z" },
    { "Nowhere/Atlantis", "2026-11-23", 9, 0, "2026-11-23T09:00:00Z" }, /* unknown: UTC */
    { "UTC", "2099-12-31", 23, 59, "2099-12-31T23:59:00Z" },
    { "UTC", "1900-01-01", 0, 0, "1900-01-01T00:00:00Z" },
};

static CeuInstant
instant(const char *iso)
{
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(iso, NULL);

    g_assert_nonnull(time);
    return (CeuInstant){ g_date_time_to_unix(time) * G_USEC_PER_SEC +
                         g_date_time_get_microsecond(time) };
}

static void
wall_time_becomes_an_instant(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(wall_rows); i++) {
        CeuInstant got;

        g_setenv("TZ", wall_rows[i].zone, TRUE);
        got = ceu_clock_instant_at(day(wall_rows[i].day), wall_rows[i].hour, wall_rows[i].minute);
        g_test_message("%s %s", wall_rows[i].zone, wall_rows[i].day);
        g_assert_cmpint(got.usec, ==, instant(wall_rows[i].utc).usec);
    }
}

static const struct {
    const char *zone, *utc, *day;
    int minute;
} day_rows[] = {
    { "UTC", "2026-11-23T00:00:00Z", "2026-11-23", 0 },
    { "UTC", "2026-11-22T23:59:59.999Z", "2026-11-22", 1439 },
    { "America/Los_Angeles", "2026-11-23T07:59:59Z", "2026-11-22", 1439 },
    { "America/Los_Angeles", "2026-11-23T08:00:00Z", "2026-11-23", 0 },
    { "Asia/Kolkata", "2026-11-23T12:00:00Z", "2026-11-23", 1050 },
    { "America/New_York", "2027-03-14T06:59:00Z", "2027-03-14", 119 }, /* a minute before the gap */
    { "America/New_York", "2027-03-14T07:00:00Z", "2027-03-14", 180 },
    { "Pacific/Apia", "2011-12-30T09:59:00Z", "2011-12-29", 1439 }, /* the 30th never was */
    { "Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31", 0 },
    { "UTC", "1969-12-31T23:59:59.5Z", "1969-12-31", 1439 },
    { "UTC", "1970-01-01T00:00:00Z", "1970-01-01", 0 },
    { "Etc/GMT+12", "2027-01-01T11:59:00Z", "2026-12-31", 1439 },
};

static void
an_instant_has_a_local_day(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(day_rows); i++) {
        CeuInstant when = instant(day_rows[i].utc);
        char text[CEU_DATE_TEXT_SIZE];

        g_setenv("TZ", day_rows[i].zone, TRUE);
        g_test_message("%s %s", day_rows[i].zone, day_rows[i].utc);
        g_assert_cmpstr(ceu_date_format(ceu_clock_day_of(when), text), ==, day_rows[i].day);
        g_assert_cmpint(ceu_clock_minute_of_day(when), ==, day_rows[i].minute);
    }
}

/* Nine o'clock is nine o'clock of that very day, in every zone, on every day of three years. */
static void
nine_is_nine_everywhere(void)
{
    static const char *const zones[] = { "UTC",          "America/New_York",    "Europe/Dublin",
                                         "Asia/Tehran",  "Australia/Lord_Howe", "Pacific/Chatham",
                                         "Africa/Cairo", "America/St_Johns" };

    for (size_t z = 0; z < G_N_ELEMENTS(zones); z++) {
        CeuDate last = day("2028-12-31");

        g_setenv("TZ", zones[z], TRUE);
        for (CeuDate today = day("2026-01-01"); today.days <= last.days; today.days++) {
            CeuInstant nine = ceu_clock_instant_at(today, 9, 0);

            g_assert_cmpint(ceu_clock_day_of(nine).days, ==, today.days);
            g_assert_cmpint(ceu_clock_minute_of_day(nine), ==, 540);
        }
    }
}

static void
a_change_of_zone_is_seen_at_once(void)
{
    CeuInstant evening = instant("2026-11-24T02:00:00Z");

    g_setenv("TZ", "UTC", TRUE);
    g_assert_cmpint(ceu_clock_day_of(evening).days, ==, day("2026-11-24").days);
    g_setenv("TZ", "America/New_York", TRUE);
    g_assert_cmpint(ceu_clock_day_of(evening).days, ==, day("2026-11-23").days);
    g_setenv("TZ", "Asia/Tokyo", TRUE);
    g_assert_cmpint(ceu_clock_day_of(evening).days, ==, day("2026-11-24").days);
    g_unsetenv("TZ"); /* the machine's own: whatever it is, it answers */
    g_assert_true(ceu_date_is_set(ceu_clock_day_of(evening)));
    g_setenv("TZ", "UTC", TRUE);
}

static void
now_is_after_the_floor_and_today_is_its_day(void)
{
    CeuInstant before = ceu_clock_now();
    CeuDate today = ceu_clock_today();
    CeuInstant after = ceu_clock_now();

    g_assert_cmpint(before.usec, <=, after.usec);
    g_assert_cmpint(today.days, >=, ceu_clock_day_of(before).days);
    g_assert_cmpint(today.days, <=, ceu_clock_day_of(after).days);
    /* The floor is the day of a release: not before the first one, and not after this very moment. */
    g_assert_cmpint(ceu_clock_floor().usec, >=, instant("2026-11-23T00:00:00Z").usec);
    g_assert_cmpint(ceu_clock_floor().usec, <=, after.usec);
}

static void
years_that_no_calendar_has_are_no_days(void)
{
    g_assert_false(ceu_date_is_set(ceu_clock_day_of((CeuInstant){ INT64_MAX })));
    g_assert_false(ceu_date_is_set(ceu_clock_day_of((CeuInstant){ INT64_MIN })));
    g_assert_cmpint(ceu_clock_minute_of_day((CeuInstant){ INT64_MAX }), ==, 0);
}

static const struct {
    int first_hour;
    const char *from, *until; /* "HH:MM" */
    const char *now, *then;   /* UTC */
} quiet_rows[] = {
    { 9, "21:00", "08:00", "2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z" },
    { 9, "21:00", "08:00", "2026-11-23T21:00:00Z", "2026-11-24T09:00:00Z" },
    { 9, "21:00", "08:00", "2026-11-23T20:59:59Z", "2026-11-23T20:59:59Z" },
    { 9, "21:00", "08:00", "2026-11-23T00:00:00Z", "2026-11-23T09:00:00Z" },
    { 6, "21:00", "08:00", "2026-11-23T07:00:00Z", "2026-11-23T08:00:00Z" },
    { 6, "12:00", "13:30", "2026-11-23T12:10:00Z", "2026-11-23T13:30:00Z" },
    { 6, "00:00", "00:00", "2026-11-23T23:59:00Z", "2026-11-23T23:59:00Z" },
    { 6, "00:00", "00:00", "2026-11-23T05:59:59Z", "2026-11-23T06:00:00Z" },
    { 23, "00:00", "00:00", "2026-12-31T12:00:00Z", "2026-12-31T23:00:00Z" },
    { 9, "22:00", "21:00", "2026-12-31T23:00:00Z", "2027-01-01T21:00:00Z" },
};

static int
minute_of(const char *text)
{
    return (text[0] - '0') * 600 + (text[1] - '0') * 60 + (text[3] - '0') * 10 + (text[4] - '0');
}

static void
quiet_hours_end_by_wall_time(void)
{
    g_setenv("TZ", "UTC", TRUE);
    for (size_t i = 0; i < G_N_ELEMENTS(quiet_rows); i++) {
        CeuRemindPolicy policy = ceu_remind_policy_default();

        policy.first_hour = quiet_rows[i].first_hour;
        policy.quiet_from_minute = minute_of(quiet_rows[i].from);
        policy.quiet_until_minute = minute_of(quiet_rows[i].until);
        g_test_message("%s", quiet_rows[i].now);
        g_assert_cmpint(ceu_quiet_until(&policy, instant(quiet_rows[i].now), false).usec, ==,
                        instant(quiet_rows[i].then).usec);
        /* Quiet hours hold back critical ones too. */
        g_assert_cmpint(ceu_quiet_until(&policy, instant(quiet_rows[i].now), true).usec, ==,
                        instant(quiet_rows[i].then).usec);
    }
}

static const struct {
    const char *now, *then, *critical;
} off_rows[] = {
    /* Saturdays, Sundays, and 24 December 2026 (a Thursday) to 2 January 2027 (a Saturday) */
    { "2026-11-27T10:00:00Z", "2026-11-27T10:00:00Z", "2026-11-27T10:00:00Z" },
    { "2026-11-27T22:00:00Z", "2026-11-30T09:00:00Z", "2026-11-28T09:00:00Z" },
    { "2026-11-28T10:00:00Z", "2026-11-30T09:00:00Z", "2026-11-28T10:00:00Z" },
    { "2026-11-28T03:00:00Z", "2026-11-30T09:00:00Z", "2026-11-28T09:00:00Z" },
    { "2026-11-29T23:00:00Z", "2026-11-30T09:00:00Z", "2026-11-30T09:00:00Z" },
    { "2026-12-23T21:30:00Z", "2027-01-04T09:00:00Z", "2026-12-24T09:00:00Z" },
    { "2026-12-24T12:00:00Z", "2027-01-04T09:00:00Z", "2026-12-24T12:00:00Z" },
    { "2027-01-04T09:00:00Z", "2027-01-04T09:00:00Z", "2027-01-04T09:00:00Z" },
};

static void
days_off_hold_back_all_but_the_critical(void)
{
    g_setenv("TZ", "UTC", TRUE);
    for (size_t i = 0; i < G_N_ELEMENTS(off_rows); i++) {
        CeuRemindPolicy policy = ceu_remind_policy_default();

        policy.off_weekdays = 1U << 6 | 1U << 7;
        g_assert_true(ceu_date_parse("2026-12-24", &policy.off_spans[0].first, NULL));
        g_assert_true(ceu_date_parse("2027-01-02", &policy.off_spans[0].last, NULL));
        policy.off_span_count = 1;
        g_test_message("%s", off_rows[i].now);
        g_assert_cmpint(ceu_quiet_until(&policy, instant(off_rows[i].now), false).usec, ==,
                        instant(off_rows[i].then).usec);
        g_assert_cmpint(ceu_quiet_until(&policy, instant(off_rows[i].now), true).usec, ==,
                        instant(off_rows[i].critical).usec);
    }
}

static void
quiet_hours_follow_the_zone_over_a_gap(void)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();

    g_setenv("TZ", "America/New_York", TRUE);
    /* 14 March 2027, 1:00 EST; 9:00 is already EDT: seven hours later, not eight */
    g_assert_cmpint(ceu_quiet_until(&policy, instant("2027-03-14T06:00:00Z"), false).usec, ==,
                    instant("2027-03-14T13:00:00Z").usec);
    g_setenv("TZ", "UTC", TRUE);
}

static void
a_policy_without_a_free_minute_is_known(void)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();

    g_assert_true(ceu_quiet_leaves_time(&policy));
    policy.off_weekdays = 0xfe;
    g_assert_false(ceu_quiet_leaves_time(&policy));
    policy.off_weekdays = 0x7e;
    g_assert_true(ceu_quiet_leaves_time(&policy));
    policy.off_weekdays = 0;
    policy.quiet_from_minute = 9 * 60;
    policy.quiet_until_minute = 8 * 60;
    g_assert_false(ceu_quiet_leaves_time(&policy));
    /* Then nothing is hidden: better at a quiet hour than never. */
    g_assert_cmpint(ceu_quiet_until(&policy, instant("2026-11-23T03:00:00Z"), false).usec, ==,
                    instant("2026-11-23T03:00:00Z").usec);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/clock/wall-time", wall_time_becomes_an_instant);
    g_test_add_func("/clock/local-day", an_instant_has_a_local_day);
    g_test_add_func("/clock/nine", nine_is_nine_everywhere);
    g_test_add_func("/clock/zone-change", a_change_of_zone_is_seen_at_once);
    g_test_add_func("/clock/now", now_is_after_the_floor_and_today_is_its_day);
    g_test_add_func("/clock/out-of-range", years_that_no_calendar_has_are_no_days);
    g_test_add_func("/quiet/rows", quiet_hours_end_by_wall_time);
    g_test_add_func("/quiet/days-off", days_off_hold_back_all_but_the_critical);
    g_test_add_func("/quiet/gap", quiet_hours_follow_the_zone_over_a_gap);
    g_test_add_func("/quiet/never", a_policy_without_a_free_minute_is_known);
    return g_test_run();
}

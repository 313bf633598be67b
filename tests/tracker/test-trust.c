/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trust in the clock: the verdict, the day that is kept, the ways out, and what is said and not made final. */
#include "tracker/plans.h"

static CeuClockVerdict
verdict(CeuTracker *tracker, CeuInstant now)
{
    CeuClockVerdict clock;
    g_autoptr(GError) error = NULL;

    g_assert_true(ceu_tracker_judge_clock(tracker, now, &clock, &error));
    g_assert_no_error(error);
    return clock;
}

static const struct {
    const char *today;
    CeuTrust trust;
} verdicts[] = {
    /* recorded 2027-02-28, released 2026-11-23 */
    { "1970-01-01", CEU_TRUST_BEFORE_RELEASE }, { "2026-11-22", CEU_TRUST_BEFORE_RELEASE },
    { "2026-11-23", CEU_TRUST_BEHIND },         { "2027-02-25", CEU_TRUST_BEHIND },
    { "2027-02-26", CEU_TRUST_FINE },           { "2027-02-28", CEU_TRUST_FINE },
    { "2027-03-01", CEU_TRUST_FINE },           { "2028-04-03", CEU_TRUST_FINE }, /* 400 days */
    { "2028-04-04", CEU_TRUST_AHEAD },          { "2098-01-01", CEU_TRUST_AHEAD },
};

static void
the_clock_is_held_against_what_is_known(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);

    (void) data;
    tracker->floor = at("2026-11-23", 0, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(verdicts); i++) {
        CeuClockVerdict clock = verdict(tracker, at(verdicts[i].today, 12, 0));

        g_test_message("%s", verdicts[i].today);
        g_assert_cmpint(clock.trust, ==, verdicts[i].trust);
        g_assert_cmpint(clock.today.days, ==, day(verdicts[i].today).days);
        g_assert_cmpint(clock.trusted.days, ==, day("2027-02-28").days);
    }
    g_assert_cmpint(verdict(tracker, (CeuInstant){ INT64_MAX }).trust, ==, CEU_TRUST_AHEAD);
}

/* Nothing known: only the release speaks. */
static void
an_empty_store_knows_the_release_alone(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_CREATE);
    CeuClockVerdict clock;

    (void) data;
    tracker->floor = at("2026-11-23", 0, 0);
    g_assert_cmpint(verdict(tracker, at("2026-11-22", 12, 0)).trust, ==, CEU_TRUST_BEFORE_RELEASE);
    clock = verdict(tracker, at("2040-01-01", 12, 0));
    g_assert_cmpint(clock.trust, ==, CEU_TRUST_FINE);
    g_assert_cmpint(clock.trusted.days, ==, day("2026-11-23").days);
}

static char *
kept(CeuTracker *tracker)
{
    char *value = NULL;

    g_assert_true(ceu_store_get_state(tracker->store, "clock-day", &value, NULL));
    return value;
}

static uint32_t
version(CeuTracker *tracker)
{
    uint32_t number;

    g_assert_true(ceu_tracker_version(tracker, &number, NULL));
    return number;
}

static const struct {
    const char *today;
    const char *kept; /* after the plan of that day */
} days[] = {
    { "2027-02-28", NULL }, /* the history says the same */
    { "2027-03-02", "2027-03-02 1" },
    { "2027-03-01", "2027-03-02 1" },            /* a day back is none less */
    { "2027-03-20", "2027-03-02 1 2027-03-20" }, /* a leap waits … */
    { "2027-03-03", "2027-03-03 1" },            /* … and is forgotten */
    { "2027-04-20", "2027-03-03 1 2027-04-20" },
    { "2027-04-20", "2027-03-03 1 2027-04-20" },
    { "2027-05-20", "2027-03-03 1 2027-05-20" },
    { "2027-05-21", "2027-05-21 1" }, /* the day after has come */
    { "2038-01-19", "2027-05-21 1" }, /* not to be trusted: nothing is kept */
    { "1970-01-01", "2027-05-21 1" },
};

static void
a_day_is_kept_once(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
        CeuInstant now = at(days[i].today, 3, 0); /* quiet: nothing else is written twice */
        g_autoptr(CeuRemindPlan) first G_GNUC_UNUSED = plan(tracker, now, SERVER);
        g_autoptr(CeuRemindPlan) second = NULL;
        g_autofree char *value = kept(tracker);
        uint32_t before = version(tracker);

        g_test_message("%s", days[i].today);
        g_assert_cmpstr(value, ==, days[i].kept);
        second = plan(tracker, (CeuInstant){ now.usec + 1 }, SERVER);
        g_assert_cmpuint(version(tracker), ==, before);
    }
}

/* A change of the user, or his word, makes today the trusted day; also downwards, also against the history. */
static void
there_are_two_ways_out(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant now = at("2031-05-05", 12, 0);
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_cmpint(verdict(tracker, now).trust, ==, CEU_TRUST_AHEAD);
    g_assert_true(ceu_tracker_trust_clock(tracker, now, &error));
    g_assert_cmpint(verdict(tracker, now).trust, ==, CEU_TRUST_FINE);
    history_clock = at("2035-01-01", 12, 0); /* a change under a clock that is wrong */
    (void) log_activity(tracker, "2035", "2027-01-01", 1000);
    g_assert_cmpint(verdict(tracker, now).trust, ==, CEU_TRUST_BEHIND);
    g_assert_cmpint(verdict(tracker, history_clock).trust, ==, CEU_TRUST_FINE);
    g_assert_true(ceu_tracker_trust_clock(tracker, now, &error));
    g_assert_cmpint(verdict(tracker, now).trust, ==, CEU_TRUST_FINE);
    history_clock = at("2028-05-05", 12, 0);
    (void) log_activity(tracker, "2028", "2027-01-01", 1000);
    g_assert_cmpint(verdict(tracker, history_clock).trust, ==, CEU_TRUST_FINE);
    history_clock = at("1990-01-01", 12, 0); /* no witness: it cannot have been */
    (void) log_activity(tracker, "1990", "2027-01-01", 1000);
    g_assert_cmpint(verdict(tracker, at("1990-01-01", 12, 0)).trust, ==, CEU_TRUST_BEFORE_RELEASE);
    g_assert_false(ceu_tracker_trust_clock(tracker, at("1999-12-31", 12, 0), &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_RANGE);
    g_assert_nonnull(strstr(error->message, "2000-01-01"));
}

static void
what_is_kept_but_cannot_be_read_is_none(Home *home, gconstpointer data)
{
    static const char *const bad[] = {
        "", "2035-01-01", "x 99", "2035-01-01 x", "2035-01-01 99 x", "2035-13-01 99"
    };
    g_autoptr(CeuTracker) tracker = one_member(home);

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_assert_true(ceu_store_begin(tracker->store, NULL));
        g_assert_true(ceu_store_put_state(tracker->store, "clock-day", bad[i], NULL));
        g_assert_true(ceu_store_commit(tracker->store, NULL, 0, NULL));
        ceu_store_rollback(tracker->store);
        g_assert_cmpint(verdict(tracker, at("2027-03-01", 0, 0)).trusted.days, ==,
                        day("2027-02-28").days);
    }
}

/* The bubble names both days and what to do; no quiet hour holds it back; nothing ends. */
static const struct {
    const char *today;
    int hour;
    const char *words[3];
} warnings[] = {
    { "1970-01-01", 3, { "1970-01-01", "2027-03-01", "set it" } },
    { "2027-02-01", 3, { "2027-02-01", "2027-03-01", "ceu reminders --trust-clock" } },
    { "2038-01-19", 3, { "2038-01-19", "2027-03-01", "ceu reminders --trust-clock" } },
};

static void
a_wrong_clock_is_told_of(Home *home, gconstpointer data)
{
    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(warnings); i++) {
        g_autoptr(CeuTracker) tracker = one_member(home);
        CeuInstant now = at(warnings[i].today, warnings[i].hour, 0);
        g_autoptr(CeuRemindPlan) right = plan(tracker, at("2027-03-01", 9, 0), SERVER);
        g_autoptr(CeuRemindPlan) wrong = NULL;
        const CeuBubble *bubble;

        g_test_message("%s", warnings[i].today);
        g_assert_cmpint(right->clock.trust, ==, CEU_TRUST_FINE);
        record_shown(tracker, UNITS_DUE, at("2027-03-01", 9, 0));
        wrong = plan(tracker, now, SERVER);
        g_assert_cmpint(wrong->clock.trust, !=, CEU_TRUST_FINE);
        g_assert_cmpuint(wrong->close_keys->len, ==, 0);
        bubble = bubble_of(wrong, UNITS_DUE);
        g_assert_nonnull(bubble);
        for (size_t w = 0; w < G_N_ELEMENTS(warnings[i].words); w++)
            g_assert_nonnull(strstr(bubble->body, warnings[i].words[w]));
        g_assert_cmpuint(strlen(bubble->body), <=, 400);
        g_assert_true(g_utf8_validate(bubble->body, -1, NULL));
        g_clear_pointer(&tracker, ceu_tracker_close);
        g_assert_cmpint(g_remove(home->paths->store), ==, 0);
    }
}

/* A machine that was off for years: what is overdue by its clock is said as well. */
static void
far_ahead_both_days_speak(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant later = at("2029-06-01", 12, 0);
    g_autoptr(CeuRemindPlan) first = plan(tracker, at("2027-02-28", 12, 0), SERVER);
    g_autoptr(CeuRemindPlan) after = plan(tracker, later, SERVER);
    g_autoptr(CeuRemindPlan) trusted = NULL;
    unsigned keys = 0;

    (void) data;
    for (guint i = 0; i < after->bubbles->len; i++)
        keys += ((const CeuBubble *) g_ptr_array_index(after->bubbles, i))->keys->len;
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    g_assert_nonnull(bubble_of(after, UNITS_DUE));
    g_assert_cmpuint(keys, >, 1);
    g_assert_true(ceu_tracker_trust_clock(tracker, later, NULL));
    trusted = plan(tracker, (CeuInstant){ later.usec + 1 }, SERVER);
    g_assert_cmpint(trusted->clock.trust, ==, CEU_TRUST_FINE);
    g_assert_cmpuint(trusted->bubbles->len, >, 0);
}

/* Answers under a wrong clock hold for a day of it; after it nothing of them is left. */
static void
no_answer_under_a_wrong_clock_is_final(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0), wrong = at("1970-01-01", 9, 0);
    g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);
    g_autoptr(CeuRemindPlan) shown = plan(tracker, wrong, SERVER);
    g_autoptr(CeuRemindPlan) silent = NULL;
    g_autoptr(CeuRemindPlan) next_day = NULL;
    g_autoptr(CeuRemindPlan) right = NULL;
    g_autoptr(GPtrArray) stored = NULL;

    (void) data;
    g_assert_nonnull(bubble_of(shown, UNITS_DUE));
    record_shown(tracker, UNITS_DUE, wrong);
    g_assert_true(ceu_tracker_acknowledge_keys(tracker, keys, wrong, NULL));
    silent = plan(tracker, hours_later(wrong, 23), SERVER);
    g_assert_null(bubble_of(silent, UNITS_DUE));
    g_assert_true(closes(silent, UNITS_DUE));
    next_day = plan(tracker, hours_later(wrong, 24), SERVER);
    g_assert_nonnull(bubble_of(next_day, UNITS_DUE));
    g_assert_true(
        ceu_tracker_snooze_keys(tracker, keys, wrong, hours_later(wrong, 24 * 300), NULL));
    right = plan(tracker, morning, SERVER);
    g_assert_nonnull(bubble_of(right, UNITS_DUE));
    g_assert_null(strstr(bubble_of(right, UNITS_DUE)->body, "clock"));
    stored = ceu_store_load_reminders(tracker->store, NULL);
    g_assert_cmpuint(stored->len, ==, 1); /* the shadow is gone */
    g_assert_cmpstr(((const CeuReminder *) g_ptr_array_index(stored, 0))->key, ==, UNITS_DUE);
}

/* What was acknowledged or put off under a right clock is the same when the clock is right again. */
static void
a_wrong_clock_takes_no_answer_back(Home *home, gconstpointer data)
{
    static const char *const clocks[] = { "1970-01-01", "2027-02-20", "2038-01-19" };
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);
    g_autoptr(CeuRemindPlan) first G_GNUC_UNUSED = plan(tracker, morning, SERVER);

    (void) data;
    g_assert_true(ceu_tracker_snooze_keys(tracker, keys, morning, hours_later(morning, 72), NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(clocks); i++) {
        g_autoptr(CeuRemindPlan) wrong = plan(tracker, at(clocks[i], 12, 0), SERVER);
        g_autoptr(CeuRemindPlan) right = NULL;

        g_assert_nonnull(bubble_of(wrong, UNITS_DUE)); /* nobody knows until when */
        right = plan(tracker, hours_later(morning, 1), SERVER);
        g_assert_null(bubble_of(right, UNITS_DUE));
    }
    g_assert_true(ceu_tracker_acknowledge_keys(tracker, keys, hours_later(morning, 2), NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(clocks); i++) {
        g_autoptr(CeuRemindPlan) wrong = plan(tracker, at(clocks[i], 12, 0), SERVER);
        g_autoptr(CeuRemindPlan) right = NULL;

        g_assert_null(bubble_of(wrong, UNITS_DUE));
        right = plan(tracker, hours_later(morning, 3), SERVER);
        g_assert_null(bubble_of(right, UNITS_DUE));
    }
}

/* A battery that is dead for good: the clock begins at the same day with each start, and each start shows it. */
static void
each_login_shows_it_while_the_clock_is_wrong(Home *home, gconstpointer data)
{
    CeuInstant wrong = at("1970-01-01", 0, 1);

    (void) data;
    ceu_tracker_close(one_member(home));
    for (int boot = 1; boot <= 5; boot++) {
        g_autoptr(CeuTracker) tracker = home_open(home, CEU_TRACKER_WRITE);
        g_autofree char *server = g_strdup_printf(":1.%d", boot);
        g_autoptr(CeuRemindPlan) shown = plan(tracker, wrong, server);
        g_autoptr(CeuRemindPlan) later = NULL;
        g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);

        g_assert_nonnull(bubble_of(shown, UNITS_DUE));
        g_assert_true(ceu_tracker_record_shown(tracker, keys, server, wrong, NULL));
        if (boot % 2 == 0)
            g_assert_true(ceu_tracker_acknowledge_keys(tracker, keys, wrong, NULL));
        later = plan(tracker, hours_later(wrong, 8), server);
        g_assert_null(bubble_of(later, UNITS_DUE));
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/trust/" name, Home, NULL, home_up, test, home_down)
    ADD("verdicts", the_clock_is_held_against_what_is_known);
    ADD("empty", an_empty_store_knows_the_release_alone);
    ADD("kept", a_day_is_kept_once);
    ADD("ways-out", there_are_two_ways_out);
    ADD("unreadable", what_is_kept_but_cannot_be_read_is_none);
    ADD("warning", a_wrong_clock_is_told_of);
    ADD("both-days", far_ahead_both_days_speak);
    ADD("answers", no_answer_under_a_wrong_clock_is_final);
    ADD("answers-kept", a_wrong_clock_takes_no_answer_back);
    ADD("logins", each_login_shows_it_while_the_clock_is_wrong);
#undef ADD
    return g_test_run();
}

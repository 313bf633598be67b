/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders from store to plan: claim, crash, show, repeat, snooze, acknowledge, quiet hours, met, moved, listed. */
#include "tracker/plans.h"

static void
a_lead_time_shows_once_and_repeats_after_a_day(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(CeuRemindPlan) first = plan(tracker, morning, SERVER);
    g_autoptr(CeuRemindPlan) second = NULL;
    g_autoptr(CeuRemindPlan) third = NULL;
    const CeuBubble *bubble = bubble_of(first, UNITS_DUE);

    (void) data;
    g_assert_nonnull(bubble);
    g_assert_true(first->saved);
    g_assert_nonnull(strstr(bubble->summary, "2027"));
    g_assert_null(strstr(bubble->body, "(repeated)"));
    record_shown(tracker, UNITS_DUE, morning);
    second = plan(tracker, hours_later(morning, 3), SERVER);
    g_assert_null(bubble_of(second, UNITS_DUE));
    third = plan(tracker, hours_later(morning, 24), SERVER);
    bubble = bubble_of(third, UNITS_DUE);
    g_assert_nonnull(bubble);
    g_assert_true(strstr(bubble->body, "(repeated)") != NULL ||
                  strstr(bubble->summary, "(repeated)") != NULL);
}

static void
a_crash_after_the_claim_shows_it_again(Home *home, gconstpointer data)
{
    CeuInstant morning = at("2027-03-01", 9, 0);
    CeuRemindPolicy policy = ceu_remind_policy_default();

    (void) data;
    for (int life = 1; life <= 3; life++) {
        g_autoptr(CeuTracker) tracker =
            life == 1 ? one_member(home) : home_open(home, CEU_TRACKER_WRITE);
        g_autoptr(CeuRemindPlan) made =
            plan(tracker, (CeuInstant){ morning.usec + life * G_TIME_SPAN_MINUTE }, SERVER);
        g_autoptr(CeuTracker) observer = home_open(home, CEU_TRACKER_READ);
        g_autoptr(GPtrArray) lines =
            ceu_tracker_reminders(observer, &policy, day("2027-03-01"), NULL);
        const CeuReminder *reminder;

        g_assert_nonnull(bubble_of(made, UNITS_DUE));
        reminder = reminder_of(lines, UNITS_DUE);
        g_assert_cmpint(reminder->state, ==, CEU_REMINDER_CLAIMED); /* on disk before it is shown */
        g_assert_cmpint(reminder->attempts, ==, life);
    }
}

static void
a_new_server_gets_it_once_more(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(CeuRemindPlan) first = plan(tracker, morning, SERVER);
    g_autoptr(CeuRemindPlan) second = NULL;

    (void) data;
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    record_shown(tracker, UNITS_DUE, morning);
    second = plan(tracker, hours_later(morning, 1), ":1.99");
    g_assert_nonnull(bubble_of(second, UNITS_DUE));
}

static void
without_a_server_nothing_is_claimed(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(CeuRemindPlan) none = plan(tracker, morning, NULL);
    g_autoptr(CeuRemindPlan) some = plan(tracker, hours_later(morning, 1), SERVER);
    const CeuBubble *bubble = bubble_of(some, UNITS_DUE);

    (void) data;
    g_assert_cmpuint(none->bubbles->len, ==, 0);
    g_assert_nonnull(bubble);
    g_assert_null(strstr(bubble->body, "(repeated)"));
}

static void
quiet_hours_hold_back_and_say_when(Home *home, gconstpointer data)
{
    static const struct {
        int hour, minute;
        const char *day;
        int next_hour;
    } rows[] = {
        { 3, 0, "2027-03-01", 9 },  /* before the first hour */
        { 8, 59, "2027-03-01", 9 }, /* quiet hours over, first hour to come */
        { 21, 0, "2027-03-01", 0 }, /* until midnight, then it is asked again */
        { 23, 59, "2027-03-01", 0 },
    };
    g_autoptr(CeuTracker) tracker = one_member(home);
    g_autoptr(CeuRemindPlan) morning = NULL;

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(CeuRemindPlan) made =
            plan(tracker, at(rows[i].day, rows[i].hour, rows[i].minute), SERVER);
        CeuInstant expected =
            rows[i].next_hour == 0 ? at("2027-03-02", 0, 0) : at(rows[i].day, rows[i].next_hour, 0);

        g_assert_cmpuint(made->bubbles->len, ==, 0);
        g_assert_cmpint(made->next.usec, ==, expected.usec);
    }
    morning = plan(tracker, at("2027-03-02", 9, 0), SERVER);
    g_assert_nonnull(bubble_of(morning, UNITS_DUE));
}

static void
snoozing_holds_until_the_moment(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    CeuInstant until = at("2027-03-04", 11, 0);
    g_autoptr(CeuRemindPlan) first = plan(tracker, morning, SERVER);
    g_autoptr(CeuRemindPlan) during = NULL;
    g_autoptr(CeuRemindPlan) other = NULL;
    g_autoptr(CeuRemindPlan) last_day = NULL;
    g_autoptr(CeuRemindPlan) after = NULL;
    g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    record_shown(tracker, UNITS_DUE, morning);
    g_assert_true(ceu_tracker_snooze_keys(tracker, keys, morning, until, &error));
    g_assert_no_error(error);
    during = plan(tracker, hours_later(morning, 30), SERVER);
    g_assert_null(bubble_of(during, UNITS_DUE));
    g_assert_true(closes(during, UNITS_DUE));
    other = plan(tracker, at("2027-03-04", 10, 0), SERVER);
    g_assert_null(bubble_of(other, UNITS_DUE));
    record_all(tracker, other, at("2027-03-04", 10, 0));
    last_day = plan(tracker, at("2027-03-04", 10, 1), SERVER);
    g_assert_cmpint(last_day->next.usec, ==, until.usec);
    after = plan(tracker, until, SERVER);
    g_assert_nonnull(bubble_of(after, UNITS_DUE));
    g_assert_false(closes(after, UNITS_DUE));
}

static void
acknowledged_is_silent_until_the_next_lead_time(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(CeuRemindPlan) first = plan(tracker, morning, SERVER);
    g_autoptr(CeuRemindPlan) same_lead = NULL;
    g_autoptr(CeuRemindPlan) next_lead = NULL;
    g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);
    const CeuBubble *bubble;

    (void) data;
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    g_assert_true(ceu_tracker_acknowledge_keys(tracker, keys, morning, NULL));
    same_lead = plan(tracker, at("2027-03-10", 12, 0), SERVER); /* 21 days: still the one of 30 */
    g_assert_null(bubble_of(same_lead, UNITS_DUE));
    g_assert_true(closes(same_lead, UNITS_DUE));
    next_lead = plan(tracker, at("2027-03-17", 12, 0), SERVER); /* 14 days */
    bubble = bubble_of(next_lead, UNITS_DUE);
    g_assert_nonnull(bubble);
    g_assert_null(strstr(bubble->body, "(repeated)"));
}

static bool
put_filing(CeuEdit *edit, gpointer data, GError **error)
{
    return ceu_edit_put_filing(edit, data, error);
}

static void
a_met_obligation_closes_its_bubble(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(CeuRemindPlan) first = plan(tracker, morning, SERVER);
    g_autoptr(CeuRemindPlan) after = NULL;
    g_autoptr(CeuRemindPlan) later = NULL;
    CeuFiling filing = ceu_filing_init();
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    filing.pool = "aapc";
    filing.cycle_day = day("2027-03-31");
    filing.submitted = filing.accepted = day("2027-03-01");
    g_assert_true(ceu_tracker_change(tracker, "renewed", put_filing, &filing, &error));
    g_assert_no_error(error);
    after = plan(tracker, hours_later(morning, 1), SERVER);
    g_assert_true(closes(after, UNITS_DUE));
    g_assert_null(bubble_of(after, UNITS_DUE));
    later = plan(tracker, hours_later(morning, 2), SERVER);
    g_assert_false(closes(later, UNITS_DUE)); /* its row is gone: told once */
}

static void
a_moved_due_date_begins_anew(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(CeuRemindPlan) first = plan(tracker, morning, SERVER);
    g_autoptr(CeuRemindPlan) after = NULL;
    CeuOverride override = ceu_override_init();

    (void) data;
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    override.pool = "aapc";
    override.kind = CEU_OVERRIDE_DUE;
    override.day = day("2027-03-15");
    override.cycle_day = day("2027-03-15");
    g_assert_true(ceu_tracker_change(tracker, "due", put_override, &override, NULL));
    after = plan(tracker, hours_later(morning, 1), SERVER);
    g_assert_true(closes(after, UNITS_DUE));
    g_assert_nonnull(bubble_of(after, "aapc/units/due/2027-03-15"));
}

static void
the_list_gives_numbers_that_work(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = home_with_holder(home);
    CeuRemindPolicy policy = ceu_remind_policy_default();
    CeuDate today = ceu_clock_today();
    CeuInstant now = ceu_clock_now();
    CeuOverride override = ceu_override_init();
    g_autoptr(GPtrArray) lines = NULL;
    g_autoptr(GPtrArray) again = NULL;
    g_autofree char *key = NULL;
    char text[CEU_DATE_TEXT_SIZE];
    g_autoptr(GError) error = NULL;
    const CeuReminder *reminder;

    (void) data;
    override.pool = "aapc";
    override.kind = CEU_OVERRIDE_DUE;
    override.day = override.cycle_day = ceu_date_add_days(today, 5);
    g_assert_true(ceu_tracker_change(tracker, "due", put_override, &override, NULL));
    lines = ceu_tracker_reminders(tracker, &policy, today, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(lines->len, >, 0);
    key = g_strdup_printf("aapc/units/due/%s", ceu_date_format(override.day, text));
    reminder = reminder_of(lines, key);
    g_assert_cmpint(reminder->id, >, 0);
    g_assert_cmpint(reminder->state, ==, CEU_REMINDER_PENDING);
    g_assert_cmpint(reminder->lead_days, ==, 7);
    g_assert_true(ceu_tracker_snooze(tracker, reminder->id, now, hours_later(now, 24), &error));
    g_assert_true(ceu_tracker_acknowledge(tracker, reminder->id, now, &error));
    g_assert_no_error(error);
    g_assert_false(ceu_tracker_snooze(tracker, reminder->id, now, hours_later(now, 24), &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_STATE);
    again = ceu_tracker_reminders(tracker, &policy, today, NULL);
    g_assert_cmpint(reminder_of(again, key)->state, ==, CEU_REMINDER_ACKNOWLEDGED);
}

static void
a_look_ahead_leaves_no_trace(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuRemindPolicy policy = ceu_remind_policy_default();
    CeuDate ahead = ceu_date_add_days(ceu_clock_today(), 1).days > day("2027-03-29").days
                        ? ceu_date_add_days(ceu_clock_today(), 3)
                        : day("2027-03-30");
    uint32_t before, after;
    g_autoptr(GPtrArray) lines = NULL;

    (void) data;
    g_assert_true(ceu_tracker_version(tracker, &before, NULL));
    lines = ceu_tracker_reminders(tracker, &policy, ahead, NULL);
    g_assert_cmpuint(lines->len, >, 0);
    g_assert_true(ceu_tracker_version(tracker, &after, NULL));
    g_assert_cmpuint(before, ==, after);
}

static const struct {
    int64_t id;
    int hours; /* from now; 0: an acknowledgement */
    int code;
} bad_rows[] = {
    { 0, 0, CEU_ERROR_NOT_FOUND },  { -1, 0, CEU_ERROR_NOT_FOUND },
    { 99, 0, CEU_ERROR_NOT_FOUND }, { 99, 24, CEU_ERROR_NOT_FOUND },
    { 99, -1, CEU_ERROR_RANGE },    { 99, 24 * 400, CEU_ERROR_RANGE },
};

static void
bad_numbers_and_moments_are_refused(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant now = ceu_clock_now();

    (void) data;
    for (size_t i = 0; i < G_N_ELEMENTS(bad_rows); i++) {
        g_autoptr(GError) error = NULL;
        bool ok = bad_rows[i].hours == 0
                      ? ceu_tracker_acknowledge(tracker, bad_rows[i].id, now, &error)
                      : ceu_tracker_snooze(tracker, bad_rows[i].id, now,
                                           hours_later(now, bad_rows[i].hours), &error);

        g_assert_false(ok);
        g_assert_error(error, CEU_ERROR, bad_rows[i].code);
    }
}

static void
a_late_click_is_harmless(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    g_autoptr(GPtrArray) keys = one_key("aapc/units/due/2001-01-01");
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_true(ceu_tracker_acknowledge_keys(tracker, keys, ceu_clock_now(), &error));
    g_assert_no_error(error);
}

/*
 * 95 days and several lives of the daemon, asked whenever the plan says: every lead time of the
 * due date is shown.
 */
static void
no_lead_time_is_lost_in_95_days(Home *home, gconstpointer data)
{
    static const int leads[] = { 90, 60, 30, 14, 7, 3, 1, 0 };
    CeuDate due = day("2029-03-31");
    CeuInstant now = ceu_clock_instant_at(ceu_date_add_days(due, -95), 0, 0);
    CeuInstant end = ceu_clock_instant_at(ceu_date_add_days(due, 1), 0, 0);
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuFiling filing = ceu_filing_init();
    bool shown[G_N_ELEMENTS(leads)] = { false };
    unsigned shows = 0, wakes = 0;

    (void) data;
    filing.pool = "aapc";
    filing.cycle_day = day("2027-03-31");
    filing.submitted = filing.accepted = day("2027-03-20");
    history_clock = now;
    g_assert_true(ceu_tracker_change(tracker, "renewed", put_filing, &filing, NULL));
    while (now.usec < end.usec) {
        g_autoptr(CeuRemindPlan) made = plan(tracker, now, SERVER);

        wakes++;
        if (bubble_of(made, "aapc/units/due/2029-03-31") != NULL) {
            int32_t left = ceu_date_days_between(ceu_clock_day_of(now), due);

            shows++;
            for (size_t i = 0; i < G_N_ELEMENTS(leads); i++)
                shown[i] |= left == leads[i];
            g_assert_cmpint(ceu_clock_minute_of_day(now), >=, 9 * 60);
            g_assert_cmpint(ceu_clock_minute_of_day(now), <, 21 * 60);
        }
        record_all(tracker, made, now);
        if (wakes % 41 == 0) {
            ceu_tracker_close(tracker);
            tracker = home_open(home, CEU_TRACKER_WRITE);
        }
        now = made->next;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(leads); i++)
        g_assert_true(shown[i]);
    g_assert_cmpuint(shows, <=, 96); /* at most once a day */
    g_assert_cmpuint(wakes, <, 95 * 5);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/reminders/" name, Home, NULL, home_up, test, home_down)
    ADD("once", a_lead_time_shows_once_and_repeats_after_a_day);
    ADD("crash", a_crash_after_the_claim_shows_it_again);
    ADD("new-server", a_new_server_gets_it_once_more);
    ADD("no-server", without_a_server_nothing_is_claimed);
    ADD("quiet", quiet_hours_hold_back_and_say_when);
    ADD("snooze", snoozing_holds_until_the_moment);
    ADD("acknowledge", acknowledged_is_silent_until_the_next_lead_time);
    ADD("met", a_met_obligation_closes_its_bubble);
    ADD("moved", a_moved_due_date_begins_anew);
    ADD("list", the_list_gives_numbers_that_work);
    ADD("list-ahead", a_look_ahead_leaves_no_trace);
    ADD("bad", bad_numbers_and_moments_are_refused);
    ADD("late-click", a_late_click_is_harmless);
    ADD("days", no_lead_time_is_lost_in_95_days);
#undef ADD
    return g_test_run();
}

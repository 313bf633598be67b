/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders in trouble: a store that cannot be written, a full disk, another writer. */
#include "tracker/plans.h"

#include <signal.h>
#include <sys/resource.h>

/* No file may grow beyond @bytes; RLIM_INFINITY takes that back. */
static void
limit_files(rlim_t bytes)
{
    struct rlimit limit;

    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    (void) signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
}

/* Root writes anywhere: what cannot be written is a tracker that only reads. */
static void
a_store_that_cannot_be_written_shows_all_the_same(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) reader = NULL;
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(CeuRemindPlan) first = NULL;
    g_autoptr(CeuRemindPlan) second = NULL;
    g_autoptr(CeuRemindPlan) third = NULL;
    g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);
    g_autoptr(GError) error = NULL;

    (void) data;
    ceu_tracker_close(one_member(home));
    reader = home_open(home, CEU_TRACKER_READ);
    first = plan(reader, morning, SERVER);
    g_assert_false(first->saved);
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    g_assert_false(ceu_tracker_record_shown(reader, keys, SERVER, morning, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_READ_ONLY);
    second = plan(reader, hours_later(morning, 2), SERVER); /* remembered: not shown again */
    g_assert_null(bubble_of(second, UNITS_DUE));
    third = plan(reader, hours_later(morning, 24), SERVER);
    g_assert_nonnull(bubble_of(third, UNITS_DUE));
}

/*
 * A disk without room, by the limit on file size: nothing is lost, and the record follows when
 * there is room.
 */
static void
a_full_disk_delays_the_record_alone(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant morning = at("2027-03-01", 9, 0);
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(CeuRemindPlan) full = NULL;
    g_autoptr(CeuRemindPlan) still_full = NULL;
    g_autoptr(CeuRemindPlan) room = NULL;
    g_autoptr(CeuTracker) observer = NULL;
    g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);
    g_autoptr(GPtrArray) lines = NULL;
    g_autoptr(GError) error = NULL;

    (void) data;
    limit_files(0);
    full = plan(tracker, morning, SERVER);
    g_assert_false(full->saved);
    g_assert_nonnull(bubble_of(full, UNITS_DUE));
    g_assert_false(ceu_tracker_record_shown(tracker, keys, SERVER, morning, &error));
    g_assert_error(error, CEU_ERROR, CEU_ERROR_FULL);
    still_full = plan(tracker, hours_later(morning, 1), SERVER);
    g_assert_null(bubble_of(still_full, UNITS_DUE));
    limit_files(RLIM_INFINITY);
    room = plan(tracker, hours_later(morning, 2), SERVER);
    g_assert_true(room->saved);
    g_assert_null(bubble_of(room, UNITS_DUE));
    observer = home_open(home, CEU_TRACKER_READ);
    lines = ceu_tracker_reminders(observer, &policy, day("2027-03-01"), NULL);
    g_assert_cmpint(reminder_of(lines, UNITS_DUE)->state, ==, CEU_REMINDER_SHOWN);
}

/* What a person decided in another process stays, although a claim waits to be written here. */
static void
an_answer_given_elsewhere_wins(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    g_autoptr(CeuTracker) other = home_open(home, CEU_TRACKER_WRITE);
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);
    g_autoptr(CeuRemindPlan) first = plan(tracker, morning, SERVER);
    g_autoptr(CeuRemindPlan) full = NULL;
    g_autoptr(CeuRemindPlan) room = NULL;

    (void) data;
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    limit_files(0);
    full = plan(tracker, hours_later(morning, 1), SERVER); /* not recorded: claimed again */
    g_assert_nonnull(bubble_of(full, UNITS_DUE));
    limit_files(RLIM_INFINITY);
    g_assert_true(ceu_tracker_acknowledge_keys(other, keys, morning, NULL));
    room = plan(tracker, hours_later(morning, 2), SERVER);
    g_assert_null(bubble_of(room, UNITS_DUE));
    g_assert_true(closes(room, UNITS_DUE));
}

/* The stored answer of a clock that was ahead is the newer one by the clock, and no answer to what is shown now. */
static void
an_answer_by_a_wrong_clock_does_not_win(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) tracker = one_member(home);
    CeuInstant ahead = at("2027-03-02", 10, 0), morning = at("2027-03-01", 9, 0);
    g_autoptr(GPtrArray) keys = one_key(UNITS_DUE);
    g_autoptr(CeuRemindPlan) first = plan(tracker, ahead, SERVER);
    g_autoptr(CeuRemindPlan) full = NULL;
    g_autoptr(CeuRemindPlan) still_full = NULL;

    (void) data;
    g_assert_nonnull(bubble_of(first, UNITS_DUE));
    g_assert_true(ceu_tracker_acknowledge_keys(tracker, keys, ahead, NULL));
    limit_files(0);
    full = plan(tracker, morning, SERVER);
    g_assert_nonnull(bubble_of(full, UNITS_DUE));
    g_assert_false(ceu_tracker_record_shown(tracker, keys, SERVER, morning, NULL));
    still_full = plan(tracker, hours_later(morning, 1), SERVER);
    limit_files(RLIM_INFINITY);
    g_assert_null(bubble_of(still_full, UNITS_DUE));
}

/* A busy store: another connection holds the write lock by SQLite's own means. */
static bool
plan_inside_a_change(CeuEdit *edit, gpointer data, GError **error)
{
    CeuActivity activity = an_activity("held", "2026-03-01", 1000);
    CeuTracker *reader = data;
    CeuInstant morning = at("2027-03-01", 9, 0);
    g_autoptr(CeuRemindPlan) made = NULL;

    g_assert_true(ceu_edit_put_activity(edit, &activity, error));
    made = plan(reader, morning, SERVER);
    g_assert_false(made->saved);
    g_assert_nonnull(bubble_of(made, UNITS_DUE));
    return true;
}

static void
a_plan_is_made_while_another_writes(Home *home, gconstpointer data)
{
    g_autoptr(CeuTracker) writer = one_member(home);
    g_autoptr(CeuTracker) reader = home_open(home, CEU_TRACKER_READ);
    g_autoptr(GError) error = NULL;

    (void) data;
    g_assert_true(ceu_tracker_change(writer, "held", plan_inside_a_change, reader, &error));
    g_assert_no_error(error);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add("/reminders/" name, Home, NULL, home_up, test, home_down)
    ADD("unwritable", a_store_that_cannot_be_written_shows_all_the_same);
    ADD("full-disk", a_full_disk_delays_the_record_alone);
    ADD("answered-elsewhere", an_answer_given_elsewhere_wins);
    ADD("answered-by-a-wrong-clock", an_answer_by_a_wrong_clock_does_not_win);
    ADD("held", a_plan_is_made_while_another_writes);
#undef ADD
    return g_test_run();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One member with one deadline, and the plans made for it. */
#pragma once

#include "tracker/home.h"

#define SERVER ":1.7"
#define UNITS_DUE "aapc/units/due/2027-03-31"

static inline CeuRemindPlan *
plan(CeuTracker *tracker, CeuInstant now, const char *server)
{
    CeuRemindPolicy policy = ceu_remind_policy_default();
    g_autoptr(GError) error = NULL;
    CeuRemindPlan *made = ceu_tracker_plan_reminders(tracker, &policy, now, server, &error);

    g_assert_no_error(error);
    g_assert_nonnull(made);
    /* Never later than the next midnight, never at once. */
    g_assert_cmpint(made->next.usec, >, now.usec);
    g_assert_cmpint(made->next.usec, <=,
                    ceu_clock_instant_at(ceu_date_add_days(ceu_clock_day_of(now), 1), 0, 0).usec);
    return made;
}

static inline const CeuBubble *
bubble_of(const CeuRemindPlan *made, const char *key)
{
    for (guint i = 0; i < made->bubbles->len; i++) {
        const CeuBubble *bubble = g_ptr_array_index(made->bubbles, i);

        if (g_ptr_array_find_with_equal_func(bubble->keys, key, g_str_equal, NULL))
            return bubble;
    }
    return NULL;
}

static inline const CeuReminder *
reminder_of(const GPtrArray *lines, const char *key)
{
    for (guint i = 0; i < lines->len; i++) {
        const CeuReminderLine *line = g_ptr_array_index(lines, i);

        if (strcmp(line->reminder->key, key) == 0)
            return line->reminder;
    }
    g_assert_not_reached();
}

static inline bool
closes(const CeuRemindPlan *made, const char *key)
{
    return g_ptr_array_find_with_equal_func(made->close_keys, key, g_str_equal, NULL);
}

static inline GPtrArray *
one_key(const char *key)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

    g_ptr_array_add(keys, g_strdup(key));
    return keys;
}

static inline void
record_shown(CeuTracker *tracker, const char *key, CeuInstant now)
{
    g_autoptr(GPtrArray) keys = one_key(key);
    g_autoptr(GError) error = NULL;

    g_assert_true(ceu_tracker_record_shown(tracker, keys, SERVER, now, &error));
    g_assert_no_error(error);
}

/* The server takes everything that @made shows. */
static inline void
record_all(CeuTracker *tracker, const CeuRemindPlan *made, CeuInstant now)
{
    for (guint i = 0; i < made->bubbles->len; i++) {
        const CeuBubble *bubble = g_ptr_array_index(made->bubbles, i);

        g_assert_true(ceu_tracker_record_shown(tracker, bubble->keys, SERVER, now, NULL));
    }
}

/* Only AAPC, so that one obligation at a time is looked at; all is recorded at the end of February 2027. */
static inline bool
put_one_member(CeuEdit *edit, gpointer data, GError **error)
{
    CeuMembership aapc = ceu_membership_init();

    (void) data;
    aapc.body = "aapc";
    aapc.renews_month = 3;
    aapc.dues_paid_to = day("2029-03-31");
    return ceu_edit_put_membership(edit, &aapc, error) &&
           put_credential(edit, "aapc", "CPC", "2025-09-15", error);
}

static inline CeuTracker *
one_member(const Home *home)
{
    CeuTracker *tracker = home_open(home, CEU_TRACKER_CREATE);

    history_clock = at("2027-02-28", 12, 0);
    g_assert_true(ceu_tracker_change(tracker, "set-up", put_one_member, NULL, NULL));
    return tracker;
}

static inline CeuInstant
hours_later(CeuInstant instant, int hours)
{
    return (CeuInstant){ instant.usec + hours * G_TIME_SPAN_HOUR };
}

static inline bool
put_override(CeuEdit *edit, gpointer data, GError **error)
{
    return ceu_edit_put_override(edit, data, error);
}

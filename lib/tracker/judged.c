/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due, judged on today; with a clock that cannot be trusted also, or instead, on the newest trusted day. */
#include "tracker/judged.h"

#include <string.h>

/*
 * The newest trusted day has come, as far as is known. That a clock far ahead or behind is wrong is likely, not
 * certain: what is due by it is said too.
 */
static unsigned
days_to_judge(const CeuClockVerdict *clock, CeuDate days[CEU_JUDGED_DAYS])
{
    days[0] = clock->trust == CEU_TRUST_FINE ? clock->today : clock->trusted;
    days[1] = clock->today;
    return (clock->trust == CEU_TRUST_AHEAD || clock->trust == CEU_TRUST_BEHIND) &&
                   ceu_date_is_set(clock->today)
               ? 2
               : 1;
}

static bool
is_due(const GPtrArray *due, const char *key)
{
    for (guint i = 0; i < due->len; i++) {
        if (strcmp(((const CeuDueReminder *) g_ptr_array_index(due, i))->key, key) == 0)
            return true;
    }
    return false;
}

static int
by_urgency(gconstpointer a, gconstpointer b)
{
    const CeuDueReminder *left = *(const CeuDueReminder *const *) a;
    const CeuDueReminder *right = *(const CeuDueReminder *const *) b;

    return (int) right->urgency - (int) left->urgency;
}

/* Adds what of @more is not in @due yet; takes @more. */
static void
add_due(GPtrArray *due, GPtrArray *more)
{
    while (more->len > 0) {
        CeuDueReminder *reminder = g_ptr_array_steal_index(more, 0);

        if (is_due(due, reminder->key))
            ceu_due_reminder_free(reminder);
        else
            g_ptr_array_add(due, reminder);
    }
    g_ptr_array_unref(more);
    g_ptr_array_sort(due, by_urgency); /* equal ones keep their order */
}

CeuJudged *
ceu_judged_new(CeuTracker *tracker, const CeuRemindPolicy *policy, const CeuClockVerdict *clock,
               GError **error)
{
    g_autoptr(CeuJudged) judged = g_new0(CeuJudged, 1);
    CeuDate days[CEU_JUDGED_DAYS];
    unsigned count = days_to_judge(clock, days);

    for (unsigned i = 0; i < count; i++) {
        GPtrArray *due;

        judged->views[i] = ceu_tracker_view(tracker, days[i], error);
        if (judged->views[i] == NULL)
            return NULL;
        due = ceu_remind_due(judged->views[i]->assessment, judged->views[i]->facts, policy);
        if (judged->due == NULL)
            judged->due = due;
        else
            add_due(judged->due, due);
    }
    return g_steal_pointer(&judged);
}

void
ceu_judged_free(CeuJudged *judged)
{
    if (judged == NULL)
        return;
    g_clear_pointer(&judged->due, g_ptr_array_unref);
    for (unsigned i = 0; i < CEU_JUDGED_DAYS; i++)
        ceu_view_free(judged->views[i]);
    g_free(judged);
}

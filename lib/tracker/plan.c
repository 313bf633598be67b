/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan of one waking: what is due is judged, decided on, and the claims are in the store
 * before anything is shown.
 */
#include "tracker/decide.h"
#include "tracker/judged.h"
#include "tracker/trust.h"

typedef struct Planning {
    CeuWaking waking;
    CeuRemindPlan *plan; /* of the last attempt; NULL: none */
} Planning;

void
ceu_remind_plan_free(CeuRemindPlan *plan)
{
    if (plan == NULL)
        return;
    g_clear_pointer(&plan->bubbles, g_ptr_array_unref);
    g_clear_pointer(&plan->close_keys, g_ptr_array_unref);
    g_free(plan);
}

/* Drops what ended from @rows and, if @write, from the store; its bubbles are to be closed. */
static bool
drop_ended(CeuTracker *tracker, Planning *planning, CeuRows *rows, const GPtrArray *ended,
           CeuWrite *write, GError **error)
{
    for (guint i = 0; i < ended->len; i++) {
        const char *key = g_ptr_array_index(ended, i);
        bool stored = ceu_rows_find(rows, key)->id != 0;

        if (!ceu_rows_is_shadow(key))
            g_ptr_array_add(planning->plan->close_keys, g_strdup(key));
        ceu_rows_drop(rows, key);
        if (write == NULL || !stored)
            continue;
        if (!ceu_store_remove_reminder(tracker->store, key, error))
            return false;
        write->changed = true;
    }
    return true;
}

/* With a clock that can be trusted: what is over goes, and the day is kept. */
static bool
tidy(CeuTracker *tracker, Planning *planning, CeuRows *rows, const CeuView *view, CeuWrite *write,
     GError **error)
{
    g_autoptr(GPtrArray) ended = ceu_decide_ended(rows, view, planning->waking.policy);

    return drop_ended(tracker, planning, rows, ended, write, error) &&
           (write == NULL || ceu_trust_keep(tracker, &planning->waking.clock, write, error));
}

/* Judges, decides and answers; @write is NULL if only memory can be written. */
static bool
make_plan(CeuTracker *tracker, Planning *planning, CeuWrite *write, GError **error)
{
    CeuWaking *waking = &planning->waking;
    g_autoptr(CeuJudged) judged = NULL;
    g_autoptr(CeuRows) rows = NULL;

    g_clear_pointer(&planning->plan, ceu_remind_plan_free);
    if (!ceu_tracker_judge_clock(tracker, waking->now, &waking->clock, error))
        return false;
    judged = ceu_judged_new(tracker, waking->policy, &waking->clock, error);
    if (judged == NULL)
        return false;
    rows = ceu_rows_load(tracker, ceu_waking_is_suspect(waking), error);
    if (rows == NULL)
        return false;
    planning->plan = ceu_decide(waking, rows, judged->due);
    if (!ceu_waking_is_suspect(waking) &&
        !tidy(tracker, planning, rows, judged->views[0], write, error))
        return false;
    if (write == NULL) {
        ceu_rows_remember(rows, tracker);
        return true;
    }
    write->changed = write->changed || rows->dirty->len > 0;
    return ceu_rows_save(rows, tracker, error);
}

static bool
plan_in_store(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    return make_plan(tracker, write->data, write, error);
}

CeuRemindPlan *
ceu_tracker_plan_reminders(CeuTracker *tracker, const CeuRemindPolicy *policy, CeuInstant now,
                           const char *server, GError **error)
{
    Planning planning = { .waking = { .policy = policy, .now = now, .server = server } };
    CeuWrite write = { .func = plan_in_store, .data = &planning };

    g_return_val_if_fail(tracker != NULL && policy != NULL, NULL);

    if (tracker->mode != CEU_TRACKER_READ && ceu_tracker_run(tracker, &write, NULL)) {
        ceu_rows_forget(tracker);
        planning.plan->saved = true;
        return planning.plan;
    }
    /* A reminder that cannot be recorded is shown all the same. */
    if (make_plan(tracker, &planning, NULL, error))
        return planning.plan;
    ceu_remind_plan_free(planning.plan);
    return NULL;
}

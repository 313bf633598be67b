/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan of one waking: what is due today, what of it is shown now (claimed first), when to
 * ask again.
 */
#include "tracker/rows.h"

#include <string.h>

#define SOONEST_USEC G_TIME_SPAN_SECOND /* a plan never asks to be made again at once */
#define BODY_MAX_BYTES 400

typedef struct Planning {
    const CeuRemindPolicy *policy;
    CeuInstant now;
    const char *server;
    bool may_show;
    bool suspicious; /* the clock shows a day before the program was made */
    CeuRemindPlan *plan;
    GPtrArray *shown;    /* CeuDueReminder (of due): to be shown now */
    GPtrArray *repeated; /* char *: those of them that were shown before */
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

/* The civil day to judge: today, or with a clock that is wrong the latest day we know of. */
static bool
find_day(CeuTracker *tracker, const Planning *planning, CeuDate *out_day, GError **error)
{
    g_autoptr(GPtrArray) history = NULL;
    CeuInstant latest = ceu_clock_floor();

    *out_day = ceu_clock_day_of(planning->now);
    if (!planning->suspicious)
        return true;
    history = ceu_store_history(tracker->store, 1, error);
    if (history == NULL)
        return false;
    if (history->len > 0) {
        const CeuHistoryEntry *newest = g_ptr_array_index(history, 0);

        latest.usec = MAX(latest.usec, newest->at.usec);
    }
    *out_day = ceu_clock_day_of(latest);
    return true;
}

/* The next moment at which @reminder could show. */
static void
wake_for(Planning *planning, const CeuReminder *reminder)
{
    CeuInstant next = ceu_reminder_next(reminder, planning->policy->repeat_hours);

    if (planning->server == NULL)
        return; /* the appearance of a server is a waking of its own */
    next.usec = MAX(next.usec, planning->now.usec + SOONEST_USEC);
    if (next.usec < planning->plan->next.usec && !planning->suspicious)
        next = ceu_quiet_until(planning->policy, next);
    if (next.usec < planning->plan->next.usec)
        planning->plan->next = next;
}

/* One obligation that is due: claims it if it is to be shown now. */
static void
consider(Planning *planning, CeuRows *rows, CeuDueReminder *due)
{
    CeuReminder *reminder = ceu_rows_ensure(rows, due->key);
    /* Without a server a tick only takes note of the lead time. */
    CeuReminderEvent tick = { .kind = CEU_EVENT_TICK,
                              .now = planning->now,
                              .lead_days = due->lead_days,
                              .server = planning->may_show ? planning->server : NULL,
                              .repeat_hours = planning->policy->repeat_hours };
    int lead_before = reminder->lead_days;
    int attempts_before = reminder->attempts;
    CeuReminderEffects effects = ceu_reminder_step(reminder, &tick);

    if ((effects & CEU_EFFECT_SAVE) != 0)
        ceu_rows_mark(rows, reminder);
    if ((effects & CEU_EFFECT_SHOW) != 0) {
        g_ptr_array_add(planning->shown, due);
        if (attempts_before > 0 && reminder->lead_days == lead_before)
            g_ptr_array_add(planning->repeated, due->key);
    } else if (reminder->state == CEU_REMINDER_ACKNOWLEDGED ||
               reminder->snoozed_until.usec > planning->now.usec) {
        g_ptr_array_add(planning->plan->close_keys, g_strdup(due->key));
    }
    if (planning->server == NULL && reminder->state != CEU_REMINDER_ACKNOWLEDGED &&
        ceu_reminder_next(reminder, planning->policy->repeat_hours).usec <= planning->now.usec)
        planning->plan->waiting++;
    wake_for(planning, reminder);
}

/* Keys of everything open at all: an obligation outside of it is met or belongs to a cycle that is over. */
static GHashTable *
open_keys(const CeuAssessment *assessment, const CeuRemindPolicy *policy)
{
    GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) open = ceu_remind_open_keys(assessment, policy);

    for (guint i = 0; i < open->len; i++)
        g_hash_table_add(keys, g_strdup(g_ptr_array_index(open, i)));
    return keys;
}

static int
by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* Keys of reminders whose obligation is met or over, in order. */
static GPtrArray *
ended_keys(const CeuRows *rows, GHashTable *open)
{
    GPtrArray *ended = g_ptr_array_new_with_free_func(g_free);
    GHashTableIter iter;
    gpointer key;

    g_hash_table_iter_init(&iter, rows->by_key);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        if (!g_hash_table_contains(open, key))
            g_ptr_array_add(ended, g_strdup(key));
    }
    g_ptr_array_sort(ended, by_text);
    return ended;
}

/* Drops what ended from @rows and, if @write, from the store; its bubbles are to be closed. */
static bool
drop_ended(CeuTracker *tracker, Planning *planning, CeuRows *rows, GPtrArray *ended,
           CeuWrite *write, GError **error)
{
    for (guint i = 0; i < ended->len; i++) {
        const char *key = g_ptr_array_index(ended, i);
        bool stored = ceu_rows_find(rows, key)->id != 0;

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

/* Says under each bubble that the clock cannot be right. */
static void
warn_of_clock(GPtrArray *bubbles, CeuDate day)
{
    char text[CEU_DATE_TEXT_SIZE];

    ceu_date_format(day, text);
    for (guint i = 0; i < bubbles->len; i++) {
        CeuBubble *bubble = g_ptr_array_index(bubbles, i);
        GString *body = g_string_new(NULL);
        const char *end;

        g_string_append_printf(body, "The clock of this computer says %s: set it.\n%s", text,
                               bubble->body);
        if (body->len > BODY_MAX_BYTES) {
            end = g_utf8_find_prev_char(body->str, body->str + BODY_MAX_BYTES + 1);
            g_string_truncate(body, (gsize) (end - body->str));
        }
        g_free(bubble->body);
        bubble->body = g_string_free(body, FALSE);
    }
}

/* An empty plan that wakes at the next local midnight. */
static void
begin_plan(Planning *planning)
{
    CeuDate tomorrow = ceu_date_add_days(ceu_clock_day_of(planning->now), 1);

    ceu_remind_plan_free(planning->plan);
    planning->plan = g_new0(CeuRemindPlan, 1);
    planning->plan->close_keys = g_ptr_array_new_with_free_func(g_free);
    planning->plan->next = ceu_date_is_set(tomorrow)
                               ? ceu_clock_instant_at(tomorrow, 0, 0)
                               : (CeuInstant){ planning->now.usec + G_TIME_SPAN_DAY };
    planning->suspicious = planning->now.usec < ceu_clock_floor().usec;
    /* Quiet hours by a clock that is wrong would hide a reminder. */
    planning->may_show =
        planning->server != NULL &&
        (planning->suspicious ||
         ceu_quiet_until(planning->policy, planning->now).usec == planning->now.usec);
}

/* Judges, decides and answers; @write is NULL if only memory can be written. */
static bool
make_plan(CeuTracker *tracker, Planning *planning, CeuWrite *write, GError **error)
{
    g_autoptr(CeuView) view = NULL;
    g_autoptr(CeuRows) rows = NULL;
    g_autoptr(GPtrArray) due = NULL;
    g_autoptr(GPtrArray) ended = NULL;
    g_autoptr(GPtrArray) shown = g_ptr_array_new();
    g_autoptr(GPtrArray) repeated = g_ptr_array_new();
    g_autoptr(GHashTable) open = NULL;
    CeuDate day;

    begin_plan(planning);
    if (!find_day(tracker, planning, &day, error))
        return false;
    view = ceu_tracker_view(tracker, day, error);
    if (view == NULL)
        return false;
    rows = ceu_rows_load(tracker, error);
    if (rows == NULL)
        return false;
    planning->shown = shown;
    planning->repeated = repeated;
    due = ceu_remind_due(view->assessment, planning->policy);
    for (guint i = 0; i < due->len; i++)
        consider(planning, rows, g_ptr_array_index(due, i));
    open = open_keys(view->assessment, planning->policy);
    ended = ended_keys(rows, open);
    if (!planning->suspicious && !drop_ended(tracker, planning, rows, ended, write, error))
        return false;
    planning->plan->bubbles = ceu_remind_bubbles(shown, repeated, planning->policy->flood_limit);
    if (planning->suspicious)
        warn_of_clock(planning->plan->bubbles, ceu_clock_day_of(planning->now));
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
    Planning planning = { .policy = policy, .now = now, .server = server };
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

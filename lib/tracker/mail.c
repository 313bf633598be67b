/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a mail is to be sent now: claimed in the store before, recorded there after. */
#include "tracker/rows.h"

#define STATE_CLAIM "mail-claim" /* µs since 1970 of the process that is sending; 0: none */
#define STATE_TOLD "mail-told"   /* ceu_mail_told() of the last mail */
#define CLAIM_MINUTES 10         /* a claim as old as this belongs to a process that died */

typedef struct Posting {
    const CeuRemindPolicy *policy;
    CeuInstant now;
    CeuMailPlan *plan;
} Posting;

void
ceu_mail_plan_free(CeuMailPlan *plan)
{
    if (plan == NULL)
        return;
    g_clear_pointer(&plan->items, g_ptr_array_unref);
    g_free(plan->told);
    g_free(plan);
}

static bool
is_silent(const CeuReminder *reminder, CeuInstant now)
{
    return reminder->state == CEU_REMINDER_ACKNOWLEDGED || reminder->snoozed_until.usec > now.usec;
}

/* Each obligation takes note of its lead time, as it does when the daemon looks; then it is known who is silent. */
static void
note_leads(const Posting *posting, CeuRows *rows, const GPtrArray *due)
{
    for (guint i = 0; i < due->len; i++) {
        const CeuDueReminder *item = g_ptr_array_index(due, i);
        CeuReminder *reminder = ceu_rows_ensure(rows, item->key);
        CeuReminderEvent tick = { .kind = CEU_EVENT_TICK,
                                  .now = posting->now,
                                  .lead_days = item->lead_days,
                                  .repeat_hours = posting->policy->repeat_hours };

        if ((ceu_reminder_step(reminder, &tick) & CEU_EFFECT_SAVE) != 0 || reminder->id == 0)
            ceu_rows_mark(rows, reminder); /* also for a number, which the mail names */
    }
}

/* A nudge is no matter for a mail. */
static GPtrArray *
audible(const Posting *posting, CeuRows *rows, const GPtrArray *due)
{
    GPtrArray *items = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_mail_item_free);

    for (guint i = 0; i < due->len; i++) {
        const CeuDueReminder *reminder = g_ptr_array_index(due, i);
        const CeuReminder *row = ceu_rows_find(rows, reminder->key);
        CeuMailItem *item;

        if (reminder->kind != CEU_REMIND_STAGE || is_silent(row, posting->now))
            continue;
        item = g_new0(CeuMailItem, 1);
        item->id = row->id;
        item->key = g_strdup(reminder->key);
        item->lead_days = reminder->lead_days;
        item->days_left = reminder->days_left;
        item->summary = g_strdup(reminder->summary);
        item->body = g_strdup(reminder->body);
        g_ptr_array_add(items, item);
    }
    return items;
}

static char *
told_after(const CeuMailPlan *plan, const char *told, const GPtrArray *due)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new();

    for (guint i = 0; i < due->len; i++)
        g_ptr_array_add(keys, ((const CeuDueReminder *) g_ptr_array_index(due, i))->key);
    return ceu_mail_told(plan->items, told, keys, plan->today);
}

/* A claim of the future was made by a clock that was wrong. */
static bool
is_claimed(const char *claim, CeuInstant now)
{
    const gint64 made = claim == NULL ? 0 : g_ascii_strtoll(claim, NULL, 10);

    return made > 0 && made <= now.usec && now.usec - made < CLAIM_MINUTES * G_TIME_SPAN_MINUTE;
}

static CeuMailVerdict
decide(const Posting *posting, const CeuClockVerdict *clock, const char *told, const char *claim)
{
    bool critical = false;

    for (guint i = 0; i < posting->plan->items->len; i++)
        critical |= ((const CeuMailItem *) g_ptr_array_index(posting->plan->items, i))->days_left <=
                    CEU_MAIL_PRESSING_DAYS;
    if (!ceu_mail_is_due(posting->plan->items, told, posting->plan->today))
        return CEU_MAIL_NOTHING;
    if (clock->trust != CEU_TRUST_FINE ||
        ceu_quiet_until(posting->policy, posting->now, critical).usec != posting->now.usec)
        return CEU_MAIL_WAITS;
    return is_claimed(claim, posting->now) ? CEU_MAIL_TAKEN : CEU_MAIL_SEND;
}

static bool
put_claim(CeuTracker *tracker, CeuInstant now, GError **error)
{
    g_autofree char *claim = g_strdup_printf("%" G_GINT64_FORMAT, now.usec);

    return ceu_store_put_state(tracker->store, STATE_CLAIM, claim, error);
}

/* Judges and decides; @write NULL: nothing is written. */
static bool
make_plan(CeuTracker *tracker, Posting *posting, CeuWrite *write, GError **error)
{
    g_autofree char *told = NULL, *claim = NULL;
    g_autoptr(CeuView) view = NULL;
    g_autoptr(CeuRows) rows = NULL;
    g_autoptr(GPtrArray) due = NULL;
    CeuMailPlan *plan = g_new0(CeuMailPlan, 1);
    CeuClockVerdict clock;

    ceu_mail_plan_free(posting->plan);
    posting->plan = plan;
    plan->today = ceu_clock_day_of(posting->now);
    if (!ceu_tracker_judge_clock(tracker, posting->now, &clock, error))
        return false;
    view = ceu_tracker_view(tracker, plan->today, error);
    rows = view == NULL ? NULL : ceu_rows_load(tracker, false, error);
    if (rows == NULL || !ceu_store_get_state(tracker->store, STATE_TOLD, &told, error) ||
        !ceu_store_get_state(tracker->store, STATE_CLAIM, &claim, error))
        return false;
    due = ceu_remind_due(view->assessment, view->facts, posting->policy);
    note_leads(posting, rows, due);
    plan->items = audible(posting, rows, due);
    plan->verdict = decide(posting, &clock, told, claim);
    plan->told = told_after(plan, told, due);
    if (write == NULL || plan->verdict != CEU_MAIL_SEND)
        return true;
    if (!ceu_rows_save(rows, tracker, error) || !put_claim(tracker, posting->now, error))
        return false;
    g_ptr_array_unref(plan->items);
    plan->items = audible(posting, rows, due); /* with the numbers that were given */
    write->changed = true;
    return true;
}

static bool
plan_in_store(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    return make_plan(tracker, write->data, write, error);
}

CeuMailPlan *
ceu_tracker_plan_mail(CeuTracker *tracker, const CeuRemindPolicy *policy, CeuInstant now,
                      bool claim, GError **error)
{
    Posting posting = { .policy = policy, .now = now };
    CeuWrite write = { .func = plan_in_store, .data = &posting };

    g_return_val_if_fail(tracker != NULL && policy != NULL, NULL);

    /* Nearly always there is nothing to send, and then no other process is kept from writing. */
    if (make_plan(tracker, &posting, NULL, error)) {
        if (!claim || posting.plan->verdict != CEU_MAIL_SEND)
            return posting.plan;
        if (ceu_tracker_run(tracker, &write, error)) {
            ceu_rows_forget(tracker);
            return posting.plan;
        }
    }
    ceu_mail_plan_free(posting.plan);
    return NULL;
}

typedef struct Finishing {
    const CeuMailPlan *plan;
    bool sent;
} Finishing;

static bool
finish_in_store(CeuTracker *tracker, CeuWrite *write, GError **error)
{
    const Finishing *finishing = write->data;

    write->changed = true;
    return (!finishing->sent ||
            ceu_store_put_state(tracker->store, STATE_TOLD, finishing->plan->told, error)) &&
           put_claim(tracker, (CeuInstant){ 0 }, error);
}

bool
ceu_tracker_finish_mail(CeuTracker *tracker, const CeuMailPlan *plan, bool sent, GError **error)
{
    Finishing finishing = { plan, sent };
    CeuWrite write = { .func = finish_in_store, .data = &finishing };

    g_return_val_if_fail(tracker != NULL && plan != NULL, false);

    return ceu_tracker_run(tracker, &write, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decisions of one waking: what is shown now, what is closed, when to ask again. */
#include "tracker/decide.h"

#include <ceu/text.h>
#include <stdint.h>
#include <string.h>

#include "tracker/trust.h"

#define SOONEST_USEC G_TIME_SPAN_SECOND /* a plan never asks to be made again at once */

typedef struct Deciding {
    const CeuWaking *waking;
    CeuRows *rows;
    bool may_show, may_show_critical;
    CeuRemindPlan *plan;
    GPtrArray *shown;    /* CeuDueReminder (of due): to be shown now */
    GPtrArray *repeated; /* char * (of due): those of them that were shown before */
} Deciding;

static bool
is_critical(const CeuDueReminder *due)
{
    return due->urgency == CEU_BUBBLE_CRITICAL;
}

/* The next moment at which @reminder could show. */
static void
wake_for(Deciding *self, const CeuReminder *reminder, const CeuDueReminder *due)
{
    const CeuWaking *waking = self->waking;
    CeuInstant next = ceu_reminder_next(reminder, due->repeat_hours);

    if (waking->server == NULL)
        return; /* the appearance of a server is a waking of its own */
    next.usec = MAX(next.usec, waking->now.usec + SOONEST_USEC);
    if (next.usec < self->plan->next.usec && !ceu_waking_is_suspect(waking))
        next = ceu_quiet_until(waking->policy, next, is_critical(due));
    if (next.usec < self->plan->next.usec)
        self->plan->next = next;
}

/* One obligation that is due: claims it if it is to be shown now. */
static void
consider(Deciding *self, CeuDueReminder *due)
{
    const CeuWaking *waking = self->waking;
    CeuReminder *reminder = ceu_rows_ensure(self->rows, due->key);
    bool may_show = is_critical(due) ? self->may_show_critical : self->may_show;
    /* Without a server a tick only takes note of the lead time. */
    CeuReminderEvent tick = { .kind = CEU_EVENT_TICK,
                              .now = waking->now,
                              .lead_days = due->lead_days,
                              .server = may_show ? waking->server : NULL,
                              .repeat_hours = due->repeat_hours,
                              .clock_suspect = ceu_waking_is_suspect(waking) };
    int lead_before = reminder->lead_days;
    int attempts_before = reminder->attempts;
    CeuReminderEffects effects = ceu_reminder_step(reminder, &tick);

    if ((effects & CEU_EFFECT_SAVE) != 0)
        ceu_rows_mark(self->rows, reminder);
    if ((effects & CEU_EFFECT_SHOW) != 0) {
        g_ptr_array_add(self->shown, due);
        if (attempts_before > 0 && reminder->lead_days == lead_before)
            g_ptr_array_add(self->repeated, due->key);
    } else if (reminder->state == CEU_REMINDER_ACKNOWLEDGED ||
               reminder->snoozed_until.usec > waking->now.usec) {
        g_ptr_array_add(self->plan->close_keys, g_strdup(due->key));
    }
    if (waking->server == NULL && reminder->state != CEU_REMINDER_ACKNOWLEDGED &&
        ceu_reminder_next(reminder, due->repeat_hours).usec <= waking->now.usec)
        self->plan->waiting++;
    wake_for(self, reminder, due);
}

/* Says in each bubble, before all else, that the clock cannot be right. */
static void
warn_of_clock(GPtrArray *bubbles, const CeuWaking *waking)
{
    g_autofree char *warning = ceu_trust_warning(waking->policy->language, &waking->clock);

    for (guint i = 0; i < bubbles->len; i++) {
        CeuBubble *bubble = g_ptr_array_index(bubbles, i);
        g_autofree char *both = g_strdup_printf("%s\n%s", warning, bubble->body);

        g_free(bubble->body);
        bubble->body = ceu_text_cut(both, SIZE_MAX, CEU_BODY_MAX_BYTES);
    }
}

/* Quiet hours by a clock that is wrong would hide a reminder. */
static bool
may_show_now(const CeuWaking *waking, bool critical)
{
    return waking->server != NULL &&
           (ceu_waking_is_suspect(waking) ||
            ceu_quiet_until(waking->policy, waking->now, critical).usec == waking->now.usec);
}

/* An empty plan that wakes at the next local midnight. */
static void
begin_plan(Deciding *self)
{
    const CeuWaking *waking = self->waking;
    CeuDate tomorrow = ceu_date_is_set(waking->clock.today)
                           ? ceu_date_add_days(waking->clock.today, 1)
                           : CEU_DATE_NONE;

    self->plan = g_new0(CeuRemindPlan, 1);
    self->plan->close_keys = g_ptr_array_new_with_free_func(g_free);
    self->plan->clock = waking->clock;
    self->plan->next = ceu_date_is_set(tomorrow)
                           ? ceu_clock_instant_at(tomorrow, 0, 0)
                           : (CeuInstant){ waking->now.usec + G_TIME_SPAN_DAY };
    self->may_show = may_show_now(waking, false);
    self->may_show_critical = may_show_now(waking, true);
}

static int
by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* What is known and not due now, because it is muted or its day has moved, has no place on the screen. */
static void
close_others(Deciding *self, const GPtrArray *due)
{
    g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter iter;
    gpointer key;

    for (guint i = 0; i < due->len; i++)
        g_hash_table_add(keys, ((CeuDueReminder *) g_ptr_array_index(due, i))->key);
    g_hash_table_iter_init(&iter, self->rows->by_key);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        if (!ceu_rows_is_shadow(key) && !g_hash_table_contains(keys, key))
            g_ptr_array_add(self->plan->close_keys, g_strdup(key));
    }
    g_ptr_array_sort(self->plan->close_keys, by_text);
}

CeuRemindPlan *
ceu_decide(const CeuWaking *waking, CeuRows *rows, const GPtrArray *due)
{
    g_autoptr(GPtrArray) shown = g_ptr_array_new();
    g_autoptr(GPtrArray) repeated = g_ptr_array_new();
    Deciding self = { .waking = waking, .rows = rows, .shown = shown, .repeated = repeated };

    begin_plan(&self);
    for (guint i = 0; i < due->len; i++)
        consider(&self, g_ptr_array_index(due, i));
    close_others(&self, due);
    self.plan->bubbles = ceu_remind_bubbles(shown, repeated, waking->policy);
    if (ceu_waking_is_suspect(waking))
        warn_of_clock(self.plan->bubbles, waking);
    return self.plan;
}

/* Keys of everything open at all: an obligation outside of it is met or belongs to a cycle that is over. */
static GHashTable *
open_keys(const CeuView *view, const CeuRemindPolicy *policy)
{
    GHashTable *keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) open = ceu_remind_open_keys(view->assessment, view->facts, policy);

    for (guint i = 0; i < open->len; i++)
        g_hash_table_add(keys, g_strdup(g_ptr_array_index(open, i)));
    return keys;
}

GPtrArray *
ceu_decide_ended(const CeuRows *rows, const CeuView *view, const CeuRemindPolicy *policy)
{
    g_autoptr(GHashTable) open = open_keys(view, policy);
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

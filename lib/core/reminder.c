/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state machine of one obligation's reminder: claimed, shown, acknowledged, snoozed. Pure. */
#include <ceu/remind.h>

#include <string.h>

#define USEC_PER_SECOND INT64_C(1000000)
#define USEC_PER_HOUR (3600 * USEC_PER_SECOND)
#define USEC_PER_DAY (24 * USEC_PER_HOUR)
#define SNOOZE_MAX_DAYS 400 /* a snooze further ahead was made under a wrong clock */

const char *
ceu_reminder_state_name(CeuReminderState state)
{
    static const char *const names[] = {
        [CEU_REMINDER_PENDING] = "pending",
        [CEU_REMINDER_CLAIMED] = "claimed",
        [CEU_REMINDER_SHOWN] = "shown",
        [CEU_REMINDER_ACKNOWLEDGED] = "acknowledged",
    };
    _Static_assert(G_N_ELEMENTS(names) == CEU_REMINDER_STATE_COUNT, "a word for every state");

    g_return_val_if_fail(state < CEU_REMINDER_STATE_COUNT, NULL);

    return names[state];
}

CeuReminder *
ceu_reminder_new(const char *key)
{
    CeuReminder *reminder = g_new0(CeuReminder, 1);

    reminder->key = g_strdup(key);
    reminder->lead_days = INT_MAX;
    return reminder;
}

void
ceu_reminder_free(CeuReminder *reminder)
{
    if (reminder == NULL)
        return;
    g_free(reminder->key);
    g_free(reminder->server);
    g_free(reminder);
}

/* A doubtful show is tried again after 5 s, 30 s, 5 min, then every 15 min. */
static int64_t
retry_usec(int attempts)
{
    static const int64_t seconds[] = { 5, 30, 300, 900 };

    return seconds[CLAMP(attempts - 1, 0, (int) G_N_ELEMENTS(seconds) - 1)] * USEC_PER_SECOND;
}

/* A time that was written by a clock that was wrong counts as never. */
static bool
mend_time(CeuInstant *time, int64_t latest_usec)
{
    if (time->usec <= latest_usec)
        return false;
    time->usec = 0;
    return true;
}

/* A state from the future is none: the acknowledgement and the lead time are the wrong clock's too. */
static void
begin_anew(CeuReminder *self, int lead_days)
{
    self->state = CEU_REMINDER_PENDING;
    if (self->lead_days < lead_days)
        self->lead_days = INT_MAX;
    self->extra_at.usec = 0;
    self->snoozed_until.usec = 0;
}

static bool
mend(CeuReminder *self, const CeuReminderEvent *event)
{
    int64_t tomorrow = event->now.usec + USEC_PER_DAY;
    bool mended = mend_time(&self->changed_at, tomorrow);

    if (mended)
        begin_anew(self, event->lead_days);
    mended |= mend_time(&self->claimed_at, tomorrow);
    mended |= mend_time(&self->shown_at, tomorrow);
    mended |= mend_time(&self->snoozed_until, event->now.usec + SNOOZE_MAX_DAYS * USEC_PER_DAY);
    return mended;
}

/* A shorter lead time begins anew; it ends an acknowledgement, and near the day a snooze too. */
static bool
reach_lead(CeuReminder *self, int lead_days)
{
    if (lead_days >= self->lead_days)
        return false;
    self->lead_days = lead_days;
    self->state = CEU_REMINDER_PENDING;
    self->attempts = 0;
    self->extra_at.usec = 0;
    if (lead_days <= CEU_SNOOZE_BREAKS_AT_DAYS)
        self->snoozed_until.usec = 0;
    return true;
}

/* A server that was not there when it was begun last. */
static bool
is_new_server(const CeuReminder *self, const CeuReminderEvent *event)
{
    return event->server != NULL && self->server != NULL &&
           strcmp(event->server, self->server) != 0;
}

/* A new server has lost what the old one showed: it gets it once more, but only once in the repeat time. */
static bool
may_show_extra(const CeuReminder *self, const CeuReminderEvent *event)
{
    return event->clock_suspect || self->extra_at.usec == 0 ||
           self->extra_at.usec + event->repeat_hours * USEC_PER_HOUR <= event->now.usec;
}

static bool
is_time(const CeuReminder *self, const CeuReminderEvent *event)
{
    bool replaced = is_new_server(self, event);

    if (self->state == CEU_REMINDER_SHOWN && replaced && may_show_extra(self, event))
        return true;
    /* A doubtful show does not wait for a clock that was set back. */
    if (self->state == CEU_REMINDER_CLAIMED &&
        (replaced || self->claimed_at.usec > event->now.usec))
        return true;
    return ceu_reminder_next(self, event->repeat_hours).usec <= event->now.usec;
}

static void
claim(CeuReminder *self, const CeuReminderEvent *event)
{
    bool early = ceu_reminder_next(self, event->repeat_hours).usec > event->now.usec;

    if (self->state == CEU_REMINDER_SHOWN && early)
        self->extra_at = event->now;
    if (self->state == CEU_REMINDER_SHOWN)
        self->attempts = 0;
    self->state = CEU_REMINDER_CLAIMED;
    self->attempts++;
    self->claimed_at = event->now;
    g_free(self->server);
    self->server = g_strdup(event->server);
}

static CeuReminderEffects
step_tick(CeuReminder *self, const CeuReminderEvent *event)
{
    bool changed = mend(self, event);

    changed |= reach_lead(self, event->lead_days);
    if (event->clock_suspect && is_new_server(self, event))
        self->snoozed_until.usec = MIN(self->snoozed_until.usec, event->now.usec);
    if (self->snoozed_until.usec > event->now.usec || event->server == NULL)
        return changed ? CEU_EFFECT_SAVE : CEU_EFFECT_NONE;
    if (self->snoozed_until.usec != 0) {
        self->snoozed_until.usec = 0;
        self->state = CEU_REMINDER_PENDING;
        changed = true;
    }
    if (self->state == CEU_REMINDER_ACKNOWLEDGED || !is_time(self, event))
        return changed ? CEU_EFFECT_SAVE : CEU_EFFECT_NONE;
    claim(self, event);
    return CEU_EFFECT_SAVE | CEU_EFFECT_SHOW;
}

static CeuReminderEffects
step_shown(CeuReminder *self, const CeuReminderEvent *event)
{
    if (self->state != CEU_REMINDER_CLAIMED)
        return CEU_EFFECT_NONE; /* acknowledged or snoozed meanwhile */
    self->state = CEU_REMINDER_SHOWN;
    self->shown_at = event->now;
    g_free(self->server);
    self->server = g_strdup(event->server);
    return CEU_EFFECT_SAVE;
}

static CeuReminderEffects
step_answer(CeuReminder *self, const CeuReminderEvent *event)
{
    if (self->state == CEU_REMINDER_ACKNOWLEDGED)
        return CEU_EFFECT_NONE; /* a late click on an old bubble */
    self->state =
        event->kind == CEU_EVENT_SNOOZE ? CEU_REMINDER_PENDING : CEU_REMINDER_ACKNOWLEDGED;
    self->snoozed_until = event->kind == CEU_EVENT_SNOOZE ? event->until : (CeuInstant){ 0 };
    return CEU_EFFECT_SAVE | CEU_EFFECT_CLOSE;
}

static CeuReminderEffects
step(CeuReminder *self, const CeuReminderEvent *event)
{
    switch (event->kind) {
    case CEU_EVENT_TICK:
        return step_tick(self, event);
    case CEU_EVENT_SHOWN:
        return step_shown(self, event);
    case CEU_EVENT_ACKNOWLEDGE:
    case CEU_EVENT_SNOOZE:
        return step_answer(self, event);
    }
    g_assert_not_reached();
}

CeuReminderEffects
ceu_reminder_step(CeuReminder *self, const CeuReminderEvent *event)
{
    CeuReminderEffects effects = step(self, event);

    if ((effects & CEU_EFFECT_SAVE) != 0)
        self->changed_at = event->now;
    return effects;
}

CeuInstant
ceu_reminder_next(const CeuReminder *self, int repeat_hours)
{
    if (self->snoozed_until.usec != 0)
        return self->snoozed_until;
    switch (self->state) {
    case CEU_REMINDER_PENDING:
        return (CeuInstant){ 0 };
    case CEU_REMINDER_CLAIMED:
        return (CeuInstant){ self->claimed_at.usec + retry_usec(self->attempts) };
    case CEU_REMINDER_SHOWN:
        if (self->shown_at.usec == 0)
            return (CeuInstant){ 0 };
        return (CeuInstant){ self->shown_at.usec + repeat_hours * USEC_PER_HOUR };
    case CEU_REMINDER_ACKNOWLEDGED:
    case CEU_REMINDER_STATE_COUNT:
        break;
    }
    return (CeuInstant){ INT64_MAX };
}

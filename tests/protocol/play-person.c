/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does: presses, closes, acknowledges, records. */
#include "play-private.h"

static Popup *
pick_popup(const Play *self, unsigned pick)
{
    Popup *popup;

    if (self->popups->len == 0 || !play_has_server(self))
        return NULL;
    popup = g_ptr_array_index(self->popups, pick % self->popups->len);
    return popup->keys->len > 0 ? popup : NULL;
}

void
play_at_bubble(Play *self, AtBubble what, unsigned pick)
{
    static const char *const names[] = {
        [AT_DONE] = "acknowledge: Done",         [AT_SNOOZE] = "snooze",
        [AT_DISMISS] = "acknowledge: dismissed", [AT_EXPIRE] = "expired",
        [AT_WITHDRAWN] = "closed, reason 4",     [AT_OPEN] = "Open",
    };
    static const guint32 reasons[] = { [AT_DISMISS] = 2, [AT_EXPIRE] = 1, [AT_WITHDRAWN] = 4 };
    static const char *const actions[] = {
        [AT_DONE] = "done", [AT_SNOOZE] = "snooze", [AT_OPEN] = "open"
    };
    Popup *popup = pick_popup(self, pick);
    CeuInstant until = { play_clock_now(self).usec + 7 * G_TIME_SPAN_DAY - G_TIME_SPAN_MINUTE };

    /* What was asked of the server before an answer may still show after it, and is withdrawn then. */
    if (popup == NULL || self->held)
        return;
    play_say(self, "%s (bubble %u%s)", names[what], popup->id,
             popup->known ? "" : ", which nobody waits for any more");
    if (popup->known && (what == AT_DONE || what == AT_DISMISS))
        witness_answer(self->witness, popup->keys, ANSWER_ACKNOWLEDGED, until, false);
    if (popup->known && what == AT_SNOOZE)
        witness_answer(self->witness, popup->keys, ANSWER_SNOOZED, until, false);
    if (what == AT_DISMISS || what == AT_EXPIRE || what == AT_WITHDRAWN)
        bus_emit_closed(self->bus, popup->id, reasons[what]);
    else
        bus_emit_action(self->bus, popup->id, actions[what]);
    popup->known = false; /* after a press the daemon takes it from the screen */
    play_rest(self);
}

/* A bubble of several stands no longer for what was acknowledged elsewhere: an answer to it is none to that. */
static void
take_out(const Play *self, const char *key)
{
    guint index;

    for (guint i = 0; i < self->popups->len; i++) {
        Popup *popup = g_ptr_array_index(self->popups, i);

        if (g_ptr_array_find_with_equal_func(popup->keys, key, g_str_equal, &index))
            g_ptr_array_remove_index(popup->keys, index);
    }
}

void
play_acknowledge(Play *self, unsigned pick)
{
    const GPtrArray *due = play_due_now(self);
    g_autoptr(GPtrArray) keys = g_ptr_array_new();

    /* What is remembered under a wrong clock and not on disk may be about another lead time. */
    if (due->len == 0 || self->held || (self->disk_full && self->clock_was_set))
        return;
    g_ptr_array_add(keys, ((DueItem *) g_ptr_array_index(due, pick % due->len))->key);
    play_say(self, "acknowledge %s", (char *) g_ptr_array_index(keys, 0));
    witness_rest(self->witness, due, play_clock_now(self), false);
    if (facts_acknowledge(self->facts, keys, play_clock_now(self))) {
        witness_answer(self->witness, keys, ANSWER_ACKNOWLEDGED, play_clock_now(self), true);
        take_out(self, g_ptr_array_index(keys, 0));
    }
    play_rest(self);
}

void
play_log(Play *self)
{
    play_say(self, "the store changes: one unit is logged");
    self->changed_day = ceu_clock_day_of(play_clock_now(self));
    g_ptr_array_add(self->older, (gpointer) play_due_now(self));
    facts_log(self->facts);
    play_rest(self);
}

void
play_submit(Play *self)
{
    g_autofree char *key = NULL;

    g_ptr_array_add(self->older, (gpointer) play_due_now(self));
    key = facts_submit(self->facts);
    if (key == NULL)
        return;
    play_say(self, "the store changes: %s is met", key);
    self->changed_day = ceu_clock_day_of(play_clock_now(self));
    play_rest(self);
    witness_met(self->witness, key);
}

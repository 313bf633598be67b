/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due on the stage, and what a notification speaks of. */
#include "play-private.h"

#include <string.h>

#define ABSURD_USEC                                                                                \
    (INT64_C(1704067200) * G_USEC_PER_SEC) /* 2024: no clock of ours can be before it */

const GPtrArray *
play_due_now(Play *self)
{
    bool absurd = play_clock_now(self).usec < ABSURD_USEC;

    return facts_due(self->facts,
                     absurd ? self->changed_day : ceu_clock_day_of(play_clock_now(self)));
}

/* Adds what of @due the notification names and no line of @spoken is about yet. */
static void
add_mentioned(GPtrArray *spoken, const GPtrArray *due, const NotifyCall *call)
{
    for (unsigned i = 0; i < due->len; i++) {
        DueItem *item = g_ptr_array_index(due, i);
        bool known = false;

        for (unsigned n = 0; n < spoken->len; n++)
            known |= g_str_equal(((DueItem *) g_ptr_array_index(spoken, n))->key, item->key);
        if (!known && (strstr(call->summary, item->summary) != NULL ||
                       strstr(call->body, item->summary) != NULL))
            g_ptr_array_add(spoken, item);
    }
}

/*
 * A daemon that mistrusts a wrong clock judges by other days too, and a notification may have waited behind a slow
 * call while the facts changed.
 */
const GPtrArray *
play_due_spoken_of(Play *self, const NotifyCall *call)
{
    CeuInstant truth = { self->true_usec }, latest = { self->latest_usec };
    const CeuDate days[] = { ceu_clock_day_of(play_clock_now(self)), self->changed_day,
                             ceu_clock_day_of(truth), ceu_clock_day_of(latest), self->day_before };

    g_ptr_array_set_size(self->spoken, 0);
    for (unsigned i = 0; i < (self->clock_was_set ? G_N_ELEMENTS(days) : 1); i++)
        add_mentioned(self->spoken, facts_due(self->facts, days[i]), call);
    for (unsigned i = self->older->len; i > 0; i--)
        add_mentioned(self->spoken, g_ptr_array_index(self->older, i - 1), call);
    return self->spoken->len > 0 ? self->spoken : NULL;
}

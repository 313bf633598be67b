/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due on the stage, and what a notification speaks of. */
#include "play-private.h"

#define ABSURD_USEC                                                                                \
    (INT64_C(1704067200) * G_USEC_PER_SEC) /* 2024: no clock of ours can be before it */

const GPtrArray *
play_due_now(Play *self)
{
    bool absurd = play_clock_now(self).usec < ABSURD_USEC;

    return facts_due(self->facts,
                     absurd ? self->changed_day : ceu_clock_day_of(play_clock_now(self)));
}

/* What a notification speaks of. A daemon that mistrusts a wrong clock judges by another day; NULL: a notice. */
const GPtrArray *
play_due_spoken_of(Play *self, const NotifyCall *call)
{
    CeuInstant truth = { self->true_usec }, latest = { self->latest_usec };
    const CeuDate days[] = { ceu_clock_day_of(play_clock_now(self)), self->changed_day,
                             ceu_clock_day_of(truth), ceu_clock_day_of(latest) };

    for (unsigned i = 0; i < (self->clock_was_set ? G_N_ELEMENTS(days) : 1); i++) {
        const GPtrArray *due = facts_due(self->facts, days[i]);

        if (facts_mentions(due, call->summary, call->body))
            return due;
    }
    /* It may have waited behind a slow call while the facts changed. */
    for (unsigned i = self->older->len; i > 0; i--) {
        if (facts_mentions(g_ptr_array_index(self->older, i - 1), call->summary, call->body))
            return g_ptr_array_index(self->older, i - 1);
    }
    return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that stand in for buttons. */
#include "by-hand.h"

char *
by_hand_text(CeuTracker *tracker, const CeuRemindPolicy *policy, const CeuBubble *bubble)
{
    const CeuLanguage *language = policy->language;
    g_autoptr(GPtrArray) lines = NULL;

    if (bubble->keys->len == 1)
        lines = ceu_tracker_reminders(tracker, policy, ceu_clock_today(), NULL);
    for (unsigned i = 0; lines != NULL && i < lines->len; i++) {
        const CeuReminderLine *line = g_ptr_array_index(lines, i);

        if (line->reminder->id > 0 &&
            g_str_equal(line->reminder->key, g_ptr_array_index(bubble->keys, 0)))
            return g_strdup_printf(
                ceu_say(language, "Answer with: ceu snooze %d 1w, or: ceu ack %d"),
                (int) line->reminder->id, (int) line->reminder->id);
    }
    return g_strdup(ceu_say(language, "Answer with: ceu reminders, ceu snooze, ceu ack"));
}

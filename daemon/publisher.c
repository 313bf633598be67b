/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts → published items → bytes → one file, which is not touched if it has these bytes already. */
#include "publisher.h"

#include <ceu/calendar.h>

bool
publisher_write(CeuTracker *tracker, const CeuConfig *config, CeuInstant now, GError **error)
{
    CeuIcsOptions options = {
        .alarms_days = config->alarms_days,
        .n_alarms = config->n_alarms,
        .method = true,
    };
    g_autoptr(GPtrArray) published = ceu_tracker_publish(
        tracker, ceu_clock_day_of(now), now, config->milestones_days, config->n_milestones, error);
    g_autoptr(GBytes) bytes = NULL;
    bool changed = false;

    if (published == NULL)
        return false;
    bytes = ceu_ics_serialize(published, &options, error);
    if (bytes == NULL)
        return false;
    if (!ceu_feed_write(config->calendar_path, bytes, &changed, error))
        return false;
    if (changed)
        g_info("calendar file written");
    return true;
}

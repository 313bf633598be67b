/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts → published items → bytes → one file, which is not touched if it has these bytes already. */
#include "publisher.h"

#include <ceu/calendar.h>

struct Publisher {
    bool written;     /* what follows is of the file as it stands */
    uint32_t version; /* of the store */
    CeuDate day;
};

Publisher *
publisher_new(void)
{
    return g_new0(Publisher, 1);
}

void
publisher_free(Publisher *self)
{
    g_free(self);
}

void
publisher_forget(Publisher *self)
{
    self->written = false;
}

static bool
write_file(CeuTracker *tracker, const CeuConfig *config, CeuInstant now, GError **error)
{
    const CeuPublishOptions wanted = {
        .milestones_days = config->milestones_days,
        .n_milestones = config->n_milestones,
        .language = config->calendar_language,
        .follow_locale = true,
    };
    g_autoptr(CeuPublication) publication =
        ceu_tracker_publish(tracker, ceu_clock_day_of(now), now, &wanted, error);
    CeuIcsOptions options = {
        .alarms_days = config->alarms_days,
        .n_alarms = config->n_alarms,
        .alarm_hour = config->remind.first_hour,
        .method = true,
    };
    g_autoptr(GBytes) bytes = NULL;
    bool changed = false;

    if (publication == NULL)
        return false;
    options.uid = publication->uid;
    options.language = publication->language;
    bytes = ceu_ics_serialize(publication->items, &options, error);
    if (bytes == NULL)
        return false;
    if (!ceu_feed_write(config->calendar_path, bytes, &changed, error))
        return false;
    if (changed)
        g_info("calendar file written");
    return true;
}

bool
publisher_keep(Publisher *self, CeuTracker *tracker, const CeuConfig *config, CeuInstant now,
               GError **error)
{
    CeuDate today = ceu_clock_day_of(now);
    uint32_t version;

    if (!config->calendar_publish)
        return true;
    if (!ceu_tracker_version(tracker, &version, error))
        return false;
    if (self->written && version == self->version && ceu_date_compare(today, self->day) == 0 &&
        g_file_test(config->calendar_path, G_FILE_TEST_EXISTS))
        return true;
    self->written = write_file(tracker, config, now, error);
    /* The version from before: a commit of somebody else in between makes us publish again. */
    self->version = version;
    self->day = today;
    return self->written;
}

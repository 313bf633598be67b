/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts → published items → one file, and a folder of items; neither is touched if it has these bytes already. */
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
write_feed(const CeuPublication *publication, const CeuConfig *config, const CeuIcsOptions *options,
           GError **error)
{
    g_autoptr(GBytes) bytes = ceu_ics_serialize(publication->items, options, error);
    bool changed = false;

    if (bytes == NULL || !ceu_feed_write(config->calendar_path, bytes, &changed, error))
        return false;
    if (changed)
        g_info("calendar file written");
    return true;
}

static bool
write_vdir(const CeuPublication *publication, const CeuConfig *config, const CeuIcsOptions *options,
           GError **error)
{
    CeuVdirChanges changes = { 0 };

    if (config->calendar_vdir == NULL)
        return true;
    if (!ceu_vdir_write(config->calendar_vdir, publication->items, options, &changes, error))
        return false;
    if (changes.written + changes.removed > 0)
        g_info("calendar folder: %u written, %u removed", changes.written, changes.removed);
    return true;
}

static bool
write_all(CeuTracker *tracker, const CeuConfig *config, CeuInstant now, GError **error)
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

    if (publication == NULL)
        return false;
    options.uid = publication->uid;
    options.language = publication->language;
    return write_feed(publication, config, &options, error) &&
           write_vdir(publication, config, &options, error);
}

/* Whether what was written has been taken away since. */
static bool
is_gone(const CeuConfig *config)
{
    return !g_file_test(config->calendar_path, G_FILE_TEST_EXISTS) ||
           (config->calendar_vdir != NULL &&
            !g_file_test(config->calendar_vdir, G_FILE_TEST_EXISTS));
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
        !is_gone(config))
        return true;
    self->written = write_all(tracker, config, now, error);
    /* The version from before: a commit of somebody else in between makes us publish again. */
    self->version = version;
    self->day = today;
    return self->written;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts → published items → files, and folders of items; none is touched that says so already. */
#include "publisher.h"

#include <ceu/calendar.h>
#include <ceu/serve.h>

struct Publisher {
    bool written;     /* what follows is of the file as it stands */
    uint32_t version; /* of the store */
    CeuDate day;
    CeuInstant changed; /* the newest item of what was published; 0: nothing yet */
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

/* One calendar, of events or of tasks: the file at @path, and the folder at @vdir, if there is to be one. */
static bool
write_calendar(const CeuPublication *publication, const CeuIcsOptions *options, const char *path,
               const char *vdir, GError **error)
{
    g_autoptr(GBytes) bytes = ceu_ics_serialize(publication->items, options, error);
    CeuVdirChanges changes = { 0 };
    bool changed = false;

    if (bytes == NULL || !ceu_feed_write(path, bytes, &changed, error) ||
        (vdir != NULL && !ceu_vdir_write(vdir, publication->items, options, &changes, error)))
        return false;
    if (changed)
        g_info("%s file written", options->tasks ? "task" : "calendar");
    if (changes.written + changes.removed > 0)
        g_info("%s folder: %u written, %u removed", options->tasks ? "task" : "calendar",
               changes.written, changes.removed);
    return true;
}

/* Both, whatever becomes of the first: a stranger in one folder does not keep the other from being fresh. */
static bool
write_calendars(const CeuPublication *publication, const CeuConfig *config, CeuIcsOptions *options,
                GError **error)
{
    g_autofree char *tasks_path = ceu_serve_tasks_path(config);
    bool done =
        write_calendar(publication, options, config->calendar_path, config->calendar_vdir, error);

    if (!config->calendar_tasks)
        return done;
    options->tasks = true;
    return write_calendar(publication, options, tasks_path, config->calendar_tasks_vdir,
                          done ? error : NULL) &&
           done;
}

static bool
write_all(Publisher *self, CeuTracker *tracker, const CeuConfig *config, CeuInstant now,
          GError **error)
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
    self->changed = ceu_publication_changed(publication);
    if (!config->calendar_publish)
        return true;
    options.uid = publication->uid;
    options.language = publication->language;
    return write_calendars(publication, config, &options, error);
}

static bool
is_missing(const char *path)
{
    return path != NULL && !g_file_test(path, G_FILE_TEST_EXISTS);
}

/* Whether what was written has been taken away since. */
static bool
is_gone(const CeuConfig *config)
{
    g_autofree char *tasks_path = ceu_serve_tasks_path(config);

    if (!config->calendar_publish)
        return false;
    return is_missing(config->calendar_path) || is_missing(config->calendar_vdir) ||
           (config->calendar_tasks &&
            (is_missing(tasks_path) || is_missing(config->calendar_tasks_vdir)));
}

bool
publisher_keep(Publisher *self, CeuTracker *tracker, const CeuConfig *config, CeuInstant now,
               GError **error)
{
    CeuDate today = ceu_clock_day_of(now);
    uint32_t version;

    if (!config->calendar_publish && config->caldav_url == NULL)
        return true;
    if (!ceu_tracker_version(tracker, &version, error))
        return false;
    if (self->written && version == self->version && ceu_date_compare(today, self->day) == 0 &&
        !is_gone(config))
        return true;
    self->written = write_all(self, tracker, config, now, error);
    /* The version from before: a commit of somebody else in between makes us publish again. */
    self->version = version;
    self->day = today;
    return self->written;
}

CeuInstant
publisher_changed(const Publisher *self)
{
    return self->changed;
}

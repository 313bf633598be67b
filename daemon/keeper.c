/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the daemon keeps up beside the reminders, at each look: the calendar file and its server, the inbox. */
#include "keeper.h"

#include "inbox.h"
#include "publisher.h"
#include "syncer.h"

struct Keeper {
    Publisher *publisher;
    Syncer *syncer;
    Inbox *inbox;
};

Keeper *
keeper_new(const CeuPaths *paths, CeuInstant now)
{
    Keeper *self = g_new0(Keeper, 1);

    self->publisher = publisher_new();
    self->syncer = syncer_new(paths, now);
    self->inbox = inbox_new();
    return self;
}

void
keeper_free(Keeper *self)
{
    if (self == NULL)
        return;
    publisher_free(self->publisher);
    syncer_free(self->syncer);
    inbox_free(self->inbox);
    g_free(self);
}

void
keeper_configure(Keeper *self, const CeuConfig *config, CeuInstant now)
{
    publisher_forget(self->publisher);
    syncer_configure(self->syncer, config, now);
}

void
keeper_resumed(Keeper *self, CeuInstant now)
{
    syncer_resumed(self->syncer, now);
}

void
keeper_touched(Keeper *self)
{
    inbox_touched(self->inbox);
}

void
keeper_forget(Keeper *self)
{
    publisher_forget(self->publisher);
}

bool
keeper_keep(Keeper *self, CeuTracker *tracker, const CeuConfig *config, Notices *notices,
            CeuInstant now, CeuInstant *next)
{
    g_autoptr(GError) error = NULL, refused = NULL;
    bool done = publisher_keep(self->publisher, tracker, config, now, &error);

    notices_set(notices, NOTICE_CALENDAR, error);
    (void) syncer_keep(self->syncer, config, publisher_changed(self->publisher), now, next,
                       &refused);
    notices_set(notices, NOTICE_SERVER, refused);
    inbox_look(self->inbox, config->inbox_folder);
    return done;
}

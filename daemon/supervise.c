/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sd_notify() and the watchdog: a ping means that the loop turned, the store answered and the notifier is not stuck. */
#include "supervise.h"

#include "hooks.h"

#include <systemd/sd-daemon.h>

/* A call to a hung server ends after 25 s: one request takes three at most, and longer is not the server's fault. */
#define STUCK_USEC (3 * G_TIME_SPAN_MINUTE)
#define TICK_USEC (30 * G_TIME_SPAN_MINUTE)

struct Supervise {
    Scheduler *scheduler;
    guint source;
    bool ready;
    char *status; /* as last told */
};

static gboolean
on_tick(gpointer data)
{
    Supervise *self = data;

    scheduler_look(self->scheduler, "tick");
    return G_SOURCE_CONTINUE;
}

Supervise *
supervise_new(Scheduler *scheduler)
{
    Supervise *self = g_new0(Supervise, 1);
    uint64_t watchdog_usec = 0;
    uint64_t tick_usec = TICK_USEC;

    self->scheduler = scheduler;
    if (sd_watchdog_enabled(0, &watchdog_usec) > 0)
        tick_usec = MIN(tick_usec, watchdog_usec / 2);
    self->source = g_timeout_add((guint) (tick_usec / G_TIME_SPAN_MILLISECOND), on_tick, self);
    return self;
}

void
supervise_free(Supervise *self)
{
    g_clear_handle_id(&self->source, g_source_remove);
    g_free(self->status);
    g_free(self);
}

void
supervise_looked(Supervise *self)
{
    if (notifier_busy_usec(scheduler_notifier(self->scheduler)) >
        hook_limit("CEUD_TEST_STUCK_USEC", STUCK_USEC))
        g_warning("the notifier is stuck: the service manager will start ceud anew");
    else
        sd_notify(0, "WATCHDOG=1");
}

void
supervise_ready(Supervise *self, const char *status)
{
    if (self->ready && g_strcmp0(status, self->status) == 0)
        return;
    sd_notifyf(0, "%sSTATUS=%s", self->ready ? "" : "READY=1\n", status);
    self->ready = true;
    g_free(self->status);
    self->status = g_strdup(status);
}

void
supervise_reloading(Supervise *self)
{
    self->ready = false;
    sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%" G_GINT64_FORMAT, g_get_monotonic_time());
}

void
supervise_stopping(void)
{
    sd_notify(0, "STOPPING=1");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sd_notify() and the watchdog: a ping means that both the main loop and the notifier's thread are alive. */
#include "supervise.h"

#include <systemd/sd-daemon.h>

/* Calls to a hung server end after 25 s each, and few of them can queue: longer than this is not a server's fault. */
#define SILENCE_MAX_USEC (3 * G_TIME_SPAN_MINUTE)

struct Supervise {
    Notifier *notifier;
    guint source;
    gint64 asked_usec; /* monotonic, of the question that waits; 0: none waits */
};

static gboolean
on_tick(gpointer data)
{
    Supervise *self = data;
    gint64 now_usec = g_get_monotonic_time();

    if (self->asked_usec != 0 && now_usec - self->asked_usec > SILENCE_MAX_USEC) {
        g_critical("the notifier is stuck: the service manager will start ceud anew");
        return G_SOURCE_CONTINUE;
    }
    sd_notify(0, "WATCHDOG=1");
    if (self->asked_usec == 0) {
        self->asked_usec = now_usec;
        notifier_ping(self->notifier);
    }
    return G_SOURCE_CONTINUE;
}

Supervise *
supervise_new(Notifier *notifier)
{
    Supervise *self = g_new0(Supervise, 1);
    uint64_t usec = 0;

    self->notifier = notifier;
    if (sd_watchdog_enabled(0, &usec) > 0)
        self->source = g_timeout_add((guint) (usec / 2 / G_TIME_SPAN_MILLISECOND), on_tick, self);
    return self;
}

void
supervise_free(Supervise *self)
{
    g_clear_handle_id(&self->source, g_source_remove);
    g_free(self);
}

void
supervise_alive(Supervise *self)
{
    self->asked_usec = 0;
}

void
supervise_ready(const char *status)
{
    sd_notifyf(0, "READY=1\nSTATUS=%s", status);
}

void
supervise_reloading(void)
{
    sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%" G_GINT64_FORMAT, g_get_monotonic_time());
}

void
supervise_stopping(void)
{
    sd_notify(0, "STOPPING=1");
}

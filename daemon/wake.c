/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daemon's only timer: a timerfd on CLOCK_REALTIME, because monotonic timers stand still in suspend. */
#include "wake.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

struct Wake {
    int fd;
    guint source;
    WakeFunc func;
    gpointer data;
};

static gboolean
on_readable(int fd, GIOCondition condition G_GNUC_UNUSED, gpointer data)
{
    Wake *self = data;
    uint64_t expirations;
    ssize_t n = read(fd, &expirations, sizeof expirations);

    if (n == (ssize_t) sizeof expirations)
        self->func(WAKE_TIME, self->data);
    else if (n < 0 && errno == ECANCELED)
        self->func(WAKE_CLOCK_SET, self->data);
    return G_SOURCE_CONTINUE;
}

Wake *
wake_new(WakeFunc func, gpointer data, GError **error)
{
    int fd = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK);
    Wake *self;

    if (fd < 0) {
        int saved = errno;

        g_set_error(error, G_IO_ERROR, (int) g_io_error_from_errno(saved), "timerfd_create: %s",
                    g_strerror(saved));
        return NULL;
    }
    self = g_new0(Wake, 1);
    self->fd = fd;
    self->func = func;
    self->data = data;
    self->source = g_unix_fd_add(fd, G_IO_IN, on_readable, self);
    return self;
}

void
wake_free(Wake *self)
{
    g_source_remove(self->source);
    close(self->fd);
    g_free(self);
}

gboolean
wake_arm(Wake *self, CeuInstant at, GError **error)
{
    /* All zero would disarm: clamp to one nanosecond after the epoch, which fires at once. */
    int64_t usec = MAX(at.usec, 0);
    struct itimerspec spec = {
        .it_value = { .tv_sec = (time_t) (usec / G_USEC_PER_SEC),
                      .tv_nsec = MAX((long) (usec % G_USEC_PER_SEC) * 1000, 1) },
    };

    /* ECANCELED: armed all the same; the clock was set meanwhile and the descriptor will say so. */
    if (timerfd_settime(self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &spec, NULL) < 0 &&
        errno != ECANCELED) {
        int saved = errno;

        g_set_error(error, G_IO_ERROR, (int) g_io_error_from_errno(saved), "timerfd_settime: %s",
                    g_strerror(saved));
        return FALSE;
    }
    return TRUE;
}

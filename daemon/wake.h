/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One absolute wake-up on the wall clock, which survives sleep and notices a clock that is set. */
#pragma once

#include <ceu/date.h>

typedef struct Wake Wake;

typedef enum {
    WAKE_TIME,      /* the armed moment has come */
    WAKE_CLOCK_SET, /* somebody set the clock: everything has to be worked out anew */
} WakeCause;

typedef void (*WakeFunc)(WakeCause cause, gpointer data);

/* (transfer full); NULL with @error: the kernel has no timerfd left. */
Wake *wake_new(WakeFunc func, gpointer data, GError **error);
void wake_free(Wake *wake);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wake, wake_free)

/* Replaces the armed moment; one in the past fires at once. */
gboolean wake_arm(Wake *wake, CeuInstant at, GError **error);

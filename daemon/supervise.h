/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the service manager hears: ready, state, alive. */
#pragma once

#include "notifier.h"

typedef struct Supervise Supervise;

/* Pings only while the loop turns and the notifier's thread answers. */
Supervise *supervise_new(Notifier *notifier);
void supervise_free(Supervise *supervise);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Supervise, supervise_free)

/* The thread answered notifier_ping(). */
void supervise_alive(Supervise *supervise);
void supervise_ready(const char *status);
void supervise_reloading(void);
void supervise_stopping(void);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the service manager hears: ready, state, alive. */
#pragma once

#include "scheduler.h"

typedef struct Supervise Supervise;

/**
 * supervise_new:
 * @scheduler: is made to look at every tick: half of the watchdog's interval, or 30 minutes without one
 *
 * A tick is the check of the wall clock too: whatever was missed is found then at the latest.
 */
Supervise *supervise_new(Scheduler *scheduler);
void supervise_free(Supervise *supervise);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Supervise, supervise_free)

/* After each look: the store has answered. The watchdog hears of it unless the notifier is stuck. */
void supervise_looked(Supervise *supervise);
/* The first time READY=1, then only news. */
void supervise_ready(Supervise *supervise, const char *status);
void supervise_reloading(Supervise *supervise); /* until the next supervise_ready() */
void supervise_stopping(void);

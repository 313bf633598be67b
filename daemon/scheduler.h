/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one path: whatever wakes the daemon, the same look at the store follows. */
#pragma once

#include "heartbeat.h"
#include "notifier.h"
#include "trial.h"

#include <ceu/tracker.h>

typedef struct Scheduler Scheduler;

/* What an owner wants to hear: after each look. */
typedef void (*SchedulerFunc)(Scheduler *scheduler, gpointer data);

/**
 * scheduler_new:
 * @paths: must outlive the scheduler
 * @func: called after each look
 * @error: no timer can be made
 *
 * Nothing happens before the first scheduler_wake().
 */
Scheduler *scheduler_new(const CeuPaths *paths, SchedulerFunc func, gpointer data, GError **error);
void scheduler_free(Scheduler *scheduler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scheduler, scheduler_free)

/* Asks for a look a moment from now; many causes at once make one look. @cause is for the debug log. */
void scheduler_wake(Scheduler *scheduler, const char *cause);
/* Looks at once: a cause that comes alone needs no second waking. */
void scheduler_look(Scheduler *scheduler, const char *cause);
/* Reads the settings again, then wakes. On failure the old settings stay. */
bool scheduler_reload(Scheduler *scheduler, GError **error);
/* @server (nullable): instance of the notification server that is there now. */
void scheduler_set_server(Scheduler *scheduler, const char *server);

/* For the bus: the open store, settings, thread. NULL with @error NOT_FOUND and others: no store. */
CeuTracker *scheduler_tracker(Scheduler *scheduler, GError **error);
const CeuConfig *scheduler_config(const Scheduler *scheduler);
Notifier *scheduler_notifier(Scheduler *scheduler);
Trial *scheduler_trial(Scheduler *scheduler);
CeuInstant scheduler_next(const Scheduler *scheduler);
/* Rises with each look that found something new: facts, day, or something to show or to close. */
unsigned scheduler_news(const Scheduler *scheduler);
/* The sign of life to leave; its strings live until the next look. */
Beat scheduler_beat(const Scheduler *scheduler);
/* One line about the present state. (transfer full) */
char *scheduler_status(const Scheduler *scheduler);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Has the calendar pushed to the user's server, by ceu-sync: this process itself never opens a connection. */
#pragma once

#include <ceu/tracker.h>

typedef struct Syncer Syncer;

/* @paths must outlive it. @now: the session may just have begun, and its network with it. */
Syncer *syncer_new(const CeuPaths *paths, CeuInstant now);
void syncer_free(Syncer *syncer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Syncer, syncer_free)

/* The machine woke up: it may have a network again. */
void syncer_resumed(Syncer *syncer, CeuInstant now);
/* The settings were read: if those of the server are others, a failure from before does not count. */
void syncer_configure(Syncer *syncer, const CeuConfig *config, CeuInstant now);

/**
 * syncer_keep:
 * @config: whether and where
 * @changed: when what is published changed last
 * @now: the present
 * @next: (inout): made earlier if a look is needed before it
 * @error: CEU_ERROR_STATE: only the user can help; what the last push said
 *
 * Starts a push if one is due, and does not wait for it: how it went stands in its file at the next look.
 *
 * Returns: false if the last push failed for a reason that does not heal by itself.
 */
bool syncer_keep(Syncer *syncer, const CeuConfig *config, CeuInstant changed, CeuInstant now,
                 CeuInstant *next, GError **error);

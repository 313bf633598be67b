/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the calendar file, that of the tasks, and the folders of both, in step with the facts. */
#pragma once

#include <ceu/tracker.h>

typedef struct Publisher Publisher;

Publisher *publisher_new(void);
void publisher_free(Publisher *publisher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Publisher, publisher_free)

/* Rules, settings or the store are others now: the next time everything is written anew. */
void publisher_forget(Publisher *publisher);

/**
 * publisher_keep:
 * @tracker: the store
 * @config: whether and where
 * @now: whose day is trusted
 * @error: of the store, a file or a folder; what is old is whole
 *
 * Works only if the facts or the day have changed since, or one of them is gone.
 *
 * Returns: true if files and folders at the configured places say what the facts say, or none is wanted.
 */
bool publisher_keep(Publisher *publisher, CeuTracker *tracker, const CeuConfig *config,
                    CeuInstant now, GError **error);

/* When what is published changed last, also before this process began; 0: nothing was published yet. */
CeuInstant publisher_changed(const Publisher *publisher);

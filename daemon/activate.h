/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notification server that the session could start, and that nobody has started. */
#pragma once

#include <ceu/date.h>

typedef struct Activator Activator;

Activator *activator_new(void);
void activator_free(Activator *activator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Activator, activator_free)

/**
 * activator_ask:
 * @activator: remembers when it asked last
 *
 * To be called at a look that found reminders and no server to show them. The desktop has the first minute
 * to start its own; then the session bus is asked to start one, at most once an hour, without waiting. On
 * success the server's appearance is the next cause of waking.
 *
 * Returns: when to call again, µs from now; 0: it has just asked.
 */
gint64 activator_ask(Activator *activator);

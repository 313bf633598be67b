/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Starts what must not run in the daemon: a unit of the user's service manager, which has a confinement of its own. Where
 * there is no such manager or unit, and thus no confinement either, the program is started as a child.
 */
#pragma once

#include <glib.h>

typedef struct Starter Starter;

/**
 * starter_new:
 * @unit: of the user's manager
 * @argv: (transfer full): the program, an absolute path or to be found in PATH
 * @complaint: what cannot be done if it does not start, for the journal; must outlive the starter
 */
Starter *starter_new(const char *unit, GStrv argv, const char *complaint);
void starter_free(Starter *starter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Starter, starter_free)

/* Asks, and does not wait. What does not start is told once. */
void starter_start(Starter *starter);
/* It has begun: the next failure is news again. */
void starter_began(Starter *starter);

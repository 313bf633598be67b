/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the daemon keeps up beside the reminders, at each look: the calendar file and its server, the inbox. */
#pragma once

#include "notice.h"

#include <ceu/tracker.h>

typedef struct Keeper Keeper;

/* @paths must outlive it. */
Keeper *keeper_new(const CeuPaths *paths, CeuInstant now);
void keeper_free(Keeper *keeper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Keeper, keeper_free)

/* The settings were read. */
void keeper_configure(Keeper *keeper, const CeuConfig *config, CeuInstant now);
/* The machine woke up. */
void keeper_resumed(Keeper *keeper, CeuInstant now);
/* Something happened in the folder of new certificates. */
void keeper_touched(Keeper *keeper);
/* Store or rules are others: what was published last says nothing. */
void keeper_forget(Keeper *keeper);

/**
 * keeper_keep:
 * @tracker: open for writing
 * @notices: is told what is wrong
 * @next: (inout): made earlier if a look is needed before it
 *
 * Returns: false if it is to be tried again soon.
 */
bool keeper_keep(Keeper *keeper, CeuTracker *tracker, const CeuConfig *config, Notices *notices,
                 CeuInstant now, CeuInstant *next);

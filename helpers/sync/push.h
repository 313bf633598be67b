/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The published events → the calendar on the server: only what changed travels, and only what is ours is touched. */
#pragma once

#include "decide.h"

#include <ceu/ceu.h>

typedef struct PushOptions {
    bool dry_run, force;
    bool note; /* how it goes, for ceud and doctor: not of a trial, nor of another day than today */
    CeuDate day;
    int patience_seconds;
} PushOptions;

/* One event that was not as it should be. */
typedef struct PushChange {
    SyncAction action;
    char *uid, *summary;
    CeuDate day;
    char *fault; /* NULL: it is as it should be now */
} PushChange;

typedef struct PushOutcome {
    char *calendar; /* address; NULL: it would be made */
    bool created;
    bool begun; /* it was noted that this push began, and is to be noted how it ended */
    unsigned events, unchanged, failed;
    GPtrArray *changes; /* PushChange */
} PushOutcome;

void push_outcome_clear(PushOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PushOutcome, push_outcome_clear)

/**
 * push_run:
 * @out: (out): zeroed before; filled as far as it went, on failure too
 * @error: CEU_ERROR_IO: the server cannot be reached now; CEU_ERROR_BUSY: another push; CEU_ERROR_STATE: the user has
 *         to do something; …
 *
 * Returns: true if the server was spoken to and each event was tried; single events may have failed.
 */
bool push_run(const CeuPaths *paths, const CeuConfig *config, const PushOptions *options,
              PushOutcome *out, GError **error);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notification for a trial, on the way that reminders take: does it show, and does somebody see it? */
#pragma once

#include "notifier.h"

typedef struct Trial Trial;

typedef enum {
    TRIAL_SEEN,     /* a person pressed the button or closed it */
    TRIAL_ACCEPTED, /* a server took it, and nobody answered in time */
    TRIAL_FAILED,   /* detail: why */
    TRIAL_SILENT,   /* no server took it in time */
    TRIAL_BUSY,     /* another trial is on */
} TrialResult;

/* Called once for each trial_begin(). @detail (nullable): why it failed. */
typedef void (*TrialFunc)(TrialResult result, const char *detail, gpointer data);

Trial *trial_new(Notifier *notifier);
void trial_free(Trial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Trial, trial_free)

/* Shows it and waits for @wait_seconds (1 to 300) at most. Nothing is recorded. */
void trial_begin(Trial *trial, unsigned wait_seconds, TrialFunc func, gpointer data);
/* Whether @event was about the trial. */
bool trial_takes(Trial *trial, const NotifierEvent *event);

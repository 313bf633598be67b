/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a push did, in words or as JSON; and its errors, as every command reports them. */
#pragma once

#include "push.h"

/* A mistake in the command line has an exit code of its own. */
GQuark report_usage_quark(void);

/* The outcome to standard output, faults to standard error. Returns: the exit code. */
int report_outcome(const PushOutcome *outcome, bool dry_run, bool json);
/* Returns: the exit code. */
int report_error(const GError *error, bool json);
/* One line, or a ceu.result/1. */
void report_done(const char *line, bool json);

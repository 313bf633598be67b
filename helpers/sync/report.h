/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a push did, in words or as JSON. */
#pragma once

#include "push.h"

/* The outcome to standard output, faults to standard error. Returns: the exit code. */
int report_outcome(const PushOutcome *outcome, bool dry_run, bool json);
/* One line, or a ceu.result/1. */
void report_done(const char *line, bool json);

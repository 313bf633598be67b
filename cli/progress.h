/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far long work is: one line of a terminal that goes away again; nothing for half a second, nothing elsewhere. */
#pragma once

#include "command.h"

typedef struct CliProgress {
    const char *what; /* "reading", "writing" */
    int64_t total;    /* bytes; 0: not known */
    int64_t done;
    int64_t next_usec; /* when to show it again, monotonic */
    bool wanted, shown;
} CliProgress;

CliProgress cli_progress_begin(const CliContext *context, const char *what, int64_t total);
/* So many bytes more are done. */
void cli_progress_add(CliProgress *progress, size_t bytes);
/* Takes the line away. */
void cli_progress_end(CliProgress *progress);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CliProgress, cli_progress_end)

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A helper that is run while this process waits: where more follows, unlike cli_exec_helper(). */
#pragma once

#include "command.h"

#define CLI_HELPER_DESCRIPTOR 3 /* by which a helper knows CliHelperRun.extra */

typedef struct CliHelperRun {
    const char *name;          /* in CeuPaths.libexec */
    const char *option, *path; /* --option=path; NULL: without */
    const char *input;         /* on its standard input */
    int output;                /* becomes its standard output; -1: ours */
    int extra;                 /* a file that it gets besides; -1: none */
} CliHelperRun;

/* Whether the helper is installed. */
bool cli_has_helper(const CliContext *context, const char *name);
/* An open file without a name that holds @text, at its begin; -1 with @error. */
int cli_hold_text(const char *text, GError **error);
/* (transfer full): what it said on standard error, mostly nothing; NULL with @error: what went wrong, in its own words. */
char *cli_run_helper(const CliContext *context, const CliHelperRun *run, GError **error);

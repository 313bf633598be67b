/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign calendars and certificates are not read here: a confined helper does it, and this watches over it. */
#pragma once

#include "command.h"

typedef struct CliExtractRequest {
    const char *path; /* name for messages */
    const GString *bytes;
    const GPtrArray *options; /* (element-type utf8): "--name=value" of the helper */
    int patience_seconds;     /* how long it may take, on a clock at the wall */
} CliExtractRequest;

/* For a busy machine: the helper's own limit is processor time. */
#define CLI_EXTRACT_PATIENCE_SECONDS 15

/* Whether @path or its first bytes say that it is a calendar. */
bool cli_is_calendar(const char *path, const GString *bytes);

/*
 * Runs the helper on @request->bytes. NULL with @error if it cannot be run, ends badly, says too much or takes too long;
 * then it is gone. (transfer full): what it said, unchecked
 */
GString *cli_extract(const CliContext *context, const CliExtractRequest *request, GError **error);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign calendars are not read here: a confined helper does it, and this watches over it. */
#pragma once

#include "command.h"

typedef struct CliExtractRequest {
    const char *path; /* name for messages */
    const GString *bytes;
    CeuDate since, until;
    GStrv words; /* --match; NULL: all events */
} CliExtractRequest;

/* Whether @path or its first bytes say that it is a calendar. */
bool cli_is_calendar(const char *path, const GString *bytes);

/*
 * Runs the helper on @request->bytes. NULL with @error if it cannot be run, ends badly, says too much or takes too long;
 * then it is gone. (transfer full): what it said, unchecked
 */
GString *cli_extract(const CliContext *context, const CliExtractRequest *request, GError **error);

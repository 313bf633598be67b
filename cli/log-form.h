/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu log` with less than it needs, on a terminal: the rest is asked for. */
#pragma once

#include "command.h"

/**
 * cli_ask_activity:
 * @context: of log; gets the words and options that were answered, as if they had been typed
 * @error: CEU_ERROR_STATE at the end of input; CLI_USAGE_ERROR if there is nobody to ask
 *
 * Asks for units and title if they were not given, and then also for day, provider, index and topics, those that were not
 * given. An answer that cannot be is told and asked for again; nothing is recorded here.
 */
bool cli_ask_activity(CliContext *context, GError **error);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as people write them, where it is known which way they look: back to what was done, ahead to what will be. */
#pragma once

#include "command.h"

/**
 * cli_read_near_day:
 * @text: (nullable): as it was typed; NULL: none, and @out stays
 * @what: where it was typed, for messages: "--on"
 * @ahead: a day without a year is the next one, else the last one up to today
 * @remarks: (element-type utf8): gets a line if a year or an order was guessed
 * @out: (inout): the day; untouched on failure
 * @error: CLI_USAGE_ERROR, or what reading the settings found
 */
bool cli_read_near_day(const CliContext *context, const char *text, const char *what, bool ahead,
                       GPtrArray *remarks, CeuDate *out, GError **error);
/* The same for the option --on of kind CLI_DAY_NEAR, which is about something done; @otherwise if it is not given. */
bool cli_read_done_day(const CliContext *context, CeuDate otherwise, GPtrArray *remarks,
                       CeuDate *out, GError **error);

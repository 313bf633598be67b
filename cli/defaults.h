/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new activity takes over from the last one of the same sponsor. */
#pragma once

#include "command.h"

/* A row of the option table of whoever calls cli_learn_defaults(). */
#define CLI_DEFAULTS_OPTION                                                                        \
    {                                                                                              \
        "no-defaults", 0, CLI_FLAG, NULL,                                                          \
            "take nothing over from the last activity of this provider"                            \
    }

/**
 * cli_learn_defaults:
 * @context: of log or whatif log, its first word the units: options that are given, empty ones too, are never replaced
 * @facts: (out) (transfer full): what was logged of late; @activity gets texts of it
 * @activity: (inout): the new one
 * @remarks: (element-type utf8): gets a line if anything was taken, with the number it is from
 * @remedy: how it is not taken, for that line
 * @error: what opening the records says; without a store, or with --no-defaults, nothing is taken
 *
 * The last activity is the one logged last of the same provider; without a provider the one of the same title. Unit,
 * provider, format, topics, origin and the bodies that accept it are taken; never a day, a number of units, minutes as a
 * unit (1.5 after 90min is no 1.5min), or what belongs to one event: index, note, proof, pin.
 */
bool cli_learn_defaults(const CliContext *context, CeuFacts **facts, CeuActivity *activity,
                        GPtrArray *remarks, const char *remedy, GError **error);

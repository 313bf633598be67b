/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new activity takes over from the last one of the same sponsor. */
#pragma once

#include "command.h"

/**
 * cli_learn_defaults:
 * @context: of log: options that are given, empty ones too, are never replaced
 * @facts: what was logged of late; @activity gets texts of it
 * @unit_stated: @activity's unit was given
 * @activity: (inout): the new one
 * @remarks: (element-type utf8): gets a line if anything was taken, with the number it is from
 *
 * The last activity is the one logged last of the same provider; without a provider the one of the same title. Unit,
 * provider, format, topics, origin and the bodies that accept it are taken; never a day, a number of units, minutes as a
 * unit (1.5 after 90min is no 1.5min), or what belongs to one event: index, note, proof, pin.
 */
void cli_learn_defaults(const CliContext *context, const CeuFacts *facts, bool unit_stated,
                        CeuActivity *activity, GPtrArray *remarks);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Open button does. */
#pragma once

#include <ceu/tracker.h>

/**
 * opener_answer:
 * @tracker: for the report
 * @config: its open_command is run; NULL there: a text report is written to the runtime directory and opened
 * @keys: (nullable): of the bubble; that of one draft opens the certificate itself
 * @error: the report could not be written, or the program not started
 *
 * Does not wait for the program.
 */
bool opener_answer(CeuTracker *tracker, const CeuConfig *config, const GPtrArray *keys,
                   GError **error);

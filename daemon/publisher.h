/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the calendar file in step with the facts. */
#pragma once

#include <ceu/tracker.h>

/**
 * publisher_write:
 * @config: with calendar_publish on
 * @error: of the store or of the file; the old file is whole
 *
 * Returns: true if the file at the configured place says what the facts say.
 */
bool publisher_write(CeuTracker *tracker, const CeuConfig *config, CeuInstant now, GError **error);

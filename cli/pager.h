/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Output longer than the screen goes through a program that shows it page by page. */
#pragma once

#include "command.h"

/**
 * cli_page:
 * @context: what was run
 *
 * Shows the printer's output by $CEU_PAGER, the setting terminal.pager, $PAGER, or `less -FRX`, if standard output is a terminal
 * that can, the output is longer than its screen, and neither --no-pager nor --json was said. Returns when the pager has
 * ended; that it was left early is no failure.
 *
 * Returns: false: nothing was shown; the caller writes it.
 */
bool cli_page(const CliContext *context);

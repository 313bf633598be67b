/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help from the table: examples first, then usage and options. */
#pragma once

#include "command.h"

void cli_help_command(CliPrinter *printer, const CliCommand *command);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a person at the terminal: asked on standard error, answered on standard input. */
#pragma once

#include "command.h"

/* The answer without blanks around it; NULL at the end of input. (transfer full) */
char *cli_ask(const char *question);
/* Whether "y" or "yes" was answered to @question, which is asked on a terminal only; elsewhere, and with --json, no. */
bool cli_confirm(const CliContext *context, const char *question);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as PDF is the work of a helper: it draws what it is given, and knows no records. */
#pragma once

#include "command.h"

/* Replaces this process by ceu-print, with @report (ceu.report/1) and the options --output and --paper; returns only on
   failure. */
void cli_exec_print(const CliContext *context, const char *report, GError **error);

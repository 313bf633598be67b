/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dated points of all renewals, row by row. */
#pragma once

#include "printer.h"

/* The keys of a row, ended by NULL. */
extern const char *const cli_due_keys[];
/* The rows of ceu.due/1, by day, without what is nested. */
void cli_print_due(CliPrinter *printer, const CeuAssessment *assessment);

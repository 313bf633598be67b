/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of verify and doctor, told alike. */
#pragma once

#include "command.h"

/* @findings: (element-type CeuFinding). Returns: true if every one is fine. */
bool cli_print_findings(CliPrinter *printer, const char *schema, const GPtrArray *findings);

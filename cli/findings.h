/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings of verify and doctor: made and told alike. */
#pragma once

#include "command.h"

typedef enum {
    CLI_FINE, /* no remedy */
    CLI_WARN, /* works, but look at it */
    CLI_FAIL, /* something promised does not work */
} CliDegree;

/* Adds a finding; takes @detail. @remedy NULL only if fine. */
void cli_find(GPtrArray *findings, CliDegree degree, const char *what, char *detail,
              const char *remedy);

/* @findings: (element-type CeuFinding). Returns: true if every one is fine. */
bool cli_print_findings(CliPrinter *printer, const char *schema, const GPtrArray *findings);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What doctor's two halves share: findings with three degrees. */
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
/* Store, rules, settings, files, clock. */
void cli_doctor_records(const CliContext *context, GPtrArray *findings);
/* Daemon, session bus, notification server, service file. */
void cli_doctor_service(GPtrArray *findings);

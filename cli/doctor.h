/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of doctor: what it finds goes into one list. */
#pragma once

#include "findings.h"

/* Store, rules, settings, files, clock. */
void cli_doctor_records(const CliContext *context, GPtrArray *findings);
/* Daemon, session bus, notification server, service file. */
void cli_doctor_service(GPtrArray *findings);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of doctor: what they find goes into one list. */
#pragma once

#include "findings.h"

/* Store, rules, settings, files, clock. */
void cli_doctor_records(const CliContext *context, GPtrArray *findings);
/* The folder of new certificates: there, readable, writable. */
void cli_doctor_inbox(const CliContext *context, GPtrArray *findings);
/* The calendar server, if one is set. */
void cli_doctor_push(const CliContext *context, const CeuConfig *config, GPtrArray *findings);
/* The daemon from outside: alive, since when, confined, unit and timer. */
void cli_doctor_daemon(const CliContext *context, GPtrArray *findings);
/* Lets the daemon show a notification and waits for an answer. */
void cli_doctor_test(int64_t wait_seconds, GPtrArray *findings);
/* "key=value" lines: the value. (nullable) (transfer full) */
char *cli_value_of(const GStrv lines, const char *key);
/* Session bus, notification server, service file. */
void cli_doctor_service(GPtrArray *findings);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A renewal in one line: when, by which rule, and what is still to be stated. */
#pragma once

#include "command.h"

/* "AAPC renews 2027-03 (odd month, odd years)", from the rules; NULL if the cycle is not known. (transfer full) */
char *cli_describe_renewal(const CeuPool *pool);
/* What the program must ask for before it can go on, and other notices of @pool worth a line. Adds to @lines. */
void cli_add_questions(const GPtrArray *notices, GPtrArray *lines);
/* The one line for the pool that holds the credential of this number, or what is missing for it. (transfer full) */
char *cli_renewal_line_of_credential(const CliContext *context, int64_t id, GError **error);
/* One line for the renewal of each pool of @body, or what is missing. (transfer full) (element-type utf8) */
GPtrArray *cli_renewal_lines(const CliContext *context, const char *body, GError **error);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bodies ask of the proof of an activity: what is missing, and how long it is to be kept. */
#pragma once

#include "command.h"

/* A view, or NULL with a note on standard error: what is recorded is shown all the same. */
CeuView *cli_proof_view(const CliContext *context);
/* One line a body about what is missing. (transfer full) (element-type utf8) */
GPtrArray *cli_proof_missing(const CeuView *view, int64_t id);
/* Of activities about to be removed: one line for each proof that a body still wants to be kept. */
void cli_proof_still_kept(const CeuView *view, int64_t id, CeuDate today, GPtrArray *lines);
/* `ceu list`: what is missing, "no file; AAPC: no index number"; NULL: nothing, or the activity is only planned. (transfer full) */
char *cli_proof_lacks(const CeuView *view, const CeuActivity *activity);
/* `ceu show`: a list of "asks" in JSON, lines for people. @view NULL: nothing is known of the bodies. */
void cli_print_proof(CliPrinter *printer, const CeuView *view, const CeuActivity *activity);

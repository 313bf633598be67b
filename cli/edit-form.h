/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edit by a form in the user's editor: opened again until it is right or given up. */
#pragma once

#include "command.h"

/* Does what @context's options ask for; without @record only finds out whether it can be done. */
typedef bool (*CliEditTry)(CliContext *context, bool record, gpointer data, GError **error);

/**
 * cli_edit_in_form:
 * @context: of edit
 * @activity: as it is now
 * @attempt: is run with the options that the form asks for
 * @data: of @attempt
 * @out_changed: (out): whether anything was recorded; false if the form came back unchanged or empty
 * @error: of @attempt; CEU_ERROR_FAILED of the editor; CLI_USAGE_ERROR: a fault that was left as it was
 *
 * The form is a file of the data folder, 0600. It is removed at the end, unless it holds what was not recorded: then
 * the error says where it is.
 */
bool cli_edit_in_form(CliContext *context, const CeuActivity *activity, CliEditTry attempt,
                      gpointer data, bool *out_changed, GError **error);

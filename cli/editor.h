/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's editor on a file. */
#pragma once

#include "command.h"

/* Whether there is a terminal all around that an editor can use. */
bool cli_can_edit(const CliContext *context);
/**
 * cli_run_editor:
 * @path: an existing file
 * @error: CEU_ERROR_FAILED: it could not be started, was killed, or says that it failed
 *
 * $VISUAL, or $EDITOR, which may have arguments; else sensible-editor, or vi. Returns once it has ended.
 */
bool cli_run_editor(const char *path, GError **error);

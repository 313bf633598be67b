/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import of a JSON archive: everything of it, into a home without records. */
#pragma once

#include "command.h"

/* By its name (.json), or by its first character. */
bool cli_is_archive(const CliInput *input);

/* The rest of `ceu import`, which was given this file alone. Returns: the exit code. */
int cli_import_archive(CliContext *context, CliInput *input, GError **error);

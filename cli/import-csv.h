/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What `ceu import` does with a table: its options, its limits. */
#pragma once

#include "command.h"

/* @path: name for messages; @bytes: the file. (transfer full): NULL if it cannot be read as a whole. */
CeuImport *cli_import_csv(const CliContext *context, const char *path, const GString *bytes,
                          GError **error);

/* How a table was understood: every column, and what holds for all rows. In text only if @shown. */
void cli_print_layout(CliPrinter *printer, const CeuImport *import, bool shown);

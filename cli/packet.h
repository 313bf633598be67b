/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit packet: the index in every form, the files attached, and their checksums, as one ZIP file. */
#pragma once

#include "command.h"

/**
 * cli_packet_write:
 * @context: of the command
 * @audit: its files read, and their faults said
 * @output: (nullable): the file, whole or not at all; NULL: standard output
 * @remarks: (element-type utf8): gets what had to be left out
 * @error: nothing was written
 */
bool cli_packet_write(const CliContext *context, const CeuAudit *audit, const char *output,
                      GPtrArray *remarks, GError **error);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of the inbox share: how a draft is told. */
#pragma once

#include "command.h"

/**
 * cli_read_draft:
 * @context: its tracker is open for writing
 * @id: number of a draft; one that was read, or is gone, is left alone
 * @remarks: (element-type utf8): gets why something could not be read
 * @error: of the store: then it is read another time
 *
 * What the file says goes into the draft, by the confined helper: one step of undo. It is tried once.
 */
bool cli_read_draft(const CliContext *context, int64_t id, GPtrArray *remarks, GError **error);
/* "3: certificate.pdf, complete: ceu inbox confirm 3", or what it lacks and what to type about it. (transfer full) */
char *cli_describe_draft(const CeuDraft *draft);
/* " --title … --on 2026-11-03": what of @lacks is to be stated, with what was read of it. (transfer full) */
char *cli_draft_options(const CeuDraft *draft, unsigned lacks);
/* "title, units and date": fields of @lacks. (transfer full) */
char *cli_draft_fields(unsigned lacks);

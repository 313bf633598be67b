/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of the inbox share: how a draft is told. */
#pragma once

#include "command.h"

/* "3: certificate.pdf, complete: ceu inbox confirm 3", or what it lacks and what to type about it. (transfer full) */
char *cli_describe_draft(const CeuDraft *draft);
/* " --title … --units …" for @lacks, CeuFields of ceu_draft_lacks(). (transfer full) */
char *cli_draft_options(unsigned lacks);
/* "title, units and date": fields of @lacks. (transfer full) */
char *cli_draft_fields(unsigned lacks);

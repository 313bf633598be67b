/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of a pack that was checked too long ago. */
#pragma once

#include <ceu/report.h>

#define CEU_STALE_REMEDY "ceu rules list"

/* One sentence for a notice of kind ASSUMED; NULL: the pack is fresh. Returns: (transfer full) (nullable) */
char *ceu_stale_text(const CeuBody *body, CeuDate today);

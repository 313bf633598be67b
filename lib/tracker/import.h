/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of an import: which rows are new, and what the bodies make of them. */
#pragma once

#include "tracker/private.h"

/*
 * A report with a verdict for each row of @import, classified against @facts; nothing is added
 * yet.
 */
CeuImportReport *ceu_import_classify(const CeuImport *import, const CeuFacts *facts,
                                     CeuImportFlags flags);

/* Adds the remarks to @report: @facts with the new rows of @import, judged on @today. */
bool ceu_import_remark(CeuImportReport *report, const CeuImport *import, CeuTracker *tracker,
                       const CeuFacts *facts, CeuDate today, GError **error);

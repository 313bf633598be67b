/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One pool in a few words, for whatever has one line: a prompt, a status bar. */
#pragma once

#include <ceu/report.h>

/* "AAPC 29.5/36 due 2027-03-31 (12 d)": visible text. */
void ceu_brief_append_pool(GString *out, const CeuAssessment *assessment, const CeuPool *pool);
/* Due soon or overdue, by the units' clock or the dues'. */
bool ceu_brief_is_urgent(const CeuPool *pool);
/* The day that counts: the due date, or that of dues or a part of the cycle if it hurries more; of a candidate the
 * exam's. None: not known. */
CeuDate ceu_brief_day(const CeuPool *pool);
/* The line of the total. (nullable) (transfer none) */
const CeuRequirement *ceu_brief_total(const CeuPool *pool);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nudges: what goes wrong slowly. Private to core. */
#pragma once

#include <ceu/remind.h>

/**
 * ceu_nudge_add:
 * @due: (element-type CeuDueReminder): the pool's nudges of the day are added
 * @facts: those that were judged
 *
 * Pace: from 60 days after the cycle's begin to 61 before its end, while the total lags behind the days that have
 * passed by more than 15 % of what is required, and by 1 unit at least. Proof: while activities that count, done 30
 * to 60 days ago, have no proof on file; in the last 60 days of the cycle whenever any has none. One key a month.
 */
void ceu_nudge_add(GPtrArray *due, const CeuPool *pool, const CeuFacts *facts,
                   const CeuRemindPolicy *policy, CeuDate today);

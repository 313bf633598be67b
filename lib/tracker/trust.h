/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room's share of the trust in the clock: the day that is kept, and the words of the warning. */
#pragma once

#include "tracker/private.h"

/* Inside a write: keeps today as the newest trusted day if it is newer, once a day. */
bool ceu_trust_keep(CeuTracker *tracker, const CeuClockVerdict *clock, CeuWrite *write,
                    GError **error);

/* One sentence: what the clock says, what is known, what to do. (transfer full) */
char *ceu_trust_warning(const CeuLanguage *language, const CeuClockVerdict *clock);

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decisions of one waking, on rows in memory: nothing here reads or writes the store. */
#pragma once

#include "tracker/rows.h"

/* What a decision depends on beside the rows and what is due. */
typedef struct CeuWaking {
    const CeuRemindPolicy *policy;
    CeuInstant now;
    const char *server; /* NULL: none, then nothing is claimed */
    CeuClockVerdict clock;
} CeuWaking;

static inline bool
ceu_waking_is_suspect(const CeuWaking *waking)
{
    return waking->clock.trust != CEU_TRUST_FINE;
}

/* Claims in @rows what of @due is to be shown now. (transfer full): a plan that is not saved yet. */
CeuRemindPlan *ceu_decide(const CeuWaking *waking, CeuRows *rows, const GPtrArray *due);

/* Keys of rows whose obligation is met or over, and of shadows, in order. (transfer full) (element-type utf8) */
GPtrArray *ceu_decide_ended(const CeuRows *rows, const CeuView *view,
                            const CeuRemindPolicy *policy);

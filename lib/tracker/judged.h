/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due, by the day that can be trusted. */
#pragma once

#include "tracker/private.h"

/* A clock that cannot be trusted has two days: the newest trusted one, and its own unless that cannot be. */
#define CEU_JUDGED_DAYS 2

typedef struct CeuJudged {
    CeuView *views[CEU_JUDGED_DAYS]; /* owned; NULL: one day is enough */
    GPtrArray *due; /* CeuDueReminder of the views, most urgent first, each key once */
} CeuJudged;

CeuJudged *ceu_judged_new(CeuTracker *tracker, const CeuRemindPolicy *policy,
                          const CeuClockVerdict *clock, GError **error);
void ceu_judged_free(CeuJudged *judged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuJudged, ceu_judged_free)

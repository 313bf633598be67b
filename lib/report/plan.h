/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is still to be earned, by when: worked out once for text and JSON. */
#pragma once

#include <ceu/report.h>

/* One thing to earn. */
typedef struct CeuPlanLine {
    const CeuRequirement *requirement; /* an open minimum; the total, for the rest of it */
    bool rest;                         /* what the minimums leave of the total */
    CeuUnits missing;
    CeuUnits among;        /* of missing: can be earned with what the other lines need anyway */
    CeuDate last;          /* last day to earn it */
    int32_t days_left;     /* to it; negative: it has passed */
    bool closed;           /* it passed before the due date: in no sum */
    CeuUnits pace;         /* a month; 0: too late */
    bool has_planned;      /* the next member is known */
    CeuUnits with_planned; /* still missing once the planned activities are done */
} CeuPlanLine;

/* What perishes by a rule: a planned activity that can be done only until a day, or units that count only until then. */
typedef struct CeuPlanChance {
    const CeuActivity *activity;
    const CeuRule *rule;
    CeuDate last;
} CeuPlanChance;

/* The plan of one pool. */
typedef struct CeuPlan {
    const CeuPool *pool;
    GArray *lines;         /* CeuPlanLine: what closes first first, then minimums, then the rest */
    GArray *chances;       /* CeuPlanChance, by last day */
    GPtrArray *limits;     /* CeuRequirement: maximums, as far as something is still to be earned */
    GPtrArray *tasks;      /* CeuRequirement: open duties; of a candidate what is open on the way */
    CeuUnits missing;      /* the fewest units that meet all lines */
    CeuUnits pace;         /* of them, a month; 0: too late */
    unsigned planned;      /* planned activities up to the due date */
    unsigned undated;      /* planned activities without a day: not set against anything */
    bool has_planned;      /* the next member is known */
    CeuUnits with_planned; /* as missing, once the planned activities are done */
} CeuPlan;

/* @rulebook NULL: the planned activities cannot be set against it. Returns: (transfer full) */
CeuPlan *ceu_plan_new(const CeuAssessment *assessment, const CeuFacts *facts,
                      const CeuRulebook *rulebook, const CeuPool *pool);
void ceu_plan_free(CeuPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(CeuPlan, ceu_plan_free)

/* The day on which @duty is due; none: not known. */
CeuDate ceu_plan_duty_day(const CeuPool *pool, const CeuRequirement *duty);

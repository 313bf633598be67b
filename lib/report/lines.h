/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the requirements, looked at from outside: its window, its category, which activities belong to it. */
#pragma once

#include <ceu/report.h>

/* The days over which @requirement is counted: its own, or those of the pool. */
CeuCycle ceu_line_window(const CeuPool *pool, const CeuRequirement *requirement);
/* Whether those days are the line's own. */
bool ceu_line_has_window(const CeuRequirement *requirement);
/* (nullable): the credential that a line per credential is about. */
const CeuCredential *ceu_line_credential(const CeuPool *pool, const CeuRequirement *requirement);
/* (nullable): id of the category that the line counts, or, where its rule says outside, does not count. */
const char *ceu_line_category(const CeuPool *pool, const CeuRequirement *requirement);
/* Whether category @id is @ancestor or lies in it. */
bool ceu_category_is_within(const CeuBody *body, const char *id, const char *ancestor);

/* Whether an activity belongs to a line, or the first thing that keeps it out. */
typedef enum {
    CEU_BELONGS,
    CEU_BELONGS_NOT_COUNTED, /* it counts nowhere in the pool's cycle */
    CEU_BELONGS_NO_RULE,     /* the line rests on no rule that says what it takes */
    CEU_BELONGS_WINDOW,
    CEU_BELONGS_CATEGORY,
    CEU_BELONGS_ORIGIN,
    CEU_BELONGS_FORMAT,
    CEU_BELONGS_PROVIDER,
    CEU_BELONGS_INSIDE, /* the line is for what lies outside of that */
    CEU_BELONGS_COUNT
} CeuBelongs;

CeuBelongs ceu_line_belongs(const CeuPool *pool, const CeuRequirement *requirement,
                            const CeuItem *item, const CeuActivity *activity);

/* Units a month that reach @missing in @days, rounded up to a tenth, as the assessment does for the total. */
CeuUnits ceu_line_pace(CeuUnits missing, int32_t days);

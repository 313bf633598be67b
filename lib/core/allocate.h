/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cycle's activities on their way into its lines. Private to allocate.c and allocate-lines.c. */
#pragma once

#include "core/engine.h"
#include "core/solve.h"

#define CEU_GROUPS_MAX 8 /* sets of lines of which an activity serves one each */

typedef struct CeuAllocation {
    CeuPoolWork *work;
    CeuEvaluation *evaluation;
    GArray *lines;     /* CeuLine */
    GArray *items;     /* CeuItem */
    guint n_lines;     /* at most CEU_SOLVE_LINES */
    uint64_t *takes;   /* per item: bit n = it may count in line n; 0 unless it counts */
    uint64_t maximums; /* lines that are maximums */
    uint64_t groups[CEU_GROUPS_MAX]; /* lines that exclude each other */
    guint n_groups;
    const CeuRule *double_use; /* NULL, or the rule that shares activities out between pools */
} CeuAllocation;

/* What may count where, what is there anyway, and which lines exclude each other. */
void ceu_allocation_prepare(CeuAllocation *allocation);

static inline CeuItem *
ceu_allocation_item(const CeuAllocation *allocation, uint32_t index)
{
    return &g_array_index(allocation->items, CeuItem, index);
}

static inline CeuLine *
ceu_allocation_line(const CeuAllocation *allocation, guint index)
{
    return &g_array_index(allocation->lines, CeuLine, index);
}

static inline const CeuActivity *
ceu_allocation_activity(const CeuAllocation *allocation, uint32_t index)
{
    uint32_t count;

    return &ceu_facts_activities(allocation->work->facts, &count)[index];
}

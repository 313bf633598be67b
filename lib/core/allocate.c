/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What counts where. Most cycles leave nothing open and are counted; what the rules do leave open (days that
 * two cycles share, one line out of several, maximums that cross) is handed to ceu_solve().
 */
#include "core/allocate.h"

#define ALTERNATIVES_MAX 64 /* choices of one activity */

/* The @position-th activity by day. */
static uint32_t
by_day(const CeuAllocation *allocation, uint32_t position)
{
    return allocation->work->order != NULL ? allocation->work->order[position] : position;
}

/* In days that two cycles share, or wanted by another credential: it may be left. */
static bool
may_be_left(const CeuAllocation *allocation, uint32_t index)
{
    const CeuItem *item = ceu_allocation_item(allocation, index);

    if (item->reason == CEU_REASON_COUNTED_OVERLAP &&
        ceu_date_compare(ceu_allocation_activity(allocation, index)->done,
                         allocation->evaluation->cycle.first) >= 0)
        return true; /* those from before the cycle are here because that one left them */
    return allocation->work->more_pools && allocation->evaluation->present &&
           ceu_allocation_activity(allocation, index)->pin_for == NULL;
}

static bool
has_choice(const CeuAllocation *allocation, uint32_t index)
{
    if (!ceu_reason_counts(ceu_allocation_item(allocation, index)->reason))
        return false;
    if (may_be_left(allocation, index))
        return true;
    for (guint g = 0; g < allocation->n_groups; g++) {
        uint64_t lines = allocation->takes[index] & allocation->groups[g];

        if ((lines & (lines - 1)) != 0)
            return true;
    }
    return false;
}

/* Sum of each line over all items, with what is in it anyway. */
static void
sum_lines(const CeuAllocation *allocation, int64_t *sums)
{
    for (guint n = 0; n < allocation->n_lines; n++)
        sums[n] = ceu_allocation_line(allocation, n)->base;
    for (guint i = 0; i < allocation->items->len; i++) {
        for (uint64_t takes = allocation->takes[i]; takes != 0; takes &= takes - 1)
            sums[__builtin_ctzll(takes)] += ceu_allocation_item(allocation, i)->counted.milli;
    }
}

/* Maximums that would cut something if everything counted. */
static uint64_t
tight_maximums(const CeuAllocation *allocation, const int64_t *sums)
{
    uint64_t tight = 0;

    for (guint n = 0; n < allocation->n_lines; n++) {
        if ((allocation->maximums >> n & 1) != 0 &&
            sums[n] > ceu_allocation_line(allocation, n)->requirement->required.milli)
            tight |= UINT64_C(1) << n;
    }
    return tight;
}

/* Whether counting is enough: no choice, and what a maximum cuts is all alike. */
static bool
is_plain(const CeuAllocation *allocation, uint64_t tight)
{
    uint64_t like[CEU_SOLVE_LINES] = { 0 };
    bool may_choose = allocation->evaluation->has_shared || allocation->n_groups > 0 ||
                      allocation->work->more_pools;

    if (!may_choose && tight == 0)
        return true;
    for (guint i = 0; i < allocation->items->len; i++) {
        uint64_t cut = allocation->takes[i] & tight;
        guint n;

        if (may_choose && has_choice(allocation, i))
            return false;
        if (cut == 0)
            continue;
        n = (guint) __builtin_ctzll(cut);
        if (like[n] == 0)
            like[n] = allocation->takes[i];
        if ((cut & (cut - 1)) != 0 || like[n] != allocation->takes[i])
            return false;
    }
    return true;
}

/* The tight maximum that cuts @takes, for the reason shown. */
static const CeuRule *
cutting_rule(const CeuAllocation *allocation, uint64_t takes, uint64_t tight)
{
    takes &= tight;
    return takes != 0
               ? ceu_allocation_line(allocation, (guint) __builtin_ctzll(takes))->requirement->rule
               : NULL;
}

static void
cut_item(CeuAllocation *allocation, uint32_t index, int64_t counted, uint64_t tight)
{
    CeuItem *item = ceu_allocation_item(allocation, index);

    if (counted == item->counted.milli)
        return;
    item->counted.milli = counted;
    item->reason = CEU_REASON_OVER_CAP;
    item->rule = cutting_rule(allocation, allocation->takes[index], tight);
}

/* Cuts what is above a maximum, the latest activities first. */
static void
cut_plainly(CeuAllocation *allocation, uint64_t tight, const int64_t *sums)
{
    for (uint64_t left = tight; left != 0; left &= left - 1) {
        guint n = (guint) __builtin_ctzll(left);
        int64_t excess = sums[n] - ceu_allocation_line(allocation, n)->requirement->required.milli;

        for (uint32_t i = allocation->items->len; i > 0 && excess > 0; i--) {
            uint32_t index = by_day(allocation, i - 1);
            int64_t counted = ceu_allocation_item(allocation, index)->counted.milli, cut;

            if ((allocation->takes[index] >> n & 1) == 0)
                continue;
            cut = MIN(excess, counted);
            cut_item(allocation, index, counted - cut, tight);
            excess -= cut;
        }
    }
}

/* Every way in which the activity may count, the lines of a lower number first; last, not at all. */
static unsigned
list_alternatives(const CeuAllocation *allocation, uint32_t index, CeuSolveAlternative *out)
{
    unsigned count = 1;

    out[0] = (CeuSolveAlternative){ allocation->takes[index], false };
    for (guint g = 0; g < allocation->n_groups; g++) {
        uint64_t lines = out[0].lines & allocation->groups[g];
        unsigned ways = (unsigned) __builtin_popcountll(lines);

        if (ways < 2 || count * ways >= ALTERNATIVES_MAX)
            continue;
        for (unsigned i = count; i > 0; i--) { /* from the back: each becomes so many */
            uint64_t others = out[i - 1].lines & ~allocation->groups[g], rest = lines;

            for (unsigned way = 0; way < ways; way++, rest &= rest - 1)
                out[(i - 1) * ways + way] = (CeuSolveAlternative){ others | (rest & -rest), false };
        }
        count *= ways;
    }
    if (may_be_left(allocation, index))
        out[count++] = (CeuSolveAlternative){ 0, true };
    return count;
}

/* What is handed to the solver, and what came back. */
typedef struct Open {
    GArray *indices;  /* uint32_t: of the items, by day */
    GArray *items;    /* CeuSolveItem */
    GPtrArray *owned; /* alternatives */
    CeuSolveLine lines[CEU_SOLVE_LINES];
} Open;

static void
open_init(Open *open, const CeuAllocation *allocation)
{
    static const CeuSolveKind kinds[] = {
        [CEU_REQUIREMENT_TOTAL] = CEU_SOLVE_TOTAL,
        [CEU_REQUIREMENT_MINIMUM] = CEU_SOLVE_MINIMUM,
        [CEU_REQUIREMENT_MAXIMUM] = CEU_SOLVE_MAXIMUM,
    };

    open->indices = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    open->items = g_array_new(FALSE, FALSE, sizeof(CeuSolveItem));
    open->owned = g_ptr_array_new_with_free_func(g_free);
    for (guint n = 0; n < allocation->n_lines; n++) {
        const CeuLine *line = ceu_allocation_line(allocation, n);

        open->lines[n] = (CeuSolveLine){ kinds[line->requirement->kind],
                                         line->requirement->required.milli, line->base };
        if (line->per_activity) /* cut already */
            open->lines[n].required = INT64_MAX / 4;
    }
}

static void
open_clear(Open *open)
{
    g_array_unref(open->indices);
    g_array_unref(open->items);
    g_ptr_array_unref(open->owned);
}

static void
open_add(Open *open, const CeuAllocation *allocation, uint32_t index)
{
    CeuSolveAlternative list[ALTERNATIVES_MAX + 1];
    CeuSolveItem item = { .milli = ceu_allocation_item(allocation, index)->counted.milli };

    item.count = list_alternatives(allocation, index, list);
    item.alternatives = g_memdup2(list, item.count * sizeof *list);
    g_ptr_array_add(open->owned, (gpointer) item.alternatives);
    g_array_append_val(open->items, item);
    g_array_append_val(open->indices, index);
}

/* Everything that has a choice or may be cut is open; the rest is in the lines already. */
static void
open_fill(Open *open, const CeuAllocation *allocation, uint64_t tight)
{
    for (uint32_t i = 0; i < allocation->items->len; i++) {
        uint32_t index = by_day(allocation, i);
        uint64_t takes = allocation->takes[index];

        if ((takes & tight) != 0 || has_choice(allocation, index)) {
            open_add(open, allocation, index);
            continue;
        }
        for (; takes != 0; takes &= takes - 1)
            open->lines[__builtin_ctzll(takes)].base +=
                ceu_allocation_item(allocation, index)->counted.milli;
    }
}

static void
leave(CeuAllocation *allocation, uint32_t index)
{
    CeuItem *item = ceu_allocation_item(allocation, index);

    if (item->reason == CEU_REASON_COUNTED_OVERLAP) {
        item->reason = CEU_REASON_NEXT_CYCLE;
    } else {
        item->reason = CEU_REASON_OTHER_CREDENTIAL;
        item->rule = allocation->double_use;
    }
    item->counted.milli = 0;
    allocation->takes[index] = 0;
}

/* @sums gets what maximums were offered, before the cut. */
static void
settle(CeuAllocation *allocation, uint64_t tight, int64_t *sums)
{
    Open open;
    g_autofree unsigned *choice = NULL;
    g_autofree int64_t *counted = NULL;

    open_init(&open, allocation);
    open_fill(&open, allocation, tight);
    choice = g_new0(unsigned, open.items->len + 1);
    counted = g_new0(int64_t, open.items->len + 1);
    if (!ceu_solve(open.lines, allocation->n_lines,
                   (const CeuSolveItem *) (const void *) open.items->data, open.items->len, choice,
                   counted, NULL) &&
        allocation->evaluation->present)
        ceu_notice_add(allocation->work->pool->notices, CEU_NOTICE_ASSUMED, NULL, NULL,
                       "there are too many ways to count these activities to try them all; a "
                       "better one than this may exist");
    for (guint n = 0; n < allocation->n_lines; n++)
        sums[n] = open.lines[n].base;
    for (guint i = 0; i < open.items->len; i++) {
        uint32_t index = g_array_index(open.indices, uint32_t, i);
        const CeuSolveAlternative *taken =
            &g_array_index(open.items, CeuSolveItem, i).alternatives[choice[i]];

        if (taken->left) {
            leave(allocation, index);
            continue;
        }
        allocation->takes[index] = taken->lines;
        for (uint64_t lines = taken->lines; lines != 0; lines &= lines - 1)
            sums[__builtin_ctzll(lines)] += ceu_allocation_item(allocation, index)->counted.milli;
        cut_item(allocation, index, counted[i], tight);
    }
    open_clear(&open);
}

/* For a maximum: what there was before the cut. */
static void
fill_maximums(CeuAllocation *allocation, const int64_t *sums)
{
    for (guint n = 0; n < allocation->n_lines; n++) {
        CeuRequirement *requirement = ceu_allocation_line(allocation, n)->requirement;

        if ((allocation->maximums >> n & 1) == 0)
            continue;
        requirement->counted.milli = sums[n];
        requirement->met = sums[n] <= requirement->required.milli;
    }
}

static void
fill_lines(CeuAllocation *allocation, const int64_t *sums)
{
    for (guint n = 0; n < allocation->n_lines; n++) {
        CeuRequirement *requirement = ceu_allocation_line(allocation, n)->requirement;

        if (requirement->kind == CEU_REQUIREMENT_MAXIMUM)
            continue;
        requirement->counted.milli = sums[n];
        requirement->missing.milli = MAX(0, requirement->required.milli - sums[n]);
        requirement->met = requirement->missing.milli == 0;
    }
}

/* What counts here is not there for another credential of the body. */
static void
mark_taken(const CeuAllocation *allocation)
{
    if (allocation->work->taken == NULL || !allocation->evaluation->present)
        return;
    for (guint i = 0; i < allocation->items->len; i++) {
        if (ceu_allocation_item(allocation, i)->counted.milli > 0)
            allocation->work->taken[i] = 1;
    }
}

void
ceu_allocate(CeuPoolWork *work, CeuEvaluation *evaluation)
{
    g_autofree uint64_t *takes = g_new0(uint64_t, evaluation->items->len + 1);
    CeuAllocation allocation = { .work = work,
                                 .evaluation = evaluation,
                                 .lines = evaluation->lines,
                                 .items = evaluation->items,
                                 .n_lines = MIN(evaluation->lines->len, CEU_SOLVE_LINES),
                                 .takes = takes };
    int64_t sums[CEU_SOLVE_LINES] = { 0 };
    uint64_t tight;
    bool plain;

    if (work->taken != NULL)
        allocation.double_use =
            ceu_find_count_rule(work, CEU_COUNT_REUSE, work->today, &evaluation->cycle);
    ceu_allocation_prepare(&allocation);
    sum_lines(&allocation, sums);
    tight = tight_maximums(&allocation, sums);
    plain = is_plain(&allocation, tight);
    if (plain)
        cut_plainly(&allocation, tight, sums);
    else
        settle(&allocation, tight, sums);
    fill_maximums(&allocation, sums);
    if (!plain || tight != 0)
        sum_lines(&allocation, sums);
    fill_lines(&allocation, sums);
    mark_taken(&allocation);
}

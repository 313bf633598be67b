/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one cycle hands on to the next: units above the total (K59), or units still owed (K60). */
#include "core/engine.h"

/* One cycle's surplus while it is being taken out. */
typedef struct Surplus {
    CeuPoolWork *work;
    const CeuEvaluation *evaluation;
    const CeuCarry *carry;
    CeuDate from;        /* only what was earned from this day on */
    uint64_t categories; /* only these; 0: any */
    int64_t left;        /* thousandths that may still be taken */
    int64_t *slack;      /* per line: how much may be taken without breaking it */
    GArray *left_for;    /* int64_t, one for each row of carry->cap_for */
    GArray *carried;     /* CeuItem */
} Surplus;

static const CeuRule *
carry_rule(const CeuPoolWork *work, const CeuCycle *cycle)
{
    const CeuRule *rule = ceu_find_rule(work, CEU_RULE_CARRY, CEU_CLOCK_UNITS, work->today, cycle);

    return rule != NULL && rule->carry.cap.milli > 0 ? rule : NULL;
}

/* Units above the total: as counted, and with @uncut also what maximums of single categories cut off. */
static int64_t
excess_of(const CeuEvaluation *evaluation, bool uncut)
{
    const CeuRequirement *total = g_ptr_array_index(evaluation->requirements, 0);
    int64_t sum = total->counted.milli;

    for (guint i = 0; uncut && i < evaluation->items->len; i++) {
        const CeuItem *item = &g_array_index(evaluation->items, CeuItem, i);

        if (item->reason == CEU_REASON_OVER_CAP)
            sum += item->offered.milli - item->counted.milli;
    }
    return sum - total->required.milli;
}

static void
find_slack(Surplus *surplus)
{
    const GArray *lines = surplus->evaluation->lines;

    surplus->slack = g_new(int64_t, lines->len + 1);
    for (guint n = 0; n < lines->len; n++) {
        const CeuRequirement *requirement = g_array_index(lines, CeuLine, n).requirement;

        surplus->slack[n] = requirement->kind == CEU_REQUIREMENT_MAXIMUM
                                ? INT64_MAX
                                : requirement->counted.milli - requirement->required.milli;
    }
}

/* How much of what @item counts can be taken without making a met line unmet. */
static int64_t
removable(const Surplus *surplus, const CeuItem *item)
{
    const GArray *lines = surplus->evaluation->lines;
    int64_t most = item->counted.milli;

    for (guint n = 0; n < lines->len; n++) {
        if (surplus->slack[n] >= 0 &&
            ceu_line_takes(surplus->work, &g_array_index(lines, CeuLine, n), item))
            most = MIN(most, surplus->slack[n]);
    }
    return MAX(most, 0);
}

static void
remove_counted(Surplus *surplus, const CeuItem *item, int64_t milli)
{
    const GArray *lines = surplus->evaluation->lines;

    for (guint n = 0; n < lines->len; n++) {
        if (surplus->slack[n] >= 0 && surplus->slack[n] != INT64_MAX &&
            ceu_line_takes(surplus->work, &g_array_index(lines, CeuLine, n), item))
            surplus->slack[n] -= milli;
    }
}

/* What the categories' own limits leave of @milli; takes it from them. */
static int64_t
limit_for(Surplus *surplus, const CeuItem *item, int64_t milli)
{
    for (int pass = 0; pass < 2; pass++) {
        for (guint i = 0; i < surplus->left_for->len; i++) {
            const CeuTypeUnits *row = &g_array_index(surplus->carry->cap_for, CeuTypeUnits, i);
            int64_t *left = &g_array_index(surplus->left_for, int64_t, i);

            if ((item->categories & ceu_tag_bit(surplus->work->body->categories, row->type)) == 0)
                continue;
            if (pass == 0)
                milli = MIN(milli, *left);
            else
                *left -= milli;
        }
    }
    return milli;
}

static bool
may_be_carried(const Surplus *surplus, const CeuItem *item)
{
    uint32_t count;
    const CeuActivity *activity =
        &ceu_facts_activities(surplus->work->facts, &count)[item->activity];

    return ceu_reason_counts(item->reason) && item->reason != CEU_REASON_COUNTED_ROLLING &&
           ceu_date_compare(activity->done, surplus->from) >= 0 &&
           (surplus->categories == 0 || (item->categories & surplus->categories) != 0);
}

static void
take_from(Surplus *surplus, const CeuItem *item)
{
    const CeuCarry *carry = surplus->carry;
    int64_t cut = carry->over_maximum ? item->offered.milli - item->counted.milli : 0;
    int64_t take = MIN(surplus->left, MAX(cut, 0) + removable(surplus, item));
    CeuItem carried = *item;

    take = limit_for(surplus, item, take);
    if (take <= 0)
        return;
    remove_counted(surplus, item, MAX(0, take - MAX(cut, 0)));
    surplus->left -= take;
    carried.counted.milli = take;
    if (carry->relabel != NULL)
        carried.categories = ceu_tagger_with_parents(
            surplus->work->tagger, ceu_tag_bit(surplus->work->body->categories, carry->relabel));
    g_array_append_val(surplus->carried, carried);
}

static void
surplus_init(Surplus *surplus, CeuPoolWork *work, const CeuEvaluation *evaluation,
             const CeuCarry *carry, int64_t excess)
{
    const CeuCycle *cycle = &evaluation->cycle;

    *surplus = (Surplus){ .work = work,
                          .evaluation = evaluation,
                          .carry = carry,
                          .from = evaluation->earn.first,
                          .categories = ceu_tag_bits(work->body->categories, carry->categories),
                          .left = MIN(carry->cap.milli, excess),
                          .left_for = g_array_new(FALSE, FALSE, sizeof(int64_t)),
                          .carried = g_array_new(FALSE, FALSE, sizeof(CeuItem)) };
    if (carry->last_months > 0)
        surplus->from = ceu_months_up_to(cycle->last, carry->last_months);
    if (carry->categories != NULL && surplus->categories == 0)
        surplus->categories = CEU_BIT_UNKNOWN_CATEGORY;
    for (guint i = 0; carry->cap_for != NULL && i < carry->cap_for->len; i++)
        g_array_append_val(surplus->left_for,
                           g_array_index(carry->cap_for, CeuTypeUnits, i).units.milli);
    find_slack(surplus);
}

GArray *
ceu_carry_out(CeuPoolWork *work, const CeuEvaluation *evaluation)
{
    const CeuRule *rule = carry_rule(work, &evaluation->cycle);
    const CeuRequirement *total = g_ptr_array_index(evaluation->requirements, 0);
    Surplus surplus;
    int64_t excess;

    if (rule == NULL || !total->met)
        return g_array_new(FALSE, FALSE, sizeof(CeuItem));
    excess = excess_of(evaluation, rule->carry.over_maximum);
    surplus_init(&surplus, work, evaluation, &rule->carry, MAX(excess, 0));
    for (uint32_t i = evaluation->items->len; i > 0 && surplus.left > 0; i--) {
        uint32_t index = work->order != NULL ? work->order[i - 1] : i - 1;
        const CeuItem *item = &g_array_index(evaluation->items, CeuItem, index);

        if (may_be_carried(&surplus, item))
            take_from(&surplus, item);
    }
    g_free(surplus.slack);
    g_array_unref(surplus.left_for);
    return surplus.carried;
}

/* Whether it is known that the cycle was the user's to meet: in good standing since then, or, where that was never
 * stated, units were logged. */
static bool
is_known(const CeuPoolWork *work, const CeuEvaluation *evaluation)
{
    CeuDate standing = ceu_cycle_standing(work);

    if (ceu_date_is_set(standing))
        return ceu_date_compare(standing, evaluation->cycle.last) <= 0;
    for (guint i = 0; i < evaluation->items->len; i++) {
        if (g_array_index(evaluation->items, CeuItem, i).counted.milli > 0)
            return true;
    }
    return false;
}

void
ceu_carry_in(CeuPoolWork *work, CeuEvaluation *evaluation)
{
    CeuCycle last = ceu_due_line_cycle(&work->line, evaluation->k - 1);
    const CeuRule *carry, *deficit;
    CeuEvaluation *before;
    const CeuRequirement *total;

    if (evaluation->number <= 1 || !ceu_date_is_set(last.first) || !ceu_date_is_set(last.last))
        return;
    carry = carry_rule(work, &last);
    deficit = ceu_find_rule(work, CEU_RULE_DEFICIT, CEU_CLOCK_UNITS, work->today, &last);
    if (evaluation->present) {
        work->pool->carry_rule = carry;
        work->pool->deficit_rule = deficit;
    }
    if (carry == NULL && deficit == NULL)
        return;
    before = ceu_evaluate(work, evaluation->k - 1);
    if (before == NULL)
        return;
    total = g_ptr_array_index(before->requirements, 0);
    if (carry != NULL) {
        g_array_unref(evaluation->carried);
        evaluation->carried = ceu_carry_out(work, before);
    }
    if (deficit != NULL && is_known(work, before))
        evaluation->owed = total->missing;
}

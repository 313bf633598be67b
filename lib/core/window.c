/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days whose units count in a cycle: usually its own, but rules move either end. */
#include "core/engine.h"

CeuDate
ceu_months_up_to(CeuDate last, int months)
{
    CeuDate before = ceu_date_add_months(last, -months, CEU_MONTH_CLAMP);

    if (ceu_date_compare(last, ceu_date_month_end(last)) == 0)
        before = ceu_date_month_end(before);
    return ceu_date_add_days(before, 1);
}

/* Months over which the total is counted, up to the due date; 0: over the cycle. */
static int
rolling_months(const CeuPoolWork *work, const CeuEvaluation *evaluation, const CeuRule *total)
{
    const CeuTotal *payload = &total->total;
    const GArray *ramp = payload->ramp;
    unsigned index;

    if (payload->kind != CEU_TOTAL_RAMP || ramp == NULL || ramp->len == 0)
        return payload->rolling_months;
    index = ceu_total_ramp_index(work, evaluation, ramp->len);
    if (g_array_index(ramp, CeuRampStep, index).months > 0)
        return g_array_index(ramp, CeuRampStep, index).months;
    return payload->rolling_months;
}

/* Of a cycle that is over nobody says that it was renewed late: only a filing does, or an act that was bought for it. */
static bool
used_its_grace(const CeuPoolWork *work, const CeuEvaluation *evaluation, const CeuRule *rule)
{
    const CeuFiling *filing = ceu_cycle_filing(work, &evaluation->nominal);

    return evaluation->k >= work->k || rule->after_act != NULL ||
           (filing != NULL && ceu_date_is_set(filing->accepted));
}

/* The last rung of the ladder up to which units may still be earned (K69). */
static CeuDate
earn_until(CeuPoolWork *work, const CeuEvaluation *evaluation, const CeuRule **out_rule)
{
    CeuDate days[CEU_STAGE_KIND_COUNT];
    CeuDate until = evaluation->cycle.last;

    for (int kind = 0; kind < CEU_STAGE_KIND_COUNT; kind++)
        days[kind] = CEU_DATE_NONE;
    days[CEU_STAGE_DUE] = until;
    for (int kind = CEU_STAGE_DUE + 1; kind < CEU_STAGE_KIND_COUNT; kind++) {
        for (guint i = 0; i < work->body->rules->len; i++) {
            const CeuRule *rule = g_ptr_array_index(work->body->rules, i);
            CeuDate day;

            if (rule->kind != CEU_RULE_LADDER || rule->clock != CEU_CLOCK_UNITS ||
                (int) rule->ladder.stage != kind ||
                !ceu_rule_binds(work, rule, work->today, &evaluation->cycle))
                continue;
            day = ceu_rung_day(&rule->ladder, days[rule->ladder.base]);
            if (!ceu_date_is_set(day))
                continue;
            if (!ceu_date_is_set(days[kind]) || ceu_date_compare(day, days[kind]) < 0)
                days[kind] = day;
            if (rule->ladder.may_earn && ceu_date_compare(day, until) > 0 &&
                used_its_grace(work, evaluation, rule)) {
                until = day;
                *out_rule = rule;
            }
        }
    }
    return until;
}

bool
ceu_grace_earns(const CeuPoolWork *work)
{
    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);

        if (rule->kind == CEU_RULE_LADDER && rule->clock == CEU_CLOCK_UNITS &&
            rule->ladder.may_earn)
            return true;
    }
    return false;
}

/* No day after the renewal was accepted can have been needed for it; before the due date only if a rule says
 * that the next cycle begins then (K18, K19). */
static void
end_when_renewed(const CeuPoolWork *work, CeuEvaluation *evaluation)
{
    const CeuFiling *filing = ceu_cycle_filing(work, &evaluation->nominal);
    CeuDate last = evaluation->cycle.last;

    if (filing == NULL || !ceu_date_is_set(filing->accepted) ||
        ceu_date_compare(filing->accepted, work->today) > 0)
        return;
    if (ceu_find_count_rule(work, CEU_COUNT_EARLY, filing->accepted, &evaluation->cycle) != NULL ||
        ceu_date_compare(filing->accepted, last) > 0)
        last = filing->accepted;
    if (ceu_date_compare(last, evaluation->earn.last) < 0)
        evaluation->earn.last = last;
}

static void
begin_earlier(CeuEvaluation *evaluation, CeuDate first, const CeuRule *rule)
{
    if (ceu_date_compare(first, evaluation->earn.first) >= 0)
        return;
    evaluation->earn.first = first;
    evaluation->first_rule = rule;
}

/* Days before the cycle that it shares with the one before: in the first cycle there is none before (K18). */
static void
use_shared_days(const CeuPoolWork *work, CeuEvaluation *evaluation)
{
    const CeuRule *overlap =
        ceu_find_count_rule(work, CEU_COUNT_OVERLAP, work->today, &evaluation->cycle);
    CeuDate first;

    if (overlap == NULL || overlap->count.overlap_months == 0)
        return;
    first = ceu_date_add_months(evaluation->nominal.first, -overlap->count.overlap_months,
                                CEU_MONTH_CLAMP);
    if (ceu_date_compare(first, work->earned) < 0)
        first = work->earned;
    begin_earlier(evaluation, first, overlap);
}

/* In the first cycle units may count from before its first day (K33, K55, K18). */
static void
begin_first_earlier(const CeuPoolWork *work, CeuEvaluation *evaluation)
{
    const CeuCycle *cycle = &evaluation->cycle;
    const CeuRule *head_start = ceu_find_count_rule(work, CEU_COUNT_HEAD_START, work->today, cycle);
    const CeuRule *not_before = ceu_find_count_rule(work, CEU_COUNT_NOT_BEFORE, work->today, cycle);

    if (head_start != NULL)
        begin_earlier(evaluation, work->earned, head_start);
    if (not_before != NULL && not_before->count.not_before == CEU_FROM_CERTIFIED_MONTH)
        begin_earlier(evaluation, ceu_date_month_start(work->earned), not_before);
    use_shared_days(work, evaluation);
}

void
ceu_earn_window(CeuPoolWork *work, CeuEvaluation *evaluation)
{
    const CeuCycle *cycle = &evaluation->cycle;
    const CeuRule *total = ceu_find_rule(work, CEU_RULE_TOTAL, CEU_CLOCK_UNITS, work->today, cycle);
    int months = total != NULL ? rolling_months(work, evaluation, total) : 0;

    evaluation->earn = *cycle;
    if (months > 0) {
        CeuDate first = ceu_months_up_to(cycle->last, months);

        begin_earlier(evaluation, ceu_date_compare(first, work->earned) < 0 ? work->earned : first,
                      total);
    }
    if (evaluation->number == 1)
        begin_first_earlier(work, evaluation);
    evaluation->earn.last = earn_until(work, evaluation, &evaluation->last_rule);
    end_when_renewed(work, evaluation);
}

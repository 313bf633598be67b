/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties and acts that were recorded, and the cycle to which each belongs. */
#include "core/engine.h"

#include <string.h>

/* The day on which cycle @k was accepted as renewed; none: not yet. */
static CeuDate
accepted_day(const CeuPoolWork *work, int k)
{
    CeuCycle cycle = ceu_due_line_cycle(&work->line, k);
    const CeuFiling *filing = NULL;

    if (ceu_date_is_set(cycle.first) && ceu_date_is_set(cycle.last))
        filing = ceu_cycle_filing(work, &cycle);
    return filing != NULL ? filing->accepted : CEU_DATE_NONE;
}

/* The days in which @k was the cycle to work on: a late renewal takes days from the next one. */
static CeuCycle
open_days(const CeuPoolWork *work, int k)
{
    CeuCycle days = ceu_due_line_cycle(&work->line, k);
    CeuDate before = accepted_day(work, k - 1), own = accepted_day(work, k);

    if (ceu_cycle_number(work, k) <= 1)
        days.first = work->earned;
    else if (ceu_date_is_set(before))
        days.first = ceu_date_add_days(before, 1);
    if (ceu_date_is_set(own))
        days.last = own;
    else if (k == work->k && ceu_date_compare(days.last, work->today) < 0)
        days.last = work->today; /* overdue: still the one to work on */
    return days;
}

const CeuDeed *
ceu_deed_of_cycle(const CeuPoolWork *work, const char *subject, int k)
{
    CeuCycle days = open_days(work, k);
    uint32_t count;
    const CeuDeed *deeds = ceu_facts_deeds(work->facts, &count);
    const CeuDeed *found = NULL;

    if (!ceu_date_is_set(days.first) || !ceu_date_is_set(days.last))
        return NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(deeds[i].pool, work->pool->id) != 0 || strcmp(deeds[i].subject, subject) != 0 ||
            !ceu_date_is_set(deeds[i].day) || ceu_date_compare(deeds[i].day, work->today) > 0 ||
            ceu_date_compare(deeds[i].day, days.first) < 0 ||
            ceu_date_compare(deeds[i].day, days.last) > 0)
            continue;
        if (found == NULL || ceu_date_compare(deeds[i].day, found->day) >= 0)
            found = &deeds[i];
    }
    return found;
}

const CeuDeed *
ceu_deed_of(const CeuPoolWork *work, const char *subject, const CeuCycle *cycle)
{
    if (work->line.months == 0)
        return NULL; /* no cycle is known yet */
    if (cycle == NULL)
        return ceu_deed_of_cycle(work, subject, work->k);
    return ceu_deed_of_cycle(work, subject, ceu_due_line_first_from(&work->line, cycle->last));
}

void
ceu_deed_satisfy(const CeuPoolWork *work, CeuEvaluation *evaluation)
{
    const CeuDeed *deed = NULL;
    const CeuRule *rule = NULL;
    char day[CEU_DATE_TEXT_SIZE];

    for (guint i = 0; i < work->body->rules->len && deed == NULL; i++) {
        rule = g_ptr_array_index(work->body->rules, i);
        if (rule->kind == CEU_RULE_ACT && rule->act.satisfies_all &&
            ceu_rule_binds(work, rule, work->today, &evaluation->cycle))
            deed = ceu_deed_of_cycle(work, rule->id, evaluation->k);
    }
    if (deed == NULL)
        return;
    for (guint i = 0; i < evaluation->requirements->len; i++) {
        CeuRequirement *requirement = g_ptr_array_index(evaluation->requirements, i);

        if (requirement->kind != CEU_REQUIREMENT_TOTAL &&
            requirement->kind != CEU_REQUIREMENT_MINIMUM)
            continue;
        requirement->met = true;
        requirement->missing.milli = 0;
        requirement->deed = deed;
        g_free(requirement->arithmetic);
        requirement->arithmetic = g_strdup_printf("met by rule %s: %s on %s", rule->id,
                                                  rule->act.title, ceu_date_format(deed->day, day));
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which version of a rule is in force, and for whom. */
#include "core/engine.h"

static CeuDate
deciding_day(const CeuRule *rule, CeuDate calendar, const CeuCycle *cycle)
{
    if (cycle == NULL)
        return calendar;
    switch (rule->by) {
    case CEU_BY_CALENDAR:
        return calendar;
    case CEU_BY_CYCLE_START:
        return cycle->first;
    case CEU_BY_DUE:
        return cycle->last;
    }
    g_assert_not_reached();
}

bool
ceu_rule_in_force(const CeuRule *rule, CeuDate calendar, const CeuCycle *cycle)
{
    CeuDate day = deciding_day(rule, calendar, cycle);

    if (ceu_date_is_set(rule->from) && ceu_date_compare(day, rule->from) < 0)
        return false;
    return !ceu_date_is_set(rule->until) || ceu_date_compare(day, rule->until) <= 0;
}

bool
ceu_rule_applies_to(const CeuRule *rule, const char *type_id, const CeuCredentialType *type)
{
    if (rule->applies_to == NULL)
        return true;
    if (type_id == NULL)
        return false;
    for (guint i = 0; rule->applies_to[i] != NULL; i++) {
        if (g_ascii_strcasecmp(rule->applies_to[i], type_id) == 0)
            return true;
        if (type != NULL && type->group != NULL &&
            g_ascii_strcasecmp(rule->applies_to[i], type->group) == 0)
            return true;
    }
    return false;
}

const CeuRule *
ceu_find_rule(const CeuBody *body, CeuRuleKind kind, CeuClock clock, CeuDate calendar,
              const CeuCycle *cycle)
{
    const CeuRule *found = NULL;

    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind == kind && rule->clock == clock && ceu_rule_in_force(rule, calendar, cycle))
            found = rule;
    }
    return found;
}

const CeuRule *
ceu_find_count_rule(const CeuBody *body, CeuCountAspect aspect, CeuDate calendar,
                    const CeuCycle *cycle)
{
    const CeuRule *found = NULL;

    for (guint i = 0; i < body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(body->rules, i);

        if (rule->kind == CEU_RULE_COUNT && rule->count.aspect == aspect &&
            ceu_rule_in_force(rule, calendar, cycle))
            found = rule;
    }
    return found;
}

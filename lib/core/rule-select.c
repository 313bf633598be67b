/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which version of a rule is in force, for whom, and whether the holder's answers let it bind. */
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

/* Whether @rule speaks of any credential of the pool that needs units. */
static bool
applies_to_pool(const CeuPoolWork *work, const CeuRule *rule)
{
    if (rule->applies_to == NULL)
        return true;
    for (guint i = 0; i < work->counting->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(work->counting, i);

        if (ceu_rule_applies_to(rule, credential->type,
                                ceu_body_type(work->body, credential->type)))
            return true;
    }
    return false;
}

static const char *
answer_to(const CeuPoolWork *work, const CeuCondition *condition)
{
    return ceu_facts_answer(work->facts, work->body->id, condition->trait);
}

static bool
is_among(GStrv values, const char *answer)
{
    for (guint i = 0; values[i] != NULL; i++) {
        if (g_ascii_strcasecmp(values[i], answer) == 0)
            return true;
    }
    return false;
}

const CeuCondition *
ceu_rule_open_condition(const CeuPoolWork *work, const CeuRule *rule)
{
    for (guint i = 0; rule->conditions != NULL && i < rule->conditions->len; i++) {
        const CeuCondition *condition = &g_array_index(rule->conditions, CeuCondition, i);

        if (answer_to(work, condition) == NULL)
            return condition;
    }
    return NULL;
}

bool
ceu_rule_conditions_hold(const CeuPoolWork *work, const CeuRule *rule)
{
    for (guint i = 0; rule->conditions != NULL && i < rule->conditions->len; i++) {
        const CeuCondition *condition = &g_array_index(rule->conditions, CeuCondition, i);
        const char *answer = answer_to(work, condition);

        if (answer != NULL && is_among(condition->values, answer) == condition->negated)
            return false;
    }
    return true;
}

bool
ceu_rule_binds(const CeuPoolWork *work, const CeuRule *rule, CeuDate calendar,
               const CeuCycle *cycle)
{
    return ceu_rule_in_force(rule, calendar, cycle) && applies_to_pool(work, rule) &&
           ceu_rule_conditions_hold(work, rule) &&
           (rule->after_act == NULL || ceu_deed_of(work, rule->after_act, cycle) != NULL);
}

/* Of rules that bind, the last wins; one that waits for an answer only if there is no other. */
static const CeuRule *
prefer(const CeuPoolWork *work, const CeuRule *found, const CeuRule *rule, bool *out_settled)
{
    *out_settled = ceu_rule_open_condition(work, rule) == NULL;
    return *out_settled || found == NULL ? rule : found;
}

const CeuRule *
ceu_find_rule(const CeuPoolWork *work, CeuRuleKind kind, CeuClock clock, CeuDate calendar,
              const CeuCycle *cycle)
{
    const GPtrArray *rules = work->body->rules;
    const CeuRule *found = NULL;
    bool settled = false;

    for (guint i = rules->len; i > 0 && !settled; i--) {
        const CeuRule *rule = g_ptr_array_index(rules, i - 1);

        if (rule->kind == kind && rule->clock == clock &&
            ceu_rule_binds(work, rule, calendar, cycle))
            found = prefer(work, found, rule, &settled);
    }
    return found;
}

const CeuRule *
ceu_find_count_rule(const CeuPoolWork *work, CeuCountAspect aspect, CeuDate calendar,
                    const CeuCycle *cycle)
{
    const GPtrArray *rules = work->body->rules;
    const CeuRule *found = NULL;
    bool settled = false;

    for (guint i = rules->len; i > 0 && !settled; i--) {
        const CeuRule *rule = g_ptr_array_index(rules, i - 1);

        if (rule->kind == CEU_RULE_COUNT && rule->count.aspect == aspect &&
            ceu_rule_binds(work, rule, calendar, cycle))
            found = prefer(work, found, rule, &settled);
    }
    return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Old packs, and how long proofs are to be kept: worked out when asked, no part of the assessment. */
#include <ceu/look.h>

#include "core/engine.h"

#include <string.h>

bool
ceu_body_is_stale(const CeuBody *body, CeuDate today)
{
    CeuDate limit;

    g_return_val_if_fail(body != NULL && ceu_date_is_set(today), false);

    if (!ceu_date_is_set(body->verified))
        return false;
    limit = ceu_date_add_months(body->verified, CEU_STALE_MONTHS, CEU_MONTH_CLAMP);
    return ceu_date_is_set(limit) && ceu_date_compare(today, limit) > 0;
}

/* Months of one cycle of @pool; 0: not known. */
static int
cycle_months(const CeuPool *pool)
{
    if (pool->length_rule != NULL)
        return pool->length_rule->length.months;
    if (!ceu_date_is_set(pool->cycle.last) || !ceu_date_is_set(pool->next.last))
        return 0;
    return ceu_date_months_between(pool->cycle.last, pool->next.last);
}

/* The verdict on @activity in @pool; NULL: none. */
static const CeuItem *
item_of(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    const CeuItem *items;

    if (pool->items == NULL || pool->items->len == 0)
        return NULL;
    items = &g_array_index(pool->items, CeuItem, 0);
    /* Items are in the order of the facts: that of a record of the facts is found at once. */
    if (activity >= activities && activity < activities + count) {
        size_t index = (size_t) (activity - activities);

        if (index < pool->items->len && items[index].activity == index)
            return &items[index];
    }
    for (guint i = 0; i < pool->items->len; i++) {
        if (items[i].activity < count && activities[items[i].activity].id == activity->id)
            return &items[i];
    }
    return NULL;
}

/* Last day of the cycle in which @done lies. */
static CeuDate
due_by_day(const CeuPool *pool, CeuDate done)
{
    int months = cycle_months(pool);
    CeuDate due = ceu_date_add_days(pool->cycle.first, -1);

    if (!pool->has_cycle || !ceu_date_is_set(done))
        return CEU_DATE_NONE;
    if (ceu_date_compare(done, pool->cycle.last) > 0)
        return pool->next.last;
    if (!ceu_date_is_set(pool->cycle.first) || ceu_date_compare(done, pool->cycle.first) >= 0)
        return pool->cycle.last;
    /* Counted back from one due date, so that a clamped day is not carried along. */
    for (int k = 1; months > 0 && ceu_date_is_set(due); k++) {
        CeuDate before = ceu_date_add_months(ceu_date_add_days(pool->cycle.first, -1), -k * months,
                                             CEU_MONTH_CLAMP);

        if (!ceu_date_is_set(before) || ceu_date_compare(done, before) > 0)
            return due;
        due = before;
    }
    return CEU_DATE_NONE;
}

/* Last day of the cycle in which the activity is used: it need not be done in it. */
static CeuDate
due_of(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity)
{
    const CeuItem *item = pool->has_cycle ? item_of(pool, facts, activity) : NULL;

    if (item != NULL && (ceu_reason_counts(item->reason) || item->reason == CEU_REASON_OVER_CAP))
        return pool->cycle.last;
    if (item != NULL && item->reason == CEU_REASON_NEXT_CYCLE)
        return pool->next.last;
    return due_by_day(pool, activity->done);
}

static CeuDate
later(CeuDate a, CeuDate b)
{
    if (!ceu_date_is_set(a))
        return b;
    return ceu_date_is_set(b) && ceu_date_compare(b, a) > 0 ? b : a;
}

static CeuDate
add_offset(CeuDate day, CeuOffset offset)
{
    if ((offset.months == 0 && offset.days == 0) || !ceu_date_is_set(day))
        return CEU_DATE_NONE;
    return ceu_date_add_days(ceu_date_add_months(day, offset.months, CEU_MONTH_CLAMP), offset.days);
}

static CeuDate
retain_by(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity,
          const CeuRetain *retain)
{
    CeuDate due = due_of(pool, facts, activity);
    CeuDate last = add_offset(due, retain->after_due);

    last = later(last, add_offset(activity->done, retain->after_done));
    if (retain->periods > 0)
        last = later(
            last, add_offset(due, (CeuOffset){ .months = retain->periods * cycle_months(pool) }));
    return last;
}

/* As much of the engine's view of @pool as the choice of rules needs; what an act opens is not in it. */
static CeuPoolWork
work_of(const CeuPool *pool, const CeuFacts *facts, CeuDate today)
{
    return (CeuPoolWork){ .facts = facts,
                          .body = pool->body,
                          .today = today,
                          .pool = (CeuPool *) pool,
                          .counting = pool->credentials };
}

CeuDate
ceu_retain_until(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity,
                 CeuDate today, const CeuRule **out_rule)
{
    const CeuPoolWork work = work_of(pool, facts, today);
    const CeuCycle *cycle = pool->has_cycle ? &pool->cycle : NULL;
    CeuDate last = CEU_DATE_NONE;

    g_return_val_if_fail(activity != NULL && ceu_date_is_set(today), CEU_DATE_NONE);

    if (out_rule != NULL)
        *out_rule = NULL;
    for (guint i = 0; i < pool->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(pool->body->rules, i);
        CeuDate day;

        if (rule->kind != CEU_RULE_RETAIN || !ceu_rule_binds(&work, rule, today, cycle))
            continue;
        day = retain_by(pool, facts, activity, &rule->retain);
        if (!ceu_date_is_set(day) || (ceu_date_is_set(last) && ceu_date_compare(day, last) <= 0))
            continue;
        last = day;
        if (out_rule != NULL)
            *out_rule = rule;
    }
    return last;
}

bool
ceu_reason_needs_proof(CeuReason reason)
{
    return ceu_reason_counts(reason) || reason == CEU_REASON_OVER_CAP ||
           reason == CEU_REASON_NEXT_CYCLE || reason == CEU_REASON_AFTER_CYCLE ||
           reason == CEU_REASON_BEFORE_CYCLE || reason == CEU_REASON_EARLIER_RENEWAL ||
           reason == CEU_REASON_OTHER_CREDENTIAL;
}

static bool
is_accepted(const CeuFacts *facts, const CeuActivity *activity, const CeuBody *body)
{
    uint32_t count;
    const CeuEntry *entries = ceu_facts_entries(facts, &count);

    for (uint32_t i = 0; i < count; i++) {
        if (entries[i].activity_id == activity->id && strcmp(entries[i].body, body->id) == 0)
            return ceu_date_is_set(entries[i].accepted);
    }
    return false;
}

/* The same rule as the engine uses where the activity counts; it does not judge what does not count now. */
static CeuProofLook
proof_look(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity, CeuDate today)
{
    const CeuPoolWork work = work_of(pool, facts, today);
    const CeuCycle *cycle = pool->has_cycle ? &pool->cycle : NULL;
    CeuProofLook look = { .pool = pool };

    look.keep = ceu_retain_until(pool, facts, activity, today, &look.keeps);
    look.asks = ceu_find_rule(&work, CEU_RULE_EVIDENCE, CEU_CLOCK_UNITS, activity->done, cycle);
    look.accepted = is_accepted(facts, activity, pool->body);
    if (look.asks == NULL)
        return look;
    look.missing = ceu_missing_fields(activity, look.asks);
    if (look.asks->evidence.index_or_certificate && activity->proofs > 0)
        look.excused = look.missing & CEU_FIELD_INDEX;
    look.missing &= ~look.excused;
    if (look.accepted)
        look.missing = look.excused = 0;
    return look;
}

GArray *
ceu_proof_looks(const CeuAssessment *assessment, const CeuFacts *facts, const CeuActivity *activity)
{
    GArray *looks = g_array_new(FALSE, FALSE, sizeof(CeuProofLook));

    g_return_val_if_fail(assessment != NULL && facts != NULL && activity != NULL, looks);

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);
        const CeuItem *item = item_of(pool, facts, activity);
        CeuProofLook look;

        if (item == NULL || !ceu_reason_needs_proof(item->reason))
            continue;
        look = proof_look(pool, facts, activity, assessment->today);
        g_array_append_val(looks, look);
    }
    return looks;
}

/* Whether a rule of counting is about this activity. */
static bool
is_about(const CeuPoolWork *work, const CeuCount *count, const CeuActivity *activity,
         const CeuItem *item)
{
    if (count->aspect == CEU_COUNT_CONVERT)
        return count->unit == activity->unit;
    if (count->aspect == CEU_COUNT_EXPIRES && count->planned != activity->planned)
        return false;
    return ceu_count_matches(work, count, item);
}

const CeuRule *
ceu_pool_count_rule(const CeuPool *pool, const CeuFacts *facts, CeuCountAspect aspect,
                    const CeuActivity *activity, const CeuItem *item)
{
    const CeuPoolWork work = work_of(pool, facts, activity->done);
    const CeuRule *found = NULL;

    if (!ceu_date_is_set(activity->done))
        return NULL;
    for (guint i = pool->body->rules->len; i > 0; i--) {
        const CeuRule *rule = g_ptr_array_index(pool->body->rules, i - 1);

        if (rule->kind != CEU_RULE_COUNT || rule->count.aspect != aspect ||
            !is_about(&work, &rule->count, activity, item) ||
            !ceu_rule_binds(&work, rule, activity->done, pool->has_cycle ? &pool->cycle : NULL))
            continue;
        if (ceu_rule_open_condition(&work, rule) == NULL)
            return rule;
        if (found == NULL)
            found = rule;
    }
    return found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The plan of a pool: its open minimums, and what they leave of the total, so that the parts sum to what is
 * really missing. Minimums of one dimension (categories, origins, formats …) add up, save where one lies in
 * another; minimums of different dimensions can be earned with the same activities.
 */
#include "report/plan.h"

#include <ceu/look.h>

#include "report/lines.h"

/* What a minimum asks of an activity. */
typedef enum {
    DIMENSION_CATEGORY,
    DIMENSION_ORIGIN,
    DIMENSION_FORMAT,
    DIMENSION_PROVIDER,
    DIMENSION_ANY,
    DIMENSION_COUNT
} Dimension;

static Dimension
dimension_of(const CeuPlanLine *line)
{
    const CeuRule *rule = line->requirement->rule;

    if (rule == NULL || rule->kind != CEU_RULE_REQUIRE)
        return DIMENSION_ANY;
    /* What must be served apart, or is of some credentials alone, adds up whatever it asks for. */
    if (rule->applies_to != NULL || rule->require.apart != NULL || rule->require.category != NULL ||
        rule->require.own_category)
        return DIMENSION_CATEGORY;
    if (rule->require.origins != NULL)
        return DIMENSION_ORIGIN;
    if (rule->require.formats != NULL)
        return DIMENSION_FORMAT;
    return rule->require.providers != NULL ? DIMENSION_PROVIDER : DIMENSION_ANY;
}

/* Whether one activity may serve both: lines of some credentials only share none, nor do those kept apart. */
static bool
may_share(const CeuRule *a, const CeuRule *b)
{
    return a == NULL || b == NULL || a->kind != CEU_RULE_REQUIRE || b->kind != CEU_RULE_REQUIRE ||
           ((a->applies_to == NULL || b->applies_to == NULL) && a->require.apart == NULL &&
            b->require.apart == NULL && !a->require.outside && !b->require.outside);
}

/* Whether every activity for @inner serves @outer too: the same or a narrower category, in the same days or fewer. */
static bool
lies_in(const CeuPool *pool, const CeuPlanLine *inner, const CeuPlanLine *outer)
{
    CeuCycle in = ceu_line_window(pool, inner->requirement);
    CeuCycle out = ceu_line_window(pool, outer->requirement);
    const char *category = ceu_line_category(pool, inner->requirement);
    const char *wider = ceu_line_category(pool, outer->requirement);
    bool same_days =
        ceu_date_compare(in.first, out.first) == 0 && ceu_date_compare(in.last, out.last) == 0;

    if (inner == outer || dimension_of(inner) != dimension_of(outer) ||
        !may_share(inner->requirement->rule, outer->requirement->rule) ||
        ceu_date_compare(in.first, out.first) < 0 || ceu_date_compare(in.last, out.last) > 0)
        return false;
    if (dimension_of(inner) != DIMENSION_CATEGORY && dimension_of(inner) != DIMENSION_ANY)
        return inner->requirement->rule == outer->requirement->rule && !same_days;
    if (category == NULL || wider == NULL ? category != wider
                                          : !ceu_category_is_within(pool->body, category, wider))
        return false;
    /* Of two that ask for the same the later one lies in the earlier, so that no two lie in each other. */
    return !same_days || g_strcmp0(category, wider) != 0 || inner > outer;
}

/* What a line needs beyond the lines that lie in it. */
static int64_t
own_need(const CeuPool *pool, const GArray *lines, const CeuPlanLine *line)
{
    int64_t inner = 0;

    for (guint i = 0; i < lines->len; i++) {
        const CeuPlanLine *other = &g_array_index(lines, CeuPlanLine, i);

        if (!other->closed && lies_in(pool, other, line))
            inner += own_need(pool, lines, other);
    }
    return MAX(line->missing.milli - inner, 0);
}

/* Sets what of each line of @dimension can be among the others. Returns: what the dimension needs at least. */
static CeuUnits
fold_dimension(const CeuPool *pool, GArray *lines, Dimension dimension)
{
    CeuUnits need = { 0 };

    for (guint i = 0; i < lines->len; i++) {
        CeuPlanLine *line = &g_array_index(lines, CeuPlanLine, i);
        int64_t own;

        if (dimension_of(line) != dimension || line->closed)
            continue;
        own = own_need(pool, lines, line);
        line->among.milli = line->missing.milli - own;
        need.milli += own;
    }
    return need;
}

/* The dimension that needs most carries the others: what they need can be among its activities. */
static CeuUnits
fold_lines(const CeuPool *pool, GArray *lines)
{
    CeuUnits needs[DIMENSION_COUNT];
    Dimension most = DIMENSION_CATEGORY;

    for (Dimension d = 0; d < DIMENSION_COUNT; d++) {
        needs[d] = fold_dimension(pool, lines, d);
        if (needs[d].milli > needs[most].milli)
            most = d;
    }
    for (guint i = 0; i < lines->len; i++) {
        CeuPlanLine *line = &g_array_index(lines, CeuPlanLine, i);

        if (dimension_of(line) != most && !line->closed)
            line->among = line->missing;
    }
    return needs[most];
}

static void
add_line(GArray *lines, const CeuPool *pool, const CeuRequirement *requirement, CeuUnits missing,
         CeuDate today)
{
    CeuDate last = ceu_line_window(pool, requirement).last;
    CeuPlanLine line = { .requirement = requirement,
                         .rest = requirement->kind == CEU_REQUIREMENT_TOTAL,
                         .missing = missing,
                         .last = last,
                         .days_left = ceu_date_days_between(today, last) };
    guint at = lines->len;

    line.closed = line.days_left < 0 && ceu_date_compare(last, pool->cycle.last) < 0;
    if (line.days_left >= 0)
        line.pace = ceu_line_pace(missing, line.days_left);
    while (at > 0 &&
           ceu_date_compare(g_array_index(lines, CeuPlanLine, at - 1).last, line.last) > 0)
        at--;
    g_array_insert_val(lines, at, line);
}

/* Lines of @pool as of @today; the rest of the total comes last. Returns: what is missing in all. */
static CeuUnits
find_lines(const CeuPool *pool, CeuDate today, GArray *lines)
{
    const CeuRequirement *total = NULL;
    CeuUnits need, rest;

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (requirement->kind == CEU_REQUIREMENT_TOTAL)
            total = requirement;
        if (requirement->kind == CEU_REQUIREMENT_MINIMUM && requirement->missing.milli > 0)
            add_line(lines, pool, requirement, requirement->missing, today);
    }
    need = fold_lines(pool, lines);
    if (total == NULL || total->missing.milli <= need.milli)
        return need;
    rest.milli = total->missing.milli - need.milli;
    add_line(lines, pool, total, rest, today);
    return total->missing;
}

static void
find_others(CeuPlan *plan)
{
    const CeuPool *pool = plan->pool;

    for (guint i = 0; i < pool->requirements->len; i++) {
        CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (requirement->kind == CEU_REQUIREMENT_MAXIMUM && plan->missing.milli > 0)
            g_ptr_array_add(plan->limits, requirement);
        if (requirement->kind >= CEU_REQUIREMENT_DUTY && !requirement->met)
            g_ptr_array_add(plan->tasks, requirement);
    }
}

/* What perishes before the due date: units that were earned, or a chance to earn some. */
static void
add_chance(CeuPlan *plan, const CeuFacts *facts, const CeuActivity *activity, const CeuItem *item)
{
    CeuPlanChance chance = { activity, NULL, CEU_DATE_NONE };
    guint at = plan->chances->len;

    chance.rule = ceu_pool_count_rule(plan->pool, facts, CEU_COUNT_EXPIRES, activity, item);
    if (chance.rule == NULL)
        return;
    chance.last = ceu_date_add_days(
        ceu_date_add_months(activity->done, chance.rule->count.after.months, CEU_MONTH_CLAMP),
        chance.rule->count.after.days);
    if (!ceu_date_is_set(chance.last) || ceu_date_compare(chance.last, plan->pool->cycle.last) >= 0)
        return;
    while (at > 0 && ceu_date_compare(g_array_index(plan->chances, CeuPlanChance, at - 1).last,
                                      chance.last) > 0)
        at--;
    g_array_insert_val(plan->chances, at, chance);
}

/* Finds what perishes and counts the planned activities of the cycle. Returns: the last day of them; none: there is none. */
static CeuDate
find_planned(CeuPlan *plan, const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    CeuDate last = CEU_DATE_NONE;

    for (guint i = 0; i < plan->pool->items->len; i++) {
        const CeuItem *item = &g_array_index(plan->pool->items, CeuItem, i);
        const CeuActivity *activity;

        if (item->activity >= count)
            continue;
        activity = &activities[item->activity];
        if (item->reason != CEU_REASON_PLANNED) {
            if (item->counted.milli > 0)
                add_chance(plan, facts, activity, item);
            continue;
        }
        if (!ceu_date_is_set(activity->done)) {
            plan->undated++;
            continue;
        }
        add_chance(plan, facts, activity, item);
        if (ceu_date_compare(activity->done, plan->pool->cycle.last) > 0)
            continue;
        plan->planned++;
        if (!ceu_date_is_set(last) || ceu_date_compare(activity->done, last) > 0)
            last = activity->done;
    }
    return last;
}

/* What is still missing of the line in @lines, as far as the same line is there. */
static CeuUnits
missing_in(const GArray *lines, const CeuPlanLine *wanted)
{
    for (guint i = 0; i < lines->len; i++) {
        const CeuPlanLine *line = &g_array_index(lines, CeuPlanLine, i);

        if (g_strcmp0(line->requirement->id, wanted->requirement->id) == 0)
            return line->missing;
    }
    return (CeuUnits){ 0 };
}

/* Judges the facts with the planned activities done, and sets the result against the plan. */
static void
set_planned_against(CeuPlan *plan, const CeuAssessment *assessment, const CeuFacts *facts,
                    const CeuRulebook *rulebook, CeuDate last)
{
    CeuDate day = ceu_date_compare(last, assessment->today) > 0 ? last : assessment->today;
    g_autoptr(CeuFacts) supposed = ceu_facts_with_planned_done(facts, last);
    g_autoptr(CeuAssessment) after = ceu_assess(supposed, rulebook, day);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(CeuPlanLine));

    for (guint i = 0; i < after->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(after->pools, i);

        if (g_strcmp0(pool->id, plan->pool->id) != 0 ||
            ceu_date_compare(pool->cycle.last, plan->pool->cycle.last) != 0)
            continue;
        plan->has_planned = true;
        plan->with_planned = find_lines(pool, assessment->today, lines);
    }
    for (guint i = 0; plan->has_planned && i < plan->lines->len; i++) {
        CeuPlanLine *line = &g_array_index(plan->lines, CeuPlanLine, i);

        line->has_planned = true;
        line->with_planned = missing_in(lines, line);
    }
}

CeuPlan *
ceu_plan_new(const CeuAssessment *assessment, const CeuFacts *facts, const CeuRulebook *rulebook,
             const CeuPool *pool)
{
    CeuPlan *plan = g_new0(CeuPlan, 1);
    CeuDate last = CEU_DATE_NONE;

    plan->pool = pool;
    plan->lines = g_array_new(FALSE, FALSE, sizeof(CeuPlanLine));
    plan->chances = g_array_new(FALSE, FALSE, sizeof(CeuPlanChance));
    plan->limits = g_ptr_array_new();
    plan->tasks = g_ptr_array_new();
    if (pool->has_cycle) {
        plan->missing = find_lines(pool, assessment->today, plan->lines);
        if (pool->days_left >= 0)
            plan->pace = ceu_line_pace(plan->missing, pool->days_left);
        last = find_planned(plan, facts);
    }
    find_others(plan);
    if (ceu_date_is_set(last) && rulebook != NULL && plan->lines->len > 0)
        set_planned_against(plan, assessment, facts, rulebook, last);
    return plan;
}

void
ceu_plan_free(CeuPlan *plan)
{
    if (plan == NULL)
        return;
    g_array_unref(plan->lines);
    g_array_unref(plan->chances);
    g_ptr_array_unref(plan->limits);
    g_ptr_array_unref(plan->tasks);
    g_free(plan);
}

CeuDate
ceu_plan_duty_day(const CeuPool *pool, const CeuRequirement *duty)
{
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (stage->kind == CEU_STAGE_DUE && duty->rule != NULL && stage->clock == duty->rule->clock)
            return stage->day;
    }
    return CEU_DATE_NONE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of dated stages of a cycle: when a submission opens, what is due, and what is lost when. */
#include "core/engine.h"

static void
stage_free(gpointer data)
{
    CeuStage *stage = data;

    g_free(stage->assumption);
    g_free(stage);
}

static CeuStage *
add_stage(CeuPoolWork *work, CeuStageKind kind, CeuClock clock, CeuDate day, const CeuRule *rule)
{
    CeuStage *stage = g_new0(CeuStage, 1);

    stage->kind = kind;
    stage->clock = clock;
    stage->day = day;
    stage->rule = rule;
    g_ptr_array_add(work->pool->stages, stage);
    return stage;
}

static CeuDate
moved(CeuDate day, CeuOffset offset, int sign)
{
    return ceu_date_add_days(ceu_date_add_months(day, sign * offset.months, CEU_MONTH_CLAMP),
                             sign * offset.days);
}

CeuDate
ceu_rung_day(const CeuLadder *ladder, CeuDate base)
{
    CeuDate day = moved(base, ladder->after, 1);

    return ladder->month_end && ceu_date_is_set(day) ? ceu_date_month_end(day) : day;
}

/* Two sources, two days: the earlier one stands, and both are named. */
static void
say_conflict(CeuPoolWork *work, CeuStage *stage, const CeuRule *other, CeuDate other_day)
{
    char stage_day[CEU_DATE_TEXT_SIZE], other_text[CEU_DATE_TEXT_SIZE];

    if (ceu_date_compare(other_day, stage->day) == 0)
        return;
    g_free(stage->assumption);
    stage->assumption =
        g_strdup_printf("sources disagree: %s by rule %s, %s by rule %s; the earlier day is used",
                        ceu_date_format(stage->day, stage_day), stage->rule->id,
                        ceu_date_format(other_day, other_text), other->id);
    ceu_notice_add(work->pool->notices, CEU_NOTICE_CONFLICT, stage->rule, NULL, "%s: %s",
                   ceu_stage_title(stage->kind, stage->clock), stage->assumption);
}

/* The rungs of one kind; days[] holds what is known of earlier rungs. */
static void
add_rungs(CeuPoolWork *work, CeuClock clock, CeuStageKind kind, const CeuCycle *cycle,
          CeuDate *days)
{
    CeuStage *stage = NULL;
    const CeuRule *other = NULL;
    CeuDate other_day = CEU_DATE_NONE;

    for (guint i = 0; i < work->body->rules->len; i++) {
        const CeuRule *rule = g_ptr_array_index(work->body->rules, i);
        CeuDate day;

        if (rule->kind != CEU_RULE_LADDER || rule->clock != clock || rule->ladder.stage != kind ||
            !ceu_rule_binds(work, rule, work->today, cycle))
            continue;
        day = ceu_rung_day(&rule->ladder, days[rule->ladder.base]);
        if (!ceu_date_is_set(day))
            continue;
        if (stage == NULL) {
            stage = add_stage(work, kind, clock, day, rule);
            stage->stakes = rule->ladder.stakes;
            stage->assumption = g_strdup(rule->unknown);
        } else if (ceu_date_compare(day, stage->day) < 0) {
            other = stage->rule;
            other_day = stage->day;
            stage->day = day;
            stage->rule = rule;
            stage->stakes = rule->ladder.stakes;
        } else {
            other = rule;
            other_day = day;
        }
    }
    if (stage == NULL)
        return;
    days[kind] = stage->day;
    if (other != NULL)
        say_conflict(work, stage, other, other_day);
}

static void
add_ladder(CeuPoolWork *work, CeuClock clock, CeuDate due)
{
    CeuCycle cycle = { due, due };
    CeuDate days[CEU_STAGE_KIND_COUNT];

    if (clock == CEU_CLOCK_UNITS)
        cycle = work->pool->cycle;
    for (int kind = 0; kind < CEU_STAGE_KIND_COUNT; kind++)
        days[kind] = CEU_DATE_NONE;
    days[CEU_STAGE_DUE] = due;
    for (int kind = CEU_STAGE_DUE + 1; kind < CEU_STAGE_KIND_COUNT; kind++)
        add_rungs(work, clock, (CeuStageKind) kind, &cycle, days);
}

/* The ends of the years that have minimums of their own (K29); the last of them is the due date. */
static void
add_part_stages(CeuPoolWork *work)
{
    const CeuPool *pool = work->pool;
    CeuDate known = CEU_DATE_NONE;

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (requirement->kind != CEU_REQUIREMENT_MINIMUM || requirement->rule == NULL ||
            requirement->rule->require.per != CEU_PER_YEAR ||
            ceu_date_compare(requirement->window.last, pool->cycle.last) >= 0 ||
            (ceu_date_is_set(known) && ceu_date_compare(requirement->window.last, known) == 0))
            continue;
        known = requirement->window.last;
        add_stage(work, CEU_STAGE_PART_DUE, CEU_CLOCK_UNITS, known, requirement->rule)->stakes =
            "what this year lacks cannot be made up later";
    }
}

/* 31 December may be meant instead of the membership's day: the earlier one is a due stage too. */
static void
add_year_end(CeuPoolWork *work)
{
    const CeuPool *pool = work->pool;
    CeuStage *stage;
    CeuDate day;
    int year;

    if (pool->due_basis == CEU_BASIS_OVERRIDE || pool->anchor_rule == NULL ||
        !pool->anchor_rule->anchor.or_year_end)
        return;
    ceu_date_to_ymd(pool->cycle.last, &year, NULL, NULL);
    day = ceu_date_from_ymd(year - 1, 12, 31);
    if (ceu_date_compare(day, pool->cycle.first) < 0 ||
        ceu_date_compare(day, pool->cycle.last) >= 0)
        return;
    stage = add_stage(work, CEU_STAGE_DUE, CEU_CLOCK_UNITS, day, pool->anchor_rule);
    stage->assumption =
        g_strdup(pool->anchor_rule->unknown != NULL ? pool->anchor_rule->unknown
                                                    : "the sources may mean 31 December instead");
}

static void
add_units_stages(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    const CeuRule *window =
        ceu_find_rule(work, CEU_RULE_WINDOW, CEU_CLOCK_UNITS, work->today, &pool->cycle);
    CeuStage *due;

    if (window != NULL) {
        CeuDate before = ceu_date_add_days(pool->cycle.last, window->window.of_day_after ? 1 : 0);
        CeuDate opens = moved(before, window->window.opens_before, -1);

        if (ceu_date_is_set(opens))
            add_stage(work, CEU_STAGE_SUBMISSION_OPENS, CEU_CLOCK_UNITS, opens, window)
                ->assumption = g_strdup(window->unknown);
    }
    add_part_stages(work);
    add_year_end(work);
    due = add_stage(work, CEU_STAGE_DUE, CEU_CLOCK_UNITS, pool->cycle.last, pool->anchor_rule);
    due->basis = pool->due_basis;
    due->assumption = g_strdup(pool->due_assumption);
    add_ladder(work, CEU_CLOCK_UNITS, pool->cycle.last);
}

static void
add_dues_stages(CeuPoolWork *work)
{
    const CeuRule *duty;
    bool stated;
    CeuDate day = ceu_cycle_dues_day(work, &duty, &stated);
    CeuStage *stage;

    if (!ceu_date_is_set(day))
        return;
    stage = add_stage(work, CEU_STAGE_DUE, CEU_CLOCK_DUES, day, duty);
    stage->basis = stated ? CEU_BASIS_OVERRIDE : CEU_BASIS_RULE;
    if (!stated)
        stage->assumption =
            g_strdup("from the renewal month; state through which day the dues are paid");
    add_ladder(work, CEU_CLOCK_DUES, day);
}

static int
compare_stages(gconstpointer a, gconstpointer b)
{
    const CeuStage *left = *(const CeuStage *const *) a;
    const CeuStage *right = *(const CeuStage *const *) b;
    int order = ceu_date_compare(left->day, right->day);

    if (order != 0)
        return order;
    if (left->clock != right->clock)
        return (int) left->clock - (int) right->clock;
    return (int) left->kind - (int) right->kind;
}

/* Whether all minimums of the year that ends on the stage's day are met. */
static bool
part_is_met(const CeuPool *pool, const CeuStage *stage)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (requirement->kind == CEU_REQUIREMENT_MINIMUM && !requirement->met &&
            ceu_date_is_set(requirement->window.last) &&
            ceu_date_compare(requirement->window.last, stage->day) == 0)
            return false;
    }
    return true;
}

static void
set_states(CeuPoolWork *work)
{
    CeuPool *pool = work->pool;
    bool next_found[CEU_CLOCK_COUNT] = { false };

    for (guint i = 0; i < pool->stages->len; i++) {
        CeuStage *stage = g_ptr_array_index(pool->stages, i);

        if (stage->clock == CEU_CLOCK_UNITS &&
            (ceu_date_is_set(pool->submitted) ||
             (stage->kind == CEU_STAGE_PART_DUE && part_is_met(pool, stage)))) {
            stage->state = CEU_STAGE_MET;
        } else if (ceu_date_compare(stage->day, work->today) < 0) {
            stage->state = CEU_STAGE_PAST;
        } else if (!next_found[stage->clock]) {
            stage->state = CEU_STAGE_NEXT;
            next_found[stage->clock] = true;
        } else {
            stage->state = CEU_STAGE_LATER;
        }
    }
}

void
ceu_stages_find(CeuPoolWork *work)
{
    g_ptr_array_set_free_func(work->pool->stages, stage_free);
    if (work->pool->has_cycle)
        add_units_stages(work);
    add_dues_stages(work);
    g_ptr_array_sort(work->pool->stages, compare_stages);
    set_states(work);
}

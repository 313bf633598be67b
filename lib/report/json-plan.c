/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ceu.plan/1. */
#include "report/json.h"
#include "report/plan.h"
#include "report/words.h"

static json_t *
units_or_null(bool known, CeuUnits units)
{
    return known ? ceu_json_units(units) : json_null();
}

static json_t *
line_value(const CeuPlan *plan, const CeuPlanLine *line)
{
    json_t *object = json_object();

    json_object_set_new(object, "id", ceu_json_text(line->requirement->id));
    json_object_set_new(object, "kind", ceu_json_text(line->rest ? "rest" : "minimum"));
    json_object_set_new(object, "title", ceu_json_text(line->requirement->title));
    json_object_set_new(object, "missing", ceu_json_units(line->missing));
    json_object_set_new(object, "among", ceu_json_units(line->among));
    json_object_set_new(object, "last", ceu_json_day(line->last));
    json_object_set_new(object, "days_left", json_integer(line->days_left));
    json_object_set_new(object, "closed", json_boolean(line->closed));
    json_object_set_new(object, "pace_per_month", ceu_json_units(line->pace));
    json_object_set_new(object, "missing_with_planned",
                        units_or_null(line->has_planned, line->with_planned));
    ceu_json_set_rule(object, plan->pool->body, line->requirement->rule);
    return object;
}

static json_t *
chance_value(const CeuPlanChance *chance)
{
    json_t *object = json_object();

    json_object_set_new(object, "activity", json_integer(chance->activity->id));
    json_object_set_new(object, "title", ceu_json_text(chance->activity->title));
    json_object_set_new(object, "planned", json_boolean(chance->activity->planned));
    json_object_set_new(object, "last", ceu_json_day(chance->last));
    json_object_set_new(object, "rule", ceu_json_text(chance->rule->id));
    return object;
}

static json_t *
limit_value(const CeuRequirement *limit)
{
    json_t *object = json_object();
    CeuUnits left = { MAX(limit->required.milli - limit->counted.milli, 0) };

    json_object_set_new(object, "id", ceu_json_text(limit->id));
    json_object_set_new(object, "title", ceu_json_text(limit->title));
    json_object_set_new(object, "left", ceu_json_units(left));
    return object;
}

static json_t *
task_value(const CeuPlan *plan, const CeuRequirement *task)
{
    bool duty = task->kind == CEU_REQUIREMENT_DUTY;
    bool months = task->kind == CEU_REQUIREMENT_EXPERIENCE;
    json_t *object = json_object();

    json_object_set_new(object, "id", ceu_json_text(task->id));
    json_object_set_new(object, "kind", ceu_json_text(ceu_name_requirement_kind(task->kind)));
    json_object_set_new(object, "title", ceu_json_text(task->title));
    json_object_set_new(object, "due",
                        duty ? ceu_json_day(ceu_plan_duty_day(plan->pool, task)) : json_null());
    json_object_set_new(object, "missing_months",
                        months ? json_integer(task->missing.milli / 1000) : json_null());
    json_object_set_new(object, "recommended", json_boolean(task->recommended));
    ceu_json_set_rule(object, plan->pool->body, task->rule);
    return object;
}

static void
set_lists(json_t *object, const CeuPlan *plan)
{
    json_t *lines = json_array(), *chances = json_array();
    json_t *limits = json_array(), *tasks = json_array();

    for (guint i = 0; i < plan->lines->len; i++)
        json_array_append_new(lines, line_value(plan, &g_array_index(plan->lines, CeuPlanLine, i)));
    for (guint i = 0; i < plan->chances->len; i++)
        json_array_append_new(chances,
                              chance_value(&g_array_index(plan->chances, CeuPlanChance, i)));
    for (guint i = 0; i < plan->limits->len; i++)
        json_array_append_new(limits, limit_value(g_ptr_array_index(plan->limits, i)));
    for (guint i = 0; i < plan->tasks->len; i++)
        json_array_append_new(tasks, task_value(plan, g_ptr_array_index(plan->tasks, i)));
    json_object_set_new(object, "lines", lines);
    json_object_set_new(object, "chances", chances);
    json_object_set_new(object, "limits", limits);
    json_object_set_new(object, "tasks", tasks);
}

static json_t *
plan_value(const CeuPlan *plan)
{
    const CeuPool *pool = plan->pool;
    json_t *object = json_object();

    json_object_set_new(object, "pool", ceu_json_text(pool->id));
    json_object_set_new(object, "name", ceu_json_text(pool->body->name));
    json_object_set_new(object, "unit", ceu_json_text(ceu_body_unit_name(pool->body)));
    json_object_set_new(object, "due",
                        pool->has_cycle ? ceu_json_day(pool->cycle.last) : json_null());
    json_object_set_new(object, "days_left",
                        pool->has_cycle ? json_integer(pool->days_left) : json_null());
    json_object_set_new(object, "missing", ceu_json_units(plan->missing));
    json_object_set_new(object, "pace_per_month", ceu_json_units(plan->pace));
    json_object_set_new(object, "planned", json_integer(plan->planned));
    json_object_set_new(object, "undated", json_integer(plan->undated));
    json_object_set_new(object, "missing_with_planned",
                        units_or_null(plan->has_planned, plan->with_planned));
    set_lists(object, plan);
    return object;
}

char *
ceu_report_plan_json(const CeuAssessment *assessment, const CeuFacts *facts,
                     const CeuRulebook *rulebook, const CeuPool *pool)
{
    json_t *reply = ceu_json_reply("ceu.plan/1");
    json_t *pools = json_array();

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *one = g_ptr_array_index(assessment->pools, i);
        g_autoptr(CeuPlan) plan = NULL;

        if (pool != NULL && one != pool)
            continue;
        plan = ceu_plan_new(assessment, facts, rulebook, one);
        json_array_append_new(pools, plan_value(plan));
    }
    json_object_set_new(reply, "today", ceu_json_day(assessment->today));
    json_object_set_new(reply, "pools", pools);
    return ceu_json_take_text(reply);
}

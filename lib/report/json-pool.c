/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pool of the assessment as JSON: the keys that status and explain share. */
#include "report/json.h"

#include "report/stale.h"
#include "report/words.h"

static json_t *
cycle_value(const CeuCycle *cycle)
{
    json_t *object = json_object();

    json_object_set_new(object, "first", ceu_json_day(cycle->first));
    json_object_set_new(object, "last", ceu_json_day(cycle->last));
    return object;
}

static json_t *
credentials_value(const CeuPool *pool)
{
    json_t *list = json_array();

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);
        const CeuCredentialType *type = ceu_body_type(pool->body, credential->type);
        json_t *object = json_object();

        json_object_set_new(object, "number", json_integer(credential->id));
        json_object_set_new(object, "type", ceu_json_text(credential->type));
        json_object_set_new(object, "title", ceu_json_text(type != NULL ? type->title : NULL));
        json_object_set_new(object, "earned", ceu_json_day(credential->earned));
        json_object_set_new(object, "member_number", ceu_json_text(credential->number));
        json_array_append_new(list, object);
    }
    return list;
}

/* The days over which a requirement is counted; null: those of the pool. */
static json_t *
window_value(const CeuCycle *window)
{
    bool is_own = ceu_date_is_set(window->first) && ceu_date_is_set(window->last);

    return is_own ? cycle_value(window) : json_null();
}

static json_t *
requirement_value(const CeuBody *body, const CeuRequirement *requirement)
{
    json_t *object = json_object();

    json_object_set_new(object, "id", ceu_json_text(requirement->id));
    json_object_set_new(object, "kind",
                        ceu_json_text(ceu_name_requirement_kind(requirement->kind)));
    json_object_set_new(object, "title", ceu_json_text(requirement->title));
    json_object_set_new(object, "required", ceu_json_units(requirement->required));
    json_object_set_new(object, "counted", ceu_json_units(requirement->counted));
    json_object_set_new(object, "missing", ceu_json_units(requirement->missing));
    json_object_set_new(object, "met", json_boolean(requirement->met));
    json_object_set_new(object, "recommended", json_boolean(requirement->recommended));
    json_object_set_new(object, "carried", ceu_json_units(requirement->carried));
    json_object_set_new(object, "window", window_value(&requirement->window));
    json_object_set_new(
        object, "met_by",
        ceu_json_day(requirement->deed != NULL ? requirement->deed->day : CEU_DATE_NONE));
    json_object_set_new(object, "basis", ceu_json_text(ceu_name_basis(requirement->basis)));
    ceu_json_set_rule(object, body, requirement->rule);
    json_object_set_new(object, "arithmetic", ceu_json_text(requirement->arithmetic));
    json_object_set_new(object, "assumption", ceu_json_text(requirement->assumption));
    return object;
}

json_t *
ceu_json_stage(const CeuAssessment *assessment, const CeuPool *pool, const CeuStage *stage)
{
    json_t *object = json_object();

    json_object_set_new(object, "kind", ceu_json_text(ceu_stage_kind_name(stage->kind)));
    json_object_set_new(object, "clock", ceu_json_text(ceu_name_clock(stage->clock)));
    json_object_set_new(object, "title", ceu_json_text(ceu_stage_title(stage->kind, stage->clock)));
    json_object_set_new(object, "day", ceu_json_day(stage->day));
    json_object_set_new(object, "days_left",
                        json_integer(ceu_date_days_between(assessment->today, stage->day)));
    json_object_set_new(object, "state", ceu_json_text(ceu_stage_state_name(stage->state)));
    json_object_set_new(object, "stakes", ceu_json_text(stage->stakes));
    json_object_set_new(object, "basis", ceu_json_text(ceu_name_basis(stage->basis)));
    ceu_json_set_rule(object, pool->body, stage->rule);
    json_object_set_new(object, "assumption", ceu_json_text(stage->assumption));
    return object;
}

/* Dates that only a pool with a cycle has. */
static void
set_cycle(json_t *object, const CeuPool *pool)
{
    bool known = pool->has_cycle;

    json_object_set_new(object, "due", ceu_json_day(known ? pool->cycle.last : CEU_DATE_NONE));
    json_object_set_new(object, "due_basis", ceu_json_text(ceu_name_basis(pool->due_basis)));
    json_object_set_new(object, "due_assumption", ceu_json_text(pool->due_assumption));
    json_object_set_new(object, "cycle", known ? cycle_value(&pool->cycle) : json_null());
    json_object_set_new(object, "nominal_cycle", known ? cycle_value(&pool->nominal) : json_null());
    json_object_set_new(object, "next_cycle", known ? cycle_value(&pool->next) : json_null());
    json_object_set_new(object, "earn", known ? cycle_value(&pool->earn) : json_null());
    json_object_set_new(object, "number", known ? json_integer(pool->number) : json_null());
    json_object_set_new(object, "days_left", known ? json_integer(pool->days_left) : json_null());
}

/* Which activity brought how much from the cycle before. */
static json_t *
carried_value(const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    json_t *list = json_array();

    for (guint i = 0; i < pool->carried->len; i++) {
        const CeuItem *item = &g_array_index(pool->carried, CeuItem, i);
        json_t *object;

        if (item->activity >= count)
            continue;
        object = json_object();
        json_object_set_new(object, "activity", json_integer(activities[item->activity].id));
        json_object_set_new(object, "units", ceu_json_units(item->counted));
        json_array_append_new(list, object);
    }
    return list;
}

/* @stale: (nullable): a notice that follows from the pack and the day alone. */
static json_t *
notices_value(const CeuPool *pool, char *stale)
{
    CeuNotice notice = { CEU_NOTICE_ASSUMED, stale, (char *) CEU_STALE_REMEDY, NULL };
    g_autoptr(GPtrArray) all = g_ptr_array_new();

    for (guint i = 0; i < pool->notices->len; i++)
        g_ptr_array_add(all, g_ptr_array_index(pool->notices, i));
    if (stale != NULL)
        g_ptr_array_add(all, &notice);
    return ceu_json_notices(all);
}

static void
set_lists(json_t *object, const CeuAssessment *assessment, const CeuPool *pool)
{
    g_autofree char *stale = ceu_stale_text(pool->body, assessment->today);
    json_t *requirements = json_array(), *stages = json_array();

    for (guint i = 0; i < pool->requirements->len; i++)
        json_array_append_new(
            requirements, requirement_value(pool->body, g_ptr_array_index(pool->requirements, i)));
    for (guint i = 0; i < pool->stages->len; i++)
        json_array_append_new(stages,
                              ceu_json_stage(assessment, pool, g_ptr_array_index(pool->stages, i)));
    json_object_set_new(object, "requirements", requirements);
    json_object_set_new(object, "stages", stages);
    json_object_set_new(object, "notices", notices_value(pool, stale));
    json_object_set_new(object, "stale", json_boolean(stale != NULL));
}

json_t *
ceu_json_pool(const CeuAssessment *assessment, const CeuFacts *facts, const CeuPool *pool)
{
    json_t *object = json_object();

    json_object_set_new(object, "id", ceu_json_text(pool->id));
    json_object_set_new(object, "body", ceu_json_text(pool->body->id));
    json_object_set_new(object, "name", ceu_json_text(pool->body->name));
    json_object_set_new(object, "account_url", ceu_json_text(pool->body->account_url));
    json_object_set_new(object, "verified", ceu_json_day(pool->body->verified));
    json_object_set_new(object, "unit", ceu_json_text(ceu_body_unit_name(pool->body)));
    json_object_set_new(object, "candidate", json_boolean(pool->candidate));
    json_object_set_new(object, "credentials", credentials_value(pool));
    set_cycle(object, pool);
    json_object_set_new(object, "urgency", ceu_json_text(ceu_urgency_name(pool->urgency)));
    json_object_set_new(object, "muted", json_boolean(pool->muted));
    json_object_set_new(object, "muted_until",
                        pool->muted ? ceu_json_day(pool->muted_until) : json_null());
    json_object_set_new(object, "complete", json_boolean(pool->complete));
    json_object_set_new(object, "submitted", ceu_json_day(pool->submitted));
    json_object_set_new(object, "pace_per_month", ceu_json_units(pool->pace_per_month));
    json_object_set_new(object, "unproven", ceu_json_units(pool->unproven));
    json_object_set_new(object, "left_for_next", ceu_json_units(pool->left_for_next));
    json_object_set_new(object, "carried", carried_value(pool, facts));
    json_object_set_new(object, "carries", ceu_json_units(pool->carries));
    json_object_set_new(object, "owed", ceu_json_units(pool->owed));
    set_lists(object, assessment, pool);
    return object;
}

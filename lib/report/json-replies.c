/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole replies of status, due, explain and rules as JSON. */
#include "report/explain.h"
#include "report/json.h"
#include "report/lines.h"
#include "report/used.h"
#include "report/words.h"

char *
ceu_report_status_json(const CeuAssessment *assessment, const CeuFacts *facts)
{
    json_t *reply = ceu_json_reply("ceu.status/1");
    json_t *pools = json_array();

    for (guint i = 0; i < assessment->pools->len; i++)
        json_array_append_new(
            pools, ceu_json_pool(assessment, facts, g_ptr_array_index(assessment->pools, i)));
    json_object_set_new(reply, "today", ceu_json_day(assessment->today));
    json_object_set_new(reply, "urgency", ceu_json_text(ceu_urgency_name(assessment->urgency)));
    json_object_set_new(reply, "pools", pools);
    json_object_set_new(reply, "notices", ceu_json_notices(assessment->notices));
    return ceu_json_take_text(reply);
}

char *
ceu_report_due_json(const CeuAssessment *assessment)
{
    json_t *reply = ceu_json_reply("ceu.due/1");
    json_t *stages = json_array();
    g_autoptr(GArray) links = ceu_chain_new(assessment);

    for (guint i = 0; i < links->len; i++) {
        const CeuChainLink *link = &g_array_index(links, CeuChainLink, i);
        json_t *stage = ceu_json_stage(assessment, link->pool, link->stage);

        json_object_set_new(stage, "pool", ceu_json_text(link->pool->id));
        json_object_set_new(stage, "name", ceu_json_text(link->pool->body->name));
        json_object_set_new(stage, "muted", json_boolean(link->pool->muted));
        json_array_append_new(stages, stage);
    }
    json_object_set_new(reply, "today", ceu_json_day(assessment->today));
    json_object_set_new(reply, "stages", stages);
    return ceu_json_take_text(reply);
}

static json_t *
tag_ids(const GPtrArray *tags, uint64_t bits)
{
    json_t *list = json_array();

    for (guint i = 0; i < tags->len && i < CEU_TAGS_MAX; i++) {
        if ((bits & (UINT64_C(1) << i)) != 0)
            json_array_append_new(list,
                                  ceu_json_text(((const CeuTag *) g_ptr_array_index(tags, i))->id));
    }
    return list;
}

static json_t *
set_names(unsigned set, unsigned count, const char *(*name)(unsigned bit))
{
    json_t *list = json_array();

    for (unsigned bit = 0; bit < count; bit++) {
        if ((set & (1U << bit)) != 0)
            json_array_append_new(list, ceu_json_text(name(bit)));
    }
    return list;
}

static void
set_activity(json_t *object, const CeuActivity *activity)
{
    json_object_set_new(object, "activity", json_integer(activity->id));
    json_object_set_new(object, "title", ceu_json_text(activity->title));
    json_object_set_new(object, "done", ceu_json_day(activity->done));
    json_object_set_new(object, "units", ceu_json_units(activity->units));
    json_object_set_new(object, "unit", ceu_json_text(ceu_unit_name(activity->unit)));
}

/* Ids of the requirements that the activity belongs to. */
static json_t *
lines_value(const CeuPool *pool, const CeuItem *item, const CeuActivity *activity)
{
    json_t *list = json_array();

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (ceu_line_belongs(pool, requirement, item, activity) == CEU_BELONGS)
            json_array_append_new(list, ceu_json_text(requirement->id));
    }
    return list;
}

static void
set_derivation(json_t *object, const CeuPool *pool, const CeuFacts *facts, const CeuItem *item,
               const CeuActivity *activity, CeuDate today)
{
    g_autofree char *conversion = ceu_explain_conversion(pool, facts, activity, item);
    const CeuRule *keep_rule;
    CeuDate keep = ceu_explain_keep(pool, facts, activity, item, today, &keep_rule);

    json_object_set_new(object, "conversion", ceu_json_text(conversion));
    json_object_set_new(object, "lines", lines_value(pool, item, activity));
    json_object_set_new(object, "keep_until", ceu_json_day(keep));
    json_object_set_new(object, "keep_rule",
                        ceu_json_text(keep_rule != NULL ? keep_rule->id : NULL));
}

static json_t *
item_value(const CeuPool *pool, const CeuItem *item, const CeuFacts *facts, CeuDate today)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    json_t *object = json_object();

    set_activity(object, &activities[item->activity]);
    json_object_set_new(object, "reason", ceu_json_text(ceu_reason_name(item->reason)));
    json_object_set_new(object, "reason_text", ceu_json_text(ceu_reason_text(item->reason)));
    json_object_set_new(object, "counts", json_boolean(ceu_reason_counts(item->reason)));
    json_object_set_new(object, "offered", ceu_json_units(item->offered));
    json_object_set_new(object, "counted", ceu_json_units(item->counted));
    json_object_set_new(object, "categories", tag_ids(pool->body->categories, item->categories));
    json_object_set_new(object, "origins", tag_ids(pool->body->origins, item->origins));
    json_object_set_new(object, "formats", tag_ids(pool->body->formats, item->formats));
    json_object_set_new(object, "marks", set_names(item->marks, CEU_WORDS_MARKS, ceu_name_mark));
    json_object_set_new(object, "missing_fields",
                        set_names(item->missing_fields, CEU_WORDS_FIELDS, ceu_name_field));
    json_object_set_new(object, "same_as",
                        item->same_as < count ? json_integer(activities[item->same_as].id)
                                              : json_null());
    set_derivation(object, pool, facts, item, &activities[item->activity], today);
    ceu_json_set_rule(object, pool->body, item->rule);
    return object;
}

/* All items of @pool, or the one of activity @activity_id. */
static json_t *
items_value(const CeuPool *pool, const CeuFacts *facts, int64_t activity_id, CeuDate today)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    json_t *list = json_array();

    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        if (item->activity >= count)
            continue;
        if (activity_id != 0 && activities[item->activity].id != activity_id)
            continue;
        json_array_append_new(list, item_value(pool, item, facts, today));
    }
    return list;
}

static json_t *
explained_pool(const CeuAssessment *assessment, const CeuFacts *facts, const CeuPool *pool,
               int64_t activity_id)
{
    json_t *object = ceu_json_pool(assessment, facts, pool);
    json_t *list = json_array();
    g_autoptr(GPtrArray) rules = ceu_used_rules(pool);

    for (guint i = 0; i < rules->len; i++)
        json_array_append_new(list, ceu_json_rule(pool->body, g_ptr_array_index(rules, i)));
    json_object_set_new(object, "items", items_value(pool, facts, activity_id, assessment->today));
    json_object_set_new(object, "anchor_rule", ceu_json_rule(pool->body, pool->anchor_rule));
    json_object_set_new(object, "length_rule", ceu_json_rule(pool->body, pool->length_rule));
    json_object_set_new(object, "rules", list);
    return object;
}

char *
ceu_report_explain_json(const CeuAssessment *assessment, const CeuFacts *facts, const CeuPool *pool,
                        int64_t activity_id)
{
    json_t *reply = ceu_json_reply("ceu.explain/1");
    json_t *pools = json_array();

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *candidate = g_ptr_array_index(assessment->pools, i);

        if (pool == NULL || pool == candidate)
            json_array_append_new(pools, explained_pool(assessment, facts, candidate, activity_id));
    }
    json_object_set_new(reply, "today", ceu_json_day(assessment->today));
    json_object_set_new(reply, "activity",
                        activity_id != 0 ? json_integer(activity_id) : json_null());
    json_object_set_new(reply, "pools", pools);
    return ceu_json_take_text(reply);
}

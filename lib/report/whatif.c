/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu whatif`: what a change would do, without making it. */
#include "report/compare.h"
#include "report/words.h"

static const CeuItem *
find_item(const CeuPool *pool, const CeuFacts *facts, int64_t activity_id)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);

        if (item->activity < count && activities[item->activity].id == activity_id)
            return item;
    }
    return NULL;
}

/* "AAPC: would count 1.5 of 2: counts in part …" */
static void
append_effect(CeuPaint *paint, const CeuPool *pool, const CeuItem *item)
{
    g_autoptr(GString) text = g_string_new("would count ");
    g_autofree char *title = ceu_words_pool(pool);

    ceu_words_append_units(text, item->counted);
    g_string_append(text, " of ");
    ceu_words_append_units(text, item->offered);
    if (item->reason != CEU_REASON_COUNTED) {
        g_string_append(text, ": ");
        g_string_append(text, ceu_reason_text(item->reason));
    }
    ceu_paint_labelled(paint, 0, title, text->str);
}

char *
ceu_report_whatif(const CeuAssessment *before, const CeuAssessment *after, const CeuFacts *facts,
                  int64_t activity_id, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    g_autoptr(GPtrArray) changes = ceu_compare(before, after);

    for (guint i = 0; activity_id != 0 && i < after->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(after->pools, i);
        const CeuItem *item = find_item(pool, facts, activity_id);

        if (item != NULL)
            append_effect(&paint, pool, item);
    }
    if (activity_id != 0 && changes->len > 0)
        ceu_paint_line_feed(&paint);
    ceu_compare_paint(&paint, changes);
    if (changes->len == 0)
        ceu_paint_paragraph(&paint, "No renewal would change.", 0);
    ceu_paint_line_feed(&paint);
    ceu_paint_paragraph(&paint, "Nothing was recorded.", 0);
    return ceu_paint_end(&paint);
}

static json_t *
effects_value(const CeuAssessment *after, const CeuFacts *facts, int64_t activity_id)
{
    json_t *list = json_array();

    for (guint i = 0; activity_id != 0 && i < after->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(after->pools, i);
        const CeuItem *item = find_item(pool, facts, activity_id);
        json_t *object;

        if (item == NULL)
            continue;
        object = json_object();
        json_object_set_new(object, "pool", ceu_json_text(pool->id));
        json_object_set_new(object, "offered", ceu_json_units(item->offered));
        json_object_set_new(object, "counted", ceu_json_units(item->counted));
        json_object_set_new(object, "reason", ceu_json_text(ceu_reason_name(item->reason)));
        json_object_set_new(object, "reason_text", ceu_json_text(ceu_reason_text(item->reason)));
        ceu_json_set_rule(object, pool->body, item->rule);
        json_array_append_new(list, object);
    }
    return list;
}

char *
ceu_report_whatif_json(const CeuAssessment *before, const CeuAssessment *after,
                       const CeuFacts *facts, int64_t activity_id)
{
    json_t *reply = ceu_json_reply("ceu.whatif/1");
    g_autoptr(GPtrArray) changes = ceu_compare(before, after);

    json_object_set_new(reply, "today", ceu_json_day(after->today));
    json_object_set_new(reply, "effects", effects_value(after, facts, activity_id));
    json_object_set_new(reply, "pools", ceu_compare_json(changes));
    return ceu_json_take_text(reply);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rule packs as JSON. */
#include "report/json.h"

#include <ceu/look.h>

static json_t *
types_value(const CeuBody *body)
{
    json_t *list = json_array();

    for (guint i = 0; i < body->types->len; i++) {
        const CeuCredentialType *type = g_ptr_array_index(body->types, i);
        json_t *object = json_object();

        json_object_set_new(object, "id", ceu_json_text(type->id));
        json_object_set_new(object, "title", ceu_json_text(type->title));
        json_object_set_new(object, "group", ceu_json_text(type->group));
        json_object_set_new(object, "category", ceu_json_text(type->category));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *
tags_value(const GPtrArray *tags)
{
    json_t *list = json_array();

    for (guint i = 0; i < tags->len; i++) {
        const CeuTag *tag = g_ptr_array_index(tags, i);
        json_t *object = json_object();

        json_object_set_new(object, "id", ceu_json_text(tag->id));
        json_object_set_new(object, "title", ceu_json_text(tag->title));
        json_object_set_new(object, "patterns",
                            ceu_json_words((const char *const *) tag->patterns));
        json_object_set_new(object, "parent", ceu_json_text(tag->parent));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *
traits_value(const CeuBody *body)
{
    json_t *list = json_array();

    for (guint i = 0; i < body->traits->len; i++) {
        const CeuTrait *trait = g_ptr_array_index(body->traits, i);
        json_t *object = json_object();

        json_object_set_new(object, "id", ceu_json_text(trait->id));
        json_object_set_new(object, "title", ceu_json_text(trait->title));
        json_object_set_new(object, "values", ceu_json_words((const char *const *) trait->values));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *
body_value(const CeuBody *body, CeuDate today)
{
    json_t *object = json_object(), *rules = json_array(), *sources = json_array();

    for (guint i = 0; i < body->rules->len; i++)
        json_array_append_new(rules, ceu_json_rule(body, g_ptr_array_index(body->rules, i)));
    for (guint i = 0; i < body->sources->len; i++)
        json_array_append_new(
            sources,
            ceu_json_source(body, ((const CeuSource *) g_ptr_array_index(body->sources, i))->id));
    json_object_set_new(object, "id", ceu_json_text(body->id));
    json_object_set_new(object, "name", ceu_json_text(body->name));
    json_object_set_new(object, "title", ceu_json_text(body->title));
    json_object_set_new(object, "account_url", ceu_json_text(body->account_url));
    json_object_set_new(object, "verified", ceu_json_day(body->verified));
    json_object_set_new(object, "stale", json_boolean(ceu_body_is_stale(body, today)));
    json_object_set_new(object, "path", ceu_json_text(body->path));
    json_object_set_new(object, "unit", ceu_json_text(ceu_body_unit_name(body)));
    json_object_set_new(object, "types", types_value(body));
    json_object_set_new(object, "categories", tags_value(body->categories));
    json_object_set_new(object, "origins", tags_value(body->origins));
    json_object_set_new(object, "formats", tags_value(body->formats));
    json_object_set_new(object, "traits", traits_value(body));
    json_object_set_new(object, "rules", rules);
    json_object_set_new(object, "sources", sources);
    return object;
}

char *
ceu_report_rules_json(const CeuRulebook *rulebook, const CeuBody *body, CeuDate today)
{
    json_t *reply = ceu_json_reply("ceu.rules/1");
    json_t *bodies = json_array();

    for (uint32_t i = 0; body == NULL && i < ceu_rulebook_count(rulebook); i++)
        json_array_append_new(bodies, body_value(ceu_rulebook_nth(rulebook, i), today));
    if (body != NULL)
        json_array_append_new(bodies, body_value(body, today));
    json_object_set_new(reply, "bodies", bodies);
    return ceu_json_take_text(reply);
}

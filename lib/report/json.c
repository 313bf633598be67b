/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain values, rules and sources as JSON. */
#include "report/json.h"

#include <stdlib.h>

#include "report/words.h"

json_t *
ceu_json_text(const char *text)
{
    g_autofree char *valid = NULL;

    if (text == NULL)
        return json_null();
    if (g_utf8_validate(text, -1, NULL))
        return json_string_nocheck(text);
    valid = g_utf8_make_valid(text, -1);
    return json_string_nocheck(valid);
}

json_t *
ceu_json_day(CeuDate day)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    if (!ceu_date_is_set(day))
        return json_null();
    return json_string_nocheck(ceu_date_format(day, buffer));
}

json_t *
ceu_json_units(CeuUnits units)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    return json_string_nocheck(ceu_units_format(units, buffer));
}

json_t *
ceu_json_words(const char *const *words)
{
    json_t *list = json_array();

    for (; words != NULL && *words != NULL; words++)
        json_array_append_new(list, ceu_json_text(*words));
    return list;
}

json_t *
ceu_json_source(const CeuBody *body, const char *id)
{
    const CeuSource *source = ceu_body_source(body, id);
    json_t *object = json_object();

    json_object_set_new(object, "id", ceu_json_text(id));
    json_object_set_new(object, "url", ceu_json_text(source != NULL ? source->url : NULL));
    json_object_set_new(object, "dated", ceu_json_text(source != NULL ? source->dated : NULL));
    json_object_set_new(object, "note", ceu_json_text(source != NULL ? source->note : NULL));
    return object;
}

json_t *
ceu_json_sources_of(const CeuBody *body, const CeuRule *rule)
{
    json_t *list = json_array();

    for (guint i = 0; rule != NULL && rule->sources != NULL && rule->sources[i] != NULL; i++)
        json_array_append_new(list, ceu_json_source(body, rule->sources[i]));
    return list;
}

void
ceu_json_set_rule(json_t *object, const CeuBody *body, const CeuRule *rule)
{
    json_object_set_new(object, "rule", ceu_json_text(rule != NULL ? rule->id : NULL));
    json_object_set_new(object, "confidence",
                        ceu_json_text(rule != NULL ? rule->confidence : NULL));
    json_object_set_new(object, "sources", ceu_json_sources_of(body, rule));
}

/* On what of the holder a rule depends. */
static json_t *
conditions_value(const CeuRule *rule)
{
    json_t *list = json_array();

    for (guint i = 0; rule->conditions != NULL && i < rule->conditions->len; i++) {
        const CeuCondition *condition = &g_array_index(rule->conditions, CeuCondition, i);
        json_t *object = json_object();

        json_object_set_new(object, "trait", ceu_json_text(condition->trait));
        json_object_set_new(object, "values",
                            ceu_json_words((const char *const *) condition->values));
        json_object_set_new(object, "negated", json_boolean(condition->negated));
        json_array_append_new(list, object);
    }
    return list;
}

json_t *
ceu_json_rule(const CeuBody *body, const CeuRule *rule)
{
    json_t *object;
    g_autofree char *words = NULL;

    if (rule == NULL)
        return json_null();
    object = json_object();
    words = ceu_rule_describe(rule);
    json_object_set_new(object, "id", ceu_json_text(rule->id));
    json_object_set_new(object, "kind", ceu_json_text(ceu_rule_kind_name(rule->kind)));
    json_object_set_new(object, "clock", ceu_json_text(ceu_name_clock(rule->clock)));
    json_object_set_new(object, "text", ceu_json_text(words));
    json_object_set_new(object, "applies_to",
                        ceu_json_words((const char *const *) rule->applies_to));
    json_object_set_new(object, "conditions", conditions_value(rule));
    json_object_set_new(object, "after_act", ceu_json_text(rule->after_act));
    json_object_set_new(object, "from", ceu_json_day(rule->from));
    json_object_set_new(object, "until", ceu_json_day(rule->until));
    json_object_set_new(object, "by", ceu_json_text(ceu_name_by(rule->by)));
    json_object_set_new(object, "sources", ceu_json_sources_of(body, rule));
    json_object_set_new(object, "confidence", ceu_json_text(rule->confidence));
    json_object_set_new(object, "note", ceu_json_text(rule->note));
    json_object_set_new(object, "unknown", ceu_json_text(rule->unknown));
    json_object_set_new(object, "place", ceu_json_text(rule->place));
    return object;
}

json_t *
ceu_json_notices(const GPtrArray *notices)
{
    json_t *list = json_array();

    for (guint i = 0; i < notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(notices, i);
        json_t *object = json_object();

        json_object_set_new(object, "kind", ceu_json_text(ceu_notice_kind_name(notice->kind)));
        json_object_set_new(object, "text", ceu_json_text(notice->text));
        json_object_set_new(object, "remedy", ceu_json_text(notice->remedy));
        json_object_set_new(object, "rule",
                            ceu_json_text(notice->rule != NULL ? notice->rule->id : NULL));
        json_array_append_new(list, object);
    }
    return list;
}

json_t *
ceu_json_reply(const char *schema)
{
    json_t *reply = json_object();

    json_object_set_new(reply, "schema", ceu_json_text(schema));
    return reply;
}

char *
ceu_json_take_text(json_t *reply)
{
    char *dumped = json_dumps(reply, JSON_COMPACT);
    char *text = g_strconcat(dumped, "\n", NULL);

    free(dumped); /* jansson's allocator */
    json_decref(reply);
    return text;
}

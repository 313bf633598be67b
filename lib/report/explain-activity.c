/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu explain NUMBER`: one activity in every pool: what it is worth, where it counts, how long its proof is kept. */
#include <ceu/look.h>

#include "report/explain.h"
#include "report/used.h"
#include "report/words.h"

#define IACET_HOURS "10 hours"

static const char *
rounding_words(CeuRounding rounding)
{
    switch (rounding) {
    case CEU_ROUND_DOWN:
        return "down";
    case CEU_ROUND_NEAREST:
        return "to the nearest";
    case CEU_ROUND_UP:
        return "up";
    }
    g_assert_not_reached();
}

/* "1.5 hours = 90 minutes", "0.15 IACET CEU × 10 hours = 90 minutes". false: it has no length. */
static bool
append_minutes(GString *out, const CeuActivity *activity)
{
    g_autofree char *amount = ceu_explain_amount(activity, NULL);
    int64_t milli_minutes;

    if (!ceu_units_to_minutes(activity->units, activity->unit, &milli_minutes))
        return false;
    g_string_append(out, amount);
    if (activity->unit == CEU_UNIT_IACET)
        g_string_append(out, " × " IACET_HOURS);
    if (activity->unit == CEU_UNIT_IACET || activity->unit == CEU_UNIT_HOUR) {
        g_string_append(out, " × 60 = ");
        ceu_words_append_units(out, (CeuUnits){ milli_minutes });
        g_string_append(out, " minutes");
    }
    return true;
}

static void
append_steps(GString *out, const CeuCount *count)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    if (count->step.milli > 0) {
        g_string_append_printf(out, ", in whole steps of %s",
                               ceu_units_format(count->step, buffer));
        if (count->remainder_minutes > 0)
            g_string_append_printf(
                out, " (%" G_GINT64_FORMAT " minutes left over earn one step more, fewer are lost)",
                count->remainder_minutes);
        else
            g_string_append_printf(out, " (rounded %s)", rounding_words(count->rounding));
    }
    if (count->at_least.milli > 0)
        g_string_append_printf(out, ", less than %s being nothing",
                               ceu_units_format(count->at_least, buffer));
}

/* A rule that says what one of the certificate's units is worth. */
static const CeuRule *
convert_rule(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity,
             const CeuItem *item)
{
    if (activity->unit == CEU_UNIT_CEU)
        return NULL;
    return ceu_pool_count_rule(pool, facts, CEU_COUNT_CONVERT, activity, item);
}

static const CeuRule *
multiply_rule(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity,
              const CeuItem *item)
{
    if ((item->marks & CEU_MARK_MULTIPLIED) == 0)
        return NULL;
    return ceu_pool_count_rule(pool, facts, CEU_COUNT_MULTIPLY, activity, item);
}

static void
append_multiplied(GString *out, const CeuRule *rule)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    if (rule == NULL)
        return;
    g_string_append_printf(out, ", × %s by rule %s", ceu_units_format(rule->count.factor, buffer),
                           rule->id);
    if (rule->count.first.milli > 0)
        g_string_append_printf(out, " for the first %s of a cycle",
                               ceu_units_format(rule->count.first, buffer));
}

char *
ceu_explain_conversion(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity,
                       const CeuItem *item)
{
    GString *out = g_string_new(NULL);
    const CeuRule *unit, *convert;
    char buffer[CEU_UNITS_TEXT_SIZE];
    g_autofree char *amount = ceu_explain_amount(activity, pool->body);

    if (!ceu_date_is_set(activity->done))
        return g_string_free(g_string_append(out, "not known before its day is stated"), FALSE);
    unit = ceu_pool_count_rule(pool, facts, CEU_COUNT_UNIT, activity, item);
    convert = convert_rule(pool, facts, activity, item);
    if (convert != NULL) {
        g_string_append_printf(out, "%s × %s by rule %s", amount,
                               ceu_units_format(convert->count.factor, buffer), convert->id);
    } else if (activity->unit == CEU_UNIT_CEU) {
        g_string_append_printf(out, "%s in the body's own unit", amount);
    } else if (append_minutes(out, activity)) {
        g_string_append_printf(out, " ÷ %" G_GINT64_FORMAT " minutes a %s",
                               unit != NULL && unit->count.minutes > 0 ? unit->count.minutes : 60,
                               ceu_body_unit_name(pool->body));
    } else {
        g_string_append_printf(out, "%s, of which no rule says what they are worth", amount);
    }
    if (unit != NULL)
        append_steps(out, &unit->count);
    append_multiplied(out, multiply_rule(pool, facts, activity, item));
    g_string_append(out, " = ");
    ceu_words_append_amount(out, item->offered, pool->body);
    return g_string_free(out, FALSE);
}

static void
append_activity_facts(CeuPaint *paint, const CeuActivity *activity)
{
    g_autofree char *amount = ceu_explain_amount(activity, NULL);
    g_autofree char *proofs = g_strdup_printf("%u kept", activity->proofs);
    char day[CEU_DATE_TEXT_SIZE];

    ceu_paint_labelled(paint, 2, activity->planned ? "planned for" : "done",
                       ceu_date_format(activity->done, day));
    ceu_paint_labelled(paint, 2, "certificate", amount);
    ceu_paint_labelled(paint, 2, "provider", activity->provider);
    ceu_paint_labelled(paint, 2, "index", activity->index);
    ceu_paint_labelled(paint, 2, "format", activity->format);
    ceu_paint_labelled(paint, 2, "topics", activity->topics);
    ceu_paint_labelled(paint, 2, "origin, as you stated it", activity->origin);
    ceu_paint_labelled(paint, 2, "accepted by", activity->accepted_by);
    ceu_paint_labelled(paint, 2, "proofs", proofs);
    if (ceu_date_is_set(activity->pin))
        ceu_paint_labelled(paint, 2, "your choice: the cycle that holds",
                           ceu_date_format(activity->pin, day));
    ceu_paint_labelled(paint, 2, "your choice: only for", activity->pin_for);
    ceu_paint_labelled(paint, 2, "note", activity->note);
}

CeuDate
ceu_explain_keep(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity,
                 const CeuItem *item, CeuDate today, const CeuRule **out_rule)
{
    *out_rule = NULL;
    if (!ceu_reason_needs_proof(item->reason))
        return CEU_DATE_NONE;
    return ceu_retain_until(pool, facts, activity, today, out_rule);
}

/* Until when the proof is to be kept, and by which rule; or that no rule says so. Returns: (nullable) the rule */
static const CeuRule *
append_keep(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts,
            const CeuActivity *activity, const CeuItem *item, CeuDate today)
{
    const CeuRule *rule;
    CeuDate until = ceu_explain_keep(pool, facts, activity, item, today, &rule);
    g_autoptr(GString) text = g_string_new(NULL);

    if (ceu_date_is_set(until)) {
        ceu_words_append_day(text, until);
        g_string_append_printf(text, ", by rule %s", rule->id);
    } else {
        g_string_append_printf(text, "not known: no rule of %s says how long", pool->body->name);
    }
    if (ceu_reason_needs_proof(item->reason))
        ceu_paint_labelled(paint, 2, "keep the proof until", text->str);
    return rule;
}

static void
add_once(GPtrArray *rules, const CeuRule *rule)
{
    if (rule != NULL && !g_ptr_array_find(rules, rule, NULL))
        g_ptr_array_add(rules, (gpointer) rule);
}

/* Rules that the verdict on @item rests on, in the order they are used. */
static GPtrArray *
rules_of_item(const CeuPool *pool, const CeuFacts *facts, const CeuActivity *activity,
              const CeuItem *item)
{
    GPtrArray *rules = g_ptr_array_new();

    if (ceu_date_is_set(activity->done)) {
        add_once(rules, convert_rule(pool, facts, activity, item));
        add_once(rules, ceu_pool_count_rule(pool, facts, CEU_COUNT_UNIT, activity, item));
        add_once(rules, multiply_rule(pool, facts, activity, item));
    }
    add_once(rules, item->rule);
    return rules;
}

static void
append_pool(CeuPaint *paint, const CeuAssessment *assessment, const CeuPool *pool,
            const CeuFacts *facts, const CeuActivity *activity, const CeuItem *item)
{
    g_autofree char *title = ceu_words_pool(pool);
    g_autofree char *conversion = ceu_explain_conversion(pool, facts, activity, item);
    g_autoptr(GPtrArray) rules = rules_of_item(pool, facts, activity, item);
    g_autoptr(GPtrArray) sources = NULL;

    ceu_explain_section(paint, title);
    ceu_paint_labelled(paint, 2, "offers", conversion);
    ceu_explain_item(paint, pool, facts, item, 2);
    ceu_explain_membership(paint, pool, item, activity, 2);
    add_once(rules, append_keep(paint, pool, facts, activity, item, assessment->today));
    for (guint i = 0; i < rules->len; i++)
        ceu_explain_rule_for(paint, g_ptr_array_index(rules, i), pool->body, facts, 2);
    sources = ceu_used_sources(pool->body, rules);
    ceu_explain_sources(paint, sources);
}

char *
ceu_report_explain_activity(const CeuActivity *activity, const CeuAssessment *assessment,
                            const CeuFacts *facts, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    g_autofree char *heading =
        g_strdup_printf("%" G_GINT64_FORMAT " · %s", activity->id, activity->title);
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    ceu_paint_on(&paint, CEU_COLOUR_HEADING);
    ceu_paint_wrapped(&paint, heading, 0, 2);
    ceu_paint_off(&paint);
    append_activity_facts(&paint, activity);
    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint j = 0; j < pool->items->len; j++) {
            const CeuItem *item = &g_array_index(pool->items, CeuItem, j);

            if (item->activity < count && activities[item->activity].id == activity->id)
                append_pool(&paint, assessment, pool, facts, activity, item);
        }
    }
    if (assessment->pools->len == 0)
        ceu_paint_paragraph(&paint, "No credential is recorded, so it counts nowhere yet.", 2);
    return ceu_paint_end(&paint);
}

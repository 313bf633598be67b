/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu explain POOL`: how every figure of a pool came about, down to the source. */
#include "report/explain.h"
#include "report/stale.h"
#include "report/used.h"
#include "report/words.h"

#include <string.h>

static void
append_days(GString *out, const CeuCycle *cycle)
{
    ceu_words_append_day(out, cycle->first);
    g_string_append(out, " to ");
    ceu_words_append_day(out, cycle->last);
}

static void
append_earn_window(CeuPaint *paint, const CeuPool *pool)
{
    g_autoptr(GString) text = g_string_new(NULL);
    const CeuCycle *earn = &pool->earn;

    /* Without such a rule the window is that of the cycle, or not filled in. */
    if (!ceu_date_is_set(earn->first) || !ceu_date_is_set(earn->last) ||
        ceu_date_compare(earn->first, earn->last) >= 0 ||
        (ceu_date_compare(earn->first, pool->cycle.first) == 0 &&
         ceu_date_compare(earn->last, pool->cycle.last) == 0))
        return;
    append_days(text, earn);
    ceu_paint_labelled(paint, 2, "units earned on these days count", text->str);
}

static void
append_periods(CeuPaint *paint, const CeuPool *pool)
{
    g_autoptr(GString) text = g_string_new(NULL);

    append_days(text, &pool->cycle);
    g_string_append(text, " · ");
    ceu_words_append_days_left(text, pool->days_left);
    if (pool->number > 0)
        g_string_append_printf(text, " · cycle number %d", pool->number);
    ceu_paint_labelled(paint, 2, "present", text->str);
    if (ceu_date_compare(pool->cycle.first, pool->nominal.first) != 0) {
        g_string_truncate(text, 0);
        append_days(text, &pool->nominal);
        ceu_paint_labelled(paint, 2, "a full one would be", text->str);
    }
    append_earn_window(paint, pool);
    g_string_truncate(text, 0);
    append_days(text, &pool->next);
    ceu_paint_labelled(paint, 2, "next", text->str);
}

static void
append_cycle(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    ceu_explain_section(paint, "The cycle");
    if (pool->has_cycle)
        append_periods(paint, pool);
    else if (pool->candidate)
        ceu_paint_paragraph(paint, "None yet: the credential is not earned.", 2);
    else
        ceu_paint_paragraph(paint, "The due date is not known: see “To settle”.", 2);
    if (pool->due_basis == CEU_BASIS_OVERRIDE)
        ceu_paint_paragraph(paint, "The due date is your own; the rule below is not in force.", 2);
    ceu_explain_rule_for(paint, pool->anchor_rule, pool->body, facts, 2);
    ceu_explain_rule_for(paint, pool->length_rule, pool->body, facts, 2);
    ceu_paint_labelled(paint, 2, "assumed", pool->due_assumption);
}

/* What goes over a cycle's end: brought here, owed here, and what would go on. */
static void
append_across(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);
    bool any = pool->carry_rule != NULL || pool->deficit_rule != NULL || pool->owed.milli > 0 ||
               pool->carries.milli > 0;
    char units[CEU_UNITS_TEXT_SIZE];

    if (!any || !pool->has_cycle)
        return;
    ceu_explain_section(paint, "From cycle to cycle");
    for (guint i = 0; pool->carried != NULL && i < pool->carried->len; i++) {
        const CeuItem *item = &g_array_index(pool->carried, CeuItem, i);
        g_autofree char *text = NULL;

        if (item->activity >= count)
            continue;
        text = g_strdup_printf("%s of activity %" G_GINT64_FORMAT " · %s",
                               ceu_units_format(item->counted, units),
                               activities[item->activity].id, activities[item->activity].title);
        ceu_paint_labelled(paint, 2, "brought from the cycle before", text);
    }
    if (pool->owed.milli > 0)
        ceu_paint_labelled(paint, 2, "missing there, added to this total",
                           ceu_units_format(pool->owed, units));
    ceu_paint_labelled(paint, 2, "would go into the next cycle as things are",
                       ceu_units_format(pool->carries, units));
    ceu_explain_rule_for(paint, pool->carry_rule, pool->body, facts, 2);
    ceu_explain_rule_for(paint, pool->deficit_rule, pool->body, facts, 2);
}

static void
append_stages(CeuPaint *paint, const CeuPool *pool)
{
    if (pool->stages->len == 0)
        return;
    ceu_explain_section(paint, "What happens when");
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        g_autoptr(GString) line = g_string_new(NULL);

        ceu_words_append_day(line, stage->day);
        g_string_append_printf(line, " · %s", ceu_stage_title(stage->kind, stage->clock));
        if (stage->basis == CEU_BASIS_OVERRIDE) {
            g_string_append(line, " · your own date");
        } else if (stage->rule != NULL) {
            g_string_append(line, " · ");
            ceu_words_append_rule(line, stage->rule);
        }
        ceu_paint_blanks(paint, 2);
        ceu_paint_wrapped(paint, line->str, 2, 4);
        ceu_paint_labelled(paint, 4, "uncertain", stage->assumption);
    }
}

static void
append_items(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    ceu_explain_section(paint, "Activities");
    if (pool->items->len == 0)
        ceu_paint_paragraph(paint, count == 0 ? "None is logged." : "Not judged without a cycle.",
                            2);
    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);
        const CeuActivity *activity;
        g_autofree char *amount = NULL, *line = NULL;
        char day[CEU_DATE_TEXT_SIZE];

        if (item->activity >= count)
            continue;
        activity = &activities[item->activity];
        amount = ceu_explain_amount(activity, pool->body);
        line = g_strdup_printf("%" G_GINT64_FORMAT " · %s · %s · %s", activity->id,
                               ceu_date_format(activity->done, day), amount, activity->title);
        ceu_paint_blanks(paint, 2);
        ceu_paint_wrapped(paint, line, 2, 6);
        ceu_explain_item(paint, pool, facts, item, 6);
    }
}

/* The days of a candidate's exam, with the rule behind each. */
static void
append_exam(CeuPaint *paint, const CeuAssessment *assessment, const CeuPool *pool)
{
    ceu_explain_section(paint, "The exam");
    if (pool->stages->len == 0)
        ceu_paint_paragraph(paint, "No day is known: see “To settle”.", 2);
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        g_autoptr(GString) text = g_string_new(NULL);

        ceu_words_append_day(text, stage->day);
        g_string_append(text, ", ");
        ceu_words_append_distance(text, ceu_date_days_between(assessment->today, stage->day));
        if (stage->state == CEU_STAGE_MET)
            g_string_append(text, ", over");
        ceu_paint_labelled(paint, 2, ceu_stage_title(stage->kind, stage->clock), text->str);
        ceu_explain_rule(paint, stage->rule, 4);
        ceu_paint_labelled(paint, 4, "uncertain", stage->assumption);
    }
}

static void
append_notices(CeuPaint *paint, const CeuPool *pool)
{
    if (pool->notices->len == 0)
        return;
    ceu_explain_section(paint, "To settle");
    for (guint i = 0; i < pool->notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(pool->notices, i);

        if (strstr(notice->text, ceu_words_notice(notice->kind)) != NULL)
            ceu_paint_paragraph(paint, notice->text, 2);
        else
            ceu_paint_labelled(paint, 2, ceu_words_notice(notice->kind), notice->text);
        if (notice->remedy != NULL)
            ceu_paint_command(paint, notice->remedy, 6);
    }
}

static void
append_heading(CeuPaint *paint, const CeuPool *pool, CeuDate today)
{
    g_autofree char *stale = ceu_stale_text(pool->body, today);
    g_autofree char *name = ceu_words_pool(pool);
    char day[CEU_DATE_TEXT_SIZE];

    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, name);
    ceu_paint_line_feed(paint);
    if (ceu_date_is_set(pool->body->verified))
        ceu_paint_labelled(paint, 2, "rules checked on",
                           ceu_date_format(pool->body->verified, day));
    ceu_paint_labelled(paint, 2, "rules from", pool->body->path);
    ceu_paint_labelled(paint, 2, "assumed", stale);
    if (pool->body->account_url != NULL) {
        ceu_paint_text(paint, "  the date that binds: ");
        ceu_paint_text(paint, pool->body->account_url);
        ceu_paint_line_feed(paint);
    }
}

char *
ceu_report_explain_pool(const CeuPool *pool, const CeuAssessment *assessment, const CeuFacts *facts,
                        const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    g_autoptr(GPtrArray) rules = ceu_used_rules(pool);
    g_autoptr(GPtrArray) sources = ceu_used_sources(pool->body, rules);
    g_autoptr(GString) judged = g_string_new(NULL);

    append_heading(&paint, pool, assessment->today);
    ceu_words_append_day(judged, assessment->today);
    ceu_paint_labelled(&paint, 2, "judged on", judged->str);
    ceu_explain_facts(&paint, pool, facts);
    if (!pool->candidate)
        append_cycle(&paint, pool, facts);
    ceu_explain_requirements(&paint, pool, facts);
    if (pool->candidate && pool->requirements->len == 0)
        ceu_paint_paragraph(&paint, "Nothing before the exam, by the rules.", 2);
    append_across(&paint, pool, facts);
    if (!pool->candidate)
        append_items(&paint, pool, facts);
    if (pool->candidate)
        append_exam(&paint, assessment, pool);
    else
        append_stages(&paint, pool);
    append_notices(&paint, pool);
    if (sources->len > 0) {
        ceu_explain_section(&paint, "Sources");
        ceu_explain_sources(&paint, sources);
    }
    if (rules->len > 0) {
        ceu_explain_section(&paint, "How sure a rule is");
        ceu_explain_grades(&paint, rules);
    }
    return ceu_paint_end(&paint);
}

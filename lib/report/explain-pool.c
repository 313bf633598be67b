/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu explain POOL`: how every figure of a pool came about, down to the source. */
#include "report/explain.h"
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
append_credentials(CeuPaint *paint, const CeuPool *pool)
{
    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);
        const CeuCredentialType *type = ceu_body_type(pool->body, credential->type);
        g_autoptr(GString) text = g_string_new(type != NULL ? type->title : NULL);

        g_string_append(text, text->len > 0 ? ", " : "");
        if (ceu_date_is_set(credential->earned)) {
            g_string_append(text, "earned ");
            ceu_words_append_day(text, credential->earned);
        } else {
            g_string_append(text, "not earned yet");
        }
        ceu_paint_labelled(paint, 2, credential->type, text->str);
    }
}

/* The renewal date as far as the holder stated it. */
static void
append_renews(CeuPaint *paint, const CeuMembership *membership)
{
    g_autofree char *text = NULL;

    if (membership->renews_month == 0)
        text = g_strdup("renewal month not stated");
    else if (membership->renews_day == 0)
        text = membership->renews_year == 0 ? g_strdup_printf("month %d", membership->renews_month)
                                            : g_strdup_printf("%04d-%02d", membership->renews_year,
                                                              membership->renews_month);
    else
        text = g_strdup_printf("%04d-%02d-%02d", membership->renews_year, membership->renews_month,
                               membership->renews_day);
    ceu_paint_labelled(paint, 2, "membership renews", text);
}

static void
append_override(CeuPaint *paint, const CeuOverride *override)
{
    g_autoptr(GString) text = g_string_new(NULL);

    switch (override->kind) {
    case CEU_OVERRIDE_DUE:
        g_string_append(text, "due date ");
        ceu_words_append_day(text, override->day);
        break;
    case CEU_OVERRIDE_TOTAL:
        g_string_append(text, "total ");
        ceu_words_append_units(text, override->units);
        break;
    case CEU_OVERRIDE_MINIMUM:
        g_string_append_printf(text, "minimum of %s ",
                               override->subject != NULL ? override->subject : "?");
        ceu_words_append_units(text, override->units);
        break;
    case CEU_OVERRIDE_COUNT:
        return;
    }
    ceu_paint_labelled(paint, 2, "your own word", text->str);
}

static void
append_facts(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuOverride *overrides = ceu_facts_overrides(facts, &count);
    char day[CEU_DATE_TEXT_SIZE];

    ceu_explain_section(paint, "What you stated");
    append_credentials(paint, pool);
    if (pool->membership != NULL) {
        append_renews(paint, pool->membership);
        if (ceu_date_is_set(pool->membership->dues_paid_to))
            ceu_paint_labelled(paint, 2, "dues paid through",
                               ceu_date_format(pool->membership->dues_paid_to, day));
    }
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(overrides[i].pool, pool->id) == 0)
            append_override(paint, &overrides[i]);
    }
    if (pool->candidate)
        ceu_explain_steps(paint, pool, facts);
}

static void
append_cycle(CeuPaint *paint, const CeuPool *pool)
{
    g_autoptr(GString) text = g_string_new(NULL);

    ceu_explain_section(paint, "The cycle");
    if (pool->has_cycle) {
        append_days(text, &pool->cycle);
        g_string_append(text, " · ");
        ceu_words_append_days_left(text, pool->days_left);
        ceu_paint_labelled(paint, 2, "present", text->str);
        if (ceu_date_compare(pool->cycle.first, pool->nominal.first) != 0) {
            g_string_truncate(text, 0);
            append_days(text, &pool->nominal);
            ceu_paint_labelled(paint, 2, "a full one would be", text->str);
        }
        g_string_truncate(text, 0);
        append_days(text, &pool->next);
        ceu_paint_labelled(paint, 2, "next", text->str);
    } else {
        ceu_paint_paragraph(paint, "The due date is not known: see “To settle”.", 2);
    }
    if (pool->due_basis == CEU_BASIS_OVERRIDE)
        ceu_paint_paragraph(paint, "The due date is your own; the rule below is not in force.", 2);
    ceu_explain_rule(paint, pool->anchor_rule, 2);
    ceu_explain_rule(paint, pool->length_rule, 2);
    ceu_paint_labelled(paint, 2, "assumed", pool->due_assumption);
}

static void
append_requirement(CeuPaint *paint, const CeuRequirement *requirement)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (requirement->kind == CEU_REQUIREMENT_DUTY) {
        g_string_append(text, requirement->met ? "met" : "open");
    } else if (requirement->kind == CEU_REQUIREMENT_PREREQUISITE) {
        g_string_append(text, requirement->met ? "done " : "open");
        if (requirement->met)
            ceu_words_append_day(text, requirement->deed->day);
    } else {
        ceu_words_append_units(text, requirement->counted);
        g_string_append(text, " of ");
        if (requirement->kind == CEU_REQUIREMENT_MAXIMUM)
            g_string_append(text, "at most ");
        ceu_words_append_units(text, requirement->required);
        g_string_append(text, requirement->met ? ", met" : ", missing ");
        if (!requirement->met)
            ceu_words_append_units(text, requirement->missing);
    }
    if (requirement->recommended)
        g_string_append(text, ", only recommended");
    ceu_paint_labelled(paint, 2, requirement->title, text->str);
    ceu_paint_labelled(paint, 4,
                       requirement->kind == CEU_REQUIREMENT_PREREQUISITE ? "because" : "amount",
                       requirement->arithmetic);
    if (requirement->basis == CEU_BASIS_OVERRIDE && requirement->kind != CEU_REQUIREMENT_DUTY) {
        g_autofree char *basis = ceu_words_basis_of(requirement->basis, requirement->rule);

        ceu_paint_labelled(paint, 4, "amount by", basis);
    }
    ceu_explain_rule(paint, requirement->rule, 4);
    ceu_paint_labelled(paint, 4, "assumed", requirement->assumption);
}

/* The days of the exam, with the rule behind each. */
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
append_items(CeuPaint *paint, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    ceu_explain_section(paint, "Activities");
    if (pool->items->len == 0)
        ceu_paint_paragraph(paint, "None is logged.", 2);
    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);
        const CeuActivity *activity;
        g_autofree char *amount = NULL, *line = NULL;
        char day[CEU_DATE_TEXT_SIZE];

        if (item->activity >= count)
            continue;
        activity = &activities[item->activity];
        amount = ceu_explain_amount(activity);
        line = g_strdup_printf("%" G_GINT64_FORMAT " · %s · %s · %s", activity->id,
                               ceu_date_format(activity->done, day), amount, activity->title);
        ceu_paint_blanks(paint, 2);
        ceu_paint_wrapped(paint, line, 2, 6);
        ceu_explain_item(paint, pool, facts, item, 6);
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
append_heading(CeuPaint *paint, const CeuPool *pool)
{
    g_autofree char *name = ceu_words_pool(pool);
    char day[CEU_DATE_TEXT_SIZE];

    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, name);
    ceu_paint_line_feed(paint);
    if (ceu_date_is_set(pool->body->verified))
        ceu_paint_labelled(paint, 2, "rules checked on",
                           ceu_date_format(pool->body->verified, day));
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

    append_heading(&paint, pool);
    ceu_words_append_day(judged, assessment->today);
    ceu_paint_labelled(&paint, 2, "judged on", judged->str);
    append_facts(&paint, pool, facts);
    if (!pool->candidate)
        append_cycle(&paint, pool);
    ceu_explain_section(&paint, "What is required");
    if (pool->candidate && pool->requirements->len == 0)
        ceu_paint_paragraph(&paint, "Nothing before the exam, by the rules.", 2);
    for (guint i = 0; i < pool->requirements->len; i++)
        append_requirement(&paint, g_ptr_array_index(pool->requirements, i));
    if (pool->candidate)
        append_exam(&paint, assessment, pool);
    else
        append_items(&paint, pool, facts);
    append_notices(&paint, pool);
    if (sources->len > 0) {
        ceu_explain_section(&paint, "Sources");
        ceu_explain_sources(&paint, sources);
    }
    return ceu_paint_end(&paint);
}

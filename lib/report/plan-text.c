/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu plan`: what to earn, by when, at what pace, in which categories. */
#include <string.h>

#include "report/paint.h"
#include "report/plan.h"
#include "report/words.h"

#define INDENT 2

static void
append_heading(CeuPaint *paint, const CeuPlan *plan)
{
    const CeuPool *pool = plan->pool;
    g_autoptr(GString) line = g_string_new(pool->body->name);

    for (guint i = 0; i < pool->credentials->len; i++) {
        const CeuCredential *credential = g_ptr_array_index(pool->credentials, i);

        g_string_append_printf(line, "%s%s", i == 0 ? " · " : ", ", credential->type);
    }
    if (pool->has_cycle) {
        g_string_append(line, " · due ");
        ceu_words_append_day(line, pool->cycle.last);
        g_string_append(line, pool->due_assumption != NULL ? " (day assumed) · " : " · ");
        ceu_words_append_days_left(line, pool->days_left);
    }
    ceu_paint_on(paint, CEU_COLOUR_HEADING);
    ceu_paint_wrapped(paint, line->str, 0, INDENT);
    ceu_paint_off(paint);
}

/* "6.5 CEU in all, 1.6 a month; with the 2 planned activities 3.5 still open". */
static void
append_sum(CeuPaint *paint, const CeuPlan *plan)
{
    const CeuPool *pool = plan->pool;
    g_autoptr(GString) line = g_string_new(NULL);

    if (!pool->has_cycle) {
        if (!pool->candidate)
            ceu_paint_paragraph(paint, "The due date is not known: see “ceu status”.", INDENT);
        else if (plan->tasks->len == 0)
            ceu_paint_paragraph(paint, "Nothing is open before the exam.", INDENT);
        return;
    }
    if (plan->lines->len == 0) {
        ceu_paint_paragraph(paint, "Nothing is to be earned.", INDENT);
        return;
    }
    ceu_words_append_amount(line, plan->missing, plan->pool->body);
    g_string_append(line, " to earn");
    if (plan->pace.milli > 0) {
        g_string_append(line, ", ");
        ceu_words_append_units(line, plan->pace);
        g_string_append(line, " a month");
    }
    if (plan->has_planned) {
        if (plan->planned == 1)
            g_string_append(line, "; with the planned activity ");
        else
            g_string_append_printf(line, "; with the %u planned activities ", plan->planned);
        ceu_words_append_units(line, plan->with_planned);
        g_string_append(line, " still open");
    }
    ceu_paint_paragraph(paint, line->str, INDENT);
    if (pool->days_left < 0)
        ceu_paint_paragraph(paint, "The due date has passed: ask at once what still counts.",
                            INDENT);
}

static void
append_line(CeuPaint *paint, const CeuPlanLine *line, int columns)
{
    g_autoptr(GString) text = g_string_new(NULL);
    char buffer[CEU_UNITS_TEXT_SIZE];
    int column = INDENT + columns + 2;

    g_string_append(text, line->rest ? "in any category" : line->requirement->title);
    g_string_append(text, line->closed ? ", closed on " : ", by ");
    ceu_words_append_day(text, line->last);
    if (line->pace.milli > 0) {
        g_string_append(text, ", ");
        ceu_words_append_units(text, line->pace);
        g_string_append(text, " a month");
    }
    ceu_paint_blanks(paint, INDENT);
    ceu_paint_on(paint, line->closed ? CEU_COLOUR_BAD : CEU_COLOUR_PLAIN);
    ceu_paint_cell_right(paint, ceu_units_format(line->missing, buffer), columns);
    ceu_paint_blanks(paint, 2);
    ceu_paint_wrapped(paint, text->str, column, column);
    ceu_paint_off(paint);
}

/* What makes a line smaller than it looks. */
static void
append_relief(CeuPaint *paint, const CeuPlanLine *line, int column)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (line->closed) {
        ceu_paint_paragraph(paint, "its last day has passed: ask the body what can be done",
                            column);
        return;
    }
    if (line->among.milli > 0 && line->among.milli == line->missing.milli) {
        g_string_append(text, "can be among what the other lines need");
    } else if (line->among.milli > 0) {
        ceu_words_append_units(text, line->among);
        g_string_append(text, " of it can be among what the other lines need");
    }
    if (line->has_planned && line->with_planned.milli != line->missing.milli) {
        g_string_append(text, text->len > 0 ? "; as planned " : "as planned ");
        ceu_words_append_units(text, line->with_planned);
        g_string_append(text, " still open");
    }
    if (text->len > 0)
        ceu_paint_paragraph(paint, text->str, column);
}

static void
append_lines(CeuPaint *paint, const CeuPlan *plan)
{
    char buffer[CEU_UNITS_TEXT_SIZE];
    int columns = 1;

    for (guint i = 0; i < plan->lines->len; i++)
        columns = MAX(columns, ceu_paint_columns(ceu_units_format(
                                   g_array_index(plan->lines, CeuPlanLine, i).missing, buffer)));
    for (guint i = 0; i < plan->lines->len; i++) {
        const CeuPlanLine *line = &g_array_index(plan->lines, CeuPlanLine, i);

        append_line(paint, line, columns);
        append_relief(paint, line, INDENT + columns + 2);
    }
}

static void
append_chances(CeuPaint *paint, const CeuPlan *plan)
{
    for (guint i = 0; i < plan->chances->len; i++) {
        const CeuPlanChance *chance = &g_array_index(plan->chances, CeuPlanChance, i);
        bool planned = chance->activity->planned;
        g_autoptr(GString) text = g_string_new(NULL);

        g_string_append_printf(text, "activity %" G_GINT64_FORMAT " “%s” %s until ",
                               chance->activity->id, chance->activity->title,
                               planned ? "can be done" : "counts");
        ceu_words_append_day(text, chance->last);
        g_string_append_printf(text, " (rule %s)", chance->rule->id);
        ceu_paint_labelled(paint, INDENT, planned ? "closing" : "perishing", text->str);
    }
}

static void
append_limits(CeuPaint *paint, const CeuPlan *plan)
{
    for (guint i = 0; i < plan->limits->len; i++) {
        const CeuRequirement *limit = g_ptr_array_index(plan->limits, i);
        CeuUnits left = { MAX(limit->required.milli - limit->counted.milli, 0) };
        g_autoptr(GString) text = g_string_new(NULL);

        ceu_words_append_amount(text, left, plan->pool->body);
        g_string_append_printf(text, " more of “%s”", limit->title);
        ceu_paint_labelled(paint, INDENT, "at most", text->str);
    }
}

/* What records it. Returns: (transfer full) (nullable) */
static char *
task_command(const CeuPool *pool, const CeuRequirement *task)
{
    const CeuCredential *credential = pool->candidate && pool->credentials->len > 0
                                          ? g_ptr_array_index(pool->credentials, 0)
                                          : NULL;

    if (task->rule == NULL || task->kind == CEU_REQUIREMENT_EXPERIENCE)
        return NULL;
    if (credential != NULL)
        return g_strdup_printf("ceu path %s --met %s --on DATE --record", credential->type,
                               task->rule->id);
    if (task->rule->clock == CEU_CLOCK_DUES)
        return g_strdup_printf("ceu membership set %s --dues-paid-to DATE", pool->body->id);
    if (strchr(pool->id, '/') != NULL) /* each credential stands alone */
        return g_strdup_printf("ceu done %s %s --credential %s", pool->body->id, task->rule->id,
                               strchr(pool->id, '/') + 1);
    return g_strdup_printf("ceu done %s %s", pool->body->id, task->rule->id);
}

static void
append_task(CeuPaint *paint, const CeuPlan *plan, const CeuRequirement *task)
{
    g_autofree char *command = NULL;
    g_autoptr(GString) text = g_string_new(task->title);
    CeuDate day = ceu_plan_duty_day(plan->pool, task);

    if (task->kind == CEU_REQUIREMENT_EXPERIENCE) {
        g_string_append(text, ", ");
        ceu_words_append_offset(text, (CeuOffset){ .months = (int) (task->missing.milli / 1000) });
        g_string_append(text, " missing");
    }
    if (task->kind == CEU_REQUIREMENT_DUTY && ceu_date_is_set(day)) {
        g_string_append(text, ", due ");
        ceu_words_append_day(text, day);
    }
    if (task->recommended)
        g_string_append(text, " (recommended)");
    ceu_paint_labelled(paint, INDENT, "to do", text->str);
    command = task_command(plan->pool, task);
    if (command != NULL)
        ceu_paint_command(paint, command, INDENT * 2);
}

/* A credential that is pursued has no cycle, but days that do not wait. */
static void
append_exam_days(CeuPaint *paint, const CeuPool *pool)
{
    for (guint i = 0; pool->candidate && i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        char day[CEU_DATE_TEXT_SIZE];

        if (stage->state == CEU_STAGE_NEXT || stage->state == CEU_STAGE_LATER)
            ceu_paint_labelled(paint, INDENT, ceu_date_format(stage->day, day),
                               ceu_stage_title(stage->kind, stage->clock));
    }
}

static void
append_plan(CeuPaint *paint, const CeuPlan *plan)
{
    append_heading(paint, plan);
    append_sum(paint, plan);
    append_exam_days(paint, plan->pool);
    append_chances(paint, plan);
    append_lines(paint, plan);
    append_limits(paint, plan);
    if (plan->undated > 0) {
        g_autofree char *text =
            g_strdup_printf("%u planned %s without a day: not set against it", plan->undated,
                            plan->undated == 1 ? "activity is" : "activities are");

        ceu_paint_paragraph(paint, text, INDENT);
    }
    for (guint i = 0; i < plan->tasks->len; i++)
        append_task(paint, plan, g_ptr_array_index(plan->tasks, i));
}

/* One activity can count with several bodies: the least of their needs could serve them all. */
static void
append_across(CeuPaint *paint, const GPtrArray *plans)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    g_autoptr(GString) text = g_string_new("What ");
    CeuUnits least = { INT64_MAX };
    const char *all;

    for (guint i = 0; i < plans->len; i++) {
        const CeuPlan *plan = g_ptr_array_index(plans, i);

        if (plan->missing.milli <= 0 || plan->pool->days_left < 0)
            continue;
        least.milli = MIN(least.milli, plan->missing.milli);
        g_ptr_array_add(names, plan->pool->body->name);
    }
    if (names->len < 2)
        return;
    all = names->len == 2 ? "both" : "all";
    g_ptr_array_add(names, NULL);
    ceu_words_append_list(text, (const char *const *) names->pdata);
    g_string_append_printf(text, " %s accept serves %s: up to ", all, all);
    ceu_words_append_units(text, least);
    g_string_append_printf(text, " can be earned once for %s.", all);
    ceu_paint_line_feed(paint);
    ceu_paint_paragraph(paint, text->str, 0);
}

char *
ceu_report_plan(const CeuAssessment *assessment, const CeuFacts *facts, const CeuRulebook *rulebook,
                const CeuPool *pool, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func((GDestroyNotify) ceu_plan_free);

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *one = g_ptr_array_index(assessment->pools, i);

        if (pool != NULL && one != pool)
            continue;
        if (plans->len > 0)
            ceu_paint_line_feed(&paint);
        g_ptr_array_add(plans, ceu_plan_new(assessment, facts, rulebook, one));
        append_plan(&paint, g_ptr_array_index(plans, plans->len - 1));
    }
    if (plans->len == 0)
        ceu_paint_paragraph(&paint, "There is nothing to plan yet: no credential is recorded.", 0);
    append_across(&paint, plans);
    return ceu_paint_end(&paint);
}

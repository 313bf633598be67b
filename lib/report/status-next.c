/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "What to do next": from an assessment to a few command lines, the most pressing first. */
#include "report/status.h"

#include <string.h>

#include "report/words.h"

#define STEPS_MAX 5

typedef struct CeuStep {
    char *text;
    char *command;
} CeuStep;

static void
step_free(gpointer data)
{
    CeuStep *step = data;

    g_free(step->text);
    g_free(step->command);
    g_free(step);
}

/* Takes @text and @command; a command that is there already is not told twice. */
static void
take_step(GPtrArray *steps, char *text, char *command)
{
    CeuStep *step = g_new0(CeuStep, 1);

    step->text = text;
    step->command = command;
    for (guint i = 0; i < steps->len; i++) {
        const CeuStep *other = g_ptr_array_index(steps, i);

        if (strcmp(other->command, command) == 0) {
            step_free(step);
            return;
        }
    }
    g_ptr_array_add(steps, step);
}

static bool
is_pressing(CeuNoticeKind kind)
{
    return kind == CEU_NOTICE_ASK || kind == CEU_NOTICE_SUBMIT;
}

static const char *const actions[] = {
    [CEU_NOTICE_ASSUMED] = "state what is assumed",
    [CEU_NOTICE_CONFLICT] = "settle what the sources disagree about",
    [CEU_NOTICE_PROOF] = "attach the missing proof",
    [CEU_NOTICE_CATEGORY] = "say which category it belongs to",
    [CEU_NOTICE_SUBMIT] = "renew",
    [CEU_NOTICE_REPEATED] = "check the repeated course",
    [CEU_NOTICE_PERISHES] = "use what perishes",
    [CEU_NOTICE_ASK] = "answer",
    [CEU_NOTICE_NEXT] = "next step",
};
_Static_assert(G_N_ELEMENTS(actions) == CEU_NOTICE_KIND_COUNT, "an action for every notice");

/* What is only assumed is no task: its command stands with the assumption. */
static void
add_remedies(GPtrArray *steps, const char *name, const GPtrArray *notices, bool pressing)
{
    for (guint i = 0; i < notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(notices, i);

        if (notice->remedy == NULL || notice->kind == CEU_NOTICE_ASSUMED ||
            notice->kind == CEU_NOTICE_NEXT || is_pressing(notice->kind) != pressing)
            continue;
        take_step(steps,
                  name != NULL ? g_strdup_printf("%s: %s", name, actions[notice->kind])
                               : g_strdup(actions[notice->kind]),
                  g_strdup(notice->remedy));
    }
}

/* The units requirement that misses most: the total, or else a minimum. */
static const CeuRequirement *
largest_gap(const CeuPool *pool)
{
    const CeuRequirement *found = NULL;

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (pool->candidate || requirement->kind == CEU_REQUIREMENT_DUTY ||
            requirement->missing.milli <= 0)
            continue;
        if (found == NULL || requirement->missing.milli > found->missing.milli)
            found = requirement;
    }
    return found;
}

static void
add_log(GPtrArray *steps, const CeuPool *pool)
{
    const CeuRequirement *gap = largest_gap(pool);
    char buffer[CEU_UNITS_TEXT_SIZE];

    if (gap == NULL)
        return;
    ceu_units_format(gap->missing, buffer);
    take_step(steps,
              gap->kind == CEU_REQUIREMENT_TOTAL
                  ? g_strdup_printf("%s: earn and log %s more", pool->body->name, buffer)
                  : g_strdup_printf("%s: earn and log %s more of “%s”", pool->body->name, buffer,
                                    gap->title),
              g_strdup("ceu log UNITS \"TITLE\" --on DATE"));
}

/* The way to a credential. */
static void
add_next(GPtrArray *steps, const CeuPool *pool)
{
    g_autofree char *name = ceu_words_pool(pool);

    for (guint i = 0; i < pool->notices->len; i++) {
        const CeuNotice *notice = g_ptr_array_index(pool->notices, i);

        if (notice->kind == CEU_NOTICE_NEXT && notice->remedy != NULL)
            take_step(steps, g_strdup_printf("%s: %s", name, notice->text),
                      g_strdup(notice->remedy));
    }
}

static void
add_duties(GPtrArray *steps, const CeuPool *pool)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (requirement->kind != CEU_REQUIREMENT_DUTY || requirement->met)
            continue;
        if (requirement->rule != NULL && requirement->rule->clock == CEU_CLOCK_UNITS)
            take_step(
                steps, g_strdup_printf("%s: %s", pool->body->name, requirement->title),
                g_strdup_printf("ceu done %s %s --on DATE", pool->body->id, requirement->rule->id));
        else
            take_step(steps,
                      g_strdup_printf("%s: %s, when paid", pool->body->name, requirement->title),
                      g_strdup_printf("ceu membership set %s --dues-paid-to DATE", pool->body->id));
    }
}

static GPtrArray *
find_steps(const CeuAssessment *assessment)
{
    GPtrArray *steps = g_ptr_array_new_with_free_func(step_free);
    const GPtrArray *pools = assessment->pools;

    for (guint i = 0; i < pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(pools, i);

        add_remedies(steps, pool->body->name, pool->notices, true);
    }
    add_remedies(steps, NULL, assessment->notices, true);
    for (guint i = 0; i < pools->len; i++) {
        add_log(steps, g_ptr_array_index(pools, i));
        add_duties(steps, g_ptr_array_index(pools, i));
        add_next(steps, g_ptr_array_index(pools, i));
    }
    for (guint i = 0; i < pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(pools, i);

        add_remedies(steps, pool->body->name, pool->notices, false);
    }
    add_remedies(steps, NULL, assessment->notices, false);
    return steps;
}

char *
ceu_status_next_step(const CeuPool *pool)
{
    g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func(step_free);
    CeuStep *first;

    add_remedies(steps, pool->body->name, pool->notices, true);
    add_log(steps, pool);
    add_duties(steps, pool);
    add_next(steps, pool);
    add_remedies(steps, pool->body->name, pool->notices, false);
    if (steps->len == 0)
        return NULL;
    first = g_ptr_array_index(steps, 0);
    return g_steal_pointer(&first->text);
}

void
ceu_status_next_steps(CeuPaint *paint, const CeuAssessment *assessment)
{
    g_autoptr(GPtrArray) steps = find_steps(assessment);

    ceu_paint_line_feed(paint);
    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, "What to do next");
    ceu_paint_line_feed(paint);
    if (steps->len == 0) {
        ceu_paint_paragraph(paint, "Nothing now.", 2);
        return;
    }
    for (guint i = 0; i < MIN(steps->len, STEPS_MAX); i++) {
        const CeuStep *step = g_ptr_array_index(steps, i);

        ceu_paint_paragraph(paint, step->text, 2);
        ceu_paint_command(paint, step->command, 4);
    }
}

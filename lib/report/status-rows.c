/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The requirement rows of the status screen: title, bar, numbers, verdict. */
#include "report/status.h"

#include <string.h>

#include <ceu/text.h>

#include "report/words.h"

#define INDENT 2
#define TITLE_MIN 5
#define BAR_MIN 8
#define BAR_MAX 40
#define VERDICT_COLUMNS 16 /* room kept for "29.5 missing", "1.5 over the max" */
#define OF_COLUMNS 4       /* " of " */

static int
units_columns(CeuUnits units)
{
    char buffer[CEU_UNITS_TEXT_SIZE];

    return (int) strlen(ceu_units_format(units, buffer));
}

/* A maximum that nothing has come near is no news: explain shows it. */
static bool
is_untouched(const CeuRequirement *requirement)
{
    return requirement->kind == CEU_REQUIREMENT_MAXIMUM && requirement->counted.milli == 0;
}

CeuRowLayout
ceu_status_layout(const CeuAssessment *assessment, int width)
{
    CeuRowLayout layout = { .title = TITLE_MIN, .counted = 1, .required = 1 };
    int title_max = width * 3 / 8, rest;

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint j = 0; j < pool->requirements->len; j++) {
            const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, j);
            int columns = ceu_paint_columns(requirement->title);

            if (is_untouched(requirement))
                continue;
            if (columns <= title_max)
                layout.title = MAX(layout.title, columns);
            layout.counted = MAX(layout.counted, units_columns(requirement->counted));
            layout.required = MAX(layout.required, units_columns(requirement->required));
        }
    }
    rest = width - INDENT - layout.counted - OF_COLUMNS - layout.required - VERDICT_COLUMNS - 4;
    layout.stacked = rest - layout.title - 2 < BAR_MIN;
    layout.bar = CLAMP(layout.stacked ? rest : rest - layout.title - 2, BAR_MIN, BAR_MAX);
    return layout;
}

CeuColour
ceu_status_colour(CeuUrgency urgency)
{
    switch (urgency) {
    case CEU_URGENCY_MET:
        return CEU_COLOUR_GOOD;
    case CEU_URGENCY_SOON:
        return CEU_COLOUR_WARNING;
    case CEU_URGENCY_OVERDUE:
        return CEU_COLOUR_BAD;
    case CEU_URGENCY_LATER:
    case CEU_URGENCY_COUNT:
        break;
    }
    return CEU_COLOUR_HEADING;
}

/* The title in its column; one that is too long, or any if narrow, on a line of its own. */
static void
append_title(CeuPaint *paint, const CeuRowLayout *layout, const char *title)
{
    ceu_paint_blanks(paint, INDENT);
    if (layout->stacked) {
        ceu_paint_wrapped(paint, title, INDENT, INDENT);
        ceu_paint_blanks(paint, INDENT);
        return;
    }
    if (ceu_paint_columns(title) > layout->title) {
        ceu_paint_wrapped(paint, title, INDENT, INDENT);
        ceu_paint_blanks(paint, INDENT + layout->title);
    } else {
        ceu_paint_cell(paint, title, layout->title);
    }
    ceu_paint_blanks(paint, 2);
}

static void
append_maximum_verdict(GString *out, const CeuRequirement *requirement)
{
    CeuUnits free_units = { requirement->required.milli - requirement->counted.milli };

    if (free_units.milli == 0) {
        g_string_append(out, "max reached");
        return;
    }
    if (free_units.milli < 0) {
        ceu_words_append_units(out, (CeuUnits){ -free_units.milli });
        g_string_append(out, " over the max");
        return;
    }
    g_string_append(out, "max, ");
    ceu_words_append_units(out, free_units);
    g_string_append(out, " free");
}

static void
append_verdict(CeuPaint *paint, const CeuRequirement *requirement, CeuColour open_colour)
{
    g_autoptr(GString) words = g_string_new(NULL);
    CeuColour colour = requirement->met ? CEU_COLOUR_GOOD : open_colour;

    if (requirement->kind == CEU_REQUIREMENT_MAXIMUM) {
        append_maximum_verdict(words, requirement);
        colour = requirement->counted.milli > requirement->required.milli ? CEU_COLOUR_WARNING
                                                                          : CEU_COLOUR_PLAIN;
    } else if (requirement->met) {
        g_string_append(words, "met");
    } else if (requirement->recommended) {
        g_string_append(words, "recommended");
        colour = CEU_COLOUR_PLAIN;
    } else {
        ceu_words_append_units(words, requirement->missing);
        g_string_append(words, " missing");
    }
    ceu_paint_coloured(paint, colour, words->str);
    ceu_paint_line_feed(paint);
}

static void
append_units_row(CeuPaint *paint, const CeuPool *pool, const CeuRequirement *requirement,
                 const CeuRowLayout *layout)
{
    char buffer[CEU_UNITS_TEXT_SIZE];
    CeuColour open_colour = ceu_status_colour(pool->urgency);
    CeuColour bar_colour = requirement->met ? CEU_COLOUR_GOOD : open_colour;

    if (requirement->kind == CEU_REQUIREMENT_MAXIMUM)
        bar_colour = CEU_COLOUR_PLAIN;
    append_title(paint, layout, requirement->title);
    ceu_paint_bar(paint, requirement->counted.milli, requirement->required.milli, layout->bar,
                  bar_colour);
    ceu_paint_blanks(paint, 2);
    ceu_paint_cell_right(paint, ceu_units_format(requirement->counted, buffer), layout->counted);
    g_string_append(paint->out, " of ");
    ceu_paint_cell_right(paint, ceu_units_format(requirement->required, buffer), layout->required);
    ceu_paint_blanks(paint, 2);
    append_verdict(paint, requirement, open_colour);
}

static void
append_duty_row(CeuPaint *paint, const CeuPool *pool, const CeuRequirement *requirement,
                const CeuRowLayout *layout)
{
    CeuDate paid_to = CEU_DATE_NONE;
    g_autoptr(GString) words = g_string_new(requirement->met ? "met" : "open");

    if (pool->membership != NULL && requirement->rule != NULL &&
        requirement->rule->clock == CEU_CLOCK_DUES)
        paid_to = pool->membership->dues_paid_to;
    if (ceu_date_is_set(paid_to)) {
        g_string_assign(words, requirement->met ? "paid through " : "open: paid through ");
        ceu_words_append_day(words, paid_to);
    }
    append_title(paint, layout, requirement->title);
    ceu_paint_check(paint, requirement->met);
    ceu_paint_blanks(paint, 1);
    ceu_paint_coloured(paint, requirement->met ? CEU_COLOUR_GOOD : CEU_COLOUR_WARNING, words->str);
    ceu_paint_line_feed(paint);
}

/* Done or not; what is only recommended is no warning. */
static void
append_prerequisite_row(CeuPaint *paint, const CeuRequirement *requirement,
                        const CeuRowLayout *layout)
{
    g_autoptr(GString) words = g_string_new(requirement->recommended ? "recommended" : "needed");
    CeuColour colour = requirement->recommended ? CEU_COLOUR_PLAIN : CEU_COLOUR_WARNING;

    if (requirement->met) {
        g_string_assign(words, requirement->deed != NULL ? "done " : "done");
        if (requirement->deed != NULL)
            ceu_words_append_day(words, requirement->deed->day);
        colour = CEU_COLOUR_GOOD;
    } else if (!requirement->recommended && requirement->rule->prerequisite.group != NULL) {
        g_string_append(words, ", or one like it");
    }
    append_title(paint, layout, requirement->title);
    ceu_paint_check(paint, requirement->met);
    ceu_paint_blanks(paint, 1);
    ceu_paint_coloured(paint, colour, words->str);
    ceu_paint_line_feed(paint);
}

static bool
seen_before(const CeuPool *pool, guint before, const char *assumption)
{
    for (guint i = 0; i < before; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (g_strcmp0(requirement->assumption, assumption) == 0)
            return true;
    }
    return false;
}

void
ceu_status_requirements(CeuPaint *paint, const CeuPool *pool, const CeuRowLayout *layout)
{
    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);

        if (is_untouched(requirement))
            continue;
        if (requirement->kind == CEU_REQUIREMENT_DUTY) {
            append_duty_row(paint, pool, requirement, layout);
        } else if (requirement->kind == CEU_REQUIREMENT_PREREQUISITE) {
            append_prerequisite_row(paint, requirement, layout);
        } else {
            append_units_row(paint, pool, requirement, layout);
            if (requirement->basis == CEU_BASIS_OVERRIDE) {
                g_autofree char *basis = ceu_words_basis_of(requirement->basis, requirement->rule);

                ceu_paint_labelled(paint, INDENT * 2, "amount", basis);
            }
        }
        if (!seen_before(pool, i, requirement->assumption))
            ceu_paint_labelled(paint, INDENT * 2, "assumed", requirement->assumption);
    }
}

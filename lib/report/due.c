/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu due`: every dated point of all pools, with what is at stake. */
#include "report/paint.h"
#include "report/used.h"
#include "report/words.h"

#define DISTANCE_COLUMNS 14
#define NARROW_BELOW 60

static CeuColour
stage_colour(const CeuStage *stage)
{
    switch (stage->state) {
    case CEU_STAGE_PAST:
    case CEU_STAGE_MET:
        return CEU_COLOUR_FAINT;
    case CEU_STAGE_NEXT:
        return CEU_COLOUR_HEADING;
    case CEU_STAGE_LATER:
        break;
    }
    return CEU_COLOUR_PLAIN;
}

static void
append_details(CeuPaint *paint, const CeuStage *stage, int indent)
{
    g_autoptr(GString) rule = g_string_new(NULL);

    if (stage->stakes != NULL)
        ceu_paint_paragraph(paint, stage->stakes, indent);
    ceu_paint_labelled(paint, indent, "uncertain", stage->assumption);
    if (stage->basis == CEU_BASIS_OVERRIDE)
        g_string_append(rule, "your own date");
    else if (stage->rule != NULL)
        ceu_words_append_rule(rule, stage->rule);
    if (rule->len > 0)
        ceu_paint_paragraph(paint, rule->str, indent);
}

static void
append_link(CeuPaint *paint, const CeuChainLink *link, CeuDate today)
{
    const CeuStage *stage = link->stage;
    g_autoptr(GString) distance = g_string_new(NULL);
    g_autofree char *name = ceu_words_pool(link->pool);
    g_autofree char *title =
        g_strdup_printf("%s: %s%s%s%s", name, ceu_stage_title(stage->kind, stage->clock),
                        stage->state == CEU_STAGE_MET ? ", met" : "",
                        stage->state == CEU_STAGE_PAST ? ", passed" : "",
                        link->pool->muted && stage->state != CEU_STAGE_MET ? ", muted" : "");
    bool narrow = paint->style.width < NARROW_BELOW;
    int indent = narrow ? 2 : CEU_DATE_TEXT_SIZE - 1 + 2 + DISTANCE_COLUMNS;

    ceu_words_append_distance(distance, ceu_date_days_between(today, stage->day));
    ceu_words_append_day(paint->out, stage->day);
    ceu_paint_blanks(paint, 2);
    if (narrow) {
        ceu_paint_text(paint, distance->str);
        ceu_paint_line_feed(paint);
        ceu_paint_blanks(paint, indent);
    } else {
        ceu_paint_cell(paint, distance->str, DISTANCE_COLUMNS);
    }
    ceu_paint_on(paint, stage_colour(stage));
    ceu_paint_wrapped(paint, title, indent, indent);
    ceu_paint_off(paint);
    append_details(paint, stage, indent);
}

char *
ceu_report_due(const CeuAssessment *assessment, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    g_autoptr(GArray) links = ceu_chain_new(assessment);

    for (guint i = 0; i < links->len; i++)
        append_link(&paint, &g_array_index(links, CeuChainLink, i), assessment->today);
    if (links->len == 0)
        ceu_paint_paragraph(&paint, "Nothing is dated yet: see “ceu status” for what is missing.",
                            0);
    return ceu_paint_end(&paint);
}

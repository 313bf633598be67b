/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of a transcript as data, each with a description that says the same in words. */
#include "report/transcript.h"

#include "report/brief.h"
#include "report/words.h"

static CeuTone
tone_of(const CeuPool *pool, const CeuRequirement *requirement)
{
    if (requirement->kind == CEU_REQUIREMENT_MAXIMUM)
        return requirement->counted.milli > requirement->required.milli ? CEU_TONE_WARNING
                                                                        : CEU_TONE_PLAIN;
    if (requirement->met)
        return CEU_TONE_GOOD;
    if (pool->urgency == CEU_URGENCY_OVERDUE)
        return CEU_TONE_BAD;
    return pool->urgency == CEU_URGENCY_SOON ? CEU_TONE_WARNING : CEU_TONE_PLAIN;
}

/* "29.5 of 36", "2 of at most 6". */
static char *
bar_value(const CeuRequirement *requirement)
{
    GString *text = g_string_new(NULL);

    ceu_words_append_units(text, requirement->counted);
    g_string_append(text, requirement->kind == CEU_REQUIREMENT_MAXIMUM ? " of at most " : " of ");
    ceu_words_append_units(text, requirement->required);
    return g_string_free(text, FALSE);
}

/* Returns: (transfer none): the new bar. */
static const CeuChartBar *
add_bar(CeuChart *chart, const CeuPool *pool, const CeuRequirement *requirement)
{
    CeuChartBar *bar;

    g_array_set_size(chart->bars, chart->bars->len + 1);
    bar = &g_array_index(chart->bars, CeuChartBar, chart->bars->len - 1);
    bar->label = g_strdup(requirement->title);
    bar->value = bar_value(requirement);
    bar->part = MAX(requirement->counted.milli, 0);
    bar->whole = MAX(requirement->required.milli, 0);
    bar->tone = tone_of(pool, requirement);
    return bar;
}

void
ceu_transcript_bars(CeuOutline *outline, const CeuPool *pool)
{
    CeuChart *chart = NULL;
    GString *words = NULL;

    for (guint i = 0; i < pool->requirements->len; i++) {
        const CeuRequirement *requirement = g_ptr_array_index(pool->requirements, i);
        const CeuChartBar *bar;

        if (!ceu_transcript_is_measured(requirement))
            continue;
        if (chart == NULL) {
            chart = ceu_outline_chart(outline, CEU_CHART_BARS, "Progress by requirement", NULL);
            words = g_string_new(NULL);
        }
        bar = add_bar(chart, pool, requirement);
        g_string_append_printf(words, "%s%s: %s", words->len > 0 ? "; " : "", bar->label,
                               bar->value);
    }
    if (chart != NULL)
        chart->description = g_string_free(g_string_append_c(words, '.'), FALSE);
}

static int
compare_points(gconstpointer a, gconstpointer b)
{
    const CeuChartPoint *left = a, *right = b;

    return ceu_date_compare(left->day, right->day);
}

static CeuDate
within(CeuDate day, const CeuCycle *cycle)
{
    if (ceu_date_compare(day, cycle->first) < 0)
        return cycle->first;
    return ceu_date_compare(day, cycle->last) > 0 ? cycle->last : day;
}

/* What each day of the cycle added to the total, by day. What is older, or brought, is there on the first day. */
static void
collect_days(GArray *points, const CeuPool *pool, const CeuFacts *facts)
{
    uint32_t count;
    const CeuActivity *activities = ceu_facts_activities(facts, &count);

    for (guint i = 0; i < pool->items->len; i++) {
        const CeuItem *item = &g_array_index(pool->items, CeuItem, i);
        CeuChartPoint point;

        if (item->activity >= count || item->counted.milli <= 0)
            continue;
        point.day = within(activities[item->activity].done, &pool->cycle);
        point.milli = item->counted.milli;
        g_array_append_val(points, point);
    }
    g_array_sort(points, compare_points);
}

/* Makes sums of the parts, so that the last one is what the total says. false: the parts are more than the total. */
static bool
sum_days(GArray *points, const CeuPool *pool, int64_t total)
{
    CeuChartPoint begin = { pool->cycle.first, total };

    for (guint i = 0; i < points->len && begin.milli >= 0; i++)
        begin.milli -= g_array_index(points, CeuChartPoint, i).milli;
    if (begin.milli < 0)
        return false;
    g_array_prepend_val(points, begin);
    for (guint i = 1; i < points->len; i++)
        g_array_index(points, CeuChartPoint, i).milli +=
            g_array_index(points, CeuChartPoint, i - 1).milli;
    return true;
}

/* Where an even pace over the cycle stands on @today, rounded down to a tenth. */
static CeuUnits
even_pace(const CeuPool *pool, int64_t required, CeuDate today)
{
    const int64_t days = ceu_date_days_between(pool->cycle.first, pool->cycle.last) + 1;
    const int64_t gone = ceu_date_days_between(pool->cycle.first, today) + 1;
    /* Divided first, with the rest apart: no product leaves the range of 64 bits. */
    const int64_t milli = required / days * gone + required % days * gone / days;

    return (CeuUnits){ milli / 100 * 100 };
}

/* "29.5 of 36 CEU on 2026-11-23. An even pace would stand at 29.6. 1.6 CEU a month from now on reach the total." */
static char *
pace_words(const CeuPool *pool, const CeuRequirement *total, CeuDate today)
{
    GString *text = g_string_new(NULL);

    ceu_words_append_units(text, total->counted);
    g_string_append(text, " of ");
    ceu_words_append_amount(text, total->required, pool->body);
    g_string_append(text, " on ");
    ceu_words_append_day(text, today);
    g_string_append(text, ". An even pace over the cycle would stand at ");
    ceu_words_append_units(text, even_pace(pool, total->required.milli, today));
    g_string_append_c(text, '.');
    if (total->missing.milli > 0 && pool->pace_per_month.milli > 0) {
        g_string_append_c(text, ' ');
        ceu_words_append_amount(text, pool->pace_per_month, pool->body);
        g_string_append(text, " a month from now on reach the total on the due date.");
    }
    return g_string_free(text, FALSE);
}

void
ceu_transcript_pace(CeuOutline *outline, const CeuPool *pool, const CeuFacts *facts, CeuDate today)
{
    const CeuRequirement *total = ceu_brief_total(pool);
    g_autoptr(GArray) points = g_array_new(FALSE, TRUE, sizeof(CeuChartPoint));
    CeuChart *chart;

    if (!pool->has_cycle || total == NULL || total->required.milli <= 0 ||
        ceu_date_compare(pool->cycle.first, pool->cycle.last) >= 0 ||
        ceu_date_compare(today, pool->cycle.first) < 0 ||
        ceu_date_compare(today, pool->cycle.last) > 0)
        return;
    collect_days(points, pool, facts);
    if (!sum_days(points, pool, total->counted.milli))
        return;
    ceu_outline_heading(outline, 3, "Units over time");
    chart = ceu_outline_chart(outline, CEU_CHART_LINE, "Units over time against the needed pace",
                              pace_words(pool, total, today));
    chart->first = pool->cycle.first;
    chart->last = pool->cycle.last;
    chart->today = today;
    chart->required = total->required.milli;
    g_array_append_vals(chart->points, points->data, points->len);
    if (total->missing.milli > 0) {
        chart->now[0] = (CeuChartPoint){ today, total->counted.milli };
        chart->now[1] = (CeuChartPoint){ pool->cycle.last, total->required.milli };
    }
}

static char *
timeline_words(const CeuPool *pool, CeuDate today)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);

        g_string_append(text, text->len > 0 ? "; " : "");
        g_string_append_printf(text, "%s ", ceu_stage_title(stage->kind, stage->clock));
        ceu_words_append_distance(text, ceu_date_days_between(today, stage->day));
    }
    return g_string_free(g_string_append_c(text, '.'), FALSE);
}

void
ceu_transcript_timeline(CeuOutline *outline, const CeuPool *pool, CeuDate today)
{
    CeuChart *chart = ceu_outline_chart(outline, CEU_CHART_TIMELINE, "The dates on a timeline",
                                        timeline_words(pool, today));

    chart->first = chart->last = chart->today = today;
    for (guint i = 0; i < pool->stages->len; i++) {
        const CeuStage *stage = g_ptr_array_index(pool->stages, i);
        CeuChartMark mark = {
            .day = stage->day,
            .label = g_strdup(ceu_stage_title(stage->kind, stage->clock)),
            .done = stage->state == CEU_STAGE_MET || stage->state == CEU_STAGE_PAST,
        };

        if (ceu_date_compare(stage->day, chart->first) < 0)
            chart->first = stage->day;
        if (ceu_date_compare(stage->day, chart->last) > 0)
            chart->last = stage->day;
        g_array_append_val(chart->marks, mark);
    }
    /* A picture needs an extent; one stage that is today has none of its own. */
    if (ceu_date_compare(chart->first, chart->last) == 0)
        chart->last = ceu_date_add_days(chart->last, 1);
}

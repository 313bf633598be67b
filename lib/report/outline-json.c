/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An outline as JSON, whole: programs, and a helper that draws it elsewhere, need nothing besides. */
#include "report/outline.h"

#include "report/json.h"

static json_t *
table_value(const CeuTable *table)
{
    json_t *object = json_object(), *columns = json_array(), *rows = json_array();

    for (guint i = 0; i < table->n_columns; i++) {
        json_t *column = json_object();

        json_object_set_new(column, "title", ceu_json_text(table->columns[i].title));
        json_object_set_new(column, "numeric", json_boolean(table->columns[i].numeric));
        json_object_set_new(column, "flexible", json_boolean(table->columns[i].flexible));
        json_array_append_new(columns, column);
    }
    for (guint i = 0; i < table->rows->len; i++)
        json_array_append_new(rows, ceu_json_words(g_ptr_array_index(table->rows, i)));
    json_object_set_new(object, "caption", ceu_json_text(table->caption));
    json_object_set_new(object, "header", json_integer(table->header));
    json_object_set_new(object, "columns", columns);
    json_object_set_new(object, "rows", rows);
    return object;
}

static json_t *
bars_value(const CeuChart *chart)
{
    static const char *const tones[] = {
        [CEU_TONE_PLAIN] = "plain",
        [CEU_TONE_GOOD] = "good",
        [CEU_TONE_WARNING] = "warning",
        [CEU_TONE_BAD] = "bad",
    };
    json_t *list = json_array();

    for (guint i = 0; i < chart->bars->len; i++) {
        const CeuChartBar *bar = &g_array_index(chart->bars, CeuChartBar, i);
        json_t *object = json_object();

        json_object_set_new(object, "label", ceu_json_text(bar->label));
        json_object_set_new(object, "value", ceu_json_text(bar->value));
        json_object_set_new(object, "part", ceu_json_units((CeuUnits){ bar->part }));
        json_object_set_new(object, "whole", ceu_json_units((CeuUnits){ bar->whole }));
        json_object_set_new(object, "tone", ceu_json_text(tones[bar->tone]));
        json_array_append_new(list, object);
    }
    return list;
}

/* Points without a day are none. */
static json_t *
points_value(const CeuChartPoint *points, guint count)
{
    json_t *list = json_array();

    for (guint i = 0; i < count; i++) {
        json_t *object;

        if (!ceu_date_is_set(points[i].day))
            continue;
        object = json_object();
        json_object_set_new(object, "day", ceu_json_day(points[i].day));
        json_object_set_new(object, "units", ceu_json_units((CeuUnits){ points[i].milli }));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *
marks_value(const CeuChart *chart)
{
    json_t *list = json_array();

    for (guint i = 0; i < chart->marks->len; i++) {
        const CeuChartMark *mark = &g_array_index(chart->marks, CeuChartMark, i);
        json_t *object = json_object();

        json_object_set_new(object, "day", ceu_json_day(mark->day));
        json_object_set_new(object, "label", ceu_json_text(mark->label));
        json_object_set_new(object, "done", json_boolean(mark->done));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *
chart_value(const CeuChart *chart)
{
    static const char *const kinds[] = {
        [CEU_CHART_BARS] = "bars",
        [CEU_CHART_LINE] = "line",
        [CEU_CHART_TIMELINE] = "timeline",
    };
    const CeuChartPoint *points = (const CeuChartPoint *) (const void *) chart->points->data;
    json_t *object = json_object();

    json_object_set_new(object, "kind", ceu_json_text(kinds[chart->kind]));
    json_object_set_new(object, "title", ceu_json_text(chart->title));
    json_object_set_new(object, "description", ceu_json_text(chart->description));
    json_object_set_new(object, "first", ceu_json_day(chart->first));
    json_object_set_new(object, "last", ceu_json_day(chart->last));
    json_object_set_new(object, "required",
                        chart->kind == CEU_CHART_LINE
                            ? ceu_json_units((CeuUnits){ chart->required })
                            : json_null());
    json_object_set_new(object, "bars", bars_value(chart));
    json_object_set_new(object, "points", points_value(points, chart->points->len));
    json_object_set_new(object, "needed", points_value(chart->now, G_N_ELEMENTS(chart->now)));
    json_object_set_new(object, "marks", marks_value(chart));
    return object;
}

static json_t *
block_value(const CeuBlock *block)
{
    static const char *const kinds[] = {
        [CEU_BLOCK_HEADING] = "heading", [CEU_BLOCK_PARAGRAPH] = "paragraph",
        [CEU_BLOCK_ITEM] = "item",       [CEU_BLOCK_FACT] = "fact",
        [CEU_BLOCK_TABLE] = "table",     [CEU_BLOCK_CHART] = "chart",
    };
    json_t *object = json_object();

    json_object_set_new(object, "kind", ceu_json_text(kinds[block->kind]));
    json_object_set_new(object, "level",
                        block->kind == CEU_BLOCK_HEADING ? json_integer(block->level)
                                                         : json_null());
    json_object_set_new(object, "label", ceu_json_text(block->label));
    json_object_set_new(object, "text", ceu_json_text(block->text));
    json_object_set_new(object, "table",
                        block->table != NULL ? table_value(block->table) : json_null());
    json_object_set_new(object, "chart",
                        block->chart != NULL ? chart_value(block->chart) : json_null());
    return object;
}

char *
ceu_outline_json(const CeuOutline *outline, const CeuStyle *style)
{
    json_t *reply = ceu_json_reply("ceu.report/1");
    json_t *blocks = json_array();

    (void) style; /* of the terminal */
    for (guint i = 0; i < outline->blocks->len; i++)
        json_array_append_new(blocks, block_value(g_ptr_array_index(outline->blocks, i)));
    json_object_set_new(reply, "title", ceu_json_text(outline->title));
    json_object_set_new(reply, "today", ceu_json_day(outline->today));
    json_object_set_new(reply, "blocks", blocks);
    return ceu_json_take_text(reply);
}

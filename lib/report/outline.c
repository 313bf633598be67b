/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds and frees an outline; knows the forms by name, and no report. */
#include "report/outline.h"

#include <string.h>

static void
bar_clear(gpointer data)
{
    CeuChartBar *bar = data;

    g_free(bar->label);
    g_free(bar->value);
}

static void
mark_clear(gpointer data)
{
    CeuChartMark *mark = data;

    g_free(mark->label);
}

static void
row_free(gpointer data)
{
    g_strfreev(data);
}

static void
table_free(CeuTable *table)
{
    if (table == NULL)
        return;
    g_free(table->caption);
    g_ptr_array_unref(table->rows);
    g_free(table);
}

static void
chart_free(CeuChart *chart)
{
    if (chart == NULL)
        return;
    g_free(chart->title);
    g_free(chart->description);
    g_array_unref(chart->bars);
    g_array_unref(chart->points);
    g_array_unref(chart->marks);
    g_free(chart);
}

static void
block_free(gpointer data)
{
    CeuBlock *block = data;

    g_free(block->label);
    g_free(block->text);
    table_free(block->table);
    chart_free(block->chart);
    g_free(block);
}

CeuOutline *
ceu_outline_new(const char *title, CeuDate today)
{
    CeuOutline *outline = g_new0(CeuOutline, 1);

    outline->title = g_strdup(title);
    outline->today = today;
    outline->blocks = g_ptr_array_new_with_free_func(block_free);
    return outline;
}

void
ceu_outline_free(CeuOutline *outline)
{
    if (outline == NULL)
        return;
    g_free(outline->title);
    g_ptr_array_unref(outline->blocks);
    g_free(outline);
}

static CeuBlock *
add_block(CeuOutline *outline, CeuBlockKind kind, const char *text)
{
    CeuBlock *block = g_new0(CeuBlock, 1);

    block->kind = kind;
    block->text = g_strdup(text);
    g_ptr_array_add(outline->blocks, block);
    return block;
}

void
ceu_outline_heading(CeuOutline *outline, int level, const char *text)
{
    add_block(outline, CEU_BLOCK_HEADING, text)->level = level;
}

void
ceu_outline_paragraph(CeuOutline *outline, const char *text)
{
    (void) add_block(outline, CEU_BLOCK_PARAGRAPH, text);
}

void
ceu_outline_item(CeuOutline *outline, const char *text)
{
    (void) add_block(outline, CEU_BLOCK_ITEM, text);
}

void
ceu_outline_fact(CeuOutline *outline, const char *label, const char *text)
{
    if (text != NULL)
        add_block(outline, CEU_BLOCK_FACT, text)->label = g_strdup(label);
}

CeuTable *
ceu_outline_table(CeuOutline *outline, const CeuColumn *columns, guint n_columns, guint header)
{
    CeuTable *table = g_new0(CeuTable, 1);

    g_assert(header < n_columns);
    table->caption = g_strdup("");
    table->columns = columns;
    table->n_columns = n_columns;
    table->header = header;
    table->rows = g_ptr_array_new_with_free_func(row_free);
    add_block(outline, CEU_BLOCK_TABLE, NULL)->table = table;
    return table;
}

CeuChart *
ceu_outline_chart(CeuOutline *outline, CeuChartKind kind, const char *title, char *description)
{
    CeuChart *chart = g_new0(CeuChart, 1);

    chart->kind = kind;
    chart->title = g_strdup(title);
    chart->description = description;
    chart->first = chart->last = chart->today = CEU_DATE_NONE;
    chart->now[0].day = chart->now[1].day = CEU_DATE_NONE;
    chart->bars = g_array_new(FALSE, TRUE, sizeof(CeuChartBar));
    chart->points = g_array_new(FALSE, TRUE, sizeof(CeuChartPoint));
    chart->marks = g_array_new(FALSE, TRUE, sizeof(CeuChartMark));
    g_array_set_clear_func(chart->bars, bar_clear);
    g_array_set_clear_func(chart->marks, mark_clear);
    add_block(outline, CEU_BLOCK_CHART, NULL)->chart = chart;
    return chart;
}

void
ceu_table_caption(CeuTable *table, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_free(table->caption);
    table->caption = g_strdup_vprintf(format, arguments);
    va_end(arguments);
}

void
ceu_table_take_row(CeuTable *table, char **cells)
{
    char **row = g_new0(char *, table->n_columns + 1);

    for (guint i = 0; i < table->n_columns; i++)
        row[i] = cells[i] != NULL ? cells[i] : g_strdup("");
    g_ptr_array_add(table->rows, row);
}

/* The forms, by name: a new one is a file and a row. */
static const struct {
    const char *name;
    char *(*render)(const CeuOutline *outline, const CeuStyle *style);
} forms[] = {
    { "text", ceu_outline_text },
    { "html", ceu_outline_html },
    { "json", ceu_outline_json },
};

char *
ceu_outline_render(const CeuOutline *outline, const char *form, const CeuStyle *style,
                   GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (strcmp(forms[i].name, form) == 0)
            return forms[i].render(outline, style);
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "a report has no form “%s”", form);
    return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An outline for the terminal: tables whose running text wraps, bars; of other charts the words. */
#include "report/outline.h"

#include <ceu/text.h>

#include "report/paint.h"

#define GAP 2
#define FLEXIBLE_MIN 12 /* columns of running text, below which a row is set as a list instead */
#define BAR_MIN 8
#define BAR_MAX 30

static CeuColour
tone_colour(CeuTone tone)
{
    static const CeuColour colours[] = {
        [CEU_TONE_PLAIN] = CEU_COLOUR_HEADING,
        [CEU_TONE_GOOD] = CEU_COLOUR_GOOD,
        [CEU_TONE_WARNING] = CEU_COLOUR_WARNING,
        [CEU_TONE_BAD] = CEU_COLOUR_BAD,
    };

    return colours[tone];
}

static void
append_heading(CeuPaint *paint, const char *text)
{
    ceu_paint_line_feed(paint);
    ceu_paint_on(paint, CEU_COLOUR_HEADING);
    ceu_paint_wrapped(paint, text, 0, 2);
    ceu_paint_off(paint);
}

/* Widths that all cells fit into; 0: a column without content is left out. */
static void
natural_widths(const CeuTable *table, int *widths)
{
    for (guint i = 0; i < table->n_columns; i++) {
        for (guint j = 0; j < table->rows->len; j++) {
            GStrv row = g_ptr_array_index(table->rows, j);

            widths[i] = MAX(widths[i], ceu_paint_columns(row[i]));
        }
        if (widths[i] > 0)
            widths[i] = MAX(widths[i], ceu_paint_columns(table->columns[i].title));
    }
}

/* Takes columns from the widest running text until the row fits. false: it never does. */
static bool
fit_widths(const CeuTable *table, int *widths, int room)
{
    int sum = -GAP;

    for (guint i = 0; i < table->n_columns; i++)
        sum += widths[i] > 0 ? widths[i] + GAP : 0;
    for (; sum > room; sum--) {
        int widest = -1;

        for (guint i = 0; i < table->n_columns; i++) {
            if (table->columns[i].flexible && widths[i] > FLEXIBLE_MIN &&
                (widest < 0 || widths[i] > widths[widest]))
                widest = (int) i;
        }
        if (widest < 0)
            return false;
        widths[widest]--;
    }
    return true;
}

/* @text in lines of at most @width columns. Returns: (transfer full) */
static GStrv
wrapped_lines(const CeuPaint *paint, const char *text, int width)
{
    CeuPaint cell = { g_string_new(NULL), paint->style, false };
    g_autofree char *lines = NULL;

    cell.style.width = MAX(width, 1);
    ceu_paint_wrapped(&cell, text, 0, 0);
    lines = g_string_free(cell.out, FALSE);
    g_strchomp(lines);
    return g_strsplit(lines, "\n", -1);
}

/* One line of a row: of each cell its line @number. false: no cell has so many. */
static bool
append_line(CeuPaint *paint, const CeuTable *table, const GPtrArray *cells, const int *widths,
            guint number)
{
    g_autoptr(GString) line = g_string_new(NULL);
    bool any = false;
    int column = 0, start = 2;

    for (guint i = 0; i<table->n_columns; start += widths[i]> 0 ? widths[i] + GAP : 0, i++) {
        GStrv lines = g_ptr_array_index(cells, i);
        int blanks;

        if (widths[i] == 0 || g_strv_length(lines) <= number || *lines[number] == '\0')
            continue;
        blanks = start - column;
        if (table->columns[i].numeric)
            blanks += widths[i] - ceu_text_width(lines[number]);
        g_string_append_printf(line, "%*s%s", blanks, "", lines[number]);
        column += blanks + ceu_text_width(lines[number]);
        any = true;
    }
    if (!any)
        return false;
    g_string_append(paint->out, line->str);
    ceu_paint_line_feed(paint);
    return true;
}

static void
append_row(CeuPaint *paint, const CeuTable *table, const char *const *texts, const int *widths)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func((GDestroyNotify) g_strfreev);
    guint number = 0;

    for (guint i = 0; i < table->n_columns; i++)
        g_ptr_array_add(cells, wrapped_lines(paint, texts[i], widths[i]));
    while (append_line(paint, table, cells, widths, number))
        number++;
}

static void
append_grid(CeuPaint *paint, const CeuTable *table, const int *widths)
{
    g_autofree const char **titles = g_new0(const char *, table->n_columns + 1);

    for (guint i = 0; i < table->n_columns; i++)
        titles[i] = table->columns[i].title;
    ceu_paint_on(paint, CEU_COLOUR_FAINT);
    append_row(paint, table, titles, widths);
    ceu_paint_off(paint);
    for (guint i = 0; i < table->rows->len; i++)
        append_row(paint, table, g_ptr_array_index(table->rows, i), widths);
}

/* Too narrow for columns: the name of each row, and under it what its cells say. */
static void
append_list(CeuPaint *paint, const CeuTable *table)
{
    for (guint i = 0; i < table->rows->len; i++) {
        GStrv row = g_ptr_array_index(table->rows, i);
        g_autoptr(GString) text = g_string_new(NULL);

        ceu_paint_paragraph(paint, row[table->header], 2);
        for (guint j = 0; j < table->n_columns; j++) {
            if (j == table->header || *row[j] == '\0')
                continue;
            g_string_append(text, text->len > 0 ? " · " : "");
            g_string_append_printf(text, "%s: %s", table->columns[j].title, row[j]);
        }
        if (text->len > 0)
            ceu_paint_paragraph(paint, text->str, 4);
    }
}

static void
append_table(CeuPaint *paint, const CeuTable *table)
{
    g_autofree int *widths = g_new0(int, table->n_columns);

    ceu_paint_paragraph(paint, table->caption, 2);
    natural_widths(table, widths);
    if (fit_widths(table, widths, paint->style.width - 2))
        append_grid(paint, table, widths);
    else
        append_list(paint, table);
}

/* Room of the columns of a bar chart. */
typedef struct BarLayout {
    int label, bar;
    bool stacked; /* too narrow: a label takes a line of its own */
} BarLayout;

static BarLayout
bar_layout(const CeuChart *chart, int width)
{
    BarLayout layout = { .label = 1 };
    int value = 1, rest;

    for (guint i = 0; i < chart->bars->len; i++) {
        const CeuChartBar *bar = &g_array_index(chart->bars, CeuChartBar, i);

        layout.label = MAX(layout.label, MIN(ceu_paint_columns(bar->label), width * 2 / 5));
        value = MAX(value, ceu_paint_columns(bar->value));
    }
    rest = width - 2 - GAP - value;
    layout.stacked = rest - layout.label - GAP < BAR_MIN;
    layout.bar = CLAMP(layout.stacked ? rest : rest - layout.label - GAP, BAR_MIN, BAR_MAX);
    return layout;
}

static void
append_bars(CeuPaint *paint, const CeuChart *chart)
{
    const BarLayout layout = bar_layout(chart, paint->style.width);

    for (guint i = 0; i < chart->bars->len; i++) {
        const CeuChartBar *bar = &g_array_index(chart->bars, CeuChartBar, i);

        ceu_paint_blanks(paint, 2);
        if (layout.stacked) {
            ceu_paint_wrapped(paint, bar->label, 2, 2);
            ceu_paint_blanks(paint, 2);
        } else {
            ceu_paint_cell(paint, bar->label, layout.label);
            ceu_paint_blanks(paint, GAP);
        }
        ceu_paint_bar(paint, bar->part, bar->whole, layout.bar, tone_colour(bar->tone));
        ceu_paint_blanks(paint, GAP);
        ceu_paint_text(paint, bar->value);
        ceu_paint_line_feed(paint);
    }
}

static void
append_block(CeuPaint *paint, const CeuBlock *block)
{
    switch (block->kind) {
    case CEU_BLOCK_HEADING:
        append_heading(paint, block->text);
        return;
    case CEU_BLOCK_PARAGRAPH:
        ceu_paint_paragraph(paint, block->text, 2);
        return;
    case CEU_BLOCK_ITEM:
        ceu_paint_blanks(paint, 2);
        g_string_append(paint->out, "- ");
        ceu_paint_wrapped(paint, block->text, 4, 4);
        return;
    case CEU_BLOCK_FACT:
        ceu_paint_labelled(paint, 2, block->label, block->text);
        return;
    case CEU_BLOCK_TABLE:
        append_table(paint, block->table);
        return;
    case CEU_BLOCK_CHART:
        if (block->chart->kind == CEU_CHART_BARS)
            append_bars(paint, block->chart);
        else
            ceu_paint_paragraph(paint, block->chart->description, 2);
        return;
    }
    g_assert_not_reached();
}

char *
ceu_outline_text(const CeuOutline *outline, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);

    ceu_paint_on(&paint, CEU_COLOUR_HEADING);
    ceu_paint_wrapped(&paint, outline->title, 0, 2);
    ceu_paint_off(&paint);
    for (guint i = 0; i < outline->blocks->len; i++)
        append_block(&paint, g_ptr_array_index(outline->blocks, i));
    return ceu_paint_end(&paint);
}

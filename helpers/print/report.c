/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a report. What draws it may rely on all that the header says. */
#include "print/report.h"

#include "common/output.h"

#include <ceu/error.h>
#include <ceu/text.h>
#include <jansson.h>
#include <string.h>

#define SCHEMA "ceu.report/1"
#define UNITS_MOST 1e12

/* The members of a list, one after the other, until one is at fault. */
typedef bool (*ReadOne)(const json_t *value, gpointer list, GError **error);

static bool
fault(GError **error, const char *what)
{
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%s", what);
    return false;
}

static bool
read_list(const json_t *list, ReadOne read, gpointer out, GError **error)
{
    if (!json_is_array(list))
        return fault(error, "a list is missing");
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (!read(json_array_get(list, i), out, error))
            return false;
    }
    return true;
}

static bool
read_day(const char *text, CeuDate *out, GError **error)
{
    return ceu_date_parse(text, out, error);
}

/* Of a chart: null is no day. */
static bool
read_day_or_null(const json_t *value, CeuDate *out, GError **error)
{
    *out = CEU_DATE_NONE;
    if (json_is_null(value))
        return true;
    return json_is_string(value) ? read_day(json_string_value(value), out, error)
                                 : fault(error, "a day is neither text nor null");
}

/* A sum may be larger than what ceu_units_parse() takes for one activity. */
static bool
read_units(const char *text, double *out, GError **error)
{
    char *end;
    const double units = g_ascii_strtod(text, &end);

    if (!g_ascii_isdigit(*text) || *end != '\0' || units > UNITS_MOST) {
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "“%s” is no amount of units", text);
        return false;
    }
    *out = units;
    return true;
}

/* The place of @word among @words; -1 with @error. */
static int
read_word(const char *word, const char *const *words, GError **error)
{
    for (int i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], word) == 0)
            return i;
    }
    g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "the word “%s” is not known", word);
    return -1;
}

static void
column_clear(gpointer data)
{
    g_free(((Column *) data)->title);
}

static void
row_free(gpointer data)
{
    g_strfreev(data);
}

static void
table_free(Table *table)
{
    if (table == NULL)
        return;
    g_free(table->caption);
    g_array_unref(table->columns);
    g_ptr_array_unref(table->rows);
    g_free(table);
}

static bool
read_column(const json_t *value, gpointer columns, GError **error)
{
    const char *title;
    int numeric, flexible;
    Column column;

    if (!helper_unpack(value, error, "{s:s,s:b,s:b}", "title", &title, "numeric", &numeric,
                       "flexible", &flexible))
        return false;
    column = (Column){ ceu_text_visible(title), numeric != 0, flexible != 0 };
    g_array_append_val(columns, column);
    return true;
}

static bool
read_row(const json_t *value, gpointer data, GError **error)
{
    Table *table = data;
    g_autoptr(GStrvBuilder) cells = g_strv_builder_new();

    if (json_array_size(value) != table->columns->len)
        return fault(error, "a row has not a text for each column");
    for (size_t i = 0; i < table->columns->len; i++) {
        const char *text = json_string_value(json_array_get(value, i));
        g_autofree char *visible = NULL;

        if (text == NULL)
            return fault(error, "a cell is no text");
        visible = ceu_text_visible(text);
        g_strv_builder_add(cells, visible);
    }
    g_ptr_array_add(table->rows, g_strv_builder_end(cells));
    return true;
}

static bool
read_table(const json_t *value, Table *table, GError **error)
{
    const char *caption;
    const json_t *columns, *rows;
    int header;

    if (!helper_unpack(value, error, "{s:s,s:i,s:o,s:o}", "caption", &caption, "header", &header,
                       "columns", &columns, "rows", &rows) ||
        !read_list(columns, read_column, table->columns, error))
        return false;
    if (header < 0 || (guint) header >= table->columns->len)
        return fault(error, "a table has no such header column");
    table->caption = ceu_text_visible(caption);
    table->header = (guint) header;
    return read_list(rows, read_row, table, error);
}

static void
bar_clear(gpointer data)
{
    Bar *bar = data;

    g_free(bar->label);
    g_free(bar->value);
}

static void
mark_clear(gpointer data)
{
    g_free(((Mark *) data)->label);
}

static void
chart_free(Chart *chart)
{
    if (chart == NULL)
        return;
    g_free(chart->title);
    g_free(chart->description);
    g_array_unref(chart->bars);
    g_array_unref(chart->points);
    g_array_unref(chart->needed);
    g_array_unref(chart->marks);
    g_free(chart);
}

static bool
read_bar(const json_t *value, gpointer bars, GError **error)
{
    static const char *const tones[] = { "plain", "good", "warning", "bad", NULL };
    const char *label, *text, *part, *whole, *tone;
    Bar bar;
    int which;

    if (!helper_unpack(value, error, "{s:s,s:s,s:s,s:s,s:s}", "label", &label, "value", &text,
                       "part", &part, "whole", &whole, "tone", &tone) ||
        !read_units(part, &bar.part, error) || !read_units(whole, &bar.whole, error))
        return false;
    which = read_word(tone, tones, error);
    if (which < 0)
        return false;
    bar.tone = (Tone) which;
    bar.label = ceu_text_visible(label);
    bar.value = ceu_text_visible(text);
    g_array_append_val(bars, bar);
    return true;
}

static bool
read_point(const json_t *value, gpointer points, GError **error)
{
    const char *day, *units;
    Point point;

    if (!helper_unpack(value, error, "{s:s,s:s}", "day", &day, "units", &units) ||
        !read_day(day, &point.day, error) || !read_units(units, &point.units, error))
        return false;
    g_array_append_val(points, point);
    return true;
}

static bool
read_mark(const json_t *value, gpointer marks, GError **error)
{
    const char *day, *label;
    int done;
    Mark mark;

    if (!helper_unpack(value, error, "{s:s,s:s,s:b}", "day", &day, "label", &label, "done",
                       &done) ||
        !read_day(day, &mark.day, error))
        return false;
    mark.label = ceu_text_visible(label);
    mark.done = done != 0;
    g_array_append_val(marks, mark);
    return true;
}

static bool
is_within(const Chart *chart, CeuDate day)
{
    return ceu_date_compare(chart->first, day) <= 0 && ceu_date_compare(day, chart->last) <= 0;
}

/* What cannot be drawn is refused here, so that drawing knows no error. */
static bool
check_chart(const Chart *chart, GError **error)
{
    if (chart->kind == CHART_BARS)
        return chart->bars->len > 0 || fault(error, "a chart has no bars");
    if (!ceu_date_is_set(chart->first) || !ceu_date_is_set(chart->last) ||
        ceu_date_compare(chart->first, chart->last) >= 0)
        return fault(error, "a chart shows no days");
    if (chart->kind == CHART_LINE && (chart->points->len == 0 || chart->required <= 0 ||
                                      (chart->needed->len != 0 && chart->needed->len != 2)))
        return fault(error, "a line has no points, or nothing that is required");
    for (guint i = 0; i < chart->points->len; i++) {
        if (!is_within(chart, g_array_index(chart->points, Point, i).day))
            return fault(error, "a point lies outside the days that are shown");
    }
    for (guint i = 0; i < chart->marks->len; i++) {
        if (!is_within(chart, g_array_index(chart->marks, Mark, i).day))
            return fault(error, "a mark lies outside the days that are shown");
    }
    return true;
}

static bool
read_chart_lists(const json_t *value, Chart *chart, GError **error)
{
    const json_t *first, *last, *required, *bars, *points, *needed, *marks;

    if (!helper_unpack(value, error, "{s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "first", &first, "last",
                       &last, "required", &required, "bars", &bars, "points", &points, "needed",
                       &needed, "marks", &marks))
        return false;
    if (json_is_string(required) &&
        !read_units(json_string_value(required), &chart->required, error))
        return false;
    return read_day_or_null(first, &chart->first, error) &&
           read_day_or_null(last, &chart->last, error) &&
           read_list(bars, read_bar, chart->bars, error) &&
           read_list(points, read_point, chart->points, error) &&
           read_list(needed, read_point, chart->needed, error) &&
           read_list(marks, read_mark, chart->marks, error);
}

static bool
read_chart(const json_t *value, Chart *chart, GError **error)
{
    static const char *const kinds[] = { "bars", "line", "timeline", NULL };
    const char *kind, *title, *description;
    int which;

    if (!helper_unpack(value, error, "{s:s,s:s,s:s}", "kind", &kind, "title", &title, "description",
                       &description))
        return false;
    which = read_word(kind, kinds, error);
    if (which < 0)
        return false;
    chart->kind = (ChartKind) which;
    chart->title = ceu_text_visible(title);
    chart->description = ceu_text_visible(description);
    return read_chart_lists(value, chart, error) && check_chart(chart, error);
}

static void
block_free(gpointer data)
{
    Block *block = data;

    g_free(block->label);
    g_free(block->text);
    table_free(block->table);
    chart_free(block->chart);
    g_free(block);
}

static Table *
table_new(void)
{
    Table *table = g_new0(Table, 1);

    table->columns = g_array_new(FALSE, TRUE, sizeof(Column));
    g_array_set_clear_func(table->columns, column_clear);
    table->rows = g_ptr_array_new_with_free_func(row_free);
    return table;
}

static Chart *
chart_new(void)
{
    Chart *chart = g_new0(Chart, 1);

    chart->bars = g_array_new(FALSE, TRUE, sizeof(Bar));
    chart->points = g_array_new(FALSE, TRUE, sizeof(Point));
    chart->needed = g_array_new(FALSE, TRUE, sizeof(Point));
    chart->marks = g_array_new(FALSE, TRUE, sizeof(Mark));
    g_array_set_clear_func(chart->bars, bar_clear);
    g_array_set_clear_func(chart->marks, mark_clear);
    return chart;
}

/* What a block of text, a table, a chart have of their own. */
static bool
read_content(const json_t *value, Block *block, GError **error)
{
    const char *text, *label;

    if (block->kind == BLOCK_TABLE) {
        block->table = table_new();
        return read_table(json_object_get(value, "table"), block->table, error);
    }
    if (block->kind == BLOCK_CHART) {
        block->chart = chart_new();
        return read_chart(json_object_get(value, "chart"), block->chart, error);
    }
    if (!helper_unpack(value, error, "{s:s}", "text", &text))
        return false;
    block->text = ceu_text_visible(text);
    if (block->kind == BLOCK_HEADING)
        return helper_unpack(value, error, "{s:i}", "level", &block->level);
    if (block->kind != BLOCK_FACT)
        return true;
    if (!helper_unpack(value, error, "{s:s}", "label", &label))
        return false;
    block->label = ceu_text_visible(label);
    return true;
}

static bool
read_block(const json_t *value, gpointer blocks, GError **error)
{
    static const char *const kinds[] = { "heading", "paragraph", "item", "fact",
                                         "table",   "chart",     NULL };
    Block *block = g_new0(Block, 1);
    const char *kind;
    int which = -1;

    g_ptr_array_add(blocks, block);
    if (helper_unpack(value, error, "{s:s}", "kind", &kind))
        which = read_word(kind, kinds, error);
    if (which >= 0)
        block->kind = (BlockKind) which;
    if (which >= 0 && read_content(value, block, error))
        return true;
    g_prefix_error(error, "block %u: ", ((GPtrArray *) blocks)->len);
    return false;
}

static bool
read_root(const json_t *root, Report *report, GError **error)
{
    const char *schema, *title, *today;
    const json_t *blocks;

    if (!helper_unpack(root, error, "{s:s,s:s,s:s,s:o}", "schema", &schema, "title", &title,
                       "today", &today, "blocks", &blocks))
        return false;
    if (strcmp(schema, SCHEMA) != 0)
        return fault(error, "its schema is not " SCHEMA);
    report->title = ceu_text_visible(title);
    return read_day(today, &report->today, error) &&
           read_list(blocks, read_block, report->blocks, error);
}

Report *
report_read(const char *text, size_t size, GError **error)
{
    g_autoptr(Report) report = g_new0(Report, 1);
    json_error_t reason;
    json_t *root = json_loadb(text, size, 0, &reason);
    bool good = false;

    report->blocks = g_ptr_array_new_with_free_func(block_free);
    if (root == NULL)
        g_set_error(error, CEU_ERROR, CEU_ERROR_PARSE, "%d:%d: %s", reason.line, reason.column,
                    reason.text);
    else
        good = read_root(root, report, error);
    json_decref(root);
    if (good)
        return g_steal_pointer(&report);
    g_prefix_error(error, "what came in is no report: ");
    return NULL;
}

void
report_free(Report *report)
{
    if (report == NULL)
        return;
    g_free(report->title);
    g_ptr_array_unref(report->blocks);
    g_free(report);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts drawn as SVG inside a page: 360 units wide, as a phone is, so that words stay readable there. */
#include "report/outline-html.h"

#include <string.h>

#include <ceu/text.h>

#define WIDTH 360
#define SIDE 8.0 /* room left free at the right */

#define BAR_ROW 36
#define BAR_WIDTH 232.0
#define BAR_COLUMNS 56   /* of a label */
#define VALUE_COLUMNS 19 /* of what stands behind a bar */

#define PLOT_LEFT 40.0
#define PLOT_TOP 18.0
#define PLOT_BOTTOM 150.0
#define LABEL_HEIGHT 12.0 /* two labels that are nearer lie on each other */
#define LEGEND_TOP 182
#define LEGEND_ROW 16

#define MARK_ROW 24
#define MARK_AXIS 12.0
#define MARK_TEXT 44.0
#define MARK_COLUMNS 50

static void
append_number(GString *out, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];

    g_string_append(out, g_ascii_formatd(buffer, sizeof buffer, "%.1f", value));
}

/* ` name="12.5"`. */
static void
append_attribute(GString *out, const char *name, double value)
{
    g_string_append_printf(out, " %s=\"", name);
    append_number(out, value);
    g_string_append_c(out, '"');
}

static void
open_picture(GString *out, const CeuChart *chart, guint number, int height)
{
    g_string_append_printf(out,
                           "<svg viewBox=\"0 0 %d %d\" role=\"img\" "
                           "aria-labelledby=\"chart-%u-title chart-%u-words\">\n"
                           "<title id=\"chart-%u-title\">",
                           WIDTH, height, number, number, number);
    ceu_html_text(out, chart->title);
    g_string_append_printf(out, "</title>\n<desc id=\"chart-%u-words\">", number);
    ceu_html_text(out, chart->description);
    g_string_append(out, "</desc>\n");
}

/* Text at a point, cut to @columns; @anchor: "start", "middle" or "end". */
static void
append_text(GString *out, double x, double y, const char *anchor, const char *text, int columns)
{
    g_autofree char *visible = ceu_text_visible(text);
    g_autoptr(GString) cut = g_string_new(NULL);

    if (ceu_text_width(visible) > columns)
        ceu_text_append_padded(cut, visible, columns);
    else
        g_string_append(cut, visible);
    g_string_append(out, "<text");
    append_attribute(out, "x", x);
    append_attribute(out, "y", y);
    g_string_append_printf(out, " text-anchor=\"%s\">", anchor);
    ceu_html_text(out, cut->str);
    g_string_append(out, "</text>\n");
}

static void
append_day(GString *out, double x, double y, const char *anchor, CeuDate day)
{
    char buffer[CEU_DATE_TEXT_SIZE];

    append_text(out, x, y, anchor, ceu_date_format(day, buffer), CEU_DATE_TEXT_SIZE);
}

static void
append_line(GString *out, const char *class, double x1, double y1, double x2, double y2)
{
    g_string_append_printf(out, "<line class=\"%s\"", class);
    append_attribute(out, "x1", x1);
    append_attribute(out, "y1", y1);
    append_attribute(out, "x2", x2);
    append_attribute(out, "y2", y2);
    g_string_append(out, "/>\n");
}

static void
append_rectangle(GString *out, const char *class, double x, double y, double width, double height)
{
    g_string_append_printf(out, "<rect class=\"%s\"", class);
    append_attribute(out, "x", x);
    append_attribute(out, "y", y);
    append_attribute(out, "width", width);
    append_attribute(out, "height", height);
    g_string_append(out, " rx=\"2\"/>\n");
}

static const char *
tone_class(CeuTone tone)
{
    static const char *const classes[] = {
        [CEU_TONE_PLAIN] = "plain",
        [CEU_TONE_GOOD] = "good",
        [CEU_TONE_WARNING] = "warning",
        [CEU_TONE_BAD] = "bad",
    };

    return classes[tone];
}

/* Full only if nothing is missing, and never quite empty if there is something. */
static double
bar_length(const CeuChartBar *bar)
{
    if (bar->part >= bar->whole)
        return BAR_WIDTH;
    if (bar->part <= 0)
        return 0;
    return CLAMP(BAR_WIDTH * ((double) bar->part / (double) bar->whole), 1.5, BAR_WIDTH - 1.5);
}

static void
append_bars(GString *out, const CeuChart *chart, guint number)
{
    open_picture(out, chart, number, (int) chart->bars->len * BAR_ROW);
    for (guint i = 0; i < chart->bars->len; i++) {
        const CeuChartBar *bar = &g_array_index(chart->bars, CeuChartBar, i);
        const double top = i * BAR_ROW, length = bar_length(bar);

        append_text(out, 0, top + 12, "start", bar->label, BAR_COLUMNS);
        append_rectangle(out, "track", 0.5, top + 17.5, BAR_WIDTH, 11);
        if (length > 0)
            append_rectangle(out, tone_class(bar->tone), 0.5, top + 17.5, length, 11);
        append_text(out, BAR_WIDTH + 8, top + 27, "start", bar->value, VALUE_COLUMNS);
    }
}

/* Where days and amounts of a line lie. */
typedef struct Plot {
    CeuDate first;
    double days; /* 1 or more */
    double top;  /* the largest amount, thousandths; more than 0 */
} Plot;

static double
plot_x(const Plot *plot, CeuDate day)
{
    return PLOT_LEFT +
           (WIDTH - SIDE - PLOT_LEFT) * ceu_date_days_between(plot->first, day) / plot->days;
}

static double
plot_y(const Plot *plot, int64_t milli)
{
    return PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * ((double) milli / plot->top);
}

static Plot
plot_of(const CeuChart *chart)
{
    Plot plot = { chart->first, ceu_date_days_between(chart->first, chart->last),
                  (double) chart->required };

    for (guint i = 0; i < chart->points->len; i++)
        plot.top = MAX(plot.top, (double) g_array_index(chart->points, CeuChartPoint, i).milli);
    return plot;
}

/* The amount holds from one point to the next: a stair, to today. */
static void
append_stair(GString *out, const CeuChart *chart, const Plot *plot)
{
    g_string_append(out, "<path class=\"counted\" d=\"");
    for (guint i = 0; i < chart->points->len; i++) {
        const CeuChartPoint *point = &g_array_index(chart->points, CeuChartPoint, i);

        g_string_append(out, i == 0 ? "M" : "H");
        append_number(out, plot_x(plot, point->day));
        g_string_append_c(out, i == 0 ? ' ' : 'V');
        append_number(out, plot_y(plot, point->milli));
    }
    g_string_append_c(out, 'H');
    append_number(out, plot_x(plot, chart->today));
    g_string_append(out, "\"/>\n");
}

static void
append_axes(GString *out, const CeuChart *chart, const Plot *plot)
{
    const double right = WIDTH - SIDE, required = plot_y(plot, chart->required);
    const double today = plot_x(plot, chart->today);
    char buffer[CEU_UNITS_TEXT_SIZE];

    append_line(out, "axis", PLOT_LEFT, PLOT_BOTTOM, right, PLOT_BOTTOM);
    append_line(out, "axis", PLOT_LEFT, required, right, required);
    append_line(out, "today", today, PLOT_TOP - 4, today, PLOT_BOTTOM);
    if (PLOT_BOTTOM - required >= LABEL_HEIGHT)
        append_text(out, PLOT_LEFT - 5, PLOT_BOTTOM + 4, "end", "0", 1);
    append_text(out, PLOT_LEFT - 5, required + 4, "end",
                ceu_units_format((CeuUnits){ chart->required }, buffer), 6);
    append_text(out, CLAMP(today, PLOT_LEFT + 12, right - 14), 10, "middle", "today", 5);
    append_day(out, PLOT_LEFT, PLOT_BOTTOM + 16, "start", chart->first);
    append_day(out, right, PLOT_BOTTOM + 16, "end", chart->last);
}

static void
append_legend(GString *out, int row, const char *class, const char *words)
{
    const double y = LEGEND_TOP + row * LEGEND_ROW;

    append_line(out, class, PLOT_LEFT, y, PLOT_LEFT + 26, y);
    append_text(out, PLOT_LEFT + 34, y + 4, "start", words, BAR_COLUMNS);
}

static void
append_plot(GString *out, const CeuChart *chart, guint number)
{
    const Plot plot = plot_of(chart);
    const bool open = ceu_date_is_set(chart->now[0].day);

    open_picture(out, chart, number, LEGEND_TOP + (open ? 3 : 2) * LEGEND_ROW);
    append_axes(out, chart, &plot);
    append_line(out, "even", plot_x(&plot, chart->first), plot_y(&plot, 0),
                plot_x(&plot, chart->last), plot_y(&plot, chart->required));
    if (open)
        append_line(out, "needed", plot_x(&plot, chart->now[0].day),
                    plot_y(&plot, chart->now[0].milli), plot_x(&plot, chart->now[1].day),
                    plot_y(&plot, chart->now[1].milli));
    append_stair(out, chart, &plot);
    append_legend(out, 0, "counted", "counted");
    append_legend(out, 1, "even", "even pace over the cycle");
    if (open)
        append_legend(out, 2, "needed", "what is missing, from today on");
}

/* A dot where the day lies, and its words in a row of their own, so that none covers another. */
static void
append_mark(GString *out, const CeuChart *chart, const char *class, CeuDate day, const char *label,
            guint row, int height)
{
    const double extent = ceu_date_days_between(chart->first, chart->last);
    const double y = 10 + (height - 20) * ceu_date_days_between(chart->first, day) / extent;
    const double words = row * MARK_ROW + 15;
    g_autofree char *text = NULL;
    char buffer[CEU_DATE_TEXT_SIZE];

    text = g_strdup_printf("%s  %s", ceu_date_format(day, buffer), label);
    append_line(out, "leader", MARK_AXIS, y, MARK_TEXT - 4, words - 4);
    g_string_append_printf(out, "<circle class=\"%s\" r=\"4\"", class);
    append_attribute(out, "cx", MARK_AXIS);
    append_attribute(out, "cy", y);
    g_string_append(out, "/>\n");
    append_text(out, MARK_TEXT, words, "start", text, MARK_COLUMNS);
}

static void
append_timeline(GString *out, const CeuChart *chart, guint number)
{
    const int height = ((int) chart->marks->len + 1) * MARK_ROW;
    bool passed = false;
    guint row = 0;

    open_picture(out, chart, number, height);
    append_line(out, "axis", MARK_AXIS, 10, MARK_AXIS, height - 10);
    for (guint i = 0; i < chart->marks->len; i++) {
        const CeuChartMark *mark = &g_array_index(chart->marks, CeuChartMark, i);
        g_autofree char *label =
            g_strconcat(mark->label, mark->done ? " (done or over)" : "", NULL);

        if (!passed && ceu_date_compare(mark->day, chart->today) >= 0) {
            append_mark(out, chart, "now", chart->today, "today", row++, height);
            passed = true;
        }
        append_mark(out, chart, mark->done ? "done" : "open", mark->day, label, row++, height);
    }
    if (!passed)
        append_mark(out, chart, "now", chart->today, "today", row, height);
}

void
ceu_html_chart(GString *out, const CeuChart *chart, guint number)
{
    switch (chart->kind) {
    case CEU_CHART_BARS:
        append_bars(out, chart, number);
        break;
    case CEU_CHART_LINE:
        append_plot(out, chart, number);
        break;
    case CEU_CHART_TIMELINE:
        append_timeline(out, chart, number);
        break;
    }
    g_string_append(out, "</svg>\n");
}

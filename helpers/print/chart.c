/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts: the same pictures as on the page of HTML, drawn from the same data. */
#include "print/draw.h"

#include <ceu/units.h>

#define WIDTH 360.0

#define BAR_ROW 30.0
#define BAR_WIDTH 250.0
#define BAR_HEIGHT 9.0

#define PLOT_LEFT 40.0
#define PLOT_TOP 18.0
#define PLOT_BOTTOM 150.0
#define PLOT_LABEL 10.0 /* two labels that are nearer lie on each other */
#define PLOT_LEGEND 176.0
#define PLOT_LEGEND_ROW 13.0
#define PLOT_WORDS 24.0 /* room for what stands under it */

#define MARK_ROW 17.0
#define MARK_AXIS 8.0
#define MARK_TEXT 40.0
#define MARKS_AT_ONCE 36 /* as many rows as a page of any paper holds */

static char today_label[] = "today";
static const double even_dashes[] = { 7, 4 }, needed_dashes[] = { 2, 3 }, today_dashes[] = { 2, 2 };

/* One line of words, cut to @width; @align: 0 begins at @x, 0.5 is around it, 1 ends there. @y is the middle. */
static void
put_words(Press *press, double x, double y, double align, double width, const char *text)
{
    g_autoptr(PangoLayout) layout = press_layout(press, TYPE_PICTURE, text, width);
    double own;

    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    own = press_layout_width(layout);
    press_ink(press, INK_TEXT);
    press_show(press, layout, x - own * align, y - press_layout_height(layout) / 2);
}

static void
put_day(Press *press, double x, double y, double align, CeuDate day)
{
    char text[CEU_DATE_TEXT_SIZE];

    put_words(press, x, y, align, WIDTH, ceu_date_format(day, text));
}

typedef struct Stroke {
    Ink ink;
    double width;
    const double *dashes; /* two; NULL: none */
} Stroke;

static const Stroke axis_stroke = { INK_BORDER, 0.7, NULL };
static const Stroke today_stroke = { INK_BORDER, 0.7, today_dashes };
static const Stroke even_stroke = { INK_QUIET, 1.1, even_dashes };
static const Stroke needed_stroke = { INK_WARNING, 1.6, needed_dashes };
static const Stroke counted_stroke = { INK_PLAIN, 2, NULL };

static void
stroke(Press *press, const Stroke *how)
{
    press_ink(press, how->ink);
    cairo_set_line_width(press->cairo, how->width);
    cairo_set_dash(press->cairo, how->dashes, how->dashes != NULL ? 2 : 0, 0);
    cairo_stroke(press->cairo);
    cairo_set_dash(press->cairo, NULL, 0, 0);
}

static void
put_line(Press *press, const Stroke *how, double x1, double y1, double x2, double y2)
{
    cairo_move_to(press->cairo, x1, y1);
    cairo_line_to(press->cairo, x2, y2);
    stroke(press, how);
}

/* Full only if nothing is missing, and never quite empty if there is something. */
static double
bar_length(const Bar *bar)
{
    if (bar->part >= bar->whole)
        return BAR_WIDTH;
    return bar->part <= 0 ? 0 : CLAMP(BAR_WIDTH * bar->part / bar->whole, 1.5, BAR_WIDTH - 1.5);
}

static void
draw_bar(Press *press, const Bar *bar)
{
    static const Ink inks[] = {
        [TONE_PLAIN] = INK_PLAIN,
        [TONE_GOOD] = INK_GOOD,
        [TONE_WARNING] = INK_WARNING,
        [TONE_BAD] = INK_BAD,
    };
    double left = press->left, top;

    press_need(press, BAR_ROW);
    top = press->y + 15;
    put_words(press, left, press->y + 8, 0, WIDTH, bar->label);
    cairo_rectangle(press->cairo, left, top, BAR_WIDTH, BAR_HEIGHT);
    press_ink(press, INK_TRACK);
    cairo_fill_preserve(press->cairo);
    stroke(press, &axis_stroke);
    cairo_rectangle(press->cairo, left, top, bar_length(bar), BAR_HEIGHT);
    press_ink(press, inks[bar->tone]);
    cairo_fill(press->cairo);
    put_words(press, left + BAR_WIDTH + 8, top + BAR_HEIGHT / 2, 0, WIDTH - BAR_WIDTH - 8,
              bar->value);
    press->y += BAR_ROW;
}

/* Where days and amounts of a line lie. */
typedef struct Plot {
    const Chart *chart;
    double left, top; /* of the picture on the page */
    double days;      /* 1 or more */
    double most;      /* the largest amount; more than 0 */
} Plot;

static double
plot_x(const Plot *plot, CeuDate day)
{
    return plot->left + PLOT_LEFT +
           (WIDTH - PLOT_LEFT) * ceu_date_days_between(plot->chart->first, day) / plot->days;
}

static double
plot_y(const Plot *plot, double units)
{
    return plot->top + PLOT_BOTTOM - (PLOT_BOTTOM - PLOT_TOP) * units / plot->most;
}

static Plot
plot_of(const Press *press, const Chart *chart)
{
    Plot plot = { chart, press->left, press->y, ceu_date_days_between(chart->first, chart->last),
                  chart->required };

    for (guint i = 0; i < chart->points->len; i++)
        plot.most = MAX(plot.most, g_array_index(chart->points, Point, i).units);
    return plot;
}

/* The amount holds from one point to the next: a stair, to today. */
static void
draw_stair(Press *press, const Plot *plot, CeuDate today)
{
    const Point *first = &g_array_index(plot->chart->points, Point, 0);

    cairo_move_to(press->cairo, plot_x(plot, first->day), plot_y(plot, first->units));
    for (guint i = 1; i < plot->chart->points->len; i++) {
        const Point *before = &g_array_index(plot->chart->points, Point, i - 1);
        const Point *point = &g_array_index(plot->chart->points, Point, i);

        cairo_line_to(press->cairo, plot_x(plot, point->day), plot_y(plot, before->units));
        cairo_line_to(press->cairo, plot_x(plot, point->day), plot_y(plot, point->units));
    }
    cairo_line_to(
        press->cairo, plot_x(plot, today),
        plot_y(plot,
               g_array_index(plot->chart->points, Point, plot->chart->points->len - 1).units));
    stroke(press, &counted_stroke);
}

static void
draw_axes(Press *press, const Plot *plot, CeuDate today)
{
    const Chart *chart = plot->chart;
    const double left = plot->left + PLOT_LEFT, right = plot->left + WIDTH;
    const double bottom = plot->top + PLOT_BOTTOM, required = plot_y(plot, chart->required);
    const double now = plot_x(plot, today);
    char text[CEU_UNITS_TEXT_SIZE];

    put_line(press, &axis_stroke, left, bottom, right, bottom);
    put_line(press, &axis_stroke, left, required, right, required);
    put_line(press, &today_stroke, now, plot->top + PLOT_TOP - 4, now, bottom);
    if (bottom - required >= PLOT_LABEL)
        put_words(press, left - 5, bottom, 1, PLOT_LEFT, "0");
    put_words(press, left - 5, required, 1, PLOT_LEFT,
              ceu_units_format((CeuUnits){ (int64_t) (chart->required * 1000 + 0.5) }, text));
    put_words(press, CLAMP(now, left + 12, right - 14), plot->top + 7, 0.5, WIDTH, today_label);
    put_day(press, left, bottom + 11, 0, chart->first);
    put_day(press, right, bottom + 11, 1, chart->last);
}

static void
put_legend(Press *press, const Plot *plot, int row, const Stroke *how, const char *words)
{
    const double x = plot->left + PLOT_LEFT;
    const double y = plot->top + PLOT_LEGEND + row * PLOT_LEGEND_ROW;

    put_line(press, how, x, y, x + 26, y);
    put_words(press, x + 34, y, 0, WIDTH - PLOT_LEFT - 34, words);
}

static void
draw_plot(Press *press, const Chart *chart, CeuDate today)
{
    const bool open = chart->needed->len == 2;
    const double height = PLOT_LEGEND + (open ? 3 : 2) * PLOT_LEGEND_ROW;
    Plot plot;

    press_need(press, height + PLOT_WORDS);
    plot = plot_of(press, chart);
    draw_axes(press, &plot, today);
    put_line(press, &even_stroke, plot_x(&plot, chart->first), plot_y(&plot, 0),
             plot_x(&plot, chart->last), plot_y(&plot, chart->required));
    if (open) {
        const Point *needed = &g_array_index(chart->needed, Point, 0);

        put_line(press, &needed_stroke, plot_x(&plot, needed[0].day),
                 plot_y(&plot, needed[0].units), plot_x(&plot, needed[1].day),
                 plot_y(&plot, needed[1].units));
    }
    draw_stair(press, &plot, today);
    put_legend(press, &plot, 0, &counted_stroke, "counted");
    put_legend(press, &plot, 1, &even_stroke, "even pace over the cycle");
    if (open)
        put_legend(press, &plot, 2, &needed_stroke, "what is missing, from today on");
    press->y += height;
}

/* Some marks of a timeline that stand in one picture, "today" among them. */
typedef struct Strip {
    double top, height;
    CeuDate first;
    double days; /* 1 or more */
} Strip;

/* A dot where the day lies, and its words in a row of their own, so that none covers another. */
static void
draw_mark(Press *press, const Strip *strip, guint row, const Mark *mark, bool now)
{
    const double axis = press->left + MARK_AXIS, inner = strip->height - MARK_ROW;
    const double y = strip->top + MARK_ROW / 2 +
                     inner * ceu_date_days_between(strip->first, mark->day) / strip->days;
    const double words = strip->top + row * MARK_ROW + MARK_ROW / 2;
    char day[CEU_DATE_TEXT_SIZE];
    g_autofree char *text = g_strdup_printf("%s  %s%s", ceu_date_format(mark->day, day),
                                            mark->label, mark->done ? " (done or over)" : "");

    put_line(press, &axis_stroke, axis, y, press->left + MARK_TEXT - 4, words);
    cairo_arc(press->cairo, axis, y, 3.2, 0, 2 * G_PI);
    press_ink(press, now ? INK_WARNING : mark->done ? INK_PAPER : INK_PLAIN);
    cairo_fill_preserve(press->cairo);
    press_ink(press, now ? INK_WARNING : INK_PLAIN);
    cairo_set_line_width(press->cairo, 1.2);
    cairo_stroke(press->cairo);
    put_words(press, press->left + MARK_TEXT, words, 0, press->width - MARK_TEXT, text);
}

static void
draw_strip(Press *press, const GArray *marks, guint from, guint count)
{
    const Mark *mark = &g_array_index(marks, Mark, from);
    const CeuDate last = mark[count - 1].day;
    Strip strip = { .height = count * MARK_ROW, .first = mark->day };

    strip.days = MAX(1, ceu_date_days_between(strip.first, last));
    press_need(press, strip.height);
    strip.top = press->y;
    put_line(press, &axis_stroke, press->left + MARK_AXIS, strip.top + MARK_ROW / 2,
             press->left + MARK_AXIS, strip.top + strip.height - MARK_ROW / 2);
    for (guint i = 0; i < count; i++)
        draw_mark(press, &strip, i, &mark[i], mark[i].label == today_label);
    press->y += strip.height;
}

/* The marks with today in its place among them. (transfer full): the labels are those of @chart */
static GArray *
marks_with_today(const Chart *chart, CeuDate today)
{
    const Mark now = { .day = today, .label = today_label };
    GArray *marks = g_array_new(FALSE, FALSE, sizeof(Mark));
    bool passed = false;

    for (guint i = 0; i < chart->marks->len; i++) {
        const Mark *mark = &g_array_index(chart->marks, Mark, i);

        if (!passed && ceu_date_compare(mark->day, today) >= 0)
            g_array_append_val(marks, now);
        passed = passed || ceu_date_compare(mark->day, today) >= 0;
        g_array_append_vals(marks, mark, 1);
    }
    if (!passed)
        g_array_append_val(marks, now);
    return marks;
}

static void
draw_timeline(Press *press, const Chart *chart, CeuDate today)
{
    g_autoptr(GArray) marks = marks_with_today(chart, today);

    for (guint from = 0; from < marks->len; from += MARKS_AT_ONCE)
        draw_strip(press, marks, from, MIN(MARKS_AT_ONCE, marks->len - from));
}

double
chart_height(const Chart *chart)
{
    switch (chart->kind) {
    case CHART_BARS:
        return BAR_ROW * MIN(chart->bars->len, 3);
    case CHART_LINE:
        return PLOT_LEGEND + 3 * PLOT_LEGEND_ROW + PLOT_WORDS;
    case CHART_TIMELINE:
        return MARK_ROW * MIN(chart->marks->len + 1, MARKS_AT_ONCE);
    }
    g_assert_not_reached();
}

/* What a line says in figures stands under it; bars and dates have a table that says theirs. */
void
draw_chart(Press *press, const Chart *chart)
{
    press_skip(press, 4);
    switch (chart->kind) {
    case CHART_BARS:
        for (guint i = 0; i < chart->bars->len; i++)
            draw_bar(press, &g_array_index(chart->bars, Bar, i));
        break;
    case CHART_LINE:
        draw_plot(press, chart, press->day);
        break;
    case CHART_TIMELINE:
        draw_timeline(press, chart, press->day);
        break;
    }
    press->y += 3;
    press_text(press, TYPE_QUIET, INK_QUIET, 0,
               chart->kind == CHART_LINE ? chart->description : chart->title);
    press->y += 4;
}

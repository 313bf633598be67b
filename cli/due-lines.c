/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu due --format`: each dated point as a line of the user's own form. */
#include "due-lines.h"

typedef struct DuePoint {
    const CeuPool *pool;
    const CeuStage *stage;
    unsigned place; /* as found: equal days keep the order of the pools */
} DuePoint;

static gint
compare_points(gconstpointer a, gconstpointer b)
{
    const DuePoint *left = a, *right = b;
    const int order = ceu_date_compare(left->stage->day, right->stage->day);

    return order != 0 ? order : (left->place > right->place) - (left->place < right->place);
}

static GArray *
collect_points(const CeuAssessment *assessment)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(DuePoint));

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint k = 0; k < pool->stages->len; k++) {
            const DuePoint point = { pool, g_ptr_array_index(pool->stages, k), points->len };

            g_array_append_val(points, point);
        }
    }
    g_array_sort(points, compare_points);
    return points;
}

static void
print_point(CliPrinter *printer, const DuePoint *point, CeuDate today)
{
    const CeuStage *stage = point->stage;

    cli_print_begin_row(printer);
    cli_print_text(printer, "pool", NULL, point->pool->id);
    cli_print_text(printer, "name", NULL, point->pool->body->name);
    cli_print_text(printer, "kind", NULL, ceu_stage_kind_name(stage->kind));
    cli_print_text(printer, "title", NULL, ceu_stage_title(stage->kind, stage->clock));
    cli_print_day(printer, "day", NULL, stage->day);
    cli_print_number(printer, "days_left", NULL, ceu_date_days_between(today, stage->day));
    cli_print_text(printer, "state", NULL, ceu_stage_state_name(stage->state));
    cli_print_text(printer, "stakes", NULL, stage->stakes);
    cli_print_text(printer, "assumption", NULL, stage->assumption);
    cli_print_flag(printer, "muted", NULL, point->pool->muted);
    cli_print_end_row(printer);
}

const char *const cli_due_keys[] = {
    "title", "day",    "days_left",  "pool",  "name", "kind",
    "state", "stakes", "assumption", "muted", NULL,
};

void
cli_print_due(CliPrinter *printer, const CeuAssessment *assessment)
{
    g_autoptr(GArray) points = collect_points(assessment);

    cli_print_begin_list(printer, "stages", NULL);
    for (guint i = 0; i < points->len; i++)
        print_point(printer, &g_array_index(points, DuePoint, i), assessment->today);
    cli_print_end_list(printer);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every dated point of all pools by day, with what is at stake. */
#include "xlsx/pool-words.h"
#include "xlsx/sheets.h"

static const BookColumn columns[] = {
    { "Day", 12, COLUMN_PLAIN },           { "Body", 12, COLUMN_PLAIN },
    { "Credentials", 20, COLUMN_WRAPPED }, { "What", 30, COLUMN_WRAPPED },
    { "State", 10, COLUMN_PLAIN },         { "Days left", 10, COLUMN_PLAIN },
    { "At stake", 50, COLUMN_WRAPPED },    { "Assumed", 44, COLUMN_WRAPPED },
};

typedef struct Point {
    const CeuPool *pool;
    const CeuStage *stage;
    guint order; /* of equals: as the assessment has them */
} Point;

static int
compare_points(gconstpointer a, gconstpointer b)
{
    const Point *left = a, *right = b;
    const int by_day = ceu_date_compare(left->stage->day, right->stage->day);

    return by_day != 0 ? by_day : (left->order > right->order) - (left->order < right->order);
}

static GArray *
points_by_day(const CeuAssessment *assessment)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(Point));

    for (guint i = 0; i < assessment->pools->len; i++) {
        const CeuPool *pool = g_ptr_array_index(assessment->pools, i);

        for (guint j = 0; j < pool->stages->len; j++) {
            const Point point = { pool, g_ptr_array_index(pool->stages, j), points->len };

            g_array_append_val(points, point);
        }
    }
    g_array_sort(points, compare_points);
    return points;
}

static Look
look_of(const Point *point)
{
    switch (point->stage->state) {
    case CEU_STAGE_PAST:
    case CEU_STAGE_MET:
        return LOOK_FAINT;
    case CEU_STAGE_NEXT:
        return point->pool->urgency == CEU_URGENCY_OVERDUE ? LOOK_BAD
               : point->pool->urgency == CEU_URGENCY_SOON  ? LOOK_WARNING
                                                           : LOOK_PLAIN;
    case CEU_STAGE_LATER:
        break;
    }
    return LOOK_PLAIN;
}

static void
write_row(Book *book, const Point *point, CeuDate today)
{
    const CeuStage *stage = point->stage;
    g_autofree char *credentials = pool_credentials(point->pool);

    book_begin_row(book, look_of(point) == LOOK_FAINT ? LOOK_FAINT : LOOK_PLAIN);
    book_day(book, stage->day);
    book_text(book, point->pool->body->name);
    book_text(book, credentials);
    book_text(book, ceu_stage_title(stage->kind, stage->clock));
    book_next_looks(book, look_of(point));
    book_text(book, ceu_stage_state_name(stage->state));
    book_count(book, ceu_date_days_between(today, stage->day));
    book_text(book, stage->stakes);
    book_text(book, stage->assumption);
}

void
sheet_deadlines(Book *book, const CeuAssessment *assessment)
{
    g_autoptr(GArray) points = points_by_day(assessment);

    book_begin_sheet(book, "Deadlines", columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < points->len; i++)
        write_row(book, &g_array_index(points, Point, i), assessment->today);
    book_end_sheet(book);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The differences of two assessments on a terminal, and as JSON. */
#include "report/compare.h"
#include "report/words.h"

#define INDENT 2
#define GAP 2
#define NOW "now"
#define THEN "then"
#define ABSENT "-"

static const CeuPool *
either(const CeuPoolChange *change)
{
    return change->after != NULL ? change->after : change->before;
}

static const char *
shown(const char *text)
{
    return text != NULL ? text : ABSENT;
}

/* Columns of title, now and then; the last is 0 if they do not fit on one line. */
typedef struct Columns {
    int title, now, then;
} Columns;

static Columns
find_columns(const GPtrArray *changes, int width)
{
    Columns columns = { 0, ceu_paint_columns(NOW), ceu_paint_columns(THEN) };

    for (guint i = 0; i < changes->len; i++) {
        const CeuPoolChange *change = g_ptr_array_index(changes, i);

        for (guint k = 0; k < change->differences->len; k++) {
            const CeuDifference *difference = g_ptr_array_index(change->differences, k);

            if (difference->kind == CEU_DIFFERS_QUESTION)
                continue;
            columns.title = MAX(columns.title, ceu_paint_columns(difference->title));
            columns.now = MAX(columns.now, ceu_paint_columns(shown(difference->before)));
            columns.then = MAX(columns.then, ceu_paint_columns(shown(difference->after)));
        }
    }
    if (INDENT + columns.title + GAP + columns.now + GAP + columns.then > width)
        columns.then = 0;
    return columns;
}

static void
append_row(CeuPaint *paint, const Columns *columns, const char *title, const char *now,
           const char *then)
{
    ceu_paint_blanks(paint, INDENT);
    if (columns->then == 0) {
        ceu_paint_wrapped(paint, title, INDENT, INDENT);
        ceu_paint_labelled(paint, INDENT * 2, NOW, now);
        ceu_paint_labelled(paint, INDENT * 2, THEN, then);
        return;
    }
    ceu_paint_cell(paint, title, columns->title);
    ceu_paint_blanks(paint, GAP);
    ceu_paint_cell(paint, now, columns->now);
    ceu_paint_blanks(paint, GAP);
    ceu_paint_text(paint, then);
    ceu_paint_line_feed(paint);
}

static void
append_change(CeuPaint *paint, const CeuPoolChange *change, const Columns *columns)
{
    g_autofree char *title = ceu_words_pool(either(change));

    ceu_paint_on(paint, CEU_COLOUR_HEADING);
    ceu_paint_wrapped(paint, title, 0, INDENT);
    ceu_paint_off(paint);
    if (columns->then > 0)
        append_row(paint, columns, "", NOW, THEN);
    for (guint i = 0; i < change->differences->len; i++) {
        const CeuDifference *difference = g_ptr_array_index(change->differences, i);

        if (difference->kind != CEU_DIFFERS_QUESTION)
            append_row(paint, columns, difference->title, shown(difference->before),
                       shown(difference->after));
        else if (difference->after != NULL)
            ceu_paint_labelled(paint, INDENT, "then asked", difference->after);
        else
            ceu_paint_labelled(paint, INDENT, "no longer asked", difference->before);
    }
}

void
ceu_compare_paint(CeuPaint *paint, const GPtrArray *changes)
{
    Columns columns = find_columns(changes, paint->style.width);

    for (guint i = 0; i < changes->len; i++) {
        if (i > 0)
            ceu_paint_line_feed(paint);
        append_change(paint, g_ptr_array_index(changes, i), &columns);
    }
}

static json_t *
amounts_value(const CeuRequirement *requirement)
{
    json_t *object;

    if (requirement == NULL)
        return json_null();
    object = json_object();
    json_object_set_new(object, "required", ceu_json_units(requirement->required));
    json_object_set_new(object, "counted", ceu_json_units(requirement->counted));
    json_object_set_new(object, "missing", ceu_json_units(requirement->missing));
    json_object_set_new(object, "met", json_boolean(requirement->met));
    return object;
}

static json_t *
difference_value(const CeuDifference *difference)
{
    json_t *object = json_object();

    json_object_set_new(object, "what", ceu_json_text(ceu_differs_name(difference->kind)));
    json_object_set_new(object, "id", ceu_json_text(difference->id));
    json_object_set_new(object, "title", ceu_json_text(difference->title));
    json_object_set_new(object, "before", ceu_json_text(difference->before));
    json_object_set_new(object, "after", ceu_json_text(difference->after));
    json_object_set_new(object, "amounts_before", amounts_value(difference->was));
    json_object_set_new(object, "amounts_after", amounts_value(difference->is));
    return object;
}

json_t *
ceu_compare_json(const GPtrArray *changes)
{
    json_t *list = json_array();

    for (guint i = 0; i < changes->len; i++) {
        const CeuPoolChange *change = g_ptr_array_index(changes, i);
        json_t *object = json_object(), *differences = json_array();

        for (guint k = 0; k < change->differences->len; k++)
            json_array_append_new(differences,
                                  difference_value(g_ptr_array_index(change->differences, k)));
        json_object_set_new(object, "pool", ceu_json_text(either(change)->id));
        json_object_set_new(object, "name", ceu_json_text(either(change)->body->name));
        json_object_set_new(object, "differences", differences);
        json_array_append_new(list, object);
    }
    return list;
}

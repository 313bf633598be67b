/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `ceu rules diff`: what changed between two versions of a pack, and whom it touches. */
#include "report/compare.h"
#include "report/rules-diff.h"

#include <string.h>

#include "report/words.h"

/* What stands in the first line of an added or removed element. */
static const char *const headlines[] = { "text", "title", "url", "name" };

static const char *
headline(const CeuElementChange *change)
{
    for (size_t k = 0; k < G_N_ELEMENTS(headlines); k++) {
        for (guint i = 0; i < change->fields->len; i++) {
            const CeuFieldChange *field = g_ptr_array_index(change->fields, i);

            if (strcmp(field->field, headlines[k]) == 0)
                return field->after != NULL ? field->after : field->before;
        }
    }
    return NULL;
}

/* "applies_to" → "applies to". */
static char *
field_label(const char *field)
{
    return g_strdelimit(g_strdup(field), "_", ' ');
}

static bool
is_default(const CeuFieldChange *field)
{
    const char *text = field->after != NULL ? field->after : field->before;

    return strcmp(field->field, "kind") == 0 ||
           (strcmp(field->field, "clock") == 0 &&
            g_strcmp0(text, ceu_name_clock(CEU_CLOCK_UNITS)) == 0) ||
           (strcmp(field->field, "by") == 0 && g_strcmp0(text, ceu_name_by(CEU_BY_CALENDAR)) == 0);
}

/* An element on one side only: its properties, but for the headline and what goes without saying. */
static void
append_whole(CeuPaint *paint, const CeuElementChange *change)
{
    const char *head = headline(change);

    for (guint i = 0; i < change->fields->len; i++) {
        const CeuFieldChange *field = g_ptr_array_index(change->fields, i);
        const char *text = field->after != NULL ? field->after : field->before;
        g_autofree char *label = field_label(field->field);

        if (text != NULL && g_strcmp0(text, head) != 0 && !is_default(field))
            ceu_paint_labelled(paint, 6, label, text);
    }
}

static void
append_fields(CeuPaint *paint, const CeuElementChange *change)
{
    for (guint i = 0; i < change->fields->len; i++) {
        const CeuFieldChange *field = g_ptr_array_index(change->fields, i);
        g_autofree char *label = field_label(field->field);

        ceu_paint_paragraph(paint, label, 6);
        ceu_paint_labelled(paint, 8, "was", field->before != NULL ? field->before : "not stated");
        ceu_paint_labelled(paint, 8, "is", field->after != NULL ? field->after : "not stated");
    }
}

static void
append_element(CeuPaint *paint, const CeuElementChange *change)
{
    static const char *const signs[] = {
        [CEU_CHANGE_ADDED] = "+", [CEU_CHANGE_REMOVED] = "-", [CEU_CHANGE_CHANGED] = "~"
    };
    static const CeuColour colours[] = { [CEU_CHANGE_ADDED] = CEU_COLOUR_GOOD,
                                         [CEU_CHANGE_REMOVED] = CEU_COLOUR_BAD,
                                         [CEU_CHANGE_CHANGED] = CEU_COLOUR_WARNING };
    g_autoptr(GString) line = g_string_new(NULL);

    g_string_append_printf(line, "%s %s %s %s", signs[change->kind], ceu_change_name(change->kind),
                           change->what, change->id);
    if (change->version != NULL)
        g_string_append_printf(line, " (from %s)", change->version);
    if (change->kind != CEU_CHANGE_CHANGED && headline(change) != NULL)
        g_string_append_printf(line, ": %s", headline(change));
    ceu_paint_blanks(paint, 2);
    ceu_paint_on(paint, colours[change->kind]);
    ceu_paint_wrapped(paint, line->str, 2, 4);
    ceu_paint_off(paint);
    if (change->kind == CEU_CHANGE_CHANGED)
        append_fields(paint, change);
    else
        append_whole(paint, change);
}

static void
append_heading(CeuPaint *paint, const CeuPackPair *pair, const GPtrArray *changes)
{
    unsigned counts[3] = { 0 };
    g_autofree char *summary = NULL;

    for (guint i = 0; i < changes->len; i++)
        counts[((const CeuElementChange *) g_ptr_array_index(changes, i))->kind]++;
    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, pair->newer->name);
    ceu_paint_line_feed(paint);
    ceu_paint_labelled(paint, 2, "was", pair->older_name);
    ceu_paint_labelled(paint, 2, "is", pair->newer_name);
    summary = g_strdup_printf("%u added, %u removed, %u changed", counts[CEU_CHANGE_ADDED],
                              counts[CEU_CHANGE_REMOVED], counts[CEU_CHANGE_CHANGED]);
    ceu_paint_paragraph(paint, changes->len > 0 ? summary : "They say the same.", 2);
}

static bool
is_of(const CeuPool *pool, const CeuPackPair *pair)
{
    return strcmp(pool->body->id, pair->older->id) == 0 ||
           strcmp(pool->body->id, pair->newer->id) == 0;
}

/* Pools of the two packs that the newer one judges in another way. */
static GPtrArray *
touched_pools(const CeuPackPair *pair)
{
    GPtrArray *changes = ceu_compare(pair->before, pair->after);

    for (guint i = changes->len; i > 0; i--) {
        const CeuPoolChange *change = g_ptr_array_index(changes, i - 1);

        if (!is_of(change->after != NULL ? change->after : change->before, pair))
            g_ptr_array_remove_index(changes, i - 1);
    }
    return changes;
}

static bool
has_pool(const CeuAssessment *assessment, const CeuPackPair *pair)
{
    for (guint i = 0; i < assessment->pools->len; i++) {
        if (is_of(g_ptr_array_index(assessment->pools, i), pair))
            return true;
    }
    return false;
}

static void
append_touched(CeuPaint *paint, const CeuPackPair *pair)
{
    g_autoptr(GPtrArray) touched = touched_pools(pair);
    g_autoptr(GString) title = g_string_new("Whom it touches, on ");

    ceu_words_append_day(title, pair->after->today);
    ceu_paint_line_feed(paint);
    ceu_paint_coloured(paint, CEU_COLOUR_HEADING, title->str);
    ceu_paint_line_feed(paint);
    if (touched->len > 0)
        ceu_compare_paint(paint, touched);
    else if (has_pool(pair->before, pair) || has_pool(pair->after, pair))
        ceu_paint_paragraph(paint, "Your due dates, totals and stages stay as they are.", 2);
    else
        ceu_paint_paragraph(paint, "It touches none of your credentials.", 2);
}

char *
ceu_report_rules_diff(const CeuPackPair *pair, const CeuStyle *style)
{
    CeuPaint paint = ceu_paint_begin(style);
    g_autoptr(GPtrArray) changes = ceu_rules_diff(pair->older, pair->newer);

    append_heading(&paint, pair, changes);
    if (changes->len > 0)
        ceu_paint_line_feed(&paint);
    for (guint i = 0; i < changes->len; i++)
        append_element(&paint, g_ptr_array_index(changes, i));
    if (changes->len > 0 && pair->before != NULL && pair->after != NULL)
        append_touched(&paint, pair);
    return ceu_paint_end(&paint);
}

static json_t *
element_value(const CeuElementChange *change)
{
    json_t *object = json_object(), *fields = json_array();

    for (guint i = 0; i < change->fields->len; i++) {
        const CeuFieldChange *field = g_ptr_array_index(change->fields, i);
        json_t *value = json_object();

        json_object_set_new(value, "field", ceu_json_text(field->field));
        json_object_set_new(value, "before", ceu_json_text(field->before));
        json_object_set_new(value, "after", ceu_json_text(field->after));
        json_array_append_new(fields, value);
    }
    json_object_set_new(object, "change", ceu_json_text(ceu_change_name(change->kind)));
    json_object_set_new(object, "what", ceu_json_text(change->what));
    json_object_set_new(object, "id", ceu_json_text(change->id));
    json_object_set_new(object, "version", ceu_json_text(change->version));
    json_object_set_new(object, "fields", fields);
    return object;
}

char *
ceu_report_rules_diff_json(const CeuPackPair *pair)
{
    json_t *reply = ceu_json_reply("ceu.rules-diff/1");
    json_t *list = json_array(), *touched = json_null();
    g_autoptr(GPtrArray) changes = ceu_rules_diff(pair->older, pair->newer);

    for (guint i = 0; i < changes->len; i++)
        json_array_append_new(list, element_value(g_ptr_array_index(changes, i)));
    if (pair->before != NULL && pair->after != NULL) {
        g_autoptr(GPtrArray) pools = touched_pools(pair);

        touched = ceu_compare_json(pools);
    }
    json_object_set_new(reply, "body", ceu_json_text(pair->newer->id));
    json_object_set_new(reply, "before", ceu_json_text(pair->older_name));
    json_object_set_new(reply, "after", ceu_json_text(pair->newer_name));
    json_object_set_new(reply, "differs", json_boolean(changes->len > 0));
    json_object_set_new(reply, "changes", list);
    json_object_set_new(reply, "pools", touched);
    return ceu_json_take_text(reply);
}
